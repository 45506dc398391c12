//! Nouns that take up a place named before (`Rus uçakları Harkiv'e yaklaştı. Bir füze kenti vurdu.`). Only where the
//! place's name, the text or the gazetteer says that it is one of the kind, and no other such place was named beside it.

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::entity::EntityId;
use crate::lang::table;
use crate::mention::EntityKind;
use crate::names::Knowledge;
use crate::pipeline::Reading;
use crate::syntax::Case;
use crate::text::{TokenId, TokenKind, lower_tr};

use super::clause::is_time_noun;
use super::reference::{Step, behind_participle, is_inside, stands_alone, steps};

/// A place that was named longer ago than this many sentences is not taken up.
const MEMORY: usize = 3;

/// What makes a place one that a noun takes up.
struct Row {
    /// The last word of its name begins with one of these.
    names: Vec<&'static str>,
    /// Its class in the gazetteer is one of these.
    classes: Vec<&'static str>,
}

fn table() -> &'static FxHashMap<&'static str, Row> {
    static TABLE: OnceLock<FxHashMap<&'static str, Row>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let text = include_str!("../../../data/lang/tr/place-references.tsv");
        let some = |cell: &'static str| cell.split('|').filter(|c| !c.is_empty()).collect();
        table::rows("data/lang/tr/place-references.tsv", text)
            .map(|(_, [noun, names, classes])| (noun, Row { names: some(names), classes: some(classes) }))
            .collect()
    })
}

/// Fills in `out`, for each token the entity that it stands for, what takes up a place.
pub(super) fn take_up_places(reading: &Reading<'_>, out: &mut [Option<EntityId>]) {
    let mut called: FxHashSet<(EntityId, &str)> = FxHashSet::default();
    let mut places: Vec<(usize, EntityId)> = Vec::new();
    for (s, step) in steps(reading) {
        match step {
            Step::Name(at) => {
                let m = &reading.mentions[at];
                if m.kind == EntityKind::Place {
                    let entity = reading.entity_of[at];
                    places.push((s, entity));
                    let behind = reading.analysed.words.get(m.tokens.end as usize);
                    let noun = behind.filter(|w| w.possessive == 3);
                    if let Some((noun, _)) = noun.and_then(|w| table().get_key_value(&*w.lemma)) {
                        called.insert((entity, *noun));
                    }
                }
            }
            Step::Word(t, _) if out[t as usize].is_none() => {
                out[t as usize] = taken_up(reading, &called, &places, s, t);
            }
            Step::Word(..) => {}
        }
    }
}

/// The place that a noun in sentence `s` takes up, of those named so far (with their sentences, latest last) and of what the
/// text has called them.
fn taken_up(
    reading: &Reading<'_>,
    called: &FxHashSet<(EntityId, &str)>,
    places: &[(usize, EntityId)],
    s: usize,
    t: TokenId,
) -> Option<EntityId> {
    let word = &reading.analysed.words[t as usize];
    let row = table().get(&*word.lemma)?;
    // `bölgede kent kurdu` has any one.
    if word.possessive != 0
        || word.plural
        || is_inside(reading, t)
        || word.case == Case::Nom && !opens(reading, t)
    {
        return None;
    }
    let behind = behind_participle(reading, t);
    // `dün gece | kenti bombaladı`
    let before = t.checked_sub(1).map(|b| &reading.analysed.words[b as usize]);
    let dated = word.case != Case::Nom
        && before.is_some_and(|w| is_time_noun(&w.lemma) && w.case == Case::Nom && w.possessive == 0);
    if !behind && !dated && !stands_alone(reading, t) {
        return None;
    }
    let fits = |place: EntityId| {
        let entity = &reading.entities[place as usize];
        let name = lower_tr(&entity.name);
        let last = name.rsplit(' ').next().filter(|last| last.len() < name.len());
        let class = entity.entry.and_then(|e| Knowledge::get().entry(e).subtype);
        last.is_some_and(|last| row.names.iter().any(|n| last.starts_with(n)))
            || class.is_some_and(|class| row.classes.contains(&class))
            || called.contains(&(place, &*word.lemma))
    };
    let memory = if behind { 1 } else { MEMORY };
    let mut near = places.iter().rev().take_while(|(at, _)| s - at <= memory).filter(|(_, p)| fits(*p));
    let (at, place) = *near.next()?;
    let alone = near.take_while(|(other, _)| *other == at).all(|(_, p)| *p == place);
    alone.then_some(place)
}

/// Whether a noun without a case opens what is said, and so is spoken of as known (`Kent, dün gece bombalandı`).
fn opens(reading: &Reading<'_>, t: TokenId) -> bool {
    let segmented = &reading.analysed.segmented;
    t == 0 || segmented.tokens[t as usize - 1].kind != TokenKind::Word
}
