use super::*;
use crate::text::{DocumentOptions, LangChoice, document, segment};

/// What is found in a text that was published on 10 September 2025, a Wednesday.
fn found(lang: &str, text: &str) -> Vec<(String, String)> {
    let choice = LangChoice::of(lang);
    let doc = document(text.into(), "-", &DocumentOptions { lang: choice, ..DocumentOptions::default() });
    let all = find(lang, &segment(&doc), text, date("2025-09-10"));
    all.iter()
        .map(|t| {
            (t.span.of(text).to_owned(), format!("{} {}", t.iso().unwrap_or_default(), t.precision_name()))
        })
        .collect()
}

fn check(lang: &str, cases: &[(&str, &str, &str)]) {
    for (text, words, value) in cases {
        let all = found(lang, text);
        let hit = all.iter().find(|(w, _)| w == words);
        assert_eq!(hit.map(|h| h.1.as_str()), Some(*value), "in `{text}`: {all:?}");
    }
}

#[test]
fn turkish_expressions_become_days_months_and_years() {
    check(
        "tr",
        &[
            ("Bakan 3 Eylül'de Bakü'ye gitti.", "3 Eylül'de", "2025-09-03 day"),
            ("Zirve 3 Eylül 2025 Çarşamba günü açıldı.", "3 Eylül 2025 Çarşamba günü", "2025-09-03 day"),
            ("Fuar 16-18 Eylül tarihlerinde kurulacak.", "16-18 Eylül tarihlerinde", "2025-09-16 day"),
            ("Heyet dün döndü.", "dün", "2025-09-09 day"),
            ("Bugünkü toplantı uzadı.", "Bugünkü", "2025-09-10 day"),
            ("Geçen hafta yağmur yağdı.", "Geçen hafta", "2025-09-01 week"),
            ("Gemi 2 gün önce battı.", "2 gün önce", "2025-09-08 day"),
            ("Seçim Kasım'da yapılacak.", "Kasım'da", "2025-11 month"),
            ("İhracat 2024'ün ilk çeyreğinde arttı.", "2024'ün ilk çeyreğinde", "2024-01 quarter"),
            ("Köy 7 Ekim 2023'ten bu yana boş.", "7 Ekim 2023'ten bu yana", "2023-10-07 day"),
            ("Şirket 1990'lı yıllarda kuruldu.", "1990'lı yıllarda", "1990 decade"),
            ("Anlaşma 2019 yılında imzalandı.", "2019 yılında", "2019 year"),
            ("Okul 05.09.2024'te açıldı.", "05.09.2024'te", "2024-09-05 day"),
            ("Geçen yıl ağustosta da görüşmüşlerdi.", "Geçen yıl ağustosta", "2024-08 month"),
        ],
    );
}

#[test]
fn abbreviations_of_months_and_days_are_no_beginnings_of_words() {
    for text in [
        "İki bakan Lima'da bir araya geldi.",
        "Bir ara Peru'da görüştüler.",
        "Peru Başbakanı konuştu.",
        "Üç kasa pazen kumaş 5 salda taşındı.",
        "Sekiz haziruna teşekkür etti, iki temele taş koydu.",
    ] {
        assert_eq!(found("tr", text), [], "{text}");
    }
    check("tr", &[("Gemi 5 Ara 2024'te geldi.", "5 Ara 2024'te", "2024-12-05 day")]);
}

/// The day of what a Turkish sentence of 10 September 2025 tells.
fn told(text: &str, happens: Happens) -> Option<String> {
    let doc =
        document(text.into(), "-", &DocumentOptions { lang: LangChoice::Tr, ..DocumentOptions::default() });
    let all = find("tr", &segment(&doc), text, date("2025-09-10"));
    date_for(Span::new(0, text.len()), &all, happens, |_| true).map(|d| d.0)
}

#[test]
fn a_weekday_of_what_is_still_to_come_is_the_next_one() {
    let day = |happens| told("Bakan pazartesi günü Lima'ya gidecek.", happens);
    assert_eq!(day(Happens::Past).as_deref(), Some("2025-09-08"));
    assert_eq!(day(Happens::Ahead).as_deref(), Some("2025-09-15"));
}

#[test]
fn what_has_happened_happened_in_the_year_before_if_this_year_s_day_is_still_to_come() {
    let day = |happens| told("Peru 7 Ekim'de Lima'ya saldırdı.", happens);
    assert_eq!(day(Happens::Past).as_deref(), Some("2024-10-07"));
    assert_eq!(day(Happens::Ahead).as_deref(), Some("2025-10-07"));
    check("tr", &[("7 Ekim'den bu yana bekliyor.", "7 Ekim'den bu yana", "2024-10-07 day")]);
}

#[test]
fn weekdays_are_days_with_small_letters_too() {
    check(
        "tr",
        &[
            ("Bakan salı günü Lima'ya gitti.", "salı günü", "2025-09-09 day"),
            ("Bakan, cuma günü konuştu.", "cuma günü", "2025-09-05 day"),
            ("Şirket pazartesi açıklama yaptı.", "pazartesi", "2025-09-08 day"),
        ],
    );
    for text in ["Köyde bir pazar kuruldu.", "Köyde cuma namazı kılındı.", "Adam salıncakta sallandı."]
    {
        assert_eq!(found("tr", text), [], "{text}");
    }
}

#[test]
fn english_expressions_become_days_months_and_years() {
    check(
        "en",
        &[
            ("The minister left on Friday.", "on Friday", "2025-09-05 day"),
            ("They met last month in Oslo.", "last month", "2025-08 month"),
            ("It was built in 2017.", "in 2017", "2017 year"),
            ("The vote of November 2018 was close.", "November 2018", "2018-11 month"),
            ("The pact was signed on March 3, 2021.", "on March 3, 2021", "2021-03-03 day"),
            ("Two days ago the bridge fell.", "Two days ago", "2025-09-08 day"),
            ("The fair runs from 16 to 18 September.", "from 16 to 18 September", "2025-09-16 day"),
            ("Trade fell in the first quarter of 2024.", "in the first quarter of 2024", "2024-01 quarter"),
            ("Prices rose in the 1990s.", "in the 1990s", "1990 decade"),
            ("She has lived there since 2014.", "since 2014", "2014 year"),
        ],
    );
}

#[test]
fn names_and_numbers_are_no_times() {
    for text in ["Theresa May spoke to 2000 people.", "We may march on.", "They sat in the sun."] {
        assert_eq!(found("en", text), [], "in `{text}`");
    }
    for text in
        ["Pazar esnafı dertli.", "Kasım Bey ekim yaptı, 2500 lira aldı.", "İki ülke arasında son durum."]
    {
        assert_eq!(found("tr", text), [], "in `{text}`");
    }
}

#[test]
fn without_a_reference_only_absolute_times_have_a_value() {
    let value = |text| parse("tr", text, None, Preference::Nearest).and_then(|t| t.iso());
    assert_eq!(value("3 Eylül 2025").as_deref(), Some("2025-09-03"));
    assert_eq!(value("dün"), None);
    assert_eq!(value("3 Eylül"), None);
}

#[test]
fn days_that_are_not_in_the_calendar_are_refused() {
    assert_eq!(parse("tr", "31/02/2025", None, Preference::Nearest), None);
}

#[test]
fn a_clause_gets_its_most_exact_date() {
    let text = "Geçen yıl başlayan görüşmeler 3 Eylül 2025'te bitti.";
    let doc =
        document(text.into(), "-", &DocumentOptions { lang: LangChoice::Tr, ..DocumentOptions::default() });
    let times = find("tr", &segment(&doc), text, date("2025-09-10"));
    let whole = Span::new(0, text.len());
    assert_eq!(date_for(whole, &times, Happens::Either, |_| true), Some(("2025-09-03".into(), "day")));
    assert_eq!(date_for(Span::new(0, 20), &times, Happens::Either, |_| true), Some(("2024".into(), "year")));
}

#[test]
fn a_broken_pack_names_file_and_line() {
    let file: File = ("g.tsv", "level\tpattern\tmakes\taction\tflags\n1\tmonth\ttime\tfly\t-\n");
    let empty = |name| (name, "header\n");
    let sources = Sources {
        words: empty("w.tsv"),
        suffixes: empty("s.tsv"),
        grammar: file,
        lower: crate::text::lower_en,
        day_first: true,
    };
    let error = Pack::new(&sources).expect_err("`fly` is no action");
    assert!(error.starts_with("g.tsv:2: "), "{error}");
}
