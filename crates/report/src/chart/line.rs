//! The calls on a line as arrows between ministries.

use guardline_units::{Instant, Span};
use guardline_wire::SpeechAct;
use guardline_wire::line::{AnsweredBy, LineState};
use guardline_wire::record::Party;

use super::{Arrow, Fate, Target, in_time};
use crate::exchanges::LineCall;
use crate::timeline::Detail;
use crate::wording::{Names, dead_word, says};

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
    let mut drawn = Drawn { call, name: names.line_name(call.line), arrows: Vec::new() };
    let mut rings: Option<Rings> = None;
    let mut dead = None;
    for (place, (at, end, state)) in call.states.iter().enumerate() {
        let story = detail == Detail::Story;
        match state {
            LineState::Rings { .. } => dead = None,
            LineState::Dead { why } => dead = Some(dead_word(*why)),
            LineState::NoAnswer
            | LineState::Declined
            | LineState::CallBackPromised
            | LineState::AskedToWait
            | LineState::Answered { .. } => {
                let (fate, mut outcome) = outcome(state, dead.take());
                if call.check() && story && fate == Fate::Arrived {
                    // How long a word took is not worth a line of its own.
                    "answered".clone_into(&mut outcome);
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
                drawn.state(*at, *end, state, &call.states[place + 1..], names);
            }
        }
    }
    drawn.rings(rings.take());
    drawn.arrows
}

struct Drawn<'a> {
    call: &'a LineCall,
    name: &'a str,
    arrows: Vec<Arrow>,
}

impl Drawn<'_> {
    fn push(&mut self, at: Instant, from: Party, to: Target, fate: Fate, text: &str, weight: u8) {
        let label = format!("{}: {text}", self.name);
        self.arrows.push(Arrow { at, from, to, fate, label, weight });
    }

    fn rings(&mut self, rings: Option<Rings>) {
        let Some(Rings { first, last, count, fate, outcome }) = rings else { return };
        let again = if count > 1 { format!(" {count}×{}", in_time(last - first)) } else { String::new() };
        let (from, to) = (Party::Ministry(self.call.from), Target::One(Party::Ministry(self.call.to)));
        let (what, weight) = match (self.call.check(), fate) {
            (true, Fate::Arrived) => ("check call", 1),
            (true, _) => ("check call", 3),
            (false, _) => ("rings", 3),
        };
        self.push(first, from, to, fate, &format!("{what}{again}, {outcome}"), weight);
    }

    fn state(
        &mut self,
        at: Instant,
        end: guardline_units::Side,
        state: &LineState,
        rest: &[(Instant, guardline_units::Side, LineState)],
        names: &Names,
    ) {
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
                let readback = match right {
                    Some(true) => ", read back",
                    Some(false) => ", READ BACK WRONGLY",
                    None => "",
                };
                let (fate, understood) = match heard {
                    Some(Some(taken)) if taken == act => (Fate::Arrived, String::new()),
                    Some(Some(taken)) => (Fate::Mistaken, format!(" — TAKEN TO SAY: {}", says(taken))),
                    Some(None) => (Fate::Mistaken, " — not understood".to_owned()),
                    None => (Fate::Lost, " — not heard".to_owned()),
                };
                self.push(at, here, across, fate, &format!("{}{readback}{understood}", statement(act)), 3);
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

/// What is said on a line: whoever calls asks what happened.
fn statement(act: &SpeechAct) -> String {
    if *act == SpeechAct::Query { "what happened?".to_owned() } else { says(act) }
}

fn outcome(state: &LineState, dead: Option<&str>) -> (Fate, String) {
    match (state, dead) {
        (_, Some(dead)) => (Fate::Lost, format!("nobody hears it, {dead}")),
        (LineState::Answered { by: AnsweredBy::Addressee, after }, _) => {
            (Fate::Arrived, format!("answered {after} after the wish"))
        }
        (LineState::Answered { by: AnsweredBy::SomebodyElse, after }, _) => {
            (Fate::Mistaken, format!("ANSWERED BY SOMEBODY ELSE {after} after the wish"))
        }
        (LineState::Declined, _) => (Fate::Lost, "declined".to_owned()),
        (LineState::CallBackPromised, _) => (Fate::Arrived, "will call back".to_owned()),
        (LineState::AskedToWait, _) => (Fate::Arrived, "asks for time".to_owned()),
        _ => (Fate::Lost, "not answered".to_owned()),
    }
}
