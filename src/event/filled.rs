//! Who and where: the roles of a frame with those who fill them.

use super::context::Context;
use super::frame::{Flag, Frame, Role, RoleSlot};
use crate::entity::EntityId;

/// Who and where.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Filled {
    pub(crate) agents: Vec<EntityId>,
    pub(crate) targets: Vec<EntityId>,
    pub(crate) places: Vec<EntityId>,
}

impl Filled {
    /// Stores the targets, each once, without who is an agent already.
    pub(super) fn set_targets(&mut self, found: Vec<EntityId>) {
        self.targets.clear();
        for target in found {
            if !self.agents.contains(&target) && !self.targets.contains(&target) {
                self.targets.push(target);
            }
        }
    }

    /// Lets others do it where nobody is said to, unless it is done to them.
    pub(super) fn lend(&mut self, frame: &Frame, agents: &[EntityId]) {
        if self.agents.is_empty() && !frame.slots(Role::Agent).is_empty() {
            self.agents.extend(agents.iter().filter(|e| !self.targets.contains(e)));
        }
    }

    /// How many roles among agent and target are filled.
    pub(crate) fn count(&self) -> usize {
        usize::from(!self.agents.is_empty()) + usize::from(!self.targets.is_empty())
    }

    /// How well the frame suits: roles filled, those by the kind that the frame asks for above others.
    pub(crate) fn rank(&self, ctx: &Context<'_>, frame: &Frame) -> usize {
        let asked = |role: Role, found: &[EntityId]| {
            let fits = |s: &RoleSlot| s.kinds.len() == 1 || s.kinds.len() == 2;
            usize::from(found.first().is_some_and(|e| {
                frame.slots(role).iter().any(|s| fits(s) && s.kinds.contains(&ctx.kind(*e)))
            }))
        };
        2 * self.count()
            + asked(Role::Agent, &self.agents)
            + asked(Role::Target, &self.targets)
            + asked(Role::Place, &self.places)
    }

    /// Whether a frame's needs are met.
    pub(crate) fn satisfies(&self, frame: &Frame) -> bool {
        let (agent, target) = (!self.agents.is_empty(), !self.targets.is_empty());
        (agent || target)
            && (!frame.has(Flag::Weak) || agent && target)
            && (!frame.has(Flag::NeedsAgent) || agent)
            && (!frame.has(Flag::NeedsTarget)
                || target
                || !frame.slots(Role::Place).is_empty() && !self.places.is_empty())
            && (!frame.has(Flag::NeedsPlace) || !self.places.is_empty())
    }
}
