//! Pace: whether virtual time waits for anything between two events, and how the outside gets a word in.

use guardline_units::Instant;

/// Decides how long the run waits before the clock moves on.
///
/// The kernel calls [`wait`](Pace::wait) whenever no task is ready. A paced driver blocks there until the wall clock has
/// caught up with `until` or somebody outside has something to say; it needs no ticker.
pub trait Pace {
    /// Waits until virtual time `until` is due; `now` is the present clock. If nothing at all is scheduled, `until` is
    /// the end of the run. It must not touch the kernel: that is what [`deliver`](Pace::deliver) is for.
    fn wait(&mut self, now: Instant, until: Instant) -> Woke;

    /// Called after [`Woke::Input`], with the clock set to its stamp. The driver journals what came in and then hands it
    /// over with [`Address::send`](crate::Address::send); from there on it is an ordinary event.
    fn deliver(&mut self) {}
}

/// Why [`Pace::wait`] returned.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Woke {
    /// The time has come.
    Due,
    /// Something came in from outside at this virtual time. A stamp before the present clock or after `until` is moved
    /// to the nearer of the two, so the outside can neither rewrite the past nor jump ahead of what is scheduled.
    Input(Instant),
    /// The run is to end here; [`Kernel::run`](crate::Kernel::run) returns [`Stop::Interrupted`].
    Interrupted,
}

/// Never waits: what experiments and tests use.
#[derive(Clone, Copy, Default, Debug)]
pub struct AsFastAsPossible;

impl Pace for AsFastAsPossible {
    fn wait(&mut self, _now: Instant, _until: Instant) -> Woke {
        Woke::Due
    }
}

/// Why a run stopped.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stop {
    /// Nothing is left to do. The clock stands at the last event.
    Idle,
    /// The next event is after the end asked for. The clock stands at that end.
    Reached,
    /// The [`Pace`] said so.
    Interrupted,
    /// Somebody called [`Kernel::halt`](crate::Kernel::halt).
    Halted,
}
