//! `guardline play` and `guardline join`.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;
use guardline::units::Span;

use super::{Language, pace, span};

#[derive(Args, Debug)]
#[command(after_help = "\
A seat is the id of a unit in the scenario file, for its commander, or of a side, for the duty officer at its end of the lines between the \
ministries. Whoever sits there is told what reaches that seat, and nothing else; all other seats decide as in every run. What is \
not answered in time, the officer decides.

Everything typed is written to the journal before it has any effect: `guardline replay JOURNAL` runs it again, and \
`guardline play --resume JOURNAL` goes on from where it was left off, even after a crash.

Examples:
  guardline play scenarios/2013-01-30-east-china-sea.toml --seat destroyer --wait
  guardline play scenarios/2025-12-06-southeast-of-okinawa.toml --seat china --mechanism as_designed --pace 600x
  guardline play --resume played-destroyer.jsonl")]
pub(crate) struct Play {
    /// The scenario file.
    #[arg(required_unless_present = "resume", conflicts_with = "resume")]
    pub(crate) scenario: Option<PathBuf>,
    /// The seat to sit in: the id of a unit or of a side.
    #[arg(long, value_name = "NAME", required_unless_present = "resume")]
    pub(crate) seat: Option<String>,
    /// Go on with a journal that was left off.
    #[arg(long, value_name = "JOURNAL", conflicts_with_all = ["mechanism", "sets", "real_names", "seed", "until", "journal"])]
    pub(crate) resume: Option<PathBuf>,
    /// How many times faster than the clock on the wall.
    #[arg(long, value_name = "FACTOR", value_parser = pace, default_value = "60x")]
    pub(crate) pace: f64,
    /// Let time stand still while somebody is asked something.
    #[arg(long)]
    pub(crate) wait: bool,
    /// How long whoever is asked may think, in scenario time; then the officer decides.
    #[arg(long, value_name = "TIME", value_parser = span, default_value = "5min")]
    pub(crate) think: Span,
    /// A mechanism that comes with the program, or a mechanism file; the scenario's own if not given.
    #[arg(long, value_name = "NAME|FILE")]
    pub(crate) mechanism: Option<String>,
    /// Set a path of the scenario, a term of the mechanism or a parameter. May be given several times.
    #[arg(long = "set", value_name = "PATH=VALUE")]
    pub(crate) sets: Vec<String>,
    /// Keep the names of the scenario. Otherwise states, units, places and sources have names that stand for nobody, so
    /// that nobody at the table sits for a real state; what happens is the same.
    #[arg(long)]
    pub(crate) real_names: bool,
    /// Seed of the random draws.
    #[arg(long, default_value_t = 2)]
    pub(crate) seed: u64,
    /// Stop at this scenario time, if before the scenario's horizon.
    #[arg(long, value_name = "TIME", value_parser = span)]
    pub(crate) until: Option<Span>,
    /// The journal; `played-SEAT.jsonl` in this folder if not given, or the next number that is free.
    #[arg(long, value_name = "FILE")]
    pub(crate) journal: Option<PathBuf>,
    /// Let the journal take the place of a file that is there already.
    #[arg(long, requires = "journal")]
    pub(crate) overwrite: bool,
    /// Let other terminals of this machine take seats; see `join`. The port 0 takes one that is free.
    #[arg(long, value_name = "ADDRESS:PORT")]
    pub(crate) host: Option<SocketAddr>,
    /// Let this terminal begin injects that wait for a facilitator.
    #[arg(long)]
    pub(crate) facilitate: bool,
    /// Language of what you are told; what is typed is English.
    #[arg(long, value_enum, default_value_t = Language::En)]
    pub(crate) lang: Language,
}

#[derive(Args, Debug)]
#[command(after_help = "What you are told comes in the language of the host; what is typed is English.")]
pub(crate) struct Join {
    /// Where the host listens.
    #[arg(value_name = "ADDRESS:PORT")]
    pub(crate) address: SocketAddr,
    /// The seat to sit in: the id of a unit or of a side.
    #[arg(long, value_name = "NAME")]
    pub(crate) seat: String,
}

#[derive(Args, Debug)]
#[command(after_help = "\
You sit at one end of a line between two ministries. The program says what to do; one number decides. At the end it says what would have \
come of the other answers.")]
pub(crate) struct Demo {
    /// How many times faster than the clock on the wall; time stands still while you are asked something.
    #[arg(long, value_name = "FACTOR", value_parser = pace, default_value = "36000x")]
    pub(crate) pace: f64,
    /// Language of what you are told; what is typed is English.
    #[arg(long, value_enum, default_value_t = Language::En)]
    pub(crate) lang: Language,
}
