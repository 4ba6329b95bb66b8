//! The ministry's room: opens what comes in, asks the core, and sends what it decides to units, press, embassy and desk.

use guardline_channels::{Blanks, Log};
use guardline_kernel::{Address, Kernel, Mailbox};
use guardline_units::{ActorId, Side, Span};
use guardline_wire::record::{Party, Unheard};
use guardline_wire::{
    Addressee, Form, Marker, Message, MessageId, Originator, Proword, Question, Record, Route, SpeechAct,
    Stamp, codec, words,
};

use crate::belief::Evidence;
use crate::dispute::Measures;
use crate::mind::Mind;
use crate::ministry::{Act, Ministry};
use crate::ports::{Brief, ToMinistry};
use crate::story::chain::Chain;

/// What a ministry is connected to.
#[derive(Debug)]
pub struct Room {
    /// Who acts.
    pub actor: ActorId,
    /// What comes in.
    pub mail: Mailbox<ToMinistry>,
    /// The other ministries.
    pub others: Vec<(Side, Address<ToMinistry>)>,
    /// The chain of command.
    pub chain: Chain,
    /// A third party that carries letters beside the embassies, if there is one, and the median time it takes.
    pub third_party: Option<Span>,
    /// Measures in force between the sides.
    pub measures: Measures,
    /// The desk at the lines, if there are any.
    pub desk: Option<Address<Brief>>,
    /// Letters that it is kept from reading.
    pub blanks: Blanks,
    /// Minutes east of UTC of its clock.
    pub offset_minutes: i16,
    /// The clock.
    pub kernel: Kernel,
    /// Parameters and draws.
    pub mind: Mind,
    /// The record.
    pub log: Log,
}

/// Waits for something to come in or fall due, and sees to it.
pub async fn ministry(mut core: Ministry, mut room: Room) {
    let me = room.mail.address();
    if room.mind.detail {
        room.log.record(room.actor, core.person());
    }
    let mut letters = 0;
    let mut brief = None;
    loop {
        let event = room.mail.recv_until(core.wakes(&room.mind)).await;
        let event = event.map(|event| room.open(&core, event));
        for act in core.on(room.kernel.now(), event.as_ref(), &room.mind) {
            match act {
                Act::Record(record) => room.log.record(room.actor, record),
                Act::Order { guidance, cap, clarified, audience, expect } => {
                    room.chain.order(guidance, cap, clarified, audience, expect);
                }
                Act::Show(posture) => {
                    room.let_be_known(
                        &core,
                        &ToMinistry::Public { side: core.side, posture, since: room.kernel.now() },
                    );
                }
                Act::Publish => {
                    room.log.record(room.actor, Record::Publishes { side: core.side });
                    room.let_be_known(&core, &ToMinistry::Published);
                }
                Act::Move { what, fault } => {
                    room.measures.note(what);
                    room.let_be_known(&core, &ToMinistry::Moved { side: core.side, what, fault });
                }
                Act::Prepare { to, what, takes } => {
                    me.post(room.kernel.now() + takes, ToMinistry::Prepared { to, what });
                }
                Act::AskCrews => room.chain.ask_crews(),
                Act::Compare { with, fault, answer } => room.compare(&core, with, fault, answer),
                Act::PublishAfter(span) => me.post(room.kernel.now() + span, ToMinistry::Due),
                Act::Embassy { to, says } => {
                    letters += 1;
                    room.write(&core, to, says, letters);
                }
                Act::Brief(news) => {
                    if let Some(desk) = &room.desk
                        && brief.replace(news) != Some(news)
                    {
                        desk.send(news);
                    }
                }
            }
        }
    }
}

impl Room {
    /// Opens a letter: what it says is evidence as far as the embassy is believed.
    fn open(&self, core: &Ministry, event: ToMinistry) -> ToMinistry {
        let ToMinistry::Letter { ref frame, sent, route } = event else { return event };
        let Ok(message) = codec::decode::<Message>(frame) else { return event };
        let who = Party::Ministry(core.side);
        let after = self.kernel.now() - sent;
        if self.blanks.cover(message.id, who) {
            let (message, why) = (message.id, Unheard::Blank);
            self.log.record(self.actor, Record::Misses { who, message, route, why });
            return event;
        }
        let (id, readability, understood) = (message.id, 5, Some(message.says.clone()));
        let (lost, changed) = (Vec::new(), Vec::new());
        self.log.record(
            self.actor,
            Record::Hears { who, message: id, route, after, readability, lost, changed, understood },
        );
        let view = self.mind.mechanism.credibility();
        let credibility = if route == Route::ThirdParty { view.third_party() } else { view.embassy() };
        let evidence = match message.says {
            SpeechAct::Explain { benign } => {
                Evidence::explanation(benign, &self.mind.likelihoods).believed(credibility)
            }
            // A protest is expected whatever happened: it says nothing about intent.
            _ => Evidence { weight: 0.0, ..Evidence::line_contact(&self.mind.likelihoods) },
        };
        ToMinistry::Words { from: message.originator.side, says: Some(message.says), by: None, evidence }
    }

    /// What is done in public reaches the other ministries by way of the press and their own desks: not at once.
    fn let_be_known(&self, core: &Ministry, news: &ToMinistry) {
        let p = &self.mind.params;
        let what = match news {
            ToMinistry::Public { posture, .. } => u64::from(posture.number()) + 1,
            ToMinistry::Moved { what, .. } => 16 + *what as u64,
            _ => 0,
        };
        for (to, other) in &self.others {
            let mut draw = self.mind.draws.at(&core.key, "press", &[self.mind.rank(*to), what]);
            let delay = draw.lognormal(p.press_median, p.press_spread);
            other.post(self.kernel.now() + Span::from_minutes(delay), news.clone());
        }
    }

    /// Lays the own evidence before another side: after the time that a technical talk takes, or in answer to theirs.
    fn compare(&self, core: &Ministry, with: Side, fault: f64, answer: bool) {
        let Some((_, other)) = self.others.iter().find(|(side, _)| *side == with) else { return };
        let p = &self.mind.params;
        let mut draw = self.mind.draws.at(&core.key, "review", &[self.mind.rank(with)]);
        let days = if answer { 0.0 } else { draw.lognormal(p.review_median, p.review_spread) };
        let evidence = ToMinistry::Evidence { from: core.side, fault, answer };
        other.post(self.kernel.now() + Span::from_hours(days * 24.0), evidence);
    }

    fn write(&self, core: &Ministry, to: Side, says: SpeechAct, letters: u32) {
        let Some((_, other)) = self.others.iter().find(|(side, _)| *side == to) else { return };
        let (marker, kind) = match says {
            SpeechAct::Protest => (Marker::Warning, 0),
            SpeechAct::OfferReview => (Marker::Request, 1),
            SpeechAct::Regret => (Marker::Information, 2),
            SpeechAct::Accept => (Marker::Answer, 3),
            _ => (Marker::Answer, 4),
        };
        let question = Question::about(&[&core.key, "letter"], &[self.mind.rank(to), kind]);
        let now = self.kernel.now();
        let message = Message {
            id: MessageId { sender: self.actor.0, number: letters },
            question,
            addressee: Addressee::Ministry(to),
            originator: Originator { side: core.side, unit: None },
            marker,
            says,
            form: Form::Interpreted,
            proword: Proword::Out,
            stamp: Stamp { at: now, offset_minutes: self.offset_minutes },
        };
        let p = &self.mind.params;
        let mut routes = vec![(Route::Embassy, "embassy", p.embassy_median)];
        routes.extend(self.third_party.map(|median| (Route::ThirdParty, "third party", median.as_minutes())));
        for (route, purpose, median) in routes {
            let mut draw = self.mind.draws.at(&core.key, purpose, &[question.0]);
            let delay = Span::from_minutes(draw.lognormal(median, p.embassy_spread));
            let (frame, words) = (codec::encode(&message), words(&message));
            let (message, air_time) = (message.clone(), Span::ZERO);
            self.log.record(self.actor, Record::Says { message, route, words, air_time });
            other.post(now + delay, ToMinistry::Letter { frame, sent: now, route });
        }
    }
}
