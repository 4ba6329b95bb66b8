//! So many of a kind, such as the circuits of a line or the officers on duty: taken, held, and given back, with a queue
//! that serves in the order of coming.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use guardline_kernel::{Address, Kernel, Lane};
use guardline_units::ActorId;

/// A pool. Cheap to clone: all clones are one.
#[derive(Clone, Debug)]
pub struct Pool(Rc<Inner>);

#[derive(Debug)]
struct Inner {
    kernel: Kernel,
    actor: ActorId,
    lane: Lane,
    free: Cell<u16>,
    waiting: RefCell<VecDeque<Waiting>>,
}

/// One that waits; who has given up has left his place empty.
#[derive(Debug)]
struct Waiting {
    here: Rc<Cell<bool>>,
    served: Address<()>,
}

/// One of the pool, held until this is dropped.
#[derive(Debug)]
pub struct Held(Pool);

/// Leaves the queue when it is dropped before it is served, and hands on what it was served but did not take.
struct Place {
    pool: Pool,
    here: Rc<Cell<bool>>,
    taken: bool,
}

impl Pool {
    /// A pool of so many, whose waiting is in a lane of the trace.
    pub fn new(kernel: Kernel, actor: ActorId, lane: Lane, size: u16) -> Self {
        let waiting = RefCell::default();
        Self(Rc::new(Inner { kernel, actor, lane, free: Cell::new(size), waiting }))
    }

    /// How many wait.
    pub fn waiting(&self) -> u16 {
        self.0.waiting.borrow().iter().filter(|it| it.here.get()).count() as u16
    }

    /// Whether one could be had at once.
    pub fn is_free(&self) -> bool {
        self.0.free.get() > 0
    }

    /// Takes one if one is free.
    pub fn try_take(&self) -> Option<Held> {
        let free = self.0.free.get();
        (free > 0).then(|| {
            self.0.free.set(free - 1);
            Held(self.clone())
        })
    }

    /// Waits for one and takes it. Who came first is served first; who gives up loses nothing for the others.
    pub async fn take(&self) -> Held {
        if let Some(held) = self.try_take() {
            return held;
        }
        let (served, mut wait) = self.0.kernel.mailbox(self.0.actor, self.0.lane);
        let here = Rc::new(Cell::new(true));
        self.0.waiting.borrow_mut().push_back(Waiting { here: here.clone(), served });
        let mut place = Place { pool: self.clone(), here, taken: false };
        wait.recv().await;
        place.taken = true;
        Held(self.clone())
    }

    /// One has come free: it goes to who has waited longest, or back.
    fn give(&self) {
        let mut waiting = self.0.waiting.borrow_mut();
        while let Some(next) = waiting.pop_front() {
            if next.here.replace(false) {
                next.served.send(());
                return;
            }
        }
        self.0.free.set(self.0.free.get() + 1);
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.0.give();
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        // Still in the queue: the place is empty from now on. Served meanwhile and not taken: handed on.
        if !self.taken && !self.here.replace(false) {
            self.pool.give();
        }
    }
}
