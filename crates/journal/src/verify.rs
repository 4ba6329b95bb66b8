//! Reading a journal, and trusting it only if it is whole.

use guardline_units::Instant;
use guardline_wire::Record;
use guardline_wire::record::Party;
use guardline_wire::seat::{Asked, Input};
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

/// What the first line of a journal says.
const HEADER: &str = "\"guardline\":";

/// Why a journal is not trusted.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
#[non_exhaustive]
pub enum Broken {
    /// There is nothing in it.
    #[error("the journal is empty")]
    Empty,
    /// It is something else: a journal says in its first line of which program it is.
    #[error("this is not a journal: its first line was to say {HEADER}")]
    NotAJournal,
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

/// What there is of a journal: all of it, or what was written before it was cut short. Every line of it is as it was written.
#[derive(Clone, PartialEq, Debug)]
pub struct Kept {
    /// The first line.
    pub header: Header,
    /// The records.
    pub entries: Vec<Entry>,
    /// The last line, if it has come so far.
    pub end: Option<End>,
    /// How many bytes there are up to the last record.
    pub bytes: usize,
    /// The chain up to there.
    pub(crate) chain: Chain,
}

impl Kept {
    /// What came in from outside, with its stamps.
    pub fn inputs(&self) -> impl Iterator<Item = (Instant, Input)> {
        inputs(&self.entries)
    }

    /// When the last thing happened of which it tells.
    pub fn at(&self) -> Instant {
        let last = self.entries.last().map_or(Instant::START, |entry| entry.at);
        self.end.as_ref().map_or(last, |end| end.at.max(last))
    }
}

/// What a seat was asked by the question of a number, of the records of a journal.
pub fn asked(entries: &[Entry], seat: Party, question: u32) -> Option<&Asked> {
    entries.iter().find_map(|entry| match &entry.is {
        Record::SeatAsked { seat: it, question: number, what, .. } if (*it, *number) == (seat, question) => {
            Some(what)
        }
        _ => None,
    })
}

/// What came in from outside, of the records of a journal.
pub fn inputs(entries: &[Entry]) -> impl Iterator<Item = (Instant, Input)> {
    entries.iter().filter_map(|entry| match entry.is {
        Record::Input(input) => Some((entry.at, input)),
        _ => None,
    })
}

/// Reads a journal and checks every link of its chain.
pub fn verify(text: &str) -> Result<Verified, Broken> {
    let (kept, lines, receipt) = read(text)?;
    let Kept { header, entries, end, .. } = kept;
    let end = end.ok_or(Broken::CutShort { line: lines })?;
    Ok(Verified { header, entries, end, receipt })
}

/// Reads what there is of a journal, which may have been cut short: by a crash, or since it is being written.
pub fn salvage(text: &str) -> Result<Kept, Broken> {
    read(text).map(|(kept, ..)| kept)
}

/// What there is, how many lines, and the last link.
fn read(text: &str) -> Result<(Kept, usize, String), Broken> {
    if text.lines().next().is_some_and(|first| !first.contains(HEADER)) {
        return Err(Broken::NotAJournal);
    }
    let mut chain = Chain::START;
    let mut kept: Option<Kept> = None;
    let mut whole = 0;
    // The last line of a journal that was being written may be half there.
    let lines = text.split_inclusive('\n').enumerate();
    for (index, line) in lines.take_while(|(_, line)| line.ends_with('\n')) {
        if kept.as_ref().is_some_and(|kept| kept.end.is_some()) {
            return Err(Broken::AfterEnd { line: index + 1 });
        }
        let before = chain;
        let Some(bare) = chain.unbind(&line[..line.len() - 1]) else {
            let what = match kept.as_ref().map_or(0, |kept| kept.entries.len()) {
                _ if index == 0 => "the header".to_owned(),
                records => format!("record {}", records + 1),
            };
            return Err(Broken::Altered { line: index + 1, what });
        };
        let foreign = |why: String| Broken::Foreign { line: index + 1, why };
        let bytes = kept.as_ref().map_or(0, |kept| kept.bytes) + line.len();
        let read: Line = serde_json::from_str(&bare).map_err(|error| foreign(error.to_string()))?;
        whole = index + 1;
        let Some(kept) = &mut kept else {
            let Line::Guardline(header) = read else {
                return Err(foreign("it must begin with a header".into()));
            };
            if header.format != FORMAT {
                return Err(Broken::Format { found: header.format });
            }
            kept = Some(Kept { header: *header, entries: Vec::new(), end: None, bytes, chain });
            continue;
        };
        match read {
            Line::Record(entry) if entry.n == kept.entries.len() as u64 + 1 => {
                kept.entries.push(entry);
                (kept.bytes, kept.chain) = (bytes, chain);
            }
            Line::End(end) if end.records == kept.entries.len() as u64 => {
                (kept.end, kept.chain) = (Some(end), before);
            }
            _ => return Err(foreign("it is out of order".into())),
        }
    }
    let Some(kept) = kept else {
        let what = "the header".to_owned();
        return Err(if text.is_empty() { Broken::Empty } else { Broken::Altered { line: 1, what } });
    };
    if kept.end.is_some() && !text.ends_with('\n') {
        return Err(Broken::AfterEnd { line: whole + 1 });
    }
    Ok((kept, whole, chain.digits()))
}
