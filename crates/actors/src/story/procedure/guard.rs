//! The guard procedure: detect, call on the guard channels one after the other, repeat the challenge, signal by sight,
//! report that nobody answers. Whatever answer comes is free talk, and ends it.

use super::calling::{BURSTS, Calling};

pub(super) async fn guard_procedure(call: &mut Calling) {
    let plan = call.room.plan(call.to);
    for _ in 0..BURSTS {
        if call.burst(&plan).await.is_some() || call.pointless {
            return;
        }
        call.nobody_answers();
        if call.by_sight().await.is_some() || call.pause().await.is_some() || call.pointless {
            return;
        }
    }
}
