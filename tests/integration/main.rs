//! What the program promises, tried from outside: one binary, one module for each promise.

mod ablation;
mod attribution;
mod authoring;
mod branch;
mod channel;
mod clauses;
mod cli;
mod examples;
mod faults;
mod fictional;
mod golden;
mod injects;
mod invariance;
mod journal;
mod languages;
mod library;
mod mechanism;
mod mirror;
mod params;
mod platforms;
mod play;
mod readme;
mod recompute;
mod reference;
mod support;
mod sweep;
mod terminal;
mod variety;

#[path = "../../crates/scenario/tests/schema/validator.rs"]
mod validator;
