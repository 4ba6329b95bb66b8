//! What may stand in the project's files.

use std::fs;

use super::{File, files, uphold};
use crate::cargo::root;
use crate::determinism::{scenarios, stem};

/// More lines than this are more than one concept.
const LONGEST: usize = 600;

/// What is meant to be finished later is finished now, or not begun.
const UNFINISHED: [&str; 4] = ["todo!(", "unimplemented!(", "#[ignore", "FIXME"];

/// Where the files of one machine lie.
const MACHINE: [&str; 4] = ["/root/", "/home/", "/tmp/", "/work/"];

/// How many lines of the README are seen without scrolling.
const SCREEN: usize = 40;

/// The lines of `files` that `wrong` is true of.
fn lines<'a>(
    files: impl IntoIterator<Item = &'a File>,
    what: &str,
    wrong: impl Fn(&str) -> bool,
) -> Vec<String> {
    files
        .into_iter()
        .flat_map(|file| file.text.lines().enumerate().map(move |(index, line)| (file, index, line)))
        .filter(|(_, _, line)| wrong(line))
        .map(|(file, index, line)| file.breach(index, &format!("{what}: {}", line.trim())))
        .collect()
}

fn unfinished(line: &str) -> bool {
    UNFINISHED.iter().any(|mark| line.contains(mark))
}

/// A path, not only the beginning of one: something follows, and nothing that would make it a path from elsewhere
/// comes before.
fn names_a_machine(line: &str) -> bool {
    MACHINE.iter().any(|beginning| {
        line.match_indices(beginning).any(|(at, _)| {
            let before = line[..at].chars().next_back();
            let after = line[at + beginning.len()..].chars().next();
            !before.is_some_and(|it| it.is_alphanumeric() || "._-}".contains(it))
                && after.is_some_and(char::is_alphanumeric)
        })
    })
}

/// Indices of the lines in which a choice begins that does not say in which order it polls.
fn unbiased(text: &str) -> Vec<usize> {
    let lines: Vec<_> = text.lines().map(|line| line.split("//").next().unwrap_or_default().trim()).collect();
    let begins = |(index, line): (usize, &&str)| line.contains("select!").then_some(index);
    let says_how = |index: usize| {
        let here = lines[index].split("select!").nth(1).unwrap_or_default();
        let next = lines[index + 1..].iter().find(|line| !line.is_empty());
        here.contains("biased") || next.is_some_and(|line| line.starts_with("biased"))
    };
    lines.iter().enumerate().filter_map(begins).filter(|index| !says_how(*index)).collect()
}

#[test]
fn files_stay_short() {
    let long = files().into_iter().filter(|file| file.is_rust() && file.text.lines().count() > LONGEST);
    uphold(
        "a source file has 600 lines at most",
        long.map(|file| file.breach(LONGEST, "too long from here on")),
    );
}

#[test]
fn nothing_is_left_unfinished() {
    uphold("what is committed is finished", lines(&files(), "unfinished", unfinished));
}

#[test]
fn no_file_names_a_machine() {
    uphold(
        "paths are from the root of the project",
        lines(&files(), "a path of one machine", names_a_machine),
    );
}

#[test]
fn every_choice_is_in_order() {
    let files = files();
    let rust = files.iter().filter(|file| file.is_rust());
    let found = rust
        .flat_map(|file| unbiased(&file.text).into_iter().map(|index| file.breach(index, "not `biased`")));
    uphold("of two that are ready, the upper one wins: `choose!`, or `select!` with `biased`", found);
}

#[test]
fn the_readme_begins_with_both_commands() {
    let readme = fs::read_to_string(root().join("README.md")).expect("there is a README.md");
    let screen: Vec<_> = readme.lines().take(SCREEN).collect();
    let missing = ["cargo run", "cargo xtask test"]
        .into_iter()
        .filter(|it| !screen.iter().any(|line| line.contains(it)));
    uphold(
        "how to run it and how to check it is seen first",
        missing.map(|it| format!("README.md:{SCREEN}: no `{it}` up to here")),
    );
}

#[test]
fn every_scenario_has_a_golden() {
    let goldens: Vec<_> = fs::read_dir(root().join("tests/golden"))
        .map(|entries| {
            entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
        })
        .unwrap_or_default();
    let alone =
        scenarios().into_iter().filter(|file| !goldens.iter().any(|golden| golden.starts_with(&stem(file))));
    uphold(
        "`cargo xtask golden` writes what is missing in tests/golden",
        alone.map(|file| format!("{}:1: no golden", file.display())),
    );
}

#[test]
fn a_breach_is_seen() {
    let file = |text: &str| File { path: "here.rs".into(), text: text.into() };
    let seen = lines(&[file("fn f() {\n    todo!()\n}\n")], "unfinished", unfinished);
    assert_eq!(seen, ["here.rs:2: unfinished: todo!()"]);

    for path in ["/root/x", "cd /work/main", "\"/tmp/y\"", "file:///home/me"] {
        assert!(names_a_machine(path), "{path}");
    }
    for no_path in ["`/root/`", "https://example.org/home/page", "a/work/b", "tests/tmp/"] {
        assert!(!names_a_machine(no_path), "{no_path}");
    }

    assert_eq!(unbiased("x\nselect! {\n    a = b => c,\n}\n"), [1]);
    assert!(unbiased("select! {\n    biased;\n    a = b => c,\n}\n").is_empty());
    assert!(unbiased("select! { biased; a = b => c }\n").is_empty());
    assert!(unbiased("/// `select!` polls at random\n").is_empty());
}
