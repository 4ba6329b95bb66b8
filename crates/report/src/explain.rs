//! What a decision rested on: who decided what, when and in which situation, what he believed and how he had come to
//! believe it, and everything that had reached him.
//!
//! Only what reached the one who decided stands here. What nobody told him, what others believed, and what is so stand in
//! other records and are left out. One thing is for the reader alone and marked as such: what was really said in a message
//! that he heard.

use schemars::JsonSchema;
use serde::Serialize;
use thiserror::Error;

use guardline_scenario::Prepared;
use guardline_units::{ActorId, Instant, Language, Side};
use guardline_wire::Record;
use guardline_wire::record::Party;

use crate::clock::Clock;
use crate::document::Receipt;
use crate::say;
use crate::wording::{Names, move_key, occasion_key};

mod choice;
mod reached;
mod text;

/// The number of a decision that was not made.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum NoSuchDecision {
    /// Nobody decided anything.
    #[error("there is no decision {0} in this run: nobody decided anything")]
    None(u32),
    /// The number is beyond the last.
    #[error("there is no decision {asked} in this run: decisions are numbered from 1 to {decisions}")]
    Beyond {
        /// What was asked for.
        asked: u32,
        /// How many there are.
        decisions: u32,
    },
}

/// A decision and what it rested on, from this run and nowhere else.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(title = "A simulated decision explained")]
pub struct Explanation {
    /// Version of this document's form.
    pub format: u16,
    /// Says that what happens here did not happen.
    pub simulated: bool,
    /// What was run, and how to run it again.
    pub receipt: Receipt,
    /// Title of the scenario.
    pub title: String,
    /// Number of the decision, from 1.
    pub decision: u32,
    /// How many decisions the run has.
    pub decisions: u32,
    /// Who decided.
    pub who: String,
    /// What was decided, and when.
    pub decided: Moment,
    /// The situation of a commander; none for a ministry.
    pub situation: Option<Seen>,
    /// What there was to choose; none if nobody chose, because an order or one's own word bound.
    pub choice: Option<Choice>,
    /// What was believed of the other sides, from the first picture on.
    pub beliefs: Vec<Belief>,
    /// What a ministry held about whose fault it was, clue by clue, from the moment when there was something to dispute.
    pub accounts: Vec<Moment>,
    /// Messages that were heard, in time.
    pub received: Vec<Received>,
    /// What own sensors showed, and how another's conduct was read.
    pub seen: Vec<Moment>,
    /// Silences it knew of.
    pub silences: Vec<Moment>,
    /// Notices that were in hand, by whatever way they came.
    pub notices: Vec<Moment>,
    /// Orders that had arrived.
    pub orders: Vec<Moment>,
    /// Reports of own units that had arrived, their crews' answers and what recordings had been found to show.
    pub reports: Vec<Moment>,
    /// What it had learnt of what others do: in public, at the table of a technical talk, or as a third party.
    pub public: Vec<Moment>,
    /// What had happened at its end of the lines.
    pub lines: Vec<Moment>,
    /// What it had said, ordered, reported and decided itself, and what came back to its own messages.
    pub own: Vec<Moment>,
    /// What no record says.
    pub notes: Vec<String>,
}

/// Something at a moment.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Moment {
    /// Scenario time in seconds since T0.
    pub at_s: f64,
    /// Local time with offset.
    pub time: String,
    /// What.
    pub text: String,
    /// Where another side says or lays open whose fault it was: how sure it is of the other's, 0 to 1; the text rounds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fault: Option<f64>,
}

/// The situation in which a commander decides.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Seen {
    /// What made him decide.
    pub because: String,
    /// The other's rung as he saw it, 0 to 9.
    pub seen: u8,
    /// Guidance in force, 0 to 9.
    pub guidance: u8,
    /// Whether an incident was open.
    pub incident: bool,
    /// Whether an explanation had been passed on to him.
    pub clarified: bool,
    /// How often he had been in this situation before.
    pub visit: u32,
}

/// The options of a choice.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Choice {
    /// Precision of the choice: how much better an option must be to be taken more often.
    pub precision: f64,
    /// The options, ascending.
    pub options: Vec<Choosable>,
}

/// An option.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Choosable {
    /// The rung of a commander, the posture of a ministry, or the place of a move among all moves in a dispute.
    pub option: u8,
    /// In words.
    pub name: String,
    /// What it was worth by the model's weights.
    pub value: f64,
    /// With which probability the model's own chooser takes it, before the shocks of the situation are known.
    pub probability: f64,
    /// Whether it was taken.
    pub chosen: bool,
}

/// A belief after a piece of evidence.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Belief {
    /// Scenario time in seconds since T0.
    pub at_s: f64,
    /// Local time with offset.
    pub time: String,
    /// Of which side.
    pub about: String,
    /// Probability that its conduct is innocent.
    pub innocent: f64,
    /// That it is a probe.
    pub probe: f64,
    /// That it is hostile.
    pub hostile: f64,
    /// What the evidence was.
    pub because: String,
    /// How much the evidence counted: the exponent of its likelihood.
    pub weight: f64,
}

/// A message that was heard.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Received {
    /// When it was heard, in seconds of scenario time.
    pub at_s: f64,
    /// Local time with offset.
    pub time: String,
    /// Who spoke.
    pub from: String,
    /// Whom the listener took the speaker for, if that was another.
    pub taken_for: Option<String>,
    /// Which message, as `--blank` takes it: the sender's number and his own number of it; none on a line.
    pub message: Option<String>,
    /// By which way.
    pub way: String,
    #[serde(skip)]
    pub(crate) shown_way: String,
    /// Readability, 1 to 5; none on a line.
    pub readability: Option<u8>,
    /// What was said. Only the reader knows this.
    pub said: String,
    /// What was heard, with `…` for each word lost.
    pub heard: String,
    /// What it was understood to say; none if nothing.
    pub understood: Option<String>,
    /// Whether it was understood otherwise than it was said, or not at all. Only the reader knows this.
    pub differs: bool,
}

/// Counts decisions, so that each has its number.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Decisions(u32);

impl Decisions {
    /// The number of the decision that a record is, if it is one. Records are to be counted in order, each once.
    pub const fn count(&mut self, record: &Record) -> Option<u32> {
        if matches!(record, Record::Decides { .. } | Record::Posture { .. } | Record::Does { .. }) {
            self.0 += 1;
            Some(self.0)
        } else {
            None
        }
    }
}

/// What is shown, and in which words.
struct Words {
    names: Names,
    clock: Clock,
}

impl Words {
    fn moment(&self, at: Instant, text: String) -> Moment {
        Moment { at_s: at.since_start().as_seconds(), time: self.clock.stamp(at), text, fault: None }
    }
}

impl Explanation {
    /// Explains a decision of a run.
    pub fn new<'a>(
        prepared: &Prepared,
        receipt: Receipt,
        records: impl Iterator<Item = (Instant, ActorId, &'a Record)> + Clone,
        decision: u32,
        language: Language,
    ) -> Result<Self, NoSuchDecision> {
        let mut count = Decisions::default();
        let mut found = None;
        for (place, (at, _, record)) in records.clone().enumerate() {
            if count.count(record) == Some(decision) {
                found = Some((place, at, record));
            }
        }
        let Some((place, at, record)) = found else {
            return Err(match count.0 {
                0 => NoSuchDecision::None(decision),
                decisions => NoSuchDecision::Beyond { asked: decision, decisions },
            });
        };
        let words = Words { names: Names::new(prepared, language), clock: Clock::new(prepared) };
        let before = records.clone().take(place);
        let (chosen, choice) = choice::of(record, before, prepared, &words.names).unzip();
        let (who, situation) = match record {
            Record::Decides { unit, situation, because, .. } => {
                let seen = Seen {
                    because: words.names.word(occasion_key(*because)),
                    seen: situation.seen.number(),
                    guidance: situation.guidance.number(),
                    incident: situation.incident,
                    clarified: situation.clarified,
                    visit: situation.visit,
                };
                (Party::Unit(*unit), Some(seen))
            }
            Record::Posture { side, .. } | Record::Does { side, .. } => (Party::Ministry(*side), None),
            _ => unreachable!("only these are counted"),
        };
        let mut explanation = Self {
            format: 1,
            simulated: true,
            receipt,
            title: prepared.scenario().title.in_language(language).to_owned(),
            decision,
            decisions: count.0,
            who: words.names.party(who),
            decided: words.moment(at, decided(record, &words.names)),
            situation,
            choice,
            beliefs: Vec::new(),
            accounts: Vec::new(),
            received: Vec::new(),
            seen: Vec::new(),
            silences: Vec::new(),
            notices: Vec::new(),
            orders: Vec::new(),
            reports: Vec::new(),
            public: Vec::new(),
            lines: Vec::new(),
            own: Vec::new(),
            notes: notes(who, chosen.filter(|chosen| *chosen < at), &words),
        };
        reached::gather(&mut explanation, who, records.take(place), &words);
        Ok(explanation)
    }
}

fn decided(record: &Record, names: &Names) -> String {
    match record {
        Record::Decides { from, to, .. } => {
            let key = if to > from { "decided-up" } else { "decided-down" };
            say!(names, key, from = names.rung(*from), to = names.rung(*to))
        }
        Record::Posture { from, to, other, .. } => {
            let named = |posture| names.posture(posture);
            say!(names, "decided-posture", from = named(*from), to = named(*to), other = named(*other))
        }
        Record::Does { about, what, .. } => {
            say!(names, "decided-move", does = names.word(move_key(*what)), about = names.side(*about))
        }
        _ => names.record(record),
    }
}

/// What no record says; of what was `chosen` earlier, when that was.
fn notes(who: Party, chosen: Option<Instant>, words: &Words) -> Vec<String> {
    match who {
        Party::Unit(_) => vec![words.names.word("explain-crew-note")],
        Party::Ministry(_) => {
            let prepared = |at| say!(words.names, "explain-prepared", time = words.clock.stamp(at));
            chosen.map(prepared).into_iter().collect()
        }
    }
}

/// The side of one end of a line.
const fn ministry(who: Party) -> Option<Side> {
    match who {
        Party::Ministry(side) => Some(side),
        Party::Unit(_) => None,
    }
}
