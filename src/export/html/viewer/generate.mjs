// Makes a graph of a given size as `kilim build` would write it, for measuring the page:
// `node generate.mjs NAMES EDGES > graph.json`. The same numbers give the same bytes.
const [, , names = "5000", edges = "20000"] = process.argv;
let seed = 0x2545f491;
const random = () => { seed ^= seed << 13; seed ^= seed >>> 17; seed ^= seed << 5; return (seed >>> 0) / 2 ** 32; };
const pick = (list) => list[Math.floor(random() * list.length)];
// A few names are in much of the news, most in little of it.
const hub = (n) => Math.floor(n * random() ** 3);
const KINDS = ["Country", "Organization", "Person", "Place"];
const GIVEN = ["Ayşe", "İnci", "Çağrı", "Işıl", "Öykü", "Gökçe", "Şule", "Uğur", "Deniz", "Elif"], LAST = ["Işık", "Yıldız", "Çelik", "Öztürk", "Güneş", "Şimşek", "Aydın", "Kaya"];
const TYPES = ["CONSULT", "SUPPORT", "ACCUSE", "AGREE", "SANCTION", "ASSAULT", "TRANSACT", "APPOINT"];
const evidence = [{ doc: "doc:0000000000000001", start: 0, end: 4, rule: "generated", confidence: 0.9 }];
const hex = (n) => n.toString(16).padStart(16, "0");
const nodes = [], list = [];
const n = Number(names), m = Number(edges);
for (let i = 0; i < n; i++) nodes.push({ id: `x:${i}`, kind: pick(KINDS), name: `${pick(GIVEN)} ${pick(LAST)} ${i}`, aliases: [], mentions: 1, evidence });
nodes.push({ id: "doc:0000000000000001", kind: "Document", name: "generated", mentions: 1, uri: "generated.txt", sha256: "0".repeat(64), lang: "tr", published: "2025-09-05", evidence });
const edge = (kind, source, target) => list.push({ source, target, key: `${kind}:${hex(list.length + 1)}`, kind, evidence });
for (let i = 0; list.length < m; i++) {
  const a = hub(n), b = Math.floor(random() * n);
  if (a === b) continue;
  if (random() < 0.2) { edge("MEMBER_OF", `x:${a}`, `x:${b}`); continue; }
  const id = `event:${hex(i + 1)}`;
  nodes.push({ id, kind: "Event", name: "görüştü", mentions: 1, type: pick(TYPES), trigger: "görüştü", date: `2025-${String(1 + i % 12).padStart(2, "0")}-${String(1 + i % 28).padStart(2, "0")}`, date_precision: "day", status: "occurred", evidence });
  edge("AGENT_OF", `x:${a}`, id);
  edge("TARGETS", id, `x:${b}`);
}
console.log(JSON.stringify({ directed: true, multigraph: true, graph: { format: "kilim-graph/1", generator: "generated", documents: 1 }, nodes, edges: list }));
