//! `guardline mechanism`: texts are judged and compared as they stand, and nothing is run.

use std::fs;

use guardline::mechanism::PRESETS;
use guardline::report::agreement::{Audit, Difference};
use serde_json::Value;

use crate::support::{guardline, root, stderr, stdout};
use crate::validator;

fn document(arguments: &[&str]) -> Value {
    let all = [&["mechanism"], arguments, &["--format", "json"]].concat();
    serde_json::from_str(&stdout(&guardline(&root(""), &all))).unwrap()
}

fn told(arguments: &[&str]) -> (Option<i32>, String) {
    let output = guardline(&root(""), &[&["mechanism"], arguments].concat());
    let text = stdout(&output).split_whitespace().collect::<Vec<_>>().join(" ");
    (output.status.code(), text + &stderr(&output))
}

#[test]
fn help_teaches() {
    insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("help-mechanism", stdout(&guardline(&root(""), &["mechanism", "--help"])));
        for command in ["audit", "diff"] {
            let help = guardline(&root(""), &["mechanism", command, "--help"]);
            insta::assert_snapshot!(format!("help-mechanism-{command}"), stdout(&help));
        }
    });
}

#[test]
fn an_audit_names_clause_file_and_line() {
    insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        let audit = guardline(&root(""), &["mechanism", "audit", "as_observed"]);
        insta::assert_snapshot!("audit-as_observed", stdout(&audit));
    });
    // The lines that are named say what they are blamed for.
    let audit = document(&["audit", "as_observed"]);
    let text = fs::read_to_string(root("scenarios/mechanisms/as_observed.toml")).unwrap();
    let failures =
        audit["tests"].as_array().unwrap().iter().flat_map(|it| it["failures"].as_array().unwrap());
    let mut seen = 0;
    for failure in failures {
        let line = text.lines().nth(failure["line"].as_u64().unwrap() as usize - 1).unwrap();
        let term = failure["clause"].as_str().unwrap().rsplit('.').next().unwrap();
        assert!(line.starts_with(term), "{failure} names {line:?}");
        seen += 1;
    }
    assert!(seen >= 4);
}

#[test]
fn the_exit_code_is_the_verdict() {
    assert_eq!(told(&["audit", "as_designed"]).0, Some(0));
    let (code, text) = told(&["audit", "as_observed"]);
    assert_eq!(code, Some(1));
    assert!(text.contains("fails 2 of the four tests of a mechanism: binding duties and no trust required"));
    let (code, text) = told(&["audit", "talks_only"]);
    assert_eq!((code, text.contains("fails all four tests")), (Some(1), true), "a dialogue is no mechanism");
    let (code, text) = told(&["audit", "as_dreamt"]);
    assert_eq!((code, text.contains("GL004")), (Some(2), true));
    assert_eq!(told(&["audit", "tests/broken/01-unknown-field.toml"]).0, Some(2));
}

#[test]
fn a_difference_has_its_paths() {
    let (code, text) = told(&["diff", "as_designed", "as_observed"]);
    assert_eq!(code, Some(0));
    for words in [
        "lines.hotline.orders: answer → none can act by authority",
        "lines.hotline.interpreter: posted → on_call can act by comprehension, delay",
        "dialogues.annual.every_months: 12 → 28 cannot act within",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let changes = document(&["diff", "as_designed", "without_phrases"])["changes"].clone();
    assert_eq!(
        changes,
        serde_json::json!([{
            "clause": "radio.phrasebook", "old": true, "new": false, "acts": ["comprehension", "conduct"]
        }])
    );
    assert!(told(&["diff", "inert", "placebo"]).1.contains("every clause alike"));
}

#[test]
fn every_preset_is_listed_and_can_be_shown() {
    let list = document(&["list"]);
    let text = told(&["list"]).1;
    for ((name, _), row) in PRESETS.iter().zip(list.as_array().unwrap()) {
        assert_eq!(row["mechanism"]["name"], *name);
        assert!(text.contains(name));
        let (code, shown) = told(&["show", name]);
        assert!(code == Some(0) && shown.contains(&format!("`{name}`")), "{shown}");
    }
    let clauses = document(&["show", "freeze_surprise"])["clauses"].clone();
    let orders =
        clauses.as_array().unwrap().iter().find(|it| it["clause"] == "lines.hotline.orders").unwrap();
    assert_eq!((&orders["says"], &orders["acts"]), (&"none".into(), &serde_json::json!(["authority"])));
}

#[test]
fn documents_are_as_their_schemas_say() {
    let audit = serde_json::to_value(schemars::schema_for!(Audit)).unwrap();
    let difference = serde_json::to_value(schemars::schema_for!(Difference)).unwrap();
    assert_eq!(validator::problem(&audit, &document(&["audit", "as_observed"])), None);
    assert_eq!(validator::problem(&difference, &document(&["diff", "none", "as_designed"])), None);
    for (of, schema) in [("audit", audit), ("difference", difference)] {
        let committed = fs::read_to_string(root(&format!("docs/{of}.schema.json"))).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&committed).unwrap(), schema, "docs/{of}.schema.json");
    }
}

/// A mechanism file that is like another, given on the command line, is all that its journal needs.
#[test]
fn a_run_under_a_file_that_is_like_another_replays_in_an_empty_folder() {
    let (home, away) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mine = home.path().join("mine.toml");
    let text = "format = 1\nname = \"mine\"\ntitle = \"Mine\"\nbasis = \"assumed\"\ngrade = \"assumed\"\n\
                [like]\npreset = \"as_designed\"\nwithout = [\"notices\"]\n";
    fs::write(&mine, text).unwrap();
    let (mine, journal) = (mine.to_string_lossy(), away.path().join("run.jsonl"));
    let journal = journal.to_string_lossy();
    let scenario = "scenarios/2013-01-30-east-china-sea.toml";
    let run =
        guardline(&root(""), &["run", scenario, "--quiet", "--mechanism", &mine, "--journal", &journal]);
    assert!(run.status.success(), "{}", stderr(&run));
    let replay = guardline(away.path(), &["replay", "run.jsonl"]);
    assert_eq!(replay.status.code(), Some(0), "{}", stderr(&replay));
}
