//! What is due when: for each unit and for each pair the one next time at which something may change.

use std::collections::BTreeSet;

use guardline_units::{Instant, UnitId};
use smallvec::SmallVec;

use super::UnitPair;

/// Whom something is due for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Item {
    Unit(UnitId),
    Pair(UnitPair),
}

/// Times with whom they are for, in order: the units first, then the pairs.
#[derive(Debug, Default)]
pub(super) struct Agenda(BTreeSet<Entry>);

/// A time and an item as one number, since they are compared all the time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Entry(u128);

/// Set for pairs, which come after all units.
const PAIR: u64 = 1 << 32;

impl Entry {
    fn new(at: Instant, item: Item) -> Self {
        let item = match item {
            Item::Unit(unit) => u64::from(unit.0),
            Item::Pair((one, other)) => PAIR | u64::from(one.0) << 16 | u64::from(other.0),
        };
        Self(u128::from(at.nanos()) << 64 | u128::from(item))
    }

    fn at(self) -> Instant {
        Instant::from_nanos((self.0 >> 64) as u64)
    }

    const fn item(self) -> Item {
        let (item, low) = (self.0 as u64, UnitId(self.0 as u16));
        if item & PAIR == 0 { Item::Unit(low) } else { Item::Pair((UnitId((item >> 16) as u16), low)) }
    }
}

impl Agenda {
    /// Moves an item from the time at which it was due to another.
    pub(super) fn put(&mut self, item: Item, was: Instant, is: Instant) {
        if was == is {
            return;
        }
        if was != Instant::NEVER {
            self.0.remove(&Entry::new(was, item));
        }
        if is != Instant::NEVER {
            self.0.insert(Entry::new(is, item));
        }
    }

    /// When the next item is due.
    pub(super) fn next(&self) -> Instant {
        self.0.first().map_or(Instant::NEVER, |entry| entry.at())
    }

    /// Takes out what is due by `now`, in order.
    pub(super) fn take(&mut self, now: Instant) -> SmallVec<[Item; 8]> {
        let mut due = SmallVec::new();
        while let Some(entry) = self.0.first().copied()
            && entry.at() <= now
        {
            self.0.pop_first();
            due.push(entry.item());
        }
        due
    }
}

#[cfg(test)]
mod tests {
    use guardline_units::Span;

    use super::*;

    #[test]
    fn items_come_out_by_time_then_units_then_pairs() {
        let (soon, later) = (Instant::START + Span::seconds(1), Instant::START + Span::hours(9));
        let unit = |number| Item::Unit(UnitId(number));
        let pair = |one, other| Item::Pair((UnitId(one), UnitId(other)));
        let mut agenda = Agenda::default();
        let all = [pair(0, 65_535), unit(65_535), pair(2, 1), unit(0), pair(2, 0)];
        for item in all {
            agenda.put(item, Instant::NEVER, later);
        }
        agenda.put(unit(7), Instant::NEVER, soon);
        agenda.put(pair(2, 0), later, soon);
        assert_eq!(agenda.next(), soon);
        assert_eq!(agenda.take(soon).as_slice(), [unit(7), pair(2, 0)]);
        assert_eq!(agenda.take(later).as_slice(), [unit(0), unit(65_535), pair(0, 65_535), pair(2, 1)]);
        assert_eq!(agenda.next(), Instant::NEVER);
    }
}
