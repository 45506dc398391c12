//! A person's offices and memberships, from the words around the name.

use super::Finder;
use super::knowledge::{Knowledge, Title};
use super::titles::TitleSpan;
use crate::entity::RelationKind;
use crate::lang::tr::name::{is_honorific, is_relative_locative};
use crate::lang::tr::word_class::WordClass;
use crate::mention::EntityKind;
use crate::text::{Shape, TokenId};

impl Finder<'_> {
    /// Reads what stands before and right behind person `m`.
    pub(super) fn person(&mut self, m: u32) {
        self.office_in_brackets(m);
        self.office_behind(m);
        self.party_behind(m);
        let (body, titles) = self.titles_before(m);
        // `CHP'li X`, `CHP'li belediye başkanı X`
        if let Some(b) = body.filter(|b| {
            self.kind(*b) == EntityKind::Organization && matches!(self.suffix(*b), "li" | "lı" | "lu" | "lü")
        }) {
            self.push(RelationKind::MemberOf, m, b, None, false, "tr.relation.adherent");
            return;
        }
        if let Some(b) = body.filter(|b| titles.is_empty() && self.comes_from(m, *b)) {
            self.push(RelationKind::MemberOf, m, b, None, false, "tr.relation.from");
            return;
        }
        let possessor = body.and_then(|b| self.possessor_before(b, &titles));
        if let Some(b) = body.filter(|b| possessor != Some(*b)) {
            self.push(RelationKind::CitizenOf, m, b, None, false, "tr.relation.nationality");
        } else {
            self.nationality(m, body, &titles);
        }
        let body = possessor;
        let carried = body.zip(titles.first()).and_then(|(first, title)| self.carried_body(first, m, title));
        let body = carried.or(body);
        for title in &titles {
            self.title(m, body, title);
            // `X'in kurucuları A ve B`
            if self.is_plural_title(title.end - 1) {
                let others = self.list_behind(m, true);
                for other in
                    others.into_iter().take_while(|o| self.kind(*o) == EntityKind::Person).collect::<Vec<_>>()
                {
                    self.title(other, body, title);
                }
            }
        }
        // `A Bankası Genel Müdürü ve B Birliği Başkanı X`: the titles before the nearest body.
        let mut nearest = body.filter(|_| !titles.is_empty() && carried.is_none());
        while let Some(b) = nearest.filter(|b| self.kind(*b) == EntityKind::Organization) {
            let Some(at) = self.start(b).checked_sub(1).filter(|j| {
                *j > 0
                    && self.same_sentence(*j - 1, self.start(b))
                    && matches!(self.form(*j), "ve" | ",")
                    && self.is_complete_title(*j - 1)
            }) else {
                break;
            };
            let (further, titles) = self.titles_ending(at, b.checked_sub(1));
            // `X Partisi Rize Milletvekili ve Y Komisyonu Üyesi Z`
            let last = titles.first().map_or(at, |t| t.end) - 1;
            let further = further.filter(|f| {
                let sent = self.sending_body(Some(*f), last);
                sent.is_some_and(|o| self.kind(o) == EntityKind::Organization)
            });
            for title in titles.iter().filter(|_| further.is_some()) {
                self.title(m, further, title);
            }
            nearest = further;
        }
        if !titles.is_empty() && body.is_none() {
            self.home_office(m, &titles);
        }
    }

    /// `Tesla'nın Alman genel müdürü X`: the title is the body's in the genitive before a nationality, `X'in Türk
    /// danışmanı Y` nobody's that counts.
    fn possessor_before(&self, b: u32, titles: &[TitleSpan]) -> Option<u32> {
        let possessed = titles.last().is_some_and(|t| self.is_possessed_title(t.end - 1));
        let o = b.checked_sub(1).filter(|o| {
            possessed
                && self.kind(b) == EntityKind::Country
                && self.is_nationality(b)
                && self.end(*o) == self.start(b)
                && is_genitive(self.suffix(*o))
        });
        match o {
            Some(o) if self.kind(o) == EntityKind::Person => None,
            Some(o) => Some(o),
            None => Some(b),
        }
    }

    /// One title of `m`, with the name that stands before it.
    pub(super) fn title(&mut self, m: u32, body: Option<u32>, title: &TitleSpan) {
        let Some(mut class) = self.held_class(title.end - 1) else { return };
        // A seat on a board is an office (`Yönetim Kurulu Üyesi`), and so is the first of its kind (`baş ekonomisti`);
        // being an `üye` or `ekonomist` alone is membership.
        if class == Title::Member && self.is_first_of_its_kind(title) {
            class = Title::Office;
        }
        if class == Title::Kin {
            if let Some(other) = self.kin_possessor(m, body, title) {
                self.push(RelationKind::KinOf, m, other, None, false, "tr.relation.kin");
            }
            return;
        }
        let sent = self.sending_body(body, title.end - 1);
        let words = match body.filter(|b| sent != Some(*b)) {
            Some(place) => self.title_words(self.start(place), title.end),
            None => self.title_words(title.start, title.end),
        };
        let Some(b) = sent else { return };
        let national =
            class == Title::National || title.end - title.start > 1 && self.form(title.end - 2) == "devlet";
        let met = national && self.kind(b) == EntityKind::Place && is_locative(self.suffix(b));
        // `Kenya'da Turuncu Hareket'in lideri`: that of a body that was not seen.
        let tokens = &self.reading.analysed.segmented.tokens;
        let unseen = (self.end(b)..title.end - 1)
            .map(|t| &tokens[t as usize])
            .any(|t| t.is_capitalised() && t.stem != t.span && is_genitive(t.suffix(self.text())));
        if unseen && is_locative(self.suffix(b)) {
            return;
        }
        let Some(b) = (if met { self.country_met_in(m, b) } else { Some(b) }) else { return };
        // `eski X Başkanı Y`
        let first = body.map_or(self.start(b), |o| self.start(o).min(self.start(b)));
        let former = title.former
            || first.checked_sub(1).is_some_and(|t| {
                matches!(self.form(t), "eski" | "önceki" | "sabık") && self.same_sentence(t, first)
            });
        match class {
            Title::Member if self.kind(b) == EntityKind::Organization => {
                self.push(RelationKind::MemberOf, m, b, None, former, "tr.relation.member");
            }
            Title::Office | Title::National => {
                let fits = match self.kind(b) {
                    // `Fransız yönetmen X`: where he comes from.
                    EntityKind::Country => !self.is_nationality(b) || self.serves_a_country(title.end - 1),
                    EntityKind::Organization => true,
                    EntityKind::Place => is_local_office(&words),
                    EntityKind::Person => false,
                };
                // `X Başkanı ve Dışişleri Bakanı Y`: the head of a state is another person.
                let other = title.joined
                    && self.kind(b) == EntityKind::Country
                    && WordClass::HeadOfState.has(&super::title_base(self.stem(title.end - 1)));
                if fits && !other && !words.is_empty() {
                    let kind = RelationKind::HoldsOffice;
                    // `A ve B'nin kurucusu X`
                    if let Some(other) = self.coordinated_before(b) {
                        let rule = "tr.relation.title.list";
                        self.push(kind, m, other, Some(words.clone()), former, rule);
                    }
                    self.push(kind, m, b, Some(words), former, "tr.relation.title");
                }
            }
            _ => {}
        }
    }

    /// The country that a city is in, where its own official is met there (`Boric, Lima'da Devlet Başkanı Boluarte ile
    /// görüştü`): nobody's who does something there himself (`Lima'da Devlet Başkanı Boric konuştu`).
    fn country_met_in(&self, m: u32, city: u32) -> Option<u32> {
        let met = !self.suffix(m).is_empty() && !is_genitive(self.suffix(m))
            || matches!(self.form(self.end(m)), "ile" | "tarafından");
        // `Peru'nun başkenti | Lima'da`
        let owner = city.checked_sub(1).filter(|c| {
            self.kind(*c) == EntityKind::Country
                && is_genitive(self.suffix(*c))
                && self.start(city) == self.end(*c) + 1
        });
        if owner.is_some() && met {
            return owner;
        }
        let entry = |m: u32| self.reading.mentions[m as usize].entry;
        let country = entry(city).and_then(crate::names::country_of).filter(|_| met)?;
        let known = self.reading.entities[self.entity(m) as usize].entry.and_then(crate::names::country_of);
        let own = known.is_none_or(|k| k == country);
        let named = |c: &u32| entry(*c) == Some(country) && self.kind(*c) == EntityKind::Country;
        (0..self.reading.mentions.len() as u32).find(named).filter(|_| own)
    }

    /// `Kriz Grubu'ndan X`, `Kriz Grubu kuruluşundan X`, where the text first speaks of X.
    fn comes_from(&self, m: u32, b: u32) -> bool {
        let entity = &self.reading.entities[self.entity(m) as usize];
        let introduced = entity.entry.is_none()
            && (entity.mentions.first() == Some(&m) || self.name(b).ends_with(" partisi"))
            && self.end(m) - self.start(m) > 1
            && self.suffix(m).is_empty();
        let ablative = |suffix: &str| matches!(suffix, "dan" | "den" | "tan" | "ten" | "ndan" | "nden");
        if !introduced || self.kind(b) != EntityKind::Organization {
            return false;
        }
        // `Kriz Grubu'ndan Prof. Dr. X`
        let mut start = self.start(m);
        while start > self.end(b) && (self.form(start - 1) == "." || is_honorific(self.form(start - 1))) {
            start -= 1;
        }
        match start - self.end(b) {
            0 => ablative(self.suffix(b)),
            1 => {
                let word = &self.reading.analysed.words[self.end(b) as usize];
                word.case == crate::syntax::Case::Abl
                    && word.possessive == 3
                    && crate::lang::tr::body_noun::is_body_noun(&word.lemma)
            }
            _ => false,
        }
    }

    /// Whether a member's title is an office by the words before its noun: `Yönetim Kurulu Üyesi`, `baş ekonomisti`.
    pub(super) fn is_first_of_its_kind(&self, title: &TitleSpan) -> bool {
        title.end - title.start > 1
            && (self.is_board(title.end - 2) || (title.start..title.end - 1).any(|t| self.is_first(t)))
    }

    fn is_board(&self, t: TokenId) -> bool {
        let form = self.form(t);
        [
            "kurulu", "konseyi", "konsey", "komitesi", "komite", "büro", "bürosu", "meclisi", "heyeti",
            "sorumlu",
        ]
        .contains(&form)
    }

    /// `baş ekonomist`, `şef stratejist`.
    fn is_first(&self, t: TokenId) -> bool {
        matches!(self.form(t), "baş" | "şef")
    }

    /// Whether a title of a country's own person may follow its adjective: `Rus lider`, `Alman Şansölyesi`.
    pub(super) fn serves_a_country(&self, t: TokenId) -> bool {
        let base = super::title_base(self.stem(t));
        // `Türk inşaat kralı X` heads no state.
        let figure = WordClass::Figure.has(&base)
            && t > 0
            && self.reading.analysed.segmented.tokens[t as usize - 1].shape == Shape::Lower;
        !figure
            && (self.is_possessed_title(t)
                || WordClass::HeadOfState.has(&base)
                || [
                    "bakan",
                    "başbakan",
                    "yardımcı",
                    "general",
                    "komutan",
                    "büyükelçi",
                    "lider",
                    "şansölye",
                    "diplomat",
                    "milletvekili",
                ]
                .contains(&base.as_str()))
    }

    /// `İsrail Savunma Bakanı X ve Dışişleri Bakanı Y`: the second title goes with the first one's body, where it has a
    /// possessor's suffix and the person is not known as another country's.
    fn carried_body(&self, first: u32, m: u32, title: &TitleSpan) -> Option<u32> {
        let joint = self.end(first);
        if self.kind(first) != EntityKind::Person || !matches!(self.form(joint), "ve" | "ile" | ",") {
            return None;
        }
        // `Banka Başkanı X ve yardımcısı Y`
        let deputy =
            matches!(self.form(title.end - 1), "yardımcısı" | "vekili") && title.end - title.start <= 2;
        // `Cumhurbaşkanı`, `Bakan` alone name no body's office.
        if !deputy && title.end - title.start < 3 || !super::is_office(self.stem(title.end - 1)) {
            return None;
        }
        let (body, titles) = self.titles_before(first);
        let body = body.filter(|b| {
            !titles.is_empty() && matches!(self.kind(*b), EntityKind::Country | EntityKind::Organization)
        })?;
        let known = self.reading.entities[self.entity(m) as usize].entry.and_then(crate::names::country_of);
        let entry = self.reading.mentions[body as usize].entry.and_then(crate::names::country_of);
        (known.is_none() || known == entry).then_some(body)
    }

    /// Whose title it is where the name right before it is not: `Şili'nin Lima Büyükelçisi`, `X Partisi Lima
    /// Milletvekili`, `X Birliği (XB) Malta Sorumlusu`, `X Bankası İnsan Kaynakları Direktörü`.
    fn sending_body(&self, body: Option<u32>, title: TokenId) -> Option<u32> {
        let b = body?;
        let envoy = ["büyükelçi", "elçi", "konsolos", "başkonsolos", "temsilci", "ataşe", "milletvekili"]
            .contains(&super::title_base(self.stem(title)).as_str());
        let before = b.checked_sub(1).filter(|o| {
            let joined = self.end(*o) == self.start(b)
                || self.end(*o) + 1 == self.start(b)
                    && matches!(self.form(self.end(*o)), "eski" | "yeni" | "önceki")
                || self.end(*o) + 1 == self.start(b) && self.form(self.end(*o)) == ")";
            let own = self.suffix(*o);
            let bare = (own.is_empty() || is_genitive(own)) && self.suffix(b).is_empty();
            let place = matches!(self.kind(b), EntityKind::Country | EntityKind::Place);
            // `Liman Birliği Malta Şube Başkanı`: a body's branch.
            let branch = self.kind(*o) == EntityKind::Organization && place && !self.is_adjectival(b) && bare;
            let sent = matches!(self.kind(*o), EntityKind::Country | EntityKind::Organization);
            // `Liman Birliği'nin Malta'daki müdürü`
            let there = place && is_genitive(own) && is_relative_locative(self.suffix(b));
            sent && joined && (envoy || branch || there)
        });
        let before = before.map(|o| self.before_aside(o));
        before.or_else(|| self.department_owner(b)).or(Some(b))
    }

    /// The body whose department's name the recogniser takes for another body: `X Bankası | İnsan Kaynakları`,
    /// `X Derneği Dış İşler ve | Göç Hizmetleri`.
    fn department_owner(&self, b: u32) -> Option<u32> {
        let department = self.kind(b) == EntityKind::Organization
            && self.reading.mentions[b as usize].entry.is_none()
            && self.suffix(b).is_empty();
        let name = self.name(b);
        let plural = ["leri", "ları"].iter().any(|s| name.ends_with(s));
        let o = b.checked_sub(1).filter(|o| {
            department
                && plural
                && self.kind(*o) == EntityKind::Organization
                && self.same_sentence(self.start(*o), self.start(b))
        })?;
        let suffix = self.suffix(o);
        let between = self.end(o)..self.start(b);
        let own_words = between.len() <= 5
            && between.clone().all(|t| {
                let capital = self.reading.analysed.segmented.tokens[t as usize].shape != Shape::Lower;
                self.form(t) == "ve" || capital && !self.is_punctuation(t)
            })
            && between.last().is_none_or(|t| self.form(t) == "ve");
        (own_words && (suffix.is_empty() || is_genitive(suffix))).then_some(o)
    }

    /// The body before `b` in `A ve B'nin`, `A ve B şirketlerinin`.
    fn coordinated_before(&self, b: u32) -> Option<u32> {
        let a = b.checked_sub(1)?;
        let tokens = self.reading.analysed.segmented.tokens.len() as TokenId;
        let behind = self.end(b);
        let several = behind < tokens && {
            let form = self.form(behind);
            form.ends_with("lerinin") || form.ends_with("larının")
        };
        ((is_genitive(self.suffix(b)) || several)
            && self.kind(a) == self.kind(b)
            && self.start(b) == self.end(a) + 1
            && self.suffix(a).is_empty()
            && self.form(self.end(a)) == "ve"
            && self.same_sentence(self.start(a), self.start(b)))
        .then_some(a)
    }

    /// `Cumhurbaşkanı Erdoğan` without a country: the country whose office it is, if the text names just that one as
    /// the home of the person's office (by the leaders' table) or of the paper; `Başkan Powell`: the body that he is
    /// known to head.
    fn home_office(&mut self, m: u32, titles: &[TitleSpan]) {
        let knowledge = Knowledge::get();
        let entry = self.reading.entities[self.entity(m) as usize].entry;
        for title in titles {
            let last = self.stem(title.end - 1);
            let base = super::title_base(last);
            let before = if title.end - title.start > 1 { self.form(title.end - 2) } else { "" };
            let state = before == "devlet"
                || base == "yardımcı" && matches!(before, "bakan" | "bakanı" | "cumhurbaşkanı" | "başbakan");
            let national = state || knowledge.titles.get(last) == Some(&Title::National);
            let words = self.title_words(title.start, title.end);
            // `Başkan X`, `CEO X` of a body that the text names.
            let headed = entry.filter(|_| !national).and_then(|e| {
                crate::names::bodies_headed_by(e).into_iter().find_map(|b| self.entity_of_entry(b))
            });
            let evidence = self.reading.mentions[m as usize].span;
            if let Some(body) = headed.filter(|_| WordClass::HeadOfBody.has(&base)) {
                let (kind, rule) = (RelationKind::HoldsOffice, "tr.relation.headed");
                let source = self.entity(m);
                self.push_entities(kind, source, body, Some(words), title.former, evidence, rule);
                continue;
            }
            // `Başkan X` heads a state where X is known to.
            let head = matches!(base.as_str(), "başkan" | "lider")
                && entry.is_some_and(crate::names::serves_a_state);
            if !national && !head {
                continue;
            }
            let Some(home) = self.home_country(m) else { continue };
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
                    && matches!(self.titles_before(*other), (Some(b), _) if self.kind(b) == EntityKind::Country && self.reading.mentions[b as usize].entry != Some(home))
            });
            if foreign {
                return None;
            }
        }
        Some(country)
    }
}

pub(super) fn is_genitive(suffix: &str) -> bool {
    matches!(suffix, "in" | "ın" | "un" | "ün" | "nin" | "nın" | "nun" | "nün")
}

/// `Lima'da`.
fn is_locative(suffix: &str) -> bool {
    matches!(suffix, "da" | "de" | "ta" | "te" | "nda" | "nde")
}

/// Offices that a city or region can give.
fn is_local_office(title: &str) -> bool {
    let title = crate::text::lower_tr(title);
    // `Rize Şube Başkanı`: of a body that was not seen.
    let local = [
        "vali",
        "belediye",
        "kaymakam",
        "muhtar",
        "savcı",
        "yargıç",
        "başkan",
        "emniyet",
        "lider",
        "müdür",
        "sözcü",
        "senatör",
        "milletvekil",
        "başbakan",
    ]
    .iter()
    .any(|w| title.contains(w));
    let branch = ["şube", "bölge başkan", "bölge müdür", "bölge direktör"].iter().any(|w| title.contains(w));
    local && !branch
}
