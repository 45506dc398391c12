//! Transition-based dependency parser: arc-hybrid, greedy, linear scores, learnt with a dynamic oracle
//! (Goldberg and Nivre 2013). Linear in the number of tokens.
#![allow(clippy::similar_names, clippy::needless_range_loop)] // short names as in the literature

use super::templates::{self, Input};
use super::weights::{CLASSES, Features, Perceptron, Scores, Weights, best};

/// No token.
pub const NONE: u16 = u16::MAX;

/// Longest sentence that is parsed, in tokens.
pub const LONGEST: usize = 400;

/// One transition. As a class: 0 is shift, `1 + 2 l` left with label l, `2 + 2 l` right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Next word onto the stack.
    Shift,
    /// The stack's top hangs on the next word.
    Left(u8),
    /// The stack's top hangs on the one below.
    Right(u8),
}

impl Action {
    pub(super) fn class(self) -> u8 {
        match self {
            Action::Shift => 0,
            Action::Left(l) => 1 + 2 * l,
            Action::Right(l) => 2 + 2 * l,
        }
    }

    pub(super) fn of(class: u8) -> Action {
        match class {
            0 => Action::Shift,
            c if c % 2 == 1 => Action::Left(c / 2),
            c => Action::Right(c / 2 - 1),
        }
    }
}

/// A tree in the making, and when done.
#[derive(Debug, Default, Clone)]
pub struct State {
    n: u16,
    stack: Vec<u16>,
    next: u16,
    /// Head of each word; its own number for the root.
    pub heads: Vec<u16>,
    /// Label of each word.
    pub labels: Vec<u8>,
    left: Vec<[u16; 2]>,
    right: Vec<[u16; 2]>,
    valency: Vec<[u8; 2]>,
    held: Vec<Scores>,
}

impl State {
    /// Back to the start for a sentence of `n` words.
    pub fn reset(&mut self, n: usize) {
        self.n = n as u16;
        self.stack.clear();
        self.next = 0;
        self.heads.clear();
        self.heads.resize(n, NONE);
        self.labels.clear();
        self.labels.resize(n, 0);
        self.left.clear();
        self.left.resize(n + 1, [NONE; 2]);
        self.right.clear();
        self.right.resize(n + 1, [NONE; 2]);
        self.valency.clear();
        self.valency.resize(n + 1, [0; 2]);
    }

    fn done(&self) -> bool {
        self.next == self.n && self.stack.is_empty()
    }

    pub(super) fn len(&self) -> u16 {
        self.n
    }

    /// The word that lies `k` below the top of the stack.
    #[inline]
    pub(super) fn top(&self, k: usize) -> u16 {
        if self.stack.len() > k { self.stack[self.stack.len() - 1 - k] } else { NONE }
    }

    /// The word that comes `k` after the next; the root stands behind the last.
    #[inline]
    pub(super) fn ahead(&self, k: u16) -> u16 {
        if self.next + k <= self.n { self.next + k } else { NONE }
    }

    /// The last two left children, the last first.
    #[inline]
    pub(super) fn left(&self, i: u16) -> [u16; 2] {
        self.left.get(usize::from(i)).copied().unwrap_or([NONE; 2])
    }

    /// The last two right children, the last first.
    #[inline]
    pub(super) fn right(&self, i: u16) -> [u16; 2] {
        self.right.get(usize::from(i)).copied().unwrap_or([NONE; 2])
    }

    /// How many left and right children.
    #[inline]
    pub(super) fn valency(&self, i: u16) -> [u8; 2] {
        self.valency.get(usize::from(i)).copied().unwrap_or_default()
    }

    #[inline]
    pub(super) fn label(&self, i: u16) -> u32 {
        self.labels.get(usize::from(i)).map_or(250, |l| u32::from(*l))
    }

    /// Shift, left, right.
    fn allowed(&self) -> [bool; 3] {
        let at_root = self.next == self.n;
        let depth = self.stack.len();
        [!at_root, depth > 0 && (!at_root || depth == 1), depth > 1]
    }

    fn apply(&mut self, action: Action) {
        match action {
            Action::Shift => {
                self.stack.push(self.next);
                self.next += 1;
            }
            Action::Left(label) => {
                let d = self.stack.pop().unwrap_or(0);
                let h = self.next;
                self.labels[d as usize] = label;
                self.heads[d as usize] = if h == self.n { d } else { h };
                let l = &mut self.left[h as usize];
                *l = [d, l[0]];
                self.valency[h as usize][0] += 1;
            }
            Action::Right(label) => {
                let d = self.stack.pop().unwrap_or(0);
                let h = self.top(0);
                self.labels[d as usize] = label;
                self.heads[d as usize] = h;
                let r = &mut self.right[h as usize];
                *r = [d, r[0]];
                self.valency[h as usize][1] = self.valency[h as usize][1].saturating_add(1);
            }
        }
    }
}

/// The classes of a model, and which of them are open when.
#[derive(Debug)]
pub struct Classes {
    many: usize,
    root: u8,
    /// By what is allowed (shift, left, right, and whether the next word is the root).
    open: [[bool; CLASSES]; 16],
}

impl Classes {
    /// Classes for a number of labels, one of which is the root's.
    pub fn new(labels: usize, root: u8) -> Classes {
        let many = (1 + 2 * labels).min(CLASSES);
        let mut open = [[false; CLASSES]; 16];
        for (state, open) in open.iter_mut().enumerate() {
            let [shift, left, right, at_root] = [1, 2, 4, 8].map(|bit| state & bit != 0);
            for (class, open) in open[..many].iter_mut().enumerate() {
                *open = match Action::of(class as u8) {
                    Action::Shift => shift,
                    Action::Left(l) => left && (l == root) == at_root,
                    Action::Right(l) => right && l != root,
                };
            }
        }
        Classes { many, root, open }
    }

    fn open(&self, state: &State) -> &[bool; CLASSES] {
        let [shift, left, right] = state.allowed().map(usize::from);
        &self.open[shift | left << 1 | right << 2 | usize::from(state.next == state.n) << 3]
    }

    /// The only action that a state leaves open.
    fn forced(&self, state: &State) -> Option<Action> {
        if state.stack.is_empty() {
            Some(Action::Shift)
        } else if state.next == state.n && state.stack.len() == 1 {
            Some(Action::Left(self.root))
        } else {
            None
        }
    }

    /// The open action with the highest score.
    fn best<S: Copy + Ord + Default>(
        &self,
        scores: &mut [S; CLASSES],
        open: &[bool; CLASSES],
        least: S,
    ) -> Action {
        for (score, open) in scores.iter_mut().zip(open) {
            *score = if *open { *score } else { least };
        }
        Action::of(best(&scores[..self.many]) as u8)
    }
}

/// Parses one sentence into `state`.
pub fn parse(weights: &Weights, classes: &Classes, input: &Input<'_>, state: &mut State) {
    state.reset(input.forms.len());
    let mut features = Features::<{ templates::MANY }>::new(1000);
    let sum = |features: &Features<_>| {
        let mut scores = [0; CLASSES];
        weights.add(features, &mut scores);
        scores
    };
    // What of the scores comes from the next words alone, and from the stack alone at each of its depths.
    let mut ahead = [0; CLASSES];
    let mut held: Vec<Scores> = std::mem::take(&mut state.held);
    while !state.done() {
        let action = classes.forced(state).unwrap_or_else(|| {
            let mut scores = held[state.stack.len() - 1];
            for (score, more) in scores.iter_mut().zip(&ahead) {
                *score += more;
            }
            features.clear();
            templates::both(state, input, &mut features);
            weights.add(&features, &mut scores);
            classes.best(&mut scores, classes.open(state), i16::MIN)
        });
        state.apply(action);
        if action == Action::Shift {
            features.clear();
            templates::ahead(state, input, &mut features);
            ahead = sum(&features);
            features.clear();
            templates::stack(state, input, &mut features);
            held.truncate(state.stack.len() - 1);
            held.push(sum(&features));
        }
    }
    state.held = held;
}

/// A gold tree: head (its own number for the root) and label of each word.
#[derive(Debug, Clone)]
pub struct Gold {
    /// Heads.
    pub heads: Vec<u16>,
    /// Labels.
    pub labels: Vec<u8>,
}

impl Gold {
    /// Whether action's arc (or lack of one) loses no gold arc that can still be had.
    fn costless(&self, s: &State, action: Action) -> bool {
        let head = |d: u16| self.heads[d as usize];
        let is_root = |d: u16| head(d) == d;
        let b = s.next;
        let top = s.top(0);
        match action {
            Action::Shift => {
                let below = &s.stack[..s.stack.len().saturating_sub(1)];
                // b loses heads below the top, and dependents on the whole stack.
                (!below.contains(&head(b)) || is_root(b)) && !s.stack.iter().any(|d| head(*d) == b && *d != b)
            }
            Action::Left(label) => {
                let s1 = s.top(1);
                if b == s.n {
                    return !is_root(top) || label == self.labels[top as usize];
                }
                let gold = !is_root(top) && head(top) == b;
                let lost_head = if is_root(top) { true } else { !gold && (head(top) == s1 || head(top) > b) };
                let lost_child = (b..s.n).any(|d| head(d) == top && d != top);
                !lost_head && !lost_child && (!gold || label == self.labels[top as usize])
            }
            Action::Right(label) => {
                let s1 = s.top(1);
                let gold = !is_root(top) && head(top) == s1;
                let lost_head = is_root(top) || (!gold && head(top) >= b);
                let lost_child = (b..s.n).any(|d| head(d) == top && d != top);
                !lost_head && !lost_child && (!gold || label == self.labels[top as usize])
            }
        }
    }
}

/// One pass of learning over one sentence. With `explore`, the parser's own choice is followed even where it is
/// wrong, so that it learns to go on from its errors.
pub fn learn(
    perceptron: &mut Perceptron,
    classes: &Classes,
    input: &Input<'_>,
    gold: &Gold,
    mut explore: impl FnMut() -> bool,
    state: &mut State,
) {
    state.reset(input.forms.len());
    let mut features = Features::<{ templates::MANY }>::new(1000);
    while !state.done() {
        if let Some(action) = classes.forced(state) {
            state.apply(action);
            continue;
        }
        perceptron.tick();
        features.clear();
        templates::ahead(state, input, &mut features);
        templates::stack(state, input, &mut features);
        templates::both(state, input, &mut features);
        let mut scores = perceptron.scores(&features);
        let open = classes.open(state);
        let said = classes.best(&mut scores, open, i32::MIN);
        // Cost by kind of action does not depend on the label where the arc is not gold.
        let top = state.top(0);
        let gold_label = if top == NONE { 0 } else { gold.labels[top as usize] };
        let good = |a: Action| open[a.class() as usize] && gold.costless(state, a);
        let mut right: Option<(i32, Action)> = None;
        let mut offer = |a: Action| {
            let score = scores[a.class() as usize];
            if right.is_none_or(|(s, _)| score > s) {
                right = Some((score, a));
            }
        };
        let right_action = if good(said) {
            said
        } else {
            if good(Action::Shift) {
                offer(Action::Shift);
            }
            for a in [Action::Left(gold_label), Action::Right(gold_label)] {
                if good(a) {
                    offer(a);
                }
            }
            // No way without loss (a non-projective arc, or an error before): any allowed action will do.
            right.map_or(said, |r| r.1)
        };
        if right_action != said {
            perceptron.update(&features, right_action.class(), said.class());
        }
        state.apply(if explore() { said } else { right_action });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actions_and_classes_are_one_to_one() {
        for class in 0..90 {
            assert_eq!(Action::of(class).class(), class);
        }
    }
}
