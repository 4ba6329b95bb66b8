//! Lines that are rung many times. All of them are answered by one code with one set of weights: what differs is the
//! organisation, the orders and the climate.

use std::collections::BTreeMap;

use guardline_scenario::channel::Records;
use guardline_scenario::{LoadError, Prepared};
use guardline_units::{Instant, Seed, Side, Span};
use guardline_wire::Record;
use guardline_wire::line::LineState;
use rayon::prelude::*;

use super::scene::{TWO_SHIPS, prepared};
use super::value::Value;
use crate::channel::wish::{FOLLOWED, Wish};

/// A line under a mechanism.
#[derive(Debug)]
pub struct Line {
    /// Line, mechanism and climate, for people.
    pub name: &'static str,
    mechanism: &'static str,
    sets: &'static [&'static str],
}

const fn line(name: &'static str, mechanism: &'static str, sets: &'static [&'static str]) -> Line {
    Line { name, mechanism, sets }
}

pub(super) static SYRIA: Line =
    line("duty officers under orders (daily_check), climate −0.6", "daily_check", &["politics.climate=-0.6"]);
pub(super) static KOREA_THAW: Line =
    line("duty officers under orders (daily_check), climate 0.5", "daily_check", &["politics.climate=0.5"]);
pub(super) static KOREA_CUT: Line = line(
    "the same line, ordered not to answer, climate −0.6",
    "daily_check",
    &[
        "politics.climate=-0.6",
        "sides.north.orders=\"do_not_answer\"",
        "sides.south.orders=\"do_not_answer\"",
    ],
);
pub(super) static MOSCOW_COLD: Line = line(
    "duty officers under orders, written word, two paths (daily_check, failures every 900 d, assumed), climate −1",
    "daily_check",
    &[
        "politics.climate=-1",
        "mechanism.lines.operations.mtbf_d=900",
        "mechanism.lines.operations.pickup_min=0.5",
    ],
);
pub(super) static MOSCOW_WARM: Line = line(
    "the same line, climate 1",
    "daily_check",
    &[
        "politics.climate=1",
        "mechanism.lines.operations.mtbf_d=900",
        "mechanism.lines.operations.pickup_min=0.5",
    ],
);
pub(super) static MACM: Line = line(
    "minister, consultation first, no order (as_observed), climate −0.6",
    "as_observed",
    &["politics.climate=-0.6"],
);
pub(super) static US_CHINA: Line = line(
    "senior, no standing authority, no order (dtl_48h), climate −1",
    "dtl_48h",
    &["politics.climate=-1"],
);

const ENDS: (Side, Side) = (Side(0), Side(1));

impl Line {
    fn prepared(&self) -> Result<Prepared, LoadError> {
        prepared(TWO_SHIPS.to_owned(), self.mechanism, self.sets)
    }

    /// The share of wishes after which both ends talk within so many hours. Wishes come at every hour of the day in turn,
    /// and every other day's to a ministry that its own unit has told.
    pub(super) fn wishes(&self, hours: u64, seed: Seed, runs: u32) -> Result<Value, LoadError> {
        let prepared = self.prepared()?;
        let talks = |replicate: &u32| {
            let at = Instant::START + Span::hours(u64::from(replicate % 24));
            let told = (replicate / 24).is_multiple_of(2);
            let records = prepared.call(ENDS, at, told, seed, *replicate, FOLLOWED);
            let talks = Wish::read(&records, at, ENDS).talks;
            talks.is_some_and(|(after, _)| after <= Span::hours(hours))
        };
        let count = (0..runs).into_par_iter().filter(talks).count() as u32;
        Ok(Value::count(count, runs))
    }

    /// The share of check calls of a week that are answered.
    pub(super) fn checks(&self, seed: Seed, runs: u32) -> Result<Value, LoadError> {
        // A week of a twice tested line has 28 calls, so that a twentieth of the runs is enough.
        let weeks = runs.div_ceil(20);
        let prepared = self.prepared()?;
        let week = |replicate: u32| {
            let at = Instant::START + Span::hours(7 * 24);
            checks(&prepared.call(ENDS, at, true, seed, replicate, Span::ZERO))
        };
        let both = |one: (u32, u32), other: (u32, u32)| (one.0 + other.0, one.1 + other.1);
        let (answered, due) = (0..weeks).into_par_iter().map(week).reduce(|| (0, 0), both);
        Ok(Value::count(answered, due))
    }
}

/// Check calls that were answered, and all of them.
fn checks(records: &Records) -> (u32, u32) {
    let mut calls: BTreeMap<u16, bool> = BTreeMap::new();
    for (.., record) in records {
        let Record::Line { call, state, .. } = record else { continue };
        match state {
            LineState::CheckDue => {
                calls.insert(*call, false);
            }
            LineState::Answered { .. } => {
                if let Some(answered) = calls.get_mut(call) {
                    *answered = true;
                }
            }
            _ => {}
        }
    }
    (calls.values().filter(|answered| **answered).count() as u32, calls.len() as u32)
}
