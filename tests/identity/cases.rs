//! The hard cases of `cases.tsv`: what must be put together, and what must not.

use kilim::identity::{Profile, Verdict, judge};
use kilim::mention::EntityKind;

struct Case {
    held: bool,
    same: bool,
    a: Profile,
    b: Profile,
    line: &'static str,
}

fn kind(name: &str) -> EntityKind {
    match name {
        "Person" => EntityKind::Person,
        "Organization" => EntityKind::Organization,
        "Place" => EntityKind::Place,
        "Country" => EntityKind::Country,
        _ => panic!("no kind `{name}`"),
    }
}

/// `name|name;key=value,value;…`
fn profile(kind: EntityKind, text: &str) -> Profile {
    let mut fields = text.split(';');
    let names = fields.next().unwrap_or_default();
    let mut p = Profile::of_name(kind, text);
    p.names = names.split('|').map(|n| (n.to_owned(), 1)).collect();
    for field in fields {
        let (key, values) = field.split_once('=').expect("key=value");
        let list = values.split(',').map(str::to_owned);
        match key {
            "title" => p.titles = list.collect(),
            "country" => p.countries = list.collect(),
            "with" => p.neighbours = list.collect(),
            "doc" => p.documents = list.collect(),
            "row" => p.row = Some(values.to_owned()),
            "office" => {
                p.offices = list
                    .map(|o| match o.split_once('/') {
                        Some((title, of)) => (title.to_owned(), Some(of.to_owned())),
                        None => (o, None),
                    })
                    .collect();
            }
            "dates" => p.dates = values.split_once('/').map(|(a, b)| (a.to_owned(), b.to_owned())),
            _ => panic!("no key `{key}`"),
        }
    }
    // People are judged by their names alone; bodies and places are linked first, as in a graph.
    if kind == EntityKind::Person { p } else { p.linked() }
}

fn cases() -> Vec<Case> {
    include_str!("cases.tsv")
        .lines()
        .filter(|l| !l.starts_with('#') && !l.is_empty())
        .map(|line| {
            let fields: Vec<&str> = line.split('\t').collect();
            let [part, expect, of, a, b, _] = fields[..] else { panic!("six fields: {line}") };
            let of = kind(of);
            Case { held: part == "held", same: expect == "same", a: profile(of, a), b: profile(of, b), line }
        })
        .collect()
}

/// Cases that are wrong, and false merges among them.
fn wrong(cases: &[&Case]) -> (Vec<String>, Vec<String>) {
    let (mut wrong, mut merged) = (Vec::new(), Vec::new());
    for case in cases {
        let judged = judge(&case.a, &case.b);
        if (judged.verdict == Verdict::Same) != case.same {
            let text = format!("{} {:.2}: {}", judged.verdict.name(), judged.score, case.line);
            if !case.same {
                merged.push(text.clone());
            }
            wrong.push(text);
        }
    }
    (wrong, merged)
}

#[test]
fn hard_cases_are_told_right_and_nothing_is_merged_wrongly() {
    let all = cases();
    assert!(all.len() >= 150, "{}", all.len());
    for held in [false, true] {
        let part: Vec<&Case> = all.iter().filter(|c| c.held == held).collect();
        let (wrong, merged) = wrong(&part);
        let share = 1.0 - wrong.len() as f32 / part.len() as f32;
        eprintln!("{} cases ({}): {share:.3}", part.len(), if held { "kept aside" } else { "tuned on" });
        // What is kept aside is counted, and not shown, so that nobody tunes on it.
        let shown = if held && std::env::var_os("KILIM_HELD").is_none() { Vec::new() } else { wrong };
        assert!(share >= 0.95, "{share:.3}: {shown:#?}");
        assert!(merged.is_empty(), "{} false merges: {shown:#?}", merged.len());
    }
}

#[test]
fn order_does_not_matter() {
    for case in cases() {
        let (x, y) = (judge(&case.a, &case.b), judge(&case.b, &case.a));
        assert_eq!((x.verdict, x.score.to_bits()), (y.verdict, y.score.to_bits()), "{}", case.line);
        assert!(!x.reasons.is_empty(), "{}", case.line);
        assert_eq!(x.reasons, y.reasons, "{}", case.line);
    }
}

#[test]
fn candidates_are_found_for_what_is_the_same() {
    let all = cases();
    let (mut lost, mut same) = (Vec::new(), 0);
    for case in &all {
        let (mut a, mut b) = (case.a.clone(), case.b.clone());
        (a.id, b.id) = ("a".to_owned(), "b".to_owned());
        let found = kilim::identity::resolve(&[a, b], &kilim::identity::Decisions::default());
        let together = found.cluster[0] == found.cluster[1];
        assert!(case.same || !together, "{}", case.line);
        same += usize::from(case.same);
        if case.same && !together {
            lost.push(if case.held { "(kept aside)" } else { case.line });
        }
    }
    eprintln!("candidates: {} of {same} lost", lost.len());
    assert!(lost.len() * 20 <= same, "{lost:#?}");
}
