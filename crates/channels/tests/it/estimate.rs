//! Intervals for what is simulated, so that a formula is met or it is not: 99.99 %, over seeds fixed beforehand.

/// The 99.99 % point of the normal distribution, both sides.
const Z: f64 = 3.891;

/// Asserts that a proportion of independent trials is the one a formula gives.
#[track_caller]
pub(crate) fn is_proportion(what: &str, hits: u64, n: u64, expected: f64) {
    let p = hits as f64 / n as f64;
    let half = Z * (expected * (1.0 - expected) / n as f64).sqrt();
    assert!((p - expected).abs() <= half, "{what}: {p:.5} of {n}, expected {expected:.5} ± {half:.5}");
}

/// Asserts that the mean of a series in which neighbours depend on each other is the one a formula gives: by the means of
/// two hundred long batches.
#[track_caller]
pub(crate) fn is_mean(what: &str, series: &[f64], expected: f64) {
    const BATCHES: usize = 200;
    let size = series.len() / BATCHES;
    let means: Vec<f64> =
        series.chunks_exact(size).map(|batch| batch.iter().sum::<f64>() / size as f64).collect();
    let n = means.len() as f64;
    let mean = means.iter().sum::<f64>() / n;
    let variance = means.iter().map(|it| (it - mean) * (it - mean)).sum::<f64>() / (n - 1.0);
    let half = Z * (variance / n).sqrt();
    assert!((mean - expected).abs() <= half, "{what}: {mean:.5}, expected {expected:.5} ± {half:.5}");
    assert!(half < 0.05 * expected, "{what}: the interval ± {half:.5} is too wide to tell anything");
}
