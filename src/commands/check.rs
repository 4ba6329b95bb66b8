//! `guardline check`: everything that is wrong with a file, at once.

use std::io;
use std::process::ExitCode;

use guardline::scenario::{LoadError, Loaded, Style, examine};

use crate::FINE;
use crate::arguments::{Check, Format};
use crate::output::{self, Failure};

pub(crate) fn check(arguments: &Check) -> Result<ExitCode, Failure> {
    let (mut bad, mut strange) = (0, 0);
    let mut documents: Vec<serde_json::Value> = Vec::new();
    for path in &arguments.scenarios {
        let diagnostics = match examine(path, None, &[]) {
            Ok(loaded) => {
                strange += usize::from(!loaded.warnings.is_empty());
                if arguments.format == Format::Text {
                    output::print(&format!("{}: {}\n", path.display(), summary(&loaded)))?;
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
    Ok(match (bad, strange) {
        (0, 0) => FINE,
        (0, _) if arguments.deny_warnings => ExitCode::from(1),
        (0, _) => FINE,
        _ => ExitCode::from(2),
    })
}

/// One line on a scenario that can be run.
fn summary(loaded: &Loaded) -> String {
    let scenario = &loaded.scenario;
    let warnings = match loaded.warnings.iter().count() {
        0 => "fine".to_owned(),
        1 => "1 warning".to_owned(),
        several => format!("{several} warnings"),
    };
    format!(
        "{warnings} ({} sides, {} units, {} injects, mechanism {})",
        scenario.sides.len(),
        scenario.units.len(),
        scenario.injects.len(),
        loaded.mechanism.name,
    )
}
