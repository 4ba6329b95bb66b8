//! A closed codebook of coded signals, and how one is read.
//!
//! **Owns** the table of codes with their meanings and sources, the value of one signal, the words in which it is made,
//! questioned or cancelled, and what a station answers that cannot read it.
//! **Must not know** who sends a signal or what follows from it.
//!
//! A code is in the table only if an official text gives its meaning: the special signals of the agreements on incidents
//! at sea as the Italian gazette prints them (`GU`), down to RT9; the procedural groups of the International Code, the
//! four Soviet border warnings and ZL3 as manuals of the United States Navy print them (`NAVY-S2`, `NAVY-S1`). The keys
//! are those of `docs/sources.md`. The special signals after RT9 (RU2 to UY12, ZL1, ZL2) and the single letters of the
//! International Code are known by name, but what they mean was read in no official text; they are left out, not
//! guessed, so that a station here answers them as any other code that is not in its book.
//!
//! Copies corrupt codes: the electronic text of the gazette itself has OF1 for QF1 and O86 for QS6, and a table of the
//! same signals in Russian has YU4 for UY4. The first two are told by the look-alikes. For the third there is no hint,
//! because UY4 is not in the table.
//!
//! ```
//! use guardline_wire::codebook::{self, Reply, SignalForm};
//!
//! let signal = codebook::parse("yv1 tack rt7 (5)")?;
//! assert_eq!(signal.code().entry().meaning, "I will close your starboard side to the distance given");
//! assert_eq!((signal.argument(), signal.form()), (Some(5), SignalForm::Made));
//! assert_eq!(signal.to_string(), "YV1 RT7 5");
//!
//! let error = codebook::parse("YV1 OF1").unwrap_err();
//! assert_eq!(error.to_string(), "`OF1` is not in the codebook; the nearest code is QF1");
//! assert_eq!(error.reply(), Reply::InvalidCode);
//! # Ok::<(), codebook::SignalError>(())
//! ```

mod table;
pub use table::{Argument, Book, CODES, Code, CodeId, CodeKind};

mod signal;
pub use signal::{FORMS, FormWords, Signal, SignalForm};

mod error;
pub use error::{Reply, SignalError};

mod near;
pub use near::neighbours;

mod parse;
pub use parse::{LIMIT, parse};

#[cfg(test)]
mod tests;
