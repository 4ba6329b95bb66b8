//! The radio room: calls until somebody answers or it is pointless, listens, and passes on what was heard.
//!
//! The guard procedure and the agreed procedure are the same story; they differ in the channels there are to call on
//! and in the form of the words, which the mechanism decides. Calling occupies no decision-maker.

use std::collections::BTreeMap;

use guardline_channels::{Ether, Log, Reception};
use guardline_kernel::{Address, Kernel, Mailbox, choose};
use guardline_theatre::Platform;
use guardline_units::{ActorId, Instant, Side, Span, UnitId};
use guardline_wire::record::Party;
use guardline_wire::{
    Acknowledgement, Addressee, Channel, Marker, Message, MessageId, Originator, Proword, Question, Record,
    Route, SpeechAct, Stamp,
};

use crate::mind::Mind;
use crate::ports::{Heard, ToBridge, ToOperator};

/// What a radio room is connected to.
#[derive(Debug)]
pub struct RadioRoom {
    /// Who acts.
    pub actor: ActorId,
    /// The unit.
    pub unit: UnitId,
    /// Its side.
    pub side: Side,
    /// Its scenario id.
    pub key: String,
    /// What every unit is, to know on which channels it can be called.
    pub platforms: Vec<Platform>,
    /// Minutes east of UTC of the unit's clock.
    pub offset_minutes: i16,
    /// What the commander wants.
    pub orders: Mailbox<ToOperator>,
    /// What comes out of the receivers.
    pub receiver: Mailbox<Reception>,
    /// The commander.
    pub bridge: Address<ToBridge>,
    /// The ether.
    pub ether: Ether,
    /// The clock.
    pub kernel: Kernel,
    /// Parameters and draws.
    pub mind: Mind,
    /// The record.
    pub log: Log,
    /// Messages sent so far.
    pub sent: u32,
    /// How often each question has been answered.
    pub answers: BTreeMap<Question, u32>,
}

/// A call that has not been answered yet.
#[derive(Clone, Debug)]
struct Call {
    to: UnitId,
    question: Question,
    says: SpeechAct,
    marker: Marker,
    channels: Vec<Channel>,
    began: Instant,
    attempts: u32,
    next: Instant,
    last: MessageId,
    told: bool,
}

/// Calls in a burst, each followed by a wait for the answer.
const CALLS_PER_BURST: u32 = 3;
/// Bursts follow each other at two minutes, and after ten minutes at eight.
const BURST_EARLY: Span = Span::minutes(2);
const BURST_LATE: Span = Span::minutes(8);
const EARLY: Span = Span::minutes(10);
/// After so many bursts it is pointless.
const BURSTS: u32 = 10;

/// Waits for an order, a voice on the radio, or the time of the next call.
pub async fn operator(mut room: RadioRoom) {
    let mut calls: Vec<Call> = Vec::new();
    loop {
        let due = calls.iter().map(|call| call.next).min().unwrap_or(Instant::NEVER);
        choose! {
            order = room.orders.recv() => room.obey(order, &mut calls).await,
            heard = room.receiver.recv() => room.listen(&heard, &mut calls),
            () = room.kernel.sleep_until(due) => {
                if let Some(index) = calls.iter().position(|call| call.next <= room.kernel.now()) {
                    let mut call = calls.swap_remove(index);
                    if room.call(&mut call).await {
                        calls.push(call);
                    }
                }
            },
        }
    }
}

impl RadioRoom {
    async fn obey(&mut self, order: ToOperator, calls: &mut Vec<Call>) {
        match order {
            ToOperator::Ask { to, question } => {
                // One question at a time to the same unit: a second would only cover the first.
                if !calls.iter().any(|call| call.to == to) {
                    calls.push(self.new_call(
                        to,
                        question,
                        SpeechAct::Query,
                        Marker::Question,
                        self.plan(to),
                    ));
                }
            }
            ToOperator::Announce { to, question, channel, notice } => {
                let says = SpeechAct::Notice(notice);
                calls.push(self.new_call(to, question, says, Marker::Information, vec![channel]));
            }
            ToOperator::Reply { to, question, channel, says } => {
                let mut thinking = self.mind.draws.at(&self.key, "reply.time", &[question.0]);
                self.kernel
                    .sleep(Span::from_seconds(thinking.exponential(self.mind.params.reply_time)))
                    .await;
                let message = self.compose(to, question, says, Marker::Answer, Proword::Out);
                let answers = self.answers.entry(question).or_default();
                *answers += 1;
                let attempt = *answers;
                // Why an answer could not be sent is in the record; the caller will call again.
                let _ = self.ether.transmit(self.actor, self.unit, channel, message, attempt).await;
            }
            ToOperator::Forget { to } => calls.retain(|call| call.to != to),
        }
    }

    /// The channels to call a unit on, in the order in which they are tried: the agreed one first, then guard.
    fn plan(&self, to: UnitId) -> Vec<Channel> {
        let reach = self.mind.mechanism.reach();
        let flies = |unit: UnitId| self.platforms[usize::from(unit.0)].flies();
        let aircraft = flies(self.unit) || flies(to);
        let agreed = if aircraft { reach.agreed_air_channel() } else { reach.agreed_channel() };
        let guard: &[Channel] = if aircraft {
            &[Channel::Air121_5, Channel::Air243_0, Channel::Vhf16]
        } else {
            &[Channel::Vhf16]
        };
        let mut plan: Vec<Channel> = agreed
            .into_iter()
            .chain(guard.iter().copied())
            .filter(|channel| self.ether.has(self.unit, *channel))
            .collect();
        plan.dedup();
        plan
    }

    /// A person takes a moment to reach for the handset; without it two stations would call in step for ever.
    fn hesitation(&self, question: Question, attempt: u32) -> Span {
        let mut draw = self.mind.draws.at(&self.key, "hesitation", &[question.0, attempt.into()]);
        Span::from_seconds(draw.exponential(self.mind.params.reply_time))
    }

    fn new_call(
        &self,
        to: UnitId,
        question: Question,
        says: SpeechAct,
        marker: Marker,
        channels: Vec<Channel>,
    ) -> Call {
        let now = self.kernel.now();
        let last = MessageId { sender: self.actor.0, number: 0 };
        let next = now + self.hesitation(question, 0);
        Call { to, question, says, marker, channels, began: now, attempts: 0, next, last, told: false }
    }

    /// Calls once; false when it is pointless to go on.
    async fn call(&mut self, call: &mut Call) -> bool {
        if call.channels.is_empty() {
            return false;
        }
        let channel = call.channels[call.attempts as usize % call.channels.len()];
        let message = self.compose(call.to, call.question, call.says.clone(), call.marker, Proword::Over);
        call.last = message.id;
        call.attempts += 1;
        let sent = self.ether.transmit(self.actor, self.unit, channel, message, call.attempts).await;
        let now = self.kernel.now();
        call.next = now
            + Span::from_seconds(self.mind.params.acknowledge_timeout)
            + self.hesitation(call.question, call.attempts);
        if call.attempts.is_multiple_of(CALLS_PER_BURST) {
            // The last answer has until the end of its time-out; then the burst has failed.
            let burst = if now - call.began < EARLY { BURST_EARLY } else { BURST_LATE };
            call.next = call.next.max(now + burst);
            let notice = matches!(call.says, SpeechAct::Notice(_));
            if sent.is_err() || notice || call.attempts >= CALLS_PER_BURST * BURSTS {
                call.channels.clear(); // one more wait, then it is dropped
            }
        }
        if call.attempts > CALLS_PER_BURST && !call.told {
            self.nobody_answers(call, channel);
        }
        true
    }

    /// Silence counts once a question.
    fn nobody_answers(&self, call: &mut Call, channel: Channel) {
        call.told = true;
        let (who, route) = (Party::Unit(self.unit), Route::Radio(channel));
        self.log.record(self.actor, Record::Silence { who, route, calls: call.attempts - 1 });
        if call.says == SpeechAct::Query {
            self.bridge.send(ToBridge::Silence { to: call.to, channel });
        }
    }

    fn listen(&mut self, reception: &Reception, calls: &mut Vec<Call>) {
        // A frame that does not decode was not made by this program's stations; to the listener it is noise.
        let Ok(message) = reception.message() else { return };
        let Some(from) = message.originator.unit else { return };
        if reception.understood
            && let Some(index) = calls.iter().position(|call| call.question == message.question)
        {
            let call = calls.swap_remove(index);
            let grade = match message.says {
                SpeechAct::Acknowledge { grade, .. } => grade,
                // An answer shows that the question arrived. Only a readback shows that it was understood.
                _ => Acknowledgement::Received,
            };
            let after = self.kernel.now() - call.began;
            let who = Party::Unit(self.unit);
            self.log.record(self.actor, Record::Acknowledged { who, message: call.last, grade, after });
        }
        self.bridge.send(ToBridge::Heard(Heard {
            from,
            side: message.originator.side,
            message: message.id,
            question: message.question,
            channel: reception.channel,
            form: message.form,
            says: reception.understood.then_some(message.says),
        }));
    }

    fn compose(
        &mut self,
        to: UnitId,
        question: Question,
        says: SpeechAct,
        marker: Marker,
        proword: Proword,
    ) -> Message {
        self.sent += 1;
        let form = self.mind.mechanism.comprehension().form();
        Message {
            id: MessageId { sender: self.actor.0, number: self.sent },
            question,
            addressee: Addressee::Unit(to),
            originator: Originator { side: self.side, unit: Some(self.unit) },
            marker,
            says,
            form,
            proword,
            stamp: Stamp { at: self.kernel.now(), offset_minutes: self.offset_minutes },
        }
    }
}
