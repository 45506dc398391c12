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
    regions: &[],
    conjunctions: &["ve", "ile", "veya", "hem", "ya"],
    each: &["ne", "de", "da"],
    two: &["iki", "ikili"],
    between: &["arasında", "arasındaki"],
    becomes: &["ol"],
    elects: &["seç"],
    orders: &["karar", "talimat", "emir"],
    charges: &["gerekçe", "iddia", "suçlama", "şüphe"],
    shares: &["çok", "birçoğu", "bölüm", "kısım", "tamam", "tüm", "hepsi", "yarı", "bazı", "bir"],
    proposals: &["plan", "teklif", "öneri", "taslak", "tasarı", "girişim", "proje"],
    foremost: &["başta", "olmak"],
    with: &["ile"],
    list_postpositions: &["ile", "üzere", "birlikte"],
    concerning: &["ilgili"],
    chairs: &["başkanlığında", "liderliğinde", "sahipliğinde", "öncülüğünde"],
    units: &[
        "baz", "puan", "yüzde", "bin", "milyon", "milyar", "trilyon", "lira", "tl", "dolar", "euro", "avro",
        "sterlin", "yen", "kat", "kademe", "basamak", "adet", "kişi", "ton", "gün", "hafta", "ay", "yıl",
        "kez", "kere", "defa",
    ],
    currencies: &[
        "dolar", "euro", "avro", "lira", "tl", "sterlin", "yen", "yuan", "ruble", "frank", "$", "€", "£", "₺",
    ],
    purposes: &["için", "üzere", "amacıyla", "maksadıyla", "adına"],
    first_persons: &["ben", "biz"],
    owners: &["ait", "bağlı", "mensup"],
    clause_openers: &[],
    attribution_verbs: &[],
    address_verbs: &[],
    fillers: &["de", "da", "bile", "dahi", "mi", "mı", "mu", "mü", "bir", "ise", "üste"],
    definite: &[],
    gerund_openers: &[],
    occasions: &[
        "sırasında",
        "esnasında",
        "kapsamında",
        "çerçevesinde",
        "marjında",
        "vesilesiyle",
        "dolayısıyla",
    ],
    dealing: &[],
    joining: &[],
    circumstances: &[],
    located: &[],
    pronouns: &[],
    relatives: &[],
    led_by: &[],
    is_source: super::statement::is_source,
    goes_together: super::clause::goes_together,
    takes_no_object: super::clause::takes_no_object,
    controls_object: |_| false,
    is_wish: |_| false,
    holds_wish: |_| false,
    is_there: super::name::is_relative_locative,
    is_spot: |lemma| super::word_class::WordClass::Spot.has(lemma),
    most: &[["en", "çok"], ["en", "fazla"], ["en", "az"], ["en", "sık"], ["en", "yoğun"]],
    leading: &["başkanlığındaki", "liderliğindeki", "öncülüğündeki", "önderliğindeki", "komutasındaki"],
    is_condition: |word| super::word_class::WordClass::Condition.has(word),
    arrests: |word| super::word_class::WordClass::Arrests.has(word),
    is_given: |lemma| super::word_class::WordClass::Given.has(lemma),
    is_in_it: |lemma| super::word_class::WordClass::InIt.has(lemma),
    is_work: |lemma| super::word_class::WordClass::Work.has(lemma),
    is_attempt: |lemma| super::word_class::WordClass::Attempt.has(lemma),
    is_of_state: |lemma| super::word_class::WordClass::OfState.has(lemma),
    is_trial: |lemma| super::word_class::WordClass::Trial.has(lemma),
    is_from: |word| super::word_class::WordClass::IsFrom.has(word),
    handing: &["satış", "devir"],
    is_postposition: super::clause::is_postposition,
    is_person_noun: |_| false,
    is_court: |name| {
        super::word_class::WordClass::Court
            .has(&crate::text::lower_tr(name.rsplit(' ').next().unwrap_or(name)))
    },
    is_power: |lemma| super::word_class::WordClass::Power.has(lemma),
    is_under: |word| super::word_class::WordClass::Under.has(word),
    arrives: |lemma| super::word_class::WordClass::Arrives.has(lemma),
    beats: |_| false,
    is_outlaw: |_| false,
    stops_work: |_| false,
    admits: |lemma| super::word_class::WordClass::Admits.has(lemma),
    is_words: |lemma| super::word_class::WordClass::Words.has(lemma),
    puts_in_post: |lemma| super::word_class::WordClass::PutsIntoPost.has(lemma),
    announces: |lemma| super::word_class::WordClass::Announces.has(lemma),
    is_weapon: |lemma| super::word_class::WordClass::Weapon.has(lemma),
    is_operation: |lemma| super::word_class::WordClass::Operation.has(lemma),
    is_somebody: super::statement::is_somebody,
    is_own_person: |_| false,
    prevents: |lemma| super::word_class::WordClass::Prevents.has(lemma),
    is_platform: |_| false,
    among: &["aralarında", "içlerinde"],
    is_among: |lemma| super::word_class::WordClass::IsAmong.has(lemma),
    including: &["dahil"],
    such_as: &["gibi"],
    neither: &["ne"],
    is_land: |lemma| super::word_class::WordClass::Land.has(lemma),
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
