//! The chain of command: reports up, orders down, notices across.

use guardline_channels::Log;
use guardline_kernel::{Address, Kernel};
use guardline_units::{ActorId, Instant, Rung, Side, Span, UnitId};
use guardline_wire::{NoticeText, Question, Record, Route};

use crate::belief::Evidence;
use crate::mind::Mind;
use crate::ministry::contested;
use crate::ports::{ToBridge, ToMinistry};

/// One unit at the lower end of its side's chain.
#[derive(Clone, Debug)]
pub struct Link {
    /// The unit.
    pub unit: UnitId,
    /// Its side.
    pub side: Side,
    /// Its scenario id.
    pub key: String,
    /// Its bridge.
    pub bridge: Address<ToBridge>,
}

/// The chain of one side.
#[derive(Clone, Debug)]
pub struct Chain {
    /// The side.
    pub side: Side,
    /// Its units.
    pub links: Vec<Link>,
    /// Its ministry.
    pub ministry: Address<ToMinistry>,
    /// The clock.
    pub kernel: Kernel,
    /// Parameters and draws.
    pub mind: Mind,
    /// The record.
    pub log: Log,
}

impl Chain {
    /// Sends a report up. The routing takes its time; a report that rests on the unit's own reading of an instrument may
    /// be held until it is verified. `count` is how often this unit has reported this before.
    pub fn report(
        &self,
        actor: ActorId,
        unit: UnitId,
        (about, of): (Side, UnitId),
        evidence: Evidence,
        rung: Rung,
        count: u64,
    ) {
        let Some(key) = self.links.iter().find(|link| link.unit == unit).map(|link| &link.key) else {
            return;
        };
        let p = &self.mind.params;
        let index = [evidence.what as u64, count];
        let mut draw = self.mind.draws.at(key, "report", &index);
        let routing = Span::from_minutes(draw.lognormal(p.report_median, p.report_spread));
        let held = contested(evidence.what) && draw.bernoulli(p.hold_share);
        let hold = Span::from_hours(draw.lognormal(p.hold_median, p.hold_spread));
        let delay = if held { routing + hold } else { routing };
        let sent = self.kernel.now();
        self.log.record(actor, Record::Reports { unit, of, what: evidence.what, held, arrives_after: delay });
        self.ministry.post(sent + delay, ToMinistry::Report { by: unit, about, evidence, rung, sent });
    }

    /// Asks every crew what it did.
    pub fn ask_crews(&self) {
        let p = &self.mind.params;
        for link in &self.links {
            let mut draw = self.mind.draws.at(&link.key, "asked", &[]);
            let delay = Span::from_minutes(draw.lognormal(p.guidance_median, p.guidance_spread));
            link.bridge.post(self.kernel.now() + delay, ToBridge::Asked { of: self.links.len() });
        }
    }

    /// Sends a crew's answer up.
    pub fn answer(&self, unit: UnitId, did: bool, of: usize) {
        let Some(link) = self.links.iter().find(|link| link.unit == unit) else { return };
        let p = &self.mind.params;
        let mut draw = self.mind.draws.at(&link.key, "answered", &[]);
        let delay = Span::from_minutes(draw.lognormal(p.report_median, p.report_spread));
        let sent = self.kernel.now();
        self.ministry.post(sent + delay, ToMinistry::Crew { by: unit, did, sent, of });
    }

    /// Sends orders down to every unit.
    pub fn order(&self, guidance: Rung, cap: Rung, clarified: bool, audience: f64, expect: f64) {
        let p = &self.mind.params;
        let given = self.kernel.now();
        for link in &self.links {
            let index = [guidance.number().into(), cap.number().into(), clarified.into(), audience.to_bits()];
            let delay = self
                .mind
                .draws
                .at(&link.key, "order", &index)
                .lognormal(p.guidance_median, p.guidance_spread);
            let order = ToBridge::Ordered { guidance, cap, clarified, audience, expect, given };
            link.bridge.post(given + Span::from_minutes(delay), order);
        }
    }

    /// Passes a notice that one unit has heard on to the others: the ship that hears it is not the pilot who needs it.
    pub fn relay(&self, heard_by: UnitId, from: Side, notice: &NoticeText, question: Question) {
        let p = &self.mind.params;
        for link in self.links.iter().filter(|link| link.unit != heard_by) {
            let mut draw = self.mind.draws.at(&link.key, "relay", &[question.0]);
            let delay = Span::from_minutes(draw.lognormal(p.relay_median, p.relay_spread));
            let (notice, route) = (notice.clone(), Route::Chain);
            link.bridge.post(self.kernel.now() + delay, ToBridge::Relayed { from, notice, question, route });
        }
    }

    /// Hands a complete notice to every unit at a given time, as a ministry does with one that came through channels.
    pub fn distribute(&self, at: Instant, from: Side, notice: &NoticeText) {
        let question = Question::about(&["announced"], &[self.mind.rank(from)]);
        for link in &self.links {
            let (notice, route) = (notice.clone(), Route::Embassy);
            link.bridge.post(at, ToBridge::Relayed { from, notice, question, route });
        }
    }
}
