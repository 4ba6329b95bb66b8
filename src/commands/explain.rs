//! `guardline explain`: one run of a sweep, told.

use std::cell::RefCell;
use std::path::Path;
use std::process::ExitCode;
use std::rc::Rc;

use guardline::journal::Recorder;
use guardline::kernel::AsFastAsPossible;
use guardline::lab::sweep::Plan;
use guardline::mechanism::Ablation;
use guardline::report::{Catalogue, Layout, Receipt, say};
use guardline::scenario::Settings;
use guardline::units::{Instant, Span};

use crate::FINE;
use crate::arguments::Explain;
use crate::commands::run::Told;
use crate::commands::sweep::refused;
use crate::journal_file::{Inputs, failure, file_name};
use crate::output::{self, Failure};

pub(crate) fn explain(arguments: &Explain, quiet: bool) -> Result<ExitCode, Failure> {
    let plan =
        Plan::of_folder(&arguments.folder, env!("CARGO_PKG_VERSION")).map_err(|error| refused(&error))?;
    if arguments.run >= plan.rows() {
        let message =
            format!("there is no run {}: they are numbered from 0 to {}", arguments.run, plan.rows() - 1);
        return Err(Failure::BadInput(message));
    }
    let row = plan.row(arguments.run);
    let arm = &plan.arms[row.arm];
    let prepared = plan.prepare(row.cell).swap_remove(row.arm);
    let loaded = plan.loaded(row.cell, row.arm);
    let ablations: &[Ablation] = if arm.neutral { &Ablation::CONDUCT } else { &[] };
    let journal = arguments.journal.as_deref().map(|path| {
        if !plan.is_as_in_its_files(row.arm) {
            let message =
                format!("the arm {} is made of parts of a mechanism: no journal can say so", arm.id);
            return Err(Failure::BadInput(message));
        }
        let inputs = Inputs {
            scenario: Path::new(&loaded.texts[0].0),
            mechanism: Some(plan.mechanism(row.arm)),
            seed: plan.seed().0,
            replicate: row.replicate,
            ablations,
            until: Some(plan.end),
        };
        inputs.open(path, arguments.overwrite, &loaded, &prepared)
    });
    let telling = Rc::new(RefCell::new(Recorder::new(journal.transpose()?)));
    let settings = Settings { seed: plan.seed(), replicate: row.replicate, until: Some(plan.end) };
    let finished = prepared.run(settings, telling.clone(), &mut AsFastAsPossible);
    let mut recorder = telling.borrow_mut();
    let path = arguments.journal.as_deref().unwrap_or(Path::new("journal"));
    let link = recorder.finish(&finished).map_err(|error| failure(path, &error))?;

    let name = file_name(Path::new(&loaded.texts[0].0));
    let mut receipt =
        Receipt::new(&prepared, env!("CARGO_PKG_VERSION"), &name, &loaded.sets, plan.seed().0, &finished);
    receipt.journal = link;
    receipt.replicate = row.replicate;
    receipt.until_s = Some(Span::as_seconds(plan.end));
    receipt.mechanism_argument = Some(plan.mechanism(row.arm).to_owned());
    let catalogue = Catalogue::of(arguments.lang.into());
    let (runs, number) = (plan.rows().to_string(), arguments.run.to_string());
    let cell = &plan.cells[row.cell].id;
    let key = if cell.is_empty() { "explain-head" } else { "explain-head-cell" };
    let head = say!(
        catalogue,
        key,
        run = number,
        runs = runs,
        arm = &arm.id,
        cell = cell,
        replicate = row.replicate
    );
    let colour = output::colour(&std::io::stdout());
    let layout = Layout { width: output::width(), colour, quiet, language: arguments.lang.into() };
    let records = recorder.entries.iter().map(|entry| (entry.at, entry.actor, &entry.is));
    let end = Instant::START + plan.end;
    if !plan.is_as_in_its_files(row.arm) {
        receipt.only_by = Some(format!("explain {} --run {}", arguments.folder.display(), arguments.run));
    }
    let told = Told { prepared: &prepared, receipt, end, detail: arguments.detail.into() };
    told.tell(&format!("{head}\n\n"), records, arguments.format, layout)?;
    Ok(FINE)
}
