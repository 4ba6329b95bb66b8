//! A scenario for rehearsals, in which everybody chooses evenly from what he may do.

use super::Prepared;
use crate::file::{ChooserFile, ManualFile};

impl Prepared {
    /// The same scenario with even choices: every commander, ministry and person at the phone takes each option of his
    /// menu as often as any other, whatever it is worth to him. What a facilitator would set off by hand happens in every
    /// other run, at any time of the encounter. Authority to talk is granted a little less often than not, for fear of the
    /// audience.
    #[must_use]
    pub fn rehearsal(&self) -> Self {
        let mut even = self.clone();
        let p = &mut even.params;
        for weight in [
            &mut p.precision,
            &mut p.ministry_precision,
            &mut p.dispute_precision,
            &mut p.answer_information,
            &mut p.answer_orders,
            &mut p.answer_unauthorised,
            &mut p.answer_unreported,
            &mut p.answer_climate,
            &mut p.answer_delay,
            &mut p.answer_snub,
            &mut p.answer_punish,
            &mut p.answer_asking,
            &mut p.answer_promise,
            &mut p.grant_hostile,
            &mut p.grant_reluctance,
        ] {
            *weight = 0.0;
        }
        even.scenario.chooser = ChooserFile::Model;
        for side in &mut even.scenario.sides {
            side.chooser = None;
        }
        let end = self.horizon().as_hours();
        for inject in &mut even.scenario.injects {
            if inject.manual == Some(ManualFile::Held) {
                inject.manual = Some(ManualFile::Drawn { between_h: [0.0, end], chance: 0.5 });
            }
        }
        even
    }
}
