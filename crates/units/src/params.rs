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

mod table;
pub use table::{PARAMETERS, Params};

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
    /// What it is and which part of the model uses it.
    pub what: &'static str,
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
