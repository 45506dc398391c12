//! Loading into a real server over Bolt: `kilim load`, and the `cypher` export run by Neo4j's own driver.

#![cfg(feature = "load")]

mod common;

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, ChildStdout, Stdio};
use std::sync::Mutex;

use common::{export_one, feed, hostile_graph, kilim, python, root, skip, stderr};
use kilim::export::Format;
use kilim::graph::Graph;

const PASSWORD: &str = "a test's own";

/// `ArcadeDB`, until the test is over.
struct Server {
    process: Child,
    folder: tempfile::TempDir,
    bolt: String,
    http: String,
    // Read to the end, so that the server never waits for its log to be taken.
    log: Option<std::thread::JoinHandle<()>>,
}

impl Server {
    /// Starts a server with databases; none where Python or its packages are missing.
    fn start(databases: &[&str]) -> Option<Server> {
        static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
        let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let Some(mut python) = python() else {
            skip("no .venv with ArcadeDB; .ci/run makes it");
            return None;
        };
        let folder = tempfile::tempdir().unwrap();
        let mut process = python
            .arg(root().join("tests/servers/arcadedb.py"))
            .arg(folder.path())
            .arg(PASSWORD)
            .args(databases)
            .current_dir(folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut out = BufReader::new(process.stdout.take().unwrap());
        let Some((bolt, http)) = ports(&mut out) else {
            let _ = process.wait();
            skip("ArcadeDB doesn't start; .ci/run installs arcadedb-embedded");
            return None;
        };
        let log = std::thread::spawn(move || {
            let _ = out.read_to_end(&mut Vec::new());
        });
        Some(Server {
            process,
            folder,
            bolt: format!("bolt://127.0.0.1:{bolt}"),
            http: format!("bolt://127.0.0.1:{http}"),
            log: Some(log),
        })
    }

    /// Runs `kilim load` on a graph; gives exit code and standard error.
    fn load(&self, graph: &Graph, more: &[&str]) -> (i32, String) {
        self.load_at(&self.bolt, graph, more)
    }

    fn load_at(&self, url: &str, graph: &Graph, more: &[&str]) -> (i32, String) {
        let file = self.folder.path().join("graph.json");
        std::fs::write(&file, export_one(graph, Format::Json)).unwrap();
        let output = kilim()
            .env("NEO4J_USERNAME", "root")
            .env("NEO4J_PASSWORD", PASSWORD)
            .args(["load", url])
            .arg(file)
            .args(more)
            .output()
            .unwrap();
        (output.status.code().unwrap(), stderr(&output))
    }

    /// Runs a script with Neo4j's Python driver; it has `driver`, `rows(query)` and the graph's JSON as `truth`.
    fn ask(&self, database: &str, graph: &Graph, script: &str) {
        let truth = self.folder.path().join("truth.json");
        std::fs::write(&truth, export_one(graph, Format::Json)).unwrap();
        std::fs::write(self.folder.path().join("graph.cypher"), export_one(graph, Format::Cypher)).unwrap();
        let script = format!(
            "
import json
from neo4j import GraphDatabase
truth = json.load(open('truth.json', encoding='utf-8'))
driver = GraphDatabase.driver('{}', auth=('root', \"{PASSWORD}\"))
rows = lambda q: [r.data() for r in driver.execute_query(q, database_='{database}').records]
def is_all_there():
    count = lambda q: rows(q + ' AS n')[0]['n']
    assert count('MATCH (n) RETURN count(n)') == len(truth['nodes']), count('MATCH (n) RETURN count(n)')
    assert count('MATCH ()-[e]->() RETURN count(e)') == len(truth['edges'])
    kinds = {{}}
    for e in truth['edges']:
        kinds[e['kind']] = kinds.get(e['kind'], 0) + 1
    assert {{r['k']: r['n'] for r in rows('MATCH ()-[e]->() RETURN type(e) AS k, count(e) AS n')}} == kinds
    got = {{r['n']['id']: (r['l'][0], r['n']) for r in rows('MATCH (n) RETURN labels(n) AS l, n')}}
    for n in truth['nodes']:
        label, node = got[n['id']]
        assert label == n['kind'] and len(node['evidence']) == len(n['evidence'])
        for name in n:
            if name not in ('kind', 'evidence'):
                assert node.get(name, []) == n[name], (n['id'], name, node.get(name), n[name])
    got = {{r['k']: r for r in rows('MATCH (a)-[e]->(b) RETURN a.id AS a, b.id AS b, e.key AS k, e AS e, properties(e) AS p')}}
    for e in truth['edges']:
        row = got[e['key']]
        assert (row['a'], row['b']) == (e['source'], e['target'])
        for name in e:
            if name not in ('kind', 'evidence', 'source', 'target'):
                assert row['p'][name] == e[name], (e['key'], name)
{script}
driver.close()
print('ok')",
            self.bolt
        );
        let Some(mut python) = python() else { return };
        let output = feed(python.arg("-").current_dir(self.folder.path()), script.as_bytes());
        assert!(output.status.success() && output.stdout.ends_with(b"ok\n"), "{}", stderr(&output));
    }
}

/// The ports that the server prints once it is up.
fn ports(out: &mut BufReader<ChildStdout>) -> Option<(String, String)> {
    for line in out.lines() {
        if let Some(ports) = line.ok()?.strip_prefix("ports ") {
            let (bolt, http) = ports.split_once(' ')?;
            return Some((bolt.to_owned(), http.to_owned()));
        }
    }
    None
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        let _ = self.process.wait();
        if let Some(log) = self.log.take() {
            let _ = log.join();
        }
    }
}

#[test]
fn what_is_loaded_twice_is_there_once_and_whole() {
    let Some(server) = Server::start(&["full", "relations"]) else { return };
    let graph = hostile_graph();
    for _ in 0..2 {
        let (code, said) = server.load(&graph, &["--database", "full"]);
        assert_eq!(code, 0, "{said}");
        assert!(said.contains(&format!("{} nodes, ", graph.nodes().len())), "{said}");
        server.ask("full", &graph, "is_all_there()");
    }
    let (code, said) = server.load(&graph, &["--database", "relations", "--view", "relations"]);
    assert_eq!(code, 0, "{said}");
    server.ask("relations", &graph.relations(), "is_all_there()");
}

#[test]
fn the_cypher_script_makes_the_same_graph_however_often_it_runs() {
    let Some(server) = Server::start(&["script"]) else { return };
    let run = "
script = open('graph.cypher', encoding='utf-8').read()
for _ in range(2):
    with driver.session(database='script') as session:
        # A statement ends at `;` at the end of a line: texts hold no line break there.
        for statement in script.split(';\\n'):
            if statement.strip():
                session.run(statement).consume()
    is_all_there()";
    server.ask("script", &hostile_graph(), run);
}

#[test]
fn a_server_that_refuses_is_told_with_what_to_do() {
    let Some(server) = Server::start(&["there"]) else { return };
    let graph = hostile_graph().relations();
    let (code, said) = server.load(&graph, &["--database", "there", "--password", "wrong"]);
    assert!(code == 4 && said.contains("user `root` isn't let in; check --user"), "{code} {said}");
    assert!(!said.contains("wrong"), "no password is printed: {said}");
    let (code, said) = server.load(&graph, &["--database", "elsewhere"]);
    assert!(code == 4 && said.contains("no database `elsewhere` there"), "{code} {said}");
    let (code, said) = server.load_at(&server.http, &graph, &[]);
    assert!(code == 4 && said.contains("speaks no Bolt; is this the HTTP port?"), "{code} {said}");
    server.ask("there", &graph, "assert rows('MATCH (n) RETURN n') == []");
}

#[test]
fn a_server_that_goes_away_is_told() {
    let Some(mut server) = Server::start(&["news"]) else { return };
    let graph = hostile_graph();
    let target = kilim::load::Server {
        url: server.bolt.clone(),
        user: "root".into(),
        password: PASSWORD.into(),
        database: Some("news".into()),
    };
    assert!(!format!("{target:?}").contains(PASSWORD), "no password in a log");
    let mut sent = 0;
    let error = kilim::load::load(&graph, &target, &mut |rows| {
        sent += rows;
        let _ = server.process.kill();
        let _ = server.process.wait();
    })
    .expect_err("nobody is there after the first batch");
    assert!(error.to_string().contains("the server hung up; is it still running?"), "{error}");
    assert!(sent > 0 && sent < graph.nodes().len(), "{sent}");
}

#[test]
fn a_server_that_is_not_there_is_told_before_long() {
    let dir = tempfile::tempdir().unwrap();
    let graph = dir.path().join("graph.json");
    std::fs::write(&graph, export_one(&hostile_graph(), Format::Json)).unwrap();
    // A port that was free a moment ago.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let cases = [
        (format!("bolt://127.0.0.1:{port}"), 4, "nothing listens there; is the server running"),
        ("bolt://no-such-host.invalid:7687".to_owned(), 4, "no host of this name"),
        ("http://localhost:7474".to_owned(), 2, "no Bolt address; it looks like bolt://localhost:7687"),
        ("localhost:7687".to_owned(), 2, "no address; write bolt://HOST:PORT"),
        ("bolt://:7687".to_owned(), 2, "the host is missing"),
        ("bolt://me:secret@localhost".to_owned(), 2, "user and password don't go into the address"),
    ];
    for (url, code, words) in cases {
        let output = kilim().arg("load").arg(&url).arg(&graph).output().unwrap();
        let said = stderr(&output);
        assert_eq!(output.status.code(), Some(code), "{url}: {said}");
        assert!(said.contains(words) && !said.contains("secret"), "{url}: {said}");
    }
}
