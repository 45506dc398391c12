//! `X'e göre, …`: words that somebody or something vouches for.

use crate::mention::EntityKind;
use crate::statement::{Modality, Mode, Speaker};
use crate::syntax::Case;

use super::Reader;
use super::candidate::Who;
use super::lexicon::{Lexicon, Noun};
use super::memory::{Said, named};
use super::suffix::{Nominal, nominal};
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
            // `X'e göre, A B'yi kutladı ve "…" dedi`: the quotation is a statement of its own.
            if let Some(cut) = (start..end).find(|i| {
                page.word(unit, *i) == "ve"
                    && unit.quote(i + 1).is_some()
                    && super::edge::is_finite(page.word(unit, i - 1))
            }) {
                end = cut;
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
            let fits = page.case(mention) == Case::Dat
                && mention.kind != EntityKind::Place
                && !page.describes(mention);
            return fits.then(|| named(page, self.at, m));
        }
        let word = page.word(unit, last);
        let low = (0..last).rev().find(|i| page.word(unit, *i) == "," && last - i > 12).map_or(0, |i| i + 1);
        let source = Lexicon::get().source(word);
        // `Kaya'nın aktardığına göre`, `Kaya'nın iddiasına göre`: whose words they are.
        let own = matches!(nominal(word), Some((Nominal::Fact, Case::Dat)))
            && Lexicon::get()
                .cue(|n| last.checked_sub(n).map_or("", |i| page.word(unit, i)))
                .is_some_and(|found| !found.shape.passive && !found.cue.impersonal)
            || source.is_some_and(|(noun, form)| {
                noun == Noun::Claim && form.case == Case::Dat && (form.possessed || form.plural)
            });
        if own {
            let owner =
                (low..last).filter_map(|i| page.candidate(unit, low, i)).find(|c| c.case == Case::Gen)?;
            return Some(self.memory.resolve(page, self.at, &owner));
        }
        if let Some((noun, form)) = source
            && form.case == Case::Dat
            && matches!(noun, Noun::Speech | Noun::Document)
        {
            // `geçen ayın endeksine göre` compares.
            if (low..last).any(|i| matches!(page.word(unit, i), "önceki" | "geçen" | "dönemine" | "yılına"))
            {
                return None;
            }
            let role = (low..last)
                .filter_map(|i| page.candidate(unit, low, i))
                .find(|c| matches!(c.who, Who::Role { .. }) && matches!(c.case, Case::Abl | Case::Gen));
            return role
                .map(|c| self.memory.resolve(page, self.at, &c))
                .or_else(|| page.source_mention(unit, low, last).map(|m| named(page, self.at, m)))
                .or_else(|| self.memory.document.clone().filter(|d| self.at - d.unit <= 2))
                .or_else(|| {
                    // `Açıklamaya göre şirket …`: whom the clause is about speaks of itself.
                    let c = page
                        .subject(unit, at + 1, unit.items.len().min(at + 12))
                        .filter(|_| noun == Noun::Speech)?;
                    let Who::Name(m) = c.who else { return None };
                    let own = page.reading.mentions[m as usize].kind == EntityKind::Organization;
                    own.then(|| named(page, self.at, m))
                });
        }
        let token = page.token(unit.token(last)?);
        if page.is_word(unit, last)
            && token.is_capitalised()
            && super::suffix::case_of(&crate::text::lower_tr(token.suffix(page.text))) == Case::Dat
        {
            // A name that nobody knows: `Rumeli Tüketim Endeksi'ne göre`.
            let mut first = last;
            while first > low
                && page.is_word(unit, first - 1)
                && unit.token(first - 1).is_some_and(|t| page.token(t).is_capitalised())
            {
                first -= 1;
            }
            if first < last {
                let span = page.item_span(unit.items[first]).join(token.stem);
                return Some(Said { speaker: Speaker::Role(span), span, unit: self.at, person: false });
            }
        }
        let c = page.candidate(unit, low, last)?;
        if let Who::Role { noun: Noun::Body, .. } = c.who
            && let Some((m, mention)) = (c.start..last).find_map(|i| page.mention_ending(unit, i))
            && page.case(mention) == Case::Gen
        {
            return (c.case == Case::Dat).then(|| named(page, self.at, m));
        }
        let human = matches!(
            c.who,
            Who::Role { noun: Noun::Person | Noun::Title | Noun::Group | Noun::Informer | Noun::Body, .. }
        );
        let classes = matches!(c.who, Who::Role { noun: Noun::Body, plural: true, .. });
        (human && !classes && c.case == Case::Dat).then(|| self.memory.resolve(page, self.at, &c))
    }
}
