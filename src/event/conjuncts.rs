//! Lists of names: who stands beside a name that is found, joined by commas and conjunctions.

use super::beside::{examples, second_person};
use super::beyond;
use super::context::Context;
use super::participant::located;
use super::surface;
use crate::entity::EntityId;
use crate::event::EventWord;
use crate::mention::EntityKind;
use crate::syntax::{Case, Link, Slot, Upos, VerbForm, Voice};
use crate::text::{TokenId, Tokens};

/// The name that an unnamed head is coordinated with (`Merkez Bankası ve diğer kurumlar`, `Yılmaz ve ailesi`).
pub(super) fn first_conjunct(ctx: &Context<'_>, head: TokenId, phrase: &Tokens) -> Option<u32> {
    const REACH: TokenId = 5;
    // `Peru Bank ile | birleştirme`
    let verbal = ctx.word(head).verb.is_some_and(|v| v.form == VerbForm::VerbalNoun);
    if ctx.frames.verb_first || verbal {
        return None;
    }
    let from = head.saturating_sub(REACH).max(phrase.start.saturating_sub(1));
    // `Kızılhaç başta olmak üzere | uluslararası kuruluşlar`
    let foremost = |t: TokenId| ctx.is_at(EventWord::Foremost, t);
    let joins = |t: &TokenId| {
        ctx.frames.is_conjunction(ctx.lower(*t)) || *t > from && foremost(*t - 1) && !foremost(*t)
    };
    let joined = (from..head).rev().find(joins)?;
    let mut at = joined;
    while at > from && foremost(at - 1) {
        at -= 1;
    }
    let mention = ctx.mention_at(at.checked_sub(1)?)?;
    let named = ctx.mention(mention);
    let case = ctx.case_of(mention);
    let plain = (joined + 1..head).all(|t| {
        ctx.mention_at(t).is_none()
            && matches!(ctx.word(t).upos, Upos::Adj | Upos::Det | Upos::Num | Upos::Noun | Upos::Propn)
    });
    (plain
        && named.tokens.end == at
        && !named.adjectival
        && (case == Case::Nom || case == ctx.word(head).case))
        .then_some(mention)
}

/// Whether what stands between a name, from the word that joins it, and another one leaves them in one list: not in `Peru ile |
/// ilgili sözlerine değinen | Ali Demir`, `Peru gibi ülkelere | saldıran | Şili`.
fn is_one_list(ctx: &Context<'_>, joint: TokenId, next: TokenId) -> bool {
    let with = ctx.is_at(EventWord::With, joint);
    let apart = |t: TokenId| {
        let word = ctx.word(t);
        ctx.mention_at(t).is_none()
            && match word.upos {
                Upos::Adp => !ctx.is_at(EventWord::GoesOnList, t),
                _ => with && word.verb.is_some_and(|v| v.form != VerbForm::SubjectParticiple),
            }
    };
    // `Peru ile | anlaşan | Şili`: with whom the participle says that something is done.
    let partner = |t: TokenId| {
        ctx.verb_at(t).is_some_and(|c| {
            c.link == Link::Relative
                && c.features.voice == Voice::Active
                && c.arguments.iter().any(|a| a.slot == Slot::Ins && a.tokens.end == joint + 1)
        })
    };
    !((joint..next).any(apart)
        || with && (ctx.is_at(EventWord::Concerning, joint + 1) || (joint..next).any(partner)))
}

/// Whether a name stands in what is said before the next one (`Peru ve Şili'ye ödül veren | Ayşe Kaya`), or shares its possessed noun
/// (`Peru ve Şili'nin eski elçisi | Ayşe Kaya`).
fn hangs_on_modifier(ctx: &Context<'_>, mention: u32, next: TokenId) -> bool {
    let tokens = &ctx.mention(mention).tokens;
    let behind = ctx.mentions_in(&(tokens.end..next)).next();
    let joined = behind.is_some_and(|b| {
        let other = ctx.mention(b);
        other.tokens.start == tokens.end + 1
            && ctx.text(tokens.end) != ","
            // `Peru ve Şili | başbakanları | Ayşe Kaya ve Can Er`
            && (ctx.case_of(b) == Case::Gen
                || ctx.case_of(b) == Case::Nom
                    && other.tokens.end < next
                    && ctx.word(next - 1).plural
                    && ctx.mention_at(next - 1).is_none())
            && other.kind == ctx.mention(mention).kind
            && ctx.mention_at(next).is_some_and(|n| ctx.mention(n).kind != other.kind)
    });
    let last = tokens.end - 1;
    // `Peru Bank, Şili Bank ve Andes bünyesindeki | Inti`
    let alike = ctx.mention_at(next).is_some_and(|n| ctx.mention(n).kind == ctx.mention(mention).kind);
    let argument = |t: TokenId| {
        ctx.verb_at(t).is_some_and(|c| {
            c.link == Link::Relative
                && c.arguments.iter().any(|a| {
                    !a.shared
                        && a.tokens.contains(&last)
                        && a.slot != Slot::Nom
                        && (!alike || ctx.mention_at(a.head).is_some())
                        && !(a.slot == Slot::Ins && c.features.voice == Voice::Passive)
                })
        })
    };
    joined || (tokens.end..next).any(argument)
}

/// The names before a head without one that they are coordinated with: `Ann Reed and two other | officers`.
pub(super) fn beside_unnamed(ctx: &Context<'_>, head: TokenId, phrase: &Tokens) -> Option<u32> {
    const REACH: TokenId = 6;
    let from = head.saturating_sub(REACH).max(phrase.start);
    let joined = (from..head).rev().find(|t| ctx.frames.is_conjunction(ctx.lower(*t)))?;
    let end = if joined > from && ctx.text(joined - 1) == "," { joined - 1 } else { joined };
    let mention = ctx.mention_at(end.checked_sub(1).filter(|t| *t >= phrase.start)?)?;
    let plain = (joined + 1..head).all(|t| {
        ctx.mention_at(t).is_none()
            && matches!(ctx.word(t).upos, Upos::Adj | Upos::Det | Upos::Num | Upos::Noun | Upos::Pron)
    });
    // `two German and three | officers` are nobody named.
    (ctx.frames.verb_first && plain && joined + 1 < head && !ctx.mention(mention).adjectival)
        .then_some(mention)
}

/// A mention and those coordinated with it inside a phrase, in order, each entity once.
pub(super) fn with_conjuncts(ctx: &Context<'_>, base: u32, phrase: &Tokens) -> Vec<EntityId> {
    let mut members = vec![base];
    let base_case = ctx.case_of(base);
    for m in ctx.mentions_in(&(phrase.start..ctx.mention(base).tokens.start)).rev() {
        let case = ctx.case_of(m);
        let end = if ctx.frames.verb_first { behind_post(ctx, m) } else { behind_part(ctx, m) };
        // `the mayor of Lima, | Ann Reed`: a comma alone joins what is of a kind.
        let of_a_kind = !ctx.frames.verb_first
            || ctx.text(end) != ","
            || (ctx.mention(m).kind == EntityKind::Person) == (ctx.mention(base).kind == EntityKind::Person);
        let next = ctx.mention(*members.last().expect("base is in it")).tokens.start;
        let listed = ctx.frames.verb_first || is_one_list(ctx, end, next) && !hangs_on_modifier(ctx, m, next);
        if of_a_kind
            && listed
            && joins(ctx, end, phrase.end)
            && (case == Case::Nom || case == base_case || case == Case::Ins)
        {
            members.push(m);
        }
    }
    members.reverse();
    // `by Ann Reed, Jan Wilk | , and a third man`: the list ends behind the phrase.
    let behind = phrase.end..ctx.sentence_end(phrase.end.saturating_sub(1)).min(phrase.end + 2);
    let goes_on = ctx.frames.verb_first
        && behind.clone().any(|t| ctx.frames.is_conjunction(ctx.lower(t)))
        && !ctx.is_at(EventWord::As, behind.start)
        && (behind.len() < 2
            || ctx.text(behind.start) == ","
            || ctx.frames.is_conjunction(ctx.lower(behind.start)));
    let list_stop = if goes_on { behind.end } else { phrase.end };
    for m in ctx.mentions_in(&(ctx.mention(base).tokens.end..phrase.end)) {
        let tokens = &ctx.mention(m).tokens;
        let previous = behind_post(ctx, *members.last().expect("base is in it"));
        // A comma alone sets off an apposition (`Reed, UN envoy`); a list ends with a conjunction.
        let ends = |t: TokenId| ctx.frames.is_conjunction(ctx.lower(t)) || is_dash(ctx, t);
        if ctx.frames.verb_first
            && (!(previous..list_stop).any(ends)
                || surface::another_clause(ctx, ctx.mention(base).tokens.start, previous))
        {
            break;
        }
        // `Ann Reed of | Peru | and Jan Wilk`: the post of the one before; `and | Peru's | Jan Wilk`.
        let owner = tokens.end + 1 < phrase.end
            && matches!(ctx.text(tokens.end), "'s" | "’s")
            && ctx.mention_at(tokens.end + 1).is_some_and(|m| ctx.mention(m).kind == EntityKind::Person);
        if tokens.start < previous || ctx.frames.verb_first && owner {
            continue;
        }
        let titles = next_titled(ctx, base, previous, phrase.end).is_some_and(|p| p != m);
        if !titles
            && joins(ctx, previous, phrase.end)
            && (tokens.start <= previous + 3 && !hangs(ctx, previous, tokens.start)
                || titled(ctx, m, previous)
                || beyond_aside(ctx, m, previous))
            && !(ctx.frames.verb_first && (modifies(ctx, m, phrase.end) || located(ctx, m) != m))
        {
            members.push(m);
        }
    }
    while let Some(m) =
        next_titled(ctx, base, ctx.mention(*members.last().expect("base is in it")).tokens.end, phrase.end)
    {
        members.push(m);
    }
    if members.len() == 1
        && let Some(m) = second_person(ctx, base, phrase.end)
    {
        members.push(m);
    }
    if ctx.frames.verb_first && ctx.mention(base).kind == EntityKind::Person {
        while let Some(m) = beyond::person_before(ctx, ctx.mention(members[0]).tokens.start) {
            members.insert(0, m);
        }
        while let Some(m) = beyond::next_person(ctx, *members.last().expect("base is in it")) {
            members.push(m);
        }
    }
    if ctx.frames.verb_first && ctx.mention(base).kind == EntityKind::Person {
        members.extend(beyond::listed_behind(ctx, *members.last().expect("base is in it")));
    }
    let mut last = behind_post(ctx, *members.last().expect("base is in it"));
    while let Some(m) = accompanied(ctx, last) {
        let mut end = behind_post(ctx, m);
        members.push(m);
        // `together with Peru | and Chile`
        let behind = surface::list_end(ctx, end, ctx.sentence_end(last));
        for other in ctx.mentions_in(&(end..behind)).filter(|o| ctx.mention(*o).kind == ctx.mention(m).kind) {
            members.push(other);
            end = ctx.mention(other).tokens.end;
        }
        last = end;
    }
    let mut entities: Vec<EntityId> = Vec::with_capacity(members.len());
    for m in members {
        let entity = ctx.entity_of(m);
        // `Peruvian and Chilean officials`
        let like_base = ctx.mention(base).adjectival;
        if (!ctx.mention(m).adjectival || like_base) && !entities.contains(&entity)
            || m == base && !entities.contains(&entity)
        {
            entities.push(entity);
        }
    }
    if ctx.frames.verb_first {
        for entity in more_examples(ctx, last, phrase.end) {
            if !entities.contains(&entity) {
                entities.push(entity);
            }
        }
    }
    entities
}

/// Who is named beside a party between commas: `Reed, along with | Senator Jan Wilk, urged`.
fn accompanied(ctx: &Context<'_>, last: TokenId) -> Option<u32> {
    const LONG: TokenId = 8;
    let end = ctx.sentence_end(last.saturating_sub(1));
    let at = if last < end && ctx.text(last) == "," { last + 1 } else { last };
    let beside = ctx.frames.verb_first
        && at + 2 < end
        && ctx.is_at(EventWord::Together, at)
        && ctx.is_at(EventWord::InCompany, at + 1);
    if !beside {
        return None;
    }
    // `along with | her | husband Wilk`
    let owner = at + 3 < end && super::owner::is_possessive(ctx, at + 2);
    let first = at + 2 + TokenId::from(owner);
    (first..end.min(first + LONG))
        .take_while(|t| surface::inside(ctx, *t))
        .filter_map(|t| ctx.mention_at(t))
        .find(|m| !modifies(ctx, *m, end) && ctx.mention(*m).kind != EntityKind::Place)
}

/// Who is named of a kind that a list ends with: `Reed and Wilk | and singers such as Ann Lee and Jan Falk`.
fn more_examples(ctx: &Context<'_>, last: TokenId, end: TokenId) -> Vec<EntityId> {
    const LONG: TokenId = 5;
    if last + 3 >= end || !ctx.frames.is_conjunction(ctx.lower(last)) {
        return Vec::new();
    }
    let noun = |t: TokenId| {
        ctx.mention_at(t).is_none()
            && !(ctx.is_at(EventWord::Such, t) || ctx.is_at(EventWord::Including, t))
            && matches!(ctx.word(t).upos, Upos::Noun | Upos::Adj | Upos::Det | Upos::Num)
    };
    let head = (last + 1..end.min(last + LONG)).take_while(|t| noun(*t)).last();
    head.map(|h| examples(ctx, h, end)).unwrap_or_default()
}

/// Where the phrase ends that says of what body or place a person is (`Ann Reed of the UN | and Jan Wilk of Peru`).
pub(super) fn behind_post(ctx: &Context<'_>, mention: u32) -> TokenId {
    let named = ctx.mention(mention);
    let end = named.tokens.end;
    let limit = ctx.sentence_end(end.saturating_sub(1));
    let of = ctx.frames.verb_first
        && named.kind == EntityKind::Person
        && end + 1 < limit
        && (ctx.is_at(EventWord::BringsOwner, end) || ctx.is_at(EventWord::Origin, end));
    if !of {
        return end;
    }
    let at = if ctx.is_at(EventWord::Known, end + 1) { end + 2 } else { end + 1 };
    let body = (at < limit).then(|| ctx.mention_at(at)).flatten().map(|m| ctx.mention(m));
    body.filter(|m| m.kind != EntityKind::Person).map_or(end, |m| m.tokens.end)
}

/// Where the phrase ends that says which part of a place is meant, or what kind of place it is (`Lima'nın doğusu`,
/// `Lima kentinin kuzeyi`).
fn behind_part(ctx: &Context<'_>, mention: u32) -> TokenId {
    const LONG: TokenId = 2;
    let named = ctx.mention(mention);
    let first = named.tokens.end;
    if ctx.frames.verb_first || !matches!(named.kind, EntityKind::Place | EntityKind::Country) {
        return first;
    }
    let words = ctx.reading.analysed.words.len() as TokenId;
    let part = |t: &TokenId| {
        let word = ctx.word(*t);
        let known = ctx.frames.stand_ins.get(&*word.lemma);
        ctx.mention_at(*t).is_none()
            && matches!(word.possessive, 3 | 6)
            && known.is_some_and(|e| e.target && (!e.agent || e.refers.is_some()))
    };
    (first..words.min(first + LONG)).take_while(part).last().map_or(first, |t| t + 1)
}

/// The next person of a list with titles, behind its comma or conjunction (`Can Er, | Peru Holding Başkanı Ayşe Kaya`).
fn next_titled(ctx: &Context<'_>, base: u32, previous: TokenId, end: TokenId) -> Option<u32> {
    let person = |m: u32| ctx.mention(m).kind == EntityKind::Person;
    if ctx.frames.verb_first || !person(base) || !joins(ctx, previous, end) {
        return None;
    }
    let titled = |t: &TokenId| {
        let word = ctx.word(*t);
        ctx.mention_at(*t).is_some()
            || matches!(word.upos, Upos::Noun | Upos::Propn | Upos::Adj) && word.verb.is_none()
            || ctx.frames.is_conjunction(ctx.lower(*t))
    };
    let first = previous + 1;
    (first..end).take_while(titled).filter_map(|t| ctx.mention_at(t)).find(|m| person(*m))
}

/// Whether between a conjunction and a person or body stand only words for who or what it is (`Reed and | the Chilean
/// foreign minister | Wilk`).
fn titled(ctx: &Context<'_>, mention: u32, previous: TokenId) -> bool {
    const LONG: TokenId = 10;
    let named = ctx.mention(mention);
    let person = named.kind == EntityKind::Person;
    ctx.frames.verb_first
        && matches!(named.kind, EntityKind::Person | EntityKind::Organization)
        && named.tokens.start <= previous + LONG
        && ctx.frames.is_conjunction(ctx.lower(previous))
        && (previous + 1..named.tokens.start).all(|t| {
            // `chair of the Peru Committee | Ann Reed`
            let of = person && (ctx.is_at(EventWord::BringsOwner, t) || ctx.is_at(EventWord::OnBehalf, t));
            ctx.mention_at(t).is_some_and(|m| match ctx.mention(m).kind {
                EntityKind::Country => true,
                EntityKind::Organization => person,
                _ => false,
            }) || of
                || ctx.mention_at(t).is_none()
                    && matches!(ctx.word(t).upos, Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn)
        })
}

/// Whether a name hangs on what is said of the one before it: `Reed, son of | Ann Lee`.
fn hangs(ctx: &Context<'_>, previous: TokenId, start: TokenId) -> bool {
    ctx.frames.verb_first
        && ctx.text(previous) == ","
        && (previous + 1..start).any(|t| ctx.word(t).upos == Upos::Adp && ctx.mention_at(t).is_none())
}

/// Whether between a conjunction and a name only an aside stands (`Peru and, | a day later, | Chile`).
fn beyond_aside(ctx: &Context<'_>, mention: u32, previous: TokenId) -> bool {
    let first = ctx.mention(mention).tokens.start;
    ctx.frames.verb_first
        && previous + 1 < first
        && surface::aside_end(ctx, previous + 1, first + 1).is_some_and(|end| end == first + 1)
}

/// Whether a name only modifies the noun behind it (`Reed, a Peru envoy`, `the Chilean | King Juan`).
pub(super) fn modifies(ctx: &Context<'_>, mention: u32, end: TokenId) -> bool {
    let next = ctx.mention(mention).tokens.end;
    if ctx.mention(mention).adjectival && next < end && ctx.mention_at(next).is_some() {
        return true;
    }
    let noun = |t: TokenId| {
        // `the Chilean | President Juan Lee`
        let title = ctx.mention(mention).adjectival && ctx.word(t).upos == Upos::Propn;
        ctx.word(t).upos == Upos::Noun || title
    };
    next < end && ctx.mention_at(next).is_none() && (noun(next) || ctx.word(next - 1).case == Case::Gen)
}

/// Whether a conjunction or comma stands at `t` (after an aside in brackets).
fn joins(ctx: &Context<'_>, t: TokenId, end: TokenId) -> bool {
    let mut t = t;
    if t < end && ctx.text(t) == "(" {
        while t < end && ctx.text(t) != ")" {
            t += 1;
        }
        t += 1;
    }
    t < end
        && (ctx.text(t) == ","
            || ctx.frames.is_conjunction(ctx.lower(t))
            || ctx.is_at(EventWord::Foremost, t)
            || ctx.is_at(EventWord::Each, t)
            || is_dash(ctx, t))
}

/// Whether a dash with space around it stands between two people or two countries (`Ayşe Kaya - Can Er görüşmesi`).
fn is_open_dash(ctx: &Context<'_>, t: TokenId) -> bool {
    let kind = |t: TokenId| ctx.mention_at(t).map(|m| ctx.mention(m).kind);
    !ctx.frames.verb_first
        && ctx.text(t) != "/"
        && kind(t - 1) == kind(t + 1)
        && matches!(kind(t + 1), Some(EntityKind::Person | EntityKind::Country))
}

/// Whether a token joins two names into one word (`Peru-Chile talks`).
pub(super) fn is_dash(ctx: &Context<'_>, t: TokenId) -> bool {
    let end = ctx.reading.analysed.words.len() as TokenId;
    let tokens = &ctx.reading.analysed.segmented.tokens;
    t > 0
        && t + 1 < end
        && matches!(ctx.text(t), "-" | "–" | "/")
        && ctx.mention_at(t - 1).is_some()
        && ctx.mention_at(t + 1).is_some()
        && (tokens[t as usize - 1].span.end == tokens[t as usize].span.start
            && tokens[t as usize].span.end == tokens[t as usize + 1].span.start
            || is_open_dash(ctx, t))
}
