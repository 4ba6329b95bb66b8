//! All contacts of a commander, with what is asked of them at every event kept up to date: in a crowded sea nobody can look
//! through everybody again whenever one of them moves.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, btree_map};

use serde::Serialize;
use smallvec::SmallVec;

use guardline_units::{Instant, Rung, Side, UnitId};

use super::contact::Contact;

/// The contacts, and an overview of them. A contact is only ever changed through [`Contacts::change`], which keeps the two
/// in step.
#[derive(Clone, PartialEq, Debug, Default, Serialize)]
#[serde(transparent)]
pub(super) struct Contacts {
    all: BTreeMap<UnitId, Contact>,
    #[serde(skip)]
    overview: Overview,
    /// Contacts that may look otherwise than was last recorded.
    #[serde(skip)]
    changed: Units,
}

/// A handful of units, for which no memory is asked.
pub(super) type Units = SmallVec<[UnitId; 8]>;

/// The contact that matters most.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Focus {
    pub(super) unit: UnitId,
    pub(super) side: Side,
    /// The rung that it counts as.
    pub(super) seen: Rung,
}

/// What a commander asks about all contacts at once.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Overview {
    /// Those that are followed or remembered for a lock, by how much they matter.
    ranked: BTreeSet<(Rung, bool, Reverse<UnitId>, Side)>,
    /// How many are at R3 or above, or have locked on.
    incidents: u32,
    /// How many are near at R3, and how many near at R3 or above.
    near_at_r3: u32,
    near_from_r3: u32,
    /// Of each side, how many are followed, and how many of those are at R3 or above now.
    followed: BTreeMap<Side, (u32, u32)>,
    locks: BTreeSet<UnitId>,
    /// When which track will be mixed up with another.
    mistakes: BTreeSet<(Instant, UnitId)>,
}

impl Overview {
    /// Adds what one contact contributes, or takes it away again.
    fn count(&mut self, unit: UnitId, contact: &Contact, add: bool) {
        let counts = |number: &mut u32, yes: bool| match (yes, add) {
            (true, true) => *number += 1,
            (true, false) => *number -= 1,
            (false, _) => {}
        };
        let seen = contact.seen();
        counts(&mut self.incidents, contact.lock.is_some() || seen.number() >= 3);
        counts(&mut self.near_at_r3, contact.near && contact.conduct == Rung::new(3));
        counts(&mut self.near_from_r3, contact.near && contact.conduct.number() >= 3);
        if contact.followed {
            let (all, high) = self.followed.entry(contact.side).or_default();
            counts(all, true);
            counts(high, contact.plain().number() >= 3);
        }
        if contact.followed || contact.lock.is_some() {
            keep(&mut self.ranked, (seen, contact.near, Reverse(unit), contact.side), add);
        }
        if contact.lock.is_some() {
            keep(&mut self.locks, unit, add);
        }
        if contact.followed && contact.taken_for.is_none() && contact.mistaken_from < Instant::NEVER {
            keep(&mut self.mistakes, (contact.mistaken_from, unit), add);
        }
    }
}

fn keep<T: Ord>(set: &mut BTreeSet<T>, item: T, add: bool) {
    if add {
        set.insert(item);
    } else {
        set.remove(&item);
    }
}

impl Contacts {
    pub(super) fn get(&self, unit: UnitId) -> Option<&Contact> {
        self.all.get(&unit)
    }

    pub(super) fn iter(&self) -> btree_map::Iter<'_, UnitId, Contact> {
        self.all.iter()
    }

    /// Takes a unit among the contacts if it is not there yet.
    pub(super) fn meet(&mut self, unit: UnitId, side: Side) {
        if let btree_map::Entry::Vacant(entry) = self.all.entry(unit) {
            let contact = entry.insert(Contact::new(side));
            self.overview.count(unit, contact, true);
            self.changed.push(unit);
        }
    }

    /// Changes a contact, if it is one.
    pub(super) fn change<T>(&mut self, unit: UnitId, how: impl FnOnce(&mut Contact) -> T) -> Option<T> {
        let contact = self.all.get_mut(&unit)?;
        self.overview.count(unit, contact, false);
        let result = how(contact);
        self.overview.count(unit, contact, true);
        // In a run of changes to one contact it need be noted once.
        if self.changed.last() != Some(&unit) {
            self.changed.push(unit);
        }
        Some(result)
    }

    /// The contact that matters most: the highest rung, then the nearest, then the first listed.
    pub(super) fn focus(&self) -> Option<Focus> {
        let (seen, _, Reverse(unit), side) = *self.overview.ranked.last()?;
        Some(Focus { unit, side, seen })
    }

    /// Whether any has locked on, or is at R3 or above.
    pub(super) fn any_incident(&self) -> bool {
        self.overview.incidents > 0
    }

    /// Whether any is near at R3.
    pub(super) fn any_near_at_r3(&self) -> bool {
        self.overview.near_at_r3 > 0
    }

    /// Whether any is near at R3 or above.
    pub(super) fn any_near_from_r3(&self) -> bool {
        self.overview.near_from_r3 > 0
    }

    /// Whether any of a side is followed, and if so, whether one of those is at R3 or above now.
    pub(super) fn followed(&self, side: Side) -> Option<bool> {
        self.overview.followed.get(&side).filter(|(all, _)| *all > 0).map(|(_, high)| *high > 0)
    }

    /// Those that have locked on, with what is remembered of it.
    pub(super) fn locks(&self) -> impl Iterator<Item = (UnitId, &Contact)> {
        self.overview.locks.iter().map(|unit| (*unit, &self.all[unit]))
    }

    /// The tracks that are due to be mixed up, in the order of the units.
    pub(super) fn mistaken_by(&self, now: Instant) -> Units {
        let due = self.overview.mistakes.iter().take_while(|(from, _)| *from <= now);
        let mut due: Units = due.map(|(_, unit)| *unit).collect();
        due.sort_unstable();
        due
    }

    /// The rung a contact counts as, if that is another than was last recorded. It is recorded now.
    pub(super) fn picture(&mut self, unit: UnitId) -> Option<Rung> {
        let contact = self.all.get_mut(&unit)?;
        let rung = contact.seen();
        (std::mem::replace(&mut contact.pictured, rung) != rung).then_some(rung)
    }

    /// Those that have changed since this was last asked, in the order of the units.
    pub(super) fn take_changed(&mut self) -> Units {
        let mut changed = std::mem::take(&mut self.changed);
        changed.sort_unstable();
        changed.dedup();
        changed
    }
}

#[cfg(test)]
mod tests {
    use guardline_units::Span;
    use proptest::prelude::*;

    use super::super::contact::Lock;
    use super::*;

    proptest! {
        /// However contacts change, the overview is what counting everybody again would give.
        #[test]
        fn the_overview_is_what_counting_again_gives(
            changes in prop::collection::vec((0u16..6, 0u8..7, 0u8..8, 0u64..5), 1..80),
        ) {
            let mut contacts = Contacts::default();
            for (unit, what, rung, time) in changes {
                let unit = UnitId(unit);
                contacts.meet(unit, Side((unit.0 % 2) as u8));
                let at = Instant::START + Span::hours(time);
                contacts.change(unit, |contact| match what {
                    0 => contact.followed = !contact.followed,
                    1 => contact.near = !contact.near,
                    2 | 3 => contact.conduct = Rung::new(rung),
                    4 => contact.lock = Some(Lock { since: at, over: rung > 3 }),
                    5 => contact.lock = None,
                    _ => (contact.mistaken_from, contact.taken_for) = (at, (rung > 5).then_some(UnitId(9))),
                });
                let mut again = Overview::default();
                for (unit, contact) in contacts.iter() {
                    again.count(*unit, contact, true);
                }
                let held = |overview: &Overview| {
                    let mut overview = overview.clone();
                    overview.followed.retain(|_, (all, _)| *all > 0);
                    overview
                };
                prop_assert_eq!(held(&contacts.overview), held(&again));
                let first = contacts.iter().filter(|(_, it)| it.followed || it.lock.is_some());
                let first = first.max_by_key(|(unit, it)| (it.seen(), it.near, Reverse(**unit)));
                let first = first.map(|(unit, it)| Focus { unit: *unit, side: it.side, seen: it.seen() });
                prop_assert_eq!(contacts.focus(), first);
            }
        }
    }
}
