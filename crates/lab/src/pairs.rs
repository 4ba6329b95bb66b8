//! Every arm and its conduct-neutral arm run under every replicate, on as many threads as the pool has.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::atomic::AtomicBool;

use guardline_kernel::{AsFastAsPossible, Lane, Sink};
use guardline_report::Outcome;
use guardline_scenario::{Prepared, Settings};
use guardline_units::{ActorId, Instant, Span};
use guardline_wire::Record;

use crate::measure::Sheet;
use crate::{Design, workers};

/// The arms of a design with their conduct-neutral arms: the same with every conduct table at the values of a guard channel.
pub(crate) struct Arms<'a> {
    /// The arms as designed, then those neutral ones that differ from them.
    all: Vec<Cow<'a, Prepared>>,
    /// For each arm as designed, which of all is its neutral one.
    neutral: Vec<usize>,
}

impl<'a> Arms<'a> {
    /// Those of a design. An arm whose conduct is neutral as it is is its own neutral arm, and is not run twice.
    pub(crate) fn of(arms: &'a [Prepared]) -> Self {
        let mut all: Vec<_> = arms.iter().map(Cow::Borrowed).collect();
        let mut neutral = Vec::new();
        for (place, arm) in arms.iter().enumerate() {
            match arm.conduct_neutral() {
                None => neutral.push(place),
                Some(other) => {
                    neutral.push(all.len());
                    all.push(Cow::Owned(other));
                }
            }
        }
        Self { all, neutral }
    }

    /// The arms as designed and no others.
    pub(crate) fn as_designed(arms: &'a [Prepared]) -> Self {
        Self { all: arms.iter().map(Cow::Borrowed).collect(), neutral: Vec::new() }
    }

    /// For each arm as designed, the place of its neutral arm in a row; none where they were left out.
    pub(crate) fn neutral(&self) -> &[usize] {
        &self.neutral
    }
}

/// Runs the replicates of a design; row by row what came of each of all arms, in the order of replicates.
pub(crate) fn run(
    design: &Design<'_>,
    arms: &Arms<'_>,
    end: Span,
    interrupted: &AtomicBool,
    progress: &(dyn Fn() + Sync),
) -> Vec<Vec<Sheet>> {
    workers::in_order(design.runs, interrupted, progress, |replicate| {
        let settings = Settings { seed: design.seed, replicate, until: Some(end) };
        arms.all.iter().map(|arm| Sheet::of(&outcome(arm, settings, end))).collect()
    })
}

/// One run, measured to `end`: one in which nothing is left to do stops early and stays as it is.
pub fn outcome(arm: &Prepared, settings: Settings, end: Span) -> Outcome {
    let fold = Fold::of(arm);
    arm.run(settings, fold.clone(), &mut AsFastAsPossible);
    Fold::outcome(&fold, end)
}

/// What a run of an experiment is recorded in: its outcome, and nothing else of it is read, the trace hash included.
pub(crate) struct Fold(Outcome);

impl Fold {
    pub(crate) fn of(arm: &Prepared) -> Rc<RefCell<Self>> {
        Rc::new(RefCell::new(Self(Outcome::of(arm))))
    }

    /// What came of the run by `end`.
    pub(crate) fn outcome(fold: &RefCell<Self>, end: Span) -> Outcome {
        let mut outcome = std::mem::take(&mut fold.borrow_mut().0);
        outcome.finish(Instant::START + end);
        outcome
    }
}

impl Sink<Record> for Fold {
    fn record(&mut self, at: Instant, actor: ActorId, lane: Lane, record: Record) {
        self.0.record(at, actor, lane, record);
    }

    fn wants_trace(&self) -> bool {
        false
    }
}
