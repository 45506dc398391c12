//! Noun phrases: modifiers, possessors, lists, and nouns that tell an event.

use super::parser::Parser;
use super::phrase::{Item, Kind};
use crate::lang::tr::body_noun::is_body_noun;
use crate::lang::tr::name::is_relative_locative;
use crate::mention::{EntityKind, Mention};
use crate::syntax::{Argument, Case, Clause, ClauseId, Slot, Upos, VerbForm, Voice};
use crate::text::TokenId;

impl Parser<'_> {
    /// A common noun, pronoun or unrecognised name.
    pub(super) fn noun(&mut self, i: TokenId, end: TokenId, out: &mut Vec<Clause>) {
        let word = self.word(i);
        let mut item = Item::new(Kind::Noun, self.modifier.take().unwrap_or(i), i, i + 1);
        item.case = word.case;
        // `Filistin toprakları`: the possessor of a plural is as often one as many.
        item.possessive = if word.possessive == 6 { 3 } else { word.possessive };
        item.plural = word.plural;
        // `Sağlık Bakanlığı Müsteşarı | Handan Gürsel`: the ending of a title before a person is no case.
        if word.case == Case::Acc && word.possessive == 0 && self.is_person(i + 1) && self.is_title_of_name(i)
        {
            item.case = Case::Nom;
            item.possessive = 3;
        }
        // `Peru Holding | iştiraki | Lima Gaz`
        let below = crate::lang::tr::relation::is_below(self.lower(i));
        // `Peru resmi | ajansı | Andina'ya göre`: nor is that of what a body is before its name.
        let body = || {
            self.mention_of(i + 1)
                .is_some_and(|m| m.kind == EntityKind::Organization && m.tokens.start == i + 1)
                && (is_body_noun(&word.lemma) || self.knowledge.body_words.contains(&*word.lemma) || below)
                && self.stack.last().is_some_and(|t| {
                    t.name
                        && t.is_noun_in(Case::Nom)
                        && !t.comma
                        && !t.conjunction
                        && (t.end..i)
                            .all(|t| self.knowledge.relational_adjectives.contains(&*self.word(t).lemma))
                })
        };
        if (word.case == Case::Acc || below) && word.possessive == 0 && body() {
            item.case = Case::Nom;
            item.possessive = 3;
        }
        // `Amerikan askerleri köye girdi`: at the beginning of a sentence it acts.
        if word.case == Case::Acc
            && word.plural
            && i > self.first
            && (self.mention_of(i - 1).is_some_and(|m| m.adjectival && m.tokens.start == self.first)
                || self.acts_on_object(i))
            && crate::event::is_crew("tr", &word.lemma)
        {
            item.case = Case::Nom;
            item.possessive = 3;
        }
        // `Kaya'nın avukatları | karara itiraz edeceklerini duyurdu`: that verb has no object.
        if word.case == Case::Acc && word.plural && word.possessive == 0 && self.is_owned_doer(i, end) {
            item.case = Case::Nom;
            item.possessive = 3;
        }
        // `Peru başta olmak üzere bölge ülkeleri | Şili'yi kınadı`
        let led =
            word.case == Case::Acc && word.plural && word.possessive == 0 && self.is_led_by_foremost(i, end);
        if led {
            item.case = Case::Nom;
            item.possessive = 3;
        }
        // `ordunun sivilleri | hedef aldığını`: a plural's object ending looks like a possessive.
        if matches!(word.possessive, 3 | 6)
            && word.plural
            && item.case == Case::Nom
            && self.is_acted_on(i, end)
        {
            item.case = Case::Acc;
            item.possessive = 0;
        }
        // `Peru'nun Şili'ye yönelik yaptırımları | temmuzda kaldırması`
        if matches!(word.possessive, 3 | 6)
            && item.case == Case::Nom
            && !item.crew
            && self.is_object_behind_owner(i, end)
        {
            item.case = Case::Acc;
            item.possessive = 0;
        }
        // `Muhalefet kararı | eleştirdi`
        let one = word.possessive == 3 && word.case == Case::Nom && (!word.plural || self.are_deeds(i));
        if one && self.is_object_of_opener(i, end) {
            item.case = Case::Acc;
            item.possessive = 0;
        }
        // `Peru'nun kararı | nedeniyle`: that governs no object.
        if word.case == Case::Acc && word.possessive == 0 && self.is_before_ground(i + 1) {
            item.case = Case::Nom;
            item.possessive = 3;
        }
        // Nobody owns `kendisini`: who stands before it does something.
        item.possessed = *word.lemma == *"kendi" && word.possessive > 0;
        // `20 yaşındaki Ayşe`, `bölgedeki askerler`
        item.attributive = word.case == Case::Loc && !word.plural && is_relative_locative(self.text(i));
        item.crew = word.plural && crate::event::is_crew("tr", &word.lemma);
        let form = self.lower(i);
        // `askerlerince` is theirs; `altındaki` is no gold.
        if word.case == Case::Equ && (form.ends_with("lerince") || form.ends_with("larınca"))
            || form.starts_with("altında")
        {
            item.possessive = 3;
        }
        // `hafta sonu`
        let end_of_time = *word.lemma == *"son"
            && word.possessive == 3
            && i > self.first
            && self.knowledge.time_nouns.contains(&*self.word(i - 1).lemma);
        item.time = end_of_time
            || self.knowledge.time_nouns.contains(&*word.lemma)
            || (word.upos == Upos::Num && word.case == Case::Nom && word.possessive == 0);
        let event = self.is_event_noun(i);
        let before_verb = i + 1 < end
            && self.mention_at[i as usize + 1] == 0
            && self.word(i + 1).verb.is_some_and(|v| {
                !(matches!(v.form, VerbForm::VerbalNoun)
                    && self.word(i + 1).case == Case::Nom
                    && v.voice == Voice::Active)
            });
        self.take_relatives(&mut item, out);
        self.take_content(&mut item, form);
        // `yasa dışı gruplar`
        item.attributive |= matches!(form, "dışı" | "içi" | "karşıtı" | "yanlısı")
            && self.stack.last().is_some_and(|t| t.is_noun_in(Case::Nom) && !t.time && t.is_adjacent_to(i))
            && self.before_noun(i, end);
        if event {
            let keep = item.case == Case::Nom && before_verb;
            self.event_noun(&mut item, keep, out);
        } else {
            self.compound(&mut item, out);
            self.lie_within(&mut item);
        }
        self.conjoin(&mut item);
        // No title of the name behind it.
        item.comma |= led;
        self.stack.push(item);
    }

    /// Whether a noun is counted (`birçok ülke`, `12 ülke`), and so modifies no other one.
    pub(super) fn is_quantified(&self, item: &Item) -> bool {
        item.start < item.head && matches!(self.word(item.head - 1).upos, Upos::Num | Upos::Det) && !item.time
    }

    /// Takes the relative clauses right before a noun phrase.
    pub(super) fn take_relatives(&mut self, item: &mut Item, out: &mut [Clause]) {
        let mut first = true;
        while let Some(top) = self.stack.last() {
            let Kind::Relative(clause) = top.kind else { break };
            // One that is joined to a later participle waits for that one's noun.
            if top.end > item.start || first && (top.comma || top.conjunction) {
                break;
            }
            first = false;
            out[clause as usize].modifies = Some(item.head);
            item.relatives.push(clause);
            item.start = top.start;
            self.stack.pop();
        }
    }

    /// A clause that says what is meant by a noun of speech right behind it (`çekilmesi yönündeki`, `-mesi şeklinde`).
    fn take_content(&mut self, item: &mut Item, form: &str) {
        const OPENERS: [&str; 4] = ["yönünde", "yolunda", "şeklinde", "biçiminde"];
        let opener =
            OPENERS.iter().any(|o| form.strip_prefix(o).is_some_and(|rest| matches!(rest, "" | "ki")));
        let Some(top) = self.stack.last().filter(|_| opener) else { return };
        if let Kind::Nominalised(clause) = top.kind
            && top.case == Case::Nom
            && top.possessive > 0
            && top.is_adjacent_to(item.start)
        {
            let content = self.stack.pop().expect("looked at above");
            item.start = content.start;
            item.clauses.push(clause);
            item.possessed = true;
        }
    }

    /// Whether a noun is one that a clause in `-ması` right before it completes (`çekilmesi çağrısı`).
    pub(super) fn takes_content(&self, item: &Item) -> bool {
        item.possessive > 0 && self.knowledge.content_nouns.contains(&*self.word(item.head).lemma)
    }

    /// Whether a surname alone stands before those who bear it, behind the subject of the sentence (`Vali Can Er, | Kaya ailesini`).
    pub(super) fn is_surname_of(&self, name: &Item, item: &Item) -> bool {
        let below = self.stack.len().checked_sub(2).map(|at| &self.stack[at]);
        name.start + 1 == name.end
            && *self.word(item.head).lemma == *"aile"
            && below.is_some_and(|b| b.person && b.comma && b.is_noun_in(Case::Nom))
    }

    /// Joins the land or place that a place lies in: `[Peru'nun Tacna kentine] düzenlenen`, `[Tacna kentinin Alto
    /// Mahallesi'ne] yönelik`. A country's genitive is a subject where the place is not known to be its own.
    pub(super) fn lie_within(&mut self, item: &mut Item) {
        let Some(top) = self.stack.last().filter(|t| t.is_noun_in(Case::Gen) && t.is_adjacent_to(item.start))
        else {
            return;
        };
        let place = |t: TokenId| self.mention_of(t).filter(|m| m.kind == EntityKind::Place);
        let heads = |item: &Item| {
            self.word(item.head).possessive == 3
                && self.knowledge.place_words.contains(&*self.word(item.head).lemma)
        };
        let Some(inner) = place(item.start) else { return };
        let headed = heads(item);
        if !headed && inner.tokens.end != item.end
            || !(matches!(item.case, Case::Dat | Case::Acc)
                // `Peru'nun Tacna kentinden | yola çıktığı`
                || matches!(item.case, Case::Gen | Case::Abl) && headed
                || item.case == Case::Loc && item.attributive)
        {
            return;
        }
        // `Şili, | Peru'nun Tacna kentine saldırdı`: somebody else does it.
        let below = self.stack.len().checked_sub(2).map(|at| &self.stack[at]);
        let other = below.is_some_and(|b| {
            b.name
                && b.comma
                && b.is_noun_in(Case::Nom)
                && self.mention_of(b.head).is_some_and(|m| m.kind == EntityKind::Country)
        });
        let by_name = top.start + 1 == top.end || self.mention_of(top.head).is_some();
        let outer = self.mention_of(if by_name { top.head } else { top.start });
        let within = outer.is_some_and(|outer| match outer.kind {
            // `Washington'ın | Yeni Delhi'ye uyguladığı`: they lie in two countries.
            EntityKind::Place => {
                let land = |m: &Mention| m.entry.and_then(crate::names::country_of);
                let apart = land(outer).zip(land(inner)).is_some_and(|(a, b)| a != b);
                (by_name || heads(top)) && (headed || item.case == Case::Dat) && !apart
            }
            EntityKind::Country => {
                headed
                    && by_name
                    && match inner.entry.and_then(crate::names::country_of) {
                        Some(country) => outer.entry == Some(country),
                        None => other,
                    }
            }
            _ => false,
        });
        if within {
            let land = self.stack.pop().expect("looked at above");
            item.start = land.start;
            item.relatives.extend(land.relatives);
            item.clauses.extend(land.clauses);
        }
    }

    /// `İsrail'in Gazze'yi işgal etme planı`: whose plan it is, is the subject of what is planned.
    pub(super) fn owner_acts(&self, clause: Option<ClauseId>, out: &mut [Clause]) {
        let (Some(clause), Some(owner)) = (clause, self.stack.last()) else { return };
        let clause = &mut out[clause as usize];
        let own = clause.arguments.iter().any(|a| a.slot == Slot::Nom);
        if owner.is_noun_in(Case::Gen) && !own && clause.features.voice != Voice::Passive {
            let tokens = owner.start..owner.end;
            clause.arguments.push(Argument { slot: Slot::Nom, tokens, head: owner.head, shared: true });
        }
    }
}

/// A relative clause before a modifier modifies the head (`kaçırılan [Filistinli] Ayşe`); one before the modifier's own
/// possessor does not (`suçlanan Peru Bank'ın | ortağı Ayşe`).
pub(super) fn hand_on(relatives: &[ClauseId], from: TokenId, head: TokenId, out: &mut [Clause]) {
    for r in relatives {
        let clause = &mut out[*r as usize];
        if clause.modifies == Some(from) {
            clause.modifies = Some(head);
        }
    }
}
