//! Whether two units can reach each other on a channel now, how well, and why not: the same formulas as in
//! [`super::reception`], as chances instead of draws.

use guardline_units::{Decibels, Metres, UnitId};
use guardline_wire::Channel;

use super::{Ether, Inner};
use crate::language::{comprehension, readability};

/// What stands in the way of one unit hearing another on a channel.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Obstacle {
    /// One of them is not in play.
    NotInPlay,
    /// The caller has no set for it.
    CallerHasNoSet,
    /// The called unit has no set for it.
    CalledHasNoSet,
    /// The called unit has not switched it on.
    NoWatch,
    /// They are beyond each other's radio horizon.
    BeyondHorizon,
}

/// One unit calling another on a channel, at one moment.
#[derive(Clone, PartialEq, Debug)]
pub struct Assessment {
    /// The channel.
    pub channel: Channel,
    /// What makes it impossible; nothing else matters then.
    pub obstacle: Option<Obstacle>,
    /// Distance between them, if both are in play.
    pub range: Option<Metres>,
    /// Radio horizon between them.
    pub horizon: Option<Metres>,
    /// Signal-to-noise ratio of the link before crew and equipment take their part.
    pub link: Decibels,
    /// Chance of each readability, 1 to 5.
    pub readability: [f64; 5],
    /// Chance that a watch is kept.
    pub listens: f64,
    /// Chance that no stranger covers the call.
    pub clear: f64,
    /// Chance that one call is heard: watch, clear channel, and a readability of 2 or better.
    pub heard: f64,
    /// Chance that one call is heard and understood as it was said.
    pub understood: f64,
}

/// Points at which the normal loss of crew and equipment is taken, each as likely as the other.
const POINTS: u32 = 400;

impl Ether {
    /// How one unit's call would reach another on a channel now.
    pub fn assess(&self, from: UnitId, to: UnitId, channel: Channel) -> Assessment {
        let Inner { kernel, plot, mechanism, params, stations, .. } = &*self.0;
        let now = kernel.now();
        let (range, horizon) = (plot.range(from, to, now), plot.horizon(from, to, now));
        let on =
            stations.borrow().iter().find(|it| it.antenna.unit == to).is_some_and(|it| self.on(it, channel));
        let strength = self.strength(from, to, channel, now);
        let obstacle = if range.is_none() {
            Some(Obstacle::NotInPlay)
        } else if !self.has(from, channel) {
            Some(Obstacle::CallerHasNoSet)
        } else if !self.has(to, channel) {
            Some(Obstacle::CalledHasNoSet)
        } else if !on {
            Some(Obstacle::NoWatch)
        } else if strength.is_none() {
            Some(Obstacle::BeyondHorizon)
        } else {
            None
        };
        let link = strength.unwrap_or(Decibels(f64::NEG_INFINITY));
        let reach = mechanism.reach();
        let (listens, clear) = (reach.listens(channel), libm::exp(-reach.load(channel)));
        let mut assessment = Assessment {
            channel,
            obstacle,
            range,
            horizon,
            link,
            readability: [0.0; 5],
            listens,
            clear,
            heard: 0.0,
            understood: 0.0,
        };
        if obstacle.is_some() {
            return assessment;
        }
        let level = |unit| self.of(unit, |it| it.antenna.level).unwrap_or(params.officer_level);
        let (level, form) = (level(from).min(level(to)), mechanism.comprehension().form());
        let mut understood = 0.0;
        for point in 0..POINTS {
            let quantile = (f64::from(point) + 0.5) / f64::from(POINTS);
            let loss =
                params.crew_noise + params.crew_noise_spread * guardline_kernel::normal_quantile(quantile);
            let snr = Decibels(link.0.min(params.voice_cap) - loss);
            let grade = readability(snr);
            assessment.readability[usize::from(grade) - 1] += 1.0 / f64::from(POINTS);
            if grade > 1 {
                understood += comprehension(snr, form, level, params) / f64::from(POINTS);
            }
        }
        let reached = listens * clear;
        assessment.heard = reached * (1.0 - assessment.readability[0]);
        assessment.understood = reached * understood;
        assessment
    }
}
