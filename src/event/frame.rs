//! Frames: what a predicate tells, and where its participants stand.
//!
//! A frame file (`data/lang/<code>/frames/*.tsv`) is tab-separated, `#` begins a comment line, the first other line is
//! the header `predicate pos type roles plover cameo flags example`.
//!
//! | column | what |
//! |---|---|
//! | `predicate` | citation form. Turkish: infinitive, inner words as they stand before it (`bir araya gelmek`), or a noun and the case that it may stand in whoever owns it (`görev:dat getirmek`: `göreve`, `görevine`); nouns bare. English: verb lemma, then the lemmas of particle, preposition, object noun that must follow (`carry out attack`); nouns: last word is the head (`peace talk`), or the word before `of`. Words in `( )` may be missing; `law/bill` is either word; a word behind `!` must not stand there (`help !to`: no infinitive follows). Turkish: `-ma` and a case is an infinitive in it (`-ma:dat teşvik etmek`: `satmaya`, `satmasına`), a `$` at the beginning asks for a sum of money in the clause (`$ anlaşma imzalamak`). |
//! | `pos` | `v`, `n`, `adj` |
//! | `type` | one of the 22 of `data/schema/events.tsv` |
//! | `roles` | `agent=nom target=acc\|dat\|adp:karşı place=loc`; slots in order of preference, `poss` and `of` tell the two English possessors apart; `@` and letters restrict what may fill it: `p` person, `c` country, `o` organisation, `l` place (`target=acc@po`). A role that is not given has no slot. Place is filled from `loc` (English `adp:in`, `adp:at`) without being asked, unless another role claims that slot. |
//! | `plover` | `TYPE.mode`, `TYPE`, or `-` for the type itself where PLOVER has it |
//! | `cameo` | code of two to four digits, or `-` |
//! | `flags` | comma list of [`Flag`] names, or `-` |
//! | `example` | a sentence of one's own that is a test: mentions in braces with their role (`{a:…}` agent, `{t:…}` target, `{p:…}` place, `{o:…}` none), the trigger in `[ ]`. A kind may follow the role: `{ac:İran}`, `{tp:…}` (p, c, o, l); country or organisation is guessed where it is left out. |

use std::sync::Arc;

use super::EventType;
use crate::mention::EntityKind;
use crate::syntax::Slot;

/// A participant's part in an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Who does it.
    Agent,
    /// To whom or what it is done.
    Target,
    /// Where.
    Place,
}

/// Part of speech of a frame's predicate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FramePos {
    /// Verb, light-verb construction, idiom.
    Verb,
    /// Noun that tells an event.
    Noun,
    /// Adjective used as predicate.
    Adjective,
}

/// What narrows a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flag {
    /// `symmetric`: all parties stand on one level (meet, agree); the first is the agent, the others targets.
    Symmetric,
    /// `weak`: an event only with both agent and target named.
    Weak,
    /// `needs_agent`: no event without a named agent.
    NeedsAgent,
    /// `needs_target`: no event without a named target.
    NeedsTarget,
    /// `no_passive`: in the passive it means something else.
    NoPassive,
    /// `no_active`: only the passive tells the event.
    NoActive,
    /// `no_negative`: negated, it tells nothing.
    NoNegative,
    /// `stative`: a state in the present (`is supporting`); an event only in the past, future, or as a verbal noun.
    Stative,
    /// `denied`: the predicate itself denies (`avoid`, `refrain from`).
    Denied,
    /// `planned`: what it tells lies ahead (`plan to …` as one frame).
    Planned,
    /// `no_nominal`: its verbal noun (`-ma`, `-ing`) is no event.
    NoNominal,
    /// `place_target`: a place in the locative is the target (`Gazze'de soykırım`).
    PlaceTarget,
    /// `support_only`: a noun that tells an event only with a support verb (`adım atmak`) or with named participants of both kinds.
    SupportOnly,
    /// `object_clause`: only with a clause as its object that has a subject of its own (`-masını istemek`).
    ObjectClause,
    /// `negative`: the citation form is negated (`kabul etmemek`); the negation belongs to the meaning.
    Negative,
    /// `needs_place`: no event without a named place (`go`, `come`).
    NeedsPlace,
    /// `nothing`: the predicate tells no event, though it holds the words of one that does (`yol açmak`, `söz almak`);
    /// the row's type is what it would be taken for.
    Nothing,
    /// `suffered`: what an attack does to somebody; where the text tells an attack beside it, it is that attack.
    Suffered,
    /// `death`: somebody dies; told once of each person, however it is told (`was shot`, `died`, `the murder of`).
    Death,
    /// `decision`: it tells only that something is decided: the event is what is decided, where that is one.
    Decision,
    /// `campaign`: a war as a whole, told beside the attacks that it is made of.
    Campaign,
    /// `no_clause`: with a clause as its object it only says something (`olduğunu savundu`).
    NoClause,
    /// `needs_object`: only with an object (`returned the land to`).
    NeedsObject,
    /// `no_object`: only without one (`returned to`).
    NoObject,
    /// `needs_gerund`: only with a verb in `-ing` behind its last word (`stopped Peru from joining`).
    NeedsGerund,
}

impl Flag {
    /// Every flag with its name in the files.
    pub const ALL: [(&'static str, Flag); 25] = [
        ("symmetric", Flag::Symmetric),
        ("weak", Flag::Weak),
        ("needs_agent", Flag::NeedsAgent),
        ("needs_target", Flag::NeedsTarget),
        ("no_passive", Flag::NoPassive),
        ("no_active", Flag::NoActive),
        ("no_negative", Flag::NoNegative),
        ("stative", Flag::Stative),
        ("denied", Flag::Denied),
        ("planned", Flag::Planned),
        ("no_nominal", Flag::NoNominal),
        ("place_target", Flag::PlaceTarget),
        ("support_only", Flag::SupportOnly),
        ("object_clause", Flag::ObjectClause),
        ("negative", Flag::Negative),
        ("needs_place", Flag::NeedsPlace),
        ("nothing", Flag::Nothing),
        ("suffered", Flag::Suffered),
        ("death", Flag::Death),
        ("decision", Flag::Decision),
        ("campaign", Flag::Campaign),
        ("no_clause", Flag::NoClause),
        ("needs_object", Flag::NeedsObject),
        ("no_object", Flag::NoObject),
        ("needs_gerund", Flag::NeedsGerund),
    ];
}

/// A slot that a role may be taken from, and what may fill it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleSlot {
    /// Where the argument stands.
    pub slot: Slot,
    /// Allowed kinds; empty for any.
    pub kinds: Vec<EntityKind>,
}

/// What one predicate tells.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// Citation form as the file has it.
    pub predicate: Box<str>,
    /// Part of speech.
    pub pos: FramePos,
    /// Type of event.
    pub kind: EventType,
    /// Roles with their slots in order of preference.
    pub roles: Vec<(Role, Vec<RoleSlot>)>,
    /// PLOVER type and mode.
    pub plover: Option<Box<str>>,
    /// CAMEO code.
    pub cameo: Option<Box<str>>,
    flags: u32,
    /// The example, braces and brackets as written.
    pub example: Box<str>,
    /// File and line, for messages.
    pub source: (Arc<str>, u32),
}

impl Frame {
    /// Whether a flag is set.
    #[must_use]
    pub fn has(&self, flag: Flag) -> bool {
        self.flags & (1 << flag as u32) != 0
    }

    /// The slots of one role, in order of preference.
    #[must_use]
    pub fn slots(&self, role: Role) -> &[RoleSlot] {
        self.roles.iter().find(|(r, _)| *r == role).map_or(&[], |(_, s)| s)
    }

    /// Reads one line of a frame file.
    ///
    /// # Errors
    /// What is wrong, without file and line.
    pub fn parse(line: &str, source: (Arc<str>, u32)) -> Result<Frame, String> {
        let cells: Vec<&str> = line.split('\t').collect();
        let [predicate, pos, kind, roles, plover, cameo, flags, example] = cells[..] else {
            return Err(format!(
                "8 columns expected (predicate pos type roles plover cameo flags example), found {}",
                cells.len()
            ));
        };
        if predicate.trim() != predicate || predicate.is_empty() {
            return Err("predicate is empty or has white space around it".into());
        }
        let pos = match pos {
            "v" => FramePos::Verb,
            "n" => FramePos::Noun,
            "adj" => FramePos::Adjective,
            _ => return Err(format!("pos `{pos}`: v, n or adj expected")),
        };
        let kind = EventType::from_name(kind).ok_or_else(|| format!("unknown event type `{kind}`"))?;
        let roles = roles.split(' ').map(parse_role).collect::<Result<Vec<_>, _>>()?;
        let mut set = 0;
        for name in flags.split(',').filter(|f| *f != "-") {
            let (_, flag) =
                Flag::ALL.iter().find(|(n, _)| *n == name).ok_or_else(|| format!("unknown flag `{name}`"))?;
            set |= 1 << *flag as u32;
        }
        let optional = |s: &str| (s != "-").then(|| Box::<str>::from(s));
        if cameo != "-" && !(2..=4).contains(&cameo.len()) {
            return Err(format!("cameo `{cameo}`: a code of two to four digits or - expected"));
        }
        if let Some(mode) = plover.split('.').nth(1)
            && !super::schema::row(
                EventType::from_name(plover.split('.').next().unwrap_or("")).unwrap_or(kind),
            )
            .modes
            .contains(&mode)
        {
            return Err(format!("plover `{plover}`: mode `{mode}` is not in data/schema/events.tsv"));
        }
        Ok(Frame {
            predicate: predicate.into(),
            pos,
            kind,
            roles,
            plover: optional(plover),
            cameo: optional(cameo),
            flags: set,
            example: example.into(),
            source,
        })
    }
}

fn parse_role(text: &str) -> Result<(Role, Vec<RoleSlot>), String> {
    let (name, slots) = text.split_once('=').ok_or_else(|| format!("role `{text}`: NAME=SLOT expected"))?;
    let role = match name {
        "agent" => Role::Agent,
        "target" => Role::Target,
        "place" => Role::Place,
        _ => return Err(format!("role `{name}`: agent, target or place expected")),
    };
    Ok((role, slots.split('|').map(parse_slot).collect::<Result<_, _>>()?))
}

fn parse_slot(text: &str) -> Result<RoleSlot, String> {
    let (name, kinds) = text.split_once('@').unwrap_or((text, ""));
    let slot = match name {
        "nom" => Slot::Nom,
        "acc" => Slot::Acc,
        "dat" => Slot::Dat,
        "loc" => Slot::Loc,
        "abl" => Slot::Abl,
        "ins" => Slot::Ins,
        "gen" => Slot::Gen,
        "bare" => Slot::Bare,
        "by" => Slot::By,
        // The possessor in front of a noun alone, and the one behind it alone (`Peru's defeat of Chile`).
        "poss" => Slot::Adp("'s".into()),
        "of" => Slot::Adp("of".into()),
        _ => match name.strip_prefix("adp:") {
            Some(lemma) if !lemma.is_empty() => Slot::Adp(lemma.into()),
            _ => {
                return Err(format!(
                    "slot `{name}`: nom acc dat loc abl ins gen bare by or adp:LEMMA expected"
                ));
            }
        },
    };
    let kinds = kinds
        .chars()
        .map(|c| match c {
            'p' => Ok(EntityKind::Person),
            'c' => Ok(EntityKind::Country),
            'o' => Ok(EntityKind::Organization),
            'l' => Ok(EntityKind::Place),
            _ => Err(format!("kind `{c}` in `{text}`: p, c, o or l expected")),
        })
        .collect::<Result<_, _>>()?;
    Ok(RoleSlot { slot, kinds })
}

/// The role that the grammatical subject plays.
pub(super) fn subject_role(frame: &Frame, passive: bool) -> Option<Role> {
    let wanted = if passive { Slot::Acc } else { Slot::Nom };
    [Role::Agent, Role::Target].into_iter().find(|r| frame.slots(*r).iter().any(|s| s.slot == wanted))
}
