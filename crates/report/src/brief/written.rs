//! What stands in a scenario file, in one line: the words of the format in the reader's language, ids as they are.

use std::collections::BTreeSet;

use guardline_scenario::Prepared;
use serde::Serialize;
use serde_json::Value;

use crate::clock::Clock;
use crate::language::Catalogue;
use crate::say;

/// Values of a file in words.
pub(super) struct Written {
    catalogue: Catalogue,
    clock: Clock,
    /// Names that the file gives, which are no words of the format.
    ids: BTreeSet<String>,
}

impl Written {
    pub(super) fn new(prepared: &Prepared, catalogue: Catalogue) -> Self {
        let scenario = prepared.scenario();
        let ids = scenario.units.iter().map(|it| it.id.clone());
        let ids = ids.chain(scenario.sides.iter().map(|it| it.id.clone()));
        let ids = ids.chain(scenario.zones.iter().map(|it| it.id.clone()));
        let ids = ids.chain(scenario.injects.iter().map(|it| it.id.clone()));
        let ids = ids.chain(prepared.lines().map(str::to_owned)).collect();
        Self { catalogue, clock: Clock::new(prepared), ids }
    }

    pub(super) const fn catalogue(&self) -> Catalogue {
        self.catalogue
    }

    /// What a unit is; a class that the scenario defines is called what it says.
    pub(super) fn class(&self, id: &str, name: &str) -> String {
        let key = format!("class-{}", id.replace('_', "-"));
        if Catalogue::ENGLISH.word(&key) == name { self.catalogue.word(&key) } else { name.to_owned() }
    }

    /// A value of a file in one line.
    pub(super) fn value(&self, value: &impl Serialize) -> String {
        self.words(&serde_json::to_value(value).unwrap_or_default())
    }

    /// A word of the format; what is none stays as it is written.
    fn term(&self, word: &str) -> String {
        let key = format!("file-{}", word.replace('_', "-"));
        let said = self.catalogue.word(&key);
        if said == key { word.replace('_', " ") } else { said }
    }

    fn words(&self, value: &Value) -> String {
        match value {
            Value::Null => String::new(),
            Value::Bool(it) => self.term(&it.to_string()),
            Value::Number(it) => it.as_f64().map_or_else(|| it.to_string(), |it| it.to_string()),
            Value::String(text) if self.ids.contains(text) => text.replace('_', " "),
            Value::String(text) => self.term(text),
            Value::Array(items) => self.listed("list-comma", items),
            Value::Object(fields) => {
                if let Some(seconds) =
                    fields.get("alternatives").and_then(|it| it[0]["epoch_seconds"].as_i64())
                {
                    return self.clock.stamp_epoch(seconds);
                }
                let all: Vec<_> = fields.iter().filter(|(_, it)| !is_nothing(it)).collect();
                match all.as_slice() {
                    [(key, Value::Array(items))] if matches!(key.as_str(), "all" | "any") => {
                        let by = if *key == "all" { "shown-all" } else { "shown-any" };
                        say!(self.catalogue, "shown-group", inner = self.listed(by, items))
                    }
                    [(key, inner @ Value::Object(_))] => {
                        let key = self.term(key);
                        say!(self.catalogue, "shown-inside", key = key, inner = self.words(inner))
                    }
                    all => {
                        let pair = |(key, it): &(&String, &Value)| {
                            let key = self.term(key);
                            say!(self.catalogue, "shown-pair", key = key, value = self.words(it))
                        };
                        self.catalogue.list("list-comma", all.iter().map(pair))
                    }
                }
            }
        }
    }

    fn listed(&self, join: &str, items: &[Value]) -> String {
        self.catalogue.list(join, items.iter().map(|it| self.words(it)))
    }
}

/// What a file does not say.
fn is_nothing(value: &Value) -> bool {
    matches!(value, Value::Null | Value::Bool(false)) || value.as_array().is_some_and(Vec::is_empty)
}
