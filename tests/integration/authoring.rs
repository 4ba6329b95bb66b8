//! What who writes scenarios is promised: a good file to begin with, a brief, rehearsals, and things to try.

use guardline::kernel::AsFastAsPossible;
use guardline::lab::rehearsal::{Plan, Rehearsal};
use guardline::scenario::{Prepared, load, load_texts, scaffold};
use guardline::units::Seed;
use serde_json::Value;

use crate::support::{guardline, root, scenarios, stderr, stdout};

/// How often every scenario is rehearsed.
const REHEARSALS: u32 = 20;

fn rehearsed(prepared: &Prepared, runs: u32, threads: usize) -> Rehearsal {
    let plan = Plan { prepared, runs, seed: Seed(2), program_version: "test" };
    Rehearsal::run_on(Some(threads), &plan, &false.into(), &|| ()).unwrap()
}

fn from_text(text: String) -> Prepared {
    Prepared::new(&load_texts(&[("mine.toml".to_owned(), text)], None, &[]).unwrap())
}

/// The good scenario with one piece of it replaced.
fn good_but(old: &str, new: &str) -> Prepared {
    let text = scaffold("Rehearsed", ["Northland", "Southland"]);
    assert!(text.contains(old), "{old}");
    from_text(text.replace(old, new))
}

fn codes(rehearsal: &Rehearsal) -> Vec<(&str, Option<&str>)> {
    rehearsal.dead_ends.iter().map(|it| (it.code.as_str(), it.inject.as_deref())).collect()
}

#[test]
fn a_new_file_passes_every_check_and_is_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let new = |words: &[&str]| guardline(folder.path(), &[&["new", "mine.toml"], words].concat());
    let first = new(&["--title", "Say \"hello\"", "--sides", "Nord & Süd,Île"]);
    assert!(first.status.success(), "{}", stderr(&first));
    let check = guardline(folder.path(), &["check", "--deny-warnings", "mine.toml"]);
    assert_eq!(check.status.code(), Some(0), "{}{}", stdout(&check), stderr(&check));
    let second = new(&[]);
    assert_eq!(second.status.code(), Some(2));
    assert!(stderr(&second).contains("--force"), "{}", stderr(&second));
    assert!(std::fs::read_to_string(folder.path().join("mine.toml")).unwrap().contains("Say \\\"hello\\\""));
    assert!(new(&["--force"]).status.success());
    assert_eq!(new(&["--force", "--sides", "Alone"]).status.code(), Some(2));
}

#[test]
fn warnings_are_an_error_only_where_they_are_denied() {
    let folder = tempfile::tempdir().unwrap();
    let text = scaffold("Strange", ["Northland", "Southland"]).replace("objective = \"ask_early\"\n", "");
    std::fs::write(folder.path().join("strange.toml"), text).unwrap();
    let check = |words: &[&str]| guardline(folder.path(), &[&["check", "strange.toml"], words].concat());
    let plain = check(&[]);
    assert_eq!(plain.status.code(), Some(0));
    assert!(stderr(&plain).contains("GL105"), "{}", stderr(&plain));
    assert_eq!(check(&["--deny-warnings"]).status.code(), Some(1));
    let json: Value = serde_json::from_str(&stdout(&check(&["--format", "json"]))).unwrap();
    let found = &json[0]["diagnostics"][0];
    assert_eq!((&found["code"], &found["severity"]), (&"GL105".into(), &"warning".into()));
    assert!(found["help"].as_str().unwrap().contains("ask_early"));
}

#[test]
fn every_scenario_survives_rehearsals_without_a_dead_end() {
    let mut dead = Vec::new();
    for path in scenarios() {
        let rehearsal = rehearsed(&Prepared::new(&load(&path, None, &[]).unwrap()), REHEARSALS, 2);
        dead.extend(rehearsal.dead_ends.iter().map(|it| format!("{}: {}", path.display(), it.message)));
    }
    assert!(dead.is_empty(), "{}", dead.join("\n"));
}

#[test]
fn rehearsals_do_not_depend_on_the_number_of_threads() {
    let prepared = good_but("Rehearsed", "Threads");
    let (one, many) = (rehearsed(&prepared, 30, 1), rehearsed(&prepared, 30, 4));
    assert_eq!(one, many);
    assert_eq!(one.runs, 30);
    assert_eq!(one.truth.iter().sum::<u32>(), 30);
    assert!(one.ways.iter().any(|it| it.way.contains("VHF 16")), "{:?}", one.ways);
}

/// What no check of the file can see.
#[test]
fn faults_that_only_show_in_play_are_found_by_rehearsals() {
    let never = good_but(
        "{ inside = { unit = \"exerciser\", zone = \"area\" } }",
        "{ all = [{ inside = { unit = \"exerciser\", zone = \"area\" } }, { range = { of = \"patrol\", to = \"exerciser\", above_nm = 120 } }] }",
    );
    assert_eq!(
        codes(&rehearsed(&never, 40, 2)),
        [("GL120", Some("close_pass")), ("GL120", Some("reminder"))]
    );
    let unmet = good_but(
        "{ message = { from = \"exerciser\", to = \"patrol\", fate = \"understood\" } }, within_min = 20",
        "{ rung = { of = \"exerciser\", at_least = 7 } }, within_min = 0.1",
    );
    assert_eq!(codes(&rehearsed(&unmet, 40, 2)), [("GL121", Some("close_pass"))]);
}

#[test]
fn dead_ends_have_an_exit_code_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let text = scaffold("Dead end", ["Northland", "Southland"])
        .replace("within_min = 20", "within_min = 0.1")
        .replace(
            "{ message = { from = \"exerciser\", to = \"patrol\", fate = \"understood\" } }",
            "{ rung = { of = \"exerciser\", at_least = 7 } }",
        );
    std::fs::write(folder.path().join("dead.toml"), text).unwrap();
    let rehearse = |words: &[&str]| {
        guardline(folder.path(), &[&["rehearse", "dead.toml", "--runs", "30"], words].concat())
    };
    let text = rehearse(&[]);
    assert_eq!(text.status.code(), Some(1), "{}", stderr(&text));
    assert!(stdout(&text).contains("GL121"), "{}", stdout(&text));
    let json: Value = serde_json::from_str(&stdout(&rehearse(&["--format", "json"]))).unwrap();
    assert_eq!((&json["simulated"], &json["dead_ends"][0]["code"]), (&true.into(), &"GL121".into()));
}

/// The same seats twice: who rehearses chooses at random, and always at the same random.
#[test]
fn a_rehearsal_is_a_run_like_any_other() {
    let prepared = good_but("Rehearsed", "Twice").rehearsal();
    let trace = || {
        let settings = guardline::scenario::Settings { seed: Seed(3), replicate: 1, until: None };
        let sink = std::rc::Rc::new(std::cell::RefCell::new(crate::support::Records::new()));
        prepared.run(settings, sink, &mut AsFastAsPossible).trace
    };
    assert_eq!(trace(), trace());
}

#[test]
fn the_list_has_every_scenario_and_says_whom_they_accuse() {
    let text = stdout(&guardline(&root(""), &["list"]));
    for path in scenarios() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert!(text.contains(&name), "{name}: {text}");
    }
    let json: Value =
        serde_json::from_str(&stdout(&guardline(&root(""), &["list", "--format", "json"]))).unwrap();
    assert_eq!(json["scenarios"].as_array().unwrap().len(), scenarios().len());
    assert!(!json["accused"].as_array().unwrap().is_empty());
    assert!(text.contains(", 1 inject,") && !text.contains(" 1 injects"), "{text}");
    assert_eq!(guardline(&root(""), &["list", "nowhere"]).status.code(), Some(2));
}

#[test]
fn the_brief_names_units_ranges_and_who_hears_whom() {
    let file = "scenarios/2013-01-30-east-china-sea.toml";
    let show = |words: &[&str]| stdout(&guardline(&root(""), &[&["show", file], words].concat()));
    let json: Value = serde_json::from_str(&show(&["--format", "json"])).unwrap();
    let pair = &json["pairs"][0];
    assert_eq!((&pair["one"], &pair["other"]), (&"frigate".into(), &"destroyer".into()));
    assert!((pair["range_nm"].as_f64().unwrap() - 6.4).abs() < 0.3, "{pair}");
    assert!(pair["one_hears_other"].as_array().unwrap().contains(&"VHF 16".into()), "{pair}");
    assert!(json["injects"][0]["acts"][0].as_str().unwrap().starts_with("radar: "), "{json}");
    assert!(show(&["--format", "md"]).starts_with("# Two ships"));
    assert!(show(&["--lang", "zh"]).contains("东海"));
}

#[test]
fn a_thing_to_try_is_measured_and_judged() {
    let folder = tempfile::tempdir().unwrap();
    let good = scaffold("Tried", ["Northland", "Southland"]);
    // The same mechanism changes nothing, and nothing is not higher.
    let same = good.replace("mechanism = \"as_designed\"\n", "mechanism = \"as_observed\"\n");
    let write = |text: &str| std::fs::write(folder.path().join("tried.toml"), text).unwrap();
    let try_it =
        |words: &[&str]| guardline(folder.path(), &[&["try", "tried.toml", "--pairs", "20"], words].concat());
    write(&same);
    let higher = try_it(&[]);
    assert_eq!(higher.status.code(), Some(1), "{}", stderr(&higher));
    assert!(stdout(&higher).contains("not as expected"), "{}", stdout(&higher));
    write(&same.replace("expect = \"higher\"", "expect = \"no_change\"").replace("line_answered", "tension"));
    let none = try_it(&["a_line", "--format", "json"]);
    assert_eq!(none.status.code(), Some(0), "{}", stderr(&none));
    let json: Value = serde_json::from_str(&stdout(&none)).unwrap();
    assert_eq!((&json[0]["pairs"], &json[0]["holds"]), (&20.into(), &true.into()));
    assert_eq!(try_it(&["nothing"]).status.code(), Some(2));
    write(&good.replace("measure = \"line_answered\"", "measure = \"happiness\""));
    assert!(stderr(&try_it(&[])).contains("there is no measure `happiness`"));
}
