//! Rehearsals: a scenario played many times by people who choose at random, to see what of it can come about.
//!
//! A rehearsal says nothing of the world, and nothing of the model: nobody chooses evenly. It shows which injects begin,
//! which expected responses come and do not come, and which ways are used, before anybody plays the scenario.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::atomic::AtomicBool;

use guardline_kernel::{Pace, Stop, Woke};
use guardline_scenario::diagnostic::code;
use guardline_scenario::file::InjectFile;
use guardline_scenario::{Prepared, Settings};
use guardline_units::{Instant, Seed};
use rayon::ThreadPoolBuildError;
use schemars::JsonSchema;
use serde::Serialize;

use crate::workers;

mod coverage;
use coverage::{Coverage, Tally};

mod text;

/// What came of many rehearsals.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(title = "Rehearsals, simulated with choices at random")]
pub struct Rehearsal {
    /// Always true: every number in this document comes from a model, none from the world.
    #[schemars(extend("const" = true))]
    pub simulated: bool,
    /// Version of the program that made it.
    pub program_version: String,
    /// Title of the scenario.
    pub scenario: String,
    /// The mechanism in force.
    pub mechanism: String,
    /// The seed. It takes 64 bits.
    pub seed: u64,
    /// Rehearsals that were played to their end: those numbered from 0 up.
    pub runs: u32,
    /// Rehearsals asked for.
    pub runs_asked: u32,
    /// Each inject, in the order of the file.
    pub injects: Vec<InjectCoverage>,
    /// Each way by which words went, the most used first.
    pub ways: Vec<WayCoverage>,
    /// Each line of the mechanism, in the order of its file.
    pub lines: Vec<LineCoverage>,
    /// In how many rehearsals the highest rung was R0 to R9 in truth.
    pub truth: [u32; 10],
    /// The same as the two sides saw it.
    pub pictured: [u32; 10],
    /// What never came about.
    pub dead_ends: Vec<DeadEnd>,
}

/// How often one inject came about.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema)]
pub struct InjectCoverage {
    /// Its id.
    pub id: String,
    /// In how many rehearsals it began.
    pub began: u32,
    /// How often it began in all.
    pub times: u32,
    /// In how many it was withheld because what must be given was not.
    pub not_given: u32,
    /// In how many it was cancelled.
    pub cancelled: u32,
    /// In how many the response it expects came; none if it expects none.
    pub met: Option<u32>,
    /// In how many it did not come in time.
    pub unmet: Option<u32>,
}

/// How often one way was used.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema)]
pub struct WayCoverage {
    /// Which.
    pub way: String,
    /// In how many rehearsals something was said by it.
    pub runs: u32,
    /// How many messages in all.
    pub messages: u32,
}

/// How far calls on one line came.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema)]
pub struct LineCoverage {
    /// Its id.
    pub line: String,
    /// In how many rehearsals a ministry wished to call.
    pub wished: u32,
    /// In how many a check call was due.
    pub checked: u32,
    /// In how many it rang.
    pub rang: u32,
    /// In how many somebody answered.
    pub answered: u32,
    /// In how many a call came to nothing.
    pub unanswered: u32,
}

/// Something that never came about.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema)]
pub struct DeadEnd {
    /// Its code, as `guardline reference checks` lists them.
    pub code: String,
    /// Which inject it is about, if it is about one.
    pub inject: Option<String>,
    /// What.
    pub message: String,
    /// What usually helps.
    pub hint: String,
}

/// Rehearsals to be played.
#[derive(Clone, Copy, Debug)]
pub struct Plan<'a> {
    /// The scenario.
    pub prepared: &'a Prepared,
    /// How many rehearsals.
    pub runs: u32,
    /// The seed.
    pub seed: Seed,
    /// Version of the program, to be kept with the results.
    pub program_version: &'a str,
}

impl Rehearsal {
    /// Plays every rehearsal on the threads of the present rayon pool. The result is the same on any number of threads.
    ///
    /// `progress` is called after each. Once `interrupted` is true no further one is begun.
    pub fn run(plan: &Plan<'_>, interrupted: &AtomicBool, progress: &(dyn Fn() + Sync)) -> Self {
        let even = plan.prepared.rehearsal();
        let rehearse = |tally: &mut Tally, replicate| {
            let coverage = Rc::new(RefCell::new(Coverage::default()));
            let settings = Settings { seed: plan.seed, replicate, until: None };
            let mut pace = Patient(MOST_WAITS);
            let finished = even.run(settings, coverage.clone(), &mut pace);
            tally.add(&coverage.borrow(), finished.stop == Stop::Interrupted);
        };
        let by_worker = workers::by_worker(plan.runs, interrupted, progress, || Tally::new(&even), rehearse);
        let tally = by_worker.into_iter().fold(Tally::new(&even), Tally::and);
        let injects: Vec<InjectCoverage> = tally.injects(&even);
        Self {
            simulated: true,
            program_version: plan.program_version.to_owned(),
            scenario: even.scenario().title.english().to_owned(),
            mechanism: even.mechanism().to_owned(),
            seed: plan.seed.0,
            runs: tally.runs,
            runs_asked: plan.runs,
            ways: tally.ways(),
            lines: tally.lines(&even),
            truth: tally.truth,
            pictured: tally.pictured,
            dead_ends: dead_ends(&even.scenario().injects, &injects, &tally),
            injects,
        }
    }

    /// Does what [`Rehearsal::run`] does on `threads` worker threads of its own, or on as many as there are cores.
    ///
    /// # Errors
    /// If the system does not give as many threads.
    pub fn run_on(
        threads: Option<usize>,
        plan: &Plan<'_>,
        interrupted: &AtomicBool,
        progress: &(dyn Fn() + Sync),
    ) -> Result<Self, ThreadPoolBuildError> {
        workers::on(threads, || Self::run(plan, interrupted, progress))
    }
}

/// A run of a few ships over three months takes some ten thousand waits; one that takes so many goes in circles.
const MOST_WAITS: u64 = 3_000_000;

/// Never waits, and loses patience with a run that does not come to its end.
struct Patient(u64);

impl Pace for Patient {
    fn wait(&mut self, _now: Instant, _until: Instant) -> Woke {
        self.0 = self.0.saturating_sub(1);
        if self.0 == 0 { Woke::Interrupted } else { Woke::Due }
    }
}

fn dead_ends(files: &[InjectFile], injects: &[InjectCoverage], tally: &Tally) -> Vec<DeadEnd> {
    if tally.runs == 0 {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut report = |code: &str, inject: Option<&str>, message: String| {
        let hint = code::ALL.iter().find(|it| it.code == code).map_or("", |it| it.hint);
        found.push(DeadEnd {
            code: code.to_owned(),
            inject: inject.map(str::to_owned),
            message,
            hint: hint.to_owned(),
        });
    };
    let runs = tally.runs;
    for (file, inject) in files.iter().zip(injects) {
        let id = inject.id.as_str();
        if inject.began == 0 {
            let why = match (inject.not_given, inject.cancelled) {
                (0, 0) => "nothing set it off".to_owned(),
                (given, 0) => format!("what must be given was not in {given} of them"),
                (0, cancelled) => format!("it was cancelled in {cancelled} of them"),
                (given, cancelled) => format!("not given in {given}, cancelled in {cancelled} of them"),
            };
            let message = format!("the inject `{id}` began in none of {runs} rehearsals: {why}");
            report(code::NEVER_BEGAN, Some(id), message);
        } else if file.expects.is_some() && inject.met == Some(0) {
            let began = inject.began;
            let message = format!(
                "the response that `{id}` expects came in none of the {began} rehearsals in which it began"
            );
            report(code::NEVER_MET, Some(id), message);
        }
    }
    if tally.stuck > 0 {
        let message = format!("{} of {runs} rehearsals stopped making progress", tally.stuck);
        report(code::STUCK, None, message);
    }
    found
}
