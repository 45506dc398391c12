//! One cue read: what it reports and who says it.

use crate::statement::Statement;
use crate::syntax::Case;

use super::candidate::{Candidate, Who};
use super::content::Content;
use super::cue::Hit;
use super::emit::Forward;
use super::lexicon::closes;
use super::memory::Said;
use super::suffix::Form;
use super::unit::Unit;
use super::{Line, Reader};

/// Who speaks, and where.
#[derive(Default)]
struct Voice {
    said: Option<Said>,
    /// A second of two joined speakers.
    second: Option<Said>,
    /// The phrase in front of the words.
    subject: Option<Candidate>,
    /// Where the next clause starts.
    after: usize,
    /// Named in the clause itself.
    explicit: bool,
}

impl Reader<'_, '_> {
    /// Reads one cue: makes its statement and moves the line on behind it.
    pub(super) fn hit(
        &mut self,
        unit: &Unit,
        hit: &Hit<'_>,
        following: usize,
        next: Option<&Unit>,
        line: &mut Line,
    ) {
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
        let mut voice = self.voice(unit, hit, line, backward, phrase);
        if voice.said.is_none() {
            voice.said = self.fallback(unit, hit, line, backward);
            voice.explicit = false;
        }
        let Some(said) = voice.said else { return };
        let own = voice.explicit || line.subject.is_some() || matches!(backward, Some(Content::Quote { .. }));
        if hit.weak && !own {
            return;
        }
        let said = Said { unit: self.at, ..said };
        let made = self.out.len();
        if let Some(content) = backward {
            self.emit(unit, hit, line.from, content, voice.subject.as_ref(), &said);
        }
        if let Some(quote) = forward {
            self.emit_forward(unit, hit, quote, &said);
        }
        if let Some(other) = voice.second {
            self.twins(made, &other);
        }
        if closes(hit.shape.form) {
            // Speech inside speech changes nothing about who goes on speaking.
            if hit.passive() {
                self.memory.document = Some(said.clone());
            }
            self.memory.spoke(page, &said);
        }
        line.spoke = true;
        line.passive = hit.passive();
        line.contrast = page.word(unit, hit.end - 1).ends_with("ken");
        if closes(hit.shape.form) {
            line.subject = Some(said);
            let cut = hit.shape.form == Form::Participle && voice.after > following;
            line.from = if cut { hit.end } else { voice.after.max(hit.end) };
        } else {
            line.nominal = hit.end;
        }
    }

    /// Who speaks, as the cue's own clause says it.
    fn voice(
        &mut self,
        unit: &Unit,
        hit: &Hit<'_>,
        line: &Line,
        backward: Option<Content>,
        phrase: bool,
    ) -> Voice {
        let page = self.page;
        // Where the words end, before the subject is cut off in front of them.
        let edge = backward.map_or(hit.start, |c| match c {
            Content::Quote { at, .. } => at,
            Content::Clause { end } | Content::Bare { end } => end,
        });
        let mut voice = Voice { after: hit.end, explicit: true, ..Voice::default() };
        match hit.shape.form {
            Form::Participle => {
                if let Some(head) = self.head_after(unit, hit)
                    && !(phrase && head.start > hit.end + 3 && page.word(unit, hit.end) != "ve")
                {
                    voice.after = head.end;
                    voice.said = head.said;
                }
            }
            Form::ObjectParticiple | Form::VerbalNoun => {
                voice.subject =
                    self.possessor(unit, line.from.max(line.nominal), edge, hit.end - 1).filter(|c| {
                        // `"…" sorusuna X …`: who answers does not ask.
                        c.case == Case::Gen || !page.word(unit, hit.start).starts_with("sorus")
                    });
                voice.said = voice.subject.map(|c| self.memory.resolve(page, self.at, &c));
            }
            Form::Finite | Form::Converb if hit.passive() => {
                let low = page.run_on(unit, line.from, edge);
                if let Some(source) = self.source(unit, low, edge) {
                    voice.said = source.said;
                    voice.subject = Some(source.phrase);
                } else if hit.cue.is_some_and(|cue| cue.impersonal)
                    && let Some(c) = (low..edge)
                        .filter_map(|at| page.candidate(unit, low, at))
                        .find(|c| c.case == Case::Abl)
                {
                    // `Bakanlıktan "…" açıklaması geldi`
                    voice.said = Some(self.memory.resolve(page, self.at, &c));
                    voice.subject = Some(c);
                }
            }
            Form::Finite | Form::Converb => {
                voice.subject = self.plain_subject(unit, hit, line, backward, edge);
                if let Some(c) = voice.subject {
                    if c.start >= hit.end {
                        voice.after = c.end;
                    }
                    voice.second = self.coordinated(unit, line.from, &c);
                    voice.said = Some(self.memory.resolve(page, self.at, &c));
                }
            }
        }
        voice
    }

    /// The subject of an active cue: before its words, between them and the cue, or behind it (`"…" dedi Ali`).
    fn plain_subject(
        &self,
        unit: &Unit,
        hit: &Hit<'_>,
        line: &Line,
        backward: Option<Content>,
        edge: usize,
    ) -> Option<Candidate> {
        let page = self.page;
        let low = page.opener(unit, page.run_on(unit, line.from, edge), edge);
        let named = |c: &Candidate| matches!(c.who, Who::Name(_));
        let before = page.subject(unit, low, edge).filter(|c| {
            line.subject.is_none() || page.replaces(unit, c) || line.contrast && c.start == low && named(c)
        });
        let between = || {
            let c = page.subject(unit, backward?.end(), hit.start)?;
            (c.strong || c.end == hit.start || named(&c)).then_some(c)
        };
        let behind = || {
            if hit.shape.form != Form::Finite || backward.is_none() || line.subject.is_some() {
                return None;
            }
            let end = (hit.end + 4).min(unit.items.len());
            // `dedi Ali | ve ekledi`
            let goes_on = |c: &Candidate| {
                page.word(unit, c.end) == "ve" && page.mention_starting(unit, c.end + 1).is_none()
            };
            let c = (hit.end..end)
                .filter_map(|at| page.candidate(unit, hit.end, at))
                .find(|c| c.case == Case::Nom && (goes_on(c) || !page.is_listed(unit, c, end)))?;
            (named(&c) && (matches!(page.word(unit, c.end), "." | "," | "") || goes_on(&c))).then_some(c)
        };
        before.or_else(between).or_else(behind)
    }

    /// Who speaks where the cue's own clause names nobody: the subject at hand, the one to come, or who spoke before.
    fn fallback(&self, unit: &Unit, hit: &Hit<'_>, line: &Line, backward: Option<Content>) -> Option<Said> {
        let page = self.page;
        let passive = hit.passive();
        if self.inner {
            // `'Olmaz' dedik`: the one who is quoted speaks of himself.
            let token = unit.token(hit.end - 1)?;
            let person = page.reading.analysed.words[token as usize].person;
            let quotes = matches!(backward, Some(Content::Quote { .. } | Content::Bare { .. }));
            let first = matches!(person, 1 | 4) && hit.shape.form == Form::Finite;
            return self.narrator.clone().filter(|_| first && quotes && hit.cue.is_some());
        }
        if !hit.predicates() {
            return None;
        }
        // `İlk açıklama Ali'den geldi: "…"`
        let comes = hit.cue.is_none() && hit.points && page.word(unit, hit.start).starts_with("gel");
        if comes
            && let Some(c) = (line.from..hit.start)
                .filter_map(|at| page.candidate(unit, line.from, at))
                .rfind(|c| c.case == Case::Abl)
        {
            return Some(self.memory.resolve(page, self.at, &c));
        }
        if let Some(said) = line.subject.clone().filter(|_| !passive || line.passive) {
            return Some(said);
        }
        if hit.shape.form == Form::Converb
            && !passive
            && let Some(c) = page.subject(unit, hit.end, unit.items.len().min(hit.end + 25))
            && c.strong
        {
            return Some(self.memory.resolve(page, self.at, &c));
        }
        // `belirtiliyor`, `bildirilirken` with no source are hearsay of nobody.
        let verb = page.word(unit, hit.end - 1);
        if passive && (verb.ends_with("yor") || verb.ends_with("ken")) {
            return None;
        }
        self.carried(passive)
    }

    /// A second speaker of the same words: one statement more for each made since `from`, before the first's.
    fn twins(&mut self, from: usize, other: &Said) {
        for i in from..self.out.len() {
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

    /// The quotation that a cue points at: `şunları söyledi: "…"`, also at the start of the next unit.
    pub(super) fn content_after(&self, unit: &Unit, hit: &Hit<'_>, next: Option<&Unit>) -> Option<Forward> {
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
}
