//! From one entry to another: capital to country, adjective to country, name and date to person.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::{EntryId, Knowledge, NameForm};
use crate::entity::fold;
use crate::mention::EntityKind;

/// A table a language (0 Turkish, 1 English) by folded names, each made when a text of its language first asks.
struct ByLanguage<V>([OnceLock<FxHashMap<String, V>>; 2]);

impl<V: Default> ByLanguage<V> {
    const fn new() -> Self {
        ByLanguage([OnceLock::new(), OnceLock::new()])
    }

    /// What `name` stands for, where `add` makes values of those forms that `is` lets in.
    fn get(
        &'static self,
        lang: &str,
        name: &str,
        is: impl Fn(&NameForm) -> bool,
        add: impl Fn(&mut V, EntryId),
    ) -> Option<&'static V> {
        let turkish = lang == "tr";
        let table = self.0[usize::from(!turkish)].get_or_init(|| {
            let forms = Knowledge::get().forms();
            let (lang, forms) = if turkish { ("tr", &forms.tr) } else { ("en", &forms.en) };
            let mut table: FxHashMap<String, V> = FxHashMap::default();
            for form in forms.iter().filter(|form| is(form)) {
                add(table.entry(fold(lang, form.form)).or_default(), form.entry);
            }
            table
        });
        table.get(&fold(lang, name))
    }
}

#[derive(Default)]
struct Capitals {
    capital_of: FxHashMap<EntryId, EntryId>,
    capital: FxHashMap<EntryId, EntryId>,
}

fn capitals() -> &'static Capitals {
    static CAPITALS: OnceLock<Capitals> = OnceLock::new();
    CAPITALS.get_or_init(|| {
        let knowledge = Knowledge::get();
        let mut links = Capitals::default();
        let places: FxHashMap<(&str, &str), EntryId> = knowledge
            .entries()
            .iter()
            .enumerate()
            .filter(|(_, e)| e.kind == EntityKind::Place)
            .map(|(i, e)| ((e.name_tr, e.iso3166.unwrap_or("")), i as EntryId))
            .collect();
        for (i, entry) in knowledge.entries().iter().enumerate() {
            let Some(capital) = entry.capital else { continue };
            let iso = entry.iso3166.unwrap_or("");
            let place = capital
                .wikidata
                .and_then(|q| knowledge.by_wikidata(q))
                .filter(|id| knowledge.entry(*id).kind == EntityKind::Place)
                .or_else(|| places.get(&(capital.name_tr, iso)).copied());
            if let Some(place) = place {
                links.capital_of.entry(place).or_insert(i as EntryId);
                links.capital.insert(i as EntryId, place);
            }
        }
        links
    })
}

/// The country that an adjective names (`Rus`, `Israeli`).
#[must_use]
pub fn country_by_adjective(lang: &str, adjective: &str) -> Option<EntryId> {
    static ADJECTIVES: Named = Named::new();
    let first = |found: &mut Option<EntryId>, entry| *found = found.or(Some(entry));
    *ADJECTIVES.get(lang, adjective, |form| form.adjectival, first)?
}

/// The country that a form names, and whether the form is an adjective (`Şili`, `ABD`, `Rus`).
#[must_use]
pub fn country_by_form(lang: &str, form: &str) -> Option<(EntryId, bool)> {
    static FORMS: Named = Named::new();
    let name = by_form(&FORMS, EntityKind::Country, lang, form).map(|e| (e, false));
    name.or_else(|| country_by_adjective(lang, form).map(|e| (e, true)))
}

/// Whether two forms that a hyphen joins name two parties: two countries (`Rusya-Ukrayna`), a country and a body (`Türkiye-AB`).
#[must_use]
pub fn are_parties(lang: &str, first: &str, second: &str) -> bool {
    let country = |form| country_by_form(lang, form).is_some();
    let body = |form| body_by_form(lang, form).is_some();
    match (country(first), country(second)) {
        (true, true) => true,
        (true, false) => body(second),
        (false, true) => body(first),
        (false, false) => false,
    }
}

/// The body that has this form as a name.
#[must_use]
pub fn body_by_form(lang: &str, form: &str) -> Option<EntryId> {
    static FORMS: Named = Named::new();
    by_form(&FORMS, EntityKind::Organization, lang, form)
}

/// The place that has this form as a name.
#[must_use]
pub fn place_by_form(lang: &str, form: &str) -> Option<EntryId> {
    static FORMS: Named = Named::new();
    by_form(&FORMS, EntityKind::Place, lang, form)
}

/// One entry a name.
type Named = ByLanguage<Option<EntryId>>;

fn by_form(table: &'static Named, kind: EntityKind, lang: &str, form: &str) -> Option<EntryId> {
    *table.get(lang, form, |form| is_name_of(kind, form), |found, entry| *found = Some(entry))?
}

fn is_name_of(kind: EntityKind, form: &NameForm) -> bool {
    !form.adjectival && Knowledge::get().entry(form.entry).kind == kind
}

/// The country whose capital a place is.
#[must_use]
pub fn capital_of(place: EntryId) -> Option<EntryId> {
    capitals().capital_of.get(&place).copied()
}

/// The capital of a country, where the gazetteer has it.
#[must_use]
pub fn place_of_capital(country: EntryId) -> Option<EntryId> {
    capitals().capital.get(&country).copied()
}

/// The country that an entry belongs to (a country to itself).
#[must_use]
pub fn country_of(entry: EntryId) -> Option<EntryId> {
    let knowledge = Knowledge::get();
    let entry_of = knowledge.entry(entry);
    if entry_of.kind == EntityKind::Country {
        return Some(entry);
    }
    knowledge.country(entry_of.iso3166?)
}

/// The one person of a name (in full or in a known spelling); of several, the one who held an office on the date.
#[must_use]
pub fn person_by_name(lang: &str, name: &str, date: Option<&str>) -> Option<EntryId> {
    static PEOPLE: ByLanguage<Vec<EntryId>> = ByLanguage::new();
    let add = |list: &mut Vec<EntryId>, entry| {
        if !list.contains(&entry) {
            list.push(entry);
        }
    };
    let candidates = PEOPLE.get(lang, name, |form| is_name_of(EntityKind::Person, form), add)?;
    if let [one] = candidates.as_slice() {
        return Some(*one);
    }
    let date = date?;
    let mut holders =
        candidates.iter().filter(|id| Knowledge::get().entry(**id).offices.iter().any(|o| o.held_on(date)));
    match (holders.next(), holders.next()) {
        (Some(one), None) => Some(*one),
        _ => None,
    }
}

/// Bodies that a person is known to head or to have headed: a central bank, a company, a party, an organisation.
#[must_use]
pub fn bodies_headed_by(person: EntryId) -> Vec<EntryId> {
    let knowledge = Knowledge::get();
    let heads = |title: &str| {
        ["Head", "CEO", "Leader", "Secretary-General", "Central Bank Governor"].contains(&title)
    };
    let mut out = Vec::new();
    for office in knowledge.entry(person).offices.iter().filter(|o| heads(o.title_en)) {
        let body = match knowledge.country(office.body) {
            Some(country) if office.title_en == "Central Bank Governor" => {
                let forms = &knowledge.forms().tr;
                let names = forms.iter().filter(|f| f.entry == country && !f.adjectival);
                names.map(|f| format!("{} Merkez Bankası", f.form)).find_map(|n| body_by_form("tr", &n))
            }
            Some(_) => None,
            None => body_by_form("tr", office.body).or_else(|| body_by_form("en", office.body)),
        };
        out.extend(body);
    }
    out
}

/// Whether a person is known to head or to have headed a state or its government.
#[must_use]
pub fn serves_a_state(person: EntryId) -> bool {
    let knowledge = Knowledge::get();
    let heads = [
        "President",
        "Prime Minister",
        "Chancellor",
        "King",
        "Queen",
        "Emperor",
        "Emir",
        "Leader",
        "Crown Prince",
    ];
    knowledge
        .entry(person)
        .offices
        .iter()
        .any(|o| heads.contains(&o.title_en) && knowledge.country(o.body).is_some())
}

/// The country that papers in this language write from.
#[must_use]
pub fn home_country(lang: &str) -> Option<EntryId> {
    if lang == "tr" { Knowledge::get().country("TR") } else { None }
}
