//! What can be seen where voice fails: flags by day, a signal lamp, the movements of an aircraft.

use guardline_kernel::Draws;
use guardline_units::{ActorId, Metres, Span, UnitId};
use guardline_wire::record::{Party, Unheard, Unsent};
use guardline_wire::{Addressee, Message, Record, Route, Visual, words};

use super::{Ether, Inner, Reception};

/// First and last minute of the solar day in which flags are read.
const DAY: std::ops::Range<i64> = 6 * 60..18 * 60;

impl Ether {
    /// Whether flags can be read now.
    pub fn is_day(&self) -> bool {
        let minutes = self.0.sun + self.0.kernel.now().since_start().as_minutes() as i64;
        DAY.contains(&minutes.rem_euclid(24 * 60))
    }

    /// How far a visual signal carries.
    pub fn sight(&self, means: Visual) -> Metres {
        let p = &self.0.params;
        Metres::from_nautical_miles(match means {
            Visual::Flags => p.flags_range,
            Visual::Lamp => p.lamp_range,
            Visual::WingRock | Visual::BreakAway => p.wings_range,
        })
    }

    /// Whether one unit can signal to another by sight now.
    pub fn in_sight(&self, means: Visual, from: UnitId, to: UnitId) -> bool {
        let Inner { plot, kernel, .. } = &*self.0;
        let near = plot.range(from, to, kernel.now()).is_some_and(|range| range <= self.sight(means));
        near && (means != Visual::Flags || self.is_day())
    }

    /// Shows a message to whom it is for. Nobody else looks.
    pub async fn signal(
        &self,
        operator: ActorId,
        from: UnitId,
        means: Visual,
        message: Message,
        attempt: u32,
    ) -> Result<(), Unsent> {
        let Inner { kernel, plot, params, log, .. } = &*self.0;
        let route = Route::Visual(means);
        if plot.track(from).is_none() {
            log.record(operator, Record::Unsent { message: message.id, route, why: Unsent::NotInPlay });
            return Err(Unsent::NotInPlay);
        }
        let began = kernel.now();
        let air_time = Span::from_seconds(params.visual_seconds);
        let count = words(&message);
        log.record(operator, Record::Says { message: message.clone(), route, words: count, air_time });
        kernel.sleep(air_time).await;
        let Addressee::Unit(to) = message.addressee else { return Ok(()) };
        if self.is_cut_off(to) {
            return Ok(());
        }
        let Some((receiver, watcher, key)) = self.of(to, |station| {
            let antenna = &station.antenna;
            (antenna.receiver.clone(), antenna.operator, antenna.key.clone())
        }) else {
            return Ok(());
        };
        let (who, id, after) = (Party::Unit(to), message.id, kernel.now() - began);
        let miss = |why| log.record(watcher, Record::Misses { who, message: id, route, why });
        if plot.track(to).is_none() {
            miss(Unheard::NotInPlay);
        } else if !self.in_sight(means, from, to) {
            miss(Unheard::OutOfSight);
        } else if !self.sees(&self.0.draws, &key, &message, attempt) {
            miss(Unheard::NotSeen);
        } else if self.is_blank(id, to) {
            miss(Unheard::Blank);
        } else {
            receiver.send(Reception::whole(log, watcher, to, &message, route, after));
        }
        Ok(())
    }

    fn sees(&self, draws: &Draws, key: &str, message: &Message, attempt: u32) -> bool {
        let index = [message.question.0, attempt.into()];
        draws.at(key, "visual.seen", &index).bernoulli(self.0.params.visual_seen)
    }
}
