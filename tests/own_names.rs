//! Names of the user's own: made of a dump, loaded at a build, refused with file and line.

mod common;

use std::fs;

use common::{run, stderr};

const DUMP: &str = r#"[
{"type":"item","id":"Q990001","labels":{"tr":{"language":"tr","value":"Tunga Bereketoğulları"},"en":{"language":"en","value":"Tunga Bereketogullari"}},"aliases":[],"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q5"}}},"rank":"normal"}],"P27":[{"mainsnak":{"datavalue":{"value":{"id":"Q43"}}},"rank":"normal"}],"P39":[{"mainsnak":{"datavalue":{"value":{"id":"Q990002"}}},"rank":"normal"}]}},
{"type":"item","id":"Q990002","labels":{"en":{"language":"en","value":"Minister of Energy of Türkiye"}},"aliases":[],"claims":{"P1001":[{"mainsnak":{"datavalue":{"value":{"id":"Q43"}}},"rank":"normal"}]}}
]
"#;

#[test]
fn a_dump_is_imported_and_its_names_are_found_at_a_build() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    fs::write(path("dump.json"), DUMP).unwrap();
    fs::write(path("a.txt"), "Tunga Bereketoğulları dün Sivas’ta konuştu.").unwrap();
    let imported = run(&["names", "import", &path("dump.json"), "-o", &path("names"), "--kind", "person"]);
    assert!(imported.status.success(), "{}", stderr(&imported));
    let people = fs::read_to_string(path("names/people.csv")).unwrap();
    assert!(
        people.contains("Q990001,TR,Tunga Bereketoğulları,Tunga Bereketogullari,,,energy TR /,wikidata"),
        "{people}"
    );
    let built = run(&["build", &path("a.txt"), "--names", &path("names"), "--format", "json", "-o", "-"]);
    assert!(built.status.success(), "{}", stderr(&built));
    assert!(
        String::from_utf8_lossy(&built.stdout).contains("\"id\":\"Q990001\"") || {
            let value: serde_json::Value = serde_json::from_slice(&built.stdout).unwrap();
            value["nodes"].as_array().unwrap().iter().any(|n| n["id"] == "Q990001")
        }
    );
}

#[test]
fn own_rows_add_to_shipped_ones_and_bring_their_id() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    fs::create_dir(path("names")).unwrap();
    fs::write(
        path("names/organizations.csv"),
        "wikidata,iso3166,subtype,name_tr,name_en,aliases_tr,aliases_en,source\n\
         Q990003,TR,agency,Rekabet Kurumu,Turkish Competition Authority,Rekabetçiler Kurumu,,mine\n",
    )
    .unwrap();
    fs::write(path("a.txt"), "Rekabet Kurumu ceza kesti. Rekabetçiler Kurumu açıklama yaptı.").unwrap();
    let built = run(&["build", &path("a.txt"), "--names", &path("names"), "--format", "json", "-o", "-"]);
    assert!(built.status.success(), "{}", stderr(&built));
    let graph: serde_json::Value = serde_json::from_slice(&built.stdout).unwrap();
    let node = graph["nodes"].as_array().unwrap().iter().find(|n| n["id"] == "Q990003").expect("one node");
    assert_eq!(node["mentions"], 2, "{node}");
}

#[test]
fn a_broken_row_is_refused_with_file_and_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    fs::create_dir(path("names")).unwrap();
    fs::write(path("a.txt"), "Bir şey oldu.").unwrap();
    let build = || run(&["build", &path("a.txt"), "--names", &path("names"), "-o", &path("out")]);
    let empty = build();
    assert!(!empty.status.success() && stderr(&empty).contains("people.csv"), "{}", stderr(&empty));
    fs::write(
        path("names/people.csv"),
        "wikidata,iso3166,name_tr,name_en,aliases_tr,aliases_en,offices,source\n\
         ,TR,Ad Soyadlı,Ad Soyadli,,,bakan TR 2014/,mine\n",
    )
    .unwrap();
    let refused = build();
    let text = stderr(&refused);
    assert!(
        !refused.status.success() && text.contains("people.csv:2") && text.contains("no office `bakan`"),
        "{text}"
    );
    fs::write(path("names/people.csv"), "name\nx\n").unwrap();
    assert!(stderr(&build()).contains("people.csv:1: the first line must be"), "{}", stderr(&build()));
}
