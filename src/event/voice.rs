//! Whether an English verb is told in the active or in the passive where its form alone does not say so.

use super::context::Context;
use super::frame::{Frame, Role};
use crate::event::EventWord;
use crate::mention::EntityKind;
use crate::syntax::Argument;
use crate::syntax::{Clause, Link, Slot, Upos, VerbForm, Voice};
use crate::text::TokenId;

/// `Rebels led by Wilk | captured Lima.`: the only verb of a sentence is no participle.
pub(super) fn is_main_verb(ctx: &Context<'_>, clause: &Clause) -> bool {
    if !ctx.frames.verb_first
        || clause.link != Link::Relative
        || clause.features.form != VerbForm::PastParticiple
        || clause.modifies.is_none_or(|noun| noun > clause.head)
    {
        return false;
    }
    let end = ctx.sentence_end(clause.head);
    let stops = end > 0 && matches!(ctx.text(end - 1), "." | "”" | "\"");
    let by = |t: TokenId| t < end && ctx.is_at(EventWord::ByAgent, t);
    let mut others = ctx.clauses_in(clause.sentence).map(|(_, c)| c).filter(|c| c.head != clause.head);
    stops
        && !by(clause.head + 1)
        && !others.any(|c| {
            c.features.form == VerbForm::Finite && matches!(c.link, Link::Root | Link::Coordinated)
                || c.link == Link::Relative && c.features.form == VerbForm::PastParticiple && !by(c.head + 1)
        })
}

/// `Ann Reed, | ousted in a vote last year, was shot`: what is said of a name between commas, before its verb.
pub(super) fn is_aside_participle(ctx: &Context<'_>, clause: &Clause) -> bool {
    const LONG: TokenId = 16;
    let head = clause.head;
    let told = |t: TokenId| {
        matches!(ctx.word(t).upos, Upos::Verb | Upos::Aux)
            && ctx.mention_at(t).is_none()
            && ctx.word(t).verb.is_some_and(|v| v.form == VerbForm::Finite)
    };
    let opens = ctx.frames.verb_first
        && clause.features.form == VerbForm::Finite
        && head > 1
        && ctx.text(head - 1) == ","
        && ctx.mention_at(head - 2).is_some()
        && ctx.lower(head).ends_with("ed")
        && !clause.arguments.iter().any(|a| a.slot == Slot::Acc && !a.shared);
    let end = ctx.sentence_end(head);
    opens
        && (head + 1..end.min(head + LONG))
            .find(|t| ctx.text(*t) == ",")
            .is_some_and(|close| close + 1 < end && told(close + 1) && !(head + 1..close).any(told))
}

/// `closed two mills and in May | sold its ships`: a form that may be a participle goes on with an active verb, where it has
/// an object.
pub(super) fn goes_on_active(ctx: &Context<'_>, clause: &Clause) -> bool {
    let above = clause.parent.map(|p| &ctx.reading.clauses[p as usize]);
    ctx.frames.verb_first
        && clause.link == Link::Coordinated
        && clause.features.form == VerbForm::PastParticiple
        && above.is_some_and(|c| {
            c.head < clause.head && c.features.form == VerbForm::Finite && c.features.voice == Voice::Active
        })
        && clause.arguments.iter().any(|a| {
            a.slot == Slot::Acc && !a.shared && a.head > clause.head && ctx.in_time(a.head).is_none()
        })
}

/// `The party | nominated Ann Reed`, read as a participle: in the passive it would have no person as its object, but with
/// verbs of giving and naming.
pub(super) fn acts_on_person(ctx: &Context<'_>, clause: &Clause) -> bool {
    let person = |a: &Argument| {
        a.slot == Slot::Acc
            && !a.shared
            && a.head > clause.head
            && (ctx.mention_at(a.head).is_some_and(|m| ctx.mention(m).kind == EntityKind::Person)
                || ctx.mentions_in(&a.tokens).any(|m| ctx.mention(m).kind == EntityKind::Person))
    };
    ctx.frames.verb_first
        && clause.link == Link::Relative
        && clause.features.form == VerbForm::PastParticiple
        && clause.modifies.is_some_and(|noun| noun + 1 == clause.head)
        && !ctx.is(EventWord::TakesName, &clause.lemma)
        && clause.arguments.iter().any(person)
}

/// `a candidate Ann Reed | backed`: a name right behind a noun that has an article of its own does what the verb behind it
/// tells of the noun.
pub(super) fn acts_on_noun(ctx: &Context<'_>, clause: &Clause) -> bool {
    const LONG: TokenId = 5;
    if !ctx.frames.verb_first
        || clause.link != Link::Relative
        || clause.features.form != VerbForm::PastParticiple
        || clause.arguments.iter().any(|a| matches!(a.slot, Slot::Acc | Slot::By) && !a.shared)
    {
        return false;
    }
    let end = ctx.sentence_end(clause.head);
    let next = clause.head + 1;
    if next < end
        && (ctx.is_at(EventWord::ByAgent, next)
            || ctx.is_at(EventWord::BringsOwner, next)
            || ctx.is_at(EventWord::InCompany, next)
            || ctx.is_at(EventWord::As, next))
    {
        return false;
    }
    let mut last = clause.head;
    while last > 0 && ctx.word(last - 1).upos == Upos::Adv {
        last -= 1;
    }
    let named = last.checked_sub(1).and_then(|t| ctx.mention_at(t)).map(|m| ctx.mention(m));
    let Some(person) = named.filter(|m| m.kind == EntityKind::Person && m.tokens.end == last) else {
        return false;
    };
    let Some(noun) = person.tokens.start.checked_sub(1) else { return false };
    let plain = |t: TokenId| {
        ctx.mention_at(t).is_none() && ctx.word(t).upos == Upos::Noun && ctx.text(t) == ctx.lower(t)
    };
    let first = ctx.sentence_start(noun).max(noun.saturating_sub(LONG));
    let article = (first..noun)
        .rev()
        .take_while(|t| {
            matches!(ctx.word(*t).upos, Upos::Adj | Upos::Noun | Upos::Det | Upos::Num | Upos::Propn)
        })
        .any(|t| matches!(ctx.lower(t), "a" | "an" | "the" | "another" | "every"));
    let main = |c: &Clause| c.head != clause.head && c.features.form == VerbForm::Finite;
    plain(noun) && article && ctx.clauses_in(clause.sentence).any(|(_, c)| main(c))
}

/// `Reed, | whom Wilk accused | of lying`: a subject behind `whom` does it.
pub(super) fn behind_whom(ctx: &Context<'_>, clause: &Clause) -> bool {
    let whom = |a: &Argument| {
        a.slot == Slot::Nom
            && !a.shared
            && a.head < clause.head
            && a.tokens.start > 0
            && ctx.is_at(EventWord::Whom, a.tokens.start - 1)
    };
    ctx.frames.verb_first
        && clause.features.form == VerbForm::PastParticiple
        && clause.arguments.iter().any(whom)
}

/// `Reed had her home | searched`: what somebody has done to what is his.
pub(super) fn is_caused(ctx: &Context<'_>, clause: &Clause) -> bool {
    let above = clause.parent.map(|p| &ctx.reading.clauses[p as usize]);
    ctx.frames.verb_first
        && clause.link == Link::Complement
        && clause.features.form == VerbForm::PastParticiple
        && above.is_some_and(|c| {
            ctx.is(EventWord::LetsDo, &ctx.word(c.head).lemma)
                && c.head < clause.head
                && c.arguments.iter().any(|a| a.slot == Slot::Acc && a.head < clause.head)
        })
}

/// `a decree issued by President Reed`, where the analysis took the participle for a main verb.
pub(super) fn is_by_passive(ctx: &Context<'_>, clause: &Clause) -> bool {
    if !ctx.frames.verb_first || clause.features.form == VerbForm::VerbalNoun {
        return false;
    }
    let word = |t: TokenId| ctx.reading.analysed.words.get(t as usize);
    let Some(by) = by_behind(ctx, clause) else { return false };
    word(by + 1).is_some_and(|w| !matches!(w.upos, Upos::Verb | Upos::Num | Upos::Punct))
        && ctx.in_time(by + 1).is_none()
        && !clause.arguments.iter().any(|a| a.slot == Slot::Acc && !a.shared)
        && (by + 1..by + 8)
            .take_while(|t| word(*t).is_some_and(|w| w.upos != Upos::Punct))
            .any(|t| ctx.mention_at(t).is_some())
}

/// The `by` behind a verb, its particle or an adverb: `turned down | by`; behind an aside that a participle opens also
/// further off (`a deal, hammered out over three days in Lima | by Peru, saves`).
fn by_behind(ctx: &Context<'_>, clause: &Clause) -> Option<TokenId> {
    let end = ctx.sentence_end(clause.head);
    let by = |t: &TokenId| *t < end && ctx.is_at(EventWord::ByAgent, *t);
    let mut t = clause.head + 1;
    while t < end && t < clause.head + 3 && !by(&t) && matches!(ctx.word(t).upos, Upos::Adv | Upos::Adp) {
        t += 1;
    }
    let aside = || {
        let opens = clause.head > 0 && ctx.text(clause.head - 1) == ",";
        let segment = || (clause.head + 1..end).take_while(|t| ctx.text(*t) != ",");
        let verb = segment()
            .any(|t| matches!(ctx.word(t).upos, Upos::Verb | Upos::Aux) && ctx.mention_at(t).is_none());
        let closes = segment().last().is_some_and(|t| t + 1 < end);
        segment().find(by).filter(|_| opens && closes && !verb)
    };
    Some(t).filter(by).or_else(aside)
}

/// `The rebels agreed on a truce`, read as a participle: no auxiliary stands before it, and the frame has no object
/// that could be its subject.
pub(super) fn is_bare_active(ctx: &Context<'_>, clause: &Clause, frame: &Frame) -> bool {
    ctx.frames.verb_first
        && clause.features.form == VerbForm::Finite
        && !is_by_passive(ctx, clause)
        && ![Role::Agent, Role::Target].iter().any(|r| frame.slots(*r).iter().any(|s| s.slot == Slot::Acc))
        && !(clause.head.saturating_sub(4)..clause.head).any(|t| ctx.word(t).upos == Upos::Aux)
}
