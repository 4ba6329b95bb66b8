//! The distress call: to all stations, on the guard channel, and again after a while.

use std::rc::Rc;

use guardline_units::Span;
use guardline_wire::{Addressee, Channel, Marker, Proword, Question, Route, SpeechAct};

use crate::story::radio_room::Room;

/// How often it is said, and after how long again.
const CALLS: u32 = 3;
const GAP: Span = Span::minutes(2);

pub(super) async fn distress_call(room: Rc<Room>, question: Question) {
    let guard = [Channel::Vhf16, Channel::Air121_5, Channel::Air243_0];
    let own = room.at.unit;
    let Some(channel) = guard.into_iter().find(|channel| room.at.ether.has(own, *channel)) else { return };
    let route = Route::Radio(channel);
    for call in 1..=CALLS {
        let mut message =
            room.compose(own, question, SpeechAct::Distress, Marker::Request, Proword::Over, route);
        message.addressee = Addressee::All;
        // Why it could not be sent is in the record.
        let _ = room.say(route, message, call).await;
        room.at.kernel.sleep(GAP).await;
    }
}
