//! `guardline play` and `guardline join`: a seat at the terminal.

use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt::Write as _;
use std::fs::OpenOptions;
use std::io::{BufWriter, IsTerminal, Seek, SeekFrom, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::rc::Rc;

use guardline::journal::{Entry, Recorder, Writer, prepare};
use guardline::live::{Session, Table, Typed, Wanted, debrief, join as take_seat};
use guardline::report::{Catalogue, say};
use guardline::scenario::{Finished, Inlet, Loaded, Prepared, Settings};
use guardline::units::{Instant, Language, Seed, Span, Text};
use guardline::wire::record::Party;
use guardline::wire::seat::Input;

use crate::FINE;
use crate::arguments::{Join, Play};
use crate::journal_file::{self, Inputs, Journal, failure};
use crate::output::{self, Failure};

/// A run that is about to be played.
pub(super) struct Game {
    prepared: Prepared,
    settings: Settings,
    seat: Party,
    path: PathBuf,
    table: Table<Journal>,
    /// What came in before, and until when.
    before: (Vec<(Instant, Input)>, Instant),
}

/// How it is played.
pub(super) struct Manner {
    pub(super) pace: f64,
    pub(super) think: Span,
    pub(super) waits: bool,
    pub(super) facilitates: bool,
    pub(super) language: Language,
    pub(super) host: Option<SocketAddr>,
}

/// A run that has been played.
pub(super) struct Played {
    pub(super) prepared: Rc<Prepared>,
    pub(super) entries: Vec<Entry>,
    pub(super) path: PathBuf,
    pub(super) finished: Finished,
    /// Whether Ctrl-C was pressed.
    pub(super) interrupted: bool,
}

pub(crate) fn play(arguments: &Play) -> Result<ExitCode, Failure> {
    let game = match &arguments.resume {
        Some(path) => resumed(arguments, path)?,
        None => begun(arguments)?,
    };
    let manner = Manner {
        pace: arguments.pace,
        think: arguments.think,
        waits: arguments.wait,
        facilitates: arguments.facilitate,
        language: arguments.lang.into(),
        host: arguments.host,
    };
    let scenario = game.prepared.scenario();
    let text = |text: &Text| text.in_language(manner.language).to_owned();
    let about = (text(&scenario.title), text(&scenario.summary));
    let played = sit(game, &manner, about)?;
    if played.interrupted { Err(Failure::Interrupted) } else { Ok(FINE) }
}

/// Plays to the end, and says how it came out.
pub(super) fn sit(game: Game, manner: &Manner, about: (String, String)) -> Result<Played, Failure> {
    let Game { prepared, settings, seat, path, table, before } = game;
    let interrupt = output::interrupt()?;
    let wanted = Wanted {
        seat,
        scale: manner.pace,
        think: manner.think,
        facilitates: manner.facilitates,
        language: manner.language,
        before,
        host: manner.host,
        batch: manner.waits && !std::io::stdin().is_terminal(),
        about,
    };
    let (table, inlet, prepared) = (Rc::new(RefCell::new(table)), Inlet::default(), Rc::new(prepared));
    let mut session = Session::new(
        Rc::clone(&prepared),
        Rc::clone(&table),
        inlet.clone(),
        wanted,
        interrupt.flag(),
        Typed::Terminal,
        teller(),
    )
    .map_err(|error| Failure::BadInput(format!("cannot play: {error}")))?;
    let finished = prepared.run_open(settings, table.clone(), &mut session, &inlet);
    if let Some(record) = table.borrow().differs() {
        let path = path.display();
        return Err(Failure::Different(format!(
            "{path}: record {record} differs now; this program cannot go on with it"
        )));
    }
    let written = table.borrow_mut().recorder().finish(&finished);
    written.map_err(|error| failure(&path, &error))?;
    let entries = table.borrow().entries().to_vec();
    let interrupted = interrupt.asked();
    let catalogue = Catalogue::of(manner.language);
    // Who may go on with it is not told yet what he could not know.
    let mut text = if session.quit() || interrupted {
        catalogue.word("debrief-goes-on")
    } else {
        debrief(&prepared, &entries, finished.at, seat, manner.language)
    };
    let (shown, trace) = (path.display().to_string(), finished.trace.to_string());
    let _ = writeln!(text, "\n{}", say!(catalogue, "debrief-journal", path = shown, trace = trace));
    for line in text.lines() {
        session.announce(line);
    }
    Ok(Played { prepared, entries, path, finished, interrupted })
}

/// A run from its beginning.
fn begun(arguments: &Play) -> Result<Game, Failure> {
    let scenario = arguments.scenario.as_deref().unwrap_or(Path::new(""));
    let mechanism = arguments.mechanism.as_deref();
    let loaded = output::load_as(scenario, mechanism, &arguments.sets, !arguments.real_names)?;
    if !loaded.warnings.is_empty() {
        output::say(&loaded.warnings.to_string());
    }
    let name = arguments.seat.as_deref().unwrap_or_default();
    let path = arguments.journal.clone().unwrap_or_else(|| free_name(name));
    let inputs = Inputs {
        scenario,
        mechanism,
        seed: arguments.seed,
        replicate: 0,
        ablations: &[],
        until: arguments.until,
    };
    Game::new(&loaded, &inputs, name, path, arguments.overwrite, arguments.wait)
}

impl Game {
    /// A run from its beginning, with somebody in the seat of that name.
    pub(super) fn new(
        loaded: &Loaded,
        inputs: &Inputs<'_>,
        name: &str,
        path: PathBuf,
        overwrite: bool,
        waits: bool,
    ) -> Result<Self, Failure> {
        let prepared = Prepared::new(loaded);
        let seat = seat(&prepared, name)?;
        let writer = inputs.open(&path, overwrite, loaded, &prepared)?;
        let settings = Settings { seed: Seed(inputs.seed), replicate: 0, until: inputs.until };
        let table = Table::new(Recorder::new(Some(writer)), Vec::new(), waits);
        Ok(Self { prepared, settings, seat, path, table, before: (Vec::new(), Instant::START) })
    }
}

/// A run from where it was left off.
fn resumed(arguments: &Play, path: &Path) -> Result<Game, Failure> {
    let kept = journal_file::read(path)?;
    let shown = path.display();
    if kept.end.as_ref().is_some_and(|end| !end.interrupted) {
        return Err(Failure::BadInput(format!("{shown}: that run is over; there is nothing to go on with")));
    }
    let prepared = prepare(&kept.header).map_err(|error| Failure::Different(format!("{shown}: {error}")))?;
    let taken = kept.inputs().find_map(|(_, input)| match input {
        Input::Takes { seat, .. } => Some(seat),
        _ => None,
    });
    let seat = match (&arguments.seat, taken) {
        (Some(name), _) => seat(&prepared, name)?,
        (None, Some(seat)) => seat,
        (None, None) => {
            return Err(Failure::BadInput(format!("{shown}: nobody sat in it; --seat says where to sit")));
        }
    };
    // What follows the last record is written anew: the end, or half a line.
    let open = || -> std::io::Result<std::fs::File> {
        let mut file = OpenOptions::new().write(true).open(path)?;
        file.set_len(kept.bytes as u64)?;
        file.seek(SeekFrom::End(0))?;
        Ok(file)
    };
    let file = open().map_err(|error| failure(path, &error))?;
    let writer = Writer::resume(BufWriter::new(file), &kept);
    let header = &kept.header;
    let until = header.settings.until.map(Span::nanos);
    let settings = Settings { seed: Seed(header.seed), replicate: header.replicate, until };
    let before = (kept.inputs().collect(), kept.at());
    let table = Table::new(Recorder::new(Some(writer)), kept.entries, arguments.wait);
    Ok(Game { prepared, settings, seat, path: path.to_owned(), table, before })
}

/// A seat by its name.
fn seat(prepared: &Prepared, name: &str) -> Result<Party, Failure> {
    let seats = prepared.seats();
    let known: Vec<&str> = seats.iter().map(|seat| prepared.seat_name(*seat)).collect();
    match prepared.seat(name) {
        Some(seat) if seats.contains(&seat) => Ok(seat),
        Some(_) => Err(Failure::BadInput(format!(
            "`{name}`: under the mechanism {} there is no line between the ministries, and nothing to decide at that \
             seat; expected {}, or another --mechanism",
            prepared.mechanism(),
            known.join(", ")
        ))),
        None => Err(Failure::BadInput(format!("`{name}` is no seat; expected {}", known.join(", ")))),
    }
}

/// The first name in this folder that is not taken.
pub(super) fn free_name(seat: &str) -> PathBuf {
    let numbered = |number: u32| match number {
        1 => PathBuf::from(format!("played-{seat}.jsonl")),
        _ => PathBuf::from(format!("played-{seat}-{number}.jsonl")),
    };
    (1..=u32::MAX).map(numbered).find(|path| !path.exists()).unwrap_or_else(|| numbered(1))
}

/// Lines to standard output, as they come; what is asked stands out on a terminal.
fn teller() -> Box<dyn FnMut(&str)> {
    let (colour, terminal) = (output::colour(&std::io::stdout()), std::io::stdout().is_terminal());
    Box::new(move |text: &str| {
        let text = if terminal { Cow::Owned(output::wrapped(text)) } else { Cow::Borrowed(text) };
        let mut out = std::io::stdout().lock();
        let asks = colour && text.contains(">>>");
        let (begin, end) = if asks { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
        let _ = writeln!(out, "{begin}{text}{end}").and_then(|()| out.flush());
    })
}

pub(crate) fn join(arguments: &Join) -> Result<ExitCode, Failure> {
    let mut tell = teller();
    take_seat(arguments.address, &arguments.seat, &mut *tell)
        .map_err(|error| Failure::BadInput(error.to_string()))?;
    Ok(FINE)
}
