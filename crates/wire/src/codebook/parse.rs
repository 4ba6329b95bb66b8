//! Reading a signal.
//!
//! ```text
//! signal = [ "CODE" ( "YN" | "ZP" ) ] group        a cancellation, if it begins so
//!        | "YV1" "ZL3" code [ argument ]           a special signal questioned
//!        | code [ argument ] "RQ"                  another signal questioned
//! group  = [ "YV1" ] code [ argument ]             YV1 with special signals, and only with them
//! ```
//!
//! Capitals or not is the same, TACK between the parts is passed over, and an argument may stand in brackets.

use super::error::SignalError;
use super::near::nearest;
use super::signal::{CANCELS, INTERROGATIVE, PENNANT, QUESTIONS, Signal, SignalForm};
use super::table::{Argument, Book, CodeId};

/// Longest text in bytes.
pub const LIMIT: usize = 64;

/// What may stand between the parts of a signal.
const SEPARATOR: &str = "TACK";

/// The signal that is written so.
pub fn parse(text: &str) -> Result<Signal, SignalError> {
    if text.len() > LIMIT {
        return Err(SignalError::TooLong(text.len()));
    }
    let text = text.to_ascii_uppercase();
    let parts = parts(&text);
    let mut rest = &parts[..];
    if rest.is_empty() {
        return Err(SignalError::Empty);
    }
    let mut form = SignalForm::Made;
    let mut after = PENNANT;
    if take(&mut rest, PENNANT) {
        form = SignalForm::Cancelled;
        after = cancel(&mut rest)?;
    } else if let Some(word) = CANCELS.into_iter().find(|word| rest[0].is(word)) {
        return Err(SignalError::MissingPrefix { word, prefix: PENNANT });
    }
    let prefix = Book::SpecialSignals.prefix().filter(|prefix| take(&mut rest, prefix));
    if let Some(prefix) = prefix {
        after = prefix;
        let names_another = rest.get(1).is_some_and(|next| !next.is_argument());
        if form == SignalForm::Made && names_another && take(&mut rest, QUESTIONS) {
            form = SignalForm::Queried;
        }
    }
    let (first, mut rest) = rest.split_first().ok_or(SignalError::NoCode { after })?;
    let code = code(first.text, prefix)?;
    let argument = argument(code, &mut rest)?;
    if form == SignalForm::Made && prefix.is_none() && take(&mut rest, INTERROGATIVE) {
        form = SignalForm::Queried;
    }
    match rest.first() {
        Some(part) => Err(SignalError::Trailing { found: part.text.into() }),
        None => Signal::new(code, argument, form),
    }
}

/// A word, or what stands in brackets.
#[derive(Clone, Copy)]
struct Part<'a> {
    text: &'a str,
    bracketed: bool,
}

impl Part<'_> {
    fn is(&self, word: &str) -> bool {
        !self.bracketed && self.text == word
    }

    fn is_argument(&self) -> bool {
        self.bracketed || self.text.starts_with(|first: char| first.is_ascii_digit())
    }
}

fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let bracket = rest.strip_prefix('(').and_then(|inner| inner.split_once(')'));
        let part;
        (part, rest) = if let Some((inner, after)) = bracket {
            (Part { text: inner.trim(), bracketed: true }, after)
        } else {
            let ends = |c: char| c.is_whitespace() || c == '(';
            let begun = first.len_utf8();
            let end = rest[begun..].find(ends).map_or(rest.len(), |at| begun + at);
            (Part { text: &rest[..end], bracketed: false }, &rest[end..])
        };
        rest = rest.trim_start();
        if !part.is(SEPARATOR) {
            parts.push(part);
        }
    }
    parts
}

/// Whether `word` comes next; it is passed over.
fn take(rest: &mut &[Part], word: &str) -> bool {
    let next = rest.first().is_some_and(|part| part.is(word));
    if next {
        *rest = &rest[1..];
    }
    next
}

/// The word after the pennant that cancels.
fn cancel(rest: &mut &[Part]) -> Result<&'static str, SignalError> {
    let next = rest.first().ok_or(SignalError::NoCode { after: PENNANT })?;
    let word = CANCELS.into_iter().find(|word| next.is(word));
    let word = word.ok_or_else(|| SignalError::UnknownCode { found: next.text.into(), nearest: None })?;
    *rest = &rest[1..];
    Ok(word)
}

fn code(word: &str, prefix: Option<&'static str>) -> Result<CodeId, SignalError> {
    let Some(code) = CodeId::named(word) else {
        let candidates =
            CodeId::all().filter(|code| prefix.is_none() || code.entry().book.prefix() == prefix);
        return Err(SignalError::UnknownCode { found: word.into(), nearest: nearest(word, candidates) });
    };
    let entry = code.entry();
    match (entry.book.prefix(), prefix) {
        (Some(needed), None) => Err(SignalError::MissingPrefix { word: entry.code, prefix: needed }),
        (None, Some(prefix)) => Err(SignalError::ForbiddenPrefix { code, prefix }),
        _ => Ok(code),
    }
}

fn argument(code: CodeId, rest: &mut &[Part]) -> Result<Option<u16>, SignalError> {
    let expected = code.entry().argument;
    let next = rest.first().filter(|part| part.is_argument());
    let Some(part) = next else {
        return match expected {
            Argument::None => Ok(None),
            _ => Err(SignalError::MissingArgument { code, expected }),
        };
    };
    let found = || part.text.to_owned();
    let Some(range) = expected.range() else {
        return Err(SignalError::UnexpectedArgument { code, found: found() });
    };
    let figures = part.text.bytes().all(|byte| byte.is_ascii_digit())
        && (!expected.is_bearing() || part.text.len() == 3);
    let value = part.text.parse().ok().filter(|value| figures && range.contains(value));
    *rest = &rest[1..];
    value.map(Some).ok_or_else(|| SignalError::OutOfRange { code, expected, found: found() })
}
