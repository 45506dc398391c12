//! Words of a Turkish predicate that do not stand right before its verb.

use super::context::Context;
use super::matcher::before;
use super::words::Part;
use crate::event::EventWord;
use crate::syntax::{Argument, Case, Clause, Slot, Upos, VerbForm, Voice};
use crate::text::TokenId;

/// What a share is of that heads an argument (`yaptırımların | büyük bölümünü kaldırdı`, `askerlerinin | yarısını çekti`).
pub(super) fn whole_of(ctx: &Context<'_>, argument: &Argument) -> Option<TokenId> {
    let head = ctx.word(argument.head);
    if head.possessive != 3 || !ctx.is(EventWord::Share, &head.lemma) {
        return None;
    }
    let whole = (argument.tokens.start..argument.head).rev().find(|t| ctx.word(*t).case == Case::Gen)?;
    let between = (whole + 1..argument.head).all(|t| {
        matches!(ctx.word(t).upos, Upos::Adj | Upos::Det | Upos::Num | Upos::Adv)
            && ctx.mention_at(t).is_none()
    });
    (between && ctx.mention_at(whole).is_none()).then_some(whole)
}

/// Whether an argument stands in a case; the accusative reads like a possessive behind a consonant (`ödülü Ayşe'ye verdi`).
fn is_marked(ctx: &Context<'_>, part: &Part, argument: &Argument) -> bool {
    let word = ctx.word(argument.head);
    // `faizi | yüzde 4'e yükseltti`, also where the row has the word as it is written.
    let written = std::iter::once(&part.word).chain(&*part.others).any(|w| **w == *ctx.lower(argument.head));
    let form = part.case == Some(Case::Acc) || written;
    let object = form && argument.slot == Slot::Acc && word.possessive == 3;
    word.case != Case::Nom || object
}

/// Whether a subject may be a word of its verb's predicate: that of a passive, or one that tells no event itself.
fn is_free_subject(ctx: &Context<'_>, clause: &Clause, argument: &Argument) -> bool {
    argument.slot == Slot::Nom
        && (clause.features.voice == Voice::Passive
            || !ctx.frames.is_event_noun(&ctx.word(argument.head).lemma))
}

/// The noun of an argument that is a word of a predicate: its head, or what that is a share of.
fn object_in(ctx: &Context<'_>, part: &Part, argument: &Argument) -> Option<TokenId> {
    if ctx.is_part(part, argument.head) {
        return Some(argument.head);
    }
    whole_of(ctx, argument).filter(|whole| part.case == Some(Case::Acc) && ctx.is_noun_of(part, *whole))
}

/// The words before a head where another argument stands between (`görevini Ayşe'ye devretti`): the last of them heads
/// an argument in a case of its own. With `subject` the predicate holds its subject (`uçak Lima'da düştü`).
pub(super) fn apart(
    ctx: &Context<'_>,
    clause: &Clause,
    first: TokenId,
    parts: &[Part],
    subject: bool,
) -> Option<Vec<TokenId>> {
    let (last, front) = parts.split_last()?;
    let subject = subject || clause.features.voice == Voice::Passive;
    far_object(ctx, clause, first, parts, subject)
        .or_else(|| object_apart(ctx, clause, first, (last, front), subject))
}

/// A predicate of an object and a verb that is made with a noun (`tasarıyı 78 oyla | kabul etti`): the object heads an
/// argument further off.
fn far_object(
    ctx: &Context<'_>,
    clause: &Clause,
    first: TokenId,
    parts: &[Part],
    subject: bool,
) -> Option<Vec<TokenId>> {
    let (object, rest) = parts.split_first().filter(|(_, rest)| !rest.is_empty())?;
    if ctx.frames.verb_first || object.optional {
        return None;
    }
    let near = before(ctx, clause.head, first, rest).filter(|found| !found.is_empty())?;
    if let Some(noun) =
        about(ctx, clause, object).filter(|_| clause.features.form != VerbForm::SubjectParticiple)
    {
        return Some([&[noun][..], &near].concat());
    }
    clause.arguments.iter().find_map(|a| {
        let subject = subject && is_free_subject(ctx, clause, a);
        let marked = a.slot == Slot::Acc && is_marked(ctx, object, a) || subject;
        let noun = object_in(ctx, object, a).filter(|_| !a.shared && a.head < near[0] && marked)?;
        Some([&[noun][..], &near].concat())
    })
}

/// The noun that a relative clause is about, as a word of its predicate (`ev sahipliği yapacağı | fuar`, `ülkeyi sarsan |
/// deprem`).
fn about(ctx: &Context<'_>, clause: &Clause, part: &Part) -> Option<TokenId> {
    // `Ukrayna'ya gönderdiği | silahlar`: a bare object as well, of what is sent.
    let sent = !ctx.frames.verb_first
        && part.case.is_none()
        && ctx.is(EventWord::Arrives, &ctx.word(clause.head).lemma)
        && clause.modifies.is_some_and(|noun| !ctx.frames.is_event_noun(&ctx.word(noun).lemma));
    let object = part.any_form || sent;
    let fits = match clause.features.form {
        VerbForm::FactParticiple | VerbForm::FutureParticiple => object,
        // `Peru'ya açılan | dava`
        VerbForm::SubjectParticiple if clause.features.voice == Voice::Passive => object,
        VerbForm::SubjectParticiple => {
            let acts = clause.modifies.is_some_and(|noun| ctx.frames.is_actor_noun(&ctx.word(noun).lemma));
            part.case.is_none() && clause.features.voice == Voice::Active && !acts && !ctx.frames.verb_first
        }
        _ => false,
    };
    clause.modifies.filter(|noun| fits && ctx.is_noun_of(part, *noun))
}

fn object_apart(
    ctx: &Context<'_>,
    clause: &Clause,
    first: TokenId,
    (last, front): (&Part, &[Part]),
    subject: bool,
) -> Option<Vec<TokenId>> {
    let bare = |t: TokenId| {
        let noun = ctx.word(t);
        let plain = noun.upos == Upos::Noun && noun.case == Case::Nom && noun.possessive == 0;
        t >= first && plain && ctx.mention_at(t).is_none() && !ctx.is_amount(t)
    };
    // `istifasını talep etti`: the verb has another noun right before it.
    if !ctx.frames.verb_first && clause.head.checked_sub(1).is_some_and(bare) {
        return None;
    }
    if let Some(noun) = about(ctx, clause, last).filter(|_| front.is_empty()) {
        return Some(vec![noun]);
    }
    // `gönderdiği | yardım gemisi`
    if !front.is_empty()
        && last.case.is_none()
        && matches!(clause.features.form, VerbForm::FactParticiple | VerbForm::FutureParticiple)
        && let Some(noun) = clause.modifies.filter(|noun| ctx.mention_at(*noun).is_none())
        && !ctx.frames.is_event_noun(&ctx.word(noun).lemma)
        && (ctx.frames.grammar.compound_heads)(&last.word).iter().any(|head| **head == *ctx.word(noun).lemma)
        && let Some(mut found) = before(ctx, noun, clause.head, front)
    {
        found.push(noun);
        return Some(found);
    }
    clause.arguments.iter().filter(|a| !a.shared && a.head < clause.head).find_map(|a| {
        // In the passive the object is the subject (`anlaşma Pekin'de imzalandı`).
        let subject = subject && is_free_subject(ctx, clause, a);
        // `müdürü dün Ayşe Kaya | oldu`
        let becomes = !ctx.frames.verb_first && ctx.is(EventWord::TakesPost, &clause.lemma);
        let post = becomes && a.slot == Slot::Acc && ctx.word(a.head).possessive == 3;
        let marked = is_marked(ctx, last, a) || subject || post;
        let noun = object_in(ctx, last, a).filter(|_| marked)?;
        let mut found = before(ctx, noun, first, front)?;
        found.push(noun);
        Some(found)
    })
}
