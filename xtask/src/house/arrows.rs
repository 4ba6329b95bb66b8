//! Who may depend on whom. Read from `cargo metadata`, so from the manifests and not from what happens to be built.

use std::fs;

use serde_json::Value;

use super::uphold;
use crate::cargo::{cargo, output, root};

/// The crates, lowest first. A crate may use any crate before it, never one after it.
const ORDER: [&str; 13] = [
    "guardline-units",
    "guardline-kernel",
    "guardline-wire",
    "guardline-mechanism",
    "guardline-theatre",
    "guardline-channels",
    "guardline-actors",
    "guardline-scenario",
    "guardline-journal",
    "guardline-report",
    "guardline-lab",
    "guardline-live",
    "guardline",
];

/// One dependency, as declared in a manifest.
struct Arrow {
    from: String,
    to: String,
    /// Whether only tests and benchmarks use it.
    dev: bool,
    /// Manifest and line that declare it.
    place: String,
}

fn height(name: &str) -> Option<usize> {
    ORDER.iter().position(|known| *known == name)
}

/// Everything the crates of the house depend on, each other included.
fn arrows() -> Vec<Arrow> {
    let metadata =
        output(&mut cargo("metadata --no-deps --format-version 1")).expect("cargo knows the workspace");
    let metadata: Value = serde_json::from_slice(&metadata).expect("cargo metadata is JSON");
    let list = |value: &Value| value.as_array().expect("cargo metadata has this list").clone();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut arrows = Vec::new();
    for package in list(&metadata["packages"]) {
        let from = text(&package["name"]);
        for dependency in list(&package["dependencies"]) {
            let to = text(&dependency["name"]);
            let place = place(&text(&package["manifest_path"]), &to);
            arrows.push(Arrow { from: from.clone(), dev: dependency["kind"] == "dev", to, place });
        }
    }
    arrows
}

/// Where a manifest declares a dependency, as `path:line`.
fn place(manifest: &str, dependency: &str) -> String {
    let text = fs::read_to_string(manifest).expect("a manifest can be read");
    let declares =
        |line: &str| line.strip_prefix(dependency).is_some_and(|rest| rest.starts_with(['.', ' ', '=']));
    let line = text.lines().position(declares).map_or(1, |index| index + 1);
    let path = manifest.strip_prefix(&*root().to_string_lossy()).unwrap_or(manifest);
    format!("{}:{line}", path.trim_start_matches(['/', '\\']))
}

/// The arrows that `forbidden` is true of, as breaches.
fn breaches(arrows: &[Arrow], forbidden: impl Fn(&Arrow) -> bool) -> Vec<String> {
    let shown = |arrow: &Arrow| format!("{}: {} depends on {}", arrow.place, arrow.from, arrow.to);
    arrows.iter().filter(|arrow| forbidden(arrow)).map(shown).collect()
}

/// An arrow between crates of the house that does not point down. Development commands stand outside: nothing may
/// use them, and they may use nothing.
fn points_up(arrow: &Arrow) -> bool {
    let ours = |name: &str| name.starts_with("guardline") || name == "xtask";
    ours(&arrow.to)
        && match (height(&arrow.from), height(&arrow.to)) {
            (Some(from), Some(to)) => to >= from,
            _ => true,
        }
}

#[test]
fn arrows_point_down() {
    uphold(
        "a crate may only use crates below its own, and all of them stand in ORDER",
        breaches(&arrows(), points_up),
    );
}

#[test]
fn only_wire_names_bincode() {
    let forbidden = |arrow: &Arrow| arrow.to == "bincode" && arrow.from != "guardline-wire";
    uphold("the codec is one module of guardline-wire", breaches(&arrows(), forbidden));
}

#[test]
fn no_runtime_below_live() {
    let forbidden =
        |arrow: &Arrow| arrow.to == "tokio" && !arrow.dev && height(&arrow.from) < height("guardline-live");
    uphold("time is virtual below guardline-live", breaches(&arrows(), forbidden));
}

#[test]
fn only_lab_has_a_thread_pool() {
    let forbidden = |arrow: &Arrow| arrow.to == "rayon" && arrow.from != "guardline-lab";
    uphold("one run is one thread", breaches(&arrows(), forbidden));
}

#[test]
fn an_arrow_up_is_seen() {
    let arrow =
        |from: &str, to: &str| Arrow { from: from.into(), to: to.into(), dev: false, place: "here:1".into() };
    assert!(!points_up(&arrow("guardline-wire", "guardline-units")));
    assert!(!points_up(&arrow("guardline-units", "serde")), "others are not our business here");
    assert!(points_up(&arrow("guardline-units", "guardline-wire")));
    assert!(points_up(&arrow("guardline", "guardline-attic")), "a crate that is not in the picture");
    assert!(points_up(&arrow("guardline", "xtask")));
    let seen = breaches(&[arrow("guardline-units", "guardline-wire")], points_up);
    assert_eq!(seen, ["here:1: guardline-units depends on guardline-wire"]);
}

#[test]
fn every_crate_is_in_the_picture() {
    let known = |name: &String| height(name).is_some() || name == "xtask";
    let strangers = arrows().into_iter().map(|arrow| arrow.from).filter(|name| !known(name));
    uphold("a new crate gets its place in ORDER", strangers);
}
