//! What the event engine does to people and things, in words.

use guardline_wire::Record;
use guardline_wire::dispute::Move;
use guardline_wire::record::{Absence, Distress};

use super::Names;
use crate::say;

impl Names {
    /// What an inject does, in words; nothing for other records.
    pub(super) fn done_by_inject(&self, record: &Record) -> String {
        match record {
            Record::Helm { unit, fails } => {
                let key = if *fails { "record-helm-fails" } else { "record-helm-answers" };
                say!(self, key, unit = self.unit(*unit))
            }
            Record::Distress { unit, what, begins: true } => {
                let what = self.word(distress_key(*what));
                say!(self, "record-distress", unit = self.unit(*unit), what = what)
            }
            Record::Distress { unit, .. } => say!(self, "record-distress-over", unit = self.unit(*unit)),
            Record::Unwatched { unit, begins } => {
                let key = if *begins { "record-unwatched" } else { "record-watched-again" };
                say!(self, key, unit = self.unit(*unit))
            }
            Record::Assists { unit, whom } => {
                say!(self, "record-assists", unit = self.unit(*unit), whom = self.unit(*whom))
            }
            Record::Imposed { side, what, .. } => {
                let key = match what {
                    Move::Suspend => "record-told-to-suspend",
                    Move::Resume => "record-told-to-resume",
                    _ => "record-released-without-decision",
                };
                say!(self, key, ministry = self.ministry(*side))
            }
            Record::Climate { climate } => say!(self, "record-climate", climate = format!("{climate:.2}")),
            Record::Absent { side, who, begins } => {
                let who = self.word(match who {
                    Absence::Officer => "absent-officer",
                    Absence::Interpreter => "absent-interpreter",
                });
                let key = if *begins { "record-absent" } else { "record-there-again" };
                say!(self, key, ministry = self.ministry(*side), who = who)
            }
            _ => String::new(),
        }
    }
}

const fn distress_key(what: Distress) -> &'static str {
    match what {
        Distress::ManOverboard => "distress-man-overboard",
        Distress::Fire => "distress-fire",
        Distress::Flooding => "distress-flooding",
    }
}
