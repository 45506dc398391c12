//! Two people's names weighed.

use super::name::{Agreement, Form, Part};

/// What two name forms of people say.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum PersonNames {
    /// As many words, all agreeing: what the spellings cost, and whether very many people are so named.
    Full { cost: f32, common: bool },
    /// First and last word agree, the longer one has words between.
    Middle { cost: f32, common: bool },
    /// The shorter one's words (two or more) stand in the longer one.
    Part { cost: f32 },
    /// One word, the longer one's last.
    Surname { cost: f32 },
    /// One word, elsewhere in the longer one.
    Given,
    /// One word each, the same.
    Bare { cost: f32 },
    /// They name different people.
    Conflict,
}

impl PersonNames {
    /// What it adds to the score.
    pub fn weight(self) -> f32 {
        match self {
            PersonNames::Full { cost, common } => 3.0 - cost - if common { 1.1 } else { 0.0 },
            PersonNames::Middle { cost, common } => 2.1 - cost - if common { 1.1 } else { 0.2 },
            PersonNames::Part { cost } => 1.4 - cost,
            PersonNames::Surname { cost } => 0.8 - cost,
            PersonNames::Given => 0.1,
            PersonNames::Bare { cost } => 0.6 - cost,
            PersonNames::Conflict => -4.0,
        }
    }

    pub fn feature(self) -> &'static str {
        match self {
            PersonNames::Full { .. } => "name.full",
            PersonNames::Middle { .. } => "name.middle",
            PersonNames::Part { .. } => "name.part",
            PersonNames::Surname { .. } => "name.surname",
            PersonNames::Given => "name.given",
            PersonNames::Bare { .. } => "name.bare",
            PersonNames::Conflict => "name.conflict",
        }
    }

    pub fn words(self, a: &Form, b: &Form) -> String {
        let (a, b) = (&a.written, &b.written);
        match self {
            PersonNames::Full { common: true, .. } => {
                format!("`{a}` and `{b}` agree, but many people are so named")
            }
            PersonNames::Full { cost, .. } if cost > 0.0 => {
                format!("`{a}` and `{b}` are spellings of one name")
            }
            PersonNames::Full { .. } => format!("`{a}` and `{b}` are one name"),
            PersonNames::Middle { .. } => format!("`{a}` and `{b}` agree in their first and last word"),
            PersonNames::Part { .. } => format!("`{a}` and `{b}`: one is a part of the other"),
            PersonNames::Surname { .. } => format!("`{a}` and `{b}` share a surname"),
            PersonNames::Given => format!("`{a}` and `{b}` share one word only"),
            PersonNames::Bare { .. } => format!("`{a}` and `{b}` are one word each"),
            PersonNames::Conflict => format!("`{a}` and `{b}` are different names"),
        }
    }
}

/// Compares two forms; the same in either order.
pub(super) fn compare(a: &Form, b: &Form) -> PersonNames {
    let plain = compare_parts(&a.parts, &b.parts);
    if a.joined.is_none() && b.joined.is_none() {
        return plain;
    }
    let (x, y) = (a.joined.as_ref().unwrap_or(&a.parts), b.joined.as_ref().unwrap_or(&b.parts));
    [compare_parts(x, y), compare_parts(x, &b.parts), compare_parts(&a.parts, y)]
        .into_iter()
        .fold(plain, |best, next| if next.weight() > best.weight() { next } else { best })
}

fn compare_parts(a: &[Part], b: &[Part]) -> PersonNames {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let (Some(last), Some(long_last)) = (short.last(), long.last()) else { return PersonNames::Conflict };
    if let [one] = short {
        return single(one, long);
    }
    let common = |parts: &[Part]| parts.len() <= 2 && parts.iter().all(|p| p.is_common() || p.is_initial());
    if short.len() == long.len() {
        let Some((mut cost, words)) = all(short.iter().zip(long)) else { return PersonNames::Conflict };
        let whole = |p: &Part| !p.is_initial();
        if [&short[0], &long[0], last, long_last].into_iter().all(whole) {
            // Between a whole first and last name an initial leaves less in doubt.
            let initials = short.iter().zip(long).filter(|(a, b)| whole(a) != whole(b)).count();
            cost -= 0.6 * initials as f32;
        }
        // Two initials and a surname are hardly a name.
        return if words == 0 {
            PersonNames::Conflict
        } else {
            PersonNames::Full { cost, common: common(short) || common(long) }
        };
    }
    let ends = all([(&short[0], &long[0]), (last, long_last)].into_iter());
    if let (Some((cost, words)), true) = (ends, within(&short[1..short.len() - 1], &long[1..long.len() - 1]))
    {
        // `George H. W.` and `George W.` each say all that they are called.
        let said = short.len() > 2 && long[1..long.len() - 1].iter().all(Part::is_initial);
        return if words == 0 || said {
            PersonNames::Conflict
        } else {
            PersonNames::Middle { cost, common: common(short) }
        };
    }
    // The shorter name inside the longer one, with its last word or without.
    let mut cost = 0.0;
    let mut rest = long.iter();
    for part in short {
        let Some(add) = rest.find_map(|l| Agreement::of(part, l).map(Agreement::cost)) else {
            return PersonNames::Conflict;
        };
        cost += add;
    }
    PersonNames::Part { cost }
}

fn single(one: &Part, long: &[Part]) -> PersonNames {
    let cost = |p: &Part| Agreement::of(one, p).map(Agreement::cost).filter(|c| *c < 1.0);
    match long {
        [other] => cost(other).map_or(PersonNames::Conflict, |cost| PersonNames::Bare { cost }),
        [rest @ .., last] => match cost(last) {
            Some(cost) => PersonNames::Surname { cost },
            None if rest.iter().any(|p| cost(p).is_some()) => PersonNames::Given,
            None => PersonNames::Conflict,
        },
        [] => PersonNames::Conflict,
    }
}

/// Cost of all pairs, and how many of them are whole words; `None` where one disagrees.
fn all<'p>(pairs: impl Iterator<Item = (&'p Part, &'p Part)>) -> Option<(f32, usize)> {
    let (mut cost, mut words) = (0.0, 0);
    for (a, b) in pairs {
        let agreement = Agreement::of(a, b)?;
        cost += agreement.cost();
        words += usize::from(!a.is_initial() && !b.is_initial());
    }
    Some((cost, words))
}

fn within(short: &[Part], long: &[Part]) -> bool {
    let mut rest = long.iter();
    short.iter().all(|s| rest.any(|l| Agreement::of(s, l).is_some()))
}
