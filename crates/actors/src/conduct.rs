//! From a chosen rung to what a ship or an aircraft does. Which rungs a class can choose is data: its acts.

use guardline_theatre::{Guidance, Platform, Step};
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

/// The rungs a platform can choose: those it has an act for. Rungs 8 and 9 are outcomes, never choices.
pub fn choices(platform: &Platform) -> impl Iterator<Item = Rung> {
    platform.acts.iter().map(|step| step.rung())
}

/// Closest approach that still counts as safe between two platforms.
pub fn safe_distance(one: &Platform, other: &Platform, params: &Params) -> Metres {
    if one.flies() || other.flies() {
        Metres::from_feet(params.safe_distance_air)
    } else {
        Metres::from_nautical_miles(params.safe_distance_ship)
    }
}

/// What `platform`, sent to do `task`, does towards `other` to be at `rung`.
pub fn conduct(
    rung: Rung,
    platform: &Platform,
    task: Guidance,
    other: UnitId,
    against: &Platform,
    params: &Params,
) -> Conduct {
    let watch = Metres::from_nautical_miles(params.watch_distance);
    let keep = |range| Guidance::Shadow { unit: other, bearing: None, range };
    let is_close = task.range().is_some_and(|range| range < watch);
    let step = Step::ALL.into_iter().find(|step| step.rung() == rung);
    let guidance = match step {
        Some(Step::BreakOff) => Guidance::BreakOff { unit: other, bearing: None },
        Some(Step::StandOff) if is_close => keep(Metres(watch.0 * 1.2)),
        Some(Step::CloseIn) if !is_close => keep(Metres(watch.0 * 0.6)),
        Some(Step::Crowd) => keep(Metres(safe_distance(platform, against, params).0 * 0.6)),
        Some(Step::Ram) => Guidance::Intercept { unit: other, range: Metres(0.0) },
        // A radar, a flare and a weapon act from where the unit is.
        Some(Step::StandOff | Step::CloseIn | Step::Illuminate | Step::Warn | Step::Fire) | None => task,
    };
    let act = match step {
        Some(Step::Warn) => Some(Act::WarningForce),
        Some(Step::Fire) => Some(Act::Fire),
        _ => None,
    };
    Conduct { guidance, illuminates: step == Some(Step::Illuminate), act }
}
