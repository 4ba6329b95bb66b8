//! Reading a journal, and trusting it only if it is whole.

use thiserror::Error;

use crate::line::{Chain, End, Entry, FORMAT, Header, Line};

/// A journal that is whole: every line is as it was written, from the header to the end.
#[derive(Clone, PartialEq, Debug)]
pub struct Verified {
    /// The first line.
    pub header: Header,
    /// The records.
    pub entries: Vec<Entry>,
    /// The last line.
    pub end: End,
    /// The last link of the chain: the receipt of the journal.
    pub receipt: String,
}

/// Why a journal is not trusted.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
#[non_exhaustive]
pub enum Broken {
    /// There is nothing in it.
    #[error("the journal is empty")]
    Empty,
    /// A line is not as it was written.
    #[error("line {line} ({what}) was altered: its link in the hash chain is wrong")]
    Altered {
        /// Which line, from 1.
        line: usize,
        /// The header, or which record.
        what: String,
    },
    /// A line is not one of a journal.
    #[error("line {line} is not a line of a journal: {why}")]
    Foreign {
        /// Which line, from 1.
        line: usize,
        /// What the reader says.
        why: String,
    },
    /// It does not end as a journal ends.
    #[error("the journal ends after line {line} without an end line: it was cut short")]
    CutShort {
        /// The last line there is.
        line: usize,
    },
    /// A format this program does not read.
    #[error("the journal is of format {found}, this program reads {FORMAT}")]
    Format {
        /// The format found.
        found: u16,
    },
    /// Something follows the end.
    #[error("line {line} follows the end of the journal")]
    AfterEnd {
        /// Which line, from 1.
        line: usize,
    },
}

/// Reads a journal and checks every link of its chain.
pub fn verify(text: &str) -> Result<Verified, Broken> {
    let mut chain = Chain::START;
    let mut header = None;
    let mut entries: Vec<Entry> = Vec::new();
    let mut end = None;
    let mut last = 0;
    for (index, line) in text.split_terminator('\n').enumerate() {
        last = index + 1;
        if end.is_some() {
            return Err(Broken::AfterEnd { line: last });
        }
        let Some(bare) = chain.unbind(line) else {
            // The last line of a journal that was being written may be half there.
            if !text.ends_with('\n')
                && line.len() < text.len()
                && index + 1 == text.split_terminator('\n').count()
            {
                return Err(Broken::CutShort { line: index });
            }
            let what = match (index, entries.len()) {
                (0, _) => "the header".to_owned(),
                (_, records) => format!("record {}", records + 1),
            };
            return Err(Broken::Altered { line: last, what });
        };
        let foreign = |why: String| Broken::Foreign { line: last, why };
        match (serde_json::from_str(&bare).map_err(|error| foreign(error.to_string()))?, &header) {
            (Line::Guardline(read), None) if read.format != FORMAT => {
                return Err(Broken::Format { found: read.format });
            }
            (Line::Guardline(read), None) => header = Some(*read),
            (Line::Record(entry), Some(_)) if entry.n == entries.len() as u64 + 1 => entries.push(entry),
            (Line::End(read), Some(_)) if read.records == entries.len() as u64 => end = Some(read),
            (_, None) => return Err(foreign("it must begin with a header".into())),
            _ => return Err(foreign("it is out of order".into())),
        }
    }
    match (header, end) {
        (Some(header), Some(end)) => Ok(Verified { header, entries, end, receipt: chain.digits() }),
        (None, _) => Err(Broken::Empty),
        (_, None) => Err(Broken::CutShort { line: last }),
    }
}
