//! Subjects that a phrase behind them has swallowed. A bare name reads like the modifier of the next noun
//! (`Çin şirketi`), so that the pass from left to right may take a subject without a comma for one.

use super::parser::Parser;
use super::predicate::is_theirs;
use crate::mention::{EntityKind, Mention};
use crate::syntax::{Argument, Case, Clause, ClauseId, Link, Slot, Upos, VerbForm, Voice};
use crate::text::{TokenId, Tokens};

/// What stands between a bare name and the head of the phrase it begins.
#[derive(PartialEq, Eq)]
enum Between {
    /// Something that no name reaches over: a participle, a time, a number, another name.
    Wall,
    /// Nouns that already modify the head.
    Nouns,
    /// The head belongs to the name.
    Nothing,
}

impl Parser<'_> {
    /// Gives finite clauses without a subject the name that a phrase of theirs, or of a clause that hangs on them,
    /// has swallowed (`Royal Bank of Scotland son yayınladığı raporda`, `Ayşe Kaya sağlık gerekçesiyle`).
    pub(super) fn free_subjects(&self, from: usize, out: &mut [Clause]) {
        for root in from..out.len() {
            let clause = &out[root];
            if clause.link != Link::Root || matches!(clause.person, 1 | 2 | 4 | 5) || self.has_subject(clause)
            {
                continue;
            }
            let own = |c: &Clause| {
                c.parent == Some(root as u32) && matches!(c.link, Link::Complement | Link::Adverbial)
            };
            let found = (from..=root)
                .filter(|i| *i == root || own(&out[*i]))
                .flat_map(|i| out[i].arguments.iter().enumerate().map(move |(k, a)| (a.tokens.start, i, k)))
                .filter_map(|(start, i, k)| {
                    let argument = &out[i].arguments[k];
                    let (name, rest) = self
                        .swallowed(argument, clause)
                        .or_else(|| self.heads_list(argument, clause).filter(|_| i == root))?;
                    Some((start, i, k, name, rest))
                })
                .min_by_key(|found| found.0);
            if let Some((_, i, k, name, rest)) = found {
                let head = out[i].arguments[k].head;
                for relative in out[from..root]
                    .iter_mut()
                    .filter(|c| c.link == Link::Relative && c.modifies == Some(head) && c.head < name.end)
                {
                    relative.modifies = Some(name.end - 1);
                }
                out[i].arguments[k].tokens.start = rest;
                // Nor is the name part of the clauses that begin with that phrase.
                for inner in out[from..root].iter_mut().filter(|c| c.tokens.start == name.start) {
                    inner.tokens.start = rest.min(inner.head);
                }
                let clause = &mut out[root];
                clause.tokens.start = clause.tokens.start.min(name.start);
                let head = name.end - 1;
                clause.arguments.push(Argument { slot: Slot::Nom, head, tokens: name, shared: false });
            }
        }
    }

    /// The first of a list of doers, where the verb above has a clause for its subject (`Peru, Şili ve Kenya'nın | anlaştığı
    /// bildirildi`).
    pub(super) fn widen_lists(&self, from: usize, out: &mut [Clause]) {
        for root in from..out.len() {
            let clause = &out[root];
            if clause.link != Link::Root {
                continue;
            }
            let told = clause.arguments.iter().rfind(|a| a.slot == Slot::Nom && !self.is_name(a.head));
            let Some(told) = told.map(|a| a.tokens.clone()) else { continue };
            let first = clause
                .arguments
                .iter()
                .position(|a| a.slot == Slot::Nom && self.is_name(a.head) && a.tokens.end + 1 == told.start);
            let Some(at) = first else { continue };
            let start = clause.arguments[at].tokens.start;
            let content = |c: &Clause| {
                c.link == Link::Complement && c.parent == Some(root as ClauseId) && c.tokens.end == told.end
            };
            if self.text(told.start - 1) != "," || !out[from..root].iter().any(content) {
                continue;
            }
            let goes_on = |a: &Argument| {
                a.tokens.start == told.start
                    && self.is_genitive(a.head)
                    && a.tokens
                        .clone()
                        .any(|t| matches!(self.text(t), "ve" | "veya" | "ya") && self.is_name(t - 1))
            };
            let mut found = false;
            for inner in out[from..root].iter_mut().filter(|c| c.tokens.start == told.start) {
                for argument in inner.arguments.iter_mut().filter(|a| goes_on(a)) {
                    argument.tokens.start = start;
                    found = true;
                }
                if found {
                    inner.tokens.start = start;
                }
            }
            if found {
                out[root].arguments.remove(at);
            }
        }
    }

    /// The first of a list of names that a clause without a subject begins with (`Rekabet Kurumu, Ege Gıda ve Koç Un hakkında
    /// soruşturma başlattı`).
    fn heads_list(&self, argument: &Argument, clause: &Clause) -> Option<(Tokens, TokenId)> {
        let active = clause.features.voice == Voice::Active && clause.features.form == VerbForm::Finite;
        if !active
            || argument.shared
            || matches!(argument.slot, Slot::Gen | Slot::Nom)
            || argument.tokens.start != clause.tokens.start
        {
            return None;
        }
        let first = self.mention_from(argument.tokens.start)?;
        let end = first.tokens.end;
        let next = self.mention_from(end + 1)?;
        // `A, B ve C'ye`: the list stays one without its first.
        let goes_on = self.lower(next.tokens.end) == "ve" && next.tokens.end < argument.head;
        let same = first.kind == next.kind && !first.adjectival;
        (self.text(end) == "," && goes_on && same).then_some((argument.tokens.start..end, end + 1))
    }

    /// The mention that begins at a token.
    fn mention_from(&self, t: TokenId) -> Option<&Mention> {
        self.mention_of(t).filter(|m| m.tokens.start == t)
    }

    /// The name that stands in a phrase without being part of it, and where the phrase really begins.
    fn swallowed(&self, argument: &Argument, clause: &Clause) -> Option<(Tokens, TokenId)> {
        let (first, passive) = (clause.tokens.start, clause.features.voice == Voice::Passive);
        if argument.shared || matches!(argument.slot, Slot::Gen) {
            return None;
        }
        let mention =
            self.first_name(&argument.tokens).or_else(|| self.behind_participle(&argument.tokens))?;
        let end = mention.tokens.end;
        // `Ayşe Kaya, Can Er ve | ilçe valileri katıldı`
        if argument.slot == Slot::Nom && self.text(end) == "," {
            return None;
        }
        // `Ayşe Kaya | hakkında hakaret suçundan`
        if mention.adjectival || end > argument.head || self.text(end) == "hakkında" {
            return None;
        }
        let (case, attributive) = self.name_case(end - 1, mention);
        let rest = self.behind_acronym(end);
        if case != Case::Nom || attributive || self.goes_on_as_list(end) || rest > argument.head {
            return None;
        }
        let person = mention.kind == EntityKind::Person;
        let leads = argument.tokens.start == first;
        // `TÜBİTAK ile | Ege Üniversitesi deprem araştırmalarında`: the second of two.
        let second = argument.tokens.start > 0
            && argument.slot == Slot::Loc
            && self.lower(argument.tokens.start - 1) == "ile";
        // `Çin Avustralya şarabına vergi getirdi`
        let country = |m: &Mention| m.kind == EntityKind::Country;
        let another = leads && country(mention) && self.mention_of(rest).is_some_and(country);
        let free = match self.between(rest, argument.head) {
            Between::Wall => true,
            _ if another => true,
            _ if second => true,
            Between::Nouns => person || leads && !passive,
            // `Aylin Koç evinin yıkıldığını anlattı`; `ordu okulları, camileri yaktı`
            Between::Nothing => {
                let head = self.word(argument.head);
                // `Peru Bank müşterilerine destek verdi`
                let served = leads
                    && !passive
                    && mention.kind == EntityKind::Organization
                    && argument.slot == Slot::Dat
                    && is_theirs(head.plural, head.possessive)
                    && crate::lang::tr::statement::is_somebody(&head.lemma);
                let body = matches!(mention.kind, EntityKind::Country | EntityKind::Organization);
                served
                    || body && self.owns_object(clause, argument)
                    || person && head.possessive == 3 && !crate::event::is_crew("tr", &head.lemma)
                    || argument.slot == Slot::Acc
                        && head.case == Case::Nom
                        && is_theirs(head.plural, head.possessive)
            }
        };
        free.then_some((argument.tokens.start..end, rest))
    }

    /// The person whom a participle at the beginning of a phrase is about (`konuşan Aylin Koç evinin …`).
    fn behind_participle(&self, phrase: &Tokens) -> Option<&Mention> {
        let participle = |t: &TokenId| {
            self.mention_at[*t as usize] == 0
                && self.word(*t).verb.is_some_and(|v| v.form == VerbForm::SubjectParticiple)
        };
        let last = phrase.clone().rev().find(participle)?;
        self.first_name(&(last + 1..phrase.end)).filter(|m| m.kind == EntityKind::Person)
    }

    /// The name that a phrase begins with, words of origin and what entitles it passed over.
    fn first_name(&self, phrase: &Tokens) -> Option<&Mention> {
        let mut t = phrase.start;
        while t < phrase.end {
            match self.mention_at[t as usize] {
                0 => {
                    // `Belediye Başkanı [Selim Kara]`: titles alone stand before a name.
                    let word = self.word(t);
                    if word.verb.is_some() || !matches!(word.upos, Upos::Noun | Upos::Propn | Upos::Adj) {
                        return None;
                    }
                    t += 1;
                }
                m => {
                    let mention = &self.mentions[m as usize - 1];
                    let end = mention.tokens.end;
                    if self.is_origin(end) {
                        t = end + 1;
                        continue;
                    }
                    // The body or country that the title of the next name is of.
                    let titled = self.title_end(end, phrase.end);
                    if let Some(next) = titled.filter(|_| mention.kind != EntityKind::Person) {
                        t = next;
                        continue;
                    }
                    let opens = t == phrase.start || mention.kind == EntityKind::Person;
                    return opens.then_some(mention);
                }
            }
        }
        None
    }

    /// Where the person begins whose title stands at `t` (`Kaya Holding [Yönetim Kurulu Başkanı] Ayşe Kaya`).
    fn title_end(&self, mut t: TokenId, end: TokenId) -> Option<TokenId> {
        let first = t;
        while t < end && self.mention_at[t as usize] == 0 {
            if !matches!(self.word(t).upos, Upos::Noun | Upos::Propn | Upos::Adj)
                || self.word(t).verb.is_some()
            {
                return None;
            }
            t += 1;
        }
        (t < end
            && self.is_person(t)
            && t > first
            && self.word(t - 1).possessive == 3
            && self.word(t - 1).case == Case::Nom)
            .then_some(t)
    }

    /// Behind the acronym in brackets that follows a name.
    fn behind_acronym(&self, end: TokenId) -> TokenId {
        if (end as usize) < self.mention_at.len() && self.text(end) == "(" {
            let close =
                (end..end + 6).find(|c| (*c as usize) < self.mention_at.len() && self.text(*c) == ")");
            return close.map_or(end, |c| c + 1);
        }
        end
    }

    fn between(&self, from: TokenId, head: TokenId) -> Between {
        let mut nouns = false;
        for t in from..=head {
            if let Some(mention) = self.mention_of(t) {
                let (case, attributive) = self.name_case(mention.tokens.end - 1, mention);
                let apart = case != Case::Nom || attributive;
                return if apart && mention.tokens.start == t { Between::Wall } else { Between::Nothing };
            }
            let word = self.word(t);
            let factive = word.verb.is_some_and(|v| {
                matches!(
                    v.form,
                    VerbForm::FactParticiple | VerbForm::FutureParticiple | VerbForm::SubjectParticiple
                )
            });
            let time = self.knowledge.time_nouns.contains(&*word.lemma) && word.possessive == 0;
            let said = self.lower(t);
            let pointing =
                matches!(said, "bu" | "geçen" | "geçtiğimiz" | "önümüzdeki" | "kendi" | "kendisine");
            if factive || time || pointing || matches!(word.upos, Upos::Num | Upos::Adv) {
                return Between::Wall;
            }
            if t == head {
                return if nouns { Between::Nouns } else { Between::Nothing };
            }
            // `Gazze Sağlık Bakanlığı yetkilileri`: the name belongs to a noun on the way.
            if word.possessive == 3 || word.case != Case::Nom {
                return Between::Nothing;
            }
            nouns |= matches!(word.upos, Upos::Noun | Upos::Propn);
        }
        Between::Nothing
    }
}
