//! What can be asked of `guardline params`.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use guardline::units::params::Process;

#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Parameters {
    /// Only parameters with this in their name, symbol or description.
    pub(crate) filter: Option<String>,
    /// Give the values in force in this scenario, and say where each was set.
    #[arg(long, value_name = "FILE")]
    pub(crate) scenario: Option<PathBuf>,
    /// Set a path of the scenario or a parameter, as for `run`. May be given several times.
    #[arg(long = "set", value_name = "PATH=VALUE", requires = "scenario")]
    pub(crate) sets: Vec<String>,
    /// Only parameters whose default comes from there.
    #[arg(long, value_enum)]
    pub(crate) origin: Option<Kind>,
    /// Only parameters that this process of the model uses.
    #[arg(long, value_name = "PROCESS", value_parser = process())]
    pub(crate) used_by: Option<Process>,
    /// Text for people, Markdown, or one JSON document for programs.
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    pub(crate) format: TableFormat,
}

const EXAMPLES: &str = "\
Every number of the model that is a choice is one row here: its default, the range in which it may be set, where the \
default comes from, and which process of the model uses it. docs/model.md says in which equation; any row can be changed \
with `--set param.NAME=VALUE` or in the [param] table of a scenario.

Examples:
  guardline params trust
  guardline params --used-by warning-receiver
  guardline params --origin tuned
  guardline params climate --scenario scenarios/2013-01-30-east-china-sea.toml";

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Kind {
    /// A published source.
    Source,
    /// Estimated from published data.
    Estimated,
    /// From memory.
    Memory,
    /// Chosen.
    Assumed,
    /// Chosen so that the model meets its calibration targets.
    Tuned,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum TableFormat {
    /// For people.
    Text,
    /// For pages.
    Md,
    /// For programs.
    Json,
}

fn process() -> impl TypedValueParser<Value = Process> {
    PossibleValuesParser::new(Process::ALL.map(Process::name)).try_map(|name| name.parse::<Process>())
}
