//! Journals: the same bytes every time, replayed from nothing else, and never trusted once touched.

use std::fs;
use std::path::Path;

use crate::support::{guardline, root, scenarios, stderr, stdout};

/// Writes a journal of a run and returns its bytes.
fn journal(folder: &Path, name: &str, arguments: &[&str]) -> Vec<u8> {
    let path = folder.join(name);
    let path_text = path.to_string_lossy().into_owned();
    let arguments = [&["run"], arguments, &["--quiet", "--journal", &path_text]].concat();
    let output = guardline(&root(""), &arguments);
    assert!(output.status.success(), "{}", stderr(&output));
    fs::read(path).unwrap()
}

/// Replays a journal and returns the exit code and all that was said.
fn replay(folder: &Path, name: &str) -> (i32, String) {
    let output = guardline(folder, &["replay", name]);
    (output.status.code().unwrap(), stdout(&output) + &stderr(&output))
}

const JANUARY: &str = "scenarios/2013-01-30-east-china-sea.toml";

#[test]
fn twice_paced_and_replayed_are_one() {
    for scenario in scenarios() {
        let folder = tempfile::tempdir().unwrap();
        let file = scenario.to_string_lossy().into_owned();
        let first = journal(folder.path(), "first.jsonl", &[&file, "--seed", "3"]);
        assert_eq!(first, journal(folder.path(), "again.jsonl", &[&file, "--seed", "3"]));
        // Seventy-two hours in a quarter of a millisecond: the wall clock has its say and changes nothing.
        assert_eq!(
            first,
            journal(folder.path(), "paced.jsonl", &[&file, "--seed", "3", "--pace", "1000000000x"])
        );
        let (code, said) = replay(folder.path(), "first.jsonl");
        assert_eq!(code, 0, "{said}");
        assert!(said.contains("confirmed"), "{said}");
    }
}

/// The scenario, its own mechanism file and the settings travel in the journal; replay happens in an empty folder.
#[test]
fn replay_needs_no_other_file() {
    let home = tempfile::tempdir().unwrap();
    let text = fs::read_to_string(root(JANUARY)).unwrap();
    let text = text.replace("preset = \"none\"", "file = \"ours.toml\"");
    fs::write(home.path().join("scenario.toml"), text).unwrap();
    fs::copy(root("scenarios/mechanisms/as_observed.toml"), home.path().join("ours.toml")).unwrap();
    let scenario = home.path().join("scenario.toml").to_string_lossy().into_owned();
    let away = tempfile::tempdir().unwrap();
    let set = [
        "--set",
        "param.belief.trust=0.1",
        "--set",
        "mechanism.lines.hotline.redial_min=30",
        "--until",
        "30h",
    ];
    let bytes = journal(away.path(), "run.jsonl", &[&[&scenario[..]], &set[..]].concat());
    assert!(
        !String::from_utf8_lossy(&bytes).contains(&*home.path().to_string_lossy()),
        "no path of this machine"
    );
    drop(home);
    let (code, said) = replay(away.path(), "run.jsonl");
    assert_eq!(code, 0, "{said}");
}

/// A mechanism given on the command line, as a file in a folder of its own.
#[test]
fn a_mechanism_file_on_the_command_line_travels_too() {
    let folder = tempfile::tempdir().unwrap();
    let mechanism = folder.path().join("mine.toml");
    fs::copy(root("scenarios/mechanisms/as_designed.toml"), &mechanism).unwrap();
    journal(folder.path(), "run.jsonl", &[JANUARY, "--mechanism", &mechanism.to_string_lossy()]);
    fs::remove_file(mechanism).unwrap();
    let (code, said) = replay(folder.path(), "run.jsonl");
    assert_eq!(code, 0, "{said}");
}

#[test]
fn a_flipped_byte_is_found_where_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let whole = journal(folder.path(), "run.jsonl", &[JANUARY, "--seed", "3"]);
    let lines: Vec<&[u8]> = whole.split_inclusive(|byte| *byte == b'\n').collect();
    for (number, line) in
        lines.iter().enumerate().step_by(37).chain([(lines.len() - 1, lines.last().unwrap())])
    {
        let start: usize = lines[..number].iter().map(|line| line.len()).sum();
        for within in [0, line.len() / 2, line.len() - 3] {
            let mut bytes = whole.clone();
            bytes[start + within] ^= 1;
            fs::write(folder.path().join("bad.jsonl"), &bytes).unwrap();
            let (code, said) = replay(folder.path(), "bad.jsonl");
            assert_eq!(code, 1, "byte {within} of line {}: {said}", number + 1);
            assert!(said.contains(&format!("line {} (", number + 1)), "byte {within}: {said}");
            if number > 0 {
                assert!(said.contains(&format!("record {number}")), "{said}");
            }
        }
    }
}

#[test]
fn a_journal_that_was_cut_short_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    let whole = journal(folder.path(), "run.jsonl", &[JANUARY, "--seed", "3"]);
    let line_ends: Vec<usize> = (0..whole.len()).filter(|index| whole[*index] == b'\n').collect();
    for keep in [line_ends[0] + 1, line_ends[5] + 1, line_ends[5] + 40, whole.len() - 30] {
        fs::write(folder.path().join("short.jsonl"), &whole[..keep]).unwrap();
        let (code, said) = replay(folder.path(), "short.jsonl");
        assert_eq!(code, 1, "{said}");
        assert!(said.contains("cut short"), "{keep}: {said}");
    }
    for (name, bytes, status, word) in [
        ("empty", &b""[..], 1, "empty"),
        ("foreign", b"{\"a\":1}\n", 2, "not a journal"),
        ("noise", &[0xff, 0, 7], 2, "not a journal"),
    ] {
        fs::write(folder.path().join(name), bytes).unwrap();
        let (code, said) = replay(folder.path(), name);
        assert_eq!(code, status);
        assert!(said.contains(word), "{name}: {said}");
    }
    let missing = guardline(folder.path(), &["replay", "nowhere.jsonl"]);
    assert_eq!(missing.status.code(), Some(2));
}

/// A line that was removed, doubled or swapped breaks the chain at that line.
#[test]
fn lines_cannot_be_moved() {
    let folder = tempfile::tempdir().unwrap();
    let whole = String::from_utf8(journal(folder.path(), "run.jsonl", &[JANUARY, "--seed", "3"])).unwrap();
    let lines: Vec<&str> = whole.lines().collect();
    let mut removed = lines.clone();
    removed.remove(10);
    let mut swapped = lines.clone();
    swapped.swap(10, 11);
    let mut doubled = lines.clone();
    doubled.insert(10, lines[9]);
    for changed in [removed, swapped, doubled] {
        fs::write(folder.path().join("moved.jsonl"), changed.join("\n") + "\n").unwrap();
        let (code, said) = replay(folder.path(), "moved.jsonl");
        assert_eq!(code, 1);
        assert!(said.contains("line 11 "), "{said}");
    }
}

#[test]
fn a_journal_is_not_overwritten_by_accident() {
    let folder = tempfile::tempdir().unwrap();
    let first = journal(folder.path(), "run.jsonl", &[JANUARY, "--seed", "3"]);
    let path = folder.path().join("run.jsonl").to_string_lossy().into_owned();
    let again = ["run", JANUARY, "--seed", "4", "--quiet", "--journal", &path];
    let output = guardline(&root(""), &again);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("is there already"), "{}", stderr(&output));
    assert_eq!(fs::read(&path).unwrap(), first);
    assert!(guardline(&root(""), &[&again[..], &["--overwrite"]].concat()).status.success());
    assert_ne!(fs::read(&path).unwrap(), first);
}

/// A mechanism file without an ending, in the scenario's own folder, or with the scenario's own name.
#[test]
fn odd_names_of_mechanism_files_do_not_matter() {
    for (scenario, mechanism) in
        [("s.toml", "mech"), ("s.toml", "none.toml"), ("as_observed", "m/as_observed")]
    {
        let home = tempfile::tempdir().unwrap();
        fs::create_dir(home.path().join("m")).unwrap();
        fs::copy(root(JANUARY), home.path().join(scenario)).unwrap();
        fs::copy(root("scenarios/mechanisms/as_designed.toml"), home.path().join(mechanism)).unwrap();
        let at = |name: &str| home.path().join(name).to_string_lossy().into_owned();
        let away = tempfile::tempdir().unwrap();
        journal(away.path(), "run.jsonl", &[&at(scenario), "--mechanism", &at(mechanism)]);
        drop(home);
        let (code, said) = replay(away.path(), "run.jsonl");
        assert_eq!(code, 0, "{scenario} with {mechanism}: {said}");
    }
}
