//! Parses a sentence piece by piece: what is reported apart from what reports it.
//!
//! A greedy parser carries an error through the rest of its sentence, and `said | the bridge was closed` is where it
//! errs most. The bounds of reported words are known beforehand ([`Page::reports`]), so each piece has a tree of its
//! own, and the reported one hangs on its verb.

use crate::lang::en::report::{Page, Place};
use crate::lang::en::syntax::{Parse, Relation, Scratch, model};
use crate::lang::en::words::penn;
use crate::pipeline::Analysed;
use crate::syntax::{Upos, Word};
use crate::text::{TokenId, Tokens};
use std::ops::Range;

/// Parser of one document's sentences.
#[derive(Debug)]
pub struct Pieces<'d> {
    analysed: Analysed<'d>,
    page: &'d Page<'d>,
    scratch: Scratch,
    tags: Vec<u8>,
    part: Parse,
}

impl<'d> Pieces<'d> {
    /// For the sentences of a document.
    pub fn new(analysed: Analysed<'d>, page: &'d Page<'d>) -> Pieces<'d> {
        Pieces { analysed, page, scratch: Scratch::default(), tags: Vec::new(), part: Parse::default() }
    }

    /// Parses a stretch into `out`, whose tokens are counted from its start.
    pub fn parse(&mut self, unit: &Tokens, out: &mut Parse) {
        let n = unit.len();
        out.heads.clear();
        out.heads.resize(n, 0);
        out.relations.clear();
        out.relations.resize(n, Relation::Punct);
        self.stretch(unit.start, unit.clone(), out);
    }

    /// Parses a stretch with the reports in it; gives its root.
    fn stretch(&mut self, base: TokenId, stretch: Tokens, out: &mut Parse) -> Option<TokenId> {
        if let Some(cut) = self.page.cut(&stretch) {
            let root = self.stretch(base, stretch.start..cut, out)?;
            if let Some(second) = self.stretch(base, cut + 1..stretch.end, out) {
                let i = (second - base) as usize;
                out.heads[i] = (root - base) as u16;
                out.relations[i] = Relation::Parataxis;
            }
            out.heads[(cut - base) as usize] = (root - base) as u16;
            return Some(root);
        }
        let reports = self.page.reports(&stretch);
        if reports.is_empty() {
            return self.piece(base, &stretch.collect::<Vec<_>>(), out);
        }
        let mut outer: Vec<TokenId> = Vec::with_capacity(stretch.len());
        let mut at = stretch.start;
        // Contents with the tokens that hang on what reports them.
        for report in &reports {
            let words = self.words_of(report);
            let first = words.first().copied().unwrap_or(at).min(report.that.unwrap_or(TokenId::MAX));
            if report.place == Place::Around {
                let hole = report.hole.clone().unwrap_or(at..at);
                outer.extend((at..first).chain(hole).filter(|t| *t >= at));
            } else {
                outer.extend(at..first.max(at));
            }
            at = report.content.end.max(at);
        }
        outer.extend(at..stretch.end);
        let root = self.piece(base, &outer, out);
        for report in &reports {
            let inner = if report.place == Place::Around {
                let words = self.words_of(report);
                self.piece(base, &words, out)
            } else {
                self.stretch(base, report.content.clone(), out)
            };
            let Some(inner) = inner else { continue };
            let i = (inner - base) as usize;
            out.heads[i] = (report.head - base) as u16;
            out.relations[i] = if report.noun { Relation::Acl } else { Relation::Ccomp };
            if let Some(that) = report.that {
                out.heads[(that - base) as usize] = i as u16;
                out.relations[(that - base) as usize] = Relation::Mark;
            }
        }
        root
    }

    fn word(&self, t: TokenId) -> &'d Word {
        &self.analysed.words[t as usize]
    }

    /// Parses tokens without an aside in them, and the aside by itself, which then hangs on the verb behind it (`was, | according
    /// to the ministry, | shot`).
    fn around(
        &mut self,
        base: TokenId,
        list: &[TokenId],
        aside: &Range<usize>,
        verb: usize,
        out: &mut Parse,
    ) -> Option<TokenId> {
        let rest: Vec<TokenId> = list[..aside.start].iter().chain(&list[aside.end..]).copied().collect();
        let root = self.piece(base, &rest, out);
        let verb = (list[verb] - base) as u16;
        // Between commas, or a time without them.
        let commas = usize::from(self.word(list[aside.start]).upos == Upos::Punct);
        if let Some(inner) = self.piece(base, &list[aside.start + commas..aside.end - commas], out) {
            let i = (inner - base) as usize;
            out.heads[i] = verb;
            out.relations[i] = Relation::Obl;
        }
        for mark in [aside.start, aside.end - 1].into_iter().filter(|_| commas > 0) {
            let i = (list[mark] - base) as usize;
            out.heads[i] = verb;
            out.relations[i] = Relation::Punct;
        }
        root
    }

    /// Parses the clause behind an opener and the opener by itself, which then hangs on its verb (`After being elected, | Reed sacked`).
    fn behind_opener(
        &mut self,
        base: TokenId,
        list: &[TokenId],
        (first, comma): (usize, usize),
        out: &mut Parse,
    ) -> Option<TokenId> {
        let root = self.piece(base, &list[comma + 1..], out)?;
        let main = (root - base) as u16;
        if let Some(inner) = self.piece(base, &list[first..comma], out) {
            let i = (inner - base) as usize;
            out.heads[i] = main;
            out.relations[i] =
                if self.word(inner).upos == Upos::Verb { Relation::Advcl } else { Relation::Obl };
            // `after being | elected leader`, whatever became of the participle
            let participle = list[first + 2];
            if &*self.word(list[first + 1]).lemma == "be"
                && penn(self.word(participle)) == "VBN"
                && participle != inner
            {
                let verb = (participle - base) as usize;
                out.heads[verb] = main;
                out.relations[verb] = Relation::Advcl;
                out.heads[i] = verb as u16;
                out.relations[i] = Relation::Xcomp;
                for (word, relation) in [(list[first], Relation::Mark), (list[first + 1], Relation::AuxPass)]
                {
                    out.heads[(word - base) as usize] = verb as u16;
                    out.relations[(word - base) as usize] = relation;
                }
            }
        }
        for (k, mark) in list[..first].iter().chain([&list[comma]]).enumerate() {
            let i = (mark - base) as usize;
            out.heads[i] = main;
            out.relations[i] = if k < first { Relation::Other } else { Relation::Punct };
        }
        Some(root)
    }

    fn words_of(&self, report: &crate::lang::en::report::Report) -> Vec<TokenId> {
        let hole = report.hole.clone().unwrap_or(0..0);
        report.content.clone().filter(|t| !hole.contains(t)).collect()
    }

    /// Parses tokens, which need not stand side by side, as one sentence; gives their root.
    fn piece(&mut self, base: TokenId, list: &[TokenId], out: &mut Parse) -> Option<TokenId> {
        // Marks before the first word say nothing here.
        let marks = list.iter().take_while(|t| self.analysed.words[**t as usize].upos == Upos::Punct).count();
        let (marks, list) = if marks < list.len() { list.split_at(marks) } else { list.split_at(0) };
        if list.is_empty() {
            return None;
        }
        if let Some((aside, verb)) = super::asides::inside_verb(list.len(), &|i| self.word(list[i])) {
            return self.around(base, list, &aside, verb, out);
        }
        if let Some(opener) = super::openers::gerund(list.len(), &|i| self.word(list[i])) {
            return self.behind_opener(base, list, opener, out);
        }
        let mut from = 0;
        while let Some(joint) = super::coordinates::second(list.len(), &|i| self.word(list[i]), from) {
            if let Some(root) = self.two(base, list, joint, out) {
                return Some(root);
            }
            from = joint + 1;
        }
        let root = self.whole(base, list, out);
        if let Some(root) = root {
            for mark in marks {
                out.heads[(*mark - base) as usize] = (root - base) as u16;
            }
        }
        root
    }

    /// Parses two clauses that a conjunction joins each by itself; `None` where the first proves to be none.
    fn two(&mut self, base: TokenId, list: &[TokenId], joint: usize, out: &mut Parse) -> Option<TokenId> {
        let at = |t: TokenId| (t - base) as usize;
        let first = self.piece(base, &list[..joint - 1], out)?;
        let helped = |t: &TokenId| {
            out.heads[at(*t)] as usize == at(first)
                && matches!(out.relations[at(*t)], Relation::Aux | Relation::AuxPass | Relation::Cop)
        };
        let tells =
            matches!(penn(self.word(first)), "VBD" | "VBZ" | "VBP") || list[..joint - 1].iter().any(helped);
        let subject = list[..joint - 1].iter().any(|t| {
            out.heads[at(*t)] as usize == at(first)
                && matches!(out.relations[at(*t)], Relation::Nsubj | Relation::NsubjPass | Relation::Csubj)
        });
        if !tells || !subject {
            return None;
        }
        let second = self.piece(base, &list[joint + 1..], out)?;
        out.heads[at(second)] = at(first) as u16;
        out.relations[at(second)] = Relation::Conj;
        out.heads[at(list[joint])] = at(second) as u16;
        out.relations[at(list[joint])] = Relation::Cc;
        out.heads[at(list[joint - 1])] = at(first) as u16;
        out.relations[at(list[joint - 1])] = Relation::Punct;
        Some(first)
    }

    /// Parses tokens in one go.
    fn whole(&mut self, base: TokenId, list: &[TokenId], out: &mut Parse) -> Option<TokenId> {
        let text = &self.analysed.document.text;
        let tokens = &self.analysed.segmented.tokens;
        self.tags.clear();
        self.tags.extend(list.iter().map(|t| self.analysed.words[*t as usize].tag));
        let forms = list.iter().map(|t| tokens[*t as usize].span.of(text));
        model().parse(forms, &self.tags, &mut self.scratch, &mut self.part);
        let words = &self.analysed.words;
        super::root::main_verb(&mut self.part, &|i| &words[list[i] as usize]);
        let mut root = None;
        for (i, t) in list.iter().enumerate() {
            let head = self.part.heads[i] as usize;
            if head == i {
                root = root.or(Some(*t));
            }
            out.heads[(*t - base) as usize] = (list[head] - base) as u16;
            out.relations[(*t - base) as usize] = self.part.relations[i];
        }
        root
    }
}
