//! Conditions on the state of a run: whether one holds, and when the passing of time alone may change that.

use guardline_kernel::Lane;
use guardline_theatre::{Pair, Plot, Track};
use guardline_units::{Instant, Local, Metres, Posture, Rung, Side, Span, UnitId};
use guardline_wire::record::Party;

use super::facts::{Facts, Topics};
use crate::file::{CallFate, Fate, Saying};

/// States are read a moment later than crossings fall due, so that a distance that has just been crossed has been crossed.
const MOMENT: Span = Span::millis(1);

/// A circle on the sea.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Circle {
    pub(crate) centre: Local,
    pub(crate) radius: Metres,
}

/// A condition, with everybody's number in the place of his name.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Condition {
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
    /// Two units are nearer than a distance.
    Within(UnitId, UnitId, Metres),
    /// Two units are both in play and farther apart than a distance.
    Beyond(UnitId, UnitId, Metres),
    Inside(UnitId, Circle),
    Rung(UnitId, Rung),
    Sees(UnitId, UnitId, Rung),
    Hostile(Party, Side, f64),
    Posture(Side, Posture),
    Message {
        from: Party,
        to: Option<Party>,
        says: Option<Saying>,
        fate: Fate,
    },
    Silence(Party, Span),
    Line(Side, CallFate),
    Begun(u16),
    Published(Side),
}

impl Condition {
    /// Whether it holds. What is said, called and published counts from `since` on.
    pub(crate) fn holds(&self, facts: &Facts, plot: &Plot, now: Instant, since: Instant) -> bool {
        let each = |condition: &Self| condition.holds(facts, plot, now, since);
        let at = now + MOMENT;
        match self {
            Self::All(conditions) => conditions.iter().all(each),
            Self::Any(conditions) => conditions.iter().any(each),
            Self::Not(condition) => !each(condition),
            Self::Within(one, other, limit) => plot.range(*one, *other, at).is_some_and(|it| it < *limit),
            Self::Beyond(one, other, limit) => plot.range(*one, *other, at).is_some_and(|it| it > *limit),
            Self::Inside(unit, circle) => {
                from_centre(plot, *unit, *circle, |pair| pair.range(at)).is_some_and(|it| it < circle.radius)
            }
            Self::Rung(of, least) => facts.rung(*of) >= *least,
            Self::Sees(by, of, least) => facts.picture(*by, *of) >= *least,
            Self::Hostile(who, about, least) => facts.hostile(*who, *about).is_some_and(|it| it >= *least),
            Self::Posture(of, least) => facts.posture(*of) >= *least,
            Self::Message { from, to, says, fate } => facts.message(*from, *to, *says, *fate, since),
            Self::Silence(of, lasts) => now >= facts.last_word(*of) + *lasts,
            Self::Line(by, fate) => facts.called(*by, *fate, since),
            Self::Begun(inject) => facts.begun(*inject),
            Self::Published(side) => facts.published(*side, since),
        }
    }

    /// When it may hold or no longer hold although nothing happens: a distance is crossed, or a silence has lasted.
    pub(crate) fn changes_at(&self, facts: &Facts, plot: &Plot, now: Instant) -> Instant {
        let at = now + MOMENT;
        let first = |conditions: &[Self]| {
            let each = conditions.iter().map(|condition| condition.changes_at(facts, plot, now));
            each.min().unwrap_or(Instant::NEVER)
        };
        match self {
            Self::All(conditions) | Self::Any(conditions) => first(conditions),
            Self::Not(condition) => condition.changes_at(facts, plot, now),
            Self::Within(one, other, limit) | Self::Beyond(one, other, limit) => {
                let crossing = plot.pair(*one, *other, |pair| pair.crossing(at, *limit));
                crossing.flatten().unwrap_or(Instant::NEVER)
            }
            Self::Inside(unit, circle) => {
                let crossing = from_centre(plot, *unit, *circle, |pair| pair.crossing(at, circle.radius));
                crossing.flatten().unwrap_or(Instant::NEVER)
            }
            Self::Silence(of, lasts) => {
                let ends = facts.last_word(*of) + *lasts;
                if ends > now { ends } else { Instant::NEVER }
            }
            _ => Instant::NEVER,
        }
    }

    /// In whose lane whoever waits for it is told: what depends on calls is told in that of the lines.
    pub(crate) fn lane(&self) -> Lane {
        if self.topics().meets(Topics::CALLS) { Lane::Line } else { Lane::Main }
    }

    /// What it is about.
    pub(crate) fn topics(&self) -> Topics {
        match self {
            Self::All(conditions) | Self::Any(conditions) => {
                conditions.iter().fold(Topics::NONE, |topics, condition| topics.and(condition.topics()))
            }
            Self::Not(condition) => condition.topics(),
            Self::Within(..) | Self::Beyond(..) | Self::Inside(..) => Topics::MOTION,
            Self::Rung(..) => Topics::RUNGS,
            Self::Sees(..) => Topics::PICTURES,
            Self::Hostile(..) => Topics::BELIEFS,
            Self::Posture(..) => Topics::POSTURES,
            Self::Message { .. } | Self::Silence(..) => Topics::WORDS,
            Self::Line(..) => Topics::CALLS,
            Self::Begun(..) => Topics::INJECTS,
            Self::Published(..) => Topics::PRESS,
        }
    }
}

/// How a unit and the centre of a circle lie to each other, at the height that the unit has been ordered to.
fn from_centre<T>(plot: &Plot, unit: UnitId, circle: Circle, look: impl FnOnce(Pair<'_>) -> T) -> Option<T> {
    let track = plot.track(unit)?;
    let centre = Local { up: track.ordered_height(), ..circle.centre };
    Some(look(Pair::new(&track, &Track::new(Instant::START, centre, Local::ZERO))))
}
