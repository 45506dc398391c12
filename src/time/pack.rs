//! What a language knows of time: words, suffixes, grammar.

use rustc_hash::FxHashMap;

use super::calendar::Grain;

/// A file of a language pack: its name (for errors) and its text.
pub type File = (&'static str, &'static str);

/// The files of a language's time pack.
#[derive(Debug, Clone, Copy)]
pub struct Sources {
    /// `words.tsv`
    pub words: File,
    /// `suffixes.tsv`
    pub suffixes: File,
    /// `grammar.tsv`
    pub grammar: File,
    /// Lower-cases a word by the language's rules.
    pub lower: fn(&str) -> std::borrow::Cow<'_, str>,
    /// `3/4/2025` is 3 April, not 4 March.
    pub day_first: bool,
}

pub(super) type ClassId = u8;

/// Classes that code, not data, gives out.
pub(super) mod class {
    use super::ClassId;
    pub const NAMES: [&str; 15] = [
        "number", "ord", "year", "decade", "full", "span", "years", "amount", "time", "month", "weekday",
        "unit", "comma", "dash", "clitic",
    ];
    pub const NUMBER: ClassId = 0;
    pub const ORD: ClassId = 1;
    pub const YEAR: ClassId = 2;
    pub const DECADE: ClassId = 3;
    pub const FULL: ClassId = 4;
    pub const SPAN: ClassId = 5;
    pub const YEARS: ClassId = 6;
    pub const TIME: ClassId = 8;
    pub const MONTH: ClassId = 9;
    pub const COMMA: ClassId = 12;
    pub const DASH: ClassId = 13;
    pub const CLITIC: ClassId = 14;
}

/// Marks of suffixes, as bits.
pub(super) mod mark {
    const NAMES: [(&str, u16); 10] = [
        ("gen", 1),
        ("loc", 2),
        ("abl", 4),
        ("dat", 8),
        ("acc", 16),
        ("ins", 32),
        ("poss", 64),
        ("plural", 128),
        ("decade", 256),
        ("ord", 512),
    ];
    pub const ACC: u16 = 16;
    pub const POSS: u16 = 64;
    pub const PLURAL: u16 = 128;
    pub const DECADE: u16 = 256;
    pub const ORD: u16 = 512;
    /// Case or possessor: what ends a phrase.
    pub const CASES: u16 = 127;

    pub fn parse(names: &str) -> Result<u16, String> {
        names.split(',').filter(|n| *n != "-").try_fold(0, |bits, n| {
            NAMES
                .iter()
                .find(|m| m.0 == n)
                .map(|m| bits | m.1)
                .ok_or_else(|| format!("mark `{n}` is not known"))
        })
    }
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    pub class: ClassId,
    pub value: i32,
    pub weak: bool,
    pub stem: bool,
    pub short: bool,
    pub small: bool,
}

#[derive(Debug, Clone)]
pub(super) struct Element {
    pub classes: Vec<ClassId>,
    pub range: Option<(i32, i32)>,
    pub marks: u16,
    pub optional: bool,
    pub bind: u8,
}

#[derive(Debug, Clone)]
pub(super) struct Rule {
    pub elements: Vec<Element>,
    /// Classes that it can start with, a bit each.
    pub starts: [u64; 4],
    pub makes: ClassId,
    pub action: super::action::Action,
    pub loose: bool,
    pub bare: bool,
}

/// The classes that a rule of these elements can start with.
fn starts(elements: &[Element]) -> [u64; 4] {
    let mut starts = [0; 4];
    for element in elements {
        for class in &element.classes {
            starts[usize::from(class / 64)] |= 1 << (class % 64);
        }
        if !element.optional {
            break;
        }
    }
    starts
}

impl Rule {
    /// Whether it can start with an atom of a class.
    #[inline]
    pub fn can_start(&self, class: ClassId) -> bool {
        self.starts[usize::from(class / 64)] >> (class % 64) & 1 != 0
    }
}

/// A language's knowledge of time, ready to use.
#[derive(Debug)]
pub struct Pack {
    pub(super) words: FxHashMap<Box<str>, Entry>,
    /// Words that may carry a suffix, by their first two letters.
    pub(super) stems: FxHashMap<[u8; 2], Vec<(Box<str>, Entry)>>,
    pub(super) suffixes: FxHashMap<Box<str>, u16>,
    /// Rules by level, with those that can start with a class.
    pub(super) levels: Vec<Vec<Rule>>,
    pub(super) lower: fn(&str) -> std::borrow::Cow<'_, str>,
    pub(super) day_first: bool,
    classes: Vec<Box<str>>,
}

impl Pack {
    /// Reads a pack.
    ///
    /// # Errors
    /// The first line that is not well-formed, as `file:line: what is wrong`.
    pub fn new(sources: &Sources) -> Result<Pack, String> {
        let mut pack = Pack {
            words: FxHashMap::default(),
            stems: FxHashMap::default(),
            suffixes: FxHashMap::default(),
            levels: Vec::new(),
            lower: sources.lower,
            day_first: sources.day_first,
            classes: class::NAMES.iter().map(|n| (*n).into()).collect(),
        };
        each_row(sources.words, |c| pack.add_word(c))?;
        each_row(sources.suffixes, |c| {
            let [form, marks] = c else { return Err("two columns expected: suffix marks".into()) };
            pack.suffixes.insert((*form).into(), mark::parse(marks)?);
            Ok(())
        })?;
        each_row(sources.grammar, |c| pack.add_rule(c))?;
        Ok(pack)
    }

    /// Whether a word by itself is one of an expression of time: a unit, a day, a month, `last`. Numbers are none.
    #[must_use]
    pub fn tells_time(&self, word: &str) -> bool {
        const CLASSES: [&str; 8] = ["month", "weekday", "unit", "day", "shift", "part", "season", "now"];
        self.words
            .get(word)
            .is_some_and(|entry| CLASSES.iter().any(|name| self.class(name) == Ok(entry.class)))
    }

    fn add_word(&mut self, cells: &[&str]) -> Result<(), String> {
        let [form, name, value, flags] = cells else {
            return Err("four columns expected: form class value flags".into());
        };
        let value = self.value(value)?;
        let class = self.class_or_new(name)?;
        let mut entry = Entry { class, value, weak: false, stem: false, short: false, small: false };
        for flag in flags.split(',').filter(|f| *f != "-") {
            match flag {
                "weak" => entry.weak = true,
                "stem" => entry.stem = true,
                "short" => entry.short = true,
                "small" => entry.small = true,
                _ => return Err(format!("flag `{flag}`: weak, stem, short or small expected")),
            }
        }
        let bytes = form.as_bytes();
        if let [a, b, ..] = bytes
            && !entry.short
        {
            self.stems.entry([*a, *b]).or_default().push(((*form).into(), entry));
        }
        if !entry.stem {
            self.words.insert((*form).into(), entry);
        }
        Ok(())
    }

    fn value(&self, value: &str) -> Result<i32, String> {
        if value == "-" {
            return Ok(0);
        }
        Grain::from_name(value)
            .map(|g| g as i32)
            .or_else(|| value.parse().ok())
            .ok_or_else(|| format!("value `{value}`: a number or a calendar unit expected"))
    }

    fn class(&self, name: &str) -> Result<ClassId, String> {
        self.classes
            .iter()
            .position(|c| **c == *name)
            .map(|i| i as ClassId)
            .ok_or_else(|| format!("class `{name}` has no words"))
    }

    fn class_or_new(&mut self, name: &str) -> Result<ClassId, String> {
        if let Ok(class) = self.class(name) {
            return Ok(class);
        }
        if self.classes.len() >= 200 {
            return Err("too many classes".into());
        }
        self.classes.push(name.into());
        Ok(self.classes.len() as ClassId - 1)
    }

    fn add_rule(&mut self, cells: &[&str]) -> Result<(), String> {
        let [level, pattern, makes, action, flags] = cells else {
            return Err("five columns expected: level pattern makes action flags".into());
        };
        let (from, to) = level.split_once('-').unwrap_or((level, level));
        let number = |l: &str| l.parse::<usize>().ok().filter(|l| (1..=9).contains(l));
        let (Some(from), Some(to)) = (number(from), number(to)) else {
            return Err(format!("level `{level}`: 1 to 9, or two of them as in 3-4, expected"));
        };
        let elements = pattern.split(' ').map(|e| self.element(e)).collect::<Result<Vec<_>, _>>()?;
        let action = super::action::Action::from_name(action)
            .ok_or_else(|| format!("action `{action}` is not known"))?;
        let rule = Rule {
            starts: starts(&elements),
            elements,
            makes: self.class_or_new(makes)?,
            action,
            loose: flags.split(',').any(|f| f == "loose"),
            bare: flags.split(',').any(|f| f == "bare"),
        };
        while self.levels.len() < to {
            self.levels.push(Vec::new());
        }
        for level in &mut self.levels[from - 1..to] {
            level.push(rule.clone());
        }
        Ok(())
    }

    fn element(&self, text: &str) -> Result<Element, String> {
        let (text, optional) = text.strip_suffix('?').map_or((text, false), |t| (t, true));
        let (text, marks) = match text.split_once('@') {
            Some((t, m)) => (t, mark::parse(m)?),
            None => (text, 0),
        };
        let (bind, text) = match text.split_once(':') {
            Some((b, t)) if b.len() == 1 && b.as_bytes()[0].is_ascii_lowercase() => (b.as_bytes()[0], t),
            Some((b, _)) => return Err(format!("name `{b}`: one small letter expected")),
            None => (0, text),
        };
        let mut range = None;
        let mut classes = Vec::new();
        for part in text.split('|') {
            let name = match part.strip_suffix('}').and_then(|p| p.split_once('{')) {
                Some((name, value)) => {
                    range = Some(match value.split_once("..") {
                        Some((a, b)) => (self.value(a)?, self.value(b)?),
                        None => (self.value(value)?, self.value(value)?),
                    });
                    name
                }
                None => part,
            };
            classes.push(self.class(name)?);
        }
        Ok(Element { classes, range, marks, optional, bind })
    }
}

fn each_row(file: File, mut read: impl FnMut(&[&str]) -> Result<(), String>) -> Result<(), String> {
    let (name, text) = file;
    let rows = text.lines().enumerate().filter(|(_, l)| !l.starts_with('#') && !l.trim().is_empty()).skip(1);
    for (i, line) in rows {
        let cells: Vec<&str> = line.split('\t').collect();
        read(&cells).map_err(|e| format!("{name}:{}: {e}", i + 1))?;
    }
    Ok(())
}
