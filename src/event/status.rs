//! Whether an event happened: from tense and mood, and from what stands above its predicate.

use super::Status;
use super::context::Context;
use crate::event::EventWord;
use crate::syntax::{Argument, Clause, Link, Mood, Slot, Tense, VerbFeatures, VerbForm};
use crate::text::{TokenId, Tokens};

/// What a clause's own form says. The simple present of English tells what happens (`Peru signs treaty`), the Turkish
/// aorist what may.
fn own(ctx: &Context<'_>, features: &VerbFeatures) -> Option<Status> {
    if features.negative {
        return Some(Status::Denied);
    }
    match features.mood {
        Mood::Indicative => {}
        _ => return Some(Status::Hypothetical),
    }
    match features.form {
        VerbForm::Finite => Some(match features.tense {
            Tense::Future => Status::Planned,
            Tense::Aorist if !ctx.frames.verb_first => Status::Hypothetical,
            _ => Status::Occurred,
        }),
        VerbForm::FutureParticiple => Some(Status::Planned),
        VerbForm::VerbalNoun => None,
        _ => Some(Status::Occurred),
    }
}

/// What the words right after a nominalised predicate say (`alma planı`, `gelmesi halinde`, `satmak için`).
fn following(ctx: &Context<'_>, head: TokenId, end: TokenId) -> Option<Status> {
    (head + 1..(head + 3).min(end)).find_map(|t| {
        ctx.frames.status.get(ctx.lower(t)).or_else(|| ctx.frames.status.get(&*ctx.word(t).lemma)).copied()
    })
}

/// The status of a verb clause's event.
pub(crate) fn of_clause(ctx: &Context<'_>, clause: &Clause) -> Status {
    let sentence = &ctx.reading.analysed.segmented.sentences[clause.sentence as usize].tokens;
    // `has yet to | concede`
    if ctx.frames.verb_first
        && clause.head > 1
        && ctx.is_at(EventWord::OpensInfinitive, clause.head - 1)
        && ctx.lower(clause.head - 2) == "yet"
    {
        return Status::Denied;
    }
    if is_prevented(ctx, clause) {
        return Status::Denied;
    }
    if is_neither(ctx, clause, sentence) {
        return Status::Denied;
    }
    if is_disputed(ctx, clause) {
        return Status::Denied;
    }
    let own = own(ctx, &clause.features);
    if let Some(status) = own
        && !(status == Status::Occurred && clause.features.form != VerbForm::Finite)
    {
        return status;
    }
    if clause.features.form == VerbForm::VerbalNoun {
        // `Peru to host summit`
        if clause.link == Link::Root && ctx.frames.verb_first {
            return Status::Planned;
        }
        if let Some(status) = meant(ctx, clause) {
            return status;
        }
        if let Some(status) = following(ctx, clause.head, sentence.end) {
            return status;
        }
        if let Some(parent) = clause.parent.map(|p| &ctx.reading.clauses[p as usize])
            && (clause.link == Link::Complement || is_order(ctx, clause, parent))
            && let Some(status) = ctx.frames.status.get(&*ctx.word(parent.head).lemma)
        {
            return *status;
        }
    }
    // `çıkana kadar vurmayacak`: what something waits for is ahead, also where that will not be.
    let until = |t: TokenId| ctx.is_at(EventWord::Until, t);
    let ahead =
        |c: &Clause| c.features.tense == Tense::Future || c.features.form == VerbForm::FutureParticiple;
    if !ctx.frames.verb_first
        && clause.features.form == VerbForm::Converb
        && clause.head + 1 < sentence.end
        && until(clause.head + 1)
        && clause.parent.is_some_and(|p| ahead(&ctx.reading.clauses[p as usize]))
    {
        return Status::Hypothetical;
    }
    // A converb shares the time of the clause it hangs on.
    if clause.features.form == VerbForm::Converb
        && let Some(parent) = clause.parent.map(|p| &ctx.reading.clauses[p as usize])
        && clause.link != Link::Complement
        && let Some(status @ (Status::Planned | Status::Hypothetical)) = self::own(ctx, &parent.features)
    {
        return status;
    }
    Status::Occurred
}

/// `Peru ne asker ne de silah gönderdi`: a positive verb that denies.
fn is_neither(ctx: &Context<'_>, clause: &Clause, sentence: &Tokens) -> bool {
    if clause.features.form != VerbForm::Finite || clause.features.negative {
        return false;
    }
    let mut said = sentence.clone().filter(|t| ctx.is_at(EventWord::Neither, *t));
    said.next().is_some_and(|first| first < clause.head)
        && said.next().is_some()
        && ctx.text(sentence.end.saturating_sub(1)) != "?"
        // `ne dün ne bugün görüşmediğini söyledi`: another verb is meant.
        && !sentence.clone().any(|t| ctx.word(t).verb.is_some_and(|v| v.negative))
}

/// What is alleged and denied (`çekildiği yönündeki iddiaları | yalanladı`), as the language's table says of the verb.
fn is_disputed(ctx: &Context<'_>, clause: &Clause) -> bool {
    const NEAR: TokenId = 3;
    let Some(noun) = clause.modifies.filter(|_| clause.link == Link::Relative && !ctx.frames.verb_first)
    else {
        return false;
    };
    let end = ctx.sentence_end(noun).min(noun + NEAR);
    ctx.is(EventWord::Accusation, &ctx.word(noun).lemma)
        && (noun + 1..end).any(|t| ctx.frames.status.get(&*ctx.word(t).lemma) == Some(&Status::Denied))
}

/// `instructed the ministry | to expel Reed`, which reads like a purpose.
fn is_order(ctx: &Context<'_>, clause: &Clause, above: &Clause) -> bool {
    ctx.frames.verb_first
        && clause.link == Link::Adverbial
        && above.head < clause.head
        && ctx.is_at(EventWord::OpensInfinitive, clause.head - 1)
        && ctx.is(EventWord::ObjectControl, &above.lemma)
}

/// `stopped Peru from | joining`: what somebody is kept from, unless that fails.
fn is_prevented(ctx: &Context<'_>, clause: &Clause) -> bool {
    const FAR: TokenId = 12;
    let from = ctx.frames.verb_first
        && clause.head > 1
        && ctx.is_at(EventWord::Origin, clause.head - 1)
        && ctx.lower(clause.head).ends_with("ing");
    let start = ctx.sentence_start(clause.head).max(clause.head.saturating_sub(FAR));
    let above = (start..clause.head - u32::from(from)).rev().find_map(|t| ctx.verb_at(t)).filter(|_| from);
    above.is_some_and(|c| ctx.is(EventWord::Prevents, &c.lemma) && !c.features.negative)
}

/// The status of what an English noun only says that somebody means to do: `announced plans to | leave`.
fn meant(ctx: &Context<'_>, clause: &Clause) -> Option<Status> {
    let noun = clause.modifies.filter(|_| ctx.frames.verb_first && clause.link == Link::Relative)?;
    if !ctx.is(EventWord::Meant, &ctx.word(noun).lemma) {
        return None;
    }
    let negative =
        super::context::outer(ctx, clause).is_some_and(|c| c.link != Link::Nominal && c.features.negative);
    Some(if negative { Status::Denied } else { Status::Planned })
}

/// The status of a noun's event: from the verb that carries it, else from the words around.
pub(crate) fn of_noun(ctx: &Context<'_>, nominal: &Clause, carrier: Option<&Clause>) -> Status {
    let sentence = &ctx.reading.analysed.segmented.sentences[nominal.sentence as usize].tokens;
    if let Some(status) = following(ctx, nominal.head, sentence.end) {
        return status;
    }
    if let Some(carrier) = carrier {
        return of_clause(ctx, carrier);
    }
    // `yapacağı ziyaret`: a relative clause in the future before the noun.
    let planned = ctx
        .clauses_in(nominal.sentence)
        .any(|(_, c)| c.modifies == Some(nominal.head) && c.features.form == VerbForm::FutureParticiple);
    // `Toplu sözleşme görüşmeleri eylülde başlayacak`
    let above = nominal.parent.map(|p| &ctx.reading.clauses[p as usize]).filter(|_| !ctx.frames.verb_first);
    let ahead = above.is_some_and(|above| {
        let part = |a: &Argument| a.head == nominal.head && matches!(a.slot, Slot::Nom | Slot::Acc);
        above.arguments.iter().any(part) && self::own(ctx, &above.features) == Some(Status::Planned)
    });
    if planned || ahead { Status::Planned } else { Status::Occurred }
}
