//! The event engine: begins each incident of the scenario at its time.

use guardline_actors::ports::{ToOperator, ToWorld};
use guardline_channels::Log;
use guardline_kernel::{Address, Kernel};
use guardline_units::{ActorId, Instant, Span};
use guardline_wire::Record;

/// An incident, ready to begin.
#[derive(Debug)]
pub(crate) struct Inject {
    pub(crate) incident: u16,
    pub(crate) at: Instant,
    pub(crate) what: What,
}

/// What beginning it takes.
#[derive(Debug)]
pub(crate) enum What {
    /// The world does it; for incidents that end by the clock, after how long.
    World {
        /// After how long the engine ends it.
        ends_after: Option<Span>,
    },
    /// A radio room says something.
    Radio(Address<ToOperator>, ToOperator),
}

/// Begins and ends incidents in the order of their times; those of one instant in the order of the file.
pub(crate) async fn engine(
    actor: ActorId,
    mut injects: Vec<Inject>,
    kernel: Kernel,
    world: Address<ToWorld>,
    log: Log,
) {
    injects.sort_by_key(|inject| (inject.at, inject.incident));
    for Inject { incident, at, what } in injects {
        kernel.sleep_until(at).await;
        log.record(actor, Record::Incident { incident });
        match what {
            What::World { ends_after } => {
                world.send(ToWorld::Begin { incident });
                if let Some(span) = ends_after {
                    world.post(at + span, ToWorld::End { incident });
                }
            }
            What::Radio(operator, order) => operator.send(order),
        }
    }
}
