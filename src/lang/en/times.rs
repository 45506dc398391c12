//! What English knows of time, as files of `data/lang/en/time`.

use std::sync::LazyLock;

use crate::time::{Pack, Sources};

static PACK: LazyLock<Pack> = LazyLock::new(|| {
    let sources = Sources {
        words: ("data/lang/en/time/words.tsv", include_str!("../../../data/lang/en/time/words.tsv")),
        suffixes: ("data/lang/en/time/suffixes.tsv", include_str!("../../../data/lang/en/time/suffixes.tsv")),
        grammar: ("data/lang/en/time/grammar.tsv", include_str!("../../../data/lang/en/time/grammar.tsv")),
        lower: crate::text::lower_en,
        day_first: false,
    };
    // The files are part of the program: a test reads them, so a released program can't fail here.
    Pack::new(&sources).unwrap_or_else(|e| panic!("{e}"))
});

/// The pack, read once.
pub fn times() -> &'static Pack {
    &PACK
}
