//! The hotline standing procedure, from the caller's end: authority, consultation, request, ring, and again until answered,
//! cleared up or pointless; the lowest line first, then the one above it.

use std::rc::Rc;

use guardline_channels::{Call, Ringing};
use guardline_kernel::Lane;
use guardline_units::{Instant, Side, Span};
use guardline_wire::LineId;
use guardline_wire::line::{AnswerChoice, AnsweredBy, LineState};

use super::Seat;

/// How often a desk rings at most on one line.
const ATTEMPTS: u32 = 1000;

/// Who picked up, or the state in which a ring leaves the call if nobody did.
pub(super) const fn picked_up(ringing: Ringing) -> Result<AnsweredBy, LineState> {
    match ringing {
        Ringing::Chosen(AnswerChoice::Answer, by) => Ok(by),
        Ringing::Chosen(AnswerChoice::PromiseCallBack, _) => Err(LineState::CallBackPromised),
        Ringing::Chosen(AnswerChoice::SeekAuthority, _) => Err(LineState::AskedToWait),
        Ringing::Chosen(AnswerChoice::Decline, _) => Err(LineState::Declined),
        Ringing::Chosen(AnswerChoice::LetRing, _) | Ringing::NoAnswer => Err(LineState::NoAnswer),
    }
}

impl Seat {
    /// Calls on one line after the other, from the lowest rank up, until somebody talks.
    pub(super) async fn standing_procedure(self: Rc<Self>, to: Side, promised: bool) {
        for line in self.lines_by_rank() {
            let reached = Rc::clone(&self).call_on(line, to, promised).await;
            if reached || !(promised || self.still_wished(to)) {
                return;
            }
        }
    }

    /// The lines by rank; those that a test has shown to be out of order come last.
    fn lines_by_rank(&self) -> Vec<LineId> {
        let mechanism = &self.at.mind.mechanism;
        let mut lines: Vec<LineId> = mechanism.reach().lines().collect();
        let dead = |line: &LineId| self.state.borrow().known_dead.contains(line);
        lines.sort_by_key(|line| (dead(line), mechanism.authority().level(*line)));
        lines
    }

    fn still_wished(&self, to: Side) -> bool {
        self.state.borrow().briefs.get(&to).is_some_and(|brief| brief.wish)
    }

    /// A call on one line; whether anybody talked.
    async fn call_on(self: Rc<Self>, line: LineId, to: Side, promised: bool) -> bool {
        let request = self.count_request(line, to, false);
        let wished = self.at.kernel.now();
        let call = self.at.exchange.open(self.at.side, to, line, request, false);
        if !self.authority(call).await {
            self.note(call, LineState::GivesUp);
            return false;
        }
        let until = self.request(call, wished).await;
        let reached = self.ring_until_answered(call, wished, until, promised).await;
        if !reached {
            self.note(call, LineState::GivesUp);
        }
        reached
    }

    pub(super) fn count_request(&self, line: LineId, to: Side, check: bool) -> u32 {
        let mut state = self.state.borrow_mut();
        let requests = state.requests.entry((line, to, check)).or_default();
        *requests += 1;
        *requests
    }

    /// Asks for the call: at once where the phone rings, else by a relayed request, after which the other side has its
    /// reply window. Returns until when ringing makes sense.
    async fn request(&self, call: Call, wished: Instant) -> Instant {
        let (kernel, delay) = (&self.at.kernel, self.at.mind.mechanism.delay());
        let window = delay.reply_window(call.line);
        let Some(mean) = delay.relay(call.line) else {
            self.note(call, LineState::Requests { relay: Span::ZERO });
            return wished + window;
        };
        let index = [self.at.mind.rank(call.to), call.line.0.into(), call.request.into()];
        let mut draw = self.at.mind.draws.at(&self.key(), "relay", &index);
        let relay = Span::from_minutes(draw.exponential(mean.as_minutes()));
        self.note(call, LineState::Requests { relay });
        kernel.sleep(relay).await;
        self.note(call, LineState::ReplyWindow { lasts: window });
        // A window that runs out while nobody is there ends when somebody comes: each side knows the other's hours.
        let runs_out = kernel.now() + window;
        let deadline = self.at.exchange.next_staffed(call.to, call.line, runs_out).unwrap_or(runs_out);
        let (ready, mut mail) = kernel.mailbox(self.at.actor, Lane::Line);
        self.at.exchange.request(call, ready);
        // Ready to be rung, or the time has run out: then it is tried all the same.
        mail.recv_until(deadline).await;
        deadline + delay.redial(call.line)
    }

    /// Rings until somebody talks, it is cleared up by another way, or the time is over.
    async fn ring_until_answered(&self, call: Call, wished: Instant, until: Instant, promised: bool) -> bool {
        let (kernel, exchange) = (&self.at.kernel, &self.at.exchange);
        let mut written = false;
        for attempt in 1..=ATTEMPTS {
            if attempt > 1 && !promised && !self.still_wished(call.to) {
                return false;
            }
            let Some(line) = exchange.seize(call).await else { return false };
            let state = match picked_up(line.ring(attempt).await) {
                Ok(by) => {
                    self.note(call, LineState::Answered { by, after: kernel.now() - wished });
                    self.state.borrow_mut().known_dead.remove(&call.line);
                    self.tell_answered(call, true, self.believed_dead(call.line));
                    self.talk_as_caller(call, by).await;
                    return true;
                }
                Err(state) => state,
            };
            // It will ring back, or at least it has been asked to wait: that is not silence.
            let silence = matches!(state, LineState::Declined | LineState::NoAnswer);
            self.note(call, state);
            if silence {
                self.tell_silence(call);
                if self.at.mind.mechanism.reach().writes(call.line) && !written {
                    written = true;
                    self.leave_message(call);
                }
            }
            drop(line);
            if kernel.now() > until {
                return false;
            }
            kernel.sleep(self.at.mind.mechanism.delay().redial(call.line)).await;
        }
        false
    }

    /// Whether a ring reached the person it was for.
    pub(super) fn reached(by: AnsweredBy) -> bool {
        by == AnsweredBy::Addressee
    }
}
