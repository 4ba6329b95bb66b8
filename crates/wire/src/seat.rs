//! Seats: what a person is asked who sits in the place of a commander or of a duty officer, and what comes in from outside.

use serde::{Deserialize, Serialize};

use guardline_units::{Rung, Side, Span, UnitId};

use crate::channel::{LineId, Route};
use crate::line::AnswerChoice;
use crate::message::SpeechAct;
use crate::record::{Occasion, Party};

/// What comes in from outside while a run goes on. A run with the same inputs at the same times is the same run.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Input {
    /// A person sits down in a seat: a unit's commander, or the duty officer at a side's end of the lines. Whoever lets
    /// `think` pass leaves the choice to the officer who would decide without him.
    Takes {
        /// Which seat.
        seat: Party,
        /// How long he may think.
        think: Span,
    },
    /// The person gets up; the officer decides again, and at once.
    Leaves {
        /// Which seat.
        seat: Party,
    },
    /// The person answers what he was asked last.
    Answers {
        /// Which seat.
        seat: Party,
        /// Which question.
        question: u32,
        /// Which of the options, from 0.
        choice: u8,
    },
    /// A facilitator begins an inject.
    Fires {
        /// Which, by its place.
        inject: u16,
    },
}

/// What the person in a seat is asked. Nothing in it is more than whoever sits there may know.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// What a unit is to do now.
    Conduct {
        /// The own rung now.
        own: Rung,
        /// The unit it is mostly about, as far as is known.
        about: UnitId,
        /// Its rung as seen.
        seen: Rung,
        /// What makes it due.
        because: Occasion,
        /// The options, ascending.
        menu: Vec<Rung>,
    },
    /// What to say to who has asked on the radio or by signal.
    Reply {
        /// Who asks, as far as is known.
        to: UnitId,
        /// By which way.
        route: Route,
        /// The options; none is silence.
        options: Vec<Option<SpeechAct>>,
    },
    /// What to do about a line that rings.
    Ring {
        /// Who calls.
        from: Side,
        /// On which line.
        line: LineId,
        /// The options.
        options: Vec<AnswerChoice>,
    },
    /// Whether to call another side, as the ministry wishes: yes, or not now.
    Call {
        /// Whom.
        to: Side,
    },
}

impl Asked {
    /// How many options there are.
    pub fn options(&self) -> usize {
        match self {
            Self::Conduct { menu, .. } => menu.len(),
            Self::Reply { options, .. } => options.len(),
            Self::Ring { options, .. } => options.len(),
            Self::Call { .. } => 2,
        }
    }
}

/// Who has answered what a seat was asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecidedBy {
    /// The person in the seat.
    Person,
    /// The officer, since the person has not answered in time or has got up.
    Officer,
    /// Nobody: it has become pointless.
    Nobody,
}
