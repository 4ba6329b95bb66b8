//! Confidence sequences.

use guardline_kernel::Draws;
use guardline_lab::interval::student;
use guardline_lab::statistics::sequential::{Look, Looks, NormalMixture, Welford, first_look};
use guardline_units::Seed;

use crate::near;

/// ρ² by scipy: `(-lambertw(-a * a / e, -1).real - 1) / n`; radii by Python from the formula.
#[test]
fn a_confidence_sequence_has_the_radius_of_the_formula() {
    for (alpha, n, expected) in [(0.05, 10_000, 8.211_968_062e-4), (0.1, 2_000, 3.319_176_034e-3)] {
        let tuned = NormalMixture::tuned(n, alpha).unwrap();
        near(tuned.rho_squared() / expected, 1.0, 1e-9);
        for other in [0.9, 1.1] {
            let other = NormalMixture::new(other * expected, alpha).unwrap();
            assert!(tuned.radius(n, 1.0) < other.radius(n, 1.0));
        }
    }
    let mixture = NormalMixture::new(7.9e-4, 0.05).unwrap();
    near(mixture.radius(10_000, 1.0), 0.030_352_338_310_488, 1e-12);
    near(mixture.radius(10_000, 0.25), 0.007_588_084_577_622, 1e-12);
    near(mixture.radius(100, 2.0), 1.820_673_358_927_824, 1e-12);
    assert!(mixture.radius(0, 1.0).is_infinite());
    assert_eq!(NormalMixture::new(0.0, 0.05), None);
    assert_eq!(NormalMixture::tuned(0, 0.05), None);
    assert_eq!(NormalMixture::tuned(10, 1.0), None);
}

#[test]
fn nothing_is_decided_between_looks_or_while_nothing_varies() {
    let mixture = NormalMixture::tuned(500, 0.05).unwrap();
    let looks = Looks::new(100, 50).unwrap();
    let narrow = |look: &Look| look.interval.is_some_and(|interval| interval.width() < 0.3);
    let values = (0..2_000).map(|number| f64::from(number % 2));
    let stopped = first_look(values.clone(), &mixture, looks, narrow).unwrap();
    // The standard deviation is ½ but for less than a thousandth, and the radius has to be less than 0.15.
    let expected = (100..).step_by(50).find(|n| mixture.radius(*n, 0.5) < 0.1499).unwrap();
    assert_eq!(stopped.n, expected);
    assert!(looks.due(expected) && !looks.due(expected + 1) && !looks.due(50));
    assert_eq!(first_look(values.take(99), &mixture, looks, |_| true), None);
    let same = first_look([3.0; 400], &mixture, looks, narrow);
    assert_eq!(same, None);
    assert_eq!(Looks::new(1, 50), None);
    assert_eq!(Looks::new(100, 0), None);
}

/// Of 1,000 experiments, at least 95 % are right at every one of thirty looks; Student's interval for a fixed number is
/// wrong at some look far more often, which is what the sequence is for.
#[test]
fn a_confidence_sequence_holds_at_every_look_at_once() {
    let mixture = NormalMixture::tuned(1_000, 0.05).unwrap();
    let looks = Looks::new(100, 100).unwrap();
    let (mut held, mut fixed_held) = (0, 0);
    for experiment in 0..1_000 {
        let mut draw = Draws::new(Seed(21), experiment, 0).at("coverage", "sequence", &[]);
        let values: Vec<f64> = (0..3_000).map(|_| draw.exponential(1.0)).collect();
        let misses = |look: &Look| look.interval.is_some_and(|interval| !interval.contains(1.0));
        held += u32::from(first_look(values.iter().copied(), &mixture, looks, misses).is_none());
        let mut so_far = Welford::default();
        fixed_held += u32::from(values.into_iter().all(|value| {
            so_far.push(value);
            let fixed = || student(so_far.mean(), so_far.deviation().unwrap(), so_far.n() as u32).unwrap();
            !looks.due(so_far.n()) || fixed().contains(1.0)
        }));
    }
    assert!(held >= 950, "{held}");
    assert!(fixed_held < 880, "{fixed_held}");
}
