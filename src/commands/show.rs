//! `guardline show`: the brief of a scenario.

use std::process::ExitCode;

use guardline::report::{Brief, Catalogue, Layout};
use guardline::scenario::Prepared;
use guardline::units::Seed;

use crate::FINE;
use crate::arguments::{Show, TableFormat};
use crate::output::{self, Failure};

pub(crate) fn show(arguments: &Show) -> Result<ExitCode, Failure> {
    let prepared = Prepared::new(&output::load_as(
        &arguments.scenario,
        arguments.mechanism.as_deref(),
        &[],
        arguments.fictional,
    )?);
    let language = arguments.lang.into();
    let brief = Brief::new(&prepared, Seed(arguments.seed), language);
    let colour = output::colour(&std::io::stdout());
    match arguments.format {
        TableFormat::Json => output::print_json(&brief)?,
        TableFormat::Md => output::print(&brief.markdown(Catalogue::of(language)))?,
        TableFormat::Text => {
            let layout = Layout { width: output::width(), colour, quiet: false, language };
            output::print(&brief.text(layout))?;
        }
    }
    Ok(FINE)
}
