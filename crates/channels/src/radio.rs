//! The ether: voice radio between ships and aircraft.
//!
//! A station listens before it talks, but cannot hear the first half second of somebody else's talk nor anybody beyond
//! the horizon; while it talks it hears nothing. A message is heard by those who have the channel switched on, really
//! listen, stand within the horizon, and are not covered by another voice; how well they read it follows from the link,
//! and whether they understand it from the form in which it is said. The speaker learns none of this.

use std::cell::RefCell;
use std::rc::Rc;

use guardline_kernel::{Address, Draws, Kernel, Kind};
use guardline_mechanism::Mechanism;
use guardline_theatre::Plot;
use guardline_units::{ActorId, Decibels, Instant, Params, Span, UnitId};
use guardline_wire::codec::{self, CodecError};
use guardline_wire::record::{Party, Unheard, Unsent};
use guardline_wire::{
    Addressee, Channel, Marker, Message, MessageId, Question, Record, Route, air_time, words,
};

use crate::{Log, comprehension, readability, signal_to_noise};

/// What comes out of a receiver: the frame as it crossed the channel, and how well it was read.
#[derive(Clone, Debug)]
pub struct Reception {
    /// The message in codec bytes.
    pub frame: Vec<u8>,
    /// The channel it came in on.
    pub channel: Channel,
    /// 2 to 5; what is unreadable is not received.
    pub readability: u8,
    /// Whether the listener made sense of it.
    pub understood: bool,
}

impl Reception {
    /// The message.
    pub fn message(&self) -> Result<Message, CodecError> {
        codec::decode(&self.frame)
    }
}

impl Kind for Reception {
    fn kind(&self) -> u16 {
        100
    }
}

/// A station's connection to the ether.
#[derive(Clone, Debug)]
pub struct Antenna {
    /// The unit whose station it is.
    pub unit: UnitId,
    /// Its scenario id, which addresses its draws.
    pub key: String,
    /// Its radio operator.
    pub operator: ActorId,
    /// Channels switched on.
    pub watch: Vec<Channel>,
    /// Where what is received goes.
    pub receiver: Address<Reception>,
}

#[derive(Clone, Copy, Debug)]
struct Transmission {
    message: MessageId,
    from: UnitId,
    channel: Channel,
    begins: Instant,
    ends: Instant,
}

/// A voice on the air. It falls silent when it is dropped, said to the end or not.
struct Voice<'a> {
    on_air: &'a RefCell<Vec<Transmission>>,
    kernel: &'a Kernel,
    message: MessageId,
}

/// The ether. Cheap to clone: all clones are one.
#[derive(Clone, Debug)]
pub struct Ether(Rc<Inner>);

#[derive(Debug)]
struct Inner {
    kernel: Kernel,
    plot: Plot,
    mechanism: Mechanism,
    params: Params,
    draws: Draws,
    log: Log,
    antennas: RefCell<Vec<Antenna>>,
    on_air: RefCell<Vec<Transmission>>,
}

/// Talk younger than this is not yet heard by others who are about to talk.
const BLIND_WINDOW: Span = Span::millis(500);
/// How often a station waits for a busy channel before it gives up.
const PATIENCE: u32 = 20;

impl Ether {
    /// An ether without stations.
    pub fn new(
        kernel: Kernel,
        plot: Plot,
        mechanism: Mechanism,
        params: Params,
        draws: Draws,
        log: Log,
    ) -> Self {
        let (antennas, on_air) = Default::default();
        Self(Rc::new(Inner { kernel, plot, mechanism, params, draws, log, antennas, on_air }))
    }

    /// Connects a station.
    pub fn join(&self, antenna: Antenna) {
        self.0.antennas.borrow_mut().push(antenna);
    }

    /// Whether a unit has a set for a channel: who keeps no watch on it can still call on it, and then hears the answer.
    pub fn has(&self, unit: UnitId, channel: Channel) -> bool {
        self.0.plot.station(unit).platform.channels().contains(&channel)
    }

    /// Whether a station has a channel switched on; an agreed channel always is, unless it keeps no watch at all.
    fn on(&self, antenna: &Antenna, channel: Channel) -> bool {
        antenna.watch.contains(&channel)
            || (!antenna.watch.is_empty() && self.0.mechanism.reach().is_agreed(channel))
    }

    /// Says a message: waits until the channel sounds free, then speaks for as long as the words take. `attempt` counts
    /// the calls of one question.
    pub async fn transmit(
        &self,
        operator: ActorId,
        from: UnitId,
        channel: Channel,
        message: Message,
        attempt: u32,
    ) -> Result<(), Unsent> {
        let Inner { kernel, params, log, .. } = &*self.0;
        let route = Route::Radio(channel);
        if let Err(why) = self.wait_until_free(from, channel, message.question, attempt).await {
            log.record(operator, Record::Unsent { message: message.id, route, why });
            return Err(why);
        }
        let words = words(&message);
        let air_time = air_time(words, params.speech_rate);
        let begins = kernel.now();
        let talk = Transmission { message: message.id, from, channel, begins, ends: begins + air_time };
        let frame = codec::encode(&message);
        self.0.on_air.borrow_mut().push(talk);
        let _voice = Voice { on_air: &self.0.on_air, kernel, message: message.id };
        log.record(operator, Record::Says { message: message.clone(), route, words, air_time });
        kernel.sleep(air_time).await;
        self.deliver(&talk, &message, &frame, attempt);
        Ok(())
    }

    async fn wait_until_free(
        &self,
        from: UnitId,
        channel: Channel,
        question: Question,
        attempt: u32,
    ) -> Result<(), Unsent> {
        let Inner { kernel, plot, params, draws, .. } = &*self.0;
        let mut pause = None;
        for _ in 0..PATIENCE {
            if plot.track(from).is_none() {
                return Err(Unsent::NotInPlay);
            }
            if !self.has(from, channel) {
                return Err(Unsent::NoSet);
            }
            let now = kernel.now();
            let busy = self
                .0
                .on_air
                .borrow()
                .iter()
                .filter(|t| t.channel == channel && t.ends > now)
                .filter(|t| {
                    // One's own talk is always known; another's once it is past the blind window and in range.
                    t.from == from
                        || (t.begins + BLIND_WINDOW <= now && self.within_horizon(t.from, from, now))
                })
                .map(|t| t.ends)
                .max();
            match busy {
                None => return Ok(()),
                // Nobody reaches for the handset in step with the others who wait.
                Some(ends) => {
                    let pause = pause.get_or_insert_with(|| {
                        draws.at(&self.key(from), "radio.pause", &[question.0, attempt.into()])
                    });
                    let pause = Span::from_seconds(pause.exponential(params.reply_time));
                    kernel.sleep_until(ends + pause).await;
                }
            }
        }
        Err(Unsent::Busy)
    }

    fn key(&self, unit: UnitId) -> String {
        let antennas = self.0.antennas.borrow();
        antennas.iter().find(|antenna| antenna.unit == unit).map_or_else(String::new, |a| a.key.clone())
    }

    fn within_horizon(&self, one: UnitId, other: UnitId, at: Instant) -> bool {
        let plot = &self.0.plot;
        match (plot.range(one, other, at), plot.horizon(one, other, at)) {
            (Some(range), Some(horizon)) => range <= horizon,
            _ => false,
        }
    }

    /// Third parties overhear without a trace: nothing they hear is for them.
    fn deliver(&self, talk: &Transmission, message: &Message, frame: &[u8], attempt: u32) {
        let Inner { kernel, log, .. } = &*self.0;
        let (route, after) = (Route::Radio(talk.channel), kernel.now() - talk.begins);
        let addressed = |unit: UnitId| match message.addressee {
            _ if unit == talk.from => false,
            Addressee::Unit(addressee) => unit == addressee,
            Addressee::All => true,
            Addressee::Ministry(_) => false,
        };
        for antenna in self.0.antennas.borrow().iter().filter(|antenna| addressed(antenna.unit)) {
            let (who, id) = (Party::Unit(antenna.unit), message.id);
            match self.receive(antenna, talk, message, attempt) {
                Ok((readability, understood)) => {
                    log.record(
                        antenna.operator,
                        Record::Hears { who, message: id, route, after, readability, understood },
                    );
                    let (frame, channel) = (frame.to_vec(), talk.channel);
                    antenna.receiver.send(Reception { frame, channel, readability, understood });
                }
                Err(why) => log.record(antenna.operator, Record::Misses { who, message: id, route, why }),
            }
        }
    }

    /// How well a station reads a transmission and whether it understands it, or why it hears nothing.
    fn receive(
        &self,
        antenna: &Antenna,
        talk: &Transmission,
        message: &Message,
        attempt: u32,
    ) -> Result<(u8, bool), Unheard> {
        let Inner { kernel, plot, mechanism, params, draws, .. } = &*self.0;
        let now = kernel.now();
        let (Some(range), Some(horizon)) =
            (plot.range(talk.from, antenna.unit, now), plot.horizon(talk.from, antenna.unit, now))
        else {
            return Err(Unheard::NotInPlay);
        };
        // Who has asked listens for the answer on the channel he asked on.
        let awaited = message.marker == Marker::Answer && self.has(antenna.unit, talk.channel);
        if !awaited && !self.on(antenna, talk.channel) {
            return Err(Unheard::NoWatch);
        }
        if range > horizon {
            return Err(Unheard::BeyondHorizon);
        }
        let reach = mechanism.reach();
        let draw = |purpose, index: &[u64]| draws.at(&antenna.key, purpose, index);
        let question = message.question.0;
        // A watch is kept or not for a whole exchange: calling again on the channel does not wake a sleeper.
        let watch = [question, talk.channel as u64];
        if !awaited && !draw("radio.listen", &watch).bernoulli(reach.listens(talk.channel)) {
            return Err(Unheard::WatchNotKept);
        }
        let overlapping = |t: &&Transmission| {
            t.channel == talk.channel
                && t.message != talk.message
                && t.begins < talk.ends
                && talk.begins < t.ends
        };
        for other in self.0.on_air.borrow().iter().filter(overlapping) {
            if other.from == antenna.unit {
                return Err(Unheard::Talking);
            }
            if self.within_horizon(other.from, antenna.unit, now) {
                return Err(Unheard::SteppedOn);
            }
        }
        // Strangers on the channel, who are not simulated one by one.
        if !draw("radio.clear", &[question, attempt.into()]).bernoulli(libm::exp(-reach.load(talk.channel))) {
            return Err(Unheard::SteppedOn);
        }
        let link = signal_to_noise(range, horizon, talk.channel, params).0.min(params.voice_cap);
        let loss = draw("radio.noise", &[question, attempt.into()])
            .normal(params.crew_noise, params.crew_noise_spread);
        let snr = Decibels(link - loss);
        let readability = readability(snr);
        if readability == 1 {
            return Err(Unheard::Unreadable);
        }
        let understood = draw("radio.understand", &[question, attempt.into()]).bernoulli(comprehension(
            snr,
            message.form,
            params,
        ));
        Ok((readability, understood))
    }
}

impl Drop for Voice<'_> {
    fn drop(&mut self) {
        let now = self.kernel.now();
        let mut on_air = self.on_air.borrow_mut();
        for talk in on_air.iter_mut().filter(|talk| talk.message == self.message) {
            talk.ends = talk.ends.min(now);
        }
        // What overlaps with something that is still to be heard is kept; what ends at this very instant is.
        let going_on = on_air.iter().filter(|talk| talk.ends >= now && talk.message != self.message);
        let oldest = going_on.map(|talk| talk.begins).min();
        on_air.retain(|talk| oldest.is_some_and(|oldest| talk.ends > oldest));
    }
}
