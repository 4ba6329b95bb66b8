//! The time-line: what is on record and what happened in this run, in one order, each line marked for what it is.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use guardline_scenario::Prepared;
use guardline_scenario::file::Grade;
use guardline_units::{ActorId, Instant, Language, Rung, Span, UnitId};
use guardline_wire::line::LineState;
use guardline_wire::record::Because;
use guardline_wire::{MessageId, Question, Record, Route, SpeechAct};

use crate::clock::Clock;
use crate::explain::Decisions;
use crate::language::Catalogue;
use crate::page;
use crate::say;
use crate::wording::{Names, unheard_key};

/// What a line is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// On record, with a source.
    Recorded,
    /// Said by a side, with a source.
    Claimed,
    /// Happened in this run and nowhere else.
    Simulated,
}

/// How much of a run is shown.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Detail {
    /// What a reader needs to follow it.
    Story,
    /// Every record.
    Everything,
}

/// One line of the time-line.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Item {
    /// Scenario time in seconds since T0; none if the record does not say when.
    pub at_s: Option<f64>,
    /// Local time with offset, `2025-12-06T16:32:04+09:00`.
    pub time: Option<String>,
    /// What the line is.
    pub standing: Standing,
    /// Whose claim it is, for claims.
    pub side: Option<String>,
    /// Who says so, for what is recorded or claimed; `unverified` is part of it where the source is weak.
    pub source: Option<String>,
    /// The line.
    pub text: String,
    /// What kind of thing it is about.
    pub about: About,
    /// The instant, for sorting and for showing the time.
    #[serde(skip)]
    pub at: Option<Instant>,
}

/// What a line is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// Motion, radars, weapons, contacts.
    Scene,
    /// Said, heard, understood.
    Words,
    /// Believed and decided.
    Minds,
    /// Reports, orders, postures, publication.
    Chain,
    /// The line between the ministries.
    Line,
    /// Rungs.
    Rung,
}

/// The records of a run as lines.
pub fn simulated<'a>(
    prepared: &Prepared,
    records: impl Iterator<Item = (Instant, ActorId, &'a Record)> + Clone,
    language: Language,
    detail: Detail,
) -> Vec<Item> {
    let names = Names::new(prepared, language);
    let clock = Clock::new(prepared);
    let calls = Calls::gather(records.clone());
    let mut shown = Shown::default();
    let mut decisions = Decisions::default();
    let mut items = Vec::new();
    let mut push =
        |at: Instant, about, text| items.push(item(&clock, Some(at), Standing::Simulated, about, text));
    for (at, actor, record) in records {
        if record.is_detail() {
            continue;
        }
        let number = decisions.count(record);
        if detail == Detail::Everything {
            let text = numbered(&names, number, names.record(record));
            push(at, about(record), format!("[{}] {text}", names.actor(actor)));
            continue;
        }
        if let Some(text) = shown.story(at, record, &names, &calls) {
            push(at, about(record), numbered(&names, number, text));
        }
    }
    items
}

/// The number by which a decision can be explained; at the beginning, where no line breaks in it.
fn numbered(names: &Names, decision: Option<u32>, text: String) -> String {
    match decision {
        Some(number) => say!(names, "item-decision", number = number, text = text),
        None => text,
    }
}

/// What is on record, in the order of its times; what has none comes last.
pub fn recorded(prepared: &Prepared, language: Language) -> Vec<Item> {
    let clock = Clock::new(prepared);
    let scenario = prepared.scenario();
    let mut items: Vec<Item> = scenario
        .records
        .iter()
        .map(|record| {
            let at = record.at.as_ref().map(|time| prepared.instant(time));
            let text = record.text.in_language(language).to_owned();
            let source = Some(source(prepared, &record.source, language));
            // What is on record may lie before the run; it keeps its own time.
            let time = record.at.as_ref().map(|time| clock.stamp_epoch(time.used().epoch_seconds));
            Item { time, source, ..item(&clock, at, Standing::Recorded, About::Scene, text) }
        })
        .collect();
    items.sort_by_key(|item| item.at.unwrap_or(Instant::NEVER));
    items
}

/// What each side says happened.
pub fn claims(prepared: &Prepared, language: Language) -> Vec<Item> {
    let clock = Clock::new(prepared);
    let scenario = prepared.scenario();
    let names = |id: &str| {
        let side = scenario.sides.iter().find(|side| side.id == id);
        side.map_or(id, |side| side.name.in_language(language)).to_owned()
    };
    scenario
        .claims
        .iter()
        .map(|claim| {
            let none = || Catalogue::of(language).word("claim-none");
            let text = claim.text.as_ref().map_or_else(none, |text| text.in_language(language).to_owned());
            let side = Some(names(&claim.side));
            let source = claim.source.as_deref().map(|id| source(prepared, id, language));
            Item { side, source, ..item(&clock, None, Standing::Claimed, About::Scene, text) }
        })
        .collect()
}

/// A source by its id, marked where it is weak.
fn source(prepared: &Prepared, id: &str, language: Language) -> String {
    match prepared.scenario().sources.iter().find(|source| source.id == id) {
        Some(source) if matches!(source.grade, Grade::Copy | Grade::Memory) => {
            say!(Catalogue::of(language), "source-unverified", source = &source.title)
        }
        Some(source) => source.title.clone(),
        None => id.to_owned(),
    }
}

fn item(clock: &Clock, at: Option<Instant>, standing: Standing, about: About, text: String) -> Item {
    let (at_s, time) = (at.map(|at| at.since_start().as_seconds()), at.map(|at| clock.stamp(at)));
    Item { at_s, time, standing, side: None, source: None, text, about, at }
}

const fn about(record: &Record) -> About {
    match record {
        Record::Says { .. }
        | Record::Unsent { .. }
        | Record::Hears { .. }
        | Record::Misses { .. }
        | Record::Acknowledged { .. }
        | Record::ReadBack { .. }
        | Record::AnotherAnswers { .. }
        | Record::NoticeInHand { .. }
        | Record::Silence { .. } => About::Words,
        Record::Believes { .. }
        | Record::Decides { .. }
        | Record::TakenFor { .. }
        | Record::SeatAsked { .. }
        | Record::SeatDecided { .. } => About::Minds,
        Record::Posture { .. }
        | Record::Account { .. }
        | Record::Disputes { .. }
        | Record::Does { .. }
        | Record::Opens { .. }
        | Record::CrewSays { .. }
        | Record::Settles { .. }
        | Record::Reports { .. }
        | Record::Informed { .. }
        | Record::Analysed { .. }
        | Record::Orders { .. }
        | Record::Ordered { .. }
        | Record::Publishes { .. }
        | Record::Learns { .. } => About::Chain,
        Record::Line { .. } | Record::LineFails { .. } => About::Line,
        Record::Rung { .. } | Record::Picture { .. } => About::Rung,
        _ => About::Scene,
    }
}

/// All calls of each question, so that thirty calls make one line.
#[derive(Debug, Default)]
struct Calls {
    of: BTreeMap<MessageId, (u32, Question)>,
    all: BTreeMap<(u32, Question), Calling>,
}

#[derive(Debug)]
struct Calling {
    calls: u32,
    first: Instant,
    last: Instant,
    heard: u32,
    why: BTreeMap<guardline_wire::record::Unheard, u32>,
}

impl Calls {
    fn gather<'a>(records: impl Iterator<Item = (Instant, ActorId, &'a Record)>) -> Self {
        let mut calls = Self::default();
        for (at, _, record) in records {
            match record {
                Record::Says { message, route: Route::Radio(_), .. }
                    if matches!(message.says, SpeechAct::Query | SpeechAct::Notice(_)) =>
                {
                    let key = (message.id.sender, message.question);
                    calls.of.insert(message.id, key);
                    let calling = calls.all.entry(key).or_insert(Calling {
                        calls: 0,
                        first: at,
                        last: at,
                        heard: 0,
                        why: BTreeMap::new(),
                    });
                    calling.calls += 1;
                    calling.last = at;
                }
                Record::Hears { message, .. } => {
                    if let Some(calling) = calls.of.get(message).and_then(|key| calls.all.get_mut(key)) {
                        calling.heard += 1;
                    }
                }
                Record::Misses { message, why, .. } => {
                    if let Some(calling) = calls.of.get(message).and_then(|key| calls.all.get_mut(key)) {
                        *calling.why.entry(*why).or_default() += 1;
                    }
                }
                _ => {}
            }
        }
        calls
    }
}

/// What has been told already.
#[derive(Debug, Default)]
struct Shown {
    rungs: BTreeMap<UnitId, Rung>,
    counted: Vec<(u32, Question)>,
}

impl Shown {
    /// A record as a line of the story, if the story needs it.
    fn story(&mut self, at: Instant, record: &Record, names: &Names, calls: &Calls) -> Option<String> {
        match record {
            Record::Truth { .. }
            | Record::Steers { .. }
            | Record::Picture { .. }
            | Record::Measures { .. }
            | Record::Ordered { .. }
            | Record::Contact { .. }
            | Record::Inject { .. }
            | Record::Withheld { .. }
            | Record::Response { .. }
            | Record::Input(_)
            | Record::SeatAsked { .. }
            | Record::Meets { incident: false }
            | Record::Opens { .. }
            | Record::Disputes { .. }
            | Record::Unsent { .. }
            | Record::Believes { because: Because::Quiet | Because::Prior | Because::Down, .. }
            | Record::ReadBack { right: true, .. }
            | Record::Learns { .. }
            | Record::NoticeInHand { route: Route::Radio(_), .. }
            | Record::Line {
                state:
                    LineState::Closed
                    | LineState::Granted { standing: true }
                    | LineState::Requests { .. }
                    | LineState::Understands { .. }
                    | LineState::ReadBack { right: true },
                ..
            } => None,
            Record::Rung { unit, rung } => {
                let before = self.rungs.insert(*unit, *rung).unwrap_or_default();
                // Coming and going at the edge of watch and surveillance is not news.
                (rung.number() >= 3 || before.number() >= 3)
                    .then(|| say!(names, "item-rung", unit = names.unit(*unit), rung = names.rung(*rung)))
            }
            Record::Says { message, .. } => match calls.of.get(&message.id) {
                Some(key) if self.counted.contains(key) => None,
                Some(key) => {
                    self.counted.push(*key);
                    let text = names.record(record);
                    Some(match calls.all.get(key).filter(|calling| calling.calls > 1) {
                        Some(calling) => again(names, text, calling, at),
                        None => text,
                    })
                }
                None => Some(names.record(record)),
            },
            Record::Hears { message, .. } | Record::Misses { message, .. } => match calls.of.get(message) {
                // Of many calls the first outcome is told; the rest is in the count.
                Some(key)
                    if calls
                        .all
                        .get(key)
                        .is_some_and(|calling| calling.calls > 1 && at > first_end(calling)) =>
                {
                    None
                }
                _ => Some(format!("  {}", names.record(record))),
            },
            _ => Some(names.record(record)),
        }
    }
}

/// Tells a run as it unfolds, record by record.
#[derive(Debug)]
pub struct Teller {
    names: Names,
    clock: Clock,
    shown: Shown,
    calls: Calls,
    decisions: Decisions,
}

impl Teller {
    /// A teller for a scenario.
    pub fn new(prepared: &Prepared, language: Language) -> Self {
        let (shown, calls, decisions) = Default::default();
        Self { names: Names::new(prepared, language), clock: Clock::new(prepared), shown, calls, decisions }
    }

    /// The line for a record, if the story needs one.
    pub fn tell(&mut self, at: Instant, record: &Record) -> Option<String> {
        if record.is_detail() {
            return None;
        }
        let number = self.decisions.count(record);
        let text = self.shown.story(at, record, &self.names, &self.calls)?;
        let standing = page::standing(self.names.catalogue(), Standing::Simulated);
        let text = numbered(&self.names, number, text);
        Some(format!("  {} {} {standing} {text}", self.clock.date(at), self.clock.time(at)))
    }
}

/// A little after the first call: what is heard of it is heard by then.
fn first_end(calling: &Calling) -> Instant {
    calling.first + Span::seconds(60)
}

/// The first call, and how many more there were.
fn again(names: &Names, text: String, calling: &Calling, at: Instant) -> String {
    let misses = calling.calls - calling.heard.min(calling.calls);
    let why = calling
        .why
        .iter()
        .map(|(why, count)| say!(names, "list-times", what = names.word(unheard_key(*why)), count = *count));
    let why = names.catalogue().list("list-comma", why);
    let (calls, time) = (calling.calls, calling.last - at);
    if why.is_empty() {
        say!(names, "item-calls", text = text, calls = calls, time = time, misses = misses)
    } else {
        say!(names, "item-calls-why", text = text, calls = calls, time = time, misses = misses, why = why)
    }
}
