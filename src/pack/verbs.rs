//! PETRARCH's verb dictionary: blocks of verbs with codes and patterns, synonym sets; and its list of discards.

use std::collections::HashMap;

use super::Fault;
use super::agents::plural_of;
use super::lines::{lines, parts, words};
use super::pattern::{Pattern, Synsets};

/// A block: verbs that share patterns.
#[derive(Debug, Default)]
pub(super) struct Block {
    /// Code of a verb that gives none itself.
    code: String,
    /// The one with the most elements first.
    pub(super) patterns: Vec<Pattern>,
}

/// One form of a verb.
#[derive(Debug, Clone)]
pub(super) struct VerbForm {
    pub(super) block: u32,
    /// Lower-cased words, the verb's own place among them, and its code.
    pub(super) words: Vec<String>,
    pub(super) head: usize,
    pub(super) code: String,
}

/// All verbs, by the form of their head.
#[derive(Debug, Default)]
pub(super) struct Verbs {
    pub(super) blocks: Vec<Block>,
    pub(super) forms: HashMap<String, Vec<VerbForm>>,
    pub(super) synsets: Synsets,
}

impl Verbs {
    pub(super) fn add(&mut self, text: &str) -> Result<(), Fault> {
        let mut set: Option<String> = None;
        let mut open = false;
        for (line, row) in lines(text) {
            let row = row.trim();
            if row.is_empty() {
                set = None;
            } else if let Some(name) = row.strip_prefix('&') {
                let name = name.trim().to_lowercase();
                self.synsets.entry(name.clone()).or_default();
                set = Some(name);
            } else if let Some(name) = set.as_ref().filter(|_| row.starts_with('+')) {
                self.synonym(&name.clone(), &row[1..]);
            } else if row.starts_with("---") {
                self.blocks.push(Block { code: code_in(row), patterns: Vec::new() });
                (set, open) = (None, true);
            } else if !open {
                return Err(Fault::at(
                    line,
                    format!("`{row}` before the first block (`--- NAME [CODE] ---`)"),
                ));
            } else if let Some(pattern) = row.strip_prefix('-') {
                let (phrase, _, code) = parts(pattern);
                let code =
                    code.ok_or_else(|| Fault::at(line, "a code in brackets expected behind the pattern"))?;
                let pattern = Pattern::parse(phrase, code).map_err(|what| Fault::at(line, what))?;
                self.blocks.last_mut().expect("a block is open").patterns.push(pattern);
            } else {
                self.verb(row);
            }
        }
        for block in &mut self.blocks {
            block.patterns.sort_by_key(|p| std::cmp::Reverse(p.len()));
        }
        Ok(())
    }

    fn synonym(&mut self, set: &str, phrase: &str) {
        let of = |text: &str| words(text).into_iter().map(|w| w.0).collect::<Vec<_>>();
        let mut all = Vec::new();
        if let Some(inner) = phrase.trim().strip_prefix('&') {
            all.extend(self.synsets.get(&inner.to_lowercase()).cloned().unwrap_or_default());
        } else {
            let phrase = phrase.trim();
            all.push(of(phrase));
            if !phrase.ends_with('_') && !set.ends_with('_') {
                all.push(of(&plural_of(phrase)));
            }
        }
        self.synsets.entry(set.to_owned()).or_default().extend(all);
    }

    fn verb(&mut self, row: &str) {
        let (phrase, given, code) = parts(row);
        let block = self.blocks.len() as u32 - 1;
        let code = code.map_or_else(|| self.blocks[block as usize].code.clone(), str::to_owned);
        let mut forms = vec![phrase.to_owned()];
        match given {
            Some(given) => forms.extend(given.split_whitespace().map(str::to_owned)),
            None => forms.extend(inflected(phrase)),
        }
        for form in forms {
            let head = form.split(['_', ' ']).position(|w| w.starts_with('+')).unwrap_or(0);
            let words: Vec<String> = words(&form.replace('+', "")).into_iter().map(|w| w.0).collect();
            let Some(verb) = words.get(head).cloned() else { continue };
            self.forms.entry(verb).or_default().push(VerbForm { block, words, head, code: code.clone() });
        }
    }
}

/// The first code in brackets of a block's heading; none is the null code.
fn code_in(heading: &str) -> String {
    let (_, _, code) = parts(heading);
    code.unwrap_or("---").to_owned()
}

/// Regular English forms of the head of a phrase.
fn inflected(phrase: &str) -> Vec<String> {
    let mut pieces: Vec<&str> = phrase.split(['_', ' ']).filter(|w| !w.is_empty()).collect();
    let head = pieces.iter().position(|w| w.starts_with('+')).unwrap_or(0);
    let Some(verb) = pieces.get(head).copied() else { return Vec::new() };
    let vowel = |c: char| "AEIOU".contains(c.to_ascii_uppercase());
    let endings: Vec<String> = if let Some(stem) = verb.strip_suffix('E') {
        vec![format!("{verb}S"), format!("{verb}D"), format!("{stem}ING")]
    } else if let Some(stem) = verb.strip_suffix('Y').filter(|s| !s.ends_with(vowel)) {
        vec![format!("{stem}IES"), format!("{stem}IED"), format!("{verb}ING")]
    } else {
        let hissing = ["S", "X", "Z", "CH", "SH"].iter().any(|end| verb.ends_with(end));
        vec![format!("{verb}{}", if hissing { "ES" } else { "S" }), format!("{verb}ED"), format!("{verb}ING")]
    };
    let mut out = Vec::new();
    for form in &endings {
        pieces[head] = form;
        let mut joined = pieces.join("_");
        if head > 0 {
            joined = pieces
                .iter()
                .enumerate()
                .map(
                    |(i, w)| {
                        if i == head { format!("+{}", w.trim_start_matches('+')) } else { (*w).to_owned() }
                    },
                )
                .collect::<Vec<_>>()
                .join("_");
        }
        out.push(joined);
    }
    out
}

/// How much is left out where a discarded phrase stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Discard {
    /// Its sentence.
    Sentence,
    /// The whole text.
    Text,
}

pub(super) type Phrase = (String, Discard);

/// The phrases of a list: `+` before those that rule out a whole text.
pub(super) fn discards(text: &str) -> Vec<Phrase> {
    let phrase = |row: String| {
        let (words, what) = match row.trim().strip_prefix('+') {
            Some(words) => (words, Discard::Text),
            None => (row.trim(), Discard::Sentence),
        };
        (words.replace('_', " ").to_lowercase(), what)
    };
    lines(text).into_iter().filter(|l| !l.1.is_empty()).map(|l| phrase(l.1)).collect()
}

pub(super) fn discard(list: &[Phrase], words: &str) -> Option<Discard> {
    let text = format!(" {}", words.to_lowercase());
    let found = list.iter().filter(|(phrase, _)| text.contains(&format!(" {phrase}"))).map(|(_, what)| *what);
    found.max_by_key(|what| *what == Discard::Text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_inflected_as_they_are_spelled() {
        assert_eq!(inflected("BAKE"), ["BAKES", "BAKED", "BAKING"]);
        assert_eq!(inflected("CARRY_OUT"), ["CARRIES_OUT", "CARRIED_OUT", "CARRYING_OUT"]);
        assert_eq!(inflected("BAR_+PUSH"), ["BAR_+PUSHES", "BAR_+PUSHED", "BAR_+PUSHING"]);
        let mut verbs = Verbs::default();
        verbs.add("--- BAKE [07] ---\nBAKE\n+ROAST [08] \n- * BREAD FOR + [0711]\n").unwrap();
        assert_eq!(verbs.forms["baked"][0].code, "07");
        assert_eq!(verbs.forms["roasted"][0].code, "08");
        assert_eq!(verbs.add("- * BREAD").unwrap_err().line, 1);
    }

    #[test]
    fn discards_tell_a_sentence_from_a_text() {
        let list = discards("CHESS\n+Harvest Fair # yearly\n");
        assert_eq!(discard(&list, "They played chess."), Some(Discard::Sentence));
        assert_eq!(discard(&list, "At the harvest fair"), Some(Discard::Text));
        assert_eq!(discard(&list, "They played cards."), None);
    }
}
