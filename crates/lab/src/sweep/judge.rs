//! How a hypothesis ends, by the rule that was stated with it.

use guardline_scenario::file::{ExpectFile, HypothesisFile, RefutedFile};
use schemars::JsonSchema;
use serde::Serialize;

use crate::interval::Interval;
use crate::statistics::equivalence::Verdict as Margin;

/// How a hypothesis ends.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// What was expected is so.
    Supported,
    /// It is not so, as far as a difference that matters goes; but what would refute it has not come either.
    NotSupported,
    /// So many runs do not tell.
    Undecided,
    /// What was to refute it has come.
    Refuted,
}

/// What is seen of one difference that a hypothesis is about.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Seen {
    /// The interval of the difference; none if there is none, or one without width from runs that happen not to differ.
    pub(super) interval: Option<Interval>,
    /// What two one-sided tests say of the margin; none if there is no telling.
    pub(super) margin: Option<Margin>,
    /// Whether as many replicates were run as were stated, or the stopping rule ended it.
    pub(super) as_many: bool,
}

/// How one difference ends.
pub(super) fn judge(hypothesis: &HypothesisFile, seen: Seen) -> Ending {
    let HypothesisFile { expect, margin, refuted_if, .. } = *hypothesis;
    let Some(Interval { low, high }) = seen.interval else { return Ending::Undecided };
    let is_none = seen.margin == Some(Margin::Equivalent);
    let as_expected = match expect {
        ExpectFile::Lower => high < 0.0,
        ExpectFile::Higher => low > 0.0,
        ExpectFile::NotLower => low > -margin,
        ExpectFile::NotHigher => high < margin,
        ExpectFile::NoChange => is_none,
    };
    let opposite = match expect {
        ExpectFile::Lower => low > 0.0,
        ExpectFile::Higher => high < 0.0,
        ExpectFile::NotLower => high < -margin,
        ExpectFile::NotHigher => low > margin,
        ExpectFile::NoChange => low > margin || high < -margin,
    };
    let refuted = match refuted_if {
        RefutedFile::Opposite => opposite,
        RefutedFile::NoEffect => opposite || is_none,
        // With fewer runs than stated any interval includes 0: that says something of the runs and nothing of the claim.
        RefutedFile::IncludesZero => opposite || (seen.as_many && low <= 0.0 && high >= 0.0),
    };
    // What is as expected and yet shown not to matter is refuted, if that is what was to refute it.
    match (as_expected, refuted) {
        (_, true) => Ending::Refuted,
        (true, _) => Ending::Supported,
        _ if is_none => Ending::NotSupported,
        _ => Ending::Undecided,
    }
}

/// How a hypothesis about several cells or factors ends: it must hold in each, and one refutes it.
pub(super) fn together(endings: impl IntoIterator<Item = Ending>) -> Ending {
    // In the order in which they stand above, the last one weighs most.
    endings.into_iter().max().unwrap_or(Ending::Undecided)
}

#[cfg(test)]
mod tests {
    use guardline_units::Text;

    use super::*;

    fn ends(expect: ExpectFile, refuted_if: RefutedFile, low: f64, high: f64, margin: Margin) -> Ending {
        let hypothesis = HypothesisFile {
            claim: Text::from("it is so"),
            of: None,
            against: None,
            cells: Vec::new(),
            expect,
            margin: 0.01,
            refuted_if,
        };
        let seen = Seen { interval: Some(Interval { low, high }), margin: Some(margin), as_many: true };
        let ending = judge(&hypothesis, seen);
        let with_fewer = judge(&hypothesis, Seen { as_many: false, ..seen });
        let for_want_of_runs = refuted_if == RefutedFile::IncludesZero && low <= 0.0 && high >= 0.0;
        assert_eq!(with_fewer == ending, !for_want_of_runs, "{ending:?} {with_fewer:?}");
        ending
    }

    #[test]
    fn each_rule_ends_as_it_says() {
        use Ending::{NotSupported, Refuted, Supported, Undecided};
        use ExpectFile as E;
        use RefutedFile as R;
        let open = Margin::Undecided;
        assert_eq!(ends(E::Lower, R::Opposite, -0.03, -0.01, open), Supported);
        assert_eq!(ends(E::Lower, R::Opposite, 0.01, 0.02, Margin::Higher), Refuted);
        assert_eq!(ends(E::Lower, R::Opposite, -0.03, 0.01, open), Undecided);
        assert_eq!(ends(E::Lower, R::Opposite, -0.003, 0.002, Margin::Equivalent), NotSupported);
        assert_eq!(ends(E::Lower, R::NoEffect, -0.003, 0.002, Margin::Equivalent), Refuted);
        assert_eq!(ends(E::Lower, R::IncludesZero, -0.03, 0.01, open), Refuted);
        assert_eq!(ends(E::Higher, R::Opposite, 0.001, 0.02, open), Supported);
        assert_eq!(ends(E::Higher, R::NoEffect, -0.02, -0.001, open), Refuted);
        // A difference that is there and too small to matter: what was to refute it decides.
        assert_eq!(ends(E::Higher, R::NoEffect, 0.001, 0.004, Margin::Equivalent), Refuted);
        assert_eq!(ends(E::Higher, R::Opposite, 0.001, 0.004, Margin::Equivalent), Supported);
        assert_eq!(ends(E::NotLower, R::Opposite, -0.009, 0.02, open), Supported);
        assert_eq!(ends(E::NotLower, R::Opposite, -0.05, -0.02, Margin::Lower), Refuted);
        assert_eq!(ends(E::NotHigher, R::Opposite, -0.05, 0.02, open), Undecided);
        assert_eq!(ends(E::NoChange, R::Opposite, -0.003, 0.002, Margin::Equivalent), Supported);
        assert_eq!(ends(E::NoChange, R::Opposite, 0.02, 0.04, Margin::Higher), Refuted);
        assert_eq!(ends(E::NoChange, R::Opposite, -0.02, 0.04, open), Undecided);
    }

    #[test]
    fn one_cell_refutes_and_each_must_hold() {
        use Ending::{NotSupported, Refuted, Supported, Undecided};
        assert_eq!(together([Supported, Supported]), Supported);
        assert_eq!(together([Supported, NotSupported]), NotSupported);
        assert_eq!(together([NotSupported, Undecided]), Undecided);
        assert_eq!(together([Undecided, Refuted, Supported]), Refuted);
        assert_eq!(together([]), Undecided);
    }

    #[test]
    fn without_an_interval_nothing_is_decided() {
        let hypothesis = HypothesisFile {
            claim: Text::from("it is so"),
            of: None,
            against: None,
            cells: Vec::new(),
            expect: ExpectFile::NoChange,
            margin: 0.01,
            refuted_if: RefutedFile::IncludesZero,
        };
        let seen = Seen { interval: None, margin: None, as_many: true };
        assert_eq!(judge(&hypothesis, seen), Ending::Undecided);
    }
}
