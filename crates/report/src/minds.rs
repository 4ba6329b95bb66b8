//! How wrong the two sides were about each other, and how afraid: a fold over what is believed and what is so.

use guardline_units::{Instant, Side};
use guardline_wire::Record;
use guardline_wire::record::{Intent, Party};

/// What everybody believes of another side, against what that side intends, over time.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Minds {
    /// Side of each unit, by number.
    side_of: Vec<Side>,
    /// What each side intends: the worst that a unit of it does.
    intents: Vec<Intent>,
    held: Vec<Held>,
    /// Hours of believing, summed over who believes; the same with how far off the belief was, and how much of it was fear.
    hours: f64,
    off: f64,
    feared: f64,
}

/// A belief, and since when it is held.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Held {
    who: Party,
    about: Side,
    belief: [f64; 3],
    since: Instant,
}

impl Minds {
    pub(crate) fn new(sides: usize, side_of: Vec<Side>) -> Self {
        Self { side_of, intents: vec![Intent::Innocent; sides], ..Self::default() }
    }

    /// The misperception gap: half the sum, over the three intents, of how far the belief is from what is so; the mean over
    /// time and over who believes. 0 if everybody knew, 1 if all were sure of something else. 0 if nobody believed anything.
    pub fn gap(&self) -> f64 {
        if self.hours > 0.0 { self.off / self.hours } else { 0.0 }
    }

    /// The belief in hostile intent, the mean over time and over who believes. 0 if nobody believed anything.
    pub fn fear(&self) -> f64 {
        if self.hours > 0.0 { self.feared / self.hours } else { 0.0 }
    }

    pub(crate) fn take(&mut self, at: Instant, record: &Record) {
        match record {
            Record::Truth { unit, intent } => {
                let Some(side) = self.side_of.get(usize::from(unit.0)).copied() else { return };
                let Some(known) = self.intents.get(usize::from(side.0)).copied() else { return };
                if *intent > known {
                    self.until(at);
                    self.intents[usize::from(side.0)] = *intent;
                }
            }
            Record::Believes { who, about, belief, .. } => {
                let before = self.held.iter().position(|held| held.who == *who && held.about == *about);
                let held = Held { who: *who, about: *about, belief: *belief, since: at };
                match before {
                    Some(place) => {
                        self.close(place, at);
                        self.held[place] = held;
                    }
                    None => self.held.push(held),
                }
            }
            _ => {}
        }
    }

    /// Everything is held until then.
    pub(crate) fn until(&mut self, at: Instant) {
        for place in 0..self.held.len() {
            self.close(place, at);
        }
    }

    fn close(&mut self, place: usize, at: Instant) {
        let Some(held) = self.held.get_mut(place) else { return };
        if at <= held.since {
            return;
        }
        let hours = (at - held.since).as_hours();
        held.since = at;
        let intent = self.intents.get(usize::from(held.about.0)).copied().unwrap_or(Intent::Innocent);
        let off = held.belief.iter().enumerate().map(|(place, believed)| {
            let so = f64::from(u8::from(place == intent.index()));
            (believed - so).abs()
        });
        self.hours += hours;
        self.off += hours * off.sum::<f64>() / 2.0;
        self.feared += hours * held.belief[Intent::Hostile.index()];
    }
}

#[cfg(test)]
mod tests {
    use guardline_units::{Span, UnitId};
    use guardline_wire::record::Because;

    use super::*;

    fn believes(side: u8, belief: [f64; 3]) -> Record {
        let who = Party::Ministry(Side(side));
        Record::Believes { who, about: Side(1 - side), belief, because: Because::Prior, weight: 1.0 }
    }

    #[test]
    fn the_gap_is_the_distance_from_what_is_so_over_time() {
        let hour = |n| Instant::START + Span::hours(n);
        let mut minds = Minds::new(2, vec![Side(0), Side(1)]);
        minds.take(hour(0), &Record::Truth { unit: UnitId(0), intent: Intent::Innocent });
        minds.take(hour(0), &Record::Truth { unit: UnitId(1), intent: Intent::Probe });
        // For two hours half sure of the wrong thing, then sure of the right one for two more.
        minds.take(hour(1), &believes(0, [0.25, 0.5, 0.25]));
        minds.take(hour(3), &believes(0, [0.0, 1.0, 0.0]));
        // The other is sure of the worst, and wrong, for four hours.
        minds.take(hour(1), &believes(1, [0.0, 0.0, 1.0]));
        minds.until(hour(5));
        assert!((minds.gap() - (2.0 * 0.5 + 2.0 * 0.0 + 4.0) / 8.0).abs() < 1e-12, "{}", minds.gap());
        assert!((minds.fear() - (2.0 * 0.25 + 4.0) / 8.0).abs() < 1e-12, "{}", minds.fear());
    }

    #[test]
    fn nobody_who_believes_is_wrong_about_nothing() {
        let minds = Minds::new(2, vec![Side(0), Side(1)]);
        assert!(minds.gap().abs() < 1e-12 && minds.fear().abs() < 1e-12);
    }
}
