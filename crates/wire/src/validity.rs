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
    heard: BTreeSet<Question>,
    understood: BTreeSet<Question>,
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
                let question = self.question(*message)?;
                self.heard.insert(question);
                if understood.is_some() {
                    self.understood.insert(question);
                }
            }
            Record::Misses { message, .. } => {
                self.question(*message)?;
            }
            Record::Acknowledged { message, grade, .. } => {
                let question = self.question(*message)?;
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
