//! `guardline reference`: what is committed is what is printed, and every source is known.

use std::fs;

use guardline::units::params::{Origin, PARAMETERS};
use guardline::wire::PLAN;
use guardline::wire::codebook::{CODES, FORMS};

use crate::support::{guardline, root, stdout};

#[test]
fn the_committed_pages_are_current() {
    let mut all = Vec::new();
    for of in ["channels", "platforms", "codebook", "mechanisms", "checks"] {
        let printed = stdout(&guardline(&root(""), &["reference", of]));
        let committed = fs::read_to_string(root(&format!("docs/{of}.md"))).unwrap_or_default();
        assert!(printed == committed, "docs/{of}.md is not current: `cargo xtask schema` writes it");
        all.push(printed);
    }
    assert_eq!(stdout(&guardline(&root(""), &["reference"])), all.join("\n"));
}

#[test]
fn nothing_is_left_out_of_a_page() {
    let page = |of: &str| stdout(&guardline(&root(""), &["reference", of]));
    let (channels, codebook, mechanisms) = (page("channels"), page("codebook"), page("mechanisms"));
    assert!(PLAN.iter().all(|row| channels.contains(&format!("| {} | `{}` |", row.title, row.name))));
    assert!(CODES.iter().all(|code| codebook.contains(&format!("| {} | {} |", code.code, code.meaning))));
    assert!(FORMS.iter().all(|form| codebook.contains(form.words) && codebook.contains(form.beyond)));
    for (name, _) in guardline::mechanism::PRESETS {
        assert!(mechanisms.contains(&format!("| `{name}` |")), "{name}");
    }
    assert_eq!(guardline(&root(""), &["reference", "weather"]).status.code(), Some(2));
}

/// Every table of the program cites sources by keys that the list of sources has.
#[test]
fn every_source_is_listed() {
    let list = fs::read_to_string(root("docs/sources.md")).unwrap();
    let parameters = PARAMETERS.iter().filter_map(|row| match row.origin {
        Origin::Source(key) | Origin::Estimated(key) => Some(key),
        _ => None,
    });
    // Signs that are taken from a source are named in the words of a row.
    let signs = PARAMETERS.iter().filter_map(|row| row.what.split_once("(sign: ")?.1.strip_suffix(')'));
    let plan = PLAN.iter().map(|row| row.source);
    let codes = CODES.iter().map(|code| code.source).chain(FORMS.iter().filter_map(|form| form.source));
    for key in parameters.chain(signs).chain(plan).chain(codes) {
        assert!(list.contains(&format!("| {key} |")), "docs/sources.md does not list {key}");
    }
}
