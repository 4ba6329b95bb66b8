//! Another unit as a commander sees it: its conduct as it is read, and the lock that its radar counts as.

use std::collections::BTreeMap;

use serde::Serialize;

use guardline_units::{Instant, Rung, Side, Span, UnitId};

use crate::mind::Mind;

/// Another unit as this commander sees it.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(super) struct Contact {
    pub(super) side: Side,
    pub(super) followed: bool,
    pub(super) near: bool,
    /// Visible conduct as it is.
    pub(super) shown: Rung,
    /// Visible conduct as read, misreadings included.
    pub(super) conduct: Rung,
    pub(super) lock: Option<Lock>,
    /// Questions put to it so far.
    pub(super) asked: BTreeMap<&'static str, u64>,
    /// The rung last recorded.
    pub(super) pictured: Rung,
    /// How often it has been made out who it is, and from when on that is a mistake.
    pub(super) made_out: u64,
    pub(super) mistaken_from: Instant,
    /// Whom it is taken for, if not for whom it is.
    pub(super) taken_for: Option<UnitId>,
}

/// A lock seen: the rung it stands for holds until the emitter is off and half an hour has passed.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
pub(super) struct Lock {
    pub(super) since: Instant,
    pub(super) over: bool,
}

impl Contact {
    /// Just met.
    pub(super) const fn new(side: Side) -> Self {
        Self {
            side,
            followed: true,
            near: false,
            shown: Rung::ROUTINE,
            conduct: Rung::ROUTINE,
            lock: None,
            asked: BTreeMap::new(),
            pictured: Rung::ROUTINE,
            made_out: 0,
            mistaken_from: Instant::NEVER,
            taken_for: None,
        }
    }
    /// It comes into sight or goes out of it; what goes is remembered as nothing out of the ordinary.
    pub(super) fn follow(&mut self, begins: bool) {
        self.followed = begins;
        if !begins {
            self.near = false;
            (self.shown, self.conduct) = (Rung::ROUTINE, Rung::ROUTINE);
        }
    }
    /// One question more for an occasion, if it is followed: how many that makes.
    pub(super) fn ask(&mut self, occasion: &'static str) -> Option<u64> {
        let asked = self.followed.then(|| self.asked.entry(occasion).or_default())?;
        *asked += 1;
        Some(*asked)
    }
    /// The rung without latches: what the other is doing now.
    pub(super) fn plain(&self) -> Rung {
        match self.lock {
            Some(Lock { over: false, .. }) => self.conduct.max(Rung::new(4)),
            _ => self.conduct,
        }
    }
    /// The rung with latches: what the other counts as doing.
    pub(super) fn seen(&self) -> Rung {
        if self.lock.is_some() { self.conduct.max(Rung::new(4)) } else { self.conduct }
    }
}

impl Lock {
    /// When the rung it stands for falls, if the emitter is off.
    pub(super) fn expires(self, mind: &Mind) -> Option<Instant> {
        self.over.then_some(self.since + Span::from_minutes(mind.params.latch))
    }
}

/// A posture read one rung off, up or down equally often, with probability `share`. Nobody mistakes contact or fire for
/// anything else, nor anything else for them.
pub(super) fn misread(rung: Rung, uniform: f64, share: f64) -> Rung {
    match (rung.number(), uniform) {
        (n @ 1..=5, u) if u < share / 2.0 => Rung::new(n - 1),
        (n @ 0..=4, u) if u > 1.0 - share / 2.0 => Rung::new(n + 1),
        _ => rung,
    }
}
