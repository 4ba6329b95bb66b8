//! What a ministry makes of a recording that has been analysed: of the lock that one of its units was shown.

use guardline_units::{Instant, Rung, Side, UnitId};
use guardline_wire::Record;
use guardline_wire::record::{Because, Party, Shows};

use super::{Act, Ministry};
use crate::belief::Evidence;
use crate::mind::Mind;
use crate::ports::Analysis;

impl Ministry {
    /// An analysis that does not confirm a lock takes back what the lock counted, and clears the matter up unless another
    /// lock still stands. One that finds a lock where the unit saw none is news; one that confirms is not.
    pub(super) fn take_analysis(
        &mut self,
        now: Instant,
        found: &Analysis,
        mind: &Mind,
        acts: &mut Vec<Act>,
    ) -> bool {
        let Analysis { unit, by, about, recorded, showed, finds } = *found;
        let (side, after) = (self.side, now - recorded);
        acts.push(Act::Record(Record::Analysed { side, unit, by, showed, finds, after }));
        self.recording_read(about, showed == Shows::Lock, finds == Shows::Lock, mind, acts);
        match (showed == Shows::Lock, finds == Shows::Lock) {
            (true, false) => {
                self.take_back(unit, about, recorded, acts);
                if self.locks.iter().all(|lock| lock.about != about) {
                    self.clarified = true;
                    self.order(mind, acts);
                }
                true
            }
            (false, true) => {
                self.reported = true;
                self.worst = self.worst.max(Rung::new(4));
                self.open(now, mind, acts);
                self.protest(about, acts);
                self.learn(about, &Evidence::lock(&mind.likelihoods).reported(&mind.params), mind, acts)
            }
            _ => false,
        }
    }

    /// Takes back a lock; one of which the report is still on its way will not count when it comes.
    fn take_back(&mut self, by: UnitId, about: Side, recorded: Instant, acts: &mut Vec<Act>) {
        let known = self.locks.iter().position(|lock| (lock.by, lock.recorded) == (by, recorded));
        let Some(lock) = known.map(|place| self.locks.remove(place)) else {
            self.refuted.insert((by, recorded));
            return;
        };
        // What the unit sees without the lock, only its next report can say.
        if self.rungs.get(&by).is_some_and(|(sent, rung)| *sent == recorded && *rung == Rung::new(4)) {
            self.rungs.remove(&by);
        }
        let Some(belief) = self.beliefs.get_mut(&about) else { return };
        belief.retract(lock.log_likelihood, lock.weight);
        let (who, because, belief) = (Party::Ministry(self.side), Because::Analysis, belief.shares());
        acts.push(Act::Record(Record::Believes { who, about, belief, because, weight: -lock.weight }));
    }
}
