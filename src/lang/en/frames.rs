//! The event knowledge of English, as files of `data/lang/en`.

use std::sync::LazyLock;

use super::relation::{Title, knowledge};
use super::word_class::WordClass;
use crate::event::{File, Frames, Grammar, Sources};

macro_rules! file {
    ($name:literal) => {
        (concat!("data/lang/en/", $name), include_str!(concat!("../../../data/lang/en/", $name)))
    };
}

const FRAMES: &[File] = &[
    file!("frames/agree.tsv"),
    file!("frames/consult.tsv"),
    file!("frames/support.tsv"),
    file!("frames/concede.tsv"),
    file!("frames/cooperate.tsv"),
    file!("frames/aid.tsv"),
    file!("frames/retreat.tsv"),
    file!("frames/request.tsv"),
    file!("frames/accuse.tsv"),
    file!("frames/reject.tsv"),
    file!("frames/threaten.tsv"),
    file!("frames/protest.tsv"),
    file!("frames/sanction.tsv"),
    file!("frames/mobilize.tsv"),
    file!("frames/coerce.tsv"),
    file!("frames/assault.tsv"),
    file!("frames/transact.tsv"),
    file!("frames/appoint.tsv"),
    file!("frames/decide.tsv"),
    file!("frames/harm.tsv"),
    file!("frames/travel.tsv"),
    file!("frames/ceremony.tsv"),
];

const SOURCES: Sources = Sources {
    frames: FRAMES,
    support_verbs: file!("support-verbs.tsv"),
    stand_ins: file!("stand-ins.tsv"),
    status: file!("event-status.tsv"),
    word_classes: file!("word-classes.tsv"),
    verb_first: true,
    grammar: GRAMMAR,
};

const GRAMMAR: Grammar = Grammar {
    stem: |verb| Some(verb),
    positive: |stem| stem.strip_prefix("not ").unwrap_or(stem),
    compound_heads: |_| Vec::new(),
    case_of: |_| None,
    passive_base: |_| None,
    is_subject_of_object: |_, _, _| false,
    is_passive_suffix: |_| false,
    lower: crate::text::lower_en,
    is_source: |_| false,
    goes_together: |_| false,
    takes_no_object: |_| false,
    is_there: |_| false,
    is_postposition: |_| false,
    is_person_noun,
    is_court: |_| false,
    is_somebody: |_| false,
    is_own_person: |noun| {
        WordClass::PersonNoun.has(noun) || matches!(knowledge().title(noun), Some(Title::Kin))
    },
};

/// Whether a noun names a kind of person, by its ending or as one of the common ones.
pub(in crate::lang::en) fn is_person_noun(lemma: &str) -> bool {
    const ENDINGS: [&str; 9] = ["er", "or", "ist", "ian", "man", "woman", "ee", "ant", "eer"];
    WordClass::PersonNoun.has(lemma) || ENDINGS.iter().any(|end| lemma.ends_with(end))
}

static KNOWLEDGE: LazyLock<Frames> = LazyLock::new(|| match Frames::new(&SOURCES) {
    Ok(frames) => frames,
    // The files are part of the program: a test reads them, so a released program can't fail here.
    Err(error) => panic!("{error}"),
});

/// English frames, read once.
pub fn frames() -> &'static Frames {
    &KNOWLEDGE
}
