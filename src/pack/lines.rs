//! Lines of PETRARCH's dictionaries: comments cut, brackets and braces read.

/// Lines that hold something, with their number; comments (`# …`, `; …`, `<!-- … -->`) are cut.
pub(super) fn lines(text: &str) -> Vec<(usize, String)> {
    let mut out = Vec::new();
    let mut inside = false;
    for (i, line) in text.lines().enumerate() {
        let mut kept = String::new();
        let mut rest = line;
        loop {
            if inside {
                let Some(end) = rest.find("-->") else { break };
                inside = false;
                rest = &rest[end + 3..];
            }
            let Some(start) = rest.find("<!").filter(|s| rest[s + 2..].trim_start().starts_with("--")) else {
                kept.push_str(rest);
                break;
            };
            kept.push_str(&rest[..start]);
            rest = &rest[start..];
            inside = true;
        }
        let line = cut(&kept);
        if !line.trim().is_empty() {
            out.push((i + 1, line.trim_end().to_owned()));
        } else if kept.trim().is_empty() {
            // A blank line ends a block.
            out.push((i + 1, String::new()));
        }
    }
    out
}

/// A line before its comment: `;`, or `#` at the beginning or behind white space (`[###]` is a code).
fn cut(line: &str) -> &str {
    let mut before = ' ';
    for (i, c) in line.char_indices() {
        if c == ';' || c == '#' && before.is_whitespace() {
            return &line[..i];
        }
        before = c;
    }
    line
}

/// The words before a bracket, what stands in the first braces, and what stands in the first brackets.
pub(super) fn parts(line: &str) -> (&str, Option<&str>, Option<&str>) {
    let inside = |open: char, close: char| {
        let start = line.find(open)? + 1;
        let end = line[start..].find(close)? + start;
        Some(line[start..end].trim())
    };
    let end = line.find(['{', '[']).unwrap_or(line.len());
    (line[..end].trim(), inside('{', '}'), inside('[', ']'))
}

/// The words of a phrase, lower-cased; whether each must follow the one before at once (`_`).
pub(super) fn words(phrase: &str) -> Vec<(String, bool)> {
    let mut out = Vec::new();
    for piece in phrase.split_whitespace() {
        for (i, word) in piece.split('_').filter(|w| !w.is_empty()).enumerate() {
            out.push((word.to_lowercase(), i > 0));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_cut_and_codes_of_number_signs_kept() {
        let text = "<!-- one\ntwo -->\nELF [###] # why\nORC ; who\n\n# all";
        let kept: Vec<_> = lines(text).into_iter().filter(|l| !l.1.is_empty()).collect();
        assert_eq!(kept, [(3, "ELF [###]".to_owned()), (4, "ORC".to_owned())]);
        assert_eq!(parts("RAN {RUNS RUN} [190]"), ("RAN", Some("RUNS RUN"), Some("190")));
        assert_eq!(
            words("SEA_PORT OLD"),
            [("sea".into(), false), ("port".into(), true), ("old".into(), false)]
        );
    }
}
