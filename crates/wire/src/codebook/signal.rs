//! One signal, and the words around its code.

use std::fmt;

use serde::{Deserialize, Serialize};

use guardline_units::Grade;

use super::error::SignalError;
use super::table::{Book, CodeId};

/// Whether a signal is made, or another one is talked about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignalForm {
    /// The signal is made.
    Made,
    /// The signal, made by another, is questioned.
    Queried,
    /// The signal, made before, is cancelled.
    Cancelled,
}

/// A coded signal. It has an argument exactly if its code needs one, and that within its limits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "Raw")]
pub struct Signal {
    code: CodeId,
    argument: Option<u16>,
    form: SignalForm,
}

/// A signal as it arrives, before it is known to be one.
#[derive(Deserialize)]
struct Raw {
    code: CodeId,
    argument: Option<u16>,
    form: SignalForm,
}

impl TryFrom<Raw> for Signal {
    type Error = SignalError;

    fn try_from(raw: Raw) -> Result<Self, SignalError> {
        Self::new(raw.code, raw.argument, raw.form)
    }
}

impl Signal {
    /// The signal with that code, argument and form.
    pub fn new(code: CodeId, argument: Option<u16>, form: SignalForm) -> Result<Self, SignalError> {
        let expected = code.entry().argument;
        match (expected.range(), argument) {
            (None, None) => {}
            (Some(range), Some(value)) if range.contains(&value) => {}
            (None, Some(value)) => {
                return Err(SignalError::UnexpectedArgument { code, found: value.to_string() });
            }
            (Some(_), None) => return Err(SignalError::MissingArgument { code, expected }),
            (Some(_), Some(value)) => {
                return Err(SignalError::OutOfRange { code, expected, found: value.to_string() });
            }
        }
        Ok(Self { code, argument, form })
    }

    /// Its code.
    pub const fn code(self) -> CodeId {
        self.code
    }

    /// What follows the code.
    pub const fn argument(self) -> Option<u16> {
        self.argument
    }

    /// Whether it is made, questioned or cancelled.
    pub const fn form(self) -> SignalForm {
        self.form
    }
}

/// The word before YN or ZP: the code pennant of the International Code.
pub(super) const PENNANT: &str = "CODE";
/// What cancels; the first is written, both are read.
pub(super) const CANCELS: [&str; 2] = ["YN", "ZP"];
/// The special signal that questions special signals.
pub(super) const QUESTIONS: &str = "ZL3";
/// What turns a group of the International Code into a question.
pub(super) const INTERROGATIVE: &str = "RQ";

/// In canonical words, which [`parse`](super::parse) reads back as the same signal.
impl fmt::Display for Signal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let entry = self.code.entry();
        if self.form == SignalForm::Cancelled {
            write!(f, "{PENNANT} {} ", CANCELS[0])?;
        }
        if let Some(prefix) = entry.book.prefix() {
            write!(f, "{prefix} ")?;
        }
        let special = entry.book == Book::SpecialSignals;
        if self.form == SignalForm::Queried && special {
            write!(f, "{QUESTIONS} ")?;
        }
        f.write_str(entry.code)?;
        match self.argument {
            Some(degrees) if entry.argument.is_bearing() => write!(f, " {degrees:03}")?,
            Some(value) => write!(f, " {value}")?,
            None => {}
        }
        if self.form == SignalForm::Queried && !special {
            write!(f, " {INTERROGATIVE}")?;
        }
        Ok(())
    }
}

/// How a form is worded, and what that rests on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct FormWords {
    /// The form.
    pub form: SignalForm,
    /// Whether it is worded so for special signals or for all others.
    pub special: bool,
    /// The words, with `…` for the code and its argument.
    pub words: &'static str,
    /// Where they come from, a key of `docs/sources.md`, if from anywhere.
    pub source: Option<&'static str>,
    /// How far they may be trusted.
    pub grade: Grade,
    /// What in them goes beyond the source.
    pub beyond: &'static str,
}

/// The words of questions and cancellations.
///
/// | form | of | words | source | grade |
/// |---|---|---|---|---|
/// | queried | special signals | `YV1 ZL3 …` | `NAVY-S1` | official |
/// | queried | all others | `… RQ` | none | memory |
/// | cancelled | special signals | `CODE YN YV1 …`, `CODE ZP YV1 …` | `NAVY-S1` | official |
/// | cancelled | all others | `CODE YN …`, `CODE ZP …` | none | assumed |
///
/// INTERROGATIVE and NEGAT are not among them. They question and cancel in allied flaghoist; for international signals
/// `NAVY-S2` says that the first cannot be used, and for special signals `NAVY-S1` has the words above in their place.
pub const FORMS: &[FormWords] = &[
    FormWords {
        form: SignalForm::Queried,
        special: true,
        words: "YV1 ZL3 …",
        source: Some("NAVY-S1"),
        grade: Grade::Official,
        beyond: "the manual has `YV1 TACK ZL3` alone; naming the signal after it was chosen",
    },
    FormWords {
        form: SignalForm::Queried,
        special: false,
        words: "… RQ",
        source: None,
        grade: Grade::Memory,
        beyond: "all of it: no official text that has it was at hand",
    },
    FormWords {
        form: SignalForm::Cancelled,
        special: true,
        words: "CODE YN YV1 …",
        source: Some("NAVY-S1"),
        grade: Grade::Official,
        beyond: "the manual puts code pennant and YN or ZP first; that YV1 comes between them and the code was chosen",
    },
    FormWords {
        form: SignalForm::Cancelled,
        special: false,
        words: "CODE YN …",
        source: None,
        grade: Grade::Assumed,
        beyond: "all of it: the manual says so of special signals only",
    },
];
