//! Each law on a run of two units: it gets what it says, and keeps it.

use guardline_units::{Degrees, Instant, Knots, Local, Metres, Span, UnitId};

use super::*;
use crate::platform::examples::{DESTROYER, FIGHTER, FRIGATE, PATROL_AIRCRAFT};
use crate::{Pair, Traits};

const OTHER: UnitId = UnitId(1);

/// One look at the two, a second after another.
#[derive(Clone, Copy, Debug)]
struct Look {
    range: f64,
    /// From the other's bow.
    bearing: f64,
    own: Local,
}

/// Steers by `guidance` for some minutes as the world does, with the dead time before each order; the other is given a new
/// order half way.
fn run(
    guidance: Guidance,
    platform: Traits,
    from: Local,
    (against, mut other, turns_to): (Traits, Track, Option<Order>),
    minutes: u64,
) -> Vec<Look> {
    let traits = platform;
    let passage = Local::along(Degrees(0.0), traits.cruise().metres_per_second());
    let mut own = Track::new(Instant::START, from, passage);
    let mut stage = 0;
    let (mut current, mut planned) = (None::<Plan>, Instant::START);
    let mut helm_at = Some(Instant::START);
    let mut looks = Vec::new();
    for second in 0..minutes * 60 {
        let now = Instant::START + Span::seconds(second);
        if let Some(order) = turns_to
            && second == minutes * 30
        {
            other = Track::ordered(now, &other, order, &against);
            helm_at = helm_at.or(Some(now + Span::from_seconds(traits.reaction_seconds)));
        }
        if helm_at.is_some_and(|at| at <= now) {
            helm_at = None;
            let helm = Helm { now, own: &own, traits: &traits, passage, stage };
            let seen = Other { track: &other, hull: against.hull, flies: against.ceiling.0 > 0.0 };
            let made = plan(guidance, &helm, Some(&seen));
            own = Track::ordered(now, &own, made.order, &traits);
            (current, planned, stage) = (Some(made), now, made.stage);
        } else if let Some(made) = current
            && helm_at.is_none()
        {
            let still = Track::new(Instant::START, Local::ZERO, Local::ZERO);
            let base = if made.mark.unit.is_some() { &other } else { &still };
            let gap = Pair::with_point(&own, base, made.mark.offset).range(now);
            let arrived = made.inner.is_some_and(|inner| gap <= inner);
            let late = made.expires.is_some_and(|expires| now >= planned + expires);
            if arrived || late || made.outer.is_some_and(|outer| gap >= outer) {
                stage = if arrived || late && made.inner.is_none() { made.then } else { stage };
                helm_at = Some(now + Span::from_seconds(traits.reaction_seconds));
                current = None;
            }
        }
        let line = own.at(now).minus(other.at(now));
        let bearing = relative(line.bearing(), other.course(now)).0;
        looks.push(Look { range: line.length(), bearing, own: own.at(now) });
    }
    looks
}

fn ship(course: f64, knots: f64) -> (Traits, Track, Option<Order>) {
    let track = Track::new(
        Instant::START,
        Local::ZERO,
        Local::along(Degrees(course), Knots(knots).metres_per_second()),
    );
    (DESTROYER, track, None)
}

fn plane(course: f64, knots: f64) -> (Traits, Track, Option<Order>) {
    let from = Local { up: 3_000.0, ..Local::ZERO };
    let velocity = Local::along(Degrees(course), Knots(knots).metres_per_second());
    (PATROL_AIRCRAFT, Track::new(Instant::START, from, velocity), None)
}

fn at(east: f64, north: f64, up: f64) -> Local {
    Local { east, north, up }
}

/// Where a unit is in the last third of a run before the other turned, and of the whole.
fn late(looks: &[Look]) -> &[Look] {
    &looks[looks.len() * 2 / 3..]
}

fn off(bearing: f64, wanted: f64) -> f64 {
    let difference = relative(Degrees(bearing), Degrees(wanted)).0;
    difference.min(360.0 - difference)
}

/// A boat that keeps to what is twice as fast stays within what it can do.
#[test]
fn nobody_goes_faster_than_he_can() {
    let slow = Traits { fastest: Knots(11.0), ..DESTROYER };
    let traits = [slow, Traits { slowest: Knots(5.0), ..slow }];
    for traits in traits {
        for range in [200.0, 1_000.0, 7_000.0] {
            let other = Track::new(Instant::START, Local::ZERO, Local::along(Degrees(31.0), 11.5));
            let own = Track::new(Instant::START, at(150.0, -400.0, 0.0), Local::along(Degrees(31.0), 5.0));
            let passage = own.velocity(Instant::START);
            let helm = Helm { now: Instant::START, own: &own, traits: &traits, passage, stage: 0 };
            let seen = Other { track: &other, hull: DESTROYER.hull, flies: false };
            let unit = UnitId(1);
            for guidance in [
                Guidance::Shadow { unit, bearing: None, range: Metres(range) },
                Guidance::Intercept { unit, range: Metres(0.0) },
                Guidance::CloseLook { unit, range: Metres(range), side: Beam::Port },
            ] {
                let speed = plan(guidance, &helm, Some(&seen)).order.speed;
                assert!(speed <= Knots(11.0).metres_per_second() + 1e-9, "{guidance:?}: {speed} m/s");
            }
        }
    }
}

#[test]
fn a_shadow_takes_its_station_keeps_it_through_a_turn_and_never_overruns() {
    let turn = Order { course: Degrees(130.0), speed: Knots(10.0).metres_per_second(), height: Metres(0.0) };
    for from in [at(30_000.0, 10_000.0, 0.0), at(-3_000.0, 14_000.0, 0.0), at(900.0, -300.0, 0.0)] {
        for (bearing, range) in
            [(None, 550.0), (Some(Degrees(135.0)), 1_000.0), (Some(Degrees(0.0)), 4_000.0)]
        {
            let guidance = Guidance::Shadow { unit: OTHER, bearing, range: Metres(range) };
            let (platform, track, _) = ship(10.0, 14.0);
            let looks = run(guidance, DESTROYER, from, (platform, track, Some(turn)), 400);
            for kept in [late(&looks[..looks.len() / 2]), late(&looks)] {
                let worst = kept.iter().map(|look| (look.range - range).abs()).fold(0.0, f64::max);
                assert!(worst < 0.2 * range, "{from:?} {bearing:?} {range}: {worst}");
                if let Some(bearing) = bearing {
                    assert!(
                        kept.iter().all(|look| off(look.bearing, bearing.0) < 15.0),
                        "{from:?} {bearing:?}"
                    );
                }
            }
            let nearest = looks.iter().map(|look| look.range).fold(f64::INFINITY, f64::min);
            // Hulls touch at 160 m.
            assert!(nearest > 320.0, "{from:?} {bearing:?} {range}: came to {nearest}");
        }
    }
}

#[test]
fn a_close_look_is_abeam_on_the_side_that_was_said() {
    for (side, wanted) in [(Beam::Port, 270.0), (Beam::Starboard, 90.0)] {
        let guidance = Guidance::CloseLook { unit: OTHER, range: Metres(400.0), side };
        let looks = run(guidance, DESTROYER, at(8_000.0, 0.0, 0.0), ship(0.0, 12.0), 200);
        assert!(
            late(&looks)
                .iter()
                .all(|look| (look.range - 400.0).abs() < 80.0 && off(look.bearing, wanted) < 12.0)
        );
        assert!(looks.iter().all(|look| look.range > 250.0));
    }
}

#[test]
fn crossing_the_bow_passes_ahead_about_as_far_as_said() {
    for (from, range) in [
        (at(9_000.0, 2_000.0, 0.0), 900.0),
        (at(-6_000.0, -4_000.0, 0.0), 900.0),
        (at(9_000.0, 11_000.0, 0.0), 1_500.0),
    ] {
        let guidance = Guidance::CrossBow { unit: OTHER, range: Metres(range) };
        let looks = run(guidance, DESTROYER, from, ship(0.0, 12.0), 240);
        let across: Vec<f64> = looks
            .windows(2)
            .filter(|pair| (pair[0].bearing < 90.0) == (pair[1].bearing > 270.0))
            .filter(|pair| off(pair[0].bearing, 0.0) < 45.0)
            .map(|pair| pair[1].range)
            .collect();
        assert_eq!(across.len(), 1, "{from:?}: {across:?}");
        assert!((across[0] - range).abs() < 0.25 * range, "{from:?}: {across:?}");
        assert!(looks.iter().all(|look| look.range > 400.0));
    }
}

#[test]
fn shouldering_lies_on_the_bow_without_touching() {
    let guidance = Guidance::Shoulder { unit: OTHER, side: Beam::Port, gap: Metres(60.0) };
    let looks = run(guidance, DESTROYER, at(-5_000.0, 1_000.0, 0.0), ship(0.0, 12.0), 180);
    assert!(
        late(&looks).iter().all(|look| (look.range - 220.0).abs() < 40.0 && off(look.bearing, 300.0) < 15.0)
    );
    assert!(looks.iter().all(|look| look.range > 165.0), "hulls touch at 160 m");
}

#[test]
fn breaking_off_opens_the_distance_on_the_bearing() {
    for bearing in [None, Some(Degrees(45.0))] {
        let guidance = Guidance::BreakOff { unit: OTHER, bearing };
        let looks = run(guidance, FRIGATE, at(3_000.0, 3_000.0, 0.0), ship(0.0, 5.0), 30);
        assert!(looks.windows(2).skip(200).all(|pair| pair[1].range > pair[0].range));
        let made_good = looks[1_700].own.minus(looks[700].own).bearing();
        assert!(bearing.is_none_or(|bearing| off(made_good.0, bearing.0) < 0.1));
    }
}

#[test]
fn an_intercept_comes_up_and_then_keeps_its_range() {
    let guidance = Guidance::Intercept { unit: OTHER, range: Metres(2_000.0) };
    let from = at(80_000.0, 40_000.0, 3_000.0);
    let looks = run(guidance, FIGHTER, from, plane(20.0, 280.0), 60);
    let arrived = looks.iter().position(|look| look.range < 2_600.0);
    assert!(arrived.is_some_and(|second| second < 1_500), "{arrived:?}");
    let end = &looks[looks.len() - 600..];
    assert!(end.iter().all(|look| (look.range - 2_000.0).abs() < 500.0), "{:?}", end.first());
}

#[test]
fn at_range_nought_it_is_the_ramming_course() {
    let guidance = Guidance::Intercept { unit: OTHER, range: Metres(0.0) };
    let looks = run(guidance, DESTROYER, at(6_000.0, 2_000.0, 0.0), ship(0.0, 12.0), 40);
    let nearest = looks.iter().map(|look| look.range).fold(f64::INFINITY, f64::min);
    assert!(nearest < 160.0, "{nearest}");
}

#[test]
fn a_wingman_is_abeam_at_the_same_height() {
    let guidance = Guidance::Wingtip { unit: OTHER, range: Metres(150.0), side: Beam::Starboard };
    let looks = run(guidance, FIGHTER, at(9_000.0, -20_000.0, 6_000.0), plane(0.0, 280.0), 60);
    let end = &looks[looks.len() - 900..];
    assert!(
        end.iter().all(|look| (look.range - 150.0).abs() < 50.0 && off(look.bearing, 90.0) < 25.0),
        "{:?}",
        end[0]
    );
    assert!(end.iter().all(|look| (look.own.up - 3_000.0).abs() < 1.0));
    assert!(looks.iter().all(|look| look.range > 50.0));
}

#[test]
fn an_orbit_goes_round_a_ship_and_a_shadow_that_is_too_fast_does_the_same() {
    for guidance in [
        Guidance::Orbit { unit: OTHER, range: Metres(20_000.0) },
        Guidance::Shadow { unit: OTHER, bearing: None, range: Metres(20_000.0) },
    ] {
        let looks = run(guidance, PATROL_AIRCRAFT, at(50_000.0, 0.0, 500.0), ship(0.0, 12.0), 180);
        let end = &looks[looks.len() / 2..];
        assert!(end.iter().all(|look| (look.range - 20_000.0).abs() < 4_000.0), "{guidance:?}");
        let octants: std::collections::BTreeSet<u8> =
            end.iter().map(|look| (look.bearing / 45.0) as u8).collect();
        assert_eq!(octants.len(), 8, "all round");
    }
}

#[test]
fn holding_stays_and_a_box_is_patrolled_on_its_sides() {
    let looks = run(Guidance::Hold, FRIGATE, Local::ZERO, ship(0.0, 0.0), 60);
    assert!(looks[3_000].own.distance(looks[3_599].own).0 < 1.0);
    let looks = run(Guidance::Hold, FIGHTER, at(0.0, 0.0, 3_000.0), ship(0.0, 0.0), 120);
    assert!(looks.iter().all(|look| look.range < 40_000.0));

    let guidance =
        Guidance::PatrolBox { centre: at(5_000.0, 0.0, 0.0), east: Metres(9_000.0), north: Metres(4_000.0) };
    let looks = run(guidance, FRIGATE, Local::ZERO, ship(0.0, 0.0), 400);
    let (mut corners, inside) =
        (0, |look: &&Look| (look.own.east - 5_000.0).abs() < 10_500.0 && look.own.north.abs() < 5_500.0);
    for corner in [at(14_000.0, 4_000.0, 0.0), at(14_000.0, -4_000.0, 0.0), at(-4_000.0, -4_000.0, 0.0)] {
        corners += u32::from(looks.iter().any(|look| look.own.distance(corner).0 < 1_500.0));
    }
    assert_eq!((corners, looks.iter().filter(inside).count()), (3, looks.len()));
}
