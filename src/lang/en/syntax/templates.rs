//! What the parser looks at: the top three of the stack, the next three words, their children.

use super::form::Form;
use super::parser::{NONE, State};
use super::weights::Features;

/// How many features a decision has.
pub const MANY: usize = 73;

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

impl Input<'_> {
    fn word(&self, i: u16) -> u32 {
        if i == NONE { 1 } else { self.forms.get(usize::from(i)).map_or(3, |f| f.word) }
    }

    fn suffix(&self, i: u16) -> u32 {
        self.forms.get(usize::from(i)).map_or(1, |f| f.suffixes[1])
    }

    fn tag(&self, i: u16) -> u32 {
        if i == NONE { 250 } else { self.tags.get(usize::from(i)).map_or(251, |t| u32::from(*t)) }
    }

    fn coarse(&self, i: u16) -> u32 {
        if i == NONE {
            return 250;
        }
        self.tags.get(usize::from(i)).map_or(251, |t| u32::from(self.coarse[usize::from(*t)]))
    }
}

fn far(from: u16, to: u16) -> u32 {
    if from == NONE || to == NONE {
        return 0;
    }
    match to.saturating_sub(from) {
        d @ 0..=4 => u32::from(d),
        5..=6 => 5,
        7..=9 => 6,
        _ => 7,
    }
}

fn valency([left, right]: [u8; 2]) -> u32 {
    u32::from(left.min(5)) << 4 | u32::from(right.min(5))
}

/// Features of the next words alone: the same until one of them goes onto the stack.
pub fn ahead(s: &State, input: &Input<'_>, out: &mut Features<MANY>) {
    let [b0, b1, b2] = [0, 1, 2].map(|k| s.ahead(k));
    let (w_b0, w_b1) = (input.word(b0), input.word(b1));
    let (t_b0, t_b1, t_b2) = (input.tag(b0), input.tag(b1), input.tag(b2));
    out.push(7, w_b0, t_b0);
    out.push(8, w_b0, 0);
    out.push(9, t_b0, 0);
    out.push(10, w_b1, t_b1);
    out.push(11, t_b1, 0);
    out.push(12, input.word(b2), t_b2);
    out.push(19, t_b0, t_b1);
}

/// Features of the stack alone, without the right children of its top: the same as long as that top is one. What lies
/// below gets no children meanwhile, and left children come only to the next word.
pub fn stack(s: &State, input: &Input<'_>, out: &mut Features<MANY>) {
    let [s0, s1, s2] = [0, 1, 2].map(|k| s.top(k));
    let (w_s0, w_s1, w_s2) = (input.word(s0), input.word(s1), input.word(s2));
    let (t_s0, t_s1, t_s2) = (input.tag(s0), input.tag(s1), input.tag(s2));
    let tops = t_s0 << 8 | t_s1;
    let [s0l, s1l] = [s0, s1].map(|i| s.left(i)[0]);
    let [s1r, s1r2] = s.right(s1);
    let (w_s0l, l_s0l) = (input.word(s0l), s.label(s0l));
    let (l_s1l, l_s1r) = (s.label(s1l), s.label(s1r));
    let before = if s0 == NONE || s0 == 0 { NONE } else { s0 - 1 };
    // One place.
    out.push(1, w_s0, t_s0);
    out.push(2, w_s0, 0);
    out.push(3, t_s0, 0);
    out.push(4, w_s1, t_s1);
    out.push(5, w_s1, 0);
    out.push(6, t_s1, 0);
    out.push(13, t_s2, 0);
    out.push(14, w_s2, t_s2);
    // Several places.
    out.push(20, w_s0, w_s1);
    out.push(21, w_s0, tops);
    out.push(22, w_s1, tops);
    out.push(23, t_s0, t_s1);
    out.push(28, tops, t_s2);
    out.push(70, w_s2, t_s1 << 8 | t_s0);
    out.push(72, input.tag(before) << 8 | t_s0, t_s1);
    out.push(73, input.word(before), tops);
    // Children.
    out.push(37, tops, input.tag(s0l) << 8 | l_s0l);
    out.push(39, tops, input.tag(s1l) << 8 | l_s1l);
    out.push(40, tops, input.tag(s1r) << 8 | l_s1r);
    out.push(42, w_s1, l_s1l << 8 | l_s1r);
    out.push(45, t_s1, l_s1l << 16 | s.label(s1r2) << 8 | l_s1r);
    out.push(47, w_s0l, t_s0);
    out.push(49, input.word(s1r), t_s1 << 8 | t_s0);
    out.push(51, w_s0l, tops);
    out.push(52, w_s0l, w_s1);
    out.push(62, w_s1, t_s0 << 8 | l_s0l);
    // Distance, valency, ending.
    let v_s1 = valency(s.valency(s1));
    out.push(55, t_s1 << 8 | t_s0, far(s1, s0));
    out.push(59, w_s1, v_s1);
    out.push(60, t_s1, v_s1 << 8 | t_s0);
    out.push(66, input.suffix(s1), t_s1 << 8 | t_s0);
}

/// Features of both, and of children that may come with any action.
pub fn both(s: &State, input: &Input<'_>, out: &mut Features<MANY>) {
    let [s0, s1, s2] = [0, 1, 2].map(|k| s.top(k));
    let [b0, b1, b2] = [0, 1, 2].map(|k| s.ahead(k));
    let (w_s0, w_s1, w_b0, w_b1) = (input.word(s0), input.word(s1), input.word(b0), input.word(b1));
    let (t_s0, t_s1) = (input.tag(s0), input.tag(s1));
    let (t_b0, t_b1, t_b2) = (input.tag(b0), input.tag(b1), input.tag(b2));
    let (tops, middle) = (t_s0 << 8 | t_s1, t_s0 << 8 | t_b0);
    let ([s0l, s0l2], [s0r, s0r2], [b0l, b0l2]) = (s.left(s0), s.right(s0), s.left(b0));
    let (l_s0l, l_s0r, l_b0l) = (s.label(s0l), s.label(s0r), s.label(b0l));
    // Two places.
    out.push(15, w_s0, w_b0);
    out.push(16, w_s0, t_b0 << 8 | t_s0);
    out.push(17, w_b0, t_b0 << 8 | t_s0);
    out.push(18, t_s0, t_b0);
    out.push(24, t_s1, t_b0);
    out.push(25, w_s1, w_b0);
    // Three places.
    out.push(26, middle, t_b1);
    out.push(27, tops, t_b0);
    out.push(29, t_b0 << 8 | t_b1, t_b2 << 8 | t_s0);
    out.push(30, middle, w_b1);
    out.push(31, t_s1 << 8 | t_b0, w_s0);
    out.push(32, tops, w_b0);
    out.push(33, t_s0 << 16 | t_b0 << 8 | t_b1, t_s1);
    out.push(69, w_s1, w_b0 ^ t_s0);
    out.push(71, input.tag(if s0 == NONE || s0 + 1 >= s.len() { NONE } else { s0 + 1 }) << 8 | t_s0, t_b0);
    // Children.
    out.push(34, middle, input.tag(s0l) << 8 | l_s0l);
    out.push(35, middle, input.tag(s0r) << 8 | l_s0r);
    out.push(36, middle, input.tag(b0l) << 8 | l_b0l);
    out.push(38, tops, input.tag(s0r) << 8 | l_s0r);
    out.push(41, w_s0, l_s0l << 8 | l_s0r);
    out.push(43, w_b0, l_b0l << 8 | s.label(b0l2));
    out.push(44, t_s0, l_s0l << 16 | s.label(s0l2) << 8 | l_s0r);
    out.push(46, t_s0, l_s0r << 8 | s.label(s0r2));
    out.push(48, input.word(s0r), t_s0);
    out.push(50, input.word(b0l), t_b0);
    // Distance and valency.
    let (d, v_s0, v_b0) = (far(s0, b0), valency(s.valency(s0)), valency(s.valency(b0)));
    out.push(53, w_s0, d);
    out.push(54, middle, d);
    out.push(56, w_b0, d);
    out.push(57, w_s0, v_s0);
    out.push(58, t_s0, v_s0 << 8 | v_b0);
    out.push(61, t_b0, v_b0 << 8 | t_s0);
    // Coarse tags and word endings stand in for rare words.
    let (c_s0, c_s1, c_b0) = (input.coarse(s0), input.coarse(s1), input.coarse(b0));
    let around = input.coarse(b1) << 16 | input.coarse(s2) << 8 | input.coarse(b2);
    out.push(63, c_s0 << 16 | c_s1 << 8 | c_b0, around);
    out.push(64, c_s0 << 8 | c_b0, d << 8 | v_s0);
    out.push(65, input.suffix(s0), middle);
    out.push(67, input.suffix(b0), middle);
    out.push(68, c_s1 << 8 | c_s0, w_b0);
}
