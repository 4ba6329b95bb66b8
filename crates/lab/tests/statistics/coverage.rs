//! How often intervals hold what they are to hold: experiments made up with a known truth, over a grid of truths.
//!
//! The committed table in docs/coverage.md comes of 10,000 experiments at each truth; the tests make fewer.

use guardline_kernel::{Draw, Draws};
use guardline_lab::interval::{Cells, Interval, newcombe_paired, student, wilson};
use guardline_lab::statistics::bootstrap::interval_of_mean;
use guardline_lab::statistics::equivalence::{self, Verdict};
use guardline_lab::statistics::sequential::{Looks, NormalMixture, Welford};
use guardline_lab::statistics::shapley::Shapley;
use guardline_lab::statistics::survival::{Observation, restricted_difference};
use guardline_lab::statistics::trend::Trend;
use guardline_units::Seed;

/// One estimator at one truth.
pub(crate) struct Row {
    /// The estimator.
    pub(crate) estimator: &'static str,
    /// The truth, in words.
    pub(crate) truth: String,
    /// Pairs in each experiment.
    pub(crate) n: u32,
    /// Share of experiments whose interval holds the truth; for a sequence, whose intervals do at every look.
    pub(crate) coverage: f64,
}

/// What is planted: two arms whose pairs have so much in common.
#[derive(Clone, Copy)]
enum Shape {
    /// Symmetric, around its mean.
    Normal,
    /// Exponential: skewed to the right.
    Skewed,
    /// Half nothing, half exponential, as a time to de-escalate is.
    HalfZero,
}

impl Shape {
    const ALL: [Self; 3] = [Self::Normal, Self::Skewed, Self::HalfZero];

    const fn name(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Skewed => "exponential",
            Self::HalfZero => "half 0, half exponential",
        }
    }

    /// A value whose mean is `mean`.
    fn draw(self, draw: &mut Draw, mean: f64) -> f64 {
        match self {
            Self::Normal => draw.normal(mean, 1.0),
            Self::Skewed => draw.exponential(mean),
            Self::HalfZero if draw.bernoulli(0.5) => 0.0,
            Self::HalfZero => draw.exponential(2.0 * mean),
        }
    }
}

/// An arm and a base: each value is common to both with chance `common`, and else each has its own.
fn pairs(
    draw: &mut Draw,
    shape: Shape,
    n: u32,
    (arm, base): (f64, f64),
    common: f64,
) -> (Vec<f64>, Vec<f64>) {
    let mut both = (Vec::new(), Vec::new());
    for _ in 0..n {
        let shared = draw.bernoulli(common);
        let value = shape.draw(draw, 1.0);
        let other = shape.draw(draw, 1.0);
        let (mine, its) = if shared { (value, value) } else { (value, other) };
        match shape {
            Shape::Normal => {
                both.0.push(mine - 1.0 + arm);
                both.1.push(its - 1.0 + base);
            }
            Shape::Skewed | Shape::HalfZero => {
                both.0.push(mine * arm);
                both.1.push(its * base);
            }
        }
    }
    both
}

/// Share of experiments in which `holds` says yes.
fn share(experiments: u32, purpose: u64, holds: impl Fn(&mut Draw, u64) -> bool) -> f64 {
    let draws = Draws::new(Seed(purpose), 0, 0);
    let family = draws.family("coverage", "experiment");
    let held = (0..u64::from(experiments)).filter(|number| holds(&mut family.at(*number), *number));
    held.count() as f64 / f64::from(experiments)
}

fn contains(interval: Option<Interval>, truth: f64) -> bool {
    interval.is_some_and(|it| it.contains(truth))
}

/// The whole table, from so many experiments at each truth.
pub(crate) fn table(experiments: u32) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut push = |estimator, truth, n, coverage| rows.push(Row { estimator, truth, n, coverage });
    let mut purpose = 0;
    let mut next = || {
        purpose += 1;
        purpose
    };
    for (p, n) in [(0.05, 400), (0.1, 200), (0.3, 100), (0.5, 100), (0.12, 2000)] {
        let coverage = share(experiments, next(), |draw, _| {
            let count = (0..n).filter(|_| draw.bernoulli(p)).count() as u32;
            wilson(count, n).contains(p)
        });
        push("Wilson", format!("P = {p}"), n, coverage);
    }
    for (arm, base, common, n) in
        [(0.1, 0.12, 0.75, 1000), (0.3, 0.3, 0.5, 200), (0.5, 0.4, 0.0, 100), (0.2, 0.25, 0.9, 2000)]
    {
        let coverage = share(experiments, next(), |draw, _| {
            let mut cells = Cells::default();
            for _ in 0..n {
                let (shared, own) = (draw.uniform(), draw.uniform());
                let other = if draw.bernoulli(common) { shared } else { own };
                *match (shared < arm, other < base) {
                    (true, true) => &mut cells.both,
                    (true, false) => &mut cells.only_arm,
                    (false, true) => &mut cells.only_base,
                    (false, false) => &mut cells.neither,
                } += 1;
            }
            newcombe_paired(cells).contains(arm - base)
        });
        push("Newcombe, paired", format!("{arm} against {base}, {common} in common"), n, coverage);
    }
    for (shape, n) in Shape::ALL.into_iter().flat_map(|shape| [(shape, 200), (shape, 800)]) {
        let (truth, means) = (0.2, (1.2, 1.0));
        let coverage = share(experiments, next(), |draw, _| {
            let (arm, base) = pairs(draw, shape, n, means, 0.6);
            let mut so_far = Welford::default();
            so_far.extend(arm.iter().zip(&base).map(|(arm, base)| arm - base));
            contains(student(so_far.mean(), so_far.deviation().unwrap_or(0.0), n), truth)
        });
        push("Student, paired", format!("{}, 1.2 against 1.0", shape.name()), n, coverage);
        let coverage = share(experiments, next(), |draw, number| {
            let (arm, base) = pairs(draw, shape, n, means, 0.6);
            let differences: Vec<f64> = arm.iter().zip(&base).map(|(arm, base)| arm - base).collect();
            contains(interval_of_mean(Seed(number), &differences), truth)
        });
        push("BCa and Student, paired means", format!("{}, 1.2 against 1.0", shape.name()), n, coverage);
    }
    for (arm, base) in [(6.0, 8.0), (5.0, 5.0)] {
        // The mean of an exponential time that is cut off at the horizon.
        let horizon = 12.0;
        let restricted = |mean: f64| mean * (1.0 - libm::exp(-horizon / mean));
        let truth = restricted(arm) - restricted(base);
        let coverage = share(experiments, next(), |draw, _| {
            let mut both = (Vec::new(), Vec::new());
            for _ in 0..200 {
                let (mut one, mut other) = (draw.exponential(arm), draw.exponential(base));
                if draw.bernoulli(0.5) {
                    other = one * base / arm;
                }
                // Some are lost sight of before it is over.
                let lost = draw.exponential(40.0);
                let seen = |time: &mut f64| Observation { time: time.min(lost), event: *time <= lost };
                both.0.push(seen(&mut one));
                both.1.push(seen(&mut other));
            }
            contains(restricted_difference(&both.0, &both.1, horizon).map(|it| it.interval), truth)
        });
        push(
            "restricted mean difference",
            format!("exponential {arm} h against {base} h, to 12 h"),
            200,
            coverage,
        );
    }
    let coverage = share(experiments, next(), |draw, number| {
        // Two factors that add 0.1 and 0.2, and 0.06 more together: 0.13 and 0.23.
        let chances = [0.2, 0.3, 0.4, 0.56];
        let mut coalitions = vec![Vec::new(); 4];
        for _ in 0..200 {
            let shared = draw.uniform();
            for (values, chance) in coalitions.iter_mut().zip(chances) {
                let own = draw.uniform();
                let fate = if draw.bernoulli(0.7) { shared } else { own };
                values.push(f64::from(u8::from(fate < chance)));
            }
        }
        let shapley = Shapley::new(&coalitions).expect("four coalitions");
        contains(interval_of_mean(Seed(number), shapley.contributions(0)), 0.13)
    });
    push("Shapley value, BCa and Student", "two factors, 0.13".to_owned(), 200, coverage);
    for shape in Shape::ALL {
        let sequence = NormalMixture::tuned(500, 0.05).expect("a sequence");
        let looks = Looks::new(100, 50).expect("looks");
        let coverage = share(experiments, next(), |draw, _| {
            let (arm, base) = pairs(draw, shape, 2000, (1.2, 1.0), 0.6);
            let mut so_far = Welford::default();
            arm.iter().zip(&base).all(|(arm, base)| {
                so_far.push(arm - base);
                !looks.due(so_far.n()) || contains(sequence.interval(&so_far), 0.2)
            })
        });
        push("anytime-valid, at every look", format!("{}, 39 looks", shape.name()), 2000, coverage);
    }
    for shape in Shape::ALL {
        // At the margin itself equivalence must not be found more than one time in twenty: what is covered is the other nineteen.
        let coverage = share(experiments, next(), |draw, _| {
            let (arm, base) = pairs(draw, shape, 200, (1.2, 1.0), 0.6);
            equivalence::means(&arm, &base, 0.2).is_none_or(|it| it.verdict != Verdict::Equivalent)
        });
        push("two one-sided tests, at the margin", shape.name().to_owned(), 200, coverage);
    }
    for (shape, n) in Shape::ALL.into_iter().map(|shape| (shape, 200)).chain([(Shape::HalfZero, 800)]) {
        // Differences of 0.5 − 0.3 x at 0, 1, 2 and 3, of replicates whose luck is partly the same at all places.
        let at = [0.0, 1.0, 2.0, 3.0];
        let coverage = share(experiments, next(), |draw, number| {
            let mut columns = vec![Vec::new(); at.len()];
            for _ in 0..n {
                let luck = shape.draw(draw, 1.0) - 1.0;
                for (column, at) in columns.iter_mut().zip(at) {
                    let own = shape.draw(draw, 1.0) - 1.0;
                    column.push(0.5 - 0.3 * at + 0.5 * (luck + own));
                }
            }
            let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
            let found = Trend::new(&at, &columns).and_then(|trend| trend.break_even(Seed(number)));
            contains(found.and_then(|it| it.interval), 5.0 / 3.0)
        });
        push("break-even, percentile bootstrap", format!("{}, at 1.67", shape.name()), n, coverage);
    }
    for (sign, n, share_that_differs) in
        [(false, 2000, 0.02), (false, 800, 0.1), (true, 2000, 0.02), (true, 800, 0.1)]
    {
        // Most pairs are the same, and a few differ by much: as arms do that seldom act.
        let coverage = share(experiments, next(), |draw, number| {
            let mut differs = || match draw.bernoulli(share_that_differs) {
                true if sign => draw.exponential(1.0),
                true => draw.normal(0.0, 1.0) * draw.lognormal(1.0, 1.0),
                false => 0.0,
            };
            let differences: Vec<f64> = (0..n).map(|_| differs()).collect();
            let truth = if sign { share_that_differs } else { 0.0 };
            contains(interval_of_mean(Seed(number), &differences), truth)
        });
        let how = if sign { "exponentially, one way" } else { "heavy-tailed, both ways" };
        let truth = format!("{:.0} % differ, {how}", 100.0 * share_that_differs);
        push("BCa and Student, paired means", truth, n, coverage);
    }
    // Few pairs differ at first: there is nothing to look at until enough do.
    for share_that_differs in [0.005, 0.02] {
        let sequence = NormalMixture::tuned(1000, 0.05).expect("a sequence");
        let looks = Looks::new(200, 200).expect("looks");
        let coverage = share(experiments, next(), |draw, _| {
            let mut so_far = Welford::default();
            (0..4000).all(|_| {
                so_far.push(f64::from(u8::from(draw.bernoulli(share_that_differs))));
                let interval = looks.due(so_far.n()).then(|| sequence.interval(&so_far)).flatten();
                interval.is_none_or(|it| it.contains(share_that_differs))
            })
        });
        let truth = format!("{} % of pairs differ, one way, 20 looks", 100.0 * share_that_differs);
        push("anytime-valid, at every look", truth, 4000, coverage);
    }
    rows
}

/// Averages over the truths of each estimator, in the order of the table.
pub(crate) fn averages(rows: &[Row]) -> Vec<(&'static str, f64, f64)> {
    let mut all: Vec<(&'static str, f64, f64)> = Vec::new();
    for row in rows {
        if all.last().is_none_or(|(name, ..)| *name != row.estimator)
            && !all.iter().any(|it| it.0 == row.estimator)
        {
            let of_it: Vec<f64> =
                rows.iter().filter(|it| it.estimator == row.estimator).map(|it| it.coverage).collect();
            let least = of_it.iter().copied().fold(1.0, f64::min);
            all.push((row.estimator, of_it.iter().sum::<f64>() / of_it.len() as f64, least));
        }
    }
    all
}

/// What 400 experiments can show: a nominal interval that held 93 % would be below 90 % less than once in a hundred times.
#[cfg(test)]
#[test]
fn intervals_hold_as_often_as_they_say() {
    let rows = table(400);
    for row in &rows {
        assert!(row.coverage >= 0.90, "{}, {}, n = {}: {}", row.estimator, row.truth, row.n, row.coverage);
    }
    for (estimator, average, _) in averages(&rows) {
        assert!(average >= 0.925, "{estimator}: {average}");
    }
}
