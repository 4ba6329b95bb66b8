//! What can be asked of `guardline reference`.

use clap::{Args, ValueEnum};

#[derive(Args, Clone, Copy, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Reference {
    /// What about; everything if not given.
    #[arg(value_enum)]
    pub(crate) of: Option<ReferenceOf>,
}

const EXAMPLES: &str = "\
Prints Markdown, made from the same tables that a run uses. Every row names its source, by its key in docs/sources.md, \
and how far that may be trusted: official, press, copy, memory, assumed.

Examples:
  guardline reference channels      which frequency is what, and who says so
  guardline reference platforms     what each class of ship and aircraft can do, and how a scenario defines its own
  guardline reference codebook      what a coded signal says, and what is left out
  guardline reference mechanisms    what the mechanisms that come with the program agree on, side by side
  guardline reference checks        what `check` and `rehearse` can find in a scenario, by code";

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum ReferenceOf {
    /// The channel plan.
    Channels,
    /// The classes of ships and aircraft.
    Platforms,
    /// The codebook of coded signals.
    Codebook,
    /// The mechanisms that come with the program.
    Mechanisms,
    /// What `check` and `rehearse` can find.
    Checks,
}
