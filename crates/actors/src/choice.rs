//! Quantal choice: the better option is taken more often, and never always.

/// Choice probabilities of a logit with precision `precision`: P(a) ∝ exp(λ V(a)).
pub fn probabilities(values: &[f64], precision: f64) -> Vec<f64> {
    let best = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let weights: Vec<f64> = values.iter().map(|value| libm::exp(precision * (value - best))).collect();
    let sum: f64 = weights.iter().sum();
    weights.into_iter().map(|weight| weight / sum).collect()
}

/// The option with the highest λ·V(a) + shock; with standard Gumbel shocks this is the logit of [`probabilities`].
///
/// Keeping the shocks of a situation fixed is what stops time itself from escalating: looking again at the same
/// situation with the same beliefs gives the same answer. The first of equals is taken.
pub fn choose(values: &[f64], precision: f64, shocks: &[f64]) -> usize {
    likeliest(values.iter().copied().zip(shocks.iter().copied()), precision)
}

/// The same for options that come as pairs of a value and a shock.
pub fn likeliest(options: impl Iterator<Item = (f64, f64)>, precision: f64) -> usize {
    let scores = options.map(|(value, shock)| precision * value + shock).enumerate();
    let best = scores.reduce(|best, option| if option.1 > best.1 { option } else { best });
    best.map_or(0, |(place, _)| place)
}

/// For how long a choice holds while nothing happens but that each value grows steadily, by its own `growth` a unit of time.
pub fn holds(values: &[f64], growth: &[f64], precision: f64, shocks: &[f64], chosen: usize) -> f64 {
    let score = |index: usize| precision * values[index] + shocks[index];
    let overtakes = |index: usize| {
        let gains = precision * (growth[index] - growth[chosen]);
        (gains > 0.0).then(|| (score(chosen) - score(index)) / gains)
    };
    (0..values.len()).filter_map(overtakes).fold(f64::INFINITY, f64::min)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// V14: V = (0, −0.5, −1.2) at λ = 2, and the uniform choice at λ = 0.
    #[test]
    fn v14_logit_choice() {
        let p = probabilities(&[0.0, -0.5, -1.2], 2.0);
        for (got, want) in p.iter().zip([0.6856, 0.2522, 0.0622]) {
            assert!((got - want).abs() < 5e-5, "{p:?}");
        }
        assert!(probabilities(&[0.0, -0.5, -1.2], 0.0).iter().all(|p| (p - 1.0 / 3.0).abs() < 1e-12));
    }

    #[test]
    fn gumbel_shocks_make_the_logit() {
        let draws = guardline_kernel::Draws::new(guardline_units::Seed(14), 0, 0);
        let (values, n) = ([0.0, -0.5, -1.2], 40_000_u32);
        let mut counts = [0_u32; 3];
        for visit in 0..n {
            let mut draw = draws.at("anybody", "choice", &[visit.into()]);
            let shocks = [draw.gumbel(), draw.gumbel(), draw.gumbel()];
            counts[choose(&values, 2.0, &shocks)] += 1;
        }
        for (count, p) in counts.iter().zip(probabilities(&values, 2.0)) {
            let sd = (p * (1.0 - p) / f64::from(n)).sqrt();
            assert!((f64::from(*count) / f64::from(n) - p).abs() < 4.0 * sd, "{counts:?}");
        }
    }

    #[test]
    fn a_choice_holds_until_another_has_caught_up() {
        let (values, growth, shocks) = ([1.0, 0.4, 0.7], [-0.25, 0.1, -0.3], [0.2, 0.6, -0.1]);
        let grown = |t: f64| [0, 1, 2].map(|index| values[index] + t * growth[index]);
        let chosen = choose(&values, 2.0, &shocks);
        let holds = holds(&values, &growth, 2.0, &shocks, chosen);
        // 2 (1 − 0.4) + 0.2 − 0.6 is made up for at 2 (0.1 + 0.25) a unit of time; the third only falls behind.
        assert!((holds - 8.0 / 7.0).abs() < 1e-12, "{holds}");
        assert_eq!((chosen, choose(&grown(holds - 1e-9), 2.0, &shocks)), (0, 0));
        assert_eq!(choose(&grown(holds + 1e-9), 2.0, &shocks), 1);
        assert!(super::holds(&values, &[0.0; 3], 2.0, &shocks, chosen).is_infinite(), "nothing grows");
        assert!(super::holds(&values, &growth, 0.0, &shocks, 1).is_infinite(), "values do not count");
    }
}
