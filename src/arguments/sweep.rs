//! `guardline sweep`, `merge`, `verify` and `explain`.

use std::path::PathBuf;

use clap::Args;

use super::{Detail, Format, Language};

/// How a result is shown.
#[derive(Args, Debug)]
pub(crate) struct Shown {
    /// Text for people or the document itself.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// Language of the tables and what stands above them; English unless asked for.
    #[arg(long, value_enum, default_value_t = Language::En)]
    pub(crate) lang: Language,
}

#[derive(Args, Debug)]
#[command(after_help = "\
An experiment file names a scenario, arms, outcomes and a hypothesis with the rule by which it is judged; see \
docs/experiments.md. Every run is appended to DIR/runs.log as soon as it is done: what is interrupted or killed goes on with \
--resume and gives the same bytes. At the end DIR holds result.json and the tables of single runs that the file asks for.

On several machines, give each a part with --shard, then put the parts together with `guardline merge`.

Examples:
  guardline sweep scenarios/experiments/quickstart.toml
  guardline sweep scenarios/experiments/quickstart.toml --out more --runs 20000
  guardline sweep scenarios/experiments/quickstart.toml --out part1 --shard 1/4")]
pub(crate) struct Sweep {
    /// The experiment file.
    pub(crate) experiment: PathBuf,
    /// Runs of each arm in each cell, in place of the number in the file.
    #[arg(long, value_parser = clap::value_parser!(u32).range(2..=10_000_000))]
    pub(crate) runs: Option<u32>,
    /// Worker threads; as many as there are cores if not given. The result does not depend on it.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) workers: Option<u16>,
    /// The folder for runs and results; `sweep-` and the name of the file if not given.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// Go on with a sweep that was left off.
    #[arg(long)]
    pub(crate) resume: bool,
    /// Run only this part of so many, such as 2/8.
    #[arg(long, value_name = "I/N", value_parser = shard)]
    pub(crate) shard: Option<(u32, u32)>,
    /// Lay everything out, say how many runs it takes, and run nothing.
    #[arg(long, conflicts_with = "resume")]
    pub(crate) dry_run: bool,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

#[derive(Args, Debug)]
#[command(after_help = "\
The result is the same, byte for byte, as that of the sweep run in one piece.

Example:
  guardline merge part1 part2 part3 part4 --out whole")]
pub(crate) struct Merge {
    /// The folders of all shards, in any order.
    #[arg(required = true, value_name = "DIR")]
    pub(crate) shards: Vec<PathBuf>,
    /// The folder for the whole.
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Of a sweep a sample of runs, spread evenly over it, is made again from the texts and the seed in its folder; their hashes are \
compared with those in its log, and the result with what the log gives. A journal is run again record by record, as by `replay`.

Exit codes: 0 everything is the same, 1 something differs, 2 bad input.

Examples:
  guardline verify sweep-quickstart
  guardline verify sweep-quickstart --sample 1000
  guardline verify run.jsonl")]
pub(crate) struct Verify {
    /// The folder of a sweep, or a journal.
    #[arg(value_name = "DIR|JOURNAL")]
    pub(crate) what: PathBuf,
    /// How many runs of a sweep to make again.
    #[arg(long, default_value_t = 50, value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) sample: u64,
    /// Worker threads; as many as there are cores if not given.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) workers: Option<u16>,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Runs are numbered as in the column `run` of runs.csv.

Examples:
  guardline explain sweep-quickstart --run 17
  guardline explain sweep-quickstart --run 17 --journal run17.jsonl")]
pub(crate) struct Explain {
    /// The folder of a sweep.
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
    /// Which run.
    #[arg(long, value_name = "N")]
    pub(crate) run: u64,
    /// Write every record of it to this file, as `guardline run --journal` does.
    #[arg(long, value_name = "FILE")]
    pub(crate) journal: Option<PathBuf>,
    /// Let the journal take the place of a file that is there already.
    #[arg(long, requires = "journal")]
    pub(crate) overwrite: bool,
    /// How much of the run is told.
    #[arg(long, value_enum, default_value_t = Detail::Story)]
    pub(crate) detail: Detail,
    /// Text for people or the document itself.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
    /// Language of the account; English unless asked for.
    #[arg(long, value_enum, default_value_t = Language::En)]
    pub(crate) lang: Language,
}

fn shard(text: &str) -> Result<(u32, u32), String> {
    let parts = text.split_once('/').and_then(|(one, of)| Some((one.parse().ok()?, of.parse().ok()?)));
    match parts {
        Some((one, of)) if 1 <= one && one <= of && of <= 100_000 => Ok((one, of)),
        _ => Err("expected a part of so many, such as 2/8".to_owned()),
    }
}
