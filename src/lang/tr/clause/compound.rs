//! What is joined to a noun: modifiers, possessors, clauses that say what it is about.

use super::noun::hand_on;
use super::parser::Parser;
use super::phrase::{Item, Kind, is_noun_adposition};
use super::predicate::clause_of;
use crate::lang::tr::word_class::WordClass;
use crate::syntax::{Argument, Case, Clause, Link, Slot, Upos};
use crate::text::TokenId;

/// What has been joined to a noun so far.
struct Compound {
    /// Where it begins.
    joined: TokenId,
    /// The noun is the end of a time (`hafta sonu`).
    end_of_time: bool,
    /// An adjective opens it.
    opened: bool,
    /// A determiner, a number or a participle does.
    walled: bool,
    /// A name is in it.
    named: bool,
}

impl Parser<'_> {
    /// Joins modifiers and possessor to a common noun: `[iki ülkenin] [dostluk] ilişkisi`.
    pub(super) fn compound(&mut self, item: &mut Item, out: &mut [Clause]) {
        let mut compound = Compound {
            joined: item.head,
            end_of_time: item.time && *self.word(item.head).lemma == *"son",
            opened: false,
            walled: false,
            named: false,
        };
        while let Some(top) = self.stack.last() {
            if let Kind::Nominalised(_) = top.kind {
                if self.take_content_clause(item, out) {
                    continue;
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
            if self.stands_apart(top, item, &compound)
                || !self.joins(top, item, &compound)
                || !self.join(item, &mut compound, out)
            {
                break;
            }
        }
    }

    /// Takes a clause that says what a noun is about; whether more may stand before it. `savunma kararı`: a clause in the bare
    /// verbal noun modifies. Whose decision it is stays open here: the possessor may as well be the subject of the clause
    /// around.
    fn take_content_clause(&mut self, item: &mut Item, out: &mut [Clause]) -> bool {
        let Some(top) = self.stack.last() else { return false };
        let modifies = top.end == item.head && top.case == Case::Nom && top.possessive == 0 && !top.comma;
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
            return true;
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
        false
    }

    /// Whether a phrase before a noun is no part of the noun's.
    fn stands_apart(&self, top: &Item, item: &Item, compound: &Compound) -> bool {
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
            && item.start != compound.joined
            && !relational
            && !title
            && !self.rules_land(top, item)
        {
            return true;
        }
        // `Rus askerleri | bir Türk gemisine`
        if self.is_determined(top, item) {
            return true;
        }
        // `İki ülke | savunma anlaşması imzaladı`
        if self.opens_as_pair(top) && item.case != Case::Gen {
            return true;
        }
        // `sözleşme | 2028'e kadar uzatıldı`
        let year = self.word(item.head).upos == Upos::Num && item.possessive == 0 && item.case != Case::Nom;
        if year && top.is_noun_in(Case::Nom) && !top.time && self.word(top.head).upos != Upos::Num {
            return true;
        }
        // `anlaşma | hafta sonu yürürlüğe girdi`
        if compound.end_of_time && top.case == Case::Nom && !top.time {
            return true;
        }
        // `hava yolu şirketleri | İsrail uçuşlarını`
        if compound.named && !top.name && top.possessive == 3 && item.case != Case::Nom {
            return true;
        }
        // `Kaya Cam | yeni fabrika binasını`
        if top.case == Case::Nom && top.name && compound.opened && !relational && !top.attributive {
            return true;
        }
        // `hükümet | bu tür adımları`, `şirket | gelen tekliflerin`
        let bare = top.case == Case::Nom && top.possessive == 0 && !top.attributive && !top.time;
        if bare && !top.name && compound.walled && !title {
            return true;
        }
        // `Peru'daki | 6 Şubat depremi`
        if item.time && top.name && top.attributive {
            return true;
        }
        false
    }

    /// Whether a phrase before a noun modifies it or owns it.
    fn joins(&self, top: &Item, item: &Item, compound: &Compound) -> bool {
        let bare = top.case == Case::Nom && (!top.time || item.possessive == 3 && !top.name);
        top.attributive
            || match top.case {
                // A bare noun modifies; a name only where the head says so by its possessive, or where it is no person
                // (`Çin şirketi`, `Gazze kenti`).
                Case::Nom if !bare || WordClass::Anybody.has(&self.word(top.head).lemma) => false,
                Case::Nom if top.name => {
                    item.possessive == 3
                        && if top.person {
                            (item.case != Case::Acc || self.is_surname_of(top, item))
                                && self.heads_person(top, item)
                        } else {
                            !item.possessed || item.case != Case::Acc
                        }
                }
                Case::Nom => self.noun_joins(top, item, compound),
                Case::Gen => self.possessor_joins(top, item, compound),
                _ => false,
            }
    }

    /// Whether a common noun modifies the one behind it.
    fn noun_joins(&self, top: &Item, item: &Item, compound: &Compound) -> bool {
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
        let others =
            top.plural && top.possessive == 0 && top.start == self.first && compound.joined != item.head;
        // `Liman-İş | üyesi | işçiler`
        let members =
            item.plural && top.possessive == 3 && matches!(&*self.word(top.head).lemma, "üye" | "mensup");
        !others && (item.possessive == 3 || !subject && !top.possessed && top.possessive == 0 || members)
    }

    /// Whether a possessor is that of a noun.
    fn possessor_joins(&self, top: &Item, item: &Item, compound: &Compound) -> bool {
        // `Kosova'nın [Avrupa Konseyi] üyeliği`
        let abstract_noun = compound.named
            && item.possessive == 3
            && ["lik", "lık", "luk", "lük"].iter().any(|s| self.word(item.head).lemma.ends_with(s));
        // `Halep'in [Selame mahallesi]`
        let part = compound.named
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

    /// Whether a phrase says on which day or at which hour of it, so that nobody owns it (`askerlerin | cuma günü | saldırdığını`).
    fn is_day(&self, item: &Item) -> bool {
        item.case == Case::Nom
            && item.start < item.head
            && self.mention_at[item.head as usize - 1] == 0
            && self.knowledge.time_nouns.contains(&*self.word(item.head - 1).lemma)
            && self.word(item.head - 1).upos != Upos::Num
    }

    /// Joins the last phrase to a noun; whether more may stand before it.
    fn join(&mut self, item: &mut Item, compound: &mut Compound, out: &mut [Clause]) -> bool {
        let modifier = self.stack.pop().expect("looked at above");
        let genitive = modifier.case == Case::Gen;
        item.start = modifier.start;
        compound.named |= modifier.name && !modifier.attributive;
        compound.opened = modifier.relatives.is_empty()
            && !modifier.name
            && modifier.start < modifier.head
            && modifier.head + 1 == modifier.end
            && self.word(modifier.start).upos == Upos::Adj
            // `Peru Bank | Genel Müdürlüğü görevine`: an adjective of a title.
            && self.text(modifier.start).starts_with(char::is_lowercase);
        let opener = self.word(modifier.start).upos;
        compound.walled = !modifier.name
            && (!modifier.relatives.is_empty()
                || modifier.start < modifier.head && matches!(opener, Upos::Det | Upos::Num));
        if !genitive {
            hand_on(&modifier.relatives, modifier.head, item.head, out);
        }
        item.relatives.extend(modifier.relatives);
        item.event = item.event.or(modifier.event);
        item.clauses.extend(modifier.clauses);
        compound.joined = item.start;
        item.owner |= genitive || modifier.owner;
        if genitive {
            item.possessed = true;
            return false;
        }
        // `Peru | Dışişleri | Bakanı`: whose the ministry is, the minister is.
        let office = modifier.possessed
            && !modifier.attributive
            && crate::lang::tr::relation::is_title(self.lower(item.head));
        if item.possessive == 3 && (modifier.name && !modifier.attributive || office) {
            item.possessed = true;
        }
        true
    }
}
