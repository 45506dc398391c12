use super::*;
use crate::mention::EntityKind;
use crate::text::{DocumentOptions, LangChoice, document, segment};

fn hits(lang: &str, text: &str) -> Vec<(String, &'static str, bool)> {
    let choice = LangChoice::of(lang);
    let doc = document(text.to_owned(), "t", &DocumentOptions { lang: choice, ..DocumentOptions::default() });
    let segmented = segment(&doc);
    Gazetteer::get(lang)
        .find(&segmented, &doc.text)
        .into_iter()
        .map(|h| (h.span.of(&doc.text).to_owned(), Knowledge::get().entry(h.entry).name_tr, h.weak))
        .collect()
}

/// The strong hits of a text as `form=name`.
fn strong(lang: &str, text: &str) -> Vec<String> {
    hits(lang, text).into_iter().filter(|h| !h.2).map(|(form, name, _)| format!("{form}={name}")).collect()
}

#[test]
fn every_table_reads_and_every_country_has_its_names() {
    let knowledge = Knowledge::get();
    let countries: Vec<_> = knowledge.entries().iter().filter(|e| e.kind == EntityKind::Country).collect();
    assert!(countries.len() > 195, "{}", countries.len());
    for code in ["TR", "US", "GB", "PS", "XK", "TW", "VA", "EH", "ME", "SS", "TL"] {
        assert!(knowledge.country(code).is_some(), "{code}");
    }
    for entry in knowledge.entries() {
        assert!(!entry.name_tr.is_empty() && !entry.name_en.is_empty());
        assert!(!entry.name_tr.starts_with(['?', '^', ' ']), "{}", entry.name_tr);
    }
}

#[test]
fn no_form_names_two_countries() {
    let knowledge = Knowledge::get();
    for (lang, forms) in [("tr", &knowledge.forms().tr), ("en", &knowledge.forms().en)] {
        let mut seen = std::collections::BTreeMap::new();
        for form in forms {
            if knowledge.entry(form.entry).kind == EntityKind::Country && !form.weak {
                let other = seen.insert(crate::entity::fold(lang, form.form), form.entry);
                let twice = other.filter(|o| *o != form.entry && !form.adjectival);
                assert_eq!(twice.map(|o| knowledge.entry(o).name_en), None, "{}", form.form);
            }
        }
    }
}

#[test]
fn all_forms_of_the_tables_are_found_in_a_text() {
    let knowledge = Knowledge::get();
    for (lang, forms) in [("tr", &knowledge.forms().tr), ("en", &knowledge.forms().en)] {
        let lost: Vec<&str> = forms
            .iter()
            .filter(|f| {
                let text = format!("a {} b.", f.form);
                !hits(lang, &text).iter().any(|h| h.0 == f.form || h.0 == f.form.trim_end_matches('.'))
            })
            .map(|f| f.form)
            .collect();
        assert!(lost.len() * 500 < forms.len(), "{lang}: {} of {}: {lost:?}", lost.len(), forms.len());
    }
}

#[test]
fn turkish_names_are_found_with_and_without_suffix() {
    assert_eq!(
        strong("tr", "Toplantı Rusya’nın ev sahipliğinde Almanyanın katılımıyla Şam'da yapıldı."),
        ["Rusya=Rusya", "Almanya=Almanya", "Şam=Şam"]
    );
    assert_eq!(strong("tr", "KUZEY KORE’DEN SERT YANIT")[0], "KUZEY KORE=Kuzey Kore");
    assert_eq!(
        strong("tr", "ÇİN VE TÜRKİYE ANLAŞTI"),
        ["ÇİN=Çin", "TÜRKİYE=Türkiye"],
        "headings fold by Turkish rules"
    );
    assert_eq!(strong("tr", "Ve İran ile IRAN ayrı yazılır.")[0], "İran=İran");
}

#[test]
fn adjectives_name_their_country_and_peoples_do_not() {
    assert_eq!(
        strong("tr", "Görüşmede Rus bakan ile İsrailli heyet vardı."),
        ["Rus=Rusya", "İsrailli=İsrail"]
    );
    assert!(strong("tr", "O gün Ruslar ve İsrailliler oradaydı.").is_empty());
    assert_eq!(
        strong("en", "The Israeli envoy met U.S. and German officials."),
        ["Israeli=İsrail", "U.S.=Amerika Birleşik Devletleri", "German=Almanya"]
    );
}

#[test]
fn acronyms_are_written_in_capitals() {
    assert!(strong("en", "Let us go, who are you?").is_empty());
    assert_eq!(strong("en", "The US agreed."), ["US=Amerika Birleşik Devletleri"]);
}

#[test]
fn common_words_need_support() {
    assert!(strong("tr", "Ordu sınıra gitti. Mali destek geldi. Sana söyledim.").is_empty());
    assert_eq!(strong("tr", "Ordu'da sel oldu."), ["Ordu=Ordu"]);
    assert_eq!(strong("tr", "Dün Van ilinde deprem oldu."), ["Van=Van"]);
    assert!(strong("tr", "Yönetmen Van Damme geldi.").is_empty());
}

#[test]
fn links_lead_from_adjectives_and_capitals_to_countries() {
    let knowledge = Knowledge::get();
    let russia = knowledge.country("RU").unwrap();
    assert_eq!(country_by_adjective("tr", "Rus"), Some(russia));
    assert_eq!(country_by_adjective("en", "Russian"), Some(russia));
    let moscow = place_of_capital(russia).unwrap();
    assert_eq!(knowledge.entry(moscow).name_tr, "Moskova");
    assert_eq!(capital_of(moscow), Some(russia));
    assert_eq!(country_of(moscow), Some(russia));
    assert_eq!(home_country("tr"), knowledge.country("TR"));
}

#[test]
fn offices_know_their_time() {
    let office = Office { title_tr: "", title_en: "", body: "", from: "2014-08", to: "2018" };
    for (date, held) in [
        ("2014-07-31", false),
        ("2014-08-01", true),
        ("2018-12-31", true),
        ("2019-01-01", false),
        ("2016", true),
    ] {
        assert_eq!(office.held_on(date), held, "{date}");
    }
}

#[test]
fn a_surname_is_the_known_persons_unless_the_document_knows_another() {
    assert_eq!(strong("tr", "Başkan Trump konuştu."), ["Trump=Donald Trump"]);
    assert_eq!(strong("tr", "Şi Cinping’in sözleri")[0], "Şi Cinping=Xi Jinping");
    assert!(strong("tr", "Futbolcu Mehmet Erdoğan geldi. Erdoğan gol attı.").is_empty());
    assert_eq!(
        strong("tr", "Recep Tayyip Erdoğan ile Mehmet Erdoğan görüştü. Erdoğan konuştu."),
        ["Recep Tayyip Erdoğan=Recep Tayyip Erdoğan", "Erdoğan=Recep Tayyip Erdoğan"]
    );
    let zelenskyy = person_by_name("tr", "Zelenski", None);
    assert!(zelenskyy.is_some());
    for spelling in ["Zelenskyy", "Volodymyr Zelensky"] {
        assert_eq!(person_by_name("en", spelling, None), zelenskyy);
    }
}

#[test]
fn people_of_sixty_countries_with_their_offices() {
    let people: Vec<_> = Knowledge::get()
        .entries()
        .iter()
        .filter(|e| e.kind == EntityKind::Person && !e.offices.is_empty())
        .collect();
    let countries: std::collections::BTreeSet<_> = people.iter().filter_map(|e| e.iso3166).collect();
    assert!(people.len() > 800 && countries.len() >= 60, "{} {}", people.len(), countries.len());
    for body in people.iter().flat_map(|e| &e.offices).map(|o| o.body) {
        assert!(!body.is_empty());
    }
}

/// The countries that world news speaks of most, as ISO codes.
const REPORTED: &str = "US CN RU UA GB FR DE IT ES NL BE AT CH PT SE NO DK FI IE GR CY PL CZ SK HU RO BG RS HR AZ AM GE \
                        KZ UZ BY MD IR IQ SY LB JO SA AE QA EG LY TN DZ MA ET KE ZA IN PK AF JP KR KP TH MY ID AU NZ CA \
                        MX BR AR CL CO VE IL PS TR";

#[test]
fn who_leads_and_represents_the_most_reported_countries_is_known() {
    let held = |country: &str, titles: &[&str]| {
        let people = Knowledge::get().entries().iter();
        people.flat_map(|e| &e.offices).filter(|o| o.body == country && titles.contains(&o.title_en)).count()
    };
    let heads = ["President", "Prime Minister", "Chancellor", "King", "Emir", "Leader", "Crown Prince"];
    let of_state = ["President", "King", "Queen", "Emperor", "Emir", "Leader"];
    let of_government = ["Prime Minister", "Chancellor"];
    let mut bankers = 0;
    assert!(REPORTED.split(' ').filter(|c| !c.is_empty()).count() >= 60);
    for country in REPORTED.split(' ').filter(|c| !c.is_empty()) {
        assert!(held(country, &heads) > 0, "{country}: no head of state or government");
        assert!(held(country, &["Foreign Minister"]) > 0, "{country}: no foreign minister");
        // Presidents who govern themselves, and monarchs who reign over several countries.
        let alone =
            ["US", "CH", "CY", "ID", "MX", "BR", "AR", "CL", "CO", "VE", "ZA", "KE", "AF", "KP", "IR"];
        assert!(
            alone.contains(&country) || held(country, &of_government) > 0,
            "{country}: no head of government"
        );
        let shared = ["AU", "NZ", "CA", "MY"];
        assert!(shared.contains(&country) || held(country, &of_state) > 0, "{country}: no head of state");
        bankers += usize::from(held(country, &["Central Bank Governor"]) > 0);
    }
    assert!(bankers >= 50, "central bankers of {bankers} countries");
}
