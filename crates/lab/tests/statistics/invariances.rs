//! What must not change, or must change with the values, whatever the values are.

use guardline_lab::interval::student;
use guardline_lab::statistics::agreement::{kendall_tau_b, spearman};
use guardline_lab::statistics::bootstrap::Bootstrap;
use guardline_lab::statistics::equivalence::{self, Verdict};
use guardline_lab::statistics::multiplicity::{holm, paired_t};
use guardline_lab::statistics::sequential::{NormalMixture, Welford};
use guardline_lab::statistics::shapley::Shapley;
use guardline_lab::statistics::survival::{KaplanMeier, Observation, pseudo_values};
use guardline_units::Seed;
use proptest::prelude::*;

use crate::mean;

fn same(one: f64, other: f64) -> Result<(), TestCaseError> {
    prop_assert!((one - other).abs() <= 1e-9 * one.abs().max(1.0), "{one} and {other}");
    Ok(())
}

/// Whole numbers, so that sums are exact and ties stay ties under a shift.
fn whole(length: std::ops::Range<usize>) -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec((-40_i32..40).prop_map(f64::from), length)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Counted values have no order, factors no numbers.
    #[test]
    fn names_and_places_do_not_matter(
        counted in prop::collection::vec((0_i32..4).prop_map(f64::from), 16..60),
        values in prop::collection::vec(whole(2..3), 8..9),
    ) {
        let settings = Bootstrap { resamples: 200, ..Bootstrap::new(Seed(23)) };
        let reversed: Vec<f64> = counted.iter().rev().copied().collect();
        prop_assert_eq!(settings.mean(&counted), settings.mean(&reversed));
        // Factor 0 becomes factor 2, and 1 becomes 0.
        let renamed: Vec<_> = (0..8).map(|coalition: usize| &values[coalition << 1 & 6 | coalition >> 2]).collect();
        let (own, other) = (Shapley::new(&values).unwrap().means(), Shapley::new(&renamed).unwrap().means());
        for factor in 0..3 {
            same(own[(factor + 1) % 3], other[factor])?;
        }
    }

    #[test]
    fn intervals_move_and_stretch_with_the_values(values in whole(2..30), shift in -50_i32..50) {
        let (shift, scale) = (f64::from(shift), 4.0);
        let moved: Vec<f64> = values.iter().map(|value| scale * value + shift).collect();
        let settings = Bootstrap { resamples: 200, ..Bootstrap::new(Seed(22)) };
        let mixture = NormalMixture::tuned(20, 0.05).unwrap();
        let sequence = |values: &[f64]| {
            let mut so_far = Welford::default();
            so_far.extend(values.iter().copied());
            mixture.interval(&so_far)
        };
        let pairs = [
            (settings.mean(&values).map(|bca| bca.interval), settings.mean(&moved).map(|bca| bca.interval)),
            (sequence(&values), sequence(&moved)),
        ];
        for (own, other) in pairs {
            prop_assert_eq!(own.is_some(), other.is_some());
            if let (Some(own), Some(other)) = (own, other) {
                same(scale * own.low + shift, other.low)?;
                same(scale * own.high + shift, other.high)?;
            }
        }
    }

    #[test]
    fn censored_times_scale_and_their_order_does_not_matter(
        runs in prop::collection::vec((1_u32..30, any::<bool>()), 2..40),
        horizon in 1_u32..30,
    ) {
        let horizon = f64::from(horizon);
        let of = |scale: f64| runs.iter().map(move |(time, event)| Observation { time: scale * f64::from(*time), event: *event });
        let (own, scaled): (Vec<_>, Vec<_>) = (of(1.0).collect(), of(4.0).rev().collect());
        let restricted = |runs: &[Observation], horizon| KaplanMeier::new(runs).unwrap().restricted_mean(horizon);
        prop_assert_eq!(restricted(&own, horizon).is_some(), restricted(&scaled, 4.0 * horizon).is_some());
        if let Some(value) = restricted(&own, horizon) {
            let other = restricted(&scaled, 4.0 * horizon).unwrap();
            same(4.0 * value.mean, other.mean)?;
            same(16.0 * value.variance, other.variance)?;
            // Pseudo-values give back the mean and Greenwood's variance.
            let (pseudo, n) = (pseudo_values(&own, horizon).unwrap(), own.len() as f64);
            same(mean(&pseudo), value.mean)?;
            same(pseudo.iter().map(|it| (it - value.mean) * (it - value.mean)).sum::<f64>() / (n * n), value.variance)?;
        }
        // If all is observed, they are the times up to the horizon.
        let complete: Vec<_> = own.iter().map(|it| Observation { event: true, ..*it }).collect();
        for (pseudo, it) in pseudo_values(&complete, horizon).unwrap().into_iter().zip(&complete) {
            same(pseudo, it.time.min(horizon))?;
        }
    }

    #[test]
    fn tests_agree_with_intervals(values in whole(3..30)) {
        let base = vec![0.0; values.len()];
        if let Some(outcome) = equivalence::means(&values, &base, 12.5) {
            let p = equivalence::p_value(&values, &base, 12.5).unwrap();
            prop_assert_eq!(outcome.verdict == Verdict::Equivalent, p < equivalence::ALPHA);
            let test = paired_t(&values, &base).unwrap();
            let (mean, error) = (outcome.difference, outcome.difference / test.t);
            let interval = student(mean, error * (values.len() as f64).sqrt(), values.len() as u32).unwrap();
            prop_assert!(test.t == 0.0 || interval.contains(0.0) == (test.p > 0.05));
        }
    }

    #[test]
    fn adjusted_p_values_keep_order_and_place(p in prop::collection::vec(0.0..=1.0_f64, 1..12)) {
        let adjusted = holm(&p).unwrap();
        let reversed = holm(&p.iter().rev().copied().collect::<Vec<_>>()).unwrap();
        for (one, (own, raised)) in p.iter().zip(&adjusted).enumerate() {
            prop_assert!(own <= raised && *raised <= (own * p.len() as f64).min(1.0));
            same(*raised, reversed[p.len() - 1 - one])?;
            prop_assert!(p.iter().zip(&adjusted).all(|(other, it)| own > other || raised <= it));
        }
    }

    #[test]
    fn contributions_add_up_in_every_replicate(
        values in (1_usize..=6).prop_flat_map(|k| prop::collection::vec(whole(5..6), 1 << k)),
    ) {
        let shapley = Shapley::new(&values).unwrap();
        let (none, all) = (&values[0], &values[values.len() - 1]);
        for (replicate, (none, all)) in none.iter().zip(all).enumerate() {
            let total: f64 =
                (0..shapley.factors()).map(|factor| shapley.contributions(factor)[replicate]).sum();
            same(total, all - none)?;
        }
        // One more factor that changes nothing contributes nothing, and takes nothing from the others.
        if shapley.factors() < 6 {
            let wider = Shapley::new(&[values.clone(), values].concat()).unwrap();
            for (own, other) in shapley.means().into_iter().chain([0.0]).zip(wider.means()) {
                same(own, other)?;
            }
        }
    }

    #[test]
    fn agreement_is_of_orders(scores in prop::collection::vec((-9_i32..9, -9_i32..9), 2..20)) {
        let (first, second): (Vec<f64>, Vec<f64>) = scores.iter().map(|(x, y)| (f64::from(*x), f64::from(*y))).unzip();
        let (shifted, cubed) = (first.iter().map(|x| x / 8.0 - 3.0), second.iter().map(|y| y * y * y));
        let (shifted, cubed): (Vec<f64>, Vec<f64>) = (shifted.rev().collect(), cubed.rev().collect());
        let negated: Vec<f64> = second.iter().map(|y| -y).collect();
        for agreement in [kendall_tau_b, spearman] {
            let Some(own) = agreement(&first, &second) else { continue };
            same(own, agreement(&shifted, &cubed).unwrap())?;
            same(own, agreement(&second, &first).unwrap())?;
            same(own, -agreement(&first, &negated).unwrap())?;
            same(agreement(&first, &first).unwrap(), 1.0)?;
        }
    }
}
