//! TOML as our own tree: every value and every key knows where it was written.
//!
//! Syntax errors do not stop the reading. What the parser could not make out becomes [`Value::Broken`], which every
//! decoder passes over in silence: the syntax error has said it already.

use toml::value::Datetime;

use crate::source::Span;

mod parse;
pub(crate) use parse::parse;

mod set;
pub(crate) use set::{Removal, Setting, Target, leaves};

/// A value and where it stands: for a table with a header, the place of the header.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Node {
    pub(crate) span: Span,
    pub(crate) value: Value,
}

/// A value as written.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Value {
    Table(Table),
    Array(Vec<Node>),
    String(String),
    Integer(i64),
    Float(f64),
    Boolean(bool),
    Datetime(Datetime),
    /// A syntax error has been reported in its place.
    Broken,
}

/// A table, its keys in the order of the file.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Table {
    pub(crate) entries: Vec<Entry>,
    /// A syntax error lies within it: a key that is not there may have been lost.
    pub(crate) damaged: bool,
}

/// A key with its value.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) key_span: Span,
    pub(crate) node: Node,
}

impl Table {
    pub(crate) fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }
}

impl Node {
    pub(crate) fn as_table(&self) -> Option<&Table> {
        if let Value::Table(table) = &self.value { Some(table) } else { None }
    }

    pub(crate) fn as_array(&self) -> Option<&[Node]> {
        if let Value::Array(nodes) = &self.value { Some(nodes) } else { None }
    }

    pub(crate) fn as_str(&self) -> Option<&str> {
        if let Value::String(text) = &self.value { Some(text) } else { None }
    }

    /// The value under `key`, if this is a table that has one.
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        self.as_table()?.entry(key).map(|entry| &entry.node)
    }

    /// The value at the end of a path of keys and places in lists, or the last one on the way that exists.
    pub(crate) fn at(&self, path: &[&str]) -> &Node {
        path.iter().try_fold(self, |node, key| node.step(key).ok_or(node)).unwrap_or_else(|last| last)
    }

    fn step(&self, key: &str) -> Option<&Node> {
        self.get(key).or_else(|| self.as_array()?.get(key.parse::<usize>().ok()?))
    }

    /// As a value that can be written.
    pub(crate) fn to_toml(&self) -> toml::Value {
        match &self.value {
            Value::Table(table) => {
                let entries = table.entries.iter().map(|entry| (entry.key.clone(), entry.node.to_toml()));
                toml::Value::Table(entries.collect())
            }
            Value::Array(items) => toml::Value::Array(items.iter().map(Self::to_toml).collect()),
            Value::String(text) => toml::Value::String(text.clone()),
            Value::Integer(number) => toml::Value::Integer(*number),
            Value::Float(number) => toml::Value::Float(*number),
            Value::Boolean(value) => toml::Value::Boolean(*value),
            Value::Datetime(time) => toml::Value::Datetime(*time),
            // A file with an error in it does not come this far.
            Value::Broken => toml::Value::Boolean(false),
        }
    }

    /// A single value or a list of them, as it may stand in a file.
    pub(crate) fn text(&self) -> String {
        match &self.value {
            Value::Array(items) => {
                format!("[{}]", items.iter().map(Self::text).collect::<Vec<_>>().join(", "))
            }
            Value::String(text) => quoted(text),
            Value::Integer(number) => number.to_string(),
            Value::Float(number) => number.to_string(),
            Value::Boolean(value) => value.to_string(),
            Value::Datetime(time) => time.to_string(),
            Value::Table(_) | Value::Broken => self.describe(),
        }
    }

    /// What it is, for messages: `the string "20 m/s"`.
    pub(crate) fn describe(&self) -> String {
        match &self.value {
            Value::Table(_) => "a table".into(),
            Value::Array(_) => "an array".into(),
            Value::String(text) => format!("the string {}", quoted(text)),
            Value::Integer(number) => format!("the integer {number}"),
            Value::Float(number) => format!("the number {number}"),
            Value::Boolean(value) => format!("the boolean {value}"),
            Value::Datetime(time) => format!("the date-time {time}"),
            Value::Broken => "broken".into(),
        }
    }
}

/// A text in quotation marks, shortened if it is long.
pub(crate) fn quoted(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{:?}", format!("{}…", &text[..end])),
        None => format!("{text:?}"),
    }
}
