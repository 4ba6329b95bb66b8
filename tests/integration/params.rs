//! `guardline params`, and what every result says of the parameters it rests on.

use guardline::units::params::{PARAMETERS, Process};
use serde_json::Value;

use crate::support::{guardline, root, stderr, stdout};
use crate::validator;

const DECEMBER: &str = "scenarios/2025-12-06-southeast-of-okinawa.toml";
const JANUARY: &str = "scenarios/2013-01-30-east-china-sea.toml";

fn said(arguments: &str) -> String {
    let output = guardline(&root(""), &arguments.split(' ').collect::<Vec<_>>());
    assert_eq!(output.status.code(), Some(0), "{arguments}: {}", stderr(&output));
    stdout(&output)
}

fn json(arguments: &str) -> Value {
    serde_json::from_str(&said(&format!("{arguments} --format json"))).unwrap()
}

fn refused(arguments: &str) -> String {
    let output = guardline(&root(""), &arguments.split(' ').collect::<Vec<_>>());
    assert_eq!((output.status.code(), stdout(&output)), (Some(2), String::new()), "{arguments}");
    stderr(&output)
}

fn names(document: &Value) -> Vec<&str> {
    document["parameters"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap()).collect()
}

#[test]
fn help_teaches() {
    insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("help-params", said("params --help"));
    });
}

#[test]
fn the_committed_chapter_is_current_and_complete() {
    let page = said("params --format md");
    let committed = std::fs::read_to_string(root("docs/parameters.md")).unwrap_or_default();
    assert!(page == committed, "docs/parameters.md is not current: `cargo xtask schema` writes it");
    for row in PARAMETERS {
        assert_eq!(page.matches(&format!("| `{}` |", row.name)).count(), 1, "{}", row.name);
    }
    for process in Process::ALL {
        assert!(page.contains(&format!("\n## {}\n", process.name())), "{process:?}");
    }
}

#[test]
fn the_document_is_as_its_schema_says() {
    let schema: Value =
        serde_json::from_str(&std::fs::read_to_string(root("docs/parameters.schema.json")).unwrap()).unwrap();
    let whole = json("params");
    let with_scenario = json(&format!("params --scenario {JANUARY}"));
    for document in [&whole, &with_scenario] {
        assert_eq!(validator::problem(&schema, document), None);
        assert_eq!(document["tally"]["parameters"], PARAMETERS.len());
    }
}

#[test]
fn rows_are_found_by_what_they_are() {
    let receiver = json("params --used-by warning-receiver");
    assert!(names(&receiver).iter().all(|name| name.starts_with("warning.")), "{receiver}");
    let tuned = json("params --origin tuned");
    assert_eq!(tuned["tally"]["tuned"], tuned["tally"]["parameters"]);
    assert!(names(&tuned).contains(&"choice.precision"));
    assert_eq!(names(&json("params λ₀")), ["choice.precision"]);
    assert_eq!(names(&json("params readback --origin source")), ["readback.error.phrase"]);
    let said = refused("params belief.trst");
    assert!(said.contains("there is no parameter `belief.trst`"), "{said}");
    assert!(refused("params --used-by weather").contains("warning-receiver"));
    assert!(refused("params --origin hearsay").contains("assumed"));
    assert!(refused("params --set param.belief.trust=0.1").contains("--scenario"));
}

#[test]
fn values_in_force_say_where_they_were_set() {
    let row = |more: &str, name: &str| {
        let document = json(&format!("params {name} --scenario {JANUARY}{more}"));
        let rows = document["parameters"].as_array().unwrap().clone();
        let row = rows.into_iter().find(|row| row["name"] == name).unwrap();
        (row["in_force"]["value"].as_f64().unwrap(), row["in_force"]["set_by"].as_str().unwrap().to_owned())
    };
    assert_eq!(row("", "ladder.latch"), (30.0, "the default".into()));
    assert_eq!(row("", "belief.trust"), (0.2, "set in [politics] of the scenario".into()));
    let set = row(" --set param.belief.trust=0.3", "belief.trust");
    assert_eq!(set, (0.3, "set by --set param.belief.trust".into()));
    let set = row(" --set politics.climate=-0.1", "politics.climate");
    assert_eq!(set, (-0.1, "set by --set politics.climate".into()));
}

#[test]
fn what_cannot_be_set_is_named_with_value_range_unit_and_place() {
    let said = refused(&format!("run {JANUARY} --set param.ladder.latch=600"));
    for part in ["`ladder.latch` is 600 min", "expected 5 to 120 min", "--set:1:20"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    let said = refused(&format!("run {JANUARY} --set param.ladder.lach=6"));
    assert!(said.contains("no parameter") && said.contains("did you mean `ladder.latch`?"), "{said}");
    let said = refused(&format!("run {JANUARY} --set param.ladder.latch=long"));
    assert!(said.contains("`ladder.latch` is the string \"long\""), "{said}");
}

fn processes(document: &Value) -> Vec<&str> {
    document["rests_on"]["processes"].as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect()
}

/// The number is that of the processes which acted in the run, not that of the table.
#[test]
fn every_run_says_what_it_rests_on() {
    let run = |more: &str| json(&format!("run {DECEMBER} {more}"));
    let used = |document: &Value| document["rests_on"]["parameters"].as_u64().unwrap();
    let (none, designed) = (run("--mechanism none"), run("--mechanism as_designed"));
    assert!(!processes(&none).contains(&"line") && processes(&designed).contains(&"line"));
    assert!(used(&none) < used(&designed));
    let beginning = run("--mechanism none --until 1min");
    assert!(processes(&none).contains(&"warning-receiver"));
    assert!(!processes(&beginning).contains(&"warning-receiver"));
    assert!(used(&beginning) < used(&none) && used(&designed) <= PARAMETERS.len() as u64);
    for document in [&none, &designed, &beginning] {
        let count = |kind: &str| document["rests_on"][kind].as_u64().unwrap();
        let kinds = ["sourced", "memory", "assumed", "tuned"].map(count);
        assert_eq!(kinds.iter().sum::<u64>(), used(document));
    }
    let text = said(&format!("run {DECEMBER} --mechanism none -q"));
    let line = format!("This simulated run used {} parameters: ", used(&none));
    assert!(text.contains(&line), "{text}");
}

#[test]
fn a_comparison_says_it_of_all_its_runs() {
    let compare =
        |mechanisms: &str| json(&format!("compare {JANUARY} --mechanism {mechanisms} --runs 5 --until 6h"));
    let (radio, line) = (compare("none,none"), compare("none,as_designed"));
    assert!(!processes(&radio).contains(&"line") && processes(&line).contains(&"line"));
    let text = said(&format!("compare {JANUARY} --mechanism none,as_designed --runs 5 --until 6h"));
    let in_one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let used = line["rests_on"]["parameters"].as_u64().unwrap();
    let expected = format!("All simulated runs of all arms together used {used} parameters: ");
    assert!(in_one_line.contains(&expected), "{text}");
}
