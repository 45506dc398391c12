//! Every export, opened by the software that it is made for, with names that have broken other writers.

mod common;

use std::process::Command;

use common::{export, export_one, feed, hostile_graph, installed, python, root, skip, stderr};
use kilim::export::Format;
use kilim::graph::{EdgeKind, Graph, NodeKind};

/// Runs a Python script over files in a folder; the script asserts, and prints `ok`.
fn check_with_python(graph: &Graph, format: Format, script: &str) {
    let Some(mut python) = python() else {
        return skip("no .venv with NetworkX; .ci/run makes it");
    };
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in export(graph, format) {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    std::fs::write(folder.path().join("truth.json"), export_one(graph, Format::Json)).unwrap();
    let prelude = "import json\ntruth = json.load(open('truth.json', encoding='utf-8'))\n\
                   N, E = len(truth['nodes']), len(truth['edges'])\n";
    let output = feed(
        python.arg("-").current_dir(folder.path()),
        format!("{prelude}{script}\nprint('ok')\n").as_bytes(),
    );
    assert!(output.status.success() && output.stdout.ends_with(b"ok\n"), "{}", stderr(&output));
}

#[test]
fn graphviz_renders_hostile_names() {
    if !installed("dot") {
        return skip("no Graphviz; .ci/run installs it");
    }
    let graph = hostile_graph();
    for graph in [graph.relations(), graph] {
        let dot = export_one(&graph, Format::Dot);
        for layout in ["dot", "sfdp"] {
            // Large pictures take long: the layout engines that scale, and the parser itself.
            let format = if layout == "dot" { "-Tcanon" } else { "-Tsvg" };
            let output = feed(Command::new(layout).arg(format), &dot);
            assert!(output.status.success(), "{}", stderr(&output));
            assert_eq!(stderr(&output), "", "no warning");
            if format == "-Tsvg" {
                let svg = String::from_utf8(output.stdout).expect("UTF-8");
                assert_eq!(svg.matches("class=\"node\"").count(), drawn_nodes(&graph));
                assert!(!svg.contains("<script"), "no markup from a name");
            }
        }
        let output =
            feed(Command::new("gvpr").arg("BEGIN{int n,e} N{n++} E{e++} END{printf(\"%d %d\", n, e)}"), &dot);
        let edges = graph.edges().iter().filter(|e| e.kind != EdgeKind::MentionedIn).count();
        let counts = format!("{} {edges}", drawn_nodes(&graph));
        assert_eq!(String::from_utf8_lossy(&output.stdout), counts, "{}", stderr(&output));
    }
}

#[test]
fn graphviz_shows_every_name_whole() {
    if !installed("sfdp") {
        return skip("no Graphviz; .ci/run installs it");
    }
    check_with_python(
        &hostile_graph(),
        Format::Dot,
        "
import re, subprocess
from lxml import etree
svg = subprocess.run(['sfdp', '-Tsvg', 'graph.dot'], capture_output=True, check=True).stdout
page = etree.fromstring(svg, etree.XMLParser(huge_tree=True))
# Graphviz 2 puts the node's own id for an escaped `\\\\N` in a tooltip, not in a label: either may have the name.
titles = [a.get('{http://www.w3.org/1999/xlink}title') for a in page.iter('{*}a')]
titles += [t.text or '' for t in page.iter('{*}text')]
# White space is a space in a tooltip; what no picture can show has U+FFFD.
plain = lambda s: re.sub('[\\s\\ufffd\\ufeff\\u2028\\ufffe\\x00]+', ' ', s).strip()
shown = '|'.join(plain(t) for t in titles)
lost = [n['name'] for n in truth['nodes'] if n['kind'] == 'Person' and plain(n['name']) not in shown]
assert not lost, lost",
    );
}

/// Documents are not drawn.
fn drawn_nodes(graph: &Graph) -> usize {
    graph.nodes().iter().filter(|n| n.kind() != NodeKind::Document).count()
}

#[test]
fn networkx_reads_the_json_as_it_is() {
    check_with_python(
        &hostile_graph(),
        Format::Json,
        "
import networkx as nx
g = nx.node_link_graph(truth, edges='edges')
assert isinstance(g, nx.MultiDiGraph)
assert g.number_of_nodes() == N and g.number_of_edges() == E
assert all(d['evidence'] for _, d in g.nodes(data=True)) and all(d['evidence'] for *_, d in g.edges(data=True))
assert {d['name'] for _, d in g.nodes(data=True)} == {n['name'] for n in truth['nodes']}",
    );
}

#[test]
fn plain_csv_comes_back_as_it_was() {
    let graph = hostile_graph();
    let truth: serde_json::Value = serde_json::from_slice(&export_one(&graph, Format::Json)).unwrap();
    for (name, bytes) in export(&graph, Format::Csv) {
        assert!(
            !bytes.contains(&b'\r') || String::from_utf8_lossy(&bytes).contains("break\r\nand"),
            "{name}"
        );
        let mut reader = csv::ReaderBuilder::new().from_reader(bytes.as_slice());
        let header = reader.headers().unwrap().clone();
        let list = truth[name.trim_end_matches(".csv")].as_array().unwrap();
        let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), list.len(), "{name}");
        for (row, want) in rows.iter().zip(list) {
            let mut fields = 0;
            for (column, cell) in header.iter().zip(row) {
                let cell = match &want[column] {
                    serde_json::Value::String(_) => serde_json::Value::from(cell),
                    serde_json::Value::Null => {
                        assert!(cell.is_empty() || cell == "[]", "{column}: {cell}");
                        continue;
                    }
                    serde_json::Value::Array(list) if list.is_empty() && cell.is_empty() => continue,
                    _ => serde_json::from_str(cell).unwrap(),
                };
                assert_eq!(cell, want[column], "{name} {column}");
                fields += 1;
            }
            assert!(fields > 3);
        }
    }
}

#[test]
fn python_reads_the_csv_of_every_profile() {
    for format in [Format::Csv, Format::Neo4j, Format::Gephi] {
        check_with_python(
            &hostile_graph(),
            format,
            "
import csv
csv.field_size_limit(1 << 30)
for name, n in (('nodes.csv', N), ('edges.csv', E)):
    rows = list(csv.reader(open(name, encoding='utf-8', newline='')))
    assert len(rows) == n + 1, (name, len(rows), n)
    assert {len(r) for r in rows} == {len(rows[0])}, name
names = {n['name'] for n in truth['nodes']}
rows = list(csv.DictReader(open('nodes.csv', encoding='utf-8', newline='')))
assert {r.get('name', r.get('Label')) for r in rows} == names",
        );
    }
}

#[test]
fn headers_are_what_the_consumers_import_by() {
    let graph = hostile_graph();
    let header = |format: Format, file: usize| {
        let files = export(&graph, format);
        let text = String::from_utf8(files[file].1.clone()).unwrap();
        text.lines().next().unwrap().to_owned()
    };
    assert!(header(Format::Csv, 0).starts_with("id,kind,name,"));
    assert!(header(Format::Csv, 1).starts_with("source,target,kind,"));
    assert!(header(Format::Neo4j, 0).starts_with("id:ID(kilim),:LABEL,name,aliases:string[],mentions:int,"));
    assert!(header(Format::Neo4j, 1).starts_with(":START_ID(kilim),:END_ID(kilim),:TYPE,"));
    assert!(header(Format::Gephi, 0).starts_with("Id,"));
    assert!(header(Format::Gephi, 1).starts_with("Source,Target,Type,Id,Label,Weight"));
}

/// Runs `tests/js/check.mjs` over a one-file format.
fn check_with_node(graph: &Graph, format: Format) {
    let folder = root().join("tests/js");
    if !folder.join("node_modules").exists() || !installed("node") {
        return skip("no node_modules in tests/js; .ci/run makes them");
    }
    let files = tempfile::tempdir().unwrap();
    let (file, truth) = (files.path().join("export"), files.path().join("truth.json"));
    std::fs::write(&file, export_one(graph, format)).unwrap();
    std::fs::write(&truth, export_one(graph, Format::Json)).unwrap();
    let output =
        feed(Command::new("node").arg(folder.join("check.mjs")).arg(format.name()).args([file, truth]), b"");
    assert!(
        output.status.success() && output.stdout.ends_with(b"ok\n"),
        "{}: {}",
        format.name(),
        stderr(&output)
    );
}

#[test]
fn graphology_reads_gexf_and_graphml() {
    check_with_node(&hostile_graph(), Format::Gexf);
    check_with_node(&hostile_graph(), Format::Graphml);
}

#[test]
fn cytoscape_and_d3_take_their_json() {
    check_with_node(&hostile_graph(), Format::Cytoscape);
    check_with_node(&hostile_graph(), Format::D3);
}

#[test]
fn mermaid_reads_the_diagram_of_relations() {
    check_with_node(&hostile_graph().relations(), Format::Mermaid);
}

#[test]
fn neo4js_own_linter_finds_nothing_in_the_cypher_script() {
    check_with_node(&hostile_graph(), Format::Cypher);
}

#[test]
fn networkx_and_igraph_read_graphml_and_gexf() {
    check_with_python(
        &hostile_graph(),
        Format::Graphml,
        "
import re, networkx as nx, igraph
g = nx.read_graphml('graph.graphml', force_multigraph=True)
assert (g.number_of_nodes(), g.number_of_edges()) == (N, E)
seen = lambda s: re.sub('[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]', '\\ufffd', s)
assert {d['name'] for _, d in g.nodes(data=True)} == {seen(n['name']) for n in truth['nodes']}
assert all(json.loads(d['evidence']) for *_, d in g.edges(data=True))
i = igraph.Graph.Read_GraphML('graph.graphml')
assert (i.vcount(), i.ecount()) == (N, E)",
    );
    check_with_python(
        &hostile_graph(),
        Format::Gexf,
        "
import networkx as nx
g = nx.read_gexf('graph.gexf', version='1.3')
assert (g.number_of_nodes(), g.number_of_edges()) == (N, E)",
    );
}

#[test]
fn gexf_keeps_to_its_content_model() {
    let model = root().join("tests/gexf.rng");
    let script = format!(
        "
from lxml import etree
model = etree.RelaxNG(etree.parse('{}'))
page = etree.parse('graph.gexf', etree.XMLParser(huge_tree=True))
assert model.validate(page), str(model.error_log)[:2000]
declared = {{a.get('id') for a in page.iter('{{*}}attribute')}}
assert {{v.get('for') for v in page.iter('{{*}}attvalue')}} <= declared
ids = [n.get('id') for n in page.iter('{{*}}node')]
assert len(set(ids)) == N
ends = [(e.get('source'), e.get('target')) for e in page.iter('{{*}}edge')]
assert len(ends) == E and all(a in ids and b in ids for a, b in ends)
assert len({{e.get('id') for e in page.iter('{{*}}edge')}}) == E",
        model.display()
    );
    for graph in [hostile_graph(), hostile_graph().relations()] {
        check_with_python(&graph, Format::Gexf, &script);
    }
}

/// Whether a JSON value is of a type.
type OfType = fn(&serde_json::Value) -> bool;

#[test]
fn json_graph_format_holds_every_node_and_edge() {
    let graph = hostile_graph();
    let jgf: serde_json::Value = serde_json::from_slice(&export_one(&graph, Format::Jgf)).unwrap();
    let (nodes, edges) = (&jgf["graph"]["nodes"], jgf["graph"]["edges"].as_array().unwrap());
    assert_eq!(nodes.as_object().unwrap().len(), graph.nodes().len());
    assert_eq!(edges.len(), graph.edges().len());
    for node in graph.nodes() {
        assert_eq!(nodes[&node.id]["label"], node.name);
    }
    // The members that version 2 knows, and no others.
    let only = |value: &serde_json::Value, known: &[(&str, OfType)]| {
        for (name, value) in value.as_object().unwrap() {
            let of_type = known.iter().find(|(n, _)| n == name).unwrap_or_else(|| panic!("{name}")).1;
            assert!(of_type(value), "{name}: {value}");
        }
    };
    let text: OfType = serde_json::Value::is_string;
    let object: OfType = serde_json::Value::is_object;
    let flag: OfType = serde_json::Value::is_boolean;
    only(&jgf, &[("graph", object)]);
    only(
        &jgf["graph"],
        &[
            ("id", text),
            ("label", text),
            ("type", text),
            ("directed", flag),
            ("metadata", object),
            ("nodes", object),
            ("edges", serde_json::Value::is_array),
        ],
    );
    for node in nodes.as_object().unwrap().values() {
        only(node, &[("label", text), ("metadata", object)]);
        assert!(node["metadata"]["evidence"].is_array());
    }
    for edge in edges {
        only(
            edge,
            &[
                ("id", text),
                ("source", text),
                ("target", text),
                ("relation", text),
                ("directed", flag),
                ("label", text),
                ("metadata", object),
            ],
        );
        assert!(nodes[edge["source"].as_str().unwrap()].is_object());
        assert!(nodes[edge["target"].as_str().unwrap()].is_object());
        assert!(edge["metadata"]["evidence"].is_array());
    }
}

#[test]
fn a_reader_of_json_graph_format_takes_every_node_edge_and_property() {
    for graph in [hostile_graph(), hostile_graph().relations()] {
        check_with_python(
            &graph,
            Format::Jgf,
            "
import glob, jgf
file, = (f for f in glob.glob('*') if f != 'truth.json')
g, = jgf.load(file, compressed=False)
assert g['directed'] and g['node-count'] == N and len(g['edges']) == E
assert g['node-properties']['label'] == [n['name'] for n in truth['nodes']]
place = {n['id']: i for i, n in enumerate(truth['nodes'])}
assert [tuple(e) for e in g['edges']] == [(place[e['source']], place[e['target']]) for e in truth['edges']]
assert g['edge-properties']['relation'] == [e['kind'] for e in truth['edges']]
assert g['edge-properties']['evidence'] == [e['evidence'] for e in truth['edges']]",
        );
    }
}

#[test]
fn mermaid_keeps_to_its_limit_and_says_what_is_left_out() {
    let mut builder = kilim::graph::Builder::new();
    let hub = builder.add_node(common::person(0, "Orta"));
    for i in 1..=700 {
        let node = builder.add_node(common::person(i, &format!("Kişi {i}")));
        builder.add_edge((hub, node), EdgeKind::KinOf, None, false, common::evidence("doc:t", 0, 4));
    }
    let text = String::from_utf8(export_one(&builder.finish(), Format::Mermaid)).unwrap();
    assert_eq!(text.matches("---|").count(), 500);
    assert!(text.contains("200 edges more"));
}

#[test]
fn sparql_finds_every_node_edge_and_piece_of_evidence() {
    for (format, name) in
        [(Format::Turtle, "graph.ttl"), (Format::NQuads, "graph.nq"), (Format::JsonLd, "graph.jsonld")]
    {
        let script = format!(
            "
import pyoxigraph as ox
store = ox.Store()
store.load(path='{name}', format=ox.RdfFormat.from_extension('{name}'.split('.')[-1]))
prefix = '''PREFIX schema: <https://schema.org/> PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX k: <urn:kilim:vocab:> '''
count = lambda q: int(next(iter(store.query(prefix + 'SELECT (COUNT(*) AS ?n) WHERE {{' + q + '}}')))['n'].value)
assert count('?s schema:identifier ?id') == N
assert count('?s a rdf:Statement') == E
evidence = sum(len(x['evidence']) for x in truth['nodes'] + truth['edges'])
assert count('?a a oa:Annotation; oa:hasTarget/oa:hasSelector/oa:end ?e') == evidence
said = sum(e['kind'] == 'SAID' for e in truth['edges'])
assert count('?statement schema:creator ?who . ?who k:said ?statement') == said > 0
names = {{s['n'].value for s in store.query(prefix + 'SELECT ?n WHERE {{?s schema:name ?n}}')}}
clean = lambda s: s.replace('\\0', '\\ufffd').replace('\\ufffe', '\\ufffd')
assert names == {{clean(n['name']) for n in truth['nodes']}}"
        );
        check_with_python(&hostile_graph(), format, &script);
    }
}

#[test]
fn rdf_keeps_to_its_shapes() {
    let shapes = root().join("tests/shapes.ttl");
    check_with_python(
        &hostile_graph(),
        Format::Turtle,
        &format!(
            "
import pyshacl
ok, _, text = pyshacl.validate('graph.ttl', shacl_graph='{}')
assert ok, text[:2000]",
            shapes.display()
        ),
    );
}

#[test]
fn rapper_reads_turtle() {
    if !installed("rapper") {
        return skip("no rapper; .ci/run installs raptor2-utils");
    }
    let ttl = export_one(&hostile_graph(), Format::Turtle);
    let output = feed(Command::new("rapper").args(["-q", "-c", "-i", "turtle", "-", "urn:base:"]), &ttl);
    assert!(output.status.success() && stderr(&output).is_empty(), "{}", stderr(&output));
}

#[test]
fn duckdb_and_polars_read_parquet() {
    for graph in [hostile_graph(), hostile_graph().relations()] {
        check_with_python(
            &graph,
            Format::Parquet,
            "
import duckdb, polars as pl
count = lambda q: duckdb.sql(q).fetchall()[0][0]
assert count(\"select count(*) from 'nodes.parquet'\") == N
assert count(\"select count(*) from 'edges.parquet'\") == E
evidence = sum(len(x['evidence']) for x in truth['nodes'] + truth['edges'])
assert count(\"select count(*) from 'evidence.parquet'\") == evidence
assert count('''select count(*) from 'edges.parquet' e join 'nodes.parquet' a on a.id = e.source
    join 'nodes.parquet' b on b.id = e.target''') == E
nodes = pl.read_parquet('nodes.parquet')
for row, want in zip(nodes.iter_rows(named=True), truth['nodes']):
    assert row['id'] == want['id'] and row['name'] == want['name'] and row['mentions'] == want['mentions']
    assert row['aliases'] == want.get('aliases', []) and row['titles'] == want.get('titles', [])
    assert row['text'] == want.get('text') and row['date'] == want.get('date')
edges = pl.read_parquet('edges.parquet')
for row, want in zip(edges.iter_rows(named=True), truth['edges']):
    assert row['key'] == want['key'] and row['title'] == want.get('title') and row['count'] == want.get('count')
    assert row['former'] == want.get('former', False) and row['events'] == want.get('events', [])",
        );
    }
}

#[test]
fn duckdb_answers_the_queries_of_the_readme() {
    let mut queries = Vec::new();
    for page in ["README.md", "docs/graph.md"] {
        let page = std::fs::read_to_string(root().join(page)).unwrap();
        queries.extend(page.split("```sql\n").skip(1).map(|q| q.split("```").next().unwrap().to_owned()));
    }
    assert!(queries.len() >= 2 && queries.iter().all(|q| q.contains("parquet/")));
    let script = format!(
        "
import duckdb, os
os.mkdir('parquet')
for name in ('nodes', 'edges', 'evidence'):
    os.rename(name + '.parquet', 'parquet/' + name + '.parquet')
met = [e for e in truth['edges'] if e['kind'] == 'CONSULT']
names = {{n['id']: n['name'] for n in truth['nodes']}}
for query in json.loads({:?}):
    rows = duckdb.sql(query).fetchall()
    assert {{r[:2] for r in rows}} == {{(names[e['source']], names[e['target']]) for e in met}}, query
    counts = [next(v for v in r[2:] if isinstance(v, int)) for r in rows]
    assert counts == sorted(counts, reverse=True) and sum(counts) == sum(e['count'] for e in met), query",
        serde_json::to_string(&queries).unwrap()
    );
    check_with_python(&hostile_graph().relations(), Format::Parquet, &script);
}

/// Makes Ladybug's tables by the script, and compares every node and edge; `TYPED` says whether lists are lists.
const LADYBUG: &str = "
import ladybug
db = ladybug.Database('kilim.db')
connection = ladybug.Connection(db)
for line in open('import.cypher', encoding='utf-8').read().splitlines():
    connection.execute(line)
def rows(query):
    answer = connection.execute(query)
    while answer.has_next():
        yield answer.get_next()
count = lambda q: next(rows(q))[0]
assert count('MATCH (n) RETURN count(n)') == N, count('MATCH (n) RETURN count(n)')
assert count('MATCH ()-[e]->() RETURN count(e)') == E
def same(got, want, where):
    if isinstance(want, list):
        got = got if TYPED else json.loads(got)
    elif isinstance(want, str):
        want = clean(want)
    assert got == want, (where, got, want)
for kind in {n['kind'] for n in truth['nodes']}:
    nodes = {n['id']: n for (n,) in rows(f'MATCH (n:`{kind}`) RETURN n')}
    for want in (n for n in truth['nodes'] if n['kind'] == kind):
        for name in want.keys() - {'kind', 'evidence'}:
            same(nodes[clean(want['id'])][name], want[name], (want['id'], name))
for kind in {e['kind'] for e in truth['edges']}:
    edges = {e['key']: (a, e, b) for a, e, b in rows(f'MATCH (a)-[e:`{kind}`]->(b) RETURN a.id, e, b.id')}
    for want in (e for e in truth['edges'] if e['kind'] == kind):
        a, edge, b = edges[want['key']]
        assert (a, b) == (clean(want['source']), clean(want['target']))
        for name in want.keys() - {'kind', 'evidence', 'source', 'target'}:
            same(edge[name], want[name], (want['key'], name))";

#[test]
fn ladybug_makes_its_tables_and_answers() {
    let script = format!("TYPED = False\nclean = lambda s: s.replace('\\0', '\\ufffd')\n{LADYBUG}");
    for graph in [hostile_graph(), hostile_graph().relations()] {
        check_with_python(&graph, Format::Ladybug, &script);
    }
}

#[test]
fn ladybug_gets_lists_dates_and_evidence_from_parquet() {
    let script = format!("TYPED = True\nclean = lambda s: s\n{LADYBUG}");
    let dates = "
import datetime
for node, date in (('Event', 'date'), ('Document', 'published')):
    days = list(rows(f'MATCH (n:{node}) WHERE n.{date} IS NOT NULL RETURN n.{date}, n.day'))
    assert days and all(datetime.date.fromisoformat(date) == day for date, day in days), days
pieces = list(rows('MATCH (p:Person) UNWIND p.evidence AS e RETURN p.id, e.doc, e.start, e.`end`, e.rule, e.confidence'))
want = [(n['id'], e['doc'], e['start'], e['end'], e['rule'], e['confidence'])
        for n in truth['nodes'] if n['kind'] == 'Person' for e in n['evidence']]
assert sorted(map(tuple, pieces)) == sorted(want)";
    check_with_python(&hostile_graph(), Format::LadybugParquet, &format!("{script}{dates}"));
    check_with_python(&hostile_graph().relations(), Format::LadybugParquet, &script);
}

#[test]
fn falkordb_answers_what_its_own_loader_was_given() {
    let script = std::fs::read_to_string(root().join("tests/servers/falkordb.py")).unwrap();
    for graph in [hostile_graph(), hostile_graph().relations()] {
        check_with_python(&graph, Format::FalkorDb, &script);
    }
}

#[test]
fn followthemoney_takes_every_entity() {
    check_with_python(
        &hostile_graph(),
        Format::Ftm,
        "
from followthemoney import model
ids, links, texts = set(), [], set()
for line in open('graph.ftm.json', encoding='utf-8').read().split('\\n')[:-1]:
    data = json.loads(line)
    proxy = model.get_proxy(data)
    try:
        proxy.schema.validate(data)
    except Exception as e:
        raise AssertionError(str({k: v[:80] for k, v in e.errors['properties'].items()}))
    assert set(data['properties']) == {p.name for p in proxy.iterprops()}, data
    ids.add(proxy.id)
    texts.update(proxy.get('name', quiet=True), proxy.get('summary', quiet=True))
    if proxy.schema.edge:
        links.append((proxy.first(proxy.schema.source_prop.name), proxy.first(proxy.schema.target_prop.name)))
assert len(ids) == N + E and len(links) == E
assert all(a in ids and b in ids for a, b in links)
# A name of white space alone is none there.
lost = [n['name'][:80] for n in truth['nodes'] if n['name'].strip() and n['name'] not in texts]
assert not lost, lost",
    );
}
