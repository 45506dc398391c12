//! Training a recogniser: conditional random field or averaged perceptron over the same hashed features.
//!
//! Seeded and single-threaded: the same corpora and settings give the same bytes.

use rustc_hash::FxHashMap;

use super::corpus::{Labelled, LabelledDocument};
use super::decode::{self, Lattice, Scores, Transitions};
use super::features::{LEXICAL, Line, extract};
use super::hash::{self, mix};
use super::label::{Chunk, Label, OTHER, OUTSIDE, TAGS, starts, tags_of};
use super::lexicon::Lexicon;
use super::model::Model;
use super::resources::Pools;
use super::weights;
use super::word::{self, Writing};

/// How weights are learnt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Conditional random field, adaptive gradient steps.
    Field,
    /// Averaged perceptron.
    Perceptron,
}

/// Settings of a training run.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Language code.
    pub lang: String,
    /// How weights are learnt.
    pub method: Method,
    /// Passes over the corpora.
    pub epochs: usize,
    /// Seed of everything random.
    pub seed: u64,
    /// Step of the field's gradient.
    pub rate: f32,
    /// Pull of the field's weights towards zero.
    pub decay: f32,
    /// How often the word itself is hidden, so that its surroundings learn to do without it.
    pub hide: f32,
    /// Share of all features that are left out of a sentence at random.
    pub drop: f32,
    /// How often a feature has to be seen.
    pub min_count: u32,
    /// Taken off the score of "no name": finds more names, more wrong ones among them.
    pub eagerness: f32,
    /// Share of sentences that are also learnt in capitals.
    pub capitals: f32,
    /// Whether a word outside of names may be part of a name of another kind in corpora that do not mark those.
    pub latent: bool,
    /// Whether names of other kinds are learnt apart, where a corpus marks them.
    pub others: bool,
    /// Share of words of names that are put in capitals.
    pub shout: f32,
    /// Share of sentences that are also learnt with other names in the place of theirs.
    pub swap: f32,
    /// Weights smaller than this many units (of 127) are left out.
    pub prune: i8,
    /// See [`Model`]: how much the other places of a word in its document count.
    pub document_weight: f32,
}

impl Settings {
    /// The settings that the shipped models were trained with.
    #[must_use]
    pub fn new(lang: &str) -> Self {
        Settings {
            lang: lang.to_owned(),
            method: Method::Field,
            epochs: 8,
            seed: 1,
            rate: 0.3,
            decay: 1.0e-6,
            hide: 0.15,
            drop: 0.5,
            min_count: 2,
            eagerness: 0.0,
            capitals: 0.03,
            latent: true,
            others: true,
            shout: 0.02,
            swap: 0.05,
            prune: 4,
            document_weight: 1.4,
        }
    }
}

/// A corpus to learn from.
#[derive(Debug, Clone)]
pub struct Material {
    /// Its documents.
    pub documents: Vec<LabelledDocument>,
    /// See [`super::corpus::Source::domain`].
    pub domain: String,
    /// How much one sentence counts.
    pub weight: f32,
    /// How much of the domain's own weights goes into the model.
    pub share: f32,
}

/// Where a training run stands.
#[derive(Debug, Clone, Copy)]
pub struct Progress {
    /// Passes done.
    pub epoch: usize,
    /// Passes in all.
    pub epochs: usize,
    /// Loss a word (field) or share of wrong words (perceptron) in this pass.
    pub loss: f64,
    /// Distinct features.
    pub features: usize,
}

/// Lanes of a weight row: the tags, then the sum of squared gradients.
const LANES: usize = 16;

struct Example {
    /// Feature numbers of all words, one after the other; the lexical ones come first.
    features: Vec<u32>,
    /// Where each word's features end.
    ends: Vec<u32>,
    tags: Vec<u8>,
    weight: f32,
    /// Features that hold the word itself, at the front of each word's.
    lexical: usize,
    /// The corpus marks names of other kinds; where it does not, a word outside may be one.
    others: bool,
}

impl Example {
    fn word(&self, i: usize) -> &[u32] {
        let start = if i == 0 { 0 } else { self.ends[i - 1] };
        &self.features[start as usize..self.ends[i] as usize]
    }

    /// The features of a word, or those around it where the word itself is hidden.
    fn shown(&self, i: usize, hidden: bool) -> &[u32] {
        let all = self.word(i);
        if hidden { &all[self.lexical..] } else { all }
    }
}

/// What training leaves out of a sentence this time.
#[derive(Default)]
struct Hidden {
    /// Words whose own features are left out.
    words: Vec<bool>,
    salt: u32,
    /// Of 65,536 features, how many are left out.
    below: u32,
}

impl Hidden {
    #[inline]
    fn keeps(&self, feature: u32) -> bool {
        feature != u32::MAX && ((feature ^ self.salt).wrapping_mul(0x9e37_79b1) >> 16) >= self.below
    }
}

/// Trains a model and returns its file's bytes.
///
/// # Errors
/// Where `lexicon` is no lexicon that [`super::resources`] wrote.
pub fn run(
    materials: &[Material],
    lexicon: &[u8],
    pools: &Pools,
    settings: &Settings,
    progress: &mut dyn FnMut(Progress),
) -> Result<Vec<u8>, super::Broken> {
    let lexicon = Lexicon::read(&mut super::bytes::Reader::new(lexicon))?;
    let writing = Writing::of(&settings.lang);
    let mut random = Random(settings.seed);
    let (examples, hashes) = prepare(materials, &lexicon, pools, writing, settings, &mut random);
    let learner = Learner {
        rows: vec![[0.0; LANES]; hashes.len()],
        transitions: Transitions::flat(),
        squares: [[0.0; TAGS]; TAGS],
        settings,
    };
    let (rows, transitions) = match settings.method {
        Method::Field => learner.field(&examples, &mut random, progress),
        Method::Perceptron => learner.perceptron(&examples, &mut random, progress),
    };
    let (rows, unit) = quantise(&rows, &hashes, materials, settings);
    let mut transitions =
        Transitions(transitions.0.map(|row| row.map(|x| if x < -1.0e6 { -1.0e9 } else { x })));
    for row in &mut transitions.0 {
        row[0] -= settings.eagerness;
    }
    Ok(Model::bytes(writing, &lexicon, &rows, unit, &transitions, settings.document_weight))
}

/// Salt of a domain's own copy of the features.
fn salt(domain: &str) -> u64 {
    hash::of(domain) | 1
}

/// All sentences as feature numbers, and the hash of each number with the domain it belongs to (0: all).
fn prepare(
    materials: &[Material],
    lexicon: &Lexicon,
    pools: &Pools,
    writing: Writing,
    settings: &Settings,
    random: &mut Random,
) -> (Vec<Example>, Vec<(u64, u64)>) {
    struct Raw {
        hashes: Vec<u64>,
        ends: Vec<u32>,
        tags: Vec<u8>,
        weight: f32,
        domain: u64,
        others: bool,
    }
    let mut raws = Vec::new();
    let (mut line, mut buffer) = (Line::default(), Vec::new());
    let many_domains = materials.iter().any(|m| m.domain != materials[0].domain);
    let mut add = |words: &[String], tags: Vec<u8>, weight: f32, (domain, others): (u64, bool)| {
        line.clear();
        for form in words {
            line.words.push(word::read(form, writing.stem(form), writing, lexicon, &mut buffer));
        }
        line.finish(lexicon);
        let mut raw = Raw { hashes: Vec::new(), ends: Vec::new(), tags, weight, domain, others };
        for i in 0..line.words.len() {
            extract(&line, i, &mut raw.hashes);
            raw.ends.push(raw.hashes.len() as u32);
        }
        raws.push(raw);
    };
    for material in materials {
        let others = material.documents.iter().flat_map(|d| &d.sentences).any(|s| !s.others.is_empty());
        let others = others || !settings.others || !settings.latent;
        let domain = (if many_domains { salt(&material.domain) } else { 0 }, others);
        for sentence in material.documents.iter().flat_map(|d| &d.sentences) {
            let tags = all_tags(sentence, settings);
            if random.share() < settings.capitals && sentence.words.len() > 2 {
                let upper: Vec<String> = sentence.words.iter().map(|w| capitals(w, writing)).collect();
                add(&upper, tags.clone(), material.weight, domain);
            }
            add(&shouted(sentence, writing, settings, random), tags, material.weight, domain);
            if !sentence.chunks.is_empty() && random.share() < settings.swap {
                let other = swapped(sentence, pools, writing, random);
                let tags = all_tags(&other, settings);
                add(&shouted(&other, writing, settings, random), tags, material.weight, domain);
            }
        }
    }
    // A feature enters the table when it is seen a second time; the bits know the first.
    let mut seen = vec![0u64; 1 << 23];
    let mut counts: FxHashMap<(u64, u64), u32> = FxHashMap::default();
    let mut count = |hash: u64, domain: u64| {
        let bit = mix(hash, domain) >> 35;
        let word = &mut seen[(bit >> 6) as usize];
        if *word & (1 << (bit & 63)) == 0 {
            *word |= 1 << (bit & 63);
        } else {
            *counts.entry((hash, domain)).or_insert(1) += 1;
        }
    };
    for raw in &raws {
        for &hash in &raw.hashes {
            count(hash, 0);
            if raw.domain != 0 {
                count(hash, raw.domain);
            }
        }
    }
    drop(seen);
    let least = settings.min_count.max(2);
    let mut hashes: Vec<(u64, u64)> = counts.iter().filter(|c| *c.1 >= least).map(|c| *c.0).collect();
    hashes.sort_unstable();
    drop(counts);
    let numbers: FxHashMap<(u64, u64), u32> = hashes.iter().zip(0..).map(|(h, n)| (*h, n)).collect();
    let examples = raws
        .into_iter()
        .map(|raw| {
            let mut example = Example {
                features: Vec::new(),
                ends: Vec::new(),
                tags: raw.tags,
                weight: raw.weight,
                lexical: if raw.domain == 0 { LEXICAL } else { LEXICAL * 2 },
                others: raw.others,
            };
            let mut start = 0;
            for end in raw.ends {
                for &hash in &raw.hashes[start as usize..end as usize] {
                    example.features.push(numbers.get(&(hash, 0)).copied().unwrap_or(u32::MAX));
                    if raw.domain != 0 {
                        example.features.push(numbers.get(&(hash, raw.domain)).copied().unwrap_or(u32::MAX));
                    }
                }
                start = end;
                example.ends.push(example.features.len() as u32);
            }
            example
        })
        .collect();
    (examples, hashes)
}

/// How a word outside of names is shared among the two kinds of outside, by what the model takes it for.
fn outside_share(gamma: &Scores, tag: usize) -> f32 {
    let (outside, other) = (gamma[usize::from(OUTSIDE)] + 1.0e-6, gamma[usize::from(OTHER)]);
    match tag as u8 {
        OUTSIDE => outside / (outside + other),
        OTHER => other / (outside + other),
        _ => 0.0,
    }
}

/// The tags of a sentence, names of other kinds among them.
fn all_tags(sentence: &Labelled, settings: &Settings) -> Vec<u8> {
    let mut tags = tags_of(&sentence.chunks, sentence.words.len());
    for &i in sentence.others.iter().filter(|_| settings.others) {
        if tags[i] == OUTSIDE {
            tags[i] = OTHER;
        }
    }
    tags
}

/// A sentence with some of its names in capitals.
fn shouted(sentence: &Labelled, writing: Writing, settings: &Settings, random: &mut Random) -> Vec<String> {
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
fn swapped(sentence: &Labelled, pools: &Pools, writing: Writing, random: &mut Random) -> Labelled {
    let mut out = Labelled { words: Vec::with_capacity(sentence.words.len()), ..Labelled::default() };
    let mut at = 0;
    // Where a stretch between names moves to, names of other kinds move along.
    let others = |out: &mut Labelled, from: usize, to: usize| {
        let start = out.words.len();
        let moved = sentence.others.iter().filter(|&&i| (from..to).contains(&i));
        out.others.extend(moved.map(|i| i - from + start));
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
fn substitute(chunk: &Chunk, pools: &Pools, random: &mut Random) -> Vec<String> {
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
fn capitals(word: &str, writing: Writing) -> String {
    let stem = writing.stem(word);
    let upper = |c: char| {
        if writing.suffixing { crate::text::upper_char_tr(c) } else { c.to_uppercase().next().unwrap_or(c) }
    };
    word[..stem].chars().map(upper).chain(word[stem..].chars()).collect()
}

struct Learner<'s> {
    rows: Vec<[f32; LANES]>,
    transitions: Transitions,
    squares: [Scores; TAGS],
    settings: &'s Settings,
}

impl Learner<'_> {
    fn scores(&self, example: &Example, hidden: &Hidden, out: &mut Vec<Scores>) {
        out.clear();
        for i in 0..example.tags.len() {
            let mut sum = [0.0f32; LANES];
            for &f in example.shown(i, hidden.words[i]) {
                if hidden.keeps(f) {
                    let row = &self.rows[f as usize];
                    for (s, w) in sum.iter_mut().zip(row) {
                        *s += w;
                    }
                }
            }
            out.push(std::array::from_fn(|t| sum[t]));
        }
    }

    fn hidden(&self, len: usize, random: &mut Random, out: &mut Hidden) {
        out.words.clear();
        out.words.extend((0..len).map(|_| random.share() < self.settings.hide));
        out.salt = random.next() as u32;
        out.below = (self.settings.drop * 65536.0) as u32;
    }

    fn field(
        mut self,
        examples: &[Example],
        random: &mut Random,
        progress: &mut dyn FnMut(Progress),
    ) -> (Vec<[f32; LANES]>, Transitions) {
        let words: usize = examples.iter().map(|e| e.tags.len()).sum();
        let mut order: Vec<usize> = (0..examples.len()).collect();
        let (mut scores, mut lattice, mut hidden) = (Vec::new(), Lattice::default(), Hidden::default());
        // The model is the mean of the weights after each of the later passes.
        let from = self.settings.epochs.div_ceil(2).max(1);
        let mut mean = vec![[0.0f32; TAGS]; self.rows.len()];
        let mut mean_transitions = [[0.0f32; TAGS]; TAGS];
        let share = 1.0 / (self.settings.epochs + 1 - from) as f32;
        for epoch in 1..=self.settings.epochs {
            random.shuffle(&mut order);
            let mut loss = 0.0;
            // Steps fall towards the end.
            let rate = self.settings.rate * (1.0 - 0.9 * (epoch - 1) as f32 / self.settings.epochs as f32);
            for &at in &order {
                let example = &examples[at];
                self.hidden(example.tags.len(), random, &mut hidden);
                self.scores(example, &hidden, &mut scores);
                let factors = self.transitions.0.map(|row| row.map(f32::exp));
                decode::marginals(&scores, &factors, &mut lattice);
                loss += f64::from(example.weight) * (lattice.log_sum - self.gold_score(example, &scores));
                self.step(example, &hidden, &lattice, &factors, rate);
            }
            if epoch >= from {
                for (m, row) in mean.iter_mut().zip(&self.rows) {
                    m.iter_mut().zip(row).for_each(|(m, w)| *m += share * w);
                }
                for (m, row) in mean_transitions.iter_mut().zip(&self.transitions.0) {
                    m.iter_mut().zip(row).for_each(|(m, w)| *m += share * w);
                }
            }
            progress(Progress {
                epoch,
                epochs: self.settings.epochs,
                loss: loss / words.max(1) as f64,
                features: self.rows.len(),
            });
        }
        for (row, m) in self.rows.iter_mut().zip(&mean) {
            row[..TAGS].copy_from_slice(m);
        }
        (self.rows, Transitions(mean_transitions))
    }

    fn gold_score(&self, example: &Example, scores: &[Scores]) -> f64 {
        let mut sum = 0.0;
        for (i, &t) in example.tags.iter().enumerate() {
            sum += f64::from(scores[i][usize::from(t)]);
            if i > 0 {
                sum += f64::from(self.transitions.0[usize::from(example.tags[i - 1])][usize::from(t)]);
            }
        }
        sum
    }

    fn step(
        &mut self,
        example: &Example,
        hidden: &Hidden,
        lattice: &Lattice,
        factors: &[Scores; TAGS],
        rate: f32,
    ) {
        let weight = example.weight;
        for i in 0..example.tags.len() {
            let mut gradient = [0.0f32; LANES];
            let mut square = 0.0;
            let open = !example.others && example.tags[i] == OUTSIDE;
            for t in 0..TAGS {
                let gold = if open {
                    outside_share(&lattice.gamma[i], t)
                } else {
                    f32::from(u8::from(example.tags[i] == t as u8))
                };
                gradient[t] = weight * (lattice.gamma[i][t] - gold);
                square += gradient[t] * gradient[t];
            }
            if square > 1.0e-6 {
                for &f in example.shown(i, hidden.words[i]) {
                    if !hidden.keeps(f) {
                        continue;
                    }
                    let row = &mut self.rows[f as usize];
                    row[TAGS] += square;
                    let step = rate / (row[TAGS] + 1.0).sqrt();
                    let keep = 1.0 - step * self.settings.decay;
                    for t in 0..TAGS {
                        row[t] = row[t] * keep - step * gradient[t];
                    }
                }
            }
            if i == 0 {
                continue;
            }
            // Pairs of tags.
            let (last, next) = (&lattice.alpha[i - 1], &lattice.beta[i]);
            let mut sum = 0.0;
            let mut pairs = [[0.0f32; TAGS]; TAGS];
            for a in 0..TAGS {
                for &b in &decode::allowed()[a] {
                    let b = usize::from(b);
                    let p = last[a] * factors[a][b] * lattice.factor[i][b] * next[b];
                    pairs[a][b] = p;
                    sum += p;
                }
            }
            let inverse = 1.0 / f32::max(sum, 1.0e-30);
            let (gold_a, gold_b) = (usize::from(example.tags[i - 1]), usize::from(example.tags[i]));
            if !example.others && (example.tags[i - 1] == OUTSIDE || example.tags[i] == OUTSIDE) {
                // Which kind of outside is not known: pairs are learnt from the corpora that tell.
                continue;
            }
            for a in 0..TAGS {
                for &b in &decode::allowed()[a] {
                    let b = usize::from(b);
                    let gold = f32::from(u8::from(a == gold_a && b == gold_b));
                    let g = weight * (pairs[a][b] * inverse - gold);
                    self.squares[a][b] += g * g;
                    self.transitions.0[a][b] -= rate * g / (self.squares[a][b] + 1.0).sqrt();
                }
            }
        }
    }

    fn perceptron(
        mut self,
        examples: &[Example],
        random: &mut Random,
        progress: &mut dyn FnMut(Progress),
    ) -> (Vec<[f32; LANES]>, Transitions) {
        let words: usize = examples.iter().map(|e| e.tags.len()).sum();
        let mut order: Vec<usize> = (0..examples.len()).collect();
        let mut sums = vec![[0.0f32; LANES]; self.rows.len()];
        let mut transition_sums = [[0.0f32; TAGS]; TAGS];
        let (mut scores, mut back, mut tags, mut hidden) =
            (Vec::new(), Vec::new(), Vec::new(), Hidden::default());
        let mut time = 1.0f32;
        for epoch in 1..=self.settings.epochs {
            random.shuffle(&mut order);
            let mut wrong = 0usize;
            for &at in &order {
                let example = &examples[at];
                self.hidden(example.tags.len(), random, &mut hidden);
                self.scores(example, &hidden, &mut scores);
                decode::viterbi(&scores, &self.transitions, &mut back, &mut tags);
                for i in 0..tags.len() {
                    let (gold, got) = (usize::from(example.tags[i]), usize::from(tags[i]));
                    if i > 0 {
                        let before = (usize::from(example.tags[i - 1]), usize::from(tags[i - 1]));
                        if (before.0, gold) != (before.1, got) {
                            for (a, b, d) in [(before.0, gold, 1.0), (before.1, got, -1.0)] {
                                self.transitions.0[a][b] += d;
                                transition_sums[a][b] += time * d;
                            }
                        }
                    }
                    if gold == got {
                        continue;
                    }
                    wrong += 1;
                    for &f in example.shown(i, hidden.words[i]) {
                        if !hidden.keeps(f) {
                            continue;
                        }
                        let (row, sum) = (&mut self.rows[f as usize], &mut sums[f as usize]);
                        row[gold] += example.weight;
                        sum[gold] += time * example.weight;
                        row[got] -= example.weight;
                        sum[got] -= time * example.weight;
                    }
                }
                time += 1.0;
            }
            progress(Progress {
                epoch,
                epochs: self.settings.epochs,
                loss: wrong as f64 / words.max(1) as f64,
                features: self.rows.len(),
            });
        }
        // Scaled so that scores are of a size with the field's.
        let scale = 0.1;
        for (row, sum) in self.rows.iter_mut().zip(&sums) {
            for (w, s) in row.iter_mut().zip(sum) {
                *w = (*w - s / time) * scale;
            }
        }
        for (row, sum) in self.transitions.0.iter_mut().zip(&transition_sums) {
            for (w, s) in row.iter_mut().zip(sum) {
                *w = (*w - s / time) * scale;
            }
        }
        let flat = Transitions::flat();
        for (row, flat) in self.transitions.0.iter_mut().zip(&flat.0) {
            for (w, f) in row.iter_mut().zip(flat) {
                if *f < 0.0 {
                    *w = *f;
                }
            }
        }
        debug_assert!(starts(0));
        (self.rows, self.transitions)
    }
}

/// Weights as small integers, the domains' own added to the general ones.
fn quantise(
    rows: &[[f32; LANES]],
    hashes: &[(u64, u64)],
    materials: &[Material],
    settings: &Settings,
) -> (Vec<(u32, [i8; TAGS])>, f32) {
    let shares: Vec<(u64, f32)> = materials.iter().map(|m| (salt(&m.domain), m.share)).collect();
    let share_of = |domain: u64| match domain {
        0 => 1.0,
        _ => shares.iter().find(|s| s.0 == domain).map_or(0.0, |s| s.1),
    };
    let mut sums: std::collections::BTreeMap<u32, [f32; TAGS]> = std::collections::BTreeMap::new();
    for (row, &(hash, domain)) in rows.iter().zip(hashes) {
        let share = share_of(domain) * (1.0 - settings.drop);
        if share > 0.0 {
            let sum = sums.entry(weights::key(hash)).or_default();
            // All features take part in the end: each counts for as much less.
            for (s, w) in sum.iter_mut().zip(row) {
                *s += w * share;
            }
        }
    }
    // The few largest weights are cut to the size of the 0.01 % below them.
    let mut sizes: Vec<f32> = sums.values().flatten().map(|w| w.abs()).filter(|w| *w > 0.0).collect();
    sizes.sort_unstable_by(f32::total_cmp);
    let top = sizes.get((sizes.len() as f64 * 0.9999) as usize).copied().unwrap_or(1.0);
    let unit = top / 127.0;
    let out = sums
        .into_iter()
        .filter_map(|(key, sum)| {
            let row = sum.map(|w| {
                let q = (w / unit).round().clamp(-127.0, 127.0) as i8;
                if q.abs() < settings.prune { 0 } else { q }
            });
            row.iter().any(|&w| w != 0).then_some((key, row))
        })
        .collect();
    (out, unit)
}

/// A small generator of random numbers (SplitMix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// In 0..1.
    fn share(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1u64 << 24) as f32
    }

    fn pick(&mut self, items: &[String]) -> Option<String> {
        let at = self.next() % (items.len().max(1) as u64);
        items.get(at as usize).cloned()
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, (self.next() % (i as u64 + 1)) as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ner::corpus;
    use crate::ner::resources::Builder;

    fn tiny() -> Vec<Material> {
        let text = "Lima B-LOC\n'da O\nAyşe B-PER\nDemir I-PER\nkonuştu O\n. O\n\nKuzey B-ORG\nBankası I-ORG\nbüyüdü O\n. O\n\n";
        let mut documents = Vec::new();
        corpus::parse(&text.repeat(8), std::path::Path::new("a.bio"), None, "tr", &mut documents).unwrap();
        vec![Material { documents, domain: "news".to_owned(), weight: 1.0, share: 1.0 }]
    }

    fn trained(settings: &Settings) -> Vec<u8> {
        let mut builder = Builder::new("tr");
        let materials = tiny();
        materials[0].documents[0].sentences.iter().for_each(|s| builder.sentence(&s.words));
        run(&materials, &builder.bytes(), &builder.pools(), settings, &mut |_| {}).unwrap()
    }

    #[test]
    fn the_same_corpus_and_seed_give_the_same_bytes() {
        for method in [Method::Field, Method::Perceptron] {
            let settings = Settings { method, ..Settings::new("tr") };
            assert_eq!(trained(&settings), trained(&settings));
        }
    }

    #[test]
    fn what_was_learnt_is_found_again() {
        for method in [Method::Field, Method::Perceptron] {
            let model = Model::from_bytes(&trained(&Settings { method, ..Settings::new("tr") })).unwrap();
            let names = model.tag_words(&[vec!["Lima'da", "Ayşe", "Demir", "konuştu", "."]]);
            let found: Vec<_> = names.iter().map(|n| (n.tokens.clone(), n.label)).collect();
            assert_eq!(found, [(0..1, Label::Place), (1..3, Label::Person)], "{method:?}");
        }
    }

    #[test]
    fn cut_off_bytes_are_an_error() {
        let bytes = trained(&Settings::new("tr"));
        assert!(Model::from_bytes(&bytes[..bytes.len() / 2]).is_err());
        assert!(Model::from_bytes(b"nothing").is_err());
    }
}
