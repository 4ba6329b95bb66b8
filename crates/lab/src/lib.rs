//! Paired runs of a scenario under several mechanisms, with intervals; and one channel taken by itself.
//!
//! **Owns** the design of an experiment ([`Design`]), the threads it runs on, the measures ([`MEASURES`]), the
//! estimators ([`interval`]) and the document that comes of it ([`Comparison`]); the clauses of one mechanism, ranked ([`clauses`]); continuations of one run
//! from a point on ([`branches`]); sweeps of experiment files with the durable log of their runs ([`sweep`]); the same of one channel ([`channel`]); the table that sets the model
//! beside the record ([`calibration`]); rehearsals with choices at random ([`rehearsal`]); and things to try ([`trial`]).
//! **Must not know** what happens inside a run, nor where its results are shown.
//!
//! Arms share their random numbers: replicate 7 under one mechanism and replicate 7 under another draw the same for
//! everything that comes up in both. What differs between the two comes of the mechanism, and fewer runs show it.
//!
//! ```
//! use std::path::Path;
//! use std::sync::atomic::AtomicBool;
//!
//! use guardline_lab::{Comparison, Design};
//! use guardline_report::Catalogue;
//! use guardline_scenario::{Prepared, load};
//! use guardline_units::{Language, Seed, Span};
//!
//! let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/2013-01-30-east-china-sea.toml");
//! let arms = ["none", "as_observed"].map(|mechanism| {
//!     Prepared::new(&load(&file, Some(mechanism), &[]).unwrap_or_else(|error| panic!("{error}")))
//! });
//! let until = Some(Span::hours(30));
//! let design = Design { arms: &arms, runs: 20, seed: Seed(1), until, program_version: "0.1.0" };
//! let comparison = Comparison::run(&design, &AtomicBool::new(false), &|| ());
//!
//! assert_eq!(comparison.runs, 20);
//! assert!(comparison.text(100, Catalogue::of(Language::En)).starts_with("SIMULATED"));
//! ```

pub mod interval;

/// Estimators for paired experiments that need more than an interval.
pub mod statistics;

mod measure;
pub use measure::{MEASURES, Measure, Unit};

mod estimate;
pub use estimate::{Difference, Level, Reading};

mod workers;

mod pairs;
pub use pairs::outcome;

mod comparison;
pub use comparison::{Comparison, Design, Measured, Peaks};

pub mod clauses;

pub mod sweep;

pub mod branches;

pub mod channel;

mod spread;
pub use spread::{Calm, End, distances, ends};

pub mod rehearsal;

pub mod trial;

pub mod calibration;

mod text;
