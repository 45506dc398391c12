//! A pack's actors and roles among the names of a document.

use std::collections::BTreeMap;

use super::Pack;
use super::phrase::{self, Member, Phrases, UNSAID, Who};
use crate::entity::{Entity, EntityId, resolve};
use crate::mention::{Inner, Mention, recognise};
use crate::names::Knowledge;
use crate::pipeline::{Analysed, Names};
use crate::text::Span;

/// Names, and what the pack knows of them.
pub(crate) struct Found {
    pub(crate) names: Names,
    /// Codes of the pack's own entities.
    pub(crate) codes: BTreeMap<EntityId, String>,
    pub(super) phrases: Phrases,
    /// The entities of each group's members.
    pub(super) parties: Vec<Vec<EntityId>>,
}

impl Pack {
    /// The names of a document, the pack's own over those that kilim finds itself.
    pub(crate) fn names(&self, analysed: &Analysed<'_>) -> Found {
        let (own, inner) = recognise(analysed);
        let phrases = phrase::find(self, analysed, &own);
        // The pack's mentions: the members that bear a name or role of the pack.
        let mut taken: Vec<(Mention, usize, usize)> = Vec::new();
        let mut covered = vec![false; analysed.segmented.tokens.len()];
        for (g, group) in phrases.groups.iter().enumerate() {
            for (m, member) in group.members.iter().enumerate() {
                let words = &mut covered[member.tokens.start as usize..member.tokens.end as usize];
                if !is_packs(member) || words.contains(&true) {
                    continue;
                }
                words.fill(true);
                taken.push((self.mention(analysed, member, &own), g, m));
            }
        }
        taken.sort_by_key(|(m, ..)| m.tokens.start);
        let free = |m: &Mention| {
            let at = taken.partition_point(|(t, ..)| t.tokens.end <= m.tokens.start);
            taken.get(at).is_none_or(|(t, ..)| !overlaps(&t.tokens, &m.tokens))
        };
        let mut kept = Vec::new();
        let mut new_index = vec![None; own.len()];
        for (i, mention) in own.iter().enumerate().filter(|(_, m)| free(m)) {
            new_index[i] = Some(kept.len() as u32);
            kept.push(mention.clone());
        }
        let inner: Vec<Inner> = inner
            .into_iter()
            .filter_map(|i| Some(Inner { outer: new_index[i.outer as usize]?, mention: i.mention }))
            .collect();
        let (mut entities, mut entity_of) = resolve(analysed, &kept, &inner);
        let of_inner = entity_of.split_off(kept.len());
        let mut codes = BTreeMap::new();
        let mut ids: BTreeMap<(String, String), EntityId> = BTreeMap::new();
        let mut parties = Vec::with_capacity(phrases.groups.len());
        for group in &phrases.groups {
            let mut of_group = Vec::new();
            for member in &group.members {
                if let (Some(Who::Own(m)), false) = (member.who, is_packs(member)) {
                    of_group.extend(new_index[m as usize].map(|k| entity_of[k as usize]));
                    continue;
                }
                let (name, code, kind) = self.identity(analysed, member, &own);
                let id = *ids.entry((name.clone(), code.clone())).or_insert_with(|| {
                    entities.push(Entity { kind, name, mentions: Vec::new(), entry: None });
                    entities.len() as EntityId - 1
                });
                codes.insert(id, code);
                of_group.push(id);
            }
            parties.push(of_group);
        }
        // One list of mentions in the order of the text.
        let mut all: Vec<(Mention, EntityId)> = kept.into_iter().zip(entity_of).collect();
        all.extend(
            taken.into_iter().map(|(mention, g, m)| (mention, parties[g][m.min(parties[g].len() - 1)])),
        );
        let mut order: Vec<usize> = (0..all.len()).collect();
        order.sort_by_key(|i| all[*i].0.tokens.start);
        let mut place = vec![0u32; all.len()];
        for (new, old) in order.iter().enumerate() {
            place[*old] = new as u32;
        }
        let inner = inner.into_iter().map(|i| Inner { outer: place[i.outer as usize], ..i }).collect();
        for entity in &mut entities {
            entity.mentions.clear();
        }
        let mut mentions = Vec::with_capacity(all.len());
        let mut entity_of = Vec::with_capacity(all.len() + of_inner.len());
        for old in order {
            let (mention, entity) = all[old].clone();
            entities[entity as usize].mentions.push(mentions.len() as u32);
            mentions.push(mention);
            entity_of.push(entity);
        }
        for (k, entity) in of_inner.iter().enumerate() {
            entities[*entity as usize].mentions.push((mentions.len() + k) as u32);
        }
        entity_of.extend(of_inner);
        Found { names: Names { mentions, inner, entities, entity_of }, codes, phrases, parties }
    }

    fn mention(&self, analysed: &Analysed<'_>, member: &Member, own: &[Mention]) -> Mention {
        let tokens = &analysed.segmented.tokens;
        let (first, last) = (&tokens[member.tokens.start as usize], &tokens[member.tokens.end as usize - 1]);
        Mention {
            span: Span { start: first.span.start, end: last.stem.end },
            tokens: member.tokens.clone(),
            kind: self.identity(analysed, member, own).2,
            entry: None,
            adjectival: false,
            rule: "mention.pack",
            confidence: 0.95,
        }
    }

    /// Name, code and kind of a party.
    fn identity(
        &self,
        analysed: &Analysed<'_>,
        member: &Member,
        own: &[Mention],
    ) -> (String, String, crate::mention::EntityKind) {
        let text = &analysed.document.text;
        let tokens = &analysed.segmented.tokens;
        let written = || {
            let (first, last) =
                (&tokens[member.tokens.start as usize], &tokens[member.tokens.end as usize - 1]);
            let words = &text[first.span.start as usize..last.stem.end as usize];
            words.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let day = analysed.document.published.as_deref();
        let (name, base, kind) = match member.who {
            Some(Who::Actor(a)) => {
                let actor = &self.actors.all[a as usize];
                let code = actor.code(day).unwrap_or("---").to_owned();
                let name = if member.agents.is_empty() { actor.name.clone() } else { written() };
                let kind = if member.agents.is_empty() { actor.kind.unwrap_or(UNSAID) } else { UNSAID };
                (name, code, kind)
            }
            Some(Who::Own(m)) => {
                let entry = own[m as usize].entry.map(|e| Knowledge::get().entry(e));
                (written(), entry.and_then(|e| e.cameo).unwrap_or("---").to_owned(), UNSAID)
            }
            None => (written(), "---".to_owned(), UNSAID),
        };
        (name, self.coded(&base, &member.agents), kind)
    }

    /// An actor's code (alternatives by `/`) with those of its roles, each once.
    fn coded(&self, base: &str, agents: &[u32]) -> String {
        let one = |base: &str| {
            let mut code = base.to_owned();
            for agent in agents.iter().map(|a| &self.agents.all[*a as usize]) {
                if holds(&code, &agent.code) {
                    continue;
                }
                code = if agent.before { format!("{}{code}", agent.code) } else { code + &agent.code };
            }
            code
        };
        base.split('/').map(one).collect::<Vec<_>>().join("/")
    }
}

/// Whether a code holds another one behind its first three letters, in steps of three.
fn holds(code: &str, part: &str) -> bool {
    (0..code.len()).step_by(3).any(|i| code.get(i..).is_some_and(|rest| rest.starts_with(part)))
}

fn is_packs(member: &Member) -> bool {
    !member.agents.is_empty() || matches!(member.who, Some(Who::Actor(_)))
}

fn overlaps(a: &crate::text::Tokens, b: &crate::text::Tokens) -> bool {
    a.start < b.end && b.start < a.end
}
