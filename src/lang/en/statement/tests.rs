//! Attitudes: `data/lang/en/cases/attitudes.tsv`, and what stands inside what.

use super::{attributions, outermost};
use crate::lang::cases::read;
use crate::lang::of;
use crate::statement::Modality;

/// The attitudes of a text: `content | who | cue | class frame`.
fn attitudes(marked: &str) -> String {
    let found: Vec<String> = read(of("en"), marked, |reading| {
        let text = &reading.analysed.document.text;
        let all = outermost(attributions(reading)).into_iter().filter_map(|a| {
            let kind = a.kind?;
            let who = a.source.map_or("", |s| s.of(text));
            let cue = a.statement.cue.map_or("", |c| c.of(text));
            Some(format!("{} | {who} | {cue} | {} {}", a.statement.content.of(text), kind.class, kind.frame))
        });
        all.collect()
    });
    if found.is_empty() { "-".to_owned() } else { found.join(" ;; ") }
}

#[test]
fn every_construction_of_the_attitude_cases_is_read_as_it_says() {
    let (mut wrong, mut all) = (Vec::new(), 0);
    for (i, line) in include_str!("../../../../data/lang/en/cases/attitudes.tsv").lines().enumerate() {
        if line.is_empty() || line.starts_with('#') || line.starts_with("text\t") {
            continue;
        }
        all += 1;
        let (text, expected) = line.split_once('\t').expect("two columns");
        let got = attitudes(text);
        if got != expected {
            wrong.push(format!("line {}: {text}\n  expected {expected}\n  found    {got}", i + 1));
        }
    }
    // As in `lang::cases`: a parser trained anew misreads other sentences.
    assert!(wrong.len() * 100 <= all * 4, "{} of {all}:\n{}", wrong.len(), wrong.join("\n"));
}

/// How many attributions a text has in all, and how many stand inside no other.
fn counts(marked: &str) -> (usize, usize) {
    read(of("en"), marked, |reading| {
        let all = attributions(reading);
        (all.len(), outermost(all).len())
    })
}

#[test]
fn what_stands_inside_reported_words_is_not_outermost() {
    let (all, outer) = counts("{P:Ann Reed} said she supports the plan and wants to build the dam.");
    assert_eq!(outer, 1);
    assert!(all > outer, "{all}");
}

#[test]
fn a_statement_inside_an_attitude_stays_and_the_attitude_goes() {
    read(of("en"), "Many fear the words of {P:Ann Reed}, who said the dam was weak.", |reading| {
        let all = outermost(attributions(reading));
        assert!(all.iter().all(|a| a.says), "{all:?}");
        assert_eq!(all.len(), 1);
    });
}

#[test]
fn words_that_an_if_of_their_own_limits_are_a_condition() {
    let modality = |marked: &str| {
        read(of("en"), marked, |reading| attributions(reading).first().map(|a| a.statement.modality))
    };
    for told in [
        "{P:Ann Reed} said the mill would shut down if the price fell.",
        "{P:Ann Reed} said that if the price fell, the mill would shut down.",
        "{P:Ann Reed} said: “The mill will shut down if the price falls.”",
    ] {
        assert_eq!(modality(told), Some(Modality::Condition), "{told}");
    }
    for told in [
        "{P:Ann Reed} said the mill would close on Monday.",
        "{P:Ann Reed} denied that the mill would shut down if the price fell.",
        "{P:Ann Reed} said she did not know if the mill would shut down.",
        "If asked, {P:Ann Reed} said the mill would close.",
    ] {
        assert_ne!(modality(told), Some(Modality::Condition), "{told}");
    }
}
