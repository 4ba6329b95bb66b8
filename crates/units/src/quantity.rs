//! Physical quantities, one newtype each, so that knots never meet metres unseen.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! quantity {
    ($(#[$doc:meta])* $name:ident, $unit:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, PartialOrd, Debug, Default, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub f64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)?;
                f.write_str(concat!(" ", $unit))
            }
        }
    };
}

quantity!(
    /// A distance in metres.
    Metres, "m");
quantity!(
    /// A speed in knots (nautical miles an hour).
    Knots, "kn");
quantity!(
    /// A frequency in hertz.
    Hertz, "Hz");
quantity!(
    /// An angle in degrees; a course or bearing is clockwise from true north.
    Degrees, "°");
quantity!(
    /// A ratio of powers in decibels.
    Decibels, "dB");

impl Metres {
    /// The shorter of two distances.
    #[must_use]
    pub const fn min(self, other: Self) -> Self {
        Self(self.0.min(other.0))
    }
    /// One nautical mile in metres.
    pub const NAUTICAL_MILE: f64 = 1852.0;

    /// From nautical miles.
    pub const fn from_nautical_miles(miles: f64) -> Self {
        Self(miles * Self::NAUTICAL_MILE)
    }
    /// As nautical miles.
    pub const fn nautical_miles(self) -> f64 {
        self.0 / Self::NAUTICAL_MILE
    }
    /// From feet.
    pub const fn from_feet(feet: f64) -> Self {
        Self(feet * 0.3048)
    }
}

impl Knots {
    /// In metres per second.
    pub const fn metres_per_second(self) -> f64 {
        self.0 * Metres::NAUTICAL_MILE / 3600.0
    }
    /// From metres per second.
    pub const fn from_metres_per_second(speed: f64) -> Self {
        Self(speed * 3600.0 / Metres::NAUTICAL_MILE)
    }
}

impl Degrees {
    /// In radians.
    pub const fn radians(self) -> f64 {
        self.0.to_radians()
    }
    /// The same direction in 0 ≤ x < 360.
    #[must_use]
    pub fn normalised(self) -> Self {
        // Nearly always it is no more than one turn away, for which no division is needed.
        Self(match self.0 {
            degrees if (0.0..360.0).contains(&degrees) => degrees,
            degrees if degrees < 0.0 && degrees > -360.0 => degrees + 360.0,
            degrees => degrees.rem_euclid(360.0),
        })
    }
}

impl Hertz {
    /// From megahertz.
    pub const fn from_megahertz(megahertz: f64) -> Self {
        Self(megahertz * 1e6)
    }
    /// As megahertz.
    pub const fn megahertz(self) -> f64 {
        self.0 / 1e6
    }
}
