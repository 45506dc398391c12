//! How far to the left a predicate reaches.

use super::parser::Parser;
use super::phrase::{Item, Kind};
use super::predicate::{is_listed_object, is_theirs};
use crate::lang::tr::word_class::WordClass;
use crate::syntax::{Case, Slot, Upos, VerbFeatures, VerbForm, Voice, Word};
use crate::text::{TokenId, lower_tr};

/// A verb form that reaches for what is its own.
#[derive(Clone, Copy)]
pub(super) struct Reach<'w> {
    /// Its token.
    pub(super) i: TokenId,
    pub(super) features: &'w VerbFeatures,
    pub(super) word: &'w Word,
    /// Its subject stands in the genitive.
    genitive_subject: bool,
}

impl Parser<'_> {
    /// How deep into the stack a predicate reaches: the length that stays.
    pub(super) fn reach(
        &self,
        i: TokenId,
        features: &VerbFeatures,
        genitive_subject: bool,
        word: &Word,
    ) -> usize {
        if features.form == VerbForm::Finite {
            let sentence = self.stack.iter().rposition(|item| matches!(item.kind, Kind::Finite(_)));
            return sentence.map_or(0, |at| at + 1);
        }
        let r = Reach { i, features, word, genitive_subject };
        let subject = if genitive_subject { self.reach_to_subject(&r) } else { None };
        subject.unwrap_or_else(|| self.reach_to_objects(&r))
    }

    /// How deep a verb reaches by its objects and adjuncts.
    fn reach_to_objects(&self, r: &Reach<'_>) -> usize {
        let mut depth = self.stack.len();
        let mut seen_subject = false;
        while depth > 0 {
            let item = &self.stack[depth - 1];
            let waits = self.is_before_converbs(item, &self.stack[depth..], r.features, r.word)
                || r.genitive_subject && self.is_object_of_report(depth, r.features, r.word)
                || self.gets_a_sum(depth);
            if self.is_foreign(r, item, depth) || !waits && self.parts(r, item, depth, &mut seen_subject) {
                break;
            }
            depth -= 1;
        }
        depth
    }

    /// Whether a phrase cannot be the verb's.
    fn is_foreign(&self, r: &Reach<'_>, item: &Item, depth: usize) -> bool {
        let Reach { i, features, word, .. } = *r;
        let stack = &self.stack;
        let object = |o: &Item| {
            o.is_noun_in(Case::Acc) || matches!(o.kind, Kind::Nominalised(_)) && o.case == Case::Acc
        };
        // What is done to something has no object (`ilk etabını törenle | düzenlenen`), unless the plural's ending
        // is that of a possessor (`evleri yıkılan`).
        let participle = matches!(features.form, VerbForm::SubjectParticiple | VerbForm::PastParticiple);
        // `yönetimi | oturma eylemiyle protesto etti`
        let kind = features.form == VerbForm::VerbalNoun && word.case == Case::Nom && word.possessive == 0;
        // `ilaç | bulunan`: what there is somewhere.
        let exists = participle
            && matches!(&*word.lemma, "bulun" | "kal")
            && stack.last().is_some_and(|t| t.end == i && t.is_noun_in(Case::Nom) && !is_half(t));
        // `Cumhurbaşkanı tarafından | hükümeti kurmakla görevlendirildi`
        let form = || self.lower(i);
        let others = features.form == VerbForm::VerbalNoun
            && features.voice == Voice::Active
            && item.kind == Kind::Adposition(Slot::By)
            && ["mak", "mek", "makla", "mekle"].iter().any(|s| form().ends_with(s));
        let carries = item.is_noun_in(Case::Acc) && self.carries_event(i, features, word, item);
        // `Peru'ya | aylar süren görüşmelerin sonunda`
        let lasts = participle
            && *word.lemma == *"sür"
            && stack.last().is_some_and(|t| t.time && t.end == i)
            && item.kind == Kind::Noun
            && matches!(item.case, Case::Dat | Case::Acc | Case::Abl);
        // `seçimi | Kaya'nın kurucusu olduğu parti kazandı`, `Kaya'yı | darbe girişiminde bulunduğu gerekçesiyle tutukladı`:
        // what somebody is, or what words or tries he makes, has no object.
        let makes =
            *word.lemma == *"bulun" && stack.last().is_some_and(|t| t.end == i && t.is_noun_in(Case::Loc));
        let is = (*word.lemma == *"ol" || makes)
            && features.form == VerbForm::FactParticiple
            && item.is_noun_in(Case::Acc)
            && item.end != i;
        carries
            || is
            || others
            || participle && self.is_with_document(i, item)
            || lasts
            || self.has_its_object(i, item, depth, features)
            || self.has_its_dative(i, item, depth, features)
            || exists && depth < stack.len() && item.name && item.case != Case::Loc
            // `Küba'yı | terörü destekleyen ülkeler listesinden çıkardı`: a participle has one object.
            || participle
                && features.voice == Voice::Active
                && item.is_noun_in(Case::Acc)
                && (item.name || !item.time)
                && !item.comma
                && !item.conjunction
                && stack[depth..].iter().any(object)
            || (participle || kind)
                && features.voice == Voice::Active
                && object(item)
                && !(item.end == i && item.plural)
                && self.knowledge.intransitives.contains(&*word.lemma)
            || features.voice == Voice::Passive && object(item) && !(item.end == i && item.plural)
            // `bakanını, toplantının bitmesini beklemeden`: a converb has one object, or a list.
            || features.form == VerbForm::Converb
                && item.comma
                && item.is_noun_in(Case::Acc)
                && stack[depth..].iter().any(object)
                && !stack[depth..].iter().any(|o| o.is_noun_in(Case::Acc) && o.name == item.name)
    }

    /// Whether a phrase belongs to what stands around the verb's clause.
    fn parts(&self, r: &Reach<'_>, item: &Item, depth: usize, seen_subject: &mut bool) -> bool {
        let Reach { i, features, word, .. } = *r;
        let stack = &self.stack;
        match item.kind {
            Kind::Finite(_) => true,
            Kind::Quotation => {
                !matches!(&*word.lemma, "de" | "konuş" | "kullan" | "belirt" | "söyle" | "ifade")
            }
            Kind::Relative(_) => item.comma || item.conjunction,
            Kind::Noun if item.time => item.comma,
            Kind::Noun if item.case == Case::Gen => {
                let own_subject = features.form == VerbForm::Converb && is_own_subject_converb(self.text(i));
                !(own_subject && depth + 1 == stack.len() && self.owns_plain_subject(i, item, features))
            }
            Kind::Noun if item.case == Case::Nom && self.says_who_is(i, features.form, item) => false,
            Kind::Noun if self.is_object_of_infinitive(item, i) => {
                stack[depth..].iter().any(|o| o.is_noun_in(Case::Acc))
            }
            Kind::Noun if item.case == Case::Nom => self.parts_nominative(r, item, depth, seen_subject),
            Kind::Nominalised(_)
                if self.is_joined(item, features, word) || is_before_modifier(item, features, word) =>
            {
                true
            }
            // `çıkardığını ve döverek indirdiğini`: what `ve` joins goes on behind the converb.
            Kind::Nominalised(_)
                if item.conjunction && item.case == Case::Acc && features.form == VerbForm::Converb =>
            {
                true
            }
            Kind::Nominalised(_) | Kind::Adverbial(_) => item.comma && features.form != VerbForm::Converb,
            Kind::Noun if item.case == Case::Acc => {
                item.comma
                    && !item.conjunction
                    && item.end != i
                    && features.form != VerbForm::Converb
                    && !stack
                        .get(depth)
                        .is_some_and(|next| next.is_noun_in(Case::Acc) && next.name == item.name)
            }
            // `tedarike ilişkin sözleşme | imzalandığı bildirildi`: it belongs to what is signed.
            Kind::Adposition(Slot::Adp(ref form))
                if is_of_nouns(form)
                    && features.form == VerbForm::FactParticiple
                    && features.voice == Voice::Passive
                    && stack
                        .get(depth)
                        .is_some_and(|o| o.is_noun_in(Case::Nom) && o.start == item.end && o.end == i) =>
            {
                false
            }
            // `Peru'ya yönelik | seçimleri yenileme çağrısı`
            Kind::Adposition(Slot::Adp(ref form)) if is_of_nouns(form) => true,
            _ => item.comma && !item.conjunction && item.end != i && features.form != VerbForm::Converb,
        }
    }

    /// Whether a noun without an ending of its case belongs to what stands around the verb's clause.
    fn parts_nominative(&self, r: &Reach<'_>, item: &Item, depth: usize, seen_subject: &mut bool) -> bool {
        let Reach { i, features, .. } = *r;
        let stack = &self.stack;
        let own_subject = features.form == VerbForm::Converb && is_own_subject_converb(self.text(i));
        let participle = matches!(features.form, VerbForm::SubjectParticiple | VerbForm::PastParticiple);
        if item.comma {
            !is_listed_object(item, &stack[depth..])
        } else if item.name {
            // A name without case before a passive participle is its subject; otherwise it belongs to
            // the sentence around, unless another subject is there for it.
            // `saldırıların | ordu Gazze'den çıkıncaya kadar süreceğini`
            let reported =
                own_subject && stack[..depth - 1].last().is_some_and(|o| o.is_noun_in(Case::Gen) && !o.time);
            let other = reported || stack[..depth - 1].iter().any(|o| o.is_noun_in(Case::Nom) && !o.time);
            let next = stack.get(depth).map_or(i, |o| o.start);
            let adjacent = item.end == next || item.end + 1 == next;
            let takes = (own_subject && other && !*seen_subject)
                || (features.voice == Voice::Passive && other && !*seen_subject && adjacent);
            *seen_subject |= takes;
            !takes
        } else {
            // An unmarked object or the noun of a light verb stands right before its verb, or before the
            // adverb that the verb is made with (`uçak [satın] almak`).
            let adverb = item.end + 1 == i
                && (self.word(item.end).upos == Upos::Adv || self.lower(item.end) == "satın");
            // `lisansı | iptal edilen şirket`, `üyeliği | askıya alınan ülke`
            // `annesi | vefat eden Kaya`
            let possessed = participle
                && (features.voice == Voice::Passive
                    || crate::lang::tr::statement::is_somebody(self.lower(item.head)))
                && item.possessive == 3
                && matches!(&stack[depth..], [half] if half.start == item.end && half.end == i
                    && half.start == half.head && half.possessive == 0 && half.kind == Kind::Noun);
            // `istenmeyen kişi | ilan edip`
            let declared = matches!(&stack[depth..], [half] if half.start == item.end && half.end == i
                && self.lower(half.head) == "ilan");
            !(item.end == i || adverb || possessed || declared || (own_subject && !*seen_subject))
        }
    }

    /// Whether a name with its title is what `olan` says of the noun behind it (`ana ortağı Peru Holding | olan banka`).
    fn says_who_is(&self, i: TokenId, form: VerbForm, item: &Item) -> bool {
        let is = form == VerbForm::SubjectParticiple && *self.word(i).lemma == *"ol";
        let named = self.mention_of(item.head).filter(|_| is && item.name && !item.person && item.end == i);
        named.is_some_and(|m| m.tokens.start > item.start && self.word(m.tokens.start - 1).possessive == 3)
    }

    /// Whether a party before what a participle says of a treaty is with whom that is made (`Şara ile | birleşmeyi öngören bir
    /// anlaşma imzaladı`).
    fn is_with_document(&self, i: TokenId, item: &Item) -> bool {
        const NEAR: TokenId = 4;
        let with = item.kind == Kind::Adposition(Slot::Ins) || item.is_noun_in(Case::Ins);
        let end = (self.mention_at.len() as TokenId).min(i + NEAR);
        with && self.is_name(item.head)
            && matches!(&*self.word(i).lemma, "öngör" | "içer" | "kapsa" | "amaçla" | "hedefle")
            && (i + 1..end).any(|t| {
                self.mention_at[t as usize] == 0
                    && self.is_event_noun(t)
                    && crate::event::takes_partner("tr", &self.noun_lemma(t))
            })
    }

    /// Whether the object of a nominalised verb stands before its subject (at `depth` in the stack), in what is reported or
    /// expected (`ihaleyi | Peru Enerji'nin kazandığı öğrenildi`, `ihaleyi | Peru Enerji'nin kazanması bekleniyor`), not before
    /// what a participle says of a noun (`Kaya'yı | Peru'nun düzenlediği saldırıda öldürdü`).
    pub(super) fn opens_with_object(
        &self,
        i: TokenId,
        depth: usize,
        features: &VerbFeatures,
        word: &Word,
    ) -> bool {
        let content = matches!(
            features.form,
            VerbForm::FactParticiple | VerbForm::FutureParticiple | VerbForm::VerbalNoun
        );
        let Some(object) = depth.checked_sub(1).map(|d| &self.stack[d]) else { return false };
        let next = self.word_at(i + 1).is_some();
        let half = next && WordClass::ReportHalf.has(self.lower(i + 1));
        let verb = self.word_at(i + 1 + TokenId::from(half)).and_then(|w| w.verb);
        let told = match word.case {
            // `öğrenildi`, `bekleniyor`, `öne sürüldü`
            Case::Nom => verb.is_some_and(|v| v.voice == Voice::Passive),
            // `kazandığını | duyurdu`: what is told is the object of the verb behind it, which has no other.
            Case::Acc => verb.is_some_and(|v| v.voice == Voice::Active && v.form == VerbForm::Finite),
            _ => false,
        };
        content
            && features.voice == Voice::Active
            && word.possessive > 0
            && told
            && object.is_noun_in(Case::Acc)
            && !object.comma
            && !object.conjunction
            && !self.stack[depth..].iter().any(|o| {
                o.is_noun_in(Case::Acc) || matches!(o.kind, Kind::Nominalised(_)) && o.case == Case::Acc
            })
            && !self.knowledge.intransitives.contains(&*word.lemma)
    }

    /// Whether a named object waits for a verb further on than this one, which has its own already (`Peru'yu | yasaları
    /// çiğnediği gerekçesiyle kınadı`), takes none or tells what somebody is punished for (`Kaya'yı | casusluk yaptığı
    /// iddiasıyla tutukladı`).
    pub(super) fn has_its_object(
        &self,
        i: TokenId,
        item: &Item,
        depth: usize,
        features: &VerbFeatures,
    ) -> bool {
        if !matches!(features.form, VerbForm::FactParticiple | VerbForm::VerbalNoun | VerbForm::Converb)
            || !item.is_noun_in(Case::Acc)
            || !item.name
            || item.comma
            || item.conjunction
        {
            return false;
        }
        let inside = &self.stack[depth..];
        let bare = |o: &Item| {
            o.is_noun_in(Case::Nom)
                && o.end == i
                && !o.name
                // `Kaya'yı tehdit ettiği iddiasıyla tutuklanan`: there is no other object.
                && !(WordClass::TakesObject.has(self.lower(o.head)) && self.is_followed_by_passive(i))
        };
        let reason = || {
            let word = self.word_at(i + 1);
            word.is_some_and(|w| {
                WordClass::Charge.has(&w.lemma) && w.case == Case::Ins
                    || matches!(self.lower(i + 1), "için" | "nedeniyle" | "sebebiyle")
            })
        };
        let factive = features.form == VerbForm::FactParticiple;
        // `Kaya'yı | belgeleri sızdırmaktan suçlu buldu`
        let infinitive = features.form == VerbForm::VerbalNoun && self.word(i).possessive == 0;
        let read = |o: &Item| infinitive && o.end == i && o.is_noun_in(Case::Nom) && reads_as_object(o);
        inside.iter().any(|o| o.is_noun_in(Case::Acc) && !o.time || read(o))
            || factive && self.knowledge.intransitives.contains(&*self.word(i).lemma)
            || factive && inside.iter().any(bare) && self.word(i).possessive > 0 && reason()
    }

    /// Whether a participle stands before the event or the speech that it only carries, so that an object before it waits for
    /// another verb (`Peru'yu | yaptığı açıklamada kınadı`).
    pub(super) fn carries_event(
        &self,
        i: TokenId,
        features: &VerbFeatures,
        word: &Word,
        object: &Item,
    ) -> bool {
        const LONG: TokenId = 4;
        let lemma = &*word.lemma;
        let carries = matches!(lemma, "düzenle" | "gerçekleştir")
            || object.name && matches!(lemma, "yap" | "ver" | "yayımla" | "yayınla");
        let told = carries
            && word.case == Case::Nom
            && matches!(features.form, VerbForm::FactParticiple | VerbForm::FutureParticiple);
        let end = (self.mention_at.len() as TokenId).min(i + LONG);
        let speech = |t: TokenId| crate::lang::tr::statement::is_source(self.lower(t));
        told && (i + 1..end).any(|t| self.mention_at[t as usize] == 0 && (self.is_event_noun(t) || speech(t)))
    }

    /// Whether the ending of what looks owned may as well be its case, with no more than an amount between it and the verb
    /// (`bankanın faizi | 50 baz puan | indirmesi`).
    pub(super) fn reads_as_singular_object(&self, item: &Item, verb: TokenId) -> bool {
        let case_only =
            item.possessive == 3 && !item.plural && !item.name && !item.comma && !self.shows_owner(item.head);
        let amount = |t: TokenId| {
            self.word(t).upos == Upos::Num
                || matches!(self.lower(t), "yüzde" | "baz" | "puan" | "milyon" | "milyar")
        };
        case_only && item.end < verb && (item.end..verb).all(amount)
    }

    /// Whether a nominalised verb before this one is joined to it, both hanging on a later verb
    /// (`öldürdüğü, yaraladığı ve kaçırdığı bildirildi`).
    pub(super) fn is_joined(&self, item: &Item, features: &VerbFeatures, word: &Word) -> bool {
        let other = self.word(item.head);
        // `kârlı olduğunu ve vergi ödediklerini`
        let third = |possessive: u8| matches!(possessive, 3 | 6);
        // `ticareti artırmayı ve değerlerini korumayı`
        let marked = item.conjunction && features.form == VerbForm::VerbalNoun && word.case != Case::Nom;
        (item.comma || item.conjunction)
            && (word.possessive > 0 || marked)
            && (other.possessive == word.possessive || third(other.possessive) && third(word.possessive))
            && other.case == word.case
            && other.verb.is_some_and(|v| v.form == features.form)
    }

    /// Whether a noun right behind a verbal noun has an owner of its own (`terk etmeleri yönündeki …`, `… talimatını`).
    pub(super) fn owns_behind(&self, i: TokenId) -> bool {
        let Some(next) = self.analysed.words.get(i as usize + 1) else { return false };
        next.possessive == 3
            && (next.case == Case::Loc && *next.lemma == *"yön"
                || self.knowledge.content_nouns.contains(&*next.lemma))
    }

    /// Whether a nominalised verb is what a participle in the passive behind it reports (`kaçtığı | anlaşılan sanık`,
    /// `düzenlediği | iddia edilen örgüt`).
    pub(super) fn before_report(&self, i: TokenId, end: TokenId) -> bool {
        let nominalised =
            |v: VerbFeatures| matches!(v.form, VerbForm::FactParticiple | VerbForm::FutureParticiple);
        let reports = |t: TokenId| {
            t < end
                && self.word(t).case == Case::Nom
                && self.mention_at[t as usize] == 0
                && self
                    .word(t)
                    .verb
                    .is_some_and(|v| v.form == VerbForm::SubjectParticiple && v.voice == Voice::Passive)
                && self.before_noun(t, end)
        };
        // `saldırdığı | öne sürüldü`
        let told = |t: TokenId| {
            let verb = self.analysed.words.get(t as usize).and_then(|w| w.verb).filter(|_| t < end);
            verb.is_some_and(|v| v.form == VerbForm::Finite && v.voice == Voice::Passive)
        };
        let half = |t: TokenId| t < end && WordClass::ReportHalf.has(self.lower(t));
        self.word(i).verb.is_some_and(nominalised)
            && (reports(i + 1) || half(i + 1) && (reports(i + 2) || told(i + 2)))
    }
}

/// Whether what `ve` joins goes on behind a participle that stands before a noun (`ayrıldığını ve | uçtuğu | şirketin
/// battığını söyledi`).
pub(super) fn is_before_modifier(item: &Item, features: &VerbFeatures, word: &Word) -> bool {
    let participle = matches!(
        features.form,
        VerbForm::FactParticiple | VerbForm::FutureParticiple | VerbForm::SubjectParticiple
    );
    participle && word.case == Case::Nom && item.conjunction && item.case != Case::Nom
}

/// `ordunun köylüleri de sürdüğünü`: the subject of a nominalised verb stands in the genitive, so that what reads like its
/// plural possession is the object.
pub(super) fn reads_as_object(item: &Item) -> bool {
    item.kind == Kind::Noun && is_theirs(item.plural, item.possessive) && !item.name
}

/// Whether a bare noun is half of a predicate with `kal` (`maruz kalan`) rather than what there is.
pub(super) fn is_half(item: &Item) -> bool {
    item.start == item.head && item.possessive == 0 && !item.plural && item.event.is_none()
}

/// Adpositions that belong to nouns.
pub(super) fn is_of_nouns(form: &str) -> bool {
    matches!(form, "yönelik" | "ilişkin" | "dair" | "dönük")
}

/// A noun without a name, which may as well be part of a list (`ordunun işkence, aşağılama ve dayakta bulunduğu`).
pub(super) fn is_common(item: &Item) -> bool {
    !item.name && !item.crew && !item.possessed && item.relatives.is_empty()
}

/// Whether a possessor waits for what is its, further to the left in this clause.
pub(super) fn has_open_possessor(stack: &[Item]) -> bool {
    stack
        .iter()
        .rev()
        .take_while(|i| !matches!(i.kind, Kind::Finite(_) | Kind::Quotation))
        .any(|i| i.is_noun_in(Case::Gen))
}

/// Converbs that may have a subject of their own: `-ken`, `-ınca`, `-dığında`, `-dıkça`; `-arak` and `-ıp` share theirs.
pub(super) fn is_own_subject_converb(form: &str) -> bool {
    let form = lower_tr(form);
    [
        "ken", "ınca", "ince", "unca", "ünce", "ında", "inde", "unda", "ünde", "ıkça", "ikçe", "ukça",
        "ükçe", "madan", "meden", "caya", "ceye", "ana", "ene",
    ]
    .iter()
    .any(|s| form.ends_with(s))
}
