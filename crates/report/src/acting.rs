//! Which processes of the model were at work in a run, and so which parameters it rests on.
//!
//! A process counts as at work once a record shows it. Where no record tells that it drew a number and nothing came of it,
//! it counts as soon as it could have: in doubt a parameter is owned up to.

use guardline_units::params::{Process, Tally};
use guardline_wire::line::LineState;
use guardline_wire::record::{Because, Intent, Party};
use guardline_wire::{Record, Route};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::language::Catalogue;
use crate::say;

/// The processes at work: a fold over records, of one run or of many.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Acting(u64);

/// What a run, or many, rest on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema)]
pub struct RestsOn {
    /// The parameters of all processes that were at work, by where they come from.
    #[serde(flatten)]
    pub used: Tally,
    /// These processes, by their names in docs/model.md and in `guardline params`.
    pub processes: Vec<String>,
}

impl Acting {
    /// Takes in one record.
    pub fn take(&mut self, record: &Record) {
        use Process as P;
        let shown: &[Process] = match record {
            Record::Truth { intent: Intent::Hostile, .. } => &[P::World, P::SurpriseFire],
            Record::Truth { .. } => &[P::World],
            // Who follows another looks, waits, is tense, chooses, and may be run into.
            Record::Contact { .. } => {
                &[P::Quiet, P::Stress, P::CommanderChoice, P::Audience, P::Ladder, P::Collisions, P::Sensors]
            }
            Record::Rung { .. } => &[P::Ladder],
            Record::Warned { .. } => &[P::WarningReceiver],
            Record::Believes { who, because, .. } => believing(*who, *because),
            Record::NoticeInHand { .. } => &[P::Notices],
            Record::Says { route, .. } | Record::Unsent { route, .. } => saying(*route),
            Record::ReadBack { .. } => &[P::Readback],
            Record::Reports { .. } => &[P::ReportingChain],
            Record::Informed { .. } | Record::Posture { .. } => {
                &[P::MinistryChoice, P::Audience, P::Publication, P::Stress]
            }
            Record::Measures { .. } | Record::TakenFor { .. } => &[P::Sensors],
            Record::Account { .. } | Record::Disputes { .. } | Record::CrewSays { .. } => &[P::Dispute],
            Record::Meets { .. } => &[P::Meetings],
            Record::Distress { .. } => &[P::Rescue],
            Record::Publishes { .. } => &[P::Audience, P::Publication],
            Record::Orders { .. } => &[P::Orders],
            Record::Line { state: LineState::Chooses { .. } | LineState::AsksAuthority { .. }, .. } => {
                &[P::Line, P::Answering]
            }
            Record::Line { .. } => &[P::Line],
            _ => &[],
        };
        for process in shown {
            self.0 |= Self::bit(*process);
        }
    }

    /// What was at work in either.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether a process was at work.
    pub const fn includes(self, process: Process) -> bool {
        self.0 & Self::bit(process) != 0
    }

    const fn bit(process: Process) -> u64 {
        1 << process as u64
    }

    /// What it rests on.
    pub fn rests_on(self) -> RestsOn {
        let processes = Process::ALL.into_iter().filter(|process| self.includes(*process));
        RestsOn {
            used: Tally::of(|process| self.includes(process)),
            processes: processes.map(|process| process.name().to_owned()).collect(),
        }
    }
}

impl RestsOn {
    /// The one sentence that stands under every result; the message says what the result is, such as `rests-on-run`.
    pub fn in_words(&self, catalogue: Catalogue, message: &str) -> String {
        let Tally { parameters, sourced, memory, assumed, tuned } = self.used;
        let counts = say!(
            catalogue,
            "rests-on-counts",
            parameters = parameters,
            sourced = sourced,
            memory = memory,
            assumed = assumed,
            tuned = tuned
        );
        say!(catalogue, message, counts = counts)
    }
}

/// What shows in a changed mind.
const fn believing(who: Party, because: Because) -> &'static [Process] {
    use Process as P;
    match (because, who) {
        (Because::Prior, _) => &[P::FirstPicture],
        (Because::Lock | Because::Weapon | Because::Collision | Because::Assistance, _) => {
            &[P::FirstPicture, P::Evidence]
        }
        (Because::Up | Because::Down | Because::Quiet, _) => &[P::FirstPicture, P::Evidence, P::Quiet],
        (Because::Notice, _) => &[P::FirstPicture, P::Evidence, P::Notices],
        (Because::LineContact | Because::Explanation | Because::NoExplanation | Because::PublicAct, _) => {
            &[P::FirstPicture, P::Evidence, P::Accounts]
        }
        (Because::Answer | Because::Silence, Party::Ministry(_)) => &[P::FirstPicture, P::Evidence, P::Line],
        // Heard on the scene, or reported from there.
        _ => &[P::FirstPicture, P::Evidence, P::Words],
    }
}

/// What it takes to say something by a way.
const fn saying(route: Route) -> &'static [Process] {
    use Process as P;
    match route {
        Route::Radio(_) => &[P::Radio, P::Language, P::Procedure, P::Words],
        Route::Visual(_) => &[P::Sight, P::Procedure],
        Route::Embassy | Route::ThirdParty => &[P::Embassy, P::Accounts],
        Route::Notam | Route::NavigationalWarning | Route::Chain => &[P::Notices],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use guardline_units::UnitId;
    use guardline_units::params::PARAMETERS;
    use guardline_wire::record::Shows;

    #[test]
    fn what_did_not_act_is_not_counted() {
        let mut acting = Acting::default();
        assert_eq!(acting.rests_on().used.parameters, 0);
        let (unit, by) = (UnitId(0), UnitId(1));
        acting.take(&Record::Warned { unit, by, shows: Shows::Nothing });
        let rests = acting.rests_on();
        let rows = PARAMETERS.iter().filter(|row| row.name.starts_with("warning.")).count();
        assert_eq!((rests.used.parameters, rests.used.assumed), (rows, rows));
        assert_eq!(rests.processes, ["warning-receiver"]);
        let all = Process::ALL.into_iter().fold(Acting::default(), |all, it| Acting(all.0 | Acting::bit(it)));
        assert_eq!(all.and(acting).rests_on().used.parameters, PARAMETERS.len());
    }
}
