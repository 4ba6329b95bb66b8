//! Timers: which one fires next, and how a time-out that is nearly always cancelled stays off the heap.
//!
//! A wait does not own an entry of the heap. It owns a *slot*, and the slot says when the wait wants to fire. Arming
//! again, which happens at every message, only rewrites the slot. The entry that is already in the heap surfaces at its
//! old time, is found to be too early, and is then moved to the time wanted. The order of firing is as if every wait had
//! been pushed when it was armed, because the key `(at, sequence)` given then travels with the slot.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;
use std::rc::Rc;

use guardline_units::Instant;

use crate::tasks::Wakeup;

/// The place of a timer in the one order of the run: by time, then by the moment at which it was armed. Both in one number, time
/// first, since keys are compared all the time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Key(u128);

impl Key {
    const NEVER: Self = Self::new(Instant::NEVER, u64::MAX);

    const fn new(at: Instant, sequence: u64) -> Self {
        Self((at.nanos() as u128) << 64 | sequence as u128)
    }

    pub(crate) const fn at(self) -> Instant {
        Instant::from_nanos((self.0 >> 64) as u64)
    }
}

/// The number of a slot.
pub(crate) type Slot = u32;

/// What happens when a slot fires.
pub(crate) enum Effect {
    Nothing,
    Wake(Wakeup),
    /// The earliest posted message of a mailbox arrives.
    Deliver(Rc<dyn Deliver>),
}

/// A mailbox as the timers see it.
pub(crate) trait Deliver {
    /// Moves the earliest posted message to those that have arrived. Returns whom to wake and when the next one is due.
    fn deliver(&self) -> (Option<Wakeup>, Option<Key>);
}

struct State {
    /// When the slot is to fire; [`Key::NEVER`] while disarmed.
    wanted: Key,
    /// The key of the slot's entry in the heap, never later than `wanted`; [`Key::NEVER`] if it has none. Entries under
    /// another key are left over from before and are thrown away when they surface.
    queued: Key,
    effect: Effect,
}

pub(crate) struct Timers {
    heap: BinaryHeap<Reverse<(Key, Slot)>>,
    slots: Vec<State>,
    /// Slots without an owner. Some still have an entry in the heap, which the next owner makes use of.
    free: Vec<Slot>,
    /// The sequence number given last.
    sequence: u64,
    /// The key that fired last. All before it have fired, all after it have not.
    cursor: Key,
    /// Heap size at which leftover entries are swept out.
    sweep_at: usize,
}

const SMALLEST_SWEEP: usize = 64;

impl Timers {
    pub(crate) fn new() -> Self {
        Self {
            heap: BinaryHeap::new(),
            slots: Vec::new(),
            free: Vec::new(),
            sequence: 0,
            cursor: Key::new(Instant::START, 0),
            sweep_at: SMALLEST_SWEEP,
        }
    }

    /// A disarmed slot for a new owner.
    pub(crate) fn claim(&mut self, effect: Effect) -> Slot {
        if let Some(slot) = self.free.pop() {
            self.slots[slot as usize].effect = effect;
            return slot;
        }
        self.slots.push(State { wanted: Key::NEVER, queued: Key::NEVER, effect });
        u32::try_from(self.slots.len() - 1).expect("fewer than 2^32 waits at a time")
    }

    /// Disarms the slot and gives it back. The caller drops the effect once the timers are no longer borrowed: what is
    /// in it may come back here.
    #[must_use]
    pub(crate) fn release(&mut self, slot: Slot) -> Effect {
        self.disarm(slot);
        self.free.push(slot);
        std::mem::replace(&mut self.slots[slot as usize].effect, Effect::Nothing)
    }

    /// Replaces what happens when the slot fires, and returns what would have happened.
    #[must_use]
    pub(crate) fn set_effect(&mut self, slot: Slot, effect: Effect) -> Effect {
        std::mem::replace(&mut self.slots[slot as usize].effect, effect)
    }

    /// The next key at `at`. Keys are given in the order in which waits are armed and messages posted.
    pub(crate) fn key(&mut self, at: Instant) -> Key {
        self.sequence += 1;
        Key::new(at, self.sequence)
    }

    /// Makes the slot fire at `key` instead of any earlier wish; at [`Instant::NEVER`] it does not fire at all.
    pub(crate) fn arm(&mut self, slot: Slot, key: Key) {
        let state = &mut self.slots[slot as usize];
        if key.at() == Instant::NEVER {
            state.wanted = Key::NEVER;
            return;
        }
        state.wanted = key;
        if key < state.queued {
            state.queued = key;
            self.heap.push(Reverse((key, slot)));
            if self.heap.len() > self.sweep_at {
                self.sweep();
            }
        }
    }

    pub(crate) fn disarm(&mut self, slot: Slot) {
        self.slots[slot as usize].wanted = Key::NEVER;
    }

    pub(crate) fn has_fired(&self, key: Key) -> bool {
        key <= self.cursor
    }

    /// The key that fires next. Leftover entries that surface are thrown away or moved, without any other effect.
    pub(crate) fn next(&mut self) -> Option<Key> {
        loop {
            let mut top = self.heap.peek_mut()?;
            let Reverse((key, slot)) = *top;
            let state = &mut self.slots[slot as usize];
            if state.queued != key {
                PeekMut::pop(top);
            } else if state.wanted == key {
                return Some(key);
            } else {
                state.queued = state.wanted;
                if state.wanted == Key::NEVER {
                    PeekMut::pop(top);
                } else {
                    top.0.0 = state.wanted;
                }
            }
        }
    }

    /// Fires the timer of the key that [`Timers::next`] has given, if it is still the next. The effect of a wait is used up, that of
    /// a mailbox stays.
    pub(crate) fn fire(&mut self, key: Key) -> Option<(Slot, Effect)> {
        let Reverse((_, slot)) = *self.heap.peek().filter(|Reverse((next, _))| *next == key)?;
        self.heap.pop();
        self.cursor = key;
        let state = &mut self.slots[slot as usize];
        state.wanted = Key::NEVER;
        state.queued = Key::NEVER;
        let effect = match &state.effect {
            Effect::Deliver(mailbox) => Effect::Deliver(Rc::clone(mailbox)),
            _ => std::mem::replace(&mut state.effect, Effect::Nothing),
        };
        Some((slot, effect))
    }

    /// Throws out what would be thrown away on surfacing. Its cost is shared by the pushes since the last time.
    fn sweep(&mut self) {
        let slots = &mut self.slots;
        self.heap.retain(|Reverse((key, slot))| {
            let state = &mut slots[*slot as usize];
            if state.queued == *key && state.wanted == Key::NEVER {
                state.queued = Key::NEVER;
            }
            state.queued == *key
        });
        self.sweep_at = SMALLEST_SWEEP.max(2 * self.heap.len());
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use guardline_units::Instant;
    use proptest::prelude::*;

    use super::{Effect, Key, Slot, Timers};

    #[derive(Clone, Debug)]
    enum Step {
        Arm { slot: Slot, ahead: u64 },
        Disarm(Slot),
        Replace(Slot),
        Fire,
    }

    fn step() -> impl Strategy<Value = Step> {
        prop_oneof![
            4 => (0_u32..150, 0_u64..300).prop_map(|(slot, ahead)| Step::Arm { slot, ahead }),
            1 => (0_u32..150).prop_map(Step::Disarm),
            1 => (0_u32..150).prop_map(Step::Replace),
            1 => Just(Step::Fire),
        ]
    }

    proptest! {
        /// Against a plain map from slot to key, with enough slots to be swept again and again.
        #[test]
        fn fires_what_a_plain_map_would_fire(steps in prop::collection::vec(step(), 0..1500)) {
            let mut timers = Timers::new();
            let mut owners: Vec<Slot> = (0..150).map(|_| timers.claim(Effect::Nothing)).collect();
            let mut plain: BTreeMap<Slot, Key> = BTreeMap::new();
            let mut now = 0;
            for step in steps.into_iter().chain(std::iter::repeat_n(Step::Fire, 151)) {
                match step {
                    Step::Arm { slot, ahead } => {
                        let slot = owners[slot as usize];
                        let key = timers.key(Instant::from_nanos(now + ahead));
                        timers.arm(slot, key);
                        plain.insert(slot, key);
                    }
                    Step::Disarm(slot) => {
                        timers.disarm(owners[slot as usize]);
                        plain.remove(&owners[slot as usize]);
                    }
                    Step::Replace(owner) => {
                        let owner = &mut owners[owner as usize];
                        let _ = timers.release(*owner);
                        plain.remove(owner);
                        *owner = timers.claim(Effect::Nothing);
                    }
                    Step::Fire => {
                        let first = plain.iter().min_by_key(|(_, key)| **key).map(|(slot, key)| (*slot, *key));
                        let next = timers.next();
                        prop_assert_eq!(next, first.map(|(_, key)| key));
                        let fired = next.and_then(|key| timers.fire(key)).map(|(slot, _)| slot);
                        prop_assert_eq!(fired, first.map(|(slot, _)| slot));
                        if let Some((slot, key)) = first {
                            now = key.at().nanos();
                            plain.remove(&slot);
                            prop_assert!(timers.has_fired(key));
                        }
                        prop_assert!(plain.values().all(|key| !timers.has_fired(*key)));
                    }
                }
                prop_assert!(timers.heap.len() <= 2 * owners.len() + 2 * super::SMALLEST_SWEEP);
            }
        }
    }

    #[test]
    fn what_is_left_over_is_swept_out() {
        let mut timers = Timers::new();
        let slot = timers.claim(Effect::Nothing);
        for round in 0..10_000 {
            for at in [1_000_000 + round, round] {
                let key = timers.key(Instant::from_nanos(at));
                timers.arm(slot, key);
            }
            let next = timers.next().expect("one is armed");
            assert!(timers.fire(next).is_some());
            assert!(timers.heap.len() <= super::SMALLEST_SWEEP);
        }
        assert_eq!(timers.next(), None);
    }
}
