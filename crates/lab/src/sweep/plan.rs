//! What a sweep runs: which rows there are, and what each of them is.
//!
//! Rows are numbered: cell by cell, in a cell replicate by replicate, in a replicate arm by arm. Everything that must not depend on
//! who ran what when (shards, resumes, the order in tables) hangs on these numbers alone.

use guardline_kernel::Draws;
use guardline_scenario::file::{DesignFile, ExperimentFile};
use guardline_scenario::{EMBASSY_CONTROL, Loaded, LoadedArm, LoadedExperiment, Prepared};
use guardline_units::params::Parameter;
use guardline_units::{Seed, Span};

use crate::interval::CONFIDENCE;
use crate::measure::{MEASURES, Measure};
use crate::statistics::sequential::NormalMixture;

/// A sweep, laid out.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The experiment and what its arms run.
    pub experiment: LoadedExperiment,
    /// Version of the program.
    pub program_version: String,
    /// The cells.
    pub cells: Vec<Cell>,
    /// The arms: as designed, then the conduct-neutral ones of those that have conduct to take away.
    pub arms: Vec<Arm>,
    /// Replicates in each cell; with a stopping rule, at most.
    pub replicates: u32,
    /// When every run ends.
    pub end: Span,
    /// What is measured, the primary outcome first.
    pub outcomes: Vec<&'static Measure>,
    /// Hash of everything that the rows depend on, in hexadecimal.
    pub hash: String,
}

/// One cell.
#[derive(Clone, Debug)]
pub struct Cell {
    /// Its id; empty if there is only one.
    pub id: String,
    /// Which of the loaded cells it is made of.
    loaded: usize,
    /// Values of parameters that are put in.
    pub point: Vec<(&'static Parameter, f64)>,
}

/// One arm.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Arm {
    /// Its id; that of a conduct-neutral arm ends in `/neutral`.
    pub id: String,
    /// Which of the loaded arms it is made of.
    pub loaded: usize,
    /// Whether its conduct is at the values of a guard channel because that is asked for.
    pub neutral: bool,
}

/// A row: one run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RowId {
    /// The cell, by its place.
    pub cell: usize,
    /// The replicate.
    pub replicate: u32,
    /// The arm, by its place.
    pub arm: usize,
}

/// Levels of the grid on which the trajectories of Morris move, and the step between two of them that makes all levels as likely.
const LEVELS: f64 = 4.0;

impl Plan {
    /// Lays out an experiment; `runs` takes the place of the number in the file.
    ///
    /// # Panics
    /// If the outcomes are not measures, which loading the experiment has made sure of.
    pub fn new(experiment: LoadedExperiment, runs: Option<u32>, program_version: &str) -> Self {
        let file = &experiment.experiment;
        let measure = |id: &String| Measure::named(id).expect("the outcomes were checked");
        let outcomes =
            [&file.outcomes.primary].into_iter().chain(&file.outcomes.secondary).map(measure).collect();
        let first = &experiment.cells[0];
        let prepared: Vec<Prepared> = first.arms.iter().map(|arm| Prepared::new(&arm.loaded)).collect();
        let mut arms: Vec<Arm> =
            first.arms.iter().enumerate().map(|(loaded, arm)| Arm::of(arm, loaded, false)).collect();
        // What a factorial or a screening costs is hundreds of arms or cells: there the question is another.
        if matches!(file.design, DesignFile::Pairs | DesignFile::List(_)) {
            let with_conduct = |(loaded, arm): (usize, &LoadedArm)| {
                prepared[loaded].conduct_neutral().map(|_| Arm::of(arm, loaded, true))
            };
            arms.extend(first.arms.iter().enumerate().filter_map(with_conduct));
        }
        let last = prepared.iter().map(Prepared::end).min().unwrap_or_default();
        let end = file.until_h.map_or(last, |hours| Span::from_hours(hours).min(last));
        let cells = cells(file, &experiment);
        let replicates = runs.unwrap_or(file.runs);
        let mut plan = Self {
            cells,
            arms,
            replicates,
            end,
            outcomes,
            program_version: program_version.to_owned(),
            hash: String::new(),
            experiment,
        };
        plan.hash = plan.hash();
        plan
    }

    /// Hash of what the rows depend on: the program's version, every text, every setting, and how many there are.
    fn hash(&self) -> String {
        let mut hasher = guardline_wire::codec::Fingerprint::new("guardline sweep v2");
        hasher.text(&self.program_version);
        hasher.text(&self.experiment.text.1);
        hasher.number(u64::from(self.replicates));
        for cell in &self.experiment.cells {
            hasher.text(&cell.id);
            for arm in &cell.arms {
                hasher.text(&arm.id);
                arm.loaded.texts.iter().for_each(|(_, text)| hasher.text(text));
                arm.loaded.sets.iter().for_each(|set| hasher.text(set));
            }
        }
        hasher.finish()
    }

    /// The first outcome that says nothing of runs that end so soon, with how long they would have to be.
    pub fn too_short(&self) -> Option<(&'static str, Span)> {
        let short = self.outcomes.iter().find(|measure| !measure.says_something(self.end));
        short.map(|measure| (measure.id, measure.watched))
    }

    /// How many rows there are, with a stopping rule at most.
    pub const fn rows(&self) -> u64 {
        self.cells.len() as u64 * self.rows_in_cell()
    }

    const fn rows_in_cell(&self) -> u64 {
        self.replicates as u64 * self.arms.len() as u64
    }

    /// What a row is.
    pub const fn row(&self, number: u64) -> RowId {
        let arms = self.arms.len() as u64;
        let within = number % self.rows_in_cell();
        RowId {
            cell: (number / self.rows_in_cell()) as usize,
            replicate: (within / arms) as u32,
            arm: (within % arms) as usize,
        }
    }

    /// The number of a row.
    pub const fn number(&self, row: RowId) -> u64 {
        row.cell as u64 * self.rows_in_cell() + row.replicate as u64 * self.arms.len() as u64 + row.arm as u64
    }

    /// The seed.
    pub const fn seed(&self) -> Seed {
        Seed(self.experiment.experiment.seed)
    }

    /// What a cell's arms run, in their order.
    pub fn prepare(&self, cell: usize) -> Vec<Prepared> {
        let Cell { loaded, point, .. } = &self.cells[cell];
        let arms = &self.experiment.cells[*loaded].arms;
        let as_designed: Vec<Prepared> =
            arms.iter().map(|arm| Prepared::new(&arm.with_parameters(point.iter().copied()))).collect();
        let prepare = |arm: &Arm| {
            let designed = &as_designed[arm.loaded];
            let neutral = arm.neutral.then(|| designed.conduct_neutral()).flatten();
            neutral.unwrap_or_else(|| designed.clone())
        };
        self.arms.iter().map(prepare).collect()
    }

    /// What an arm runs in a cell, with the values of parameters of the cell among its settings.
    pub fn loaded(&self, cell: usize, arm: usize) -> Loaded {
        let Cell { loaded, point, .. } = &self.cells[cell];
        let mut loaded =
            self.experiment.cells[*loaded].arms[self.arms[arm].loaded].with_parameters(point.iter().copied());
        loaded.sets.extend(point.iter().map(|(row, value)| format!("param.{}={value:?}", row.name)));
        loaded
    }

    /// The mechanism of an arm as it was asked for.
    pub fn mechanism(&self, arm: usize) -> &str {
        &self.experiment.cells[0].arms[self.arms[arm].loaded].mechanism
    }

    /// Whether an arm is what its texts and settings say: combinations of factors and the control arm are more than that.
    pub fn is_as_in_its_files(&self, arm: usize) -> bool {
        let arm = &self.experiment.cells[0].arms[self.arms[arm].loaded];
        !matches!(self.experiment.experiment.design, DesignFile::Factorial(_)) && arm.id != EMBASSY_CONTROL
    }

    /// The place of an arm by its id.
    pub fn arm(&self, id: &str) -> Option<usize> {
        self.arms.iter().position(|arm| arm.id == id)
    }

    /// The places of the two arms that are compared: those of the hypothesis, or the second and the first. None where factors are
    /// what is asked about.
    pub fn compared(&self) -> Option<(usize, usize)> {
        let file = &self.experiment.experiment;
        let hypothesis = file.hypothesis.as_ref();
        let place = |id: Option<&String>, or| id.map_or(Some(or), |id| self.arm(id));
        let of = place(hypothesis.and_then(|it| it.of.as_ref()), 1)?;
        let against = place(hypothesis.and_then(|it| it.against.as_ref()), 0)?;
        (!matches!(file.design, DesignFile::Factorial(_))).then_some((of, against))
    }

    /// The confidence sequence by which a difference is looked at more than once: narrowest somewhere in the middle, and it holds
    /// everywhere.
    pub(crate) fn sequence(&self) -> Option<NormalMixture> {
        NormalMixture::tuned(u64::from(self.replicates / 4).max(2), 1.0 - CONFIDENCE)
    }

    /// The arm as designed that a conduct-neutral arm belongs to, or the other way round; itself if its conduct is neutral as it is.
    pub fn neutral_of(&self, arm: usize) -> usize {
        let loaded = self.arms[arm].loaded;
        self.arms.iter().position(|it| it.loaded == loaded && it.neutral).unwrap_or(arm)
    }

    /// How many arms there are as designed: they come first.
    pub fn designed(&self) -> usize {
        self.arms.iter().filter(|arm| !arm.neutral).count()
    }

    /// Hash of all parameters in force in an arm of a cell, in hexadecimal.
    pub fn parameter_hash(&self, cell: usize, arm: usize) -> String {
        let prepared = Prepared::new(&self.loaded(cell, arm));
        let mut hasher = guardline_wire::codec::Fingerprint::new("guardline parameters v1");
        for (row, value) in prepared.params().rows() {
            hasher.text(row.name);
            hasher.number(value.to_bits());
        }
        hasher.finish()
    }

    /// Hash of the texts and settings of an arm in a cell, in hexadecimal.
    pub fn scenario_hash(&self, cell: usize, arm: usize) -> String {
        let loaded = &self.experiment.cells[self.cells[cell].loaded].arms[self.arms[arm].loaded].loaded;
        let mut hasher = guardline_wire::codec::Fingerprint::new("guardline scenario v1");
        loaded.texts.iter().for_each(|(_, text)| hasher.text(text));
        loaded.sets.iter().for_each(|set| hasher.text(set));
        hasher.finish()
    }

    /// Hash of what was stated before anything was run: the question, the claim and the rule by which it is judged, and the plan: which
    /// scenario, from which seed, how often and for how long. What the scenario's own text says is in the hash of the plan.
    pub fn rule_hash(&self) -> String {
        let mut hasher = guardline_wire::codec::Fingerprint::new("guardline rule v2");
        let file = &self.experiment.experiment;
        let ExperimentFile { question, hypothesis, outcomes, stop, arms, design, .. } = file;
        // Debug prints every field of these plain values, and whatever is added to them later.
        hasher.text(&format!("{question:?} {hypothesis:?} {outcomes:?} {stop:?} {arms:?} {design:?}"));
        let ExperimentFile { scenario, seed, runs, until_h, embassy_control, .. } = file;
        hasher.text(&format!("{scenario:?} {seed} {runs} {until_h:?} {embassy_control}"));
        hasher.finish()
    }

    /// Replicates in each cell as the file states them, whatever was asked for instead.
    pub const fn stated_replicates(&self) -> u32 {
        self.experiment.experiment.runs
    }

    /// The names of all outcomes that an experiment may have.
    pub fn outcome_names() -> Vec<&'static str> {
        MEASURES.iter().map(|measure| measure.id).collect()
    }
}

impl Arm {
    fn of(arm: &LoadedArm, loaded: usize, neutral: bool) -> Self {
        let id = if neutral { format!("{}/neutral", arm.id) } else { arm.id.clone() };
        Self { id, loaded, neutral }
    }
}

fn cells(file: &ExperimentFile, experiment: &LoadedExperiment) -> Vec<Cell> {
    let draws = Draws::new(Seed(file.seed), 0, 0);
    let at = |number: usize, names: &[String], unit: &[f64]| {
        let rows = names.iter().filter_map(|name| Parameter::named(name).ok());
        let point = rows.zip(unit).map(|(row, at)| (row, row.low + at * (row.high - row.low))).collect();
        Cell { id: format!("p{number}"), loaded: 0, point }
    };
    match &file.design {
        DesignFile::Pairs | DesignFile::List(_) | DesignFile::Factorial(_) => {
            let listed = experiment.cells.iter().enumerate();
            listed.map(|(loaded, cell)| Cell { id: cell.id.clone(), loaded, point: Vec::new() }).collect()
        }
        DesignFile::LatinHypercube(design) => {
            let points = hypercube(&draws, design.points as usize, design.parameters.len());
            points.iter().enumerate().map(|(number, unit)| at(number, &design.parameters, unit)).collect()
        }
        DesignFile::Morris(design) => {
            let parameters = design.parameters.len();
            let points: Vec<Vec<f64>> = (0..design.trajectories)
                .flat_map(|number| trajectory(&draws, u64::from(number), parameters).0)
                .collect();
            points.iter().enumerate().map(|(number, unit)| at(number, &design.parameters, unit)).collect()
        }
    }
}

/// Points in the unit cube such that, in every direction, each of as many equal slices holds exactly one.
fn hypercube(draws: &Draws, points: usize, directions: usize) -> Vec<Vec<f64>> {
    let mut cube = vec![Vec::with_capacity(directions); points];
    for direction in 0..directions as u64 {
        let mut slices = vec![0; points];
        for (slice, point) in shuffled(draws, "hypercube", direction, points).into_iter().enumerate() {
            slices[point] = slice;
        }
        for ((number, point), slice) in (0..).zip(&mut cube).zip(slices) {
            let within = draws.at("sweep", "hypercube point", &[direction, number]).uniform();
            point.push((slice as f64 + within) / points as f64);
        }
    }
    cube
}

/// A trajectory of Morris (1991): points of the unit cube on a grid of four levels, each of which differs from the one before it in
/// one direction, by two thirds; and the directions in their order. Morris, M. D. (1991), Factorial Sampling Plans for Preliminary
/// Computational Experiments, Technometrics 33, 161–174.
pub(crate) fn trajectory(draws: &Draws, number: u64, directions: usize) -> (Vec<Vec<f64>>, Vec<usize>) {
    let step = LEVELS / (2.0 * (LEVELS - 1.0));
    let mut ups = Vec::with_capacity(directions);
    let mut point = Vec::with_capacity(directions);
    for direction in 0..directions {
        let mut draw = draws.at("sweep", "trajectory", &[number, direction as u64]);
        // The lower half of the grid, or its upper half where the step goes down.
        let low = if draw.bernoulli(0.5) { 0.0 } else { 1.0 / (LEVELS - 1.0) };
        let up = draw.bernoulli(0.5);
        ups.push(up);
        point.push(if up { low } else { low + step });
    }
    let order = shuffled(draws, "trajectory order", number, directions);
    let mut points = vec![point.clone()];
    for direction in &order {
        point[*direction] += if ups[*direction] { step } else { -step };
        points.push(point.clone());
    }
    (points, order)
}

/// The numbers below `n` in random order.
fn shuffled(draws: &Draws, purpose: &'static str, index: u64, n: usize) -> Vec<usize> {
    let mut draw = draws.at("sweep", purpose, &[index]);
    let mut keyed: Vec<(f64, usize)> = (0..n).map(|number| (draw.uniform(), number)).collect();
    keyed.sort_by(|one, other| one.0.total_cmp(&other.0));
    keyed.into_iter().map(|(_, number)| number).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slice_of_a_hypercube_holds_one_point() {
        let cube = hypercube(&Draws::new(Seed(3), 0, 0), 17, 4);
        for direction in 0..4 {
            let mut slices: Vec<usize> =
                cube.iter().map(|point| (point[direction] * 17.0) as usize).collect();
            slices.sort_unstable();
            assert_eq!(slices, (0..17).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_trajectory_moves_once_in_every_direction_and_stays_on_the_grid() {
        let draws = Draws::new(Seed(5), 0, 0);
        for number in 0..50 {
            let (points, order) = trajectory(&draws, number, 6);
            let mut directions = order.clone();
            directions.sort_unstable();
            assert_eq!(directions, (0..6).collect::<Vec<_>>());
            for (at, direction) in order.iter().enumerate() {
                let moved: Vec<usize> =
                    (0..6).filter(|it| (points[at][*it] - points[at + 1][*it]).abs() > 1e-9).collect();
                assert_eq!(moved, [*direction]);
                assert!(
                    ((points[at][*direction] - points[at + 1][*direction]).abs() - 2.0 / 3.0).abs() < 1e-12
                );
            }
            assert!(points.iter().flatten().all(|level| {
                let grid = level * 3.0;
                (grid - grid.round()).abs() < 1e-9 && (-1e-9..=1.0 + 1e-9).contains(level)
            }));
        }
    }
}
