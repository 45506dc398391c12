//! The words of a picture, in the language of its articles (`data/lang/<code>/picture.tsv`).

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A language's words by key.
#[derive(Debug)]
pub struct Words {
    /// Language code.
    pub lang: &'static str,
    words: BTreeMap<&'static str, &'static str>,
}

static LANGUAGES: LazyLock<Vec<Words>> = LazyLock::new(|| {
    vec![
        Words::parse("en", include_str!("../../data/lang/en/picture.tsv")),
        Words::parse("tr", include_str!("../../data/lang/tr/picture.tsv")),
    ]
});

impl Words {
    /// The words of a language; English ones where the program has none in that language.
    pub fn of(lang: &str) -> &'static Words {
        LANGUAGES.iter().find(|w| w.lang == lang).unwrap_or(&LANGUAGES[0])
    }

    fn parse(lang: &'static str, table: &'static str) -> Words {
        let rows = table.lines().filter(|l| !l.starts_with('#') && !l.trim().is_empty());
        Words { lang, words: rows.filter_map(|l| l.split_once('\t')).collect() }
    }

    /// A key's word; the key itself where it has none.
    pub fn get<'k>(&self, key: &'k str) -> &'k str
    where
        'static: 'k,
    {
        self.words.get(key).copied().unwrap_or(key)
    }

    /// A key's sentence with its gaps (`{}`) filled in order.
    pub fn fill(&self, key: &str, with: &[&str]) -> String {
        let mut parts = self.get(key).split("{}");
        let mut out = parts.next().unwrap_or_default().to_owned();
        for (part, word) in parts.zip(with) {
            out.push_str(word);
            out.push_str(part);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_word() {
        let keys: Vec<_> = LANGUAGES[0].words.keys().collect();
        for words in LANGUAGES.iter() {
            assert_eq!(words.words.keys().collect::<Vec<_>>(), keys, "{}", words.lang);
        }
        let types =
            include_str!("../../data/schema/events.tsv").lines().filter(|l| !l.starts_with('#')).skip(1);
        for name in types.filter_map(|l| l.split('\t').next()) {
            assert!(LANGUAGES[0].words.contains_key(name), "{name}");
        }
    }

    #[test]
    fn gaps_are_filled_in_order() {
        assert_eq!(Words::of("en").fill("more", &["2"]), "+2 more");
    }
}
