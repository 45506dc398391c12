//! Predicates: which phrases of the stack are a verb's own, and in which slots.

use super::parser::Parser;
use super::phrase::{Item, Kind};
use crate::lang::tr::word_class::WordClass;
use crate::syntax::{
    Argument, Case, Clause, ClauseId, Link, Slot, Tense, Upos, VerbFeatures, VerbForm, Voice,
};
use crate::text::{TokenId, TokenKind, lower_tr};

impl Parser<'_> {
    /// A verb form takes its arguments and leaves what its form makes of the clause.
    pub(super) fn predicate(&mut self, i: TokenId, end: TokenId, out: &mut Vec<Clause>) -> TokenId {
        let mut word = self.word(i);
        let mut features = word.verb.expect("looked at by the caller");
        // `kesmiş olması`, `gelecek olan`: the auxiliary says what form the clause has.
        let mut last = i;
        if matches!(features.tense, Tense::Narrative | Tense::Future)
            && i + 1 < end
            && *self.word(i + 1).lemma == *"ol"
            && let Some(auxiliary) = self.word(i + 1).verb
            && auxiliary.form != VerbForm::Finite
        {
            word = self.word(i + 1);
            let (voice, negative) = (features.voice, features.negative || auxiliary.negative);
            features = VerbFeatures { voice, negative, ..auxiliary };
            last = i + 1;
        }
        // `kentten | çıkana kadar`
        if self.says_until(i, end, &features) {
            features = VerbFeatures { form: VerbForm::Converb, tense: Tense::None, ..features };
        }
        // `kente | girer girmez`
        if let Some(form) = self.said_twice(i, end, &features) {
            features = VerbFeatures { form, tense: Tense::None, ..features };
            last = i + 1;
        }
        self.modifier = None;
        // `talep etmiş ve suçlamıştı`: the first of joined verbs leaves its ending to the last.
        let joined = last + 1 < end
            && (matches!(self.text(last + 1), "," | ";")
                || matches!(self.lower(last + 1), "ve" | "ama" | "ancak"));
        // `kuracak, ortak olacak`: neither does the future.
        let future = features.form == VerbForm::FutureParticiple;
        if (features.form == VerbForm::PastParticiple || future)
            && word.case == Case::Nom
            && word.possessive == 0
            && joined
            && !self.joins_participle(last, end)
        {
            let tense = if future { Tense::Future } else { Tense::Narrative };
            features = VerbFeatures { form: VerbForm::Finite, tense, ..features };
        }
        // `iki gün sürecek “Su” kongresi`
        if features.form == VerbForm::Finite
            && features.tense == Tense::Future
            && last + 1 < end
            && self.analysed.segmented.tokens[last as usize + 1].kind == TokenKind::QuoteOpen
            && self.quotes_modifier(last + 1, end)
        {
            features.form = VerbForm::FutureParticiple;
        }
        // `saldırmış | gibi`, `yapılmış | sayan`: what only looks so ends no sentence.
        if features.tense == Tense::Narrative
            && features.form == VerbForm::Finite
            && last + 1 < end
            && (self.lower(last + 1) == "gibi" || matches!(&*self.word(last + 1).lemma, "say" | "sayıl"))
        {
            features = VerbFeatures { form: VerbForm::Converb, tense: Tense::None, ..features };
        }
        features.negative &= !self.is_before(last, end);
        let nominal_subject = matches!(
            features.form,
            VerbForm::FactParticiple | VerbForm::FutureParticiple | VerbForm::VerbalNoun
        );
        let possessed = word.possessive > 0;
        let before_noun = self.before_noun(last, end)
            || word.case == Case::Nom
                && features.form != VerbForm::Finite
                && self.joins_participle(last, end);
        let reported = possessed && word.case == Case::Nom && self.before_report(last, end);
        let relative = match features.form {
            _ if reported => false,
            VerbForm::SubjectParticiple | VerbForm::PastParticiple => word.case == Case::Nom && before_noun,
            VerbForm::FactParticiple | VerbForm::FutureParticiple => word.case == Case::Nom && before_noun,
            _ => false,
        };
        let depth = self.reach(i, &features, nominal_subject && possessed, word);
        let taken: Vec<Item> = self.stack.split_off(depth);
        let lacks_owner = !taken.iter().any(|t| t.is_noun_in(Case::Gen))
            && taken.iter().any(|t| t.kind == Kind::Noun && t.possessive == 3 && !t.possessed && !t.name);
        let id = out.len() as ClauseId;
        let start = taken.first().map_or(i, |t| t.start);
        let mut arguments = Vec::with_capacity(taken.len());
        self.assign(i, &features, nominal_subject, taken, id, &mut arguments, out);
        let link = match features.form {
            VerbForm::Finite => Link::Root,
            VerbForm::Converb => Link::Adverbial,
            _ if relative => Link::Relative,
            _ => Link::Complement,
        };
        out.push(Clause {
            head: i,
            predicate: i..last + 1,
            lemma: self.word(i).lemma.clone(),
            features,
            person: word.person,
            arguments,
            tokens: start..last + 1,
            parent: None,
            link,
            modifies: None,
            sentence: self.sentence,
            quote: self.quote,
        });
        let kind = match link {
            Link::Root => Kind::Finite(id),
            Link::Adverbial => Kind::Adverbial(id),
            Link::Relative => Kind::Relative(id),
            _ => Kind::Nominalised(id),
        };
        let mut item = Item::new(kind, start, i, last + 1);
        item.case = word.case;
        item.possessive = word.possessive;
        item.plural = word.plural;
        item.lacks_owner = lacks_owner;
        self.stack.push(item);
        last + 1
    }

    /// Whether a clause that says when may have another subject than its verb, which it does not write behind its start
    /// (`bombalarken`, `bombalayınca`; not `bombalayarak`).
    fn has_own_subject(&self, clause: &Clause) -> bool {
        let word = self.word(clause.head);
        let dated = match clause.features.form {
            VerbForm::Converb => true,
            // `bombaladığında`, `bombaladıktan sonra`; the subject of `bombaladığı için` stands in the genitive.
            VerbForm::FactParticiple => word.case == Case::Loc || word.possessive == 0,
            _ => false,
        };
        dated && !self.goes_together(clause.head) && !self.has_subject(clause)
    }

    /// Whether a phrase in the nominative may be an object: its ending, which looks like a possessor's, reads like that of the
    /// case (`adımları`, `kararı`; not `annesi`), and nobody is said to own it.
    pub(super) fn may_be_object(&self, item: &Item) -> bool {
        let form = self.lower(item.head);
        item.is_noun_in(Case::Nom)
            && !item.name
            && !item.time
            && !item.possessed
            && matches!(item.possessive, 3 | 6)
            && !["sı", "si", "su", "sü"].iter().any(|s| form.ends_with(s))
    }

    /// Whether a quoted name that opens at `i` modifies the noun behind it (`“Su” kongresi`).
    fn quotes_modifier(&self, i: TokenId, end: TokenId) -> bool {
        let closed = |t: &TokenId| self.analysed.segmented.tokens[*t as usize].kind == TokenKind::QuoteClose;
        let behind = (i + 1..end.min(i + 9)).find(closed).map(|t| t + 1).filter(|t| *t < end);
        behind.is_some_and(|t| self.word(t).verb.is_none() && self.word(t).possessive == 3)
    }

    /// Whether a punctuation mark stands at `i`.
    pub(super) fn is_mark(&self, i: TokenId) -> bool {
        self.analysed.segmented.tokens[i as usize].kind == TokenKind::Punct
    }

    /// Whether the participle at `i` is followed by another one in the same form that modifies a noun, so that both
    /// modify it (`saldıran ve kuşatan ordu`, `tuttuğu, vurduğu ve yaktığı hastane`).
    pub(super) fn joins_participle(&self, i: TokenId, end: TokenId) -> bool {
        const FAR: u32 = 14;
        let (word, form) = (self.word(i), self.word(i).verb.map(|v| v.form));
        let next = self.text((i + 1).min(end - 1));
        if i + 2 >= end || !(next == "," || matches!(&*lower_tr(next), "ve" | "veya")) {
            return false;
        }
        let factive = matches!(form, Some(VerbForm::FactParticiple | VerbForm::FutureParticiple));
        for t in i + 2..(i + FAR).min(end) {
            let other = self.word(t);
            let mark = self.text(t);
            if matches!(mark, ";" | ":" | "." | "(") {
                return false;
            }
            match other.verb {
                // `etmiş, | Birleşmiş Milletler`
                Some(_) if self.mention_at[t as usize] > 0 => {}
                None if factive && other.case == Case::Gen && self.mention_at[t as usize] > 0 => {
                    return false;
                }
                None => {}
                Some(v) if v.form == VerbForm::Finite => return false,
                Some(v)
                    if Some(v.form) == form
                        && other.case == Case::Nom
                        && other.possessive == word.possessive =>
                {
                    return self.before_noun(t, end) || self.joins_participle(t, end);
                }
                // `çalışacak ve yerli mühendislerce tasarlanan tesis`
                Some(v)
                    if form == Some(VerbForm::FutureParticiple)
                        && word.possessive == 0
                        && v.form == VerbForm::SubjectParticiple
                        && other.case == Case::Nom =>
                {
                    return self.before_noun(t, end);
                }
                // `cezaya çarptırılan, yurt dışına kaçmış olan Kaya`
                Some(v)
                    if form == Some(VerbForm::SubjectParticiple)
                        && word.possessive == 0
                        && v.form == VerbForm::PastParticiple
                        && other.case == Case::Nom =>
                {
                    return self.before_noun(t, end);
                }
                // `başlattığı ve iki hafta süren saldırı`
                Some(v)
                    if factive
                        && v.form == VerbForm::SubjectParticiple
                        && other.case == Case::Nom
                        && next != "," =>
                {
                    return self.before_noun(t, end);
                }
                Some(_) => {}
            }
        }
        false
    }

    /// Whether a noun phrase starts at `i + 1`, so that a participle at `i` modifies it.
    pub(super) fn before_noun(&self, i: TokenId, end: TokenId) -> bool {
        let mut t = i + 1;
        while t < end {
            if self.mention_at[t as usize] > 0 {
                return true;
            }
            let token = &self.analysed.segmented.tokens[t as usize];
            match token.kind {
                TokenKind::Punct | TokenKind::QuoteClose => return false,
                TokenKind::QuoteOpen => {
                    t += 1;
                    continue;
                }
                _ => {}
            }
            if self.knowledge.postpositions.contains_key(self.lower(t)) {
                return false;
            }
            match self.word(t).upos {
                Upos::Adj | Upos::Num | Upos::Det | Upos::Noun | Upos::Propn | Upos::Pron | Upos::X => {
                    return true;
                }
                Upos::Adv => t += 1,
                Upos::Verb => {
                    return self.word(t).verb.is_none_or(|v| {
                        matches!(
                            v.form,
                            VerbForm::VerbalNoun | VerbForm::SubjectParticiple | VerbForm::PastParticiple
                        )
                    });
                }
                _ => return false,
            }
        }
        false
    }

    /// Gives the taken phrases their slots.
    #[allow(clippy::too_many_arguments)] // one call, from `predicate`
    pub(super) fn assign(
        &self,
        i: TokenId,
        features: &VerbFeatures,
        nominal: bool,
        taken: Vec<Item>,
        id: ClauseId,
        arguments: &mut Vec<Argument>,
        out: &mut [Clause],
    ) {
        let owners = taken.iter().filter(|t| t.is_noun_in(Case::Gen)).count();
        let taken = if features.form == VerbForm::Finite || nominal && owners > 1 {
            attach_possessors(taken)
        } else {
            taken
        };
        // `kentin Kale Mahallesi'ne düzenledikleri baskın`: one name is no subject of many's verb.
        // `bombaladıklarını`: its ending is that of what many did as well.
        let theirs =
            self.word(i).possessive == 3 && self.word(i).plural && features.form == VerbForm::FactParticiple;
        let many = nominal && (self.word(i).possessive == 6 || theirs);
        let mut subject = false;
        // The subject of `gelen` is the noun behind it.
        let gap = features.form == VerbForm::SubjectParticiple && features.voice != Voice::Passive;
        let nominatives = taken.iter().filter(|t| t.is_noun_in(Case::Nom) && !t.time).count();
        let mut seen = 0;
        // The subject, where a person in a list: its argument, and where the next member begins.
        let mut member: Option<(usize, TokenId, bool)> = None;
        // The last clause that says when, where a subject of its own may stand before it.
        let mut meanwhile: Option<ClauseId> = None;
        let listed: Vec<bool> = (0..taken.len())
            .map(|k| {
                let finite = features.form == VerbForm::Finite && features.voice == Voice::Active;
                finite && taken[k].comma && is_listed_object(&taken[k], &taken[k + 1..])
            })
            .collect();
        let doers: Vec<bool> =
            (0..taken.len()).map(|k| self.is_bare_doer(&taken[k], taken.get(k + 1))).collect();
        let lists: Vec<bool> = (0..taken.len()).map(|k| is_list_of_names(&taken[k..])).collect();
        // `400 çalışanın | işine son vereceğini`: whose the next noun is.
        let owned = |noun: &Item, end: TokenId| {
            noun.kind == Kind::Noun && noun.possessive == 3 && !noun.possessed && noun.start == end
        };
        let owners: Vec<bool> = (0..taken.len())
            .map(|k| taken.get(k + 1).is_some_and(|noun| owned(noun, taken[k].end)))
            .collect();
        let first_person = features.form == VerbForm::Finite
            && features.voice == Voice::Active
            && matches!(self.word(i).person, 1 | 2 | 4 | 5);
        let controls = features.voice == Voice::Active && WordClass::ControlsObject.has(&self.word(i).lemma);
        let accused: Vec<bool> = (0..taken.len())
            .map(|k| {
                let content = taken.get(k + 1).filter(|_| controls);
                content.is_some_and(|c| {
                    matches!(c.kind, Kind::Nominalised(_))
                        && matches!(c.case, Case::Ins | Case::Dat)
                        && c.possessive == 0
                        && c.start == taken[k].end
                })
            })
            .collect();
        let items = taken.into_iter().zip(listed).zip(lists).zip(owners).zip(accused).zip(doers);
        for (((((item, listed), list), owns), accused), doer) in items {
            for r in &item.relatives {
                out[*r as usize].parent.get_or_insert(id);
            }
            for c in item.event.iter().chain(&item.clauses) {
                out[*c as usize].parent.get_or_insert(id);
            }
            let slot = match &item.kind {
                Kind::Noun if item.time && item.case == Case::Nom => continue,
                // `ordu okulları, camileri yaktı`
                Kind::Noun if item.case == Case::Nom && listed => Slot::Acc,
                // `bu adımları | destekliyoruz`, `kararı | kınıyorum`: what is not theirs reads like a possessive.
                Kind::Noun if first_person && self.may_be_object(&item) => Slot::Acc,
                // `muhalefeti | köyü yakmakla suçladı`
                Kind::Noun if accused && self.may_be_object(&item) => Slot::Acc,
                Kind::Noun if self.is_object_of_infinitive(&item, i) => Slot::Acc,
                // `ataşesini istenmeyen kişi | ilan edip`: what it is declared to be.
                Kind::Noun
                    if item.case == Case::Nom
                        && !item.name
                        && item.end + 1 == i
                        && self.lower(item.end) == "ilan"
                        && arguments.iter().any(|a| a.slot == Slot::Acc) =>
                {
                    Slot::Bare
                }
                Kind::Noun if item.case == Case::Nom => {
                    seen += 1;
                    // `Vali Ayşe Kaya, elçi Can Er ve çok sayıda öğrenci katıldı`
                    let listed = item.person && (item.comma || item.conjunction) || list;
                    if let Some((at, next, person)) = member.take()
                        && item.name
                        && item.person == person
                        && item.start == next
                    {
                        let subject: &mut Argument = &mut arguments[at];
                        subject.tokens.end = item.end;
                        member = listed.then_some((at, item.end + 1, person));
                        continue;
                    }
                    if listed && !subject && !gap && !nominal {
                        member = Some((arguments.len(), item.end + 1, item.person));
                    }
                    // A name without case is no object: what came before it was none of its rank
                    // (`EKONOMİ 1- Bakan X`).
                    let earlier = arguments.iter_mut().find(|a| a.slot == Slot::Nom);
                    if item.name
                        && !gap
                        && !nominal
                        && let Some(earlier) = earlier.filter(|a| !self.is_name(a.head))
                    {
                        earlier.slot = Slot::Acc;
                        subject = false;
                    }
                    // `Peru ordusu kenti bombalarken | Ana Lopez yardım istedi`: the first name is the subject of what goes on
                    // meanwhile.
                    // `konuşurken | polis içeri girdi`
                    let half = WordClass::TakesObject.has(self.lower(item.head))
                        || self.knowledge.light_verbs.contains(&*self.word(i).lemma);
                    let alone = features.voice == Voice::Passive && !half
                        || self.knowledge.intransitives.contains(&*self.word(i).lemma);
                    let acts = item.name
                        || doer
                        || item.plural && item.possessive == 0
                        || nominatives > seen
                        || item.end == i && alone;
                    if acts
                        && !gap
                        && !nominal
                        && let Some(when) = meanwhile.take()
                        && let Some(at) = arguments.iter().position(|a| {
                            a.slot == Slot::Nom && a.tokens.end <= out[when as usize].tokens.start
                        })
                    {
                        out[when as usize].arguments.insert(0, arguments.remove(at));
                        subject = false;
                    }
                    let adjacent_object =
                        item.end == i && !item.name && !item.comma && nominatives > 1 && seen > 1;
                    if subject || adjacent_object || gap || (nominal && features.voice != Voice::Passive) {
                        Slot::Acc
                    } else {
                        subject = true;
                        Slot::Nom
                    }
                }
                // `2013 yılının şubat ayında`
                Kind::Noun if item.case == Case::Gen && item.time => Slot::Gen,
                Kind::Noun if item.case == Case::Gen => {
                    // `Peru ile Şili'nin görüştükleri`
                    let with = |a: &Argument| {
                        a.slot == Slot::Ins && a.tokens.end == item.start && self.is_name(a.head)
                    };
                    let two =
                        arguments.iter().any(with) || (item.start..item.end).any(|t| self.text(t) == "ve");
                    let one = item.name && !two;
                    if nominal && !(many && one) {
                        subject = true;
                        Slot::Nom
                    } else {
                        Slot::Gen
                    }
                }
                Kind::Noun | Kind::Adposition(_) => item.slot(),
                Kind::Nominalised(c) => {
                    out[*c as usize].parent = Some(id);
                    if item.case == Case::Loc && self.has_own_subject(&out[*c as usize]) {
                        meanwhile = Some(*c);
                    }
                    let child = &out[*c as usize];
                    match item.slot() {
                        // `çıkma kararı alan`: who does it stands behind the verb.
                        Slot::Nom
                            if gap || nominal && self.is_verbal_noun(item.head) && item.possessive == 0 =>
                        {
                            Slot::Bare
                        }
                        // `süreyi aşanların | cezalandırıldığını`
                        Slot::Gen
                            if nominal
                                && !subject
                                && !owns
                                && child.features.form == VerbForm::SubjectParticiple =>
                        {
                            subject = true;
                            Slot::Nom
                        }
                        slot => slot,
                    }
                }
                Kind::Adverbial(c) => {
                    let child = &mut out[*c as usize];
                    child.parent = Some(id);
                    child.link = Link::Adverbial;
                    if self.has_own_subject(child) {
                        meanwhile = Some(*c);
                    }
                    continue;
                }
                Kind::Relative(c) => {
                    out[*c as usize].parent = Some(id);
                    continue;
                }
                Kind::Finite(_) | Kind::Quotation => continue,
            };
            arguments.push(Argument { slot, tokens: item.start..item.end, head: item.head, shared: false });
        }
    }
}

/// `okulları`: the ending of the plural's accusative reads like that of "their school" or "his schools".
pub(super) fn is_theirs(plural: bool, possessive: u8) -> bool {
    possessive == 6 || possessive == 3 && plural
}

/// `ordunun okulları, camileri, evleri`: the ending of the plural reads like a possessive too; before objects in a list
/// it is their case.
pub(super) fn is_listed_object(item: &Item, behind: &[Item]) -> bool {
    // `Peru topçu birlikleri, …` acts.
    let acts = item.crew && item.possessed;
    is_theirs(item.plural, item.possessive)
        && !item.name
        && !acts
        && behind.first().is_some_and(|next| {
            next.is_noun_in(Case::Acc) && next.plural
                || next.is_noun_in(Case::Nom) && is_theirs(next.plural, next.possessive)
        })
}

/// Whether a phrase begins a list of names without case that `ve` closes (`Peru, Şili ve diğer ülkeler`), or goes on with
/// it.
fn is_list_of_names(items: &[Item]) -> bool {
    let first = &items[0];
    let member = |item: &&Item| {
        item.name
            && item.is_noun_in(Case::Nom)
            && item.person == first.person
            && (item.comma || item.conjunction)
    };
    let members = items.iter().take_while(member).count();
    members > 0 && items[members - 1].conjunction && (members > 1 || items.len() > members)
}

/// A possessor that is left over belongs to the next noun with a possessive that has none yet.
fn attach_possessors(taken: Vec<Item>) -> Vec<Item> {
    let mut out: Vec<Item> = Vec::with_capacity(taken.len());
    let several = taken.iter().filter(|t| t.is_noun_in(Case::Gen)).count() > 1;
    for mut item in taken {
        let wants = item.kind == Kind::Noun && item.possessive == 3 && !item.possessed && !item.name
            || matches!(item.kind, Kind::Nominalised(_)) && item.lacks_owner && several;
        if wants && let Some(at) = out.iter().rposition(|o| o.is_noun_in(Case::Gen)) {
            // Nothing but adjuncts may stand between them.
            let between = out[at + 1..].iter().all(|o| !o.is_noun_in(Case::Nom) && !o.is_noun_in(Case::Acc));
            if between {
                item.start = out[at].start;
                item.possessed = true;
                for inner in out.drain(at..) {
                    item.relatives.extend(inner.relatives.iter().copied());
                    item.clauses
                        .extend(inner.event.iter().chain(&inner.clauses).copied().chain(clause_of(&inner)));
                }
            }
        }
        out.push(item);
    }
    out
}

pub(super) fn clause_of(item: &Item) -> Option<ClauseId> {
    match item.kind {
        Kind::Nominalised(c) | Kind::Adverbial(c) | Kind::Relative(c) | Kind::Finite(c) => Some(c),
        _ => None,
    }
}
