//! Every scenario has a golden: the trace hash and the readable time-line of one run. `cargo xtask golden` rewrites them;
//! a change in one is a change in what the program says, and is to be read before it is committed.

use crate::support::{guardline, is_stale, root, scenarios, stdout};

#[test]
fn every_scenario_matches_its_golden() {
    let mut stale = Vec::new();
    for scenario in scenarios() {
        let stem = scenario.file_stem().unwrap().to_string_lossy().into_owned();
        let file = format!("scenarios/{stem}.toml");
        if is_stale(&file, "7", &root("tests/golden").join(format!("{stem}.txt"))) {
            stale.push(stem);
        }
    }
    assert!(stale.is_empty(), "not as in tests/golden: {stale:?}; `cargo xtask golden` rewrites them");
}

/// Each line of a time-line says what it is, and a golden holds all three kinds.
#[test]
fn every_line_says_what_it_is() {
    for scenario in scenarios() {
        let file = format!("scenarios/{}", scenario.file_name().unwrap().to_string_lossy());
        let text = stdout(&guardline(&root(""), &["run", &file, "--seed", "7"]));
        let line_begins =
            |line: &&str| line.starts_with("  ") && line.as_bytes().get(2).is_some_and(u8::is_ascii_digit);
        let timed: Vec<&str> =
            text.lines().filter(line_begins).filter(|line| line[2..].contains(':')).collect();
        assert!(timed.len() > 20);
        for line in &timed {
            assert!(line.contains(" recorded ") || line.contains(" simulated "), "{line}");
        }
        let always = ["claimed", "simulated", "[position assumed]", "This is one run of many"];
        // What was invented is on record nowhere, and says that it was.
        let also = if file.contains("linden-sea") {
            ["Invented.", "[Invented"]
        } else {
            ["recorded", "unverified]"]
        };
        for mark in always.iter().chain(&also) {
            assert!(text.contains(mark), "{file} nowhere says {mark}");
        }
    }
}

/// Whatever came of a run, its end says so in one line about the calm and one about the line.
#[test]
fn the_outcome_is_told_in_full() {
    let mut told = std::collections::BTreeSet::new();
    for seed in 1..=60 {
        let seed = seed.to_string();
        let arguments =
            ["run", "scenarios/2013-01-30-east-china-sea.toml", "-q", "--mechanism", "as_observed"];
        let text = stdout(&guardline(&root(""), &[&arguments[..], &["--seed", &seed]].concat()));
        let say = |words: &[&str]| -> Vec<String> {
            let lines = text.lines().filter(|line| line.starts_with("  · "));
            lines
                .flat_map(|line| {
                    words.iter().filter(|word| line.contains(**word)).map(|word| (*word).to_owned())
                })
                .collect()
        };
        let calm = say(&["never lost", "· de-escalated", "not de-escalated"]);
        let line =
            say(&["nobody wished to call", "never came to a ring", "nobody answered", "hotline: answered"]);
        assert!(calm.len() == 1 && line.len() == 1, "seed {seed}: {calm:?} {line:?}\n{text}");
        told.extend(calm);
        told.extend(line);
    }
    assert!(told.len() >= 5, "{told:?}");
}
