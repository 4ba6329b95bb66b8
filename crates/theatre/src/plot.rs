//! The table of where everybody is, kept by the world and read by channels.

use std::cell::RefCell;
use std::rc::Rc;

use guardline_units::{Instant, Local, Metres, UnitId};

use crate::{Pair, Track, radio_horizon};

/// Where a radio or a radar stands.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Station {
    /// How it moves; none while it is not in play.
    pub track: Option<Track>,
    /// Height of its radio antenna above its own position.
    pub antenna: Metres,
}

/// Where everybody is. Cheap to clone: all clones are one table.
#[derive(Clone, Debug)]
pub struct Plot(Rc<RefCell<Vec<Station>>>);

impl Plot {
    /// A table of units that are not in play yet, by [`UnitId`], from the heights of their radio antennas.
    pub fn new(antennas: impl IntoIterator<Item = Metres>) -> Self {
        let station = |antenna: Metres| Station { track: None, antenna };
        Self(Rc::new(RefCell::new(antennas.into_iter().map(station).collect())))
    }

    /// Sets how a unit moves, or takes it out of play.
    pub fn set(&self, unit: UnitId, track: Option<Track>) {
        self.0.borrow_mut()[usize::from(unit.0)].track = track;
    }

    /// Where a unit stands.
    pub fn station(&self, unit: UnitId) -> Station {
        self.0.borrow()[usize::from(unit.0)]
    }

    /// The height that a unit has been ordered to, none while it is not in play, and that of its radio antenna above it.
    pub fn heights(&self, unit: UnitId) -> (Option<Metres>, Metres) {
        let station = &self.0.borrow()[usize::from(unit.0)];
        (station.track.as_ref().map(|track| Metres(track.ordered_height())), station.antenna)
    }

    /// Height of a unit's radio antenna above its own position.
    pub fn antenna(&self, unit: UnitId) -> Metres {
        self.0.borrow()[usize::from(unit.0)].antenna
    }

    /// How a unit moves, if it is in play.
    pub fn track(&self, unit: UnitId) -> Option<Track> {
        self.0.borrow()[usize::from(unit.0)].track
    }

    /// All units, in play or not.
    pub fn units(&self) -> impl Iterator<Item = UnitId> + use<> {
        let count = self.0.borrow().len();
        (0..count).map(|index| UnitId(index as u16))
    }

    /// Distance between two units, if both are in play.
    pub fn range(&self, one: UnitId, other: UnitId, at: Instant) -> Option<Metres> {
        self.pair(one, other, |pair| pair.range(at))
    }

    /// Looks at how two units move, if both are in play.
    pub fn both<T>(&self, one: UnitId, other: UnitId, look: impl FnOnce([&Track; 2]) -> T) -> Option<T> {
        self.beside(one, Some(other), |one, other| Some(look([one, other?]))).flatten()
    }

    /// Looks at how a unit moves, if it is in play, and at how another does, if there is one and it is in play.
    pub fn beside<T>(
        &self,
        own: UnitId,
        other: Option<UnitId>,
        look: impl FnOnce(&Track, Option<&Track>) -> T,
    ) -> Option<T> {
        let stations = self.0.borrow();
        let track = |unit: UnitId| stations[usize::from(unit.0)].track.as_ref();
        Some(look(track(own)?, other.and_then(track)))
    }

    /// What two units do to each other, if both are in play.
    pub fn pair<T>(&self, one: UnitId, other: UnitId, look: impl FnOnce(Pair<'_>) -> T) -> Option<T> {
        self.pair_with_point(one, other, Local::ZERO, look)
    }

    /// What a unit and a point that keeps its place with another do to each other, if both units are in play.
    pub fn pair_with_point<T>(
        &self,
        one: UnitId,
        other: UnitId,
        offset: Local,
        look: impl FnOnce(Pair<'_>) -> T,
    ) -> Option<T> {
        self.both(one, other, |[own, other]| look(Pair::with_point(own, other, offset)))
    }

    /// Radio horizon between two units, if both are in play.
    pub fn horizon(&self, one: UnitId, other: UnitId, at: Instant) -> Option<Metres> {
        let stations = self.0.borrow();
        let height = |unit: UnitId| {
            let station = &stations[usize::from(unit.0)];
            Some(Metres(station.track.as_ref()?.height(at) + station.antenna.0))
        };
        Some(radio_horizon(height(one)?, height(other)?))
    }
}
