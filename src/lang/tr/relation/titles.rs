//! Titles before a person's name.

use super::Finder;
use super::knowledge::{Body, Knowledge, Title};
use crate::lang::tr::body_noun::is_body_noun;
use crate::lang::tr::name::is_honorific;
use crate::lang::tr::word_class::WordClass;
use crate::mention::EntityKind;
use crate::syntax::{Case, Upos, VerbForm};
use crate::text::{Shape, TokenId, TokenKind};

/// How far before a name its titles may begin, in tokens.
const REACH: u32 = 18;

/// How many words that say what somebody is may stand between a title and the name.
const PLAIN: u32 = 4;

/// One title: its tokens.
pub(super) struct TitleSpan {
    pub start: TokenId,
    pub end: TokenId,
    pub former: bool,
    /// Another title of the same person follows behind `ve`.
    pub joined: bool,
}

/// The titles found so far, from the name backwards.
#[derive(Default)]
struct Scan {
    titles: Vec<TitleSpan>,
    /// Where the title that is being read ends.
    end: Option<TokenId>,
    former: bool,
    joined: bool,
    plain: u32,
}

impl Scan {
    /// Takes the title that begins at `start`, if one is being read.
    fn close(&mut self, start: TokenId) {
        if let Some(end) = self.end.take().filter(|e| *e > start) {
            self.titles.push(TitleSpan { start, end, former: self.former, joined: self.joined });
            self.former = false;
        }
    }
}

impl Finder<'_> {
    /// Title spans before a person's name, and the mention before them that they belong to.
    pub(super) fn titles_before(&self, m: u32) -> (Option<u32>, Vec<TitleSpan>) {
        self.titles_ending(self.start(m), m.checked_sub(1))
    }

    /// Titles of which the last, a duty (`Genel Müdürlüğüne`), ends at a token.
    pub(super) fn titles_held(&self, end: TokenId, before: Option<u32>) -> (Option<u32>, Vec<TitleSpan>) {
        self.titles_read(end, before, Some(end))
    }

    /// Titles that end before a token; `before` is the last mention before it.
    pub(super) fn titles_ending(&self, start: TokenId, before: Option<u32>) -> (Option<u32>, Vec<TitleSpan>) {
        let first = self.sentence_start(start).max(start.saturating_sub(REACH));
        self.titles_read(start, before, self.held_before(start, first))
    }

    /// The same, where the last one is known to end at `held`.
    fn titles_read(
        &self,
        start: TokenId,
        before: Option<u32>,
        held: Option<TokenId>,
    ) -> (Option<u32>, Vec<TitleSpan>) {
        let first = self.sentence_start(start).max(start.saturating_sub(REACH));
        let before = before.filter(|b| self.end(*b) > first && self.same_sentence(self.start(*b), start));
        let words = self.reading.analysed.words;
        let mut scan = Scan::default();
        let mut at = start;
        let mut body = None;
        if let Some(end) = held {
            scan.end = Some(end);
            at = end - 1;
        }
        while at > first {
            let t = at - 1;
            if let Some(b) = before.filter(|b| self.end(*b) == at) {
                body = Some(b);
                break;
            }
            let form = self.form(t);
            if self.is_punctuation(t) {
                match form {
                    // `Merkez Bankası (TCMB) Başkanı`: the aside is passed over, its mention is the body too.
                    ")" => {
                        let open = (first..t).rev().find(|o| self.form(*o) == "(");
                        let Some(open) = open.filter(|o| t - o <= 6) else { break };
                        // `Üst Yöneticisi (CEO) X`: the title once more.
                        if scan.end.is_none() && open > first && self.is_possessed_title(open - 1) {
                            at = open;
                            continue;
                        }
                        let outer = before.and_then(|b| (0..=b).rev().find(|o| self.end(*o) == open));
                        body = outer.or(before.filter(|b| self.start(*b) > open));
                        break;
                    }
                    // Two titles of one person: `Başbakan Yardımcısı, Ekonomi Bakanı …`
                    // Not `hissedarları, CEO X`: those are others.
                    "," if scan.end.is_some()
                        && t > first
                        && self.title_class(t - 1).is_some()
                        && !self.is_plural_title(t - 1) =>
                    {
                        scan.close(at);
                    }
                    "." if t > first && self.stem(t - 1).chars().count() <= 4 => {}
                    // `"Mavi Liman" Genel Müdürü`
                    _ if self.reading.analysed.segmented.tokens[t as usize].kind == TokenKind::QuoteClose
                        && before.is_some_and(|b| self.end(b) == t) => {}
                    _ => break,
                }
                at = t;
                continue;
            }
            match form {
                "eski" | "önceki" | "sabık" => {
                    scan.former = true;
                    at = t;
                    continue;
                }
                "yeni" | "merhum" | "bir" | "ünlü" | "sayın" | "yaşındaki" | "dr." | "prof." | "doç."
                | "av." | "uzm." | "op." => {
                    at = t;
                    continue;
                }
                _ => {}
            }
            let known = self.title_class(t).filter(|k| *k != Title::Role);
            let token = &self.reading.analysed.segmented.tokens[t as usize];
            let word = &words[t as usize];
            let Some(end) = scan.end else {
                // Right before the name: a title, or a lower-case word of what the person is (`doktor`, `kadın`); not
                // `başkan adayı X`.
                let compound =
                    at < start && words[at as usize].possessive == 3 && !self.is_possessed_title(t);
                if compound && known.is_some() {
                    break;
                } else if known.is_some() {
                    scan.end = Some(at);
                } else if form == "ve" {
                    // `Derneğin Başkanı ve fıstık üreticisi X`, `Başkanı ve aynı zamanda yazar X`
                    let of_it = at < start
                        && (words[start as usize - 1].possessive == 3 || self.form(at) == "aynı")
                        && t > first
                        && self.is_possessed_title(t - 1);
                    if !of_it {
                        break;
                    }
                } else if form == "olan" {
                    // `Tıp Fakültesi Öğretim Üyesi olan X`
                    // Not `şirkete sahip olan X`.
                    let holds = t > first
                        && self.title_class(t - 1).is_some()
                        && (self.is_possessed_title(t - 1) || self.form(t - 1) != "sahip");
                    if !holds {
                        break;
                    }
                } else if is_honorific(form) || token.kind == TokenKind::Number {
                } else if token.shape == Shape::Lower && scan.plain < PLAIN && !self.is_verbal(t) {
                    scan.plain += 1;
                } else {
                    break;
                }
                at = t;
                continue;
            };
            // `Hastane Müdürü Doktor X`: what somebody is by profession stands behind the office.
            if end - at == 1 && self.is_possessed_title(t) && self.is_bare_title(at) {
                scan.end = Some(at);
            } else if form == "ve" && t > first && self.is_complete_title(t - 1) {
                scan.close(at);
                scan.joined = true;
            } else if word.case == Case::Gen && token.shape == Shape::Lower {
                if let Some(b) = self.named_before(t, before) {
                    body = Some(b);
                    break;
                }
                // `X'in kurucusu ve raporun yazarı Y`: what belongs to something unnamed is left out.
                let joint = t.checked_sub(1).filter(|j| {
                    *j > first && matches!(self.form(*j), "ve" | ",") && self.is_possessed_title(*j - 1)
                });
                let Some(joint) = joint else { break };
                scan.end = None;
                at = joint;
                continue;
            } else {
                // Inside a title: capitalised words, `ve`, and lower-case modifiers that are no verbs.
                // `X'te sekiz yıl Genel Müdür olarak çalışan Y`
                if held.is_some() && token.shape == Shape::Lower && form != "ve" && self.is_capital(end - 1) {
                    break;
                }
                let capital =
                    token.shape != Shape::Lower && matches!(word.case, Case::Nom | Case::Acc | Case::Gen);
                let inside = capital
                    || form == "ve"
                    || known.is_some()
                    || !self.is_verbal(t) && word.case == Case::Nom
                    // `rekabetten sorumlu üyesi`
                    || word.case == Case::Abl && self.form(at) == "sorumlu";
                // `Ancak Başkan X`
                let opens = t == self.sentence_start(t)
                    && matches!(word.upos, Upos::Cconj | Upos::Sconj | Upos::Adv | Upos::Pron);
                if !inside || opens {
                    break;
                }
                // `Husilerin lideri X`: whose it is, and no name that is known.
                if word.case == Case::Gen && (form.ends_with("lerin") || form.ends_with("ların")) {
                    break;
                }
            }
            at = t;
        }
        scan.close(at);
        (body, scan.titles)
    }

    /// What a word says of the person behind it, where it is a title: `başkanı`, `üyelerinden`, `kardeşim`.
    pub(super) fn title_class(&self, t: TokenId) -> Option<Title> {
        let titles = &Knowledge::get().titles;
        let stem = self.stem(t);
        titles.get(stem).copied().or_else(|| {
            if let Some(one) = one_of(stem) {
                return titles.get(one).copied();
            }
            let word = &self.reading.analysed.words[t as usize];
            let kin = matches!(word.possessive, 1 | 4) && word.case == Case::Nom;
            titles.get(&*word.lemma).copied().filter(|class| kin && *class == Title::Kin)
        })
    }

    /// Whether a word is a title with the possessive that says whose (`başkanı`, `CEO'su`).
    pub(super) fn is_possessed_title(&self, t: TokenId) -> bool {
        let stem = self.stem(t);
        self.title_class(t).is_some()
            && (Knowledge::get().bases.get(stem).is_none_or(|base| *base != stem)
                || self.form(t).contains(['\'', '’']))
    }

    /// Whether a word is a title of several people: `kurucuları`, `Yardımcıları`.
    pub(super) fn is_plural_title(&self, t: TokenId) -> bool {
        let stem = self.stem(t);
        (stem.ends_with("ları") || stem.ends_with("leri"))
            && one_of(stem).is_some()
            && self.title_class(t).is_some()
    }

    /// Where a title ends before the words that say that somebody holds it: `Genel Müdürü olarak görev yapan`,
    /// `başkanı seçilen`, `Koordinatörlüğü görevini yürüten`, `CEO'luğunu yapan`.
    fn held_before(&self, start: TokenId, first: TokenId) -> Option<TokenId> {
        const LONGEST: TokenId = 5;
        let verb = start.checked_sub(1).filter(|t| *t > first)?;
        let word = &self.reading.analysed.words[verb as usize];
        let form = word.verb?.form;
        let lemma = &*word.lemma;
        if form != VerbForm::SubjectParticiple || word.verb.is_some_and(|v| v.negative) {
            return None;
        }
        let named = WordClass::Put.has(lemma);
        if named && self.is_possessed_title(verb - 1) && lemma.starts_with("seç") {
            return Some(verb);
        }
        if !(named || WordClass::HasPost.has(lemma)) {
            return None;
        }
        for t in (first.max(verb.saturating_sub(LONGEST))..verb).rev() {
            let form = self.form(t);
            if form == "olarak" {
                return self.title_class(t.checked_sub(1)?).map(|_| t);
            }
            if self.duty_class(t).is_some() {
                return Some(t + 1);
            }
            let passes = matches!(
                form,
                "görev"
                    | "görevini"
                    | "görevine"
                    | "görevinde"
                    | "yapmakta"
                    | "yürütmekte"
                    | "sürdürmekte"
                    | "vekaleten"
                    | "da"
                    | "de"
            );
            if !passes {
                return None;
            }
        }
        None
    }

    /// What a title is, as a noun for its holder or for the duty (`Başkanlığı görevini yürüten X`).
    pub(super) fn held_class(&self, t: TokenId) -> Option<Title> {
        self.title_class(t).or_else(|| self.duty_class(t))
    }

    /// What an office as a duty is: `Başkanlığı`, `CEO'luğunu`, `Genel Müdürlüğüne`.
    pub(super) fn duty_class(&self, t: TokenId) -> Option<Title> {
        duty_of(self.form(t))
    }

    fn is_capital(&self, t: TokenId) -> bool {
        self.reading.analysed.segmented.tokens[t as usize].shape != Shape::Lower
    }

    /// Whether a word is a title without a possessive (`doktor`, `general`).
    fn is_bare_title(&self, t: TokenId) -> bool {
        let stem = self.stem(t);
        Knowledge::get().bases.get(stem).is_some_and(|base| *base == stem) && self.form(t) == stem
    }

    /// Whether a title may end with a word, so that `ve` behind it begins another one.
    pub(super) fn is_complete_title(&self, t: TokenId) -> bool {
        let office = matches!(self.title_class(t), Some(Title::Office | Title::National | Title::Member));
        office && !self.is_plural_title(t) && (self.is_possessed_title(t) || self.is_bare_title(t))
    }

    /// The mention that a common noun in the genitive stands behind: `X şirketinin`, `A ve B firmalarının`,
    /// `X adlı örgütün`.
    fn named_before(&self, t: TokenId, before: Option<u32>) -> Option<u32> {
        let b = before?;
        let form = self.form(t);
        let named = t
            .checked_sub(1)
            .filter(|u| matches!(self.form(*u), "adlı" | "isimli" | "adındaki" | "ismindeki"));
        let mut behind = named.unwrap_or(t);
        if behind > self.end(b) && self.is_punctuation(behind - 1) {
            behind -= 1;
        }
        let knowledge = Knowledge::get();
        let compound = ["nın", "nin", "nun", "nün"].iter().find_map(|s| form.strip_suffix(s));
        let kind = is_body_noun(&self.reading.analysed.words[t as usize].lemma)
            || compound.is_some_and(|noun| {
                [Body::Company, Body::Unit, Body::Place, Body::Facility]
                    .iter()
                    .any(|class| knowledge.body(noun, *class))
            });
        let fits = kind || named.is_some();
        let body = matches!(self.kind(b), EntityKind::Organization | EntityKind::Place);
        (fits && body && self.end(b) == behind && self.suffix(b).is_empty()).then_some(b)
    }

    pub(super) fn is_verbal(&self, t: TokenId) -> bool {
        self.reading.analysed.words[t as usize].verb.is_some()
    }

    /// A title's words as the text writes them, without `eski` and its like.
    pub(super) fn title_words(&self, from: TokenId, to: TokenId) -> String {
        let text = self.text();
        let tokens = &self.reading.analysed.segmented.tokens;
        let mut from = from;
        while from + 1 < to
            && (matches!(self.form(from), "eski" | "önceki" | "yeni" | "sabık" | "ve" | "ile" | "," | ")")
                || self.is_punctuation(from))
        {
            from += 1;
        }
        text[tokens[from as usize].span.start as usize..tokens[to as usize - 1].span.end as usize].to_owned()
    }
}

/// What an office as a duty is (lower case).
pub(super) fn duty_of(form: &str) -> Option<Title> {
    // Most words are seen to be none by one letter.
    if !form.contains('ğ') {
        return None;
    }
    let (holder, _) = ["lığı", "liği", "luğu", "lüğü"].iter().find_map(|s| form.rsplit_once(s))?;
    let holder = holder.trim_end_matches(['\'', '’']);
    let class = Knowledge::get().titles.get(holder).copied()?;
    matches!(class, Title::Office | Title::National).then_some(class)
}

/// One of those that a plural with its possessive names: `üyelerinden`, `kurucuları` -> `üye`, `kurucu`.
fn one_of(stem: &str) -> Option<&str> {
    ["lerinden", "larından", "leri", "ları"].iter().find_map(|s| stem.strip_suffix(s))
}
