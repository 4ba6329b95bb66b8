//! The brief of a scenario, before anybody plays it: what it is about, who is where, who hears whom, and what will happen.

use guardline_scenario::Prepared;
use guardline_scenario::channel::Survey;
use guardline_scenario::file::{Direction, InjectFile, Phase, UnitFile};
use guardline_units::{Instant, Language, Metres, Seed, Text, UnitId};
use schemars::JsonSchema;
use serde::Serialize;

use crate::clock::Clock;
use crate::language::Catalogue;
use crate::say;

mod text;
mod written;
use written::Written;

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
        let (clock, catalogue) = (Clock::new(prepared), Catalogue::of(language));
        let written = Written::new(prepared, catalogue);
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
            units: scenario.units.iter().map(|it| unit(prepared, it, &written)).collect(),
            pairs: pairs(prepared, seed),
            injects: scenario.injects.iter().map(|it| inject(prepared, it, &written)).collect(),
            tries: scenario
                .tries
                .iter()
                .map(|it| Try {
                    id: it.id.clone(),
                    text: say(&it.text),
                    change: it
                        .mechanism
                        .iter()
                        .map(|it| say!(catalogue, "show-change-mechanism", mechanism = it))
                        .chain(it.sets.clone())
                        .collect(),
                    expected: {
                        let expect = catalogue.word(expect_key(it.expect));
                        say!(catalogue, "show-expected", measure = &it.measure, expect = expect)
                    },
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

const fn expect_key(expect: Direction) -> &'static str {
    match expect {
        Direction::Higher => "expect-higher",
        Direction::Lower => "expect-lower",
        Direction::NoChange => "expect-no-change",
    }
}

fn unit(prepared: &Prepared, file: &UnitFile, written: &Written) -> Unit {
    let clock = Clock::new(prepared);
    let language = written.catalogue().language();
    let side = prepared.scenario().sides.iter().find(|side| side.id == file.side);
    let at = |time: &_| clock.stamp(prepared.instant(time));
    Unit {
        id: file.id.clone(),
        name: file.name.in_language(language).to_owned(),
        side: side.map_or_else(String::new, |side| side.name.in_language(language).to_owned()),
        class: written.class(&file.platform.id, &file.platform.name),
        task: written.value(&file.task),
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

fn inject(prepared: &Prepared, file: &InjectFile, written: &Written) -> Inject {
    let catalogue = written.catalogue();
    let expects = file.expects.as_ref().map(|it| {
        let (response, minutes) = (written.value(&it.response), it.within_min.to_string());
        match &it.otherwise {
            Some(otherwise) => say!(
                catalogue,
                "show-response-otherwise",
                response = response,
                minutes = minutes,
                otherwise = otherwise
            ),
            None => say!(catalogue, "show-response", response = response, minutes = minutes),
        }
    });
    Inject {
        id: file.id.clone(),
        title: file.title.as_ref().map(|title| one_line(title.in_language(catalogue.language()))),
        trigger: trigger(prepared, file, written),
        given: file.given.as_ref().map(|it| written.value(it)),
        acts: file.acts.iter().map(|it| written.value(it)).collect(),
        expects,
    }
}

fn trigger(prepared: &Prepared, file: &InjectFile, written: &Written) -> String {
    let catalogue = written.catalogue();
    if let Some(at) = &file.at {
        return Clock::new(prepared).stamp(prepared.instant(at));
    }
    if let Some(after) = &file.after {
        let key = match after.of {
            Phase::Begins => "show-after-begins",
            Phase::Met => "show-after-met",
            Phase::Unmet => "show-after-unmet",
        };
        return say!(catalogue, key, minutes = after.min.to_string(), inject = &after.inject);
    }
    if let Some(once) = &file.once {
        return say!(catalogue, "show-once", condition = written.value(once));
    }
    if let Some(rate) = &file.rate {
        return say!(catalogue, "show-rate", rate = rate.per_day.to_string());
    }
    match &file.manual {
        Some(manual) => say!(catalogue, "show-manual", otherwise = written.value(manual)),
        None => catalogue.word("show-contingency"),
    }
}
