//! Where and when an event happens.

use super::EventType;
use super::context::Context;
use super::extract::Candidate;
use crate::entity::EntityId;
use crate::event::EventWord;
use crate::mention::EntityKind;
use crate::syntax::{Case, Clause, Link, Upos};
use crate::text::{TokenId, TokenKind, Tokens};
use crate::time::{TimeExpression, date_for};

/// How a place is told, the surest way first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Told {
    /// In a role of the frame, or as an adjunct of its verb.
    Role,
    /// As where something is, in the event's own clause.
    Own,
    /// By a noun for the place that was named before.
    Back,
    /// The same in a clause around it.
    Around,
    /// As a place in the clause of what is done to it (`Lima'ya düzenlediği saldırılarda`).
    Party,
}

/// The verb clauses of a sentence.
struct Verbs<'r>(Vec<(u32, &'r Clause)>);

impl<'r> Verbs<'r> {
    fn of(ctx: &Context<'r>, sentence: u32) -> Verbs<'r> {
        Verbs(ctx.clauses_in(sentence).filter(|(_, c)| c.link != Link::Nominal).collect())
    }

    /// The innermost one that a token stands in.
    fn innermost(&self, t: TokenId) -> Option<u32> {
        let around = self.0.iter().filter(|(_, c)| c.tokens.contains(&t));
        around.min_by_key(|(_, c)| c.tokens.len()).map(|(i, _)| *i)
    }

    /// A clause itself, or the one that a noun's stands in.
    fn around(&self, index: u32, clause: &Clause) -> Option<u32> {
        if clause.link == Link::Nominal { self.innermost(clause.head) } else { Some(index) }
    }
}

/// Where a mention of an event says that it happens, and how it is told.
pub(super) fn place(ctx: &Context<'_>, event: &Candidate) -> Option<(Told, EntityId)> {
    let kind = ctx.frames.entries[event.frame as usize].frame.kind;
    let mut befallen = event.filled.targets.iter().filter(|e| ctx.kind(**e) == EntityKind::Place);
    // `bombed the city of | Tyre in southern Lebanon`: the town says more than what it lies in.
    if ctx.frames.verb_first
        && befalls_place(kind)
        && let Some(place) = befallen.next()
    {
        return Some((Told::Role, *place));
    }
    if let Some(place) = event.filled.places.first() {
        return Some((Told::Role, *place));
    }
    if !(is_somewhere(kind) || kind == EventType::Transact) {
        return None;
    }
    let clauses = ctx.reading.clauses;
    let own = &clauses[event.clause as usize];
    let sentence = &ctx.reading.analysed.segmented.sentences[own.sentence as usize].tokens;
    let spots: Vec<(u32, TokenId)> =
        places_in(ctx, sentence).filter_map(|m| Some((m, stands_there(ctx, m, sentence.end)?))).collect();
    let verbs = Verbs::of(ctx, own.sentence);
    let trigger = event.trigger.start;
    let nearest = |fits: &dyn Fn(u32) -> bool| {
        let fitting = spots.iter().filter(|(m, _)| fits(*m));
        fitting.min_by_key(|(_, t)| (*t > trigger, t.abs_diff(trigger))).map(|(m, _)| ctx.entity_of(*m))
    };
    let mut at = verbs.around(event.clause, own);
    let mut told = Told::Own;
    while let Some(index) = at {
        let found = nearest(&|m| verbs.innermost(ctx.mention(m).tokens.start) == Some(index));
        if let Some(place) = found {
            return Some((told, place));
        }
        // `bölgeye gitti`, `ülkesine döndü`: the place that was named before.
        let before = |t: TokenId| {
            let word = ctx.word(t);
            let stands = ctx.mention_at(t).is_none() && matches!(word.case, Case::Loc | Case::Dat);
            if !stands || verbs.innermost(t) != Some(index) {
                return None;
            }
            let meant = ctx.reference(t).filter(|e| is_place(ctx.kind(*e)));
            let spot = ctx.is(EventWord::Spot, &word.lemma);
            meant.or_else(|| ctx.refers_back(t, &(t..t + 1)).filter(|_| spot))
        };
        if let Some(place) = clauses[index as usize].tokens.clone().find_map(before) {
            return Some((Told::Back, place));
        }
        // What is bought or sold, and what English tells, is where its own clause says.
        if ctx.frames.verb_first || kind == EventType::Transact {
            return None;
        }
        at = clauses[index as usize].parent;
        told = Told::Around;
    }
    if !befalls_place(kind) {
        return None;
    }
    let there = |m: &u32| {
        ctx.mention(*m).kind == EntityKind::Place && !event.filled.agents.contains(&ctx.entity_of(*m))
    };
    let party = places_in(ctx, &own.tokens).filter(there).last();
    let country = |e: &&EntityId| kind == EventType::Assault && ctx.kind(**e) == EntityKind::Country;
    let target = event.filled.targets.iter().find(|e| ctx.kind(**e) == EntityKind::Place);
    let target = party.map(|m| ctx.entity_of(m)).or(target.copied());
    let target = target.or_else(|| event.filled.targets.iter().find(country).copied());
    target.map(|place| (Told::Party, place))
}

/// When a mention of an event says that it happens: an ISO date and its precision.
pub(super) fn date(ctx: &Context<'_>, event: &Candidate) -> Option<(String, &'static str)> {
    let clauses = ctx.reading.clauses;
    let own = &clauses[event.clause as usize];
    let sentence = ctx.reading.analysed.segmented.sentences[own.sentence as usize].span;
    let verbs = Verbs::of(ctx, own.sentence);
    // The clause by which a noun is what somebody does (`2019'da [düzenlediği] saldırılar`), and one that begins with what
    // is said of the whole (`2019'da göreve [gelerek] şirketi satın aldı`).
    let tells = |inner: u32| {
        let clause = &clauses[inner as usize];
        let shared = clause.link == Link::Adverbial && clause.parent == Some(event.clause);
        shared && !ctx.frames.verb_first || clause.modifies.is_some_and(|noun| event.trigger.contains(&noun))
    };
    let dated = |fits: &dyn Fn(u32) -> bool| {
        date_for(sentence, ctx.reading.times, event.status.happens(), |t: &TimeExpression| {
            verbs.innermost(t.tokens.start).is_some_and(fits)
        })
    };
    let first = verbs.around(event.clause, own);
    let mut at = first;
    // In the clause itself, then in those around it.
    while let Some(index) = at {
        let found = dated(&|i| i == index);
        let found = found.or_else(|| dated(&tells).filter(|_| at == first));
        if found.is_some() {
            return found;
        }
        at = clauses[index as usize].parent.filter(|_| !ctx.frames.verb_first);
    }
    None
}

/// Types of what is done or suffered in a place; what is said, asked or decided there is told of no place.
fn is_somewhere(kind: EventType) -> bool {
    use EventType as T;
    befalls_place(kind)
        || matches!(
            kind,
            T::Concede | T::Cooperate | T::Consult | T::Harm | T::Travel | T::Ceremony | T::Protest
        )
}

/// Types of what is done to a place or those in it.
fn befalls_place(kind: EventType) -> bool {
    use EventType as T;
    matches!(kind, T::Assault | T::Coerce | T::Aid | T::Retreat | T::Mobilize)
}

/// Whether something happens in what is of this kind.
pub(super) fn is_place(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Place | EntityKind::Country)
}

/// The places and countries named in a stretch.
fn places_in<'c>(ctx: &'c Context<'_>, tokens: &Tokens) -> impl Iterator<Item = u32> + 'c {
    ctx.mentions_in(tokens).filter(|m| {
        let mention = ctx.mention(*m);
        is_place(mention.kind) && !mention.adjectival
    })
}

/// The word by which a place is told as where something is: its own ending or that of the noun behind it (`Lima'da`,
/// `Lima'nın kuzeyindeki`), the preposition before it (`in the city of Lima`).
fn stands_there(ctx: &Context<'_>, m: u32, end: TokenId) -> Option<TokenId> {
    const FAR: usize = 4;
    let grammar = &ctx.frames.grammar;
    let mention = ctx.mention(m);
    let last = mention.tokens.end - 1;
    if ctx.frames.verb_first {
        let mut t = mention.tokens.start.checked_sub(1).filter(|_| ctx.case_of(m) != Case::Gen)?;
        loop {
            let word = ctx.lower(t);
            if ctx.is(EventWord::Located, word) {
                return Some(t);
            }
            let passes = ctx.mention_at(t).is_none()
                && (matches!(ctx.word(t).upos, Upos::Adj | Upos::Det)
                    || ctx.is(EventWord::BringsOwner, word)
                    || ctx.is(EventWord::Region, word));
            t = t.checked_sub(1).filter(|_| passes)?;
        }
    }
    let ends = |t: TokenId| (grammar.is_there)(ctx.lower(t));
    // `Peru'daki | Lima kentine`: where the town is, which says more.
    let locates = |t: TokenId| {
        let behind = (t + 1..(t + 3).min(end)).find_map(|next| ctx.mention_at(next));
        ends(t) && behind.is_some_and(|next| ctx.mention(next).kind == EntityKind::Place)
    };
    if ctx.case_of(m) == Case::Loc || ends(last) {
        return (!locates(last)).then_some(last);
    }
    if !matches!(ctx.case_of(m), Case::Gen | Case::Nom) {
        return None;
    }
    let behind = (last + 1..end).take(FAR).take_while(|t| {
        let token = &ctx.reading.analysed.segmented.tokens[*t as usize];
        ctx.mention_at(*t).is_none() && token.kind == TokenKind::Word && ctx.word(*t).verb.is_none()
    });
    let mut there = behind.filter(|t| ctx.word(*t).case == Case::Loc || ends(*t));
    there.next().filter(|t| ctx.is(EventWord::Spot, &ctx.word(*t).lemma) && !locates(*t))
}
