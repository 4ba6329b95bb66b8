//! Tests of the channels from outside, on small worlds with a real kernel.

mod air;
mod aloha;
mod estimate;
mod hostile;
mod line;
mod listening;
mod queues;
mod senses;
mod words;
mod world;
