//! The one table of model parameters: name, symbol, unit, default, range, origin and use.
//!
//! Every number of the model that is a choice stands here and nowhere else. A scenario's `[param]` table and
//! `--set param.NAME=value` override any of them within its range.
//!
//! ```
//! use guardline_units::Params;
//!
//! let mut params = Params::default();
//! params.set("belief.trust", 0.1).unwrap();
//! assert!(params.set("belief.trust", 7.0).unwrap_err().to_string().contains("0 to 1"));
//! ```

use std::fmt;

use thiserror::Error;

mod process;
pub use process::{Process, UnknownProcess};

mod table;
pub use table::{PARAMETERS, Params};

mod tally;
pub use tally::Tally;

/// Where a number comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Origin {
    /// A published source, named by its key in docs/sources.md.
    Source(&'static str),
    /// Re-estimated from a published data set, named likewise.
    Estimated(&'static str),
    /// Known, but not checked against a document again.
    Memory,
    /// A choice.
    Assumed,
    /// Chosen so that the model meets its calibration targets.
    Tuned,
}

impl Origin {
    /// The key of its source in docs/sources.md.
    pub const fn key(&self) -> Option<&'static str> {
        match self {
            Self::Source(key) | Self::Estimated(key) => Some(key),
            _ => None,
        }
    }

    /// Which kind of origin, in one word.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Source(_) => "source",
            Self::Estimated(_) => "estimated",
            Self::Memory => "memory",
            Self::Assumed => "assumed",
            Self::Tuned => "tuned",
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Source(key) => write!(f, "source {key}"),
            Self::Estimated(key) => write!(f, "estimated from {key}"),
            Self::Memory => f.write_str("from memory"),
            Self::Assumed => f.write_str("assumed"),
            Self::Tuned => f.write_str("tuned"),
        }
    }
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    /// Its name, as in `--set param.NAME=value`.
    pub name: &'static str,
    /// Its symbol in the equations.
    pub symbol: &'static str,
    /// Its unit, `-` if it has none.
    pub unit: &'static str,
    /// The value a run uses unless told otherwise.
    pub default: f64,
    /// The lowest value allowed.
    pub low: f64,
    /// The highest value allowed.
    pub high: f64,
    /// Where the default comes from.
    pub origin: Origin,
    /// What it is.
    pub what: &'static str,
}

impl Parameter {
    /// The row of this name.
    pub fn named(name: &str) -> Result<&'static Self, ParameterError> {
        let row = PARAMETERS.iter().find(|row| row.name == name);
        row.ok_or_else(|| ParameterError::Unknown { name: name.to_owned() })
    }

    /// The process of the model that uses it: what a run of that process rests on.
    ///
    /// # Panics
    /// Never for rows of the table: a test sees to it that each belongs to a process.
    pub fn used_by(&self) -> Process {
        Process::of(self.name).expect("every row belongs to a process")
    }
}

/// Why a parameter could not be set.
#[derive(Clone, PartialEq, Debug, Error)]
#[non_exhaustive]
pub enum ParameterError {
    /// No row of the table has this name.
    #[error("there is no parameter `{name}`{}", nearest(.name).map(|it| format!(", did you mean `{it}`?")).unwrap_or_default())]
    Unknown {
        /// The name asked for.
        name: String,
    },
    /// The value lies outside the range.
    #[error("`{name}` is {value}, expected {low} to {high} ({unit})")]
    OutOfRange {
        /// The parameter.
        name: &'static str,
        /// The value asked for.
        value: f64,
        /// The lowest allowed.
        low: f64,
        /// The highest allowed.
        high: f64,
        /// The unit of all three.
        unit: &'static str,
    },
}

/// The name in the table that shares its last word or its beginning with `name`.
fn nearest(name: &str) -> Option<&'static str> {
    let last = name.rsplit('.').next().unwrap_or(name);
    PARAMETERS
        .iter()
        .map(|row| row.name)
        .find(|known| known.rsplit('.').next() == Some(last) || known.starts_with(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_sound() {
        for row in PARAMETERS {
            assert!(row.low <= row.default && row.default <= row.high, "{}", row.name);
            assert!(!row.what.is_empty() && !row.unit.is_empty() && row.name.contains('.'), "{}", row.name);
        }
        let mut names: Vec<_> = PARAMETERS.iter().map(|row| row.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), PARAMETERS.len(), "two rows share a name");
    }

    #[test]
    fn every_row_belongs_to_a_process_and_every_process_has_rows() {
        let homeless: Vec<_> = PARAMETERS.iter().filter(|row| Process::of(row.name).is_none()).collect();
        assert!(homeless.is_empty(), "say in params/process.rs who uses {homeless:?}");
        for process in Process::ALL {
            assert!(PARAMETERS.iter().any(|row| row.used_by() == process), "{process:?} uses nothing");
            assert_eq!(process.name().parse(), Ok(process));
        }
        let of = |name: &str| Parameter::named(name).unwrap().used_by();
        assert_eq!(of("belief.lock.probe"), Process::Evidence);
        assert_eq!(of("belief.up.probe"), Process::Quiet);
        assert_eq!(of("line.answer.snub"), Process::Answering);
        assert_eq!(of("line.translation"), Process::Line);
        let unknown = "weather".parse::<Process>().unwrap_err().to_string();
        assert!(unknown.contains("warning-receiver"), "{unknown}");
    }

    /// A symbol stands for one quantity in a process, or for the three likelihoods of one.
    #[test]
    fn no_process_has_two_quantities_of_one_symbol() {
        let quantity = |row: &Parameter| {
            let intents = [".innocent", ".probe", ".hostile"];
            intents.into_iter().find_map(|it| row.name.strip_suffix(it)).unwrap_or(row.name)
        };
        for (place, row) in PARAMETERS.iter().enumerate().filter(|(_, row)| row.symbol != "-") {
            let again = PARAMETERS[..place].iter().find(|other| {
                other.symbol == row.symbol
                    && other.used_by() == row.used_by()
                    && quantity(other) != quantity(row)
                    // Kinds of one quantity: evidence, channels, platforms.
                    && quantity(other).rsplit_once('.').map(|it| it.0)
                        != quantity(row).rsplit_once('.').map(|it| it.0)
            });
            assert!(again.is_none(), "{} has the symbol of {again:?}", row.name);
        }
    }

    #[test]
    fn what_is_set_is_read_back() {
        let mut params = Params::default();
        for row in PARAMETERS {
            params.set(row.name, row.high).unwrap();
            assert_eq!(params.get(row.name).map(f64::to_bits), Some(row.high.to_bits()), "{}", row.name);
        }
    }

    #[test]
    fn a_wrong_name_gets_a_hint() {
        let error = Params::default().set("trust", 0.2).unwrap_err();
        assert_eq!(error.to_string(), "there is no parameter `trust`, did you mean `belief.trust`?");
    }
}
