//! The legend of a picture: kinds, tones, dashes and counts, as far as it has them.

use super::card::outline;
use super::compose::MARGIN;
use super::diagram::Diagram;
use super::font::{Weight, clean, width};
use super::layout::{Point, Size};
use super::scene::{Anchor, Colour, Shape, Stroke};
use super::theme::{FAINT, FRAME, INK, Look, Tone};
use super::words::Words;

/// Size of the legend's words.
const LEGEND: f64 = 11.5;

/// Draws the legend below `top`; returns where the picture ends.
pub fn legend(diagram: &Diagram, words: &Words, wide: f64, top: f64, shapes: &mut Vec<Shape>) -> f64 {
    shapes.push(Shape::Rect {
        x: MARGIN,
        y: top - 6.0,
        w: wide - 2.0 * MARGIN,
        h: 0.8,
        round: 0.0,
        fill: Some(FRAME),
        opacity: 1.0,
        stroke: None,
    });
    let (mut x, mut y) = (MARGIN, top + 16.0);
    let mut entry =
        |text: &str, sign: f64, draw: &dyn Fn(Point, &mut Vec<Shape>), shapes: &mut Vec<Shape>| {
            let w = width(text, Weight::Regular, LEGEND);
            if x + sign + w > wide - MARGIN && x > MARGIN {
                x = MARGIN;
                y += 22.0;
            }
            draw(Point::new(x, y - 4.0), shapes);
            shapes.push(Shape::Text {
                at: Point::new(x + sign + 6.0, y),
                size: LEGEND,
                weight: Weight::Regular,
                anchor: Anchor::Start,
                fill: INK,
                text: text.to_owned(),
            });
            x += sign + w + 24.0;
            y
        };
    let mut last = top + 16.0;
    for look in Look::ALL.into_iter().filter(|l| diagram.cards.iter().any(|c| c.look == *l)) {
        let (kind, fill, border) = look.style();
        let sign = |at: Point, shapes: &mut Vec<Shape>| {
            let stroke = Stroke { colour: border, width: 1.4, dash: None };
            shapes.extend(outline(
                kind,
                Point::new(at.x + 12.0, at.y),
                Size { w: 24.0, h: 14.0 },
                fill,
                stroke,
            ));
        };
        last = entry(words.get(look.key()), 24.0, &sign, shapes);
    }
    let rows = || diagram.links.iter().flat_map(|l| &l.rows);
    // Where events are cards, these say what the colours of their lines mean.
    let shows = |looks: &[Look]| diagram.cards.iter().any(|c| looks.contains(&c.look));
    let events = shows(&[Look::Together, Look::Against, Look::Event]);
    let told = |t: &Tone| events && matches!(t, Tone::Together | Tone::Against | Tone::Other);
    let speakers = shows(&[Look::Statement]);
    for tone in Tone::ALL.into_iter().filter(|t| !told(t) && rows().any(|r| r.tone == *t)) {
        let dash = matches!(tone, Tone::Said | Tone::About).then_some((1.8, 3.2));
        let key = if tone == Tone::Said && speakers { "SAID" } else { tone.key() };
        last = entry(words.get(key), 26.0, &stroke_sign(tone.colours().0, dash), shapes);
    }
    if rows().any(|r| r.faint) {
        last = entry(words.get("faint"), 26.0, &stroke_sign(FAINT, Some((6.0, 4.0))), shapes);
    }
    if rows().any(|r| r.text.contains('×')) {
        last = entry(words.get("count"), 0.0, &|_, _| {}, shapes);
    }
    let mut end = last + 10.0;
    let footer = clean(&diagram.footer);
    if !footer.is_empty() {
        end += 14.0;
        shapes.push(Shape::Text {
            at: Point::new(MARGIN, end),
            size: 10.5,
            weight: Weight::Regular,
            anchor: Anchor::Start,
            fill: FAINT,
            text: footer,
        });
    }
    end + MARGIN * 0.7
}

fn stroke_sign(colour: Colour, dash: Option<(f64, f64)>) -> impl Fn(Point, &mut Vec<Shape>) {
    move |at, shapes| {
        shapes.push(Shape::Curve {
            from: at,
            control: Point::new(at.x + 13.0, at.y),
            to: Point::new(at.x + 26.0, at.y),
            stroke: Stroke { colour, width: 2.2, dash },
        });
    }
}
