//! Files that are right: read, changed from the command line, and read again from memory.

use std::path::{Path, PathBuf};

use guardline_mechanism::{Orders, PRESETS};
use guardline_scenario::file::{ActFile, MechanismChoice, Task};
use guardline_scenario::{LoadError, Loaded, load, load_texts};
use guardline_units::Language;

fn house() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn scenario_2013() -> PathBuf {
    house().join("scenarios/2013-01-30-east-china-sea.toml")
}

fn with_sets(mechanism: Option<&str>, sets: &[&str]) -> Result<Loaded, String> {
    let sets: Vec<_> = sets.iter().map(|&set| set.to_owned()).collect();
    load(&scenario_2013(), mechanism, &sets).map_err(|error| error.to_string())
}

/// The error text of settings, without the scenario's own path.
fn refusal(mechanism: Option<&str>, sets: &[&str]) -> String {
    with_sets(mechanism, sets).unwrap_err()
}

#[test]
fn every_scenario_loads_without_a_warning() {
    let files = std::fs::read_dir(house().join("scenarios")).unwrap().map(|entry| entry.unwrap().path());
    for path in files.filter(|path| path.extension().is_some_and(|it| it == "toml")) {
        let loaded = load(&path, None, &[]).unwrap();
        assert!(loaded.warnings.is_empty(), "{}", loaded.warnings);
    }
}

#[test]
fn what_the_file_says_is_what_is_loaded() {
    let loaded = load(&house().join("scenarios/2025-12-06-southeast-of-okinawa.toml"), None, &[]).unwrap();
    let scenario = loaded.scenario;
    assert_eq!(scenario.title.in_language(Language::Zh), "2025年12月6日，冲绳东南战机相遇");
    // 2025-12-06T04:30Z
    assert_eq!(scenario.time.start.alternatives[0].epoch_seconds, 1_764_995_400);
    assert_eq!(scenario.sides[0].offset_minutes, 480);
    assert_eq!(scenario.units[0].height_m.to_bits(), 0.0_f64.to_bits(), "a ship");
    assert_eq!(scenario.units[3].height_m.to_bits(), 6000.0_f64.to_bits());
    let alternatives = &scenario.injects[0].at.as_ref().unwrap().alternatives;
    assert_eq!(alternatives.iter().map(|it| it.offset_minutes).collect::<Vec<_>>(), [540, 480]);
    assert_eq!(alternatives[1].epoch_seconds - alternatives[0].epoch_seconds, 3600);
    assert!(matches!(scenario.injects[3].acts[..], [ActFile::Radar { ref on, .. }] if on == "f15_second"));
    assert_eq!(loaded.mechanism.name, "as_observed");
    assert_eq!(loaded.mechanism.lines[0].hours.until_minute, 1440);
}

#[test]
fn every_preset_passes_the_checks() {
    for (name, _) in PRESETS {
        let loaded = with_sets(Some(name), &[]).unwrap();
        assert_eq!((loaded.mechanism.name.as_str(), loaded.warnings.is_empty()), (*name, true));
        assert_eq!(loaded.scenario.mechanism, MechanismChoice::Preset((*name).to_owned()));
    }
}

#[test]
fn a_mechanism_file_is_found_beside_the_scenario() {
    let loaded = load(&house().join("crates/scenario/tests/maximal.toml"), None, &[]).unwrap();
    assert_eq!(loaded.mechanism.name, "maximal");
    assert_eq!(loaded.mechanism.lines[0].hours.from_minute, 540);
    assert_eq!(
        loaded.scenario.param.keys().collect::<Vec<_>>(),
        ["belief.trust", "choice.expect.radio", "ladder.latch"]
    );
    assert_eq!(loaded.scenario.units[0].watch, Some(Vec::new()));
}

#[test]
fn what_was_loaded_can_be_loaded_again_from_its_texts() {
    let path = house().join("crates/scenario/tests/maximal.toml");
    for mechanism in [None, Some("as_designed")] {
        let line = if mechanism.is_none() { "operations" } else { "hotline" };
        let sets = [format!("mechanism.lines.{line}.pickup_min=1")];
        let first = load(&path, mechanism, &sets).unwrap();
        // The scenario's own mechanism is like another.
        assert_eq!(first.texts.len(), if mechanism.is_none() { 5 } else { 4 });
        assert_eq!(load_texts(&first.texts, mechanism, &first.sets).unwrap(), first);
    }
}

#[test]
fn a_recorded_preset_comes_before_the_programs_own() {
    let first = with_sets(Some("as_designed"), &[]).unwrap();
    let mut texts = first.texts.clone();
    texts[1].1 = texts[1].1.replace("pickup_min = 5", "pickup_min = 7");
    let again = load_texts(&texts, Some("as_designed"), &[]).unwrap();
    assert_eq!(again.mechanism.lines[0].pickup_min.to_bits(), 7.0_f64.to_bits());
}

#[test]
fn settings_reach_every_kind_of_place() {
    let loaded = with_sets(
        Some("as_designed"),
        &[
            "units.frigate.speed_kn=18",
            "units.1.course=180",
            "politics.trust=0.1",
            "injects.illumination.at=2013-01-30T10:05:00+09:00",
            "units.destroyer.watch=[]",
            "units.destroyer.task=transit",
            "sides.japan.orders = answer",
            "param.belief.trust=0.2",
            "mechanism.lines.hotline.prior_consultation_min=0",
            "mechanism.notices={ lead_h = 24, distribution_min = 5 }",
        ],
    )
    .unwrap();
    let scenario = &loaded.scenario;
    assert_eq!(scenario.units[0].speed_kn.to_bits(), 18.0_f64.to_bits());
    assert_eq!(scenario.units[1].course.to_bits(), 180.0_f64.to_bits());
    assert_eq!(scenario.units[1].task, Task::Transit);
    assert_eq!(scenario.units[1].watch, Some(Vec::new()));
    assert_eq!(scenario.politics.trust, Some(0.1));
    assert_eq!(scenario.injects[0].at.as_ref().unwrap().alternatives[0].epoch_seconds, 1_359_507_900);
    assert_eq!(scenario.sides[1].orders, Some(Orders::Answer));
    assert_eq!(scenario.param["belief.trust"].to_bits(), 0.2_f64.to_bits());
    assert_eq!(loaded.mechanism.notices.unwrap().lead_h.to_bits(), 24.0_f64.to_bits());
    assert_eq!(loaded.sets.len(), 10);
}

#[test]
fn a_parameter_is_replaced_however_the_file_spells_it() {
    let path = house().join("crates/scenario/tests/maximal.toml");
    let sets =
        ["belief.trust=0.1", "choice.expect.radio=0.5", "ladder.latch=10"].map(|set| format!("param.{set}"));
    let values = load(&path, None, &sets).unwrap().scenario.param;
    assert_eq!(
        values.values().copied().map(f64::to_bits).collect::<Vec<_>>(),
        [0.1, 0.5, 10.0].map(f64::to_bits)
    );
}

#[test]
fn a_later_setting_and_another_choice_of_mechanism_win() {
    let loaded =
        with_sets(None, &["mechanism.preset=inert", "politics.trust=0.1", "politics.trust=0.9"]).unwrap();
    assert_eq!((loaded.mechanism.name.as_str(), loaded.scenario.politics.trust), ("inert", Some(0.9)));
}

#[test]
fn errors_in_settings_point_into_the_argument() {
    let text = refusal(None, &["units.frigate.speed_kn=180"]);
    assert!(text.contains("--set:1:24") && text.contains("a frigate makes 0 to 27 knots"), "{text}");
    let text = refusal(None, &["units.frigate.speed=18"]);
    assert!(text.contains("--set:1:15") && text.contains("did you mean `speed_kn`?"), "{text}");
    let text = refusal(None, &["units.frigat.speed_kn=18"]);
    assert!(text.contains("--set:1:7") && text.contains("there are `frigate`, `destroyer`"), "{text}");
    let text = refusal(None, &["units.7.speed_kn=18"]);
    assert!(text.contains("--set:1:7") && text.contains("no such index"), "{text}");
    let text = refusal(None, &["politics.trust.now=1"]);
    assert!(text.contains("--set:1:16") && text.contains("a single value"), "{text}");
    let text = refusal(None, &["param.belief.trust=2"]);
    assert!(text.contains("--set:1:20") && text.contains("expected 0 to 1"), "{text}");
    let text = refusal(None, &["mechanism.lines.hotline.pickup_min=1"]);
    assert!(text.contains("--set:1:11"), "there is no hotline in `none`: {text}");
    let text = refusal(Some("as_designed"), &["mechanism.lines.hotline.pickup_min=soon"]);
    assert!(text.contains("--set:1:36") && text.contains("is the string \"soon\""), "{text}");
    for wrong in ["units", "=1", "units..speed=1", ""] {
        assert!(refusal(None, &[wrong]).contains("GL003"), "{wrong}");
    }
}

#[test]
fn an_error_between_a_file_and_a_setting_shows_each_once() {
    let text = refusal(
        None,
        &[
            "units.frigate.until=2013-01-30T09:30:00+09:00",
            "injects.illumination.at=2013-01-30T11:00:00+09:00",
        ],
    );
    assert!(
        text.contains("the unit \"frigate\" leaves 1 h 30 min before the inject \"illumination\""),
        "{text}"
    );
    assert_eq!(text.matches("east-china-sea.toml:").count(), 1, "{text}");
    assert_eq!(text.matches("--set:1:").count(), 2, "{text}");
}

#[test]
fn a_wrong_mechanism_argument_is_pointed_to() {
    let text = refusal(Some("as_observd"), &[]);
    assert!(text.contains("--mechanism:1:1") && text.contains("did you mean `as_observed`?"), "{text}");
    let text = refusal(Some("nowhere/at_all.toml"), &[]);
    assert!(text.contains("nowhere/at_all.toml cannot be read: entity not found"), "{text}");
}

#[test]
fn errors_of_the_scenario_and_of_the_mechanism_come_together() {
    let text = refusal(Some("as_designed"), &["politics.trust=2", "mechanism.radio.ship_channel=air_121_5"]);
    assert!(text.contains("GL013") && text.contains("GL027"), "{text}");
}

#[test]
fn a_unit_that_leaves_too_early_is_worth_a_warning_only() {
    let loaded = with_sets(None, &["units.frigate.until=2013-01-30T10:02:00+09:00"]).unwrap();
    let text = loaded.warnings.to_string();
    assert!(text.starts_with("warning[GL029]") && text.contains("2 min longer"), "{text}");
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let error = load(Path::new("not/there.toml"), None, &[]).unwrap_err();
    assert!(
        matches!(error, LoadError::Io { .. }) && error.to_string().starts_with("not/there.toml: "),
        "{error}"
    );
}

#[test]
fn a_receiver_that_shows_more_than_there_is_is_refused() {
    let refused = refusal(None, &["param.warning.lock_from.fire_control=1"]);
    assert!(refused.contains("`warning.nothing_from.fire_control` is 0.04"), "{refused}");
    assert!(refused.contains("together 1.1700, expected at most 1"), "{refused}");
    let rest = ["param.warning.lock_from.fire_control=0.9", "param.warning.track_from.fire_control=0.06"];
    assert!(with_sets(None, &rest).is_ok(), "exactly 1");
}
