//! `guardline replay`: run a journal again and compare.

use std::fs;
use std::process::ExitCode;

use guardline::journal::{Broken, ReplayError, replay as run_again, verify};

use crate::FINE;
use crate::arguments::Replay;
use crate::output::{self, Failure};

pub(crate) fn replay(arguments: &Replay) -> Result<ExitCode, Failure> {
    let path = arguments.journal.display();
    let is_file = fs::metadata(&arguments.journal).map(|found| found.is_file());
    if !is_file.map_err(|error| Failure::BadInput(format!("{path}: {error}")))? {
        return Err(Failure::BadInput(format!("{path} is not a regular file")));
    }
    let text = fs::read(&arguments.journal).map_err(|error| Failure::BadInput(format!("{path}: {error}")))?;
    // Bytes that are not text were altered; the chain says in which line.
    let text = String::from_utf8_lossy(&text);
    let journal = verify(&text).map_err(|broken| match broken {
        Broken::NotAJournal => Failure::BadInput(format!("{path}: {broken}")),
        _ => Failure::Different(format!("{path}: {broken}")),
    })?;
    let (records, receipt, interrupted) =
        (journal.end.records, journal.receipt.clone(), journal.end.interrupted);
    match run_again(journal) {
        Ok(finished) => {
            let until = if interrupted { ", as far as it goes (it was interrupted)" } else { "" };
            output::print(&format!(
                "{path}: confirmed{until}\n{records} records, the same again; trace {}, journal {receipt}\n",
                finished.trace
            ))?;
            Ok(FINE)
        }
        Err(ReplayError::Load(error)) => Err(Failure::Load(error)),
        Err(error) => Err(Failure::Different(format!("{path}: {error}"))),
    }
}
