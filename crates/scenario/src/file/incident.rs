//! What the event engine can inject, as a file says it.

use schemars::JsonSchema;
use serde::Serialize;

use guardline_mechanism::Channel;
use guardline_wire::NoticeContent;

use super::{Basis, TimeOfRecord};

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
    /// A third party stands by one side in public: the others now face its threat too, and giving way costs them more.
    Support {
        /// By which side.
        side: String,
    },
    /// A third party offers to bring both sides' evidence together.
    Mediation,
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
