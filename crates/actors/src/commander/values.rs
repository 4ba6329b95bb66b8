//! What each rung is worth to a commander, and which rungs there are to choose.

use guardline_units::{Instant, Params, Rung, Side, Span, UnitId};
use guardline_wire::Record;
use guardline_wire::inputs::{Considered, Strain};
use guardline_wire::record::{Intent, Occasion, Party};

use super::Commander;
use crate::belief::{self, Belief};
use crate::choice;
use crate::conduct;
use crate::mind::Mind;
use crate::seat::{Options, View};
use crate::weights::Weights;

/// After how long a commander looks whether a stated intention was kept, and for how long his own word binds him.
pub(crate) fn verify_after(p: &Params) -> Span {
    Span::from_minutes(p.verify_after)
}

impl Commander {
    /// What is personal in him, for the record.
    pub fn person(&self) -> Record {
        let who = Party::Unit(self.unit);
        Record::Person { who, shift: self.shift, hawkishness: self.hawkishness }
    }

    /// What makes him tense: the rungs in play, and a close and hazardous approach.
    pub(super) fn strain(&self) -> Strain {
        let close = self.contacts.any_near_at_r3();
        Strain { own: self.own, other: self.seen(), close }
    }

    pub(super) fn stress(&self, p: &Params) -> f64 {
        belief::stress(self.strain(), p)
    }

    /// Precision of choice: it suffers from stress.
    pub(super) fn precision(&self, p: &Params) -> f64 {
        p.precision / (1.0 + p.stress_on_precision * self.stress(p))
    }

    /// Mean minutes between reviews: fewer while an approach is hazardous.
    pub(super) fn review_mean(&self, mind: &Mind) -> f64 {
        let hazardous = self.contacts.any_near_from_r3();
        let p = &mind.params;
        if hazardous { p.commander_review.min(p.hazard_review) } else { p.commander_review }
    }

    /// The rungs that may be chosen now: two up or down, within the platform's table and the standing orders; above
    /// R3 only if there is an incident, a purpose of one's own, or the other is at R3 itself. Self-defence comes before
    /// standing orders and before one's word.
    pub(super) fn menu(&self, belief: &Belief, mind: &Mind) -> Options<Rung> {
        let own = self.own.number();
        let threatened = belief.of(Intent::Hostile) > mind.params.self_defence || self.shaken;
        let bound = self.promised().map_or(self.cap, |rung| rung.min(self.cap));
        let cap = if threatened { Rung::new(7) } else { bound };
        // Another at R3 is an incident.
        let provoked = self.intent != Intent::Innocent || self.incident();
        let ceiling = if provoked { cap } else { cap.min(Rung::new(3)) };
        let near = own.saturating_sub(2)..=own + 2;
        let mut menu: Options<Rung> = conduct::choices(&self.platform)
            .filter(|rung| near.contains(&rung.number()) && (*rung <= ceiling || *rung < self.own))
            .collect();
        if menu.is_empty() {
            menu.push(self.own); // nothing else is in reach
        }
        menu
    }

    /// The shock of a rung in this situation.
    pub(super) fn shock(&self, rung: Rung) -> f64 {
        self.shocks[usize::from(rung.number())]
    }

    /// What whoever decides may see.
    pub(super) fn view(
        &self,
        at: Instant,
        occasion: Occasion,
        about: UnitId,
        belief: Belief,
        menu: Options<Rung>,
        stakes: &Stakes<'_>,
    ) -> View {
        View {
            at,
            unit: self.unit,
            about,
            named: self.name_of(about),
            own: self.own,
            situation: self.situation,
            belief,
            occasion,
            values: menu.iter().map(|rung| stakes.value(*rung)).collect(),
            precision: self.precision(stakes.p),
            shocks: menu.iter().map(|rung| self.shock(*rung)).collect(),
            menu,
        }
    }

    /// By how many rungs the other is expected to step back now.
    fn expected(&self) -> f64 {
        if self.clock < self.expect.1 { self.expect.0 } else { 0.0 }
    }

    /// What a look at the options is computed from, and what comes of it, for the record.
    pub(super) fn considers(&self, about: Side, view: &View, chosen: Rung) -> Record {
        let look = Considered {
            about,
            own: self.own,
            highest: self.highest,
            situation: self.situation,
            expected: self.expected(),
            audience: self.audience,
            strain: self.strain(),
            menu: view.menu.to_vec(),
            values: view.values.to_vec(),
            precision: view.precision,
            probabilities: choice::probabilities(&view.values, view.precision),
            chosen,
        };
        Record::Considers { unit: self.unit, look: Box::new(look) }
    }

    /// What the worth of a rung depends on besides the rung. `seen` is the other's rung.
    pub(super) fn stakes<'m>(&self, seen: Rung, belief: &Belief, mind: &'m Mind) -> Stakes<'m> {
        let (p, weights) = (&*mind.params, &*mind.weights);
        let other = (f64::from(seen.number()) - self.expected()).max(0.0);
        let [_, probe, hostile] = belief.shares();
        let cover = if self.clarified { p.cover } else { 0.0 };
        let audience = self.audience * (1.0 + p.audience_growth * f64::from(self.highest.number()));
        let (aim, pull) = match self.intent {
            Intent::Innocent => (p.aim_innocent, p.purpose_share),
            Intent::Probe => (p.aim_probe, p.purpose_share),
            Intent::Hostile => (p.aim_hostile, 1.0),
        };
        Stakes {
            p,
            weights,
            own: f64::from(self.own.number()),
            other,
            hostile,
            fear_probe: p.fear_probe * probe,
            fear_hostile: p.fear_hostile * hostile,
            hawkishness: self.hawkishness,
            committed: f64::from(self.highest.number()).min(p.committed),
            audience: audience * (1.0 - cover),
            in_kind: p.reciprocity_share * other + (1.0 - p.reciprocity_share),
            guidance: f64::from(self.guidance.number()),
            aim,
            purpose: pull * p.purpose,
        }
    }
}

/// What the worth of a rung depends on besides the rung: the same for all options of one look.
pub(super) struct Stakes<'m> {
    p: &'m Params,
    weights: &'m Weights,
    own: f64,
    /// The other's rung as it is expected to be.
    other: f64,
    hostile: f64,
    fear_probe: f64,
    fear_hostile: f64,
    hawkishness: f64,
    committed: f64,
    audience: f64,
    /// What would be in kind.
    in_kind: f64,
    guidance: f64,
    aim: f64,
    purpose: f64,
}

impl Stakes<'_> {
    /// V(a): security, risk of war, audience, reciprocity, orders, own purpose, effort, and the first shot.
    pub(super) fn value(&self, rung: Rung) -> f64 {
        let (p, other, hostile) = (self.p, self.other, self.hostile);
        let a = f64::from(rung.number());
        let above_zero = |x: f64| x.max(0.0);

        let security =
            self.fear_probe * above_zero(other - 1.0 - a) + self.fear_hostile * above_zero(other + 1.0 - a);
        let war = self.weights.war[usize::from(rung.number())] / self.hawkishness;
        let backing_down = self.audience * above_zero(self.committed - 1.0 - a);
        let in_kind = (a - self.in_kind).abs();
        let disobedience = above_zero(a - self.guidance);
        let step = (a - self.own).abs();
        // A step of one costs one whatever the exponent; most options are no more than that away.
        let effort = match step {
            ..=1.0 => step,
            2.0 => self.weights.two,
            _ => libm::pow(step, p.effort_exponent),
        };
        let first_shot =
            if a >= 7.0 { p.first_shot_gain * hostile - p.wrongful_shot_cost * (1.0 - hostile) } else { 0.0 };

        -p.security * security
            - p.war_risk * war
            - p.audience * backing_down
            - p.reciprocity * in_kind
            - 0.5 * p.obedience * disobedience
            - self.purpose * (a - self.aim).abs()
            - p.effort * effort
            + first_shot
    }
}
