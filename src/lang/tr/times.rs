//! What Turkish knows of time, as files of `data/lang/tr/time`.

use std::sync::LazyLock;

use crate::time::{Pack, Sources};

static PACK: LazyLock<Pack> = LazyLock::new(|| {
    let sources = Sources {
        words: ("data/lang/tr/time/words.tsv", include_str!("../../../data/lang/tr/time/words.tsv")),
        suffixes: ("data/lang/tr/time/suffixes.tsv", include_str!("../../../data/lang/tr/time/suffixes.tsv")),
        grammar: ("data/lang/tr/time/grammar.tsv", include_str!("../../../data/lang/tr/time/grammar.tsv")),
        lower: crate::text::lower_tr,
        day_first: true,
    };
    // The files are part of the program: a test reads them, so a released program can't fail here.
    Pack::new(&sources).unwrap_or_else(|e| panic!("{e}"))
});

/// The pack, read once.
pub fn times() -> &'static Pack {
    &PACK
}
