//! Nouns that tell an event, with who and what belongs to them.

use super::event_slot::Step;
use super::noun::hand_on;
use super::parser::Parser;
use super::phrase::{Item, Kind, is_noun_adposition};
use crate::syntax::{Argument, Case, Clause, ClauseId, Link, Slot, VerbFeatures, VerbForm, Voice};
use crate::text::TokenId;

/// A noun that tells an event, with what it has taken of the stack so far.
pub(super) struct EventNoun {
    /// Its participants stay for the verb that follows.
    pub(super) keep: bool,
    /// It is one of a list of nouns.
    pub(super) listed: bool,
    /// It is somebody's, or the last of its list is.
    pub(super) possessed: bool,
    /// What governs it may be what a possessor before it belongs to.
    pub(super) governed: bool,
    /// What it has, the last first.
    pub(super) arguments: Vec<Argument>,
    /// Where the foremost of them starts.
    pub(super) start: TokenId,
    /// It has a possessor.
    pub(super) genitive: bool,
    /// How many items of the stack are still to be looked at.
    pub(super) depth: usize,
    /// How many it has taken.
    pub(super) merged: usize,
    /// The clause that says what it is about.
    pub(super) asked: Option<ClauseId>,
    /// That clause has a subject of its own.
    pub(super) content: bool,
}

impl EventNoun {
    /// The item of the stack that comes next is part of the phrase.
    fn take(&mut self, item: &Item) {
        self.start = item.start;
        self.merged += 1;
        self.depth -= 1;
    }
}

impl Parser<'_> {
    /// A noun that tells an event takes its participants; with `keep` they stay for the verb that follows.
    pub(super) fn event_noun(&mut self, item: &mut Item, keep: bool, out: &mut Vec<Clause>) {
        let mut noun = self.begin_event_noun(item, keep);
        while noun.depth > 0 && self.take_phrase(&mut noun, item, out) {}
        self.take_owner(&mut noun, item, out);
        noun.arguments.reverse();
        self.take_from_relatives(&mut noun, item, out);
        self.take_from_list(&mut noun, item, out);
        let clause = Clause {
            head: item.head,
            predicate: item.head..item.head + 1,
            lemma: match self.word(item.head).verb {
                Some(_) => (&*self.noun_lemma(item.head)).into(),
                None => self.word(item.head).lemma.clone(),
            },
            features: VerbFeatures { form: VerbForm::VerbalNoun, ..VerbFeatures::default() },
            person: 0,
            arguments: std::mem::take(&mut noun.arguments),
            tokens: noun.start..item.end,
            parent: None,
            link: Link::Nominal,
            modifies: None,
            sentence: self.sentence,
            quote: self.quote,
        };
        let id = out.len() as ClauseId;
        out.push(clause);
        item.event = Some(id);
        self.settle_event_noun(noun, item);
    }

    fn begin_event_noun(&self, item: &Item, keep: bool) -> EventNoun {
        // `Peru'nun | abluka, sürgün ve saldırıları`: whose the last of a list is, his the others are.
        let listed =
            if item.possessive == 0 && item.case == Case::Nom { self.list_end(item.end) } else { None };
        let possessed = listed.map_or(item.possessive, |last| self.word(last).possessive) > 0;
        // `ticaret | konusunda`: the possessor before it owns what stands further on.
        // `takibe | aldığı`: so does who stands before half of a predicate.
        let half = item.case == Case::Dat
            && !possessed
            && self.word_at(item.end).is_some_and(|w| {
                let active = |v: VerbFeatures| v.form != VerbForm::Finite && v.voice == Voice::Active;
                // `Peru Bank'ın | greve giden işçileri`
                let before = |v: VerbFeatures| v.form == VerbForm::SubjectParticiple && w.case == Case::Nom;
                w.verb.is_some_and(|v| active(v) && w.possessive > 0 || before(v))
            });
        // `Peru'nun tepkilere | rağmen saldırdığını`
        let despite = item.case == Case::Dat
            && self.word_at(item.end).is_some_and(|w| matches!(&*w.lemma, "rağmen" | "karşın"));
        let plain = item.case == Case::Nom || despite;
        let governed = half || plain && !possessed && !keep && self.is_before_postposition(item.end);
        EventNoun {
            keep,
            listed: listed.is_some(),
            possessed,
            governed,
            arguments: Vec::new(),
            start: item.start,
            genitive: false,
            depth: self.stack.len(),
            merged: 0,
            asked: None,
            content: false,
        }
    }

    /// Takes the next phrase of the stack; whether one more may belong to the noun.
    fn take_phrase(&self, noun: &mut EventNoun, item: &mut Item, out: &mut [Clause]) -> bool {
        let top = &self.stack[noun.depth - 1];
        let next = if noun.depth == self.stack.len() { noun.start } else { self.stack[noun.depth].start };
        // `Çin'in, petrol ihracatı azalan Venezuela'ya | desteği`, `Peru'nun, Lima'yı hedef alan | saldırısı`: a possessor
        // before a comma waits for what is his.
        let waits = noun.possessed
            && !noun.genitive
            && (noun.arguments.iter().any(|a| a.slot != Slot::Bare) || !item.relatives.is_empty())
            && top.comma
            && top.name
            && top.is_noun_in(Case::Gen)
            && top.end + 1 == next.min(noun.start);
        if !waits
            && (!top.is_adjacent_to(next.min(noun.start)) && (top.end != noun.start)
                || top.comma
                || top.conjunction)
        {
            return false;
        }
        let slot = match self.step(noun, item, top) {
            None => return false,
            Some(Step::Content(clause)) => {
                item.clauses.push(clause);
                noun.take(top);
                noun.content = true;
                return true;
            }
            Some(Step::Topic(clause)) => {
                noun.asked = Some(clause);
                Slot::Bare
            }
            Some(Step::As(slot)) => slot,
        };
        // `İsrail'in [tahliye] kararı`: who stands with the modifier stands with the head.
        if slot == Slot::Bare
            && let Some(event) = top.event
        {
            let inner = out[event as usize].arguments.iter();
            let theirs: Vec<Argument> =
                inner.filter(|a| a.slot != Slot::Bare && !a.shared).cloned().collect();
            noun.genitive |= theirs.iter().any(|a| a.slot == Slot::Gen);
            noun.arguments.extend(theirs.into_iter().rev());
        }
        if slot == Slot::Gen
            && let Some(asked) = noun.asked
        {
            let subject =
                Argument { slot: Slot::Nom, tokens: top.start..top.end, head: top.head, shared: true };
            out[asked as usize].arguments.push(subject);
        }
        if slot == Slot::Gen && self.tells_where(noun, item, top, out) {
            noun.take(top);
            return true;
        }
        noun.genitive |= slot == Slot::Gen;
        // `düzenlediği [hava] saldırısı`: what stands before the modifier is said of the head.
        // `Peru'ya düzenlenen [Şili] saldırısı`
        let carried = top.relatives.iter().all(|r| {
            let told = &out[*r as usize];
            told.features.voice == Voice::Passive && self.knowledge.light_verbs.contains(&*told.lemma)
        });
        if (slot == Slot::Bare || top.attributive) && (!top.name || slot == Slot::Bare && carried) {
            hand_on(&top.relatives, top.head, item.head, out);
            item.relatives.extend(&top.relatives);
        }
        if let Kind::Nominalised(clause) | Kind::Adverbial(clause) = top.kind {
            item.clauses.push(clause);
        }
        noun.take(top);
        // `üsse düzenlenen | dron saldırısı`: the modifier alone.
        let said = top.relatives.iter().map(|r| out[*r as usize].tokens.end).max();
        let own = said.filter(|end| slot == Slot::Bare && !top.name && *end <= top.head);
        let mut argument =
            Argument { slot, tokens: own.unwrap_or(top.start)..top.end, head: top.head, shared: false };
        // `Peru güçleri ile | yerleşimcilerin saldırıları`
        if noun.genitive && noun.depth > 0 && self.is_coordinate(&self.stack[noun.depth - 1], noun.start) {
            noun.take(&self.stack[noun.depth - 1]);
            argument.tokens.start = noun.start;
        }
        noun.arguments.push(argument);
        !noun.genitive
    }

    /// Whether a possessor is where the place lies that the event strikes or that a participle tells of it, so that he is no
    /// doer: `Batı Şeria'nın | Cenin kentine baskını`, `Peru'nun | Tacna kentinde düzenlenen saldırı`.
    fn tells_where(&self, noun: &mut EventNoun, item: &Item, top: &Item, out: &[Clause]) -> bool {
        if self.is_place(top.head)
            && let Some(place) = noun
                .arguments
                .last_mut()
                .filter(|a| matches!(a.slot, Slot::Dat | Slot::Loc) && a.tokens.start == top.end)
        {
            place.tokens.start = top.start;
            return true;
        }
        let there = |r: &ClauseId| {
            let told = &out[*r as usize];
            told.features.voice == Voice::Passive
                && told.arguments.iter().any(|a| {
                    matches!(a.slot, Slot::Loc | Slot::Dat) && a.tokens.start == top.end && !a.shared
                })
        };
        self.is_land(top.head) && item.relatives.iter().any(there)
    }

    /// Whose the event is, where that does not stand right before it.
    fn take_owner(&mut self, noun: &mut EventNoun, item: &Item, out: &mut [Clause]) {
        // `Bakanlığın ihracat desteğine ilişkin | tebliği`: whose what it is about is, his it may be as well.
        if !noun.genitive
            && noun.possessed
            && let Some(about) = noun.arguments.iter().rfind(
                |a| matches!(&a.slot, Slot::Adp(form) if is_noun_adposition(form) && &**form != "önünde"),
            )
            && let Some(owner) = self.first_owner(&about.tokens)
        {
            noun.arguments.push(owner);
        }
        // `OPEC'in, talepteki düşüşe rağmen üretimi artırma | kararı`
        // `Peru'nun, kriz nedeniyle Şili ile | görüşmesi`
        let deed = noun.possessed
            && noun.arguments.iter().any(|a| a.slot == Slot::Ins)
            && self.word(item.head).verb.is_some_and(|v| v.form == VerbForm::VerbalNoun);
        if (noun.asked.is_some() || deed) && !noun.genitive {
            let adjunct = |t: &Item| matches!(t.kind, Kind::Adposition(_) | Kind::Adverbial(_));
            let above = self.stack[..noun.depth].iter().rev().take_while(|t| adjunct(t)).count();
            let owner = (noun.depth - above).checked_sub(1).filter(|at| {
                let t = &self.stack[*at];
                t.name && (t.comma || deed && above > 0) && t.is_noun_in(Case::Gen)
            });
            if let Some(at) = owner {
                let owner = self.stack.remove(at);
                let tokens = owner.start..owner.end;
                noun.arguments.push(Argument {
                    slot: Slot::Gen,
                    tokens: tokens.clone(),
                    head: owner.head,
                    shared: false,
                });
                let subject = Argument { slot: Slot::Nom, tokens, head: owner.head, shared: true };
                if let Some(asked) = noun.asked {
                    out[asked as usize].arguments.push(subject);
                }
                noun.genitive = true;
            }
        }
        // `Peru, Şili'nin teklifini reddetme | kararı aldı`: who takes it is another.
        let taken = || {
            self.word_at(item.head + 1).is_some_and(|w| {
                w.verb.is_some_and(|v| v.form == VerbForm::Finite && v.voice == Voice::Active)
                    && self.knowledge.light_verbs.contains(&*w.lemma)
            })
        };
        // `bankanın tahvil alımlarını durdurma | kararı`: whose the object is, his the decision is.
        if let Some(asked) = noun.asked.filter(|_| !noun.genitive && !taken())
            && let Some(owner) = self.owner_of_object(asked, out)
        {
            out[asked as usize].arguments.push(Argument { slot: Slot::Nom, shared: true, ..owner.clone() });
            noun.arguments.push(owner);
            noun.genitive = true;
        }
    }

    /// What the light verb of a participle has, its noun has (`düzenlediği | saldırı`).
    fn take_from_relatives(&self, noun: &mut EventNoun, item: &Item, out: &[Clause]) {
        // `düzenlediği saldırı`: what the light verb has, its noun has.
        for r in &item.relatives {
            let relative = &out[*r as usize];
            // `meydana gelen deprem`
            let occurs = *relative.lemma == *"gel"
                && relative.arguments.iter().any(|a| self.text(a.head) == "meydana");
            // `örgütün üstlendiği | saldırı`
            let claims = *relative.lemma == *"üstlen" && relative.features.voice == Voice::Active;
            let carries = claims
                || self.knowledge.light_verbs.contains(&*relative.lemma) && !self.makes_predicate(relative);
            if !occurs && !carries {
                continue;
            }
            for argument in relative.arguments.iter().filter(|a| a.slot != Slot::Gen) {
                let mut argument = argument.clone();
                if argument.slot == Slot::Nom {
                    argument.slot = Slot::Gen;
                }
                argument.shared = false;
                noun.arguments.push(argument);
            }
        }
    }

    /// What the noun shares with the one it is joined to.
    fn take_from_list(&self, noun: &mut EventNoun, item: &Item, out: &[Clause]) {
        // `ordunun yoğun saldırılarının ve sıkı | ablukasının`: whose the first is, is the second.
        let described = noun.possessed
            && !noun.arguments.is_empty()
            && noun.arguments.iter().all(|a| a.slot == Slot::Bare && !self.is_name(a.head));
        if described
            && let Some(first) =
                self.stack.last().filter(|t| t.conjunction && t.kind == Kind::Noun && t.end + 1 == noun.start)
            && let Some(event) = first.event
        {
            let theirs = out[event as usize].arguments.iter().filter(|a| a.slot == Slot::Gen);
            noun.arguments.extend(theirs.cloned());
        }
        // `kuşatma ve saldırıları`: joined nouns share what stands before the first.
        if noun.arguments.is_empty()
            && let Some(first) = self.stack.last().filter(|t| {
                (t.conjunction || t.comma && noun.possessed && self.list_end(t.head + 1).is_some())
                    && t.kind == Kind::Noun
                    && t.end + 1 == item.start
            })
            && let Some(event) = first.event
        {
            noun.arguments.clone_from(&out[event as usize].arguments);
        }
    }

    /// Takes off the stack what belongs to the noun.
    fn settle_event_noun(&mut self, mut noun: EventNoun, item: &mut Item) {
        if noun.keep {
            // What only modifies stays with its noun (`kara saldırısı başlattı`).
            while let Some(top) = self.stack.last() {
                let bare = top.kind == Kind::Noun
                    && top.case == Case::Nom
                    && !top.name
                    && !top.attributive
                    && !top.time
                    || noun.content && matches!(top.kind, Kind::Nominalised(_));
                if noun.merged == 0 || !bare || !top.is_adjacent_to(item.start) {
                    break;
                }
                let modifier = self.stack.pop().expect("looked at above");
                item.start = modifier.start;
                item.clauses.extend(modifier.event.into_iter().chain(modifier.clauses));
                item.relatives.extend(modifier.relatives);
                noun.merged -= 1;
            }
        } else {
            self.stack.truncate(self.stack.len() - noun.merged);
            item.start = noun.start;
            item.possessed |= noun.genitive;
            // `suçlayarak | ülkenin yardıma ihtiyaç duyduğunu söyledi`: whose it seems to be may be the subject.
            let behind = self.stack.last().is_some_and(|t| matches!(t.kind, Kind::Adverbial(_)));
            item.owner |= noun.genitive && item.possessive == 0 && behind;
        }
    }
}
