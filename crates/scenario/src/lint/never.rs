//! Conditions that can never hold, and why. What might hold in some run is taken to be possible.

use guardline_theatre::Step;

use super::timing::When;
use super::{Scene, apart};
use crate::file::{ConditionFile, Fate, Saying, UnitFile};

impl Scene<'_> {
    /// Why a condition can never hold; none if it may. `table` says what is known of when injects begin.
    pub(super) fn never(&self, condition: &ConditionFile, table: &[When]) -> Option<String> {
        match condition {
            ConditionFile::All(all) => {
                all.iter().find_map(|it| self.never(it, table)).or_else(|| contradiction(all))
            }
            ConditionFile::Any(any) => {
                let mut reasons = any.iter().map(|it| self.never(it, table));
                // The first reason stands for all.
                let first = reasons.next()??;
                reasons.all(|reason| reason.is_some()).then_some(first)
            }
            ConditionFile::Not(inner) => always(inner),
            ConditionFile::Range { of, to, below_nm, above_nm } => self.range(of, to, *below_nm, *above_nm),
            ConditionFile::Inside { unit, zone } => self.inside(unit, zone),
            ConditionFile::Rung { of, at_least } => self.rung(of, *at_least),
            ConditionFile::Sees { by, of, at_least } => self.sees(by, of, *at_least),
            ConditionFile::Belief { of, about, .. } => {
                let own = self.unit(of).map_or(of.as_str(), |unit| &unit.side);
                (own == about).then(|| format!("`{of}` is of the side `{about}` itself"))
            }
            ConditionFile::Message { from, to, says, fate } => {
                self.message(from, to.as_deref(), *says, *fate)
            }
            ConditionFile::Silence { for_min, .. } => {
                let long = *for_min > self.end_h() * 60.0;
                long.then(|| format!("a silence of {for_min} minutes is longer than the run"))
            }
            ConditionFile::Line { by, .. } => self.line(by),
            ConditionFile::Begun(inject) => {
                let (place, _) = self.inject(inject)?;
                let when = table.get(place)?;
                when.hours().is_none().then(|| format!("the inject `{inject}` never begins"))
            }
            ConditionFile::Posture { .. } | ConditionFile::Published(_) => None,
        }
    }

    fn range(&self, of: &str, to: &str, below: Option<f64>, above: Option<f64>) -> Option<String> {
        let (one, other) = (self.unit(of)?, self.unit(to)?);
        if of == to {
            return Some(format!("`{of}` is at no distance from itself"));
        }
        let Some((nearest, farthest)) = self.reach(one, other) else {
            return Some(format!("`{of}` and `{to}` are never in play together"));
        };
        if let Some(below) = below.filter(|below| nearest > *below) {
            return Some(format!(
                "`{of}` and `{to}` come no closer than {nearest:.0} NM even at full speed, not below {below} NM"
            ));
        }
        let above = above.filter(|above| farthest < *above)?;
        Some(format!("`{of}` and `{to}` part no farther than {farthest:.0} NM, not beyond {above} NM"))
    }

    fn inside(&self, unit: &str, zone: &str) -> Option<String> {
        let (unit, zone) = (self.unit(unit)?, self.scenario.zones.iter().find(|it| it.id == zone)?);
        let (from, until) = self.in_play(unit);
        let sails = unit.platform.traits().fastest.0 * (until - from).max(0.0);
        let apart = apart((unit.lat, unit.lon), (zone.lat, zone.lon)) - zone.radius_nm;
        (apart > sails).then(|| {
            format!(
                "`{}` begins {apart:.0} NM from the edge of `{}` and covers {sails:.0} NM at full speed",
                unit.id, zone.id
            )
        })
    }

    fn rung(&self, of: &str, at_least: u8) -> Option<String> {
        let unit = self.unit(of)?;
        let armed = unit.platform.can(Step::Fire);
        match at_least {
            8.. => Some(format!("no test of the ladder puts a unit at R{at_least}")),
            7 if !armed => Some(format!("`{of}` is {} and cannot fire", unit.platform.name)),
            _ => None,
        }
    }

    fn sees(&self, by: &str, of: &str, at_least: u8) -> Option<String> {
        let (one, other) = (self.unit(by)?, self.unit(of)?);
        if one.side == other.side {
            return Some(format!("`{by}` and `{of}` are of one side, and nobody takes his own side's rung"));
        }
        if self.reach(one, other).is_none() {
            return Some(format!("`{by}` and `{of}` are never in play together"));
        }
        (at_least >= 9).then(|| "nobody takes another to be at R9".to_owned())
    }

    fn message(&self, from: &str, to: Option<&str>, says: Option<Saying>, fate: Fate) -> Option<String> {
        let own_words = match (self.unit(from), says) {
            (Some(_), Some(Saying::Protest | Saying::Explain)) => false,
            (None, Some(Saying::Query | Saying::Protest | Saying::Explain) | None) | (Some(_), _) => true,
            // Ministries issue notices, which the event engine publishes in their name.
            (None, Some(says)) => says == Saying::Notice,
        };
        if !own_words {
            let who = if self.is_side(from) { "a ministry" } else { "a unit" };
            return Some(format!("`{from}` is {who}, which never says that"));
        }
        let to = to?;
        if from == to {
            return Some(format!("`{from}` says nothing to itself"));
        }
        let (one, other) = match (self.unit(from), self.unit(to)) {
            (Some(one), Some(other)) => (one, other),
            (None, None) => return None,
            _ => {
                return Some(format!(
                    "there is no way between `{from}` and `{to}`: one is a unit, one a ministry"
                ));
            }
        };
        if fate == Fate::Sent || says == Some(Saying::Notice) {
            return None;
        }
        self.deaf(one, other, says)
    }

    /// Why no word of one unit ever reaches another: they have no channel in common, and cannot see each other.
    fn deaf(&self, from: &UnitFile, to: &UnitFile, says: Option<Saying>) -> Option<String> {
        let (theirs, ours) = (to.radio_sets(), from.radio_sets());
        if self.reach(from, to).is_none() {
            return Some(format!("`{}` and `{}` are never in play together", from.id, to.id));
        }
        let by_sight = matches!(says, None | Some(Saying::Signal));
        if by_sight || ours.iter().any(|channel| theirs.contains(channel)) {
            return None;
        }
        let (from, to) = (&from.id, &to.id);
        Some(match (ours.is_empty(), theirs.is_empty()) {
            (true, _) => format!("`{from}` has no radio set"),
            (_, true) => format!("`{to}` has no radio set"),
            _ => format!("`{from}` and `{to}` have no channel in common"),
        })
    }

    fn line(&self, by: &str) -> Option<String> {
        let none = self.prepared.lines().next().is_none();
        none.then(|| {
            format!("the mechanism `{}` has no line on which `{by}` could call", self.prepared.mechanism())
        })
    }
}

/// Two of several conditions that exclude each other.
fn contradiction(all: &[ConditionFile]) -> Option<String> {
    let pairs = all
        .iter()
        .enumerate()
        .flat_map(|(place, one)| all[place + 1..].iter().flat_map(move |other| [(one, other), (other, one)]));
    for (one, other) in pairs {
        match (one, other) {
            (ConditionFile::Not(inner), other) if **inner == *other => {
                return Some("the same is asked to hold and not to hold".to_owned());
            }
            (
                ConditionFile::Range { of, to, below_nm: Some(below), .. },
                ConditionFile::Range { of: from, to: with, above_nm: Some(above), .. },
            ) if above >= below && ((of, to) == (from, with) || (of, to) == (with, from)) => {
                return Some(format!(
                    "`{of}` and `{to}` are not below {below} NM and above {above} NM at once"
                ));
            }
            _ => {}
        }
    }
    None
}

/// Why the negation of a condition never holds: the condition always does.
fn always(condition: &ConditionFile) -> Option<String> {
    match condition {
        ConditionFile::Rung { at_least: 0, of } | ConditionFile::Sees { at_least: 0, of, .. } => {
            Some(format!("`{of}` is always at R0 or above"))
        }
        ConditionFile::Posture { at_least: 0, of } => Some(format!("`{of}` is always at posture 0 or above")),
        _ => None,
    }
}
