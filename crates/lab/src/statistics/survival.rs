//! Time until an event that some runs do not live to see: Kaplan–Meier, and the mean up to a horizon.
//!
//! Kaplan, E. L. and Meier, P. (1958), Nonparametric Estimation from Incomplete Observations, Journal of the American
//! Statistical Association 53, 457–481; variances after Greenwood, M. (1926), The Natural Duration of Cancer. With dⱼ
//! events among nⱼ at risk at time tⱼ:
//!
//! ```text
//! S(t)      = Π_{tⱼ ≤ t} (1 − dⱼ/nⱼ)
//! Var S(t)  = S(t)² Σ_{tⱼ ≤ t} dⱼ / (nⱼ (nⱼ − dⱼ))
//! RMST(τ)   = ∫₀^τ S(t) dt
//! Var RMST  = Σ_{tⱼ ≤ τ} Aⱼ² dⱼ / (nⱼ (nⱼ − dⱼ))      Aⱼ = ∫_{tⱼ}^τ S(t) dt
//! ```

use schemars::JsonSchema;
use serde::Serialize;

use super::tails::differences;
use crate::interval::{self, Interval};

/// What is known of one run: how long it was followed, and whether it ended in the event.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Observation {
    /// Time of the event, or until which it had not happened; in any unit, the same for all, and not negative.
    pub time: f64,
    /// Whether the event happened then; otherwise the run is censored there.
    pub event: bool,
}

/// A time at which something happened, events or censoring.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Step {
    /// When, in the unit of the observations.
    pub time: f64,
    /// Runs that were still followed and without event just before.
    pub at_risk: u32,
    /// Events at this time.
    pub events: u32,
    /// Runs censored at this time; they were at risk of its events.
    pub censored: u32,
    /// The chance of no event up to and including this time.
    pub survival: f64,
    /// Greenwood's variance of that chance; 0 once the chance is 0.
    pub variance: f64,
}

/// The product-limit estimate of the chance that the event has not happened yet.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct KaplanMeier {
    steps: Vec<Step>,
}

/// The mean of the time until the event or the horizon, whichever comes first.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, JsonSchema)]
pub struct RestrictedMean {
    /// In the unit of the observations.
    pub mean: f64,
    /// Greenwood's variance of the mean, in that unit squared.
    pub variance: f64,
}

/// Difference between the restricted means of two arms of the same pairs, arm minus base.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, JsonSchema)]
pub struct RestrictedDifference {
    /// In the unit of the observations.
    pub difference: f64,
    /// Standard error of the difference, with the correlation between the arms taken into account.
    pub standard_error: f64,
    /// Student's interval at [`interval::CONFIDENCE`].
    pub interval: Interval,
}

impl KaplanMeier {
    /// From observations in any order. None without observations, and if a time is negative or not finite.
    pub fn new(observations: &[Observation]) -> Option<Self> {
        let usable = |it: &Observation| it.time.is_finite() && it.time >= 0.0;
        if observations.is_empty() || !observations.iter().all(usable) {
            return None;
        }
        let mut sorted = observations.to_vec();
        sorted.sort_unstable_by(|one, other| one.time.total_cmp(&other.time));
        let (mut at_risk, mut survival, mut greenwood) = (sorted.len() as u32, 1.0, 0.0);
        let at_once = sorted.chunk_by(|one, next| one.time.total_cmp(&next.time).is_eq());
        let steps = at_once.map(|at_once| {
            let events = at_once.iter().filter(|it| it.event).count() as u32;
            let censored = at_once.len() as u32 - events;
            let (risk, died) = (f64::from(at_risk), f64::from(events));
            survival *= 1.0 - died / risk;
            // Where nobody is left, the chance is 0 and so is what is made of this sum.
            if events < at_risk {
                greenwood += died / (risk * (risk - died));
            }
            let variance = survival * survival * greenwood;
            let step = Step { time: at_once[0].time, at_risk, events, censored, survival, variance };
            at_risk -= events + censored;
            step
        });
        Some(Self { steps: steps.collect() })
    }

    /// Every time at which something happened, ascending.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The chance of no event up to and including `time`; after the last observation, what it was there.
    pub fn survival(&self, time: f64) -> f64 {
        let passed = self.steps.partition_point(|step| step.time <= time);
        passed.checked_sub(1).map_or(1.0, |last| self.steps[last].survival)
    }

    /// The first time by which the chance of no event is ½ or less; none if it stays above.
    pub fn median(&self) -> Option<f64> {
        // A product that is ½ by the numbers, 2/3 times 3/4 for example, may miss it in the last digit.
        const ROUNDING: f64 = 1e-12;
        self.steps.iter().find(|step| step.survival <= 0.5 + ROUNDING).map(|step| step.time)
    }

    /// Up to when it is known: the last observation; none if it has come down to 0 by then and so is known for ever.
    pub fn followed_until(&self) -> Option<f64> {
        self.steps.last().filter(|last| last.survival > 0.0).map(|last| last.time)
    }

    /// The restricted mean up to `horizon`, with Greenwood's variance.
    ///
    /// None if the horizon is not positive and finite, or lies after the last observation while some run had no event
    /// even then: what happens in between was not observed.
    pub fn restricted_mean(&self, horizon: f64) -> Option<RestrictedMean> {
        let areas = self.areas(horizon)?;
        let variance = self.steps.iter().zip(&areas).filter(|(step, area)| step.events > 0 && **area > 0.0);
        let variance = variance.map(|(step, area)| {
            let (risk, died) = (f64::from(step.at_risk), f64::from(step.events));
            area * area * died / (risk * (risk - died))
        });
        let first = self.steps[0].time.min(horizon);
        let mean = first + areas.first().copied().unwrap_or(0.0);
        Some(RestrictedMean { mean, variance: variance.sum() })
    }

    /// For each step up to the horizon, the area below the curve from there to the horizon.
    fn areas(&self, horizon: f64) -> Option<Vec<f64>> {
        let last = self.steps.last()?;
        let observed = horizon <= last.time || last.survival <= 0.0;
        if !(horizon > 0.0 && horizon.is_finite() && observed) {
            return None;
        }
        let (mut area, mut end) = (0.0, horizon);
        let within = self.steps.partition_point(|step| step.time <= horizon);
        let mut areas: Vec<f64> = self.steps[..within]
            .iter()
            .rev()
            .map(|step| {
                area += step.survival * (end - step.time);
                end = step.time;
                area
            })
            .collect();
        areas.reverse();
        Some(areas)
    }
}

/// One value for each observation, in its order, of which the mean is the restricted mean and the sum of squared
/// deviations, divided by n², Greenwood's variance of it, both exactly.
///
/// The value is the mean plus the infinitesimal jackknife of it, as in Andersen, P. K., Klein, J. P. and Rosthøj, S.
/// (2003), Generalised Linear Models for Correlated Pseudo-Observations, Biometrika 90, 15–27. Without censoring it is the
/// lesser of time and horizon. It may be paired, resampled and averaged like any other value of a run.
///
/// None where [`KaplanMeier::new`] or [`KaplanMeier::restricted_mean`] gives none.
pub fn pseudo_values(observations: &[Observation], horizon: f64) -> Option<Vec<f64>> {
    let curve = KaplanMeier::new(observations)?;
    let RestrictedMean { mean, .. } = curve.restricted_mean(horizon)?;
    let areas = curve.areas(horizon)?;
    let n = observations.len() as f64;
    // Surviving the events of a step adds to what is expected, dying of them takes away; both in the proportion of the
    // area that is left to the share of runs that survive the step.
    let mut survived = 0.0;
    let steps: Vec<(f64, f64, f64)> = curve
        .steps
        .iter()
        .zip(areas)
        .filter(|(step, area)| step.events > 0 && *area > 0.0)
        .map(|(step, area)| {
            let weight = n * area / f64::from(step.at_risk - step.events);
            survived += weight * f64::from(step.events) / f64::from(step.at_risk);
            (step.time, survived, weight)
        })
        .collect();
    let value = |it: &Observation| {
        let passed = steps.partition_point(|(time, ..)| *time <= it.time);
        let Some((time, survived, weight)) = passed.checked_sub(1).map(|last| steps[last]) else {
            return mean;
        };
        let died = it.event && time.total_cmp(&it.time).is_eq();
        mean + survived - if died { weight } else { 0.0 }
    };
    Some(observations.iter().map(value).collect())
}

/// Difference between the restricted means of two arms up to `horizon`; observation i of both belongs to replicate i.
///
/// The standard error is that of the paired differences between [`pseudo_values`]: with independent arms it is about the
/// root of the sum of Greenwood's variances, and what the arms have in common takes away from it.
///
/// None for fewer than two pairs, if the arms are not as long as each other, and if either has no restricted mean.
pub fn restricted_difference(
    arm: &[Observation],
    base: &[Observation],
    horizon: f64,
) -> Option<RestrictedDifference> {
    let differences = differences(&pseudo_values(arm, horizon)?, &pseudo_values(base, horizon)?)?;
    let (difference, variance) = super::tails::moments(&differences)?;
    let n = differences.len() as f64;
    Some(RestrictedDifference {
        difference,
        standard_error: (variance / n).sqrt(),
        interval: interval::student(difference, variance.sqrt(), differences.len() as u32)?,
    })
}
