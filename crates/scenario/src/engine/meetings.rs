//! Life after the encounter: other units of the same kind go on meeting.

use guardline_actors::Mind;
use guardline_actors::dispute::Measures;
use guardline_channels::Log;
use guardline_kernel::Kernel;
use guardline_units::{ActorId, Instant, Span};
use guardline_wire::Record;

/// Ships or aircraft of the kind that met go on meeting after the encounter, elsewhere and under other commanders. Most
/// such meetings are routine; some go wrong, the more the colder the climate and while exchanges are suspended.
#[derive(Debug)]
pub(crate) struct Meetings {
    pub(crate) actor: ActorId,
    /// From when on: the units of the encounter have parted.
    pub(crate) from: Instant,
    pub(crate) kernel: Kernel,
    pub(crate) mind: Mind,
    pub(crate) measures: Measures,
    pub(crate) log: Log,
}

impl Meetings {
    /// Meetings at random times, for as long as the run lasts. A meeting that goes wrong is recorded and not played.
    pub(crate) async fn run(self) {
        let (p, mut at) = (&self.mind.params, self.from);
        for meeting in 0_u64.. {
            let mut draw = self.mind.draws.at("meetings", "meeting", &[meeting]);
            at += Span::from_hours(draw.exponential(24.0 / p.meetings_rate));
            let fate = draw.uniform();
            self.kernel.sleep_until(at).await;
            let suspended = if self.measures.in_force() { p.meetings_suspended } else { 1.0 };
            let share = p.meetings_unsafe * libm::exp(-p.meetings_climate * self.mind.politics.climate());
            let incident = fate < share * suspended;
            self.log.record(self.actor, Record::Meets { incident });
        }
    }
}
