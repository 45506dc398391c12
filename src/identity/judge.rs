//! Two profiles weighed.

use super::{Judgement, Profile, Reason, Verdict};

/// Weighs two profiles. The result is the same in either order.
#[must_use]
pub fn judge(a: &Profile, b: &Profile) -> Judgement {
    let veto = |feature, words: &str| Judgement {
        verdict: Verdict::Different,
        score: -9.0,
        reasons: vec![Reason { feature, weight: -9.0, words: words.to_owned() }],
    };
    if a.kind != b.kind {
        return veto("kind.veto", "of different kinds");
    }
    if a.row.is_some() && b.row.is_some() && a.row != b.row {
        return veto("row.veto", "linked to different things");
    }
    let same = a.row.is_some() && a.row == b.row;
    let verdict = if same { Verdict::Same } else { Verdict::Undecided };
    Judgement { verdict, score: 0.0, reasons: Vec::new() }
}
