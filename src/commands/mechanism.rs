//! `guardline mechanism`: mechanisms read as texts.

use std::fmt::Write as _;
use std::process::ExitCode;

use guardline::mechanism::PRESETS;
use guardline::report::Layout;
use guardline::report::agreement::{Audit, Clauses, Difference};
use guardline::scenario::load_mechanism;
use guardline::units::Language;
use serde_json::json;

use crate::FINE;
use crate::arguments::{Format, Mechanism, MechanismCommand};
use crate::output::{self, Failure};

const PROGRAM: &str = env!("CARGO_PKG_VERSION");

pub(crate) fn mechanism(arguments: &Mechanism, quiet: bool) -> Result<ExitCode, Failure> {
    let colour = output::colour(&std::io::stdout());
    let layout = Layout { width: output::width(), colour, quiet, language: Language::En };
    match &arguments.command {
        MechanismCommand::List { format } => list(*format)?,
        MechanismCommand::Show { mechanism, format } => {
            let clauses = Clauses::new(&load_mechanism(mechanism)?.terms);
            output::print_as(*format, &clauses, || clauses.text(layout))?;
        }
        MechanismCommand::Audit { mechanism, format } => {
            let audit = Audit::new(&load_mechanism(mechanism)?, PROGRAM);
            output::print_as(*format, &audit, || audit.text(layout))?;
            return Ok(if audit.passes { FINE } else { ExitCode::from(1) });
        }
        MechanismCommand::Diff { old, new, format } => {
            let (old, new) = (load_mechanism(old)?.terms, load_mechanism(new)?.terms);
            let difference = Difference::new(&old, &new, PROGRAM);
            output::print_as(*format, &difference, || difference.text(layout))?;
        }
    }
    Ok(FINE)
}

/// One line for each mechanism that comes with the program.
fn list(format: Format) -> Result<(), Failure> {
    let mut documents = Vec::new();
    let mut text = String::new();
    for (name, _) in PRESETS {
        let mechanism = load_mechanism(name)?;
        let audit = Audit::new(&mechanism, PROGRAM);
        let passed = audit.tests.iter().filter(|test| test.passes).count();
        let _ = writeln!(text, "{name:<16}  {passed} of 4 tests  {}", audit.mechanism.title);
        let like = mechanism.terms.like.map(|like| like.preset);
        documents.push(json!({ "mechanism": audit.mechanism, "like": like, "tests_passed": passed }));
    }
    output::print_as(format, &documents, || text)
}
