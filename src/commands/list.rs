//! `guardline list`: the scenarios of a folder.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use guardline::report::{Catalogue, say};
use guardline::scenario::file::ScenarioFile;
use guardline::scenario::{Accusations, LoadError, Loaded, accusations, load};
use guardline::units::{Language, Text};
use serde::Serialize;

use crate::FINE;
use crate::arguments::{Format, List};
use crate::output::{self, Failure};

/// Words that a reader takes in a minute.
const WORDS_A_MINUTE: usize = 200;

/// One scenario.
#[derive(Debug, Serialize)]
struct Row {
    file: String,
    title: String,
    sides: Vec<String>,
    units: usize,
    injects: usize,
    encounter_h: f64,
    mechanism: String,
    accused: Vec<String>,
    objectives: usize,
    things_to_try: usize,
    reading_min: usize,
}

pub(crate) fn list(arguments: &List) -> Result<ExitCode, Failure> {
    let language = arguments.lang.into();
    let mut rows = Vec::new();
    let mut scenarios = Vec::new();
    for path in files(&arguments.folder)? {
        match load(&path, None, &[]) {
            Ok(loaded) => {
                rows.push(row(&path, &loaded, language));
                scenarios.push(loaded.scenario);
            }
            // What is no scenario is said and does not keep the others from being listed.
            Err(error @ LoadError::Io { .. }) => return Err(error.into()),
            Err(_) => output::say(&format!("{}: not a scenario; see `guardline check`", path.display())),
        }
    }
    let accused = accusations(&scenarios);
    match arguments.format {
        Format::Json => output::print_json(&serde_json::json!({
            "scenarios": rows,
            "accused": accused.iter().map(as_json).collect::<Vec<_>>(),
        }))?,
        Format::Text => output::print(&text(&rows, &accused, &scenarios, language))?,
    }
    Ok(FINE)
}

/// The TOML files of a folder, in the order of their names.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let unreadable =
        |error| Failure::BadInput(format!("{}: {error}; give a folder with scenarios", folder.display()));
    let entries = std::fs::read_dir(folder).map_err(unreadable)?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.is_file() && path.extension().is_some_and(|it| it == "toml"))
        .collect();
    files.sort();
    Ok(files)
}

fn row(path: &Path, loaded: &Loaded, language: Language) -> Row {
    let scenario = &loaded.scenario;
    let name = |side: &str| name_of(scenario, side, language);
    Row {
        file: path.display().to_string(),
        title: scenario.title.in_language(language).to_owned(),
        sides: scenario.sides.iter().map(|side| name(&side.id)).collect(),
        units: scenario.units.len(),
        injects: scenario.injects.len(),
        encounter_h: scenario.time.horizon_h,
        mechanism: loaded.mechanism.name.clone(),
        accused: scenario.accused.iter().map(|side| name(side)).collect(),
        objectives: scenario.objectives.len(),
        things_to_try: scenario.tries.len(),
        reading_min: reading(scenario),
    }
}

fn name_of(scenario: &ScenarioFile, side: &str, language: Language) -> String {
    let named = scenario.sides.iter().find(|it| it.id == side);
    named.map_or_else(|| side.to_owned(), |it| it.name.in_language(language).to_owned())
}

/// Minutes that it takes to read summary and teaching note.
fn reading(scenario: &ScenarioFile) -> usize {
    let words = |text: &Text| text.english().split_whitespace().count();
    let note = scenario
        .teaching
        .iter()
        .flat_map(|it| std::iter::once(&it.what).chain(&it.notice).chain(&it.discuss));
    let count: usize = words(&scenario.summary) + note.map(words).sum::<usize>();
    count.div_ceil(WORDS_A_MINUTE).max(1)
}

fn as_json(accused: &Accusations) -> serde_json::Value {
    serde_json::json!({ "sides": accused.sides, "incidents": accused.incidents, "shares": accused.shares })
}

fn text(rows: &[Row], accused: &[Accusations], scenarios: &[ScenarioFile], language: Language) -> String {
    let catalogue = Catalogue::of(language);
    let mut out = String::new();
    for row in rows {
        let _ = writeln!(out, "{}\n  {}\n  {}", row.file, row.title, row.in_words(catalogue));
    }
    if !accused.is_empty() {
        let _ = writeln!(out, "\n{}", catalogue.word("listing-accused"));
    }
    for it in accused {
        let name = |side: &String| {
            let named = scenarios.iter().find(|scenario| scenario.sides.iter().any(|it| it.id == *side));
            named.map_or_else(|| side.clone(), |scenario| name_of(scenario, side, language))
        };
        let shares = it.sides.iter().zip(&it.shares).map(|(side, share)| {
            let share = format!("{:.0}", share * 100.0);
            say!(catalogue, "listing-share", side = name(side), share = share)
        });
        let shares = catalogue.list("list-comma", shares);
        let incidents = say!(catalogue, "listing-incidents", shares = shares, count = it.incidents);
        let _ = writeln!(out, "  {incidents}");
    }
    out
}

impl Row {
    fn in_words(&self, catalogue: Catalogue) -> String {
        let sides = catalogue.list("list-and", self.sides.iter().cloned());
        let units = say!(catalogue, "listing-units", count = self.units);
        let injects = say!(catalogue, "listing-injects", count = self.injects);
        let accused = if self.accused.is_empty() {
            String::new()
        } else {
            let sides = catalogue.list("list-comma", self.accused.iter().cloned());
            say!(catalogue, "listing-row-accused", accused = sides)
        };
        say!(
            catalogue,
            "listing-row",
            sides = sides,
            units = units,
            injects = injects,
            hours = self.encounter_h.to_string(),
            mechanism = &self.mechanism,
            accused = accused,
            tries = self.things_to_try,
            minutes = self.reading_min
        )
    }
}
