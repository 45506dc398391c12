//! Two profiles weighed: names first, then what surrounds them.

use rustc_hash::FxHashSet;

use super::body::{self, BodyNames};
use super::name::Form;
use super::person::{self, PersonNames};
use super::words::Words;
use super::{Judgement, Profile, Reason, Verdict};
use crate::mention::EntityKind;
use crate::text::lower_tr;

/// Score from which two profiles are the same.
const SAME: f32 = 2.0;
/// Score from which on downwards they are different.
const DIFFERENT: f32 = -1.0;
/// What a veto weighs: more than all else together.
const VETO: f32 = -99.0;
/// Forms of a profile that are compared.
const FORMS: usize = 6;

/// A profile with its names taken apart.
#[derive(Debug)]
pub(super) struct Prepared<'p> {
    pub profile: &'p Profile,
    /// Fullest first.
    pub forms: Vec<Form>,
    /// What it is linked to; not where the row stands for a body that every country has.
    pub row: Option<&'p str>,
    titles: Vec<String>,
    /// Title (one code for all spellings of an office) and body.
    offices: Vec<(String, Option<String>)>,
}

impl<'p> Prepared<'p> {
    pub fn new(profile: &'p Profile) -> Prepared<'p> {
        let mut forms: Vec<(Form, u32)> =
            profile.names.iter().map(|(name, n)| (Form::new(profile.kind, name), *n)).collect();
        forms.sort_by(|(a, n), (b, m)| {
            let size = |f: &Form| f.parts.iter().filter(|p| !p.is_initial()).count().min(3);
            (size(b), m, &a.written).cmp(&(size(a), n, &b.written))
        });
        forms.truncate(FORMS);
        let row = profile
            .row
            .as_deref()
            .filter(|r| profile.kind != EntityKind::Organization || !stands_for_many(r));
        let titles = profile.titles.iter().map(|t| lower_tr(t.trim_end_matches('.')).into_owned()).collect();
        let offices = profile
            .offices
            .iter()
            .map(|(title, of)| (office(title), of.as_deref().map(|o| lower_tr(o).into_owned())))
            .collect();
        Prepared { profile, forms: forms.into_iter().map(|(f, _)| f).collect(), row, titles, offices }
    }

    /// What the offices are of.
    pub fn bodies(&self) -> impl Iterator<Item = &str> {
        self.offices.iter().filter_map(|(_, of)| of.as_deref())
    }

    /// Whether all that is known of a person's name is one word.
    pub fn is_bare(&self) -> bool {
        self.profile.kind == EntityKind::Person && self.forms.first().is_none_or(|f| f.parts.len() < 2)
    }
}

/// Whether a row is named as a body of every country is (`Dışişleri Bakanlığı`): links by the name, and not to one body.
fn stands_for_many(row: &str) -> bool {
    if crate::names::is_wikidata_id(row) {
        return false;
    }
    let name = row.split_once(':').map_or(row, |(_, name)| name).replace('-', " ");
    Form::new(EntityKind::Organization, &name).is_generic()
}

/// An office's code where its title is known in several spellings, else the folded title.
fn office(title: &str) -> String {
    let folded = lower_tr(title);
    match Words::get()
        .class("office", &folded)
        .or_else(|| Words::get().class("office", &crate::text::lower_en(title)))
    {
        Some(code) => code.to_owned(),
        None => folded.into_owned(),
    }
}

/// Weighs two profiles. The result is the same in either order.
///
/// ```
/// use kilim::identity::{Profile, Verdict, judge};
/// use kilim::mention::EntityKind::Person;
/// let judged = |a, b| judge(&Profile::of_name(Person, a), &Profile::of_name(Person, b)).verdict;
/// assert_eq!(judged("Şi Cinping", "Xi Jinping"), Verdict::Same);
/// assert_eq!(judged("Ahmet Kaya", "Mehmet Kaya"), Verdict::Different);
/// assert_eq!(judged("Merkel", "Angela Merkel"), Verdict::Undecided);
/// ```
#[must_use]
pub fn judge(a: &Profile, b: &Profile) -> Judgement {
    weigh_in_words(&Prepared::new(a), &Prepared::new(b))
}

/// [`judge`] with prepared profiles.
pub(super) fn weigh_in_words(a: &Prepared<'_>, b: &Prepared<'_>) -> Judgement {
    let mut reasons = Vec::new();
    let (verdict, score) = weigh(a, b, Some(&mut reasons));
    Judgement { verdict, score, reasons }
}

/// Sums weights; keeps the words only where they are asked for.
struct Sum<'r> {
    score: f32,
    reasons: Option<&'r mut Vec<Reason>>,
}

impl Sum<'_> {
    fn add(&mut self, feature: &'static str, weight: f32, words: impl FnOnce() -> String) {
        self.score += weight;
        if let Some(reasons) = &mut self.reasons {
            reasons.push(Reason { feature, weight, words: words() });
        }
    }

    fn verdict(&self) -> (Verdict, f32) {
        let verdict = if self.score >= SAME {
            Verdict::Same
        } else if self.score <= DIFFERENT {
            Verdict::Different
        } else {
            Verdict::Undecided
        };
        (verdict, self.score)
    }
}

/// Verdict and score.
pub(super) fn weigh(a: &Prepared<'_>, b: &Prepared<'_>, reasons: Option<&mut Vec<Reason>>) -> (Verdict, f32) {
    let mut sum = Sum { score: 0.0, reasons };
    if a.profile.kind != b.profile.kind {
        sum.add("kind.veto", VETO, || "they are of different kinds".to_owned());
        return sum.verdict();
    }
    if let (Some(row), Some(other)) = (a.row, b.row) {
        if row == other {
            sum.add("row.same", 9.0, || format!("both are {row}"));
        } else {
            let (first, last) = (row.min(other), row.max(other));
            sum.add("row.veto", VETO, || format!("one is {first}, the other {last}"));
        }
        return sum.verdict();
    }
    let name = names(a, b, &mut sum);
    // Names that contradict each other are no matter of weighing.
    if name > -2.0 {
        context(a, b, name, &mut sum);
    }
    sum.verdict()
}

/// Adds the best agreement of two forms and returns its weight.
fn names(a: &Prepared<'_>, b: &Prepared<'_>, sum: &mut Sum<'_>) -> f32 {
    if a.profile.kind == EntityKind::Person { people(a, b, sum) } else { bodies(a, b, sum) }
}

fn people(a: &Prepared<'_>, b: &Prepared<'_>, sum: &mut Sum<'_>) -> f32 {
    let full = |p: &Prepared<'_>| p.forms.iter().take_while(|f| f.parts.len() > 1).count();
    // Where both are known in full, their surnames alone say nothing.
    let both = full(a) > 0 && full(b) > 0;
    let forms = |p: &Prepared<'_>| if both { full(p) } else { p.forms.len() };
    let (of_a, of_b) = (&a.forms[..forms(a)], &b.forms[..forms(b)]);
    let Some((names, x, y)) = best(of_a, of_b, person::compare, PersonNames::weight) else { return 0.0 };
    sum.add(names.feature(), names.weight(), || ordered(x, y, |x, y| names.words(x, y)));
    if names != PersonNames::Conflict {
        let generation = |p: &Prepared<'_>| p.forms.iter().find_map(|f| f.generation.clone());
        match (generation(a), generation(b)) {
            (Some(one), Some(other)) if one != other => {
                sum.add("name.generation", VETO, || "one is the father, the other the child".to_owned());
                return VETO;
            }
            (None, Some(only)) | (Some(only), None) => {
                sum.add("name.generation", -2.0, || format!("only one is named `{only}`"));
            }
            _ => {}
        }
    }
    names.weight()
}

fn bodies(a: &Prepared<'_>, b: &Prepared<'_>, sum: &mut Sum<'_>) -> f32 {
    let compare = |x: &Form, y: &Form| body::compare(a.profile.kind, x, y);
    let Some((names, x, y)) = best(&a.forms, &b.forms, compare, BodyNames::weight) else { return 0.0 };
    sum.add(names.feature(), names.weight(), || ordered(x, y, |x, y| names.words(x, y)));
    names.weight()
}

/// The two forms that agree best, the first such pair of equal ones.
fn best<'f, N: Copy>(
    a: &'f [Form],
    b: &'f [Form],
    compare: impl Fn(&Form, &Form) -> N,
    weight: impl Fn(N) -> f32,
) -> Option<(N, &'f Form, &'f Form)> {
    let mut best: Option<(N, &Form, &Form)> = None;
    for x in a {
        for y in b {
            let names = compare(x, y);
            if best.is_none_or(|(other, ..)| weight(names) > weight(other)) {
                best = Some((names, x, y));
            }
        }
    }
    best
}

/// Words that don't depend on which profile came first.
fn ordered(x: &Form, y: &Form, words: impl Fn(&Form, &Form) -> String) -> String {
    if x.written <= y.written { words(x, y) } else { words(y, x) }
}

/// What surrounds the names: offices, titles, countries, neighbours, documents, dates.
fn context(a: &Prepared<'_>, b: &Prepared<'_>, name: f32, sum: &mut Sum<'_>) {
    let (p, q) = (a.profile, b.profile);
    let person = p.kind == EntityKind::Person;
    if person {
        offices(a, b, sum);
        if let Some(title) = a.titles.iter().filter(|t| b.titles.contains(t)).min() {
            sum.add("title.same", 0.4, || format!("both are called {title}"));
        } else if !a.titles.is_empty() && !b.titles.is_empty() {
            sum.add("title.other", -0.3, || "they bear different titles".to_owned());
        }
    }
    match overlap(&p.countries, &q.countries) {
        Overlap::Shared(country) => {
            sum.add("country.same", 0.5, || format!("both belong to {country}"));
        }
        Overlap::Apart => {
            let weight = if person { -0.9 } else { -4.0 };
            sum.add("country.other", weight, || "they belong to different countries".to_owned());
        }
        Overlap::Unknown => {}
    }
    let shared = shared(&p.neighbours, &q.neighbours);
    if shared > 0 {
        let weight = [0.3, 0.6, 0.8][shared.min(3) - 1];
        sum.add("neighbours.shared", weight, || {
            format!("{shared} of their neighbours {} the same", if shared == 1 { "is" } else { "are" })
        });
    }
    if p.documents.iter().any(|d| q.documents.contains(d)) {
        if person {
            // Where one text names both, it was read as telling them apart.
            sum.add("document.apart", -0.6, || "one document names both, apart".to_owned());
        } else if name < SAME {
            sum.add("document.shared", 0.6, || "one document names both".to_owned());
        }
    }
    if let (Some((from, to)), Some((first, last))) = (&p.dates, &q.dates) {
        let year = |d: &str| d.get(..4).and_then(|y| y.parse::<i32>().ok());
        if let (Some(from), Some(to), Some(first), Some(last)) =
            (year(from), year(to), year(first), year(last))
            && (first - to > 40 || from - last > 40)
        {
            sum.add("dates.far", -0.8, || "more than forty years lie between them".to_owned());
        }
    }
}

fn offices(a: &Prepared<'_>, b: &Prepared<'_>, sum: &mut Sum<'_>) {
    let same = a
        .offices
        .iter()
        .filter(|(title, of)| of.is_some() && b.offices.iter().any(|(t, o)| t == title && o == of));
    if let Some((title, of)) = same.min() {
        sum.add("office.same", 1.2, || {
            format!("both hold one office: {title} of {}", of.as_deref().unwrap_or_default())
        });
        return;
    }
    let titles = a.offices.iter().filter(|(title, _)| b.offices.iter().any(|(t, _)| t == title));
    if a.offices.is_empty() || b.offices.is_empty() {
        return;
    }
    let any = |p: &Prepared<'_>| p.bodies().next().is_some();
    if any(a) && any(b) && !a.bodies().any(|x| b.bodies().any(|y| x == y)) {
        sum.add("office.other", -0.8, || "their offices are of different bodies".to_owned());
    } else if let Some((title, _)) = titles.min() {
        sum.add("office.title", 0.3, || format!("both are {title}"));
    }
}

enum Overlap<'s> {
    Shared(&'s str),
    Apart,
    Unknown,
}

fn overlap<'s>(a: &'s [String], b: &[String]) -> Overlap<'s> {
    match a.iter().filter(|x| b.contains(x)).min() {
        Some(x) => Overlap::Shared(x),
        None if a.is_empty() || b.is_empty() => Overlap::Unknown,
        None => Overlap::Apart,
    }
}

/// How many ids two lists share.
fn shared(a: &[String], b: &[String]) -> usize {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.is_empty() {
        return 0;
    }
    if long.len() <= 16 {
        return short.iter().filter(|x| long.contains(x)).count();
    }
    let set: FxHashSet<&str> = long.iter().map(String::as_str).collect();
    short.iter().filter(|x| set.contains(x.as_str())).count()
}
