//! How a unit talks to another: the guard procedure, the agreed procedure, and an announcement. Each is a story that reads
//! like the card on the bulkhead; the report scores which of its steps were taken.

use std::rc::Rc;

use guardline_units::UnitId;
use guardline_wire::{Channel, Form, Marker, Question, SpeechAct};

use crate::ports::ToWorld;
use crate::story::radio_room::Room;

mod calling;
use calling::Calling;

mod agreed;
mod announcement;
mod distress;
mod guard;

/// Begins to ask another unit who it is and what it intends: by the agreed procedure where phrases are agreed, else by
/// that of the guard channels.
pub(super) fn begin_asking(room: &Rc<Room>, to: UnitId, question: Question, stress: f64) {
    let mut call = Calling::new(room, to, question, SpeechAct::Query, Marker::Question, stress);
    let agreed = room.at.mind.mechanism.comprehension().form() == Form::Phrasebook;
    room.spawn(async move {
        let (world, unit) = (call.room.at.world.clone(), call.room.at.unit);
        world.send(ToWorld::Calling { unit, begins: true });
        if agreed {
            agreed::agreed_procedure(&mut call).await;
        } else {
            guard::guard_procedure(&mut call).await;
        }
        world.send(ToWorld::Calling { unit, begins: false });
        call.close();
    });
}

/// Begins to call for help.
pub(super) fn begin_calling_for_help(room: &Rc<Room>, question: Question) {
    room.spawn(distress::distress_call(Rc::clone(room), question));
}

/// Begins to say something of one's own accord.
pub(super) fn begin_saying(
    room: &Rc<Room>,
    to: UnitId,
    question: Question,
    channel: Channel,
    says: SpeechAct,
) {
    let marker = match says {
        SpeechAct::Query => Marker::Question,
        SpeechAct::Demand => Marker::Instruction,
        SpeechAct::Intention { .. } => Marker::Intention,
        _ => Marker::Information,
    };
    let mut call = Calling::new(room, to, question, says, marker, 0.0);
    room.spawn(async move {
        announcement::announcement(&mut call, channel).await;
        call.close();
    });
}
