//! Between two ministries: what each line is at the moment, who is there at either end, and what becomes of a wish to call.

use std::collections::BTreeMap;

use guardline_mechanism::{Declared, Interpreter, Level, Orders, Request, ServiceHours};
use guardline_report::Clock;
use guardline_scenario::Prepared;
use guardline_scenario::channel::{LineEnd, LineSurvey};
use guardline_units::{Side, Span};
use guardline_wire::line::AnswerChoice;
use rayon::prelude::*;
use schemars::JsonSchema;
use serde::Serialize;

use super::share::{Count, Quantiles, Within, counts, quantiles, within};
use super::wish::{FOLLOWED, Wish};
use super::{Inquiry, line_name, side_name};

/// Times within which the ends talk.
const LIMITS: [Span; 4] = [Span::hours(1), Span::hours(12), Span::hours(24), Span::hours(48)];

/// Between two ministries.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Ministries {
    /// Names of the caller's side and of the called one.
    pub names: [String; 2],
    /// The lines, in the order of the mechanism file.
    pub lines: Vec<LineRow>,
    /// What becomes of a wish to call: once if the called ministry has been told by its own unit, once if not. Empty if
    /// there is no line.
    pub wishes: Vec<Arm>,
    /// Whether what a side does about a ring is imposed by the scenario's author.
    pub imposed: bool,
    /// Median hours of a message through the embassies.
    pub embassy_median_h: f64,
    /// A third party that carries letters, if there is one.
    pub third_party: Option<ThirdParty>,
}

/// A third party that carries letters.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct ThirdParty {
    /// Its name.
    pub name: String,
    /// Median hours that a letter takes.
    pub median_h: f64,
}

/// A line at the moment.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct LineRow {
    /// Its id in the mechanism.
    pub id: String,
    /// Who is called.
    pub level: Level,
    /// What is said of it in public.
    pub declared: Declared,
    /// Whether a ring at one end can reach the other; not if its paths are cut.
    pub reaches: bool,
    /// Median minutes of the consultation before a call; 0 if none is demanded.
    pub consultation_min: f64,
    /// How a call is asked for.
    pub request: Request,
    /// Hours for which the called side may take its time.
    pub reply_window_h: f64,
    /// Minutes between two attempts to ring.
    pub redial_min: f64,
    /// Whether somebody else answers while the person called is not there.
    pub somebody_else_answers: bool,
    /// Whether written messages can be left on it.
    pub written: bool,
    /// The caller's end and the called one.
    pub ends: [EndRow; 2],
}

/// One end of a line at the moment.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct EndRow {
    /// Id of the side.
    pub side: String,
    /// Local time, `14:30`.
    pub clock: String,
    /// Whether it is Saturday or Sunday.
    pub weekend: bool,
    /// Hours of service, local time.
    pub hours: String,
    /// Whether nobody is there on Saturdays and Sundays.
    pub weekdays_only: bool,
    /// Whether somebody is there.
    pub staffed: bool,
    /// When somebody is there next, in the scenario's zone, if nobody is.
    pub next_staffed: Option<String>,
    /// Whether the person whose line it is sleeps.
    pub asleep: bool,
    /// Whether the person on duty may talk without asking.
    pub standing_authority: bool,
    /// What the person on duty has been told about ringing phones.
    pub orders: Orders,
    /// What the scenario's author makes this side do about every ring, if anything.
    pub imposed: Option<AnswerChoice>,
    /// Where its interpreter is.
    pub interpreter: Interpreter,
}

/// What becomes of a wish to call, over replicates.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Arm {
    /// Whether the called ministry has been told by its own unit.
    pub told: bool,
    /// Replicates.
    pub runs: u32,
    /// Talking within 1, 12, 24 and 48 hours.
    pub within: Vec<Within>,
    /// How long it took where they talked.
    pub time: Option<Quantiles>,
    /// On which line they talked.
    pub lines: Vec<Count>,
    /// What ended the others, or where they stood after 48 hours.
    pub ended: Vec<Count>,
    /// States that came up, at both ends.
    pub states: Vec<StateCount>,
}

/// How often a state of a call came up.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema)]
pub struct StateCount {
    /// The state.
    pub state: String,
    /// In how many replicates at least once.
    pub replicates: u32,
    /// How often in all.
    pub times: u32,
}

impl Ministries {
    /// Surveys the lines and lets a ministry wish to call as often as there are replicates.
    pub(super) fn new(inquiry: &Inquiry<'_>, from: Side, to: Side) -> Self {
        let Inquiry { prepared, at, catalogue, .. } = *inquiry;
        let lines = prepared.survey_lines(at, from, to);
        let tolds: &[bool] = if lines.is_empty() { &[] } else { &[true, false] };
        let clock = Clock::new(prepared);
        let third_party = prepared.scenario().third_party.as_ref();
        Self {
            names: [from, to].map(|side| side_name(prepared, side, catalogue)),
            imposed: lines.iter().flat_map(|line| &line.ends).any(|end| end.imposed.is_some()),
            lines: lines.iter().map(|line| LineRow::new(line, prepared, &clock)).collect(),
            wishes: tolds.iter().map(|told| Arm::new(inquiry, (from, to), *told)).collect(),
            embassy_median_h: prepared.params().embassy_median / 60.0,
            third_party: third_party
                .map(|it| (it.name.in_language(catalogue.language()).to_owned(), it.median_h))
                .map(|(name, median_h)| ThirdParty { name, median_h }),
        }
    }
}

impl LineRow {
    fn new(survey: &LineSurvey, prepared: &Prepared, clock: &Clock) -> Self {
        let terms = &survey.terms;
        Self {
            id: terms.id.clone(),
            level: terms.level,
            declared: terms.declared,
            reaches: survey.reaches,
            consultation_min: terms.prior_consultation_min,
            request: terms.request,
            reply_window_h: terms.reply_window_h,
            redial_min: terms.redial_min,
            somebody_else_answers: terms.somebody_else_answers,
            written: terms.written,
            ends: survey.ends.each_ref().map(|end| EndRow::new(end, prepared, clock)),
        }
    }
}

impl EndRow {
    fn new(end: &LineEnd, prepared: &Prepared, clock: &Clock) -> Self {
        let ServiceHours { from_minute, until_minute } = end.hours;
        Self {
            side: prepared.scenario().sides[usize::from(end.side.0)].id.clone(),
            clock: time_of_day(end.minute),
            weekend: end.weekend,
            hours: format!("{}-{}", time_of_day(from_minute), time_of_day(until_minute)),
            weekdays_only: end.weekdays_only,
            staffed: end.staffed,
            next_staffed: end.next_staffed.map(|at| clock.stamp(at)),
            asleep: end.asleep,
            standing_authority: end.standing_authority,
            orders: end.orders,
            imposed: end.imposed,
            interpreter: end.interpreter,
        }
    }
}

fn time_of_day(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

impl Arm {
    fn new(inquiry: &Inquiry<'_>, (from, to): (Side, Side), told: bool) -> Self {
        let Inquiry { prepared, at, seed, runs, catalogue, .. } = *inquiry;
        let wish = |replicate| {
            let records = prepared.call((from, to), at, told, seed, replicate, FOLLOWED);
            Wish::read(&records, at, (from, to))
        };
        let wishes: Vec<Wish> = (0..runs).into_par_iter().map(wish).collect();
        let talks = || wishes.iter().filter_map(|wish| wish.talks);
        let times: Vec<Span> = talks().map(|(after, _)| after).collect();
        let ended = wishes.iter().filter(|wish| wish.talks.is_none()).map(Wish::ended);
        let mut states: BTreeMap<(u8, &str), (u32, u32)> = BTreeMap::new();
        for (state, times) in wishes.iter().flat_map(|wish| &wish.states) {
            let all = states.entry(*state).or_default();
            *all = (all.0 + 1, all.1 + times);
        }
        let states = states.into_iter().map(|((_, state), (replicates, times))| StateCount {
            state: catalogue.word(state),
            replicates,
            times,
        });
        Self {
            told,
            runs,
            within: within(&times, &LIMITS, runs),
            time: quantiles(times),
            lines: counts(talks().map(|(_, line)| line), |line| line_name(prepared, line)),
            ended: counts(ended, |key| catalogue.word(key)),
            states: states.collect(),
        }
    }
}
