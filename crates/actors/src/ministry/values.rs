//! What each posture is worth to a ministry.

use guardline_units::{Params, Posture};

use super::Ministry;
use crate::mind::Mind;

/// What all postures are weighed by at one look.
pub(super) struct Look {
    probe: f64,
    hostile: f64,
    /// How much more hostility counts for what is happening at sea.
    danger: f64,
    /// The highest posture of the others.
    others: f64,
    audience: f64,
    days: f64,
}

impl Ministry {
    /// What all postures are weighed by, `days` after the affair has begun.
    pub(super) fn look(&self, days: f64, p: &Params) -> Look {
        let [_, probe, hostile] = self.most_feared().1;
        let danger = match self.rung().number() {
            0..=4 => 1.0,
            5 => p.ministry_danger_force,
            _ => p.ministry_danger_contact,
        };
        let others = f64::from(self.others_posture().number());
        Look { probe, hostile, danger, others, audience: self.audience(p), days }
    }

    /// V(m): security, audience at home, risk, backing down, answering in kind, effort, and fatigue.
    pub(super) fn value(&self, m: Posture, look: &Look, mind: &Mind) -> f64 {
        let Look { probe, hostile, danger, others, audience, days } = *look;
        let (p, growth) = (&*mind.params, mind.weights.posture[usize::from(m.number())]);
        let m = f64::from(m.number());
        let at = f64::from(self.posture.number());
        let above_zero = |x: f64| x.max(0.0);
        let cover = if self.clarified { p.cover } else { 0.0 };
        let security = p.ministry_fear_probe * probe * above_zero(p.ministry_aim_probe - m)
            + p.ministry_fear_hostile * hostile * above_zero(p.ministry_aim_hostile - m) * danger
            + p.ministry_fear_public * audience * above_zero(p.ministry_aim_public - m);
        -p.ministry_security * security
            - p.ministry_risk / self.hawkishness * growth
            - p.ministry_audience
                * audience
                * (1.0 - cover)
                * above_zero(f64::from(self.highest.number()) - 1.0 - m)
            - p.ministry_reciprocity * (m - others).abs()
            - p.ministry_effort * (m - at).abs()
            - p.ministry_fatigue * days * m
    }
}

/// By how much the value of a posture grows a day: all that time itself changes about it.
pub(super) fn growth(m: Posture, p: &Params) -> f64 {
    -p.ministry_fatigue * f64::from(m.number())
}
