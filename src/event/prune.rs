//! Candidates that tell of one another: what is only the content, the effect or the double of another one.

use crate::event::EventWord;
use rustc_hash::FxHashMap;

use super::context::Context;
use super::extract::Candidate;
use super::frame::Flag;
use super::{EventType, Status};
use crate::syntax::{Argument, Case, Clause, Link, Slot, VerbForm, Voice};
use crate::text::TokenId;

/// What a verb forbids or stops is no event of its own, but tells whom the ban is on (`İran'dan ithalatı yasakladı`).
pub(super) fn take_halted(ctx: &Context<'_>, out: &mut Vec<Candidate>) {
    if ctx.frames.verb_first {
        return;
    }
    let kind = |c: &Candidate| c.kind(ctx);
    let verbs: FxHashMap<u32, usize> = out.iter().enumerate().map(|(i, c)| (c.clause, i)).collect();
    let mut drop = vec![false; out.len()];
    for noun in 0..out.len() {
        let clause = &ctx.reading.clauses[out[noun].clause as usize];
        let above = clause.parent.filter(|_| clause.link == Link::Nominal);
        let Some(verb) = above.and_then(|parent| verbs.get(&parent).copied()) else { continue };
        let halts = matches!(kind(&out[verb]), EventType::Sanction | EventType::Reject | EventType::Coerce);
        if !halts
            || !is_in_object(ctx, &out[verb], clause.head)
            || out[noun].filled.agents != out[verb].filled.agents
        {
            continue;
        }
        if out[verb].filled.targets.is_empty() {
            let theirs = std::mem::take(&mut out[noun].filled.targets);
            out[verb].filled.targets = theirs;
        }
        drop[noun] = true;
    }
    // `Peru, Mavi Holding'in Demir Bank'ı almasını | engelledi`: who was to do it is kept from it.
    for inner in 0..out.len() {
        let clause = &ctx.reading.clauses[out[inner].clause as usize];
        let word = ctx.word(clause.head);
        let deed = clause.link == Link::Complement
            && clause.features.form == VerbForm::VerbalNoun
            && clause.features.voice == Voice::Active
            && word.possessive == 3
            && matches!(word.case, Case::Acc | Case::Dat);
        let Some(verb) = clause.parent.filter(|_| deed).and_then(|p| verbs.get(&p)).copied() else {
            continue;
        };
        let halts = matches!(kind(&out[verb]), EventType::Sanction | EventType::Reject | EventType::Coerce);
        let kept = out[inner].filled.agents.clone();
        if !halts || kept.is_empty() || kept.iter().any(|e| out[verb].filled.agents.contains(e)) {
            continue;
        }
        out[verb].filled.targets = kept;
        drop[inner] = true;
    }
    drop_marked(out, &drop);
}

/// A gathering that somebody meets others at is that meeting (`NATO zirvesinde Kaya ile görüştü`).
pub(super) fn drop_gatherings(
    ctx: &Context<'_>,
    by_clause: &FxHashMap<u32, usize>,
    out: &mut Vec<Candidate>,
) {
    let frame = |c: &Candidate| &ctx.frames.entries[c.frame as usize].frame;
    let gathers = |c: &Candidate| frame(c).kind == EventType::Consult && frame(c).has(Flag::Symmetric);
    let consults = |c: &Candidate| frame(c).kind == EventType::Consult && !c.filled.agents.is_empty();
    drop_where(out, |out, c| {
        let clause = &ctx.reading.clauses[c.clause as usize];
        let above = clause.parent.filter(|_| clause.link == Link::Nominal);
        let met = above.and_then(|parent| by_clause.get(&parent)).map(|i| &out[*i]);
        // `NATO zirvesi sırasında Kaya ile görüşme yaptı`
        let behind = clause.head + 1;
        let meanwhile = behind < ctx.sentence_end(clause.head) && ctx.is_at(EventWord::AtOccasion, behind);
        let carried = || {
            out.iter().find(|o| {
                let other = &ctx.reading.clauses[o.clause as usize];
                o.clause != c.clause
                    && other.link == Link::Nominal
                    && other.parent == above
                    && other.head > clause.head
                    && above.is_some_and(|a| ctx.reading.clauses[a as usize].head == other.head + 1)
            })
        };
        gathers(c)
            && above.is_some()
            && (ctx.word(clause.head).case == Case::Loc || meanwhile)
            && met.or_else(carried).is_some_and(consults)
    });
}

/// Sentences before the one that tells of a death or a wound, in which an attack may be told that did it.
const NEAR_ATTACK: u32 = 2;

/// A death or a wound that an attack told beside it brings is that attack, which gets its victim
/// (`hava saldırısında Hasan Osman hayatını kaybetti`).
pub(super) fn drop_suffered(ctx: &Context<'_>, out: &mut Vec<Candidate>) {
    let frame = |c: &Candidate| &ctx.frames.entries[c.frame as usize].frame;
    let sentence = |c: &Candidate| ctx.reading.clauses[c.clause as usize].sentence;
    let attacks: Vec<usize> = (0..out.len())
        .filter(|i| frame(&out[*i]).kind == EventType::Assault && !frame(&out[*i]).has(Flag::Suffered))
        .collect();
    if attacks.is_empty() {
        return;
    }
    let mut drop = vec![false; out.len()];
    for harm in (0..out.len()).filter(|i| frame(&out[*i]).has(Flag::Suffered)).collect::<Vec<_>>() {
        let victims = out[harm].filled.targets.clone();
        let here = sentence(&out[harm]);
        let beside = attacks.iter().copied().find(|a| sentence(&out[*a]) == here);
        if let Some(attack) = beside {
            // `Ayşe hava saldırısında öldü`: the victim is no attacker.
            out[attack].filled.agents.retain(|a| !victims.contains(a));
            if out[attack].filled.targets.is_empty() {
                out[attack].filled.targets.clone_from(&victims);
            }
        }
        drop[harm] = beside.is_some()
            || attacks.iter().any(|a| {
                let near = sentence(&out[*a]) < here && here - sentence(&out[*a]) <= NEAR_ATTACK;
                near || out[*a].filled.targets.iter().any(|t| victims.contains(t))
            });
    }
    drop_marked(out, &drop);
}

/// What a participle says of a deed is that deed, and who does the deed does it (`Şili'nin | üssü hedef alan | saldırısı`).
pub(super) fn join_deeds(ctx: &Context<'_>, out: &mut Vec<Candidate>) {
    if ctx.frames.verb_first {
        return;
    }
    let said = |c: &Candidate| {
        let clause = &ctx.reading.clauses[c.clause as usize];
        let says = clause.link == Link::Relative
            && clause.features.form == VerbForm::SubjectParticiple
            && clause.features.voice != Voice::Passive;
        clause.modifies.filter(|_| says)
    };
    let verbs: FxHashMap<TokenId, usize> =
        out.iter().enumerate().filter_map(|(i, c)| said(c).map(|noun| (noun, i))).collect();
    let kind = |c: &Candidate| c.kind(ctx);
    let mut drop = vec![false; out.len()];
    for noun in 0..out.len() {
        let deed = &ctx.reading.clauses[out[noun].clause as usize];
        let verb = verbs.get(&deed.head).copied().filter(|_| deed.link == Link::Nominal);
        let Some(verb) = verb.filter(|v| kind(&out[*v]) == kind(&out[noun])) else { continue };
        let aimed = |c: &Candidate| !c.filled.targets.is_empty();
        if aimed(&out[verb]) && !aimed(&out[noun]) {
            if out[verb].filled.agents.is_empty() {
                let doers = out[noun].filled.agents.clone();
                out[verb].filled.agents = doers;
            }
            drop[noun] = true;
        }
    }
    drop_marked(out, &drop);
}

/// What a request or promise asks for is no second event, unless it has named participants of its own.
pub(super) fn drop_contents(ctx: &Context<'_>, by_clause: &FxHashMap<u32, usize>, out: &mut Vec<Candidate>) {
    let requests = if ctx.frames.verb_first { FxHashMap::default() } else { request_nouns(ctx, out) };
    // With whom somebody agrees may be told in what they agree on (`Airbus'tan uçak almak için anlaştı`), and whom a threat is
    // for in what is threatened with (`Peru'ya vergi uygulamakla tehdit etti`), in English also whom a refusal is for.
    for i in 0..out.len() {
        let clause = &ctx.reading.clauses[out[i].clause as usize];
        let Some(parent) = asker(ctx, clause, by_clause).filter(|p| *p != i) else { continue };
        let open = |c: &Candidate| {
            let kind = ctx.frames.entries[c.frame as usize].frame.kind;
            let aims = matches!(kind, EventType::Agree | EventType::Threaten)
                || if ctx.frames.verb_first {
                    kind == EventType::Reject
                } else {
                    // `satmak üzere 5 milyar dolarlık anlaşmaya vardı`
                    kind == EventType::Transact
                        && ctx.frames.entries[out[i].frame as usize].frame.kind == kind
                };
            aims && c.filled.targets.is_empty()
        };
        // `in a call with Reed, Wilk promised aid`: the occasion is no content.
        let content = !ctx.frames.verb_first || clause.link == Link::Complement;
        let same = content && out[i].filled.agents == out[parent].filled.agents;
        if open(&out[parent]) && same && clause.features.form == VerbForm::VerbalNoun {
            let theirs = out[i].filled.targets.clone();
            out[parent].filled.targets = theirs;
        }
    }
    if !ctx.frames.verb_first {
        hand_to_asked(ctx, by_clause, out);
        for i in 0..out.len() {
            let request = content_of(ctx, &out[i], &requests).filter(|r| *r != i);
            if let Some(request) = request.filter(|r| out[*r].filled.agents == out[i].filled.agents) {
                let mut doers = out[request].filled.targets.clone();
                doers.retain(|e| !out[i].filled.targets.contains(e));
                out[i].filled.agents = doers;
            }
        }
    }
    let stays = |c: &Candidate| {
        let clause = &ctx.reading.clauses[c.clause as usize];
        let asked = content_of(ctx, c, &requests).or_else(|| asker(ctx, clause, by_clause));
        let Some(parent) = asked.map(|i| &out[i]) else {
            return true;
        };
        let kind = ctx.frames.entries[parent.frame as usize].frame.kind;
        // `faaliyet iznini iptal etti`: the object names nobody of its own.
        if clause.link == Link::Nominal && !ctx.frames.verb_first && is_object(ctx, parent, clause.head) {
            let names = |a: &Argument| !a.shared && ctx.mentions_in(&a.tokens).next().is_some();
            return clause.arguments.iter().any(names);
        }
        // `üretimi durdurma kararı aldı`
        let own_kind = ctx.frames.entries[c.frame as usize].frame.kind == kind;
        let decided =
            !ctx.frames.verb_first && own_kind && matches!(kind, EventType::Decide | EventType::Transact);
        let asks = decided
            || matches!(
                kind,
                EventType::Request | EventType::Agree | EventType::Threaten | EventType::Coerce
            )
            || if ctx.frames.verb_first {
                matches!(kind, EventType::Decide | EventType::Reject)
            } else {
                // `yürütmeyi durdurma | talebini reddetti`
                kind == EventType::Accuse || kind == EventType::Reject && is_bare_infinitive(ctx, clause)
            };
        // `çekilmesi için baskı yaptı`
        let purpose = !ctx.frames.verb_first
            && ctx
                .reading
                .analysed
                .words
                .get(clause.head as usize + 1)
                .is_some_and(|w| ctx.is(EventWord::Purpose, &w.lemma));
        // `called on Reed, Hale and Wilk | to step down`, wherever the analysis hung it
        let asked_of = ctx.frames.verb_first
            && kind == EventType::Request
            && clause.head > 0
            && ctx.is_at(EventWord::OpensInfinitive, clause.head - 1)
            && !c.filled.agents.is_empty()
            && c.filled.agents.iter().all(|e| parent.filled.targets.contains(e));
        let content = clause.features.form == VerbForm::VerbalNoun
            && (clause.link != Link::Adverbial || purpose || asked_of);
        if !asks || !content {
            return true;
        }
        let there = |e: &u32| ctx.frames.verb_first && parent.filled.places.contains(e);
        let known =
            |e: &u32| parent.filled.agents.contains(e) || parent.filled.targets.contains(e) || there(e);
        c.filled.agents.iter().chain(&c.filled.targets).any(|e| !known(e))
    };
    let drop: Vec<bool> = out.iter().map(|c| !stays(c)).collect();
    drop_marked(out, &drop);
}

/// Whether a clause in the bare infinitive modifies the noun right behind it (`yürütmeyi durdurma | talebi`).
fn is_bare_infinitive(ctx: &Context<'_>, clause: &Clause) -> bool {
    let word = ctx.word(clause.head);
    let next = ctx.reading.analysed.words.get(clause.head as usize + 1);
    word.case == Case::Nom
        && word.possessive == 0
        && clause.features.form == VerbForm::VerbalNoun
        && next.is_some_and(|w| w.possessive == 3 && w.verb.is_none())
}

/// What somebody is kept from does not happen: `was banned from | entering Peru`.
pub(super) fn drop_prevented(ctx: &Context<'_>, out: &mut Vec<Candidate>) {
    use EventType as T;
    if !ctx.frames.verb_first {
        return;
    }
    drop_where(out, |out, c| {
        let clause = &ctx.reading.clauses[c.clause as usize];
        let from = clause.head > 0
            && ctx.is_at(EventWord::Origin, clause.head - 1)
            && ctx.lower(clause.head).ends_with("ing");
        from && out.iter().any(|o| {
            let here = &ctx.reading.clauses[o.clause as usize];
            let kind = ctx.frames.entries[o.frame as usize].frame.kind;
            let known = |e: &u32| o.filled.agents.contains(e) || o.filled.targets.contains(e);
            matches!(kind, T::Sanction | T::Reject | T::Coerce)
                && here.link != Link::Nominal
                && here.sentence == clause.sentence
                && here.head < clause.head
                && clause.head - here.head < 12
                && c.filled.agents.iter().chain(&c.filled.targets).all(known)
        })
    });
}

/// `vurularak öldürüldü`, `görevden alınarak tutuklandı`: how somebody is harmed is no second harm.
pub(super) fn drop_manners(ctx: &Context<'_>, by_clause: &FxHashMap<u32, usize>, out: &mut Vec<Candidate>) {
    use EventType as T;
    let kind = |c: &Candidate| c.kind(ctx);
    drop_where(out, |out, c| {
        let clause = &ctx.reading.clauses[c.clause as usize];
        // `öldürülmeden önce` is no manner.
        let passive = clause.features.form == VerbForm::Converb
            && clause.features.voice == Voice::Passive
            && (ctx.frames.grammar.goes_together)(ctx.lower(clause.head));
        let above = clause.parent.filter(|_| passive);
        let same = || above.and_then(|p| by_clause.get(&p)).is_some_and(|i| kind(&out[*i]) == kind(c));
        // `tepki göstererek Peru'yu suçladı`: one act of words.
        let words = matches!(kind(c), T::Accuse | T::Support | T::Reject | T::Request)
            && clause.features.form == VerbForm::Converb
            && (ctx.frames.grammar.goes_together)(ctx.lower(clause.head));
        let outer = clause.parent.filter(|_| words).and_then(|p| by_clause.get(&p)).map(|i| &out[*i]);
        let again = outer.is_some_and(|o| {
            kind(o) == kind(c)
                && o.filled.agents == c.filled.agents
                && c.filled.targets.iter().all(|t| o.filled.targets.contains(t))
        });
        again || above.is_some() && (matches!(kind(c), T::Assault | T::Harm) || same())
    });
}

/// The requests that a noun tells, by that noun (`çağrısında bulundu`).
fn request_nouns(ctx: &Context<'_>, out: &[Candidate]) -> FxHashMap<TokenId, usize> {
    let asks = |c: &Candidate| ctx.frames.entries[c.frame as usize].frame.kind == EventType::Request;
    let nouns = |c: &Candidate| {
        let verb = ctx.reading.clauses[c.clause as usize].head;
        c.trigger.clone().filter(move |t| *t != verb || ctx.verb_at(*t).is_none())
    };
    let found = out.iter().enumerate().filter(|(_, c)| asks(c));
    found.flat_map(|(i, c)| nouns(c).map(move |t| (t, i))).collect()
}

/// The request whose noun stands right behind a clause in `-ma` that tells what it asks for (`serbest bırakma | çağrısı`).
fn content_of(ctx: &Context<'_>, c: &Candidate, requests: &FxHashMap<TokenId, usize>) -> Option<usize> {
    let clause = &ctx.reading.clauses[c.clause as usize];
    let infinitive = |t: TokenId| {
        let word = ctx.word(t);
        word.case == Case::Nom && ctx.verb_at(t).is_some_and(|c| c.features.form == VerbForm::VerbalNoun)
    };
    // `oraya | seyahat etmemeleri | çağrısı`
    let end = if clause.link == Link::Nominal { clause.head + 2 } else { clause.head + 1 };
    requests.get(&end).copied().filter(|_| infinitive(end - 1))
}

/// Who is asked, forced or accused does what the infinitive tells, not who asks (`Peru, Şili'yi Kenya'ya silah satmakla
/// suçladı`).
fn hand_to_asked(ctx: &Context<'_>, by_clause: &FxHashMap<u32, usize>, out: &mut [Candidate]) {
    use EventType as T;
    for i in 0..out.len() {
        let mut clause = &ctx.reading.clauses[out[i].clause as usize];
        // `Şili'ye saldırmaktan | vazgeçmeye çağırdı`
        if let Some(outer) = clause.parent.filter(|p| !by_clause.contains_key(p)) {
            let outer = &ctx.reading.clauses[outer as usize];
            if is_part_of_wish(clause) && is_part_of_wish(outer) && !by_subject(ctx, outer) {
                clause = outer;
            }
        }
        let word = ctx.word(clause.head);
        // `Peru'dan çekilmesini istedi`
        let wanted = word.possessive == 3 && word.case == Case::Acc;
        let infinitive = clause.features.form == VerbForm::VerbalNoun && (word.possessive == 0 || wanted);
        let above = clause.parent.filter(|_| infinitive).and_then(|p| by_clause.get(&p)).copied();
        let Some(above) = above.filter(|a| *a != i && clause.features.voice != Voice::Passive) else {
            continue;
        };
        let kind = ctx.frames.entries[out[above].frame as usize].frame.kind;
        let controls = match word.case {
            Case::Ins => kind == T::Accuse,
            Case::Dat => matches!(kind, T::Request | T::Coerce),
            Case::Acc => wanted && kind == T::Request,
            _ => false,
        };
        let asked = &out[above].filled;
        // `halkı greve gitmeye çağırdı`: who is asked need not be named.
        let asks = kind == T::Request && word.case == Case::Dat || kind == T::Accuse;
        if !controls || asked.targets.is_empty() && !wanted && !asks || out[i].filled.agents != asked.agents {
            continue;
        }
        let mut doers = asked.targets.clone();
        doers.retain(|e| !out[i].filled.targets.contains(e));
        out[i].filled.agents = doers;
    }
}

/// Whether a noun is the object of the verb that tells another event, or what that is about (`çip | satışına yönelik kısıtlamayı
/// genişletti`).
fn is_in_object(ctx: &Context<'_>, verb: &Candidate, noun: TokenId) -> bool {
    let clause = &ctx.reading.clauses[verb.clause as usize];
    is_object(ctx, verb, noun)
        || clause.arguments.iter().any(|a| {
            matches!(&a.slot, Slot::Adp(p) if ctx.is(EventWord::AimedAt, p)) && !a.shared && a.head == noun
        })
}

/// Whether a noun is the object of the verb that tells another event.
fn is_object(ctx: &Context<'_>, verb: &Candidate, noun: TokenId) -> bool {
    let clause = &ctx.reading.clauses[verb.clause as usize];
    clause.arguments.iter().any(|a| a.head == noun && a.slot == Slot::Acc && !a.shared)
}

/// A predicate of two verbs (`agreed to sell`) and its second verb tell one thing: the one that names more stays.
pub(super) fn drop_doubles(ctx: &Context<'_>, out: &mut Vec<Candidate>) {
    const NEAR: usize = 4;
    let kind = |c: &Candidate| c.kind(ctx);
    let head = |c: &Candidate| ctx.reading.clauses[c.clause as usize].head;
    let mut drop = vec![false; out.len()];
    for i in 0..out.len() {
        // `Goma'dan çekilmeyi | kabul etti`: the second verb comes first; what it names stays.
        for k in i.saturating_sub(NEAR)..i {
            let inner = !ctx.frames.verb_first
                && ctx.reading.clauses[out[k].clause as usize].features.form == VerbForm::VerbalNoun;
            // `karşılık vereceğini duyurdu`
            let reported = !ctx.frames.verb_first
                && out[k].told_in(ctx).features.form == VerbForm::FutureParticiple
                && out[k].used.iter().all(|t| out[i].used.contains(t));
            if reported && out[i].used.contains(&head(&out[k])) {
                drop[k] = true;
            }
            if inner && out[i].used.contains(&head(&out[k])) && kind(&out[i]) == kind(&out[k]) {
                drop[k] = true;
                if out[i].filled.targets.is_empty() {
                    let agents = out[i].filled.agents.clone();
                    let mut theirs = out[k].filled.targets.clone();
                    theirs.retain(|e| !agents.contains(e));
                    out[i].filled.targets = theirs;
                }
            }
        }
        if !ctx.frames.verb_first {
            continue;
        }
        for k in i + 1..out.len().min(i + NEAR) {
            let (outer, inner) = (&out[i], &out[k]);
            if outer.used.contains(&head(inner)) && kind(outer) == kind(inner) {
                let less = inner.filled.count() > outer.filled.count();
                drop[if less { i } else { k }] = true;
            }
        }
    }
    drop_marked(out, &drop);
}

/// `announced plans to sell the mill`: who tells of plans does what they are for, ahead.
pub(super) fn drop_plans(ctx: &Context<'_>, out: &mut Vec<Candidate>) {
    if !ctx.frames.verb_first {
        return;
    }
    let plans: Vec<(usize, TokenId)> = out
        .iter()
        .enumerate()
        .filter(|(_, c)| ctx.frames.entries[c.frame as usize].frame.kind == EventType::Decide)
        .filter_map(|(i, c)| Some((i, *c.used.iter().find(|t| &*ctx.word(**t).lemma == "plan")?)))
        .collect();
    let mut drop = vec![false; out.len()];
    for (outer, plan) in plans {
        for (k, inner) in out.iter_mut().enumerate() {
            let clause = &ctx.reading.clauses[inner.clause as usize];
            if k != outer && clause.modifies == Some(plan) {
                if inner.status == Status::Occurred {
                    inner.status = Status::Planned;
                }
                drop[outer] = true;
            }
        }
    }
    drop_marked(out, &drop);
}

/// The event that a clause hangs on; a noun inside an infinitive hangs on what governs that (`agreed to resume talks`,
/// `iş birliğini derinleştirmede anlaştı`).
fn asker(ctx: &Context<'_>, clause: &Clause, by_clause: &FxHashMap<u32, usize>) -> Option<usize> {
    let parent = clause.parent?;
    let above = &ctx.reading.clauses[parent as usize];
    let through = (clause.link == Link::Nominal || !ctx.frames.verb_first && is_part_of_wish(clause))
        && is_part_of_wish(above);
    by_clause.get(&parent).copied().or_else(|| by_clause.get(&above.parent.filter(|_| through)?).copied())
}

/// Whether a clause is a verbal noun that another verb governs (`saldırmaktan`, `vazgeçmeye`).
fn is_part_of_wish(clause: &Clause) -> bool {
    clause.link == Link::Complement && clause.features.form == VerbForm::VerbalNoun
}

/// Whether a clause has a subject of its own.
fn by_subject(ctx: &Context<'_>, clause: &Clause) -> bool {
    let own = |a: &Argument| a.slot == Slot::Nom && !a.shared && ctx.mention_at(a.head).is_some();
    clause.arguments.iter().any(own)
}

/// Takes out the candidates of which something holds, all of them asked before the first is gone.
pub(super) fn drop_where(out: &mut Vec<Candidate>, holds: impl Fn(&[Candidate], &Candidate) -> bool) {
    let drop: Vec<bool> = out.iter().map(|c| holds(out, c)).collect();
    drop_marked(out, &drop);
}

/// Takes the marked candidates out.
pub(super) fn drop_marked(out: &mut Vec<Candidate>, drop: &[bool]) {
    let mut marks = drop.iter();
    out.retain(|_| !marks.next().copied().unwrap_or(false));
}
