//! Check calls: at fixed times of the day one end rings the other, and a word is enough. An answer says that the line
//! works; no answer makes both ends test it, and then either it is out of order or nobody wanted to answer.

use std::rc::Rc;

use guardline_channels::Call;
use guardline_units::{Instant, Side, Span};
use guardline_wire::LineId;
use guardline_wire::line::LineState;

use super::Seat;
use super::standing::picked_up;

/// How long a test of the line takes.
const TEST: Span = Span::minutes(10);

impl Seat {
    /// Rings a side on a line at each time agreed, for as long as the run lasts.
    pub(super) async fn checks(self: Rc<Self>, line: LineId, to: Side) {
        loop {
            let Some(at) = self.next_check(line) else { return };
            self.at.kernel.sleep_until(at).await;
            self.check(line, to).await;
            // The minute in which it was due is over.
            self.at.kernel.sleep_until(at + Span::minutes(1)).await;
        }
    }

    fn next_check(&self, line: LineId) -> Option<Instant> {
        let now = self.at.kernel.now();
        let minute = i64::from(self.at.exchange.clock(self.at.side).minute_of_day(now));
        let times = self.at.mind.mechanism.calendar().check_calls(line);
        let wait = times.iter().map(|time| (i64::from(*time) - minute).rem_euclid(24 * 60)).min()?;
        let whole = Span::minutes(now.since_start().as_minutes() as u64);
        Some((Instant::START + whole + Span::minutes(wait.unsigned_abs())).max(now))
    }

    async fn check(&self, line: LineId, to: Side) {
        let request = self.count_request(line, to, true);
        let wished = self.at.kernel.now();
        let call = self.at.exchange.open(self.at.side, to, line, request, true);
        self.note(call, LineState::Granted { standing: true });
        self.note(call, LineState::Requests { relay: Span::ZERO });
        let Some(circuit) = self.at.exchange.seize(call).await else { return };
        let answered = picked_up(circuit.ring(1).await);
        let after = self.at.kernel.now() - wished;
        let works = answered.is_ok();
        self.note(call, answered.map_or_else(|state| state, |by| LineState::Answered { by, after }));
        if works {
            self.state.borrow_mut().known_dead.remove(&line);
            self.note(call, LineState::Closed);
            self.tell_check(call, true);
        } else {
            drop(circuit);
            self.test(call).await;
        }
    }

    async fn test(&self, call: Call) {
        self.at.kernel.sleep(TEST).await;
        let in_order = self.at.exchange.in_order(call.line);
        self.note(call, LineState::Tested { in_order });
        self.note(call, LineState::GivesUp);
        let mut state = self.state.borrow_mut();
        if in_order {
            state.known_dead.remove(&call.line);
            drop(state);
            self.tell_check(call, false);
        } else {
            state.known_dead.insert(call.line);
        }
    }
}
