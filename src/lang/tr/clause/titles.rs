//! What stands before a name and says who or what it is.

use super::noun::hand_on;
use super::parser::Parser;
use super::phrase::{Item, Kind};
use crate::lang::tr::body_noun::is_body_noun;
use crate::lang::tr::word_class::WordClass;
use crate::mention::{EntityKind, Mention};
use crate::syntax::{Case, Clause, Upos};
use crate::text::TokenId;

impl Parser<'_> {
    /// Whether a body's name only begins the title of the next person in a list
    /// (`Ömer Bolat ve [Merkez Bankası] Başkanı Fatih Karahan`).
    pub(super) fn opens_title(&self, item: &Item, end: TokenId) -> bool {
        !item.person
            && item.case == Case::Nom
            && self.stack.last().is_some_and(|top| top.name && top.person)
            && (end as usize) < self.analysed.words.len()
            && self.mention_at[end as usize] == 0
            && matches!(self.word(end).upos, Upos::Noun | Upos::Propn)
    }

    /// Joins what says who a name is: `Şili lideri X`, `Avrupa Birliği (AB) Komisyon Başkanı Y`, `sakinlerinden Z`.
    pub(super) fn take_titles(&mut self, item: &mut Item, mention: &Mention, out: &mut [Clause]) {
        let mut owned = false;
        // Whether the body has been joined that a title is of.
        let mut of_body = false;
        // Whether a post in a body has been joined.
        let mut post = false;
        // Whether words have been that say what kind of body it is.
        let mut kind = false;
        while let Some(top) = self.stack.last() {
            let joins = top.is_adjacent_to(item.start)
                && top.kind == Kind::Noun
                && !top.time
                // `kararı Lübnan'a`: what happened is nobody's title.
                && (top.event.is_none() || item.person || is_body_noun(&self.word(top.head).lemma))
                && if top.name || top.attributive {
                    // The body that the title is of, the nationality.
                    top.attributive || (owned && matches!(top.case, Case::Nom | Case::Gen) && !top.person)
                } else {
                    (top.case == Case::Nom
                        // `para birimleri | Elon Musk'ın`: nobody's title is a plural, unless he opens a list.
                        && (item.person
                            && !(top.plural
                                // `taraftarlar | Kaya'ya destek verdi`
                                && (top.possessive == 3 || item.case != Case::Nom)
                                && !self.opens_list(item.end))
                            // `seçimi | Salih Kaya kazandı`
                            && !(item.person && self.is_thing_before_person(top))
                            // `görevi | Salih Kaya'dan devraldı`: a title of somebody's has an owner.
                            && !(top.possessive == 3
                                && top.start == top.head
                                && item.case != Case::Nom
                                // `Peru'yu, | eşi | Ana Lopez'i`
                                && !crate::lang::tr::statement::is_somebody(self.lower(top.head))
                                && self.is_thing(top.head))
                            || top.possessive == 3 && !top.crew && self.says_what_it_is(top, mention.kind)
                            // `Katarlı fon | Al Waha`
                            || mention.kind == EntityKind::Organization
                                && top.possessive == 0
                                && !top.plural
                                && (top.start < top.head && is_body_noun(&self.word(top.head).lemma)
                                    // `karşı çıkan hissedar | Peru Partners`
                                    || !top.relatives.is_empty()
                                        && self.says_what_it_is(top, mention.kind))))
                        || (top.case == Case::Abl
                            && top.plural
                            // `yolculardan | Ayşe Kaya`
                            && (top.possessive == 3
                                || item.person
                                    && crate::lang::tr::statement::is_somebody(&self.word(top.head).lemma)))
                        || (owned && top.case == Case::Gen)
                        || self.is_charge_of(top, item)
                };
            // `Ayşe Kaya'nın | Peru Dışişleri Bakanı Juan Perez ile`
            // `mahkeme | Tok'u serbest bıraktı`: a body is nobody's title.
            let body = item.person
                && item.case != Case::Nom
                && top.start == top.head
                && top.possessive == 0
                && crate::lang::tr::reference::says_no_name(self.word(top.head));
            // `Barış Ödülü | Ana Lopez'e verildi`
            let thing = item.case != Case::Nom && WordClass::Thing.has(self.lower(top.head));
            // `Vestel | yapay zekâ şirketi Bosch ile anlaştı`: what opens the sentence is its subject.
            let opens = kind
                && top.name
                && !top.attributive
                && top.case == Case::Nom
                && (item.case != Case::Nom
                    || self.word_at(item.end).is_some() && self.lower(item.end) == "ile")
                && top.start == self.first;
            if !joins || of_body && top.person || body || thing || opens {
                break;
            }
            let title = self.stack.pop().expect("looked at above");
            // The body that a title is of stands right before it, not before a clause that says more of its holder.
            let area = item.person && !title.owner && self.begins_with_area(&title);
            let charge = self.is_charge_of(&title, item);
            kind |= !item.person
                && title.start < title.head
                && !title.owner
                && is_body_noun(&self.word(title.head).lemma);
            post |= item.person && self.is_post(&title);
            // `İnsan | Kaynakları Direktörü`
            let opens = post && title.possessive == 0 && title.case == Case::Nom && !title.name;
            owned = (charge || opens) && owned
                || !title.name
                    && title.possessive == 3
                    && (!title.possessed || area || post && !title.owner)
                    && title.relatives.is_empty();
            item.start = title.start;
            of_body |= title.name && !title.attributive;
            if title.case != Case::Gen {
                hand_on(&title.relatives, title.head, item.head, out);
            }
            item.relatives.extend(title.relatives);
            item.clauses.extend(title.event.iter().chain(&title.clauses));
        }
    }

    /// Whether a phrase says what somebody is in charge of (`Operasyonlardan | Sorumlu Başkan Yardımcısı Ayşe Kaya`).
    fn is_charge_of(&self, charge: &Item, holder: &Item) -> bool {
        holder.person
            && charge.is_noun_in(Case::Abl)
            && !charge.name
            && charge.end == holder.start
            && self.lower(holder.start) == "sorumlu"
    }

    /// Whether a title is a post in a body, which has no owner yet, whatever its first words are (`Peru Bank | İnsan Kaynakları
    /// Direktörü Ayşe Kaya`).
    fn is_post(&self, title: &Item) -> bool {
        !title.owner
            && title.possessive == 3
            && self.mention_at[title.start as usize] == 0
            && crate::lang::tr::relation::is_title(self.lower(title.head))
    }

    /// Whether a title begins with the land or place that it is for (`Peru'nun | Afrika Özel Temsilcisi Ayşe Kaya`).
    fn begins_with_area(&self, title: &Item) -> bool {
        self.mention_of(title.start).is_some_and(|m| {
            matches!(m.kind, EntityKind::Place | EntityKind::Country)
                && m.tokens.start == title.start
                && m.tokens.end < title.end
                && self.name_case(m.tokens.end - 1, m).0 == Case::Nom
        })
    }

    /// Whether a noun that opens the sentence is no word for a person, so that it is an object before one rather than his title
    /// (`seçimi | Ayşe Kaya kazandı`, `başkanlığı | Can Er devraldı`).
    fn is_thing_before_person(&self, top: &Item) -> bool {
        let lemma = &*self.word(top.head).lemma;
        let makes = ["ci", "cı", "cu", "cü", "çi", "çı", "çu", "çü", "man", "men", "er", "ör"];
        top.possessive == 3
            && top.start == top.head
            && top.start == self.first
            && !makes.iter().any(|s| lemma.ends_with(s))
            && !is_body_noun(lemma)
            && !crate::lang::tr::relation::is_kin(lemma)
            && !crate::lang::tr::statement::is_somebody(self.lower(top.head))
            && !crate::lang::tr::relation::is_title(self.lower(top.head))
    }

    /// Whether a noun is no title that is known, and stands alone.
    pub(super) fn is_thing(&self, t: TokenId) -> bool {
        let before = t.checked_sub(1).filter(|b| *b >= self.first);
        // `Ayşe Kaya ile | oğlu | Can Kaya'yı`
        if before.is_some_and(|b| {
            b > self.first && matches!(self.lower(b), "ile" | "ve") && self.mention_at[b as usize - 1] > 0
        }) {
            return false;
        }
        let alone = before.is_none_or(|b| {
            self.mention_at[b as usize] == 0 && !matches!(self.word(b).upos, Upos::Noun | Upos::Propn)
                || self.is_mark(b)
        });
        alone && !crate::lang::tr::relation::is_title(self.lower(t))
    }

    /// Whether a name that ends before a token is followed by others.
    pub(super) fn opens_list(&self, end: TokenId) -> bool {
        (end as usize) < self.mention_at.len() && matches!(self.text(end), "," | "ve" | "ile")
    }

    /// Whether a noun before the name of a body or place says what that is (`gıda üreticisi`, `başkenti`), and is no phrase of
    /// its own (`seferleri`).
    pub(super) fn says_what_it_is(&self, title: &Item, kind: EntityKind) -> bool {
        let lemma = &*self.word(title.head).lemma;
        if is_body_noun(lemma) {
            return true;
        }
        let makes = ["ici", "ıcı", "ucu", "ücü"].iter().any(|s| lemma.ends_with(s));
        match kind {
            EntityKind::Organization => makes || self.knowledge.body_words.contains(lemma),
            _ => self.knowledge.place_words.contains(lemma),
        }
    }
}
