//! Which body or country `it`, `its` and `they` take up.

use super::{Finder, Seen, only};
use crate::entity::EntityId;
use crate::lang::en::frames::is_person_noun;
use crate::lang::en::word_class::WordClass;
use crate::mention::EntityKind;
use crate::syntax::{Link, Slot, Upos};
use crate::text::TokenId;

/// Whom a pronoun in a reported clause stands for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Reporter {
    /// The body that reports.
    Named(EntityId),
    /// One that has no name.
    Unnamed,
    /// Something else.
    Other,
}

impl Finder<'_> {
    /// `Apple said | it would buy`: a body that reports speaks of itself; one that is not named is nobody else either.
    pub(super) fn reporter(&self, t: TokenId, out: &[Option<EntityId>]) -> Reporter {
        let Some(head) = self.reporters.get(&t).copied() else { return Reporter::Other };
        let pronoun = self.lower(t);
        let named = self.reading.mention_at(head).map(|m| self.reading.entity_of[m]);
        let who = named.or(out[head as usize]);
        let kind = who.map(|e| self.reading.entities[e as usize].kind);
        match (pronoun.as_str(), kind, who) {
            ("it", Some(EntityKind::Organization | EntityKind::Country), Some(who)) => Reporter::Named(who),
            ("it", None, _) if self.reading.analysed.words[head as usize].upos != Upos::Pron => {
                Reporter::Unnamed
            }
            _ => Reporter::Other,
        }
    }

    /// `it was the first time that`, `it is unclear whether`: a pronoun that stands for nothing.
    pub(super) fn is_empty_it(&self, t: TokenId) -> bool {
        let be = |k: TokenId| matches!(self.lower(k).as_str(), "is" | "was" | "'s" | "’s" | "be" | "been");
        let mut k = t + 1;
        while matches!(self.lower(k).as_str(), "will" | "would" | "has" | "had" | "may" | "might" | "not") {
            k += 1;
        }
        if !be(k) {
            return false;
        }
        k += 1;
        let first = self.lower(k);
        if first == "the" {
            return matches!(self.lower(k + 1).as_str(), "first" | "second" | "third" | "latest" | "last")
                && matches!(self.lower(k + 2).as_str(), "time" | "such" | "case" | "death" | "attack");
        }
        let adjective = self.reading.analysed.words.get(k as usize).is_some_and(|w| w.upos == Upos::Adj);
        adjective && matches!(self.lower(k + 1).as_str(), "that" | "to" | "whether" | "if" | "how" | "why")
    }

    /// `passed a bill. Senators vowed to block | it`: an object that hardly is somebody.
    pub(super) fn is_thing(&self, t: TokenId) -> bool {
        let clause = self.clause_of[t as usize].checked_sub(1).map(|c| &self.reading.clauses[c as usize]);
        clause.is_some_and(|c| {
            let object = |a: &crate::syntax::Argument| a.head == t && a.slot == Slot::Acc;
            WordClass::DoneToThings.has(&c.lemma) && c.arguments.iter().any(object)
        })
    }

    /// `ruled that Peru had lied and ordered | it to pay`: of whom it was reported before.
    pub(super) fn ruled_on(&self, t: TokenId) -> Option<EntityId> {
        let clauses = self.reading.clauses;
        let clause = self.clause_of[t as usize].checked_sub(1).map(|c| &clauses[c as usize])?;
        let object = |a: &crate::syntax::Argument| a.head == t && a.slot == Slot::Acc;
        let above = clause.parent.filter(|_| clause.link == Link::Coordinated)?;
        if self.quoted[t as usize] || !clause.arguments.iter().any(object) {
            return None;
        }
        let reported = clauses.iter().find(|c| {
            c.parent == Some(above)
                && c.link == Link::Complement
                && c.head < t
                && c.sentence == clause.sentence
        })?;
        let subject = reported.arguments.iter().find(|a| a.slot == Slot::Nom && !a.shared)?;
        let m = self.reading.mention_at(subject.head)?;
        let body = matches!(self.reading.mentions[m].kind, EntityKind::Organization | EntityKind::Country);
        let entity = self.reading.entity_of[m];
        (body && Some(entity) != self.doer(t)).then_some(entity)
    }

    /// `visited Peru and urged | its government`: of the only country named in this sentence or the one before.
    pub(super) fn of_country(&self, s: usize, t: TokenId, countries: &[Seen]) -> Option<EntityId> {
        let rules = matches!(
            self.lower(t + 1).as_str(),
            "government" | "president" | "parliament" | "army" | "military" | "authorities" | "people"
        );
        if !rules || self.quoted[t as usize] {
            return None;
        }
        only(countries.iter().rev().take_while(|c| c.sentence + 1 >= s).filter(|c| c.token < t))
    }

    /// `said that Volvo had lied when | it sold the cars`: the subject of the clause that an adverbial one hangs on.
    pub(super) fn of_governing(&self, t: TokenId) -> Option<EntityId> {
        let clauses = self.reading.clauses;
        let clause = self.clause_of[t as usize].checked_sub(1).map(|c| &clauses[c as usize])?;
        let subject = |a: &crate::syntax::Argument| a.head == t && a.slot == Slot::Nom;
        let above = clause.parent.map(|p| &clauses[p as usize]).filter(|c| c.head < clause.head)?;
        if clause.link != Link::Adverbial || self.quoted[t as usize] || !clause.arguments.iter().any(subject)
        {
            return None;
        }
        let own = above.arguments.iter().find(|a| a.slot == Slot::Nom && !a.shared && a.head < t)?;
        let m = self.reading.mention_at(own.head)?;
        let body = matches!(self.reading.mentions[m].kind, EntityKind::Organization | EntityKind::Country);
        body.then(|| self.reading.entity_of[m])
    }

    /// Who does what is done to the argument that a token heads.
    pub(super) fn doer(&self, t: TokenId) -> Option<EntityId> {
        let clause = self.clause_of[t as usize].checked_sub(1).map(|c| &self.reading.clauses[c as usize])?;
        let own = |a: &&crate::syntax::Argument| a.head == t && a.slot == Slot::Nom;
        if clause.arguments.iter().any(|a| own(&a)) {
            return None;
        }
        let subject = clause.arguments.iter().find(|a| a.slot == Slot::Nom)?;
        self.reading.mention_at(subject.head).map(|m| self.reading.entity_of[m])
    }

    /// `Volvo sued Nokia, accusing | it of fraud`: a pronoun that something is done to takes up to whom the same one did
    /// something right before.
    pub(super) fn object_before(&self, t: TokenId, kinds: &[EntityKind]) -> Option<EntityId> {
        let clauses = self.reading.clauses;
        let clause = self.clause_of[t as usize].checked_sub(1).map(|c| &clauses[c as usize])?;
        // `praised Peru and called on | it to do more`
        let called = |slot: &Slot| matches!(slot, Slot::Adp(p) if matches!(&**p, "on" | "upon"));
        let object = |a: &crate::syntax::Argument| {
            a.head == t && (matches!(a.slot, Slot::Acc | Slot::Dat) || called(&a.slot))
        };
        let above = clause.parent.map(|p| &clauses[p as usize]).filter(|c| c.head < clause.head)?;
        let shares = clause.arguments.iter().any(|a| a.slot == Slot::Nom && a.shared);
        if self.quoted[t as usize]
            || !shares
            || !matches!(clause.link, Link::Adverbial | Link::Coordinated)
            || !clause.arguments.iter().any(object)
        {
            return None;
        }
        let doer = self.doer(t)?;
        let mut found = None;
        for a in above.arguments.iter().filter(|a| !a.shared && matches!(a.slot, Slot::Acc | Slot::Dat)) {
            // `vetoed | Finland's entry, accusing it`
            let owner = || {
                let end = a.tokens.start + 1..a.head;
                let mark = end.rev().find(|k| matches!(self.lower(*k).as_str(), "'s" | "’s" | "'" | "’"))?;
                self.reading.mention_at(mark - 1)
            };
            let Some(m) = self.reading.mention_at(a.head).or_else(owner) else { continue };
            let entity = self.reading.entity_of[m];
            let fits = kinds.contains(&self.reading.mentions[m].kind) && !self.reading.mentions[m].adjectival;
            if fits && entity != doer {
                if found.is_some_and(|f| f != entity) {
                    return None;
                }
                found = Some(entity);
            }
        }
        found
    }

    /// `warned Peru that Chile would sue | it`: what is done to it in what it is told.
    pub(super) fn told_before(&self, t: TokenId) -> Option<EntityId> {
        let clauses = self.reading.clauses;
        let clause = self.clause_of[t as usize].checked_sub(1).map(|c| &clauses[c as usize])?;
        let above = clause.parent.map(|p| &clauses[p as usize]).filter(|c| c.head < clause.head)?;
        let subject = clause.arguments.iter().find(|a| a.slot == Slot::Nom && !a.shared)?;
        let told = clause.link == Link::Complement && subject.head < clause.head && subject.head != t;
        if !told || self.quoted[t as usize] {
            return None;
        }
        let mut heard =
            above.arguments.iter().filter(|a| !a.shared && matches!(a.slot, Slot::Acc | Slot::Dat));
        let (one, None) = (heard.next()?, heard.next()) else { return None };
        let m = self.reading.mention_at(one.head).filter(|_| one.head < subject.head)?;
        let mention = &self.reading.mentions[m];
        let body =
            matches!(mention.kind, EntityKind::Organization | EntityKind::Country) && !mention.adjectival;
        let entity = self.reading.entity_of[m];
        (body && Some(entity) != self.doer(t)).then_some(entity)
    }

    /// `thanked Peru for | its help`: whose it is stands right before.
    pub(super) fn thanked_for(&self, t: TokenId) -> Option<EntityId> {
        let before = t.checked_sub(1).filter(|b| *b > 0 && self.lower(*b) == "for")?;
        let clauses = self.reading.clauses;
        let clause = self.clause_of[before as usize - 1].checked_sub(1).map(|c| &clauses[c as usize])?;
        let object =
            clause.arguments.iter().find(|a| a.slot == Slot::Acc && !a.shared && a.head + 1 == before)?;
        let m = self.reading.mention_at(object.head)?;
        let body = matches!(self.reading.mentions[m].kind, EntityKind::Organization | EntityKind::Country);
        body.then(|| self.reading.entity_of[m])
    }

    /// `Spain recalled | its envoy`: whose the object is that the only verb before has a body or a country for its subject; `India left
    /// after | its troops clashed`: the subject of the main clause.
    pub(super) fn of_own_subject(&self, t: TokenId) -> Option<EntityId> {
        let clauses = self.reading.clauses;
        let near = clauses.iter().skip_while(|c| c.head + 20 < t).take_while(|c| c.head < t + 12);
        let opens =
            |a: &crate::syntax::Argument, slot: &Slot| a.slot == *slot && !a.shared && a.tokens.start == t;
        for clause in near {
            let object = clause.arguments.iter().any(|a| opens(a, &Slot::Acc)) && clause.head < t;
            let aside =
                clause.link == Link::Adverbial && clause.arguments.iter().any(|a| opens(a, &Slot::Nom));
            let owner = match (object, aside) {
                (true, _) => Some(clause),
                (_, true) => clause.parent.map(|p| &clauses[p as usize]).filter(|c| c.head < clause.head),
                _ => None,
            };
            let subject =
                owner.and_then(|c| c.arguments.iter().find(|a| a.slot == Slot::Nom && a.head < c.head));
            let m =
                subject.filter(|_| !self.quoted[t as usize]).and_then(|a| self.reading.mention_at(a.head));
            let body = |m: &usize| {
                let mention = &self.reading.mentions[*m];
                matches!(mention.kind, EntityKind::Organization | EntityKind::Country) && !mention.adjectival
            };
            if let Some(m) = m.filter(body) {
                return Some(self.reading.entity_of[m]);
            }
        }
        None
    }

    fn body(&self, s: usize, t: TokenId, bodies: &[Seen]) -> Option<EntityId> {
        if self.quoted[t as usize] {
            return None;
        }
        let doer = self.doer(t);
        let near: Vec<&Seen> = bodies
            .iter()
            .rev()
            .take(12)
            .filter(|b| b.sentence + 1 >= s && b.token < t && b.subject && Some(b.entity) != doer)
            .collect();
        only(near.iter().copied())
    }

    /// A body or a country that `it` can be: the only one of either that was a subject of late, without who does something to
    /// it (`Peru has no port. Chile offered | it one`).
    pub(super) fn body_or_country(
        &self,
        s: usize,
        t: TokenId,
        bodies: &[Seen],
        countries: &[Seen],
    ) -> Option<EntityId> {
        let doer = self.doer(t);
        let near = |c: &&Seen| c.sentence + 1 >= s && c.token < t && c.subject && Some(c.entity) != doer;
        let mut lands = countries.iter().rev().take(12).filter(near).peekable();
        if self.quoted[t as usize] || lands.peek().is_none() {
            return self.body(s, t, bodies);
        }
        only(lands.chain(bodies.iter().rev().take(12).filter(near)))
    }

    /// Whether `them` takes up several people of its own sentence who have no name: `expelled three | diplomats | after a court
    /// accused them of spying`.
    pub(super) fn several_before(&self, t: TokenId) -> bool {
        let words = self.reading.analysed.words;
        let sentences = &self.reading.analysed.segmented.sentences;
        let start = sentences[sentences.partition_point(|s| s.tokens.end <= t)].tokens.start;
        (start..t).any(|k| {
            let word = &words[k as usize];
            word.upos == Upos::Noun
                && word.plural
                && (is_person_noun(&word.lemma) || WordClass::ForWhom.has(&word.lemma))
                && self.reading.mention_at(k).is_none()
        })
    }

    /// A body that `they` can be: the only one that was a subject of late, and no two people joined before.
    pub(super) fn group(&self, s: usize, t: TokenId, bodies: &[Seen], people: &[Seen]) -> Option<EntityId> {
        let people_subjects =
            people.iter().rev().take_while(|p| p.sentence + 1 >= s).filter(|p| p.subject).count();
        if people_subjects > 1 {
            return None;
        }
        self.body(s, t, bodies)
    }

    /// `left after the company raised | its offer`: in a clause beside the main one that has a subject of its own without
    /// a name, nobody named elsewhere.
    pub(super) fn is_of_aside(&self, t: TokenId) -> bool {
        let clauses = self.reading.clauses;
        let holds = |a: &crate::syntax::Argument| a.slot == Slot::Acc && !a.shared && a.tokens.contains(&t);
        let from = clauses.partition_point(|c| c.head + 8 < t);
        let mut near = clauses[from..].iter().take_while(|c| c.head < t);
        near.any(|c| {
            let subject = c.arguments.iter().find(|a| a.slot == Slot::Nom && !a.shared);
            c.link == Link::Adverbial
                && c.arguments.iter().any(holds)
                && subject.is_some_and(|a| {
                    let word = &self.reading.analysed.words[a.head as usize];
                    word.upos == Upos::Noun && self.reading.mention_at(a.head).is_none()
                })
        })
    }
}
