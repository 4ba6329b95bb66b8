//! Injects at random times: a Poisson process, or one in which each arrival brings others with it.

use guardline_kernel::Draws;
use guardline_units::{Instant, Span};

/// Arrivals of a self-exciting process with an exponential kernel, one after the other; without excitation it is a Poisson
/// process. Drawn exactly, as the sooner of an arrival from the background and one from what is left of the excitement
/// (Dassios and Zhao, Exact simulation of Hawkes process with exponentially decaying intensity, 2013).
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Arrivals {
    /// Arrivals an hour that nothing brings with it.
    background: f64,
    /// How many others one arrival brings with it on average.
    excitation: f64,
    /// The rate an hour at which excitement dies down.
    decay: f64,
    /// How many an hour the excitement adds now.
    excitement: f64,
    last: Instant,
    until: Instant,
    left: u16,
    count: u64,
}

impl Arrivals {
    /// Arrivals from `from` until `until`, `most` at most: `background` an hour, each with `excitation` others at a mean of
    /// `hours` after it.
    pub(crate) fn new(
        background: f64,
        (excitation, hours): (f64, f64),
        (from, until): (Instant, Instant),
        most: u16,
    ) -> Self {
        let (decay, excitement) = (1.0 / hours, 0.0);
        Self { background, excitation, decay, excitement, last: from, until, left: most, count: 0 }
    }

    /// The next arrival, if there is one.
    pub(crate) fn next(&mut self, draws: &Draws, key: &str) -> Option<Instant> {
        self.left = self.left.checked_sub(1)?;
        let mut draw = draws.at(key, "arrival", &[self.count]);
        self.count += 1;
        let alone = draw.exponential(1.0 / self.background);
        // The excitement dies down: it may bring nothing more at all.
        let spent = draw.exponential(1.0) * self.decay / self.excitement.max(1e-300);
        let excited = if spent < 1.0 { -libm::log1p(-spent) / self.decay } else { f64::INFINITY };
        let wait = alone.min(excited);
        self.excitement = self.excitement * libm::exp(-self.decay * wait) + self.excitation * self.decay;
        self.last += Span::from_hours(wait);
        (self.last <= self.until).then_some(self.last)
    }
}

#[cfg(test)]
mod tests {
    use guardline_units::Seed;

    use super::*;

    /// Arrivals of 4,000 processes of 100 days.
    fn arrivals(background: f64, excitation: f64) -> Vec<Vec<f64>> {
        let days = |at: Instant| at.since_start().as_hours() / 24.0;
        let until = Instant::START + Span::hours(2400);
        (0..4000)
            .map(|seed| {
                let draws = Draws::new(Seed(seed), 0, 0);
                let mut process =
                    Arrivals::new(background / 24.0, (excitation, 12.0), (Instant::START, until), u16::MAX);
                std::iter::from_fn(|| process.next(&draws, "test")).map(days).collect()
            })
            .collect()
    }

    /// V20: the mean rate of a self-exciting process is the background over one less the excitation.
    #[test]
    fn self_exciting_arrivals_have_the_mean_rate_of_theory() {
        for (background, excitation) in [(0.05, 0.4), (0.05, 0.0), (0.5, 0.8)] {
            let runs = arrivals(background, excitation);
            // The first days have less behind them: they are left out.
            let counts: Vec<f64> =
                runs.iter().map(|run| run.iter().filter(|day| **day > 20.0).count() as f64 / 80.0).collect();
            let mean = counts.iter().sum::<f64>() / counts.len() as f64;
            let variance =
                counts.iter().map(|it| (it - mean) * (it - mean)).sum::<f64>() / (counts.len() - 1) as f64;
            let error = (variance / counts.len() as f64).sqrt();
            let theory = background / (1.0 - excitation);
            assert!(
                (mean - theory).abs() < 4.0 * error,
                "{background}, {excitation}: {mean} ± {error}, {theory}"
            );
            assert!(error < 0.05 * theory);
            // Of a Poisson process the counts vary as much as they are many; of this one more, by (1 - n)⁻² in the long run.
            let dispersion = variance * 80.0 / mean;
            let long_run = 1.0 / ((1.0 - excitation) * (1.0 - excitation));
            assert!((dispersion / long_run - 1.0).abs() < 0.15, "{background}, {excitation}: {dispersion}");
        }
    }

    /// Waiting times of a process without excitation are exponential, by the test of Kolmogorov and Smirnov.
    #[test]
    fn without_excitation_arrivals_are_a_poisson_process() {
        let mut waits: Vec<f64> = arrivals(0.5, 0.0).iter().filter_map(|run| run.first().copied()).collect();
        waits.sort_by(f64::total_cmp);
        let n = waits.len() as f64;
        let off = waits.iter().zip(1..).map(|(wait, place)| {
            let theory = 1.0 - libm::exp(-0.5 * wait);
            (theory - f64::from(place) / n).abs().max((theory - f64::from(place - 1) / n).abs())
        });
        assert!(off.fold(0.0, f64::max) * n.sqrt() < 1.95);
    }
}
