//! `kilim train` and `kilim eval`: models from a corpus of the user's own.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::exit::Exit;
use super::report::{Report, print};
use crate::error::Error;
use crate::ner::corpus::{CorpusError, LabelledDocument, Source, read};
use crate::ner::resources::{Builder, Pools, of_model};
use crate::ner::train::{Material, Method, Settings, run};
use crate::ner::{Model, eval as scores};

const TRAIN_EXAMPLES: &str = "\
Examples:
  kilim train ner --lang tr news.bio -o my-names.bin
  kilim train ner --lang tr news.bio,weight=2 wiki.conll,domain=wiki,window=1 -o my-names.bin
  kilim train ner --lang en a.conll --names companies.tsv --seed 7 -o my-names.bin

A corpus is one word a line with its tag in the last column (BIO, IOB1, IO or BILOU; tabs or spaces; blank lines
between sentences; `?` for a word that is left open). Behind its path: `tag=N` (column, from 0), `domain=NAME` (corpora of one style), `weight=X`,
`share=X` (how much of the domain's own habits goes into the model), `window=N` (sentences of one article).";

const EVAL_EXAMPLES: &str = "\
Examples:
  kilim eval ner --lang tr test.bio
  kilim eval ner --lang en --model my-names.bin test.conll,tag=1";

/// What to train.
#[derive(Debug, Subcommand)]
pub enum TrainCommand {
    /// The recogniser of names
    #[command(after_help = TRAIN_EXAMPLES)]
    Ner(NerArgs),
}

/// What to score.
#[derive(Debug, Subcommand)]
pub enum EvalCommand {
    /// The recogniser of names
    #[command(after_help = EVAL_EXAMPLES)]
    Ner(NerEvalArgs),
}

#[derive(Debug, Args)]
pub struct NerArgs {
    /// Labelled corpora: files or folders, with options behind commas
    #[arg(required = true, value_name = "CORPUS")]
    corpora: Vec<String>,

    /// Language (`tr`, `en`)
    #[arg(long)]
    lang: String,

    /// The model's file
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,

    /// Lists of names (rows `class<TAB>name`), in the place of what the shipped model knows
    #[arg(long, value_name = "FILE")]
    names: Vec<PathBuf>,

    /// Running text, a sentence a line, words parted by spaces; with `--names`
    #[arg(long, value_name = "FILE", requires = "names")]
    text: Vec<PathBuf>,

    /// Word clusters to learn from the running text; with `--names`
    #[arg(long, value_name = "N", default_value_t = 256)]
    clusters: usize,

    /// Passes over the corpora
    #[arg(long, value_name = "N")]
    epochs: Option<usize>,

    /// Models learnt in orders of their own, of which the mean is taken
    #[arg(long, value_name = "N")]
    rounds: Option<usize>,

    /// Seed of everything random: the same seed gives the same bytes
    #[arg(long, value_name = "N")]
    seed: Option<u64>,

    /// Averaged perceptron in the place of the conditional random field
    #[arg(long)]
    perceptron: bool,

    /// Share of the features left out of a sentence at random
    #[arg(long, value_name = "X")]
    drop: Option<f32>,

    /// Share of sentences also learnt with other names in the place of theirs; with `--names`
    #[arg(long, value_name = "X")]
    swap: Option<f32>,

    /// Don't learn names of other kinds (`MISC`, `EVENT`, …) apart
    #[arg(long)]
    no_others: bool,
}

#[derive(Debug, Args)]
pub struct NerEvalArgs {
    /// Labelled corpora: files or folders, with options behind commas
    #[arg(required = true, value_name = "CORPUS")]
    corpora: Vec<String>,

    /// Language (`tr`, `en`)
    #[arg(long)]
    lang: String,

    /// A model that `kilim train ner` wrote [default: the shipped one]
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
}

/// Trains and writes the model.
pub fn train(command: &TrainCommand, report: Report) -> Result<Exit, Error> {
    let TrainCommand::Ner(args) = command;
    let mut settings = Settings::new(&args.lang);
    settings.method = if args.perceptron { Method::Perceptron } else { Method::Field };
    settings.epochs = args.epochs.unwrap_or(settings.epochs);
    settings.rounds = args.rounds.unwrap_or(settings.rounds);
    settings.seed = args.seed.unwrap_or(settings.seed);
    settings.drop = args.drop.unwrap_or(settings.drop);
    settings.swap = args.swap.unwrap_or(settings.swap);
    settings.others = !args.no_others;
    if !(0.0..=1.0).contains(&settings.swap) {
        return Err(Error::usage("--swap: expected a share from 0 to 1"));
    }
    if !(0.0..1.0).contains(&settings.drop) {
        return Err(Error::usage("--drop: expected a share from 0 to below 1"));
    }
    let mut materials = Vec::new();
    for spec in &args.corpora {
        let (source, documents) = corpus(spec, &args.lang)?;
        let Source { domain, weight, share, .. } = source;
        materials.push(Material { documents, domain, weight, share });
    }
    let (lexicon, pools) = knowledge(args, &materials)?;
    let bar = report.progress((settings.epochs * settings.rounds.max(1)) as u64, "training");
    let bytes = run(&materials, &lexicon, &pools, &settings, &mut |p| {
        bar.set_position(p.epoch as u64);
        report.detail(&format!("pass {} of {}: loss {:.5} a word", p.epoch, p.epochs, p.loss));
    })
    .map_err(|e| Error::input("the lexicon", e.to_string()))?;
    bar.finish_and_clear();
    std::fs::write(&args.output, &bytes).map_err(|e| Error::write(&args.output, e))?;
    report.done(&format!("{} ({} bytes)", args.output.display(), bytes.len()));
    Ok(Exit::Done)
}

/// What is known of names beside the corpora: the lists given, or else what the shipped model knows.
fn knowledge(args: &NerArgs, materials: &[Material]) -> Result<(Vec<u8>, Pools), Error> {
    if args.names.is_empty() {
        let Some(model) = Model::load(&args.lang) else {
            return Err(Error::usage(format!(
                "no names of the language `{}` are shipped; give lists with --names",
                args.lang
            )));
        };
        return Ok((of_model(model), Pools::default()));
    }
    let mut builder = Builder::new(&args.lang);
    for file in &args.names {
        builder.list(file).map_err(|e| Error::input(place(&e.path, e.line), e.what()))?;
    }
    for file in &args.text {
        let text = std::fs::read_to_string(file).map_err(|e| Error::read(file, e))?;
        text.lines().for_each(|line| builder.sentence(&line.split(' ').collect::<Vec<_>>()));
    }
    for sentence in materials.iter().flat_map(|m| &m.documents).flat_map(|d| &d.sentences) {
        builder.sentence(&sentence.words);
    }
    if args.clusters > 0 {
        builder.learn_clusters(args.clusters.min(usize::from(u16::MAX) - 1), 12);
    }
    Ok((builder.bytes(), builder.pools()))
}

/// Scores a model and prints precision, recall and F1.
pub fn eval(command: &EvalCommand) -> Result<Exit, Error> {
    let EvalCommand::Ner(args) = command;
    let read_model;
    let model = if let Some(file) = &args.model {
        let bytes = std::fs::read(file).map_err(|e| Error::read(file, e))?;
        read_model =
            Model::from_bytes(&bytes).map_err(|e| Error::input(file.display().to_string(), e.to_string()))?;
        &read_model
    } else {
        Model::load(&args.lang)
            .ok_or_else(|| Error::usage(format!("no model of the language `{}` is shipped", args.lang)))?
    };
    for spec in &args.corpora {
        let (source, documents) = corpus(spec, &args.lang)?;
        let start = std::time::Instant::now();
        let report = scores::run(model, &documents);
        #[allow(clippy::cast_precision_loss)] // a corpus has fewer words than a float can count
        let speed = report.words as f64 / start.elapsed().as_secs_f64();
        let text =
            format!("{}: {} words, {speed:.0} a second\n{report}", source.path.display(), report.words);
        print(text.as_bytes())?;
    }
    Ok(Exit::Done)
}

fn corpus(spec: &str, lang: &str) -> Result<(Source, Vec<LabelledDocument>), Error> {
    let source = Source::parse(spec).map_err(Error::usage)?;
    let documents = read(&source, lang)
        .map_err(|e: CorpusError| Error::input(place(&e.path, e.line), e.what().to_owned()))?;
    if documents.is_empty() {
        return Err(Error::input(source.path.display().to_string(), "holds no sentence"));
    }
    Ok((source, documents))
}

fn place(path: &std::path::Path, line: usize) -> String {
    if line == 0 { path.display().to_string() } else { format!("{}:{line}", path.display()) }
}
