//! A language's event knowledge: frames, support verbs, stand-ins, status words, with the indexes that find them.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::Status;
use super::event_word::{EventWord, EventWords};
use super::frame::{Flag, Frame, FramePos, Role, RoleSlot};
use super::grammar::Grammar;
use super::words::{INFINITIVE, Part, beginning, case_named, parts};
use crate::mention::EntityKind;
use crate::syntax::{Case, Slot};

/// A file of a language pack: its name for messages, and its text.
pub type File = (&'static str, &'static str);

/// Where a language keeps its event knowledge, and how its citation forms are read.
#[derive(Debug, Clone, Copy)]
pub struct Sources {
    /// Frame files.
    pub frames: &'static [File],
    /// `support-verbs.tsv`: `verb noun subject flags`.
    pub support_verbs: File,
    /// `stand-ins.tsv`: `noun roles`.
    pub stand_ins: File,
    /// `event-status.tsv`: `lemma pos status`.
    pub status: File,
    /// `word-classes.tsv`: `class words`, of which the classes of [`EventWord`] are read.
    pub word_classes: File,
    /// Verbs stand before their particles and nouns (English) or after them (Turkish).
    pub verb_first: bool,
    /// How its words are read.
    pub grammar: Grammar,
}

/// What is wrong in a language pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackError {
    /// File.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// What is wrong, and what is expected.
    pub message: String,
}

impl std::fmt::Display for PackError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

impl std::error::Error for PackError {}

/// A frame of a verb, with what turns most of a common verb's away without a look at them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct VerbFrame {
    /// Which frame.
    pub(crate) id: u32,
    /// [`beginning`] of the words one of which has to stand before the verb, the last of them repeated; [`Self::ANY`]
    /// where that may be any word or none.
    pub(crate) before: [u16; 4],
}

impl VerbFrame {
    /// Whatever stands before the verb.
    pub(crate) const ANY: [u16; 4] = [u16::MAX; 4];

    fn new(id: u32, before: &[Part]) -> VerbFrame {
        let needed = |part: &&Part| !part.optional && &*part.word != INFINITIVE;
        let of = |part: &Part| {
            let mut numbers = Self::ANY;
            let mut at = 0;
            for word in std::iter::once(&part.word).chain(&part.others) {
                *numbers.get_mut(at)? = beginning(word)?;
                at += 1;
            }
            let last = numbers[at - 1];
            numbers[at..].fill(last);
            Some(numbers)
        };
        VerbFrame { id, before: before.last().filter(needed).and_then(of).unwrap_or(Self::ANY) }
    }
}

/// A frame with its predicate cut into head and other words.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// The frame.
    pub(crate) frame: Frame,
    /// Words before the head, in text order.
    pub(crate) before: Vec<Part>,
    /// Words after the head, in text order.
    pub(crate) after: Vec<Part>,
    /// A sum of money must be told in its clause (`$` in the predicate).
    pub(crate) sum: bool,
    /// The case that a noun stands in (`destek:ins`: `desteğiyle`).
    pub(crate) case: Option<Case>,
    /// No role is the subject's, so that the predicate holds its subject (`uçak düşmek`).
    pub(crate) own_subject: bool,
}

/// A verb that only carries an event noun.
#[derive(Debug, Clone)]
pub(crate) struct Support {
    /// Where the noun stands.
    pub(crate) noun: Slot,
    /// Whose part the verb's subject plays in the noun's event; `None` where the noun itself is the subject.
    pub(crate) subject: Option<Role>,
    /// Words before the verb (`maruz kalmak`).
    pub(crate) before: Vec<Part>,
    /// Words after the verb (English particles).
    pub(crate) after: Vec<Part>,
    /// The verb denies the noun's event (`vazgeçmek`, `avoid`).
    pub(crate) denies: bool,
    /// The verb puts it into the future (`planlamak`).
    pub(crate) plans: bool,
}

/// A noun that stands for the named thing that modifies it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct StandIn {
    /// As agent.
    pub(crate) agent: bool,
    /// As target.
    pub(crate) target: bool,
    /// As agent, where it is the verb's own subject (`a UN report accused`).
    pub(crate) subject: bool,
    /// Alone, it refers back to the nearest place (`bölge`, `kent`) or country (`ülke`).
    pub(crate) refers: Option<EntityKind>,
    /// A private body: the country that an adjective before it tells (`Amerikan şirketi`) is not meant.
    pub(crate) private: bool,
    /// People who work for a body: their strike is against it (`Peru Bank işçileri`).
    pub(crate) staff: bool,
    /// Only in the plural (`Peru Bank yöneticileri`).
    pub(crate) many: bool,
    /// A stake in a body: whose it is, is not what it is a stake in (`Koç'un Peru Bank'taki hissesi`).
    pub(crate) stake: bool,
    /// A post or a place in a body: who owns it is meant, not where or in what it is (`Peru'nun Lima büyükelçisi`,
    /// `İsveç'in NATO üyeliği`).
    pub(crate) post: bool,
    /// Behind a word for two (`iki lider`, `the two leaders`), or alone in the plural (`taraflar`), it takes up two
    /// things of a kind that were named before.
    pub(crate) pair: Option<Pair>,
}

/// What a pair is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pair {
    /// Two of one kind.
    Of(EntityKind),
    /// Two countries or two bodies.
    Sides,
}

/// A language's event knowledge.
#[derive(Debug, Clone)]
pub struct Frames {
    pub(crate) entries: Vec<Entry>,
    pub(crate) verbs: FxHashMap<Box<str>, Vec<VerbFrame>>,
    pub(crate) nouns: FxHashMap<Box<str>, Vec<u32>>,
    pub(crate) supports: FxHashMap<Box<str>, Vec<Support>>,
    pub(crate) stand_ins: FxHashMap<Box<str>, StandIn>,
    pub(crate) status: FxHashMap<Box<str>, Status>,
    pub(crate) verb_first: bool,
    pub(crate) grammar: Grammar,
    pub(crate) words: EventWords,
}

/// The rows of a table with their numbers, from 1, without its head, comments and empty lines.
pub(super) fn rows(text: &str) -> impl Iterator<Item = (u32, &str)> {
    text.lines()
        .enumerate()
        .map(|(i, l)| (i as u32 + 1, l.trim_end_matches('\r')))
        .filter(|(_, l)| !l.starts_with('#') && !l.trim().is_empty())
        .skip(1)
}

impl Frames {
    /// Reads and indexes a language's event knowledge.
    ///
    /// # Errors
    /// The first line that is not well-formed, with file and line.
    pub fn new(sources: &Sources) -> Result<Frames, PackError> {
        let mut frames = Frames {
            entries: Vec::new(),
            verbs: FxHashMap::default(),
            nouns: FxHashMap::default(),
            supports: FxHashMap::default(),
            stand_ins: FxHashMap::default(),
            status: FxHashMap::default(),
            verb_first: sources.verb_first,
            grammar: sources.grammar,
            words: EventWords::read(sources.word_classes)?,
        };
        for (name, text) in sources.frames {
            frames.add(name, text)?;
        }
        let at = |file: &str, line: u32, message: String| PackError { file: file.into(), line, message };
        let (file, text) = sources.support_verbs;
        for (line, row) in rows(text) {
            frames.add_support(row).map_err(|m| at(file, line, m))?;
        }
        let (file, text) = sources.stand_ins;
        for (line, row) in rows(text) {
            let (noun, roles) = row
                .split_once('\t')
                .ok_or_else(|| at(file, line, "two columns expected: noun roles".into()))?;
            let mut entry = StandIn::default();
            for role in roles.split(',') {
                match role {
                    "agent" => entry.agent = true,
                    "target" => entry.target = true,
                    "refers:l" => entry.refers = Some(EntityKind::Place),
                    "refers:c" => entry.refers = Some(EntityKind::Country),
                    "subject" => entry.subject = true,
                    "private" => entry.private = true,
                    "post" => entry.post = true,
                    "many" => entry.many = true,
                    "staff" => entry.staff = true,
                    "stake" => entry.stake = true,
                    "pair:p" => entry.pair = Some(Pair::Of(EntityKind::Person)),
                    "pair:c" => entry.pair = Some(Pair::Of(EntityKind::Country)),
                    "pair:o" => entry.pair = Some(Pair::Of(EntityKind::Organization)),
                    "pair" => entry.pair = Some(Pair::Sides),
                    _ => {
                        return Err(at(
                            file,
                            line,
                            format!(
                                "role `{role}`: agent, target, subject, private, post, staff, many, stake, refers:l, refers:c, pair, pair:p, pair:c or pair:o expected"
                            ),
                        ));
                    }
                }
            }
            frames.stand_ins.insert(noun.into(), entry);
        }
        let (file, text) = sources.status;
        for (line, row) in rows(text) {
            let cells: Vec<&str> = row.split('\t').collect();
            let [lemma, pos, status] = cells[..] else {
                return Err(at(file, line, "three columns expected: lemma pos status".into()));
            };
            let status = match status {
                "occurred" => Status::Occurred,
                "planned" => Status::Planned,
                "hypothetical" => Status::Hypothetical,
                "denied" => Status::Denied,
                _ => {
                    return Err(at(
                        file,
                        line,
                        format!("status `{status}`: occurred, planned, hypothetical or denied expected"),
                    ));
                }
            };
            let lemma = if pos == "v" { (frames.grammar.stem)(lemma).unwrap_or(lemma) } else { lemma };
            frames.status.insert(lemma.into(), status);
        }
        Ok(frames)
    }

    /// Adds a frame file, a user's own too.
    ///
    /// # Errors
    /// The first line that is not well-formed, with file and line.
    pub fn add(&mut self, name: &str, text: &str) -> Result<(), PackError> {
        let file: Arc<str> = name.into();
        for (line, row) in rows(text) {
            let at = |message| PackError { file: name.into(), line, message };
            let frame = Frame::parse(row, (file.clone(), line)).map_err(at)?;
            self.index(frame).map_err(at)?;
        }
        Ok(())
    }

    /// The same knowledge with more frame files, a user's own.
    ///
    /// # Errors
    /// The first line that is not well-formed, with file and line.
    pub fn with(&self, files: &[(&str, &str)]) -> Result<Frames, PackError> {
        let mut all = self.clone();
        let own = self.entries.len() as u32;
        for (name, text) in files {
            let known = all.entries.len();
            all.add(name, text)?;
            // Clause analysers know the language's own event nouns alone.
            let noun = |e: &&Entry| {
                let head =
                    e.frame.predicate.split(" of ").next().and_then(|front| front.split(' ').next_back());
                e.frame.pos == FramePos::Noun && !head.is_some_and(|head| self.is_event_noun(head))
            };
            if let Some(entry) = all.entries[known..].iter().find(noun) {
                let message = format!(
                    "`{}`: a pack's frames are verbs, adjectives, and nouns that kilim knows as events",
                    entry.frame.predicate
                );
                return Err(PackError { file: (*name).into(), line: entry.frame.source.1, message });
            }
        }
        // Of two frames that fit equally well the user's own is taken.
        all.verbs.values_mut().for_each(|frames| frames.sort_by_key(|frame| frame.id < own));
        all.nouns.values_mut().for_each(|ids| ids.sort_by_key(|id| *id < own));
        Ok(all)
    }

    fn index(&mut self, frame: Frame) -> Result<(), String> {
        let predicate = frame.predicate.clone();
        let mut words: Vec<&str> = predicate.split(' ').collect();
        let sum = words.first() == Some(&"$");
        if sum {
            words.remove(0);
        }
        let head = match frame.pos {
            FramePos::Verb if self.verb_first => 0,
            FramePos::Noun if self.verb_first => {
                let last = words.iter().rposition(|w| !w.starts_with('!')).unwrap_or(0);
                words.iter().position(|w| *w == "of").map_or(last, |of| of.saturating_sub(1))
            }
            _ => words.len() - 1,
        };
        let id = self.entries.len() as u32;
        let mut case = None;
        let (before, after) =
            (parts(&words[..head], &self.grammar), parts(&words[head + 1..], &self.grammar));
        if frame.pos == FramePos::Noun {
            if let Some((noun, mark)) = words[head].split_once(':') {
                words[head] = noun;
                case = Some(case_named(mark).ok_or_else(|| format!("`{mark}` is no case"))?);
            }
            let mut heads = vec![words[head].to_owned()];
            if words.len() > 1 {
                heads.extend((self.grammar.compound_heads)(words[head]));
            }
            for lemma in heads.iter().flat_map(|h| h.split('/')) {
                self.nouns.entry(lemma.into()).or_default().push(id);
            }
        } else {
            for word in words[head].split('/') {
                let stem = match frame.pos {
                    FramePos::Verb => (self.grammar.stem)(word)
                        .ok_or_else(|| format!("`{word}` is no citation form of a verb"))?,
                    _ => word,
                };
                let stem = if frame.has(Flag::Negative) { (self.grammar.positive)(stem) } else { stem };
                self.verbs.entry(stem.into()).or_default().push(VerbFrame::new(id, &before));
            }
        }
        let own_subject =
            !self.verb_first && frame.roles.iter().flat_map(|r| &r.1).all(|s| s.slot != Slot::Nom);
        self.entries.push(Entry { frame, before, after, sum, case, own_subject });
        Ok(())
    }

    fn add_support(&mut self, row: &str) -> Result<(), String> {
        let cells: Vec<&str> = row.split('\t').collect();
        let [verb, noun, subject, flags] = cells[..] else {
            return Err("four columns expected: verb noun subject flags".into());
        };
        let words: Vec<&str> = verb.split(' ').collect();
        let head = if self.verb_first { 0 } else { words.len() - 1 };
        let lemma = (self.grammar.stem)(words[head])
            .ok_or_else(|| format!("`{verb}` is no citation form of a verb"))?;
        let subject = match subject {
            "agent" => Some(Role::Agent),
            "target" => Some(Role::Target),
            "-" => None,
            _ => return Err(format!("subject `{subject}`: agent, target or - expected")),
        };
        let noun = match noun {
            "nom" => Slot::Nom,
            "acc" => Slot::Acc,
            "dat" => Slot::Dat,
            "loc" => Slot::Loc,
            "abl" => Slot::Abl,
            "ins" => Slot::Ins,
            _ => match noun.strip_prefix("adp:") {
                Some(lemma) => Slot::Adp(lemma.into()),
                None => return Err(format!("noun `{noun}`: nom acc dat loc abl ins or adp:LEMMA expected")),
            },
        };
        let (mut denies, mut plans) = (false, false);
        for flag in flags.split(',').filter(|f| *f != "-") {
            match flag {
                "denies" => denies = true,
                "plans" => plans = true,
                _ => return Err(format!("flag `{flag}`: denies or plans expected")),
            }
        }
        self.supports.entry(lemma.into()).or_default().push(Support {
            noun,
            subject,
            before: parts(&words[..head], &self.grammar),
            after: parts(&words[head + 1..], &self.grammar),
            denies,
            plans,
        });
        Ok(())
    }

    /// How many frames there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// All frames, in the order of their files.
    pub fn iter(&self) -> impl Iterator<Item = &Frame> {
        self.entries.iter().map(|e| &e.frame)
    }

    /// Whether a noun (by lemma) is the head of a nominal event (`ziyaret`, `visit`): clause analysers make a clause
    /// of [`crate::syntax::Link::Nominal`] of it.
    #[must_use]
    pub fn is_event_noun(&self, lemma: &str) -> bool {
        self.nouns.contains_key(lemma)
    }

    /// Whether a noun (by lemma) stands for the named thing that modifies it (`troop`, `minister`).
    #[must_use]
    pub fn is_actor_noun(&self, lemma: &str) -> bool {
        self.stand_ins.contains_key(lemma)
    }

    /// Whether a verb (by stem) is the head of a frame or carries event nouns.
    #[must_use]
    pub fn is_event_verb(&self, lemma: &str) -> bool {
        self.verbs.contains_key(lemma) || self.supports.contains_key(lemma)
    }

    /// The frames of a noun that tells an event, by lemma.
    pub(super) fn noun_frames(&self, lemma: &str) -> impl Iterator<Item = &Frame> {
        let ids = self.nouns.get(lemma).into_iter().flatten();
        ids.map(|id| &self.entries[*id as usize].frame)
    }

    /// Whether a noun that tells an event may have somebody in such a slot.
    pub(super) fn noun_takes(&self, lemma: &str, slot: impl Fn(&Slot) -> bool) -> bool {
        let takes = |slots: &[RoleSlot]| slots.iter().any(|s| slot(&s.slot));
        self.noun_frames(lemma).any(|frame| frame.roles.iter().any(|(_, slots)| takes(slots)))
    }

    /// Whether a bare name before a noun that tells an event is to or with whom it is done, not who does it (`Mısır ziyareti`,
    /// `Peru görüşmesi`; not `Rusya saldırısı`).
    pub(crate) fn is_done_to_bare(&self, lemma: &str) -> bool {
        self.noun_frames(lemma)
            .any(|f| takes_bare(f, Role::Target) && (f.has(Flag::Symmetric) || !takes_bare(f, Role::Agent)))
    }

    /// Whether a bare name before a noun that tells an event can only be who does it (`ABD yaptırımı`; not `Ukrayna saldırısı`).
    pub(crate) fn is_done_by_bare(&self, lemma: &str) -> bool {
        self.is_event_noun(lemma)
            && self.noun_frames(lemma).all(|f| takes_bare(f, Role::Agent) && !takes_bare(f, Role::Target))
    }

    pub(crate) fn is_filler(&self, word: &str) -> bool {
        self.words.has(EventWord::Filler, word)
    }

    pub(crate) fn is_conjunction(&self, word: &str) -> bool {
        self.words.has(EventWord::Conjunction, word)
    }
}

/// Whether a role of a frame may be a bare name before its noun.
fn takes_bare(frame: &Frame, role: Role) -> bool {
    frame.slots(role).iter().any(|s| s.slot == Slot::Bare)
}
