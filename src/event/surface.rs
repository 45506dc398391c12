//! A verb's surroundings read without a tree: what stands right before and behind it, where the analysis of the
//! sentence left a part of its frame open. For languages in which the subject stands before the verb and the rest
//! behind it.

use super::EventType;
use super::context::Context;
use super::frame::Role;
use super::matcher::Hit;
use super::opener::subject_at;
use super::reach::{before_attribution, opens_converb};
use crate::event::EventWord;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Clause, Link, Slot, Upos, VerbForm};
use crate::text::TokenId;

/// How far the subject may stand from its verb, and the last complement, in tokens.
const REACH: u32 = 18;

/// The subject before the verb, the object behind it, and what follows with prepositions.
pub(super) fn arguments(ctx: &Context<'_>, clause: &Clause, hit: &Hit) -> Vec<Argument> {
    let sentence = &ctx.reading.analysed.segmented.sentences[clause.sentence as usize].tokens;
    let mut out = Vec::new();
    let verb = clause.head.min(hit.trigger.start);
    // `struck Peru, | killing two`: the tree knows better than what stands before the comma.
    let loose = clause.features.form == VerbForm::Converb && verb > 0 && ctx.text(verb - 1) == ",";
    if loose {
    } else if matches!(clause.features.form, VerbForm::Finite | VerbForm::Converb) {
        out.extend(subject(ctx, verb, sentence.start).filter(|s| !is_aimed_at(ctx, clause, s)));
    } else if let Some(governor) = governor(ctx, verb, sentence.start) {
        out.extend(subject(ctx, governor, sentence.start));
    }
    out.extend(receiver(ctx, clause, hit));
    let end = before_attribution(ctx, hit.trigger.end.max(clause.head + 1), sentence.end);
    complements(ctx, clause, hit, end, &mut out);
    out
}

/// Whether what stands right before a verb is the object of a participle about its subject: `a blast targeting | Peruvian troops |
/// killed four`.
fn is_aimed_at(ctx: &Context<'_>, clause: &Clause, phrase: &Argument) -> bool {
    let Some(subject) = clause.arguments.iter().find(|a| a.slot == Slot::Nom && !a.shared) else {
        return false;
    };
    let between = subject.head + 1..phrase.tokens.start;
    let mut verbs = between.filter_map(|t| ctx.verb_at(t));
    ctx.mention_at(subject.head).is_none()
        && verbs.any(|c| {
            c.link == Link::Relative
                && c.modifies == Some(subject.head)
                && c.features.form == VerbForm::SubjectParticiple
        })
}

/// Who stands between a verb and the object that belongs to it: `sent | Peru | [aid]`.
fn receiver(ctx: &Context<'_>, clause: &Clause, hit: &Hit) -> Option<Argument> {
    let object = *hit.used.iter().find(|t| **t > clause.head)?;
    let first = clause.head + 1;
    let frame = &ctx.frames.entries[hit.frame as usize].frame;
    // `held Reed | hostage`: the object before what somebody is made.
    let receives = frame.slots(Role::Target).iter().any(|s| s.slot == Slot::Dat);
    // `granted | her | asylum`
    let pronoun =
        (ctx.is_at(EventWord::ObjectPronoun, first) || ctx.is_at(EventWord::It, first)) && first < object;
    if receives && pronoun && ctx.mention_at(first).is_none() {
        return Some(Argument { slot: Slot::Dat, tokens: first..first + 1, head: first, shared: false });
    }
    let stop = (first..object).find(|t| !inside(ctx, *t)).unwrap_or(object);
    let mention = ctx.mention((first..stop).find_map(|t| ctx.mention_at(t))?);
    let end = mention.tokens.end;
    // `lifted Peru's ban`, `lifted Peruvian tariffs`: the object's own; `granted Reed | asylum`, of no person.
    let next = end == object && mention.kind != EntityKind::Person;
    if mention.adjectival || next || end > object || ctx.word(end - 1).case == crate::syntax::Case::Gen {
        return None;
    }
    let slot = if receives { Slot::Dat } else { Slot::Acc };
    Some(Argument { slot, tokens: first..end, head: end - 1, shared: false })
}

/// The verb or adjective that an infinitive hangs on (`is willing to leave`), or the infinitive itself where a name
/// stands before it (`urged Peru to leave`).
fn governor(ctx: &Context<'_>, verb: TokenId, first: TokenId) -> Option<TokenId> {
    let to = verb.checked_sub(1).filter(|t| *t > first && ctx.is_at(EventWord::OpensInfinitive, *t))?;
    match ctx.word(to - 1).upos {
        Upos::Verb | Upos::Adj => Some(to - 1),
        _ => Some(to),
    }
}

/// The noun phrase that ends right before the verb and its auxiliaries.
pub(super) fn subject(ctx: &Context<'_>, verb: TokenId, first: TokenId) -> Option<Argument> {
    let first = first.max(verb.saturating_sub(REACH));
    let mut t = verb;
    while t > first {
        t -= 1;
        if let Some(time) = ctx.in_time(t).filter(|time| *time >= first) {
            t = time;
            // `; and | in 2015 | sold`
            if t > first && ctx.word(t - 1).upos == Upos::Adp {
                t -= 1;
            }
            continue;
        }
        if ctx.mention_at(t).is_some() {
            return phrase_before(ctx, t, first);
        }
        match ctx.word(t).upos {
            Upos::Aux | Upos::Adv | Upos::Part => {}
            // `Reed and Wilk | each | sent flowers`
            Upos::Det if matches!(ctx.lower(t), "each" | "both" | "all") => {}
            Upos::Punct if ctx.text(t) == "," => {
                // An aside between commas stands behind its noun.
                let opens = (first..t).rev().find(|k| ctx.text(*k) == ",")?;
                // Another clause, unless it is one about the noun before it (`Reed, who was ill, resigned`).
                let about = ctx.is_at(EventWord::RelativePronoun, opens + 1)
                    || ctx.word(opens + 1).upos == Upos::Verb
                        && (ctx.word(opens + 1).verb.is_some_and(|v| v.form == VerbForm::PastParticiple)
                            // `Reed, wanted at home, was arrested`, whatever the analysis calls it
                            || opens > first && ctx.mention_at(opens - 1).is_some())
                    // `Reed, a painter living in Lima, resigned`
                    || ctx.word(opens + 1).upos == Upos::Det
                        && ctx.mention_at(opens - 1).is_some()
                        && !(opens..t).any(|k| {
                            ctx.word(k).upos == Upos::Aux
                                || ctx.word(k).upos == Upos::Verb
                                    && ctx.word(k).verb.is_some_and(|v| v.form == VerbForm::Finite)
                        });
                if !about && (opens..t).any(|k| matches!(ctx.word(k).upos, Upos::Verb)) {
                    return None;
                }
                t = opens;
            }
            Upos::Noun | Upos::Propn => return phrase_before(ctx, t, first),
            // `Reed, who was arrested`: whom the clause is about.
            // `The two | called for a truce`
            Upos::Num if ctx.is_at(EventWord::Two, t) && t > first && ctx.is_at(EventWord::Known, t - 1) => {
                return Some(Argument { slot: Slot::Nom, tokens: t - 1..t + 1, head: t, shared: false });
            }
            _ if ctx.is_at(EventWord::RelativeAside, t) && t > first => {
                let k = if ctx.text(t - 1) == "," && t > first + 1 { t - 2 } else { t - 1 };
                return is_head(ctx, k).then(|| phrase_before(ctx, k, first))?;
            }
            // `Reed flew home and | met Wilk`: the subject of the verb before.
            Upos::Cconj => return coordinated(ctx, t, first),
            // `sold its mill; | left the market`
            Upos::Punct if ctx.text(t) == ";" => return coordinated(ctx, t, ctx.sentence_start(t)),
            // `France says it will leave`: who reports.
            Upos::Pron if ctx.is_at(EventWord::Pronoun, t) => {
                let k = t.checked_sub(1).filter(|k| *k > first)?;
                let k = if ctx.is_at(EventWord::OpensContent, k) { k - 1 } else { k };
                return (ctx.word(k).upos == Upos::Verb && k > first).then(|| subject(ctx, k, first))?;
            }
            _ => return None,
        }
    }
    None
}

/// The subject of the finite verb that a verb behind a conjunction is coordinated with.
fn coordinated(ctx: &Context<'_>, conjunction: TokenId, first: TokenId) -> Option<Argument> {
    let clauses = ctx.reading.clauses;
    let from = clauses.partition_point(|c| c.head < conjunction);
    let before = clauses[..from].iter().rev().take_while(|c| c.head >= first).find(|c| {
        c.link != Link::Nominal
            && c.link != Link::Relative
            && c.features.form == VerbForm::Finite
            && c.arguments.iter().any(|a| a.slot == Slot::Nom)
    })?;
    let subject = before.arguments.iter().find(|a| a.slot == Slot::Nom)?;
    Some(Argument { shared: true, ..subject.clone() })
}

/// The phrase whose head is at `head`, unless a preposition hangs it on another noun: then that noun's phrase.
fn phrase_before(ctx: &Context<'_>, head: TokenId, first: TokenId) -> Option<Argument> {
    let mut start = head;
    let person = ctx.mention_at(head).filter(|m| ctx.mention(*m).kind == EntityKind::Person);
    // `a senator from Vermont | Ann Reed | left`
    let apart = |t: TokenId| {
        person.is_some_and(|p| ctx.mention(p).tokens.start == t)
            && ctx.mention_at(t - 1).is_some_and(|m| ctx.mention(m).kind == EntityKind::Place)
    };
    while start > first && inside(ctx, start - 1) && !apart(start) {
        start -= 1;
    }
    if start > first && ctx.word(start - 1).upos == Upos::Adp {
        let outer = start.checked_sub(2).filter(|k| *k >= first && is_head(ctx, *k))?;
        let mut from = outer;
        while from > first && inside(ctx, from - 1) {
            from -= 1;
        }
        if from > first && ctx.word(from - 1).upos == Upos::Adp {
            return None;
        }
        return Some(Argument { slot: Slot::Nom, tokens: from..head + 1, head: outer, shared: false });
    }
    Some(Argument { slot: Slot::Nom, tokens: start..head + 1, head, shared: false })
}

/// Whether a noun phrase ends before a word.
pub(super) fn ends_phrase(ctx: &Context<'_>, t: u32) -> bool {
    ctx.in_time(t).is_some()
        || ctx.mention_at(t).is_none()
            && matches!(ctx.word(t).upos, Upos::Adp | Upos::Verb | Upos::Aux | Upos::Sconj | Upos::Pron)
}

/// `its`, `their`: a pronoun that opens a noun phrase.
fn is_owner(ctx: &Context<'_>, t: TokenId) -> bool {
    ctx.word(t).upos == Upos::Pron && ctx.word(t).case == crate::syntax::Case::Gen
}

/// Where the noun phrase ends that begins at `first`: before a word that ends one, or a break.
pub(super) fn phrase_end(ctx: &Context<'_>, first: u32, end: u32) -> u32 {
    // `with newly | elected President Ann Reed`
    let before_noun = |k: u32| {
        ctx.word(k).verb.is_some_and(|v| v.form == VerbForm::PastParticiple)
            && k + 1 < end
            && ctx.mention_at(k).is_none()
            && (k == first || matches!(ctx.word(k - 1).upos, Upos::Adv | Upos::Det | Upos::Adj))
            && (matches!(ctx.word(k + 1).upos, Upos::Noun | Upos::Propn)
                // `returned a captured | Peruvian | pilot`
                || k > first && ctx.mention_at(k + 1).is_some_and(|m| ctx.mention(m).adjectival))
    };
    let stops = |k: &u32| {
        ends_phrase(ctx, *k) && !(*k == first && is_owner(ctx, *k)) && !before_noun(*k)
            || is_break(ctx, *k)
            || *k > first && joins_clause(ctx, *k, end)
    };
    (first..end).find(stops).unwrap_or(end)
}

/// Whether behind the object of a finite verb a conjunction joins a clause with a subject of its own: `defeated Peru and |
/// Chile left`.
pub(super) fn another_clause(ctx: &Context<'_>, object: TokenId, conjunction: TokenId) -> bool {
    let mut start = object;
    while start > 0 && ctx.mention_at(start - 1).is_none() && inside(ctx, start - 1) {
        start -= 1;
    }
    let verb = start.checked_sub(1).filter(|t| ctx.mention_at(*t).is_none()).map(|t| ctx.word(t));
    verb.is_some_and(|w| {
        // `had defeated`, `defeated`, not `to defeat`
        let told = w.verb.is_some_and(|v| matches!(v.form, VerbForm::Finite | VerbForm::PastParticiple));
        w.upos == Upos::Verb && told && !ctx.is_at(EventWord::OpensInfinitive, start.saturating_sub(2))
    }) && joins_clause(ctx, conjunction, ctx.sentence_end(conjunction))
}

/// Where a list goes on behind an aside: `by Peru and, after a week of doubt, | Chile`.
fn past_aside(ctx: &Context<'_>, stop: TokenId, end: TokenId) -> Option<TokenId> {
    let mut comma = stop;
    if comma >= end || ctx.text(comma) != "," {
        comma = comma.checked_sub(1).filter(|t| ctx.text(*t) == ",")?;
    }
    let close = aside_end(ctx, comma, end)?;
    ctx.mention_at(close - 1).map(|m| ctx.mention(m).tokens.end)
}

/// Where the name begins that a list goes on with, where at `comma` an aside opens behind its conjunction; one behind it.
pub(super) fn aside_end(ctx: &Context<'_>, comma: TokenId, end: TokenId) -> Option<TokenId> {
    const LONG: TokenId = 9;
    comma.checked_sub(1).filter(|t| ctx.frames.is_conjunction(ctx.lower(*t)))?;
    let close = (comma + 1..end.min(comma + LONG)).find(|t| ctx.text(*t) == ",")?;
    let verb = |t: TokenId| {
        matches!(ctx.word(t).upos, Upos::Verb | Upos::Aux)
            && ctx.word(t).verb.is_some_and(|v| v.form == VerbForm::Finite)
    };
    if (comma + 1..close).any(|t| ctx.mention_at(t).is_some() || verb(t)) {
        return None;
    }
    (close + 1..end.min(close + 3)).find(|t| ctx.mention_at(*t).is_some()).map(|t| t + 1)
}

/// The conjunction before an aside that closes with `comma`: `Peru and, more guardedly | ,`.
pub(super) fn aside_start(ctx: &Context<'_>, comma: TokenId, first: TokenId) -> Option<TokenId> {
    let open = (first..comma).rev().find(|t| ctx.text(*t) == ",")?;
    aside_end(ctx, open, (comma + 3).min(ctx.sentence_end(comma)))?;
    (open > first).then(|| open - 1)
}

/// Where a phrase ends whose head stands for what follows `of`: `with the navies of | Peru and Chile`.
fn of_end(ctx: &Context<'_>, head: TokenId, stop: TokenId, end: TokenId) -> TokenId {
    let of = stop < end && ctx.is_at(EventWord::BringsOwner, stop) && ctx.mention_at(stop).is_none();
    let stands = ctx.mention_at(head).is_none() && ctx.frames.is_actor_noun(&ctx.word(head).lemma);
    if !(of && stands && head + 1 == stop) {
        return stop;
    }
    let behind = phrase_end(ctx, stop + 1, end);
    list_end(ctx, behind, end)
}

/// Whether a conjunction joins a clause with a subject of its own: `reported its first case and | Chile had its second`.
pub(super) fn joins_clause(ctx: &Context<'_>, t: TokenId, end: TokenId) -> bool {
    const LONG: TokenId = 6;
    // `was thrown out, but | an appeal by Reed succeeded`
    if ctx.lower(t) == "but" && t > 0 && ctx.text(t - 1) == "," {
        let told = |k: TokenId| {
            let word = ctx.word(k);
            ctx.mention_at(k).is_none()
                && matches!(word.upos, Upos::Verb | Upos::Aux)
                && word.verb.is_some_and(|v| v.form == VerbForm::Finite)
        };
        return (t + 1..ctx.sentence_end(t)).any(told);
    }
    if !ctx.frames.is_conjunction(ctx.lower(t)) {
        return false;
    }
    let verb = (t + 1..end.min(t + LONG)).find(|k| !inside(ctx, *k));
    verb.filter(|k| *k > t + 1 && ctx.mention_at(*k).is_none()).is_some_and(|k| {
        let word = ctx.word(k);
        word.upos == Upos::Aux
            || word.upos == Upos::Verb && word.verb.is_some_and(|v| v.form == VerbForm::Finite)
    })
}

/// The head of a noun phrase: its last noun before an apposition.
pub(super) fn head_of(ctx: &Context<'_>, first: u32, stop: u32) -> Option<u32> {
    let cut = (first + 1..stop).find(|k| ctx.text(*k) == ",").unwrap_or(stop);
    (first..cut).rev().find(|k| is_head(ctx, *k))
}

/// Whether a word can head a noun phrase.
fn is_head(ctx: &Context<'_>, t: u32) -> bool {
    ctx.mention_at(t).is_some() || matches!(ctx.word(t).upos, Upos::Noun | Upos::Propn)
}

/// Whether a word may stand inside a noun phrase.
pub(super) fn inside(ctx: &Context<'_>, t: TokenId) -> bool {
    ctx.in_time(t).is_none()
        && (ctx.mention_at(t).is_some()
            || matches!(
                ctx.word(t).upos,
                Upos::Det | Upos::Adj | Upos::Num | Upos::Noun | Upos::Propn | Upos::Part
            )
            || ctx.frames.is_conjunction(ctx.lower(t)))
}

/// The object and the phrases with prepositions behind the verb, up to the next clause.
fn complements(ctx: &Context<'_>, clause: &Clause, hit: &Hit, end: TokenId, out: &mut Vec<Argument>) {
    let last = hit.used.iter().copied().max().unwrap_or(clause.head).max(clause.head);
    let end = end.min(last + REACH);
    let mut t = last;
    let frame = &ctx.frames.entries[hit.frame as usize].frame;
    let governs = |word: &str| {
        [Role::Target, Role::Place, Role::Agent]
            .iter()
            .any(|r| frame.slots(*r).iter().any(|s| matches!(&s.slot, Slot::Adp(p) if &**p == word)))
    };
    // A particle governs nothing (`gunned down | Reed`).
    let particle = last > clause.head && !governs(ctx.lower(last));
    let preposition = ctx.word(last).upos == Upos::Adp && !particle;
    let mut slot = preposition.then(|| Slot::Adp(ctx.lower(last).into()));
    if slot.is_none() && (last == clause.head || ctx.word(last).upos == Upos::Adp) {
        slot = Some(Slot::Acc);
    }
    t += 1;
    let kind = frame.kind;
    let mut slot_open = true;
    let mut behind_preposition = false;
    loop {
        let mut stop = phrase_end(ctx, t, end);
        if let (Some(slot), Some(head)) = (slot.take(), head_of(ctx, t, stop)) {
            let by = hit.passive && matches!(&slot, Slot::Adp(p) if ctx.is(EventWord::ByAgent, p));
            let slot = if by { Slot::By } else { slot };
            stop = of_end(ctx, head, stop, end);
            stop = past_aside(ctx, stop, end).unwrap_or(stop);
            out.push(Argument { slot, tokens: t..stop, head, shared: false });
        }
        if stop >= end || stop > 0 && opens_converb(ctx, stop - 1, end) {
            return;
        }
        if ctx.word(stop).upos == Upos::Adp || hit.passive && ctx.is_at(EventWord::ByAgent, stop) {
            // `expelled diplomats over the killing | of Reed`: what the noun before it has.
            let deed = ctx.nominal_at(stop - 1).is_some() && !hit.used.contains(&(stop - 1));
            let inner = ctx.is_at(EventWord::BringsOwner, stop) && (behind_preposition || deed)
                || super::owner::tells_account(ctx, stop + 1);
            slot = (!inner).then(|| Slot::Adp(ctx.lower(stop).into()));
            behind_preposition = ctx.is_at(EventWord::OverDeed, stop);
            t = stop + 1;
        } else if kind == EventType::Request && slot_open && ctx.is_at(EventWord::OpensContent, stop) {
            // `demanded that Peru withdraw`: who is to do it.
            slot = Some(Slot::Acc);
            slot_open = false;
            t = stop + 1;
        } else if let Some(time) = ctx.in_time(stop) {
            let times = ctx.reading.times;
            let i = times.partition_point(|x| x.tokens.end <= time);
            t = times.get(i).map_or(stop + 1, |x| x.tokens.end).max(stop + 1);
        } else {
            return;
        }
        if t >= end {
            return;
        }
    }
}

/// What stands around a noun that tells an event: its possessor or the name before it, and what follows with
/// prepositions.
pub(super) fn around_noun(ctx: &Context<'_>, sentence: &crate::text::Tokens, hit: &Hit) -> Vec<Argument> {
    let mut out = Vec::new();
    let mut t = hit.trigger.start;
    while t > sentence.start && hit.trigger.start - t < 5 {
        t -= 1;
        let possessive = &*ctx.word(t).lemma == "'s" || matches!(ctx.text(t), "'s" | "’s" | "'" | "’");
        let at = if possessive && t > sentence.start { t - 1 } else { t };
        if ctx.mention_at(at).is_some() {
            let mut start = at;
            while start > sentence.start && inside(ctx, start - 1) {
                start -= 1;
            }
            let slot = if possessive { Slot::Gen } else { Slot::Bare };
            out.push(Argument { slot, tokens: start..at + 1, head: at, shared: false });
            break;
        }
        if possessive || !matches!(ctx.word(t).upos, Upos::Adj | Upos::Noun | Upos::Num | Upos::Adv) {
            break;
        }
    }
    let end = sentence.end.min(hit.trigger.end + REACH);
    let mut t = hit.trigger.end;
    let targets = ctx.frames.entries[hit.frame as usize].frame.slots(Role::Target);
    let (mut asked, mut there) = (false, false);
    while t < end && ctx.word(t).upos == Upos::Adp && ctx.in_time(t).is_none() {
        let stop = phrase_end(ctx, t + 1, end);
        // `Amid pressure from creditors, | Peru | asked`
        let main =
            (t + 2..stop).find(|k| ctx.text(*k) == "," && subject_at(ctx, *k + 1, sentence.end).is_some());
        let stop = main.unwrap_or(stop);
        // `protests against the raids by | the army`: the army raids.
        let another =
            t > hit.trigger.end && ctx.is_at(EventWord::ByAgent, t) && ctx.nominal_at(t - 1).is_some();
        if let Some(head) = head_of(ctx, t + 1, stop).filter(|_| !another) {
            let (word, behind) = (ctx.lower(t), t > hit.trigger.end);
            let slot = if ctx.is(EventWord::BringsOwner, word) {
                // `protest at the arrest of | Reed`: of the noun before it.
                // `inquiry into the affairs of | Reed`: into what is his.
                // `the death in custody of | Reed`, `the arrest in Lima of | Reed`
                if there || !behind {
                    Slot::Gen
                } else if asked && ctx.nominal_at(t - 1).is_none() {
                    Slot::Adp(word.into())
                } else {
                    Slot::Adp("of of".into())
                }
            } else if ctx.is(EventWord::ByAgent, word) {
                Slot::By
            } else {
                Slot::Adp(word.into())
            };
            let place = |m: u32| matches!(ctx.mention(m).kind, EntityKind::Place | EntityKind::Country);
            there = ctx.is_at(EventWord::RightAt, t)
                && (ctx.mention_at(head).is_some_and(place)
                    || ctx.is(EventWord::Custody, &ctx.word(head).lemma));
            asked = targets.iter().any(|s| s.slot == slot);
            out.push(Argument { slot, tokens: t + 1..stop, head, shared: false });
        }
        t = behind_aside(ctx, stop, end);
    }
    out
}

/// Where a preposition stands behind an aside that says something of a name: `a call from Ann Reed, the best known deputy,
/// | for`; else the word itself.
fn behind_aside(ctx: &Context<'_>, stop: TokenId, end: TokenId) -> TokenId {
    if stop >= end || ctx.text(stop) != "," {
        return stop;
    }
    let plain =
        |t: TokenId| !matches!(ctx.word(t).upos, Upos::Verb | Upos::Aux) || ctx.mention_at(t).is_some();
    let closes = |close: &TokenId| {
        (stop + 1..*close).all(plain) && close + 1 < end && ctx.word(close + 1).upos == Upos::Adp
    };
    let close = (stop + 1..end).find(|t| ctx.text(*t) == ",");
    close.filter(closes).map_or(stop, |close| close + 1)
}

pub(super) fn is_break(ctx: &Context<'_>, t: TokenId) -> bool {
    matches!(ctx.text(t), ";" | ":" | "(" | "\"" | "“" | "”" | "–" | "—")
}

/// Whether a word opens a clause with a party and a time of its own.
pub(super) fn opens_clause(ctx: &Context<'_>, t: TokenId) -> bool {
    ctx.is_at(EventWord::OpensClause, t)
}

/// Where a list of names ends whose first one ends before `t` (`Iran, Libya and Sudan`); `t` where it is none.
pub(super) fn list_end(ctx: &Context<'_>, t: TokenId, end: TokenId) -> TokenId {
    let (mut last, mut joined) = (t, false);
    let mut k = t;
    if k == 0 || ctx.mention_at(k - 1).is_none() {
        return t;
    }
    while k < end {
        let conjunction = ctx.frames.is_conjunction(ctx.lower(k));
        if !conjunction && ctx.text(k) != "," {
            break;
        }
        joined |= conjunction;
        k += 1;
        while k < end && ctx.mention_at(k).is_none() && matches!(ctx.word(k).upos, Upos::Det | Upos::Cconj) {
            joined |= ctx.frames.is_conjunction(ctx.lower(k));
            k += 1;
        }
        let Some(mention) = (k < end).then(|| ctx.mention_at(k)).flatten() else { break };
        k = ctx.mention(mention).tokens.end;
        last = k;
    }
    if joined { last } else { t }
}
