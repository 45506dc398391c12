//! Who speaks: from the phrase to an entity, or to the words of an unnamed role.

mod document;
mod phrase;

use super::cue::cues;
use crate::entity::EntityId;
use crate::lang::en::word_class::WordClass;
use crate::mention::EntityKind;
use crate::pipeline::Reading;
use crate::statement::Speaker;
use crate::syntax::Upos;
use crate::text::{Span, TokenId, TokenKind, Tokens, span_of};

/// The speaker of a phrase, and the words that name him.
pub(super) fn speaker(
    reading: &Reading<'_>,
    phrase: &Tokens,
    head: TokenId,
    before: Option<Speaker>,
    said: Option<Span>,
) -> (Option<Speaker>, Option<Span>) {
    let analysed = reading.analysed;
    let tokens = &analysed.segmented.tokens;
    let words = analysed.words;
    let text = &analysed.document.text;
    let phrases = phrase::Phrases { reading };
    let apposed = phrases.apposed(phrase);
    let (phrase, head) = phrases.whole(phrase, head);
    let phrase = &phrase;
    let last = match (&before, said) {
        (Some(Speaker::Entity(e)), Some(span)) => Some((*e, span)),
        _ => None,
    };
    let named = |m: usize| {
        let mention = &reading.mentions[m];
        (Some(Speaker::Entity(reading.entity_of[m])), Some(mention.span))
    };
    if let Some(m) = apposed {
        return named(m);
    }
    let head_word = &words[head as usize];
    // `Kent police chief Ann Reed`: the name that closes the phrase, whatever other names entitle it.
    if let Some(m) = phrase.end.checked_sub(1).and_then(|last| reading.mention_at(last))
        && reading.mentions[m].kind == EntityKind::Person
        && reading.mentions[m].tokens.start > phrase.start
        && is_entitled(reading, phrase.start..reading.mentions[m].tokens.start)
    {
        return named(m);
    }
    if let Some(m) = reading.mention_at(head)
        && !reading.mentions[m].adjectival
    {
        return named(m);
    }
    // A person or body inside the phrase that its head only entitles: `Detective Inspector Steven Jones`.
    let inside = |t: &TokenId| reading.mention_at(*t);
    let after_of = |m: usize| {
        let start = reading.mentions[m].tokens.start;
        (phrase.start.max(head.min(start))..start).any(|t| words[t as usize].upos == Upos::Adp)
    };
    let followed_by_possessive = |m: usize| {
        let end = reading.mentions[m].tokens.end;
        words.get(end as usize).is_some_and(|w| &*w.lemma == "'s")
    };
    let mut seen = None;
    for t in phrase.clone() {
        let Some(m) = inside(&t) else { continue };
        if seen == Some(m) {
            continue;
        }
        seen = Some(m);
        let mention = &reading.mentions[m];
        let start = mention.tokens.start;
        let person = mention.kind == EntityKind::Person && !after_of(m) && !followed_by_possessive(m);
        // Apposition: `the party's leader, X`.
        let apposed = start > phrase.start && tokens[start as usize - 1].span.of(text) == ",";
        // `Member of parliament Ann Reed`: the name closes the phrase.
        // `Member of parliament Ann Reed` is she; `advisers to Ms. Reed` are not.
        let titled = (head..start).rev().find(|t| words[*t as usize].upos == Upos::Adp).is_none_or(|a| {
            !speaks_for(reading, a) && (a + 1..start).any(|t| words[t as usize].upos == Upos::Noun)
        });
        let titled = titled || apposed;
        let closes = mention.kind == EntityKind::Person
            && mention.tokens.end == phrase.end
            && start > head
            && !followed_by_possessive(m)
            && titled;
        if closes {
            return named(m);
        }
        if person && (start > head || apposed || head_word.upos == Upos::Propn) {
            return named(m);
        }
    }
    // `the party's leader, Ann Reed, said`: the name stands behind a comma that the tree did not see.
    // Or right behind it: `governor | Ann Reed said it was late, but added …`.
    let next =
        phrase.end + u32::from(tokens.get(phrase.end as usize).is_some_and(|t| t.span.of(text) == ","));
    if crate::lang::en::relation::knowledge().title(&head_word.lemma).is_some()
        && let Some(m) = reading.mention_at(next)
        && reading.mentions[m].kind == EntityKind::Person
        && reading.mentions[m].tokens.start == next
        && words
            .get(reading.mentions[m].tokens.end as usize)
            .is_some_and(|w| matches!(w.upos, Upos::Verb | Upos::Aux | Upos::Punct | Upos::Adv))
        && !phrases.opens_clause(phrase, m)
    {
        return named(m);
    }
    if cues().is_document(&head_word.lemma) {
        // What is of, by or from somebody speaks for him.
        // What is from somebody's office is the office's.
        let mut owner = None;
        let office = |m: usize| {
            let mention = &reading.mentions[m];
            let behind = mention.tokens.start > head && phrases.is_possessive(mention.tokens.end);
            let noun = behind.then(|| phrases.owned(mention.tokens.end)).flatten()?;
            (!cues().is_document(&words[noun as usize].lemma))
                .then(|| span_of(tokens, &(mention.tokens.start..noun + 1)))
        };
        for t in phrase.clone() {
            if let Some(m) = inside(&t)
                && matches!(
                    reading.mentions[m].kind,
                    EntityKind::Organization | EntityKind::Person | EntityKind::Country
                )
                && !reading.mentions[m].adjectival
            {
                owner = owner.or(Some(m));
            }
        }
        if let Some(m) = owner {
            return office(m).map_or_else(|| named(m), |span| (Some(Speaker::Role(span)), Some(span)));
        }
        // `Her message was clear: …`
        if words[phrase.start as usize].case == crate::syntax::Case::Gen
            && words[phrase.start as usize].upos == Upos::Pron
        {
            let owner = reading.references.get(phrase.start as usize).copied().flatten();
            return (owner.map(Speaker::Entity), owner.map(|_| tokens[phrase.start as usize].span));
        }
        let definite = words[phrase.start as usize].upos == Upos::Det
            && tokens[phrase.start as usize].span.of(text).eq_ignore_ascii_case("the");
        if let Some((owner, span)) = phrases.owner(phrase, head) {
            return (Some(Speaker::Entity(owner)), Some(span));
        }
        // `the paper reported`: a newspaper, and nobody's words
        let paper = matches!(&*head_word.lemma, "paper" | "newspaper" | "magazine");
        let fits = match &before {
            Some(Speaker::Entity(e)) => {
                !paper || reading.entities[*e as usize].kind == EntityKind::Organization
            }
            _ => false,
        };
        if definite && fits {
            return (before, Some(span_of(tokens, phrase)));
        }
    }
    if let Some(entity) = reading.references.get(head as usize).copied().flatten() {
        let who = goes_on(reading, head, entity, last).unwrap_or(entity);
        return (Some(Speaker::Entity(who)), Some(tokens[head as usize].span));
    }
    // `Ann Reed, | the officer of Volvo, said`: what is said of the name before it.
    let comma = phrase.start.checked_sub(1).filter(|t| tokens[*t as usize].span.of(text) == ",");
    if words[phrase.start as usize].upos == Upos::Det
        && let Some(m) = comma.and_then(|t| t.checked_sub(1)).and_then(|t| reading.mention_at(t))
        && reading.mentions[m].kind == EntityKind::Person
    {
        return named(m);
    }
    if head_word.upos == Upos::Pron {
        let form = tokens[head as usize].span.of(text).to_ascii_lowercase();
        return match form.as_str() {
            "he" | "she" | "they" | "it" | "his" | "her" | "their" | "its" => match before {
                Some(Speaker::Entity(e)) => {
                    let kind = reading.entities[e as usize].kind;
                    let fits = match form.as_str() {
                        "he" | "she" | "his" | "her" => kind == EntityKind::Person,
                        "it" | "its" => matches!(kind, EntityKind::Organization | EntityKind::Country),
                        _ => kind != EntityKind::Person,
                    };
                    if fits {
                        (Some(Speaker::Entity(e)), Some(tokens[head as usize].span))
                    } else {
                        (None, None)
                    }
                }
                Some(role) if form != "it" => (Some(role), Some(tokens[head as usize].span)),
                _ => (None, None),
            },
            "some" | "others" | "many" | "one" | "who" | "those" => role(reading, phrase, head),
            _ => (None, None),
        };
    }
    role(reading, phrase, head)
}

/// Who spoke right before in the same paragraph, where `he` or `she` speaks on, whoever else was named since (`Reed's lawyer, Tom
/// Lund, said that …. “It is late,” he added`).
fn goes_on(
    reading: &Reading<'_>,
    head: TokenId,
    entity: EntityId,
    before: Option<(EntityId, Span)>,
) -> Option<EntityId> {
    let (last, span) = before?;
    let analysed = reading.analysed;
    let person = |e: EntityId| reading.entities[e as usize].kind == EntityKind::Person;
    let form = analysed.segmented.tokens[head as usize].span.of(&analysed.document.text);
    let pronoun = ["he", "she"].iter().any(|w| form.eq_ignore_ascii_case(w));
    let sentence = |byte: u32| {
        let sentences = &analysed.segmented.sentences;
        let tokens = &analysed.segmented.tokens;
        sentences.partition_point(|s| tokens[s.tokens.end as usize - 1].span.end <= byte)
    };
    let (a, b) = (sentence(span.start), sentence(analysed.segmented.tokens[head as usize].span.start));
    let block = |s: usize| analysed.segmented.sentences.get(s).map(|s| s.block);
    let near = b > a && b - a <= 2 && block(a) == block(b);
    let fits = pronoun && near && last != entity && person(last) && person(entity);
    let gender = |e: EntityId| crate::lang::en::reference::gender(reading, e);
    let fits = fits && (gender(last).is_none() || gender(entity).is_none() || gender(last) == gender(entity));
    fits.then_some(last)
}

/// Whether a phrase is nobody who says something: an adjective without an article (`it is important to say that`), a number
/// (`37 confirmed cases`).
pub(super) fn is_speechless(reading: &Reading<'_>, phrase: &Tokens, head: TokenId) -> bool {
    let analysed = reading.analysed;
    let taken_up = reading.references.get(head as usize).copied().flatten();
    let named = reading.mention_at(head).is_some() || taken_up.is_some();
    !named
        && match analysed.words[head as usize].upos {
            Upos::Adj => !phrase.clone().any(|t| analysed.words[t as usize].upos == Upos::Det),
            Upos::Num => analysed.segmented.tokens[head as usize].kind == TokenKind::Number,
            _ => false,
        }
}

/// Whether words before a name are its title and no phrase that it only modifies: no preposition right before it, no
/// comma, no conjunction.
fn is_entitled(reading: &Reading<'_>, before: Tokens) -> bool {
    let words = reading.analysed.words;
    let at = |t: TokenId| &words[t as usize];
    let nominal = before.clone().all(|t| {
        matches!(
            at(t).upos,
            Upos::Noun | Upos::Propn | Upos::Adj | Upos::Det | Upos::Adp | Upos::Num | Upos::Part
        ) || reading.mention_at(t).is_some()
    });
    let last = before.end.saturating_sub(1);
    let preposition = before.clone().rev().find(|t| at(*t).upos == Upos::Adp);
    // `Secretary of State Ann Reed`: a noun in lower case or a title between preposition and name.
    // The name may begin with its title: `House of Commons | Speaker Ann Reed`.
    let title = |t: TokenId| {
        (t == before.end || reading.mention_at(t).is_none())
            && matches!(at(t).upos, Upos::Noun | Upos::Propn)
            && (crate::lang::en::relation::is_title(&crate::text::lower_en(&at(t).lemma))
                || &*at(t).lemma == "State")
    };
    nominal
        && at(last).upos != Upos::Adp
        && preposition.is_none_or(|p| !speaks_for(reading, p) && (p + 1..=before.end).any(title))
}

/// Whether a preposition tells for whom somebody speaks, whatever the title of that one: `a spokesman | for Governor Reed`.
fn speaks_for(reading: &Reading<'_>, preposition: TokenId) -> bool {
    let analysed = reading.analysed;
    let form = analysed.segmented.tokens[preposition as usize].span.of(&analysed.document.text);
    let noun = preposition.checked_sub(1).map(|t| &analysed.words[t as usize].lemma);
    matches!(form, "for" | "to") && noun.is_some_and(|n| WordClass::SpeaksForOthers.has(n))
}

/// The words of an unnamed role, without article and what is set off by commas.
fn role(reading: &Reading<'_>, phrase: &Tokens, head: TokenId) -> (Option<Speaker>, Option<Span>) {
    let tokens = &reading.analysed.segmented.tokens;
    let words = reading.analysed.words;
    let text = &reading.analysed.document.text;
    let mut start = phrase.start;
    // Articles go; `another witness`, `both sides` are said in full.
    while start < head
        && words[start as usize].upos == Upos::Det
        && ["the", "a", "an", "this", "these", "that", "those"]
            .iter()
            .any(|w| tokens[start as usize].span.of(text).eq_ignore_ascii_case(w))
    {
        start += 1;
    }
    // `On Thursday | officials reported`
    while let Some(time) = reading.times.get(reading.times.partition_point(|x| x.tokens.end <= start))
        && time.tokens.contains(&start)
        && time.tokens.end <= head
        && words[start as usize].upos != Upos::Num
    {
        start = time.tokens.end;
    }
    let mut end = head + 1;
    while end < phrase.end && !matches!(tokens[end as usize].span.of(text), "," | "(" | ")" | "—" | "-" | ";")
    {
        end += 1;
    }
    if words[head as usize].upos == Upos::Punct || start >= end {
        return (None, None);
    }
    let span = span_of(tokens, &(start..end));
    (Some(Speaker::Role(span)), Some(span))
}

/// `researchers at | Imperial College`: a phrase that ends with a preposition, and the name behind it.
pub(super) fn with_its_name(reading: &Reading<'_>, phrase: &Tokens) -> Tokens {
    let last = phrase.end.saturating_sub(1);
    let open = phrase.len() > 1 && reading.analysed.words[last as usize].upos == Upos::Adp;
    match reading.mention_at(phrase.end).filter(|_| open) {
        Some(m) => phrase.start..reading.mentions[m].tokens.end,
        None => phrase.clone(),
    }
}
