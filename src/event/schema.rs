//! The table of event types (`data/schema/events.tsv`).

use std::sync::LazyLock;

use super::EventType;

/// One event type.
#[derive(Debug, Clone)]
pub struct TypeRow {
    /// The type.
    pub kind: EventType,
    /// Name as the graph has it.
    pub name: &'static str,
    /// Whether its parties stand on one level.
    pub symmetric: bool,
    /// The PLOVER type, where it is one.
    pub plover: Option<&'static str>,
    /// PLOVER modes that a frame may name.
    pub modes: Vec<&'static str>,
    /// CAMEO roots and codes.
    pub cameo: Vec<&'static str>,
    /// What it covers.
    pub meaning: &'static str,
}

const KINDS: [EventType; 22] = [
    EventType::Agree,
    EventType::Consult,
    EventType::Support,
    EventType::Concede,
    EventType::Cooperate,
    EventType::Aid,
    EventType::Retreat,
    EventType::Request,
    EventType::Accuse,
    EventType::Reject,
    EventType::Threaten,
    EventType::Protest,
    EventType::Sanction,
    EventType::Mobilize,
    EventType::Coerce,
    EventType::Assault,
    EventType::Transact,
    EventType::Appoint,
    EventType::Decide,
    EventType::Harm,
    EventType::Travel,
    EventType::Ceremony,
];

static TABLE: LazyLock<Vec<TypeRow>> = LazyLock::new(|| {
    let list = |s: &'static str| s.split(',').filter(|c| *c != "-").collect::<Vec<_>>();
    let rows: Vec<TypeRow> = include_str!("../../data/schema/events.tsv")
        .lines()
        .filter(|l| !l.starts_with('#') && !l.trim().is_empty())
        .skip(1)
        .zip(KINDS)
        .map(|(line, kind)| {
            let c: Vec<&str> = line.split('\t').collect();
            assert!(c.len() == 6, "data/schema/events.tsv: six columns expected in `{line}`");
            TypeRow {
                kind,
                name: c[0],
                symmetric: c[1] == "yes",
                plover: (c[2] != "-").then_some(c[2]),
                modes: list(c[3]),
                cameo: list(c[4]),
                meaning: c[5],
            }
        })
        .collect();
    assert!(
        rows.len() == KINDS.len(),
        "data/schema/events.tsv: {} rows expected, found {}",
        KINDS.len(),
        rows.len()
    );
    rows
});

/// The row of a type.
#[must_use]
pub fn row(kind: EventType) -> &'static TypeRow {
    &TABLE[kind as usize]
}

/// All rows, in the order of [`EventType`].
#[must_use]
pub fn rows() -> &'static [TypeRow] {
    &TABLE
}

impl EventType {
    /// All types, in the schema's order.
    pub fn all() -> impl Iterator<Item = EventType> {
        KINDS.into_iter()
    }

    /// Name as the graph has it (`CONSULT`).
    #[must_use]
    pub fn name(self) -> &'static str {
        row(self).name
    }

    /// The type of a name, as the graph has it.
    #[must_use]
    pub fn from_name(name: &str) -> Option<EventType> {
        TABLE.iter().find(|r| r.name == name).map(|r| r.kind)
    }

    /// Whether its parties stand on one level.
    #[must_use]
    pub fn is_symmetric(self) -> bool {
        row(self).symmetric
    }
}

/// Types of what no thing does, as a storm kills and a wall falls.
pub(super) fn is_willed(kind: EventType) -> bool {
    !matches!(
        kind,
        EventType::Assault | EventType::Harm | EventType::Coerce | EventType::Travel | EventType::Retreat
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_stands_in_the_table_under_its_own_name() {
        for kind in KINDS {
            assert_eq!(row(kind).name, format!("{kind:?}").to_uppercase());
        }
    }
}
