//! Intervals that may be looked at again and again while runs come in.
//!
//! The normal mixture of Robbins, H. (1970), Statistical Methods Related to the Law of the Iterated Logarithm, Annals of
//! Mathematical Statistics 41, 1397–1409, in its asymptotic form: Waudby-Smith, I., Arbour, D., Sinha, R., Kennedy, E. H.
//! and Ramdas, A. (2021), Time-Uniform Central Limit Theory and Asymptotic Confidence Sequences, arXiv:2103.06476. With
//! probability 1 − α the mean lies within
//!
//! ```text
//! σ̂ₙ √( 2 (n ρ² + 1) / (n² ρ²) · ln( √(n ρ² + 1) / α ) )
//! ```
//!
//! of the sample mean at every n at once, so a rule for stopping may look whenever it likes. An interval for a fixed n
//! promises nothing of the kind: looked at often enough, it excludes any value.
//!
//! The promise is asymptotic: σ̂ₙ is estimated, and so the first look must not come too early. [`Looks`] fixes beforehand
//! at which n there is one at all; the result then depends neither on threads nor on when somebody looked. And there is no
//! interval before [`ENOUGH`] values are other than 0: what a few pairs that differ say of the deviation is too little.

use schemars::JsonSchema;
use serde::Serialize;

use crate::interval::Interval;

/// So many values must be other than 0 before anything is made of them: of pairs, so many must differ.
pub const ENOUGH: u64 = 30;

/// Mean and variance of values that come one by one, without keeping them.
///
/// Welford, B. P. (1962), Note on a Method for Calculating Corrected Sums of Squares and Products, Technometrics 4, 419–420.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Welford {
    n: u64,
    /// How many of them are not 0.
    other_than_0: u64,
    mean: f64,
    squares: f64,
}

impl Welford {
    /// Takes in one more value, in the unit of all.
    pub fn push(&mut self, value: f64) {
        self.n += 1;
        self.other_than_0 += u64::from(value != 0.0);
        let before = value - self.mean;
        self.mean += before / self.n as f64;
        self.squares += before * (value - self.mean);
    }

    /// The number of values so far.
    pub const fn n(&self) -> u64 {
        self.n
    }

    /// Their mean; 0 before the first.
    pub const fn mean(&self) -> f64 {
        self.mean
    }

    /// Their sample variance; none for fewer than two values.
    pub fn variance(&self) -> Option<f64> {
        (self.n >= 2).then(|| self.squares / (self.n - 1) as f64)
    }

    /// Their sample standard deviation; none for fewer than two values.
    pub fn deviation(&self) -> Option<f64> {
        self.variance().map(f64::sqrt)
    }
}

impl Extend<f64> for Welford {
    fn extend<T: IntoIterator<Item = f64>>(&mut self, values: T) {
        values.into_iter().for_each(|value| self.push(value));
    }
}

/// A confidence sequence, ready to be asked at any n.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct NormalMixture {
    rho_squared: f64,
    alpha: f64,
}

impl NormalMixture {
    /// With the variance ρ² of the mixing distribution, more than 0, and the chance α, in (0, 1), that some interval of the
    /// whole sequence misses the mean. None outside of these.
    pub fn new(rho_squared: f64, alpha: f64) -> Option<Self> {
        let usable = rho_squared > 0.0 && rho_squared.is_finite() && 0.0 < alpha && alpha < 1.0;
        usable.then_some(Self { rho_squared, alpha })
    }

    /// With the ρ² for which the interval is narrowest after `n` values: n ρ² = x where x = ln(1 + x) − 2 ln α. It stays
    /// valid everywhere else. None if `n` is 0 or α is not in (0, 1).
    pub fn tuned(n: u64, alpha: f64) -> Option<Self> {
        if n == 0 || !(0.0 < alpha && alpha < 1.0) {
            return None;
        }
        let ln_alpha = libm::log(alpha);
        // A contraction with slope 1 / (1 + x): a dozen steps for any α in use, some hundred for one close to 1.
        let mut x = 1.0 - 2.0 * ln_alpha;
        for _ in 0..1_000 {
            x = libm::log1p(x) - 2.0 * ln_alpha;
        }
        Self::new(x / n as f64, alpha)
    }

    /// ρ², the variance of the mixing distribution.
    pub const fn rho_squared(&self) -> f64 {
        self.rho_squared
    }

    /// Half the width of the interval after `n` values with standard deviation `deviation`, in its unit; infinite if `n` is 0.
    pub fn radius(&self, n: u64, deviation: f64) -> f64 {
        if n == 0 {
            return f64::INFINITY;
        }
        let n = n as f64;
        let grown = n * self.rho_squared + 1.0;
        let boundary = 2.0 * grown / (n * n * self.rho_squared) * libm::log(grown.sqrt() / self.alpha);
        deviation * boundary.sqrt()
    }

    /// The interval for the mean of what `values` are drawn from.
    ///
    /// None while fewer than [`ENOUGH`] values are other than 0, and while all are equal: that nothing has varied yet does not
    /// show that nothing ever will, and a radius of 0 would stop any experiment.
    pub fn interval(&self, values: &Welford) -> Option<Interval> {
        let varies = |deviation: &f64| *deviation > 0.0 && values.other_than_0 >= ENOUGH;
        let deviation = values.deviation().filter(varies)?;
        let radius = self.radius(values.n(), deviation);
        Some(Interval { low: values.mean() - radius, high: values.mean() + radius })
    }
}

/// At which numbers of values there is a look: at the first, and then each time so many more have come in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Looks {
    first: u64,
    every: u64,
}

impl Looks {
    /// None if the first look comes before there are two values, or no time passes between looks.
    pub fn new(first: u64, every: u64) -> Option<Self> {
        (first >= 2 && every >= 1).then_some(Self { first, every })
    }

    /// Whether there is a look after `n` values.
    pub const fn due(&self, n: u64) -> bool {
        n >= self.first && (n - self.first).is_multiple_of(self.every)
    }
}

/// What is seen at a look.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Look {
    /// The number of values.
    pub n: u64,
    /// Their mean.
    pub estimate: f64,
    /// The interval of the sequence there; none while the values do not vary.
    pub interval: Option<Interval>,
}

/// The first look at which `stop` says so; none if there is none among the values. Nothing is decided between looks.
pub fn first_look(
    values: impl IntoIterator<Item = f64>,
    sequence: &NormalMixture,
    looks: Looks,
    stop: impl Fn(&Look) -> bool,
) -> Option<Look> {
    let mut so_far = Welford::default();
    values.into_iter().find_map(|value| {
        so_far.push(value);
        let look = || Look { n: so_far.n(), estimate: so_far.mean(), interval: sequence.interval(&so_far) };
        looks.due(so_far.n()).then(look).filter(|look| stop(look))
    })
}
