//! English clauses, read from dependency trees.
//!
//! Every verb, every noun or adjective with a copula and every noun that tells an event is the head of a clause. Its
//! arguments are its children in the tree, and those it shares: the subject of coordinated verbs, the controlling
//! argument of an infinitive, the noun that a relative clause modifies.

mod apposed;
mod arguments;
mod asides;
mod control;
mod coordinates;
mod joined;
mod lists;
mod openers;
mod phrases;
mod pieces;
mod root;
mod tree;
mod verb;

use crate::lang::en::report::Page;
use crate::lang::en::syntax::{LONGEST, Parse, Relation};
use crate::lang::en::word_class::WordClass;
use crate::lang::en::words::units;
use crate::mention::{EntityKind, Mention};
use crate::pipeline::Analysed;
use crate::syntax::{Argument, Clause, ClauseId, Link, Upos, VerbFeatures, VerbForm, Voice};
use crate::text::TokenId;

use tree::Tree;

/// The clauses of all sentences, in order of their head.
pub fn clauses(
    analysed: &Analysed<'_>,
    mentions: &[Mention],
    is_event_noun: &dyn Fn(&str) -> bool,
) -> Vec<Clause> {
    let mut out = Vec::new();
    let mut parse = Parse::default();
    let page = Page::new(*analysed, mentions);
    let mut parser = pieces::Pieces::new(*analysed, &page);
    let mention_at = mention_index(analysed, mentions);
    let quote_at = quote_index(analysed);
    for (sentence, unit) in units(analysed.segmented) {
        let range = unit.start as usize..unit.end as usize;
        if range.len() > LONGEST {
            continue;
        }
        parser.parse(&unit, &mut parse);
        let named = |i: usize| {
            let mention = mention_at[range.start + i].checked_sub(1)?;
            Some(mentions[mention as usize].kind == EntityKind::Person)
        };
        let form = |i: usize| {
            let token = &analysed.segmented.tokens[range.start + i];
            token.span.of(&analysed.document.text)
        };
        let word = |i: usize| &analysed.words[range.start + i];
        lists::beside_gerund(&mut parse, &word, &named);
        joined::two_clauses(&mut parse, &word, &named, &form);
        apposed::subjects(&mut parse, &word, &named);
        joined::after_participle(&mut parse, &word, &named);
        joined::beside_gerund(&mut parse, &word);
        joined::beyond_infinitive(&mut parse, &word);
        joined::beside_reported(&mut parse, &word);
        joined::object_pronouns(&mut parse, &word);
        joined::causatives(&mut parse, &word, &named);
        joined::about_names(&mut parse, &word, &named);
        apposed::participles(&mut parse, &word, &named);
        phrases::beyond_relative(&mut parse, &word);
        phrases::beside_times(&mut parse, &word);
        phrases::verbs_in_a_row(&mut parse, &word);
        phrases::two_objects(&mut parse, &word, &named);
        phrases::whose_subjects(&mut parse, &word, &named);
        phrases::infinitive_objects(&mut parse, &word, &named);
        phrases::participle_objects(&mut parse, &word);
        let tree = Tree::new(*analysed, unit.start, &parse);
        let unit = Unit { tree: &tree, mentions, mention_at: &mention_at, sentence, is_event_noun };
        unit.read(&quote_at, &mut out);
    }
    out
}

/// For each token the mention that covers it (index + 1, 0 for none).
fn mention_index(analysed: &Analysed<'_>, mentions: &[Mention]) -> Vec<u32> {
    let mut at = vec![0u32; analysed.segmented.tokens.len()];
    for (i, mention) in mentions.iter().enumerate() {
        for t in mention.tokens.clone() {
            at[t as usize] = i as u32 + 1;
        }
    }
    at
}

/// For each token the innermost quotation that holds it (index + 1, 0 for none).
fn quote_index(analysed: &Analysed<'_>) -> Vec<u32> {
    let mut at = vec![0u32; analysed.segmented.tokens.len()];
    // Inner quotations come after outer ones, so the last to write is the innermost.
    for (i, quote) in analysed.segmented.quotes.iter().enumerate() {
        for t in quote.tokens.clone() {
            at[t as usize] = i as u32 + 1;
        }
    }
    at
}

/// One unit while its clauses are read.
struct Unit<'u> {
    tree: &'u Tree<'u>,
    mentions: &'u [Mention],
    mention_at: &'u [u32],
    sentence: u32,
    is_event_noun: &'u dyn Fn(&str) -> bool,
}

/// A predicate found in the tree.
#[derive(Debug, Clone, Copy)]
struct Predicate {
    head: usize,
    features: VerbFeatures,
    nominal: bool,
    /// Clause that it hangs on (index into the unit's predicates), and how.
    parent: Option<usize>,
    link: Link,
    modifies: Option<usize>,
}

impl Unit<'_> {
    fn read(&self, quote_at: &[u32], out: &mut Vec<Clause>) {
        let tree = self.tree;
        let n = tree.len();
        // Predicate number of each token.
        let mut of = vec![usize::MAX; n];
        let mut predicates: Vec<Predicate> = Vec::new();
        for (i, number) in of.iter_mut().enumerate() {
            let Some(nominal) = self.predicate(i) else { continue };
            *number = predicates.len();
            let features = if nominal {
                VerbFeatures { form: VerbForm::VerbalNoun, ..VerbFeatures::default() }
            } else {
                verb::features(tree, i)
            };
            predicates.push(Predicate {
                head: i,
                features,
                nominal,
                parent: None,
                link: Link::Root,
                modifies: None,
            });
        }
        for p in 0..predicates.len() {
            self.link(p, &of, &mut predicates);
        }
        let base = out.len() as ClauseId;
        let mut arguments: Vec<Vec<Argument>> = Vec::with_capacity(predicates.len());
        for p in &predicates {
            arguments.push(self.own_arguments(p));
        }
        // Parents first: what they share is complete when their children ask for it.
        let mut order: Vec<(usize, usize)> = (0..predicates.len())
            .map(|p| {
                let mut depth = 0;
                let mut up = predicates[p].parent;
                while let Some(q) = up {
                    depth += 1;
                    up = if depth > predicates.len() { None } else { predicates[q].parent };
                }
                (depth, p)
            })
            .collect();
        order.sort_unstable();
        for (_, p) in order {
            self.share(p, &predicates, &mut arguments);
        }
        for (p, mut list) in predicates.iter().zip(arguments) {
            list.sort_by_key(|a| (a.tokens.start, a.head));
            let (low, high) = tree.span(p.head);
            let last = self.predicate_end(p);
            let head = tree.token(p.head);
            out.push(Clause {
                head,
                predicate: head..tree.token(last) + 1,
                lemma: tree.lemma(p.head).into(),
                features: p.features,
                person: tree.word(p.head).person,
                arguments: list,
                tokens: tree.token(low)..tree.token(high) + 1,
                parent: p.parent.map(|q| base + q as ClauseId),
                link: p.link,
                modifies: p.modifies.map(|m| tree.token(m)),
                sentence: self.sentence,
                quote: quote_at[head as usize].checked_sub(1),
            });
        }
    }

    /// Whether a token is the head of a clause, and if so whether it is a noun that tells an event.
    fn predicate(&self, i: usize) -> Option<bool> {
        let tree = self.tree;
        let relation = tree.relation(i);
        if matches!(relation, Relation::Aux | Relation::AuxPass | Relation::Cop | Relation::Punct) {
            return None;
        }
        match tree.upos(i) {
            Upos::Verb | Upos::Aux => {
                let inside = matches!(relation, Relation::Compound | Relation::Case | Relation::Fixed)
                    || (relation == Relation::Mark)
                    || (relation == Relation::Amod && !self.names_a_sufferer(i));
                (!inside).then_some(false)
            }
            _ if tree.child(i, Relation::Cop).is_some() => Some(false),
            Upos::Noun if (self.is_event_noun)(tree.lemma(i)) => Some(true),
            Upos::Adj if relation != Relation::Amod && relation != Relation::Compound => {
                // `is expected to`, `left them dead`: adjectives that head clauses of their own.
                let clausal = matches!(
                    relation,
                    Relation::Root | Relation::Xcomp | Relation::Ccomp | Relation::AclRelcl | Relation::Acl
                );
                clausal.then_some(false)
            }
            _ => None,
        }
    }

    /// `jailed journalist Ann Reed`: a participle before a noun that a name follows tells what befell the named.
    fn names_a_sufferer(&self, i: usize) -> bool {
        let tree = self.tree;
        let Some(noun) = tree.head(i).filter(|n| *n > i) else { return false };
        tree.penn(i) == "VBN"
            && tree.upos(noun) != Upos::Verb
            && self
                .token_mention(tree.token(self.name_head(noun)))
                .is_some_and(|m| m.kind == EntityKind::Person)
    }

    /// Last token of the predicate: particles that follow directly belong to it.
    fn predicate_end(&self, p: &Predicate) -> usize {
        let mut last = p.head;
        for c in self.tree.children(p.head) {
            if self.tree.relation(c) == Relation::CompoundPrt && c == last + 1 {
                last = c;
            }
        }
        last
    }

    fn link(&self, p: usize, of: &[usize], predicates: &mut [Predicate]) {
        let tree = self.tree;
        let head = predicates[p].head;
        let relation = tree.relation(head);
        let mut up = tree.head(head);
        let mut parent = None;
        while let Some(i) = up {
            if of[i] != usize::MAX {
                parent = Some(of[i]);
                break;
            }
            up = tree.head(i);
        }
        let nominal = predicates[p].nominal;
        let link = match relation {
            _ if nominal => Link::Nominal,
            _ if parent.is_none() && tree.head(head).is_none() => Link::Root,
            Relation::Ccomp | Relation::Xcomp | Relation::Csubj => Link::Complement,
            Relation::Acl | Relation::AclRelcl | Relation::Amod => Link::Relative,
            Relation::Advcl => Link::Adverbial,
            Relation::Conj | Relation::Parataxis => Link::Coordinated,
            Relation::Nsubj | Relation::NsubjPass | Relation::Obj | Relation::Obl | Relation::Nmod => {
                Link::Complement
            }
            _ => Link::Root,
        };
        if link == Link::Relative {
            predicates[p].modifies = tree.head(head);
        }
        predicates[p].parent = parent;
        predicates[p].link = link;
        let f = &mut predicates[p].features;
        match relation {
            Relation::Advcl
                if f.form == VerbForm::SubjectParticiple || f.form == VerbForm::PastParticiple =>
            {
                f.form = VerbForm::Converb;
            }
            Relation::Obj
            | Relation::Nsubj
            | Relation::NsubjPass
            | Relation::Nmod
            | Relation::Obl
            | Relation::Csubj
                if f.form == VerbForm::SubjectParticiple =>
            {
                f.form = VerbForm::VerbalNoun;
            }
            Relation::Xcomp | Relation::Ccomp if f.form == VerbForm::SubjectParticiple => {
                f.form = VerbForm::VerbalNoun;
            }
            // `may meet and sign`, `were arrested and charged`: auxiliaries hold for both.
            Relation::Conj => {
                let first = parent
                    .filter(|q| Some(predicates[*q].head) == tree.head(head) && !predicates[*q].nominal);
                if let Some(q) = first {
                    let from = predicates[q].features;
                    let own = verb::has_auxiliary(tree, head) || tree.child(head, Relation::Nsubj).is_some();
                    // `was briefed and flew`: a past tense that is no participle as well.
                    let form = tree.form(head);
                    let past = tree.penn(head) == "VBD" && !form.ends_with(['d', 't', 'n', 'k', 'g']);
                    let participle = matches!(tree.penn(head), "VBN" | "VBD") && !past;
                    let passive = from.voice == Voice::Passive
                        && participle
                        && tree.child(head, Relation::Obj).is_none_or(|object| self.keeps(head, object))
                        && tree.upos(predicates[q].head) == Upos::Verb;
                    // `backed down and | released Reed`: with an object it is no participle.
                    let told = from.voice == Voice::Active
                        && from.form == VerbForm::Finite
                        && tree.penn(head) == "VBN"
                        && tree.penn(predicates[q].head) == "VBD"
                        && (tree.child(head, Relation::Obj).is_some() || self.counts(head));
                    let same = tree.penn(head) == tree.penn(predicates[q].head) || passive || told;
                    if !own && same && !nominal {
                        let negative = predicates[p].features.negative || from.negative;
                        predicates[p].features = VerbFeatures { negative, ..from };
                    }
                }
            }
            _ => {}
        }
    }

    /// Whether an object is what somebody is given or refused, which a passive keeps: `was jailed and | fined 200 euros`,
    /// `was charged and | denied bail`, not `and denied the charge`.
    fn keeps(&self, verb: usize, object: usize) -> bool {
        let tree = self.tree;
        let (lemma, thing) = (tree.lemma(verb), tree.lemma(object));
        let receiver = tree.children(verb).any(|c| tree.preposition(c).is_some_and(|p| p == "to"));
        let kept = match lemma {
            "fine" => tree.children(object).any(|c| tree.upos(c) == Upos::Num || tree.upos(c) == Upos::Sym),
            _ if WordClass::Gives.has(lemma) => !receiver,
            _ => WordClass::Withholds.has(lemma) && WordClass::Withheld.has(thing),
        };
        kept && self.token_mention(tree.token(object)).is_none()
    }

    /// `burned villages and | killed at least 20 people`
    fn counts(&self, verb: usize) -> bool {
        let tree = self.tree;
        tree.children(verb).any(|c| {
            matches!(tree.relation(c), Relation::Obl | Relation::Nmod)
                && tree.preposition(c).is_some_and(|p| self.is_quantity(verb, c, &p))
        })
    }

    fn token_mention(&self, t: TokenId) -> Option<&Mention> {
        self.mention_at[t as usize].checked_sub(1).map(|m| &self.mentions[m as usize])
    }
}
