//! What the mechanism must know of a language's words.

use crate::syntax::Case;

/// What the mechanism must know of a language's words.
#[derive(Debug, Clone, Copy)]
pub struct Grammar {
    /// The stem of a verb's citation form (`gitmek` -> `git`); `None` where it is not one.
    pub stem: fn(&str) -> Option<&str>,
    /// The stem without its negation, for frames with the flag `negative`.
    pub positive: fn(&str) -> &str,
    /// Lemmas that the head of a compound noun may have (`hava saldırısı`: `saldırı`).
    pub compound_heads: fn(&str) -> Vec<String>,
    /// The case that an inner word of a citation form shows by its ending, if any.
    pub case_of: fn(&str) -> Option<Case>,
    /// The active verb of a lemma that is passive by itself (`edil` -> `et`).
    pub passive_base: fn(&str) -> Option<String>,
    /// Whether a form is what an object of a citation form becomes as the subject of a passive, or (`true`) as its owner
    /// (`hesapları`, `hesaplarının` of `hesaplarını`).
    pub is_subject_of_object: fn(&str, &str, bool) -> bool,
    /// Whether a rest of a word begins with a passive suffix.
    pub is_passive_suffix: fn(&str) -> bool,
    /// Lower case.
    pub lower: fn(&str) -> std::borrow::Cow<'_, str>,
    /// Nouns for a kind of place before its name (`the city of Lima`).
    pub regions: &'static [&'static str],
    /// Words that coordinate nouns.
    pub conjunctions: &'static [&'static str],
    /// Words that stand with each of those that are joined (`Peru da Şili de`, `ne Peru ne Şili`).
    pub each: &'static [&'static str],
    /// Words for two of a kind (`iki`, `both`).
    pub two: &'static [&'static str],
    /// Words before them that tell that the two are known (`the two leaders`).
    pub definite: &'static [&'static str],
    /// Words before a verbal noun whose subject is that of the clause around it (`before joining`).
    pub gerund_openers: &'static [&'static str],
    /// Adpositions that stand behind two parties on one level (`İran ile Irak arasında`).
    pub between: &'static [&'static str],
    /// What a meeting is held under or at, behind who leads it or receives the others (`Reed | başkanlığında`).
    pub chairs: &'static [&'static str],
    /// Verbs of becoming, whose subject may stand behind the post that it takes.
    pub becomes: &'static [&'static str],
    /// Verbs of electing, whose passive tells what somebody does.
    pub elects: &'static [&'static str],
    /// Nouns by which, in the instrumental, somebody has something done (`kararıyla`).
    pub orders: &'static [&'static str],
    /// Nouns before which a clause says what somebody is said to have done (`yasayı çiğnediği gerekçesiyle`).
    pub charges: &'static [&'static str],
    /// Nouns for a share of what stands before them in the genitive (`yaptırımların | bölümü`), by lemma.
    pub shares: &'static [&'static str],
    /// Nouns for what somebody has made for others to accept (`Reed planının ilk aşaması`).
    pub proposals: &'static [&'static str],
    /// Words right behind a name that is the foremost of what follows (`Peru | başta olmak üzere komşuları`).
    pub foremost: &'static [&'static str],
    /// The conjunction that is a postposition as well (`ile`).
    pub with: &'static [&'static str],
    /// Postpositions behind which a list of names goes on (`Peru ile birlikte Şili`).
    pub list_postpositions: &'static [&'static str],
    /// Words that make another postposition of that conjunction (`ile ilgili`).
    pub concerning: &'static [&'static str],
    /// Words that an amount is told in (`puan`, `milyar`).
    pub units: &'static [&'static str],
    /// Beginnings of the words for money (`dolar`, `dolarlık`).
    pub currencies: &'static [&'static str],
    /// Postpositions behind a clause that tells what for (`çekilmesi için`).
    pub purposes: &'static [&'static str],
    /// Lemmas of the pronouns of the first person.
    pub first_persons: &'static [&'static str],
    /// Adverbs, of two words, for what is done more than anything else (`en çok`).
    pub most: &'static [[&'static str; 2]],
    /// Whether a word behind a verbal noun, in lower case, makes a condition of it (`gelmesi halinde`).
    pub is_condition: fn(&str) -> bool,
    /// Whether a word is that of a body that arrests people (`Lima Emniyet Müdürlüğü`), in lower case.
    pub arrests: fn(&str) -> bool,
    /// Whether a verb's passive participle takes to whom something is given (`Kaya'ya verilen ceza`), by lemma.
    pub is_given: fn(&str) -> bool,
    /// Whether a verb says what something is in or what somebody takes part in, by lemma (`Kaya'nın da bulunduğu filo`).
    pub is_in_it: fn(&str) -> bool,
    /// Whether a noun is a kind of work that a verbal noun before it names, by lemma (`kurtarma çalışmaları`).
    pub is_work: fn(&str) -> bool,
    /// Whether a noun is what somebody tried, for which he is punished, by lemma (`el koyma girişiminden`).
    pub is_attempt: fn(&str) -> bool,
    /// Whether a noun names, alone or with the one behind it, a post of a state, by lemma (`devlet` başkanı).
    pub is_of_state: fn(&str) -> bool,
    /// Whether a noun is what somebody is tried in (`dava`), by lemma.
    pub is_trial: fn(&str) -> bool,
    /// Whether a word behind a name, in lower case, says that what follows comes from there, or is backed by it, and does not
    /// act for it (`Peru bayraklı gemi`).
    pub is_from: fn(&str) -> bool,
    /// What a group is, behind who leads it (`Reed | başkanlığındaki heyet`).
    pub leading: &'static [&'static str],
    /// Nouns of handing something over, whose dative gets it (`Peru Bank'ın Şili Holding'e | satışı`).
    pub handing: &'static [&'static str],
    /// Whether a word governs the noun before it (`saldırı | sonrasında`).
    pub is_postposition: fn(&str) -> bool,
    /// Words after a name that make it the owner of what follows (`orduya ait araçlar`).
    pub owners: &'static [&'static str],
    /// Words that open a clause with a party and a time of its own (`after`, `who`).
    pub clause_openers: &'static [&'static str],
    /// Lemmas of the verbs that say at a sentence's end who is quoted for it.
    pub attribution_verbs: &'static [&'static str],
    /// Lemmas of the verbs that address somebody, of whom something may be asked in what is said (`wrote to Reed asking`).
    pub address_verbs: &'static [&'static str],
    /// Words that may stand between the parts of a predicate.
    pub fillers: &'static [&'static str],
    /// Prepositions before an event that somebody takes part in who does something else meanwhile (`after talks`).
    pub occasions: &'static [&'static str],
    /// Prepositions of dealing with somebody, for an object that tells no party itself (`a ban on imports from`).
    pub dealing: &'static [&'static str],
    /// Prepositions that join parties on one level (`met with`).
    pub joining: &'static [&'static str],
    /// Prepositions that tell where or when something happens, not to whom.
    pub circumstances: &'static [&'static str],
    /// Prepositions, among these, of the place where something stands.
    pub located: &'static [&'static str],
    /// Pronouns of the third person that may take up who reports.
    pub pronouns: &'static [&'static str],
    /// Pronouns that open a clause about the noun before them.
    pub relatives: &'static [&'static str],
    /// Participles before the party that a group is led by (`a delegation led by`).
    pub led_by: &'static [&'static str],
    /// Whether a word, in lower case, is something said or written in which what follows stands (`açıklamada`).
    pub is_source: fn(&str) -> bool,
    /// Whether a converb, in lower case, always has the subject of its verb (`vurularak`).
    pub goes_together: fn(&str) -> bool,
    /// Whether the object of a verb (by lemma) does what an infinitive behind it tells (`forced Peru to withdraw`).
    pub controls_object: fn(&str) -> bool,
    /// Whether a verb (by lemma) takes no object, so that a bare noun right before it is its subject (`310 firma katıldı`).
    pub takes_no_object: fn(&str) -> bool,
    /// Whether a noun (by lemma) is for what somebody means to do.
    pub is_wish: fn(&str) -> bool,
    /// Whether a verb (by lemma) says whose a wish or an attempt is (`expressed a desire to`).
    pub holds_wish: fn(&str) -> bool,
    /// Whether a word, in lower case, says by its ending where what follows is (`kentteki`).
    pub is_there: fn(&str) -> bool,
    /// Whether a noun (by lemma) names a kind of place or a side of one.
    pub is_spot: fn(&str) -> bool,
    /// Whether a noun (by lemma) names a kind of person.
    pub is_person_noun: fn(&str) -> bool,
    /// Whether a name is that of a court or of those who prosecute.
    pub is_court: fn(&str) -> bool,
    /// Whether a noun is what somebody needs to do a thing (`yetki`).
    pub is_power: fn(&str) -> bool,
    /// Whether a word stands behind the deal under which somebody acts (`kapsamında`).
    pub is_under: fn(&str) -> bool,
    /// Whether a verb tells that something gets somewhere (`ulaştı`).
    pub arrives: fn(&str) -> bool,
    /// Whether a verb may tell that somebody wins against another one (`beat Peru 2-0`).
    pub beats: fn(&str) -> bool,
    /// Whether a noun is somebody armed who serves no state (`gunman`).
    pub is_outlaw: fn(&str) -> bool,
    /// Whether a word before a strike says that people stop work (`the rail strike`).
    pub stops_work: fn(&str) -> bool,
    /// Whether a verb admits what who tells it did (`itiraf etti`).
    pub admits: fn(&str) -> bool,
    /// Whether a noun is something said or written (`açıklama`).
    pub is_words: fn(&str) -> bool,
    /// Whether a verb puts somebody into a post (`atadı`).
    pub puts_in_post: fn(&str) -> bool,
    /// Whether a verb tells what who tells it does (`duyurdu`).
    pub announces: fn(&str) -> bool,
    /// Whether a noun is something that somebody is caught or killed in, by lemma (`operasyon`).
    pub is_operation: fn(&str) -> bool,
    /// Whether a noun is something that somebody is shot or bombed with (`mermi`).
    pub is_weapon: fn(&str) -> bool,
    /// Whether a word form, in lower case, is a noun for somebody without a name (`sahibi`, `avukatını`), who stands for nobody
    /// else.
    pub is_somebody: fn(&str) -> bool,
    /// Whether a noun is a person beside the one whose he is (`Reed's brother`, `her lawyer`).
    pub is_own_person: fn(&str) -> bool,
    /// Whether a verb says that somebody is kept from something (`stopped Peru from joining`).
    pub prevents: fn(&str) -> bool,
    /// Whether a word names a site on which people write (`Twitter`).
    pub is_platform: fn(&str) -> bool,
    /// Words before those who are named of many (`aralarında Kaya'nın da bulunduğu 12 kişi`).
    pub among: &'static [&'static str],
    /// Whether a verb (by lemma) says that somebody is among many (`bulunduğu`).
    pub is_among: fn(&str) -> bool,
    /// Words behind who is counted with many (`Kaya dahil 12 kişi`).
    pub including: &'static [&'static str],
    /// Postpositions of examples (`Peru gibi ülkeler`).
    pub such_as: &'static [&'static str],
    /// Words that deny what they stand before twice (`ne Peru ne Şili`).
    pub neither: &'static [&'static str],
    /// Whether a noun (by lemma) is for lands and towns.
    pub is_land: fn(&str) -> bool,
}
