//! Points and boxes.

/// A point, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

/// Width and height, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Size {
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
}

/// A rectangle by its corner at the upper left.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rect {
    /// Left.
    pub x: f64,
    /// Top.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
}

impl Point {
    /// A point.
    pub fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// Between two points: 0 is this one, 1 the other.
    pub fn towards(self, other: Point, share: f64) -> Point {
        Point::new(self.x + (other.x - self.x) * share, self.y + (other.y - self.y) * share)
    }

    /// Distance.
    pub fn distance(self, other: Point) -> f64 {
        let (x, y) = (other.x - self.x, other.y - self.y);
        (x * x + y * y).sqrt()
    }

    /// Moves it.
    pub fn shift(&mut self, x: f64, y: f64) {
        self.x += x;
        self.y += y;
    }
}

impl Size {
    /// How far the box reaches from its centre in a direction of length 1.
    pub fn reach(self, x: f64, y: f64) -> f64 {
        let (w, h) = (self.w / 2.0, self.h / 2.0);
        let along = |half: f64, part: f64| if part.abs() < 1e-9 { f64::MAX } else { half / part.abs() };
        along(w, x).min(along(h, y))
    }

    /// A larger box.
    pub fn padded(self, by: f64) -> Size {
        Size { w: self.w + 2.0 * by, h: self.h + 2.0 * by }
    }
}

impl Rect {
    /// Around a centre.
    pub fn around(centre: Point, size: Size) -> Self {
        Self { x: centre.x - size.w / 2.0, y: centre.y - size.h / 2.0, w: size.w, h: size.h }
    }

    /// The smallest one that holds both.
    pub fn union(self, other: Rect) -> Rect {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        Rect {
            x,
            y,
            w: (self.x + self.w).max(other.x + other.w) - x,
            h: (self.y + self.h).max(other.y + other.h) - y,
        }
    }

    /// Whether they share more than an edge.
    pub fn overlaps(self, other: Rect) -> bool {
        self.x < other.x + other.w
            && other.x < self.x + self.w
            && self.y < other.y + other.h
            && other.y < self.y + self.h
    }
}

/// The point of a stretch that is nearest to another point, as a share of the way.
pub fn nearest(a: Point, b: Point, to: Point) -> f64 {
    let (x, y) = (b.x - a.x, b.y - a.y);
    let length = x * x + y * y;
    if length < 1e-12 { 0.0 } else { (((to.x - a.x) * x + (to.y - a.y) * y) / length).clamp(0.0, 1.0) }
}

/// Whether two stretches cross (common ends do not count).
pub fn cross(a: Point, b: Point, c: Point, d: Point) -> bool {
    let side = |p: Point, q: Point, r: Point| (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
    let (c_side, d_side) = (side(a, b, c), side(a, b, d));
    let (a_side, b_side) = (side(c, d, a), side(c, d, b));
    c_side * d_side < -1e-9 && a_side * b_side < -1e-9
}
