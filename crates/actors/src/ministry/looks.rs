//! When a ministry looks at what it could do.
//!
//! It comes back to an affair again and again. Its shocks hold for a situation, so a look finds what the last one found
//! unless something has happened since, or time itself has tipped the scales: a posture tires, a suspension grows old. For
//! how long the last look stands can be computed, and the looks until then go by without being made.

use serde::Serialize;

use guardline_kernel::Draws;
use guardline_units::{Instant, Params, Span};

use crate::mind::{Mind, Review};

/// Looks are made from so long before another choice is computed to overtake: more than rounding can be wrong by.
const MARGIN: Span = Span::minutes(1);

/// The hazard of looks, and how far it has been spent.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
pub(super) struct Looks {
    /// Since when there is an affair, if there is one.
    pub(super) open: Option<Instant>,
    review: Review,
    /// Up to when the review has been spent.
    clock: Instant,
    /// Until when the last look stands if nothing happens.
    stands: Instant,
}

impl Looks {
    /// None is due before there is an affair.
    pub(super) fn new(key: &str, draws: &Draws) -> Self {
        let (review, start) = (Review::first(key, draws), Instant::START);
        Self { open: None, review, clock: start, stands: start }
    }

    /// When the ministry must be woken even if nothing happens.
    pub(super) fn wakes(&self, p: &Params) -> Instant {
        self.next(p).max(self.stands)
    }

    /// The last look stands for so many days unless something happens.
    pub(super) fn stand(&mut self, days: f64) {
        let span = Span::from_hours(24.0 * days);
        self.stands = self.clock + if days.is_finite() { span - MARGIN } else { span };
    }

    /// Something has happened.
    pub(super) fn interrupt(&mut self, now: Instant, key: &str, mind: &Mind) {
        self.pass(now, key, mind);
        if self.open.is_some() {
            self.spend(now, &mind.params);
        }
        (self.clock, self.stands) = (now, Instant::START);
    }

    /// Whether a look is due now; if so, the next one is drawn.
    pub(super) fn due(&mut self, now: Instant, key: &str, mind: &Mind) -> bool {
        self.pass(now, key, mind);
        let due = self.next(&mind.params) <= now;
        if due {
            self.spend(now, &mind.params);
            self.review.take(key, &mind.draws);
        }
        due
    }

    /// Looks before now that would have found what the last one found go by.
    fn pass(&mut self, now: Instant, key: &str, mind: &Mind) {
        loop {
            let next = self.next(&mind.params);
            if next >= now.min(self.stands) {
                return;
            }
            self.spend(next, &mind.params);
            self.review.take(key, &mind.draws);
        }
    }

    fn spend(&mut self, until: Instant, p: &Params) {
        self.review.spend((until - self.clock).as_minutes(), self.mean(p));
        self.clock = until;
    }

    /// The next look, whether or not it could find anything new.
    fn next(&self, p: &Params) -> Instant {
        match self.open {
            None => Instant::NEVER,
            Some(_) => self.clock + Span::from_minutes(self.review.due_in(self.mean(p))),
        }
    }

    /// Mean time between looks, in minutes: it grows with the age of the affair.
    fn mean(&self, p: &Params) -> f64 {
        let lasts = self.open.map_or(Span::ZERO, |since| self.clock - since);
        if lasts >= Span::from_hours(p.dispute_late) {
            p.dispute_epoch_late * 60.0
        } else if lasts >= Span::from_hours(p.ministry_early) {
            p.ministry_review * p.ministry_later
        } else {
            p.ministry_review
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use guardline_mechanism::{Mechanism, Terms};
    use guardline_units::{Posture, Rung, Seed, Side, UnitId};
    use guardline_wire::Record;
    use guardline_wire::dispute::Move;
    use guardline_wire::record::Intent;

    use super::*;
    use crate::belief::Evidence;
    use crate::ministry::{Act, Ministry};
    use crate::politics::Politics;
    use crate::ports::ToMinistry;

    const OTHER: Side = Side(1);

    /// Something that may reach a ministry.
    fn something(draws: &mut guardline_kernel::Draw, now: Instant, mind: &Mind) -> ToMinistry {
        let report = |evidence: Evidence, rung| ToMinistry::Report {
            by: UnitId(0),
            about: OTHER,
            evidence: evidence.reported(&mind.params),
            rung: Rung::new(rung),
            sent: now,
        };
        let moved = |what| ToMinistry::Moved { side: OTHER, what, fault: 0.7 };
        let table = &mind.likelihoods;
        match draws.index(11) {
            0 => report(Evidence::lock(table), 4),
            1 => report(Evidence::up(table), 5),
            2 => report(Evidence::down(table), 1),
            3 => ToMinistry::Public { side: OTHER, posture: Posture::new(3), since: now },
            4 => ToMinistry::Public { side: OTHER, posture: Posture::new(0), since: now },
            5 => ToMinistry::Published,
            6 => moved(Move::Accuse),
            7 => moved(Move::OfferReview),
            8 => moved(Move::Release),
            9 => ToMinistry::Crew { by: UnitId(0), did: false, sent: now, of: 1 },
            _ => {
                mind.politics.shift(draws.uniform() - 0.5);
                ToMinistry::Changed
            }
        }
    }

    /// What a ministry does in ninety days in which a dozen things reach it, and how often it was woken for it; it may be
    /// made to look whenever it would, though nothing can have changed.
    fn lives(seed: u64, every_look: bool) -> (Vec<(Instant, Act)>, usize) {
        let params = Params::default();
        let politics = Politics::new(params.trust, params.climate);
        let (draws, mechanism) = (Draws::new(Seed(seed), 0, 0), Mechanism::new(Terms::none(), &params));
        let mind = Mind::new(params, draws, mechanism, politics);
        let mut core = Ministry::new(Side(0), "own", vec![OTHER], Intent::Innocent, &mind);
        let mut chance = mind.draws.at("anybody", "something", &[]);
        let mut coming = BTreeMap::new();
        let mut at = Instant::START;
        for _ in 0..12 {
            at += Span::from_hours(chance.exponential(100.0));
            coming.insert(at, None);
        }
        let (mut done, mut woken) = (Vec::new(), 0);
        loop {
            if every_look {
                core.looks.stands = Instant::START;
            }
            let wakes = core.wakes(&mind);
            let next = coming.first_key_value().map_or(Instant::NEVER, |(at, _)| *at);
            let now = wakes.min(next);
            if now > Instant::START + Span::hours(90 * 24) {
                return (done, woken);
            }
            let event = if next <= wakes {
                let (_, event) = coming.pop_first().expect("there is one");
                Some(event.unwrap_or_else(|| something(&mut chance, now, &mind)))
            } else {
                woken += 1;
                None
            };
            for act in core.on(now, event.as_ref(), &mind) {
                match act {
                    Act::Prepare { to, what, takes } => {
                        coming.insert(now + takes, Some(ToMinistry::Prepared { to, what }));
                    }
                    Act::PublishAfter(span) => {
                        coming.insert(now + span, Some(ToMinistry::Due));
                    }
                    // What a look was computed from, and found nothing to do.
                    Act::Brief(_) | Act::Record(Record::Disputes { chosen: Move::Silence, .. }) => {}
                    act => done.push((now, act)),
                }
            }
        }
    }

    #[test]
    fn looks_that_are_not_made_would_have_found_nothing() {
        let (mut woken, mut at_all) = (0, 0);
        let mut tired = 0;
        for seed in 0..150 {
            let ((done, few), (would, many)) = (lives(seed, false), lives(seed, true));
            assert_eq!(done, would, "under seed {seed}");
            (woken, at_all) = (woken + few, at_all + many);
            let weeks_later = |at: Instant| at > Instant::START + Span::hours(14 * 24);
            tired += done.iter().filter(|(at, act)| weeks_later(*at) && matches!(act, Act::Show(_))).count();
        }
        assert!(woken * 3 < at_all, "{woken} of {at_all}");
        assert!(tired > 10, "time itself must have tipped some scales, and did so {tired} times");
    }
}
