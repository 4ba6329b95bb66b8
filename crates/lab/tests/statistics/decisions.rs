//! Equivalence, p-values, and their adjustment.

use guardline_lab::interval::Cells;
use guardline_lab::statistics::equivalence::{self, Verdict};
use guardline_lab::statistics::multiplicity::{holm, mcnemar_exact, mcnemar_mid_p, paired_t};

use crate::{cells, near};

/// statsmodels: `ttost_paired(A, B, -m, m)`; scipy: `stats.t.interval(.9, 7, d.mean(), stats.sem(d))`.
#[test]
fn equivalence_of_means_is_that_of_statsmodels() {
    let arm = [10.1, 9.8, 11.2, 10.6, 9.4, 10.9, 10.3, 9.9];
    let base = [10.0, 9.9, 10.8, 10.9, 9.6, 10.5, 10.2, 10.1];
    for (margin, p, verdict) in
        [(0.3, 0.012_036_723_872_68, Verdict::Equivalent), (0.15, 0.116_822_926_378_02, Verdict::Undecided)]
    {
        let outcome = equivalence::means(&arm, &base, margin).unwrap();
        near(outcome.interval.low, -0.156_686_320_480_98, 1e-9);
        near(outcome.interval.high, 0.206_686_320_480_98, 1e-9);
        assert_eq!(outcome.verdict, verdict);
        near(equivalence::p_value(&arm, &base, margin).unwrap(), p, 1e-9);
    }
    let higher = arm.map(|value| value + 1.0);
    assert_eq!(equivalence::means(&higher, &base, 0.3).unwrap().verdict, Verdict::Higher);
    assert_eq!(equivalence::means(&base, &higher, 0.3).unwrap().verdict, Verdict::Lower);
    assert_eq!(equivalence::means(&arm, &arm, 0.3), None);
    assert_eq!(equivalence::means(&arm, &base, 0.0), None);
    assert_eq!(equivalence::p_value(&arm, &base, -0.3), None);
}

/// Python from Newcombe's formula, with statsmodels `proportion_confint(method='wilson', alpha=.1)` for the margins.
#[test]
fn equivalence_of_proportions_is_by_the_ninety_percent_interval() {
    for (table, low, high) in [
        (cells(59, 6, 16, 80), -0.109_744_842_871_79, -0.013_785_990_793_17),
        (cells(1, 1, 7, 12), -0.474_798_322_102_09, -0.068_870_034_765_35),
        (cells(300, 20, 22, 658), -0.012_816_371_254_05, 0.008_812_013_458_39),
        (cells(20, 0, 0, 80), -0.022_654_916_146_51, 0.022_654_916_146_51),
    ] {
        let outcome = equivalence::proportions(table, 0.02).unwrap();
        near(outcome.interval.low, low, 1e-9);
        near(outcome.interval.high, high, 1e-9);
    }
    let verdict = |table, margin| equivalence::proportions(table, margin).unwrap().verdict;
    assert_eq!(verdict(cells(300, 20, 22, 658), 0.02), Verdict::Equivalent);
    assert_eq!(verdict(cells(20, 0, 0, 80), 0.02), Verdict::Undecided);
    assert_eq!(verdict(cells(1, 1, 7, 12), 0.05), Verdict::Lower);
    assert_eq!(equivalence::proportions(Cells::default(), 0.0), None);
}

/// statsmodels: `multipletests(p, method='holm')`.
#[test]
fn holm_is_that_of_statsmodels() {
    let check = |p: &[f64], expected: &[f64]| {
        let adjusted = holm(p).unwrap();
        assert_eq!(adjusted.len(), expected.len());
        adjusted.iter().zip(expected).for_each(|(value, expected)| near(*value, *expected, 1e-12));
    };
    check(&[0.01, 0.04, 0.03, 0.005, 0.6], &[0.04, 0.09, 0.09, 0.025, 0.6]);
    check(&[0.02, 0.02, 0.9, 0.0001, 0.3, 0.04], &[0.1, 0.1, 0.9, 6e-4, 0.6, 0.12]);
    check(&[], &[]);
    assert_eq!(holm(&[0.1, f64::NAN]), None);
    assert_eq!(holm(&[1.1]), None);
}

/// The first two are published: 0.0703 and 0.0391, 0.0525 and 0.0347 (Fagerland, Lydersen and Laake 2013). All: statsmodels
/// `mcnemar(table, exact=True)` and scipy `2 * binom.cdf(m, n, .5) - binom.pmf(m, n, .5)`; with as many either way,
/// `1 - binom.pmf(10, 20, .5) / 2`.
#[test]
fn mcnemar_is_as_published() {
    for (table, exact, mid) in [
        (cells(1, 1, 7, 12), 0.070_312_5, 0.039_062_5),
        (cells(59, 6, 16, 80), 0.052_478_790_283_203, 0.034_689_664_840_698),
        (cells(3, 0, 5, 0), 0.062_5, 0.031_25),
        (cells(0, 480, 520, 9), 0.217_448_293_204_14, 0.206_107_310_832_95),
        (cells(4, 10, 10, 4), 1.0, 0.911_901_473_999_023),
        (cells(4, 0, 0, 4), 1.0, 1.0),
    ] {
        near(mcnemar_exact(table), exact, 1e-10);
        near(mcnemar_mid_p(table), mid, 1e-10);
    }
    near(mcnemar_exact(cells(0, 49_000, 51_000, 0)) / 2.588_716_038_347e-10, 1.0, 1e-6);
}

/// The sleep data of Student (1908): t = −4.0621, p = 0.002833; scipy `stats.ttest_rel`.
#[test]
fn the_paired_t_test_is_as_published() {
    let first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
    let second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
    let test = paired_t(&first, &second).unwrap();
    near(test.t, -4.062_127_683_382_037, 1e-10);
    near(test.freedom, 9.0, 0.0);
    near(test.p, 0.002_832_890_197_384_273, 1e-10);
    assert_eq!(paired_t(&first, &first), None);
    assert_eq!(paired_t(&first, &second[1..]), None);
}
