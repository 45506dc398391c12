//! Whether a word's form and what stands around it let it tell an event at all: participles before a noun, nouns behind
//! `be`, objects that a frame asks for.

use super::context::Context;
use super::frame::{Flag, Frame, Role};
use super::{EventType, matcher};
use crate::event::EventWord;
use crate::syntax::{Argument, Case, Clause, Link, Slot, Upos, VerbForm, Voice};
use crate::text::TokenId;

/// `the accused`: a participle with an article and no noun is no verb.
pub(super) fn stands_alone(ctx: &Context<'_>, clause: &Clause) -> bool {
    let word = |t: TokenId| ctx.reading.analysed.words.get(t as usize);
    ctx.frames.verb_first
        && clause.head > 0
        && ctx.is_at(EventWord::Known, clause.head - 1)
        && !word(clause.head + 1)
            .is_some_and(|w| matches!(w.upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num))
}

/// `was an | attack on Peru`: a noun that the verb `be` makes a predicate is no verb.
pub(super) fn is_predicate_noun(ctx: &Context<'_>, clause: &Clause) -> bool {
    const LONG: TokenId = 6;
    let head = clause.head;
    if !ctx.frames.verb_first || ctx.word(head).upos != Upos::Noun || clause.link == Link::Nominal {
        return false;
    }
    let first = head.saturating_sub(LONG).max(ctx.sentence_start(head));
    let be = (first..head).rev().find(|t| ctx.word(*t).upos == Upos::Aux);
    // `is in | talks`: an idiom of its own.
    let bare =
        |be: TokenId| !(be + 1..head).any(|t| ctx.word(t).upos == Upos::Adp && ctx.mention_at(t).is_none());
    be.is_some_and(|t| ctx.is(EventWord::Being, &ctx.word(t).lemma) && t + 1 < head && bare(t))
}

/// Whether an English participle stands before the noun that it modifies.
pub(super) fn before_its_noun(ctx: &Context<'_>, clause: &Clause) -> bool {
    // `was interrupted by | protesting legislators`
    let next = clause.head + 1;
    let by = || {
        ctx.is_at(EventWord::ByAgent, clause.head - 1)
            && ctx.lower(clause.head).ends_with("ing")
            && next < ctx.sentence_end(clause.head)
            && ctx.word(next).upos == Upos::Noun
            && ctx.word(next).plural
            && (ctx.frames.is_actor_noun(&ctx.word(next).lemma)
                || (ctx.frames.grammar.is_person_noun)(&ctx.word(next).lemma))
            && clause.parent.is_some_and(|p| ctx.reading.clauses[p as usize].features.voice == Voice::Passive)
    };
    if ctx.frames.verb_first && clause.head > 0 && by() {
        return true;
    }
    // `has 1,217 | pledged delegates`
    let counted = || {
        matches!(ctx.word(clause.head - 1).upos, Upos::Num | Upos::Adj)
            && ctx.lower(clause.head).ends_with("ed")
            && next < ctx.sentence_end(clause.head)
            && ctx.word(next).upos == Upos::Noun
            && ctx.word(next).plural
            && clause.features.form != VerbForm::Finite
    };
    if ctx.frames.verb_first && clause.head > 0 && counted() {
        return true;
    }
    ctx.frames.verb_first && clause.link == Link::Relative && clause.modifies.is_some_and(|n| n > clause.head)
}

/// Types of what a participle before a name tells (`the jailed editor Ann Reed`).
pub(super) fn befalls(kind: EventType) -> bool {
    matches!(kind, EventType::Appoint | EventType::Coerce | EventType::Assault | EventType::Sanction)
}

/// `meets the needs`: the object of an English verb of meeting is a thing.
pub(super) fn meets_a_thing(ctx: &Context<'_>, clause: &Clause, hit: &matcher::Hit) -> bool {
    let thing = |a: &Argument| {
        a.slot == Slot::Acc
            && !a.shared
            && !hit.used.contains(&a.head)
            && ctx.word(a.head).upos == Upos::Noun
            && ctx.mention_at(a.head).is_none()
            && !ctx.frames.is_actor_noun(&ctx.word(a.head).lemma)
            && !(ctx.frames.grammar.is_person_noun)(&ctx.word(a.head).lemma)
    };
    ctx.frames.verb_first && hit.used.is_empty() && clause.arguments.iter().any(thing)
}

/// Whether a verb has an object, which is the subject of its passive; a time is none (`returned | Monday`).
pub(super) fn has_object(ctx: &Context<'_>, clause: &Clause, hit: &matcher::Hit) -> bool {
    let object = |a: &Argument| a.slot == Slot::Acc && !a.shared && ctx.in_time(a.head).is_none();
    hit.passive || clause.arguments.iter().any(object)
}

/// Whether a word of a predicate is a verb with an object of its own, which tells it better (`Peru'yu | satın alma süreci
/// tamamlandı`).
pub(super) fn has_verb_with_object(ctx: &Context<'_>, hit: &matcher::Hit) -> bool {
    let object = |a: &Argument| a.slot == Slot::Acc && !a.shared && ctx.mention_at(a.head).is_some();
    let tells = |t: &u32| {
        ctx.verb_at(*t).is_some_and(|c| {
            c.features.form == VerbForm::VerbalNoun
                && ctx.word(c.head).case == Case::Nom
                && ["ma", "me"].iter().any(|s| ctx.lower(c.head).ends_with(s))
                && c.arguments.iter().any(object)
        })
    };
    !ctx.frames.verb_first && hit.used.iter().any(tells)
}

/// Whether a frame is told in the form that a clause has.
pub(super) fn form_fits(frame: &Frame, clause: &Clause, verb_first: bool) -> bool {
    let f = &clause.features;
    let present = f.form == VerbForm::Finite
        && matches!(f.tense, crate::syntax::Tense::Progressive | crate::syntax::Tense::Aorist);
    // `hissedarı olduğu şirket`: what somebody is.
    let is = !verb_first
        && &*clause.lemma == "ol"
        && matches!(f.form, VerbForm::SubjectParticiple | VerbForm::FactParticiple);
    // `Lima'da düzenlenen | Balık Forumu`: an occasion is what something is told of.
    let occasion = !verb_first
        && &*clause.lemma == "düzenle"
        && (f.form == VerbForm::SubjectParticiple
            || f.form == VerbForm::FutureParticiple && clause.link == Link::Relative)
        && f.voice == Voice::Passive
        && frame.kind == EventType::Ceremony
        && frame.slots(Role::Agent).is_empty();
    // `bir modeli benimseyen ülke`: how somebody is.
    let state = is || !verb_first && f.form == VerbForm::SubjectParticiple && f.voice == Voice::Active;
    // `müdürü olan Kaya`
    let holds = is && frame.kind == EventType::Appoint && f.form == VerbForm::SubjectParticiple;
    !(frame.has(Flag::Stative) && (present || state)
        || holds
        || occasion
        || frame.has(Flag::NoNegative) && f.negative
        || frame.has(Flag::NoNominal) && f.form == VerbForm::VerbalNoun && verb_first)
}

/// Whether a verb in `-ing` follows the last word of a predicate: `stopped Peru from | joining`.
pub(super) fn has_gerund(ctx: &Context<'_>, hit: &matcher::Hit) -> bool {
    let next = hit.used.iter().max().map_or(hit.trigger.end, |t| t + 1);
    next < ctx.sentence_end(next - 1) && ctx.lower(next).ends_with("ing")
}

/// Whether the object is a clause with a subject of its own (`çekilmesini istedi`, not `çekilmek istedi`).
pub(super) fn has_object_clause(ctx: &Context<'_>, index: u32, clause: &Clause, passive: bool) -> bool {
    let case = if passive { Case::Nom } else { Case::Acc };
    let fits = |t: TokenId| {
        let word = ctx.word(t);
        word.verb.is_some_and(|v| v.form == VerbForm::VerbalNoun) && word.possessive > 0 && word.case == case
    };
    if ctx.frames.verb_first {
        // `told him to leave`: an infinitive not far behind the verb.
        let end = ctx.reading.analysed.segmented.sentences[clause.sentence as usize].tokens.end;
        let open = |t: &TokenId| {
            let word = ctx.word(*t);
            let finite = matches!(word.upos, Upos::Verb | Upos::Aux)
                && word.verb.is_some_and(|v| v.form == VerbForm::Finite);
            !(finite && ctx.mention_at(*t).is_none()
                || word.upos == Upos::Sconj
                || matches!(ctx.text(*t), "," | ":")
                || ctx.is_at(EventWord::BringsOwner, *t)
                || ctx.is_at(EventWord::OpensContent, *t))
        };
        // A comma before it, unless that closes an aside (`asked Reed, the mayor, to resign`).
        let is_beside = |inner: TokenId| {
            let comma = inner.checked_sub(2).filter(|t| ctx.text(*t) == ",");
            comma.is_some_and(|comma| !(clause.head + 1..comma).any(|t| ctx.text(t) == ","))
        };
        let clauses = ctx.reading.clauses;
        let from = clauses.partition_point(|c| c.head <= clause.head);
        let asked = clauses[from..].iter().take_while(|c| c.sentence == clause.sentence).any(|c| {
            let own = match c.link {
                Link::Complement | Link::Adverbial => true,
                // The infinitive hung on the object: `asked | Ann Reed to leave`.
                Link::Relative => c.modifies.is_some_and(|n| {
                    clause.arguments.iter().any(|a| a.slot == Slot::Acc && a.tokens.contains(&n))
                        && ctx.mention_at(n).is_some()
                }),
                _ => false,
            };
            own && c.parent == Some(index)
                && c.features.form == VerbForm::VerbalNoun
                && ctx.is_at(EventWord::OpensInfinitive, c.head - 1)
                // `told reporters, | to reassure them`
                && !is_beside(c.head)
        });
        return asked
            || (clause.head + 1..(clause.head + 12).min(end.saturating_sub(1))).take_while(open).any(|t| {
                ctx.is_at(EventWord::OpensInfinitive, t)
                    && matches!(ctx.word(t + 1).upos, Upos::Verb | Upos::Aux)
            });
    }
    clause.head > 0 && fits(clause.head - 1) || ctx.complements_of(index, clause).any(|c| fits(c.head))
}
