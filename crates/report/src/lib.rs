//! What came of a run, and its account for people and for programs.
//!
//! **Owns** the [`Outcome`] (a fold over records), the time-line in which what is recorded, claimed and simulated never
//! mix, who could reach whom and how far procedures were kept to, the chart of messages, what a decision rested on, the
//! text account and the JSON document; and mechanisms read as texts.
//! **Must not know** how a run is made: it reads records and the scenario, and simulates nothing.
//!
//! ```
//! use guardline_report::Outcome;
//! use guardline_units::{Instant, Rung, Side, Span, UnitId};
//! use guardline_wire::Record;
//!
//! let mut outcome = Outcome::new(2, vec![Side(0), Side(1)], Instant::NEVER);
//! let hour = |n| Instant::START + Span::hours(n);
//! outcome.take(hour(1), &Record::Rung { unit: UnitId(0), rung: Rung::new(4) });
//! outcome.take(hour(3), &Record::Rung { unit: UnitId(0), rung: Rung::new(1) });
//! outcome.finish(hour(72));
//! assert_eq!(outcome.peak(), Rung::new(4));
//! assert_eq!(outcome.deescalated_after(), Some(Span::hours(2)));
//! ```

mod acting;
pub use acting::{Acting, RestsOn};

pub mod aftermath;
pub use aftermath::Aftermath;

mod minds;
pub use minds::Minds;

pub mod outcome;
pub use outcome::Outcome;

pub mod ways;

mod clock;
pub use clock::Clock;

pub mod language;
pub use language::Catalogue;

mod wording;
pub use wording::{Names, unheard_key};

pub mod timeline;
pub use timeline::Detail;

pub mod exchanges;
pub use exchanges::Exchanges;

pub mod communications;
pub use communications::Communications;

pub mod notices;
pub use notices::Notice;

pub mod procedure;
pub use procedure::Procedures;

pub mod chart;
pub use chart::Chart;

pub mod document;
pub use document::{Receipt, RunDocument};

pub mod brief;
pub use brief::Brief;

pub mod explain;
pub use explain::{Explanation, NoSuchDecision};

pub mod parameters;
pub use parameters::{ParameterTable, Wanted};

mod page;
pub use page::Layout;

pub mod agreement;

mod tables;

mod account;
pub use account::account;
