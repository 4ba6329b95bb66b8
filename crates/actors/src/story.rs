//! The async stories: who waits for what, and in which order things are done.

pub mod bridge;
pub mod chain;
pub mod desk;
pub mod ministry;
pub mod procedure;
pub mod radio_room;
