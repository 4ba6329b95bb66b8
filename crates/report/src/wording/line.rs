//! Calls on a line in words.

use guardline_units::{Side, Span};
use guardline_wire::SpeechAct;
use guardline_wire::line::{AnswerChoice, AnsweredBy, LineState};

use super::{Names, dead_key};
use crate::say;

impl Names {
    /// What happens in a call, `from` being who acts.
    pub(crate) fn line_state(&self, from: Side, to: Side, state: &LineState) -> String {
        let (from, to) = (self.side(from), self.side(to));
        match state {
            LineState::Wish => say!(self, "line-wish", from = from, to = to),
            LineState::CheckDue => say!(self, "line-check-due", from = from, to = to),
            LineState::AsksAuthority { asleep } if *asleep > Span::ZERO => {
                say!(self, "line-asks-authority-asleep", from = from, asleep = *asleep)
            }
            LineState::AsksAuthority { .. } => say!(self, "line-asks-authority", from = from),
            LineState::Consults { takes } => say!(self, "line-consults", from = from, takes = *takes),
            LineState::Granted { standing: true } => say!(self, "line-granted-standing", from = from),
            LineState::Granted { standing: false } => say!(self, "line-granted", from = from),
            LineState::Refused => say!(self, "line-refused", from = from),
            LineState::Requests { relay } if *relay > Span::ZERO => {
                say!(self, "line-requests-relayed", from = from, to = to, relay = *relay)
            }
            LineState::Requests { .. } => say!(self, "line-requests", from = from, to = to),
            LineState::ReplyWindow { lasts } => say!(self, "line-reply-window", to = to, lasts = *lasts),
            LineState::Queues { ahead } => say!(self, "line-queues", from = from, ahead = *ahead),
            LineState::Rings { attempt } => {
                say!(self, "line-rings", from = from, to = to, attempt = *attempt)
            }
            LineState::Dead { why } => say!(self, "line-dead", to = to, why = self.word(dead_key(*why))),
            LineState::Chooses { choice, imposed } => {
                let key = match choice {
                    AnswerChoice::Answer => "line-chooses-answer",
                    AnswerChoice::SeekAuthority => "line-chooses-seek-authority",
                    AnswerChoice::LetRing => "line-chooses-let-ring",
                    AnswerChoice::Decline => "line-chooses-decline",
                    AnswerChoice::PromiseCallBack => "line-chooses-call-back",
                };
                let chooses = say!(self, key, from = from);
                match (imposed, choice) {
                    (false, _) => chooses,
                    (true, AnswerChoice::Answer) => say!(self, "line-answer-imposed", chooses = chooses),
                    (true, _) => say!(self, "line-refusal-imposed", chooses = chooses),
                }
            }
            LineState::Answered { by: AnsweredBy::Addressee, after } => {
                say!(self, "line-answered", to = to, after = *after)
            }
            LineState::Answered { by: AnsweredBy::SomebodyElse, after } => {
                say!(self, "line-answered-by-somebody", to = to, after = *after)
            }
            LineState::NoAnswer => say!(self, "line-no-answer", to = to),
            LineState::Declined => say!(self, "line-declined", to = to),
            LineState::CallBackPromised => say!(self, "line-call-back-promised", to = to),
            LineState::AskedToWait => say!(self, "line-asked-to-wait", to = to),
            LineState::Talks { interpreter } if *interpreter > Span::ZERO => {
                say!(self, "line-talks-interpreted", interpreter = *interpreter)
            }
            LineState::Talks { .. } => self.word("line-talks"),
            LineState::Writes { says } => say!(self, "line-writes", from = from, says = self.says(says)),
            LineState::Reads => say!(self, "line-reads", from = from),
            LineState::TakesMessage { passed_on_after } => {
                say!(self, "line-takes-message", from = from, after = *passed_on_after)
            }
            LineState::CallsBack => say!(self, "line-calls-back", from = from),
            LineState::Tested { in_order: true } => self.word("line-tested-in-order"),
            LineState::Tested { in_order: false } => self.word("line-tested-dead"),
            LineState::Speaks { says, .. } => {
                say!(self, "line-speaks", from = from, to = to, says = self.says_on_line(says))
            }
            LineState::Understands { says: Some(act) } => {
                say!(self, "line-understands", from = from, says = self.says(act))
            }
            LineState::Understands { says: None } => say!(self, "line-understands-nothing", from = from),
            LineState::ReadBack { right: true } => say!(self, "line-reads-back-right", from = from),
            LineState::ReadBack { right: false } => say!(self, "line-reads-back-wrong", from = from),
            LineState::CutOff => self.word("line-cut-off"),
            LineState::Closed => self.word("line-closed"),
            LineState::GivesUp => say!(self, "line-gives-up", from = from),
        }
    }

    /// What is said on a line: whoever calls asks what happened.
    pub(crate) fn says_on_line(&self, act: &SpeechAct) -> String {
        if *act == SpeechAct::Query { self.word("says-what-happened") } else { self.says(act) }
    }
}
