//! What kind of noun a word is where it stands: of a deed, of a thing, of a title, part of a compound.

use std::borrow::Cow;

use super::parser::Parser;
use super::phrase::{Item, Kind};
use crate::mention::EntityKind;
use crate::syntax::{Case, Upos, VerbForm, Word};
use crate::text::TokenId;

impl Parser<'_> {
    /// Whether the frame lexicon knows the word as a noun that tells an event; verbal nouns by their form in `-ma`.
    pub(super) fn is_event_noun(&self, i: TokenId) -> bool {
        let word = self.word(i);
        match word.verb {
            Some(v) if v.form != VerbForm::VerbalNoun => false,
            _ => crate::event::is_event_noun("tr", &self.noun_lemma(i)),
        }
    }

    /// The lemma of a noun; of a verbal noun the noun that it is (`görüşme`, `açılış`).
    pub(super) fn noun_lemma(&self, i: TokenId) -> Cow<'_, str> {
        let word = self.word(i);
        if word.verb.is_none() {
            return Cow::Borrowed(&word.lemma);
        }
        match noun_of_manner(self.lower(i), &word.lemma) {
            Some(noun) => noun.to_owned().into(),
            None => verbal_noun(&word.lemma).into(),
        }
    }

    /// Whether a bare verbal noun says what kind of thing the noun behind it is (`arıtma tesisi`): not where that says what
    /// comes of the deed (`satma kararı`, `seçme hakkı`).
    pub(super) fn names_kind(&self, i: TokenId, end: TokenId) -> bool {
        let word = self.word(i);
        let next = i + 1;
        word.case == Case::Nom
            && word.possessive == 0
            && next < end
            && self.mention_at[next as usize] == 0
            && self.word(next).verb.is_none()
            && self.word(next).upos == Upos::Noun
            && self.word(next).possessive == 3
            && !self.is_event_noun(next)
            && self.knowledge.things.contains(&*self.word(next).lemma)
    }

    /// Whether a verbal noun in `-ış` is a plain noun: no possessor, or part of a compound (`fabrika açılışı`).
    pub(super) fn names_manner(&self, i: TokenId, form: &str) -> bool {
        let word = self.word(i);
        let compound =
            || self.stack.last().is_some_and(|t| t.is_noun_in(Case::Nom) && !t.time && t.is_adjacent_to(i));
        // `teslim oluşu` is a deed.
        !self.knowledge.light_verbs.contains(&*word.lemma)
            && noun_of_manner(form, &word.lemma).is_some()
            && (word.possessive == 0 || word.possessive == 3 && self.modifier.is_none() && compound())
    }

    /// Whether a bare verbal noun is the noun of the light verb behind it (`koruma sağladı`, `arama yapan`).
    pub(super) fn is_carried(&self, i: TokenId, end: TokenId) -> bool {
        let word = self.word(i);
        word.case == Case::Nom
            && word.possessive == 0
            && i + 1 < end
            && self.mention_at[i as usize + 1] == 0
            && self.word(i + 1).verb.is_some()
            && self.knowledge.carriers.contains(&*self.word(i + 1).lemma)
    }

    /// Whether a verbal noun has become a noun of its own (`sözleşme`), or is one as the first part of a compound
    /// (`giriş yasağı`).
    pub(super) fn is_noun_by_now(&self, i: TokenId, end: TokenId, form: &str) -> bool {
        let word = self.word(i);
        let names_compound = || {
            word.case == Case::Nom
                && word.possessive == 0
                && i + 1 < end
                && self.mention_at[i as usize + 1] == 0
                && self.word(i + 1).verb.is_none()
                && self.word(i + 1).possessive == 3
        };
        let ends = form.char_indices().skip(3).map(|(at, _)| at).chain([form.len()]);
        let follows = |front: &str| i > self.first && self.lower(i - 1) == front;
        ends.filter_map(|at| self.knowledge.verbal_nouns.get(&form[..at]))
            .any(|noun| noun.behind.is_none_or(follows) && (!noun.compound || names_compound()))
    }

    /// Whether an object in the accusative stands before a verbal noun, or before the half of a verb before it
    /// (`şirketi satın alma`).
    pub(super) fn has_object(&self, i: TokenId) -> bool {
        let half = |t: &Item| t.head + 1 == i && self.lower(t.head) == "satın";
        let object = self.stack.iter().rev().find(|t| !half(t));
        // `Peru'yu | anlaşmayı çiğnemekle suçladı`: who agrees has no object.
        let word = self.word(i);
        let none = word.case == Case::Acc
            && word.possessive == 0
            && self.knowledge.intransitives.contains(&*word.lemma);
        // `Kaya'yı | kutlamalar sırasında vurdu`
        let many = word.plural && word.possessive == 0 && word.case == Case::Nom;
        // `ordunun çekildiğini | açıklaması`
        let told = |t: &Item| {
            matches!(t.kind, Kind::Nominalised(_))
                && t.case == Case::Acc
                && t.end == i
                && word.possessive == 3
        };
        object.is_some_and(|t| (t.is_noun_in(Case::Acc) || told(t)) && !t.comma) && !none && !many
    }

    /// Whether a bare noun stands at `t` that is half of the light verb behind it (`idam | talep etti`).
    pub(super) fn is_half_of_half(&self, t: TokenId) -> bool {
        self.mention_at.get(t as usize) == Some(&0)
            && self.word(t).upos == Upos::Noun
            && self.word(t).case == Case::Nom
            && self.word(t).possessive == 0
            && self.word(t).verb.is_none()
            && self
                .word_at(t + 1)
                .is_some_and(|w| w.verb.is_some() && matches!(&*w.lemma, "et" | "eyle" | "ol" | "yap"))
    }

    /// Whether a title stands behind the name of the body that it is of.
    pub(super) fn is_title_of_name(&self, i: TokenId) -> bool {
        // `iş insanı | Ayşe Kaya`
        let made = matches!(&*self.word(i).lemma, "insan" | "adam" | "kadın")
            && self.stack.last().is_some_and(|top| top.is_noun_in(Case::Nom) && top.is_adjacent_to(i));
        // `Ayşe Kaya ve | eşi | Ali Kaya'yı`
        let kin = || {
            i >= self.first + 2
                && matches!(self.lower(i - 1), "ve" | "ile")
                && self.is_person(i - 2)
                && crate::lang::tr::relation::is_kin(&self.word(i).lemma)
        };
        made || kin()
            || crate::lang::tr::relation::is_title(self.lower(i))
                && self.stack.last().is_some_and(|top| {
                    top.kind == Kind::Noun && (top.name || top.possessive == 3) && top.end == i && !top.comma
                })
    }

    /// Whether a word before `çalışanları` says whose staff is meant: a body's bare name, or a bare noun (`sağlık`).
    pub(super) fn employs(&self, t: TokenId) -> bool {
        if let Some(name) = self.mention_of(t) {
            return name.kind == EntityKind::Organization && self.name_case(t, name) == (Case::Nom, false);
        }
        let word = self.word(t);
        word.upos == Upos::Noun && word.case == Case::Nom && word.possessive == 0 && word.verb.is_none()
    }

    /// Whether a person's name modifies a noun: a surname alone right before it, or one of those nouns that full names do.
    pub(super) fn heads_person(&self, name: &Item, item: &Item) -> bool {
        let full = self.mention_of(name.head).is_some_and(|m| m.tokens.len() > 1);
        name.end == item.head && (!full || self.knowledge.person_heads.contains(&*self.word(item.head).lemma))
    }

    /// `vadesi | gelen borçlar`, `uçuşu | iptal edilen kemancı`: the subject of a participle is what the noun behind that has,
    /// and nobody else's.
    pub(super) fn is_subject_of_participle(&self, item: &Item) -> bool {
        let participle = |t: TokenId| {
            self.word_at(t).is_some_and(|w| {
                w.case == Case::Nom
                    && *w.lemma != *"ol"
                    && w.verb.is_some_and(|v| v.form == VerbForm::SubjectParticiple)
                    && self.mention_at[t as usize] == 0
            })
        };
        let half = |t: TokenId| {
            self.word_at(t).is_some_and(|w| w.verb.is_none() && w.case == Case::Nom && w.possessive == 0)
                && self.mention_at[t as usize] == 0
                && self.word_at(t + 1).is_some_and(|w| self.knowledge.light_verbs.contains(&*w.lemma))
        };
        let next = item.head + 1;
        item.case == Case::Nom
            && item.possessive == 3
            && !item.name
            && (participle(next) || half(next) && participle(next + 1))
    }

    /// Whether a phrase is about a part of what it names (`kentin kuzeyi`).
    pub(super) fn is_part(&self, item: &Item) -> bool {
        item.possessed && self.knowledge.spatial_nouns.contains(&*self.word(item.head).lemma)
    }

    pub(super) fn is_verbal_noun(&self, t: TokenId) -> bool {
        self.word(t).verb.is_some_and(|v| v.form == VerbForm::VerbalNoun)
    }

    /// Whether a noun only modifies the possessed noun right behind it (`kredi | limiti`).
    pub(super) fn modifies_next(&self, head: TokenId) -> bool {
        self.word(head).case == Case::Nom
            && self.mention_at.get(head as usize + 1) == Some(&0)
            && self.word_at(head + 1).is_some_and(|w| w.verb.is_none() && w.possessive == 3)
    }

    pub(super) fn word_at(&self, t: TokenId) -> Option<&Word> {
        self.analysed.words.get(t as usize)
    }

    pub(super) fn is_mark_at(&self, t: TokenId) -> bool {
        (t as usize) < self.mention_at.len() && self.is_mark(t)
    }

    /// Whether a word is half of a predicate (`saldırıya | maruz kalan`).
    pub(super) fn is_half_at(&self, t: TokenId) -> bool {
        self.mention_at.get(t as usize) == Some(&0)
            && self.word_at(t).is_some_and(|w| w.possessive == 0 && w.case == Case::Nom)
    }

    pub(super) fn is_before_postposition(&self, t: TokenId) -> bool {
        (t as usize) < self.mention_at.len()
            && self.mention_at[t as usize] == 0
            && self.knowledge.postpositions.contains_key(self.lower(t))
    }

    /// Whether a word is a postposition of a reason or a frame, which stands behind a possessed noun without a case
    /// (`kararı | nedeniyle`).
    pub(super) fn is_before_ground(&self, t: TokenId) -> bool {
        self.is_before_postposition(t)
            && matches!(
                self.lower(t),
                "nedeniyle"
                    | "sebebiyle"
                    | "dolayısıyla"
                    | "sonucunda"
                    | "sırasında"
                    | "kapsamında"
                    | "çerçevesinde"
            )
    }
}

/// The noun in `-ış` that a form of a verb begins with (`açılışı`: `açılış`).
pub(super) fn noun_of_manner<'f>(form: &'f str, stem: &str) -> Option<&'f str> {
    let root = stem.char_indices().next_back().map_or(0, |(at, _)| at);
    let from = (form.starts_with(&stem[..root])).then_some(root)?;
    let from = from + form[from..].chars().next()?.len_utf8();
    let mut vowel = false;
    let (at, _) = form[from..].char_indices().find(|&(_, c)| {
        let ends = vowel && c == 'ş';
        vowel = matches!(c, 'ı' | 'i' | 'u' | 'ü');
        ends
    })?;
    let at = from + at + 'ş'.len_utf8();
    // `buluşma`, `görüştürme` go on; `kalkıştan` stands in a case.
    let plain = |rest: &str| {
        !["m", "t", "l"].iter().any(|c| rest.starts_with(c))
            || ["la", "ta", "te"].iter().any(|c| rest.starts_with(c))
    };
    plain(&form[at..]).then(|| &form[..at])
}

/// The noun in `-ma`/`-me` of a verb stem (`görüş` -> `görüşme`).
pub(super) fn verbal_noun(stem: &str) -> String {
    let back = stem.chars().rev().find(|c| "aeıioöuü".contains(*c)).is_some_and(|c| "aıou".contains(c));
    format!("{stem}{}", if back { "ma" } else { "me" })
}
