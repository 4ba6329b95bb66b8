//! The story of one inject: it waits to be triggered, begins, and looks whether the response it expects comes.

use std::rc::Rc;

use guardline_kernel::{Kind, Mailbox};
use guardline_units::Instant;
use guardline_wire::Record;
use guardline_wire::record::{Cause, Why};

use super::{Engine, Expectation, Inject, Milestone, Trigger};

/// What an inject is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Signal {
    /// Something has changed that its condition may depend on.
    Look,
    /// What it waits for of another inject has happened.
    Reached {
        /// Of which.
        inject: u16,
    },
    /// The response that another inject expects has not come.
    Otherwise {
        /// Which other.
        inject: u16,
    },
    /// It is not to happen.
    Cancel,
    /// A facilitator begins it.
    Fire,
}

impl Kind for Signal {
    fn kind(&self) -> u16 {
        300 + match self {
            Self::Look => 0,
            Self::Reached { .. } => 1,
            Self::Otherwise { .. } => 2,
            Self::Cancel => 3,
            Self::Fire => 4,
        }
    }
}

/// What an inject has yet to do.
struct Waiting {
    trigger: Trigger,
    /// When it is due by the clock, and why then.
    due: Option<(Instant, Cause)>,
    /// The number of its watch, if it waits for a condition.
    watch: Option<u32>,
}

/// Lives for as long as the inject can still be triggered.
pub(super) async fn inject(
    engine: Rc<Engine>,
    number: u16,
    inject: Inject,
    watch: Option<u32>,
    mut mail: Mailbox<Signal>,
) {
    let Inject { key, trigger, given, acts, expects } = inject;
    let mut waiting = Waiting { trigger, due: None, watch };
    waiting.set_clock(&engine, &key);
    loop {
        let by = waiting.wakes(&engine);
        let signal = mail.recv_until(by).await;
        if signal == Some(Signal::Cancel) {
            engine.record(Record::Withheld { inject: number, why: Why::Cancelled });
            return;
        }
        let Some(cause) = waiting.triggered(&engine, signal) else { continue };
        let now = engine.kernel.now();
        let again = waiting.goes_on(&engine, &key, cause);
        if given.as_ref().is_some_and(|given| !given.holds(&engine.facts, &engine.plot, now, Instant::START))
        {
            engine.record(Record::Withheld { inject: number, why: Why::NotGiven });
        } else {
            engine.record(Record::Inject { inject: number, cause });
            for what in &acts {
                engine.begin(now, what);
            }
            engine.reached(number, Milestone::Begins);
            if let Some(expects) = &expects {
                let story = response(Rc::clone(&engine), number, expects.clone(), now);
                engine.kernel.spawn(engine.actor, expects.response.lane(), story);
            }
        }
        if !again {
            return;
        }
    }
}

impl Waiting {
    /// Sets the clock, if it is a matter of the clock.
    fn set_clock(&mut self, engine: &Engine, key: &str) {
        self.due = match &mut self.trigger {
            Trigger::At(at) => Some((*at, Cause::Time)),
            Trigger::Rate(arrivals) => arrivals.next(&engine.mind.draws, key).map(|at| (at, Cause::Chance)),
            Trigger::After(_) | Trigger::Once(_) | Trigger::Contingency => None,
        };
    }

    /// When to look even if nobody says anything.
    fn wakes(&self, engine: &Engine) -> Instant {
        let now = engine.kernel.now();
        let due = self.due.map_or(Instant::NEVER, |(at, _)| at);
        match &self.trigger {
            Trigger::Once(condition) => due.min(condition.changes_at(&engine.facts, &engine.plot, now)),
            _ => due,
        }
    }

    /// Whether it begins now, and why.
    fn triggered(&mut self, engine: &Engine, signal: Option<Signal>) -> Option<Cause> {
        let now = engine.kernel.now();
        match (signal, &self.trigger) {
            (Some(Signal::Fire), _) => return Some(Cause::Facilitator),
            (Some(Signal::Otherwise { inject }), Trigger::Contingency) => {
                return Some(Cause::Contingency { of: inject });
            }
            (Some(Signal::Reached { inject }), Trigger::After(delay)) => {
                self.due = Some((now + *delay, Cause::After { inject }));
            }
            (_, Trigger::Once(condition)) => {
                self.watch.iter().for_each(|watch| engine.facts.seen_by(*watch));
                let holds = condition.holds(&engine.facts, &engine.plot, now, Instant::START);
                return holds.then_some(Cause::Condition);
            }
            _ => {}
        }
        self.due.take_if(|(at, _)| *at <= now).map(|(_, cause)| cause)
    }

    /// Whether it can be triggered once more. A facilitator's word takes the place of the next time it is due.
    fn goes_on(&mut self, engine: &Engine, key: &str, cause: Cause) -> bool {
        match &self.trigger {
            Trigger::Rate(_) => {
                if cause != Cause::Facilitator {
                    self.set_clock(engine, key);
                }
                self.due.is_some()
            }
            Trigger::After(_) | Trigger::Contingency => true,
            Trigger::At(_) | Trigger::Once(_) => false,
        }
    }
}

/// Waits for the response that an inject expects, for as long as it may take.
async fn response(engine: Rc<Engine>, inject: u16, expects: Expectation, since: Instant) {
    let Expectation { response, within, otherwise } = expects;
    let (address, mut mail) = engine.kernel.mailbox::<Signal>(engine.actor, response.lane());
    let watch = engine.facts.watch(&response, address);
    let until = since + within;
    let met = loop {
        let now = engine.kernel.now();
        if response.holds(&engine.facts, &engine.plot, now, since) {
            break true;
        }
        if now >= until {
            break false;
        }
        let by = response.changes_at(&engine.facts, &engine.plot, now).min(until);
        mail.recv_until(by).await;
        engine.facts.seen_by(watch);
    };
    engine.facts.forget(watch);
    engine.record(Record::Response { inject, met });
    engine.reached(inject, if met { Milestone::Met } else { Milestone::Unmet });
    if let Some(other) = otherwise.filter(|_| !met) {
        engine.tell(other, Signal::Otherwise { inject });
    }
}
