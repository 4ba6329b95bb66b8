//! `guardline report`: one page of a sweep.

use std::fs;
use std::process::ExitCode;

use guardline::lab::sweep::{self, Plan};

use crate::FINE;
use crate::arguments::{Language, Report};
use crate::commands::sweep::refused;
use crate::output::{self, Failure};

pub(crate) fn report(arguments: &Report) -> Result<ExitCode, Failure> {
    let folder = &arguments.folder;
    let plan = Plan::of_folder(folder, env!("CARGO_PKG_VERSION")).map_err(|error| refused(&error))?;
    let result = plan.result(folder).map_err(|error| refused(&error))?;
    if result.receipt.replicates == 0 {
        return Err(Failure::BadInput(format!(
            "{}: no replicate is complete: there is nothing to report",
            folder.display()
        )));
    }
    let file = arguments.out.clone().unwrap_or_else(|| {
        folder.join(match arguments.lang {
            Language::En => "report.html",
            Language::Zh => "report.zh.html",
            Language::Ja => "report.ja.html",
        })
    });
    let page = sweep::Report::new(&plan, &result, folder, arguments.lang.into()).html();
    fs::write(&file, page).map_err(|error| Failure::BadInput(format!("{}: {error}", file.display())))?;
    output::print(&format!("{}: written, {} simulated runs\n", file.display(), result.receipt.runs))?;
    Ok(FINE)
}
