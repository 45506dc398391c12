//! Which rows of the gazetteer a text means where it has their words.

use rustc_hash::{FxHashMap, FxHashSet};

use super::EntityKind;
use super::candidate::{Candidate, Source};
use crate::names::Knowledge;
use crate::pipeline::Analysed;
use crate::syntax::Upos;
use crate::text::{TokenId, TokenKind, lower_tr};

/// Whether a row's hit is believed where it stands; `model` are the recogniser's candidates in order.
pub fn is_plausible(analysed: &Analysed<'_>, c: &Candidate, model: &[Candidate]) -> bool {
    let text = &analysed.document.text;
    let tokens = &analysed.segmented.tokens;
    let words = analysed.words;
    let last = c.tokens.end as usize - 1;
    let token = &tokens[last];
    let joined = token.stem == token.span && c.span.end < token.span.end;
    if c.adjectival {
        // A nationality counts where it modifies what follows; alone it is a people (`10 Filistinli`).
        let next = tokens.get(last + 1).filter(|n| n.kind == TokenKind::Word);
        // `Peruvian and Chilean officials`: the first of two.
        let paired = words.get(last + 3).is_some_and(|w| w.upos == Upos::Noun && w.verb.is_none())
            && words[last + 1].upos == Upos::Cconj
            // `Türk ve Yunan yetkililer`
            && (words[last + 2].upos == Upos::Adj
                || crate::names::country_by_form(analysed.document.lang, tokens[last + 2].span.of(text))
                    .is_some())
            && tokens[last + 2].is_capitalised();
        return !joined
            && token.suffix(text).is_empty()
            && next.is_some_and(|next| {
                // `the Chilean state-owned company`
                let compound = next.span.of(text).contains('-')
                    && words
                        .get(last + 2)
                        .is_some_and(|w| matches!(w.upos, Upos::Noun | Upos::Propn | Upos::Adj));
                paired
                    || compound
                    || words[last + 1].verb.is_none()
                        && matches!(
                            words[last + 1].upos,
                            Upos::Noun | Upos::Propn | Upos::Adj | Upos::X | Upos::Num
                        )
            });
    }
    if c.tokens.len() == 1 {
        let near = model.partition_point(|m| m.tokens.end <= c.tokens.start);
        let supported = model.get(near).is_some_and(|m| m.overlaps(c));
        if joined && !supported {
            // `Maliye` is no `Mali` with a case: the whole word is a word of its own.
            let whole = lower_tr(token.span.of(text));
            if *words[last].lemma == *whole || words[last].upos != Upos::Propn {
                return false;
            }
        }
        // A capital at the beginning of a sentence says nothing.
        let initial = analysed.segmented.begins_sentence(c.tokens.start);
        // `Kremlin Sözcüsü`: an office says that a body stands before it.
        let language = crate::lang::of(analysed.document.lang);
        let office = c.kind == EntityKind::Organization
            && tokens.get(last + 1).is_some_and(|next| language.is_office(next.span.of(text)));
        // `Pentagon Sözcü Yardımcısı`: half of an office, no paper.
        if office && language.is_title(token.span.of(text)) {
            return false;
        }
        let supported = supported || office || is_state_body(c);
        // `Beni dinleyin`: no town.
        let opens =
            initial || c.tokens.start > 0 && tokens[c.tokens.start as usize - 1].kind == TokenKind::QuoteOpen;
        if opens && c.kind != EntityKind::Country && words[last].upos == Upos::Pron {
            return false;
        }
        if initial && c.kind != EntityKind::Country && !supported && words[last].upos != Upos::Propn {
            return false;
        }
    }
    true
}

/// Whether a row names a certain state's body, or one of several states (`Yargıtay`, `Pentagon`; not any state's
/// `Cumhurbaşkanlığı`): such names are no words for anything else.
fn is_state_body(c: &Candidate) -> bool {
    const STATE: [&str; 7] = ["agency", "army", "body", "court", "ministry", "parliament", "police"];
    let row = c.entry.filter(|_| c.source == Source::Gazetteer).map(|e| Knowledge::get().entry(e));
    row.is_some_and(|row| {
        let subtype = row.subtype.unwrap_or_default();
        STATE.contains(&subtype) && (row.iso3166.is_some() || subtype == "body")
    })
}

/// A country at the beginning of what the model takes for one longer place is a name of its own (`Çin Nvidia …`).
pub fn part_from_country(candidates: &mut Vec<Candidate>) {
    // Token behind each country's name, by the token that it begins at.
    let countries: FxHashMap<TokenId, TokenId> = candidates
        .iter()
        .filter(|c| c.source == Source::Gazetteer && c.kind == EntityKind::Country && !c.adjectival)
        .map(|c| (c.tokens.start, c.tokens.end))
        .collect();
    // Companies that are known by themselves: `Norveç | Nokia'ya ceza kesti`.
    let company = |c: &Candidate| {
        let row = c.entry.filter(|_| c.source == Source::Gazetteer).map(|e| Knowledge::get().entry(e));
        row.is_some_and(|row| row.subtype == Some("company"))
    };
    let bodies: FxHashSet<(TokenId, TokenId)> = candidates
        .iter()
        .filter(|c| c.kind == EntityKind::Organization && company(c))
        .map(|c| (c.tokens.start, c.tokens.end))
        .collect();
    candidates.retain(|c| {
        let parted = |end: &TokenId| {
            *end < c.tokens.end
                && (c.kind == EntityKind::Place
                    || c.kind == EntityKind::Organization && bodies.contains(&(*end, c.tokens.end)))
        };
        c.source != Source::Model || !countries.get(&c.tokens.start).is_some_and(parted)
    });
}

#[cfg(test)]
mod tests {
    use super::super::support::names;
    use crate::text::LangChoice;

    #[test]
    fn half_of_an_office_is_no_newspaper() {
        let has = |text: &str, name: &str| names(LangChoice::Tr, text).iter().any(|n| n.starts_with(name));
        assert!(!has("Dün Pentagon Sözcü Yardımcısı Ayşe Kaya konuştu.", "Sözcü"));
        assert!(has("Ayşe Kaya dün Sözcü gazetesine konuştu.", "Sözcü"));
    }
}
