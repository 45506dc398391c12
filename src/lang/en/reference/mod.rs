//! Words that stand for somebody named before: pronouns, titles alone (`the president`), bodies by their kind
//! (`the commission`). Only where one antecedent is plain; everything else is left alone.

mod antecedent;
mod gender;
mod pronoun;

use rustc_hash::FxHashMap;

use self::antecedent::{People, Pronoun};
use self::gender::{Gender, gender};
use super::relation::{Title, knowledge};
use crate::entity::{EntityId, Relation, RelationKind};
use crate::lang::en::word_class::WordClass;
use crate::mention::EntityKind;
use crate::pipeline::Reading;
use crate::syntax::{Link, Slot, Upos};
use crate::text::{TokenId, lower_en};

/// Whom a pronoun in a reported clause stands for.
#[derive(Debug, Clone, Copy)]
enum Reporter {
    /// The body that reports.
    Named(EntityId),
    /// One that has no name.
    Unnamed,
    /// Something else.
    Other,
}

/// For each token the entity that it stands for, if it is no name itself.
pub(super) fn references(reading: &Reading<'_>, relations: &[Relation]) -> Vec<Option<EntityId>> {
    Finder::new(reading, relations).run(&mut |pronoun, people, gender| people.antecedent(pronoun, gender))
}

/// A pronoun of a person with those whom it could take up and what is said of each: what the weights of
/// [`antecedent`] are learned from.
#[derive(Debug)]
pub struct Choice {
    /// The pronoun.
    pub token: TokenId,
    /// Candidates, latest first, with the names of their features.
    pub candidates: Vec<(EntityId, Vec<&'static str>)>,
}

/// Reads as [`references`] does, but lets `oracle` say whom each `he` and `she` takes up.
#[must_use]
pub fn choices(
    reading: &Reading<'_>,
    relations: &[Relation],
    oracle: impl Fn(TokenId) -> Option<EntityId>,
) -> Vec<Choice> {
    let mut choices = Vec::new();
    Finder::new(reading, relations).run(&mut |pronoun, people, gender| {
        let token = pronoun.token;
        choices.push(Choice { token, candidates: people.candidates(pronoun, gender) });
        oracle(token)
    });
    choices
}

/// Whom a pronoun takes up, of the people so far, with what is known of their gender.
type Chooses<'c> = dyn FnMut(&Pronoun, &People, &dyn Fn(EntityId) -> Option<Gender>) -> Option<EntityId> + 'c;

/// A name in the walk.
#[derive(Debug, Clone, Copy)]
struct Seen {
    sentence: usize,
    token: TokenId,
    entity: EntityId,
    subject: bool,
    quoted: bool,
}

struct Finder<'r> {
    reading: &'r Reading<'r>,
    relations: &'r [Relation],
    /// What somebody or some body is said to be (`the airline Mahan`, `Tesco, a retailer`), by noun, in the order of
    /// the text.
    described: FxHashMap<String, Vec<(TokenId, EntityId)>>,
    genders: Vec<Option<Gender>>,
    /// For a pronoun that is the subject of a reported clause the head of who reports it.
    reporters: FxHashMap<TokenId, TokenId>,
    /// Tokens that are heads of subjects of main clauses.
    subjects: Vec<bool>,
    /// For each token the clause of which it heads a subject or an object, + 1.
    clause_of: Vec<u32>,
    quoted: Vec<bool>,
}

impl<'r> Finder<'r> {
    fn new(reading: &'r Reading<'r>, relations: &'r [Relation]) -> Finder<'r> {
        let n = reading.analysed.words.len();
        let mut subjects = vec![false; n];
        for clause in reading.clauses {
            // `Volvo will grow, said its president`: what is said stands before who says it.
            let fronted = clause.link == Link::Complement
                && clause.parent.is_some_and(|p| reading.clauses[p as usize].head > clause.head);
            if matches!(clause.link, Link::Root | Link::Coordinated) || fronted {
                for a in clause.arguments.iter().filter(|a| a.slot == Slot::Nom && !a.shared) {
                    subjects[a.head as usize] = true;
                }
            }
        }
        let mut clause_of = vec![0; n];
        for (i, clause) in reading.clauses.iter().enumerate() {
            for a in clause.arguments.iter().filter(|a| !a.shared) {
                clause_of[a.head as usize] = i as u32 + 1;
            }
        }
        let mut reporters = FxHashMap::default();
        for clause in reading.clauses.iter().filter(|c| c.link == Link::Complement) {
            let subject = |c: &crate::syntax::Clause| {
                c.arguments.iter().find(|a| a.slot == Slot::Nom && !a.shared).map(|a| a.head)
            };
            let above = clause.parent.map(|p| &reading.clauses[p as usize]);
            if let (Some(pronoun), Some(reporter)) = (subject(clause), above.and_then(subject))
                && reading.analysed.words[pronoun as usize].upos == Upos::Pron
                && reporter < pronoun
            {
                reporters.insert(pronoun, reporter);
            }
        }
        let mut quoted = vec![false; n];
        for quote in &reading.analysed.segmented.quotes {
            for t in quote.tokens.clone() {
                quoted[t as usize] = true;
            }
        }
        let genders =
            reading.entities.iter().enumerate().map(|(i, _)| gender(reading, i as EntityId)).collect();
        Finder {
            reading,
            relations,
            described: described(reading),
            genders,
            reporters,
            subjects,
            clause_of,
            quoted,
        }
    }

    fn lower(&self, t: TokenId) -> String {
        let analysed = self.reading.analysed;
        analysed
            .segmented
            .tokens
            .get(t as usize)
            .map_or_else(String::new, |k| lower_en(k.span.of(&analysed.document.text)).into_owned())
    }

    fn run(&self, chooses: &mut Chooses<'_>) -> Vec<Option<EntityId>> {
        let analysed = self.reading.analysed;
        let mut out = vec![None; analysed.words.len()];
        let mut people: Vec<Seen> = Vec::new();
        let mut traces = People::default();
        let mut genders = self.genders.clone();
        let mut bodies: Vec<Seen> = Vec::new();
        let mut countries: Vec<Seen> = Vec::new();
        let mut mention = 0usize;
        for (s, sentence) in analysed.segmented.sentences.iter().enumerate() {
            let mut t = sentence.tokens.start;
            while t < sentence.tokens.end {
                while self.reading.mentions.get(mention).is_some_and(|m| m.tokens.end <= t) {
                    mention += 1;
                }
                if let Some(m) = self.reading.mentions.get(mention).filter(|m| m.tokens.start <= t) {
                    let seen = Seen {
                        sentence: s,
                        token: t,
                        entity: self.reading.entity_of[mention],
                        subject: m.tokens.clone().any(|t| self.subjects[t as usize]),
                        quoted: self.quoted[t as usize],
                    };
                    match m.kind {
                        EntityKind::Person => {
                            people.push(seen);
                            traces.see(seen.entity, self.trace(&m.tokens, &seen, false), None);
                        }
                        EntityKind::Organization => bodies.push(seen),
                        EntityKind::Country if !m.adjectival => countries.push(seen),
                        _ => {}
                    }
                    t = m.tokens.end;
                    continue;
                }
                let pronoun = self.pronoun(s, t, &out);
                out[t as usize] = match &pronoun {
                    Some(pronoun) => chooses(pronoun, &traces, &|e| genders[e as usize])
                        .or_else(|| self.object_before(t, &[EntityKind::Person])),
                    None => self.word(s, t, &people, &bodies, &countries, &out),
                };
                if let Some(entity) = out[t as usize] {
                    let seen = Seen {
                        sentence: s,
                        token: t,
                        entity,
                        subject: self.subjects[t as usize],
                        quoted: self.quoted[t as usize],
                    };
                    match self.reading.entities[entity as usize].kind {
                        EntityKind::Person => {
                            people.push(seen);
                            let gender = pronoun.map(|p| p.gender);
                            traces.see(entity, self.trace(&(t..t + 1), &seen, true), gender);
                            genders[entity as usize] = genders[entity as usize].or(gender);
                        }
                        EntityKind::Organization => bodies.push(seen),
                        _ => {}
                    }
                } else if self.is_unnamed_subject(t) {
                    traces.see_unnamed(t);
                }
                t += 1;
            }
        }
        out
    }

    fn word(
        &self,
        s: usize,
        t: TokenId,
        people: &[Seen],
        bodies: &[Seen],
        countries: &[Seen],
        out: &[Option<EntityId>],
    ) -> Option<EntityId> {
        let word = &self.reading.analysed.words[t as usize];
        // `the accused`: the only person named of late.
        if matches!(self.lower(t).as_str(), "accused" | "defendant" | "suspect")
            && t > 0
            && self.lower(t - 1) == "the"
        {
            return only(people.iter().rev().take_while(|p| p.sentence + 3 > s));
        }
        match self.reporter(t, out) {
            Reporter::Named(entity) => return Some(entity),
            Reporter::Unnamed => return None,
            Reporter::Other => {}
        }
        match word.upos {
            Upos::Pron => match self.lower(t).as_str() {
                "it" if self.is_empty_it(t) => None,
                "it" => self
                    .object_before(t, &[EntityKind::Organization, EntityKind::Country])
                    .or_else(|| self.told_before(t))
                    .or_else(|| self.body_or_country(s, t, bodies, countries)),
                "its" if self.is_of_aside(t) => None,
                "its" => self.thanked_for(t).or_else(|| self.body_or_country(s, t, bodies, countries)),
                // `They arrested a man`: police, a company; never one person.
                "they" | "them" | "their" => self.group(s, t, bodies, people),
                _ => None,
            },
            Upos::Noun | Upos::Propn => {
                let before = self.lower(t.checked_sub(1)?);
                let lemma = lower_en(&word.lemma).into_owned();
                if matches!(knowledge().title(&lemma), Some(Title::Office))
                    && let Some(holder) = self.officer(t, &lemma)
                {
                    return Some(holder);
                }
                if matches!(knowledge().title(&lemma), Some(Title::Kin))
                    && let Some(one) = self.relative(t, &lemma, out)
                {
                    return Some(one);
                }
                if lemma == "police"
                    || before == "the"
                    || knowledge().title(&before).is_none() && self.the_before(t)
                {
                    if matches!(knowledge().title(&lemma), Some(Title::Office)) {
                        return self.office(t, &lemma, people);
                    }
                    if lemma == "country" || lemma == "nation" {
                        // `Peru summoned Chile's envoy and accused | the country`: whoever does it is another one.
                        let doer = self.doer(t);
                        let near = countries.iter().rev().take_while(|c| c.sentence + 2 > s);
                        return only(near.filter(|c| Some(c.entity) != doer));
                    }
                    if let Some(entity) = self.described_as(t, &word.lemma) {
                        return Some(entity);
                    }
                    if WordClass::Calling.has(&lemma) && before == "the" && !word.plural {
                        return self.of_calling(s, t, people);
                    }
                    // `the lions` are not the Lion Lodge.
                    let body = if word.plural && lemma != "police" {
                        None
                    } else {
                        self.kind_of_body(s, t, &lemma, bodies)
                    };
                    // `the government`: of the only country named of late.
                    if body.is_none() && lemma == "government" && before == "the" {
                        return only(countries.iter().rev().take_while(|c| c.sentence + 3 > s));
                    }
                    return body;
                }
                None
            }
            _ => None,
        }
    }

    /// `Apple said | it would buy`: a body that reports speaks of itself; one that is not named is nobody else either.
    fn reporter(&self, t: TokenId, out: &[Option<EntityId>]) -> Reporter {
        let Some(head) = self.reporters.get(&t).copied() else { return Reporter::Other };
        let pronoun = self.lower(t);
        let named = self.reading.mention_at(head).map(|m| self.reading.entity_of[m]);
        let who = named.or(out[head as usize]);
        let kind = who.map(|e| self.reading.entities[e as usize].kind);
        match (pronoun.as_str(), kind, who) {
            ("it", Some(EntityKind::Organization | EntityKind::Country), Some(who)) => Reporter::Named(who),
            ("it", None, _) if self.reading.analysed.words[head as usize].upos != Upos::Pron => {
                Reporter::Unnamed
            }
            _ => Reporter::Other,
        }
    }

    /// `his sister`, `Reed's wife`: the only one of kin that the text names, of a gender that the noun can mean.
    fn relative(&self, t: TokenId, noun: &str, out: &[Option<EntityId>]) -> Option<EntityId> {
        let words = self.reading.analysed.words;
        let mut owner = t.checked_sub(1)?;
        while owner > 0 && words[owner as usize].upos == Upos::Adj {
            owner -= 1;
        }
        let whose = match self.lower(owner).as_str() {
            "his" | "her" => out[owner as usize]?,
            "'s" | "’s" => {
                let mentions = self.reading.mentions;
                let before = mentions.partition_point(|m| m.tokens.end < owner);
                let mention = mentions.get(before).filter(|m| m.tokens.end == owner)?;
                (mention.kind == EntityKind::Person).then(|| self.reading.entity_of[before])?
            }
            _ => return None,
        };
        let of = |r: &Relation| match r.kind {
            RelationKind::KinOf if r.source == whose => Some(r.target),
            RelationKind::KinOf if r.target == whose => Some(r.source),
            _ => None,
        };
        let wanted = if WordClass::Woman.has(noun) { Gender::Female } else { Gender::Male };
        let mut kin: Vec<EntityId> = self.relations.iter().filter_map(of).collect();
        if !matches!(noun, "child" | "spouse" | "cousin" | "twin" | "partner") {
            kin.retain(|e| self.genders[*e as usize].is_none_or(|g| g == wanted));
        }
        kin.sort_unstable();
        kin.dedup();
        if let [one] = kin[..] { Some(one) } else { None }
    }

    /// `it was the first time that`, `it is unclear whether`: a pronoun that stands for nothing.
    fn is_empty_it(&self, t: TokenId) -> bool {
        let be = |k: TokenId| matches!(self.lower(k).as_str(), "is" | "was" | "'s" | "’s" | "be" | "been");
        let mut k = t + 1;
        while matches!(self.lower(k).as_str(), "will" | "would" | "has" | "had" | "may" | "might" | "not") {
            k += 1;
        }
        if !be(k) {
            return false;
        }
        k += 1;
        let first = self.lower(k);
        if first == "the" {
            return matches!(self.lower(k + 1).as_str(), "first" | "second" | "third" | "latest" | "last")
                && matches!(self.lower(k + 2).as_str(), "time" | "such" | "case" | "death" | "attack");
        }
        let adjective = self.reading.analysed.words.get(k as usize).is_some_and(|w| w.upos == Upos::Adj);
        adjective && matches!(self.lower(k + 1).as_str(), "that" | "to" | "whether" | "if" | "how" | "why")
    }

    /// Who does what is done to the argument that a token heads.
    fn doer(&self, t: TokenId) -> Option<EntityId> {
        let clause = self.clause_of[t as usize].checked_sub(1).map(|c| &self.reading.clauses[c as usize])?;
        let own = |a: &&crate::syntax::Argument| a.head == t && a.slot == Slot::Nom;
        if clause.arguments.iter().any(|a| own(&a)) {
            return None;
        }
        let subject = clause.arguments.iter().find(|a| a.slot == Slot::Nom)?;
        self.reading.mention_at(subject.head).map(|m| self.reading.entity_of[m])
    }

    /// `Volvo sued Nokia, accusing | it of fraud`: a pronoun that something is done to takes up to whom the same one did
    /// something right before.
    fn object_before(&self, t: TokenId, kinds: &[EntityKind]) -> Option<EntityId> {
        let clauses = self.reading.clauses;
        let clause = self.clause_of[t as usize].checked_sub(1).map(|c| &clauses[c as usize])?;
        let object = |a: &crate::syntax::Argument| a.head == t && matches!(a.slot, Slot::Acc | Slot::Dat);
        let above = clause.parent.map(|p| &clauses[p as usize]).filter(|c| c.head < clause.head)?;
        let shares = clause.arguments.iter().any(|a| a.slot == Slot::Nom && a.shared);
        if self.quoted[t as usize]
            || !shares
            || !matches!(clause.link, Link::Adverbial | Link::Coordinated)
            || !clause.arguments.iter().any(object)
        {
            return None;
        }
        let doer = self.doer(t)?;
        let mut found = None;
        for a in above.arguments.iter().filter(|a| !a.shared && matches!(a.slot, Slot::Acc | Slot::Dat)) {
            // `vetoed | Finland's entry, accusing it`
            let owner = || {
                let end = a.tokens.start + 1..a.head;
                let mark = end.rev().find(|k| matches!(self.lower(*k).as_str(), "'s" | "’s" | "'" | "’"))?;
                self.reading.mention_at(mark - 1)
            };
            let Some(m) = self.reading.mention_at(a.head).or_else(owner) else { continue };
            let entity = self.reading.entity_of[m];
            let fits = kinds.contains(&self.reading.mentions[m].kind) && !self.reading.mentions[m].adjectival;
            if fits && entity != doer {
                if found.is_some_and(|f| f != entity) {
                    return None;
                }
                found = Some(entity);
            }
        }
        found
    }

    /// `warned Peru that Chile would sue | it`: what is done to it in what it is told.
    fn told_before(&self, t: TokenId) -> Option<EntityId> {
        let clauses = self.reading.clauses;
        let clause = self.clause_of[t as usize].checked_sub(1).map(|c| &clauses[c as usize])?;
        let above = clause.parent.map(|p| &clauses[p as usize]).filter(|c| c.head < clause.head)?;
        let subject = clause.arguments.iter().find(|a| a.slot == Slot::Nom && !a.shared)?;
        let told = clause.link == Link::Complement && subject.head < clause.head && subject.head != t;
        if !told || self.quoted[t as usize] {
            return None;
        }
        let mut heard =
            above.arguments.iter().filter(|a| !a.shared && matches!(a.slot, Slot::Acc | Slot::Dat));
        let (one, None) = (heard.next()?, heard.next()) else { return None };
        let m = self.reading.mention_at(one.head).filter(|_| one.head < subject.head)?;
        let mention = &self.reading.mentions[m];
        let body =
            matches!(mention.kind, EntityKind::Organization | EntityKind::Country) && !mention.adjectival;
        let entity = self.reading.entity_of[m];
        (body && Some(entity) != self.doer(t)).then_some(entity)
    }

    /// `thanked Peru for | its help`: whose it is stands right before.
    fn thanked_for(&self, t: TokenId) -> Option<EntityId> {
        let before = t.checked_sub(1).filter(|b| *b > 0 && self.lower(*b) == "for")?;
        let clauses = self.reading.clauses;
        let clause = self.clause_of[before as usize - 1].checked_sub(1).map(|c| &clauses[c as usize])?;
        let object =
            clause.arguments.iter().find(|a| a.slot == Slot::Acc && !a.shared && a.head + 1 == before)?;
        let m = self.reading.mention_at(object.head)?;
        let body = matches!(self.reading.mentions[m].kind, EntityKind::Organization | EntityKind::Country);
        body.then(|| self.reading.entity_of[m])
    }

    /// `the airline`: whom the text called so before, if nobody else.
    fn described_as(&self, t: TokenId, noun: &str) -> Option<EntityId> {
        let next = self.lower(t + 1);
        let named = self.reading.mentions;
        let behind = named.partition_point(|m| m.tokens.start <= t);
        if next == "of" || named.get(behind).is_some_and(|m| m.tokens.start == t + 1) {
            return None;
        }
        let all = self.described.get(noun)?;
        let before = &all[..all.partition_point(|(at, _)| *at < t)];
        let (_, entity) = before.last()?;
        before.iter().all(|(_, e)| e == entity).then_some(*entity)
    }

    /// `the` one or two words before, with only modifiers between.
    fn the_before(&self, t: TokenId) -> bool {
        let words = self.reading.analysed.words;
        (1..=2).any(|k| {
            t > k
                && self.lower(t - k - 1) == "the"
                && (t - k..t).all(|j| matches!(words[j as usize].upos, Upos::Adj | Upos::Noun | Upos::Propn))
        })
    }

    fn body(&self, s: usize, t: TokenId, bodies: &[Seen]) -> Option<EntityId> {
        if self.quoted[t as usize] {
            return None;
        }
        let doer = self.doer(t);
        let near: Vec<&Seen> = bodies
            .iter()
            .rev()
            .take(12)
            .filter(|b| b.sentence + 1 >= s && b.token < t && b.subject && Some(b.entity) != doer)
            .collect();
        only(near.iter().copied())
    }

    /// A body or a country that `it` can be: the only one of either that was a subject of late, without who does something to
    /// it (`Peru has no port. Chile offered | it one`).
    fn body_or_country(&self, s: usize, t: TokenId, bodies: &[Seen], countries: &[Seen]) -> Option<EntityId> {
        let doer = self.doer(t);
        let near = |c: &&Seen| c.sentence + 1 >= s && c.token < t && c.subject && Some(c.entity) != doer;
        let mut lands = countries.iter().rev().take(12).filter(near).peekable();
        if self.quoted[t as usize] || lands.peek().is_none() {
            return self.body(s, t, bodies);
        }
        only(lands.chain(bodies.iter().rev().take(12).filter(near)))
    }

    /// A body that `they` can be: the only one that was a subject of late, and no two people joined before.
    fn group(&self, s: usize, t: TokenId, bodies: &[Seen], people: &[Seen]) -> Option<EntityId> {
        let people_subjects =
            people.iter().rev().take_while(|p| p.sentence + 1 >= s).filter(|p| p.subject).count();
        if people_subjects > 1 {
            return None;
        }
        self.body(s, t, bodies)
    }

    /// `the president`: whoever holds such an office, by the relations; the last one named of several.
    fn office(&self, t: TokenId, noun: &str, people: &[Seen]) -> Option<EntityId> {
        // `the president of X`, `the president, X`: named in place.
        let next = self.lower(t + 1);
        // `thanked the president for | coming`
        let gerund = next == "for" && self.lower(t + 2).ends_with("ing");
        if !gerund
            && matches!(next.as_str(), "of" | "for" | ",")
            && !(next == "," && self.subjects[t as usize])
        {
            return None;
        }
        // `the president and chief executive of X`
        let words = self.reading.analysed.words;
        let plain = |k: &TokenId| {
            words
                .get(*k as usize)
                .is_some_and(|w| matches!(w.upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Cconj))
        };
        if next == "and" {
            let end = (t + 1..t + 7).take_while(plain).last().unwrap_or(t) + 1;
            if matches!(self.lower(end).as_str(), "of" | "for") {
                return None;
            }
        }
        let following = self.reading.mentions.partition_point(|m| m.tokens.start <= t);
        if self.reading.mentions.get(following).is_some_and(|m| m.tokens.start == t + 1) {
            return None;
        }
        let holders: Vec<EntityId> = self
            .relations
            .iter()
            .filter(|r| r.kind == RelationKind::HoldsOffice && !r.former)
            .filter(|r| {
                r.title.as_deref().is_some_and(|title| {
                    lower_en(title).split(' ').next_back().is_some_and(|last| last == noun)
                        || lower_en(title).split(' ').any(|w| w == noun)
                })
            })
            .map(|r| r.source)
            .collect();
        let holder = people.iter().rev().find(|p| holders.contains(&p.entity)).map(|p| p.entity);
        // `his minister, Ann Reed, … | The minister`: an office of no body that the text names.
        holder.or_else(|| self.described_as(t, noun))
    }

    /// `the Peruvian president`, `Peru's prime minister`: the only one who holds this office of what is named before it.
    fn officer(&self, t: TokenId, noun: &str) -> Option<EntityId> {
        const FAR: TokenId = 4;
        let mentions = self.reading.mentions;
        let next = mentions.partition_point(|m| m.tokens.start <= t);
        let titled = mentions.get(next).is_some_and(|m| {
            m.kind == EntityKind::Person
                && m.tokens.start <= t + 2
                && (m.tokens.start == t + 1 || self.lower(t + 1) == ",")
        });
        let owner = next.checked_sub(1).filter(|i| mentions[*i].tokens.end <= t && !titled)?;
        let mut from = mentions[owner].tokens.end;
        if t - from > FAR || mentions[owner].kind == EntityKind::Person {
            return None;
        }
        if matches!(self.lower(from).as_str(), "'s" | "’s" | "'" | "’") {
            from += 1;
        }
        let mut title = String::new();
        for k in from..t {
            title.push_str(&self.lower(k));
            title.push(' ');
        }
        title.push_str(noun);
        let body = self.reading.entity_of[owner];
        let mut holders = self.relations.iter().filter(|r| {
            r.kind == RelationKind::HoldsOffice
                && !r.former
                && r.target == body
                && r.title.as_deref().is_some_and(|own| lower_en(own) == title.as_str())
        });
        let one = holders.next()?.source;
        holders.all(|r| r.source == one).then_some(one)
    }

    /// `the commission`: the body whose name holds the word; `the company`: the only one named of late.
    fn kind_of_body(&self, s: usize, t: TokenId, noun: &str, bodies: &[Seen]) -> Option<EntityId> {
        // `condolences to the family`: some people's, no body.
        if self.lower(t + 1) == "of" || noun == "family" {
            return None;
        }
        let named = bodies.iter().rev().find(|b| {
            let name = lower_en(&self.reading.entities[b.entity as usize].name);
            name.split(' ').any(|w| w == noun) && name.as_ref() != noun
        });
        if let Some(named) = named {
            return Some(named.entity);
        }
        // Named only later, and only one of the kind.
        let mut later = self.reading.entities.iter().enumerate().filter(|(_, e)| {
            e.kind == EntityKind::Organization && {
                let name = lower_en(&e.name);
                name.split(' ').next_back() == Some(noun) && name.as_ref() != noun
            }
        });
        if let (Some((one, _)), None) = (later.next(), later.next()) {
            return Some(one as EntityId);
        }
        if WordClass::AnyBody.has(noun) {
            // `Volvo made a deal with Nokia to buy | the company`: whoever buys is another one.
            let doer = self.doer(t);
            let near = || bodies.iter().rev().take_while(|b| b.sentence + 3 > s);
            let other = |b: &&Seen| Some(b.entity) != doer;
            // `Volvo sued Nokia. | The company`: whom the sentence before was about.
            return only(near().filter(other)).or_else(|| {
                let subject = |b: &&Seen| b.subject && b.sentence + 1 == s;
                only(near().filter(other).filter(subject))
            });
        }
        None
    }

    /// `The singer`: the only person named in this sentence and the one before.
    fn of_calling(&self, s: usize, t: TokenId, people: &[Seen]) -> Option<EntityId> {
        let next = self.lower(t + 1);
        let named = self.reading.mentions;
        let behind = named.partition_point(|m| m.tokens.start <= t);
        let told = matches!(next.as_str(), "of" | "who" | "whose" | "for" | "from" | ",")
            || named.get(behind).is_some_and(|m| m.tokens.start == t + 1);
        if told || self.quoted[t as usize] {
            return None;
        }
        only(people.iter().rev().take_while(|p| p.sentence + 2 > s))
    }

    /// `left after the company raised | its offer`: in a clause beside the main one that has a subject of its own without
    /// a name, nobody named elsewhere.
    fn is_of_aside(&self, t: TokenId) -> bool {
        let clauses = self.reading.clauses;
        let holds = |a: &crate::syntax::Argument| a.slot == Slot::Acc && !a.shared && a.tokens.contains(&t);
        let from = clauses.partition_point(|c| c.head + 8 < t);
        let mut near = clauses[from..].iter().take_while(|c| c.head < t);
        near.any(|c| {
            let subject = c.arguments.iter().find(|a| a.slot == Slot::Nom && !a.shared);
            c.link == Link::Adverbial
                && c.arguments.iter().any(holds)
                && subject.is_some_and(|a| {
                    let word = &self.reading.analysed.words[a.head as usize];
                    word.upos == Upos::Noun && self.reading.mention_at(a.head).is_none()
                })
        })
    }
}

/// The nouns that people and bodies are called by: right before the name (`airline Mahan`), or behind a comma
/// (`Tesco, a British retailer,`).
fn described<'r>(reading: &Reading<'r>) -> FxHashMap<String, Vec<(TokenId, EntityId)>> {
    const FAR: TokenId = 5;
    let words: &'r [crate::syntax::Word] = reading.analysed.words;
    let text = |t: TokenId| {
        reading
            .analysed
            .segmented
            .tokens
            .get(t as usize)
            .map_or("", |k| k.span.of(&reading.analysed.document.text))
    };
    let mut out: FxHashMap<String, Vec<(TokenId, EntityId)>> = FxHashMap::default();
    for (i, mention) in reading.mentions.iter().enumerate() {
        if !matches!(mention.kind, EntityKind::Person | EntityKind::Organization) || mention.adjectival {
            continue;
        }
        let (start, end) = (mention.tokens.start, mention.tokens.end);
        let noun = |t: TokenId| words.get(t as usize).is_some_and(|w| w.upos == Upos::Noun && !w.plural);
        let mut add = |t: TokenId| {
            let noun = lower_en(&words[t as usize].lemma).into_owned();
            out.entry(noun).or_default().push((start, reading.entity_of[i]));
        };
        // `Governor | Ann Reed`
        let title = |t: TokenId| {
            mention.kind == EntityKind::Person
                && words.get(t as usize).is_some_and(|w| w.upos == Upos::Propn)
                && matches!(knowledge().title(&lower_en(text(t))), Some(Title::Office))
        };
        if start > 0 && (noun(start - 1) || title(start - 1)) {
            add(start - 1);
        }
        // `his new group, the | Red Band,`
        let article = start > 0 && text(start - 1) == "the";
        let comma = start.checked_sub(1 + TokenId::from(article)).filter(|t| text(*t) == ",");
        let closed = matches!(text(end), "," | "." | ";" | "");
        if let Some(comma) = comma.filter(|t| *t > 1 && closed && noun(*t - 1)) {
            let owned = (comma.saturating_sub(4)..comma - 1)
                .any(|t| matches!(text(t), "its" | "his" | "her" | "their" | "'s" | "’s"));
            if owned {
                add(comma - 1);
            }
        }
        let opened = text(end) == "," && matches!(text(end + 1), "a" | "an" | "the");
        if opened {
            let stop = (end + 2..end + 2 + FAR).find(|t| {
                !words
                    .get(*t as usize)
                    .is_some_and(|w| matches!(w.upos, Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num))
            });
            if let Some(stop) = stop.filter(|s| noun(*s - 1)) {
                add(stop - 1);
            }
        }
    }
    out
}

/// The one entity of all, if there is but one.
fn only<'s>(seen: impl Iterator<Item = &'s Seen>) -> Option<EntityId> {
    let mut found = None;
    for s in seen {
        match found {
            Some(f) if f != s.entity => return None,
            _ => found = Some(s.entity),
        }
    }
    found
}
