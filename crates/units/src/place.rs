//! Where things are: WGS 84 positions and the local plane in which encounters are worked out.

use serde::{Deserialize, Serialize};

use crate::{Degrees, Metres};

/// A point on WGS 84: latitude and longitude in degrees (north and east positive), height in metres above the sea.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Position {
    /// Degrees, north positive.
    pub lat: f64,
    /// Degrees, east positive.
    pub lon: f64,
    /// Metres above the sea.
    pub height: f64,
}

/// A point or a velocity in the local plane: east, north, up; metres or metres per second.
#[derive(Clone, Copy, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Local {
    /// East.
    pub east: f64,
    /// North.
    pub north: f64,
    /// Up.
    pub up: f64,
}

// WGS 84: semi-major axis in metres and first eccentricity squared (NIMA TR8350.2).
const SEMI_MAJOR: f64 = 6_378_137.0;
const ECCENTRICITY_SQUARED: f64 = 6.694_379_990_141_316e-3;

impl Position {
    /// Where this point lies in the plane around `origin`, using the radii of curvature at the origin.
    ///
    /// Within 200 km of the origin and 45° of the equator a distance is right to about 2 %, within 20 km to 0.2 %.
    pub fn local(self, origin: Position) -> Local {
        let (meridian, parallel) = radii(origin.lat);
        let east = (self.lon - origin.lon + 540.0).rem_euclid(360.0) - 180.0;
        Local {
            east: east.to_radians() * parallel,
            north: (self.lat - origin.lat).to_radians() * meridian,
            up: self.height,
        }
    }

    /// The inverse of [`Position::local`].
    pub fn from_local(point: Local, origin: Position) -> Self {
        let (meridian, parallel) = radii(origin.lat);
        Self {
            lat: origin.lat + (point.north / meridian).to_degrees(),
            lon: origin.lon + (point.east / parallel).to_degrees(),
            height: point.up,
        }
    }
}

/// Metres per radian along the meridian and along the parallel at a latitude in degrees.
fn radii(lat: f64) -> (f64, f64) {
    let sin = libm::sin(lat.to_radians());
    let w = 1.0 - ECCENTRICITY_SQUARED * sin * sin;
    let prime_vertical = SEMI_MAJOR / w.sqrt();
    (prime_vertical * (1.0 - ECCENTRICITY_SQUARED) / w, prime_vertical * libm::cos(lat.to_radians()))
}

impl Local {
    /// The origin, or standing still.
    pub const ZERO: Self = Self { east: 0.0, north: 0.0, up: 0.0 };

    /// Level motion or displacement: `length` (metres or m/s) towards `course`.
    pub fn along(course: Degrees, length: f64) -> Self {
        let angle = course.radians();
        Self { east: length * libm::sin(angle), north: length * libm::cos(angle), up: 0.0 }
    }

    /// Sum.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self { east: self.east + other.east, north: self.north + other.north, up: self.up + other.up }
    }
    /// Difference.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        self.plus(other.times(-1.0))
    }
    /// Scaled by `factor`.
    #[must_use]
    pub fn times(self, factor: f64) -> Self {
        Self { east: self.east * factor, north: self.north * factor, up: self.up * factor }
    }
    /// Scalar product.
    pub fn dot(self, other: Self) -> f64 {
        self.east * other.east + self.north * other.north + self.up * other.up
    }
    /// Length.
    pub fn length(self) -> f64 {
        self.dot(self).sqrt()
    }
    /// Distance to another point.
    pub fn distance(self, other: Self) -> Metres {
        Metres(self.minus(other).length())
    }
    /// True bearing of this vector, 0 ≤ x < 360; north for a vertical or empty one.
    pub fn bearing(self) -> Degrees {
        if self.east == 0.0 && self.north == 0.0 {
            return Degrees(0.0);
        }
        Degrees(libm::atan2(self.east, self.north).to_degrees()).normalised()
    }
    /// The same, with height left out.
    #[must_use]
    pub fn level(self) -> Self {
        Self { up: 0.0, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_minute_of_latitude_is_about_one_nautical_mile() {
        let origin = Position { lat: 30.0, lon: 125.0, height: 0.0 };
        let north = Position { lat: 30.0 + 1.0 / 60.0, ..origin }.local(origin);
        // 1 847.5 m at 30° N on WGS 84 (meridional radius 6 351 377 m).
        assert!((north.north - 1847.54).abs() < 0.05, "{north:?}");
        assert!(north.east.abs() < 1e-9);
    }

    #[test]
    fn the_date_line_does_not_tear_the_plane() {
        let origin = Position { lat: 0.0, lon: 179.9, height: 0.0 };
        let east = Position { lat: 0.0, lon: -179.9, height: 0.0 }.local(origin);
        assert!((east.east - 22_263.9).abs() < 1.0, "{east:?}");
    }

    #[test]
    fn local_and_back() {
        let origin = Position { lat: 24.0, lon: 129.0, height: 0.0 };
        let point = Position { lat: 24.7, lon: 128.4, height: 9000.0 };
        let back = Position::from_local(point.local(origin), origin);
        assert!((back.lat - point.lat).abs() < 1e-12 && (back.lon - point.lon).abs() < 1e-12);
    }

    #[test]
    fn bearings_run_clockwise_from_north() {
        assert!((Local::along(Degrees(225.0), 10.0).bearing().0 - 225.0).abs() < 1e-9);
    }
}
