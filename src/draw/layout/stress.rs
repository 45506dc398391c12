//! Where cards lie: drawn distances as near as can be to distances in the graph (stress, by stochastic gradient descent
//! after Zheng, Pawar and Goodman 2018). Only operations that IEEE 754 rounds exactly are used, and a generator of its
//! own: the same input gives the same places on any machine.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::geometry::{Point, cross, nearest};

/// A small generator (xorshift64*), seeded the same each time.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// 0 up to 1.
    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }
}

/// An edge with the length that it should have.
#[derive(Debug, Clone, Copy)]
pub struct Spring {
    pub a: usize,
    pub b: usize,
    pub length: f64,
}

/// Places the nodes of a connected graph; the first node comes to lie at the left of the picture's upper half.
pub fn place(n: usize, springs: &[Spring]) -> Vec<Point> {
    if n <= 1 {
        return vec![Point::default(); n];
    }
    let distances = distances(n, springs);
    let tries = if n <= 60 {
        16
    } else if n <= 150 {
        6
    } else {
        1
    };
    let mut best: Option<(f64, Vec<Point>)> = None;
    for seed in 1..=tries {
        let points = descend(n, &distances, Random(0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(seed)));
        let cost = if tries == 1 { 0.0 } else { cost(&points, springs, &distances) };
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, points));
        }
    }
    let mut points = best.map(|(_, points)| points).unwrap_or_default();
    turn(&mut points);
    points
}

#[derive(PartialEq)]
struct Reached(f64, usize);

impl Eq for Reached {}

impl Ord for Reached {
    fn cmp(&self, other: &Self) -> Ordering {
        other.0.total_cmp(&self.0).then(other.1.cmp(&self.1))
    }
}

impl PartialOrd for Reached {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Shortest ways between all nodes, row by row.
fn distances(n: usize, springs: &[Spring]) -> Vec<f64> {
    let mut near: Vec<Vec<(usize, f64)>> = vec![Vec::new(); n];
    for s in springs {
        near[s.a].push((s.b, s.length));
        near[s.b].push((s.a, s.length));
    }
    let mut all = vec![f64::INFINITY; n * n];
    for from in 0..n {
        let row = &mut all[from * n..(from + 1) * n];
        let mut heap = BinaryHeap::from([Reached(0.0, from)]);
        row[from] = 0.0;
        while let Some(Reached(way, at)) = heap.pop() {
            if way > row[at] {
                continue;
            }
            for (to, length) in &near[at] {
                if way + length < row[*to] {
                    row[*to] = way + length;
                    heap.push(Reached(way + length, *to));
                }
            }
        }
    }
    all
}

fn descend(n: usize, distances: &[f64], mut random: Random) -> Vec<Point> {
    const ROUNDS: usize = 64;
    let mut pairs: Vec<(u32, u32, f64)> = Vec::with_capacity(n * (n - 1) / 2);
    let (mut least, mut most) = (f64::INFINITY, 0.0_f64);
    for i in 0..n {
        for j in i + 1..n {
            let d = distances[i * n + j];
            if d.is_finite() && d > 0.0 {
                pairs.push((i as u32, j as u32, d));
                least = least.min(d);
                most = most.max(d);
            }
        }
    }
    let mut points: Vec<Point> =
        (0..n).map(|_| Point::new(random.share() * most, random.share() * most)).collect();
    let mut step = most * most;
    let mut factor = 0.1 * least * least / step;
    for _ in 0..6 {
        factor = factor.sqrt(); // the 64th root
    }
    for _ in 0..ROUNDS {
        for i in (1..pairs.len()).rev() {
            pairs.swap(i, random.below(i + 1));
        }
        for (i, j, d) in &pairs {
            let (a, b) = (points[*i as usize], points[*j as usize]);
            let (x, y) = (a.x - b.x, a.y - b.y);
            let length = (x * x + y * y).sqrt().max(1e-6);
            let share = (step / (d * d)).min(1.0) * (length - d) / (2.0 * length);
            points[*i as usize].shift(-x * share, -y * share);
            points[*j as usize].shift(x * share, y * share);
        }
        step *= factor;
    }
    points
}

/// How bad a drawing is: crossings, lines over nodes, and stress.
fn cost(points: &[Point], springs: &[Spring], distances: &[f64]) -> f64 {
    let n = points.len();
    let mut cost = 0.0;
    for (i, s) in springs.iter().enumerate() {
        let (a, b) = (points[s.a], points[s.b]);
        for t in &springs[i + 1..] {
            if s.a != t.a && s.a != t.b && s.b != t.a && s.b != t.b && cross(a, b, points[t.a], points[t.b]) {
                cost += 1.0;
            }
        }
        for (k, p) in points.iter().enumerate() {
            if k != s.a && k != s.b && a.towards(b, nearest(a, b, *p)).distance(*p) < s.length * 0.22 {
                cost += 1.5;
            }
        }
    }
    let mut stress = 0.0;
    for i in 0..n {
        for j in i + 1..n {
            let d = distances[i * n + j];
            if d.is_finite() && d > 0.0 {
                let off = points[i].distance(points[j]) / d - 1.0;
                stress += off * off;
            }
        }
    }
    cost + stress * 8.0 / n as f64
}

/// Turns the drawing so that it is wider than high, with the first node in the upper left half.
fn turn(points: &mut [Point]) {
    let n = points.len() as f64;
    let (mx, my) = (points.iter().map(|p| p.x).sum::<f64>() / n, points.iter().map(|p| p.y).sum::<f64>() / n);
    let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
    for p in points.iter_mut() {
        p.shift(-mx, -my);
        xx += p.x * p.x;
        xy += p.x * p.y;
        yy += p.y * p.y;
    }
    let half = (xx - yy) / 2.0;
    let long = f64::midpoint(xx, yy) + (half * half + xy * xy).sqrt();
    let (x, y) = if xy.abs() > 1e-9 {
        (long - yy, xy)
    } else if xx >= yy {
        (1.0, 0.0)
    } else {
        (0.0, 1.0)
    };
    let length = (x * x + y * y).sqrt();
    let (x, y) = (x / length, y / length);
    for p in points.iter_mut() {
        *p = Point::new(p.x * x + p.y * y, p.y * x - p.x * y);
    }
    let (left, up) = points.first().map_or((true, true), |p| (p.x <= 0.0, p.y <= 0.0));
    for p in points.iter_mut() {
        *p = Point::new(if left { p.x } else { -p.x }, if up { p.y } else { -p.y });
    }
}
