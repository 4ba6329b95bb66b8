//! The brief of a scenario, before anybody plays it: what it is about, who is where, who hears whom, and what will happen.

use guardline_scenario::Prepared;
use guardline_scenario::channel::Survey;
use guardline_scenario::file::{InjectFile, Phase, UnitFile};
use guardline_units::{Instant, Language, Metres, Seed, Text, UnitId};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use crate::clock::Clock;

mod text;

/// The brief of a scenario.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(title = "The brief of a scenario")]
pub struct Brief {
    /// Title.
    pub title: String,
    /// What happened, in a few sentences.
    pub summary: String,
    /// The note for who teaches with it: what it is.
    pub what: Option<String>,
    /// Things to notice.
    pub notice: Vec<String>,
    /// Points for the discussion afterwards.
    pub discuss: Vec<String>,
    /// What those who play are to learn, each with the injects that serve it.
    pub objectives: Vec<Objective>,
    /// Name of the sea area.
    pub place: String,
    /// When it begins, in the scenario's zone.
    pub begins: String,
    /// Hours until every unit has left the scene.
    pub encounter_h: f64,
    /// Hours until the run ends.
    pub run_h: f64,
    /// Name of the mechanism in force.
    pub mechanism: String,
    /// Names of the sides that are accused of an unsafe act by another.
    pub accused: Vec<String>,
    /// The units, in the order of the file.
    pub units: Vec<Unit>,
    /// Each pair of units of two sides that are ever in play together.
    pub pairs: Vec<Pair>,
    /// The injects, in the order of the file.
    pub injects: Vec<Inject>,
    /// Things to try.
    pub tries: Vec<Try>,
}

/// What those who play are to learn or to show.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema)]
pub struct Objective {
    /// Its id.
    pub id: String,
    /// In words.
    pub text: String,
    /// The injects that serve it, by their ids.
    pub injects: Vec<String>,
}

/// A ship or an aircraft.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Unit {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Name of its side.
    pub side: String,
    /// What it is, with the article.
    pub class: String,
    /// What it has been sent to do, as the file says it.
    pub task: String,
    /// When it comes into play, if after T0.
    pub from: Option<String>,
    /// When it leaves, if before the end.
    pub until: Option<String>,
}

/// Two units of two sides when they are first in play together: in one run of the scenario.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Pair {
    /// One, by its id.
    pub one: String,
    /// The other.
    pub other: String,
    /// When.
    pub at: String,
    /// Nautical miles between them.
    pub range_nm: f64,
    /// The channels on which the other can hear the one.
    pub other_hears_one: Vec<String>,
    /// The channels on which the one can hear the other.
    pub one_hears_other: Vec<String>,
}

/// An inject.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema)]
pub struct Inject {
    /// Its id.
    pub id: String,
    /// What it is, if the file says so.
    pub title: Option<String>,
    /// When it happens.
    pub trigger: String,
    /// What must hold then.
    pub given: Option<String>,
    /// What happens, as the file says it.
    pub acts: Vec<String>,
    /// The response that is expected.
    pub expects: Option<String>,
}

/// Something to try.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema)]
pub struct Try {
    /// Its id.
    pub id: String,
    /// In words.
    pub text: String,
    /// What is changed.
    pub change: Vec<String>,
    /// The measure, and what is expected of it.
    pub expected: String,
    /// What was measured.
    pub measured: Option<String>,
}

impl Brief {
    /// The brief of a scenario, with its texts in a language. Where units are when they come into play later is looked up
    /// in the run under a seed.
    pub fn new(prepared: &Prepared, seed: Seed, language: Language) -> Self {
        let scenario = prepared.scenario();
        let say = |text: &Text| one_line(text.in_language(language));
        let clock = Clock::new(prepared);
        let serves = |objective: &str| {
            let injects = scenario.injects.iter();
            let serving = injects.filter(|it| it.objective.as_deref() == Some(objective));
            serving.map(|it| it.id.clone()).collect()
        };
        let teaching = scenario.teaching.as_ref();
        let all = |texts: Option<&Vec<Text>>| texts.into_iter().flatten().map(say).collect();
        Self {
            title: say(&scenario.title),
            summary: say(&scenario.summary),
            what: teaching.map(|it| say(&it.what)),
            notice: all(teaching.map(|it| &it.notice)),
            discuss: all(teaching.map(|it| &it.discuss)),
            objectives: scenario
                .objectives
                .iter()
                .map(|it| Objective { id: it.id.clone(), text: say(&it.text), injects: serves(&it.id) })
                .collect(),
            place: say(&scenario.place.name),
            begins: clock.stamp(Instant::START),
            encounter_h: prepared.horizon().as_hours(),
            run_h: prepared.end().as_hours(),
            mechanism: prepared.mechanism().to_owned(),
            accused: scenario
                .sides
                .iter()
                .filter(|side| scenario.accused.contains(&side.id))
                .map(|side| say(&side.name))
                .collect(),
            units: scenario.units.iter().map(|it| unit(prepared, it, language)).collect(),
            pairs: pairs(prepared, seed),
            injects: scenario.injects.iter().map(|it| inject(prepared, it, language)).collect(),
            tries: scenario
                .tries
                .iter()
                .map(|it| Try {
                    id: it.id.clone(),
                    text: say(&it.text),
                    change: it
                        .mechanism
                        .iter()
                        .map(|it| format!("mechanism {it}"))
                        .chain(it.sets.clone())
                        .collect(),
                    expected: format!("{}: {}", it.measure, it.expect.name()),
                    measured: it.measured.clone(),
                })
                .collect(),
        }
    }
}

/// A text of several lines on one.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn unit(prepared: &Prepared, file: &UnitFile, language: Language) -> Unit {
    let clock = Clock::new(prepared);
    let side = prepared.scenario().sides.iter().find(|side| side.id == file.side);
    let at = |time: &_| clock.stamp(prepared.instant(time));
    Unit {
        id: file.id.clone(),
        name: file.name.in_language(language).to_owned(),
        side: side.map_or_else(String::new, |side| side.name.in_language(language).to_owned()),
        class: file.platform.name.clone(),
        task: as_written(&file.task, &clock),
        from: file.from.as_ref().map(at),
        until: file.until.as_ref().map(at),
    }
}

/// Every pair of units of two sides, when they are first in play together.
fn pairs(prepared: &Prepared, seed: Seed) -> Vec<Pair> {
    let units: Vec<UnitId> = prepared.units().collect();
    let clock = Clock::new(prepared);
    let comes = |unit: UnitId| {
        let from = prepared.unit(unit).from.as_ref();
        from.map_or(Instant::START, |time| prepared.instant(time))
    };
    let mut pairs = Vec::new();
    for (place, one) in units.iter().copied().enumerate() {
        for other in units[place + 1..].iter().copied() {
            if prepared.side_of(one) == prepared.side_of(other) {
                continue;
            }
            let at = comes(one).max(comes(other));
            let survey = prepared.survey(seed, at, one, other);
            let Some(Metres(metres)) = survey.range else { continue };
            // Each survey is a run up to that time.
            let back = prepared.survey(seed, at, other, one);
            let heard = |survey: Survey| {
                let open = survey.channels.into_iter().filter(|row| row.assessment.obstacle.is_none());
                open.map(|row| row.assessment.channel.to_string()).collect()
            };
            pairs.push(Pair {
                one: prepared.unit(one).id.clone(),
                other: prepared.unit(other).id.clone(),
                at: clock.stamp(at),
                range_nm: Metres(metres).nautical_miles(),
                other_hears_one: heard(survey),
                one_hears_other: heard(back),
            });
        }
    }
    pairs
}

fn inject(prepared: &Prepared, file: &InjectFile, language: Language) -> Inject {
    let clock = Clock::new(prepared);
    Inject {
        id: file.id.clone(),
        title: file.title.as_ref().map(|title| one_line(title.in_language(language))),
        trigger: trigger(prepared, file, &clock),
        given: file.given.as_ref().map(|it| as_written(it, &clock)),
        acts: file.acts.iter().map(|it| as_written(it, &clock)).collect(),
        expects: file.expects.as_ref().map(|it| {
            let otherwise = it.otherwise.as_ref().map(|it| format!(", otherwise {it}")).unwrap_or_default();
            format!("{} within {} min{otherwise}", as_written(&it.response, &clock), it.within_min)
        }),
    }
}

fn trigger(prepared: &Prepared, file: &InjectFile, clock: &Clock) -> String {
    if let Some(at) = &file.at {
        return clock.stamp(prepared.instant(at));
    }
    if let Some(after) = &file.after {
        let of = match after.of {
            Phase::Begins => "begins",
            Phase::Met => "is responded to",
            Phase::Unmet => "is not responded to",
        };
        return format!("{} min after {} {of}", after.min, after.inject);
    }
    if let Some(once) = &file.once {
        return format!("once {}", as_written(once, clock));
    }
    if let Some(rate) = &file.rate {
        return format!("at random, {} a day", rate.per_day);
    }
    match &file.manual {
        Some(manual) => format!("by hand; else {}", as_written(manual, clock)),
        None => "as a contingency".to_owned(),
    }
}

/// A value of a file in one line, in the words of the file.
fn as_written(value: &impl Serialize, clock: &Clock) -> String {
    words(&serde_json::to_value(value).unwrap_or_default(), clock)
}

fn words(value: &Value, clock: &Clock) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(it) => it.to_string(),
        Value::Number(it) => it.as_f64().map_or_else(|| it.to_string(), |it| it.to_string()),
        Value::String(text) => text.replace('_', " "),
        Value::Array(items) => items.iter().map(|it| words(it, clock)).collect::<Vec<_>>().join(", "),
        Value::Object(fields) => {
            if let Some(seconds) = fields.get("alternatives").and_then(|it| it[0]["epoch_seconds"].as_i64()) {
                return clock.stamp_epoch(seconds);
            }
            let all: Vec<_> = fields.iter().filter(|(_, it)| !is_nothing(it)).collect();
            match all.as_slice() {
                [(key, Value::Array(items))] if matches!(key.as_str(), "all" | "any") => {
                    let by = if *key == "all" { " and " } else { " or " };
                    let items: Vec<String> = items.iter().map(|it| words(it, clock)).collect();
                    format!("({})", items.join(by))
                }
                [(key, inner @ Value::Object(_))] => {
                    format!("{}: {}", key.replace('_', " "), words(inner, clock))
                }
                all => {
                    let pair = |(key, it): &(&String, &Value)| {
                        format!("{} {}", key.replace('_', " "), words(it, clock))
                    };
                    all.iter().map(pair).collect::<Vec<_>>().join(", ")
                }
            }
        }
    }
}

/// What a file does not say.
fn is_nothing(value: &Value) -> bool {
    matches!(value, Value::Null | Value::Bool(false)) || value.as_array().is_some_and(Vec::is_empty)
}
