//! How fast virtual time unfolds.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use guardline_kernel::{Pace, Woke};
use guardline_units::Instant;
use tokio::runtime::{Builder, Runtime};
use tokio::time::{self, Instant as WallInstant};

/// Virtual time at a multiple of wall-clock time. A late host never changes a run: it only falls behind.
#[derive(Debug)]
pub struct WallClock {
    runtime: Runtime,
    /// Virtual seconds in a wall-clock second.
    scale: f64,
    /// The wall-clock time that stands for T0, once the run has begun.
    began: Option<WallInstant>,
}

impl WallClock {
    /// A pace of `scale` virtual seconds in a wall-clock second; it must be above 0 and finite.
    pub fn new(scale: f64) -> io::Result<Self> {
        if !(scale.is_finite() && scale > 0.0) {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                format!("a pace of {scale} is not above 0"),
            ));
        }
        let runtime = Builder::new_current_thread().enable_time().build()?;
        Ok(Self { runtime, scale, began: None })
    }

    /// The wall-clock time at which a virtual instant is due.
    fn due(&mut self, now: Instant, at: Instant) -> WallInstant {
        let wall = |at: Instant| {
            Duration::try_from_secs_f64(at.since_start().as_seconds() / self.scale).unwrap_or(FAR)
        };
        let began = *self.began.get_or_insert_with(|| {
            let present = WallInstant::now();
            present.checked_sub(wall(now)).unwrap_or(present)
        });
        began + wall(at).min(FAR)
    }
}

/// Longer than anybody waits.
const FAR: Duration = Duration::from_hours(10 * 365 * 24);
/// How long a wait goes on before it looks whether it has been interrupted.
const GLANCE: Duration = Duration::from_millis(100);

impl Pace for WallClock {
    fn wait(&mut self, now: Instant, until: Instant) -> Woke {
        let due = self.due(now, until);
        self.runtime.block_on(async { time::sleep_until(due).await });
        Woke::Due
    }
}

/// A pace that can be interrupted by a flag, such as the one Ctrl-C raises.
#[derive(Debug)]
pub struct Interruptible {
    clock: Option<WallClock>,
    asked: Arc<AtomicBool>,
}

impl Interruptible {
    /// As fast as possible without a clock, else at the clock's pace; interrupted by `asked`.
    pub const fn new(clock: Option<WallClock>, asked: Arc<AtomicBool>) -> Self {
        Self { clock, asked }
    }
}

impl Pace for Interruptible {
    fn wait(&mut self, now: Instant, until: Instant) -> Woke {
        loop {
            if self.asked.load(Ordering::Relaxed) {
                return Woke::Interrupted;
            }
            let Some(clock) = &mut self.clock else { return Woke::Due };
            let due = clock.due(now, until);
            let left = due.saturating_duration_since(WallInstant::now());
            if left.is_zero() {
                return Woke::Due;
            }
            clock.runtime.block_on(async { time::sleep(left.min(GLANCE)).await });
        }
    }
}
