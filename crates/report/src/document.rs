//! A run as one JSON document. docs/result.schema.json describes it.

use schemars::JsonSchema;
use serde::Serialize;

use guardline_scenario::{Finished, Prepared};
use guardline_units::{ActorId, Instant, Language, Span};
use guardline_wire::Record;

use crate::acting::RestsOn;
use crate::aftermath::{Aftermath, Ending, Stated};
use crate::clock::Clock;
use crate::communications::Communications;
use crate::exchanges::Exchanges;
use crate::language::Catalogue;
use crate::notices::{Notice, notices};
use crate::outcome::Outcome;
use crate::procedure::Procedures;
use crate::say;
use crate::timeline::{self, Detail, Item};
use crate::wording::Names;

/// A run: what was put in, what happened, and what came of it. Times are seconds of scenario time unless said otherwise.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(title = "A simulated run")]
pub struct RunDocument {
    /// Version of this document's form.
    pub format: u16,
    /// Says that what happens here did not happen.
    pub simulated: bool,
    /// What was run, and how to run it again.
    pub receipt: Receipt,
    /// Title of the scenario.
    pub title: String,
    /// What is known of the encounter.
    pub summary: String,
    /// Times whose zone the record leaves open, and the reading that was used.
    pub readings: Vec<String>,
    /// What each side says happened.
    pub claims: Vec<Item>,
    /// What is on record.
    pub recorded: Vec<Item>,
    /// What happened in this run.
    pub timeline: Vec<Item>,
    /// Every change of a rung.
    pub rungs: Vec<RungStep>,
    /// What was said by every way, and how far it came.
    pub communications: Communications,
    /// How far procedures were kept to.
    pub procedures: Procedures,
    /// What was announced, who had it in hand, and what it was worth to him.
    pub notices: Vec<Notice>,
    /// What came of it.
    pub outcome: Summary,
    /// How many parameters of the model it used, and how many of these are assumed.
    pub rests_on: RestsOn,
}

/// What was run, and how to run it again.
#[derive(Clone, PartialEq, Debug, Default, Serialize, JsonSchema)]
pub struct Receipt {
    /// Version of the program.
    pub program: String,
    /// File name of the scenario.
    pub scenario: String,
    /// Name of the mechanism in force.
    pub mechanism: String,
    /// The mechanism as it was asked for; none if it is the scenario's own.
    pub mechanism_argument: Option<String>,
    /// Settings given beside the files.
    pub sets: Vec<String>,
    /// What was taken away from words or conduct, by name.
    pub ablations: Vec<String>,
    /// The end asked for, in seconds, if before the horizon.
    pub until_s: Option<f64>,
    /// The seed.
    pub seed: u64,
    /// Which replicate of that seed.
    pub replicate: u32,
    /// The command that alone makes it again, where what was run is made of parts of a mechanism; none if the command is `run`.
    pub only_by: Option<String>,
    /// When the run ended, in seconds.
    pub end_s: f64,
    /// Whether it was interrupted before it was over.
    pub interrupted: bool,
    /// Hash of everything that happened: equal runs have equal hashes.
    pub trace: String,
    /// Last link of the journal's hash chain, if a journal was written.
    pub journal: Option<String>,
}

/// The rungs from a moment on, 0 to 9.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct RungStep {
    /// From when, in seconds.
    pub at_s: f64,
    /// By the tests of the ladder, from ground truth.
    pub truth: u8,
    /// In each side's picture, in the order of the scenario's sides.
    pub pictured: Vec<u8>,
    /// The highest of them.
    pub combined: u8,
}

/// What came of a run.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Summary {
    /// The highest rung of the encounter, 0 to 9, and its name.
    pub peak: u8,
    /// Its name.
    pub peak_name: String,
    /// The highest rung in truth.
    pub peak_true: u8,
    /// The highest rung in each side's picture, in the order of the scenario's sides.
    pub peak_pictured: Vec<u8>,
    /// The rungs the encounter went through.
    pub path: Vec<u8>,
    /// Seconds from the loss of calm (above R2) to its final return; none if it was never lost or did not return.
    pub deescalated_after_s: Option<f64>,
    /// Whether the calm was lost at all.
    pub calm_lost: bool,
    /// Severity summed over time, severity-hours.
    pub tension: f64,
    /// Radio: messages said, heard by whom they were for, understood in whatever sense, and answered.
    pub radio: [u32; 4],
    /// Radio: messages understood to say something else than was said.
    pub radio_otherwise: u32,
    /// Radio: messages that another than whom they were for took to be for him.
    pub radio_heard_by_another: u32,
    /// Seconds from the first call to the first answer that was understood.
    pub first_answer_s: Option<f64>,
    /// Whether a ministry wished to call, how often it rang, and after how many seconds it was answered.
    pub line: LineSummary,
    /// When each ministry first heard of it from its own units, seconds, in the order of the scenario's sides.
    pub informed_s: Vec<Option<f64>>,
    /// When each side made it public, seconds, in the order of the scenario's sides.
    pub published_s: Vec<Option<f64>>,
    /// When a ministry first took the affair as cleared up, by an explanation or an analysis, seconds.
    pub clarified_s: Option<f64>,
    /// Fire-control locks that warning receivers showed.
    pub locks: u32,
    /// Those of them that were false: the radar did something else.
    pub false_locks: u32,
    /// Weapons released.
    pub shots: u32,
    /// Collisions.
    pub collisions: u32,
    /// What came of it in the weeks after.
    pub aftermath: AftermathSummary,
}

/// What came of an encounter in the weeks after it. Times are hours from the opening of the dispute: the loss of calm or, if
/// the calm was never lost, the first thing done about it.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct AftermathSummary {
    /// When the dispute was opened, hours of scenario time; none if there was none.
    pub opened_h: Option<f64>,
    /// First contact in both directions, on any channel.
    pub first_contact_h: Option<f64>,
    /// First public statement.
    pub first_public_h: Option<f64>,
    /// When one account was accepted by both sides.
    pub settled_h: Option<f64>,
    /// When the last thing was done, of a dispute that then lapsed: nothing was done for 14 days.
    pub lapsed_h: Option<f64>,
    /// When units of the kind had met again and no open act followed for 7 days.
    pub routine_h: Option<f64>,
    /// When another meeting went wrong, within 90 days.
    pub repeat_h: Option<f64>,
    /// When exchanges were first suspended.
    pub suspended_h: Option<f64>,
    /// Whether the accounts excluded each other 30 days after.
    pub accounts_differ: Option<bool>,
    /// How sure each side is that the other is at fault, 0 to 1, in the order of the scenario's sides.
    pub fault: Vec<Option<f64>>,
    /// What each side says: nothing, accuses, denies or concedes.
    pub stated: Vec<String>,
}

/// What became of the line.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct LineSummary {
    /// When a ministry first wished to call, seconds.
    pub wished_s: Option<f64>,
    /// How often it rang.
    pub rings: u32,
    /// Seconds from that wish until it was answered.
    pub answered_after_s: Option<f64>,
    /// Whether a refusal was imposed by the scenario's author, not produced by the model.
    pub refusal_imposed: bool,
    /// Whether an answer was.
    pub answer_imposed: bool,
}

impl RunDocument {
    /// The document of a run.
    pub fn new<'a>(
        prepared: &Prepared,
        receipt: Receipt,
        records: impl Iterator<Item = (Instant, ActorId, &'a Record)> + Clone,
        outcome: &Outcome,
        language: Language,
        detail: Detail,
    ) -> Self {
        let scenario = prepared.scenario();
        let (exchanges, names) = (Exchanges::gather(records.clone()), Names::new(prepared, language));
        let step = |step: &crate::outcome::Step| RungStep {
            at_s: step.at.since_start().as_seconds(),
            truth: step.rungs.truth.number(),
            pictured: step.rungs.pictured.iter().map(|rung| rung.number()).collect(),
            combined: step.rungs.combined.number(),
        };
        Self {
            format: 1,
            simulated: true,
            receipt,
            title: scenario.title.in_language(language).to_owned(),
            summary: scenario.summary.in_language(language).to_owned(),
            readings: readings(prepared, language),
            claims: timeline::claims(prepared, language),
            recorded: timeline::recorded(prepared, language),
            notices: notices(prepared, records.clone(), language),
            timeline: timeline::simulated(prepared, records, language, detail),
            rungs: outcome.steps.iter().map(step).collect(),
            communications: Communications::new(&exchanges, &names),
            procedures: Procedures::new(&exchanges, &names),
            outcome: Summary::new(prepared, outcome),
            rests_on: outcome.acting.rests_on(),
        }
    }
}

impl Receipt {
    /// The receipt of a run of `prepared`.
    pub fn new(
        prepared: &Prepared,
        program: &str,
        scenario: &str,
        sets: &[String],
        seed: u64,
        run: &Finished,
    ) -> Self {
        use guardline_kernel::Stop;
        Self {
            program: program.to_owned(),
            scenario: scenario.to_owned(),
            mechanism: prepared.mechanism().to_owned(),
            mechanism_argument: None,
            sets: sets.to_vec(),
            ablations: prepared.ablations().iter().map(|it| it.name().to_owned()).collect(),
            until_s: None,
            seed,
            replicate: 0,
            only_by: None,
            end_s: run.at.since_start().as_seconds(),
            interrupted: matches!(run.stop, Stop::Interrupted | Stop::Halted),
            trace: run.trace.to_string(),
            journal: None,
        }
    }
}

impl Summary {
    fn new(prepared: &Prepared, outcome: &Outcome) -> Self {
        let seconds = |at: Instant| at.since_start().as_seconds();
        let length = |span: Span| span.as_seconds();
        let sides: Vec<_> = prepared.sides().collect();
        Self {
            peak: outcome.peak().number(),
            peak_name: outcome.peak().name().to_owned(),
            peak_true: outcome.peak_true().number(),
            peak_pictured: sides.iter().map(|side| outcome.peak_pictured(*side).number()).collect(),
            path: outcome.path().iter().map(|rung| rung.number()).collect(),
            deescalated_after_s: outcome.deescalated_after().map(length),
            calm_lost: outcome.calm_lost().is_some(),
            tension: outcome.tension(),
            radio: [
                outcome.radio.said,
                outcome.radio.heard,
                outcome.radio.understood,
                outcome.radio.answered,
            ],
            radio_otherwise: outcome.radio.otherwise,
            radio_heard_by_another: outcome.radio.heard_by_another,
            first_answer_s: outcome.first_answer.map(length),
            line: LineSummary {
                wished_s: outcome.line.wished.map(seconds),
                rings: outcome.line.rings,
                answered_after_s: outcome.line.answered_after.map(length),
                refusal_imposed: outcome.line.refusal_imposed,
                answer_imposed: outcome.line.answer_imposed,
            },
            informed_s: sides.iter().map(|side| outcome.informed.get(side).copied().map(seconds)).collect(),
            published_s: sides.iter().map(|side| outcome.published.get(side).copied().map(seconds)).collect(),
            clarified_s: outcome.clarified.map(seconds),
            locks: outcome.locks,
            false_locks: outcome.false_locks,
            shots: outcome.shots,
            collisions: outcome.collisions,
            aftermath: AftermathSummary::new(&outcome.aftermath),
        }
    }
}

impl AftermathSummary {
    fn new(aftermath: &Aftermath) -> Self {
        let hours = |span: Span| span.as_hours();
        let (settled, lapsed) = match aftermath.ending {
            Some(Ending::Settled(after)) => (Some(after), None),
            Some(Ending::Lapsed(after)) => (None, Some(after)),
            None => (None, None),
        };
        Self {
            opened_h: aftermath.opened.map(|at| at.since_start().as_hours()),
            first_contact_h: aftermath.first_contact.map(hours),
            first_public_h: aftermath.first_public.map(hours),
            settled_h: settled.map(hours),
            lapsed_h: lapsed.map(hours),
            routine_h: aftermath.routine.map(hours),
            repeat_h: aftermath.repeat.map(hours),
            suspended_h: aftermath.suspended.map(hours),
            accounts_differ: aftermath.accounts_differ,
            fault: aftermath.accounts.iter().map(|account| account.fault).collect(),
            stated: aftermath.accounts.iter().map(|account| stated_word(account.stated).to_owned()).collect(),
        }
    }
}

/// What a side says of the incident.
pub(crate) const fn stated_word(stated: Stated) -> &'static str {
    match stated {
        Stated::Nothing => "nothing",
        Stated::Accuses => "accuses",
        Stated::Denies => "denies",
        Stated::Concedes => "concedes",
    }
}

/// Which reading of times with an unknown zone a run uses, one sentence each.
pub fn readings(prepared: &Prepared, language: Language) -> Vec<String> {
    let (clock, catalogue) = (Clock::new(prepared), Catalogue::of(language));
    let mut said = Vec::new();
    for inject in &prepared.scenario().injects {
        let Some(time) = &inject.at else { continue };
        let alternatives = &time.alternatives;
        if alternatives.len() > 1 {
            let offset = |minutes: i16| format!("{:+03}:{:02}", minutes / 60, minutes.abs() % 60);
            let others = alternatives
                .iter()
                .filter(|moment| **moment != time.used())
                .map(|moment| offset(moment.offset_minutes));
            said.push(say!(
                catalogue,
                "reading-zone",
                inject = &inject.id,
                time = clock.stamp(prepared.instant(time)),
                offset = offset(time.used().offset_minutes),
                others = catalogue.list("list-or-zone", others)
            ));
        }
    }
    said
}

/// Who knew what, and when, in words; for the text account.
pub(crate) fn knowledge(prepared: &Prepared, outcome: &Outcome, names: &Names) -> Vec<String> {
    let clock = Clock::new(prepared);
    let when = |at: &Instant| clock.stamp(*at).replace('T', " ");
    prepared
        .sides()
        .map(|side| {
            let peak = outcome.peak_pictured(side);
            let heard = outcome.informed.get(&side).map_or_else(
                || names.word("knowledge-heard-nothing"),
                |at| say!(names, "knowledge-heard", time = when(at)),
            );
            let public = outcome.published.get(&side).map_or_else(
                || names.word("knowledge-nothing-public"),
                |at| say!(names, "knowledge-public", time = when(at)),
            );
            let (side, rung) = (names.side(side), names.rung(peak));
            say!(names, "knowledge-side", side = side, rung = rung, heard = heard, public = public)
        })
        .collect()
}
