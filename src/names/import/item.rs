//! One entity of a Wikidata dump: only what the tables need.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer};
use serde_json::Value;

/// An item; what it has beside is passed over.
#[derive(Debug, Deserialize)]
pub(super) struct Item {
    pub id: String,
    #[serde(default, deserialize_with = "or_empty")]
    pub labels: Labels,
    #[serde(default, deserialize_with = "or_empty")]
    pub aliases: Aliases,
    #[serde(default, deserialize_with = "or_empty")]
    pub claims: Claims,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Labels {
    #[serde(default, deserialize_with = "label")]
    pub tr: Option<String>,
    #[serde(default, deserialize_with = "label")]
    pub en: Option<String>,
    /// The label of all languages.
    #[serde(default, deserialize_with = "label")]
    pub mul: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Aliases {
    #[serde(default, deserialize_with = "labels")]
    pub tr: Vec<String>,
    #[serde(default, deserialize_with = "labels")]
    pub en: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Claims {
    #[serde(default, rename = "P31")]
    pub instance_of: Statements,
    #[serde(default, rename = "P17")]
    pub country: Statements,
    #[serde(default, rename = "P27")]
    pub citizen: Statements,
    #[serde(default, rename = "P36")]
    pub capital: Statements,
    #[serde(default, rename = "P1376")]
    pub capital_of: Statements,
    #[serde(default, rename = "P39")]
    pub position: Statements,
    #[serde(default, rename = "P1001")]
    pub jurisdiction: Statements,
    #[serde(default, rename = "P297")]
    pub iso_2: Statements,
    #[serde(default, rename = "P298")]
    pub iso_3: Statements,
}

/// The statements of one property.
#[derive(Debug, Default, Deserialize)]
#[serde(transparent)]
pub(super) struct Statements(Vec<Statement>);

#[derive(Debug, Deserialize)]
struct Statement {
    mainsnak: Snak,
    #[serde(default)]
    rank: String,
    #[serde(default, deserialize_with = "or_empty")]
    qualifiers: Qualifiers,
}

#[derive(Debug, Deserialize)]
struct Snak {
    #[serde(default)]
    datavalue: Option<DataValue>,
}

#[derive(Debug, Deserialize)]
struct DataValue {
    value: Value,
}

#[derive(Debug, Default, Deserialize)]
struct Qualifiers {
    #[serde(default, rename = "P580")]
    from: Vec<Snak>,
    #[serde(default, rename = "P582")]
    to: Vec<Snak>,
}

impl Statements {
    /// Statements that hold, the preferred ones first.
    fn held(&self) -> impl Iterator<Item = &Statement> {
        let rank = |preferred: bool| {
            self.0.iter().filter(move |s| s.rank != "deprecated" && (s.rank == "preferred") == preferred)
        };
        rank(true).chain(rank(false))
    }

    pub fn any(&self) -> bool {
        self.held().next().is_some()
    }

    /// Ids of the items that are their values.
    pub fn ids(&self) -> Vec<String> {
        self.held().filter_map(|s| s.mainsnak.id()).collect()
    }

    /// The first value that is text.
    pub fn text(&self) -> Option<String> {
        self.held().find_map(|s| Some(s.mainsnak.datavalue.as_ref()?.value.as_str()?.to_owned()))
    }

    /// Ids with first and last date. One that ended at a time not known is left out: it would read as held still.
    pub fn spans(&self) -> Vec<(String, String, String)> {
        self.held()
            .filter_map(|s| {
                let date = |list: &[Snak]| list.first().map(Snak::date);
                let from = date(&s.qualifiers.from).unwrap_or_default();
                let to = match date(&s.qualifiers.to) {
                    Some(to) if to.is_empty() => return None,
                    to => to.unwrap_or_default(),
                };
                Some((s.mainsnak.id()?, from, to))
            })
            .collect()
    }
}

impl Snak {
    fn id(&self) -> Option<String> {
        Some(self.datavalue.as_ref()?.value.get("id")?.as_str()?.to_owned())
    }

    /// A date as precise as it is known (`2014`, `2014-08`, `2014-08-28`), empty where it is not.
    fn date(&self) -> String {
        let read = || {
            let value = &self.datavalue.as_ref()?.value;
            let time = value.get("time")?.as_str()?.strip_prefix('+')?;
            let length = match value.get("precision")?.as_u64()? {
                9 => 4,
                10 => 7,
                11 => 10,
                _ => return None,
            };
            time.get(..length).filter(|d| !d.contains("-00")).or_else(|| time.get(..4)).map(str::to_owned)
        };
        read().unwrap_or_default()
    }
}

#[derive(Deserialize)]
struct Text {
    value: String,
}

fn label<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Ok(Some(Text::deserialize(deserializer)?.value))
}

fn labels<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    Ok(Vec::<Text>::deserialize(deserializer)?.into_iter().map(|t| t.value).collect())
}

/// An object; the dumps write an empty one as `[]`.
fn or_empty<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(
    deserializer: D,
) -> Result<T, D::Error> {
    struct Either<T>(PhantomData<T>);
    impl<'de, T: Deserialize<'de> + Default> Visitor<'de> for Either<T> {
        type Value = T;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object, or an empty array")
        }
        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
            T::deserialize(MapAccessDeserializer::new(map))
        }
        fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<T, A::Error> {
            while seq.next_element::<IgnoredAny>()?.is_some() {}
            Ok(T::default())
        }
    }
    deserializer.deserialize_any(Either(PhantomData))
}
