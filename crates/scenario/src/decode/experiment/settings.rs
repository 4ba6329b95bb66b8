//! What arms and cells set otherwise than the scenario does.

use std::collections::BTreeMap;

use super::{Context, Item, item, list, written};
use crate::diagnostic::{Diagnostic, code};
use crate::tree::{Node, quoted};

/// What an experiment decides for all its runs, and by what it does.
const DECIDED: [(&str, &str); 4] = [
    ("mechanism", THE_MECHANISM),
    ("mechanism.preset", THE_MECHANISM),
    ("mechanism.file", THE_MECHANISM),
    ("time.horizon_h", "all runs of an experiment end together: write `until_h` at its top"),
];
const THE_MECHANISM: &str = "an arm names its mechanism by `mechanism`";

/// Settings, each path once.
pub(super) fn settings(node: &Node, cx: &mut Context) -> Option<Vec<String>> {
    let settings = list(item(written))(node, cx)?;
    let mut all_well = true;
    let mut seen = BTreeMap::new();
    for setting in &settings {
        let (path, span) = (path(setting), setting.span(&[]));
        if let Some((_, instead)) = DECIDED.iter().find(|(decided, _)| *decided == path) {
            let diagnostic = Diagnostic::error(code::SET, format!("{} cannot be set here", quoted(&path)));
            cx.report(diagnostic.label(span, "decided elsewhere").help((*instead).to_owned()));
            all_well = false;
        }
        if let Some(first) = seen.insert(path.clone(), span) {
            let diagnostic = Diagnostic::error(code::SET, format!("{} is set twice", quoted(&path)));
            cx.report(diagnostic.label(span, "again").label(first, "first here"));
            all_well = false;
        }
    }
    all_well.then(|| settings.into_iter().map(Item::into_value).collect())
}

/// What a setting sets.
pub(super) fn path(setting: &str) -> String {
    let path = setting.split_once('=').map_or(setting, |(path, _)| path);
    path.split('.').map(str::trim).collect::<Vec<_>>().join(".")
}
