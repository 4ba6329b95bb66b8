//! One channel taken by itself: who stands where at a moment of a run, held still from then on, and one question put from
//! there, or one wish to call. The radio rooms, commanders and desks are those of every run; what is left out is the rest
//! of the world.

use std::cell::RefCell;
use std::rc::Rc;

use guardline_actors::Logit;
use guardline_actors::ports::ToBridge;
use guardline_actors::story::radio_room;
use guardline_channels::{Assessment, Ether, Garble};
use guardline_kernel::{AsFastAsPossible, Draws, Kernel, Lane};
use guardline_theatre::{Plot, Track};
use guardline_units::{ActorId, Instant, Local, Metres, Seed, Span, UnitId};
use guardline_wire::record::Intent;
use guardline_wire::{Channel, Record, Visual};

use super::populate::{Stage, populate};
use super::{Prepared, Role, Settings, acts};
use crate::file::ActFile;

mod line;
pub use line::{LineEnd, LineSurvey};

/// Everything recorded, in order.
pub type Records = Vec<(Instant, ActorId, Lane, Record)>;

/// Units in whose voice something is wrong: what, and until when.
pub type Disturbed<T> = Vec<(UnitId, T, Instant)>;

/// A sink that keeps everything.
type Kept = Rc<RefCell<Records>>;

/// Draws of a branch: other ones than those of the run that led there.
const BRANCH: u32 = 1;

/// What lies between two units at one moment of one run.
#[derive(Clone, PartialEq, Debug)]
pub struct Survey {
    /// Who calls.
    pub from: UnitId,
    /// Who is called.
    pub to: UnitId,
    /// When.
    pub at: Instant,
    /// Distance between them; none unless both are in play.
    pub range: Option<Metres>,
    /// Radio horizon between them.
    pub horizon: Option<Metres>,
    /// Heights of the caller and of the called, for those in play.
    pub heights: [Option<Heights>; 2],
    /// Whether flags can be read.
    pub day: bool,
    /// The channels that either has a set for, in the order of the channel plan.
    pub channels: Vec<Surveyed>,
    /// The means by which the caller would signal by sight, in the order in which it chooses them.
    pub sight: Vec<Sight>,
    /// Microphones that are stuck open, and until when.
    pub stuck: Disturbed<Channel>,
    /// Units whose voice loses words, and until when.
    pub garbled: Disturbed<Garble>,
    tracks: Vec<Option<Track>>,
}

/// Height of a unit and of its antenna above it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Heights {
    /// Its own.
    pub own: Metres,
    /// Its antenna, above itself.
    pub antenna: Metres,
}

/// A channel between two units.
#[derive(Clone, PartialEq, Debug)]
pub struct Surveyed {
    /// Whether the caller and the called have a set for it.
    pub sets: [bool; 2],
    /// Whether the caller and the called have it switched on.
    pub watch: [bool; 2],
    /// Whether it is an agreed one.
    pub agreed: bool,
    /// How the caller's voice reaches the called.
    pub assessment: Assessment,
}

/// A means of signalling by sight.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Sight {
    /// Which.
    pub means: Visual,
    /// How far it carries.
    pub carries: Metres,
    /// Whether it can be used now.
    pub usable: bool,
}

impl Prepared {
    /// What lies between two units at a moment of the run under a seed: the same run that `replicate` 0 of that seed is.
    pub fn survey(&self, seed: Seed, at: Instant, from: UnitId, to: UnitId) -> Survey {
        let kernel = Kernel::new();
        let sink = Kept::default();
        let settings = Settings { seed, replicate: 0, until: Some(at.since_start()) };
        let (ether, plot, _) = populate(self, &kernel, settings, sink, &|_| Box::new(Logit));
        // Even if nothing is left to do the clock goes on to the moment asked for.
        let clock = kernel.clone();
        kernel.spawn(self.actor(Role::World), Lane::Main, async move { clock.sleep_until(at).await });
        kernel.run(at, &mut AsFastAsPossible);
        let survey = self.look(&ether, &plot, at, from, to);
        kernel.close();
        survey
    }

    fn look(&self, ether: &Ether, plot: &Plot, at: Instant, from: UnitId, to: UnitId) -> Survey {
        let agreed = self.agreed_channels();
        let channels = Channel::ALL.into_iter().map(|channel| Surveyed {
            sets: [from, to].map(|unit| ether.has(unit, channel)),
            watch: [from, to].map(|unit| ether.watches(unit, channel)),
            agreed: agreed.contains(&channel),
            assessment: ether.assess(from, to, channel),
        });
        let flies = |unit: UnitId| self.unit(unit).platform.flies();
        let sight = radio_room::means(flies(from), flies(to)).iter().map(|means| Sight {
            means: *means,
            carries: ether.sight(*means),
            usable: ether.in_sight(*means, from, to),
        });
        let heights = |unit: UnitId| {
            let station = plot.station(unit);
            Some(Heights { own: Metres(station.track?.at(at).up), antenna: station.antenna })
        };
        let still = |unit| Some(Track::new(at, plot.track(unit)?.at(at), Local::ZERO));
        let (stuck, garbled) = self.disturbances(at);
        Survey {
            from,
            to,
            at,
            range: plot.range(from, to, at),
            horizon: plot.horizon(from, to, at),
            heights: [from, to].map(heights),
            day: ether.is_day(),
            channels: channels.filter(|channel| channel.sets.contains(&true)).collect(),
            sight: sight.collect(),
            stuck,
            garbled,
            tracks: plot.units().map(still).collect(),
        }
    }

    fn agreed_channels(&self) -> Vec<Channel> {
        let mechanism = guardline_mechanism::Mechanism::new(self.terms.clone(), &self.params);
        let reach = mechanism.reach();
        Channel::ALL.into_iter().filter(|channel| reach.is_agreed(*channel)).collect()
    }

    /// What the scenario's author has put in the way of voices at a moment: open microphones, and voices that lose words.
    fn disturbances(&self, at: Instant) -> (Disturbed<Channel>, Disturbed<Garble>) {
        let (mut stuck, mut garbled) = (Vec::new(), Vec::new());
        for (_, inject, _, act) in self.acts() {
            // What depends on the course of a run is not known beforehand.
            let Some(begins) = inject.at.as_ref().map(|at| self.instant(at)) else { continue };
            let under_way = |for_min: f64| {
                let ends = begins + Span::from_minutes(for_min);
                (begins <= at && at < ends).then_some(ends)
            };
            match act {
                ActFile::StuckMicrophone { unit, channel, for_min } => {
                    stuck.extend(under_way(*for_min).map(|ends| (self.unit_id(unit), *channel, ends)));
                }
                ActFile::Garble { unit, loses, for_min } => {
                    let what = acts::garble(*loses);
                    garbled.extend(under_way(*for_min).map(|ends| (self.unit_id(unit), what, ends)));
                }
                _ => {}
            }
        }
        (stuck, garbled)
    }

    /// One replicate of one question, from where a survey has found everybody: the caller's commander has his radio room ask
    /// as he would of somebody who comes near, the other's commander answers or does not. Both are innocent, and nobody
    /// moves. What was recorded within `lasts`.
    pub fn ask(&self, survey: &Survey, seed: Seed, replicate: u32, lasts: Span) -> Records {
        let (kernel, sink) = (Kernel::new(), Kept::default());
        let draws = Draws::new(seed, replicate, BRANCH);
        let (stage, mails) = Stage::set(self, &kernel, draws, sink.clone(), self.all_innocent());
        let Survey { from, to, at, .. } = *survey;
        for (unit, track) in self.units().zip(&survey.tracks) {
            stage.plot.set(unit, *track);
        }
        for ((unit, mail), orders) in self.units().zip(mails.bridges).zip(mails.operators) {
            if [from, to].contains(&unit) {
                stage.enter_unit(unit, mail, orders, stage.chain(self.side_of(unit)), Box::new(Logit));
            }
        }
        self.disturb(&stage.ether, survey);
        let tell = |unit: UnitId, event| stage.bridges[usize::from(unit.0)].post(at, event);
        for (by, with) in [(to, from), (from, to)] {
            tell(by, ToBridge::Contact { with, side: self.side_of(with), begins: true });
        }
        tell(from, ToBridge::Near { unit: to, near: true });
        kernel.run(at + lasts, &mut AsFastAsPossible);
        kernel.close();
        sink.take()
    }

    fn all_innocent(&self) -> Vec<Intent> {
        vec![Intent::Innocent; self.scenario.units.len()]
    }

    /// What was under way at the moment goes on until it would have ended.
    fn disturb(&self, ether: &Ether, survey: &Survey) {
        let engine = self.actor(Role::Engine);
        for (unit, channel, ends) in survey.stuck.iter().copied() {
            ether.stick_for(engine, self.actor(Role::Operator(unit)), unit, channel, ends - Instant::START);
        }
        for (unit, garble, ends) in survey.garbled.iter().copied() {
            ether.garble_for(engine, unit, garble, ends - Instant::START);
        }
    }
}
