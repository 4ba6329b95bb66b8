//! What a mechanism file says. Field by field as in the file; nothing here has an effect before a view hands it out.

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use guardline_units::{Grade, Text};
pub use guardline_wire::Channel;

mod frame;
pub use frame::{Aim, Area, Dialogue, DialogueLevel, Exit, Force, Like, Purpose, Review, Scope};

/// A mechanism: what two ministries have agreed on, and how each of its parts is really run.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Terms {
    /// Version of the file format, 1.
    #[schemars(range(min = 1, max = 1))]
    pub format: u8,
    /// Short name for tables, such as `as_observed`.
    pub name: String,
    /// Title for people.
    #[serde(skip)]
    #[schemars(!skip)]
    pub title: Text,
    /// Where the terms come from: a source, or that they are assumed.
    pub basis: String,
    /// How far the basis may be trusted.
    pub grade: Grade,
    /// What is taken over from another mechanism, if anything.
    pub like: Option<Like>,
    /// What it is for, if that is said.
    pub aim: Option<Aim>,
    /// Where it holds and for whom, if that is said.
    pub scope: Option<Scope>,
    /// The lines between the ministries, if any are installed.
    #[schemars(default)]
    pub lines: Vec<LineTerms>,
    /// What ships and aircraft have agreed on, if anything.
    pub radio: Option<RadioTerms>,
    /// The duty to announce activities, if there is one.
    pub notices: Option<NoticeTerms>,
    /// The duty to ask before it is too late, if there is one.
    pub early_warning: Option<EarlyWarning>,
    /// Meetings that are agreed on.
    #[schemars(default)]
    pub dialogues: Vec<Dialogue>,
    /// What is done about an incident afterwards, if anything is agreed.
    pub review: Option<Review>,
    /// How a side leaves, if that is said.
    pub exit: Option<Exit>,
    /// What those who mean no good make of the words that the mechanism gives them.
    #[schemars(default)]
    pub faith: Faith,
    /// Paths by which the mechanism may not act, for placebo and ablation runs.
    #[schemars(default)]
    pub cut: Vec<Path>,
}

/// One line between the ministries.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct LineTerms {
    /// Its id in this file.
    pub id: String,
    /// Who is called: the rank at each end.
    pub level: Level,
    /// Whether both sides say in public that it works. What is said of a line and what it does are two things.
    #[schemars(default)]
    pub declared: Declared,
    /// Whether the person on duty may talk without asking anybody.
    pub standing_authority: bool,
    /// What the person on duty has been told about ringing phones.
    pub orders: Orders,
    /// Median minutes that the consultation before a call takes; 0 where none is required.
    pub prior_consultation_min: f64,
    /// How a call is asked for.
    #[schemars(default)]
    pub request: Request,
    /// Mean minutes that a relayed request is on its way.
    #[schemars(default)]
    pub relay_min: f64,
    /// Hours for which the called side may take its time: before a relayed request is answered, or while it rings again.
    pub reply_window_h: f64,
    /// Calls that can be under way at the same time.
    #[schemars(default = "one")]
    pub circuits: u16,
    /// Mean minutes from the first ring until the called officer is at the phone.
    pub pickup_min: f64,
    /// Minutes of a call in one language.
    pub call_min: f64,
    /// Factor on the length of a call for interpretation (consecutive: about 2).
    pub interpretation: f64,
    /// Where the interpreter is.
    #[schemars(default)]
    pub interpreter: Interpreter,
    /// Median minutes until an interpreter who is on call is there.
    #[schemars(default)]
    pub interpreter_call_in_min: f64,
    /// Minutes between two attempts to ring.
    pub redial_min: f64,
    /// Whether written messages can be left on it when nobody talks.
    #[schemars(default)]
    pub written: bool,
    /// Hours of service, local time of the called side.
    #[schemars(with = "String", regex(pattern = r"^[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9]$"))]
    pub hours: ServiceHours,
    /// Whether somebody else answers while the person called is not there: at night, and outside the hours of service.
    #[schemars(default)]
    pub somebody_else_answers: bool,
    /// Mean days between two failures; 0 if it never fails.
    #[schemars(default)]
    pub mtbf_d: f64,
    /// Mean hours of a repair.
    #[schemars(default)]
    pub mttr_h: f64,
    /// Times of the day, local time of the calling side, at which each side makes a check call.
    #[schemars(default, with = "Vec<String>")]
    #[serde(serialize_with = "times_of_day")]
    pub check_calls: Vec<u16>,
    /// Whether its use is kept from the public.
    #[schemars(default)]
    pub secret: bool,
    /// What a caller takes silence to mean: P(no answer | innocent, probe, hostile) as the callers believe it.
    pub nominal_silence: [f64; 3],
    /// Whether it is learned by conduct only, not written down, and deniable.
    #[schemars(default)]
    pub tacit: bool,
}

/// A line carries one call unless its file says more.
const fn one() -> u16 {
    1
}

/// Rank at which a line is answered.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// A watch officer of an operations centre, who is always there.
    DutyOfficer,
    /// A director-general.
    DirectorGeneral,
    /// The minister.
    Minister,
}

/// What is said of a line in public.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Declared {
    /// In service: callers expect it to be answered as agreed.
    #[default]
    Open,
    /// Suspended: nobody expects an answer, whether or not one comes.
    Suspended,
}

/// How a call is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Request {
    /// It rings at once.
    #[default]
    Ring,
    /// The request is relayed, and the called side has its reply window.
    Relayed,
}

/// Where the interpreter is when a line is used.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Interpreter {
    /// Beside the phone.
    #[default]
    Posted,
    /// Has to be called in.
    OnCall,
    /// There is none: both talk in a second language.
    None,
}

/// Standing orders about answering.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Orders {
    /// Answer every ring.
    Answer,
    /// Nothing has been said.
    None,
    /// Do not answer (a political cut).
    DoNotAnswer,
}

/// When a line is staffed, as minutes of the local day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, JsonSchema)]
pub struct ServiceHours {
    /// First minute of the day, 0 to 1439.
    pub from_minute: u16,
    /// First minute after service, 1 to 1440.
    pub until_minute: u16,
}

/// The pillar on the scene.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct RadioTerms {
    /// Working channel both sides keep watch on, ship to ship.
    pub ship_channel: Option<Channel>,
    /// Working channel where an aircraft takes part.
    pub air_channel: Option<Channel>,
    /// The agreed language, such as `en` or `ko`; who has it as his own hears it as such.
    #[schemars(default)]
    pub language: String,
    /// Whether messages follow an agreed set of phrases (addressee, originator, text, over).
    pub phrasebook: bool,
    /// Under which rule calls are answered.
    pub reply: Reply,
    /// Whether it is learned by conduct only, not written down, and deniable.
    #[schemars(default)]
    pub tacit: bool,
}

/// Rule under which a call on the scene is answered.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// At discretion, as on a guard channel.
    AtDiscretion,
    /// By standing orders.
    ByOrder,
}

/// The duty to announce activities.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct NoticeTerms {
    /// Hours ahead by which an activity must be announced through the ministries.
    pub lead_h: f64,
    /// Mean minutes from the other ministry's receipt until its units have it.
    pub distribution_min: f64,
    /// Whether it is learned by conduct only, not written down, and deniable.
    #[schemars(default)]
    pub tacit: bool,
}

/// The duty to ask: indicators that cross a threshold oblige a ministry to call the other and ask what is going on, before
/// there has been an incident. A notice tells what one means to do; early warning is what one does about what one sees.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct EarlyWarning {
    /// How many reports of hazardous conduct by own units oblige it.
    pub reports: u16,
    /// Within how many hours.
    pub within_h: f64,
    /// Whether it is learned by conduct only, not written down, and deniable.
    #[schemars(default)]
    pub tacit: bool,
}

/// What those who mean no good make of the words that a mechanism gives them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Faith {
    /// They speak as their purposes have it.
    #[default]
    Good,
    /// They say, word for word, what the innocent would say, and keep it as their purposes have it.
    Bad,
}

/// A path by which a mechanism can act; also the names of the seven views.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Path {
    /// Who can be reached.
    Reach,
    /// How well words are understood.
    Comprehension,
    /// How long things take.
    Delay,
    /// How far words are believed, and what silence means.
    Credibility,
    /// Who may talk.
    Authority,
    /// Which conduct is ordered.
    Conduct,
    /// When things are open or due.
    Calendar,
}

impl Path {
    /// All seven.
    pub const ALL: [Self; 7] = [
        Self::Reach,
        Self::Comprehension,
        Self::Delay,
        Self::Credibility,
        Self::Authority,
        Self::Conduct,
        Self::Calendar,
    ];
}

impl Terms {
    /// No agreement at all.
    pub fn none() -> Self {
        Self {
            format: 1,
            name: "none".into(),
            title: Text::from("No mechanism"),
            basis: "assumed".into(),
            grade: Grade::Assumed,
            like: None,
            aim: None,
            scope: None,
            lines: Vec::new(),
            radio: None,
            notices: None,
            early_warning: None,
            dialogues: Vec::new(),
            review: None,
            exit: None,
            faith: Faith::Good,
            cut: Vec::new(),
        }
    }
}

impl LineTerms {
    /// A line that a duty officer answers at any hour, under orders and with standing authority, an interpreter beside
    /// him; everything else at its plainest. Files say every term; this is where tests and examples begin.
    pub fn duty_officer() -> Self {
        Self {
            id: "hotline".into(),
            level: Level::DutyOfficer,
            declared: Declared::Open,
            standing_authority: true,
            orders: Orders::Answer,
            prior_consultation_min: 0.0,
            request: Request::Ring,
            relay_min: 0.0,
            reply_window_h: 1.0,
            circuits: 1,
            pickup_min: 1.0,
            call_min: 10.0,
            interpretation: 1.0,
            interpreter: Interpreter::Posted,
            interpreter_call_in_min: 0.0,
            redial_min: 15.0,
            written: false,
            hours: ServiceHours { from_minute: 0, until_minute: 24 * 60 },
            somebody_else_answers: false,
            mtbf_d: 0.0,
            mttr_h: 0.0,
            check_calls: Vec::new(),
            secret: true,
            nominal_silence: [0.15, 0.30, 0.50],
            tacit: false,
        }
    }
}

impl ServiceHours {
    /// Whether a minute of the day is within them. Hours that end before they begin go over midnight.
    pub fn contain(self, minute: u16) -> bool {
        if self.from_minute < self.until_minute {
            (self.from_minute..self.until_minute).contains(&minute)
        } else {
            minute >= self.from_minute || minute < self.until_minute
        }
    }
}

impl Serialize for ServiceHours {
    /// As in a file: `09:00-17:30`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (from, until) = (time_of_day(self.from_minute), time_of_day(self.until_minute));
        serializer.collect_str(&format_args!("{from}-{until}"))
    }
}

/// Minutes of the day as in a file: `09:00`.
fn times_of_day<S: Serializer>(minutes: &[u16], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(minutes.iter().map(|minute| time_of_day(*minute)))
}

fn time_of_day(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}
