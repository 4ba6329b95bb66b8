//! The rung of a unit by the state tests.

use guardline_units::{Rung, UnitId};

use super::Tests;
use crate::world::{World, unit_pair};

impl World {
    /// The rung of a unit by the state tests.
    pub(super) fn state_rung(&self, unit: UnitId, seen_by: Option<UnitId>) -> Rung {
        let ties = self.ties(unit);
        let mut rung = Rung::ROUTINE;
        if !ties.follows.is_empty() || !ties.followed_by.is_empty() {
            rung = rung.max(Rung::new(1));
        }
        let target = self.told(unit).target();
        let of_target = target.map(|target| self.body(target).side);
        let mut together = 0;
        for &with in &ties.close {
            let Some(pair) = self.pairs.get(&unit_pair(unit, with)) else { continue };
            let Tests { near, mut hazardous, measured, beside, in_formation, .. } = pair.tests;
            if seen_by == Some(with) {
                hazardous = measured[usize::from(with > unit)];
            }
            let drives = target == Some(with);
            let passive = self.told(with).target() != Some(unit);
            if drives && near.counts {
                rung = rung.max(Rung::new(2));
            }
            // Two that run into each other without meaning to are both in it.
            if (drives || passive) && hazardous.counts {
                rung = rung.max(Rung::new(3));
            }
            if drives && beside.counts {
                rung = rung.max(Rung::new(5));
            }
            if in_formation && (drives || passive) && of_target == Some(self.body(with).side) {
                together += 1;
            }
        }
        // Among two or more that keep together, and come to them: a formation entered.
        if together >= 2 {
            rung = rung.max(Rung::new(2));
        }
        rung
    }
}
