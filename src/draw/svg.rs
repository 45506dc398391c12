//! A picture as SVG. Texts stay texts, so that they can be found and copied; each is told its width, so that another
//! font than the measured one can't make it run out of its card. Nothing in it can run, and nothing is loaded.

use std::fmt::Write;

use super::font::{Weight, measure};
use super::scene::{Anchor, Scene, Shape, Stroke};

const FONTS: &str = "'Noto Sans','Segoe UI',Roboto,'Helvetica Neue',Arial,'DejaVu Sans',sans-serif";

/// Writes a picture.
pub fn write(scene: &Scene) -> String {
    let mut out = String::with_capacity(1 << 16);
    let (w, h) = (Number(scene.width.ceil()), Number(scene.height.ceil()));
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" \
         role=\"img\" aria-labelledby=\"title about\" lang=\"{}\" font-family=\"{FONTS}\">\n<title id=\"title\">",
        scene.lang
    );
    escaped(&scene.title, &mut out);
    out.push_str("</title>\n<desc id=\"about\">");
    escaped(&scene.about, &mut out);
    let _ = writeln!(out, "</desc>\n<rect width=\"{w}\" height=\"{h}\" fill=\"#ffffff\"/>");
    for shape in &scene.shapes {
        draw(shape, &mut out);
    }
    out.push_str("</svg>\n");
    out
}

fn draw(shape: &Shape, out: &mut String) {
    match shape {
        Shape::Rect { x, y, w, h, round, fill, opacity, stroke } => {
            let _ = write!(
                out,
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
                Number(*x),
                Number(*y),
                Number(*w),
                Number(*h)
            );
            if *round > 0.0 {
                let _ = write!(out, " rx=\"{}\"", Number(*round));
            }
            if *opacity < 1.0 {
                let _ = write!(out, " fill-opacity=\"{}\"", Number(*opacity));
            }
            look(*fill, *stroke, out);
            out.push_str("/>\n");
        }
        Shape::Polygon { points, fill, stroke } => {
            out.push_str("<polygon points=\"");
            for (i, p) in points.iter().enumerate() {
                let _ = write!(out, "{}{},{}", if i > 0 { " " } else { "" }, Number(p.x), Number(p.y));
            }
            out.push('"');
            look(*fill, *stroke, out);
            out.push_str("/>\n");
        }
        Shape::Curve { from, control, to, stroke } => {
            let _ = write!(
                out,
                "<path d=\"M{} {}Q{} {} {} {}\"",
                Number(from.x),
                Number(from.y),
                Number(control.x),
                Number(control.y),
                Number(to.x),
                Number(to.y)
            );
            look(None, Some(*stroke), out);
            out.push_str("/>\n");
        }
        Shape::Text { at, size, weight, anchor, fill, text } => {
            let _ = write!(
                out,
                "<text x=\"{}\" y=\"{}\" font-size=\"{}\"",
                Number(at.x),
                Number(at.y),
                Number(*size)
            );
            if *weight == Weight::SemiBold {
                out.push_str(" font-weight=\"600\"");
            }
            if *anchor == Anchor::Middle {
                out.push_str(" text-anchor=\"middle\"");
            }
            let (width, known) = measure(text, *weight);
            if known && !text.is_empty() {
                let _ =
                    write!(out, " textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\"", Number(width * size));
            }
            let _ = write!(out, " fill=\"{fill}\">");
            escaped(text, out);
            out.push_str("</text>\n");
        }
        Shape::Group { class, about, shapes } => {
            let _ = writeln!(out, "<g class=\"{class}\">");
            if !about.is_empty() {
                out.push_str("<title>");
                escaped(about, out);
                out.push_str("</title>\n");
            }
            for shape in shapes {
                draw(shape, out);
            }
            out.push_str("</g>\n");
        }
    }
}

fn look(fill: Option<&str>, stroke: Option<Stroke>, out: &mut String) {
    let _ = write!(out, " fill=\"{}\"", fill.unwrap_or("none"));
    let Some(stroke) = stroke else { return };
    let _ = write!(out, " stroke=\"{}\" stroke-width=\"{}\"", stroke.colour, Number(stroke.width));
    if let Some((dash, gap)) = stroke.dash {
        let _ = write!(out, " stroke-dasharray=\"{} {}\"", Number(dash), Number(gap));
    }
}

/// A number with one decimal at most.
struct Number(f64);

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let tenths = (self.0 * 10.0).round() as i64;
        let (sign, tenths) = (if tenths < 0 { "-" } else { "" }, tenths.abs());
        if tenths % 10 == 0 {
            write!(f, "{sign}{}", tenths / 10)
        } else {
            write!(f, "{sign}{}.{}", tenths / 10, tenths % 10)
        }
    }
}

/// A text between tags: no tag or entity can begin in it, and it holds no character that XML forbids.
fn escaped(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            // They could turn what stands behind the text.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_its_element() {
        let mut out = String::new();
        escaped("</title><script>\0\"&", &mut out);
        assert_eq!(out, "&lt;/title&gt;&lt;script&gt;\u{fffd}&quot;&amp;");
    }

    #[test]
    fn numbers_have_one_decimal_at_most() {
        let all: Vec<String> =
            [0.0, -0.04, 1.05, -2.26, 12.0].iter().map(|n| Number(*n).to_string()).collect();
        assert_eq!(all, ["0", "0", "1.1", "-2.3", "12"]);
    }
}
