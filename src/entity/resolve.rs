//! Mentions of one document to entities.
//!
//! Two mentions are one entity where the gazetteer says so, where their folded forms agree, where one is an acronym
//! that stands in parentheses behind the other or is made of its first letters, or where one is the short form of
//! exactly one person of the document (the nearest one before it, where several would fit).

use rustc_hash::{FxHashMap, FxHashSet};

use super::company::link_company_names;
use super::key::{fold, is_acronym_of, is_short_form, name_parts};
use super::spelling::letters;
use super::{Entity, EntityId};
use crate::mention::{EntityKind, Inner, Mention};
use crate::pipeline::Analysed;
use crate::syntax::Upos;

/// Words behind a company's or body's name that may be left off (`Holding`, `A.Ş.`), and beside a place's (`kenti`).
struct Optional {
    words: Vec<&'static str>,
}

impl Optional {
    fn get() -> &'static Optional {
        static LIST: std::sync::OnceLock<Optional> = std::sync::OnceLock::new();
        LIST.get_or_init(|| Optional {
            words: include_str!("../../data/names/optional-words.txt")
                .lines()
                .map(str::trim)
                .filter(|l| !l.is_empty() && !l.starts_with('#'))
                .collect(),
        })
    }

    /// The name without optional words at its end.
    fn core<'n>(&self, name: &'n str) -> &'n str {
        let mut core = name;
        while let Some((rest, last)) = core.rsplit_once(' ') {
            if !self.words.contains(&last.trim_matches(['.', ',', '(', ')'])) {
                break;
            }
            core = rest;
        }
        core
    }
}

pub(super) struct Group {
    pub(super) kind: EntityKind,
    mentions: Vec<u32>,
    pub(super) entry: Option<u32>,
    /// Folded forms, the first one the key.
    pub(super) forms: Vec<String>,
    parent: Option<usize>,
}

/// Groups mentions that name the same thing. Returns the entities in order of first mention and each mention's entity,
/// those of the names inside names last.
#[must_use]
pub fn resolve(analysed: &Analysed<'_>, outer: &[Mention], inner: &[Inner]) -> (Vec<Entity>, Vec<EntityId>) {
    let mentions: Vec<Mention> = outer.iter().chain(inner.iter().map(|i| &i.mention)).cloned().collect();
    let mentions = mentions.as_slice();
    let text = &analysed.document.text;
    let lang = analysed.document.lang;
    let mut groups: Vec<Group> = Vec::new();
    let mut by_form: FxHashMap<(EntityKind, String), usize> = FxHashMap::default();
    let mut by_entry: FxHashMap<u32, usize> = FxHashMap::default();
    let mut group_of: Vec<usize> = Vec::with_capacity(mentions.len());
    for (i, mention) in mentions.iter().enumerate() {
        let form = fold(lang, mention.span.of(text));
        let known = mention
            .entry
            .and_then(|e| by_entry.get(&e).copied())
            .or_else(|| by_form.get(&(mention.kind, form.clone())).copied());
        let group = known.unwrap_or_else(|| {
            groups.push(Group {
                kind: mention.kind,
                mentions: Vec::new(),
                entry: None,
                forms: Vec::new(),
                parent: None,
            });
            groups.len() - 1
        });
        let g = &mut groups[group];
        g.mentions.push(i as u32);
        g.entry = g.entry.or(mention.entry);
        if let Some(entry) = mention.entry {
            by_entry.entry(entry).or_insert(group);
        }
        if !g.forms.contains(&form) {
            g.forms.push(form.clone());
        }
        by_form.entry((mention.kind, form)).or_insert(group);
        group_of.push(group);
    }
    link_spellings(&mut groups);
    link_acronyms(text, mentions, outer.len(), &mut groups, &group_of);
    link_bare_heads(lang, mentions, &mut groups);
    link_optional_words(&mut groups);
    link_company_names(lang, &mut groups);
    link_home_bodies(analysed, mentions, &mut groups);
    link_short_names(analysed, mentions, &mut groups);
    collect(analysed, mentions, &groups, &group_of)
}

pub(super) fn root(groups: &[Group], mut g: usize) -> usize {
    while let Some(p) = groups[g].parent {
        g = p;
    }
    g
}

/// Puts `from` into `into`, unless both are linked to different gazetteer rows.
pub(super) fn unite(groups: &mut [Group], into: usize, from: usize) {
    let (a, b) = (root(groups, into), root(groups, from));
    if a == b {
        return;
    }
    if let (Some(x), Some(y)) = (groups[a].entry, groups[b].entry)
        && x != y
    {
        return;
    }
    let entry = groups[a].entry.or(groups[b].entry);
    groups[a].entry = entry;
    groups[b].parent = Some(a);
}

/// `Telia Sonera` and `TeliaSonera`.
fn link_spellings(groups: &mut [Group]) {
    let mut first: FxHashMap<(EntityKind, String), usize> = FxHashMap::default();
    for g in 0..groups.len() {
        if groups[g].kind == EntityKind::Country {
            continue;
        }
        for at in 0..groups[g].forms.len() {
            let Some(letters) = letters(&groups[g].forms[at]) else { continue };
            match first.get(&(groups[g].kind, letters.clone())) {
                Some(known) => unite(groups, *known, g),
                None => {
                    first.insert((groups[g].kind, letters), g);
                }
            }
        }
    }
}

/// `Dünya Sağlık Örgütü (DSÖ)`, and acronyms anywhere that fit exactly one name.
fn link_acronyms(text: &str, mentions: &[Mention], outer: usize, groups: &mut [Group], group_of: &[usize]) {
    for i in 1..outer {
        let (before, here) = (&mentions[i - 1], &mentions[i]);
        if before.kind != here.kind || before.span.end > here.span.start {
            continue;
        }
        let between = &text[before.span.end as usize..here.span.start as usize];
        let closes = text[here.span.end as usize..].starts_with([')', '’', '\'', '"', '”']);
        let between = between.trim_end_matches(['#', ' ']);
        let opened = between.ends_with('(') || between.ends_with("(\"") || between.ends_with("(“");
        let short = between.trim_start_matches(|c: char| c.is_alphabetic() || crate::text::is_apostrophe(c));
        if opened && closes && short.trim_start().starts_with('(') && between.len() < 16 {
            // `Rapid Support Forces (RSF)`: here the letters stand for these words, whoever else is known by them.
            let known = root(groups, group_of[i]);
            if is_acronym_of(here.span.of(text), before.span.of(text))
                && groups[known].mentions[0] == i as u32
            {
                groups[known].entry = None;
            }
            unite(groups, group_of[i - 1], group_of[i]);
        }
    }
    let names: Vec<(usize, &str)> = group_of
        .iter()
        .enumerate()
        .filter(|(i, g)| groups[**g].mentions[0] == *i as u32 && groups[**g].kind == EntityKind::Organization)
        .map(|(i, g)| (*g, mentions[i].span.of(text)))
        .collect();
    for (short, acronym) in &names {
        if acronym.len() > 12 || acronym.contains(' ') {
            continue;
        }
        let mut fits = names.iter().filter(|(g, name)| g != short && is_acronym_of(acronym, name));
        if let (Some((full, _)), None) = (fits.next(), fits.next()) {
            // What is known by its letters is not another name that happens to begin with them.
            if groups[*short].entry.is_none() || groups[*full].entry.is_some() {
                unite(groups, *full, *short);
            }
        }
    }
}

/// `Merkez Bankası` in a text that names one foreign central bank and never the country at home: the foreign one.
fn link_bare_heads(lang: &str, mentions: &[Mention], groups: &mut [Group]) {
    let named: FxHashSet<u32> = mentions.iter().filter_map(|m| m.entry).collect();
    // Bodies by each end of their names (`Merkez Bankası` of `Çin Merkez Bankası`).
    let mut by_end: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (g, group) in groups.iter().enumerate() {
        if group.kind != EntityKind::Organization || group.parent.is_some() {
            continue;
        }
        for form in &group.forms {
            for (at, _) in form.match_indices(' ') {
                let bodies = by_end.entry(form[at + 1..].to_owned()).or_default();
                if bodies.last() != Some(&g) {
                    bodies.push(g);
                }
            }
        }
    }
    for g in 0..groups.len() {
        let group = &groups[g];
        let ([head], Some(country), None, EntityKind::Organization) = (
            group.forms.as_slice(),
            group.entry.and_then(crate::names::country_of),
            group.parent,
            group.kind,
        ) else {
            continue;
        };
        if named.contains(&country) {
            continue;
        }
        // What an earlier head has joined has a name of its own no more.
        let longer = by_end.get(head).into_iter().flatten().chain(possessed(lang, head, &by_end));
        let mut fits = longer.copied().filter(|o| *o != g && groups[*o].parent.is_none());
        if let (Some(full), None) = (fits.next(), fits.next()) {
            groups[g].entry = None;
            unite(groups, full, g);
        }
    }
}

/// `Kızılay` in a text that names one `Peru Kızılayı`: the bodies whose name ends in the possessive of a head.
fn possessed<'b>(lang: &str, head: &str, by_end: &'b FxHashMap<String, Vec<usize>>) -> &'b [usize] {
    let form = crate::lang::of(lang).possessed(head);
    form.and_then(|form| by_end.get(&form)).map_or(&[], Vec::as_slice)
}

/// `Can Holding` and `Can Grubu`, `Tekfen` and `Tekfen Holding`: one body, if the words that differ say nothing.
fn link_optional_words(groups: &mut [Group]) {
    let optional = Optional::get();
    let mut by_core: FxHashMap<(EntityKind, String), usize> = FxHashMap::default();
    for i in 0..groups.len() {
        if matches!(groups[i].kind, EntityKind::Person | EntityKind::Country) {
            continue;
        }
        let core = optional.core(&groups[i].forms[0]).to_owned();
        if core.is_empty() {
            continue;
        }
        match by_core.get(&(groups[i].kind, core.clone())) {
            Some(first) => unite(groups, *first, i),
            None => {
                by_core.insert((groups[i].kind, core), i);
            }
        }
    }
}

/// `the Supreme Court` of a text that names one `US Supreme Court`, and `the Court` of one that names one court.
fn link_home_bodies(analysed: &Analysed<'_>, mentions: &[Mention], groups: &mut [Group]) {
    let (text, lang) = (&analysed.document.text, analysed.document.lang);
    let language = crate::lang::of(lang);
    let is_body = |g: &Group| g.kind == EntityKind::Organization && g.parent.is_none();
    // Bodies by their name without the country before it, and by their last word.
    let mut without: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    let mut by_head: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    // `Norwegian Supreme Court` and `Norway's Supreme Court`.
    let mut of_country: FxHashMap<(u32, String), usize> = FxHashMap::default();
    let mut same: Vec<(usize, usize)> = Vec::new();
    for (g, group) in groups.iter().enumerate().filter(|(_, g)| is_body(g)) {
        for form in &group.forms {
            let Some((_, head)) = form.rsplit_once(' ') else { continue };
            by_head.entry(head.to_owned()).or_default().push(g);
            let country = form
                .match_indices(' ')
                .take(3)
                .filter_map(|(at, _)| {
                    let before = form[..at].trim_end_matches("'s").trim_end_matches(" '");
                    crate::names::country_by_form(lang, before).map(|(entry, _)| (at, entry))
                })
                .last();
            if let Some((at, entry)) = country {
                let rest = form[at + 1..].trim_start_matches("'s ");
                without.entry(rest.to_owned()).or_default().push(g);
                // `the House` of a text that names the `U.S. House of Representatives`
                if let Some((house, _)) = rest.split_once(" of ")
                    && !house.contains(' ')
                    && !language.is_body_head(house)
                {
                    without.entry(house.to_owned()).or_default().push(g);
                }
                match of_country.get(&(entry, rest.to_owned())) {
                    Some(first) => same.push((*first, g)),
                    None => {
                        of_country.insert((entry, rest.to_owned()), g);
                    }
                }
            }
        }
    }
    for (first, other) in same {
        unite(groups, first, other);
    }
    for g in 0..groups.len() {
        let group = &groups[g];
        let first = &mentions[group.mentions[0] as usize];
        if !is_body(group)
            || group.forms.len() > 1
            || group.entry.is_some_and(|e| crate::names::country_of(e).is_some())
        {
            continue;
        }
        let form = group.forms[0].as_str();
        let lone = first.tokens.len() == 1 && language.is_body_head(first.span.of(text));
        let fits = if lone { by_head.get(form) } else { without.get(form) };
        let fits = fits.into_iter().flatten().chain(possessed(lang, form, &without));
        let mut roots: Vec<usize> = fits.map(|f| root(groups, *f)).filter(|r| *r != g).collect();
        roots.sort_unstable();
        roots.dedup();
        if let [one] = roots[..] {
            // A row for any body of the kind says nothing of this one.
            groups[g].entry = None;
            unite(groups, one, g);
        }
    }
}

/// Surnames, first names and initials of people named in full.
fn link_short_names(analysed: &Analysed<'_>, mentions: &[Mention], groups: &mut [Group]) {
    let titled = |m: &u32| {
        let tokens = &mentions[*m as usize].tokens;
        analysed.segmented.sentences.first().is_some_and(|s| tokens.start < s.tokens.end)
    };
    let people: Vec<usize> = (0..groups.len()).filter(|g| groups[*g].kind == EntityKind::Person).collect();
    // Names in full by each of their parts, so that no pair is looked at in vain.
    let mut by_part: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for g in &people {
        let form = groups[*g].forms[0].clone();
        for part in name_parts(&form) {
            by_part.entry(part.to_owned()).or_default().push(*g);
        }
    }
    // Shorter names last, so that a chain (`Cemil Ali Hatib`, `Ali Hatib`, `Hatib`) ends in its fullest form.
    let mut order = people.clone();
    order.sort_by_key(|g| std::cmp::Reverse(name_parts(&groups[*g].forms[0]).len()));
    for g in order {
        let form = groups[g].forms[0].clone();
        let parts = name_parts(&form);
        let Some(last) = parts.iter().rev().find(|p| p.chars().count() > 1) else { continue };
        let Some(candidates) = by_part.get(*last) else { continue };
        let mut fits: Vec<usize> = candidates
            .iter()
            .copied()
            .filter(|c| *c != g && is_short_form(&parts, &name_parts(&groups[*c].forms[0])))
            .map(|c| root(groups, c))
            .collect();
        fits.sort_unstable();
        fits.dedup();
        let chosen = match fits.as_slice() {
            [] => continue,
            [one] => *one,
            several => {
                let several = not_kin(analysed, mentions, groups, several);
                // Several people share the name: the one whom the title names in full, else the one spoken of last
                // before it.
                let first = groups[g].mentions[0];
                let in_full = |c: &&usize| {
                    **c != g
                        && groups[**c].mentions.iter().any(titled)
                        && is_short_form(&parts, &name_parts(&groups[**c].forms[0]))
                };
                let mut named: Vec<usize> =
                    candidates.iter().filter(in_full).map(|c| root(groups, *c)).collect();
                named.dedup();
                let main = if let [one] = named[..] { Some(one) } else { None };
                let before = main.map(|c| (first, c)).or_else(|| {
                    several
                        .iter()
                        .copied()
                        .filter_map(|c| groups[c].mentions.iter().rfind(|m| **m < first).map(|m| (*m, c)))
                        .max()
                });
                match before {
                    Some((_, c)) => c,
                    // Nobody before it: a headline names the one whom the text introduces first.
                    None => {
                        *several.iter().min_by_key(|c| groups[**c].mentions[0]).expect("several are there")
                    }
                }
            }
        };
        unite(groups, chosen, g);
    }
}

/// Those of several people who are not told as the kin that comes with another (`Ali Kaya ve eşi | Ayşe Kaya`): a surname alone is
/// the other's. All of them, where that leaves nobody.
fn not_kin(analysed: &Analysed<'_>, mentions: &[Mention], groups: &[Group], several: &[usize]) -> Vec<usize> {
    let lang = crate::lang::of(analysed.document.lang);
    let kin = |g: &usize| {
        let start = mentions[groups[*g].mentions[0] as usize].tokens.start as usize;
        let before = &analysed.words[start.saturating_sub(3)..start];
        let is_kin = before.last().is_some_and(|w| lang.is_kin(&w.lemma));
        is_kin && before.iter().rev().skip(1).any(|w| w.upos == Upos::Cconj)
    };
    let others: Vec<usize> = several.iter().copied().filter(|g| !kin(g)).collect();
    if others.is_empty() { several.to_vec() } else { others }
}

fn collect(
    analysed: &Analysed<'_>,
    mentions: &[Mention],
    groups: &[Group],
    group_of: &[usize],
) -> (Vec<Entity>, Vec<EntityId>) {
    let text = &analysed.document.text;
    let mut id_of: FxHashMap<usize, EntityId> = FxHashMap::default();
    let mut entities: Vec<Entity> = Vec::new();
    let mut entity_of = Vec::with_capacity(mentions.len());
    for (i, g) in group_of.iter().enumerate() {
        let r = root(groups, *g);
        let id = *id_of.entry(r).or_insert_with(|| {
            entities.push(Entity {
                kind: groups[r].kind,
                name: String::new(),
                mentions: Vec::new(),
                entry: groups[r].entry,
            });
            entities.len() as EntityId - 1
        });
        entities[id as usize].mentions.push(i as u32);
        entity_of.push(id);
    }
    for entity in &mut entities {
        let fullest = entity
            .mentions
            .iter()
            .map(|m| &mentions[*m as usize])
            // The longest form in mixed case, not an adjective; the first of equals.
            .max_by_key(|m| {
                let words = m.span.of(text);
                let shouting = words.len() > 5 && words.chars().all(|c| !c.is_lowercase());
                (!m.adjectival, !shouting, words.chars().count(), std::cmp::Reverse(m.span.start))
            });
        if let Some(mention) = fullest {
            entity.name = mention.span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
        }
    }
    (entities, entity_of)
}

#[cfg(test)]
mod tests {
    use crate::pipeline::Analysed;
    use crate::text::{DocumentOptions, LangChoice, document, segment};

    /// Names of the entities of an English text.
    fn names(text: &str) -> Vec<String> {
        names_in(LangChoice::En, text)
    }

    fn names_in(lang: LangChoice, text: &str) -> Vec<String> {
        entities_in(lang, text).into_iter().map(|e| e.name).collect()
    }

    fn entities_in(lang: LangChoice, text: &str) -> Vec<super::Entity> {
        let options = DocumentOptions { lang, ..DocumentOptions::default() };
        let document = document(text.to_owned(), "test", &options);
        let segmented = segment(&document);
        let words = crate::lang::of(document.lang).words(&document, &segmented);
        let analysed = Analysed { document: &document, segmented: &segmented, words: &words };
        let (mentions, inner) = crate::mention::recognise(&analysed);
        super::resolve(&analysed, &mentions, &inner).0
    }

    #[test]
    fn a_country_s_body_without_its_country_is_the_same_body() {
        let found = names("The Norwegian Supreme Court met on Monday. The Supreme Court will rule in May.");
        let courts: Vec<&String> = found.iter().filter(|n| n.contains("Court")).collect();
        assert_eq!(courts, ["Norwegian Supreme Court"]);
    }

    #[test]
    fn a_surname_alone_is_not_that_of_the_kin_who_came_along() {
        for (lang, text, who) in [
            (
                LangChoice::Tr,
                "Samuel Otieno ve eşi Grace Otieno Kenya'ya döndü. Otieno konuştu.",
                "Samuel Otieno",
            ),
            (LangChoice::En, "Juan Soto and his wife Maria Soto left Peru. Soto praised Chile.", "Juan Soto"),
        ] {
            let found = entities_in(lang, text);
            let one = found.iter().find(|e| e.name == who).expect(who);
            assert_eq!(one.mentions.len(), 2, "{found:?}");
        }
    }

    #[test]
    fn a_government_may_stand_before_its_country() {
        let found = names("The government of Norway met on Monday.");
        assert!(found.iter().any(|n| n == "government of Norway"), "{found:?}");
    }

    #[test]
    fn a_registered_name_goes_on_from_the_short_one() {
        let count = |text: &str| {
            let found = names_in(LangChoice::Tr, text);
            (found.iter().filter(|n| n.starts_with("Karaova")).count(), found)
        };
        let one =
            "Karaova Tekstil fabrika kuruyor. Karaova Tekstil Sanayi ve Ticaret A.Ş. bunu borsaya bildirdi.";
        assert_eq!(count(one).0, 1, "{:?}", count(one).1);
        let one = "Karaova GYO ev satıyor. Karaova Gayrimenkul Yatırım Ortaklığı bunu borsaya bildirdi.";
        assert_eq!(count(one).0, 1, "{:?}", count(one).1);
        // Two companies of a group, and the group itself.
        let three =
            "Karaova Holding büyüyor. Karaova Tekstil Sanayi A.Ş. ve Karaova Enerji Üretim A.Ş. kâr etti.";
        assert_eq!(count(three).0, 3, "{:?}", count(three).1);
    }
}
