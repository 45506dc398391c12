//! Kinds of name and the tags that mark their words.

/// What a name names. A place may be a country: the gazetteer decides that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Label {
    /// A person.
    Person,
    /// A place or a country.
    Place,
    /// An organisation.
    Organization,
}

impl Label {
    /// All labels in the order of their tags.
    pub const ALL: [Label; 3] = [Label::Person, Label::Place, Label::Organization];

    /// Short name, as corpora write it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Label::Person => "PER",
            Label::Place => "LOC",
            Label::Organization => "ORG",
        }
    }

    /// Whether a corpus' type name stands for names of other kinds (`MISC`, `EVENT`, `WORK_OF_ART`, …).
    pub(crate) fn is_other(name: &str) -> bool {
        type_code(name) == Some("other")
    }

    /// The label of a corpus' type name (`PERSON`, `GPE`, `politicalparty`, …), nothing for types that are no label.
    #[must_use]
    pub fn of_type(name: &str) -> Option<Label> {
        let code = type_code(name)?;
        Label::ALL.into_iter().find(|label| label.code() == code)
    }
}

fn type_code(name: &str) -> Option<&'static str> {
    include_str!("../../data/models/ner-types.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .find(|row| row.0.eq_ignore_ascii_case(name))
        .map(|row| row.1)
}

/// Number of tags: outside; begin, inside, last and whole of each label; a name of another kind.
pub(crate) const TAGS: usize = 14;

/// A word of a name of another kind (works, events, peoples, products): outside too, but learnt apart where a corpus
/// marks them.
pub(crate) const OTHER: u8 = 13;

/// In training: the corpus does not say.
pub(crate) const UNKNOWN: u8 = 255;

/// Outside of any name.
pub(crate) const OUTSIDE: u8 = 0;

/// Place of a word in its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Begin,
    Inside,
    Last,
    Whole,
}

/// The tag of a part of a name.
pub(crate) fn tag(label: Label, part: Part) -> u8 {
    1 + 4 * label as u8 + part as u8
}

/// Label and part of a tag.
#[inline]
pub(crate) fn part(tag: u8) -> Option<(Label, Part)> {
    let at = tag.checked_sub(1).filter(|_| tag != OTHER)?;
    let part = [Part::Begin, Part::Inside, Part::Last, Part::Whole][usize::from(at % 4)];
    Some((Label::ALL[usize::from(at / 4)], part))
}

/// Whether tag `b` may follow tag `a`.
pub(crate) fn follows(a: u8, b: u8) -> bool {
    let open = match part(a) {
        Some((label, Part::Begin | Part::Inside)) => Some(label),
        _ => None,
    };
    match (open, part(b)) {
        (Some(label), Some((next, Part::Inside | Part::Last))) => label == next,
        (Some(_), _) | (None, Some((_, Part::Inside | Part::Last))) => false,
        (None, _) => true,
    }
}

/// Whether a sentence may start with the tag.
pub(crate) fn starts(tag: u8) -> bool {
    follows(OUTSIDE, tag)
}

/// Whether a sentence may end with the tag.
pub(crate) fn ends(tag: u8) -> bool {
    follows(tag, OUTSIDE)
}

/// A name in one sentence: its words, half open, and its label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Chunk {
    /// First word.
    pub start: usize,
    /// One past the last word.
    pub end: usize,
    /// What it names.
    pub label: Label,
}

/// The tags of a sentence of `len` words with these names (in order, not overlapping).
pub(crate) fn tags_of(chunks: &[Chunk], len: usize) -> Vec<u8> {
    let mut out = vec![OUTSIDE; len];
    for chunk in chunks {
        for i in chunk.start..chunk.end {
            let place = match (i == chunk.start, i + 1 == chunk.end) {
                (true, true) => Part::Whole,
                (true, false) => Part::Begin,
                (false, true) => Part::Last,
                (false, false) => Part::Inside,
            };
            out[i] = tag(chunk.label, place);
        }
    }
    out
}

/// The names that a well-formed sequence of tags marks.
pub(crate) fn chunks_of(tags: &[u8]) -> Vec<Chunk> {
    let mut out = Vec::new();
    let mut start = 0;
    for (i, &t) in tags.iter().enumerate() {
        match part(t) {
            Some((_, Part::Begin)) => start = i,
            Some((label, Part::Last)) => out.push(Chunk { start, end: i + 1, label }),
            Some((label, Part::Whole)) => out.push(Chunk { start: i, end: i + 1, label }),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_names_say_the_same() {
        let chunks = [
            Chunk { start: 0, end: 1, label: Label::Place },
            Chunk { start: 1, end: 4, label: Label::Organization },
            Chunk { start: 5, end: 7, label: Label::Person },
        ];
        let tags = tags_of(&chunks, 8);
        assert_eq!(chunks_of(&tags), chunks);
        assert!(starts(tags[0]) && ends(tags[7]) && tags.windows(2).all(|w| follows(w[0], w[1])));
    }

    #[test]
    fn corpus_types_have_labels() {
        assert_eq!(Label::of_type("politician"), Some(Label::Person));
        assert_eq!(Label::of_type("GPE"), Some(Label::Place));
        assert_eq!(Label::of_type("NORP"), None);
    }
}
