//! Disputes in words: what ministries do in them, what they learn of each other, and what moves their accounts.

use guardline_units::Side;
use guardline_wire::dispute::{Clue, Move};
use guardline_wire::record::News;

use super::Names;

impl Names {
    /// What comes to a ministry's knowledge of what others do.
    pub(super) fn news(&self, side: Side, news: &News) -> String {
        let side = self.side(side);
        match news {
            News::Posture { of, posture } => format!("{side} sees {} at posture {posture}", self.side(*of)),
            News::Published => format!("{side} learns that it has been made public"),
            News::Disclosed => format!("{side} learns that a call has become known"),
            News::Moved { of, what, fault } => {
                let (of, what) = (self.side(*of), move_word(*what));
                format!(
                    "{side} learns that {of} {what}; it is {:.0} % sure of the other's fault",
                    100.0 * fault
                )
            }
            News::Evidence { of, fault } => {
                let of = self.side(*of);
                format!(
                    "{side} is shown the evidence of {of}, which is {:.0} % sure of the other's fault",
                    100.0 * fault
                )
            }
            News::Threatens => format!("{side} learns that a third party stands by the other side"),
            News::Mediates => {
                format!("{side} learns that a third party offers to bring the evidence together")
            }
        }
    }
}

/// What a ministry does in a dispute.
pub(crate) const fn move_word(what: Move) -> &'static str {
    match what {
        Move::Silence => "does nothing",
        Move::Protest => "protests in private",
        Move::Accuse => "accuses in public",
        Move::Deny => "denies in public",
        Move::Release => "publishes its evidence",
        Move::CounterAccuse => "accuses in return",
        Move::Explain => "explains itself in private",
        Move::Regret => "expresses regret",
        Move::OfferReview => "offers a technical talk",
        Move::Accept => "accepts what is offered",
        Move::Suspend => "suspends exchanges",
        Move::Resume => "resumes exchanges",
        Move::Mediate => "asks a third party to mediate",
    }
}

/// What moves an account of whose fault it was.
pub(super) const fn clue_word(clue: Clue) -> &'static str {
    match clue {
        Clue::Lock => "an own unit was shown a lock",
        Clue::Conduct => "an own unit saw it",
        Clue::CrewCleared => "the own crews say that they did nothing out of the ordinary",
        Clue::CrewAdmitted => "an own crew owns up",
        Clue::Conceded => "the other side concedes an error",
        Clue::Released => "the other side has published its evidence",
        Clue::Analysed => "the recording has been analysed",
        Clue::Compared => "the evidence of both sides has been compared",
    }
}
