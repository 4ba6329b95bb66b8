//! What a belief or a choice was computed from, so that both can be computed again by somebody else.
//!
//! These stand in a journal and in no experiment: a sink that does not ask for them is not given them, and the trace hash
//! does not know them. They follow from what is hashed.

use serde::{Deserialize, Serialize};

use guardline_units::{Posture, Rung, Side, Span};

use crate::message::Form;
use crate::record::Situation;

/// What evidence rests on, beside its kind: what selects its likelihoods in the table, and how far it counts.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Grounds {
    /// What selects its likelihoods.
    pub selects: Selects,
    /// How far words are believed, 0 to 1; 1 for what one has seen oneself.
    pub credibility: f64,
    /// Whether somebody else has seen it and reported it.
    pub reported: bool,
}

/// What selects the likelihoods of a kind of evidence.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Selects {
    /// The kind alone: one row of the table.
    Kind,
    /// A time without a move, with the other at R3 or more (`high`) or below: e^(−rate·Δt).
    Time {
        /// How long.
        passed: Span,
        /// Whether the rates are those of moves down.
        high: bool,
    },
    /// The form in which an intention was stated.
    Form(Form),
    /// The worth of a notice, 0 to 1.
    Worth(f64),
    /// Under each intent the chance that an answer reaches who asks, and the prior that the channel is dead.
    Chances {
        /// Innocent, probe, hostile.
        answer: [f64; 3],
        /// The prior that nothing can come.
        dead: f64,
        /// Whether it is a line between ministries, and not the radio.
        line: bool,
    },
}

impl Grounds {
    /// What one has seen oneself, and what its kind alone selects.
    pub const SEEN: Self = Self { selects: Selects::Kind, credibility: 1.0, reported: false };
}

/// What makes somebody tense.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Strain {
    /// Own rung, or that of the own posture.
    pub own: Rung,
    /// The other's, as seen or reported.
    pub other: Rung,
    /// Whether another comes close in a hazardous manoeuvre.
    pub close: bool,
}

/// A look at the options by a commander, whether or not he then does something else than before.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Considered {
    /// The side whose intent matters.
    pub about: Side,
    /// Own rung.
    pub own: Rung,
    /// The highest own rung so far.
    pub highest: Rung,
    /// The situation, which selects the shocks.
    pub situation: Situation,
    /// By how many rungs the other is expected to step back.
    pub expected: f64,
    /// Weight of the audience at home, before it grows with the rung.
    pub audience: f64,
    /// What makes him tense.
    pub strain: Strain,
    /// The rungs that may be chosen, ascending.
    pub menu: Vec<Rung>,
    /// What each is worth.
    pub values: Vec<f64>,
    /// Precision of choice.
    pub precision: f64,
    /// With which probability the model's own chooser takes each, before the shocks of the situation are known.
    pub probabilities: Vec<f64>,
    /// What is chosen.
    pub chosen: Rung,
}

/// The same by a ministry.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Deliberated {
    /// The side that is feared most.
    pub about: Side,
    /// Own posture.
    pub posture: Posture,
    /// The highest own posture so far.
    pub highest: Posture,
    /// The highest posture in which another side is seen.
    pub others: Posture,
    /// The highest rung at which the other side is now, as far as reported.
    pub rung: Rung,
    /// Weight of the audience at home.
    pub audience: f64,
    /// Whether a benign clarification has been received.
    pub clarified: bool,
    /// Days since the affair began.
    pub days: f64,
    /// The postures that may be chosen, ascending.
    pub menu: Vec<Posture>,
    /// What each is worth.
    pub values: Vec<f64>,
    /// With which probability each is taken, before the shocks of the situation are known.
    pub probabilities: Vec<f64>,
    /// What is chosen.
    pub chosen: Posture,
}

/// A choice of the person at a line: what to do about a ring or a message (five options, in the order let ring, answer,
/// seek authority, decline, promise to call back), or whether to grant authority to talk (two: no, yes).
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct AtTheLine {
    /// Whether authority is asked for.
    pub grant: bool,
    /// What the ministry has told of its belief, if it has told anything.
    pub belief: Option<[f64; 3]>,
    /// Orders: 1 to answer, −1 not to, 0 none.
    pub orders: f64,
    /// Whether talking is authorised.
    pub authorised: bool,
    /// Whether an own unit has reported.
    pub reported: bool,
    /// Weight of the audience at home.
    pub audience: f64,
    /// What each option is worth; none if it is not open.
    pub values: Vec<Option<f64>>,
    /// With which probability each is taken, before the shocks are known.
    pub probabilities: Vec<f64>,
    /// Place of the option taken.
    pub chosen: u8,
}
