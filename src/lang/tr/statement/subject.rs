//! Which of the noun phrases before a cue is its subject.

use crate::mention::{EntityKind, Mention};
use crate::syntax::{Case, VerbForm};

use super::candidate::{Candidate, Who, beyond_aside, is_particle};
use super::unit::{Page, Unit};

impl Page<'_> {
    /// Candidates in the nominative between two items, in order.
    pub fn candidates(&self, unit: &Unit, low: usize, high: usize) -> Vec<Candidate> {
        (low..high)
            .filter_map(|at| self.candidate(unit, low, at))
            .filter(|c| c.case == Case::Nom && !self.is_listed(unit, c, high))
            .collect()
    }

    /// Whether a comma behind a candidate only separates the members of a list that ends in another case.
    pub fn is_listed(&self, unit: &Unit, candidate: &Candidate, high: usize) -> bool {
        let next = beyond_aside(unit, candidate.end);
        match self.word(unit, next) {
            "ve" | "ile" | "veya" => return true,
            "," => {}
            _ => return false,
        }
        let mut member = next;
        for at in next + 1..high.min(next + 24) {
            if at - member > 6 {
                return false;
            }
            match self.word(unit, at) {
                "," => member = at,
                "ve" | "ile" | "veya" => {
                    // The member before and the one behind are names too: one list.
                    let person = |m: &Mention| m.kind == EntityKind::Person;
                    let own =
                        matches!(candidate.who, Who::Name(m) if person(&self.reading.mentions[m as usize]));
                    let before =
                        self.mention_ending(unit, beyond_aside_back(unit, at)).is_some_and(|(_, m)| {
                            !self.describes(m) && self.case(m) == Case::Nom && person(m) == own
                        });
                    let behind = (at + 1..high.min(at + 7)).find_map(|i| self.mention_ending(unit, i));
                    return before
                        && behind.is_some_and(|(_, m)| self.case(m) != Case::Nom || !self.describes(m));
                }
                _ => {}
            }
            if self.word(unit, at).is_empty() && unit.quote(at).is_some() {
                return false;
            }
        }
        false
    }

    /// The subject among the candidates of a region, if there is one.
    pub fn subject(&self, unit: &Unit, low: usize, high: usize) -> Option<Candidate> {
        let all: Vec<Candidate> = self
            .candidates(unit, low, high)
            .into_iter()
            .filter(|c| c.strong || matches!(c.who, Who::Name(_)) || self.opens(unit, low, c))
            .collect();
        let rank = |c: &Candidate| match c.who {
            Who::Name(m) => match self.reading.mentions[m as usize].kind {
                EntityKind::Person => 3,
                EntityKind::Place => 0,
                _ if c.start == low => 2,
                _ => 1,
            },
            Who::Role { .. } => 1,
        };
        let mut first = all.iter().find(|c| c.strong || rank(c) >= 2).or(all.first())?;
        if rank(first) < 3 && !first.strong || rank(first) < 3 && self.word(unit, first.end) != "," {
            // `TD Cowen analisti Jaret Seiberg`: a later name in the same phrase is the one meant.
            let stop = (first.end..high)
                .find(|i| self.word(unit, *i) == "," || unit.quote(*i).is_some())
                .unwrap_or(high);
            if let Some(c) = all.iter().find(|c| {
                c.start >= first.end
                    && c.end <= stop
                    && (rank(c) >= 3 || c.strong)
                    && c.start - first.end < 25
            }) {
                first = c;
            }
        }
        // A participle clause before a later topic shows that the earlier names only belong to that clause.
        let later = all.iter().filter(|c| c.strong && c.start > first.end).find(|c| {
            let start = self.phrase_start(unit, first.end, c.start);
            start > first.end
                && self.participle(unit, start - 1)
                && !matches!(c.who, Who::Role { plural: true, .. })
        });
        match later {
            Some(c) if (first.end..c.start).filter(|i| self.word(unit, *i) == ",").count() >= 1 => Some(*c),
            _ => Some(*first),
        }
    }

    /// Whether a candidate takes over from the subject of the clause before: a person, or a marked topic.
    pub fn replaces(&self, unit: &Unit, c: &Candidate) -> bool {
        let marked = is_particle(self.word(unit, beyond_aside(unit, c.end)));
        let person =
            matches!(c.who, Who::Name(m) if self.reading.mentions[m as usize].kind == EntityKind::Person);
        c.strong && (marked || person)
    }

    /// Whether an item is a subject participle (`konuşan`, `yürüten`) or a perfect one (`edilmiş`).
    pub fn participle(&self, unit: &Unit, at: usize) -> bool {
        unit.token(at).is_some_and(|t| {
            let w = &self.reading.analysed.words[t as usize];
            w.verb.is_some_and(|v| matches!(v.form, VerbForm::SubjectParticiple | VerbForm::PastParticiple))
        })
    }

    /// Whether an item is a noun with a possessor's ending (`halkı`, `ordusunun`).
    pub fn possessed(&self, unit: &Unit, at: usize) -> bool {
        unit.token(at).is_some_and(|t| {
            let w = &self.reading.analysed.words[t as usize];
            let noun = w.verb.is_none_or(|v| v.form == VerbForm::VerbalNoun);
            w.possessive >= 3 && noun && self.is_word(unit, at)
        })
    }

    /// Whether a role without a mark behind it stands where a subject stands: first, or behind a participle.
    fn opens(&self, unit: &Unit, low: usize, c: &Candidate) -> bool {
        c.start <= low + 1
            || self.participle(unit, c.start - 1)
            || matches!(self.word(unit, c.start - 1), "," | "ve" | "da" | "de")
    }

    /// Where the title words before a name start.
    fn phrase_start(&self, unit: &Unit, low: usize, start: usize) -> usize {
        let mut at = start;
        while at > low
            && self.is_word(unit, at - 1)
            && !self.participle(unit, at - 1)
            && !is_particle(self.word(unit, at - 1))
            && start - at < 8
        {
            at -= 1;
        }
        at
    }

    /// The mention in a source phrase (`Sağlık Bakanlığından yapılan açıklamada`): the one it comes from first.
    pub fn source_mention(&self, unit: &Unit, low: usize, high: usize) -> Option<u32> {
        let mut best: Option<(u8, u32)> = None;
        for at in low..high {
            let Some((m, mention)) = self.mention_ending(unit, at) else { continue };
            if self.describes(mention) || unit.items[at].aside {
                continue;
            }
            let next = self.word(unit, at + 1);
            let rank = match self.case(mention) {
                Case::Abl | Case::Equ if mention.kind != EntityKind::Place => 5,
                Case::Nom if next == "tarafından" => 5,
                Case::Gen if mention.kind != EntityKind::Place => 4,
                Case::Nom if mention.kind == EntityKind::Person || next == "," => 3,
                Case::Nom if matches!(mention.kind, EntityKind::Organization) => 2,
                Case::Nom if mention.kind == EntityKind::Country => 1,
                _ => continue,
            };
            if best.is_none_or(|(r, _)| rank > r) {
                best = Some((rank, m));
            }
        }
        best.map(|(_, m)| m)
    }
}

fn beyond_aside_back(unit: &Unit, at: usize) -> usize {
    let mut i = at.saturating_sub(1);
    while i > 0 && unit.items[i].aside {
        i -= 1;
    }
    i
}
