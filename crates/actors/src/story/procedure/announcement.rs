//! An announcement: said on one channel, again if nobody answers, a few times and no more.

use guardline_wire::Channel;

use super::calling::Calling;

pub(super) async fn announcement(call: &mut Calling, channel: Channel) {
    if call.burst(&[channel]).await.is_none() && !call.pointless {
        call.nobody_answers();
    }
}
