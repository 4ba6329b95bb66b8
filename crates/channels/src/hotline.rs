//! The lines between ministries: circuits, rings, speech, failures and repairs.
//!
//! An exchange rings, carries an answer and carries speech. Whether anybody may call, who answers and what is said is
//! not its business. Everything on it is recorded in the lines' own lane. A line that is there is not a line that
//! answers: a ring may reach nobody, and the caller hears the same.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use guardline_kernel::{Address, Draws, Kernel, Kind, Lane};
use guardline_mechanism::Mechanism;
use guardline_units::{ActorId, Instant, Side, Span};
use guardline_wire::inputs::AtTheLine;
use guardline_wire::line::{AnswerChoice, AnsweredBy, DeadWhy, LineState};
use guardline_wire::record::Absence;
use guardline_wire::{LineId, Message, Record, codec};

use crate::{Held, Log, Pool};

mod duty;
pub use duty::{Clock, Duty};

/// What a desk at one end of a line experiences.
#[derive(Clone, Debug)]
pub enum LineEvent {
    /// A request to talk has been relayed; the called side may take its time.
    Requested {
        /// Which call.
        call: Call,
        /// Where to say that one is ready to be rung.
        ready: Address<Ready>,
    },
    /// It rings.
    Rings {
        /// Which call.
        call: Call,
        /// Which attempt of this call, from 1.
        attempt: u32,
        /// Where to say what one does about it.
        answer: Address<Chosen>,
    },
    /// The other end speaks: a frame of codec bytes.
    Speech {
        /// In which call.
        call: Call,
        /// What is said.
        frame: Vec<u8>,
    },
    /// A written message has come in on the line.
    Written {
        /// In which call.
        call: Call,
        /// What it says.
        frame: Vec<u8>,
    },
}

impl Kind for LineEvent {
    fn kind(&self) -> u16 {
        match self {
            Self::Rings { .. } => 110,
            Self::Speech { .. } => 111,
            Self::Requested { .. } => 113,
            Self::Written { .. } => 114,
        }
    }
}

/// One call, from the wish to its end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Call {
    /// On which line.
    pub line: LineId,
    /// Who calls.
    pub from: Side,
    /// Who is called.
    pub to: Side,
    /// Number of the call in the run.
    pub number: u16,
    /// Which request of that side to that side on that line, from 1: it addresses the draws.
    pub request: u32,
    /// Whether it only tests the line.
    pub check: bool,
}

/// How a ring ended, as the caller knows it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ringing {
    /// Somebody chose to do something about it.
    Chosen(AnswerChoice, AnsweredBy),
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
    draws: Draws,
    log: Log,
    desks: RefCell<Vec<Desk>>,
    circuits: Vec<Pool>,
    /// Lines that the scenario has put out of order, and until when.
    broken: RefCell<Vec<(LineId, Instant)>>,
    /// Lines that have failed by themselves and are being repaired.
    failed: RefCell<BTreeSet<LineId>>,
    /// Who is missing at a side's end, and until when.
    missing: RefCell<Vec<(Side, Absence, Instant)>>,
    /// Calls that the line has cut off: whoever still talks in them is not heard.
    cut_off: RefCell<BTreeSet<u16>>,
    calls: Cell<u16>,
}

/// A circuit of a line, held from the first ring to the end of the call.
#[derive(Debug)]
pub struct Line {
    exchange: Exchange,
    call: Call,
    _circuit: Held,
}

#[derive(Clone, Debug)]
struct Desk {
    side: Side,
    clock: Clock,
    duty: Vec<Duty>,
    events: Address<LineEvent>,
}

impl Exchange {
    /// An exchange without desks.
    pub fn new(kernel: Kernel, actor: ActorId, mechanism: Mechanism, draws: Draws, log: Log) -> Self {
        let reach = mechanism.reach();
        let circuits = reach
            .lines()
            .map(|line| Pool::new(kernel.clone(), actor, Lane::Line, reach.circuits(line)))
            .collect();
        let lines = reach.lines();
        let (desks, broken, failed, missing, cut_off, calls) = Default::default();
        let inner = Inner {
            kernel,
            actor,
            mechanism,
            draws,
            log,
            desks,
            circuits,
            broken,
            failed,
            missing,
            cut_off,
            calls,
        };
        let exchange = Self(Rc::new(inner));
        for line in lines {
            if let Some(times) = exchange.0.mechanism.reach().failures(line) {
                exchange.0.kernel.spawn(actor, Lane::Line, exchange.clone().fails(line, times));
            }
        }
        exchange
    }

    /// Connects a side's desk, with its clock and its own roster where it differs from what is agreed, one for each line.
    pub fn join(&self, side: Side, clock: Clock, duty: Vec<Duty>, events: Address<LineEvent>) {
        self.0.desks.borrow_mut().push(Desk { side, clock, duty, events });
    }

    /// Opens a call and records its first state.
    pub fn open(&self, from: Side, to: Side, line: LineId, request: u32, check: bool) -> Call {
        let number = self.0.calls.get();
        self.0.calls.set(number.wrapping_add(1));
        let call = Call { line, from, to, number, request, check };
        self.note(call, from, if check { LineState::CheckDue } else { LineState::Wish });
        call
    }

    /// Notes what happens in a call at the end of `by`.
    pub fn note(&self, call: Call, by: Side, state: LineState) {
        let to = if by == call.from { call.to } else { call.from };
        let (line, number) = (call.line, call.number);
        self.0.log.record(self.0.actor, Record::Line { from: by, to, line, call: number, state });
    }

    /// Records what a choice at one end of a call was computed from.
    pub fn note_look(&self, call: Call, by: Side, look: AtTheLine) {
        let other = if by == call.from { call.to } else { call.from };
        let (line, call, look) = (call.line, call.number, Box::new(look));
        self.0.log.record(self.0.actor, Record::ChoosesAtLine { side: by, other, line, call, look });
    }

    /// The clock of a side's desk; that of UTC if it has none.
    pub fn clock(&self, side: Side) -> Clock {
        self.desk(side).map_or_else(Clock::default, |desk| desk.clock)
    }

    /// A side's own roster for a line.
    pub fn duty(&self, side: Side, line: LineId) -> Duty {
        self.desk(side).and_then(|desk| desk.duty.get(usize::from(line.0)).cloned()).unwrap_or_default()
    }

    fn desk(&self, side: Side) -> Option<Desk> {
        self.0.desks.borrow().iter().find(|desk| desk.side == side).cloned()
    }

    /// Whether a side's end of a line is staffed at some moment: within its own hours where it has some, else within
    /// those that are agreed.
    pub fn staffed(&self, side: Side, line: LineId, at: Instant) -> bool {
        let (clock, duty) = (self.clock(side), self.duty(side, line));
        let minute = clock.minute_of_day(at);
        let open = match duty.hours {
            Some(hours) => hours.contain(minute),
            None => self.0.mechanism.calendar().staffed(line, minute),
        };
        open && !(duty.weekdays_only && clock.is_weekend(at))
    }

    /// The first minute from `at` on in which a side's end of a line is staffed; none within a fortnight if it never is.
    pub fn next_staffed(&self, side: Side, line: LineId, at: Instant) -> Option<Instant> {
        let whole = Span::minutes(at.since_start().as_minutes() as u64 + 1);
        let minutes = (0..14 * 24 * 60).map(|minute| Instant::START + (whole + Span::minutes(minute)));
        std::iter::once(at).chain(minutes).find(|at| self.staffed(side, line, *at))
    }

    /// The circuits of a line.
    pub fn circuits(&self, line: LineId) -> Option<&Pool> {
        self.0.circuits.get(usize::from(line.0))
    }

    /// Waits for a circuit and takes it. None if there is no such line.
    pub async fn seize(&self, call: Call) -> Option<Line> {
        let pool = self.circuits(call.line)?;
        if !pool.is_free() {
            self.note(call, call.from, LineState::Queues { ahead: pool.waiting() });
        }
        Some(Line { exchange: self.clone(), call, _circuit: pool.take().await })
    }

    /// Takes a circuit if one is free.
    pub fn try_seize(&self, call: Call) -> Option<Line> {
        Some(Line { exchange: self.clone(), call, _circuit: self.circuits(call.line)?.try_take()? })
    }

    /// How long a caller lets it ring.
    pub fn patience(&self, line: LineId) -> Span {
        self.0.mechanism.delay().ringing(line)
    }

    /// Puts a line out of order for a while, as a scenario orders.
    pub fn break_line(&self, line: LineId, lasts: Span) {
        let until = self.0.kernel.now() + lasts;
        self.0.broken.borrow_mut().push((line, until));
        self.0.log.record(self.0.actor, Record::LineFails { line, down: true });
        let exchange = self.clone();
        self.0.kernel.spawn(self.0.actor, Lane::Line, async move {
            exchange.0.kernel.sleep_until(until).await;
            exchange.repaired(line);
        });
    }

    /// Somebody is missing at a side's end of every line for a while, as a scenario orders.
    pub fn miss(&self, side: Side, who: Absence, lasts: Span) {
        let until = self.0.kernel.now() + lasts;
        self.0.missing.borrow_mut().push((side, who, until));
        self.0.log.record(self.0.actor, Record::Absent { side, who, begins: true });
        let exchange = self.clone();
        self.0.kernel.spawn(self.0.actor, Lane::Line, async move {
            exchange.0.kernel.sleep_until(until).await;
            if !exchange.misses(side, who) {
                exchange.0.log.record(exchange.0.actor, Record::Absent { side, who, begins: false });
            }
        });
    }

    /// Whether somebody is missing at a side's end now.
    pub fn misses(&self, side: Side, who: Absence) -> bool {
        let now = self.0.kernel.now();
        self.0.missing.borrow().iter().any(|(at, it, until)| *at == side && *it == who && now < *until)
    }

    /// A line fails and is repaired, at times that are drawn once for a run, whatever is done on it.
    async fn fails(self, line: LineId, (between, repair): (Span, Span)) {
        let Inner { kernel, actor, draws, log, failed, .. } = &*self.0;
        let key = format!("line {}", line.0);
        let hours = |mean: Span| mean.as_hours().max(1e-3);
        for cycle in 0_u64.. {
            let mut draw = draws.at(&key, "line.failure", &[cycle]);
            kernel.sleep(Span::from_hours(draw.exponential(hours(between)))).await;
            failed.borrow_mut().insert(line);
            log.record(*actor, Record::LineFails { line, down: true });
            kernel.sleep(Span::from_hours(draw.exponential(hours(repair)))).await;
            failed.borrow_mut().remove(&line);
            self.repaired(line);
        }
    }

    /// One fault of a line has passed; it works again unless there is another.
    fn repaired(&self, line: LineId) {
        if self.in_order(line) {
            self.0.log.record(self.0.actor, Record::LineFails { line, down: false });
        }
    }

    /// Whether a line is in order now: neither has it failed by itself nor does the scenario put it out of order.
    pub fn in_order(&self, line: LineId) -> bool {
        let now = self.0.kernel.now();
        let broken = self.0.broken.borrow().iter().any(|(broken, until)| *broken == line && now < *until);
        !broken && !self.0.failed.borrow().contains(&line)
    }

    /// Hands a relayed request to the called side.
    pub fn request(&self, call: Call, ready: Address<Ready>) -> bool {
        let desk = self.desk(call.to).filter(|_| self.0.mechanism.reach().line_reaches(call.line));
        desk.map(|desk| desk.events.send(LineEvent::Requested { call, ready })).is_some()
    }

    /// Why a ring or a written message would reach nobody now.
    pub fn dead(&self, call: Call) -> Option<DeadWhy> {
        let now = self.0.kernel.now();
        if self.desk(call.to).is_none() {
            Some(DeadWhy::NobodyThere)
        } else if !self.0.mechanism.reach().line_reaches(call.line) {
            Some(DeadWhy::Cut)
        } else if !self.in_order(call.line) {
            Some(DeadWhy::OutOfOrder)
        } else if !self.staffed(call.to, call.line, now)
            && !self.0.mechanism.authority().somebody_else_answers(call.line)
        {
            Some(DeadWhy::NotStaffed)
        } else {
            None
        }
    }

    /// Carries speech to the other end, as codec bytes; false if the line has failed meanwhile, which ends the call.
    pub fn speak(&self, call: Call, by: Side, message: &Message) -> bool {
        if !self.in_order(call.line) {
            self.0.cut_off.borrow_mut().insert(call.number);
        }
        if self.is_cut_off(call) {
            return false;
        }
        self.note(call, by, LineState::Speaks { says: message.says.clone(), by });
        let to = if by == call.from { call.to } else { call.from };
        if let Some(desk) = self.desk(to) {
            desk.events.send(LineEvent::Speech { call, frame: codec::encode(message) });
        }
        true
    }

    /// Whether the line has cut off a call.
    pub fn is_cut_off(&self, call: Call) -> bool {
        self.0.cut_off.borrow().contains(&call.number)
    }

    /// Leaves a written message at the other end, if it reaches it.
    pub fn write(&self, call: Call, message: &Message) {
        self.note(call, call.from, LineState::Writes { says: message.says.clone() });
        if self.0.mechanism.reach().line_reaches(call.line)
            && self.in_order(call.line)
            && let Some(desk) = self.desk(call.to)
        {
            desk.events.send(LineEvent::Written { call, frame: codec::encode(message) });
        }
    }
}

impl Line {
    /// Rings at the other end until somebody chooses or the caller hangs up.
    pub async fn ring(&self, attempt: u32) -> Ringing {
        let (exchange, call) = (&self.exchange, self.call);
        let Inner { kernel, actor, .. } = &*exchange.0;
        exchange.note(call, call.from, LineState::Rings { attempt });
        if let Some(why) = exchange.dead(call) {
            kernel.sleep(exchange.patience(call.line)).await;
            exchange.note(call, call.from, LineState::Dead { why });
            return Ringing::NoAnswer;
        }
        let Some(desk) = exchange.desk(call.to) else { return Ringing::NoAnswer };
        let (answer, mut choice) = kernel.mailbox(*actor, Lane::Line);
        desk.events.send(LineEvent::Rings { call, attempt, answer });
        match choice.recv_timeout(exchange.patience(call.line)).await {
            Some(Chosen(choice, by)) => Ringing::Chosen(choice, by),
            None => Ringing::NoAnswer,
        }
    }
}

/// What the called officer does, on its way back to the caller.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Chosen(pub AnswerChoice, pub AnsweredBy);

impl Kind for Chosen {
    fn kind(&self) -> u16 {
        112
    }
}

/// The called side is ready to be rung.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ready;

impl Kind for Ready {
    fn kind(&self) -> u16 {
        115
    }
}
