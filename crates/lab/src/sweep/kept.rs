//! What is kept of a run for as long as its sweep is: what was measured, the way it went, and how far words came.

use std::cell::RefCell;
use std::rc::Rc;

use guardline_kernel::{AsFastAsPossible, Lane, Sink};
use guardline_report::Outcome;
use guardline_report::outcome::Cause;
use guardline_report::ways::{Way, Ways};
use guardline_scenario::{Prepared, Settings};
use guardline_units::{ActorId, Instant, Rung};
use guardline_wire::Record;
use serde::{Deserialize, Serialize};

use super::plan::{Plan, RowId};
use crate::measure::Sheet;

/// Of a way longer than this the rest is left out: it has been up and down some hundred times by then.
const LONGEST: usize = 200;

/// One run of a sweep.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Kept {
    pub(crate) sheet: Sheet,
    /// The two lanes of its trace hash: the same run has the same hash, and another one another.
    pub trace: [u64; 2],
    /// The distinct rungs of the encounter, each with what the step to it came of.
    pub path: Vec<(Rung, Cause)>,
    /// How many words were said, heard, understood and accepted, for each of [`Way::ALL`].
    pub words: [[u32; 4]; 4],
}

/// The folds over the records of one run.
#[derive(Debug)]
struct Folds {
    outcome: Outcome,
    ways: Ways,
}

impl Sink<Record> for Folds {
    fn record(&mut self, at: Instant, _actor: ActorId, _lane: Lane, record: Record) {
        self.outcome.take(at, &record);
        self.ways.take(&record);
    }
}

impl Kept {
    /// Runs one row; `arms` are those of its cell.
    pub fn run(plan: &Plan, arms: &[Prepared], row: RowId) -> Self {
        let arm = &arms[row.arm];
        let folds = Folds { outcome: Outcome::of(arm), ways: Ways::default() };
        let folds = Rc::new(RefCell::new(folds));
        let settings = Settings { seed: plan.seed(), replicate: row.replicate, until: Some(plan.end) };
        let finished = arm.run(settings, folds.clone(), &mut AsFastAsPossible);
        let mut folds = folds.borrow_mut();
        folds.outcome.finish(Instant::START + plan.end);
        let mut path = folds.outcome.path_with_causes();
        path.truncate(LONGEST);
        let words = Way::ALL.map(|way| {
            let reached = folds.ways.by(way);
            [reached.said, reached.heard, reached.understood, reached.accepted]
        });
        let trace = [finished.trace.main, finished.trace.line];
        Self { sheet: Sheet::of(&folds.outcome), trace, path, words }
    }

    /// The highest rung of the encounter.
    pub const fn peak(&self) -> Rung {
        self.sheet.peak
    }

    /// Whether it is something that a run can have come to: bytes of a file may say anything.
    pub(crate) fn is_sound(&self) -> bool {
        let rungs = self.path.iter().map(|(rung, _)| *rung).chain([self.sheet.peak]);
        self.path.len() <= LONGEST && rungs.max().is_some_and(|highest| highest.number() <= 9)
    }
}
