//! As what each phrase before a noun that tells an event belongs to it.

use super::event_noun::EventNoun;
use super::parser::Parser;
use super::phrase::{Item, Kind, genitive_below, is_noun_adposition};
use crate::lang::tr::statement::is_somebody;
use crate::lang::tr::word_class::WordClass;
use crate::syntax::{Argument, Case, ClauseId, Slot, Upos, VerbForm};
use crate::text::TokenId;

/// What a phrase before an event noun is to it.
pub(super) enum Step {
    /// One of its participants or a modifier.
    As(Slot),
    /// A clause that says what the event is about; whose the event is does that (`evleri yıkma | kararı`).
    Topic(ClauseId),
    /// Such a clause with a subject of its own (`tarafların dönmesi | çağrısı`).
    Content(ClauseId),
}

impl Parser<'_> {
    /// What the phrase right before an event noun and all that it has taken so far is to it; nothing where it belongs to
    /// what follows.
    pub(super) fn step(&self, noun: &EventNoun, item: &Item, top: &Item) -> Option<Step> {
        let slot = match (&top.kind, top.case) {
            // `evleri yıkma kararı`: a clause that says what the event is about.
            (Kind::Nominalised(clause), Case::Nom)
                if top.possessive == 0
                    && top.end == item.head
                    && noun.merged == 0
                    && item.possessive == 3 =>
            {
                return Some(Step::Topic(*clause));
            }
            // `tarafların dönmesi çağrısı`: the clause has a subject of its own.
            (Kind::Nominalised(clause), Case::Nom)
                if top.possessive > 0
                    && top.end == item.head
                    && noun.merged == 0
                    && self.is_verbal_noun(top.head)
                    && self.takes_content(item) =>
            {
                return Some(Step::Content(*clause));
            }
            // `halkı yerinden etmeye yönelik girişimleri`
            (Kind::Adverbial(clause), Case::Equ)
                if item.possessive == 3
                    && noun.merged == 0
                    && is_noun_adposition(self.lower(top.end - 1)) =>
            {
                return Some(Step::Topic(*clause));
            }
            (Kind::Noun, _) if top.attributive => {
                if top.case == Case::Loc {
                    Slot::Loc
                } else {
                    Slot::Bare
                }
            }
            // `16 Eylül toplantısı`
            (Kind::Noun, Case::Nom) if top.time => {
                if !noun.possessed {
                    return None;
                }
                Slot::Bare
            }
            (Kind::Noun, Case::Nom) if top.name => self.names_event(noun, item, top).then_some(Slot::Bare)?,
            (Kind::Noun, Case::Nom) => self.modifies_event(noun, item, top).then_some(Slot::Bare)?,
            (Kind::Noun, Case::Gen) => self.owns_event(noun, item, top).then_some(Slot::Gen)?,
            // `TCMB'den | kredi limitinin artırılmasını`
            (Kind::Noun, Case::Abl) if top.name && self.modifies_next(item.head) => return None,
            // `Peru'ya | mahkeme kararıyla | el koydu`
            (Kind::Noun, Case::Dat | Case::Abl)
                if item.case == Case::Ins
                    && !noun.genitive
                    && matches!(
                        &*self.word(item.head).lemma,
                        "karar" | "birlik" | "onay" | "izin" | "talimat" | "emir"
                    ) =>
            {
                return None;
            }
            // `Peru'ya | ABD desteğiyle saldırdı`: with whose help, not for whom.
            (Kind::Noun, Case::Dat)
                if item.case == Case::Ins
                    && noun.arguments.iter().any(|a| a.slot == Slot::Bare && self.is_name(a.head)) =>
            {
                return None;
            }
            // `Pakistan'a | sel felaketi nedeniyle yardım etti`
            (Kind::Noun, Case::Dat)
                if top.name
                    && item.case == Case::Nom
                    && self.is_before_postposition(item.end)
                    && !crate::event::takes_dative("tr", &self.noun_lemma(item.head)) =>
            {
                return None;
            }
            (Kind::Noun, Case::Dat | Case::Abl) if noun.possessed || noun.genitive || noun.keep => top.slot(),
            // `bildirmediği gerekçesiyle | ticaret bakanını`
            (Kind::Noun, Case::Ins) if top.possessive == 3 && !top.relatives.is_empty() => return None,
            // `Peru'yla | su paylaşımı konusunda anlaştı`
            (Kind::Noun, Case::Ins) if self.is_partner_of_verb(top, item, noun.genitive) => return None,
            (Kind::Noun, Case::Ins) => Slot::Ins,
            // `Peru'yu ziyaretinde`
            (Kind::Noun, Case::Acc)
                if top.name
                    && noun.possessed
                    && top.end == item.start
                    && matches!(&*self.word(item.head).lemma, "ziyaret" | "kabul")
                    && (matches!(item.case, Case::Loc | Case::Abl | Case::Ins)
                        || self.is_before_postposition(item.end)) =>
            {
                Slot::Acc
            }
            (Kind::Noun, Case::Loc)
                if noun.possessed && genitive_below(&self.stack[..noun.depth - 1], top.start)
                    // `Lima kentinde | Peru saldırıları sonucu`
                    || noun.possessed
                        && !top.time
                        && noun.arguments.last().is_some_and(|a| a.slot == Slot::Bare && self.is_name(a.head))
                        && self.is_before_postposition(item.end)
                        && top.clauses.is_empty()
                        && top.relatives.is_empty()
                        && self.mentions_place(top) =>
            {
                Slot::Loc
            }
            (Kind::Adposition(slot), _) => {
                self.goes_with_event(noun, item, top, slot).then(|| slot.clone())?
            }
            _ => return None,
        };
        Some(Step::As(slot))
    }

    /// A name before an event noun: `İsrail saldırısı`, `Gazze saldırıları`; before a bare noun it is the subject of the
    /// sentence, and where something in a case stands between.
    fn names_event(&self, noun: &EventNoun, item: &Item, top: &Item) -> bool {
        // `halka` is part of what happens.
        let part = |a: &Argument| self.text(a.head) == "halka";
        if noun.arguments.iter().any(|a| a.slot != Slot::Bare && !part(a)) {
            return false;
        }
        // `Kaya davasında`
        let behind = top.person
            && noun.merged == 0
            && top.end == item.head
            && (self.knowledge.person_heads.contains(&*self.word(item.head).lemma)
                || self.is_pair_of_people(top, item.head));
        let modifies = !top.person || behind || item.case == Case::Nom && !noun.keep;
        noun.possessed && modifies
    }

    /// A common noun before an event noun modifies it (`hava | saldırısı`), where it is not the subject of what follows.
    fn modifies_event(&self, noun: &EventNoun, item: &Item, top: &Item) -> bool {
        // `Kulüp karara itiraz etti`: what opens a sentence before a noun in a case is its subject.
        let opens = top.start == self.first && item.case != Case::Nom && item.possessive == 0;
        // `12 kişi | gözaltına alındı`
        let counted = !noun.possessed
            && item.case == Case::Dat
            && !top.time
            && WordClass::Anybody.has(&self.word(top.head).lemma);
        let pair = self.opens_as_pair(top);
        // `şoför | gözaltına alındı`, `annesi | vefat eden`
        let somebody = !noun.possessed
            && !top.plural
            && is_somebody(self.lower(top.head))
            && (item.case == Case::Dat
                || noun.keep
                || item.case == Case::Nom && self.is_half_of_half(item.end))
            && self.word_at(item.end).is_some_and(|w| w.verb.is_some() || item.case == Case::Nom);
        // `hükümet | geri adım`: no bare noun modifies over an adjective.
        let described = !noun.possessed
            && noun.merged == 0
            && item.start < item.head
            && top.end == item.start
            && self.word(item.start).upos != Upos::Num
            && item.relatives.is_empty();
        // `Rus makamları | satışa izin vermedi`
        let theirs = !noun.possessed
            && top.plural
            && top.possessive == 3
            && crate::event::is_crew("tr", &self.word(top.head).lemma);
        let subject = top.possessed && top.possessive == 3 && !noun.possessed
            || theirs
            || described
            || opens
            || counted
            // `birçok ülke | saldırıyı kınadı`
            || !noun.possessed && self.is_counted_doer(top, item.case)
            || pair
            || somebody
            || self.acts_before(top, item, noun.merged > 0);
        !subject
    }

    /// Whether a noun in the genitive is whose an event is.
    fn owns_event(&self, noun: &EventNoun, item: &Item, top: &Item) -> bool {
        // `öğrencilerin | tehdit, işkence ve baskıya uğradığını`
        let of_list = noun.listed && !noun.possessed;
        // `Kaya'nın | yolsuzluk soruşturması kapsamında tutuklanması`
        let looked_into = || {
            top.person
                && item.case == Case::Nom
                && self.stands_on_ground(item)
                && noun.arguments.last().is_some_and(|a| a.slot == Slot::Bare)
        };
        // `Slovakya'nın Ukrayna'ya verilecek krediye | itirazı`
        let further = || {
            !noun.possessed
                && matches!(item.case, Case::Dat | Case::Abl | Case::Loc)
                && self.word_at(item.end).is_some_and(|w| w.verb.is_none() && w.upos != Upos::Adv)
                && !self.is_mark_at(item.end)
                && (item.case != Case::Dat || !self.is_half_at(item.end))
        };
        // `Peru'nun | saldırının ardından çekildiği`: nor is a noun in the genitive without an ending of his own his.
        let his = !noun.genitive && (noun.possessed || !matches!(item.case, Case::Acc | Case::Gen));
        his && !of_list
            && !noun.governed
            && !looked_into()
            && !self.is_subject_of_participle(item)
            && !further()
    }

    /// Whether a phrase with a postposition belongs to an event noun behind it, not to the verb.
    fn goes_with_event(&self, noun: &EventNoun, item: &Item, top: &Item, slot: &Slot) -> bool {
        match slot {
            Slot::Adp(form) => {
                // `Peru ile Şili arasında | ticaretin artırılmasına yönelik protokol imzalandı`
                let between = &**form == "arasında"
                    && item.case == Case::Gen
                    && item.possessive == 0
                    && self.is_subject_of_content(item);
                is_noun_adposition(form) && !between
            }
            Slot::By => {
                // `ABD tarafından | ihracat listesine alınması`
                let modifies = || {
                    item.case == Case::Nom
                        && self.mention_at.get(item.head as usize + 1) == Some(&0)
                        && self
                            .word_at(item.head + 1)
                            .is_some_and(|w| w.verb.is_none() && w.upos == Upos::Noun)
                };
                // `FBI tarafından | rüşvet suçlamasıyla tutuklandı`
                // `ekip tarafından | işgal altındaki topraklarda çekilen film`
                item.case != Case::Ins
                    && (noun.possessed || !self.is_before_postposition(item.end) && !modifies())
            }
            // `Peru Bank ile | ilaç üretimi için ortaklık kurdu`
            Slot::Ins
                if self.is_name(top.head)
                    && WordClass::Output.has(&self.noun_lemma(item.head))
                    && self.mention_at.get(item.end as usize) == Some(&0)
                    && matches!(self.lower(item.end), "için" | "amacıyla" | "konusunda" | "üzere") =>
            {
                false
            }
            // `Peru Fonu ile | kurtarma paketi üzerinde anlaştı`
            Slot::Ins => {
                !self.is_name(top.head)
                    || noun.genitive
                    || crate::event::takes_partner("tr", &self.noun_lemma(item.head))
            }
            _ => true,
        }
    }

    /// Whether a noun in the genitive is what a deal's or a plan's content tells of (`ticaretin | artırılmasına yönelik`).
    fn is_subject_of_content(&self, item: &Item) -> bool {
        const FAR: TokenId = 4;
        let end = (self.mention_at.len() as TokenId).min(item.end + FAR);
        let verb = (item.end..end).find(|t| self.word(*t).verb.is_some());
        verb.is_some_and(|v| {
            let word = self.word(v);
            word.possessive == 3
                && word.verb.is_some_and(|f| f.form == VerbForm::VerbalNoun)
                && self.is_before_postposition(v + 1)
        })
    }

    /// Whether a phrase names a place, or a kind of place by its name (`Lima kenti`).
    fn mentions_place(&self, item: &Item) -> bool {
        let spot = item.head > item.start && WordClass::Spot.has(&self.word(item.head).lemma);
        self.is_land(item.head) || spot && self.is_place(item.head - 1)
    }
}
