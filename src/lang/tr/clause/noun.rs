//! Noun phrases: modifiers, possessors, lists, and nouns that tell an event.

use super::parser::Parser;
use super::phrase::{Item, Kind, is_noun_adposition};
use super::predicate::clause_of;
use crate::lang::tr::body_noun::is_body_noun;
use crate::lang::tr::name::is_relative_locative;
use crate::lang::tr::word_class::WordClass;
use crate::mention::{EntityKind, Mention};
use crate::syntax::{Argument, Case, Clause, ClauseId, Link, Slot, Upos, VerbForm, Voice};
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
        if word.possessive == 3 && word.case == Case::Nom && !word.plural && self.is_object_of_opener(i, end)
        {
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

    /// Joins modifiers and possessor to a common noun: `[iki ülkenin] [dostluk] ilişkisi`.
    pub(super) fn compound(&mut self, item: &mut Item, out: &mut [Clause]) {
        let mut joined = item.head;
        let end_of_time = item.time && *self.word(item.head).lemma == *"son";
        // Whether an adjective opens what has been joined so far.
        let mut opened = false;
        // Whether a determiner, a number or a participle does.
        let mut walled = false;
        // Whether a name has been.
        let mut named = false;
        while let Some(top) = self.stack.last() {
            // `savunma kararı`: a clause in the bare verbal noun modifies. Whose decision it is stays open here:
            // the possessor may as well be the subject of the clause around.
            if let Kind::Nominalised(_) = top.kind {
                let modifies =
                    top.end == item.head && top.case == Case::Nom && top.possessive == 0 && !top.comma;
                let says = top.end == item.head
                    && top.case == Case::Nom
                    && !top.comma
                    && top.possessive > 0
                    && self.is_verbal_noun(top.head)
                    && self.takes_content(item);
                if says {
                    let clause = self.stack.pop().expect("looked at above");
                    item.start = clause.start;
                    item.clauses.extend(clause_of(&clause));
                    continue;
                }
                if modifies && item.possessive == 3 {
                    let clause = self.stack.pop().expect("looked at above");
                    item.start = clause.start;
                    item.clauses.extend(clause_of(&clause));
                    self.owner_acts(clause_of(&clause), out);
                    // `Kaya'nın köye kara harekatı başlatma | planı`: whose the object is, he plans.
                    if let Some(id) = clause_of(&clause)
                        && let Some(owner) = self.owner_of_object(id, out)
                    {
                        out[id as usize].arguments.push(Argument { slot: Slot::Nom, shared: true, ..owner });
                    }
                }
                break;
            }
            // `halkı göçe zorlamaya yönelik girişimleri`: whose they are, acts in the clause.
            if let Kind::Adverbial(clause) = top.kind
                && top.case == Case::Equ
                && top.is_adjacent_to(item.start)
                && item.possessive == 3
                && is_noun_adposition(self.lower(top.end - 1))
            {
                let purpose = self.stack.pop().expect("looked at above");
                item.start = purpose.start;
                item.clauses.push(clause);
                out[clause as usize].link = Link::Adverbial;
                self.owner_acts(Some(clause), out);
                continue;
            }
            // `orduya ait araçlar`: belongs to the noun like a possessor.
            if let Kind::Adposition(Slot::Adp(form)) = &top.kind
                && matches!(&**form, "ait" | "bağlı" | "mensup")
                && top.is_adjacent_to(item.start)
            {
                let owner = self.stack.pop().expect("looked at above");
                item.start = owner.start;
                item.possessed = true;
                break;
            }
            // `hastanenin | de avlusu`; but the subject of `öğrencinin de yerinden edildiği`.
            let too = top.is_noun_in(Case::Gen)
                && matches!(item.case, Case::Nom | Case::Gen)
                && !item.attributive
                && top.end + 1 == item.start
                && matches!(self.text(top.end), "de" | "da");
            if !(top.is_adjacent_to(item.start) || too) || !matches!(top.kind, Kind::Noun) {
                break;
            }
            // No adjective comes between a bare noun and the head that it modifies.
            let relational = top.name
                && !top.person
                && (top.end..item.head)
                    .all(|t| self.knowledge.relational_adjectives.contains(&*self.word(t).lemma));
            // `AB Dış İlişkiler | Yüksek Temsilcisi`: but in a title.
            let title = !top.name
                && self.text(item.start).starts_with(char::is_uppercase)
                && self.text(top.head).starts_with(char::is_uppercase)
                && crate::lang::tr::relation::is_title(self.lower(item.head));
            if top.case == Case::Nom
                && !top.attributive
                && top.end != item.head
                && item.start != joined
                && !relational
                && !title
                && !self.rules_land(top, item)
            {
                break;
            }
            // `Rus askerleri | bir Türk gemisine`
            if self.is_determined(top, item) {
                break;
            }
            // `İki ülke | savunma anlaşması imzaladı`
            if self.opens_as_pair(top) && item.case != Case::Gen {
                break;
            }
            // `sözleşme | 2028'e kadar uzatıldı`
            let year =
                self.word(item.head).upos == Upos::Num && item.possessive == 0 && item.case != Case::Nom;
            if year && top.is_noun_in(Case::Nom) && !top.time && self.word(top.head).upos != Upos::Num {
                break;
            }
            // `anlaşma | hafta sonu yürürlüğe girdi`
            if end_of_time && top.case == Case::Nom && !top.time {
                break;
            }
            // `hava yolu şirketleri | İsrail uçuşlarını`
            if named && !top.name && top.possessive == 3 && item.case != Case::Nom {
                break;
            }
            // `Kaya Cam | yeni fabrika binasını`
            if top.case == Case::Nom && top.name && opened && !relational && !top.attributive {
                break;
            }
            // `hükümet | bu tür adımları`, `şirket | gelen tekliflerin`
            let bare = top.case == Case::Nom && top.possessive == 0 && !top.attributive && !top.time;
            if bare && !top.name && walled && !title {
                break;
            }
            // `Peru'daki | 6 Şubat depremi`
            if item.time && top.name && top.attributive {
                break;
            }
            let bare = top.case == Case::Nom && (!top.time || item.possessive == 3 && !top.name);
            let joins = top.attributive
                || match top.case {
                    // A bare noun modifies; a name only where the head says so by its possessive, or where it is
                    // no person (`Çin şirketi`, `Gazze kenti`).
                    Case::Nom => {
                        bare && !WordClass::Anybody.has(&self.word(top.head).lemma)
                            && if top.name {
                                item.possessive == 3
                                    && if top.person {
                                        (item.case != Case::Acc || self.is_surname_of(top, item))
                                            && self.heads_person(top, item)
                                    } else {
                                        !item.possessed || item.case != Case::Acc
                                    }
                            } else {
                                // A plural never modifies, and what opens a sentence before a noun in a case is its
                                // subject (`Askerler evlere girdi`, `Savcılık şirkete dava açtı`).
                                // So is a body anywhere (`Ardından ordu | köprüyü yıktı`).
                                let body = matches!(item.case, Case::Acc | Case::Dat)
                                    && crate::event::is_crew("tr", &self.word(top.head).lemma);
                                let subject = item.possessive == 0
                                    && (top.plural
                                        || item.case != Case::Nom && top.start == self.first
                                        || body
                                        || item.case == Case::Acc && self.is_quantified(top));
                                // `Saldırganlar | hastane binasını yaktı`
                                let others = top.plural
                                    && top.possessive == 0
                                    && top.start == self.first
                                    && joined != item.head;
                                !others
                                    && (item.possessive == 3
                                        || (!subject && !top.possessed && top.possessive == 0))
                            }
                    }
                    Case::Gen => {
                        // `Kosova'nın [Avrupa Konseyi] üyeliği`
                        let abstract_noun = named
                            && item.possessive == 3
                            && ["lik", "lık", "luk", "lük"]
                                .iter()
                                .any(|s| self.word(item.head).lemma.ends_with(s));
                        // `Halep'in [Selame mahallesi]`
                        let part = named
                            && item.possessive == 3
                            && self.is_place(top.head)
                            && WordClass::Spot.has(&self.word(item.head).lemma);
                        item.possessive > 0
                            && item.possessive != 1
                            && (!item.possessed || abstract_noun || part)
                            // `Ayşe Kaya'nın | pazartesi günü gideceğini`
                            && !(item.time && (top.name || self.is_day(item)))
                            // `Vietnam'ın [savunma alanındaki] iş birliği`
                            && !(item.attributive
                                && top.name
                                && !self.knowledge.spatial_nouns.contains(&*self.word(item.head).lemma))
                            && !self.is_subject_of_participle(item)
                    }
                    _ => false,
                };
            if !joins {
                break;
            }
            let modifier = self.stack.pop().expect("looked at above");
            let genitive = modifier.case == Case::Gen;
            item.start = modifier.start;
            named |= modifier.name && !modifier.attributive;
            opened = modifier.relatives.is_empty()
                && !modifier.name
                && modifier.start < modifier.head
                && modifier.head + 1 == modifier.end
                && self.word(modifier.start).upos == Upos::Adj
                // `Peru Bank | Genel Müdürlüğü görevine`: an adjective of a title.
                && self.text(modifier.start).starts_with(char::is_lowercase);
            let opener = self.word(modifier.start).upos;
            walled = !modifier.name
                && (!modifier.relatives.is_empty()
                    || modifier.start < modifier.head && matches!(opener, Upos::Det | Upos::Num));
            if !genitive {
                hand_on(&modifier.relatives, modifier.head, item.head, out);
            }
            item.relatives.extend(modifier.relatives);
            item.event = item.event.or(modifier.event);
            item.clauses.extend(modifier.clauses);
            joined = item.start;
            item.owner |= genitive || modifier.owner;
            if genitive {
                item.possessed = true;
                break;
            }
            // `Peru | Dışişleri | Bakanı`: whose the ministry is, the minister is.
            let office = modifier.possessed
                && !modifier.attributive
                && crate::lang::tr::relation::is_title(self.lower(item.head));
            if item.possessive == 3 && (modifier.name && !modifier.attributive || office) {
                item.possessed = true;
            }
        }
    }

    /// Whether a phrase says on which day or at which hour of it, so that nobody owns it (`askerlerin | cuma günü | saldırdığını`).
    fn is_day(&self, item: &Item) -> bool {
        item.case == Case::Nom
            && item.start < item.head
            && self.mention_at[item.head as usize - 1] == 0
            && self.knowledge.time_nouns.contains(&*self.word(item.head - 1).lemma)
            && self.word(item.head - 1).upos != Upos::Num
    }

    /// Whether a surname alone stands before those who bear it, behind the subject of the sentence (`Vali Can Er, | Kaya ailesini`).
    fn is_surname_of(&self, name: &Item, item: &Item) -> bool {
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
    fn owner_acts(&self, clause: Option<ClauseId>, out: &mut [Clause]) {
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
