//! What a mechanism file says. Field by field as in the file; nothing here has an effect before a view hands it out.

use schemars::JsonSchema;
use serde::Serialize;

use guardline_units::Text;
pub use guardline_wire::Channel;

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
    /// The line between the ministries, if one is installed.
    pub hotline: Option<HotlineTerms>,
    /// What ships and aircraft have agreed on, if anything.
    pub radio: Option<RadioTerms>,
    /// The duty to announce activities, if there is one.
    pub notices: Option<NoticeTerms>,
    /// Paths by which the mechanism may not act, for placebo and ablation runs.
    #[schemars(default)]
    pub cut: Vec<Path>,
}

/// The hotline pillar.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct HotlineTerms {
    /// Who is called: the rank at each end.
    pub level: Level,
    /// Whether the person on duty may talk without asking anybody.
    pub standing_authority: bool,
    /// What the person on duty has been told about ringing phones.
    pub orders: Orders,
    /// Median minutes that the consultation before a call takes; 0 where none is required.
    pub prior_consultation_min: f64,
    /// Mean minutes from the first ring until the called officer is at the phone.
    pub pickup_min: f64,
    /// Minutes of a call in one language.
    pub call_min: f64,
    /// Factor on the length of a call for interpretation (consecutive: about 2).
    pub interpretation: f64,
    /// Minutes between two attempts to ring.
    pub redial_min: f64,
    /// Hours for which the called side may take its time.
    pub reply_window_h: f64,
    /// Hours of service, local time of the called side.
    #[schemars(with = "String", regex(pattern = r"^[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9]$"))]
    pub hours: ServiceHours,
    /// What a caller takes silence to mean: P(no answer | innocent, probe, hostile) as the callers believe it.
    pub nominal_silence: [f64; 3],
}

/// Rank at which a line is answered.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// A watch officer who is always there.
    DutyOfficer,
    /// A director-general.
    DirectorGeneral,
    /// The minister.
    Minister,
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
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
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
    /// Whether messages follow an agreed set of phrases (addressee, originator, text, over).
    pub phrasebook: bool,
    /// Under which rule calls are answered.
    pub reply: Reply,
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
            hotline: None,
            radio: None,
            notices: None,
            cut: Vec::new(),
        }
    }
}
