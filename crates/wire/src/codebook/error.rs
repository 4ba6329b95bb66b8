//! Why a text is no signal, and what is answered to it.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::parse::LIMIT;
use super::table::{Argument, CodeId};

/// Why a text is no signal.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
#[non_exhaustive]
pub enum SignalError {
    /// There is nothing.
    #[error("no signal: the text is empty")]
    Empty,
    /// More bytes than a signal may have.
    #[error("signal of {0} bytes is longer than {LIMIT}")]
    TooLong(usize),
    /// Words that lead to a code, and no code.
    #[error("no code follows {after}")]
    NoCode {
        /// The last of those words.
        after: &'static str,
    },
    /// A code that is not in the book.
    #[error("`{found}` is not in the codebook{}", nearest.map(|code| format!("; the nearest code is {code}")).unwrap_or_default())]
    UnknownCode {
        /// What stands where a code should stand.
        found: String,
        /// The code that it is most like, if one is like it and no other is as much.
        nearest: Option<CodeId>,
    },
    /// A word that is only said after another.
    #[error("{word} is said after {prefix} only")]
    MissingPrefix {
        /// The word.
        word: &'static str,
        /// What must come before.
        prefix: &'static str,
    },
    /// A code that is not said after this prefix.
    #[error("{code} is not said after {prefix}")]
    ForbiddenPrefix {
        /// The code.
        code: CodeId,
        /// What came before.
        prefix: &'static str,
    },
    /// A code without what must follow it.
    #[error("{code} needs {expected}")]
    MissingArgument {
        /// The code.
        code: CodeId,
        /// What must follow.
        expected: Argument,
    },
    /// An argument after a code that takes none.
    #[error("{code} takes no argument, but `{found}` follows")]
    UnexpectedArgument {
        /// The code.
        code: CodeId,
        /// The argument.
        found: String,
    },
    /// An argument that is none, or beyond its limits.
    #[error("{code} needs {expected}, not `{found}`")]
    OutOfRange {
        /// The code.
        code: CodeId,
        /// What must follow.
        expected: Argument,
        /// What follows.
        found: String,
    },
    /// Words after the end.
    #[error("`{found}` follows the signal")]
    Trailing {
        /// The first of them.
        found: String,
    },
}

/// What a station answers to a signal that it cannot read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// ZQ: it seems wrongly coded; check it and repeat.
    InvalidCode,
    /// ZL: it was received but not understood.
    NotUnderstood,
}

impl SignalError {
    /// What a station answers: ZQ to a signal with a flaw, ZL to what is not the text of one signal.
    pub const fn reply(&self) -> Reply {
        match self {
            Self::Empty | Self::TooLong(_) | Self::Trailing { .. } => Reply::NotUnderstood,
            Self::NoCode { .. }
            | Self::UnknownCode { .. }
            | Self::MissingPrefix { .. }
            | Self::ForbiddenPrefix { .. }
            | Self::MissingArgument { .. }
            | Self::UnexpectedArgument { .. }
            | Self::OutOfRange { .. } => Reply::InvalidCode,
        }
    }
}

impl Reply {
    /// The code in which it is made.
    pub fn code(self) -> CodeId {
        let code = match self {
            Self::InvalidCode => "ZQ",
            Self::NotUnderstood => "ZL",
        };
        CodeId::named(code).expect("both replies are in the table")
    }
}
