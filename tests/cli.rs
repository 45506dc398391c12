//! The program from outside: what it reads, writes, says, and how it ends.

mod common;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use common::{feed, kilim, root, run, samples, stderr};

const ARTICLE: &str =
    "date 2024-03-02 Şili Dışişleri Bakanı Elena Rojas, Lima’da konuştu. Rojas, “Anlaşma hazır” dedi.";

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

/// Runs `kilim build` inside a folder; gives exit code and standard error.
fn build(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let output = kilim().current_dir(folder).arg("build").args(arguments).output().unwrap();
    (output.status.code().unwrap(), stderr(&output))
}

fn entries(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn an_article_becomes_dot_csv_and_json() {
    let dir = folder();
    fs::write(dir.path().join("a.txt"), ARTICLE).unwrap();
    let (code, said) = build(dir.path(), &["a.txt", "-o", "out"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(entries(&dir.path().join("out")), ["edges.csv", "graph.dot", "graph.json", "nodes.csv"]);
    assert!(said.contains("1 document: "), "{said}");
}

#[test]
fn decisions_hold_at_every_build_and_merge() {
    let dir = folder();
    let text = "Balıkçı Can Ardıç, Rize’de denize açıldı. Selim Ardıç, Rize’de konuştu.";
    fs::write(dir.path().join("a.txt"), text).unwrap();
    fs::write(dir.path().join("b.txt"), ARTICLE).unwrap();
    let line = "same\tperson:can-ardıç\tperson:selim-ardıç\tdeniz\t2025-03-07\tCan is his nickname\n";
    fs::write(dir.path().join("d.tsv"), line).unwrap();
    let people = |file: &str| {
        let graph = kilim::graph::Graph::read(&fs::read(dir.path().join(file)).unwrap()).unwrap();
        let is_ardic = |n: &&kilim::graph::Node| n.id.ends_with("-ardıç");
        graph.nodes().iter().filter(is_ardic).count()
    };
    let (code, said) = build(dir.path(), &["a.txt", "b.txt", "-o", "plain", "-f", "json"]);
    assert_eq!((code, people("plain/graph.json")), (0, 2), "{said}");
    let (code, said) =
        build(dir.path(), &["a.txt", "b.txt", "-o", "out", "-f", "json,html", "--decisions", "d.tsv"]);
    assert_eq!((code, people("out/graph.json")), (0, 1), "{said}");
    assert!(said.contains("nodes -> "), "{said}");
    let page = fs::read_to_string(dir.path().join("out/graph.html")).unwrap();
    assert!(page.contains("Balıkçı"), "the page keeps its sources");
    let merged = kilim()
        .current_dir(dir.path())
        .args(["merge", "plain/graph.json", "--decisions", "d.tsv", "-o", "merged.json"])
        .output()
        .unwrap();
    assert!(merged.status.success(), "{}", stderr(&merged));
    assert_eq!(
        fs::read(dir.path().join("merged.json")).unwrap(),
        fs::read(dir.path().join("out/graph.json")).unwrap()
    );
    let (code, said) = build(dir.path(), &["a.txt", "-o", "no", "--decisions", "yok.tsv"]);
    assert_eq!(code, 3);
    assert!(said.contains("yok.tsv: no such file"), "{said}");
    assert!(!dir.path().join("no").exists());
}

#[test]
fn a_missing_file_is_named_and_nothing_is_written() {
    let dir = folder();
    let (code, said) = build(dir.path(), &["yok.txt", "-o", "out"]);
    assert_eq!(code, 3);
    assert!(said.contains("yok.txt: can't be read") && said.contains("check the path"), "{said}");
    assert_eq!(entries(dir.path()), [""; 0]);
}

#[test]
fn what_is_asked_for_wrongly_is_said_with_what_to_do() {
    let dir = folder();
    fs::write(dir.path().join("a.txt"), ARTICLE).unwrap();
    let (code, said) = build(dir.path(), &["a.txt", "-o", ".", "-f", "json", "-q"]);
    assert_eq!(code, 0, "{said}");
    for (arguments, code, says) in [
        (vec!["draw", "graph.json", "-o", "a.bmp"], 2, "svg, png and html, not `bmp`"),
        (vec!["draw", "graph.json", "-o", "picture"], 2, "end the output's name with .svg"),
        (vec!["draw", "graph.json", "-o", "no/such/a.svg"], 4, "make its folder first"),
        (vec!["draw", "graph.json", "--around", "Kimse", "-o", "a.svg"], 2, "nobody is named `Kimse`"),
        (vec!["draw", "a.txt", "-o", "a.svg"], 3, "a.txt:1: no kilim graph"),
        (vec!["export", "graph.json", "--format", "xls"], 2, "there are dot, csv, json"),
        (vec!["export", "graph.json", "-o", "out"], 2, "`kilim export --help` lists them"),
        (vec!["export", "graph.json", "--format", "json,csv", "-o", "a.json"], 2, "go into a folder"),
        (vec!["export", "graph.json", "--format", "neo4j", "-o", "-"], 2, "one format of one file"),
        (vec!["resolve", "yok.json"], 3, "yok.json: can't be read: no such file or folder; check the path"),
        (vec!["resolve", "graph.json", "--decisions", "yok.tsv"], 3, "`kilim review` writes one"),
        (vec!["review", "graph.json", "--list"], 0, "no pair is left undecided"),
        (vec!["retract", "graph.json", "b.txt"], 2, "no document `b.txt`; its documents: doc:"),
        (vec!["merge", "graph.json", "yok.json"], 3, "yok.json: can't be read"),
        (vec!["add", "graph.json", "yok.txt"], 3, "yok.txt: can't be read"),
        #[cfg(feature = "load")]
        (vec!["load", "localhost", "graph.json"], 2, "bolt://localhost:7687"),
    ] {
        let output = kilim().current_dir(dir.path()).args(&arguments).output().unwrap();
        let said = stderr(&output);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
        assert!(said.contains(says), "{arguments:?}: {said}");
    }
    assert_eq!(entries(dir.path()), ["a.txt", "graph.json"], "nothing was written");
}

#[test]
fn a_folder_without_text_says_what_is_read() {
    let dir = folder();
    fs::create_dir(dir.path().join("in")).unwrap();
    fs::write(dir.path().join("in/picture.png"), b"\x89PNG").unwrap();
    let (code, said) = build(dir.path(), &["in", "-o", "out"]);
    assert_eq!(code, 3);
    assert!(said.contains("in: no text in this folder; .txt, .md and .jsonl are read"), "{said}");
    assert_eq!(entries(dir.path()), ["in"]);
}

#[test]
fn a_pattern_without_a_fit_says_so() {
    let dir = folder();
    let (code, said) = build(dir.path(), &["*.txt", "-o", "out"]);
    assert_eq!(code, 3);
    assert!(said.contains("*.txt: no text fits this pattern"), "{said}");
}

#[test]
fn folders_patterns_and_names_lead_to_the_same_texts() {
    let dir = folder();
    fs::create_dir_all(dir.path().join("in/deep")).unwrap();
    fs::write(dir.path().join("in/a.txt"), ARTICLE).unwrap();
    fs::write(dir.path().join("in/deep/b.md"), ARTICLE.replace("Lima", "Quito")).unwrap();
    fs::write(dir.path().join("in/.hidden.txt"), "Gizli.").unwrap();
    let graph = |paths: &[&str]| {
        let mut arguments = paths.to_vec();
        arguments.extend(["-o", "out", "--format", "json"]);
        let (code, said) = build(dir.path(), &arguments);
        assert_eq!(code, 0, "{said}");
        fs::read_to_string(dir.path().join("out/graph.json")).unwrap()
    };
    let whole = graph(&["in"]);
    assert!(whole.contains("\"documents\":2"), "{whole}");
    assert_eq!(whole, graph(&["in/**/*.md", "in/*.txt"]));
    assert_eq!(whole, graph(&["./in/deep/b.md", "in/a.txt", "in"]));
}

#[test]
fn broken_utf8_is_named_and_the_others_are_built() {
    let dir = folder();
    let mut bytes = ARTICLE.repeat(20).into_bytes();
    bytes.insert(700, 0xff);
    while !bytes.is_ascii() && std::str::from_utf8(&bytes).is_ok() {
        bytes.insert(700, 0xff);
    }
    fs::write(dir.path().join("broken.txt"), bytes).unwrap();
    fs::write(dir.path().join("good.txt"), ARTICLE).unwrap();
    let (code, said) = build(dir.path(), &["broken.txt", "good.txt", "-o", "out"]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("broken.txt: invalid UTF-8 at byte"), "{said}");
    assert!(said.contains("1 document (1 failed)"), "{said}");
    assert!(dir.path().join("out/graph.json").exists());
}

#[test]
fn line_17_of_a_jsonl_file_is_named_and_the_others_are_built() {
    let dir = folder();
    let lines: Vec<String> = (1..=20)
        .map(|n| match n {
            17 => "{\"text\": \"kesik".to_owned(),
            n => format!("{{\"text\": \"{n} kişi Lima’da toplandı.\", \"date\": \"2024-03-{n:02}\"}}"),
        })
        .collect();
    fs::write(dir.path().join("n.jsonl"), lines.join("\n")).unwrap();
    let (code, said) = build(dir.path(), &["n.jsonl", "-o", "out", "--format", "json"]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("n.jsonl:17: no JSON object: EOF while parsing a string"), "{said}");
    assert!(said.contains("19 documents (1 failed)"), "{said}");
    let json = fs::read_to_string(dir.path().join("out/graph.json")).unwrap();
    assert!(json.contains("\"uri\":\"n.jsonl#18\"") && json.contains("\"published\":\"2024-03-18\""));
}

#[test]
fn jsonl_fields_have_the_names_they_are_given() {
    let dir = folder();
    let line = r#"{"body": "Ankara’da toplandılar.", "when": "5.9.2025", "head": "Toplantı", "url": "https://a.example/1"}"#;
    fs::write(dir.path().join("n.jsonl"), line).unwrap();
    let (code, said) = build(dir.path(), &["n.jsonl", "-o", "out"]);
    assert_eq!(code, 3);
    assert!(said.contains("n.jsonl:1: no field `text`; name the text's with --text-field"), "{said}");
    let fields =
        ["--text-field", "body", "--date-field", "when", "--title-field", "head", "--id-field", "url"];
    let mut arguments = vec!["n.jsonl", "-o", "out", "--format", "json"];
    arguments.extend(fields);
    let (code, said) = build(dir.path(), &arguments);
    assert_eq!(code, 0, "{said}");
    let json = fs::read_to_string(dir.path().join("out/graph.json")).unwrap();
    for part in ["n.jsonl#https://a.example/1", "\"published\":\"2025-09-05\"", "\"title\":\"Toplantı\""] {
        assert!(json.contains(part), "{part}: {json}");
    }
    let output = kilim().current_dir(dir.path()).args(["verify", "out/graph.json"]).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stdout));
}

#[test]
fn an_empty_file_is_no_document() {
    let dir = folder();
    fs::write(dir.path().join("empty.txt"), "").unwrap();
    fs::write(dir.path().join("blank.txt"), " \n\t\n").unwrap();
    let (code, said) = build(dir.path(), &["empty.txt", "blank.txt", "-o", "out"]);
    assert_eq!(code, 3);
    assert!(said.contains("empty.txt: ") && said.contains("blank.txt: "), "{said}");
    assert!(said.contains("nothing was written"), "{said}");
    assert!(!dir.path().join("out").exists());
}

/// Fifty megabytes in a release build; a debug build, thirty times slower, gets two.
#[test]
fn a_line_of_fifty_megabytes_ends_well() {
    let dir = folder();
    let bytes = if cfg!(debug_assertions) { 2_000_000 } else { 50_000_000 };
    let line = "Elena Rojas Lima’da konuştu ve ".repeat(bytes / 33);
    fs::write(dir.path().join("long.txt"), line).unwrap();
    let (code, said) = build(dir.path(), &["long.txt", "-o", "out", "--format", "csv"]);
    assert_eq!(code, 0, "{said}");
}

#[test]
fn an_output_in_the_way_is_named_and_left_alone() {
    let dir = folder();
    fs::write(dir.path().join("a.txt"), ARTICLE).unwrap();
    fs::write(dir.path().join("file"), "mine").unwrap();
    for output in ["file", "file/deeper"] {
        let (code, said) = build(dir.path(), &["a.txt", "-o", output]);
        assert_eq!(code, 4, "{said}");
        assert!(said.contains(&format!("{output}: can't be written")) && said.contains("-o"), "{said}");
    }
    assert_eq!(entries(dir.path()), ["a.txt", "file"]);
    assert_eq!(fs::read_to_string(dir.path().join("file")).unwrap(), "mine");
}

#[test]
fn a_full_disk_leaves_what_was_there() {
    let dir = folder();
    let lines: Vec<String> = (0..300).map(|n| format!("{{\"text\": \"Lima’da {n} kişi.\"}}")).collect();
    fs::write(dir.path().join("a.jsonl"), lines.join("\n")).unwrap();
    fs::create_dir(dir.path().join("disk")).unwrap();
    let script = format!(
        "mount -t tmpfs -o size=32k none disk || exit 99; mkdir disk/out; echo old > disk/out/graph.json; \
         '{}' build a.jsonl -o disk/out --format json; code=$?; ls -A disk/out; cat disk/out/graph.json; exit $code",
        env!("CARGO_BIN_EXE_kilim")
    );
    let output = Command::new("unshare").args(["-rm", "sh", "-c", &script]).current_dir(dir.path()).output();
    let Ok(output) = output else { return eprintln!("skipped: no unshare") };
    if output.status.code() == Some(99) || !output.status.success() && stderr(&output).contains("unshare") {
        return eprintln!("skipped: no small disk can be mounted here: {}", stderr(&output));
    }
    assert_eq!(output.status.code(), Some(4), "{}", stderr(&output));
    assert!(stderr(&output).contains("nothing was changed, make room"), "{}", stderr(&output));
    assert_eq!(String::from_utf8_lossy(&output.stdout), "graph.json\nold\n");
}

#[test]
fn the_order_of_texts_and_the_number_of_threads_leave_no_trace() {
    let dir = folder();
    let names: Vec<String> =
        samples().iter().map(|p| p.strip_prefix(root()).unwrap().display().to_string()).collect();
    let mut seen: Option<Vec<Vec<u8>>> = None;
    for (turn, threads) in ["1", "2", "8"].iter().enumerate() {
        let mut paths = names.clone();
        paths.rotate_left(turn * 2);
        if turn == 1 {
            paths.reverse();
        }
        let out = dir.path().join(threads);
        let output = kilim()
            .arg("build")
            .args(&paths)
            .args(["-j", threads, "--format", "dot,csv,json,neo4j,gephi", "-o"])
            .arg(&out)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", stderr(&output));
        let files =
            ["graph.dot", "nodes.csv", "edges.csv", "graph.json", "neo4j/nodes.csv", "gephi/edges.csv"];
        let bytes: Vec<Vec<u8>> = files.iter().map(|f| fs::read(out.join(f)).unwrap()).collect();
        match &seen {
            None => seen = Some(bytes),
            Some(first) => assert!(*first == bytes, "{threads} threads"),
        }
    }
}

#[test]
fn every_sample_verifies_and_a_changed_source_does_not() {
    let dir = folder();
    for sample in samples() {
        fs::copy(&sample, dir.path().join(sample.file_name().unwrap())).unwrap();
    }
    let (code, said) = build(dir.path(), &[".", "-o", "out", "--format", "json"]);
    assert_eq!(code, 0, "{said}");
    let verify = || {
        let output = kilim().current_dir(dir.path()).args(["verify", "out/graph.json"]).output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
    };
    let (code, said) = verify();
    assert!(code == 0 && said.starts_with("ok: "), "{said}");
    let zirve = dir.path().join("zirve.txt");
    let changed = fs::read_to_string(&zirve).unwrap().replace("Pekin", "Tokyo");
    fs::write(&zirve, changed).unwrap();
    let (code, said) = verify();
    assert!(code == 1 && said.contains("zirve.txt: the text has changed"), "{said}");
    fs::remove_file(&zirve).unwrap();
    let (code, said) = verify();
    assert!(code == 1 && said.contains("zirve.txt: the source is not there"), "{said}");
}

#[test]
fn evidence_moved_by_hand_does_not_verify() {
    let dir = folder();
    fs::copy(root().join("data/samples/zirve.txt"), dir.path().join("a.txt")).unwrap();
    build(dir.path(), &["a.txt", "-o", "out", "--format", "json"]);
    let graph = dir.path().join("out/graph.json");
    let mut json: serde_json::Value = serde_json::from_slice(&fs::read(&graph).unwrap()).unwrap();
    let nodes = json["nodes"].as_array_mut().unwrap();
    let statement = nodes.iter_mut().find(|n| n["kind"] == "Statement").expect("a quotation");
    statement["evidence"][0]["start"] = 1.into();
    fs::write(&graph, json.to_string()).unwrap();
    let output = kilim().current_dir(dir.path()).args(["verify", "out/graph.json"]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("is not the statement's text"), "{said}");
}

#[test]
fn a_quotation_in_two_parts_is_one_statement_that_verifies() {
    let dir = folder();
    let text =
        "Talks in Lima\n\n\"The river is low,\" Nora Lind told reporters in Lima. \"The fields are dry.\"\n";
    fs::write(dir.path().join("a.txt"), text).unwrap();
    build(dir.path(), &["a.txt", "-o", "out", "--format", "json", "--lang", "en"]);
    let graph = fs::read_to_string(dir.path().join("out/graph.json")).unwrap();
    assert!(graph.contains("The river is low … The fields are dry."), "{graph}");
    let verify = |graph: &str| {
        fs::write(dir.path().join("out/graph.json"), graph).unwrap();
        kilim().current_dir(dir.path()).args(["verify", "out/graph.json"]).output().unwrap().status.code()
    };
    assert_eq!(verify(&graph), Some(0));
    assert_eq!(verify(&graph.replace("low … The", "low … All the")), Some(1));
}

#[test]
fn a_graph_that_is_none_is_named_with_its_line() {
    let dir = folder();
    let path = dir.path().join("g.json");
    fs::write(&path, "{\n\"graph\": oops}").unwrap();
    for command in ["verify", "stats"] {
        let output = run(&[command, path.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(3));
        assert!(stderr(&output).contains("g.json:2: no kilim graph"), "{}", stderr(&output));
    }
    fs::write(&path, r#"{"graph": {"format": "kilim-graph/9"}, "nodes": [], "edges": []}"#).unwrap();
    let output = run(&["stats", path.to_str().unwrap()]);
    assert!(stderr(&output).contains("kilim-graph/9") && stderr(&output).contains("build the graph again"));
}

#[test]
fn standard_input_and_output_make_a_pipe() {
    let arguments = ["build", "-", "--format", "json", "-o", "-", "--date", "2024-03-02", "--lang", "tr"];
    let output = feed(kilim().args(arguments), "Şili’de “Gel” dedi Elena Rojas.".as_bytes());
    assert!(output.status.success(), "{}", stderr(&output));
    let json: serde_json::Value =
        serde_json::from_slice(&output.stdout).expect("JSON alone on standard output");
    assert_eq!(json["graph"]["documents"], 1);
    let stats = feed(kilim().args(["stats", "-", "--json"]), &output.stdout);
    let stats: serde_json::Value = serde_json::from_slice(&stats.stdout).unwrap();
    assert_eq!(stats["nodes"]["Document"], 1);
}

#[test]
fn a_closed_pipe_is_no_failure() {
    for arguments in [vec!["build", "--help"], vec!["build", "data/samples", "--format", "json", "-o", "-"]] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let status = kilim().args(&arguments).stdout(writer).stderr(Stdio::null()).status().unwrap();
        assert_eq!(status.code(), Some(0), "{arguments:?}");
    }
}

#[test]
fn wrong_arguments_say_what_would_be_right() {
    let cases: [(&[&str], &str); 7] = [
        (&["build", "a.txt", "--format", "docx"], "no such format; there are dot, csv, json"),
        (&["build", "a.txt", "--view", "all"], "there are `full` and `relations`"),
        (&["build", "a.txt", "--date", "yesterday"], "YYYY-MM-DD"),
        (&["build", "a.txt", "--threads", "0"], "at least 1"),
        (&["build", "a.txt", "-o", "-"], "one format of one file"),
        (&["build", "-", "-"], "only once"),
        (&["build"], "Usage"),
    ];
    for (arguments, answer) in cases {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(stderr(&output).contains(answer), "{}", stderr(&output));
    }
}

#[test]
fn colours_are_for_terminals_and_for_those_who_ask() {
    let loud = run(&["--color", "always", "stats", "yok.json"]);
    assert!(stderr(&loud).contains("\u{1b}["), "{}", stderr(&loud));
    let plain = run(&["stats", "yok.json"]);
    assert!(!stderr(&plain).contains('\u{1b}'));
    let wish =
        kilim().env("NO_COLOR", "1").env("CLICOLOR_FORCE", "0").args(["stats", "yok.json"]).output().unwrap();
    assert!(!stderr(&wish).contains('\u{1b}'));
}

#[test]
fn quiet_says_nothing_and_verbose_says_each_document() {
    let dir = folder();
    fs::write(dir.path().join("a.txt"), ARTICLE).unwrap();
    assert_eq!(build(dir.path(), &["a.txt", "-q", "-o", "out"]), (0, String::new()));
    let (_, said) = build(dir.path(), &["a.txt", "-v", "-o", "out"]);
    assert!(said.contains("a.txt: ") && said.contains("sentences used"), "{said}");
}

#[test]
fn help_shows_examples_and_exit_codes() {
    let help = |arguments: &[&str]| String::from_utf8(run(arguments).stdout).unwrap();
    assert!(help(&["--help"]).contains("Exit codes:"));
    for command in ["build", "export", "verify", "stats", "completions"] {
        assert!(help(&[command, "--help"]).contains("Examples:"), "{command}");
    }
    for format in kilim::export::Format::ALL {
        assert!(help(&["export", "--help"]).contains(format.exporter().name), "{}", format.name());
    }
}

#[test]
fn completions_are_scripts_that_their_shell_reads() {
    let script = run(&["completions", "bash"]).stdout;
    let output = feed(Command::new("bash").arg("-n"), &script);
    assert!(output.status.success() && script.len() > 1_000, "{}", stderr(&output));
}

#[test]
fn the_seed_article_is_woven_where_it_is_there() {
    let seed = root().join("../shared/gold/tr-dev/texts/seed-xi-kim.txt");
    if !seed.exists() {
        return eprintln!("skipped: {} is not there", seed.display());
    }
    let dir = folder();
    let out = dir.path().join("out");
    let output = kilim().arg("build").arg(&seed).arg("-o").arg(&out).output().unwrap();
    assert!(output.status.success(), "{}", stderr(&output));
    let graph = kilim::graph::Graph::read(&fs::read(out.join("graph.json")).unwrap()).unwrap();
    let has = |kind: &str| graph.nodes().iter().filter(|n| n.kind().name() == kind).count();
    assert!(has("Statement") >= 5);
    let verify = kilim().arg("verify").arg(out.join("graph.json")).output().unwrap();
    assert!(verify.status.success());
}

#[test]
fn a_pack_adds_its_own_actors_roles_and_verbs() {
    let dir = folder();
    let article = "date 2024-05-06\nPort Union picketed Tidewater Lines on Monday. Harbour police met Marla Venn. \
                   Tidewater waived harbour dues for the Port Union.";
    fs::write(dir.path().join("a.txt"), article).unwrap();
    let pack = root().join("data/packs/harbour");
    let pack = pack.to_str().unwrap();
    let (code, said) =
        build(dir.path(), &["a.txt", "--lang", "en", "--pack", pack, "--format", "json", "-o", "out"]);
    assert_eq!(code, 0, "{said}");
    let graph = fs::read_to_string(dir.path().join("out/graph.json")).unwrap();
    let graph: serde_json::Value = serde_json::from_str(&graph).unwrap();
    let nodes = graph["nodes"].as_array().unwrap();
    let cameo = |name: &str| {
        nodes.iter().find(|n| n["name"] == name).map(|n| n["cameo"].as_str().unwrap_or("none").to_owned())
    };
    assert_eq!(cameo("Port Union").as_deref(), Some("PTULAB"));
    assert_eq!(cameo("Marla Venn").as_deref(), Some("CIVELI"), "the code of the article's day");
    assert_eq!(cameo("Harbour police").as_deref(), Some("---COP"));
    // A frame of the pack, and a pattern of its PETRARCH dictionary, with who did what to whom.
    let event = |code: &str| {
        let event = nodes.iter().find(|n| n["kind"] == "Event" && n["cameo"] == code);
        let id = &event.unwrap_or_else(|| panic!("no event {code}"))["id"];
        let end = |kind: &str, own: &str, other: &str| {
            let edge = graph["edges"].as_array().unwrap().iter().find(|e| e["kind"] == kind && e[own] == *id);
            let node = nodes.iter().find(|n| n["id"] == edge.unwrap_or_else(|| panic!("no {kind}"))[other]);
            node.unwrap()["name"].as_str().unwrap().to_owned()
        };
        (end("AGENT_OF", "target", "source"), end("TARGETS", "source", "target"))
    };
    assert_eq!(event("144"), ("Port Union".into(), "Tidewater Lines".into()));
    assert_eq!(event("0811"), ("Tidewater Lines".into(), "Port Union".into()));
}

#[test]
fn a_faulty_pack_is_named_with_its_line_before_any_work() {
    let dir = folder();
    fs::write(dir.path().join("a.txt"), ARTICLE).unwrap();
    fs::create_dir(dir.path().join("pack")).unwrap();
    let tell = |file: &str, text: &str| {
        fs::write(dir.path().join("pack").join(file), text).unwrap();
        let (code, said) = build(dir.path(), &["a.txt", "--pack", "pack", "-o", "out"]);
        assert_ne!(code, 0, "{file}");
        fs::remove_file(dir.path().join("pack").join(file)).unwrap();
        said
    };
    assert!(
        tell("actors.csv", "name,synonyms,kind,code,from,to\nX,,ship,X,,\n")
            .contains("actors.csv:2: kind `ship`")
    );
    assert!(tell("my.verbs.txt", "--- RUN [03] ---\nRUN\n- FAST [031]\n").contains("my.verbs.txt:3: no `*`"));
    assert!(tell("frames.en.tsv", "predicate\nrun\n").contains("frames.en.tsv:2: 8 columns expected"));
    assert!(tell("notes.md", "nothing").contains("no file of a pack"));
    assert_eq!(entries(dir.path()), ["a.txt", "pack"]);
}
