//! Faults sown into a good scenario, one at a time: each is found, by the right code, and nothing else is said.

use std::path::Path;

use guardline_scenario::{LoadError, Severity, examine, examine_texts, scaffold};

/// The codes of everything that is found, errors first, each once.
fn found(text: &str) -> Vec<(&'static str, Severity)> {
    let file = ("seeded.toml".to_owned(), text.to_owned());
    let diagnostics = match examine_texts(&[file], None, &[]) {
        Ok(loaded) => loaded.warnings,
        Err(LoadError::Invalid(diagnostics)) => diagnostics,
        Err(other) => panic!("{other}"),
    };
    let mut codes: Vec<_> = diagnostics.iter().map(|it| (it.code, it.severity)).collect();
    codes.sort();
    codes.dedup();
    codes
}

fn good() -> String {
    scaffold("Seeded", ["Northland", "Southland"])
}

/// The good scenario with one piece of it replaced, as often as it occurs.
fn with(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(good(), |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replace(old, new)
    })
}

/// An inject at the end of the good scenario.
fn and(inject: &str) -> String {
    format!("{}\n[[injects]]\nbasis = \"assumed\"\n{inject}\n", good())
}

const EXPECTS: &str = r#"{ message = { from = "exerciser", to = "patrol", fate = "understood" } }"#;
const GIVEN: &str = r#"{ inside = { unit = "exerciser", zone = "area" } }"#;
const OUTAGE: &str = r#"{ outage = { line = "ministers", for_h = 2 } }"#;

/// What was sown, the file with it, and the codes that say so.
fn seeded() -> Vec<(&'static str, String, &'static [&'static str])> {
    let zone = |id: &str, name: &str, rest: &str| {
        format!("[[zones]]\nid = \"{id}\"\nname = \"{name}\"\nbasis = \"assumed\"\n{rest}\n\n[[injects]]")
    };
    let first_inject = |zone: String| good().replacen("[[injects]]", &zone, 1);
    vec![
        (
            "a radio act on a channel to which the other does not listen",
            with(&[(
                "channel = \"vhf16\", contents = [\"activity\", \"times\"",
                "channel = \"vhf13\", contents = [\"activity\", \"times\"",
            )]),
            &["GL101"],
        ),
        (
            "a notice to airmen where no other side flies",
            and(
                "id = \"airmen\"\nat = 2030-05-14T07:00:00Z\nacts = [{ notam = { side = \"northland\", contents = [\"area\"] } }]",
            ),
            &["GL101"],
        ),
        (
            "a call beyond the horizon on every channel",
            with(&[
                ("lat = 30.02\nlon = -30.0", "lat = 31.9\nlon = -30.0"),
                ("lat = 30.05\n", "lat = 31.9\n"),
                ("lat = 30.05,", "lat = 31.9,"),
            ]),
            &["GL102"],
        ),
        (
            "an outage of a line that the mechanism lacks",
            with(&[("acts = [{ approach", &format!("acts = [{OUTAGE}, {{ approach"))]),
            &["GL103"],
        ),
        (
            "a roster for a line that the mechanism lacks",
            with(&[(
                "language = \"fr\"",
                "language = \"fr\"\n[[sides.duty]]\nline = \"ministers\"\nofficers = 2",
            )]),
            &["GL103"],
        ),
        ("a unit faster than its class", with(&[("speed_kn = 14", "speed_kn = 44")]), &["GL023"]),
        (
            "a unit sent after one that outruns it",
            with(&[
                ("platform = \"coast_guard\"", "platform = \"fishing_vessel\""),
                ("speed_kn = 14", "speed_kn = 8"),
                ("speed_kn = 10", "speed_kn = 24"),
            ]),
            &["GL104"],
        ),
        (
            "a unit sent on a task in which it is outrun",
            and("id = \"after_her\"\nat = 2030-05-14T07:00:00Z\nacts = [{ task = { unit = \"patrol\", task = { intercept = { unit = \"exerciser\", range_nm = 1 } } } }]").replace("platform = \"coast_guard\"", "platform = \"fishing_vessel\"").replace("speed_kn = 14", "speed_kn = 8").replace("speed_kn = 10", "speed_kn = 24").replace("task = { shadow = { unit = \"exerciser\", range_nm = 3 } }", "task = \"transit\"").replace("acts = [{ approach = { from = \"patrol\", to = \"exerciser\", distance_m = 600, for_min = 20 } }]", "acts = [\"mediation\"]"),
            &["GL104"],
        ),
        (
            "nobody to miss where there is no line",
            and("id = \"night\"\nat = 2030-05-14T07:00:00Z\nacts = [{ asleep = { side = \"northland\", for_h = 3 } }]").replace("as_observed", "none"),
            &["GL103"],
        ),
        (
            "a distress call from a unit without a set",
            and("id = \"mayday\"\nat = 2030-05-14T07:00:00Z\nacts = [{ distress = { unit = \"lonely\", of = \"fire\", for_min = 30 } }]\n[[units]]\nid = \"lonely\"\nside = \"northland\"\nname = \"Fishing vessel\"\nplatform = \"fishing_vessel\"\nsets = []\nlat = 30.0\nlon = -30.2\ncourse = 90\nspeed_kn = 6\ntask = \"transit\"\nbasis = \"assumed\""),
            &["GL101"],
        ),
        ("an objective that no inject serves", with(&[("objective = \"ask_early\"\n", "")]), &["GL105"]),
        (
            "a word expected of a unit that ministries say",
            with(&[(EXPECTS, r#"{ message = { from = "exerciser", says = "protest", fate = "sent" } }"#)]),
            &["GL106"],
        ),
        (
            "a call expected where there is no line",
            with(&[(EXPECTS, r#"{ line = { by = "northland", fate = "asked" } }"#), ("as_observed", "none")]),
            &["GL106"],
        ),
        (
            "an answer expected of a unit without a set",
            with(&[
                (
                    EXPECTS,
                    r#"{ message = { from = "exerciser", to = "patrol", says = "intention", fate = "heard" } }"#,
                ),
                ("platform = \"frigate\"", "platform = \"frigate\"\nsets = []"),
                (
                    "acts = [{ notice = { from = \"exerciser\", to = \"patrol\", channel = \"vhf16\", contents = [\"activity\", \"times\", \"area\"], begins = 2030-05-14T08:00:00Z, for_min = 120 } }]",
                    "acts = [\"mediation\"]",
                ),
                (
                    "acts = [{ notice = { from = \"exerciser\", to = \"patrol\", channel = \"vhf16\", contents = [\"activity\", \"area\"] } }]",
                    "acts = [\"mediation\"]",
                ),
            ]),
            &["GL106"],
        ),
        ("a contingency that nobody names", with(&[(", otherwise = \"reminder\"", "")]), &["GL107"]),
        (
            "injects that wait for each other",
            with(&[("inject = \"announcement\", min", "inject = \"reminder\", min")]),
            &["GL107"],
        ),
        ("an inject after the run is over", with(&[(", min = 120 }", ", min = 20_000 }")]), &["GL107"]),
        (
            "a branch on a response that never comes",
            and("id = \"thanks\"\nafter = { inject = \"close_pass\", of = \"met\" }\nacts = [\"mediation\"]")
                .replace(EXPECTS, r#"{ rung = { of = "patrol", at_least = 9 } }"#),
            &["GL106", "GL107"],
        ),
        (
            "a condition that contradicts itself",
            with(&[(
                GIVEN,
                r#"{ all = [{ range = { of = "patrol", to = "exerciser", below_nm = 2 } }, { range = { of = "exerciser", to = "patrol", above_nm = 5 } }] }"#,
            )]),
            &["GL107", "GL108"],
        ),
        (
            "a belief about one's own side",
            with(&[(
                GIVEN,
                r#"{ belief = { of = "patrol", about = "northland", hostile_at_least = 0.5 } }"#,
            )]),
            &["GL107", "GL108"],
        ),
        (
            "an inject that is cancelled before it can happen",
            and("id = \"stop\"\nat = 2030-05-14T06:10:00Z\nacts = [{ cancel = \"close_pass\" }]"),
            &["GL107", "GL109"],
        ),
        (
            "zones whose names sound the same",
            first_inject(zone(
                "area_2",
                "EXERCISE-AREA",
                "side = \"southland\"\nkind = \"warning\"\nlat = 30.3\nlon = -29.9\nradius_nm = 3",
            )),
            &["GL110"],
        ),
        (
            "zones of two sides over each other",
            first_inject(zone(
                "other",
                "Training ground",
                "side = \"northland\"\nkind = \"exercise\"\nlat = 30.0\nlon = -29.9\nradius_nm = 8",
            )),
            &["GL111"],
        ),
        (
            "a zone that nobody can reach",
            first_inject(zone(
                "far",
                "Far ground",
                "side = \"northland\"\nkind = \"warning\"\nlat = -30.0\nlon = -29.9\nradius_nm = 8",
            )),
            &["GL112"],
        ),
        (
            "a time by somebody else's clock",
            with(&[("at = 2030-05-14T06:30:00Z", "at = 2030-05-14T12:00:00+05:30")]),
            &["GL113"],
        ),
        (
            "a time without a zone",
            with(&[("at = 2030-05-14T06:30:00Z", "at = 2030-05-14T06:30:00")]),
            &["GL017"],
        ),
        (
            "a clock of another ocean",
            with(&[(
                "zone = { name = \"UTC\", offset = \"+00:00\" }",
                "zone = { name = \"X\", offset = \"+09:00\" }",
            )]),
            &["GL114"],
        ),
        ("a file of a newer format", with(&[("format = 1", "format = 2")]), &["GL005"]),
    ]
}

#[test]
fn the_good_scenario_is_good() {
    assert_eq!(found(&good()), []);
}

#[test]
fn each_seeded_fault_is_found_by_its_code() {
    let mut missed = Vec::new();
    for (what, text, expected) in seeded() {
        let codes: Vec<_> = found(&text).into_iter().map(|(code, _)| code).collect();
        if !expected.iter().all(|code| codes.contains(code)) || codes.len() > expected.len() {
            missed.push(format!("{what}: {codes:?}, expected {expected:?}"));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
    assert!(seeded().len() >= 20);
}

/// Every lint has a seeded fault, so that none can stop working unnoticed.
#[test]
fn every_lint_is_tried() {
    let tried: Vec<&str> = seeded().into_iter().flat_map(|(_, _, codes)| codes).copied().collect();
    let lints = guardline_scenario::diagnostic::code::ALL.iter().map(|it| it.code);
    for code in lints.filter(|code| ("GL100".."GL120").contains(code)) {
        assert!(tried.contains(&code), "{code}");
    }
}

#[test]
fn every_scenario_that_comes_with_the_program_is_without_a_warning() {
    let files = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios");
    let files = std::fs::read_dir(files).unwrap().map(|entry| entry.unwrap().path());
    for path in files.filter(|path| path.extension().is_some_and(|it| it == "toml")) {
        let loaded = examine(&path, None, &[]).unwrap();
        assert!(loaded.warnings.is_empty(), "{}", loaded.warnings);
    }
}

/// Nothing else of a newer file is complained about: what it means is not known.
#[test]
fn a_newer_file_is_refused_with_a_clear_word() {
    let text = with(&[("format = 1", "format = 7\nsomething_new = true")]);
    let file = ("newer.toml".to_owned(), text);
    let Err(LoadError::Invalid(diagnostics)) = examine_texts(&[file], None, &[]) else {
        panic!("it is newer")
    };
    assert_eq!(diagnostics.iter().count(), 1);
    let said = diagnostics.to_string();
    assert!(
        said.contains("format 7, newer than this program") && said.contains("use a newer program"),
        "{said}"
    );
}
