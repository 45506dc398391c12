//! Cards: their texts in lines, their measures, their shapes.

use super::diagram::Card;
use super::font::{Weight, clean, shorten, width, wrap};
use super::layout::{Point, Size};
use super::scene::{Anchor, Colour, Shape, Stroke};
use super::theme::{INK, Outline};

/// Longest name, in characters.
const LONGEST_NAME: usize = 90;
/// Size of a card's smaller words.
const NOTE: f64 = 10.5;

/// A card's text in lines, with its measures.
pub struct Face {
    lines: Vec<Line>,
    pub size: Size,
}

/// One line of a card.
struct Line {
    text: String,
    font: f64,
    weight: Weight,
}

impl Line {
    fn width(&self) -> f64 {
        width(&self.text, self.weight, self.font)
    }

    /// From the line before to this one.
    fn step(&self) -> f64 {
        self.font * 1.22
    }
}

/// A card in lines.
pub fn face(card: &Card) -> Face {
    let kind = card.look.style().0;
    let told = matches!(kind, Outline::Bar | Outline::Note);
    let font = match (card.focus, told) {
        (true, _) => 18.0,
        (false, true) => NOTE + 1.0,
        (false, false) => ((12.0 + card.rank * 5.0) * 2.0).round() / 2.0,
    };
    let text = shorten(&clean(&card.text), LONGEST_NAME);
    let note = clean(&card.note);
    let lines_of = |text: &str, font: f64, weight: Weight, longest: f64| -> Vec<Line> {
        let lines = if text.is_empty() { Vec::new() } else { wrap(text, weight, longest, 4) };
        lines.into_iter().map(|text| Line { text, font, weight }).collect()
    };
    let mut lines = lines_of(&text, font, Weight::SemiBold, 11.5);
    lines.extend(lines_of(&note, NOTE, Weight::Regular, if kind == Outline::Note { 19.0 } else { 15.0 }));
    if lines.is_empty() {
        lines.push(Line { text: String::new(), font, weight: Weight::SemiBold });
    }
    let wide = lines.iter().map(Line::width).fold(0.0, f64::max);
    let side = match kind {
        Outline::Hexagon => 0.95 * font,
        Outline::Pill => 0.85 * font,
        Outline::Note => 1.3 * font,
        _ => 0.7 * font,
    };
    let high: f64 = lines.iter().map(Line::step).sum();
    let size = Size { w: (wide + 2.0 * side).max(3.0 * font), h: high + 0.75 * font };
    Face { lines, size }
}

/// A shape of a card's outline around a centre.
pub fn outline(kind: Outline, at: Point, size: Size, fill: Colour, stroke: Stroke) -> Vec<Shape> {
    let (x, y, w, h) = (at.x - size.w / 2.0, at.y - size.h / 2.0, size.w, size.h);
    let colour = stroke.colour;
    let stroke = Some(stroke);
    let fill = Some(fill);
    if kind == Outline::Note {
        let cut = (h * 0.3).min(9.0);
        let page = [(x, y), (x + w - cut, y), (x + w, y + cut), (x + w, y + h), (x, y + h)];
        let corner = [(x + w - cut, y), (x + w - cut, y + cut), (x + w, y + cut)];
        let points = |list: &[(f64, f64)]| list.iter().map(|(x, y)| Point::new(*x, *y)).collect();
        vec![
            Shape::Polygon { points: points(&page), fill, stroke },
            Shape::Polygon { points: points(&corner), fill: Some(colour), stroke: None },
        ]
    } else if kind == Outline::Bar {
        let bar = Shape::Rect { x, y, w: 4.5, h, round: 0.0, fill: Some(colour), opacity: 1.0, stroke: None };
        vec![Shape::Rect { x, y, w, h, round: 3.0, fill, opacity: 1.0, stroke }, bar]
    } else if kind == Outline::Hexagon {
        let cut = (h * 0.34).min(14.0);
        let points = [
            (x + cut, y),
            (x + w - cut, y),
            (x + w, at.y),
            (x + w - cut, y + h),
            (x + cut, y + h),
            (x, at.y),
        ];
        vec![Shape::Polygon { points: points.map(|(x, y)| Point::new(x, y)).to_vec(), fill, stroke }]
    } else {
        let round = match kind {
            Outline::Pill => (h / 2.0).min(22.0),
            Outline::Round => 7.0,
            _ => 0.0,
        };
        vec![Shape::Rect { x, y, w, h, round, fill, opacity: 1.0, stroke }]
    }
}

/// A card around a centre.
pub fn card_shapes(card: &Card, face: &Face, at: Point) -> Vec<Shape> {
    let (kind, fill, border) = card.look.style();
    let stroke = Stroke { colour: border, width: if card.focus { 3.0 } else { 1.4 }, dash: None };
    let mut shapes = outline(kind, at, face.size, fill, stroke);
    let high: f64 = face.lines.iter().map(Line::step).sum();
    let mut top = at.y - high / 2.0;
    for line in &face.lines {
        // A line's letters stand in the middle of its height.
        let base = top + line.step() / 2.0 + line.font * 0.357;
        shapes.push(Shape::Text {
            at: Point::new(at.x, base),
            size: line.font,
            weight: line.weight,
            anchor: Anchor::Middle,
            fill: INK,
            text: line.text.clone(),
        });
        top += line.step();
    }
    shapes
}
