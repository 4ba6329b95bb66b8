//! `guardline branch`.

use std::path::PathBuf;

use clap::{ArgGroup, Args};
use guardline::units::Span;

use super::span;

#[derive(Args, Debug)]
#[command(
    group(ArgGroup::new("point").required(true).args(["at", "message", "question"])),
    after_help = "\
Up to the point every continuation is the run of the journal, input by input; from there on everything is drawn afresh that has not been \
drawn yet, and officers sit in all seats. Where something is changed there are two columns, with the change and without it, \
which draw alike.

What can be changed in the middle of a run: parameters (but for the level of trust), and terms of the mechanism or the mechanism \
itself, as long as the lines between the ministries stay the same. What was decided or drawn before the point stays as it is.

Examples:
  guardline branch run.jsonl --at 90min --runs 200
  guardline branch run.jsonl --message 12 --set mechanism.lines.hotline.redial_min=5
  guardline branch played-destroyer.jsonl --question 3 --answer 1"
)]
pub(crate) struct Branch {
    /// The journal.
    pub(crate) journal: PathBuf,
    /// Branch off at this scenario time, such as 90min or 26h.
    #[arg(long, value_name = "TIME", value_parser = span)]
    pub(crate) at: Option<Span>,
    /// Branch off once this message has begun to be said, counted from 1.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) message: Option<u32>,
    /// Branch off where a person in a seat answered this question, counted over all his answers from 1.
    #[arg(long, value_name = "N", requires = "answer", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) question: Option<u32>,
    /// The other answer to that question, from 1.
    #[arg(long, value_name = "OPTION", requires = "question", value_parser = clap::value_parser!(u8).range(1..))]
    pub(crate) answer: Option<u8>,
    /// Set a parameter or a term of the mechanism from the point on. May be given several times.
    #[arg(long = "set", value_name = "PATH=VALUE")]
    pub(crate) sets: Vec<String>,
    /// Another mechanism from the point on: one that comes with the program.
    #[arg(long, value_name = "NAME")]
    pub(crate) mechanism: Option<String>,
    /// How many continuations.
    #[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub(crate) runs: u32,
    /// How long each goes on after the point, if not to the end of the scenario.
    #[arg(long = "for", value_name = "TIME", value_parser = span)]
    pub(crate) lasts: Option<Span>,
    /// Worker threads; as many as there are cores if not given. The result does not depend on it.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
}
