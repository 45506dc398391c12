//! One automaton over folded tokens that finds all forms in one pass.

use rustc_hash::FxHashMap;

use super::EntryId;

/// State of the automaton; the root is 0.
pub type State = u32;

/// Number of a folded word.
pub type WordId = u32;

const NONE: u32 = u32::MAX;

/// What a form stands for.
#[derive(Debug, Clone, Copy)]
#[allow(clippy::struct_excessive_bools)] // each says one thing of a form, in any combination
pub struct Output {
    pub entry: EntryId,
    pub adjectival: bool,
    pub weak: bool,
    /// Weak where it begins a sentence.
    pub weak_first: bool,
    /// The form is an acronym: the text must write it in capitals too.
    pub acronym: bool,
    /// Bit i: the i-th token is capitalised in the form and must be in the text.
    pub capitals: u32,
    next: u32,
}

/// Transitions by word. Built once, then read only.
#[derive(Debug)]
pub struct Trie {
    words: FxHashMap<Box<str>, WordId>,
    steps: FxHashMap<u64, State>,
    first: Vec<u32>,
    outputs: Vec<Output>,
}

impl Trie {
    pub fn with_capacity(forms: usize) -> Self {
        let mut words = FxHashMap::default();
        words.reserve(forms);
        let mut steps = FxHashMap::default();
        steps.reserve(forms * 2);
        Self { words, steps, first: vec![NONE], outputs: Vec::with_capacity(forms) }
    }

    /// The number of a word, where any form holds it.
    pub fn word(&self, key: &str) -> Option<WordId> {
        self.words.get(key).copied()
    }

    pub fn step(&self, state: State, word: WordId) -> Option<State> {
        self.steps.get(&pack(state, word)).copied()
    }

    /// What ends in a state, strong before weak, else in order of insertion.
    pub fn outputs(&self, state: State) -> impl Iterator<Item = &Output> {
        let mut at = self.first[state as usize];
        std::iter::from_fn(move || {
            let output = self.outputs.get(at as usize)?;
            at = output.next;
            Some(output)
        })
    }

    pub fn ends(&self, state: State) -> bool {
        self.first[state as usize] != NONE
    }

    pub fn add(&mut self, key: &str) -> WordId {
        if let Some(id) = self.words.get(key) {
            return *id;
        }
        let id = self.words.len() as WordId;
        self.words.insert(key.into(), id);
        id
    }

    pub fn advance(&mut self, state: State, word: WordId) -> State {
        let new = self.first.len() as State;
        let state = *self.steps.entry(pack(state, word)).or_insert(new);
        if state == new {
            self.first.push(NONE);
        }
        state
    }

    fn known(&self, state: State, entry: EntryId) -> Option<u32> {
        let mut at = self.first[state as usize];
        while let Some(output) = self.outputs.get(at as usize) {
            if output.entry == entry {
                return Some(at);
            }
            at = output.next;
        }
        None
    }

    pub fn end(&mut self, state: State, entry: EntryId, form: Form) {
        if let Some(known) = self.known(state, entry) {
            // Two ways to write one form: what either asks for is asked for by none.
            let output = &mut self.outputs[known as usize];
            output.acronym &= form.acronym;
            output.capitals &= form.capitals;
            output.adjectival &= form.adjectival;
            return;
        }
        let id = self.outputs.len() as u32;
        let Form { adjectival, weak, weak_first, acronym, capitals } = form;
        let mut output = Output { entry, adjectival, weak, weak_first, acronym, capitals, next: NONE };
        // Behind the last one that comes before it.
        let mut before = NONE;
        let mut at = self.first[state as usize];
        while at != NONE && (!self.outputs[at as usize].weak || weak) {
            before = at;
            at = self.outputs[at as usize].next;
        }
        output.next = at;
        self.outputs.push(output);
        if before == NONE {
            self.first[state as usize] = id;
        } else {
            self.outputs[before as usize].next = id;
        }
    }
}

/// How a form may be matched.
#[derive(Debug, Clone, Copy, Default)]
#[allow(clippy::struct_excessive_bools)] // each says one thing of a form, in any combination
pub struct Form {
    pub adjectival: bool,
    pub weak: bool,
    pub weak_first: bool,
    pub acronym: bool,
    pub capitals: u32,
}

fn pack(state: State, word: WordId) -> u64 {
    u64::from(state) << 32 | u64::from(word)
}
