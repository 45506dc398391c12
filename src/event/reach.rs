//! How far a verb reaches: the named phrases before and behind it up to the next clause of its own.

use super::EventType;
use super::context::Context;
use super::matcher::Hit;
use super::opener::subject_at;
use super::surface::{head_of, inside, is_break, joins_clause, list_end, opens_clause};
use crate::event::EventWord;
use crate::syntax::{Argument, Clause, Slot, Upos, VerbForm};
use crate::text::TokenId;

/// How long the words may be that say at a sentence's end who is quoted for it, in tokens.
const ATTRIBUTION: u32 = 14;

/// How far behind a threat what it depends on is looked for, in tokens.
const CONDITION: u32 = 29;

/// How far behind its verb a party is looked for that the complements don't show, in tokens.
const FAR: u32 = 12;

/// Where who is quoted for a sentence begins (`…, the ministry said`).
pub(super) fn before_attribution(ctx: &Context<'_>, first: TokenId, end: TokenId) -> TokenId {
    let comma = (first..end).rev().find(|k| ctx.text(*k) == ",");
    let said = |c: &TokenId| {
        end - *c < ATTRIBUTION && (*c..end).any(|k| ctx.is(EventWord::Attributes, &ctx.word(k).lemma))
    };
    comma.filter(said).unwrap_or(end)
}

/// The named phrases behind a predicate, in order, up to the next clause of its own.
pub(super) fn behind<'c>(
    ctx: &'c Context<'c>,
    clause: &Clause,
    hit: &Hit,
) -> impl Iterator<Item = Argument> + use<'c> {
    let sentence = &ctx.reading.analysed.segmented.sentences[clause.sentence as usize].tokens;
    let first = hit.trigger.end.max(clause.head + 1);
    let end = before_attribution(ctx, first, sentence.end);
    let end = end.min(first + FAR);
    let asks = ctx.frames.entries[hit.frame as usize].frame.kind == EventType::Request;
    let before_verb = clause.features.form != VerbForm::Finite;
    let stop = (first..end).find(|k| {
        is_break(ctx, *k)
            || opens_clause(ctx, *k)
            || joins_verb(ctx, *k, end)
            || opens_gerund(ctx, *k, end)
            || opens_converb(ctx, *k, end)
            || closes_aside(ctx, *k, end)
            // `Having failed to persuade Chile to send ships, | Peru | turned to Kenya`
            || before_verb && ctx.text(*k) == "," && subject_at(ctx, *k + 1, sentence.end).is_some()
            || says_of(ctx, *k, end)
            // `prayed for the victims | during a visit to Peru`
            || ctx.is_at(EventWord::Meanwhile, *k)
            || *k > first && ctx.lower(*k) == "whether"
            || joins_clause(ctx, *k, end) && (*k + 1..end.min(*k + 3)).any(|t| ctx.mention_at(t).is_some())
            || *k > first
                && ctx.is_at(EventWord::OpensContent, *k)
                && ctx.frames.is_conjunction(ctx.lower(*k - 1))
            || asks && opens_aim(ctx, *k, first, end)
    });
    phrases(ctx, first, stop.unwrap_or(end))
}

/// Who is to do or to leave what a threat depends on: `threatened to leave unless | Peru | pays`.
pub(super) fn condition(ctx: &Context<'_>, clause: &Clause, hit: &Hit) -> Option<Argument> {
    let sentence = &ctx.reading.analysed.segmented.sentences[clause.sentence as usize].tokens;
    let first = hit.trigger.end.max(clause.head + 1);
    let end = sentence.end.min(first + CONDITION);
    let opener = (first..end).find(|t| ctx.is_at(EventWord::OpensCondition, *t))?;
    let stop = (opener + 1..end).find(|k| !inside(ctx, *k)).unwrap_or(end);
    let argument = phrases(ctx, opener + 1, stop).next()?;
    // The subject, right before its verb.
    let verb = (argument.tokens.end < sentence.end).then(|| ctx.word(argument.tokens.end).upos);
    matches!(verb, Some(Upos::Verb | Upos::Aux | Upos::Adv)).then_some(argument)
}

/// Whether a preposition opens a clause without a subject (`warned Peru against | sending troops to`).
fn opens_gerund(ctx: &Context<'_>, t: TokenId, end: TokenId) -> bool {
    t + 1 < end
        && ctx.mention_at(t + 1).is_none()
        && ctx.word(t + 1).upos == Upos::Verb
        && ctx.lower(t + 1).ends_with("ing")
        && (ctx.is_at(EventWord::KeepsFrom, t)
            || ctx.is_at(EventWord::ByAgent, t)
            || ctx.is_at(EventWord::OnBehalf, t))
}

/// Whether an infinitive further off says what something asked for is to bring: `asked for a delay | to help Peru`.
fn opens_aim(ctx: &Context<'_>, t: TokenId, first: TokenId, end: TokenId) -> bool {
    t > first
        && t + 1 < end
        && ctx.word(t + 1).upos == Upos::Verb
        && ctx.mention_at(t + 1).is_none()
        && ctx.is_at(EventWord::OpensInfinitive, t)
}

/// Whether a comma stands before what somebody does beside it (`backed the plan, | telling Reed`), or before another's
/// doing (`backed the plan, | with Reed saying`).
pub(super) fn opens_converb(ctx: &Context<'_>, t: TokenId, end: TokenId) -> bool {
    let ing = |k: TokenId| {
        k < end
            && ctx.mention_at(k).is_none()
            && ctx.word(k).upos == Upos::Verb
            && ctx.lower(k).ends_with("ing")
            && !ctx.is_at(EventWord::Including, k)
            && !ctx.is_at(EventWord::According, k)
    };
    if ctx.text(t) != "," {
        return false;
    }
    let with = t + 2 < end && ctx.is_at(EventWord::InCompany, t + 1);
    // `with Ann Reed | of Peru | saying`
    let apart = |k: TokenId| {
        !(inside(ctx, k) || ctx.is_at(EventWord::BringsOwner, k) || ctx.is_at(EventWord::Origin, k))
    };
    let behind = || (t + 2..end).find(|k| apart(*k)).unwrap_or(end);
    ing(t + 1) || with && behind() > t + 2 && ing(behind())
}

/// Whether a comma stands before the verb of the clause around: `Reed, who disarmed a man in Lima, | received a prize`.
fn closes_aside(ctx: &Context<'_>, t: TokenId, end: TokenId) -> bool {
    let told = |k: TokenId| {
        k < end
            && ctx.mention_at(k).is_none()
            && matches!(ctx.word(k).upos, Upos::Verb | Upos::Aux)
            && ctx.word(k).verb.is_some_and(|v| v.form == VerbForm::Finite)
    };
    ctx.text(t) == "," && told(t + 1)
}

/// Whether a relative clause opens (`broke up a gang | that smuggled people from Peru`), or a verb behind the predicate's own
/// preposition (`banned women from | working for Peru`).
fn says_of(ctx: &Context<'_>, t: TokenId, end: TokenId) -> bool {
    let verb = |k: TokenId| {
        k < end && ctx.mention_at(k).is_none() && matches!(ctx.word(k).upos, Upos::Verb | Upos::Aux)
    };
    let that =
        t > 0 && ctx.word(t - 1).upos == Upos::Noun && verb(t + 1) && ctx.is_at(EventWord::OpensContent, t);
    let from = t > 0
        && verb(t)
        && ctx.lower(t).ends_with("ing")
        && ctx.is_at(EventWord::KeepsFrom, t - 1)
        // `from neighbouring Peru`
        && !ctx.lower(t).starts_with("neighb");
    // `three firms | it said had helped Peru`
    let said = ctx.is_at(EventWord::Pronoun, t) && verb(t + 1);
    that || from || said
}

/// Whether a conjunction stands before another verb (`rejected the offer and | said`).
fn joins_verb(ctx: &Context<'_>, t: TokenId, end: TokenId) -> bool {
    let verb = (t + 1..end.min(t + 3)).find(|k| ctx.word(*k).upos != Upos::Adv);
    ctx.frames.is_conjunction(ctx.lower(t))
        && verb.is_some_and(|k| {
            matches!(ctx.word(k).upos, Upos::Verb | Upos::Aux)
                && ctx.mention_at(k).is_none()
                && ctx
                    .word(k)
                    .verb
                    .is_some_and(|v| matches!(v.form, VerbForm::Finite | VerbForm::PastParticiple))
        })
}

/// The named phrases before a predicate that no preposition attaches, in order, from the last clause of its own on.
pub(super) fn in_front<'c>(
    ctx: &'c Context<'c>,
    clause: &Clause,
    hit: &Hit,
) -> impl Iterator<Item = Argument> + use<'c> {
    let sentence = &ctx.reading.analysed.segmented.sentences[clause.sentence as usize].tokens;
    let end = clause.head.min(hit.trigger.start);
    let start = (sentence.start..end)
        .rev()
        .find(|k| is_break(ctx, *k) || opens_clause(ctx, *k))
        .map_or(sentence.start, |k| k + 1);
    phrases(ctx, start, end).filter(move |a| {
        a.tokens.start == start
            || ctx.word(a.tokens.start - 1).upos != Upos::Adp
                && !ctx.is_at(EventWord::OpensInfinitive, a.tokens.start - 1)
    })
}

/// The phrases in a range that hold a name.
fn phrases<'c>(
    ctx: &'c Context<'c>,
    start: TokenId,
    end: TokenId,
) -> impl Iterator<Item = Argument> + use<'c> {
    let mut t = start;
    std::iter::from_fn(move || {
        while t < end {
            if !inside(ctx, t) {
                t += 1;
                continue;
            }
            let first = t;
            while t < end && inside(ctx, t) {
                t += 1;
            }
            t = list_end(ctx, t, end);
            let named = (first..t).any(|k| ctx.mention_at(k).is_some());
            if let Some(head) = head_of(ctx, first, t).filter(|_| named) {
                return Some(Argument { slot: Slot::Acc, tokens: first..t, head, shared: false });
            }
        }
        None
    })
}
