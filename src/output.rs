//! Printing, and what can go wrong.

use std::fmt;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use guardline::live::Interrupt;
use guardline::mechanism::Ablation;
use guardline::scenario::{self, LoadError, Loaded, Prepared, Style, load};

use crate::arguments::Format;

/// Why a command did not do what it was asked.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Something differs, or a check failed.
    Different(String),
    /// The input cannot be used.
    BadInput(String),
    /// A scenario or a mechanism cannot be used.
    Load(LoadError),
    /// Ctrl-C.
    Interrupted,
}

impl From<LoadError> for Failure {
    fn from(error: LoadError) -> Self {
        Self::Load(error)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Different(why) | Self::BadInput(why) => f.write_str(why),
            Self::Load(error) => error.fmt(f),
            Self::Interrupted => f.write_str("interrupted"),
        }
    }
}

/// Loads a scenario, under other names if asked to.
pub(crate) fn load_as(
    path: &Path,
    mechanism: Option<&str>,
    sets: &[String],
    fictional: bool,
) -> Result<Loaded, Failure> {
    let loaded = load(path, mechanism, sets)?;
    Ok(if fictional { scenario::fictional(&loaded, mechanism)? } else { loaded })
}

/// A scenario without what `--ablate` takes away.
pub(crate) fn ablated(prepared: Prepared, ablations: &[Ablation]) -> Result<Prepared, Failure> {
    prepared
        .ablated(ablations)
        .map_err(|error| Failure::BadInput(format!("the model has no path to take away here: {error}")))
}

/// Listens for Ctrl-C from now on.
pub(crate) fn interrupt() -> Result<Interrupt, Failure> {
    Interrupt::listen().map_err(|error| Failure::BadInput(format!("cannot listen for Ctrl-C: {error}")))
}

/// The system gives no threads.
pub(crate) fn no_threads(error: impl fmt::Display) -> Failure {
    Failure::BadInput(format!("cannot start the worker threads: {error}"))
}

/// Prints to standard output. A reader who has seen enough and closed the pipe is no error.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::BadInput(format!("standard output: {error}")))
        }
        _ => Ok(()),
    }
}

/// Prints a value as JSON.
pub(crate) fn print_json(value: &impl serde::Serialize) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(value).map_err(|error| Failure::BadInput(error.to_string()))?;
    print(&format!("{text}\n"))
}

/// Prints a document as it was asked for: itself for programs, its text for people.
pub(crate) fn print_as(
    format: Format,
    document: &impl serde::Serialize,
    text: impl FnOnce() -> String,
) -> Result<(), Failure> {
    match format {
        Format::Json => print_json(document),
        Format::Text => print(&text()),
    }
}

/// Says on standard error what went wrong.
pub(crate) fn complain(failure: &Failure) {
    let text = match failure {
        Failure::Load(LoadError::Invalid(diagnostics)) => {
            diagnostics.render(if colour(&io::stderr()) { Style::Coloured } else { Style::Plain })
        }
        Failure::Interrupted => return,
        other => format!("error: {other}"),
    };
    say(&text);
}

/// Says something on standard error; if that is closed there is nobody to tell.
pub(crate) fn say(text: &str) {
    let _ = writeln!(io::stderr(), "{}", text.trim_end());
}

/// Whether colour is wanted: on a terminal, unless `NO_COLOR` is set.
pub(crate) fn colour(stream: &impl IsTerminal) -> bool {
    stream.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Columns to wrap to: the terminal's, but no more than can be read with ease.
pub(crate) fn width() -> usize {
    terminal_size::terminal_size().map_or(100, |(width, _)| usize::from(width.0)).clamp(40, 120)
}

/// A text with its lines wrapped at words; what follows in a line that goes on stands below its beginning.
pub(crate) fn wrapped(text: &str) -> String {
    let width = width();
    let wrap = |line: &str| {
        let indent: String = line.chars().take_while(|letter| *letter == ' ').collect();
        textwrap::fill(line, textwrap::Options::new(width).subsequent_indent(&indent))
    };
    let end = if text.ends_with('\n') { "\n" } else { "" };
    text.lines().map(wrap).collect::<Vec<_>>().join("\n") + end
}
