//! Time to the return of calm: curves with as many points as are seen, medians and restricted means.

use guardline_kernel::normal_quantile;

use super::result::{CalmResult, CurvePoint, READ_AT};
use crate::interval::CONFIDENCE;
use crate::statistics::survival::{KaplanMeier, Observation};

/// By how much a curve may fall between two points that are listed: less is not seen.
const SEEN: f64 = 1.0 / 120.0;

/// What came of each arm of a cell, whose runs end at the hour `end` at the latest.
pub(super) fn calm<'a>(
    cell: &str,
    arms: impl Iterator<Item = (&'a str, Vec<Observation>)>,
    end: f64,
) -> Vec<CalmResult> {
    let curve =
        |(arm, observations): (&'a str, Vec<Observation>)| Some((arm, KaplanMeier::new(&observations)?));
    let curves: Vec<(&str, KaplanMeier)> = arms.filter_map(curve).collect();
    // As far as all are followed: means up to different hours could not be compared.
    let until = curves.iter().filter_map(|(_, curve)| curve.followed_until()).fold(end, f64::min);
    let result = |(arm, curve): &(&str, KaplanMeier)| CalmResult {
        cell: cell.to_owned(),
        arm: (*arm).to_owned(),
        curve: points(curve),
        median_hours: curve.median(),
        restricted_to_hours: until,
        restricted_mean_hours: curve.restricted_mean(until).map(|it| it.mean),
    };
    curves.iter().map(result).collect()
}

/// The steps of a curve that are listed: those at the hours at which it is read exactly, and in between as many as make a difference.
fn points(curve: &KaplanMeier) -> Vec<CurvePoint> {
    let z = normal_quantile(f64::midpoint(1.0, CONFIDENCE));
    let steps = curve.steps();
    let mut points = vec![CurvePoint { hours: 0.0, share: 1.0, low: 1.0, high: 1.0 }];
    for (place, step) in steps.iter().enumerate() {
        let next = steps.get(place + 1).map_or(f64::INFINITY, |next| next.time);
        let is_read = READ_AT.iter().any(|hours| (step.time..next).contains(hours));
        let is_seen = points.last().is_some_and(|last| last.share - step.survival >= SEEN);
        if is_read || is_seen || next.is_infinite() {
            let (low, high) = log_log(step.survival, step.variance, z);
            points.push(CurvePoint { hours: step.time, share: step.survival, low, high });
        }
    }
    points
}

/// The interval of a survival probability on the log(−log) scale (Kalbfleisch and Prentice 1980); a point where the chance is 0 or 1.
fn log_log(survival: f64, variance: f64, z: f64) -> (f64, f64) {
    if survival <= 0.0 || survival >= 1.0 {
        return (survival, survival);
    }
    let error = variance.sqrt() / (survival * libm::log(survival).abs());
    (libm::pow(survival, libm::exp(z * error)), libm::pow(survival, libm::exp(-z * error)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Many runs that are calm at one moment, between many that each have a moment of their own.
    #[test]
    fn what_is_read_off_a_curve_is_what_the_runs_are() {
        let alone = (1..=2000_u32).map(|number| 0.003 * f64::from(number));
        let together = std::iter::repeat_n(0.5, 4000);
        let times: Vec<f64> = alone.chain(together).collect();
        let event = |time: &f64| Observation { time: *time, event: true };
        let cut_off = std::iter::repeat_n(Observation { time: 60.0, event: false }, 500);
        let observations: Vec<Observation> = times.iter().map(event).chain(cut_off).collect();
        let n = observations.len() as f64;
        let [found] = &calm("", [("arm", observations.clone())].into_iter(), 72.0)[..] else {
            panic!("an arm")
        };
        assert!(found.curve.len() < 150, "{}", found.curve.len());
        let read =
            |hours: f64| found.curve.iter().take_while(|point| point.hours <= hours).last().unwrap().share;
        let truth = |hours: f64| observations.iter().filter(|it| it.time > hours).count() as f64 / n;
        for hours in READ_AT.into_iter().filter(|hours| *hours < 60.0) {
            assert!((read(hours) - truth(hours)).abs() < 1e-12, "{hours}: {} {}", read(hours), truth(hours));
        }
        for hours in (0..6000).map(|step| 0.001 * f64::from(step)) {
            assert!((read(hours) - truth(hours)).abs() < SEEN, "{hours}: {} {}", read(hours), truth(hours));
        }
        // Without anybody lost sight of before 60 h it is the mean of what is cut off there.
        let mean = observations.iter().map(|it| it.time).sum::<f64>() / n;
        assert!((found.restricted_to_hours - 60.0).abs() < 1e-12);
        assert!((found.restricted_mean_hours.unwrap() - mean).abs() < 1e-9);
    }
}
