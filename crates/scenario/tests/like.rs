//! Mechanism files that are like another.

use std::fs;
use std::path::{Path, PathBuf};

use guardline_mechanism::{Faith, Orders, PRESETS, diff};
use guardline_scenario::{LoadedMechanism, load_mechanism, load_texts};

fn preset(name: &str) -> LoadedMechanism {
    load_mechanism(name).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// A mechanism file in a folder of the test's own.
fn written(name: &str, text: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("like");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(format!("{name}.toml"));
    let head = "format = 1\nname = \"mine\"\ntitle = \"Mine\"\nbasis = \"assumed\"\ngrade = \"assumed\"\n";
    fs::write(&path, format!("{head}{text}")).unwrap();
    path
}

fn loaded(name: &str, text: &str) -> Result<LoadedMechanism, String> {
    load_mechanism(written(name, text).to_str().unwrap()).map_err(|error| error.to_string())
}

#[test]
fn a_file_says_only_what_is_different() {
    let (designed, frozen) = (preset("as_designed").terms, preset("freeze_surprise").terms);
    let changed: Vec<_> = diff(&designed, &frozen).into_iter().map(|change| change.clause).collect();
    assert_eq!(changed, ["lines.hotline.orders"]);
    assert_eq!((frozen.name.as_str(), frozen.basis == designed.basis), ("freeze_surprise", false));
    assert_eq!(preset("bad_faith").terms.faith, Faith::Bad);
    assert_eq!(preset("freeze_expected").terms.lines[0].orders, Orders::None, "like what is like another");
    assert!(diff(&preset("placebo").terms, &preset("inert").terms).is_empty());
}

#[test]
fn pillars_and_terms_can_be_left_out() {
    let (line, radio) = (preset("line_only").terms, preset("without_line").terms);
    assert!(line.radio.is_none() && line.notices.is_none() && line.lines.len() == 1);
    assert!(radio.lines.is_empty() && radio.radio.is_some() && radio.notices.is_some());
    let channel = preset("without_channel").terms.radio.unwrap();
    assert!(channel.ship_channel.is_none() && channel.air_channel.is_none() && channel.phrasebook);
}

#[test]
fn what_the_file_says_itself_takes_the_place_of_the_whole_pillar() {
    let text = "[like]\npreset = \"as_designed\"\n[radio]\nphrasebook = false\nreply = \"at_discretion\"\n";
    let radio = loaded("own-radio", text).unwrap().terms.radio.unwrap();
    assert!(radio.ship_channel.is_none() && !radio.phrasebook);
}

#[test]
fn what_leads_nowhere_is_said_with_its_place() {
    let like = |rest: &str| format!("[like]\npreset = \"as_designed\"\n{rest}\n");
    let error = loaded("without", &like("without = [\"lines.telex\"]")).unwrap_err();
    assert!(
        error.contains("GL003") && error.contains("without.toml:8") && error.contains("hotline"),
        "{error}"
    );
    let error = loaded("change", &like("change = { lines.hotline.orders = \"obey\" }")).unwrap_err();
    assert!(error.contains("GL014") && error.contains("change.toml:8"), "{error}");
    let error = loaded("misspelt", &like("change = { lines.hotline.order = \"none\" }")).unwrap_err();
    assert!(error.contains("GL010") && error.contains("did you mean `orders`"), "{error}");
    let error = loaded("nobody", "[like]\npreset = \"as_desinged\"\n").unwrap_err();
    assert!(error.contains("GL004") && error.contains("did you mean `as_designed`"), "{error}");
}

/// A journal may bring presets of its own, and those may be like one another in a circle.
#[test]
fn files_that_are_like_one_another_do_not_go_on_for_ever() {
    let scenario =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/2013-01-30-east-china-sea.toml");
    let circle = "[like]\npreset = \"as_observed\"\n";
    let files = [
        ("scenario.toml".to_owned(), fs::read_to_string(scenario).unwrap()),
        ("preset as_observed".to_owned(), circle.to_owned()),
    ];
    let error = load_texts(&files, Some("as_observed"), &[]).unwrap_err().to_string();
    assert!(error.contains("GL004") && error.contains("more than 4 deep"), "{error}");
}

#[test]
fn every_preset_that_is_like_another_loads_again_from_its_texts() {
    let scenario =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/2013-01-30-east-china-sea.toml");
    for (name, _) in PRESETS {
        let first = guardline_scenario::load(&scenario, Some(name), &[]).unwrap();
        let again = load_texts(&first.texts, Some(name), &[]).unwrap();
        assert_eq!(again, first, "{name}");
    }
}

#[test]
fn a_clause_is_found_where_it_stands() {
    let frozen = preset("freeze_surprise");
    let place = |clause: &str| frozen.place(clause).map(|(file, at)| (file.to_owned(), at.line));
    assert_eq!(place("lines.hotline.orders"), Some(("preset freeze_surprise".to_owned(), 13)));
    let (file, _) = place("lines.hotline.call_min").unwrap();
    assert_eq!(file, "preset as_designed");
    let (file, _) = place("lines.hotline.nothing").unwrap();
    assert_eq!(file, "preset as_designed", "the line, as the term is not there");
    assert_eq!(place("review"), None);
}

#[test]
fn the_example_of_the_readme_is_one() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../README.md")).unwrap();
    let start = readme.find("```toml\nformat = 1\nname = \"ours\"").expect("an example of a mechanism file");
    let text = readme[start..].trim_start_matches("```toml\n").split("```").next().unwrap();
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("ours.toml");
    fs::write(&path, text).unwrap();
    let ours = load_mechanism(path.to_str().unwrap()).unwrap_or_else(|error| panic!("{error}"));
    assert!(ours.terms.notices.is_none() && ours.terms.lines[0].check_calls == [540, 1020]);
}
