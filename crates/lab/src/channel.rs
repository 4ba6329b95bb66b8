//! One channel taken by itself: can they reach each other, on what, how well, and how long until an answer.
//!
//! Units are asked about from where a run has them at a moment, and held still; ministries by the clocks at both ends. The
//! chances of one call come from the formulas of the ether, the time until an answer from replicates of the real radio
//! rooms, commanders and desks.

use guardline_report::{Catalogue, Clock, say};
use guardline_scenario::Prepared;
use guardline_units::{Instant, Seed, Side, UnitId};
use guardline_wire::LineId;
use schemars::JsonSchema;
use serde::Serialize;

mod share;
pub use share::{Count, Quantiles, Within};

mod asked;
pub use asked::{Asked, Failure, Kind};

mod radio;
pub use radio::{Answers, ChannelRow, SightRow, UnitPlace, Units};

pub(crate) mod wish;

mod ministries;
pub use ministries::{Arm, EndRow, LineRow, Ministries, StateCount, ThirdParty};

mod verdict;
pub use verdict::{Verdict, Word};

mod text;

/// What is asked about: two units, or two ministries.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ends {
    /// Two units.
    Units(UnitId, UnitId),
    /// Two ministries.
    Ministries(Side, Side),
}

/// A question about a channel.
#[derive(Clone, Copy, Debug)]
pub struct Inquiry<'a> {
    /// The scenario under a mechanism.
    pub prepared: &'a Prepared,
    /// Who calls, and who is called.
    pub ends: Ends,
    /// When.
    pub at: Instant,
    /// The seed of the run that puts everybody in place, and of the replicates.
    pub seed: Seed,
    /// Replicates.
    pub runs: u32,
    /// Version of the program, to be kept with the result.
    pub program_version: &'a str,
    /// The words in which it is answered.
    pub catalogue: Catalogue,
}

/// What is known of a channel. It is a value: it can be kept, serialized, and shown with [`ChannelReport::text`].
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(title = "One channel, simulated")]
pub struct ChannelReport {
    /// Always true: every number in this document comes from a model, none from the world.
    #[schemars(extend("const" = true))]
    pub simulated: bool,
    /// Version of this document's form.
    pub format: u16,
    /// Version of the program that made it.
    pub program_version: String,
    /// Title of the scenario.
    pub scenario: String,
    /// The mechanism in force.
    pub mechanism: String,
    /// The seed. It takes 64 bits.
    pub seed: u64,
    /// Replicates asked for.
    pub runs: u32,
    /// When, in the scenario's zone.
    pub at: String,
    /// The same in seconds of scenario time.
    pub at_s: f64,
    /// Id of who calls.
    pub from: String,
    /// Id of who is called.
    pub to: String,
    /// The answer in one sentence.
    pub verdict: Verdict,
    /// Between two units; none if it was asked about ministries.
    pub units: Option<Units>,
    /// Between two ministries; none if it was asked about units.
    pub ministries: Option<Ministries>,
    /// What to bear in mind.
    pub notes: Vec<String>,
}

impl ChannelReport {
    /// Answers an inquiry, on the threads of the present rayon pool. The result is the same on any number of them.
    pub fn new(inquiry: &Inquiry<'_>) -> Self {
        let Inquiry { prepared, ends, at, seed, runs, program_version, catalogue } = *inquiry;
        let scenario = prepared.scenario();
        let (from, to, units, ministries) = match ends {
            Ends::Units(from, to) => {
                let id = |unit| prepared.unit(unit).id.clone();
                (id(from), id(to), Some(Units::new(inquiry, from, to)), None)
            }
            Ends::Ministries(from, to) => {
                let id = |side: Side| scenario.sides[usize::from(side.0)].id.clone();
                (id(from), id(to), None, Some(Ministries::new(inquiry, from, to)))
            }
        };
        let verdict = match (&units, &ministries) {
            (Some(units), _) => units.verdict(catalogue),
            (None, Some(ministries)) => ministries.verdict(catalogue),
            (None, None) => unreachable!("one of the two was asked about"),
        };
        Self {
            simulated: true,
            format: 1,
            program_version: program_version.to_owned(),
            scenario: scenario.title.in_language(catalogue.language()).to_owned(),
            mechanism: prepared.mechanism().to_owned(),
            seed: seed.0,
            runs,
            at: Clock::new(prepared).stamp(at),
            at_s: at.since_start().as_seconds(),
            from,
            to,
            verdict,
            notes: notes(units.as_ref(), ministries.as_ref(), catalogue),
            units,
            ministries,
        }
    }
}

fn notes(units: Option<&Units>, ministries: Option<&Ministries>, catalogue: Catalogue) -> Vec<String> {
    let mut notes = vec![say!(catalogue, "compare-note-simulated", confidence = "95")];
    if let Some(units) = units {
        notes.push(catalogue.word("channel-note-units"));
        notes.extend(units.disturbances.iter().cloned());
    }
    if let Some(ministries) = ministries {
        notes.push(catalogue.word("channel-note-ministries"));
        if ministries.imposed {
            notes.push(catalogue.word("channel-note-imposed"));
        }
    }
    notes
}

/// Who has which name.
fn unit_name(prepared: &Prepared, unit: UnitId, catalogue: Catalogue) -> String {
    prepared.unit(unit).name.in_language(catalogue.language()).to_owned()
}

fn side_name(prepared: &Prepared, side: Side, catalogue: Catalogue) -> String {
    prepared.scenario().sides[usize::from(side.0)].name.in_language(catalogue.language()).to_owned()
}

fn line_name(prepared: &Prepared, line: LineId) -> String {
    prepared.lines().nth(usize::from(line.0)).unwrap_or("line").to_owned()
}
