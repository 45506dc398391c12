//! Nodes.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::evidence::EvidenceList;
use super::forms::{ByDocument, Forms};
use super::kind::NodeKind;
use super::property::{Property, Value};
use super::words;
use crate::event::{EventType, Status};
use crate::statement::{Modality, Mode};

/// A node with its evidence.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Stable id: Wikidata id, kind and folded name, or content hash.
    pub id: String,
    /// Name: an entity's fullest form, an event's trigger, a statement's first words, a document's title or address.
    pub name: String,
    /// Other name forms of an entity as they stand in the texts, without case suffix, sorted.
    pub aliases: Vec<String>,
    /// Which of the forms each document uses, where several documents name an entity; none where one does.
    pub forms: Option<Box<Forms>>,
    /// Where it stands; of an entity one a mention.
    pub evidence: EvidenceList,
    /// Kind and own properties.
    pub data: NodeData,
}

/// A node's kind with the properties of that kind.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // one variant a kind
pub enum NodeData {
    Country(Country),
    Document(Box<Document>),
    Event(Box<Event>),
    Organization(Organization),
    Person(Person),
    Place(Place),
    Statement(Box<Statement>),
}

/// A person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// Wikidata id.
    pub wikidata: Option<String>,
    /// Titles and offices that the texts give, sorted.
    pub titles: Vec<String>,
    /// Code that a user's pack gives it.
    pub cameo: Option<String>,
}

/// A sovereign state or state-like actor.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Country {
    /// Wikidata id.
    pub wikidata: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub iso3166: Option<String>,
    /// CAMEO actor code, alpha-3.
    pub cameo: Option<String>,
}

/// A company, party, ministry, army, international body, …
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Organization {
    /// Wikidata id.
    pub wikidata: Option<String>,
    /// What kind of organisation.
    pub subtype: Option<String>,
    /// Code that a user's pack gives it.
    pub cameo: Option<String>,
}

/// A city, region, continent, building, …
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// Wikidata id.
    pub wikidata: Option<String>,
    /// ISO 3166-1 alpha-2 of the country it lies in.
    pub iso3166: Option<String>,
    /// Code that a user's pack gives it.
    pub cameo: Option<String>,
}

/// One thing that happens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Type.
    pub kind: EventType,
    /// The words that express it.
    pub trigger: String,
    /// ISO date: day, month or year.
    pub date: Option<String>,
    /// `day`, `month`, `year`, …
    pub date_precision: Option<String>,
    /// Whether it happened.
    pub status: Status,
    /// PLOVER type and mode.
    pub plover: Option<String>,
    /// CAMEO code.
    pub cameo: Option<String>,
}

/// One stretch of reported speech.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The words, without quotation marks.
    pub text: String,
    /// Direct, indirect, mixed.
    pub mode: Mode,
    /// The reporting words.
    pub cue: Option<String>,
    /// Whether the content is denied.
    pub polarity: Polarity,
    /// How the speaker stands to the words.
    pub modality: Modality,
    /// The day of the source.
    pub date: Option<String>,
    /// The speaker as the text words him, where he has no name.
    pub speaker_text: Option<String>,
}

/// Whether a content is affirmed or denied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Polarity {
    Affirmative,
    Negative,
}

/// One source text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Where it was read from.
    pub uri: String,
    /// SHA-256 of the text's UTF-8 bytes, hex.
    pub sha256: String,
    /// Language code.
    pub lang: String,
    /// Publication date, ISO 8601.
    pub published: Option<String>,
    /// Title.
    pub title: Option<String>,
}

impl NodeData {
    /// The kind.
    #[must_use]
    pub fn kind(&self) -> NodeKind {
        match self {
            NodeData::Country(_) => NodeKind::Country,
            NodeData::Document(_) => NodeKind::Document,
            NodeData::Event(_) => NodeKind::Event,
            NodeData::Organization(_) => NodeKind::Organization,
            NodeData::Person(_) => NodeKind::Person,
            NodeData::Place(_) => NodeKind::Place,
            NodeData::Statement(_) => NodeKind::Statement,
        }
    }

    fn text(&self, property: Property) -> Option<&str> {
        use Property as P;
        match self {
            NodeData::Country(c) => match property {
                P::Wikidata => c.wikidata.as_deref(),
                P::Iso3166 => c.iso3166.as_deref(),
                P::Cameo => c.cameo.as_deref(),
                _ => None,
            },
            NodeData::Document(d) => match property {
                P::Uri => Some(&d.uri),
                P::Sha256 => Some(&d.sha256),
                P::Lang => Some(&d.lang),
                P::Published => d.published.as_deref(),
                P::Title => d.title.as_deref(),
                _ => None,
            },
            NodeData::Event(e) => match property {
                P::Type => Some(e.kind.name()),
                P::Trigger => Some(&e.trigger),
                P::Date => e.date.as_deref(),
                P::DatePrecision => e.date_precision.as_deref(),
                P::Status => Some(words::status(e.status)),
                P::Plover => e.plover.as_deref(),
                P::Cameo => e.cameo.as_deref(),
                _ => None,
            },
            NodeData::Organization(o) => match property {
                P::Wikidata => o.wikidata.as_deref(),
                P::Subtype => o.subtype.as_deref(),
                P::Cameo => o.cameo.as_deref(),
                _ => None,
            },
            NodeData::Person(p) => match property {
                P::Wikidata => p.wikidata.as_deref(),
                P::Cameo => p.cameo.as_deref(),
                _ => None,
            },
            NodeData::Place(p) => match property {
                P::Wikidata => p.wikidata.as_deref(),
                P::Iso3166 => p.iso3166.as_deref(),
                P::Cameo => p.cameo.as_deref(),
                _ => None,
            },
            NodeData::Statement(s) => match property {
                P::Text => Some(&s.text),
                P::Mode => Some(words::mode(s.mode)),
                P::Cue => s.cue.as_deref(),
                P::Polarity => Some(words::polarity(s.polarity)),
                P::Modality => Some(words::modality(s.modality)),
                P::Date => s.date.as_deref(),
                P::SpeakerText => s.speaker_text.as_deref(),
                _ => None,
            },
        }
    }
}

impl Node {
    /// The kind.
    #[must_use]
    pub fn kind(&self) -> NodeKind {
        self.data.kind()
    }

    /// How often the texts mention it.
    #[must_use]
    pub fn mentions(&self) -> usize {
        self.evidence.len()
    }

    /// The value of one of its own properties, where it has one.
    #[must_use]
    pub fn property(&self, property: Property) -> Option<Value<'_>> {
        if property == Property::Titles {
            return match &self.data {
                NodeData::Person(p) if !p.titles.is_empty() => Some(Value::Texts(&p.titles)),
                _ => None,
            };
        }
        self.data.text(property).map(Value::Text)
    }

    /// Its own properties that have a value, in order.
    pub fn properties(&self) -> impl Iterator<Item = (Property, Value<'_>)> {
        self.kind().properties().iter().filter_map(|p| Some((*p, self.property(*p)?)))
    }

    /// Takes what another node with the same id says. The order of merging doesn't matter: forms and titles are
    /// united, the fullest name wins, and for the rest the earliest evidence is believed.
    pub fn merge(&mut self, other: Node) {
        self.absorb(other);
        self.evidence.tidy();
    }

    /// [`Node::merge`] with evidence still to be tidied.
    pub(super) fn absorb(&mut self, mut other: Node) {
        debug_assert_eq!(self.id, other.id);
        let before = match (&self.data, &other.data) {
            // One text at two addresses: the first address in the alphabet.
            (NodeData::Document(a), NodeData::Document(b)) => (&b.uri, &b.published) < (&a.uri, &a.published),
            _ => other.evidence.is_before(&self.evidence),
        };
        if before {
            std::mem::swap(self, &mut other);
        }
        if self.kind().is_entity() {
            let mut by_document = self.take_forms();
            for (document, forms) in other.take_forms() {
                by_document.entry(document).or_default().extend(forms);
            }
            self.put_forms(by_document);
            let mut forms = std::mem::take(&mut self.aliases);
            forms.push(std::mem::take(&mut self.name));
            forms.append(&mut other.aliases);
            forms.push(other.name);
            (self.name, self.aliases) = name_and_aliases(forms);
        }
        if let (NodeData::Person(a), NodeData::Person(b)) = (&mut self.data, other.data) {
            a.titles.extend(b.titles);
            a.titles.sort_unstable();
            a.titles.dedup();
        }
        self.evidence.absorb(other.evidence);
    }
}

impl Node {
    /// A country goes by the gazetteer's name, in the language that most of its forms are in: texts may call it by an
    /// adjective alone (`Çinli`), or by its full name once (`Çin Halk Cumhuriyeti`). Only a name that is one of its
    /// forms is chosen (each document adds the one of its language), so that forms stay what documents give.
    pub(super) fn settle_name(&mut self) {
        let NodeData::Country(_) = self.data else { return };
        let forms = || self.aliases.iter().chain([&self.name]);
        let known = |lang: &str| {
            let mut entries =
                forms().filter_map(|f| crate::names::country_by_form(lang, f)).map(|(entry, _)| entry);
            let first = entries.next();
            (usize::from(first.is_some()) + entries.count(), first)
        };
        let ((turkish, tr), (english, en)) = (known("tr"), known("en"));
        let (entry, lang) = if turkish >= english { (tr, "tr") } else { (en, "en") };
        let Some(entry) = entry else { return };
        let name = crate::names::Knowledge::get().entry(entry).name(lang);
        if let Some(at) = self.aliases.iter().position(|a| a == name) {
            std::mem::swap(&mut self.name, &mut self.aliases[at]);
            self.aliases.sort_unstable();
        }
    }
}

/// The fullest of several name forms (the longest; of equally long ones one that is not all capitals, then the first in
/// the alphabet), and the others.
pub(super) fn name_and_aliases(mut forms: Vec<String>) -> (String, Vec<String>) {
    forms.sort_unstable();
    forms.dedup();
    let fullest = (0..forms.len())
        .max_by_key(|i| {
            let form = &forms[*i];
            (form.chars().count(), form.chars().any(char::is_lowercase), std::cmp::Reverse(*i))
        })
        .map(|i| forms.remove(i));
    (fullest.unwrap_or_default(), forms)
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_map(None)?;
        out.serialize_entry("id", &self.id)?;
        out.serialize_entry("kind", self.kind().name())?;
        out.serialize_entry("name", &self.name)?;
        if self.kind().is_entity() {
            out.serialize_entry("aliases", &self.aliases)?;
        }
        if let Some(forms) = &self.forms {
            out.serialize_entry("forms", &ByDocument(forms))?;
        }
        out.serialize_entry("mentions", &self.mentions())?;
        for (property, value) in self.properties() {
            out.serialize_entry(property.name(), &value)?;
        }
        out.serialize_entry("evidence", &self.evidence)?;
        out.end()
    }
}
