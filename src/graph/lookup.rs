//! A named thing by what a reader types: its id, its name, another form of it, or part of it.

use super::model::{Graph, NodeIx};
use crate::text::plain_char;

/// Why no node was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookUpError {
    /// What was asked for.
    pub name: String,
    /// Whether several fit as well as each other; else none does.
    pub several: bool,
    /// Names and ids of those that fit, or of the nearest; the best first.
    pub candidates: Vec<(String, String)>,
}

impl std::fmt::Display for LookUpError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let list: Vec<String> = self.candidates.iter().map(|(name, id)| format!("{name} ({id})")).collect();
        match (self.several, list.is_empty()) {
            (true, _) => {
                write!(f, "`{}` fits several; give one of these ids: {}", self.name, list.join(", "))
            }
            (false, false) => {
                write!(f, "nobody is named `{}`; the nearest are {}", self.name, list.join(", "))
            }
            (false, true) => write!(f, "nobody is named `{}`, and no name is near to it", self.name),
        }
    }
}

impl std::error::Error for LookUpError {}

/// How well a name fits what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Part,
    Words,
    PlainAlias,
    PlainName,
    Alias,
    Name,
}

impl Graph {
    /// The named thing that an id, a name, another form of it, or words of it stand for. Capitals don't matter, by the
    /// rules of Turkish or of English; where nothing fits otherwise, diacritics don't either (`Erdogan`).
    ///
    /// # Errors
    /// Where nobody is meant, or it can't be told who: with the nearest names.
    pub fn look_up(&self, typed: &str) -> Result<NodeIx, LookUpError> {
        let typed = typed.trim();
        if let Some(ix) = self.find(typed) {
            return Ok(ix);
        }
        let wanted = fold(typed);
        let plain = plain(&wanted);
        let degrees = self.degrees();
        let mut fits: Vec<(Fit, u32, NodeIx)> = Vec::new();
        for (i, node) in self.nodes.iter().enumerate().filter(|(_, n)| n.kind().is_entity()) {
            let mut best = fit(&node.name, &wanted, &plain, true);
            for alias in &node.aliases {
                best = best.max(fit(alias, &wanted, &plain, false));
            }
            if let Some(fit) = best.filter(|_| !wanted.is_empty()) {
                fits.push((fit, degrees[i], NodeIx(i as u32)));
            }
        }
        fits.sort_by(|a, b| (b.0, b.1).cmp(&(a.0, a.1)).then(a.2.cmp(&b.2)));
        let candidates = |list: &mut dyn Iterator<Item = NodeIx>| -> Vec<(String, String)> {
            list.take(5).map(|ix| (self.node(ix).name.clone(), self.node(ix).id.clone())).collect()
        };
        let Some((best, _, first)) = fits.first().copied() else {
            let mut near = self.nearest(&plain).into_iter();
            let candidates = candidates(&mut near);
            return Err(LookUpError { name: typed.to_owned(), several: false, candidates });
        };
        let mut equal = fits.iter().filter(|f| f.0 == best).map(|f| f.2);
        if equal.clone().count() > 1 {
            let candidates = candidates(&mut equal);
            return Err(LookUpError { name: typed.to_owned(), several: true, candidates });
        }
        Ok(first)
    }

    /// Names that share most pairs of letters with what was typed.
    fn nearest(&self, plain_typed: &str) -> Vec<NodeIx> {
        let wanted = pairs(plain_typed);
        let mut scored: Vec<(u32, NodeIx)> = Vec::new();
        for (i, node) in self.nodes.iter().enumerate().filter(|(_, n)| n.kind().is_entity()) {
            let forms = node.aliases.iter().chain([&node.name]);
            let best = forms.map(|f| likeness(&wanted, &pairs(&plain(&fold(f))))).max().unwrap_or(0);
            if best >= 300 {
                scored.push((best, NodeIx(i as u32)));
            }
        }
        scored.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        scored.into_iter().take(5).map(|s| s.1).collect()
    }
}

fn fit(form: &str, wanted: &str, plain_wanted: &str, is_name: bool) -> Option<Fit> {
    let form = fold(form);
    if form == wanted {
        return Some(if is_name { Fit::Name } else { Fit::Alias });
    }
    let form = plain(&form);
    if form == plain_wanted {
        return Some(if is_name { Fit::PlainName } else { Fit::PlainAlias });
    }
    let mut words = plain_wanted.split(' ');
    if words.all(|w| form.split(' ').any(|f| f == w)) {
        return Some(Fit::Words);
    }
    (plain_wanted.len() > 3 && form.contains(plain_wanted)).then_some(Fit::Part)
}

/// Lower case by Turkish rules with the two letters i as one, so that `istanbul`, `İSTANBUL`, `IMF` and `ımf` are found
/// whichever language wrote them; one space between words, one apostrophe.
fn fold(text: &str) -> String {
    crate::entity::fold("tr", text).chars().map(|c| if c == 'ı' { 'i' } else { c }).collect()
}

/// Without diacritics.
fn plain(folded: &str) -> String {
    folded.chars().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).map(plain_char).collect()
}

fn pairs(text: &str) -> Vec<(char, char)> {
    let letters: Vec<char> = text.chars().take(200).collect();
    let mut out: Vec<_> = letters.windows(2).map(|w| (w[0], w[1])).collect();
    out.sort_unstable();
    out
}

/// Dice's coefficient in thousandths.
fn likeness(a: &[(char, char)], b: &[(char, char)]) -> u32 {
    let (mut i, mut j, mut same) = (0, 0, 0_usize);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                same += 1;
                i += 1;
                j += 1;
            }
        }
    }
    (2000 * same / (a.len() + b.len()).max(1)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_follow_either_language() {
        assert_eq!(fold("İSTANBUL"), fold("istanbul"));
        assert_eq!(fold("IĞDIR"), fold("ığdır"));
        assert_eq!(fold("IMF"), fold("imf"));
    }

    #[test]
    fn whole_names_fit_better_than_parts() {
        let of = |form: &str, typed: &str| {
            let wanted = fold(typed);
            fit(form, &wanted, &plain(&wanted), true)
        };
        assert_eq!(of("Recep Tayyip Erdoğan", "recep tayyip erdoğan"), Some(Fit::Name));
        assert_eq!(of("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"), Some(Fit::PlainName));
        assert_eq!(of("Recep Tayyip Erdoğan", "erdogan"), Some(Fit::Words));
        assert_eq!(of("Recep Tayyip Erdoğan", "erdog"), Some(Fit::Part));
        assert_eq!(of("Recep Tayyip Erdoğan", "Merkel"), None);
    }

    #[test]
    fn likeness_is_highest_for_the_same() {
        assert_eq!(likeness(&pairs("trump"), &pairs("trump")), 1000);
        assert!(likeness(&pairs("trunp"), &pairs("trump")) > likeness(&pairs("trunp"), &pairs("truva")) / 2);
    }
}
