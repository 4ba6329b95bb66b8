//! What came of a run: a fold over its records, the same for one run and for a million.

use std::collections::BTreeMap;

use guardline_kernel::{Lane, Sink};
use guardline_scenario::Prepared;
use guardline_units::{ActorId, Instant, Posture, Rung, Side, Span, UnitId};
use guardline_wire::line::{AnswerChoice, LineState};
use guardline_wire::record::{Act, Mode, Party, Shows};
use guardline_wire::{Addressee, MessageId, Record, Route, SpeechAct};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::acting::Acting;
use crate::aftermath::Aftermath;
use crate::minds::Minds;

/// The rungs at one moment: what is so, what each side takes to be so, and the highest of them all.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rungs {
    /// By the tests of the ladder, from ground truth.
    pub truth: Rung,
    /// In each side's picture, by side.
    pub pictured: Vec<Rung>,
    /// The highest of them: the rung of the encounter.
    pub combined: Rung,
}

/// A step of the encounter: the rungs from a moment on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step {
    /// From when.
    pub at: Instant,
    /// The rungs.
    pub rungs: Rungs,
    /// What it came of.
    pub cause: Cause,
}

/// What made a step of the encounter.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// It is how things stood at the beginning.
    #[default]
    Beginning,
    /// How a unit moved, or that some time had passed since it did something.
    Conduct,
    /// A radar was switched on or off.
    Radar,
    /// Flares or warning shots.
    WarningForce,
    /// A weapon was released.
    Fire,
    /// Two hulls touched.
    Collision,
    /// How a commander saw the other, whether or not it was so.
    Picture,
    /// A ministry's posture.
    Posture,
}

/// Words over one kind of channel.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Words {
    /// Messages said.
    pub said: u32,
    /// Heard by whom they were for.
    pub heard: u32,
    /// Heard by somebody else who took them to be for him.
    pub heard_by_another: u32,
    /// Understood by whom they were for, as they were said or otherwise.
    pub understood: u32,
    /// Of these understood to say something else than was said.
    pub otherwise: u32,
    /// Answered.
    pub answered: u32,
}

/// What became of the line.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct LineUse {
    /// When somebody first wished to call.
    pub wished: Option<Instant>,
    /// How often it rang.
    pub rings: u32,
    /// How long after the first wish it was answered.
    pub answered_after: Option<Span>,
    /// Whether a refusal was imposed by the scenario's author, not produced.
    pub refusal_imposed: bool,
    /// Whether an answer was.
    pub answer_imposed: bool,
}

/// What came of a run.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Outcome {
    /// Every change of a rung until the encounter is over, in time.
    pub steps: Vec<Step>,
    /// When the encounter was over, or the run if it ended sooner.
    pub end: Instant,
    /// What came of it afterwards.
    pub aftermath: Aftermath,
    /// Words on the radio.
    pub radio: Words,
    /// How long after the first call the first answer on the radio came that was understood.
    pub first_answer: Option<Span>,
    /// The line.
    pub line: LineUse,
    /// When each ministry first heard of it from its own units.
    pub informed: BTreeMap<Side, Instant>,
    /// When each side made it public.
    pub published: BTreeMap<Side, Instant>,
    /// When a ministry first took the affair as cleared up: by an explanation, or by an analysis that found no lock.
    pub clarified: Option<Instant>,
    /// Fire-control locks that warning receivers showed.
    pub locks: u32,
    /// Those of them that were false: the radar did something else.
    pub false_locks: u32,
    /// Weapons released.
    pub shots: u32,
    /// Weapons released at a unit that itself stood no higher than R2 at that moment: what it costs to have trusted.
    pub shots_at_calm: u32,
    /// Collisions.
    pub collisions: u32,
    /// How wrong the sides were about each other.
    pub minds: Minds,
    /// Which processes of the model were at work.
    pub acting: Acting,
    first_call: Option<Instant>,
    horizon: Instant,
    now: Now,
    /// The last act that others could see, and when: what a rung that rises with it came of.
    act: Option<(Instant, Cause)>,
}

/// Where things stand while folding.
#[derive(Clone, PartialEq, Debug, Default)]
struct Now {
    sides: usize,
    side_of: Vec<Side>,
    units: BTreeMap<UnitId, Rung>,
    pictures: BTreeMap<(UnitId, UnitId), Rung>,
    postures: BTreeMap<Side, Posture>,
    /// What the radar of one unit does on another.
    radars: BTreeMap<(UnitId, UnitId), Mode>,
    /// What was said on the radio, and to whom.
    said: BTreeMap<MessageId, (Addressee, SpeechAct)>,
}

/// The highest rung that still counts as calm.
pub const CALM: Rung = Rung::new(2);

impl Outcome {
    /// The fold of no records yet of a run of `prepared`.
    pub fn of(prepared: &Prepared) -> Self {
        let side_of = prepared.units().map(|unit| prepared.side_of(unit)).collect();
        Self::new(prepared.sides().count(), side_of, Instant::START + prepared.horizon())
    }

    /// The fold of no records yet, for sides and units as the scenario lists them, of an encounter that is over at `horizon`.
    pub fn new(sides: usize, side_of: Vec<Side>, horizon: Instant) -> Self {
        let minds = Minds::new(sides, side_of.clone());
        let now = Now { sides, side_of, ..Now::default() };
        let aftermath = Aftermath::new(sides);
        let mut outcome = Self { aftermath, minds, horizon, now, ..Self::default() };
        outcome.step(Instant::START, Cause::Beginning);
        outcome
    }

    /// Takes in one record.
    pub fn take(&mut self, at: Instant, record: &Record) {
        self.acting.take(record);
        self.aftermath.take(at, record);
        if at <= self.horizon {
            self.minds.take(at, record);
        }
        match record {
            Record::Rung { unit, rung } => {
                self.now.units.insert(*unit, *rung);
                let act = self.act.filter(|(when, _)| *when == at);
                self.step(at, act.map_or(Cause::Conduct, |(_, act)| act));
            }
            Record::Picture { by, of, rung } => {
                self.now.pictures.insert((*by, *of), *rung);
                self.step(at, Cause::Picture);
            }
            Record::Posture { side, to, .. } => {
                self.now.postures.insert(*side, *to);
                self.step(at, Cause::Posture);
            }
            Record::Says { message, route: Route::Radio(_), .. } => {
                self.radio.said += 1;
                self.now.said.insert(message.id, (message.addressee, message.says.clone()));
                if message.says == SpeechAct::Query {
                    self.first_call.get_or_insert(at);
                }
            }
            Record::Hears { who, message, route: Route::Radio(_), understood, .. } => {
                self.hears(*who, *message, understood.as_ref());
            }
            Record::Acknowledged { who: Party::Unit(_), .. } => {
                self.radio.answered += 1;
                if let (Some(first), None) = (self.first_call, self.first_answer) {
                    self.first_answer = Some(at - first);
                }
            }
            Record::Informed { side, .. } => {
                self.informed.entry(*side).or_insert(at);
            }
            Record::Publishes { side } => {
                self.published.entry(*side).or_insert(at);
            }
            Record::Does { side, what, .. } if what.is_public() => {
                self.published.entry(*side).or_insert(at);
            }
            Record::Orders { clarified: true, .. } => {
                self.clarified.get_or_insert(at);
            }
            Record::Emission { unit, on, mode, begins } => {
                self.act = Some((at, Cause::Radar));
                if *begins {
                    self.now.radars.insert((*unit, *on), *mode);
                }
            }
            Record::Warned { unit, by, shows: Shows::Lock } => {
                self.locks += 1;
                let truth = self.now.radars.get(&(*by, *unit));
                self.false_locks += u32::from(truth != Some(&Mode::FireControl));
            }
            Record::Acts { act: Act::WarningForce, .. } => self.act = Some((at, Cause::WarningForce)),
            Record::Acts { act: Act::Fire, on, .. } => {
                self.act = Some((at, Cause::Fire));
                self.shots += 1;
                let calm = self.now.units.get(on).is_none_or(|rung| *rung <= CALM);
                self.shots_at_calm += u32::from(calm);
            }
            Record::Collides { .. } => {
                self.act = Some((at, Cause::Collision));
                self.collisions += 1;
            }
            Record::Line { state, .. } => self.take_line(at, state),
            _ => {}
        }
    }

    fn hears(&mut self, who: Party, message: MessageId, understood: Option<&SpeechAct>) {
        let Some((addressee, said)) = self.now.said.get(&message) else { return };
        if addressee.includes(who) {
            self.radio.heard += 1;
            self.radio.understood += u32::from(understood.is_some());
            self.radio.otherwise += u32::from(understood.is_some_and(|it| it != said));
        } else {
            self.radio.heard_by_another += 1;
        }
    }

    fn take_line(&mut self, at: Instant, state: &LineState) {
        match state {
            LineState::Wish => {
                self.line.wished.get_or_insert(at);
            }
            LineState::Rings { .. } => self.line.rings += 1,
            LineState::Answered { after, .. } => {
                self.line.answered_after.get_or_insert(*after);
            }
            LineState::Chooses { choice, imposed: true } => {
                self.line.answer_imposed |= *choice == AnswerChoice::Answer;
                self.line.refusal_imposed |= *choice != AnswerChoice::Answer;
            }
            _ => {}
        }
    }

    /// The run has ended.
    pub fn finish(&mut self, end: Instant) {
        self.end = end.min(self.horizon);
        self.minds.until(self.end);
        self.aftermath.finish(self.calm_lost(), end);
    }

    fn step(&mut self, at: Instant, cause: Cause) {
        if at > self.horizon {
            return;
        }
        let rungs = self.now.rungs();
        match self.steps.last_mut() {
            Some(last) if last.rungs == rungs => {}
            Some(last) if last.at == at => {
                // Of several things at one instant, what moved the encounter is what the step came of.
                if last.rungs.combined != rungs.combined {
                    last.cause = cause;
                }
                last.rungs = rungs;
            }
            _ => self.steps.push(Step { at, rungs, cause }),
        }
    }

    /// The highest rung of the encounter.
    pub fn peak(&self) -> Rung {
        self.steps.iter().map(|step| step.rungs.combined).max().unwrap_or_default()
    }

    /// The highest rung in truth.
    pub fn peak_true(&self) -> Rung {
        self.steps.iter().map(|step| step.rungs.truth).max().unwrap_or_default()
    }

    /// The highest rung in a side's picture.
    pub fn peak_pictured(&self, side: Side) -> Rung {
        self.steps.iter().map(|step| step.rungs.pictured[usize::from(side.0)]).max().unwrap_or_default()
    }

    /// The distinct rungs the encounter went through, in order.
    pub fn path(&self) -> Vec<Rung> {
        self.path_with_causes().into_iter().map(|(rung, _)| rung).collect()
    }

    /// The same, each with what the step to it came of.
    pub fn path_with_causes(&self) -> Vec<(Rung, Cause)> {
        let mut path: Vec<_> = self.steps.iter().map(|step| (step.rungs.combined, step.cause)).collect();
        path.dedup_by_key(|(rung, _)| *rung);
        path
    }

    /// When the calm was first lost.
    pub fn calm_lost(&self) -> Option<Instant> {
        self.steps.iter().find(|step| step.rungs.combined > CALM).map(|step| step.at)
    }

    /// How long after the calm was first lost it returned for good; none if it was never lost or never returned.
    pub fn deescalated_after(&self) -> Option<Span> {
        let lost = self.calm_lost()?;
        let last = self.steps.iter().rposition(|step| step.rungs.combined > CALM)?;
        self.steps.get(last + 1).map(|step| step.at - lost)
    }

    /// Whether the encounter was calm `span` after the calm was first lost, and stayed so; true if it never was lost.
    pub fn calm_within(&self, span: Span) -> bool {
        self.calm_lost().is_none() || self.deescalated_after().is_some_and(|after| after <= span)
    }

    /// Severity of the encounter's rung summed over time, in severity-hours.
    pub fn tension(&self) -> f64 {
        self.over_time(Rung::severity)
    }

    /// The same with the Goldstein value of each rung, in Goldstein-hours: higher is more conflict.
    pub fn goldstein(&self) -> f64 {
        self.over_time(Rung::goldstein)
    }

    fn over_time(&self, weight: fn(Rung) -> f64) -> f64 {
        let ends = self.steps.iter().skip(1).map(|step| step.at).chain([self.end]);
        let steps = self.steps.iter().zip(ends);
        steps.map(|(step, end)| weight(step.rungs.combined) * (end - step.at).as_hours()).sum()
    }
}

impl Now {
    fn rungs(&self) -> Rungs {
        let highest = |rungs: &mut dyn Iterator<Item = Rung>| rungs.max().unwrap_or_default();
        let postures = highest(&mut self.postures.values().map(|posture| posture.rung()));
        let truth = highest(&mut self.units.values().copied()).max(postures);
        let pictured: Vec<Rung> = (0..self.sides).map(|side| self.picture_of(Side(side as u8))).collect();
        let combined = pictured.iter().copied().fold(truth, Rung::max);
        Rungs { truth, pictured, combined }
    }

    /// A side sees its own units' conduct, what its commanders see of others, its own posture, and what is public.
    fn picture_of(&self, side: Side) -> Rung {
        let of = |unit: &UnitId| self.side_of.get(usize::from(unit.0)).copied();
        let own = self.units.iter().filter(|(unit, _)| of(unit) == Some(side)).map(|(_, rung)| *rung);
        let seen = self.pictures.iter().filter(|((by, _), _)| of(by) == Some(side)).map(|(_, rung)| *rung);
        let public = self.postures.iter().filter(|(other, posture)| **other == side || posture.number() >= 2);
        own.chain(seen).chain(public.map(|(_, posture)| posture.rung())).max().unwrap_or_default()
    }
}

/// Folds records as they are made.
impl Sink<Record> for Outcome {
    fn record(&mut self, at: Instant, _actor: ActorId, _lane: Lane, record: Record) {
        self.take(at, &record);
    }
}
