//! Packs that scenarios import: what comes of them, and what is wrong with them, with the place in the pack.

use std::fs;
use std::path::{Path, PathBuf};

use guardline_scenario::{Loaded, load, load_texts};

const PACK: &str = r#"format = 1
title = "Two sides"

[[sources]]
id = "shared"
title = "A source of the pack"
grade = "press"

[[platforms]]
id = "cutter"
like = "coast_guard"
basis = "shared"

[[sides]]
id = "red"
name = "Red"
ministry = "Ministry of Red"
offset = "+01:00"

[[sides]]
id = "blue"
name = "Blue"
ministry = "Ministry of Blue"
offset = "+02:00"
"#;

fn scenario(import: &str) -> String {
    let unit = |id: &str, side: &str| {
        format!(
            "[[units]]\nid = \"{id}\"\nside = \"{side}\"\nname = \"{id}\"\nplatform = \"cutter\"\nlat = 0.0\nlon = 0.1\n\
             course = 90\nspeed_kn = 10\ntask = \"transit\"\nbasis = \"shared\"\n\n"
        )
    };
    format!(
        "format = 1\ntitle = \"Two\"\nsummary = \"Two cutters.\"\nimport = [{import}]\n\n[time]\n\
         start = 2030-01-01T00:00:00Z\nhorizon_h = 2\nzone = {{ name = \"UTC\", offset = \"+00:00\" }}\n\n[place]\n\
         name = \"Here\"\nlat = 0.0\nlon = 0.0\nbasis = \"assumed\"\n\n[politics]\nclimate = 0.0\nbasis = \"assumed\"\n\n\
         [mechanism]\npreset = \"none\"\n\n{}{}",
        unit("one", "red"),
        unit("two", "blue")
    )
}

/// A folder of the test's own with these files in it.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("import").join(name);
    let _ = fs::remove_dir_all(&folder);
    for (file, text) in files {
        let path = folder.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// The scenario `main.toml` among these files, or what is said about it.
fn loaded(name: &str, files: &[(&str, &str)]) -> Result<Loaded, String> {
    load(&folder(name, files).join("main.toml"), None, &[]).map_err(|error| error.to_string())
}

#[test]
fn what_a_pack_says_is_as_if_the_scenario_said_it() {
    let text = scenario("\"packs/two.toml\"");
    let with = loaded("same", &[("main.toml", &text), ("packs/two.toml", PACK)]).unwrap();
    let (_, shared) = PACK.split_once("\n\n").unwrap();
    let (head, units) = text.split_once("[[units]]").unwrap();
    let head = head.replace("import = [\"packs/two.toml\"]\n", "");
    let without = format!("{head}{shared}\n[[units]]{units}");
    let without = load_texts(&[("main.toml".to_owned(), without)], None, &[]).unwrap();
    assert_eq!(with.scenario.sides, without.scenario.sides);
    assert_eq!(with.scenario.units, without.scenario.units);
    assert_eq!(with.scenario.sources, without.scenario.sources);
    assert_eq!(with.scenario.import, ["packs/two.toml"]);
    assert!(with.warnings.is_empty());
}

/// The texts of a load are all that is needed to load it again, wherever its folder has gone.
#[test]
fn what_was_read_can_be_loaded_again_without_a_folder() {
    let second = "format = 1\ntitle = \"More\"\nimport = [\"../two.toml\"]\n";
    let text = scenario("\"packs/a/more.toml\", \"packs/two.toml\"");
    let files = [("main.toml", text.as_str()), ("packs/two.toml", PACK), ("packs/a/more.toml", second)];
    let first = loaded("again", &files).unwrap();
    assert_eq!(first.texts.len(), 4, "the scenario, the preset, and each pack once");
    fs::remove_dir_all(Path::new(env!("CARGO_TARGET_TMPDIR")).join("import/again")).unwrap();
    assert_eq!(load_texts(&first.texts, None, &[]).unwrap(), first);
}

#[test]
fn settings_reach_what_was_imported() {
    let folder = folder("set", &[("main.toml", &scenario("\"two.toml\"")), ("two.toml", PACK)]);
    let sets = ["sides.blue.offset=+05:30".to_owned()];
    let loaded = load(&folder.join("main.toml"), None, &sets).unwrap();
    assert_eq!(loaded.scenario.sides[1].offset_minutes, 330);
}

#[test]
fn errors_stand_where_they_are_in_the_pack() {
    let text = scenario("\"packs/two.toml\"");
    let wrong = |name: &str, from: &str, to: &str| {
        let pack = PACK.replace(from, to);
        loaded(name, &[("main.toml", &text), ("packs/two.toml", &pack)]).unwrap_err()
    };
    let error = wrong("offset", "\"+01:00\"", "\"1h\"");
    assert!(error.contains("packs/two.toml:18"), "{error}");
    let error = wrong("basis", "basis = \"shared\"", "basis = \"nobody\"");
    assert!(error.contains("packs/two.toml:12") && !error.contains("main.toml"), "{error}");
    let error = wrong("field", "title = \"Two sides\"", "titel = \"Two sides\"");
    assert!(error.contains("packs/two.toml:2") && error.contains("did you mean `title`"), "{error}");
    let error = wrong("list", "[[sources]]", "[sources]");
    assert!(error.contains("packs/two.toml:4") && error.contains("expected an array"), "{error}");
    let error = wrong(
        "choice",
        "[[sides]]\nid = \"red\"",
        "[mechanism]\npreset = \"none\"\n\n[[sides]]\nid = \"red\"",
    );
    assert!(error.contains("a pack has no field \"mechanism\""), "{error}");
    let error = wrong("twice", "id = \"blue\"", "id = \"red\"");
    assert!(error.contains("two sides with the id \"red\""), "{error}");
}

#[test]
fn what_cannot_be_imported_is_said_with_its_place() {
    let one = |name: &str, import: &str| loaded(name, &[("main.toml", &scenario(import))]).unwrap_err();
    let error = one("missing", "\"two.toml\"");
    assert!(
        error.contains("GL006") && error.contains("main.toml:4:11") && error.contains("not found"),
        "{error}"
    );
    for (name, path) in
        [("up", "../two.toml"), ("through", "a/../../two.toml"), ("root", "/etc/passwd"), ("itself", ".")]
    {
        let error = one(name, &format!("{path:?}"));
        assert!(error.contains("GL006") && error.contains("outside the scenario's folder"), "{error}");
    }
    let error = one("number", "3");
    assert!(error.contains("GL012") && error.contains("main.toml:4"), "{error}");
}

#[test]
fn packs_in_a_circle_are_refused() {
    let importing = |other: &str| format!("format = 1\ntitle = \"Round\"\nimport = [\"{other}\"]\n");
    let (a, b) = (importing("b.toml"), importing("a.toml"));
    let text = scenario("\"a.toml\"");
    let error = loaded("circle", &[("main.toml", &text), ("a.toml", &a), ("b.toml", &b)]).unwrap_err();
    assert!(
        error.contains("b.toml:3:11") && error.contains("a.toml imports b.toml imports a.toml"),
        "{error}"
    );
}

#[test]
fn no_more_packs_than_anybody_needs() {
    let names: Vec<String> = (0..40).map(|number| format!("{number}.toml")).collect();
    let import: Vec<String> = names.iter().map(|name| format!("{name:?}")).collect();
    let text = scenario(&import.join(", "));
    let pack = "format = 1\ntitle = \"Empty\"\n";
    let mut files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), pack)).collect();
    files.push(("main.toml", &text));
    let error = loaded("many", &files).unwrap_err();
    assert_eq!(error.matches("more than 32 packs").count(), 1, "{error}");
}

#[cfg(unix)]
#[test]
fn a_link_leads_nowhere_else() {
    let away = folder("away", &[("two.toml", PACK)]);
    let here = folder("here", &[("main.toml", &scenario("\"two.toml\""))]);
    std::os::unix::fs::symlink(away.join("two.toml"), here.join("two.toml")).unwrap();
    let error = load(&here.join("main.toml"), None, &[]).unwrap_err().to_string();
    assert!(error.contains("a link that leads out"), "{error}");
}
