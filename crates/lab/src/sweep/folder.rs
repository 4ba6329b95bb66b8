//! The folder of a sweep: what was asked for, the log of runs, and what was made of them.
//!
//! `inputs.json` holds every text that the runs depend on, so that the folder is all it takes to run any of them again; `runs.log`
//! grows while the sweep runs; `result.json` and the tables are made from it at the end, and made anew whenever that is asked for.

use std::fs;
use std::io::{self, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use guardline_scenario::{LoadError, LoadedExperiment, load_experiment_texts};
use rayon::ThreadPoolBuildError;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::gather::{self, Gathered};
use super::kept::Kept;
use super::log::{self, LogError, Reader};
use super::plan::{Plan, RowId};
use super::rare;
use super::result::SweepResult;
use super::summary::Summary;
use super::tables::{Columns, Table};
use crate::workers;

const INPUTS: &str = "inputs.json";
const RESULT: &str = "result.json";

/// What a sweep was asked for.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
struct Inputs {
    simulated: bool,
    program_version: String,
    /// Hash of the plan.
    plan: String,
    replicates: u32,
    /// Name and text of every file: the experiment first.
    texts: Vec<(String, String)>,
}

/// Why a folder cannot be used.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum FolderError {
    /// The log cannot be used.
    #[error(transparent)]
    Log(#[from] LogError),
    /// Nobody waited any more; what was run is kept, and the result can be made later.
    #[error("interrupted")]
    Interrupted,
    /// The system gives no threads.
    #[error("cannot start the worker threads: {0}")]
    Threads(#[from] ThreadPoolBuildError),
    /// The system says no.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// It is not the folder of a sweep.
    #[error("{} is not the folder of a sweep: {why}", path.display())]
    Foreign {
        /// The folder.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// It holds another sweep.
    #[error("{} holds another sweep: {why}", path.display())]
    Another {
        /// The folder.
        path: PathBuf,
        /// What differs.
        why: String,
    },
    /// Shards that are not all of a sweep.
    #[error(
        "run {missing} of {of} is in none of these folders, which hold runs {held}: a shard is missing, or not done; go on with \
             it by --resume"
    )]
    Incomplete {
        /// The first run that is missing.
        missing: u64,
        /// How many there are in all.
        of: u64,
        /// What the shards are of.
        held: String,
    },
    /// The texts in it cannot be loaded.
    #[error("{}: {source}", path.display())]
    Load {
        /// The folder.
        path: PathBuf,
        /// Why.
        source: LoadError,
    },
    /// The program that made it was another.
    #[error("{} was made by version {made}, this is version {own}: runs may differ", path.display())]
    Version {
        /// The folder.
        path: PathBuf,
        /// Its version.
        made: String,
        /// This program's.
        own: String,
    },
}

/// What checking the receipts of a sweep found.
#[derive(Clone, PartialEq, Debug)]
pub struct Verified {
    /// How many runs were made again.
    pub again: u64,
    /// How many there are.
    pub of: u64,
    /// The runs that came out otherwise.
    pub different: Vec<u64>,
    /// Whether `result.json` is what its runs give; none if there is no such file.
    pub result_is_the_same: Option<bool>,
}

impl Plan {
    /// Makes the folder ready: writes what was asked for, or sees to it that the folder holds the same.
    pub fn claim(&self, folder: &Path) -> Result<(), FolderError> {
        let io = |source| FolderError::Io { path: folder.to_owned(), source };
        if folder.is_file() {
            let why = "it is a file".to_owned();
            return Err(FolderError::Foreign { path: folder.to_owned(), why });
        }
        fs::create_dir_all(folder).map_err(io)?;
        if folder.join(INPUTS).exists() {
            let inputs = Inputs::read(folder)?;
            if inputs.plan != self.hash {
                let why = self.what_differs(&inputs);
                return Err(FolderError::Another { path: folder.to_owned(), why });
            }
            return Ok(());
        }
        if folder.join(log::NAME).exists() {
            let why = format!("there is a {} without {INPUTS}", log::NAME);
            return Err(FolderError::Foreign { path: folder.to_owned(), why });
        }
        let inputs = Inputs {
            simulated: true,
            program_version: self.program_version.clone(),
            plan: self.hash.clone(),
            replicates: self.replicates,
            texts: self.texts(),
        };
        write_whole(&folder.join(INPUTS), document(&inputs).as_bytes())
    }

    /// Whether the folder has been begun.
    pub fn is_begun(folder: &Path) -> bool {
        folder.join(INPUTS).exists()
    }

    fn what_differs(&self, inputs: &Inputs) -> String {
        if inputs.program_version != self.program_version {
            return format!("it was begun by version {}", inputs.program_version);
        }
        if inputs.replicates != self.replicates {
            return format!("{} runs of each arm were asked for, not {}", inputs.replicates, self.replicates);
        }
        let texts = self.texts();
        let other = |(name, text): &&(String, String)| {
            !inputs.texts.iter().any(|(it, kept)| it == name && kept == text)
        };
        match texts.iter().find(other) {
            Some((name, _)) => format!("{name} is not as it was when it was begun"),
            None => "what was set is not as it was when it was begun".to_owned(),
        }
    }

    /// Every text, the experiment first, each once. Named as seen from the experiment's folder: the same sweep gives the same bytes
    /// wherever it is made.
    fn texts(&self) -> Vec<(String, String)> {
        let folder = Path::new(&self.experiment.text.0).parent().unwrap_or(Path::new(""));
        let arms = self.experiment.cells.iter().flat_map(|cell| &cell.arms);
        let mut texts = Vec::new();
        for (name, text) in [&self.experiment.text].into_iter().chain(arms.flat_map(|arm| &arm.loaded.texts))
        {
            let name = Path::new(name).strip_prefix(folder).unwrap_or(Path::new(name)).display().to_string();
            let text = (name, text.clone());
            if !texts.contains(&text) {
                texts.push(text);
            }
        }
        texts
    }

    /// The plan of a folder.
    pub fn of_folder(folder: &Path, program_version: &str) -> Result<Self, FolderError> {
        let inputs = Inputs::read(folder)?;
        if inputs.program_version != program_version {
            let (path, own) = (folder.to_owned(), program_version.to_owned());
            return Err(FolderError::Version { path, made: inputs.program_version, own });
        }
        let loaded: Result<LoadedExperiment, LoadError> =
            load_experiment_texts(&inputs.texts, &Self::outcome_names());
        let loaded = loaded.map_err(|source| FolderError::Load { path: folder.to_owned(), source })?;
        let plan = Self::new(loaded, Some(inputs.replicates), program_version);
        if plan.hash == inputs.plan {
            return Ok(plan);
        }
        let why = format!("{INPUTS} was altered");
        Err(FolderError::Foreign { path: folder.to_owned(), why })
    }

    /// Makes result and tables from the log of the folder, which holds all rows of the sweep.
    ///
    /// Rare rungs are split on so many threads, or as many as there are cores: `progress` is told how many runs of that are done, of how
    /// many at most, and there is no result if `interrupted` is true before the last.
    pub fn conclude(
        &self,
        threads: Option<usize>,
        folder: &Path,
        interrupted: &AtomicBool,
        progress: &(dyn Fn(u64, u64) + Sync),
    ) -> Result<SweepResult, FolderError> {
        workers::on(threads, || self.conclude_here(folder, interrupted, progress))?
    }

    fn conclude_here(
        &self,
        folder: &Path,
        interrupted: &AtomicBool,
        progress: &(dyn Fn(u64, u64) + Sync),
    ) -> Result<SweepResult, FolderError> {
        let columns = Columns::of(self);
        let io = |source| FolderError::Io { path: folder.to_owned(), source };
        let mut tables = Vec::new();
        let keep = &self.experiment.experiment.keep;
        for kind in keep {
            tables.push(Table::begin(folder, *kind, &columns).map_err(io)?);
        }
        let read = self.read(folder, interrupted, progress, |id, kept| {
            let written = tables.iter_mut().try_for_each(|table| table.row(&columns, id, kept));
            written.map_err(|source| LogError::Io { path: folder.to_owned(), source })
        });
        let result = match read {
            Ok(result) => result,
            Err(error) => {
                // Half a table is none.
                drop(tables);
                for kind in keep {
                    let _ = std::fs::remove_file(folder.join(Table::name(*kind)));
                }
                return Err(error);
            }
        };
        for table in tables {
            table.finish().map_err(io)?;
        }
        write_whole(&folder.join(RESULT), document(&result).as_bytes())?;
        Ok(result)
    }

    /// The result that the log of the folder gives; nothing is written.
    pub fn result(&self, folder: &Path) -> Result<SweepResult, FolderError> {
        self.read(folder, &AtomicBool::new(false), &|_, _| (), |_, _| Ok(()))
    }

    /// The same; `also` sees each run that counts, in the order of rows.
    fn read(
        &self,
        folder: &Path,
        interrupted: &AtomicBool,
        progress: &(dyn Fn(u64, u64) + Sync),
        mut also: impl FnMut(RowId, &Kept) -> Result<(), LogError>,
    ) -> Result<SweepResult, FolderError> {
        let log = folder.join(log::NAME);
        let logs = [log.as_path()];
        let ends = gather::ends(self, &logs)?;
        let mut traces = Traces::new();
        let gathered = Gathered::read(self, &logs, ends, |id, kept| {
            traces.take(kept);
            also(id, kept)
        })?;
        let summary = Summary { plan: self, gathered: &gathered, traces: traces.finish(), runs: ends.0 };
        let rare = if summary.is_complete() {
            rare::estimate(self, &gathered, interrupted, progress).ok_or(FolderError::Interrupted)?
        } else {
            Vec::new()
        };
        Ok(summary.result(rare))
    }

    /// Puts the logs of shards into the folder's own.
    pub fn merge(&self, shards: &[PathBuf], folder: &Path) -> Result<(), FolderError> {
        let mut heads = Vec::new();
        for shard in shards {
            let inputs = Inputs::read(shard)?;
            if inputs.plan != self.hash {
                let why = self.what_differs(&inputs);
                return Err(FolderError::Another { path: shard.clone(), why });
            }
            let log = shard.join(log::NAME);
            let reader = Reader::open(&log)?;
            let Some(reader) = reader else {
                let why = format!("nothing in its {} is whole", log::NAME);
                return Err(FolderError::Foreign { path: shard.clone(), why });
            };
            heads.push((reader.head.rows.clone(), log));
        }
        heads.sort_by_key(|(rows, _)| rows.start);
        let logs: Vec<&Path> = heads.iter().map(|(_, log)| log.as_path()).collect();
        let own = folder.join(log::NAME);
        if own.exists() {
            let why = format!("there is a {} already", log::NAME);
            return Err(FolderError::Another { path: folder.to_owned(), why });
        }
        let head = log::Head { plan: self.hash.clone(), rows: 0..self.rows(), of: self.rows() };
        let mut writer = log::Writer::begin(&own, &head)?;
        let rows = gather::in_order(&logs, |row, kept| writer.append(row, kept).map(|()| true))?;
        writer.finish()?;
        if rows < self.rows() {
            let _ = fs::remove_file(&own);
            return Err(FolderError::Incomplete { missing: rows, of: self.rows(), held: held(&heads) });
        }
        Ok(())
    }

    /// Makes `sample` of the folder's runs again, spread evenly over them, and compares their hashes with those in the log; and the
    /// result with what the log gives.
    pub fn verify(
        &self,
        threads: Option<usize>,
        folder: &Path,
        sample: u64,
        progress: &(dyn Fn() + Sync),
    ) -> Result<Verified, FolderError> {
        workers::on(threads, || self.verify_here(folder, sample, progress))?
    }

    fn verify_here(
        &self,
        folder: &Path,
        sample: u64,
        progress: &(dyn Fn() + Sync),
    ) -> Result<Verified, FolderError> {
        let log = folder.join(log::NAME);
        let logs = [log.as_path()];
        let (rows, _) = gather::ends(self, &logs)?;
        let step = rows.div_ceil(sample.max(1)).max(1);
        let mut chosen = Vec::new();
        gather::in_order(&logs, |row, kept| {
            if row < rows && row % step == 0 {
                chosen.push((row, kept.clone()));
            }
            Ok(row < rows)
        })?;
        let again = |number: u32| {
            let (row, kept) = &chosen[number as usize];
            let id = self.row(*row);
            let now = Kept::run(self, &self.prepare(id.cell), id);
            (now != *kept).then_some(*row)
        };
        let never = AtomicBool::new(false);
        let different = workers::in_order(chosen.len() as u32, &never, progress, again);
        Ok(Verified {
            again: chosen.len() as u64,
            of: rows,
            different: different.into_iter().flatten().collect(),
            result_is_the_same: self.result_is_the_same(folder)?,
        })
    }

    fn result_is_the_same(&self, folder: &Path) -> Result<Option<bool>, FolderError> {
        let path = folder.join(RESULT);
        let Ok(kept) = fs::read_to_string(&path) else { return Ok(None) };
        Ok(Some(document(&self.result(folder)?).trim_end() == kept.trim_end()))
    }
}

/// Which runs shards are of.
fn held(heads: &[(Range<u64>, PathBuf)]) -> String {
    let shards = heads.iter().map(|(rows, _)| format!("{} to {}", rows.start, rows.end.saturating_sub(1)));
    shards.collect::<Vec<_>>().join(", ")
}

/// Folds the trace hashes of runs, in the order of rows.
struct Traces(guardline_wire::codec::Fingerprint);

impl Traces {
    fn new() -> Self {
        Self(guardline_wire::codec::Fingerprint::new("guardline traces v1"))
    }

    fn take(&mut self, kept: &Kept) {
        kept.trace.iter().for_each(|lane| self.0.number(*lane));
    }

    fn finish(&self) -> String {
        self.0.finish()
    }
}

impl Inputs {
    fn read(folder: &Path) -> Result<Self, FolderError> {
        let path = folder.join(INPUTS);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let why = format!("it has no {INPUTS}");
                return Err(FolderError::Foreign { path: folder.to_owned(), why });
            }
            Err(source) => return Err(FolderError::Io { path, source }),
        };
        let why = |error: serde_json::Error| format!("{INPUTS}: {error}");
        serde_json::from_str(&text)
            .map_err(|error| FolderError::Foreign { path: folder.to_owned(), why: why(error) })
    }
}

/// A value as a file of JSON.
fn document(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).expect("what is kept of a sweep can be written") + "\n"
}

/// Writes a file that is there whole or not at all.
fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), FolderError> {
    let beside = path.with_extension("partial");
    let write = || {
        let mut file = fs::File::create(&beside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&beside, path)
    };
    write().map_err(|source| FolderError::Io { path: path.to_owned(), source })
}
