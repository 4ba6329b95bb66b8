//! What stands on a line, and the chain that binds the lines together.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use guardline_actors::likelihoods::{Row, Sign};
use guardline_mechanism::Ablation;
use guardline_scenario::Prepared;
use guardline_units::params::PARAMETERS;
use guardline_units::{ActorId, Instant};
use guardline_wire::Record;

/// Version of the file format.
pub(crate) const FORMAT: u16 = 2;

/// The first line: everything that is needed to run again.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Header {
    /// Version of the file format.
    pub format: u16,
    /// Says that nothing in this file happened.
    pub simulated: bool,
    /// Version of the program that wrote it.
    pub program: String,
    /// The seed.
    pub seed: u64,
    /// Which replicate under that seed.
    pub replicate: u32,
    /// What was asked for beside the files.
    pub settings: Settings,
    /// Name and text of every file that was read, the scenario first.
    pub files: Vec<(String, String)>,
    /// The numbers that this makes, for who wants to check what the program computed without reading the files.
    #[serde(default)]
    pub model: Model,
}

/// The numbers of the model in one run.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Model {
    /// The parameters in force, by name.
    pub parameters: BTreeMap<String, f64>,
    /// The rows of the table of likelihoods in force, by the name of the evidence.
    pub likelihoods: BTreeMap<String, Row>,
}

impl Model {
    /// The numbers of a scenario that is ready to be run.
    pub fn of(prepared: &Prepared) -> Self {
        let parameters =
            PARAMETERS.iter().filter_map(|row| Some((row.name.to_owned(), prepared.params().get(row.name)?)));
        let rows = Sign::ALL.iter().map(|sign| (sign.name().to_owned(), prepared.likelihoods().row(*sign)));
        Self { parameters: parameters.collect(), likelihoods: rows.collect() }
    }
}

/// What was asked for beside the files.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Settings {
    /// The mechanism, if not the scenario's own: a preset's name or one of the files.
    pub mechanism: Option<String>,
    /// `path=value` settings, in order.
    pub sets: Vec<String>,
    /// What was taken away from words or conduct.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ablations: Vec<Ablation>,
    /// End of the run in nanoseconds of scenario time, if before the horizon.
    pub until: Option<u64>,
}

impl Default for Header {
    fn default() -> Self {
        let (program, settings, files, model) = Default::default();
        Self { format: FORMAT, simulated: true, program, seed: 0, replicate: 0, settings, files, model }
    }
}

/// A line for a record.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Entry {
    /// Number of the record, from 1.
    pub n: u64,
    /// Scenario time in nanoseconds since T0.
    pub at: Instant,
    /// Number of the actor; docs/journal.md says who has which.
    pub actor: ActorId,
    /// What happened.
    pub is: Record,
}

/// The last line.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct End {
    /// How many records there are.
    pub records: u64,
    /// When the run ended, in nanoseconds of scenario time.
    pub at: Instant,
    /// Whether it was interrupted before it was over.
    pub interrupted: bool,
    /// Hash of everything that happened.
    pub trace: String,
}

/// A line without its link in the chain.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Line {
    Guardline(Box<Header>),
    Record(Entry),
    End(End),
}

/// The running hash: each link is the BLAKE3 hash of the link before and the text of the line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Chain([u8; 32]);

/// What stands between the text of a line and its link.
const LINK: &str = ",\"chain\":\"";
/// Hexadecimal digits of a link that are written.
const DIGITS: usize = 32;

impl Chain {
    pub(crate) const START: Self = Self([0; 32]);

    /// The line for `text`, a JSON object, with its link added as the last field.
    pub(crate) fn bind(&mut self, text: &str) -> String {
        self.step(text);
        let body = &text[..text.len() - 1];
        format!("{body}{LINK}{}\"}}", self.digits())
    }

    /// The text of a bound line, if its link is right.
    pub(crate) fn unbind(&mut self, line: &str) -> Option<String> {
        let (body, rest) = line.rsplit_once(LINK)?;
        let text = format!("{body}}}");
        self.step(&text);
        (rest.strip_suffix("\"}")? == self.digits()).then_some(text)
    }

    fn step(&mut self, text: &str) {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&self.0);
        hasher.update(text.as_bytes());
        self.0 = *hasher.finalize().as_bytes();
    }

    pub(crate) fn digits(&self) -> String {
        let mut digits = blake3::Hash::from_bytes(self.0).to_hex().to_string();
        digits.truncate(DIGITS);
        digits
    }
}
