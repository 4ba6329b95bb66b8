//! Shares, counts and quantiles of replicates.

use std::collections::BTreeMap;

use guardline_units::Span;
use schemars::JsonSchema;
use serde::Serialize;

use crate::interval::{Interval, wilson};

/// How many replicates had come to something within a time.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Within {
    /// The time, in seconds.
    pub seconds: f64,
    /// How many replicates.
    pub count: u32,
    /// Their share of all.
    pub share: f64,
    /// Wilson's interval of that share.
    pub interval: Interval,
}

/// Quantiles of a time, in seconds, over those replicates in which it came to it.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Quantiles {
    /// A tenth had taken no longer.
    pub p10_s: f64,
    /// Half had taken no longer.
    pub median_s: f64,
    /// Nine tenths had taken no longer.
    pub p90_s: f64,
}

/// How often something came up.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema)]
pub struct Count {
    /// What.
    pub what: String,
    /// How often.
    pub count: u32,
}

/// Shares within each of some times.
pub(super) fn within(times: &[Span], limits: &[Span], runs: u32) -> Vec<Within> {
    let within = limits.iter().map(|limit| {
        let count = times.iter().filter(|time| *time <= limit).count() as u32;
        Within {
            seconds: limit.as_seconds(),
            count,
            share: f64::from(count) / f64::from(runs.max(1)),
            interval: wilson(count, runs),
        }
    });
    within.collect()
}

/// Quantiles of times, each the smallest time that so many had not exceeded; none if there is no time.
pub(super) fn quantiles(mut times: Vec<Span>) -> Option<Quantiles> {
    times.sort_unstable();
    let at = |share: f64| {
        let rank = (share * times.len() as f64).ceil() as usize;
        times.get(rank.max(1) - 1).map(|time| time.as_seconds())
    };
    Some(Quantiles { p10_s: at(0.1)?, median_s: at(0.5)?, p90_s: at(0.9)? })
}

/// Counts, the most frequent first and in the order of their keys where they are equal.
pub(super) fn counts<K: Ord + Copy>(
    all: impl IntoIterator<Item = K>,
    word: impl Fn(K) -> String,
) -> Vec<Count> {
    let mut counted: BTreeMap<K, u32> = BTreeMap::new();
    for key in all {
        *counted.entry(key).or_default() += 1;
    }
    listed(&counted, word)
}

/// The same of what has been counted already.
pub(super) fn listed<K: Ord + Copy>(counted: &BTreeMap<K, u32>, word: impl Fn(K) -> String) -> Vec<Count> {
    let mut listed: Vec<(K, u32)> = counted.iter().map(|(key, count)| (*key, *count)).collect();
    listed.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    listed.into_iter().map(|(key, count)| Count { what: word(key), count }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_times_that_occurred() {
        assert_eq!(quantiles(Vec::new()), None);
        let ten: Vec<Span> = (1..=10).rev().map(Span::seconds).collect();
        let expected = Quantiles { p10_s: 1.0, median_s: 5.0, p90_s: 9.0 };
        assert_eq!(quantiles(ten), Some(expected));
    }

    #[test]
    fn the_most_frequent_comes_first() {
        let all = counts([3, 1, 2, 2, 1, 4], |key| key.to_string());
        let shown: Vec<_> = all.iter().map(|it| (it.what.as_str(), it.count)).collect();
        assert_eq!(shown, [("1", 2), ("2", 2), ("3", 1), ("4", 1)]);
    }
}
