//! The radio room: takes orders, listens, answers, and passes on what was heard. Calling is done by the procedures
//! ([`super::procedure`]), one story for each question; they share one handset, and whoever holds it talks.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use guardline_channels::{Circumstances, Ether, Log, Pool, Reception, readback_error};
use guardline_kernel::{Address, Kernel, Kind, Lane, Mailbox, choose};
use guardline_theatre::Platform;
use guardline_units::{ActorId, Instant, Side, Span, UnitId};
use guardline_wire::record::{Party, Unsent};
use guardline_wire::{
    Acknowledgement, Addressee, Channel, Form, Marker, Message, MessageId, Originator, Proword, Question,
    Route, SpeechAct, Stamp, Visual,
};

use crate::mind::Mind;
use crate::ports::{Answers, ToBridge, ToOperator, ToWorld};
use crate::story::procedure;

mod listen;

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
    /// The commander.
    pub bridge: Address<ToBridge>,
    /// Helm: it is told when the bridge waits for an answer.
    pub world: Address<ToWorld>,
    /// The ether.
    pub ether: Ether,
    /// The clock.
    pub kernel: Kernel,
    /// Parameters and draws.
    pub mind: Mind,
    /// The record.
    pub log: Log,
}

/// A radio room at work.
#[derive(Debug)]
pub(super) struct Room {
    pub(super) at: RadioRoom,
    handset: Pool,
    state: RefCell<State>,
}

#[derive(Debug, Default)]
struct State {
    /// Messages sent so far.
    sent: u32,
    /// How often each question has been answered.
    answers: BTreeMap<Question, u32>,
    /// What this room has said, to hear whether it is read back rightly and to say it again.
    said: BTreeMap<MessageId, Said>,
    /// Calls that have not been answered yet.
    calls: Vec<Open>,
}

/// A message of one's own.
#[derive(Clone, Debug)]
struct Said {
    message: Message,
    to: UnitId,
    route: Route,
    at: Instant,
    repeated: bool,
}

/// A call under way.
#[derive(Clone, Debug)]
struct Open {
    to: UnitId,
    question: Question,
    began: Instant,
    last: MessageId,
    /// Whether an answer has come; the call goes on until it has been read back.
    answered: bool,
    events: Address<Event>,
}

/// What reaches a procedure under way.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Event {
    /// An answer, understood as this.
    Answered { message: MessageId, says: SpeechAct, route: Route },
    /// The other asks for it again, or has read it back wrongly.
    SayAgain,
    /// The other is gone.
    Gone,
}

impl Kind for Event {
    fn kind(&self) -> u16 {
        match self {
            Self::Answered { .. } => 230,
            Self::SayAgain => 231,
            Self::Gone => 232,
        }
    }
}

/// By which means a unit signals to another by sight, in the order in which it chooses them; whether each of them flies.
pub const fn means(from_flies: bool, to_flies: bool) -> &'static [Visual] {
    match (from_flies, to_flies) {
        (true, _) => &[Visual::WingRock],
        (false, true) => &[Visual::Lamp],
        (false, false) => &[Visual::Flags, Visual::Lamp],
    }
}

/// Waits for an order or a voice on the radio.
pub async fn radio_room(at: RadioRoom, mut orders: Mailbox<ToOperator>, mut receiver: Mailbox<Reception>) {
    let handset = Pool::new(at.kernel.clone(), at.actor, Lane::Main, 1);
    let room = Rc::new(Room { at, handset, state: RefCell::default() });
    loop {
        choose! {
            order = orders.recv() => room.obey(order),
            heard = receiver.recv() => room.listen(&heard),
        }
    }
}

impl Room {
    fn obey(self: &Rc<Self>, order: ToOperator) {
        match order {
            ToOperator::Ask { to, question, stress } => {
                // One question at a time to the same unit: a second would only cover the first.
                if !self.state.borrow().calls.iter().any(|call| call.to == to) {
                    procedure::begin_asking(self, to, question, stress);
                }
            }
            ToOperator::Say { to, question, channel, says } => {
                procedure::begin_saying(self, to, question, channel, says);
            }
            ToOperator::Reply { to, question, route, says, answers } => {
                let room = Rc::clone(self);
                self.spawn(async move { room.reply(to, question, route, says, answers).await });
            }
            ToOperator::CallForHelp { question } => procedure::begin_calling_for_help(self, question),
            ToOperator::Forget { to } => {
                for call in self.state.borrow().calls.iter().filter(|call| call.to == to) {
                    call.events.send(Event::Gone);
                }
            }
        }
    }

    pub(super) fn spawn(&self, story: impl Future<Output = ()> + 'static) {
        self.at.kernel.spawn(self.at.actor, Lane::Main, story);
    }

    /// The channels to call a unit on, in the order in which they are tried: the agreed one first, then guard.
    pub(super) fn plan(&self, to: UnitId) -> Vec<Channel> {
        let reach = self.at.mind.mechanism.reach();
        let aircraft = self.flies(self.at.unit) || self.flies(to);
        let agreed = if aircraft { reach.agreed_air_channel() } else { reach.agreed_channel() };
        let guard: &[Channel] = if aircraft {
            &[Channel::Air121_5, Channel::Air243_0, Channel::Vhf16]
        } else {
            &[Channel::Vhf16]
        };
        let mut plan: Vec<Channel> = agreed
            .into_iter()
            .chain(guard.iter().copied())
            .filter(|channel| self.at.ether.has(self.at.unit, *channel))
            .collect();
        plan.dedup();
        plan
    }

    /// How to signal to a unit in sight: aircraft by their movements, ships by flags in daylight and close by, else by lamp.
    pub(super) fn visual(&self, to: UnitId) -> Option<Visual> {
        let (from, ether) = (self.at.unit, &self.at.ether);
        let means = means(self.flies(from), self.flies(to));
        means.iter().copied().find(|means| ether.in_sight(*means, from, to))
    }

    fn flies(&self, unit: UnitId) -> bool {
        self.at.platforms[usize::from(unit.0)].flies()
    }

    /// A person takes a moment to reach for the handset; without it two stations would call in step for ever.
    pub(super) fn hesitation(&self, question: Question, attempt: u32) -> Span {
        let mut draw = self.at.mind.draws.at(&self.at.key, "hesitation", &[question.0, attempt.into()]);
        Span::from_seconds(draw.exponential(self.at.mind.params.hesitation))
    }

    /// Says something by radio or by sight, when the handset is free.
    pub(super) async fn say(&self, route: Route, message: Message, attempt: u32) -> Result<(), Unsent> {
        let RadioRoom { ether, actor, unit, .. } = &self.at;
        if let Addressee::Unit(to) = message.addressee {
            let (at, repeated) = (self.at.kernel.now(), false);
            let said = Said { message: message.clone(), to, route, at, repeated };
            self.state.borrow_mut().said.insert(message.id, said);
        }
        match route {
            Route::Visual(means) => ether.signal(*actor, *unit, means, message, attempt).await,
            Route::Radio(channel) => {
                let _handset = self.handset.take().await;
                ether.transmit(*actor, *unit, channel, message, attempt).await
            }
            _ => Err(Unsent::NoSet),
        }
    }

    async fn reply(
        self: Rc<Self>,
        to: UnitId,
        question: Question,
        route: Route,
        says: SpeechAct,
        answers: Answers,
    ) {
        let mut thinking = self.at.mind.draws.at(&self.at.key, "reply.time", &[question.0]);
        let thinks = Span::from_seconds(thinking.exponential(self.at.mind.params.reply_time));
        self.at.kernel.sleep(thinks).await;
        let says = self.limited(route, says);
        let attempt = self.count_answer(question);
        let message = self.compose(to, question, says, Marker::Answer, Proword::Out, route);
        let message = self.slip(message, answers, attempt);
        // Why an answer could not be sent is in the record; the caller will call again.
        let _ = self.say(route, message, attempt).await;
    }

    /// How often a question has been answered, this answer included.
    pub(super) fn count_answer(&self, question: Question) -> u32 {
        let mut state = self.state.borrow_mut();
        let answers = state.answers.entry(question).or_default();
        *answers += 1;
        *answers
    }

    /// An aircraft that rocks its wings says understood, and no more.
    fn limited(&self, route: Route, says: SpeechAct) -> SpeechAct {
        match (route, &says) {
            (Route::Visual(Visual::WingRock), SpeechAct::Intention { .. }) => SpeechAct::Acknowledge {
                to: MessageId { sender: self.at.actor.0, number: 0 },
                grade: Acknowledgement::Understood,
                figures: Vec::new(),
            },
            _ => says,
        }
    }

    /// Who reads back may read back another figure than he heard.
    pub(super) fn slip(&self, mut message: Message, answers: Answers, attempt: u32) -> Message {
        let SpeechAct::Acknowledge { figures, .. } = &mut message.says else { return message };
        if figures.is_empty() {
            return message;
        }
        let (params, draws) = (&self.at.mind.params, &self.at.mind.draws);
        let mut draw = draws.at(&self.at.key, "readback", &[message.question.0, attempt.into()]);
        let at = Circumstances {
            words: 4 * figures.len() as u32 + 20,
            surprise: answers.surprise,
            stress: answers.stress,
        };
        // What is read back counts as many topics as it has figures.
        let topics = SpeechAct::Talk { topics: figures.len() as u8 };
        if draw.bernoulli(readback_error(&topics, message.form, at, params)) {
            let which = (draw.uniform() * figures.len() as f64) as usize;
            if let Some(figure) = figures.get_mut(which) {
                *figure = if *figure % 10 == 9 { *figure - 1 } else { *figure + 1 };
            }
        }
        message
    }

    pub(super) fn compose(
        &self,
        to: UnitId,
        question: Question,
        says: SpeechAct,
        marker: Marker,
        proword: Proword,
        route: Route,
    ) -> Message {
        let number = {
            let mut state = self.state.borrow_mut();
            state.sent += 1;
            state.sent
        };
        let form = match (route, &says) {
            (Route::Visual(_), _) | (_, SpeechAct::Signal(_) | SpeechAct::CodeReply { .. }) => Form::Coded,
            (_, SpeechAct::Demand | SpeechAct::Distress | SpeechAct::Assist) => Form::Rote,
            (_, SpeechAct::Talk { .. }) => Form::Free,
            _ => self.at.mind.mechanism.comprehension().form(),
        };
        let says = match says {
            // The commander says what he intends; the figures are those of the moment.
            SpeechAct::Intention { step_back, .. } => {
                let (course, speed) = self.at.ether.heading(self.at.unit);
                SpeechAct::Intention { step_back, course, speed }
            }
            other => other,
        };
        Message {
            id: MessageId { sender: self.at.actor.0, number },
            question,
            addressee: Addressee::Unit(to),
            originator: Originator { side: self.at.side, unit: Some(self.at.unit) },
            marker,
            says,
            form,
            proword,
            stamp: Stamp { at: self.at.kernel.now(), offset_minutes: self.at.offset_minutes },
        }
    }

    /// Opens a call: answers to the question now go to its procedure.
    pub(super) fn open(&self, to: UnitId, question: Question) -> Mailbox<Event> {
        let (events, mail) = self.at.kernel.mailbox(self.at.actor, Lane::Main);
        let (began, last) = (self.at.kernel.now(), MessageId { sender: self.at.actor.0, number: 0 });
        self.state.borrow_mut().calls.push(Open { to, question, began, last, answered: false, events });
        mail
    }

    pub(super) fn called(&self, question: Question, last: MessageId) {
        let mut state = self.state.borrow_mut();
        for call in state.calls.iter_mut().filter(|call| call.question == question) {
            call.last = last;
        }
    }

    pub(super) fn close(&self, question: Question) {
        self.state.borrow_mut().calls.retain(|call| call.question != question);
    }

    pub(super) fn me(&self) -> Party {
        Party::Unit(self.at.unit)
    }
}
