//! Where everything that happens is recorded.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use guardline_kernel::{Kernel, Lane, Sink};
use guardline_units::ActorId;
use guardline_wire::{Record, record};

/// The way into the record of a run: stamps, hashes and passes on. Cheap to clone.
#[derive(Clone)]
pub struct Log {
    kernel: Kernel,
    sink: Rc<RefCell<dyn Sink<Record>>>,
    hashes: bool,
}

impl Log {
    /// A log into `sink`.
    pub fn new(kernel: Kernel, sink: Rc<RefCell<dyn Sink<Record>>>) -> Self {
        let hashes = sink.borrow().wants_trace();
        Self { kernel, sink, hashes }
    }

    /// Whether the sink wants records that only say what others were computed from.
    pub fn wants_detail(&self) -> bool {
        self.sink.borrow().wants_detail()
    }

    /// Records what `actor` did now. What happens on a line goes into a lane of its own. The hash is the same whether or
    /// not anybody wants to know what things were computed from.
    pub fn record(&self, actor: ActorId, record: Record) {
        let lane = if record.is_line() { Lane::Line } else { Lane::Main };
        if self.hashes && !record.is_detail() {
            self.kernel.note(lane, actor, record.kind(), record::digest(&record));
        }
        tracing::debug!(at = %self.kernel.now(), actor = actor.0, ?record, "record");
        self.sink.borrow_mut().record(self.kernel.now(), actor, lane, record);
    }
}

impl fmt::Debug for Log {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Log").finish_non_exhaustive()
    }
}
