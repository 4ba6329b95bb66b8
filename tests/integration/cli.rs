//! The program as a newcomer and a script meet it.

use std::io::Read;
use std::process::{Command, Stdio};

use crate::support::{command, guardline, root, stderr, stdout};

const DECEMBER: &str = "scenarios/2025-12-06-southeast-of-okinawa.toml";
const JANUARY: &str = "scenarios/2013-01-30-east-china-sea.toml";

#[test]
fn exit_codes_can_be_trusted() {
    let code = |arguments: &[&str]| guardline(&root(""), arguments).status.code();
    assert_eq!(code(&["check", JANUARY, DECEMBER]), Some(0));
    assert_eq!(code(&["run", JANUARY, "--quiet"]), Some(0));
    assert_eq!(code(&["check", "tests/broken/01-unknown-field.toml"]), Some(2));
    assert_eq!(code(&["check", JANUARY, "nowhere.toml"]), Some(2));
    assert_eq!(code(&["run", "tests/broken/02-wrong-unit.toml"]), Some(2));
    assert_eq!(code(&["run", JANUARY, "--mechanism", "as_dreamt"]), Some(2));
    assert_eq!(code(&["run", JANUARY, "--until", "soon"]), Some(2));
    assert_eq!(code(&["run", JANUARY, "--pace", "fast"]), Some(2));
    assert_eq!(code(&["run", JANUARY, "--set", "units.nobody.speed_kn=3"]), Some(2));
    assert_eq!(code(&["run", JANUARY, "--journal", "no/such/folder/run.jsonl"]), Some(2));
    assert_eq!(code(&["compare", JANUARY, "--mechanism", "none", "--runs", "2"]), Some(2));
    assert_eq!(code(&["fly"]), Some(2));
}

#[test]
fn help_teaches() {
    insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("help", stdout(&guardline(&root(""), &["--help"])));
        insta::assert_snapshot!("help-run", stdout(&guardline(&root(""), &["run", "--help"])));
        insta::assert_snapshot!("help-compare", stdout(&guardline(&root(""), &["compare", "--help"])));
    });
}

#[test]
fn all_errors_come_at_once() {
    let output =
        guardline(&root("tests/broken"), &["check", "08-chinese-and-japanese.toml", "01-unknown-field.toml"]);
    let said = stderr(&output);
    assert!(said.contains("08-chinese-and-japanese.toml:12:39"), "{said}");
    assert!(said.matches("error[GL").count() >= 6, "{said}");
    assert!(!said.contains('\u{1b}'), "no colour where nobody looks");
    let json = guardline(&root("tests/broken"), &["check", "01-unknown-field.toml", "--format", "json"]);
    let document: serde_json::Value = serde_json::from_str(&stdout(&json)).unwrap();
    assert_eq!(document[0]["diagnostics"].as_array().unwrap().len(), 3, "{document}");
}

#[test]
fn a_run_is_one_json_document() {
    let arguments = ["run", DECEMBER, "--seed", "4", "--format", "json", "--set", "time.reading=1"];
    let document: serde_json::Value =
        serde_json::from_str(&stdout(&guardline(&root(""), &arguments))).unwrap();
    assert_eq!(document["simulated"], true);
    assert_eq!(document["receipt"]["mechanism"], "as_observed");
    assert_eq!(document["receipt"]["seed"], 4);
    assert_eq!(document["outcome"]["informed_s"].as_array().unwrap().len(), 2);
    // 14:10 read as Beijing time is 15:10 in Japan.
    assert!(
        document["readings"][0].as_str().unwrap().contains("2025-12-06T15:10:00+09:00"),
        "{}",
        document["readings"]
    );
    let standings = |list: &serde_json::Value| {
        let mut all: Vec<String> =
            list.as_array().unwrap().iter().map(|item| item["standing"].to_string()).collect();
        all.dedup();
        all
    };
    assert_eq!(standings(&document["recorded"]), ["\"recorded\""]);
    assert_eq!(standings(&document["claims"]), ["\"claimed\""]);
    assert_eq!(standings(&document["timeline"]), ["\"simulated\""]);
}

#[test]
fn a_decision_is_explained() {
    let explain = |number: &str, more: &[&str]| {
        guardline(&root(""), &[&["run", DECEMBER, "--explain", number][..], more].concat())
    };
    let account = stdout(&guardline(&root(""), &["run", DECEMBER]));
    assert!(account.contains("(decision 1) ") && account.contains("(decision 2) "), "{account}");
    let text = stdout(&explain("1", &[]));
    assert!(text.contains("simulated · decision 1 of "), "{text}");
    assert!(!text.contains("Time-line") && text.contains("What it had heard (simulated"), "{text}");
    let document: serde_json::Value =
        serde_json::from_str(&stdout(&explain("1", &["--format", "json"]))).unwrap();
    assert_eq!((&document["simulated"], &document["decision"]), (&true.into(), &1.into()));
    let decisions = document["decisions"].as_u64().unwrap();
    for beyond in [0, decisions + 1] {
        let output = explain(&beyond.to_string(), &[]);
        assert_eq!(output.status.code(), Some(2));
        let said = stderr(&output);
        assert!(said.contains(&format!("numbered from 1 to {decisions}")), "{said}");
        assert_eq!(stdout(&output), "");
    }
}

#[test]
fn an_account_says_who_could_reach_whom() {
    let account = stdout(&guardline(&root(""), &["run", DECEMBER]));
    for section in
        ["Communications (simulated)", "Procedures (simulated)", "Who said what to whom (simulated)"]
    {
        assert!(account.contains(section), "{section}");
    }
    let document: serde_json::Value =
        serde_json::from_str(&stdout(&guardline(&root(""), &["run", DECEMBER, "--format", "json"]))).unwrap();
    let rows = document["communications"]["messages"].as_array().unwrap();
    let sum = |of: &dyn Fn(&serde_json::Value) -> u64| rows.iter().map(of).sum::<u64>();
    let by_radio = |row: &serde_json::Value| {
        row["way"].as_str().is_some_and(|way| way.contains("VHF") || way.contains("MHz"))
    };
    let said = sum(&|row| if by_radio(row) { row["attempts"].as_u64().unwrap() } else { 0 });
    assert_eq!(document["outcome"]["radio"][0], said);
    assert!(!document["procedures"]["scores"].as_array().unwrap().is_empty());
    let chart = account.split("Who said what to whom").nth(1).unwrap();
    assert!(chart.lines().filter(|line| line.as_bytes().get(2) == Some(&b':')).count() <= 40, "{chart}");
}

#[test]
fn settings_change_the_run() {
    let trace = |sets: &[&str]| {
        let arguments = [&["run", JANUARY, "--format", "json"][..], sets].concat();
        let document: serde_json::Value =
            serde_json::from_str(&stdout(&guardline(&root(""), &arguments))).unwrap();
        document["receipt"]["trace"].as_str().unwrap().to_owned()
    };
    let base = trace(&[]);
    assert_eq!(base, trace(&[]));
    assert_eq!(base, trace(&["--mechanism", "none"]), "the scenario's own");
    for set in [
        "param.belief.trust=0.9",
        "units.destroyer.speed_kn=11",
        "injects.illumination.at=2013-01-30T10:30:00+09:00",
    ] {
        assert_ne!(base, trace(&["--set", set]), "{set}");
    }
    assert_ne!(base, trace(&["--until", "90min"]));
}

#[test]
fn chinese_and_japanese_texts_are_used() {
    let text = stdout(&guardline(&root(""), &["run", DECEMBER, "--lang", "ja"]));
    assert!(text.contains("護衛艦「てるづき」"), "{text}");
    let text = stdout(&guardline(&root(""), &["run", DECEMBER, "--lang", "zh"]));
    assert!(text.contains("辽宁舰"), "{text}");
}

#[test]
fn compare_is_quick_paired_and_the_same_on_any_number_of_threads() {
    let compare = |threads: &str| {
        let arguments = ["compare", JANUARY, "--runs", "60", "--threads", threads, "--format", "json"];
        let output = guardline(&root(""), &arguments);
        assert!(output.status.success(), "{}", stderr(&output));
        stdout(&output)
    };
    let one = compare("1");
    assert_eq!(one, compare("4"));
    let document: serde_json::Value = serde_json::from_str(&one).unwrap();
    assert_eq!(document["mechanisms"], serde_json::json!(["none", "as_observed"]));
    assert_eq!(document["runs"], 60);
}

#[test]
fn a_reader_may_close_the_pipe() {
    let mut child = command(&root(""), &["run", DECEMBER, "--detail", "all"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert!(child.wait().unwrap().success(), "{said}");
    assert_eq!(said, "");
}

#[test]
fn tracing_shows_virtual_time_and_stays_off_standard_output() {
    let quiet = guardline(&root(""), &["run", JANUARY, "--until", "61min"]);
    let loud = guardline(&root(""), &["run", JANUARY, "--until", "61min", "-vv"]);
    assert_eq!(quiet.stdout, loud.stdout);
    assert_eq!(stderr(&quiet), "");
    let said = stderr(&loud);
    assert!(
        said.contains("run{seed=2 replicate=0}") && said.contains("poll{at="),
        "{}",
        &said[..500.min(said.len())]
    );
    let some = stderr(&guardline(
        &root(""),
        &["run", JANUARY, "--until", "61min", "--log", "guardline_channels=debug"],
    ));
    assert!(
        some.contains("Emission") && !some.contains("guardline_kernel"),
        "{}",
        &some[..500.min(some.len())]
    );
}

/// Ctrl-C in the middle of a paced run: exit code 130, and what was written stays and can be confirmed.
#[cfg(unix)]
#[test]
fn an_interrupted_run_keeps_what_it_wrote() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("run.jsonl");
    let file = path.to_string_lossy().into_owned();
    let arguments = ["run", JANUARY, "--pace", "600x", "--journal", &file];
    let mut child =
        command(&root(""), &arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // The first line of the unfolding run says that it is under way.
    let mut first = [0; 16];
    child.stdout.as_mut().unwrap().read_exact(&mut first).unwrap();
    let killed = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(killed.success());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130), "{}", stderr(&output));
    assert!(stdout(&output).contains("interrupted before it was over"), "{}", stdout(&output));
    let replayed = guardline(folder.path(), &["replay", "run.jsonl"]);
    assert_eq!(replayed.status.code(), Some(0), "{}", stderr(&replayed));
    assert!(stdout(&replayed).contains("as far as it goes"), "{}", stdout(&replayed));
}

#[test]
fn a_chooser_is_a_setting_and_travels_with_the_run() {
    let scenario = "scenarios/2025-12-06-southeast-of-okinawa.toml";
    let told = |arguments: &[&str]| {
        let output = guardline(&root(""), &[&["run", scenario, "--format", "json"], arguments].concat());
        assert!(output.status.success(), "{}", stderr(&output));
        serde_json::from_slice::<serde_json::Value>(&output.stdout).unwrap()
    };
    let (model, other) = (told(&[]), told(&["--chooser", "tit_for_tat", "--chooser", "model@china"]));
    assert_eq!(other["receipt"]["sets"][1], "sides.china.chooser=model");
    assert_ne!(model["receipt"]["trace"], other["receipt"]["trace"]);
    let wrong = guardline(&root(""), &["run", scenario, "--chooser", "bullly@japan"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(stderr(&wrong).contains("did you mean `bully`?"), "{}", stderr(&wrong));
}

#[test]
fn a_blanked_message_names_a_message_and_a_hearer() {
    let scenario = "scenarios/2025-12-06-southeast-of-okinawa.toml";
    let run = |blank| guardline(&root(""), &["run", scenario, "--quiet", "--blank", blank]);
    for wrong in ["5@japan", "5.x@japan", "5.3", "5.3@"] {
        let output = run(wrong);
        assert_eq!(output.status.code(), Some(2), "{wrong}");
        assert!(stderr(&output).contains("such as 5.3@frigate"), "{}", stderr(&output));
    }
    assert!(stderr(&run("5.3@nobody")).contains("there is no unit \"nobody\""));
    assert!(run("5.3@japan").status.success());
}
