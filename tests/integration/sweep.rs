//! Sweeps from outside: the same bytes however they were made, nothing lost that was done, and clear words for what is wrong.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use guardline::lab::sweep::result::Method;
use guardline::lab::sweep::{Plan, SweepResult};
use guardline::report::Catalogue;
use guardline::scenario::load_experiment;
use guardline::units::Text;
use serde_json::Value;

use crate::support::{command, guardline, root, stderr, stdout};

/// A small experiment with everything in it; the scenario is named as seen from the folder of a test.
fn experiment(extra: &str) -> String {
    let scenario = root("scenarios/2013-01-30-east-china-sea.toml").display().to_string();
    format!(
        r#"
format = 1
title = "Small"
question = "Is it calm sooner?"
scenario = "{scenario}"
runs = 24
until_h = 30
keep = ["csv", "parquet", "json"]
{extra}

[[arms]]
id = "none"
mechanism = "none"

[[arms]]
id = "as_designed"
mechanism = "as_designed"

[outcomes]
primary = "tension"
secondary = ["calm_24h", "misperception_gap"]

[hypothesis]
claim = "It is calmer."
of = "as_designed"
expect = "lower"
margin = 0.5
refuted_if = "opposite"
"#
    )
}

struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new(extra: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("small.toml"), experiment(extra)).unwrap();
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn sweep(&self, out: &str, more: &[&str]) -> Output {
        let output = self.command(out, more).output().unwrap();
        assert!(output.status.success(), "{}", stderr(&output));
        output
    }

    fn also(&self, arguments: &[&str]) -> Output {
        guardline(self.folder.path(), arguments)
    }

    fn command(&self, out: &str, more: &[&str]) -> Command {
        command(self.folder.path(), &[&["sweep", "small.toml", "--out", out], more].concat())
    }

    /// What a sweep leaves that does not depend on how it was run.
    fn bytes(&self, out: &str) -> Vec<(String, Vec<u8>)> {
        let files = ["result.json", "runs.csv", "runs.jsonl", "runs.parquet", "inputs.json"];
        files.iter().map(|file| ((*file).to_owned(), fs::read(self.path(out).join(file)).unwrap())).collect()
    }
}

#[test]
fn the_same_bytes_on_any_number_of_workers_in_shards_and_merged() {
    let place = Place::new("rare = { rung = 6, effort = 30, repeats = 2 }");
    place.sweep("one", &["--workers", "1"]);
    place.sweep("three", &["--workers", "3"]);
    assert!(place.bytes("one") == place.bytes("three"));
    for (shard, out) in [("2/3", "b"), ("3/3", "c"), ("1/3", "a")] {
        place.sweep(out, &["--shard", shard]);
    }
    let merged = place.also(&["merge", "b", "a", "c", "--out", "whole"]);
    assert!(merged.status.success(), "{}", stderr(&merged));
    assert!(place.bytes("one") == place.bytes("whole"));
    let lacking = place.also(&["merge", "b", "a", "--out", "part"]);
    assert_eq!(lacking.status.code(), Some(2));
    let said = stderr(&lacking);
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("is in none of these folders, which hold runs 0 to "), "{said}");
}

#[test]
fn a_sweep_that_is_killed_goes_on_where_it_was_and_gives_the_same_bytes() {
    let place = Place::new("");
    place.sweep("whole", &[]);
    let whole = fs::metadata(place.path("whole").join("runs.log")).unwrap().len();
    // Killed as soon as the log has grown so far: at twenty points, at last while the result is being made, or after it.
    for (number, share) in (1..=20).enumerate() {
        let out = format!("killed{number}");
        let mut child = place
            .command(&out, &["--workers", "2"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let log = place.path(&out).join("runs.log");
        while child.try_wait().unwrap().is_none()
            && fs::metadata(&log).map_or(0, |it| it.len()) < whole * share / 20
        {
            std::thread::yield_now();
        }
        let _ = child.kill();
        child.wait().unwrap();
        if number % 2 == 1 {
            // A disk that was full in the middle of a run.
            let bytes = fs::read(&log).unwrap();
            fs::write(&log, &bytes[..bytes.len() - bytes.len().min(7)]).unwrap();
        }
        place.sweep(&out, &["--resume"]);
        assert!(place.bytes("whole") == place.bytes(&out), "killed at {share} twentieths");
    }
}

#[test]
fn a_stopping_rule_stops_at_the_same_replicate_whoever_runs_it() {
    let stop = "stop = { half_width = 30.0, first = 10, every = 4 }";
    let place = Place::new(stop);
    place.sweep("one", &["--workers", "1", "--runs", "200"]);
    place.sweep("four", &["--workers", "4", "--runs", "200"]);
    assert!(place.bytes("one") == place.bytes("four"));
    let result: serde_json::Value =
        serde_json::from_slice(&fs::read(place.path("one").join("result.json")).unwrap()).unwrap();
    assert_eq!(result["receipt"]["stopped"], true, "{}", result["receipt"]);
    let replicates = result["receipt"]["replicates"].as_u64().unwrap();
    assert!((10..200).contains(&replicates) && (replicates - 10).is_multiple_of(4), "{replicates}");
    place.sweep("half", &["--shard", "1/2", "--runs", "200"]);
    place.sweep("rest", &["--shard", "2/2", "--runs", "200"]);
    let merged = place.also(&["merge", "half", "rest", "--out", "both"]);
    assert!(merged.status.success());
    assert!(place.bytes("one") == place.bytes("both"));
}

/// Who stops at what he sees has looked more than once: until all is run, intervals are those that allow for it.
#[test]
fn what_is_not_complete_is_shown_by_intervals_that_hold_however_often_one_looks() {
    let place = Place::new("");
    place.sweep("out", &["--runs", "120"]);
    let plan = Plan::of_folder(&place.path("out"), env!("CARGO_PKG_VERSION")).unwrap();
    let whole = plan.result(&place.path("out")).unwrap();
    let log = place.path("out").join("runs.log");
    let bytes = fs::read(&log).unwrap();
    fs::write(&log, &bytes[..bytes.len() - bytes.len() / 9]).unwrap();
    let cut = plan.result(&place.path("out")).unwrap();
    assert!(cut.receipt.replicates < 120 && whole.receipt.replicates == 120);
    let judged = |result: &SweepResult| result.hypothesis.as_ref().unwrap().by[0].interval;
    for (result, complete) in [(&whole, true), (&cut, false)] {
        for effect in result.outcomes.iter().flat_map(|outcome| &outcome.cells[0].effects) {
            assert_eq!(effect.method == Method::Anytime, !complete);
            assert_eq!(effect.interval == effect.anytime, !complete, "{effect:?}");
        }
        let effects = &result.outcomes[0].cells[0].effects;
        assert_eq!(judged(result), effects.iter().find(|it| it.arm == "as_designed").unwrap().interval);
        let headline = result.text(100, Catalogue::of(guardline::units::Language::En));
        assert_eq!(headline.contains("Go on with --resume"), !complete);
    }
}

#[test]
fn receipts_hold_and_what_was_altered_is_found() {
    let place = Place::new("");
    place.sweep("done", &[]);
    let verify = || place.also(&["verify", "done", "--sample", "1000"]);
    let fine = verify();
    let said = stdout(&fine);
    assert!(
        fine.status.success() && said.contains("confirmed") && said.contains("result.json is what"),
        "{said}"
    );

    let result = place.path("done").join("result.json");
    let text = fs::read_to_string(&result).unwrap();
    fs::write(&result, text.replacen("\"replicates\": 24", "\"replicates\": 25", 1)).unwrap();
    let altered = verify();
    assert_eq!(altered.status.code(), Some(1), "{}", stderr(&altered));
    fs::write(&result, text).unwrap();

    // A byte in the middle of the log: what stands before it is said to be whole.
    let log = place.path("done").join("runs.log");
    let mut bytes = fs::read(&log).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&log, &bytes).unwrap();
    let damaged = verify();
    assert_eq!(damaged.status.code(), Some(2));
    let said = stderr(&damaged);
    assert!(said.contains("runs.log: damaged at byte"), "{said}");
}

#[test]
fn a_run_of_a_sweep_is_told_and_its_journal_replays() {
    let place = Place::new("");
    place.sweep("done", &[]);
    let told = place.also(&["explain", "done", "--run", "5", "--journal", "run5.jsonl"]);
    let said = stdout(&told);
    assert!(told.status.success(), "{}", stderr(&told));
    assert!(said.starts_with("SIMULATED: run 5 of 96: arm as_designed, replicate 1"), "{said}");
    let csv = fs::read_to_string(place.path("done").join("runs.csv")).unwrap();
    let trace = csv.lines().nth(6).unwrap().split(',').nth(9).unwrap().to_owned();
    let replayed = place.also(&["verify", "run5.jsonl"]);
    let said = stdout(&replayed);
    assert!(replayed.status.success() && said.contains("confirmed"), "{said}");
    // The log, the account and the journal are of one run.
    let hash: String = said.chars().filter(char::is_ascii_hexdigit).collect();
    assert!(hash.contains(&trace[..16]) && hash.contains(&trace[16..]), "{trace} {said}");
    // The command that the receipt gives makes this run and no other.
    let again = place.also(&[
        "run",
        &root("scenarios/2013-01-30-east-china-sea.toml").display().to_string(),
        "--mechanism",
        "as_designed",
        "--seed",
        "1",
        "--replicate",
        "1",
        "--until",
        "108000s",
    ]);
    let said = stdout(&again);
    assert!(said.split_whitespace().collect::<String>().contains(&trace), "{trace} {said}");
    let beyond = place.also(&["explain", "done", "--run", "96"]);
    assert_eq!(beyond.status.code(), Some(2));
    // A journal that is there is kept unless it may go.
    let another = ["explain", "done", "--run", "4", "--journal", "run5.jsonl"];
    let refused = place.also(&another);
    assert_eq!(refused.status.code(), Some(2));
    assert!(stderr(&refused).contains("run5.jsonl is there already"), "{}", stderr(&refused));
    assert!(place.also(&[&another[..], &["--overwrite"]].concat()).status.success());
    assert!(place.also(&["verify", "run5.jsonl"]).status.success());
}

#[test]
fn whoever_wants_only_the_outcome_gets_the_answer_and_what_it_rests_on() {
    let place = Place::new("");
    let (whole, short) = (stdout(&place.sweep("whole", &[])), stdout(&place.sweep("short", &["--quiet"])));
    let result = fs::read_to_string(place.path("short").join("result.json")).unwrap();
    let result: Value = serde_json::from_str(&result).unwrap();
    assert_eq!(result["hypothesis"]["ending"], "undecided");
    let lines: Vec<&str> = short.lines().collect();
    assert_eq!(lines.len(), 2, "{short}");
    assert!(lines[0].contains("It is calmer.") && lines[1].contains("omparative, not a forecast"), "{short}");
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>().join(" ");
    assert!(words(&whole).contains(lines[0]) && whole.lines().count() > 20, "{whole}");
}

#[test]
fn another_sweep_is_never_mixed_with_what_is_there() {
    let place = Place::new("");
    place.sweep("done", &[]);
    let again = place.command("done", &[]).output().unwrap();
    assert_eq!(again.status.code(), Some(2));
    assert!(stderr(&again).contains("--resume"));
    fs::write(place.path("small.toml"), experiment("seed = 5")).unwrap();
    let other = place.command("done", &["--resume"]).output().unwrap();
    assert_eq!(other.status.code(), Some(2));
    let said = stderr(&other);
    assert!(said.contains("small.toml is not as it was when it was begun"), "{said}");
}

#[test]
fn a_shard_goes_on_as_the_shard_it_was_begun_as() {
    let place = Place::new("");
    place.sweep("part", &["--shard", "2/3"]);
    for other in [&["--resume"][..], &["--resume", "--shard", "1/3"], &["--resume", "--shard", "3/3"]] {
        let output = place.command("part", other).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{other:?}");
        assert!(stderr(&output).contains("is for rows 32 to 64 of 96"), "{}", stderr(&output));
    }
    place.sweep("part", &["--resume", "--shard", "2/3"]);
}

#[test]
fn everything_wrong_with_an_experiment_is_said_at_once_with_its_place() {
    let place = Place::new("");
    let text = experiment("")
        .replace("primary = \"tension\"", "primary = \"tensoin\"")
        .replace("of = \"as_designed\"", "of = \"as_desinged\"")
        .replace("margin = 0.5", "margin = -0.5")
        .replace("runs = 24", "runs = 1");
    fs::write(place.path("small.toml"), text).unwrap();
    let output = place.command("done", &[]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = stderr(&output);
    for part in ["tensoin", "did you mean `tension`?", "`margin` is -0.5", "`runs` is 1", "small.toml:"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    // What an arm asks for is checked with the arm.
    let text = experiment("").replace(
        "mechanism = \"as_designed\"\n",
        "mechanism = \"as_designed\"\nsets = [\"param.belief.trust=7\", \"mechanism.lines.hotlin.pickup_min=1\"]\n",
    );
    fs::write(place.path("small.toml"), text).unwrap();
    let output = place.command("done", &[]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = stderr(&output);
    assert!(
        said.contains("belief.trust") && said.contains("hotlin") && said.contains("small.toml:"),
        "{said}"
    );
}

/// What would quietly mean something else than its author thinks is refused.
#[test]
fn what_contradicts_itself_in_an_experiment_is_refused() {
    let arm = |sets: &str| {
        ("mechanism = \"as_designed\"".to_owned(), format!("mechanism = \"as_designed\"\nsets = [{sets}]"))
    };
    let id = |id: &str| ("id = \"as_designed\"".to_owned(), format!("id = \"{id}\""));
    let design = |design: &str| ("keep =".to_owned(), format!("design = {design}\nkeep ="));
    let factors = |first: &str, second: &str| {
        design(&format!(
            "{{ factorial = {{ factors = [{{ id = \"a\", clauses = [{first}] }}, {{ id = \"b\", clauses = [{second}] }}] }} }}"
        ))
    };
    let trust = "\"param.belief.trust=0.4\"";
    for ((from, to), expected) in [
        (arm("\"mechanism.preset=none\""), "an arm names its mechanism by `mechanism`"),
        (arm("\"time.horizon_h=9\""), "write `until_h`"),
        (arm(&format!("{trust}, \"param . belief.trust = 0.2\"")), "\"param.belief.trust\" is set twice"),
        (id("embassy_and_third_party"), "is the id of the control arm that is added"),
        (factors("\"notices\"", ""), "there are 0 clauses, expected 1 or more"),
        (factors("\"radio.phrasebook\"", "\"notices\", \"radio\""), "\"radio\" belongs to two factors"),
        (factors("\"radio\"", "\"notices\""), "there are 2 arms, expected 1"),
        (
            ("keep =".to_owned(), "stop = { half_width = 0.01 }\nkeep =".to_owned()),
            "the first look is after 200 runs, and there are 24 at most",
        ),
    ] {
        let place = Place::new("");
        fs::write(place.path("small.toml"), experiment("").replace(&from, &to)).unwrap();
        let output = place.command("out", &[]).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{to}");
        assert!(stderr(&output).contains(expected), "{to}: {}", stderr(&output));
    }
    // What a cell sets for all arms, or a design varies, no arm sets for itself.
    let (from, to) = arm(trust);
    for (other, expected) in [
        (
            format!("{{ list = {{ cells = [{{ id = \"a\", sets = [{trust}] }}] }} }}"),
            "sets \"param.belief.trust\" too",
        ),
        (
            "{ latin_hypercube = { points = 3, parameters = [\"belief.trust\"] } }".to_owned(),
            "sets \"belief.trust\", which the design varies",
        ),
        (
            "{ morris = { trajectories = 2, parameters = [\"*\"] } }".to_owned(),
            "sets \"belief.trust\", which the design varies",
        ),
    ] {
        let other = design(&other);
        let place = Place::new("");
        fs::write(place.path("small.toml"), experiment("").replace(&from, &to).replace(&other.0, &other.1))
            .unwrap();
        let output = place.command("out", &[]).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        let said = stderr(&output);
        assert!(said.contains(&format!("the arm \"as_designed\" {expected}")), "{said}");
    }
}

/// Slope and break-even stand in the document and in words, and a place that no cell has is refused.
#[test]
fn a_trend_along_cells_has_a_slope() {
    let cells = "design = { list = { cells = [{ id = \"none\", sets = [\"param.belief.trust=0\"] }, { id = \"much\", sets = [\"param.belief.trust=0.8\"] }] } }";
    let trend = "trends = [{ id = \"trust\", axis = \"trust\", at = { none = 0, much = 0.8 } }]";
    let place = Place::new(&format!("{cells}\n{trend}"));
    let output = place.sweep("out", &["--runs", "40"]);
    let words = stdout(&output).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("trend of the difference in") && words.contains("along trust"), "{words}");
    let result: Value =
        serde_json::from_slice(&fs::read(place.path("out").join("result.json")).unwrap()).unwrap();
    let trends = result["trends"].as_array().unwrap();
    // Three outcomes under two arms: as designed, and the embassies.
    assert_eq!(trends.len(), 6);
    for it in trends {
        let at = |end: usize| it["places"][end]["difference"].as_f64().unwrap();
        let slope = it["slope"].as_f64().unwrap();
        assert!((slope - (at(1) - at(0)) / 0.8).abs() < 1e-9, "{it}");
        assert_eq!(it["break_even"].is_null(), at(0) * at(1) >= 0.0, "{it}");
    }
    let place = Place::new(&format!("{cells}\n{}", trend.replace("much = 0.8", "mcuh = 0.8")));
    let output = place.command("out", &[]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("there is no cell \"mcuh\""), "{}", stderr(&output));
}

#[test]
fn what_is_no_experiment_or_no_folder_is_told() {
    let place = Place::new("");
    let scenario = root("scenarios/2013-01-30-east-china-sea.toml").display().to_string();
    let output = place.also(&["sweep", &scenario]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("this is a scenario, not an experiment"), "{}", stderr(&output));
    let output = place.command("small.toml", &[]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("it is a file"), "{}", stderr(&output));
}

/// Pairs are all somewhere, each arm is as far from itself as it should be, and splitting says how sure it is.
#[test]
fn a_result_has_pairs_two_scales_and_rungs_that_are_too_seldom_reached() {
    let place = Place::new("rare = { rung = 4, levels = [3, 4], effort = 60, repeats = 4 }");
    let output = place.sweep("out", &["--runs", "60"]);
    assert!(stdout(&output).contains("Simulated chance that a run reaches R4"), "{}", stdout(&output));
    let result: Value =
        serde_json::from_slice(&fs::read(place.path("out").join("result.json")).unwrap()).unwrap();
    let rows = |key: &str| result[key].as_array().unwrap().clone();
    assert!(rows("coupled").len() >= 2);
    for it in rows("coupled") {
        let pairs: u64 = it["peaks"].as_array().unwrap().iter().map(|at| at["pairs"].as_u64().unwrap()).sum();
        assert_eq!(pairs, 60, "{it}");
        let (same, edits) = (it["same_way"]["estimate"].as_f64(), it["edits"]["estimate"].as_f64());
        assert_eq!(same == Some(1.0), edits == Some(0.0), "{it}");
    }
    for it in rows("scales") {
        let agreement = it["agreement"].as_f64().unwrap();
        assert!(agreement > 0.5 && agreement <= 1.0, "{it}");
        assert_eq!(it["goldstein_difference"].is_null(), it["severity_difference"].is_null(), "{it}");
    }
    assert_eq!(rows("rare").len(), 3);
    for it in rows("rare") {
        // A simulated attack is what most of these runs come to, so that splitting and counting can both be had.
        let chance = it["probability"].as_f64().unwrap();
        let (low, high) = (it["interval"]["low"].as_f64(), it["interval"]["high"].as_f64());
        assert!(low.is_some_and(|low| low < chance) && high.is_some_and(|high| high > chance), "{it}");
        assert!(chance > 0.5 && chance < 1.0, "{it}");
        let apart = it["check"]["apart"].as_f64().unwrap();
        assert!(apart.abs() < 3.9, "{it}");
        assert!(it["at_most"].is_null(), "{it}");
    }
    // Of a rung that no run reached only that much is known: z² / (n + z²).
    let place = Place::new("rare = { rung = 9, levels = [9], effort = 20, repeats = 2 }");
    let output = place.sweep("out", &["--runs", "60"]);
    let result: Value =
        serde_json::from_slice(&fs::read(place.path("out").join("result.json")).unwrap()).unwrap();
    let it = &result["rare"][0];
    assert!(it["interval"].is_null() && it["probability"].as_f64() == Some(0.0), "{it}");
    assert!((it["at_most"].as_f64().unwrap() - 3.841_459 / 63.841_459).abs() < 1e-6, "{it}");
    assert!(stdout(&output).contains("0\u{a0}% (≤\u{a0}6.0\u{a0}%)"), "{}", stdout(&output));
}

/// What changed after a rule was stated is told; a rule that is as it was is said to be.
#[test]
fn a_rule_that_was_changed_after_it_was_stated_is_told() {
    let said = |stated: &str| {
        let place = Place::new(stated);
        let output = place.sweep("out", &["--runs", "4"]);
        let result = fs::read(place.path("out").join("result.json")).unwrap();
        let result: Value = serde_json::from_slice(&result).unwrap();
        let words = stdout(&output).split_whitespace().collect::<Vec<_>>().join(" ");
        (words, result["receipt"]["rule"].as_str().unwrap().to_owned())
    };
    let (words, rule) = said("");
    assert!(words.contains("does not record the rule as it was stated"), "{words}");
    let (words, again) = said(&format!("stated = {{ rule = \"{rule}\" }}"));
    assert_eq!(rule, again, "what is recorded of a rule is no part of it");
    assert!(words.contains("nothing changed since"), "{words}");
    assert!(words.contains("4 were asked for, and the file says 24"), "{words}");
    // Another seed is another plan.
    let (words, other) = said(&format!("seed = 9\nstated = {{ rule = \"{rule}\" }}"));
    assert!(rule != other && words.contains("The rule was changed after it was stated"), "{words}");
    let (words, _) = said("stated = { rule = \"0\" }");
    assert!(words.contains("the file does not say what changed"), "{words}");
    let (words, _) = said("stated = { rule = \"0\", changes = [\"the margin was 1\"] }");
    assert!(words.contains("by the file’s own account: the margin was 1"), "{words}");
}

#[test]
fn levels_that_lead_nowhere_are_refused() {
    for (rare, expected) in [
        ("rare = { rung = 7, levels = [5, 4, 7] }", "the levels must ascend"),
        ("rare = { rung = 7, levels = [5, 6] }", "the last level is 6, but the rung is R7"),
        ("rare = { rung = 12 }", "expected"),
        ("rare = { rung = 7 }\ndesign = { list = { cells = [{ id = \"a\" }] } }", "not with this design"),
    ] {
        let place = Place::new(rare);
        let output = place.command("out", &[]).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{rare}");
        assert!(stderr(&output).contains(expected), "{rare}: {}", stderr(&output));
    }
}

/// Every experiment that comes with the program can be laid out, and says in three languages what it is about.
#[test]
fn the_experiments_of_the_library_can_be_run() {
    let mut count = 0;
    for entry in fs::read_dir(root("scenarios/experiments")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|it| it != "toml") {
            continue;
        }
        count += 1;
        let shown = path.display();
        let output = guardline(&root(""), &["sweep", &shown.to_string(), "--dry-run"]);
        assert!(output.status.success(), "{shown}: {}", stderr(&output));
        let loaded = load_experiment(&path, &Plan::outcome_names()).unwrap_or_else(|error| panic!("{error}"));
        let rule = Plan::new(loaded.clone(), None, "any").rule_hash();
        let file = loaded.experiment;
        let stated = file.stated.map(|it| it.rule);
        assert_eq!(file.hypothesis.as_ref().map(|_| rule), stated, "{shown}: as it was stated");
        let claim = file.hypothesis.map(|it| it.claim);
        for text in [Some(file.title), Some(file.question), claim].into_iter().flatten() {
            assert!(matches!(&text, Text::Each(languages) if languages.len() == 3), "{shown}: {text:?}");
        }
    }
    assert!(count >= 1);
}

/// The committed document is about the rules as they stand in the files.
#[test]
fn what_the_experiments_say_is_said_of_the_rules_in_the_files() {
    let document = fs::read_to_string(root("docs/hypotheses.md")).unwrap();
    for entry in fs::read_dir(root("scenarios/experiments")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let loaded = load_experiment(&path, &Plan::outcome_names()).unwrap_or_else(|error| panic!("{error}"));
        let rule = Plan::new(loaded, None, "any").rule_hash();
        let line = format!("`scenarios/experiments/{name}` · rule `{rule}`");
        assert!(
            document.contains(&line),
            "{name}: `cargo run --release --example hypotheses > docs/hypotheses.md`"
        );
    }
}
