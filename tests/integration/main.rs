//! What the program promises, tried from outside: one binary, one module for each promise.

mod channel;
mod cli;
mod faults;
mod golden;
mod invariance;
mod journal;
mod platforms;
mod readme;
mod reference;
mod support;
mod variety;

#[path = "../../crates/scenario/tests/schema/validator.rs"]
mod validator;
