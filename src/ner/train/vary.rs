//! Sentences made of sentences: other names in the place of theirs, names in capitals.

use super::Settings;
use super::random::Random;
use crate::ner::corpus::Labelled;
use crate::ner::label::{Chunk, Label};
use crate::ner::resources::Pools;
use crate::ner::word::Writing;

/// A sentence with some of its names in capitals.
pub(super) fn shouted(
    sentence: &Labelled,
    writing: Writing,
    settings: &Settings,
    random: &mut Random,
) -> Vec<String> {
    let mut words = sentence.words.clone();
    for chunk in &sentence.chunks {
        if random.share() < settings.shout {
            let from = if random.share() < 0.5 { chunk.start } else { chunk.end - 1 };
            for word in &mut words[from..chunk.end] {
                *word = capitals(word, writing);
            }
        }
    }
    words
}

/// A sentence with other names in the place of its own.
pub(super) fn swapped(sentence: &Labelled, pools: &Pools, writing: Writing, random: &mut Random) -> Labelled {
    let mut out = Labelled { words: Vec::with_capacity(sentence.words.len()), ..Labelled::default() };
    let mut at = 0;
    // Where a stretch between names moves to, names of other kinds and words of unknown kind move along.
    let others = |out: &mut Labelled, from: usize, to: usize| {
        let start = out.words.len();
        for (all, moved) in [(&sentence.others, &mut out.others), (&sentence.unknown, &mut out.unknown)] {
            moved.extend(all.iter().filter(|&&i| (from..to).contains(&i)).map(|i| i - from + start));
        }
    };
    for chunk in &sentence.chunks {
        others(&mut out, at, chunk.start);
        out.words.extend_from_slice(&sentence.words[at..chunk.start]);
        at = chunk.end;
        let old = &sentence.words[chunk.start..chunk.end];
        let mut name = if random.share() < 0.8 { substitute(chunk, pools, random) } else { Vec::new() };
        let start = out.words.len();
        if name.is_empty() {
            out.words.extend_from_slice(old);
        } else {
            let last = &old[old.len() - 1];
            let suffix = &last[writing.stem(last)..];
            if let Some(word) = name.last_mut() {
                word.push_str(suffix);
            }
            out.words.append(&mut name);
        }
        out.chunks.push(Chunk { start, end: out.words.len(), label: chunk.label });
    }
    others(&mut out, at, sentence.words.len());
    out.words.extend_from_slice(&sentence.words[at..]);
    out
}

/// Another name of the same kind, word by word; nothing where there is none.
pub(super) fn substitute(chunk: &Chunk, pools: &Pools, random: &mut Random) -> Vec<String> {
    let len = chunk.end - chunk.start;
    let mut out: Vec<String> = Vec::new();
    match chunk.label {
        Label::Person => {
            let given = if len == 1 { usize::from(random.share() < 0.3) } else { len.min(3) - 1 };
            for _ in 0..given {
                out.extend(random.pick(&pools.first));
            }
            if len > 1 || given == 0 {
                out.extend(random.pick(&pools.surname));
            }
        }
        Label::Place if len == 1 => {
            let pool = if random.share() < 0.4 { &pools.country } else { &pools.city };
            out.extend(random.pick(pool).iter().flat_map(|n| n.split(' ')).map(str::to_owned));
        }
        Label::Place => {}
        Label::Organization => {
            if random.share() < 0.6 {
                let name = random.pick(&pools.organization);
                out.extend(name.iter().flat_map(|n| n.split(' ')).map(str::to_owned));
            }
        }
    }
    out
}

/// A word in capitals; a case suffix behind its apostrophe stays as it is.
pub(super) fn capitals(word: &str, writing: Writing) -> String {
    let stem = writing.stem(word);
    let upper = |c: char| {
        if writing.suffixing { crate::text::upper_char_tr(c) } else { c.to_uppercase().next().unwrap_or(c) }
    };
    word[..stem].chars().map(upper).chain(word[stem..].chars()).collect()
}
