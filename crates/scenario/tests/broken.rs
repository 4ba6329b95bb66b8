//! Every file in `tests/broken` is wrong on purpose; what is said about it is kept whole.

use std::fs;
use std::path::{Path, PathBuf};

use guardline_scenario::{Diagnostics, LoadError, Style, load_texts};

fn directory() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/broken")
}

fn files() -> Vec<(String, String)> {
    let mut files: Vec<_> = fs::read_dir(directory())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .map(|path| {
            (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&path).unwrap())
        })
        .collect();
    files.sort();
    files
}

fn diagnostics(name: &str, text: String) -> Diagnostics {
    match load_texts(&[(name.to_owned(), text)], None, &[]) {
        Err(LoadError::Invalid(diagnostics)) => diagnostics,
        other => panic!("{name}: {other:?}"),
    }
}

/// The first broken file whose name begins with a number.
fn broken(number: &str) -> Diagnostics {
    let (name, text) = files().into_iter().find(|(name, _)| name.starts_with(number)).unwrap();
    diagnostics(&name, text)
}

#[test]
fn each_broken_file_says_what_is_wrong_with_it() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(directory().join("snapshots"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (name, text) in files() {
            let said = diagnostics(&name, text).to_string();
            assert!(
                !said.contains("/work/") && !said.contains("/home/") && !said.contains("/tmp/"),
                "{said}"
            );
            insta::assert_snapshot!(name.trim_end_matches(".toml"), said);
        }
    });
}

/// Lines and columns counted by hand in an editor, so that a wrong snapshot cannot hide.
#[test]
fn places_are_where_a_person_would_point() {
    let places = |number| -> Vec<_> {
        let diagnostics = broken(number);
        let place = |it| diagnostics.place(it).map(|(_, at)| (at.line, at.column));
        diagnostics.iter().map(|it| (it.code, place(it).unwrap())).collect()
    };
    assert_eq!(places("01"), [("GL010", (29, 1)), ("GL010", (51, 1)), ("GL010", (62, 1))]);
    assert_eq!(places("02"), [("GL013", (13, 7)), ("GL012", (50, 12)), ("GL013", (62, 12))]);
    assert_eq!(places("04"), [("GL001", (7, 9)), ("GL001", (68, 6)), ("GL001", (73, 6))]);
    // `name = { zh = "东海", ja = "東シナ海", en = 5 }`: the 5 is the 39th character, the 55th byte.
    assert_eq!(places("08"), [("GL012", (12, 39)), ("GL016", (45, 36)), ("GL016", (57, 49))]);
    assert_eq!(places("13")[..3], [("GL011", (1, 1)), ("GL011", (1, 1)), ("GL011", (5, 1))]);
    assert_eq!(
        places("18").into_iter().map(|(_, (_, column))| column).collect::<Vec<_>>(),
        [21, 44, 57, 80, 114],
        "all on one line"
    );
}

/// Where the renderer says a place is and where JSON says it is, it is.
#[test]
fn text_and_json_agree_on_places() {
    for (name, text) in files() {
        let diagnostics = diagnostics(&name, text.clone());
        let json: serde_json::Value = serde_json::from_str(&diagnostics.to_json()).unwrap();
        let said = diagnostics.to_string();
        for (diagnostic, json) in diagnostics.iter().zip(json.as_array().unwrap()) {
            let (file, at) = diagnostics.place(diagnostic).unwrap();
            assert!(said.contains(&format!("{file}:{}:{}\n", at.line, at.column)), "{said}");
            assert_eq!(json["code"], diagnostic.code);
            assert_eq!(json["labels"][0]["file"], name);
            assert_eq!(json["labels"][0]["start"]["line"], at.line);
            assert_eq!(json["labels"][0]["start"]["column"], at.column);
        }
    }
}

/// A mistake brings forth one message, and what is right brings forth none: undoing the changes of a file mends it.
#[test]
fn each_mistake_is_said_once() {
    let count = |number| broken(number).iter().count();
    let counts: Vec<_> = files().iter().map(|(name, _)| (name[..2].to_owned(), count(&name[..2]))).collect();
    let expected = [3, 3, 6, 3, 3, 2, 7, 3, 1, 3, 3, 4, 5, 4, 5, 1, 3, 5, 5, 2, 3, 3, 7, 2, 3, 9, 6];
    assert_eq!(counts.iter().map(|(_, count)| *count).collect::<Vec<_>>(), expected, "{counts:?}");
}

#[test]
fn colours_are_only_for_terminals() {
    let diagnostics = broken("02");
    assert!(!diagnostics.render(Style::Plain).contains('\u{1b}'));
    assert!(diagnostics.render(Style::Coloured).contains('\u{1b}'));
}
