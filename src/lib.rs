#![doc = include_str!("../README.md")]
//!
//! # The library
//!
//! Everything the program does can be done from Rust: load a scenario, run it, fold the records into an outcome.
//!
//! ```
//! use std::cell::RefCell;
//! use std::rc::Rc;
//!
//! use guardline::kernel::AsFastAsPossible;
//! use guardline::report::Outcome;
//! use guardline::scenario::{Prepared, Settings, load};
//! use guardline::units::Seed;
//!
//! let path = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/2013-01-30-east-china-sea.toml");
//! let prepared = Prepared::new(&load(path.as_ref(), None, &[])?);
//! let outcome = Rc::new(RefCell::new(Outcome::of(&prepared)));
//! let settings = Settings { seed: Seed(1), replicate: 0, until: None };
//! let finished = prepared.run(settings, outcome.clone(), &mut AsFastAsPossible);
//! outcome.borrow_mut().finish(finished.at);
//! println!("peak {}", outcome.borrow().peak());
//! # Ok::<(), guardline::scenario::LoadError>(())
//! ```

pub use guardline_actors as actors;
pub use guardline_channels as channels;
pub use guardline_journal as journal;
pub use guardline_kernel as kernel;
pub use guardline_lab as lab;
pub use guardline_live as live;
pub use guardline_mechanism as mechanism;
pub use guardline_report as report;
pub use guardline_scenario as scenario;
pub use guardline_theatre as theatre;
pub use guardline_units as units;
pub use guardline_wire as wire;
