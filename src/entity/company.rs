//! Companies by their full and their short names: `Söktaş Tekstil` and `Söktaş Tekstil Sanayi ve Ticaret A.Ş.`.

use rustc_hash::{FxHashMap, FxHashSet};

use super::resolve::{Group, root, unite};
use crate::mention::EntityKind;

/// Words that a company's full name goes on with behind its short one.
struct CompanyWords {
    /// Those that end a registered name (`A.Ş.`).
    legal: FxHashSet<&'static str>,
    more: FxHashSet<&'static str>,
    /// Words with the letters that stand for them.
    letters: Vec<(&'static str, &'static str)>,
}

impl CompanyWords {
    fn get() -> &'static CompanyWords {
        static LIST: std::sync::OnceLock<CompanyWords> = std::sync::OnceLock::new();
        LIST.get_or_init(|| {
            let lines = include_str!("../../data/names/company-words.txt")
                .lines()
                .map(str::trim)
                .filter(|l| !l.is_empty() && !l.starts_with('#'));
            let (letters, lines): (Vec<_>, Vec<_>) = lines.partition(|l| l.contains('>'));
            let (legal, more): (Vec<_>, Vec<_>) = lines.into_iter().partition(|l| l.starts_with('='));
            CompanyWords {
                letters: letters.iter().filter_map(|l| l.split_once('>')).collect(),
                legal: legal.into_iter().map(|l| &l[1..]).collect(),
                more: more.into_iter().collect(),
            }
        })
    }

    /// A name with the words that are written as letters too as those letters.
    fn short(&self, form: &str) -> String {
        let mut name = form.to_owned();
        for (words, letters) in self.letters.iter().filter(|(words, _)| form.len() >= words.len()) {
            if name.contains(words) {
                name = name.replace(words, letters);
            }
        }
        name
    }

    /// Whether a name ends as a registered one does.
    fn is_registered(&self, rest: &str) -> bool {
        rest.split(' ').next_back().is_some_and(|last| self.legal.contains(last.trim_matches(['.', ','])))
    }

    /// Whether there is nothing but a company's legal form.
    fn is_legal(&self, rest: &str) -> bool {
        rest.split(' ').all(|w| self.legal.contains(w.trim_matches(['.', ','])))
    }

    /// Whether what stands behind a short name makes the full name of the same company.
    fn go_on(&self, rest: &str) -> bool {
        self.is_registered(rest) || rest.split(' ').all(|w| self.more.contains(w.trim_matches(['.', ','])))
    }
}

/// Words behind the name of a group, of which a company that begins with its name is a part.
const GROUP_WORDS: [&str; 6] = ["holding", "grubu", "grup", "group", "topluluğu", "corporation"];

/// Whether a short name that nothing else is known of goes on to a full one with any words: `Mahan | Air`; not to a part
/// of it (`X | Türkiye`, `X | Genel Müdürlüğü`).
fn may_go_on(lang: &str, short: &str, rest: &str) -> bool {
    let language = crate::lang::of(lang);
    let last = |name: &str| name.rsplit(' ').next().unwrap_or_default().to_owned();
    let heads =
        |noun: &str| language.is_body_head(noun) || language.is_unit(noun) || language.is_institution(noun);
    let part = rest.split(' ').any(|w| {
        GROUP_WORDS.contains(&w)
            || crate::names::country_by_form(lang, w).is_some()
            || w.len() > 3 && crate::names::place_by_form(lang, w).is_some()
    });
    // `Unity Party of America`
    if rest.starts_with("of ") {
        return short.contains(' ') || !heads(short);
    }
    let unit = language.is_unit(&last(rest)) && !language.is_institution(&last(rest));
    !part && !unit && !heads(&last(short))
}

/// `Söktaş Tekstil` and `Söktaş Tekstil Sanayi ve Ticaret A.Ş.`: one company, where no other name of the text goes on
/// from the short one and the short one names no group.
pub(super) fn link_company_names(lang: &str, groups: &mut [Group]) {
    let words = CompanyWords::get();
    let is_body = |g: &Group| g.kind == EntityKind::Organization;
    let mut by_first: FxHashMap<String, Vec<(usize, String)>> = FxHashMap::default();
    for (g, group) in groups.iter().enumerate().filter(|(_, g)| is_body(g)) {
        for form in &group.forms {
            let first = form.split(' ').next().unwrap_or(form).to_owned();
            by_first.entry(first).or_default().push((g, words.short(form)));
        }
    }
    // `Karaova GYO` and `Karaova Gayrimenkul Yatırım Ortaklığı`
    for named in by_first.values() {
        let mut first: FxHashMap<&str, usize> = FxHashMap::default();
        for (g, form) in named {
            unite(groups, *first.entry(form).or_insert(*g), *g);
        }
    }
    let mut members: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for g in 0..groups.len() {
        members.entry(root(groups, g)).or_default().push(g);
    }
    // The longest first, so that a chain of names ends in the fullest.
    let mut order: Vec<(usize, String)> = by_first.values().flatten().cloned().collect();
    order.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| a.1.cmp(&b.1)));
    for (g, short) in order {
        let first = short.split(' ').next().unwrap_or(&short);
        let own = root(groups, g);
        let Some(named) = by_first.get(first) else { continue };
        let mut longer: Vec<(usize, &str)> = named
            .iter()
            .filter_map(|(l, form)| Some((root(groups, *l), form.strip_prefix(&*short)?.strip_prefix(' ')?)))
            .filter(|(l, _)| *l != own)
            .collect();
        longer.sort_by_key(|(l, rest)| (rest.len(), *l));
        let Some((full, rest)) = longer.first().copied() else { continue };
        // Every other name goes on from the nearest one.
        let chain = longer.iter().all(|(l, more)| *l == full || more.starts_with(rest));
        let unknown = groups[own].entry.is_none();
        let fits =
            words.is_legal(rest) || chain && (words.go_on(rest) || unknown && may_go_on(lang, &short, rest));
        if !fits || short.chars().count() < 3 {
            continue;
        }
        let group = |form: &str| form.rsplit(' ').next().is_some_and(|last| GROUP_WORDS.contains(&last));
        let other = |form: &String| group(form) || form.len() > short.len() && !form.starts_with(&*short);
        let another = members[&own].iter().flat_map(|c| &groups[*c].forms).any(other);
        let known = groups[own].entry.is_some() && groups[full].entry.is_none();
        if another || known && !words.is_registered(rest) {
            continue;
        }
        unite(groups, full, own);
        let joined = members.remove(&own).unwrap_or_default();
        members.entry(full).or_default().extend(joined);
    }
}
