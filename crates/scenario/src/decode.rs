//! From the tree to typed values, field by field, so that everything wrong with a file is said at once.
//!
//! A decoder is a function from a node to a value; it returns nothing after it has reported why. A struct is decoded
//! by [`Fields`], whose use reads like the struct's own list of fields, and an enum with bodies by [`variant`].

use std::ops::Deref;

use crate::diagnostic::{Diagnostic, code};
use crate::source::Span;
use crate::tree::{Node, Table, Value, quoted};

mod hint;
pub(crate) use hint::{list_of_names, nearest};

mod condition;
mod experiment;
mod inject;
mod likelihoods;
mod mechanism;
mod platform;
mod scenario;
mod task;
mod teaching;
mod time;
mod value;
pub(crate) use experiment::{ExperimentDraft, experiment};
pub(crate) use likelihoods::HEAVIEST;
pub(crate) use mechanism::terms;
pub(crate) use platform::{Platforms, acts_of, built_in};
pub(crate) use scenario::{Draft, draft, pack};
pub(crate) use value::is_newer;

/// What decoders share: the diagnostics so far and the field being decoded.
#[derive(Debug, Default)]
pub(crate) struct Context {
    pub(crate) found: Vec<Diagnostic>,
    /// Name of the innermost field, for messages.
    key: &'static str,
    /// The classes of ships and aircraft that a unit can be of.
    pub(crate) platforms: Platforms,
    /// For each shape met, the keys or words it knows; a test compares them with the JSON Schema.
    #[cfg(test)]
    pub(crate) shapes: std::collections::BTreeSet<Shape>,
    /// How deep the condition is that is being decoded.
    depth: usize,
    /// Which alternative of a time with an unknown zone is read; `[time]` says so before any other time is decoded.
    pub(crate) reading: usize,
}

/// The keys of a table or the words of an enum, each with whether it must be there.
#[cfg(test)]
pub(crate) type Shape = std::collections::BTreeMap<String, bool>;

impl Context {
    /// Beyond this number of diagnostics a file is hopeless, and hints are a waste of time.
    const HOPELESS: usize = 1000;

    pub(crate) fn report(&mut self, diagnostic: Diagnostic) {
        if self.found.len() <= Self::HOPELESS {
            self.found.push(diagnostic);
        }
    }

    /// The known name nearest to `name`, unless nobody would read the hint.
    fn nearest<'a>(&self, name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
        if self.found.len() > Self::HOPELESS { None } else { nearest(name, known) }
    }

    /// Decodes something that messages shall call `key`.
    fn within<T>(&mut self, key: &'static str, decode: impl FnOnce(&mut Self) -> T) -> T {
        let outer = std::mem::replace(&mut self.key, key);
        let value = decode(self);
        self.key = outer;
        value
    }

    /// Reports a value of the wrong type. Says nothing about a broken one: its syntax error has been reported.
    fn wrong_type(&mut self, node: &Node, expected: &str) {
        if node.value == Value::Broken {
            return;
        }
        let message = format!("`{}` is {}, expected {expected}", self.key, node.describe());
        self.report(
            Diagnostic::error(code::WRONG_TYPE, message).label(node.span, format!("expected {expected}")),
        );
    }

    /// Takes note of the keys or words that belong together, each with whether it must be there.
    #[cfg_attr(not(test), expect(clippy::unused_self, reason = "only a test looks at the shapes"))]
    fn note_shape<'a>(&mut self, names: impl Iterator<Item = (&'a str, bool)>) {
        #[cfg(test)]
        self.shapes.insert(names.map(|(name, required)| (name.to_owned(), required)).collect());
        #[cfg(not(test))]
        drop(names);
    }
}

/// A decoded value with the node it came from, so that later checks can point to the place.
#[derive(Debug)]
pub(crate) struct Item<'n, T> {
    node: &'n Node,
    value: T,
}

impl<T> Item<'_, T> {
    /// Where the field at the end of a path stands, or the innermost value around it if it is not there.
    pub(crate) fn span(&self, path: &[&str]) -> Span {
        self.node.at(path).span
    }

    pub(crate) fn into_value(self) -> T {
        self.value
    }
}

impl<T> Deref for Item<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

/// A decoder that keeps the node with the value.
pub(crate) fn item<'n, T>(
    decode: impl Fn(&'n Node, &mut Context) -> Option<T>,
) -> impl Fn(&'n Node, &mut Context) -> Option<Item<'n, T>> {
    move |node, cx| decode(node, cx).map(|value| Item { node, value })
}

/// A decoder of arrays. All elements are looked at, even after one has failed.
pub(crate) fn list<'n, T>(
    decode: impl Fn(&'n Node, &mut Context) -> Option<T>,
) -> impl Fn(&'n Node, &mut Context) -> Option<Vec<T>> {
    move |node, cx| {
        let Some(nodes) = node.as_array() else {
            cx.wrong_type(node, "an array");
            return None;
        };
        let values: Vec<_> = nodes.iter().map(|node| decode(node, cx)).collect();
        values.into_iter().collect()
    }
}

/// A decoder of arrays that keeps the elements which could be decoded. The others have been reported.
pub(crate) fn those_of<'n, T>(
    decode: impl Fn(&'n Node, &mut Context) -> Option<T>,
) -> impl Fn(&'n Node, &mut Context) -> Option<Vec<T>> {
    let each = list(move |node, cx| Some(decode(node, cx)));
    move |node, cx| each(node, cx).map(|values| values.into_iter().flatten().collect())
}

/// A reading of one table, field by field. It remembers which keys were asked for; [`Fields::finish`] reports the rest.
pub(crate) struct Fields<'n, 'c> {
    what: &'static str,
    node: &'n Node,
    table: &'n Table,
    asked: Vec<&'static str>,
    required: Vec<&'static str>,
    /// Fields that must be there, here or in a pack.
    shared: Vec<&'static str>,
    cx: &'c mut Context,
}

impl<'n, 'c> Fields<'n, 'c> {
    /// Begins to read `what` (`"unit"`) from a table.
    pub(crate) fn of(what: &'static str, node: &'n Node, cx: &'c mut Context) -> Option<Self> {
        let Some(table) = node.as_table() else {
            cx.wrong_type(node, &format!("a table ({what})"));
            return None;
        };
        Some(Self { what, node, table, asked: Vec::new(), required: Vec::new(), shared: Vec::new(), cx })
    }

    /// A field that must be there.
    pub(crate) fn required<T>(
        &mut self,
        key: &'static str,
        decode: impl Fn(&'n Node, &mut Context) -> Option<T>,
    ) -> Option<T> {
        self.required.push(key);
        self.optional(key, decode)?
    }

    /// A field that must be there once packs are imported.
    pub(crate) fn shared<T>(
        &mut self,
        key: &'static str,
        decode: impl Fn(&'n Node, &mut Context) -> Option<T>,
    ) -> Option<T> {
        self.shared.push(key);
        self.optional(key, decode)?
    }

    /// A field that may be absent: nothing if it is wrong, `Some(None)` if it is not there.
    #[expect(
        clippy::option_option,
        reason = "the outer one is failure, as for every decoder; the inner one is absence"
    )]
    pub(crate) fn optional<T>(
        &mut self,
        key: &'static str,
        decode: impl Fn(&'n Node, &mut Context) -> Option<T>,
    ) -> Option<Option<T>> {
        self.asked.push(key);
        let Some(entry) = self.table.entry(key) else { return Some(None) };
        self.cx.within(key, |cx| decode(&entry.node, cx)).map(Some)
    }

    /// A field with a value to use if it is absent.
    pub(crate) fn or<T>(
        &mut self,
        key: &'static str,
        decode: impl Fn(&'n Node, &mut Context) -> Option<T>,
        absent: T,
    ) -> Option<T> {
        self.optional(key, decode).map(|value| value.unwrap_or(absent))
    }

    /// Reports every key that nobody asked for, and every field that is missing. A misspelt field is reported once.
    pub(crate) fn finish(self) {
        let Self { what, node, table, asked, required, shared, cx } = self;
        cx.note_shape(asked.iter().map(|key| (*key, required.contains(key))));
        let a = article(what);
        let mut meant = Vec::new();
        for entry in table.entries.iter().filter(|entry| !asked.contains(&entry.key.as_str())) {
            let near = cx.nearest(&entry.key, asked.iter().copied());
            meant.extend(near);
            let help = near.map_or_else(
                || format!("{a} {what} has {}", list_of_names(asked.iter().copied())),
                |near| format!("did you mean `{near}`?"),
            );
            let message = format!("{a} {what} has no field {}", quoted(&entry.key));
            cx.report(
                Diagnostic::error(code::UNKNOWN_FIELD, message)
                    .label(entry.key_span, "unknown field")
                    .help(help),
            );
        }
        // Where the syntax is broken, what seems to be missing may be what could not be read.
        if table.damaged {
            return;
        }
        for key in
            required.iter().chain(&shared).filter(|key| table.entry(key).is_none() && !meant.contains(*key))
        {
            let message = format!("{} has no `{key}`", the(what, node));
            let place = if node.span.is_empty() { "in this file" } else { "here" };
            let label = format!("`{key}` is missing {place}");
            cx.report(Diagnostic::error(code::MISSING_FIELD, message).label(node.span, label));
        }
    }
}

/// What follows the name of an enum's variant: nothing, or a body.
pub(crate) enum Arm<'n, T> {
    /// The variant is the name alone, a string.
    Word(fn() -> T),
    /// The variant is a table with the name as its only key.
    Body(fn(&'n Node, &mut Context) -> Option<T>),
}

/// Decodes an enum, written as a name or as a table with one key, the name.
pub(crate) fn variant<'n, T>(
    what: &'static str,
    arms: &[(&'static str, Arm<'n, T>)],
    node: &'n Node,
    cx: &mut Context,
) -> Option<T> {
    let names = || arms.iter().map(|(name, _)| *name);
    for (name, arm) in arms {
        cx.note_shape(std::iter::once((*name, matches!(arm, Arm::Body(_)))));
    }
    let (name, span, body) = match &node.value {
        Value::String(name) => (name.as_str(), node.span, None),
        Value::Table(table) => match table.entries.as_slice() {
            [entry] => (entry.key.as_str(), entry.key_span, Some(&entry.node)),
            [_, second, ..] => {
                let message =
                    format!("{} {what} is one of {}, not several", article(what), list_of_names(names()));
                cx.report(
                    Diagnostic::error(code::UNKNOWN_FIELD, message).label(second.key_span, "a second one"),
                );
                return None;
            }
            [] if table.damaged => return None,
            [] => {
                let message = format!("this {what} is empty, expected one of {}", list_of_names(names()));
                cx.report(Diagnostic::error(code::MISSING_FIELD, message).label(node.span, ""));
                return None;
            }
        },
        _ => {
            cx.wrong_type(node, &format!("{} {what}: one of {}", article(what), list_of_names(names())));
            return None;
        }
    };
    match (arms.iter().find(|(known, _)| *known == name), body) {
        (Some((_, Arm::Word(value))), None) => Some(value()),
        (Some((known, Arm::Body(decode))), Some(body)) => cx.within(known, |cx| decode(body, cx)),
        (Some((known, Arm::Word(_))), Some(body)) => {
            let message = format!("the {what} `{known}` takes nothing with it");
            cx.report(
                Diagnostic::error(code::WRONG_TYPE, message)
                    .label(body.span, "not expected")
                    .help(format!("write \"{known}\"")),
            );
            None
        }
        (Some((known, Arm::Body(_))), None) => {
            let message = format!("the {what} `{known}` needs its fields");
            cx.report(
                Diagnostic::error(code::WRONG_TYPE, message)
                    .label(span, "a name alone")
                    .help(format!("write {{ {known} = {{ … }} }}")),
            );
            None
        }
        (None, _) => {
            report_unknown_word(what, name, span, names(), cx);
            None
        }
    }
}

/// Reports a word that is none of those known.
fn report_unknown_word<'a>(
    what: &str,
    name: &str,
    span: Span,
    known: impl Iterator<Item = &'a str> + Clone,
    cx: &mut Context,
) {
    let hint = cx.nearest(name, known.clone()).map(|near| format!("did you mean `{near}`?"));
    let expected = format!("expected one of {}", list_of_names(known));
    cx.report(
        Diagnostic::error(code::UNKNOWN_WORD, format!("there is no {what} {}", quoted(name)))
            .label(span, expected)
            .help(hint),
    );
}

/// `the unit "frigate"`, or `this unit` if it has no id.
fn the(what: &str, node: &Node) -> String {
    match node.get("id").and_then(Node::as_str) {
        Some(id) => format!("the {what} {}", quoted(id)),
        None => format!("this {what}"),
    }
}

fn article(what: &str) -> &'static str {
    // None of our words begins with a spoken vowel written otherwise, or with a written one spoken otherwise but `unit`.
    if what.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" }
}
