//! What is so in one run: what radars really do, which intents are behind it, and what the event engine begins in the
//! world.

use std::collections::BTreeMap;

use guardline_kernel::Draws;
use guardline_units::{Metres, Span};
use guardline_wire::record::{Intent, Mode};

use super::Prepared;
use crate::file::{ActFile, InjectFile, IntentFile};
use crate::world::Happening;

impl Prepared {
    /// All acts of the scenario, numbered through, each with its inject and its place among that one's acts.
    pub(super) fn acts(&self) -> impl Iterator<Item = (u16, &InjectFile, usize, &ActFile)> {
        let acts =
            self.scenario.injects.iter().flat_map(|inject| {
                inject.acts.iter().enumerate().map(move |(place, act)| (inject, place, act))
            });
        (0..).zip(acts).map(|(number, (inject, place, act))| (number, inject, place, act))
    }

    /// What each injected radar really does in this run.
    pub(super) fn modes(&self, draws: &Draws) -> BTreeMap<u16, Mode> {
        self.acts()
            .filter_map(|(number, inject, place, act)| match act {
                ActFile::Radar { truth, .. } => {
                    let weights = [truth.search, truth.track, truth.fire_control];
                    let drawn = draws.at(self.key(&inject.id), "truth", &index(place)).categorical(&weights);
                    Some((number, [Mode::Search, Mode::Track, Mode::FireControl][drawn]))
                }
                _ => None,
            })
            .collect()
    }

    /// The intent behind each unit's conduct in this run: fixed by the author, or drawn for units that do something, and
    /// innocent for all others.
    pub(super) fn intents(&self, draws: &Draws, modes: &BTreeMap<u16, Mode>) -> Vec<Intent> {
        let p = &self.params;
        let deliberate = |id: &str, place| {
            let weights = [p.unplanned_share, p.probe_share, p.hostile_share];
            Intent::ALL[draws.at(id, "intent", &index(place)).categorical(&weights)]
        };
        let mut intents = vec![Intent::Innocent; self.scenario.units.len()];
        for (number, inject, place, act) in self.acts() {
            let (from, intent) = match act {
                ActFile::Radar { from, .. } if modes.get(&number) == Some(&Mode::FireControl) => {
                    (from, deliberate(self.key(&inject.id), place))
                }
                ActFile::Approach { from, .. } => (from, deliberate(self.key(&inject.id), place)),
                _ => continue,
            };
            let unit = &mut intents[usize::from(self.unit_id(from).0)];
            *unit = intent.max(*unit);
        }
        for (intent, unit) in intents.iter_mut().zip(&self.scenario.units) {
            if let Some(fixed) = unit.intent {
                *intent = match fixed {
                    IntentFile::Innocent => Intent::Innocent,
                    IntentFile::Probe => Intent::Probe,
                    IntentFile::Hostile => Intent::Hostile,
                };
            }
        }
        intents
    }

    pub(super) fn happenings(&self, modes: &BTreeMap<u16, Mode>) -> BTreeMap<u16, Happening> {
        self.acts()
            .filter_map(|(number, _, _, act)| match act {
                ActFile::Radar { from, on, for_min, .. } => {
                    let (from, on, lasts) =
                        (self.unit_id(from), self.unit_id(on), Span::from_minutes(*for_min));
                    Some((number, Happening::Radar { from, on, mode: *modes.get(&number)?, lasts }))
                }
                ActFile::Approach { from, to, distance_m, for_min } => {
                    let (from, to, lasts) =
                        (self.unit_id(from), self.unit_id(to), Span::from_minutes(*for_min));
                    Some((number, Happening::Approach { from, to, distance: Metres(*distance_m), lasts }))
                }
                ActFile::SteeringFailure { unit, .. } => {
                    Some((number, Happening::HelmFails { unit: self.unit_id(unit) }))
                }
                _ => None,
            })
            .collect()
    }
}

/// What tells the draws of one act of an inject from those of its others; nothing for the first, as if it were alone.
pub(super) fn index(place: usize) -> Vec<u64> {
    if place == 0 { Vec::new() } else { vec![place as u64] }
}
