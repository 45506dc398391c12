//! Geometry of a picture: where cards, labels and frames lie. Knows nothing of graphs.

mod geometry;
mod pack;
mod relax;
mod stress;

pub use geometry::{Point, Rect, Size};

use relax::{Body, Strand, relax};
use stress::Spring;

/// A line to be drawn between two cards, with the size of its label.
#[derive(Debug, Clone, Copy)]
pub struct Wire {
    pub a: usize,
    pub b: usize,
    pub label: Size,
}

/// What is to be placed.
#[derive(Debug, Default)]
pub struct Plan {
    pub cards: Vec<Size>,
    pub wires: Vec<Wire>,
    /// Which frame a card stands in.
    pub frame_of: Vec<Option<usize>>,
    /// Widths of the frames' names.
    pub frames: Vec<Size>,
}

/// Where everything lies: centres, from (0, 0) at the upper left.
#[derive(Debug, Default)]
pub struct Placement {
    pub cards: Vec<Point>,
    pub labels: Vec<Point>,
    pub frames: Vec<Rect>,
    pub size: Size,
}

/// Room around a card and around a label.
const CARD_ROOM: f64 = 9.0;
const LABEL_ROOM: f64 = 2.5;
/// Between parts that nothing joins.
const PART_GAP: f64 = 34.0;
/// Inside a frame.
const FRAME_PAD: f64 = 16.0;
/// Wider than high, as screens and pages are.
const RATIO: f64 = 1.5;

/// Places cards, labels and frames.
pub fn place(plan: &Plan) -> Placement {
    if plan.frames.is_empty() { flat(&plan.cards, &plan.wires, RATIO) } else { framed(plan) }
}

/// Parts side by side, each by stress.
fn flat(cards: &[Size], wires: &[Wire], ratio: f64) -> Placement {
    let part_of = parts(cards.len(), wires);
    let count = part_of.iter().map(|p| p + 1).max().unwrap_or(0);
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (card, part) in part_of.iter().enumerate() {
        members[*part].push(card);
    }
    let mut wires_of: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (i, wire) in wires.iter().enumerate() {
        wires_of[part_of[wire.a]].push(i);
    }
    let mut out = Placement {
        cards: vec![Point::default(); cards.len()],
        labels: vec![Point::default(); wires.len()],
        ..Placement::default()
    };
    let mut sizes = Vec::with_capacity(count);
    for part in 0..count {
        sizes.push(connected(cards, wires, &members[part], &wires_of[part], &mut out));
    }
    let (corners, size) = pack::pack(&sizes, PART_GAP, ratio);
    for part in 0..count {
        for card in &members[part] {
            out.cards[*card].shift(corners[part].x, corners[part].y);
        }
        for wire in &wires_of[part] {
            out.labels[*wire].shift(corners[part].x, corners[part].y);
        }
    }
    out.size = size;
    out
}

/// Number of the part that a card hangs together with.
fn parts(n: usize, wires: &[Wire]) -> Vec<usize> {
    let mut near: Vec<Vec<usize>> = vec![Vec::new(); n];
    for wire in wires {
        near[wire.a].push(wire.b);
        near[wire.b].push(wire.a);
    }
    let mut part = vec![usize::MAX; n];
    let mut count = 0;
    for start in 0..n {
        if part[start] != usize::MAX {
            continue;
        }
        let mut stack = vec![start];
        part[start] = count;
        while let Some(at) = stack.pop() {
            for next in &near[at] {
                if part[*next] == usize::MAX {
                    part[*next] = count;
                    stack.push(*next);
                }
            }
        }
        count += 1;
    }
    part
}

/// Places one part from (0, 0) on; returns its size.
fn connected(cards: &[Size], wires: &[Wire], members: &[usize], own: &[usize], out: &mut Placement) -> Size {
    let mut local = vec![usize::MAX; cards.len()];
    for (i, card) in members.iter().enumerate() {
        local[*card] = i;
    }
    let springs = springs(cards, wires, members, own, &local);
    let points = stress::place(members.len(), &springs);
    let mut bodies: Vec<Body> = members
        .iter()
        .zip(&points)
        .map(|(card, at)| Body {
            at: Point::new(at.x * 1.12, at.y * 0.92),
            size: cards[*card].padded(CARD_ROOM),
            ease: 1.0,
        })
        .collect();
    let mut strands = Vec::with_capacity(own.len());
    for wire in own {
        let wire = &wires[*wire];
        let (a, b) = (local[wire.a], local[wire.b]);
        let at = relax::middle(&bodies[a], &bodies[b]);
        let size = if wire.label.w > 0.0 { wire.label.padded(LABEL_ROOM) } else { Size::default() };
        strands.push(Strand { a, b, label: bodies.len() });
        bodies.push(Body { at, size, ease: 1.0 });
    }
    let rounds = if bodies.len() > 800 { 60 } else { 300 };
    relax(&mut bodies, &strands, rounds);
    let room = bodies
        .iter()
        .enumerate()
        .filter(|(i, b)| *i < members.len() || b.size.w > 0.0)
        .map(|(_, b)| Rect::around(b.at, b.size))
        .reduce(Rect::union)
        .unwrap_or_default();
    for (card, body) in members.iter().zip(&bodies) {
        out.cards[*card] = Point::new(body.at.x - room.x, body.at.y - room.y);
    }
    for (wire, strand) in own.iter().zip(&strands) {
        let at = bodies[strand.label].at;
        out.labels[*wire] = Point::new(at.x - room.x, at.y - room.y);
    }
    Size { w: room.w, h: room.h }
}

/// Lengths that lines should have: room for their label, and more where many lines meet.
fn springs(cards: &[Size], wires: &[Wire], members: &[usize], own: &[usize], local: &[usize]) -> Vec<Spring> {
    let mut degree = vec![0_usize; members.len()];
    for wire in own {
        degree[local[wires[*wire].a]] += 1;
        degree[local[wires[*wire].b]] += 1;
    }
    let radius = |s: Size| 0.30 * s.w + 0.30 * s.h;
    own.iter()
        .map(|wire| {
            let wire = &wires[*wire];
            let (a, b) = (local[wire.a], local[wire.b]);
            let crowd = (degree[a].max(degree[b]).saturating_sub(2) as f64).sqrt() * 18.0;
            let label = 0.62 * wire.label.w + 0.5 * wire.label.h;
            Spring { a, b, length: radius(cards[wire.a]) + radius(cards[wire.b]) + label + crowd + 34.0 }
        })
        .collect()
}

/// Each frame's cards among themselves first, then frames and single cards as if each were a card.
fn framed(plan: &Plan) -> Placement {
    let frames = plan.frames.len();
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); frames];
    // Every card's block: its frame, or one of its own.
    let mut block = vec![0; plan.cards.len()];
    let mut blocks = frames;
    for (card, frame) in plan.frame_of.iter().enumerate() {
        block[card] = frame.unwrap_or(blocks);
        match frame {
            Some(frame) => members[*frame].push(card),
            None => blocks += 1,
        }
    }
    let mut out = Placement {
        cards: vec![Point::default(); plan.cards.len()],
        labels: vec![Point::default(); plan.wires.len()],
        ..Placement::default()
    };
    let mut sizes = vec![Size::default(); blocks];
    for frame in 0..frames {
        let mut local = vec![usize::MAX; plan.cards.len()];
        for (i, card) in members[frame].iter().enumerate() {
            local[*card] = i;
        }
        let own: Vec<usize> = (0..plan.wires.len())
            .filter(|w| block[plan.wires[*w].a] == frame && block[plan.wires[*w].b] == frame)
            .collect();
        let cards: Vec<Size> = members[frame].iter().map(|c| plan.cards[*c]).collect();
        let wires: Vec<Wire> = own
            .iter()
            .map(|w| Wire {
                a: local[plan.wires[*w].a],
                b: local[plan.wires[*w].b],
                label: plan.wires[*w].label,
            })
            .collect();
        let inside = flat(&cards, &wires, 1.2);
        let name = plan.frames[frame];
        let top = FRAME_PAD + name.h;
        for (card, at) in members[frame].iter().zip(&inside.cards) {
            out.cards[*card] = Point::new(at.x + FRAME_PAD, at.y + top);
        }
        for (wire, at) in own.iter().zip(&inside.labels) {
            out.labels[*wire] = Point::new(at.x + FRAME_PAD, at.y + top);
        }
        sizes[frame] =
            Size { w: inside.size.w.max(name.w) + 2.0 * FRAME_PAD, h: inside.size.h + top + FRAME_PAD };
    }
    for (card, block) in block.iter().enumerate() {
        if *block >= frames {
            sizes[*block] = plan.cards[card];
            out.cards[card] = Point::new(plan.cards[card].w / 2.0, plan.cards[card].h / 2.0);
        }
    }
    let mut between: Vec<Wire> = Vec::new();
    for wire in plan.wires.iter().filter(|w| block[w.a] != block[w.b]) {
        let (a, b) = (block[wire.a].min(block[wire.b]), block[wire.a].max(block[wire.b]));
        match between.iter_mut().find(|w| w.a == a && w.b == b) {
            Some(known) => {
                known.label.w = known.label.w.max(wire.label.w);
                known.label.h = (known.label.h + wire.label.h).min(80.0);
            }
            None => between.push(Wire { a, b, label: wire.label }),
        }
    }
    let outside = flat(&sizes, &between, RATIO);
    for (card, block) in block.iter().enumerate() {
        let (at, size) = (outside.cards[*block], sizes[*block]);
        out.cards[card].shift(at.x - size.w / 2.0, at.y - size.h / 2.0);
    }
    for (i, wire) in plan.wires.iter().enumerate() {
        if block[wire.a] == block[wire.b] {
            let (at, size) = (outside.cards[block[wire.a]], sizes[block[wire.a]]);
            out.labels[i].shift(at.x - size.w / 2.0, at.y - size.h / 2.0);
        }
    }
    out.frames = (0..frames).map(|f| Rect::around(outside.cards[f], sizes[f])).collect();
    out.size = outside.size;
    label_between(plan, &block, &mut out);
    out
}

/// Labels of lines between frames: cards and other labels stay, these find room.
fn label_between(plan: &Plan, block: &[usize], out: &mut Placement) {
    let mut bodies: Vec<Body> = plan
        .cards
        .iter()
        .zip(&out.cards)
        .map(|(size, at)| Body { at: *at, size: size.padded(2.0), ease: 0.0 })
        .collect();
    let mut strands = Vec::new();
    let mut own = Vec::new();
    for (i, wire) in plan.wires.iter().enumerate() {
        let size = if wire.label.w > 0.0 { wire.label.padded(LABEL_ROOM) } else { Size::default() };
        if block[wire.a] == block[wire.b] {
            bodies.push(Body { at: out.labels[i], size, ease: 0.0 });
            continue;
        }
        let at = relax::middle(&bodies[wire.a], &bodies[wire.b]);
        own.push(i);
        strands.push(Strand { a: wire.a, b: wire.b, label: bodies.len() });
        bodies.push(Body { at, size, ease: 1.0 });
    }
    relax(&mut bodies, &strands, 200);
    for (wire, strand) in own.iter().zip(&strands) {
        out.labels[*wire] = bodies[strand.label].at;
    }
}
