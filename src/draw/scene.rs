//! A picture as a list of shapes, for whichever file it is written to.

use super::font::Weight;
use super::layout::Point;

/// A colour, `#rrggbb`.
pub type Colour = &'static str;

/// Where a text stands around its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// It begins there.
    Start,
    /// Its middle is there.
    Middle,
}

/// How an outline is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    pub colour: Colour,
    pub width: f64,
    /// Lengths of dashes and of gaps; none where the line is whole.
    pub dash: Option<(f64, f64)>,
}

/// One shape.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A rectangle with round corners.
    Rect {
        x: f64,
        y: f64,
        w: f64,
        h: f64,
        round: f64,
        fill: Option<Colour>,
        opacity: f64,
        stroke: Option<Stroke>,
    },
    /// A polygon.
    Polygon { points: Vec<Point>, fill: Option<Colour>, stroke: Option<Stroke> },
    /// A curve with one control point.
    Curve { from: Point, control: Point, to: Point, stroke: Stroke },
    /// A text on its base line.
    Text { at: Point, size: f64, weight: Weight, anchor: Anchor, fill: Colour, text: String },
    /// Shapes that belong together, with what is said of them when pointed at.
    Group { class: &'static str, about: String, shapes: Vec<Shape> },
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scene {
    /// Width, in units of about a screen's pixel.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// Language code of its words.
    pub lang: &'static str,
    /// Title.
    pub title: String,
    /// What it shows, in a sentence or so, for those who can't see it.
    pub about: String,
    pub(super) shapes: Vec<Shape>,
}
