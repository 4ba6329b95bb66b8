//! Talk on a line, through interpreters: what is said, what is understood, and what is read back.

use std::rc::Rc;

use guardline_channels::Call;
use guardline_mechanism::Interpreter;
use guardline_units::{Side, Span};
use guardline_wire::line::{AnsweredBy, LineState};
use guardline_wire::record::Absence;
use guardline_wire::{
    Addressee, Form, Marker, Message, MessageId, Originator, Proword, Question, SpeechAct, Stamp, codec,
};

use super::Seat;
use crate::belief::Evidence;
use crate::ministry::explains;
use crate::ports::ToMinistry;

impl Seat {
    /// The caller asks what happened, hears the answer, and proposes that both sides step back. Each statement is read back
    /// by who hears it.
    pub(super) async fn talk_as_caller(&self, call: Call, by: AnsweredBy) {
        let (kernel, length) = (&self.at.kernel, self.at.mind.mechanism.delay().call(call.line));
        let quarter = Span::nanos(length.as_nanos() / 4);
        let interpreter = self.interpreter_comes(call);
        self.note(call, LineState::Talks { interpreter });
        kernel.sleep(interpreter + quarter).await;
        if !self.speak(call, SpeechAct::Query, Marker::Question) {
            self.note(call, LineState::CutOff);
            return;
        }
        kernel.sleep(quarter * 2).await;
        if !self.speak(call, SpeechAct::StepBackOffer, Marker::Request) {
            self.note(call, LineState::CutOff);
            return;
        }
        kernel.sleep(quarter).await;
        self.note(call, LineState::Closed);
        if Self::reached(by) && self.at.mind.mechanism.conduct().discloses(call.line) {
            self.at.ministry.send(ToMinistry::Disclosed);
        }
    }

    /// The called side hears the caller out and answers; somebody who cannot speak for it takes a message.
    pub(super) async fn talk_as_called(self: &Rc<Self>, call: Call, by: AnsweredBy) {
        let kernel = &self.at.kernel;
        let length = self.at.mind.mechanism.delay().call(call.line);
        let half = self.interpreter_comes(call) + Span::nanos(length.as_nanos() / 2);
        if !Self::reached(by) {
            kernel.sleep(half).await;
            if !self.at.exchange.is_cut_off(call) {
                self.take_message(call);
            }
            return;
        }
        let contact = Evidence::line_contact(&self.at.mind.likelihoods);
        let (from, line) = (call.from, Some(call.line));
        self.at.ministry.send(ToMinistry::Words { from, says: None, by: line, evidence: contact });
        kernel.sleep(half).await;
        if !self.speak(call, self.account(call.from), Marker::Answer) {
            return;
        }
        kernel.sleep(Span::nanos(length.as_nanos() / 2)).await;
        if self.at.mind.mechanism.conduct().discloses(call.line) {
            self.at.ministry.send(ToMinistry::Disclosed);
        }
    }

    /// How long until both ends have their interpreters. Both ends draw the same numbers, so both wait equally long.
    fn interpreter_comes(&self, call: Call) -> Span {
        let p = &self.at.mind.params;
        let rank = |side| self.at.mind.rank(side);
        let median = self.at.mind.mechanism.delay().interpreter(call.line).as_minutes();
        let comes = |side: Side| {
            if self.interpreter(call, side) != Interpreter::OnCall || median <= 0.0 {
                return Span::ZERO;
            }
            let index = [rank(side), call.line.0.into(), rank(call.from), call.request.into()];
            let mut draw = self.at.mind.draws.at("interpreters", "called in", &index);
            Span::from_minutes(draw.lognormal(median, p.interpreter_spread))
        };
        comes(call.from).max(comes(call.to))
    }

    /// Where a side's interpreter is: by its own roster, else as agreed.
    fn interpreter(&self, call: Call, side: Side) -> Interpreter {
        if self.at.exchange.misses(side, Absence::Interpreter) {
            return Interpreter::None;
        }
        let own = self.at.exchange.duty(side, call.line).interpreter;
        own.unwrap_or(self.at.mind.mechanism.comprehension().interpreter(call.line))
    }

    fn account(&self, other: Side) -> SpeechAct {
        let intent = self.state.borrow().briefs.get(&other).map(|brief| brief.intent);
        let benign = intent.is_some_and(|intent| explains(&self.at.ministry_key, intent, &self.at.mind));
        SpeechAct::Explain { benign }
    }

    /// Says something in a call; false if the line has failed. In one call each end says each kind of thing once.
    fn speak(&self, call: Call, says: SpeechAct, marker: Marker) -> bool {
        self.at.exchange.speak(call, self.at.side, &self.message(call, says, marker))
    }

    fn message(&self, call: Call, says: SpeechAct, marker: Marker) -> Message {
        let number = {
            let mut state = self.state.borrow_mut();
            state.spoken += 1;
            state.spoken
        };
        let to = if call.from == self.at.side { call.to } else { call.from };
        Message {
            id: MessageId { sender: self.at.actor.0, number },
            question: Question::about(
                &[&self.key(), "speaks"],
                &[self.at.mind.rank(to), call.line.0.into(), call.request.into(), marker as u64],
            ),
            addressee: Addressee::Ministry(to),
            originator: Originator { side: self.at.side, unit: None },
            marker,
            says,
            form: Form::Interpreted,
            proword: Proword::Over,
            stamp: Stamp { at: self.at.kernel.now(), offset_minutes: self.at.offset_minutes },
        }
    }

    /// Leaves a written message on the line: what happened, and let both sides step back.
    pub(super) fn leave_message(&self, call: Call) {
        self.at.exchange.write(call, &self.message(call, SpeechAct::StepBackOffer, Marker::Request));
    }

    /// What the other end says is interpreted, read back, and becomes evidence. Interpretation may lose a statement or
    /// colour it into its opposite; the readback puts that right where it is noticed.
    pub(super) fn hear(&self, call: Call, frame: &[u8]) {
        let Ok(message) = codec::decode::<Message>(frame) else { return };
        if self.at.exchange.is_cut_off(call) {
            return;
        }
        let (p, table) = (&self.at.mind.params, &self.at.mind.likelihoods);
        let alone =
            [call.from, call.to].map(|side| self.interpreter(call, side)).contains(&Interpreter::None);
        let mut draw = self.at.mind.draws.at(&self.key(), "misunderstands", &[message.question.0]);
        let (share, noticed) = if alone {
            (p.line_no_interpreter, p.hearback_free)
        } else {
            (p.line_misunderstanding, p.hearback_phrase)
        };
        let spoilt = draw.bernoulli(share);
        let coloured = draw.bernoulli(p.line_coloured);
        let corrected = draw.bernoulli(noticed);
        let understood = match (spoilt, &message.says) {
            (false, says) => Some(says.clone()),
            (true, SpeechAct::Explain { benign }) if coloured => Some(SpeechAct::Explain { benign: !benign }),
            (true, _) => None,
        };
        self.note(call, LineState::Understands { says: understood.clone() });
        self.note(call, LineState::ReadBack { right: !spoilt });
        let understood = if spoilt && corrected {
            self.note(call, LineState::Understands { says: Some(message.says.clone()) });
            self.note(call, LineState::ReadBack { right: true });
            Some(message.says)
        } else {
            understood
        };
        // Whoever only takes a message passes it on later.
        let only_a_message = self.state.borrow().messages.contains(&call.number);
        let Some(says) = understood.filter(|_| !only_a_message) else { return };
        let from = message.originator.side;
        let reported = self.state.borrow().briefs.get(&from).is_some_and(|brief| brief.reported);
        let credibility = self.at.mind.mechanism.credibility().line(self.at.mind.politics.trust, reported);
        let evidence = match says {
            SpeechAct::Explain { benign } => Evidence::explanation(benign, table).believed(credibility),
            _ => Evidence { weight: 0.0, ..Evidence::line_contact(table) },
        };
        self.at.ministry.send(ToMinistry::Words { from, says: Some(says), by: Some(call.line), evidence });
    }
}
