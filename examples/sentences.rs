//! Prints the sentences, quotations and block kinds of the given files, for looking at segmentation.

use kilim::text::{DocumentOptions, read_document, segment};

fn main() {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).expect("readable file");
        let doc = read_document(bytes, &path, &DocumentOptions::default()).expect("a text");
        let seg = segment(&doc);
        println!("== {path} {} {:?}", doc.lang, doc.published);
        for s in &seg.sentences {
            println!("{:?}\t{}", doc.blocks[s.block as usize].kind, s.span.of(&doc.text).replace('\n', "⏎"));
        }
        for q in &seg.quotes {
            println!(
                "Q{} {} [{}] {}",
                q.depth,
                q.closed,
                q.sentences.len(),
                q.inner.of(&doc.text).replace('\n', "⏎")
            );
        }
    }
}
