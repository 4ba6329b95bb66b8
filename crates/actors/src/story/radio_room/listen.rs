//! What comes out of the receivers: answers to one's own calls, readbacks of one's own messages, requests to say again,
//! notices, and all the rest, which is for the commander.

use std::rc::Rc;

use guardline_channels::Reception;
use guardline_kernel::Draw;
use guardline_units::{Span, UnitId};
use guardline_wire::{Acknowledgement, Form, Message, MessageId, Question, Record, Route, SpeechAct};

use super::{Event, Open, Room, Said};
use crate::ports::{Heard, ToBridge};

impl Room {
    pub(super) fn listen(self: &Rc<Self>, reception: &Reception) {
        // A frame that does not decode was not made by this program's stations; to the listener it is noise.
        let Ok(message) = reception.message() else { return };
        let Some(from) = message.originator.unit else {
            self.read(&message, reception);
            return;
        };
        let answers = self.open_call(message.question);
        let from = match &answers {
            Some(call) if from != call.to => self.another(call, from, &message, reception),
            _ => from,
        };
        if let Some(says) = &reception.understood {
            match (says, &answers) {
                (SpeechAct::SayAgain { to } | SpeechAct::CodeReply { to, .. }, _) => {
                    self.asked_again(*to, answers.as_ref());
                    return;
                }
                (SpeechAct::Acknowledge { to, grade, figures }, _)
                    if *grade > Acknowledgement::Received && !self.hears_back(*to, figures) =>
                {
                    self.asked_again(*to, answers.as_ref());
                    return;
                }
                (_, Some(call)) if from == call.to => self.answered(call, says, reception.route, message.id),
                _ => {}
            }
        }
        self.at.bridge.send(ToBridge::Heard(Heard {
            from,
            side: message.originator.side,
            message: message.id,
            question: message.question,
            route: reception.route,
            form: message.form,
            // Of words whose speaker is not made out nobody makes sense.
            says: reception.understood.clone().filter(|_| reception.knows_speaker || answers.is_some()),
            misheard: reception.understood.as_ref().is_some_and(|says| *says != message.says),
            invalid_code: message.form == Form::Coded && !reception.hearing.changed.is_empty(),
            answer: answers.is_some(),
        }));
    }

    fn open_call(&self, question: Question) -> Option<Open> {
        self.state.borrow().calls.iter().find(|call| call.question == question).cloned()
    }

    /// A notice to airmen or a warning to navigation.
    fn read(&self, message: &Message, reception: &Reception) {
        if let Some(SpeechAct::Notice(notice)) = &reception.understood {
            let (from, notice) = (message.originator.side, notice.clone());
            let (question, route) = (message.question, reception.route);
            self.at.bridge.send(ToBridge::Relayed { from, notice, question, route });
        }
    }

    /// Another unit than the one called answers. Who made out its name notices; who did not takes it for the one he called.
    fn another(&self, call: &Open, by: UnitId, message: &Message, reception: &Reception) -> UnitId {
        let noticed = reception.knows_speaker && reception.hearing.whole();
        let (who, message) = (self.me(), if call.last.number > 0 { call.last } else { message.id });
        self.at.log.record(self.at.actor, Record::AnotherAnswers { who, message, by, noticed });
        if noticed { by } else { call.to }
    }

    fn answered(&self, call: &Open, says: &SpeechAct, route: Route, message: MessageId) {
        let grade = match says {
            SpeechAct::Acknowledge { grade, .. } => *grade,
            // An answer shows that the question arrived. Only a readback shows that it was understood.
            _ => Acknowledgement::Received,
        };
        if !call.answered {
            self.acknowledged(call.last, grade, self.at.kernel.now() - call.began);
        }
        for open in self.state.borrow_mut().calls.iter_mut().filter(|open| open.question == call.question) {
            open.answered = true;
        }
        call.events.send(Event::Answered { message, says: says.clone(), route });
    }

    fn acknowledged(&self, message: MessageId, grade: Acknowledgement, after: Span) {
        let who = self.me();
        self.at.log.record(self.at.actor, Record::Acknowledged { who, message, grade, after });
    }

    /// The hearback: whether what is read back of a message of one's own is taken to be right. Wrong figures are noticed
    /// or not.
    fn hears_back(&self, to: MessageId, figures: &[u16]) -> bool {
        let Some(said) = self.said(to) else { return true };
        let own = said.message.says.figures();
        if own.is_empty() {
            return true;
        }
        let right = own == figures;
        let noticed = !right && self.notices(&said);
        let (who, message) = (self.me(), to);
        self.at.log.record(self.at.actor, Record::ReadBack { who, message, right, noticed });
        if self.open_call(said.message.question).is_none() && !noticed {
            // The answer to a question, read back to who gave it.
            self.acknowledged(to, Acknowledgement::Understood, self.at.kernel.now() - said.at);
        }
        right || !noticed
    }

    fn notices(&self, said: &Said) -> bool {
        let p = &self.at.mind.params;
        let share = if said.message.form == Form::Free { p.hearback_free } else { p.hearback_phrase };
        let index = [said.message.question.0, said.message.id.number.into()];
        let mut draw: Draw = self.at.mind.draws.at(&self.at.key, "hearback", &index);
        draw.bernoulli(share)
    }

    /// Says it again: a procedure under way repeats its call, an answer is repeated once.
    fn asked_again(self: &Rc<Self>, to: MessageId, call: Option<&Open>) {
        if let Some(call) = call {
            call.events.send(Event::SayAgain);
            return;
        }
        let Some(said) = self.said(to).filter(|said| !said.repeated) else { return };
        if let Some(said) = self.state.borrow_mut().said.get_mut(&to) {
            said.repeated = true;
        }
        let room = Rc::clone(self);
        self.spawn(async move {
            let Said { message, to, route, .. } = said;
            let attempt = room.count_answer(message.question);
            room.at.kernel.sleep(room.hesitation(message.question, 1000 + attempt)).await;
            let (says, marker, proword) = (message.says, message.marker, message.proword);
            let again = room.compose(to, message.question, says, marker, proword, route);
            let id = again.id;
            let _ = room.say(route, again, attempt).await;
            if let Some(said) = room.state.borrow_mut().said.get_mut(&id) {
                said.repeated = true;
            }
        });
    }

    fn said(&self, message: MessageId) -> Option<Said> {
        self.state.borrow().said.get(&message).cloned()
    }
}
