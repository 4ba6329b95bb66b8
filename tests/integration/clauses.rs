//! `guardline compare --drop-each-clause`: what each clause of a mechanism is worth.

use serde_json::Value;

use crate::support::{guardline, root, stderr, stdout};

const JANUARY: &str = "scenarios/2013-01-30-east-china-sea.toml";

fn json(words: &[&str]) -> Value {
    let output = guardline(&root(""), &[&["compare", JANUARY, "--format", "json"], words].concat());
    assert!(output.status.success(), "{}", stderr(&output));
    serde_json::from_str(&stdout(&output)).unwrap()
}

#[test]
fn clauses_are_ranked_by_what_is_different_without_them() {
    let ranking = json(&["--drop-each-clause", "--runs", "60", "--until", "72h"]);
    assert_eq!((&ranking["mechanism"], &ranking["measure"]), (&"as_designed".into(), &"tension".into()));
    assert_eq!(ranking["simulated"], true);
    let clauses = ranking["clauses"].as_array().unwrap();
    let sizes: Vec<f64> =
        clauses.iter().map(|it| it["without"]["difference"].as_f64().unwrap().abs()).collect();
    assert!(sizes.is_sorted_by(|one, next| one >= next) && sizes[0] > 0.0, "{sizes:?}");
    let named = |name: &str| clauses.iter().find(|it| it["clause"] == name);
    assert!(named("lines.hotline").is_some() && named("radio.phrasebook").is_some(), "{ranking}");
    // What has no path to anything within days is not run, and not called idle.
    let not_modelled = ranking["not_modelled"].as_array().unwrap();
    assert!(not_modelled.contains(&"dialogues.annual".into()) && named("dialogues.annual").is_none());

    // The same as the comparison with the preset that leaves the pillar out.
    let pair = json(&["--mechanism", "as_designed,without_radio", "--runs", "60", "--until", "72h"]);
    let tension = pair["measures"].as_array().unwrap().iter().find(|it| it["id"] == "tension").unwrap();
    let (one, other) = (&named("radio").unwrap()["without"], &tension["differences"][0]);
    for field in ["difference", "interval", "pairs_higher", "pairs_lower"] {
        assert_eq!(one[field], other[field], "{field}");
    }
}

#[test]
fn a_ranking_does_not_depend_on_the_number_of_threads() {
    let ranked = |threads| {
        json(&[
            "--drop-each-clause",
            "--rank-by",
            "calm_24h",
            "--runs",
            "20",
            "--until",
            "30h",
            "--threads",
            threads,
        ])
    };
    assert_eq!(ranked("1"), ranked("3"));
}

#[test]
fn what_cannot_be_ranked_is_said() {
    let refused = |words: &[&str], why: &str| {
        let output = guardline(&root(""), &[&["compare", JANUARY, "--runs", "2"], words].concat());
        assert_eq!(output.status.code(), Some(2), "{words:?}");
        assert!(stderr(&output).contains(why), "{words:?}: {}", stderr(&output));
    };
    refused(&["--drop-each-clause", "--mechanism", "none,as_designed"], "give one --mechanism");
    refused(&["--drop-each-clause", "--mechanism", "none"], "has no clause");
    refused(&["--drop-each-clause", "--rank-by", "settled", "--until", "10h"], "needs longer runs");
    refused(&["--drop-each-clause", "--rank-by", "happiness"], "tension");
    refused(&["--rank-by", "tension"], "--drop-each-clause");
}

#[test]
fn it_is_told_in_words() {
    let told = |words: &[&str]| {
        let words =
            [&["compare", JANUARY, "--drop-each-clause", "--runs", "10", "--until", "30h"], words].concat();
        stdout(&guardline(&root(""), &words))
    };
    let english = told(&[]);
    assert!(
        english.starts_with("SIMULATED CLAUSES, RANKED") && english.contains("Not modelled at this horizon")
    );
    assert!(english.lines().all(|line| line.chars().count() <= 100), "{english}");
    assert!(told(&["--lang", "zh"]).starts_with("模拟条款排序"));
    assert!(told(&["--lang", "ja"]).starts_with("模擬による条項の順位"));
}
