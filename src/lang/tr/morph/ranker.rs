//! Trains the ranker of readings.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::agree::agreement;
use super::decode::{self, Form, Past};
use super::features::{self, Codes, Context};
use super::parse::Parser;
use super::reading::Reading;
use super::train::{Averaged, ROUNDS, TrainArgs, first_word, quantise, readings, scale, seed, shuffle};
use super::treebank::{GoldSentence, GoldToken};
use super::weights::{self, Weights};
use crate::syntax::{Case, Upos};

/// Slots of the ranker's table.
const SLOTS: usize = 1 << 19;

/// What a word teaches.
enum Lesson {
    /// Nothing.
    None,
    /// A treebank says which of its readings are right.
    Gold {
        /// Slots of each reading by itself.
        alone: Vec<Vec<u32>>,
        /// Which readings agree best.
        right: Vec<bool>,
    },
    /// It is plainly an accusative (`arabayı`) or plainly possessed (`arabası`); for half of all nouns (`evi`) only the
    /// context tells the two apart, and it can be learned from these. The first reading is right.
    Contrast(Box<[Reading; 2]>),
}

struct Line {
    forms: Vec<Arc<Form>>,
    tags: Vec<u32>,
    lessons: Vec<Lesson>,
}

/// Trains on treebanks with features and on raw text; one weight a slot.
pub fn train_ranker(
    parser: &Parser,
    featured: &[GoldSentence],
    raw: &[GoldSentence],
    weights: &Weights,
    args: &TrainArgs,
    progress: &mut impl FnMut(&str),
) -> Vec<i8> {
    let mut forms: FxHashMap<&str, Arc<Form>> = FxHashMap::default();
    for token in featured.iter().chain(raw).flatten() {
        forms
            .entry(&token.form)
            .or_insert_with(|| Form::new(&token.form, readings(parser, &token.form), weights).into());
    }
    let mut tags = Vec::new();
    let lines: Vec<Line> = featured
        .iter()
        .chain(raw)
        .map(|sentence| {
            let forms: Vec<_> =
                sentence.iter().map(|token| Arc::clone(&forms[token.form.as_str()])).collect();
            let first = first_word(sentence.iter().map(|token| token.form.as_str()));
            decode::tag(weights, &forms, first, &mut tags);
            let lessons =
                forms.iter().zip(sentence).zip(&tags).map(|((form, gold), &tag)| lesson(form, gold, tag));
            Line { lessons: lessons.collect(), forms, tags: tags.clone() }
        })
        .collect();
    let mut averages = vec![0.0; SLOTS];
    for round in 1..=ROUNDS {
        let mut ranker = Ranker { values: vec![Averaged::default(); SLOTS], clock: 1.0 };
        let mut order: Vec<usize> = (0..lines.len()).collect();
        let mut state = seed(args, round);
        for epoch in 1..=args.epochs * 3 / 2 {
            shuffle(&mut order, &mut state);
            let mut seen = [(0usize, 0usize); 2];
            for &line in &order {
                ranker.learn(&lines[line], &mut seen);
            }
            let share = |(right, all): (usize, usize)| right as f64 / all.max(1) as f64;
            progress(&format!(
                "ranker {round}, pass {epoch}: {:.4} of {} choices, {:.4} of {} contrasts",
                share(seen[0]),
                seen[0].1,
                share(seen[1]),
                seen[1].1
            ));
        }
        for (sum, value) in averages.iter_mut().zip(&ranker.values) {
            *sum += value.average(ranker.clock);
        }
    }
    let scale = scale(averages.iter().copied());
    averages.into_iter().map(|value| quantise(value, scale)).collect()
}

struct Ranker {
    values: Vec<Averaged>,
    clock: f32,
}

impl Ranker {
    fn score(&self, slots: &[u32]) -> f32 {
        slots.iter().map(|&slot| self.values[slot as usize].now).sum()
    }

    fn update(&mut self, right: &[u32], wrong: &[u32]) {
        for &slot in right {
            self.values[slot as usize].add(1.0, self.clock);
        }
        for &slot in wrong {
            self.values[slot as usize].add(-1.0, self.clock);
        }
    }

    fn learn(&mut self, line: &Line, seen: &mut [(usize, usize); 2]) {
        let Line { forms, tags, lessons } = line;
        let mut past = Past::start();
        for at in 0..forms.len() {
            let form = &forms[at];
            let context = decode::context(forms, tags, at, past);
            let mut chosen = form.readings.len().checked_sub(1);
            if form.readings.len() > 1 {
                chosen = self.choose(form, tags[at], &context, &lessons[at], &mut seen[0]);
            }
            if let Lesson::Contrast(pair) = &lessons[at] {
                let slots = pair.each_ref().map(|reading| in_context(&context, reading));
                let right = self.score(&slots[0]) > self.score(&slots[1]);
                if !right {
                    self.update(&slots[0], &slots[1]);
                }
                seen[1].0 += usize::from(right);
                seen[1].1 += 1;
                self.clock += 1.0;
            }
            past = past.then(chosen.map(|number| &form.readings[number].inflection));
        }
    }

    /// The best reading by the weights of now, which learn if it is wrong.
    fn choose(
        &mut self,
        form: &Form,
        tag: u32,
        context: &Context,
        lesson: &Lesson,
        seen: &mut (usize, usize),
    ) -> Option<usize> {
        let slots: Vec<Vec<u32>> = (0..form.readings.len())
            .map(|number| {
                let mut slots = in_context(context, &form.readings[number]);
                match lesson {
                    Lesson::Gold { alone, .. } => slots.extend(&alone[number]),
                    _ => slots.extend(by_itself(form, number)),
                }
                slots
            })
            .collect();
        let scores: Vec<f32> = slots.iter().map(|slots| self.score(slots)).collect();
        let tag = Upos::ALL[tag as usize];
        let some = form.readings.iter().any(|reading| decode::fits(tag, reading));
        let fits = |number: usize| !some || decode::fits(tag, &form.readings[number]);
        let top = argmax(&scores, fits)?;
        if let Lesson::Gold { right, .. } = lesson {
            seen.0 += usize::from(right[top]);
            seen.1 += 1;
            if let Some(best) = argmax(&scores, |number| right[number] && fits(number))
                && !right[top]
            {
                self.update(&slots[best], &slots[top]);
            }
            self.clock += 1.0;
        }
        Some(top)
    }
}

fn in_context(context: &Context, reading: &Reading) -> Vec<u32> {
    features::in_context(context, &Codes::of(reading))
        .into_iter()
        .map(|f| weights::rank_slot(f, SLOTS) as u32)
        .collect()
}

fn by_itself(form: &Form, number: usize) -> Vec<u32> {
    features::of_reading(&form.key, &form.readings[number], &form.readings)
        .into_iter()
        .map(|f| weights::rank_slot(f, SLOTS) as u32)
        .collect()
}

fn argmax(scores: &[f32], allowed: impl Fn(usize) -> bool) -> Option<usize> {
    let mut best: Option<usize> = None;
    for at in 0..scores.len() {
        if allowed(at) && best.is_none_or(|best| scores[at] > scores[best]) {
            best = Some(at);
        }
    }
    best
}

fn lesson(form: &Form, gold: &GoldToken, tag: u32) -> Lesson {
    gold_lesson(form, gold).or_else(|| contrast(form, tag)).unwrap_or(Lesson::None)
}

fn gold_lesson(form: &Form, gold: &GoldToken) -> Option<Lesson> {
    let features = gold.features?;
    let scores: Vec<i32> = form.readings.iter().map(|reading| agreement(gold, &features, reading)).collect();
    let top = scores.iter().copied().max()?;
    let right: Vec<bool> = scores.iter().map(|&score| score == top).collect();
    if right.iter().all(|&right| right) {
        return None;
    }
    Some(Lesson::Gold {
        alone: (0..form.readings.len()).map(|number| by_itself(form, number)).collect(),
        right,
    })
}

/// A noun whose fitting readings are all accusative without possessor, or all possessed without case.
fn contrast(form: &Form, tag: u32) -> Option<Lesson> {
    let tag = Upos::ALL[tag as usize];
    if !matches!(tag, Upos::Noun | Upos::Propn) {
        return None;
    }
    let mut fitting = form.readings.iter().filter(|reading| decode::fits(tag, reading));
    let first = fitting.next()?;
    let marks = |reading: &Reading| (reading.inflection.case, reading.inflection.possessive);
    let other = match marks(first) {
        (Case::Acc, 0) => (Case::Nom, 3),
        (Case::Nom, 3) => (Case::Acc, 0),
        _ => return None,
    };
    let i = &first.inflection;
    if i.verbal || i.plural || fitting.any(|reading| marks(reading) != marks(first)) {
        return None;
    }
    let mut swapped = first.clone();
    (swapped.inflection.case, swapped.inflection.possessive) = other;
    Some(Lesson::Contrast(Box::new([first.clone(), swapped])))
}
