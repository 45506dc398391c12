//! Which frames a clause's predicate may evoke.

use super::apart::apart;
use super::context::Context;
use super::frame::{Flag, Frame, FramePos, Role};
use super::headline::is_bare_passive;
use super::lexicon::VerbFrame;
use super::near::Near;
use super::voice::{
    acts_on_noun, acts_on_person, behind_whom, goes_on_active, is_aside_participle, is_bare_active,
    is_by_passive, is_caused, is_main_verb,
};
use super::words::Part;
use crate::event::EventWord;
use crate::syntax::{Argument, Case, Clause, Slot, Upos, VerbForm, Voice};
use crate::text::{TokenId, Tokens};

/// A frame that a predicate fits.
#[derive(Debug, Clone)]
pub(crate) struct Hit {
    /// Which frame.
    pub(crate) frame: u32,
    /// Its words in the text, head included.
    pub(crate) trigger: Tokens,
    /// The tokens of its words beside the head.
    pub(crate) used: Vec<TokenId>,
    /// Read as a passive.
    pub(crate) passive: bool,
}

/// How many words before a noun a sum may begin that it is worth.
const SUM_BEFORE: TokenId = 5;

/// How many fillers may stand before a word of a predicate.
pub(super) const GAP: usize = 2;

/// The words before a head, from the last to the first, with at most [`GAP`] fillers between.
pub(crate) fn before(
    ctx: &Context<'_>,
    head: TokenId,
    first: TokenId,
    parts: &[Part],
) -> Option<Vec<TokenId>> {
    // Most parts are not there: room is made for the first that is.
    let mut found = Vec::new();
    if parts.is_empty() {
        return Some(found);
    }
    let mut next = head;
    for part in parts.iter().rev() {
        if part.forbidden {
            if next > first && ctx.is_part(part, next - 1) {
                return None;
            }
            continue;
        }
        let mut k = next;
        let mut skipped = 0;
        let hit = loop {
            if k == first {
                break None;
            }
            k -= 1;
            if ctx.is_part(part, k) {
                break Some(k);
            }
            // `konvoyu | Lima'ya | ulaştı`
            if is_destination(ctx, k) && arrives(ctx, head) {
                continue;
            }
            // `faizi | 25 baz puan | indirdi`, `yeni müdürü | Ayşe Kaya | oldu`
            if ctx.is_amount(k)
                || ctx.is_quote(k) && !ctx.is_at(EventWord::AsRole, head)
                || ctx.is_person_at(k) && names_holder(ctx, head)
            {
                continue;
            }
            if skipped == GAP || !ctx.is_filler(k) {
                break None;
            }
            skipped += 1;
        };
        match hit {
            Some(k) => {
                found.push(k);
                next = k;
            }
            None if part.optional => {}
            None => return None,
        }
    }
    found.reverse();
    Some(found)
}

/// Whether a verb may have who takes a post between itself and the post (`yeni müdürü | Ayşe Kaya | oldu`).
pub(super) fn names_holder(ctx: &Context<'_>, verb: TokenId) -> bool {
    let lemma = &*ctx.word(verb).lemma;
    // `Demir'in yerine | Ayşe Kaya | seçildi`
    ctx.is(EventWord::TakesPost, lemma)
        || ctx.is(EventWord::Elects, lemma)
        || !ctx.frames.verb_first && ctx.is(EventWord::PutsIntoPost, lemma)
}

/// Whether where something goes may stand between a verb and what goes there (`konvoyu | Lima'ya | ulaştı`).
pub(super) fn arrives(ctx: &Context<'_>, verb: TokenId) -> bool {
    !ctx.frames.verb_first && ctx.is(EventWord::Arrives, &ctx.word(verb).lemma)
}

/// Whether a name in the dative stands here.
pub(super) fn is_destination(ctx: &Context<'_>, t: TokenId) -> bool {
    ctx.mention_at(t).is_some_and(|m| ctx.case_of(m) == Case::Dat)
}

/// The words after a head, in order, with other words of the same phrase between; the head's object may stand further
/// off (`lifted the long and widely hated trade [restrictions]`).
pub(crate) fn after(
    ctx: &Context<'_>,
    head: TokenId,
    end: TokenId,
    parts: &[Part],
    objects: &[TokenId],
) -> Option<Vec<TokenId>> {
    let mut found = Vec::new();
    let mut next = head + 1;
    for part in parts {
        if part.forbidden {
            if next < end && (ctx.is_part(part, next) || is_infinitive(ctx, part, next)) {
                return None;
            }
            continue;
        }
        // An object may stand before its particle (`called it off`) and adjectives before a noun.
        let window = (next + 5 + light(ctx, next..(next + 5).min(end))).min(end);
        let mut far = objects.iter().copied().filter(|k| ctx.frames.verb_first && *k >= next && *k < end);
        let near = (next..window).find(|k| ctx.is_part(part, *k));
        let near = near.or_else(|| far.find(|k| ctx.is_part(part, *k)));
        // `released the | activist | Ann Reed`: a title before a name is none.
        let entitles = |k: &TokenId| {
            ctx.frames.verb_first
                && matches!(ctx.word(*k).upos, Upos::Noun | Upos::Adj | Upos::Propn)
                && *k + 1 < end
                && ctx
                    .mention_at(*k + 1)
                    .is_some_and(|m| ctx.mention(m).kind == crate::mention::EntityKind::Person)
        };
        // `granted Ann Reed, once a deputy, | a pardon`
        let aside = |k: &TokenId| {
            objects.contains(k)
                && next < end
                && ctx.mention_at(next).is_some_and(|m| {
                    let behind = ctx.mention(m).tokens.end;
                    behind < *k
                        && ctx.text(behind) == ","
                        && (*k).checked_sub(5).is_some_and(|from| {
                            (from.max(behind + 1)..*k)
                                .any(|t| ctx.text(t) == "," && ctx.word(t + 1).upos == Upos::Det)
                        })
                })
        };
        match near.filter(|k| (!governed(ctx, next..*k) || aside(k)) && !entitles(k)) {
            Some(k) => {
                found.push(k);
                next = k + 1;
            }
            None if part.optional => {}
            None => return None,
        }
    }
    Some(found)
}

/// The infinitive that a verb governs, with its `to`, however far behind: `was ordered on Monday by the court in Lima | to pay`.
fn infinitive_behind(ctx: &Context<'_>, clause: &Clause) -> Option<[TokenId; 2]> {
    let end = clause.tokens.end.min(ctx.sentence_end(clause.head));
    let governs = |t: TokenId| {
        let above = ctx.verb_at(t).and_then(|c| c.parent);
        above.is_some_and(|p| ctx.reading.clauses[p as usize].head == clause.head)
    };
    let inner = (clause.head + 2..end).find(|t| ctx.is_at(EventWord::OpensInfinitive, *t - 1) && governs(*t));
    inner.filter(|_| ctx.frames.verb_first).map(|t| [t - 1, t])
}

/// Whether a bare infinitive stands where a frame wants none (`helped | draft the law`).
fn is_infinitive(ctx: &Context<'_>, part: &Part, t: TokenId) -> bool {
    let verb = ctx.word(t).verb.is_some_and(|v| v.form != VerbForm::PastParticiple);
    ctx.frames.verb_first
        && ctx.is(EventWord::OpensInfinitive, &part.word)
        && ctx.word(t).upos == Upos::Verb
        && verb
        && ctx.mention_at(t).is_none()
}

/// Whether a `to` that should stand before a party opens an infinitive: `is going to | win`.
fn opens_infinitive(ctx: &Context<'_>, frame: &Frame, part: Option<&Part>, at: Option<TokenId>) -> bool {
    let party = |r: Role| {
        frame.slots(r).iter().any(|s| matches!(&s.slot, Slot::Adp(p) if ctx.is(EventWord::Recipient, p)))
    };
    let (Some(part), Some(at)) = (part, at) else { return false };
    ctx.frames.verb_first
        && ctx.is(EventWord::OpensInfinitive, &part.word)
        && [Role::Target, Role::Place].into_iter().any(party)
        && ctx
            .reading
            .analysed
            .words
            .get(at as usize + 1)
            .is_some_and(|w| matches!(w.upos, Upos::Verb | Upos::Aux) && ctx.mention_at(at + 1).is_none())
}

/// Whether what stands between shows that a word does not belong to the verb: a mark, another verb or clause (`said, “No”`,
/// `announced that his [visit]`), or before a noun a preposition (`threatened Peru with | tariffs`); what follows `of`
/// may be the thing itself (`a team of experts`).
fn governed(ctx: &Context<'_>, mut between: Tokens) -> bool {
    if !ctx.frames.verb_first {
        return false;
    }
    let noun = ctx.word(between.end).upos == Upos::Noun;
    let particle = ctx.word(between.end).upos == Upos::Adp;
    // `recalled | receiving | a toy`: the gerund's object.
    let gerund = |t: TokenId| {
        ctx.mention_at(t).is_none() && ctx.word(t).upos == Upos::Verb && ctx.lower(t).ends_with("ing")
    };
    if noun && !between.is_empty() && gerund(between.start) && between.len() > 1 {
        return true;
    }
    // `offered | “ | condolences”`: only the object's words are somebody's.
    if noun && between.len() == 1 && matches!(ctx.text(between.start), "\"" | "“") {
        return false;
    }
    between.any(|t| {
        if ctx.mention_at(t).is_some() {
            return false;
        }
        match ctx.word(t).upos {
            // `came out | against a plan | for`: the second preposition is another phrase's.
            Upos::Adp if particle => {
                let word = ctx.lower(t);
                // `was beaten | by Reed | in the vote`
                let doer = ctx.is(EventWord::ByAgent, word) && ctx.mention_at(t + 1).is_some();
                !ctx.is(EventWord::BringsOwner, word)
                    && !doer
                    && ctx.in_time(t + 1).is_none()
                    && !ctx.is(EventWord::Located, word)
            }
            Upos::Adp => noun && !ctx.is_at(EventWord::BringsOwner, t) && ctx.in_time(t + 1).is_none(),
            Upos::Punct => matches!(ctx.text(t), "," | "\"" | "“" | "”" | "‘" | ":" | ";" | "("),
            Upos::Sconj => true,
            // `lobbied Peru to rule | against`: the infinitive's.
            Upos::Verb if particle && t > 0 && ctx.is_at(EventWord::OpensInfinitive, t - 1) => true,
            Upos::Verb | Upos::Aux => ctx.word(t).verb.is_some_and(|v| v.form == VerbForm::Finite),
            _ => false,
        }
    })
}

/// The words of a verb and its object where the object is the subject of the passive: `the [bill] was passed`,
/// `[sanctions] imposed on Peru`; or what a relative clause is about: `the [law] that Congress passed`. The phrase may hold more
/// than the first of them (`interest rates`).
fn subject_part(
    ctx: &Context<'_>,
    clause: &Clause,
    end: TokenId,
    parts: &[Part],
    passive: bool,
) -> Option<Vec<TokenId>> {
    if !ctx.frames.verb_first {
        return None;
    }
    let gap = |a: &Argument| a.slot == Slot::Acc && a.shared && Some(a.head) == clause.modifies;
    let stands = |a: &&Argument| if passive { a.slot == Slot::Nom } else { gap(a) };
    let subject = clause.arguments.iter().find(|a| stands(a) && a.head < clause.head)?;
    (1..=parts.len()).rev().find_map(|k| {
        let (inside, rest) = parts.split_at(k);
        let (last, front) = inside.split_last()?;
        if !ctx.is_part(last, subject.head) || ctx.word(subject.head).upos == Upos::Adp {
            return None;
        }
        let mut found = before(ctx, subject.head, subject.tokens.start, front)?;
        found.push(subject.head);
        found.extend(after(ctx, clause.head, end, rest, &[])?);
        Some(found)
    })
}

/// How many tokens of names and numbers stand in a range: `gave the European Central Bank a loan`, `sent 1.5 million
/// euros in aid`.
fn light(ctx: &Context<'_>, range: Tokens) -> TokenId {
    range.filter(|t| ctx.mention_at(*t).is_some() || ctx.word(*t).upos == Upos::Num).count() as TokenId
}

/// The frames that a verb clause may evoke; those with the most words first.
pub(crate) fn verb_hits(ctx: &Context<'_>, clause: &Clause) -> Vec<Hit> {
    let mut hits = Vec::new();
    let sentence = &ctx.reading.analysed.segmented.sentences[clause.sentence as usize].tokens;
    let voice = clause.features.voice;
    let main = is_main_verb(ctx, clause);
    let has_object =
        || clause.arguments.iter().any(|a| a.slot == Slot::Acc && !a.shared && a.head > clause.head);
    let active = behind_whom(ctx, clause)
        || goes_on_active(ctx, clause)
        || acts_on_person(ctx, clause)
        || acts_on_noun(ctx, clause)
        || main && has_object();
    let passive = voice == Voice::Passive && !active
        || is_by_passive(ctx, clause)
        || is_caused(ctx, clause)
        || is_aside_participle(ctx, clause);
    let lemma = &*ctx.word(clause.head).lemma;
    let surface = ctx.lower(clause.head);
    let base = (ctx.frames.grammar.passive_base)(lemma);
    let mut keys: Vec<(&str, bool)> = vec![(lemma, passive)];
    // Derived stems that the lexicon has as verbs of their own: `görüş` of `gör`, `yıkıl` of `yık`.
    for (end, _) in surface.char_indices().skip(1) {
        let stem = &surface[..end];
        if end > lemma.len() && same_root(lemma, stem) && ctx.frames.verbs.contains_key(stem) {
            // What follows the stem decides whether it is passive once more (`gözaltına alındığı`).
            keys.push((stem, passive && (ctx.frames.grammar.is_passive_suffix)(&surface[end..])));
        }
    }
    // A passive with a meaning of its own (`çekilmek`) still is one with an object (`asker çekildi`).
    let lexical = ctx.frames.verbs.contains_key(lemma);
    keys.extend(base.as_deref().map(|base| (base, true)));
    let near = Near::of(ctx, clause, sentence.start);
    let mut objects: Vec<TokenId> =
        clause.arguments.iter().filter(|a| a.slot == Slot::Acc && !a.shared).map(|a| a.head).collect();
    objects.extend(infinitive_behind(ctx, clause).into_iter().flatten());
    let mut stems: Vec<usize> = Vec::new();
    for (key, passive) in keys {
        let frames = ctx.frames.verbs.get(key).into_iter().flatten();
        for VerbFrame { id, .. } in frames.filter(|frame| near.may_hold(frame)) {
            let entry = &ctx.frames.entries[*id as usize];
            let frame = &entry.frame;
            if lexical && base.as_deref() == Some(key) && entry.before.is_empty() {
                continue;
            }
            if frame.pos == FramePos::Verb && frame.has(Flag::Negative) && !clause.features.negative
                || passive && frame.has(Flag::NoPassive)
                || !passive && frame.has(Flag::NoActive)
            {
                continue;
            }
            let close = before(ctx, clause.head, sentence.start, &entry.before);
            let is_apart = close.is_none();
            let Some(front) =
                close.or_else(|| apart(ctx, clause, sentence.start, &entry.before, entry.own_subject))
            else {
                continue;
            };
            let mut reach = clause.tokens.end.max(clause.head + 1);
            // `stood up | for Peru`: a clause that ends right behind its particle was cut off too soon.
            if ctx.frames.verb_first && reach <= clause.head + 2 && clause.tokens.contains(&clause.head) {
                reach = (clause.head + 4).min(sentence.end).max(reach);
            }
            let Some(back) = after(ctx, clause.head, reach, &entry.after, &objects)
                .or_else(|| subject_part(ctx, clause, reach, &entry.after, passive))
            else {
                continue;
            };
            if opens_infinitive(ctx, frame, entry.after.last(), back.last().copied()) {
                continue;
            }
            // What stands between words apart is none of the predicate: the verb alone is its trigger then.
            let start = front.first().copied().filter(|_| !is_apart).unwrap_or(clause.head);
            // `sarsan 6 büyüklüğündeki | deprem`: the noun that a participle is about.
            let participle = clause.features.form == VerbForm::SubjectParticiple;
            let last = back.last().or(front.last().filter(|_| participle)).copied();
            let end = last.filter(|t| *t > clause.head).unwrap_or(clause.head) + 1;
            let sum = entry.sum.then(|| ctx.sum_in(clause.tokens.start..clause.head)).flatten();
            if entry.sum && sum.is_none() {
                continue;
            }
            let used: Vec<TokenId> = sum.into_iter().chain(front).chain(back).collect();
            let behind = used.iter().all(|t| *t > clause.head);
            // `stood by Peru`: the word of the predicate makes no passive.
            let passive = passive && (voice == Voice::Passive || !used.contains(&(clause.head + 1)));
            let passive = passive && !(behind && is_bare_active(ctx, clause, frame))
                || used.iter().all(|t| ctx.word(*t).upos == Upos::Adp)
                    && is_bare_passive(ctx, clause, frame, &used);
            // `were engaged in torture`: a state, told of its subject as the active tells it.
            let object = |r: Role| frame.slots(r).iter().any(|s| s.slot == Slot::Acc);
            let idiom = ctx.frames.verb_first
                && used.len() > 1
                && used[0] == clause.head + 1
                && ctx.word(used[0]).upos == Upos::Adp
                && !object(Role::Target)
                && !object(Role::Agent);
            // `is allied with Peru`: a state of both.
            let slot = |wanted: &Slot| clause.arguments.iter().any(|a| a.slot == *wanted);
            let with = |a: &Argument| matches!(&a.slot, Slot::Adp(p) if ctx.is(EventWord::InCompany, p));
            let mutual = ctx.frames.verb_first
                && frame.has(Flag::Symmetric)
                && clause.arguments.iter().any(with)
                && !slot(&Slot::By);
            // `Ann Reed, a director, | called on Peru`
            let acts = main && !object(Role::Target) && !object(Role::Agent);
            let passive = passive && !idiom && !mutual && !acts;
            if passive && frame.has(Flag::NoPassive) {
                continue;
            }
            stems.push(key.len());
            hits.push(Hit { frame: *id, trigger: start..end, used, passive });
        }
    }
    // `modelini görücüye çıkardı` is no `çıktı`: of the same words the longer stem tells who does it to what.
    if !ctx.frames.verb_first && stems.iter().any(|n| *n != stems[0]) {
        let longer = |i: usize| {
            (0..hits.len()).any(|k| {
                stems[k] > stems[i]
                    && !hits[k].used.is_empty()
                    && !hits[k].passive
                    && !hits[i].passive
                    && hits[k].used == hits[i].used
            })
        };
        let mut keep: Vec<bool> = (0..hits.len()).map(|i| !longer(i)).collect();
        hits.retain(|_| keep.remove(0));
    }
    hits.sort_by_key(|h| std::cmp::Reverse(h.used.len()));
    hits
}

/// The frames of a noun that tells an event; those with the most words first.
pub(crate) fn noun_hits(ctx: &Context<'_>, nominal: &Clause, sentence: &Tokens) -> Vec<Hit> {
    let mut hits = Vec::new();
    let head = nominal.head;
    for id in ctx.frames.nouns.get(&*nominal.lemma).into_iter().flatten() {
        let entry = &ctx.frames.entries[*id as usize];
        if entry.case.is_some_and(|case| case != ctx.word(head).case) {
            continue;
        }
        let Some(front) = before(ctx, head, sentence.start, &entry.before) else { continue };
        let Some(back) = after(ctx, head, sentence.end.min(head + 6), &entry.after, &[]) else { continue };
        let near = head.saturating_sub(SUM_BEFORE).max(sentence.start)..head;
        let sum = entry.sum.then(|| ctx.sum_in(near)).flatten();
        if entry.sum && sum.is_none() {
            continue;
        }
        let start = front.first().copied().unwrap_or(head);
        let end = back.last().copied().unwrap_or(head) + 1;
        let used = sum.into_iter().chain(front).chain(back).collect();
        hits.push(Hit { frame: *id, trigger: start..end, used, passive: false });
    }
    hits.sort_by_key(|h| std::cmp::Reverse(h.used.len()));
    hits
}

/// Of the frames that a predicate fits, the longest that tells nothing.
pub(crate) fn silent<'h>(ctx: &Context<'_>, hits: &'h [Hit]) -> Option<&'h Hit> {
    let nothing = |h: &&Hit| ctx.frames.entries[h.frame as usize].frame.has(Flag::Nothing);
    hits.iter().filter(nothing).max_by_key(|h| h.used.len())
}

/// The frames that tell an event: none that has no more words, or letters, than one that tells nothing.
pub(crate) fn telling(ctx: &Context<'_>, mut hits: Vec<Hit>) -> Vec<Hit> {
    // `yerini almak` says more than `yer almak`.
    let length = |h: &Hit| (h.used.len(), ctx.frames.entries[h.frame as usize].frame.predicate.len());
    if let Some(nothing) = silent(ctx, &hits).map(length) {
        hits.retain(|h| length(h) > nothing);
    }
    // `ateş açmak` opens nothing: the verb alone tells what the idiom does, or nothing.
    let kind = |h: &Hit| ctx.frames.entries[h.frame as usize].frame.kind;
    // `attacked the decision` attacks nobody.
    let object = |h: &Hit| h.used.iter().any(|t| ctx.word(*t).upos == Upos::Noun);
    if ctx.frames.verb_first && hits.iter().any(object) {
        let idioms: Vec<_> = hits.iter().filter(|h| object(h)).map(kind).collect();
        hits.retain(|h| object(h) || idioms.contains(&kind(h)));
    }
    if !ctx.frames.verb_first && hits.iter().any(|h| !h.used.is_empty()) {
        let idioms: Vec<_> = hits.iter().filter(|h| !h.used.is_empty()).map(kind).collect();
        hits.retain(|h| !h.used.is_empty() || idioms.contains(&kind(h)));
    }
    hits
}

/// Whether a stem is made of a root: it begins with it, but for a last consonant that may have softened.
fn same_root(root: &str, stem: &str) -> bool {
    let cut = root.char_indices().next_back().map_or(0, |(i, _)| i);
    cut > 0 && stem.starts_with(&root[..cut])
}
