//! What the case files can't say of statements: whom words are said to, and how.

use crate::entity::Entity;
use crate::lang::cases;
use crate::statement::Statement;

/// Reads a case's text and hands the statements on.
fn with<T>(marked: &str, see: impl FnOnce(&[Entity], &[Statement]) -> T) -> T {
    cases::read(crate::lang::of("tr"), marked, |reading| see(reading.entities, &super::statements(reading)))
}

#[test]
fn whom_words_are_said_to_is_known_where_it_is_stated() {
    let told = |marked: &str| {
        with(marked, |entities, statements| {
            statements[0].addressee.map(|e| entities[e as usize].name.clone())
        })
    };
    assert_eq!(
        told("{P:Ece Su}, {O:Anka} muhabirine, satışların düştüğünü söyledi.").as_deref(),
        Some("Anka")
    );
    assert_eq!(
        told("{P:Ece Su}, satışların düştüğünü {O:Rekabet Kurulu}'na bildirdi.").as_deref(),
        Some("Rekabet Kurulu")
    );
    assert_eq!(told("{P:Ece Su}, satışların düştüğünü söyledi."), None);
}

#[test]
fn a_denied_content_and_a_stance_are_marked() {
    use crate::statement::Modality;
    let mark = |marked: &str| with(marked, |_, s| (s[0].negative, s[0].modality));
    assert_eq!(mark("{P:Ece Su}, satışların düşmediğini söyledi."), (true, Modality::Assertion));
    assert_eq!(mark("{P:Ece Su}, satışların düştüğünü iddia etti."), (false, Modality::Allegation));
    assert_eq!(mark("{P:Ece Su}, satışların düştüğünü yalanladı."), (false, Modality::Denial));
    assert_eq!(mark("{P:Ece Su}, satışların durdurulmasını istedi."), (false, Modality::Demand));
    assert_eq!(mark("Uzmanlara göre satışlar bu yıl düşecek."), (false, Modality::Hearsay));
}

#[test]
fn words_that_a_clause_of_condition_limits_are_a_condition() {
    use crate::statement::Modality;
    let modality = |marked: &str| with(marked, |_, s| s[0].modality);
    for told in [
        "{P:Ece Su}, fiyatlar düşerse fabrikanın kapanacağını söyledi.",
        "{P:Ece Su}, fiyatların düşmesi halinde fabrikanın kapanacağını söyledi.",
        "{P:Ece Su}, ödeme yapıldığı takdirde işin süreceğini belirtti.",
        "{P:Ece Su}, \"Fiyatlar düşerse fabrika kapanacak.\" dedi.",
    ] {
        assert_eq!(modality(told), Modality::Condition, "{told}");
    }
    for told in [
        "{P:Ece Su}, fiyatlar düşse de fabrikanın kapanmayacağını söyledi.",
        "{P:Ece Su}, fabrikanın kapanacağını söyledi.",
        "{P:Ece Su}, fiyatlar düşerse fabrikanın kapanacağını iddia etti.",
        "{P:Ece Su}, \"Fiyatlar düştü. Satışlar artarsa sevinirim.\" dedi.",
    ] {
        assert_ne!(modality(told), Modality::Condition, "{told}");
    }
}
