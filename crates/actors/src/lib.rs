//! Ministries, ships and aircraft.
//!
//! **Owns** beliefs and evidence, the choosers and the [`Seat`] at which people, scripts and agents take their place,
//! the decision cores ([`Commander`], [`Ministry`], [`answer`]), and the async stories around them.
//! **Must not know** scenario files, sockets, or the terms of the mechanism beyond its seven views.
//!
//! # How a radar claim travels from the bridge to the minister and back
//!
//! 1. The world lights a radar; the warning receiver shows something, rightly or not. [`story::bridge`] hands it to the
//!    [`Commander`], who believes more or less of it ([`belief`]), decides what to do ([`Seat`]), has the radio room ask
//!    ([`story::radio_room`], [`story::procedure`]: radio comes before telephone), and reports.
//! 2. [`story::chain`] carries the report up: a routing delay, and for a contested report perhaps a hold until it is
//!    verified. It carries *evidence*, at less than full weight, never a conclusion.
//! 3. [`story::ministry`] hands it to the [`Ministry`], which takes a posture, protests through the embassy, publishes
//!    sooner or later, and tells its desk whether it wishes to talk.
//! 4. [`story::desk`] asks for authority to call, rings, is answered or not ([`answer`]), and carries words back as
//!    evidence. The called side's desk does the same from the other end.
//! 5. The ministry's orders go down the chain to every unit: guidance, rules of engagement, and whether the other side
//!    has explained itself. The commander weighs them at the next decision.
//!
//! 6. When the units have parted the ministries go on alone ([`dispute`]): each holds its own account of whose fault it was, and
//!    protests, accuses, denies, explains, offers to compare evidence, suspends and resumes, until it is settled or lapses.
//!
//! A core is a value: it is told what happened and says what to do, and is tested without a kernel. A story only waits,
//! sends and sleeps.
//!
//! ```
//! use guardline_actors::{Belief, Evidence, Likelihoods};
//! use guardline_units::Params;
//!
//! let params = Params::default();
//! let mut belief = Belief::prior(0.4, 0.0, &params);
//! let before = belief.shares()[2];
//! belief.update(&Evidence::lock(&Likelihoods::new(&params)), 0.0, &params);
//! assert!(belief.shares()[2] > before, "a lock seen makes hostile intent more credible");
//! ```

pub mod likelihoods;
pub use likelihoods::Likelihoods;

pub mod belief;
pub use belief::{Belief, Evidence};

pub mod choice;

mod politics;
pub use politics::Politics;

mod mind;
pub use mind::Mind;

mod weights;
pub use weights::Weights;

pub mod conduct;

mod seat;
pub use seat::{Logit, Options, Seat, View};

mod choosers;
pub use choosers::{Bully, Grit, Scripted, TitForTat};

pub mod ports;

mod commander;
pub use commander::{Commander, Deed};

mod place;
pub use place::Place;

pub mod dispute;
pub use dispute::Dispute;

mod ministry;
pub use ministry::{Act, Ministry};

pub mod answer;

pub mod story;
