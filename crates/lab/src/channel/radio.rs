//! Between two units: what lies between them, and how long until an answer.

use std::collections::{BTreeMap, BTreeSet};

use guardline_channels::{Garble, Obstacle};
use guardline_report::Clock;
use guardline_scenario::channel::{Heights, Records, Survey, Surveyed};
use guardline_scenario::{Prepared, Role};
use guardline_units::{Instant, Metres, Span, UnitId};
use guardline_wire::record::{Party, Unheard, Unsent};
use guardline_wire::{
    Acknowledgement, Channel, Marker, Message, MessageId, Modulation, Record, Route, SpeechAct, Visual,
};
use rayon::prelude::*;
use schemars::JsonSchema;
use serde::Serialize;

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
    /// First calls on it in the replicates, and how many of them were heard and understood: each replicate once.
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

/// What an answer was.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// The other says what he is about to do.
    Intention,
    /// The other tells the caller to leave.
    Demand,
    /// The other shows that he has understood, and says no more: an aircraft by its movements.
    Understood,
}

/// Why a question had no answer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Failure {
    /// The caller has no way to call at all.
    NoWay,
    /// The channel was never free.
    Busy,
    /// No call was heard, most often for this reason.
    Unheard(Unheard),
    /// Heard, and never understood.
    NotUnderstood,
    /// Understood, and the other does not answer.
    Unwilling,
    /// The other only says that he has received it.
    ReceiptOnly,
    /// The other answers, and the caller does not hear or understand it.
    AnswerLost,
}

/// What became of one question.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Asked {
    /// The answer: after how long, by which way, what, and whether it was taken to say something else.
    pub answer: Option<(Span, Route, Kind, bool)>,
    /// Why there was none.
    pub failure: Option<Failure>,
    /// The first call on each channel: whether it was heard, and whether it was understood.
    pub first: Vec<(Channel, bool, bool)>,
    /// Calls made.
    pub calls: u32,
    /// Why calls were not heard.
    pub unheard: BTreeMap<Unheard, u32>,
}

impl Units {
    /// Surveys two units and asks as often as there are replicates.
    pub(super) fn new(inquiry: &Inquiry<'_>, from: UnitId, to: UnitId) -> Self {
        let Inquiry { prepared, at, seed, runs, .. } = *inquiry;
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
            name: unit_name(prepared, unit),
            in_play: heights.is_some(),
            height_m: heights.map(|it| it.own.0),
            antenna_m: heights.map(|it| it.antenna.0),
        };
        Self {
            places: [place(from, survey.heights[0]), place(to, survey.heights[1])],
            range_m: survey.range.map(|Metres(metres)| metres),
            horizon_m: survey.horizon.map(|Metres(metres)| metres),
            day: survey.day,
            channels: survey.channels.iter().map(|channel| ChannelRow::new(channel, &asked)).collect(),
            sight: survey
                .sight
                .iter()
                .map(|it| SightRow { means: it.means, carries_m: it.carries.0, usable: it.usable })
                .collect(),
            disturbances: disturbances(prepared, &survey),
            answers: survey.range.map(|_| Answers::new(&asked)),
        }
    }
}

fn disturbances(prepared: &Prepared, survey: &Survey) -> Vec<String> {
    let clock = Clock::new(prepared);
    let stuck = survey.stuck.iter().map(|(unit, channel, ends)| {
        let unit = unit_name(prepared, *unit);
        format!(
            "The microphone of {unit} is stuck open on {channel} until {}: the replicates know it, the chances of one \
             call in the table do not.",
            clock.time(*ends)
        )
    });
    let garbled = survey.garbled.iter().map(|(unit, garble, ends)| {
        let what = match garble {
            Garble::Addressee => "the number of whom it calls",
            Garble::Content => "all that it says but the names",
            Garble::Figures => "its figures",
        };
        let unit = unit_name(prepared, *unit);
        format!("The voice of {unit} loses {what} until {}: the replicates know it.", clock.time(*ends))
    });
    stuck.chain(garbled).collect()
}

impl ChannelRow {
    fn new(surveyed: &Surveyed, asked: &[Asked]) -> Self {
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
            obstacle: assessment.obstacle.map(|it| obstacle_word(it).to_owned()),
            first_calls: first().count() as u32,
            first_calls_heard: first().filter(|first| first.1).count() as u32,
            first_calls_understood: first().filter(|first| first.2).count() as u32,
        }
    }
}

impl Answers {
    fn new(asked: &[Asked]) -> Self {
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
            routes: counts(answers().map(|(_, route, ..)| route), |route| route.to_string()),
            kinds: counts(answers().map(|(_, _, kind, _)| kind), |kind| kind_word(kind).to_owned()),
            misheard: answers().filter(|(.., misheard)| *misheard).count() as u32,
            failures: counts(asked.iter().filter_map(|asked| asked.failure), failure_word),
            calls: asked.iter().map(|asked| asked.calls).sum(),
            unheard: listed(&unheard, |why| unheard_word(why).to_owned()),
        }
    }
}

impl Asked {
    /// Reads what became of a question off the records of its replicate.
    pub fn read(records: &Records, prepared: &Prepared, survey: &Survey) -> Self {
        let mut reading = Reading {
            from: survey.from,
            to: survey.to,
            began: survey.at,
            queries: BTreeMap::new(),
            answers: BTreeMap::new(),
            channels: BTreeSet::new(),
            heard: false,
            understood: false,
            receipt: false,
            busy: false,
            asked: Self::default(),
        };
        let operator = prepared.actor(Role::Operator(survey.from));
        for (at, actor, _, record) in records {
            if let (true, Record::Unsent { why: Unsent::Busy, .. }) = (*actor == operator, record) {
                reading.busy = true;
            }
            reading.take(*at, record);
            if reading.asked.answer.is_some() {
                break;
            }
        }
        reading.finish()
    }
}

/// A replicate being read.
struct Reading {
    from: UnitId,
    to: UnitId,
    began: Instant,
    /// Calls, and the place of those that were the first on a channel.
    queries: BTreeMap<MessageId, Option<usize>>,
    /// What was said in answer.
    answers: BTreeMap<MessageId, SpeechAct>,
    channels: BTreeSet<Channel>,
    heard: bool,
    understood: bool,
    receipt: bool,
    busy: bool,
    asked: Asked,
}

impl Reading {
    fn take(&mut self, at: Instant, record: &Record) {
        let (caller, called) = (Party::Unit(self.from), Party::Unit(self.to));
        match record {
            Record::Says { message, route, .. } => self.said(message, *route),
            Record::Hears { who, message, understood, .. } if *who == called => {
                let Some(first) = self.queries.get(message) else { return };
                self.heard = true;
                self.understood |= understood.is_some();
                self.note(*first, true, understood.is_some());
            }
            Record::Misses { who, message, why, .. } if *who == called => {
                let Some(first) = self.queries.get(message) else { return };
                *self.asked.unheard.entry(*why).or_default() += 1;
                // The sound of it came through; that it was for him did not.
                self.note(*first, *why == Unheard::NotForHim, false);
            }
            Record::Hears { who, message, route, understood: Some(says), .. } if *who == caller => {
                let Some(said) = self.answers.get(message) else { return };
                match kind(says) {
                    Some(kind) => {
                        self.asked.answer = Some((at - self.began, *route, kind, says != said));
                    }
                    None => self.receipt = true,
                }
            }
            _ => {}
        }
    }

    fn said(&mut self, message: &Message, route: Route) {
        if message.originator.unit == Some(self.from) && message.says == SpeechAct::Query {
            self.asked.calls += 1;
            let first = match route {
                Route::Radio(channel) if self.channels.insert(channel) => {
                    self.asked.first.push((channel, false, false));
                    Some(self.asked.first.len() - 1)
                }
                _ => None,
            };
            self.queries.insert(message.id, first);
        } else if message.originator.unit == Some(self.to)
            && message.marker == Marker::Answer
            && !matches!(message.says, SpeechAct::SayAgain { .. } | SpeechAct::CodeReply { .. })
        {
            self.answers.insert(message.id, message.says.clone());
        }
    }

    fn note(&mut self, first: Option<usize>, heard: bool, understood: bool) {
        if let Some(first) = first.and_then(|place| self.asked.first.get_mut(place)) {
            (first.1, first.2) = (heard, understood);
        }
    }

    fn finish(mut self) -> Asked {
        if self.asked.answer.is_some() {
            return self.asked;
        }
        let mostly = self.asked.unheard.iter().max_by_key(|(why, count)| (**count, std::cmp::Reverse(**why)));
        let failure = match mostly {
            _ if self.receipt => Failure::ReceiptOnly,
            _ if self.answers.values().any(|says| kind(says).is_some()) => Failure::AnswerLost,
            _ if self.understood => Failure::Unwilling,
            _ if self.heard => Failure::NotUnderstood,
            Some((why, _)) => Failure::Unheard(*why),
            None if self.busy => Failure::Busy,
            None => Failure::NoWay,
        };
        self.asked.failure = Some(failure);
        self.asked
    }
}

/// What is said in answer, if it is an answer and not only a receipt.
const fn kind(says: &SpeechAct) -> Option<Kind> {
    match says {
        SpeechAct::Acknowledge { grade: Acknowledgement::Received, .. } => None,
        SpeechAct::Acknowledge { .. } => Some(Kind::Understood),
        SpeechAct::Demand => Some(Kind::Demand),
        _ => Some(Kind::Intention),
    }
}

const fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Intention => "says what it is about to do",
        Kind::Demand => "tells the caller to leave",
        Kind::Understood => "shows that it has understood",
    }
}

fn failure_word(failure: Failure) -> String {
    match failure {
        Failure::NoWay => "no channel to call on".to_owned(),
        Failure::Busy => "the channel was never free".to_owned(),
        Failure::Unheard(why) => format!("no call heard, mostly: {}", unheard_word(why)),
        Failure::NotUnderstood => "heard and never understood".to_owned(),
        Failure::Unwilling => "understood and not answered".to_owned(),
        Failure::ReceiptOnly => "only receipt was acknowledged".to_owned(),
        Failure::AnswerLost => "the answer was not heard or not understood".to_owned(),
    }
}

pub(super) const fn obstacle_word(obstacle: Obstacle) -> &'static str {
    match obstacle {
        Obstacle::NotInPlay => "not in play",
        Obstacle::CallerHasNoSet => "caller has no set",
        Obstacle::CalledHasNoSet => "called has no set",
        Obstacle::NoWatch => "called keeps no watch",
        Obstacle::BeyondHorizon => "beyond the radio horizon",
    }
}

const fn unheard_word(why: Unheard) -> &'static str {
    match why {
        Unheard::NotInPlay => "not in play",
        Unheard::NoWatch => "no watch on the channel",
        Unheard::WatchNotKept => "watch ordered but not kept",
        Unheard::BeyondHorizon => "beyond the radio horizon",
        Unheard::Talking => "talking itself",
        Unheard::SteppedOn => "covered by another transmission",
        Unheard::Unreadable => "unreadable",
        Unheard::NotForHim => "heard, but not as meant for it",
        Unheard::OutOfSight => "out of sight",
        Unheard::NotSeen => "not seen",
    }
}
