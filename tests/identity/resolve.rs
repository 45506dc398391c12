//! Clusters: what is put together, what never is, and that the order of the profiles does not matter.

use std::collections::BTreeMap;

use kilim::identity::{Decisions, Profile, Resolution, resolve};
use kilim::mention::EntityKind::{self, Organization, Person};
use proptest::prelude::*;

fn profile(kind: EntityKind, id: &str, names: &[&str]) -> Profile {
    let mut p = Profile::of_name(kind, id);
    p.names = names.iter().map(|n| ((*n).to_owned(), 1)).collect();
    p
}

fn person(id: &str, name: &str) -> Profile {
    profile(Person, id, &[name])
}

fn holder(id: &str, name: &str, title: &str, of: &str) -> Profile {
    let mut p = person(id, name);
    p.offices = vec![(title.to_owned(), Some(of.to_owned()))];
    p
}

/// Ids by cluster.
fn clusters(profiles: &[Profile], found: &Resolution) -> Vec<Vec<String>> {
    let mut by: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for (p, c) in profiles.iter().zip(&found.cluster) {
        by.entry(*c).or_default().push(p.id.clone());
    }
    let mut out: Vec<Vec<String>> = by.into_values().collect();
    for cluster in &mut out {
        cluster.sort();
    }
    out.sort();
    out
}

fn put_together(profiles: &[Profile], decisions: &str) -> Vec<String> {
    let decisions = Decisions::parse("d.tsv", decisions).unwrap();
    clusters(profiles, &resolve(profiles, &decisions)).into_iter().map(|c| c.join("+")).collect()
}

#[test]
fn spellings_come_together_and_namesakes_stay_apart() {
    let profiles = [
        person("a", "Volodimir Zelenskiy"),
        person("b", "Volodymyr Zelenskyy"),
        person("c", "Ahmet Karagözoğlu"),
        person("d", "Mehmet Karagözoğlu"),
        person("e", "KEMAL KILIÇDAROĞLU"),
        person("f", "Kemal Kilicdaroglu"),
    ];
    assert_eq!(put_together(&profiles, ""), ["a+b", "c", "d", "e+f"]);
}

#[test]
fn a_chain_never_leads_across_a_difference() {
    // The initial fits both, and the two full names are different people.
    let profiles = [
        holder("a", "Nejat Işıksaçan", "Bakan", "TR"),
        holder("b", "N. Işıksaçan", "Bakan", "TR"),
        holder("c", "Nihat Işıksaçan", "Bakan", "TR"),
    ];
    let found = resolve(&profiles, &Decisions::default());
    assert_ne!(found.cluster[0], found.cluster[2]);
    let rows = ["Q1", "", "Q2"].map(|q| {
        let mut p = person(if q.is_empty() { "b" } else { q }, "Lale Demirgöz");
        p.row = Some(q.to_owned()).filter(|q| !q.is_empty());
        p
    });
    let found = resolve(&rows, &Decisions::default());
    assert_ne!(found.cluster[0], found.cluster[2], "two rows are two people");
}

#[test]
fn a_surname_joins_the_one_who_holds_the_office_and_nobody_where_two_do() {
    let mut profiles = vec![
        holder("a", "Görkemli", "Dışişleri Bakanı", "XX"),
        holder("b", "Tamer Görkemli", "Dışişleri Bakanı", "XX"),
        person("c", "Sema Görkemli"),
    ];
    assert_eq!(put_together(&profiles, ""), ["a+b", "c"]);
    profiles.push(holder("d", "Lami Görkemli", "Foreign Minister", "XX"));
    assert_eq!(put_together(&profiles, ""), ["a", "b", "c", "d"]);
    let found = resolve(&profiles, &Decisions::default());
    assert!(found.undecided.iter().any(|(a, ..)| profiles[*a as usize].id == "a"), "it is listed");
}

#[test]
fn what_the_user_decided_is_done_and_taken_back_with_its_line() {
    let profiles = [
        person("a", "Sezgin Vardarlı"),
        person("b", "Sezgin Vardarlı"),
        profile(Organization, "c", &["Vardar A.Ş."]),
    ];
    assert_eq!(put_together(&profiles, ""), ["a+b", "c"]);
    let different = "different\ta\tb\tdeniz\t2025-03-04\tuncle and nephew\n";
    assert_eq!(put_together(&profiles, different), ["a", "b", "c"]);
    let same = "same\tb\tc\tdeniz\t2025-03-04\tthe firm stands for its owner\n";
    assert_eq!(put_together(&profiles, same), ["a+b+c"]);
    let both = "different\ta\tb\td\t2025-03-04\tx\nsame\tb\tc\td\t2025-03-04\tx\n";
    assert_eq!(put_together(&profiles, both), ["a", "b+c"]);
}

#[test]
fn undecided_pairs_are_listed_with_reasons() {
    let profiles = [person("a", "Merkel"), person("b", "Angela Merkel")];
    let found = resolve(&profiles, &Decisions::default());
    let [(0, 1, judgement)] = &found.undecided[..] else { panic!("{found:?}") };
    assert_eq!(judgement.reasons[0].feature, "name.surname");
    assert!(found.merges.is_empty());
}

fn many() -> impl Strategy<Value = Vec<Profile>> {
    let given = prop::sample::select(vec!["Ayşe", "Ali", "A.", "Vladimir", "Volodymyr", "Aysel", ""]);
    let last = prop::sample::select(vec!["Kaya", "Zelenskiy", "Zelensky", "Işık", "Isik", "Karagözoğlu"]);
    let office = prop::option::of(prop::sample::select(vec!["TR", "UA"]));
    prop::collection::vec((given, last, office), 1..24).prop_map(|list| {
        list.into_iter()
            .enumerate()
            .map(|(i, (given, last, office))| {
                let mut p = person(&format!("p{i:02}"), format!("{given} {last}").trim());
                p.offices =
                    office.map(|o| ("President".to_owned(), Some(o.to_owned()))).into_iter().collect();
                p
            })
            .collect()
    })
}

proptest! {
    #[test]
    fn the_result_does_not_depend_on_the_order(profiles in many(), seed in any::<u64>()) {
        let mut shuffled = profiles.clone();
        let mut state = seed;
        for i in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            shuffled.swap(i, (state >> 33) as usize % (i + 1));
        }
        let none = Decisions::default();
        let (x, y) = (resolve(&profiles, &none), resolve(&shuffled, &none));
        prop_assert_eq!(clusters(&profiles, &x), clusters(&shuffled, &y));
        let ids = |p: &[Profile], pairs: &[(u32, u32, kilim::identity::Judgement)]| -> Vec<(String, String)> {
            pairs.iter().map(|(a, b, _)| (p[*a as usize].id.clone(), p[*b as usize].id.clone())).collect()
        };
        prop_assert_eq!(ids(&profiles, &x.undecided), ids(&shuffled, &y.undecided));
        prop_assert_eq!(ids(&profiles, &x.merges), ids(&shuffled, &y.merges));
    }
}
