//! The agreed procedure: detect, call on the working channel, then on guard, exchange call signs, hear the other's
//! intention, read it back, clear. It is asked for again if the readback was wrong.

use super::calling::{BURSTS, Calling};

pub(super) async fn agreed_procedure(call: &mut Calling) {
    let plan = call.room.plan(call.to);
    for _ in 0..BURSTS {
        let mut answer = call.burst(&plan).await;
        if answer.is_none() && !call.pointless {
            call.nobody_answers();
            answer = call.by_sight().await;
        }
        if answer.is_none() {
            answer = call.pause().await;
        }
        if let Some(answer) = answer {
            call.read_back(answer).await;
            return;
        }
        if call.pointless {
            return;
        }
    }
}
