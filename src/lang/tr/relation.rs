//! Turkish relations: what titles, appositions and plain modifiers state.

mod behind;
mod belong;
mod counterpart;
mod elsewhere;
mod holding;
mod kin;
mod knowledge;
mod list;
mod office;
mod origin;
mod place;
mod referred;
mod site;
mod titles;

use std::cell::OnceCell;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::entity::{EntityId, Relation, RelationKind};
use crate::lang::tr::name::is_honorific;
use crate::mention::EntityKind;
use crate::names::EntryId;
use crate::pipeline::Reading;
use crate::statement::Statement;
use crate::text::{Span, TokenId, TokenKind, lower_tr};

pub(super) use knowledge::with_possessive;

/// All relations of a text, each once, in the order in which they are stated.
pub fn relations(reading: &Reading<'_>) -> Vec<Relation> {
    let mut finder = Finder::new(reading, FxHashSet::default());
    for m in 0..reading.mentions.len() as u32 {
        match reading.mentions[m as usize].kind {
            EntityKind::Person => {
                finder.person(m);
                finder.writes_or_speaks_for(m);
            }
            EntityKind::Organization => {
                finder.organisation(m);
                finder.belongs(m);
                finder.writes_or_speaks_for(m);
                finder.location(m);
            }
            EntityKind::Place => {
                finder.site_of(m);
                finder.seat(m);
                finder.location(m);
            }
            EntityKind::Country => {
                finder.seat(m);
                finder.city_of(m);
            }
        }
    }
    finder.held();
    finder.nested();
    finder.named_after();
    finder.counterparts();
    finder.administrations();
    finder.out
}

/// Relations beside `stated` that want references and clauses: `fonun başkanı X`, `Y'de görev yapan X`.
pub fn referred(reading: &Reading<'_>, stated: &[Relation]) -> Vec<Relation> {
    let mut finder = Finder::beside(reading, stated);
    finder.referred();
    finder.out
}

/// Relations beside `stated` of those whom a speaker calls his own (`kardeşim X`).
pub fn spoken(reading: &Reading<'_>, stated: &[Relation], statements: &[Statement]) -> Vec<Relation> {
    let mut finder = Finder::beside(reading, stated);
    finder.kin_of_speakers(statements);
    finder.out
}

/// Whether a word (lower case, suffix after an apostrophe off) is the last word of a title.
pub fn is_title(form: &str) -> bool {
    use knowledge::Title;
    matches!(
        knowledge::Knowledge::get().titles.get(form),
        Some(Title::Office | Title::National | Title::Member)
    )
}

/// Whether a noun (by lemma) is a kinship (`eş`).
pub fn is_kin(lemma: &str) -> bool {
    matches!(knowledge::Knowledge::get().titles.get(lemma), Some(knowledge::Title::Kin))
}

/// Whether a word (lower case) is an office without a possessive, as it stands before a name (`bakan`), or a national
/// one that has it as part of the title (`cumhurbaşkanı`).
pub fn is_bare_office(form: &str) -> bool {
    use knowledge::Title;
    let knowledge = knowledge::Knowledge::get();
    match knowledge.titles.get(form) {
        Some(Title::Office) => knowledge.bases.get(form).is_some_and(|base| *base == form),
        Some(Title::National) => true,
        _ => false,
    }
}

/// Whether a word (lower case) is an office with the possessive that says whose (`başkanı`).
pub fn is_office(form: &str) -> bool {
    use knowledge::Title;
    let knowledge = knowledge::Knowledge::get();
    matches!(knowledge.titles.get(form), Some(Title::Office | Title::National))
        && knowledge.bases.get(form).is_some_and(|base| *base != form)
}

/// Whether a word (lower case) is an office as a duty: `başkanlığı`, `müdürlüğüne`.
pub fn is_duty(form: &str) -> bool {
    titles::duty_of(form).is_some()
}

/// A title's last word without its possessive (`başkanı` -> `başkan`).
pub fn title_base(form: &str) -> String {
    knowledge::Knowledge::get().bases.get(form).map_or_else(|| form.to_owned(), |b| (*b).to_owned())
}

/// Whether a noun (lower case, with its possessive) says that the name behind it is a company's or paper's: `devi`,
/// `şirketlerinden`.
pub fn introduces_body(noun: &str) -> bool {
    let knowledge = knowledge::Knowledge::get();
    let one = noun.strip_suffix("ndan").or_else(|| noun.strip_suffix("nden"));
    let noun = one.filter(|n| n.ends_with("ları") || n.ends_with("leri")).unwrap_or(noun);
    // Not `yerleşim grubu X`.
    let kind =
        [knowledge::Body::Company, knowledge::Body::Trade].iter().any(|class| knowledge.body(noun, *class));
    kind && noun != "grubu"
}

/// Whether a noun (lower case, with its possessive) heads the name of a part of a larger body.
pub fn is_unit(noun: &str) -> bool {
    knowledge::Knowledge::get().body(noun, knowledge::Body::Unit)
}

/// Whether a noun (lower case, with its possessive) says that the body behind it belongs to the one before it (`iştiraki`).
pub fn is_below(noun: &str) -> bool {
    knowledge::Knowledge::get().body(noun, knowledge::Body::Below)
}

/// A relation's kind, ends and title.
type Stated = (RelationKind, EntityId, EntityId, Option<String>);

/// Collects relations; each pair of entities once a kind (and title).
struct Finder<'r> {
    reading: &'r Reading<'r>,
    out: Vec<Relation>,
    seen: FxHashSet<Stated>,
    /// Who holds an office by what was found so far.
    holders: FxHashSet<EntityId>,
    /// What each mention is said to lie in, by mention.
    outer: FxHashMap<u32, u32>,
    /// The entity of each gazetteer row that the text names.
    by_entry: FxHashMap<EntryId, EntityId>,
    /// The body and the country that the text is about, where one is named more than others.
    topics: [OnceCell<Option<Topic>>; 2],
}

/// An entity that is named more often than others of its kind.
#[derive(Clone, Copy)]
struct Topic {
    entity: EntityId,
    count: usize,
    /// How often the next one is named.
    next: usize,
}

impl<'r> Finder<'r> {
    /// A finder of relations that are not among `stated`.
    fn beside(reading: &'r Reading<'r>, stated: &[Relation]) -> Finder<'r> {
        let seen = stated.iter().map(|r| (r.kind, r.source, r.target, r.title.clone())).collect();
        Finder::new(reading, seen)
    }

    fn new(reading: &'r Reading<'r>, seen: FxHashSet<Stated>) -> Finder<'r> {
        let offices = seen.iter().filter(|(kind, ..)| *kind == RelationKind::HoldsOffice);
        let holders = offices.map(|(_, person, ..)| *person).collect();
        let mut by_entry = FxHashMap::default();
        for (at, entity) in reading.entities.iter().enumerate() {
            if let Some(entry) = entity.entry {
                by_entry.entry(entry).or_insert(at as EntityId);
            }
        }
        let topics = [OnceCell::new(), OnceCell::new()];
        Finder { reading, out: Vec::new(), seen, holders, outer: FxHashMap::default(), by_entry, topics }
    }

    /// The body or country that the text names most often.
    fn topic(&self, kind: EntityKind) -> Option<Topic> {
        let cell = &self.topics[usize::from(kind == EntityKind::Country)];
        *cell.get_or_init(|| {
            let mut best: Option<Topic> = None;
            for (at, entity) in self.reading.entities.iter().enumerate().filter(|(_, e)| e.kind == kind) {
                let (entity, count) = (at as EntityId, entity.mentions.len());
                best = Some(match best {
                    Some(b) if b.count >= count => Topic { next: b.next.max(count), ..b },
                    other => Topic { entity, count, next: other.map_or(0, |b| b.count) },
                });
            }
            best
        })
    }

    fn text(&self) -> &'r str {
        &self.reading.analysed.document.text
    }

    fn kind(&self, mention: u32) -> EntityKind {
        self.reading.mentions[mention as usize].kind
    }

    fn is_adjectival(&self, mention: u32) -> bool {
        self.reading.mentions[mention as usize].adjectival
    }

    fn start(&self, mention: u32) -> TokenId {
        self.reading.mentions[mention as usize].tokens.start
    }

    fn end(&self, mention: u32) -> TokenId {
        self.reading.mentions[mention as usize].tokens.end
    }

    fn entity(&self, mention: u32) -> EntityId {
        self.reading.entity_of[mention as usize]
    }

    /// A token's stem in lower case (`Başkanı` -> `başkanı`, `CEO'su` -> `ceo`).
    fn stem(&self, t: TokenId) -> &'r str {
        self.reading.analysed.segmented.lower_stem(t)
    }

    /// A token in lower case, suffix included; empty behind the last one.
    fn form(&self, t: TokenId) -> &'r str {
        let segmented = self.reading.analysed.segmented;
        if (t as usize) < segmented.tokens.len() { segmented.lower(t) } else { "" }
    }

    fn is_punctuation(&self, t: TokenId) -> bool {
        !matches!(
            self.reading.analysed.segmented.tokens[t as usize].kind,
            TokenKind::Word | TokenKind::Number
        )
    }

    /// The name that a mention in brackets stands behind (`Liman Birliği (LB)`), or the mention itself.
    fn before_aside(&self, mention: u32) -> u32 {
        let open = self.start(mention).checked_sub(1).filter(|t| self.form(*t) == "(");
        let named = mention
            .checked_sub(1)
            .filter(|o| Some(self.end(*o)) == open && self.kind(*o) == self.kind(mention));
        named.unwrap_or(mention)
    }

    /// A mention's name, lower case.
    fn name(&self, mention: u32) -> String {
        lower_tr(self.reading.mentions[mention as usize].span.of(self.text())).into_owned()
    }

    /// The entity of this text that a gazetteer row stands for.
    fn entity_of_entry(&self, entry: EntryId) -> Option<EntityId> {
        self.by_entry.get(&entry).copied()
    }

    /// The sentence of a token; one that ends in a form of address (`Amerikalı doktor Dr.`) runs on in the next.
    fn sentence_of(&self, t: TokenId) -> usize {
        let sentences = &self.reading.analysed.segmented.sentences;
        let mut at = sentences.partition_point(|s| s.tokens.end <= t);
        while at > 0 && at < sentences.len() && sentences[at - 1].tokens.end > sentences[at - 1].tokens.start
        {
            let last = self.form(sentences[at - 1].tokens.end - 1);
            if !(last.ends_with('.') && last.len() > 1 && is_honorific(last)) {
                break;
            }
            at -= 1;
        }
        at
    }

    /// Where the sentence of a token begins.
    fn sentence_start(&self, t: TokenId) -> TokenId {
        self.reading.analysed.segmented.sentences.get(self.sentence_of(t)).map_or(t, |s| s.tokens.start)
    }

    fn same_sentence(&self, a: TokenId, b: TokenId) -> bool {
        self.sentence_of(a) == self.sentence_of(b)
    }

    /// The suffix of a mention's last token: after the apostrophe, or what of the token the name leaves (`kentindeki`
    /// of `Gazze kenti`); empty where it has none.
    fn suffix(&self, mention: u32) -> &'r str {
        let last = self.end(mention) - 1;
        let token = &self.reading.analysed.segmented.tokens[last as usize];
        let marked = token.suffix(self.text());
        let end = self.reading.mentions[mention as usize].span.end;
        if marked.is_empty() && end < token.span.end {
            return &self.text()[end as usize..token.span.end as usize];
        }
        // The `'s` of `Moody's` is part of the name.
        if marked == "s" { "" } else { marked }
    }

    fn push(
        &mut self,
        kind: RelationKind,
        source: u32,
        target: u32,
        title: Option<String>,
        former: bool,
        rule: &'static str,
    ) {
        let (s, t) = (self.entity(source), self.entity(target));
        if s == t {
            return;
        }
        let evidence =
            self.reading.mentions[source as usize].span.join(self.reading.mentions[target as usize].span);
        self.push_entities(kind, s, t, title, former, evidence, rule);
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
        // Kinship is said of both: `Y'nin annesi X`, `oğlum Y` of one pair.
        let said = kind == RelationKind::KinOf && self.seen.contains(&(kind, target, source, None));
        if source != target && !said && self.seen.insert((kind, source, target, title.clone())) {
            if kind == RelationKind::HoldsOffice {
                self.holders.insert(source);
            }
            self.out.push(Relation { kind, source, target, title, former, evidence, rule, confidence: 0.9 });
        }
    }

    /// `Trump yönetimi`, `Tel Aviv yönetimi`: part of the country that the person serves or the city lies in.
    fn administrations(&mut self) {
        let lang = self.reading.analysed.document.lang;
        let holding: FxHashSet<u32> = self.reading.nested.iter().map(|n| n.outer).collect();
        // The first mention of each name, once some body asks for it.
        let mut named: Option<FxHashMap<String, u32>> = None;
        for m in 0..self.reading.mentions.len() as u32 {
            let mention = &self.reading.mentions[m as usize];
            let nested = holding.contains(&m);
            if mention.rule != "mention.pattern" || mention.kind != EntityKind::Organization || nested {
                continue;
            }
            let name = mention.span.of(self.text());
            let Some((owner, _)) = name.rsplit_once(' ') else { continue };
            let owner = crate::entity::fold(lang, owner);
            let named = named.get_or_insert_with(|| {
                let mut first = FxHashMap::default();
                for (o, other) in self.reading.mentions.iter().enumerate() {
                    let name = crate::entity::fold(lang, other.span.of(self.text()));
                    first.entry(name).or_insert(o as u32);
                }
                first
            });
            let entity = named.get(&owner).map(|o| self.entity(*o));
            let stated = self
                .out
                .iter()
                .find(|r| {
                    r.kind == RelationKind::HoldsOffice
                        && Some(r.source) == entity
                        && self.reading.entities[r.target as usize].kind == EntityKind::Country
                })
                .map(|r| r.target);
            // A capital that the text names nowhere else, or a leader.
            let entry = entity
                .map_or_else(
                    || {
                        crate::names::place_by_form(lang, &owner)
                            .or_else(|| crate::names::person_by_name(lang, &owner, None))
                    },
                    |e| self.reading.entities[e as usize].entry,
                )
                .and_then(crate::names::country_of);
            let country = stated.or_else(|| self.entity_of_entry(entry?));
            let (source, evidence) = (self.entity(m), mention.span);
            if let Some(country) = country {
                self.push_entities(
                    RelationKind::PartOf,
                    source,
                    country,
                    None,
                    false,
                    evidence,
                    "tr.relation.administration",
                );
            }
        }
    }

    /// Government bodies and units whose name begins with the name of what they belong to (`İsrail ordusu`).
    fn nested(&mut self) {
        for nested in self.reading.nested {
            let outer = &self.reading.mentions[nested.outer as usize];
            if outer.kind != EntityKind::Organization {
                continue;
            }
            let outer_entity = self.reading.entity_of[nested.outer as usize];
            // `Türkiye İstatistik Kurumu`: at home a country's name says how far a body's field reaches.
            let home = nested.mention.kind == EntityKind::Country
                && nested.mention.entry == crate::names::home_country("tr")
                && outer.rule != "mention.pattern";
            let knowledge = knowledge::Knowledge::get();
            if home && !knowledge.body(&self.last_word(nested.outer), knowledge::Body::Government) {
                continue;
            }
            let kind = match nested.mention.kind {
                EntityKind::Place => RelationKind::LocatedIn,
                _ => RelationKind::PartOf,
            };
            self.push_entities(
                kind,
                outer_entity,
                nested.entity,
                None,
                false,
                outer.span,
                "tr.relation.name",
            );
        }
    }
}
