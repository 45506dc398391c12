//! The event knowledge of Turkish, as files of `data/lang/tr`.

use std::sync::LazyLock;

use crate::event::{File, Frames, Grammar, Sources};
use crate::syntax::Case;

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
    file!("frames/nothing.tsv"),
];

const SOURCES: Sources = Sources {
    frames: FRAMES,
    support_verbs: file!("support-verbs.tsv"),
    stand_ins: file!("stand-ins.tsv"),
    status: file!("event-status.tsv"),
    word_classes: file!("word-classes.tsv"),
    verb_first: false,
    grammar: GRAMMAR,
};

const GRAMMAR: Grammar = Grammar {
    stem: |verb| verb.strip_suffix("mak").or_else(|| verb.strip_suffix("mek")),
    positive: |stem| stem.strip_suffix("ma").or_else(|| stem.strip_suffix("me")).unwrap_or(stem),
    compound_heads,
    passive_base,
    case_of,
    is_subject_of_object,
    is_passive_suffix: |rest| {
        ["ıl", "il", "ul", "ül", "ın", "in", "un", "ün", "n", "l"].iter().any(|s| rest.starts_with(s))
    },
    lower: crate::text::lower_tr,
    is_source: super::statement::is_source,
    goes_together: super::clause::goes_together,
    takes_no_object: super::clause::takes_no_object,
    is_there: super::name::is_relative_locative,
    is_postposition: super::clause::is_postposition,
    is_person_noun: |_| false,
    is_court: |name| {
        super::word_class::WordClass::Court
            .has(&crate::text::lower_tr(name.rsplit(' ').next().unwrap_or(name)))
    },
    is_somebody: super::statement::is_somebody,
    is_own_person: |_| false,
};

/// The bare noun of a compound's head: `saldırısı` -> `saldırı`, `görüşmesi` -> `görüşme`, `desteği` -> `destek`.
fn compound_heads(word: &str) -> Vec<String> {
    let mut out = Vec::new();
    for suffix in ["sı", "si", "su", "sü"] {
        out.extend(word.strip_suffix(suffix).map(str::to_owned));
    }
    for suffix in ["ı", "i", "u", "ü"] {
        let Some(stem) = word.strip_suffix(suffix) else { continue };
        out.push(stem.to_owned());
        for (soft, hard) in [("ğ", "k"), ("b", "p"), ("d", "t"), ("c", "ç")] {
            out.extend(stem.strip_suffix(soft).map(|s| format!("{s}{hard}")));
        }
    }
    out
}

/// The case of an inflected inner word of a citation form (`yerinden`, `hayatını`, `topraklarına`).
fn case_of(word: &str) -> Option<Case> {
    let ends = |list: &[&str]| list.iter().any(|e| word.ends_with(e));
    if ends(&["ndan", "nden", "dan", "den", "tan", "ten"]) {
        Some(Case::Abl)
    } else if ends(&["nda", "nde", "da", "de", "ta", "te"]) {
        Some(Case::Loc)
    } else if ends(&["ına", "ine", "una", "üne"]) {
        Some(Case::Dat)
    } else if ends(&["ını", "ini", "unu", "ünü"]) {
        Some(Case::Acc)
    } else {
        None
    }
}

/// `hesapları`, `hesaplarının` of `hesaplarını`; `dava` of `davayı`; `vergiler` of `vergileri`.
fn is_subject_of_object(form: &str, object: &str, owner: bool) -> bool {
    if owner {
        return form.strip_prefix(object) == Some("n");
    }
    let ending = object.strip_prefix(form).unwrap_or_default();
    form.chars().count() > 2
        && ["nı", "ni", "nu", "nü", "yı", "yi", "yu", "yü", "ı", "i", "u", "ü"].contains(&ending)
}

/// `edil` -> `et`, `alın` -> `al`, `konul` -> `kon`.
fn passive_base(lemma: &str) -> Option<String> {
    // `el konuldu`: the passive of `koymak` is `konmak`.
    if let Some(rest) = lemma.strip_suffix("konul").or_else(|| lemma.strip_suffix("kon")) {
        return Some(format!("{rest}koy"));
    }
    let suffixes = ["ıl", "il", "ul", "ül", "ın", "in", "un", "ün", "n", "l"];
    let base = suffixes.iter().find_map(|s| lemma.strip_suffix(s)).filter(|b| b.chars().count() > 1)?;
    Some(match base.strip_suffix('d') {
        Some(rest) => format!("{rest}t"),
        None => base.to_owned(),
    })
}

static KNOWLEDGE: LazyLock<Frames> = LazyLock::new(|| match Frames::new(&SOURCES) {
    Ok(frames) => frames,
    // The files are part of the program: a test reads them, so a released program can't fail here.
    Err(error) => panic!("{error}"),
});

/// Turkish frames, read once.
pub fn frames() -> &'static Frames {
    &KNOWLEDGE
}
