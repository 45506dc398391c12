//! Words of Turkish by what they do where they stand.

use crate::lang::word_classes::word_classes;

word_classes! {
    /// A class of words; its words are a row of `data/lang/tr/word-classes.tsv`.
    "data/lang/tr/word-classes.tsv", include_str!("../../../data/lang/tr/word-classes.tsv");
    /// Words behind a title that say that somebody has it.
    Becomes = "becomes",
    /// Verbs that say that somebody takes or has a duty.
    TakesDuty = "takes-duty",
    /// Titles of those who head a state.
    HeadOfState = "head-of-state",
    /// Nouns for who holds the same office in another country (`Perulu mevkidaşı`).
    Counterpart = "counterpart",
    /// Words that say that somebody is another's guest.
    Guest = "guest",
    /// What somebody is whom one takes up by it.
    Occupation = "occupation",
    /// First words of occupations in two words (`iş insanı`).
    OccupationField = "occupation-field",
    /// Words before an occupation by which somebody is known.
    KnownAs = "known-as",
    /// What is written of others.
    News = "news",
    /// What is written or said of oneself or of others.
    Report = "report",
    /// Kinds of places that people live in.
    Settlement = "settlement",
    /// Verbs, and words before a light verb, by which one takes a stand on what others do or own.
    Answers = "answers",
    /// Titles that are given names as well (`Emir Kaya`).
    GivenToo = "given-too",
    /// Titles of those who head a body, as they stand alone before a name.
    HeadOfBody = "head-of-body",
    /// Nouns for what is made or traded, which one agrees on with others (`ilaç üretimi için ortaklık kurdu`).
    Output = "output",
    /// Ranks and forms of address that are written before a name.
    Honorific = "honorific",
    /// Words behind the place that a body is based in.
    BasedIn = "based-in",
    /// Words behind the place that a thing or a body comes from.
    ComesFrom = "comes-from",
    /// Words that make a verb with a light verb whose other side stands in the dative (`itiraz etti`).
    TakesDative = "takes-dative",
    /// Verbs, and words before a light verb, for what one does with one's own (`saldırılarını sürdürdü`, `askerlerini çekti`).
    OnesOwnDeed = "ones-own-deed",
    /// Postpositions behind what is the frame or the reason of what somebody does (`yolsuzluk soruşturması kapsamında`).
    Ground = "ground",
    /// Gatherings that somebody holds and others meet at (`düzenlediği zirvede görüştü`).
    Gathering = "gathering",
    /// In what of somebody's others do something (`arabuluculuğunda anlaştılar`).
    Setting = "setting",
    /// By what of somebody's others do something (`desteğiyle saldırdılar`).
    Means = "means",
    /// Verbs that go by what others say or do (`raporuna dayanarak`, `kararını beklemeden`).
    Heeds = "heeds",
    /// Verbs of turning down or answering what others say or offer.
    Refuses = "refuses",
    /// Words behind a country’s name that say that somebody is its citizen (`Peru vatandaşı X`).
    Citizen = "citizen",
    /// Nouns behind an office as a duty that say that it is a post, no part of a body (`Genel Müdürlüğü görevi`).
    Post = "post",
    /// Nouns that end the names of things that are no bodies.
    Thing = "thing",
    /// Nouns that make an index of the name before them.
    Index = "index",
    /// Fields of work in an office’s title (`Satış`, `Kaynakları`).
    Field = "field",
    /// Nouns for anybody, which never modify (`beş kişi ayakta`).
    Anybody = "anybody",
    /// Words that make with a verb a predicate that takes an object (`hedef almak`, `tehdit etmek`).
    TakesObject = "takes-object",
    /// Nouns behind a clause that says what somebody claims or charges (`silah saklandığı iddiasıyla`).
    Charge = "charge",
    /// Verbs, or their first words, whose object does what their infinitive tells (`saldırmakla suçlamak`, `çekilmeye ikna etmek`).
    ControlsObject = "controls-object",
    /// First words of reporting verbs made of two (`iddia edilen`, `öne sürülen`).
    ReportHalf = "report-half",
    /// Verbs behind `bünyesinde` that say what a group holds.
    Holds = "holds",
    /// Nouns for a body of any kind, which tell with `bağlı` that it is part of another one.
    SomeBody = "some-body",
    /// Nouns that say that what follows is one of those that belong to a body (`X’in takımlarından Y`).
    OneOfMembers = "one-of-members",
    /// Last words of the names of groups of companies.
    Group = "group",
    /// Words behind a body that say that what follows is part of it.
    InsideBody = "inside-body",
    /// Participles that say, behind a duty in the accusative, who has it (`müdürlüğünü yaptığı`).
    DoesDuty = "does-duty",
    /// Verbs that put their object into a post.
    PutsIntoPost = "puts-into-post",
    /// Verbs that say, behind a post with `olarak`, that their subject has it.
    Serves = "serves",
    /// Nouns for a post in the case that a verb of taking or having it asks for.
    PostTaken = "post-taken",
    /// Verbs that say that somebody is or was put into a post.
    Put = "is-put-into-post",
    /// Verbs that say that their subject has a post.
    HasPost = "has-post",
    /// Verbs of what one does about what others do (`satın almayı inceliyor`).
    ActsOnOthers = "acts-on-others",
    /// Verbs, and nouns or adverbs of verbs, of meeting what others say or do (`çağrılarına direndi`, `taleplerini inceliyor`).
    FacesOthers = "faces-others",
    /// Words behind a name that say that its bearer leads.
    LedBy = "led-by",
    /// Participles of what lies or stands in the place before them.
    StandsThere = "stands-there",
    /// Participles of a paper that appears in the place before them.
    AppearsThere = "appears-there",
    /// Nouns that end what a media house is called.
    MediaHouse = "media-house",
    /// Nouns of units that tell no state by themselves.
    RulesPlace = "rules-place",
    /// Titles that also name who is foremost in a field (`inşaat kralı`).
    Figure = "figure",
    /// Nouns for kinds of places and for their sides (`X kentinde`, `X’in kuzeyinde`).
    Spot = "spot",
    /// Nouns for what goes on between two parties that a hyphen joins (`Rusya-Ukrayna Savaşı`).
    BetweenParties = "between-parties",
    /// Nouns for what nobody but its owner loses or gives (`hayatını kaybetmek`).
    OnesOwn = "ones-own",
    /// Verbs, or the words before them, that blame, praise or punish somebody for what he did.
    Judges = "judges",
    /// Verbs, or the words before them, that ask, allow or help somebody to do something.
    Asks = "asks",
    /// Postpositions of a reason (`saldırdığı için`, `saldırması nedeniyle`).
    Reason = "reason",
    /// Nouns that end the names of courts and of those who prosecute.
    Court = "court",
    /// Nouns that end the names of a town's bodies.
    TownBody = "town-body",
    /// Verbs of those who die, are hurt or escape.
    Suffers = "suffers",
    /// Verbs, or the words before them, of those who accuse somebody.
    Accuses = "accuses",
    /// Verbs, or the words before them, of those who want others to do something.
    Wants = "wants",
    /// Verbs, and nouns of verbs, that tell from where something comes, goes or is taken.
    From = "from",
    /// Nouns for those who belong to a body, lead it, fight or speak for it, behind its name (`JNIM militanları`).
    OfBody = "of-body",
}
