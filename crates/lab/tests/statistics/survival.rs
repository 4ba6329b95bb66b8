//! Kaplan–Meier and restricted means.

use guardline_lab::statistics::survival::{
    KaplanMeier, Observation, RestrictedMean, pseudo_values, restricted_difference,
};

use crate::near;

fn observed(times: &[f64], events: &[u8]) -> Vec<Observation> {
    times.iter().zip(events).map(|(time, event)| Observation { time: *time, event: *event == 1 }).collect()
}

/// Remission under 6-MP: Freireich et al. (1963), Blood 21, 699; estimates and standard errors as printed in Klein and
/// Moeschberger (2003), Survival Analysis, table 4.1.
#[test]
fn kaplan_meier_is_as_published() {
    let times = [
        6.0, 6.0, 6.0, 7.0, 10.0, 13.0, 16.0, 22.0, 23.0, 6.0, 9.0, 10.0, 11.0, 17.0, 19.0, 20.0, 25.0, 32.0,
        32.0, 34.0, 35.0,
    ];
    let events = [1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    let curve = KaplanMeier::new(&observed(&times, &events)).unwrap();
    let steps: Vec<_> = curve.steps().iter().filter(|step| step.events > 0).collect();
    let expected = [
        (6.0, 21, 3, 0.857, 0.076),
        (7.0, 17, 1, 0.807, 0.087),
        (10.0, 15, 1, 0.753, 0.096),
        (13.0, 12, 1, 0.690, 0.107),
        (16.0, 11, 1, 0.628, 0.114),
        (22.0, 7, 1, 0.538, 0.128),
        (23.0, 6, 1, 0.448, 0.135),
    ];
    assert_eq!(steps.len(), expected.len());
    for (step, (time, at_risk, events, survival, error)) in steps.into_iter().zip(expected) {
        assert_eq!((step.time.to_bits(), step.at_risk, step.events), (f64::to_bits(time), at_risk, events));
        near(step.survival, survival, 6e-4);
        near(step.variance.sqrt(), error, 6e-4);
        assert!(curve.survival(time - 0.5) > step.survival && curve.survival(time + 0.5) <= step.survival);
    }
    assert_eq!(curve.median(), Some(23.0));
    // lifelines 0.30.3: `restricted_mean_survival_time(KaplanMeierFitter().fit(T, E), t)`; errors by numpy.
    for (horizon, value, error) in [
        (20.0, 16.116_526_610_644_254, 1.251_560_196_004_705),
        (30.0, 21.046_498_599_439_77, 2.243_801_951_559_457),
        (35.0, 23.287_394_957_983_185, 2.827_467_623_371_439),
    ] {
        let RestrictedMean { mean, variance } = curve.restricted_mean(horizon).unwrap();
        near(mean, value, 1e-9);
        near(variance.sqrt(), error, 1e-9);
    }
    assert_eq!(curve.restricted_mean(35.1), None);
    assert_eq!(curve.restricted_mean(0.0), None);
    near(curve.restricted_mean(2.5).unwrap().mean, 2.5, 1e-12);
}

/// Time in remission with and without maintenance: Miller (1981), Survival Analysis, page 49. Values by numpy from the
/// definition; the second arm ends in an event, so that no horizon is too far.
#[test]
fn a_restricted_mean_ends_where_observation_does() {
    let maintained = observed(
        &[9.0, 13.0, 13.0, 18.0, 23.0, 28.0, 31.0, 34.0, 45.0, 48.0, 161.0],
        &[1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0],
    );
    let not = observed(
        &[5.0, 5.0, 8.0, 8.0, 12.0, 16.0, 23.0, 27.0, 30.0, 33.0, 43.0, 45.0],
        &[1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1],
    );
    for (arm, value, error) in
        [(&maintained, 52.645_454_545_5, 19.828_602_795_6), (&not, 22.708_333_333_3, 4.180_941_982)]
    {
        let RestrictedMean { mean, variance } =
            KaplanMeier::new(arm).unwrap().restricted_mean(161.0).unwrap();
        near(mean, value, 1e-8);
        near(variance.sqrt(), error, 1e-8);
    }
    assert_eq!(KaplanMeier::new(&[]), None);
    assert_eq!(KaplanMeier::new(&observed(&[-1.0], &[1])), None);
}

/// numpy: infinitesimal jackknife by numerical differentiation of the weighted restricted mean, then
/// `stats.t.interval(.95, 9, D.mean(), D.std(ddof=1) / sqrt(10))`.
#[test]
fn a_paired_difference_of_restricted_means_is_that_of_its_pseudo_values() {
    let arm =
        observed(&[5.0, 8.0, 12.0, 3.0, 20.0, 15.0, 9.0, 20.0, 7.0, 20.0], &[1, 1, 0, 1, 0, 1, 1, 0, 1, 0]);
    let base =
        observed(&[4.0, 8.0, 10.0, 2.0, 14.0, 20.0, 6.0, 18.0, 9.0, 11.0], &[1, 1, 1, 1, 1, 0, 1, 0, 0, 1]);
    let values = pseudo_values(&arm, 18.0).unwrap();
    let expected = [5.0, 8.0, 17.25, 3.0, 18.1875, 14.4375, 9.0, 18.1875, 7.0, 18.1875];
    values.iter().zip(expected).for_each(|(value, expected)| near(*value, expected, 1e-9));
    let difference = restricted_difference(&arm, &base, 18.0).unwrap();
    near(difference.difference, 1.305, 1e-9);
    near(difference.standard_error, 1.525_382_010_6, 1e-6);
    near(difference.interval.low, -2.145_653_840, 1e-5);
    near(difference.interval.high, 4.755_653_842, 1e-5);
    assert_eq!(restricted_difference(&arm, &base[1..], 18.0), None);
}
