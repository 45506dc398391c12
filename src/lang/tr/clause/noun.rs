//! Noun phrases: modifiers, possessors, lists, and nouns that tell an event.

use std::borrow::Cow;

use super::parser::Parser;
use super::phrase::{Item, Kind};
use super::predicate::clause_of;
use crate::lang::tr::name::is_relative_locative;
use crate::syntax::{
    Argument, Case, Clause, ClauseId, Link, Slot, Upos, VerbFeatures, VerbForm, Voice, Word,
};
use crate::text::{TokenId, Tokens, lower_tr};

impl Parser<'_> {
    /// A common noun, pronoun or unrecognised name.
    pub(super) fn noun(&mut self, i: TokenId, end: TokenId, out: &mut Vec<Clause>) {
        let word = self.word(i);
        let mut item = Item::new(Kind::Noun, self.modifier.take().unwrap_or(i), i, i + 1);
        item.case = word.case;
        // `Filistin toprakları`: the possessor of a plural is as often one as many.
        item.possessive = if word.possessive == 6 { 3 } else { word.possessive };
        item.plural = word.plural;
        // `Sağlık Bakanlığı Müsteşarı | Handan Gürsel`: the ending of a title before a person is no case.
        if word.case == Case::Acc && word.possessive == 0 && self.is_person(i + 1) && self.is_title_of_name(i)
        {
            item.case = Case::Nom;
            item.possessive = 3;
        }
        // Nobody owns `kendisini`: who stands before it does something.
        item.possessed = *word.lemma == *"kendi" && word.possessive > 0;
        // `20 yaşındaki Ayşe`, `bölgedeki askerler`
        item.attributive = word.case == Case::Loc && !word.plural && is_relative_locative(self.text(i));
        item.crew = word.plural && crate::event::is_crew("tr", &word.lemma);
        let form = lower_tr(self.text(i));
        // `askerlerince` is theirs; `altındaki` is no gold.
        if word.case == Case::Equ && (form.ends_with("lerince") || form.ends_with("larınca"))
            || form.starts_with("altında")
        {
            item.possessive = 3;
        }
        // `hafta sonu`
        let end_of_time = *word.lemma == *"son"
            && word.possessive == 3
            && i > self.first
            && self.knowledge.time_nouns.contains(&*self.word(i - 1).lemma);
        item.time = end_of_time
            || self.knowledge.time_nouns.contains(&*word.lemma)
            || (word.upos == Upos::Num && word.case == Case::Nom && word.possessive == 0);
        let event = self.is_event_noun(i);
        let before_verb = i + 1 < end
            && self.mention_at[i as usize + 1] == 0
            && self.word(i + 1).verb.is_some_and(|v| {
                !(matches!(v.form, VerbForm::VerbalNoun)
                    && self.word(i + 1).case == Case::Nom
                    && v.voice == Voice::Active)
            });
        self.take_relatives(&mut item, out);
        self.take_content(&mut item, &form);
        // `yasa dışı gruplar`
        item.attributive |= matches!(&*form, "dışı" | "içi" | "karşıtı" | "yanlısı")
            && self.stack.last().is_some_and(|t| t.is_noun_in(Case::Nom) && !t.time && t.is_adjacent_to(i))
            && self.before_noun(i, end);
        if event {
            let keep = item.case == Case::Nom && before_verb;
            self.event_noun(&mut item, keep, out);
        } else {
            self.compound(&mut item, out);
        }
        self.conjoin(&mut item);
        self.stack.push(item);
    }

    /// Whether a person's name modifies a noun: a surname alone right before it, or one of those nouns that full names do.
    fn heads_person(&self, name: &Item, item: &Item) -> bool {
        let full = self
            .mention_at
            .get(name.head as usize)
            .is_some_and(|m| *m > 0 && self.mentions[*m as usize - 1].tokens.len() > 1);
        name.end == item.head && (!full || self.knowledge.person_heads.contains(&*self.word(item.head).lemma))
    }

    /// Whether a title stands behind the name of the body that it is of.
    fn is_title_of_name(&self, i: TokenId) -> bool {
        // `iş insanı | Ayşe Kaya`
        let made = matches!(&*self.word(i).lemma, "insan" | "adam" | "kadın")
            && self.stack.last().is_some_and(|top| top.is_noun_in(Case::Nom) && top.is_adjacent_to(i));
        made || crate::lang::tr::relation::is_title(&lower_tr(self.text(i)))
            && self.stack.last().is_some_and(|top| {
                top.kind == Kind::Noun && (top.name || top.possessive == 3) && top.end == i && !top.comma
            })
    }

    /// Whether the frame lexicon knows the word as a noun that tells an event; verbal nouns by their form in `-ma`.
    pub(super) fn is_event_noun(&self, i: TokenId) -> bool {
        let word = self.word(i);
        match word.verb {
            Some(v) if v.form != VerbForm::VerbalNoun => false,
            _ => crate::event::is_event_noun("tr", &self.noun_lemma(i)),
        }
    }

    /// The lemma of a noun; of a verbal noun the noun that it is (`görüşme`, `açılış`).
    fn noun_lemma(&self, i: TokenId) -> Cow<'_, str> {
        let word = self.word(i);
        if word.verb.is_none() {
            return Cow::Borrowed(&word.lemma);
        }
        match noun_of_manner(&lower_tr(self.text(i)), &word.lemma) {
            Some(noun) => noun.to_owned().into(),
            None => verbal_noun(&word.lemma).into(),
        }
    }

    /// Whether a bare verbal noun says what kind of thing the noun behind it is (`arıtma tesisi`): not where that says what
    /// comes of the deed (`satma kararı`, `seçme hakkı`).
    pub(super) fn names_kind(&self, i: TokenId, end: TokenId) -> bool {
        let word = self.word(i);
        let next = i + 1;
        word.case == Case::Nom
            && word.possessive == 0
            && next < end
            && self.mention_at[next as usize] == 0
            && self.word(next).verb.is_none()
            && self.word(next).upos == Upos::Noun
            && self.word(next).possessive == 3
            && !self.is_event_noun(next)
            && self.knowledge.things.contains(&*self.word(next).lemma)
    }

    /// Whether a verbal noun in `-ış` is a plain noun: no possessor, or part of a compound (`fabrika açılışı`).
    pub(super) fn names_manner(&self, i: TokenId, form: &str) -> bool {
        let word = self.word(i);
        let compound =
            || self.stack.last().is_some_and(|t| t.is_noun_in(Case::Nom) && !t.time && t.is_adjacent_to(i));
        // `teslim oluşu` is a deed.
        !self.knowledge.light_verbs.contains(&*word.lemma)
            && noun_of_manner(form, &word.lemma).is_some()
            && (word.possessive == 0 || word.possessive == 3 && self.modifier.is_none() && compound())
    }

    /// Whether a bare verbal noun is the noun of the light verb behind it (`koruma sağladı`, `arama yapan`).
    pub(super) fn is_carried(&self, i: TokenId, end: TokenId) -> bool {
        let word = self.word(i);
        word.case == Case::Nom
            && word.possessive == 0
            && i + 1 < end
            && self.mention_at[i as usize + 1] == 0
            && self.word(i + 1).verb.is_some()
            && self.knowledge.carriers.contains(&*self.word(i + 1).lemma)
    }

    /// Whether a verbal noun has become a noun of its own (`sözleşme`), or is one as the first part of a compound
    /// (`giriş yasağı`).
    pub(super) fn is_noun_by_now(&self, i: TokenId, end: TokenId, form: &str) -> bool {
        let word = self.word(i);
        let names_compound = || {
            word.case == Case::Nom
                && word.possessive == 0
                && i + 1 < end
                && self.mention_at[i as usize + 1] == 0
                && self.word(i + 1).verb.is_none()
                && self.word(i + 1).possessive == 3
        };
        let ends = form.char_indices().skip(3).map(|(at, _)| at).chain([form.len()]);
        let follows = |front: &str| i > self.first && lower_tr(self.text(i - 1)) == front;
        ends.filter_map(|at| self.knowledge.verbal_nouns.get(&form[..at]))
            .any(|noun| noun.behind.is_none_or(follows) && (!noun.compound || names_compound()))
    }

    /// Whether an object in the accusative stands before a verbal noun, or before the half of a verb before it
    /// (`şirketi satın alma`).
    pub(super) fn has_object(&self, i: TokenId) -> bool {
        let half = |t: &Item| t.head + 1 == i && lower_tr(self.text(t.head)) == "satın";
        let object = self.stack.iter().rev().find(|t| !half(t));
        object.is_some_and(|t| t.is_noun_in(Case::Acc) && !t.comma)
    }

    /// Takes the relative clauses right before a noun phrase.
    pub(super) fn take_relatives(&mut self, item: &mut Item, out: &mut [Clause]) {
        let mut first = true;
        while let Some(top) = self.stack.last() {
            let Kind::Relative(clause) = top.kind else { break };
            // One that is joined to a later participle waits for that one's noun.
            if top.end > item.start || first && (top.comma || top.conjunction) {
                break;
            }
            first = false;
            out[clause as usize].modifies = Some(item.head);
            item.relatives.push(clause);
            item.start = top.start;
            self.stack.pop();
        }
    }

    /// A clause that says what is meant by a noun of speech right behind it (`çekilmesi yönündeki`, `-mesi şeklinde`).
    fn take_content(&mut self, item: &mut Item, form: &str) {
        const OPENERS: [&str; 4] = ["yönünde", "yolunda", "şeklinde", "biçiminde"];
        let opener =
            OPENERS.iter().any(|o| form.strip_prefix(o).is_some_and(|rest| matches!(rest, "" | "ki")));
        let Some(top) = self.stack.last().filter(|_| opener) else { return };
        if let Kind::Nominalised(clause) = top.kind
            && top.case == Case::Nom
            && top.possessive > 0
            && top.is_adjacent_to(item.start)
        {
            let content = self.stack.pop().expect("looked at above");
            item.start = content.start;
            item.clauses.push(clause);
            item.possessed = true;
        }
    }

    /// Whether a noun is one that a clause in `-ması` right before it completes (`çekilmesi çağrısı`).
    fn takes_content(&self, item: &Item) -> bool {
        item.possessive > 0 && self.knowledge.content_nouns.contains(&*self.word(item.head).lemma)
    }

    /// Joins modifiers and possessor to a common noun: `[iki ülkenin] [dostluk] ilişkisi`.
    pub(super) fn compound(&mut self, item: &mut Item, out: &mut [Clause]) {
        let mut joined = item.head;
        let end_of_time = item.time && *self.word(item.head).lemma == *"son";
        // Whether an adjective opens what has been joined so far.
        let mut opened = false;
        // Whether a name has been.
        let mut named = false;
        while let Some(top) = self.stack.last() {
            // `savunma kararı`: a clause in the bare verbal noun modifies. Whose decision it is stays open here:
            // the possessor may as well be the subject of the clause around.
            if let Kind::Nominalised(_) = top.kind {
                let modifies =
                    top.end == item.head && top.case == Case::Nom && top.possessive == 0 && !top.comma;
                let says = top.end == item.head
                    && top.case == Case::Nom
                    && !top.comma
                    && top.possessive > 0
                    && self.is_verbal_noun(top.head)
                    && self.takes_content(item);
                if says {
                    let clause = self.stack.pop().expect("looked at above");
                    item.start = clause.start;
                    item.clauses.extend(clause_of(&clause));
                    continue;
                }
                if modifies && item.possessive == 3 {
                    let clause = self.stack.pop().expect("looked at above");
                    item.start = clause.start;
                    item.clauses.extend(clause_of(&clause));
                    self.owner_acts(clause_of(&clause), out);
                }
                break;
            }
            // `halkı göçe zorlamaya yönelik girişimleri`: whose they are, acts in the clause.
            if let Kind::Adverbial(clause) = top.kind
                && top.case == Case::Equ
                && top.is_adjacent_to(item.start)
                && item.possessive == 3
                && is_noun_adposition(&lower_tr(self.text(top.end - 1)))
            {
                let purpose = self.stack.pop().expect("looked at above");
                item.start = purpose.start;
                item.clauses.push(clause);
                out[clause as usize].link = Link::Adverbial;
                self.owner_acts(Some(clause), out);
                continue;
            }
            // `orduya ait araçlar`: belongs to the noun like a possessor.
            if let Kind::Adposition(Slot::Adp(form)) = &top.kind
                && matches!(&**form, "ait" | "bağlı" | "mensup")
                && top.is_adjacent_to(item.start)
            {
                let owner = self.stack.pop().expect("looked at above");
                item.start = owner.start;
                item.possessed = true;
                break;
            }
            if !top.is_adjacent_to(item.start) || !matches!(top.kind, Kind::Noun) {
                break;
            }
            // No adjective comes between a bare noun and the head that it modifies.
            let relational = top.name
                && !top.person
                && (top.end..item.head)
                    .all(|t| self.knowledge.relational_adjectives.contains(&*self.word(t).lemma));
            if top.case == Case::Nom
                && !top.attributive
                && top.end != item.head
                && item.start != joined
                && !relational
            {
                break;
            }
            // `anlaşma | hafta sonu yürürlüğe girdi`
            if end_of_time && top.case == Case::Nom && !top.time {
                break;
            }
            // `hava yolu şirketleri | İsrail uçuşlarını`
            if named && !top.name && top.possessive == 3 && item.case != Case::Nom {
                break;
            }
            // `Kaya Cam | yeni fabrika binasını`
            if top.case == Case::Nom && top.name && opened && !relational && !top.attributive {
                break;
            }
            let bare = top.case == Case::Nom && (!top.time || item.possessive == 3 && !top.name);
            let joins = top.attributive
                || match top.case {
                    // A bare noun modifies; a name only where the head says so by its possessive, or where it is
                    // no person (`Çin şirketi`, `Gazze kenti`).
                    Case::Nom => {
                        bare && !is_anybody(&self.word(top.head).lemma)
                            && if top.name {
                                item.possessive == 3
                                    && if top.person {
                                        item.case != Case::Acc && self.heads_person(top, item)
                                    } else {
                                        !item.possessed || item.case != Case::Acc
                                    }
                            } else {
                                // A plural never modifies, and what opens a sentence before a noun in a case is its
                                // subject (`Askerler evlere girdi`, `Savcılık şirkete dava açtı`).
                                let subject = item.possessive == 0
                                    && (top.plural || item.case != Case::Nom && top.start == self.first);
                                item.possessive == 3 || (!subject && !top.possessed && top.possessive == 0)
                            }
                    }
                    Case::Gen => {
                        // `Kosova'nın [Avrupa Konseyi] üyeliği`
                        let abstract_noun = named
                            && item.possessive == 3
                            && ["lik", "lık", "luk", "lük"]
                                .iter()
                                .any(|s| self.word(item.head).lemma.ends_with(s));
                        item.possessive > 0
                            && item.possessive != 1
                            && (!item.possessed || abstract_noun)
                            // `Ayşe Kaya'nın | pazartesi günü gideceğini`
                            && !(item.time && top.name)
                            // `Vietnam'ın [savunma alanındaki] iş birliği`
                            && !(item.attributive
                                && top.name
                                && !self.knowledge.spatial_nouns.contains(&*self.word(item.head).lemma))
                            && !self.is_subject_of_participle(item)
                    }
                    _ => false,
                };
            if !joins {
                break;
            }
            let modifier = self.stack.pop().expect("looked at above");
            let genitive = modifier.case == Case::Gen;
            item.start = modifier.start;
            named |= modifier.name && !modifier.attributive;
            opened = modifier.relatives.is_empty()
                && !modifier.name
                && modifier.start < modifier.head
                && modifier.head + 1 == modifier.end
                && self.word(modifier.start).upos == Upos::Adj;
            if !genitive {
                hand_on(&modifier.relatives, item.head, out);
            }
            item.relatives.extend(modifier.relatives);
            item.event = item.event.or(modifier.event);
            item.clauses.extend(modifier.clauses);
            joined = item.start;
            item.owner |= genitive || modifier.owner;
            if genitive {
                item.possessed = true;
                break;
            }
            if item.possessive == 3 && modifier.name && !modifier.attributive {
                item.possessed = true;
            }
        }
    }

    /// `vadesi | gelen borçlar`, `uçuşu | iptal edilen kemancı`: the subject of a participle is what the noun behind that has,
    /// and nobody else's.
    fn is_subject_of_participle(&self, item: &Item) -> bool {
        let participle = |t: TokenId| {
            self.word_at(t).is_some_and(|w| {
                w.case == Case::Nom
                    && *w.lemma != *"ol"
                    && w.verb.is_some_and(|v| v.form == VerbForm::SubjectParticiple)
                    && self.mention_at[t as usize] == 0
            })
        };
        let half = |t: TokenId| {
            self.word_at(t).is_some_and(|w| w.verb.is_none() && w.case == Case::Nom && w.possessive == 0)
                && self.mention_at[t as usize] == 0
                && self.word_at(t + 1).is_some_and(|w| self.knowledge.light_verbs.contains(&*w.lemma))
        };
        let next = item.head + 1;
        item.case == Case::Nom
            && item.possessive == 3
            && !item.name
            && (participle(next) || half(next) && participle(next + 1))
    }

    /// `İsrail'in Gazze'yi işgal etme planı`: whose plan it is, is the subject of what is planned.
    fn owner_acts(&self, clause: Option<ClauseId>, out: &mut [Clause]) {
        let (Some(clause), Some(owner)) = (clause, self.stack.last()) else { return };
        let clause = &mut out[clause as usize];
        let own = clause.arguments.iter().any(|a| a.slot == Slot::Nom);
        if owner.is_noun_in(Case::Gen) && !own && clause.features.voice != Voice::Passive {
            let tokens = owner.start..owner.end;
            clause.arguments.push(Argument { slot: Slot::Nom, tokens, head: owner.head, shared: true });
        }
    }

    /// Joins coordinated phrases: `A, B ve C'ye` is one phrase in the case of its last part.
    pub(super) fn conjoin(&mut self, item: &mut Item) {
        let Some(top) = self.stack.last() else { return };
        if !top.conjunction || top.kind != Kind::Noun || top.end + 1 != item.start || top.time {
            return;
        }
        let fits = |other: &Item, case: Case| {
            other.kind == Kind::Noun
                && (other.case == case || other.case == Case::Nom && other.name == item.name)
        };
        if !top.foremost && (!fits(top, item.case) || top.name != item.name) {
            return;
        }
        let case = top.case;
        let first = self.stack.pop().expect("looked at above");
        item.start = first.start;
        item.relatives.extend(first.relatives);
        // Earlier members of a list, before commas. In `İran, Irak ve Suriye'ye gitti` the first name is the subject,
        // unless another one stands before it.
        while let Some((top, below)) = self.stack.split_last() {
            let subject = item.case == Case::Nom || below.iter().any(|b| b.is_noun_in(Case::Nom) && !b.time);
            let member = top.kind == Kind::Noun
                && top.comma
                && !top.semicolon
                && top.end + 1 == item.start
                && top.case == case
                && top.name == item.name
                && top.person == item.person
                && top.relatives.is_empty()
                && (item.name || self.is_part(item) && self.is_part(top))
                && subject;
            if !member {
                break;
            }
            let first = self.stack.pop().expect("looked at above");
            item.start = first.start;
        }
    }

    /// A noun that tells an event takes its participants; with `keep` they stay for the verb that follows.
    pub(super) fn event_noun(&mut self, item: &mut Item, keep: bool, out: &mut Vec<Clause>) {
        let head = item.head;
        let mut arguments: Vec<Argument> = Vec::new();
        let mut start = item.start;
        let mut genitive = false;
        let mut depth = self.stack.len();
        let possessed = item.possessive > 0;
        let mut merged = 0;
        let mut asked = None;
        let mut content = false;
        // `ticaret | konusunda`: the possessor before it owns what stands further on.
        // `takibe | aldığı`: so does who stands before half of a predicate.
        let half = item.case == Case::Dat
            && !possessed
            && self.word_at(item.end).is_some_and(|w| {
                w.possessive > 0
                    && w.verb.is_some_and(|v| v.form != VerbForm::Finite && v.voice == Voice::Active)
            });
        let governed =
            half || item.case == Case::Nom && !possessed && !keep && self.is_before_postposition(item.end);
        while depth > 0 {
            let top = &self.stack[depth - 1];
            let next = if depth == self.stack.len() { start } else { self.stack[depth].start };
            // `Çin'in, petrol ihracatı azalan Venezuela'ya | desteği`: a possessor before a comma waits for what is his.
            let waits = possessed
                && !genitive
                && arguments.iter().any(|a| a.slot != Slot::Bare)
                && top.comma
                && top.name
                && top.is_noun_in(Case::Gen)
                && top.end + 1 == next.min(start);
            if !waits
                && (!top.is_adjacent_to(next.min(start)) && (top.end != start)
                    || top.comma
                    || top.conjunction)
            {
                break;
            }
            let slot = match (&top.kind, top.case) {
                // `evleri yıkma kararı`: a clause that says what the event is about.
                (Kind::Nominalised(clause), Case::Nom)
                    if top.possessive == 0 && top.end == head && merged == 0 && item.possessive == 3 =>
                {
                    asked = Some(*clause);
                    Slot::Bare
                }
                // `tarafların dönmesi çağrısı`: the clause has a subject of its own.
                (Kind::Nominalised(clause), Case::Nom)
                    if top.possessive > 0
                        && top.end == head
                        && merged == 0
                        && self.is_verbal_noun(top.head)
                        && self.takes_content(item) =>
                {
                    item.clauses.push(*clause);
                    start = top.start;
                    merged += 1;
                    depth -= 1;
                    content = true;
                    continue;
                }
                // `halkı yerinden etmeye yönelik girişimleri`
                (Kind::Adverbial(clause), Case::Equ)
                    if item.possessive == 3
                        && merged == 0
                        && is_noun_adposition(&lower_tr(self.text(top.end - 1))) =>
                {
                    asked = Some(*clause);
                    Slot::Bare
                }
                (Kind::Noun, _) if top.attributive => {
                    if top.case == Case::Loc {
                        Slot::Loc
                    } else {
                        Slot::Bare
                    }
                }
                // `16 Eylül toplantısı`
                (Kind::Noun, Case::Nom) if top.time => {
                    if !possessed {
                        break;
                    }
                    Slot::Bare
                }
                (Kind::Noun, Case::Nom) if top.name => {
                    // `İsrail saldırısı`, `Gazze saldırıları`; before a bare noun a name is the subject of the sentence,
                    // and where something in a case stands between.
                    // `halka` is part of what happens.
                    let part = |a: &Argument| self.text(a.head) == "halka";
                    if arguments.iter().any(|a| a.slot != Slot::Bare && !part(a)) {
                        break;
                    }
                    if possessed && !top.person || item.case == Case::Nom && !keep && possessed {
                        Slot::Bare
                    } else {
                        break;
                    }
                }
                (Kind::Noun, Case::Nom) => {
                    if top.possessed && top.possessive == 3 && !possessed {
                        break;
                    }
                    Slot::Bare
                }
                (Kind::Noun, Case::Gen) if governed || self.is_subject_of_participle(item) => break,
                // `Slovakya'nın Ukrayna'ya verilecek krediye | itirazı`
                (Kind::Noun, Case::Gen)
                    if !possessed
                        && matches!(item.case, Case::Dat | Case::Abl | Case::Loc)
                        && self
                            .word_at(item.end)
                            .is_some_and(|w| w.verb.is_none() && w.upos != Upos::Adv)
                        && !self.is_mark_at(item.end)
                        && (item.case != Case::Dat || !self.is_half_at(item.end)) =>
                {
                    break;
                }
                (Kind::Noun, Case::Gen) if !genitive && (possessed || item.case != Case::Acc) => Slot::Gen,
                // `TCMB'den | kredi limitinin artırılmasını`
                (Kind::Noun, Case::Abl) if top.name && self.modifies_next(head) => break,
                (Kind::Noun, Case::Dat | Case::Abl) if possessed || genitive || keep => top.slot(),
                // `bildirmediği gerekçesiyle | ticaret bakanını`
                (Kind::Noun, Case::Ins) if top.possessive == 3 && !top.relatives.is_empty() => break,
                (Kind::Noun, Case::Ins) => Slot::Ins,
                (Kind::Noun, Case::Loc)
                    if possessed && genitive_below(&self.stack[..depth - 1], top.start) =>
                {
                    Slot::Loc
                }
                (Kind::Adposition(slot), _) => match slot {
                    Slot::Adp(form) if !is_noun_adposition(form) => break,
                    // `ABD tarafından | ihracat listesine alınması`
                    Slot::By
                        if !possessed
                            && item.case == Case::Nom
                            && self.mention_at.get(head as usize + 1) == Some(&0)
                            && self
                                .word_at(head + 1)
                                .is_some_and(|w| w.verb.is_none() && w.upos == Upos::Noun) =>
                    {
                        break;
                    }
                    _ => slot.clone(),
                },
                _ => break,
            };
            // `İsrail'in [tahliye] kararı`: who stands with the modifier stands with the head.
            if slot == Slot::Bare
                && let Some(event) = top.event
            {
                let inner = out[event as usize].arguments.iter();
                let theirs: Vec<Argument> =
                    inner.filter(|a| a.slot != Slot::Bare && !a.shared).cloned().collect();
                genitive |= theirs.iter().any(|a| a.slot == Slot::Gen);
                arguments.extend(theirs.into_iter().rev());
            }
            if slot == Slot::Gen
                && let Some(asked) = asked
            {
                let subject =
                    Argument { slot: Slot::Nom, tokens: top.start..top.end, head: top.head, shared: true };
                out[asked as usize].arguments.push(subject);
            }
            // `Batı Şeria'nın Cenin kentine | baskını`: where the place lies that something is done to or in.
            if slot == Slot::Gen
                && self.is_place(top.head)
                && let Some(place) = arguments.last_mut().filter(|a| {
                    matches!(a.slot, Slot::Dat | Slot::Loc) && a.tokens.start == top.end
                        || a.slot == Slot::Bare && a.tokens.start > top.end
                })
                && (place.slot != Slot::Bare)
            {
                place.tokens.start = top.start;
                start = top.start;
                merged += 1;
                depth -= 1;
                continue;
            }
            genitive |= slot == Slot::Gen;
            // `düzenlediği [hava] saldırısı`: what stands before the modifier is said of the head.
            if slot == Slot::Bare && !top.name {
                hand_on(&top.relatives, head, out);
                item.relatives.extend(&top.relatives);
            }
            if let Kind::Nominalised(clause) | Kind::Adverbial(clause) = top.kind {
                item.clauses.push(clause);
            }
            start = top.start;
            merged += 1;
            let mut argument = Argument { slot, tokens: top.start..top.end, head: top.head, shared: false };
            depth -= 1;
            // `Peru güçleri ile | yerleşimcilerin saldırıları`
            if genitive && depth > 0 && self.is_coordinate(&self.stack[depth - 1], start) {
                start = self.stack[depth - 1].start;
                argument.tokens.start = start;
                merged += 1;
                depth -= 1;
            }
            arguments.push(argument);
            if genitive {
                break;
            }
        }
        // `Bakanlığın ihracat desteğine ilişkin | tebliği`: whose what it is about is, his it may be as well.
        if !genitive
            && possessed
            && let Some(about) =
                arguments.iter().rfind(|a| matches!(&a.slot, Slot::Adp(form) if is_noun_adposition(form)))
            && let Some(owner) = self.first_owner(&about.tokens)
        {
            arguments.push(owner);
        }
        // `OPEC'in, talepteki düşüşe rağmen üretimi artırma | kararı`
        if asked.is_some() && !genitive {
            let adjunct = |t: &Item| matches!(t.kind, Kind::Adposition(_) | Kind::Adverbial(_));
            let above = self.stack[..depth].iter().rev().take_while(|t| adjunct(t)).count();
            let owner = (depth - above).checked_sub(1).filter(|at| {
                let t = &self.stack[*at];
                t.name && t.comma && t.is_noun_in(Case::Gen)
            });
            if let Some(at) = owner {
                let owner = self.stack.remove(at);
                let tokens = owner.start..owner.end;
                arguments.push(Argument {
                    slot: Slot::Gen,
                    tokens: tokens.clone(),
                    head: owner.head,
                    shared: false,
                });
                let subject = Argument { slot: Slot::Nom, tokens, head: owner.head, shared: true };
                if let Some(asked) = asked {
                    out[asked as usize].arguments.push(subject);
                }
                genitive = true;
            }
        }
        // `bankanın tahvil alımlarını durdurma | kararı`: whose the object is, his the decision is.
        if let Some(asked) = asked.filter(|_| !genitive)
            && let Some(owner) = self.owner_of_object(asked, out)
        {
            out[asked as usize].arguments.push(Argument { slot: Slot::Nom, shared: true, ..owner.clone() });
            arguments.push(owner);
            genitive = true;
        }
        arguments.reverse();
        // `düzenlediği saldırı`: what the light verb has, its noun has.
        for r in &item.relatives {
            let relative = &out[*r as usize];
            if !self.knowledge.light_verbs.contains(&*relative.lemma) {
                continue;
            }
            for argument in relative.arguments.iter().filter(|a| a.slot != Slot::Gen) {
                let mut argument = argument.clone();
                if argument.slot == Slot::Nom {
                    argument.slot = Slot::Gen;
                }
                argument.shared = false;
                arguments.push(argument);
            }
        }
        // `kuşatma ve saldırıları`: joined nouns share what stands before the first.
        if arguments.is_empty()
            && let Some(first) =
                self.stack.last().filter(|t| t.conjunction && t.kind == Kind::Noun && t.end + 1 == item.start)
            && let Some(event) = first.event
        {
            arguments.clone_from(&out[event as usize].arguments);
        }
        let clause = Clause {
            head,
            predicate: head..head + 1,
            lemma: match self.word(head).verb {
                Some(_) => (&*self.noun_lemma(head)).into(),
                None => self.word(head).lemma.clone(),
            },
            features: VerbFeatures { form: VerbForm::VerbalNoun, ..VerbFeatures::default() },
            person: 0,
            arguments,
            tokens: start..item.end,
            parent: None,
            link: Link::Nominal,
            modifies: None,
            sentence: self.sentence,
            quote: self.quote,
        };
        let id = out.len() as ClauseId;
        out.push(clause);
        item.event = Some(id);
        if keep {
            // What only modifies stays with its noun (`kara saldırısı başlattı`).
            while let Some(top) = self.stack.last() {
                let bare = top.kind == Kind::Noun
                    && top.case == Case::Nom
                    && !top.name
                    && !top.attributive
                    && !top.time
                    || content && matches!(top.kind, Kind::Nominalised(_));
                if merged == 0 || !bare || !top.is_adjacent_to(item.start) {
                    break;
                }
                let modifier = self.stack.pop().expect("looked at above");
                item.start = modifier.start;
                item.clauses.extend(modifier.event.into_iter().chain(modifier.clauses));
                item.relatives.extend(modifier.relatives);
                merged -= 1;
            }
        } else {
            self.stack.truncate(self.stack.len() - merged);
            item.start = start;
            item.possessed |= genitive;
        }
    }
}

impl Parser<'_> {
    /// Whether a phrase with `ile` is the first of two in the genitive (`Peru ile | Şili'nin`).
    pub(super) fn is_coordinate(&self, first: &Item, start: TokenId) -> bool {
        first.kind == Kind::Adposition(Slot::Ins)
            && first.is_adjacent_to(start)
            && self.is_name(first.head)
            && lower_tr(self.text(first.end - 1)) == "ile"
    }

    /// Whether a phrase is about a part of what it names (`kentin kuzeyi`).
    fn is_part(&self, item: &Item) -> bool {
        item.possessed && self.knowledge.spatial_nouns.contains(&*self.word(item.head).lemma)
    }

    fn is_verbal_noun(&self, t: TokenId) -> bool {
        self.word(t).verb.is_some_and(|v| v.form == VerbForm::VerbalNoun)
    }

    /// The named possessor that the object of a verbal noun begins with.
    fn owner_of_object(&self, clause: ClauseId, out: &[Clause]) -> Option<Argument> {
        let clause = &out[clause as usize];
        let object = clause.arguments.iter().find(|a| a.slot == Slot::Acc && !a.shared)?;
        if object.tokens.start != clause.tokens.start || clause.arguments.iter().any(|a| a.slot == Slot::Nom)
        {
            return None;
        }
        let head = object.tokens.clone().find(|t| self.is_genitive(*t)).filter(|t| *t != object.head)?;
        let tokens = object.tokens.start..head + 1;
        self.is_name(head).then_some(Argument { slot: Slot::Gen, tokens, head, shared: false })
    }

    fn is_mark_at(&self, t: TokenId) -> bool {
        (t as usize) < self.mention_at.len() && self.is_mark(t)
    }

    /// Whether a word is half of a predicate (`saldırıya | maruz kalan`).
    fn is_half_at(&self, t: TokenId) -> bool {
        self.mention_at.get(t as usize) == Some(&0)
            && self.word_at(t).is_some_and(|w| w.possessive == 0 && w.case == Case::Nom)
    }

    /// The named possessor that a phrase begins with.
    fn first_owner(&self, phrase: &Tokens) -> Option<Argument> {
        let head = phrase.clone().take(8).find(|t| self.is_genitive(*t))?;
        let tokens = phrase.start..head + 1;
        let plain = tokens.clone().all(|t| self.word(t).verb.is_none());
        (plain && self.is_name(head)).then_some(Argument { slot: Slot::Gen, tokens, head, shared: false })
    }

    /// Whether a noun only modifies the possessed noun right behind it (`kredi | limiti`).
    fn modifies_next(&self, head: TokenId) -> bool {
        self.word(head).case == Case::Nom
            && self.mention_at.get(head as usize + 1) == Some(&0)
            && self.word_at(head + 1).is_some_and(|w| w.verb.is_none() && w.possessive == 3)
    }

    fn word_at(&self, t: TokenId) -> Option<&Word> {
        self.analysed.words.get(t as usize)
    }

    fn is_before_postposition(&self, t: TokenId) -> bool {
        (t as usize) < self.mention_at.len()
            && self.mention_at[t as usize] == 0
            && self.knowledge.postpositions.contains_key(&*lower_tr(self.text(t)))
    }
}

/// Nouns for anybody, which never modify (`beş kişi ayakta`).
fn is_anybody(lemma: &str) -> bool {
    matches!(lemma, "kişi" | "kimse" | "insan")
}

/// A relative clause before a modifier modifies the head (`kaçırılan [Filistinli] Ayşe`).
pub(super) fn hand_on(relatives: &[ClauseId], head: TokenId, out: &mut [Clause]) {
    for r in relatives {
        out[*r as usize].modifies = Some(head);
    }
}

/// The noun in `-ış` that a form of a verb begins with (`açılışı`: `açılış`).
fn noun_of_manner<'f>(form: &'f str, stem: &str) -> Option<&'f str> {
    const ENDINGS: [&str; 4] = ["ış", "iş", "uş", "üş"];
    let root = stem.char_indices().next_back().map_or(0, |(at, _)| at);
    let from = (form.starts_with(&stem[..root])).then_some(root)?;
    let from = from + form[from..].chars().next()?.len_utf8();
    let at = ENDINGS.iter().filter_map(|e| Some(from + form[from..].find(e)? + e.len())).min()?;
    // `buluşma`, `görüştürme` go on.
    let plain = |rest: &str| !["m", "t", "l"].iter().any(|c| rest.starts_with(c)) || rest.starts_with("la");
    plain(&form[at..]).then(|| &form[..at])
}

/// The noun in `-ma`/`-me` of a verb stem (`görüş` -> `görüşme`).
fn verbal_noun(stem: &str) -> String {
    let back = stem.chars().rev().find(|c| "aeıioöuü".contains(*c)).is_some_and(|c| "aıou".contains(c));
    format!("{stem}{}", if back { "ma" } else { "me" })
}

/// Whether a possessor stands right before `start`.
fn genitive_below(stack: &[Item], start: TokenId) -> bool {
    stack.last().is_some_and(|t| t.is_noun_in(Case::Gen) && t.is_adjacent_to(start))
}

/// Adpositions that a noun can take (`Gazze'ye yönelik saldırı`); the others belong to verbs.
fn is_noun_adposition(form: &str) -> bool {
    matches!(
        form.strip_suffix("ki").unwrap_or(form),
        "yönelik"
            | "ilişkin"
            | "dair"
            | "ait"
            | "karşı"
            | "arasında"
            | "dönük"
            | "hakkında"
            | "önünde"
            | "konusunda"
            | "ilgili"
    )
}
