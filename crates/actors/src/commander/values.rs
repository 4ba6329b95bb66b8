//! What each rung is worth to a commander, and which rungs there are to choose.

use guardline_units::{Params, Rung};
use guardline_wire::record::Intent;

use super::Commander;
use crate::belief::Belief;
use crate::conduct;
use crate::mind::Mind;

impl Commander {
    /// Stress, 0 to 1: it grows with the rungs in play and with a close and hazardous approach.
    pub(super) fn stress(&self) -> f64 {
        let highest = self.own.max(self.seen());
        let crowded = self.contacts.values().any(|contact| contact.near && contact.conduct == Rung::new(3));
        (0.10 + 0.09 * f64::from(highest.number()) + if crowded { 0.3 } else { 0.0 }).clamp(0.0, 1.0)
    }

    /// Mean minutes between reviews: one minute while an approach is hazardous.
    pub(super) fn review_mean(&self, mind: &Mind) -> f64 {
        let hazardous = self.contacts.values().any(|contact| contact.near && contact.conduct.number() >= 3);
        if hazardous { mind.params.commander_review.min(1.0) } else { mind.params.commander_review }
    }

    /// The rungs that may be chosen now: two up or down, within the platform's table and the standing orders; above
    /// R3 only if there is an incident, a purpose of one's own, or the other is at R3 itself. Self-defence comes before
    /// standing orders and before one's word.
    pub(super) fn menu(&self, belief: &Belief, mind: &Mind) -> Vec<Rung> {
        let own = self.own.number();
        let threatened = belief.of(Intent::Hostile) > mind.params.self_defence || self.shaken;
        let bound = self.promised().map_or(self.cap, |rung| rung.min(self.cap));
        let cap = if threatened { Rung::new(7) } else { bound };
        let provoked = self.incident() || self.intent != Intent::Innocent || self.seen().number() >= 3;
        let ceiling = if provoked { cap } else { cap.min(Rung::new(3)) };
        let near = own.saturating_sub(2)..=own + 2;
        let mut menu: Vec<Rung> = conduct::choices(&self.platform)
            .filter(|rung| near.contains(&rung.number()) && (*rung <= ceiling || *rung < self.own))
            .collect();
        if menu.is_empty() {
            menu.push(self.own); // nothing else is in reach
        }
        menu
    }

    /// V(a): security, risk of war, audience, reciprocity, orders, own purpose, effort, and the first shot.
    pub(super) fn value(&self, rung: Rung, belief: &Belief, p: &Params) -> f64 {
        let a = f64::from(rung.number());
        let own = f64::from(self.own.number());
        let expected = if self.clock < self.expect.1 { self.expect.0 } else { 0.0 };
        let other = (f64::from(self.seen().number()) - expected).max(0.0);
        let [_, probe, hostile] = belief.shares();
        let above_zero = |x: f64| x.max(0.0);
        let cover = if self.clarified { p.cover } else { 0.0 };
        let audience = self.audience * (1.0 + 0.1 * f64::from(self.highest.number()));

        let security =
            0.5 * probe * above_zero(other - 1.0 - a) + 1.5 * hostile * above_zero(other + 1.0 - a);
        let war = libm::exp(p.war_convexity * (a - 2.0)) / self.hawkishness;
        let backing_down =
            audience * (1.0 - cover) * above_zero(f64::from(self.highest.number()).min(4.0) - 1.0 - a);
        let in_kind = (a - (p.reciprocity_share * other + (1.0 - p.reciprocity_share))).abs();
        let disobedience = above_zero(a - f64::from(self.guidance.number()));
        let (aim, pull) = match self.intent {
            Intent::Innocent => (1.0, 0.5),
            Intent::Probe => (2.0, 0.5),
            Intent::Hostile => (7.0, 1.0),
        };
        let step = (a - own).abs();
        let first_shot =
            if a >= 7.0 { p.first_shot_gain * hostile - p.wrongful_shot_cost * (1.0 - hostile) } else { 0.0 };

        -p.security * security
            - p.war_risk * war
            - p.audience * backing_down
            - p.reciprocity * in_kind
            - 0.5 * p.obedience * disobedience
            - pull * p.purpose * (a - aim).abs()
            - p.effort * step * step.sqrt()
            + first_shot
    }
}
