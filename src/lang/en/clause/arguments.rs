//! The arguments of a predicate: its own, and those it shares.

use super::{Predicate, Unit};
use crate::lang::en::syntax::Relation;
use crate::lang::en::word_class::WordClass;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Link, Slot, Upos, VerbForm, Voice};
use crate::text::lower_en;

impl Unit<'_> {
    /// An argument with its coordinates, each on its own.
    fn add(&self, slot: &Slot, i: usize, shared: bool, out: &mut Vec<Argument>) {
        let tree = self.tree;
        out.push(self.argument(slot.clone(), i, shared));
        for c in tree.children(i) {
            // A coordinate with a preposition of its own has its own place.
            if tree.relation(c) == Relation::Conj && is_nominal(tree.upos(c)) {
                let slot = match tree.preposition(c) {
                    Some(p) if matches!(slot, Slot::Adp(_)) => Slot::Adp(p.into()),
                    // `Ann Reed, | of the Green Party, | left`
                    Some(p) if p == "of" && tree.child(c, Relation::Cc).is_none() => continue,
                    _ => slot.clone(),
                };
                self.add(&slot, c, shared, out);
            }
        }
    }

    fn argument(&self, slot: Slot, i: usize, shared: bool) -> Argument {
        let tree = self.tree;
        let (low, high) = tree.phrase(i);
        Argument {
            slot,
            tokens: tree.token(low)..tree.token(high) + 1,
            head: tree.token(self.name_head(i)),
            shared,
        }
    }

    /// The head of a phrase, or the name that its head only entitles (`Foreign Minister | Zarif`).
    pub(super) fn name_head(&self, i: usize) -> usize {
        let tree = self.tree;
        if self.token_mention(tree.token(i)).is_some() {
            return i;
        }
        let mut found = None;
        for c in tree.children(i) {
            let named = matches!(tree.relation(c), Relation::Flat | Relation::Appos | Relation::Compound)
                && self.token_mention(tree.token(c)).is_some_and(|m| {
                    m.kind == EntityKind::Person
                        || (tree.relation(c) == Relation::Appos && m.kind == EntityKind::Organization)
                });
            // A person's name behind its title; before a noun it is only a modifier (`the Trump campaign`).
            if named && (c > i) {
                found = found.or(Some(c));
            }
        }
        found.unwrap_or(i)
    }

    /// What hangs on the predicate itself.
    pub(super) fn own_arguments(&self, p: &Predicate) -> Vec<Argument> {
        if p.nominal { self.nominal_arguments(p.head) } else { self.verb_arguments(p) }
    }

    fn verb_arguments(&self, p: &Predicate) -> Vec<Argument> {
        let tree = self.tree;
        let mut out = Vec::new();
        let has_object = tree.child(p.head, Relation::Obj).is_some();
        for c in tree.children(p.head) {
            if !is_nominal(tree.upos(c)) {
                continue;
            }
            match tree.relation(c) {
                Relation::Nsubj
                    if (tree.child(p.head, Relation::Cop).is_none() || c < p.head)
                        && !self.is_relativiser(c)
                        && !self.is_place_of(c, p.head) =>
                {
                    self.add(&Slot::Nom, c, false, &mut out);
                }
                Relation::NsubjPass if !self.is_relativiser(c) => self.add(&Slot::Nom, c, false, &mut out),
                Relation::Obj if !self.is_relativiser(c) => self.add(&Slot::Acc, c, false, &mut out),
                Relation::Iobj => {
                    let slot = if has_object { Slot::Dat } else { Slot::Acc };
                    self.add(&slot, c, false, &mut out);
                }
                // `was elected | president of Peru`: what somebody is made.
                Relation::Xcomp | Relation::Appos
                    if c > p.head
                        && p.features.voice == Voice::Passive
                        && WordClass::Appoints.has(tree.lemma(p.head))
                        && tree.preposition(c).is_none() =>
                {
                    self.add(&Slot::Adp("as".into()), c, false, &mut out);
                }
                Relation::OblAgent => self.add(&Slot::By, c, false, &mut out),
                Relation::Obl | Relation::Nmod if !self.is_relativiser(c) => {
                    if let Some(preposition) = tree.preposition(c) {
                        let passive = p.features.voice == Voice::Passive;
                        let slot = if !passive && !has_object && self.is_quantity(p.head, c, &preposition) {
                            Slot::Acc
                        } else if preposition == "by" && passive {
                            Slot::By
                        } else {
                            Slot::Adp(preposition.into())
                        };
                        self.add(&slot, c, false, &mut out);
                    }
                }
                _ => {}
            }
        }
        // A predicate noun or adjective keeps its own complements (`angry at`, `a supporter of`); its `of` is Gen.
        for a in &mut out {
            if a.slot == Slot::Adp("of".into()) && tree.upos(p.head) == Upos::Noun {
                a.slot = Slot::Gen;
            }
        }
        out
    }

    fn nominal_arguments(&self, head: usize) -> Vec<Argument> {
        let mut out = Vec::new();
        self.add_nominal(head, &mut out);
        out
    }

    fn add_nominal(&self, head: usize, out: &mut Vec<Argument>) {
        let tree = self.tree;
        for c in tree.children(head) {
            // `the killing | last week | of Reed by rebels`: what the time was taken to govern.
            let time = c > head
                && WordClass::Time.has(&lower_en(tree.lemma(c)))
                && tree.child(c, Relation::Det).is_none();
            if time {
                self.add_nominal(c, out);
                continue;
            }
            match tree.relation(c) {
                Relation::NmodPoss => self.add(&Slot::Gen, c, false, out),
                Relation::Compound => self.add(&Slot::Bare, c, false, out),
                Relation::Amod if self.token_mention(tree.token(c)).is_some() => {
                    self.add(&Slot::Bare, c, false, out);
                }
                Relation::Nmod | Relation::Obl | Relation::OblAgent => {
                    if let Some(preposition) = tree.preposition(c) {
                        let slot = match preposition.as_str() {
                            "of" => Slot::Gen,
                            "by" => Slot::By,
                            _ => Slot::Adp(preposition.into()),
                        };
                        self.add(&slot, c, false, out);
                        // `the killing of Reed | by rebels`: they kill, they are not what Reed is by.
                        let by = |d: &usize| *d > c && tree.preposition(*d).is_some_and(|p| p == "by");
                        let named = self.token_mention(tree.token(self.name_head(c))).is_some();
                        if let Some(doer) = tree.children(c).find(by).filter(|_| slot == Slot::Gen && named) {
                            self.add(&Slot::By, doer, false, out);
                        }
                    } else {
                        self.add(&Slot::Bare, c, false, out);
                    }
                }
                _ => {}
            }
        }
    }

    /// Whether what looks like a preposition only says how many the object is: `killed | at least | 20 people`, `fired about 40`.
    pub(super) fn is_quantity(&self, verb: usize, noun: usize, preposition: &str) -> bool {
        let tree = self.tree;
        let Some(case) = (verb + 1..noun).find(|i| tree.lemma(*i) == preposition) else { return false };
        let next = case + 1;
        let number = |i: usize| i <= noun && tree.upos(i) == Upos::Num;
        // Only right behind the verb.
        (verb + 1..case).all(|i| tree.upos(i) == Upos::Adv)
            && next < tree.len()
            && match preposition {
                "at" => matches!(tree.lemma(next), "least" | "most" | "little"),
                "up" => tree.lemma(next) == "to" && number(next + 1),
                "over" | "around" | "about" | "under" | "between" | "nearly" => number(next),
                _ => false,
            }
    }

    /// Whether what the tree takes for the subject of a gerund only says where something else is: `cleared them from | Main
    /// Street using gas`.
    fn is_place_of(&self, noun: usize, verb: usize) -> bool {
        let there = |p: String| {
            matches!(p.as_str(), "from" | "in" | "at" | "near" | "outside" | "to" | "into" | "through")
        };
        self.tree.penn(verb) == "VBG" && noun < verb && self.tree.preposition(noun).is_some_and(there)
    }

    fn is_relativiser(&self, c: usize) -> bool {
        matches!(self.tree.penn(c), "WDT" | "WP" | "WP$")
            || (self.tree.penn(c) == "IN" && self.tree.lemma(c) == "that")
    }

    /// What the predicate takes over from its surroundings.
    pub(super) fn share(&self, p: usize, predicates: &[Predicate], arguments: &mut [Vec<Argument>]) {
        let this = predicates[p];
        if this.nominal {
            return;
        }
        if let Some(subject) =
            self.for_whom(&this).filter(|_| arguments[p].iter().all(|a| a.slot != Slot::Nom))
        {
            arguments[p].push(subject);
            return;
        }
        if let Some(noun) = this.modifies {
            self.fill_gap(&this, noun, &mut arguments[p]);
            return;
        }
        if arguments[p].iter().any(|a| a.slot == Slot::Nom) {
            return;
        }
        let Some(q) = this.parent else { return };
        let from = predicates[q];
        // Only direct: `X agreed to meet`, not a clause somewhere inside one of X's phrases.
        let direct = self.tree.head(this.head) == Some(from.head);
        let relation = self.tree.relation(this.head);
        // `pleaded | guilty to lying`: an adjective that completes a verb is said of somebody there.
        let complement = relation == Relation::Xcomp && self.tree.upos(this.head) == Upos::Adj;
        let infinite = this.features.form != VerbForm::Finite || complement;
        let takes = match this.link {
            Link::Coordinated => direct && relation == Relation::Conj,
            Link::Complement => direct && infinite && relation != Relation::Csubj,
            Link::Adverbial => direct && infinite,
            _ => false,
        };
        if !takes {
            return;
        }
        let above = self.tree.lemma(from.head);
        let infinitive = this.link == Link::Adverbial
            && this.features.form == VerbForm::VerbalNoun
            && WordClass::ObjectControl.has(above);
        // `fined Peru for | polluting the river`
        let reason = this.link == Link::Adverbial
            && this.head > 0
            && matches!(self.tree.lemma(this.head - 1), "for" | "against" | "from" | "of" | "into")
            && from.features.voice == Voice::Active
            && !WordClass::SubjectControl.has(above);
        // `called on Peru | to leave`
        let through = (this.features.form == VerbForm::VerbalNoun
            && (from.features.voice == Voice::Active
                || self.tree.child(from.head, Relation::AuxPass).is_none())
            && WordClass::PrepositionControl.has(above))
        .then(|| {
            let verb = self.tree.token(this.head);
            let time = |a: &Argument| {
                let first = self.tree.analysed.words[a.head as usize].lemma.as_ref();
                WordClass::Time.has(&lower_en(first))
            };
            // `called on Monday for | Peru | to leave`
            let whom = |a: &&Argument| {
                matches!(&a.slot, Slot::Adp(p) if matches!(&**p, "on" | "upon" | "to" | "with" | "for"))
                    && a.head < verb
                    && !time(a)
            };
            arguments[q].iter().filter(whom).max_by_key(|a| a.head)
        })
        .flatten();
        if let Some(through) = through {
            let subject = Argument { slot: Slot::Nom, shared: true, ..through.clone() };
            arguments[p].push(subject);
            return;
        }
        let controller = if (this.link == Link::Complement && !WordClass::SubjectControl.has(above)
            || infinitive
            || reason)
            && arguments[q].iter().any(|a| matches!(a.slot, Slot::Acc | Slot::Dat))
        {
            if arguments[q].iter().any(|a| a.slot == Slot::Acc) { Slot::Acc } else { Slot::Dat }
        } else {
            Slot::Nom
        };
        let taken: Vec<Argument> = arguments[q]
            .iter()
            .filter(|a| a.slot == controller)
            .map(|a| Argument { slot: Slot::Nom, shared: true, ..a.clone() })
            .collect();
        arguments[p].extend(taken);
        // `was fined and | banned by Peru`: who does it stands with the last of two passives.
        let passive = |p: &Predicate| p.features.voice == Voice::Passive;
        if this.link == Link::Coordinated
            && passive(&this)
            && passive(&from)
            && this.head == from.head + 2
            && !arguments[q].iter().any(|a| a.slot == Slot::By)
        {
            let doer = arguments[p].iter().filter(|a| a.slot == Slot::By && !a.shared);
            let doer: Vec<Argument> = doer.map(|a| Argument { shared: true, ..a.clone() }).collect();
            arguments[q].extend(doer);
        }
        // `attacked and killed three soldiers`: the object stands with the last verb.
        if this.link == Link::Coordinated && this.features.voice == from.features.voice {
            let object: Vec<Argument> = arguments[p]
                .iter()
                .filter(|a| a.slot == Slot::Acc && !a.shared)
                .map(|a| Argument { shared: true, ..a.clone() })
                .collect();
            let near = this.head == from.head + 2;
            if near && !arguments[q].iter().any(|a| matches!(a.slot, Slot::Acc | Slot::Adp(_))) {
                arguments[q].extend(object);
            }
        }
    }

    /// The noun that a relative clause modifies, in the place that the clause leaves open.
    fn fill_gap(&self, this: &Predicate, noun: usize, out: &mut Vec<Argument>) {
        let tree = self.tree;
        let pronoun = tree.children(this.head).find(|c| self.is_relativiser(*c));
        // `the embargo that Peru | imposed`, hung like the clause of a noun that reports
        let told = pronoun.is_some()
            && this.features.form == VerbForm::Finite
            && noun < this.head
            && !WordClass::TellsThat.has(tree.lemma(noun));
        if tree.relation(this.head) == Relation::Acl && !told {
            let slot = match this.features.form {
                VerbForm::SubjectParticiple | VerbForm::PastParticiple => Slot::Nom,
                _ => return,
            };
            if !out.iter().any(|a| a.slot == Slot::Nom) {
                out.push(self.argument(slot, noun, true));
            }
            return;
        }
        // `the law, which Congress | passed`, whatever the tree makes of the pronoun; not `the city that they went | to`
        let own = out.iter().any(|a| a.slot == Slot::Nom && !a.shared);
        let high = tree.span(this.head).1;
        let last = (this.head..=high).rev().find(|i| tree.upos(*i) != Upos::Punct);
        let stranded = last.is_some_and(|i| i > this.head && tree.upos(i) == Upos::Adp);
        let object = own
            && !stranded
            && this.features.voice == Voice::Active
            && out.iter().all(|a| !matches!(a.slot, Slot::Acc | Slot::Dat));
        let slot = match pronoun.map(|c| (c, tree.relation(c))) {
            Some((c, relation))
                if object
                    && (relation != Relation::Obl || tree.preposition(c).is_none())
                    && matches!(tree.lemma(c), "which" | "that" | "whom" | "who") =>
            {
                Slot::Acc
            }
            Some((_, Relation::Nsubj | Relation::NsubjPass)) => Slot::Nom,
            Some((_, Relation::Obj)) => Slot::Acc,
            Some((c, Relation::Obl)) => match tree.preposition(c) {
                Some(preposition) => Slot::Adp(preposition.into()),
                None => return,
            },
            Some((c, _)) if tree.upos(c) == Upos::Sconj && out.iter().all(|a| a.slot != Slot::Nom) => {
                Slot::Nom
            }
            Some(_) => return,
            None if out.iter().all(|a| a.slot != Slot::Nom) => Slot::Nom,
            None if out.iter().all(|a| a.slot != Slot::Acc) && this.features.voice == Voice::Active => {
                // `the city where they met` leaves no gap.
                let adverb = tree.children(this.head).any(|c| matches!(tree.penn(c), "WRB"));
                if adverb {
                    return;
                }
                Slot::Acc
            }
            None => return,
        };
        if matches!(slot, Slot::Nom | Slot::Acc) && out.iter().any(|a| a.slot == slot) {
            return;
        }
        out.push(self.argument(slot, noun, true));
    }
}

fn is_nominal(upos: Upos) -> bool {
    matches!(
        upos,
        Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Adj | Upos::Det | Upos::X | Upos::Sym
    )
}
