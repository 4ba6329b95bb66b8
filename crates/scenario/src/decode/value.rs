//! Decoders of single values.

use std::collections::BTreeMap;

use serde::Serialize;

use guardline_units::params::{PARAMETERS, Parameter};
use guardline_units::{Grade, Language, Text};

use super::{Context, list_of_names, report_unknown_word};
use crate::diagnostic::{Diagnostic, code};
use crate::file::Basis;
use crate::source::Span;
use crate::tree::{Entry, Node, Value, quoted};

/// Any string.
pub(super) fn string(node: &Node, cx: &mut Context) -> Option<String> {
    let text = node.as_str().map(str::to_owned);
    if text.is_none() {
        cx.wrong_type(node, "a string");
    }
    text
}

/// `true` or `false`.
pub(super) fn boolean(node: &Node, cx: &mut Context) -> Option<bool> {
    if let Value::Boolean(value) = node.value {
        return Some(value);
    }
    cx.wrong_type(node, "true or false");
    None
}

/// A number from `low` to `high`, both allowed. `unit` is a word that follows a number: `"knots"`.
pub(super) fn number(low: f64, high: f64, unit: &'static str) -> impl Fn(&Node, &mut Context) -> Option<f64> {
    move |node, cx| {
        let unit = if unit.is_empty() { String::new() } else { format!(" {unit}") };
        let expected = format!("a number from {low} to {high}{unit}");
        let value = match node.value {
            Value::Integer(value) => value as f64,
            Value::Float(value) => value,
            _ => {
                cx.wrong_type(node, &expected);
                return None;
            }
        };
        if (low..=high).contains(&value) {
            return Some(value);
        }
        let message = format!("`{}` is {value}{unit}, expected {low} to {high}{unit}", cx.key);
        cx.report(
            Diagnostic::error(code::OUT_OF_RANGE, message).label(node.span, format!("expected {expected}")),
        );
        None
    }
}

/// The version of the format, which is 1.
pub(super) fn format(node: &Node, cx: &mut Context) -> Option<u8> {
    match node.value {
        Value::Integer(1) => Some(1),
        Value::Integer(other) => {
            let message = format!("this is format {other}, this program reads format 1");
            cx.report(Diagnostic::error(code::OUT_OF_RANGE, message).label(node.span, "expected 1"));
            None
        }
        _ => {
            cx.wrong_type(node, "the integer 1");
            None
        }
    }
}

/// Whether a file is of a newer format than this program reads, which is said.
pub(crate) fn is_newer(root: &Node, cx: &mut Context) -> bool {
    let Some((node, Value::Integer(newer @ 2..))) = root.get("format").map(|node| (node, &node.value)) else {
        return false;
    };
    let message = format!("this file is of format {newer}, newer than this program, which reads format 1");
    let newer = Diagnostic::error(code::NEWER_FORMAT, message).label(node.span, "expected 1");
    cx.report(newer.help("use a newer program".to_owned()));
    true
}

/// An id: lower-case letters, digits and underscores, a letter first, at most 40 characters.
pub(super) fn id(node: &Node, cx: &mut Context) -> Option<String> {
    let id = string(node, cx)?;
    let well_formed = id.len() <= 40
        && id.starts_with(|first: char| first.is_ascii_lowercase())
        && id.chars().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '_');
    if well_formed && id != "assumed" {
        return Some(id);
    }
    let expected = if id == "assumed" {
        "this word is kept for values without a source"
    } else {
        "expected lower-case letters, digits and underscores, a letter first, at most 40 characters"
    };
    cx.report(
        Diagnostic::error(code::BAD_ID, format!("{} is not an id", quoted(&id))).label(node.span, expected),
    );
    None
}

/// `"assumed"` or the id of a source.
pub(super) fn basis(node: &Node, cx: &mut Context) -> Option<Basis> {
    if node.as_str().is_none() {
        cx.wrong_type(node, "the id of a source, or \"assumed\"");
        return None;
    }
    Some(match string(node, cx)?.as_str() {
        "assumed" => Basis::Assumed,
        source => Basis::Source(source.to_owned()),
    })
}

/// One of a few words: the names under which `values` are serialised.
pub(super) fn word<T: Copy + Serialize>(
    what: &'static str,
    values: &[T],
) -> impl Fn(&Node, &mut Context) -> Option<T> {
    let named: Vec<(String, T)> = values
        .iter()
        .filter_map(|value| Some((serde_json::to_value(value).ok()?.as_str()?.to_owned(), *value)))
        .collect();
    move |node, cx| {
        let names = || named.iter().map(|(name, _)| name.as_str());
        cx.note_shape(names().map(|name| (name, false)));
        let Some(name) = node.as_str() else {
            cx.wrong_type(node, &format!("one of {}", list_of_names(names())));
            return None;
        };
        let value = named.iter().find(|(known, _)| known == name).map(|(_, value)| *value);
        if value.is_none() {
            report_unknown_word(what, name, node.span, names(), cx);
        }
        value
    }
}

/// How far a source may be trusted.
pub(super) const GRADES: [Grade; 5] =
    [Grade::Official, Grade::Press, Grade::Copy, Grade::Memory, Grade::Assumed];

/// A whole number within limits.
pub(super) fn whole(low: u16, high: u16, unit: &'static str) -> impl Fn(&Node, &mut Context) -> Option<u16> {
    move |node, cx| {
        let value = number(f64::from(low), f64::from(high), unit)(node, cx)?;
        if value.fract() == 0.0 {
            return Some(value as u16);
        }
        cx.wrong_type(node, &format!("a whole number of {unit}"));
        None
    }
}

/// Text for people: a string for every language, or `{ en = "…", zh = "…", ja = "…" }` with at least one of them.
pub(super) fn text(node: &Node, cx: &mut Context) -> Option<Text> {
    match &node.value {
        Value::String(_) => written(node, cx).map(Text::Plain),
        Value::Table(table) => {
            cx.note_shape(["en", "zh", "ja"].into_iter().map(|language| (language, false)));
            if table.entries.is_empty() && !table.damaged {
                let message = format!("`{}` has no text in any language", cx.key);
                cx.report(
                    Diagnostic::error(code::BAD_TEXT, message)
                        .label(node.span, "expected at least one of `en`, `zh` and `ja`"),
                );
                return None;
            }
            let each: Vec<_> = table
                .entries
                .iter()
                .map(|entry| {
                    let languages = [("en", Language::En), ("zh", Language::Zh), ("ja", Language::Ja)];
                    let Some((key, language)) = languages.into_iter().find(|(key, _)| *key == entry.key)
                    else {
                        cx.report(
                            Diagnostic::error(
                                code::BAD_TEXT,
                                format!("there is no language {}", quoted(&entry.key)),
                            )
                            .label(entry.key_span, "expected `en`, `zh` or `ja`"),
                        );
                        return None;
                    };
                    Some((language, cx.within(key, |cx| written(&entry.node, cx))?))
                })
                .collect();
            each.into_iter().collect::<Option<BTreeMap<_, _>>>().map(Text::Each)
        }
        _ => {
            cx.wrong_type(node, "text, or a table { en = \"…\", zh = \"…\", ja = \"…\" }");
            None
        }
    }
}

/// A string with something in it.
pub(super) fn written(node: &Node, cx: &mut Context) -> Option<String> {
    let text = string(node, cx)?;
    if text.trim().is_empty() {
        let message = format!("`{}` is empty", cx.key);
        cx.report(Diagnostic::error(code::BAD_TEXT, message).label(node.span, "expected some text"));
        return None;
    }
    Some(text)
}

/// Parameters by name, whether a name is one quoted key or a path of tables.
pub(super) fn parameters(node: &Node, cx: &mut Context) -> Option<BTreeMap<String, f64>> {
    let mut set = BTreeMap::new();
    parameters_under("", node, &mut set, cx)?;
    Some(set.into_iter().map(|(name, (value, _))| (name, value)).collect())
}

/// A value and the key that set it.
type Placed = (f64, Span);

fn parameters_under(
    prefix: &str,
    node: &Node,
    set: &mut BTreeMap<String, Placed>,
    cx: &mut Context,
) -> Option<()> {
    let Some(table) = node.as_table() else {
        cx.wrong_type(node, "a table of parameters");
        return None;
    };
    let mut all_well = Some(());
    for entry in &table.entries {
        let name = if prefix.is_empty() { entry.key.clone() } else { format!("{prefix}.{}", entry.key) };
        let row = PARAMETERS.iter().find(|row| row.name == name);
        let done = match (row, &entry.node.value) {
            (Some(row), _) => parameter(row, entry, set, cx),
            (None, Value::Table(_)) => parameters_under(&name, &entry.node, set, cx),
            (None, _) => {
                let known = PARAMETERS.iter().map(|row| row.name);
                let hint = cx.nearest(&name, known).map(|near| format!("did you mean `{near}`?"));
                cx.report(
                    Diagnostic::error(
                        code::BAD_PARAMETER,
                        format!("there is no parameter {}", quoted(&name)),
                    )
                    .label(entry.key_span, "unknown parameter")
                    .help(hint),
                );
                None
            }
        };
        all_well = all_well.and(done);
    }
    all_well
}

fn parameter(
    row: &'static Parameter,
    entry: &Entry,
    set: &mut BTreeMap<String, Placed>,
    cx: &mut Context,
) -> Option<()> {
    let unit = if row.unit == "-" { "" } else { row.unit };
    let value = cx.within(row.name, |cx| number(row.low, row.high, unit)(&entry.node, cx))?;
    let Some((_, first)) = set.insert(row.name.to_owned(), (value, entry.key_span)) else { return Some(()) };
    cx.report(
        Diagnostic::error(code::BAD_PARAMETER, format!("`{}` is set twice", row.name))
            .label(entry.key_span, "set again")
            .label(first, "set first"),
    );
    None
}
