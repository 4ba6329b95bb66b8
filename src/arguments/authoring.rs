//! What can be asked for by who writes scenarios, and by who looks for one.

use std::path::PathBuf;

use clap::Args;

use super::{Format, Language, TableFormat};

#[derive(Args, Debug)]
pub(crate) struct List {
    /// The folder.
    #[arg(default_value = "scenarios")]
    pub(crate) folder: PathBuf,
    /// Language of the list; names and titles where the scenarios have them.
    #[arg(long, value_enum, default_value_t = Language::En)]
    pub(crate) lang: Language,
    /// Text for people or one JSON document for programs.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Title and teaching note, objectives, units with what they have been sent to do, who hears whom on what when they are first \
in play together, every inject with its trigger, acts and expected response, and things to try with what was measured.

Where units are when they come into play after the start is looked up in the run under the seed.")]
pub(crate) struct Show {
    /// The scenario file.
    pub(crate) scenario: PathBuf,
    /// A mechanism instead of the scenario's own: a name, as `guardline mechanism list` has them, or a file.
    #[arg(long, value_name = "NAME|FILE")]
    pub(crate) mechanism: Option<String>,
    /// Give everybody another name: sides, units, places and sources; what happens stays the same.
    #[arg(long)]
    pub(crate) fictional: bool,
    /// Seed of the run that puts everybody where they are.
    #[arg(long, default_value_t = 2)]
    pub(crate) seed: u64,
    /// Language of the brief; the scenario's own texts where it has them.
    #[arg(long, value_enum, default_value_t = Language::En)]
    pub(crate) lang: Language,
    /// Text for a terminal, Markdown, or one JSON document for programs.
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    pub(crate) format: TableFormat,
}

#[derive(Args, Debug)]
pub(crate) struct New {
    /// The file to write.
    pub(crate) file: PathBuf,
    /// Title of the scenario.
    #[arg(long, default_value = "An exercise, watched closely")]
    pub(crate) title: String,
    /// Names of the two sides, separated by a comma.
    #[arg(long, value_name = "A,B", value_delimiter = ',', default_value = "Northland,Southland")]
    pub(crate) sides: Vec<String>,
    /// Write over a file that is there already.
    #[arg(long)]
    pub(crate) force: bool,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Everybody chooses evenly from what he may do: commanders, ministries, people at the phone, and a facilitator. That says \
nothing of the world; it shows which injects begin, which expected responses come and do not come, and which ways are used, \
before anybody plays the scenario. Dead ends are what never came about.

Exit codes: 0 no dead end, 1 dead ends, 2 bad input, 130 interrupted.")]
pub(crate) struct Rehearse {
    /// The scenario file.
    pub(crate) scenario: PathBuf,
    /// How many rehearsals.
    #[arg(long, default_value_t = 1000, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub(crate) runs: u32,
    /// A mechanism instead of the scenario's own: a name, as `guardline mechanism list` has them, or a file.
    #[arg(long, value_name = "NAME|FILE")]
    pub(crate) mechanism: Option<String>,
    /// Set a path of the scenario, a term of the mechanism or a parameter. May be given several times.
    #[arg(long = "set", value_name = "PATH=VALUE")]
    pub(crate) sets: Vec<String>,
    /// Give everybody another name: sides, units, places and sources; what happens stays the same.
    #[arg(long)]
    pub(crate) fictional: bool,
    /// Seed of the random draws.
    #[arg(long, default_value_t = 2)]
    pub(crate) seed: u64,
    /// Worker threads; as many as there are cores if not given. The result does not depend on it.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
    /// Text for people or one JSON document for programs.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Each thing to try runs the scenario as it is and with what is to be tried, under the same draws, in as many pairs as the \
file says. Higher and lower hold if the interval of the paired difference excludes 0 on that side. No change holds if it \
includes 0 and reaches no farther than 2 percentage points, or a twentieth of the level, from it.

Exit codes: 0 everything is as expected, 1 something is not, 2 bad input, 130 interrupted.")]
pub(crate) struct Try {
    /// The scenario file.
    pub(crate) scenario: PathBuf,
    /// Which thing to try, by its id; all of them if not given.
    pub(crate) id: Option<String>,
    /// Pairs of runs, instead of those that the file says.
    #[arg(long, value_parser = clap::value_parser!(u32).range(10..=1_000_000))]
    pub(crate) pairs: Option<u32>,
    /// Seed of the random draws.
    #[arg(long, default_value_t = 2)]
    pub(crate) seed: u64,
    /// Text for people or one JSON document for programs.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}
