//! The same scenario under other names: sides, units, places and sources that nobody takes a side for.
//!
//! Everything that happens stays as it is, to the bit: draws are addressed by the ids of the original file, which the new
//! one keeps in `keys`, written in hexadecimal so that nobody reads them by the way. They are no secret. Neither are dates
//! and coordinates, which the motion of everybody depends on.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use toml::{Table, Value};

use crate::file::ScenarioFile;

mod names;
use names::{Numbered, STATES, each, ministry, numbered};

/// Name of a retold scenario among the texts of a load.
pub(crate) const NAME: &str = "fictional.toml";

/// What is left out: what happened to somebody in the world, and what is said about it.
const LEFT_OUT: [&str; 6] = ["teaching", "fictional", "records", "claims", "import", "try"];

/// Keys whose value is the id of a unit or of a side.
const PARTIES: [&str; 9] = ["side", "from", "to", "on", "unit", "about", "by", "of", "hearer"];

/// New ids by old ones, kind by kind.
struct Ids {
    sides: BTreeMap<String, String>,
    units: BTreeMap<String, String>,
    injects: BTreeMap<String, String>,
    zones: BTreeMap<String, String>,
    sources: BTreeMap<String, String>,
    objectives: BTreeMap<String, String>,
    classes: BTreeMap<String, String>,
}

/// A scenario's tree under other names, as the text of a file. `file` is the scenario it was decoded to.
pub(crate) fn retold(mut root: Table, file: &ScenarioFile) -> String {
    let fictional = root.get("fictional").and_then(Value::as_table).cloned().unwrap_or_default();
    let units = units(file);
    let ids = Ids::of(file, &units);
    for key in LEFT_OUT {
        root.remove(key);
    }
    let title = fictional.get("title").cloned().unwrap_or_else(|| each(names::TITLE));
    root.insert("title".into(), title);
    root.insert("summary".into(), fictional.get("summary").cloned().unwrap_or_else(|| each(names::SUMMARY)));
    ids.rename(&mut root, "");
    name(&mut root, "sides", |place, side| {
        let state = STATES[place % STATES.len()];
        side.insert("name".into(), each(state));
        side.insert("ministry".into(), ministry(state));
    });
    name(&mut root, "units", |place, unit| {
        unit.insert("name".into(), units[place].name());
    });
    name(&mut root, "zones", |place, zone| {
        zone.insert("name".into(), numbered(names::ZONE, place));
    });
    name(&mut root, "sources", |place, source| {
        source.insert("title".into(), Value::String(format!("Source {}", place + 1)));
        source.remove("address");
    });
    name(&mut root, "objectives", |place, objective| {
        objective.insert("text".into(), numbered(names::OBJECTIVE, place));
    });
    name(&mut root, "injects", |_, inject| {
        inject.remove("title");
    });
    name(&mut root, "platforms", |_, class| {
        class.remove("name");
    });
    if let Some(place) = root.get_mut("place").and_then(Value::as_table_mut) {
        place.insert("name".into(), each(names::PLACE));
    }
    if let Some(zone) =
        root.get_mut("time").and_then(|time| time.get_mut("zone")).and_then(Value::as_table_mut)
    {
        zone.insert("name".into(), Value::String("LT".into()));
    }
    if let Some(third) = root.get_mut("third_party").and_then(Value::as_table_mut) {
        third.insert("name".into(), each(names::THIRD_PARTY));
    }
    root.insert("keys".into(), Value::Table(ids.keys(file)));
    toml::to_string(&root).unwrap_or_default()
}

/// A mechanism file without the names of who agreed on it.
pub(crate) fn unnamed(mut root: Table) -> String {
    root.insert("title".into(), each(names::MECHANISM));
    root.insert("basis".into(), Value::String("assumed".into()));
    root.insert("grade".into(), Value::String("assumed".into()));
    toml::to_string(&root).unwrap_or_default()
}

/// A side's letter. There are no more sides than letters.
fn letter(place: usize) -> char {
    char::from(b'A' + (place % 26) as u8)
}

/// What each unit is called from now on, in the order of the file.
fn units(file: &ScenarioFile) -> Vec<Numbered> {
    let mut counts: BTreeMap<(names::Name, char), usize> = BTreeMap::new();
    let each = file.units.iter().map(|unit| {
        let side = file.sides.iter().position(|side| side.id == unit.side).map_or('A', letter);
        let class = names::class(&unit.platform.id);
        let count = counts.entry((class, side)).or_default();
        *count += 1;
        Numbered { class, side, number: *count }
    });
    each.collect()
}

/// Does something to each element of a list, with its place.
fn name(root: &mut Table, list: &str, mut does: impl FnMut(usize, &mut Table)) {
    let elements = root.get_mut(list).and_then(Value::as_array_mut);
    for (place, element) in elements.into_iter().flatten().filter_map(Value::as_table_mut).enumerate() {
        does(place, element);
    }
}

impl Ids {
    fn of(file: &ScenarioFile, units: &[Numbered]) -> Self {
        let lower = |place| letter(place).to_ascii_lowercase();
        let sides = file.sides.iter().enumerate();
        Self {
            sides: sides.map(|(place, side)| (side.id.clone(), format!("side_{}", lower(place)))).collect(),
            units: file.units.iter().zip(units).map(|(unit, new)| (unit.id.clone(), new.id())).collect(),
            injects: in_turn("inject", file.injects.iter().map(|it| &it.id)),
            zones: in_turn("zone", file.zones.iter().map(|it| &it.id)),
            sources: in_turn("source", file.sources.iter().map(|it| &it.id)),
            objectives: in_turn("objective", file.objectives.iter().map(|it| &it.id)),
            classes: in_turn("class", file.platforms.iter().map(|it| &it.id)),
        }
    }

    /// Exchanges ids throughout a table. `within` is the key under which it stands.
    fn rename(&self, table: &mut Table, within: &str) {
        for (key, value) in table.iter_mut() {
            if key == "id" {
                self.rename_own(value, within);
            } else {
                self.rename_value(value, key);
            }
        }
    }

    fn rename_own(&self, value: &mut Value, within: &str) {
        let ids = match within {
            "sides" => &self.sides,
            "units" => &self.units,
            "injects" => &self.injects,
            "zones" => &self.zones,
            "sources" => &self.sources,
            "objectives" => &self.objectives,
            "platforms" => &self.classes,
            _ => return,
        };
        exchange(value, ids);
    }

    fn rename_value(&self, value: &mut Value, key: &str) {
        match value {
            Value::Table(table) => self.rename(table, key),
            Value::Array(items) => items.iter_mut().for_each(|item| self.rename_value(item, key)),
            Value::String(_) => {
                let kinds: &[&BTreeMap<String, String>] = match key {
                    "accused" | "published" => &[&self.sides],
                    "inject" | "otherwise" | "cancel" | "begun" => &[&self.injects],
                    "zone" => &[&self.zones],
                    "basis" | "source" => &[&self.sources],
                    "objective" => &[&self.objectives],
                    "platform" | "like" => &[&self.classes],
                    party if PARTIES.contains(&party) => &[&self.units, &self.sides],
                    _ => return,
                };
                for ids in kinds {
                    if exchange(value, ids) {
                        break;
                    }
                }
            }
            _ => {}
        }
    }

    /// The old ids by which draws are addressed, by the new ones.
    fn keys(&self, file: &ScenarioFile) -> Table {
        let sides = file.sides.iter().map(|side| (self.sides.get(&side.id), &side.id));
        let units = file.units.iter().map(|unit| (self.units.get(&unit.id), &unit.id));
        let injects = file.injects.iter().map(|inject| (self.injects.get(&inject.id), &inject.id));
        let hex = |id: &str| {
            id.bytes().fold(String::new(), |mut text, byte| {
                let _ = write!(text, "{byte:02x}");
                text
            })
        };
        let all = sides.chain(units).chain(injects);
        // A file that is retold again keeps the first ids.
        let first = |id: &String| file.keys.get(id).cloned().unwrap_or_else(|| id.clone());
        all.filter_map(|(new, old)| Some((new?.clone(), Value::String(hex(&first(old)))))).collect()
    }
}

/// New ids for old ones: one word, numbered from 1.
fn in_turn<'a>(word: &str, old: impl Iterator<Item = &'a String>) -> BTreeMap<String, String> {
    (1..).zip(old).map(|(number, id)| (id.clone(), format!("{word}_{number}"))).collect()
}

/// Whether a value is an old id and has been exchanged for the new one.
fn exchange(value: &mut Value, ids: &BTreeMap<String, String>) -> bool {
    let new = value.as_str().and_then(|old| ids.get(old));
    new.cloned().map(|new| *value = Value::String(new)).is_some()
}
