//! A run paced by the wall clock. The home of tokio's runtime, and the only crate that reads a clock.
//!
//! **Owns** the pace at which virtual time unfolds for people, and the interruption of a run by Ctrl-C.
//! **Must not know** what happens in a run: a paced run and a fast one leave the same bytes behind.
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
