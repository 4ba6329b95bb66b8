//! The desk at one end of the line: asks for authority, rings, is rung, answers or does not, and talks.
//!
//! A desk lives in the line's own lane of the record. It changes nothing by itself: what is said on the line reaches its
//! ministry as evidence, and silence as the evidence that the caller takes it to be.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use guardline_channels::{Chosen, Exchange, LineEvent, Ringing};
use guardline_kernel::{Address, Kernel, Lane, Mailbox, choose};
use guardline_mechanism::Orders;
use guardline_units::{ActorId, Side, Span};
use guardline_wire::record::{AnswerChoice, LineState};
use guardline_wire::{
    Addressee, Form, Marker, Message, MessageId, Originator, Proword, Question, SpeechAct, Stamp, codec,
};

use crate::answer::Weighing;
use crate::belief::Evidence;
use crate::choice;
use crate::mind::Mind;
use crate::ministry::explains;
use crate::ports::{Brief, ToMinistry};

/// What a desk is connected to.
#[derive(Clone, Debug)]
pub struct Desk {
    /// Who acts.
    pub actor: ActorId,
    /// The side.
    pub side: Side,
    /// What addresses its ministry's draws.
    pub ministry_key: String,
    /// Its ministry.
    pub ministry: Address<ToMinistry>,
    /// The line.
    pub exchange: Exchange,
    /// Orders that hold for this side whatever the mechanism says.
    pub orders: Option<Orders>,
    /// Whether the scenario's author makes this side refuse.
    pub refusal_imposed: bool,
    /// Minutes east of UTC of its clock.
    pub offset_minutes: i16,
    /// The clock.
    pub kernel: Kernel,
    /// Parameters and draws.
    pub mind: Mind,
}

/// What a desk has been told and what it may do, shared by the calls it has under way.
#[derive(Debug, Default)]
struct State {
    briefs: BTreeMap<Side, Brief>,
    /// Sides with which talking has been authorised.
    granted: BTreeMap<Side, bool>,
    /// Sides that have been called: an affair is worth one request, however often it then rings.
    called: BTreeSet<Side>,
    /// Sides about which a consultation is under way.
    asking: BTreeSet<Side>,
    requests: u32,
    spoken: u32,
}

type Shared = Rc<RefCell<State>>;

/// Hours of the night, local time, in which nobody senior decides anything.
const NIGHT_MINUTES: u16 = 7 * 60;
/// How often a desk rings at most within the reply window.
const ATTEMPTS: u32 = 1000;

/// Waits for a brief from the ministry or for the phone.
pub async fn desk(desk: Desk, mut briefs: Mailbox<Brief>, mut line: Mailbox<LineEvent>) {
    let state = Shared::default();
    let desk = Rc::new(desk);
    loop {
        choose! {
            brief = briefs.recv() => {
                state.borrow_mut().briefs.insert(brief.about, brief);
                if brief.wish {
                    desk.start_calling(brief.about, false, &state);
                }
            },
            event = line.recv() => match event {
                LineEvent::Rings { from, attempt, request, answer } => {
                    let story = Rc::clone(&desk).take_ring(from, request, attempt, answer, Rc::clone(&state));
                    desk.kernel.spawn(desk.actor, Lane::Line, story);
                }
                LineEvent::Speech(frame) => desk.hear(&frame, &state),
            },
        }
    }
}

impl Desk {
    /// Begins to call a side, unless that has been done.
    fn start_calling(self: &Rc<Self>, to: Side, promised: bool, state: &Shared) {
        let request = {
            let mut state = state.borrow_mut();
            if !state.called.insert(to) {
                return;
            }
            state.requests += 1;
            state.requests
        };
        let story = Rc::clone(self).call(to, request, promised, Rc::clone(state));
        self.kernel.spawn(self.actor, Lane::Line, story);
    }

    /// The caller's story: authority, then ring until answered, cleared up, or pointless.
    async fn call(self: Rc<Self>, to: Side, request: u32, promised: bool, state: Shared) {
        let wished = self.kernel.now();
        self.note(to, LineState::Wish);
        if !self.authority(to, request, &state).await {
            self.note(to, LineState::GivesUp);
            return;
        }
        let mut silence_told = false;
        for attempt in 1..=ATTEMPTS {
            let still_wished = state.borrow().briefs.get(&to).is_some_and(|brief| brief.wish);
            if !still_wished && !promised && attempt > 1 {
                break; // cleared up by another way
            }
            let line = self.exchange.seize().await;
            match line.ring(self.side, to, request, attempt).await {
                Ringing::Chosen(AnswerChoice::Answer) => {
                    self.note(to, LineState::Answered { after: self.kernel.now() - wished });
                    self.tell_answered(to, true);
                    self.talk_as_caller(to, request, &state).await;
                    return;
                }
                // It will ring back, or at least it has been asked to: that is not silence.
                Ringing::Chosen(AnswerChoice::PromiseCallBack | AnswerChoice::SeekAuthority) => {}
                Ringing::Chosen(_) | Ringing::NoAnswer => {
                    if !silence_told {
                        silence_told = true;
                        self.tell_answered(to, false);
                    }
                }
            }
            drop(line);
            if self.kernel.now() - wished > self.mind.mechanism.delay().reply_window() {
                break;
            }
            self.kernel.sleep(self.mind.mechanism.delay().redial()).await;
        }
        self.note(to, LineState::GivesUp);
    }

    /// Asks the person who may grant it for authority to talk, unless there is standing authority.
    async fn authority(&self, to: Side, request: u32, state: &Shared) -> bool {
        let may = self.mind.mechanism.authority();
        let granted = state.borrow().granted.get(&to).copied().unwrap_or(false);
        if may.standing() || granted {
            return true;
        }
        let p = &self.mind.params;
        let index = [to.0.into(), request.into()];
        let mut draw = self.mind.draws.at(&self.key(), "consultation", &index);
        let median = self.mind.mechanism.delay().consultation();
        let consultation =
            Span::from_minutes(draw.lognormal(median.as_minutes().max(1e-3), p.consultation_spread));
        self.note(to, LineState::AsksAuthority { consultation });
        self.kernel.sleep(consultation).await;
        if may.senior() {
            let minute = self.exchange.local_minute(self.side);
            if minute < NIGHT_MINUTES {
                self.kernel.sleep(Span::minutes(u64::from(NIGHT_MINUTES - minute))).await;
            }
        }
        let (weighing, hostile) = self.weigh(to, state);
        let shocks = [draw.gumbel(), draw.gumbel()];
        let grant = choice::choose(&[0.0, weighing.grant(hostile, p)], 1.0, &shocks) == 1;
        state.borrow_mut().granted.insert(to, grant);
        self.note(to, if grant { LineState::Granted } else { LineState::Refused });
        grant
    }

    /// The called side's story: one choice for a request and situation, so that redialling does not win by itself.
    async fn take_ring(
        self: Rc<Self>,
        from: Side,
        request: u32,
        attempt: u32,
        answer: Address<Chosen>,
        state: Shared,
    ) {
        let (weighing, _) = self.weigh(from, &state);
        let situation = Question::about(
            &[&self.key(), "answers"],
            &[
                from.0.into(),
                request.into(),
                weighing.reported.into(),
                weighing.authorised.into(),
                weighing.audience.to_bits(),
            ],
        );
        let mut draw = self.mind.draws.at(&self.key(), "answer", &[situation.0]);
        let shocks = [(); 5].map(|()| draw.gumbel());
        let imposed = self.refusal_imposed;
        let choice =
            if imposed { AnswerChoice::LetRing } else { weighing.choose(&shocks, &self.mind.params) };
        self.note(from, LineState::Chooses { choice, imposed });
        match choice {
            AnswerChoice::Answer => {
                let mut pickup = self.mind.draws.at(
                    &self.key(),
                    "pickup",
                    &[from.0.into(), request.into(), attempt.into()],
                );
                let mean = self.mind.mechanism.delay().pickup().as_minutes();
                let pickup = Span::from_minutes(pickup.exponential(mean.max(1e-3)));
                if pickup >= self.exchange.patience() {
                    return; // by then the caller has hung up
                }
                self.kernel.sleep(pickup).await;
                answer.send(Chosen(choice));
                self.talk_as_called(from, request, &state).await;
            }
            AnswerChoice::LetRing => {}
            AnswerChoice::Decline => answer.send(Chosen(choice)),
            AnswerChoice::SeekAuthority => {
                answer.send(Chosen(choice));
                // Ringing again neither brings the consultation forward nor begins another.
                if state.borrow_mut().asking.insert(from) {
                    self.authority(from, request, &state).await;
                    state.borrow_mut().asking.remove(&from);
                }
            }
            AnswerChoice::PromiseCallBack => {
                answer.send(Chosen(choice));
                if draw.bernoulli(self.mind.params.promise_kept) {
                    self.start_calling(from, true, &state);
                }
            }
        }
    }

    /// What weighs on the person at this desk, and the belief in hostile intent.
    fn weigh(&self, other: Side, state: &Shared) -> (Weighing, f64) {
        let state = state.borrow();
        let brief = state.briefs.get(&other);
        let may = self.mind.mechanism.authority();
        let weighing = Weighing {
            // Who has been told nothing knows nothing.
            uncertainty: brief.map_or(1.0, |brief| brief.belief.uncertainty()),
            orders: self.orders.unwrap_or(may.orders()),
            authorised: may.standing() || state.granted.get(&other).copied().unwrap_or(false),
            reported: brief.is_some_and(|brief| brief.reported),
            climate: self.mind.politics.climate,
            audience: brief.map_or(self.mind.params.audience_before, |brief| brief.audience),
        };
        (weighing, brief.map_or(0.0, |brief| brief.belief.shares()[2]))
    }

    /// The caller asks what happened, hears the answer, and proposes that both sides step back.
    async fn talk_as_caller(&self, to: Side, request: u32, state: &Shared) {
        let call = self.mind.mechanism.delay().call();
        let quarter = Span::nanos(call.as_nanos() / 4);
        self.kernel.sleep(quarter).await;
        self.speak(to, SpeechAct::Query, Marker::Question, request, state);
        self.kernel.sleep(quarter * 2).await;
        self.speak(to, SpeechAct::StepBackOffer, Marker::Request, request, state);
        self.kernel.sleep(quarter).await;
        self.note(to, LineState::Closed);
    }

    /// The called side hears the caller out and answers.
    async fn talk_as_called(&self, from: Side, request: u32, state: &Shared) {
        let contact = Evidence::line_contact(&self.mind.params);
        self.ministry.send(ToMinistry::Words { from, says: None, by_line: true, evidence: contact });
        let call = self.mind.mechanism.delay().call();
        self.kernel.sleep(Span::nanos(call.as_nanos() / 2)).await;
        self.speak(from, self.account(from, state), Marker::Answer, request, state);
    }

    fn account(&self, other: Side, state: &Shared) -> SpeechAct {
        let intent = state.borrow().briefs.get(&other).map(|brief| brief.intent);
        let benign = intent.is_some_and(|intent| explains(&self.ministry_key, intent, &self.mind));
        SpeechAct::Explain { benign }
    }

    /// Says something in the call that belongs to a request. In one call each end says each kind of thing once.
    fn speak(&self, to: Side, says: SpeechAct, marker: Marker, request: u32, state: &Shared) {
        let number = {
            let mut state = state.borrow_mut();
            state.spoken += 1;
            state.spoken
        };
        let message = Message {
            id: MessageId { sender: self.actor.0, number },
            question: Question::about(
                &[&self.key(), "speaks"],
                &[to.0.into(), request.into(), marker as u64],
            ),
            addressee: Addressee::Ministry(to),
            originator: Originator { side: self.side, unit: None },
            marker,
            says,
            form: Form::Interpreted,
            proword: Proword::Over,
            stamp: Stamp { at: self.kernel.now(), offset_minutes: self.offset_minutes },
        };
        self.exchange.speak(self.side, to, &message);
    }

    /// What the other end says becomes evidence, unless interpretation spoils it.
    fn hear(&self, frame: &[u8], state: &Shared) {
        let Ok(message) = codec::decode::<Message>(frame) else { return };
        let p = &self.mind.params;
        if self
            .mind
            .draws
            .at(&self.key(), "misunderstands", &[message.question.0])
            .bernoulli(p.line_misunderstanding)
        {
            return;
        }
        let from = message.originator.side;
        let reported = state.borrow().briefs.get(&from).is_some_and(|brief| brief.reported);
        let credibility = self.mind.mechanism.credibility().line(self.mind.politics.trust, reported);
        let evidence = match message.says {
            SpeechAct::Explain { benign } => Evidence::explanation(benign, p).believed(credibility),
            _ => Evidence { weight: 0.0, ..Evidence::line_contact(p) },
        };
        self.ministry.send(ToMinistry::Words { from, says: Some(message.says), by_line: true, evidence });
    }

    /// Whether somebody answered: evidence as far as callers expect the line to be answered, and no evidence where the
    /// mechanism cannot be believed to work at all.
    fn tell_answered(&self, to: Side, answered: bool) {
        if let Some(silence) = self.mind.mechanism.credibility().line_silence() {
            let evidence = Evidence::answered(answered, silence.map(|s| 1.0 - s), 0.0, 1.0);
            self.ministry.send(ToMinistry::Words { from: to, says: None, by_line: true, evidence });
        }
    }

    fn note(&self, other: Side, state: LineState) {
        self.exchange.note(self.side, other, state);
    }

    fn key(&self) -> String {
        format!("{}/desk", self.ministry_key)
    }
}
