//! One run, taken up to a point and continued many times: what it could still have become from there.
//!
//! Every continuation is the same run up to the point, input by input, and draws afresh from there on. Where something is
//! changed, continuation 7 with the change and continuation 7 without it draw the same.

use std::collections::VecDeque;
use std::sync::atomic::AtomicBool;

use comfy_table::Cell;
use guardline_kernel::{Pace, Woke};
use guardline_report::{Catalogue, Outcome, say};
use guardline_scenario::{Inlet, Playback, Prepared, Settings};
use guardline_units::{Instant, Seed, Span};
use guardline_wire::seat::Input;
use rayon::ThreadPoolBuildError;

use crate::estimate::Level;
use crate::measure::{MEASURES, Measure, Sheet};
use crate::pairs::Fold;
use crate::text::{Page, empty_table, measure_title, numbers};
use crate::workers;

#[cfg(unix)]
mod copies;

/// A run, the point at which it branches off, and what is other from there on.
#[derive(Debug)]
pub struct Branching<'a> {
    /// The run as it was.
    pub was: &'a Prepared,
    /// Its seed.
    pub seed: Seed,
    /// Which replicate under that seed.
    pub replicate: u32,
    /// What came in from outside before the point.
    pub inputs: &'a [(Instant, Input)],
    /// The point: everything that was due by then has happened.
    pub at: Instant,
    /// What comes in at that point in every continuation, such as people who get up.
    pub then: &'a [Input],
    /// When the continuations end.
    pub end: Span,
    /// How many there are.
    pub runs: u32,
}

/// What is other in one arm from the point on.
#[derive(Debug)]
pub struct Change<'a> {
    /// What it is called.
    pub name: String,
    /// The parameters and terms from then on.
    pub prepared: &'a Prepared,
    /// What comes in first.
    pub first: Option<Input>,
}

/// What came of the continuations of one arm.
#[derive(Debug)]
pub struct Branches {
    /// What it is called.
    pub name: String,
    sheets: Vec<Sheet>,
}

/// The way to the point and on from there.
struct Fork<'a> {
    before: Playback,
    inlet: Inlet,
    at: Instant,
    prepared: &'a Prepared,
    then: VecDeque<Input>,
    branched: bool,
    /// Says, at the point, which continuation goes on from there; none if this one does not.
    which: &'a mut dyn FnMut() -> Option<u32>,
}

impl Pace for Fork<'_> {
    fn wait(&mut self, now: Instant, until: Instant) -> Woke {
        if let Woke::Input(stamp) = self.before.wait(now, until) {
            return Woke::Input(stamp);
        }
        if !self.branched && until > self.at {
            let Some(epoch) = (self.which)() else { return Woke::Interrupted };
            self.branched = true;
            self.inlet.branch_off(epoch, self.prepared);
        }
        if self.branched && until > now && !self.then.is_empty() {
            return Woke::Input(self.at);
        }
        Woke::Due
    }

    fn deliver(&mut self) {
        if self.before.left().next().is_some() {
            self.before.deliver();
        } else if let Some(input) = self.then.pop_front() {
            self.inlet.deliver(input);
        }
    }
}

impl Branching<'_> {
    /// Continues it, on so many threads or as many as there are cores.
    ///
    /// Stories cannot be copied, but a process can: where the system does that, the way to the point is run once, and each
    /// continuation is a copy of this process from there on. Elsewhere every continuation runs the way again. What comes of them is
    /// the same.
    pub fn run(
        &self,
        threads: Option<usize>,
        change: &Change<'_>,
        interrupted: &AtomicBool,
        progress: &(dyn Fn() + Sync),
    ) -> Result<Branches, ThreadPoolBuildError> {
        let name = change.name.clone();
        #[cfg(unix)]
        if let Some(sheets) = copies::run(self, threads, change, interrupted, progress) {
            return Ok(Branches { name, sheets });
        }
        let sheets = self.again(threads, change, interrupted, progress)?;
        Ok(Branches { name, sheets })
    }

    /// Continues it by running the way to the point again for every continuation.
    fn again(
        &self,
        threads: Option<usize>,
        change: &Change<'_>,
        interrupted: &AtomicBool,
        progress: &(dyn Fn() + Sync),
    ) -> Result<Vec<Sheet>, ThreadPoolBuildError> {
        let one = |number: u32| Sheet::of(&self.one(change, &mut || Some(number + 1)));
        workers::on(threads, || workers::in_order(self.runs, interrupted, progress, one))
    }

    /// One continuation: the one that `which` names at the point, continuations being counted from 1.
    fn one(&self, change: &Change<'_>, which: &mut dyn FnMut() -> Option<u32>) -> Outcome {
        let inlet = Inlet::default();
        let mut fork = Fork {
            before: Playback::new(inlet.clone(), self.inputs.iter().copied()),
            inlet: inlet.clone(),
            at: self.at,
            prepared: change.prepared,
            then: change.first.iter().chain(self.then).copied().collect(),
            branched: false,
            which,
        };
        let fold = Fold::of(self.was);
        let settings = Settings { seed: self.seed, replicate: self.replicate, until: Some(self.end) };
        self.was.run_open(settings, fold.clone(), &mut fork, &inlet);
        Fold::outcome(&fold, self.end)
    }
}

impl Branches {
    /// How many continuations there are.
    pub fn runs(&self) -> usize {
        self.sheets.len()
    }

    /// The mean, or the share, of a measure by its id; none if there is no such measure.
    pub fn mean(&self, id: &str) -> Option<f64> {
        Measure::named(id).map(|measure| self.level(measure).estimate)
    }

    fn level(&self, measure: &Measure) -> Level {
        let values: Vec<f64> = self.sheets.iter().map(|sheet| (measure.read)(sheet)).collect();
        measure.unit.level(&self.name, &values)
    }
}

/// What happened beside what came of the continuations, measure by measure. Of several arms only what is not the same in all is
/// in the table; the rest is named below it.
pub fn table(happened: &Outcome, arms: &[Branches], end: Span, width: usize, catalogue: Catalogue) -> String {
    let was = Sheet::of(happened);
    let mut table = empty_table(width);
    let as_it_was = numbers(&catalogue.word("branch-as-it-was"));
    let header = [Cell::new(catalogue.word("column-measure")), as_it_was].into_iter();
    table.set_header(header.chain(arms.iter().map(|arm| numbers(&arm.name))).collect::<Vec<_>>());
    let mut same = Vec::new();
    for measure in MEASURES.iter().filter(|measure| measure.says_something(end)) {
        let title = measure_title(measure.id, measure.unit, catalogue);
        let levels = arms.iter().map(|arm| arm.level(measure).in_words(measure.unit, "\n"));
        let levels: Vec<String> = levels.collect();
        if levels.len() > 1 && levels.windows(2).all(|pair| pair[0] == pair[1]) {
            let level = levels[0].replace('\n', " ");
            same.push(say!(catalogue, "branch-level", measure = title, level = level));
            continue;
        }
        let alone = measure.unit.level("", &[(measure.read)(&was)]).alone(measure.unit, catalogue);
        let row = [Cell::new(title), numbers(&alone)].into_iter();
        table.add_row(row.chain(levels.iter().map(|level| numbers(level))).collect::<Vec<_>>());
    }
    let mut page = Page { width, catalogue, text: String::new() };
    page.table(&table);
    if !same.is_empty() {
        let measures = catalogue.list("list-semicolon", same.into_iter());
        page.blank();
        page.paragraph(&say!(catalogue, "branch-the-same", measures = measures));
    }
    page.text
}
