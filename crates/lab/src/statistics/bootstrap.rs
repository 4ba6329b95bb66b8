//! The bias-corrected and accelerated bootstrap (BCa) over pairs.
//!
//! Efron, B. (1987), Better Bootstrap Confidence Intervals, Journal of the American Statistical Association 82, 171–185;
//! DiCiccio, T. J. and Efron, B. (1996), Bootstrap Confidence Intervals, Statistical Science 11, 189–228.
//!
//! From B resamples of the n values, drawn with replacement, the limits for confidence 1 − 2α are the order statistics at
//!
//! ```text
//! Φ(z₀ + (z₀ + z) / (1 − a (z₀ + z)))    z = Φ⁻¹(α) and Φ⁻¹(1 − α)
//! z₀ = Φ⁻¹(share of resamples below the estimate)
//! a  = Σ u³ / (6 (Σ u²)^{3/2})           u = mean of the jackknife values − jackknife value
//! ```
//!
//! Resampling whole pairs keeps what arm and base have in common: it never mixes replicates.

use std::iter::repeat_n;

use guardline_kernel::{Draw, Draws, normal_quantile};
use guardline_units::Seed;
use rayon::prelude::*;
use schemars::JsonSchema;
use serde::Serialize;

use super::tails::{moments, normal_cdf, student_quantile};
use crate::interval::{CONFIDENCE, Interval, student};

/// Resamples, unless told otherwise.
pub const RESAMPLES: u32 = 2_000;

/// The interval of a mean over pairs as results give it: at each end the farther one of BCa's and Student's.
///
/// Of pairs most may be the same and a few differ by much, either way. Resamples of the few are then too much alike, and BCa alone
/// holds the truth much less often than it is to, where Student's does; where they differ one way, BCa is the better of the two.
/// None where [`Bootstrap::mean`] gives none.
pub fn interval_of_mean(seed: Seed, values: &[f64]) -> Option<Interval> {
    intervals_of_means(seed, &[values]).pop().flatten()
}

/// The same for the means of several outcomes of the same pairs, which are resampled once for all of them.
///
/// # Panics
///
/// If there is not one value for each pair in all of them.
pub fn intervals_of_means(seed: Seed, outcomes: &[&[f64]]) -> Vec<Option<Interval>> {
    let pairs = outcomes.first().map_or(0, |values| values.len());
    let means = Bootstrap::for_mean(seed, pairs).means(outcomes);
    let interval = |(bca, values): (Option<Bca>, &&[f64])| {
        let (bca, (mean, variance)) = (bca?.interval, moments(values)?);
        let student = student(mean, variance.sqrt(), pairs as u32)?;
        Some(Interval { low: bca.low.min(student.low), high: bca.high.max(student.high) })
    };
    means.into_iter().zip(outcomes).map(interval).collect()
}

/// How an interval is made. The same settings and values give the same interval, on any number of threads.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Bootstrap {
    /// Resample b is drawn from stream b of the family `resample` of `bootstrap` under this seed.
    pub seed: Seed,
    /// The number of resamples.
    pub resamples: u32,
    /// How often such an interval is to hold the true value, in (0, 1).
    pub confidence: f64,
}

/// An estimate with its BCa interval.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Bca {
    /// The statistic of the values as they are, in its unit.
    pub estimate: f64,
    /// Its interval, in the same unit.
    pub interval: Interval,
    /// z₀: how far the median of the resamples lies from the estimate, in standard normal units.
    pub bias_correction: f64,
    /// a: how fast the standard error changes with the true value, from the jackknife; a pure number.
    pub acceleration: f64,
}

impl Bootstrap {
    /// [`RESAMPLES`] resamples under this seed, at 95 %.
    pub const fn new(seed: Seed) -> Self {
        Self { seed, resamples: RESAMPLES, confidence: CONFIDENCE }
    }

    /// The same for the mean of `n` values: as much wider as Student's interval is wider than the normal one, and for the variance
    /// of resamples being that of the values with n in the denominator where an estimate has n − 1.
    ///
    /// Hesterberg, T. C. (2015), What Teachers Should Know About the Bootstrap, The American Statistician 69, 371–386, section 3.2.
    pub fn for_mean(seed: Seed, n: usize) -> Self {
        let plain = Self::new(seed);
        if n < 2 {
            return plain;
        }
        let (n, above) = (n as f64, (1.0 - plain.confidence) / 2.0);
        let limit = student_quantile(above, n - 1.0) * (n / (n - 1.0)).sqrt();
        Self { confidence: 2.0 * normal_cdf(limit) - 1.0, ..plain }
    }

    /// The mean of the values, one for each pair, in their unit.
    ///
    /// None for fewer than two values, if one is not finite, and for settings out of range. If all values are equal, so
    /// are all resamples, and the interval is that one value: it then says nothing about pairs that were not run. For
    /// proportions [`crate::interval::newcombe_paired`] does.
    pub fn mean(&self, values: &[f64]) -> Option<Bca> {
        self.means(&[values]).pop().flatten()
    }

    /// The mean of each of several outcomes of the same pairs, as [`Bootstrap::mean`] gives it for one: the resamples are the same for
    /// all, and drawing them is most of the work.
    ///
    /// # Panics
    ///
    /// If there is not one value for each pair in all of them.
    pub fn means(&self, outcomes: &[&[f64]]) -> Vec<Option<Bca>> {
        let pairs = outcomes.first().map_or(0, |values| values.len());
        assert!(outcomes.iter().all(|values| values.len() == pairs), "a value for each pair");
        let distinct: Vec<Distinct> = outcomes.iter().map(|values| Distinct::of(values)).collect();
        // Counting costs √n for each distinct value, and drawing costs n.
        let counts = |it: &Distinct| it.counts.len() * it.counts.len() <= pairs;
        let drawn = outcomes.iter().zip(&distinct).filter(|(values, it)| self.usable(values) && !counts(it));
        let drawn: Vec<&[f64]> = drawn.map(|(values, _)| *values).collect();
        let mut drawn = self.means_of_drawn(&drawn, pairs).into_iter();
        let mean = |(values, distinct): (&&[f64], &Distinct)| {
            if !self.usable(values) {
                return None;
            }
            if let [(value, _)] = distinct.counts[..] {
                return Some(Bca::certain(value));
            }
            let resamples = if counts(distinct) {
                self.resample(|draw| distinct.resample(draw).mean())
            } else {
                drawn.next()?
            };
            let estimate = distinct.mean();
            // The jackknife values of a mean differ from each other as the values do, but for a factor.
            // In ascending order, so that the last digit does not hang on the order of the values.
            let deviations =
                distinct.counts.iter().flat_map(|(value, count)| repeat_n(value - estimate, *count as usize));
            limits(resamples, estimate, acceleration(deviations), self.confidence)
        };
        outcomes.iter().zip(&distinct).map(mean).collect()
    }

    /// The means of each of these in all resamples.
    fn means_of_drawn(&self, outcomes: &[&[f64]], pairs: usize) -> Vec<Vec<f64>> {
        if outcomes.is_empty() {
            return Vec::new();
        }
        let resamples = self.resample(|draw| {
            let mut places = Vec::with_capacity(pairs);
            // Half as long as they might be, so that more of them stay in the cache.
            indices(draw, pairs, |index| places.push(index as u32));
            let mean = |values: &&[f64]| {
                places.iter().map(|place| values[*place as usize]).sum::<f64>() / pairs as f64
            };
            outcomes.iter().map(mean).collect::<Vec<f64>>()
        });
        (0..outcomes.len()).map(|outcome| resamples.iter().map(|means| means[outcome]).collect()).collect()
    }

    /// Any statistic of the values, in its own unit. It is computed for every resample, and once without each value.
    ///
    /// The order of the values it is given has no meaning; another order of `values` makes other resamples of them. None
    /// where [`Bootstrap::mean`] gives none, and if the statistic is not finite for the values, for a resample, or for the
    /// values without one of them. If it is the same for all resamples, the interval is that one value.
    pub fn statistic(&self, values: &[f64], statistic: impl Fn(&[f64]) -> f64 + Sync) -> Option<Bca> {
        if !self.usable(values) {
            return None;
        }
        let n = values.len() as f64;
        let jackknife = jackknife(values, &statistic);
        let centre = jackknife.iter().sum::<f64>() / n;
        let acceleration = acceleration(jackknife.iter().map(|value| centre - value));
        let resamples = self.resample(|draw| {
            let mut resample = Vec::with_capacity(values.len());
            indices(draw, values.len(), |index| resample.push(values[index]));
            statistic(&resample)
        });
        limits(resamples, statistic(values), acceleration, self.confidence)
    }

    fn usable(&self, values: &[f64]) -> bool {
        values.len() >= 2 && values.iter().all(|value| value.is_finite()) && self.resamples > 0
    }

    /// What `one` makes of each resample's own stream.
    fn resample<T: Send>(&self, one: impl Fn(&mut Draw) -> T + Sync) -> Vec<T> {
        let streams = Draws::new(self.seed, 0, 0).family("bootstrap", "resample");
        let numbers = (0..self.resamples).into_par_iter();
        numbers.map(|number| one(&mut streams.at(u64::from(number)))).collect()
    }
}

impl Bca {
    fn certain(value: f64) -> Self {
        let interval = Interval { low: value, high: value };
        Self { estimate: value, interval, bias_correction: 0.0, acceleration: 0.0 }
    }
}

/// The BCa interval from the statistic of each resample, in any order, of the values themselves, and the acceleration.
///
/// With B resamples the limits are the order statistics ⌊(B + 1) p⌋ and ⌈(B + 1) p⌉ at the two shares p, counted from 1,
/// so that rounding makes the interval wider and never narrower. Resamples equal to the estimate count as half below it.
/// The share below is held half a resample away from 0 and 1, which keeps z₀ finite. None without resamples, if
/// something is not finite, and if `confidence` is not in (0, 1).
pub fn limits(mut resamples: Vec<f64>, estimate: f64, acceleration: f64, confidence: f64) -> Option<Bca> {
    let usable = resamples.iter().chain([&estimate, &acceleration]).all(|value| value.is_finite());
    if resamples.is_empty() || !usable || !(0.0 < confidence && confidence < 1.0) {
        return None;
    }
    resamples.sort_unstable_by(f64::total_cmp);
    let count = resamples.len() as f64;
    let below = resamples.partition_point(|value| *value < estimate) as f64;
    let not_above = resamples.partition_point(|value| *value <= estimate) as f64;
    let share = f64::midpoint(below, not_above) / count;
    let bias_correction = normal_quantile(share.clamp(0.5 / count, 1.0 - 0.5 / count));
    let corrected = |z: f64| {
        let moved = bias_correction + z;
        let stretch = 1.0 - acceleration * moved;
        // Beyond its pole the formula turns round; the limit is then the outermost resample on that side.
        if stretch > 0.0 { normal_cdf(bias_correction + moved / stretch) } else { f64::from(moved > 0.0) }
    };
    let z = normal_quantile(f64::midpoint(1.0, confidence));
    let order = |position: f64| resamples[position.clamp(1.0, count) as usize - 1];
    let interval = Interval {
        low: order(((count + 1.0) * corrected(-z)).floor()),
        high: order(((count + 1.0) * corrected(z)).ceil()),
    };
    Some(Bca { estimate, interval, bias_correction, acceleration })
}

/// Σu³ / (6 (Σu²)^{3/2}); 0 if all are 0.
fn acceleration(deviations: impl Iterator<Item = f64>) -> f64 {
    let (squares, cubes) =
        deviations.fold((0.0, 0.0), |(squares, cubes), u| (squares + u * u, cubes + u * u * u));
    if squares > 0.0 { cubes / (6.0 * squares * squares.sqrt()) } else { 0.0 }
}

/// The statistic without each value in turn.
fn jackknife(values: &[f64], statistic: impl Fn(&[f64]) -> f64) -> Vec<f64> {
    let mut rest = values[1..].to_vec();
    (0..values.len())
        .map(|left_out| {
            let value = statistic(&rest);
            // The next one is left out instead, and this one takes its place.
            if let Some(place) = rest.get_mut(left_out) {
                *place = values[left_out];
            }
            value
        })
        .collect()
}

/// Calls `take` with `n` uniform indices below `n`.
///
/// A uniform has 53 bits, and a call of the generator is most of the cost. What is left of one after the first index makes a
/// second, as long as that leaves so many bits that no pair of indices is likelier than another by more than 2⁻¹⁹ of its
/// chance.
pub(super) fn indices(draw: &mut Draw, n: usize, mut take: impl FnMut(usize)) {
    const TWO_AT_MOST: usize = 1 << 17;
    let size = n as f64;
    // A product with a number next to 1 may round up to `n`.
    // Signed, since that is one instruction both ways.
    let last = n.cast_signed() - 1;
    let index = |place: f64| (place as isize).min(last);
    let each = if n <= TWO_AT_MOST { 2 } else { 1 };
    let mut left = n;
    let mut uniforms = [0.0; 256];
    while left > 0 {
        let some = &mut uniforms[..left.div_ceil(each).min(256)];
        draw.uniforms(some);
        for uniform in some {
            let place = *uniform * size;
            let first = index(place);
            take(first.cast_unsigned());
            left -= 1;
            if left > 0 && each == 2 {
                take(index((place - first as f64) * size).cast_unsigned());
                left -= 1;
            }
        }
    }
}

/// How often each value comes up, in ascending order of the values.
struct Distinct {
    counts: Vec<(f64, u32)>,
}

impl Distinct {
    fn of(values: &[f64]) -> Self {
        let mut sorted = values.to_vec();
        sorted.sort_unstable_by(f64::total_cmp);
        let alike = sorted.chunk_by(|one, next| one.total_cmp(next).is_eq());
        Self { counts: alike.map(|alike| (alike[0], alike.len() as u32)).collect() }
    }

    fn size(&self) -> u32 {
        self.counts.iter().map(|(_, count)| count).sum()
    }

    fn mean(&self) -> f64 {
        let sum: f64 = self.counts.iter().map(|(value, count)| value * f64::from(*count)).sum();
        sum / f64::from(self.size())
    }

    /// A resample has multinomial counts, and these are binomial one after the other: each value has its share of the
    /// draws that those before it have left.
    fn resample(&self, draw: &mut Draw) -> Self {
        let (mut draws_left, mut values_left) = (self.size(), self.size());
        let counts = self.counts.iter().map(|(value, count)| {
            let taken = binomial(draw, draws_left, f64::from(*count) / f64::from(values_left));
            draws_left -= taken;
            values_left -= count;
            (*value, taken)
        });
        Self { counts: counts.collect() }
    }
}

/// A binomial count in `n` with chance `p`, by inversion outwards from the mode: about as many steps as the standard
/// deviation, where the search from zero would take as many as the mean.
fn binomial(draw: &mut Draw, n: u32, p: f64) -> u32 {
    let uniform = draw.uniform();
    if n == 0 || p >= 1.0 {
        return n;
    }
    let size = f64::from(n);
    let odds = p / (1.0 - p);
    let mode = ((size + 1.0) * p).floor().min(size);
    let ln_ways = libm::lgamma(size + 1.0) - libm::lgamma(mode + 1.0) - libm::lgamma(size - mode + 1.0);
    let at_mode = libm::exp(ln_ways + mode * libm::log(p) + (size - mode) * libm::log1p(-p));
    let mut left = uniform - at_mode;
    if left < 0.0 {
        return mode as u32;
    }
    let (mut low, mut high) = ((mode, at_mode), (mode, at_mode));
    // Rounding may leave a crumb when both ends have been reached; it goes to the mode.
    while low.0 > 0.0 || high.0 < size {
        if high.0 < size {
            high = (high.0 + 1.0, high.1 * odds * (size - high.0) / (high.0 + 1.0));
            left -= high.1;
            if left < 0.0 {
                return high.0 as u32;
            }
        }
        if low.0 > 0.0 {
            low = (low.0 - 1.0, low.1 * low.0 / (odds * (size - low.0 + 1.0)));
            left -= low.1;
            if left < 0.0 {
                return low.0 as u32;
            }
        }
    }
    mode as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every count comes up as often as its probability says: a chi-squared of 2·10⁵ draws against the closed form.
    #[test]
    fn counts_of_a_resample_are_binomial() {
        const DRAWS: u32 = 200_000;
        for (n, p) in [(1, 0.5), (7, 0.3), (12, 0.02), (12, 0.98)] {
            let mut draw = Draws::new(Seed(11), n, 0).at("bootstrap", "binomial", &[]);
            let mut counts = vec![0_u32; n as usize + 1];
            for _ in 0..DRAWS {
                counts[binomial(&mut draw, n, p) as usize] += 1;
            }
            let mut chance = libm::pow(1.0 - p, f64::from(n));
            for (count, seen) in counts.iter().enumerate() {
                let expected = f64::from(DRAWS) * chance;
                let off = (f64::from(*seen) - expected).abs();
                assert!(off <= 4.5 * expected.sqrt() + 1.0, "{n}, {p}, {count}: {seen} for {expected}");
                chance *= p / (1.0 - p) * (f64::from(n) - count as f64) / (count as f64 + 1.0);
            }
        }
    }

    /// Chi-squared of the pairs that come of one uniform, and of pairs across uniforms: 24 degrees of freedom, 51.2 at 0.1 %.
    #[test]
    fn indices_are_uniform_and_independent() {
        const ROUNDS: u32 = 40_000;
        let mut draw = Draws::new(Seed(13), 0, 0).at("bootstrap", "indices", &[]);
        let mut counts = [[0_u32; 25]; 2];
        for _ in 0..ROUNDS {
            let mut resample = Vec::new();
            indices(&mut draw, 5, |index| resample.push(index));
            assert_eq!(resample.len(), 5);
            counts[0][5 * resample[0] + resample[1]] += 1;
            counts[1][5 * resample[1] + resample[4]] += 1;
        }
        let expected = f64::from(ROUNDS) / 25.0;
        for counts in counts {
            let off =
                counts.iter().map(|count| (f64::from(*count) - expected) * (f64::from(*count) - expected));
            let chi_squared = off.sum::<f64>() / expected;
            assert!(chi_squared < 51.2, "{chi_squared}");
        }
    }

    /// Mean np and variance np(1 − p) where the search from zero would not do.
    #[test]
    fn large_counts_have_the_mean_and_variance_of_the_binomial() {
        const DRAWS: u32 = 20_000;
        let (n, p) = (100_000, 0.37);
        let mut draw = Draws::new(Seed(12), 0, 0).at("bootstrap", "binomial", &[]);
        let counts: Vec<f64> = (0..DRAWS).map(|_| f64::from(binomial(&mut draw, n, p))).collect();
        let (mean, variance) = super::super::tails::moments(&counts).unwrap();
        let expected = f64::from(n) * p * (1.0 - p);
        assert!((mean - f64::from(n) * p).abs() < 4.0 * (expected / f64::from(DRAWS)).sqrt(), "{mean}");
        assert!((variance / expected - 1.0).abs() < 4.0 * (2.0 / f64::from(DRAWS)).sqrt(), "{variance}");
    }
}
