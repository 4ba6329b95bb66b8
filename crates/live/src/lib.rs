//! A run paced by the wall clock, with people in the seats. The home of tokio's runtime, and the only crate that reads a
//! clock.
//!
//! **Owns** the pace at which virtual time unfolds for people, what they type, what they are told, other terminals that take a
//! seat, and the interruption of a run by Ctrl-C.
//! **Must not know** how anybody decides: what a person does comes in as an input of the run, and a played run leaves the same
//! bytes behind as its journal run again.
//!
//! ```
//! use guardline_kernel::{Pace, Woke};
//! use guardline_live::WallClock;
//! use guardline_units::{Instant, Span};
//!
//! // A virtual hour in a wall-clock millisecond.
//! let mut pace = WallClock::new(3_600_000.0).unwrap();
//! assert_eq!(pace.wait(Instant::START, Instant::START + Span::hours(1)), Woke::Due);
//! ```

mod pace;
pub use pace::{Interruptible, WallClock};

mod interrupt;
pub use interrupt::Interrupt;

mod command;
pub use command::Command;

mod lines;
pub use lines::{LONGEST, Lines};

mod words;
pub use words::key;

mod perceive;
pub use perceive::Perceiver;

mod table;
pub use table::Table;

mod peer;
pub use peer::{JoinError, join};

mod session;
pub use session::{Session, Typed, Wanted};

mod debrief;
pub use debrief::debrief;
