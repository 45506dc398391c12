//! The shift-reduce pass.

use super::knowledge::{Knowledge, Office, Postposition};
use super::phrase::{Item, Kind};
use crate::lang::tr::morph::suffix_marks;
use crate::mention::{EntityKind, Mention};
use crate::pipeline::Analysed;
use crate::syntax::{Case, Clause, Slot, Upos, VerbForm, Word};
use crate::text::{TokenId, TokenKind, Tokens, lower_tr};

/// Reads sentence after sentence; its stack is kept to save allocations.
pub struct Parser<'a> {
    pub(super) analysed: &'a Analysed<'a>,
    pub(super) mentions: &'a [Mention],
    pub(super) mention_at: &'a [u32],
    pub(super) knowledge: &'static Knowledge,
    pub(super) stack: Vec<Item>,
    /// Where the next phrase starts, once adjectives or numbers have come before its noun.
    pub(super) modifier: Option<TokenId>,
    pub(super) sentence: u32,
    pub(super) quote: Option<u32>,
    pub(super) first: TokenId,
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
        self.postposed_subject(out);
        self.close_verbless(out);
        self.finish(from, out);
    }

    pub(super) fn word(&self, i: TokenId) -> &'a Word {
        &self.analysed.words[i as usize]
    }

    pub(super) fn text(&self, i: TokenId) -> &'a str {
        self.analysed.segmented.tokens[i as usize].span.of(&self.analysed.document.text)
    }

    /// A token in lower case.
    pub(super) fn lower(&self, i: TokenId) -> &'a str {
        self.analysed.segmented.lower(i)
    }

    /// The mention that a token belongs to; none behind the last token.
    pub(super) fn mention_of(&self, t: TokenId) -> Option<&'a Mention> {
        let at = self.mention_at.get(t as usize)?.checked_sub(1)?;
        Some(&self.mentions[at as usize])
    }

    /// Reads what starts at token `i`; returns where to go on.
    pub(super) fn token(&mut self, i: TokenId, end: TokenId, out: &mut Vec<Clause>) -> TokenId {
        if let Some(mention) = self.mention_of(i)
            && (mention.tokens.start == i || i == self.first)
        {
            let stop = mention.tokens.end.min(end);
            return self.name(i, stop, mention, out);
        }
        match self.analysed.segmented.tokens[i as usize].kind {
            TokenKind::Punct => return self.punctuation(i, end, out),
            TokenKind::QuoteOpen | TokenKind::QuoteClose => return i + 1,
            TokenKind::Symbol => {
                self.modifier.get_or_insert(i);
                return i + 1;
            }
            TokenKind::Word | TokenKind::Number => {}
        }
        let form = self.lower(i);
        if let Some(next) = self.expression(i, form, end) {
            return next;
        }
        // `başta Peru olmak üzere`
        if form == "başta"
            && (i + 2..end.min(i + 10)).any(|t| self.lower(t) == "üzere" && self.lower(t - 1) == "olmak")
        {
            self.modifier = None;
            return i + 1;
        }
        if let Some(next) = self.dated(i, form, end) {
            return next;
        }
        // `geçen yılın | sonunda`: no adverb behind what it is the end of.
        if form == "sonunda"
            && self.word(i).upos == Upos::Adv
            && let Some(top) = self.stack.last_mut()
            && top.is_noun_in(Case::Gen)
            && !top.name
            && top.is_adjacent_to(i)
        {
            top.end = i + 1;
            top.head = i;
            top.case = Case::Loc;
            return i + 1;
        }
        // `geçici olarak`: an adjective's adverb, no clause.
        if form == "olarak"
            && self.modifier.is_some_and(|m| {
                let before = |t: TokenId| matches!(self.word(t).upos, Upos::Adj | Upos::Num | Upos::Adv);
                m < i && i - m <= 2 && (m..i).all(before) && self.word(i - 1).upos == Upos::Adj
            })
        {
            self.modifier = None;
            return i + 1;
        }
        if self.particle(i, form) || self.postposition(i, form) || self.weighs_on(i, form, end) {
            return i + 1;
        }
        // `yüzde 20'si` is one number.
        if form == "yüzde"
            && i + 1 < end
            && self.mention_at[i as usize + 1] == 0
            && self.analysed.segmented.tokens[i as usize + 1].kind == TokenKind::Number
        {
            self.modifier.get_or_insert(i);
            return i + 1;
        }
        // `geçen hafta`, `geçtiğimiz yıl`: no clauses.
        if matches!(form, "geçen" | "geçtiğimiz" | "gelecek" | "önümüzdeki")
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
                // `görüşmek` is no `görüşme`.
                && (self.is_event_noun(i) && !(form.ends_with("mek") || form.ends_with("mak"))
                    || self.is_carried(i, end)
                    || self.is_noun_by_now(i, end, form)
                    || self.names_manner(i, form)
                    || self.names_kind(i, end))
                && !self.has_object(i)
                && !self.goes_on_as_verb(i);
            // `sağlık | çalışanlarının`: whoever works there is a noun by now.
            let staff = verb.form == VerbForm::SubjectParticiple
                && word.possessive > 0
                && i > self.first
                && (word.case == Case::Gen && self.mention_at[i as usize - 1] == 0
                    || matches!(word.case, Case::Nom | Case::Gen) && self.employs(i - 1))
                && *word.lemma == *"çalış";
            // `319 gündür sürüyor`: the copula on a time noun makes no predicate.
            let span = word.upos != Upos::Verb
                && self.knowledge.time_nouns.contains(&*word.lemma)
                && (form.ends_with('r') && i + 1 < end && !self.is_mark(i + 1));
            // `yaşanmaz hale getirdi`, `kaçınılmaz son`: no more than an adjective.
            let adjective = verb.form == VerbForm::SubjectParticiple
                && (form.ends_with("maz") || form.ends_with("mez"))
                && self.before_noun(i, end);
            if adjective {
                self.modifier.get_or_insert(i);
                return i + 1;
            }
            if lexical || staff || span {
                self.noun(i, end, out);
                return i + 1;
            }
            return self.predicate(i, end, out);
        }
        match word.upos {
            // A verb's tag without verb features is a noun that was made of one (`açıklama`).
            Upos::Noun if word.case == Case::Nom && self.relate(i, form) => {
                self.modifier.get_or_insert(i);
            }
            Upos::Noun | Upos::Propn | Upos::Pron | Upos::Verb => self.noun(i, end, out),
            Upos::Adj | Upos::Num | Upos::Det | Upos::X | Upos::Sym => {
                self.relate(i, form);
                // `zanlı tutuklandı`
                let somebody = word.upos == Upos::Adj
                    && i + 1 < end
                    && self.mention_at[i as usize + 1] == 0
                    && self.word(i + 1).verb.is_some_and(|v| {
                        v.form == VerbForm::Finite && v.voice == crate::syntax::Voice::Passive
                    })
                    && crate::lang::tr::statement::is_somebody(form);
                if somebody {
                    self.noun(i, end, out);
                    return i + 1;
                }
                // `binlerce insanı`
                let many = word.upos == Upos::Num && word.case == Case::Equ;
                // A case or possessive suffix makes a noun of it (`kararlısı`, `yüzde 40'ı`).
                if (word.case == Case::Nom || many) && word.possessive == 0 || word.upos == Upos::Det {
                    self.modifier.get_or_insert(i);
                } else {
                    self.noun(i, end, out);
                }
            }
            // `dünyanın | en büyük bankası`: the superlative opens the phrase that the possessor stands before.
            _ if form == "en" => self.modifier = Some(i),
            _ => self.modifier = None,
        }
        i + 1
    }

    pub(super) fn is_origin(&self, t: TokenId) -> bool {
        (t as usize) < self.mention_at.len() && self.knowledge.origin_words.contains(self.lower(t))
    }

    /// `Filistin asıllı`, `ABD merkezli`: the name before such a word only says more of what follows.
    pub(super) fn relate(&mut self, i: TokenId, form: &str) -> bool {
        let known = self.knowledge.origin_words.contains(form);
        let Some(top) = self.stack.last_mut() else { return false };
        let related = known && top.name && top.is_noun_in(Case::Nom) && top.is_adjacent_to(i);
        top.attributive |= related;
        related
    }

    /// `ve`, `ise`, `de` and their like.
    pub(super) fn particle(&mut self, i: TokenId, form: &str) -> bool {
        match form {
            "ve" | "veya" | "ya" | "yahut" | "hem" | "ne" => {
                if let Some(top) = self.stack.last_mut() {
                    top.conjunction = true;
                }
                self.modifier = None;
                true
            }
            "ise" | "ki" => {
                // `Peru Bank'ın | ise | satışı`
                if let Some(top) = self.stack.last_mut().filter(|top| !top.is_noun_in(Case::Gen)) {
                    top.comma = true;
                }
                self.modifier = None;
                true
            }
            "de" | "da" => {
                self.join_both(i);
                true
            }
            "dahi" | "bile" | "mi" | "mı" | "mu" | "mü" => true,
            // `sığındıklarını ancak çatışmaların sürdüğünü anlattı`
            "ancak" | "fakat" | "ama" => {
                let joins =
                    |top: &&mut Item| matches!(top.kind, Kind::Nominalised(_)) && top.case != Case::Nom;
                if let Some(top) = self.stack.last_mut().filter(joins) {
                    top.comma = true;
                }
                false
            }
            _ => false,
        }
    }

    /// Words that are read as one (`öte yandan`, `söz konusu`); where to go on behind them.
    fn expression(&mut self, i: TokenId, form: &str, end: TokenId) -> Option<TokenId> {
        let knowledge = self.knowledge;
        for known in knowledge.expressions.get(form)? {
            let behind = i + known.words.len() as TokenId;
            let written = || (i..behind).zip(&known.words);
            if behind > end
                || !written().all(|(t, w)| self.mention_at[t as usize] == 0 && self.lower(t) == *w)
            {
                continue;
            }
            match &known.office {
                Office::Adverb => self.modifier = None,
                Office::Adjective => {
                    self.modifier.get_or_insert(i);
                }
                Office::Foremost => {
                    let opened = |top: &Item| {
                        known.words.len() > 2 || top.start > 0 && self.lower(top.start - 1) == "başta"
                    };
                    if !self
                        .stack
                        .last()
                        .is_some_and(|top| top.is_noun_in(Case::Nom) && top.is_adjacent_to(i) && opened(top))
                    {
                        continue;
                    }
                    let top = self.stack.last_mut().expect("looked at above");
                    top.foremost = true;
                    top.conjunction = true;
                    // As if one word joined the two.
                    top.end = behind - 1;
                }
                Office::Postposition(postposition) => {
                    if !self.governs(postposition, i, behind) {
                        continue;
                    }
                }
            }
            return Some(behind);
        }
        None
    }

    /// The day and number of a ruling say which it is (`Danıştay'ın | 12 Mart 2020 tarihli ve 85 sayılı | kararı`); where to go on.
    fn dated(&mut self, i: TokenId, form: &str, end: TokenId) -> Option<TokenId> {
        let number =
            |t: TokenId| t < end && self.analysed.segmented.tokens[t as usize].kind == TokenKind::Number;
        let joined = i + 1 < end && matches!(self.lower(i + 1), "ve" | ",") && number(i + 2);
        let dates = match form {
            "tarihli" => true,
            "tarih" => joined,
            "sayılı" => self.modifier.is_some(),
            _ => false,
        };
        if !dates {
            return None;
        }
        let from = self.modifier.unwrap_or(i);
        let day = self.stack.last().filter(|top| top.time && top.is_adjacent_to(from)).map(|top| top.start);
        if day.is_some() {
            self.stack.pop();
        }
        self.modifier = Some(day.unwrap_or(from));
        Some(if joined { i + 2 } else { i + 1 })
    }

    pub(super) fn postposition(&mut self, i: TokenId, form: &str) -> bool {
        let knowledge = self.knowledge;
        knowledge.postpositions.get(form).is_some_and(|known| self.governs(known, i, i + 1))
    }

    /// Whether a postposition from `i` to `behind` governs what stands before it, which then becomes its phrase.
    fn governs(&mut self, known: &Postposition, i: TokenId, behind: TokenId) -> bool {
        if self.modifier.is_some() {
            return false;
        }
        let name = self.mentions.get((self.mention_at[i as usize] as usize).wrapping_sub(1)).is_some();
        // `Rus | askerleri | tarafından`: whose they are and what is done to them are one form.
        let many = self.stack.last().is_some_and(|t| t.case == Case::Acc && self.word(t.head).plural);
        let doers = many && known.slot == Slot::By;
        // A pronoun takes the genitive before it (`onun hakkında`), a noun does not.
        let analysed_noun =
            self.stack.last().is_some_and(|t| matches!(self.word(t.head).upos, Upos::Noun | Upos::Propn));
        let Some(top) = self.stack.last_mut() else { return false };
        let nominal = matches!(top.kind, Kind::Noun | Kind::Nominalised(_));
        // `Aylin Koç ile | ilgili`
        let with = top.kind == Kind::Adposition(Slot::Ins) && known.governs.contains(&Case::Ins);
        let governed = nominal && (doers || known.governs.contains(&top.case)) || with;
        if name || !governed || !top.is_adjacent_to(i) {
            return false;
        }
        // `Lima Savcılığı'nın | hakkında | dava açtığı Kaya`: it is about whom all of it stands before.
        let about = matches!(&known.slot, Slot::Adp(form) if &**form == "hakkında");
        let somebody = top.name || top.kind == Kind::Noun && analysed_noun;
        if about && somebody && top.case == Case::Gen {
            self.stack.push(Item::new(Kind::Adposition(known.slot.clone()), i, i, behind));
            return true;
        }
        top.end = behind;
        // `Kaya, Demir gibi | isimler`: all of a list are examples.
        if matches!(&known.slot, Slot::Adp(form) if &**form == "gibi") && top.name {
            let person = top.person;
            let mut last = self.stack.pop().expect("looked at above");
            while let Some(example) = self.stack.pop_if(|below| {
                below.name
                    && below.person == person
                    && below.is_noun_in(Case::Nom)
                    && below.comma
                    && below.end + 1 == last.start
            }) {
                last.start = example.start;
            }
            self.stack.push(last);
        }
        let top = self.stack.last_mut().expect("looked at above");
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
    pub(super) fn name(
        &mut self,
        i: TokenId,
        end: TokenId,
        mention: &Mention,
        out: &mut [Clause],
    ) -> TokenId {
        let head = end - 1;
        let mut item = Item::new(Kind::Noun, self.modifier.take().unwrap_or(i), head, end);
        let (case, attributive) = self.name_case(head, mention);
        item.case = case;
        // `“Özgür Peru” | sloganları`
        let titled =
            self.analysed.segmented.tokens.get(end as usize).is_some_and(|t| t.kind == TokenKind::QuoteClose)
                && self
                    .analysed
                    .words
                    .get(end as usize + 1)
                    .is_some_and(|w| w.possessive == 3 && w.verb.is_none() && w.upos == Upos::Noun);
        // `Ege Partili | Kaya`
        let follower = mention.kind == EntityKind::Organization && self.lower(head) == "partili";
        item.attributive = attributive || mention.adjectival || follower || titled && case == Case::Nom;
        if titled {
            item.end = end + 1;
        }
        item.name = true;
        item.person = mention.kind == EntityKind::Person;
        item.possessed = true;
        self.take_relatives(&mut item, out);
        self.take_titles(&mut item, mention, out);
        self.lie_within(&mut item);
        if !self.opens_title(&item, end) {
            self.conjoin(&mut item);
        }
        self.stack.push(item);
        end
    }

    /// The case that a name's suffix tells (after the apostrophe, or behind the name where there is none), and whether
    /// the suffix makes a modifier of it (`-deki`, `-li`).
    pub(super) fn name_case(&self, head: TokenId, mention: &Mention) -> (Case, bool) {
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
}
