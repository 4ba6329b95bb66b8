//! Who could reach whom, and by which way: a row for each direction of an exchange and each way, and one for each
//! direction of each line.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use guardline_units::{Side, Span};
use guardline_wire::line::{AnsweredBy, LineState};
use guardline_wire::record::{Party, Unsent};
use guardline_wire::{Acknowledgement, LineId, Route};

use crate::exchanges::{Exchanges, LineCall, Spoken, median};
use crate::language::Catalogue;
use crate::wording::{Names, unsent_key};

/// What was said by every way, and how far it came. Simulated.
#[derive(Clone, PartialEq, Debug, Default, Serialize, JsonSchema)]
pub struct Communications {
    /// Messages by radio, by sight, by notice and through embassies: a row for each direction and way.
    pub messages: Vec<MessageRow>,
    /// Calls on the lines between ministries: a row for each direction and line.
    pub lines: Vec<LineRow>,
    /// Messages that could not be sent.
    pub unsent: Vec<UnsentRow>,
}

/// Messages in one direction by one way.
#[derive(Clone, PartialEq, Debug, Default, Serialize, JsonSchema)]
pub struct MessageRow {
    /// From whom.
    pub from: String,
    /// For whom.
    pub to: String,
    /// By which way.
    pub way: String,
    #[serde(skip)]
    pub(crate) route: Option<Route>,
    /// Messages said.
    pub attempts: u32,
    /// Of these heard by whom they were for; for all stations, by at least one.
    pub reached: u32,
    /// Heard by somebody else who took them to be for him.
    pub heard_by_another: u32,
    /// Understood as they were said.
    pub understood: u32,
    /// Understood to say something else.
    pub understood_otherwise: u32,
    /// Answered in a way that shows that they arrived, and no more.
    pub acknowledged_received: u32,
    /// Answered in a way that shows that they were understood.
    pub acknowledged_understood: u32,
    /// Answered in a way that says that they will be acted on.
    pub acknowledged_accepted: u32,
    /// Median seconds from the beginning of a message until it was heard.
    pub heard_after_s: Option<f64>,
    /// Median seconds from the first call of a question until its first answer.
    pub answered_after_s: Option<f64>,
}

/// Calls in one direction on one line.
#[derive(Clone, PartialEq, Debug, Default, Serialize, JsonSchema)]
pub struct LineRow {
    /// Who calls.
    pub from: String,
    /// Whom.
    pub to: String,
    /// Id of the line.
    pub line: String,
    /// Calls that a ministry wished to make.
    pub wishes: u32,
    /// Check calls that were due.
    pub checks: u32,
    /// Calls for which authority to talk was there or was granted.
    pub authorised: u32,
    /// Calls that were asked for at the other end.
    pub requests: u32,
    /// Rings.
    pub rings: u32,
    /// Calls answered by the person called.
    pub answered: u32,
    /// Calls answered by somebody who cannot speak for that person.
    pub answered_by_another: u32,
    /// Calls in which both ends talked.
    pub talked: u32,
    /// Calls that the line cut off.
    pub cut_off: u32,
    /// Statements read back rightly.
    pub read_back_right: u32,
    /// Statements read back wrongly.
    pub read_back_wrong: u32,
    /// Median seconds from the wish to call until somebody answered.
    pub answered_after_s: Option<f64>,
}

/// Messages of one sender that could not be sent by one way for one reason.
#[derive(Clone, PartialEq, Debug, Default, Serialize, JsonSchema)]
pub struct UnsentRow {
    /// Whose.
    pub from: String,
    /// By which way.
    pub way: String,
    #[serde(skip)]
    pub(crate) route: Option<Route>,
    /// Why.
    pub why: String,
    #[serde(skip)]
    pub(crate) reason: Option<Unsent>,
    /// How many.
    pub count: u32,
}

impl Communications {
    /// The tables of a run.
    pub fn new(exchanges: &Exchanges, names: &Names) -> Self {
        let mut ways: BTreeMap<(Party, Option<Party>, Route), Vec<&Spoken>> = BTreeMap::new();
        for spoken in &exchanges.spoken {
            ways.entry((spoken.from(), spoken.to(), spoken.route)).or_default().push(spoken);
        }
        let mut lines: BTreeMap<(LineId, Side, Side), Vec<&LineCall>> = BTreeMap::new();
        for call in &exchanges.calls {
            lines.entry((call.line, call.from, call.to)).or_default().push(call);
        }
        let mut unsent: Vec<UnsentRow> = Vec::new();
        for failed in &exchanges.failed {
            let (from, way) = (names.actor(failed.actor), Catalogue::ENGLISH.way(failed.route));
            let why = Catalogue::ENGLISH.word(unsent_key(failed.why));
            let same = |row: &&mut UnsentRow| row.from == from && row.way == way && row.why == why;
            let (route, reason) = (Some(failed.route), Some(failed.why));
            match unsent.iter_mut().find(same) {
                Some(row) => row.count += 1,
                None => unsent.push(UnsentRow { from, way, route, why, reason, count: 1 }),
            }
        }
        Self {
            messages: ways
                .iter()
                .map(|((from, to, route), spoken)| MessageRow {
                    from: names.party(*from),
                    to: names.audience(*to),
                    way: Catalogue::ENGLISH.way(*route),
                    route: Some(*route),
                    ..MessageRow::count(spoken)
                })
                .collect(),
            lines: lines
                .iter()
                .map(|((line, from, to), calls)| LineRow {
                    from: names.side(*from).to_owned(),
                    to: names.side(*to).to_owned(),
                    line: names.line_name(*line).to_owned(),
                    ..LineRow::count(calls)
                })
                .collect(),
            unsent,
        }
    }
}

impl MessageRow {
    fn count(spoken: &[&Spoken]) -> Self {
        let those = |is: &dyn Fn(&Spoken) -> bool| spoken.iter().filter(|it| is(it)).count() as u32;
        let graded = |grade: Acknowledgement| {
            those(&|it| it.acknowledged.is_some_and(|answered| answered.grade == grade))
        };
        let heard = spoken.iter().flat_map(|it| it.reached().map(|hearing| hearing.after)).collect();
        let answered = spoken.iter().filter_map(|it| Some(it.acknowledged?.after)).collect();
        Self {
            attempts: spoken.len() as u32,
            reached: those(&|it| it.reached().next().is_some()),
            heard_by_another: those(&|it| it.overheard().next().is_some()),
            understood: those(&Spoken::understood),
            understood_otherwise: those(&Spoken::misheard),
            acknowledged_received: graded(Acknowledgement::Received),
            acknowledged_understood: graded(Acknowledgement::Understood),
            acknowledged_accepted: graded(Acknowledgement::Accepted),
            heard_after_s: median(heard).map(Span::as_seconds),
            answered_after_s: median(answered).map(Span::as_seconds),
            ..Self::default()
        }
    }
}

impl LineRow {
    fn count(calls: &[&LineCall]) -> Self {
        let states = |is: &dyn Fn(&LineState) -> bool| calls.iter().map(|call| call.count(is)).sum();
        let with = |is: &dyn Fn(&LineState) -> bool| {
            calls.iter().filter(|call| call.when(is).is_some()).count() as u32
        };
        let answered = calls
            .iter()
            .flat_map(|call| &call.states)
            .filter_map(|(.., state)| match state {
                LineState::Answered { after, .. } => Some(*after),
                _ => None,
            })
            .collect();
        Self {
            wishes: with(&|state| *state == LineState::Wish),
            checks: with(&|state| *state == LineState::CheckDue),
            authorised: calls.iter().filter(|call| call.authorised()).count() as u32,
            requests: with(&|state| matches!(state, LineState::Requests { .. })),
            rings: states(&|state| matches!(state, LineState::Rings { .. })),
            answered: with(&|state| matches!(state, LineState::Answered { by: AnsweredBy::Addressee, .. })),
            answered_by_another: with(&|state| {
                matches!(state, LineState::Answered { by: AnsweredBy::SomebodyElse, .. })
            }),
            talked: with(&|state| matches!(state, LineState::Talks { .. })),
            cut_off: with(&|state| *state == LineState::CutOff),
            read_back_right: states(&|state| *state == LineState::ReadBack { right: true }),
            read_back_wrong: states(&|state| *state == LineState::ReadBack { right: false }),
            answered_after_s: median(answered).map(Span::as_seconds),
            ..Self::default()
        }
    }
}
