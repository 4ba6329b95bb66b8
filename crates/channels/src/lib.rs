//! Radio, lines and notices: who can hear whom, when and how well.
//!
//! **Owns** the ether (listen before talk, half duplex, horizon, readability, words lost and misheard, what can be seen),
//! the exchange of the lines between ministries, the circulation of notices, and the log through which everything that
//! happens is recorded.
//! **Must not know** who the actors are, what they believe, or why they talk. A channel asks the mechanism for reach,
//! comprehension, delay and calendar, and never for more.
//!
//! ```
//! use guardline_channels::{comprehension, readability};
//! use guardline_units::{Decibels, Params};
//! use guardline_wire::Form;
//!
//! // V15: at 8 dB nine in ten agreed phrases are understood, and two in three free sentences of an officer of level 4.
//! let params = Params::default();
//! let at = |form| comprehension(Decibels(8.0), form, 4.0, &params);
//! assert!((at(Form::Phrasebook) - 0.9536).abs() < 1e-4);
//! assert!((at(Form::Free) - 0.6457).abs() < 1e-4);
//! assert_eq!(readability(Decibels(8.0)), 4);
//! ```

mod log;
pub use log::Log;

mod blank;
pub use blank::Blanks;

mod language;
pub use language::{
    Circumstances, Hearing, NATIVE, Recognised, comprehension, hear, readability, readback_error, recognises,
    understand,
};

mod link;
pub use link::signal_to_noise;

mod radio;
pub use radio::{Antenna, Assessment, Ether, Garble, Obstacle, Reception};

mod pool;
pub use pool::{Held, Pool};

mod hotline;
pub use hotline::{Call, Chosen, Clock, Duty, Exchange, Line, LineEvent, Ready, Ringing};

mod notices;
pub use notices::{Bulletin, Subscriber, quality};
