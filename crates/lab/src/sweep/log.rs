//! The log of a sweep: every run is appended to it as soon as it is done, in whatever order runs are done.
//!
//! After a line that says what the file is come frames, each the length of what follows (`u32`, little-endian) and an envelope of
//! [`guardline_wire::codec`] with its own checksum: first the head, then one for each run. A file that ends in the middle of a
//! frame was cut off there, by a crash or a full disk; the runs before are whole.

use std::fs::{File, OpenOptions};
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};

use guardline_wire::codec::{self, CodecError};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::kept::Kept;

const FIRST_LINE: &[u8] = b"guardline runs 1, simulated\n";
/// Name of the file in the folder of a sweep.
pub(super) const NAME: &str = "runs.log";

/// What a log is of.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Head {
    /// Hash of the plan.
    pub(super) plan: String,
    /// The rows that this log is for: all of them, or those of a shard.
    pub(super) rows: Range<u64>,
    /// How many rows the whole sweep has.
    pub(super) of: u64,
}

/// Why a log cannot be used.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum LogError {
    /// The system says no.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// It does not begin like one.
    #[error("{} is not the log of a sweep", .0.display())]
    Foreign(PathBuf),
    /// It is the log of other rows, or of another sweep.
    #[error("{} is for rows {} to {} of {of}, not for what is asked for; give the same --shard, or none, as when it was begun", path.display(), rows.start, rows.end)]
    OtherRows {
        /// The file.
        path: PathBuf,
        /// The rows it is for: the first, and the one after the last.
        rows: Range<u64>,
        /// How many the whole sweep has.
        of: u64,
    },
    /// A frame is damaged, and whole ones follow it.
    #[error("{}: damaged at byte {at}: {why}; what stands before it is whole", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// Where the frame begins.
        at: u64,
        /// What is wrong with it.
        why: String,
    },
}

/// A log that is being read, frame by frame.
#[derive(Debug)]
pub(super) struct Reader {
    path: PathBuf,
    file: BufReader<File>,
    length: u64,
    /// The first byte after the last whole frame.
    whole: u64,
    /// What the log is of.
    pub(super) head: Head,
}

/// A log that is being written.
#[derive(Debug)]
pub(super) struct Writer {
    path: PathBuf,
    file: BufWriter<File>,
}

impl Reader {
    /// Opens a log. None if it was cut off before its head was written.
    pub(super) fn open(path: &Path) -> Result<Option<Self>, LogError> {
        let io = |source| LogError::Io { path: path.to_owned(), source };
        let file = File::open(path).map_err(io)?;
        let length = file.metadata().map_err(io)?.len();
        let mut file = BufReader::new(file);
        let mut first = Vec::new();
        (&mut file).take(FIRST_LINE.len() as u64).read_to_end(&mut first).map_err(io)?;
        if !FIRST_LINE.starts_with(&first) {
            return Err(LogError::Foreign(path.to_owned()));
        }
        let head = Head { plan: String::new(), rows: 0..0, of: 0 };
        let mut reader = Self { path: path.to_owned(), file, length, whole: first.len() as u64, head };
        if first.len() < FIRST_LINE.len() {
            return Ok(None);
        }
        match reader.frame()? {
            Some(head) => Ok(Some(Self { head, ..reader })),
            None => Ok(None),
        }
    }

    /// The next run that is whole; none at the end, or where the file was cut off.
    pub(super) fn next_run(&mut self) -> Result<Option<(u64, Kept)>, LogError> {
        let at = self.whole;
        let Some((row, kept)) = self.frame::<(u64, Kept)>()? else { return Ok(None) };
        if !self.head.rows.contains(&row) || !kept.is_sound() {
            let why = format!("it says that it is row {row}, and the log is for {:?}", self.head.rows);
            return Err(LogError::Damaged { path: self.path.clone(), at, why });
        }
        Ok(Some((row, kept)))
    }

    /// Where what is whole ends.
    pub(super) const fn whole(&self) -> u64 {
        self.whole
    }

    fn frame<T: serde::de::DeserializeOwned>(&mut self) -> Result<Option<T>, LogError> {
        let left = self.length - self.whole;
        let mut length = [0; 4];
        if left < 4 || !self.fill(&mut length)? {
            return Ok(None);
        }
        let length = u32::from_le_bytes(length);
        if u64::from(length) > left - 4 {
            return Ok(None);
        }
        let damaged = |why: String| LogError::Damaged { path: self.path.clone(), at: self.whole, why };
        if length as usize > 2 * codec::LIMIT {
            return Err(damaged(format!("a frame of {length} bytes is longer than any")));
        }
        let mut bytes = vec![0; length as usize];
        if !self.fill(&mut bytes)? {
            return Ok(None);
        }
        let ends = self.whole + 4 + u64::from(length);
        match codec::decode(&bytes) {
            Ok(value) => {
                self.whole = ends;
                Ok(Some(value))
            }
            // The system may have made the file longer before it wrote what belongs there.
            Err(_) if ends == self.length => Ok(None),
            Err(error) => Err(self.damaged(&error)),
        }
    }

    fn damaged(&self, error: &CodecError) -> LogError {
        LogError::Damaged { path: self.path.clone(), at: self.whole, why: error.to_string() }
    }

    fn fill(&mut self, bytes: &mut [u8]) -> Result<bool, LogError> {
        match self.file.read_exact(bytes) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
            Err(source) => Err(LogError::Io { path: self.path.clone(), source }),
        }
    }
}

impl Writer {
    /// Begins a log. There must be no such file.
    pub(super) fn begin(path: &Path, head: &Head) -> Result<Self, LogError> {
        let file = OpenOptions::new().write(true).create_new(true).open(path);
        let mut writer = Self::of(path, file)?;
        writer.write(FIRST_LINE)?;
        writer.frame(head)?;
        writer.flush()?;
        Ok(writer)
    }

    /// Goes on with a log after what is whole of it.
    pub(super) fn go_on(path: &Path, whole: u64) -> Result<Self, LogError> {
        let mut writer = Self::of(path, OpenOptions::new().write(true).open(path))?;
        let file = writer.file.get_mut();
        let done = file.set_len(whole).and_then(|()| file.seek(SeekFrom::Start(whole)));
        done.map_err(|source| LogError::Io { path: path.to_owned(), source })?;
        Ok(writer)
    }

    fn of(path: &Path, file: io::Result<File>) -> Result<Self, LogError> {
        let path = path.to_owned();
        match file {
            Ok(file) => Ok(Self { path, file: BufWriter::new(file) }),
            Err(source) => Err(LogError::Io { path, source }),
        }
    }

    /// Appends a run.
    pub(super) fn append(&mut self, row: u64, kept: &Kept) -> Result<(), LogError> {
        self.frame(&(row, kept))
    }

    /// Hands what was appended to the system, where it outlives this program.
    pub(super) fn flush(&mut self) -> Result<(), LogError> {
        self.file.flush().map_err(|source| LogError::Io { path: self.path.clone(), source })
    }

    /// Hands it to the disk.
    pub(super) fn finish(mut self) -> Result<(), LogError> {
        self.flush()?;
        self.file.get_ref().sync_all().map_err(|source| LogError::Io { path: self.path, source })
    }

    fn frame<T: Serialize>(&mut self, value: &T) -> Result<(), LogError> {
        let frame = codec::encode(value);
        self.write(&(frame.len() as u32).to_le_bytes())?;
        self.write(&frame)
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), LogError> {
        self.file.write_all(bytes).map_err(|source| LogError::Io { path: self.path.clone(), source })
    }
}
