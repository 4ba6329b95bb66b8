//! What can be asked of `guardline mechanism`.

use clap::{Args, Subcommand};

use super::Format;

#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Mechanism {
    #[command(subcommand)]
    pub(crate) command: MechanismCommand,
}

const EXAMPLES: &str = "\
A mechanism is named by a preset's name or by the path of a mechanism file. Nothing is run: this reads texts.

Examples:
  guardline mechanism list
  guardline mechanism show as_observed
  guardline mechanism audit as_designed
  guardline mechanism diff as_designed as_observed
  guardline mechanism audit my-agreement.toml --format json";

#[derive(Debug, Subcommand)]
pub(crate) enum MechanismCommand {
    /// The mechanisms that come with the program, and how many of the four tests each passes.
    List {
        /// Text for people or one JSON document for programs.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Every clause of a mechanism, what it says, and by which paths it can act.
    Show {
        /// A preset's name, or a mechanism file.
        #[arg(value_name = "NAME|FILE")]
        mechanism: String,
        /// Text for people or one JSON document for programs.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Apply the four tests that tell a mechanism from a dialogue.
    #[command(after_help = AUDIT)]
    Audit {
        /// A preset's name, or a mechanism file.
        #[arg(value_name = "NAME|FILE")]
        mechanism: String,
        /// Text for people or one JSON document for programs.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// What the second of two mechanisms has otherwise than the first, and by which paths each difference can act.
    #[command(after_help = DIFF)]
    Diff {
        /// The first: a preset's name, or a mechanism file.
        #[arg(value_name = "NAME|FILE")]
        old: String,
        /// The second.
        #[arg(value_name = "NAME|FILE")]
        new: String,
        /// Text for people or one JSON document for programs.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
}

const AUDIT: &str = "\
The four tests:
  fixed aim           what it is for is said, and is about incidents and not about disputes or relations at large
  binding duties      answering, replying and announcing are duties and not at discretion
  operating rules     who, when and how are laid down: level, hours, channel, language, phrases, time limits, checks
  no trust required   nobody has to ask first, nothing waits for a better climate, and one can see that it is kept to

A failure names the clause, its file and line, and why. A remark is a weakness that fails nothing. A file with meetings and \
nothing else fails. Where several lines are agreed on, one that passes is enough.

Exit codes: 0 all four tests pass, 1 a test fails, 2 bad input.

Examples:
  guardline mechanism audit as_observed
  guardline mechanism audit talks_only --format json";

const DIFF: &str = "\
The paths are the seven views through which a run reads a mechanism: reach, comprehension, delay, credibility, authority, \
conduct, calendar. A clause without a path cannot act within the hours or days of an encounter.

Examples:
  guardline mechanism diff as_designed as_observed
  guardline mechanism diff as_observed my-agreement.toml --format json";
