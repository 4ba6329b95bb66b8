//! Conditions on the state of a run, as a file says them.

use schemars::JsonSchema;
use serde::Serialize;

/// A condition. Units, sides, zones and injects are named by their ids.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(deny_unknown_fields)]
pub enum ConditionFile {
    /// All of these hold.
    All(Vec<ConditionFile>),
    /// At least one of these holds.
    Any(Vec<ConditionFile>),
    /// This does not hold.
    Not(Box<ConditionFile>),
    /// Two units are within a distance of each other, or beyond one.
    Range {
        /// One unit.
        of: String,
        /// The other.
        to: String,
        /// Nearer than this, nautical miles.
        below_nm: Option<f64>,
        /// Farther than this, nautical miles.
        above_nm: Option<f64>,
    },
    /// A unit is within a zone.
    Inside {
        /// Which unit.
        unit: String,
        /// Which zone.
        zone: String,
    },
    /// What a unit really does is at a rung or above.
    Rung {
        /// Which unit.
        of: String,
        /// The rung, 0 to 9.
        at_least: u8,
    },
    /// A commander takes another unit to be at a rung or above.
    Sees {
        /// Whose picture.
        by: String,
        /// Of which unit.
        of: String,
        /// The rung, 0 to 9.
        at_least: u8,
    },
    /// Somebody takes another side for hostile with at least this probability.
    Belief {
        /// Whose belief: a unit, or a side for its ministry.
        of: String,
        /// About which side.
        about: String,
        /// The probability.
        hostile_at_least: f64,
    },
    /// A ministry's posture is at least this.
    Posture {
        /// Whose.
        of: String,
        /// The posture, 0 to 4.
        at_least: u8,
    },
    /// A message has met a fate.
    Message {
        /// Who said it: a unit, or a side for its ministry.
        from: String,
        /// To whom; to anybody if not given.
        to: Option<String>,
        /// What it says; anything if not given.
        says: Option<Saying>,
        /// What became of it.
        fate: Fate,
    },
    /// Nothing has been heard of somebody for a while: since his last word, or since T0.
    Silence {
        /// Of whom: a unit, or a side for its ministry.
        of: String,
        /// For how many minutes.
        for_min: f64,
    },
    /// A call on a line between the ministries has come so far.
    Line {
        /// Who calls.
        by: String,
        /// How far.
        fate: CallFate,
    },
    /// An inject has begun.
    Begun(String),
    /// A side has made the affair public.
    Published(String),
}

/// What a message says, in one word.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Saying {
    /// Who are you, what do you intend?
    Query,
    /// Leave at once.
    Demand,
    /// I intend …
    Intention,
    /// An acknowledgement, of whatever grade.
    Acknowledge,
    /// A coded signal.
    Signal,
    /// A notice.
    Notice,
    /// A protest.
    Protest,
    /// An explanation.
    Explain,
    /// A call for help.
    Distress,
    /// The speaker comes to help.
    Assist,
}

impl Saying {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Query,
        Self::Demand,
        Self::Intention,
        Self::Acknowledge,
        Self::Signal,
        Self::Notice,
        Self::Protest,
        Self::Explain,
        Self::Distress,
        Self::Assist,
    ];
}

/// What became of a message.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// It was said.
    Sent,
    /// It was heard by whom it was for.
    Heard,
    /// It was heard, and sense was made of it.
    Understood,
    /// It was heard, and no sense was made of it; or it was not heard at all.
    NotUnderstood,
}

impl Fate {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Sent, Self::Heard, Self::Understood, Self::NotUnderstood];
}

/// How far a call on a line has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CallFate {
    /// The ministry wants to talk.
    Asked,
    /// It rings at the other end.
    Rings,
    /// Somebody answers.
    Answered,
    /// It comes to nothing.
    Unanswered,
}

impl CallFate {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Asked, Self::Rings, Self::Answered, Self::Unanswered];
}
