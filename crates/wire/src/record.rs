//! The records that a run leaves behind: one for each thing that happened, in the order in which it happened.
//!
//! Ground truth and what somebody believes are different records: [`Record::Truth`], [`Record::Emission`] and
//! [`Record::Rung`] say what is so, [`Record::Picture`], [`Record::Believes`],
//! [`Record::Measures`], [`Record::TakenFor`] and [`Record::Warned`] what somebody
//! takes to be so.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use guardline_units::{Posture, Rung, Side, Span, UnitId};

use crate::channel::{Channel, LineId, Route};
use crate::dispute::{Clue, Move, Outlook};
use crate::inputs::{AtTheLine, Considered, Deliberated, Grounds, Strain};
use crate::line::LineState;
use crate::message::{Acknowledgement, Message, MessageId, NoticeText, Question, SpeechAct};
use crate::seat::{Asked, DecidedBy, Input};

/// Who did, heard or believes something.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// A ship or aircraft.
    Unit(UnitId),
    /// A ministry.
    Ministry(Side),
}

/// One thing that happened.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the variants are documented; docs/journal.md documents each field")]
pub enum Record {
    // Ground truth.
    /// The intent behind a unit's conduct in this run.
    Truth { unit: UnitId, intent: Intent },
    /// An inject of the scenario begins, and what set it off; `inject` is its place in the scenario's list.
    Inject { inject: u16, cause: Cause },
    /// An inject is withheld, and why.
    Withheld { inject: u16, why: Why },
    /// The response that an inject expects has come, or has not come in time.
    Response { inject: u16, met: bool },
    /// A unit comes into play, at metres east, north and up of the place's centre.
    Appears { unit: UnitId, east_m: f64, north_m: f64, up_m: f64 },
    /// A unit leaves.
    Leaves { unit: UnitId },
    /// A unit steers a new leg.
    Steers { unit: UnitId, course_deg: f64, speed_kn: f64 },
    /// A radar begins or ceases to illuminate a unit.
    Emission { unit: UnitId, on: UnitId, mode: Mode, begins: bool },
    /// A unit does something that others can see.
    Acts { unit: UnitId, act: Act, on: UnitId },
    /// Two hulls touch.
    Collides { one: UnitId, other: UnitId },
    /// The rung of a unit's conduct, by the tests of the ladder.
    Rung { unit: UnitId, rung: Rung },
    /// A unit's helm fails, or answers again.
    Helm { unit: UnitId, fails: bool },
    /// A unit falls into distress, or is out of it.
    Distress { unit: UnitId, what: Distress, begins: bool },

    // The scene.
    /// A unit begins or ceases to follow another by its sensors.
    Contact { by: UnitId, with: UnitId, begins: bool, range_m: f64 },
    /// What a warning receiver shows of an illumination.
    Warned { unit: UnitId, by: UnitId, shows: Shows },
    /// What an observer measures of another's approach, when it makes him take it for hazardous or no longer so: how close
    /// they will come, and after which time.
    Measures { by: UnitId, of: UnitId, closest_m: f64, after: Span, hazardous: bool },
    /// A commander takes a track for another unit, or knows again whose it is.
    TakenFor { by: UnitId, of: UnitId, taken_for: UnitId },
    /// The rung of another unit as a commander sees it.
    Picture { by: UnitId, of: UnitId, rung: Rung },

    // Words.
    /// A message is being said.
    Says { message: Message, route: Route, words: u32, air_time: Span },
    /// A message could not be sent.
    Unsent { message: MessageId, route: Route, why: Unsent },
    /// A message is heard by somebody who takes it to be for him: how well, which words were lost or taken for others
    /// (by place), and what he takes it to say; none if he makes no sense of it.
    Hears {
        who: Party,
        message: MessageId,
        route: Route,
        after: Span,
        readability: u8,
        lost: Vec<u8>,
        changed: Vec<u8>,
        understood: Option<SpeechAct>,
    },
    /// The addressee does not hear a message, and why. Nobody in the run learns this.
    Misses { who: Party, message: MessageId, route: Route, why: Unheard },
    /// An answer of one grade to a message has been received by who sent it.
    Acknowledged { who: Party, message: MessageId, grade: Acknowledgement, after: Span },
    /// What was read back to the sender is right or not, and whether a wrong one is noticed (the hearback).
    ReadBack { who: Party, message: MessageId, right: bool, noticed: bool },
    /// Another unit than the one called answers; the caller notices or takes it for the one he called.
    AnotherAnswers { who: Party, message: MessageId, by: UnitId, noticed: bool },
    /// A question has been called and nobody answered.
    Silence { who: Party, route: Route, calls: u32 },
    /// A unit has a notice of another side in hand, by whatever way it came: said to it, passed on inside its side, handed
    /// on by its ministry, or read; `worth` is what it is of use by then, 0 to 1.
    NoticeInHand {
        unit: UnitId,
        from: Side,
        notice: NoticeText,
        question: Question,
        route: Route,
        worth: f64,
    },
    /// Nobody listens at a unit's radio, or somebody does again.
    Unwatched { unit: UnitId, begins: bool },
    /// A unit goes to help another that is in distress.
    Assists { unit: UnitId, whom: UnitId },
    /// Ground truth: a microphone is stuck open on a channel, or free again.
    Microphone { unit: UnitId, channel: Channel, stuck: bool },

    // Minds.
    /// What somebody now believes of another side's intent: innocent, probe, hostile.
    Believes { who: Party, about: Side, belief: [f64; 3], because: Because, weight: f64 },
    /// A commander decides on a rung, in a situation.
    Decides { unit: UnitId, from: Rung, to: Rung, situation: Situation, because: Occasion },
    /// A ministry decides on a posture.
    Posture { side: Side, from: Posture, to: Posture, other: Posture },

    // The dispute.
    /// What one side now holds about whose fault the incident was: how sure it is, 0 to 1, that it was the other's; after
    /// a clue whose likelihood ratio is `ratio`, taken to the power `weight`, which depends on what makes it tense.
    Account { side: Side, about: Side, fault: f64, clue: Clue, ratio: f64, strain: Strain, weight: f64 },
    /// To a ministry there is something to dispute with another from now on.
    Opens { side: Side, about: Side },
    /// A ministry weighs what to do in the dispute: what it could do, what each was worth to it, how likely it was to choose
    /// each, and what it chose.
    Disputes {
        side: Side,
        about: Side,
        outlook: Outlook,
        menu: Vec<Move>,
        values: Vec<f64>,
        shares: Vec<f64>,
        chosen: Move,
    },
    /// A ministry does in the dispute what it has chosen: at once, or once it has been prepared.
    Does { side: Side, about: Side, what: Move },
    /// A ministry is told from above what to do in the dispute.
    Imposed { side: Side, about: Side, what: Move },
    /// The political climate between the capitals is this from now on.
    Climate { climate: f64 },
    /// Ships or aircraft of the kind that met then meet again; whether it goes wrong once more.
    Meets { incident: bool },
    /// Both sides have accepted one account, or one side the other's.
    Settles { one: Side, other: Side },

    // The chain of command.
    /// A unit reports to its ministry what another did, `of` being whom it takes it to be; a contested report may be held
    /// back until it is verified.
    Reports { unit: UnitId, of: UnitId, what: Because, held: bool, arrives_after: Span },
    /// A report reaches the ministry, with the rung at which the unit saw the other when it reported.
    Informed { side: Side, by: UnitId, what: Because, rung: Rung, after: Span },
    /// What a crew says that was asked whether it did anything out of the ordinary reaches its ministry; so long `after` it
    /// was said.
    CrewSays { side: Side, unit: UnitId, did: bool, after: Span },
    /// A ministry orders its units; `cap` is the highest rung that standing orders allow.
    Orders { side: Side, guidance: Rung, cap: Rung, clarified: bool },
    /// Orders reach a unit.
    Ordered { unit: UnitId, guidance: Rung, cap: Rung, clarified: bool, after: Span },
    /// A side makes the affair public.
    Publishes { side: Side },
    /// A ministry has the recording of what a unit's warning receiver `showed` of another's radar analysed, and what that
    /// `finds`: rightly or not.
    Analysed { side: Side, unit: UnitId, by: UnitId, showed: Shows, finds: Shows, after: Span },
    /// What other sides do comes to a ministry's knowledge.
    Learns { side: Side, news: News },

    // The lines, in a lane of their own.
    /// What happens in one call on a line between two ministries; `from` is who acts, `call` numbers the calls of a run.
    Line { from: Side, to: Side, line: LineId, call: u16, state: LineState },
    /// Ground truth: a line fails or is repaired.
    LineFails { line: LineId, down: bool },
    /// Somebody who belongs at a side's end of the lines is not there, or is there again.
    Absent { side: Side, who: Absence, begins: bool },

    // People in seats.
    /// Something comes in from outside.
    Input(Input),
    /// The person in a seat is asked; he has `within` to answer.
    SeatAsked { seat: Party, question: u32, what: Asked, within: Span },
    /// What a seat was asked is decided: for which of the options, and by whom; none if it has become pointless.
    SeatDecided { seat: Party, question: u32, choice: Option<u8>, by: DecidedBy },

    // What beliefs and choices are computed from: see `inputs`.
    /// What is personal in a commander or a ministry: the shift of the prior on the logit scale, and the hawkishness.
    Person { who: Party, shift: f64, hawkishness: f64 },
    /// What the change of a belief that follows is computed from.
    Weighs { who: Party, about: Side, because: Because, grounds: Grounds, strain: Strain },
    /// A commander looks at the options; what he then does, if anything, follows.
    Considers { unit: UnitId, look: Box<Considered> },
    /// A ministry does.
    Deliberates { side: Side, look: Box<Deliberated> },
    /// Whoever is at a line does.
    ChoosesAtLine { side: Side, other: Side, line: LineId, call: u16, look: Box<AtTheLine> },
}

/// What set an inject off.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// Its time has come.
    Time,
    /// Another inject came so far.
    After {
        /// Which, by its place.
        inject: u16,
    },
    /// What it waits for holds.
    Condition,
    /// It happens at random times.
    Chance,
    /// A facilitator.
    Facilitator,
    /// The response that another inject expects has not come.
    Contingency {
        /// Which inject.
        of: u16,
    },
}

/// Why an inject is withheld.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// What must hold for it does not.
    NotGiven,
    /// Another inject or a facilitator has cancelled it.
    Cancelled,
}

/// What is the matter with a unit in distress.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Distress {
    /// Somebody has gone overboard.
    ManOverboard,
    /// There is a fire on board.
    Fire,
    /// Water comes in.
    Flooding,
}

impl Distress {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::ManOverboard, Self::Fire, Self::Flooding];
}

/// Who can be missing at a side's end of the lines.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Absence {
    /// Whoever would take a call.
    Officer,
    /// The interpreter.
    Interpreter,
}

/// The intent behind conduct.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Intent {
    /// Innocent: an accident, unordered, or nothing at all.
    Innocent,
    /// A deliberate probe without intent to fight.
    Probe,
    /// Prepared to use force.
    Hostile,
}

impl Intent {
    /// All three, in the order of every table of likelihoods.
    pub const ALL: [Self; 3] = [Self::Innocent, Self::Probe, Self::Hostile];
    /// Place in tables of three.
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// What a radar really does.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Searching.
    Search,
    /// Tracking while it searches.
    Track,
    /// Fire control.
    FireControl,
}

/// What a warning receiver shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shows {
    /// Nothing.
    Nothing,
    /// A search radar.
    Search,
    /// A radar that tracks while it searches.
    Track,
    /// A fire-control lock.
    Lock,
}

/// What is done by other sides or about a line: in public, or at the table of a technical talk.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum News {
    /// Another side is seen to take a posture.
    Posture {
        /// Which side.
        of: Side,
        /// The posture.
        posture: Posture,
    },
    /// Another side has made the affair public.
    Published,
    /// A call on a line has become known.
    Disclosed,
    /// Another side makes a move in a dispute.
    Moved {
        /// Which side.
        of: Side,
        /// What it does.
        what: Move,
        /// How sure it says it is that the fault is another's, 0 to 1.
        fault: f64,
    },
    /// Another side lays its evidence on the table.
    Evidence {
        /// Which side.
        of: Side,
        /// How sure it is that the fault is another's, 0 to 1.
        fault: f64,
    },
    /// A third party stands by the other side.
    Threatens,
    /// A third party offers to bring both sides' evidence together.
    Mediates,
}

/// A visible act.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Flares or warning shots.
    WarningForce,
    /// A weapon released at a unit.
    Fire,
}

/// Why a message was not sent.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unsent {
    /// The sender has no set for the channel.
    NoSet,
    /// The sender is not in play.
    NotInPlay,
    /// The channel was never free.
    Busy,
    /// The line is being used, or is out of order.
    NoLine,
}

/// Why a message was not heard.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unheard {
    /// The addressee is not in play.
    NotInPlay,
    /// The addressee keeps no watch on the channel.
    NoWatch,
    /// A watch is ordered, but nobody was listening.
    WatchNotKept,
    /// Beyond the radio horizon.
    BeyondHorizon,
    /// The addressee was talking.
    Talking,
    /// Another transmission covered it.
    SteppedOn,
    /// Too much noise to make out a word.
    Unreadable,
    /// It was heard, but not as meant for the listener: the name was lost.
    NotForHim,
    /// Out of sight.
    OutOfSight,
    /// In sight, and nobody looked.
    NotSeen,
    /// Whoever runs this has taken it out.
    Blank,
}

/// What changed a mind, or is reported.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Because {
    /// The first picture of the other side.
    Prior,
    /// A fire-control lock seen by the own warning receiver.
    Lock,
    /// The other moved up to R3 or more.
    Up,
    /// The other moved down from R3 or more.
    Down,
    /// Nothing happened for a while.
    Quiet,
    /// A weapon was released.
    Weapon,
    /// Two hulls touched.
    Collision,
    /// The other asked who we are.
    Query,
    /// The other told us to leave.
    Demand,
    /// A call that was not understood and was taken for a threat.
    ThreatHeard,
    /// The other stated an intention and kept it.
    IntentionKept,
    /// The other stated an intention and did not keep it.
    IntentionBroken,
    /// A notice was received and understood.
    Notice,
    /// Nobody answered.
    Silence,
    /// Somebody answered.
    Answer,
    /// The other ministry called.
    LineContact,
    /// The other ministry offered a benign explanation.
    Explanation,
    /// The other ministry offered none.
    NoExplanation,
    /// The other side made an accusation in public.
    PublicAct,
    /// The other made a coded signal that was understood.
    Signal,
    /// The analysis of a recording did not confirm a lock: what it had counted is taken back.
    Analysis,
    /// The other came to help.
    Assistance,
}

/// What makes a commander decide.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Occasion {
    /// New evidence.
    Evidence,
    /// The other's rung changed.
    Seen,
    /// New orders.
    Orders,
    /// A periodic review.
    Review,
    /// The commander's own answer bound him.
    OwnWord,
    /// The scenario's event engine ordered it.
    Incident,
}

/// The situation in which shocks to a choice stay the same.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Situation {
    /// The other's rung as seen.
    pub seen: Rung,
    /// Guidance in force.
    pub guidance: Rung,
    /// Whether an incident is open.
    pub incident: bool,
    /// Whether a clarification has been received.
    pub clarified: bool,
    /// How often this situation has been entered before.
    pub visit: u32,
}

impl Record {
    /// A small number for each kind of record; part of the trace hash, so it never changes meaning.
    pub const fn kind(&self) -> u16 {
        match self {
            Self::Truth { .. } => 1,
            Self::Inject { .. } => 2,
            Self::Appears { .. } => 3,
            Self::Leaves { .. } => 4,
            Self::Steers { .. } => 5,
            Self::Emission { .. } => 6,
            Self::Acts { .. } => 7,
            Self::Collides { .. } => 8,
            Self::Rung { .. } => 9,
            Self::Contact { .. } => 10,
            Self::Warned { .. } => 11,
            Self::Picture { .. } => 12,
            Self::Says { .. } => 13,
            Self::Unsent { .. } => 14,
            Self::Hears { .. } => 15,
            Self::Misses { .. } => 16,
            Self::Acknowledged { .. } => 17,
            Self::Silence { .. } => 18,
            Self::Believes { .. } => 19,
            Self::Decides { .. } => 20,
            Self::Posture { .. } => 21,
            Self::Reports { .. } => 22,
            Self::Informed { .. } => 23,
            Self::Orders { .. } => 24,
            Self::Ordered { .. } => 25,
            Self::Publishes { .. } => 26,
            Self::Line { .. } => 27,
            Self::ReadBack { .. } => 28,
            Self::AnotherAnswers { .. } => 29,
            Self::Microphone { .. } => 30,
            Self::LineFails { .. } => 31,
            Self::NoticeInHand { .. } => 32,
            Self::Account { .. } => 33,
            Self::Disputes { .. } => 34,
            Self::Meets { .. } => 35,
            Self::Settles { .. } => 36,
            Self::Does { .. } => 37,
            Self::Analysed { .. } => 38,
            Self::Person { .. } => 39,
            Self::Weighs { .. } => 40,
            Self::Considers { .. } => 41,
            Self::Deliberates { .. } => 42,
            Self::ChoosesAtLine { .. } => 43,
            Self::Learns { .. } => 44,
            Self::Measures { .. } => 45,
            Self::TakenFor { .. } => 46,
            Self::Opens { .. } => 47,
            Self::CrewSays { .. } => 48,
            Self::Withheld { .. } => 49,
            Self::Response { .. } => 50,
            Self::Climate { .. } => 51,
            Self::Absent { .. } => 52,
            Self::Imposed { .. } => 53,
            Self::Helm { .. } => 54,
            Self::Assists { .. } => 55,
            Self::Distress { .. } => 61,
            Self::Unwatched { .. } => 62,
            Self::Input(_) => 56,
            Self::SeatAsked { .. } => 57,
            Self::SeatDecided { .. } => 58,
        }
    }

    /// Whether it happens on a line: such records have a lane of their own.
    pub const fn is_line(&self) -> bool {
        matches!(
            self,
            Self::Line { .. } | Self::LineFails { .. } | Self::Absent { .. } | Self::ChoosesAtLine { .. }
        )
    }

    /// Whether it only says what another record was computed from: it is made for sinks that ask for it, and the trace
    /// hash does not know it.
    pub const fn is_detail(&self) -> bool {
        matches!(
            self,
            Self::Person { .. }
                | Self::Weighs { .. }
                | Self::Considers { .. }
                | Self::Deliberates { .. }
                | Self::ChoosesAtLine { .. }
        )
    }

    /// The channel a message of this record went over, if it is about words on the radio.
    pub const fn channel(&self) -> Option<Channel> {
        match self {
            Self::Says { route, .. } | Self::Hears { route, .. } | Self::Misses { route, .. } => {
                match route {
                    Route::Radio(channel) => Some(*channel),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}

/// Sixty-four bits that stand for a record in the trace hash: its encoding, mixed.
pub fn digest(record: &Record) -> u64 {
    crate::codec::digest(record)
}
