//! Words of English by what they do where they stand.

use crate::lang::word_classes::word_classes;

word_classes! {
    /// A class of words; its words are a row of `data/lang/en/word-classes.tsv`.
    "data/lang/en/word-classes.tsv", include_str!("../../../data/lang/en/word-classes.tsv");
    /// Nouns that say that the name right behind them is a company’s or another body’s (`the airline X`).
    Company = "company",
    /// What somebody holds of a company, and who holds it (`shares in X`).
    Share = "share",
    /// Who heads a company and no country (`X chief executive`).
    HeadsCompany = "heads-company",
    /// What informs people, behind its name (`X radio`).
    Medium = "medium",
    /// Nouns whose `that` opens what they tell, and no clause about them (`the claim that X left`).
    TellsThat = "tells-that",
    /// Verbs of doing something by words, which behind a comma and `and` are the speaker's own (`said it was late, and warned Peru`).
    SpeechAct = "speech-act",
    /// Nouns that end the names of bodies of which two may share it (`the Democratic and Republican Party`).
    Parties = "parties",
    /// Members that a party is called by (`the Social Democrats`).
    Members = "members",
    /// What somebody goes by, which says nothing (`acted according to the rules`).
    Standard = "standard",
    /// Nouns that end the names of things that are no bodies.
    Thing = "thing",
    /// Nouns that make an index of the name before them.
    Index = "index",
    /// Words that begin the names of streets, as they are written.
    Street = "street",
    /// Nouns at the end of places' names that are surnames as well (`Darrell Castle`).
    PlaceOrSurname = "place-or-surname",
    /// Words before a day, which says when something is and names nobody (`on Monday Reed left`).
    BeforeDay = "before-day",
    /// Words that end what is said of those of a place that is no country, and name nothing (`Middle Eastern`).
    OfPlace = "of-place",
    /// Letters behind a person’s name that are no part of it, as they are written.
    PostNominal = "post-nominal",
    /// Words before a company's noun that say that it is the state’s.
    StateOwned = "state-owned",
    /// Kinds of places that people live in, smaller than what lies around them.
    Settlement = "settlement",
    /// Verbs whose `as` tells what somebody is or was to a body.
    Serves = "serves",
    /// Those of them that say that he has become it or stays it.
    TakesOver = "takes-over",
    /// Those of them that say that he is it no more.
    Leaves = "leaves",
    /// Nouns for who holds the same office in another country (`her Peruvian counterpart`).
    Counterpart = "counterpart",
    /// Verbs that give somebody an office.
    Appoints = "appoints",
    /// Verbs whose complement says what their subject becomes or stays.
    BecomesOne = "becomes-one",
    /// Nouns for a body that another one is part of.
    Whole = "whole",
    /// Nouns for a body that is part of the one named behind `of`.
    Part = "part",
    /// Participles that say by whom a body is owned.
    Owned = "owned",
    /// Words that make an office of a member’s title (`chief economist`).
    Top = "top",
    /// Words that put an office into the past.
    Former = "former",
    /// Adverbs before a title in apposition that put it into the past.
    Formerly = "formerly",
    /// Words before a title that are no part of it.
    Incumbent = "incumbent",
    /// Participles before a title that are part of it.
    ForNow = "for-now",
    /// Titles that stand for a country or a body of the text without naming it.
    StateTitle = "state-title",
    /// Offices that a city or a region gives.
    LocalOffice = "local-office",
    /// Verbs whose infinitive belongs to their subject although they have an object (`promised him to come`).
    SubjectControl = "subject-control",
    /// Nouns for a place that one of late may be taken up by (`took the city`).
    KindOfPlace = "kind-of-place",
    /// Verbs whose object is a plan, a law or words, and hardly somebody (`vowed to block it`).
    DoneToThings = "done-to-things",
    /// Verbs that may have whom something is given beside what is given (`lent Peru two ships`).
    GivesTo = "gives-to",
    /// Adverbs that stand between `have` and its participle and say nothing of how much (`have also pledged`).
    InPerfect = "in-perfect",
    /// Verbs whose infinitive is done by whom a preposition names (`called on Peru to leave`).
    PrepositionControl = "preposition-control",
    /// Verbs whose object does what an infinitive behind it tells (`urged Peru to leave`).
    ObjectControl = "object-control",
    /// Words that mark hearsay.
    Hearsay = "hearsay",
    /// Heads of a newspaper’s name, which is no body that acts.
    Paper = "paper",
    /// Verbs whose object their subject is related to (`has two sons`).
    HasKin = "has-kin",
    /// Nouns for women among kin.
    Woman = "woman",
    /// Nouns that stand for any body, by the kind that it must be named as; empty for every body.
    AnyBody = "any-body",
    /// Nouns of bodies, in their names or beside them, that no company is.
    NoCompany = "no-company",
    /// Nouns for a company that take up one that was named (`the carmaker`).
    Companies = "companies",
    /// Verbs whose participle behind a comma is said of the person right before it (`expelled Reed, accused of spying`).
    Befalls = "befalls",
    /// Nouns for the other one of two people (`congratulated his rival`).
    Rival = "rival",
    /// Nouns for who acts, between `for` and an infinitive (`a call for prosecutors to charge him`).
    ForWhom = "for-whom",
    /// Verbs that take back the reporting verb below them (`declined to say`).
    Refuses = "refuses",
    /// Verbs that address a listener as their object.
    Addresses = "addresses",
    /// Verbs whose `if` opens a question (`knew if the dam would hold`).
    Asks = "asks-if",
    /// Nouns that speak in headings, beside titles and documents.
    Speaker = "speaker",
    /// Common nouns for people whose ending does not say so.
    PersonNoun = "person",
    /// What somebody does for a living: with `the`, whoever was told of before (`The singer`).
    Calling = "calling",
    /// Nouns for an occasion on which something is said.
    Occasion = "occasion",
    /// Offices that are told by what they are over (`Secretary of State`).
    OverSomething = "over-something",
    /// What such offices are over.
    Portfolio = "portfolio",
    /// Nouns for what goes on between two parties that a hyphen joins (`Rusya-Ukrayna Savaşı`).
    BetweenParties = "between-parties",
    /// Kin of whom two may be named: `the son of A and B`.
    Child = "child",
    /// Titles of those who sit in a senate.
    SenateTitle = "senate-title",
    /// Titles of those who sit in a house of representatives.
    HouseTitle = "house-title",
    /// What stands before a name with a hyphen and tells how things stood with it (`then-New Jersey`).
    NamePrefix = "name-prefix",
    /// Common words that open the names of places (`New Jersey`, `South Sudan`).
    OpensPlace = "opens-place",
    /// Verbs whose passive keeps what is given as its object (`was awarded a medal`).
    Gives = "gives",
    /// Verbs whose passive keeps what is withheld as its object (`was denied bail`).
    Withholds = "withholds",
    /// What is withheld from somebody, not gainsaid.
    Withheld = "withheld",
    /// Nouns and names of times.
    Time = "time",
    /// Verbs by which somebody puts words of his out (`issued a proclamation`).
    Issues = "issues",
    /// Nouns for people who speak for another one.
    SpeaksForOthers = "speaks-for-others",
}
