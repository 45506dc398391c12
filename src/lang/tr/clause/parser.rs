//! The shift-reduce pass.

use super::knowledge::Knowledge;
use super::phrase::{Item, Kind};
use crate::lang::tr::morph::suffix_marks;
use crate::lang::tr::name::is_relative_locative;
use crate::mention::{EntityKind, Mention};
use crate::pipeline::Analysed;
use crate::syntax::{
    Argument, Case, Clause, ClauseId, Link, Slot, Tense, Upos, VerbFeatures, VerbForm, Voice, Word,
};
use crate::text::{TokenId, TokenKind, Tokens, lower_tr};

/// Reads sentence after sentence; its stack is kept to save allocations.
pub struct Parser<'a> {
    analysed: &'a Analysed<'a>,
    mentions: &'a [Mention],
    mention_at: &'a [u32],
    knowledge: &'static Knowledge,
    stack: Vec<Item>,
    /// Where the next phrase starts, once adjectives or numbers have come before its noun.
    modifier: Option<TokenId>,
    sentence: u32,
    quote: Option<u32>,
    first: TokenId,
}

impl<'a> Parser<'a> {
    pub fn new(
        analysed: &'a Analysed<'a>,
        mentions: &'a [Mention],
        mention_at: &'a [u32],
        knowledge: &'static Knowledge,
    ) -> Self {
        Parser {
            analysed,
            mentions,
            mention_at,
            knowledge,
            stack: Vec::new(),
            modifier: None,
            sentence: 0,
            quote: None,
            first: 0,
        }
    }

    /// Reads `range` without the token ranges in `holes` and appends its clauses to `out`.
    pub fn run(
        &mut self,
        range: Tokens,
        holes: &[Tokens],
        sentence: u32,
        quote: Option<u32>,
        out: &mut Vec<Clause>,
    ) {
        self.stack.clear();
        self.modifier = None;
        self.sentence = sentence;
        self.quote = quote;
        self.first = range.start;
        let from = out.len();
        let mut i = range.start;
        while i < range.end {
            if let Some(hole) = holes.iter().find(|h| h.contains(&i)) {
                let end = hole.end.min(range.end);
                self.modifier = None;
                self.stack.push(Item::new(Kind::Quotation, i, i, end));
                i = end;
                continue;
            }
            i = self.token(i, range.end, out);
        }
        self.finish(from, out);
    }

    fn word(&self, i: TokenId) -> &'a Word {
        &self.analysed.words[i as usize]
    }

    fn text(&self, i: TokenId) -> &'a str {
        self.analysed.segmented.tokens[i as usize].span.of(&self.analysed.document.text)
    }

    /// Reads what starts at token `i`; returns where to go on.
    fn token(&mut self, i: TokenId, end: TokenId, out: &mut Vec<Clause>) -> TokenId {
        let mention = self.mention_at[i as usize];
        if mention > 0 {
            let mention = &self.mentions[mention as usize - 1];
            if mention.tokens.start == i || i == self.first {
                let stop = mention.tokens.end.min(end);
                return self.name(i, stop, mention, out);
            }
        }
        match self.analysed.segmented.tokens[i as usize].kind {
            TokenKind::Punct => return self.punctuation(i, end),
            TokenKind::QuoteOpen | TokenKind::QuoteClose => return i + 1,
            TokenKind::Symbol => {
                self.modifier.get_or_insert(i);
                return i + 1;
            }
            TokenKind::Word | TokenKind::Number => {}
        }
        let form = lower_tr(self.text(i));
        if self.particle(i, &form) || self.postposition(i, &form) {
            return i + 1;
        }
        // `geçen hafta`, `geçtiğimiz yıl`: no clauses.
        if matches!(&*form, "geçen" | "geçtiğimiz" | "gelecek")
            && i + 1 < end
            && self.knowledge.time_nouns.contains(&*self.word(i + 1).lemma)
        {
            self.modifier.get_or_insert(i);
            return i + 1;
        }
        let word = self.word(i);
        if let Some(verb) = word.verb {
            // `görüşme`, `açıklama`: verbal nouns that have become nouns of their own, unless they have a subject
            // or object like a verb (`Kim'in gelmesi`, `yardımı engelleme`).
            let lexical = verb.form == VerbForm::VerbalNoun
                && !verb.negative
                && (self.is_event_noun(word)
                    || self.is_carried(i, end)
                    || self.is_noun_by_now(i, end, &form))
                && !self.stack.last().is_some_and(|t| t.is_noun_in(Case::Acc) && !t.comma);
            // `319 gündür sürüyor`: the copula on a time noun makes no predicate.
            let span = word.upos != Upos::Verb
                && self.knowledge.time_nouns.contains(&*word.lemma)
                && (form.ends_with('r') && i + 1 < end && !self.is_mark(i + 1));
            if lexical || span {
                self.noun(i, end, out);
                return i + 1;
            }
            return self.predicate(i, end, out);
        }
        match word.upos {
            // A verb's tag without verb features is a noun that was made of one (`açıklama`).
            Upos::Noun | Upos::Propn | Upos::Pron | Upos::Verb => self.noun(i, end, out),
            Upos::Adj | Upos::Num | Upos::Det | Upos::X | Upos::Sym => {
                self.relate(i, &form);
                // A case or possessive suffix makes a noun of it (`kararlısı`, `yüzde 40'ı`).
                if word.case == Case::Nom && word.possessive == 0 || word.upos == Upos::Det {
                    self.modifier.get_or_insert(i);
                } else {
                    self.noun(i, end, out);
                }
            }
            _ => self.modifier = None,
        }
        i + 1
    }

    fn punctuation(&mut self, i: TokenId, end: TokenId) -> TokenId {
        let text = self.text(i);
        match text {
            "(" => {
                // An aside: it never joins the syntax around it.
                let mut depth = 0usize;
                for t in i..end {
                    match self.text(t) {
                        "(" => depth += 1,
                        ")" => {
                            depth -= 1;
                            if depth == 0 {
                                if let Some(top) = self.stack.last_mut().filter(|t| t.end == i) {
                                    top.end = t + 1;
                                }
                                return t + 1;
                            }
                        }
                        _ => {}
                    }
                }
                i + 1
            }
            "," | ";" | ":" | "–" | "—" | "-" => {
                if let Some(top) = self.stack.last_mut() {
                    if text == "–" || text == "-" {
                        top.conjunction = true;
                    } else {
                        top.comma = true;
                        top.semicolon = text == ";";
                    }
                }
                self.modifier = None;
                i + 1
            }
            _ => i + 1,
        }
    }

    fn is_origin(&self, t: TokenId) -> bool {
        (t as usize) < self.mention_at.len() && self.knowledge.origin_words.contains(&*lower_tr(self.text(t)))
    }

    /// `Filistin asıllı`, `ABD merkezli`: the name before such a word only says more of what follows.
    fn relate(&mut self, i: TokenId, form: &str) {
        if self.knowledge.origin_words.contains(form)
            && let Some(top) = self.stack.last_mut()
            && top.name
            && top.is_noun_in(Case::Nom)
            && top.is_adjacent_to(i)
        {
            top.attributive = true;
        }
    }

    /// `ve`, `ise`, `de` and their like.
    fn particle(&mut self, _i: TokenId, form: &str) -> bool {
        match form {
            "ve" | "veya" | "ya" | "yahut" | "hem" | "ne" => {
                if let Some(top) = self.stack.last_mut() {
                    top.conjunction = true;
                }
                self.modifier = None;
                true
            }
            "ise" | "ki" => {
                if let Some(top) = self.stack.last_mut() {
                    top.comma = true;
                }
                self.modifier = None;
                true
            }
            "de" | "da" | "dahi" | "bile" | "mi" | "mı" | "mu" | "mü" => true,
            _ => false,
        }
    }

    fn postposition(&mut self, i: TokenId, form: &str) -> bool {
        let Some(known) = self.knowledge.postpositions.get(form) else { return false };
        if self.modifier.is_some() {
            return false;
        }
        let name = self.mentions.get((self.mention_at[i as usize] as usize).wrapping_sub(1)).is_some();
        let Some(top) = self.stack.last_mut() else { return false };
        let nominal = matches!(top.kind, Kind::Noun | Kind::Nominalised(_));
        if name || !nominal || !top.is_adjacent_to(i) || !known.governs.contains(&top.case) {
            return false;
        }
        top.end = i + 1;
        if let Kind::Nominalised(clause) = top.kind {
            top.kind = Kind::Adverbial(clause);
            // `-dığına göre` is no adverbial of time: the slot tells it apart.
            top.case = Case::Equ;
        } else {
            top.kind = Kind::Adposition(known.slot.clone());
        }
        true
    }

    /// A name: one unit, whatever its words are.
    fn name(&mut self, i: TokenId, end: TokenId, mention: &Mention, out: &mut [Clause]) -> TokenId {
        let head = end - 1;
        let mut item = Item::new(Kind::Noun, self.modifier.take().unwrap_or(i), head, end);
        let (case, attributive) = self.name_case(head, mention);
        item.case = case;
        item.attributive = attributive || mention.adjectival;
        item.name = true;
        item.person = mention.kind == EntityKind::Person;
        item.possessed = true;
        self.take_relatives(&mut item, out);
        self.take_titles(&mut item, out);
        if !self.opens_title(&item, end) {
            self.conjoin(&mut item);
        }
        self.stack.push(item);
        end
    }

    /// Whether a body's name only begins the title of the next person in a list
    /// (`Ömer Bolat ve [Merkez Bankası] Başkanı Fatih Karahan`).
    fn opens_title(&self, item: &Item, end: TokenId) -> bool {
        !item.person
            && item.case == Case::Nom
            && self.stack.last().is_some_and(|top| top.name && top.person)
            && (end as usize) < self.analysed.words.len()
            && self.mention_at[end as usize] == 0
            && matches!(self.word(end).upos, Upos::Noun | Upos::Propn)
    }

    /// Joins what says who a name is: `Şili lideri X`, `Avrupa Birliği (AB) Komisyon Başkanı Y`, `sakinlerinden Z`.
    fn take_titles(&mut self, item: &mut Item, out: &mut [Clause]) {
        let mut owned = false;
        while let Some(top) = self.stack.last() {
            let joins = top.is_adjacent_to(item.start)
                && top.kind == Kind::Noun
                && !top.time
                && if top.name || top.attributive {
                    // The body that the title is of, the nationality.
                    top.attributive || (owned && matches!(top.case, Case::Nom | Case::Gen) && !top.person)
                } else {
                    (top.case == Case::Nom && (item.person || top.possessive == 3))
                        || (top.case == Case::Abl && top.plural && top.possessive == 3)
                        || (owned && top.case == Case::Gen)
                };
            if !joins {
                break;
            }
            let title = self.stack.pop().expect("looked at above");
            // The body that a title is of stands right before it, not before a clause that says more of its holder.
            owned = !title.name && title.possessive == 3 && !title.possessed && title.relatives.is_empty();
            item.start = title.start;
            if title.case != Case::Gen {
                hand_on(&title.relatives, item.head, out);
            }
            item.relatives.extend(title.relatives);
            item.clauses.extend(title.event.iter().chain(&title.clauses));
        }
    }

    /// The case that a name's suffix tells (after the apostrophe, or behind the name where there is none), and whether
    /// the suffix makes a modifier of it (`-deki`, `-li`).
    fn name_case(&self, head: TokenId, mention: &Mention) -> (Case, bool) {
        let token = &self.analysed.segmented.tokens[head as usize];
        let text = &self.analysed.document.text;
        let suffix = if token.stem.end < token.span.end {
            token.suffix(text)
        } else if mention.span.end < token.span.end && mention.span.end > token.span.start {
            &text[mention.span.end as usize..token.span.end as usize]
        } else {
            return (Case::Nom, false);
        };
        match suffix_marks(&lower_tr(suffix)) {
            Some(marks) => (marks.case, marks.relative || marks.derived),
            None => (self.word(head).case, false),
        }
    }

    /// A common noun, pronoun or unrecognised name.
    fn noun(&mut self, i: TokenId, end: TokenId, out: &mut Vec<Clause>) {
        let word = self.word(i);
        let mut item = Item::new(Kind::Noun, self.modifier.take().unwrap_or(i), i, i + 1);
        item.case = word.case;
        // `Filistin toprakları`: the possessor of a plural is as often one as many.
        item.possessive = if word.possessive == 6 { 3 } else { word.possessive };
        item.plural = word.plural;
        // `20 yaşındaki Ayşe`, `bölgedeki askerler`
        item.attributive = word.case == Case::Loc && !word.plural && is_relative_locative(self.text(i));
        item.time = self.knowledge.time_nouns.contains(&*word.lemma)
            || (word.upos == Upos::Num && word.case == Case::Nom);
        let event = self.is_event_noun(word);
        let before_verb = i + 1 < end
            && self.mention_at[i as usize + 1] == 0
            && self.word(i + 1).verb.is_some_and(|v| {
                !(matches!(v.form, VerbForm::VerbalNoun)
                    && self.word(i + 1).case == Case::Nom
                    && v.voice == Voice::Active)
            });
        self.take_relatives(&mut item, out);
        if event {
            let keep = item.case == Case::Nom && before_verb;
            self.event_noun(&mut item, keep, out);
        } else {
            self.compound(&mut item, out);
        }
        self.conjoin(&mut item);
        self.stack.push(item);
    }

    /// Whether the frame lexicon knows the word as a noun that tells an event; verbal nouns by their form in `-ma`.
    fn is_event_noun(&self, word: &Word) -> bool {
        match word.verb {
            None => crate::event::is_event_noun("tr", &word.lemma),
            Some(v) if v.form == VerbForm::VerbalNoun => {
                crate::event::is_event_noun("tr", &noun_lemma(&word.lemma))
            }
            Some(_) => false,
        }
    }

    /// Whether a bare verbal noun is the noun of the light verb behind it (`koruma sağladı`, `arama yapan`).
    fn is_carried(&self, i: TokenId, end: TokenId) -> bool {
        let word = self.word(i);
        word.case == Case::Nom
            && word.possessive == 0
            && i + 1 < end
            && self.mention_at[i as usize + 1] == 0
            && self.word(i + 1).verb.is_some()
            && self.knowledge.carriers.contains(&*self.word(i + 1).lemma)
    }

    /// Whether a verbal noun has become a noun of its own (`sözleşme`), or is one as the first part of a compound
    /// (`giriş yasağı`).
    fn is_noun_by_now(&self, i: TokenId, end: TokenId, form: &str) -> bool {
        let word = self.word(i);
        let names_compound = || {
            word.case == Case::Nom
                && word.possessive == 0
                && i + 1 < end
                && self.mention_at[i as usize + 1] == 0
                && self.word(i + 1).verb.is_none()
                && self.word(i + 1).possessive == 3
        };
        let ends = form.char_indices().skip(3).map(|(at, _)| at).chain([form.len()]);
        let follows = |front: &str| i > self.first && lower_tr(self.text(i - 1)) == front;
        ends.filter_map(|at| self.knowledge.verbal_nouns.get(&form[..at]))
            .any(|noun| noun.behind.is_none_or(follows) && (!noun.compound || names_compound()))
    }

    /// Takes the relative clauses right before a noun phrase.
    fn take_relatives(&mut self, item: &mut Item, out: &mut [Clause]) {
        let mut first = true;
        while let Some(top) = self.stack.last() {
            let Kind::Relative(clause) = top.kind else { break };
            // One that is joined to a later participle waits for that one's noun.
            if top.end > item.start || first && (top.comma || top.conjunction) {
                break;
            }
            first = false;
            out[clause as usize].modifies = Some(item.head);
            item.relatives.push(clause);
            item.start = top.start;
            self.stack.pop();
        }
    }

    /// Joins modifiers and possessor to a common noun: `[iki ülkenin] [dostluk] ilişkisi`.
    fn compound(&mut self, item: &mut Item, out: &mut [Clause]) {
        let mut joined = item.head;
        while let Some(top) = self.stack.last() {
            // `savunma kararı`: a clause in the bare verbal noun modifies. Whose decision it is stays open here:
            // the possessor may as well be the subject of the clause around.
            if let Kind::Nominalised(_) = top.kind {
                let modifies =
                    top.end == item.head && top.case == Case::Nom && top.possessive == 0 && !top.comma;
                if modifies && item.possessive == 3 {
                    let clause = self.stack.pop().expect("looked at above");
                    item.start = clause.start;
                    item.clauses.extend(clause_of(&clause));
                }
                break;
            }
            // `orduya ait araçlar`: belongs to the noun like a possessor.
            if let Kind::Adposition(Slot::Adp(form)) = &top.kind
                && matches!(&**form, "ait" | "bağlı" | "mensup")
                && top.is_adjacent_to(item.start)
            {
                let owner = self.stack.pop().expect("looked at above");
                item.start = owner.start;
                item.possessed = true;
                break;
            }
            if !top.is_adjacent_to(item.start) || !matches!(top.kind, Kind::Noun) {
                break;
            }
            // No adjective comes between a bare noun and the head that it modifies.
            let relational = top.name
                && !top.person
                && (top.end..item.head)
                    .all(|t| self.knowledge.relational_adjectives.contains(&*self.word(t).lemma));
            if top.case == Case::Nom
                && !top.attributive
                && top.end != item.head
                && item.start != joined
                && !relational
            {
                break;
            }
            let bare = top.case == Case::Nom && (!top.time || item.possessive == 3 && !top.name);
            let joins = top.attributive
                || match top.case {
                    // A bare noun modifies; a name only where the head says so by its possessive, or where it is
                    // no person (`Çin şirketi`, `Gazze kenti`).
                    Case::Nom => {
                        bare && if top.name {
                            item.possessive == 3 && !item.possessed && !top.person
                                || item.possessive == 3 && item.case != Case::Acc
                        } else {
                            // A plural never modifies, and what opens a sentence before a noun in a case is its
                            // subject (`Askerler evlere girdi`, `Savcılık şirkete dava açtı`).
                            let subject = item.possessive == 0
                                && (top.plural || item.case != Case::Nom && top.start == self.first);
                            item.possessive == 3 || (!subject && !top.possessed && top.possessive == 0)
                        }
                    }
                    Case::Gen => item.possessive > 0 && item.possessive != 1 && !item.possessed,
                    _ => false,
                };
            if !joins {
                break;
            }
            let modifier = self.stack.pop().expect("looked at above");
            let genitive = modifier.case == Case::Gen;
            item.start = modifier.start;
            if !genitive {
                hand_on(&modifier.relatives, item.head, out);
            }
            item.relatives.extend(modifier.relatives);
            item.event = item.event.or(modifier.event);
            item.clauses.extend(modifier.clauses);
            joined = item.start;
            if genitive {
                item.possessed = true;
                break;
            }
            if item.possessive == 3 && modifier.name {
                item.possessed = true;
            }
        }
    }

    /// Joins coordinated phrases: `A, B ve C'ye` is one phrase in the case of its last part.
    fn conjoin(&mut self, item: &mut Item) {
        let Some(top) = self.stack.last() else { return };
        if !top.conjunction || top.kind != Kind::Noun || top.end + 1 != item.start || top.time {
            return;
        }
        let fits = |other: &Item, case: Case| {
            other.kind == Kind::Noun
                && (other.case == case || other.case == Case::Nom && other.name == item.name)
        };
        if !fits(top, item.case) || top.name != item.name {
            return;
        }
        let case = top.case;
        let first = self.stack.pop().expect("looked at above");
        item.start = first.start;
        item.relatives.extend(first.relatives);
        // Earlier members of a list, before commas. In `İran, Irak ve Suriye'ye gitti` the first name is the subject,
        // unless another one stands before it.
        while let Some((top, below)) = self.stack.split_last() {
            let subject = item.case == Case::Nom || below.iter().any(|b| b.is_noun_in(Case::Nom) && !b.time);
            let member = top.kind == Kind::Noun
                && top.comma
                && !top.semicolon
                && top.end + 1 == item.start
                && top.case == case
                && top.name == item.name
                && top.person == item.person
                && top.relatives.is_empty()
                && item.name
                && subject;
            if !member {
                break;
            }
            let first = self.stack.pop().expect("looked at above");
            item.start = first.start;
        }
    }

    /// A noun that tells an event takes its participants; with `keep` they stay for the verb that follows.
    fn event_noun(&mut self, item: &mut Item, keep: bool, out: &mut Vec<Clause>) {
        let head = item.head;
        let mut arguments: Vec<Argument> = Vec::new();
        let mut start = item.start;
        let mut genitive = false;
        let mut depth = self.stack.len();
        let possessed = item.possessive > 0;
        let mut merged = 0;
        while depth > 0 {
            let top = &self.stack[depth - 1];
            let next = if depth == self.stack.len() { start } else { self.stack[depth].start };
            if !top.is_adjacent_to(next.min(start)) && (top.end != start) || top.comma || top.conjunction {
                break;
            }
            let slot = match (&top.kind, top.case) {
                (Kind::Noun, _) if top.attributive => {
                    if top.case == Case::Loc {
                        Slot::Loc
                    } else {
                        Slot::Bare
                    }
                }
                // `16 Eylül toplantısı`
                (Kind::Noun, Case::Nom) if top.time => {
                    if !possessed {
                        break;
                    }
                    Slot::Bare
                }
                (Kind::Noun, Case::Nom) if top.name => {
                    // `İsrail saldırısı`, `Gazze saldırıları`; before a bare noun a name is the subject of the sentence,
                    // and where something in a case stands between.
                    if arguments.iter().any(|a| a.slot != Slot::Bare) {
                        break;
                    }
                    if possessed && !top.person || item.case == Case::Nom && !keep && possessed {
                        Slot::Bare
                    } else {
                        break;
                    }
                }
                (Kind::Noun, Case::Nom) => {
                    if top.possessed && top.possessive == 3 && !possessed {
                        break;
                    }
                    Slot::Bare
                }
                (Kind::Noun, Case::Gen) if !genitive && (possessed || item.case != Case::Acc) => Slot::Gen,
                (Kind::Noun, Case::Dat | Case::Abl) if possessed || genitive || keep => top.slot(),
                (Kind::Noun, Case::Ins) => Slot::Ins,
                (Kind::Noun, Case::Loc)
                    if possessed && genitive_below(&self.stack[..depth - 1], top.start) =>
                {
                    Slot::Loc
                }
                (Kind::Adposition(slot), _) => match slot {
                    Slot::Adp(form) if !is_noun_adposition(form) => break,
                    _ => slot.clone(),
                },
                _ => break,
            };
            genitive |= slot == Slot::Gen;
            // `düzenlediği [hava] saldırısı`: what stands before the modifier is said of the head.
            if slot == Slot::Bare && !top.name {
                hand_on(&top.relatives, head, out);
                item.relatives.extend(&top.relatives);
            }
            start = top.start;
            merged += 1;
            arguments.push(Argument { slot, tokens: top.start..top.end, head: top.head, shared: false });
            depth -= 1;
            if genitive {
                break;
            }
        }
        arguments.reverse();
        // `düzenlediği saldırı`: what the light verb has, its noun has.
        for r in &item.relatives {
            let relative = &out[*r as usize];
            if !self.knowledge.light_verbs.contains(&*relative.lemma) {
                continue;
            }
            for argument in &relative.arguments {
                let mut argument = argument.clone();
                if argument.slot == Slot::Nom {
                    argument.slot = Slot::Gen;
                }
                argument.shared = false;
                arguments.push(argument);
            }
        }
        // `kuşatma ve saldırıları`: joined nouns share what stands before the first.
        if arguments.is_empty()
            && let Some(first) =
                self.stack.last().filter(|t| t.conjunction && t.kind == Kind::Noun && t.end + 1 == item.start)
            && let Some(event) = first.event
        {
            arguments.clone_from(&out[event as usize].arguments);
        }
        let clause = Clause {
            head,
            predicate: head..head + 1,
            lemma: match self.word(head).verb {
                Some(_) => noun_lemma(&self.word(head).lemma).into(),
                None => self.word(head).lemma.clone(),
            },
            features: VerbFeatures { form: VerbForm::VerbalNoun, ..VerbFeatures::default() },
            person: 0,
            arguments,
            tokens: start..item.end,
            parent: None,
            link: Link::Nominal,
            modifies: None,
            sentence: self.sentence,
            quote: self.quote,
        };
        let id = out.len() as ClauseId;
        out.push(clause);
        item.event = Some(id);
        if keep {
            // What only modifies stays with its noun (`kara saldırısı başlattı`).
            while let Some(top) = self.stack.last() {
                let bare = top.kind == Kind::Noun
                    && top.case == Case::Nom
                    && !top.name
                    && !top.attributive
                    && !top.time;
                if merged == 0 || !bare || !top.is_adjacent_to(item.start) {
                    break;
                }
                let modifier = self.stack.pop().expect("looked at above");
                item.start = modifier.start;
                item.clauses.extend(modifier.event.into_iter().chain(modifier.clauses));
                item.relatives.extend(modifier.relatives);
                merged -= 1;
            }
        } else {
            self.stack.truncate(self.stack.len() - merged);
            item.start = start;
            item.possessed |= genitive;
        }
    }

    /// A verb form takes its arguments and leaves what its form makes of the clause.
    fn predicate(&mut self, i: TokenId, end: TokenId, out: &mut Vec<Clause>) -> TokenId {
        let mut word = self.word(i);
        let mut features = word.verb.expect("looked at by the caller");
        // `kesmiş olması`, `gelecek olan`: the auxiliary says what form the clause has.
        let mut last = i;
        if matches!(features.tense, Tense::Narrative | Tense::Future)
            && i + 1 < end
            && *self.word(i + 1).lemma == *"ol"
            && let Some(auxiliary) = self.word(i + 1).verb
            && auxiliary.form != VerbForm::Finite
        {
            word = self.word(i + 1);
            let (voice, negative) = (features.voice, features.negative || auxiliary.negative);
            features = VerbFeatures { voice, negative, ..auxiliary };
            last = i + 1;
        }
        self.modifier = None;
        // `talep etmiş ve suçlamıştı`: the first of joined verbs leaves its ending to the last.
        let joined = last + 1 < end
            && (self.text(last + 1) == ","
                || matches!(&*lower_tr(self.text(last + 1)), "ve" | "ama" | "ancak"));
        if features.form == VerbForm::PastParticiple
            && word.case == Case::Nom
            && word.possessive == 0
            && joined
            && !self.joins_participle(last, end)
        {
            features = VerbFeatures { form: VerbForm::Finite, tense: Tense::Narrative, ..features };
        }
        let nominal_subject = matches!(
            features.form,
            VerbForm::FactParticiple | VerbForm::FutureParticiple | VerbForm::VerbalNoun
        );
        let possessed = word.possessive > 0;
        let before_noun = self.before_noun(last, end)
            || word.case == Case::Nom
                && features.form != VerbForm::Finite
                && self.joins_participle(last, end);
        let relative = match features.form {
            VerbForm::SubjectParticiple | VerbForm::PastParticiple => word.case == Case::Nom && before_noun,
            VerbForm::FactParticiple | VerbForm::FutureParticiple => word.case == Case::Nom && before_noun,
            _ => false,
        };
        let depth = self.reach(i, &features, nominal_subject && possessed, word);
        let taken: Vec<Item> = self.stack.split_off(depth);
        let lacks_owner = !taken.iter().any(|t| t.is_noun_in(Case::Gen))
            && taken.iter().any(|t| t.kind == Kind::Noun && t.possessive == 3 && !t.possessed && !t.name);
        let id = out.len() as ClauseId;
        let start = taken.first().map_or(i, |t| t.start);
        let mut arguments = Vec::with_capacity(taken.len());
        self.assign(i, &features, nominal_subject, taken, id, &mut arguments, out);
        let link = match features.form {
            VerbForm::Finite => Link::Root,
            VerbForm::Converb => Link::Adverbial,
            _ if relative => Link::Relative,
            _ => Link::Complement,
        };
        out.push(Clause {
            head: i,
            predicate: i..last + 1,
            lemma: self.word(i).lemma.clone(),
            features,
            person: word.person,
            arguments,
            tokens: start..last + 1,
            parent: None,
            link,
            modifies: None,
            sentence: self.sentence,
            quote: self.quote,
        });
        let kind = match link {
            Link::Root => Kind::Finite(id),
            Link::Adverbial => Kind::Adverbial(id),
            Link::Relative => Kind::Relative(id),
            _ => Kind::Nominalised(id),
        };
        let mut item = Item::new(kind, start, i, last + 1);
        item.case = word.case;
        item.possessive = word.possessive;
        item.plural = word.plural;
        item.lacks_owner = lacks_owner;
        self.stack.push(item);
        last + 1
    }

    /// Whether a punctuation mark stands at `i`.
    fn is_mark(&self, i: TokenId) -> bool {
        self.analysed.segmented.tokens[i as usize].kind == TokenKind::Punct
    }

    /// Whether the participle at `i` is followed by another one in the same form that modifies a noun, so that both
    /// modify it (`saldıran ve kuşatan ordu`, `tuttuğu, vurduğu ve yaktığı hastane`).
    fn joins_participle(&self, i: TokenId, end: TokenId) -> bool {
        const FAR: u32 = 14;
        let (word, form) = (self.word(i), self.word(i).verb.map(|v| v.form));
        let next = self.text((i + 1).min(end - 1));
        if i + 2 >= end || !(next == "," || matches!(&*lower_tr(next), "ve" | "veya")) {
            return false;
        }
        let factive = matches!(form, Some(VerbForm::FactParticiple | VerbForm::FutureParticiple));
        for t in i + 2..(i + FAR).min(end) {
            let other = self.word(t);
            let mark = self.text(t);
            if matches!(mark, ";" | ":" | "." | "(") {
                return false;
            }
            match other.verb {
                None if factive && other.case == Case::Gen && self.mention_at[t as usize] > 0 => {
                    return false;
                }
                None => {}
                Some(v) if v.form == VerbForm::Finite => return false,
                Some(v)
                    if Some(v.form) == form
                        && other.case == Case::Nom
                        && other.possessive == word.possessive =>
                {
                    return self.before_noun(t, end) || self.joins_participle(t, end);
                }
                Some(_) => {}
            }
        }
        false
    }

    /// Whether a noun phrase starts at `i + 1`, so that a participle at `i` modifies it.
    fn before_noun(&self, i: TokenId, end: TokenId) -> bool {
        let mut t = i + 1;
        while t < end {
            if self.mention_at[t as usize] > 0 {
                return true;
            }
            let token = &self.analysed.segmented.tokens[t as usize];
            match token.kind {
                TokenKind::Punct | TokenKind::QuoteClose => return false,
                TokenKind::QuoteOpen => {
                    t += 1;
                    continue;
                }
                _ => {}
            }
            if self.knowledge.postpositions.contains_key(&*lower_tr(self.text(t))) {
                return false;
            }
            match self.word(t).upos {
                Upos::Adj | Upos::Num | Upos::Det | Upos::Noun | Upos::Propn | Upos::Pron | Upos::X => {
                    return true;
                }
                Upos::Adv => t += 1,
                Upos::Verb => {
                    return self.word(t).verb.is_none_or(|v| {
                        matches!(
                            v.form,
                            VerbForm::VerbalNoun | VerbForm::SubjectParticiple | VerbForm::PastParticiple
                        )
                    });
                }
                _ => return false,
            }
        }
        false
    }

    /// Whether a nominalised verb before this one is joined to it, both hanging on a later verb
    /// (`öldürdüğü, yaraladığı ve kaçırdığı bildirildi`).
    fn is_joined(&self, item: &Item, features: &VerbFeatures, word: &Word) -> bool {
        let other = self.word(item.head);
        (item.comma || item.conjunction)
            && word.possessive > 0
            && other.possessive == word.possessive
            && other.case == Case::Nom
            && other.verb.is_some_and(|v| v.form == features.form)
    }

    /// How deep into the stack a predicate reaches: the length that stays.
    fn reach(&self, i: TokenId, features: &VerbFeatures, genitive_subject: bool, word: &Word) -> usize {
        let stack = &self.stack;
        if features.form == VerbForm::Finite {
            let mut depth = stack.len();
            while depth > 0 {
                if let Kind::Finite(_) = stack[depth - 1].kind {
                    break;
                }
                depth -= 1;
            }
            return depth;
        }
        if genitive_subject {
            let mut depth = stack.len();
            while depth > 0 {
                let item = &stack[depth - 1];
                match item.kind {
                    Kind::Finite(_) => break,
                    // `İsrail'in medyanın erişimini engellemesi`: the nearer one owns the object.
                    Kind::Noun if item.case == Case::Gen => {
                        let owned = |o: &Item| {
                            o.kind == Kind::Noun && o.possessive == 3 && !o.possessed && !o.name && !o.comma
                                || matches!(o.kind, Kind::Nominalised(_)) && o.lacks_owner
                        };
                        let outer = depth > 1
                            && stack[depth - 2].is_noun_in(Case::Gen)
                            && stack[depth..].iter().any(owned);
                        return depth - 1 - usize::from(outer);
                    }
                    // The subject of the sentence around it.
                    Kind::Noun if item.case == Case::Nom && item.comma && !item.time => break,
                    Kind::Quotation => break,
                    // Its own subject is that of the participle that it is joined to.
                    Kind::Relative(_) if item.comma || item.conjunction => break,
                    Kind::Nominalised(_) if self.is_joined(item, features, word) => break,
                    _ => depth -= 1,
                }
            }
        }
        let own_subject = features.form == VerbForm::Converb && is_own_subject_converb(self.text(i));
        let mut depth = stack.len();
        let mut next = i;
        let mut seen_subject = false;
        while depth > 0 {
            let item = &stack[depth - 1];
            let adjacent = item.end == next || item.end + 1 == next;
            let stop = match item.kind {
                Kind::Finite(_) => true,
                Kind::Quotation => {
                    !matches!(&*word.lemma, "de" | "konuş" | "kullan" | "belirt" | "söyle" | "ifade")
                }
                Kind::Relative(_) => item.comma || item.conjunction,
                Kind::Noun if item.time => item.comma,
                Kind::Noun if item.case == Case::Gen => true,
                Kind::Noun if item.case == Case::Nom => {
                    if item.comma {
                        true
                    } else if item.name {
                        // A name without case before a passive participle is its subject; otherwise it belongs to
                        // the sentence around, unless another subject is there for it.
                        let other = stack[..depth - 1].iter().any(|o| o.is_noun_in(Case::Nom) && !o.time);
                        let takes = (own_subject && other && !seen_subject)
                            || (features.voice == Voice::Passive && other && !seen_subject && adjacent);
                        seen_subject |= takes;
                        !takes
                    } else {
                        // An unmarked object or the noun of a light verb stands right before its verb.
                        !(item.end == i || (own_subject && !seen_subject))
                    }
                }
                Kind::Nominalised(_) if self.is_joined(item, features, word) => true,
                Kind::Nominalised(_) | Kind::Adverbial(_) => item.comma && features.form != VerbForm::Converb,
                _ => item.comma && !item.conjunction && item.end != i && features.form != VerbForm::Converb,
            };
            if stop {
                break;
            }
            next = item.start;
            depth -= 1;
        }
        depth
    }

    /// Gives the taken phrases their slots.
    #[allow(clippy::too_many_arguments)] // one call, from `predicate`
    fn assign(
        &self,
        i: TokenId,
        features: &VerbFeatures,
        nominal: bool,
        taken: Vec<Item>,
        id: ClauseId,
        arguments: &mut Vec<Argument>,
        out: &mut [Clause],
    ) {
        let owners = taken.iter().filter(|t| t.is_noun_in(Case::Gen)).count();
        let taken = if features.form == VerbForm::Finite || nominal && owners > 1 {
            attach_possessors(taken)
        } else {
            taken
        };
        let mut subject = false;
        // The subject of `gelen` is the noun behind it.
        let gap = features.form == VerbForm::SubjectParticiple && features.voice != Voice::Passive;
        let nominatives = taken.iter().filter(|t| t.is_noun_in(Case::Nom) && !t.time).count();
        let mut seen = 0;
        for item in taken {
            for r in &item.relatives {
                out[*r as usize].parent.get_or_insert(id);
            }
            for c in item.event.iter().chain(&item.clauses) {
                out[*c as usize].parent.get_or_insert(id);
            }
            let slot = match &item.kind {
                Kind::Noun if item.time && item.case == Case::Nom => continue,
                Kind::Noun if item.case == Case::Nom => {
                    seen += 1;
                    // A name without case is no object: what came before it was none of its rank
                    // (`EKONOMİ 1- Bakan X`).
                    let earlier = arguments.iter_mut().find(|a| a.slot == Slot::Nom);
                    if item.name
                        && !gap
                        && !nominal
                        && let Some(earlier) = earlier.filter(|a| !self.is_name(a.head))
                    {
                        earlier.slot = Slot::Acc;
                        subject = false;
                    }
                    let adjacent_object =
                        item.end == i && !item.name && !item.comma && nominatives > 1 && seen > 1;
                    if subject || adjacent_object || gap || (nominal && features.voice != Voice::Passive) {
                        Slot::Acc
                    } else {
                        subject = true;
                        Slot::Nom
                    }
                }
                Kind::Noun if item.case == Case::Gen => {
                    if nominal {
                        subject = true;
                        Slot::Nom
                    } else {
                        Slot::Gen
                    }
                }
                Kind::Noun | Kind::Adposition(_) => item.slot(),
                Kind::Nominalised(c) => {
                    let child = &mut out[*c as usize];
                    child.parent = Some(id);
                    item.slot()
                }
                Kind::Adverbial(c) => {
                    let child = &mut out[*c as usize];
                    child.parent = Some(id);
                    child.link = Link::Adverbial;
                    continue;
                }
                Kind::Relative(c) => {
                    out[*c as usize].parent = Some(id);
                    continue;
                }
                Kind::Finite(_) | Kind::Quotation => continue,
            };
            arguments.push(Argument { slot, tokens: item.start..item.end, head: item.head, shared: false });
        }
    }

    /// Hands subjects on to the clauses that have none of their own.
    fn finish(&mut self, from: usize, out: &mut [Clause]) {
        // Children come before parents in `out`, so one pass from the end carries subjects down.
        let mut last_subject: Option<(Argument, u8)> = None;
        // Finite clauses in a row (`geldi ve gitti`): the later inherit from the earlier.
        for clause in &mut out[from..] {
            if clause.features.form != VerbForm::Finite || clause.link != Link::Root {
                continue;
            }
            match subject_of(clause).filter(|s| !self.is_carried_object(clause, s)) {
                Some(s) => last_subject = Some((s, clause.person)),
                None => {
                    if let Some((s, person)) = &last_subject
                        && (*person == clause.person || clause.person == 0)
                    {
                        let mut shared = s.clone();
                        shared.shared = true;
                        clause.arguments.push(shared);
                    }
                }
            }
        }
        self.share_objects(from, out);
        for clause in out[from..].iter_mut().filter(|c| c.link == Link::Root) {
            self.leading_subject(clause);
        }
        for index in (from..out.len()).rev() {
            let clause = &out[index];
            if clause.link == Link::Relative
                && let Some(noun) = clause.modifies
            {
                self.fill_gap(index, noun, out);
            }
            if self.share_with_sibling(from, index, out)
                || self.share_with_joined(from, index, out)
                || self.subject_before_object(index, out)
            {
                continue;
            }
            let Some(parent) = out[index].parent else { continue };
            let parent = parent as usize;
            let has = out[index].arguments.iter().any(|a| match out[index].link {
                Link::Nominal => a.slot == Slot::Gen,
                _ => a.slot == Slot::Nom && !self.is_bare_object(a, out[index].head),
            });
            if has {
                continue;
            }
            let wants = match out[index].link {
                Link::Nominal => self.word(out[index].head).possessive == 3,
                Link::Relative => {
                    out[index].features.form != VerbForm::SubjectParticiple
                        && out[index].modifies.is_some()
                        && matches!(
                            out[index].features.form,
                            VerbForm::FactParticiple | VerbForm::FutureParticiple
                        )
                }
                _ => true,
            };
            if !wants {
                continue;
            }
            let Some(mut shared) = subject_of(&out[parent]) else { continue };
            // `gözaltına alındığını anlattı`: who tells it is whom it was done to; a body tells it of others.
            let passive = out[index].features.voice == Voice::Passive && out[index].link != Link::Nominal;
            let told = out[index].link == Link::Complement
                && out[index].features.form == VerbForm::FactParticiple
                && self.is_person(shared.head);
            if passive && !told {
                continue;
            }
            shared.shared = true;
            if out[index].link == Link::Nominal {
                shared.slot = Slot::Gen;
            }
            let inside = out[index].tokens.contains(&shared.head);
            if !inside {
                out[index].arguments.push(shared);
            }
        }
    }

    /// `Ayşe'nin görevini bıraktığını`: what reads like the possessor of the first object is the subject of a
    /// nominalised verb that has no other.
    fn subject_before_object(&self, index: usize, out: &mut [Clause]) -> bool {
        let clause = &out[index];
        let nominalised = matches!(
            clause.features.form,
            VerbForm::FactParticiple | VerbForm::FutureParticiple | VerbForm::VerbalNoun
        );
        let own =
            clause.arguments.iter().any(|a| a.slot == Slot::Nom && !self.is_bare_object(a, clause.head));
        if !nominalised || clause.link == Link::Nominal || self.word(clause.head).possessive != 3 || own {
            return false;
        }
        let Some(first) = clause.arguments.iter().find(|a| a.tokens.start == clause.tokens.start) else {
            return false;
        };
        let Some(head) = first.tokens.clone().find(|t| *t != first.head && self.is_genitive(*t)) else {
            return false;
        };
        // `kurumun bağlarını kestiğini duyurdu`: an unnamed owner gives way to a named subject of the verb above.
        let above = clause.parent.and_then(|p| subject_of(&out[p as usize]));
        if !self.is_name(head) && above.is_some_and(|a| self.is_name(a.head)) {
            return false;
        }
        // Nothing but names and their modifiers stands before the possessor.
        if first.tokens.clone().take_while(|t| *t < head).any(|t| self.word(t).verb.is_some()) {
            return false;
        }
        let subject = Argument { slot: Slot::Nom, tokens: first.tokens.start..head + 1, head, shared: false };
        out[index].arguments.push(subject);
        true
    }

    fn is_genitive(&self, t: TokenId) -> bool {
        match self.mention_at[t as usize] {
            0 => self.word(t).case == Case::Gen,
            m => {
                let mention = &self.mentions[m as usize - 1];
                mention.tokens.end == t + 1 && self.name_case(t, mention).0 == Case::Gen
            }
        }
    }

    /// Nominalised verbs joined under one verb have one subject (`ordunun kuşattığı ve vurduğu söylendi`).
    fn share_with_joined(&self, from: usize, index: usize, out: &mut [Clause]) -> bool {
        let clause = &out[index];
        let form = clause.features.form;
        let nominalised =
            matches!(form, VerbForm::FactParticiple | VerbForm::FutureParticiple | VerbForm::VerbalNoun);
        let own = |c: &Clause| {
            c.arguments
                .iter()
                .find(|a| a.slot == Slot::Nom && !a.shared && !self.is_bare_object(a, c.head))
                .cloned()
        };
        if clause.link != Link::Complement
            || !nominalised
            || self.word(clause.head).possessive == 0
            || own(clause).is_some()
        {
            return false;
        }
        let mut start = clause.tokens.start;
        for other in out[from..index].iter().rev() {
            if other.link != Link::Complement || other.features.form != form || other.tokens.end + 1 != start
            {
                continue;
            }
            if let Some(mut subject) = own(other) {
                subject.shared = true;
                out[index].arguments.push(subject);
                return true;
            }
            start = other.tokens.start;
        }
        false
    }

    /// `Royal Bank of Scotland son yayınladığı raporda ...`: a name that opens the sentence without a comma, with a
    /// participle between it and the noun, is the subject and no part of that phrase.
    fn leading_subject(&self, clause: &mut Clause) {
        let has =
            clause.arguments.iter().any(|a| a.slot == Slot::Nom && !self.is_bare_object(a, clause.head));
        let Some(first) = clause.arguments.iter().find(|a| a.tokens.start == clause.tokens.start) else {
            return;
        };
        let mut start = first.tokens.start;
        let mut m = self.mention_at[start as usize];
        if m > 0 && self.is_origin(self.mentions[m as usize - 1].tokens.end) {
            start = self.mentions[m as usize - 1].tokens.end + 1;
            m = self.mention_at.get(start as usize).copied().unwrap_or(0);
        }
        if has || m == 0 || clause.features.voice == Voice::Passive {
            return;
        }
        let mention = &self.mentions[m as usize - 1];
        let end = mention.tokens.end;
        if mention.tokens.start != start || mention.adjectival || end > first.head {
            return;
        }
        // `Destekleyeceğiz` is said of oneself, and `X (XY) ve Y'nin` is one list.
        if matches!(clause.person, 1 | 2 | 4 | 5) || self.goes_on_as_list(end) {
            return;
        }
        let (case, attributive) = self.name_case(end - 1, mention);
        let participle = (end..first.head).any(|t| {
            self.word(t).verb.is_some_and(|v| {
                matches!(
                    v.form,
                    VerbForm::FactParticiple | VerbForm::FutureParticiple | VerbForm::SubjectParticiple
                )
            })
        });
        if case == Case::Nom && !attributive && participle {
            let tokens = mention.tokens.clone();
            clause.arguments.push(Argument { slot: Slot::Nom, head: end - 1, tokens, shared: false });
        }
    }

    /// Whether `ve` joins a name that ends before a token to another one, its acronym in brackets passed over.
    fn goes_on_as_list(&self, end: TokenId) -> bool {
        let mut t = end;
        if self.text(t) == "(" {
            let close = (t..t + 6).find(|c| (*c as usize) < self.mention_at.len() && self.text(*c) == ")");
            let Some(close) = close else { return false };
            t = close + 1;
        }
        (t as usize) < self.mention_at.len() && matches!(self.text(t), "ve" | "ile")
    }

    /// Participles joined before one noun have one subject (`ordunun kuşattığı ve vurduğu hastane`).
    fn share_with_sibling(&self, from: usize, index: usize, out: &mut [Clause]) -> bool {
        let clause = &out[index];
        let factive = matches!(clause.features.form, VerbForm::FactParticiple | VerbForm::FutureParticiple);
        let own =
            clause.arguments.iter().any(|a| a.slot == Slot::Nom && !self.is_bare_object(a, clause.head));
        if clause.link != Link::Relative || !factive || own || clause.modifies.is_none() {
            return false;
        }
        let noun = clause.modifies;
        let sibling = out[from..index].iter().rev().find(|c| {
            c.link == Link::Relative && c.modifies == noun && c.features.form == clause.features.form
        });
        let Some(subject) =
            sibling.and_then(|c| c.arguments.iter().find(|a| a.slot == Slot::Nom && !a.shared))
        else {
            return false;
        };
        let mut shared = subject.clone();
        shared.shared = true;
        out[index].arguments.push(shared);
        true
    }

    fn is_person(&self, head: TokenId) -> bool {
        let mention = self.mention_at[head as usize] as usize;
        mention > 0 && self.mentions[mention - 1].kind == EntityKind::Person
    }

    /// `Ayşe'yi yakalayıp bıraktı`, `yakaladıktan sonra bıraktı`, `yakaladı ve bıraktı`: one object for both verbs.
    fn share_objects(&self, from: usize, out: &mut [Clause]) {
        let has_object = |c: &Clause| c.arguments.iter().any(|a| a.slot == Slot::Acc);
        for index in from + 1..out.len() {
            let clause = &out[index];
            if has_object(clause) || clause.link == Link::Nominal || clause.features.voice == Voice::Passive {
                continue;
            }
            // The clause right before: a converb that hangs on this one, or a main clause in the same person.
            let Some(before) = out[from..index].iter().rev().find(|c| c.link != Link::Nominal) else {
                continue;
            };
            let converb = before.link == Link::Adverbial
                && before.parent == Some(index as ClauseId)
                && (before.features.form == VerbForm::Converb
                    || before.features.form == VerbForm::FactParticiple);
            let joined = before.link == Link::Root
                && clause.link == Link::Root
                && before.person == clause.person
                && !clause.arguments.iter().any(|a| a.slot == Slot::Nom && self.is_name(a.head));
            if !(converb || joined) {
                continue;
            }
            let object = before
                .arguments
                .iter()
                .find(|a| a.slot == Slot::Acc && self.is_name(a.head) && a.tokens.end <= before.head);
            if let Some(object) = object {
                let mut shared = object.clone();
                shared.shared = true;
                out[index].arguments.push(shared);
            }
        }
    }

    /// Whether a nominative right before its verb is an object or the noun of a light verb, no subject.
    fn is_bare_object(&self, argument: &Argument, verb: TokenId) -> bool {
        argument.head + 1 == verb
            && !self.is_name(argument.head)
            && self.word(argument.head).case != Case::Gen
    }

    /// Whether what reads like the subject is the noun of a light verb (`destekliyor, koruma sağlıyor`).
    fn is_carried_object(&self, clause: &Clause, subject: &Argument) -> bool {
        self.is_bare_object(subject, clause.head)
            && clause.features.voice == Voice::Active
            && self.knowledge.light_verbs.contains(&*clause.lemma)
            && !matches!(&*clause.lemma, "ol" | "gerçekleş" | "devam" | "başla" | "süren" | "yaşan" | "iste")
    }

    fn is_name(&self, head: TokenId) -> bool {
        self.mention_at[head as usize] > 0
    }

    /// The noun that a relative clause modifies fills its gap.
    fn fill_gap(&self, index: usize, noun: TokenId, out: &mut [Clause]) {
        let clause = &out[index];
        let subject_gap =
            matches!(clause.features.form, VerbForm::SubjectParticiple | VerbForm::PastParticiple);
        let has_subject =
            clause.arguments.iter().any(|a| a.slot == Slot::Nom && !self.is_bare_object(a, clause.head));
        let slot = if subject_gap {
            if has_subject {
                return;
            }
            Slot::Nom
        } else if clause.arguments.iter().any(|a| a.slot == Slot::Acc)
            || clause.features.voice == Voice::Passive
        {
            return;
        } else {
            Slot::Acc
        };
        let mention = self.mention_at[noun as usize];
        let tokens = if mention > 0 {
            self.mentions[mention as usize - 1].tokens.clone()
        } else {
            // From behind the last clause that modifies it: `çekilen [İsrail askerleri]`.
            let behind = out.iter().filter(|c| c.modifies == Some(noun)).map(|c| c.tokens.end).max();
            behind.filter(|b| *b <= noun).unwrap_or(noun)..noun + 1
        };
        out[index].arguments.push(Argument { slot, tokens, head: noun, shared: true });
    }
}

/// A possessor that is left over belongs to the next noun with a possessive that has none yet.
fn attach_possessors(taken: Vec<Item>) -> Vec<Item> {
    let mut out: Vec<Item> = Vec::with_capacity(taken.len());
    let several = taken.iter().filter(|t| t.is_noun_in(Case::Gen)).count() > 1;
    for mut item in taken {
        let wants = item.kind == Kind::Noun && item.possessive == 3 && !item.possessed && !item.name
            || matches!(item.kind, Kind::Nominalised(_)) && item.lacks_owner && several;
        if wants && let Some(at) = out.iter().rposition(|o| o.is_noun_in(Case::Gen)) {
            // Nothing but adjuncts may stand between them.
            let between = out[at + 1..].iter().all(|o| !o.is_noun_in(Case::Nom) && !o.is_noun_in(Case::Acc));
            if between {
                item.start = out[at].start;
                item.possessed = true;
                for inner in out.drain(at..) {
                    item.relatives.extend(inner.relatives.iter().copied());
                    item.clauses
                        .extend(inner.event.iter().chain(&inner.clauses).copied().chain(clause_of(&inner)));
                }
            }
        }
        out.push(item);
    }
    out
}

/// A relative clause before a modifier modifies the head (`kaçırılan [Filistinli] Ayşe`).
fn hand_on(relatives: &[ClauseId], head: TokenId, out: &mut [Clause]) {
    for r in relatives {
        out[*r as usize].modifies = Some(head);
    }
}

fn clause_of(item: &Item) -> Option<ClauseId> {
    match item.kind {
        Kind::Nominalised(c) | Kind::Adverbial(c) | Kind::Relative(c) | Kind::Finite(c) => Some(c),
        _ => None,
    }
}

/// The noun in `-ma`/`-me` of a verb stem (`görüş` -> `görüşme`).
fn noun_lemma(stem: &str) -> String {
    let back = stem.chars().rev().find(|c| "aeıioöuü".contains(*c)).is_some_and(|c| "aıou".contains(c));
    format!("{stem}{}", if back { "ma" } else { "me" })
}

fn subject_of(clause: &Clause) -> Option<Argument> {
    let wanted = if clause.link == Link::Nominal { Slot::Gen } else { Slot::Nom };
    clause
        .arguments
        .iter()
        .find(|a| a.slot == wanted && (a.head + 1 != clause.head || a.tokens.len() > 1))
        .or_else(|| clause.arguments.iter().find(|a| a.slot == wanted))
        .cloned()
}

/// Whether a possessor stands right before `start`.
fn genitive_below(stack: &[Item], start: TokenId) -> bool {
    stack.last().is_some_and(|t| t.is_noun_in(Case::Gen) && t.is_adjacent_to(start))
}

/// Adpositions that a noun can take (`Gazze'ye yönelik saldırı`); the others belong to verbs.
fn is_noun_adposition(form: &str) -> bool {
    matches!(
        form,
        "yönelik"
            | "ilişkin"
            | "dair"
            | "ait"
            | "karşı"
            | "arasındaki"
            | "arasında"
            | "dönük"
            | "hakkında"
            | "önündeki"
    )
}

/// Converbs that may have a subject of their own: `-ken`, `-ınca`, `-dığında`, `-dıkça`; `-arak` and `-ıp` share theirs.
fn is_own_subject_converb(form: &str) -> bool {
    let form = lower_tr(form);
    [
        "ken", "ınca", "ince", "unca", "ünce", "ında", "inde", "unda", "ünde", "ıkça", "ikçe", "ukça",
        "ükçe", "madan", "meden",
    ]
    .iter()
    .any(|s| form.ends_with(s))
}
