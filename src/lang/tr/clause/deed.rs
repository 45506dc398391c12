//! Whose a deed is that a participle says something of: `Şili'nin üssü hedef alan | saldırısı`.

use super::parser::Parser;
use super::phrase::Kind;
use crate::syntax::{Argument, Case, Clause, Link, Slot, Upos, VerbForm, Voice};
use crate::text::TokenId;

impl Parser<'_> {
    /// Whether `üzerindeki` stands between a name and what is done to that (`Peru | üzerindeki yaptırımlar`), as `yönelik` does.
    pub(super) fn weighs_on(&mut self, i: TokenId, form: &str, end: TokenId) -> bool {
        const LONG: TokenId = 4;
        if form != "üzerindeki" || self.modifier.is_some() {
            return false;
        }
        let noun = (i + 1..end.min(i + LONG)).find(|t| self.word(*t).upos == Upos::Noun);
        let deed = noun.is_some_and(|t| crate::event::takes_aim("tr", &self.noun_lemma(t)));
        let Some(top) = self.stack.last_mut().filter(|_| deed) else { return false };
        let named = top.name && matches!(top.case, Case::Nom | Case::Gen) && top.kind == Kind::Noun;
        if named && top.end == i {
            top.end = i + 1;
            top.kind = Kind::Adposition(Slot::Adp("yönelik".into()));
        }
        named
    }

    /// Gives a noun that tells a deed, and belongs to somebody, the name in the genitive that the object of the participle
    /// before it has taken (`Şili'nin | hava üssünü hedef alan saldırısı`: the base is somebody else's).
    pub(super) fn owners_of_deeds(&self, from: usize, out: &mut [Clause]) {
        for index in from..out.len() {
            let clause = &out[index];
            let relative = clause.link == Link::Relative
                && clause.features.form == VerbForm::SubjectParticiple
                && clause.features.voice != Voice::Passive;
            let Some(noun) = clause.modifies.filter(|_| relative) else { continue };
            // `Lima'nın kuzeyini hedef alan | hava saldırısı`: the ending is that of the compound.
            let compound = noun > clause.predicate.end
                && self.word(noun - 1).upos == Upos::Noun
                && self.word(noun - 1).case == Case::Nom;
            let owned = matches!(self.word(noun).possessive, 3 | 6) && !self.is_name(noun) && !compound;
            let Some(deed) = self.deed(from, noun, out).filter(|_| owned) else { continue };
            let Some((at, name)) = self.owner_within(&out[index]) else { continue };
            let owner = Argument {
                slot: Slot::Gen,
                head: name - 1,
                shared: false,
                ..out[index].arguments[at].clone()
            };
            let owner = Argument { tokens: owner.tokens.start..name, ..owner };
            out[index].arguments[at].tokens.start = name;
            out[index].tokens.start = out[index].tokens.start.max(name).min(out[index].head);
            // What the noun has taken over from the participle begins behind the owner, too.
            for argument in &mut out[deed].arguments {
                if argument.tokens.start == owner.tokens.start && argument.tokens.end > name {
                    argument.tokens.start = name;
                }
            }
            out[deed].arguments.insert(0, owner);
        }
    }

    /// The clause of a noun that tells a deed and has no owner yet.
    fn deed(&self, from: usize, noun: TokenId, out: &[Clause]) -> Option<usize> {
        let open = |c: &Clause| !c.arguments.iter().any(|a| a.slot == Slot::Gen);
        (from..out.len()).find(|i| out[*i].link == Link::Nominal && out[*i].head == noun && open(&out[*i]))
    }

    /// The object, by its place, that begins a participle's clause with a name in the genitive, and where that name ends.
    fn owner_within(&self, clause: &Clause) -> Option<(usize, TokenId)> {
        let at = clause.arguments.iter().position(|a| a.slot == Slot::Acc && !a.shared)?;
        let object = &clause.arguments[at];
        let name = self.mention_of(object.tokens.start)?;
        let end = name.tokens.end;
        (name.tokens.start == object.tokens.start
            && end <= object.head
            && !name.adjectival
            && self.is_genitive(end - 1)
            && object.tokens.start == clause.tokens.start)
            .then_some((at, end))
    }
}
