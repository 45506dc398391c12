//! Those who hold one post in several countries stand for these (`Peru, Şili ve Kenya dışişleri bakanları görüştü`).

use super::context::Context;
use crate::entity::EntityId;
use crate::mention::EntityKind;
use crate::syntax::{Argument, Case};
use crate::text::TokenId;

/// The countries of a list whose ministers or leaders a phrase is about, where it names nothing else.
pub(super) fn lands_of_posts(ctx: &Context<'_>, head: TokenId, argument: &Argument) -> Vec<EntityId> {
    const NEAR: TokenId = 3;
    let word = ctx.word(head);
    let post = ctx.frames.stand_ins.get(&*word.lemma).is_some_and(|e| e.pair.is_some() && !e.agent);
    if ctx.frames.verb_first || !post || !word.plural || !matches!(word.possessive, 3 | 6) {
        return Vec::new();
    }
    let before: Vec<u32> = ctx.mentions_in(&(argument.tokens.start..head)).collect();
    let plain = |m: &u32| {
        let mention = ctx.mention(*m);
        mention.kind == EntityKind::Country && !mention.adjectival && ctx.case_of(*m) == Case::Nom
    };
    let joined = |pair: &[u32]| {
        let (end, next) = (ctx.mention(pair[0]).tokens.end, ctx.mention(pair[1]).tokens.start);
        end + 1 == next && (ctx.text(end) == "," || ctx.frames.is_conjunction(ctx.lower(end)))
    };
    let last = before.last().map_or(head, |m| ctx.mention(*m).tokens.end);
    let list = before.len() > 2 && before.iter().all(plain) && before.windows(2).all(joined);
    if !list || head - last > NEAR || ctx.frames.is_conjunction(ctx.lower(last)) {
        return Vec::new();
    }
    before.into_iter().map(|m| ctx.entity_of(m)).collect()
}
