//! One module for each command.

pub(crate) mod check;
pub(crate) mod compare;
pub(crate) mod replay;
pub(crate) mod run;
pub(crate) mod schema;
