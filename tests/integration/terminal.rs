//! A person at a real terminal: what a pseudo-terminal types is played, quit, gone on with and run again.
#![cfg(unix)]

use std::path::Path;
use std::process::Command;

use rexpect::ReadUntil;
use rexpect::session::{PtySession, spawn_command};

use crate::support::{guardline, root, stderr, stdout};

/// What is waited for comes at once; this is when to give up, in milliseconds.
const PATIENCE: Option<u64> = Some(120_000);
const CHOICE: &str = ">>> Your choice";

fn terminal(folder: &Path, arguments: &[&str]) -> PtySession {
    let mut command = Command::new(env!("CARGO_BIN_EXE_guardline"));
    command.current_dir(folder).args(arguments).env("TERM", "xterm").env_remove("NO_COLOR").env_remove("CI");
    spawn_command(command, PATIENCE).unwrap()
}

/// Types the first of `words`, of one line or several, where something is asked first, and so on; returns what was shown, and how many were typed.
fn answer(session: &mut PtySession, words: &[&str]) -> (String, usize) {
    let (mut shown, mut typed) = (String::new(), 0);
    loop {
        let awaited = vec![ReadUntil::String(CHOICE.to_owned()), ReadUntil::EOF];
        let (before, found) = session.exp_any(awaited).unwrap();
        shown.push_str(&before);
        shown.push_str(&found);
        let Some(word) = words.get(typed).filter(|_| found == CHOICE) else { return (shown, typed) };
        session.send_line(word).unwrap();
        typed += 1;
    }
}

/// The trace that the program names at the end.
fn trace(said: &str) -> &str {
    let (_, rest) = said.rsplit_once("trace ").unwrap_or_else(|| panic!("{said}"));
    &rest[..32]
}

#[test]
fn a_session_at_a_terminal_runs_again_to_the_same_hash() {
    let folder = tempfile::tempdir().unwrap();
    let file = root("scenarios/2013-01-30-east-china-sea.toml").display().to_string();
    let played = ["play", &file, "--seat", "destroyer", "--seed", "5", "--wait", "--pace", "1000000000x"];
    let mut session = terminal(folder.path(), &[&played[..], &["--journal", "one.jsonl"]].concat());
    let (shown, typed) = answer(&mut session, &["1", "9\nstatus", "2", "quit"]);
    assert_eq!(typed, 4, "{shown}");
    assert!(shown.contains("\u{1b}[1m"), "what is asked stands out at a terminal: {shown}");
    assert!(shown.contains("choose a number from 1 to"), "{shown}");
    // Who goes on with it is not told what the other side thought.
    assert!(!shown.contains("Debrief") && shown.contains("--resume"), "{shown}");
    let first = guardline(folder.path(), &["replay", "one.jsonl"]);
    assert!(first.status.success(), "{}", stderr(&first));

    let resume = ["play", "--resume", "one.jsonl", "--wait", "--pace", "1000000000x"];
    let mut session = terminal(folder.path(), &resume);
    let (shown, _) = answer(&mut session, &["1", "1", "end"]);
    assert!(shown.contains("Debrief (simulated)"), "{shown}");
    let again = guardline(folder.path(), &["replay", "one.jsonl"]);
    assert!(again.status.success(), "{}", stderr(&again));
    assert_eq!(trace(&shown), trace(&stdout(&again)), "{shown}");
}

#[test]
fn the_demonstration_leads_through_in_few_inputs() {
    let folder = tempfile::tempdir().unwrap();
    let mut session = terminal(folder.path(), &["demo", "--pace", "1000000000x"]);
    let (shown, typed) = answer(&mut session, &["1"; 41]);
    assert!((1..=40).contains(&typed), "{typed}: {shown}");
    assert!(shown.contains("And with another answer? (simulated)"), "{shown}");
}

#[test]
fn ctrl_c_leaves_a_journal_to_go_on_with() {
    let folder = tempfile::tempdir().unwrap();
    let file = root("scenarios/2013-01-30-east-china-sea.toml").display().to_string();
    let words = ["play", &file, "--seat", "destroyer", "--seed", "5", "--wait", "--pace", "1000000000x"];
    let mut session = terminal(folder.path(), &[&words[..], &["--journal", "two.jsonl"]].concat());
    session.exp_string(CHOICE).unwrap();
    session.send_line("1").unwrap();
    session.exp_string(CHOICE).unwrap();
    session.send_control('c').unwrap();
    let rest = session.exp_eof().unwrap();
    assert!(rest.contains("--resume"), "{rest}");
    let again = guardline(folder.path(), &["replay", "two.jsonl"]);
    assert!(again.status.success(), "{}", stderr(&again));
    assert_eq!(trace(&rest), trace(&stdout(&again)));
}
