//! Relations that a verb tells: `X heads Y`, `X is owned by Y`, `X, based in Y`, and the nouns for parts: `X, a unit of Y`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Finder, Who};
use crate::entity::RelationKind;
use crate::lang::en::word_class::WordClass;
use crate::lang::table;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Clause, Slot, Upos, Voice};
use crate::text::TokenId;

/// One side of a relation: where it stands, and what it may be.
#[derive(Debug)]
struct Side {
    slot: Slot,
    kinds: Vec<EntityKind>,
}

/// When a verb puts its relation into the past.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Former {
    Never,
    InPast,
    Always,
}

/// What a verb states of two of its arguments.
#[derive(Debug)]
struct Row {
    passive: bool,
    kind: RelationKind,
    source: Side,
    target: Side,
    former: Former,
}

static VERBS: LazyLock<FxHashMap<&'static str, Vec<Row>>> = LazyLock::new(|| {
    let file = "data/lang/en/relation-verbs.tsv";
    let text = include_str!("../../../../data/lang/en/relation-verbs.tsv");
    let mut out: FxHashMap<&str, Vec<Row>> = FxHashMap::default();
    for (line, [verbs, voice, relation, source, target, note]) in table::rows(file, text) {
        let bad = |what: &str| -> ! { panic!("{file}:{line}: unknown {what}") };
        for verb in verbs.split(", ") {
            let kind = match relation {
                "HOLDS_OFFICE" => RelationKind::HoldsOffice,
                "MEMBER_OF" => RelationKind::MemberOf,
                "PART_OF" => RelationKind::PartOf,
                "LOCATED_IN" => RelationKind::LocatedIn,
                "KIN_OF" => RelationKind::KinOf,
                _ => bad("relation"),
            };
            let former = match note {
                "-" => Former::Never,
                "past" => Former::InPast,
                "former" => Former::Always,
                _ => bad("note"),
            };
            let passive = match voice {
                "active" => false,
                "passive" => true,
                _ => bad("voice"),
            };
            let side = |cell| side(cell).unwrap_or_else(|| bad("slot or kind"));
            let row = Row { passive, kind, source: side(source), target: side(target), former };
            out.entry(verb).or_default().push(row);
        }
    }
    out
});

/// A slot with the kinds that may stand in it: `nom:PO`.
fn side(cell: &str) -> Option<Side> {
    let (slot, kinds) = cell.split_once(':')?;
    let slot = match slot {
        "nom" => Slot::Nom,
        "acc" => Slot::Acc,
        "by" => Slot::By,
        preposition => Slot::Adp(preposition.into()),
    };
    let kind = |letter| match letter {
        'P' => Some(EntityKind::Person),
        'O' => Some(EntityKind::Organization),
        'L' => Some(EntityKind::Place),
        'C' => Some(EntityKind::Country),
        _ => None,
    };
    Some(Side { slot, kinds: kinds.chars().map(kind).collect::<Option<_>>()? })
}

impl Finder<'_> {
    /// What verbs and the nouns for parts tell.
    pub(super) fn told_by_verbs(&mut self) {
        let reading = self.reading;
        for clause in reading.clauses.iter().filter(|c| !c.features.negative) {
            for row in VERBS.get(&*clause.lemma).into_iter().flatten() {
                self.told_by(clause, row);
            }
        }
        for m in 0..reading.mentions.len() {
            if self.kind(m) == EntityKind::Organization {
                self.part_of(m);
                self.part_named(m);
            }
        }
    }

    /// Who stands in an argument, where it may be that.
    fn on_side(&self, argument: &Argument, side: &Side) -> Option<Who> {
        let adjective = self.mention_at(argument.head).is_some_and(|m| self.is_adjective(m));
        if argument.slot != side.slot || adjective {
            return None;
        }
        self.who_at(argument.head)
            .or_else(|| self.antecedent(argument.head))
            .filter(|who| side.kinds.contains(&who.kind))
    }

    /// Whom `which` or `who` takes up: `Mill Lines, | which is owned by`.
    fn antecedent(&self, t: TokenId) -> Option<Who> {
        if !matches!(self.lower(t).as_str(), "which" | "who" | "that") {
            return None;
        }
        let before = t.checked_sub(1)?;
        let last = if self.is(before, ",") { before.checked_sub(1)? } else { before };
        self.mention_at(last).map(|m| self.who(m))
    }

    fn told_by(&mut self, clause: &Clause, row: &Row) {
        if (clause.features.voice == Voice::Passive) != row.passive {
            return;
        }
        let target = clause.arguments.iter().find_map(|a| self.on_side(a, &row.target));
        let Some(target) = target else { return };
        let former = match row.former {
            Former::Never => false,
            Former::InPast => self.is_over(clause),
            Former::Always => true,
        };
        // Who stands in a list is all of them.
        for argument in &clause.arguments {
            if let Some(source) = self.on_side(argument, &row.source) {
                self.push_who(row.kind, source, target, None, former, "en.verb");
            }
        }
    }

    /// `X, a unit of Y`, `X, based in Y`, `X is part of Y`.
    fn part_of(&mut self, m: usize) {
        let end = self.tokens(m).end;
        let stop = self.sentence(end.saturating_sub(1)).end;
        if !self.is(end, ",") && !matches!(self.form(end), "is" | "was" | "are" | "were") {
            return;
        }
        let mut t: TokenId = end + 1;
        while t < stop && t < end + 6 && self.before_part(t) {
            t += 1;
        }
        let part = WordClass::Part.has(&self.lower(t)) && self.is(t + 1, "of");
        let site = self.is(end, ",")
            && matches!(self.lower(t).as_str(), "based" | "headquartered" | "located")
            && matches!(self.lower(t + 1).as_str(), "in" | "at");
        // `X, owned by Y`
        let part = part || self.is(end, ",") && WordClass::Owned.has(&self.lower(t)) && self.is(t + 1, "by");
        if !part && !site {
            return;
        }
        let at = if self.is(t + 2, "the") { t + 3 } else { t + 2 };
        let Some(whole) =
            self.mention_at(at).filter(|w| self.tokens(*w).start < stop && !self.is_adjective(*w))
        else {
            return;
        };
        match self.kind(whole) {
            EntityKind::Organization if part => {
                self.push(RelationKind::PartOf, m, whole, None, false, "en.body.part");
            }
            EntityKind::Place | EntityKind::Country if site => {
                self.push(RelationKind::LocatedIn, m, whole, None, false, "en.body.site");
            }
            _ => {}
        }
    }

    fn before_part(&self, t: TokenId) -> bool {
        let part = WordClass::Part.has(&self.lower(t)) || WordClass::Whole.has(&self.lower(t));
        matches!(self.upos(t), Upos::Det | Upos::Adj | Upos::Adv) && !part
    }

    /// `Y['s] subsidiary X`, `Y owner X`, `X, owner of Y`.
    fn part_named(&mut self, m: usize) {
        let end = self.tokens(m).end;
        let stop = self.sentence(end.saturating_sub(1)).end;
        let body = |f: &Self, t: TokenId| {
            let named = (t < stop).then(|| f.mention_at(t)).flatten();
            named.filter(|b| f.kind(*b) == EntityKind::Organization && !f.is_adjective(*b))
        };
        if self.is(end, ",") {
            // `X, owner of Y`, `X, the parent company of Y`
            let mut t = end + 1;
            while t < stop && t < end + 4 && self.before_part(t) {
                t += 1;
            }
            let whole = WordClass::Whole.has(&self.lower(t));
            let of = if self.is(t + 1, "company") { t + 2 } else { t + 1 };
            let at = if self.is(of + 1, "the") { of + 2 } else { of + 1 };
            if let Some(part) = body(self, at).filter(|_| whole && self.is(of, "of")) {
                self.push(RelationKind::PartOf, part, m, None, false, "en.body.whole");
            }
            return;
        }
        let mut t = if self.is_possessive(end) { end + 1 } else { end };
        while t < stop && t < end + 4 && self.before_part(t) {
            t += 1;
        }
        let (part, whole) = (WordClass::Part.has(&self.lower(t)), WordClass::Whole.has(&self.lower(t)));
        let behind = if whole && self.is(t + 1, "company") { t + 2 } else { t + 1 };
        let behind = if self.is(behind, ",") { behind + 1 } else { behind };
        let behind = if self.is(behind, "the") { behind + 1 } else { behind };
        match body(self, behind) {
            Some(x) if part => self.push(RelationKind::PartOf, x, m, None, false, "en.body.part"),
            Some(x) if whole => self.push(RelationKind::PartOf, m, x, None, false, "en.body.whole"),
            _ => {}
        }
    }
}
