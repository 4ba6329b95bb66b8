//! The exchange of the line between ministries.
//!
//! The exchange rings, carries an answer and carries speech. Whether anybody may call, who answers and what is said is
//! not its business. Everything on it is recorded in the line's own lane.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use guardline_kernel::{Address, Kernel, Kind, Lane};
use guardline_mechanism::Mechanism;
use guardline_units::{ActorId, Side, Span};
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
    /// Whether the line rings or carries a call, and who waits for it.
    taken: Cell<bool>,
    waiting: RefCell<Vec<Address<()>>>,
}

/// The line, held from the first ring to the end of the call. There is one: whoever else wants it waits until this is
/// dropped.
#[derive(Debug)]
pub struct Line(Exchange);

#[derive(Clone, Debug)]
struct Desk {
    side: Side,
    /// The minute of its local day at T0.
    local_minute_at_start: i64,
    events: Address<LineEvent>,
}

/// How long a phone rings at least before the caller hangs up.
const RINGING: Span = Span::minutes(3);

impl Exchange {
    /// An exchange without desks.
    pub fn new(kernel: Kernel, actor: ActorId, mechanism: Mechanism, log: Log) -> Self {
        let (desks, taken, waiting) = Default::default();
        Self(Rc::new(Inner { kernel, actor, mechanism, log, desks, taken, waiting }))
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

    /// Waits for the line and takes it.
    pub async fn seize(&self) -> Line {
        let Inner { kernel, actor, taken, waiting, .. } = &*self.0;
        while taken.replace(true) {
            let (free, mut wait) = kernel.mailbox(*actor, Lane::Line);
            waiting.borrow_mut().push(free);
            wait.recv().await;
        }
        Line(self.clone())
    }

    /// How long a caller lets it ring.
    pub fn patience(&self) -> Span {
        RINGING.max(self.0.mechanism.delay().pickup() * 8)
    }

    /// Carries speech to a side, as codec bytes.
    pub fn speak(&self, by: Side, to: Side, message: &Message) {
        self.note(by, to, LineState::Speaks { says: message.says.clone(), by });
        if let Some(desk) = self.desk(to) {
            desk.events.send(LineEvent::Speech(codec::encode(message)));
        }
    }
}

impl Line {
    /// Rings at the other end until it chooses or the caller hangs up.
    pub async fn ring(&self, from: Side, to: Side, request: u32, attempt: u32) -> Ringing {
        let exchange = &self.0;
        let Inner { kernel, actor, mechanism, .. } = &*exchange.0;
        exchange.note(from, to, LineState::Rings { attempt });
        let staffed = mechanism.calendar().staffed(exchange.local_minute(to));
        let desk = exchange.desk(to).filter(|_| mechanism.reach().line_reaches() && staffed);
        let Some(desk) = desk else {
            kernel.sleep(RINGING).await;
            exchange.note(from, to, LineState::DeadLine);
            return Ringing::NoAnswer;
        };
        let (answer, mut choice) = kernel.mailbox(*actor, Lane::Line);
        desk.events.send(LineEvent::Rings { from, attempt, request, answer });
        if let Some(Chosen(choice)) = choice.recv_timeout(exchange.patience()).await {
            return Ringing::Chosen(choice);
        }
        exchange.note(from, to, LineState::NoAnswer);
        Ringing::NoAnswer
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.0.0.taken.set(false);
        // All of them, in the order in which they came: one who has given up must not keep the next from knowing.
        for waiting in self.0.0.waiting.take() {
            waiting.send(());
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
