//! The called side: one choice for a request and situation, so that redialling does not win by itself.

use std::rc::Rc;

use guardline_channels::{Call, Chosen, Ready};
use guardline_kernel::{Address, Draw};
use guardline_mechanism::Orders;
use guardline_units::{Instant, Span};
use guardline_wire::line::{AnswerChoice, AnsweredBy, LineState};
use guardline_wire::record::Absence;
use guardline_wire::{Message, Question, SpeechAct, codec};

use super::Seat;
use crate::belief::Evidence;
use crate::ports::ToMinistry;

impl Seat {
    /// A relayed request has come: it is considered for some share of the reply window, the same share whatever the window,
    /// and then until somebody is there.
    pub(super) async fn consider(self: Rc<Self>, call: Call, ready: Address<Ready>) {
        let index = [self.at.mind.rank(call.from), call.line.0.into(), call.request.into()];
        let share = self.at.mind.draws.at(&self.key(), "reply.share", &index).uniform();
        let window = self.at.mind.mechanism.delay().reply_window(call.line);
        self.at.kernel.sleep(Span::nanos((window.as_nanos() as f64 * share) as u64)).await;
        if let Some(at) = self.at.exchange.next_staffed(self.at.side, call.line, self.at.kernel.now()) {
            self.at.kernel.sleep_until(at).await;
            ready.send(Ready);
        }
    }

    /// It rings.
    pub(super) async fn take_ring(self: Rc<Self>, call: Call, attempt: u32, answer: Address<Chosen>) {
        let rang = self.at.kernel.now();
        let orders = self.weigh(call.from, call.line).0.orders;
        // Nobody comes to the phone at night, unless there are orders to answer: then he is woken.
        let Some(by) = self.who_is_there(call, orders) else { return };
        let (mut choice, mut draw) = match by {
            // Whoever sits there in his place takes the call, unless he has been told not to; it commits nobody to anything.
            AnsweredBy::SomebodyElse if self.at.imposed.is_none() && orders != Orders::DoNotAnswer => {
                (AnswerChoice::Answer, self.situation_draw(call))
            }
            _ => self.choose(call),
        };
        let imposed = self.at.imposed.is_some() && !call.check;
        // Whoever sits in the officer's place decides in his.
        if by == AnsweredBy::Addressee && !imposed && !call.check {
            choice = self.chooses_himself(call, self.situation(call)).await.unwrap_or(choice);
        }
        self.note(call, LineState::Chooses { choice, imposed });
        match choice {
            AnswerChoice::Answer => self.pick_up(call, attempt, rang, by, answer).await,
            AnswerChoice::LetRing => {}
            AnswerChoice::Decline => answer.send(Chosen(choice, by)),
            AnswerChoice::SeekAuthority => {
                answer.send(Chosen(choice, by));
                // Ringing again neither brings the consultation forward nor begins another.
                if self.state.borrow_mut().asking.insert((call.from, call.line)) {
                    self.authority(call).await;
                    self.state.borrow_mut().asking.remove(&(call.from, call.line));
                }
            }
            AnswerChoice::PromiseCallBack => {
                answer.send(Chosen(choice, by));
                // A check asks for no call.
                if !call.check {
                    self.perhaps_call_back(call, &mut draw);
                }
            }
        }
    }

    /// A promise, or a message taken, leads to a call of one's own, or is forgotten.
    fn perhaps_call_back(self: &Rc<Self>, call: Call, draw: &mut Draw) {
        if draw.bernoulli(self.at.mind.params.promise_kept) && self.call_back(call.from) {
            self.note(call, LineState::CallsBack);
        }
    }

    /// Whose voice a caller would hear, if any.
    fn who_is_there(&self, call: Call, orders: Orders) -> Option<AnsweredBy> {
        let (exchange, now) = (&self.at.exchange, self.at.kernel.now());
        if exchange.misses(self.at.side, Absence::Officer) {
            return None;
        }
        let asleep = self.asleep(call) > Span::ZERO;
        let away = asleep || !exchange.staffed(self.at.side, call.line, now);
        if away && self.at.mind.mechanism.authority().somebody_else_answers(call.line) {
            Some(AnsweredBy::SomebodyElse)
        } else {
            (!asleep || orders == Orders::Answer).then_some(AnsweredBy::Addressee)
        }
    }

    /// The choice of the person at the phone, by the weights of [`crate::answer`]; a check call asks for no more than a
    /// word, which needs no authority.
    fn choose(&self, call: Call) -> (AnswerChoice, Draw) {
        let mut draw = self.situation_draw(call);
        let shocks = [(); 5].map(|()| draw.gumbel());
        let (mut weighing, _) = self.weigh(call.from, call.line);
        if call.check {
            (weighing.authorised, weighing.reported) = (true, true);
        }
        let choice = match self.at.imposed {
            Some(imposed) if !call.check => imposed,
            _ => {
                let choice = weighing.choose(&shocks, &self.at.mind.params);
                if self.at.mind.detail {
                    let look = weighing.look(self.told(call.from), choice, &self.at.mind.params);
                    self.at.exchange.note_look(call, self.at.side, look);
                }
                choice
            }
        };
        (choice, draw)
    }

    fn situation_draw(&self, call: Call) -> Draw {
        self.at.mind.draws.at(&self.key(), "answer", &[self.situation(call).0])
    }

    /// What stands for the situation in which a call comes.
    fn situation(&self, call: Call) -> Question {
        let (weighing, _) = self.weigh(call.from, call.line);
        Question::about(
            &[&self.key(), if call.check { "answers a check" } else { "answers" }],
            &[
                self.at.mind.rank(call.from),
                call.line.0.into(),
                call.request.into(),
                weighing.reported.into(),
                weighing.authorised.into(),
                weighing.audience.to_bits(),
            ],
        )
    }

    /// Comes to the phone, once an officer is free; by then the caller may have hung up.
    async fn pick_up(
        self: &Rc<Self>,
        call: Call,
        attempt: u32,
        rang: Instant,
        by: AnsweredBy,
        answer: Address<Chosen>,
    ) {
        let index = [self.at.mind.rank(call.from), call.line.0.into(), call.request.into(), attempt.into()];
        let purpose = if call.check { "pickup of a check" } else { "pickup" };
        let mut draw = self.at.mind.draws.at(&self.key(), purpose, &index);
        let mean = self.at.mind.mechanism.delay().pickup(call.line).as_minutes();
        let pickup = Span::from_minutes(draw.exponential(mean.max(1e-3)));
        let Some(officers) = self.officers.get(usize::from(call.line.0)) else { return };
        let officer = officers.take().await;
        let there = self.at.kernel.now() + pickup;
        if there - rang >= self.at.exchange.patience(call.line) {
            return;
        }
        self.at.kernel.sleep_until(there).await;
        if !Self::reached(by) {
            self.state.borrow_mut().messages.insert(call.number);
        }
        answer.send(Chosen(AnswerChoice::Answer, by));
        if !call.check {
            self.talk_as_called(call, by).await;
        }
        drop(officer);
    }

    /// Somebody who cannot speak for the addressee takes a message; it reaches the ministry later, and may be answered.
    pub(super) fn take_message(self: &Rc<Self>, call: Call) {
        let mut draw = self.situation_draw(call);
        let p = &self.at.mind.params;
        let passed_on = Span::from_minutes(draw.lognormal(p.message_passed_on, p.message_spread));
        self.note(call, LineState::TakesMessage { passed_on_after: passed_on });
        let seat = Rc::clone(self);
        self.spawn(async move {
            seat.at.kernel.sleep(passed_on).await;
            let evidence = Evidence::line_contact(&seat.at.mind.likelihoods);
            seat.at.ministry.send(ToMinistry::Words {
                from: call.from,
                says: None,
                by: Some(call.line),
                evidence,
            });
            seat.perhaps_call_back(call, &mut draw);
        });
    }

    /// A written message has come: it is read when somebody is there and has translated it.
    pub(super) async fn read(self: Rc<Self>, call: Call, frame: Vec<u8>) {
        let Ok(message) = codec::decode::<Message>(&frame) else { return };
        let now = self.at.kernel.now();
        let Some(at) = self.at.exchange.next_staffed(self.at.side, call.line, now) else { return };
        self.at.kernel.sleep_until(at).await;
        let mut draw = self.at.mind.draws.at(&self.key(), "translation", &[message.question.0]);
        let p = &self.at.mind.params;
        self.at.kernel.sleep(Span::from_minutes(draw.lognormal(p.translation, p.message_spread))).await;
        self.note(call, LineState::Reads);
        let contact = Evidence::line_contact(&self.at.mind.likelihoods);
        let offer = Evidence { weight: 0.0, ..contact };
        for (says, evidence) in [(None, contact), (Some(SpeechAct::StepBackOffer), offer)] {
            self.at.ministry.send(ToMinistry::Words { from: call.from, says, by: Some(call.line), evidence });
        }
        if matches!(self.choose(call).0, AnswerChoice::Answer | AnswerChoice::PromiseCallBack) {
            self.perhaps_call_back(call, &mut draw);
        }
    }
}
