//! Tables of `data/lang` that come with the program: a line a row, its cells with tabs between.

/// The rows of a table of `N` columns with the numbers of their lines (from 1), without comments (`#`), empty lines and
/// the line that names the columns.
///
/// # Panics
/// Names `file` and the line where a row has another number of cells.
pub(super) fn rows<const N: usize>(
    file: &'static str,
    text: &'static str,
) -> impl Iterator<Item = (usize, [&'static str; N])> {
    let told = |(_, line): &(usize, &str)| !line.starts_with('#') && !line.trim().is_empty();
    text.lines().enumerate().filter(told).skip(1).map(move |(i, line)| {
        let cells: Vec<&str> = line.split('\t').collect();
        let row = cells.try_into().unwrap_or_else(|_| panic!("{file}:{}: {N} columns expected", i + 1));
        (i + 1, row)
    })
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn rows_keep_the_numbers_of_their_lines() {
        let text = "# of what\nnoun\tclass\n\nmayor\toffice\n# kin\naunt\tkin\n";
        let read: Vec<_> = rows("nouns.tsv", text).collect();
        assert_eq!(read, [(4, ["mayor", "office"]), (6, ["aunt", "kin"])]);
    }

    #[test]
    #[should_panic(expected = "nouns.tsv:2: 2 columns expected")]
    fn a_row_with_a_cell_too_many_is_named() {
        rows::<2>("nouns.tsv", "noun\tclass\nmayor\toffice\tyes").count();
    }
}
