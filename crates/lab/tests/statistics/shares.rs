//! Contributions of factors, and agreement of rankings.

use guardline_lab::statistics::agreement::{kendall_tau_b, ranks, spearman};
use guardline_lab::statistics::shapley::Shapley;

use crate::{mean, near};

/// Airport (Littlechild and Owen 1973): runways of cost 10, 20, 30, a coalition needs its longest; each stretch is shared
/// by who uses it. Gloves (Shapley and Shubik 1969): one left, two right, a pair is worth 1.
#[test]
fn shapley_is_as_published() {
    let cost = |coalition: u32| [10.0, 20.0, 30.0][31 - coalition.leading_zeros() as usize];
    let glove = |coalition: u32| f64::from(u8::from(coalition & 1 == 1 && coalition > 1));
    let coalitions: Vec<Vec<f64>> = (0..8)
        .map(|coalition| vec![if coalition == 0 { 0.0 } else { cost(coalition) }, glove(coalition)])
        .collect();
    let shapley = Shapley::new(&coalitions).unwrap();
    let expected = [[10.0 / 3.0, 2.0 / 3.0], [25.0 / 3.0, 1.0 / 6.0], [55.0 / 3.0, 1.0 / 6.0]];
    assert_eq!(shapley.factors(), 3);
    for (factor, expected) in expected.into_iter().enumerate() {
        shapley.contributions(factor).iter().zip(expected).for_each(|(value, it)| near(*value, it, 1e-12));
        near(shapley.means()[factor], mean(&expected), 1e-12);
    }
    assert_eq!(Shapley::new(&coalitions[..7]), None);
    assert_eq!(Shapley::new(&coalitions[..1]), None);
    assert_eq!(Shapley::new(&vec![[0.0]; 128]), None);
    assert_eq!(Shapley::new(&[vec![0.0, 1.0], vec![0.0]]), None);
    assert_eq!(Shapley::new::<Vec<f64>>(&[]), None);
}

/// scipy: `stats.kendalltau(x, y)`, `stats.spearmanr(x, y)`; the first is the example of its documentation.
#[test]
fn agreement_is_that_of_scipy() {
    let (x, y) = ([12.0, 2.0, 1.0, 12.0, 2.0], [1.0, 4.0, 7.0, 1.0, 0.0]);
    near(kendall_tau_b(&x, &y).unwrap(), -0.471_404_520_791_031_6, 1e-12);
    near(spearman(&x, &y).unwrap(), -0.540_738_070_435_875_2, 1e-12);
    let (x, y) = (
        [1.0, 2.0, 2.0, 4.0, 5.0, 6.0, 7.0, 7.0, 7.0, 10.0],
        [2.0, 1.0, 3.0, 3.0, 5.0, 4.0, 8.0, 8.0, 6.0, 9.0],
    );
    near(kendall_tau_b(&x, &y).unwrap(), 0.857_385_914_813_173_1, 1e-12);
    near(spearman(&x, &y).unwrap(), 0.950_505_395_110_921_6, 1e-12);
    assert_eq!(ranks(&[3.0, 1.0, 3.0, -0.0, 0.0]), [4.5, 3.0, 4.5, 1.5, 1.5]);
    for agreement in [kendall_tau_b, spearman] {
        assert_eq!(agreement(&[1.0, 1.0], &[1.0, 2.0]), None);
        assert_eq!(agreement(&[1.0, f64::NAN], &[1.0, 2.0]), None);
        assert_eq!(agreement(&[1.0], &[1.0]), None);
        assert_eq!(agreement(&[1.0, 2.0], &[1.0, 2.0, 3.0]), None);
    }
}
