//! The desk at one end of the lines: asks for authority, rings, is rung, answers or does not, and talks.
//!
//! A desk lives in the lines' own lane of the record. It changes nothing by itself: what is said on a line reaches its
//! ministry as evidence, and silence as the evidence that the caller takes it to be.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use guardline_channels::{Call, Exchange, LineEvent, Log, Pool};
use guardline_kernel::{Address, Kernel, Lane, Mailbox, choose};
use guardline_mechanism::Orders;
use guardline_units::{ActorId, Side, Span};
use guardline_wire::line::{AnswerChoice, LineState};
use guardline_wire::{LineId, Question};

use crate::answer::Weighing;
use crate::belief::Evidence;
use crate::mind::Mind;
use crate::ports::{Brief, ToMinistry, ToSeat};

mod authority;
pub use authority::sleeps_on;
mod called;
mod checks;
mod person;
mod standing;
mod talk;

/// What a desk is connected to.
#[derive(Clone, Debug)]
pub struct Desk {
    /// Who acts.
    pub actor: ActorId,
    /// The side.
    pub side: Side,
    /// The other sides.
    pub others: Vec<Side>,
    /// What addresses its ministry's draws.
    pub ministry_key: String,
    /// Its ministry.
    pub ministry: Address<ToMinistry>,
    /// The lines.
    pub exchange: Exchange,
    /// Orders that hold for this side whatever the mechanism says.
    pub orders: Option<Orders>,
    /// What the scenario's author makes this side do about every ring.
    pub imposed: Option<AnswerChoice>,
    /// Minutes east of UTC of its clock.
    pub offset_minutes: i16,
    /// The clock.
    pub kernel: Kernel,
    /// Parameters and draws.
    pub mind: Mind,
    /// The record.
    pub log: Log,
}

/// A desk at work.
#[derive(Debug)]
struct Seat {
    at: Desk,
    /// Who can be on the phone at the same time, for each line.
    officers: Vec<Pool>,
    state: RefCell<State>,
}

/// What a desk has been told and what it may do, shared by the calls it has under way.
#[derive(Debug, Default)]
struct State {
    briefs: BTreeMap<Side, Brief>,
    /// Sides with which talking on a line has been authorised.
    granted: BTreeSet<(Side, LineId)>,
    /// Sides that have been called: an affair is worth one call, however often it then rings.
    called: BTreeSet<Side>,
    /// Sides that are being called back.
    calling_back: BTreeSet<Side>,
    /// Sides about which a consultation is under way.
    asking: BTreeSet<(Side, LineId)>,
    /// Calls so far, by line and side, check calls apart: they address the draws.
    requests: BTreeMap<(LineId, Side, bool), u32>,
    /// Sides whose silence has been told: it counts once.
    silent: BTreeSet<Side>,
    /// Sides and lines whose last check was not answered although the line was in order.
    checks_unanswered: BTreeSet<(Side, LineId)>,
    /// Lines that a test has shown to be out of order.
    known_dead: BTreeSet<LineId>,
    /// Calls in which somebody else only takes a message.
    messages: BTreeSet<u16>,
    spoken: u32,
    /// How long the person at this desk may think; none if nobody from outside sits there.
    think: Option<Span>,
    /// What he has been asked and has not answered, and where his answer is waited for.
    open: BTreeMap<u32, Address<ToSeat>>,
    asked: u32,
    /// What he has chosen to do about a ring: it holds for as long as things stand as they stood.
    chosen: BTreeMap<Question, AnswerChoice>,
}

/// Waits for a brief from the ministry, for a phone, or for the person who may sit there.
pub async fn desk(
    desk: Desk,
    mut briefs: Mailbox<Brief>,
    mut line: Mailbox<LineEvent>,
    mut person: Mailbox<ToSeat>,
) {
    let lines: Vec<LineId> = desk.mind.mechanism.reach().lines().collect();
    let officers = lines.iter().map(|line| {
        let officers = desk.exchange.duty(desk.side, *line).officers.unwrap_or(1).max(1);
        Pool::new(desk.kernel.clone(), desk.actor, Lane::Line, officers)
    });
    let officers = officers.collect();
    let seat = Rc::new(Seat { at: desk, officers, state: RefCell::default() });
    for line in lines {
        if !seat.at.mind.mechanism.calendar().check_calls(line).is_empty() {
            for other in seat.at.others.clone() {
                seat.spawn(Rc::clone(&seat).checks(line, other));
            }
        }
    }
    loop {
        choose! {
            brief = briefs.recv() => {
                seat.state.borrow_mut().briefs.insert(brief.about, brief);
                if brief.wish {
                    seat.call_once(brief.about);
                }
            },
            event = line.recv() => seat.on(event),
            news = person.recv() => seat.person(news),
        }
    }
}

impl Seat {
    fn on(self: &Rc<Self>, event: LineEvent) {
        match event {
            LineEvent::Requested { call, ready } => self.spawn(Rc::clone(self).consider(call, ready)),
            LineEvent::Rings { call, attempt, answer } => {
                self.spawn(Rc::clone(self).take_ring(call, attempt, answer));
            }
            LineEvent::Speech { call, frame } => self.hear(call, &frame),
            LineEvent::Written { call, frame } => self.spawn(Rc::clone(self).read(call, frame)),
        }
    }

    fn spawn(&self, story: impl Future<Output = ()> + 'static) {
        self.at.kernel.spawn(self.at.actor, Lane::Line, story);
    }

    /// Begins to call a side about one's own affair, unless that has been done.
    fn call_once(self: &Rc<Self>, to: Side) {
        if self.state.borrow_mut().called.insert(to) {
            let seat = Rc::clone(self);
            self.spawn(async move {
                if seat.may_call(to).await {
                    seat.standing_procedure(to, false).await;
                } else {
                    // The next brief that wishes it may ask again.
                    seat.state.borrow_mut().called.remove(&to);
                }
            });
        }
    }

    /// Begins to call a side back, unless that, or a call of one's own, is under way or done; whether it begins. A call back
    /// that comes to nothing does not stand for the call that an affair of one's own is worth.
    fn call_back(self: &Rc<Self>, to: Side) -> bool {
        let begins = {
            let mut state = self.state.borrow_mut();
            !state.called.contains(&to) && state.calling_back.insert(to)
        };
        if begins {
            let seat = Rc::clone(self);
            self.spawn(async move {
                Rc::clone(&seat).standing_procedure(to, true).await;
                seat.state.borrow_mut().calling_back.remove(&to);
            });
        }
        begins
    }

    /// What weighs on the person at this desk, and the belief in hostile intent.
    fn weigh(&self, other: Side, line: LineId) -> (Weighing, f64) {
        let state = self.state.borrow();
        let brief = state.briefs.get(&other);
        let mind = &self.at.mind;
        let weighing = Weighing {
            // Who has been told nothing knows nothing.
            uncertainty: brief.map_or(1.0, |brief| brief.belief.uncertainty()),
            orders: match brief {
                Some(brief) if brief.suspended => Orders::DoNotAnswer,
                _ => self.at.orders.unwrap_or(mind.mechanism.authority().orders(line)),
            },
            authorised: !brief.is_some_and(|brief| brief.suspended)
                && (self.standing(line) || state.granted.contains(&(other, line))),
            reported: brief.is_some_and(|brief| brief.reported),
            climate: mind.politics.climate(),
            audience: brief.map_or(mind.params.audience_before, |brief| brief.audience),
        };
        (weighing, brief.map_or(0.0, |brief| brief.belief.shares()[2]))
    }

    /// What the ministry has told of its belief about a side.
    fn told(&self, other: Side) -> Option<[f64; 3]> {
        self.state.borrow().briefs.get(&other).map(|brief| brief.belief.shares())
    }

    /// Whether the person on duty may talk without asking: by the side's own roster, else as agreed.
    fn standing(&self, line: LineId) -> bool {
        let own = self.at.exchange.duty(self.at.side, line).standing_authority;
        own.unwrap_or(self.at.mind.mechanism.authority().standing(line))
    }

    /// The prior that silence on a line only means that it is out of order.
    fn believed_dead(&self, line: LineId) -> f64 {
        let known_dead = self.state.borrow().known_dead.contains(&line);
        if known_dead { 1.0 } else { self.at.mind.mechanism.credibility().line_dead(line) }
    }

    /// Whether somebody answered: evidence as far as callers expect the line to be answered, and no evidence where the
    /// mechanism cannot be believed to work at all, or where the line is known to be out of order. Says whether it was any.
    fn tell_answered(&self, call: Call, answered: bool, dead: f64) -> bool {
        let other = if call.from == self.at.side { call.to } else { call.from };
        let silence = self.at.mind.mechanism.credibility().line_silence(call.line);
        let p = &self.at.mind.params;
        let evidence =
            silence.map(|silence| Evidence::answered(answered, silence.map(|s| 1.0 - s), dead, true, p));
        let Some(evidence) = evidence.filter(|evidence| !evidence.says_nothing()) else { return false };
        self.at.ministry.send(ToMinistry::Words { from: other, says: None, by: Some(call.line), evidence });
        true
    }

    /// The same for silence, which counts once: the first that says anything.
    fn tell_silence(&self, call: Call) {
        let told = self.state.borrow().silent.contains(&call.to);
        if !told && self.tell_answered(call, false, self.believed_dead(call.line)) {
            self.state.borrow_mut().silent.insert(call.to);
        }
    }

    /// What a check says of the other side. That it goes on as before is no news; that it is no longer answered is, and so
    /// is that it is answered again.
    fn tell_check(&self, call: Call, answered: bool) {
        let key = (call.to, call.line);
        let changes = {
            let unanswered = &mut self.state.borrow_mut().checks_unanswered;
            if answered { unanswered.remove(&key) } else { unanswered.insert(key) }
        };
        if changes {
            self.tell_answered(call, answered, 0.0);
        }
    }

    fn note(&self, call: Call, state: LineState) {
        self.at.exchange.note(call, self.at.side, state);
    }

    fn key(&self) -> String {
        format!("{}/desk", self.at.ministry_key)
    }
}
