//! Distribution functions and quantiles that several estimators share.

use std::f64::consts::SQRT_2;

use statrs::distribution::{ContinuousCDF, StudentsT};

use crate::estimate;

/// Distribution function of the standard normal; precise in both tails.
pub(super) fn normal_cdf(z: f64) -> f64 {
    0.5 * libm::erfc(-z / SQRT_2)
}

/// The chance that Student's t with `freedom` degrees of freedom (at least 1) is more than `t`.
pub(super) fn student_above(t: f64, freedom: f64) -> f64 {
    StudentsT::new(0.0, 1.0, freedom).expect("at least one degree of freedom").sf(t)
}

/// The value that Student's t with `freedom` degrees of freedom exceeds with probability `above`, for `above` in (0, ½].
pub(super) fn student_quantile(above: f64, freedom: f64) -> f64 {
    // Bisection on the tail: the iteration in `statrs` does not converge for many degrees of freedom.
    let mut high = 1.0;
    while student_above(high, freedom) > above {
        high *= 2.0;
    }
    let mut low = 0.0;
    loop {
        let middle = f64::midpoint(low, high);
        if middle <= low || high <= middle {
            return middle;
        }
        if student_above(middle, freedom) > above {
            low = middle;
        } else {
            high = middle;
        }
    }
}

/// Mean and sample variance, summed in the order given; none for fewer than two values, or if one is not finite.
pub(super) fn moments(values: &[f64]) -> Option<(f64, f64)> {
    let moments = (values.len() >= 2).then(|| estimate::moments(values));
    moments.filter(|(mean, variance)| mean.is_finite() && variance.is_finite())
}

/// [`estimate::differences`]; none if the two are not as long as each other.
pub(super) fn differences(arm: &[f64], base: &[f64]) -> Option<Vec<f64>> {
    (arm.len() == base.len()).then(|| estimate::differences(arm, base))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// scipy 1.17.1, `stats.t.sf(t, df)`.
    #[test]
    fn tails_of_student_are_those_of_scipy() {
        for (freedom, t, expected) in [
            (1.0, 12.0, 0.026_464_676_059_589_88),
            (5.0, 1.7, 0.074_938_393_424_162),
            (200.0, 4.0, 4.456_547_609_296_721e-5),
            (5_000.0, 4.0, 3.212_859_153_399_183_5e-5),
            (99_999.0, 1.7, 0.044_567_017_639_880_25),
            (99_999.0, 4.0, 3.169_399_900_622_747e-5),
            (1e7, 1.7, 0.044_565_478_307_206_72),
        ] {
            let reached = student_above(t, freedom);
            assert!((reached / expected - 1.0).abs() < 1e-6, "{freedom}, {t}: {reached}");
            let back = student_quantile(expected, freedom);
            assert!((back - t).abs() < 1e-5, "{freedom}, {t}: {back}");
        }
    }
}
