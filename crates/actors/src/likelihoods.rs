//! The table of likelihoods: how likely each piece of evidence is under each intent, and how heavily it counts.
//!
//! It is made from the parameters, and a scenario can put rows of its own in their place.

use serde::{Deserialize, Serialize};

use guardline_units::Params;

/// A kind of evidence that has a row of its own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Sign {
    /// A fire-control lock seen on oneself.
    Lock,
    /// A move of the other up to R3 or more.
    Up,
    /// A move of the other down from R3 or more.
    Down,
    /// A weapon released.
    Weapon,
    /// Two hulls touched.
    Collision,
    /// The other asked who we are.
    Query,
    /// The other told us to leave.
    Demand,
    /// A call not understood and taken for a threat.
    Threat,
    /// An intention said freely and kept.
    KeptFree,
    /// An intention said in the agreed phrases and kept.
    KeptPhrase,
    /// The other ministry called.
    LineContact,
    /// The other ministry offered a benign explanation.
    Explanation,
    /// The other side accused us in public.
    Accusation,
    /// A complete notice, received and understood.
    Notice,
    /// The other came to help in distress.
    Assistance,
}

/// What the three numbers of a row are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Measure {
    /// Probabilities, 0 to 1.
    Likelihood,
    /// Moves an hour. That nothing happens for a while is evidence by the same rates.
    Rate,
    /// How much more likely than otherwise; 1 says nothing.
    Ratio,
}

impl Measure {
    /// The highest value allowed; the lowest is 0.
    pub const fn most(self) -> f64 {
        match self {
            Self::Likelihood => 1.0,
            Self::Rate | Self::Ratio => 100.0,
        }
    }
    /// The unit, for messages; probabilities have none.
    pub const fn unit(self) -> &'static str {
        match self {
            Self::Likelihood => "",
            Self::Rate => "moves an hour",
            Self::Ratio => "times as likely",
        }
    }
}

impl Sign {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 15] = [
        Self::Lock,
        Self::Up,
        Self::Down,
        Self::Weapon,
        Self::Collision,
        Self::Query,
        Self::Demand,
        Self::Threat,
        Self::KeptFree,
        Self::KeptPhrase,
        Self::LineContact,
        Self::Explanation,
        Self::Accusation,
        Self::Notice,
        Self::Assistance,
    ];

    /// Its name in scenario files and in the journal.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lock => "lock",
            Self::Up => "up",
            Self::Down => "down",
            Self::Weapon => "weapon",
            Self::Collision => "collision",
            Self::Query => "query",
            Self::Demand => "demand",
            Self::Threat => "threat",
            Self::KeptFree => "kept_free",
            Self::KeptPhrase => "kept_phrase",
            Self::LineContact => "line_contact",
            Self::Explanation => "explanation",
            Self::Accusation => "accusation",
            Self::Notice => "notice",
            Self::Assistance => "assistance",
        }
    }

    /// What it is, in words.
    pub const fn what(self) -> &'static str {
        match self {
            Self::Lock => "a fire-control lock seen on oneself",
            Self::Up => "a move of the other up to R3 or more",
            Self::Down => "a move of the other down from R3 or more",
            Self::Weapon => "a weapon released",
            Self::Collision => "two hulls touched",
            Self::Query => "the other asks who one is",
            Self::Demand => "the other says to leave",
            Self::Threat => "a call not understood and taken for a threat",
            Self::KeptFree => "an intention said freely, and kept",
            Self::KeptPhrase => "an intention said in the agreed phrases, and kept",
            Self::LineContact => "the other ministry calls",
            Self::Explanation => "the other ministry offers a benign explanation",
            Self::Accusation => "the other side accuses in public",
            Self::Notice => "a complete notice, received and understood",
            Self::Assistance => "the other comes to help in distress",
        }
    }

    /// What its numbers are.
    pub const fn measure(self) -> Measure {
        match self {
            Self::Up | Self::Down => Measure::Rate,
            Self::Notice => Measure::Ratio,
            _ => Measure::Likelihood,
        }
    }
}

/// One row.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Row {
    /// Under innocent, probe and hostile, in the [`Measure`] of the kind.
    pub likelihood: [f64; 3],
    /// Weight m_e, before conservatism and stress.
    pub weight: f64,
}

/// The table. Whether questions are answered is no row: how likely that is follows from the channel and the agreement.
#[derive(Clone, PartialEq, Debug)]
pub struct Likelihoods([Row; Sign::ALL.len()]);

impl Likelihoods {
    /// The table of the parameters. A lock counts in full, whatever the conservatism.
    pub fn new(p: &Params) -> Self {
        let row = |sign| {
            let (likelihood, weight) = match sign {
                Sign::Lock => ([p.lock_innocent, p.lock_probe, p.lock_hostile], 1.0 / p.conservatism),
                Sign::Up => ([p.up_innocent, p.up_probe, p.up_hostile], p.move_weight),
                Sign::Down => ([p.down_innocent, p.down_probe, p.down_hostile], p.move_weight),
                Sign::Weapon => ([p.weapon_innocent, p.weapon_probe, p.weapon_hostile], 1.0),
                Sign::Collision => ([p.collision_innocent, p.collision_probe, p.collision_hostile], 1.0),
                Sign::Query => ([p.query_innocent, p.query_probe, p.query_hostile], 1.0),
                Sign::Demand => ([p.demand_innocent, p.demand_probe, p.demand_hostile], 1.0),
                Sign::Threat => ([p.threat_innocent, p.threat_probe, p.threat_hostile], 1.0),
                Sign::KeptFree => ([p.kept_free_innocent, p.kept_free_probe, p.kept_free_hostile], 1.0),
                Sign::KeptPhrase => {
                    ([p.kept_phrase_innocent, p.kept_phrase_probe, p.kept_phrase_hostile], 1.0)
                }
                Sign::LineContact => ([p.contact_innocent, p.contact_probe, p.contact_hostile], 1.0),
                Sign::Explanation => {
                    ([p.explanation_innocent, p.explanation_probe, p.explanation_hostile], 1.0)
                }
                Sign::Accusation => ([p.accusation_innocent, p.accusation_probe, p.accusation_hostile], 1.0),
                Sign::Notice => ([p.notice_gain, 1.0, 1.0], 1.0),
                Sign::Assistance => ([p.assistance_innocent, p.assistance_probe, p.assistance_hostile], 1.0),
            };
            Row { likelihood, weight }
        };
        Self(Sign::ALL.map(row))
    }

    /// The row of a kind of evidence.
    pub const fn row(&self, sign: Sign) -> Row {
        self.0[sign as usize]
    }

    /// Puts another row in its place.
    pub const fn replace(&mut self, sign: Sign, row: Row) {
        self.0[sign as usize] = row;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_has_its_own_place_and_is_within_its_measure() {
        let table = Likelihoods::new(&Params::default());
        for (place, sign) in Sign::ALL.into_iter().enumerate() {
            assert_eq!(sign as usize, place, "{sign:?}");
            let row = table.row(sign);
            assert!(row.likelihood.iter().all(|l| (0.0..=sign.measure().most()).contains(l)), "{sign:?}");
        }
    }
}
