//! Waiting for a moment of virtual time.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use guardline_units::Instant;

use crate::kernel::Kernel;
use crate::timers::{Effect, Key, Slot};

/// The future of [`Kernel::sleep`] and [`Kernel::sleep_until`]. Armed when first polled, disarmed when dropped.
#[must_use = "a sleep does nothing unless it is awaited"]
pub struct Sleep {
    kernel: Kernel,
    until: Instant,
    armed: Option<(Slot, Key)>,
}

impl Sleep {
    pub(crate) fn new(kernel: Kernel, until: Instant) -> Self {
        Self { kernel, until, armed: None }
    }
}

impl Future for Sleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let core = &*self.kernel.0;
        if let Some((_, key)) = self.armed
            && core.timers.borrow().has_fired(key)
        {
            return Poll::Ready(());
        }
        let effect = Effect::Wake(core.wakeup(context, false, self.until));
        let mut timers = core.timers.borrow_mut();
        if let Some((slot, _)) = self.armed {
            let old = timers.set_effect(slot, effect);
            drop(timers);
            drop(old);
        } else {
            let slot = timers.claim(effect);
            let key = timers.key(self.until.max(self.kernel.now()));
            timers.arm(slot, key);
            drop(timers);
            self.armed = Some((slot, key));
        }
        Poll::Pending
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        if let Some((slot, _)) = self.armed.take() {
            let effect = self.kernel.0.timers.borrow_mut().release(slot);
            drop(effect);
        }
    }
}

impl fmt::Debug for Sleep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sleep").field("until", &self.until).finish_non_exhaustive()
    }
}
