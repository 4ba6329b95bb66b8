//! From a chosen rung to what a ship or an aircraft does: one table, per class of platform.

use guardline_theatre::{Guidance, Platform};
use guardline_units::{Metres, Params, Rung, UnitId};
use guardline_wire::record::Act;

/// What a unit does to be at a rung.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Conduct {
    /// What it steers for.
    pub guidance: Guidance,
    /// Whether its fire-control radar is on the other unit.
    pub illuminates: bool,
    /// What it does once, on entering the rung.
    pub act: Option<Act>,
}

/// The highest rung a platform can choose. Rungs 8 and 9 are outcomes, never choices.
const HIGHEST_CHOICE: u8 = 7;

/// The rungs a platform can choose: aircraft do not ram, and unarmed ones do not illuminate or shoot.
pub fn choices(platform: Platform) -> impl Iterator<Item = Rung> {
    let rams = !platform.flies();
    let armed = matches!(platform, Platform::Destroyer | Platform::Frigate | Platform::Fighter);
    let warns = armed || platform == Platform::CoastGuard;
    (0..=HIGHEST_CHOICE)
        .filter(move |rung| match rung {
            4 | 7 => armed,
            5 => warns,
            6 => rams && platform != Platform::Carrier,
            _ => true,
        })
        .map(Rung::new)
}

/// Closest approach that still counts as safe between two platforms.
pub fn safe_distance(one: Platform, other: Platform, params: &Params) -> Metres {
    if one.flies() || other.flies() {
        Metres::from_feet(params.safe_distance_air)
    } else {
        Metres::from_nautical_miles(params.safe_distance_ship)
    }
}

/// What `platform`, sent to do `task`, does towards `other` to be at `rung`.
pub fn conduct(
    rung: Rung,
    platform: Platform,
    task: Guidance,
    other: UnitId,
    against: Platform,
    params: &Params,
) -> Conduct {
    let watch = Metres::from_nautical_miles(params.watch_distance);
    let keep = |range| Guidance::Shadow { unit: other, bearing: None, range };
    let is_close = task.range().is_some_and(|range| range < watch);
    let guidance = match rung.number() {
        0 => Guidance::BreakOff { unit: other, bearing: None },
        1 if is_close => keep(Metres(watch.0 * 1.2)),
        2 if !is_close => keep(Metres(watch.0 * 0.6)),
        // A radar, a flare and a weapon act from where the unit is.
        1 | 2 | 4 | 5 | 7 => task,
        3 => keep(Metres(safe_distance(platform, against, params).0 * 0.6)),
        _ => Guidance::Intercept { unit: other, range: Metres(0.0) },
    };
    let act = match rung.number() {
        5 => Some(Act::WarningForce),
        7 => Some(Act::Fire),
        _ => None,
    };
    Conduct { guidance, illuminates: rung.number() == 4, act }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aircraft_do_not_ram_and_patrol_aircraft_do_not_shoot() {
        let numbers = |platform| choices(platform).map(Rung::number).collect::<Vec<_>>();
        assert_eq!(numbers(Platform::Fighter), [0, 1, 2, 3, 4, 5, 7]);
        assert_eq!(numbers(Platform::PatrolAircraft), [0, 1, 2, 3]);
        assert_eq!(numbers(Platform::Destroyer), [0, 1, 2, 3, 4, 5, 6, 7]);
        assert_eq!(numbers(Platform::CoastGuard), [0, 1, 2, 3, 5, 6]);
    }
}
