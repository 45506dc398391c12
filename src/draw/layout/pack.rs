//! Parts of a picture put together without holes: each where the skyline of those before is lowest.

use super::geometry::{Point, Size};

/// Upper left corners for boxes, for a picture about `ratio` times as wide as high; and its size.
pub fn pack(sizes: &[Size], gap: f64, ratio: f64) -> (Vec<Point>, Size) {
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by(|a, b| (sizes[*b].w * sizes[*b].h).total_cmp(&(sizes[*a].w * sizes[*a].h)).then(a.cmp(b)));
    let area: f64 = sizes.iter().map(|s| (s.w + gap) * (s.h + gap)).sum();
    let widest = sizes.iter().map(|s| s.w).fold(0.0, f64::max);
    let width = widest.max((area * ratio).sqrt() * 1.04) + gap;
    // From left to right: where a step begins and how high it is.
    let mut skyline: Vec<(f64, f64)> = vec![(0.0, 0.0)];
    let mut places = vec![Point::default(); sizes.len()];
    let mut whole = Size::default();
    for i in order {
        let size = Size { w: sizes[i].w + gap, h: sizes[i].h + gap };
        let mut best: Option<(f64, f64)> = None;
        for (x, _) in &skyline {
            if x + size.w > width + gap + 1e-6 {
                continue;
            }
            let top = height(&skyline, *x, x + size.w);
            if best.is_none_or(|(least, _)| top < least - 1e-9) {
                best = Some((top, *x));
            }
        }
        let (top, x) = best.unwrap_or_else(|| (height(&skyline, 0.0, f64::MAX), 0.0));
        places[i] = Point::new(x, top);
        whole = Size { w: whole.w.max(x + sizes[i].w), h: whole.h.max(top + sizes[i].h) };
        raise(&mut skyline, x, x + size.w, top + size.h);
    }
    (places, whole)
}

fn height(skyline: &[(f64, f64)], from: f64, to: f64) -> f64 {
    let mut top = 0.0_f64;
    for (i, (x, y)) in skyline.iter().enumerate() {
        let end = skyline.get(i + 1).map_or(f64::MAX, |next| next.0);
        if *x < to - 1e-9 && end > from + 1e-9 {
            top = top.max(*y);
        }
    }
    top
}

fn raise(skyline: &mut Vec<(f64, f64)>, from: f64, to: f64, y: f64) {
    let behind = skyline.iter().rev().find(|s| s.0 <= to + 1e-9).map_or(0.0, |s| s.1);
    skyline.retain(|s| s.0 < from - 1e-9 || s.0 > to + 1e-9);
    skyline.push((from, y));
    skyline.push((to, behind));
    skyline.sort_by(|a, b| a.0.total_cmp(&b.0));
}
