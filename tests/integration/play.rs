//! A seat at the terminal: whatever is typed, and however it ends, the journal runs again to the same hash.

use std::cell::RefCell;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::rc::Rc;
use std::sync::{Arc, OnceLock};

use guardline::journal::{
    Entry, Header, Recorder, Settings as JournalSettings, Writer, replay, salvage, verify,
};
use guardline::kernel::Stop;
use guardline::live::{Session, Table, Typed, Wanted};
use guardline::scenario::{Finished, Inlet, Prepared, Settings, load_texts};
use guardline::units::{Instant, Language, Seed, Span};
use guardline::wire::Record;
use guardline::wire::seat::{DecidedBy, Input};

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::support::{guardline, root, stdout};

const JANUARY: &str = "scenarios/2013-01-30-east-china-sea.toml";
const FAST: &str = "1000000000x";

fn start(folder: &Path, arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_guardline"))
        .current_dir(folder)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Plays with `typed` as all that is typed.
pub(crate) fn play(folder: &Path, arguments: &[&str], typed: &[u8]) -> Output {
    let mut child = start(folder, &[&["play"], arguments].concat());
    // Who has read enough closes the pipe.
    let _ = child.stdin.take().unwrap().write_all(typed);
    child.wait_with_output().unwrap()
}

fn january() -> String {
    root(JANUARY).to_string_lossy().into_owned()
}

/// What it takes to sit on the destroyer in a run that asks often.
fn at_the_destroyer<'a>(scenario: &'a str, journal: &'a str) -> Vec<&'a str> {
    vec![scenario, "--seat", "destroyer", "--seed", "5", "--wait", "--pace", FAST, "--journal", journal]
}

fn replays(folder: &Path, journal: &str) -> String {
    let output = guardline(folder, &["replay", journal]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    stdout(&output)
}

/// Who decided what was asked, in order.
fn decided(folder: &Path, journal: &str) -> Vec<DecidedBy> {
    let text = fs::read_to_string(folder.join(journal)).unwrap();
    let by = |record: &Record| match record {
        Record::SeatDecided { by, .. } => Some(*by),
        _ => None,
    };
    salvage(&text).unwrap().entries.iter().filter_map(|entry| by(&entry.is)).collect()
}

#[test]
fn a_played_run_replays_to_the_same_hash() {
    let folder = tempfile::tempdir().unwrap();
    let scenario = january();
    let arguments = at_the_destroyer(&scenario, "one.jsonl");
    let output = play(folder.path(), &arguments, "1\n".repeat(400).as_bytes());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = stdout(&output);
    assert!(said.contains(">>>") && said.contains("Debrief (simulated)"), "{said}");
    let confirmed = replays(folder.path(), "one.jsonl");
    let trace = said.rsplit("(trace ").next().unwrap().split(')').next().unwrap();
    assert!(confirmed.contains(trace), "{confirmed} against {trace}");
    let decided = decided(folder.path(), "one.jsonl");
    assert!(decided.contains(&DecidedBy::Person), "{decided:?}");
}

/// Nothing of what only the referee or the other side knows reaches a seat.
#[test]
fn a_seat_is_told_what_it_may_know() {
    let folder = tempfile::tempdir().unwrap();
    let scenario = january();
    let arguments = at_the_destroyer(&scenario, "one.jsonl");
    let said = stdout(&play(folder.path(), &arguments, "1\n".repeat(400).as_bytes()));
    let played = said.split("Debrief").next().unwrap();
    for secret in ["the intent is", "switches on", ": conduct is", "(ministry)", "does not hear it"] {
        assert!(!played.contains(secret), "`{secret}` in {played}");
    }
}

#[test]
fn garbage_neither_panics_nor_hangs() {
    let folder = tempfile::tempdir().unwrap();
    let long = vec![b'9'; 100_000];
    let garbage: [&[u8]; 6] =
        [b"", b"\0\0\xff\xfe\n\x1b[2J\n", &long, b"300\n-1\n0\nspeed 0\n", b"p\n", b"1"];
    for (number, typed) in garbage.iter().enumerate() {
        let journal = format!("{number}.jsonl");
        let scenario = january();
        let arguments = at_the_destroyer(&scenario, &journal);
        let output = play(folder.path(), &arguments, typed);
        assert!(output.status.success(), "{number}: {}", String::from_utf8_lossy(&output.stderr));
        replays(folder.path(), &journal);
    }
}

#[test]
fn who_quits_goes_on_where_he_was() {
    let folder = tempfile::tempdir().unwrap();
    let scenario = january();
    let arguments = at_the_destroyer(&scenario, "one.jsonl");
    let output = play(folder.path(), &arguments, b"1\n2\nquit\n");
    assert!(output.status.success() && stdout(&output).contains("--resume"));
    replays(folder.path(), "one.jsonl");
    let before = decided(folder.path(), "one.jsonl");
    let again = ["--resume", "one.jsonl", "--wait", "--pace", FAST];
    let output = play(folder.path(), &again, "1\n".repeat(400).as_bytes());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    replays(folder.path(), "one.jsonl");
    let after = decided(folder.path(), "one.jsonl");
    assert!(after.len() > before.len() && after[..before.len()] == before[..], "{before:?} {after:?}");
    let over = play(folder.path(), &again, b"");
    assert_eq!(over.status.code(), Some(2), "a run that is over cannot go on");
}

/// Whenever it is killed, what has been acknowledged is in the journal, and the run goes on from there.
#[test]
fn a_crash_loses_nothing_that_was_acknowledged() {
    for answers in [1_usize, 3, 7] {
        let folder = tempfile::tempdir().unwrap();
        let scenario = january();
        let mut child =
            start(folder.path(), &[&["play"], &*at_the_destroyer(&scenario, "one.jsonl")].concat());
        let mut typed = child.stdin.take().unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap());
        let mut acknowledged = 0;
        typed.write_all("1\n".repeat(answers).as_bytes()).unwrap();
        while acknowledged < answers {
            let mut line = String::new();
            assert!(said.read_line(&mut line).unwrap() > 0, "it ended after {acknowledged} answers");
            acknowledged += usize::from(line.contains("you choose"));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let text = fs::read(folder.path().join("one.jsonl")).unwrap();
        let kept = salvage(&String::from_utf8_lossy(&text)).unwrap();
        let inputs = kept.inputs().filter(|(_, input)| matches!(input, Input::Answers { .. })).count();
        assert!(inputs >= acknowledged, "{inputs} of {acknowledged}");
        let output = play(folder.path(), &["--resume", "one.jsonl", "--pace", FAST], b"");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        replays(folder.path(), "one.jsonl");
    }
}

#[test]
fn a_seat_that_is_none_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let scenario = january();
    for (seat, says) in [("nobody", "destroyer"), ("china", "no line")] {
        let output = play(folder.path(), &[&scenario, "--seat", seat, "--mechanism", "none"], b"");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(2) && said.contains(says), "{said}");
    }
}

/// A newcomer types one number and learns what the other answers would have led to.
#[test]
fn the_demonstration_needs_one_answer() {
    let folder = tempfile::tempdir().unwrap();
    let mut child = start(folder.path(), &["demo", "--pace", FAST]);
    child.stdin.take().unwrap().write_all(b"2\n").unwrap();
    let output = child.wait_with_output().unwrap();
    let said = stdout(&output);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(
        said.contains("you choose: let it ring") && said.contains("pick up: calm again within a day in"),
        "{said}"
    );
    replays(folder.path(), "played-demo.jsonl");
}

/// A second terminal takes the other ship; one that talks nonsense is dropped, and the officer takes its seat.
#[test]
fn another_terminal_joins() {
    let folder = tempfile::tempdir().unwrap();
    let scenario = january();
    let arguments = [
        "play",
        &scenario,
        "--seat",
        "destroyer",
        "--wait",
        "--pace",
        FAST,
        "--journal",
        "one.jsonl",
        "--host",
        "127.0.0.1:0",
    ];
    let mut host = start(folder.path(), &arguments);
    let mut said = BufReader::new(host.stdout.take().unwrap());
    let address = loop {
        let mut line = String::new();
        assert!(said.read_line(&mut line).unwrap() > 0);
        if let Some((_, rest)) = line.split_once("guardline join ") {
            break rest.split_whitespace().next().unwrap().to_owned();
        }
    };
    let mut hostile = std::net::TcpStream::connect(&address).unwrap();
    hostile.write_all(b"{\"hello\":{\"version\":1,\"seat\":\"frigate_a1\"}}\n\xff\0 nonsense\n").unwrap();
    let mut heard = String::new();
    hostile.read_to_string(&mut heard).unwrap();
    assert!(heard.contains("welcome"), "{heard}");
    let refused = guardline(folder.path(), &["join", &address, "--seat", "nobody"]);
    assert_eq!(refused.status.code(), Some(2));
    let mut joined = start(folder.path(), &["join", &address, "--seat", "frigate_a1"]);
    let mut told = BufReader::new(joined.stdout.take().unwrap());
    joined.stdin.as_mut().unwrap().write_all(b"status\n").unwrap();
    let mut line = String::new();
    while !line.contains("it is") {
        line.clear();
        assert!(told.read_line(&mut line).unwrap() > 0);
    }
    // The host has heard enough; all seats go back to their officers.
    drop(host.stdin.take());
    let mut rest = String::new();
    said.read_to_string(&mut rest).unwrap();
    assert!(host.wait().unwrap().success(), "{rest}");
    joined.wait().unwrap();
    replays(folder.path(), "one.jsonl");
    let text = fs::read_to_string(folder.path().join("one.jsonl")).unwrap();
    let takes = verify(&text)
        .unwrap()
        .entries
        .iter()
        .filter(|entry| matches!(entry.is, Record::Input(Input::Takes { .. })))
        .count();
    assert!(takes >= 3, "the destroyer, the hostile one, and the one that joined: {takes}");
}

/// An encounter with injects by the clock and by hand, and nobody who decides anything about them.
fn prepared() -> (Prepared, Vec<(String, String)>) {
    let files = vec![("january.toml".to_owned(), fs::read_to_string(root(JANUARY)).unwrap())];
    (Prepared::new(&load_texts(&files, None, &[]).unwrap()), files)
}

/// Plays in this process, with these bytes typed, and returns the journal.
fn played(typed: &str) -> String {
    let (prepared, files) = prepared();
    let header = Header { seed: 7, files, settings: JournalSettings::default(), ..Header::default() };
    let path = tempfile::NamedTempFile::new().unwrap();
    let writer = Writer::new(fs::File::create(path.path()).unwrap(), &header).unwrap();
    let (table, finished) = played_into(writer, prepared, (7, false), typed, &mut |_| ());
    table.borrow_mut().recorder().finish(&finished).unwrap();
    fs::read_to_string(path.path()).unwrap()
}

type Shared<W> = Rc<RefCell<Table<W>>>;

/// Plays in this process what is written by `writer`, under this seed; time may stand still at a question.
fn played_into<W: Write + 'static>(
    writer: Writer<W>,
    prepared: Prepared,
    (seed, waits): (u64, bool),
    typed: &str,
    told: &mut dyn FnMut(&str),
) -> (Shared<W>, Finished) {
    let table = Rc::new(RefCell::new(Table::new(Recorder::new(Some(writer)), Vec::new(), waits)));
    let seat = prepared.seat("destroyer").unwrap();
    let wanted = Wanted {
        seat,
        scale: 1e9,
        think: Span::minutes(5),
        facilitates: false,
        language: Language::En,
        before: (Vec::new(), Instant::START),
        host: None,
        batch: false,
        about: (String::new(), String::new()),
    };
    let (inlet, prepared) = (Inlet::default(), Rc::new(prepared));
    let typed = Typed::Given(typed.lines().map(str::to_owned).collect());
    let said = Rc::new(RefCell::new(Vec::new()));
    let (nobody, hears) = (Arc::default(), Rc::clone(&said));
    let tell = Box::new(move |text: &str| hears.borrow_mut().push(text.to_owned()));
    let mut session =
        Session::new(Rc::clone(&prepared), table.clone(), inlet.clone(), wanted, nobody, typed, tell)
            .unwrap();
    let settings = Settings { seed: Seed(seed), replicate: 0, until: None };
    let finished = prepared.run_open(settings, table.clone(), &mut session, &inlet);
    said.borrow().iter().for_each(|text| told(text));
    (table, finished)
}

/// A disk on which so many bytes fit, which others can look at.
#[derive(Clone)]
struct Disk {
    bytes: Rc<RefCell<Vec<u8>>>,
    room: usize,
}

impl Write for Disk {
    fn write(&mut self, more: &[u8]) -> std::io::Result<usize> {
        let mut bytes = self.bytes.borrow_mut();
        if bytes.len() + more.len() > self.room {
            return Err(std::io::ErrorKind::StorageFull.into());
        }
        bytes.extend_from_slice(more);
        Ok(more.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// When the disk is full, nothing that is not written down has any effect or is acknowledged, and what is written stands.
#[test]
fn a_full_disk_ends_it() {
    // A line is read at every wake-up; most come while nothing is asked.
    let typed = "1\n".repeat(20_000);
    let play = |room: usize| {
        let (prepared, files) = prepared();
        let disk = Disk { bytes: Rc::default(), room };
        let settings = JournalSettings::default();
        let header = Header { seed: 5, files, settings, ..Header::default() };
        let writer = Writer::new(disk.clone(), &header).unwrap();
        let mut chosen = 0;
        let told = &mut |text: &str| chosen += usize::from(text.contains("you choose"));
        let (table, finished) = played_into(writer, prepared, (5, true), &typed, told);
        let end = table.borrow_mut().recorder().finish(&finished);
        let text = String::from_utf8(disk.bytes.borrow().clone()).unwrap();
        (text, chosen, finished.stop, end.map_err(|error| error.kind()))
    };
    let (whole, ..) = play(usize::MAX);
    let entries = verify(&whole).unwrap().entries;
    let typed_in = |entries: &[Entry]| {
        entries.iter().filter(|entry| matches!(entry.is, Record::Input(Input::Answers { .. }))).count()
    };
    assert!(typed_in(&entries) >= 3, "{}", typed_in(&entries));
    let header = whole.find('\n').unwrap() + 1;
    let mut acknowledged_least = usize::MAX;
    for part in 1..8 {
        let (text, chosen, stop, end) = play(header + (whole.len() - header) * part / 8);
        assert_eq!((stop, end), (Stop::Interrupted, Err(std::io::ErrorKind::StorageFull)));
        let kept = salvage(&text).unwrap();
        assert_eq!(chosen, typed_in(&kept.entries), "{part} of 8");
        assert!(kept.entries.iter().zip(&entries).all(|(one, other)| one == other), "{part} of 8");
        acknowledged_least = acknowledged_least.min(chosen);
    }
    assert!(acknowledged_least < typed_in(&entries));
}

/// When each inject begins.
fn injects(journal: &str) -> Vec<(Instant, u16)> {
    let at = |record: &Record| match record {
        Record::Inject { inject, .. } => Some(*inject),
        _ => None,
    };
    let entries = verify(journal).unwrap().entries;
    entries.iter().filter_map(|entry| Some((entry.at, at(&entry.is)?))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is paused, stepped and sped up: the injects keep their times, and the journal is that of the same inputs
    /// without anybody at a terminal.
    #[test]
    fn pauses_change_nothing(
        words in vec(select(&["p", "", "speed 1e9x", "speed 1e8x", "status", "step", "help"]), 0..60)
    ) {
        static UNDISTURBED: OnceLock<Vec<(Instant, u16)>> = OnceLock::new();
        let undisturbed = UNDISTURBED.get_or_init(|| injects(&played("")));
        prop_assert!(!undisturbed.is_empty());
        let text = played(&words.join("\n"));
        prop_assert_eq!(&injects(&text), undisturbed);
        let again = replay(verify(&text).unwrap());
        prop_assert!(again.is_ok(), "{:?}", again.err());
    }
}
