//! Training a recogniser: conditional random field or averaged perceptron over the same hashed features.
//!
//! Seeded and single-threaded: the same corpora and settings give the same bytes.

mod learner;
mod prepare;
mod random;
mod vary;

use self::learner::{LANES, Learner};
use self::prepare::prepare;
use self::random::Random;
use super::corpus::LabelledDocument;
use super::decode::Transitions;
use super::hash;
use super::label::TAGS;
use super::lexicon::Lexicon;
use super::model::Model;
use super::resources::Pools;
use super::weights;
use super::word::Writing;

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
    /// Models learnt in orders and with variations of their own, of which the mean is taken: it is steadier than one.
    pub rounds: usize,
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
            rounds: 1,
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
    let rounds = settings.rounds.max(1);
    let share = 1.0 / rounds as f32;
    let mut sums = Sums::new();
    let mut transitions = Transitions([[0.0; TAGS]; TAGS]);
    for round in 0..rounds {
        let mut random = Random(settings.seed.wrapping_add(round as u64 * 1_000_003));
        let (examples, hashes) = prepare(materials, &lexicon, pools, writing, settings, &mut random);
        let learner = Learner {
            rows: vec![[0.0; LANES]; hashes.len()],
            transitions: Transitions::flat(),
            squares: [[0.0; TAGS]; TAGS],
            settings,
        };
        let progress = &mut |p: Progress| {
            progress(Progress { epoch: p.epoch + round * p.epochs, epochs: p.epochs * rounds, ..p });
        };
        let (rows, learnt) = match settings.method {
            Method::Field => learner.field(&examples, &mut random, progress),
            Method::Perceptron => learner.perceptron(&examples, &mut random, progress),
        };
        add(&mut sums, &rows, &hashes, materials, share * (1.0 - settings.drop));
        for (sum, score) in transitions.0.iter_mut().flatten().zip(learnt.0.iter().flatten()) {
            *sum += share * score;
        }
    }
    let (rows, unit) = quantise(sums, settings);
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

/// Weights by the key of their feature.
type Sums = std::collections::BTreeMap<u32, [f32; TAGS]>;

/// Adds a share of learnt weights, the domains' own to the general ones.
fn add(
    sums: &mut Sums,
    rows: &[[f32; LANES]],
    hashes: &[(u64, u64)],
    materials: &[Material],
    // All features take part in the end: where some were left out, each counts for as much less.
    share: f32,
) {
    let shares: Vec<(u64, f32)> = materials.iter().map(|m| (salt(&m.domain), m.share)).collect();
    let share_of = |domain: u64| match domain {
        0 => 1.0,
        _ => shares.iter().find(|s| s.0 == domain).map_or(0.0, |s| s.1),
    };
    for (row, &(hash, domain)) in rows.iter().zip(hashes) {
        let share = share_of(domain) * share;
        if share > 0.0 {
            let sum = sums.entry(weights::key(hash)).or_default();
            for (s, w) in sum.iter_mut().zip(row) {
                *s += w * share;
            }
        }
    }
}

/// Weights as small integers, and what one unit of them is worth.
fn quantise(sums: Sums, settings: &Settings) -> (Vec<(u32, [i8; TAGS])>, f32) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ner::resources::Builder;
    use crate::ner::{Label, corpus};

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
    fn a_name_left_open_is_none_against_the_others() {
        let finds = |tag: &str| {
            let mut materials = tiny();
            let text = format!("Kuzey {tag}\nBankası {tag}\nbüyüdü O\n. O\n\n").repeat(24);
            let documents = &mut materials[0].documents;
            corpus::parse(&text, std::path::Path::new("b.bio"), None, "tr", documents).unwrap();
            let builder = Builder::new("tr");
            let settings = Settings { lang: "tr".to_owned(), ..Settings::new("tr") };
            let bytes = run(&materials, &builder.bytes(), &builder.pools(), &settings, &mut |_| {}).unwrap();
            !Model::from_bytes(&bytes)
                .unwrap()
                .tag_words(&[vec!["Kuzey", "Bankası", "büyüdü", "."]])
                .is_empty()
        };
        assert!(finds("?"));
        assert!(!finds("O"));
    }

    #[test]
    fn cut_off_bytes_are_an_error() {
        let bytes = trained(&Settings::new("tr"));
        assert!(Model::from_bytes(&bytes[..bytes.len() / 2]).is_err());
        assert!(Model::from_bytes(b"nothing").is_err());
    }
}
