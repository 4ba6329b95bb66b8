//! Reading a text with the parser of the `toml` crate, which recovers from errors.

use std::ops::Range;

use toml::de::{DeTable, DeValue, Error};
use toml_parser::lexer::TokenKind;

use super::{Entry, Node, Table, Value, quoted};
use crate::diagnostic::{Diagnostic, code};
use crate::source::SourceId;

/// Brackets and dots of one key may nest this deep. A scenario needs five; what is far deeper is an attack on the stack.
const DEEPEST: usize = 64;

/// Syntax errors beyond this number are not worth a message: they follow from the first ones.
const MOST_ERRORS: usize = 20;

/// Reads a document. The root of a file that is refused is an empty, damaged table.
pub(crate) fn parse(text: &str, source: SourceId, found: &mut Vec<Diagnostic>) -> Node {
    let root = source.span(0..0);
    if let Some(place) = too_deep(text) {
        found.push(
            Diagnostic::error(code::REFUSED, format!("values are nested more than {DEEPEST} deep"))
                .label(source.span(place), "nothing in these files nests so deep"),
        );
        return Node { span: root, value: Value::Table(Table { entries: Vec::new(), damaged: true }) };
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    let broken = Broken::new(&errors, text);
    let told = errors.iter().filter(|error| broken.is_worth_telling(error));
    found.extend(told.take(MOST_ERRORS).map(|error| syntax(error, &broken, text, source)));

    let mut headers = Vec::new();
    collect_headers(table.get_ref(), text, &mut headers);
    headers.sort_unstable();
    let reader = Reader { source, text, broken, headers };
    Node { span: root, value: Value::Table(reader.table(table.get_ref(), 0..0)) }
}

/// Reads a single value; nothing if it is not one.
pub(super) fn parse_value(text: &str, source: SourceId) -> Option<Node> {
    if too_deep(text).is_some() {
        return None;
    }
    let value = DeValue::parse(text).ok()?;
    let reader = Reader { source, text, broken: Broken::new(&[], text), headers: Vec::new() };
    Some(reader.node(value.get_ref(), value.span()))
}

/// Where brackets and dotted keys nest too deeply. The parser limits brackets but not dots, and its trees are dropped
/// recursively, so this must be known before parsing.
fn too_deep(text: &str) -> Option<Range<usize>> {
    let mut open = Vec::new();
    let (mut depth, mut dots) = (0, 0);
    for token in toml_parser::Source::new(text).lex() {
        match token.kind() {
            TokenKind::Dot => dots += 1,
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => {
                open.push(dots + 1);
                depth += dots + 1;
                dots = 0;
            }
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                depth -= open.pop().unwrap_or(0);
                dots = 0;
            }
            TokenKind::Newline | TokenKind::Comma => dots = 0,
            _ => {}
        }
        if depth + dots > DEEPEST {
            return Some(token.span().start()..token.span().end());
        }
    }
    None
}

/// A parser's error in our form. Its span is widened to whole characters and never runs over the end of its line.
fn syntax(error: &Error, broken: &Broken, text: &str, source: SourceId) -> Diagnostic {
    let span = error.span().unwrap_or(0..0);
    let start = text.floor_char_boundary(span.start);
    let line_end = text[start..].find('\n').map_or(text.len(), |length| start + length);
    let end = text.ceil_char_boundary(span.end.min(text.len())).clamp(start, line_end.max(start));
    let message = error.message().trim_end();
    let help =
        if message.starts_with("string values must be quoted") || message.starts_with("invalid boolean") {
            Some("text stands in quotation marks; numbers carry no unit")
        } else if span.start == broken.swallowed {
            Some("perhaps a `}` or a `]` is missing before it; what follows was not read")
        } else {
            None
        };
    let what = match message {
        "duplicate key" => format!("{message} {}", quoted(&text[start..end])),
        _ => message.to_owned(),
    };
    Diagnostic::error(code::SYNTAX, format!("not TOML: {what}"))
        .label(source.span(start..end), "")
        .help(help.map(str::to_owned))
}

/// Whether the parser expected an inline table or an array to go on or to end, and found something else.
fn is_missing(error: &Error) -> bool {
    error.message().starts_with("missing comma")
        || error.message().starts_with("missing key for inline table")
}

/// Where the tables with a header begin.
fn collect_headers(table: &DeTable<'_>, text: &str, headers: &mut Vec<usize>) {
    let mut visit = |value: &toml::Spanned<DeValue<'_>>| {
        if let DeValue::Table(inner) = value.get_ref() {
            if has_header(text, &value.span()) {
                headers.push(value.span().start);
            }
            collect_headers(inner, text, headers);
        }
    };
    for value in table.values() {
        match value.get_ref() {
            DeValue::Array(items) => items.iter().for_each(&mut visit),
            _ => visit(value),
        }
    }
}

/// Whether a table has a header of its own: its place is then that of the header.
fn has_header(text: &str, span: &Range<usize>) -> bool {
    text.get(span.clone()).is_some_and(|text| text.starts_with('['))
}

/// Turns the parser's tree into ours.
struct Reader<'a> {
    source: SourceId,
    text: &'a str,
    broken: Broken,
    headers: Vec<usize>,
}

impl Reader<'_> {
    fn node(&self, value: &DeValue<'_>, span: Range<usize>) -> Node {
        let read = match value {
            DeValue::Table(table) => Value::Table(self.table(table, span.clone())),
            DeValue::Array(items) => {
                let read = items.iter().filter(|item| item.span().start < self.broken.swallowed);
                Value::Array(read.map(|item| self.node(item.get_ref(), item.span())).collect())
            }
            // A scalar without any text was put there by the parser's recovery.
            _ if span.is_empty() || self.broken.touches(&span) => Value::Broken,
            DeValue::String(text) => Value::String(text.to_string()),
            DeValue::Boolean(value) => Value::Boolean(*value),
            DeValue::Datetime(time) => Value::Datetime(*time),
            DeValue::Float(number) => Value::Float(number.as_str().parse().unwrap_or(f64::NAN)),
            // An integer too large for 64 bits is out of every range we have; as a float it is reported as such.
            DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
                Ok(number) => Value::Integer(number),
                Err(_) => Value::Float(number.as_str().parse().unwrap_or(f64::INFINITY)),
            },
        };
        Node { span: self.source.span(span), value: read }
    }

    fn table(&self, table: &DeTable<'_>, span: Range<usize>) -> Table {
        let mut entries: Vec<_> = table
            .iter()
            .filter(|(key, _)| key.span().start < self.broken.swallowed)
            .map(|(key, value)| Entry {
                key: key.get_ref().to_string(),
                key_span: self.source.span(key.span()),
                node: self.node(value.get_ref(), value.span()),
            })
            .collect();
        entries.sort_by_key(|entry| entry.key_span);
        let lost = span.is_empty() && self.broken.header;
        Table { entries, damaged: lost || self.broken.touches(&self.extent(span)) }
    }

    /// How far a table reaches: a table with a header, and the root, up to the next header; any other just its text.
    fn extent(&self, span: Range<usize>) -> Range<usize> {
        if span.is_empty() || has_header(self.text, &span) {
            let next = self.headers.partition_point(|header| *header <= span.start && !span.is_empty());
            span.start..self.headers.get(next).copied().unwrap_or(self.text.len())
        } else {
            span
        }
    }
}

/// Where the syntax errors are.
struct Broken {
    /// Each start with the furthest end so far, in order of the starts.
    spans: Vec<(usize, usize)>,
    /// An error stands in a header: a whole table may have been lost.
    header: bool,
    /// Where an inline table or an array that is never closed begins to swallow the rest of the file, line by line.
    /// What was read after it, errors included, means nothing.
    swallowed: usize,
}

impl Broken {
    fn new(errors: &[Error], text: &str) -> Self {
        let unclosed = |error: &Error| {
            error.message().starts_with("unclosed inline table")
                || error.message().starts_with("unclosed array,")
        };
        let first_missing =
            || errors.iter().filter(|it| is_missing(it)).filter_map(|it| Some(it.span()?.start)).min();
        let swallowed = errors.iter().any(unclosed).then(first_missing).flatten().unwrap_or(usize::MAX);

        let mut spans: Vec<_> =
            errors.iter().filter_map(Error::span).map(|span| (span.start, span.end)).collect();
        spans.sort_unstable();
        let mut furthest = 0;
        for (_, end) in &mut spans {
            furthest = furthest.max(*end);
            *end = furthest;
        }
        let mut broken = Self { spans, header: swallowed < text.len(), swallowed };
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            broken.header |= line.starts_with('[') && broken.touches(&(start..start + line.trim_end().len()));
            start += line.len();
        }
        broken
    }

    /// What the rest of a swallowed file looks like to the parser is not; what swallows it is.
    fn is_worth_telling(&self, error: &Error) -> bool {
        let start = error.span().map_or(0, |span| span.start);
        start < self.swallowed || start == self.swallowed && is_missing(error)
    }

    fn touches(&self, range: &Range<usize>) -> bool {
        let before = self.spans.partition_point(|(start, _)| *start <= range.end);
        range.end >= self.swallowed || before > 0 && self.spans[before - 1].1 >= range.start
    }
}
