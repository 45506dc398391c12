//! No card over a card, no label over anything, no line through a stranger's card: pushed apart step by step.

use super::geometry::{Point, Rect, Size, nearest};

/// Something that takes room.
#[derive(Debug, Clone, Copy)]
pub struct Body {
    /// Its centre.
    pub at: Point,
    /// Its size, with the room it wants around it.
    pub size: Size,
    /// How easily it moves: 0 stays where it is.
    pub ease: f64,
}

/// A line between two bodies, through its label, which is a body too.
#[derive(Debug, Clone, Copy)]
pub struct Strand {
    pub a: usize,
    pub b: usize,
    pub label: usize,
}

/// Room between a card and a line that passes it.
const CLEAR: f64 = 4.0;

/// Pushes apart. `rounds` of pulling and pushing, then until nothing overlaps.
pub fn relax(bodies: &mut [Body], strands: &[Strand], rounds: usize) {
    let mut is_label = vec![false; bodies.len()];
    for s in strands {
        is_label[s.label] = true;
    }
    // Where cards stay, labels alone move, and nothing is made wider.
    let fixed = bodies.first().is_some_and(|b| b.ease <= 0.0);
    let heavy = strands.len() * bodies.len() > 40_000;
    for round in 0..rounds {
        let heat = 1.0 - round as f64 / rounds as f64;
        for s in strands {
            pull(bodies, *s, heat);
        }
        for s in strands {
            centre(bodies, *s, if heat > 0.3 { 0.35 } else { 0.15 });
        }
        if !fixed && (!heavy || round % 5 == 0) {
            for s in strands {
                clear(bodies, *s, &is_label, 0.25 + 0.25 * heat);
            }
        }
        separate(bodies, 0.5);
    }
    for round in 0..if fixed { 40 } else { 4000 } {
        if !separate(bodies, 1.0) {
            return;
        }
        if !fixed && round % 40 == 39 {
            // Wedged: room for all, in the same arrangement.
            for body in bodies.iter_mut().filter(|b| b.ease > 0.0) {
                body.at = Point::new(body.at.x * 1.03, body.at.y * 1.03);
            }
        }
    }
}

/// Draws the ends of a line towards the length that it needs for its label.
fn pull(bodies: &mut [Body], s: Strand, heat: f64) {
    let (a, b) = (bodies[s.a], bodies[s.b]);
    let (x, y) = (b.at.x - a.at.x, b.at.y - a.at.y);
    let length = (x * x + y * y).sqrt().max(1e-6);
    let (x, y) = (x / length, y / length);
    let want = a.size.reach(x, y) + b.size.reach(x, y) + 2.0 * bodies[s.label].size.reach(x, y) + 22.0;
    let off = length - want;
    let force = if off > 0.0 { (0.03 * heat * off).min(6.0) } else { 0.18 * off };
    let ease = (a.ease + b.ease).max(1e-9);
    bodies[s.a].at.shift(x * force * a.ease / ease, y * force * a.ease / ease);
    bodies[s.b].at.shift(-x * force * b.ease / ease, -y * force * b.ease / ease);
}

/// Draws a label towards the middle of what is seen of its line.
fn centre(bodies: &mut [Body], s: Strand, share: f64) {
    let middle = middle(&bodies[s.a], &bodies[s.b]);
    let label = &mut bodies[s.label];
    label.at = label.at.towards(middle, share);
}

/// The middle of what is seen of a straight line between two bodies.
pub fn middle(a: &Body, b: &Body) -> Point {
    let length = a.at.distance(b.at).max(1e-6);
    let (x, y) = ((b.at.x - a.at.x) / length, (b.at.y - a.at.y) / length);
    let (from, to) = (a.size.reach(x, y), length - b.size.reach(x, y));
    a.at.towards(b.at, (f64::midpoint(from, to) / length).clamp(0.1, 0.9))
}

/// Pushes strangers off a line, which is a curve through its label, and the line off them.
fn clear(bodies: &mut [Body], s: Strand, is_label: &[bool], share: f64) {
    const PIECES: usize = 6;
    let (a, label, b) = (bodies[s.a].at, bodies[s.label].at, bodies[s.b].at);
    let middle = a.towards(b, 0.5);
    let control = Point::new(2.0 * label.x - middle.x, 2.0 * label.y - middle.y);
    let curve: [Point; PIECES + 1] = std::array::from_fn(|i| {
        let t = i as f64 / PIECES as f64;
        a.towards(control, t).towards(control.towards(b, t), t)
    });
    let room = curve
        .iter()
        .map(|p| Rect { x: p.x - 0.5, y: p.y - 0.5, w: 1.0, h: 1.0 })
        .reduce(Rect::union)
        .unwrap_or_default();
    for i in 0..bodies.len() {
        let body = bodies[i];
        let size = body.size.padded(if is_label[i] { 0.0 } else { CLEAR });
        if i == s.a || i == s.b || i == s.label || !room.overlaps(Rect::around(body.at, size)) {
            continue;
        }
        // Where the line comes nearest.
        let mut best = (f64::MAX, 0.0, a);
        for (k, ends) in curve.windows(2).enumerate() {
            let t = nearest(ends[0], ends[1], body.at);
            let q = ends[0].towards(ends[1], t);
            let off = body.at.distance(q);
            if off < best.0 {
                best = (off, (k as f64 + t) / PIECES as f64, q);
            }
        }
        let (off, at, q) = best;
        let (mut x, mut y) = (body.at.x - q.x, body.at.y - q.y);
        let mut length = off;
        if length < 1e-6 {
            (x, y) = (b.y - a.y, a.x - b.x);
            length = (x * x + y * y).sqrt().max(1e-6);
        }
        let (x, y) = (x / length, y / length);
        let need = size.reach(x, y);
        if off >= need {
            continue;
        }
        let push = (need - off) * share;
        bodies[i].at.shift(x * push * body.ease * 0.6, y * push * body.ease * 0.6);
        let ease = bodies[s.label].ease * 0.7;
        bodies[s.label].at.shift(-x * push * ease, -y * push * ease);
        for (end, part) in [(s.a, 1.0 - at), (s.b, at)] {
            let ease = bodies[end].ease * 0.25 * part;
            bodies[end].at.shift(-x * push * ease, -y * push * ease);
        }
    }
}

/// Pushes overlapping bodies apart by the shorter way; says whether any overlapped.
fn separate(bodies: &mut [Body], share: f64) -> bool {
    let mut order: Vec<usize> = (0..bodies.len()).filter(|i| bodies[*i].size.w > 0.0).collect();
    let left = |b: &Body| b.at.x - b.size.w / 2.0;
    order.sort_by(|i, j| left(&bodies[*i]).total_cmp(&left(&bodies[*j])).then(i.cmp(j)));
    let widest = bodies.iter().map(|b| b.size.w).fold(0.0, f64::max);
    let mut any = false;
    for (k, i) in order.iter().enumerate() {
        for j in &order[k + 1..] {
            let (a, b) = (bodies[*i], bodies[*j]);
            if left(&b) > a.at.x + a.size.w / 2.0 + widest / 2.0 {
                break;
            }
            let (x, y) = (b.at.x - a.at.x, b.at.y - a.at.y);
            let over_x = f64::midpoint(a.size.w, b.size.w) - x.abs();
            let over_y = f64::midpoint(a.size.h, b.size.h) - y.abs();
            let ease = a.ease + b.ease;
            if over_x <= 1e-3 || over_y <= 1e-3 || ease <= 0.0 {
                continue;
            }
            any = true;
            let (mut px, mut py) = (0.0, 0.0);
            // Boxes are wider than high: sideways costs more than it seems.
            if over_x < over_y * 1.15 {
                px = if x < 0.0 || (x == 0.0 && i > j) { -over_x } else { over_x };
            } else {
                py = if y < 0.0 || (y == 0.0 && i > j) { -over_y } else { over_y };
            }
            let share = share * 1.001;
            bodies[*i].at.shift(-px * share * a.ease / ease, -py * share * a.ease / ease);
            bodies[*j].at.shift(px * share * b.ease / ease, py * share * b.ease / ease);
        }
    }
    any
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_overlaps_in_the_end() {
        let size = Size { w: 80.0, h: 24.0 };
        let mut bodies: Vec<Body> = (0..40)
            .map(|i| Body { at: Point::new(f64::from(i % 7) * 9.0, f64::from(i / 7) * 5.0), size, ease: 1.0 })
            .collect();
        let strands = [Strand { a: 0, b: 1, label: 39 }, Strand { a: 2, b: 3, label: 38 }];
        relax(&mut bodies, &strands, 50);
        for (i, a) in bodies.iter().enumerate() {
            for b in &bodies[i + 1..] {
                let shrunk = |b: &Body| Rect::around(b.at, Size { w: 79.9, h: 23.9 });
                assert!(!shrunk(a).overlaps(shrunk(b)));
            }
        }
    }
}
