//! Multilevel splitting of walks whose chances are known.

use guardline_kernel::{Draw, Draws, Family};
use guardline_lab::statistics::sequential::Welford;
use guardline_lab::statistics::splitting::{Model, fixed_effort};
use guardline_units::Seed;

use crate::near;

/// A walk that goes up by `stride` with probability `up` and down by 1 otherwise, until it is at 0 or at a level.
struct Walk {
    start: u32,
    stride: u32,
    up: f64,
    streams: Family,
}

impl Walk {
    fn new(start: u32, stride: u32, up: f64, seed: u64) -> Self {
        Self { start, stride, up, streams: Draws::new(Seed(seed), 0, 0).family("walk", "step") }
    }

    fn step(&self, at: u32, draw: &mut Draw) -> u32 {
        if draw.bernoulli(self.up) { at + self.stride } else { at - 1 }
    }
}

impl Model for Walk {
    type State = u32;

    fn start(&self) -> u32 {
        self.start
    }

    fn advance(&self, mut at: u32, level: f64, epoch: u32) -> Option<u32> {
        let mut draw = self.streams.at(u64::from(epoch));
        while f64::from(at) < level {
            at = self.step(at, &mut draw);
            if at == 0 {
                return None;
            }
        }
        Some(at)
    }
}

/// Mean and relative standard deviation of repeated estimates, and the mean of the relative errors they report.
fn repeated(walk: impl Fn(u64) -> Walk, levels: &[f64], repetitions: u32) -> (f64, f64, f64) {
    let (mut estimates, mut errors) = (Welford::default(), Welford::default());
    for seed in 0..u64::from(repetitions) {
        let outcome = fixed_effort(&walk(seed), levels, 2_000, Seed(seed)).unwrap();
        assert_eq!(outcome.survivors.len(), levels.len());
        estimates.push(outcome.probability);
        errors.push(outcome.relative_error.unwrap());
    }
    (estimates.mean(), estimates.deviation().unwrap() / estimates.mean(), errors.mean())
}

fn levels(range: std::ops::RangeInclusive<u32>, every: usize) -> Vec<f64> {
    range.step_by(every).map(f64::from).collect()
}

/// Gambler's ruin (Feller 1968, XIV.2): (1 − r^i) / (1 − r^N) with r = q/p. For i = 1 and p = 0.3, 5.1196·10⁻⁵ at N = 12 and
/// 1.3595·10⁻⁷ at N = 19, where plain Monte Carlo would need 10⁹ runs. By theory the relative standard deviation at 2,000
/// runs a level is 0.0899 and 0.1129. The third walk skips levels, and its chance is from the linear equations (numpy).
#[test]
fn splitting_finds_rare_chances_without_bias() {
    for (stride, up, start, levels, truth, theory) in [
        (1, 0.3, 1, levels(2..=12, 1), 5.119_575_927e-5, 0.089_89),
        (1, 0.3, 1, levels(2..=19, 1), 1.359_502_030e-7, 0.112_90),
    ] {
        let (mean, deviation, reported) = repeated(|seed| Walk::new(start, stride, up, seed), &levels, 100);
        // Four standard errors of the mean; three and a half of the deviation, whose own is one part in √200.
        near(mean / truth, 1.0, 4.0 * theory / 10.0);
        near(deviation / theory, 1.0, 0.25);
        near(reported / theory, 1.0, 0.05);
    }
    let (mean, deviation, _) = repeated(|seed| Walk::new(2, 2, 0.25, seed), &levels(4..=12, 2), 100);
    near(mean / 0.027_802_344_875, 1.0, 4.0 * deviation / 10.0);
    assert!(deviation < 0.1, "{deviation}");
}

/// The chance and the mean number of steps to either end, from 4 with ends 0 and 9: 0.10850 and 15.118 for p = 0.4, 4/9 and
/// 20 for p = ½. One level alone is plain Monte Carlo, and agrees with splitting.
#[test]
fn splitting_agrees_with_plain_runs_where_both_can_be_had() {
    const RUNS: u32 = 50_000;
    for (up, chance, duration) in [(0.4, 0.108_497_209_3, 15.117_625_58), (0.5, 4.0 / 9.0, 20.0)] {
        let walk = Walk::new(4, 1, up, 31);
        let plain = fixed_effort(&walk, &[9.0], RUNS, Seed(31)).unwrap();
        near(
            plain.relative_error.unwrap(),
            ((1.0 / plain.probability - 1.0) / f64::from(RUNS)).sqrt(),
            1e-12,
        );
        near(plain.probability / chance, 1.0, 4.0 * plain.relative_error.unwrap());
        let split = fixed_effort(&walk, &levels(5..=9, 1), RUNS, Seed(32)).unwrap();
        near(split.probability / chance, 1.0, 4.0 * split.relative_error.unwrap());

        let mut steps = Welford::default();
        for run in 0..RUNS {
            let (mut at, mut taken, mut draw) = (4, 0.0, walk.streams.at(u64::from(run)));
            while at != 0 && at != 9 {
                at = walk.step(at, &mut draw);
                taken += 1.0;
            }
            steps.push(taken);
        }
        near(steps.mean(), duration, 4.0 * steps.deviation().unwrap() / f64::from(RUNS).sqrt());
    }
}

#[test]
fn splitting_says_when_it_found_nothing_and_what_it_cannot_do() {
    let hopeless = fixed_effort(&Walk::new(1, 1, 0.0, 33), &[2.0, 3.0], 50, Seed(33)).unwrap();
    assert_eq!((hopeless.survivors, hopeless.relative_error), (vec![0], None));
    near(hopeless.probability, 0.0, 0.0);
    let walk = Walk::new(1, 1, 0.3, 34);
    let split = || fixed_effort(&walk, &[2.0, 3.0, 4.0], 200, Seed(34));
    assert_eq!(split(), split());
    for levels in [&[][..], &[2.0, 2.0], &[3.0, 2.0], &[f64::NAN]] {
        assert_eq!(fixed_effort(&walk, levels, 10, Seed(34)), None);
    }
    assert_eq!(fixed_effort(&walk, &[2.0], 0, Seed(34)), None);
    assert_eq!(fixed_effort(&walk, &[2.0, 3.0], u32::MAX, Seed(34)), None);
}
