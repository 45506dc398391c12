//! Every pack's own examples: each row's sentence must give its event with its participants.

use std::collections::HashMap;

use super::frame::Flag;
use super::{EventType, FramePos, events};
use crate::entity::Entity;
use crate::lang;
use crate::mention::{EntityKind, Mention};
use crate::pipeline::{Analysed, Reading};
use crate::text::{DocumentOptions, LangChoice, Span, read_document, segment};

const NAMES: [(&str, &str); 2] = [
    ("tr", include_str!("../../data/lang/tr/frames/names.tsv")),
    ("en", include_str!("../../data/lang/en/frames/names.tsv")),
];

/// An example without its marks: the text, its names with role, kind where it is told, and span, and the trigger.
struct Example {
    text: String,
    names: Vec<(char, Option<EntityKind>, String, Span)>,
    trigger: Span,
}

fn parse(example: &str) -> Option<Example> {
    let mut text = String::new();
    let mut names = Vec::new();
    let mut trigger = None;
    let (mut name, mut from) = (None, 0);
    let mut chars = example.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '{' => {
                let mut mark = String::new();
                while let Some(m) = chars.next_if(|c| *c != ':') {
                    mark.push(m);
                }
                chars.next()?;
                name = Some((mark, text.len()));
            }
            '}' => {
                let (mark, start) = name.take()?;
                let mut mark = mark.chars();
                let role = mark.next()?;
                let kind = mark.next().and_then(|k| kind_of(k.to_ascii_uppercase()));
                names.push((role, kind, text[start..].to_owned(), Span::new(start, text.len())));
            }
            '[' => from = text.len(),
            ']' => trigger = Some(Span::new(from, text.len())),
            _ => text.push(c),
        }
    }
    Some(Example { text, names, trigger: trigger? })
}

/// What one example gives: what is wrong with it, or nothing.
fn check(
    code: &str,
    kind: EventType,
    example: &str,
    nothing: bool,
    kinds: &HashMap<&str, EntityKind>,
) -> Result<(), String> {
    let wanted_kind = kind;
    let example = parse(example).ok_or("example without [trigger]")?;
    let lang = LangChoice::of(code);
    let options = DocumentOptions { lang, ..DocumentOptions::default() };
    let document =
        read_document(example.text.clone().into_bytes(), "example", &options).map_err(|e| e.to_string())?;
    let segmented = segment(&document);
    let language = lang::of(code);
    let words = language.words(&document, &segmented);
    let analysed = Analysed { document: &document, segmented: &segmented, words: &words };
    let mut entities: Vec<Entity> = Vec::new();
    let (mut mentions, mut entity_of) = (Vec::new(), Vec::new());
    for (_, told, name, span) in &example.names {
        let tokens = &segmented.tokens;
        let first = tokens.partition_point(|t| t.span.end <= span.start) as u32;
        let end = tokens.partition_point(|t| t.span.start < span.end) as u32;
        let kind = told.or_else(|| kinds.get(&**name).copied()).unwrap_or(EntityKind::Organization);
        let entity = entities.iter().position(|e| e.name == *name).unwrap_or_else(|| {
            // What a body's abbreviation stands for says what it is (`CHP`: `parti`).
            let body = kind == EntityKind::Organization;
            let entry = body.then(|| crate::names::body_by_form(code, name)).flatten();
            entities.push(Entity { kind, name: name.clone(), mentions: Vec::new(), entry });
            entities.len() - 1
        });
        entities[entity].mentions.push(mentions.len() as u32);
        entity_of.push(entity as u32);
        mentions.push(Mention {
            span: *span,
            tokens: first..end,
            kind,
            entry: None,
            adjectival: false,
            rule: "example",
            confidence: 1.0,
        });
    }
    let clauses = language.clauses(&analysed, &mentions);
    let times = crate::time::of_document(&document, &segmented);
    let reading = Reading {
        analysed,
        mentions: &mentions,
        entities: &entities,
        entity_of: &entity_of,
        nested: &[],
        clauses: &clauses,
        references: &[],
        times: &times,
        relations: &[],
    };
    let references = language.references(&reading, &[]);
    let reading = Reading { references: &references, ..reading };
    let found = events(&reading, &[], language.frames());
    if nothing {
        let told = found.iter().any(|e| e.trigger.overlaps(example.trigger));
        return if told { Err("an event where there is none".into()) } else { Ok(()) };
    }
    let hits: Vec<_> =
        found.iter().filter(|e| e.kind == wanted_kind && e.trigger.overlaps(example.trigger)).collect();
    let name = |ids: &[u32]| ids.iter().map(|e| entities[*e as usize].name.clone()).collect::<Vec<_>>();
    let Some(hit) = hits.first() else {
        let other: Vec<_> = found
            .iter()
            .map(|e| {
                format!(
                    "{} {:?} {:?} {:?}",
                    e.kind.name(),
                    e.trigger.of(&document.text),
                    name(&e.agents),
                    name(&e.targets)
                )
            })
            .collect();
        return Err(format!("no event; {other:?}"));
    };
    let wanted = |role: char| {
        let mut all: Vec<String> = Vec::new();
        for (r, _, n, _) in &example.names {
            if *r == role && !all.contains(n) {
                all.push(n.clone());
            }
        }
        all.sort();
        all
    };
    let sorted = |ids: &[u32]| {
        let mut all = name(ids);
        all.sort();
        all
    };
    let (agents, targets) = (sorted(&hit.agents), sorted(&hit.targets));
    if wanted_kind.is_symmetric() {
        let both = |mut a: Vec<String>, b: Vec<String>| {
            a.extend(b);
            a.sort();
            a
        };
        if both(agents.clone(), targets.clone()) == both(wanted('a'), wanted('t')) {
            return Ok(());
        }
    }
    if agents != wanted('a') || targets != wanted('t') {
        return Err(format!("agents {agents:?}, targets {targets:?}"));
    }
    Ok(())
}

/// What the names in a language's examples are.
fn kinds_of_names(code: &str) -> HashMap<&'static str, EntityKind> {
    let names = NAMES.iter().find(|n| n.0 == code).expect("a language with names").1;
    names
        .lines()
        .filter_map(|l| l.split_once('\t'))
        .filter_map(|(n, k)| Some((n, kind_of(k.chars().next()?)?)))
        .collect()
}

fn kind_of(letter: char) -> Option<EntityKind> {
    Some(match letter {
        'P' => EntityKind::Person,
        'C' => EntityKind::Country,
        'L' => EntityKind::Place,
        'O' => EntityKind::Organization,
        _ => return None,
    })
}

fn failures(code: &str) -> (usize, Vec<String>) {
    let kinds = kinds_of_names(code);
    let frames = lang::of(code).frames();
    let wrong = frames
        .iter()
        .filter_map(|f| {
            let why = check(code, f.kind, &f.example, f.has(Flag::Nothing), &kinds).err()?;
            Some(format!(
                "{}:{} {} {}: {why} | {}",
                f.source.0,
                f.source.1,
                f.kind.name(),
                f.predicate,
                f.example
            ))
        })
        .collect();
    (frames.len(), wrong)
}

#[test]
fn turkish_frames_find_their_own_examples() {
    // A little room is left for changes of the word analysis.
    let (all, wrong) = failures("tr");
    println!("{} of {all} Turkish examples fail", wrong.len());
    assert!(all >= 5000, "the Turkish lexicon holds {all} predicates");
    assert!(wrong.len() <= 62, "{} of {all} examples fail:\n{}", wrong.len(), wrong.join("\n"));
}

/// Alternatives stand for one word each: a verb beside half of another one (`direnmek/karşı koymak`) would never be met.
#[test]
fn turkish_choices_hold_one_word_each() {
    // Bread and meals are no verbs.
    let noun = |word: &str| matches!(word, "yemek" | "ekmek");
    let infinitive = |word: &str| (word.ends_with("mek") || word.ends_with("mak")) && !noun(word);
    let verbs_and_others = |choice: &str| {
        let verbs = choice.split('/').filter(|word| infinitive(word)).count();
        verbs > 0 && verbs < choice.split('/').count()
    };
    for frame in lang::of("tr").frames().iter() {
        let mixed = frame.predicate.split(' ').find(|choice| verbs_and_others(choice));
        assert!(
            mixed.is_none(),
            "{}:{}: `{}` mixes verbs with halves of others",
            frame.source.0,
            frame.source.1,
            frame.predicate
        );
    }
}

#[test]
fn every_english_frame_finds_its_own_example() {
    let (all, wrong) = failures("en");
    eprintln!("{} of {all} English examples fail", wrong.len());
    assert!(all >= 1500, "the English lexicon holds {all} predicates");
    // 86 rows are not read yet (docs/quality.md); room is left for changes of the parser.
    assert!(wrong.len() <= 110, "{} of {all} examples fail:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn english_events_are_read_in_the_active_and_the_passive() {
    all_cases_are_read("en", include_str!("../../data/lang/en/cases/events.tsv"), 3);
}

#[test]
fn turkish_events_are_read_in_the_active_and_the_passive() {
    all_cases_are_read("tr", include_str!("../../data/lang/tr/cases/events.tsv"), 0);
}

/// A text may end anywhere, without a mark.
#[test]
fn no_cut_of_a_sentence_stops_the_analysis() {
    let files = [
        ("en", include_str!("../../data/lang/en/cases/events.tsv")),
        ("tr", include_str!("../../data/lang/tr/cases/events.tsv")),
    ];
    let mut read = 0;
    for (code, cases) in files {
        let options = DocumentOptions { lang: LangChoice::of(code), ..DocumentOptions::default() };
        let examples = cases.lines().filter_map(|l| parse(l.split('\t').nth(2)?));
        for (i, example) in examples.enumerate() {
            let spaces = example.text.match_indices(' ').map(|(at, _)| at).skip(i % 3).step_by(3);
            for end in spaces.chain([example.text.len() - 1]) {
                let document = crate::text::document(example.text[..end].to_owned(), "cut", &options);
                read += crate::pipeline::extract(&document).entities.len();
            }
        }
    }
    assert!(read > 1000, "{read} names in all cuts");
}

/// Every sentence of a file of cases, which must hold each type in both voices. English trees come from a trained parser,
/// which misreads other sentences whenever it is trained anew: so many in a hundred may fail.
fn all_cases_are_read(code: &str, cases: &str, percent: usize) {
    let kinds = kinds_of_names(code);
    let rows = cases.lines();
    let rows: Vec<Vec<&str>> =
        rows.filter(|l| !l.starts_with('#')).skip(1).map(|l| l.split('\t').collect()).collect();
    let mut wrong = Vec::new();
    for row in &rows {
        let [kind, construction, example] = row[..] else { panic!("three columns expected: {row:?}") };
        let kind = EventType::from_name(kind).unwrap_or_else(|| panic!("unknown event type {kind}"));
        if let Err(why) = check(code, kind, example, false, &kinds) {
            wrong.push(format!("{} {construction}: {why} | {example}", kind.name()));
        }
    }
    for kind in super::rows() {
        for voice in ["active", "passive"] {
            let told = |row: &Vec<&str>| row[0] == kind.kind.name() && row[1] == voice;
            assert!(rows.iter().any(told), "{} has no {voice} case", kind.kind.name());
        }
    }
    assert!(
        wrong.len() * 100 <= rows.len() * percent,
        "{} of {} fail:\n{}",
        wrong.len(),
        rows.len(),
        wrong.join("\n")
    );
}

#[test]
fn a_time_in_a_clause_inside_another_dates_only_its_own_event() {
    let date = |text: &str| {
        let options = DocumentOptions { lang: LangChoice::of("en"), ..DocumentOptions::default() };
        let document = read_document(text.as_bytes().to_vec(), "dates", &options).expect("a text");
        let events = crate::pipeline::extract(&document).events;
        let sued = events.iter().find(|e| e.kind == EventType::Accuse).expect("who sued whom");
        sued.date.as_ref().map(|d| d.0.clone())
    };
    assert_eq!(date("Volvo sued Shell in 2018.").as_deref(), Some("2018"));
    assert_eq!(date("Volvo, which opened a plant in 2018, sued Shell."), None);
}

#[test]
fn every_frame_file_is_read() {
    for code in ["tr", "en"] {
        let frames = lang::of(code).frames();
        assert!(
            frames.iter().all(|f| matches!(f.pos, FramePos::Verb | FramePos::Noun | FramePos::Adjective))
        );
        assert!(frames.iter().all(|f| EventType::from_name(f.kind.name()) == Some(f.kind)));
    }
}

/// One event as the whole way from text tells it.
#[derive(Debug)]
struct Told {
    agents: Vec<String>,
    places: Vec<String>,
    date: Option<String>,
}

fn told(text: &str, date: &str) -> Vec<Told> {
    let options =
        DocumentOptions { lang: LangChoice::Tr, date: Some(date.to_owned()), ..DocumentOptions::default() };
    let document = crate::text::document(text.to_owned(), "-", &options);
    let found = crate::pipeline::extract(&document);
    let names = |ids: &[u32]| ids.iter().map(|e| found.entities[*e as usize].name.clone()).collect();
    let row = |e: &super::Event| Told {
        agents: names(&e.agents),
        places: names(&e.places),
        date: e.date.as_ref().map(|(date, _)| date.clone()),
    };
    found.events.iter().map(row).collect()
}

#[test]
fn his_country_does_what_is_said_of_it_also_before_a_name() {
    let text = "Norveç Dışişleri Bakanı Kari Nordby, ülkesinin Peru'ya yardım gönderdiğini duyurdu.";
    let events = told(text, "2025-09-10");
    assert_eq!(events.len(), 1, "{events:?}");
    assert_eq!(events[0].agents, ["Norveç"]);
    let text = "Norveç Savunma Bakanı, ülkesinin Peru'ya yardım gönderdiğini duyurdu.";
    assert_eq!(told(text, "2025-09-10")[0].agents, ["Norveç"]);
}

#[test]
fn a_title_behind_another_country_is_nobody_who_was_named() {
    let text = "Şili Devlet Başkanı Marek Nowak, Lima'da Kari Nordby ile görüştü. Norveç Devlet Başkanı, Peru'yu kınadı.";
    let events = told(text, "2025-09-10");
    assert_eq!(events[0].agents, ["Marek Nowak"]);
    assert!(events[1..].iter().all(|e| !e.agents.contains(&"Marek Nowak".to_owned())), "{events:?}");
}

#[test]
fn events_have_the_place_and_the_day_of_their_own_clause() {
    let text = "Lima'da yaşayan gazeteciler, Peru ordusunun 7 Ekim'de Cusco'nun kuzeyinde üç kişiyi gözaltına aldığını \
                salı günü duyurdu.";
    let events = told(text, "2025-09-10");
    assert_eq!(events[0].agents, ["Peru ordusu"]);
    assert_eq!(events[0].places, ["Cusco"]);
    assert_eq!(events[0].date.as_deref(), Some("2024-10-07"));
}
