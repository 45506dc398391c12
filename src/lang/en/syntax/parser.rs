//! Transition-based dependency parser: arc-hybrid, greedy, linear scores, learnt with a dynamic oracle
//! (Goldberg and Nivre 2013). Linear in the number of tokens.
#![allow(clippy::similar_names, clippy::needless_range_loop)] // short names as in the literature

use super::form::Form;
use super::weights::{CLASSES, Perceptron, Scores, Weights, feature};

/// No token.
const NONE: u16 = u16::MAX;

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

    #[inline]
    fn top(&self, k: usize) -> u16 {
        if self.stack.len() > k { self.stack[self.stack.len() - 1 - k] } else { NONE }
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

/// How many features a decision has at most.
const MANY: usize = 80;

/// The words of a sentence as the parser sees them.
#[derive(Debug, Clone, Copy)]
pub struct Input<'s> {
    /// Forms.
    pub forms: &'s [Form],
    /// Fine tags (class numbers).
    pub tags: &'s [u8],
    /// Coarse tag of each fine tag.
    pub coarse: &'s [u8],
}

struct Features {
    list: [u32; MANY],
    len: usize,
}

impl Features {
    #[inline]
    fn push(&mut self, template: u32, a: u32, b: u32) {
        self.list[self.len] = feature(template + 1000, a, b);
        self.len += 1;
    }

    #[allow(clippy::too_many_lines)] // one list of templates
    fn fill(&mut self, s: &State, input: &Input<'_>) {
        self.len = 0;
        let n = s.n;
        let word = |i: u16| -> u32 {
            if i == NONE {
                1
            } else if i >= n {
                3
            } else {
                input.forms[i as usize].word
            }
        };
        let tag = |i: u16| -> u32 {
            if i == NONE {
                250
            } else if i >= n {
                251
            } else {
                u32::from(input.tags[i as usize])
            }
        };
        let coarse = |i: u16| -> u32 {
            if i == NONE {
                250
            } else if i >= n {
                251
            } else {
                u32::from(input.coarse[input.tags[i as usize] as usize])
            }
        };
        let label =
            |i: u16| -> u32 { if i == NONE || i >= n { 250 } else { u32::from(s.labels[i as usize]) } };
        let ahead = |k: u16| -> u16 { if s.next + k <= n { s.next + k } else { NONE } };
        let left = |i: u16, k: usize| if i == NONE { NONE } else { s.left[i as usize][k] };
        let right = |i: u16, k: usize| if i == NONE { NONE } else { s.right[i as usize][k] };
        let valency = |i: u16| if i == NONE { [0; 2] } else { s.valency[i as usize] };
        let (s0, s1, s2) = (s.top(0), s.top(1), s.top(2));
        let (b0, b1, b2) = (ahead(0), ahead(1), ahead(2));
        let (w_s0, w_s1, w_b0, w_b1) = (word(s0), word(s1), word(b0), word(b1));
        let (t_s0, t_s1, t_s2, t_b0, t_b1, t_b2) = (tag(s0), tag(s1), tag(s2), tag(b0), tag(b1), tag(b2));
        let (c_s0, c_s1, c_b0) = (coarse(s0), coarse(s1), coarse(b0));
        let (s0l, s0r, s0l2, s0r2) = (left(s0, 0), right(s0, 0), left(s0, 1), right(s0, 1));
        let (s1l, s1r, b0l, b0l2) = (left(s1, 0), right(s1, 0), left(b0, 0), left(b0, 1));
        let near = |a: u16, b: u16| -> u32 {
            if a == NONE || b == NONE { 0 } else { u32::from(b.saturating_sub(a)).min(10) }
        };
        let far = |d: u32| match d {
            0..=4 => d,
            5..=6 => 5,
            7..=9 => 6,
            _ => 7,
        };
        let (d0, d1) = (far(near(s0, b0)), far(near(s1, s0)));
        let (v0, v1, vb) = (valency(s0), valency(s1), valency(b0));
        let v = |v: [u8; 2]| u32::from(v[0].min(5)) << 4 | u32::from(v[1].min(5));

        // One place.
        self.push(1, w_s0, t_s0);
        self.push(2, w_s0, 0);
        self.push(3, t_s0, 0);
        self.push(4, w_s1, t_s1);
        self.push(5, w_s1, 0);
        self.push(6, t_s1, 0);
        self.push(7, w_b0, t_b0);
        self.push(8, w_b0, 0);
        self.push(9, t_b0, 0);
        self.push(10, w_b1, t_b1);
        self.push(11, t_b1, 0);
        self.push(12, word(b2), t_b2);
        self.push(13, t_s2, 0);
        self.push(14, word(s2), t_s2);
        // Two places.
        self.push(15, w_s0, w_b0);
        self.push(16, w_s0, t_b0 << 8 | t_s0);
        self.push(17, w_b0, t_b0 << 8 | t_s0);
        self.push(18, t_s0, t_b0);
        self.push(19, t_b0, t_b1);
        self.push(20, w_s0, w_s1);
        self.push(21, w_s0, t_s0 << 8 | t_s1);
        self.push(22, w_s1, t_s0 << 8 | t_s1);
        self.push(23, t_s0, t_s1);
        self.push(24, t_s1, t_b0);
        self.push(25, w_s1, w_b0);
        // Three places.
        self.push(26, t_s0 << 8 | t_b0, t_b1);
        self.push(27, t_s0 << 8 | t_s1, t_b0);
        self.push(28, t_s0 << 8 | t_s1, t_s2);
        self.push(29, t_b0 << 8 | t_b1, t_b2 << 8 | t_s0);
        self.push(30, t_s0 << 8 | t_b0, w_b1);
        self.push(31, t_s1 << 8 | t_b0, w_s0);
        self.push(32, t_s0 << 8 | t_s1, w_b0);
        self.push(33, t_s0 << 16 | t_b0 << 8 | t_b1, t_s1);
        // Children.
        self.push(34, t_s0 << 8 | t_b0, tag(s0l) << 8 | label(s0l));
        self.push(35, t_s0 << 8 | t_b0, tag(s0r) << 8 | label(s0r));
        self.push(36, t_s0 << 8 | t_b0, tag(b0l) << 8 | label(b0l));
        self.push(37, t_s0 << 8 | t_s1, tag(s0l) << 8 | label(s0l));
        self.push(38, t_s0 << 8 | t_s1, tag(s0r) << 8 | label(s0r));
        self.push(39, t_s0 << 8 | t_s1, tag(s1l) << 8 | label(s1l));
        self.push(40, t_s0 << 8 | t_s1, tag(s1r) << 8 | label(s1r));
        self.push(41, w_s0, label(s0l) << 8 | label(s0r));
        self.push(42, w_s1, label(s1l) << 8 | label(s1r));
        self.push(43, w_b0, label(b0l) << 8 | label(b0l2));
        self.push(44, t_s0, label(s0l) << 16 | label(s0l2) << 8 | label(s0r));
        self.push(45, t_s1, label(s1l) << 16 | label(right(s1, 1)) << 8 | label(s1r));
        self.push(46, t_s0, label(s0r) << 8 | label(s0r2));
        self.push(47, word(s0l), t_s0);
        self.push(48, word(s0r), t_s0);
        self.push(49, word(s1r), t_s1 << 8 | t_s0);
        self.push(50, word(b0l), t_b0);
        self.push(51, word(s0l), t_s0 << 8 | t_s1);
        self.push(52, word(s0l), w_s1);
        // Distance and valency.
        self.push(53, w_s0, d0);
        self.push(54, t_s0 << 8 | t_b0, d0);
        self.push(55, t_s1 << 8 | t_s0, d1);
        self.push(56, w_b0, d0);
        self.push(57, w_s0, v(v0));
        self.push(58, t_s0, v(v0) << 8 | v(vb));
        self.push(59, w_s1, v(v1));
        self.push(60, t_s1, v(v1) << 8 | t_s0);
        self.push(61, t_b0, v(vb) << 8 | t_s0);
        self.push(62, w_s1, t_s0 << 8 | label(s0l));
        // Coarse tags and word endings stand in for rare words.
        self.push(63, c_s0 << 16 | c_s1 << 8 | c_b0, coarse(b1) << 16 | coarse(s2) << 8 | coarse(b2));
        self.push(64, c_s0 << 8 | c_b0, d0 << 8 | v(v0));
        let suffix =
            |i: u16, k: usize| if i == NONE || i >= n { 1 } else { input.forms[i as usize].suffixes[k] };
        self.push(65, suffix(s0, 1), t_s0 << 8 | t_b0);
        self.push(66, suffix(s1, 1), t_s1 << 8 | t_s0);
        self.push(67, suffix(b0, 1), t_s0 << 8 | t_b0);
        self.push(68, c_s1 << 8 | c_s0, w_b0);
        self.push(69, w_s1, w_b0 ^ t_s0);
        self.push(70, word(s2), t_s1 << 8 | t_s0);
        self.push(71, tag(if s0 == NONE || s0 + 1 >= n { NONE } else { s0 + 1 }) << 8 | t_s0, t_b0);
        let between = if s0 == NONE || s0 == 0 { NONE } else { s0 - 1 };
        self.push(72, tag(between) << 8 | t_s0, t_s1);
        self.push(73, word(between), t_s0 << 8 | t_s1);
    }
}

fn best(scores: &Scores, allowed: [bool; 3], classes: usize, root: u8, at_root: bool) -> Action {
    let mut found: Option<(i32, u8)> = None;
    for class in 0..classes {
        let action = Action::of(class as u8);
        let ok = match action {
            Action::Shift => allowed[0],
            Action::Left(l) => allowed[1] && (l == root) == at_root,
            Action::Right(l) => allowed[2] && l != root,
        };
        if ok && found.is_none_or(|(s, _)| scores[class] > s) {
            found = Some((scores[class], class as u8));
        }
    }
    Action::of(found.map_or(0, |f| f.1))
}

/// Parses one sentence into `state`.
pub fn parse(weights: &Weights, classes: usize, root: u8, input: &Input<'_>, state: &mut State) {
    state.reset(input.forms.len());
    let mut features = Features { list: [0; MANY], len: 0 };
    while !state.done() {
        let allowed = state.allowed();
        let at_root = state.next == state.n;
        if allowed == [true, false, false] {
            state.apply(Action::Shift);
            continue;
        }
        if at_root && state.stack.len() == 1 {
            state.apply(Action::Left(root));
            continue;
        }
        features.fill(state, input);
        let mut scores = [0; CLASSES];
        for f in &features.list[..features.len] {
            weights.add(*f, &mut scores);
        }
        state.apply(best(&scores, allowed, classes, root, at_root));
    }
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
    classes: usize,
    root: u8,
    input: &Input<'_>,
    gold: &Gold,
    mut explore: impl FnMut() -> bool,
    state: &mut State,
) {
    state.reset(input.forms.len());
    let mut features = Features { list: [0; MANY], len: 0 };
    while !state.done() {
        let allowed = state.allowed();
        let at_root = state.next == state.n;
        if allowed == [true, false, false] {
            state.apply(Action::Shift);
            continue;
        }
        if at_root && state.stack.len() == 1 {
            state.apply(Action::Left(root));
            continue;
        }
        perceptron.tick();
        features.fill(state, input);
        let list = &features.list[..features.len];
        let mut scores = [0; CLASSES];
        for f in list {
            perceptron.add(*f, &mut scores);
        }
        let said = best(&scores, allowed, classes, root, at_root);
        // Cost by kind of action does not depend on the label where the arc is not gold.
        let top = state.top(0);
        let gold_label = if top == NONE { 0 } else { gold.labels[top as usize] };
        let good = |a: Action| -> bool {
            let ok = match a {
                Action::Shift => allowed[0],
                Action::Left(l) => allowed[1] && (l == root) == at_root,
                Action::Right(l) => allowed[2] && l != root,
            };
            ok && gold.costless(state, a)
        };
        let mut right: Option<(i32, Action)> = None;
        let mut offer = |a: Action, scores: &Scores| {
            let score = scores[a.class() as usize];
            if right.is_none_or(|(s, _)| score > s) {
                right = Some((score, a));
            }
        };
        let right_action = if good(said) {
            said
        } else {
            if good(Action::Shift) {
                offer(Action::Shift, &scores);
            }
            for a in [Action::Left(gold_label), Action::Right(gold_label)] {
                if good(a) {
                    offer(a, &scores);
                }
            }
            // No way without loss (a non-projective arc, or an error before): any allowed action will do.
            right.map_or(said, |r| r.1)
        };
        if right_action != said {
            perceptron.update(list, right_action.class(), said.class());
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
