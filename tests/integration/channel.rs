//! `guardline channel`: what a user asks, what a script reads, and what is refused.

use serde_json::Value;

use crate::support::{command, guardline, root, stderr, stdout};
use crate::validator;

const DECEMBER: &str = "scenarios/2025-12-06-southeast-of-okinawa.toml";
const JANUARY: &str = "scenarios/2013-01-30-east-china-sea.toml";

fn channel(scenario: &str, more: &str) -> std::process::Output {
    let arguments: Vec<&str> = ["channel", scenario].into_iter().chain(more.split_whitespace()).collect();
    guardline(&root(""), &arguments)
}

fn json(scenario: &str, more: &str) -> Value {
    let output = channel(scenario, &format!("{more} --format json"));
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    serde_json::from_str(&stdout(&output)).unwrap()
}

#[test]
fn what_cannot_be_asked_is_said_and_refused() {
    for (more, said) in [
        ("--from junk --to china --at 1h", "units: carrier, ship_101, ship_116, j15_first"),
        ("--from china --to junk --at 1h", "sides: china, japan"),
        ("--from ship_116 --to china --at 1h", "`ship_116` is a unit and `china` is a side"),
        ("--from japan --to carrier --at 1h", "`carrier` is a unit and `japan` is a side"),
        ("--from ship_101 --to carrier --at 1h", "are both of side `china`"),
        ("--from japan --to japan --at 1h", "--from and --to are both `japan`"),
        ("--from japan --to china --at 80h", "is outside the run, which goes from 2025-12-06T13:30:00+09:00"),
        ("--from japan --to china --at 2025-12-06T04:29:59Z", "2025-12-06T13:29:59+09:00 is outside the run"),
        ("--from japan --to china --at soon", "neither a time after the start, such as 2h"),
        ("--from japan --to china --at -2h", "before the start"),
        ("--from japan --to china", "--at"),
        ("--from japan --to china --at 1h --runs 0", "--runs"),
        ("--from japan --to china --at 1h --mechanism as_dreamt", "there is no preset"),
    ] {
        let more = more.replace("--at -2h", "--at=-2h");
        let output = channel(DECEMBER, &more);
        assert_eq!(output.status.code(), Some(2), "{more}");
        assert!(stderr(&output).contains(said), "{more}: {}", stderr(&output));
        assert_eq!(stdout(&output), "", "{more}");
    }
}

#[test]
fn help_teaches() {
    insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("help-channel", stdout(&guardline(&root(""), &["channel", "--help"])));
        insta::assert_snapshot!("help-reference", stdout(&guardline(&root(""), &["reference", "--help"])));
    });
}

#[test]
fn the_same_question_has_the_same_answer() {
    for (scenario, more) in [
        (JANUARY, "--from destroyer --to frigate --at 90min"),
        (JANUARY, "--from japan --to china --at 90min --mechanism daily_check"),
        (DECEMBER, "--from f15_second --to j15_second --at 5h15min"),
        (DECEMBER, "--from japan --to china --at 6h"),
    ] {
        for format in ["text", "json"] {
            let more = format!("{more} --runs 60 --format {format}");
            let first = channel(scenario, &more);
            assert_eq!(first.status.code(), Some(0), "{}", stderr(&first));
            let arguments: Vec<&str> =
                ["channel", scenario].into_iter().chain(more.split_whitespace()).collect();
            let alone = command(&root(""), &arguments).env("RAYON_NUM_THREADS", "1").output().unwrap();
            assert_eq!(stdout(&first), stdout(&alone), "{more}");
            assert!(stdout(&first).to_lowercase().contains("simulated"));
        }
    }
}

#[test]
fn the_document_fits_its_schema() {
    let schema: Value = serde_json::from_str(&stdout(&guardline(&root(""), &["schema", "channel"]))).unwrap();
    for (scenario, more) in [
        (JANUARY, "--from destroyer --to frigate --at 1h"),
        (JANUARY, "--from destroyer --to frigate --at 20h"),
        (JANUARY, "--from japan --to china --at 1h"),
        (DECEMBER, "--from ship_116 --to j15_first --at 3h"),
        (DECEMBER, "--from china --to japan --at 6h --mechanism daily_check"),
        (DECEMBER, "--from japan --to china --at 6h --set sides.china.answer_imposed=decline"),
    ] {
        let document = json(scenario, &format!("{more} --runs 40"));
        assert_eq!(validator::problem(&schema, &document), None, "{more}");
        assert_eq!(document["simulated"], true);
        assert_eq!(document["units"].is_null(), !document["ministries"].is_null(), "one of the two");
    }
}

/// Two ships a few miles apart, before there was any agreement.
#[test]
fn two_ships_reach_each_other() {
    let by_span = json(JANUARY, "--from destroyer --to frigate --at 90min");
    let by_clock = json(JANUARY, "--from destroyer --to frigate --at 2013-01-30T01:30:00Z");
    assert_eq!(by_span, by_clock);
    assert_eq!(by_span["at"], "2013-01-30T10:30:00+09:00");
    let units = &by_span["units"];
    let (range, horizon) = (units["range_m"].as_f64().unwrap(), units["horizon_m"].as_f64().unwrap());
    assert!((2_000.0..12_000.0).contains(&range) && range < horizon, "{range} {horizon}");
    assert_eq!(units["day"], true);
    assert_eq!(units["channels"].as_array().unwrap().len(), 9, "ships have a set for each");
    assert!(["mostly", "sometimes"].contains(&by_span["verdict"]["word"].as_str().unwrap()));
    let agreed = json(JANUARY, "--from destroyer --to frigate --at 90min --mechanism as_designed");
    let soon = |document: &Value| document["units"]["answers"]["within"][1]["share"].as_f64().unwrap();
    assert!(soon(&agreed) > soon(&by_span) + 0.2);
    assert!(agreed["verdict"]["sentence"].as_str().unwrap().contains("on VHF 72"), "{agreed}");
}

#[test]
fn what_is_impossible_is_an_answer() {
    let verdict =
        |scenario, more: &str| json(scenario, more)["verdict"]["sentence"].as_str().unwrap().to_owned();
    assert_eq!(
        verdict(DECEMBER, "--from f15_first --to ship_101 --at 1h"),
        "no: F-15, first is not in play at that time (simulated)"
    );
    let far = "--from ship_116 --to ship_101 --at 1h --set units.ship_116.lat=24.2";
    assert_eq!(
        verdict(DECEMBER, far),
        "no: beyond the radio horizon on every channel, and out of sight (simulated)"
    );
    let deaf = "--from destroyer --to frigate --at 90min --set units.frigate.watch=[] --set param.visual.lamp_range=1";
    assert_eq!(verdict(JANUARY, deaf), "no: called keeps no watch, and out of sight (simulated)");
    assert_eq!(
        stdout(&channel(DECEMBER, &format!("{far} --quiet"))),
        "no: beyond the radio horizon on every channel, and out of sight (simulated)\n"
    );
    let none = verdict(JANUARY, "--from japan --to china --at 1h");
    assert!(none.starts_with(
        "no: there is no line between the two ministries; a message through the embassies takes 9 h"
    ));
}

#[test]
fn what_is_imposed_is_said_to_be() {
    let imposed = "--from japan --to china --at 6h --set sides.china.answer_imposed=answer";
    let text = stdout(&channel(DECEMBER, imposed));
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for said in [
        "answers are imposed, not produced",
        "on every ring it answers: imposed by the scenario, not produced",
        "answers (imposed, not produced)",
        "an assumption here, not a result",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert_eq!(json(DECEMBER, imposed)["ministries"]["imposed"], true);
    assert!(!stdout(&channel(DECEMBER, "--from japan --to china --at 6h")).contains("imposed"));
}

/// A microphone that is stuck open covers its channel, and the report says so.
#[test]
fn a_stuck_microphone_is_heard() {
    let folder = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string(root(JANUARY)).unwrap();
    let incident = "[[injects]]\nid = \"stuck\"\nat = 2013-01-30T10:00:00+09:00\n\
                    acts = [{ stuck_microphone = { unit = \"frigate\", channel = \"vhf16\", for_min = 600 } }]\n\
                    basis = \"assumed\"\n";
    let path = folder.path().join("stuck.toml");
    std::fs::write(&path, text.replacen("[[records]]", &format!("{incident}\n[[records]]"), 1)).unwrap();
    let at = "--from destroyer --to frigate --at 90min --set param.visual.lamp_range=1";
    let document = json(path.to_str().unwrap(), at);
    assert_eq!(document["verdict"]["word"], "no", "{}", document["verdict"]);
    assert!(document["notes"].to_string().contains("stuck open on VHF 16"), "{}", document["notes"]);
}
