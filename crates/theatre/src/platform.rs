//! Classes of ships and aircraft and what each can do.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use guardline_units::{Knots, Metres};
use guardline_wire::Channel;

/// A class of ship or aircraft.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Platform {
    /// An aircraft carrier.
    Carrier,
    /// A destroyer or cruiser.
    Destroyer,
    /// A frigate or corvette.
    Frigate,
    /// A coast-guard vessel.
    CoastGuard,
    /// A fighter.
    Fighter,
    /// A patrol or reconnaissance aircraft.
    PatrolAircraft,
    /// A ship-borne helicopter.
    Helicopter,
}

/// What a class can do. All values are round figures of public reference works, from memory, and assumed for the model;
/// the destroyer's turn, the banks and the rates of climb of aircraft are those of the specification's section 2.1.
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
    /// Dead time from an order to the helm being put over.
    pub reaction_seconds: f64,
    /// Rate of turn of a ship in degrees a second, at any speed; 0 for what banks.
    pub turn_deg_s: f64,
    /// Bank of an aircraft in a turn, in degrees; 0 for ships.
    pub bank_deg: f64,
    /// Gain or loss of speed, metres per second squared.
    pub acceleration: f64,
    /// Rate of climb and descent, metres per second; 0 for ships.
    pub climb: f64,
    /// Radius within which two hulls touch.
    pub hull: Metres,
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
    /// Every class.
    pub const ALL: [Self; 7] = [
        Self::Carrier,
        Self::Destroyer,
        Self::Frigate,
        Self::CoastGuard,
        Self::Fighter,
        Self::PatrolAircraft,
        Self::Helicopter,
    ];

    /// The channels it has sets for: fighters and helicopters have no maritime set.
    pub const fn channels(self) -> &'static [Channel] {
        use Channel::{Air121_5, Air130_0, Air243_0, Vhf16};
        match self {
            Self::Carrier | Self::Destroyer | Self::Frigate | Self::CoastGuard => &Channel::ALL,
            Self::PatrolAircraft => &[Vhf16, Air121_5, Air243_0, Air130_0],
            Self::Fighter | Self::Helicopter => &[Air121_5, Air243_0, Air130_0],
        }
    }

    /// Whether it flies.
    pub const fn flies(self) -> bool {
        matches!(self, Self::Fighter | Self::PatrolAircraft | Self::Helicopter)
    }

    /// What it can do.
    pub const fn traits(self) -> Traits {
        let ship = Traits {
            slowest: Knots(0.0),
            fastest: Knots(30.0),
            ceiling: Metres(0.0),
            antenna: Metres(25.0),
            sensor_range: Metres(200_000.0),
            reaction_seconds: 20.0,
            turn_deg_s: 1.2,
            bank_deg: 0.0,
            acceleration: 0.1,
            climb: 0.0,
            hull: Metres(80.0),
        };
        let aircraft = Traits {
            slowest: Knots(200.0),
            fastest: Knots(600.0),
            ceiling: Metres(15_000.0),
            antenna: Metres(0.0),
            sensor_range: Metres(200_000.0),
            reaction_seconds: 5.0,
            turn_deg_s: 0.0,
            bank_deg: 60.0,
            acceleration: 3.0,
            climb: 100.0,
            hull: Metres(12.0),
        };
        match self {
            Self::Carrier => Traits {
                hull: Metres(150.0),
                reaction_seconds: 30.0,
                turn_deg_s: 0.8,
                acceleration: 0.05,
                ..ship
            },
            Self::Destroyer => ship,
            Self::Frigate => {
                Traits { fastest: Knots(27.0), antenna: Metres(20.0), hull: Metres(65.0), ..ship }
            }
            Self::CoastGuard => {
                Traits { fastest: Knots(25.0), antenna: Metres(18.0), hull: Metres(50.0), ..ship }
            }
            Self::Fighter => aircraft,
            Self::PatrolAircraft => Traits {
                slowest: Knots(160.0),
                fastest: Knots(400.0),
                reaction_seconds: 8.0,
                bank_deg: 30.0,
                acceleration: 1.0,
                climb: 20.0,
                hull: Metres(20.0),
                ..aircraft
            },
            Self::Helicopter => Traits {
                slowest: Knots(0.0),
                fastest: Knots(150.0),
                ceiling: Metres(4_500.0),
                reaction_seconds: 5.0,
                bank_deg: 30.0,
                acceleration: 1.5,
                climb: 8.0,
                hull: Metres(10.0),
                ..aircraft
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use guardline_wire::Modulation;

    #[test]
    fn fighters_have_no_maritime_set_and_all_have_an_aeronautical_one() {
        let carries =
            |platform: Platform, kind| platform.channels().iter().any(|channel| channel.modulation() == kind);
        let no_maritime = Platform::ALL.into_iter().filter(|platform| !carries(*platform, Modulation::Fm));
        assert_eq!(no_maritime.collect::<Vec<_>>(), [Platform::Fighter, Platform::Helicopter]);
        assert!(Platform::ALL.into_iter().all(|platform| carries(platform, Modulation::Am)));
    }
}
