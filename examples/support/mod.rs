//! Shared by the examples: names taken from hand annotation instead of from the recogniser, so that what comes after
//! can be looked at alone.

use std::path::Path;

use kilim::entity::{Entity, EntityId};
use kilim::mention::{EntityKind, Mention};
use kilim::text::{Document, Segmented, Span};

/// The annotated mentions of a document, and the entities they belong to, in order of the text.
#[allow(dead_code)] // not every example uses it
pub fn gold_mentions(
    gold: &Path,
    document: &Document,
    segmented: &Segmented,
) -> (Vec<Mention>, Vec<Entity>, Vec<EntityId>) {
    let json: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(gold).expect("readable gold")).expect("gold is JSON");
    let mut entities = Vec::new();
    let mut forms: Vec<(String, u32)> = Vec::new();
    for (i, e) in json["entities"].as_array().expect("entities").iter().enumerate() {
        let kind = match e["type"].as_str() {
            Some("Person") => EntityKind::Person,
            Some("Country") => EntityKind::Country,
            Some("Organization") => EntityKind::Organization,
            _ => EntityKind::Place,
        };
        entities.push(Entity {
            kind,
            name: e["name"].as_str().unwrap_or_default().to_owned(),
            mentions: Vec::new(),
            entry: None,
        });
        for m in e["mentions"].as_array().into_iter().flatten().chain([&e["name"]]) {
            let form = m.as_str().unwrap_or_default().to_owned();
            if !form.is_empty() && !forms.iter().any(|f| f.0 == form) {
                forms.push((form, i as u32));
            }
        }
    }
    forms.sort_by_key(|f| std::cmp::Reverse(f.0.len()));
    let mut mentions = Vec::new();
    let mut owner = Vec::new();
    let tokens = &segmented.tokens;
    let mut t = 0;
    while t < tokens.len() {
        let start = tokens[t].span.start as usize;
        let hit = forms.iter().find_map(|(form, e)| {
            if !document.text[start..].starts_with(form.as_str()) {
                return None;
            }
            let end = start + form.len();
            let last = (t..tokens.len()).find(|i| tokens[*i].span.end as usize >= end)?;
            // A name may end inside a token only before a suffix.
            let rest = &document.text[end..tokens[last].span.end as usize];
            let ends = (tokens[last].span.start as usize) < end && rest.chars().count() <= 8;
            ends.then_some((last, end, *e))
        });
        if let Some((last, end, e)) = hit {
            entities[e as usize].mentions.push(mentions.len() as u32);
            owner.push(e);
            let rest = &document.text[end..tokens[last].span.end as usize];
            mentions.push(Mention {
                span: Span::new(start, end),
                tokens: t as u32..last as u32 + 1,
                kind: entities[e as usize].kind,
                entry: None,
                adjectival: entities[e as usize].kind == EntityKind::Country
                    && rest.is_empty()
                    && is_adjective(&document.text[start..end]),
                rule: "gold",
                confidence: 1.0,
            });
            t = last + 1;
        } else {
            t += 1;
        }
    }
    (mentions, entities, owner)
}

fn is_adjective(form: &str) -> bool {
    ["li", "lı", "lu", "lü", "an", "ese", "ish"].iter().any(|s| form.ends_with(s))
        || matches!(form, "Rus" | "Alman" | "Fransız" | "İngiliz" | "İspanyol")
}

/// Publication dates by document name, from the texts' `index.json`.
#[allow(dead_code)] // not every example uses it
pub fn dates(texts: &Path) -> std::collections::BTreeMap<String, String> {
    let Ok(index) = std::fs::read_to_string(texts.join("index.json")) else {
        return std::collections::BTreeMap::default();
    };
    let json: serde_json::Value = serde_json::from_str(&index).expect("index.json is JSON");
    json.as_array()
        .into_iter()
        .flatten()
        .filter_map(|d| Some((d["id"].as_str()?.to_owned(), d["date"].as_str()?.to_owned())))
        .collect()
}
