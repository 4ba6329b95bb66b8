//! Where the records of a run go.

use guardline_units::{ActorId, Instant};

use crate::trace::Lane;

/// Takes the records of a run, in the order in which they were made.
///
/// The kernel is not generic over records: whoever owns a sink also calls [`Kernel::note`](crate::Kernel::note), which
/// mixes the record into the trace hash.
pub trait Sink<R> {
    /// Takes one record, made by `actor` at `at`.
    fn record(&mut self, at: Instant, actor: ActorId, lane: Lane, record: R);

    /// Whether records are wanted that only say what others were computed from. Whoever makes them asks once, before a run
    /// begins; they are outside the trace hash.
    fn wants_detail(&self) -> bool {
        false
    }

    /// Whether anybody will read the trace hash of the run. Where nobody does, as in an experiment of thousands of runs, the
    /// records need not be mixed into it. Asked once, before a run begins.
    fn wants_trace(&self) -> bool {
        true
    }
}

/// Keeps everything, which is what most tests want.
impl<R> Sink<R> for Vec<(Instant, ActorId, Lane, R)> {
    fn record(&mut self, at: Instant, actor: ActorId, lane: Lane, record: R) {
        self.push((at, actor, lane, record));
    }
}
