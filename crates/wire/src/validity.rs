//! What every record of a run must keep to, whatever happens in it: nothing is heard before it is said, understood before
//! it is heard, accepted before it is understood; and no call skips a state.

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;

use guardline_units::Side;

use crate::channel::LineId;
use crate::line::LineState;
use crate::message::{Acknowledgement, MessageId, Question};
use crate::record::Record;

/// What a record breaks.
#[derive(Clone, PartialEq, Debug, Error)]
#[non_exhaustive]
pub enum Breach {
    /// A message is heard, missed or answered that was not said.
    #[error("message {0:?} was never said")]
    NeverSaid(MessageId),
    /// An answer of some grade came although nobody had heard the question.
    #[error("message {0:?} is answered, and nobody has heard it")]
    NotHeard(MessageId),
    /// An answer says understood or accepted, and nobody has made sense of the question.
    #[error("message {0:?} is answered with {1:?}, and nobody has understood it")]
    NotUnderstood(MessageId, Acknowledgement),
    /// A call goes from one state to another that cannot follow it.
    #[error("call {call} of side {side} goes from {before:?} to {after:?}")]
    CallState {
        /// The call.
        call: u16,
        /// Who acts.
        side: Side,
        /// The state before, none if it begins.
        before: Option<Box<LineState>>,
        /// The state that cannot follow.
        after: Box<LineState>,
    },
    /// The called end does something in a call that nobody made.
    #[error("call {0} is answered and was never made")]
    NoCall(u16),
}

/// The fold that looks at every record once.
#[derive(Clone, Debug, Default)]
pub struct Validity {
    said: BTreeMap<MessageId, Question>,
    /// Whose words on which question have been heard, and understood. An answer stands under the question it answers, so
    /// the question alone does not say whether it was the question that was heard.
    heard: BTreeSet<(u32, Question)>,
    understood: BTreeSet<(u32, Question)>,
    calls: BTreeMap<u16, Call>,
}

#[derive(Clone, Debug)]
struct Call {
    by: Side,
    line: LineId,
    /// A check call is closed once it is answered; every other call must be talked and read back first.
    check: bool,
    last: LineState,
}

impl Validity {
    /// Looks at the next record.
    pub fn take(&mut self, record: &Record) -> Result<(), Breach> {
        match record {
            Record::Says { message, .. } => {
                self.said.insert(message.id, message.question);
            }
            Record::Hears { message, understood, .. } => {
                let question = (message.sender, self.question(*message)?);
                self.heard.insert(question);
                if understood.is_some() {
                    self.understood.insert(question);
                }
            }
            Record::Misses { message, .. } => {
                self.question(*message)?;
            }
            Record::Acknowledged { message, grade, .. } => {
                let question = (message.sender, self.question(*message)?);
                if !self.heard.contains(&question) {
                    return Err(Breach::NotHeard(*message));
                }
                if *grade > Acknowledgement::Received && !self.understood.contains(&question) {
                    return Err(Breach::NotUnderstood(*message, *grade));
                }
            }
            Record::Line { from, line, call, state, .. } => self.take_line(*from, *line, *call, state)?,
            _ => {}
        }
        Ok(())
    }

    fn question(&self, message: MessageId) -> Result<Question, Breach> {
        self.said.get(&message).copied().ok_or(Breach::NeverSaid(message))
    }

    fn take_line(&mut self, from: Side, line: LineId, call: u16, state: &LineState) -> Result<(), Breach> {
        let broken = |before: Option<&LineState>| Breach::CallState {
            call,
            side: from,
            before: before.cloned().map(Box::new),
            after: Box::new(state.clone()),
        };
        match self.calls.get_mut(&call) {
            None if state.of_called_end() => Err(Breach::NoCall(call)),
            None if !state.may_follow(None) => Err(broken(None)),
            None => {
                let check = *state == LineState::CheckDue;
                self.calls.insert(call, Call { by: from, line, check, last: state.clone() });
                Ok(())
            }
            // The called end speaks, understands and reads back in the caller's talk; the rest is its own.
            Some(known) if known.by != from && !shared(state) => Ok(()),
            Some(known)
                if state.may_follow(Some(&known.last)) && known.line == line && !known.skips_talk(state) =>
            {
                known.last = state.clone();
                Ok(())
            }
            Some(known) => Err(broken(Some(&known.last))),
        }
    }
}

impl Call {
    fn skips_talk(&self, next: &LineState) -> bool {
        let answered = matches!(self.last, LineState::Answered { .. });
        answered && (self.check != matches!(next, LineState::Closed)) && !matches!(next, LineState::CutOff)
    }
}

const fn shared(state: &LineState) -> bool {
    matches!(state, LineState::Speaks { .. } | LineState::Understands { .. } | LineState::ReadBack { .. })
}

#[cfg(test)]
mod tests {
    use guardline_units::{Instant, Span, UnitId};

    use super::*;
    use crate::channel::{Channel, Route};
    use crate::message::{Addressee, Form, Marker, Message, Originator, Proword, SpeechAct, Stamp};
    use crate::record::Party;

    const ROUTE: Route = Route::Radio(Channel::Vhf16);

    fn says(sender: u32, says: SpeechAct) -> Record {
        let message = Message {
            id: MessageId { sender, number: 1 },
            question: Question(7),
            addressee: Addressee::All,
            originator: Originator { side: Side(0), unit: None },
            marker: Marker::Question,
            says,
            form: Form::Free,
            proword: Proword::Over,
            stamp: Stamp { at: Instant::START, offset_minutes: 0 },
        };
        Record::Says { message, route: ROUTE, words: 3, air_time: Span::ZERO }
    }

    fn hears(unit: u16, sender: u32, understood: bool) -> Record {
        Record::Hears {
            who: Party::Unit(UnitId(unit)),
            message: MessageId { sender, number: 1 },
            route: ROUTE,
            after: Span::ZERO,
            readability: 5,
            lost: Vec::new(),
            changed: Vec::new(),
            understood: understood.then_some(SpeechAct::Query),
        }
    }

    fn acknowledged(grade: Acknowledgement) -> Record {
        let (who, message) = (Party::Unit(UnitId(0)), MessageId { sender: 0, number: 1 });
        Record::Acknowledged { who, message, grade, after: Span::ZERO }
    }

    fn breach(records: &[Record]) -> Option<Breach> {
        let mut validity = Validity::default();
        records.iter().find_map(|record| validity.take(record).err())
    }

    /// That the asker hears and understands the answer does not show that the other heard or understood the question.
    #[test]
    fn an_answer_is_no_proof_of_the_question() {
        use Acknowledgement::{Accepted, Received, Understood};
        let (question, answer) = (says(0, SpeechAct::Query), says(1, SpeechAct::Query));
        let rest = |heard: Option<bool>, grade| {
            let mut records = vec![question.clone()];
            records.extend(heard.map(|understood| hears(1, 0, understood)));
            records.extend([answer.clone(), hears(0, 1, true), acknowledged(grade)]);
            breach(&records)
        };
        let id = MessageId { sender: 0, number: 1 };
        assert_eq!(rest(None, Received), Some(Breach::NotHeard(id)));
        assert_eq!(rest(Some(false), Received), None);
        assert_eq!(rest(Some(false), Understood), Some(Breach::NotUnderstood(id, Understood)));
        assert_eq!(rest(Some(false), Accepted), Some(Breach::NotUnderstood(id, Accepted)));
        assert_eq!(rest(Some(true), Accepted), None);
    }
}
