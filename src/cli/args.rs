//! Raw arguments, as clap reads them.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use super::exit;

/// News text woven into a knowledge graph: who did what to whom, and who said what, each edge traceable to its
/// sentence.
#[derive(Debug, Parser)]
#[command(name = "kilim", version, after_help = exit::HELP, arg_required_else_help = true)]
pub struct Args {
    /// Say nothing but errors
    #[arg(short, long, global = true, help_heading = "Everywhere", conflicts_with = "verbose")]
    pub quiet: bool,

    /// Say more: every document, every warning
    #[arg(short, long, global = true, help_heading = "Everywhere")]
    pub verbose: bool,

    /// When to use colours (`NO_COLOR` is respected)
    #[arg(long, global = true, help_heading = "Everywhere", value_name = "WHEN", default_value = "auto")]
    pub color: Color,

    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Weave articles into a graph
    #[command(after_help = BUILD_EXAMPLES)]
    Build(BuildArgs),
    /// Write a graph in other formats
    #[command(after_help = EXPORT_EXAMPLES)]
    Export(ExportArgs),
    /// Put a graph into a database over Bolt: Neo4j, ArcadeDB
    #[cfg(feature = "load")]
    #[command(after_help = LOAD_EXAMPLES)]
    Load(LoadArgs),
    /// Draw who is tied to whom: SVG, PNG, or a page to look around in
    #[command(after_help = DRAW_EXAMPLES)]
    Draw(DrawArgs),
    /// Check a graph against its sources: every piece of evidence must be there, word for word
    #[command(after_help = VERIFY_EXAMPLES)]
    Verify(VerifyArgs),
    /// Count what a graph holds
    #[command(after_help = STATS_EXAMPLES)]
    Stats(StatsArgs),
    /// Train a model on a labelled corpus of your own
    #[command(subcommand)]
    Train(super::train::TrainCommand),
    /// Score a model on a labelled corpus
    #[command(subcommand)]
    Eval(super::train::EvalCommand),
    /// Name lists of your own
    #[command(subcommand)]
    Names(super::names::NamesCommand),
    /// Put several graphs together: the same bytes as building all their documents at once
    #[command(after_help = "Examples:\n  kilim merge monday.json tuesday.json -o week.json")]
    Merge(MergeArgs),
    /// Weave articles into a graph that is there
    #[command(after_help = "Examples:\n  kilim add graph.json today/ -o graph.json")]
    Add(AddArgs),
    /// Make one node of what is one thing under several names, and one event of what several documents tell
    #[command(
        after_help = "Examples:\n  kilim resolve week.json -o resolved.json\n  kilim resolve week.json --decisions decisions.tsv -o resolved.json\n  kilim resolve week.json --explain | less"
    )]
    Resolve(super::resolve::ResolveArgs),
    /// Walk the pairs that `resolve` could not decide, with their evidence, and write down what you decide
    #[command(
        after_help = "Examples:\n  kilim review week.json --list\n  kilim review week.json --decisions decisions.tsv"
    )]
    Review(super::resolve::ReviewArgs),
    /// Take documents out of a graph, with all that stands on them alone: what `add` did, undone
    #[command(
        after_help = "Examples:\n  kilim retract graph.json news/withdrawn.txt\n  kilim retract graph.json doc:3f0a2c77d1e9b840 -o without.json"
    )]
    Retract(RetractArgs),
    /// Show what came, went and changed between two graphs (exit code 1 where they differ)
    #[command(
        after_help = "Examples:\n  kilim diff monday.json tuesday.json\n  kilim diff monday.json tuesday.json --json | jq .added_nodes"
    )]
    Diff(DiffArgs),
    /// Print a completion script for a shell
    #[command(
        after_help = "Examples:\n  kilim completions bash > /etc/bash_completion.d/kilim\n  kilim completions fish > ~/.config/fish/completions/kilim.fish"
    )]
    Completions {
        /// The shell
        shell: Shell,
    },
}

const BUILD_EXAMPLES: &str = "\
Examples:
  kilim build article.txt                       DOT, CSV and JSON in ./kilim-out
  kilim build news/ 'more/**/*.md' -o graph     folders, patterns
  kilim build news.jsonl --text-field body --date-field published
  curl -s https://example.org/a.txt | kilim build - --format json -o - | jq .graph
  kilim build news/ --format dot --view relations --lang tr --threads 4";

const EXPORT_EXAMPLES: &str = "\
Examples:
  kilim export graph.json --format neo4j,gephi -o out
  kilim export graph.json --format dot --view relations -o graph.dot
  kilim export graph.json --around \"Xi Jinping\" --hops 2 --format graphml -o xi.graphml";

const DRAW_EXAMPLES: &str = "\
Examples:
  kilim draw graph.json -o who.svg                          the 60 most connected names
  kilim draw graph.json --view full -o story.svg            what happened and what was said, too: for an article
  kilim draw graph.json --around \"Xi Jinping\" --hops 2 -o xi.png
  kilim draw graph.json --kind Person,Country --event-type CONSULT,AGREE -o talks.svg
  kilim draw graph.json --from 2025-09-01 --to 2025-09-07 --top 40 --cluster country -o week.svg
  kilim draw graph.json --edge HOLDS_OFFICE,MEMBER_OF --min-count 2 -o - | rsvg-convert > offices.png
  kilim draw graph.json --around Ankara -o ankara.html      search, filter and read in a browser";

#[cfg(feature = "load")]
const LOAD_EXAMPLES: &str = "\
Examples:
  NEO4J_PASSWORD=… kilim load bolt://localhost:7687 graph.json
  kilim load neo4j+s://db.example.org graph.json --user kilim --database news";

const VERIFY_EXAMPLES: &str = "\
Examples:
  kilim verify kilim-out/graph.json
  kilim verify graph.json --root /archive/news   where the sources lie now";

const STATS_EXAMPLES: &str = "\
Examples:
  kilim stats kilim-out/graph.json
  kilim stats graph.json --top 20 --json";

#[derive(Debug, ClapArgs)]
pub struct BuildArgs {
    /// Files (.txt, .md, .jsonl), folders, patterns; `-` for standard input
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<String>,

    /// Output folder; `-` writes one format to standard output
    #[arg(short, long, value_name = "DIR", default_value = "kilim-out")]
    pub output: PathBuf,

    /// Formats to write, separated by commas (`kilim export --help` lists them)
    #[arg(short, long, value_name = "FORMAT", value_delimiter = ',', default_value = "dot,csv,json")]
    pub format: Vec<String>,

    /// `full`, or `relations`: direct edges between named things [default: the format's own]
    #[arg(long, value_name = "VIEW")]
    pub view: Option<String>,

    #[command(flatten)]
    pub reading: ReadingArgs,

    /// Make one node of what is one thing under several names, as `kilim resolve` does; given with --decisions or
    /// --registry without being asked for
    #[arg(long, help_heading = "Identity")]
    pub resolve: bool,

    #[command(flatten)]
    pub identity: super::resolve::Identity,
}

/// How articles are read.
#[derive(Debug, ClapArgs)]
pub struct ReadingArgs {
    /// Language of the texts
    #[arg(long, default_value = "auto")]
    pub lang: Lang,

    /// Publication date of texts that don't give their own (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,

    /// Folder with name lists of your own, in the shape of data/names (`kilim names import` makes them)
    #[arg(long, value_name = "DIR")]
    pub names: Option<PathBuf>,

    /// A folder of your own actors, roles and verbs (docs/packs.md); may be given several times
    #[arg(long, value_name = "DIR")]
    pub pack: Vec<PathBuf>,

    /// Threads [default: one a core]
    #[arg(short = 'j', long, value_name = "N")]
    pub threads: Option<usize>,

    /// Field of a JSONL record that holds the text
    #[arg(long, value_name = "NAME", default_value = "text")]
    pub text_field: String,

    /// Field that holds the publication date
    #[arg(long, value_name = "NAME", default_value = "date")]
    pub date_field: String,

    /// Field that holds the title
    #[arg(long, value_name = "NAME", default_value = "title")]
    pub title_field: String,

    /// Field that names the record; without it the line does
    #[arg(long, value_name = "NAME")]
    pub id_field: Option<String>,
}

#[derive(Debug, ClapArgs)]
pub struct ExportArgs {
    /// A graph that `kilim build` wrote; `-` for standard input
    #[arg(value_name = "GRAPH.json")]
    pub graph: PathBuf,

    /// Formats to write, separated by commas
    #[arg(short, long, value_name = "FORMAT", value_delimiter = ',', long_help = formats())]
    pub format: Vec<String>,

    /// Output folder, or a file where one one-file format is asked for; `-` for standard output
    #[arg(short, long, value_name = "OUT", default_value = "kilim-out")]
    pub output: PathBuf,

    /// `full`, or `relations`: direct edges between named things [default: the format's own]
    #[arg(long, value_name = "VIEW")]
    pub view: Option<String>,

    #[command(flatten)]
    pub selection: SelectionArgs,
}

/// Which part of a graph is meant.
#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Selection")]
pub struct SelectionArgs {
    /// A name (or another form of it, or an id) to stay near to; may be given again
    #[arg(long, value_name = "NAME")]
    pub around: Vec<String>,

    /// How many steps from --around, each over a relation, an event or a statement
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub hops: usize,

    /// Kinds of named things: Person, Country, Organization, Place
    #[arg(long, value_name = "KIND", value_delimiter = ',')]
    pub kind: Vec<String>,

    /// Types of events, as CONSULT or AGREE, and those who take part in them
    #[arg(long, value_name = "TYPE", value_delimiter = ',')]
    pub event_type: Vec<String>,

    /// What may join names: relations (`HOLDS_OFFICE`, …), types of events, `SAID_ABOUT`
    #[arg(long, value_name = "EDGE", value_delimiter = ',')]
    pub edge: Vec<String>,

    /// First day, month or year (of the event, or else of its article)
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,

    /// Last day, month or year
    #[arg(long, value_name = "DATE")]
    pub to: Option<String>,

    /// The N most connected names alone
    #[arg(long, value_name = "N")]
    pub top: Option<usize>,

    /// Pairs with at least N events, statements and relations behind them
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub min_count: usize,
}

#[derive(Debug, ClapArgs)]
pub struct DrawArgs {
    /// A graph that `kilim build` wrote; `-` for standard input
    #[arg(value_name = "GRAPH.json")]
    pub graph: PathBuf,

    /// Where the picture goes: .svg, .png or .html; `-` for standard output
    #[arg(short, long, value_name = "OUT", default_value = "graph.svg")]
    pub output: PathBuf,

    /// svg, png or html [default: by the output's extension; svg on standard output]
    #[arg(short, long, value_name = "FORMAT")]
    pub format: Option<String>,

    /// `relations`: who with whom; `full`: with events and statements as cards of their own
    #[arg(long, value_name = "VIEW", default_value = "relations")]
    pub view: String,

    #[command(flatten)]
    pub selection: SelectionArgs,

    /// Names that belong together in a frame
    #[arg(long, value_name = "BY")]
    pub cluster: Option<ClusterBy>,

    /// Title [default: the article's, or that of --around]
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,

    /// Language of the picture's own words: tr or en [default: that of most articles]
    #[arg(long, value_name = "LANG", value_parser = ["tr", "en"])]
    pub lang: Option<String>,

    /// Pixels a unit, in PNG
    #[arg(long, value_name = "X", default_value_t = 2.0)]
    pub scale: f64,
}

/// What frames are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ClusterBy {
    /// The country that a name belongs to
    Country,
    /// Its kind
    Kind,
}

impl From<ClusterBy> for crate::draw::Cluster {
    fn from(by: ClusterBy) -> Self {
        match by {
            ClusterBy::Country => crate::draw::Cluster::Country,
            ClusterBy::Kind => crate::draw::Cluster::Kind,
        }
    }
}

#[cfg(feature = "load")]
#[derive(Debug, ClapArgs)]
pub struct LoadArgs {
    /// The server: bolt://HOST:PORT, neo4j:// for a cluster, bolt+s:// or neo4j+s:// with TLS
    #[arg(value_name = "URL")]
    pub url: String,

    /// A graph that `kilim build` wrote; `-` for standard input. What is in the database already is merged with it
    #[arg(value_name = "GRAPH.json")]
    pub graph: PathBuf,

    /// User of the database
    #[arg(long, value_name = "NAME", env = "NEO4J_USERNAME", default_value = "neo4j")]
    pub user: String,

    /// The user's password; better in the environment, where nobody else on the machine reads it
    #[arg(
        long,
        value_name = "PASSWORD",
        env = "NEO4J_PASSWORD",
        hide_env_values = true,
        default_value = "",
        hide_default_value = true
    )]
    pub password: String,

    /// Name of the database [default: the server's own choice]
    #[arg(long, value_name = "NAME", env = "NEO4J_DATABASE")]
    pub database: Option<String>,

    /// `full`, or `relations`: direct edges between named things [default: full]
    #[arg(long, value_name = "VIEW")]
    pub view: Option<String>,
}

/// The list of formats, for the help.
fn formats() -> String {
    use std::fmt::Write as _;
    let mut out = "Formats to write, separated by commas [default: by the output's extension]".to_owned();
    for format in crate::export::Format::ALL {
        let exporter = format.exporter();
        let _ = write!(out, "\n  {:<12} {}", exporter.name, exporter.about);
    }
    out
}

#[derive(Debug, ClapArgs)]
pub struct VerifyArgs {
    /// A graph that `kilim build` wrote; `-` for standard input
    #[arg(value_name = "GRAPH.json")]
    pub graph: PathBuf,

    /// Folder that the sources' relative addresses start from [default: here, then the graph's own folder]
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub struct MergeArgs {
    /// Graphs that `kilim build` wrote
    #[arg(value_name = "GRAPH.json", required = true, num_args = 1..)]
    pub graphs: Vec<PathBuf>,

    /// Where the merged graph goes; `-` for standard output
    #[arg(short, long, value_name = "OUT.json", default_value = "-")]
    pub output: PathBuf,

    /// Make one node of what is one thing under several names, as `kilim resolve` does; given with --decisions or
    /// --registry without being asked for
    #[arg(long, help_heading = "Identity")]
    pub resolve: bool,

    #[command(flatten)]
    pub identity: super::resolve::Identity,
}

#[derive(Debug, ClapArgs)]
pub struct AddArgs {
    /// The graph that is there
    #[arg(value_name = "GRAPH.json")]
    pub graph: PathBuf,

    /// Articles to weave in, as for `kilim build`
    #[arg(value_name = "PATH", required = true, num_args = 1..)]
    pub paths: Vec<String>,

    /// Where the new graph goes [default: over the old one]
    #[arg(short, long, value_name = "OUT.json")]
    pub output: Option<PathBuf>,

    #[command(flatten)]
    pub reading: ReadingArgs,
}

#[derive(Debug, ClapArgs)]
pub struct RetractArgs {
    /// The graph that is there
    #[arg(value_name = "GRAPH.json")]
    pub graph: PathBuf,

    /// Documents to take out: ids (`doc:…`), addresses as the graph has them, or the last part of an address
    #[arg(value_name = "DOC", required = true, num_args = 1..)]
    pub documents: Vec<String>,

    /// Where the new graph goes; `-` for standard output [default: over the old one]
    #[arg(short, long, value_name = "OUT.json")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub struct DiffArgs {
    /// The graph before
    #[arg(value_name = "BEFORE.json")]
    pub before: PathBuf,

    /// The graph after
    #[arg(value_name = "AFTER.json")]
    pub after: PathBuf,

    /// As JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, ClapArgs)]
pub struct StatsArgs {
    /// A graph that `kilim build` wrote; `-` for standard input
    #[arg(value_name = "GRAPH.json")]
    pub graph: PathBuf,

    /// How many of the most connected nodes to list
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub top: usize,

    /// As JSON
    #[arg(long)]
    pub json: bool,
}

/// Language of the texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    /// Find out, text by text
    Auto,
    /// Turkish
    Tr,
    /// English
    En,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

impl Color {
    /// Makes it the choice for everything that is printed.
    pub fn apply(self) {
        match self {
            Color::Auto => anstream::ColorChoice::Auto,
            Color::Always => anstream::ColorChoice::Always,
            Color::Never => anstream::ColorChoice::Never,
        }
        .write_global();
    }
}
