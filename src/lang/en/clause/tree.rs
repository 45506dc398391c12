//! A parsed stretch of text: heads, relations, children, and the words behind them.

use crate::lang::en::syntax::{Parse, Relation};
use crate::lang::en::words::penn;
use crate::pipeline::Analysed;
use crate::syntax::{Upos, Word};
use crate::text::TokenId;

/// One unit's tree. Tokens are counted from the unit's start.
#[derive(Debug)]
pub struct Tree<'d> {
    /// Document and words.
    pub analysed: Analysed<'d>,
    /// First token of the unit.
    pub start: TokenId,
    heads: &'d [u16],
    relations: &'d [Relation],
    first: Vec<u16>,
    next: Vec<u16>,
    low: Vec<u16>,
    high: Vec<u16>,
}

const NONE: u16 = u16::MAX;

impl<'d> Tree<'d> {
    /// Indexes a parse.
    pub fn new(analysed: Analysed<'d>, start: TokenId, parse: &'d Parse) -> Tree<'d> {
        let n = parse.heads.len();
        let mut tree = Tree {
            analysed,
            start,
            heads: &parse.heads,
            relations: &parse.relations,
            first: vec![NONE; n],
            next: vec![NONE; n],
            low: (0..n as u16).collect(),
            high: (0..n as u16).collect(),
        };
        for i in (0..n).rev() {
            let h = tree.heads[i] as usize;
            if h != i {
                tree.next[i] = tree.first[h];
                tree.first[h] = i as u16;
            }
            let mut up = i;
            while tree.heads[up] as usize != up {
                up = tree.heads[up] as usize;
                tree.low[up] = tree.low[up].min(i as u16);
                tree.high[up] = tree.high[up].max(i as u16);
            }
        }
        tree
    }

    /// The word as written.
    pub fn form(&self, i: usize) -> &'d str {
        let token = &self.analysed.segmented.tokens[self.start as usize + i];
        token.span.of(&self.analysed.document.text)
    }

    /// How many tokens.
    pub fn len(&self) -> usize {
        self.heads.len()
    }

    /// Head of a token, `None` for the root.
    pub fn head(&self, i: usize) -> Option<usize> {
        let h = self.heads[i] as usize;
        (h != i).then_some(h)
    }

    /// Relation of a token to its head.
    pub fn relation(&self, i: usize) -> Relation {
        self.relations[i]
    }

    /// Children in text order.
    pub fn children(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        let mut at = self.first[i];
        std::iter::from_fn(move || {
            let now = at;
            if now == NONE {
                return None;
            }
            at = self.next[now as usize];
            Some(now as usize)
        })
    }

    /// The first child with a relation.
    pub fn child(&self, i: usize, relation: Relation) -> Option<usize> {
        self.children(i).find(|c| self.relation(*c) == relation)
    }

    /// First and last token of the subtree.
    pub fn span(&self, i: usize) -> (usize, usize) {
        (self.low[i] as usize, self.high[i] as usize)
    }

    /// The word.
    pub fn word(&self, i: usize) -> &'d Word {
        &self.analysed.words[self.start as usize + i]
    }

    /// Its lemma.
    pub fn lemma(&self, i: usize) -> &'d str {
        &self.word(i).lemma
    }

    /// Its part of speech.
    pub fn upos(&self, i: usize) -> Upos {
        self.word(i).upos
    }

    /// Its Penn tag.
    pub fn penn(&self, i: usize) -> &'static str {
        penn(self.word(i))
    }

    /// Document-wide number.
    pub fn token(&self, i: usize) -> TokenId {
        self.start + i as TokenId
    }

    /// First and last token of a noun phrase: without its preposition, its coordinates, its relative clauses and the
    /// marks at its edges.
    pub fn phrase(&self, i: usize) -> (usize, usize) {
        let (mut low, mut high) = (i, i);
        for c in self.children(i) {
            match self.relation(c) {
                Relation::Case
                | Relation::Cc
                | Relation::Conj
                | Relation::Punct
                | Relation::AclRelcl
                | Relation::Acl
                | Relation::Parataxis
                | Relation::Cop
                | Relation::Nsubj
                | Relation::Mark
                | Relation::Aux
                | Relation::Advcl => {}
                _ => {
                    let (l, h) = self.span(c);
                    low = low.min(l);
                    high = high.max(h);
                }
            }
        }
        (low, high)
    }

    /// The preposition of a phrase: lemmas joined by a space (`because of`), `None` where it has none.
    pub fn preposition(&self, i: usize) -> Option<String> {
        let mut out = String::new();
        for c in self.children(i) {
            if self.relation(c) != Relation::Case || self.penn(c) == "POS" || c > i {
                continue;
            }
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(self.lemma(c));
            for f in self.children(c) {
                if self.relation(f) == Relation::Fixed {
                    out.push(' ');
                    out.push_str(self.lemma(f));
                }
            }
        }
        (!out.is_empty()).then_some(out)
    }
}
