//! What is counted of one rehearsal, and of all.

use std::collections::{BTreeMap, BTreeSet};

use guardline_kernel::{Lane, Sink};
use guardline_scenario::Prepared;
use guardline_units::{ActorId, Instant, Rung};
use guardline_wire::line::LineState;
use guardline_wire::record::Why;
use guardline_wire::{LineId, Record, Route};

use super::{InjectCoverage, LineCoverage, WayCoverage};

/// How far a call on a line came.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Stage {
    Wished,
    Checked,
    Rang,
    Answered,
    Unanswered,
}

/// What came about in one rehearsal.
#[derive(Debug, Default)]
pub(super) struct Coverage {
    begins: BTreeMap<u16, u32>,
    not_given: BTreeSet<u16>,
    cancelled: BTreeSet<u16>,
    responses: BTreeSet<(u16, bool)>,
    ways: BTreeMap<Route, u32>,
    lines: BTreeSet<(LineId, Stage)>,
    truth: Rung,
    pictured: Rung,
}

impl Sink<Record> for Coverage {
    fn wants_trace(&self) -> bool {
        false
    }

    fn record(&mut self, _at: Instant, _actor: ActorId, _lane: Lane, record: Record) {
        match record {
            Record::Inject { inject, .. } => *self.begins.entry(inject).or_default() += 1,
            Record::Withheld { inject, why: Why::NotGiven } => {
                self.not_given.insert(inject);
            }
            Record::Withheld { inject, why: Why::Cancelled } => {
                self.cancelled.insert(inject);
            }
            Record::Response { inject, met } => {
                self.responses.insert((inject, met));
            }
            Record::Says { route, .. } => *self.ways.entry(route).or_default() += 1,
            Record::Line { line, state, .. } => {
                let stage = match state {
                    LineState::Wish => Stage::Wished,
                    LineState::CheckDue => Stage::Checked,
                    LineState::Rings { .. } => Stage::Rang,
                    LineState::Answered { .. } => Stage::Answered,
                    LineState::NoAnswer | LineState::Declined | LineState::Refused | LineState::GivesUp => {
                        Stage::Unanswered
                    }
                    _ => return,
                };
                self.lines.insert((line, stage));
            }
            Record::Rung { rung, .. } => self.truth = self.truth.max(rung),
            Record::Picture { rung, .. } => self.pictured = self.pictured.max(rung),
            _ => {}
        }
    }
}

/// What came about in all. Tallies of parts add up to the tally of the whole in whatever order.
#[derive(Clone, Debug)]
pub(super) struct Tally {
    pub(super) runs: u32,
    /// Rehearsals that were broken off because they did not come to their end.
    pub(super) stuck: u32,
    pub(super) truth: [u32; 10],
    pub(super) pictured: [u32; 10],
    /// Of each inject: rehearsals in which it began, times, not given, cancelled, met, unmet.
    injects: Vec<[u32; 6]>,
    ways: BTreeMap<Route, (u32, u32)>,
    lines: BTreeMap<(LineId, Stage), u32>,
}

impl Tally {
    /// Of nothing yet.
    pub(super) fn new(prepared: &Prepared) -> Self {
        Self {
            runs: 0,
            stuck: 0,
            truth: [0; 10],
            pictured: [0; 10],
            injects: vec![[0; 6]; prepared.scenario().injects.len()],
            ways: BTreeMap::new(),
            lines: BTreeMap::new(),
        }
    }

    /// Adds one rehearsal.
    pub(super) fn add(&mut self, coverage: &Coverage, stuck: bool) {
        self.runs += 1;
        self.stuck += u32::from(stuck);
        self.truth[usize::from(coverage.truth.number()).min(9)] += 1;
        self.pictured[usize::from(coverage.pictured.number()).min(9)] += 1;
        for (number, counts) in (0..).zip(&mut self.injects) {
            let times = coverage.begins.get(&number).copied().unwrap_or(0);
            let marks = [
                times > 0,
                false,
                coverage.not_given.contains(&number),
                coverage.cancelled.contains(&number),
                coverage.responses.contains(&(number, true)),
                coverage.responses.contains(&(number, false)),
            ];
            for (count, mark) in counts.iter_mut().zip(marks) {
                *count += u32::from(mark);
            }
            counts[1] += times;
        }
        for (way, messages) in &coverage.ways {
            let counts = self.ways.entry(*way).or_default();
            *counts = (counts.0 + 1, counts.1 + messages);
        }
        for stage in &coverage.lines {
            *self.lines.entry(*stage).or_default() += 1;
        }
    }

    /// Both together.
    pub(super) fn and(mut self, other: Self) -> Self {
        self.runs += other.runs;
        self.stuck += other.stuck;
        let counts = [(&mut self.truth, other.truth), (&mut self.pictured, other.pictured)];
        for (all, more) in counts {
            all.iter_mut().zip(more).for_each(|(all, more)| *all += more);
        }
        for (all, more) in self.injects.iter_mut().zip(&other.injects) {
            all.iter_mut().zip(more).for_each(|(all, more)| *all += more);
        }
        for (way, (runs, messages)) in other.ways {
            let counts = self.ways.entry(way).or_default();
            *counts = (counts.0 + runs, counts.1 + messages);
        }
        for (stage, runs) in other.lines {
            *self.lines.entry(stage).or_default() += runs;
        }
        self
    }

    pub(super) fn injects(&self, prepared: &Prepared) -> Vec<InjectCoverage> {
        let files = prepared.scenario().injects.iter().zip(&self.injects);
        let of = |(file, counts): (&guardline_scenario::file::InjectFile, &[u32; 6])| {
            let [began, times, not_given, cancelled, met, unmet] = *counts;
            let expects = |count: u32| file.expects.is_some().then_some(count);
            InjectCoverage {
                id: file.id.clone(),
                began,
                times,
                not_given,
                cancelled,
                met: expects(met),
                unmet: expects(unmet),
            }
        };
        files.map(of).collect()
    }

    pub(super) fn ways(&self) -> Vec<WayCoverage> {
        let of = |(way, (runs, messages)): (&Route, &(u32, u32))| WayCoverage {
            way: way.to_string(),
            runs: *runs,
            messages: *messages,
        };
        let mut ways: Vec<WayCoverage> = self.ways.iter().map(of).collect();
        ways.sort_by_key(|way| std::cmp::Reverse((way.runs, way.messages)));
        ways
    }

    pub(super) fn lines(&self, prepared: &Prepared) -> Vec<LineCoverage> {
        let of = |(number, line): (u8, &str)| {
            let runs = |stage| self.lines.get(&(LineId(number), stage)).copied().unwrap_or(0);
            LineCoverage {
                line: line.to_owned(),
                wished: runs(Stage::Wished),
                checked: runs(Stage::Checked),
                rang: runs(Stage::Rang),
                answered: runs(Stage::Answered),
                unanswered: runs(Stage::Unanswered),
            }
        };
        (0..).zip(prepared.lines()).map(of).collect()
    }
}
