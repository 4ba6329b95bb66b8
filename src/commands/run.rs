//! `guardline run`: one run, told.

use std::cell::RefCell;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::rc::Rc;

use guardline::journal::{Recorder, Writer};
use guardline::kernel::{Lane, Sink};
use guardline::live::{Interruptible, WallClock};
use guardline::report::timeline::Teller;
use guardline::report::{
    Chart, Detail, Exchanges, Explanation, Layout, Names, Outcome, Receipt, RunDocument, account,
};
use guardline::scenario::{Loaded, Prepared, Settings};
use guardline::units::{ActorId, Instant, Seed};
use guardline::wire::Record;

use crate::FINE;
use crate::arguments::{Format, Run};
use crate::journal_file::{Inputs, Journal, failure, file_name};
use crate::output::{self, Failure};

pub(crate) fn run(arguments: &Run, quiet: bool) -> Result<ExitCode, Failure> {
    let input = &arguments.input;
    let sets = arguments.settings();
    let loaded = output::load_as(&input.scenario, arguments.mechanism.as_deref(), &sets, input.fictional)?;
    if !loaded.warnings.is_empty() {
        output::say(&loaded.warnings.to_string());
    }
    let prepared = output::ablated(Prepared::new(&loaded), &input.ablate)?;
    let interrupt = output::interrupt()?;
    let journal = open_journal(arguments, &loaded, &prepared)?;
    let clock = arguments.pace.map(WallClock::new).transpose();
    let clock = clock.map_err(|error| Failure::BadInput(error.to_string()))?;
    let mut pace = Interruptible::new(clock, interrupt.flag());

    let unfolds = arguments.pace.is_some() && input.format == Format::Text && !quiet;
    let teller = unfolds.then(|| Teller::new(&prepared, arguments.lang.into()));
    let telling = Rc::new(RefCell::new(Telling { recorder: Recorder::new(journal), teller }));
    let settings = Settings { seed: Seed(input.seed), replicate: arguments.replicate, until: input.until };
    let finished = prepared.run(settings, telling.clone(), &mut pace);

    let mut telling = telling.borrow_mut();
    let link = telling.recorder.finish(&finished).map_err(|error| journal_failure(arguments, &error))?;
    let name = file_name(Path::new(&loaded.texts[0].0));
    let mut receipt =
        Receipt::new(&prepared, env!("CARGO_PKG_VERSION"), &name, &loaded.sets, input.seed, &finished);
    receipt.journal = link;
    receipt.replicate = arguments.replicate;
    receipt.until_s = input.until.map(guardline::units::Span::as_seconds);
    receipt.mechanism_argument.clone_from(&arguments.mechanism);
    let records = telling.recorder.entries.iter().map(|entry| (entry.at, entry.actor, &entry.is));
    let language = arguments.lang.into();
    let colour = output::colour(&std::io::stdout());
    // What has unfolded before the reader's eyes is not told twice.
    let layout = Layout { width: output::width(), colour, quiet: quiet || unfolds, language };
    if let Some(decision) = arguments.explain {
        let explanation = Explanation::new(&prepared, receipt, records, decision, language)
            .map_err(|error| Failure::BadInput(error.to_string()))?;
        output::print_as(input.format, &explanation, || explanation.text(layout))?;
    } else {
        let told = Told { prepared: &prepared, receipt, end: finished.at, detail: arguments.detail.into() };
        told.tell("", records, input.format, layout)?;
    }
    if interrupt.asked() { Err(Failure::Interrupted) } else { Ok(FINE) }
}

/// A run to be told.
pub(crate) struct Told<'a> {
    pub(crate) prepared: &'a Prepared,
    pub(crate) receipt: Receipt,
    /// When it ended.
    pub(crate) end: Instant,
    pub(crate) detail: Detail,
}

impl Told<'_> {
    /// The account, as text below `head` or as a document.
    pub(crate) fn tell<'r>(
        self,
        head: &str,
        records: impl Iterator<Item = (Instant, ActorId, &'r Record)> + Clone,
        format: Format,
        layout: Layout,
    ) -> Result<(), Failure> {
        let Self { prepared, receipt, end, detail } = self;
        let mut outcome = Outcome::of(prepared);
        records.clone().for_each(|(at, _, record)| outcome.take(at, record));
        outcome.finish(end);
        let language = layout.language;
        let document = RunDocument::new(prepared, receipt, records.clone(), &outcome, language, detail);
        output::print_as(format, &document, || {
            let chart = Chart::new(&Exchanges::gather(records), &Names::new(prepared, language), detail);
            head.to_owned() + &account(prepared, &document, &outcome, &chart, layout)
        })
    }
}

/// Records everything and, on a paced run, tells it as it happens.
struct Telling {
    recorder: Recorder<Journal>,
    teller: Option<Teller>,
}

impl Sink<Record> for Telling {
    fn record(&mut self, at: Instant, actor: ActorId, lane: Lane, record: Record) {
        if let Some(line) = self.teller.as_mut().and_then(|teller| teller.tell(at, &record)) {
            let _ = writeln!(std::io::stdout(), "{line}");
        }
        self.recorder.record(at, actor, lane, record);
    }

    fn wants_detail(&self) -> bool {
        self.recorder.wants_detail()
    }
}

fn open_journal(
    arguments: &Run,
    loaded: &Loaded,
    prepared: &Prepared,
) -> Result<Option<Writer<Journal>>, Failure> {
    let Some(path) = &arguments.journal else { return Ok(None) };
    let input = &arguments.input;
    let inputs = Inputs {
        scenario: &input.scenario,
        mechanism: arguments.mechanism.as_deref(),
        seed: input.seed,
        replicate: arguments.replicate,
        ablations: &input.ablate,
        until: input.until,
    };
    inputs.open(path, arguments.overwrite, loaded, prepared).map(Some)
}

fn journal_failure(arguments: &Run, error: &std::io::Error) -> Failure {
    failure(arguments.journal.as_deref().unwrap_or(Path::new("journal")), error)
}
