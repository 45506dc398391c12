//! A picture as PNG: the same shapes, with texts as outlines of the font that they were measured with.

use tiny_skia::{
    Color, FillRule, LineCap, Paint, Path, PathBuilder, Pixmap, Stroke as Pencil, StrokeDash, Transform,
};

use super::font::{Pen, measure, outline};
use super::scene::{Anchor, Scene, Shape, Stroke};

/// No picture has more pixels than this (256 MiB in memory).
const MOST_PIXELS: f64 = 64_000_000.0;

/// Writes a picture, `scale` pixels a unit (fewer where it would be too large).
///
/// # Errors
/// Where the picture can't be encoded.
pub fn write(scene: &Scene, scale: f64) -> Result<Vec<u8>, String> {
    let (w, h) = (scene.width.ceil().max(1.0), scene.height.ceil().max(1.0));
    let scale = scale.min((MOST_PIXELS / (w * h)).sqrt()).max(1e-3);
    let (width, height) = ((w * scale).round().max(1.0) as u32, (h * scale).round().max(1.0) as u32);
    let mut canvas = Pixmap::new(width, height).ok_or("the picture is too large")?;
    canvas.fill(Color::WHITE);
    let at = Transform::from_scale(scale as f32, scale as f32);
    for shape in &scene.shapes {
        draw(shape, &mut canvas, at);
    }
    canvas.encode_png().map_err(|e| e.to_string())
}

fn draw(shape: &Shape, canvas: &mut Pixmap, at: Transform) {
    match shape {
        Shape::Rect { x, y, w, h, round, fill, opacity, stroke } => {
            let path = round_rect(*x as f32, *y as f32, *w as f32, *h as f32, *round as f32);
            ink(path, *fill, *opacity, *stroke, canvas, at);
        }
        Shape::Polygon { points, fill, stroke } => {
            let mut path = PathBuilder::new();
            for (i, p) in points.iter().enumerate() {
                if i == 0 {
                    path.move_to(p.x as f32, p.y as f32);
                } else {
                    path.line_to(p.x as f32, p.y as f32);
                }
            }
            path.close();
            ink(path.finish(), *fill, 1.0, *stroke, canvas, at);
        }
        Shape::Curve { from, control, to, stroke } => {
            let mut path = PathBuilder::new();
            path.move_to(from.x as f32, from.y as f32);
            path.quad_to(control.x as f32, control.y as f32, to.x as f32, to.y as f32);
            ink(path.finish(), None, 1.0, Some(*stroke), canvas, at);
        }
        Shape::Text { at: point, size, weight, anchor, fill, text } => {
            let shift = if *anchor == Anchor::Middle { measure(text, *weight).0 * size / 2.0 } else { 0.0 };
            let mut glyphs = Glyphs(PathBuilder::new());
            outline(text, *weight, *size, (point.x - shift, point.y), &mut glyphs);
            ink(glyphs.0.finish(), Some(fill), 1.0, None, canvas, at);
        }
        Shape::Group { shapes, .. } => {
            for shape in shapes {
                draw(shape, canvas, at);
            }
        }
    }
}

fn ink(
    path: Option<Path>,
    fill: Option<&str>,
    opacity: f64,
    stroke: Option<Stroke>,
    canvas: &mut Pixmap,
    at: Transform,
) {
    let Some(path) = path else { return };
    let mut paint = Paint { anti_alias: true, ..Paint::default() };
    if let Some(fill) = fill {
        paint.set_color(colour(fill, opacity));
        canvas.fill_path(&path, &paint, FillRule::Winding, at, None);
    }
    if let Some(stroke) = stroke {
        paint.set_color(colour(stroke.colour, 1.0));
        let dash = stroke.dash.and_then(|(on, off)| StrokeDash::new(vec![on as f32, off as f32], 0.0));
        let pencil =
            Pencil { width: stroke.width as f32, line_cap: LineCap::Butt, dash, ..Pencil::default() };
        canvas.stroke_path(&path, &paint, &pencil, at, None);
    }
}

fn colour(hex: &str, opacity: f64) -> Color {
    let part = |i: usize| hex.get(i..i + 2).and_then(|h| u8::from_str_radix(h, 16).ok()).unwrap_or(0);
    Color::from_rgba8(part(1), part(3), part(5), (opacity * 255.0).round() as u8)
}

fn round_rect(x: f32, y: f32, w: f32, h: f32, round: f32) -> Option<Path> {
    let r = round.min(w / 2.0).min(h / 2.0);
    let mut path = PathBuilder::new();
    // A quarter of a circle, as near as a curve with two control points comes.
    let k = r * 0.447_715;
    path.move_to(x + r, y);
    path.line_to(x + w - r, y);
    path.cubic_to(x + w - k, y, x + w, y + k, x + w, y + r);
    path.line_to(x + w, y + h - r);
    path.cubic_to(x + w, y + h - k, x + w - k, y + h, x + w - r, y + h);
    path.line_to(x + r, y + h);
    path.cubic_to(x + k, y + h, x, y + h - k, x, y + h - r);
    path.line_to(x, y + r);
    path.cubic_to(x, y + k, x + k, y, x + r, y);
    path.close();
    path.finish()
}

struct Glyphs(PathBuilder);

impl Pen for Glyphs {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.quad_to(x1, y1, x, y);
    }

    fn cubic_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.0.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}
