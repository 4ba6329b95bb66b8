//! Classes of ships and aircraft and what each can do. Which classes there are is data: nothing here names one.

use std::ops::Deref;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use guardline_units::{Knots, Metres, Rung};
use guardline_wire::Channel;

/// A class of ship or aircraft; cheap to clone, and the same for every run of a scenario.
#[derive(Clone, PartialEq, Debug)]
pub struct Platform(Arc<Class>);

/// What a class is and can do.
#[derive(Clone, PartialEq, Debug)]
pub struct Class {
    /// Its name in files.
    pub id: String,
    /// Its name in a sentence, with the article: `a coast-guard vessel`.
    pub name: String,
    /// Whether it floats or flies.
    pub kind: Kind,
    /// How it moves and how far it sees.
    pub traits: Traits,
    /// The channels it usually has sets for.
    pub sets: Vec<Channel>,
    /// Those on which it usually keeps watch.
    pub watch: Vec<Channel>,
    /// What it can do on the ladder, the lowest rung first.
    pub acts: Vec<Step>,
}

/// Whether a class floats or flies.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// It floats, and turns at the rate that its rudder gives.
    Ship,
    /// It flies, and turns as it banks.
    Aircraft,
}

/// How a class moves and how far it sees.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Traits {
    /// Slowest speed at which it keeps station.
    pub slowest: Knots,
    /// Highest speed.
    pub fastest: Knots,
    /// Highest it goes; 0 for ships.
    pub ceiling: Metres,
    /// Height of its radio antenna above its own position.
    pub antenna: Metres,
    /// Distance at which it follows others by radar, given the horizon.
    pub sensor_range: Metres,
    /// Radius within which two hulls touch.
    pub hull: Metres,
    /// Dead time from an order to the helm, seconds.
    pub reaction_seconds: f64,
    /// Rate at which a ship turns, degrees per second; 0 for aircraft.
    pub turn_deg_s: f64,
    /// Bank with which an aircraft turns, degrees; 0 for ships.
    pub bank_deg: f64,
    /// Change of speed, metres per second squared.
    pub acceleration: f64,
    /// Rate of climb and descent, metres per second; 0 for ships.
    pub climb: f64,
}

/// What a unit does to be at a rung of the ladder. R8 and R9 are outcomes, never choices.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Open the distance.
    BreakOff,
    /// Go about the task, outside the watch distance.
    StandOff,
    /// Go or stay within the watch distance.
    CloseIn,
    /// Come closer than is safe.
    Crowd,
    /// Put the fire-control radar on the other.
    Illuminate,
    /// Flares, warning shots or other means of warning by force.
    Warn,
    /// Drive at the other.
    Ram,
    /// Release a weapon.
    Fire,
}

impl Step {
    /// Every step, from R0 to R7.
    pub const ALL: [Self; 8] = [
        Self::BreakOff,
        Self::StandOff,
        Self::CloseIn,
        Self::Crowd,
        Self::Illuminate,
        Self::Warn,
        Self::Ram,
        Self::Fire,
    ];

    /// The rung that it is the act of.
    pub const fn rung(self) -> Rung {
        Rung::new(self as u8)
    }
}

/// Standard gravity in metres per second squared.
const GRAVITY: f64 = 9.806_65;
/// An aircraft slower than this turns as if it went at this speed: a helicopter in the hover spins no faster.
const SLOW_TURN: Knots = Knots(40.0);

impl Traits {
    /// Rate of turn in radians a second at `speed` in metres per second: a coordinated turn ω = g tan μ / V for what banks.
    pub fn turn_rate(&self, speed: f64) -> f64 {
        if self.bank_deg > 0.0 {
            GRAVITY * libm::tan(self.bank_deg.to_radians()) / speed.max(SLOW_TURN.metres_per_second())
        } else {
            self.turn_deg_s.to_radians()
        }
    }

    /// A speed that is neither slow nor a dash.
    pub fn cruise(&self) -> Knots {
        Knots(self.slowest.0.max(self.fastest.0 * 0.66))
    }
}

impl Platform {
    /// A class, to be shared by all units of it.
    pub fn new(class: Class) -> Self {
        Self(Arc::new(class))
    }

    /// How it moves and how far it sees.
    pub fn traits(&self) -> &Traits {
        &self.0.traits
    }

    /// Whether it flies.
    pub fn flies(&self) -> bool {
        self.0.kind == Kind::Aircraft
    }

    /// Whether it can do something on the ladder: it has a fire-control radar if it can illuminate, and is armed if it
    /// can fire.
    pub fn can(&self, step: Step) -> bool {
        self.0.acts.contains(&step)
    }
}

impl Deref for Platform {
    type Target = Class;
    fn deref(&self) -> &Class {
        &self.0
    }
}

/// As in files: by its name.
impl Serialize for Platform {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.id.serialize(serializer)
    }
}

#[cfg(test)]
pub(crate) mod examples {
    use super::{Knots, Metres, Traits};

    pub(crate) const DESTROYER: Traits = Traits {
        slowest: Knots(0.0),
        fastest: Knots(30.0),
        ceiling: Metres(0.0),
        antenna: Metres(25.0),
        sensor_range: Metres(200_000.0),
        hull: Metres(80.0),
        reaction_seconds: 20.0,
        turn_deg_s: 1.2,
        bank_deg: 0.0,
        acceleration: 0.1,
        climb: 0.0,
    };

    pub(crate) const FIGHTER: Traits = Traits {
        slowest: Knots(200.0),
        fastest: Knots(600.0),
        ceiling: Metres(15_000.0),
        antenna: Metres(0.0),
        hull: Metres(12.0),
        reaction_seconds: 5.0,
        turn_deg_s: 0.0,
        bank_deg: 60.0,
        acceleration: 5.0,
        climb: 100.0,
        ..DESTROYER
    };

    pub(crate) const FRIGATE: Traits =
        Traits { fastest: Knots(27.0), antenna: Metres(20.0), hull: Metres(65.0), ..DESTROYER };

    pub(crate) const PATROL_AIRCRAFT: Traits = Traits {
        slowest: Knots(160.0),
        fastest: Knots(400.0),
        reaction_seconds: 8.0,
        bank_deg: 30.0,
        acceleration: 1.0,
        climb: 20.0,
        hull: Metres(20.0),
        ..FIGHTER
    };

    pub(crate) const HELICOPTER: Traits = Traits {
        slowest: Knots(0.0),
        fastest: Knots(150.0),
        ceiling: Metres(4_500.0),
        bank_deg: 30.0,
        acceleration: 1.5,
        climb: 8.0,
        hull: Metres(10.0),
        ..FIGHTER
    };
}
