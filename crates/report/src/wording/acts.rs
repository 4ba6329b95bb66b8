//! What the event engine does to people and things, in words.

use guardline_wire::Record;
use guardline_wire::dispute::Move;
use guardline_wire::record::{Absence, Distress};

use super::Names;

impl Names {
    /// What an inject does, in words; none for other records.
    pub(super) fn done_by_inject(&self, record: &Record) -> Option<String> {
        Some(match record {
            Record::Helm { unit, fails: true } => format!("{}: the helm does not answer", self.unit(*unit)),
            Record::Helm { unit, .. } => format!("{}: the helm answers again", self.unit(*unit)),
            Record::Distress { unit, what, begins: true } => {
                format!("{} is in distress: {}", self.unit(*unit), distress_word(*what))
            }
            Record::Distress { unit, .. } => format!("{} is no longer in distress", self.unit(*unit)),
            Record::Unwatched { unit, begins: true } => {
                format!("{}: nobody listens at the radio", self.unit(*unit))
            }
            Record::Unwatched { unit, .. } => format!("{}: somebody listens again", self.unit(*unit)),
            Record::Assists { unit, whom } => {
                format!("{} goes to help {}", self.unit(*unit), self.unit(*whom))
            }
            Record::Imposed { side, what, .. } => {
                let told = match what {
                    Move::Suspend => "is told from above to suspend exchanges",
                    Move::Resume => "is told from above to resume exchanges",
                    _ => "sees its recordings released without its decision",
                };
                format!("{} (ministry) {told}", self.side(*side))
            }
            Record::Climate { climate } => format!("the political climate is {climate:.2} from now on"),
            Record::Absent { side, who, begins } => {
                let who = match who {
                    Absence::Officer => "whoever would take a call",
                    Absence::Interpreter => "the interpreter",
                };
                let is = if *begins { "is not there" } else { "is there again" };
                format!("{} (ministry): {who} {is}", self.side(*side))
            }
            _ => return None,
        })
    }
}

const fn distress_word(what: Distress) -> &'static str {
    match what {
        Distress::ManOverboard => "man overboard",
        Distress::Fire => "fire on board",
        Distress::Flooding => "she makes water",
    }
}
