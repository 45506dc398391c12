//! Parses a sentence piece by piece: what is reported apart from what reports it.
//!
//! A greedy parser carries an error through the rest of its sentence, and `said | the bridge was closed` is where it
//! errs most. The bounds of reported words are known beforehand ([`Page::reports`]), so each piece has a tree of its
//! own, and the reported one hangs on its verb.

use crate::lang::en::report::{Page, Place};
use crate::lang::en::syntax::{Parse, Relation, Scratch, model};
use crate::lang::en::word_class::WordClass;
use crate::lang::en::words::penn;
use crate::pipeline::Analysed;
use crate::syntax::{Upos, Word};
use crate::text::{TokenId, Tokens, lower_en};

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

    fn words_of(&self, report: &crate::lang::en::report::Report) -> Vec<TokenId> {
        let hole = report.hole.clone().unwrap_or(0..0);
        report.content.clone().filter(|t| !hole.contains(t)).collect()
    }

    /// Parses tokens that need not stand side by side, what is said aside of a noun apart from the rest; gives their root.
    fn piece(&mut self, base: TokenId, list: &[TokenId], out: &mut Parse) -> Option<TokenId> {
        if let Some(comma) = opener(list, &|t| &self.analysed.words[t as usize]) {
            let root = self.piece(base, &list[comma + 1..], out)?;
            let first = self.piece(base, &list[..comma], out);
            for (t, relation) in
                first.into_iter().map(|t| (t, Relation::Advcl)).chain([(list[comma], Relation::Punct)])
            {
                out.heads[(t - base) as usize] = (root - base) as u16;
                out.relations[(t - base) as usize] = relation;
            }
            return Some(root);
        }
        let Some(aside) = aside(list, &|t| &self.analysed.words[t as usize]) else {
            return self.whole(base, list, out);
        };
        let outer: Vec<TokenId> =
            list.iter().enumerate().filter(|(i, _)| !aside.contains(i)).map(|(_, t)| *t).collect();
        let root = self.piece(base, &outer, out)?;
        let inner = self.piece(base, &list[aside.start + 1..aside.end - 1], out);
        let at = |i: usize| (list[i] - base) as usize;
        // The noun that the name before the mark belongs to.
        let mut noun = at(aside.start - 1);
        while matches!(out.relations[noun], Relation::Compound | Relation::Flat | Relation::Punct)
            && out.heads[noun] as usize != noun
            && (out.heads[noun] as usize) < at(aside.start)
        {
            noun = out.heads[noun] as usize;
        }
        // `the leaders of Peru and Chile, who`: the leaders.
        let who = &*self.analysed.words[list[aside.start + 1] as usize].lemma == "who";
        let up = |i: usize| out.heads[i] as usize;
        let mut top = noun;
        while out.relations[top] == Relation::Conj && up(top) < top {
            top = up(top);
        }
        let office = |i: usize| {
            let word = &self.analysed.words[base as usize + i];
            word.upos == Upos::Noun && crate::lang::en::relation::is_title(&word.lemma)
        };
        if who && out.relations[top] == Relation::Nmod && up(top) < top && office(up(top)) {
            noun = up(top);
        }
        let inside = inner.map_or(noun, |t| (t - base) as usize);
        if inside != noun {
            out.heads[inside] = noun as u16;
            let who = penn(&self.analysed.words[list[aside.start + 1] as usize]).starts_with('W');
            let participle = self.analysed.words[base as usize + inside].upos == Upos::Verb;
            out.relations[inside] = match (who, participle) {
                (true, _) => Relation::AclRelcl,
                (false, true) => Relation::Acl,
                (false, false) => Relation::Appos,
            };
        }
        for (mark, head) in [(aside.start, inside), (aside.end - 1, noun)] {
            out.heads[at(mark)] = head as u16;
            out.relations[at(mark)] = Relation::Punct;
        }
        Some(root)
    }

    /// Parses tokens as one sentence; gives their root.
    fn whole(&mut self, base: TokenId, list: &[TokenId], out: &mut Parse) -> Option<TokenId> {
        // Marks before the first word say nothing here.
        let marks = list.iter().take_while(|t| self.analysed.words[**t as usize].upos == Upos::Punct).count();
        let (marks, list) = if marks < list.len() { list.split_at(marks) } else { list.split_at(0) };
        if list.is_empty() {
            return None;
        }
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
        if let Some(root) = root {
            for mark in marks {
                out.heads[(*mark - base) as usize] = (root - base) as u16;
            }
        }
        root
    }
}

/// Where the comma stands behind what opens a sentence with a gerund: `After meeting Ann Reed, | Jan Wilk flew home`. A
/// parser takes the names on its two sides for a list.
fn opener<'w>(list: &[TokenId], word: &dyn Fn(TokenId) -> &'w Word) -> Option<usize> {
    let at = |i: usize| word(list[i]);
    let finite = |i: usize| matches!(penn(at(i)), "VBD" | "VBZ" | "VBP" | "MD");
    if list.len() < 7 || !WordClass::OpensGerund.has(&lower_en(&at(0).lemma)) || penn(at(1)) != "VBG" {
        return None;
    }
    let verb = (2..list.len()).find(|i| finite(*i))?;
    // The last comma before the subject, which is a phrase without one.
    let comma = (3..verb).rev().find(|i| at(*i).upos == Upos::Punct && &*at(*i).lemma == ",")?;
    let subject = comma + 1 < verb
        && (comma + 1..verb)
            .all(|i| !matches!(at(i).upos, Upos::Punct | Upos::Sconj | Upos::Verb | Upos::Intj))
        && !matches!(at(comma + 1).upos, Upos::Cconj | Upos::Adp);
    subject.then_some(comma)
}

/// Fewest words of an apposition that is parsed apart.
const LONG: usize = 7;

/// Where between two commas something is said of the noun before them, right before that noun's verb: `Ann Reed, who once
/// ran the mill, | resigned`. A parser takes the last noun in there for the subject. Both commas are in the range.
fn aside<'w>(list: &[TokenId], word: &dyn Fn(TokenId) -> &'w Word) -> Option<std::ops::Range<usize>> {
    let at = |i: usize| word(list[i]);
    let comma = |i: usize| at(i).upos == Upos::Punct && &*at(i).lemma == ",";
    let finite = |i: usize| matches!(penn(at(i)), "VBD" | "VBZ" | "VBP" | "MD");
    let verb_follows = |from: usize| {
        let verb = (from..list.len()).find(|i| !matches!(at(*i).upos, Upos::Adv | Upos::Part))?;
        (verb < from + 3 && finite(verb)).then_some(verb)
    };
    (1..list.len().saturating_sub(3)).filter(|i| comma(*i)).find_map(|open| {
        let before = at(open - 1).upos;
        if !matches!(before, Upos::Noun | Upos::Propn | Upos::Num | Upos::Punct) || comma(open - 1) {
            return None;
        }
        let relative = matches!(penn(at(open + 1)), "WP" | "WDT" | "WP$");
        let first = (0..open).rev().find(|i| at(*i).upos != Upos::Propn);
        let alone = first.is_none_or(|i| !matches!(at(i).upos, Upos::Adp | Upos::Cconj | Upos::Part));
        let apposition = before == Upos::Propn && alone && at(open + 1).upos == Upos::Det;
        // `Ann Reed, aged 22, | died`
        let age = before == Upos::Propn
            && (at(open + 1).upos == Upos::Num || matches!(&*at(open + 1).lemma, "age" | "aged"));
        // `Ann Reed, sister of Jan Wilk, | died`
        let of = before == Upos::Propn
            && alone
            && at(open + 1).upos == Upos::Noun
            && open + 2 < list.len()
            && &*at(open + 2).lemma == "of";
        // `Ann Reed, arrested by police last week, | was freed`
        let participle = matches!(before, Upos::Noun | Upos::Propn)
            && penn(at(open + 1)) == "VBN"
            && at(open + 1).upos == Upos::Verb;
        if !relative && !apposition && !age && !of && !participle {
            return None;
        }
        // `asked the mayor, who was ill, | to resign`
        let infinitive =
            |i: usize| relative && penn(at(i)) == "TO" && i + 1 < list.len() && penn(at(i + 1)) == "VB";
        // `Peru, which borders Chile, | and Bolivia agreed`: right behind the first comma.
        let joined = |i: usize| {
            relative
                && at(i).upos == Upos::Cconj
                && i + 2 < list.len()
                && at(i + 1).upos == Upos::Propn
                && !(open + 3..i - 1).any(comma)
        };
        let close = (open + 3..list.len() - 1)
            .filter(|i| comma(*i))
            .find(|i| verb_follows(i + 1).is_some() || infinitive(i + 1) || joined(i + 1))?;
        // A relative clause has a verb of its own, an apposition none but in a relative clause.
        let told = (open + 1..close).find(|i| finite(*i));
        let says = |i: usize| crate::lang::en::statement::Reports::says(&at(i).lemma);
        let fits = if relative {
            told.is_some()
        } else if age {
            close - open < 5 && told.is_none()
        } else if of || participle {
            told.is_none()
        } else {
            close - open > LONG
                && !verb_follows(close + 1).is_some_and(says)
                && told.is_none_or(|v| (open + 1..v).any(|i| penn(at(i)).starts_with('W')))
        };
        fits.then_some(open..close + 1)
    })
}
