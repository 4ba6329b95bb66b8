//! The escalation ladder R0–R9 and the postures of a ministry M0–M4.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A rung of the combined ladder, 0 (routine) to 9 (sustained hostilities).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rung(u8);

/// A ministry's posture, M0 (none) to M4 (ultimatum).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Posture(u8);

impl Rung {
    /// R0.
    pub const ROUTINE: Self = Self(0);
    /// R9.
    pub const HIGHEST: Self = Self(9);

    /// The rung `n`, at most 9.
    pub const fn new(n: u8) -> Self {
        Self(if n > 9 { 9 } else { n })
    }
    /// 0 to 9.
    pub const fn number(self) -> u8 {
        self.0
    }
    /// The rung's name, in the words of the ladder.
    pub const fn name(self) -> &'static str {
        [
            "routine",
            "watch",
            "close surveillance",
            "hazardous manoeuvre",
            "simulated attack",
            "warning force",
            "contact or seizure",
            "single engagement",
            "exchange of fire",
            "sustained hostilities",
        ][self.0 as usize]
    }
    /// The model's own severity weight (an assumption of the model, not a measured scale).
    pub const fn severity(self) -> f64 {
        [0.0, 0.5, 1.0, 2.0, 4.0, 5.5, 7.0, 8.5, 9.5, 10.0][self.0 as usize]
    }
    /// How conflictual the acts of this rung are on the conflict–cooperation scale of Goldstein (1992), Journal of Conflict Resolution
    /// 36, 369–385, as carried over to CAMEO event codes by the data sets that use these: 0 neutral, 10 the most conflictual (there
    /// with a minus). The codes, in order: consult 040, complain 114, accuse 112, defy norms 128, demonstrate power 150, obstruct 144,
    /// seize or damage 171, and from R7 on use conventional force 190. Which code a rung is, is this model's assumption. The scale does
    /// not tell the highest rungs apart.
    pub const fn goldstein(self) -> f64 {
        [0.0, 2.0, 2.0, 5.0, 7.2, 7.5, 9.2, 10.0, 10.0, 10.0][self.0 as usize]
    }
}

impl Posture {
    /// The posture `n`, at most 4.
    pub const fn new(n: u8) -> Self {
        Self(if n > 4 { 4 } else { n })
    }
    /// 0 to 4.
    pub const fn number(self) -> u8 {
        self.0
    }
    /// The act that goes with the posture.
    pub const fn name(self) -> &'static str {
        [
            "no act",
            "private protest",
            "public accusation",
            "alert and reinforcement",
            "weapons authority delegated",
        ][self.0 as usize]
    }
    /// The rung of the combined ladder that this posture amounts to.
    pub const fn rung(self) -> Rung {
        Rung([0, 1, 2, 4, 5][self.0 as usize])
    }
    /// The highest rung to which a ministry in this posture guides its units.
    pub const fn guidance(self) -> Rung {
        Rung([2, 2, 3, 4, 5][self.0 as usize])
    }
    /// The highest rung that standing orders allow a unit while its ministry is in this posture.
    pub const fn rules_of_engagement(self) -> Rung {
        Rung([5, 5, 5, 6, 8][self.0 as usize])
    }
}

impl fmt::Display for Rung {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "R{}", self.0)
    }
}

impl fmt::Display for Posture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "M{}", self.0)
    }
}
