//! Which person `he` or `she` takes up: everybody named or taken up of late is weighed by where and how.
//!
//! The weights (`data/lang/en/antecedents.tsv`) are those of a logistic regression over pairs of a pronoun and a person,
//! learned from chains of coreference in GUM.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::gender::Gender;
use crate::entity::EntityId;
use crate::lang::table;
use crate::text::TokenId;

/// How many sentences back a person is looked for.
const MEMORY: usize = 6;

/// Over how many sentences it is counted how often somebody is named or taken up.
const LATELY: usize = 3;

/// From these log odds on (four of ten) the best one is taken.
const ENOUGH: f32 = -0.405_465_1;

static WEIGHTS: LazyLock<FxHashMap<&'static str, f32>> = LazyLock::new(|| {
    const FILE: &str = "data/lang/en/antecedents.tsv";
    table::rows(FILE, include_str!("../../../../data/lang/en/antecedents.tsv"))
        .map(|(line, [feature, weight])| {
            let weight = weight.parse().unwrap_or_else(|_| panic!("{FILE}:{line}: `{weight}` is no number"));
            (feature, weight)
        })
        .collect()
});

/// What a pronoun is in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// `he`.
    Subject,
    /// `him`.
    Object,
    /// `his`.
    Owner,
}

/// A pronoun of the third person singular that is of people.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pronoun {
    pub(super) token: TokenId,
    pub(super) sentence: usize,
    /// Its paragraph.
    pub(super) block: u32,
    pub(super) gender: Gender,
    pub(super) role: Role,
    pub(super) quoted: bool,
    /// Whether no other word but adverbs and prepositions stands before it in its sentence.
    pub(super) opens: bool,
    /// The subject of its own clause, which `him` can't take up.
    pub(super) barred: Option<EntityId>,
    /// Who reports what it stands in (`Reed said he`).
    pub(super) reporter: Option<EntityId>,
}

/// Where somebody was named or taken up last.
#[derive(Debug, Clone, Copy)]
pub(super) struct Trace {
    pub(super) sentence: usize,
    /// Its paragraph.
    pub(super) block: u32,
    pub(super) token: TokenId,
    /// Subject of a main clause.
    pub(super) subject: bool,
    /// Subject of any clause.
    pub(super) any_subject: bool,
    pub(super) quoted: bool,
    pub(super) pronoun: bool,
    /// Behind a preposition or before `'s`.
    pub(super) oblique: bool,
}

/// The people of a text as far as it was read.
#[derive(Debug, Default)]
pub(super) struct People {
    /// Where everybody was last, of late, in order.
    last: Vec<(EntityId, Trace)>,
    /// How often each was named or taken up.
    times: FxHashMap<EntityId, u32>,
    /// Who stands where in which sentence, in order.
    all: Vec<(EntityId, usize)>,
    /// Whom the last pronoun of each gender took up, and in which sentence.
    chains: [Option<(EntityId, usize)>; 2],
    /// The token of the last unnamed person that was a subject (`the driver`).
    unnamed: Option<TokenId>,
}

impl People {
    /// Somebody is named or taken up.
    pub(super) fn see(&mut self, entity: EntityId, trace: Trace, by: Option<Gender>) {
        let stale = self.last.partition_point(|(_, t)| t.sentence + MEMORY < trace.sentence);
        self.last.drain(..stale);
        self.last.retain(|(e, _)| *e != entity);
        self.last.push((entity, trace));
        *self.times.entry(entity).or_default() += 1;
        self.all.push((entity, trace.sentence));
        if let Some(gender) = by {
            self.chains[gender as usize] = Some((entity, trace.sentence));
        }
    }

    /// A person without a name is a subject.
    pub(super) fn see_unnamed(&mut self, token: TokenId) {
        self.unnamed = Some(token);
    }

    /// Everybody whom a pronoun could take up, latest first, with what is said of each.
    pub(super) fn candidates(
        &self,
        pronoun: &Pronoun,
        gender: impl Fn(EntityId) -> Option<Gender>,
    ) -> Vec<(EntityId, Vec<&'static str>)> {
        let near: Vec<&(EntityId, Trace)> = self
            .last
            .iter()
            .rev()
            .take_while(|(_, t)| t.sentence + MEMORY >= pronoun.sentence)
            .filter(|(e, t)| {
                t.token < pronoun.token
                    && gender(*e).is_none_or(|g| g == pronoun.gender)
                    && pronoun.barred != Some(*e)
            })
            .collect();
        let most = near.iter().map(|(e, _)| self.times[e]).max().unwrap_or(0);
        let from = self.all.partition_point(|(_, s)| s + LATELY < pronoun.sentence);
        let lately = |entity: EntityId| self.all[from..].iter().filter(|(e, _)| *e == entity).count();
        let most_lately = near.iter().map(|(e, _)| lately(*e)).max().unwrap_or(0);
        let known = near.iter().any(|(e, _)| gender(*e).is_some());
        let subjects = near.iter().find(|(_, t)| t.subject).map(|(e, _)| *e);
        let doers = near.iter().find(|(_, t)| t.any_subject).map(|(e, _)| *e);
        near.iter()
            .enumerate()
            .map(|(rank, (entity, trace))| {
                let mut told = vec!["bias"];
                let back = pronoun.sentence - trace.sentence;
                told.push(["here", "back.1", "back.2", "back.3", "back.4", "back.4", "back.4"][back.min(6)]);
                told.push(["newest", "second", "third", "older"][rank.min(3)]);
                if near.len() == 1 {
                    told.push("alone");
                }
                let role = pronoun.role as usize;
                if trace.subject {
                    told.push(["subject.subject", "subject.object", "subject.owner"][role]);
                    told.push(["subject.here", "subject.1", "subject.far"][back.min(2)]);
                } else if trace.any_subject {
                    told.push(["doer.subject", "doer.object", "doer.owner"][role]);
                }
                if subjects == Some(*entity) {
                    told.push(["last.subject", "last.subject.object", "last.subject.owner"][role]);
                }
                // `Reed called it a shame. He said …`
                let goes_on = subjects == Some(*entity) && back < 2;
                if goes_on && (pronoun.role == Role::Subject || pronoun.opens) {
                    told.push("goes.on");
                }
                if doers == Some(*entity) {
                    told.push("last.doer");
                }
                if trace.oblique {
                    told.push("oblique");
                }
                if trace.pronoun {
                    told.push("taken.up");
                }
                match self.chains[pronoun.gender as usize] {
                    Some((e, sentence)) if e == *entity => {
                        told.push(
                            ["chain.here", "chain.1", "chain.far"][(pronoun.sentence - sentence).min(2)],
                        );
                    }
                    Some(_) => told.push("other.chain"),
                    None => {}
                }
                let times = lately(*entity);
                told.push(
                    ["once", "twice", "few", "few", "few", "often"]
                        [self.times[entity].clamp(1, 6) as usize - 1],
                );
                if self.times[entity] > 3 && back > 1 {
                    told.push(if self.times[entity] > 5 { "often.back" } else { "few.back" });
                }
                if times == most_lately && most_lately > 1 {
                    told.push("most.lately");
                }
                if self.times[entity] == most && most > 1 {
                    told.push("most");
                }
                told.push(if trace.block == pronoun.block { "paragraph" } else { "other.paragraph" });
                match gender(*entity) {
                    Some(_) => told.push("gender"),
                    None if known => told.push("others.gender"),
                    None => {}
                }
                if pronoun.opens {
                    let last = subjects == Some(*entity);
                    told.push(match (last, trace.any_subject, back) {
                        (true, _, 0 | 1) => "opens.last.subject",
                        (true, ..) => "opens.far.subject",
                        (false, true, _) => "opens.subject",
                        _ => "opens",
                    });
                }
                match (pronoun.quoted, trace.quoted) {
                    (true, true) => told.push("quote.quote"),
                    // Who is quoted speaks of somebody else.
                    (true, false) if trace.subject && back < 2 => told.push("quote.speaker"),
                    (true, false) => told.push("quote.outside"),
                    (false, true) => told.push("outside.quote"),
                    (false, false) => {}
                }
                match pronoun.reporter {
                    Some(e) if e == *entity => told.push("reporter"),
                    Some(_) => told.push("other.reporter"),
                    None => {}
                }
                if self.unnamed.is_some_and(|t| t > trace.token) {
                    told.push(if back == 0 { "unnamed.here" } else { "unnamed" });
                }
                (*entity, told)
            })
            .collect()
    }

    /// The one whom a pronoun takes up, if one is likely enough.
    pub(super) fn antecedent(
        &self,
        pronoun: &Pronoun,
        gender: impl Fn(EntityId) -> Option<Gender>,
    ) -> Option<EntityId> {
        let weigh =
            |told: &[&'static str]| told.iter().map(|f| WEIGHTS.get(f).copied().unwrap_or(0.0)).sum::<f32>();
        let mut best: Option<(f32, EntityId)> = None;
        for (entity, told) in self.candidates(pronoun, gender) {
            let weight = weigh(&told);
            if best.is_none_or(|(b, _)| weight > b) {
                best = Some((weight, entity));
            }
        }
        best.filter(|(w, _)| *w >= ENOUGH).map(|(_, e)| e)
    }
}
