// The graph as the page works with it: nodes by id, edges between entities made of events, evidence as words.

export const ENTITY = ["Person", "Country", "Organization", "Place"];
export const COLOUR = {
  Person: "#2f6f9f", Country: "#8a2f1d", Organization: "#4d7c3a", Place: "#b5832a",
  Event: "#7b4f9c", Statement: "#5c6b73", Document: "#999999",
};
const SYMMETRIC = new Set(["CONSULT", "AGREE", "COOPERATE"]);
const decoder = new TextDecoder();
const encoder = new TextEncoder();

export class Model {
  constructor(data) {
    this.raw = data.graph;
    this.texts = data.texts || {};
    this.bytes = new Map();
    this.nodes = new Map(data.graph.nodes.map((n) => [n.id, n]));
    this.edges = data.graph.edges;
    this.out = group(this.edges, "source");
    this.in = group(this.edges, "target");
    this.links = this.#links();
  }

  // Edges between entities: relations as they are, events with an agent and a target by their type.
  #links() {
    const links = new Map();
    const add = (a, b, type, item, directed) => {
      if (!this.isEntity(a) || !this.isEntity(b) || a === b) return;
      if (!directed && a > b) [a, b] = [b, a];
      const key = `${a}\u0000${b}\u0000${type}`;
      if (!links.has(key)) links.set(key, { key, source: a, target: b, type, directed, items: [] });
      links.get(key).items.push(item);
    };
    for (const e of this.edges) {
      if (this.isEntity(e.source) && this.isEntity(e.target)) add(e.source, e.target, e.kind, { edge: e }, true);
    }
    for (const n of this.nodes.values()) {
      if (n.kind === "Event") {
        const agents = (this.in.get(n.id) || []).filter((e) => e.kind === "AGENT_OF").map((e) => e.source);
        const targets = (this.out.get(n.id) || []).filter((e) => e.kind === "TARGETS").map((e) => e.target);
        const symmetric = SYMMETRIC.has(n.type);
        for (const a of agents) for (const t of targets) add(a, t, n.type, { event: n }, !symmetric);
      } else if (n.kind === "Statement") {
        const speakers = (this.in.get(n.id) || []).filter((e) => e.kind === "SAID").map((e) => e.source);
        const about = (this.out.get(n.id) || []).filter((e) => e.kind === "ABOUT").map((e) => e.target);
        for (const s of speakers) for (const t of about) add(s, t, "SAID_ABOUT", { statement: n }, true);
      }
    }
    return [...links.values()];
  }

  isEntity(id) {
    const n = this.nodes.get(id);
    return n !== undefined && ENTITY.includes(n.kind);
  }

  label(id) {
    const n = this.nodes.get(id);
    if (!n) return id;
    if (n.kind === "Event") return n.trigger || n.type;
    if (n.kind === "Statement") return shorten(n.text || "", 60);
    if (n.kind === "Document") return n.title || n.uri;
    return n.name || id;
  }

  // The words of a piece of evidence with the sentence or so around them; null where the source is not in the page.
  words(evidence) {
    const source = this.texts[evidence.doc];
    if (!source) return null;
    let bytes = this.bytes.get(evidence.doc);
    if (!bytes) { bytes = encoder.encode(source.text); this.bytes.set(evidence.doc, bytes); }
    const from = edge(bytes, evidence.start, -1), to = edge(bytes, evidence.end, 1);
    const part = (a, b) => decoder.decode(bytes.subarray(a, b));
    return { before: part(from, evidence.start), words: part(evidence.start, evidence.end), after: part(evidence.end, to), source };
  }

  // ISO date of an event or statement: its own, else its document's.
  date(node) {
    if (node.date) return node.date;
    const doc = node.evidence?.[0]?.doc;
    return this.nodes.get(doc)?.published || null;
  }
}

function group(edges, key) {
  const out = new Map();
  for (const e of edges) {
    if (!out.has(e[key])) out.set(e[key], []);
    out.get(e[key]).push(e);
  }
  return out;
}

// Walks from a byte to the end of its sentence or 240 bytes, and never into the middle of a character.
function edge(bytes, at, step) {
  let i = at;
  for (let n = 0; n < 240; n++) {
    const next = step < 0 ? i - 1 : i;
    if (next < 0 || next >= bytes.length) break;
    const b = bytes[next];
    if (b === 10) break;
    if ((b === 46 || b === 33 || b === 63) && n > 0) { if (step > 0) i++; break; }
    i += step;
  }
  while (i > 0 && i < bytes.length && (bytes[i] & 0xc0) === 0x80) i += step;
  return Math.max(0, Math.min(bytes.length, i));
}

export function shorten(text, length) {
  const chars = [...text];
  return chars.length > length ? chars.slice(0, length - 1).join("") + "…" : text;
}

// Search folds letters as Turkish does and also as English does, so that `istanbul` finds İstanbul and `IMF` imf.
export function fold(text) {
  return text.normalize("NFC").replace(/İ/g, "i").replace(/I/g, "ı").toLowerCase().replace(/ı/g, "i");
}
