//! What a value is held to, and how it is judged.

use crate::interval::Interval;

/// What a value is held to.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Target {
    /// The lowest value that agrees with the record.
    pub low: f64,
    /// The highest that does.
    pub high: f64,
    /// What the record says, in words.
    pub record: &'static str,
    /// Its keys in the list of sources.
    pub source: &'static str,
}

/// How a value stands to its target.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// The whole interval of the value agrees with the record.
    Met,
    /// None of it does.
    Missed,
    /// A part of it does: more runs are needed to tell.
    Undecided,
}

impl Target {
    /// Whether a value with this interval meets the target.
    pub fn judge(self, interval: Interval) -> Verdict {
        if self.low <= interval.low && interval.high <= self.high {
            Verdict::Met
        } else if interval.high < self.low || self.high < interval.low {
            Verdict::Missed
        } else {
            Verdict::Undecided
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_met_missed_or_undecided() {
        let target = Target { low: 0.2, high: 0.4, record: "", source: "" };
        let judge = |low, high| target.judge(Interval { low, high });
        assert_eq!(judge(0.2, 0.4), Verdict::Met);
        assert_eq!(judge(0.25, 0.3), Verdict::Met);
        assert_eq!(judge(0.1, 0.3), Verdict::Undecided);
        assert_eq!(judge(0.3, f64::INFINITY), Verdict::Undecided);
        assert_eq!(judge(0.41, 0.5), Verdict::Missed);
        assert_eq!(judge(0.0, 0.19), Verdict::Missed);
    }
}
