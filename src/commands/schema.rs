//! `guardline schema` and `guardline completions`.

use std::process::ExitCode;

use clap::CommandFactory;
use guardline::lab::Comparison;
use guardline::lab::channel::ChannelReport;
use guardline::lab::clauses::Ranking;
use guardline::lab::rehearsal::Rehearsal;
use guardline::lab::sweep::SweepResult;
use guardline::report::agreement::{Audit, Difference};
use guardline::report::{Brief, Explanation, ParameterTable, RunDocument};
use guardline::scenario::schema as scenario;

use crate::FINE;
use crate::arguments::{Arguments, Schema, SchemaOf};
use crate::output::{self, Failure};

pub(crate) fn schema(arguments: Schema) -> Result<ExitCode, Failure> {
    match arguments.of {
        SchemaOf::Scenario => output::print(&scenario::scenario_schema())?,
        SchemaOf::Pack => output::print(&scenario::pack_schema())?,
        SchemaOf::Experiment => output::print(&scenario::experiment_schema())?,
        SchemaOf::Sweep => output::print_json(&schemars::schema_for!(SweepResult))?,
        SchemaOf::Mechanism => output::print(&scenario::mechanism_schema())?,
        SchemaOf::Result => output::print_json(&schemars::schema_for!(RunDocument))?,
        SchemaOf::Explanation => output::print_json(&schemars::schema_for!(Explanation))?,
        SchemaOf::Comparison => output::print_json(&schemars::schema_for!(Comparison))?,
        SchemaOf::Ranking => output::print_json(&schemars::schema_for!(Ranking))?,
        SchemaOf::Audit => output::print_json(&schemars::schema_for!(Audit))?,
        SchemaOf::Difference => output::print_json(&schemars::schema_for!(Difference))?,
        SchemaOf::Parameters => output::print_json(&schemars::schema_for!(ParameterTable))?,
        SchemaOf::Brief => output::print_json(&schemars::schema_for!(Brief))?,
        SchemaOf::Rehearsal => output::print_json(&schemars::schema_for!(Rehearsal))?,
        SchemaOf::Channel => output::print_json(&schemars::schema_for!(ChannelReport))?,
    }
    Ok(FINE)
}

pub(crate) fn completions(shell: clap_complete::Shell) -> Result<ExitCode, Failure> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "guardline", &mut text);
    output::print(&String::from_utf8_lossy(&text))?;
    Ok(FINE)
}
