//! `guardline new`: a scenario to begin with.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use guardline::scenario::scaffold;

use crate::FINE;
use crate::arguments::New;
use crate::output::{self, Failure};

pub(crate) fn new(arguments: &New) -> Result<ExitCode, Failure> {
    let path = arguments.file.display();
    let [one, other] = arguments.sides.as_slice() else {
        return Err(Failure::BadInput(format!(
            "--sides names {} sides, expected two, such as Northland,Southland",
            arguments.sides.len()
        )));
    };
    let text = scaffold(&arguments.title, [one.trim(), other.trim()]);
    let mut options = OpenOptions::new();
    options.write(true);
    // A file that is there already is not lost for a name typed twice.
    let options =
        if arguments.force { options.create(true).truncate(true) } else { options.create_new(true) };
    let written = options.open(&arguments.file).and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error| {
        Failure::BadInput(match error.kind() {
            ErrorKind::AlreadyExists => format!("{path} is there already; give another name, or --force"),
            _ => format!("{path}: {error}"),
        })
    })?;
    output::print(&format!(
        "{path}: written\nNext: guardline check {path}\n      guardline show {path}\n      guardline run {path}\n"
    ))?;
    Ok(FINE)
}
