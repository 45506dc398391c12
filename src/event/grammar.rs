//! What the mechanism must know of a language's words.

use crate::syntax::Case;

/// What the mechanism must know of a language's words.
#[derive(Debug, Clone, Copy)]
pub struct Grammar {
    /// The stem of a verb's citation form (`gitmek` -> `git`); `None` where it is not one.
    pub stem: fn(&str) -> Option<&str>,
    /// The stem without its negation, for frames with the flag `negative`.
    pub positive: fn(&str) -> &str,
    /// Lemmas that the head of a compound noun may have (`hava saldırısı`: `saldırı`).
    pub compound_heads: fn(&str) -> Vec<String>,
    /// The case that an inner word of a citation form shows by its ending, if any.
    pub case_of: fn(&str) -> Option<Case>,
    /// The active verb of a lemma that is passive by itself (`edil` -> `et`).
    pub passive_base: fn(&str) -> Option<String>,
    /// Whether a form is what an object of a citation form becomes as the subject of a passive, or (`true`) as its owner
    /// (`hesapları`, `hesaplarının` of `hesaplarını`).
    pub is_subject_of_object: fn(&str, &str, bool) -> bool,
    /// Whether a rest of a word begins with a passive suffix.
    pub is_passive_suffix: fn(&str) -> bool,
    /// Lower case.
    pub lower: fn(&str) -> std::borrow::Cow<'_, str>,
    /// Whether a word governs the noun before it (`saldırı | sonrasında`).
    pub is_postposition: fn(&str) -> bool,
    /// Whether a word, in lower case, is something said or written in which what follows stands (`açıklamada`).
    pub is_source: fn(&str) -> bool,
    /// Whether a converb, in lower case, always has the subject of its verb (`vurularak`).
    pub goes_together: fn(&str) -> bool,
    /// Whether a verb (by lemma) takes no object, so that a bare noun right before it is its subject (`310 firma katıldı`).
    pub takes_no_object: fn(&str) -> bool,
    /// Whether a word, in lower case, says by its ending where what follows is (`kentteki`).
    pub is_there: fn(&str) -> bool,
    /// Whether a noun (by lemma) names a kind of person.
    pub is_person_noun: fn(&str) -> bool,
    /// Whether a name is that of a court or of those who prosecute.
    pub is_court: fn(&str) -> bool,
    /// Whether a word form, in lower case, is a noun for somebody without a name (`sahibi`, `avukatını`), who stands for nobody
    /// else.
    pub is_somebody: fn(&str) -> bool,
    /// Whether a noun is a person beside the one whose he is (`Reed's brother`, `her lawyer`).
    pub is_own_person: fn(&str) -> bool,
}
