//! A truly hostile unit may fire by surprise, the sooner the lower the other's guard.

use guardline_theatre::Step;
use guardline_units::{Instant, Span, UnitId};
use guardline_wire::record::{Act, Intent};

use super::World;

/// What is left of a draw against the hazard of a surprise shot.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hazard {
    patience: f64,
    /// Hazard per hour, and since when it has been spent.
    rate: f64,
    since: Instant,
}

impl Hazard {
    pub(super) const NONE: Self = Self { patience: f64::INFINITY, rate: 0.0, since: Instant::START };

    /// When it runs out if nothing changes.
    pub(super) fn strikes(&self) -> Option<Instant> {
        let finite = self.rate > 0.0 && self.patience.is_finite();
        finite.then(|| self.since + Span::from_hours(self.patience / self.rate).max(Span::nanos(1)))
    }
}

impl World {
    /// Draws when a unit would fire; only what is hostile and armed ever does.
    pub(super) fn draw_patience(&mut self, unit: UnitId) {
        let body = self.body(unit);
        let armed = body.platform.can(Step::Fire);
        if body.intent == Intent::Hostile && armed {
            let patience = self.draws.at(&body.key, "surprise", &[]).exponential(1.0);
            self.state(unit).hazard.patience = patience;
        }
    }

    /// The first listed unit that it follows.
    fn aims_at(&self, unit: UnitId) -> Option<UnitId> {
        self.ties(unit).follows.first().copied().filter(|_| self.body(unit).state.present)
    }

    /// Spends the time that has passed, and takes the hazard that holds from now on.
    pub(super) fn refresh_hazard(&mut self, unit: UnitId) {
        let now = self.now();
        let Hazard { patience, rate, since } = self.body(unit).state.hazard;
        if patience.is_infinite() {
            return;
        }
        let guard = |target| f64::from(self.body(target).state.rung.number());
        let next = self.aims_at(unit).map_or(0.0, |target| {
            self.params.surprise_fire * libm::exp(-self.params.surprise_guard * (guard(target) - 2.0))
        });
        let patience = patience - rate * (now - since).as_hours();
        self.state(unit).hazard = Hazard { patience, rate: next, since: now };
    }

    /// Fires if the time has come.
    pub(super) fn surprise(&mut self, unit: UnitId) {
        self.refresh_hazard(unit);
        if self.body(unit).state.hazard.patience < 1e-9
            && let Some(target) = self.aims_at(unit)
        {
            self.state(unit).hazard = Hazard::NONE; // a surprise happens once
            self.act(unit, Act::Fire, target);
        }
    }
}
