//! Tests of the channels from outside, on small worlds with a real kernel.

mod air;
mod line;
mod listening;
mod words;
mod world;
