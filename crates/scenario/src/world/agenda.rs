//! What is due when: for each unit and for each pair the one next time at which something may change.

use std::collections::BTreeSet;

use guardline_units::{Instant, UnitId};

use super::UnitPair;

/// Whom something is due for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Item {
    Unit(UnitId),
    Pair(UnitPair),
}

/// Times with whom they are for, in order.
#[derive(Debug, Default)]
pub(super) struct Agenda(BTreeSet<(Instant, Item)>);

impl Agenda {
    /// Moves an item from the time at which it was due to another.
    pub(super) fn put(&mut self, item: Item, was: Instant, is: Instant) {
        if was == is {
            return;
        }
        if was != Instant::NEVER {
            self.0.remove(&(was, item));
        }
        if is != Instant::NEVER {
            self.0.insert((is, item));
        }
    }

    /// When the next item is due.
    pub(super) fn next(&self) -> Instant {
        self.0.first().map_or(Instant::NEVER, |(at, _)| *at)
    }

    /// Takes out what is due by `now`, in order.
    pub(super) fn take(&mut self, now: Instant) -> Vec<Item> {
        let mut due = Vec::new();
        while let Some(&(at, item)) = self.0.first()
            && at <= now
        {
            self.0.pop_first();
            due.push(item);
        }
        due
    }
}
