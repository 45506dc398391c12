//! One name in two spellings: `Telia Sonera` and `TeliaSonera`, `Deyr el-Belah` and `Deyr al-Belah`.

use super::key::strip_article;

/// Fewer letters than this say too little.
const SHORTEST: usize = 5;

/// The letters of a folded name alone, without what is written together, apart or with a hyphen at will, and without
/// Arabic articles; `None` where too little is left.
pub fn letters(folded: &str) -> Option<String> {
    let mut out = String::with_capacity(folded.len());
    let mut words = folded.split(' ').peekable();
    while let Some(word) = words.next() {
        if matches!(word, "el" | "al") && words.peek().is_some() {
            continue;
        }
        out.extend(strip_article(word).chars().filter(|c| c.is_alphanumeric()));
    }
    (out.chars().count() >= SHORTEST).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn names_are_written_together_or_apart() {
        assert_eq!(letters("türk havayolları"), letters("türk hava yolları"));
        assert_eq!(letters("coca-cola"), letters("coca cola"));
        assert_eq!(letters("deyr el-belah"), letters("deyr al-belah"));
        assert_eq!(letters("el avde"), letters("el-avde"));
        assert_ne!(letters("ali kaya"), letters("ali kara"));
        assert_eq!(letters("ab"), None);
    }
}
