//! Every sampler against `rand_distr`: two samples, one distribution. Seeds are fixed, so nothing here is flaky.

use guardline_kernel::{Draw, Draws};
use guardline_units::Seed;
use rand::SeedableRng;
use rand::rngs::ChaCha8Rng;
use rand_distr::Distribution;

const SAMPLES: usize = 40_000;

/// Two-sample Kolmogorov–Smirnov at a level of one in a million: `c = sqrt(ln(2 / level) / 2)`.
fn agree<T: Into<f64>>(name: &str, mut ours: impl FnMut(&mut Draw) -> f64, theirs: &impl Distribution<T>) {
    let mut draw = Draws::new(Seed(20), 0, 0).at(name, "check", &[]);
    let mut generator = ChaCha8Rng::seed_from_u64(21);
    let mut ours: Vec<f64> = (0..SAMPLES).map(|_| ours(&mut draw)).collect();
    let mut theirs: Vec<f64> = (0..SAMPLES).map(|_| theirs.sample(&mut generator).into()).collect();
    ours.sort_by(f64::total_cmp);
    theirs.sort_by(f64::total_cmp);
    let limit = (libm::log(2e6) / 2.0).sqrt() * (2.0 / SAMPLES as f64).sqrt();
    let below = |sample: &[f64], x: f64| sample.partition_point(|y| *y <= x) as f64 / SAMPLES as f64;
    let apart =
        ours.iter().chain(&theirs).map(|x| (below(&ours, *x) - below(&theirs, *x)).abs()).fold(0.0, f64::max);
    assert!(apart < limit, "{name}: the distribution functions are {apart} apart, at most {limit}");
}

#[test]
fn continuous() {
    agree("uniform", Draw::uniform, &rand_distr::Uniform::new(0.0, 1.0).unwrap());
    agree("exponential", |d| d.exponential(90.0), &rand_distr::Exp::new(1.0 / 90.0).unwrap());
    agree("normal", |d| d.normal(3.0, 2.0), &rand_distr::Normal::new(3.0, 2.0).unwrap());
    let theirs = rand_distr::LogNormal::new(libm::log(40.0), 0.8).unwrap();
    agree("lognormal", |d| d.lognormal(40.0, 0.8), &theirs);
    agree("gumbel", Draw::gumbel, &rand_distr::Gumbel::new(0.0, 1.0).unwrap());
    agree(
        "triangular",
        |d| d.triangular(1.0, 2.0, 7.0),
        &rand_distr::Triangular::new(1.0, 7.0, 2.0).unwrap(),
    );
    agree("weibull", |d| d.weibull(5.0, 1.7), &rand_distr::Weibull::new(5.0, 1.7).unwrap());
}

#[test]
fn discrete() {
    for mean in [0.3, 4.0, 60.0, 900.0, 8_000.0, 50_000.0] {
        agree("poisson", |d| d.poisson(mean) as f64, &rand_distr::Poisson::new(mean).unwrap());
    }
    let theirs = rand_distr::weighted::WeightedIndex::new([1.0, 0.0, 2.5, 4.0]).unwrap();
    agree("categorical", |d| d.categorical(&[1.0, 0.0, 2.5, 4.0]) as f64, &theirs.map(|index| index as f64));
    let theirs = rand_distr::Bernoulli::new(0.37).unwrap();
    agree(
        "bernoulli",
        |d| f64::from(u8::from(d.bernoulli(0.37))),
        &theirs.map(|yes| f64::from(u8::from(yes))),
    );
}

/// Each sampler uses one uniform, whatever its parameters.
#[test]
fn every_variate_uses_exactly_one_uniform() {
    type Sampler = fn(&mut Draw);
    let samplers: [Sampler; 14] = [
        |d| _ = d.uniform(),
        |d| _ = d.exponential(2.0),
        |d| _ = d.normal(0.0, 1.0),
        |d| _ = d.lognormal(1.0, 1.0),
        |d| _ = d.bernoulli(0.5),
        |d| _ = d.bernoulli(-1.0),
        |d| _ = d.categorical(&[1.0, 1.0]),
        |d| _ = d.categorical(&[]),
        |d| _ = d.gumbel(),
        |d| _ = d.triangular(0.0, 1.0, 2.0),
        |d| _ = d.triangular(2.0, 1.0, 0.0),
        |d| _ = d.weibull(1.0, 1.0),
        |d| _ = d.poisson(1e5),
        |d| _ = d.poisson(3.0),
    ];
    let draws = Draws::new(Seed(5), 0, 0);
    let mut reference = draws.at("x", "y", &[]);
    reference.uniform();
    let second = reference.uniform();
    for (index, sampler) in samplers.iter().enumerate() {
        let mut draw = draws.at("x", "y", &[]);
        sampler(&mut draw);
        assert_eq!(draw.uniform().to_bits(), second.to_bits(), "sampler {index}");
    }
}

#[test]
fn parameters_out_of_range_do_no_harm() {
    let mut draw = Draws::new(Seed(6), 0, 0).at("x", "y", &[]);
    for weights in
        [&[][..], &[0.0, 0.0], &[1.0, f64::NAN], &[1.0, f64::INFINITY], &[3.0, -1.0], &[1e308, 1e308]]
    {
        assert_eq!(draw.categorical(weights), 0, "{weights:?}");
    }
    for _ in 0..100 {
        assert_eq!(draw.categorical(&[0.0, 1e-300, 0.0]), 1);
        assert!(!draw.bernoulli(0.0) && !draw.bernoulli(f64::NAN) && draw.bernoulli(1.0));
        let uniform = draw.uniform();
        assert!(uniform > 0.0 && uniform < 1.0);
    }
    assert_eq!(draw.triangular(3.0, 3.0, 3.0).to_bits(), 3.0_f64.to_bits());
    assert_eq!(draw.poisson(f64::NAN), 0);
}
