//! `X'e göre, …`: words that somebody or something vouches for.

use crate::mention::EntityKind;
use crate::statement::{Modality, Mode};
use crate::syntax::Case;

use super::Reader;
use super::lexicon::{Lexicon, Noun};
use super::speaker::{Said, Who, named};
use super::unit::Unit;

impl Reader<'_, '_> {
    /// `-e göre` in a unit.
    pub(super) fn according(&mut self, unit: &Unit) {
        let page = self.page;
        for at in 1..unit.items.len() {
            if page.word(unit, at) != "göre" || unit.items[at].aside {
                continue;
            }
            let Some(said) = self.vouches(unit, at) else { continue };
            let mut start = at + 1;
            while matches!(page.word(unit, start), "," | ":") {
                start += 1;
            }
            let mut end = unit.items.len();
            while end > start
                && unit.token(end - 1).is_some()
                && !page.is_word(unit, end - 1)
                && matches!(page.word(unit, end - 1), "." | "!" | "…")
            {
                end -= 1;
            }
            if end < start + 3 {
                continue;
            }
            let quotes: Vec<u32> = (start..end).filter_map(|i| unit.quote(i)).collect();
            let mode = if quotes.is_empty() { Mode::Indirect } else { Mode::Mixed };
            let cue = page.item_span(unit.items[at]);
            self.push(
                page.span(unit, start..end),
                mode,
                Some(cue),
                &said,
                Modality::Hearsay,
                "tr.according",
                0.8,
            );
            self.memory.document = Some(said.clone());
            self.memory.spoke(page, &said);
        }
    }

    fn vouches(&self, unit: &Unit, at: usize) -> Option<Said> {
        let page = self.page;
        let last = (0..at).rev().find(|i| !unit.items[*i].aside)?;
        if let Some((m, mention)) = page.mention_ending(unit, last) {
            let fits =
                page.case(mention) == Case::Dat && mention.kind != EntityKind::Place && !mention.adjectival;
            return fits.then(|| named(page, self.at, m));
        }
        let word = page.word(unit, last);
        let low = (0..last).rev().find(|i| page.word(unit, *i) == "," && last - i > 12).map_or(0, |i| i + 1);
        if let Some((noun, form)) = Lexicon::get().source(word)
            && form.case == Case::Dat
            && matches!(noun, Noun::Speech | Noun::Document)
        {
            let role = (low..last)
                .filter_map(|i| page.candidate(unit, low, i))
                .find(|c| matches!(c.who, Who::Role { .. }) && matches!(c.case, Case::Abl | Case::Gen));
            return role
                .map(|c| self.memory.resolve(page, self.at, &c))
                .or_else(|| page.source_mention(unit, low, last).map(|m| named(page, self.at, m)))
                .or_else(|| self.memory.document.clone().filter(|d| self.at - d.unit <= 2));
        }
        let c = page.candidate(unit, low, last)?;
        let human = matches!(
            c.who,
            Who::Role { noun: Noun::Person | Noun::Title | Noun::Group | Noun::Informer | Noun::Body, .. }
        );
        (human && c.case == Case::Dat).then(|| self.memory.resolve(page, self.at, &c))
    }
}
