//! The exchange of the line between ministries.
//!
//! The exchange rings, carries an answer and carries speech. Whether anybody may call, who answers and what is said is
//! not its business. Everything on it is recorded in the line's own lane.

use std::cell::RefCell;
use std::rc::Rc;

use guardline_kernel::{Address, Kernel, Kind, Lane};
use guardline_mechanism::Mechanism;
use guardline_units::{ActorId, Instant, Side, Span};
use guardline_wire::record::{AnswerChoice, LineState};
use guardline_wire::{Message, Record, codec};

use crate::Log;

/// What a desk at one end of the line experiences.
#[derive(Clone, Debug)]
pub enum LineEvent {
    /// It rings.
    Rings {
        /// Who calls.
        from: Side,
        /// Which attempt of this request, from 1.
        attempt: u32,
        /// Which request of that side.
        request: u32,
        /// Where to say what one does about it.
        answer: Address<Chosen>,
    },
    /// The other end speaks: a frame of codec bytes.
    Speech(Vec<u8>),
}

impl Kind for LineEvent {
    fn kind(&self) -> u16 {
        match self {
            Self::Rings { .. } => 110,
            Self::Speech(_) => 111,
        }
    }
}

/// How a ring ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ringing {
    /// The other end chose.
    Chosen(AnswerChoice),
    /// Nobody took it.
    NoAnswer,
}

/// The exchange. Cheap to clone: all clones are one.
#[derive(Clone, Debug)]
pub struct Exchange(Rc<Inner>);

#[derive(Debug)]
struct Inner {
    kernel: Kernel,
    actor: ActorId,
    mechanism: Mechanism,
    log: Log,
    desks: RefCell<Vec<Desk>>,
    /// Until when the line is taken.
    taken: RefCell<Instant>,
}

#[derive(Clone, Debug)]
struct Desk {
    side: Side,
    /// Minutes from T0 to the midnight before it, local time.
    local_minute_at_start: i64,
    events: Address<LineEvent>,
}

/// How long a phone rings before the caller hangs up.
const RINGING: Span = Span::minutes(3);

impl Exchange {
    /// An exchange without desks.
    pub fn new(kernel: Kernel, actor: ActorId, mechanism: Mechanism, log: Log) -> Self {
        let desks = RefCell::default();
        let taken = RefCell::new(Instant::START);
        Self(Rc::new(Inner { kernel, actor, mechanism, log, desks, taken }))
    }

    /// Connects a side's desk. `local_minute_at_start` is the minute of its local day at T0.
    pub fn join(&self, side: Side, local_minute_at_start: i64, events: Address<LineEvent>) {
        self.0.desks.borrow_mut().push(Desk { side, local_minute_at_start, events });
    }

    /// Notes what happens on the line from one side to another.
    pub fn note(&self, from: Side, to: Side, state: LineState) {
        self.0.log.record(self.0.actor, Record::Line { from, to, state });
    }

    /// Minute of the local day at a side's desk.
    pub fn local_minute(&self, side: Side) -> u16 {
        let start = self.desk(side).map_or(0, |desk| desk.local_minute_at_start);
        let minutes = self.0.kernel.now().since_start().as_minutes() as i64;
        (start + minutes).rem_euclid(24 * 60) as u16
    }

    fn desk(&self, side: Side) -> Option<Desk> {
        self.0.desks.borrow().iter().find(|desk| desk.side == side).cloned()
    }

    /// Rings at the other end until it chooses or the caller hangs up.
    pub async fn ring(&self, from: Side, to: Side, request: u32, attempt: u32) -> Ringing {
        let Inner { kernel, actor, mechanism, .. } = &*self.0;
        while *self.0.taken.borrow() > kernel.now() {
            let free = *self.0.taken.borrow();
            kernel.sleep_until(free).await;
        }
        self.note(from, to, LineState::Rings { attempt });
        let staffed = mechanism.calendar().staffed(self.local_minute(to));
        let desk = self.desk(to).filter(|_| mechanism.reach().line_reaches() && staffed);
        let Some(desk) = desk else {
            kernel.sleep(RINGING).await;
            self.note(from, to, LineState::DeadLine);
            return Ringing::NoAnswer;
        };
        let (answer, mut choice) = kernel.mailbox(*actor, Lane::Line);
        desk.events.send(LineEvent::Rings { from, attempt, request, answer });
        match choice.recv_timeout(RINGING.max(mechanism.delay().pickup() * 8)).await {
            Some(Chosen(choice)) => Ringing::Chosen(choice),
            None => {
                self.note(from, to, LineState::NoAnswer);
                Ringing::NoAnswer
            }
        }
    }

    /// Takes the line for a call of `length`.
    pub fn take(&self, length: Span) {
        *self.0.taken.borrow_mut() = self.0.kernel.now() + length;
    }

    /// Carries speech to a side, as codec bytes.
    pub fn speak(&self, by: Side, to: Side, message: &Message) {
        self.note(by, to, LineState::Speaks { says: message.says.clone(), by });
        if let Some(desk) = self.desk(to) {
            desk.events.send(LineEvent::Speech(codec::encode(message)));
        }
    }
}

impl Kind for Chosen {
    fn kind(&self) -> u16 {
        112
    }
}

/// What the called officer does, on its way back to the caller.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Chosen(pub AnswerChoice);
