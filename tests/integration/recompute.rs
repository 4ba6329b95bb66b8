//! A journal is enough: a script that knows the formulas and nothing of the program computes every belief and every
//! choice again.

use std::cell::RefCell;
use std::fs::{self, File};
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::rc::Rc;

use guardline::journal::{Header, Model, Recorder, Writer};
use guardline::kernel::AsFastAsPossible;
use guardline::scenario::{Prepared, Settings};
use guardline::units::Seed;
use serde_json::Value;

use crate::support::{prepared, root, run, scenarios, stderr, stdout};

const MECHANISMS: [&str; 5] = ["none", "as_designed", "as_observed", "dtl_48h", "daily_check"];
const DECEMBER: &str = "scenarios/2025-12-06-southeast-of-okinawa.toml";
const SEEDS: std::ops::RangeInclusive<u64> = 101..=103;

/// Writes the journal of a run.
fn journal(path: &Path, prepared: &Prepared, seed: u64) {
    let header = Header { seed, model: Model::of(prepared), ..Header::default() };
    let writer = Writer::new(BufWriter::new(File::create(path).unwrap()), &header).unwrap();
    let recorder = Rc::new(RefCell::new(Recorder::new(Some(writer))));
    let settings = Settings { seed: Seed(seed), replicate: 0, until: None };
    let finished = prepared.run(settings, recorder.clone(), &mut AsFastAsPossible);
    recorder.borrow_mut().finish(&finished).unwrap();
}

fn recompute(journals: &[PathBuf]) -> Output {
    let mut python = Command::new("python3");
    python.arg(root("tests/recompute.py")).args(journals);
    let failed = |error| panic!("these tests need python3, 3.11 or later, on the PATH: {error}");
    python.output().unwrap_or_else(failed)
}

#[test]
fn a_script_computes_every_belief_and_every_choice_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut journals = Vec::new();
    for scenario in scenarios() {
        for mechanism in MECHANISMS {
            let prepared = prepared(&scenario, Some(mechanism), &[]);
            for seed in SEEDS {
                let path = folder.path().join(format!("{}.jsonl", journals.len()));
                journal(&path, &prepared, seed);
                journals.push(path);
            }
        }
    }
    let output = recompute(&journals);
    assert!(output.status.success(), "{}{}", stdout(&output), stderr(&output));
    let compared: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(compared["runs"], journals.len());
    assert!(compared["posteriors"].as_u64() > Some(10_000), "{compared}");
    assert!(compared["accounts"].as_u64() > Some(300), "{compared}");
    assert!(compared["choices"].as_u64() > Some(10_000), "{compared}");
    // Every kind of look at options is among them.
    let all: String = journals.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    for kind in ["considers", "deliberates", "chooses_at_line", "disputes", "does"] {
        assert!(all.contains(&format!("\"is\":{{\"{kind}\"")), "nobody {kind}");
    }
    for clue in ["lock", "conduct", "crew_cleared", "crew_admitted", "conceded", "released", "analysed"] {
        assert!(all.contains(&format!("\"clue\":\"{clue}\"")), "nothing comes of {clue}");
    }
    assert!(all.contains("\"because\":\"analysis\""), "no belief is taken back");
    assert!(all.contains("\"grant\":true"), "nobody is asked for authority");
}

/// Short enough to be read beside the formulas of `docs/model.md`.
#[test]
fn the_script_that_recomputes_has_200_lines_at_most() {
    let script = fs::read_to_string(root("tests/recompute.py")).unwrap();
    assert!(script.lines().count() <= 200, "{} lines", script.lines().count());
    assert!(script.lines().all(|line| line.chars().count() <= 130), "a line of more than 130 characters");
}

/// The scenario of December with a third party that first stands by one side and later mediates.
fn with_a_third_party() -> String {
    let text = fs::read_to_string(root(DECEMBER)).unwrap();
    let party = "[third_party]\nname = \"A third state\"\nmedian_h = 24\nbasis = \"assumed\"\n\n[[sides]]";
    let does = |id: &str, day: u8, kind: &str| {
        format!(
            "[[injects]]\nid = \"{id}\"\nat = 2025-12-{day:02}T00:00:00Z\nacts = [{kind}]\nbasis = \"assumed\"\n\n"
        )
    };
    let incidents =
        does("support", 7, "{ support = { side = \"japan\" } }") + &does("mediation", 9, "\"mediation\"");
    text.replacen("[[sides]]", party, 1).replacen("[[injects]]", &(incidents + "[[injects]]"), 1)
}

/// Regret, mediation and evidence laid side by side, made likelier than they are.
#[test]
fn what_seldom_happens_is_computed_again_too() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("third-party.toml");
    fs::write(&file, with_a_third_party()).unwrap();
    let sets = [
        "param.dispute.review.base=1",
        "param.dispute.accept.base=2",
        "param.dispute.regret.base=2",
        "param.dispute.explain.base=-1",
        "param.dispute.mediate.base=1",
    ];
    let prepared = prepared(&file, Some("as_observed"), &sets);
    let journals: Vec<PathBuf> = (1..=20).map(|seed| folder.path().join(format!("{seed}.jsonl"))).collect();
    for (seed, path) in (1..).zip(&journals) {
        journal(path, &prepared, seed);
    }
    let output = recompute(&journals);
    assert!(output.status.success(), "{}{}", stdout(&output), stderr(&output));
    let all: String = journals.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    for what in [
        "\"clue\":\"compared\"",
        "\"what\":\"regret\"",
        "\"what\":\"mediate\"",
        "\"threatens\"",
        "\"mediates\"",
    ] {
        assert!(all.contains(what), "no {what}");
    }
}

/// What things were computed from is no part of a run: with a journal and without, the hash is the same.
#[test]
fn a_journal_changes_no_hash() {
    for scenario in scenarios() {
        let prepared = prepared(&scenario, Some("as_observed"), &[]);
        let settings = Settings { seed: Seed(7), replicate: 0, until: None };
        let recorder = Rc::new(RefCell::new(Recorder::<std::io::Sink>::new(None)));
        let detailed = prepared.run(settings, recorder.clone(), &mut AsFastAsPossible);
        let (plain, records) = run(&prepared, 7);
        assert_eq!(detailed, plain);
        let recorder = recorder.borrow();
        assert!(recorder.entries.iter().any(|entry| entry.is.is_detail()));
        let kept = recorder.entries.iter().map(|entry| &entry.is).filter(|record| !record.is_detail());
        assert!(kept.eq(records.iter().map(|(.., record)| record)), "{}", scenario.display());
    }
}

/// Whoever computes with another number or another row comes to another result, and the script says so.
#[test]
fn the_script_finds_every_number_that_is_not_the_one_computed_with() {
    let folder = tempfile::tempdir().unwrap();
    let scenario = &root(DECEMBER);
    let path = folder.path().join("run.jsonl");
    journal(&path, &prepared(scenario, Some("as_observed"), &[]), 2);
    let text = fs::read_to_string(&path).unwrap();
    let (header, records) = text.split_once('\n').unwrap();
    let header: Value = serde_json::from_str(header).unwrap();
    for at in [
        "/guardline/model/parameters/belief.conservatism",
        "/guardline/model/parameters/belief.benign_discount",
        "/guardline/model/parameters/belief.prior_spread",
        "/guardline/model/parameters/belief.report_weight",
        "/guardline/model/parameters/stress.rung",
        "/guardline/model/parameters/choice.precision",
        "/guardline/model/parameters/choice.effort_exponent",
        "/guardline/model/parameters/choice.fear.hostile",
        "/guardline/model/parameters/ministry.convexity",
        "/guardline/model/parameters/account.prior",
        "/guardline/model/parameters/audience.before",
        "/guardline/model/parameters/warning.lock_from.track",
        "/guardline/model/parameters/dispute.accuse.fault",
        "/guardline/model/parameters/dispute.precision",
        "/guardline/model/parameters/dispute.suspend.hostile",
        "/guardline/model/likelihoods/up/likelihood/2",
        "/guardline/model/likelihoods/lock/weight",
    ] {
        let mut changed = header.clone();
        let number = changed.pointer_mut(at).unwrap_or_else(|| panic!("no {at}"));
        *number = (number.as_f64().unwrap() * 1.000_001).into();
        fs::write(&path, format!("{changed}\n{records}")).unwrap();
        let output = recompute(std::slice::from_ref(&path));
        assert_eq!(output.status.code(), Some(1), "{at}: {}", stdout(&output));
        assert!(stderr(&output).contains("computed"), "{at}: {}", stderr(&output));
    }
}
