//! Cues in a unit: those of the lexicon, and those that their construction gives away (`"…" diye bağırdı`).

use super::candidate::is_particle;
use super::lexicon::{Cue, Lexicon, Noun, takes};
use super::suffix::{Form, Shape};
use super::unit::{Page, Unit};
use crate::statement::Modality;
use crate::syntax::Case;

/// A cue at its place.
#[derive(Debug, Clone, Copy)]
pub struct Hit<'l> {
    /// First item, with `diye`, `şöyle`, `şunları` that belong to it.
    pub start: usize,
    /// One past the verb.
    pub end: usize,
    /// What it takes.
    pub takes: u16,
    /// Form of the verb.
    pub shape: Shape,
    /// How the speaker stands to the words.
    pub modality: Modality,
    /// Only with a speaker of its own.
    pub weak: bool,
    /// `diye` or `şeklinde` binds a quotation to it.
    pub diye: bool,
    /// `şöyle`, `şunları`, `şu ifadeleri`: the words follow.
    pub points: bool,
    /// The lexicon's row, none for a productive cue.
    pub cue: Option<&'l Cue>,
}

impl Hit<'_> {
    /// A verb of plain saying, which any quotation may stand before (`"Evet" dedi`).
    pub fn is_saying(&self) -> bool {
        self.takes & (takes::BARE | takes::ACTION) != 0 || self.takes & takes::ACC == 0
    }

    /// `yaşadıklarını anlattı`: what was lived through, not a clause.
    pub fn tells(&self, word: &str) -> bool {
        (self.weak || self.points) && (word.starts_with("yaşadıklar") || word.starts_with("gördükler"))
    }

    /// Passive, so that its subject is what is said.
    pub fn passive(&self) -> bool {
        self.shape.passive || self.cue.is_some_and(|c| c.impersonal)
    }

    /// Whether the verb's sayer is its subject in the main clause or by converb.
    pub fn predicates(&self) -> bool {
        matches!(self.shape.form, Form::Finite | Form::Converb)
    }
}

impl Page<'_> {
    /// All cues of a unit in order, not overlapping.
    pub fn hits(&self, unit: &Unit) -> Vec<Hit<'static>> {
        let lexicon = Lexicon::get();
        let mut out: Vec<Hit<'static>> = Vec::new();
        for at in 0..unit.items.len() {
            if !self.is_word(unit, at) || unit.items[at].aside || self.word(unit, at).len() < 3 {
                continue;
            }
            if unit.token(at).is_some_and(|t| self.mention(t).is_some()) {
                continue;
            }
            let mut floor = out.last().map_or(0, |h| h.end);
            if let Some(last) = out.last()
                && last.end < at + 1
                && let Some(found) = lexicon.cue(|n| {
                    at.checked_sub(n).filter(|i| *i >= last.start).map_or("", |i| self.word(unit, i))
                })
                && at + 1 - found.length < last.end
            {
                // A longer cue holds the one before as its noun: `değerlendirmesini` + `yaptı`.
                out.pop();
                floor = out.last().map_or(0, |h| h.end);
            }
            let before =
                |n: usize| at.checked_sub(n).filter(|i| *i >= floor).map_or("", |i| self.word(unit, i));
            let found = lexicon.cue(before);
            let Some(found) = found else {
                if let Some(hit) = self.productive(unit, floor, at) {
                    if hit.start < floor {
                        out.pop();
                    }
                    out.push(hit);
                }
                continue;
            };
            if found.shape.form == Form::Participle && found.shape.passive && found.cue.name == "demek" {
                continue;
            }
            let mut hit = Hit {
                start: at + 1 - found.length,
                end: at + 1,
                takes: found.cue.takes,
                shape: found.shape,
                modality: found.cue.modality,
                weak: found.cue.weak,
                diye: false,
                points: false,
                cue: Some(found.cue),
            };
            self.extend(unit, floor, &mut hit);
            out.push(hit);
        }
        out
    }

    /// Takes in what belongs to the cue on its left.
    fn extend(&self, unit: &Unit, floor: usize, hit: &mut Hit<'_>) {
        let mut at = hit.start;
        while at > floor && is_particle(self.word(unit, at - 1)) {
            at -= 1;
        }
        if at > floor
            && (matches!(
                self.word(unit, at - 1),
                "diye" | "şeklinde" | "biçiminde" | "sorusunu" | "sorusuna" | "sorularını"
            ) || is_with_words(self.word(unit, at - 1)))
        {
            let bound = at > floor + 1 && unit.quote(at - 2).is_some();
            if bound || self.word(unit, at - 1) == "diye" {
                hit.start = at - 1;
                hit.diye = true;
                hit.takes |= takes::QUOTE | takes::BARE;
                if hit.takes & takes::NAMING != 0
                    && hit.takes & takes::ACC == 0
                    && self.word(unit, at - 1) == "diye"
                {
                    hit.diye = true;
                }
                return;
            }
        }
        // `şöyle konuştu`, `şunları kaydetti`, `şu ifadeleri kullandı`, `şu değerlendirmede bulundu`
        let low = hit.start.saturating_sub(6).max(floor);
        for at in (low..hit.end).rev() {
            if unit.quote(at).is_some() || matches!(self.word(unit, at), "," | ".") && at < hit.start {
                break;
            }
            if matches!(
                self.word(unit, at),
                "şöyle" | "şunları" | "şunlar" | "şunu" | "şu" | "şöyleydi" | "aşağıdaki"
            ) {
                hit.points = true;
                hit.start = hit.start.min(at);
                if at > floor
                    && matches!(
                        self.word(unit, at - 1),
                        "sözlerini"
                            | "sözlerine"
                            | "konuşmasını"
                            | "konuşmasına"
                            | "açıklamasını"
                            | "açıklamasına"
                            | "açıklamalarını"
                            | "açıklamalarına"
                    )
                {
                    hit.start = hit.start.min(at - 1);
                }
                break;
            }
        }
    }

    /// A cue outside the lexicon: a verb bound to a quotation by `diye`, `şeklinde`, `sözleriyle`; or a noun with a
    /// possessor's ending and a verb behind a quotation that holds speech.
    #[allow(clippy::too_many_lines)] // one construction after another
    fn productive(&self, unit: &Unit, floor: usize, at: usize) -> Option<Hit<'static>> {
        let word = self.word(unit, at);
        let quote = at.checked_sub(1).filter(|i| *i >= floor).and_then(|i| unit.quote(i));
        let whole = |start: usize, takes, form, points| Hit {
            start,
            end: at + 1,
            takes,
            shape: Shape { form, passive: false, negative: false, unreal: false },
            modality: Modality::Assertion,
            weak: false,
            diye: false,
            points,
            cue: None,
        };
        if word == "şeklinde" && quote.is_some() {
            // `X'in yaptığı "…" şeklinde bir paylaşım`
            let noun = (at + 1..unit.items.len().min(at + 5))
                .find(|i| Lexicon::get().source(self.word(unit, *i)).is_some_and(|(n, _)| n == Noun::Speech));
            let verb =
                |i: usize| bare_form(self.word(unit, i)) == Some(Form::Finite) || self.participle(unit, i);
            if let Some(noun) = noun.filter(|n| !(at + 1..*n).any(verb)) {
                return Some(Hit {
                    end: noun + 1,
                    diye: true,
                    ..whole(at, takes::QUOTE, Form::ObjectParticiple, false)
                });
            }
        }
        if matches!(
            word,
            "görüşünde"
                | "kanaatinde"
                | "düşüncesinde"
                | "kanısında"
                | "fikrinde"
                | "inancında"
                | "görüşündeler"
        ) && quote.is_none()
        {
            // `… olduğu görüşünde`
            return Some(whole(at, takes::NOM, Form::Finite, false));
        }
        if matches!(word, "şöyle" | "şunlar") && self.word(unit, at + 1) == ":" && at > 0 {
            // `X'in açıklamaları şöyle: "…"`
            let noun = Lexicon::get().source(self.word(unit, at - 1));
            if noun.is_some_and(|(_, f)| f.possessed || f.plural)
                || self.word(unit, at - 1).starts_with("satır")
                || at > 1 && self.word(unit, at - 2) == "satır" && self.word(unit, at - 1) == "başları"
            {
                return Some(whole(at - 1, 0, Form::VerbalNoun, true));
            }
        }
        if word == "şeklindeki" && quote.is_some() && Lexicon::get().source(self.word(unit, at + 1)).is_some()
        {
            // `X'in "…" şeklindeki açıklaması`
            return Some(Hit {
                end: at + 2,
                diye: true,
                ..whole(at, takes::QUOTE, Form::ObjectParticiple, false)
            });
        }
        let says = |(noun, form): (Noun, super::lexicon::Inflection)| {
            matches!(noun, Noun::Speech | Noun::Claim) && form.possessed && form.case != Case::Ins
        };
        // A title in marks may look like a sentence (`"genel müdür" iddiaları`).
        let speech = |q: u32| self.is_speech(q) && self.quote(q).tokens.len() > 2;
        if quote.is_some_and(speech) && Lexicon::get().source(word).is_some_and(says) {
            // `X'in "…" sözleri`
            return Some(Hit { diye: true, ..whole(at, takes::QUOTE, Form::ObjectParticiple, false) });
        }
        if self.word(unit, at + 1) == ":"
            && unit.quote(at + 2).is_some_and(|q| self.is_speech(q))
            && bare_form(word) == Some(Form::Finite)
        {
            // Any verb that a colon and speech follow: `… sorulara açıklık getirdi: "…"`
            return Some(whole(at, 0, Form::Finite, true));
        }
        let linked =
            quote.is_some() && (matches!(word, "diye" | "diyerek" | "şeklinde") || is_with_words(word));
        let bound = word.starts_with("diye")
            || ["söz", "ifade", "cümle"].iter().any(|noun| word.starts_with(noun))
            || quote.is_some_and(speech);
        if linked && bound {
            // The verb that it leads to, if it is near and finite; else the link itself is the cue.
            let mut end = at + 1;
            let mut shape = Shape { form: Form::Converb, passive: false, negative: false, unreal: false };
            for i in at + 1..unit.items.len().min(at + 7) {
                let w = self.word(unit, i);
                if !self.is_word(unit, i) {
                    break;
                }
                if let Some(found) =
                    Lexicon::get().cue(|n| i.checked_sub(n).map_or("", |j| self.word(unit, j)))
                {
                    // The lexicon's own cue will take the quotation, unless its words stand further off.
                    if found.length + at == i || !is_with_words(word) {
                        return None;
                    }
                    break;
                }
                // `köyden`: an ending alone makes no participle.
                let form = bare_form(w).filter(|form| *form != Form::Participle || self.participle(unit, i));
                if let Some(form) = form {
                    end = i + 1;
                    shape.form = form;
                    break;
                }
            }
            return Some(Hit {
                start: at,
                end,
                takes: takes::QUOTE,
                shape,
                modality: Modality::Assertion,
                weak: true,
                diye: true,
                points: false,
                cue: None,
            });
        }
        if word == "yazılı" && quote.is_some() {
            // `"…" yazılı pankart taşıdı`
            let end = (at + 1..unit.items.len().min(at + 5)).find(|i| {
                ["taşı", "aç", "kaldır", "as", "tut"].iter().any(|s| self.word(unit, *i).starts_with(s))
                    && bare_form(self.word(unit, *i)).is_some()
            })?;
            let form = bare_form(self.word(unit, end))?;
            return Some(Hit {
                start: at,
                end: end + 1,
                takes: takes::QUOTE,
                shape: Shape { form, passive: false, negative: false, unreal: false },
                modality: Modality::Assertion,
                weak: true,
                diye: true,
                points: false,
                cue: None,
            });
        }
        if matches!(word, "sorusuna" | "sorusu" | "sorusunu") && quote.is_some() {
            return Some(Hit {
                start: at,
                end: at + 1,
                takes: takes::QUOTE,
                shape: Shape { form: Form::VerbalNoun, passive: false, negative: false, unreal: false },
                modality: Modality::Assertion,
                weak: true,
                diye: true,
                points: false,
                cue: None,
            });
        }
        None
    }
}

/// Whether a noun says with which words something is done: `sözleriyle`, `uyarısıyla`.
fn is_with_words(word: &str) -> bool {
    word.ends_with(['a', 'e'])
        && Lexicon::get().source(word).is_some_and(|(noun, form)| {
            matches!(noun, Noun::Speech | Noun::Claim) && form.possessed && form.case == Case::Ins
        })
}

/// Form of an unknown verb by its ending.
fn bare_form(word: &str) -> Option<Form> {
    if (word.ends_with("an") || word.ends_with("en")) && word.chars().count() > 3 {
        return Some(Form::Participle);
    }
    let s = super::suffix::skeleton(word);
    if ["ArAK", "Ip", "KAn"].iter().any(|e| s.ends_with(e) && s.len() > e.len() + 2) {
        return Some(Form::Converb);
    }
    if super::suffix::nominal(word).is_some() {
        return Some(Form::ObjectParticiple);
    }
    super::edge::is_finite(word).then_some(Form::Finite)
}
