//! Estimators for paired experiments, each a pure function of values: no input, no output, no clock, and no draws but
//! those addressed by a seed that the caller gives.
//!
//! The independent unit is everywhere the pair: one replicate, run under the arm and under the base. Whatever belongs to
//! one replicate (several units, several incidents) has to be put together into one value before it comes here.
//!
//! Values that are missing, not finite or out of range never panic: the answer is then `None`, and each item says when.

mod tails;

pub mod bootstrap;

pub mod survival;

pub mod sequential;

pub mod equivalence;

pub mod multiplicity;

pub mod shapley;

pub mod agreement;

pub mod trend;

pub mod splitting;
