//! What has happened so far, as far as conditions ask: read off the records as they are made.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use guardline_kernel::{Address, Lane, Sink};
use guardline_units::{ActorId, Instant, Posture, Rung, Side, UnitId};
use guardline_wire::line::LineState;
use guardline_wire::record::Party;
use guardline_wire::{Addressee, Message, MessageId, Record, SpeechAct};

use super::condition::Condition;
use super::story::Signal;
use crate::file::{CallFate, Fate, Saying};

/// What conditions can be about, as a set.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Topics(u16);

impl Topics {
    pub(crate) const NONE: Self = Self(0);
    pub(crate) const MOTION: Self = Self(1);
    pub(crate) const RUNGS: Self = Self(1 << 1);
    pub(crate) const PICTURES: Self = Self(1 << 2);
    pub(crate) const BELIEFS: Self = Self(1 << 3);
    pub(crate) const POSTURES: Self = Self(1 << 4);
    pub(crate) const WORDS: Self = Self(1 << 5);
    pub(crate) const CALLS: Self = Self(1 << 6);
    pub(crate) const INJECTS: Self = Self(1 << 7);
    pub(crate) const PRESS: Self = Self(1 << 8);

    /// Both sets.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
    pub(crate) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// What a record is about.
    const fn of(record: &Record) -> Self {
        match record {
            Record::Appears { .. } | Record::Leaves { .. } | Record::Steers { .. } => Self::MOTION,
            Record::Rung { .. } => Self::RUNGS,
            Record::Picture { .. } => Self::PICTURES,
            Record::Believes { .. } => Self::BELIEFS,
            Record::Posture { .. } => Self::POSTURES,
            Record::Says { .. } | Record::Hears { .. } | Record::Misses { .. } => Self::WORDS,
            Record::Line { .. } => Self::CALLS,
            Record::Inject { .. } => Self::INJECTS,
            Record::Publishes { .. } => Self::PRESS,
            _ => Self::NONE,
        }
    }
}

/// Somebody who wants to know when something changes.
#[derive(Debug)]
struct Watcher {
    topics: Topics,
    address: Address<Signal>,
    /// He has been told and has not looked yet.
    told: bool,
}

/// A message, and what became of it when.
#[derive(Debug)]
struct Said {
    from: Party,
    to: Option<Party>,
    says: Option<Saying>,
    fates: Vec<(Instant, Party, Fate)>,
}

#[derive(Debug, Default)]
struct Memory {
    asked: u16,
    rungs: BTreeMap<UnitId, Rung>,
    pictures: BTreeMap<(UnitId, UnitId), Rung>,
    hostile: BTreeMap<(Party, Side), f64>,
    postures: BTreeMap<Side, Posture>,
    said: BTreeMap<MessageId, Said>,
    last_words: BTreeMap<Party, Instant>,
    calls: Vec<(Instant, Side, CallFate)>,
    begun: BTreeSet<u16>,
    published: Vec<(Instant, Side)>,
    watchers: BTreeMap<u32, Watcher>,
    watches: u32,
}

/// What has happened so far. Cheap to clone: all clones are one memory.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facts(Rc<RefCell<Memory>>);

impl Facts {
    /// Has `address` told whenever something happens that a condition may depend on. Gives back the number of the watch.
    pub(crate) fn watch(&self, condition: &Condition, address: Address<Signal>) -> u32 {
        self.remember(condition);
        let mut memory = self.0.borrow_mut();
        memory.watches += 1;
        let number = memory.watches;
        memory.watchers.insert(number, Watcher { topics: condition.topics(), address, told: false });
        number
    }

    /// From now on, keeps what a condition asks about.
    pub(crate) fn remember(&self, condition: &Condition) {
        self.0.borrow_mut().asked |= condition.topics().0;
    }

    /// The watcher with this number has looked.
    pub(crate) fn seen_by(&self, watch: u32) {
        if let Some(watcher) = self.0.borrow_mut().watchers.get_mut(&watch) {
            watcher.told = false;
        }
    }

    /// Ends a watch.
    pub(crate) fn forget(&self, watch: u32) {
        self.0.borrow_mut().watchers.remove(&watch);
    }

    pub(crate) fn rung(&self, of: UnitId) -> Rung {
        self.0.borrow().rungs.get(&of).copied().unwrap_or_default()
    }
    pub(crate) fn picture(&self, by: UnitId, of: UnitId) -> Rung {
        self.0.borrow().pictures.get(&(by, of)).copied().unwrap_or_default()
    }
    pub(crate) fn hostile(&self, who: Party, about: Side) -> Option<f64> {
        self.0.borrow().hostile.get(&(who, about)).copied()
    }
    pub(crate) fn posture(&self, of: Side) -> Posture {
        self.0.borrow().postures.get(&of).copied().unwrap_or_default()
    }
    pub(crate) fn last_word(&self, of: Party) -> Instant {
        self.0.borrow().last_words.get(&of).copied().unwrap_or(Instant::START)
    }
    pub(crate) fn begun(&self, inject: u16) -> bool {
        self.0.borrow().begun.contains(&inject)
    }
    pub(crate) fn published(&self, side: Side, since: Instant) -> bool {
        self.0.borrow().published.iter().any(|(at, by)| *by == side && *at >= since)
    }
    pub(crate) fn called(&self, by: Side, fate: CallFate, since: Instant) -> bool {
        self.0.borrow().calls.iter().any(|(at, from, met)| *from == by && *met == fate && *at >= since)
    }

    /// Whether a message of this kind has met this fate since then. What nobody heard counts as not understood only for
    /// whom it was meant.
    pub(crate) fn message(
        &self,
        from: Party,
        to: Option<Party>,
        says: Option<Saying>,
        fate: Fate,
        since: Instant,
    ) -> bool {
        let memory = self.0.borrow();
        let kind = |said: &Said| said.from == from && says.is_none_or(|it| said.says == Some(it));
        let meant = |said: &Said, who: Party| said.to.is_none_or(|to| to == who);
        let right = |said: &Said, who: Party| match (fate, to) {
            (Fate::Sent, Some(to)) => said.to == Some(to),
            (Fate::Sent, None) => true,
            (_, Some(to)) => who == to,
            (_, None) => meant(said, who),
        };
        memory.said.values().filter(|said| kind(said)).any(|said| {
            said.fates.iter().any(|(at, who, met)| *at >= since && *met == fate && right(said, *who))
        })
    }
}

impl Memory {
    fn take(&mut self, at: Instant, record: &Record) {
        match record {
            Record::Rung { unit, rung } => {
                self.rungs.insert(*unit, *rung);
            }
            Record::Picture { by, of, rung } => {
                self.pictures.insert((*by, *of), *rung);
            }
            Record::Believes { who, about, belief, .. } => {
                self.hostile.insert((*who, *about), belief[2]);
            }
            Record::Posture { side, to, .. } => {
                self.postures.insert(*side, *to);
            }
            Record::Says { message, .. } => {
                let from = speaker(message);
                self.last_words.insert(from, at);
                let (to, says) = (addressee(message), saying(&message.says));
                let fates = vec![(at, from, Fate::Sent)];
                self.said.insert(message.id, Said { from, to, says, fates });
            }
            Record::Hears { who, message, understood, .. } => {
                let made_sense = if understood.is_some() { Fate::Understood } else { Fate::NotUnderstood };
                for fate in [Fate::Heard, made_sense] {
                    self.met(*message, at, *who, fate);
                }
            }
            Record::Misses { who, message, .. } => self.met(*message, at, *who, Fate::NotUnderstood),
            Record::Line { from, state, .. } => {
                self.calls.extend(fate_of_call(state).map(|fate| (at, *from, fate)));
            }
            Record::Inject { inject, .. } => {
                self.begun.insert(*inject);
            }
            Record::Publishes { side } => self.published.push((at, *side)),
            _ => {}
        }
    }

    fn met(&mut self, message: MessageId, at: Instant, who: Party, fate: Fate) {
        if let Some(said) = self.said.get_mut(&message) {
            said.fates.push((at, who, fate));
        }
    }
}

fn speaker(message: &Message) -> Party {
    let side = message.originator.side;
    message.originator.unit.map_or(Party::Ministry(side), Party::Unit)
}

fn addressee(message: &Message) -> Option<Party> {
    match message.addressee {
        Addressee::Unit(unit) => Some(Party::Unit(unit)),
        Addressee::Ministry(side) => Some(Party::Ministry(side)),
        Addressee::All => None,
    }
}

fn saying(says: &SpeechAct) -> Option<Saying> {
    Some(match says {
        SpeechAct::Query => Saying::Query,
        SpeechAct::Demand => Saying::Demand,
        SpeechAct::Intention { .. } => Saying::Intention,
        SpeechAct::Acknowledge { .. } => Saying::Acknowledge,
        SpeechAct::Signal(_) => Saying::Signal,
        SpeechAct::Notice(_) => Saying::Notice,
        SpeechAct::Protest => Saying::Protest,
        SpeechAct::Explain { .. } => Saying::Explain,
        SpeechAct::Distress => Saying::Distress,
        SpeechAct::Assist => Saying::Assist,
        _ => return None,
    })
}

/// How far the caller's end says that a call has come.
const fn fate_of_call(state: &LineState) -> Option<CallFate> {
    Some(match state {
        LineState::Wish | LineState::CheckDue => CallFate::Asked,
        LineState::Rings { .. } => CallFate::Rings,
        LineState::Answered { .. } => CallFate::Answered,
        LineState::NoAnswer | LineState::Declined | LineState::Refused | LineState::GivesUp => {
            CallFate::Unanswered
        }
        _ => return None,
    })
}

/// A sink that remembers for conditions what passes through it, and tells those who wait for it.
pub(crate) struct Watching {
    pub(crate) facts: Facts,
    pub(crate) sink: Rc<RefCell<dyn Sink<Record>>>,
}

impl Sink<Record> for Watching {
    fn record(&mut self, at: Instant, actor: ActorId, lane: Lane, record: Record) {
        let topics = Topics::of(&record);
        {
            let mut memory = self.facts.0.borrow_mut();
            if topics.meets(Topics(memory.asked)) {
                memory.take(at, &record);
                for watcher in memory.watchers.values_mut().filter(|it| it.topics.meets(topics) && !it.told) {
                    watcher.told = true;
                    watcher.address.send(Signal::Look);
                }
            }
        }
        self.sink.borrow_mut().record(at, actor, lane, record);
    }

    fn wants_detail(&self) -> bool {
        self.sink.borrow().wants_detail()
    }

    fn wants_trace(&self) -> bool {
        self.sink.borrow().wants_trace()
    }
}
