//! What is so in one run: what radars really do, which intents are behind it, and what the event engine begins when.

use std::collections::BTreeMap;

use guardline_actors::ports::{ThirdParty, ToOperator};
use guardline_channels::Garble;
use guardline_kernel::{Address, Draws};
use guardline_mechanism::Mechanism;
use guardline_units::{Instant, Metres, Span};
use guardline_wire::record::{Intent, Mode};
use guardline_wire::{
    Addressee, Form, Marker, Message, MessageId, NoticeContent, NoticeText, Originator, Proword, Question,
    Route, SpeechAct, Stamp, codebook,
};

use super::{Prepared, Role};
use crate::engine::What;
use crate::file::{ActFile, CallText, GarbleFile, InjectFile, IntentFile, TimeOfRecord, WarningFile};
use crate::world::Happening;

impl Prepared {
    /// All acts of the scenario, numbered through, each with its inject and its place among that one's acts.
    pub(super) fn acts(&self) -> impl Iterator<Item = (u16, &InjectFile, usize, &ActFile)> {
        let acts =
            self.scenario.injects.iter().flat_map(|inject| {
                inject.acts.iter().enumerate().map(move |(place, act)| (inject, place, act))
            });
        (0..).zip(acts).map(|(number, (inject, place, act))| (number, inject, place, act))
    }

    /// What each injected radar really does in this run.
    pub(super) fn modes(&self, draws: &Draws) -> BTreeMap<u16, Mode> {
        self.acts()
            .filter_map(|(number, inject, place, act)| match act {
                ActFile::Radar { truth, .. } => {
                    let weights = [truth.search, truth.track, truth.fire_control];
                    let drawn = draws.at(&inject.id, "truth", &index(place)).categorical(&weights);
                    Some((number, [Mode::Search, Mode::Track, Mode::FireControl][drawn]))
                }
                _ => None,
            })
            .collect()
    }

    /// The intent behind each unit's conduct in this run: fixed by the author, or drawn for units that do something, and
    /// innocent for all others.
    pub(super) fn intents(&self, draws: &Draws, modes: &BTreeMap<u16, Mode>) -> Vec<Intent> {
        let p = &self.params;
        let deliberate = |id: &str, place| {
            let weights = [p.unplanned_share, p.probe_share, p.hostile_share];
            Intent::ALL[draws.at(id, "intent", &index(place)).categorical(&weights)]
        };
        let mut intents = vec![Intent::Innocent; self.scenario.units.len()];
        for (number, inject, place, act) in self.acts() {
            let (from, intent) = match act {
                ActFile::Radar { from, .. } if modes.get(&number) == Some(&Mode::FireControl) => {
                    (from, deliberate(&inject.id, place))
                }
                ActFile::Approach { from, .. } => (from, deliberate(&inject.id, place)),
                _ => continue,
            };
            let unit = &mut intents[usize::from(self.unit_id(from).0)];
            *unit = intent.max(*unit);
        }
        for (intent, unit) in intents.iter_mut().zip(&self.scenario.units) {
            if let Some(fixed) = unit.intent {
                *intent = match fixed {
                    IntentFile::Innocent => Intent::Innocent,
                    IntentFile::Probe => Intent::Probe,
                    IntentFile::Hostile => Intent::Hostile,
                };
            }
        }
        intents
    }

    pub(super) fn happenings(&self, modes: &BTreeMap<u16, Mode>) -> BTreeMap<u16, Happening> {
        self.acts()
            .filter_map(|(number, _, _, act)| match act {
                ActFile::Radar { from, on, for_min, .. } => {
                    let (from, on, lasts) =
                        (self.unit_id(from), self.unit_id(on), Span::from_minutes(*for_min));
                    Some((number, Happening::Radar { from, on, mode: *modes.get(&number)?, lasts }))
                }
                ActFile::Approach { from, to, distance_m, for_min } => {
                    let (from, to, lasts) =
                        (self.unit_id(from), self.unit_id(to), Span::from_minutes(*for_min));
                    Some((number, Happening::Approach { from, to, distance: Metres(*distance_m), lasts }))
                }
                _ => None,
            })
            .collect()
    }

    /// What one act takes.
    pub(super) fn what(
        &self,
        (number, inject, place, act): (u16, &InjectFile, usize, &ActFile),
        operators: &[Address<ToOperator>],
        modes: &BTreeMap<u16, Mode>,
        mechanism: &Mechanism,
    ) -> What {
        let say = |from: &str, to: &str, channel, says| {
            let question = Question::about(&[&inject.id, "notice"], &index(place));
            let order = ToOperator::Say { to: self.unit_id(to), question, channel, says };
            What::Radio(operators[usize::from(self.unit_id(from).0)].clone(), order)
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
                let reach = mechanism.reach();
                let id = reach.lines().find(|id| reach.line_name(*id) == line);
                What::Break(id, Span::from_hours(*for_h))
            }
            ActFile::Radar { for_min, .. } => {
                // A fire-control radar is switched off by its commander.
                let by_clock = modes.get(&number) != Some(&Mode::FireControl);
                What::World { act: number, ends_after: by_clock.then(|| Span::from_minutes(*for_min)) }
            }
            ActFile::Cancel(inject) => What::Cancel(self.inject_id(inject)),
            ActFile::Approach { .. } => What::World { act: number, ends_after: None },
            ActFile::Support { side } => {
                let side = self.side_by_id(side);
                let faces = self.sides_by_id().into_iter().filter(|other| *other != side);
                What::ThirdParty(faces.collect(), ThirdParty::Threatens)
            }
            ActFile::Mediation => What::ThirdParty(self.sides_by_id(), ThirdParty::Mediates),
        }
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
                question: Question::about(&[&inject.id, "published"], &[]),
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

/// What tells the draws of one act of an inject from those of its others; nothing for the first, as if it were alone.
fn index(place: usize) -> Vec<u64> {
    if place == 0 { Vec::new() } else { vec![place as u64] }
}

/// Which words are lost.
pub(super) const fn garble(loses: GarbleFile) -> Garble {
    match loses {
        GarbleFile::Addressee => Garble::Addressee,
        GarbleFile::Content => Garble::Content,
        GarbleFile::Figures => Garble::Figures,
    }
}
