//! English relations: titles before and behind names, appositions, places in places, kinship.

mod apposition;
mod counterpart;
mod home;
mod kin;
mod knowledge;
mod listed;
mod office;
mod place;
mod predicate;
mod referred;
mod verbs;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::entity::{EntityId, Relation, RelationKind};
use crate::mention::EntityKind;
use crate::pipeline::Reading;
use crate::syntax::Upos;
use crate::text::{Span, TokenId, TokenKind, Tokens, lower_en, span_of};

pub(crate) use knowledge::{Title, knowledge};

/// Relations that the text states, each once with its first evidence.
pub fn relations(reading: &Reading<'_>) -> Vec<Relation> {
    let mut finder = Finder { reading, seen: FxHashSet::default(), out: Vec::new() };
    finder.nested();
    for m in 0..reading.mentions.len() {
        match finder.kind(m) {
            EntityKind::Person => {
                let before = finder.out.len();
                finder.titles_before(m);
                finder.titles_of_list(m, before);
                finder.apposition_behind(m);
                finder.both(m);
                finder.owned_by_country(m);
                finder.kin(m);
            }
            EntityKind::Organization => {
                finder.body_of(m);
                finder.home_body(m);
                finder.site(m);
                finder.described(m);
                finder.kind_listed(m);
                finder.both(m);
            }
            EntityKind::Place => {
                finder.site(m);
                finder.lies_in(m);
                finder.kind_listed(m);
            }
            EntityKind::Country => {}
        }
    }
    finder.predicates();
    finder.told_by_verbs();
    finder.home_offices();
    finder.counterparts();
    finder.out
}

/// Relations beside `stated` that want to know whom words stand for: `its president X`, `he is the president of Y`.
pub fn referred(reading: &Reading<'_>, stated: &[Relation]) -> Vec<Relation> {
    let seen = stated.iter().map(|r| (r.kind, r.source, r.target)).collect();
    let mut finder = Finder { reading, seen, out: Vec::new() };
    for m in 0..reading.mentions.len() {
        if finder.kind(m) == EntityKind::Person {
            finder.title_of_referred(m);
        } else if finder.kind(m) == EntityKind::Organization {
            finder.whole_of_referred(m);
        }
    }
    finder.predicates();
    finder.told_by_verbs();
    finder.out
}

/// Somebody or something in the text: a name, or a word that stands for one.
#[derive(Debug, Clone, Copy)]
struct Who {
    entity: EntityId,
    kind: EntityKind,
    /// Where it stands.
    span: Span,
}

struct Finder<'r> {
    reading: &'r Reading<'r>,
    seen: FxHashSet<(RelationKind, EntityId, EntityId)>,
    out: Vec<Relation>,
}

impl Finder<'_> {
    fn text(&self) -> &str {
        &self.reading.analysed.document.text
    }

    fn kind(&self, m: usize) -> EntityKind {
        self.reading.mentions[m].kind
    }

    fn entity(&self, m: usize) -> EntityId {
        self.reading.entity_of[m]
    }

    fn tokens(&self, m: usize) -> &Tokens {
        &self.reading.mentions[m].tokens
    }

    fn form(&self, t: TokenId) -> &str {
        self.reading.analysed.segmented.tokens.get(t as usize).map_or("", |k| k.span.of(self.text()))
    }

    fn lower(&self, t: TokenId) -> String {
        lower_en(self.form(t)).into_owned()
    }

    fn is(&self, t: TokenId, form: &str) -> bool {
        self.form(t).eq_ignore_ascii_case(form)
    }

    fn upos(&self, t: TokenId) -> Upos {
        self.reading.analysed.words.get(t as usize).map_or(Upos::X, |w| w.upos)
    }

    fn is_possessive(&self, t: TokenId) -> bool {
        matches!(self.form(t), "'s" | "’s")
            || (matches!(self.form(t), "'" | "’") && self.upos(t) == Upos::Part)
    }

    fn is_punctuation(&self, t: TokenId) -> bool {
        self.reading
            .analysed
            .segmented
            .tokens
            .get(t as usize)
            .is_none_or(|k| matches!(k.kind, TokenKind::Punct | TokenKind::QuoteOpen | TokenKind::QuoteClose))
    }

    /// The sentence of a token, as a token range.
    fn sentence(&self, t: TokenId) -> Tokens {
        let sentences = &self.reading.analysed.segmented.sentences;
        let i = sentences.partition_point(|s| s.tokens.end <= t);
        sentences.get(i).map_or(t..t, |s| s.tokens.clone())
    }

    /// The mention that covers a token.
    fn mention_at(&self, t: TokenId) -> Option<usize> {
        self.reading.mention_at(t)
    }

    /// The words of a name behind its first `n`.
    fn rest_of(&self, m: usize, n: usize) -> String {
        let tokens = self.tokens(m);
        let words: Vec<&str> = (tokens.start + n as TokenId..tokens.end).map(|t| self.form(t)).collect();
        words.join(" ")
    }

    /// A country's adjective (`German`), not its name.
    fn is_adjective(&self, m: usize) -> bool {
        let mention = &self.reading.mentions[m];
        mention.adjectival
            || (mention.kind == EntityKind::Country && self.upos(mention.tokens.end - 1) == Upos::Adj)
    }

    /// A place in a word that says what is there (`Ohio-based`).
    fn is_compound(&self, m: usize) -> bool {
        let last = self.lower(self.tokens(m).end - 1);
        ["-based", "-headquartered"].iter().any(|s| last.ends_with(s))
    }

    /// The entity that a mention names.
    fn who(&self, m: usize) -> Who {
        Who { entity: self.entity(m), kind: self.kind(m), span: self.reading.mentions[m].span }
    }

    /// Who is named at a token, or whom its word stands for.
    fn who_at(&self, t: TokenId) -> Option<Who> {
        if let Some(m) = self.mention_at(t) {
            return Some(self.who(m));
        }
        let entity = self.reading.references.get(t as usize).copied().flatten()?;
        let span = self.reading.analysed.segmented.tokens[t as usize].span;
        Some(Who { entity, kind: self.reading.entities[entity as usize].kind, span })
    }

    fn push(
        &mut self,
        kind: RelationKind,
        source: usize,
        target: usize,
        title: Option<Tokens>,
        former: bool,
        rule: &'static str,
    ) {
        self.push_who(kind, self.who(source), self.who(target), title, former, rule);
    }

    fn push_who(
        &mut self,
        kind: RelationKind,
        source: Who,
        target: Who,
        title: Option<Tokens>,
        former: bool,
        rule: &'static str,
    ) {
        let mut evidence = source.span.join(target.span);
        let title = title.map(|t| {
            let span = span_of(&self.reading.analysed.segmented.tokens, &t);
            evidence = evidence.join(span);
            span.of(self.text()).to_owned()
        });
        self.push_entities(kind, source.entity, target.entity, title, former, evidence, rule);
    }

    #[allow(clippy::too_many_arguments)] // the fields of one relation
    fn push_entities(
        &mut self,
        kind: RelationKind,
        source: EntityId,
        target: EntityId,
        title: Option<String>,
        former: bool,
        evidence: Span,
        rule: &'static str,
    ) {
        if source == target || !self.seen.insert((kind, source, target)) {
            return;
        }
        self.out.push(Relation { kind, source, target, title, former, evidence, rule, confidence: 0.85 });
    }

    /// Names inside longer names: `Chinese government`, `Parliament of Peru`, `Lyon police station`.
    fn nested(&mut self) {
        for n in self.reading.nested {
            let outer = n.outer as usize;
            let source = self.entity(outer);
            let kind = match (self.kind(outer), n.mention.kind) {
                (EntityKind::Organization, EntityKind::Country | EntityKind::Organization) => {
                    RelationKind::PartOf
                }
                (EntityKind::Organization | EntityKind::Place, EntityKind::Place | EntityKind::Country) => {
                    RelationKind::LocatedIn
                }
                _ => continue,
            };
            let evidence = self.reading.mentions[outer].span;
            self.push_entities(kind, source, n.entity, None, false, evidence, "en.nested");
        }
        // The same by the names that the document uses elsewhere.
        let mut names: Vec<(Vec<String>, usize)> = Vec::new();
        for (i, m) in self.reading.mentions.iter().enumerate() {
            if m.kind != EntityKind::Person {
                names.push((m.tokens.clone().map(|t| self.lower(t)).collect(), i));
            }
        }
        names.sort();
        names.dedup_by(|a, b| a.0 == b.0);
        // By their first word, so that no name is looked for in vain.
        let mut by_first: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (at, (name, _)) in names.iter().enumerate() {
            by_first.entry(&name[0]).or_default().push(at);
        }
        for outer in 0..self.reading.mentions.len() {
            let kind = self.kind(outer);
            if !matches!(kind, EntityKind::Organization | EntityKind::Place) || self.tokens(outer).len() < 2 {
                continue;
            }
            let words: Vec<String> = self.tokens(outer).clone().map(|t| self.lower(t)).collect();
            let mut possible: Vec<usize> =
                words.iter().filter_map(|w| by_first.get(w.as_str())).flatten().copied().collect();
            possible.sort_unstable();
            possible.dedup();
            for (name, inner) in possible.into_iter().map(|at| &names[at]) {
                if name.len() >= words.len() || !words.windows(name.len()).any(|w| w == name.as_slice()) {
                    continue;
                }
                let state = words.iter().any(|w| knowledge().is(w, knowledge::Class::State));
                let relation = match (kind, self.kind(*inner)) {
                    (EntityKind::Organization, EntityKind::Country) if state => RelationKind::PartOf,
                    (EntityKind::Organization, EntityKind::Organization)
                        if words[..name.len()] == name[..] && is_land(&self.rest_of(outer, name.len())) =>
                    {
                        RelationKind::PartOf
                    }
                    (EntityKind::Organization, EntityKind::Place) if state => RelationKind::LocatedIn,
                    (EntityKind::Place, EntityKind::Place)
                        if words.iter().any(|w| knowledge().is(w, knowledge::Class::Site))
                            && words[..name.len()] == name[..] =>
                    {
                        RelationKind::LocatedIn
                    }
                    _ => continue,
                };
                let (s, t) = (self.entity(outer), self.entity(*inner));
                let evidence = self.reading.mentions[outer].span;
                self.push_entities(relation, s, t, None, false, evidence, "en.nested");
            }
        }
    }
}

/// Whether a name is that of a country or a continent, as it stands behind the name of whose branch is there (`Netflix |
/// Japan`).
fn is_land(name: &str) -> bool {
    const CONTINENTS: [&str; 6] = ["Europe", "Asia", "Africa", "America", "North America", "Latin America"];
    CONTINENTS.contains(&name) || crate::names::country_by_form("en", name).is_some()
}

/// Whether a word is that of an office as it is written behind a body's name (`founder`, `CEO`, not `Governor`).
pub fn is_office(word: &str) -> bool {
    let common = !word.starts_with(char::is_uppercase) || word.chars().all(char::is_uppercase);
    common && knowledge::knowledge().title(&lower_en(word)) == Some(Title::Office)
}

/// Whether a noun (by lemma) is a kinship (`wife`).
pub fn is_kin(lemma: &str) -> bool {
    matches!(knowledge::knowledge().title(lemma), Some(knowledge::Title::Kin))
}

/// Whether a word (lower case) is the last word of a title.
pub fn is_title(word: &str) -> bool {
    knowledge::knowledge().title(word.trim_end_matches('.')).is_some()
}
