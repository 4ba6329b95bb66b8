//! What makes a scenario something to teach with: a note, objectives, things to try, and other names.

use schemars::JsonSchema;
use serde::Serialize;

use guardline_units::Text;

use super::Basis;

/// The note for who teaches with a scenario.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct TeachingFile {
    /// What it is.
    #[serde(skip)]
    #[schemars(!skip)]
    pub what: Text,
    /// Things to notice.
    #[serde(skip)]
    #[schemars(!skip, default)]
    pub notice: Vec<Text>,
    /// Points for the discussion afterwards.
    #[serde(skip)]
    #[schemars(!skip, default)]
    pub discuss: Vec<Text>,
}

/// What those who play are to learn or to show.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ObjectiveFile {
    /// Its id in this file.
    pub id: String,
    /// In words.
    #[serde(skip)]
    #[schemars(!skip)]
    pub text: Text,
}

/// Something to try: an override, and in which direction it is expected to move a measure.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct TryFile {
    /// Its id in this file.
    pub id: String,
    /// In words.
    #[serde(skip)]
    #[schemars(!skip)]
    pub text: Text,
    /// Another mechanism: a preset's name, or a file.
    pub mechanism: Option<String>,
    /// Settings as on the command line: `path=value`.
    #[schemars(default)]
    pub sets: Vec<String>,
    /// The measure, by its name in the document of `compare`.
    pub measure: String,
    /// What is expected of it.
    pub expect: Direction,
    /// In how many pairs of runs; 1,000 if not given.
    #[serde(default)]
    pub pairs: u32,
    /// What was measured, in words; written by the development command that measures it.
    pub measured: Option<String>,
}

/// In which direction a measure is expected to move.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Up.
    Higher,
    /// Down.
    Lower,
    /// Nowhere that shows.
    NoChange,
}

impl Direction {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Higher, Self::Lower, Self::NoChange];

    /// Its name for people.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Higher => "higher",
            Self::Lower => "lower",
            Self::NoChange => "no change",
        }
    }
}

/// Texts to use instead of title and summary when all names are fictional.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct FictionalFile {
    /// Instead of the title.
    #[serde(skip)]
    #[schemars(!skip)]
    pub title: Text,
    /// Instead of the summary.
    #[serde(skip)]
    #[schemars(!skip)]
    pub summary: Text,
}

/// A circle on the sea, which conditions and people refer to.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ZoneFile {
    /// Its id in this file.
    pub id: String,
    /// Name for people.
    #[serde(skip)]
    #[schemars(!skip)]
    pub name: Text,
    /// The side that declared it.
    pub side: String,
    /// What for.
    pub kind: ZoneKind,
    /// Its centre, degrees north.
    pub lat: f64,
    /// Its centre, degrees east.
    pub lon: f64,
    /// Its radius, nautical miles.
    pub radius_nm: f64,
    /// Where this comes from.
    pub basis: Basis,
}

/// What a zone is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ZoneKind {
    /// An exercise.
    Exercise,
    /// Identification of aircraft.
    AirDefence,
    /// Territorial sea and the air above it.
    Territorial,
    /// A warning to navigation.
    Warning,
}

impl ZoneKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Exercise, Self::AirDefence, Self::Territorial, Self::Warning];
}
