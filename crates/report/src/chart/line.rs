//! The calls on a line as arrows between ministries.

use guardline_units::{Instant, Span};
use guardline_wire::line::{AnsweredBy, LineState};
use guardline_wire::record::Party;

use super::{Arrow, Fate, Target, in_time};
use crate::exchanges::LineCall;
use crate::say;
use crate::timeline::Detail;
use crate::wording::{Names, dead_key};

/// Rings in a row with one outcome.
struct Rings {
    first: Instant,
    last: Instant,
    count: u32,
    fate: Fate,
    outcome: String,
}

/// What happens in a call; everything but what goes without saying.
pub(super) fn arrows(call: &LineCall, names: &Names, detail: Detail) -> Vec<Arrow> {
    let mut drawn = Drawn { call, names, arrows: Vec::new() };
    let mut rings: Option<Rings> = None;
    let mut dead = None;
    for (place, (at, end, state)) in call.states.iter().enumerate() {
        let story = detail == Detail::Story;
        match state {
            LineState::Rings { .. } => dead = None,
            LineState::Dead { why } => dead = Some(names.word(dead_key(*why))),
            LineState::NoAnswer
            | LineState::Declined
            | LineState::CallBackPromised
            | LineState::AskedToWait
            | LineState::Answered { .. } => {
                let (fate, mut outcome) = outcome(state, dead.take(), names);
                if call.check() && story && fate == Fate::Arrived {
                    // How long a word took is not worth a line of its own.
                    outcome = names.word("chart-answered-at-once");
                }
                match &mut rings {
                    Some(known) if story && known.outcome == outcome => {
                        known.count += 1;
                        known.last = *at;
                    }
                    _ => {
                        drawn.rings(rings.replace(Rings { first: *at, last: *at, count: 1, fate, outcome }));
                    }
                }
            }
            // What is due shows in the ring, and what the called end chooses in what the caller meets with.
            LineState::CheckDue
            | LineState::Chooses { imposed: false, .. }
            | LineState::Granted { standing: true }
            | LineState::ReplyWindow { .. }
            | LineState::Closed
                if story => {}
            LineState::Requests { relay } if story && *relay == Span::ZERO => {}
            _ => {
                drawn.rings(rings.take());
                drawn.state(*at, *end, state, &call.states[place + 1..]);
            }
        }
    }
    drawn.rings(rings.take());
    drawn.arrows
}

struct Drawn<'a> {
    call: &'a LineCall,
    names: &'a Names,
    arrows: Vec<Arrow>,
}

impl Drawn<'_> {
    fn push(&mut self, at: Instant, from: Party, to: Target, fate: Fate, text: &str, weight: u8) {
        let way = self.names.line_name(self.call.line);
        let label = say!(self.names, "chart-label", way = way, says = text);
        self.arrows.push(Arrow { at, from, to, fate, label, weight });
    }

    fn rings(&mut self, rings: Option<Rings>) {
        let Some(Rings { first, last, count, fate, outcome }) = rings else { return };
        let names = self.names;
        let again =
            if count > 1 { format!(" {count}×{}", in_time(names, last - first)) } else { String::new() };
        let (from, to) = (Party::Ministry(self.call.from), Target::One(Party::Ministry(self.call.to)));
        let (what, weight) = match (self.call.check(), fate) {
            (true, Fate::Arrived) => ("chart-check-call", 1),
            (true, _) => ("chart-check-call", 3),
            (false, _) => ("chart-rings", 3),
        };
        let what = format!("{}{again}", names.word(what));
        let text = say!(names, "chart-ring", what = what, outcome = outcome);
        self.push(first, from, to, fate, &text, weight);
    }

    fn state(
        &mut self,
        at: Instant,
        end: guardline_units::Side,
        state: &LineState,
        rest: &[(Instant, guardline_units::Side, LineState)],
    ) {
        let names = self.names;
        let here = Party::Ministry(end);
        let there = if end == self.call.from { self.call.to } else { self.call.from };
        let across = Target::One(Party::Ministry(there));
        match state {
            // What was said is shown with what was understood of it, which is noted next at the other end.
            LineState::Speaks { says: act, by } => {
                let heard = rest.iter().find_map(|(_, side, state)| match state {
                    LineState::Understands { says } if side != by => Some(says.as_ref()),
                    _ => None,
                });
                let right = rest.iter().find_map(|(_, side, state)| match state {
                    LineState::ReadBack { right } if side != by => Some(*right),
                    _ => None,
                });
                let says = names.says_on_line(act);
                let says = match right {
                    Some(true) => say!(names, "chart-read-back", says = says),
                    Some(false) => say!(names, "chart-read-back-wrongly", says = says),
                    None => says,
                };
                let (fate, understood) = match heard {
                    Some(Some(taken)) if taken == act => (Fate::Arrived, None),
                    Some(Some(taken)) => {
                        (Fate::Mistaken, Some(say!(names, "chart-taken-to-say", says = names.says(taken))))
                    }
                    Some(None) => (Fate::Mistaken, Some(names.word("chart-not-understood"))),
                    None => (Fate::Lost, Some(names.word("chart-not-heard-on-line"))),
                };
                let text = match understood {
                    None => says,
                    Some(outcome) => say!(names, "chart-outcome", label = says, outcome = outcome),
                };
                self.push(at, here, across, fate, &text, 3);
            }
            LineState::Understands { .. } | LineState::ReadBack { .. } => {}
            LineState::Requests { .. } | LineState::Writes { .. } => {
                let text = names.line_state(end, there, state);
                self.push(at, here, across, Fate::Arrived, &text, 2);
            }
            _ => {
                let weight = match state {
                    LineState::CheckDue | LineState::Talks { .. } | LineState::Queues { .. } => 1,
                    _ => 3,
                };
                self.push(
                    at,
                    here,
                    Target::Here,
                    Fate::Arrived,
                    &names.line_state(end, there, state),
                    weight,
                );
            }
        }
    }
}

fn outcome(state: &LineState, dead: Option<String>, names: &Names) -> (Fate, String) {
    match (state, dead) {
        (_, Some(why)) => (Fate::Lost, say!(names, "chart-ring-dead", why = why)),
        (LineState::Answered { by: AnsweredBy::Addressee, after }, _) => {
            (Fate::Arrived, say!(names, "chart-answered", after = *after))
        }
        (LineState::Answered { by: AnsweredBy::SomebodyElse, after }, _) => {
            (Fate::Mistaken, say!(names, "chart-answered-by-somebody", after = *after))
        }
        (LineState::Declined, _) => (Fate::Lost, names.word("chart-declined")),
        (LineState::CallBackPromised, _) => (Fate::Arrived, names.word("chart-will-call-back")),
        (LineState::AskedToWait, _) => (Fate::Arrived, names.word("chart-asks-for-time")),
        _ => (Fate::Lost, names.word("chart-not-answered")),
    }
}
