//! What the event engine can inject, as a file says it: what triggers it, what happens, and which response is expected.

use schemars::JsonSchema;
use serde::Serialize;

use guardline_mechanism::Channel;
use guardline_units::Text;
use guardline_wire::NoticeContent;
use guardline_wire::record::Distress;

use super::{Basis, ConditionFile, Task, TimeOfRecord};

/// Something the event engine injects. Exactly one of `at`, `after`, `once`, `rate`, `manual` and `contingency` says when.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct InjectFile {
    /// Its id in this file.
    pub id: String,
    /// What it is, for people.
    #[serde(skip)]
    #[schemars(!skip)]
    pub title: Option<Text>,
    /// The objective it serves, by its id.
    pub objective: Option<String>,
    /// When it happens.
    pub at: Option<TimeOfRecord>,
    /// After which other inject it happens.
    pub after: Option<AfterFile>,
    /// It happens the first time that this holds.
    pub once: Option<ConditionFile>,
    /// It happens at random times.
    pub rate: Option<RateFile>,
    /// A facilitator sets it off; this says what happens in a run without one.
    pub manual: Option<ManualFile>,
    /// It happens only where the response that another inject expects does not come.
    #[schemars(default)]
    pub contingency: bool,
    /// What must hold when its time has come; it is withheld if it does not.
    pub given: Option<ConditionFile>,
    /// What happens.
    pub acts: Vec<ActFile>,
    /// The response that is expected of those concerned.
    pub expects: Option<ExpectsFile>,
    /// Where it comes from.
    pub basis: Basis,
}

/// After another inject.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct AfterFile {
    /// Which, by its id.
    pub inject: String,
    /// How many minutes later.
    #[serde(default)]
    pub min: f64,
    /// After what of it.
    #[serde(default)]
    pub of: Phase,
}

/// What of an inject another can come after.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// It begins.
    #[default]
    Begins,
    /// The response it expects has come.
    Met,
    /// The response it expects has not come in time.
    Unmet,
}

/// At random times: a Poisson process, or a self-exciting one in which each arrival brings others with it.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct RateFile {
    /// Arrivals a day that nothing brings with it.
    pub per_day: f64,
    /// How many others one arrival brings with it on average, below 1.
    #[serde(default)]
    pub excitation: f64,
    /// Mean hours until those come.
    #[serde(default)]
    pub decay_h: Option<f64>,
    /// From when on, hours after T0.
    #[serde(default)]
    pub from_h: f64,
    /// Until when, hours after T0; to the end if not given.
    pub until_h: Option<f64>,
    /// At most so many.
    pub most: Option<u16>,
}

/// What a run without a facilitator does about an inject that is his to set off.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(deny_unknown_fields)]
pub enum ManualFile {
    /// Nothing.
    Held,
    /// It happens at this time, hours after T0.
    AtH(f64),
    /// It happens with some chance, at a time drawn evenly.
    Drawn {
        /// Between which hours after T0.
        between_h: [f64; 2],
        /// With which chance.
        chance: f64,
    },
}

/// An expected response.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ExpectsFile {
    /// What shows that it has come. Messages, calls and publications count from the beginning of the inject on.
    pub response: ConditionFile,
    /// Within how many minutes.
    pub within_min: f64,
    /// The contingency inject that happens if it does not come, by its id.
    pub otherwise: Option<String>,
}

/// One thing that happens.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(deny_unknown_fields)]
pub enum ActFile {
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
    /// A unit is sent on another task.
    Task {
        /// Which.
        unit: String,
        /// On which task.
        task: Task,
    },
    /// A unit's helm does not answer: it goes on as it goes.
    SteeringFailure {
        /// Whose.
        unit: String,
        /// For how many minutes.
        for_min: f64,
    },
    /// A unit falls into distress: it stops, and calls for help on the guard channel.
    Distress {
        /// Which.
        unit: String,
        /// What is the matter.
        of: Distress,
        /// For how many minutes.
        for_min: f64,
    },
    /// Nobody listens at a unit's radio.
    Unwatched {
        /// Whose.
        unit: String,
        /// For how many minutes.
        for_min: f64,
    },
    /// Whoever would take a call at a side's end of the lines does not wake.
    Asleep(AbsentFile),
    /// There is no interpreter at a side's end of the lines.
    InterpreterMissing(AbsentFile),
    /// A ministry is told of conduct that did not happen, as if the first of its units had reported it.
    FalseReport {
        /// Whose ministry.
        side: String,
        /// What unit of another side is said to have done it.
        about: String,
        /// What it is said to have done.
        says: FalseFile,
    },
    /// The affair becomes public through no decision of a side's ministry.
    Leak {
        /// Where it leaks.
        side: String,
    },
    /// A side's recording of what happened is released.
    Video {
        /// Whose.
        side: String,
    },
    /// The political climate in the capitals is shifted.
    Politics {
        /// By how much, from −2 to 2; the climate stays between −1 and 1.
        climate: f64,
    },
    /// A side is told from above to suspend exchanges: its end of every line does not answer.
    Suspend {
        /// Which.
        side: String,
    },
    /// A side is told from above to resume them.
    Resume {
        /// Which.
        side: String,
    },
    /// Another inject that has not begun yet is withheld, by its id.
    Cancel(String),
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

/// Somebody who is missing at a side's end of the lines.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct AbsentFile {
    /// Which side's.
    pub side: String,
    /// For how many hours.
    pub for_h: f64,
}

/// What a false report can say.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FalseFile {
    /// A fire-control lock.
    Lock,
    /// A hazardous approach.
    CloseApproach,
    /// A collision.
    Collision,
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
