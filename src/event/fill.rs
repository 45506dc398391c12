//! Filling a frame's roles from a clause's arguments.

use super::EventType;
use super::context::Context;
use super::filled::Filled;
use super::frame::{Frame, Role, subject_role};
use super::gap_pair::holder_of_land;
use super::gather::gather;
use super::matcher::Hit;
use super::participant::named;
use super::slots::{Search, finish, passive_slot, store};
use crate::entity::EntityId;
use crate::event::EventWord;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Case, Clause, Link, Slot, Upos, VerbForm};
use crate::text::TokenId;

/// A verb's frame while its roles are filled from the clause.
pub(super) struct Filling<'a, 'r> {
    pub(super) ctx: &'a Context<'r>,
    pub(super) index: u32,
    pub(super) clause: &'a Clause,
    pub(super) hit: &'a Hit,
    pub(super) frame: &'a Frame,
    /// The clause's arguments, and those that belong to it from elsewhere.
    pub(super) arguments: Vec<Argument>,
    /// Heads of arguments that have a role already.
    pub(super) taken: Vec<u32>,
    pub(super) filled: Filled,
    /// The object stays, who receives it is the subject (`Ann Reed was | granted asylum`).
    receives: bool,
}

/// Fills the roles of a verb's frame. Each step adds to what those before it have found.
pub(crate) fn verb(ctx: &Context<'_>, index: u32, clause: &Clause, hit: &Hit) -> Filled {
    let mut filling = Filling::new(ctx, index, clause, hit);
    filling.take_slots();
    filling.take_opening();
    filling.take_object();
    filling.take_owner_of_aim();
    filling.take_asked();
    filling.take_judged();
    filling.take_parties();
    filling.take_from_afar();
    filling.take_implied_subject();
    filling.take_doer_of_passive();
    filling.take_post();
    filling.take_authority();
    filling.set_tellers_right();
    filling.set_places_right();
    filling.take_means();
    filling.take_called();
    filling.close()
}

impl<'a, 'r> Filling<'a, 'r> {
    fn new(ctx: &'a Context<'r>, index: u32, clause: &'a Clause, hit: &'a Hit) -> Self {
        let frame = &ctx.frames.entries[hit.frame as usize].frame;
        let object =
            |t: &TokenId| *t > clause.head && matches!(ctx.word(*t).upos, Upos::Noun | Upos::Num | Upos::Sym);
        Filling {
            ctx,
            index,
            clause,
            hit,
            frame,
            arguments: gather(ctx, clause, hit),
            taken: Vec::new(),
            filled: Filled::default(),
            receives: ctx.frames.verb_first && hit.passive && hit.used.iter().any(object),
        }
    }

    /// Where a slot of the frame stands in this construction.
    pub(super) fn map(&self) -> impl Fn(&Slot) -> Slot + Copy + use<> {
        let (receives, passive) = (self.receives, self.hit.passive);
        move |slot| match slot {
            Slot::Dat if receives => Slot::Nom,
            _ => passive_slot(slot, passive),
        }
    }

    /// Whoever stands in the slots of the frame.
    fn take_slots(&mut self) {
        let Self { ctx, hit, frame, .. } = *self;
        let map = self.map();
        for role in [Role::Agent, Role::Target, Role::Place] {
            let known = if role == Role::Target && !ctx.frames.verb_first {
                self.filled.agents.clone()
            } else {
                Vec::new()
            };
            let mut search = Search::new(ctx, hit, role, &self.arguments, &mut self.taken);
            // `Ann Reed was | refused entry to Peru`: who receives it stands before where it leads.
            let receiver = frame.slots(role).iter().find(|s| s.slot == Slot::Dat).filter(|_| self.receives);
            let mut found = receiver.map(|s| search.in_slot(&Slot::Nom, s, false)).unwrap_or_default();
            if found.is_empty() {
                found = search.find(map, &known);
            }
            store(&mut self.filled, role, found);
        }
    }

    /// What is put right at the end.
    fn close(mut self) -> Filled {
        let Filling { ctx, clause, hit, frame, .. } = self;
        holder_of_land(ctx, frame, clause, &mut self.filled);
        finish(ctx, frame, &self.arguments, &self.taken, &mut self.filled);
        drop_home(ctx, clause, &mut self.filled);
        // `Peru'nun yardım girişini | engelleyerek halkı aç bıraktığını`: whose the object seems to be does both.
        if !ctx.frames.verb_first
            && clause.features.form == VerbForm::Converb
            && !hit.passive
            && self.filled.agents.is_empty()
            && subject_role(frame, false) == Some(Role::Agent)
            && let [target] = self.filled.targets[..]
            && let Some(above) = clause.parent.map(|p| &ctx.reading.clauses[p as usize])
            && above.arguments.iter().any(|a| {
                a.slot == Slot::Nom
                    && a.tokens.start == clause.tokens.start
                    && named(ctx, a, Role::Agent) == [target]
            })
        {
            self.filled.agents = std::mem::take(&mut self.filled.targets);
        }
        if ctx.frames.verb_first && is_match(ctx, frame, clause) {
            return Filled::default();
        }
        if ctx.frames.verb_first && self.filled.places.is_empty() {
            self.filled.places = purpose_place(ctx, clause, &self.filled);
        }
        self.filled
    }
}

/// `Şili, Peru'nun | Lima Bank'ının payını aldı`: the country of a body is not bought with it.
fn drop_home(ctx: &Context<'_>, clause: &Clause, filled: &mut Filled) {
    if ctx.frames.verb_first || filled.targets.len() < 2 {
        return;
    }
    for m in ctx.mentions_in(&clause.tokens) {
        let owner = ctx.mention(m);
        let end = owner.tokens.end;
        let home = owner.kind == EntityKind::Country
            && ctx.case_of(m) == Case::Gen
            && end < clause.tokens.end
            && ctx.mention_at(end).is_some_and(|b| {
                ctx.mention(b).kind == EntityKind::Organization && filled.targets.contains(&ctx.entity_of(b))
            });
        if home {
            filled.targets.retain(|t| *t != ctx.entity_of(m));
        }
    }
}

/// Whether somebody beats another one in a game or a vote: `beat Peru 2-0`.
fn is_match(ctx: &Context<'_>, frame: &Frame, clause: &Clause) -> bool {
    if frame.kind != EventType::Assault || !ctx.is(EventWord::Beats, &ctx.word(clause.head).lemma) {
        return false;
    }
    // `won the race, | beating Reed`
    let start = ctx.sentence_start(clause.head);
    let converb = ctx.lower(clause.head).ends_with("ing") && clause.link != Link::Nominal;
    if converb && (start..clause.head).any(|t| ctx.mention_at(t).is_none() && &*ctx.word(t).lemma == "win") {
        return true;
    }
    let short = |s: &str| !s.is_empty() && s.len() < 4 && s.bytes().all(|b| b.is_ascii_digit());
    let end = ctx.sentence_end(clause.head);
    (clause.head + 1..end).any(|t| match ctx.text(t).split_once(['-', '–']) {
        Some(("", "")) => t + 1 < end && short(ctx.text(t - 1)) && short(ctx.text(t + 1)),
        Some((own, other)) => short(own) && short(other),
        None => false,
    })
}

/// Where somebody does what he goes or gathers somewhere for: `sent experts to Lima to | study the ruins`, `met in Lima to
/// | sign a treaty`.
fn purpose_place(ctx: &Context<'_>, clause: &Clause, filled: &Filled) -> Vec<EntityId> {
    let above = clause.parent.map(|p| &ctx.reading.clauses[p as usize]);
    let to = clause.head.checked_sub(1).filter(|t| ctx.is_at(EventWord::OpensInfinitive, *t));
    let (Some(above), Some(to)) = (above, to) else { return Vec::new() };
    if clause.features.form != VerbForm::VerbalNoun || above.link == Link::Nominal || above.head > to {
        return Vec::new();
    }
    // `to Lima | this week | to`
    let mut end = to;
    while let Some(time) = end.checked_sub(1).and_then(|t| ctx.in_time(t)) {
        end = time;
        if end > 0 && ctx.word(end - 1).upos == Upos::Adp {
            end -= 1;
        }
    }
    let Some(mention) = end.checked_sub(1).and_then(|t| ctx.mention_at(t)) else { return Vec::new() };
    let place = ctx.mention(mention);
    let Some(mut before) = place.tokens.start.checked_sub(1) else { return Vec::new() };
    if ctx.word(before).upos == Upos::Det && before > 0 {
        before -= 1;
    }
    // Whoever goes there: aid to Peru is for Peru.
    let goes = ctx.frames.verbs.get(&*ctx.word(above.head).lemma).is_some_and(|frames| {
        let kind = |id: u32| ctx.frames.entries[id as usize].frame.kind;
        frames.iter().any(|frame| matches!(kind(frame.id), EventType::Travel | EventType::Mobilize))
    });
    let there =
        ctx.is_at(EventWord::Located, before) || goes && matches!(ctx.lower(before), "to" | "into" | "for");
    let entity = ctx.entity_of(mention);
    let fits = there
        && before > above.head
        && !place.adjectival
        && matches!(place.kind, EntityKind::Place | EntityKind::Country)
        && !filled.agents.contains(&entity)
        && !filled.targets.contains(&entity);
    if fits { vec![entity] } else { Vec::new() }
}

/// Whose deed an object tells by a bare name before its noun (`Lopez, | İsrail | saldırılarını kınadı`), not to or with whom it is
/// done.
pub(super) fn doer_of_compound(
    ctx: &Context<'_>,
    frame: &Frame,
    arguments: &[Argument],
    agents: &[EntityId],
) -> Vec<EntityId> {
    let wanted = |a: &&Argument| {
        let dealt_with = match &a.slot {
            Slot::Acc | Slot::Dat => frame.slots(Role::Target).iter().any(|s| s.slot == a.slot),
            Slot::Adp(p) => ctx.is(EventWord::Regarding, p),
            _ => false,
        };
        dealt_with
            && !a.shared
            && matches!(ctx.word(a.head).case, Case::Acc | Case::Dat)
            && matches!(ctx.word(a.head).possessive, 3 | 6)
            && !ctx.frames.is_done_to_bare(&ctx.word(a.head).lemma)
    };
    let deeds = arguments.iter().filter(wanted).filter_map(|a| ctx.nominal_at(a.head));
    let doers = deeds.flat_map(|deed| deed.arguments.iter().filter(|a| a.slot == Slot::Bare && !a.shared));
    let mut found: Vec<EntityId> = doers.flat_map(|a| named(ctx, a, Role::Agent)).collect();
    found.retain(|e| !agents.contains(e));
    found
}
