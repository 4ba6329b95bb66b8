//! Running what has not been run yet, on all threads of a pool, and appending it to the log.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use guardline_scenario::Prepared;
use guardline_scenario::file::DesignFile;

use super::folder::FolderError;
use super::kept::Kept;
use super::log::{self, Head, LogError, Reader, Writer};
use super::plan::{Plan, RowId};
use crate::estimate::difference;
use crate::interval::Interval;
use crate::measure::Measure;
use crate::statistics::sequential::{Looks, NormalMixture, Welford};
use crate::workers;

/// What is known while a sweep runs.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Progress {
    /// Runs that are done, those of an earlier session included.
    pub done: u64,
    /// Runs to be done; with a stopping rule, at most.
    pub of: u64,
    /// The difference in the primary outcome so far, with an interval that holds however often one looks; none with less than two
    /// pairs, and where there is no one difference to look at.
    pub estimate: Option<(f64, Option<Interval>)>,
}

/// How far a sweep has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Done {
    /// Runs in the log.
    pub runs: u64,
    /// Whether there is nothing left to run.
    pub complete: bool,
}

/// Looks at the difference in the primary outcome, replicate by replicate in order, whatever order they are done in.
#[derive(Debug)]
pub(crate) struct Watch {
    of: usize,
    against: usize,
    measure: &'static Measure,
    /// What has come in of replicates that others before them keep waiting.
    waiting: BTreeMap<u32, [Option<f64>; 2]>,
    next: u32,
    so_far: Welford,
    sequence: Option<NormalMixture>,
    /// When to look, and how narrow the interval must be.
    rule: Option<(Looks, f64)>,
    /// After how many replicates the rule said stop.
    pub(crate) stopped: Option<u32>,
}

impl Watch {
    /// The two arms that the hypothesis is about, or the second and the first. None where cells or combinations are compared.
    pub(crate) fn of(plan: &Plan) -> Option<Self> {
        let file = &plan.experiment.experiment;
        let (of, against) = plan.compared().filter(|_| file.design == DesignFile::Pairs)?;
        let rule = file.stop.as_ref().and_then(|stop| {
            Some((Looks::new(u64::from(stop.first), u64::from(stop.every))?, stop.half_width))
        });
        let sequence = plan.sequence();
        let (waiting, so_far) = (BTreeMap::new(), Welford::default());
        let measure = plan.outcomes[0];
        Some(Self { of, against, measure, waiting, next: 0, so_far, sequence, rule, stopped: None })
    }

    /// A run is done.
    pub(crate) fn take(&mut self, row: RowId, kept: &Kept) {
        let place = match row.arm {
            arm if arm == self.of => 0,
            arm if arm == self.against => 1,
            _ => return,
        };
        if row.cell != 0 || row.replicate < self.next || self.stopped.is_some() {
            return;
        }
        self.waiting.entry(row.replicate).or_default()[place] = Some((self.measure.read)(&kept.sheet));
        while let Some([Some(arm), Some(base)]) = self.waiting.get(&self.next).copied() {
            self.waiting.remove(&self.next);
            self.next += 1;
            self.so_far.push(difference(arm, base));
            let due = self.rule.filter(|(looks, _)| looks.due(u64::from(self.next)));
            let narrow = due.zip(self.interval()).is_some_and(|((_, half), it)| it.width() <= 2.0 * half);
            if narrow {
                self.stopped = Some(self.next);
                self.waiting.clear();
            }
        }
    }

    /// The difference so far.
    pub(crate) fn estimate(&self) -> Option<(f64, Option<Interval>)> {
        (self.so_far.n() >= 2).then(|| (self.so_far.mean(), self.interval()))
    }

    fn interval(&self) -> Option<Interval> {
        self.sequence.and_then(|sequence| sequence.interval(&self.so_far))
    }
}

/// The rows of a shard: as many as any other, or one more.
pub fn shard(rows: u64, number: u32, of: u32) -> Range<u64> {
    let cut = |number: u32| (u128::from(rows) * u128::from(number) / u128::from(of)) as u64;
    cut(number - 1)..cut(number)
}

/// What threads share.
struct Shared<'a> {
    writer: Writer,
    watch: Option<Watch>,
    done: u64,
    failed: Option<LogError>,
    progress: &'a (dyn Fn(Progress) + Sync),
}

impl Plan {
    /// Runs the rows that are not in the folder's log yet, on so many threads or as many as there are cores, and appends them to it.
    ///
    /// A log that was cut off is shortened to what is whole of it. Once `interrupted` is true no further row is begun; those that
    /// were are finished and kept. The rule by which it may stop sooner looks at fixed numbers of replicates only, so it stops at the
    /// same one however many threads there are.
    pub fn run(
        &self,
        threads: Option<usize>,
        folder: &Path,
        rows: Range<u64>,
        interrupted: &AtomicBool,
        progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<Done, FolderError> {
        Ok(workers::on(threads, || self.run_here(folder, rows, interrupted, progress))??)
    }

    fn run_here(
        &self,
        folder: &Path,
        rows: Range<u64>,
        interrupted: &AtomicBool,
        progress: &(dyn Fn(Progress) + Sync),
    ) -> Result<Done, LogError> {
        let path = folder.join(log::NAME);
        let whole_sweep = rows == (0..self.rows());
        // A shard cannot know what the others saw.
        let mut watch = Watch::of(self).filter(|_| whole_sweep);
        let mut ran = Ran::none(&rows);
        let head = Head { plan: self.hash.clone(), rows: rows.clone(), of: self.rows() };
        let kept = if path.exists() { Reader::open(&path)? } else { None };
        let writer = if let Some(mut reader) = kept {
            if reader.head != head {
                let Head { rows, of, .. } = reader.head;
                return Err(LogError::OtherRows { path, rows, of });
            }
            while let Some((row, kept)) = reader.next_run()? {
                if ran.insert(row)
                    && let Some(watch) = &mut watch
                {
                    watch.take(self.row(row), &kept);
                }
            }
            Writer::go_on(&path, reader.whole())?
        } else {
            // Nothing in it was whole.
            let _ = std::fs::remove_file(&path);
            Writer::begin(&path, &head)?
        };
        let shared = Shared { writer, watch, done: ran.count, failed: None, progress };
        let shared = Mutex::new(shared);
        let enough = AtomicU64::new(u64::MAX);
        // Runs of a replicate.
        let each = self.arms.len() as u64;
        let limit = |shared: &Shared<'_>| {
            let stopped = shared.watch.as_ref().and_then(|watch| watch.stopped);
            stopped.map_or(u64::MAX, |replicates| u64::from(replicates) * each)
        };
        enough.store(limit(&lock(&shared)), Ordering::Relaxed);
        let failed = AtomicBool::new(false);
        let next = AtomicU64::new(rows.start / each);
        rayon::broadcast(|_| {
            let mut prepared: Option<(usize, Vec<Prepared>)> = None;
            let mut mine = 0..0;
            while !interrupted.load(Ordering::Relaxed) && !failed.load(Ordering::Relaxed) {
                if mine.is_empty() {
                    // All arms of a replicate: they draw the same numbers, which are then known.
                    let replicate = next.fetch_add(1, Ordering::Relaxed);
                    mine = (replicate * each).max(rows.start)..(replicate + 1) * each;
                }
                let Some(row) = mine.next() else { continue };
                if row >= rows.end || row >= enough.load(Ordering::Relaxed) {
                    break;
                }
                if ran.contains(row) {
                    continue;
                }
                let id = self.row(row);
                let arms = match &mut prepared {
                    Some((cell, arms)) if *cell == id.cell => arms,
                    other => &mut other.insert((id.cell, self.prepare(id.cell))).1,
                };
                let kept = Kept::run(self, arms, id);
                let mut shared = lock(&shared);
                let appended = shared.writer.append(row, &kept).and_then(|()| shared.writer.flush());
                if let Err(error) = appended {
                    failed.store(true, Ordering::Relaxed);
                    shared.failed.get_or_insert(error);
                    break;
                }
                shared.done += 1;
                if let Some(watch) = &mut shared.watch {
                    watch.take(id, &kept);
                }
                enough.store(limit(&shared), Ordering::Relaxed);
                let estimate = shared.watch.as_ref().and_then(Watch::estimate);
                (shared.progress)(Progress { done: shared.done, of: rows.end - rows.start, estimate });
            }
        });
        let shared = shared.into_inner().unwrap_or_else(PoisonError::into_inner);
        if let Some(error) = shared.failed {
            return Err(error);
        }
        let last = rows.end.min(limit(&shared));
        let complete = !interrupted.load(Ordering::Relaxed) || shared.done >= last - rows.start;
        shared.writer.finish()?;
        Ok(Done { runs: shared.done, complete })
    }
}

fn lock<'a, 'b>(shared: &'a Mutex<Shared<'b>>) -> std::sync::MutexGuard<'a, Shared<'b>> {
    // A thread that panics takes the program with it.
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Which rows are in the log: a bit for each.
#[derive(Debug)]
struct Ran {
    first: u64,
    bits: Vec<u64>,
    count: u64,
}

impl Ran {
    fn none(rows: &Range<u64>) -> Self {
        let words = (rows.end - rows.start).div_ceil(64) as usize;
        Self { first: rows.start, bits: vec![0; words], count: 0 }
    }

    /// Whether it was not there before.
    fn insert(&mut self, row: u64) -> bool {
        let at = row - self.first;
        let (word, bit) = (&mut self.bits[(at / 64) as usize], 1 << (at % 64));
        let is_new = *word & bit == 0;
        *word |= bit;
        self.count += u64::from(is_new);
        is_new
    }

    fn contains(&self, row: u64) -> bool {
        let at = row - self.first;
        self.bits[(at / 64) as usize] >> (at % 64) & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shards_cover_everything_once() {
        for (rows, of) in [(10, 3), (7, 7), (5, 8), (1_000_003, 64)] {
            let mut next = 0;
            for number in 1..=of {
                let shard = shard(rows, number, of);
                assert_eq!(shard.start, next);
                next = shard.end;
            }
            assert_eq!(next, rows);
        }
    }
}
