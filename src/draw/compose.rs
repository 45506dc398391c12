//! From what a picture shows to its shapes.

use super::card::{Face, card_shapes, face};
use super::diagram::{Diagram, Link, Row};
use super::font::{Weight, clean, shorten, width};
use super::layout::{Placement, Plan, Point, Rect, Size, Wire, place};
use super::legend::legend;
use super::scene::{Anchor, Scene, Shape, Stroke};
use super::theme::{FAINT, FRAME, FRAME_FILL, INK, Look, Outline, PAPER, Tone};
use super::words::Words;
use crate::graph::Way;

/// Around everything.
pub const MARGIN: f64 = 26.0;
/// Size of the words on lines, and from one of their lines to the next.
const ROW: f64 = 10.5;
const ROW_STEP: f64 = 13.5;
/// Room for an arrow before a row.
const ARROW: f64 = 12.0;
/// Longest row, in characters.
const LONGEST_ROW: usize = 34;

/// Draws a diagram.
pub fn compose(diagram: &Diagram, words: &Words) -> Scene {
    let faces: Vec<Face> = diagram.cards.iter().map(face).collect();
    let labels: Vec<Size> = diagram.links.iter().map(label_size).collect();
    let frame_size = |name: &String| Size { w: width(&clean(name), Weight::SemiBold, 13.0) + 8.0, h: 20.0 };
    let placement = place(&Plan {
        cards: faces.iter().map(|f| f.size).collect(),
        wires: diagram.links.iter().zip(&labels).map(|(l, s)| Wire { a: l.a, b: l.b, label: *s }).collect(),
        frame_of: diagram.cards.iter().map(|c| c.frame).collect(),
        frames: diagram.frames.iter().map(frame_size).collect(),
    });
    let room = room(&placement, &faces, &labels);
    let mut shapes = Vec::new();
    let top = heading(diagram, &mut shapes);
    let move_by = Point::new(MARGIN - room.x, top - room.y);
    let at = |p: Point| Point::new(p.x + move_by.x, p.y + move_by.y);
    for (name, frame) in diagram.frames.iter().zip(&placement.frames) {
        frame_shapes(name, at(Point::new(frame.x, frame.y)), Size { w: frame.w, h: frame.h }, &mut shapes);
    }
    // Lines below, then words, then cards: nothing hides a name.
    let mut on_lines = Vec::new();
    for (i, link) in diagram.links.iter().enumerate() {
        let ends = [link.a, link.b].map(|c| (at(placement.cards[c]), faces[c].size, diagram.cards[c].look));
        let label = at(placement.labels[i]);
        let (line, words) = link_shapes(link, ends, label, labels[i], words);
        shapes.push(Shape::Group { class: "line", about: link.about.clone(), shapes: line });
        on_lines.push(Shape::Group { class: "label", about: link.about.clone(), shapes: words });
    }
    shapes.append(&mut on_lines);
    for (i, card) in diagram.cards.iter().enumerate() {
        let inside = card_shapes(card, &faces[i], at(placement.cards[i]));
        shapes.push(Shape::Group { class: "card", about: card.about.clone(), shapes: inside });
    }
    let wide = (room.w + 2.0 * MARGIN).max(heading_width(diagram) + 2.0 * MARGIN).max(560.0);
    let height = legend(diagram, words, wide, top + room.h + 24.0, &mut shapes);
    Scene {
        width: wide,
        height,
        lang: diagram.lang,
        title: clean(&diagram.title),
        about: clean(&diagram.about),
        shapes,
    }
}

fn row_text(row: &Row) -> String {
    shorten(&clean(&row.text), LONGEST_ROW)
}

/// Whether a link's rows point different ways, so that each says its own.
fn mixed(link: &Link) -> bool {
    let mut ways = link.rows.iter().map(|r| r.way);
    let first = ways.next();
    ways.any(|w| Some(w) != first)
}

fn label_size(link: &Link) -> Size {
    if link.rows.is_empty() || !link.labelled {
        return Size::default();
    }
    let arrow = if mixed(link) { ARROW } else { 0.0 };
    let wide =
        link.rows.iter().map(|r| width(&row_text(r), Weight::Regular, ROW) + arrow).fold(0.0, f64::max);
    let lines = link.rows.len() + usize::from(link.more > 0);
    Size { w: wide + 8.0, h: lines as f64 * ROW_STEP + 3.0 }
}

fn room(placement: &Placement, faces: &[Face], labels: &[Size]) -> Rect {
    let cards = placement.cards.iter().zip(faces).map(|(at, f)| Rect::around(*at, f.size));
    let rows = placement.labels.iter().zip(labels).map(|(at, s)| Rect::around(*at, *s));
    cards.chain(rows).chain(placement.frames.iter().copied()).reduce(Rect::union).unwrap_or_default()
}

fn title_of(diagram: &Diagram) -> String {
    shorten(&clean(&diagram.title), 110)
}

fn heading_width(diagram: &Diagram) -> f64 {
    width(&title_of(diagram), Weight::SemiBold, 20.0).max(width(
        &clean(&diagram.subtitle),
        Weight::Regular,
        12.5,
    ))
}

fn heading(diagram: &Diagram, shapes: &mut Vec<Shape>) -> f64 {
    let mut y = MARGIN;
    for (text, size, weight, fill) in [
        (title_of(diagram), 20.0, Weight::SemiBold, INK),
        (clean(&diagram.subtitle), 12.5, Weight::Regular, FAINT),
    ] {
        if !text.is_empty() {
            y += size;
            shapes.push(Shape::Text {
                at: Point::new(MARGIN, y),
                size,
                weight,
                anchor: Anchor::Start,
                fill,
                text,
            });
            y += 8.0;
        }
    }
    y + 14.0
}

fn frame_shapes(name: &str, at: Point, size: Size, shapes: &mut Vec<Shape>) {
    shapes.push(Shape::Rect {
        x: at.x,
        y: at.y,
        w: size.w,
        h: size.h,
        round: 14.0,
        fill: Some(FRAME_FILL),
        opacity: 1.0,
        stroke: Some(Stroke { colour: FRAME, width: 1.2, dash: None }),
    });
    shapes.push(Shape::Text {
        at: Point::new(at.x + 14.0, at.y + 20.0),
        size: 13.0,
        weight: Weight::SemiBold,
        anchor: Anchor::Start,
        fill: FAINT,
        text: clean(name),
    });
}

/// The tone that a line is drawn in: that of its heaviest rows, events before what someone is.
fn tone(link: &Link) -> Tone {
    let mut best = (0, Tone::Relation);
    for tone in [Tone::Against, Tone::Together, Tone::Other, Tone::Said, Tone::About] {
        let weight: usize = link.rows.iter().filter(|r| r.tone == tone).map(|r| r.weight).sum();
        if weight > best.0 {
            best = (weight, tone);
        }
    }
    best.1
}

fn link_shapes(
    link: &Link,
    [a, b]: [(Point, Size, Look); 2],
    label: Point,
    size: Size,
    words: &Words,
) -> (Vec<Shape>, Vec<Shape>) {
    // A curve through the label's middle; one nearly straight is straight.
    let middle = a.0.towards(b.0, 0.5);
    let through = if size.w > 0.0 { label } else { middle };
    let off = {
        let (x, y) = (b.0.x - a.0.x, b.0.y - a.0.y);
        let length = (x * x + y * y).sqrt().max(1e-6);
        ((through.x - a.0.x) * y - (through.y - a.0.y) * x).abs() / length
    };
    let control =
        if off < 2.0 { middle } else { Point::new(2.0 * through.x - middle.x, 2.0 * through.y - middle.y) };
    let curve = |t: f64| a.0.towards(control, t).towards(control.towards(b.0, t), t);
    let from = leave(&curve, (0.0, 0.5), a);
    let to = leave(&curve, (1.0, 0.5), b);
    let tone = tone(link);
    let colour = tone.colours().0;
    let forth = link.rows.iter().any(|r| r.way == Way::Forth);
    let back = link.rows.iter().any(|r| r.way == Way::Back);
    let faint = !link.rows.is_empty() && link.rows.iter().all(|r| r.faint);
    let dash = if faint {
        Some((6.0, 4.0))
    } else if matches!(tone, Tone::Said | Tone::About) {
        Some((1.8, 3.2))
    } else {
        None
    };
    let thick = 1.3 + ((link.weight.max(1) as f64).sqrt() - 1.0).min(3.0) * 0.9;
    // The piece of the curve that is seen, as a curve of its own.
    let (p, q, r) = piece(a.0, control, b.0, from, to);
    let mut line = Vec::new();
    let head = 7.0 + thick;
    let (mut start, mut end) = (p, r);
    if back {
        line.push(arrow_head(q, p, head, colour));
        start = p.towards(q, (head * 0.8 / p.distance(q).max(1e-6)).min(0.9));
    }
    if forth {
        line.push(arrow_head(q, r, head, colour));
        end = r.towards(q, (head * 0.8 / r.distance(q).max(1e-6)).min(0.9));
    }
    line.insert(
        0,
        Shape::Curve { from: start, control: q, to: end, stroke: Stroke { colour, width: thick, dash } },
    );
    (line, label_shapes(link, label, size, (a.0, b.0), words))
}

/// Where a curve leaves a card.
fn leave(curve: &impl Fn(f64) -> Point, (inside, outside): (f64, f64), card: (Point, Size, Look)) -> f64 {
    let within = |p: Point| {
        let (x, y) = ((p.x - card.0.x).abs(), (p.y - card.0.y).abs());
        let (w, h) = (card.1.w / 2.0 + 1.0, card.1.h / 2.0 + 1.0);
        match card.2.style().0 {
            Outline::Pill => {
                let round = h.min(22.0);
                let (dx, dy) = ((x - (w - round)).max(0.0), (y - (h - round)).max(0.0));
                x <= w && y <= h && dx * dx + dy * dy <= round * round
            }
            Outline::Hexagon => x <= w && y <= h && (x - w) + (h * 0.68).min(14.0) * (y / h) <= 0.0,
            _ => x <= w && y <= h,
        }
    };
    let (mut inside, mut outside) = (inside, outside);
    for _ in 0..24 {
        let t = f64::midpoint(inside, outside);
        if within(curve(t)) {
            inside = t;
        } else {
            outside = t;
        }
    }
    outside
}

/// The piece of a curve with one control point between two of its shares.
fn piece(a: Point, c: Point, b: Point, from: f64, to: f64) -> (Point, Point, Point) {
    let at = |t: f64| a.towards(c, t).towards(c.towards(b, t), t);
    // de Casteljau's blossom
    let control = a.towards(c, from).towards(c.towards(b, from), to);
    (at(from), control, at(to))
}

fn arrow_head(from: Point, tip: Point, size: f64, colour: super::scene::Colour) -> Shape {
    let length = from.distance(tip).max(1e-6);
    let (x, y) = ((tip.x - from.x) / length, (tip.y - from.y) / length);
    let back = Point::new(tip.x - x * size, tip.y - y * size);
    let half = size * 0.42;
    Shape::Polygon {
        points: vec![
            tip,
            Point::new(back.x - y * half, back.y + x * half),
            Point::new(back.x + y * half, back.y - x * half),
        ],
        fill: Some(colour),
        stroke: None,
    }
}

fn label_shapes(link: &Link, at: Point, size: Size, (a, b): (Point, Point), words: &Words) -> Vec<Shape> {
    if link.rows.is_empty() || !link.labelled {
        return Vec::new();
    }
    let mut shapes = vec![Shape::Rect {
        x: at.x - size.w / 2.0,
        y: at.y - size.h / 2.0,
        w: size.w,
        h: size.h,
        round: 4.0,
        fill: Some(PAPER),
        opacity: 0.92,
        stroke: None,
    }];
    let arrows = mixed(link);
    let mut y = at.y - size.h / 2.0 + 1.5 + ROW;
    for row in &link.rows {
        let text = row_text(row);
        let fill = row.tone.colours().1;
        let half = width(&text, Weight::Regular, ROW) / 2.0;
        let shift = if arrows { ARROW / 2.0 } else { 0.0 };
        if arrows && row.way != Way::Both {
            let (from, to) = if row.way == Way::Forth { (a, b) } else { (b, a) };
            row_arrow(Point::new(at.x - half - ARROW / 2.0 + 3.0, y - 3.6), from, to, row.tone, &mut shapes);
        }
        shapes.push(Shape::Text {
            at: Point::new(at.x + shift, y),
            size: ROW,
            weight: Weight::Regular,
            anchor: Anchor::Middle,
            fill,
            text,
        });
        y += ROW_STEP;
    }
    if link.more > 0 {
        shapes.push(Shape::Text {
            at: Point::new(at.x, y),
            size: ROW - 1.0,
            weight: Weight::Regular,
            anchor: Anchor::Middle,
            fill: FAINT,
            text: words.fill("more", &[&link.more.to_string()]),
        });
    }
    shapes
}

/// A little arrow that points as the row's doing does, along the side that the line is nearer to.
fn row_arrow(at: Point, from: Point, to: Point, tone: Tone, shapes: &mut Vec<Shape>) {
    let (x, y) = (to.x - from.x, to.y - from.y);
    let (x, y) = if x.abs() * 1.2 >= y.abs() { (x.signum(), 0.0) } else { (0.0, y.signum()) };
    let (tail, tip) =
        (Point::new(at.x - x * 4.0, at.y - y * 4.0), Point::new(at.x + x * 4.0, at.y + y * 4.0));
    let colour = tone.colours().1;
    let stroke = Stroke { colour, width: 1.3, dash: None };
    shapes.push(Shape::Curve { from: tail, control: at, to: tip.towards(tail, 0.3), stroke });
    shapes.push(arrow_head(tail, tip, 5.0, colour));
}
