//! Predicates: which phrases of the stack are a verb's own, and in which slots.

use super::assign::Taker;
use super::parser::Parser;
use super::phrase::{Item, Kind};
use crate::syntax::{Case, Clause, ClauseId, Link, Tense, Upos, VerbFeatures, VerbForm};
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
        let taker = Taker { at: i, features: &features, nominal: nominal_subject, id };
        let arguments = self.assign(&taker, taken, out);
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
    pub(super) fn has_own_subject(&self, clause: &Clause) -> bool {
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
        item.is_noun_in(Case::Nom)
            && !item.name
            && !item.time
            && !item.possessed
            && matches!(item.possessive, 3 | 6)
            && !self.shows_owner(item.head)
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

/// A possessor that is left over belongs to the next noun with a possessive that has none yet.
pub(super) fn attach_possessors(taken: Vec<Item>) -> Vec<Item> {
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
