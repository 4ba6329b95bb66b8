//! The table of parameters as a document and as text. docs/parameters.schema.json describes the document.

use guardline_scenario::{Loaded, Prepared};
use guardline_units::Language;
use guardline_units::params::{PARAMETERS, Parameter, ParameterError, Params, Process, Tally};
use schemars::JsonSchema;
use serde::Serialize;

use crate::page::{Layout, Page};

/// Which rows are wanted; everything if nothing is asked for.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Wanted {
    /// Rows of which the name, the symbol or the description contains this.
    pub text: Option<String>,
    /// Rows of this kind of origin: source, estimated, memory, assumed or tuned.
    pub origin: Option<String>,
    /// Rows that this process uses.
    pub used_by: Option<Process>,
}

/// Parameters of the simulation: what goes into it, not what comes out of it.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(title = "Parameters of the simulation")]
pub struct ParameterTable {
    /// Version of this document's form.
    pub format: u16,
    /// Title of the scenario whose values are given; none if only defaults are.
    pub scenario: Option<String>,
    /// How many rows there are, and where their defaults come from.
    pub tally: Tally,
    /// The rows, by process and in the order of the table.
    pub parameters: Vec<Row>,
}

/// One parameter.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Row {
    /// Its name, as in `--set param.NAME=value`.
    pub name: String,
    /// Its symbol in the equations of docs/model.md, if it has one.
    pub symbol: Option<String>,
    /// Its unit, if it has one.
    pub unit: Option<String>,
    /// The value a run uses unless told otherwise.
    pub default: f64,
    /// The lowest and the highest value allowed.
    pub range: [f64; 2],
    /// Where the default comes from, in one word: source, estimated, memory, assumed, tuned.
    pub origin: String,
    /// The key of the source in docs/sources.md, if there is one.
    pub source: Option<String>,
    /// The process of the model that uses it.
    pub used_by: String,
    /// What it is.
    pub what: String,
    /// The value in force, if a scenario was given.
    pub in_force: Option<InForce>,
}

/// A value in force and where it was set.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct InForce {
    /// The value.
    pub value: f64,
    /// Where it was set: the table's default, a part of the scenario file, or a setting given beside it.
    pub set_by: String,
}

impl Wanted {
    fn takes(&self, row: &Parameter) -> bool {
        let text = self.text.as_ref().map(|text| text.to_lowercase());
        text.is_none_or(|text| {
            [row.name, row.symbol, row.what].iter().any(|it| it.to_lowercase().contains(&text))
        }) && self.origin.as_ref().is_none_or(|kind| row.origin.kind() == kind)
            && self.used_by.is_none_or(|process| row.used_by() == process)
    }
}

impl ParameterTable {
    /// The rows that are wanted, with the values that `scenario` puts in force.
    ///
    /// # Errors
    /// If there is a text to look for and no row of the whole table has it.
    pub fn new(wanted: &Wanted, scenario: Option<&Loaded>) -> Result<Self, ParameterError> {
        if let Some(text) = &wanted.text {
            let by_text = Wanted { text: wanted.text.clone(), ..Wanted::default() };
            if !PARAMETERS.iter().any(|row| by_text.takes(row)) {
                return Err(ParameterError::Unknown { name: text.clone() });
            }
        }
        let prepared = scenario.map(Prepared::new);
        let defaults = Params::default();
        let params = prepared.as_ref().map_or(&defaults, Prepared::params);
        let mut tally = Tally::default();
        let mut rows: Vec<(Process, Row)> = Vec::new();
        for (row, value) in params.rows().filter(|(row, _)| wanted.takes(row)) {
            tally.count(row);
            let in_force = scenario.map(|it| InForce { value, set_by: set_by(row.name, it) });
            rows.push((row.used_by(), Row::new(row, in_force)));
        }
        rows.sort_by_key(|(process, _)| *process);
        Ok(Self {
            format: 1,
            scenario: prepared.map(|it| it.scenario().title.english().to_owned()),
            tally,
            parameters: rows.into_iter().map(|(_, row)| row).collect(),
        })
    }

    /// The rows of each process that has any.
    pub fn by_process(&self) -> impl Iterator<Item = (Process, Vec<&Row>)> {
        Process::ALL.into_iter().filter_map(|process| {
            let rows: Vec<&Row> =
                self.parameters.iter().filter(|row| row.used_by == process.name()).collect();
            (!rows.is_empty()).then_some((process, rows))
        })
    }

    /// The table as text for people, wrapped to a width.
    pub fn text(&self, width: usize, colour: bool) -> String {
        let mut page = Page::new(Layout { width, colour, quiet: false, language: Language::En });
        page.title("Parameters of the simulation");
        if let Some(scenario) = &self.scenario {
            page.paragraph(&format!("Values in force in: {scenario}"));
        }
        for (process, rows) in self.by_process() {
            page.heading(&format!("{}: {}", process.name(), process.what()));
            for row in rows {
                page.wrapped("  ", "      ", &row.in_words());
                page.wrapped("      ", "      ", &row.what);
                if let Some(InForce { value, set_by }) = &row.in_force {
                    page.wrapped("      ", "      ", &format!("here {value}, {set_by}"));
                }
            }
        }
        page.blank();
        page.paragraph(&format!("{}.", self.tally));
        page.text
    }
}

impl Row {
    fn new(row: &Parameter, in_force: Option<InForce>) -> Self {
        let given = |text: &str| (text != "-").then(|| text.to_owned());
        Self {
            name: row.name.to_owned(),
            symbol: given(row.symbol),
            unit: given(row.unit),
            default: row.default,
            range: [row.low, row.high],
            origin: row.origin.kind().to_owned(),
            source: row.origin.key().map(str::to_owned),
            used_by: row.used_by().name().to_owned(),
            what: row.what.to_owned(),
            in_force,
        }
    }

    fn in_words(&self) -> String {
        let symbol = self.symbol.as_ref().map(|symbol| format!(" ({symbol})")).unwrap_or_default();
        let unit = self.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
        let source = self.source.as_ref().map(|key| format!(" {key}")).unwrap_or_default();
        let [low, high] = self.range;
        format!("{}{symbol} = {}{unit}, {low} to {high}; {}{source}", self.name, self.default, self.origin)
    }
}

/// Where a parameter got the value that is in force.
fn set_by(name: &str, loaded: &Loaded) -> String {
    let set = |path: &str| {
        loaded.sets.iter().any(|set| set.replace(['"', '\''], "").split('=').next() == Some(path))
    };
    // Trust and climate may stand among a scenario's politics as well; a parameter of that name wins.
    let politics = match name {
        "belief.trust" => Some(("politics.trust", loaded.scenario.politics.trust.is_some())),
        "politics.climate" => Some(("politics.climate", true)),
        _ => None,
    };
    if set(&format!("param.{name}")) {
        format!("set by --set param.{name}")
    } else if loaded.scenario.param.contains_key(name) {
        "set in [param] of the scenario".to_owned()
    } else {
        match politics {
            Some((path, true)) if set(path) => format!("set by --set {path}"),
            Some((_, true)) => "set in [politics] of the scenario".to_owned(),
            _ => "the default".to_owned(),
        }
    }
}
