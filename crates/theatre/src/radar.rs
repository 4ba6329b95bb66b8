//! What a warning receiver makes of a radar.

use guardline_units::Params;
use guardline_wire::record::{Mode, Shows};

/// What the receiver shows of one emission episode, by a uniform draw. A search radar can be taken for a lock, and a
/// lock can be missed.
pub fn perceive(mode: Mode, uniform: f64, params: &Params) -> Shows {
    let (nothing, lock) = match mode {
        Mode::Search => (0.05, params.lock_from_search),
        Mode::Track => (0.05, params.lock_from_track),
        Mode::FireControl => (0.04, params.lock_from_fire_control),
    };
    match uniform {
        u if u < lock => Shows::Lock,
        u if u > 1.0 - nothing => Shows::Nothing,
        _ => Shows::Radar,
    }
}
