//! Participants that a clause, mostly a Turkish one, leaves to what is around it: the body of a post or of a speaker, who announces or leads
//! something, what a participle stands before, to whom a call goes.

use super::EventType;
use super::conjuncts::with_conjuncts;
use super::context::Context;
use super::filled::Filled;
use super::forces;
use super::frame::{Flag, Frame, Role, RoleSlot};
use super::matcher::Hit;
use super::participant::{named, same_slot};
use super::slots::fit;
use crate::entity::EntityId;
use crate::event::EventWord;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Case, Clause, Link, Slot, Upos, VerbForm, Voice};
use crate::text::TokenId;

/// Who takes or leaves a post, does so in the body that the text says it is in (`Demir Holding Müdürü … istifa etti`);
/// English verbs of taking one name it, those of leaving need not.
pub(super) fn takes_post(ctx: &Context<'_>, frame: &Frame, clause: &Clause, filled: &mut Filled) {
    let [person] = filled.agents[..] else { return };
    // `Peru's president Ann Reed, who | took office in May`
    let begins = ["retire", "take office", "take oath", "assume office"];
    let sworn = frame.predicate.starts_with("swear in") && frame.has(Flag::NoActive);
    let leaves = frame.plover.as_deref().is_some_and(|p| p.ends_with(".resign"))
        || ctx.frames.verb_first && (sworn || begins.iter().any(|verb| frame.predicate.starts_with(verb)));
    if frame.kind == EventType::Appoint
        && (leaves || !ctx.frames.verb_first)
        && filled.targets.is_empty()
        && !frame.has(Flag::Weak)
        && !frame.has(Flag::NeedsTarget)
        && ctx.kind(person) == EntityKind::Person
        && let Some(body) = ctx.body_of(person)
        && (ctx.kind(body) == EntityKind::Organization && !heads_state(ctx, clause) || ctx.frames.verb_first)
    {
        filled.targets = vec![body];
    }
}

/// Whether the post that a verb tells of is one of a state, whatever body its holder is of (`Yeşil Parti adayı Kaya
/// cumhurbaşkanı seçildi`).
fn heads_state(ctx: &Context<'_>, clause: &Clause) -> bool {
    const NEAR: TokenId = 3;
    let start = ctx.sentence_start(clause.head).max(clause.head.saturating_sub(NEAR));
    !ctx.frames.verb_first
        && (start..clause.head)
            .any(|t| ctx.mention_at(t).is_none() && ctx.is(EventWord::OfState, &ctx.word(t).lemma))
}

/// Whose the post is that its holder stands behind (`Peru'nun yeni başbakanı | Ayşe Kaya oldu`).
pub(super) fn post_of(ctx: &Context<'_>, clause: &Clause, hit: &Hit, filled: &mut Filled) {
    if filled.agents.is_empty() || !filled.targets.is_empty() {
        return;
    }
    // `Peru başbakanı | olarak yemin etti`
    let as_what =
        clause.arguments.iter().filter(|a| matches!(&a.slot, Slot::Adp(p) if ctx.is(EventWord::AsRole, p)));
    // `Peru Bank'ın genel müdürlüğünden | istifa etti`
    let from_what = clause.arguments.iter().filter(|a| a.slot == Slot::Abl && !a.shared);
    let posts = hit.used.iter().copied().chain(as_what.chain(from_what).map(|a| a.head));
    for post in posts.filter(|t| ctx.word(*t).possessive == 3 && ctx.mention_at(*t).is_none()) {
        let phrase = clause.arguments.iter().find(|a| {
            a.tokens.contains(&post) && (a.head > post || matches!(a.slot, Slot::Adp(_) | Slot::Abl))
        });
        let Some(phrase) = phrase else { continue };
        let owner = ctx.mentions_in(&(phrase.tokens.start..post)).next_back();
        if let Some(owner) = owner
            .filter(|m| {
                // `Peru Bank'taki görevinden ayrıldı`
                let there = (ctx.frames.grammar.is_there)(ctx.lower(ctx.mention(*m).tokens.end - 1));
                there || matches!(ctx.case_of(*m), Case::Nom | Case::Gen)
            })
            .map(|m| ctx.entity_of(m))
            .filter(|e| ctx.kind(*e) != EntityKind::Person && !filled.agents.contains(e))
        {
            filled.targets = vec![owner];
            return;
        }
    }
}

/// Who is put into a post is named beside the body that it is in (`Demir Holding Genel Müdürlüğüne Ayşe Kaya atandı`); who is
/// elected takes it (`Kaya, Baro başkanlığına seçildi`).
pub(super) fn put_in_post(ctx: &Context<'_>, clause: &Clause, filled: &mut Filled) {
    let subject = clause.arguments.iter().find(|a| a.slot == Slot::Nom);
    let person = subject.and_then(|a| ctx.mention_at(a.head)).map(|m| ctx.entity_of(m));
    let Some(person) = person.filter(|e| ctx.kind(*e) == EntityKind::Person && !filled.agents.contains(e))
    else {
        return;
    };
    if !filled.targets.contains(&person) {
        filled.targets.insert(0, person);
    }
    let post = clause.arguments.iter().find(|a| {
        a.slot == Slot::Dat
            && !a.shared
            && ctx.mention_at(a.head).is_none()
            && ctx.word(a.head).possessive == 3
    });
    let body = post.and_then(|a| ctx.mentions_in(&(a.tokens.start..a.head)).next_back());
    if let Some(body) =
        body.filter(|m| matches!(ctx.case_of(*m), Case::Nom | Case::Gen)).map(|m| ctx.entity_of(m))
        && ctx.kind(body) == EntityKind::Organization
        && !filled.agents.contains(&body)
        && !filled.targets.contains(&body)
    {
        filled.targets.push(body);
    }
    if ctx.is(EventWord::Elects, &clause.lemma) && filled.agents.is_empty() {
        filled.targets.retain(|e| *e != person);
        filled.agents.push(person);
    }
}

/// Two who do something with each other, the second of whom reads like a modifier of the phrase behind it (`Peru ile Şili |
/// gaz ticareti konusunda anlaştı`).
pub(super) fn both_subjects(
    ctx: &Context<'_>,
    frame: &Frame,
    clause: &Clause,
    arguments: &[Argument],
    filled: &mut Filled,
) {
    let Some(wanted) = frame.slots(Role::Agent).iter().find(|s| s.slot == Slot::Nom) else { return };
    let own = || arguments.iter().filter(|a| !a.shared);
    let between = |a: &Argument| match &a.slot {
        Slot::Adp(p) => ctx.is(EventWord::Between, p),
        Slot::Nom => ctx.mention_at(a.head).is_some(),
        _ => false,
    };
    if clause.features.form != VerbForm::Finite || own().any(between) {
        return;
    }
    let bare = |m: u32| ctx.case_of(m) == Case::Nom && !ctx.mention(m).adjectival;
    for first in own().filter_map(|a| ctx.mention_at(a.tokens.start)).filter(|m| bare(*m)) {
        let end = ctx.mention(first).tokens.end;
        if end + 1 >= clause.head || !ctx.is_at(EventWord::JoinsTwo, end) {
            continue;
        }
        let Some(second) = ctx.mention_at(end + 1).filter(|m| bare(*m)) else { continue };
        let party = |m: u32| ctx.mention(m).kind == EntityKind::Person;
        if party(first) != party(second) || ctx.mention(second).tokens.end >= clause.head {
            continue;
        }
        let both = fit(ctx, vec![ctx.entity_of(first), ctx.entity_of(second)], wanted);
        if let [one, other] = both[..]
            && one != other
        {
            filled.agents = vec![one];
            filled.targets = vec![other];
        }
        return;
    }
}

/// Who lifts or extends a ban, whose it is, where nobody else is said to (`Peru'nun Şili'ye uyguladığı yaptırımlar kaldırıldı`).
pub(super) fn whose_ban(ctx: &Context<'_>, frame: &Frame, hit: &Hit, targets: &[EntityId]) -> Vec<EntityId> {
    let wanted = frame.slots(Role::Agent).iter().find(|s| s.slot == Slot::Nom);
    let Some(wanted) = wanted.filter(|_| !ctx.frames.verb_first && !targets.is_empty()) else {
        return Vec::new();
    };
    let nouns = hit.used.iter().filter_map(|t| ctx.nominal_at(*t));
    let ban = frame.kind != EventType::Aid;
    let owners = nouns.flat_map(|n| n.arguments.iter().filter(|a| ban && a.slot == Slot::Gen));
    // `Peru'nun Şili'ye gönderdiği | yardım dağıtıldı`
    let told = |c: &&Clause| {
        c.features.form == VerbForm::FactParticiple
            && c.features.voice == Voice::Active
            && c.modifies.is_some_and(|t| hit.used.contains(&t))
    };
    let doers = ctx.reading.clauses.iter().filter(told).flat_map(|c| &c.arguments);
    for owner in owners.chain(doers.filter(|a| a.slot == Slot::Nom && !a.shared)) {
        let mut found = fit(ctx, named(ctx, owner, Role::Agent), wanted);
        found.retain(|e| !targets.contains(e));
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// Who gets what is sold or handed over in the passive: he buys it where it has a name (`Peru Bank, Şili Holding'e
/// satıldı`). Whether that is event enough.
pub(super) fn sold_to(ctx: &Context<'_>, frame: &Frame, arguments: &[Argument], filled: &mut Filled) -> bool {
    let to = frame.slots(Role::Target).iter().find(|s| s.slot == Slot::Dat);
    let Some(to) = to.filter(|_| frame.kind == EventType::Transact && filled.agents.is_empty()) else {
        return false;
    };
    // `Peru Bank satıldı`, unlike goods
    let body = filled.targets.iter().any(|e| ctx.kind(*e) == EntityKind::Organization);
    let buyer = arguments.iter().rfind(|a| a.slot == Slot::Dat && !a.shared);
    let Some(buyer) = buyer else { return body };
    let mut found = fit(ctx, named(ctx, buyer, Role::Target), to);
    if filled.targets == found {
        return !found.is_empty();
    }
    found.retain(|e| !filled.targets.contains(e));
    if filled.targets.is_empty() {
        filled.targets = found;
        return !filled.targets.is_empty();
    }
    filled.agents = found;
    body
}

/// Who leads a meeting or receives the others takes part in it (`Kurul, Reed başkanlığında toplandı`).
pub(super) fn chaired(ctx: &Context<'_>, frame: &Frame, arguments: &[Argument], filled: &mut Filled) {
    if frame.slots(Role::Agent).is_empty() || frame.kind != EventType::Consult && !filled.agents.is_empty() {
        return;
    }
    let held =
        arguments.iter().filter(|a| a.slot == Slot::Loc && !a.shared && ctx.is_at(EventWord::Chairs, a.head));
    for argument in held {
        let Some(mention) = ctx.mentions_in(&(argument.tokens.start..argument.head)).next_back() else {
            continue;
        };
        let entity = ctx.entity_of(mention);
        let near = argument.head - ctx.mention(mention).tokens.end <= 1;
        let leads = matches!(ctx.case_of(mention), Case::Nom | Case::Gen) && !ctx.mention(mention).adjectival;
        if near && leads && !filled.agents.contains(&entity) && !filled.targets.contains(&entity) {
            filled.agents.push(entity);
        }
    }
}

/// By whose decision or order something is done (`Yargıtay kararıyla serbest bırakıldı`).
pub(super) fn ordered(ctx: &Context<'_>, arguments: &[Argument], targets: &[EntityId]) -> Vec<EntityId> {
    let order = arguments.iter().filter(|a| {
        a.slot == Slot::Ins
            && !a.shared
            && ctx.is(EventWord::Order, &ctx.word(a.head).lemma)
            && ctx.word(a.head).possessive == 3
    });
    for argument in order {
        let owner = ctx.mentions_in(&(argument.tokens.start..argument.head)).next_back();
        let Some(mention) = owner.filter(|m| matches!(ctx.case_of(*m), Case::Gen | Case::Nom)) else {
            continue;
        };
        let entity = ctx.entity_of(mention);
        if ctx.kind(entity) != EntityKind::Place && !targets.contains(&entity) {
            // `AFAD ve Peru ekiplerinin çalışmasıyla`
            let mut all = with_conjuncts(ctx, mention, &argument.tokens);
            all.retain(|e| !targets.contains(e));
            return all;
        }
    }
    Vec::new()
}

/// A court is where somebody sues, not whom (`karara karşı Danıştay'a dava açtı`).
pub(super) fn pass_over_courts(
    ctx: &Context<'_>,
    frame: &Frame,
    arguments: &[Argument],
    filled: &mut Filled,
) {
    let to = |a: &Argument| a.slot == Slot::Dat && !a.shared;
    let court = |e: &EntityId| (ctx.frames.grammar.is_court)(&ctx.reading.entities[*e as usize].name);
    if frame.kind == EventType::Accuse && !ctx.frames.verb_first && arguments.iter().any(to) {
        filled.targets.retain(|e| !court(e));
    }
}

/// The court that somebody is tried before rules on him (`Lima Ceza Mahkemesinde görülen davada Kaya hapis cezasına
/// çarptırıldı`).
pub(super) fn trying_court(ctx: &Context<'_>, frame: &Frame, arguments: &[Argument]) -> Vec<EntityId> {
    let rules = matches!(frame.kind, EventType::Coerce | EventType::Concede);
    let trial = |a: &&Argument| {
        a.slot == Slot::Loc
            && !a.shared
            && ctx.mention_at(a.head).is_none()
            && ctx.is(EventWord::Trial, &ctx.word(a.head).lemma)
    };
    let court = arguments.iter().filter(trial).find_map(|a| {
        let named = ctx.mentions_in(&(a.tokens.start..a.head)).map(|m| ctx.entity_of(m));
        named
            .filter(|e| ctx.kind(*e) == EntityKind::Organization)
            .find(|e| (ctx.frames.grammar.is_court)(&ctx.reading.entities[*e as usize].name))
    });
    court.filter(|_| rules && !ctx.frames.verb_first).into_iter().collect()
}

/// A body that announces what was agreed or decided, and names nobody else, tells it of itself (`Demir Holding,
/// uzlaşmaya varıldığını açıkladı`).
pub(super) fn announced(
    ctx: &Context<'_>,
    frame: &Frame,
    clause: &Clause,
    targets: &[EntityId],
) -> Vec<EntityId> {
    let arrest = frame.kind == EventType::Coerce;
    let attack = frame.kind == EventType::Assault;
    let told = matches!(clause.features.form, VerbForm::FactParticiple | VerbForm::FutureParticiple)
        && clause.link == Link::Complement
        && (arrest
            || attack
            || matches!(frame.kind, EventType::Agree | EventType::Decide | EventType::Cooperate));
    let above = clause.parent.filter(|_| told).map(|p| &ctx.reading.clauses[p as usize]);
    // `Peru Bank'tan yapılan açıklamada, üretime ara verileceği bildirildi`
    if !(arrest || attack)
        && above.is_some_and(|c| c.features.voice == Voice::Passive)
        && let Some(body) = ctx.announcing_body(clause)
        && !targets.contains(&body)
    {
        return vec![body];
    }
    let Some(above) = above.filter(|c| c.link == Link::Root && c.features.voice == Voice::Active) else {
        return Vec::new();
    };
    let named_by = |a: &&Argument| ctx.mention_at(a.head).is_some() || ctx.reference(a.head).is_some();
    let subject = above.arguments.iter().find(|a| a.slot == Slot::Nom && named_by(a));
    let mut found = subject.map(|a| named(ctx, a, Role::Agent)).unwrap_or_default();
    found.retain(|e| {
        // `Lima Emniyet Müdürlüğü, 40 kişinin gözaltına alındığını duyurdu`
        let name = &ctx.reading.entities[*e as usize].name;
        let police =
            || (ctx.frames.grammar.lower)(name).split(' ').any(|word| ctx.is(EventWord::Arrests, word));
        matches!(ctx.kind(*e), EntityKind::Organization | EntityKind::Country)
            && !targets.contains(e)
            && (!(arrest || attack) || arrest && police() || forces::tells_of_foes(ctx, *e, clause, targets))
    });
    found
}

/// What somebody says that they do (`uygulayacaklarını açıkladı`, `satın aldık`), the body does that he speaks for.
pub(super) fn speak_for_body(ctx: &Context<'_>, frame: &Frame, clause: &Clause, filled: &mut Filled) {
    use EventType as T;
    if let Some(body) = own_crew(ctx, clause).filter(|body| !filled.targets.contains(body))
        && !frame.slots(Role::Agent).is_empty()
        && filled.agents.iter().all(|e| ctx.kind(*e) == EntityKind::Person)
    {
        filled.agents = vec![body];
        return;
    }
    let told = clause;
    let mut clause = clause;
    while let Some((_, above)) = ctx.governing(clause) {
        clause = above;
    }
    // What a state does, a minister tells of his country; a bank's or a ministry's deeds are the body's.
    let of_states =
        matches!(frame.kind, T::Retreat | T::Sanction | T::Mobilize | T::Coerce | T::Assault | T::Concede);
    let of_bodies = of_states
        || matches!(frame.kind, T::Agree | T::Cooperate | T::Aid | T::Transact | T::Decide | T::Ceremony);
    // `teklifi reddettiklerini söyledi`: so it is of what the verb itself says that they do; not whom one thanks, where one goes.
    let thanks = ["teşekkür", "şükran"].iter().any(|w| frame.predicate.starts_with(w));
    let by_verb = (matches!(frame.kind, T::Reject | T::Request | T::Accuse | T::Protest)
        || frame.kind == T::Support && !thanks
        // `yöneticilerle görüştük`: that may be two people.
        || frame.kind == T::Consult && clause.features.form != VerbForm::Finite)
        && told.head == clause.head
        && told.link != Link::Relative;
    if ctx.frames.verb_first || !says_many(ctx, clause) || !(of_bodies || by_verb) {
        return;
    }
    let [person] = filled.agents[..] else { return };
    let overt =
        clause.arguments.iter().any(|a| a.slot == Slot::Nom && !a.shared && ctx.mention_at(a.head).is_some());
    if ctx.kind(person) == EntityKind::Person
        && !overt
        && let Some(body) = ctx.body_of(person)
        && (of_states || ctx.kind(body) == EntityKind::Organization)
        && !filled.targets.contains(&body)
    {
        filled.agents = vec![body];
    }
}

/// Whether a verb is in the plural by its own ending (`uygulayacaklarını`, `satın aldık`).
fn says_many(ctx: &Context<'_>, clause: &Clause) -> bool {
    let word = ctx.word(clause.head);
    match clause.features.form {
        VerbForm::Finite => clause.person == 4,
        VerbForm::FactParticiple | VerbForm::FutureParticiple | VerbForm::VerbalNoun => {
            matches!(word.possessive, 4 | 6) || word.possessive == 3 && word.plural
        }
        _ => false,
    }
}

/// The body whose people the teller speaks of (`AFAD Başkanı Kaya, ekiplerinin 30 kişiyi kurtardığını söyledi`).
fn own_crew(ctx: &Context<'_>, clause: &Clause) -> Option<EntityId> {
    let crew = clause.arguments.iter().find(|a| a.slot == Slot::Nom && !a.shared)?;
    let word = ctx.word(crew.head);
    let theirs = !ctx.frames.verb_first
        && clause.link == Link::Complement
        && clause.features.voice == Voice::Active
        && word.plural
        && matches!(word.possessive, 3 | 6)
        && ctx.mentions_in(&crew.tokens).next().is_none()
        // `hükümet | güçlerinin`: somebody else's.
        && !(crew.tokens.start..crew.head).any(|t| ctx.word(t).upos == Upos::Noun)
        && super::is_crew("tr", &word.lemma);
    let above = clause.parent.filter(|_| theirs).map(|p| &ctx.reading.clauses[p as usize])?;
    let teller = above.arguments.iter().find(|a| a.slot == Slot::Nom).and_then(|a| ctx.mention_at(a.head))?;
    ctx.body_of(ctx.entity_of(teller))
}

/// Whom what a participle tells is done to: the noun behind it (`Peru'nun saldırılarını sürdürdüğü Lima`).
pub(super) fn goes_on_there(
    ctx: &Context<'_>,
    verb: &Clause,
    frame: &Frame,
    agents: &[EntityId],
) -> Vec<EntityId> {
    let participle = verb.link == Link::Relative && verb.features.form == VerbForm::FactParticiple;
    let done_to = |s: &&RoleSlot| match &s.slot {
        Slot::Dat => true,
        Slot::Adp(p) => !ctx.is(EventWord::Between, p),
        _ => false,
    };
    let wanted = frame.slots(Role::Target).iter().find(done_to);
    let (Some(noun), Some(wanted)) = (verb.modifies.filter(|_| participle && !ctx.frames.verb_first), wanted)
    else {
        return Vec::new();
    };
    let named = ctx.mention_at(noun).and_then(|m| ctx.entity_named(m)).or_else(|| ctx.reference(noun));
    fit(ctx, named.filter(|e| !agents.contains(e)).into_iter().collect(), wanted)
}

/// To whom a call or a threat goes, who stands before the clause that says what for, and reads like its own (`Peru'ya
/// saldırıları durdurması [çağrısında] bulundu`).
pub(super) fn before_content(
    ctx: &Context<'_>,
    frame: &Frame,
    arguments: &[Argument],
    hit: &Hit,
) -> Vec<EntityId> {
    // The noun of a verb's predicate as well (`… ödeneceği [sözünü] verdi`).
    let noun =
        hit.used.iter().copied().max().filter(|t| hit.trigger.contains(t)).unwrap_or(hit.trigger.end - 1);
    let told = |c: &Clause| c.features.form == VerbForm::FutureParticiple && noun + 1 < hit.trigger.end;
    // `durdurması | yönünde çağrıda bulundu`
    let towards = |t: TokenId| if ctx.lower(t) == "yönünde" { t.saturating_sub(1) } else { t };
    let content = noun.checked_sub(1).map(towards).and_then(|t| ctx.verb_at(t)).filter(|c| {
        // `serbest bırakma [çağrısında] bulundu`
        let compound = ctx.word(c.head).case == Case::Nom && ctx.word(noun).possessive == 3;
        (c.features.form == VerbForm::VerbalNoun || told(c))
            && (ctx.word(c.head).possessive > 0 || compound)
            && !arguments.iter().any(|a| a.slot == Slot::Gen && !a.shared)
    });
    let Some(content) = content else { return Vec::new() };
    // The clause itself, one that it begins with, or the first of those that are joined.
    let clauses = ctx.reading.clauses;
    let here = clauses.partition_point(|c| c.head < content.head);
    let joined = |c: &&Clause, start: TokenId| {
        c.link != Link::Nominal && c.features.form == VerbForm::VerbalNoun && c.tokens.end + 1 == start
    };
    let mut start = content.tokens.start;
    while let Some(earlier) = clauses[here.saturating_sub(8)..here].iter().find(|c| joined(c, start)) {
        start = earlier.tokens.start;
    }
    let from = clauses.partition_point(|c| c.head < start);
    let inner = clauses[from..].iter().take_while(|c| c.head <= content.head);
    let first = inner
        .filter(|c| c.sentence == content.sentence && c.link != Link::Nominal)
        .flat_map(|c| c.arguments.iter().filter(|a| !a.shared))
        .filter(|a| a.tokens.start == start && ctx.verb_at(a.head).is_none())
        .min_by_key(|a| a.tokens.end);
    // `krizin ardından | Peru'ya durdurması çağrısında bulundu`
    let scene = |a: &&Argument| matches!(a.slot, Slot::Adp(_) | Slot::Loc | Slot::Ins);
    let mut own: Vec<&Argument> = content.arguments.iter().filter(|a| !a.shared).collect();
    own.sort_by_key(|a| a.tokens.start);
    let behind = own.into_iter().find(|a| !scene(a)).filter(|a| ctx.verb_at(a.head).is_none());
    // `İsrail'e saldırılarını | durdurma çağrısı yaptı`: to whom the call goes, not the attacks.
    let own = content.arguments.iter().find(|a| {
        a.slot == Slot::Acc
            && !a.shared
            && a.tokens.start == start
            && matches!(ctx.word(a.head).possessive, 3 | 6)
            && ctx.mention_at(a.head).is_none()
    });
    let deed = own.and_then(|a| ctx.nominal_at(a.head));
    let before = deed.and_then(|d| {
        d.arguments.iter().find(|a| !a.shared && a.slot == Slot::Dat && a.tokens.start == start)
    });
    for opener in first.into_iter().chain(behind).chain(before) {
        for wanted in frame.slots(Role::Target).iter().filter(|s| same_slot(&s.slot, &opener.slot)) {
            let found = fit(ctx, named(ctx, opener, Role::Target), wanted);
            if !found.is_empty() {
                return found;
            }
        }
    }
    Vec::new()
}
