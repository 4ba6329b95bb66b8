//! Shortest lines on an ellipsoid of revolution.
//!
//! T. Vincenty, "Direct and inverse solutions of geodesics on the ellipsoid with application of nested equations", Survey
//! Review 23 (1975) 88–93, right to half a millimetre. Its inverse iteration fails between points that are nearly
//! opposite; there the azimuth is found by bisection instead, as longitude grows with it (C. F. F. Karney, "Algorithms for
//! geodesics", Journal of Geodesy 87 (2013) 43–55, section 4), which always ends.

use crate::Degrees;

/// An ellipsoid of revolution, flattened at the poles.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Ellipsoid {
    /// Semi-major axis in metres.
    pub semi_major: f64,
    /// Flattening.
    pub flattening: f64,
}

/// World Geodetic System 1984 (NIMA TR8350.2).
pub const WGS84: Ellipsoid = Ellipsoid { semi_major: 6_378_137.0, flattening: 1.0 / 298.257_223_563 };

/// How far and in which direction.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Geodesic {
    /// Length in metres.
    pub distance: f64,
    /// True bearing at the first point; north where every bearing is as good.
    pub bearing: Degrees,
}

/// After so many steps without rest the iterations are given up: hardly ever more than ten are needed.
const STEPS: u32 = 60;
const REST: f64 = 1e-14;

/// A geodesic on the auxiliary sphere, from one reduced latitude to another.
struct Arc {
    sin_azimuth: f64,
    cos_azimuth: f64,
    /// Square of the cosine of the azimuth at the equator.
    cos_squared: f64,
    length: f64,
    cos_twice_middle: f64,
}

impl Ellipsoid {
    /// The shortest line from one point to another; latitudes and longitudes in degrees.
    pub fn inverse(&self, (lat1, lon1): (f64, f64), (lat2, lon2): (f64, f64)) -> Geodesic {
        let longitude = ((lon2 - lon1 + 540.0).rem_euclid(360.0) - 180.0).to_radians();
        let (first, second) = (self.reduced(lat1), self.reduced(lat2));
        let arc = self
            .iterated(first, second, longitude)
            .unwrap_or_else(|| self.bisected(first, second, longitude));
        let distance = self.length(&arc);
        let bearing = libm::atan2(arc.sin_azimuth, arc.cos_azimuth).to_degrees();
        Geodesic { distance, bearing: Degrees(if distance == 0.0 { 0.0 } else { bearing }).normalised() }
    }

    /// The latitude and longitude that lie `distance` metres off on `bearing`.
    pub fn direct(&self, (lat, lon): (f64, f64), bearing: Degrees, distance: f64) -> (f64, f64) {
        let (sin_azimuth, cos_azimuth) = libm::sincos(bearing.radians());
        let (sin, cos) = self.reduced(lat);
        let start = libm::atan2(sin, cos * cos_azimuth);
        let sin_equator = cos * sin_azimuth;
        let cos_squared = 1.0 - sin_equator * sin_equator;
        let (a, b) = self.series(cos_squared);
        let straight = distance / (self.semi_minor() * a);
        let mut length = straight;
        for _ in 0..STEPS {
            let correction = correction(b, length, libm::cos(2.0 * start + length));
            let next = straight + correction;
            let change = (next - length).abs();
            length = next;
            if change < REST {
                break;
            }
        }
        let (sin_length, cos_length) = libm::sincos(length);
        let across = sin * sin_length - cos * cos_length * cos_azimuth;
        let lat = libm::atan2(
            sin * cos_length + cos * sin_length * cos_azimuth,
            (1.0 - self.flattening) * (sin_equator * sin_equator + across * across).sqrt(),
        );
        let on_sphere =
            libm::atan2(sin_length * sin_azimuth, cos * cos_length - sin * sin_length * cos_azimuth);
        let arc = Arc {
            sin_azimuth,
            cos_azimuth,
            cos_squared,
            length,
            cos_twice_middle: libm::cos(2.0 * start + length),
        };
        let turned = on_sphere - self.longitude_lag(sin_equator, &arc);
        (lat.to_degrees(), (lon + turned.to_degrees() + 540.0).rem_euclid(360.0) - 180.0)
    }

    fn semi_minor(&self) -> f64 {
        self.semi_major * (1.0 - self.flattening)
    }

    /// Sine and cosine of the reduced latitude.
    fn reduced(&self, lat: f64) -> (f64, f64) {
        let (sin, cos) = libm::sincos(lat.to_radians());
        let sin = (1.0 - self.flattening) * sin;
        let norm = (sin * sin + cos * cos).sqrt();
        (sin / norm, (cos / norm).max(f64::MIN_POSITIVE))
    }

    /// Vincenty's A and B.
    fn series(&self, cos_squared: f64) -> (f64, f64) {
        let (a, b) = (self.semi_major, self.semi_minor());
        let u = cos_squared * (a * a - b * b) / (b * b);
        let big_a = 1.0 + u / 16_384.0 * (4096.0 + u * (-768.0 + u * (320.0 - 175.0 * u)));
        (big_a, u / 1024.0 * (256.0 + u * (-128.0 + u * (74.0 - 47.0 * u))))
    }

    fn length(&self, arc: &Arc) -> f64 {
        let (a, b) = self.series(arc.cos_squared);
        self.semi_minor() * a * (arc.length - correction(b, arc.length, arc.cos_twice_middle))
    }

    /// By how much the longitude on the ellipsoid falls short of that on the sphere.
    fn longitude_lag(&self, sin_equator: f64, arc: &Arc) -> f64 {
        let f = self.flattening;
        let c = f / 16.0 * arc.cos_squared * (4.0 + f * (4.0 - 3.0 * arc.cos_squared));
        let (sin, cos) = libm::sincos(arc.length);
        let middle = arc.cos_twice_middle;
        let sum = arc.length + c * sin * (middle + c * cos * (2.0 * middle * middle - 1.0));
        (1.0 - c) * f * sin_equator * sum
    }

    /// The arc by Vincenty's iteration, if it comes to rest.
    fn iterated(&self, (sin1, cos1): (f64, f64), (sin2, cos2): (f64, f64), longitude: f64) -> Option<Arc> {
        let mut on_sphere = longitude;
        for _ in 0..STEPS {
            let (sin_lon, cos_lon) = libm::sincos(on_sphere);
            let (east, north) = (cos2 * sin_lon, cos1 * sin2 - sin1 * cos2 * cos_lon);
            let sin_length = (east * east + north * north).sqrt();
            let cos_length = sin1 * sin2 + cos1 * cos2 * cos_lon;
            if sin_length == 0.0 && cos_length > 0.0 {
                return Some(Arc {
                    sin_azimuth: 0.0,
                    cos_azimuth: 1.0,
                    cos_squared: 1.0,
                    length: 0.0,
                    cos_twice_middle: 1.0,
                });
            }
            let sin_equator = cos1 * cos2 * sin_lon / sin_length;
            let cos_squared = 1.0 - sin_equator * sin_equator;
            let middle = if cos_squared > 0.0 { cos_length - 2.0 * sin1 * sin2 / cos_squared } else { 0.0 };
            let arc = Arc {
                sin_azimuth: east / sin_length,
                cos_azimuth: north / sin_length,
                cos_squared,
                length: libm::atan2(sin_length, cos_length),
                cos_twice_middle: middle.clamp(-1.0, 1.0),
            };
            let next = longitude + self.longitude_lag(sin_equator, &arc);
            if next.is_nan() || next.abs() > std::f64::consts::PI {
                return None;
            }
            if (next - on_sphere).abs() < REST {
                return Some(arc);
            }
            on_sphere = next;
        }
        None
    }

    /// The arc by bisection. The points are brought into the one position in which longitude grows with the azimuth: the
    /// first on the south and farther from the equator, the second to its east.
    fn bisected(&self, first: (f64, f64), second: (f64, f64), longitude: f64) -> Arc {
        let swapped = first.0.abs() < second.0.abs();
        let (mut start, mut end) = if swapped { (second, first) } else { (first, second) };
        let southward = if start.0 < 0.0 { 1.0 } else { -1.0 };
        (start.0, end.0) = (southward * start.0, southward * end.0);
        // On the equator the first point counts as just south of it.
        start.0 = start.0.min(-f64::MIN_POSITIVE);
        let wanted = longitude.abs();
        let (mut low, mut high) = (0.0, std::f64::consts::PI);
        for _ in 0..64 {
            let middle = 0.5 * (low + high);
            if self.leaving(start, end, middle).1 < wanted { low = middle } else { high = middle }
        }
        let azimuth = 0.5 * (low + high);
        let (arc, _) = self.leaving(start, end, azimuth);
        let eastward = if longitude < 0.0 { -1.0 } else { 1.0 };
        // Seen from the other end the line runs the other way, with the same azimuth at the equator.
        let (sin, cos) = if swapped {
            (arc.sin_azimuth * start.1 / end.1, -cosine_at(arc.cos_azimuth, start, end))
        } else {
            (arc.sin_azimuth, arc.cos_azimuth)
        };
        let (sin, cos) = (eastward * sin, southward * cos);
        Arc { sin_azimuth: sin, cos_azimuth: cos, ..arc }
    }

    /// The arc that leaves the first point with an azimuth and ends, going north, at the latitude of the second; and how
    /// much longitude it covers.
    fn leaving(&self, start: (f64, f64), end: (f64, f64), azimuth: f64) -> (Arc, f64) {
        let (sin_azimuth, cos_azimuth) = libm::sincos(azimuth);
        let sin_equator = sin_azimuth * start.1;
        let cos_end = cosine_at(cos_azimuth, start, end);
        let from = libm::atan2(start.0, cos_azimuth * start.1);
        let to = libm::atan2(end.0, cos_end * end.1);
        let on_sphere = |along: f64| {
            let (sin, cos) = libm::sincos(along);
            libm::atan2(sin_equator * sin, cos)
        };
        let covered = (on_sphere(to) - on_sphere(from)).rem_euclid(2.0 * std::f64::consts::PI);
        let arc = Arc {
            sin_azimuth,
            cos_azimuth,
            cos_squared: 1.0 - sin_equator * sin_equator,
            length: to - from,
            cos_twice_middle: libm::cos(from + to),
        };
        let lag = self.longitude_lag(sin_equator, &arc);
        (arc, covered - lag)
    }
}

/// The cosine of the azimuth, going north, with which a line that left the first latitude passes the second.
fn cosine_at(cos_azimuth: f64, start: (f64, f64), end: (f64, f64)) -> f64 {
    let north = cos_azimuth * start.1;
    (north * north + (end.1 * end.1 - start.1 * start.1)).max(0.0).sqrt() / end.1
}

/// Vincenty's Δσ.
fn correction(b: f64, length: f64, middle: f64) -> f64 {
    let (sin, cos) = libm::sincos(length);
    let square = 2.0 * middle * middle - 1.0;
    let third = b / 6.0 * middle * (4.0 * sin * sin - 3.0) * (4.0 * middle * middle - 3.0);
    b * sin * (middle + b / 4.0 * (cos * square - third))
}

#[cfg(test)]
mod tests {
    use geographiclib_rs::{DirectGeodesic, InverseGeodesic};

    use super::*;

    /// V10: Flinders Peak to Buninyong on GRS 80, the worked example of the Geocentric Datum of Australia.
    #[test]
    fn v10_geodesic() {
        let grs80 = Ellipsoid { semi_major: 6_378_137.0, flattening: 1.0 / 298.257_222_101 };
        let degrees = |d: f64, m: f64, s: f64| d + m / 60.0 + s / 3600.0;
        let flinders = (-degrees(37.0, 57.0, 3.72030), degrees(144.0, 25.0, 29.52440));
        let buninyong = (-degrees(37.0, 39.0, 10.15610), degrees(143.0, 55.0, 35.38390));
        let line = grs80.inverse(flinders, buninyong);
        assert!((line.distance - 54_972.271).abs() < 1e-3, "{line:?}");
        assert!((line.bearing.0 - 306.868_158).abs() < 2e-6, "{line:?}");
        let (lat, lon) = grs80.direct(flinders, line.bearing, line.distance);
        assert!((lat - buninyong.0).abs() < 1e-9 && (lon - buninyong.1).abs() < 1e-9);
    }

    fn uniform() -> impl FnMut(f64, f64) -> f64 {
        let mut state = 3_u64;
        move |low, high| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            low + (high - low) * ((state >> 11) as f64 / (1_u64 << 53) as f64)
        }
    }

    #[test]
    fn lines_agree_with_an_independent_library() {
        let oracle = geographiclib_rs::Geodesic::wgs84();
        let mut uniform = uniform();
        for round in 0..4_000 {
            let first = (uniform(-90.0, 90.0), uniform(-180.0, 180.0));
            // Anywhere, close by, and nearly opposite.
            let second = match round % 3 {
                0 => (uniform(-90.0, 90.0), uniform(-180.0, 180.0)),
                1 => ((first.0 + uniform(-0.2, 0.2)).clamp(-90.0, 90.0), first.1 + uniform(-0.2, 0.2)),
                _ => {
                    ((-first.0 + uniform(-0.8, 0.8)).clamp(-90.0, 90.0), first.1 + 180.0 + uniform(-0.8, 0.8))
                }
            };
            let line = WGS84.inverse(first, second);
            let (distance, bearing, _, _): (f64, f64, f64, f64) =
                oracle.inverse(first.0, first.1, second.0, second.1);
            assert!(
                (line.distance - distance).abs() < 1e-3,
                "{first:?} {second:?}: {line:?}, {distance} {bearing}"
            );
            // A direction matters by where it leads.
            let (lat, lon) = WGS84.direct(first, line.bearing, line.distance);
            let (missed, _, _, _): (f64, f64, f64, f64) = oracle.inverse(lat, lon, second.0, second.1);
            assert!(missed < 5e-3, "{first:?} {second:?}: {line:?} misses by {missed} m, {bearing}");
            let (there_lat, there_lon): (f64, f64) = oracle.direct(first.0, first.1, bearing, distance * 0.5);
            let (lat, lon) = WGS84.direct(first, Degrees(bearing), distance * 0.5);
            let (missed, _, _, _): (f64, f64, f64, f64) = oracle.inverse(lat, lon, there_lat, there_lon);
            assert!(missed < 1e-3, "{first:?} {bearing}: {missed}");
        }
    }

    #[test]
    fn poles_the_equator_and_opposite_points_have_lines_too() {
        let oracle = geographiclib_rs::Geodesic::wgs84();
        for (first, second) in [
            ((0.0, 0.0), (0.0, 180.0)),
            ((0.0, 0.0), (0.0, 179.7)),
            ((0.0, 10.0), (0.0, -120.0)),
            ((90.0, 0.0), (-90.0, 77.0)),
            ((90.0, 0.0), (30.0, 125.0)),
            ((30.0, 0.0), (-30.0, 180.0)),
            ((30.0, 0.0), (-29.9, 179.8)),
            ((-29.9, 0.0), (30.0, -179.8)),
            ((5.0, 5.0), (5.0, 5.0)),
        ] {
            let line = WGS84.inverse(first, second);
            let distance: f64 = oracle.inverse(first.0, first.1, second.0, second.1);
            assert!((line.distance - distance).abs() < 1e-3, "{first:?} {second:?}: {line:?}, {distance}");
        }
    }
}
