//! JSON Schemas of the two file formats, for editors. They describe the files as written, not the types they become.
//!
//! A schema knows names, types and words. Ranges, references and times in order are the checker's business.

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use guardline_actors::likelihoods::Sign;
use guardline_mechanism::Terms;
use guardline_units::params::{PARAMETERS, Parameter};

use crate::decode::HEAVIEST;
use crate::file::{Basis, ExperimentFile, PackFile, ScenarioFile, TimeOfRecord};

/// The schema of scenario files, as JSON with a final newline: `scenarios/schema.json`.
pub fn scenario_schema() -> String {
    pretty::<ScenarioFile>("Guardline scenario")
}

/// The schema of packs, as JSON with a final newline: `scenarios/pack.schema.json`.
pub fn pack_schema() -> String {
    pretty::<PackFile>("Guardline pack")
}

/// The schema of mechanism files, as JSON with a final newline: `scenarios/mechanism.schema.json`.
pub fn mechanism_schema() -> String {
    pretty::<Terms>("Guardline mechanism")
}

/// The schema of experiment files, as JSON with a final newline: `scenarios/experiment.schema.json`.
pub fn experiment_schema() -> String {
    pretty::<ExperimentFile>("Guardline experiment")
}

fn pretty<T: JsonSchema>(title: &str) -> String {
    let settings = SchemaSettings::draft2020_12().with_transform(NoNull);
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("title".into(), title.into());
    if let Some(definition) = schema.get_mut("$defs").and_then(|all| all.get_mut("Text")) {
        *definition = text();
    }
    format!("{:#}\n", schema.as_value())
}

/// Text for people. The type is a map from languages; its own schema would not name them.
fn text() -> Value {
    let each = json!({ "type": "string", "minLength": 1 });
    json!({
        "description": "Text for people: a string for every language, or a table with at least one language.",
        "oneOf": [
            each,
            {
                "type": "object",
                "properties": { "en": each, "zh": each, "ja": each },
                "additionalProperties": false,
                "minProperties": 1
            }
        ]
    })
}

/// TOML has no null: a field that may be absent is simply not required.
#[derive(Clone, Debug)]
struct NoNull;

impl Transform for NoNull {
    fn transform(&mut self, schema: &mut Schema) {
        let null = json!({ "type": "null" });
        if let Some(Value::Array(types)) = schema.get_mut("type") {
            types.retain(|it| it != "null");
            if let [only] = types.as_slice() {
                let only = only.clone();
                schema.insert("type".into(), only);
            }
        }
        if let Some(Value::Array(choices)) = schema.get_mut("anyOf") {
            choices.retain(|it| *it != null);
            if let [Value::Object(only)] = choices.as_slice() {
                let only = only.clone();
                schema.remove("anyOf");
                for (key, value) in only {
                    schema.insert(key, value);
                }
            }
        }
        transform_subschemas(self, schema);
    }
}

impl JsonSchema for TimeOfRecord {
    fn schema_name() -> Cow<'static, str> {
        "Time".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A date-time with an offset from UTC or, where the record does not say which zone it means, \
                            its readings, of which a run uses the first.",
            "oneOf": [
                { "type": "string", "format": "date-time" },
                {
                    "type": "object",
                    "properties": {
                        "zone_unknown": {
                            "description": "One reading for each zone that may be meant.",
                            "type": "array",
                            "items": { "type": "string", "format": "date-time" },
                            "minItems": 2,
                            "maxItems": 8
                        }
                    },
                    "required": ["zone_unknown"],
                    "additionalProperties": false
                }
            ]
        })
    }
}

impl JsonSchema for Basis {
    fn schema_name() -> Cow<'static, str> {
        "Basis".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Where a value comes from: the id of a source, or `assumed`.",
            "type": "string"
        })
    }
}

/// An offset from UTC as a string.
pub(crate) fn offset(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "pattern": "^[+-][01][0-9]:[0-5][0-9]$", "examples": ["+09:00"] })
}

/// Parameters by name: each as one quoted key or as a path of tables.
pub(crate) fn parameters(_: &mut SchemaGenerator) -> Schema {
    let mut root = Map::new();
    for row in PARAMETERS {
        let schema = parameter(row);
        root.insert(row.name.to_owned(), schema.clone());
        insert_nested(&mut root, row.name, schema);
    }
    json_schema!({ "type": "object", "properties": root, "additionalProperties": false })
}

/// Rows of the table of likelihoods by name.
pub(crate) fn likelihoods(_: &mut SchemaGenerator) -> Schema {
    let rows = Sign::ALL.iter().map(|sign| {
        let measure = sign.measure();
        let number = |what: &str| {
            let unit = if measure.unit().is_empty() { "a probability" } else { measure.unit() };
            let description = format!("If the other is {what}: {unit}.");
            json!({ "description": description, "type": "number", "minimum": 0.0, "maximum": measure.most() })
        };
        let weight = json!({
            "description": "How heavily it counts; as in the row it replaces if not given.",
            "type": "number",
            "minimum": 0.0,
            "maximum": HEAVIEST,
        });
        let row = json!({
            "description": format!("How likely it is under each intent: {}.", sign.what()),
            "type": "object",
            "properties": {
                "innocent": number("innocent"),
                "probe": number("a probe"),
                "hostile": number("hostile"),
                "weight": weight,
            },
            "required": ["innocent", "probe", "hostile"],
            "additionalProperties": false,
        });
        (sign.name().to_owned(), row)
    });
    let rows: Map<String, Value> = rows.collect();
    json_schema!({ "type": "object", "properties": rows, "additionalProperties": false })
}

fn parameter(row: &Parameter) -> Value {
    json!({
        "description": format!("{} ({}; default {}).", row.what, row.unit, row.default),
        "type": "number",
        "minimum": row.low,
        "maximum": row.high,
    })
}

/// Puts a schema at the end of a dotted path, in the properties of an object for each step.
fn insert_nested(properties: &mut Map<String, Value>, path: &str, schema: Value) {
    let Some((first, rest)) = path.split_once('.') else {
        properties.insert(path.to_owned(), schema);
        return;
    };
    let group = properties
        .entry(first)
        .or_insert_with(|| json!({ "type": "object", "properties": {}, "additionalProperties": false }));
    if let Some(Value::Object(inner)) = group.get_mut("properties") {
        insert_nested(inner, rest, schema);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::decode::{self, Context, Shape};
    use crate::source::{Source, Sources};
    use crate::tree;

    /// The keys and words that the decoder asks for while it reads a file that uses all of them.
    fn asked_for(text: &str, decode: impl Fn(&tree::Node, &mut Context) -> bool) -> BTreeSet<Shape> {
        let mut cx = Context::default();
        let source = Sources::default().add(Source::new("test", text));
        let root = tree::parse(text, source, &mut cx.found);
        assert!(decode(&root, &mut cx) && cx.found.is_empty(), "{:?}", cx.found);
        cx.shapes
    }

    /// The keys of every object and the words of every enum in a schema; parameters are left out.
    fn described(schema: &Value, shapes: &mut BTreeSet<Shape>) {
        let Value::Object(schema) = schema else { return };
        if let Some(Value::Object(properties)) = schema.get("properties")
            && !properties.contains_key("belief.trust")
        {
            let required = schema.get("required").and_then(Value::as_array);
            let is_required = |key: &String| required.is_some_and(|keys| keys.iter().any(|it| it == key));
            shapes.insert(properties.keys().map(|key| (key.clone(), is_required(key))).collect());
            properties.values().for_each(|inner| described(inner, shapes));
        }
        if let Some(Value::Array(choices)) = schema.get("oneOf") {
            let words: Vec<_> = choices
                .iter()
                .filter_map(|it| Some((it.get("const")?.as_str()?.to_owned(), false)))
                .collect();
            if words.len() == choices.len() {
                shapes.insert(words.into_iter().collect());
            } else {
                // A word among bodies, such as `transit`, is decoded like the name of a body.
                shapes.extend(words.into_iter().map(|word| Shape::from([word])));
                for choice in choices {
                    described(choice, shapes);
                }
            }
        }
        if let Some(Value::Object(definitions)) = schema.get("$defs") {
            definitions.values().for_each(|inner| described(inner, shapes));
        }
    }

    fn described_by(schema: &str) -> BTreeSet<Shape> {
        let mut shapes = BTreeSet::new();
        described(&serde_json::from_str(schema).unwrap(), &mut shapes);
        shapes
    }

    #[test]
    fn the_decoder_and_the_schema_know_the_same_fields_and_words() {
        let mut scenario = asked_for(include_str!("../tests/maximal.toml"), |node, cx| {
            decode::built_in(&mut Sources::default(), cx);
            cx.shapes.clear(); // of the program's own file, which is no scenario
            decode::draft(node, cx).and_then(decode::Draft::into_scenario).is_some()
        });
        // Aircraft must have a height; that is for the checker, the schema sees a unit that may have one.
        scenario.retain(|shape| shape.get("height_m") != Some(&true));
        assert_eq!(scenario, described_by(&scenario_schema()));

        let mechanism = asked_for(include_str!("../tests/maximal.mechanism.toml"), |node, cx| {
            decode::terms(node, cx).is_some()
        });
        assert_eq!(mechanism, described_by(&mechanism_schema()));

        // One file has one design: the others are read on their own.
        let experiment = |text: &str| {
            asked_for(text, |node, cx| decode::experiment(node, &["tension", "calm_24h"], cx).is_some())
        };
        let maximal = include_str!("../tests/maximal.experiment.toml");
        let (before, rest) = maximal.split_once("[design.list]").unwrap();
        let (_, after) = rest.split_once("[outcomes]").unwrap();
        // A factorial design has one arm.
        let one = before.replace("[[arms]]\nid = \"line\"\nmechanism = \"as_designed\"\n", "");
        let with = |design: &str| {
            let before = if design.contains("factorial") { &one } else { before };
            experiment(
                &format!("{before}{design}\n[outcomes]{after}")
                    .replace("cells = [\"calm\"]", "")
                    .replace("against = \"none\"", ""),
            )
        };
        let mut all = experiment(maximal);
        all.extend(
            with("[design.factorial]\nfactors = [{ id = \"line\", clauses = [\"lines\"] }]\n")
                .into_iter()
                .filter(|it| !it.contains_key("of")),
        );
        all.extend(with("[design.latin_hypercube]\npoints = 4\nparameters = [\"*\"]\n"));
        all.extend(with("[design.morris]\ntrajectories = 4\nparameters = [\"belief.trust\"]\n"));
        all.extend(with("[stop]\nhalf_width = 0.1\nfirst = 20\nevery = 5\n"));
        all.extend(with("[rare]\nrung = 7\nlevels = [5, 7]\neffort = 20\nrepeats = 3\n"));
        assert_eq!(all, described_by(&experiment_schema()));
    }
}
