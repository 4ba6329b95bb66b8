//! `guardline check`: everything that is wrong with a file, at once.

use std::io;
use std::process::ExitCode;

use guardline::scenario::{LoadError, Style, load};

use crate::FINE;
use crate::arguments::{Check, Format};
use crate::output::{self, Failure};

pub(crate) fn check(arguments: &Check) -> Result<ExitCode, Failure> {
    let mut bad = 0;
    let mut documents: Vec<serde_json::Value> = Vec::new();
    for path in &arguments.scenarios {
        let diagnostics = match load(path, None, &[]) {
            Ok(loaded) => {
                if arguments.format == Format::Text {
                    let scenario = &loaded.scenario;
                    output::print(&format!(
                        "{}: fine ({} sides, {} units, {} injects, mechanism {})\n",
                        path.display(),
                        scenario.sides.len(),
                        scenario.units.len(),
                        scenario.injects.len(),
                        loaded.mechanism.name,
                    ))?;
                }
                loaded.warnings
            }
            Err(LoadError::Invalid(diagnostics)) => {
                bad += 1;
                diagnostics
            }
            Err(error) => {
                bad += 1;
                output::complain(&Failure::Load(error));
                continue;
            }
        };
        match arguments.format {
            Format::Json => {
                let list: serde_json::Value =
                    serde_json::from_str(&diagnostics.to_json()).unwrap_or_default();
                documents
                    .push(serde_json::json!({ "file": path.display().to_string(), "diagnostics": list }));
            }
            Format::Text if !diagnostics.is_empty() => {
                let style = if output::colour(&io::stderr()) { Style::Coloured } else { Style::Plain };
                output::say(&diagnostics.render(style));
            }
            Format::Text => {}
        }
    }
    if arguments.format == Format::Json {
        output::print_json(&documents)?;
    }
    Ok(if bad == 0 { FINE } else { ExitCode::from(2) })
}
