//! From acts as a file says them to what the event engine does.

use std::collections::BTreeMap;

use guardline_actors::Mind;
use guardline_actors::belief::Evidence;
use guardline_actors::ports::{ThirdParty, ToBridge, ToOperator};
use guardline_channels::Garble;
use guardline_kernel::Address;
use guardline_units::{Instant, Rung, Side, Span, UnitId};
use guardline_wire::dispute::Move;
use guardline_wire::record::{Absence, Mode};
use guardline_wire::{
    Addressee, Form, Marker, Message, MessageId, NoticeContent, NoticeText, Originator, Proword, Question,
    Route, SpeechAct, Stamp, codebook,
};

use super::truth::index;
use super::{Prepared, Role};
use crate::engine::What;
use crate::file::{
    AbsentFile, ActFile, CallText, FalseFile, GarbleFile, InjectFile, TimeOfRecord, WarningFile,
};

/// Whom acts can be about: those on stage, and what is so in this run.
pub(super) struct Cast<'a> {
    pub(super) operators: &'a [Address<ToOperator>],
    pub(super) bridges: &'a [Address<ToBridge>],
    pub(super) modes: &'a BTreeMap<u16, Mode>,
    pub(super) mind: &'a Mind,
}

impl Cast<'_> {
    fn bridge(&self, unit: UnitId) -> Address<ToBridge> {
        self.bridges[usize::from(unit.0)].clone()
    }
}

impl Prepared {
    /// What one act takes.
    pub(super) fn what(
        &self,
        (number, inject, place, act): (u16, &InjectFile, usize, &ActFile),
        cast: &Cast<'_>,
    ) -> What {
        let say = |from: &str, to: &str, channel, says| {
            let question = Question::about(&[self.key(&inject.id), "notice"], &index(place));
            let order = ToOperator::Say { to: self.unit_id(to), question, channel, says };
            What::Radio(cast.operators[usize::from(self.unit_id(from).0)].clone(), order)
        };
        match act {
            ActFile::Notice { from, to, channel, contents, repeated, begins, for_min } => {
                let notice = self.notice(contents, begins.as_ref(), *for_min, *repeated);
                say(from, to, *channel, SpeechAct::Notice(notice))
            }
            ActFile::Call { from, to, channel, says } => {
                let says = match says {
                    CallText::Query => SpeechAct::Query,
                    CallText::Demand => SpeechAct::Demand,
                    CallText::Intention => SpeechAct::Intention { step_back: false, course: 0, speed: 0 },
                    CallText::Talk => SpeechAct::Talk { topics: 2 },
                    // The file was checked: a signal that cannot be read does not come this far.
                    CallText::Signal(text) => {
                        codebook::parse(text).map_or(SpeechAct::Talk { topics: 1 }, SpeechAct::Signal)
                    }
                };
                say(from, to, *channel, says)
            }
            ActFile::Notam(warning) => self.publish(number, inject, warning, Route::Notam),
            ActFile::NavigationalWarning(warning) => {
                self.publish(number, inject, warning, Route::NavigationalWarning)
            }
            ActFile::StuckMicrophone { unit, channel, for_min } => {
                let (unit, lasts) = (self.unit_id(unit), Span::from_minutes(*for_min));
                let operator = self.actor(Role::Operator(unit));
                What::Stick { operator, unit, channel: *channel, lasts }
            }
            ActFile::Garble { unit, loses, for_min } => {
                What::Garble(self.unit_id(unit), garble(*loses), Span::from_minutes(*for_min))
            }
            ActFile::Outage { line, for_h } => {
                let reach = cast.mind.mechanism.reach();
                let id = reach.lines().find(|id| reach.line_name(*id) == line);
                What::Break(id, Span::from_hours(*for_h))
            }
            ActFile::Radar { for_min, .. } => {
                // A fire-control radar is switched off by its commander.
                let by_clock = cast.modes.get(&number) != Some(&Mode::FireControl);
                What::World { act: number, ends_after: by_clock.then(|| Span::from_minutes(*for_min)) }
            }
            ActFile::Cancel(inject) => What::Cancel(self.inject_id(inject)),
            ActFile::Approach { .. } => What::World { act: number, ends_after: None },
            ActFile::SteeringFailure { for_min, .. } => {
                What::World { act: number, ends_after: Some(Span::from_minutes(*for_min)) }
            }
            ActFile::Task { unit, task } => {
                What::Bridge(cast.bridge(self.unit_id(unit)), ToBridge::Tasked(self.task(task)))
            }
            ActFile::Distress { unit, of, for_min } => {
                let (unit, lasts) = (self.unit_id(unit), Span::from_minutes(*for_min));
                let question = Question::about(&[self.key(&inject.id), "distress"], &index(place));
                let told = ToBridge::Distress { question, lasts };
                What::Distress { bridge: cast.bridge(unit), unit, what: *of, told, lasts }
            }
            ActFile::Unwatched { unit, for_min } => {
                let (unit, lasts) = (self.unit_id(unit), Span::from_minutes(*for_min));
                What::Unwatch { operator: self.actor(Role::Operator(unit)), unit, lasts }
            }
            ActFile::Asleep(AbsentFile { side, for_h }) => {
                What::Absent(self.side_by_id(side), Absence::Officer, Span::from_hours(*for_h))
            }
            ActFile::InterpreterMissing(AbsentFile { side, for_h }) => {
                What::Absent(self.side_by_id(side), Absence::Interpreter, Span::from_hours(*for_h))
            }
            ActFile::FalseReport { side, about, says } => self.false_report(side, about, *says, cast.mind),
            ActFile::Leak { side } => self.leak(inject, self.side_by_id(side), cast.mind),
            ActFile::Video { side } => What::Impose(self.side_by_id(side), Move::Release),
            ActFile::Politics { climate } => What::Climate(*climate),
            ActFile::Suspend { side } => What::Impose(self.side_by_id(side), Move::Suspend),
            ActFile::Resume { side } => What::Impose(self.side_by_id(side), Move::Resume),
            ActFile::Support { side } => {
                let side = self.side_by_id(side);
                let faces = self.sides_by_id().into_iter().filter(|other| *other != side);
                What::ThirdParty(faces.collect(), ThirdParty::Threatens)
            }
            ActFile::Mediation => What::ThirdParty(self.sides_by_id(), ThirdParty::Mediates),
        }
    }

    /// A report of conduct that did not happen, as if the first unit of the side had sent it.
    fn false_report(&self, side: &str, about: &str, says: FalseFile, mind: &Mind) -> What {
        let (to, about) = (self.side_by_id(side), self.side_of(self.unit_id(about)));
        let by =
            self.units().find(|unit| self.side_of(*unit) == to).expect("sides that are told were checked");
        let table = &mind.likelihoods;
        let (evidence, rung) = match says {
            FalseFile::Lock => (Evidence::lock(table), 4),
            FalseFile::CloseApproach => (Evidence::up(table), 3),
            FalseFile::Collision => (Evidence::collision(table), 6),
        };
        let (evidence, rung) = (evidence.reported(&mind.params), Rung::new(rung));
        What::FalseReport { to, by, about, evidence, rung }
    }

    /// The side where it leaks learns of it at once, the others by the press.
    fn leak(&self, inject: &InjectFile, at: Side, mind: &Mind) -> What {
        let p = &mind.params;
        let hears = |side: Side| {
            let mut draw = mind.draws.at(self.key(&inject.id), "press", &[mind.rank(side)]);
            let delay = draw.lognormal(p.press_median, p.press_spread);
            (side, if side == at { Span::ZERO } else { Span::from_minutes(delay) })
        };
        What::Leak(self.sides_by_id().into_iter().map(hears).collect())
    }

    pub(super) fn notice(
        &self,
        contents: &[NoticeContent],
        begins: Option<&TimeOfRecord>,
        for_min: Option<f64>,
        repeated: bool,
    ) -> NoticeText {
        let lasts = Span::from_minutes(for_min.unwrap_or(0.0));
        NoticeText::new(contents, begins.map(|begins| (self.instant(begins), lasts)), repeated)
    }

    fn publish(&self, number: u16, inject: &InjectFile, warning: &WarningFile, route: Route) -> What {
        let side = self.side_by_id(&warning.side);
        let notice = self.notice(&warning.contents, warning.begins.as_ref(), warning.for_min, false);
        let at = inject.at.as_ref().map_or(Instant::START, |at| self.instant(at));
        let sender = self.actor(Role::Engine).0;
        What::Publish(
            route,
            Box::new(Message {
                id: MessageId { sender, number: u32::from(number) + 1 },
                question: Question::about(&[self.key(&inject.id), "published"], &[]),
                addressee: Addressee::All,
                originator: Originator { side, unit: None },
                marker: Marker::Information,
                says: SpeechAct::Notice(notice),
                form: Form::Coded,
                proword: Proword::Out,
                stamp: Stamp { at, offset_minutes: self.scenario.sides[usize::from(side.0)].offset_minutes },
            }),
        )
    }
}

/// Which words are lost.
pub(super) const fn garble(loses: GarbleFile) -> Garble {
    match loses {
        GarbleFile::Addressee => Garble::Addressee,
        GarbleFile::Content => Garble::Content,
        GarbleFile::Figures => Garble::Figures,
    }
}
