//! Where ships and aircraft are, how they move, and what their radars show.
//!
//! **Owns** tracks in closed form (turns, changes of speed and height, then steady until the next order), closest approach
//! and range crossings, guidance laws, the radio horizon, and radar modes with the warning receiver's confusion.
//! **Must not know** who commands a unit or why it moves.
//!
//! Nothing steps: whoever needs to know when two units come within a range asks [`Pair::crossing`] and schedules it.
//!
//! ```
//! use guardline_theatre::{Pair, Track};
//! use guardline_units::{Degrees, Instant, Knots, Local, Metres};
//!
//! // Closest approach of the textbook: a target 10 NM north, moving relative to us at 6 kn west and 18 kn south.
//! let own = Track::new(Instant::START, Local::ZERO, Local::ZERO);
//! let target = Track::new(
//!     Instant::START,
//!     Local { north: Metres::from_nautical_miles(10.0).0, ..Local::ZERO },
//!     Local::along(Degrees(270.0), Knots(6.0).metres_per_second())
//!         .plus(Local::along(Degrees(180.0), Knots(18.0).metres_per_second())),
//! );
//! let approach = Pair::new(&own, &target).closest_approach(Instant::START);
//! assert!((approach.after.as_minutes() - 30.0).abs() < 1e-9);
//! assert!((approach.distance.nautical_miles() - 3.162).abs() < 1e-3);
//! ```

mod platform;
pub use platform::{Class, Kind, Platform, Step, Traits};

mod track;
pub use track::{Order, Track};

mod pair;
pub use pair::{Ahead, ClosestApproach, Pair};

mod guidance;
pub use guidance::{Beam, Guidance, Helm, Mark, Other, Plan, plan};

mod horizon;
pub use horizon::{free_space_loss, radio_horizon};

mod radar;
pub use radar::{analyse, perceive, receiver};

mod sensor;
pub use sensor::{Errors, measured, measured_beyond};

mod plot;
pub use plot::{Plot, Station};
