//! What a picture shows, before anything has a place.

use super::theme::{Look, Tone};
use crate::graph::Way;

/// A picture's content.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Diagram {
    pub title: String,
    pub subtitle: String,
    /// What is said at the bottom.
    pub footer: String,
    pub about: String,
    /// Language code of the words.
    pub lang: &'static str,
    pub cards: Vec<Card>,
    pub links: Vec<Link>,
    /// Names of the frames that cards can stand in.
    pub frames: Vec<String>,
}

/// One card.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// Name, or type of event; empty where there is only a note.
    pub text: String,
    /// Smaller words below: an event's own and its day, what is said.
    pub note: String,
    pub look: Look,
    /// How much it is connected, 0 to 1.
    pub rank: f64,
    /// Asked for by name.
    pub focus: bool,
    pub frame: Option<usize>,
    pub about: String,
}

/// One line between two cards, whatever holds between them.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    pub a: usize,
    pub b: usize,
    /// What its label says, a line each.
    pub rows: Vec<Row>,
    /// How many rows are left out.
    pub more: usize,
    /// Whether its label is drawn.
    pub labelled: bool,
    pub weight: usize,
    pub about: String,
}

/// One line of a label.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub text: String,
    pub tone: Tone,
    pub way: Way,
    /// Did not happen, or not yet.
    pub faint: bool,
    pub weight: usize,
}
