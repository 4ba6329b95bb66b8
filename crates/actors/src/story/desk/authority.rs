//! Who may call: the person who may grant it is asked once he is awake, and officials consult first where the agreement
//! demands it.

use guardline_channels::Call;
use guardline_mechanism::Mechanism;
use guardline_units::Span;
use guardline_wire::LineId;
use guardline_wire::line::LineState;

use super::Seat;
use crate::choice;

/// Minutes of the night, local time, in which nobody senior decides anything, or comes to the phone unless he has
/// orders to answer.
const NIGHT: std::ops::Range<u16> = 0..7 * 60;

/// How long the person whose line it is sleeps on at a minute of his day: nothing if he is awake, or if it is a duty officer's
/// line.
pub fn sleeps_on(mechanism: &Mechanism, line: LineId, minute: u16) -> Span {
    if mechanism.authority().senior(line) && NIGHT.contains(&minute) {
        Span::minutes(u64::from(NIGHT.end - minute))
    } else {
        Span::ZERO
    }
}

impl Seat {
    /// How long the person whose line it is sleeps on now.
    pub(super) fn asleep(&self, call: Call) -> Span {
        let minute = self.at.exchange.clock(self.at.side).minute_of_day(self.at.kernel.now());
        sleeps_on(&self.at.mind.mechanism, call.line, minute)
    }

    /// Asks the person who may grant it for authority to talk, unless there is standing authority.
    pub(super) async fn authority(&self, call: Call) -> bool {
        let other = if call.from == self.at.side { call.to } else { call.from };
        let granted = self.state.borrow().granted.contains(&(other, call.line));
        let standing = self.standing(call.line);
        if standing || granted {
            self.note(call, LineState::Granted { standing });
            return true;
        }
        let (kernel, p) = (&self.at.kernel, &self.at.mind.params);
        let index = [self.at.mind.rank(other), call.line.0.into(), call.request.into()];
        let mut draw = self.at.mind.draws.at(&self.key(), "consultation", &index);
        let asleep = self.asleep(call);
        self.note(call, LineState::AsksAuthority { asleep });
        kernel.sleep(asleep).await;
        let spread = draw.lognormal(1.0, p.consultation_spread);
        if let Some(median) = self.at.mind.mechanism.delay().consultation(call.line) {
            let takes = Span::from_minutes(median.as_minutes() * spread);
            self.note(call, LineState::Consults { takes });
            kernel.sleep(takes).await;
            // What has been consulted on by night is decided in the morning.
            kernel.sleep(self.asleep(call)).await;
        }
        let (weighing, hostile) = self.weigh(other, call.line);
        let shocks = [draw.gumbel(), draw.gumbel()];
        let grant = choice::choose(&[0.0, weighing.grant(hostile, p)], 1.0, &shocks) == 1;
        if self.at.mind.detail {
            let look = weighing.look_at_grant(self.told(other), hostile, grant, p);
            self.at.exchange.note_look(call, self.at.side, look);
        }
        if grant {
            self.state.borrow_mut().granted.insert((other, call.line));
        }
        self.note(call, if grant { LineState::Granted { standing: false } } else { LineState::Refused });
        grant
    }
}
