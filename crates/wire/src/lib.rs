//! What is said: messages, acknowledgements, coded signals, the records of a run, and the codec.
//!
//! **Owns** the channel plan, the structure of a message (addressee, originator, marker, what is said, over or out, time
//! with zone), its words and how long they take, the three grades of acknowledgement, the closed codebook of coded
//! signals, the states of a call, the records that a run leaves behind and what they must keep to, and the codec in which
//! every message crosses a channel.
//! **Must not know** who hears a message, what they believe, or any input and output.
//!
//! ```
//! use guardline_units::{Instant, Side, UnitId};
//! use guardline_wire::{codec, Addressee, Form, Marker, Message, MessageId, Originator, Proword, Question, SpeechAct, Stamp};
//!
//! let call = Message {
//!     id: MessageId { sender: 4, number: 1 },
//!     question: Question::about(&["example"], &[1]),
//!     addressee: Addressee::Unit(UnitId(0)),
//!     originator: Originator { side: Side(1), unit: Some(UnitId(2)) },
//!     marker: Marker::Question,
//!     says: SpeechAct::Query,
//!     form: Form::Phrasebook,
//!     proword: Proword::Over,
//!     stamp: Stamp { at: Instant::START, offset_minutes: 540 },
//! };
//! let bytes = codec::encode(&call);
//! assert_eq!(codec::decode::<Message>(&bytes).unwrap(), call);
//! ```

mod channel;
pub use channel::{Channel, LineId, Modulation, PLAN, Planned, Route, Visual};

pub mod codebook;

mod message;
pub use message::{
    Acknowledgement, Addressee, Form, Marker, Message, MessageId, NoticeContent, NoticeText, Originator,
    Proword, Question, SpeechAct, Stamp,
};

mod words;
pub use words::{NamePart, Slot, Word, air_time, phrase, spoken, words};

pub mod codec;

pub mod line;

pub mod dispute;

pub mod seat;

pub mod record;
pub use record::Record;

pub mod inputs;

pub mod validity;
