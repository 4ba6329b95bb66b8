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
    let score = |index: usize| precision * values[index] + shocks[index];
    (0..values.len()).fold(0, |best, index| if score(index) > score(best) { index } else { best })
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
}
