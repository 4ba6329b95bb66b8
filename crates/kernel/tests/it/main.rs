//! Tests of the kernel from outside, one binary. `order` and `reference` hold it to its order contract.

mod draws;
mod drops;
mod foreign;
mod hostile;
mod naive;
mod order;
mod pace;
mod reference;
mod samplers;
mod trace;
mod world;

use std::cell::RefCell;
use std::rc::Rc;

use guardline_kernel::{AsFastAsPossible, Kernel, Stop};
use guardline_units::{ActorId, Instant};

/// What happened, in order, with the nanosecond at which it did.
#[derive(Clone)]
struct Log<T> {
    kernel: Kernel,
    entries: Rc<RefCell<Vec<(u64, T)>>>,
}

impl<T> Log<T> {
    fn new(kernel: &Kernel) -> Self {
        Self { kernel: kernel.clone(), entries: Rc::default() }
    }

    fn push(&self, what: T) {
        self.entries.borrow_mut().push((self.kernel.now().nanos(), what));
    }

    fn take(&self) -> Vec<(u64, T)> {
        self.entries.take()
    }
}

fn at(nanos: u64) -> Instant {
    Instant::from_nanos(nanos)
}

fn run(kernel: &Kernel) -> Stop {
    kernel.run(Instant::NEVER, &mut AsFastAsPossible)
}

const A: ActorId = ActorId(0);
const B: ActorId = ActorId(1);
