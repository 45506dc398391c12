//! Persons who are taken up by what they are: `58 yaşındaki siyasetçi`, `deneyimli diplomat`, `konuk bakan`.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Known, is_person, origin};
use crate::entity::EntityId;
use crate::lang::tr::relation::{is_title, title_base};
use crate::lang::tr::word_class::WordClass;
use crate::mention::EntityKind;
use crate::pipeline::Reading;
use crate::syntax::{Case, Upos, VerbForm};
use crate::text::{Shape, TokenId};

/// Over how many sentences somebody is taken up so.
const MEMORY: usize = 2;

/// Over how many sentences a guest is.
const VISIT: usize = 6;

/// Whom the subject of a sentence takes up by his age, by a word for how he is known (`58 yaşındaki | siyasetçi`, `deneyimli |
/// diplomat`) or as the guest of another (`konuk | bakan`).
pub(super) fn by_role(
    reading: &Reading<'_>,
    offices: &FxHashMap<EntityId, Vec<(String, EntityId)>>,
    known: &Known,
    subjects: &FxHashSet<TokenId>,
    sentence: usize,
    t: TokenId,
) -> Option<EntityId> {
    let word = &reading.analysed.words[t as usize];
    let token = &reading.analysed.segmented.tokens[t as usize];
    let form = reading.analysed.segmented.lower_stem(t);
    let start = reading.analysed.segmented.sentences[sentence].tokens.start;
    if token.shape != Shape::Lower || word.plural || t <= start {
        return None;
    }
    let before = |k: TokenId| t.checked_sub(k).filter(|u| *u >= start);
    let lower = |t: TokenId| reading.analysed.segmented.lower(t);
    // `konuk bakan`: of those who hold the office, who holds it of a country that is named.
    if before(1).is_some_and(|u| WordClass::Guest.has(lower(u))) && is_title(form) {
        let base = title_base(form);
        let foreign = |p: &EntityId| {
            let lands = |at: &EntityId| reading.entities[*at as usize].kind == EntityKind::Country;
            offices.get(p).is_some_and(|o| o.iter().any(|(title, at)| *title == base && lands(at)))
        };
        let near = known.people.iter().rev().take_while(|(s, _)| sentence - s <= VISIT);
        let mut guests = near.map(|(_, p)| *p).filter(foreign);
        let first = guests.next()?;
        return guests.all(|p| p == first).then_some(first);
    }
    let subject = subjects.contains(&t) || word.case == Case::Gen;
    let acts = WordClass::Occupation.has(&word.lemma) || WordClass::Occupation.has(form);
    // `Brezilyalı | lider`, `ABD'li | senatör`: who holds an office there.
    if acts && let Some(land) = origin(reading, t).map(|m| reading.entity_of[m]) {
        let of_land = |p: &EntityId| {
            let office = offices.get(p).is_some_and(|o| o.iter().any(|(_, at)| *at == land));
            office || known.nationals.contains(&(*p, land))
        };
        let near = known.people.iter().rev().take_while(|(s, _)| sentence - s <= VISIT);
        return near.map(|(_, p)| *p).find(of_land);
    }
    if word.case != Case::Nom && word.case != Case::Gen {
        return None;
    }
    let office = is_title(form) && word.possessive == 3;
    if !subject || !acts && !office {
        return None;
    }
    // `iş insanı`, `başbakan yardımcısı`: the first word of the occupation or the office.
    let mut first = t;
    if word.possessive == 3 {
        first = before(1)?;
        let plain = |u: TokenId| {
            let word = &reading.analysed.words[u as usize];
            reading.analysed.segmented.tokens[u as usize].shape == Shape::Lower
                && word.case == Case::Nom
                && matches!(word.upos, Upos::Noun | Upos::Adj)
                && !WordClass::KnownAs.has(lower(u))
        };
        while office && plain(first) && first > start && plain(first - 1) && t - first < 3 {
            first -= 1;
        }
        if office && !plain(first) || !office && !WordClass::OccupationField.has(lower(first)) {
            return None;
        }
    }
    let said = first.checked_sub(1).filter(|u| *u >= start)?;
    let number = |t: TokenId| reading.analysed.words[t as usize].upos == Upos::Num;
    let aged = lower(said) == "yaşındaki" && said > start && number(said - 1);
    let opens = if aged { said - 1 } else { said };
    let known_as = aged || WordClass::KnownAs.has(lower(said));
    // `Suçlamaları reddeden | eski bakan`
    let told = opens.checked_sub(1).and_then(|u| reading.analysed.words[u as usize].verb);
    let told = told.is_some_and(|v| v.form == VerbForm::SubjectParticiple);
    if !known_as || opens != start && !told {
        return None;
    }
    // Whom the text is about, if anybody.
    let hero = known.hero.filter(|h| known.people.iter().any(|(_, p)| p == h));
    if hero.is_some() {
        return hero;
    }
    let lead = known.leads.iter().rev().find(|(s, _)| *s < sentence && sentence - s <= MEMORY);
    let near = || known.people.iter().rev().find(|(s, _)| *s < sentence && sentence - s <= 1);
    lead.or_else(near).map(|(_, p)| *p).filter(|p| is_person(reading, *p))
}
