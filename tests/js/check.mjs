// Opens an export in the library that it is made for: node check.mjs FORMAT FILE TRUTH.json
// Prints "ok"; throws where the library refuses the file or counts otherwise than the graph.
import assert from "node:assert";
import { readFileSync } from "node:fs";

const [format, file, truthFile] = process.argv.slice(2);
const text = readFileSync(file, "utf8");
const truth = JSON.parse(readFileSync(truthFile, "utf8"));
const N = truth.nodes.length, E = truth.edges.length;
const names = new Set(truth.nodes.map((n) => n.name));
const nameless = (s) => s.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd");

const checks = {
  async d3() {
    const { forceSimulation, forceLink } = await import("d3-force");
    const graph = JSON.parse(text);
    forceSimulation(graph.nodes).force("link", forceLink(graph.links).id((d) => d.id)).stop().tick(1);
    assert.equal(graph.nodes.length, N);
    assert.equal(graph.links.length, E);
    assert(graph.links.every((l) => typeof l.source === "object" && typeof l.target === "object"));
    assert.deepEqual(new Set(graph.nodes.map((n) => n.name)), names);
  },
  async cytoscape() {
    const { default: cytoscape } = await import("cytoscape");
    const cy = cytoscape({ headless: true, elements: JSON.parse(text).elements });
    assert.equal(cy.nodes().length, N);
    assert.equal(cy.edges().length, E);
    assert.deepEqual(new Set(cy.nodes().map((n) => n.data("name"))), names);
  },
  async gexf() {
    const { default: gexf } = await import("graphology-gexf");
    const { MultiDirectedGraph } = await import("graphology");
    const graph = gexf.parse(MultiDirectedGraph, text);
    assert.equal(graph.order, N);
    assert.equal(graph.size, E);
    const read = new Set(graph.mapNodes((_, a) => a.name)), want = new Set([...names].map(nameless));
    assert.deepEqual([...want].filter((n) => !read.has(n)).map((n) => [n, [...read].filter((r) => !want.has(r))]), []);
  },
  async graphml() {
    const { default: graphml } = await import("graphology-graphml");
    const { MultiDirectedGraph } = await import("graphology");
    const graph = graphml.parse(MultiDirectedGraph, text);
    assert.equal(graph.order, N);
    assert.equal(graph.size, E);
    const read = new Set(graph.mapNodes((_, a) => a.name));
    assert.deepEqual([...names].map(nameless).filter((n) => !read.has(n)), []);
  },
  async mermaid() {
    const { JSDOM } = await import("jsdom");
    const { window } = new JSDOM("");
    globalThis.window = window;
    globalThis.document = window.document;
    const { default: mermaid } = await import("mermaid");
    await mermaid.parse(text);
    const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
    const { nodes, edges } = diagram.db.getData();
    assert.equal(nodes.length, N);
    assert.equal(edges.length, E);
    // Mermaid keeps `#35;` as marks of its own until it draws; labels are cut after 80 characters.
    const drawn = new Set(nodes.map((n) => n.label.replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(code)).trim()));
    const label = (name) => [...name].slice(0, 80).join("").replace(/[\p{Cc}\u2028]/gu, " ") + ([...name].length > 80 ? "…" : "");
    assert.deepEqual(truth.nodes.map((n) => label(n.name).trim()).filter((n) => n && !drawn.has(n)).map((n) => [n, [...drawn]]), []);
  },
  async cypher() {
    const { lintCypherQuery } = await import("@neo4j-cypher/language-support");
    const { diagnostics } = lintCypherQuery(text, {}, false);
    assert.deepEqual(diagnostics.filter((d) => d.severity === 1).slice(0, 3), []);
  },
};

await checks[format]();
console.log("ok");
process.exit(0);
