//! The intervals against published values, against each other, and against what they promise.

use guardline_kernel::Draws;
use guardline_lab::interval::{CONFIDENCE, Cells, Interval, newcombe, newcombe_paired, student, wilson};
use guardline_units::Seed;
use proptest::prelude::*;

fn rounded(interval: Interval) -> (f64, f64) {
    let round = |value: f64| (value * 1e4).round() / 1e4;
    (round(interval.low), round(interval.high))
}

fn cells(both: u32, only_arm: u32, only_base: u32, neither: u32) -> Cells {
    Cells { both, only_arm, only_base, neither }
}

/// V19 of the model.
#[test]
fn one_proportion_and_two_independent_ones_are_as_published() {
    assert_eq!(rounded(wilson(81, 263)), (0.2553, 0.3662));
    assert_eq!(rounded(newcombe(56, 70, 48, 80)), (0.0524, 0.3339));
}

/// Complete response before and after consolidation therapy (Cavo et al., 2012): the value that the tests of the R package
/// contingencytables of Fagerland, Lydersen and Laake expect of `Newcombe_square_and_add_CI_paired_2x2`
/// (tests/testthat/test-ch8.R).
#[test]
fn a_paired_difference_is_as_published() {
    let table = cells(59, 6, 16, 80);
    assert_eq!(rounded(newcombe_paired(table)), (-0.1186, -0.0046));
    assert!((table.difference() - -0.0621).abs() < 5e-5);
}

/// Without correlation the paired interval is the independent one: here the numerator of the correlation is positive, but
/// less than half the number of pairs.
#[test]
fn a_correlation_that_may_be_chance_counts_for_nothing() {
    assert_eq!(newcombe_paired(cells(1, 1, 7, 12)), newcombe(2, 21, 8, 21));
    // Nor does one that cannot be told, since under one arm it always happened.
    assert_eq!(newcombe_paired(cells(5, 7, 0, 0)), newcombe(12, 12, 5, 12));
}

#[test]
fn quantiles_of_student_are_those_of_the_tables() {
    // Half width of an interval for n values with standard deviation √n, which is the quantile itself.
    let quantile = |n: u32| student(0.0, f64::from(n).sqrt(), n).map(|interval| interval.high);
    for (n, expected) in [(2, 12.706), (3, 4.303), (10, 2.262), (31, 2.042), (121, 1.980), (1001, 1.962)] {
        assert!((quantile(n).unwrap() - expected).abs() < 5e-4, "{n}: {:?}", quantile(n));
    }
    for n in [100_000, 10_000_000, u32::MAX] {
        assert!((quantile(n).unwrap() - 1.959_964).abs() < 5e-5, "{n}: {:?}", quantile(n));
    }
    assert_eq!(quantile(1), None);
    assert_eq!(quantile(0), None);
}

#[test]
fn nothing_is_known_of_no_runs() {
    assert_eq!(wilson(0, 0), Interval { low: 0.0, high: 1.0 });
    assert_eq!(newcombe_paired(Cells::default()), Interval { low: -1.0, high: 1.0 });
    assert_eq!(Cells::default().difference().to_bits(), 0.0_f64.to_bits());
}

#[test]
fn no_difference_in_any_pair_is_not_certainty() {
    let interval = newcombe_paired(cells(20, 0, 0, 80));
    assert!(interval.low < 0.0 && 0.0 < interval.high);
    // It comes nearer with more pairs.
    assert!(newcombe_paired(cells(200, 0, 0, 800)).width() < interval.width());
}

/// Share of simulated tables whose interval holds the true difference. The chance of each cell is given.
fn coverage(chances: [f64; 4], pairs: u32, tables: u32) -> f64 {
    let mut held = 0_u32;
    let truth = chances[1] - chances[2];
    for table in 0..tables {
        let mut draw = Draws::new(Seed(19), table, 0).at("coverage", "table", &[]);
        let mut counts = [0_u32; 4];
        for _ in 0..pairs {
            counts[draw.categorical(&chances)] += 1;
        }
        let [both, only_arm, only_base, neither] = counts;
        held += u32::from(newcombe_paired(cells(both, only_arm, only_base, neither)).contains(truth));
    }
    f64::from(held) / f64::from(tables)
}

/// With 4 000 tables the standard error is 0.35 points. Where few pairs show anything, the interval is known to be wide.
#[test]
fn the_paired_interval_holds_what_it_promises() {
    for (chances, at_most) in [
        ([0.30, 0.10, 0.20, 0.40], 0.97),
        ([0.25, 0.25, 0.25, 0.25], 0.97),
        ([0.10, 0.35, 0.15, 0.40], 0.97),
        ([0.05, 0.02, 0.06, 0.87], 1.00),
    ] {
        for pairs in [40, 200] {
            let held = coverage(chances, pairs, 4_000);
            assert!((CONFIDENCE - 0.015..=at_most).contains(&held), "{chances:?}, {pairs} pairs: {held}");
        }
    }
}

fn tables() -> impl Strategy<Value = Cells> {
    let count = 0_u32..400;
    (count.clone(), count.clone(), count.clone(), count)
        .prop_filter("no pairs", |(e, f, g, h)| e + f + g + h > 0)
        .prop_map(|(e, f, g, h)| cells(e, f, g, h))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn wilson_holds_the_proportion_and_mirrors((n, count) in (1_u32..100_000).prop_flat_map(|n| (Just(n), 0..=n))) {
        let (own, other) = (wilson(count, n), wilson(n - count, n));
        prop_assert!(own.contains(f64::from(count) / f64::from(n)));
        prop_assert!(0.0 <= own.low && own.low < own.high && own.high <= 1.0);
        prop_assert!((own.low - (1.0 - other.high)).abs() < 1e-12);
        prop_assert!(wilson(2 * count.min(40_000), 2 * n.max(40_000)).width() < wilson(count.min(40_000), n.max(40_000)).width());
    }

    #[test]
    fn a_paired_interval_holds_the_difference_and_mirrors(table in tables()) {
        let own = newcombe_paired(table);
        prop_assert!(own.contains(table.difference()));
        prop_assert!(-1.0 <= own.low && own.high <= 1.0);
        // The arm and the base change places.
        let swapped = Cells { only_arm: table.only_base, only_base: table.only_arm, ..table };
        let other = newcombe_paired(swapped);
        prop_assert!((own.low + other.high).abs() < 1e-12 && (own.high + other.low).abs() < 1e-12);
        // So do what happened and what did not, and the arm and the base once more.
        let turned = Cells { both: table.neither, neither: table.both, ..table };
        let other = newcombe_paired(turned);
        prop_assert!((own.low - other.low).abs() < 1e-12 && (own.high - other.high).abs() < 1e-12);
    }

    /// Pairs that go together make the interval narrower, pairs that go against each other wider.
    #[test]
    fn pairing_helps_as_far_as_pairs_go_together(table in tables()) {
        let n = table.pairs();
        let apart = newcombe(table.both + table.only_arm, n, table.both + table.only_base, n);
        let own = newcombe_paired(table);
        let [e, f, g, h] = [table.both, table.only_arm, table.only_base, table.neither].map(u64::from);
        if e * h >= f * g {
            prop_assert!(own.width() <= apart.width() + 1e-12);
        } else {
            prop_assert!(own.width() >= apart.width() - 1e-12);
        }
    }
}
