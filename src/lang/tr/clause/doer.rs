//! Whether a bare noun before a noun that tells an event is who does it.

use super::parser::Parser;
use super::phrase::{Item, Kind};
use crate::lang::tr::body_noun::is_body_noun;
use crate::lang::tr::statement::is_somebody;
use crate::syntax::{Case, VerbForm, Voice};
use crate::text::TokenId;

impl Parser<'_> {
    /// Whether a bare noun before a noun that tells an event is who does it: a plural or a word for who acts before a noun
    /// that needs no modifier (`işçiler | dava açtı`, `savcı | dava açtı`) or has one already (`işçiler | grev kararı aldı`,
    /// `mahkeme | tutuklama kararı verdi`).
    pub(super) fn acts_before(&self, top: &Item, item: &Item, modified: bool) -> bool {
        let bare = top.possessive == 0 && !top.possessed && !top.time && top.event.is_none();
        let word = self.word(item.head);
        if !bare || !matches!(item.case, Case::Nom | Case::Acc) {
            return false;
        }
        let complete = item.possessive == 0 || modified && item.possessive == 3;
        if top.plural {
            return complete;
        }
        // `adam | öldürme`
        let verbal = item.possessive == 0 && word.verb.is_some_and(|v| v.form == VerbForm::VerbalNoun);
        let opens = top.start == self.first
            || self.stack.iter().all(|t| t.start >= top.start || t.kind != Kind::Noun);
        complete && !verbal && opens && self.acts(top) && self.is_done_by_verb(item.end)
    }

    /// Whether an active verb stands at `t`, or behind the noun that what stands before modifies (`grev | kararı aldı`).
    fn is_done_by_verb(&self, t: TokenId) -> bool {
        let done = |t: TokenId| {
            self.word_at(t).is_some_and(|w| {
                w.verb.is_some_and(|v| {
                    v.voice == Voice::Active
                        && !matches!(v.form, VerbForm::SubjectParticiple | VerbForm::VerbalNoun)
                })
            })
        };
        let modified = self.mention_at.get(t as usize) == Some(&0)
            && self.word_at(t).is_some_and(|w| w.possessive == 3 && matches!(w.case, Case::Nom | Case::Acc));
        done(t) || modified && done(t + 1)
    }

    /// Whether a bare word for a person or a body stands before an object, and so is none itself (`konuşurken | polis iki kişiyi
    /// gözaltına aldı`).
    pub(super) fn is_bare_doer(&self, item: &Item, next: Option<&Item>) -> bool {
        item.is_noun_in(Case::Nom)
            && !item.name
            && !item.time
            && item.possessive == 0
            && next.is_some_and(|o| o.is_noun_in(Case::Acc) && o.start == item.end)
            && self.acts(item)
    }

    /// Whether a common noun is a word for a person or a body.
    fn acts(&self, item: &Item) -> bool {
        let form = self.lower(item.head);
        is_somebody(form)
            || is_body_noun(&self.word(item.head).lemma)
            || crate::event::is_crew("tr", &self.word(item.head).lemma)
    }
}
