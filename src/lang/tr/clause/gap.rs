//! The noun that a relative clause stands before fills a place in it.

use super::parser::Parser;
use crate::lang::tr::word_class::WordClass;
use crate::mention::Mention;
use crate::syntax::{Argument, Case, Clause, ClauseId, Link, Slot, Upos, VerbForm, Voice};
use crate::text::TokenId;

impl Parser<'_> {
    /// The noun that a relative clause modifies fills its gap.
    pub(super) fn fill_gap(&self, index: usize, noun: TokenId, out: &mut [Clause]) {
        let clause = &out[index];
        // `görüşecek heyet`; whose the verb is stands in its ending (`alacağı karar`).
        let open =
            clause.features.form == VerbForm::FutureParticiple && self.word(clause.head).possessive == 0;
        let subject_gap =
            matches!(clause.features.form, VerbForm::SubjectParticiple | VerbForm::PastParticiple) || open;
        // `satın aldığı | bildirilen Peru Bank`
        let reported = subject_gap
            && clause.features.voice == Voice::Passive
            && clause.arguments.iter().any(|a| {
                a.slot == Slot::Nom
                    && !a.shared
                    && a.head + 1 == clause.head
                    && self.word(a.head).possessive == 3
                    && self.word(a.head).verb.is_some_and(|v| is_content(v.form))
            });
        // `satın alacak | olan Peru Bank`
        let ahead = (*clause.lemma == *"ol" && subject_gap).then(|| {
            out[..index].iter().rposition(|c| {
                c.head + 1 == clause.head
                    && c.features.form == VerbForm::FutureParticiple
                    && !self.has_subject(c)
            })
        });
        if let Some(ahead) = ahead.flatten() {
            let tokens = self.mention_of(noun).map_or(noun..noun + 1, |m| m.tokens.clone());
            let slot = Slot::Nom;
            out[ahead].arguments.push(Argument { slot, tokens, head: noun, shared: true });
        }
        let clause = &out[index];
        // `kardeşi tutuklanan Kaya`
        let kin = subject_gap
            && *clause.lemma != *"ol"
            && !WordClass::Put.has(&clause.lemma)
            && clause.arguments.iter().any(|a| {
                a.slot == Slot::Nom
                    && !a.shared
                    && !self.is_name(a.head)
                    && self.word(a.head).possessive == 3
                    && crate::lang::tr::statement::is_somebody(self.lower(a.head))
            });
        let has_subject = self.has_subject(clause) || reported || kin;
        // `Peru'nun satın almak istediği banka`: what is wanted has the object.
        let wanted = (!subject_gap && clause.features.voice != Voice::Passive)
            .then(|| self.inner_infinitive(index, out))
            .flatten();
        if let Some(inner) = wanted {
            let tokens = self.mention_of(noun).map_or(noun..noun + 1, |m| m.tokens.clone());
            out[inner].arguments.push(Argument { slot: Slot::Acc, tokens, head: noun, shared: true });
            return;
        }
        if !subject_gap && self.fill_content_gap(index, noun, out) {
            return;
        }
        let clause = &out[index];
        let about = clause.arguments.iter().position(|a| !a.shared && self.lower(a.head) == "hakkında");
        let slot = if let Some(about) = about.filter(|_| has_subject) {
            // `savcılığın hakkında dava açtığı Kaya`
            out[index].arguments.remove(about);
            Slot::Adp("hakkında".into())
        } else if subject_gap {
            if has_subject {
                self.fill_inner_gap(index, noun, out);
                return;
            }
            Slot::Nom
        } else if clause.features.voice == Voice::Passive {
            return;
        } else if clause.arguments.iter().any(|a| a.slot == Slot::Acc) {
            // `yaptırım uyguladığı şirketler arasında | Andes Bank yer alıyor`
            if let Some(named) = self.equated(index, noun, out) {
                out[index].arguments.push(Argument { slot: Slot::Acc, shared: true, ..named });
            }
            return;
        } else {
            Slot::Acc
        };
        if let Some(named) = self.equated(index, noun, out).filter(|_| matches!(slot, Slot::Nom | Slot::Acc))
        {
            out[index].arguments.push(Argument { slot, shared: true, ..named });
            return;
        }
        let tokens = if let Some(mention) = self.mention_of(noun) {
            let suffers = out[index].features.voice == Voice::Passive;
            mention.tokens.start..self.list_behind(mention, suffers).unwrap_or(mention.tokens.end)
        } else {
            // From behind the last clause that modifies it: `çekilen [İsrail askerleri]`.
            let behind = out.iter().filter(|c| c.modifies == Some(noun)).map(|c| c.tokens.end).max();
            behind.filter(|b| *b <= noun).unwrap_or(noun)..noun + 1
        };
        out[index].arguments.push(Argument { slot, tokens, head: noun, shared: true });
    }

    /// Where the list ends that a name begins, so that what is said before it is said of all (`yaptırım listesine alınan Peru
    /// Bank, Şili Bank | ve Andes`): three or more, of two only what is done to them (`gözaltına alınan Kaya ve Demir`).
    fn list_behind(&self, first: &Mention, suffers: bool) -> Option<TokenId> {
        const TITLE: TokenId = 8;
        let end = self.mention_at.len() as TokenId;
        let title = |t: TokenId| {
            let word = self.word(t);
            self.mention_at[t as usize] == 0
                && word.verb.is_none()
                && matches!(word.upos, Upos::Noun | Upos::Propn | Upos::Adj)
                && matches!(word.case, Case::Nom | Case::Gen)
        };
        let plain = |m: &Mention| self.name_case(m.tokens.end - 1, m).0 == Case::Nom && !m.adjectival;
        let (mut last, mut members, mut closed) = (first, 1, false);
        while !closed && plain(last) {
            let mark = last.tokens.end;
            if mark + 1 >= end || self.mention_at[mark as usize] > 0 {
                break;
            }
            let joins = matches!(self.lower(mark), "ve" | "ile");
            if !joins && self.text(mark) != "," {
                break;
            }
            let next = (mark + 1..end.min(mark + 1 + TITLE)).take_while(|t| {
                // Names of bodies stand in titles (`NATO komutanı Ayşe Kaya`).
                title(*t) || self.mention_of(*t).is_some_and(|m| m.kind != first.kind)
            });
            let at = next.last().map_or(mark + 1, |t| t + 1);
            let Some(mention) = self.mention_of(at).filter(|m| m.kind == first.kind && m.tokens.start == at)
            else {
                break;
            };
            closed = joins;
            members += 1;
            last = mention;
        }
        let open = plain(last) || self.name_case(last.tokens.end - 1, last).0 == Case::Gen;
        // `saldırıyı kınayan Peru ve Şili | dışişleri bakanları`: a group of both.
        let behind = last.tokens.end;
        let group = || {
            let noun =
                |t: TokenId| t < end && self.mention_at[t as usize] == 0 && self.word(t).upos == Upos::Noun;
            let bare = |t: TokenId| noun(t) && self.word(t).case == Case::Nom && self.word(t).possessive == 0;
            let many =
                |t: TokenId| noun(t) && self.word(t).plural && matches!(self.word(t).possessive, 3 | 6);
            plain(last) && (many(behind) || bare(behind) && many(behind + 1))
        };
        (closed && (members > 2 && open || members == 2 && (suffers || group()))).then_some(last.tokens.end)
    }

    /// The infinitive without an object that is the object of a participle (`satın almayı | planladığı`).
    fn inner_infinitive(&self, index: usize, out: &[Clause]) -> Option<usize> {
        let clause = &out[index];
        let inner = out[..index].iter().rposition(|c| {
            c.parent == Some(index as ClauseId)
                && c.link == Link::Complement
                && c.features.form == VerbForm::VerbalNoun
                && c.features.voice == Voice::Active
                && self.word(c.head).possessive == 0
                && matches!(self.word(c.head).case, Case::Nom | Case::Acc)
                && c.head + 1 == clause.head
        })?;
        let object = out[inner]
            .arguments
            .iter()
            .any(|a| a.slot == Slot::Acc && !self.is_bare_object(a, out[inner].head));
        (!object).then_some(inner)
    }

    /// What a participle with a subject of its own stands before is said of that subject: who does what is reported
    /// (`kaçtığı anlaşılan sanık`), or whose it is (`evi yıkılan aile`).
    fn fill_inner_gap(&self, index: usize, noun: TokenId, out: &mut [Clause]) {
        let clause = &out[index];
        let Some(subject) = clause.arguments.iter().find(|a| a.slot == Slot::Nom && !a.shared) else {
            return;
        };
        let (head, start) = (subject.head, subject.tokens.start);
        // `yardım ettikleri | belirlenen Ayşe Kaya ve Can Er`
        let many = self.word(head).plural;
        let tokens = self
            .mention_of(noun)
            .map_or(noun..noun + 1, |m| m.tokens.start..self.list_behind(m, many).unwrap_or(m.tokens.end));
        let mut gap = Argument { slot: Slot::Nom, tokens, head: noun, shared: true };
        let inner = out[..index]
            .iter()
            .rposition(|c| c.head == head && c.link == Link::Complement && is_content(c.features.form));
        if let Some(inner) = inner {
            let own = self.has_subject(&out[inner]);
            let object = out[inner].arguments.iter().any(|a| a.slot == Slot::Acc);
            if own && (object || out[inner].features.voice == Voice::Passive) {
                return;
            }
            if own {
                gap.slot = Slot::Acc;
            }
            out[inner].arguments.push(gap);
        } else if self.word(head).possessive == 3
            && !self.is_name(head)
            && !(start..head).any(|t| self.is_genitive(t))
        {
            gap.slot = Slot::Gen;
            out[index].arguments.push(gap);
        }
    }

    /// The named subject that is said to be what the clause modifies: `Peru, asker gönderen ilk ülke oldu`, `… ilk ülke
    /// olarak …`, `… ülkeler arasında yer aldı`.
    fn equated(&self, index: usize, noun: TokenId, out: &[Clause]) -> Option<Argument> {
        let said = &out[out[index].parent? as usize];
        if said.features.form != VerbForm::Finite || self.is_name(noun) {
            return None;
        }
        let lemma = &*self.word(said.head).lemma;
        let is = |a: &Argument| match &a.slot {
            Slot::Nom | Slot::Acc => {
                lemma == "ol" && a.tokens.end == said.head && self.word(a.head).case == Case::Nom
            }
            // `… ilk liderlerden | oldu`, `… ülkelerden | biri oldu`
            Slot::Abl => lemma == "ol" && a.tokens.end + 1 >= said.head && self.word(a.head).plural,
            Slot::Adp(with) if &**with == "olarak" => true,
            Slot::Adp(with) if &**with == "arasında" => matches!(lemma, "al" | "bulun" | "ol"),
            _ => false,
        };
        if !said.arguments.iter().any(|a| a.head == noun && is(a)) {
            return None;
        }
        let mut subject =
            said.arguments.iter().find(|a| a.slot == Slot::Nom && self.is_name(a.head))?.clone();
        // `Ayşe Kaya ile | Can Er de yer aldı`
        let with = |a: &&Argument| {
            a.slot == Slot::Ins && self.is_name(a.head) && a.tokens.end == subject.tokens.start
        };
        if let Some(first) = said.arguments.iter().find(with) {
            subject.tokens.start = first.tokens.start;
        }
        Some(subject)
    }
}

/// Forms of what is reported or expected of somebody.
fn is_content(form: VerbForm) -> bool {
    matches!(form, VerbForm::FactParticiple | VerbForm::FutureParticiple | VerbForm::VerbalNoun)
}
