//! Sweeps: experiments from files, run on as many threads, in as many shards and after as many interruptions as may be, with the same
//! result byte for byte.
//!
//! An experiment file becomes a [`Plan`], which numbers every run; runs are appended to a log as they are done; at the end, or whenever
//! it is asked for, the log becomes a [`SweepResult`] and tables, in the order of the numbers.

mod plan;
pub use plan::{Arm, Cell, Plan, RowId};

mod kept;
pub use kept::Kept;

mod log;
pub use log::LogError;

mod work;
pub use work::{Done, Progress, shard};

mod gather;

mod coupled;
pub use coupled::{CoupledPeaks, CoupledResult, ScaleDifference, ScaleResult};

mod trend;
pub use trend::{TrendPlace, TrendResult};

mod rare;
pub use rare::{RareCheck, RareResult};

mod judge;
pub use judge::Ending;

mod sensitivity;
pub use sensitivity::{Influence, Sensitivity};

pub mod result;
pub use result::SweepResult;

mod calm;

mod summary;

mod text;

mod tables;

pub mod report;
pub use report::Report;

mod folder;
pub use folder::{FolderError, Verified};

#[cfg(test)]
mod planted;
