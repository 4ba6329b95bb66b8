//! Who is on the air: talk under way, talk that has just ended and may still have covered another, and microphones that
//! are stuck open.

use std::cell::RefCell;

use guardline_kernel::Kernel;
use guardline_units::{Instant, UnitId};
use guardline_wire::{Channel, MessageId};

/// One voice on a channel, from its first word to its last.
#[derive(Clone, Copy, Debug)]
pub(super) struct Transmission {
    pub(super) message: MessageId,
    pub(super) from: UnitId,
    pub(super) channel: Channel,
    pub(super) begins: Instant,
    pub(super) ends: Instant,
}

/// All that is on the air.
#[derive(Debug, Default)]
pub(super) struct Carriers {
    voices: RefCell<Vec<Transmission>>,
    /// Stuck microphones, those that have been freed included: there are few.
    stuck: RefCell<Vec<Transmission>>,
}

/// A voice on the air. It falls silent when this is dropped, said to the end or not.
pub(super) struct Voice<'a> {
    carriers: &'a Carriers,
    kernel: &'a Kernel,
    message: MessageId,
}

/// The message of a carrier that says nothing.
const NOTHING: MessageId = MessageId { sender: u32::MAX, number: 0 };

impl Carriers {
    /// Begins to talk.
    pub(super) fn talk<'a>(&'a self, talk: Transmission, kernel: &'a Kernel) -> Voice<'a> {
        self.voices.borrow_mut().push(talk);
        Voice { carriers: self, kernel, message: talk.message }
    }

    /// A microphone sticks, or comes free.
    pub(super) fn stick(&self, from: UnitId, channel: Channel, now: Instant, sticks: bool) {
        let mut stuck = self.stuck.borrow_mut();
        if sticks {
            let (message, begins, ends) = (NOTHING, now, Instant::NEVER);
            stuck.push(Transmission { message, from, channel, begins, ends });
            return;
        }
        // It comes free once every fault that holds it has passed.
        let holds = |it: &&mut Transmission| it.from == from && it.channel == channel && it.ends > now;
        if let Some(carrier) = stuck.iter_mut().find(holds) {
            carrier.ends = now;
        }
    }

    /// When the channel falls free for somebody who hears those carriers that `hears` is true of; none if it is.
    pub(super) fn busy(
        &self,
        channel: Channel,
        now: Instant,
        hears: impl Fn(&Transmission) -> bool,
    ) -> Option<Instant> {
        let (voices, stuck) = (self.voices.borrow(), self.stuck.borrow());
        let on_air = voices.iter().chain(stuck.iter()).filter(|it| it.channel == channel && it.ends > now);
        on_air.filter(|it| hears(it)).map(|it| it.ends).max()
    }

    /// The first carrier that overlaps a talk and `matters`, as `judge` says why.
    pub(super) fn covering<T>(
        &self,
        talk: &Transmission,
        judge: impl Fn(&Transmission) -> Option<T>,
    ) -> Option<T> {
        let (voices, stuck) = (self.voices.borrow(), self.stuck.borrow());
        let mut overlapping = voices.iter().chain(stuck.iter()).filter(|it| {
            it.channel == talk.channel
                && it.message != talk.message
                && it.begins < talk.ends
                && talk.begins < it.ends
        });
        overlapping.find_map(judge)
    }
}

impl Drop for Voice<'_> {
    fn drop(&mut self) {
        let now = self.kernel.now();
        let mut voices = self.carriers.voices.borrow_mut();
        for talk in voices.iter_mut().filter(|talk| talk.message == self.message) {
            talk.ends = talk.ends.min(now);
        }
        // What overlaps with something that is still to be heard is kept; what ends at this very instant is.
        let going_on = voices.iter().filter(|talk| talk.ends >= now && talk.message != self.message);
        let oldest = going_on.map(|talk| talk.begins).min();
        voices.retain(|talk| oldest.is_some_and(|oldest| talk.ends > oldest));
    }
}
