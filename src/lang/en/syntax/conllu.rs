//! Reads Universal Dependencies trees for training, cut as this program cuts English text.

/// One token of a tree.
#[derive(Debug, Clone)]
pub struct Node {
    /// Form as written.
    pub form: String,
    /// Lemma.
    pub lemma: String,
    /// Penn tag and UD tag (`VBD/VERB`).
    pub tag: String,
    /// Its head, counted from 0; `None` for the root.
    pub head: Option<usize>,
    /// Relation to the head.
    pub relation: String,
    space_after: bool,
}

/// One sentence.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    /// Name of its document.
    pub document: String,
    /// Tokens.
    pub nodes: Vec<Node>,
}

/// All trees of a file.
#[must_use]
pub fn parse(text: &str) -> Vec<Tree> {
    let mut out = Vec::new();
    let mut tree = Tree::default();
    let mut document = String::new();
    // Whether the token that a multi-word range ends with has a space behind it.
    let mut range_end: Option<(usize, bool)> = None;
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("# newdoc id = ") {
            name.trim().clone_into(&mut document);
        }
        if line.starts_with('#') {
            continue;
        }
        if line.is_empty() {
            if !tree.nodes.is_empty() {
                tree.document.clone_from(&document);
                out.push(merge_hyphens(std::mem::take(&mut tree)));
            }
            continue;
        }
        let c: Vec<&str> = line.split('\t').collect();
        if c.len() < 10 || c[0].contains('.') {
            continue;
        }
        let space = !c[9].contains("SpaceAfter=No");
        if let Some((_, end)) = c[0].split_once('-') {
            range_end = end.parse().ok().map(|e| (e, space));
            continue;
        }
        let id: usize = c[0].parse().unwrap_or(0);
        let inside = range_end.is_some_and(|(end, _)| id < end);
        let space = match range_end {
            Some((end, s)) if id == end => s,
            _ => space && !inside,
        };
        tree.nodes.push(Node {
            form: c[1].to_owned(),
            lemma: c[2].to_owned(),
            tag: format!("{}/{}", c[4], c[3]),
            head: c[6].parse::<usize>().ok().and_then(|h| h.checked_sub(1)),
            relation: c[7].to_owned(),
            space_after: space,
        });
        if range_end.is_some_and(|(end, _)| id >= end) {
            range_end = None;
        }
    }
    if !tree.nodes.is_empty() {
        tree.document = document;
        out.push(merge_hyphens(tree));
    }
    out
}

/// Joins `two - year` to `two-year`: the part that the others hang on stands for all.
fn merge_hyphens(tree: Tree) -> Tree {
    let n = tree.nodes.len();
    let mut group: Vec<usize> = (0..n).collect();
    for i in 1..n.saturating_sub(1) {
        let node = &tree.nodes[i];
        if node.form == "-" && !node.space_after && !tree.nodes[i - 1].space_after {
            group[i] = group[i - 1];
            group[i + 1] = group[i - 1];
        }
    }
    if group.iter().enumerate().all(|(i, g)| i == *g) {
        return tree;
    }
    let mut out = Tree { document: tree.document, nodes: Vec::new() };
    let mut new_of = vec![0; n];
    let mut i = 0;
    while i < n {
        let mut end = i + 1;
        while end < n && group[end] == group[i] {
            end += 1;
        }
        let inside = |h: Option<usize>| h.is_some_and(|h| h >= i && h < end);
        let top = (i..end).find(|k| !inside(tree.nodes[*k].head)).unwrap_or(end - 1);
        let mut node = tree.nodes[top].clone();
        node.form = tree.nodes[i..end].iter().map(|n| n.form.as_str()).collect();
        if end - i > 1 {
            node.lemma = node.form.to_lowercase();
            if node.tag.starts_with("CD") && !node.form.bytes().next().is_some_and(|b| b.is_ascii_digit()) {
                node.tag = "JJ/ADJ".into();
            }
        }
        node.space_after = tree.nodes[end - 1].space_after;
        new_of[i..end].fill(out.nodes.len());
        out.nodes.push(node);
        i = end;
    }
    for node in &mut out.nodes {
        node.head = node.head.map(|h| new_of[h]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hyphenated_words_are_one_token_as_in_the_tokeniser() {
        let line = |id: u32, form: &str, head: u32, misc: &str| {
            format!("{id}\t{form}\t{form}\tNOUN\tNN\t_\t{head}\tdep\t_\t{misc}\n")
        };
        let text = line(1, "two", 3, "SpaceAfter=No")
            + &line(2, "-", 3, "SpaceAfter=No")
            + &line(3, "year", 4, "_")
            + &line(4, "deal", 0, "_")
            + "\n";
        let trees = parse(&text);
        let forms: Vec<_> = trees[0].nodes.iter().map(|n| (n.form.as_str(), n.head)).collect();
        assert_eq!(forms, [("two-year", Some(1)), ("deal", None)]);
    }
}
