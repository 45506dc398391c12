//! The font that pictures are measured and drawn with: Noto Sans, cut down to Latin, Greek and Cyrillic.

use std::sync::LazyLock;

use ttf_parser::{Face, OutlineBuilder};

/// Weight of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// 400.
    Regular,
    /// 600.
    SemiBold,
}

static REGULAR: LazyLock<Option<Face<'static>>> =
    LazyLock::new(|| Face::parse(include_bytes!("../../data/fonts/NotoSans-Regular.ttf"), 0).ok());
static SEMI_BOLD: LazyLock<Option<Face<'static>>> =
    LazyLock::new(|| Face::parse(include_bytes!("../../data/fonts/NotoSans-SemiBold.ttf"), 0).ok());

fn face(weight: Weight) -> Option<&'static Face<'static>> {
    match weight {
        Weight::Regular => REGULAR.as_ref(),
        Weight::SemiBold => SEMI_BOLD.as_ref(),
    }
}

/// Width of a text in units of its size, and whether the font has all of its letters (the widths of others are
/// guessed).
pub fn measure(text: &str, weight: Weight) -> (f64, bool) {
    let Some(face) = face(weight) else { return (text.chars().count() as f64 * 0.6, false) };
    let em = f64::from(face.units_per_em());
    let (mut width, mut known) = (0.0, true);
    for c in text.chars() {
        if let Some(advance) = face.glyph_index(c).and_then(|g| face.glyph_hor_advance(g)) {
            width += f64::from(advance) / em;
        } else {
            known = false;
            width += if is_wide(c) { 1.0 } else { 0.62 };
        }
    }
    (width, known)
}

/// Width of a text at a size.
pub fn width(text: &str, weight: Weight, size: f64) -> f64 {
    measure(text, weight).0 * size
}

/// Scripts and symbols that are drawn about as wide as high.
fn is_wide(c: char) -> bool {
    matches!(u32::from(c), 0x1100..=0x115f | 0x2e80..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xff00..=0xff60 | 0x1f300..)
}

/// Draws a text's outline from a point on its base line, at a size; what the font lacks is drawn as its replacement
/// character.
pub fn outline(text: &str, weight: Weight, size: f64, at: (f64, f64), out: &mut impl Pen) {
    let Some(face) = face(weight) else { return };
    let scale = size / f64::from(face.units_per_em());
    let mut x = at.0;
    for c in text.chars() {
        let glyph = face.glyph_index(c).or_else(|| face.glyph_index('\u{fffd}'));
        let Some(glyph) = glyph else { continue };
        let mut placed = Placed { pen: out, x, y: at.1, scale };
        let _ = face.outline_glyph(glyph, &mut placed);
        x += match face.glyph_index(c) {
            Some(_) => f64::from(face.glyph_hor_advance(glyph).unwrap_or(0)) * scale,
            None => size * if is_wide(c) { 1.0 } else { 0.62 },
        };
    }
}

/// Takes an outline.
pub trait Pen {
    /// Begins a contour.
    fn move_to(&mut self, x: f32, y: f32);
    /// A straight line.
    fn line_to(&mut self, x: f32, y: f32);
    /// A curve with one control point.
    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32);
    /// A curve with two control points.
    fn cubic_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32);
    /// Ends a contour.
    fn close(&mut self);
}

/// A glyph's outline at its place: fonts count upwards, pictures downwards.
struct Placed<'p, P: Pen> {
    pen: &'p mut P,
    x: f64,
    y: f64,
    scale: f64,
}

impl<P: Pen> Placed<'_, P> {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        ((self.x + f64::from(x) * self.scale) as f32, (self.y - f64::from(y) * self.scale) as f32)
    }
}

impl<P: Pen> OutlineBuilder for Placed<'_, P> {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.pen.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.pen.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let ((x1, y1), (x, y)) = (self.at(x1, y1), self.at(x, y));
        self.pen.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let ((x1, y1), (x2, y2), (x, y)) = (self.at(x1, y1), self.at(x2, y2), self.at(x, y));
        self.pen.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.pen.close();
    }
}

/// A text as it can be drawn on one line: controls and marks of writing direction that could reach beyond it become
/// spaces or go.
pub fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len().min(512));
    for c in text.chars() {
        match c {
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => {}
            c if c.is_whitespace() || c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => {
                if !out.ends_with(' ') && !out.is_empty() {
                    out.push(' ');
                }
            }
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
        // Nothing drawn is longer than this, and what is cut here is cut anyway.
        if out.len() > 2000 {
            break;
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// A text cut to a number of characters, with an ellipsis where something is missing.
pub fn shorten(text: &str, longest: usize) -> String {
    if text.char_indices().nth(longest).is_none() {
        text.to_owned()
    } else {
        let end = text.char_indices().nth(longest.saturating_sub(1)).map_or(text.len(), |(i, _)| i);
        format!("{}…", text[..end].trim_end())
    }
}

/// A text broken at its words into lines of about equal length, none longer than `longest` units of its size where
/// words allow it, and no more than `most` lines.
pub fn wrap(text: &str, weight: Weight, longest: f64, most: usize) -> Vec<String> {
    let (whole, _) = measure(text, weight);
    let lines = (whole / longest).ceil().max(1.0);
    if lines <= 1.0 {
        return vec![text.to_owned()];
    }
    let even = (whole / lines).min(longest) * 1.12;
    let mut out: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').flat_map(|w| pieces(w, weight, longest)) {
        let joined = if line.is_empty() { word.clone() } else { format!("{line} {word}") };
        if !line.is_empty() && measure(&joined, weight).0 > even.max(measure(&word, weight).0) {
            out.push(std::mem::replace(&mut line, word));
        } else {
            line = joined;
        }
    }
    out.push(line);
    if out.len() > most {
        out.truncate(most);
        if let Some(last) = out.last_mut() {
            last.push('…');
        }
    }
    out
}

/// A word that is longer than a line, in pieces that are not.
fn pieces(word: &str, weight: Weight, longest: f64) -> Vec<String> {
    if measure(word, weight).0 <= longest * 1.3 {
        return vec![word.to_owned()];
    }
    let mut out = vec![String::new()];
    let mut width = 0.0;
    for c in word.chars() {
        let step = measure(c.encode_utf8(&mut [0; 4]), weight).0;
        if width + step > longest {
            out.push(String::new());
            width = 0.0;
        }
        width += step;
        if let Some(last) = out.last_mut() {
            last.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_font_has_every_turkish_letter() {
        for weight in [Weight::Regular, Weight::SemiBold] {
            assert!(
                measure("ABCÇDEFGĞHIİJKLMNOÖPRSŞTUÜVYZ abcçdefgğhıijklmnoöprsştuüvyz âîû ₺ “”’…×–", weight).1
            );
        }
        assert!(!measure("北京", Weight::Regular).1);
    }

    #[test]
    fn long_names_break_at_words_into_even_lines() {
        let lines = wrap("Türkiye Cumhuriyet Merkez Bankası", Weight::Regular, 12.0, 3);
        assert_eq!(lines, ["Türkiye Cumhuriyet", "Merkez Bankası"]);
        assert!(wrap(&"x".repeat(10_000), Weight::Regular, 12.0, 3).len() == 3);
        assert_eq!(wrap("", Weight::Regular, 12.0, 3), [""]);
    }

    #[test]
    fn no_control_reaches_a_picture() {
        assert_eq!(clean("a\0b\u{202e}c\nd\u{1b}"), "a bc d");
        assert!(clean(&"y".repeat(100_000)).len() < 3000);
        assert_eq!(shorten("İstanbul", 4), "İst…");
    }
}
