//! From the log, in which runs stand in the order in which they were done, to columns in the order of rows.

use std::collections::BTreeMap;
use std::path::Path;

use guardline_report::Acting;
use guardline_report::outcome::Cause;
use guardline_units::Rung;

use super::kept::Kept;
use super::log::{LogError, Reader};
use super::plan::{Plan, RowId};
use super::work::Watch;
use crate::measure::Unit;
use crate::statistics::survival::Observation;

/// What was read off the runs of one arm in one cell, replicate by replicate.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Column {
    /// For each outcome of the plan.
    pub(crate) outcomes: Vec<Values>,
    /// The highest rungs.
    pub(crate) peaks: Vec<Rung>,
    /// Hours to the return of calm.
    pub(crate) calm: Vec<(f32, bool)>,
    /// Steps from one rung to the next, by what they came of, and in how many runs the way began like this.
    pub(crate) steps: BTreeMap<(Rung, Rung, Cause), u64>,
    /// The way that each run went.
    pub(crate) ways: Vec<Went>,
    /// Severity-hours and Goldstein-hours of each run.
    pub(crate) scales: Vec<[f32; 2]>,
    /// How many words were said, heard, understood and accepted, by each way.
    pub(crate) words: [[u64; 4]; 4],
    /// Which processes of the model were at work.
    pub(crate) acting: Acting,
}

/// The first distinct rungs of a run, in order: four bits each, so that the ways of a million runs are kept at four bytes a run.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Went(u32);

impl Went {
    /// So many rungs of a way are told apart.
    const DEEPEST: usize = 8;

    fn of(rungs: impl Iterator<Item = Rung>) -> Self {
        let number = |rung: Rung| u32::from(rung.number()) + 1;
        Self(rungs.take(Self::DEEPEST).fold(0, |way, rung| way << 4 | number(rung)))
    }

    pub(crate) fn rungs(self) -> Vec<Rung> {
        let places = (0..Self::DEEPEST).rev().map(|place| self.0 >> (4 * place) & 15);
        places.filter(|rung| *rung > 0).map(|rung| Rung::new(rung as u8 - 1)).collect()
    }
}

/// The values of one measure: a share of runs takes a byte each.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Values {
    Happened(Vec<bool>),
    Numbers(Vec<f64>),
}

impl Values {
    fn new(unit: Unit, runs: usize) -> Self {
        match unit {
            Unit::Probability => Self::Happened(Vec::with_capacity(runs)),
            _ => Self::Numbers(Vec::with_capacity(runs)),
        }
    }

    fn push(&mut self, value: f64) {
        match self {
            Self::Happened(values) => values.push(value > 0.5),
            Self::Numbers(values) => values.push(value),
        }
    }

    /// As numbers.
    pub(crate) fn numbers(&self) -> Vec<f64> {
        match self {
            Self::Happened(values) => values.iter().map(|it| f64::from(u8::from(*it))).collect(),
            Self::Numbers(values) => values.clone(),
        }
    }

    pub(crate) const fn len(&self) -> usize {
        match self {
            Self::Happened(values) => values.len(),
            Self::Numbers(values) => values.len(),
        }
    }
}

impl Column {
    /// With room for so many runs: a vector that grows by itself would take up to twice as much.
    fn new(plan: &Plan, runs: usize) -> Self {
        let outcomes = plan.outcomes.iter().map(|measure| Values::new(measure.unit, runs)).collect();
        Self {
            outcomes,
            peaks: Vec::with_capacity(runs),
            calm: Vec::with_capacity(runs),
            ways: Vec::with_capacity(runs),
            scales: Vec::with_capacity(runs),
            ..Self::default()
        }
    }

    fn take(&mut self, plan: &Plan, kept: &Kept) {
        for (values, measure) in self.outcomes.iter_mut().zip(&plan.outcomes) {
            values.push((measure.read)(&kept.sheet));
        }
        self.peaks.push(kept.peak());
        let (hours, returned) = kept.sheet.calm_after();
        self.calm.push((hours as f32, returned));
        for pair in kept.path.windows(2) {
            *self.steps.entry((pair[0].0, pair[1].0, pair[1].1)).or_default() += 1;
        }
        self.ways.push(Went::of(kept.path.iter().map(|(rung, _)| *rung)));
        self.scales.push([kept.sheet.tension as f32, kept.sheet.goldstein as f32]);
        for (sum, words) in self.words.iter_mut().zip(&kept.words) {
            sum.iter_mut().zip(words).for_each(|(sum, count)| *sum += u64::from(*count));
        }
        self.acting = self.acting.and(kept.sheet.acting);
    }

    /// Times to the return of calm, those cut off by the end included.
    pub(crate) fn observations(&self) -> Vec<Observation> {
        let observation =
            |(hours, returned): &(f32, bool)| Observation { time: f64::from(*hours), event: *returned };
        self.calm.iter().map(observation).collect()
    }
}

/// Everything that was run, in columns: those of cell 0 first, in a cell by arm.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Gathered {
    pub(crate) columns: Vec<Column>,
    /// Complete replicates in each cell.
    pub(crate) replicates: u32,
    /// Whether the stopping rule ended it.
    pub(crate) stopped: bool,
}

/// Reads logs, which together hold the rows from 0 up, and hands over each row in the order of rows.
///
/// Logs are in the order of their rows. Threads take rows in order, so that few rows are ahead of one that is missing: what waits is
/// short whatever the length of the sweep.
pub(crate) fn in_order(
    logs: &[&Path],
    mut take: impl FnMut(u64, &Kept) -> Result<bool, LogError>,
) -> Result<u64, LogError> {
    let mut waiting: BTreeMap<u64, Kept> = BTreeMap::new();
    let mut next = 0;
    for log in logs {
        let Some(mut reader) = Reader::open(log)? else { continue };
        while let Some((row, kept)) = reader.next_run()? {
            if row < next {
                continue;
            }
            waiting.insert(row, kept);
            while let Some(kept) = waiting.remove(&next) {
                if !take(next, &kept)? {
                    return Ok(next);
                }
                next += 1;
            }
        }
    }
    Ok(next)
}

/// After how many rows a sweep ends: all that are whole replicates, or where the stopping rule says so.
pub(crate) fn ends(plan: &Plan, logs: &[&Path]) -> Result<(u64, bool), LogError> {
    let mut watch = Watch::of(plan).filter(|_| plan.experiment.experiment.stop.is_some());
    let rows = in_order(logs, |row, kept| {
        if let Some(watch) = &mut watch {
            watch.take(plan.row(row), kept);
        }
        Ok(true)
    })?;
    let arms = plan.arms.len() as u64;
    if let Some(replicates) = watch.and_then(|watch| watch.stopped)
        && rows >= u64::from(replicates) * arms
    {
        return Ok((u64::from(replicates) * arms, true));
    }
    if plan.cells.len() > 1 {
        return Ok((rows, false));
    }
    Ok((rows - rows % arms, false))
}

impl Gathered {
    /// Puts rows into columns; `also` sees each of them too. Nothing after the first `rows`.
    pub(crate) fn read(
        plan: &Plan,
        logs: &[&Path],
        (rows, stopped): (u64, bool),
        mut also: impl FnMut(RowId, &Kept) -> Result<(), LogError>,
    ) -> Result<Self, LogError> {
        let mut columns = Self::columns(plan, rows);
        in_order(logs, |row, kept| {
            if row >= rows {
                return Ok(false);
            }
            let id = plan.row(row);
            columns[id.cell * plan.arms.len() + id.arm].take(plan, kept);
            also(id, kept)?;
            Ok(true)
        })?;
        let replicates = columns.iter().map(|column| column.peaks.len()).min().unwrap_or(0) as u32;
        Ok(Self { columns, replicates, stopped })
    }

    /// Of runs that are made up.
    #[cfg(test)]
    pub(crate) fn made_up(plan: &Plan, run: impl Fn(RowId) -> Kept) -> Self {
        let mut columns = Self::columns(plan, plan.rows());
        for id in (0..plan.rows()).map(|row| plan.row(row)) {
            columns[id.cell * plan.arms.len() + id.arm].take(plan, &run(id));
        }
        Self { columns, replicates: plan.replicates, stopped: false }
    }

    /// Empty columns with room for the first so many rows.
    fn columns(plan: &Plan, rows: u64) -> Vec<Column> {
        let (arms, in_cell) = (plan.arms.len(), plan.rows() / plan.cells.len() as u64);
        let of_cell = |cell: usize| rows.saturating_sub(cell as u64 * in_cell).min(in_cell);
        let room = |cell: usize| of_cell(cell).div_ceil(arms as u64) as usize;
        let all = (0..plan.cells.len()).flat_map(|cell| std::iter::repeat_n(room(cell), arms));
        all.map(|runs| Column::new(plan, runs)).collect()
    }

    /// What came of one arm in one cell.
    pub(crate) fn column(&self, plan: &Plan, cell: usize, arm: usize) -> &Column {
        &self.columns[cell * plan.arms.len() + arm]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_is_kept_in_four_bytes() {
        let way = |rungs: &[u8]| Went::of(rungs.iter().map(|rung| Rung::new(*rung)));
        for rungs in [&[][..], &[0], &[0, 4, 0, 9], &[9, 8, 7, 6, 5, 4, 3, 2]] {
            let kept: Vec<u8> = way(rungs).rungs().into_iter().map(Rung::number).collect();
            assert_eq!(kept, rungs);
        }
        assert_eq!(way(&[1, 2, 1, 2, 1, 2, 1, 2, 9]), way(&[1, 2, 1, 2, 1, 2, 1, 2]));
        assert_ne!(way(&[0, 1]), way(&[1]));
    }
}
