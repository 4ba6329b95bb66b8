//! What is made of records, tried with records made by hand.

mod catalogues;
mod chart;
mod communications;
mod explain;
mod outcome;
mod procedure;
mod world;
