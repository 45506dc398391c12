//! The words of a language that the mechanism must know, by what they do where they stand.

use rustc_hash::FxHashMap;

use super::lexicon::{File, PackError, rows};

/// Makes [`EventWord`] of its classes and the names that they have in a language's table.
macro_rules! event_words {
    ($($(#[$doc:meta])* $class:ident = $name:literal,)+) => {
        /// A class of words; those of a language are a row of its `word-classes.tsv`, where it has any.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum EventWord {
            $($(#[$doc])* $class,)+
        }

        impl EventWord {
            /// What the classes are called in the tables, in their order.
            pub const NAMES: &'static [&'static str] = &[$($name),+];
        }
    };
}

event_words! {
    /// Nouns for a kind of place before its name (`the city of Lima`).
    Region = "region",
    /// Words that coordinate nouns.
    Conjunction = "conjunction",
    /// Words that stand with each of those that are joined (`Peru da Şili de`, `ne Peru ne Şili`).
    Each = "each",
    /// Words for two of a kind (`iki`, `both`).
    Two = "two",
    /// Words before them that tell that the two are known (`the two leaders`).
    Definite = "definite",
    /// Words before a verbal noun whose subject is that of the clause around it (`before joining`).
    OpensGerund = "opens-gerund",
    /// Adpositions that stand behind two parties on one level (`İran ile Irak arasında`).
    Between = "between",
    /// What a meeting is held under or at, behind who leads it or receives the others (`Reed | başkanlığında`).
    Chairs = "chairs",
    /// Verbs of becoming, whose subject may stand behind the post that it takes.
    TakesPost = "takes-post",
    /// Verbs of electing, whose passive tells what somebody does.
    Elects = "elects",
    /// Nouns by which, in the instrumental, somebody has something done (`kararıyla`).
    Order = "order",
    /// Nouns before which a clause says what somebody is said to have done (`yasayı çiğnediği gerekçesiyle`).
    Accusation = "accusation",
    /// Nouns for a share of what stands before them in the genitive (`yaptırımların | bölümü`), by lemma.
    Share = "share",
    /// Nouns for what somebody has made for others to accept (`Reed planının ilk aşaması`).
    Proposal = "proposal",
    /// Words right behind a name that is the foremost of what follows (`Peru | başta olmak üzere komşuları`).
    Foremost = "foremost",
    /// The conjunction that is a postposition as well (`ile`).
    With = "with",
    /// Postpositions behind which a list of names goes on (`Peru ile birlikte Şili`).
    GoesOnList = "goes-on-list",
    /// Words that make another postposition of that conjunction (`ile ilgili`).
    Concerning = "concerning",
    /// Words that an amount is told in (`puan`, `milyar`).
    Unit = "unit",
    /// Beginnings of the words for money (`dolar`, `dolarlık`).
    Currency = "currency",
    /// Postpositions behind a clause that tells what for (`çekilmesi için`).
    Purpose = "purpose",
    /// Lemmas of the pronouns of the first person.
    FirstPerson = "first-person",
    /// Adverbs, of two words, for what is done more than anything else (`en çok`).
    Most = "most",
    /// Nouns behind a verbal noun that make a condition of it (`gelmesi halinde`).
    Condition = "condition",
    /// Words of the names of bodies that arrest people.
    Arrests = "arrests",
    /// Verbs whose passive participle takes to whom something is given or done (`Kaya’ya verilen ceza`).
    Given = "given",
    /// Verbs that say what something is in, or what somebody takes part in (`Kaya’nın da bulunduğu filo`).
    InIt = "in-it",
    /// Nouns for what several form together (`konsorsiyum`).
    Union = "union",
    /// Verbs that say who forms it (`kurduğu konsorsiyum`, `yer aldığı`).
    Forms = "forms",
    /// Nouns for work of a kind that a verbal noun before them names (`kurtarma çalışmaları`).
    Work = "work",
    /// Nouns for what somebody tried, for which he is punished (`el koyma girişiminden`).
    Attempt = "attempt",
    /// Nouns that name, alone or with the one behind them, a post of a state.
    OfState = "of-state",
    /// Gatherings of a body’s members that choose people (`genel kurulda başkan seçildi`), by lemma.
    Assembly = "assembly",
    /// Nouns for what somebody is tried in before a court.
    Trial = "trial",
    /// Words behind a name that say that what follows comes from there or is backed by it (`Peru bayraklı gemi`), and does not
    /// act for it.
    IsFrom = "is-from",
    /// What a group is, behind who leads it (`Reed | başkanlığındaki heyet`).
    Leading = "leading",
    /// Nouns of handing something over, whose dative gets it (`Peru Bank'ın Şili Holding'e | satışı`).
    Handing = "handing",
    /// Words after a name that make it the owner of what follows (`orduya ait araçlar`).
    BelongsTo = "belongs-to",
    /// Words that open a clause with a party and a time of its own (`after`, `who`).
    OpensClause = "opens-clause",
    /// Lemmas of the verbs that say at a sentence's end who is quoted for it.
    Attributes = "attributes",
    /// Lemmas of the verbs that address somebody, of whom something may be asked in what is said (`wrote to Reed asking`).
    TurnsTo = "turns-to",
    /// Words that may stand between the parts of a predicate.
    Filler = "filler",
    /// Prepositions before an event that somebody takes part in who does something else meanwhile (`after talks`).
    AtOccasion = "at-occasion",
    /// Prepositions of dealing with somebody, for an object that tells no party itself (`a ban on imports from`).
    Dealing = "dealing",
    /// Prepositions that join parties on one level (`met with`).
    Joining = "joining",
    /// Prepositions that tell where or when something happens, not to whom.
    Circumstance = "circumstance",
    /// Prepositions, among these, of the place where something stands.
    Located = "located",
    /// Pronouns of the third person that may take up who reports.
    Pronoun = "pronoun",
    /// Pronouns that open a clause about the noun before them.
    RelativePronoun = "relative-pronoun",
    /// Participles before the party that a group is led by (`a delegation led by`).
    LedBy = "is-led-by",
    /// Verbs whose object does what an infinitive behind it tells (`urged Peru to leave`).
    ObjectControl = "object-control",
    /// Nouns for what somebody means to do.
    Wish = "wish",
    /// Verbs that say whose a wish or an attempt is.
    HoldsWish = "holds-wish",
    /// Nouns for kinds of places and for their sides (`X kentinde`, `X’in kuzeyinde`).
    Spot = "spot",
    /// Nouns for what somebody needs to do a thing.
    Power = "power",
    /// Postpositions behind the deal under which somebody acts.
    Under = "under",
    /// Verbs of what gets, or is sent, somewhere.
    Arrives = "arrives",
    /// Verbs of winning against somebody.
    Beats = "beats",
    /// Nouns for somebody armed who serves no state.
    Outlaw = "outlaw",
    /// Verbs, or the words before them, of those who admit what they did.
    Admits = "admits",
    /// Nouns for what is said or written.
    Words = "words",
    /// Verbs that put their object into a post.
    PutsIntoPost = "puts-into-post",
    /// Verbs of those who tell what they do themselves.
    Announces = "announces",
    /// Nouns for what somebody is caught or killed in (`operasyonda yakalandı`).
    Operation = "operation",
    /// Nouns for what somebody is shot or bombed with.
    Weapon = "weapon",
    /// Verbs that say that something is stopped or kept from happening.
    Prevents = "prevents",
    /// Sites on which people write and are read.
    Platform = "platform",
    /// Words before those who are named of many (`aralarında Kaya'nın da bulunduğu 12 kişi`, `among them Kaya`).
    Among = "among",
    /// Verbs that say that somebody is among many.
    IsAmong = "is-among",
    /// Words beside who is counted with many (`Kaya dahil 12 kişi`, `12 people, including Kaya`).
    Including = "including",
    /// Postpositions of examples (`Peru gibi ülkeler`).
    SuchAs = "such-as",
    /// Postpositions of what somebody deals with, which others did or own (`Şili'nin planına karşı`).
    Regarding = "regarding",
    /// Words that deny what they stand before twice (`ne Peru ne Şili`).
    Neither = "neither",
    /// Nouns for lands and towns, and those who speak for them.
    Land = "land",
    /// Nouns for running for a post, which is done to nobody (`her US presidential | bid`).
    Candidacy = "candidacy",
    /// Nouns for what a body is to another one or to a thing.
    RunsBody = "runs-body",
    /// Verbs that say who did what their object tells (`blamed the attack on Peru`).
    Blames = "blames",
    /// Verbs that tell of attacks as of disasters.
    Strikes = "strikes",
    /// Nouns for what hits somebody only where somebody fires it.
    Missile = "missile",
    /// Verbs of leaving, by which soldiers withdraw.
    Quits = "quits",
    /// Nouns for soldiers.
    Troops = "troops",
    /// Verbs of accidents.
    Crashes = "crashes",
    /// Nouns for what blows up or is fired, so that who dies of it was attacked.
    BlowsUp = "blows-up",
    /// Nouns for vehicles, which hit others by accident.
    Vehicle = "vehicle",
    /// Nouns for unnamed groups that somebody may lead (`gangs led by Ann Reed`).
    Crowd = "crowd",
    /// Nouns for those who are expelled as their country's (`its diplomats`).
    Envoy = "envoy",
    /// Nouns for those who work for a body or belong to it and do not act for it (`its pilots`).
    WorksFor = "works-for",
    /// Nouns for where somebody is kept (`the death in custody of`).
    Custody = "custody",
    /// Verbs that things do to somebody, though nobody asks for anything (`The deal puts pressure on Volvo`).
    Presses = "presses",
    /// Words before a strike that say that people stop work (`the rail strike`).
    StopsWork = "stops-work",
    /// Verbs of who answers what he was asked.
    AnswersWish = "answers-wish",
    /// Verbs that weather and words may do to somebody as well.
    Compels = "compels",
    /// Words for where something lies from a place (`south of Lima`).
    Direction = "direction",
    /// Nouns for what a country is to another one (`its neighbour Chile`).
    Peer = "peer-land",
    /// Nouns for a way that leads somewhere (`the road to Lima`).
    Ways = "ways",
    /// Nouns for those who fight or deal with each other (`both sides`).
    Sides = "sides",
    /// Participles behind a comma by which somebody goes on to speak.
    Adds = "adds",
    /// Auxiliaries of what is not yet so.
    Ahead = "ahead",
    /// Verbs by which posts are filled and emptied again and again.
    Fills = "fills-post",
    /// Nouns for what somebody says against others (`Reed’s allegations`).
    Complaint = "complaint",
    /// Nouns for what somebody says or writes, which speaks for him.
    Writing = "writing",
    /// Nouns for what a country grants to whom it takes in.
    Refuge = "refuge",
    /// Nouns for what somebody says he will do.
    Offer = "offer",
    /// Nouns for talks that somebody is in to do something.
    Talks = "talks",
    /// Nouns that take up whatever was done.
    AnyDeed = "any-deed",
    /// Nouns behind what somebody asks for in return.
    Proviso = "proviso",
    /// Words in the names of armies and ministries of defence.
    Fights = "fights",
    /// Nouns for whom and what an army fights.
    Foe = "foe",
    /// Words before a noun that point back to what was told (`| bu saldırı`, `| this attack`).
    PointsBack = "points-back",
    /// Plurals of people, behind `both` and `two`.
    Men = "men",
    /// Nouns for countries, behind `both` and `two`.
    Nation = "nation",
    /// Nouns for bodies, behind `both` and `two`.
    Body = "body",
    /// Nouns for many in the singular.
    Collective = "collective",
    /// Verbs whose participle has a name or a thing behind it that it is called or given (`a plan named X`).
    TakesName = "takes-name",
    /// Participles of what somebody fires or sends (`a rocket fired by Peru`).
    Sent = "sent",
    /// Participles of things that a body runs (`a tanker owned by Volvo`).
    RunBy = "is-run-by",
    /// Prepositions of what people write on or are seen through.
    Channel = "channel",
    /// Nouns for authorities of a place.
    Ruling = "authority",
    /// Nouns for who leads a place.
    Ruler = "ruler",
    /// Nouns for who governs, whom a leader’s name behind `of` owns.
    Regime = "regime",
    /// Nouns for what somebody only means to do (`announced plans to leave`).
    Meant = "meant",
    /// Nouns for a count of what happened, told by somebody.
    Account = "account",
    /// Words of predicates that tell of going somewhere.
    Visit = "visit",
    /// Verbs for what is done to buildings and goods.
    BefallsThings = "befalls-things",
    /// Nouns for who holds the same office in another country (`mevkidaşı`).
    Counterpart = "counterpart",
    /// Prepositions that bring whose the noun before them is (`the ports | of Peru`).
    BringsOwner = "brings-owner",
    /// Prepositions before who does what a passive tells (`struck | by Peru`).
    ByAgent = "by-agent",
    /// Prepositions that bring from whom or where something comes, or what somebody is kept from (`an offer | from Peru`).
    Origin = "origin",
    /// Words before an infinitive (`promised | to leave`).
    OpensInfinitive = "opens-infinitive",
    /// Prepositions that bring who gets something or where something goes (`sold it | to Peru`).
    Recipient = "recipient",
    /// Prepositions that bring with whom somebody does something or who goes along (`talks | with Peru`).
    InCompany = "in-company",
    /// Prepositions that bring who is to do something, or what for (`called | for Peru to leave`).
    OnBehalf = "on-behalf",
    /// Articles (`a mayor`, `the mayor`).
    Article = "article",
    /// The article of what is known already (`the two`).
    Known = "known",
    /// Conjunctions of what is said or asked for, which may also open a clause about a noun (`demanded | that Peru leave`).
    OpensContent = "opens-content",
    /// Relative pronouns that are no subject (`Reed, | whom Peru accused`).
    Whom = "whom",
    /// Relative pronouns for people alone (`Reed, | who left`).
    RelativePerson = "relative-person",
    /// Relative pronouns that open an aside as its subject (`Peru, | which promised aid`).
    RelativeAside = "relative-aside",
    /// Relative pronouns of an owner (`Reed, | whose husband was jailed`).
    Whose = "whose",
    /// Pronouns for one thing or body (`said | it would leave`).
    It = "it",
    /// Pronouns for many as a subject (`said | they would leave`).
    They = "they",
    /// Pronouns for many as an object (`Peru praised | them`).
    Them = "them",
    /// Pronouns for people as an object (`swore | her in`).
    ObjectPronoun = "object-pronoun",
    /// Pronouns of an owner before what is his (`| its power`).
    Possessive = "possessive",
    /// Words for the two of whom a text tells (`| both left`).
    Both = "both",
    /// Nouns for two (`the | pair met`).
    Couple = "couple",
    /// First words of those before examples (`artists | such as Ann Reed`).
    Such = "such",
    /// Words before what is compared, counted with or what somebody is (`as well | as Peru`).
    As = "as",
    /// Middle words of a conjunction in three (`as | well as Peru`).
    AsWell = "as-well",
    /// Words between two who stand on one level (`Peru | and Chile`, `Peru | ile Şili`).
    JoinsTwo = "joins-two",
    /// Verbs that take somebody and what he does or suffers (`had | Reed arrested`), by lemma.
    LetsDo = "lets-do",
    /// Verbs between a subject and what it is, by lemma (`is | to blame`).
    Being = "being",
    /// Prepositions before whom something is laid on (`sanctions | on Volvo`).
    LaidOn = "laid-on",
    /// Prepositions of what something lies or happens in (`banned | in Peru`).
    In = "in",
    /// Prepositions of a place that something happens at or close to (`the death | near Lima`).
    RightAt = "right-at",
    /// Words that, with an adposition, add somebody to who does or suffers the same (`| along with Peru`, `Peru ile | birlikte`).
    Together = "together",
    /// Words beside a name that tell that somebody or something is called so (`a woman | named Ann Reed`, `Kaya | adlı gemi`).
    Called = "called",
    /// Prepositions before a gerund that tells what somebody is kept from, warned of or made to do (`barred | from leaving`).
    KeepsFrom = "keeps-from",
    /// Prepositions behind which a noun’s phrase goes on (`members | of the union struck`).
    NounGoesOn = "noun-goes-on",
    /// Words that open who something is told by (`| according to Reed`).
    According = "according",
    /// Conjunctions of a condition (`threatened to leave | unless Peru pays`).
    OpensCondition = "opens-condition",
    /// Prepositions before a deed that something else is about or near to (`expelled envoys | over the killing`).
    OverDeed = "over-deed",
    /// Prepositions of what goes on at the same time (`| during a visit to Peru`).
    Meanwhile = "meanwhile",
    /// Postpositions of what somebody is or acts as (`Peru başbakanı | olarak`).
    AsRole = "as-role",
    /// Words behind a subject that is set against another one or added to it (`Bolivya | ise`).
    Topic = "topic",
    /// Postpositions of what is answered by what follows (`çağrısı | üzerine`).
    Upon = "upon",
    /// Postpositions of whom or what something is aimed at (`Peru’ya | yönelik saldırı`).
    AimedAt = "aimed-at",
    /// Postpositions of what something waits for (`çıkana | kadar`).
    Until = "until",
    /// Postpositions of a noun that is a reason (`sözleri | nedeniyle`).
    Because = "because",
    /// Pronouns that take up who does something himself (`turned the gun on | himself`).
    Oneself = "oneself",
}

/// The classes that a word is of: a bit for each, in the order of [`EventWord::NAMES`].
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Classes([u128; 2]);

impl Classes {
    pub(crate) fn has(self, class: EventWord) -> bool {
        self.0[class as usize / 128] >> (class as usize % 128) & 1 != 0
    }
}

/// Which classes each word of a language is of.
#[derive(Debug, Clone, Default)]
pub(crate) struct EventWords {
    of: FxHashMap<&'static str, Classes>,
    /// The words of each class.
    words: Vec<Vec<&'static str>>,
}

impl EventWords {
    /// Reads the rows of these classes from a language's table with the columns `class` and `words` (commas between); the
    /// language's own mechanism reads the others, and looks for classes that nobody knows.
    ///
    /// # Errors
    /// The first line that is not well-formed, with file and line.
    pub(super) fn read((file, text): File) -> Result<EventWords, PackError> {
        const { assert!(EventWord::NAMES.len() <= 2 * u128::BITS as usize) };
        let mut read =
            EventWords { words: vec![Vec::new(); EventWord::NAMES.len()], ..EventWords::default() };
        for (line, row) in rows(text) {
            let broken = |message: String| PackError { file: file.into(), line, message };
            let (name, words) =
                row.split_once('\t').ok_or_else(|| broken("two columns expected: class words".into()))?;
            let Some(class) = EventWord::NAMES.iter().position(|known| *known == name) else { continue };
            if !read.words[class].is_empty() {
                return Err(broken(format!("`{name}` has a row already")));
            }
            for word in words.split(", ") {
                if word.is_empty() {
                    return Err(broken("a word is empty".into()));
                }
                read.of.entry(word).or_default().0[class / 128] |= 1 << (class % 128);
                read.words[class].push(word);
            }
        }
        Ok(read)
    }

    /// Whether a lemma or a form in lower case is of a class.
    pub(crate) fn has(&self, class: EventWord, word: &str) -> bool {
        self.of.get(word).is_some_and(|classes| classes.has(class))
    }

    /// The classes of a lemma or a form in lower case.
    pub(crate) fn classes(&self, word: &str) -> Classes {
        self.of.get(word).copied().unwrap_or_default()
    }

    /// The words of a class, in the order of the table.
    pub(crate) fn all(&self, class: EventWord) -> &[&'static str] {
        &self.words[class as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::EventWord;
    use crate::lang;

    #[test]
    fn every_class_has_words_in_a_language() {
        let languages = ["tr", "en"].map(|code| lang::find(code).expect("shipped").frames());
        for (class, name) in EventWord::NAMES.iter().enumerate() {
            let told = |frames: &&crate::event::Frames| !frames.words.words[class].is_empty();
            assert!(languages.iter().any(told), "no language has words for `{name}`");
        }
    }

    #[test]
    fn a_class_holds_the_words_of_its_row_alone() {
        let english = lang::find("en").expect("shipped").frames();
        assert!(
            english.words.has(EventWord::LedBy, "headed") && !english.words.has(EventWord::LedBy, "with")
        );
        assert_eq!(english.words.all(EventWord::LedBy), ["led", "headed"]);
        assert!(english.words.all(EventWord::Chairs).is_empty());
    }

    #[test]
    fn a_row_without_words_is_named() {
        let broken = super::EventWords::read(("w.tsv", "class\twords\nland\n"));
        assert_eq!(broken.expect_err("no words").to_string(), "w.tsv:2: two columns expected: class words");
    }

    #[test]
    fn a_class_told_twice_or_with_an_empty_word_is_named() {
        let twice = super::EventWords::read(("w.tsv", "class\twords\nland\tpeak\nland\thill\n"));
        assert_eq!(twice.expect_err("twice").to_string(), "w.tsv:3: `land` has a row already");
        let empty = super::EventWords::read(("w.tsv", "class\twords\nland\tpeak, , hill\n"));
        assert_eq!(empty.expect_err("empty").to_string(), "w.tsv:2: a word is empty");
    }
}
