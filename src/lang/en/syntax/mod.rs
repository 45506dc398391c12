//! English syntax, trained: part-of-speech tags and dependency trees.
//!
//! One model file (`data/lang/en/syntax.bin`) holds the labels and the sparse weights of tagger and parser; [`train`]
//! makes it from Universal Dependencies trees.

mod conllu;
mod form;
mod parser;
mod tagger;
mod templates;
mod train;
mod weights;

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::syntax::Upos;
use form::Form;
use parser::{Classes, State};
use weights::Weights;

pub use conllu::{Node, Tree, parse as read_trees};
pub use parser::LONGEST;
pub use train::{Accuracy, Settings, accuracy, train};

const MAGIC: &str = "kilim-en-syntax 1\n";

/// A trained tagger and parser.
#[derive(Debug)]
pub struct Model {
    /// Fine tags: Penn tag and UD tag (`VBD/VERB`).
    tags: Vec<Box<str>>,
    /// UD tag of each fine tag.
    upos: Vec<Upos>,
    coarse: Vec<u8>,
    /// Dependency relations.
    labels: Vec<Relation>,
    classes: Classes,
    fixed: FxHashMap<u32, u8>,
    tagger: Weights,
    parser: Weights,
}

/// Universal Dependencies relations as far as clauses are read from them; everything else is `Other`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // the names are UD's own
pub enum Relation {
    Root,
    Nsubj,
    NsubjPass,
    Csubj,
    Obj,
    Iobj,
    Obl,
    OblAgent,
    OblUnmarked,
    Nmod,
    NmodPoss,
    Compound,
    CompoundPrt,
    Flat,
    Appos,
    Amod,
    Advmod,
    Aux,
    AuxPass,
    Cop,
    Mark,
    Case,
    Cc,
    Conj,
    Ccomp,
    Xcomp,
    Advcl,
    Acl,
    AclRelcl,
    Parataxis,
    Det,
    Nummod,
    Punct,
    Expl,
    Fixed,
    Other,
}

impl Relation {
    fn of(name: &str) -> Relation {
        match name {
            "root" => Relation::Root,
            "nsubj" | "nsubj:outer" => Relation::Nsubj,
            "nsubj:pass" => Relation::NsubjPass,
            "csubj" | "csubj:pass" | "csubj:outer" => Relation::Csubj,
            "obj" => Relation::Obj,
            "iobj" => Relation::Iobj,
            "obl" => Relation::Obl,
            "obl:agent" => Relation::OblAgent,
            "obl:unmarked" | "obl:tmod" | "obl:npmod" => Relation::OblUnmarked,
            "nmod" | "nmod:unmarked" | "nmod:desc" => Relation::Nmod,
            "nmod:poss" => Relation::NmodPoss,
            "compound" => Relation::Compound,
            "compound:prt" => Relation::CompoundPrt,
            "flat" => Relation::Flat,
            "appos" => Relation::Appos,
            "amod" => Relation::Amod,
            "advmod" => Relation::Advmod,
            "aux" => Relation::Aux,
            "aux:pass" => Relation::AuxPass,
            "cop" => Relation::Cop,
            "mark" => Relation::Mark,
            "case" => Relation::Case,
            "cc" | "cc:preconj" => Relation::Cc,
            "conj" => Relation::Conj,
            "ccomp" => Relation::Ccomp,
            "xcomp" => Relation::Xcomp,
            "advcl" | "advcl:relcl" => Relation::Advcl,
            "acl" => Relation::Acl,
            "acl:relcl" => Relation::AclRelcl,
            "parataxis" => Relation::Parataxis,
            "det" | "det:predet" => Relation::Det,
            "nummod" => Relation::Nummod,
            "punct" => Relation::Punct,
            "expl" => Relation::Expl,
            "fixed" => Relation::Fixed,
            _ => Relation::Other,
        }
    }
}

/// The part of speech that a tag of the teacher holds (`NN/NOUN`).
fn upos_of(tag: &str) -> Upos {
    tag.split('/').nth(1).and_then(Upos::from_ud).unwrap_or(Upos::X)
}

static MODEL: LazyLock<Model> = LazyLock::new(|| {
    // The file is part of the program and read by its tests; an empty one (before the first training) tags nothing.
    Model::read(include_bytes!("../../../../data/lang/en/syntax.bin")).unwrap_or_else(|e| panic!("{e}"))
});

/// The model that the program ships with.
#[must_use]
pub fn model() -> &'static Model {
    &MODEL
}

/// The tags of one sentence: class numbers of [`Model::penn`] and [`Model::upos`].
pub type Tags = Vec<u8>;

/// A parsed sentence.
#[derive(Debug, Default, Clone)]
pub struct Parse {
    /// Head of each token, its own index for the root.
    pub heads: Vec<u16>,
    /// Relation of each token to its head.
    pub relations: Vec<Relation>,
}

/// Room that is used again from sentence to sentence.
#[derive(Debug, Default)]
pub struct Scratch {
    forms: Vec<Form>,
    state: State,
}

impl Model {
    /// Reads a model file.
    ///
    /// # Errors
    /// Where the bytes are no model of this version, or end too early.
    pub fn read(bytes: &[u8]) -> Result<Model, String> {
        let broken = || "the English syntax model is damaged: make it anew with `kilim train`".to_owned();
        let mut rest = bytes.strip_prefix(MAGIC.as_bytes()).ok_or_else(broken)?;
        let mut line = || -> Option<&str> {
            let end = rest.iter().position(|b| *b == b'\n')?;
            let text = std::str::from_utf8(&rest[..end]).ok()?;
            rest = &rest[end + 1..];
            Some(text)
        };
        let _licence = line().ok_or_else(broken)?;
        let tags: Vec<Box<str>> = line().ok_or_else(broken)?.split(' ').map(Box::from).collect();
        let names: Vec<&str> = line().ok_or_else(broken)?.split(' ').collect();
        let root = names.iter().position(|n| *n == "root").ok_or_else(broken)? as u8;
        let mut fixed = FxHashMap::default();
        for _ in 0..weights::read_varint(&mut rest).ok_or_else(broken)? {
            let key = weights::read_varint(&mut rest).ok_or_else(broken)?;
            let tag = weights::read_varint(&mut rest).ok_or_else(broken)?;
            fixed.insert(key, tag as u8);
        }
        let tagger = weights::read(&mut rest).ok_or_else(broken)?;
        let parser = weights::read(&mut rest).ok_or_else(broken)?;
        let upos: Vec<Upos> = tags.iter().map(|t| upos_of(t)).collect();
        Ok(Model {
            coarse: upos.iter().map(|u| *u as u8).collect(),
            upos,
            labels: names.iter().map(|n| Relation::of(n)).collect(),
            tags,
            classes: Classes::new(names.len(), root),
            fixed,
            tagger,
            parser,
        })
    }

    /// Penn tag of a tag's class number.
    #[must_use]
    pub fn penn(&self, tag: u8) -> &str {
        self.tags[tag as usize].split('/').next().unwrap_or("")
    }

    /// Class number of a tag (`VBN/VERB`).
    #[must_use]
    pub fn tag_of(&self, name: &str) -> Option<u8> {
        self.tags.iter().position(|t| &**t == name).map(|i| i as u8)
    }

    /// UD tag of a tag's class number.
    #[must_use]
    pub fn upos(&self, tag: u8) -> Upos {
        self.upos[tag as usize]
    }

    /// Tags one sentence.
    pub fn tag<'t>(&self, words: impl Iterator<Item = &'t str>, scratch: &mut Scratch, tags: &mut Tags) {
        forms(words, &mut scratch.forms);
        tagger::tag(
            &self.tagger,
            self.tags.len(),
            &scratch.forms,
            |f| self.fixed.get(&f.word).copied(),
            tags,
        );
    }

    /// Parses one sentence with its tags.
    pub fn parse<'t>(
        &self,
        words: impl Iterator<Item = &'t str>,
        tags: &[u8],
        scratch: &mut Scratch,
        out: &mut Parse,
    ) {
        scratch.forms.clear();
        scratch.forms.extend(words.map(Form::brief));
        let input = templates::Input { forms: &scratch.forms, tags, coarse: &self.coarse };
        parser::parse(&self.parser, &self.classes, &input, &mut scratch.state);
        out.heads.clear();
        out.heads.extend_from_slice(&scratch.state.heads);
        out.relations.clear();
        out.relations.extend(scratch.state.labels.iter().map(|l| self.labels[*l as usize]));
    }
}

fn forms<'t>(words: impl Iterator<Item = &'t str>, out: &mut Vec<Form>) {
    out.clear();
    let mut first = true;
    for word in words {
        out.push(Form::new(word, first));
        if word.chars().any(char::is_alphanumeric) {
            first = false;
        }
    }
}
