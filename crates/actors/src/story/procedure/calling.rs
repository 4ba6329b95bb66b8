//! Calling until somebody answers: the loop of call, wait and call again that every procedure uses.

use std::rc::Rc;

use guardline_kernel::Mailbox;
use guardline_units::{Instant, Span, UnitId};
use guardline_wire::record::Unsent;
use guardline_wire::{
    Acknowledgement, Channel, Form, Marker, MessageId, Proword, Question, Record, Route, SpeechAct, Visual,
};

use crate::ports::{Answers, ToBridge};
use crate::story::radio_room::{Event, Room};

/// Calls in a burst, each followed by a wait for the answer.
const CALLS_PER_BURST: u32 = 3;
/// Bursts follow each other at two minutes, and after ten minutes at eight.
const GAP_EARLY: Span = Span::minutes(2);
const GAP_LATE: Span = Span::minutes(8);
const EARLY: Span = Span::minutes(10);
/// After so many bursts it is pointless.
pub(super) const BURSTS: u32 = 10;

/// One question or announcement to one unit.
pub(super) struct Calling {
    pub(super) room: Rc<Room>,
    pub(super) to: UnitId,
    /// Whether to go on makes no sense: the other is gone, or nothing can be sent.
    pub(super) pointless: bool,
    question: Question,
    says: SpeechAct,
    marker: Marker,
    stress: f64,
    events: Mailbox<Event>,
    began: Instant,
    attempts: u32,
    last_call: Instant,
    last_route: Option<Route>,
    told: bool,
}

/// An answer that was understood.
pub(super) struct Answer {
    message: MessageId,
    says: SpeechAct,
    route: Route,
}

impl Calling {
    pub(super) fn new(
        room: &Rc<Room>,
        to: UnitId,
        question: Question,
        says: SpeechAct,
        marker: Marker,
        stress: f64,
    ) -> Self {
        let (began, events) = (room.at.kernel.now(), room.open(to, question));
        let (room, pointless, attempts, told) = (Rc::clone(room), false, 0, false);
        let (last_call, last_route) = (began, None);
        Self {
            room,
            to,
            pointless,
            question,
            says,
            marker,
            stress,
            events,
            began,
            attempts,
            last_call,
            last_route,
            told,
        }
    }

    pub(super) fn close(&self) {
        self.room.close(self.question);
    }

    /// Calls a few times, on one channel after the other, and waits after each call.
    pub(super) async fn burst(&mut self, channels: &[Channel]) -> Option<Answer> {
        if channels.is_empty() {
            self.pointless = true;
            return None;
        }
        if self.attempts == 0 {
            let hesitates = self.room.hesitation(self.question, 0);
            self.room.at.kernel.sleep(hesitates).await;
        }
        for _ in 0..CALLS_PER_BURST {
            let channel = channels[self.attempts as usize % channels.len()];
            if let Some(answer) = self.once(Route::Radio(channel)).await {
                return Some(answer);
            }
            if self.pointless {
                return None;
            }
        }
        None
    }

    /// Calls once and waits for the answer.
    async fn once(&mut self, route: Route) -> Option<Answer> {
        let (to, question, says) = (self.to, self.question, self.says.clone());
        let message = self.room.compose(to, question, says, self.marker, Proword::Over, route);
        self.attempts += 1;
        self.last_route = Some(route);
        let id = message.id;
        let sent = self.room.say(route, message, self.attempts).await;
        if sent.is_ok() {
            self.room.called(question, id);
        }
        self.pointless |= matches!(sent, Err(Unsent::NotInPlay));
        self.last_call = self.room.at.kernel.now();
        let timeout = Span::from_seconds(self.room.at.mind.params.acknowledge_timeout);
        let wait = timeout + self.room.hesitation(question, self.attempts);
        self.answer_until(self.last_call + wait).await
    }

    /// Waits for an answer; whoever asks for it again cuts the wait short, and so does it that there is nobody to wait for.
    async fn answer_until(&mut self, until: Instant) -> Option<Answer> {
        if self.pointless {
            return None;
        }
        match self.events.recv_until(until).await? {
            Event::Answered { message, says, route } => Some(Answer { message, says, route }),
            Event::SayAgain => None,
            Event::Gone => {
                self.pointless = true;
                None
            }
        }
    }

    /// Nobody answers: noted once a question, and told to the commander if it was one.
    pub(super) fn nobody_answers(&mut self) {
        let Some(route) = self.last_route.filter(|_| !self.told) else { return };
        self.told = true;
        let at = &self.room.at;
        at.log.record(at.actor, Record::Silence { who: self.room.me(), route, calls: self.attempts });
        if let (SpeechAct::Query, Route::Radio(channel)) = (&self.says, route) {
            at.bridge.send(ToBridge::Silence { to: self.to, channel });
        }
    }

    /// Signals by sight, if the other is in sight.
    pub(super) async fn by_sight(&mut self) -> Option<Answer> {
        let means = self.room.visual(self.to).filter(|_| !self.pointless)?;
        self.once(Route::Visual(means)).await
    }

    /// Waits until it is time for the next burst.
    pub(super) async fn pause(&mut self) -> Option<Answer> {
        let early = self.last_call - self.began < EARLY;
        let gap = if early { GAP_EARLY } else { GAP_LATE };
        self.answer_until(self.last_call + gap).await
    }

    /// Reads the answer back, so that its speaker knows what was understood. If he says it again, because the readback was
    /// wrong, it is read back once more.
    pub(super) async fn read_back(&mut self, answer: Answer) {
        if let Route::Visual(Visual::WingRock) = answer.route {
            self.clear(Route::Visual(Visual::BreakAway)).await;
            return;
        }
        let mut next = Some(answer);
        for _ in 0..2 {
            let Some(Answer { message, says, route }) = next else { return };
            let figures = says.figures();
            if figures.is_empty() || matches!(says, SpeechAct::Acknowledge { .. }) {
                return;
            }
            let grade = Acknowledgement::Understood;
            let acknowledge = SpeechAct::Acknowledge { to: message, grade, figures };
            let attempt = self.room.count_answer(self.question);
            let (to, question) = (self.to, self.question);
            let message = self.room.compose(to, question, acknowledge, Marker::Answer, Proword::Out, route);
            let answers = Answers { surprise: false, stress: self.stress };
            let message = self.room.slip(message, answers, attempt);
            let _ = self.room.say(route, message, attempt).await;
            let timeout = Span::from_seconds(self.room.at.mind.params.acknowledge_timeout);
            next = self.answer_until(self.room.at.kernel.now() + timeout).await;
        }
    }

    /// The intercept is over: you may proceed.
    async fn clear(&mut self, route: Route) {
        let (to, question) = (self.to, self.question);
        let says = SpeechAct::Acknowledge {
            to: MessageId { sender: 0, number: 0 },
            grade: Acknowledgement::Received,
            figures: Vec::new(),
        };
        let mut message = self.room.compose(to, question, says, Marker::Answer, Proword::Out, route);
        message.form = Form::Coded;
        let _ = self.room.say(route, message, self.attempts + 1).await;
    }
}
