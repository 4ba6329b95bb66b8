//! Who: numbers that stand for sides, units and actors. Names are for people and live in the scenario.

use std::fmt;

use serde::{Deserialize, Serialize};

/// One side of the encounter, by its place in the scenario's list: 0 is A, 1 is B, and so on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Side(pub u8);

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letter = char::from(b'A' + self.0 % 26);
        write!(f, "{letter}")
    }
}

/// A ship or an aircraft, by its place in the scenario's list of units.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct UnitId(pub u16);

/// Any actor of a run: a unit, a ministry, a channel, the world. Given out in a fixed order when a run is built.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ActorId(pub u32);

/// The seed of a run. Every random draw of the run is addressed under it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Seed(pub u64);
