//! `guardline run`: one run, told.

use std::cell::RefCell;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;
use std::rc::Rc;

use guardline::journal::{Header, Model, Recorder, Settings as JournalSettings, Writer};
use guardline::kernel::{Lane, Sink};
use guardline::live::{Interrupt, Interruptible, WallClock};
use guardline::report::timeline::Teller;
use guardline::report::{
    Chart, Exchanges, Explanation, Layout, Names, Outcome, Receipt, RunDocument, account,
};
use guardline::scenario::file::MechanismChoice;
use guardline::scenario::{Loaded, Prepared, Settings, load};
use guardline::units::{ActorId, Instant, Seed};
use guardline::wire::Record;

use crate::FINE;
use crate::arguments::{Format, Run};
use crate::output::{self, Failure};

type Journal = BufWriter<File>;

pub(crate) fn run(arguments: &Run, quiet: bool) -> Result<ExitCode, Failure> {
    let input = &arguments.input;
    let sets = arguments.settings();
    let loaded = load(&input.scenario, arguments.mechanism.as_deref(), &sets)?;
    if !loaded.warnings.is_empty() {
        output::say(&loaded.warnings.to_string());
    }
    let prepared = output::ablated(Prepared::new(&loaded), &input.ablate)?;
    let interrupt = Interrupt::listen()
        .map_err(|error| Failure::BadInput(format!("cannot listen for Ctrl-C: {error}")))?;
    let journal = open_journal(arguments, &loaded, &prepared)?;
    let clock = arguments.pace.map(WallClock::new).transpose();
    let clock = clock.map_err(|error| Failure::BadInput(error.to_string()))?;
    let mut pace = Interruptible::new(clock, interrupt.flag());

    let unfolds = arguments.pace.is_some() && input.format == Format::Text && !quiet;
    let teller = unfolds.then(|| Teller::new(&prepared, arguments.lang.into()));
    let telling = Rc::new(RefCell::new(Telling { recorder: Recorder::new(journal), teller }));
    let settings = Settings { seed: Seed(input.seed), replicate: 0, until: input.until };
    let finished = prepared.run(settings, telling.clone(), &mut pace);

    let mut telling = telling.borrow_mut();
    let link = telling.recorder.finish(&finished).map_err(|error| journal_failure(arguments, &error))?;
    let name = file_name(&input.scenario);
    let mut receipt = Receipt::new(&prepared, env!("CARGO_PKG_VERSION"), &name, &sets, input.seed, &finished);
    receipt.journal = link;
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
        match input.format {
            Format::Json => output::print_json(&explanation)?,
            Format::Text => output::print(&explanation.text(layout))?,
        }
    } else {
        tell(arguments, &prepared, receipt, finished.at, records, layout)?;
    }
    if interrupt.asked() { Err(Failure::Interrupted) } else { Ok(FINE) }
}

/// The account of a run, as text or as a document.
fn tell<'a>(
    arguments: &Run,
    prepared: &Prepared,
    receipt: Receipt,
    end: Instant,
    records: impl Iterator<Item = (Instant, ActorId, &'a Record)> + Clone,
    layout: Layout,
) -> Result<(), Failure> {
    let mut outcome = Outcome::of(prepared);
    records.clone().for_each(|(at, _, record)| outcome.take(at, record));
    outcome.finish(end);
    let (language, detail) = (layout.language, arguments.detail.into());
    let document = RunDocument::new(prepared, receipt, records.clone(), &outcome, language, detail);
    match arguments.input.format {
        Format::Json => output::print_json(&document),
        Format::Text => {
            let chart = Chart::new(&Exchanges::gather(records), &Names::new(prepared, language), detail);
            output::print(&account(prepared, &document, &outcome, &chart, layout))
        }
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
    let header = header(arguments, loaded, prepared);
    // A journal that is there already is not lost for a name typed twice.
    let taken = std::fs::metadata(path).is_ok_and(|found| found.is_file() && found.len() > 0);
    if taken && !arguments.overwrite {
        let path = path.display();
        return Err(Failure::BadInput(format!("{path} is there already; give another name, or --overwrite")));
    }
    let file = File::create(path).map_err(|error| journal_failure(arguments, &error))?;
    let writer =
        Writer::new(BufWriter::new(file), &header).map_err(|error| journal_failure(arguments, &error))?;
    Ok(Some(writer))
}

fn journal_failure(arguments: &Run, error: &std::io::Error) -> Failure {
    let path = arguments.journal.as_deref().unwrap_or(Path::new("journal"));
    Failure::BadInput(format!("{}: {error}", path.display()))
}

/// What the journal needs so that no other file is needed to run again. Files are kept by name without their folder: the
/// same run gives the same bytes wherever it is made.
fn header(arguments: &Run, loaded: &Loaded, prepared: &Prepared) -> Header {
    let folder = arguments.input.scenario.parent().unwrap_or(Path::new(""));
    let argument = arguments.mechanism.clone();
    let given_as_file = argument.is_some() && matches!(loaded.scenario.mechanism, MechanismChoice::File(_));
    let named = |(place, (name, text)): (usize, &(String, String))| {
        let name = match place {
            0 => file_name(&arguments.input.scenario),
            1 if given_as_file => GIVEN_MECHANISM.to_owned(),
            _ => Path::new(name).strip_prefix(folder).unwrap_or(Path::new(name)).display().to_string(),
        };
        (name, text.clone())
    };
    let files = loaded.texts.iter().enumerate().map(named).collect();
    let mechanism = if given_as_file { Some(GIVEN_MECHANISM.to_owned()) } else { argument };
    Header {
        program: env!("CARGO_PKG_VERSION").to_owned(),
        seed: arguments.input.seed,
        settings: JournalSettings {
            mechanism,
            sets: arguments.settings(),
            ablations: arguments.input.ablate.clone(),
            until: arguments.input.until.map(guardline::units::Span::as_nanos),
        },
        files,
        model: Model::of(prepared),
        ..Header::default()
    }
}

/// What a mechanism file given on the command line is called in a journal: never the name of a preset nor of the scenario,
/// and always that of a file.
const GIVEN_MECHANISM: &str = "given/mechanism.toml";

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
