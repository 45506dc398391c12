//! The event knowledge of Turkish, as files of `data/lang/tr`.

use std::sync::LazyLock;

use crate::event::{File, Frames, Sources};

macro_rules! file {
    ($name:literal) => {
        (concat!("data/lang/tr/", $name), include_str!(concat!("../../../data/lang/tr/", $name)))
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
    verb_first: false,
    stem: |verb| verb.strip_suffix("mak").or_else(|| verb.strip_suffix("mek")),
};

static KNOWLEDGE: LazyLock<Frames> = LazyLock::new(|| match Frames::new(&SOURCES) {
    Ok(frames) => frames,
    // The files are part of the program: a test reads them, so a released program can't fail here.
    Err(error) => panic!("{error}"),
});

/// Turkish frames, read once.
pub fn frames() -> &'static Frames {
    &KNOWLEDGE
}
