//! What is only named or aimed at is no event, unless it says who does it to whom; nor is what is told in a form that tells of
//! no single one.

use super::context::Context;
use super::extract::Candidate;
use super::filled::Filled;
use super::matcher::Hit;
use super::{EventType, Status};
use crate::event::EventWord;
use crate::syntax::{Case, Clause, Link, Mood, Slot, VerbForm, Voice};
use crate::text::TokenId;

/// Whether a Turkish infinitive with one party alone names a kind of doing (`satın alma süreci`) or an aim (`yardım
/// etmek için`): neither happens.
pub(super) fn is_only_named(ctx: &Context<'_>, clause: &Clause, kind: EventType, filled: &Filled) -> bool {
    if ctx.frames.verb_first || clause.features.form != VerbForm::VerbalNoun || filled.count() > 1 {
        return false;
    }
    let word = ctx.word(clause.head);
    // `bölgeyi terk etmeleri talimatı`: a journey that somebody is told to make.
    if kind == EventType::Travel && word.possessive > 0 && filled.places.is_empty() {
        return true;
    }
    let Some(next) = ctx.reading.analysed.words.get(clause.head as usize + 1) else { return false };
    // `toplanması gerektiğini söyledi`
    if word.case == Case::Nom
        && matches!(&*next.lemma, "gerek" | "gerekli")
        && filled.agents.len() + filled.targets.len() < 2
    {
        return true;
    }
    // `serbest bırakılması | şartını kabul etmedi`: what is only asked for in return.
    if word.case == Case::Nom && word.possessive > 0 && ctx.is(EventWord::Proviso, &next.lemma) {
        return true;
    }
    if word.case != Case::Nom || word.possessive != 0 || word.plural {
        return false;
    }
    if ctx.lower(clause.head).ends_with('k') {
        // What somebody sells or buys things for, he plans; what he does in protest is that.
        return !matches!(kind, EventType::Transact | EventType::Protest) && is_aim(ctx, clause);
    }
    // `satın alma kararı`, `işgal etme planı`: a decision or a plan tells of what is done.
    // `arama kurtarma çalışmaları` is a kind of work.
    if ctx.is(EventWord::Work, &next.lemma) && matches!(next.possessive, 3 | 6) {
        return true;
    }
    let tells = ctx.frames.is_event_noun(&next.lemma)
        || ctx.frames.status.contains_key(&*next.lemma)
        || ctx.frames.status.contains_key(ctx.lower(clause.head + 1));
    !tells && clause.link != Link::Root
}

/// Whether an infinitive tells what for (`protesto etmek | için`).
pub(super) fn is_aim(ctx: &Context<'_>, clause: &Clause) -> bool {
    let next = ctx.reading.analysed.words.get(clause.head as usize + 1);
    clause.features.form == VerbForm::VerbalNoun
        && ctx.lower(clause.head).ends_with('k')
        && next.is_some_and(|w| {
            ctx.is_at(EventWord::Purpose, clause.head + 1) || ctx.is(EventWord::Purpose, &w.lemma)
        })
}

/// Whether the object is a clause that says what is so (`olduğunu savundu`).
pub(super) fn has_said_clause(ctx: &Context<'_>, index: u32, clause: &Clause) -> bool {
    // `sürüldüğünü savundu`, `açıklamada sürüldüğü savunuldu`
    let case = if clause.features.voice == Voice::Passive { Case::Nom } else { Case::Acc };
    let from = ctx.reading.clauses.partition_point(|c| c.sentence < clause.sentence);
    ctx.reading.clauses[from..].iter().take_while(|c| c.head < clause.head).any(|c| {
        c.parent == Some(index)
            && c.link == Link::Complement
            && matches!(c.features.form, VerbForm::FactParticiple | VerbForm::FutureParticiple)
            && ctx.word(c.head).case == case
    })
}

/// What somebody may, must or shall do, told of nobody else (`anlaşabiliriz`, `izin verin`); a thanks in the first person is done
/// as it is said (`şükranlarımızı sunarız`).
pub(super) fn is_only_wished(ctx: &Context<'_>, candidate: &Candidate) -> bool {
    let clause = &ctx.reading.clauses[candidate.clause as usize];
    let performed = clause.features.mood == Mood::Indicative && matches!(clause.person, 1 | 4);
    !ctx.frames.verb_first
        && candidate.status == Status::Hypothetical
        && clause.features.form == VerbForm::Finite
        && clause.link == Link::Root
        && candidate.filled.count() < 2
        && !performed
}

/// Whether a participle says what somebody or something does more than all others (`en çok ihracat yapan`), which is no
/// single event.
pub(super) fn compares(ctx: &Context<'_>, clause: &Clause) -> bool {
    let most = |t: TokenId| {
        let two = Some((ctx.lower(t), ctx.lower(t + 1)));
        ctx.frames.words.all(EventWord::Most).iter().any(|most| most.split_once(' ') == two)
    };
    !ctx.frames.verb_first && (clause.tokens.start..clause.head.saturating_sub(1)).any(most)
}

/// Whether what somebody goes into is a meeting by its name (`Peru Zirvesi'ne | katıldı`).
pub(super) fn attends(ctx: &Context<'_>, clause: &Clause, hit: &Hit) -> bool {
    !ctx.frames.verb_first
        && hit.used.is_empty()
        && clause.arguments.iter().any(|a| {
            a.slot == Slot::Dat
                && !a.shared
                && ctx.mention_at(a.head).is_some()
                && ctx.frames.is_event_noun(&ctx.word(a.head).lemma)
        })
}

/// `İspanya'dan oyuncu getirmek | istiyor`: what somebody wants to do himself is asked of nobody.
pub(super) fn only_wants(ctx: &Context<'_>, clause: &Clause) -> bool {
    let infinitive = |t: TokenId| {
        let form = ctx.lower(t);
        (form.ends_with("mak") || form.ends_with("mek")) && ctx.verb_at(t).is_some()
    };
    !ctx.frames.verb_first && &*clause.lemma == "iste" && clause.head > 0 && infinitive(clause.head - 1)
}
