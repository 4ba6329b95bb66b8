//! What is so in one run: what radars really do, which intents are behind it, and what the event engine begins when.

use std::collections::BTreeMap;

use guardline_actors::ports::ToOperator;
use guardline_kernel::{Address, Draws};
use guardline_units::{Metres, Span};
use guardline_wire::record::{Intent, Mode};
use guardline_wire::{NoticeText, Question};

use super::Prepared;
use crate::engine::{Inject, What};
use crate::file::{IncidentKind, IntentFile};
use crate::world::Happening;

impl Prepared {
    /// What each injected radar really does in this run.
    pub(super) fn modes(&self, draws: &Draws) -> BTreeMap<u16, Mode> {
        let incidents = (0..).zip(&self.scenario.incidents);
        incidents
            .filter_map(|(index, incident)| match &incident.kind {
                IncidentKind::Radar { truth, .. } => {
                    let weights = [truth.search, truth.track, truth.fire_control];
                    let drawn = draws.at(&incident.id, "truth", &[]).categorical(&weights);
                    Some((index, [Mode::Search, Mode::Track, Mode::FireControl][drawn]))
                }
                _ => None,
            })
            .collect()
    }

    /// The intent behind each unit's conduct in this run: fixed by the author, or drawn for units that do something, and
    /// innocent for all others.
    pub(super) fn intents(&self, draws: &Draws, modes: &BTreeMap<u16, Mode>) -> Vec<Intent> {
        let p = &self.params;
        let deliberate = |id: &str| {
            let weights = [p.unplanned_share, p.probe_share, p.hostile_share];
            Intent::ALL[draws.at(id, "intent", &[]).categorical(&weights)]
        };
        let mut intents = vec![Intent::Innocent; self.scenario.units.len()];
        for (index, incident) in (0..).zip(&self.scenario.incidents) {
            let (from, intent) = match &incident.kind {
                IncidentKind::Radar { from, .. } if modes.get(&index) == Some(&Mode::FireControl) => {
                    (from, deliberate(&incident.id))
                }
                IncidentKind::Approach { from, .. } => (from, deliberate(&incident.id)),
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
        let incidents = (0..).zip(&self.scenario.incidents);
        incidents
            .filter_map(|(index, incident)| match &incident.kind {
                IncidentKind::Radar { from, on, for_min, .. } => {
                    let (from, on, lasts) =
                        (self.unit_id(from), self.unit_id(on), Span::from_minutes(*for_min));
                    Some((index, Happening::Radar { from, on, mode: *modes.get(&index)?, lasts }))
                }
                IncidentKind::Approach { from, to, distance_m, for_min } => {
                    let (from, to, lasts) =
                        (self.unit_id(from), self.unit_id(to), Span::from_minutes(*for_min));
                    Some((index, Happening::Approach { from, to, distance: Metres(*distance_m), lasts }))
                }
                IncidentKind::Notice { .. } => None,
            })
            .collect()
    }

    pub(super) fn injects(
        &self,
        operators: &[Address<ToOperator>],
        modes: &BTreeMap<u16, Mode>,
    ) -> Vec<Inject> {
        let incidents = (0..).zip(&self.scenario.incidents);
        incidents
            .map(|(incident, file)| {
                let what = match &file.kind {
                    IncidentKind::Notice { from, to, channel, contents, repeated } => {
                        let mut contents = contents.clone();
                        contents.sort_unstable();
                        contents.dedup();
                        let notice = NoticeText { contents, repeated: *repeated };
                        let question = Question::about(&[&file.id, "notice"], &[]);
                        let (to, channel) = (self.unit_id(to), *channel);
                        let order = ToOperator::Announce { to, question, channel, notice };
                        What::Radio(operators[usize::from(self.unit_id(from).0)].clone(), order)
                    }
                    IncidentKind::Radar { for_min, .. } => {
                        // A fire-control radar is switched off by its commander.
                        let by_clock = modes.get(&incident) != Some(&Mode::FireControl);
                        What::World { ends_after: by_clock.then(|| Span::from_minutes(*for_min)) }
                    }
                    IncidentKind::Approach { .. } => What::World { ends_after: None },
                };
                Inject { incident, at: self.instant(&file.at), what }
            })
            .collect()
    }
}
