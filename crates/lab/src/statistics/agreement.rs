//! How far two rankings of the same things agree, from −1 (reversed) over 0 to 1 (the same).
//!
//! Both take scores, of which only the order counts, in the same order of things. None for scores of different length,
//! for fewer than two things, if a score is not a number, and if either ranks all things equal.

use std::cmp::Ordering;

/// Kendall's tau-b: (C − D) / √((C + D + T₁)(C + D + T₂)), with pairs in the same order, in opposite order, and tied in only
/// the first or only the second. Compares every pair of things.
///
/// Kendall, M. G. (1945), The Treatment of Ties in Ranking Problems, Biometrika 33, 239–251.
pub fn kendall_tau_b(first: &[f64], second: &[f64]) -> Option<f64> {
    usable(first, second)?;
    let (mut balance, mut untied_first, mut untied_second) = (0_i64, 0_i64, 0_i64);
    for later in 0..first.len() {
        for earlier in 0..later {
            let one = sign(first[earlier], first[later]);
            let other = sign(second[earlier], second[later]);
            balance += one * other;
            untied_first += one * one;
            untied_second += other * other;
        }
    }
    let scale = (untied_first as f64).sqrt() * (untied_second as f64).sqrt();
    (scale > 0.0).then(|| (balance as f64 / scale).clamp(-1.0, 1.0))
}

/// Spearman's rho: the product-moment correlation of the ranks, where tied things share the mean of theirs.
///
/// Spearman, C. (1904), The Proof and Measurement of Association between Two Things, American Journal of Psychology 15,
/// 72–101.
pub fn spearman(first: &[f64], second: &[f64]) -> Option<f64> {
    usable(first, second)?;
    let (first, second) = (ranks(first), ranks(second));
    let middle = f64::midpoint(1.0, first.len() as f64);
    let products = |one: &[f64], other: &[f64]| -> f64 {
        one.iter().zip(other).map(|(one, other)| (one - middle) * (other - middle)).sum()
    };
    let scale = products(&first, &first).sqrt() * products(&second, &second).sqrt();
    (scale > 0.0).then(|| (products(&first, &second) / scale).clamp(-1.0, 1.0))
}

/// The rank of each score, counted from 1 upwards; tied scores share the mean of theirs. Scores must be numbers.
pub fn ranks(scores: &[f64]) -> Vec<f64> {
    let mut ascending: Vec<usize> = (0..scores.len()).collect();
    ascending.sort_by(|one, other| scores[*one].total_cmp(&scores[*other]));
    let mut ranks = vec![0.0; scores.len()];
    let mut before = 0;
    for tied in ascending.chunk_by(|one, next| sign(scores[*one], scores[*next]) == 0) {
        for place in tied {
            ranks[*place] = before as f64 + f64::midpoint(1.0, tied.len() as f64);
        }
        before += tied.len();
    }
    ranks
}

fn usable(first: &[f64], second: &[f64]) -> Option<()> {
    let numbers = first.iter().chain(second).all(|score| !score.is_nan());
    (first.len() == second.len() && first.len() >= 2 && numbers).then_some(())
}

fn sign(one: f64, other: f64) -> i64 {
    match one.partial_cmp(&other) {
        Some(Ordering::Less) => -1,
        Some(Ordering::Greater) => 1,
        _ => 0,
    }
}
