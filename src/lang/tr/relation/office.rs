//! A person's offices, memberships, kin and nationality, from the words before the name.

use super::Finder;
use super::knowledge::{Knowledge, Title};
use crate::entity::RelationKind;
use crate::mention::EntityKind;
use crate::text::{Shape, TokenId};

/// How far before a name its titles may begin, in tokens.
const REACH: u32 = 16;

impl Finder<'_> {
    /// Reads what stands before person `m`.
    pub(super) fn person(&mut self, m: u32) {
        self.office_in_brackets(m);
        let Some((body, titles)) = self.titles_before(m) else { return };
        // `CHP'li X`, `CHP'li belediye başkanı X`
        if let Some(b) = body.filter(|b| {
            self.kind(*b) == EntityKind::Organization && matches!(self.suffix(*b), "li" | "lı" | "lu" | "lü")
        }) {
            self.push(RelationKind::MemberOf, m, b, None, false, "tr.relation.adherent");
            return;
        }
        // `Kriz Grubu'ndan X`, where the text first speaks of X
        let entity = &self.reading.entities[self.entity(m) as usize];
        let introduced = entity.entry.is_none()
            && entity.mentions.first() == Some(&m)
            && self.end(m) - self.start(m) > 1
            && self.suffix(m).is_empty();
        if let Some(b) = body.filter(|b| {
            introduced
                && titles.is_empty()
                && self.kind(*b) == EntityKind::Organization
                && self.end(*b) == self.start(m)
                && matches!(self.suffix(*b), "dan" | "den" | "tan" | "ten" | "ndan" | "nden")
        }) {
            self.push(RelationKind::MemberOf, m, b, None, false, "tr.relation.from");
            return;
        }
        let carried = body.zip(titles.first()).and_then(|(first, title)| self.carried_body(first, m, title));
        let body = carried.or(body);
        for title in &titles {
            let Some(mut class) = self.title_class(title.end - 1) else { continue };
            // A seat on a board is an office (`Yönetim Kurulu Üyesi`); being an `üye` alone is membership.
            if class == Title::Member && title.end - title.start > 1 && self.is_board(title.end - 2) {
                class = Title::Office;
            }
            let sent = self.sending_body(body, title.end - 1);
            let words = match body.filter(|b| sent != Some(*b)) {
                Some(place) => self.title_words(self.start(place), title.end),
                None => self.title_words(title.start, title.end),
            };
            let body = sent;
            match (class, body) {
                (Title::Kin, _) => {
                    if let Some(other) = self.kin_possessor(m, body, title) {
                        self.push(RelationKind::KinOf, m, other, None, false, "tr.relation.kin");
                    }
                }
                (Title::Role, _) => {}
                (Title::Member, Some(b)) if self.kind(b) == EntityKind::Organization => {
                    self.push(RelationKind::MemberOf, m, b, None, title.former, "tr.relation.member");
                }
                (Title::Member, Some(b)) if self.kind(b) == EntityKind::Country && self.is_nationality(b) => {
                    self.push(RelationKind::CitizenOf, m, b, None, false, "tr.relation.nationality");
                }
                (Title::Office | Title::National, Some(b)) => {
                    let fits = match self.kind(b) {
                        EntityKind::Country | EntityKind::Organization => true,
                        EntityKind::Place => is_local_office(&words),
                        EntityKind::Person => false,
                    };
                    if fits && !words.is_empty() {
                        // `A ve B'nin kurucusu X`
                        if let Some(other) = self.coordinated_before(b) {
                            let rule = "tr.relation.title.list";
                            let (kind, former) = (RelationKind::HoldsOffice, title.former);
                            self.push(kind, m, other, Some(words.clone()), former, rule);
                        }
                        self.push(
                            RelationKind::HoldsOffice,
                            m,
                            b,
                            Some(words),
                            title.former,
                            "tr.relation.title",
                        );
                    }
                }
                _ => {}
            }
        }
        if titles.is_empty() {
            if let Some(b) = body.filter(|b| self.kind(*b) == EntityKind::Country && self.is_nationality(*b))
            {
                self.push(RelationKind::CitizenOf, m, b, None, false, "tr.relation.nationality");
            }
        } else if body.is_none() {
            self.home_office(m, &titles);
        }
    }

    /// Whose relative `m` is: the name right before (`X'in oğlu`, `X ve eşi`), he whose relative that one is
    /// (`X'in oğlu Y ile kızı Z`), or the sentence's subject before (`X, eşi Y ile geldi`).
    fn kin_possessor(&self, m: u32, body: Option<u32>, title: &TitleSpan) -> Option<u32> {
        let named = body.filter(|b| self.kind(*b) == EntityKind::Person);
        if let Some(b) = named {
            let joint = self.form(self.end(b));
            let first = matches!(joint.as_str(), "ve" | "ile" | ",").then(|| self.titles_before(b)).flatten();
            if let Some((Some(q), titles)) = first {
                let kin = titles.iter().any(|t| self.title_class(t.end - 1) == Some(Title::Kin));
                if kin && self.kind(q) == EntityKind::Person {
                    return Some(q);
                }
            }
            return Some(b);
        }
        let last = self.stem(title.end - 1);
        let possessive = Knowledge::get().bases.get(&last).is_some_and(|base| *base != last);
        if !possessive || body.is_some() {
            return None;
        }
        (0..m).rev().take_while(|p| self.same_sentence(self.start(*p), title.start)).find(|p| {
            self.kind(*p) == EntityKind::Person
                && self.suffix(*p).is_empty()
                && self.entity(*p) != self.entity(m)
        })
    }

    /// What a word says of the person behind it, where it is a title: `başkanı`, `üyelerinden`.
    fn title_class(&self, t: TokenId) -> Option<Title> {
        let titles = &Knowledge::get().titles;
        let stem = self.stem(t);
        titles.get(&stem).copied().or_else(|| {
            let one = stem.strip_suffix("lerinden").or_else(|| stem.strip_suffix("larından"))?;
            titles.get(one).copied()
        })
    }

    fn is_board(&self, t: TokenId) -> bool {
        let form = self.form(t);
        ["kurulu", "konseyi", "konsey", "komitesi", "meclisi", "heyeti"].contains(&form.as_str())
    }

    /// `X (NATO Genel Sekreteri)`
    fn office_in_brackets(&mut self, m: u32) {
        let open = self.end(m);
        let tokens = self.reading.analysed.segmented.tokens.len() as TokenId;
        if open + 2 >= tokens || self.form(open) != "(" {
            return;
        }
        let Some(close) = (open + 1..tokens.min(open + 10)).find(|t| self.form(*t) == ")") else { return };
        let b = m + 1;
        let body = (b as usize) < self.reading.mentions.len()
            && self.start(b) == open + 1
            && self.end(b) < close
            && matches!(self.kind(b), EntityKind::Organization | EntityKind::Country);
        if body && super::is_office(&self.stem(close - 1)) {
            let words = self.title_words(self.end(b), close);
            self.push(RelationKind::HoldsOffice, m, b, Some(words), false, "tr.relation.brackets");
        }
    }

    /// `İsrail Savunma Bakanı X ve Dışişleri Bakanı Y`: the second title goes with the first one's body, where it has a
    /// possessor's suffix and the person is not known as another country's.
    fn carried_body(&self, first: u32, m: u32, title: &TitleSpan) -> Option<u32> {
        let joint = self.end(first);
        if self.kind(first) != EntityKind::Person || !matches!(self.form(joint).as_str(), "ve" | "ile" | ",")
        {
            return None;
        }
        // `Cumhurbaşkanı`, `Bakan` alone name no body's office.
        if title.end - title.start < 3 || !super::is_office(&self.stem(title.end - 1)) {
            return None;
        }
        let (body, titles) = self.titles_before(first)?;
        let body = body.filter(|b| {
            !titles.is_empty() && matches!(self.kind(*b), EntityKind::Country | EntityKind::Organization)
        })?;
        let known = self.reading.entities[self.entity(m) as usize].entry.and_then(crate::names::country_of);
        let entry = self.reading.mentions[body as usize].entry.and_then(crate::names::country_of);
        (known.is_none() || known == entry).then_some(body)
    }

    /// `Şili'nin Lima Büyükelçisi`, `X Partisi Lima Milletvekili`: an envoy or deputy serves the country or body before
    /// the place.
    fn sending_body(&self, body: Option<u32>, title: TokenId) -> Option<u32> {
        let b = body?;
        let envoy = ["büyükelçi", "elçi", "konsolos", "başkonsolos", "temsilci", "ataşe", "milletvekili"]
            .contains(&super::title_base(&self.stem(title)).as_str());
        let before = b.checked_sub(1).filter(|o| {
            // `Liman Birliği Malta Şube Başkanı`: a body's branch.
            let branch = self.kind(*o) == EntityKind::Organization
                && matches!(self.kind(b), EntityKind::Country | EntityKind::Place)
                && !self.is_adjectival(b)
                && self.suffix(*o).is_empty()
                && self.suffix(b).is_empty();
            (envoy || branch)
                && self.end(*o) == self.start(b)
                && matches!(self.kind(*o), EntityKind::Country | EntityKind::Organization)
        });
        before.or(Some(b))
    }

    /// The body before `b` in `A ve B'nin`.
    fn coordinated_before(&self, b: u32) -> Option<u32> {
        let a = b.checked_sub(1)?;
        let genitive = matches!(self.suffix(b), "in" | "ın" | "un" | "ün" | "nin" | "nın" | "nun" | "nün");
        (genitive
            && self.kind(a) == self.kind(b)
            && self.start(b) == self.end(a) + 1
            && self.suffix(a).is_empty()
            && self.form(self.end(a)) == "ve"
            && self.same_sentence(self.start(a), self.start(b)))
        .then_some(a)
    }

    /// `Cumhurbaşkanı Erdoğan` without a country: the country whose office it is, if the text names just that one as
    /// the home of the person's office (by the leaders' table) or of the paper.
    fn home_office(&mut self, m: u32, titles: &[TitleSpan]) {
        let knowledge = Knowledge::get();
        for title in titles {
            let last = self.stem(title.end - 1);
            let national = knowledge.titles.get(&last) == Some(&Title::National);
            // `Başkan X` heads a state where X is known to.
            let head = matches!(super::title_base(&last).as_str(), "başkan" | "lider")
                && self.reading.entities[self.entity(m) as usize].entry.is_some();
            if !national && !head {
                continue;
            }
            let Some(home) = self.home_country(m) else { continue };
            let words = self.title_words(title.start, title.end);
            self.push(RelationKind::HoldsOffice, m, home, Some(words), title.former, "tr.relation.home");
        }
    }

    /// A mention of the country that a person without a stated one serves.
    fn home_country(&self, m: u32) -> Option<u32> {
        let known = self.reading.entities[self.entity(m) as usize].entry.and_then(crate::names::country_of);
        let home = known.or_else(|| crate::names::home_country("tr"))?;
        let country = (0..self.reading.mentions.len() as u32).find(|c| {
            self.reading.mentions[*c as usize].entry == Some(home) && self.kind(*c) == EntityKind::Country
        })?;
        if known.is_none() {
            // Another country before any title of this person would be his.
            let person = self.entity(m);
            let foreign = self.reading.entities[person as usize].mentions.iter().any(|other| {
                *other != m && *other < self.reading.mentions.len() as u32
                    && matches!(self.titles_before(*other), Some((Some(b), _)) if self.kind(b) == EntityKind::Country && self.reading.mentions[b as usize].entry != Some(home))
            });
            if foreign {
                return None;
            }
        }
        Some(country)
    }

    /// `Filistinli`, `ABD'li`, `Fransız`: a nationality, not the state.
    fn is_nationality(&self, b: u32) -> bool {
        self.is_adjectival(b) || matches!(self.suffix(b), "li" | "lı" | "lu" | "lü")
    }

    /// Title spans before a person's name, and the mention before them that they belong to.
    pub(super) fn titles_before(&self, m: u32) -> Option<(Option<u32>, Vec<TitleSpan>)> {
        let knowledge = Knowledge::get();
        let start = self.start(m);
        let floor = start.saturating_sub(REACH);
        let sentence = self.sentence_of(start);
        let first = self.reading.analysed.segmented.sentences.get(sentence)?.tokens.start.max(floor);
        let before =
            m.checked_sub(1).filter(|b| self.end(*b) > first && self.same_sentence(self.start(*b), start));
        let mut titles: Vec<TitleSpan> = Vec::new();
        let mut at = start;
        let mut end: Option<TokenId> = None;
        let mut former = false;
        let mut lower_words = 0;
        let mut body = None;
        while at > first {
            let t = at - 1;
            if let Some(b) = before.filter(|b| self.end(*b) == at) {
                body = Some(b);
                break;
            }
            let form = self.form(t);
            if self.is_punctuation(t) {
                match form.as_str() {
                    // `Merkez Bankası (TCMB) Başkanı`: the aside is passed over, its mention is the body too.
                    ")" => {
                        let open = (first..t).rev().find(|o| self.form(*o) == "(")?;
                        if t - open > 6 {
                            return Some((None, close(titles, end, at, former)));
                        }
                        let outer = (0..m).rev().find(|b| self.end(*b) == open);
                        let inner = before.filter(|b| self.start(*b) > open);
                        body = outer.or(inner);
                        break;
                    }
                    // Two titles of one person: `Başbakan Yardımcısı, Ekonomi Bakanı …`
                    "," if end.is_some() && t > first && knowledge.titles.contains_key(&self.stem(t - 1)) => {
                        titles = close(titles, end.take(), at, former);
                        at = t;
                        continue;
                    }
                    "." if t > first && self.stem(t - 1).chars().count() <= 4 => {}
                    _ => break,
                }
                at = t;
                continue;
            }
            match form.as_str() {
                "eski" | "önceki" | "sabık" => {
                    former = true;
                    at = t;
                    continue;
                }
                "yeni" | "merhum" | "bir" | "ünlü" | "sayın" | "yaşındaki" | "dr." | "prof." | "doç."
                | "av." => {
                    at = t;
                    continue;
                }
                _ => {}
            }
            let known = self.title_class(t);
            let token = &self.reading.analysed.segmented.tokens[t as usize];
            if end.is_none() {
                // Right before the name: a title, or a lower-case word of what the person is (`doktor`, `kadın`).
                if known.is_some_and(|k| k != Title::Role) {
                    end = Some(at);
                } else if token.shape == Shape::Lower && lower_words < 4 && !self.is_verbal(t) {
                    lower_words += 1;
                } else if token.kind == crate::text::TokenKind::Number {
                } else {
                    break;
                }
            } else {
                // Inside a title: capitalised words, `ve`, and lower-case modifiers that are no verbs.
                let word = &self.reading.analysed.words[t as usize];
                let inside = token.shape != Shape::Lower
                    && matches!(
                        word.case,
                        crate::syntax::Case::Nom | crate::syntax::Case::Acc | crate::syntax::Case::Gen
                    )
                    || form == "ve"
                    || known.is_some()
                    || (!self.is_verbal(t)
                        && self.reading.analysed.words[t as usize].case == crate::syntax::Case::Nom);
                if !inside {
                    break;
                }
            }
            at = t;
        }
        // What stands between the body and the title must be the title's own words.
        Some((body, close(titles, end, at, former)))
    }

    fn is_verbal(&self, t: TokenId) -> bool {
        self.reading.analysed.words[t as usize].verb.is_some()
    }

    /// A title's words as the text writes them, without `eski` and its like.
    pub(super) fn title_words(&self, from: TokenId, to: TokenId) -> String {
        let text = self.text();
        let tokens = &self.reading.analysed.segmented.tokens;
        let mut from = from;
        while from + 1 < to
            && (matches!(
                self.form(from).as_str(),
                "eski" | "önceki" | "yeni" | "sabık" | "ve" | "ile" | "," | ")"
            ) || self.is_punctuation(from))
        {
            from += 1;
        }
        text[tokens[from as usize].span.start as usize..tokens[to as usize - 1].span.end as usize].to_owned()
    }
}

/// One title: its tokens.
pub(super) struct TitleSpan {
    pub start: TokenId,
    pub end: TokenId,
    pub former: bool,
}

fn close(mut titles: Vec<TitleSpan>, end: Option<TokenId>, start: TokenId, former: bool) -> Vec<TitleSpan> {
    if let Some(end) = end.filter(|e| *e > start) {
        titles.push(TitleSpan { start, end, former });
    }
    titles
}

/// Offices that a city or region can give.
fn is_local_office(title: &str) -> bool {
    let title = crate::text::lower_tr(title);
    [
        "vali", "belediye", "kaymakam", "muhtar", "savcı", "yargıç", "başkan", "emniyet", "lider", "müdür",
        "sözcü",
    ]
    .iter()
    .any(|w| title.contains(w))
}
