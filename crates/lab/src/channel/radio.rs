//! Between two units: what lies between them, and how long until an answer.

use std::collections::BTreeMap;

use guardline_channels::{Garble, Obstacle};
use guardline_report::{Catalogue, Clock, say, unheard_key};
use guardline_scenario::Prepared;
use guardline_scenario::channel::{Heights, Survey, Surveyed};
use guardline_units::{Metres, Span, UnitId};
use guardline_wire::record::Unheard;
use guardline_wire::{Channel, Modulation, Route, Visual};
use rayon::prelude::*;
use schemars::JsonSchema;
use serde::Serialize;

use super::asked::{Asked, Failure, Kind};
use super::share::{Count, Quantiles, Within, counts, listed, quantiles, within};
use super::{Inquiry, unit_name};

/// For how long a question is followed.
const FOLLOWED: Span = Span::hours(1);

/// Times within which answers are counted.
const LIMITS: [Span; 4] = [Span::minutes(1), Span::minutes(5), Span::minutes(15), Span::minutes(60)];

/// Between two units.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Units {
    /// Who calls and who is called.
    pub places: [UnitPlace; 2],
    /// Distance between them in metres; none unless both are in play.
    pub range_m: Option<f64>,
    /// Radio horizon between them in metres.
    pub horizon_m: Option<f64>,
    /// Whether it is day, so that flags can be read.
    pub day: bool,
    /// The channels that either has a set for.
    pub channels: Vec<ChannelRow>,
    /// The means by which the caller would signal by sight.
    pub sight: Vec<SightRow>,
    /// What the scenario's author has put in the way of voices.
    pub disturbances: Vec<String>,
    /// How long until an answer; none unless both are in play.
    pub answers: Option<Answers>,
}

/// A unit where a run has it.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct UnitPlace {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether it is in play.
    pub in_play: bool,
    /// When it comes into play and when it leaves, if the scenario says so, in the scenario's zone.
    pub plays: [Option<String>; 2],
    /// Its own height in metres.
    pub height_m: Option<f64>,
    /// Height of its antenna above itself in metres.
    pub antenna_m: Option<f64>,
}

/// A channel between two units, from the caller to the called.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct ChannelRow {
    /// Its name in files.
    pub channel: Channel,
    /// Its name for people.
    pub title: String,
    /// Whether it is agreed, and so kept watch on by order.
    pub agreed: bool,
    /// Whether it is a guard channel.
    pub guard: bool,
    /// Amplitude or frequency modulation, `am` or `fm`.
    pub modulation: String,
    /// Whether the caller and the called have a set for it.
    pub sets: [bool; 2],
    /// Whether the caller and the called have it switched on.
    pub watch: [bool; 2],
    /// Signal over noise of the link in decibels, before crew and equipment take their part; none beyond the horizon.
    pub link_db: Option<f64>,
    /// Chance of each readability, 1 to 5.
    pub readability: [f64; 5],
    /// Chance that the watch is really kept, whole exchanges at a time.
    pub listens: f64,
    /// Chance that no stranger covers the call.
    pub clear: f64,
    /// Chance that one call is heard.
    pub heard: f64,
    /// Chance that one call is heard and understood.
    pub understood: f64,
    /// What makes it impossible.
    pub obstacle: Option<String>,
    /// First calls on it in the replicates, each replicate once at most: a check of the chances above. A call that the answer
    /// to an earlier one overtook does not count.
    pub first_calls: u32,
    /// How many of them were heard.
    pub first_calls_heard: u32,
    /// How many of them were understood.
    pub first_calls_understood: u32,
}

/// A means of signalling by sight.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct SightRow {
    /// Which.
    pub means: Visual,
    /// How far it carries, in metres.
    pub carries_m: f64,
    /// Whether it can be used.
    pub usable: bool,
}

/// How long until an answer, over replicates.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Answers {
    /// Replicates.
    pub runs: u32,
    /// Answered within 1, 5, 15 and 60 minutes.
    pub within: Vec<Within>,
    /// How long it took where there was an answer.
    pub time: Option<Quantiles>,
    /// By which way the answers came.
    pub routes: Vec<Count>,
    /// What the answers were.
    pub kinds: Vec<Count>,
    /// Answers that were taken to say something else than they said.
    pub misheard: u32,
    /// Why there was no answer within the hour, where there was none.
    pub failures: Vec<Count>,
    /// Calls in all, until an answer or the end of the hour.
    pub calls: u32,
    /// Why calls were not heard.
    pub unheard: Vec<Count>,
}

impl Units {
    /// Surveys two units and asks as often as there are replicates.
    pub(super) fn new(inquiry: &Inquiry<'_>, from: UnitId, to: UnitId) -> Self {
        let Inquiry { prepared, at, seed, runs, catalogue, .. } = *inquiry;
        let survey = prepared.survey(seed, at, from, to);
        let asked: Vec<Asked> = if survey.range.is_none() {
            Vec::new()
        } else {
            let ask =
                |replicate| Asked::read(&prepared.ask(&survey, seed, replicate, FOLLOWED), prepared, &survey);
            (0..runs).into_par_iter().map(ask).collect()
        };
        let place = |unit: UnitId, heights: Option<Heights>| UnitPlace {
            id: prepared.unit(unit).id.clone(),
            name: unit_name(prepared, unit, catalogue),
            in_play: heights.is_some(),
            plays: {
                let (file, clock) = (prepared.unit(unit), Clock::new(prepared));
                [&file.from, &file.until]
                    .map(|when| when.as_ref().map(|it| clock.stamp(prepared.instant(it))))
            },
            height_m: heights.map(|it| it.own.0),
            antenna_m: heights.map(|it| it.antenna.0),
        };
        Self {
            places: [place(from, survey.heights[0]), place(to, survey.heights[1])],
            range_m: survey.range.map(|Metres(metres)| metres),
            horizon_m: survey.horizon.map(|Metres(metres)| metres),
            day: survey.day,
            channels: survey.channels.iter().map(|it| ChannelRow::new(it, &asked, catalogue)).collect(),
            sight: survey
                .sight
                .iter()
                .map(|it| SightRow { means: it.means, carries_m: it.carries.0, usable: it.usable })
                .collect(),
            disturbances: disturbances(prepared, &survey, catalogue),
            answers: survey.range.map(|_| Answers::new(&asked, catalogue)),
        }
    }
}

fn disturbances(prepared: &Prepared, survey: &Survey, catalogue: Catalogue) -> Vec<String> {
    let clock = Clock::new(prepared);
    let stuck = survey.stuck.iter().map(|(unit, channel, ends)| {
        let (unit, time) = (unit_name(prepared, *unit, catalogue), clock.time(*ends));
        say!(catalogue, "channel-stuck", unit = unit, channel = *channel, time = time)
    });
    let garbled = survey.garbled.iter().map(|(unit, garble, ends)| {
        let key = match garble {
            Garble::Addressee => "channel-garbled-addressee",
            Garble::Content => "channel-garbled-content",
            Garble::Figures => "channel-garbled-figures",
        };
        say!(catalogue, key, unit = unit_name(prepared, *unit, catalogue), time = clock.time(*ends))
    });
    stuck.chain(garbled).collect()
}

impl ChannelRow {
    fn new(surveyed: &Surveyed, asked: &[Asked], catalogue: Catalogue) -> Self {
        let Surveyed { sets, watch, agreed, assessment } = surveyed;
        let channel = assessment.channel;
        let first = || asked.iter().flat_map(|asked| &asked.first).filter(|first| first.0 == channel);
        Self {
            channel,
            title: channel.to_string(),
            agreed: *agreed,
            guard: channel.is_guard(),
            modulation: match channel.modulation() {
                Modulation::Am => "am".to_owned(),
                Modulation::Fm => "fm".to_owned(),
            },
            sets: *sets,
            watch: *watch,
            link_db: Some(assessment.link.0).filter(|link| link.is_finite()),
            readability: assessment.readability,
            listens: assessment.listens,
            clear: assessment.clear,
            heard: assessment.heard,
            understood: assessment.understood,
            obstacle: assessment.obstacle.map(|it| catalogue.word(obstacle_key(it))),
            first_calls: first().count() as u32,
            first_calls_heard: first().filter(|first| first.1).count() as u32,
            first_calls_understood: first().filter(|first| first.2).count() as u32,
        }
    }
}

impl Answers {
    fn new(asked: &[Asked], catalogue: Catalogue) -> Self {
        let runs = asked.len() as u32;
        let answers = || asked.iter().filter_map(|asked| asked.answer);
        let times: Vec<Span> = answers().map(|(after, ..)| after).collect();
        let mut unheard: BTreeMap<Unheard, u32> = BTreeMap::new();
        for (why, count) in asked.iter().flat_map(|asked| &asked.unheard) {
            *unheard.entry(*why).or_default() += count;
        }
        Self {
            runs,
            within: within(&times, &LIMITS, runs),
            time: quantiles(times),
            routes: counts(answers().map(|(_, route, ..)| route), |route| way(route, catalogue)),
            kinds: counts(answers().map(|(_, _, kind, _)| kind), |kind| catalogue.word(kind_key(kind))),
            misheard: answers().filter(|(.., misheard)| *misheard).count() as u32,
            failures: counts(asked.iter().filter_map(|asked| asked.failure), |it| failure(it, catalogue)),
            calls: asked.iter().map(|asked| asked.calls).sum(),
            unheard: listed(&unheard, |why| catalogue.word(unheard_key(why))),
        }
    }
}

fn way(route: Route, catalogue: Catalogue) -> String {
    let key = if matches!(route, Route::Radio(_)) { "answer-on" } else { "answer-by" };
    say!(catalogue, key, way = catalogue.way(route))
}

const fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Intention => "kind-intention",
        Kind::Demand => "kind-demand",
        Kind::Understood => "kind-understood",
    }
}

fn failure(failure: Failure, catalogue: Catalogue) -> String {
    catalogue.word(match failure {
        Failure::NoWay => "failure-no-way",
        Failure::Busy => "failure-busy",
        Failure::Unheard(why) => {
            return say!(catalogue, "failure-unheard", why = catalogue.word(unheard_key(why)));
        }
        Failure::NotUnderstood => "failure-not-understood",
        Failure::Unwilling => "failure-unwilling",
        Failure::ReceiptOnly => "failure-receipt-only",
        Failure::AnswerLost => "failure-answer-lost",
    })
}

const fn obstacle_key(obstacle: Obstacle) -> &'static str {
    match obstacle {
        Obstacle::NotInPlay => "obstacle-not-in-play",
        Obstacle::CallerHasNoSet => "obstacle-caller-has-no-set",
        Obstacle::CalledHasNoSet => "obstacle-called-has-no-set",
        Obstacle::NoWatch => "obstacle-no-watch",
        Obstacle::BeyondHorizon => "obstacle-beyond-horizon",
    }
}
