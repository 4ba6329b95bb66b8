//! What a scenario file says, field by field: checked for form and for cross-references, not yet populated.
//!
//! The same types describe the JSON Schema, so that an editor offers what the checker accepts; where a type differs
//! from what the file says, [`crate::schema`] describes the file.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use guardline_mechanism::{Channel, Interpreter, Orders, ServiceHours};
use guardline_theatre::{Beam, Kind, Platform, Step};
pub use guardline_units::Grade;
use guardline_units::Text;
pub use guardline_wire::NoticeContent;
use guardline_wire::line::AnswerChoice;

mod chooser;
pub use chooser::ChooserFile;

mod condition;
pub use condition::{CallFate, ConditionFile, Fate, Saying};

mod experiment;
pub(crate) use experiment::unless_given;
pub use experiment::{
    ArmFile, CellFile, DesignFile, ExpectFile, ExperimentFile, FactorFile, FactorialFile, HypercubeFile,
    HypothesisFile, KeepFile, ListFile, MorrisFile, OutcomesFile, RareFile, RefutedFile, StatedFile,
    StopFile, TrendFile,
};

mod inject;
pub use inject::{
    AbsentFile, ActFile, AfterFile, CallText, ExpectsFile, FalseFile, GarbleFile, InjectFile, ManualFile,
    Phase, RadarTruth, RateFile, WarningFile,
};

mod pack;
pub use pack::PackFile;

mod teaching;
pub use teaching::{Direction, FictionalFile, ObjectiveFile, TeachingFile, TryFile, ZoneFile, ZoneKind};

/// A scenario: one encounter between two or more sides.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ScenarioFile {
    /// Version of the file format, 1.
    #[schemars(range(min = 1, max = 1))]
    pub format: u8,
    /// Title for people.
    #[serde(skip)]
    #[schemars(!skip)]
    pub title: Text,
    /// What happened, in a few sentences.
    #[serde(skip)]
    #[schemars(!skip)]
    pub summary: Text,
    /// The note for who teaches with it.
    pub teaching: Option<TeachingFile>,
    /// What those who play are to learn or to show.
    #[schemars(default)]
    pub objectives: Vec<ObjectiveFile>,
    /// Things to try.
    #[serde(rename = "try")]
    #[schemars(default)]
    pub tries: Vec<TryFile>,
    /// Whether nothing of it happened and its names stand for nobody: `--fictional` leaves it as it is.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schemars(default)]
    pub invented: bool,
    /// Texts to use when all names are fictional.
    pub fictional: Option<FictionalFile>,
    /// Packs whose sources, sides, classes, units and zones come before those of this file: paths from this file's folder.
    #[schemars(default)]
    pub import: Vec<String>,
    /// What draws are addressed by instead of the ids of sides, units and injects, in hexadecimal: so that a scenario under
    /// other names runs as it did.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[schemars(default)]
    pub keys: BTreeMap<String, String>,
    /// The sides that are accused of an unsafe act by another.
    #[schemars(default)]
    pub accused: Vec<String>,
    /// When.
    pub time: TimeFrame,
    /// Where.
    pub place: Place,
    /// Sources that records and claims cite by their id.
    #[schemars(default)]
    pub sources: Vec<SourceFile>,
    /// The sides, in the order A, B, …; at least two, here or in a pack.
    #[schemars(default)]
    pub sides: Vec<SideFile>,
    /// Classes of ships and aircraft beside those that come with the program.
    #[schemars(default)]
    pub platforms: Vec<PlatformFile>,
    /// Ships and aircraft; at least one of each side, here or in a pack.
    #[schemars(default)]
    pub units: Vec<UnitFile>,
    /// Circles on the sea.
    #[schemars(default)]
    pub zones: Vec<ZoneFile>,
    /// What the event engine injects.
    #[schemars(default)]
    pub injects: Vec<InjectFile>,
    /// What is on record, for the time-line; it has no effect on the run.
    #[schemars(default)]
    pub records: Vec<RecordedFile>,
    /// What each side says happened; it has no effect on the run.
    #[schemars(default)]
    pub claims: Vec<ClaimFile>,
    /// The mechanism in force, unless another is asked for.
    pub mechanism: MechanismChoice,
    /// Politics at the time.
    pub politics: PoliticsFile,
    /// A third party that carries letters beside the embassies, if there is one.
    pub third_party: Option<ThirdPartyFile>,
    /// Parameters that differ from their defaults, by name.
    #[schemars(default, schema_with = "crate::schema::parameters")]
    pub param: BTreeMap<String, f64>,
    /// Who decides for the commanders.
    #[schemars(default)]
    pub chooser: ChooserFile,
    /// Messages that one of their hearers is kept from taking in, for experiments with what a decision rests on.
    #[schemars(default)]
    pub blank: Vec<BlankFile>,
    /// Rows of the table of likelihoods that differ from those of the parameters, by the name of the evidence.
    #[schemars(default, schema_with = "crate::schema::likelihoods")]
    pub likelihoods: BTreeMap<String, LikelihoodFile>,
}

/// A message that one hearer is kept from taking in; its air time is kept. Messages are numbered by a run.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct BlankFile {
    /// Number of the actor who says it.
    pub sender: u32,
    /// His own number of it.
    pub number: u32,
    /// Who does not take it in: the id of a unit, or of a side for its ministry.
    pub hearer: String,
}

/// How likely a kind of evidence is under each intent: probabilities, moves an hour for `up` and `down`, ratios for
/// `notice`.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
pub struct LikelihoodFile {
    /// If the other is innocent.
    pub innocent: f64,
    /// If it is a probe.
    pub probe: f64,
    /// If it is hostile.
    pub hostile: f64,
    /// How heavily it counts, 0 to 2; that of the row it replaces if not given.
    pub weight: Option<f64>,
}

/// When the run begins and ends, and in which zone its times are shown.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct TimeFrame {
    /// T0: before the first recorded event.
    pub start: TimeOfRecord,
    /// Hours from T0 to the end of the encounter: every unit has left the scene by then.
    pub horizon_h: f64,
    /// Days from T0 to the end of the run: after the encounter the ministries alone go on.
    #[serde(default)]
    pub aftermath_d: f64,
    /// The zone in which times are shown.
    pub zone: Zone,
    /// Which alternative of times with an unknown zone is used: 0 is the first, which is also the default; a time with
    /// fewer uses its last.
    #[serde(default)]
    pub reading: u8,
}

/// A zone with a fixed offset.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Zone {
    /// Short name, such as `JST`.
    pub name: String,
    /// Minutes east of UTC; in the file a string such as `"+09:00"`.
    #[schemars(rename = "offset", schema_with = "crate::schema::offset")]
    pub offset_minutes: i16,
}

/// A moment on record: a date-time with an offset or, where the record does not say which zone it means, its
/// alternatives, the first of which is used.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct TimeOfRecord {
    /// Its readings; one if the zone is known.
    pub alternatives: Vec<Moment>,
}

impl TimeOfRecord {
    /// The reading that a run uses: the first; `time.reading` has been applied by now.
    ///
    /// # Panics
    /// If there is none, which no file can make happen.
    pub fn used(&self) -> Moment {
        self.alternatives[0]
    }
}

/// One reading of a recorded time.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Moment {
    /// Seconds since 1970-01-01T00:00Z.
    pub epoch_seconds: i64,
    /// Minutes east of UTC of the zone it was written in.
    pub offset_minutes: i16,
}

/// Where the encounter takes place.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Place {
    /// Name of the sea area.
    #[serde(skip)]
    #[schemars(!skip)]
    pub name: Text,
    /// Latitude of the centre, degrees north.
    pub lat: f64,
    /// Longitude of the centre, degrees east.
    pub lon: f64,
    /// Where the coordinates come from: the id of a source, or `"assumed"`.
    pub basis: Basis,
}

/// Where a value comes from: the id of a source, or `"assumed"`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub enum Basis {
    /// Nobody reported it; it was chosen.
    Assumed,
    /// The source with this id.
    Source(String),
}

/// A source.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct SourceFile {
    /// Its id in this file.
    pub id: String,
    /// Publisher, title, date.
    pub title: String,
    /// Where it can be read, if anywhere.
    pub address: Option<String>,
    /// How far it may be trusted.
    pub grade: Grade,
}

/// One side.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct SideFile {
    /// Its id in this file.
    pub id: String,
    /// Name for people.
    #[serde(skip)]
    #[schemars(!skip)]
    pub name: Text,
    /// Name of its ministry.
    #[serde(skip)]
    #[schemars(!skip)]
    pub ministry: Text,
    /// Local time of the ministry, minutes east of UTC; in the file a string such as `"+09:00"`.
    #[schemars(rename = "offset", schema_with = "crate::schema::offset")]
    pub offset_minutes: i16,
    /// Orders about ringing phones that hold for this side whatever the mechanism says.
    pub orders: Option<Orders>,
    /// What the author makes this side do about every ring but that of a check call. Every output says that it was imposed.
    pub answer_imposed: Option<AnswerChoice>,
    /// Who decides for its commanders; the scenario's chooser if not given.
    pub chooser: Option<ChooserFile>,
    /// The language its officers grew up with, such as `ja`.
    pub language: Option<String>,
    /// Its own rosters, where they differ from what is agreed.
    #[schemars(default)]
    pub duty: Vec<DutyFile>,
}

/// A side's own roster at a line.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct DutyFile {
    /// The line, by its id in the mechanism; every line if not given.
    pub line: Option<String>,
    /// Hours of service, local time.
    #[schemars(with = "Option<String>", regex(pattern = r"^[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9]$"))]
    pub hours: Option<ServiceHours>,
    /// Whether nobody is there on Saturdays and Sundays.
    #[schemars(default)]
    pub weekdays_only: bool,
    /// Whether its person on duty may talk without asking.
    pub standing_authority: Option<bool>,
    /// Where its interpreter is.
    pub interpreter: Option<Interpreter>,
    /// How many officers can be on the phone at the same time.
    pub officers: Option<u16>,
}

/// A third party that carries letters beside the embassies.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ThirdPartyFile {
    /// Name for people.
    #[serde(skip)]
    #[schemars(!skip)]
    pub name: Text,
    /// Median hours that a letter takes.
    pub median_h: f64,
    /// Where this comes from.
    pub basis: Basis,
}

/// A class of ships or aircraft. Everything but its id and basis may be taken over from a class it is like.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PlatformFile {
    /// Its id, by which units name it.
    pub id: String,
    /// Its name in a sentence, with the article: `an oil tanker`; the id in words if not given.
    pub name: Option<String>,
    /// A class that comes with the program, or stands before this one, whose values hold where none are given here.
    pub like: Option<String>,
    /// Whether it floats or flies.
    pub kind: Option<Kind>,
    /// Slowest speed at which it keeps station, knots.
    pub slowest_kn: Option<f64>,
    /// Highest speed, knots.
    pub fastest_kn: Option<f64>,
    /// Highest an aircraft goes, metres.
    pub ceiling_m: Option<f64>,
    /// Height of its radio antenna above its own position, metres.
    pub antenna_m: Option<f64>,
    /// Distance at which it follows others by radar, given the horizon, metres.
    pub sensor_range_m: Option<f64>,
    /// Radius within which two hulls touch, metres.
    pub hull_m: Option<f64>,
    /// Dead time from an order to the helm, seconds.
    pub reaction_seconds: Option<f64>,
    /// Rate at which a ship turns, degrees per second.
    pub turn_deg_s: Option<f64>,
    /// Bank with which an aircraft turns, degrees.
    pub bank_deg: Option<f64>,
    /// Change of speed, metres per second squared.
    pub acceleration: Option<f64>,
    /// Rate of climb and descent of an aircraft, metres per second.
    pub climb: Option<f64>,
    /// Channels it usually has sets for.
    pub sets: Option<Vec<Channel>>,
    /// Those on which it usually keeps watch.
    pub watch: Option<Vec<Channel>>,
    /// What it can do on the ladder; each act belongs to one rung, from `break_off` at R0 to `fire` at R7.
    pub acts: Option<Vec<Step>>,
    /// Where these values come from.
    pub basis: Basis,
}

/// A ship or an aircraft.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct UnitFile {
    /// Its id in this file.
    pub id: String,
    /// The side it belongs to.
    pub side: String,
    /// Name for people.
    #[serde(skip)]
    #[schemars(!skip)]
    pub name: Text,
    /// Its class: one that comes with the program, such as `frigate`, or one of `platforms`.
    #[schemars(with = "String")]
    pub platform: Platform,
    /// Where it starts, degrees north.
    pub lat: f64,
    /// Where it starts, degrees east.
    pub lon: f64,
    /// Height in metres; 0 for a ship.
    #[schemars(default)]
    pub height_m: f64,
    /// Course in degrees true.
    pub course: f64,
    /// Speed in knots.
    pub speed_kn: f64,
    /// What it has been sent to do.
    pub task: Task,
    /// When it comes into play, if after T0.
    pub from: Option<TimeOfRecord>,
    /// When it leaves, if before the end.
    pub until: Option<TimeOfRecord>,
    /// Channels it keeps watch on; the platform's usual ones if not given, none if empty.
    pub watch: Option<Vec<Channel>>,
    /// Channels it has sets for; the platform's usual ones if not given.
    pub sets: Option<Vec<Channel>>,
    /// Height of its radio antenna above its own position in metres; the platform's usual one if not given.
    pub antenna_m: Option<f64>,
    /// ICAO level of its officers in the language of the radio, 1 to 6; the parameter `language.level` if not given.
    pub level: Option<f64>,
    /// Its intent if the author fixes it; drawn otherwise.
    pub intent: Option<IntentFile>,
    /// Where its position and motion come from.
    pub basis: Basis,
}

impl UnitFile {
    /// The channels it has sets for: its own, else those of its platform.
    pub fn radio_sets(&self) -> &[Channel] {
        self.sets.as_deref().unwrap_or(&self.platform.sets)
    }
}

/// What a unit has been sent to do. Ranges are kept within a tenth.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(deny_unknown_fields)]
pub enum Task {
    /// Hold course and speed.
    Transit,
    /// Stay: a ship lies stopped, a helicopter hovers, an aeroplane flies a square.
    Hold,
    /// Patrol along the sides of a box.
    PatrolBox {
        /// Latitude of its centre, degrees north.
        lat: f64,
        /// Longitude of its centre, degrees east.
        lon: f64,
        /// Its width from west to east, nautical miles.
        width_nm: f64,
        /// Its length from south to north, nautical miles.
        length_nm: f64,
    },
    /// Keep `range_nm` from another unit.
    Shadow {
        /// The unit to keep to.
        unit: String,
        /// Range to keep, nautical miles.
        range_nm: f64,
        /// Where on it, degrees from its bow clockwise; on whatever bearing the range is reached if not given.
        bearing: Option<f64>,
    },
    /// Go alongside another unit and stay abeam.
    CloseLook {
        /// The unit to look at.
        unit: String,
        /// Range to keep, nautical miles.
        range_nm: f64,
        /// On which side of it.
        side: Beam,
    },
    /// Cross ahead of another unit's bow, once, then keep abeam five times as far off.
    CrossBow {
        /// The unit whose bow is crossed.
        unit: String,
        /// How far ahead of it, nautical miles.
        range_nm: f64,
    },
    /// Lie close on another ship's bow and so crowd her off her course.
    Shoulder {
        /// The ship that is crowded.
        unit: String,
        /// On which side of her.
        side: Beam,
        /// Clear water between the hulls, metres.
        gap_m: f64,
    },
    /// Steer away from another unit.
    BreakOff {
        /// The unit to leave.
        unit: String,
        /// On which true bearing; straight away from it if not given.
        bearing: Option<f64>,
    },
    /// Come up with another unit at best speed on a constant bearing, then keep `range_nm` from it.
    Intercept {
        /// The unit to come up with.
        unit: String,
        /// Range at which it is intercepted, nautical miles.
        range_nm: f64,
    },
    /// Fly in formation on another aircraft, abeam at its height.
    Wingtip {
        /// The aircraft to fly by.
        unit: String,
        /// Distance, metres.
        range_m: f64,
        /// On which side of it.
        side: Beam,
    },
    /// Circle another unit, clockwise.
    Orbit {
        /// The unit to circle.
        unit: String,
        /// Range to keep, nautical miles.
        range_nm: f64,
    },
}

impl Task {
    /// Its name in the file, and the unit it is about.
    pub(crate) fn about(&self) -> Option<(&'static str, &str)> {
        match self {
            Self::Transit | Self::Hold | Self::PatrolBox { .. } => None,
            Self::Shadow { unit, .. } => Some(("shadow", unit)),
            Self::CloseLook { unit, .. } => Some(("close_look", unit)),
            Self::CrossBow { unit, .. } => Some(("cross_bow", unit)),
            Self::Shoulder { unit, .. } => Some(("shoulder", unit)),
            Self::BreakOff { unit, .. } => Some(("break_off", unit)),
            Self::Intercept { unit, .. } => Some(("intercept", unit)),
            Self::Wingtip { unit, .. } => Some(("wingtip", unit)),
            Self::Orbit { unit, .. } => Some(("orbit", unit)),
        }
    }
}

/// Intent fixed by the author.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum IntentFile {
    /// No harm meant.
    Innocent,
    /// A deliberate probe.
    Probe,
    /// Prepared to use force.
    Hostile,
}

/// Something on record.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct RecordedFile {
    /// When, if the record says.
    pub at: Option<TimeOfRecord>,
    /// What.
    #[serde(skip)]
    #[schemars(!skip)]
    pub text: Text,
    /// Who says so: the id of a source.
    pub source: String,
}

/// What a side says happened.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ClaimFile {
    /// Whose claim.
    pub side: String,
    /// What it says; none if no official account was found.
    #[serde(skip)]
    #[schemars(!skip)]
    pub text: Option<Text>,
    /// Where it says so.
    pub source: Option<String>,
}

/// Which mechanism is in force.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(deny_unknown_fields)]
pub enum MechanismChoice {
    /// One that comes with the program.
    Preset(String),
    /// A file, relative to the scenario file.
    File(String),
}

/// Politics at the time.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PoliticsFile {
    /// −1 (frozen) to 1 (warm).
    pub climate: f64,
    /// Trust between the ministries, 0 to 1; the default of the parameter if not given.
    pub trust: Option<f64>,
    /// Where these come from.
    pub basis: Basis,
}
