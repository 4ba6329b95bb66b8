//! What can be asked for on the command line.

use std::path::PathBuf;
use std::str::FromStr;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use guardline::lab::MEASURES;
use guardline::mechanism::Ablation;
use guardline::units::Span;

mod authoring;
pub(crate) use authoring::{List, New, Rehearse, Show, Try};
mod branch;
pub(crate) use branch::Branch;
mod channel;
pub(crate) use channel::{Channel, Moment};
mod mechanism;
pub(crate) use mechanism::{Mechanism, MechanismCommand};
mod params;
pub(crate) use params::{Parameters, TableFormat};
mod play;
pub(crate) use play::{Demo, Join, Play};
mod sweep;
pub(crate) use sweep::{Explain, Merge, Shown, Sweep, Verify};
mod reference;
pub(crate) use reference::{Reference, ReferenceOf};
mod report;
pub(crate) use report::Report;

/// Does a hotline between two ministries de-escalate, and when does it fail?
///
/// Guardline runs encounters between ships and aircraft of two sides, with people who hear, believe, decide, report and
/// answer or do not answer the phone. Everything it prints is marked as recorded (with its source), claimed by a side,
/// or simulated.
#[derive(Debug, Parser)]
#[command(name = "guardline", version, max_term_width = 100, after_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Show what happens inside, on standard error, in virtual time (-v records, -vv every wake-up).
    #[arg(short, long, global = true, display_order = LAST, action = ArgAction::Count, conflicts_with = "quiet")]
    pub(crate) verbose: u8,
    /// Only the outcome.
    #[arg(short, long, global = true, display_order = LAST)]
    pub(crate) quiet: bool,
    /// Show only these parts of what happens inside, such as `guardline_channels=debug,guardline_kernel=trace`.
    #[arg(long, global = true, display_order = LAST, value_name = "FILTER")]
    pub(crate) log: Option<String>,
}

/// What every command has comes after what is its own.
const LAST: usize = 900;

const EXAMPLES: &str = "\
Examples:
  guardline run scenarios/2025-12-06-southeast-of-okinawa.toml
  guardline run scenarios/2013-01-30-east-china-sea.toml --mechanism as_designed --seed 7
  guardline run scenarios/2025-12-06-southeast-of-okinawa.toml --explain 10
  guardline compare scenarios/2025-12-06-southeast-of-okinawa.toml --mechanism none,as_observed --runs 500
  guardline channel scenarios/2013-01-30-east-china-sea.toml --from destroyer --to frigate --at 90min
  guardline mechanism diff as_designed as_observed
  guardline new my-scenario.toml
  guardline check my-scenario.toml

Exit codes: 0 fine, 1 a difference or a failed check, 2 bad input, 130 interrupted.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Run a scenario once and tell what happened.
    Run(Run),
    /// Be led through one case in a minute, and see what would have come of another answer.
    Demo(Demo),
    /// Sit in a seat: be told what reaches it, and decide.
    Play(Box<Play>),
    /// Take another seat of a run that is played at another terminal of this machine.
    Join(Join),
    /// Take a journal up to a point and continue it many times, as it was or with something changed.
    Branch(Branch),
    /// Run a scenario many times under several mechanisms and say what differs.
    Compare(Compare),
    /// Run an experiment file: many runs, arms and cells, with what was expected and how it ended.
    Sweep(Sweep),
    /// Put the shards of a sweep together.
    Merge(Merge),
    /// Check the receipts of a sweep or a journal by running it, or a sample of it, again.
    Verify(Verify),
    /// Make one page of a sweep, with charts, that needs no network and can be printed.
    Report(Report),
    /// Tell one run of a sweep.
    Explain(Explain),
    /// Say whether two units or two ministries can reach each other, on what, and how long until an answer.
    Channel(Channel),
    /// Read mechanisms as texts: list them, show one, put one to the four tests, or say what differs between two.
    Mechanism(Mechanism),
    /// List the scenarios of a folder, and whom they accuse.
    List(List),
    /// Show the brief of a scenario: teaching note, units, who hears whom, injects, things to try.
    Show(Show),
    /// Write a scenario to begin with.
    New(New),
    /// Check scenario files: say everything that is wrong with them, and what is strange.
    Check(Check),
    /// Play a scenario many times with choices at random, and say what never comes about.
    Rehearse(Rehearse),
    /// Measure the things to try of a scenario.
    Try(Try),
    /// Run a journal again and compare what happens with what it says.
    Replay(Replay),
    /// Print the JSON Schema of scenario files or of results.
    Schema(Schema),
    /// Print the parameters of the model: value, range, where it comes from, and what uses it.
    Params(Parameters),
    /// Print what the program knows of channels, codes and mechanisms, with the source of each row.
    Reference(Reference),
    /// Print completions for a shell.
    Completions {
        /// Which shell.
        shell: clap_complete::Shell,
    },
}

/// Which scenario, and what differs from the file.
#[derive(Args, Debug)]
pub(crate) struct Input {
    /// The scenario file.
    pub(crate) scenario: PathBuf,
    /// Set a path of the scenario, a term of the mechanism or a parameter: units.frigate.speed_kn=18,
    /// mechanism.lines.hotline.prior_consultation_min=0, param.belief.trust=0.2. May be given several times.
    #[arg(long = "set", value_name = "PATH=VALUE")]
    pub(crate) sets: Vec<String>,
    /// Take away one thing that words or conduct can do, to see what is left of an effect without it. May be given several
    /// times.
    #[arg(long, value_name = "WHAT", value_parser = ablation())]
    pub(crate) ablate: Vec<Ablation>,
    /// Who decides for the commanders, of all sides or of one: model (the default), tit_for_tat, grit or bully, such as
    /// bully or grit@japan. May be given several times.
    #[arg(long = "chooser", value_name = "NAME[@SIDE]")]
    pub(crate) choosers: Vec<String>,
    /// Give everybody another name: sides, units, places and sources; what happens stays the same.
    #[arg(long)]
    pub(crate) fictional: bool,
    /// Seed of the random draws; the same seed gives the same run. (Seed 2 is the default because its run of the
    /// Okinawa encounter has a claim, reports and a wish to call to show; it is no more likely than others.)
    #[arg(long, default_value_t = 2)]
    pub(crate) seed: u64,
    /// Stop at this scenario time, such as 72h, 90min or 2d, if before the scenario's horizon.
    #[arg(long, value_name = "TIME", value_parser = span)]
    pub(crate) until: Option<Span>,
    /// Text for people or one JSON document for programs.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}

impl Input {
    /// Every setting beside the file, those that have an option of their own included.
    pub(crate) fn settings(&self) -> Vec<String> {
        let choosers = self.choosers.iter().map(|chooser| match chooser.split_once('@') {
            Some((name, side)) => format!("sides.{side}.chooser={name}"),
            None => format!("chooser={chooser}"),
        });
        self.sets.iter().cloned().chain(choosers).collect()
    }
}

/// A message and one of its hearers, such as 5.3@frigate.
#[derive(Clone, Debug)]
pub(crate) struct Blank {
    sender: u32,
    number: u32,
    hearer: String,
}

impl FromStr for Blank {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let read = || {
            let (message, hearer) = text.split_once('@')?;
            let (sender, number) = message.split_once('.')?;
            let plain = !hearer.is_empty() && !hearer.contains(['"', '\\']);
            plain.then_some(())?;
            let (sender, number) = (sender.parse().ok()?, number.parse().ok()?);
            Some(Self { sender, number, hearer: hearer.to_owned() })
        };
        read().ok_or_else(|| {
            format!("`{text}` is not a message and its hearer such as 5.3@frigate: sender, his number of it, unit or side")
        })
    }
}

impl Run {
    /// Every setting beside the file, those that have an option of their own included.
    pub(crate) fn settings(&self) -> Vec<String> {
        let mut settings = self.input.settings();
        if !self.blanks.is_empty() {
            let blanks = self.blanks.iter().map(|Blank { sender, number, hearer }| {
                format!("{{ sender = {sender}, number = {number}, hearer = \"{hearer}\" }}")
            });
            settings.push(format!("blank=[{}]", blanks.collect::<Vec<_>>().join(", ")));
        }
        settings
    }
}

#[derive(Args, Debug)]
#[command(after_help = "\
The account tells what is recorded, claimed and simulated in one time-line, then the rungs over time, who could reach whom \
and by which way, how far procedures were kept to, who said what to whom as a chart, and the outcome. It ends with a \
receipt: the same program, scenario and seed give the same bytes.")]
pub(crate) struct Run {
    #[command(flatten)]
    pub(crate) input: Input,
    /// A mechanism that comes with the program, as `guardline mechanism list` names them, or a mechanism file; the
    /// scenario's own if not given.
    #[arg(long, value_name = "NAME|FILE")]
    pub(crate) mechanism: Option<String>,
    /// Which replicate of that seed: a sweep and a comparison count theirs from 0.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) replicate: u32,
    /// Unfold the run against the wall clock, this many times faster, such as 60x.
    #[arg(long, value_name = "FACTOR", value_parser = pace)]
    pub(crate) pace: Option<f64>,
    /// Write every record to this file (JSON Lines with a hash chain; see `replay`).
    #[arg(long, value_name = "FILE")]
    pub(crate) journal: Option<PathBuf>,
    /// Let the journal take the place of a file that is there already.
    #[arg(long, requires = "journal")]
    pub(crate) overwrite: bool,
    /// How much of the run is told.
    #[arg(long, value_enum, default_value_t = Detail::Story)]
    pub(crate) detail: Detail,
    /// Language of the account. It is English unless asked for, whatever the system's language, so that one command gives
    /// the same bytes everywhere; texts that a scenario has in one language stay in that.
    #[arg(long, value_enum, default_value_t = Language::En)]
    pub(crate) lang: Language,
    /// Instead of the account, say what one decision rested on: what whoever decided believed and why, and what had
    /// reached them. The time-line gives each decision its number.
    #[arg(long, value_name = "DECISION")]
    pub(crate) explain: Option<u32>,
    /// For experiments: a message that one of its hearers does not take in, although it is said and takes its time. Sender and
    /// number as in the journal, then the unit, or the side for its ministry. May be given several times.
    #[arg(long = "blank", value_name = "MESSAGE@HEARER")]
    pub(crate) blanks: Vec<Blank>,
}

#[derive(Args, Debug)]
#[command(after_help = "\
The first mechanism is the base. Every arm runs with the same random draws, so that a difference is due to the mechanism \
and not to luck. Intervals cover simulation error only.

First come the shares of pairs whose highest rung is worse, better and the same. Every difference stands beside the one \
between the conduct-neutral arms, in which calls are answered and intentions kept as on a guard channel: what is left there \
does not rest on the conduct that a mechanism is assumed to order. --ablate takes more away, in every arm alike.

Examples:
  guardline compare scenarios/2025-12-06-southeast-of-okinawa.toml --mechanism none,as_observed,as_designed
  guardline compare scenarios/2013-01-30-east-china-sea.toml --mechanism none,as_designed --ablate words
  guardline compare scenarios/2013-01-30-east-china-sea.toml --drop-each-clause --rank-by calm_24h")]
pub(crate) struct Compare {
    #[command(flatten)]
    pub(crate) input: Input,
    /// The mechanisms to compare, separated by commas, the base first; none,as_observed if not given.
    #[arg(long, value_name = "NAME|FILE,…", value_delimiter = ',')]
    pub(crate) mechanism: Vec<String>,
    /// Rank the clauses of one mechanism by what becomes different without each of them; of as_designed if no other is given.
    #[arg(long)]
    pub(crate) drop_each_clause: bool,
    /// By which measure clauses are ranked: one of those that a comparison shows, by its name for programs.
    #[arg(long, value_name = "MEASURE", default_value = "tension", requires = "drop_each_clause", value_parser = measure())]
    pub(crate) rank_by: String,
    /// Language of the tables and what stands under them; English unless asked for.
    #[arg(long, value_enum, default_value_t = Language::En)]
    pub(crate) lang: Language,
    /// Replicates under each mechanism.
    #[arg(long, default_value_t = 500, value_parser = clap::value_parser!(u32).range(1..=10_000_000))]
    pub(crate) runs: u32,
    /// Worker threads; as many as there are cores if not given. The result does not depend on it.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Errors keep a scenario from being run; warnings say what is strange in one that could be: an inject that nobody can \
receive, a response that nobody can give, a branch that never comes. Each has a code; `guardline reference checks` lists \
them all with what usually helps.

Exit codes: 0 no errors, 2 errors; with --deny-warnings 1 if there are warnings and no errors.")]
pub(crate) struct Check {
    /// The scenario files.
    #[arg(required = true)]
    pub(crate) scenarios: Vec<PathBuf>,
    /// Fail if there is a warning.
    #[arg(long)]
    pub(crate) deny_warnings: bool,
    /// Text for people or one JSON document for programs.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}

#[derive(Args, Debug)]
pub(crate) struct Replay {
    /// The journal.
    pub(crate) journal: PathBuf,
}

#[derive(Args, Clone, Copy, Debug)]
pub(crate) struct Schema {
    /// Of what.
    #[arg(value_enum, default_value_t = SchemaOf::Scenario)]
    pub(crate) of: SchemaOf,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum SchemaOf {
    /// Scenario files.
    Scenario,
    /// Packs.
    Pack,
    /// Mechanism files.
    Mechanism,
    /// Experiment files.
    Experiment,
    /// The document of `sweep --format json`, result.json in the folder of a sweep.
    Sweep,
    /// The document of `run --format json`.
    Result,
    /// The document of `run --explain DECISION --format json`.
    Explanation,
    /// The document of `compare --format json`.
    Comparison,
    /// The document of `compare --drop-each-clause --format json`.
    Ranking,
    /// The document of `channel --format json`.
    Channel,
    /// The document of `show --format json`.
    Brief,
    /// The document of `rehearse --format json`.
    Rehearsal,
    /// The document of `mechanism audit --format json`.
    Audit,
    /// The document of `mechanism diff --format json`.
    Difference,
    /// The document of `params --format json`.
    Parameters,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Detail {
    /// What a reader needs to follow it.
    Story,
    /// Every record.
    All,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Language {
    /// English.
    En,
    /// Chinese.
    Zh,
    /// Japanese.
    Ja,
}

/// What can be taken away, by name.
fn ablation() -> impl TypedValueParser<Value = Ablation> {
    let names = Ablation::ALL.map(|it| PossibleValue::new(it.name()).help(it.explanation()));
    PossibleValuesParser::new(names)
        .try_map(|name| Ablation::ALL.into_iter().find(|it| it.name() == name).ok_or("no such ablation"))
}

/// A measure, by its name for programs; refused ones are listed.
fn measure() -> PossibleValuesParser {
    PossibleValuesParser::new(MEASURES.iter().map(|it| PossibleValue::new(it.id).help(it.name)))
}

/// A length of time as people write it: 72h, 90min, 2d, 1h 30min.
fn span(text: &str) -> Result<Span, String> {
    let expected = || format!("`{text}` is not a length of time such as 72h, 90min or 2d");
    let span: jiff::Span = text.parse().map_err(|_| expected())?;
    let length = span.to_duration(jiff::SpanRelativeTo::days_are_24_hours()).map_err(|_| expected())?;
    if length.is_negative() || length.is_zero() {
        return Err(format!("`{text}` is not longer than nothing"));
    }
    Ok(Span::from_seconds(length.as_secs_f64()))
}

/// A pace such as 60x.
fn pace(text: &str) -> Result<f64, String> {
    let factor: f64 = text
        .strip_suffix(['x', '×'])
        .unwrap_or(text)
        .parse()
        .map_err(|_| format!("`{text}` is not a pace such as 60x"))?;
    if (1e-3..=1e9).contains(&factor) {
        Ok(factor)
    } else {
        Err(format!("`{text}` is not between 0.001x and 1e9x"))
    }
}

impl From<Language> for guardline::units::Language {
    fn from(language: Language) -> Self {
        match language {
            Language::En => Self::En,
            Language::Zh => Self::Zh,
            Language::Ja => Self::Ja,
        }
    }
}

impl From<Detail> for guardline::report::Detail {
    fn from(detail: Detail) -> Self {
        match detail {
            Detail::Story => Self::Story,
            Detail::All => Self::Everything,
        }
    }
}
