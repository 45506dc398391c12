//! Many profiles put together: candidates that share a key, weighed pair by pair, joined from the surest down.

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

use super::judge::{Prepared, weigh, weigh_in_words};
use super::name::{Side, sort_key};
use super::{Decisions, Judgement, Profile, Reason, Resolution, Verdict};

/// Up to this many profiles with one key are weighed each with each; of more, each with its nearest.
const BLOCK: usize = 16;
/// Neighbours in name order that a profile of a large block is weighed with.
const WINDOW: usize = 6;
/// Full names that a surname alone is weighed with where no office leads to one.
const FEW: usize = 4;
/// Clusters whose members are weighed each with each before they are joined; of larger ones the first so many.
const LOOK: usize = 8;
/// By how much a person's surname must fit one full name better than every other.
const MARGIN: f32 = 0.5;

/// Finds which profiles are one thing. The result does not depend on the order of the profiles, as long as no two have
/// the same id.
#[must_use]
pub fn resolve(profiles: &[Profile], decisions: &Decisions) -> Resolution {
    // All work is done in the order of ids; `order` leads back.
    let mut order: Vec<u32> = (0..profiles.len() as u32).collect();
    order.sort_by(|a, b| profiles[*a as usize].id.cmp(&profiles[*b as usize].id));
    let prepared: Vec<Prepared<'_>> = order.iter().map(|i| Prepared::new(&profiles[*i as usize])).collect();
    let mut clusters = Clusters::new(&prepared, decisions);
    let mut same: Vec<(f32, u32, u32)> = Vec::new();
    let mut open: Vec<(u32, u32)> = Vec::new();
    for (a, b) in candidates(&prepared) {
        if clusters.decided.contains_key(&(a, b)) {
            continue;
        }
        match weigh(&prepared[a as usize], &prepared[b as usize], None) {
            (Verdict::Same, score) => same.push((score, a, b)),
            (Verdict::Undecided, _) => open.push((a, b)),
            (Verdict::Different, _) => {}
        }
    }
    same.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let (bare, full): (Vec<_>, Vec<_>) = same
        .into_iter()
        .partition(|(_, a, b)| prepared[*a as usize].is_bare() || prepared[*b as usize].is_bare());
    let decided: Vec<(u32, u32)> = clusters.decided.iter().filter(|(_, s)| **s).map(|(p, _)| *p).collect();
    for (a, b) in decided {
        clusters.join(a, b, true);
    }
    for (_, a, b) in full {
        if !clusters.join(a, b, false) {
            open.push((a, b));
        }
    }
    open.extend(clusters.join_bare(&bare));
    let mut out = Resolution { cluster: vec![0; profiles.len()], ..Resolution::default() };
    for (at, i) in order.iter().enumerate() {
        out.cluster[*i as usize] = order[clusters.root(at as u32) as usize];
    }
    let told = |(a, b): (u32, u32)| {
        let judgement = clusters.judgement(a, b);
        (order[a as usize], order[b as usize], judgement)
    };
    let mut merges = clusters.merges.clone();
    merges.sort_unstable();
    out.merges = merges.into_iter().map(told).collect();
    open.retain(|(a, b)| clusters.root(*a) != clusters.root(*b) && !clusters.forbidden(*a, *b));
    open.sort_unstable();
    open.dedup();
    out.undecided = open.into_iter().map(told).collect();
    out
}

/// A profile under a key.
type Entry = (u64, u32, bool);

/// Pairs that are worth weighing, each once, the smaller index first.
fn candidates(prepared: &[Prepared<'_>]) -> Vec<(u32, u32)> {
    let mut each: Vec<(u64, u32)> = Vec::with_capacity(prepared.len() * 3);
    // Short forms and full ones; the mark says which.
    let mut sided: Vec<Entry> = Vec::with_capacity(prepared.len() * 3);
    for (i, p) in prepared.iter().enumerate() {
        let i = i as u32;
        let key = |text: &str| {
            let mut hasher = FxHasher::default();
            (p.profile.kind, text).hash(&mut hasher);
            hasher.finish()
        };
        for form in &p.forms {
            form.keys(p.profile.kind, |text, side| match side {
                Side::Either => each.push((key(text), i)),
                Side::Short => sided.push((key(text), i, true)),
                Side::Full => sided.push((key(text), i, false)),
            });
        }
        if let Some(row) = p.row {
            each.push((key(&format!("={row}")), i));
        }
    }
    let mut pairs: Vec<u64> = Vec::with_capacity(prepared.len() * 2);
    let mut push = |a: u32, b: u32| {
        let (a, b) = (a.min(b), a.max(b));
        if a != b {
            pairs.push(u64::from(a) << 32 | u64::from(b));
        }
    };
    each.sort_unstable();
    each.dedup();
    for block in each.chunk_by(|x, y| x.0 == y.0).filter(|b| b.len() > 1) {
        near(block, prepared, &mut push);
    }
    sided.sort_unstable();
    sided.dedup();
    for block in sided.chunk_by(|x, y| x.0 == y.0).filter(|b| b.len() > 1) {
        across(block, prepared, &mut push);
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs.into_iter().map(|p| ((p >> 32) as u32, p as u32)).collect()
}

/// Each profile of a small block with each; of a large one, each with the next ones in the order of names.
fn near(block: &[(u64, u32)], prepared: &[Prepared<'_>], push: &mut impl FnMut(u32, u32)) {
    let mut members: Vec<u32> = block.iter().map(|(_, i)| *i).collect();
    let mut width = BLOCK;
    if members.len() > BLOCK {
        members.sort_by_cached_key(|i| (prepared[*i as usize].forms.first().map(sort_key), *i));
        width = WINDOW;
    }
    for (n, a) in members.iter().enumerate() {
        members[n + 1..].iter().take(width).for_each(|b| push(*a, *b));
    }
}

/// Each short form with the full ones that share a body of its offices, and with a few others; and with the next short
/// one.
fn across(block: &[Entry], prepared: &[Prepared<'_>], push: &mut impl FnMut(u32, u32)) {
    let side = |short: bool| block.iter().filter(move |e| e.2 == short).map(|e| e.1);
    let full: Vec<u32> = side(false).collect();
    let short: Vec<u32> = side(true).collect();
    if short.is_empty() {
        return;
    }
    let mut holders: FxHashMap<&str, Vec<u32>> = FxHashMap::default();
    for b in &full {
        for of in prepared[*b as usize].bodies() {
            holders.entry(of).or_default().push(*b);
        }
    }
    for (n, a) in short.iter().enumerate() {
        for of in prepared[*a as usize].bodies() {
            holders.get(of).into_iter().flatten().take(BLOCK).for_each(|b| push(*a, *b));
        }
        full.iter().take(FEW).for_each(|b| push(*a, *b));
        if let Some(next) = short.get(n + 1) {
            push(*a, *next);
        }
    }
}

/// Clusters that grow; two that hold a pair of different things are never joined.
struct Clusters<'p, 'd> {
    prepared: &'p [Prepared<'p>],
    decisions: &'d Decisions,
    parent: Vec<u32>,
    members: Vec<Vec<u32>>,
    row: Vec<Option<&'p str>>,
    /// What the user decided about a pair.
    decided: BTreeMap<(u32, u32), bool>,
    /// Whether some decision says of a profile that it is different from another.
    guarded: FxHashSet<u32>,
    /// Profiles of which the user said that they are the same as another: what they differ in is known to the user.
    vouched: FxHashSet<u32>,
    merges: Vec<(u32, u32)>,
}

impl<'p, 'd> Clusters<'p, 'd> {
    fn new(prepared: &'p [Prepared<'p>], decisions: &'d Decisions) -> Self {
        let mut decided = BTreeMap::new();
        if !decisions.all().is_empty() {
            let index: FxHashMap<&str, u32> =
                prepared.iter().enumerate().map(|(i, p)| (p.profile.id.as_str(), i as u32)).collect();
            for d in decisions.all() {
                if let (Some(&a), Some(&b)) = (index.get(d.ids.0.as_str()), index.get(d.ids.1.as_str())) {
                    decided.insert((a.min(b), a.max(b)), d.same);
                }
            }
        }
        let about =
            |same: bool| decided.iter().filter(move |(_, s)| **s == same).flat_map(|((a, b), _)| [*a, *b]);
        let (guarded, vouched) = (about(false).collect(), about(true).collect());
        Clusters {
            prepared,
            decisions,
            parent: (0..prepared.len() as u32).collect(),
            members: (0..prepared.len() as u32).map(|i| vec![i]).collect(),
            row: prepared.iter().map(|p| p.row).collect(),
            decided,
            guarded,
            vouched,
            merges: Vec::new(),
        }
    }

    /// The first member of a profile's cluster.
    fn root(&self, mut i: u32) -> u32 {
        while self.parent[i as usize] != i {
            i = self.parent[i as usize];
        }
        i
    }

    /// Whether the user keeps the clusters of two profiles apart.
    fn forbidden(&self, a: u32, b: u32) -> bool {
        if self.guarded.is_empty() {
            return false;
        }
        let (a, b) = (self.root(a), self.root(b));
        let guarded = |r: u32| self.members[r as usize].iter().filter(|m| self.guarded.contains(m));
        guarded(a).any(|x| guarded(b).any(|y| self.decided.get(&(*x.min(y), *x.max(y))) == Some(&false)))
    }

    /// Joins two clusters; `false` where something in them is different. What the user decided is joined in any case,
    /// unless the user decided otherwise too.
    fn join(&mut self, a: u32, b: u32, by_user: bool) -> bool {
        let (x, y) = (self.root(a), self.root(b));
        if x == y {
            return true;
        }
        if self.forbidden(a, b) || !by_user && self.differ(x, y) {
            return false;
        }
        let (root, other) = (x.min(y), x.max(y));
        let moved = std::mem::take(&mut self.members[other as usize]);
        for m in &moved {
            self.parent[*m as usize] = root;
        }
        let members = &mut self.members[root as usize];
        members.extend(moved);
        members.sort_unstable();
        let row = self.row[other as usize];
        self.row[root as usize] = self.row[root as usize].or(row);
        self.merges.push((a, b));
        true
    }

    fn differ(&self, x: u32, y: u32) -> bool {
        if let (Some(p), Some(q)) = (self.row[x as usize], self.row[y as usize]) {
            return p != q;
        }
        let (x, y) = (&self.members[x as usize], &self.members[y as usize]);
        if x.len() == 1 && y.len() == 1 {
            return false;
        }
        let own = |members: &'_ [u32]| -> Vec<u32> {
            members.iter().filter(|m| !self.vouched.contains(m)).take(LOOK).copied().collect()
        };
        let (x, y) = (own(x), own(y));
        x.iter().any(|a| {
            y.iter().any(|b| {
                let (a, b) = (&self.prepared[*a as usize], &self.prepared[*b as usize]);
                weigh(a, b, None).0 == Verdict::Different
            })
        })
    }

    /// Joins people known by one word where exactly one person fits best; returns the pairs left open.
    fn join_bare(&mut self, pairs: &[(f32, u32, u32)]) -> Vec<(u32, u32)> {
        let mut fits: BTreeMap<u32, Vec<(f32, u32)>> = BTreeMap::new();
        for (score, a, b) in pairs {
            let bare = self.prepared[*a as usize].is_bare();
            let (bare, other) = if bare { (*a, *b) } else { (*b, *a) };
            fits.entry(bare).or_default().push((*score, other));
        }
        let mut open = Vec::new();
        let mut chosen = Vec::new();
        for (bare, list) in fits {
            let (top, first) = list[0];
            let root = self.root(first);
            let rival = list.iter().any(|(s, o)| *s > top - MARGIN && self.root(*o) != root);
            if rival {
                open.extend(list.iter().map(|(_, o)| (bare.min(*o), bare.max(*o))));
            } else {
                chosen.push((bare.min(first), bare.max(first)));
            }
        }
        for (a, b) in chosen {
            if !self.join(a, b, false) {
                open.push((a, b));
            }
        }
        open
    }

    /// The judgement of a pair, with the user's decision in its place where there is one.
    fn judgement(&self, a: u32, b: u32) -> Judgement {
        let (one, other) = (&self.prepared[a as usize], &self.prepared[b as usize]);
        match self.decisions.about(&one.profile.id, &other.profile.id) {
            Some(d) => {
                let weight = if d.same { 99.0 } else { -99.0 };
                let words = format!("{} decided on {}: {}", d.who, d.when, d.why);
                Judgement {
                    verdict: if d.same { Verdict::Same } else { Verdict::Different },
                    score: weight,
                    reasons: vec![Reason { feature: "decision", weight, words }],
                }
            }
            None => weigh_in_words(one, other),
        }
    }
}
