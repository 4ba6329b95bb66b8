//! Random draws, each under an address of its own.
//!
//! A stream of draws is found by *what it is for*, never by how many draws came before it. Two runs that differ in one
//! message therefore still draw the same weather, the same operator and the same delay everywhere else, which is what
//! makes paired comparisons of two arms sharp.

mod known;
mod normal;
mod poisson;

use std::fmt;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, OnceLock};

use blake3::Hasher;
use blake3::hazmat::{HasherExt, hash_derive_key_context};
use guardline_units::Seed;
use rand::rngs::ChaCha8Rng;
use rand::{Rng, RngExt, SeedableRng};

use known::{FIRST, Short};

/// Where the streams of one run come from.
///
/// A stream is ChaCha8, as published, at word position 0. Its key is BLAKE3 in key derivation mode, with the context
/// `guardline draws v1`, of: the seed (`u64`), the epoch (`u32`), the length of `who` (`u32`) and its bytes, the length of
/// `purpose` (`u32`) and its bytes, the number of indices (`u32`) and each index (`u64`), all little-endian. Its stream
/// number is the replicate.
///
/// ```
/// use guardline_kernel::Draws;
/// use guardline_units::Seed;
///
/// let draws = Draws::new(Seed(42), 0, 0);
/// let delay = draws.at("ministry-a", "reply delay", &[3]).exponential(90.0);
/// // The same address gives the same draw, whatever was drawn in between.
/// draws.at("ministry-b", "reply delay", &[3]).uniform();
/// assert_eq!(delay, draws.at("ministry-a", "reply delay", &[3]).exponential(90.0));
/// ```
#[derive(Clone)]
pub struct Draws {
    /// What the hash of the context is: the same for all streams.
    context: [u8; 32],
    seed: Seed,
    /// The same for all who draw; another once the run has branched off.
    epoch: Arc<AtomicU32>,
    replicate: u32,
}

impl Draws {
    /// The streams of replicate `replicate` under `seed`. A branch of a run raises `epoch`, so that it draws afresh.
    pub fn new(seed: Seed, replicate: u32, epoch: u32) -> Self {
        let context = hash_derive_key_context("guardline draws v1");
        Self { context, seed, epoch: Arc::new(AtomicU32::new(epoch)), replicate }
    }

    /// From now on these streams, and all clones of them, are those of another epoch.
    ///
    /// ```
    /// use guardline_kernel::Draws;
    /// use guardline_units::Seed;
    ///
    /// let (one, other) = (Draws::new(Seed(42), 0, 0), Draws::new(Seed(42), 0, 3));
    /// let clone = one.clone();
    /// one.branch_off(3);
    /// assert_eq!(clone.at("frigate", "choice", &[]).uniform(), other.at("frigate", "choice", &[]).uniform());
    /// ```
    pub fn branch_off(&self, epoch: u32) {
        self.epoch.store(epoch, Ordering::Relaxed);
    }

    fn epoch(&self) -> u32 {
        self.epoch.load(Ordering::Relaxed)
    }

    /// The key of an address; `purpose` is in pieces.
    fn key(&self, who: &str, purpose: &[&str], index: &[u64]) -> [u8; 32] {
        let length = |length: usize| (length as u32).to_le_bytes();
        let mut address = Vec::with_capacity(128);
        address.extend(self.seed.0.to_le_bytes());
        address.extend(self.epoch().to_le_bytes());
        address.extend(length(who.len()));
        address.extend(who.as_bytes());
        address.extend(length(purpose.iter().map(|piece| piece.len()).sum()));
        address.extend(purpose.iter().flat_map(|piece| piece.bytes()));
        address.extend(length(index.len()));
        address.extend(index.iter().flat_map(|number| number.to_le_bytes()));
        // All at once: the hasher takes its time over every piece.
        *Hasher::new_from_context_key(&self.context).update(&address).finalize().as_bytes()
    }

    /// The stream of `who` for `purpose`, at a semantic index: the visit number of a situation, the question a message
    /// belongs to, and the like.
    pub fn at(&self, who: &str, purpose: &'static str, index: &[u64]) -> Draw {
        let (derive, number) = (|| self.key(who, &[purpose], index), self.replicate.into());
        let Some(short) = Short::of(self.seed.0, self.epoch(), who, purpose, index) else {
            return Draw::new(&derive(), number);
        };
        let (key, first) = known::stream(&short, number, derive);
        Draw { key, number, first, given: 0, rest: None }
    }

    /// All streams of `who` for `purpose` that are told apart by one number, found at the price of a cipher block each:
    /// for what is drawn millions of times. They are other streams than those of [`Draws::at`].
    ///
    /// The key is derived as for [`Draws::at`], with the replicate (`u64`) as the only index and `family of ` before the
    /// purpose; the stream number is the index.
    pub fn family(&self, who: &str, purpose: &'static str) -> Family {
        let (draws, who) = (self.clone(), who.to_owned());
        let (epoch, key) = (self.epoch(), self.family_key(&who, purpose));
        Family { epoch, key, draws, who, purpose, branched: OnceLock::new() }
    }

    fn family_key(&self, who: &str, purpose: &'static str) -> [u8; 32] {
        self.key(who, &["family of ", purpose], &[self.replicate.into()])
    }
}

/// See [`Draws::family`].
#[derive(Clone)]
pub struct Family {
    epoch: u32,
    key: [u8; 32],
    draws: Draws,
    who: String,
    purpose: &'static str,
    /// The key since the run has branched off for the first time, with the epoch.
    branched: OnceLock<(u32, [u8; 32])>,
}

impl Family {
    /// The stream with this number.
    pub fn at(&self, index: u64) -> Draw {
        let epoch = self.draws.epoch();
        if epoch == self.epoch {
            return Draw::new(&self.key, index);
        }
        let derive = || self.draws.family_key(&self.who, self.purpose);
        let (first, key) = self.branched.get_or_init(|| (epoch, derive()));
        // Whoever branches off more than once pays for a hash each time.
        if *first == epoch { Draw::new(key, index) } else { Draw::new(&derive(), index) }
    }
}

impl fmt::Debug for Family {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Family").finish_non_exhaustive()
    }
}

impl fmt::Debug for Draw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Draw").finish_non_exhaustive()
    }
}

impl fmt::Debug for Draws {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Draws").field("replicate", &self.replicate).finish_non_exhaustive()
    }
}

/// Quantile of the standard normal distribution, the one by which [`Draw::normal`] draws.
pub fn normal_quantile(p: f64) -> f64 {
    normal::quantile(p)
}

fn generator(key: &[u8; 32], stream: u64) -> ChaCha8Rng {
    let mut generator = ChaCha8Rng::from_seed(*key);
    generator.set_stream(stream);
    generator
}

/// The uniform that a number of the generator stands for.
fn uniform(number: u64) -> f64 {
    (number >> 11 | 1) as f64 / (1_u64 << 53) as f64
}

/// One stream of draws.
///
/// Every sampler inverts the distribution function, so it uses exactly one uniform and grows with it: a pair of runs
/// with one parameter changed stays as strongly correlated as can be. Parameters out of range never panic; they give the
/// nearest thing that makes sense, as each sampler says, and use up their uniform all the same.
pub struct Draw {
    key: [u8; 32],
    number: u64,
    /// The first numbers of it, if they are known, and how many have been given out of those.
    first: [u64; FIRST],
    given: usize,
    /// What gives the numbers after them, once one has been asked for.
    rest: Option<ChaCha8Rng>,
}

impl Draw {
    fn new(key: &[u8; 32], number: u64) -> Self {
        let rest = Some(generator(key, number));
        Self { key: *key, number, first: [0; FIRST], given: FIRST, rest }
    }

    fn next(&mut self) -> u64 {
        if let Some(number) = self.first.get(self.given) {
            self.given += 1;
            return *number;
        }
        self.rest().next_u64()
    }

    /// What gives the numbers after the first ones.
    fn rest(&mut self) -> &mut ChaCha8Rng {
        self.rest.get_or_insert_with(|| {
            let mut generator = generator(&self.key, self.number);
            for _ in 0..FIRST {
                generator.next_u64();
            }
            generator
        })
    }

    /// Uniform on the open interval (0, 1): an odd multiple of 2⁻⁵³, never 0 and never 1, as likely as its mirror image.
    pub fn uniform(&mut self) -> f64 {
        uniform(self.next())
    }

    /// The next uniforms of the stream, for what takes thousands of them: at a third of the price of one at a time.
    ///
    /// ```
    /// use guardline_kernel::Draws;
    /// use guardline_units::Seed;
    ///
    /// let at = || Draws::new(Seed(42), 0, 0).at("lab", "resample", &[]);
    /// let (mut many, mut one) = ([0.0; 9], at());
    /// at().uniforms(&mut many);
    /// assert_eq!(many, std::array::from_fn(|_| one.uniform()));
    /// ```
    pub fn uniforms(&mut self, into: &mut [f64]) {
        let known = (FIRST - self.given).min(into.len());
        let (first, rest) = into.split_at_mut(known);
        first.fill_with(|| self.uniform());
        for some in rest.chunks_mut(32) {
            let mut numbers = [0; 32];
            self.rest().fill(&mut numbers[..some.len()]);
            some.iter_mut().zip(numbers).for_each(|(value, number)| *value = uniform(number));
        }
    }

    /// Exponential with this mean, in its unit.
    pub fn exponential(&mut self, mean: f64) -> f64 {
        -libm::log1p(-self.uniform()) * mean
    }

    /// Normal with this mean and standard deviation.
    pub fn normal(&mut self, mean: f64, sd: f64) -> f64 {
        mean + sd * self.standard_normal()
    }

    /// Lognormal: `median * exp(sigma * z)` with z standard normal.
    pub fn lognormal(&mut self, median: f64, sigma: f64) -> f64 {
        median * libm::exp(sigma * self.standard_normal())
    }

    /// True with probability `p`; never if `p` is zero, negative or not a number, always if it is one or more.
    pub fn bernoulli(&mut self, p: f64) -> bool {
        self.uniform() < p
    }

    /// An index into `weights`, as likely as its weight. Zero if the weights are all zero, or one of them is negative or
    /// not finite, or there are none.
    pub fn categorical(&mut self, weights: &[f64]) -> usize {
        let total: f64 = weights.iter().sum();
        let mut left = self.uniform() * total;
        let usable = weights.iter().all(|weight| *weight >= 0.0) && total > 0.0 && total.is_finite();
        if !usable {
            return 0;
        }
        for (index, weight) in weights.iter().enumerate() {
            if left < *weight {
                return index;
            }
            left -= weight;
        }
        // Rounding may leave a crumb, which goes to the last that can be drawn at all.
        weights.iter().rposition(|weight| *weight > 0.0).unwrap_or(0)
    }

    /// One of the numbers below `n`, each as likely; zero if there are none.
    pub fn index(&mut self, n: usize) -> usize {
        // A uniform next to 1 times their number may round up to it.
        ((self.uniform() * n as f64) as usize).min(n.saturating_sub(1))
    }

    /// Standard Gumbel, the distribution of the noise in a logit choice.
    pub fn gumbel(&mut self) -> f64 {
        -libm::log(-libm::log(self.uniform()))
    }

    /// Triangular between `low` and `high` with its peak at `mode`. If the three are out of order, `mode`.
    pub fn triangular(&mut self, low: f64, mode: f64, high: f64) -> f64 {
        let uniform = self.uniform();
        let (rise, fall, width) = (mode - low, high - mode, high - low);
        if !(rise >= 0.0 && fall >= 0.0 && width > 0.0) {
            return mode;
        }
        if uniform * width < rise {
            low + (uniform * width * rise).sqrt()
        } else {
            high - ((1.0 - uniform) * width * fall).sqrt()
        }
    }

    /// Weibull: the chance of more than x is `exp(-(x / scale)^shape)`.
    pub fn weibull(&mut self, scale: f64, shape: f64) -> f64 {
        scale * libm::pow(-libm::log1p(-self.uniform()), 1.0 / shape)
    }

    /// Poisson with this mean; zero if the mean is negative or not a number, the greatest number if it is infinite.
    pub fn poisson(&mut self, mean: f64) -> u64 {
        poisson::quantile(self.uniform(), mean)
    }

    fn standard_normal(&mut self) -> f64 {
        normal::quantile(self.uniform())
    }
}
