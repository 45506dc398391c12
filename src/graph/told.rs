//! Events that several documents tell, found to be one.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::model::{Graph, NodeIx};
use super::node::{Event, NodeData};
use super::ties::Around;
use crate::event::Status;

/// How many days may lie between an event and the article that tells it without saying when.
const DAYS: i32 = 2;

/// Types, status and participants in their parts, as ids: what events that are one have in common.
type Key<'g> = (&'static str, u8, BTreeSet<(&'static str, &'g str)>);

/// An event as one document or several tell it.
struct Told<'g> {
    node: usize,
    event: &'g Event,
    /// The day of the first article that tells it.
    published: Option<Date>,
    document: &'g str,
    spots: BTreeSet<&'g str>,
    lands: BTreeSet<&'g str>,
}

/// Groups of events (by place in the graph's nodes) that are one thing told again: the same type, status and
/// participants, at least two of them, places that don't contradict each other, and one day. An event that is told
/// without a day is the one on the only day that lies within two days of its article; and what articles of one day tell
/// without saying when is one event, as is what articles of two days further tell where all name the place. The first of
/// each group is the one to be believed.
pub(super) fn groups(graph: &Graph, arounds: &BTreeMap<NodeIx, Around>, id_of: &[String]) -> Vec<Vec<usize>> {
    let mut published: FxHashMap<&str, Date> = FxHashMap::default();
    for node in graph.nodes() {
        if let NodeData::Document(document) = &node.data
            && let Some(day) = document.published.as_deref().and_then(|p| p.get(..10)?.parse().ok())
        {
            published.insert(&node.id, day);
        }
    }
    let mut alike: BTreeMap<Key<'_>, Vec<Told<'_>>> = BTreeMap::new();
    for (ix, around) in arounds {
        let node = graph.node(*ix);
        let NodeData::Event(event) = &node.data else { continue };
        let id = |ix: &NodeIx| id_of[ix.index()].as_str();
        // Those who meet stand on one level.
        let (by, to) = if event.kind.is_symmetric() { ("with", "with") } else { ("by", "to") };
        let mut parties: BTreeSet<(&str, &str)> = BTreeSet::new();
        parties.extend(around.parties.agents.iter().map(|ix| (by, id(ix))));
        parties.extend(around.parties.targets.iter().map(|ix| (to, id(ix))));
        if parties.len() < 2 {
            continue;
        }
        let (mut spots, mut lands) = (BTreeSet::new(), BTreeSet::new());
        for place in &around.places {
            match &graph.node(*place).data {
                NodeData::Country(country) => {
                    lands.insert(country.iso3166.as_deref().unwrap_or(id(place)));
                }
                NodeData::Place(data) => {
                    spots.insert(id(place));
                    lands.extend(data.iso3166.as_deref());
                }
                _ => {
                    spots.insert(id(place));
                }
            }
        }
        alike.entry((event.kind.name(), event.status as u8, parties)).or_default().push(Told {
            node: ix.index(),
            event,
            published: node.evidence.iter().filter_map(|e| published.get(&*e.doc).copied()).min(),
            document: &node.evidence.first().doc,
            spots,
            lands,
        });
    }
    let mut out = Vec::new();
    for told in alike.values().filter(|t| t.len() > 1) {
        for mut group in by_day(told) {
            if group.len() > 1 && agree(&group) {
                // What says the day is believed; of those the smallest id.
                group.sort_by_key(|t| (t.day().is_none(), &graph.nodes()[t.node].id));
                out.push(group.iter().map(|t| t.node).collect());
            }
        }
    }
    out
}

impl Told<'_> {
    fn day(&self) -> Option<Date> {
        let exact = self.event.date_precision.as_deref() == Some("day");
        self.event.date.as_deref().filter(|_| exact)?.parse().ok()
    }

    /// Whether it may have been on a day that it doesn't name itself.
    fn may_be_on(&self, day: Date) -> bool {
        let Some(published) = self.published else { return false };
        // A month or a year that it does name has to hold the day.
        if self.event.date.as_deref().is_some_and(|date| !day.to_string().starts_with(date)) {
            return false;
        }
        let Ok(before) = day.until(published) else { return false };
        let before = before.get_days();
        match self.event.status {
            Status::Occurred | Status::Denied => (0..=DAYS).contains(&before),
            Status::Planned => (-DAYS..=0).contains(&before),
            Status::Hypothetical => (-DAYS..=DAYS).contains(&before),
        }
    }
}

/// Events of one day together; those without a day with the day that fits, or by the day of their articles.
fn by_day<'t, 'g>(told: &'t [Told<'g>]) -> Vec<Vec<&'t Told<'g>>> {
    let mut days: BTreeMap<Date, Vec<&Told<'_>>> = BTreeMap::new();
    for event in told {
        if let Some(day) = event.day() {
            days.entry(day).or_default().push(event);
        }
    }
    let named: Vec<Date> = days.keys().copied().collect();
    let mut undated: BTreeMap<Date, Vec<&Told<'_>>> = BTreeMap::new();
    for event in told.iter().filter(|t| t.day().is_none()) {
        let mut fit = named.iter().filter(|day| event.may_be_on(**day));
        match (fit.next(), fit.next(), event.published) {
            (Some(day), None, _) => days.entry(*day).or_default().push(event),
            // None fits, and none is named nearby that may be it all the same.
            (None, _, Some(published)) if event.event.date.is_none() => {
                undated.entry(published).or_default().push(event);
            }
            _ => {}
        }
    }
    let mut out: Vec<_> = days.into_values().collect();
    // A text that tells two such events itself can't say which of them another text tells.
    out.extend(by_articles(undated).into_iter().filter(|group| {
        let documents: BTreeSet<&str> = group.iter().map(|t| t.document).collect();
        documents.len() == group.len()
    }));
    out
}

/// Events without a day by the days of their articles: one day together, and the days after the first where every one
/// of them names the same place.
fn by_articles<'t, 'g>(undated: BTreeMap<Date, Vec<&'t Told<'g>>>) -> Vec<Vec<&'t Told<'g>>> {
    let placed = |group: &[&Told<'_>]| group.iter().all(|t| !t.spots.is_empty() || !t.lands.is_empty());
    let mut out: Vec<(Date, Vec<&Told<'_>>)> = Vec::new();
    for (day, group) in undated {
        if let Some((first, before)) = out.last_mut()
            && first.until(day).is_ok_and(|gap| gap.get_days() <= DAYS)
            && placed(before)
            && placed(&group)
        {
            let both: Vec<&Told<'_>> = before.iter().chain(&group).copied().collect();
            if agree(&both) {
                *before = both;
                continue;
            }
        }
        out.push((day, group));
    }
    out.into_iter().map(|(_, group)| group).collect()
}

/// Whether places don't contradict each other: told at two places, events are two; a country holds its cities.
fn agree(group: &[&Told<'_>]) -> bool {
    let within = |of: fn(&&'_ Told<'_>) -> usize| group.iter().max_by_key(|t| of(t)).copied();
    let (Some(spots), Some(lands)) = (within(|t| t.spots.len()), within(|t| t.lands.len())) else {
        return true;
    };
    group.iter().all(|t| t.spots.is_subset(&spots.spots) && t.lands.is_subset(&lands.lands))
}
