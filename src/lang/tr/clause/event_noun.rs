//! Nouns that tell an event, with who and what belongs to them.

use super::noun::hand_on;
use super::parser::Parser;
use super::phrase::{Item, Kind, genitive_below, is_noun_adposition};
use crate::lang::tr::statement::is_somebody;
use crate::lang::tr::word_class::WordClass;
use crate::syntax::{Argument, Case, Clause, ClauseId, Link, Slot, Upos, VerbFeatures, VerbForm, Voice};
use crate::text::TokenId;

impl Parser<'_> {
    /// A noun that tells an event takes its participants; with `keep` they stay for the verb that follows.
    pub(super) fn event_noun(&mut self, item: &mut Item, keep: bool, out: &mut Vec<Clause>) {
        let head = item.head;
        let mut arguments: Vec<Argument> = Vec::new();
        let mut start = item.start;
        let mut genitive = false;
        let mut depth = self.stack.len();
        // `Peru'nun | abluka, sürgün ve saldırıları`: whose the last of a list is, his the others are.
        let listed =
            if item.possessive == 0 && item.case == Case::Nom { self.list_end(item.end) } else { None };
        let possessed = listed.map_or(item.possessive, |last| self.word(last).possessive) > 0;
        let mut merged = 0;
        let mut asked = None;
        let mut content = false;
        // `ticaret | konusunda`: the possessor before it owns what stands further on.
        // `takibe | aldığı`: so does who stands before half of a predicate.
        let half = item.case == Case::Dat
            && !possessed
            && self.word_at(item.end).is_some_and(|w| {
                let active = |v: VerbFeatures| v.form != VerbForm::Finite && v.voice == Voice::Active;
                // `Peru Bank'ın | greve giden işçileri`
                let before = |v: VerbFeatures| v.form == VerbForm::SubjectParticiple && w.case == Case::Nom;
                w.verb.is_some_and(|v| active(v) && w.possessive > 0 || before(v))
            });
        // `Peru'nun tepkilere | rağmen saldırdığını`
        let despite = item.case == Case::Dat
            && self.word_at(item.end).is_some_and(|w| matches!(&*w.lemma, "rağmen" | "karşın"));
        let plain = item.case == Case::Nom || despite;
        let governed = half || plain && !possessed && !keep && self.is_before_postposition(item.end);
        while depth > 0 {
            let top = &self.stack[depth - 1];
            let next = if depth == self.stack.len() { start } else { self.stack[depth].start };
            // `Çin'in, petrol ihracatı azalan Venezuela'ya | desteği`, `Peru'nun, Lima'yı hedef alan | saldırısı`: a possessor
            // before a comma waits for what is his.
            let waits = possessed
                && !genitive
                && (arguments.iter().any(|a| a.slot != Slot::Bare) || !item.relatives.is_empty())
                && top.comma
                && top.name
                && top.is_noun_in(Case::Gen)
                && top.end + 1 == next.min(start);
            if !waits
                && (!top.is_adjacent_to(next.min(start)) && (top.end != start)
                    || top.comma
                    || top.conjunction)
            {
                break;
            }
            let slot = match (&top.kind, top.case) {
                // `evleri yıkma kararı`: a clause that says what the event is about.
                (Kind::Nominalised(clause), Case::Nom)
                    if top.possessive == 0 && top.end == head && merged == 0 && item.possessive == 3 =>
                {
                    asked = Some(*clause);
                    Slot::Bare
                }
                // `tarafların dönmesi çağrısı`: the clause has a subject of its own.
                (Kind::Nominalised(clause), Case::Nom)
                    if top.possessive > 0
                        && top.end == head
                        && merged == 0
                        && self.is_verbal_noun(top.head)
                        && self.takes_content(item) =>
                {
                    item.clauses.push(*clause);
                    start = top.start;
                    merged += 1;
                    depth -= 1;
                    content = true;
                    continue;
                }
                // `halkı yerinden etmeye yönelik girişimleri`
                (Kind::Adverbial(clause), Case::Equ)
                    if item.possessive == 3 && merged == 0 && is_noun_adposition(self.lower(top.end - 1)) =>
                {
                    asked = Some(*clause);
                    Slot::Bare
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
                    if !possessed {
                        break;
                    }
                    Slot::Bare
                }
                (Kind::Noun, Case::Nom) if top.name => {
                    // `İsrail saldırısı`, `Gazze saldırıları`; before a bare noun a name is the subject of the sentence,
                    // and where something in a case stands between.
                    // `halka` is part of what happens.
                    let part = |a: &Argument| self.text(a.head) == "halka";
                    if arguments.iter().any(|a| a.slot != Slot::Bare && !part(a)) {
                        break;
                    }
                    // `Kaya davasında`
                    let behind = top.person
                        && merged == 0
                        && top.end == head
                        && (self.knowledge.person_heads.contains(&*self.word(head).lemma)
                            || self.is_pair_of_people(top, head));
                    if possessed && (!top.person || behind) || item.case == Case::Nom && !keep && possessed {
                        Slot::Bare
                    } else {
                        break;
                    }
                }
                (Kind::Noun, Case::Nom) => {
                    // `Kulüp karara itiraz etti`: what opens a sentence before a noun in a case is its subject.
                    let opens = top.start == self.first && item.case != Case::Nom && item.possessive == 0;
                    // `12 kişi | gözaltına alındı`
                    let counted = !possessed
                        && item.case == Case::Dat
                        && !top.time
                        && WordClass::Anybody.has(&self.word(top.head).lemma);
                    let pair = self.opens_as_pair(top);
                    // `şoför | gözaltına alındı`, `annesi | vefat eden`
                    let somebody = !possessed
                        && !top.plural
                        && is_somebody(self.lower(top.head))
                        && (item.case == Case::Dat
                            || keep
                            || item.case == Case::Nom && self.is_half_of_half(item.end))
                        && self.word_at(item.end).is_some_and(|w| w.verb.is_some() || item.case == Case::Nom);
                    // `hükümet | geri adım`: no bare noun modifies over an adjective.
                    let described = !possessed
                        && merged == 0
                        && item.start < head
                        && top.end == item.start
                        && self.word(item.start).upos != Upos::Num
                        && item.relatives.is_empty();
                    // `Rus makamları | satışa izin vermedi`
                    let theirs = !possessed
                        && top.plural
                        && top.possessive == 3
                        && crate::event::is_crew("tr", &self.word(top.head).lemma);
                    if top.possessed && top.possessive == 3 && !possessed
                        || theirs
                        || described
                        || opens
                        || counted
                        // `birçok ülke | saldırıyı kınadı`
                        || !possessed && self.is_counted_doer(top, item.case)
                        || pair
                        || somebody
                        || self.acts_before(top, item, merged > 0)
                    {
                        break;
                    }
                    Slot::Bare
                }
                // `öğrencilerin | tehdit, işkence ve baskıya uğradığını`
                (Kind::Noun, Case::Gen) if listed.is_some() && !possessed => break,
                // `Kaya'nın | yolsuzluk soruşturması kapsamında tutuklanması`
                (Kind::Noun, Case::Gen)
                    if top.person
                        && item.case == Case::Nom
                        && self.stands_on_ground(item)
                        && arguments.last().is_some_and(|a| a.slot == Slot::Bare) =>
                {
                    break;
                }
                (Kind::Noun, Case::Gen) if governed || self.is_subject_of_participle(item) => break,
                // `Slovakya'nın Ukrayna'ya verilecek krediye | itirazı`
                (Kind::Noun, Case::Gen)
                    if !possessed
                        && matches!(item.case, Case::Dat | Case::Abl | Case::Loc)
                        && self
                            .word_at(item.end)
                            .is_some_and(|w| w.verb.is_none() && w.upos != Upos::Adv)
                        && !self.is_mark_at(item.end)
                        && (item.case != Case::Dat || !self.is_half_at(item.end)) =>
                {
                    break;
                }
                // `Peru'nun | saldırının ardından çekildiği`: nor is a noun in the genitive without an ending of his own his.
                (Kind::Noun, Case::Gen)
                    if !genitive && (possessed || !matches!(item.case, Case::Acc | Case::Gen)) =>
                {
                    Slot::Gen
                }
                // `TCMB'den | kredi limitinin artırılmasını`
                (Kind::Noun, Case::Abl) if top.name && self.modifies_next(head) => break,
                // `Peru'ya | mahkeme kararıyla | el koydu`
                (Kind::Noun, Case::Dat | Case::Abl)
                    if item.case == Case::Ins
                        && !genitive
                        && matches!(
                            &*self.word(head).lemma,
                            "karar" | "birlik" | "onay" | "izin" | "talimat" | "emir"
                        ) =>
                {
                    break;
                }
                // `Peru'ya | ABD desteğiyle saldırdı`: with whose help, not for whom.
                (Kind::Noun, Case::Dat | Case::Gen)
                    if item.case == Case::Ins
                        && arguments.iter().any(|a| a.slot == Slot::Bare && self.is_name(a.head)) =>
                {
                    break;
                }
                // `Pakistan'a | sel felaketi nedeniyle yardım etti`
                (Kind::Noun, Case::Dat)
                    if top.name
                        && item.case == Case::Nom
                        && self.is_before_postposition(item.end)
                        && !crate::event::takes_dative("tr", &self.noun_lemma(head)) =>
                {
                    break;
                }
                (Kind::Noun, Case::Dat | Case::Abl) if possessed || genitive || keep => top.slot(),
                // `bildirmediği gerekçesiyle | ticaret bakanını`
                (Kind::Noun, Case::Ins) if top.possessive == 3 && !top.relatives.is_empty() => break,
                // `Peru'yla | su paylaşımı konusunda anlaştı`
                (Kind::Noun, Case::Ins) if self.is_partner_of_verb(top, item, genitive) => break,
                (Kind::Noun, Case::Ins) => Slot::Ins,
                // `Peru'yu ziyaretinde`
                (Kind::Noun, Case::Acc)
                    if top.name
                        && possessed
                        && top.end == item.start
                        && matches!(&*self.word(head).lemma, "ziyaret" | "kabul")
                        && (matches!(item.case, Case::Loc | Case::Abl | Case::Ins)
                            || self.is_before_postposition(item.end)) =>
                {
                    Slot::Acc
                }
                (Kind::Noun, Case::Loc)
                    if possessed && genitive_below(&self.stack[..depth - 1], top.start)
                        // `Lima kentinde | Peru saldırıları sonucu`
                        || possessed
                            && !top.time
                            && arguments.last().is_some_and(|a| a.slot == Slot::Bare && self.is_name(a.head))
                            && self.is_before_postposition(item.end)
                            && top.clauses.is_empty()
                            && top.relatives.is_empty()
                            && self.mentions_place(top) =>
                {
                    Slot::Loc
                }
                (Kind::Adposition(slot), _) => match slot {
                    Slot::Adp(form) if !is_noun_adposition(form) => break,
                    // `Peru ile Şili arasında | ticaretin artırılmasına yönelik protokol imzalandı`
                    Slot::Adp(form)
                        if &**form == "arasında"
                            && item.case == Case::Gen
                            && item.possessive == 0
                            && self.is_subject_of_content(item) =>
                    {
                        break;
                    }
                    // `FBI tarafından | rüşvet suçlamasıyla tutuklandı`
                    Slot::By if item.case == Case::Ins => break,
                    // `ekip tarafından | işgal altındaki topraklarda çekilen film`
                    Slot::By if !possessed && self.is_before_postposition(item.end) => break,
                    // `Peru Bank ile | ilaç üretimi için ortaklık kurdu`
                    Slot::Ins
                        if self.is_name(top.head)
                            && WordClass::Output.has(&self.noun_lemma(head))
                            && self.mention_at.get(item.end as usize) == Some(&0)
                            && matches!(
                                self.lower(item.end),
                                "için" | "amacıyla" | "konusunda" | "üzere"
                            ) =>
                    {
                        break;
                    }
                    // `Peru Fonu ile | kurtarma paketi üzerinde anlaştı`
                    Slot::Ins
                        if self.is_name(top.head)
                            && !genitive
                            && !crate::event::takes_partner("tr", &self.noun_lemma(head)) =>
                    {
                        break;
                    }
                    // `ABD tarafından | ihracat listesine alınması`
                    Slot::By
                        if !possessed
                            && item.case == Case::Nom
                            && self.mention_at.get(head as usize + 1) == Some(&0)
                            && self
                                .word_at(head + 1)
                                .is_some_and(|w| w.verb.is_none() && w.upos == Upos::Noun) =>
                    {
                        break;
                    }
                    _ => slot.clone(),
                },
                _ => break,
            };
            // `İsrail'in [tahliye] kararı`: who stands with the modifier stands with the head.
            if slot == Slot::Bare
                && let Some(event) = top.event
            {
                let inner = out[event as usize].arguments.iter();
                let theirs: Vec<Argument> =
                    inner.filter(|a| a.slot != Slot::Bare && !a.shared).cloned().collect();
                genitive |= theirs.iter().any(|a| a.slot == Slot::Gen);
                arguments.extend(theirs.into_iter().rev());
            }
            if slot == Slot::Gen
                && let Some(asked) = asked
            {
                let subject =
                    Argument { slot: Slot::Nom, tokens: top.start..top.end, head: top.head, shared: true };
                out[asked as usize].arguments.push(subject);
            }
            // `Batı Şeria'nın Cenin kentine | baskını`: where the place lies that something is done to or in.
            if slot == Slot::Gen
                && self.is_place(top.head)
                && let Some(place) = arguments.last_mut().filter(|a| {
                    matches!(a.slot, Slot::Dat | Slot::Loc) && a.tokens.start == top.end
                        || a.slot == Slot::Bare && a.tokens.start > top.end
                })
                && (place.slot != Slot::Bare)
            {
                place.tokens.start = top.start;
                start = top.start;
                merged += 1;
                depth -= 1;
                continue;
            }
            // `Peru'nun Tacna kentinde düzenlenen | saldırı`: where the place lies that a passive tells.
            let there = |r: &ClauseId| {
                let told = &out[*r as usize];
                told.features.voice == Voice::Passive
                    && told.arguments.iter().any(|a| {
                        matches!(a.slot, Slot::Loc | Slot::Dat) && a.tokens.start == top.end && !a.shared
                    })
            };
            if slot == Slot::Gen && self.is_land(top.head) && item.relatives.iter().any(there) {
                start = top.start;
                merged += 1;
                depth -= 1;
                continue;
            }
            genitive |= slot == Slot::Gen;
            // `düzenlediği [hava] saldırısı`: what stands before the modifier is said of the head.
            // `Peru'ya düzenlenen [Şili] saldırısı`
            let carried = top.relatives.iter().all(|r| {
                let told = &out[*r as usize];
                told.features.voice == Voice::Passive && self.knowledge.light_verbs.contains(&*told.lemma)
            });
            if (slot == Slot::Bare || top.attributive) && (!top.name || slot == Slot::Bare && carried) {
                hand_on(&top.relatives, top.head, head, out);
                item.relatives.extend(&top.relatives);
            }
            if let Kind::Nominalised(clause) | Kind::Adverbial(clause) = top.kind {
                item.clauses.push(clause);
            }
            start = top.start;
            merged += 1;
            // `üsse düzenlenen | dron saldırısı`: the modifier alone.
            let said = top.relatives.iter().map(|r| out[*r as usize].tokens.end).max();
            let own = said.filter(|end| slot == Slot::Bare && !top.name && *end <= top.head);
            let mut argument =
                Argument { slot, tokens: own.unwrap_or(top.start)..top.end, head: top.head, shared: false };
            depth -= 1;
            // `Peru güçleri ile | yerleşimcilerin saldırıları`
            if genitive && depth > 0 && self.is_coordinate(&self.stack[depth - 1], start) {
                start = self.stack[depth - 1].start;
                argument.tokens.start = start;
                merged += 1;
                depth -= 1;
            }
            arguments.push(argument);
            if genitive {
                break;
            }
        }
        // `Bakanlığın ihracat desteğine ilişkin | tebliği`: whose what it is about is, his it may be as well.
        if !genitive
            && possessed
            && let Some(about) = arguments.iter().rfind(
                |a| matches!(&a.slot, Slot::Adp(form) if is_noun_adposition(form) && &**form != "önünde"),
            )
            && let Some(owner) = self.first_owner(&about.tokens)
        {
            arguments.push(owner);
        }
        // `OPEC'in, talepteki düşüşe rağmen üretimi artırma | kararı`
        // `Peru'nun, kriz nedeniyle Şili ile | görüşmesi`
        let deed = possessed
            && arguments.iter().any(|a| a.slot == Slot::Ins)
            && self.word(head).verb.is_some_and(|v| v.form == VerbForm::VerbalNoun);
        if (asked.is_some() || deed) && !genitive {
            let adjunct = |t: &Item| matches!(t.kind, Kind::Adposition(_) | Kind::Adverbial(_));
            let above = self.stack[..depth].iter().rev().take_while(|t| adjunct(t)).count();
            let owner = (depth - above).checked_sub(1).filter(|at| {
                let t = &self.stack[*at];
                t.name && (t.comma || deed && above > 0) && t.is_noun_in(Case::Gen)
            });
            if let Some(at) = owner {
                let owner = self.stack.remove(at);
                let tokens = owner.start..owner.end;
                arguments.push(Argument {
                    slot: Slot::Gen,
                    tokens: tokens.clone(),
                    head: owner.head,
                    shared: false,
                });
                let subject = Argument { slot: Slot::Nom, tokens, head: owner.head, shared: true };
                if let Some(asked) = asked {
                    out[asked as usize].arguments.push(subject);
                }
                genitive = true;
            }
        }
        // `Peru, Şili'nin teklifini reddetme | kararı aldı`: who takes it is another.
        let taken = || {
            self.word_at(head + 1).is_some_and(|w| {
                w.verb.is_some_and(|v| v.form == VerbForm::Finite && v.voice == Voice::Active)
                    && self.knowledge.light_verbs.contains(&*w.lemma)
            })
        };
        // `bankanın tahvil alımlarını durdurma | kararı`: whose the object is, his the decision is.
        if let Some(asked) = asked.filter(|_| !genitive && !taken())
            && let Some(owner) = self.owner_of_object(asked, out)
        {
            out[asked as usize].arguments.push(Argument { slot: Slot::Nom, shared: true, ..owner.clone() });
            arguments.push(owner);
            genitive = true;
        }
        arguments.reverse();
        // `düzenlediği saldırı`: what the light verb has, its noun has.
        for r in &item.relatives {
            let relative = &out[*r as usize];
            // `meydana gelen deprem`
            let occurs = *relative.lemma == *"gel"
                && relative.arguments.iter().any(|a| self.text(a.head) == "meydana");
            // `örgütün üstlendiği | saldırı`
            let claims = *relative.lemma == *"üstlen" && relative.features.voice == Voice::Active;
            let carries = claims
                || self.knowledge.light_verbs.contains(&*relative.lemma) && !self.makes_predicate(relative);
            if !occurs && !carries {
                continue;
            }
            for argument in relative.arguments.iter().filter(|a| a.slot != Slot::Gen) {
                let mut argument = argument.clone();
                if argument.slot == Slot::Nom {
                    argument.slot = Slot::Gen;
                }
                argument.shared = false;
                arguments.push(argument);
            }
        }
        // `ordunun yoğun saldırılarının ve sıkı | ablukasının`: whose the first is, is the second.
        let described = possessed
            && !arguments.is_empty()
            && arguments.iter().all(|a| a.slot == Slot::Bare && !self.is_name(a.head));
        if described
            && let Some(first) =
                self.stack.last().filter(|t| t.conjunction && t.kind == Kind::Noun && t.end + 1 == start)
            && let Some(event) = first.event
        {
            let theirs = out[event as usize].arguments.iter().filter(|a| a.slot == Slot::Gen);
            arguments.extend(theirs.cloned());
        }
        // `kuşatma ve saldırıları`: joined nouns share what stands before the first.
        if arguments.is_empty()
            && let Some(first) = self.stack.last().filter(|t| {
                (t.conjunction || t.comma && possessed && self.list_end(t.head + 1).is_some())
                    && t.kind == Kind::Noun
                    && t.end + 1 == item.start
            })
            && let Some(event) = first.event
        {
            arguments.clone_from(&out[event as usize].arguments);
        }
        let clause = Clause {
            head,
            predicate: head..head + 1,
            lemma: match self.word(head).verb {
                Some(_) => (&*self.noun_lemma(head)).into(),
                None => self.word(head).lemma.clone(),
            },
            features: VerbFeatures { form: VerbForm::VerbalNoun, ..VerbFeatures::default() },
            person: 0,
            arguments,
            tokens: start..item.end,
            parent: None,
            link: Link::Nominal,
            modifies: None,
            sentence: self.sentence,
            quote: self.quote,
        };
        let id = out.len() as ClauseId;
        out.push(clause);
        item.event = Some(id);
        if keep {
            // What only modifies stays with its noun (`kara saldırısı başlattı`).
            while let Some(top) = self.stack.last() {
                let bare = top.kind == Kind::Noun
                    && top.case == Case::Nom
                    && !top.name
                    && !top.attributive
                    && !top.time
                    || content && matches!(top.kind, Kind::Nominalised(_));
                if merged == 0 || !bare || !top.is_adjacent_to(item.start) {
                    break;
                }
                let modifier = self.stack.pop().expect("looked at above");
                item.start = modifier.start;
                item.clauses.extend(modifier.event.into_iter().chain(modifier.clauses));
                item.relatives.extend(modifier.relatives);
                merged -= 1;
            }
        } else {
            self.stack.truncate(self.stack.len() - merged);
            item.start = start;
            item.possessed |= genitive;
            // `suçlayarak | ülkenin yardıma ihtiyaç duyduğunu söyledi`: whose it seems to be may be the subject.
            let behind = self.stack.last().is_some_and(|t| matches!(t.kind, Kind::Adverbial(_)));
            item.owner |= genitive && item.possessive == 0 && behind;
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
