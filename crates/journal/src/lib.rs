//! The append-only record of a run: write, verify, replay.
//!
//! **Owns** the file format: JSON Lines with a header that holds everything needed to run again, one line for each
//! record, an end line, and a hash chain over all of them.
//! **Must not know** what the records mean.
//!
//! A journal is either whole or reported: one that was cut short or altered is never trusted. The format is described
//! in docs/journal.md.
//!
//! ```
//! use guardline_journal::{Header, verify, Writer};
//!
//! let header = Header { seed: 7, ..Header::default() };
//! let mut bytes = Vec::new();
//! Writer::new(&mut bytes, &header).unwrap().abandon().unwrap();
//! let error = verify(std::str::from_utf8(&bytes).unwrap()).unwrap_err();
//! assert_eq!(error.to_string(), "the journal ends after line 1 without an end line: it was cut short");
//! ```

mod line;
pub use line::{End, Entry, Header, Model, Settings};

mod write;
pub use write::{Recorder, Writer};

mod verify;
pub use verify::{Broken, Kept, Verified, asked, inputs, salvage, verify};

mod replay;
pub use replay::{Difference, ReplayError, prepare, replay};
