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
    Aim, Area, Channel, Declared, Dialogue, DialogueLevel, EarlyWarning, Exit, Faith, Force, Interpreter,
    Level, Like, LineTerms, NoticeTerms, Orders, Path, Purpose, RadioTerms, Reply, Request, Review, Scope,
    ServiceHours, Terms,
};

mod views;
pub use views::{Authority, Calendar, Comprehension, Conduct, Credibility, Delay, Mechanism, Reach};

mod ablation;
pub use ablation::Ablation;

mod clauses;
pub use clauses::{CLAUSES, Clause, clauses_of, pillars};

mod dropped;
pub use dropped::{Dropped, drop_each};

mod diff;
pub use diff::{Change, diff};

mod audit;
pub use audit::{Finding, Test, Verdict, audit};

#[cfg(test)]
mod said;

mod presets;
pub use presets::PRESETS;
