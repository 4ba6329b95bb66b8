use guardline_units::{Degrees, Instant, Knots, Local, Metres, Span};

use super::{ClosestApproach, Pair};
use crate::platform::examples::{DESTROYER, PATROL_AIRCRAFT};
use crate::{Order, Track, Traits};

fn track(east: f64, north: f64, course: f64, knots: f64) -> Track {
    let from = Local { east, north, up: 0.0 };
    Track::new(Instant::START, from, Local::along(Degrees(course), Knots(knots).metres_per_second()))
}

fn ordered(platform: Traits, before: &Track, course: f64, knots: f64) -> Track {
    let order = Order {
        course: Degrees(course),
        speed: Knots(knots).metres_per_second(),
        height: Metres(if platform.ceiling.0 > 0.0 { 2_000.0 } else { 0.0 }),
    };
    Track::ordered(Instant::START, before, order, &platform)
}

/// V8: 10 NM north, relative motion 6 kn west and 18 kn south: 30 minutes, 3.162 NM.
#[test]
fn v8_closest_approach() {
    let knots = |east, north| {
        let speed = Knots(1.0).metres_per_second();
        Local { east: east * speed, north: north * speed, up: 0.0 }
    };
    let own = Track::new(Instant::START, Local::ZERO, knots(4.0, 7.0));
    let from = Local { north: Metres::from_nautical_miles(10.0).0, ..Local::ZERO };
    let other = Track::new(Instant::START, from, knots(-2.0, -11.0));
    let ClosestApproach { after, distance } = Pair::new(&own, &other).closest_approach(Instant::START);
    assert!((after.as_minutes() - 30.0).abs() < 1e-9, "{after}");
    assert!((distance.nautical_miles() - 10.0_f64.sqrt()).abs() < 1e-9, "{distance:?}");
}

#[test]
fn a_crossing_lies_on_the_range() {
    let (own, other) = (track(0.0, 0.0, 0.0, 20.0), track(3_000.0, 20_000.0, 180.0, 15.0));
    let pair = Pair::new(&own, &other);
    let mut now = Instant::START;
    let mut met = Vec::new();
    while let Some(at) = pair.crossing(now, Metres(9_260.0)) {
        assert!((pair.range(at).0 - 9_260.0).abs() < 1e-3, "{:?}", pair.range(at));
        met.push(at);
        now = at + Span::millis(1);
    }
    assert_eq!(met.len(), 2, "once inwards, once outwards");
}

#[test]
fn two_that_keep_their_distance_have_no_crossing() {
    let (own, other) = (track(0.0, 0.0, 90.0, 12.0), track(0.0, 3_000.0, 90.0, 12.0));
    let pair = Pair::new(&own, &other);
    assert_eq!(pair.crossing(Instant::START, Metres(2_000.0)), None);
    let approach = pair.closest_approach(Instant::START);
    assert_eq!((approach.after, approach.distance.0.round() as i64), (Span::ZERO, 3_000));
}

/// A hundred seeded encounters of manoeuvring units against samples every tenth of a second.
#[test]
fn searches_agree_with_brute_force() {
    let mut state = 7_u64;
    let mut uniform = move |low: f64, high: f64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        low + (high - low) * ((state >> 11) as f64 / (1_u64 << 53) as f64)
    };
    let mut crossings = 0;
    for round in 0..100 {
        let flies = round % 2 == 0;
        let (platform, scale, knots) =
            if flies { (PATROL_AIRCRAFT, 20_000.0, 300.0) } else { (DESTROYER, 2_000.0, 24.0) };
        let mut one = || {
            let (east, north) = (uniform(-scale, scale), uniform(-scale, scale));
            let mut before = track(east, north, uniform(0.0, 360.0), uniform(0.6, 1.0) * knots);
            if flies {
                let up = Local { up: uniform(1_500.0, 2_500.0), ..Local::ZERO };
                before = Track::new(
                    Instant::START,
                    before.at(Instant::START).plus(up),
                    before.velocity(Instant::START),
                );
            }
            ordered(platform, &before, uniform(0.0, 360.0), uniform(0.6, 1.0) * knots)
        };
        let (own, other) = (one(), one());
        let pair = Pair::new(&own, &other);
        let range = Metres(uniform(0.1, 1.2) * scale);

        let moments = || (0..12_000_u32).map(|tenth| Instant::START + Span::millis(100) * u64::from(tenth));
        let least = moments().map(|at| pair.range(at).0).fold(f64::INFINITY, f64::min);
        let approach = pair.closest_approach(Instant::START);
        if approach.after < Span::minutes(19) {
            assert!(approach.distance.0 <= least + 0.06, "{round}: {approach:?}, sampled {least}");
            let there = pair.range(Instant::START + approach.after);
            assert!((there.0 - approach.distance.0).abs() < 1e-4, "{round}: {there:?}");
        }

        let below = pair.closest_approach_below(Instant::START, range);
        let exact = (below.after, below.distance) == (approach.after, approach.distance);
        assert!(
            exact
                || below.distance.0 >= range.0 - 0.06
                || (below.distance.0 - approach.distance.0).abs() < 0.06
        );

        let inside = |at| pair.range(at) < range;
        let first = moments().find(|at| inside(*at) != inside(Instant::START));
        match (pair.crossing(Instant::START, range), first) {
            (Some(at), Some(sampled)) => {
                crossings += 1;
                assert!(at <= sampled, "{round}: {at:?} after {sampled:?}");
                assert!((pair.range(at).0 - range.0).abs() < 1e-3, "{round}: {:?}", pair.range(at));
                let earlier = moments().take_while(|moment| *moment < at);
                assert!(earlier.into_iter().all(|moment| inside(moment) == inside(Instant::START)));
            }
            (None, Some(sampled)) => panic!("{round}: missed the crossing before {sampled:?}"),
            (_, None) => {}
        }
    }
    assert!(crossings > 30, "{crossings} crossings are too few to say anything");
}

/// A turning unit that just touches the range: the search must neither miss the dip nor wear itself out.
#[test]
fn a_tangency_is_found_from_both_sides_of_it() {
    let own = ordered(DESTROYER, &track(0.0, 0.0, 0.0, 18.0), 179.0, 18.0);
    let other = track(3_000.0, 500.0, 0.0, 0.0);
    let pair = Pair::new(&own, &other);
    let least = pair.closest_approach(Instant::START);
    assert!(least.after > Span::ZERO && Instant::START + least.after < own.settles() + Span::minutes(10));
    assert_eq!(pair.crossing(Instant::START, Metres(least.distance.0 - 0.06)), None);
    assert!(pair.crossing(Instant::START, Metres(least.distance.0 + 0.01)).is_some());
}

/// Two that turn together keep their distance exactly, just at the range that is asked for.
#[test]
fn a_formation_on_the_range_does_not_hang_the_search() {
    let own = ordered(DESTROYER, &track(0.0, 0.0, 0.0, 18.0), 170.0, 18.0);
    let other = ordered(DESTROYER, &track(600.0, 800.0, 0.0, 18.0), 170.0, 18.0);
    let pair = Pair::new(&own, &other);
    let answer = pair.crossing(Instant::START, Metres(1_000.0));
    assert!(answer.is_none_or(|at| at <= own.settles()), "{answer:?}");
    assert!((pair.closest_approach(Instant::START).distance.0 - 1_000.0).abs() < 0.06);
}
