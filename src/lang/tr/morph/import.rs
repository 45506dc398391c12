//! Makes `roots.tsv` from the lexicons of zemberek, google-morphology and `TRmorph`.
//!
//! A root's attributes, one letter each: `v` final p ç t k voices before a vowel, `d` last vowel drops, `2` final
//! consonant doubles, `h` takes front suffixes after a back vowel, `a` / `i` aorist in -ar / -ır, `c` compound with a
//! possessor suffix of its own (its stem follows in the next column), `s` takes no suffix, `t` time word (takes -ki), `y`
//! declines like `su`; `r` `m` `f` seen in corpora rarely, more often, frequently.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use super::letters::{fold, is_vowel, lower, lower_letters};
use super::reading::Class;

/// One root, as it stands in `roots.tsv`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Root {
    /// Dictionary form (verbs as bare stems), lower case but for names.
    pub lemma: String,
    /// Class.
    pub class: Class,
    /// Attributes, sorted letters.
    pub marks: String,
    /// Stem of a compound, empty for others.
    pub stem: String,
}

type Roots = BTreeMap<(String, Class), (BTreeSet<char>, String)>;

/// Reads the three lexicons under `folder`, adds the project's own roots, and returns them all, sorted.
///
/// # Errors
/// If a file cannot be read.
pub fn import(folder: &Path) -> io::Result<Vec<Root>> {
    let mut roots = Roots::new();
    let lexicon = |name: &str| {
        let path = folder.join(name);
        fs::read_to_string(&path).map_err(|e| io::Error::new(e.kind(), format!("{}: {e}", path.display())))
    };
    for name in ["master-dictionary.dict", "non-tdk.dict"] {
        zemberek(&lexicon(&format!("zemberek/{name}"))?, Class::Noun, &mut roots);
    }
    for name in ["proper.dict", "person-names.dict", "proper-from-corpus.dict"] {
        zemberek(&lexicon(&format!("zemberek/{name}"))?, Class::Propn, &mut roots);
    }
    zemberek(&lexicon("zemberek/abbreviations.dict")?, Class::Abbr, &mut roots);
    let files = [
        ("noun_nn", Class::Noun),
        ("adj_jjn", Class::Adj),
        ("adv_rb", Class::Adv),
        ("noun_nnp", Class::Propn),
        ("noun_nnp_abbr", Class::Abbr),
        ("verb_vb_hl_ar_dhr", Class::Verb),
        ("verb_vb_hl_hr_dhr", Class::Verb),
        ("verb_vb_hl_hr_t", Class::Verb),
        ("verb_vb_on_or_t", Class::Verb),
    ];
    for (name, class) in files {
        google(&lexicon(&format!("google-morphology/{name}.tsv"))?, class, name.contains("_ar_"), &mut roots);
    }
    let files = [
        ("noun", Class::Noun),
        ("adjective", Class::Adj),
        ("adverb", Class::Adv),
        ("verb", Class::Verb),
        ("verb_la", Class::Verb),
        ("conjunction", Class::Conj),
        ("postposition", Class::Adp),
        ("proper_noun", Class::Propn),
        ("person_names", Class::Propn),
    ];
    for (name, class) in files {
        trmorph(&lexicon(&format!("trmorph/{name}"))?, class, &mut roots);
    }
    let own = self::read(include_str!("../../../../data/lang/tr/lexicon/own-roots.tsv")).map_err(|line| {
        io::Error::other(format!("own-roots.tsv, line {line}: four fields and a class wanted"))
    })?;
    for root in own {
        add(&mut roots, &root.lemma, root.class, &root.marks, &root.stem);
    }
    mark_compounds(&mut roots);
    Ok(roots
        .into_iter()
        .map(|((lemma, class), (marks, stem))| Root {
            lemma,
            class,
            marks: marks.into_iter().collect(),
            stem,
        })
        .collect())
}

/// Second parts of compounds that end in a possessor suffix, with it and without.
const HEADS: [(&str, &str); 11] = [
    ("altı", "alt"),
    ("üstü", "üst"),
    ("dışı", "dış"),
    ("içi", "iç"),
    ("başı", "baş"),
    ("yolu", "yol"),
    ("oyu", "oy"),
    ("yüzü", "yüz"),
    ("gücü", "güc"),
    ("birliği", "birliğ"),
    ("yılı", "yıl"),
];

/// Some compounds (`gözaltı`) stand in the lexicons as plain nouns: `gözaltına` would be `to your …` then.
fn mark_compounds(roots: &mut Roots) {
    let firsts: BTreeSet<String> = roots
        .keys()
        .filter(|(_, class)| matches!(class, Class::Noun | Class::Adj))
        .map(|(lemma, _)| lemma.clone())
        .collect();
    for ((lemma, class), (marks, stem)) in roots.iter_mut() {
        if *class != Class::Noun || marks.contains(&'c') {
            continue;
        }
        let head = HEADS.iter().find_map(|&(head, bare)| Some((lemma.strip_suffix(head)?, bare)));
        if let Some((first, bare)) =
            head.filter(|(first, _)| first.chars().count() > 2 && firsts.contains(*first))
        {
            marks.insert('c');
            *stem = format!("{first}{bare}");
        }
    }
}

fn syllables(word: &str) -> usize {
    word.chars().map(lower).map(fold).filter(|&c| is_vowel(c)).count()
}

fn usable(word: &str) -> bool {
    !word.is_empty() && word.chars().all(char::is_alphabetic) && word.chars().count() <= 30
}

/// Adds a root unless an earlier source (which is more reliable) has it.
fn add(roots: &mut Roots, lemma: &str, class: Class, marks: &str, stem: &str) {
    if !usable(lemma) {
        return;
    }
    let lemma = match class {
        Class::Propn | Class::Abbr => lemma.to_string(),
        _ => lower_letters(lemma).into_iter().collect(),
    };
    let root = roots.entry((lemma, class)).or_insert_with(|| (marks.chars().collect(), stem.to_string()));
    // Only google-morphology marks the odd declension of `su`.
    if marks.contains('y') {
        root.0.insert('y');
    }
}

fn voices_by_rule(word: &str) -> bool {
    (syllables(word) > 1 && word.ends_with(['p', 'ç', 't', 'k'])) || word.ends_with("nk")
}

fn zemberek(text: &str, default: Class, roots: &mut Roots) {
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (word, meta) = line.split_once('[').map_or((line, ""), |(word, meta)| (word.trim(), meta));
        let word = word.trim();
        let meta = meta.trim_end_matches(']');
        let (mut tags, mut attributes, mut parts) = (Vec::new(), Vec::new(), "");
        for field in meta.split(';') {
            let (key, value) = field.split_once(':').unwrap_or(("", ""));
            let values = value.split(',').map(str::trim);
            match key.trim() {
                "P" => tags.extend(values),
                "A" => attributes.extend(values),
                "Roots" => parts = value.trim(),
                _ => {}
            }
        }
        let has = |name: &str| attributes.contains(&name);
        let class = match tags.first().copied() {
            _ if default == Class::Abbr => Class::Abbr,
            None if default == Class::Noun && (word.ends_with("mak") || word.ends_with("mek")) => Class::Verb,
            None => default,
            Some("Noun") if tags.contains(&"Prop") => Class::Propn,
            Some("Noun") => Class::Noun,
            Some("Adj") if default == Class::Propn => continue,
            Some("Adj") => Class::Adj,
            Some("Adv") => Class::Adv,
            Some("Verb") => Class::Verb,
            Some("Pron") => Class::Pron,
            Some("Det") => Class::Det,
            Some("Num") => Class::Num,
            Some("Conj") => Class::Conj,
            Some("Postp") => Class::Adp,
            Some("Interj") => Class::Intj,
            Some("Ques") => Class::Ques,
            Some("Dup") => Class::Dup,
            Some(_) => continue,
        };
        let mut marks = String::new();
        if class == Class::Verb {
            let Some(stem) = word.strip_suffix("mak").or_else(|| word.strip_suffix("mek")) else { continue };
            marks.push(aorist(stem, has("Aorist_A"), has("Aorist_I")));
            if has("Voicing") {
                marks.push('v');
            }
            if has("LastVowelDrop") {
                marks.push('d');
            }
            add(roots, stem, class, &marks, "");
            continue;
        }
        let voices = has("Voicing")
            || (voices_by_rule(word) && !has("NoVoicing") && class != Class::Propn)
            || (class == Class::Propn && voices_by_rule(word) && word.ends_with('k'));
        for (on, mark) in [
            (voices, 'v'),
            (has("LastVowelDrop"), 'd'),
            (has("Doubling"), '2'),
            (has("InverseHarmony"), 'h'),
            (has("CompoundP3sg"), 'c'),
            (has("NoSuffix"), 's'),
            (tags.contains(&"Time"), 't'),
        ] {
            if on {
                marks.push(mark);
            }
        }
        let stem = if has("CompoundP3sg") { parts.replace('-', "") } else { String::new() };
        add(roots, word, class, &marks, &stem);
    }
}

/// The aorist of a verb: -ar after one syllable, -ır after more, unless the lexicon says otherwise.
fn aorist(stem: &str, listed_a: bool, listed_i: bool) -> char {
    match (listed_a, listed_i) {
        (true, _) => 'a',
        (_, true) => 'i',
        _ if syllables(stem) == 1 => 'a',
        _ => 'i',
    }
}

fn google(text: &str, class: Class, aorist_a: bool, roots: &mut Roots) {
    for line in text.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [_, root, form, _, compound] = fields[..] else { continue };
        let mut marks = String::new();
        if class == Class::Verb {
            marks.push(if aorist_a { 'a' } else { 'i' });
        }
        // Their signs: `~` and capital K final voicing, `{ %` … a vowel that takes front suffixes, `?` a vowel that
        // drops, `^` the odd declension of `su`.
        let signed = form.len() > 1 && (form.ends_with('~') || form.ends_with('K'));
        let regular = form == "~" && root.ends_with('k') && syllables(root) > 1 && class != Class::Verb;
        if signed || regular {
            marks.push('v');
        }
        if form.contains(['{', '%', '}', '[', ']']) {
            marks.push('h');
        }
        if form.contains('^') {
            marks.push('y');
        }
        if form.contains('?') {
            marks.push('d');
        }
        if compound == "TRUE" && class != Class::Abbr {
            // The form is the stem (`huzurev`), the root the compound (`huzurevi`).
            let stem: String = form.chars().filter(|c| c.is_alphabetic()).collect();
            if form != "~" && root != stem {
                add(roots, root, class, "c", &stem);
            }
            continue;
        }
        add(roots, root, class, &marks, "");
    }
}

fn trmorph(text: &str, class: Class, roots: &mut Roots) {
    for line in text.lines().filter(|line| !line.starts_with('!')) {
        let line = line.split('!').next().unwrap_or("");
        let mut fields = line.split_whitespace();
        let (Some(root), Some(tag)) = (fields.next(), fields.next()) else { continue };
        if !tag.ends_with(';') || tag.starts_with("Ncomp") || root.contains('%') {
            continue;
        }
        // Signs: `^k` voicing, `@DEL@` a vowel that drops, `ˈ` stress, `^s…` spelling of abbreviations.
        let mut marks = String::new();
        if class == Class::Verb {
            let stem: String = root.chars().filter(|c| c.is_alphabetic() && *c != 'ˈ').collect();
            marks.push(aorist(&stem, tag.contains("AorAr"), !tag.contains("AorAr")));
        }
        if root.contains("^k")
            || root.contains("^t")
            || root.contains("^p")
            || root.contains("^c")
            || root.contains("^g")
        {
            marks.push('v');
        }
        if root.contains("@DEL@") {
            marks.push('d');
        }
        let lemma: String =
            root.replace("@DEL@", "").replace("^c", "ç").chars().filter(|&c| c != 'ˈ' && c != '^').collect();
        if lemma.chars().any(char::is_uppercase) && !matches!(class, Class::Propn | Class::Adj | Class::Noun)
        {
            continue;
        }
        add(roots, &lemma, class, &marks, "");
    }
}

/// The roots as `roots.tsv`.
#[must_use]
pub fn write(roots: &[Root]) -> String {
    let mut out = String::from(
        "# Roots of Turkish words, made by `examples/tr_lexicon.rs` from zemberek and google-morphology (Apache-2.0)\n\
         # and TRmorph (MIT); see data/SOURCES.md. Marks are explained in src/lang/tr/morph/import.rs.\n\
         lemma\tclass\tmarks\tstem\n",
    );
    for root in roots {
        let marks = if root.marks.is_empty() { "-" } else { &root.marks };
        let stem = if root.stem.is_empty() { "-" } else { &root.stem };
        let _ = writeln!(out, "{}\t{}\t{marks}\t{stem}", root.lemma, root.class.name());
    }
    out
}

/// Reads `roots.tsv`.
///
/// # Errors
/// The number of the line that has not four fields or an unknown class.
pub fn read(table: &str) -> Result<Vec<Root>, usize> {
    let mut roots = Vec::new();
    for (number, line) in table.lines().enumerate() {
        if line.starts_with('#') || line.starts_with("lemma\t") || line.is_empty() {
            continue;
        }
        let fields: Vec<&str> = line.split('\t').collect();
        let [lemma, class, marks, stem] = fields[..] else { return Err(number + 1) };
        let class = Class::parse(class).ok_or(number + 1)?;
        let plain = |field: &str| if field == "-" { String::new() } else { field.to_string() };
        roots.push(Root { lemma: lemma.to_string(), class, marks: plain(marks), stem: plain(stem) });
    }
    Ok(roots)
}
