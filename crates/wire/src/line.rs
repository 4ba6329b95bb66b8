//! Where a call on a line stands, and which state may follow which.
//!
//! The caller's end goes from the wish to the close: wish, authority, consultation where the agreement demands it,
//! request, ring, an outcome, talk, readback, close. No state is skipped, and each is in the record. The called end has
//! a path of its own in the same call.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use guardline_units::{Side, Span};

use crate::message::SpeechAct;

/// Where a call stands, as one of its ends sees or makes it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineState {
    // The caller's end.
    /// The ministry wishes to call.
    Wish,
    /// A check call is due.
    CheckDue,
    /// Who may grant it is asked for authority; `asleep` is how long he cannot be reached.
    AsksAuthority {
        /// Until he can be asked.
        asleep: Span,
    },
    /// The agreement demands consultation first.
    Consults {
        /// How long it takes.
        takes: Span,
    },
    /// Talking is authorised, by standing authority or for this affair.
    Granted {
        /// Whether authority was standing.
        standing: bool,
    },
    /// Talking is not authorised.
    Refused,
    /// The request is passed to the other end.
    Requests {
        /// How long that takes.
        relay: Span,
    },
    /// The other end may take its time before it answers.
    ReplyWindow {
        /// How much.
        lasts: Span,
    },
    /// Every circuit of the line is taken.
    Queues {
        /// How many wait before this call.
        ahead: u16,
    },
    /// It rings.
    Rings {
        /// Which attempt, from 1.
        attempt: u32,
    },
    /// Ground truth: the ring reaches nobody, and why. The caller hears it ring.
    Dead {
        /// Why.
        why: DeadWhy,
    },
    /// Not answered in time.
    NoAnswer,
    /// Declined.
    Declined,
    /// The other end says that it will call back.
    CallBackPromised,
    /// The other end asks for time, to be allowed to talk.
    AskedToWait,
    /// Answered.
    Answered {
        /// By whom.
        by: AnsweredBy,
        /// Since the wish to call.
        after: Span,
    },
    /// The ends can talk, once an interpreter is there.
    Talks {
        /// How long that takes.
        interpreter: Span,
    },
    /// A written message goes out on the line, since voice did not get through.
    Writes {
        /// What it says.
        says: SpeechAct,
    },
    /// After a check call that nobody answered the line is tested from both ends.
    Tested {
        /// Whether it is in order: then nobody wanted to answer.
        in_order: bool,
    },
    /// The line fails in the middle of the call.
    CutOff,
    /// The call ends.
    Closed,
    /// No more attempts.
    GivesUp,

    // The called end.
    /// The called officer's choice; `imposed` if the scenario's author made it.
    Chooses {
        /// The choice.
        choice: AnswerChoice,
        /// Whether it was imposed, not produced.
        imposed: bool,
    },
    /// Somebody who cannot speak for the addressee takes a message, which reaches the ministry later.
    TakesMessage {
        /// How much later.
        passed_on_after: Span,
    },
    /// A promised call back is made: it is a call of its own.
    CallsBack,
    /// A written message has been translated and read.
    Reads,

    // Both ends.
    /// Somebody speaks.
    Speaks {
        /// What is said.
        says: SpeechAct,
        /// By whom.
        by: Side,
    },
    /// Somebody takes what was said to say this; none if interpretation lost it.
    Understands {
        /// What.
        says: Option<SpeechAct>,
    },
    /// What was said is read back, right or not.
    ReadBack {
        /// Whether it is what was said.
        right: bool,
    },
}

/// Why a ring reaches nobody.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeadWhy {
    /// The line is out of order.
    OutOfOrder,
    /// The other end is not staffed at that hour.
    NotStaffed,
    /// The scenario cuts every path of the line, for a placebo.
    Cut,
    /// Nobody sits at the other end.
    NobodyThere,
}

/// Who is on the phone.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnsweredBy {
    /// Who was called.
    Addressee,
    /// Somebody else, who cannot speak for him.
    SomebodyElse,
}

/// What a called officer does.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AnswerChoice {
    /// Answer.
    Answer,
    /// Seek authority first.
    SeekAuthority,
    /// Let it ring.
    LetRing,
    /// Decline.
    Decline,
    /// Promise to call back.
    PromiseCallBack,
}

impl AnswerChoice {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Answer, Self::SeekAuthority, Self::LetRing, Self::Decline, Self::PromiseCallBack];
}

impl LineState {
    /// Whether the called end makes it, and not the caller's.
    pub const fn of_called_end(&self) -> bool {
        matches!(self, Self::Chooses { .. } | Self::TakesMessage { .. } | Self::CallsBack | Self::Reads)
    }

    /// Whether this state may come next at the caller's end of a call, after `before` (none for the first).
    /// What is spoken, understood and read back may come in any order between talk and close.
    pub fn may_follow(&self, before: Option<&Self>) -> bool {
        use LineState as S;
        let Some(before) = before else { return matches!(self, S::Wish | S::CheckDue) };
        match before {
            S::Wish => matches!(self, S::AsksAuthority { .. } | S::Granted { .. }),
            S::CheckDue => matches!(self, S::Granted { standing: true }),
            S::AsksAuthority { .. } => matches!(self, S::Consults { .. } | S::Granted { .. } | S::Refused),
            S::Consults { .. } => matches!(self, S::Granted { .. } | S::Refused),
            S::Granted { .. } => matches!(self, S::Requests { .. } | S::GivesUp),
            S::Refused | S::Tested { .. } => matches!(self, S::GivesUp),
            S::Requests { .. } => {
                matches!(self, S::ReplyWindow { .. } | S::Queues { .. } | S::Rings { .. } | S::GivesUp)
            }
            S::ReplyWindow { .. } => matches!(self, S::Queues { .. } | S::Rings { .. } | S::GivesUp),
            S::Queues { .. } => matches!(self, S::Rings { .. }),
            S::Rings { .. } => matches!(
                self,
                S::Dead { .. }
                    | S::Answered { .. }
                    | S::Declined
                    | S::NoAnswer
                    | S::CallBackPromised
                    | S::AskedToWait
            ),
            S::Dead { .. } => matches!(self, S::NoAnswer),
            S::NoAnswer | S::Declined | S::CallBackPromised | S::AskedToWait => matches!(
                self,
                S::Queues { .. } | S::Rings { .. } | S::GivesUp | S::Writes { .. } | S::Tested { .. }
            ),
            S::Writes { .. } => matches!(self, S::GivesUp | S::Queues { .. } | S::Rings { .. }),
            S::Answered { .. } => matches!(self, S::Talks { .. } | S::Closed | S::CutOff),
            S::Talks { .. } | S::Speaks { .. } | S::Understands { .. } => {
                matches!(self, S::Speaks { .. } | S::Understands { .. } | S::ReadBack { .. } | S::CutOff)
            }
            // The last thing said in a call is read back.
            S::ReadBack { .. } => matches!(
                self,
                S::Speaks { .. } | S::Understands { .. } | S::ReadBack { .. } | S::Closed | S::CutOff
            ),
            // The end, and what only the called end does.
            S::CutOff
            | S::Closed
            | S::GivesUp
            | S::Chooses { .. }
            | S::TakesMessage { .. }
            | S::CallsBack
            | S::Reads => false,
        }
    }
}
