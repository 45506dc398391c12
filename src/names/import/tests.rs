use super::*;

fn entity(id: &str, body: &str) -> String {
    format!(r#"{{"type":"item","id":"{id}",{body},"sitelinks":{{}}}}"#)
}

fn names(tr: &str, en: &str) -> String {
    format!(
        r#""labels":{{"tr":{{"language":"tr","value":"{tr}"}},"en":{{"language":"en","value":"{en}"}},"de":{{"language":"de","value":"x"}}}}"#
    )
}

fn is_a(property: &str, id: &str) -> String {
    format!(
        r#""{property}":[{{"mainsnak":{{"snaktype":"value","datavalue":{{"value":{{"entity-type":"item","id":"{id}"}},"type":"wikibase-entityid"}}}},"type":"statement","rank":"normal"}}]"#
    )
}

fn text(property: &str, value: &str) -> String {
    format!(
        r#""{property}":[{{"mainsnak":{{"datavalue":{{"value":"{value}","type":"string"}}}},"rank":"normal"}}]"#
    )
}

fn time(property: &str, time: &str, precision: u8) -> String {
    format!(
        r#""{property}":[{{"datavalue":{{"value":{{"time":"+{time}T00:00:00Z","precision":{precision}}},"type":"time"}}}}]"#
    )
}

/// A small dump of an invented country, in the dump's own form.
fn dump() -> String {
    let held = format!(
        r#""P39":[{{"mainsnak":{{"datavalue":{{"value":{{"id":"Q900003"}}}}}},"rank":"normal","qualifiers":{{{},{}}}}},{{"mainsnak":{{"datavalue":{{"value":{{"id":"Q900004"}}}}}},"rank":"deprecated"}}]"#,
        time("P580", "2011-03-00", 10),
        time("P582", "2016-00-00", 9)
    );
    let items = [
        entity(
            "Q900005",
            &format!(
                r#"{},"aliases":{{"tr":[{{"language":"tr","value":"Arven"}},{{"language":"tr","value":"A. Tölge, Dr."}}]}},"claims":{{{},{},{held}}}"#,
                names("Arven Tölge", "Arven Tolge"),
                is_a("P31", "Q5"),
                is_a("P27", "Q900001")
            ),
        ),
        entity(
            "Q900001",
            &format!(
                r#"{},"aliases":[],"claims":{{{},{},{},{}}}"#,
                names("Tölgistan", "Tolgia"),
                is_a("P31", "Q3624078"),
                text("P297", "XT"),
                text("P298", "XTG"),
                is_a("P36", "Q900002")
            ),
        ),
        entity(
            "Q900002",
            &format!(
                r#"{},"claims":{{{},{},{}}}"#,
                names("Tölgekent", "Tolge City"),
                is_a("P31", "Q515"),
                is_a("P17", "Q900001"),
                is_a("P1376", "Q900001")
            ),
        ),
        entity(
            "Q900003",
            &format!(
                r#"{},"claims":{{{}}}"#,
                names("Tölgistan dışişleri bakanı", "Minister of Foreign Affairs of Tolgia"),
                is_a("P1001", "Q900001")
            ),
        ),
        entity("Q900006", r#""labels":[],"aliases":[],"claims":[]"#),
    ];
    format!("[\n{}\n]\n", items.join(",\n"))
}

fn all_kinds() -> BTreeSet<EntityKind> {
    BTreeSet::from([EntityKind::Person, EntityKind::Country, EntityKind::Organization, EntityKind::Place])
}

#[test]
fn a_dump_becomes_tables_of_the_shipped_shape() {
    let folder = tempfile::tempdir().unwrap();
    let counts = import(dump().as_bytes(), "dump.json", &all_kinds(), folder.path()).unwrap();
    assert_eq!((counts.read, counts.people, counts.countries, counts.places), (5, 1, 1, 1));
    let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
    let row = |name: &str| read(name).lines().nth(1).unwrap().to_owned();
    assert_eq!(
        row("people.csv"),
        "Q900005,XT,Arven Tölge,Arven Tolge,\"A. Tölge, Dr.\",,fm XT 2011-03/2016,wikidata",
        "the office's country and dates, no alias of one word, nothing deprecated"
    );
    assert_eq!(
        row("countries.csv"),
        "Q900001,XT,XTG,Tölgistan,Tolgia,,,,,Q900002,Tölgekent,Tolge City,wikidata"
    );
    assert_eq!(row("places.csv"), "Q900002,XT,city,Tölgekent,Tolge City,,,wikidata");
    assert_eq!(read("organizations.csv").lines().count(), 1, "the header alone");
}

#[test]
fn json_lines_and_the_array_form_give_the_same_and_only_what_was_asked_for() {
    let array = dump();
    let lines: Vec<&str> =
        array.lines().filter(|l| !matches!(*l, "[" | "]")).map(|l| l.trim_end_matches(',')).collect();
    let lines = lines.join("\n");
    let (x, y) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let people = BTreeSet::from([EntityKind::Person]);
    import(array.as_bytes(), "a", &people, x.path()).unwrap();
    import(lines.as_bytes(), "b", &people, y.path()).unwrap();
    let read = |d: &tempfile::TempDir| std::fs::read_to_string(d.path().join("people.csv")).unwrap();
    assert_eq!(read(&x), read(&y));
    assert!(!x.path().join("places.csv").exists());
}

#[test]
fn a_line_that_is_no_entity_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let error = import("[\n{\"id\":1}\n]".as_bytes(), "dump.json", &all_kinds(), folder.path()).unwrap_err();
    assert!(error.to_string().contains("dump.json:2"), "{error}");
    assert!(!folder.path().join("people.csv").exists(), "nothing is written");
}

#[test]
fn every_rule_has_its_code() {
    let codes: Vec<&str> = include_str!("../../../data/names/offices.csv")
        .lines()
        .skip(1)
        .filter_map(|l| l.split(',').next())
        .collect();
    let rules = Rules::new();
    assert!(rules.classes.len() > 40 && rules.offices.len() > 40);
    for (label, code) in &rules.offices {
        assert!(codes.contains(code), "{label}: no office {code}");
    }
    assert_eq!(rules.office("Vice President of Tolgia"), Some("vp"));
    assert_eq!(rules.office("Presidential adviser"), None);
}
