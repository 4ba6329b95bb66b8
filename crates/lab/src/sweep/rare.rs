//! How likely a rung is that hardly any run reaches: by splitting runs on the way to it, beside plain counting at a rung that can be
//! counted.
//!
//! The score of a run is its highest rung so far, and within it 0.9 times how far the strongest belief in hostile intent has come
//! towards conviction. A run that reaches a level is kept as what makes it again: its replicate, and the moments at which it branched
//! off. Nothing here is a forecast: a chance of one in a million is the model's, with every assumption it has.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use guardline_kernel::{Lane, Pace, Sink, Woke};
use guardline_report::Outcome;
use guardline_scenario::file::RareFile;
use guardline_scenario::{Inlet, Prepared, Settings};
use guardline_units::{ActorId, Instant, Rung, Seed, Span};
use guardline_wire::Record;
use guardline_wire::record::Intent;
use schemars::JsonSchema;
use serde::Serialize;

use super::gather::Gathered;
use super::plan::Plan;
use crate::estimate::Level;
use crate::interval::{Interval, student_quantile, wilson};
use crate::measure::Unit;
use crate::statistics::splitting::{Model, Splitting, fixed_effort};

/// A belief in hostile intent that counts as conviction, and how much of the way to the next rung it is.
const CONVICTION: f64 = 0.75;
const OF_A_RUNG: f64 = 0.9;
/// So many runs must have reached a rung for their number to be set beside splitting.
const COUNTABLE: u32 = 10;
/// And so many of the times must have reached a level for its chance to have an error.
const FOUND: usize = 3;

/// The chance of a rare rung under an arm, by splitting.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct RareResult {
    /// The arm.
    pub arm: String,
    /// The rung.
    pub rung: u8,
    /// The levels on the way to it.
    pub levels: Vec<f64>,
    /// Runs for each level, each time.
    pub effort: u32,
    /// How often it was done.
    pub repeats: u32,
    /// How many runs reached each level, all times together.
    pub survivors: Vec<u32>,
    /// The chance to reach the rung within a run: the mean over all times.
    pub probability: f64,
    /// Its standard error over it: by how far the times are apart, or by the theory of independent entries if that is more. None if
    /// fewer than three of the times reached the rung.
    pub relative_error: Option<f64>,
    /// Its interval on a logarithmic scale; none where there is no error.
    pub interval: Option<Interval>,
    /// Where there is none, the most that the sweep's own runs leave possible: the upper end of Wilson's interval of how many of them
    /// reached the rung.
    pub at_most: Option<f64>,
    /// The chance over that under the base, with its interval; none for the base, and where one of them has no error.
    pub ratio: Option<f64>,
    /// Its interval.
    pub ratio_interval: Option<Interval>,
    /// So many plain runs would be needed for the same relative error.
    pub plain_runs: Option<f64>,
    /// How many of the sweep's own runs reached the rung.
    pub counted: u32,
    /// Splitting beside plain counting at the highest level that enough runs of the sweep reached; none if there is none.
    pub check: Option<RareCheck>,
}

/// Splitting beside plain counting.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct RareCheck {
    /// The rung.
    pub rung: u8,
    /// The chance to reach it by splitting.
    pub split: f64,
    /// The share of the sweep's own runs that reached it. They are other runs than those that were split.
    pub counted: Level,
    /// How far they are apart, in standard errors of their difference: beyond 2.6 it is more than chance does once in a hundred times.
    pub apart: f64,
}

/// A run on its way up: what makes it again, and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Trail {
    /// None before anything is drawn.
    replicate: Option<u32>,
    branches: Vec<(Instant, u32)>,
    at: Instant,
    score: f64,
}

/// What is split.
pub(crate) struct Story<'a> {
    pub(crate) prepared: &'a Prepared,
    pub(crate) seed: Seed,
    /// The replicate of the run of epoch 0.
    pub(crate) first: u32,
    pub(crate) end: Span,
    /// Told of each run; false once there need be no more.
    pub(crate) go_on: &'a (dyn Fn() -> bool + Sync),
}

impl Model for Story<'_> {
    type State = Trail;

    fn start(&self) -> Trail {
        Trail { replicate: None, branches: Vec::new(), at: Instant::START, score: 0.0 }
    }

    fn advance(&self, mut trail: Trail, level: f64, epoch: u32) -> Option<Trail> {
        if !(self.go_on)() {
            return None;
        }
        if trail.score >= level {
            return Some(trail);
        }
        match trail.replicate {
            None => trail.replicate = Some(self.first.wrapping_add(epoch)),
            Some(_) => trail.branches.push((trail.at, epoch)),
        }
        let climb = Rc::new(RefCell::new(Climb { outcome: Outcome::of(self.prepared), peak: 0, fear: 0.0 }));
        let inlet = Inlet::default();
        let mut ascent = Ascent {
            prepared: self.prepared,
            inlet: inlet.clone(),
            branches: trail.branches.iter().copied().collect(),
            climb: Rc::clone(&climb),
            level,
            reached: None,
        };
        let replicate = trail.replicate.unwrap_or_default();
        let settings = Settings { seed: self.seed, replicate, until: Some(self.end) };
        self.prepared.run_open(settings, climb.clone(), &mut ascent, &inlet);
        trail.score = climb.borrow().score();
        trail.at = ascent.reached.unwrap_or(Instant::START + self.end);
        (trail.score >= level).then_some(trail)
    }
}

/// How high a run has come.
struct Climb {
    outcome: Outcome,
    peak: u8,
    fear: f64,
}

impl Climb {
    fn score(&self) -> f64 {
        f64::from(self.peak) + OF_A_RUNG * (self.fear / CONVICTION).min(1.0)
    }
}

impl Sink<Record> for Climb {
    fn record(&mut self, at: Instant, _actor: ActorId, _lane: Lane, record: Record) {
        self.outcome.take(at, &record);
        let rung = self.outcome.steps.last().map_or(0, |step| step.rungs.combined.number());
        self.peak = self.peak.max(rung);
        if let Record::Believes { belief, .. } = record {
            self.fear = self.fear.max(belief[Intent::Hostile.index()]);
        }
    }
}

/// Branches off where the run did before, and ends once everything is over that was due when the level was reached.
struct Ascent<'a> {
    prepared: &'a Prepared,
    inlet: Inlet,
    branches: VecDeque<(Instant, u32)>,
    climb: Rc<RefCell<Climb>>,
    level: f64,
    reached: Option<Instant>,
}

impl Pace for Ascent<'_> {
    fn wait(&mut self, now: Instant, until: Instant) -> Woke {
        if until <= now {
            return Woke::Due;
        }
        if self.climb.borrow().score() >= self.level {
            self.reached = Some(now);
            return Woke::Interrupted;
        }
        while let Some((_, epoch)) = self.branches.pop_front_if(|(at, _)| until > *at) {
            self.inlet.branch_off(epoch, self.prepared);
        }
        Woke::Due
    }
}

/// The chance of the rung that an experiment names, under each arm that is not there for comparison of conduct alone. None if it was
/// interrupted.
pub(super) fn estimate(
    plan: &Plan,
    gathered: &Gathered,
    interrupted: &AtomicBool,
    progress: &(dyn Fn(u64, u64) + Sync),
) -> Option<Vec<RareResult>> {
    let Some(file) = &plan.experiment.experiment.rare else { return Some(Vec::new()) };
    let arms = plan.prepare(0);
    let (done, each) = (AtomicU64::new(0), u64::from(file.effort) * file.levels.len() as u64);
    let of = each * u64::from(file.repeats) * plan.designed() as u64;
    let go_on = || {
        progress(1 + done.fetch_add(1, Ordering::Relaxed), of);
        !interrupted.load(Ordering::Relaxed)
    };
    let mut all: Vec<RareResult> = Vec::new();
    for (place, arm) in plan.arms.iter().enumerate().filter(|(_, arm)| !arm.neutral) {
        let story =
            |first| Story { prepared: &arms[place], seed: plan.seed(), first, end: plan.end, go_on: &go_on };
        let once = |time: u32| {
            // A time that ended at a level that none of its runs reached has left the others out.
            let times = all.len() as u64 * u64::from(file.repeats) + u64::from(time);
            done.store(times * each, Ordering::Relaxed);
            // None of them is a run of the sweep, so that counting and splitting are independent.
            let first = plan.replicates + time * file.effort;
            fixed_effort(&story(first), &file.levels, file.effort, Seed(plan.seed().0 ^ u64::from(first)))
        };
        let times: Vec<Splitting> = (0..file.repeats).filter_map(once).collect();
        if interrupted.load(Ordering::Relaxed) {
            return None;
        }
        let peaks = &gathered.column(plan, 0, place).peaks;
        let mut result = of_arm(&arm.id, file, &times, peaks);
        result.compare(all.first());
        all.push(result);
    }
    Some(all)
}

fn of_arm(arm: &str, file: &RareFile, times: &[Splitting], peaks: &[Rung]) -> RareResult {
    let survivors = (0..file.levels.len()).map(|stage| {
        let of = |time: &Splitting| time.survivors.get(stage).copied().unwrap_or(0);
        times.iter().map(of).sum()
    });
    let survivors: Vec<u32> = survivors.collect();
    let count = |rung: u8| peaks.iter().filter(|peak| peak.number() >= rung).count() as u32;
    let (probability, relative_error) = until(file, times, &survivors, file.levels.len());
    let counted = count(file.rung);
    RareResult {
        arm: arm.to_owned(),
        rung: file.rung,
        levels: file.levels.clone(),
        effort: file.effort,
        repeats: file.repeats,
        probability,
        relative_error,
        interval: relative_error.map(|error| {
            let around = around(probability, error, file.repeats);
            Interval { high: around.high.min(1.0), ..around }
        }),
        at_most: relative_error.is_none().then(|| wilson(counted, peaks.len() as u32).high),
        ratio: None,
        ratio_interval: None,
        plain_runs: relative_error.map(|error| (1.0 - probability) / (probability * error * error)),
        counted,
        check: check(file, times, &survivors, peaks, count),
        survivors,
    }
}

/// The chance to come as far as the first so many levels, with its relative standard error.
fn until(file: &RareFile, times: &[Splitting], survivors: &[u32], stages: usize) -> (f64, Option<f64>) {
    let effort = f64::from(file.effort);
    let of = |time: &Splitting| -> f64 {
        let shares =
            (0..stages).map(|stage| f64::from(time.survivors.get(stage).copied().unwrap_or(0)) / effort);
        shares.product()
    };
    let chances: Vec<f64> = times.iter().map(of).collect();
    let n = chances.len() as f64;
    let mean = chances.iter().sum::<f64>() / n.max(1.0);
    // What a few of the times found does not show how far the times are apart.
    if chances.iter().filter(|chance| **chance > 0.0).count() < FOUND {
        return (mean.max(0.0), None);
    }
    let squares: f64 = chances.iter().map(|chance| (chance - mean) * (chance - mean)).sum();
    let seen = (squares / (n - 1.0) / n).sqrt() / mean;
    let all = effort * n;
    let share = |reached: &u32| f64::from(*reached) / all;
    let theory: f64 = survivors[..stages].iter().map(share).map(|share| (1.0 - share) / (all * share)).sum();
    (mean, Some(seen.max(theory.sqrt())))
}

/// The highest rung among the levels that enough runs of the sweep reached.
fn check(
    file: &RareFile,
    times: &[Splitting],
    survivors: &[u32],
    peaks: &[Rung],
    count: impl Fn(u8) -> u32,
) -> Option<RareCheck> {
    let countable = |level: f64| level.fract() == 0.0 && count(level as u8) >= COUNTABLE;
    let stage = file.levels.iter().rposition(|level| countable(*level))?;
    let rung = file.levels[stage] as u8;
    let (split, error) = until(file, times, survivors, stage + 1);
    let reached = peaks.iter().map(|peak| f64::from(u8::from(peak.number() >= rung)));
    let counted = Unit::Probability.level("", &reached.collect::<Vec<_>>());
    let share = counted.estimate;
    let variance = share * (1.0 - share) / peaks.len() as f64;
    let standard = (variance + (error? * split) * (error? * split)).sqrt();
    let apart = if standard > 0.0 { (split - share) / standard } else { 0.0 };
    Some(RareCheck { rung, split, counted, apart })
}

impl RareResult {
    fn compare(&mut self, base: Option<&Self>) {
        let Some(base) = base else { return };
        let Some((own, other)) = self.relative_error.zip(base.relative_error) else { return };
        let ratio = self.probability / base.probability;
        self.ratio = Some(ratio);
        self.ratio_interval = Some(around(ratio, (own * own + other * other).sqrt(), self.repeats));
    }
}

/// An interval on a logarithmic scale: Student's, since the error is known from so many repetitions only.
fn around(value: f64, relative_error: f64, repeats: u32) -> Interval {
    let freedom = f64::from(repeats.max(2) - 1);
    let factor = libm::exp(student_quantile(freedom) * relative_error);
    Interval { low: value / factor, high: value * factor }
}

#[cfg(test)]
mod tests {
    use guardline_scenario::load_texts;

    use super::*;

    fn story(text: &str) -> Prepared {
        let loaded = load_texts(&[("case.toml".to_owned(), text.to_owned())], Some("none"), &[]);
        Prepared::new(&loaded.unwrap_or_else(|error| panic!("{error}")))
    }

    const RADAR_CLAIM: &str = include_str!("../../../../scenarios/2013-01-30-east-china-sea.toml");

    #[test]
    fn a_run_that_is_taken_up_again_is_the_same_until_then_and_another_afterwards() {
        let prepared = story(RADAR_CLAIM);
        let story =
            Story { prepared: &prepared, seed: Seed(5), first: 100, end: Span::hours(30), go_on: &|| true };
        let entered = (0..60).filter_map(|epoch| story.advance(story.start(), 4.0, epoch));
        let entered: Vec<Trail> = entered.filter(|trail| trail.score < 4.6).collect();
        assert!(entered.len() > 10, "{}", entered.len());
        let mut reached = Vec::new();
        for epoch in 1..=40 {
            let from = &entered[epoch as usize % 10];
            let Some(went) = story.advance(from.clone(), 4.6, 1000 + epoch) else { continue };
            // It rose after it was there, and not on another way there.
            assert!(went.at >= from.at && went.branches == [(from.at, 1000 + epoch)], "{from:?}, {went:?}");
            assert!(went.score >= 4.6 && went.replicate == from.replicate);
            reached.push(went);
        }
        // What is drawn afresh is not always the same.
        assert!((1..40).contains(&reached.len()), "{} of 40", reached.len());
        // Branches of a branch: the same again under the same epoch, and not under all epochs.
        let far = &reached[0];
        let on = |epoch: u32| format!("{:?}", story.advance(far.clone(), 4.99, 2000 + epoch));
        let once: Vec<String> = (1..=20).map(on).collect();
        assert_eq!(once, (1..=20).map(on).collect::<Vec<_>>());
    }

    /// Splitting at a level that plain runs reach often enough: the two must agree within what chance does once in 10,000 times.
    #[test]
    fn splitting_agrees_with_counting_where_runs_can_be_counted() {
        let prepared = story(RADAR_CLAIM);
        let story = |first| Story {
            prepared: &prepared,
            seed: Seed(6),
            first,
            end: Span::hours(30),
            go_on: &|| true,
        };
        let levels = [4.3, 4.6, 4.8];
        let split = fixed_effort(&story(0), &levels, 600, Seed(1)).unwrap();
        let plain = fixed_effort(&story(1_000_000), &levels[1..2], 3000, Seed(1)).unwrap();
        let halfway: f64 = split.survivors[..2].iter().map(|reached| f64::from(*reached) / 600.0).product();
        let shares = split.survivors[..2].iter().map(|reached| f64::from(*reached) / 600.0);
        let relative: f64 = shares.map(|share| (1.0 - share) / (600.0 * share)).sum();
        let error = halfway * relative.sqrt();
        let other = (plain.probability * (1.0 - plain.probability) / 3000.0).sqrt();
        let apart = (halfway - plain.probability) / (error * error + other * other).sqrt();
        assert!(apart.abs() < 3.9, "{split:?} {plain:?}: {apart}");
        assert!(split.probability < halfway);
    }
}
