//! Where words died: how many were said by each way, and how many of them were heard, understood and accepted.

use std::collections::{BTreeMap, BTreeSet};

use guardline_wire::line::{AnsweredBy, LineState};
use guardline_wire::{Acknowledgement, Addressee, MessageId, Record, Route};

/// A way that words take.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Way {
    /// By radio on a guard channel.
    Guard,
    /// By radio on another channel, such as one that was agreed on.
    Agreed,
    /// On a line between the ministries.
    Line,
    /// By sight, by notice, through an embassy or a third party.
    Other,
}

impl Way {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Guard, Self::Agreed, Self::Line, Self::Other];

    /// Its name for programs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Guard => "guard",
            Self::Agreed => "agreed",
            Self::Line => "line",
            Self::Other => "other",
        }
    }

    const fn of(route: Route) -> Option<Self> {
        match route {
            Route::Radio(channel) if channel.is_guard() => Some(Self::Guard),
            Route::Radio(_) => Some(Self::Agreed),
            Route::Chain => None,
            _ => Some(Self::Other),
        }
    }
}

/// How far words came by one way. On a line it is calls that count: wished for, answered by whom they were for, with something
/// understood in them, with something read back rightly.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Reached {
    /// Messages said.
    pub said: u32,
    /// Of these heard by somebody they were for.
    pub heard: u32,
    /// Of these understood as they were said.
    pub understood: u32,
    /// Messages that somebody said he would act on.
    pub accepted: u32,
}

/// How far words came by every way: a fold over the records of a run.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Ways {
    reached: [Reached; 4],
    said: BTreeMap<MessageId, Said>,
    /// How far each call has come.
    calls: BTreeSet<(u16, Stage)>,
}

/// A message on its way.
#[derive(Clone, PartialEq, Debug)]
struct Said {
    way: Way,
    addressee: Addressee,
    says: guardline_wire::SpeechAct,
    stages: [bool; 4],
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Stage {
    Said,
    Heard,
    Understood,
    Accepted,
}

impl Reached {
    const fn count(&mut self, stage: Stage) {
        *match stage {
            Stage::Said => &mut self.said,
            Stage::Heard => &mut self.heard,
            Stage::Understood => &mut self.understood,
            Stage::Accepted => &mut self.accepted,
        } += 1;
    }
}

impl Ways {
    /// How far words came by one way.
    pub const fn by(&self, way: Way) -> Reached {
        self.reached[way as usize]
    }

    /// Takes in one record.
    pub fn take(&mut self, record: &Record) {
        match record {
            Record::Says { message, route, .. } => {
                let Some(way) = Way::of(*route) else { return };
                let (addressee, says) = (message.addressee, message.says.clone());
                // The same words may be said once more, by another way: they count where they were said last.
                let said = Said { way, addressee, says, stages: [false; 4] };
                self.said.insert(message.id, said);
                self.reached[way as usize].said += 1;
            }
            Record::Hears { who, message, understood, .. } => {
                let Some(said) = self.said.get(message) else { return };
                if !said.addressee.includes(*who) {
                    return;
                }
                let as_said = understood.as_ref() == Some(&said.says);
                self.came(*message, Stage::Heard);
                if as_said {
                    self.came(*message, Stage::Understood);
                }
            }
            Record::Acknowledged { message, grade: Acknowledgement::Accepted, .. } => {
                self.came(*message, Stage::Accepted);
            }
            Record::Line { call, state, .. } => self.take_line(*call, state),
            _ => {}
        }
    }

    fn came(&mut self, message: MessageId, stage: Stage) {
        let Some(said) = self.said.get_mut(&message) else { return };
        if !std::mem::replace(&mut said.stages[stage as usize], true) {
            self.reached[said.way as usize].count(stage);
        }
    }

    fn take_line(&mut self, call: u16, state: &LineState) {
        let stage = match state {
            LineState::Wish => Stage::Said,
            LineState::Answered { by: AnsweredBy::Addressee, .. } => Stage::Heard,
            LineState::Understands { says: Some(_) } => Stage::Understood,
            LineState::ReadBack { right: true } => Stage::Accepted,
            _ => return,
        };
        if self.calls.insert((call, stage)) {
            self.reached[Way::Line as usize].count(stage);
        }
    }
}
