//! The inverse of the Poisson distribution function.

use super::normal;

/// Above this mean the Cornish–Fisher expansion is off by less than a hundredth of a count.
const LARGE: f64 = 10_000.0;

/// The smallest k of which the distribution function is at least `p`, for `p` in (0, 1).
///
/// The search walks up from so far below the mean that what is left out cannot be told from rounding, with the first
/// probability taken from the logarithm, because `exp(-mean)` is zero from a mean of 746 on.
pub(super) fn quantile(p: f64, mean: f64) -> u64 {
    if mean.is_nan() || mean <= 0.0 {
        return 0;
    }
    if mean.is_infinite() {
        return u64::MAX;
    }
    let sd = mean.sqrt();
    if mean > LARGE {
        let z = normal::quantile(p);
        // The sampled value is the count whose interval (k - 1/2, k + 1/2] holds the expansion. `as` saturates.
        return (mean + sd * z + (z * z - 1.0) / 6.0).round() as u64;
    }
    let first = (mean - 10.0 * sd - 10.0).max(0.0).floor();
    let last = (mean + 10.0 * sd + 40.0).ceil();
    let mut count = first;
    let mut probability = libm::exp(count * libm::log(mean) - mean - libm::lgamma(count + 1.0));
    let mut below = probability;
    while below < p && count < last {
        count += 1.0;
        probability *= mean / count;
        below += probability;
    }
    count as u64
}

#[cfg(test)]
mod tests {
    use super::quantile;

    #[test]
    fn agrees_with_summing_the_probabilities_from_zero() {
        for mean in [1e-300, 0.01, 0.7, 3.0, 29.5, 180.0, 600.0] {
            for step in 1..200 {
                let p = f64::from(step) / 200.0 - 1e-4;
                let (mut count, mut probability) = (0, libm::exp(-mean));
                let mut below = probability;
                while below < p {
                    count += 1;
                    probability *= mean / f64::from(count);
                    below += probability;
                }
                assert_eq!(quantile(p, mean), u64::from(count as u32), "mean {mean}, p {p}");
            }
        }
    }

    #[test]
    fn the_two_schemes_meet() {
        for step in 1..1000 {
            let p = f64::from(step) / 1000.0;
            let (below, above) = (quantile(p, 10_000.0), quantile(p, 10_000.000_001));
            assert!(below.abs_diff(above) <= 1, "{below} and {above} at {p}");
        }
    }

    #[test]
    fn ends_for_every_mean() {
        for mean in [f64::MIN_POSITIVE, 5e-324, 745.0, 747.0, 9_999.0, 1e9, 1e300, f64::MAX, f64::INFINITY] {
            for p in [1.1e-16, 0.5, 1.0 - 1.1e-16] {
                quantile(p, mean);
            }
        }
        assert_eq!(quantile(0.5, f64::NAN), 0);
        assert_eq!(quantile(0.5, -1.0), 0);
        assert_eq!(quantile(0.01, f64::INFINITY), u64::MAX);
        assert_eq!(quantile(0.5, 1e300), u64::MAX);
    }
}
