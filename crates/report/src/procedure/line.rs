//! Calls on a line, by the standing procedure: authority, consultation where it is agreed, request, ring, answer, talk,
//! readback, close, and the call back if one was promised.

use guardline_units::Instant;
use guardline_wire::line::{AnsweredBy, LineState};

use super::{Procedure, Score, Taken, in_order, steps};
use crate::exchanges::LineCall;
use crate::wording::Names;

pub(super) fn score(call: &LineCall, names: &Names) -> Option<Score> {
    let (began, ..) = call.states.first()?;
    let taken = line_steps(call);
    let since = |at: Instant| (at - *began).as_seconds();
    let promised = call.when(|state| *state == LineState::CallBackPromised);
    let made = call.when_at(call.to, |state| *state == LineState::CallsBack);
    let right = call.states.iter().rev().find(|(.., it)| *it == LineState::ReadBack { right: true });
    Some(Score {
        procedure: Procedure::Line,
        from: names.side(call.from).to_owned(),
        to: names.side(call.to).to_owned(),
        ways: vec![names.line_name(call.line).to_owned()],
        began_s: began.since_start().as_seconds(),
        taken: taken.iter().filter(|step| step.at.is_some()).count() as u32,
        due: taken.iter().filter(|step| step.due).count() as u32,
        in_order: in_order(&taken),
        steps: steps(&taken),
        contact_after_s: call.when(|it| matches!(it, LineState::Answered { .. })).map(since),
        shared_after_s: right.map(|(at, ..)| since(*at)),
        call_back_made: promised.map(|_| made.is_some()),
    })
}

fn line_steps(call: &LineCall) -> Vec<Taken> {
    let own = |is: &dyn Fn(&LineState) -> bool| call.when_at(call.from, is);
    let authority = own(&|it| matches!(it, LineState::Granted { .. }));
    let consulted = own(&|it| matches!(it, LineState::Consults { .. }));
    let requested = own(&|it| matches!(it, LineState::Requests { .. }));
    let rang = own(&|it| matches!(it, LineState::Rings { .. }));
    let reached = own(&|it| matches!(it, LineState::Answered { by: AnsweredBy::Addressee, .. }));
    let answered = own(&|it| matches!(it, LineState::Answered { .. }));
    let talked = own(&|it| matches!(it, LineState::Talks { .. }));
    let read_back = call.when(|it| matches!(it, LineState::ReadBack { .. }));
    let closed = own(&|it| *it == LineState::Closed);
    let promised = call.when(|it| *it == LineState::CallBackPromised);
    let called_back = call.when_at(call.to, |it| *it == LineState::CallsBack);
    // A word is enough for a check call: it is answered and closed.
    let talk_due = answered.is_some() && !call.check();
    vec![
        // Where the agreement demands it, consultation comes between the asking and the grant.
        Taken::new("step-consultation", 1, false, consulted),
        Taken::new("step-authority", 2, true, authority),
        Taken::new("step-request", 3, authority.is_some(), requested),
        Taken::new("step-ring", 4, requested.is_some(), rang),
        Taken::new("step-answered-by-the-addressee", 5, rang.is_some(), reached),
        Taken::new("step-talk", 6, talk_due, talked),
        Taken::new("step-readback", 7, talked.is_some(), read_back),
        Taken::new("step-close", 8, answered.is_some(), closed),
        Taken::new("step-call-back-as-promised", 0, promised.is_some(), promised.and(called_back)),
    ]
}
