//! A pack's verbs: who did what to whom, by the patterns around a verb.

use std::ops::Range;

use super::names::Found;
use super::pattern::{self, Parties, Surface};
use super::verbs::VerbForm;
use super::{Discard, Pack};
use crate::entity::EntityId;
use crate::event::{Event, Status, row};
use crate::pipeline::Reading;
use crate::statement::Statement;
use crate::syntax::Upos;
use crate::text::{Span, lower_en};

/// One sentence as patterns see it.
struct Sentence<'a> {
    found: &'a Found,
    lower: &'a [String],
    bounds: (usize, usize),
    /// Groups of the sentence (indices into the document's).
    groups: Range<usize>,
}

impl Sentence<'_> {
    fn tokens(&self, group: usize) -> Range<usize> {
        let t = &self.found.phrases.groups[group].tokens;
        t.start as usize..t.end as usize
    }

    fn chunk(&self, fits: impl Fn(&Range<usize>) -> bool, last: bool) -> Option<Range<usize>> {
        let all = &self.found.phrases.chunks;
        let from = all.partition_point(|c| (c.start as usize) < self.bounds.0);
        let to = all.partition_point(|c| (c.start as usize) < self.bounds.1);
        let mut own = all[from..to].iter().map(|c| c.start as usize..c.end as usize);
        if last { own.rfind(fits) } else { own.find(fits) }
    }
}

impl Surface for Sentence<'_> {
    fn word(&self, at: usize) -> &str {
        &self.lower[at]
    }

    fn bounds(&self) -> (usize, usize) {
        self.bounds
    }

    fn group_from(&self, at: usize) -> Option<(usize, Range<usize>)> {
        self.groups.clone().map(|g| (g, self.tokens(g))).find(|(_, t)| t.start >= at)
    }

    fn group_to(&self, at: usize) -> Option<(usize, Range<usize>)> {
        self.groups.clone().rev().map(|g| (g, self.tokens(g))).find(|(_, t)| t.end <= at)
    }

    fn phrase_from(&self, at: usize) -> Option<Range<usize>> {
        self.chunk(|c| c.end > at, false)
    }

    fn phrase_to(&self, at: usize) -> Option<Range<usize>> {
        self.chunk(|c| c.start < at, true)
    }

    fn is_compound(&self, group: usize) -> bool {
        self.found.phrases.groups[group].members.len() > 1
    }
}

impl Pack {
    /// Adds what the pack's verbs tell; an event of kilim's own at the same word gives way to it.
    pub(crate) fn events(
        &self,
        found: &Found,
        reading: &Reading<'_>,
        statements: &[Statement],
        events: &mut Vec<Event>,
    ) {
        if self.verbs.forms.is_empty() && self.discards.is_empty() {
            return;
        }
        let document = reading.analysed.document;
        if self.discard(&document.text) == Some(Discard::Text) {
            events.clear();
            return;
        }
        let tokens = &reading.analysed.segmented.tokens;
        let lower: Vec<String> =
            tokens.iter().map(|t| lower_en(t.span.of(&document.text)).into_owned()).collect();
        let mut told: Vec<Event> = Vec::new();
        for sentence in &reading.analysed.segmented.sentences {
            if self.discard(sentence.span.of(&document.text)).is_some() {
                events.retain(|e| !sentence.span.contains(e.trigger));
                continue;
            }
            let groups = &found.phrases.groups;
            let view = Sentence {
                found,
                lower: &lower,
                bounds: (sentence.tokens.start as usize, sentence.tokens.end as usize),
                groups: groups.partition_point(|g| g.tokens.start < sentence.tokens.start)
                    ..groups.partition_point(|g| g.tokens.start < sentence.tokens.end),
            };
            for at in view.bounds.0..view.bounds.1 {
                let Some((verb, code, parties)) = self.verb_at(&view, reading, at) else { continue };
                let trigger =
                    Span { start: tokens[verb.start].span.start, end: tokens[verb.end - 1].span.end };
                for (agents, targets, code) in self.tell(&view, reading, verb, &code, parties) {
                    let Some(kind) = self.types.of(&code) else { continue };
                    let status = status(reading, at as u32);
                    told.push(Event {
                        kind,
                        trigger,
                        evidence: vec![sentence.span],
                        agents,
                        targets,
                        places: Vec::new(),
                        date: crate::time::date_for(sentence.span, reading.times, status.happens(), |_| true),
                        status,
                        plover: row(kind).plover.map(str::to_owned),
                        cameo: Some(code),
                        statement: statements
                            .iter()
                            .position(|s| s.content.contains(trigger))
                            .map(|i| i as u32),
                        rule: "pack.verb".to_owned(),
                        confidence: 0.8,
                    });
                }
            }
        }
        events.retain(|e| !told.iter().any(|t| t.trigger.overlaps(e.trigger)));
        events.extend(told);
        events.sort_by_key(|e| e.trigger.start);
    }

    /// The verb at a token, its code and what its pattern says of the parties.
    fn verb_at(
        &self,
        view: &Sentence<'_>,
        reading: &Reading<'_>,
        at: usize,
    ) -> Option<(Range<usize>, String, Parties)> {
        let forms = self.verbs.forms.get(&view.lower[at])?;
        let words = &reading.analysed.words;
        let named = view
            .groups
            .clone()
            .any(|g| view.found.phrases.groups[g].members.iter().any(|m| m.tokens.contains(&(at as u32))));
        if named || !is_verb(words[at].upos, view, reading, at) {
            return None;
        }
        let place = |form: &VerbForm| {
            let start = at.checked_sub(form.head).filter(|s| *s >= view.bounds.0)?;
            let mut k = start;
            for word in &form.words {
                k = pattern::word_end(view, word, k, view.bounds.1)?;
            }
            Some(start..k)
        };
        let mut default: Option<(Range<usize>, String)> = None;
        for form in forms {
            let Some(verb) = place(form) else { continue };
            let block = &self.verbs.blocks[form.block as usize];
            let hit = block
                .patterns
                .iter()
                .find_map(|p| Some((p, p.fits(view, verb.clone(), &self.verbs.synsets)?)));
            if let Some((pattern, parties)) = hit {
                return Some((verb, pattern.code.clone(), parties));
            }
            if default.as_ref().is_none_or(|(_, code)| code == "---") {
                default = Some((verb, form.code.clone()));
            }
        }
        default.map(|(verb, code)| (verb, code, Parties::default()))
    }

    /// Agents, targets and code of what a verb tells; two where the code is a pair (`032:033`).
    fn tell(
        &self,
        view: &Sentence<'_>,
        reading: &Reading<'_>,
        verb: Range<usize>,
        code: &str,
        parties: Parties,
    ) -> Vec<(Vec<EntityId>, Vec<EntityId>, String)> {
        let (code, back) = code.split_once(':').map_or((code, None), |(a, b)| (a, Some(b)));
        if matches!(code, "---" | "+++" | "###") {
            return Vec::new();
        }
        let of = |group: usize| view.found.parties[group].clone();
        let mut out = Vec::new();
        if let Some(all) = parties.compound.filter(|_| !parties.compound_behind) {
            let all = of(all);
            for (i, a) in all.iter().enumerate() {
                let others: Vec<EntityId> =
                    all.iter().enumerate().filter(|(k, b)| *k != i && *b != a).map(|(_, b)| *b).collect();
                if !others.is_empty() {
                    out.push((vec![*a], others, code.to_owned()));
                }
            }
            return out;
        }
        let (mut source, mut target) = (parties.source, parties.target.or(parties.compound));
        let passive = source.is_none() && target.is_none() && is_passive(reading, view, verb.clone());
        if passive {
            target = self.first(view, view.bounds.0..verb.start, &[]);
            let by = (verb.end..view.bounds.1.min(verb.end + 4)).find(|k| view.lower[*k] == "by");
            source = by.and_then(|by| self.first(view, by..view.bounds.1, &[]));
        }
        if source.is_none() {
            let from = clause_start(reading, view, verb.start);
            source = self.first(view, from..verb.start, &[target]);
        }
        if target.is_none() {
            target = self.first(view, verb.end..before_attribution(view, verb.end), &[source]);
        }
        let (Some(source), Some(target)) = (source, target) else { return out };
        let (source, target) = (of(source), of(target));
        if source.is_empty() || target.is_empty() || source == target {
            return out;
        }
        out.push((source.clone(), target.clone(), code.to_owned()));
        if let Some(back) = back {
            out.push((target, source, back.to_owned()));
        }
        out
    }

    /// The first group of a range: one whose parties have a code before roles and other names.
    fn first(&self, view: &Sentence<'_>, range: Range<usize>, not: &[Option<usize>]) -> Option<usize> {
        let codes = &view.found.codes;
        let rank = |g: usize| {
            let named = |e: &EntityId| codes.get(e).map_or(1, |c| i32::from(c.starts_with("---")));
            view.found.parties[g].iter().map(named).min().unwrap_or(2)
        };
        view.groups
            .clone()
            .filter(|g| {
                let t = view.tokens(*g);
                t.start >= range.start && t.start < range.end && !not.contains(&Some(*g)) && rank(*g) < 2
            })
            .min_by_key(|g| (rank(*g), *g))
    }
}

fn is_verb(upos: Upos, view: &Sentence<'_>, reading: &Reading<'_>, at: usize) -> bool {
    match upos {
        Upos::Verb => true,
        Upos::Aux => matches!(view.lower[at].as_str(), "has" | "have" | "had"),
        // Behind a name or an auxiliary a word that was not seen as a verb may be one.
        _ => {
            at > view.bounds.0
                && !matches!(upos, Upos::Propn | Upos::Adp)
                && matches!(reading.analysed.words[at - 1].upos, Upos::Propn | Upos::Aux | Upos::Part)
                && !matches!(view.lower[at - 1].as_str(), "'s" | "’s" | "'" | "’")
        }
    }
}

/// Where the clause of a verb begins, if a conjunction of time or cause opens it and its subject stands behind: what
/// comes before is no subject of it.
fn clause_start(reading: &Reading<'_>, view: &Sentence<'_>, verb: usize) -> usize {
    const OPENERS: [&str; 9] =
        ["after", "when", "before", "while", "since", "until", "because", "although", "though"];
    let words = &reading.analysed.words;
    let last = (view.bounds.0..verb).rev().find(|k| OPENERS.contains(&view.lower[*k].as_str()));
    let Some(opener) = last else { return view.bounds.0 };
    let between = opener + 1..verb;
    let subject = between.clone().any(|k| matches!(words[k].upos, Upos::Noun | Upos::Propn | Upos::Pron));
    let other_verb = between.clone().any(|k| words[k].upos == Upos::Verb || view.lower[k] == ",");
    if subject && !other_verb { opener + 1 } else { view.bounds.0 }
}

/// Where a sentence ends without who is quoted for it (`…, a senior official said on Monday`).
fn before_attribution(view: &Sentence<'_>, from: usize) -> usize {
    const SAID: [&str; 6] = ["said", "says", "reported", "reports", "told", "announced"];
    let end = view.bounds.1;
    let comma = (from..end).rev().find(|k| view.lower[*k] == ",");
    comma.filter(|c| end - c < 16 && (*c..end).any(|k| SAID.contains(&view.lower[k].as_str()))).unwrap_or(end)
}

/// `was opposed (earlier) by`
fn is_passive(reading: &Reading<'_>, view: &Sentence<'_>, verb: Range<usize>) -> bool {
    const BE: [&str; 8] = ["was", "were", "be", "been", "being", "is", "are", "'s"];
    let mut k = verb.start;
    while k > view.bounds.0 && reading.analysed.words[k - 1].upos == Upos::Adv {
        k -= 1;
    }
    k > view.bounds.0
        && BE.contains(&view.lower[k - 1].as_str())
        && view.lower[verb.start].ends_with(['d', 'n', 't', 'k', 'g'])
        && !view.lower[verb.start].ends_with("ing")
        && (verb.end..view.bounds.1.min(verb.end + 4)).any(|k| view.lower[k] == "by")
}

/// From the verb's own clause, as for other events.
fn status(reading: &Reading<'_>, head: u32) -> Status {
    use crate::syntax::{Mood, Tense};
    let clauses = reading.clauses;
    let at = clauses.partition_point(|c| c.head < head);
    let Some(clause) = clauses[at..].iter().take_while(|c| c.head == head).next() else {
        return Status::Occurred;
    };
    let f = &clause.features;
    if f.negative {
        Status::Denied
    } else if f.mood != Mood::Indicative {
        Status::Hypothetical
    } else if f.tense == Tense::Future {
        Status::Planned
    } else {
        Status::Occurred
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::EventType;

    #[test]
    fn a_code_is_told_as_the_type_that_cameo_gives_it() {
        let pack = Pack::default();
        assert_eq!(pack.types.of("042"), Some(EventType::Consult));
        assert_eq!(pack.types.of("190"), Some(EventType::Assault));
        assert_eq!(pack.types.of("010"), None);
    }
}
