//! `guardline params`: the table of parameters.

use std::process::ExitCode;

use clap::ValueEnum;
use guardline::report::{ParameterTable, Wanted};
use guardline::scenario::load;

use super::reference::markdown::Page;
use crate::FINE;
use crate::arguments::{Parameters, TableFormat};
use crate::output::{self, Failure};

pub(crate) fn params(arguments: &Parameters) -> Result<ExitCode, Failure> {
    let scenario = arguments.scenario.as_ref().map(|path| load(path, None, &arguments.sets)).transpose()?;
    let origin = arguments.origin.and_then(|kind| Some(kind.to_possible_value()?.get_name().to_owned()));
    let wanted = Wanted { text: arguments.filter.clone(), origin, used_by: arguments.used_by };
    let table = ParameterTable::new(&wanted, scenario.as_ref())
        .map_err(|error| Failure::BadInput(error.to_string()))?;
    match arguments.format {
        TableFormat::Json => output::print_json(&table)?,
        TableFormat::Text => output::print(&table.text(output::width(), output::colour(&std::io::stdout())))?,
        TableFormat::Md => output::print(&page(&table))?,
    }
    Ok(FINE)
}

fn page(table: &ParameterTable) -> String {
    let mut page = Page::new("Parameters", "guardline params --format md");
    page.paragraph(
        "The parameter chapter of [model.md](model.md), which has the equations. Each row can be changed with `--set \
         param.NAME=VALUE` or in the `[param]` table of a scenario, within its range. An origin is a *source* or \
         *estimated* (with the key of the source), *memory* (known, not checked again), *assumed* (a choice) or *tuned* \
         (chosen so that the model meets its calibration targets). Probabilities and likelihoods come in threes, for the \
         intents innocent, probe and hostile.",
    );
    page.paragraph(&format!("All in all: {}.", table.tally));
    for (process, rows) in table.by_process() {
        page.heading(process.name());
        let what = process.what();
        page.paragraph(&format!("{}{}.", what[..1].to_uppercase(), &what[1..]));
        let mut header = vec!["parameter", "symbol", "default", "unit", "range", "origin", "what it is"];
        if table.scenario.is_some() {
            header.push("in force");
        }
        let header: Vec<String> = header.into_iter().map(str::to_owned).collect();
        let rows = rows.into_iter().map(|row| {
            let or_nothing = |text: &Option<String>| text.clone().unwrap_or_default();
            let source = row.source.as_ref().map(|key| format!(" {key}")).unwrap_or_default();
            let mut cells = vec![
                format!("`{}`", row.name),
                or_nothing(&row.symbol),
                row.default.to_string(),
                or_nothing(&row.unit),
                format!("{} to {}", row.range[0], row.range[1]),
                format!("{}{source}", row.origin),
                row.what.clone(),
            ];
            cells.extend(row.in_force.as_ref().map(|it| format!("{}, {}", it.value, it.set_by)));
            cells
        });
        page.wide_table(&header, rows);
    }
    page.text()
}
