//! Turkish statements: who said what.
//!
//! A document is read unit by unit ([`unit`]); in each, the reporting words ([`cue`], by the lexicon of
//! `data/lang/tr/cues.tsv`) lead to what they report ([`content`]) and to who says it ([`speaker`]), which may be
//! carried over from before. Colons and headings are in [`lead`], `-e göre` in [`according`].

mod according;
mod content;
mod cue;
mod lead;
mod lexicon;
mod speaker;
mod stance;
mod suffix;
#[cfg(test)]
mod tests;
mod unit;

use crate::pipeline::Reading;
use crate::statement::{Modality, Mode, Speaker, Statement};
use crate::syntax::{Case, Voice};
use crate::text::{BlockKind, Span};

use content::Content;
use cue::Hit;
use lexicon::{Lexicon, Noun, closes};
use speaker::{Candidate, Memory, Said, Who, named};
use suffix::Form;
use unit::{Page, Unit};

/// How many units back a dropped subject may reach.
const REACH: usize = 3;

/// The statements of a document, in order of their content.
pub fn statements(reading: &Reading<'_>) -> Vec<Statement> {
    let page = Page::new(reading);
    let units = page.units();
    let mut reader = Reader {
        page: &page,
        memory: Memory::default(),
        out: Vec::new(),
        quoted: Vec::new(),
        at: 0,
        narrator: None,
        inner: false,
    };
    let mut alone: Vec<(usize, u32)> = Vec::new();
    for (i, unit) in units.iter().enumerate() {
        reader.at = i;
        if let Some(quote) = reader.lone_quote(unit) {
            alone.push((i, quote));
            continue;
        }
        reader.read(unit, units.get(i + 1));
    }
    alone.extend(reader.inline_headings(&units));
    reader.headings(&units, &alone);
    reader.nested(&units);
    let mut out = reader.out;
    out.sort_by_key(|s| (s.content.start, std::cmp::Reverse(s.content.end)));
    out.dedup_by(|b, a| a.content == b.content && a.speaker == b.speaker);
    out
}

/// Reads units in order.
struct Reader<'p, 'r> {
    page: &'p Page<'r>,
    memory: Memory,
    out: Vec<Statement>,
    /// Quotations that a statement already holds.
    quoted: Vec<u32>,
    at: usize,
    /// Inside a quotation: nobody is carried over.
    inner: bool,
    /// Who says the quotation that is being read.
    narrator: Option<Said>,
}

/// What is being read in one unit.
#[derive(Default)]
struct Line {
    /// Where the current clause starts.
    from: usize,
    /// Its subject.
    subject: Option<Said>,
    /// A statement was made.
    spoke: bool,
    /// The last cue was a passive.
    passive: bool,
    /// The last cue ended in `-ken`, which sets one speaker against another.
    contrast: bool,
    /// One past the last nominalised cue.
    nominal: usize,
}

impl Reader<'_, '_> {
    fn read(&mut self, unit: &Unit, next: Option<&Unit>) {
        let before = self.out.len();
        if !self.inner {
            self.according(unit);
            self.leads(unit);
        }
        let hits = self.page.hits(unit);
        let mut line = Line::default();
        for (i, hit) in hits.iter().enumerate() {
            if hit.shape.negative || hit.shape.unreal && hit.shape.form == Form::Finite && !hit.diye {
                continue;
            }
            let following = hits.get(i + 1).map_or(unit.items.len(), |h| h.start);
            self.hit(unit, hit, following, next, &mut line);
        }
        if !self.inner && self.out.len() == before {
            self.remember_topic(unit);
        }
        if !self.inner && self.out.len() == before {
            self.announce(unit);
        }
    }

    fn hit(&mut self, unit: &Unit, hit: &Hit<'_>, following: usize, next: Option<&Unit>, line: &mut Line) {
        let page = self.page;
        let backward = page.content_before(unit, line.from, hit).filter(|c| match c {
            Content::Quote { quote, .. } => !self.quoted.contains(quote),
            _ => true,
        });
        let forward = self.content_after(unit, hit, next);
        if backward.is_none() && forward.is_none() {
            return;
        }
        let phrase = backward.is_some_and(|c| page.is_phrase(unit, c));
        if phrase && self.is_heading(unit) {
            return;
        }
        if phrase && line.spoke && !(line.from..hit.start).any(|i| page.word(unit, i) == ",") {
            // `"…" diyerek kararlılığını ifade etti` tells how, not what.
            return;
        }
        // Where the words start, before the subject is cut off.
        let edge = backward.map_or(hit.start, |c| match c {
            Content::Quote { at, .. } => at,
            Content::Clause { end } | Content::Bare { end } => end,
        });
        let passive = hit.passive();
        let mut subject: Option<Candidate> = None;
        let mut said: Option<Said> = None;
        let mut second: Option<Said> = None;
        let mut explicit = true;
        let mut after = hit.end;
        match hit.shape.form {
            Form::Participle => {
                if let Some(head) = self.head_after(unit, hit, following)
                    && !(phrase && head.start > hit.end + 3 && page.word(unit, hit.end) != "ve")
                {
                    after = head.end;
                    said = head.said;
                }
            }
            Form::ObjectParticiple | Form::VerbalNoun => {
                subject = self.possessor(unit, line.from.max(line.nominal), edge, hit.end - 1).filter(|c| {
                    // `"…" sorusuna X …`: who answers does not ask.
                    c.case == Case::Gen || !page.word(unit, hit.start).starts_with("sorus")
                });
                said = subject.map(|c| self.memory.resolve(page, self.at, &c));
            }
            Form::Finite | Form::Converb if passive => {
                let low = page.run_on(unit, line.from, edge);
                if let Some(source) = self.source(unit, low, edge) {
                    said = source.said;
                    subject = Some(source.phrase);
                }
            }
            Form::Finite | Form::Converb => {
                let behind = backward
                    .and_then(|c| page.subject(unit, c.end(), hit.start))
                    .filter(|c| c.strong || c.end == hit.start || matches!(c.who, Who::Name(_)));
                let low = page.opener(unit, page.run_on(unit, line.from, edge), edge);
                subject = page
                    .subject(unit, low, edge)
                    .filter(|c| {
                        line.subject.is_none()
                            || page.replaces(unit, c)
                            || line.contrast && c.start == low && matches!(c.who, Who::Name(_))
                    })
                    .or(behind);
                if subject.is_none() && hit.shape.form == Form::Finite && backward.is_some() {
                    // `"…" dedi Ali.`
                    subject = page
                        .candidates(unit, hit.end, (hit.end + 4).min(unit.items.len()))
                        .into_iter()
                        .next()
                        .filter(|c| {
                            matches!(c.who, Who::Name(_))
                                && line.subject.is_none()
                                && matches!(page.word(unit, c.end), "." | "," | "")
                        });
                    if let Some(s) = &subject {
                        after = s.end;
                    }
                }
                if let Some(c) = subject {
                    second = self.coordinated(unit, line.from, &c);
                    said = Some(self.memory.resolve(page, self.at, &c));
                }
            }
        }
        if said.is_none() && !self.inner && hit.predicates() {
            explicit = false;
            said = line.subject.clone().filter(|_| !passive || line.passive);
            if said.is_none() && hit.shape.form == Form::Converb && !passive {
                said = page
                    .subject(unit, hit.end, unit.items.len().min(hit.end + 25))
                    .filter(|c| c.strong)
                    .map(|c| self.memory.resolve(page, self.at, &c));
            }
            if said.is_none()
                && !(passive && page.word(unit, hit.end - 1).ends_with("yor"))
                && !(passive && page.word(unit, hit.end - 1).ends_with("ken"))
            {
                said = self.carried(passive);
            }
        }
        if said.is_none() && self.inner {
            // `'Olmaz' dedik`: the one who is quoted speaks of himself.
            let person =
                unit.token(hit.end - 1).map_or(0, |t| page.reading.analysed.words[t as usize].person);
            let quotes = matches!(backward, Some(Content::Quote { .. } | Content::Bare { .. }));
            let first = matches!(person, 1 | 4) && hit.shape.form == Form::Finite;
            said = self.narrator.clone().filter(|_| first && quotes);
        }
        let Some(said) = said else { return };
        if hit.weak && !explicit && line.subject.is_none() && !matches!(backward, Some(Content::Quote { .. }))
        {
            return;
        }
        let said = Said { unit: self.at, ..said };
        let made = self.out.len();
        if let Some(content) = backward {
            self.emit(unit, hit, line.from, content, subject.as_ref(), &said);
        }
        if let Some(quote) = forward {
            self.emit_forward(unit, hit, quote, &said);
        }
        if let Some(other) = second {
            for i in made..self.out.len() {
                let twin = Statement {
                    speaker: Some(other.speaker.clone()),
                    speaker_span: Some(other.span),
                    ..self.out[i].clone()
                };
                let at = self.out.len();
                self.out.push(twin);
                self.out.swap(i, at);
            }
        }
        if passive {
            self.memory.document = Some(said.clone());
        }
        self.memory.spoke(page, &said);
        line.spoke = true;
        line.passive = passive;
        line.contrast = page.word(unit, hit.end - 1).ends_with("ken");
        if !closes(hit.shape.form) {
            line.nominal = hit.end;
        }
        if closes(hit.shape.form) {
            line.subject = Some(said);
            line.from = after.max(hit.end);
            if hit.shape.form == Form::Participle && after > following {
                line.from = hit.end;
            }
        }
    }

    /// The quotation that a cue points at: `şunları söyledi: "…"`, also at the start of the next unit.
    fn content_after(&self, unit: &Unit, hit: &Hit<'_>, next: Option<&Unit>) -> Option<Forward> {
        let page = self.page;
        if !hit.predicates() && !hit.points {
            return None;
        }
        let mut at = hit.end;
        let mut colon = false;
        while let w @ (":" | "," | "." | "-" | "–") = page.word(unit, at) {
            colon |= w == ":";
            at += 1;
        }
        if !colon && !hit.points {
            return None;
        }
        if let Some(quote) = unit.quote(at) {
            return (!self.quoted.contains(&quote)).then_some(Forward::Quote(quote));
        }
        if at < unit.items.len() {
            // No marks: the rest of the unit.
            return (colon && unit.items.len() - at > 2 && hit.cue.is_none_or(|c| c.name != "açıklamak"))
                .then(|| Forward::Words(page.span(unit, at..unit.items.len())));
        }
        let next = next?;
        let quote = next.quote(0).filter(|_| colon || hit.points)?;
        (!self.quoted.contains(&quote)).then_some(Forward::Quote(quote))
    }

    /// The noun behind a participle: `… kaydeden Andre`, `… belirtilen açıklamada`.
    fn head_after(&mut self, unit: &Unit, hit: &Hit<'_>, following: usize) -> Option<Head> {
        let page = self.page;
        let from = hit.end;
        let limit = unit.items.len().min(from + 25);
        // A document that speaks: `bildirilen açıklamada`.
        for at in from..limit.min(from + 4) {
            if let Some((noun, form)) = Lexicon::get().source(page.word(unit, at))
                && matches!(noun, Noun::Speech | Noun::Document)
                && matches!(form.case, Case::Loc | Case::Nom | Case::Ins | Case::Abl)
                && page.mention_ending(unit, at).is_none()
            {
                let said = page
                    .source_mention(unit, from, at)
                    .map(|m| named(page, self.at, m))
                    .or_else(|| self.memory.document.clone())
                    .or_else(|| self.memory.last.clone());
                return Some(Head { start: at, end: at + 1, said });
            }
        }
        if hit.passive() {
            return None;
        }
        let all: Vec<Candidate> = page.candidates(unit, from, limit);
        if all.is_empty()
            && unit.items.len() <= from + 4
            && unit.token(from).is_some_and(|t| page.token(t).is_capitalised())
        {
            // The sentence was cut inside the name (`… hatırlatan Mc.`).
            let cut = (from..unit.items.len()).find_map(|i| page.mention_starting(unit, i));
            let said = cut.map(|(m, _)| named(page, self.at, m)).or_else(|| self.carried(false));
            return Some(Head { start: from, end: unit.items.len(), said });
        }
        let first =
            all.iter().find(|c| c.strong || c.end >= limit || unit.quote(c.end).is_some()).or(all.first())?;
        // The nearest name wins unless a list or compound goes on to a strong one close by.
        let near = all.first()?;
        let pick = if near.end + 6 < first.start { near } else { first };
        let _ = following;
        Some(Head { start: pick.start, end: pick.end, said: Some(self.memory.resolve(page, self.at, pick)) })
    }

    /// A genitive (or topic) that owns a nominalised cue: `Musk'ın … belirttiği paylaşım`.
    fn possessor(&self, unit: &Unit, low: usize, high: usize, verb: usize) -> Option<Candidate> {
        let page = self.page;
        // A complement of another cue has the same topic; only an owner of its own makes it speech inside speech.
        let free = suffix::nominal(page.word(unit, verb)).is_none_or(|(_, case)| case == Case::Nom);
        let owners: Vec<Candidate> = (low..high).filter_map(|at| page.candidate(unit, low, at)).collect();
        let topic = owners.iter().rfind(|c| c.case == Case::Nom && c.strong && matches!(c.who, Who::Name(_)));
        let owner = owners.iter().find(|c| {
            let speaks = matches!(c.who, Who::Name(_) | Who::Role { noun: Noun::Person | Noun::Title, .. });
            (c.case == Case::Gen || c.case == Case::Abl && c.end == high) && speaks
        });
        match (owner, topic) {
            (Some(o), Some(t)) if t.start > o.start && free => Some(*t),
            (Some(o), _) => Some(*o),
            (None, t) => t.copied().filter(|_| free),
        }
    }

    /// The source phrase before a passive cue: `Bakanlıktan yapılan açıklamada, …`, `X tarafından …`.
    fn source(&self, unit: &Unit, low: usize, edge: usize) -> Option<Source> {
        let page = self.page;
        let first = page.opener(unit, low, edge);
        if let Some(c) = (first..edge.min(first + 6)).find_map(|at| page.candidate(unit, first, at))
            && c.case == Case::Equ
            && c.start == first
        {
            // `Başsavcılıkça … kaydedildi`
            return Some(Source { said: Some(self.memory.resolve(page, self.at, &c)), phrase: c });
        }
        for at in low..edge {
            let word = page.word(unit, at);
            if word.starts_with("sonu") {
                continue;
            }
            let loc = Lexicon::get().source(word).is_some_and(|(noun, form)| match noun {
                Noun::Speech => matches!(form.case, Case::Loc | Case::Ins),
                Noun::Document => {
                    matches!(form.case, Case::Loc | Case::Ins)
                        && (form.possessed
                            || page.word(unit, at + 1) == ","
                            || at < low + 4
                            || page.is_made(unit, at))
                }
                Noun::Occasion => form.case == Case::Loc && page.word(unit, at + 1) == ",",
                _ => false,
            });
            if !loc || unit.token(at).is_some_and(|t| page.mention(t).is_some()) {
                continue;
            }
            let phrase = Candidate {
                who: Who::Role {
                    noun: Noun::Document,
                    plural: false,
                    new: true,
                    indefinite: false,
                    span: page.span(unit, low..at + 1),
                },
                start: low,
                end: at + 1,
                strong: true,
                case: Case::Loc,
            };
            let by = (low..at)
                .find(|i| page.word(unit, *i) == "tarafından")
                .and_then(|i| page.candidate(unit, low, i.checked_sub(1)?));
            let role = (low..at).filter_map(|i| page.candidate(unit, low, i)).find(|c| {
                matches!(c.who, Who::Role { .. }) && matches!(c.case, Case::Abl | Case::Gen)
                    || matches!(c.who, Who::Role { noun: Noun::Informer, .. }) && c.case == Case::Loc
            });
            let said = by
                .map(|c| self.memory.resolve(page, self.at, &c))
                .or_else(|| {
                    let name = page.source_mention(unit, low, at)?;
                    Some(named(page, self.at, name))
                })
                .or_else(|| role.map(|c| self.memory.resolve(page, self.at, &c)));
            let said = said.or_else(|| {
                if Lexicon::get().source(word).is_some_and(|(noun, _)| noun == Noun::Occasion) {
                    return None;
                }
                let last = self.memory.last.clone().filter(|l| !l.person);
                match (self.memory.document.clone(), last) {
                    (Some(d), Some(l)) if l.unit > d.unit => Some(l),
                    (Some(d), _) => Some(d),
                    (None, l) => l.or_else(|| self.memory.body.clone()).or_else(|| self.memory.last.clone()),
                }
            });
            return Some(Source { phrase, said });
        }
        None
    }

    /// The first of two joined subjects: `Visa ve Mastercard, …`.
    fn coordinated(&self, unit: &Unit, low: usize, second: &Candidate) -> Option<Said> {
        let Who::Name(_) = second.who else { return None };
        let and = second.start.checked_sub(1).filter(|i| *i > low)?;
        if !matches!(self.page.word(unit, and), "ve" | "ile") {
            return None;
        }
        let (m, mention) = self.page.mention_ending(unit, and - 1)?;
        (self.page.case(mention) == Case::Nom && !self.page.describes(mention))
            .then(|| named(self.page, self.at, m))
    }

    /// Who goes on speaking where a sentence names nobody.
    fn carried(&self, passive: bool) -> Option<Said> {
        let said = if passive {
            let d = self.memory.document.as_ref()?;
            return (self.at - d.unit <= 1).then(|| d.clone());
        } else {
            self.memory.last.as_ref()?
        };
        (self.at - said.unit <= REACH).then(|| said.clone())
    }

    /// Whether somebody's very words were already reported.
    fn already(&self, content: Span, said: &Said) -> bool {
        let words = content.of(self.page.text);
        self.out.iter().any(|s| {
            s.content != content
                && s.speaker.as_ref() == Some(&said.speaker)
                && s.content.of(self.page.text) == words
        })
    }

    fn emit(
        &mut self,
        unit: &Unit,
        hit: &Hit<'_>,
        low: usize,
        content: Content,
        subject: Option<&Candidate>,
        said: &Said,
    ) {
        let page = self.page;
        let cue = page.span(unit, hit.start..hit.end);
        let (span, mode, rule) = match content {
            Content::Quote { quote, at } => {
                self.quoted.push(quote);
                let inner = page.quote(quote).inner;
                let start = page.content_start(unit, low, at + 1, subject);
                let small = inner.of(page.text).chars().next().is_some_and(char::is_lowercase);
                let runs_in = small && at >= start + 3 && page.is_word(unit, at - 1) && subject.is_some();
                if runs_in && (start..at).all(|i| page.word(unit, i) != ",") {
                    // `X, bankalarda "böyle bir durum yok" dedi`: only the last words are marked.
                    (page.span(unit, start..at + 1), Mode::Mixed, "tr.quote.mixed")
                } else {
                    (inner, Mode::Direct, "tr.quote")
                }
            }
            Content::Bare { end } => {
                if subject.is_none() {
                    return;
                }
                let start = page.content_start(unit, low, end, subject);
                (page.span(unit, start..end), Mode::Direct, "tr.bare")
            }
            Content::Clause { end } => {
                let start = page.content_start(unit, low, end, subject);
                if start >= end {
                    return;
                }
                let inside: Vec<u32> = (start..end).filter_map(|i| unit.quote(i)).collect();
                let mode = if inside.is_empty() { Mode::Indirect } else { Mode::Mixed };
                let mut span = page.span(unit, start..end);
                if let [only] = inside.as_slice()
                    && end == start + 1
                {
                    span = page.quote(*only).inner;
                }
                self.quoted.extend(inside);
                (span, mode, "tr.clause")
            }
        };
        self.push(
            span,
            mode,
            Some(cue),
            said,
            hit.modality,
            rule,
            if subject.is_some() { 0.9 } else { 0.75 },
        );
    }

    fn emit_forward(&mut self, unit: &Unit, hit: &Hit<'_>, forward: Forward, said: &Said) {
        let cue = self.page.span(unit, hit.start..hit.end);
        let span = match forward {
            Forward::Quote(quote) => {
                self.quoted.push(quote);
                self.page.quote(quote).inner
            }
            Forward::Words(span) => span,
        };
        self.push(span, Mode::Direct, Some(cue), said, hit.modality, "tr.forward", 0.9);
    }

    #[allow(clippy::too_many_arguments)] // the parts of one statement
    fn push(
        &mut self,
        content: Span,
        mode: Mode,
        cue: Option<Span>,
        said: &Said,
        modality: Modality,
        rule: &'static str,
        confidence: f32,
    ) {
        let page = self.page;
        if self.already(content, said) {
            return;
        }
        let mut about = page.named_in(content);
        if let Speaker::Entity(e) = said.speaker {
            about.retain(|a| *a != e);
        }
        let evidence = cue.map_or(content, |c| content.join(c));
        let last = content.of(page.text).rsplit(' ').next().unwrap_or_default();
        let negative = mode != Mode::Direct && is_negative(&crate::text::lower_tr(last));
        self.out.push(Statement {
            content,
            evidence,
            mode,
            cue,
            speaker: Some(said.speaker.clone()),
            speaker_span: Some(said.span),
            addressee: None,
            about,
            negative,
            modality,
            rule,
            confidence,
        });
    }

    /// A sentence without statement still sets the topic, and who an announcement comes from.
    fn remember_topic(&mut self, unit: &Unit) {
        let page = self.page;
        let end = unit.items.len();
        if let Some(c) = page.subject(unit, 0, end)
            && let Who::Name(_) = c.who
        {
            let said = self.memory.resolve(page, self.at, &c);
            self.memory.topic(page, &said);
        }
    }

    /// `X'ten açıklama yapıldı`, `X açıklama yaptı`, `X'in mektubu okundu`: X speaks in what follows.
    fn announce(&mut self, unit: &Unit) {
        let page = self.page;
        let speech = (0..unit.items.len()).rev().find(|&at| {
            Lexicon::get().source(page.word(unit, at)).is_some_and(|(noun, form)| {
                matches!(noun, Noun::Speech | Noun::Document)
                    && !page.word(unit, at).starts_with("ifade")
                    && (matches!(form.case, Case::Nom | Case::Acc) || form.plural && form.case == Case::Loc)
            })
        });
        let Some(at) = speech else { return };
        let last = page.is_word(unit, at + 1) && at + 6 > unit.items.len();
        if !last {
            return;
        }
        let passive = (at + 1..unit.items.len()).filter_map(|i| unit.token(i)).any(|t| {
            let w = &page.reading.analysed.words[t as usize];
            w.verb.is_some_and(|v| v.voice == Voice::Passive) || page.lower(t).starts_with("geld")
        });
        let by = (0..at)
            .rfind(|i| page.word(unit, *i) == "tarafından")
            .and_then(|i| page.candidate(unit, 0, i.checked_sub(1)?));
        let subject = || page.subject(unit, 0, at).map(|c| self.memory.resolve(page, self.at, &c));
        let source = || page.source_mention(unit, 0, at).map(|m| named(page, self.at, m));
        let said = match by {
            Some(c) => Some(self.memory.resolve(page, self.at, &c)),
            None if passive => source().or_else(subject),
            None => subject().or_else(source),
        };
        if said.is_some() {
            self.memory.document = said;
        }
    }

    /// A unit that is one quotation and nothing else, in a block of its own.
    fn lone_quote(&self, unit: &Unit) -> Option<u32> {
        let quote = unit.quote(0)?;
        let rest = &unit.items[1..];
        let silent = rest.iter().all(|i| {
            !matches!(i.what, unit::What::Token(t) if self.page.token(t).kind == crate::text::TokenKind::Word)
                && !matches!(i.what, unit::What::Quote(_))
        });
        (silent && !self.quoted.contains(&quote)).then_some(quote)
    }

    /// Reads the sentences inside quotations for speech whose speaker is named there.
    fn nested(&mut self, units: &[Unit]) {
        let page = self.page;
        self.inner = true;
        for q in &page.reading.analysed.segmented.quotes {
            self.narrator = self.out.iter().find(|s| s.content == q.inner).and_then(|s| {
                Some(Said { speaker: s.speaker.clone()?, span: s.speaker_span?, unit: self.at, person: true })
            });
            for s in &q.sentences {
                let block = units.iter().rfind(|u| u.tokens.start <= s.start).map_or(0, |u| u.block);
                let unit = page.unit(s.clone(), block);
                self.read(&unit, None);
            }
        }
    }

    /// Whether a unit is a title or heading.
    fn is_heading(&self, unit: &Unit) -> bool {
        let block = self.page.reading.analysed.document.blocks.get(unit.block as usize);
        block.is_some_and(|b| matches!(b.kind, BlockKind::Title | BlockKind::Heading))
    }
}

/// What follows a cue that points forward.
#[derive(Debug, Clone, Copy)]
enum Forward {
    Quote(u32),
    Words(Span),
}

/// The noun behind a participle.
struct Head {
    start: usize,
    end: usize,
    said: Option<Said>,
}

/// The source phrase of a passive.
struct Source {
    phrase: Candidate,
    said: Option<Said>,
}

/// Whether a nominalised verb is negated (`olmadığını`, `yapmayacağını`).
fn is_negative(word: &str) -> bool {
    let s = suffix::skeleton(word);
    ["mADIK", "mAyAcAK", "mAmAsI"].iter().any(|n| s.contains(n))
}
