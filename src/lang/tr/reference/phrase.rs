//! What stands around a noun: whether it stands alone, and where it says that somebody comes from.

use crate::lang::tr::clause;
use crate::lang::tr::word_class::WordClass;
use crate::mention::EntityKind;
use crate::pipeline::Reading;
use crate::syntax::{Case, Upos, VerbForm};
use crate::text::{Shape, TokenId, TokenKind, lower_tr};

/// Whether the token is part of a longer noun phrase that it does not head (`bakan yardımcısı`).
pub(in crate::lang::tr) fn is_inside(reading: &Reading<'_>, t: TokenId) -> bool {
    let words = reading.analysed.words;
    let next = reading.analysed.segmented.tokens.get(t as usize + 1);
    let plain = words[t as usize].case == Case::Nom;
    plain
        && next.is_some_and(|n| {
            n.kind == TokenKind::Word
                && words[t as usize + 1].possessive == 3
                && words[t as usize + 1].verb.is_none()
                && matches!(words[t as usize + 1].upos, Upos::Noun | Upos::Propn)
        })
}

/// The country or body that a title of several words stands behind (`Peru | Devlet Başkanı`), before mention `next`.
pub(super) fn body_before(reading: &Reading<'_>, next: usize, title: TokenId) -> Option<usize> {
    const LONG: TokenId = 4;
    let b = next.checked_sub(1)?;
    let mention = &reading.mentions[b];
    let between = mention.tokens.end..title;
    let tokens = &reading.analysed.segmented.tokens;
    let part = |t: TokenId| {
        let (token, word) = (&tokens[t as usize], &reading.analysed.words[t as usize]);
        token.kind == TokenKind::Word
            && matches!(word.case, Case::Nom)
            && (token.shape != Shape::Lower || &*word.lemma == "ve")
    };
    let bare = mention.span.end == tokens[mention.tokens.end as usize - 1].span.end;
    let body = matches!(mention.kind, EntityKind::Country | EntityKind::Organization);
    (bare && body && between.len() <= LONG as usize && between.clone().all(part)).then_some(b)
}

/// The mention of the place that a noun is said to come from (`Münih merkezli banka`, `ABD'li teknoloji şirketi`).
pub(in crate::lang::tr) fn origin(reading: &Reading<'_>, t: TokenId) -> Option<usize> {
    const FAR: TokenId = 4;
    let words = reading.analysed.words;
    let text = |t: TokenId| reading.analysed.segmented.lower(t);
    let from = t.saturating_sub(FAR);
    let at = reading.mentions.partition_point(|m| m.tokens.end <= t).checked_sub(1)?;
    let mention = &reading.mentions[at];
    let (first, mut end) = (mention.tokens.start, mention.tokens.end);
    if end < from || !matches!(mention.kind, EntityKind::Country | EntityKind::Place) {
        return None;
    }
    let based = end < t && WordClass::BasedIn.has(text(end));
    if based {
        end += 1;
    }
    let plain = |u: TokenId| {
        let word = &words[u as usize];
        word.case == Case::Nom
            && word.verb.is_none()
            && matches!(word.upos, Upos::Noun | Upos::Adj)
            && !matches!(text(u), "bir" | "bu")
    };
    // `bir ABD'li şirket` brings up another one.
    let new = first > 0 && matches!(text(first - 1), "bir" | "başka" | "diğer" | "iki");
    let suffix = reading.analysed.segmented.tokens[mention.tokens.end as usize - 1]
        .suffix(&reading.analysed.document.text);
    let from_there = mention.adjectival || matches!(suffix, "li" | "lı" | "lu" | "lü");
    ((from_there || based) && !new && (end..t).all(plain)).then_some(at)
}

/// Whether a court without a name stands right before a noun (`mahkeme | heyeti`).
pub(super) fn behind_court(reading: &Reading<'_>, t: TokenId) -> bool {
    let before = t.checked_sub(1).map(|b| &reading.analysed.words[b as usize]);
    before.is_some_and(|w| lower_tr(&w.lemma) == "mahkeme" && w.case == Case::Nom && w.possessive == 0)
}

/// Whether the word of an occupation stands right before a noun (`işgal | güçleri`).
pub(super) fn behind_occupation(reading: &Reading<'_>, t: TokenId) -> bool {
    t.checked_sub(1).is_some_and(|b| {
        &*reading.analysed.words[b as usize].lemma == "işgal"
            && reading.analysed.words[b as usize].case == Case::Nom
    })
}

/// Whether two colours stand right before a noun (`sarı-kırmızılı kulüp`).
pub(in crate::lang::tr) fn behind_colours(reading: &Reading<'_>, t: TokenId) -> bool {
    t.checked_sub(1).is_some_and(|b| {
        let form = reading.analysed.segmented.lower(b);
        let ends = ["lı", "li", "lu", "lü"].iter().any(|s| form.ends_with(s));
        form.contains('-') && ends && reading.analysed.words[b as usize].upos == Upos::Adj
    })
}

/// Whether a participle stands right before a noun (`kurulan şirket`, `ateşe verdiği hastane`).
pub(in crate::lang::tr) fn behind_participle(reading: &Reading<'_>, t: TokenId) -> bool {
    let before = t.checked_sub(1).and_then(|b| reading.analysed.words[b as usize].verb);
    before.is_some_and(|v| matches!(v.form, VerbForm::SubjectParticiple | VerbForm::FactParticiple))
}

/// No modifier of its own: `şirket`, `söz konusu banka`, not `bir şirket`, `yeni şirket`, `X'in şirketi`.
pub(in crate::lang::tr) fn stands_alone(reading: &Reading<'_>, t: TokenId) -> bool {
    let Some(b) = t.checked_sub(1) else { return true };
    let token = &reading.analysed.segmented.tokens[b as usize];
    if token.kind != TokenKind::Word {
        return true;
    }
    let word = &reading.analysed.words[b as usize];
    let form = reading.analysed.segmented.lower(b);
    // `kişi veya kurum`: any.
    if form == "veya" {
        return false;
    }
    if matches!(
        form,
        "konusu" | "geçen" | "anılan" | "aynı" | "bu" | "da" | "de" | "ve" | "ise" | "ancak" | "ayrıca"
    ) {
        return true;
    }
    // `geçen yıl | şirket …`, `karar sonrası | banka …`, `öte yandan | şirket …`; `dün | şirket kurdu` has an object.
    let adverbial = clause::is_time_noun(&word.lemma) && matches!(word.case, Case::Nom)
        || clause::is_postposition(form)
        || matches!(form, "yandan" | "taraftan" | "arada");
    let next = reading.analysed.words.get(t as usize + 1);
    if adverbial && next.is_none_or(|w| w.verb.is_none()) {
        return true;
    }
    // `Peru Bank | şirkete dava açtı`: a name modifies only what has a possessive.
    let at = reading.mentions.partition_point(|m| m.tokens.end <= b);
    let name = reading
        .mentions
        .get(at)
        .is_some_and(|m| m.tokens.end == t && !m.adjectival && m.kind != EntityKind::Place);
    if name && reading.analysed.words[t as usize].possessive == 0 && word.case == Case::Nom {
        return true;
    }
    let modifier = matches!(word.upos, Upos::Adj | Upos::Det | Upos::Num)
        || word.case == Case::Gen
        || (word.case == Case::Nom && matches!(word.upos, Upos::Noun | Upos::Propn))
        || word.verb.is_some_and(|v| !matches!(v.form, VerbForm::Finite | VerbForm::Converb));
    !modifier
}
