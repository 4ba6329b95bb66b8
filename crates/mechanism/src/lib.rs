//! The agreement as data.
//!
//! **Owns** the [`Terms`] of a mechanism (pillars, rules, procedures) and the seven views through which, and only
//! through which, the rest of the program may read them.
//! **Must not know** who the actors are, how a channel works, or what an escalation is. A mechanism has no effect of
//! its own: every view answers a question that an actor or a channel asks, and `none` answers each of them too.
//!
//! ```
//! use guardline_mechanism::{Mechanism, Terms};
//! use guardline_units::Params;
//!
//! let none = Mechanism::new(Terms::none(), &Params::default());
//! assert!(none.reach().agreed_channel().is_none() && !none.reach().lines().next().is_some());
//! ```

mod terms;
pub use terms::{
    Channel, Declared, Interpreter, Level, LineTerms, NoticeTerms, Orders, Path, RadioTerms, Reply, Request,
    ServiceHours, Terms,
};

mod views;
pub use views::{Authority, Calendar, Comprehension, Conduct, Credibility, Delay, Mechanism, Reach};

/// The mechanisms that come with the program: name and text of each file.
pub const PRESETS: &[(&str, &str)] = &[
    ("none", include_str!("../presets/none.toml")),
    ("as_designed", include_str!("../presets/as_designed.toml")),
    ("as_observed", include_str!("../presets/as_observed.toml")),
    ("dtl_48h", include_str!("../presets/dtl_48h.toml")),
    ("daily_check", include_str!("../presets/daily_check.toml")),
    ("inert", include_str!("../presets/inert.toml")),
];
