//! One value of a tree replaced, as by `--set path=value`, or taken out.

use super::parse::parse_value;
use super::{Entry, Node, Table, Value, quoted};
use crate::diagnostic::{Diagnostic, code};
use crate::source::{Source, SourceId, Sources, Span};

/// A key of a path, with its place in a text.
pub(crate) type Step = (String, Span);

/// A path and the value to be put there: one `--set` argument, taken apart.
#[derive(Clone, Debug)]
pub(crate) struct Setting {
    steps: Vec<Step>,
    node: Node,
}

/// A path whose end is to be taken out.
#[derive(Clone, Debug)]
pub(crate) struct Removal(Vec<Step>);

/// Which file a setting is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Target {
    Scenario,
    Mechanism,
}

/// What a table of changes says: each value with its path, whether keys are nested, dotted or quoted with the dots in them.
pub(crate) fn leaves(node: &Node) -> Vec<(Vec<Step>, &Node)> {
    let mut leaves = Vec::new();
    let Some(table) = node.as_table() else { return leaves };
    for entry in &table.entries {
        let steps = steps(&entry.key, entry.key_span);
        if entry.node.as_table().is_some() {
            let within = self::leaves(&entry.node).into_iter();
            leaves.extend(within.map(|(rest, node)| ([steps.clone(), rest].concat(), node)));
        } else {
            leaves.push((steps, &entry.node));
        }
    }
    leaves
}

/// A dotted path that stands in one place.
fn steps(path: &str, span: Span) -> Vec<Step> {
    path.split('.').map(|key| (key.trim().to_owned(), span)).collect()
}

impl Removal {
    /// Of what a text names.
    pub(crate) fn of((path, span): (&str, Span)) -> Self {
        Self(steps(path, span))
    }

    /// Takes it out of the tree.
    pub(crate) fn apply(self, root: &mut Node) -> Result<(), Diagnostic> {
        let Self(mut steps) = self;
        let Some((last, last_span)) = steps.pop() else { return Ok(()) };
        let mut place = root;
        for (key, span) in &steps {
            place = step_into(place, key, *span)?;
        }
        // Whether it is there at all.
        step_into(place, &last, last_span)?;
        match &mut place.value {
            Value::Table(table) => table.entries.retain(|entry| entry.key != last),
            Value::Array(items) => {
                let is = |(index, item): (usize, &Node)| {
                    last == index.to_string() || item.get("id").and_then(Node::as_str) == Some(&last)
                };
                if let Some(index) = items.iter().enumerate().position(is) {
                    items.remove(index);
                }
            }
            _ => {}
        }
        Ok(())
    }
}

impl Setting {
    /// A value to be put at the end of a path.
    pub(crate) const fn at(steps: Vec<Step>, node: Node) -> Self {
        Self { steps, node }
    }

    /// Takes an argument in as a text of its own, so that errors can point into it.
    pub(crate) fn read(argument: &str, sources: &mut Sources) -> Result<Self, Diagnostic> {
        let source = sources.add(Source::new("--set", argument));
        let Some((path, value)) = argument.split_once('=') else {
            return Err(Diagnostic::error(code::SET, "a setting has the form path=value")
                .label(source.span(0..argument.len()), "no `=` in it")
                .help(Some("for example units.frigate.speed_kn=18".to_owned())));
        };
        let mut steps: Vec<(String, Span)> = Vec::new();
        let mut start = 0;
        for key in path.split('.') {
            let trimmed = key.trim();
            let at = start + key.len() - key.trim_start().len();
            steps.push((trimmed.to_owned(), source.span(at..at + trimmed.len())));
            start += key.len() + 1;
        }
        if let Some((_, span)) = steps.iter().find(|(key, _)| key.is_empty()) {
            return Err(Diagnostic::error(code::SET, format!("the path {} has an empty part", quoted(path)))
                .label(*span, "expected a key, an id or an index"));
        }
        Ok(Self { steps, node: value_of(value, source, path.len() + 1) })
    }

    /// Which file it is for; the path of a setting for the mechanism no longer names the mechanism afterwards.
    pub(crate) fn target(mut self) -> (Target, Self) {
        let second = self.steps.get(1).map(|(key, _)| key.as_str());
        if self.steps[0].0 == "mechanism" && second.is_some_and(|key| key != "preset" && key != "file") {
            self.steps.remove(0);
            return (Target::Mechanism, self);
        }
        (Target::Scenario, self)
    }

    /// Puts the value in its place in the tree.
    pub(crate) fn apply(self, root: &mut Node) -> Result<(), Diagnostic> {
        match self.steps[0].0.as_str() {
            "param" if self.steps.len() > 1 => self.apply_parameter(root),
            "mechanism" if self.steps.len() > 1 => {
                // One choice replaces the other.
                if let Some(Value::Table(choice)) = entry_mut(root, "mechanism").map(|it| &mut it.node.value)
                {
                    choice.entries.clear();
                }
                self.apply_path(root)
            }
            _ => self.apply_path(root),
        }
    }

    fn apply_path(self, root: &mut Node) -> Result<(), Diagnostic> {
        let Self { mut steps, node } = self;
        let Some((last, last_span)) = steps.pop() else { return Ok(()) };
        let mut place = root;
        for (key, span) in &steps {
            place = step_into(place, key, *span)?;
        }
        match &mut place.value {
            Value::Table(table) => put(table, last, last_span, node),
            _ => *step_into(place, &last, last_span)? = node,
        }
        Ok(())
    }

    /// Everything after `param.` is one name, whether the file spells it as a quoted key or as nested tables.
    fn apply_parameter(self, root: &mut Node) -> Result<(), Diagnostic> {
        let keys: Vec<_> = self.steps[1..].iter().map(|(key, _)| key.as_str()).collect();
        let name = keys.join(".");
        let span = Span { end: self.steps[keys.len()].1.end, ..self.steps[1].1 };
        let Value::Table(root) = &mut root.value else { return Ok(()) };
        if root.entry("param").is_none() {
            let node = Node { span: self.steps[0].1, value: Value::Table(Table::default()) };
            put(root, "param".to_owned(), self.steps[0].1, node);
        }
        let Some(entry) = root.entries.iter_mut().find(|entry| entry.key == "param") else { return Ok(()) };
        let Value::Table(param) = &mut entry.node.value else {
            return Err(Diagnostic::error(code::SET, "`param` is not a table in the file").label(span, ""));
        };
        match find_parameter(param, &name) {
            Some(node) => *node = self.node,
            None => put(param, name, span, self.node),
        }
        Ok(())
    }
}

/// The text after the `=` as a TOML value or, if it is none, as a string.
fn value_of(text: &str, source: SourceId, offset: usize) -> Node {
    let mut node = parse_value(text.trim(), source).unwrap_or_else(|| Node {
        span: source.span(0..text.trim().len()),
        value: Value::String(text.trim().to_owned()),
    });
    shift(&mut node, offset + text.len() - text.trim_start().len());
    node
}

fn shift(node: &mut Node, by: usize) {
    node.span = Span { start: node.span.start + by, end: node.span.end + by, ..node.span };
    match &mut node.value {
        Value::Array(items) => items.iter_mut().for_each(|item| shift(item, by)),
        Value::Table(table) => {
            for entry in &mut table.entries {
                entry.key_span =
                    Span { start: entry.key_span.start + by, end: entry.key_span.end + by, ..entry.key_span };
                shift(&mut entry.node, by);
            }
        }
        _ => {}
    }
}

fn entry_mut<'n>(node: &'n mut Node, key: &str) -> Option<&'n mut Entry> {
    let Value::Table(table) = &mut node.value else { return None };
    table.entries.iter_mut().find(|entry| entry.key == key)
}

fn put(table: &mut Table, key: String, key_span: Span, node: Node) {
    match table.entries.iter_mut().find(|entry| entry.key == key) {
        Some(entry) => (entry.key_span, entry.node) = (key_span, node),
        None => table.entries.push(Entry { key, key_span, node }),
    }
}

fn find_parameter<'t>(table: &'t mut Table, name: &str) -> Option<&'t mut Node> {
    for entry in &mut table.entries {
        if entry.key == name {
            return Some(&mut entry.node);
        }
        if let (Value::Table(inner), Some(rest)) = (
            &mut entry.node.value,
            name.strip_prefix(entry.key.as_str()).and_then(|rest| rest.strip_prefix('.')),
        ) && let Some(node) = find_parameter(inner, rest)
        {
            return Some(node);
        }
    }
    None
}

/// One step of a path: a key of a table, or an index or the id of an element of an array.
fn step_into<'n>(node: &'n mut Node, step: &str, span: Span) -> Result<&'n mut Node, Diagnostic> {
    let names = names_in(node);
    let error = |what: &str| {
        Diagnostic::error(code::SET, format!("there is no {} here to set", quoted(step)))
            .label(span, what)
            .help((!names.is_empty()).then(|| format!("there are {}", names.join(", "))))
    };
    match &mut node.value {
        Value::Table(table) => table
            .entries
            .iter_mut()
            .find(|entry| entry.key == step)
            .map(|entry| &mut entry.node)
            .ok_or_else(|| error("no such key in the file")),
        Value::Array(items) => match step.parse::<usize>() {
            Ok(index) => items.get_mut(index).ok_or_else(|| error("no such index; the first is 0")),
            Err(_) => items
                .iter_mut()
                .find(|item| item.get("id").and_then(Node::as_str) == Some(step))
                .ok_or_else(|| error("no element has this id")),
        },
        _ => Err(error("what stands before it is a single value")),
    }
}

/// The keys of a table, or the ids of the elements of an array (their indices if they have none).
fn names_in(node: &Node) -> Vec<String> {
    let quote = |name: &str| format!("`{name}`");
    let mut names: Vec<_> = match &node.value {
        Value::Table(table) => table.entries.iter().map(|entry| quote(&entry.key)).collect(),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(index, item)| {
                item.get("id").and_then(Node::as_str).map_or(quote(&index.to_string()), quote)
            })
            .collect(),
        _ => Vec::new(),
    };
    names.truncate(60);
    names
}
