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

mod geodesic;
pub use geodesic::{Ellipsoid, Geodesic, WGS84};

impl Position {
    /// The shortest line to another point on WGS 84, at sea level.
    pub fn line_to(self, other: Self) -> Geodesic {
        WGS84.inverse((self.lat, self.lon), (other.lat, other.lon))
    }

    /// Where this point lies in the plane around `origin`: azimuthal equidistant, distance and bearing from the origin
    /// exact.
    ///
    /// Between two other points the plane's distance is too long, by 1 part in 600 000 at most within 20 km of the origin
    /// and by 7 in 10 000 at most within 400 km.
    pub fn local(self, origin: Position) -> Local {
        let Geodesic { distance, bearing } = origin.line_to(self);
        Local { up: self.height, ..Local::along(bearing, distance) }
    }

    /// The inverse of [`Position::local`].
    pub fn from_local(point: Local, origin: Position) -> Self {
        let (lat, lon) = WGS84.direct((origin.lat, origin.lon), point.bearing(), point.level().length());
        Self { lat, lon, height: point.up }
    }
}

impl Local {
    /// The origin, or standing still.
    pub const ZERO: Self = Self { east: 0.0, north: 0.0, up: 0.0 };

    /// Level motion or displacement: `length` (metres or m/s) towards `course`.
    pub fn along(course: Degrees, length: f64) -> Self {
        let (sin, cos) = libm::sincos(course.radians());
        Self { east: length * sin, north: length * cos, up: 0.0 }
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
    /// Level motion or displacement in the direction of this vector, as [`Local::along`] its bearing.
    #[must_use]
    pub fn with_length(self, length: f64) -> Self {
        let level = self.level();
        let before = level.length();
        if before > 1e-9 { level.times(length / before) } else { Self::along(self.bearing(), length) }
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
    fn another_length_leaves_the_direction() {
        for (east, north) in [(3.0, -4.0), (0.0, 0.0), (1e-200, 1e-200), (-7e5, 1e-3)] {
            let vector = Local { east, north, up: 12.0 };
            let (got, want) = (vector.with_length(10.0), Local::along(vector.bearing(), 10.0));
            assert!(got.distance(want).0 < 1e-12 && got.up == 0.0, "{vector:?}: {got:?}");
        }
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
        assert!((back.lat - point.lat).abs() < 1e-9 && (back.lon - point.lon).abs() < 1e-9);
    }

    /// The error of distances between points of the plane, as its documentation states it.
    #[test]
    fn the_plane_is_true_enough_near_and_far() {
        let origin = Position { lat: 30.0, lon: 125.0, height: 0.0 };
        for (radius, most) in [(20_000.0, 1.0 / 600_000.0), (400_000.0, 7e-4)] {
            let points: Vec<Local> = (0..24)
                .flat_map(|index| {
                    [0.3, 0.7, 1.0]
                        .map(|part| Local::along(Degrees(f64::from(index) * 15.0 + part), part * radius))
                })
                .collect();
            let worst = points
                .iter()
                .flat_map(|one| points.iter().map(move |other| (*one, *other)))
                .filter(|(one, other)| one.distance(*other).0 > 1.0)
                .map(|(one, other)| {
                    let line = Position::from_local(one, origin).line_to(Position::from_local(other, origin));
                    one.distance(other).0 / line.distance - 1.0
                })
                .fold(0.0_f64, |worst, error| worst.max(error.abs()));
            assert!(worst < most && worst > 0.5 * most, "within {radius} m: {worst}");
        }
    }

    #[test]
    fn bearings_run_clockwise_from_north() {
        assert!((Local::along(Degrees(225.0), 10.0).bearing().0 - 225.0).abs() < 1e-9);
    }
}
