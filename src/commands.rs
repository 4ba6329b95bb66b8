//! One module for each command.

pub(crate) mod attempt;
pub(crate) mod branch;
pub(crate) mod channel;
pub(crate) mod check;
pub(crate) mod compare;
pub(crate) mod demo;
pub(crate) mod explain;
pub(crate) mod list;
pub(crate) mod mechanism;
pub(crate) mod new;
pub(crate) mod params;
pub(crate) mod play;
pub(crate) mod reference;
pub(crate) mod rehearse;
pub(crate) mod replay;
pub(crate) mod report;
pub(crate) mod run;
pub(crate) mod schema;
pub(crate) mod show;
pub(crate) mod sweep;
