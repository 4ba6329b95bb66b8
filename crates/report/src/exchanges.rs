//! What became of each message and of each call: the records about one of them, put together.
//!
//! The tables, the chart and the scores of procedures are folds over these; none of them looks at records by itself.

use std::collections::BTreeMap;

use guardline_units::{ActorId, Instant, Side, Span, UnitId};
use guardline_wire::line::LineState;
use guardline_wire::record::{Party, Unheard, Unsent};
use guardline_wire::{Acknowledgement, LineId, Message, MessageId, Proword, Record, Route, SpeechAct};

/// A message that was said once, by one way, and what became of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Spoken {
    /// When it began.
    pub at: Instant,
    /// What was said.
    pub message: Message,
    /// By which way.
    pub route: Route,
    /// Who heard it, in time.
    pub heard: Vec<Hearing>,
    /// Why whom it was for did not.
    pub missed: Vec<(Party, Unheard)>,
    /// The first answer that its sender had.
    pub acknowledged: Option<Answered>,
    /// A readback of it, as its sender heard it.
    pub read_back: Vec<Readback>,
    /// Another unit than the one called answers, and whether the caller notices.
    pub another: Option<(UnitId, bool)>,
}

/// Somebody hears a message.
#[derive(Clone, PartialEq, Debug)]
pub struct Hearing {
    /// Who.
    pub who: Party,
    /// When.
    pub at: Instant,
    /// How long after it began.
    pub after: Span,
    /// What he takes it to say, if anything.
    pub understood: Option<SpeechAct>,
}

/// An answer to a message.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Answered {
    /// When.
    pub at: Instant,
    /// How far it goes.
    pub grade: Acknowledgement,
    /// How long after the first call.
    pub after: Span,
}

/// A readback of a message.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Readback {
    /// When.
    pub at: Instant,
    /// Whether it is right.
    pub right: bool,
}

/// A message that could not be sent. To whom it was to go is in no record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Failed {
    /// Whose.
    pub actor: ActorId,
    /// By which way.
    pub route: Route,
    /// Why.
    pub why: Unsent,
}

/// A call on a line.
#[derive(Clone, PartialEq, Debug)]
pub struct LineCall {
    /// Its number in the run.
    pub call: u16,
    /// Which line.
    pub line: LineId,
    /// Who calls.
    pub from: Side,
    /// Whom.
    pub to: Side,
    /// Its states, in time, each with whose end it is.
    pub states: Vec<(Instant, Side, LineState)>,
}

/// Everything that was said in a run, by whatever way.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Exchanges {
    /// Messages, in the order in which they were said.
    pub spoken: Vec<Spoken>,
    /// What could not be sent.
    pub failed: Vec<Failed>,
    /// Questions that nobody answered: when, whose, on which way last, after how many calls.
    pub silences: Vec<(Instant, Party, Route, u32)>,
    /// Calls, in the order in which they began.
    pub calls: Vec<LineCall>,
    last: BTreeMap<(MessageId, Route), usize>,
}

impl Spoken {
    /// From whom.
    pub fn from(&self) -> Party {
        let by = self.message.originator;
        by.unit.map_or(Party::Ministry(by.side), Party::Unit)
    }

    /// For whom; none if it is for all stations.
    pub fn to(&self) -> Option<Party> {
        self.message.addressee.party()
    }

    /// Whether it is for this party.
    pub fn is_for(&self, who: Party) -> bool {
        self.message.addressee.includes(who)
    }

    /// Who heard it of those it was for.
    pub fn reached(&self) -> impl Iterator<Item = &Hearing> {
        self.heard.iter().filter(|hearing| self.is_for(hearing.who))
    }

    /// Who heard it and took it to be for him, though it was not.
    pub fn overheard(&self) -> impl Iterator<Item = &Hearing> {
        self.heard.iter().filter(|hearing| !self.is_for(hearing.who))
    }

    /// Whether somebody it was for took it to say what it said.
    pub fn understood(&self) -> bool {
        self.reached().any(|hearing| hearing.understood.as_ref() == Some(&self.message.says))
    }

    /// Whether somebody it was for took it to say something else.
    pub fn misheard(&self) -> bool {
        self.reached().any(|hearing| hearing.understood.as_ref().is_some_and(|it| *it != self.message.says))
    }
}

impl LineCall {
    /// When a state of this kind was first reached.
    pub fn when(&self, is: impl Fn(&LineState) -> bool) -> Option<Instant> {
        self.states.iter().find(|(.., state)| is(state)).map(|(at, ..)| *at)
    }

    /// How often a state of this kind was reached.
    pub fn count(&self, is: impl Fn(&LineState) -> bool) -> u32 {
        self.states.iter().filter(|(.., state)| is(state)).count() as u32
    }

    /// When a state of this kind was first reached at one end.
    pub fn when_at(&self, end: Side, is: impl Fn(&LineState) -> bool) -> Option<Instant> {
        self.states.iter().find(|(_, side, state)| *side == end && is(state)).map(|(at, ..)| *at)
    }

    /// Whether the caller's end was, or had been, authorised to talk.
    pub fn authorised(&self) -> bool {
        self.when_at(self.from, |state| matches!(state, LineState::Granted { .. })).is_some()
    }

    /// Whether it is a check call.
    pub fn check(&self) -> bool {
        matches!(self.states.first(), Some((.., LineState::CheckDue)))
    }
}

impl Exchanges {
    /// Puts the records of a run together.
    pub fn gather<'a>(records: impl Iterator<Item = (Instant, ActorId, &'a Record)>) -> Self {
        let mut all = Self::default();
        records.for_each(|(at, actor, record)| all.take(at, actor, record));
        all
    }

    fn take(&mut self, at: Instant, actor: ActorId, record: &Record) {
        match record {
            Record::Says { message, route, .. } => {
                self.last.insert((message.id, *route), self.spoken.len());
                self.spoken.push(Spoken {
                    at,
                    message: message.clone(),
                    route: *route,
                    heard: Vec::new(),
                    missed: Vec::new(),
                    acknowledged: None,
                    read_back: Vec::new(),
                    another: None,
                });
            }
            Record::Unsent { route, why, .. } => self.failed.push(Failed { actor, route: *route, why: *why }),
            Record::Hears { who, message, route, after, understood, .. } => {
                let hearing = Hearing { who: *who, at, after: *after, understood: understood.clone() };
                self.by_way(*message, *route, |spoken| spoken.heard.push(hearing));
            }
            Record::Misses { who, message, route, why } => {
                self.by_way(*message, *route, |spoken| spoken.missed.push((*who, *why)));
            }
            Record::Acknowledged { message, grade, after, .. } => {
                let answered = Answered { at, grade: *grade, after: *after };
                self.latest(*message, |spoken| {
                    spoken.acknowledged.get_or_insert(answered);
                });
            }
            Record::ReadBack { message, right, .. } => {
                let readback = Readback { at, right: *right };
                self.latest(*message, |spoken| spoken.read_back.push(readback));
            }
            Record::AnotherAnswers { message, by, noticed, .. } => {
                let another = Some((*by, *noticed));
                self.latest(*message, |spoken| spoken.another = another);
            }
            Record::Silence { who, route, calls } => self.silences.push((at, *who, *route, *calls)),
            Record::Line { from, to, line, call, state } => {
                let step = (at, *from, state.clone());
                match self.calls.iter_mut().find(|known| known.call == *call) {
                    Some(known) => known.states.push(step),
                    None => self.calls.push(LineCall {
                        call: *call,
                        line: *line,
                        from: *from,
                        to: *to,
                        states: vec![step],
                    }),
                }
            }
            _ => {}
        }
    }

    fn by_way(&mut self, message: MessageId, route: Route, change: impl FnOnce(&mut Spoken)) {
        if let Some(spoken) = self.last.get(&(message, route)).and_then(|place| self.spoken.get_mut(*place)) {
            change(spoken);
        }
    }

    /// Answers name the message and not the way: it is the one said last under that id. An answer that comes while the
    /// next call still waits for the channel names that call; it belongs to the one before.
    fn latest(&mut self, message: MessageId, change: impl FnOnce(&mut Spoken)) {
        let said = self.spoken.iter().rposition(|spoken| spoken.message.id == message);
        let before = |spoken: &Spoken| {
            let id = spoken.message.id;
            id.sender == message.sender
                && id.number < message.number
                && spoken.message.proword == Proword::Over
        };
        let place = said.or_else(|| self.spoken.iter().rposition(before));
        if let Some(spoken) = place.and_then(|place| self.spoken.get_mut(place)) {
            change(spoken);
        }
    }
}

/// The middle of some lengths; of an even number, the mean of the two in the middle.
pub(crate) fn median(mut lengths: Vec<Span>) -> Option<Span> {
    lengths.sort_unstable();
    let upper = *lengths.get(lengths.len() / 2)?;
    if lengths.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = lengths[lengths.len() / 2 - 1];
    Some(Span::nanos(lower.as_nanos() + (upper.as_nanos() - lower.as_nanos()) / 2))
}
