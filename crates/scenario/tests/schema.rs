//! The committed JSON Schemas are current, accept the scenarios and refuse what is broken in form.

use std::fs;
use std::path::{Path, PathBuf};

use guardline_scenario::schema::{experiment_schema, mechanism_schema, pack_schema, scenario_schema};
use serde_json::Value;

#[path = "schema/validator.rs"]
mod validator;

fn house() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn toml_files(directory: &Path) -> Vec<(String, String)> {
    let mut files: Vec<_> = fs::read_dir(directory)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .map(|path| {
            (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&path).unwrap())
        })
        .collect();
    files.sort();
    files
}

/// TOML as the JSON that an editor checks against a schema: date-times become strings.
fn json(text: &str) -> Value {
    fn convert(value: toml::Value) -> Value {
        match value {
            toml::Value::String(text) => text.into(),
            toml::Value::Integer(number) => number.into(),
            toml::Value::Float(number) => number.into(),
            toml::Value::Boolean(value) => value.into(),
            toml::Value::Datetime(time) => time.to_string().into(),
            toml::Value::Array(items) => items.into_iter().map(convert).collect(),
            toml::Value::Table(table) => {
                table.into_iter().map(|(key, value)| (key, convert(value))).collect()
            }
        }
    }
    convert(toml::Value::Table(text.parse().unwrap()))
}

struct Validator(Value);

impl Validator {
    fn new(schema: &str) -> Self {
        Self(serde_json::from_str(schema).unwrap())
    }

    fn problem(&self, text: &str) -> Option<String> {
        validator::problem(&self.0, &json(text))
    }
}

#[test]
fn the_committed_schemas_are_current() {
    for (file, current) in [
        ("schema.json", scenario_schema()),
        ("pack.schema.json", pack_schema()),
        ("mechanism.schema.json", mechanism_schema()),
        ("experiment.schema.json", experiment_schema()),
    ] {
        let committed = fs::read_to_string(house().join("scenarios").join(file)).unwrap_or_default();
        assert!(committed == current, "scenarios/{file} is not current: `cargo xtask schema` writes it");
    }
}

#[test]
fn the_schemas_accept_what_the_program_comes_with() {
    let scenarios = Validator::new(&scenario_schema());
    let maximal = ("maximal".to_owned(), include_str!("maximal.toml").to_owned());
    for (name, text) in toml_files(&house().join("scenarios")).into_iter().chain([maximal]) {
        assert_eq!(scenarios.problem(&text), None, "{name}");
    }
    let packs = Validator::new(&pack_schema());
    let maximal = ("maximal".to_owned(), include_str!("packs/maximal.toml").to_owned());
    for (name, text) in toml_files(&house().join("scenarios/packs")).into_iter().chain([maximal]) {
        assert_eq!(packs.problem(&text), None, "{name}");
    }
    let experiments = Validator::new(&experiment_schema());
    let maximal = ("maximal".to_owned(), include_str!("maximal.experiment.toml").to_owned());
    for (name, text) in toml_files(&house().join("scenarios/experiments")).into_iter().chain([maximal]) {
        assert_eq!(experiments.problem(&text), None, "{name}");
    }
    let mechanisms = Validator::new(&mechanism_schema());
    for (name, text) in guardline_mechanism::PRESETS {
        assert_eq!(mechanisms.problem(text), None, "{name}");
    }
}

/// Whether each broken file is broken in a way that a schema can see.
#[test]
fn the_schema_refuses_what_is_broken_in_form() {
    let validator = Validator::new(&scenario_schema());
    let mut refused = Vec::new();
    for (name, text) in toml_files(&house().join("tests/broken")) {
        // Some of them are not even TOML.
        if toml::from_str::<toml::Table>(&text).is_ok() && validator.problem(&text).is_some() {
            refused.push(name.split('-').next().unwrap_or_default().to_owned());
        }
    }
    assert_eq!(refused, ["01", "02", "05", "08", "10", "11", "13", "14", "15", "17", "18", "26", "27"]);
}
