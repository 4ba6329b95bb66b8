//! How far procedures were kept to: the steps of each question on the radio and of each call on a line, in order, and when
//! they were taken.
//!
//! A question is scored by the agreed procedure if it was put in agreed phrases, else by that of the guard channels; a
//! call on a line by the standing procedure of the lines. A step counts only if it was due: nobody reads back an answer
//! that never came.

use schemars::JsonSchema;
use serde::Serialize;

use guardline_units::{Instant, Span};

use crate::exchanges::{Exchanges, median};
use crate::language::Catalogue;
use crate::wording::Names;

mod line;
mod radio;

/// Which card was to be followed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Procedure {
    /// Guard channels: call, repeat, signal by sight, report silence.
    Guard,
    /// Agreed: working channel, call signs, intention, readback, out.
    Agreed,
    /// The standing procedure of a line between ministries.
    Line,
}

impl Procedure {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Guard, Self::Agreed, Self::Line];

    /// The message with its name in a table.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Guard => "procedure-guard",
            Self::Agreed => "procedure-agreed",
            Self::Line => "procedure-line",
        }
    }
}

/// What became of a step.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Taken.
    Taken,
    /// Due, and not taken or without success.
    Missing,
    /// It did not come to it.
    NotDue,
}

/// One step of a procedure.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Step {
    /// What is to be done or to come about.
    pub name: String,
    #[serde(skip)]
    pub(crate) key: &'static str,
    /// What became of it.
    pub standing: Standing,
    /// When, in seconds.
    pub at_s: Option<f64>,
}

/// One exchange by the steps of its procedure.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Score {
    /// Which procedure applied.
    pub procedure: Procedure,
    /// Who asks or calls.
    pub from: String,
    /// Whom.
    pub to: String,
    /// On which channels, in the order in which they were first used, or on which line.
    pub ways: Vec<String>,
    /// When it began, in seconds.
    pub began_s: f64,
    /// The steps, in the order of the procedure.
    pub steps: Vec<Step>,
    /// Steps taken.
    pub taken: u32,
    /// Steps that were due.
    pub due: u32,
    /// Whether those taken were taken in the order of the procedure.
    pub in_order: bool,
    /// Seconds from the beginning until the first answer was heard.
    pub contact_after_s: Option<f64>,
    /// Seconds from the beginning until what was said had been read back rightly; on a line, the last right readback.
    pub shared_after_s: Option<f64>,
    /// Whether a promised call back was made; none if none was promised.
    pub call_back_made: Option<bool>,
}

/// What the scores of one procedure come to.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Total {
    /// Which procedure.
    pub procedure: Procedure,
    /// Exchanges.
    pub exchanges: u32,
    /// Of these with an answer.
    pub contacts: u32,
    /// Of these in which what was said was read back rightly.
    pub shared: u32,
    /// Steps taken, in all.
    pub taken: u32,
    /// Steps due, in all.
    pub due: u32,
    /// Exchanges whose steps were in order.
    pub in_order: u32,
    /// Median seconds to the first contact.
    pub contact_after_s: Option<f64>,
    /// Median seconds to the shared understanding.
    pub shared_after_s: Option<f64>,
    /// Calls back promised.
    pub call_backs_promised: u32,
    /// Calls back made of those promised.
    pub call_backs_made: u32,
}

/// Every exchange of a run, scored, and the totals. Simulated.
#[derive(Clone, PartialEq, Debug, Default, Serialize, JsonSchema)]
pub struct Procedures {
    /// One total for each procedure that applied.
    pub totals: Vec<Total>,
    /// One score for each question on the radio and each call on a line, in the order in which they began.
    pub scores: Vec<Score>,
}

/// A step as it is scored.
struct Taken {
    /// The message with its name.
    key: &'static str,
    at: Option<Instant>,
    due: bool,
    /// Steps of one rank may be taken in any order; a step of rank 0 is no act of whoever follows the procedure.
    rank: u8,
}

impl Taken {
    fn new(key: &'static str, rank: u8, due: bool, at: Option<Instant>) -> Self {
        Self { key, at, due: due || at.is_some(), rank }
    }
}

impl Procedures {
    /// Scores the exchanges of a run.
    pub fn new(exchanges: &Exchanges, names: &Names) -> Self {
        let mut scores = radio::scores(exchanges, names);
        scores.extend(exchanges.calls.iter().filter_map(|call| line::score(call, names)));
        scores.sort_by(|one, other| one.began_s.total_cmp(&other.began_s));
        let totals = Procedure::ALL.into_iter().filter_map(|it| Total::of(it, &scores)).collect();
        Self { totals, scores }
    }
}

impl Total {
    fn of(procedure: Procedure, scores: &[Score]) -> Option<Self> {
        let those: Vec<&Score> = scores.iter().filter(|score| score.procedure == procedure).collect();
        let sum = |of: fn(&Score) -> u32| those.iter().map(|score| of(score)).sum();
        let middle = |of: fn(&Score) -> Option<f64>| {
            median(those.iter().filter_map(|score| of(score)).map(Span::from_seconds).collect())
                .map(Span::as_seconds)
        };
        (!those.is_empty()).then(|| Self {
            procedure,
            exchanges: those.len() as u32,
            contacts: sum(|score| score.contact_after_s.is_some().into()),
            shared: sum(|score| score.shared_after_s.is_some().into()),
            taken: sum(|score| score.taken),
            due: sum(|score| score.due),
            in_order: sum(|score| score.in_order.into()),
            contact_after_s: middle(|score| score.contact_after_s),
            shared_after_s: middle(|score| score.shared_after_s),
            call_backs_promised: sum(|score| score.call_back_made.is_some().into()),
            call_backs_made: sum(|score| score.call_back_made.unwrap_or(false).into()),
        })
    }
}

/// Whether the steps taken were taken in the order of their ranks.
fn in_order(steps: &[Taken]) -> bool {
    let acts = || steps.iter().filter(|step| step.rank > 0).filter_map(|step| Some((step.rank, step.at?)));
    acts().all(|(rank, at)| acts().all(|(later, then)| later <= rank || then >= at))
}

fn steps(taken: &[Taken]) -> Vec<Step> {
    let standing = |step: &Taken| match (step.at, step.due) {
        (Some(_), _) => Standing::Taken,
        (None, true) => Standing::Missing,
        (None, false) => Standing::NotDue,
    };
    taken
        .iter()
        .map(|step| Step {
            name: Catalogue::ENGLISH.word(step.key),
            key: step.key,
            standing: standing(step),
            at_s: step.at.map(|at| at.since_start().as_seconds()),
        })
        .collect()
}
