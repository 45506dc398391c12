//! Accusations that somebody acts or suffers under (`yolsuzluk soruşturması kapsamında`): they are others'.

use super::parser::Parser;
use super::phrase::{Item, Kind};
use super::subject::subject_of;
use crate::lang::tr::word_class::WordClass;
use crate::syntax::{Argument, Case, Clause, ClauseId, Link, Slot, Upos, VerbForm, Voice, Word};
use crate::text::TokenId;

impl Parser<'_> {
    /// Whether a noun tells an accusation whose ending is that of the compound, before the word that makes the ground of something
    /// of it (`yolsuzluk soruşturması | kapsamında`): whoever the clause is about does not accuse.
    pub(super) fn is_ground(&self, clause: &Clause) -> bool {
        let head = clause.head;
        let word = self.word(head);
        let behind = head as usize + 1;
        let bare =
            |w: &Word| w.upos == Upos::Noun && w.case == Case::Nom && w.possessive == 0 && w.verb.is_none();
        let compound = || {
            head > self.first
                && word.possessive == 3
                && (self.mention_at[head as usize - 1] > 0 || bare(self.word(head - 1)))
        };
        clause.link == Link::Nominal
            && word.case == Case::Nom
            && self.mention_at.get(behind) == Some(&0)
            && WordClass::Ground.has(self.lower(head + 1))
            && compound()
            && crate::event::accuses("tr", &clause.lemma)
    }

    /// Whether an argument says where something happens, also as part of a compound (`Peru'daki darbe | girişimi`).
    pub(super) fn says_where(&self, argument: &Argument) -> bool {
        let there = |t: TokenId| self.mention_at[t as usize] > 0 && self.lower(t).ends_with("ki");
        argument.slot == Slot::Loc || argument.slot == Slot::Bare && argument.tokens.clone().any(there)
    }

    /// Whether an accusation stands before the word that makes the ground of something of it.
    pub(super) fn stands_on_ground(&self, item: &Item) -> bool {
        self.mention_at.get(item.end as usize) == Some(&0)
            && WordClass::Ground.has(self.lower(item.end))
            && crate::event::accuses("tr", &self.noun_lemma(item.head))
    }

    /// Whom such an accusation is about: who is arrested under it or has to go (`rüşvet suçlaması nedeniyle | Kaya istifa etti`).
    pub(super) fn accused_on(&self, above: &Clause) -> Option<Argument> {
        let subject = subject_of(above).filter(|a| self.is_person(a.head))?;
        let resigns = above.head > self.first
            && matches!(self.lower(above.head - 1), "istifa" | "tutuklu" | "teslim" | "firari");
        let suffers = match above.features.voice {
            Voice::Passive => matches!(above.features.form, VerbForm::Finite | VerbForm::SubjectParticiple),
            _ => resigns || self.knowledge.intransitives.contains(&*above.lemma),
        };
        suffers.then(|| Argument { slot: Slot::Adp("hakkında".into()), shared: true, ..subject })
    }

    /// Who did what is held against him (`Peru Bank hakkında | bilgi sakladığı gerekçesiyle soruşturma açtı`), also in a converb before
    /// it (`hakkında | payları satarken haber vermediği gerekçesiyle`): he, not who looks into it.
    pub(super) fn accused_of(&self, index: usize, out: &[Clause]) -> Option<Argument> {
        let charge = |c: &Clause| {
            c.link == Link::Relative
                && matches!(c.features.form, VerbForm::FactParticiple | VerbForm::FutureParticiple)
                && c.features.voice == Voice::Active
                && c.modifies.is_some_and(|t| WordClass::Charge.has(&self.word(t).lemma))
        };
        let about = |c: &Clause| {
            let named = |a: &&Argument| {
                !a.shared && self.is_name(a.head) && matches!(&a.slot, Slot::Adp(p) if &**p == "hakkında")
            };
            c.arguments.iter().find(named).cloned()
        };
        let clause = &out[index];
        let inner = || {
            let before = |c: &&Clause| c.parent == Some(index as ClauseId) && c.link == Link::Adverbial;
            out[..index].iter().filter(before).find_map(about)
        };
        let above = || clause.parent.filter(|_| clause.link == Link::Adverbial).map(|p| &out[p as usize]);
        let accused = if charge(clause) {
            about(clause).or_else(inner)
        } else {
            above().filter(|above| charge(above)).and_then(|_| about(clause))
        };
        accused.map(|a| Argument { slot: Slot::Nom, shared: true, ..a })
    }

    /// Whether what stands at `depth` in the stack has before it whom an accusation is about that the phrases behind it tell
    /// (`Kaya hakkında | bakanlığın soruşturma başlatması`).
    pub(super) fn accuses_about(&self, depth: usize) -> bool {
        let (before, inside) = self.stack.split_at(depth);
        let about = before.last().is_some_and(|t| {
            matches!(&t.kind, Kind::Adposition(Slot::Adp(form)) if &**form == "hakkında") && !t.comma
        });
        let told = |t: &Item| t.event.is_some() && crate::event::accuses("tr", &self.noun_lemma(t.head));
        about && inside.iter().any(told)
    }

    /// Who is accused beside a claim is whom the claim is about (`Peru'yu suçlayıp silah gönderdiğini | öne sürdü`); who claims
    /// accuses him.
    pub(super) fn accused_beside(&self, from: usize, out: &mut [Clause]) {
        for index in from..out.len() {
            let claimed = &out[index];
            let Some(above) = claimed.parent.map(|p| out[p as usize].head) else { continue };
            let claims = above > self.first
                && matches!(self.lower(above - 1), "öne" | "ileri" | "iddia")
                && claimed.link == Link::Complement
                && claimed.features.form == VerbForm::FactParticiple
                && claimed.features.voice == Voice::Active
                && !self.has_subject(claimed);
            let accuses = |c: &Clause| {
                c.link == Link::Adverbial
                    && c.features.form == VerbForm::Converb
                    && c.parent == Some(index as ClauseId)
                    && (WordClass::Accuses.has(&c.lemma)
                        || c.head > self.first && WordClass::Accuses.has(self.lower(c.head - 1)))
            };
            let Some(converb) = out[from..index].iter().rposition(accuses).filter(|_| claims) else {
                continue;
            };
            let object = self.own_object(&out[from + converb]).filter(|a| self.is_name(a.head)).cloned();
            if let Some(object) = object {
                out[from + converb].parent = out[index].parent;
                out[index].arguments.push(Argument { slot: Slot::Nom, shared: true, ..object });
            }
        }
    }

    /// Who is tried is who did what he is tried for (`Kaya'nın rüşvet aldığı iddiasıyla | yargılandığı dava`): the subject of the
    /// clause that a participle in the passive begins with.
    pub(super) fn tried_for_it(&self, from: usize, out: &mut [Clause]) {
        for index in from..out.len() {
            let clause = &out[index];
            let open = clause.link == Link::Relative
                && clause.features.form == VerbForm::FactParticiple
                && clause.features.voice == Voice::Passive
                && self.word(clause.head).possessive == 3
                && !self.has_subject(clause);
            if !open {
                continue;
            }
            let first = |c: &&Clause| {
                c.tokens.start == clause.tokens.start
                    && c.head > clause.tokens.start
                    && c.link != Link::Nominal
                    && c.features.voice != Voice::Passive
            };
            let subject = out[from..index].iter().rev().find(first).and_then(|c| {
                c.arguments.iter().find(|a| a.slot == Slot::Nom && !a.shared && self.is_genitive(a.head))
            });
            if let Some(subject) = subject.filter(|a| self.is_name(a.head)).cloned() {
                out[index].arguments.push(Argument { shared: true, ..subject });
            }
        }
    }
}
