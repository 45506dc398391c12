//! The cascade: level by level, the longest rule at each place makes one atom of several.

use jiff::civil::Date;

use crate::text::Token;

use super::Preference;
use super::action::{Context, Made, Time};
use super::atom::{Atom, Figures, atom, join_numbers};
use super::calendar::Grain;
use super::pack::{Element, Pack, Rule, class, mark};

/// Longest rule, in atoms.
const LONGEST: usize = 12;

/// One island of atoms after another, with the memory they share.
pub(super) struct Parser<'p> {
    pack: &'p Pack,
    today: Date,
    prefer: Preference,
    loose: bool,
    atoms: Vec<Atom>,
    figures: Vec<Figures>,
    pub times: Vec<Time>,
    amounts: Vec<Vec<(i32, Grain)>>,
}

impl<'p> Parser<'p> {
    pub fn new(pack: &'p Pack, today: Date, prefer: Preference, loose: bool) -> Self {
        Parser {
            pack,
            today,
            prefer,
            loose,
            atoms: Vec::new(),
            figures: Vec::new(),
            times: Vec::new(),
            amounts: Vec::new(),
        }
    }

    /// Reads the tokens of one sentence (`first` is the id of the first) and hands on each time found.
    pub fn sentence(&mut self, tokens: &[Token], first: u32, text: &str, mut found: impl FnMut(Atom, &Time)) {
        let mut i = 0;
        while i < tokens.len() {
            self.atoms.clear();
            self.figures.clear();
            let mut core = self.loose;
            while i < tokens.len() {
                let at = first + i as u32;
                let Some(a) = atom(self.pack, &tokens[i], at, text, &mut self.figures) else { break };
                core |= is_core(a.class);
                self.atoms.push(a);
                i += 1;
            }
            i += 1;
            if !core {
                // Number words alone may still spell a year or a decade.
                let spelled = self.atoms.len() > 1 || self.atoms.iter().any(|a| a.marks & mark::PLURAL != 0);
                if !spelled {
                    continue;
                }
            }
            self.times.clear();
            self.amounts.clear();
            let spelled = |a: &Atom| {
                !tokens[(a.from - first) as usize].span.of(text).starts_with(|c: char| c.is_ascii_digit())
            };
            join_numbers(&mut self.atoms, spelled);
            self.reduce();
            for a in &self.atoms {
                if a.class == class::TIME
                    && let Some(t) = self.times.get(a.node as usize)
                {
                    found(*a, t);
                }
            }
        }
    }

    fn reduce(&mut self) {
        let pack = self.pack;
        for level in &pack.levels {
            let mut out = 0;
            let mut i = 0;
            while i < self.atoms.len() {
                if let Some((made, used)) = self.best(level, i) {
                    self.atoms[out] = made;
                    i += used;
                } else {
                    self.atoms[out] = self.atoms[i];
                    i += 1;
                }
                out += 1;
            }
            self.atoms.truncate(out);
        }
    }

    /// The longest rule at `i` whose action succeeds, and how many atoms it takes.
    fn best(&mut self, level: &[Rule], i: usize) -> Option<(Atom, usize)> {
        let mut best: Option<(usize, &Rule, [usize; LONGEST])> = None;
        for rule in level {
            if rule.loose && !self.loose || !rule.can_start(self.atoms[i].class) {
                continue;
            }
            let mut longest = best.as_ref().map_or(0, |b| b.0);
            let mut taken = [usize::MAX; LONGEST];
            let mut chosen = None;
            let atoms = &self.atoms;
            walk(&rule.elements, atoms, 0, i, &mut taken, &mut |end, taken| {
                let length = end - i;
                if length > longest && well_marked(&rule.elements, atoms, taken, end - 1) {
                    longest = length;
                    chosen = Some(*taken);
                }
            });
            if let Some(taken) = chosen {
                // The action may refuse (30 February): then the rule does not hold.
                if self.run(rule, &taken, i, longest).is_some() {
                    best = Some((longest, rule, taken));
                }
            }
        }
        let (length, rule, taken) = best?;
        let atom = match self.run(rule, &taken, i, length)? {
            (Made::Time(t), mut atom) => {
                atom.value = t.grain as i32;
                atom.node = self.times.len() as u32;
                self.times.push(t);
                atom
            }
            (Made::Amount(a), mut atom) => {
                atom.node = self.amounts.len() as u32;
                self.amounts.push(a);
                atom
            }
            (Made::Same(_) | Made::Value(_), atom) => atom,
        };
        Some((atom, length))
    }

    fn run(&self, rule: &Rule, taken: &[usize; LONGEST], i: usize, length: usize) -> Option<(Made, Atom)> {
        let mut bound = [(0u8, self.atoms[i]); LONGEST];
        let mut n = 0;
        for (element, at) in rule.elements.iter().zip(taken) {
            if *at != usize::MAX {
                bound[n] = (element.bind, self.atoms[*at]);
                n += 1;
            }
        }
        let context = Context {
            today: self.today,
            prefer: self.prefer,
            times: &self.times,
            amounts: &self.amounts,
            figures: &self.figures,
            bound: &bound[..n],
        };
        let made = context.run(rule.action)?;
        let last = self.atoms[i + length - 1];
        let mut atom = Atom {
            class: rule.makes,
            value: 0,
            marks: last.marks,
            from: self.atoms[i].from,
            to: last.to,
            node: u32::MAX,
            weak: self.atoms[i].weak && length == 1,
            small: self.atoms[i].small && length == 1,
            bare: rule.bare && length == 1,
        };
        match made {
            Made::Same(name) => {
                let kept = bound[..n].iter().find(|b| b.0 == name)?.1;
                atom.value = kept.value;
                atom.node = kept.node;
                (atom.bare, atom.weak, atom.small) = (kept.bare, kept.weak, kept.small);
                if kept.to != last.to {
                    // `Ocak ayı`, `2014 yılı`: the possessor belongs to the phrase, only the case is its own.
                    atom.marks &= !mark::POSS;
                    if last.marks & mark::POSS != 0 {
                        atom.marks &= !mark::ACC;
                    }
                }
            }
            Made::Value(value) => atom.value = value,
            _ => {}
        }
        Some((made, atom))
    }
}

fn is_core(c: u8) -> bool {
    matches!(c, class::YEAR | class::DECADE | class::FULL | class::SPAN | class::YEARS | class::MONTH..=11)
        || c > class::CLITIC
}

fn fits(element: &Element, atom: &Atom) -> bool {
    element.classes.contains(&atom.class)
        && element.range.is_none_or(|(a, b)| (a..=b).contains(&atom.value))
        && atom.marks & element.marks == element.marks
}

/// Calls `hit` for each way in which the elements match from `at` on.
fn walk(
    elements: &[Element],
    atoms: &[Atom],
    e: usize,
    at: usize,
    taken: &mut [usize; LONGEST],
    hit: &mut impl FnMut(usize, &[usize; LONGEST]),
) {
    let Some(element) = elements.get(e).filter(|_| e < LONGEST) else {
        let start = taken.iter().copied().min().unwrap_or(at);
        if at > start {
            hit(at, taken);
        }
        return;
    };
    if let Some(atom) = atoms.get(at)
        && fits(element, atom)
    {
        taken[e] = at;
        walk(elements, atoms, e + 1, at + 1, taken, hit);
        taken[e] = usize::MAX;
    }
    if element.optional {
        walk(elements, atoms, e + 1, at, taken, hit);
    }
}

/// All but the last atom are without case, unless their element asks for one; no match ends in a comma.
fn well_marked(elements: &[Element], atoms: &[Atom], taken: &[usize; LONGEST], last: usize) -> bool {
    atoms[last].class != class::COMMA
        && elements.iter().zip(taken).all(|(e, at)| {
            *at == usize::MAX || *at == last || e.marks != 0 || atoms[*at].marks & mark::CASES == 0
        })
}
