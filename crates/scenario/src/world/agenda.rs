//! What is due when: for each unit and for each pair the one next time at which something may change.

use guardline_units::{Instant, UnitId};
use smallvec::SmallVec;

use super::UnitPair;

/// Whom something is due for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Item {
    Unit(UnitId),
    Pair(UnitPair),
}

/// Times with whom they are for, the units before the pairs. What is due next stands last: that is where most is put in and taken
/// out.
#[derive(Debug, Default)]
pub(super) struct Agenda(Vec<Entry>);

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
        if was != Instant::NEVER
            && let Ok(place) = self.place(Entry::new(was, item))
        {
            self.0.remove(place);
        }
        if is != Instant::NEVER {
            let entry = Entry::new(is, item);
            if let Err(place) = self.place(entry) {
                self.0.insert(place, entry);
            }
        }
    }

    fn place(&self, entry: Entry) -> Result<usize, usize> {
        self.0.binary_search_by(|other| entry.cmp(other))
    }

    /// When the next item is due.
    pub(super) fn next(&self) -> Instant {
        self.0.last().map_or(Instant::NEVER, |entry| entry.at())
    }

    /// Takes out what is due by `now`, in order.
    pub(super) fn take(&mut self, now: Instant) -> impl Iterator<Item = Item> + use<> {
        let due = self.0.iter().rev().take_while(|entry| entry.at() <= now).count();
        let due: SmallVec<[Entry; 8]> = self.0.drain(self.0.len() - due..).rev().collect();
        due.into_iter().map(Entry::item)
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
        assert!(agenda.take(soon).eq([unit(7), pair(2, 0)]));
        assert!(agenda.take(later).eq([unit(0), unit(65_535), pair(0, 65_535), pair(2, 1)]));
        assert_eq!(agenda.next(), Instant::NEVER);
    }
}
