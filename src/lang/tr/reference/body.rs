//! Bodies and countries by their kind: `şirket`, `örgüt`, `ülkesi`.

use rustc_hash::FxHashSet;

use super::super::body_noun::{is_kind, table};
use super::phrase::{
    behind_colours, behind_court, behind_occupation, behind_participle, origin, stands_alone,
};
use super::{FORCE_MEMORY, Known, MEMORY, Named, Names, TOPIC_MEMORY};
use crate::entity::{EntityId, Relation, RelationKind};
use crate::mention::EntityKind;
use crate::pipeline::Reading;
use crate::syntax::{Case, Upos};
use crate::text::{TokenId, lower_tr};

/// `şirket`, `kendisi`, `ülkesi`, `askerler`; `itself` does something to what is looked for, and so is not it.
pub(super) fn word(
    reading: &Reading<'_>,
    relations: &[Relation],
    names: &Names,
    known: &Known,
    itself: Option<EntityId>,
    sentence: usize,
    t: TokenId,
) -> Option<EntityId> {
    let (people, bodies, lowered) = (&known.people, &known.bodies, &names.known_as);
    let word = &reading.analysed.words[t as usize];
    // `Kulüp`, where a sentence begins, may read like a name.
    let lemma = lower_tr(&word.lemma);
    match &*lemma {
        "kendi" if word.possessive == 3 && !word.plural => {
            let (s, person) = *people.last()?;
            (sentence - s <= 1).then_some(person)
        }
        "ülke" if word.possessive == 3 && !word.plural => {
            // `Peru Savunma Bakanı, ülkesinin …`: whoever it is.
            let home = known.homes.last().filter(|(s, _)| *s == sentence);
            let named = people.last().is_some_and(|(s, _)| *s == sentence);
            if let Some((_, home)) = home.filter(|_| !named) {
                return Some(*home);
            }
            let (s, person) = *people.last()?;
            if sentence - s > 1 {
                return None;
            }
            relations
                .iter()
                .find(|r| {
                    r.source == person
                        && matches!(r.kind, RelationKind::HoldsOffice | RelationKind::CitizenOf)
                        && reading.entities[r.target as usize].kind == EntityKind::Country
                })
                .map(|r| r.target)
        }
        // `Ülke, anlaşmayı imzaladı`: the country named last.
        "ülke"
            if word.possessive == 0 && !word.plural && word.case == Case::Nom && stands_alone(reading, t) =>
        {
            let last = known.countries.last().filter(|(s, _)| sentence - s <= 2)?;
            // `Peru, Şili'ye uçak sattı. Ülke …`: what the sentence was about comes before what it named later.
            let lead = known.lands.last().filter(|(s, _)| *s == last.0 && *s < sentence);
            Some(lead.unwrap_or(last).1)
        }
        // `Mahkeme | heyeti`: the court named last.
        "heyet" if word.possessive == 3 && behind_court(reading, t) => {
            let recent = bodies.iter().rev().take_while(|(s, _)| sentence - s <= MEMORY);
            recent.map(|(_, b)| *b).find(|b| lowered[*b as usize].contains("mahkeme"))
        }
        // `Yönetim | kurulu, Kaya'yı görevden aldı`: the company's that the text was about.
        "kurul" if is_board(reading, t) => {
            let near = |memory: usize| move |(s, _): &&Named| sentence - s <= memory;
            let company = |b: &EntityId| {
                let name = &lowered[*b as usize];
                !is_kind(name) || name.contains("bank") && !name.contains("merkez")
            };
            let topic = known.topics.iter().rev().take_while(near(TOPIC_MEMORY));
            let recent = bodies.iter().rev().take_while(near(MEMORY));
            topic.chain(recent).map(|(_, b)| *b).find(company)
        }
        lemma => {
            let row = table().get(lemma)?;
            if row.force {
                // `işgal ordusu`, `işgal güçleri`: no other than those that were named.
                let occupies = word.possessive == 3 && behind_occupation(reading, t);
                if !occupies && (word.possessive != 0 || !stands_alone(reading, t) || lemma == "güç") {
                    return None;
                }
                let named = |b: &EntityId| row.names.iter().any(|n| lowered[*b as usize].contains(n));
                let near = |l: &&(usize, EntityId)| sentence - l.0 <= FORCE_MEMORY;
                let body = bodies.iter().rev().take_while(near).find(|(_, b)| named(b));
                let force = known.forces.iter().rev().find(|f| f.2 == row.is_army()).map(|f| (f.0, f.1));
                // The later of the two.
                return body
                    .into_iter()
                    .chain(force.as_ref().filter(near))
                    .max_by_key(|(s, _)| *s)
                    .map(|(_, e)| *e);
            }
            // `bankamız`: the speaker's, or the body's that the text is of.
            if word.possessive == 4 && !word.plural {
                let recent = bodies.iter().rev().take_while(|(s, _)| sentence - s <= MEMORY);
                let named = |b: &EntityId| row.names.iter().any(|n| lowered[*b as usize].contains(n));
                let main = known.main.filter(|m| row.any || named(m));
                let topic = || {
                    let near = known.topics.iter().rev().take_while(|(s, _)| sentence - s <= MEMORY);
                    near.map(|(_, b)| *b).find(|b| row.any && !is_kind(&lowered[*b as usize]))
                };
                return recent.map(|(_, b)| *b).find(named).or(main).or_else(topic);
            }
            // `1999'da kurulan şirket`: only what was named just before.
            // `sarı-kırmızılı kulüp`: so is a club by its colours.
            let origin = origin(reading, t).is_some() || lemma == "kulüp" && behind_colours(reading, t);
            let clause = behind_participle(reading, t);
            // `Peru Bank, | şirketi satın aldı`: the ending is that of the object, and it is another one.
            let object = known.objects.get(&t);
            let doer = object.and_then(|o| o.doer).or(itself);
            // `bölgede şirket satın aldı`
            if object.is_some_and(|o| o.any) {
                return None;
            }
            let comma = t > 0 && reading.analysed.segmented.lower(t - 1) == ",";
            let taken =
                object.is_some_and(|o| o.bare) && word.possessive == 3 && word.case == Case::Nom && comma;
            // `dünyanın en büyüğü olan | Peru'lu dev`: a new one.
            let said = || {
                let at = super::origin(reading, t).map(|at| reading.mentions[at].tokens.start);
                at.and_then(|s| s.checked_sub(1))
                    .is_none_or(|b| reading.analysed.words[b as usize].verb.is_none())
            };
            let form = origin && (word.possessive == 3 || word.possessive == 0 && said())
                || (word.possessive == 0 || taken) && lemma != "dev";
            if word.plural || !form || !(origin || clause || stands_alone(reading, t)) {
                return None;
            }
            let memory = if clause || origin { 1 } else { MEMORY };
            let recent = || {
                let near = bodies.iter().rev().take_while(|(s, _)| sentence - s <= memory);
                near.map(|(_, b)| *b).filter(|b| Some(*b) != doer)
            };
            let named = |b: &EntityId| row.names.iter().any(|n| lowered[*b as usize].contains(n));
            // `kurum`, `kuruluş` may be any body, whatever its abbreviation stands for.
            let general = row.any && matches!(lemma, "kurum" | "kuruluş");
            let names = if general { &names.written } else { lowered };
            let other = |b: &EntityId| row.any && !is_kind(&names[*b as usize]);
            let main =
                known.main.filter(|m| !(clause || origin) && (named(m) || other(m)) && Some(*m) != doer);
            // `Demir, Peru Enerji ile anlaştı. Şirket …`: what the sentence was about comes before what it named last.
            let topic = || {
                let near = known.topics.iter().rev().take_while(|(s, _)| sentence - s <= TOPIC_MEMORY);
                let here = bodies[known.spoken..].iter().rev().take_while(|(s, _)| *s == sentence);
                let here = here.filter(|(_, b)| Some(*b) != doer).any(|(_, b)| other(b));
                let fits = |b: &EntityId| (other(b) || general) && Some(*b) != doer;
                near.map(|(_, b)| *b).find(|b| fits(b) && !(clause || origin || here))
            };
            let about = || {
                let near = known.topics.iter().rev().take_while(|(s, _)| sentence - s <= TOPIC_MEMORY);
                near.map(|(_, b)| *b).filter(|b| Some(*b) != doer).find(named).filter(|_| !(clause || origin))
            };
            // `Kaya, Peru Bank'a dava açtı. Andes Un da aynı | şirketten …`: whom it named last.
            if t > 0 && reading.analysed.segmented.lower(t - 1) == "aynı" {
                return recent().find(named).or_else(|| recent().find(other));
            }
            recent().find(named).or_else(about).or_else(topic).or_else(|| recent().find(other)).or(main)
        }
    }
}

/// Whether a noun is the second word of `yönetim kurulu` where no company stands before it.
fn is_board(reading: &Reading<'_>, t: TokenId) -> bool {
    let Some(first) = t.checked_sub(1) else { return false };
    let named = |b: TokenId| {
        let at = reading.mentions.partition_point(|m| m.tokens.end <= b);
        reading.mentions.get(at).is_some_and(|m| m.tokens.contains(&b))
    };
    // `yönetim kurulu | toplantısında`, `toplanan yönetim kurulu`: nobody who acts.
    let tokens = &reading.analysed.segmented;
    let acts = (t as usize + 1) < tokens.tokens.len() && (tokens.lower(t + 1) == "," || named(t + 1));
    if !acts || behind_participle(reading, first) {
        return false;
    }
    let alone = first
        .checked_sub(1)
        .is_none_or(|b| !named(b) && reading.analysed.words[b as usize].case != Case::Gen);
    reading.analysed.segmented.lower(first) == "yönetim"
        && reading.analysed.words[t as usize].possessive == 3
        && alone
}

/// The named subject of the clause in which a noun stands that is none: nobody is called by a noun there where he does something
/// to himself (`Peru Bank, | örgüt hakkında dava açtı`).
pub(super) fn acts_on(reading: &Reading<'_>, subjects: &FxHashSet<TokenId>, t: TokenId) -> Option<EntityId> {
    const FAR: TokenId = 3;
    let words = reading.analysed.words;
    // `Peru Bank, | şirketteki payını sattı`
    let there = words[t as usize].case == Case::Loc && reading.analysed.segmented.lower(t).ends_with("ki");
    let governed = there
        || matches!(words[t as usize].case, Case::Acc | Case::Dat | Case::Abl)
        || words.get(t as usize + 1).is_some_and(|w| w.upos == Upos::Adp);
    if subjects.contains(&t) || words[t as usize].possessive != 0 || !governed {
        return None;
    }
    let at = reading.mentions.partition_point(|m| m.tokens.end <= t).checked_sub(1)?;
    let end = reading.mentions[at].tokens.end;
    let near = t - end <= FAR && (end..t).all(|u| words[u as usize].verb.is_none());
    (near && subjects.contains(&(end - 1))).then(|| reading.entity_of[at])
}
