//! Patterns around a verb: words, synonym sets and parties before and behind it.

use std::collections::HashMap;

/// Synonym sets by name: phrases as words.
pub(super) type Synsets = HashMap<String, Vec<Vec<String>>>;

/// One element of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Element {
    /// A word.
    Word(String),
    /// `&NAME`: a phrase of a set.
    Set(String),
    /// `$`: who does it.
    Source,
    /// `+`: to whom.
    Target,
    /// `%`: several parties, each to the others.
    Compound,
    /// `^`: any noun phrase.
    Skip,
}

/// Elements from the verb outwards; whether each touches what is nearer to the verb.
type Side = Vec<(Element, bool)>;

/// A pattern with its code.
#[derive(Debug)]
pub(super) struct Pattern {
    pub(super) before: Side,
    pub(super) after: Side,
    pub(super) code: String,
}

/// What a pattern's parties are: indices of groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Parties {
    pub(super) source: Option<usize>,
    pub(super) target: Option<usize>,
    pub(super) compound: Option<usize>,
    pub(super) compound_behind: bool,
}

/// The text that a pattern is laid on.
pub(super) trait Surface {
    /// The lower-cased word at a place.
    fn word(&self, at: usize) -> &str;
    /// First and last place but one of the sentence.
    fn bounds(&self) -> (usize, usize);
    /// The first named group that begins at or behind a place, before `end`.
    fn group_from(&self, at: usize) -> Option<(usize, std::ops::Range<usize>)>;
    /// The last named group that ends at or before a place.
    fn group_to(&self, at: usize) -> Option<(usize, std::ops::Range<usize>)>;
    /// The noun phrase (with a name or not) that begins at or behind a place.
    fn phrase_from(&self, at: usize) -> Option<std::ops::Range<usize>>;
    /// The noun phrase that ends at or before a place.
    fn phrase_to(&self, at: usize) -> Option<std::ops::Range<usize>>;
    /// Whether a group holds several parties.
    fn is_compound(&self, group: usize) -> bool;
}

impl Pattern {
    /// Reads `SAID $ * TIES_WITH +`.
    pub(super) fn parse(text: &str, code: &str) -> Result<Pattern, String> {
        let mut before: Side = Vec::new();
        let mut after: Side = Vec::new();
        let mut behind = false;
        let mut joined = false;
        for piece in text.split_whitespace() {
            let count = piece.split('_').count();
            for (i, word) in piece.split('_').enumerate() {
                if i > 0 {
                    joined = true;
                }
                if word.is_empty() {
                    // `IN_ $`: what follows touches it.
                    joined = i + 1 == count;
                    continue;
                }
                if word == "*" {
                    if behind {
                        return Err("one `*` expected in a pattern".into());
                    }
                    behind = true;
                    mark(&mut before, joined);
                    joined = false;
                    continue;
                }
                let element = match word {
                    "$" => Element::Source,
                    "+" => Element::Target,
                    "%" => Element::Compound,
                    "^" => Element::Skip,
                    _ => match word.strip_prefix('&') {
                        Some(name) => Element::Set(name.to_lowercase()),
                        None => Element::Word(word.to_lowercase()),
                    },
                };
                if behind {
                    after.push((element, joined));
                } else {
                    mark(&mut before, joined);
                    before.push((element, false));
                }
                joined = false;
            }
        }
        if !behind {
            return Err("no `*` for the verb in the pattern".into());
        }
        before.reverse();
        Ok(Pattern { before, after, code: code.to_owned() })
    }

    /// How many elements it has.
    pub(super) fn len(&self) -> usize {
        self.before.len() + self.after.len()
    }

    /// Lays it around a verb whose words stand in `verb`.
    pub(super) fn fits(
        &self,
        text: &dyn Surface,
        verb: std::ops::Range<usize>,
        sets: &Synsets,
    ) -> Option<Parties> {
        let parties = behind(text, &self.after, verb.end, sets, Parties::default())?;
        before(text, &self.before, verb.start, sets, parties)
    }
}

/// The element before touches what comes now.
fn mark(before: &mut Side, joined: bool) {
    if joined && let Some(last) = before.last_mut() {
        last.1 = true;
    }
}

/// The end of a word or phrase of a set that begins at `at`.
fn ends(text: &dyn Surface, element: &Element, at: usize, sets: &Synsets) -> Option<usize> {
    let (_, end) = text.bounds();
    match element {
        Element::Word(w) => (at < end).then(|| word_end(text, w, at, end))?,
        Element::Set(name) => sets
            .get(name)?
            .iter()
            .filter_map(|phrase| {
                let mut k = at;
                for w in phrase {
                    k = (k < end).then(|| word_end(text, w, k, end))??;
                }
                Some(k)
            })
            .max(),
        _ => None,
    }
}

/// A dictionary's word may be several tokens of a text (`al-qaeda`, `u.s.`).
pub(super) fn word_end(text: &dyn Surface, word: &str, at: usize, end: usize) -> Option<usize> {
    let mut rest = word;
    for k in at..end.min(at + 5) {
        rest = rest.strip_prefix(text.word(k))?;
        if rest.is_empty() {
            return Some(k + 1);
        }
    }
    None
}

fn behind(
    text: &dyn Surface,
    side: &[(Element, bool)],
    at: usize,
    sets: &Synsets,
    found: Parties,
) -> Option<Parties> {
    let Some(((element, joined), rest)) = side.split_first() else { return Some(found) };
    let (_, end) = text.bounds();
    match element {
        Element::Word(_) | Element::Set(_) => {
            let last = if *joined { (at + 1).min(end) } else { end };
            (at..last).find_map(|k| behind(text, rest, ends(text, element, k, sets)?, sets, found))
        }
        Element::Skip => behind(text, rest, text.phrase_from(at)?.end, sets, found),
        _ => {
            let (group, tokens) = text.group_from(at)?;
            let mut found = found;
            match element {
                Element::Source => found.source = Some(group),
                Element::Target => found.target = Some(group),
                _ if text.is_compound(group) => {
                    found.compound = Some(group);
                    found.compound_behind = true;
                }
                _ => return None,
            }
            behind(text, rest, tokens.end, sets, found)
        }
    }
}

fn before(
    text: &dyn Surface,
    side: &[(Element, bool)],
    at: usize,
    sets: &Synsets,
    found: Parties,
) -> Option<Parties> {
    let Some(((element, joined), rest)) = side.split_first() else { return Some(found) };
    let (start, _) = text.bounds();
    match element {
        Element::Word(_) | Element::Set(_) => (start..at).rev().find_map(|k| {
            let stop = ends(text, element, k, sets).filter(|stop| *stop <= at && (!joined || *stop == at))?;
            let _ = stop;
            before(text, rest, k, sets, found)
        }),
        Element::Skip => before(text, rest, text.phrase_to(at)?.start, sets, found),
        _ => {
            let (group, tokens) = text.group_to(at)?;
            let mut found = found;
            match element {
                Element::Source => found.source = Some(group),
                Element::Target => found.target = Some(group),
                _ if text.is_compound(group) => found.compound = Some(group),
                _ => return None,
            }
            before(text, rest, tokens.start, sets, found)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Words(Vec<&'static str>);

    impl Surface for Words {
        fn word(&self, at: usize) -> &str {
            self.0[at]
        }
        fn bounds(&self) -> (usize, usize) {
            (0, self.0.len())
        }
        fn group_from(&self, at: usize) -> Option<(usize, std::ops::Range<usize>)> {
            (at..self.0.len()).find(|k| self.0[*k].starts_with('@')).map(|k| (k, k..k + 1))
        }
        fn group_to(&self, at: usize) -> Option<(usize, std::ops::Range<usize>)> {
            (0..at).rev().find(|k| self.0[*k].starts_with('@')).map(|k| (k, k..k + 1))
        }
        fn phrase_from(&self, at: usize) -> Option<std::ops::Range<usize>> {
            self.group_from(at).map(|g| g.1)
        }
        fn phrase_to(&self, at: usize) -> Option<std::ops::Range<usize>> {
            self.group_to(at).map(|g| g.1)
        }
        fn is_compound(&self, _: usize) -> bool {
            false
        }
    }

    #[test]
    fn words_joined_by_an_underscore_touch_and_others_need_not() {
        let text = Words("@elves were often baked fresh warm bread by @orcs".split(' ').collect());
        let fits = |p: &str| Pattern::parse(p, "07").unwrap().fits(&text, 3..4, &Synsets::new());
        assert!(fits("* FRESH BREAD").is_some());
        assert!(fits("* FRESH_BREAD").is_none());
        assert!(fits("WERE *").is_some() && fits("WERE_*").is_none() && fits("OFTEN_*").is_some());
        let parties = fits("+ WERE * BY $").unwrap();
        assert_eq!((parties.target, parties.source), (Some(0), Some(8)));
        assert!(Pattern::parse("BREAD", "07").is_err());
    }
}
