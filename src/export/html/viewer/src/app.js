import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import noverlap from "graphology-layout-noverlap";
import Sigma from "sigma";
import { COLOUR, ENTITY, Model, fold, shorten } from "./model.js";

// More than this is drawn as the best connected names and the heaviest edges only; the rest stays in search and lists,
// and comes into the picture with the name that is selected.
const LIMIT = 1500, EDGE_LIMIT = 2500;
const LABELS = { SAID_ABOUT: "said about", HOLDS_OFFICE: "office", MEMBER_OF: "member of", PART_OF: "part of", LOCATED_IN: "in", CITIZEN_OF: "citizen of", KIN_OF: "kin of" };

const $ = (id) => document.getElementById(id);
const el = (tag, props = {}, ...children) => {
  const node = Object.assign(document.createElement(tag), props);
  node.append(...children.filter((c) => c !== null && c !== undefined));
  return node;
};

const model = new Model(JSON.parse($("data").textContent));
const state = { kinds: new Set(ENTITY), types: null, from: "", to: "", expanded: false, min: 1, selected: null, hovered: null, near: new Set() };
let graph, renderer;

// ---- filters -------------------------------------------------------------------------------------------------

const types = [...new Set(model.links.map((l) => l.type))].sort();
state.types = new Set(types);

function box(parent, value, set, colour, label = value) {
  const input = el("input", { type: "checkbox", checked: true });
  input.addEventListener("change", () => { input.checked ? set.add(value) : set.delete(value); draw(); });
  const swatch = colour ? el("span", { className: "swatch", ariaHidden: "true" }) : null;
  if (swatch) swatch.style.background = colour;
  parent.append(el("label", {}, input, " ", swatch, label));
}

function inRange(date) {
  if (!state.from && !state.to) return true;
  if (!date) return false;
  return (!state.from || date >= state.from.slice(0, date.length)) && (!state.to || date <= state.to);
}

function shownItems(link) {
  return link.items.filter((i) => {
    const node = i.event || i.statement;
    return node ? inRange(model.date(node)) : !state.from && !state.to || inRange(model.nodes.get(i.edge.evidence?.[0]?.doc)?.published);
  });
}

// ---- drawing -------------------------------------------------------------------------------------------------

function draw() {
  const next = new Graph({ multi: true, type: "mixed" });
  const links = model.links
    .filter((l) => state.types.has(l.type) && state.kinds.has(model.nodes.get(l.source).kind) && state.kinds.has(model.nodes.get(l.target).kind))
    .map((l) => ({ ...l, shown: shownItems(l) }))
    .filter((l) => l.shown.length >= state.min);
  const degree = new Map();
  const count = (id, n) => degree.set(id, (degree.get(id) || 0) + n);
  for (const l of links) { count(l.source, l.shown.length); count(l.target, l.shown.length); }
  for (const n of model.nodes.values()) if (ENTITY.includes(n.kind) && state.kinds.has(n.kind) && state.min === 1 && !state.from && !state.to) count(n.id, 0);
  let ids = [...degree.keys()];
  const hidden = Math.max(0, ids.length - LIMIT);
  if (hidden) {
    const wanted = new Set(asked(links));
    ids = ids.sort((a, b) => wanted.has(b) - wanted.has(a) || degree.get(b) - degree.get(a) || (a < b ? -1 : 1)).slice(0, LIMIT);
  }
  const limit = $("limit");
  let drawn = [];
  const old = graph;
  const n = ids.length;
  ids.sort().forEach((id, i) => {
    const node = model.nodes.get(id);
    const angle = (2 * Math.PI * i) / n;
    const at = old?.hasNode(id) ? old.getNodeAttributes(id) : { x: Math.cos(angle) * 100, y: Math.sin(angle) * 100 };
    next.addNode(id, { label: shorten(model.label(id), 40), kind: node.kind, color: COLOUR[node.kind], x: at.x, y: at.y, size: 3 + 2.2 * Math.sqrt(degree.get(id) || 0) });
  });
  if (state.expanded) for (const l of links) { if (next.hasNode(l.source) && next.hasNode(l.target)) expand(next, l); }
  else for (const pair of drawn = heaviest([...pairs(links)].filter((p) => next.hasNode(p.source) && next.hasNode(p.target)))) {
    const n = pair.links.reduce((sum, l) => sum + l.shown.length, 0);
    const attributes = { label: title(pair.links), size: 0.8 + Math.min(6, Math.sqrt(n)), color: "#bdb7aa", type: pair.directed ? "arrow" : "line", links: pair.links };
    if (pair.directed) next.addDirectedEdgeWithKey(pair.key, pair.source, pair.target, attributes);
    else next.addUndirectedEdgeWithKey(pair.key, pair.source, pair.target, attributes);
  }
  const thin = drawn.left || 0;
  limit.hidden = !hidden && !thin;
  limit.textContent = [hidden ? `${hidden} less connected names` : "", thin ? `${thin} lighter edges` : ""].filter(Boolean).join(" and ") + " are left out of the picture; search and lists have them, and selecting a name brings its own.";
  layout(next, old);
  graph = next;
  if (!renderer) mount();
  else {
    renderer.setCustomBBox(null);
    renderer.setGraph(graph);
    frame();
  }
  counts(links);
  if (state.selected && !graph.hasNode(state.selected) && !graph.hasEdge(state.selected)) state.selected = null;
  lists(links);
}

// The name or the ends of the edge that is selected, and the names beside it.
function asked(links) {
  const id = state.selected;
  if (!id) return [];
  const out = [id];
  for (const l of links) {
    if (l.key === id) out.push(l.source, l.target);
    else if (l.source === id) out.push(l.target);
    else if (l.target === id) out.push(l.source);
  }
  return out.slice(0, 400);
}

// So many pairs as stay smooth to move about: those of the selected name, then the heaviest.
function heaviest(all) {
  if (all.length <= EDGE_LIMIT) return all;
  const weight = (p) => p.links.reduce((sum, l) => sum + l.shown.length, 0);
  const own = (p) => p.source === state.selected || p.target === state.selected;
  const kept = all.map((p) => ({ p, w: weight(p), o: own(p) })).sort((a, b) => b.o - a.o || b.w - a.w || (a.p.key < b.p.key ? -1 : 1)).slice(0, EDGE_LIMIT).map((x) => x.p);
  return Object.assign(kept, { left: all.length - EDGE_LIMIT });
}

// One drawn edge a pair of names, whatever holds between them; an arrow where all of it goes one way.
function pairs(links) {
  const out = new Map();
  for (const l of links) {
    const [a, b] = l.source < l.target ? [l.source, l.target] : [l.target, l.source];
    const key = `${a}\u0000${b}`;
    if (!out.has(key)) out.set(key, { key, links: [] });
    out.get(key).links.push(l);
  }
  for (const pair of out.values()) {
    const first = pair.links[0];
    pair.source = first.source;
    pair.target = first.target;
    pair.directed = pair.links.every((l) => l.directed && l.source === first.source);
  }
  return out.values();
}

function title(links) {
  const names = [...links].sort((a, b) => b.shown.length - a.shown.length).map((l) => `${LABELS[l.type] || l.type}${l.shown.length > 1 ? ` ×${l.shown.length}` : ""}`);
  return names.length > 2 ? `${names.slice(0, 2).join(", ")}, …` : names.join(", ");
}

// Each event and statement as a node of its own between its parties.
function expand(next, link) {
  for (const item of link.shown) {
    const node = item.event || item.statement;
    if (!node) {
      if (!next.hasEdge(link.key)) next.addDirectedEdgeWithKey(link.key, link.source, link.target, { label: LABELS[link.type] || link.type, size: 1, color: "#bdb7aa", type: "arrow", links: [link] });
      continue;
    }
    if (!next.hasNode(node.id)) {
      const a = next.getNodeAttributes(link.source), b = next.getNodeAttributes(link.target);
      next.addNode(node.id, { label: shorten(model.label(node.id), 40), kind: node.kind, color: COLOUR[node.kind], x: (a.x + b.x) / 2 + 0.1, y: (a.y + b.y) / 2 + 0.1, size: 4 });
    }
    for (const [from, to, name] of [[link.source, node.id, item.event ? "agent" : "said"], [node.id, link.target, item.event ? "target" : "about"]]) {
      const key = `${from}\u0000${to}\u0000${name}`;
      if (!next.hasEdge(key)) next.addDirectedEdgeWithKey(key, from, to, { label: name, size: 1, color: "#cfc9bc", type: "arrow" });
    }
  }
}

// A fixed number of rounds from fixed places: the same graph gives the same picture.
function layout(next, old) {
  if (next.order < 2) return;
  const known = old ? next.filterNodes((id) => old.hasNode(id)).length : 0;
  const rounds = next.order > 1000 ? 30 : next.order > 500 ? 100 : 400;
  const iterations = known > next.order * 0.8 ? Math.round(rounds / 4) : rounds;
  forceAtlas2.assign(next, { iterations, settings: { ...forceAtlas2.inferSettings(next), barnesHutOptimize: next.order > 300, gravity: 1.2, scalingRatio: next.order > 500 ? 8 : 20, adjustSizes: false } });
  if (next.order <= 800) noverlap.assign(next, { maxIterations: 80, settings: { margin: 6, ratio: 1.4 } });
}

// The frame of the picture, so wide that the names of the rightmost nodes, which stand to the right of them, are seen whole.
function frame() {
  const padding = 60, letter = 8.5, width = $("stage").clientWidth - padding;
  const { x: [left, right], y } = renderer.getBBox();
  if (!(right > left) || width < 4 * padding) return;
  const scale = graph.reduceNodes((most, id, { x, label, size }) => {
    const name = Math.min(letter * (label || "").length + (size || 0), width / 3);
    return x > left ? Math.min(most, (width - name) / (x - left)) : most;
  }, width / (right - left));
  renderer.setCustomBBox({ x: [left, left + width / scale], y });
}

function mount() {
  renderer = new Sigma(graph, $("stage"), {
    renderEdgeLabels: true, enableEdgeEvents: graph.size <= 1000, zIndex: true, allowInvalidContainer: true, hideEdgesOnMove: graph.size > 1000, hideLabelsOnMove: graph.size > 1000, labelDensity: 0.9, labelGridCellSize: 110, labelRenderedSizeThreshold: graph.order <= 60 ? 0 : 5,
    defaultEdgeType: "line", labelFont: "system-ui, 'Noto Sans', 'DejaVu Sans', sans-serif", edgeLabelFont: "system-ui, 'Noto Sans', 'DejaVu Sans', sans-serif", edgeLabelSize: 11, minCameraRatio: 0.02, maxCameraRatio: 8,
    nodeReducer: (id, data) => {
      const focus = state.hovered || state.selected;
      if (!focus) return data;
      if (id === focus) return { ...data, highlighted: true, zIndex: 2, forceLabel: true };
      if (state.near.has(id)) return { ...data, zIndex: 1, forceLabel: state.near.size < 40 };
      return { ...data, color: "#e4e0d7", label: "", zIndex: 0 };
    },
    edgeReducer: (id, data) => {
      const focus = state.hovered || state.selected;
      if (!focus) return graph.size > 120 ? { ...data, label: "" } : data;
      if (id === focus || graph.hasNode(focus) && graph.hasExtremity(id, focus)) return { ...data, color: "#8a2f1d", zIndex: 2, forceLabel: true };
      return { ...data, color: "#efece5", label: "", zIndex: 0 };
    },
  });
  frame();
  renderer.on("clickNode", ({ node }) => select(node));
  renderer.on("clickEdge", ({ edge }) => select(edge));
  renderer.on("clickStage", () => select(null));
  renderer.on("enterNode", ({ node }) => hover(node));
  renderer.on("leaveNode", () => hover(null));
  $("stage").addEventListener("keydown", (event) => {
    const camera = renderer.getCamera(), step = 0.1 * camera.ratio;
    const moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] };
    if (moves[event.key]) { camera.setState({ x: camera.x + moves[event.key][0], y: camera.y + moves[event.key][1] }); event.preventDefault(); }
    else if (event.key === "+") camera.animatedZoom({ duration: 100 });
    else if (event.key === "-") camera.animatedUnzoom({ duration: 100 });
    else if (event.key === "0") camera.animatedReset({ duration: 100 });
    else if (event.key === "Escape") select(null);
  });
}

function hover(id) { state.hovered = id; near(); renderer.refresh({ skipIndexation: true }); }
function near() {
  const focus = state.hovered || state.selected;
  state.near = new Set(focus && graph.hasNode(focus) ? graph.neighbors(focus) : focus && graph.hasEdge(focus) ? graph.extremities(focus) : []);
}

// ---- what is selected ----------------------------------------------------------------------------------------

function select(id, move = false) {
  state.selected = id;
  if (id && model.isEntity(id) && graph && !graph.hasNode(id) && state.kinds.has(model.nodes.get(id).kind)) draw();
  near();
  if (renderer) {
    renderer.refresh({ skipIndexation: true });
    if (move && id && graph.hasNode(id)) {
      const at = renderer.getNodeDisplayData(id);
      const ratio = graph.order > 150 ? Math.min(0.4, renderer.getCamera().ratio) : renderer.getCamera().ratio;
      renderer.getCamera().animate(graph.order > 40 ? { x: at.x, y: at.y, ratio } : { x: 0.5, y: 0.5, ratio: 1 }, { duration: 250 });
    }
  }
  details(id);
  statements(id);
}

function quote(evidence) {
  const w = model.words(evidence);
  const doc = model.nodes.get(evidence.doc);
  const footer = el("footer", {}, `${doc?.title || doc?.uri || evidence.doc}${doc?.published ? `, ${doc.published}` : ""} · ${evidence.rule} · ${Number(evidence.confidence).toFixed(2)}`);
  // A reader of screens speaks the source's own language.
  const lang = doc?.lang || "";
  if (!w) return el("blockquote", {}, el("em", {}, `bytes ${evidence.start}–${evidence.end}`), footer);
  return el("blockquote", { lang }, w.before, el("mark", {}, w.words), w.after, footer);
}

function button(id, text = model.label(id)) {
  const b = el("button", { type: "button", className: "link" }, text);
  b.addEventListener("click", () => { select(id, true); show("details"); });
  return b;
}

function facts(node) {
  const list = el("dl");
  const skip = new Set(["id", "kind", "name", "evidence", "text", "aliases", "forms"]);
  const row = (k, v) => list.append(el("dt", {}, k), el("dd", {}, v));
  if (node.aliases?.length) row("also", node.aliases.join(", "));
  for (const [k, v] of Object.entries(node)) if (!skip.has(k) && v !== null && v !== "" && !(Array.isArray(v) && !v.length)) row(k.replaceAll("_", " "), Array.isArray(v) ? v.join(", ") : String(v));
  return list;
}

function details(id) {
  const pane = $("pane-details");
  pane.replaceChildren();
  if (!id) { pane.append(el("p", { className: "note" }, "Click a node or an edge, or search a name, to read the sentences behind it.")); return; }
  const node = model.nodes.get(id);
  if (node) {
    const swatch = el("span", { className: "swatch", ariaHidden: "true" });
    swatch.style.background = COLOUR[node.kind];
    pane.append(el("h2", {}, swatch, model.label(id)), el("p", { className: "note" }, node.kind), facts(node));
    if (ENTITY.includes(node.kind)) {
      const links = model.links.filter((l) => (l.source === id || l.target === id) && state.types.has(l.type));
      if (links.length) pane.append(el("h3", {}, "Connected with"));
      const list = el("ul", { className: "plain" });
      for (const l of links.sort((a, b) => b.items.length - a.items.length || (a.key < b.key ? -1 : 1)).slice(0, 200)) {
        const other = l.source === id ? l.target : l.source;
        const arrow = !l.directed ? "—" : l.source === id ? "→" : "←";
        const open = el("button", { type: "button", className: "link" }, `${LABELS[l.type] || l.type} ×${l.items.length}`);
        open.addEventListener("click", () => select(l.key));
        list.append(el("li", {}, `${arrow} `, button(other), " · ", open));
      }
      pane.append(list);
    }
    if (node.evidence?.length) pane.append(el("h3", {}, "In the sources"), ...node.evidence.slice(0, 50).map(quote));
    return;
  }
  const one = model.links.find((l) => l.key === id);
  const links = one ? [one] : graph.hasEdge(id) ? graph.getEdgeAttribute(id, "links") : null;
  if (!links) { if (graph.hasEdge(id)) details(graph.target(id)); return; }
  for (const link of links) {
    pane.append(el("h2", {}, button(link.source), ` ${link.directed ? "→" : "—"} `, button(link.target)), el("p", { className: "note" }, `${LABELS[link.type] || link.type}, ${link.items.length}`));
    for (const item of link.items) {
      const node = item.event || item.statement;
      if (node) pane.append(el("h3", {}, button(node.id), node.status && node.status !== "occurred" ? ` (${node.status})` : "", model.date(node) ? ` · ${model.date(node)}` : ""));
      else if (item.edge.title) pane.append(el("h3", {}, item.edge.title));
      for (const e of (node || item.edge).evidence || []) pane.append(quote(e));
    }
  }
}

function statements(id) {
  const pane = $("pane-statements");
  pane.replaceChildren();
  const of = id && model.nodes.has(id) && model.isEntity(id) ? (model.out.get(id) || []).filter((e) => e.kind === "SAID").map((e) => model.nodes.get(e.target)) : [...model.nodes.values()].filter((n) => n.kind === "Statement");
  pane.append(el("h2", {}, id && model.isEntity(id) ? `What ${model.label(id)} said` : "All statements"));
  const list = of.filter((n) => n && inRange(model.date(n))).sort((a, b) => (model.date(a) || "").localeCompare(model.date(b) || ""));
  if (!list.length) pane.append(el("p", { className: "note" }, "None."));
  for (const n of list.slice(0, 300)) {
    const speakers = (model.in.get(n.id) || []).filter((e) => e.kind === "SAID").map((e) => model.label(e.source));
    const who = speakers.join(", ") || n.speaker_text || "";
    const about = (model.out.get(n.id) || []).filter((e) => e.kind === "ABOUT" && model.isEntity(e.target)).map((e) => e.target);
    const lang = model.nodes.get(n.evidence?.[0]?.doc)?.lang || "";
    pane.append(el("blockquote", { lang }, n.mode === "direct" ? `“${n.text}”` : n.text, el("footer", {}, `${who}${n.cue ? ` · ${n.cue}` : ""} · ${n.mode}${model.date(n) ? ` · ${model.date(n)}` : ""}${n.modality && n.modality !== "assertion" ? ` · ${n.modality}` : ""}`), about.length ? el("footer", {}, "about: ", ...about.flatMap((a, i) => [i ? ", " : "", button(a)])) : null));
  }
}

function lists(links) {
  const pane = $("pane-timeline");
  const events = [...model.nodes.values()].filter((n) => n.kind === "Event" && state.types.has(n.type) !== false && inRange(model.date(n))).sort((a, b) => (model.date(a) || "9").localeCompare(model.date(b) || "9") || (a.id < b.id ? -1 : 1));
  pane.replaceChildren(el("h2", {}, "Timeline"));
  const line = el("ol", { className: "timeline" });
  for (const n of events.slice(0, 500)) {
    const party = (kind, key, set) => (set.get(n.id) || []).filter((e) => e.kind === kind).map((e) => model.label(e[key])).join(", ");
    line.append(el("li", {}, el("time", {}, model.date(n) || "—"), `${n.type} · ${party("AGENT_OF", "source", model.in) || "…"} → ${party("TARGETS", "target", model.out) || "…"} · `, button(n.id)));
  }
  pane.append(line);
  const list = $("pane-list");
  list.replaceChildren(el("h2", {}, "Who and what"));
  const ul = el("ul", { className: "plain" });
  for (const id of graph.nodes().filter((i) => model.isEntity(i)).sort((a, b) => graph.degree(b) - graph.degree(a) || model.label(a).localeCompare(model.label(b), "tr")).slice(0, 500)) {
    ul.append(el("li", {}, button(id), ` (${graph.degree(id)})`));
  }
  list.append(ul);
}

function counts(links) {
  const events = [...model.nodes.values()].filter((n) => n.kind === "Event").length;
  const said = [...model.nodes.values()].filter((n) => n.kind === "Statement").length;
  const docs = [...model.nodes.values()].filter((n) => n.kind === "Document").length;
  const many = (n, what) => `${n} ${what}${n === 1 ? "" : "s"}`;
  $("counts").textContent = `${many(graph.order, "name")}, ${many(links.length, "edge")} drawn; ${many(events, "event")}, ${many(said, "statement")}, ${many(docs, "document")}`;
}

// ---- search, tabs, export ------------------------------------------------------------------------------------

const names = [...model.nodes.values()].filter((n) => ENTITY.includes(n.kind));
for (const n of names.slice(0, 2000)) $("names").append(el("option", { value: n.name }));
$("search-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const wanted = fold($("search").value.trim());
  if (!wanted) return;
  const forms = (n) => [n.name, ...(n.aliases || [])].map(fold);
  const hit = names.find((n) => forms(n).includes(wanted)) || names.find((n) => forms(n).some((f) => f.startsWith(wanted))) || names.find((n) => forms(n).some((f) => f.includes(wanted)));
  if (!hit) { $("counts").textContent = `No name holds “${$("search").value}”.`; return; }
  select(hit.id, true);
  show("details");
});

function show(name) {
  for (const tab of document.querySelectorAll('[role="tab"]')) {
    const on = tab.id === `tab-${name}`;
    tab.setAttribute("aria-selected", String(on));
    tab.tabIndex = on ? 0 : -1;
    $(tab.getAttribute("aria-controls")).hidden = !on;
  }
}
const tabs = [...document.querySelectorAll('[role="tab"]')];
tabs.forEach((tab, i) => {
  tab.addEventListener("click", () => show(tab.id.slice(4)));
  tab.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = tabs[(i + step + tabs.length) % tabs.length];
    next.focus();
    next.click();
  });
});

$("export").addEventListener("click", () => {
  const keep = state.selected && graph.hasNode(state.selected) ? new Set([state.selected, ...graph.neighbors(state.selected)]) : new Set(graph.nodes());
  for (const n of model.nodes.values()) {
    if (ENTITY.includes(n.kind)) continue;
    const ends = [...(model.in.get(n.id) || []).map((e) => e.source), ...(model.out.get(n.id) || []).map((e) => e.target)].filter((i) => model.isEntity(i));
    if (n.kind === "Document" || ends.length && ends.every((e) => keep.has(e))) keep.add(n.id);
  }
  const part = { ...model.raw, nodes: model.raw.nodes.filter((n) => keep.has(n.id)), edges: model.raw.edges.filter((e) => keep.has(e.source) && keep.has(e.target)) };
  const link = el("a", { href: URL.createObjectURL(new Blob([JSON.stringify(part)], { type: "application/json" })), download: "kilim-selection.json" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
});

for (const kind of ENTITY) box($("kinds"), kind, state.kinds, COLOUR[kind]);
for (const type of types) box($("types"), type, state.types, null, LABELS[type] || type);
for (const [id, key] of [["from", "from"], ["to", "to"]]) $(id).addEventListener("change", () => { state[key] = $(id).value; draw(); });
$("expanded").addEventListener("change", () => { state.expanded = $("expanded").checked; draw(); });
$("min-count").addEventListener("change", () => { state.min = Math.max(1, Number($("min-count").value) || 1); draw(); });
draw();
statements(null);
window.kilim = { model, select, get graph() { return graph; }, get renderer() { return renderer; } };
