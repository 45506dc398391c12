//! Which frames a clause's predicate may evoke.

use super::context::Context;
use super::frame::{Flag, Frame, FramePos, Role};
use super::lexicon::Part;
use crate::syntax::{Case, Clause, Slot, Upos, Voice};
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

/// How many fillers may stand before a word of a predicate.
const GAP: usize = 2;

/// The words before a head, from the last to the first, with at most [`GAP`] fillers between.
pub(crate) fn before(
    ctx: &Context<'_>,
    head: TokenId,
    first: TokenId,
    parts: &[Part],
) -> Option<Vec<TokenId>> {
    // Most parts are not there: room is made for the first that is.
    let mut found = Vec::new();
    let mut next = head;
    for part in parts.iter().rev() {
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

/// The words before a head where another argument stands between (`görevini Ayşe'ye devretti`): the last of them heads
/// an argument in a case of its own.
fn apart(ctx: &Context<'_>, clause: &Clause, first: TokenId, parts: &[Part]) -> Option<Vec<TokenId>> {
    let (last, front) = parts.split_last()?;
    clause.arguments.iter().filter(|a| !a.shared && a.head < clause.head).find_map(|a| {
        let marked = ctx.word(a.head).case != Case::Nom;
        let mut found =
            (marked && ctx.is_part(last, a.head)).then(|| before(ctx, a.head, first, front))??;
        found.push(a.head);
        Some(found)
    })
}

/// The words after a head, in order, with other words of the same phrase between.
pub(crate) fn after(ctx: &Context<'_>, head: TokenId, end: TokenId, parts: &[Part]) -> Option<Vec<TokenId>> {
    let mut found = Vec::new();
    let mut next = head + 1;
    for part in parts {
        // An object may stand before its particle (`called it off`) and adjectives before a noun.
        let window = (next + 5 + names_in(ctx, next..(next + 5).min(end))).min(end);
        match (next..window).find(|k| ctx.is_part(part, *k)) {
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

/// How many tokens of names stand in a range: `gave the European Central Bank a loan`.
fn names_in(ctx: &Context<'_>, range: Tokens) -> TokenId {
    range.filter(|t| ctx.mention_at(*t).is_some()).count() as TokenId
}

/// The frames that a verb clause may evoke; those with the most words first.
pub(crate) fn verb_hits(ctx: &Context<'_>, clause: &Clause) -> Vec<Hit> {
    let mut hits = Vec::new();
    let sentence = &ctx.reading.analysed.segmented.sentences[clause.sentence as usize].tokens;
    let passive = clause.features.voice == Voice::Passive;
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
    if !ctx.frames.verbs.contains_key(lemma)
        && let Some(base) = &base
    {
        keys.push((base, true));
    }
    for (key, passive) in keys {
        for id in ctx.frames.verbs.get(key).into_iter().flatten() {
            let entry = &ctx.frames.entries[*id as usize];
            let frame = &entry.frame;
            if frame.pos == FramePos::Verb && frame.has(Flag::Negative) && !clause.features.negative
                || passive && frame.has(Flag::NoPassive)
                || !passive && frame.has(Flag::NoActive)
            {
                continue;
            }
            let Some(front) = before(ctx, clause.head, sentence.start, &entry.before)
                .or_else(|| apart(ctx, clause, sentence.start, &entry.before))
            else {
                continue;
            };
            let Some(back) = after(ctx, clause.head, clause.tokens.end.max(clause.head + 1), &entry.after)
            else {
                continue;
            };
            let start = front.first().copied().unwrap_or(clause.head);
            let end = back.last().copied().unwrap_or(clause.head) + 1;
            let used: Vec<TokenId> = front.into_iter().chain(back).collect();
            let passive = passive || used.is_empty() && is_bare_passive(ctx, clause, frame);
            if passive && frame.has(Flag::NoPassive) {
                continue;
            }
            hits.push(Hit { frame: *id, trigger: start..end, used, passive });
        }
    }
    hits.sort_by_key(|h| std::cmp::Reverse(h.used.len()));
    hits
}

/// `Two ministers charged with fraud`: an English participle whose auxiliary is left out, or was not seen. It has no
/// object, and a preposition follows at once.
fn is_bare_passive(ctx: &Context<'_>, clause: &Clause, frame: &Frame) -> bool {
    use super::EventType as T;
    ctx.frames.verb_first
        && matches!(frame.kind, T::Accuse | T::Coerce | T::Assault | T::Sanction | T::Appoint)
        && frame.slots(Role::Target).first().is_some_and(|s| s.slot == Slot::Acc)
        && !clause.arguments.iter().any(|a| a.slot == Slot::Acc)
        && ctx.lower(clause.head).ends_with("ed")
        && ctx.reading.analysed.words.get(clause.head as usize + 1).is_some_and(|w| w.upos == Upos::Adp)
}

/// The frames of a noun that tells an event; those with the most words first.
pub(crate) fn noun_hits(ctx: &Context<'_>, nominal: &Clause, sentence: &Tokens) -> Vec<Hit> {
    let mut hits = Vec::new();
    let head = nominal.head;
    for id in ctx.frames.nouns.get(&*nominal.lemma).into_iter().flatten() {
        let entry = &ctx.frames.entries[*id as usize];
        let Some(front) = before(ctx, head, sentence.start, &entry.before) else { continue };
        let Some(back) = after(ctx, head, sentence.end.min(head + 6), &entry.after) else { continue };
        let start = front.first().copied().unwrap_or(head);
        let end = back.last().copied().unwrap_or(head) + 1;
        let used = front.into_iter().chain(back).collect();
        hits.push(Hit { frame: *id, trigger: start..end, used, passive: false });
    }
    hits.sort_by_key(|h| std::cmp::Reverse(h.used.len()));
    hits
}

/// Whether a stem is made of a root: it begins with it, but for a last consonant that may have softened.
fn same_root(root: &str, stem: &str) -> bool {
    let cut = root.char_indices().next_back().map_or(0, |(i, _)| i);
    cut > 0 && stem.starts_with(&root[..cut])
}
