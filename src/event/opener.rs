//! Whose a verb without a subject of its own is, where the analysis lost who stands behind it or beside it: `Having freed
//! the crew, | Peru wants`, `with Peru | urging restraint`, `wrote to Peru | asking for aid`.

use super::context::Context;
use super::frame::{Frame, Role};
use super::matcher::Hit;
use super::participant::named;
use super::{EventType, surface};
use crate::entity::EntityId;
use crate::event::EventWord;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Clause, Link, Slot, Upos, VerbForm, Voice};
use crate::text::TokenId;

/// How many words may stand before the verb of an opener (`Having now | freed`, `After twice vowing to | strike`).
const BEFORE: TokenId = 3;

/// How long an aside between a subject and its verb may be, in tokens.
const ASIDE: TokenId = 16;

/// The subject of the main clause behind an opener that the verb heads: `Having freed the crew, | Peru wants`.
pub(super) fn main_subject(ctx: &Context<'_>, clause: &Clause, role: Role) -> Vec<EntityId> {
    let (start, end) = (ctx.sentence_start(clause.head), ctx.sentence_end(clause.head));
    if !opens_sentence(ctx, clause, start) {
        return Vec::new();
    }
    let mut behind = (clause.head + 2..end).filter(|t| ctx.text(*t - 1) == ",");
    let subject = behind.find_map(|t| subject_at(ctx, t, end));
    subject.map(|argument| named(ctx, &argument, role)).unwrap_or_default()
}

/// Whether a verb without a subject heads the phrase that a sentence begins with.
fn opens_sentence(ctx: &Context<'_>, clause: &Clause, start: TokenId) -> bool {
    let head = clause.head;
    let light = |t: TokenId| {
        ctx.mention_at(t).is_none()
            && matches!(
                ctx.word(t).upos,
                Upos::Aux | Upos::Adv | Upos::Part | Upos::Sconj | Upos::Adp | Upos::Verb
            )
    };
    let to = head > start && ctx.is_at(EventWord::OpensInfinitive, head - 1);
    let form = ctx.lower(head).ends_with("ing") || to || ctx.lower(start) == "having";
    form && head - start <= BEFORE
        && (start..head).all(light)
        && !(start..head)
            .any(|t| ctx.word(t).verb.is_some_and(|v| v.form == VerbForm::Finite) && ctx.lower(t) != "having")
}

/// The noun phrase that begins at a word, where the verb of a clause follows it, an aside of commas apart.
pub(super) fn subject_at(ctx: &Context<'_>, first: TokenId, end: TokenId) -> Option<Argument> {
    let stop = (first..end).find(|t| !surface::inside(ctx, *t))?;
    let head = surface::head_of(ctx, first, stop)?;
    let verb = |t: TokenId| {
        let told = |t: TokenId| {
            ctx.mention_at(t).is_none()
                && matches!(ctx.word(t).upos, Upos::Verb | Upos::Aux)
                && ctx.word(t).verb.is_some_and(|v| v.form == VerbForm::Finite)
        };
        t < end && (told(t) || ctx.word(t).upos == Upos::Adv && t + 1 < end && told(t + 1))
    };
    let mut behind = stop;
    if ctx.text(stop) == "," {
        let close = (stop + 1..end.min(stop + ASIDE)).find(|t| ctx.text(*t) == ",")?;
        let relative = ctx.is_at(EventWord::RelativePronoun, stop + 1);
        if !relative && (stop + 1..close).any(verb) {
            return None;
        }
        behind = close + 1;
    } else if ctx.is_at(EventWord::NounGoesOn, stop) {
        // `members of the union | struck`
        let close = (stop + 1..end.min(stop + ASIDE)).find(|t| !surface::inside(ctx, *t))?;
        behind = close;
    }
    let tokens = first..if behind > stop && ctx.text(stop) != "," { behind } else { stop };
    verb(behind).then_some(Argument { slot: Slot::Nom, tokens, head, shared: false })
}

/// Who does what a participle tells beside a clause with another subject: `with | Peru | urging restraint, Chile waited`.
pub(super) fn absolute_subject(ctx: &Context<'_>, clause: &Clause) -> Option<Argument> {
    let head = clause.head;
    if !ctx.frames.verb_first || !ctx.lower(head).ends_with("ing") {
        return None;
    }
    let start = ctx.sentence_start(head);
    let mut first = head;
    while first > start && ctx.word(first - 1).upos == Upos::Adv && ctx.mention_at(first - 1).is_none() {
        first -= 1;
    }
    let stop = first;
    while first > start && surface::inside(ctx, first - 1) {
        first -= 1;
    }
    let with = first.checked_sub(1).filter(|t| *t >= start && ctx.is_at(EventWord::InCompany, *t))?;
    // Only at the beginning of a phrase: `worked with Peru training police` says what Peru does as well, `met with` not.
    let opens = with == start || ctx.text(with - 1) == ",";
    let last = surface::head_of(ctx, first, stop)?;
    (opens && last + 1 == stop).then_some(Argument {
        slot: Slot::Nom,
        tokens: first..stop,
        head: last,
        shared: false,
    })
}

/// Whom somebody asks in what he writes or says to them: `wrote to the ministry | asking to be heard`.
pub(super) fn addressed(ctx: &Context<'_>, clause: &Clause, kind: EventType) -> Vec<EntityId> {
    let above = clause.parent.map(|p| &ctx.reading.clauses[p as usize]);
    let Some(above) = above.filter(|c| c.link != Link::Nominal && c.head < clause.head) else {
        return Vec::new();
    };
    if kind != EventType::Request
        || clause.features.form == VerbForm::Finite
        || !ctx.is(EventWord::TurnsTo, &ctx.word(above.head).lemma)
        || clause.arguments.iter().any(|a| a.slot == Slot::Acc && !a.shared)
    {
        return Vec::new();
    }
    let to = |a: &&Argument| {
        matches!(&a.slot, Slot::Adp(p) if ctx.is(EventWord::Recipient, p)) || a.slot == Slot::Dat
    };
    above
        .arguments
        .iter()
        .filter(to)
        .map(|a| named(ctx, a, Role::Target))
        .find(|f| !f.is_empty())
        .unwrap_or_default()
}

/// Whom a relative pronoun stands for, in the slot that its preposition or its place before the subject gives it: `Reed,
/// with | whom Wilk met`, `Reed, | whom Wilk met`.
pub(super) fn relative_slots(ctx: &Context<'_>, arguments: &mut [Argument]) {
    for i in 0..arguments.len() {
        let argument = &arguments[i];
        let pronoun = argument.head;
        if ctx.is_at(EventWord::Whom, pronoun) {
            let before = pronoun.checked_sub(1).filter(|t| ctx.word(*t).upos == Upos::Adp);
            arguments[i].slot = before.map_or(Slot::Acc, |t| Slot::Adp(ctx.lower(t).into()));
            arguments[i].shared = false;
        } else if argument.slot == Slot::Nom && !argument.shared {
            let whom = |a: &Argument| a.tokens.start > 0 && ctx.is_at(EventWord::Whom, a.tokens.start - 1);
            let subject = arguments.iter().find(|a| a.slot == Slot::Nom && a.head > pronoun && whom(a));
            // `Reed, whom | Wilk had asked`: two subjects, of which the first is the pronoun's.
            if subject.is_some_and(|a| a.tokens.start <= pronoun + 4) {
                arguments[i].slot = Slot::Acc;
            }
        }
    }
}

/// Who a clause is about that `which` or `who` opens right behind a name: `fled to | Peru, which granted him asylum`.
pub(super) fn relative_subject(ctx: &Context<'_>, clause: &Clause) -> Option<Argument> {
    let start = ctx.sentence_start(clause.head);
    let light = |t: TokenId| {
        ctx.mention_at(t).is_none() && matches!(ctx.word(t).upos, Upos::Aux | Upos::Adv | Upos::Part)
    };
    let mut t = clause.head;
    // `Reed, who is | under investigation`
    if t > start && ctx.word(t).upos == Upos::Noun && ctx.word(t - 1).upos == Upos::Adp {
        t -= 1;
    }
    while t > start && light(t - 1) {
        t -= 1;
    }
    let pronoun = t.checked_sub(1).filter(|t| *t > start + 1)?;
    if !ctx.is_at(EventWord::RelativeAside, pronoun) {
        return None;
    }
    let person = ctx.is_at(EventWord::RelativePerson, pronoun);
    let last = pronoun.checked_sub(2).filter(|_| ctx.text(pronoun - 1) == ",")?;
    let mention = ctx.mention(ctx.mention_at(last)?);
    ((mention.kind == EntityKind::Person) == person
        && !mention.adjectival
        && matches!(mention.kind, EntityKind::Person | EntityKind::Organization | EntityKind::Country))
    .then(|| Argument { slot: Slot::Nom, tokens: mention.tokens.clone(), head: last, shared: false })
}

/// Who does what an infinitive tells right behind the verb of a clause that `which` or `who` opens: `praised Peru, which
/// promised to | cut taxes`.
pub(super) fn relative_controller(ctx: &Context<'_>, clause: &Clause) -> Option<Argument> {
    let to = clause.head.checked_sub(1).filter(|t| ctx.is_at(EventWord::OpensInfinitive, *t))?;
    let verb = to.checked_sub(1).and_then(|t| ctx.verb_at(t))?;
    let active = clause.features.form == VerbForm::VerbalNoun && verb.features.voice == Voice::Active;
    relative_subject(ctx, verb).filter(|_| active)
}

/// For whose deed something is laid on him: `imposed sanctions on | Volvo for | selling arms`.
pub(super) fn punished_for(ctx: &Context<'_>, clause: &Clause, role: Role) -> Vec<EntityId> {
    let first = ctx.sentence_start(clause.head);
    let reason = clause.head.checked_sub(2).filter(|_| ctx.lower(clause.head).ends_with("ing"));
    let last = reason.filter(|t| ctx.is_at(EventWord::OnBehalf, t + 1) && ctx.mention_at(*t).is_some());
    let Some(last) = last else { return Vec::new() };
    let mut start = last;
    while start > first && surface::inside(ctx, start - 1) {
        start -= 1;
    }
    if start <= first || !ctx.is_at(EventWord::LaidOn, start - 1) {
        return Vec::new();
    }
    named(ctx, &Argument { slot: Slot::Nom, tokens: start..last + 1, head: last, shared: false }, role)
}

/// Whose the words are that accuse or ask somebody: `| Reed's letter accused Peru`, `a report by | Peru Watch urged Chile`.
pub(super) fn author(ctx: &Context<'_>, frame: &Frame, clause: &Clause) -> Vec<EntityId> {
    use EventType as T;
    let says = matches!(frame.kind, T::Accuse | T::Request | T::Support | T::Threaten | T::Reject);
    let words = |a: &&Argument| {
        a.slot == Slot::Nom
            && !a.shared
            && a.head < clause.head
            && ctx.mention_at(a.head).is_none()
            && ctx.is(EventWord::Writing, &ctx.word(a.head).lemma)
    };
    let Some(subject) = clause.arguments.iter().find(words).filter(|_| says) else { return Vec::new() };
    let found = super::whose::possessor(ctx, &subject.tokens, subject.head);
    let by = subject.head + 1;
    if !found.is_empty() || !(ctx.is_at(EventWord::ByAgent, by) || ctx.is_at(EventWord::Origin, by)) {
        return found;
    }
    let stop = surface::phrase_end(ctx, by + 1, clause.head);
    let head = surface::head_of(ctx, by + 1, stop);
    let argument = head.map(|head| Argument { slot: Slot::Nom, tokens: by + 1..stop, head, shared: false });
    argument.map(|a| named(ctx, &a, Role::Agent)).unwrap_or_default()
}

/// Who lets others do something to a person: `| Reed had Wilk | arrested`.
pub(super) fn causer(ctx: &Context<'_>, clause: &Clause) -> Vec<EntityId> {
    let first = ctx.sentence_start(clause.head);
    let own = |t: TokenId| ctx.word(t).upos == Upos::Pron && ctx.word(t).case == crate::syntax::Case::Gen;
    let person = clause.head.checked_sub(1).and_then(|t| ctx.mention_at(t));
    let person = person.filter(|m| ctx.mention(*m).kind == EntityKind::Person);
    let Some(mut t) = person.map(|m| ctx.mention(m).tokens.start) else { return Vec::new() };
    while t > first && (surface::inside(ctx, t - 1) || own(t - 1)) {
        t -= 1;
    }
    let lets = t.checked_sub(1).filter(|t| *t > first && ctx.is(EventWord::LetsDo, &ctx.word(*t).lemma));
    let subject = lets.and_then(|t| surface::subject(ctx, t, first));
    subject.map(|a| named(ctx, &a, Role::Agent)).unwrap_or_default()
}

/// Who reports what a clause is joined to whose own subject is a thing that can't act: `| Reed said the roads were unsafe and
/// | resigned`.
pub(super) fn reporting_subject(ctx: &Context<'_>, clause: &Clause) -> Option<Argument> {
    if clause.link != Link::Coordinated || clause.features.form == VerbForm::VerbalNoun {
        return None;
    }
    let above = |c: &Clause| c.parent.map(|p| &ctx.reading.clauses[p as usize]);
    let content = above(clause).filter(|c| c.link == Link::Complement && c.head < clause.head)?;
    let report = above(content).filter(|c| c.link != Link::Nominal && c.head < content.head)?;
    let subject = clause.arguments.iter().find(|a| a.slot == Slot::Nom)?;
    let noun = ctx.word(subject.head);
    let thing = subject.shared
        && ctx.mention_at(subject.head).is_none()
        && noun.upos == Upos::Noun
        && !(ctx.frames.grammar.is_person_noun)(&noun.lemma)
        && !ctx.frames.stand_ins.contains_key(&*noun.lemma)
        && ctx.reference(subject.head).is_none();
    let says = thing && report.features.voice == Voice::Active && content.features.voice == Voice::Active;
    let reporter = report.arguments.iter().find(|a| a.slot == Slot::Nom && a.head < report.head);
    reporter.filter(|_| says).map(|a| Argument { shared: false, ..a.clone() })
}

/// Who does what somebody is accused of or told to do, where the analysis hung it on the doer of the passive: `| Peru was
/// accused by Reed of | torturing prisoners`.
pub(super) fn controller(ctx: &Context<'_>, clause: &Clause) -> Option<Argument> {
    let before = clause.head.checked_sub(1)?;
    let infinitive =
        clause.features.form == VerbForm::VerbalNoun && ctx.is_at(EventWord::OpensInfinitive, before);
    let gerund = ctx.lower(clause.head).ends_with("ing")
        && (ctx.is_at(EventWord::BringsOwner, before) || ctx.is_at(EventWord::OnBehalf, before));
    let above = ctx.reading.clauses.get(clause.parent? as usize)?;
    let passive = above.features.voice == Voice::Passive && above.head < clause.head;
    if !passive || !(infinitive && ctx.is(EventWord::ObjectControl, &ctx.word(above.head).lemma) || gerund) {
        return None;
    }
    let by = above.arguments.iter().find(|a| {
        a.slot == Slot::By && !a.shared && clause.modifies.is_some_and(|noun| a.tokens.contains(&noun))
    });
    by?;
    let subject = above.arguments.iter().find(|a| a.slot == Slot::Nom && a.head < above.head)?;
    Some(Argument { shared: false, ..subject.clone() })
}

/// Whose attack or arrest a passive tells of without `by`: `was killed in | a Peruvian raid`, `is banned in | Peru`.
pub(super) fn suffered_in(ctx: &Context<'_>, frame: &Frame, clause: &Clause, hit: &Hit) -> Vec<EntityId> {
    const FAR: TokenId = 12;
    let first = hit.trigger.end.max(clause.head + 1);
    let end = ctx.sentence_end(clause.head).min(first + FAR);
    let violent = matches!(frame.kind, EventType::Assault | EventType::Coerce | EventType::Harm);
    if frame.slots(Role::Agent).is_empty() {
        return Vec::new();
    }
    if let Some(country) = granted_where(ctx, frame, clause, hit) {
        return vec![country];
    }
    for t in first..end {
        if violent && matches!(ctx.lower(t), "in" | "during" | "by") {
            let stop = surface::phrase_end(ctx, t + 1, end);
            let Some(head) = surface::head_of(ctx, t + 1, stop) else { continue };
            let lemma = &*ctx.word(head).lemma;
            let deed = ctx.mention_at(head).is_none() && (is_deed(ctx, lemma) || lemma == "operation");
            let doer = ctx
                .mentions_in(&(t + 1..head))
                .next_back()
                .filter(|m| matches!(ctx.mention(*m).kind, EntityKind::Country | EntityKind::Organization));
            if let Some(doer) = doer.filter(|_| deed) {
                return vec![ctx.entity_of(doer)];
            }
        }
        // What is forbidden in a country, its law forbids.
        if frame.kind == EventType::Sanction && t == first && ctx.is_at(EventWord::In, t) {
            let country = (t + 1..end.min(t + 3)).find_map(|k| ctx.mention_at(k));
            let country = country.filter(|m| ctx.mention(*m).kind == EntityKind::Country);
            return country.map(|m| ctx.entity_of(m)).into_iter().collect();
        }
        if matches!(ctx.word(t).upos, Upos::Verb | Upos::Punct) {
            break;
        }
    }
    Vec::new()
}

/// The country that takes somebody in, where it is told only as the place: `fled to | Peru, where he was granted asylum`, `was
/// granted asylum in | Peru`.
fn granted_where(ctx: &Context<'_>, frame: &Frame, clause: &Clause, hit: &Hit) -> Option<EntityId> {
    let refuge = |t: &TokenId| ctx.is(EventWord::Refuge, &ctx.word(*t).lemma);
    if frame.kind != EventType::Aid || !hit.used.iter().any(refuge) {
        return None;
    }
    let country = |m: u32| {
        let here = ctx.mention(m);
        (here.kind == EntityKind::Country && !here.adjectival).then(|| ctx.entity_of(m))
    };
    let end = ctx.sentence_end(clause.head);
    let last = hit.used.iter().copied().max().unwrap_or(clause.head).max(clause.head) + 1;
    if last + 1 < end && (ctx.is_at(EventWord::In, last) || ctx.is_at(EventWord::ByAgent, last)) {
        return ctx.mention_at(last + 1).and_then(country);
    }
    let start = ctx.sentence_start(clause.head);
    let place = (start + 2..clause.head).rev().take(5).find(|t| ctx.lower(*t) == "where")?;
    let before = if ctx.text(place - 1) == "," { place - 2 } else { place - 1 };
    ctx.mention_at(before).and_then(country)
}

/// Whether a noun tells of an attack or an arrest.
fn is_deed(ctx: &Context<'_>, lemma: &str) -> bool {
    ctx.frames.nouns.get(lemma).into_iter().flatten().any(|id| {
        matches!(ctx.frames.entries[*id as usize].frame.kind, EventType::Assault | EventType::Coerce)
    })
}

/// The subject of the verbs above an infinitive that has none: `Reed is said to have | died`, `Reed, thought to be abroad,
/// turned out to have been | arrested`.
pub(super) fn raised_subject(ctx: &Context<'_>, clause: &Clause, role: Role) -> Vec<EntityId> {
    const DEEP: usize = 3;
    let infinitive = clause.features.form == VerbForm::VerbalNoun && clause.link == Link::Complement;
    if !ctx.frames.verb_first || !infinitive || clause.arguments.iter().any(|a| a.slot == Slot::Nom) {
        return Vec::new();
    }
    // `called for | members of the union | to strike`: who is to do it.
    let to = clause.head.checked_sub(1).filter(|t| ctx.is_at(EventWord::OpensInfinitive, *t));
    let start = ctx.sentence_start(clause.head);
    let phrase = to.map(|to| {
        let mut first = to;
        while first > start
            && (surface::inside(ctx, first - 1) || ctx.is_at(EventWord::BringsOwner, first - 1))
        {
            first -= 1;
        }
        first..to
    });
    if let Some(phrase) =
        phrase.filter(|p| p.start > start && p.start < p.end && ctx.is_at(EventWord::OnBehalf, p.start - 1))
    {
        let head = surface::head_of(ctx, phrase.start, phrase.end);
        let argument = head.map(|head| Argument { slot: Slot::Nom, tokens: phrase, head, shared: false });
        return argument.map(|a| named(ctx, &a, role)).unwrap_or_default();
    }
    let mut here = clause;
    for _ in 0..DEEP {
        let Some(above) = here.parent.map(|p| &ctx.reading.clauses[p as usize]) else { break };
        // Who has an object lets that do it.
        if above.link == Link::Nominal || above.arguments.iter().any(|a| a.slot == Slot::Acc) {
            break;
        }
        let subject = above.arguments.iter().find(|a| a.slot == Slot::Nom && a.head < clause.head);
        if let Some(subject) = subject {
            return named(ctx, subject, role);
        }
        here = above;
    }
    Vec::new()
}
