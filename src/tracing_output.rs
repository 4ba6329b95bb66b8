//! Tracing on standard error. Its lines carry virtual time in their spans; the wall clock is left out.

use std::io;

use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

use crate::arguments::Arguments;
use crate::output;

/// Installs a subscriber if something is to be shown. Without one, tracing costs next to nothing.
pub(crate) fn install(arguments: &Arguments) {
    let filter = match (&arguments.log, arguments.verbose) {
        (Some(filter), _) => match filter.parse::<Targets>() {
            Ok(targets) => targets,
            Err(error) => {
                output::say(&format!("warning: --log {filter}: {error}; nothing is shown"));
                return;
            }
        },
        (None, 0) => return,
        (None, 1) => guardline(LevelFilter::DEBUG),
        (None, _) => guardline(LevelFilter::TRACE),
    };
    let lines = tracing_subscriber::fmt::layer()
        .without_time()
        .with_ansi(output::colour(&io::stderr()))
        .with_writer(io::stderr);
    tracing_subscriber::registry().with(lines).with(filter).init();
}

fn guardline(level: LevelFilter) -> Targets {
    let crates = ["kernel", "channels", "actors", "scenario"];
    Targets::new().with_targets(crates.map(|name| (format!("guardline_{name}"), level)))
}
