//! Plain values with their units.
//!
//! **Owns** virtual time ([`Instant`], [`Span`]), distances, speeds and frequencies, the names of sides, units and
//! rungs, how far a source may be trusted, and the one table of model parameters ([`Params`]).
//! **Must not know** anything else: no clock, no file, no channel.
//!
//! ```
//! use guardline_units::{Instant, Knots, Metres, Span};
//!
//! let noon = Instant::START + Span::hours(12);
//! assert_eq!(noon - Instant::START, Span::minutes(720));
//! assert_eq!(Metres::from_nautical_miles(1.0), Metres(1852.0));
//! assert!((Knots(10.0).metres_per_second() - 5.144).abs() < 1e-3);
//! ```

mod time;
pub use time::{Instant, Span};

mod quantity;
pub use quantity::{Decibels, Degrees, Hertz, Knots, Metres};

mod place;
pub use place::{Ellipsoid, Geodesic, Local, Position, WGS84};

mod identity;
pub use identity::{ActorId, Seed, Side, UnitId};

mod ladder;
pub use ladder::{Posture, Rung};

mod grade;
pub use grade::Grade;

mod later;
pub use later::Later;

mod text;
pub use text::{Language, Text, in_language};

pub mod params;
pub use params::Params;
