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

/// What a class can do. All values are round figures of public reference works, from memory, and assumed for the model.
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
    /// Time from an order to the new course being steady: dead time and half the turn.
    pub manoeuvre_seconds: f64,
    /// Radius within which two hulls touch.
    pub hull: Metres,
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
            manoeuvre_seconds: 40.0,
            hull: Metres(80.0),
        };
        let aircraft = Traits {
            slowest: Knots(200.0),
            fastest: Knots(600.0),
            ceiling: Metres(15_000.0),
            antenna: Metres(0.0),
            sensor_range: Metres(200_000.0),
            manoeuvre_seconds: 12.0,
            hull: Metres(12.0),
        };
        match self {
            Self::Carrier => Traits { hull: Metres(150.0), manoeuvre_seconds: 70.0, ..ship },
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
                manoeuvre_seconds: 20.0,
                hull: Metres(20.0),
                ..aircraft
            },
            Self::Helicopter => Traits {
                slowest: Knots(0.0),
                fastest: Knots(150.0),
                ceiling: Metres(4_500.0),
                manoeuvre_seconds: 10.0,
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
