//! Continuations of one run: the same up to the point, and what cannot change is refused.

use std::fs;
use std::path::Path;

use crate::support::{guardline, root, stderr, stdout};

fn journal(folder: &Path) {
    let scenario = root("scenarios/2013-01-30-east-china-sea.toml").to_string_lossy().into_owned();
    let arguments =
        ["run", &scenario, "--quiet", "--mechanism", "as_designed", "--seed", "5", "--journal", "run.jsonl"];
    assert!(guardline(folder, &arguments).status.success());
}

fn branch(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let output = guardline(folder, &[&["branch", "run.jsonl"], arguments].concat());
    (output.status.code().unwrap(), stdout(&output) + &stderr(&output))
}

#[test]
fn continuations_do_not_depend_on_threads() {
    let folder = tempfile::tempdir().unwrap();
    journal(folder.path());
    let one = branch(folder.path(), &["--message", "2", "--runs", "12", "--threads", "1"]);
    let two = branch(folder.path(), &["--message", "2", "--runs", "12", "--threads", "2"]);
    assert!(one.0 == 0 && one.1.contains("12 continuations"), "{}", one.1);
    assert_eq!(one, two);
}

#[test]
fn what_is_changed_stands_beside_what_is_not() {
    let folder = tempfile::tempdir().unwrap();
    journal(folder.path());
    let (code, said) =
        branch(folder.path(), &["--at", "1h", "--runs", "8", "--set", "param.choice.precision=0.5"]);
    assert!(code == 0 && said.contains("with the change"), "{said}");
}

#[test]
fn what_cannot_change_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    journal(folder.path());
    let before = fs::read(folder.path().join("run.jsonl")).unwrap();
    for (arguments, says) in [
        (&["--at", "1h", "--mechanism", "none"][..], "which lines"),
        (&["--at", "1h", "--set", "units.frigate.speed_kn=9"], "units"),
        (&["--at", "1h", "--set", "param.belief.trust=0.9"], "trust"),
        (&["--message", "100000"], "messages were said"),
        (&["--at", "900d"], "it ends at"),
        (&["--question", "1", "--answer", "1"], "0 questions"),
    ] {
        let (code, said) = branch(folder.path(), arguments);
        assert!(code == 2 && said.contains(says), "{arguments:?}: {said}");
    }
    assert_eq!(before, fs::read(folder.path().join("run.jsonl")).unwrap());
}
