//! The ether: voice radio between ships and aircraft, and what can be seen of each other where voice fails.
//!
//! A station listens before it talks, but cannot hear the first half second of somebody else's talk nor anybody beyond
//! the horizon; while it talks it hears nothing. A message is heard by those who have the channel switched on, really
//! listen, stand within the horizon, and are not covered by another voice; how well they read it follows from the link,
//! and which words they get from the form in which it is said. The speaker learns none of this.

use std::cell::{LazyCell, OnceCell, RefCell};
use std::rc::Rc;

use guardline_kernel::{Address, Draws, Family, Kernel, Kind, Lane};
use guardline_mechanism::Mechanism;
use guardline_theatre::Plot;
use guardline_units::{ActorId, Instant, Later, Params, Side, Span, UnitId};
use guardline_wire::codec::{self, CodecError};
use guardline_wire::record::{Party, Unheard, Unsent};
use guardline_wire::{
    Addressee, Channel, Marker, Message, MessageId, Question, Record, Route, SpeechAct, Word, air_time,
    spoken, words,
};

use crate::language::Hearing;
use crate::{Blanks, Log};

mod carrier;
use carrier::{Carriers, Transmission};

mod reception;

mod assess;
pub use assess::{Assessment, Obstacle};

mod visual;

/// What comes out of a receiver: the frame as it crossed the channel, and what its listener made of it.
#[derive(Clone, Debug)]
pub struct Reception {
    /// What was said, in codec bytes.
    pub frame: Vec<u8>,
    /// By which way it came in.
    pub route: Route,
    /// 2 to 5; what is unreadable is not received.
    pub readability: u8,
    /// Which words came through.
    pub hearing: Hearing,
    /// What the listener takes it to say; none if he makes no sense of it.
    pub understood: Option<SpeechAct>,
    /// Whether he made out who speaks.
    pub knows_speaker: bool,
}

impl Reception {
    /// What comes by sight or on paper, and comes whole if it comes: records that it did, and makes the reception of it.
    pub(crate) fn whole(
        log: &Log,
        by: ActorId,
        unit: UnitId,
        message: &Message,
        route: Route,
        after: Span,
    ) -> Self {
        let (hearing, readability) = (Hearing::default(), 5);
        let understood = Some(message.says.clone());
        log.record(
            by,
            Record::Hears {
                who: Party::Unit(unit),
                message: message.id,
                route,
                after,
                readability,
                lost: Vec::new(),
                changed: Vec::new(),
                understood: understood.clone(),
            },
        );
        Self { frame: codec::encode(message), route, readability, hearing, understood, knows_speaker: true }
    }

    /// The message as it was said. What the listener may act on is what he understood.
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
    /// Its side.
    pub side: Side,
    /// Its scenario id, which addresses its draws.
    pub key: String,
    /// Its class: a name whose number is lost may fit another of the same class.
    pub class: String,
    /// Its radio operator.
    pub operator: ActorId,
    /// Channels it has sets for.
    pub sets: Vec<Channel>,
    /// Channels switched on.
    pub watch: Vec<Channel>,
    /// ICAO level of its officers in the language of the radio, 1 to 6.
    pub level: f64,
    /// Where what is received goes.
    pub receiver: Address<Reception>,
}

/// Words that a scenario's author takes out of what a unit says: a worn set, a bad microphone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Garble {
    /// The number of the name that is called: whom of that nationality and class it is for.
    Addressee,
    /// Everything that is said but the names.
    Content,
    /// The figures, each of which is taken for another.
    Figures,
}

/// The ether. Cheap to clone: all clones are one.
#[derive(Clone, Debug)]
pub struct Ether(Rc<Inner>);

#[derive(Debug)]
struct Inner {
    kernel: Kernel,
    plot: Plot,
    mechanism: Mechanism,
    params: Later<Params>,
    draws: Draws,
    log: Log,
    stations: RefCell<Vec<Station>>,
    carriers: Carriers,
    garbled: RefCell<Vec<(UnitId, Garble)>>,
    /// Units at whose radio nobody listens, once for each reason.
    unwatched: RefCell<Vec<UnitId>>,
    /// Units that nothing reaches.
    cut_off: RefCell<Vec<UnitId>>,
    blanks: RefCell<Blanks>,
    /// Minute of the local solar day at T0.
    sun: i64,
}

/// A station with the streams of its draws.
#[derive(Debug)]
struct Station {
    antenna: Antenna,
    watch_draws: Family,
    hearing_draws: Family,
    /// What tells its voice apart, when it calls and when it answers: part of what addresses the draws of those who hear it.
    voices: [u64; 2],
}

impl Ether {
    /// An ether without stations. `sun` is the minute of the local solar day at T0: flags are read by day only.
    #[allow(clippy::too_many_arguments, reason = "one place, one struct")]
    pub fn new(
        kernel: Kernel,
        plot: Plot,
        mechanism: Mechanism,
        params: impl Into<Later<Params>>,
        draws: Draws,
        log: Log,
        sun: i64,
    ) -> Self {
        Self(Rc::new(Inner {
            kernel,
            plot,
            mechanism,
            params: params.into(),
            draws,
            log,
            stations: RefCell::default(),
            carriers: Carriers::default(),
            garbled: RefCell::default(),
            unwatched: RefCell::default(),
            cut_off: RefCell::default(),
            blanks: RefCell::default(),
            sun,
        }))
    }

    /// Takes hearings out of the run.
    pub fn blank(&self, blanks: Blanks) {
        *self.0.blanks.borrow_mut() = blanks;
    }

    fn is_blank(&self, message: MessageId, hearer: UnitId) -> bool {
        self.0.blanks.borrow().cover(message, Party::Unit(hearer))
    }

    /// From now on nothing that is said or shown reaches a unit, and nobody notices.
    pub fn cut_off(&self, unit: UnitId) {
        self.0.cut_off.borrow_mut().push(unit);
    }

    pub(crate) fn is_cut_off(&self, unit: UnitId) -> bool {
        self.0.cut_off.borrow().contains(&unit)
    }

    /// Connects a station.
    pub fn join(&self, antenna: Antenna) {
        let Inner { draws, stations, .. } = &*self.0;
        let watch_draws = draws.family(&antenna.key, "radio.listen");
        let hearing_draws = draws.family(&antenna.key, "radio.hear");
        let voices = [false, true].map(|answers| Question::about(&[&antenna.key], &[answers.into()]).0);
        stations.borrow_mut().push(Station { antenna, watch_draws, hearing_draws, voices });
    }

    /// Whether a unit has a set for a channel: who keeps no watch on it can still call on it, and then hears the answer.
    pub fn has(&self, unit: UnitId, channel: Channel) -> bool {
        self.of(unit, |station| station.antenna.sets.contains(&channel)).unwrap_or(false)
    }

    /// Whether a unit has a channel switched on. Whether somebody really listens is another question.
    pub fn watches(&self, unit: UnitId, channel: Channel) -> bool {
        self.of(unit, |station| self.on(station, channel)).unwrap_or(false)
    }

    fn of<T>(&self, unit: UnitId, look: impl FnOnce(&Station) -> T) -> Option<T> {
        self.0.stations.borrow().iter().find(|station| station.antenna.unit == unit).map(look)
    }

    /// From now on what a unit says loses some of its words on the way, or no longer. Two faults of one unit add up.
    pub fn garble(&self, unit: UnitId, garble: Garble, begins: bool) {
        let mut garbled = self.0.garbled.borrow_mut();
        if begins {
            garbled.push((unit, garble));
        } else if let Some(place) = garbled.iter().position(|it| *it == (unit, garble)) {
            garbled.remove(place);
        }
    }

    /// A microphone is stuck open: its unit hears nothing on that channel, and neither does anybody in its reach.
    pub fn stick(&self, operator: ActorId, unit: UnitId, channel: Channel, stuck: bool) {
        let Inner { kernel, carriers, log, .. } = &*self.0;
        carriers.stick(unit, channel, kernel.now(), stuck);
        log.record(operator, Record::Microphone { unit, channel, stuck });
    }

    /// Garbles what a unit says for a while.
    pub fn garble_for(&self, by: ActorId, unit: UnitId, garble: Garble, lasts: Span) {
        self.garble(unit, garble, true);
        self.later(by, lasts, move |ether| ether.garble(unit, garble, false));
    }

    /// Has a microphone stick for a while.
    pub fn stick_for(&self, by: ActorId, operator: ActorId, unit: UnitId, channel: Channel, lasts: Span) {
        self.stick(operator, unit, channel, true);
        self.later(by, lasts, move |ether| ether.stick(operator, unit, channel, false));
    }

    /// Nobody listens at a unit's radio for a while.
    pub fn leave_unwatched(&self, by: ActorId, operator: ActorId, unit: UnitId, lasts: Span) {
        let record =
            move |ether: &Self, begins| ether.0.log.record(operator, Record::Unwatched { unit, begins });
        self.0.unwatched.borrow_mut().push(unit);
        record(self, true);
        self.later(by, lasts, move |ether| {
            let mut unwatched = ether.0.unwatched.borrow_mut();
            if let Some(place) = unwatched.iter().position(|it| *it == unit) {
                unwatched.remove(place);
            }
            if !unwatched.contains(&unit) {
                record(ether, false);
            }
        });
    }

    fn later(&self, by: ActorId, after: Span, what: impl FnOnce(&Self) + 'static) {
        let ether = self.clone();
        self.0.kernel.spawn(by, Lane::Main, async move {
            ether.0.kernel.sleep(after).await;
            what(&ether);
        });
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
        let Inner { kernel, params, log, carriers, .. } = &*self.0;
        let route = Route::Radio(channel);
        if let Err(why) = self.wait_until_free(from, channel, message.question, attempt).await {
            log.record(operator, Record::Unsent { message: message.id, route, why });
            return Err(why);
        }
        let count = words(&message);
        let air_time = air_time(count, params.speech_rate);
        let begins = kernel.now();
        let talk = Transmission { message: message.id, from, channel, begins, ends: begins + air_time };
        let _voice = carriers.talk(talk, kernel);
        log.record(operator, Record::Says { message: message.clone(), route, words: count, air_time });
        kernel.sleep(air_time).await;
        self.deliver(&talk, &message, attempt);
        Ok(())
    }

    /// Everybody who may take the message to be for him works out what he hears of it. Others overhear without a trace:
    /// nothing they hear changes what they do.
    fn deliver(&self, talk: &Transmission, message: &Message, attempt: u32) {
        let Inner { kernel, log, stations, .. } = &*self.0;
        let (route, after) = (Route::Radio(talk.channel), kernel.now() - talk.begins);
        // What nobody hears need be neither put into bytes nor counted out in words.
        let (frame, words) = (LazyCell::new(|| codec::encode(message)), OnceCell::new());
        let stations = stations.borrow();
        let speaker = stations.iter().find(|station| station.antenna.unit == talk.from);
        let level = speaker.map_or(self.0.params.officer_level, |station| station.antenna.level);
        let voice =
            speaker.map_or(0, |station| station.voices[usize::from(message.marker == Marker::Answer)]);
        let called = match message.addressee {
            Addressee::Unit(unit) => stations.iter().find(|station| station.antenna.unit == unit),
            _ => None,
        };
        let listens = |unit: UnitId| unit != talk.from && !self.is_cut_off(unit);
        for station in stations.iter().filter(|station| listens(station.antenna.unit)) {
            let antenna = &station.antenna;
            let meant = match message.addressee {
                Addressee::Unit(unit) => antenna.unit == unit,
                Addressee::All => true,
                Addressee::Ministry(_) => false,
            };
            // A bystander of the side that is called, and not of the caller's own.
            let beside = called.is_some_and(|called| called.antenna.side == antenna.side)
                && antenna.side != message.originator.side;
            if !meant && !beside {
                continue;
            }
            let alike = called.is_some_and(|called| called.antenna.class == antenna.class);
            let said = Said { talk, message, words: &words, attempt, voice, level, meant, alike };
            let (who, id) = (Party::Unit(antenna.unit), message.id);
            let blank = self.is_blank(id, antenna.unit);
            match self.receive(station, &said) {
                Ok(_) if blank => {
                    let why = Unheard::Blank;
                    log.record(antenna.operator, Record::Misses { who, message: id, route, why });
                }
                Ok(heard) => {
                    log.record(
                        antenna.operator,
                        Record::Hears {
                            who,
                            message: id,
                            route,
                            after,
                            readability: heard.readability,
                            lost: heard.hearing.lost.clone(),
                            changed: heard.hearing.changed.clone(),
                            understood: heard.understood.clone(),
                        },
                    );
                    antenna.receiver.send(Reception { frame: frame.clone(), ..heard });
                }
                Err(why) if meant => {
                    log.record(antenna.operator, Record::Misses { who, message: id, route, why });
                }
                Err(_) => {}
            }
        }
    }
}

/// What is said, to whom, and for whom a station has to work out whether it hears it.
struct Said<'a> {
    talk: &'a Transmission,
    message: &'a Message,
    /// The words of it, once somebody has lost one.
    words: &'a OnceCell<Vec<Word>>,
    attempt: u32,
    /// Who speaks, and whether he calls or answers: part of what addresses the draws.
    voice: u64,
    /// ICAO level of the speaker.
    level: f64,
    /// Whether the listener is called.
    meant: bool,
    /// Whether he is of the class that is called.
    alike: bool,
}

impl Said<'_> {
    fn words(&self) -> &[Word] {
        self.words.get_or_init(|| spoken(self.message))
    }
}

/// Within how much of a minute two speakers do not begin in step.
fn pause(draws: &Draws, key: &str, question: u64, attempt: u32, mean: f64) -> Span {
    Span::from_seconds(draws.at(key, "radio.pause", &[question, attempt.into()]).exponential(mean))
}

impl Ether {
    async fn wait_until_free(
        &self,
        from: UnitId,
        channel: Channel,
        question: Question,
        attempt: u32,
    ) -> Result<(), Unsent> {
        let Inner { kernel, plot, params, draws, carriers, .. } = &*self.0;
        let gives_up = kernel.now() + Span::from_seconds(params.patience);
        let blind = Span::from_seconds(params.blind_window);
        let mut hesitates = None;
        loop {
            if plot.track(from).is_none() {
                return Err(Unsent::NotInPlay);
            }
            if !self.has(from, channel) {
                return Err(Unsent::NoSet);
            }
            let now = kernel.now();
            // One's own talk is always known; another's once it is past the blind window and in range.
            let busy = carriers.busy(channel, now, |talk| {
                let heard = || talk.begins + blind <= now && self.within_horizon(talk.from, from, now);
                talk.from == from || (!self.is_cut_off(from) && heard())
            });
            let Some(ends) = busy else { return Ok(()) };
            // Nobody reaches for the handset in step with the others who wait.
            let pause = *hesitates.get_or_insert_with(|| {
                let key = self.of(from, |station| station.antenna.key.clone()).unwrap_or_default();
                pause(draws, &key, question.0, attempt, params.reply_time)
            });
            if ends >= gives_up {
                kernel.sleep_until(gives_up).await;
                return Err(Unsent::Busy);
            }
            kernel.sleep_until(ends + pause).await;
        }
    }

    fn within_horizon(&self, one: UnitId, other: UnitId, at: Instant) -> bool {
        let plot = &self.0.plot;
        match (plot.range(one, other, at), plot.horizon(one, other, at)) {
            (Some(range), Some(horizon)) => range <= horizon,
            _ => false,
        }
    }
}

/// Why a station hears nothing, as a type of its own for the modules below.
type Heard = Result<Reception, Unheard>;

impl Ether {
    /// Course in whole degrees and speed in whole knots that a unit steers for, as its own helm was told.
    pub fn heading(&self, unit: UnitId) -> (u16, u16) {
        let Some(track) = self.0.plot.track(unit) else { return (0, 0) };
        // Half a knot is said as the next whole one, whatever the last bits of it are.
        let whole = |value: f64| (value + 1e-6).round() as u16;
        let order = track.order();
        let speed = guardline_units::Knots::from_metres_per_second(order.speed);
        (whole(order.course.0) % 360, whole(speed.0))
    }
}
