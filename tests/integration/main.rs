//! What the program promises, tried from outside: one binary, one module for each promise.

mod cli;
mod faults;
mod golden;
mod invariance;
mod journal;
mod readme;
mod support;
mod variety;
