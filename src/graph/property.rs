//! Properties of nodes, as exporters see them: a name, a type, a value.

use serde::{Serialize, Serializer};

/// A property that some kind of node has of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)] // explained in docs/graph.md
pub enum Property {
    Wikidata,
    Titles,
    Iso3166,
    Cameo,
    Subtype,
    Type,
    Trigger,
    Date,
    DatePrecision,
    Status,
    Plover,
    Text,
    Mode,
    Cue,
    Polarity,
    Modality,
    SpeakerText,
    Uri,
    Sha256,
    Lang,
    Published,
    Title,
}

/// What a property's value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PropertyType {
    /// A text.
    Text,
    /// A list of texts.
    Texts,
    /// An ISO 8601 date, day, month or year (`2025-09-05`, `2025-09`, `2025`).
    Date,
}

/// A property's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value<'a> {
    /// A text or date.
    Text(&'a str),
    /// A list of texts, not empty.
    Texts(&'a [String]),
    /// A number.
    Count(usize),
    /// Yes.
    Flag(bool),
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Text(text) => serializer.serialize_str(text),
            Value::Texts(texts) => texts.serialize(serializer),
            Value::Count(count) => serializer.serialize_u64(*count as u64),
            Value::Flag(flag) => serializer.serialize_bool(*flag),
        }
    }
}

impl Property {
    /// All properties, in the order of columns.
    pub const ALL: [Property; 22] = [
        Property::Wikidata,
        Property::Titles,
        Property::Iso3166,
        Property::Cameo,
        Property::Subtype,
        Property::Type,
        Property::Trigger,
        Property::Date,
        Property::DatePrecision,
        Property::Status,
        Property::Plover,
        Property::Text,
        Property::Mode,
        Property::Cue,
        Property::Polarity,
        Property::Modality,
        Property::SpeakerText,
        Property::Uri,
        Property::Sha256,
        Property::Lang,
        Property::Published,
        Property::Title,
    ];

    /// Name as the graph has it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Property::Wikidata => "wikidata",
            Property::Titles => "titles",
            Property::Iso3166 => "iso3166",
            Property::Cameo => "cameo",
            Property::Subtype => "subtype",
            Property::Type => "type",
            Property::Trigger => "trigger",
            Property::Date => "date",
            Property::DatePrecision => "date_precision",
            Property::Status => "status",
            Property::Plover => "plover",
            Property::Text => "text",
            Property::Mode => "mode",
            Property::Cue => "cue",
            Property::Polarity => "polarity",
            Property::Modality => "modality",
            Property::SpeakerText => "speaker_text",
            Property::Uri => "uri",
            Property::Sha256 => "sha256",
            Property::Lang => "lang",
            Property::Published => "published",
            Property::Title => "title",
        }
    }

    /// What its values are.
    #[must_use]
    pub fn kind(self) -> PropertyType {
        match self {
            Property::Titles => PropertyType::Texts,
            Property::Date | Property::Published => PropertyType::Date,
            _ => PropertyType::Text,
        }
    }
}
