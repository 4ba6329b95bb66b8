//! The lines between two ministries at one moment, and one wish to call.

use guardline_actors::Act;
use guardline_actors::ports::{Brief, ToMinistry};
use guardline_actors::story::desk::sleeps_on;
use guardline_actors::{Evidence, Ministry};
use guardline_kernel::{AsFastAsPossible, Draws, Kernel};
use guardline_mechanism::{Interpreter, LineTerms, Orders, ServiceHours};
use guardline_units::{Instant, Rung, Seed, Side, Span, UnitId};
use guardline_wire::LineId;
use guardline_wire::line::AnswerChoice;
use guardline_wire::record::Intent;

use super::super::Prepared;
use super::super::populate::Stage;
use super::{BRANCH, Kept, Records};

/// A line at one moment.
#[derive(Clone, PartialEq, Debug)]
pub struct LineSurvey {
    /// Its terms.
    pub terms: LineTerms,
    /// Whether a ring at one end can reach the other: not if its paths are cut.
    pub reaches: bool,
    /// The caller's end and the called one.
    pub ends: [LineEnd; 2],
}

/// One end of a line at one moment, by the clock there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LineEnd {
    /// Whose end.
    pub side: Side,
    /// Minute of the local day.
    pub minute: u16,
    /// Whether it is Saturday or Sunday.
    pub weekend: bool,
    /// Its hours of service: its own, else as agreed.
    pub hours: ServiceHours,
    /// Whether nobody is there on Saturdays and Sundays.
    pub weekdays_only: bool,
    /// Whether it is within its service.
    pub staffed: bool,
    /// When it is next, if it is not and ever will be within a fortnight.
    pub next_staffed: Option<Instant>,
    /// Whether the person whose line it is sleeps.
    pub asleep: bool,
    /// Whether the person on duty may talk without asking.
    pub standing_authority: bool,
    /// What the person on duty has been told about ringing phones.
    pub orders: Orders,
    /// What the scenario's author makes this side do about every ring.
    pub imposed: Option<AnswerChoice>,
    /// Where its interpreter is.
    pub interpreter: Interpreter,
}

impl Prepared {
    /// The lines between two ministries at a moment, in the order of the mechanism file.
    pub fn survey_lines(&self, at: Instant, from: Side, to: Side) -> Vec<LineSurvey> {
        let (kernel, sink) = (Kernel::new(), Kept::default());
        let draws = Draws::new(Seed(0), 0, BRANCH);
        let (stage, _mails) = Stage::set(self, &kernel, draws, sink, self.all_innocent());
        self.enter_desks(&stage);
        let lines: Vec<LineId> = stage.mind.mechanism.reach().lines().collect();
        let survey = lines.into_iter().zip(&self.terms.lines).map(|(line, terms)| LineSurvey {
            terms: terms.clone(),
            reaches: stage.mind.mechanism.reach().line_reaches(line),
            ends: [from, to].map(|side| self.look_at_end(&stage, line, terms, side, at)),
        });
        let survey = survey.collect();
        kernel.close();
        survey
    }

    fn look_at_end(
        &self,
        stage: &Stage<'_>,
        line: LineId,
        terms: &LineTerms,
        side: Side,
        at: Instant,
    ) -> LineEnd {
        let file = &self.scenario.sides[usize::from(side.0)];
        let (clock, duty) = (stage.exchange.clock(side), stage.exchange.duty(side, line));
        let minute = clock.minute_of_day(at);
        let staffed = stage.exchange.staffed(side, line, at);
        LineEnd {
            side,
            minute,
            weekend: clock.is_weekend(at),
            hours: duty.hours.unwrap_or(terms.hours),
            weekdays_only: duty.weekdays_only,
            staffed,
            next_staffed: stage.exchange.next_staffed(side, line, at).filter(|_| !staffed),
            asleep: sleeps_on(&stage.mind.mechanism, line, minute) > Span::ZERO,
            standing_authority: duty.standing_authority.unwrap_or(terms.standing_authority),
            orders: file.orders.unwrap_or(terms.orders),
            imposed: file.answer_imposed,
            interpreter: duty.interpreter.unwrap_or(terms.interpreter),
        }
    }

    /// Seats somebody at every side's end of the lines; where each ministry briefs him, by side. None if there is no line.
    fn enter_desks(&self, stage: &Stage<'_>) -> Vec<guardline_kernel::Address<Brief>> {
        if self.terms.lines.is_empty() {
            return Vec::new();
        }
        let enter = |side: Side| {
            let others = self.others(side);
            let key = format!("{}/ministry", self.key(&self.scenario.sides[usize::from(side.0)].id));
            stage.enter_desk(side, &others, &key)
        };
        self.sides().map(enter).collect()
    }

    /// One replicate of one wish to call: one of the caller's units has just reported a fire-control lock, its ministry
    /// wishes to talk and goes on wishing it; the called ministry has been told by its own unit or has not. Nothing else
    /// happens. What was recorded within `lasts` after the wish; check calls made before it are among it.
    pub fn call(
        &self,
        (from, to): (Side, Side),
        at: Instant,
        told: bool,
        seed: Seed,
        replicate: u32,
        lasts: Span,
    ) -> Records {
        let (kernel, sink) = (Kernel::new(), Kept::default());
        let draws = Draws::new(seed, replicate, BRANCH);
        let (stage, _mails) = Stage::set(self, &kernel, draws, sink.clone(), self.all_innocent());
        let desks = self.enter_desks(&stage);
        let p = &stage.mind.params;
        let report = ToMinistry::Report {
            by: self.units().find(|unit| self.side_of(*unit) == from).unwrap_or(UnitId(0)),
            about: to,
            evidence: Evidence::lock(&stage.mind.likelihoods).reported(p),
            rung: Rung::new(4),
            sent: at,
        };
        let called = self.brief(&stage, to, from, at, None).map(|brief| Brief { reported: told, ..brief });
        let calling = self.brief(&stage, from, to, at, Some(&report));
        for (side, brief) in [(to, called), (from, calling)] {
            if let (Some(desk), Some(brief)) = (desks.get(usize::from(side.0)), brief) {
                desk.post(at, brief);
            }
        }
        kernel.run(at + lasts, &mut AsFastAsPossible);
        kernel.close();
        sink.take()
    }

    /// What a ministry tells its desk once it has taken in an event.
    fn brief(
        &self,
        stage: &Stage<'_>,
        side: Side,
        other: Side,
        at: Instant,
        event: Option<&ToMinistry>,
    ) -> Option<Brief> {
        let id = self.key(&self.scenario.sides[usize::from(side.0)].id);
        let others = self.others(side);
        let mut core = Ministry::new(side, id, others, Intent::Innocent, &stage.mind);
        let acts = core.on(at, event, &stage.mind);
        acts.into_iter().find_map(|act| match act {
            Act::Brief(brief) if brief.about == other => Some(brief),
            _ => None,
        })
    }
}
