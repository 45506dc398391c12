//! Names with Turkish letters through the whole pipeline: capitals, both apostrophes, several documents.

use kilim::graph::{Builder, Graph, NodeKind};
use kilim::text::{DocumentOptions, LangChoice, document};

/// The graph of texts, each a document of its own.
fn graph(lang: LangChoice, texts: &[&str]) -> Graph {
    let mut builder = Builder::new();
    for (i, text) in texts.iter().enumerate() {
        let options = DocumentOptions { lang, ..DocumentOptions::default() };
        let doc = document((*text).to_owned(), &format!("{i}.txt"), &options);
        builder.add(&doc, &kilim::pipeline::extract(&doc));
    }
    builder.finish()
}

/// `id` of all named things, in order.
fn things(lang: LangChoice, texts: &[&str]) -> Vec<String> {
    let graph = graph(lang, texts);
    let named = graph.nodes().iter().filter(|n| n.kind().is_entity());
    named.map(|n| format!("{} {}", n.kind().name(), n.id)).collect()
}

/// Each text alone, and all of them together, name this one thing.
fn one_thing(lang: LangChoice, thing: &str, texts: &[&str]) {
    for text in texts {
        assert_eq!(things(lang, &[text]), [thing], "{text}");
    }
    assert_eq!(things(lang, texts), [thing]);
}

#[test]
fn iran_is_one_country_in_capitals_of_either_language() {
    let turkish = [
        "İran’dan dün yeni bir açıklama geldi.",
        "İran'dan dün yeni bir açıklama geldi.",
        "İRAN’DAN YENİ AÇIKLAMA GELDİ",
        "Görüşmeler İran'ın isteğiyle ertelendi.",
    ];
    one_thing(LangChoice::Tr, "Country Q794", &turkish);
    one_thing(LangChoice::En, "Country Q794", &["IRAN SAYS TALKS WILL GO ON", "Talks with Iran will go on."]);
}

#[test]
fn turkiye_is_one_country_with_either_apostrophe() {
    let texts = [
        "Türkiye’de bu yıl az yağmur yağdı.",
        "Türkiye'de bu yıl az yağmur yağdı.",
        "TÜRKİYE’DE BU YIL AZ YAĞMUR YAĞDI",
        "TÜRKİYE'DE BU YIL AZ YAĞMUR YAĞDI",
    ];
    one_thing(LangChoice::Tr, "Country Q43", &texts);
}

#[test]
fn igdir_keeps_its_dotless_i_and_is_one_place() {
    let texts = [
        "Iğdır’da kayısı hasadı başladı.",
        "Iğdır'da kayısı hasadı başladı.",
        "IĞDIR’DA KAYISI HASADI BAŞLADI",
        "IĞDIR'DA KAYISI HASADI BAŞLADI",
    ];
    let first = things(LangChoice::Tr, &texts[..1]);
    assert_eq!(first.len(), 1, "{first:?}");
    one_thing(LangChoice::Tr, &first[0], &texts);
}

#[test]
fn kars_and_sivas_are_one_place_each_and_no_others() {
    for (name, capitals) in [("Kars", "KARS"), ("Sivas", "SİVAS")] {
        let texts = [
            format!("{name}’ta yollar kar yüzünden kapandı."),
            format!("{name}'ta yollar kar yüzünden kapandı."),
            format!("{capitals}’TA YOLLAR KAR YÜZÜNDEN KAPANDI"),
        ];
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let first = things(LangChoice::Tr, &texts[..1]);
        assert!(first.len() == 1 && first[0].starts_with("Place "), "{first:?}");
        one_thing(LangChoice::Tr, &first[0], &texts);
    }
}

#[test]
fn kilicdaroglu_is_one_person_in_capitals_and_by_surname() {
    let texts = [
        "Kemal Kılıçdaroğlu dün gazetecilerle konuştu.",
        "KEMAL KILIÇDAROĞLU GAZETECİLERLE KONUŞTU",
        "Kılıçdaroğlu’nun sözleri salonda alkışlandı.",
        "KILIÇDAROĞLU'NUN SÖZLERİ ALKIŞLANDI",
    ];
    let first = things(LangChoice::Tr, &texts[..1]);
    assert!(first.len() == 1 && first[0].starts_with("Person "), "{first:?}");
    one_thing(LangChoice::Tr, &first[0], &texts);
}

#[test]
fn sahin_in_capitals_is_the_sahin_of_the_article_and_no_other_one() {
    let texts = [
        "ŞAHİN’DEN SERT SÖZLER\n\nBelediye Başkanı Nermin Şahin dün konuştu. Şahin'in sözleri yankı buldu.",
        "ŞAHİN İSTİFA ETTİ\n\nYazar Turgay Şahin dün istifa etti. Şahin’in kararı üzdü.",
    ];
    let people = |texts: &[&str]| -> Vec<String> {
        let graph = graph(LangChoice::Tr, texts);
        let people = graph.nodes().iter().filter(|n| n.kind() == NodeKind::Person);
        people.map(|n| n.id.clone()).collect()
    };
    assert_eq!(people(&texts[..1]), ["person:nermin-şahin"]);
    assert_eq!(people(&texts[1..]), ["person:turgay-şahin"]);
    assert_eq!(people(&texts), ["person:nermin-şahin", "person:turgay-şahin"]);
}
