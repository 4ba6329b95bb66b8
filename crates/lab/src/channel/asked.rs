//! What became of one question, read off the records of its replicate.

use std::collections::{BTreeMap, BTreeSet};

use guardline_scenario::channel::{Records, Survey};
use guardline_scenario::{Prepared, Role};
use guardline_units::{Instant, Span, UnitId};
use guardline_wire::record::{Party, Unheard, Unsent};
use guardline_wire::{Acknowledgement, Channel, Marker, Message, MessageId, Record, Route, SpeechAct};

/// What an answer was.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// The other says what he is about to do.
    Intention,
    /// The other tells the caller to leave.
    Demand,
    /// The other shows that he has understood, and says no more: an aircraft by its movements.
    Understood,
}

/// Why a question had no answer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Failure {
    /// The caller has no way to call at all.
    NoWay,
    /// The channel was never free.
    Busy,
    /// No call was heard, most often for this reason.
    Unheard(Unheard),
    /// Heard, and never understood.
    NotUnderstood,
    /// Understood, and the other does not answer.
    Unwilling,
    /// The other only says that he has received it.
    ReceiptOnly,
    /// The other answers, and the caller does not hear or understand it.
    AnswerLost,
}

/// What became of one question.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Asked {
    /// The answer: after how long, by which way, what, and whether it was taken to say something else.
    pub answer: Option<(Span, Route, Kind, bool)>,
    /// Why there was none.
    pub failure: Option<Failure>,
    /// The first call on each channel: whether it was heard, and whether it was understood. A call that was still being
    /// said when the answer to an earlier one came is not among them: nobody looks what became of it.
    pub first: Vec<(Channel, bool, bool)>,
    /// Calls made.
    pub calls: u32,
    /// Why calls were not heard.
    pub unheard: BTreeMap<Unheard, u32>,
}

impl Asked {
    /// Reads what became of a question off the records of its replicate.
    pub fn read(records: &Records, prepared: &Prepared, survey: &Survey) -> Self {
        let mut reading = Reading {
            from: survey.from,
            to: survey.to,
            began: survey.at,
            queries: BTreeMap::new(),
            answers: BTreeMap::new(),
            channels: BTreeSet::new(),
            heard: false,
            understood: false,
            receipt: false,
            busy: false,
            asked: Self::default(),
        };
        let operator = prepared.actor(Role::Operator(survey.from));
        for (at, actor, _, record) in records {
            if let (true, Record::Unsent { why: Unsent::Busy, .. }) = (*actor == operator, record) {
                reading.busy = true;
            }
            reading.take(*at, record);
            if reading.asked.answer.is_some() {
                break;
            }
        }
        reading.finish()
    }
}

/// A replicate being read.
struct Reading {
    from: UnitId,
    to: UnitId,
    began: Instant,
    /// Calls, and the channel of those that were the first on one.
    queries: BTreeMap<MessageId, Option<Channel>>,
    /// What was said in answer.
    answers: BTreeMap<MessageId, SpeechAct>,
    channels: BTreeSet<Channel>,
    heard: bool,
    understood: bool,
    receipt: bool,
    busy: bool,
    asked: Asked,
}

impl Reading {
    fn take(&mut self, at: Instant, record: &Record) {
        let (caller, called) = (Party::Unit(self.from), Party::Unit(self.to));
        match record {
            Record::Says { message, route, .. } => self.said(message, *route),
            Record::Hears { who, message, understood, .. } if *who == called => {
                let Some(first) = self.queries.get(message) else { return };
                self.heard = true;
                self.understood |= understood.is_some();
                self.note(*first, true, understood.is_some());
            }
            Record::Misses { who, message, why, .. } if *who == called => {
                let Some(first) = self.queries.get(message) else { return };
                *self.asked.unheard.entry(*why).or_default() += 1;
                // The sound of it came through; that it was for him did not.
                self.note(*first, *why == Unheard::NotForHim, false);
            }
            Record::Hears { who, message, route, understood: Some(says), .. } if *who == caller => {
                let Some(said) = self.answers.get(message) else { return };
                match kind(says) {
                    Some(kind) => {
                        self.asked.answer = Some((at - self.began, *route, kind, says != said));
                    }
                    None => self.receipt = true,
                }
            }
            _ => {}
        }
    }

    fn said(&mut self, message: &Message, route: Route) {
        if message.originator.unit == Some(self.from) && message.says == SpeechAct::Query {
            self.asked.calls += 1;
            let first = match route {
                Route::Radio(channel) if self.channels.insert(channel) => Some(channel),
                _ => None,
            };
            self.queries.insert(message.id, first);
        } else if message.originator.unit == Some(self.to)
            && message.marker == Marker::Answer
            && !matches!(message.says, SpeechAct::SayAgain { .. } | SpeechAct::CodeReply { .. })
        {
            self.answers.insert(message.id, message.says.clone());
        }
    }

    fn note(&mut self, first: Option<Channel>, heard: bool, understood: bool) {
        self.asked.first.extend(first.map(|channel| (channel, heard, understood)));
    }

    fn finish(mut self) -> Asked {
        if self.asked.answer.is_some() {
            return self.asked;
        }
        let mostly = self.asked.unheard.iter().max_by_key(|(why, count)| (**count, std::cmp::Reverse(**why)));
        let failure = match mostly {
            _ if self.receipt => Failure::ReceiptOnly,
            _ if self.answers.values().any(|says| kind(says).is_some()) => Failure::AnswerLost,
            _ if self.understood => Failure::Unwilling,
            _ if self.heard => Failure::NotUnderstood,
            Some((why, _)) => Failure::Unheard(*why),
            None if self.busy => Failure::Busy,
            None => Failure::NoWay,
        };
        self.asked.failure = Some(failure);
        self.asked
    }
}

/// What is said in answer, if it is an answer and not only a receipt.
pub(super) const fn kind(says: &SpeechAct) -> Option<Kind> {
    match says {
        SpeechAct::Acknowledge { grade: Acknowledgement::Received, .. } => None,
        SpeechAct::Acknowledge { .. } => Some(Kind::Understood),
        SpeechAct::Demand => Some(Kind::Demand),
        _ => Some(Kind::Intention),
    }
}
