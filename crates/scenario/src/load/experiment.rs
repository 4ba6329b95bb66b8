//! An experiment file with the scenario of each of its arms.

use std::path::Path;

use guardline_mechanism::{Terms, drop_each};
use guardline_units::Text;
use guardline_units::params::Parameter;

use super::{Files, Load, Loaded, from_texts, is_path, read_limited};
use crate::decode;
use crate::diagnostic::{Diagnostic, LoadError, Severity, code};
use crate::file::{ArmFile, Basis, CellFile, DesignFile, ExperimentFile, FactorialFile, ThirdPartyFile};
use crate::source::Span;
use crate::tree::{Node, quoted};

/// The control arm that is added unless an experiment says otherwise: no mechanism, but embassies and a third party.
pub const EMBASSY_CONTROL: &str = "embassy_and_third_party";

/// An experiment that has passed every check, with what each of its arms runs.
#[derive(Clone, PartialEq, Debug)]
pub struct LoadedExperiment {
    /// What the file says.
    pub experiment: ExperimentFile,
    /// Name and text of the file.
    pub text: (String, String),
    /// The arms in each cell whose settings are written out: first the arms, then the cells.
    pub cells: Vec<LoadedCell>,
    /// Clauses of the first arm's mechanism that no path leads from to anything within an encounter.
    pub not_modelled: Vec<String>,
}

/// One cell with its arms.
#[derive(Clone, PartialEq, Debug)]
pub struct LoadedCell {
    /// Its id; empty if there is only one.
    pub id: String,
    /// The arms: those of the file, or the combinations of a factorial design, then the control arm.
    pub arms: Vec<LoadedArm>,
}

/// One arm in one cell.
#[derive(Clone, PartialEq, Debug)]
pub struct LoadedArm {
    /// Its id.
    pub id: String,
    /// The mechanism as it was asked for.
    pub mechanism: String,
    /// What it runs.
    pub loaded: Loaded,
}

/// Loads the experiment file at `path`. `outcomes` are the names of the measures that there are.
pub fn load_experiment(path: &Path, outcomes: &[&'static str]) -> Result<LoadedExperiment, LoadError> {
    let bytes = read_limited(path).map_err(|source| LoadError::Io { path: path.to_owned(), source })?;
    Load::new(Files::OnDisk).experiment((path.display().to_string(), bytes), outcomes)
}

/// The same from texts that an earlier load read: the experiment first, then those of its scenario and mechanisms.
pub fn load_experiment_texts(
    files: &[(String, String)],
    outcomes: &[&'static str],
) -> Result<LoadedExperiment, LoadError> {
    let (name, text) = files.first().cloned().unwrap_or_default();
    Load::new(Files::InMemory(files)).experiment((name, text.into_bytes()), outcomes)
}

impl Load<'_> {
    fn experiment(
        mut self,
        (name, bytes): (String, Vec<u8>),
        outcomes: &[&'static str],
    ) -> Result<LoadedExperiment, LoadError> {
        let Some(root) = self.parse(&name, bytes, None) else { return Err(self.fail()) };
        if decode::is_newer(&root, &mut self.cx) {
            return Err(self.fail());
        }
        let draft = decode::experiment(&root, outcomes, &mut self.cx);
        let wrong = self.cx.found.iter().any(|it| it.severity == Severity::Error);
        let Some(draft) = draft.filter(|_| !wrong) else { return Err(self.fail()) };
        let arms = self.arms(&draft, Path::new(&name));
        let Some((cells, not_modelled)) = arms else { return Err(self.fail()) };
        let text = self.texts.into_iter().next().unwrap_or_default();
        Ok(LoadedExperiment { experiment: draft.file, text, cells, not_modelled })
    }

    fn arms(
        &mut self,
        draft: &decode::ExperimentDraft<'_>,
        name: &Path,
    ) -> Option<(Vec<LoadedCell>, Vec<String>)> {
        let file = &draft.file;
        let alone = [CellFile { id: String::new(), sets: Vec::new() }];
        let listed = match &file.design {
            DesignFile::List(list) => &list.cells[..],
            _ => &alone[..],
        };
        let mut cells = Vec::new();
        let mut not_modelled = Vec::new();
        let mut all_well = true;
        for (at_cell, cell) in listed.iter().enumerate() {
            let mut arms = Vec::new();
            for (at_arm, arm) in file.arms.iter().enumerate() {
                let places = Places { root: draft.root, at_arm, own: arm.sets.len(), at_cell };
                match self.arm(file, arm, &cell.sets, name, places) {
                    Some(loaded) => arms.push(loaded),
                    None => all_well = false,
                }
            }
            if !all_well {
                continue;
            }
            if let DesignFile::Factorial(factorial) = &file.design {
                let whole = arms.first()?.clone();
                not_modelled = drop_each(&whole.loaded.mechanism)
                    .into_iter()
                    .filter(|it| !it.can_act())
                    .map(|it| it.clause)
                    .collect();
                arms = self.combinations(&whole, factorial, draft.root)?;
            } else if file.embassy_control {
                arms.push(self.embassy(draft, cell, at_cell, name)?);
            }
            cells.push(LoadedCell { id: cell.id.clone(), arms });
        }
        all_well.then_some((cells, not_modelled))
    }

    /// Loads one arm; what is wrong with it is said where the experiment file asks for it.
    fn arm(
        &mut self,
        file: &ExperimentFile,
        arm: &ArmFile,
        of_cell: &[String],
        name: &Path,
        places: Places<'_>,
    ) -> Option<LoadedArm> {
        // There is nothing in no mechanism that a cell could set.
        let meant = |set: &&String| arm.mechanism != "none" || !set.trim_start().starts_with("mechanism.");
        let sets: Vec<String> = arm.sets.iter().chain(of_cell.iter().filter(meant)).cloned().collect();
        let beside = |file: &str| name.with_file_name("").join(file);
        let mechanism = if is_path(&arm.mechanism) {
            beside(&arm.mechanism).display().to_string()
        } else {
            arm.mechanism.clone()
        };
        let scenario = beside(&file.scenario);
        let loaded = match self.files {
            Files::OnDisk => super::load(&scenario, Some(&mechanism), &sets),
            Files::InMemory(files) => {
                let shown = scenario.display().to_string();
                // The scenario is the first of the texts that a load of texts takes.
                let first = files.iter().filter(|(known, _)| *known == shown);
                let others = files.iter().filter(|(known, _)| *known != shown);
                let files: Vec<_> = first.chain(others).cloned().collect();
                from_texts(&files, Some(&mechanism), &sets, false)
            }
        };
        match loaded {
            Ok(loaded) => Some(LoadedArm { id: arm.id.clone(), mechanism, loaded }),
            Err(error) => {
                self.say_what_is_wrong(&error, &arm.id, &sets, places);
                None
            }
        }
    }

    fn say_what_is_wrong(&mut self, error: &LoadError, arm: &str, sets: &[String], places: Places<'_>) {
        let diagnostics = match error {
            LoadError::Invalid(diagnostics) => diagnostics,
            other => {
                let span = places.root.get("scenario").map_or(places.root.span, |node| node.span);
                let diagnostic =
                    Diagnostic::error(code::REFUSED, format!("{other}")).label(span, "named here");
                if !self.cx.found.contains(&diagnostic) {
                    self.cx.report(diagnostic);
                }
                return;
            }
        };
        for wrong in diagnostics.iter().filter(|it| it.severity == Severity::Error) {
            let (source, at, label) = diagnostics.cited(wrong);
            let set = sets.iter().position(|set| source == "--set" && *set == at);
            let span = match (set, source) {
                (Some(set), _) => places.set(set),
                (None, "--mechanism") => places.arm("mechanism"),
                _ => places.root.get("scenario").map_or(places.root.span, |node| node.span),
            };
            let message = if set.is_some() || source.starts_with("--") {
                wrong.message.clone()
            } else {
                format!("arm {}: {at}: {}", quoted(arm), wrong.message)
            };
            let diagnostic =
                Diagnostic::error(wrong.code, message).label(span, label).help(wrong.help.clone());
            if !self.cx.found.contains(&diagnostic) {
                self.cx.report(diagnostic);
            }
        }
    }

    /// All combinations of factors that are there or not, by their numbers.
    fn combinations(
        &mut self,
        whole: &LoadedArm,
        factorial: &FactorialFile,
        root: &Node,
    ) -> Option<Vec<LoadedArm>> {
        let factors = &factorial.factors;
        let mut arms = Vec::new();
        let mut all_well = true;
        for (place, factor) in factors.iter().enumerate() {
            for (at, clause) in factor.clauses.iter().enumerate() {
                if without(&whole.loaded.mechanism, clause).is_none() {
                    let path = ["design", "factorial", "factors"];
                    let node = path.iter().try_fold(root, |node, key| node.get(key));
                    let clauses = node.and_then(|it| it.as_array()?.get(place)?.get("clauses"));
                    let span = clauses.and_then(|it| it.as_array()?.get(at)).map_or(root.span, |it| it.span);
                    let message = format!("{} has no clause {}", whole.mechanism, quoted(clause));
                    let all = drop_each(&whole.loaded.mechanism);
                    let help = decode::list_of_names(all.iter().map(|it| it.clause.as_str()));
                    let diagnostic = Diagnostic::error(code::DANGLING, message);
                    self.cx.report(diagnostic.label(span, "no such clause").help(format!("it has {help}")));
                    all_well = false;
                }
            }
        }
        if !all_well {
            return None;
        }
        for number in 0..1_usize << factors.len() {
            let there = |factor: usize| FactorialFile::has(number, factor);
            let mut terms = whole.loaded.mechanism.clone();
            for clause in
                factors.iter().enumerate().filter(|(at, _)| !there(*at)).flat_map(|(_, it)| &it.clauses)
            {
                // A pillar that is out has taken its own clauses with it.
                terms = without(&terms, clause).unwrap_or(terms);
            }
            let names: Vec<&str> = factors
                .iter()
                .enumerate()
                .filter(|(at, _)| there(*at))
                .map(|(_, it)| it.id.as_str())
                .collect();
            let id = if names.is_empty() { "no_factor".to_owned() } else { names.join("+") };
            let loaded = Loaded { mechanism: Terms { name: id.clone(), ..terms }, ..whole.loaded.clone() };
            arms.push(LoadedArm { id, mechanism: whole.mechanism.clone(), loaded });
        }
        Some(arms)
    }

    /// The control arm: no mechanism, the embassies that there always are, and a third party whatever the scenario says.
    fn embassy(
        &mut self,
        draft: &decode::ExperimentDraft<'_>,
        cell: &CellFile,
        at_cell: usize,
        name: &Path,
    ) -> Option<LoadedArm> {
        let (file, root) = (&draft.file, draft.root);
        let arm = ArmFile { id: EMBASSY_CONTROL.to_owned(), mechanism: "none".to_owned(), sets: Vec::new() };
        let places = Places { root, at_arm: usize::MAX, own: 0, at_cell };
        let mut arm = self.arm(file, &arm, &cell.sets, name, places)?;
        arm.loaded.scenario.third_party.get_or_insert_with(third_party);
        Some(arm)
    }
}

/// The third party of the control arm: half a day for a letter, since it must be written and agreed on in a third capital.
fn third_party() -> ThirdPartyFile {
    ThirdPartyFile { name: Text::from("a third party"), median_h: 12.0, basis: Basis::Assumed }
}

/// A mechanism without one of its clauses; none if it has none of that name.
fn without(terms: &Terms, clause: &str) -> Option<Terms> {
    drop_each(terms).into_iter().find(|it| it.clause == clause).map(|it| it.terms)
}

impl LoadedArm {
    /// The same with values of parameters put in place of its own.
    ///
    /// # Panics
    /// If there is no such parameter.
    #[must_use]
    pub fn with_parameters<'p>(&self, values: impl IntoIterator<Item = (&'p Parameter, f64)>) -> Loaded {
        let mut loaded = self.loaded.clone();
        for (parameter, value) in values {
            loaded.scenario.param.insert(parameter.name.to_owned(), value);
        }
        loaded
    }
}

/// Where the parts of an arm stand in the experiment file.
#[derive(Clone, Copy)]
struct Places<'n> {
    root: &'n Node,
    at_arm: usize,
    /// How many of the settings are the arm's own; the others are the cell's.
    own: usize,
    at_cell: usize,
}

impl Places<'_> {
    fn arm(self, key: &str) -> Span {
        let arm = self.root.get("arms").and_then(|arms| arms.as_array()?.get(self.at_arm));
        arm.and_then(|arm| arm.get(key)).or(arm).map_or(self.root.span, |node| node.span)
    }

    fn set(self, number: usize) -> Span {
        let list = |node: Option<&Node>, at: usize| Some(node?.get("sets")?.as_array()?.get(at)?.span);
        let found = if number < self.own {
            list(self.root.get("arms").and_then(|arms| arms.as_array()?.get(self.at_arm)), number)
        } else {
            let cells = self.root.get("design").and_then(|it| it.get("list")?.get("cells"));
            list(cells.and_then(|cells| cells.as_array()?.get(self.at_cell)), number - self.own)
        };
        found.unwrap_or(self.root.span)
    }
}
