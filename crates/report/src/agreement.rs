//! Mechanisms read as texts: their clauses, what differs between two of them, and what the four tests say. Nothing is run.

use guardline_mechanism::{Clause, Finding, Path, Terms, Test, clauses_of, pillars};
use guardline_scenario::LoadedMechanism;
use guardline_units::Grade;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

mod text;

/// What holds for a whole mechanism file.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct About {
    /// Its short name.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Where its terms come from.
    pub basis: String,
    /// How far that may be trusted.
    pub grade: Grade,
}

/// What the four tests say of a mechanism.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(title = "The audit of a mechanism")]
pub struct Audit {
    /// Version of this document's form.
    pub format: u16,
    /// Always false: this is read off a text, and nothing is run.
    #[schemars(extend("const" = false))]
    pub simulated: bool,
    /// Version of the program that made it.
    pub program: String,
    /// The mechanism.
    pub mechanism: About,
    /// Whether it passes all four tests.
    pub passes: bool,
    /// The four tests.
    pub tests: Vec<Tested>,
}

/// What one test says.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Tested {
    /// The test.
    pub test: Test,
    /// What it asks.
    pub asks: String,
    /// Whether the mechanism passes.
    pub passes: bool,
    /// What fails.
    pub failures: Vec<Placed>,
    /// What is weak and fails nothing.
    pub remarks: Vec<Placed>,
}

/// A finding with the place it is about.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Placed {
    /// The clause, by its path in the file; of one that is not there, the path it would have.
    pub clause: String,
    /// Why, in a sentence.
    pub why: String,
    /// File in which the clause stands, or what is around it; none if nothing of it is there.
    pub file: Option<String>,
    /// Line in that file, from 1.
    pub line: Option<u32>,
}

/// What differs between two mechanisms.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(title = "What differs between two mechanisms")]
pub struct Difference {
    /// Version of this document's form.
    pub format: u16,
    /// Always false: this is read off two texts, and nothing is run.
    #[schemars(extend("const" = false))]
    pub simulated: bool,
    /// Version of the program that made it.
    pub program: String,
    /// The first.
    pub old: About,
    /// The second.
    pub new: About,
    /// The clauses they have differently, in the order of their paths.
    pub changes: Vec<guardline_mechanism::Change>,
}

/// The clauses of a mechanism.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(title = "The clauses of a mechanism")]
pub struct Clauses {
    /// Version of this document's form.
    pub format: u16,
    /// Always false: this is read off a text, and nothing is run.
    #[schemars(extend("const" = false))]
    pub simulated: bool,
    /// The mechanism.
    pub mechanism: About,
    /// Its clauses, whatever it takes over from another included.
    pub clauses: Vec<ClauseRow>,
}

/// A clause of a mechanism.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct ClauseRow {
    /// Its path in a file.
    pub clause: String,
    /// What it says, as in a file.
    pub says: Value,
    /// The paths by which it can act. None: it cannot act within the hours or days of an encounter.
    pub acts: Vec<Path>,
}

impl About {
    fn new(terms: &Terms) -> Self {
        Self {
            name: terms.name.clone(),
            title: terms.title.english().to_owned(),
            basis: terms.basis.clone(),
            grade: terms.grade,
        }
    }
}

impl Audit {
    /// Audits a mechanism.
    pub fn new(mechanism: &LoadedMechanism, program: &str) -> Self {
        let placed = |finding: Finding| {
            let place = mechanism.place(&finding.clause);
            let (file, line) = (place.map(|(file, _)| file.to_owned()), place.map(|(_, at)| at.line as u32));
            Placed { clause: finding.clause, why: finding.why, file, line }
        };
        let tests = guardline_mechanism::audit(&mechanism.terms).into_iter().map(|verdict| Tested {
            test: verdict.test,
            asks: verdict.test.asks().to_owned(),
            passes: verdict.passes,
            failures: verdict.failures.into_iter().map(placed).collect(),
            remarks: verdict.remarks.into_iter().map(placed).collect(),
        });
        let tests: Vec<Tested> = tests.collect();
        Self {
            format: 1,
            simulated: false,
            program: program.to_owned(),
            mechanism: About::new(&mechanism.terms),
            passes: tests.iter().all(|it| it.passes),
            tests,
        }
    }
}

impl Difference {
    /// What the second has otherwise than the first.
    pub fn new(old: &Terms, new: &Terms, program: &str) -> Self {
        Self {
            format: 1,
            simulated: false,
            program: program.to_owned(),
            changes: guardline_mechanism::diff(old, new),
            old: About::new(old),
            new: About::new(new),
        }
    }
}

impl Clauses {
    /// The clauses of a mechanism, in the order of a file.
    pub fn new(terms: &Terms) -> Self {
        let rows = pillars(terms).into_iter().flat_map(|(pillar, value)| clauses_of(&pillar, &value));
        let row = |(clause, says): (String, Value)| {
            let acts = Clause::of(&clause).map_or_else(Vec::new, |row| row.acts.to_vec());
            ClauseRow { clause, says, acts }
        };
        Self { format: 1, simulated: false, mechanism: About::new(terms), clauses: rows.map(row).collect() }
    }
}
