//! Colours and shapes. The hues are those of Okabe and Ito, which colour-blind readers tell apart; and no meaning
//! hangs on colour alone: kinds differ by shape, lines by their words and dashes.

use super::scene::Colour;

/// Shape of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outline {
    /// Round ends.
    Pill,
    /// Round corners.
    Round,
    /// Sharp corners.
    Sharp,
    /// Points at both sides.
    Hexagon,
    /// A thick bar at the left.
    Bar,
    /// A corner folded over.
    Note,
}

/// What a card stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Look {
    Person,
    Country,
    Organization,
    Place,
    /// An event with each other.
    Together,
    /// An event against each other.
    Against,
    /// Another event.
    Event,
    /// What somebody says.
    Statement,
}

/// What a line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tone {
    /// Against each other.
    Against,
    /// With each other.
    Together,
    /// Another event.
    Other,
    /// Words about someone, or someone's words.
    Said,
    /// From words to whom and what they are about.
    About,
    /// What someone is or belongs to.
    Relation,
}

pub const INK: Colour = "#1c2430";
pub const FAINT: Colour = "#5d6673";
pub const FRAME: Colour = "#b9c0ca";
pub const FRAME_FILL: Colour = "#f6f7f9";
pub const PAPER: Colour = "#ffffff";

impl Look {
    /// In the order of the legend.
    pub const ALL: [Look; 8] = [
        Look::Person,
        Look::Country,
        Look::Organization,
        Look::Place,
        Look::Together,
        Look::Against,
        Look::Event,
        Look::Statement,
    ];

    /// Shape, fill, border.
    pub fn style(self) -> (Outline, Colour, Colour) {
        match self {
            Look::Person => (Outline::Pill, "#fdeecd", "#b26a00"),
            Look::Country => (Outline::Round, "#d6e9f8", "#00598f"),
            Look::Organization => (Outline::Sharp, "#d9f2e8", "#00734f"),
            Look::Place => (Outline::Hexagon, "#f8e1ee", "#a2407a"),
            Look::Together => (Outline::Bar, PAPER, "#0072b2"),
            Look::Against => (Outline::Bar, PAPER, "#d55e00"),
            Look::Event => (Outline::Bar, PAPER, "#4a4f57"),
            Look::Statement => (Outline::Note, "#fbf7fa", "#c9a0b9"),
        }
    }

    /// Key of its word.
    pub fn key(self) -> &'static str {
        match self {
            Look::Person => "Person",
            Look::Country => "Country",
            Look::Organization => "Organization",
            Look::Place => "Place",
            Look::Together => "event_together",
            Look::Against => "event_against",
            Look::Event => "event_other",
            Look::Statement => "Statement",
        }
    }
}

impl Tone {
    /// In the order of the legend.
    pub const ALL: [Tone; 6] =
        [Tone::Together, Tone::Against, Tone::Other, Tone::Said, Tone::About, Tone::Relation];

    /// Colour of its line, and of its words (dark enough to be read on white).
    pub fn colours(self) -> (Colour, Colour) {
        match self {
            Tone::Together => ("#0072b2", "#005a8e"),
            Tone::Against => ("#d55e00", "#a84300"),
            Tone::Other => ("#4a4f57", "#33383f"),
            Tone::Said => ("#a2407a", "#8a2f66"),
            Tone::About => ("#d3aec4", "#8a2f66"),
            Tone::Relation => ("#a3abb6", "#5d6673"),
        }
    }

    /// Key of its word.
    pub fn key(self) -> &'static str {
        match self {
            Tone::Together => "together",
            Tone::Against => "against",
            Tone::Other => "other",
            Tone::Said => "said",
            Tone::About => "about_whom",
            Tone::Relation => "relation",
        }
    }
}
