//! Words that stand for somebody named before: titles alone (`Bakan`), bodies by their kind (`şirket`), `ülkesi`,
//! `kendisi`. Only where one antecedent is plain; everything else is left alone.

mod body;
mod person;
mod phrase;
mod walk;

use rustc_hash::{FxHashMap, FxHashSet};

use super::body_noun::{class_word, is_body_noun, table};
use super::relation::{is_title, title_base};
use crate::entity::{Entity, EntityId, Relation, RelationKind};
use crate::mention::EntityKind;
use crate::pipeline::Reading;
use crate::syntax::{Case, Link, Slot, Word};
use crate::text::{Shape, TokenId, lower_tr};
use body::{acts_on, word};
use phrase::body_before;

pub(super) use phrase::{behind_participle, is_inside, origin, stands_alone};
pub(super) use walk::{Step, steps};

/// A body that was named longer ago than this many sentences is not taken up by its kind alone.
const MEMORY: usize = 4;

/// What a sentence was about is taken up before what was named later, over this many sentences.
const TOPIC_MEMORY: usize = 2;

/// Armed forces are taken up over a longer stretch.
const FORCE_MEMORY: usize = 8;

/// For each token the entity that it stands for, if it is no name itself.
pub fn references(reading: &Reading<'_>, relations: &[Relation]) -> Vec<Option<EntityId>> {
    let mut out = vec![None; reading.analysed.words.len()];
    let offices = offices(relations);
    let subjects = subjects(reading);
    let names = Names::of(reading);
    let mut known = Known::of(reading);
    for (s, step) in steps(reading) {
        let (t, next) = match step {
            Step::Name(mention) => {
                known.name(reading, &subjects, s, mention);
                known.speak_for(reading, &offices, s, mention);
                continue;
            }
            Step::Word(t, next) => (t, next),
        };
        let token = &reading.analysed.segmented.tokens[t as usize];
        let before = next.checked_sub(1).filter(|b| reading.mentions[*b].tokens.end == t);
        if let Some(b) = before
            && !matches!(reading.mentions[b].kind, EntityKind::Person)
            && let Some(row) = table().get(&*reading.analysed.words[t as usize].lemma).filter(|r| r.force)
        {
            known.forces.push((s, reading.entity_of[b], row.is_army()));
        }
        let form = reading.analysed.segmented.lower_stem(t);
        let titled = is_title(form);
        let holds = titled && !is_inside(reading, t);
        let before = before.or_else(|| body_before(reading, next, t).filter(|_| holds));
        if let Some(b) = before
            && titled
            && reading.mentions[b].kind == EntityKind::Country
        {
            known.homes.push((s, reading.entity_of[b]));
        }
        let role = || person::by_role(reading, &offices, &known, &subjects, s, t);
        let found = if opens_name(reading, t, next) {
            None
        } else if let Some(person) = role() {
            Some(person)
        } else if holds {
            title(reading, &offices, &known, form, before, token.shape != Shape::Lower)
        } else {
            let itself = acts_on(reading, &subjects, t);
            word(reading, relations, &names, &known, itself, s, t)
        };
        // Nor is who is named by his title forgotten (`Bakan, | ülkesinin …`).
        if let Some(person) = found.filter(|e| holds && is_person(reading, *e)) {
            known.people.push((s, person));
        }
        // Who a sentence is about without a name stays in mind, or whom it opens with (`Şirketten yapılan açıklamada`).
        let opens = reading.analysed.segmented.sentences[s].tokens.start == t;
        if let Some(body) = found.filter(|_| opens || subjects.contains(&t))
            && reading.entities[body as usize].kind == EntityKind::Organization
        {
            known.topics.push((s, body));
        }
        out[t as usize] = found;
    }
    out
}

/// Whether a noun belongs to the name right behind it, mention `next`.
fn opens_name(reading: &Reading<'_>, t: TokenId, next: usize) -> bool {
    reading.mentions.get(next).is_some_and(|m| {
        // `ABD'li şirket Londra'da`: a place is no name of a body.
        let place = matches!(m.kind, EntityKind::Place | EntityKind::Country);
        // `ülkesinin Peru'ya`, `şirketin Mavi Liman'ı`: a noun with a case is no title of the name behind it.
        let word = &reading.analysed.words[t as usize];
        let apart = matches!(word.case, Case::Gen | Case::Dat | Case::Loc | Case::Abl | Case::Ins)
            || says_no_name(word);
        m.tokens.start == t + 1 && !(place && origin(reading, t).is_some()) && !apart
    })
}

/// The names by which a noun may know a body, in lower case: as the text has it, and what the full name of a known
/// abbreviation says in its last word that it is (`CHP`, `Cumhuriyet Halk Partisi`: `parti`), or its class in the gazetteer
/// (`Fed`: `bank`).
fn known_as(entity: &Entity) -> String {
    let mut name = lower_tr(&entity.name).into_owned();
    if let Some(entry) = entity.entry.filter(|_| entity.kind == EntityKind::Organization) {
        let entry = crate::names::Knowledge::get().entry(entry);
        let kind = entry.name("tr").rsplit(' ').next();
        let class = entry.subtype.and_then(class_word);
        for more in [kind, class].into_iter().flatten() {
            name.push(' ');
            name.push_str(&lower_tr(more));
        }
    }
    name
}

/// Whether a noun that says what kind of body is meant stands for itself also right before a name (`geçen ay şirket |
/// Peru Enerji'yi satın aldı`): before its own name it would have a possessive (`Peru Enerji şirketi`), a word for who
/// makes or sells something has none (`üretici | Peru Enerji`).
pub(super) fn says_no_name(word: &Word) -> bool {
    word.possessive == 0 && word.case == Case::Nom && is_body_noun(&word.lemma) && !is_trade(&word.lemma)
}

/// Whether a noun says what somebody's trade is, so that it may stand as a title before the name.
fn is_trade(lemma: &str) -> bool {
    matches!(lemma, "dev" | "üretici" | "perakendeci" | "kuruluş" | "ajans" | "grup" | "ofis")
}

/// The last tokens of the subjects of main clauses.
fn subjects(reading: &Reading<'_>) -> FxHashSet<TokenId> {
    let main = reading.clauses.iter().filter(|c| c.link == Link::Root && c.quote.is_none());
    let own = main.flat_map(|c| c.arguments.iter().filter(|a| a.slot == Slot::Nom && !a.shared));
    own.map(|a| a.head).collect()
}

/// What is done to by its head, with who does it where he is named.
fn objects(reading: &Reading<'_>) -> FxHashMap<TokenId, Object> {
    let mut out = FxHashMap::default();
    for clause in reading.clauses.iter().filter(|c| c.link != Link::Nominal) {
        let doer = clause.arguments.iter().find(|a| a.slot == Slot::Nom).and_then(|a| {
            let at = reading.mentions.partition_point(|m| m.tokens.end <= a.head);
            let named = reading.mentions.get(at).filter(|m| m.tokens.contains(&a.head));
            named.map(|_| reading.entity_of[at])
        });
        for argument in clause.arguments.iter().filter(|a| !a.shared && a.slot != Slot::Nom) {
            let bare = argument.slot == Slot::Acc && argument.tokens.len() == 1;
            let word = &reading.analysed.words[argument.head as usize];
            let any = bare && word.case == Case::Nom && word.possessive == 0;
            out.insert(argument.head, Object { bare, any, doer });
        }
    }
    out
}

/// The body or person that a text is about: named three times or more, and twice as often as any other.
fn most_named(reading: &Reading<'_>, kind: EntityKind) -> Option<EntityId> {
    let mut times: Vec<(usize, EntityId)> = reading
        .entities
        .iter()
        .enumerate()
        .filter(|(_, e)| e.kind == kind)
        .map(|(id, e)| (e.mentions.len(), id as EntityId))
        .collect();
    times.sort_by_key(|(n, id)| (std::cmp::Reverse(*n), *id));
    let second = times.get(1).map_or(0, |(n, _)| *n);
    times.first().filter(|(n, _)| *n >= 3 && *n >= 2 * second).map(|(_, id)| *id)
}

/// The titles of each person: last word without possessive, and the body.
fn offices(relations: &[Relation]) -> FxHashMap<EntityId, Vec<(String, EntityId)>> {
    let mut out: FxHashMap<EntityId, Vec<(String, EntityId)>> = FxHashMap::default();
    for r in relations.iter().filter(|r| r.kind == RelationKind::HoldsOffice) {
        let Some(title) = &r.title else { continue };
        let last = lower_tr(title.rsplit(' ').next().unwrap_or(title)).into_owned();
        out.entry(r.source).or_default().push((title_base(&last), r.target));
    }
    out
}

/// An entity with the sentence in which it was named.
type Named = (usize, EntityId);

/// `ABD Başkanı` and `Bakan` without a name.
fn title(
    reading: &Reading<'_>,
    offices: &FxHashMap<EntityId, Vec<(String, EntityId)>>,
    known: &Known,
    form: &str,
    before: Option<usize>,
    capital: bool,
) -> Option<EntityId> {
    let base = title_base(form);
    if let Some(b) = before {
        // With its body before it: whoever holds that office in this text, before or after.
        let body = reading.entity_of[b];
        let mut holders = offices
            .iter()
            .filter(|(_, o)| o.iter().any(|(t, at)| *t == base && *at == body))
            .map(|(p, _)| *p);
        return match (holders.next(), holders.next()) {
            (Some(one), None) => Some(one),
            _ => None,
        };
    }
    if !capital {
        return None;
    }
    let holds = |(_, p): &&Named| {
        offices.get(p).is_some_and(|o| o.iter().any(|(t, _)| *t == base))
            || known.titled.iter().any(|(titled, t)| titled == p && *t == base)
    };
    let (at, last) = known.people.iter().rev().find(holds)?;
    // Of two in one sentence whom it is about (`Bakan Kaya, Bakan Tok'u aradı. Bakan …`).
    let lead = known.leads.iter().rev().take_while(|(s, _)| s >= at).find(holds);
    Some(lead.map_or(*last, |(_, p)| *p))
}

fn is_person(reading: &Reading<'_>, entity: EntityId) -> bool {
    reading.entities[entity as usize].kind == EntityKind::Person
}

/// The names of a text's entities, in lower case.
struct Names {
    /// As a noun may know a body.
    known_as: Vec<String>,
    /// As they are written.
    written: Vec<String>,
}

impl Names {
    fn of(reading: &Reading<'_>) -> Names {
        let written = |e: &Entity| lower_tr(&e.name).into_owned();
        let mut known: Vec<String> = reading.entities.iter().map(known_as).collect();
        // `Le Monde | gazetesi`: what the text itself says that it is.
        for (m, entity) in reading.mentions.iter().zip(reading.entity_of) {
            let next = reading.analysed.words.get(m.tokens.end as usize);
            let kind = next.filter(|w| m.kind == EntityKind::Organization && w.possessive == 3 && !w.plural);
            if let Some(noun) = kind.filter(|w| is_body_noun(&w.lemma)) {
                known[*entity as usize].push(' ');
                known[*entity as usize].push_str(&noun.lemma);
            }
        }
        Names { known_as: known, written: reading.entities.iter().map(written).collect() }
    }
}

/// What has been named so far, with its sentence, latest last; and what is known of the whole text.
struct Known {
    people: Vec<Named>,
    /// The people whom a sentence is about.
    leads: Vec<Named>,
    bodies: Vec<Named>,
    /// People with the land that is named before their title (`Polonyalı mevkidaşı Can Er`).
    nationals: Vec<(EntityId, EntityId)>,
    /// The bodies that a sentence is about.
    topics: Vec<Named>,
    /// How many bodies had been named where a sentence turned to a person who speaks for one.
    spoken: usize,
    countries: Vec<Named>,
    /// The countries that a sentence is about.
    lands: Vec<Named>,
    /// Whose soldiers, planes, police were named; whether an army, besides.
    forces: Vec<(usize, EntityId, bool)>,
    /// People whose title stands before their name, with that title (`Maliye Bakanı | Ayşe Kaya`).
    titled: Vec<(EntityId, String)>,
    /// Countries right before a title.
    homes: Vec<Named>,
    /// The body that the text is about.
    main: Option<EntityId>,
    /// The person whom the text is about.
    hero: Option<EntityId>,
    /// What is done to or about something, by its head.
    objects: FxHashMap<TokenId, Object>,
}

impl Known {
    fn of(reading: &Reading<'_>) -> Known {
        Known {
            people: Vec::new(),
            leads: Vec::new(),
            bodies: Vec::new(),
            nationals: Vec::new(),
            topics: Vec::new(),
            spoken: 0,
            countries: Vec::new(),
            lands: Vec::new(),
            forces: Vec::new(),
            titled: Vec::new(),
            homes: Vec::new(),
            main: most_named(reading, EntityKind::Organization),
            hero: most_named(reading, EntityKind::Person),
            objects: objects(reading),
        }
    }

    /// Keeps in mind what a mention in sentence `s` names.
    fn name(&mut self, reading: &Reading<'_>, subjects: &FxHashSet<TokenId>, s: usize, mention: usize) {
        let (m, named) = (&reading.mentions[mention], (s, reading.entity_of[mention]));
        let subject = subjects.contains(&(m.tokens.end - 1));
        match m.kind {
            EntityKind::Person => {
                self.people.push(named);
                let land = mention.checked_sub(1).filter(|l| {
                    let land = &reading.mentions[*l];
                    land.kind == EntityKind::Country && land.tokens.end + 1 == m.tokens.start
                });
                self.nationals.extend(land.map(|l| (named.1, reading.entity_of[l])));
                self.leads.extend(subject.then_some(named));
                let before = m.tokens.start.checked_sub(1);
                let form = before.map(|t| reading.analysed.segmented.lower_stem(t));
                if let Some(form) = form.filter(|form| is_title(form)) {
                    self.titled.push((named.1, title_base(form)));
                }
            }
            EntityKind::Organization => {
                self.bodies.push(named);
                self.topics.extend(subject.then_some(named));
            }
            EntityKind::Country if !m.adjectival => {
                self.countries.push(named);
                self.lands.extend(subject.then_some(named));
            }
            _ => {}
        }
    }

    /// A sentence about a person with the body that he speaks for is about that body too (`Peru Bank Müdürü | Kaya, … dedi.
    /// Şirket …`).
    fn speak_for(
        &mut self,
        reading: &Reading<'_>,
        offices: &FxHashMap<EntityId, Vec<(String, EntityId)>>,
        s: usize,
        mention: usize,
    ) {
        let m = &reading.mentions[mention];
        let person = reading.entity_of[mention];
        if m.kind != EntityKind::Person || self.leads.last() != Some(&(s, person)) {
            return;
        }
        let Some(held) = offices.get(&person) else { return };
        let near = self.bodies.iter().rev().take_while(|(at, _)| s - at <= MEMORY);
        let body = near.map(|(_, b)| *b).find(|b| held.iter().any(|(_, of)| of == b));
        if let Some(body) = body {
            self.topics.push((s, body));
            self.spoken = self.bodies.len();
        }
    }
}

/// What something is done to, or what is said of it.
#[derive(Clone, Copy)]
struct Object {
    /// A word of its own in the accusative.
    bare: bool,
    /// Right before its verb, or before `satın`, without an ending: any.
    any: bool,
    /// Who does it.
    doer: Option<EntityId>,
}
