//! Documents of GUM: their words, and their mentions with the chain of coreference that each is of.

use std::collections::{BTreeMap, BTreeSet};

use kilim::entity::{EntityId, Relation};
use kilim::pipeline::{Analysed, Reading};
use kilim::text::{DocumentOptions, LangChoice, TokenId, document, segment};

/// A word of a treebank.
#[allow(dead_code)] // not every example uses all of it
pub struct Token {
    start: u32,
    pub upos: String,
    pub form: String,
    pub sentence: usize,
}

/// A mention of the treebank: its chain and its head's number.
pub struct Mention {
    pub chain: String,
    pub head: usize,
    /// Whether it takes up what was named, rather than say something of it (an apposition, a predicate).
    pub anaphoric: bool,
}

/// A document of GUM beside what kilim finds in it.
pub struct Gum<'g> {
    pub words: &'g [Token],
    pub mentions: &'g [Mention],
    pub reading: &'g Reading<'g>,
    pub relations: &'g [Relation],
}

impl Gum<'_> {
    /// Kilim's token where a word begins.
    pub fn token(&self, word: &Token) -> TokenId {
        let tokens = &self.reading.analysed.segmented.tokens;
        (tokens.partition_point(|t| t.span.start <= word.start) as u32).saturating_sub(1)
    }

    /// The entity that kilim finds named at a token.
    pub fn named(&self, t: TokenId) -> Option<EntityId> {
        let mentions = self.reading.mentions;
        let i = mentions.partition_point(|m| m.tokens.end <= t);
        mentions.get(i).filter(|m| m.tokens.start <= t).map(|_| self.reading.entity_of[i])
    }

    /// For each word that takes somebody up and whose chain holds a name that kilim finds: the entities of the chain.
    pub fn antecedents(&self) -> BTreeMap<usize, BTreeSet<EntityId>> {
        let mut entities: BTreeMap<&str, BTreeSet<EntityId>> = BTreeMap::new();
        for mention in self.mentions {
            let word = &self.words[mention.head];
            if word.upos == "PROPN"
                && let Some(entity) = self.named(self.token(word))
            {
                entities.entry(&mention.chain).or_default().insert(entity);
            }
        }
        let mut out = BTreeMap::new();
        for mention in self.mentions.iter().filter(|m| m.anaphoric) {
            if let Some(all) = entities.get(mention.chain.as_str()) {
                out.entry(mention.head).or_insert_with(|| all.clone());
            }
        }
        out
    }
}

/// Reads a document and hands it over with what kilim finds in it.
pub fn with<T>(file: &str, then: impl FnOnce(&Gum<'_>) -> T) -> T {
    let (text, words, chains) = read(file);
    let options = DocumentOptions { lang: LangChoice::of("en"), ..DocumentOptions::default() };
    let doc = document(text, "gum", &options);
    let seg = segment(&doc);
    let language = kilim::lang::of(doc.lang);
    let own = language.words(&doc, &seg);
    let analysed = Analysed { document: &doc, segmented: &seg, words: &own };
    let (mentions, inner) = kilim::mention::recognise(&analysed);
    let (entities, mut entity_of) = kilim::entity::resolve(&analysed, &mentions, &inner);
    entity_of.truncate(mentions.len());
    let clauses = language.clauses(&analysed, &mentions);
    let reading = Reading {
        analysed,
        mentions: &mentions,
        entities: &entities,
        entity_of: &entity_of,
        nested: &[],
        clauses: &clauses,
        references: &[],
        times: &[],
        relations: &[],
    };
    let relations = language.relations(&reading);
    then(&Gum { words: &words, mentions: &chains, reading: &reading, relations: &relations })
}

/// The text of a document, a paragraph a line, with its words and mentions.
fn read(file: &str) -> (String, Vec<Token>, Vec<Mention>) {
    let (mut text, mut tokens, mut mentions) = (String::new(), Vec::<Token>::new(), Vec::new());
    // Open mentions: chain, first token, which of its words is the head, whether it takes something up.
    let mut open: Vec<(String, usize, usize, bool)> = Vec::new();
    let (mut sentence, mut paragraph) = (0, false);
    let mut blank = false;
    for line in file.lines() {
        if line.starts_with("# newpar") && !line.starts_with("# newpar_block") {
            paragraph = true;
        } else if line.starts_with("# sent_id") {
            sentence += 1;
            if !text.is_empty() {
                text.push_str(if paragraph { "\n\n" } else { " " });
            }
            (paragraph, blank) = (false, false);
        }
        let fields: Vec<&str> = line.split('\t').collect();
        if line.starts_with('#') || fields.len() < 10 || fields[0].contains('.') {
            continue;
        }
        if fields[0].contains('-') {
            continue;
        }
        if blank {
            text.push(' ');
        }
        let start = text.len() as u32;
        text.push_str(fields[1]);
        blank = !fields[9].contains("SpaceAfter=No");
        tokens.push(Token { start, upos: fields[3].to_owned(), form: fields[1].to_owned(), sentence });
        let Some(told) = fields[9].split('|').find_map(|f| f.strip_prefix("Entity=")) else { continue };
        let mut rest = told;
        while !rest.is_empty() {
            let (opened, body) = match rest.strip_prefix('(') {
                Some(body) => (true, body),
                None => (false, rest),
            };
            let end = body.find(['(', ')']).unwrap_or(body.len());
            let parts: Vec<&str> = body[..end].split('-').collect();
            let closes = body[end..].starts_with(')');
            rest = &body[end + usize::from(closes)..];
            let here = tokens.len() - 1;
            if opened {
                let head = parts
                    .iter()
                    .skip(2)
                    .find_map(|p| p.split(',').next()?.parse::<usize>().ok())
                    .unwrap_or(1);
                let anaphoric = parts.iter().any(|p| matches!(*p, "ana" | "coref"));
                open.push((parts[0].to_owned(), here, head, anaphoric));
            }
            if closes {
                let id = parts[0];
                if let Some(i) = open.iter().rposition(|o| o.0 == id) {
                    let (chain, first, head, anaphoric) = open.remove(i);
                    mentions.push(Mention { chain, head: (first + head - 1).min(here), anaphoric });
                }
            }
        }
    }
    (text, tokens, mentions)
}
