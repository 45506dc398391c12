//! Words that stand for somebody named before: pronouns, titles alone (`the president`), bodies by their kind
//! (`the commission`). Only where one antecedent is plain; everything else is left alone.

mod antecedent;
mod gender;
mod it;
mod noun;
mod pronoun;

use rustc_hash::FxHashMap;

use self::antecedent::{People, Pronoun};
use self::gender::Gender;
pub(in crate::lang::en) use self::gender::{gender, tells_gender};
use self::it::Reporter;
use self::noun::described;
use super::relation::{Title, knowledge};
use crate::entity::{EntityId, Relation};
use crate::lang::en::word_class::WordClass;
use crate::mention::EntityKind;
use crate::pipeline::Reading;
use crate::syntax::{Link, Slot, Upos};
use crate::text::{TokenId, lower_en};

/// For each token the entity that it stands for, if it is no name itself.
pub(super) fn references(reading: &Reading<'_>, relations: &[Relation]) -> Vec<Option<EntityId>> {
    Finder::new(reading, relations).run(&mut |pronoun, people, gender| people.antecedent(pronoun, gender))
}

/// A pronoun of a person with those whom it could take up and what is said of each: what the weights of
/// [`antecedent`] are learned from.
#[derive(Debug)]
pub struct Choice {
    /// The pronoun.
    pub token: TokenId,
    /// Candidates, latest first, with the names of their features.
    pub candidates: Vec<(EntityId, Vec<&'static str>)>,
}

/// Reads as [`references`] does, but lets `oracle` say whom each `he` and `she` takes up.
#[must_use]
pub fn choices(
    reading: &Reading<'_>,
    relations: &[Relation],
    oracle: impl Fn(TokenId) -> Option<EntityId>,
) -> Vec<Choice> {
    let mut choices = Vec::new();
    Finder::new(reading, relations).run(&mut |pronoun, people, gender| {
        let token = pronoun.token;
        choices.push(Choice { token, candidates: people.candidates(pronoun, gender) });
        oracle(token)
    });
    choices
}

/// Whom a pronoun takes up, of the people so far, with what is known of their gender.
type Chooses<'c> = dyn FnMut(&Pronoun, &People, &dyn Fn(EntityId) -> Option<Gender>) -> Option<EntityId> + 'c;

/// A name in the walk.
#[derive(Debug, Clone, Copy)]
struct Seen {
    sentence: usize,
    token: TokenId,
    entity: EntityId,
    subject: bool,
    quoted: bool,
}

/// Who and what was named so far.
struct Walk {
    people: Vec<Seen>,
    bodies: Vec<Seen>,
    countries: Vec<Seen>,
    places: Vec<Seen>,
    /// How many names stood before each entity's latest one, + 1; 0 for one not met yet.
    latest: Vec<usize>,
    names: usize,
}

impl Walk {
    fn new(entities: usize) -> Self {
        Walk {
            people: Vec::new(),
            bodies: Vec::new(),
            countries: Vec::new(),
            places: Vec::new(),
            latest: vec![0; entities],
            names: 0,
        }
    }

    /// Notes a name, or a word that stands for one.
    fn see(&mut self, kind: EntityKind, seen: Seen, adjectival: bool) {
        self.names += 1;
        self.latest[seen.entity as usize] = self.names;
        match kind {
            EntityKind::Person => self.people.push(seen),
            EntityKind::Organization => self.bodies.push(seen),
            EntityKind::Country if !adjectival => self.countries.push(seen),
            EntityKind::Place => self.places.push(seen),
            EntityKind::Country => {}
        }
    }

    /// Which of these was named last.
    fn last_of(&self, entities: &[EntityId]) -> Option<EntityId> {
        let met = entities.iter().filter(|e| self.latest[**e as usize] > 0);
        met.max_by_key(|e| self.latest[**e as usize]).copied()
    }
}

struct Finder<'r> {
    reading: &'r Reading<'r>,
    offices: noun::Offices,
    kin: FxHashMap<EntityId, Vec<EntityId>>,
    /// Bodies by each word of their names, in small letters.
    bodies_by_word: FxHashMap<String, Vec<EntityId>>,
    /// What somebody or some body is said to be (`the airline Mahan`, `Tesco, a retailer`), by noun, in the order of
    /// the text.
    described: FxHashMap<String, Vec<noun::Described>>,
    genders: Vec<Option<Gender>>,
    /// For a pronoun that is the subject of a reported clause the head of who reports it.
    reporters: FxHashMap<TokenId, TokenId>,
    /// Tokens that are heads of subjects of main clauses.
    subjects: Vec<bool>,
    /// For each token the clause of which it heads a subject or an object, + 1.
    clause_of: Vec<u32>,
    quoted: Vec<bool>,
}

impl<'r> Finder<'r> {
    fn new(reading: &'r Reading<'r>, relations: &'r [Relation]) -> Finder<'r> {
        let n = reading.analysed.words.len();
        let mut subjects = vec![false; n];
        for clause in reading.clauses {
            // `Volvo will grow, said its president`: what is said stands before who says it.
            let fronted = clause.link == Link::Complement
                && clause.parent.is_some_and(|p| reading.clauses[p as usize].head > clause.head);
            if matches!(clause.link, Link::Root | Link::Coordinated) || fronted {
                for a in clause.arguments.iter().filter(|a| a.slot == Slot::Nom && !a.shared) {
                    subjects[a.head as usize] = true;
                }
            }
        }
        let mut clause_of = vec![0; n];
        for (i, clause) in reading.clauses.iter().enumerate() {
            for a in clause.arguments.iter().filter(|a| !a.shared) {
                clause_of[a.head as usize] = i as u32 + 1;
            }
        }
        let mut reporters = FxHashMap::default();
        for clause in reading.clauses.iter().filter(|c| c.link == Link::Complement) {
            let subject = |c: &crate::syntax::Clause| {
                c.arguments.iter().find(|a| a.slot == Slot::Nom && !a.shared).map(|a| a.head)
            };
            let above = clause.parent.map(|p| &reading.clauses[p as usize]);
            if let (Some(pronoun), Some(reporter)) = (subject(clause), above.and_then(subject))
                && reading.analysed.words[pronoun as usize].upos == Upos::Pron
                && reporter < pronoun
            {
                reporters.insert(pronoun, reporter);
            }
        }
        let mut quoted = vec![false; n];
        for quote in &reading.analysed.segmented.quotes {
            for t in quote.tokens.clone() {
                quoted[t as usize] = true;
            }
        }
        let genders =
            reading.entities.iter().enumerate().map(|(i, _)| gender(reading, i as EntityId)).collect();
        Finder {
            reading,
            offices: noun::Offices::new(relations),
            kin: noun::kin(relations),
            bodies_by_word: noun::bodies_by_word(reading),
            described: described(reading),
            genders,
            reporters,
            subjects,
            clause_of,
            quoted,
        }
    }

    fn lower(&self, t: TokenId) -> String {
        let analysed = self.reading.analysed;
        analysed
            .segmented
            .tokens
            .get(t as usize)
            .map_or_else(String::new, |k| lower_en(k.span.of(&analysed.document.text)).into_owned())
    }

    fn run(&self, chooses: &mut Chooses<'_>) -> Vec<Option<EntityId>> {
        let analysed = self.reading.analysed;
        let mut out = vec![None; analysed.words.len()];
        let mut walk = Walk::new(self.reading.entities.len());
        let mut traces = People::default();
        let mut genders = self.genders.clone();
        let mut mention = 0usize;
        for (s, sentence) in analysed.segmented.sentences.iter().enumerate() {
            let mut t = sentence.tokens.start;
            while t < sentence.tokens.end {
                while self.reading.mentions.get(mention).is_some_and(|m| m.tokens.end <= t) {
                    mention += 1;
                }
                if let Some(m) = self.reading.mentions.get(mention).filter(|m| m.tokens.start <= t) {
                    let seen = Seen {
                        sentence: s,
                        token: t,
                        entity: self.reading.entity_of[mention],
                        subject: m.tokens.clone().any(|t| self.subjects[t as usize]),
                        quoted: self.quoted[t as usize],
                    };
                    walk.see(m.kind, seen, m.adjectival);
                    if m.kind == EntityKind::Person {
                        traces.see(seen.entity, self.trace(&m.tokens, &seen, false), None);
                    }
                    t = m.tokens.end;
                    continue;
                }
                let pronoun = self.pronoun(s, t, &out);
                out[t as usize] = match &pronoun {
                    Some(pronoun) => chooses(pronoun, &traces, &|e| genders[e as usize])
                        .or_else(|| self.object_before(t, &[EntityKind::Person])),
                    None => self.word(s, t, &walk, &out).or_else(|| self.place(s, t, &walk.places)),
                };
                if let Some(entity) = out[t as usize] {
                    let seen = Seen {
                        sentence: s,
                        token: t,
                        entity,
                        subject: self.subjects[t as usize],
                        quoted: self.quoted[t as usize],
                    };
                    match self.reading.entities[entity as usize].kind {
                        kind @ EntityKind::Person => {
                            walk.see(kind, seen, false);
                            let gender = pronoun.map(|p| p.gender);
                            traces.see(entity, self.trace(&(t..t + 1), &seen, true), gender);
                            genders[entity as usize] = genders[entity as usize].or(gender);
                        }
                        kind @ EntityKind::Organization => walk.see(kind, seen, false),
                        _ => {}
                    }
                } else if self.is_unnamed_subject(t) {
                    traces.see_unnamed(t);
                }
                t += 1;
            }
        }
        out
    }

    fn word(&self, s: usize, t: TokenId, walk: &Walk, out: &[Option<EntityId>]) -> Option<EntityId> {
        let Walk { people, bodies, countries, .. } = walk;
        let word = &self.reading.analysed.words[t as usize];
        // `the accused`: the only person named of late.
        if matches!(self.lower(t).as_str(), "accused" | "defendant" | "suspect")
            && t > 0
            && self.lower(t - 1) == "the"
        {
            return only(people.iter().rev().take_while(|p| p.sentence + 3 > s));
        }
        match self.reporter(t, out) {
            Reporter::Named(entity) => return Some(entity),
            Reporter::Unnamed => return None,
            Reporter::Other => {}
        }
        match word.upos {
            Upos::Pron => match self.lower(t).as_str() {
                "it" if self.is_empty_it(t) || self.is_thing(t) => None,
                "it" => self
                    .object_before(t, &[EntityKind::Organization, EntityKind::Country])
                    .or_else(|| self.told_before(t))
                    .or_else(|| self.ruled_on(t))
                    .or_else(|| self.of_governing(t))
                    .or_else(|| self.body_or_country(s, t, bodies, countries)),
                "its" if self.is_of_aside(t) => None,
                "its" => self
                    .thanked_for(t)
                    .or_else(|| self.of_own_subject(t))
                    .or_else(|| self.body_or_country(s, t, bodies, countries))
                    .or_else(|| self.of_country(s, t, countries)),
                // `They arrested a man`: police, a company; never one person.
                // `accused three men after police had seen | them`
                "them" if self.several_before(t) => None,
                "they" | "them" | "their" => self.group(s, t, bodies, people),
                _ => None,
            },
            Upos::Noun | Upos::Propn => {
                let before = self.lower(t.checked_sub(1)?);
                let lemma = lower_en(&word.lemma).into_owned();
                if matches!(knowledge().title(&lemma), Some(Title::Office))
                    && let Some(holder) = self.officer(t, &lemma)
                {
                    return Some(holder);
                }
                if matches!(knowledge().title(&lemma), Some(Title::Kin))
                    && let Some(one) = self.relative(t, &lemma, out)
                {
                    return Some(one);
                }
                if WordClass::Rival.has(&lemma) && matches!(before.as_str(), "his" | "her") {
                    return self.rival(s, t, out[t as usize - 1], people);
                }
                if lemma == "police"
                    || before == "the"
                    || knowledge().title(&before).is_none() && self.the_before(t)
                {
                    if matches!(knowledge().title(&lemma), Some(Title::Office)) {
                        return self.office(t, &lemma, walk);
                    }
                    if lemma == "country" || lemma == "nation" {
                        // `Peru summoned Chile's envoy and accused | the country`: whoever does it is another one.
                        let doer = self.doer(t);
                        let near = countries.iter().rev().take_while(|c| c.sentence + 2 > s);
                        return only(near.filter(|c| Some(c.entity) != doer));
                    }
                    if let Some(entity) = self.described_as(t, &word.lemma) {
                        return Some(entity);
                    }
                    if WordClass::Calling.has(&lemma) && before == "the" && !word.plural {
                        return self.of_calling(s, t, people);
                    }
                    // `the lions` are not the Lion Lodge.
                    let body = if word.plural && lemma != "police" {
                        None
                    } else {
                        self.kind_of_body(s, t, &lemma, walk)
                    };
                    // `the government`: of the only country named of late.
                    if body.is_none() && lemma == "government" && before == "the" {
                        return only(countries.iter().rev().take_while(|c| c.sentence + 3 > s));
                    }
                    return body;
                }
                None
            }
            _ => None,
        }
    }
}

/// The one entity of all, if there is but one.
fn only<'s>(seen: impl Iterator<Item = &'s Seen>) -> Option<EntityId> {
    let mut found = None;
    for s in seen {
        match found {
            Some(f) if f != s.entity => return None,
            _ => found = Some(s.entity),
        }
    }
    found
}
