//! A language's event knowledge: frames, support verbs, stand-ins, status words, with the indexes that find them.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::Status;
use super::frame::{Flag, Frame, FramePos, Role};
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
    /// Verbs stand before their particles and nouns (English) or after them (Turkish).
    pub verb_first: bool,
    /// How its words are read.
    pub grammar: Grammar,
}

/// What the mechanism must know of a language's words.
#[derive(Debug, Clone, Copy)]
pub struct Grammar {
    /// The stem of a verb's citation form (`gitmek` -> `git`); `None` where it is not one.
    pub stem: fn(&str) -> Option<&str>,
    /// The stem without its negation, for frames with the flag `negative`.
    pub positive: fn(&str) -> &str,
    /// Lemmas that the head of a compound noun may have (`hava saldırısı`: `saldırı`).
    pub compound_heads: fn(&str) -> Vec<String>,
    /// The case that an inner word of a citation form shows by its ending, if any.
    pub case_of: fn(&str) -> Option<Case>,
    /// The active verb of a lemma that is passive by itself (`edil` -> `et`).
    pub passive_base: fn(&str) -> Option<String>,
    /// Whether a form is what an object of a citation form becomes as the subject of a passive, or (`true`) as its owner
    /// (`hesapları`, `hesaplarının` of `hesaplarını`).
    pub is_subject_of_object: fn(&str, &str, bool) -> bool,
    /// Whether a rest of a word begins with a passive suffix.
    pub is_passive_suffix: fn(&str) -> bool,
    /// Lower case.
    pub lower: fn(&str) -> std::borrow::Cow<'_, str>,
    /// Nouns for a kind of place before its name (`the city of Lima`).
    pub regions: &'static [&'static str],
    /// Words that coordinate nouns.
    pub conjunctions: &'static [&'static str],
    /// Words for two of a kind (`iki`, `both`).
    pub two: &'static [&'static str],
    /// Words before them that tell that the two are known (`the two leaders`).
    pub definite: &'static [&'static str],
    /// Words before a verbal noun whose subject is that of the clause around it (`before joining`).
    pub gerund_openers: &'static [&'static str],
    /// Adpositions that stand behind two parties on one level (`İran ile Irak arasında`).
    pub between: &'static [&'static str],
    /// What a meeting is held under or at, behind who leads it or receives the others (`Reed | başkanlığında`).
    pub chairs: &'static [&'static str],
    /// Verbs of becoming, whose subject may stand behind the post that it takes.
    pub becomes: &'static [&'static str],
    /// Verbs of electing, whose passive tells what somebody does.
    pub elects: &'static [&'static str],
    /// Nouns by which, in the instrumental, somebody has something done (`kararıyla`).
    pub orders: &'static [&'static str],
    /// Nouns before which a clause says what somebody is said to have done (`yasayı çiğnediği gerekçesiyle`).
    pub charges: &'static [&'static str],
    /// Nouns for a share of what stands before them in the genitive (`yaptırımların | bölümü`), by lemma.
    pub shares: &'static [&'static str],
    /// Nouns for what somebody has made for others to accept (`Reed planının ilk aşaması`).
    pub proposals: &'static [&'static str],
    /// Words right behind a name that is the foremost of what follows (`Peru | başta olmak üzere komşuları`).
    pub foremost: &'static [&'static str],
    /// The conjunction that is a postposition as well (`ile`).
    pub with: &'static [&'static str],
    /// Postpositions behind which a list of names goes on (`Peru ile birlikte Şili`).
    pub list_postpositions: &'static [&'static str],
    /// Words that make another postposition of that conjunction (`ile ilgili`).
    pub concerning: &'static [&'static str],
    /// Words that an amount is told in (`puan`, `milyar`).
    pub units: &'static [&'static str],
    /// Beginnings of the words for money (`dolar`, `dolarlık`).
    pub currencies: &'static [&'static str],
    /// Postpositions behind a clause that tells what for (`çekilmesi için`).
    pub purposes: &'static [&'static str],
    /// Lemmas of the pronouns of the first person.
    pub first_persons: &'static [&'static str],
    /// Adverbs, of two words, for what is done more than anything else (`en çok`).
    pub most: &'static [[&'static str; 2]],
    /// Whether a word behind a verbal noun, in lower case, makes a condition of it (`gelmesi halinde`).
    pub is_condition: fn(&str) -> bool,
    /// Whether a word is that of a body that arrests people (`Lima Emniyet Müdürlüğü`), in lower case.
    pub arrests: fn(&str) -> bool,
    /// Whether a verb's passive participle takes to whom something is given (`Kaya'ya verilen ceza`), by lemma.
    pub is_given: fn(&str) -> bool,
    /// Whether a verb says what something is in or what somebody takes part in, by lemma (`Kaya'nın da bulunduğu filo`).
    pub is_in_it: fn(&str) -> bool,
    /// Whether a noun is a kind of work that a verbal noun before it names, by lemma (`kurtarma çalışmaları`).
    pub is_work: fn(&str) -> bool,
    /// Whether a noun is what somebody tried, for which he is punished, by lemma (`el koyma girişiminden`).
    pub is_attempt: fn(&str) -> bool,
    /// Whether a noun names, alone or with the one behind it, a post of a state, by lemma (`devlet` başkanı).
    pub is_of_state: fn(&str) -> bool,
    /// Whether a noun is what somebody is tried in (`dava`), by lemma.
    pub is_trial: fn(&str) -> bool,
    /// Whether a word behind a name, in lower case, says that what follows comes from there, or is backed by it, and does not
    /// act for it (`Peru bayraklı gemi`).
    pub is_from: fn(&str) -> bool,
    /// What a group is, behind who leads it (`Reed | başkanlığındaki heyet`).
    pub leading: &'static [&'static str],
    /// Nouns of handing something over, whose dative gets it (`Peru Bank'ın Şili Holding'e | satışı`).
    pub handing: &'static [&'static str],
    /// Whether a word governs the noun before it (`saldırı | sonrasında`).
    pub is_postposition: fn(&str) -> bool,
    /// Words after a name that make it the owner of what follows (`orduya ait araçlar`).
    pub owners: &'static [&'static str],
    /// Words that open a clause with a party and a time of its own (`after`, `who`).
    pub clause_openers: &'static [&'static str],
    /// Lemmas of the verbs that say at a sentence's end who is quoted for it.
    pub attribution_verbs: &'static [&'static str],
    /// Lemmas of the verbs that address somebody, of whom something may be asked in what is said (`wrote to Reed asking`).
    pub address_verbs: &'static [&'static str],
    /// Words that may stand between the parts of a predicate.
    pub fillers: &'static [&'static str],
    /// Prepositions before an event that somebody takes part in who does something else meanwhile (`after talks`).
    pub occasions: &'static [&'static str],
    /// Prepositions of dealing with somebody, for an object that tells no party itself (`a ban on imports from`).
    pub dealing: &'static [&'static str],
    /// Prepositions that join parties on one level (`met with`).
    pub joining: &'static [&'static str],
    /// Prepositions that tell where or when something happens, not to whom.
    pub circumstances: &'static [&'static str],
    /// Prepositions, among these, of the place where something stands.
    pub located: &'static [&'static str],
    /// Pronouns of the third person that may take up who reports.
    pub pronouns: &'static [&'static str],
    /// Pronouns that open a clause about the noun before them.
    pub relatives: &'static [&'static str],
    /// Participles before the party that a group is led by (`a delegation led by`).
    pub led_by: &'static [&'static str],
    /// Whether a word, in lower case, is something said or written in which what follows stands (`açıklamada`).
    pub is_source: fn(&str) -> bool,
    /// Whether a converb, in lower case, always has the subject of its verb (`vurularak`).
    pub goes_together: fn(&str) -> bool,
    /// Whether the object of a verb (by lemma) does what an infinitive behind it tells (`forced Peru to withdraw`).
    pub controls_object: fn(&str) -> bool,
    /// Whether a verb (by lemma) takes no object, so that a bare noun right before it is its subject (`310 firma katıldı`).
    pub takes_no_object: fn(&str) -> bool,
    /// Whether a noun (by lemma) is for what somebody means to do.
    pub is_wish: fn(&str) -> bool,
    /// Whether a verb (by lemma) says whose a wish or an attempt is (`expressed a desire to`).
    pub holds_wish: fn(&str) -> bool,
    /// Whether a word, in lower case, says by its ending where what follows is (`kentteki`).
    pub is_there: fn(&str) -> bool,
    /// Whether a noun (by lemma) names a kind of place or a side of one.
    pub is_spot: fn(&str) -> bool,
    /// Whether a noun (by lemma) names a kind of person.
    pub is_person_noun: fn(&str) -> bool,
    /// Whether a name is that of a court or of those who prosecute.
    pub is_court: fn(&str) -> bool,
    /// Whether a noun is what somebody needs to do a thing (`yetki`).
    pub is_power: fn(&str) -> bool,
    /// Whether a word stands behind the deal under which somebody acts (`kapsamında`).
    pub is_under: fn(&str) -> bool,
    /// Whether a verb tells that something gets somewhere (`ulaştı`).
    pub arrives: fn(&str) -> bool,
    /// Whether a verb may tell that somebody wins against another one (`beat Peru 2-0`).
    pub beats: fn(&str) -> bool,
    /// Whether a noun is somebody armed who serves no state (`gunman`).
    pub is_outlaw: fn(&str) -> bool,
    /// Whether a verb admits what who tells it did (`itiraf etti`).
    pub admits: fn(&str) -> bool,
    /// Whether a noun is something said or written (`açıklama`).
    pub is_words: fn(&str) -> bool,
    /// Whether a verb puts somebody into a post (`atadı`).
    pub puts_in_post: fn(&str) -> bool,
    /// Whether a verb tells what who tells it does (`duyurdu`).
    pub announces: fn(&str) -> bool,
    /// Whether a noun is something that somebody is shot or bombed with (`mermi`).
    pub is_weapon: fn(&str) -> bool,
    /// Whether a word form, in lower case, is a noun for somebody without a name (`sahibi`, `avukatını`), who stands for nobody
    /// else.
    pub is_somebody: fn(&str) -> bool,
    /// Whether a noun is a person beside the one whose he is (`Reed's brother`, `her lawyer`).
    pub is_own_person: fn(&str) -> bool,
    /// Whether a verb says that somebody is kept from something (`stopped Peru from joining`).
    pub prevents: fn(&str) -> bool,
    /// Whether a word names a site on which people write (`Twitter`).
    pub is_platform: fn(&str) -> bool,
    /// Words before those who are named of many (`aralarında Kaya'nın da bulunduğu 12 kişi`).
    pub among: &'static [&'static str],
    /// Whether a verb (by lemma) says that somebody is among many (`bulunduğu`).
    pub is_among: fn(&str) -> bool,
    /// Words behind who is counted with many (`Kaya dahil 12 kişi`).
    pub including: &'static [&'static str],
    /// Postpositions of examples (`Peru gibi ülkeler`).
    pub such_as: &'static [&'static str],
    /// Words that deny what they stand before twice (`ne Peru ne Şili`).
    pub neither: &'static [&'static str],
    /// Whether a noun (by lemma) is for lands and towns.
    pub is_land: fn(&str) -> bool,
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

/// The word of a predicate that stands for any infinitive.
pub(crate) const INFINITIVE: &str = "-ma";

/// A word of a frame's predicate beside its head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    /// Lemma or form.
    pub(crate) word: Box<str>,
    /// Other words that may stand in its place.
    pub(crate) others: Box<[Box<str>]>,
    /// It may be missing.
    pub(crate) optional: bool,
    /// It must not stand there (`!to`).
    pub(crate) forbidden: bool,
    /// The case that its form shows.
    pub(crate) case: Option<Case>,
    /// Any form of the word in that case, whoever owns it (`görev:dat`: `göreve`, `görevine`, `görevlerine`).
    pub(crate) any_form: bool,
}

/// Whether a word is written so, the apostrophe of a title left out (`Zirvesi'ne`: `zirvesine`).
pub(crate) fn is_written(own: &str, form: &str) -> bool {
    const APOSTROPHES: [char; 2] = ['\'', '’'];
    own == form || own.contains(APOSTROPHES) && own.split(APOSTROPHES).flat_map(str::chars).eq(form.chars())
}

/// Whether a word may be written as another but for its ending or a title's apostrophe: most are seen to differ by
/// their first byte.
#[inline]
pub(crate) fn may_be_written(own: &str, form: &str) -> bool {
    let first = own.as_bytes().first();
    first == form.as_bytes().first() || matches!(first, Some(b'\'' | 0xE2))
}

/// A frame of a verb, with what turns most of a common verb's away without a look at them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct VerbFrame {
    /// Which frame.
    pub(crate) id: u32,
    /// [`beginning`] of the word that has to stand before the verb, where that is one word.
    pub(crate) before: Option<u8>,
}

impl VerbFrame {
    fn new(id: u32, before: &[Part]) -> VerbFrame {
        let one = |part: &&Part| !part.optional && part.others.is_empty() && &*part.word != INFINITIVE;
        VerbFrame { id, before: before.last().filter(one).and_then(|part| beginning(&part.word)) }
    }
}

/// A number below 128 by the first three bytes of a word, which all forms of it have that may stand for it; nothing for
/// shorter words.
pub(crate) fn beginning(word: &str) -> Option<u8> {
    let [a, b, c] = *word.as_bytes().first_chunk()?;
    let mixed = (u32::from(a) << 16 | u32::from(b) << 8 | u32::from(c)).wrapping_mul(0x9E37_79B1);
    Some((mixed >> 25) as u8)
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
}

fn rows(text: &str) -> impl Iterator<Item = (u32, &str)> {
    text.lines()
        .enumerate()
        .map(|(i, l)| (i as u32 + 1, l.trim_end_matches('\r')))
        .filter(|(_, l)| !l.starts_with('#') && !l.trim().is_empty())
        .skip(1)
}

/// The case that a word of a predicate asks for behind a colon.
fn case_named(mark: &str) -> Option<Case> {
    Some(match mark {
        "acc" => Case::Acc,
        "dat" => Case::Dat,
        "loc" => Case::Loc,
        "abl" => Case::Abl,
        "gen" => Case::Gen,
        "ins" => Case::Ins,
        _ => return None,
    })
}

fn parts(words: &[&str], grammar: &Grammar) -> Vec<Part> {
    words
        .iter()
        .map(|w| {
            let inner = w.strip_prefix('(').and_then(|w| w.strip_suffix(')'));
            let forbidden = w.strip_prefix('!');
            let whole = inner.or(forbidden).unwrap_or(w);
            let marked = whole.split_once(':').and_then(|(front, mark)| Some((front, case_named(mark)?)));
            let mut words = marked.map_or(whole, |(front, _)| front).split('/');
            let word = words.next().unwrap_or_default();
            Part {
                word: word.into(),
                others: words.map(Into::into).collect(),
                optional: inner.is_some() || forbidden.is_some(),
                forbidden: forbidden.is_some(),
                case: marked.map(|(_, case)| case).or_else(|| (grammar.case_of)(word)),
                any_form: marked.is_some(),
            }
        })
        .collect()
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

    pub(crate) fn is_filler(&self, word: &str) -> bool {
        self.grammar.fillers.contains(&word)
    }

    pub(crate) fn is_conjunction(&self, word: &str) -> bool {
        self.grammar.conjunctions.contains(&word)
    }
}
