//! Kinds of nodes and edges.

use crate::entity::RelationKind;
use crate::event::EventType;
use crate::mention::EntityKind;

use super::property::Property;

/// Kind of a node, in alphabetical order (the order of output).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // explained in docs/graph.md
pub enum NodeKind {
    Country,
    Document,
    Event,
    Organization,
    Person,
    Place,
    Statement,
}

impl NodeKind {
    /// All kinds in order.
    pub const ALL: [NodeKind; 7] = [
        NodeKind::Country,
        NodeKind::Document,
        NodeKind::Event,
        NodeKind::Organization,
        NodeKind::Person,
        NodeKind::Place,
        NodeKind::Statement,
    ];

    /// Name as the graph has it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            NodeKind::Country => "Country",
            NodeKind::Document => "Document",
            NodeKind::Event => "Event",
            NodeKind::Organization => "Organization",
            NodeKind::Person => "Person",
            NodeKind::Place => "Place",
            NodeKind::Statement => "Statement",
        }
    }

    /// The kind of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<NodeKind> {
        Self::ALL.into_iter().find(|k| k.name() == name)
    }

    /// Whether it is a thing that texts name (person, country, organisation, place).
    #[must_use]
    pub fn is_entity(self) -> bool {
        matches!(self, NodeKind::Country | NodeKind::Organization | NodeKind::Person | NodeKind::Place)
    }

    /// The properties that nodes of this kind have of their own, in order of output.
    #[must_use]
    pub fn properties(self) -> &'static [Property] {
        use Property as P;
        match self {
            NodeKind::Country => &[P::Wikidata, P::Iso3166, P::Cameo],
            NodeKind::Document => &[P::Uri, P::Sha256, P::Lang, P::Published, P::Title],
            NodeKind::Event => {
                &[P::Type, P::Trigger, P::Date, P::DatePrecision, P::Status, P::Plover, P::Cameo]
            }
            NodeKind::Organization => &[P::Wikidata, P::Subtype, P::Cameo],
            NodeKind::Person => &[P::Wikidata, P::Titles, P::Cameo],
            NodeKind::Place => &[P::Wikidata, P::Iso3166, P::Cameo],
            NodeKind::Statement => {
                &[P::Text, P::Mode, P::Cue, P::Polarity, P::Modality, P::Date, P::SpeakerText]
            }
        }
    }
}

impl From<EntityKind> for NodeKind {
    fn from(kind: EntityKind) -> Self {
        match kind {
            EntityKind::Person => NodeKind::Person,
            EntityKind::Country => NodeKind::Country,
            EntityKind::Organization => NodeKind::Organization,
            EntityKind::Place => NodeKind::Place,
        }
    }
}

/// Kind of an edge, in alphabetical order; those of the relations view last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // explained in docs/graph.md
pub enum EdgeKind {
    About,
    AddressedTo,
    AgentOf,
    At,
    CitizenOf,
    HoldsOffice,
    KinOf,
    LocatedIn,
    MemberOf,
    MentionedIn,
    PartOf,
    Said,
    Targets,
    /// An event drawn as one edge (relations view).
    Did(EventType),
}

impl EdgeKind {
    /// The kinds of the full graph, in order.
    pub const ALL: [EdgeKind; 13] = [
        EdgeKind::About,
        EdgeKind::AddressedTo,
        EdgeKind::AgentOf,
        EdgeKind::At,
        EdgeKind::CitizenOf,
        EdgeKind::HoldsOffice,
        EdgeKind::KinOf,
        EdgeKind::LocatedIn,
        EdgeKind::MemberOf,
        EdgeKind::MentionedIn,
        EdgeKind::PartOf,
        EdgeKind::Said,
        EdgeKind::Targets,
    ];

    /// Name as the graph has it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            EdgeKind::About => "ABOUT",
            EdgeKind::AddressedTo => "ADDRESSED_TO",
            EdgeKind::AgentOf => "AGENT_OF",
            EdgeKind::At => "AT",
            EdgeKind::CitizenOf => "CITIZEN_OF",
            EdgeKind::HoldsOffice => "HOLDS_OFFICE",
            EdgeKind::KinOf => "KIN_OF",
            EdgeKind::LocatedIn => "LOCATED_IN",
            EdgeKind::MemberOf => "MEMBER_OF",
            EdgeKind::MentionedIn => "MENTIONED_IN",
            EdgeKind::PartOf => "PART_OF",
            EdgeKind::Said => "SAID",
            EdgeKind::Targets => "TARGETS",
            EdgeKind::Did(event) => event.name(),
        }
    }

    /// The kind of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<EdgeKind> {
        Self::ALL
            .into_iter()
            .find(|k| k.name() == name)
            .or_else(|| EventType::from_name(name).map(EdgeKind::Did))
    }

    /// Whether it stands between two things that texts name.
    #[must_use]
    pub fn is_relation(self) -> bool {
        matches!(
            self,
            EdgeKind::CitizenOf
                | EdgeKind::HoldsOffice
                | EdgeKind::KinOf
                | EdgeKind::LocatedIn
                | EdgeKind::MemberOf
                | EdgeKind::PartOf
        )
    }
}

impl From<RelationKind> for EdgeKind {
    fn from(kind: RelationKind) -> Self {
        match kind {
            RelationKind::HoldsOffice => EdgeKind::HoldsOffice,
            RelationKind::MemberOf => EdgeKind::MemberOf,
            RelationKind::PartOf => EdgeKind::PartOf,
            RelationKind::LocatedIn => EdgeKind::LocatedIn,
            RelationKind::CitizenOf => EdgeKind::CitizenOf,
            RelationKind::KinOf => EdgeKind::KinOf,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_stand_in_the_order_of_their_names() {
        assert!(NodeKind::ALL.windows(2).all(|w| w[0] < w[1] && w[0].name() < w[1].name()));
        assert!(EdgeKind::ALL.windows(2).all(|w| w[0] < w[1] && w[0].name() < w[1].name()));
    }

    #[test]
    fn names_lead_back_to_their_kind() {
        assert!(EdgeKind::ALL.into_iter().all(|k| EdgeKind::from_name(k.name()) == Some(k)));
        assert!(NodeKind::ALL.into_iter().all(|k| NodeKind::from_name(k.name()) == Some(k)));
        assert_eq!(EdgeKind::from_name("CONSULT"), Some(EdgeKind::Did(EventType::Consult)));
    }
}
