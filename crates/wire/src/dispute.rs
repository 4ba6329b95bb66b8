//! What two ministries do about an incident once it has happened: the words of a dispute that goes on for weeks.

use serde::{Deserialize, Serialize};

/// What a ministry does in a dispute. Doing nothing is one of its choices.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Move {
    /// Nothing, for now.
    Silence,
    /// A protest through the embassy, not made public.
    Protest,
    /// A public accusation.
    Accuse,
    /// A public denial of what the other side says.
    Deny,
    /// Publication of evidence: recordings and pictures, in one's own cut.
    Release,
    /// A public accusation in return.
    CounterAccuse,
    /// An account of what happened that means no harm, given in private.
    Explain,
    /// An expression of regret, given in private.
    Regret,
    /// An offer to compare evidence in a technical talk.
    OfferReview,
    /// Acceptance of an explanation that was given, of a review that was offered, or of an account drawn up together.
    Accept,
    /// Suspension of exchanges, the line between the ministries among them.
    Suspend,
    /// Resumption of what was suspended.
    Resume,
    /// A request to a third party to mediate.
    Mediate,
}

impl Move {
    /// All of them; a choice among them is made in this order.
    pub const ALL: [Self; 13] = [
        Self::Silence,
        Self::Protest,
        Self::Accuse,
        Self::Deny,
        Self::Release,
        Self::CounterAccuse,
        Self::Explain,
        Self::Regret,
        Self::OfferReview,
        Self::Accept,
        Self::Suspend,
        Self::Resume,
        Self::Mediate,
    ];

    /// Whether everybody hears of it.
    pub const fn is_public(self) -> bool {
        matches!(
            self,
            Self::Accuse | Self::Deny | Self::Release | Self::CounterAccuse | Self::Suspend | Self::Resume
        )
    }

    /// Whether it keeps a dispute going: routine has not returned while such acts are made.
    pub const fn is_hostile(self) -> bool {
        matches!(
            self,
            Self::Protest | Self::Accuse | Self::Deny | Self::Release | Self::CounterAccuse | Self::Suspend
        )
    }
}

/// What a side knows when it weighs a move.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Outlook {
    /// How sure it is that the other side is at fault, 0 to 1.
    pub fault: f64,
    /// Its belief that the other side means to use force.
    pub hostile: f64,
    /// Weight of the audience at home, less what a clarification covers.
    pub audience: f64,
    /// How cold the political climate is, 0 to 1.
    pub cold: f64,
    /// How much it does not know about whose fault it was: entropy of `fault` over its largest value.
    pub doubt: f64,
    /// Months since the dispute was opened.
    pub months: f64,
}

/// What moves a side's account of whose fault it was.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Clue {
    /// An own unit's warning receiver showed a lock.
    Lock,
    /// An own unit saw a hazardous manoeuvre, a weapon or a collision.
    Conduct,
    /// An own crew, asked what it did, says that it did nothing out of the ordinary.
    CrewCleared,
    /// An own crew says that it did.
    CrewAdmitted,
    /// The other side concedes an error.
    Conceded,
    /// The other side has published its evidence, in its own cut.
    Released,
    /// Both sides have laid their evidence side by side.
    Compared,
    /// The recording of an own warning receiver has been analysed.
    Analysed,
}
