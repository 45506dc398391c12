//! Nouns that stand for somebody named beside them: titles, soldiers of a country, one of a group.

use super::context::Context;
use super::frame::Role;
use super::lexicon::StandIn;
use super::surface;
use crate::entity::EntityId;
use crate::event::EventWord;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Case, Clause, Link, Slot, Upos, VerbForm, Voice};
use crate::text::{TokenId, Tokens};

/// The name that a noun right before it entitles: `defence minister Ann Reed`, `its ambassador, Ann Reed,`.
pub(super) fn entitled(ctx: &Context<'_>, head: TokenId) -> Option<u32> {
    ctx.frames
        .stand_ins
        .get(&*ctx.word(head).lemma)
        .or_else(|| ctx.frames.stand_ins.get(ctx.lower(head)))
        .filter(|e| e.agent)?;
    // `Ann Reed, the | head of the union, resigned`
    let comma = (head.saturating_sub(5)..head).rev().find(|t| ctx.text(*t) == ",");
    let plain = |t: TokenId| {
        ctx.mention_at(t).is_none() && matches!(ctx.word(t).upos, Upos::Det | Upos::Adj | Upos::Noun)
    };
    if let Some(before) = comma.and_then(|c| ctx.mention_at(c.checked_sub(1)?))
        && ctx.mention(before).kind == EntityKind::Person
        && comma
            .is_some_and(|c| c + 1 < head && ctx.word(c + 1).upos == Upos::Det && (c + 1..head).all(plain))
    {
        return Some(before);
    }
    let sentences = &ctx.reading.analysed.segmented.sentences;
    let here = sentences.partition_point(|s| s.tokens.end <= head);
    let end = sentences[here].tokens.end;
    let at = |t: TokenId| (t < end).then(|| ctx.mention_at(t)).flatten();
    if let Some(mention) = at(head + 1) {
        let kind = ctx.mention(mention).kind;
        return matches!(kind, EntityKind::Person | EntityKind::Organization).then_some(mention);
    }
    // `the secretary of state | Ann Reed`, `the spokesman for the Kremlin, | Jan Wilk,`
    let mut t = head + 1;
    while t < end.min(head + 9) {
        if let Some(mention) = at(t) {
            let named = ctx.mention(mention);
            if named.kind != EntityKind::Person {
                t = named.tokens.end;
                continue;
            }
            let comma = ctx.text(t - 1) == ",";
            let next = named.tokens.end;
            let closed = next >= end || matches!(ctx.text(next), "," | "." | ";" | ")");
            let of = comma || t > head + 1 && matches!(ctx.word(t - 1).upos, Upos::Noun | Upos::Propn);
            return (of && (closed || !comma)).then_some(mention);
        }
        let inside = match ctx.lower(t) {
            "of" | "for" | "the" | "to" | "at" => true,
            "," => at(t + 1).is_some_and(|m| ctx.mention(m).kind == EntityKind::Person),
            _ => matches!(ctx.word(t).upos, Upos::Noun | Upos::Propn | Upos::Adj),
        };
        if !inside {
            return None;
        }
        t += 1;
    }
    None
}

/// The country or body whose adjective or name stands before a thing: `Peruvian steel`, `the UN offer`. An unnamed person is not his country's.
pub(crate) fn owner_by_adjective(ctx: &Context<'_>, head: TokenId, phrase: &Tokens) -> Option<EntityId> {
    let lemma = &*ctx.word(head).lemma;
    let stands_in = ctx.frames.stand_ins.get(lemma).is_some_and(|e| e.target);
    if ctx.word(head).upos != Upos::Noun || !stands_in && (ctx.frames.grammar.is_person_noun)(lemma) {
        return None;
    }
    let mention = ctx.mentions_in(&(phrase.start..head)).next_back()?;
    let found = ctx.mention(mention);
    // `the Japanese company` is not its country.
    if found.adjectival && ctx.frames.stand_ins.get(lemma).is_some_and(|e| e.private) {
        return None;
    }
    let near = (found.tokens.end..head).all(|t| matches!(ctx.word(t).upos, Upos::Noun | Upos::Adj));
    let body = matches!(found.kind, EntityKind::Country | EntityKind::Organization)
        && ctx.word(found.tokens.end - 1).case == Case::Nom;
    ((found.adjectival || body) && near && head - found.tokens.end <= 2).then(|| ctx.entity_of(mention))
}

/// Who leads an unnamed group: `a delegation led by Ann Reed`.
pub(super) fn led_by(ctx: &Context<'_>, head: TokenId) -> Option<u32> {
    let word = |t: TokenId| (t < ctx.reading.analysed.words.len() as TokenId).then(|| ctx.lower(t));
    let lemma = &ctx.word(head).lemma;
    // `four climbers, | led by Ann Reed`
    let head = if word(head + 1)? == "," { head + 1 } else { head };
    let crowd = ctx.is(EventWord::Crowd, lemma);
    let led = (crowd || ctx.frames.is_actor_noun(lemma) || (ctx.frames.grammar.is_person_noun)(lemma))
        && ctx.is(EventWord::LedBy, word(head + 1)?)
        && ctx.is(EventWord::ByAgent, word(head + 2)?);
    if !led {
        return None;
    }
    let first = ctx.mention_at(head + 3);
    // `by | defence minister | Ann Reed`
    first.or_else(|| {
        (head + 4..head + 8)
            .take_while(|t| word(*t).is_some() && surface::inside(ctx, *t))
            .find_map(|t| ctx.mention_at(t))
    })
}

/// Whose a plan or a deed is that a place right before it only names (`Peru'nun | Lima planı`).
fn whose_about(ctx: &Context<'_>, place: u32, head: TokenId) -> Option<u32> {
    let about = ctx.mention(place);
    let plan = ctx.nominal_at(head).is_some()
        || ctx.is(EventWord::Wish, &ctx.word(head).lemma)
        || ctx.is(EventWord::Proposal, &ctx.word(head).lemma);
    let bare = ctx.case_of(place) == Case::Nom && !about.adjectival && about.tokens.end == head;
    let owner = about.tokens.start.checked_sub(1)?;
    // `Şili'nin Lima planını | reddetmesi`: he does something with it.
    let subject = |c: &Clause| {
        c.link != Link::Nominal && c.arguments.iter().any(|a| a.slot == Slot::Nom && a.head == owner)
    };
    if ctx.reading.clauses.iter().any(subject) {
        return None;
    }
    let owner = ctx.mention_at(owner).filter(|m| ctx.case_of(*m) == Case::Gen)?;
    let acts = ctx.mention(owner).kind != EntityKind::Place && about.kind == EntityKind::Place;
    (!ctx.frames.verb_first && plan && bare && acts).then_some(owner)
}

/// The mention that an unnamed head stands for in a role.
pub(super) fn stands_for(
    ctx: &Context<'_>,
    head: TokenId,
    phrase: &Tokens,
    role: Role,
    subject: bool,
) -> Option<u32> {
    let entry = ctx
        .frames
        .stand_ins
        .get(&*ctx.word(head).lemma)
        .or_else(|| ctx.frames.stand_ins.get(ctx.lower(head)))
        .or_else(|| written_as_title(ctx, head))
        .or_else(|| ctx.frames.stand_ins.get("jet").filter(|_| is_model(ctx, head)))?;
    let allowed = match role {
        Role::Agent => entry.agent || entry.subject && subject,
        Role::Target => entry.target,
        Role::Place => false,
    };
    if !allowed {
        return None;
    }
    let found = named_in_front(ctx, head, phrase, role, entry)
        .or_else(|| named_after(ctx, head, phrase, role, entry))?;
    if entry.many && !ctx.word(head).plural {
        return None;
    }
    // `Koç'un Peru Bank'taki hissesi`
    let body =
        |m: u32| ctx.mention(m).kind != EntityKind::Country && ctx.mention(m).kind != EntityKind::Person;
    if entry.stake && role == Role::Target && ctx.case_of(found) == Case::Loc && body(found) {
        return Some(found);
    }
    let found = owner_above_place(ctx, head, phrase, entry, found);
    let mention = ctx.mention(found);
    // `Lima'da | polis`: where it does something.
    let last = mention.tokens.end - 1;
    let only_there = role == Role::Agent
        && !ctx.frames.verb_first
        && mention.kind == EntityKind::Place
        && ctx.case_of(found) == Case::Loc
        && !(ctx.frames.grammar.is_there)(ctx.lower(last));
    if only_there {
        return None;
    }
    // `Lima büyükelçisi` is nobody of Lima's.
    if entry.post && mention.kind == EntityKind::Place && ctx.case_of(found) == Case::Nom {
        return None;
    }
    let country = mention.kind == EntityKind::Country && role == Role::Agent && !ctx.frames.verb_first;
    if entry.private && (mention.adjectival || country && ctx.case_of(found) == Case::Nom) {
        return None;
    }
    // `Peru'daki | askerler` are not Peru.
    if country && (ctx.case_of(found) == Case::Loc || ctx.lower(mention.tokens.end - 1).ends_with("ki")) {
        return None;
    }
    // `a Boeing | 707 | plane`: who made it.
    if ctx.frames.verb_first
        && mention.kind == EntityKind::Organization
        && mention.tokens.end < head
        && ctx.word(mention.tokens.end).upos == Upos::Num
    {
        return None;
    }
    let last = mention.tokens.end - 1;
    let gap = head.saturating_sub(mention.tokens.end);
    let case = ctx.case_of(found);
    let place = matches!(mention.kind, EntityKind::Country | EntityKind::Place);
    let fits = match case {
        Case::Nom | Case::Gen => true,
        // `Gazze'deki hastaneler`: the place is hit with them.
        Case::Loc => role == Role::Target && place,
        // `orduya ait araçlar`
        Case::Dat => last + 1 < head && ctx.is_at(EventWord::BelongsTo, last + 1),
        _ => false,
    };
    // `the government of Ann Reed`: hers.
    let rule = ctx.frames.verb_first && ctx.is(EventWord::Regime, &ctx.word(head).lemma);
    // `Reed's party lost`: not Reed.
    let person = mention.kind != EntityKind::Person || role == Role::Target && !entry.private || rule;
    (fits && gap <= 5 && person).then_some(found)
}

/// The name before a noun, where it may be whom the noun stands for.
fn named_in_front(
    ctx: &Context<'_>,
    head: TokenId,
    phrase: &Tokens,
    role: Role,
    entry: &StandIn,
) -> Option<u32> {
    let before = ctx.mentions_in(&(phrase.start..head)).next_back();
    // `the | Lima-based court`
    let based = |m: &u32| {
        let end = ctx.mention(*m).tokens.end;
        let apart = || end + 1 < head && ctx.text(end) == "-" && ctx.lower(end + 1) == "based";
        let joined = || ctx.lower(end - 1).ends_with("-based");
        ctx.frames.verb_first && end < head && (ctx.lower(end).ends_with("based") || joined() || apart())
    };
    let before = before.filter(|m| !based(m));
    // `Peru şirketlerini cezalandıran | ülkeler`: whom they do something to.
    let object = |m: &u32| {
        let last = ctx.mention(*m).tokens.end - 1;
        !ctx.frames.verb_first
            && ctx.case_of(*m) != Case::Loc
            && (last + 1..head).any(|t| {
                ctx.verb_at(t).is_some_and(|c| {
                    c.link == Link::Relative
                        && c.tokens.start <= last
                        && c.modifies == Some(head)
                        && c.features.form == VerbForm::SubjectParticiple
                        && c.features.voice == Voice::Active
                })
            })
    };
    let before = before.filter(|m| !object(m));
    let before = before.map(|m| whose_about(ctx, m, head).unwrap_or(m));
    // `Peru'nun eğittiği | güçler` are not Peru's.
    let trained = |m: &u32| {
        let last = ctx.mention(*m).tokens.end - 1;
        role == Role::Agent
            && !ctx.frames.verb_first
            && (last + 1..head).any(|t| {
                ctx.verb_at(t).is_some_and(|c| {
                    let theirs = |a: &Argument| a.slot == Slot::Nom && !a.shared && a.tokens.contains(&last);
                    c.link == Link::Relative
                        && c.modifies == Some(head)
                        && c.features.form == VerbForm::FactParticiple
                        && c.arguments.iter().any(theirs)
                })
            })
    };
    let before = before.filter(|m| !trained(m));
    // `Peru destekli | isyancılar`, `Peru bayraklı | gemi`
    let backed = |m: &u32| !ctx.frames.verb_first && ctx.is_at(EventWord::IsFrom, ctx.mention(*m).tokens.end);
    let before = before.filter(|m| !backed(m));
    // `Lima officers`: people of a city do not stand for it as what rules it does, and the post that somebody takes in it.
    let rules = || {
        let lemma = &*ctx.word(head).lemma;
        ctx.is(EventWord::Ruling, lemma) || role == Role::Target && ctx.is(EventWord::Ruler, lemma)
    };
    let place = |m: &u32| ctx.mention(*m).kind == EntityKind::Place;
    // `a Canadian nurse from the | militants`: what another noun is of.
    let apart = |m: &u32| {
        ctx.frames.verb_first
            && (ctx.mention(*m).tokens.end..head).any(|t| {
                ctx.word(t).upos == Upos::Adp
                    && ctx.mention_at(t).is_none()
                    && !ctx.is_at(EventWord::BringsOwner, t)
            })
    };
    let before = before.filter(|m| !apart(m));
    before.filter(|m| !(ctx.frames.verb_first && entry.agent && place(m)) || rules())
}

/// `the army of Israel`; who is only there (`police in Lima`) does not stand for the place.
fn named_after(
    ctx: &Context<'_>,
    head: TokenId,
    phrase: &Tokens,
    role: Role,
    entry: &StandIn,
) -> Option<u32> {
    let behind = ctx.frames.verb_first.then(|| ctx.mentions_in(&(head + 1..phrase.end)).next()).flatten();
    behind.filter(|m| {
        let mention = ctx.mention(*m);
        let between = || (head + 1..mention.tokens.start).map(|t| ctx.lower(t));
        let there = between().any(|word| ctx.is(EventWord::Located, word));
        // `the airport in Lima` is hit with the place; `officials from the ministry` are of it, `from Lima` are not.
        let hit = there && role == Role::Target && !entry.agent && mention.kind == EntityKind::Place;
        let from = between().any(|word| ctx.is(EventWord::Origin, word)) && mention.kind == EntityKind::Place;
        // `the officers of | the murder | of Reed`: what is told of another noun.
        let deed = (head + 1..mention.tokens.start)
            .any(|t| ctx.nominal_at(t).is_some() && ctx.mention_at(t).is_none());
        // `urged the | government | to free Ann Reed`, `the | company | of siding with Peru`
        let acts = (head + 1..mention.tokens.start).any(|t| {
            let gerund = (ctx.is_at(EventWord::BringsOwner, t - 1)
                || ctx.is_at(EventWord::OnBehalf, t - 1)
                || ctx.is_at(EventWord::Origin, t - 1))
                && ctx.lower(t).ends_with("ing");
            ctx.mention_at(t).is_none() && (ctx.word(t).upos == Upos::Verb || gerund)
        });
        // `sold it to the M1 | Group, a Peruvian firm`; `a man of | Irish singer Ann Reed`: what another is.
        let apposed = mention.adjectival && (head + 1..mention.tokens.start).any(|t| ctx.text(t) == ",")
            || ctx.mentions_in(&(mention.tokens.end..phrase.end)).next().is_some_and(|next| {
                let next = ctx.mention(next);
                mention.adjectival
                    && next.kind == EntityKind::Person
                    && next.tokens.start <= mention.tokens.end + 3
            });
        // `sentenced four | men | for the murder of Ann Reed`
        let other = mention.kind == EntityKind::Person
            && (ctx.frames.grammar.is_person_noun)(&ctx.word(head).lemma)
            && between().any(|word| matches!(word, "for" | "over" | "after" | "against" | "accused"));
        // `gunmen in Peru` are not Peru.
        let outlaw = there && ctx.is(EventWord::Outlaw, &ctx.word(head).lemma);
        !acts
            && !deed
            && !apposed
            && (!(there || from || other) || hit || mention.kind == EntityKind::Country && !outlaw)
    })
}

/// Whose a place's thing or post is: `X'in Peru'daki tesisleri`, `X'in Lima büyükelçisi`.
fn owner_above_place(ctx: &Context<'_>, head: TokenId, phrase: &Tokens, entry: &StandIn, found: u32) -> u32 {
    let house = entry.private && ctx.mention(found).kind == EntityKind::Place && !ctx.frames.verb_first;
    // `Peru Gaz'ın Lima açıklarındaki planı`
    let end = ctx.mention(found).tokens.end;
    let around = !ctx.frames.verb_first
        && ctx.mention(found).kind == EntityKind::Place
        && end < head
        && ctx.word(end).case == Case::Loc
        && (ctx.frames.grammar.is_there)(ctx.lower(end));
    let there = ctx.case_of(found) == Case::Loc || around;
    (there || (entry.post || house) && ctx.case_of(found) == Case::Nom)
        .then(|| ctx.mentions_in(&(phrase.start..head)).rev().find(|m| ctx.case_of(*m) == Case::Gen))
        .flatten()
        // `Peru'nun | başkenti | Lima'daki mahkeme`: a land's town is no court of its.
        .filter(|m| {
            let town = ctx.mention(*m).tokens.end;
            ctx.frames.verb_first || !there || town + 1 != ctx.mention(found).tokens.start
        })
        // `Peru'nun Lima yakınlarındaki köyleri`: a land's are those of the place.
        .filter(|m| !around || matches!(ctx.mention(*m).kind, EntityKind::Person | EntityKind::Organization))
        .unwrap_or(found)
}

/// Whether a word is the name of a kind of machine: `a Peruvian | F-16`, `two | MiG-29s`.
fn is_model(ctx: &Context<'_>, head: TokenId) -> bool {
    let text = ctx.text(head);
    let (letters, number) = text.split_once('-').unwrap_or(("", ""));
    ctx.frames.verb_first
        && ctx.mention_at(head).is_none()
        && (1..=4).contains(&letters.len())
        && letters.chars().all(char::is_alphabetic)
        && letters.starts_with(char::is_uppercase)
        && number.starts_with(|c: char| c.is_ascii_digit())
}

/// A stand-in that is written like a name (`Lima Büyükelçisi'ni`).
fn written_as_title<'r>(ctx: &Context<'r>, head: TokenId) -> Option<&'r StandIn> {
    let title =
        !ctx.frames.verb_first && ctx.word(head).upos == Upos::Propn && ctx.mention_at(head).is_none();
    let stem = title.then(|| (ctx.frames.grammar.lower)(&ctx.word(head).lemma))?;
    let bare = (ctx.frames.grammar.compound_heads)(&stem);
    bare.iter().find_map(|noun| ctx.frames.stand_ins.get(&**noun)).filter(|entry| entry.post)
}

/// The named one of a group that a plural in the ablative tells (`serbest bırakılan esirlerden Ahmet Yılmaz`).
pub(super) fn one_of(ctx: &Context<'_>, head: TokenId) -> Option<u32> {
    const BETWEEN: TokenId = 4;
    let word = ctx.word(head);
    if word.case != Case::Abl || !word.plural {
        return None;
    }
    let words = ctx.reading.analysed.words.len() as TokenId;
    (head + 1..(head + 1 + BETWEEN).min(words))
        .take_while(|t| {
            let before = ctx.word(*t - 1);
            *t == head + 1
                || matches!(before.upos, Upos::Num | Upos::Adj)
                || before.case == Case::Nom && (ctx.text(*t - 1) != "," || *t == head + 2)
        })
        .filter_map(|t| ctx.mention_at(t))
        .find(|m| !ctx.mention(*m).adjectival)
        .filter(|m| ctx.mention(*m).kind == EntityKind::Person)
}
