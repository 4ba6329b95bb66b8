//! What is measured of each run: one table, from which runs, documents and tables are made.

use guardline_report::aftermath::Ending;
use guardline_report::{Acting, Aftermath, Outcome};
use guardline_units::{Rung, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The unit of a measure.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// A share of runs, 0 to 1. Differences are in the same unit; a hundredth is a percentage point.
    Probability,
    /// Hours of scenario time.
    Hours,
    /// Days of scenario time.
    Days,
    /// The model's severity weight of a rung, times hours.
    SeverityHours,
    /// A share of belief, 0 to 1, as the mean over time in one run. Not a share of runs.
    Belief,
}

/// What is kept of one run of one arm.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub(crate) struct Sheet {
    pub(crate) peak: Rung,
    /// Whether somebody answered or refused because the author says so.
    pub(crate) choice_imposed: bool,
    /// Which processes of the model were at work.
    pub(crate) acting: Acting,
    calm_in_6_hours: bool,
    calm_in_24_hours: bool,
    radio_answered: bool,
    line_answered: bool,
    false_lock: bool,
    collision: bool,
    fired_on_calm: bool,
    pub(crate) tension: f64,
    pub(crate) goldstein: f64,
    to_deescalate: f64,
    /// Whether the calm had returned by the end, so that the time above is not one that was cut off.
    returned: bool,
    gap: f64,
    fear: f64,
    after: After,
}

/// What is kept of the weeks after a run.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
struct After {
    contact_in_24_hours: bool,
    public_in_24_hours: bool,
    settled: bool,
    accounts_differ: bool,
    repeated: bool,
    days_to_routine: f64,
}

impl Sheet {
    /// Of a run that has been finished.
    pub(crate) fn of(outcome: &Outcome) -> Self {
        // Cut off at the end of the run, which comes at another hour of this clock in each: the mean of it is no restricted mean,
        // which results give beside the survival curve.
        let to_deescalate = outcome.calm_lost().map_or(Span::ZERO, |lost| {
            outcome.deescalated_after().unwrap_or_else(|| outcome.end.since(lost))
        });
        Self {
            peak: outcome.peak(),
            acting: outcome.acting,
            choice_imposed: outcome.line.refusal_imposed || outcome.line.answer_imposed,
            calm_in_6_hours: outcome.calm_within(Span::hours(6)),
            calm_in_24_hours: outcome.calm_within(Span::hours(24)),
            radio_answered: outcome.first_answer.is_some(),
            line_answered: outcome.line.answered_after.is_some(),
            false_lock: outcome.false_locks > 0,
            collision: outcome.collisions > 0,
            fired_on_calm: outcome.shots_at_calm > 0,
            tension: outcome.tension(),
            goldstein: outcome.goldstein(),
            to_deescalate: to_deescalate.as_hours(),
            returned: outcome.calm_lost().is_none() || outcome.deescalated_after().is_some(),
            gap: outcome.minds.gap(),
            fear: outcome.minds.fear(),
            after: After::of(&outcome.aftermath),
        }
    }
}

impl Sheet {
    /// Of a run of which nothing is known but its highest rung.
    #[cfg(test)]
    pub(crate) fn made_up(peak: Rung) -> Self {
        Self { peak, ..Self::of(&Outcome::new(2, Vec::new(), guardline_units::Instant::NEVER)) }
    }

    /// Hours to the return of calm, and whether it had returned by the end.
    pub(crate) const fn calm_after(&self) -> (f64, bool) {
        (self.to_deescalate, self.returned)
    }
}

impl After {
    fn of(aftermath: &Aftermath) -> Self {
        let within_a_day = |span: Option<Span>| span.is_some_and(|span| span <= Span::hours(24));
        let to_routine =
            aftermath.opened.map_or(Span::ZERO, |_| aftermath.routine.unwrap_or(aftermath.watched));
        Self {
            contact_in_24_hours: within_a_day(aftermath.first_contact),
            public_in_24_hours: within_a_day(aftermath.first_public),
            settled: matches!(aftermath.ending, Some(Ending::Settled(_))),
            accounts_differ: aftermath.accounts_differ == Some(true),
            repeated: aftermath.repeat.is_some(),
            days_to_routine: to_routine.as_hours() / 24.0,
        }
    }
}

/// A measure: what it is called, what it means, and how it is read off a run.
#[derive(Clone, Copy, Debug)]
pub struct Measure {
    /// Its name for programs.
    pub id: &'static str,
    /// Its name for people.
    pub name: &'static str,
    /// Its unit.
    pub unit: Unit,
    /// What counts, and what counts as not having happened.
    pub explanation: &'static str,
    /// It says nothing of runs that are watched for a shorter time.
    pub(crate) watched: Span,
    /// A proportion reads 0 or 1.
    pub(crate) read: fn(&Sheet) -> f64,
}

impl Measure {
    /// The measure of this id.
    pub fn named(id: &str) -> Option<&'static Self> {
        MEASURES.iter().find(|measure| measure.id == id)
    }

    /// Whether it says something of runs that end then.
    pub fn says_something(&self, end: Span) -> bool {
        self.watched <= end
    }
}

/// The measures, in the order in which they are shown.
pub const MEASURES: &[Measure] = &[
    Measure {
        id: "peak_r5",
        name: "P(peak ≥ R5)",
        unit: Unit::Probability,
        explanation: "Share of runs whose highest rung is at least R5, warning force. The rung is that of the encounter: \
                      the highest of ground truth and both sides' pictures.",
        watched: Span::ZERO,
        read: |sheet| reached(sheet, 5),
    },
    Measure {
        id: "peak_r6",
        name: "P(peak ≥ R6)",
        unit: Unit::Probability,
        explanation: "Share of runs whose highest rung is at least R6, contact or seizure.",
        watched: Span::ZERO,
        read: |sheet| reached(sheet, 6),
    },
    Measure {
        id: "peak_r7",
        name: "P(peak ≥ R7)",
        unit: Unit::Probability,
        explanation: "Share of runs whose highest rung is at least R7, a single engagement.",
        watched: Span::ZERO,
        read: |sheet| reached(sheet, 7),
    },
    Measure {
        id: "calm_6h",
        name: "P(calm within 6 h)",
        unit: Unit::Probability,
        explanation: "Share of runs back at R2 or below, to stay there to the end of the run, within 6 hours of first \
                      leaving it. Runs that never left it count; runs that end sooner, above it, do not.",
        watched: Span::hours(6),
        read: |sheet| f64::from(u8::from(sheet.calm_in_6_hours)),
    },
    Measure {
        id: "calm_24h",
        name: "P(calm within 24 h)",
        unit: Unit::Probability,
        explanation: "As for 6 hours, within 24 hours.",
        watched: Span::hours(24),
        read: |sheet| f64::from(u8::from(sheet.calm_in_24_hours)),
    },
    Measure {
        id: "tension",
        name: "mean tension",
        unit: Unit::SeverityHours,
        explanation: "Severity of the encounter's rung summed over the run. The severities are weights assumed by the \
                      model, not a measured scale.",
        watched: Span::ZERO,
        read: |sheet| sheet.tension,
    },
    Measure {
        id: "hours_to_deescalate",
        name: "mean time to de-escalate",
        unit: Unit::Hours,
        explanation: "Mean: from first leaving R2 to the last return to R2 or below, cut off at the end of \
                      the run; 0 for runs that never left it.",
        watched: Span::ZERO,
        read: |sheet| sheet.to_deescalate,
    },
    Measure {
        id: "radio_answered",
        name: "P(radio call answered)",
        unit: Unit::Probability,
        explanation: "Share of runs in which a unit called another on the radio and understood an answer. Runs without \
                      any call count as not answered.",
        watched: Span::ZERO,
        read: |sheet| f64::from(u8::from(sheet.radio_answered)),
    },
    Measure {
        id: "line_answered",
        name: "P(line answered)",
        unit: Unit::Probability,
        explanation: "Share of runs in which a call on the line between the ministries was answered. Runs without a \
                      line, and runs in which nobody called, count as not answered.",
        watched: Span::ZERO,
        read: |sheet| f64::from(u8::from(sheet.line_answered)),
    },
    Measure {
        id: "contact_24h",
        name: "P(contact within 24 h)",
        unit: Unit::Probability,
        explanation: "Share of runs in which the two sides answered each other, on the radio, on a line or by letter, \
                      within 24 hours of the opening of the dispute. Runs without a dispute count as not.",
        watched: Span::hours(48),
        read: |sheet| f64::from(u8::from(sheet.after.contact_in_24_hours)),
    },
    Measure {
        id: "public_24h",
        name: "P(public within 24 h)",
        unit: Unit::Probability,
        explanation: "Share of runs in which a side said something in public within 24 hours of the opening.",
        watched: Span::hours(48),
        read: |sheet| f64::from(u8::from(sheet.after.public_in_24_hours)),
    },
    Measure {
        id: "days_to_routine",
        name: "mean time to routine",
        unit: Unit::Days,
        explanation: "Mean: from the opening of the dispute until units of the kind have met again and no \
                      open act follows for 7 days, cut off at the end of the run; 0 for runs without a dispute.",
        watched: Span::hours(24 * 21),
        read: |sheet| sheet.after.days_to_routine,
    },
    Measure {
        id: "settled",
        name: "P(settled)",
        unit: Unit::Probability,
        explanation: "Share of runs in which both sides accepted one account before the end. Disputes that lapse, and \
                      runs without one, count as not settled.",
        watched: Span::hours(24 * 60),
        read: |sheet| f64::from(u8::from(sheet.after.settled)),
    },
    Measure {
        id: "accounts_differ_30d",
        name: "P(accounts differ, day 30)",
        unit: Unit::Probability,
        explanation: "Share of runs in which the two sides' accounts exclude each other 30 days after the opening. Runs \
                      in which at most one side has spoken count as not differing.",
        watched: Span::hours(24 * 60),
        read: |sheet| f64::from(u8::from(sheet.after.accounts_differ)),
    },
    Measure {
        id: "repeat_90d",
        name: "P(repeat within 90 days)",
        unit: Unit::Probability,
        explanation: "Share of runs in which another meeting goes wrong within 90 days of the opening, or before the end \
                      if that comes sooner.",
        watched: Span::hours(24 * 90),
        read: |sheet| f64::from(u8::from(sheet.after.repeated)),
    },
    Measure {
        id: "false_lock",
        name: "P(false lock)",
        unit: Unit::Probability,
        explanation: "Share of runs in which a warning receiver showed a fire-control lock although no fire-control radar \
                      was on. A false lock is seen by who is warned like any other.",
        watched: Span::ZERO,
        read: |sheet| f64::from(u8::from(sheet.false_lock)),
    },
    Measure {
        id: "misperception_gap",
        name: "misperception gap",
        unit: Unit::Belief,
        explanation: "How far beliefs about the other side's intent are from what is so: half the sum over the three \
                      intents of the distance, the mean over time and over who believes. 0 if everybody knew.",
        watched: Span::ZERO,
        read: |sheet| sheet.gap,
    },
    Measure {
        id: "fear",
        name: "belief in hostile intent",
        unit: Unit::Belief,
        explanation: "How much belief commanders and ministries put in hostile intent of the other side: the mean over \
                      time and over who believes.",
        watched: Span::ZERO,
        read: |sheet| sheet.fear,
    },
    Measure {
        id: "collision",
        name: "P(collision)",
        unit: Unit::Probability,
        explanation: "Share of runs in which two hulls or aircraft touch.",
        watched: Span::ZERO,
        read: |sheet| f64::from(u8::from(sheet.collision)),
    },
    Measure {
        id: "fired_on_calm",
        name: "P(fired on while calm)",
        unit: Unit::Probability,
        explanation: "Share of runs in which a weapon is released at a unit that itself stood no higher than R2 at that \
                      moment: what it costs to have trusted.",
        watched: Span::ZERO,
        read: |sheet| f64::from(u8::from(sheet.fired_on_calm)),
    },
];

fn reached(sheet: &Sheet, rung: u8) -> f64 {
    f64::from(u8::from(sheet.peak >= Rung::new(rung)))
}
