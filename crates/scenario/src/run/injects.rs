//! From injects as a file says them to injects that the event engine can run.

use guardline_kernel::Draws;
use guardline_units::{Instant, Metres, Position, Posture, Rung, Span};
use guardline_wire::record::Party;

use super::Prepared;
use super::acts::Cast;
use crate::engine::{Arrivals, Circle, Condition, Expectation, Follows, Inject, Milestone, Trigger, What};
use crate::file::{ConditionFile, ExpectsFile, InjectFile, ManualFile, Phase, RateFile};

/// Mean hours until what an arrival brings with it comes, where a file does not say.
const DECAY_HOURS: f64 = 24.0;

impl Prepared {
    /// Whether anything in the scenario depends on what happens in a run.
    pub(super) fn has_conditions(&self) -> bool {
        let conditional = |it: &InjectFile| it.once.is_some() || it.given.is_some() || it.expects.is_some();
        self.scenario.injects.iter().any(conditional)
    }

    pub(super) fn injects(&self, cast: &Cast<'_>) -> Vec<Inject> {
        let draws = &cast.mind.draws;
        let mut acts = self.acts().map(|act| self.what(act, cast));
        let injects = self.scenario.injects.iter().map(|file| Inject {
            key: self.key(&file.id).to_owned(),
            trigger: self.trigger(file, draws),
            given: file.given.as_ref().map(|given| self.condition(given)),
            acts: acts.by_ref().take(file.acts.len()).collect::<Vec<What>>(),
            expects: file.expects.as_ref().map(|expects| self.expectation(expects)),
        });
        injects.collect()
    }

    /// Which inject waits for what of which.
    pub(super) fn follows(&self) -> Vec<Follows> {
        let follows = (0..).zip(&self.scenario.injects).filter_map(|(follower, file)| {
            let after = file.after.as_ref()?;
            let of = match after.of {
                Phase::Begins => Milestone::Begins,
                Phase::Met => Milestone::Met,
                Phase::Unmet => Milestone::Unmet,
            };
            Some(Follows { inject: self.inject_id(&after.inject), of, follower })
        });
        follows.collect()
    }

    fn trigger(&self, file: &InjectFile, draws: &Draws) -> Trigger {
        if let Some(at) = &file.at {
            return Trigger::At(self.instant(at));
        }
        if let Some(after) = &file.after {
            return Trigger::After(Span::from_minutes(after.min));
        }
        if let Some(condition) = &file.once {
            return Trigger::Once(self.condition(condition));
        }
        if let Some(rate) = &file.rate {
            return Trigger::Rate(self.arrivals(rate));
        }
        let in_hours = |hours: f64| Instant::START + Span::from_hours(hours);
        match file.manual {
            Some(ManualFile::AtH(hours)) => Trigger::At(in_hours(hours)),
            Some(ManualFile::Drawn { between_h: [from, to], chance }) => {
                let mut draw = draws.at(self.key(&file.id), "facilitator", &[]);
                let (happens, when) = (draw.bernoulli(chance), draw.uniform());
                Trigger::At(if happens { in_hours(from + (to - from) * when) } else { Instant::NEVER })
            }
            Some(ManualFile::Held) => Trigger::At(Instant::NEVER),
            None => Trigger::Contingency,
        }
    }

    fn arrivals(&self, rate: &RateFile) -> Arrivals {
        let from = Instant::START + Span::from_hours(rate.from_h);
        let end = Instant::START + self.horizon();
        let until = rate.until_h.map_or(end, |hours| Instant::START + Span::from_hours(hours));
        let excitement = (rate.excitation, rate.decay_h.unwrap_or(DECAY_HOURS));
        Arrivals::new(rate.per_day / 24.0, excitement, (from, until), rate.most.unwrap_or(u16::MAX))
    }

    fn expectation(&self, file: &ExpectsFile) -> Expectation {
        Expectation {
            response: self.condition(&file.response),
            within: Span::from_minutes(file.within_min),
            otherwise: file.otherwise.as_ref().map(|id| self.inject_id(id)),
        }
    }

    pub(super) fn inject_id(&self, id: &str) -> u16 {
        let place = self.scenario.injects.iter().position(|it| it.id == id);
        place.expect("injects were checked") as u16
    }

    /// A unit by its id, or a side's ministry by the side's.
    fn party(&self, id: &str) -> Party {
        if self.scenario.units.iter().any(|unit| unit.id == id) {
            Party::Unit(self.unit_id(id))
        } else {
            Party::Ministry(self.side_by_id(id))
        }
    }

    fn condition(&self, file: &ConditionFile) -> Condition {
        let each = |conditions: &[ConditionFile]| conditions.iter().map(|it| self.condition(it)).collect();
        match file {
            ConditionFile::All(conditions) => Condition::All(each(conditions)),
            ConditionFile::Any(conditions) => Condition::Any(each(conditions)),
            ConditionFile::Not(condition) => Condition::Not(Box::new(self.condition(condition))),
            ConditionFile::Range { of, to, below_nm, above_nm } => {
                let (of, to) = (self.unit_id(of), self.unit_id(to));
                match (below_nm, above_nm) {
                    (Some(below), _) => Condition::Within(of, to, Metres::from_nautical_miles(*below)),
                    (None, above) => {
                        Condition::Beyond(of, to, Metres::from_nautical_miles(above.unwrap_or_default()))
                    }
                }
            }
            ConditionFile::Inside { unit, zone } => Condition::Inside(self.unit_id(unit), self.circle(zone)),
            ConditionFile::Rung { of, at_least } => Condition::Rung(self.unit_id(of), Rung::new(*at_least)),
            ConditionFile::Sees { by, of, at_least } => {
                Condition::Sees(self.unit_id(by), self.unit_id(of), Rung::new(*at_least))
            }
            ConditionFile::Belief { of, about, hostile_at_least } => {
                Condition::Hostile(self.party(of), self.side_by_id(about), *hostile_at_least)
            }
            ConditionFile::Posture { of, at_least } => {
                Condition::Posture(self.side_by_id(of), Posture::new(*at_least))
            }
            ConditionFile::Message { from, to, says, fate } => Condition::Message {
                from: self.party(from),
                to: to.as_ref().map(|to| self.party(to)),
                says: *says,
                fate: *fate,
            },
            ConditionFile::Silence { of, for_min } => {
                Condition::Silence(self.party(of), Span::from_minutes(*for_min))
            }
            ConditionFile::Line { by, fate } => Condition::Line(self.side_by_id(by), *fate),
            ConditionFile::Begun(inject) => Condition::Begun(self.inject_id(inject)),
            ConditionFile::Published(side) => Condition::Published(self.side_by_id(side)),
        }
    }

    fn circle(&self, id: &str) -> Circle {
        let zone = self.scenario.zones.iter().find(|zone| zone.id == id).expect("zones were checked");
        let centre = Position { lat: zone.lat, lon: zone.lon, height: 0.0 }.local(self.origin());
        Circle { centre, radius: Metres::from_nautical_miles(zone.radius_nm) }
    }
}
