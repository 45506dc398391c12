//! What one document adds to a graph.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::evidence::{Evidence, EvidenceList};
use super::id::{content_hash, entity_id};
use super::kind::{EdgeKind, NodeKind};
use super::link::Link;
use super::model::CoverageCounts;
use super::node::{
    Country, Document, Event, Node, NodeData, Organization, Person, Place, Polarity, Statement,
    name_and_aliases,
};
use super::words;
use crate::entity::Entity;
use crate::mention::EntityKind;
use crate::pipeline::Extraction;
use crate::statement::Speaker;
use crate::text::{self, Span};

/// Nodes and edges of one document, ready to be merged into a graph.
#[derive(Debug, Clone)]
pub struct Fragment {
    pub(super) document: String,
    pub(super) nodes: Vec<Node>,
    pub(super) edges: Vec<FragmentEdge>,
    pub(super) coverage: CoverageCounts,
}

/// An edge between two nodes of a fragment.
#[derive(Debug, Clone)]
pub(super) struct FragmentEdge {
    pub source: u32,
    pub target: u32,
    pub kind: EdgeKind,
    pub title: Option<String>,
    pub former: bool,
    pub evidence: EvidenceList,
}

/// Builds the nodes and edges of one document.
#[must_use]
pub fn fragment(document: &text::Document, extraction: &Extraction) -> Fragment {
    let mut weaver = Weaver::new(document, extraction);
    weaver.document_node();
    weaver.entities();
    weaver.statements();
    weaver.events();
    weaver.relations();
    weaver.mentioned_in();
    Fragment {
        document: document.id.clone(),
        nodes: weaver.nodes,
        edges: weaver.edges,
        coverage: CoverageCounts::of(&extraction.coverage),
    }
}

impl Fragment {
    /// The document's id.
    #[must_use]
    pub fn document(&self) -> &str {
        &self.document
    }

    /// Where the document was read from.
    #[must_use]
    pub fn uri(&self) -> &str {
        match self.nodes.first().map(|n| &n.data) {
            Some(NodeData::Document(document)) => &document.uri,
            _ => &self.document,
        }
    }

    /// How much was found, in words.
    #[must_use]
    pub fn summary(&self) -> String {
        let of = |kind| self.nodes.iter().filter(|n| n.kind() == kind).count();
        let entities = self.nodes.iter().filter(|n| n.kind().is_entity()).count();
        format!(
            "{entities} entities, {} events, {} statements; {} of {} sentences used",
            of(NodeKind::Event),
            of(NodeKind::Statement),
            self.coverage.used,
            self.coverage.sentences
        )
    }
}

struct Weaver<'a> {
    document: &'a text::Document,
    found: &'a Extraction,
    doc: Arc<str>,
    rules: FxHashMap<&'a str, Arc<str>>,
    nodes: Vec<Node>,
    by_id: FxHashMap<String, u32>,
    edges: Vec<FragmentEdge>,
    /// Node of each entity; none where nothing mentions it.
    entity_node: Vec<Option<u32>>,
    /// Mention spans of each entity, in order.
    spans: Vec<Vec<Span>>,
    /// Node of each statement; none where nobody says it.
    statement_node: Vec<Option<u32>>,
}

impl<'a> Weaver<'a> {
    fn new(document: &'a text::Document, found: &'a Extraction) -> Self {
        Weaver {
            document,
            found,
            doc: document.id.as_str().into(),
            rules: FxHashMap::default(),
            nodes: Vec::with_capacity(found.entities.len() + found.events.len() + found.statements.len() + 1),
            by_id: FxHashMap::default(),
            edges: Vec::new(),
            entity_node: Vec::with_capacity(found.entities.len()),
            spans: vec![Vec::new(); found.entities.len()],
            statement_node: Vec::with_capacity(found.statements.len()),
        }
    }

    fn evidence(&mut self, span: Span, rule: &'a str, confidence: f32) -> Evidence {
        let rule = self.rules.entry(rule).or_insert_with(|| rule.into()).clone();
        Evidence { doc: self.doc.clone(), span, rule, confidence: tidy_confidence(confidence) }
    }

    /// A span's words with white space made single spaces.
    fn words(&self, span: Span) -> String {
        single_spaces(span.of(&self.document.text))
    }

    /// Adds a node, or merges it with the one of the same id.
    fn add(&mut self, node: Node) -> u32 {
        if let Some(ix) = self.by_id.get(&node.id) {
            self.nodes[*ix as usize].merge(node);
            return *ix;
        }
        let ix = self.nodes.len() as u32;
        self.by_id.insert(node.id.clone(), ix);
        self.nodes.push(node);
        ix
    }

    fn join(&mut self, kind: EdgeKind, source: u32, target: u32, evidence: Evidence) {
        let evidence = EvidenceList::new(evidence);
        self.edges.push(FragmentEdge { source, target, kind, title: None, former: false, evidence });
    }

    fn document_node(&mut self) {
        let d = self.document;
        let evidence = self.evidence(Span::new(0, d.text.len()), "document", 1.0);
        let file = d.uri.rsplit(['/', '\\']).next().unwrap_or(&d.uri);
        self.add(Node {
            id: d.id.clone(),
            name: d.title.as_deref().map_or_else(|| file.to_owned(), single_spaces),
            aliases: Vec::new(),
            forms: None,
            evidence: EvidenceList::new(evidence),
            data: NodeData::Document(Box::new(Document {
                uri: d.uri.clone(),
                sha256: d.sha256.clone(),
                lang: d.lang.to_owned(),
                published: d.published.clone(),
                title: d.title.as_deref().map(single_spaces),
            })),
        });
    }

    fn entities(&mut self) {
        let found = self.found;
        let mut evidence: Vec<Vec<Evidence>> = vec![Vec::new(); found.entities.len()];
        for (mention, entity) in found.mentions.iter().zip(&found.entity_of) {
            let piece = self.evidence(mention.span, mention.rule, mention.confidence);
            evidence[*entity as usize].push(piece);
            self.spans[*entity as usize].push(mention.span);
        }
        for spans in &mut self.spans {
            spans.sort_unstable();
        }
        for (i, (entity, evidence)) in found.entities.iter().zip(evidence).enumerate() {
            let Some(evidence) = EvidenceList::from_vec(evidence) else {
                self.entity_node.push(None);
                continue;
            };
            let code = found.codes.get(&(i as u32)).cloned();
            let (id, data) = self.identity(entity, code);
            let mut forms: Vec<String> = self.spans[i].iter().map(|s| self.words(*s)).collect();
            forms.push(single_spaces(&entity.name));
            forms.extend(self.country_name(entity));
            let (name, aliases) = name_and_aliases(forms);
            let ix = self.add(Node { id, name, aliases, forms: None, evidence, data });
            self.entity_node.push(Some(ix));
        }
    }

    /// What the gazetteer calls a country in the document's language.
    fn country_name(&self, entity: &Entity) -> Option<String> {
        let entry = entity.entry.filter(|_| entity.kind == EntityKind::Country)?;
        let name = crate::names::Knowledge::get().entry(entry).name(self.document.lang);
        (!name.is_empty()).then(|| name.to_owned())
    }

    /// Id and properties of an entity.
    fn identity(&self, entity: &Entity, code: Option<String>) -> (String, NodeData) {
        let link = entity.entry.map(Link::of).unwrap_or_default();
        let kind = NodeKind::from(entity.kind);
        let id = link
            .id(kind)
            .unwrap_or_else(|| entity_id(kind, self.document.lang, &single_spaces(&entity.name)));
        let wikidata = link.wikidata;
        let data = match entity.kind {
            EntityKind::Person => NodeData::Person(Person { wikidata, titles: Vec::new(), cameo: code }),
            EntityKind::Country => {
                NodeData::Country(Country { wikidata, iso3166: link.iso3166, cameo: code.or(link.cameo) })
            }
            EntityKind::Organization => {
                NodeData::Organization(Organization { wikidata, subtype: link.subtype, cameo: code })
            }
            EntityKind::Place => NodeData::Place(Place { wikidata, iso3166: link.iso3166, cameo: code }),
        };
        (id, data)
    }

    /// The first place inside `inside` where an entity is named, else `inside` itself.
    fn named_in(&self, entity: u32, inside: Span) -> Span {
        let spans = &self.spans[entity as usize];
        let at = spans.partition_point(|s| s.start < inside.start);
        spans.get(at).copied().filter(|s| inside.contains(*s)).unwrap_or(inside)
    }

    fn statements(&mut self) {
        let found = self.found;
        for statement in &found.statements {
            let Some(speaker) = &statement.speaker else {
                self.statement_node.push(None);
                continue;
            };
            let (speaker_node, speaker_text) = match speaker {
                Speaker::Entity(entity) => (self.entity_node[*entity as usize], None),
                Speaker::Role(span) => (None, Some(self.words(*span))),
            };
            let said_by = match (speaker_node, &speaker_text) {
                (Some(ix), _) => self.nodes[ix as usize].id.as_str(),
                (None, Some(text)) => text,
                (None, None) => "",
            };
            let text = statement.words(&self.document.text);
            let published = self.document.published.as_deref();
            let cue = statement.cue.map(|c| self.words(c)).filter(|c| !c.is_empty());
            let polarity = if statement.negative { Polarity::Negative } else { Polarity::Affirmative };
            // All that the node says is part of its id: two texts that report the same words otherwise make two nodes,
            // and a text can be taken out again without a trace.
            let hash = content_hash([
                "statement",
                said_by,
                &text,
                published.unwrap_or_default(),
                words::mode(statement.mode),
                cue.as_deref().unwrap_or_default(),
                words::polarity(polarity),
                words::modality(statement.modality),
            ]);
            let evidence = self.evidence(statement.content, statement.rule, statement.confidence);
            let node = Node {
                id: format!("statement:{hash:016x}"),
                name: shorten(&single_spaces(&text), 80),
                aliases: Vec::new(),
                forms: None,
                evidence: EvidenceList::new(evidence),
                data: NodeData::Statement(Box::new(Statement {
                    mode: statement.mode,
                    cue,
                    polarity,
                    modality: statement.modality,
                    date: self.document.published.clone(),
                    speaker_text,
                    text,
                })),
            };
            let ix = self.add(node);
            self.statement_node.push(Some(ix));
            if let Some(speaker) = speaker_node {
                let evidence = self.evidence(statement.evidence, statement.rule, statement.confidence);
                self.join(EdgeKind::Said, speaker, ix, evidence);
            }
            if let Some(node) = statement.addressee.and_then(|e| self.entity_node[e as usize]) {
                let evidence = self.evidence(statement.evidence, statement.rule, statement.confidence);
                self.join(EdgeKind::AddressedTo, ix, node, evidence);
            }
            for entity in &statement.about {
                let Some(node) = self.entity_node[*entity as usize] else { continue };
                let span = self.named_in(*entity, statement.content);
                let evidence = self.evidence(span, statement.rule, statement.confidence);
                self.join(EdgeKind::About, ix, node, evidence);
            }
        }
    }

    fn events(&mut self) {
        let found = self.found;
        for event in &found.events {
            let Some(clause) = event.evidence.first().copied() else { continue };
            let evidence =
                event.evidence.iter().map(|s| self.evidence(*s, &event.rule, event.confidence)).collect();
            let Some(evidence) = EvidenceList::from_vec(evidence) else { continue };
            let trigger = self.words(event.trigger);
            let (date, date_precision) = match &event.date {
                Some((date, precision)) => (Some(date.clone()), Some((*precision).to_owned())),
                None => (None, None),
            };
            let roles = [
                (EdgeKind::AgentOf, &event.agents),
                (EdgeKind::Targets, &event.targets),
                (EdgeKind::At, &event.places),
            ];
            let mut parts = vec!["event", event.kind.name(), &trigger];
            parts.push(clause.of(&self.document.text));
            parts.push(date.as_deref().or(self.document.published.as_deref()).unwrap_or_default());
            parts.push(date_precision.as_deref().unwrap_or_default());
            parts.push(words::status(event.status));
            parts.push(event.plover.as_deref().unwrap_or_default());
            parts.push(event.cameo.as_deref().unwrap_or_default());
            for (kind, entities) in roles {
                parts.push(kind.name());
                let start = parts.len();
                let nodes = entities.iter().filter_map(|e| self.entity_node[*e as usize]);
                parts.extend(nodes.map(|n| self.nodes[n as usize].id.as_str()));
                parts[start..].sort_unstable();
            }
            let id = format!("event:{:016x}", content_hash(parts));
            let ix = self.add(Node {
                id,
                name: trigger.clone(),
                aliases: Vec::new(),
                forms: None,
                evidence,
                data: NodeData::Event(Box::new(Event {
                    kind: event.kind,
                    trigger,
                    date,
                    date_precision,
                    status: event.status,
                    plover: event.plover.clone(),
                    cameo: event.cameo.clone(),
                })),
            });
            for (kind, entities) in roles {
                for entity in entities {
                    let Some(node) = self.entity_node[*entity as usize] else { continue };
                    let evidence = self.evidence(clause, &event.rule, event.confidence);
                    let (source, target) = if kind == EdgeKind::AgentOf { (node, ix) } else { (ix, node) };
                    self.join(kind, source, target, evidence);
                }
            }
            let told_in = event.statement.and_then(|s| *self.statement_node.get(s as usize)?);
            if let Some(statement) = told_in {
                let evidence = self.evidence(clause, &event.rule, event.confidence);
                self.join(EdgeKind::About, statement, ix, evidence);
            }
        }
    }

    fn relations(&mut self) {
        for relation in &self.found.relations {
            let ends =
                (self.entity_node[relation.source as usize], self.entity_node[relation.target as usize]);
            // Two entities may turn out to be one node: nothing stands in a relation to itself.
            let (Some(source), Some(target)) = ends else { continue };
            if source == target {
                continue;
            }
            let evidence = self.evidence(relation.evidence, relation.rule, relation.confidence);
            let title = relation.title.as_deref().map(single_spaces);
            // A person's titles are those of the edges, no more: they go when the edges go.
            if let (NodeData::Person(person), Some(title)) = (&mut self.nodes[source as usize].data, &title)
                && let Err(at) = person.titles.binary_search(title)
            {
                person.titles.insert(at, title.clone());
            }
            self.edges.push(FragmentEdge {
                source,
                target,
                kind: relation.kind.into(),
                title,
                former: relation.former,
                evidence: EvidenceList::new(evidence),
            });
        }
    }

    fn mentioned_in(&mut self) {
        for (i, node) in self.nodes.iter().enumerate().skip(1) {
            self.edges.push(FragmentEdge {
                source: i as u32,
                target: 0,
                kind: EdgeKind::MentionedIn,
                title: None,
                former: false,
                evidence: node.evidence.clone(),
            });
        }
    }
}

/// Two decimals are all that a confidence can say, and they print the same everywhere.
fn tidy_confidence(confidence: f32) -> f32 {
    (confidence.clamp(0.0, 1.0) * 100.0).round() / 100.0
}

/// White space made single spaces, none at the ends; soft hyphens and control characters left out.
pub(super) fn single_spaces(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !c.is_control() && c != '\u{ad}' {
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// At most `most` characters, cut at a word where there is one.
fn shorten(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let cut = text[..end].rfind(' ').filter(|at| *at > end / 2).unwrap_or(end);
    format!("{}…", text[..cut].trim_end_matches([',', ';', ':', ' ']))
}
