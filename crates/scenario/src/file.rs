//! What a scenario file says, field by field: checked for form and for cross-references, not yet populated.
//!
//! The same types describe the JSON Schema, so that an editor offers what the checker accepts; where a type differs
//! from what the file says, [`crate::schema`] describes the file.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use guardline_actors::{Bully, Grit, Logit, Seat, TitForTat};
use guardline_mechanism::{Channel, Interpreter, Orders, ServiceHours};
use guardline_theatre::Platform;
pub use guardline_units::Grade;
use guardline_units::Text;
pub use guardline_wire::NoticeContent;
use guardline_wire::line::AnswerChoice;

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
    /// When.
    pub time: TimeFrame,
    /// Where.
    pub place: Place,
    /// Sources that records and claims cite by their id.
    #[schemars(default)]
    pub sources: Vec<SourceFile>,
    /// The sides, in the order A, B, …; at least two.
    pub sides: Vec<SideFile>,
    /// Ships and aircraft.
    pub units: Vec<UnitFile>,
    /// What the event engine injects.
    #[schemars(default)]
    pub incidents: Vec<IncidentFile>,
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

/// Who decides for commanders.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChooserFile {
    /// The model's own chooser: the better option is taken more often.
    #[default]
    Model,
    /// Answers in kind.
    TitForTat,
    /// Steps down unasked and waits, up to three times.
    Grit,
    /// Pushes on where the other gives way.
    Bully,
}

impl ChooserFile {
    /// All of them.
    pub(crate) const ALL: [Self; 4] = [Self::Model, Self::TitForTat, Self::Grit, Self::Bully];

    /// A seat for one commander.
    pub fn seat(self) -> Box<dyn Seat> {
        match self {
            Self::Model => Box::new(Logit),
            Self::TitForTat => Box::new(TitForTat),
            Self::Grit => Box::new(Grit::default()),
            Self::Bully => Box::new(Bully),
        }
    }
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
    /// Hours from T0 to the end of the run.
    pub horizon_h: f64,
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
    /// What it is.
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

/// What a unit has been sent to do.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(deny_unknown_fields)]
pub enum Task {
    /// Hold course and speed.
    Transit,
    /// Keep `range_nm` from another unit.
    Shadow {
        /// The unit to keep to.
        unit: String,
        /// Range to keep, nautical miles.
        range_nm: f64,
    },
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

/// Something the event engine injects.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct IncidentFile {
    /// Its id in this file.
    pub id: String,
    /// When it happens.
    pub at: TimeOfRecord,
    /// What happens.
    pub kind: IncidentKind,
    /// Where it comes from.
    pub basis: Basis,
}

/// What can be injected.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(deny_unknown_fields)]
pub enum IncidentKind {
    /// A notice sent by voice on the scene.
    Notice {
        /// Who sends it.
        from: String,
        /// Whom it addresses.
        to: String,
        /// On which channel.
        channel: Channel,
        /// What it contains.
        contents: Vec<NoticeContent>,
        /// Whether it is said in the sender's language first and then again in the common one.
        #[schemars(default)]
        repeated: bool,
        /// When the activity begins, if the notice says so.
        begins: Option<TimeOfRecord>,
        /// For how many minutes it lasts, if the notice says so.
        for_min: Option<f64>,
    },
    /// A notice to airmen, in the hands of the other sides' crews after a while.
    Notam(WarningFile),
    /// A warning to navigation, in the hands of the other sides' ships after a while.
    NavigationalWarning(WarningFile),
    /// A unit says something by radio to another.
    Call {
        /// Who calls.
        from: String,
        /// Whom.
        to: String,
        /// On which channel.
        channel: Channel,
        /// What it says.
        says: CallText,
    },
    /// A microphone is stuck open on a channel.
    StuckMicrophone {
        /// Whose.
        unit: String,
        /// On which channel.
        channel: Channel,
        /// For how many minutes.
        for_min: f64,
    },
    /// What a unit says by radio loses words on the way.
    Garble {
        /// Whose voice.
        unit: String,
        /// Which words.
        loses: GarbleFile,
        /// For how many minutes.
        for_min: f64,
    },
    /// A line between the ministries is out of order.
    Outage {
        /// Which, by its id in the mechanism; nothing happens where the mechanism has no such line.
        line: String,
        /// For how many hours.
        for_h: f64,
    },
    /// A radar illuminates a unit for a while.
    Radar {
        /// Whose radar.
        from: String,
        /// On whom.
        on: String,
        /// For how many minutes.
        for_min: f64,
        /// What the radar really does: weights from which the truth of one run is drawn.
        truth: RadarTruth,
    },
    /// A unit is sent close to another.
    Approach {
        /// Who approaches.
        from: String,
        /// Whom.
        to: String,
        /// How close, metres.
        distance_m: f64,
        /// For how many minutes.
        for_min: f64,
    },
}

/// A notice that is published and not said.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct WarningFile {
    /// The side that issues it.
    pub side: String,
    /// What it contains.
    pub contents: Vec<NoticeContent>,
    /// When the activity begins, if the notice says so.
    pub begins: Option<TimeOfRecord>,
    /// For how many minutes it lasts, if the notice says so.
    pub for_min: Option<f64>,
}

/// What the event engine can have a unit say.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(deny_unknown_fields)]
pub enum CallText {
    /// Who are you, what do you intend?
    Query,
    /// Leave at once.
    Demand,
    /// I maintain course and speed.
    Intention,
    /// Free talk about two topics.
    Talk,
    /// A coded signal, such as `YV1 RT7 5`.
    Signal(String),
}

/// Which words are lost.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GarbleFile {
    /// The number of the name that is called.
    Addressee,
    /// Everything that is said but the names.
    Content,
    /// The figures: each is taken for another.
    Figures,
}

/// Weights of what a radar really does; at least one is above 0.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct RadarTruth {
    /// Searching.
    pub search: f64,
    /// Tracking while it searches, or searching electronically with a high revisit rate.
    pub track: f64,
    /// Fire control.
    pub fire_control: f64,
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
