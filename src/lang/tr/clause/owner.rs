//! Possessors that are subjects: of what is reported, of nominalised verbs; and those that only own what stands behind them.

use super::parser::Parser;
use super::subject::subject_of;
use crate::lang::tr::word_class::WordClass;
use crate::syntax::{Argument, Case, Clause, ClauseId, Link, Slot, Upos, VerbForm, Voice};
use crate::text::{TokenId, Tokens};

/// The possessor that a reported clause begins with, which may well be its subject.
pub(super) fn told_of_others(parser: &Parser<'_>, index: usize, out: &[Clause]) -> Option<(Argument, bool)> {
    let clause = &out[index];
    let reported = clause.link == Link::Complement
        && matches!(clause.features.form, VerbForm::FactParticiple | VerbForm::FutureParticiple)
        && parser.word(clause.head).possessive == 3;
    let passive = clause.features.voice == Voice::Passive;
    let own = clause.arguments.iter().filter(|a| !a.shared && reported);
    // `ordunun yaptığı baskında | alıkonulduğunu`: who raids is not who was held.
    let raids = |t: TokenId| {
        passive
            && out[..index].iter().rev().take_while(|c| c.sentence == clause.sentence).any(|c| {
                c.link == Link::Relative
                    && c.features.form == VerbForm::FactParticiple
                    && !c.modifies.is_some_and(|n| {
                        let lemma = &*parser.word(n).lemma;
                        // `birinin alana geldiği sırada | yakalandığını`
                        let meanwhile = parser.knowledge.time_nouns.contains(lemma) || lemma == "sıra";
                        WordClass::Charge.has(lemma)
                            || meanwhile && parser.knowledge.intransitives.contains(&*c.lemma)
                    })
                    && c.arguments.iter().any(|a| a.slot == Slot::Nom && a.head == t && !a.shared)
            })
    };
    let many = parser.word(clause.head).plural;
    let does_object = |t: TokenId, noun: TokenId| {
        out[..index].iter().any(|c| {
            c.link == Link::Relative
                && c.modifies == Some(noun)
                && c.arguments.iter().any(|a| a.slot == Slot::Nom && a.head == t && !a.shared)
        })
    };
    let owner = |a: &Argument| {
        a.tokens.clone().find(|t| {
            parser.may_act(*t, a)
                && !raids(*t)
                // `Peru'nun denemelerini | kınadıklarını`, `cuntanın yapacağı seçimi | tanımayacaklarını`
                && !(many && !passive && (parser.is_name(*t) || does_object(*t, a.head)))
        })
    };
    // `kadınların atölyede çalışmak üzere | döndüğünü`
    let inner = out[..index].iter().rev().take_while(|c| c.sentence == clause.sentence).find(|c| {
        c.parent == Some(index as ClauseId)
            && c.link == Link::Adverbial
            && c.tokens.start == clause.tokens.start
            && c.features.form == VerbForm::VerbalNoun
            && parser.word(c.head).possessive == 0
            && !parser.word(clause.head).plural
    });
    let inner = inner.into_iter().flat_map(|c| c.arguments.iter());
    // A name there has its own rule: `subject_before_object`.
    let unnamed = |a: &&Argument| {
        // `babasının evinde kalmak için | gittiğini`: his own.
        let other = |t: TokenId| {
            parser.is_genitive(t) && (parser.is_name(t) || matches!(parser.word(t).possessive, 3 | 6))
        };
        // Nor one that is the subject of what the phrase tells.
        !a.shared && reported && parser.word(a.head).verb.is_none() && !a.tokens.clone().any(other)
    };
    let inner = inner.filter(unnamed);
    let mut first = own.clone().chain(inner).min_by_key(|a| a.tokens.start)?;
    // `gösterilere katıldıkları gerekçesiyle | 5 kişinin gözaltına alındığını`
    if passive && owner(first).is_none() {
        // `zanlılardan | birinin alana geldiği sırada | yakalandığını`
        let later = |a: &&Argument| match a.slot {
            Slot::Dat => owner(a) == Some(a.tokens.start.max(a.head - 1)),
            Slot::Loc => owner(a) == Some(a.tokens.start),
            _ => false,
        };
        first = own.clone().find(later)?;
    }
    let head = owner(first).filter(|_| !parser.takes_stand_on(clause, first))?;
    // `Suriyelilerin ülkesine | döndüğünü`
    let moves = matches!(first.slot, Slot::Dat | Slot::Abl)
        && parser.knowledge.intransitives.contains(&*clause.lemma);
    let adjunct = (matches!(first.slot, Slot::Adp(_)) || moves)
        && !clause.arguments.iter().any(|a| a.slot == Slot::Acc);
    let subject = Argument { slot: Slot::Nom, tokens: first.tokens.start..head + 1, head, shared: false };
    Some((subject, adjunct))
}

/// Whether a phrase with a postposition tells a deed of whom its possessor names (`Peru'nun baskısı üzerine`).
fn is_occasion(phrase: &Argument, owner: TokenId, clauses: &[Clause]) -> bool {
    // `tarafların esir takası | konusunda | anlaştığını`: what about.
    let about = |form: &str| matches!(form, "konusunda" | "hususunda" | "noktasında" | "için");
    matches!(&phrase.slot, Slot::Adp(form) if !about(form))
        && clauses.iter().any(|c| {
            c.link == Link::Nominal
                && c.head == phrase.head
                && c.arguments.iter().any(|a| a.slot == Slot::Gen && a.head == owner && !a.shared)
        })
}

/// Whether an infinitive begins with a phrase that a postposition governs (`Peru'nun kuracağı tesis için | yatırım yapmayı`).
fn opens_with_adjunct(infinitive: &Argument, clauses: &[Clause]) -> bool {
    let start = infinitive.tokens.start;
    clauses.iter().filter(|c| c.head == infinitive.head && c.features.form == VerbForm::VerbalNoun).any(|c| {
        c.arguments.iter().any(|a| a.tokens.start == start && matches!(a.slot, Slot::Adp(_)) && !a.shared)
    })
}

impl Parser<'_> {
    /// `Ayşe'nin görevini bıraktığını`: what reads like the possessor of the first object is the subject of a
    /// nominalised verb that has no other; the object may stand in a clause that hangs on the verb
    /// (`Ayşe'nin payını satmak için görüştüğünü`).
    pub(super) fn subject_before_object(&self, from: usize, index: usize, out: &mut [Clause]) -> bool {
        let clause = &out[index];
        let nominalised = matches!(
            clause.features.form,
            VerbForm::FactParticiple | VerbForm::FutureParticiple | VerbForm::VerbalNoun
        );
        let own = self.has_subject(clause);
        let word = self.word(clause.head);
        if !nominalised || clause.link == Link::Nominal || word.possessive != 3 || own {
            return false;
        }
        let open = |c: &Clause| {
            c.parent == Some(index as ClauseId)
                && c.link == Link::Adverbial
                && (c.features.form == VerbForm::Converb
                    || c.features.form == VerbForm::VerbalNoun && self.word(c.head).possessive == 0)
                && !self.has_subject(c)
                && !self.has_plain_subject(c)
        };
        let inner = out[from..index].iter().filter(|c| open(c)).flat_map(|c| &c.arguments);
        let owned = |a: &&Argument| a.tokens.clone().any(|t| t != a.head && self.is_genitive(t));
        // `Kaya hakkında | bakanlığın soruşturma başlatması`
        // `ihaleye | Peru Bank ile Şili Un'un teklif vermesi`
        let half = |end: TokenId| {
            let behind = clause.arguments.iter().find(|a| a.tokens.start == end && !a.shared);
            behind.is_some_and(|a| self.is_bare_object(a, clause.head) && owned(&a))
        };
        let about = |a: &&Argument| {
            let there = matches!(a.slot, Slot::Dat | Slot::Loc) && !a.shared && !owned(a);
            a.tokens.start == clause.tokens.start
                && (a.slot == Slot::Adp("hakkında".into())
                    || self.is_news(a, clause)
                    || there && half(a.tokens.end))
        };
        let opening = clause.arguments.iter().find(about);
        let comma = |t: TokenId| t + TokenId::from(matches!(self.text(t), "," | "de" | "da" | "ise"));
        let start = opening.map_or(clause.tokens.start, |a| comma(a.tokens.end));
        let own_first = |a: &&Argument| !a.shared && opening.is_none_or(|o| o.head != a.head);
        let Some(mut first) =
            clause.arguments.iter().chain(inner).filter(own_first).min_by_key(|a| a.tokens.start)
        else {
            return false;
        };
        // `Ayşe'nin çağrısına uyarak kurumun desteğini artıracağını`: the verb's own object has a possessor of its own.
        let own_object = clause.arguments.iter().find(|a| !a.shared && a.slot == Slot::Acc && owned(a));
        // `Peru Bank, Şili Un'un birimlerini satın almak için anlaştığını duyurdu`
        let buys = !clause.arguments.contains(first)
            && out[from..index].iter().any(|c| {
                c.parent == Some(index as ClauseId)
                    && c.arguments.contains(first)
                    && matches!(&*c.lemma, "al" | "devral")
            })
            && clause.parent.and_then(|p| subject_of(&out[p as usize])).is_some_and(|a| self.is_name(a.head));
        if buys {
            return false;
        }
        // `Peru'nun üslerini kullanarak Şili'nin teklifini reddettiğini`: what is refused is another's.
        let nearer =
            own_object.is_some_and(|a| !self.takes_stand_on(clause, a)) && !clause.arguments.contains(first);
        if let Some(own) = own_object.filter(|_| nearer) {
            first = own;
        }
        if first.tokens.start > start && !nearer {
            return false;
        }
        // `Tacna'nın eski semtinde`: a town owns its quarter.
        let quarter = WordClass::Spot.has(&self.word(first.head).lemma);
        let owner = |t: &TokenId| self.may_act(*t, first) && !(quarter && self.is_place(*t));
        let Some(head) = first.tokens.clone().find(owner) else { return false };
        // `kurumun bağlarını kestiğini duyurdu`: an unnamed owner gives way to a named subject of the verb above.
        let above = clause.parent.and_then(|p| subject_of(&out[p as usize]));
        let named = self.is_name(head) || head > first.tokens.start && self.is_name(head - 1);
        let subject = above.as_ref().is_some_and(|a| !a.shared && a.tokens.end < first.tokens.start);
        // `Peru'nun teklifini reddettiği Andes'in yöneticisi | Kaya`: who comes behind does not.
        let behind = |a: &Argument| clause.link == Link::Relative && a.tokens.end > clause.tokens.end;
        let other = above.as_ref().is_some_and(|a| self.is_name(a.head) && !behind(a));
        let body = above.is_some_and(|a| !self.is_person(a.head));
        // `Peru, Şili'nin teklifini kabul ettiğini açıkladı`
        // `Modi, Carney'nin davetini kabul ederek geleceğini belirtti`
        let beside = clause.arguments.contains(first)
            || out[from..index]
                .iter()
                .any(|c| c.features.form == VerbForm::Converb && c.arguments.contains(first));
        // `Kaya, Demir'in | ABD yaptırımlarını eleştirdiğini söyledi`: the deed has its doer before it.
        let deed = self.deed_of_another(head, first, &out[from..index]);
        let party = self.knowledge.party_nouns.contains(&*self.word(first.head).lemma);
        let theirs = beside
            && deed.is_none()
            && (first.slot == Slot::Acc && party
                || self.takes_stand_on(clause, first)
                || first.slot == Slot::Dat && self.faces_others(clause, first.head));
        // `Kaya, Peru'nun BM üyeliğine karşı çıktığını söyledi`
        let member = head + 1 < first.head
            && self.is_name(first.head - 1)
            && ["lik", "lık", "luk", "lük"].iter().any(|s| self.word(first.head).lemma.ends_with(s));
        // `Peru Bank, Şili Un'un yöneticileriyle yaptığı görüşmede`
        let with = first.slot == Slot::Ins && clause.link == Link::Relative;
        // `silah saklandığı iddiasıyla | vurduğu`: what is claimed has its own subject.
        let claimed = first.slot == Slot::Ins
            && out[from..index].iter().any(|c| {
                c.modifies == Some(first.head)
                    && c.link == Link::Relative
                    && c.arguments.iter().any(|a| a.head == head && !a.shared)
            })
            && WordClass::Charge.has(&self.word(first.head).lemma);
        // `Kaya'nın daveti üzerine | gittiği Lima`: who invites does not go.
        let cause = |form: &str| form == "üzerine" || WordClass::Reason.has(form);
        let answered = matches!(&first.slot, Slot::Adp(form) if cause(form))
            && (clause.link == Link::Relative || other)
            && self.is_event_noun(first.head);
        if claimed || answered {
            return false;
        }
        // `öğrencilerin hayatını kaybettiğini anlattı`: one loses one's own.
        let lost = first.slot == Slot::Acc && WordClass::OnesOwn.has(&self.word(first.head).lemma);
        if other && (!named && !lost || theirs || member) || subject && with {
            return false;
        }
        // `askerler, kentin merkezine düzenlediklerini`: one name is no subject of many's verb (`Peru'nun yaptıklarını`: things).
        if word.plural
            && (other || first.slot == Slot::Acc)
            && self.is_name(head)
            && !self.goes_on_as_list(first.tokens.start)
        {
            let one = !first.tokens.clone().take_while(|t| *t < head).any(|t| self.text(t) == "ve");
            if one {
                return false;
            }
        }
        // Nothing but names and their modifiers stands before the possessor, and it is no subject of a participle
        // in an adjunct (`X, Y'nin yapacağı ziyaret öncesinde yatırım yapacağını duyurdu`).
        let taken =
            |c: &Clause| c.link == Link::Relative && c.arguments.iter().any(|a| a.head == head && !a.shared);
        // Nor of what is done in the passive (`ordunun yaptığı baskında | alıkonulduğunu`).
        let passive = clause.features.voice == Voice::Passive && first.slot != Slot::Nom
            // `Peru, Şili'nin gönderdiği göçmenleri | kabul edeceğini duyurdu`: who announces what lies ahead, does it.
            || clause.features.form == VerbForm::FutureParticiple && other && body;
        let adjunct = matches!(first.slot, Slot::Adp(_)) || opens_with_adjunct(first, &out[from..index]);
        // `Peru Bank, Şili'nin baskısı üzerine çekileceğini duyurdu`: whose deed is the occasion does not do it.
        if other
            && (self.sets_scene(first, head, &out[from..index])
                || self.answers_first(first, from, index, out))
        {
            return false;
        }
        if !lost && first.tokens.clone().take_while(|t| *t < head).any(|t| self.word(t).verb.is_some())
            || (other && adjunct || passive) && out[from..index].iter().any(taken)
        {
            return false;
        }
        // `Peru, Şili'nin çekilmesini sağlamak için Kenya'yla görüşeceğini duyurdu`
        let does = |c: &Clause| {
            c.head == first.head
                && c.arguments.iter().any(|a| a.slot == Slot::Nom && a.head == head && !a.shared)
        };
        if other && !clause.arguments.contains(first) && out[from..index].iter().any(does) {
            return false;
        }
        let subject = Argument { slot: Slot::Nom, tokens: first.tokens.start..head + 1, head, shared: false };
        if let Some(deed) = deed {
            out[from + deed].arguments.retain(|a| a.head != head);
        }
        out[index].arguments.push(subject);
        true
    }

    /// Whether a phrase only tells whose report something is told by: who writes news did not do it, nor whoever else tells it where
    /// somebody else has an object (`Reuters'ın haberinde, | ordunun köyü bombaladığı belirtildi`).
    fn is_news(&self, phrase: &Argument, clause: &Clause) -> bool {
        let noun = self.word(phrase.head);
        let own = phrase.slot == Slot::Loc && matches!(noun.possessive, 3 | 6);
        let owned =
            |a: &Argument| !a.shared && a.head != phrase.head && a.tokens.clone().any(|t| self.may_act(t, a));
        own && (WordClass::News.has(&noun.lemma)
            || WordClass::Report.has(&noun.lemma) && clause.arguments.iter().any(owned))
    }

    /// Whether a phrase in the nominative before a converb is its subject, since it can be no object (`asker sayısı | azalmadan`,
    /// `kararı | açıklanmadan`).
    fn has_plain_subject(&self, clause: &Clause) -> bool {
        let none = self.has_no_object(&clause.lemma, clause.features.voice);
        let marked = |a: &Argument| self.shows_owner(a.head) && self.word(a.head).possessive == 3;
        let nominative = |a: &&Argument| a.slot == Slot::Nom && !a.shared && !self.is_name(a.head);
        clause.arguments.iter().filter(nominative).any(|a| none || marked(a))
    }

    /// Whether a phrase only tells at whose meeting, in whose capital or with whose help somebody else does something (`Peru,
    /// Şili'nin düzenlediği zirvede görüştüğünü açıkladı`, `Şili'nin arabuluculuğunda`, `Şili'nin desteğiyle`).
    fn is_setting(&self, phrase: &Argument, owner: TokenId) -> bool {
        let noun = self.word(phrase.head);
        let own = noun.possessive == 3
            && owner < phrase.head
            && !(owner + 1..phrase.head).any(|t| self.is_genitive(t));
        match phrase.slot {
            Slot::Loc => {
                let held = phrase.tokens.clone().any(|t| {
                    t > owner && self.word(t).verb.is_some_and(|v| v.form == VerbForm::FactParticiple)
                });
                held && WordClass::Gathering.has(&noun.lemma) || own && WordClass::Setting.has(&noun.lemma)
            }
            Slot::Ins => own && WordClass::Means.has(&noun.lemma),
            _ => false,
        }
    }

    /// Whether a phrase, or the one that the infinitive begins with which it is, only sets the scene of another one's deed.
    pub(super) fn sets_scene(&self, phrase: &Argument, owner: TokenId, clauses: &[Clause]) -> bool {
        let sets = |a: &Argument| is_occasion(a, owner, clauses) || self.is_setting(a, owner);
        let infinitive = clauses.iter().find(|c| {
            c.head == phrase.head && c.link == Link::Complement && c.features.form == VerbForm::VerbalNoun
        });
        let first = infinitive
            .and_then(|c| c.arguments.iter().find(|a| a.tokens.start == phrase.tokens.start && !a.shared));
        sets(phrase) || first.is_some_and(sets)
    }

    /// Whether the phrase that a reported clause begins with is what a converb in it answers (`Peru, Şili'nin açıklamasına tepki
    /// göstererek görüşmeyeceğini duyurdu`, `kararını beklemeden`, `raporuna dayanarak`).
    fn answers_first(&self, first: &Argument, from: usize, index: usize, out: &[Clause]) -> bool {
        let inner = out[from..index].iter().find(|c| {
            c.parent == Some(index as ClauseId)
                && c.link == Link::Adverbial
                && c.features.form == VerbForm::Converb
                && c.arguments.contains(first)
        });
        inner.is_some_and(|c| {
            (first.head + 1..=c.head).any(|t| {
                let lemma = &*self.word(t).lemma;
                WordClass::Answers.has(lemma)
                    || WordClass::Answers.has(self.lower(t))
                    || WordClass::Heeds.has(lemma)
            })
        })
    }

    /// Whether a possessor opens what a converb of the clause answers.
    pub(super) fn answers_other(&self, other: &Argument, from: usize, index: usize, out: &[Clause]) -> bool {
        let opens = |a: &&Argument| a.tokens.start == other.tokens.start && a.tokens.contains(&other.head);
        let inner = out[from..index].iter().filter(|c| c.parent == Some(index as ClauseId));
        inner.flat_map(|c| c.arguments.iter().filter(opens)).any(|a| self.answers_first(a, from, index, out))
    }

    /// Of `clauses` the one of the deed that heads a phrase with a bare name for its doer, so that the possessor before it, at
    /// `owner`, has not done it (`Demir'in | ABD yaptırımlarını`; not `Rusya'nın Ukrayna saldırısını`).
    fn deed_of_another(&self, owner: TokenId, phrase: &Argument, clauses: &[Clause]) -> Option<usize> {
        let lemma = &self.word(phrase.head).lemma;
        let doer = |a: &Argument| a.slot == Slot::Bare && !a.shared && a.head > owner && self.is_name(a.head);
        let told = self.is_person(owner) && !crate::event::is_done_to_bare("tr", lemma)
            || crate::event::is_done_by_bare("tr", lemma);
        clauses
            .iter()
            .position(|c| c.link == Link::Nominal && c.head == phrase.head && c.arguments.iter().any(doer))
            .filter(|_| told)
    }

    /// Whether a verb takes a stand on its object, which is then others' (`Peru, Şili'nin çabalarını desteklediğini açıkladı`).
    fn takes_stand_on(&self, clause: &Clause, object: &Argument) -> bool {
        let form = self.lower(object.head);
        let mut verb = clause.predicate.start.saturating_sub(1)..clause.predicate.end;
        let own = object.slot == Slot::Acc && ["nı", "ni", "nu", "nü"].iter().any(|s| form.ends_with(s));
        // `Peru, Şili'nin attığı adımları desteklediğini açıkladı`: whose deed the participle tells, his the object is.
        let done = matches!(object.slot, Slot::Acc | Slot::Dat)
            && object.tokens.clone().take_while(|t| *t < object.head).any(|t| {
                let form = self.word(t).verb.map(|v| v.form);
                matches!(form, Some(VerbForm::FactParticiple | VerbForm::FutureParticiple))
            })
            // `Şili'nin silah satmasına | tepki gösterdiğini`
            || object.slot == Slot::Dat
                && self.word(object.head).possessive > 0
                && self.word(object.head).verb.is_some_and(|v| v.form == VerbForm::VerbalNoun);
        let answers =
            |t: TokenId, class: WordClass| class.has(&self.word(t).lemma) || class.has(self.lower(t));
        // `Kaya, Peru'nun iddialarını yalanladığını söyledi`: what is said or offered, by who owns it.
        let owner = object.tokens.clone().find(|t| self.is_genitive(*t));
        let theirs = own && !owner.is_some_and(|o| (o + 1..object.head).any(|t| self.is_genitive(t)));
        clause.arguments.contains(object)
            && (own || done)
            && verb.any(|t| {
                answers(t, WordClass::Answers)
                    || (theirs || done) && WordClass::Refuses.has(&self.word(t).lemma)
                    || done && answers(t, WordClass::ActsOnOthers)
            })
    }

    /// Whether a possessor inside a phrase may be who acts: it owns no part, title or place of what the phrase is about.
    fn may_act(&self, t: TokenId, phrase: &Argument) -> bool {
        t != phrase.head
            && self.is_genitive(t)
            && !self.owns_part(t)
            && !self.owns_title(t, phrase.head)
            && !(self.is_land(t) && self.is_place(t + 1) && self.is_whole_place(t + 1, phrase))
    }

    /// Whether a possessor belongs to the word right behind it: to a part of the thing (`kentin kuzeyindeki`) or to what
    /// is most or only of its kind there (`ülkenin en büyük bankası`).
    pub(super) fn owns_part(&self, t: TokenId) -> bool {
        let Some(next) = self.analysed.words.get(t as usize + 1).filter(|_| !self.is_name(t + 1)) else {
            return false;
        };
        let form = self.lower(t + 1);
        // `Peru'nun | başkenti Lima'yı`, `Peru'nun | liman kenti Tacna'yı`
        let town = |t: TokenId| {
            let kind = self.word_at(t).is_some_and(|w| w.possessive == 3 && WordClass::Spot.has(&w.lemma));
            kind && !self.is_name(t) && self.is_place(t + 1)
        };
        form == "en"
            || form.starts_with("altında")
            || matches!(next.possessive, 3 | 6) && self.knowledge.spatial_nouns.contains(&*next.lemma)
            || town(t + 1)
            || town(t + 2)
    }

    /// Whether a phrase is nothing but the place whose name begins at `t` (`Peru'nun | Tacna kentine`).
    pub(super) fn is_whole_place(&self, t: TokenId, phrase: &Argument) -> bool {
        let end = self.mention_of(t).map_or(t, |m| m.tokens.end);
        // `Peru'nun | Tacna kentindeki fabrikasında`
        let there = |t: TokenId| t < phrase.head && crate::lang::tr::name::is_relative_locative(self.text(t));
        let kind = self.knowledge.place_words.contains(&*self.word(end).lemma);
        end == phrase.tokens.end
            || kind && there(end) && !self.lies_elsewhere(t)
            || phrase.head == end && self.knowledge.place_words.contains(&*self.word(phrase.head).lemma)
    }

    /// Whether a place is known to lie in another country than the one before it (`İsrail'in | Gazze kentindeki`).
    fn lies_elsewhere(&self, t: TokenId) -> bool {
        let country = |t: TokenId| self.mention_of(t)?.entry.and_then(crate::names::country_of);
        let before = t.checked_sub(1).and_then(country);
        country(t).is_some_and(|c| before.is_some_and(|b| b != c))
    }

    /// Whether a possessor only says who a named person is (`eski başkanın | kızı Ayşe Kaya'nın hesabı`).
    pub(super) fn owns_title(&self, t: TokenId, end: TokenId) -> bool {
        // `Peru'nun | eski | başbakanı Ayşe Kaya`
        let next = t + 1;
        let skips = next < end && !self.is_name(next) && self.word(next).upos == Upos::Adj;
        let title = if skips && self.word(next).possessive == 0 { next + 1 } else { next };
        title < end
            && !self.is_name(title)
            && self.word(title).possessive == 3
            && self.word(title).case == Case::Nom
            && self.is_person(title + 1)
    }

    /// The named possessor that the object of a verbal noun begins with.
    pub(super) fn owner_of_object(&self, clause: ClauseId, out: &[Clause]) -> Option<Argument> {
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

    /// The named possessor that a phrase begins with.
    pub(super) fn first_owner(&self, phrase: &Tokens) -> Option<Argument> {
        let head = phrase.clone().take(8).find(|t| self.is_genitive(*t))?;
        let tokens = phrase.start..head + 1;
        let plain = tokens.clone().all(|t| self.word(t).verb.is_none());
        // `Tacna kentinin | Alto Mahallesi'ne yönelik saldırı`
        let plain = plain && !(self.is_place(head) && self.is_place(head + 1));
        (plain && self.is_name(head)).then_some(Argument { slot: Slot::Gen, tokens, head, shared: false })
    }
}
