//! Words that join: lists whose members each bear their own particle, conjunctions of two words, a verb said twice.

use super::lexical::verbal_noun;
use super::parser::Parser;
use super::phrase::{Item, Kind};
use crate::lang::tr::word_class::WordClass;
use crate::mention::EntityKind;
use crate::syntax::{Case, Tense, Upos, VerbFeatures, VerbForm, Voice};
use crate::text::TokenId;

impl Parser<'_> {
    /// Whether a particle stands at a token (`Peru | da`).
    fn is_too(&self, t: TokenId) -> bool {
        (t as usize) < self.mention_at.len()
            && self.mention_at[t as usize] == 0
            && matches!(self.lower(t), "de" | "da")
    }

    /// Whether what joins two is written in two words (`hem Peru | hem de | Şili`, `Peru | ya da | Şili`): what stands before
    /// them ends at the first.
    pub(super) fn is_joined_twice(&self, first: &Item, next: TokenId) -> bool {
        first.end + 2 == next
            && matches!(self.lower(first.end), "hem" | "ya" | "ne")
            && self.is_too(first.end + 1)
    }

    /// Joins two names each of which bears the particle before `i` (`Peru da | Şili de`) in one case: they are one phrase.
    pub(super) fn join_both(&mut self, i: TokenId) {
        let [.., first, second] = &self.stack[..] else { return };
        let named = |item: &Item| item.kind == Kind::Noun && item.name && !item.time && !item.attributive;
        let comma = TokenId::from(first.comma);
        let joined = named(first)
            && named(second)
            && second.end == i
            && first.case == second.case
            && !first.semicolon
            && first.end + 1 + comma == second.start
            && self.is_too(first.end)
            // `Peru'nun da | Şili'nin de`
            && first.person == second.person;
        if !joined {
            return;
        }
        let second = self.stack.pop().expect("looked at above");
        let first = self.stack.last_mut().expect("looked at above");
        first.relatives.extend(second.relatives);
        first.clauses.extend(second.clauses);
        (first.head, first.end, first.comma) = (second.head, second.end, false);
        // `Peru da Şili de | kararı eleştirdi`: nothing that follows is theirs.
        first.comma |= first.case == Case::Nom;
    }

    /// What form a verb has that is said again in the negative (`kente | girer girmez`): that of a converb, and where it ends.
    pub(super) fn said_twice(&self, i: TokenId, end: TokenId, features: &VerbFeatures) -> Option<VerbForm> {
        let next = i + 1;
        let again = matches!(features.form, VerbForm::Finite | VerbForm::SubjectParticiple)
            && (features.tense == Tense::Aorist || self.lower(i).ends_with('r'))
            && !features.negative
            && next < end
            && self.mention_at[next as usize] == 0
            && self.lower(next).starts_with(&*self.word(i).lemma)
            && ["maz", "mez"].iter().any(|s| self.lower(next).ends_with(s));
        again.then_some(VerbForm::Converb)
    }

    /// Whether a noun stands before the word for what something is taken as (`kararı | darbe olarak | niteledi`).
    pub(super) fn is_before_as(&self, t: TokenId) -> bool {
        let next = t as usize + 1;
        self.mention_at.get(next) == Some(&0) && self.lower(t + 1) == "olarak" && self.word(t).possessive == 0
    }

    /// Whether a name in the instrumental before a noun that says what about is with whom the verb behind that is done (`Peru'yla |
    /// su paylaşımı konusunda anlaştı`).
    pub(super) fn is_partner_of_verb(&self, partner: &Item, noun: &Item, owned: bool) -> bool {
        let about = noun.end < self.mention_at.len() as TokenId
            && self.mention_at[noun.end as usize] == 0
            && matches!(
                self.lower(noun.end),
                "konusunda" | "hususunda" | "üzerinde" | "üzerine" | "hakkında" | "için"
            );
        let with = |t: TokenId| {
            let word = self.word(t);
            word.verb.is_some() && crate::event::takes_partner("tr", &verbal_noun(&word.lemma))
        };
        let end = (self.mention_at.len() as TokenId).min(noun.end + 5);
        let verb = (noun.end + 1..end).find(|t| self.word(*t).verb.is_some());
        about && !owned && partner.name && verb.is_some_and(with)
    }

    /// Whether a noun is for those who rule the land before it, over an adjective (`Peru | geçici yönetiminin`).
    pub(super) fn rules_land(&self, land: &Item, item: &Item) -> bool {
        const RULERS: [&str; 4] = ["yönetim", "hükümet", "rejim", "parlamento"];
        self.is_land(land.head)
            && item.possessive == 3
            && !matches!(item.case, Case::Nom | Case::Acc)
            && RULERS.contains(&&*self.word(item.head).lemma)
    }

    /// Whether a determiner opens a phrase that a bare noun stands before: nothing modifies over it (`Rus askerleri | bir Türk
    /// gemisine saldırdı`).
    pub(super) fn is_determined(&self, top: &Item, item: &Item) -> bool {
        top.is_noun_in(Case::Nom)
            && !top.attributive
            && !top.time
            && item.start < item.head
            && self.mention_at[item.start as usize] == 0
            && (self.word(item.start).upos == Upos::Det || self.lower(item.start) == "bir")
    }

    /// Whether the next verb behind one is passive, or tells that somebody gets a sentence, so that it has no object.
    pub(super) fn is_followed_by_passive(&self, verb: TokenId) -> bool {
        const FAR: TokenId = 12;
        let end = (self.mention_at.len() as TokenId).min(verb + FAR);
        let next =
            (verb + 1..end).find(|t| self.mention_at[*t as usize] == 0 && self.word(*t).verb.is_some());
        next.is_some_and(|t| {
            self.word(t).verb.is_some_and(|v| v.voice == Voice::Passive)
                || *self.word(t).lemma == *"al" && *self.word(t - 1).lemma == *"ceza"
        })
    }

    /// Whether a verb is made with a noun before it that has somebody in the dative, so that it takes no object (`itiraz | etti`).
    pub(super) fn takes_dative_half(&self, verb: TokenId) -> bool {
        verb > self.first
            && self.mention_at[verb as usize - 1] == 0
            && WordClass::TakesDative.has(self.lower(verb - 1))
    }

    /// Whether a plural right behind its possessor, whose ending reads like that of an object, is who does what a verb tells that
    /// takes none (`Kaya'nın avukatları | karara itiraz edeceklerini duyurdu`).
    pub(super) fn is_owned_doer(&self, i: TokenId, end: TokenId) -> bool {
        const FAR: TokenId = 6;
        let owned =
            self.stack.last().is_some_and(|t| t.name && t.is_noun_in(Case::Gen) && t.is_adjacent_to(i));
        let somebody = crate::lang::tr::statement::is_somebody(&self.word(i).lemma);
        let verb = (i + 1..end.min(i + FAR)).find(|t| self.word(*t).verb.is_some());
        owned && somebody && verb.is_some_and(|v| self.takes_dative_half(v))
    }

    /// Whether a plural behind the bare name of a land or body has an object before it, so that those who act for it are meant
    /// (`Kaya'yı | Peru askerleri kurtardı`).
    pub(super) fn acts_on_object(&self, i: TokenId) -> bool {
        let [.., object, name] = &self.stack[..] else { return false };
        let body = self
            .mention_of(name.head)
            .is_some_and(|m| matches!(m.kind, EntityKind::Country | EntityKind::Organization));
        body && name.end == i
            && name.is_noun_in(Case::Nom)
            && object.is_noun_in(Case::Acc)
            && object.name
            && object.is_adjacent_to(name.start)
    }

    /// Whether a plural stands behind the foremost of those that it names and before the name of another party, so that it acts (`Peru
    /// başta olmak üzere bölge ülkeleri | Şili'yi kınadı`).
    pub(super) fn is_led_by_foremost(&self, i: TokenId, end: TokenId) -> bool {
        const FAR: TokenId = 6;
        let opens = self.stack.iter().rev().take(2).any(|t| t.foremost);
        let next = (i + 1..end.min(i + FAR))
            .find(|t| self.mention_at[*t as usize] > 0 || self.word(*t).verb.is_some());
        opens && next.is_some_and(|t| self.mention_at[t as usize] > 0)
    }

    /// Whether a noun before an infinitive, whose ending reads like a possessor's, is its object (`kulübü | zarara uğratmakla`).
    pub(super) fn is_object_of_infinitive(&self, item: &Item, verb: TokenId) -> bool {
        let form = self.lower(verb);
        let infinitive = self.word(verb).possessive == 0
            && ["makla", "mekle", "maktan", "mekten"].iter().any(|s| form.ends_with(s));
        infinitive
            && !item.plural
            && !["ları", "leri"].iter().any(|s| self.lower(item.head).ends_with(s))
            && self.may_be_object(item)
            && !self.knowledge.intransitives.contains(&*self.word(verb).lemma)
    }

    /// Whether a counted noun before a noun in a case does something with it (`birçok ülke | saldırıyı kınadı`).
    pub(super) fn is_counted_doer(&self, item: &Item, case: Case) -> bool {
        matches!(case, Case::Acc | Case::Dat)
            && item.possessive == 0
            && self.is_quantified(item)
            && self.lower(item.head - 1) != "bir"
            && !["lık", "lik", "luk", "lük"].iter().any(|s| self.lower(item.head).ends_with(s))
    }

    /// Whether what a phrase stands behind leaves it to be the subject: nothing, what says when, where and how, or for a name
    /// what somebody else did before (`mahkeme seçimi iptal edince | Kaya`).
    pub(super) fn opens_behind(&self, opener: &Item, before: &[Item]) -> bool {
        let Some(last) = before.last() else { return true };
        let apart = matches!(last.kind, Kind::Adverbial(_)) && !self.goes_together(last.head);
        opener.name && (apart || before.iter().all(is_adjunct))
    }
}

/// Whether a phrase says when, where or how, so that what stands behind it may be the subject (`müzakereler sürerken | Fed`,
/// `Lima'da | Fed`).
pub(super) fn is_adjunct(item: &Item) -> bool {
    match item.kind {
        Kind::Adverbial(_) | Kind::Adposition(_) => true,
        Kind::Noun => item.time || matches!(item.case, Case::Loc | Case::Abl | Case::Ins),
        _ => false,
    }
}
