//! How many parameters something rests on, by where they come from.

use std::fmt;

use schemars::JsonSchema;
use serde::Serialize;

use super::{Origin, PARAMETERS, Parameter, Process};

/// So many parameters, and where they come from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, JsonSchema)]
pub struct Tally {
    /// All of them.
    pub parameters: usize,
    /// Taken from a published source or estimated from published data.
    pub sourced: usize,
    /// Known, but not checked against a document again.
    pub memory: usize,
    /// Chosen.
    pub assumed: usize,
    /// Chosen so that the model meets its calibration targets.
    pub tuned: usize,
}

impl Tally {
    /// Of the parameters that these processes use.
    pub fn of(uses: impl Fn(Process) -> bool) -> Self {
        let mut tally = Self::default();
        PARAMETERS.iter().filter(|row| uses(row.used_by())).for_each(|row| tally.count(row));
        tally
    }

    /// Counts one more.
    pub const fn count(&mut self, row: &Parameter) {
        self.parameters += 1;
        *match row.origin {
            Origin::Source(_) | Origin::Estimated(_) => &mut self.sourced,
            Origin::Memory => &mut self.memory,
            Origin::Assumed => &mut self.assumed,
            Origin::Tuned => &mut self.tuned,
        } += 1;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { parameters, sourced, memory, assumed, tuned } = self;
        write!(
            f,
            "{parameters} parameters: {sourced} sourced or estimated, {memory} from memory, {assumed} assumed, {tuned} tuned"
        )
    }
}
