//! Which codes are taken for which.

use super::table::CodeId;

/// What is misread for one another: in print, by eye or by machine.
const ALIKE: [&str; 5] = ["OQ0D", "S58B", "1IL7", "Z2", "UVY"];

/// One character that is another; a look-alike costs half.
const OTHER: u32 = 2;

/// The codes that differ from `code` in one character and stand in the same book: one slip makes them of it, and no
/// check of the codebook can tell.
pub fn neighbours(code: CodeId) -> impl Iterator<Item = CodeId> {
    let entry = code.entry();
    CodeId::all().filter(move |other| {
        let other = other.entry();
        other.book == entry.book && differences(other.code, entry.code) == Some(1)
    })
}

/// The code among `candidates` that `found` is most like: one slip away, or two look-alikes. None if no code is, or if
/// several are equally near.
pub(super) fn nearest(found: &str, candidates: impl Iterator<Item = CodeId>) -> Option<CodeId> {
    let length = found.chars().count();
    let mut near: Vec<_> = candidates
        .filter(|code| code.entry().code.len().abs_diff(length) <= 1)
        .map(|code| (distance(found, code.entry().code), code))
        .filter(|(cost, _)| *cost <= OTHER)
        .collect();
    near.sort_unstable();
    match near[..] {
        [(first, _), (second, _), ..] if first == second => None,
        [(_, code), ..] => Some(code),
        [] => None,
    }
}

/// In how many places two words of the same length differ.
fn differences(one: &str, other: &str) -> Option<usize> {
    (one.len() == other.len()).then(|| one.bytes().zip(other.bytes()).filter(|(a, b)| a != b).count())
}

/// The cost of making one word of the other, with two neighbouring characters that changed places at the cost of one.
fn distance(one: &str, other: &str) -> u32 {
    let (one, other): (Vec<_>, Vec<_>) = (one.chars().collect(), other.chars().collect());
    let mut cost = vec![vec![0; other.len() + 1]; one.len() + 1];
    for i in 0..=one.len() {
        for j in 0..=other.len() {
            if i == 0 || j == 0 {
                cost[i][j] = OTHER * (i + j) as u32;
                continue;
            }
            let (a, b) = (one[i - 1], other[j - 1]);
            let mut least = (cost[i - 1][j - 1] + swap(a, b)).min(OTHER + cost[i - 1][j].min(cost[i][j - 1]));
            if i > 1 && j > 1 && a == other[j - 2] && b == one[i - 2] {
                least = least.min(cost[i - 2][j - 2] + OTHER);
            }
            cost[i][j] = least;
        }
    }
    cost[one.len()][other.len()]
}

/// The cost of reading one character for another.
fn swap(one: char, other: char) -> u32 {
    if one == other {
        0
    } else if ALIKE.iter().any(|set| set.contains(one) && set.contains(other)) {
        1
    } else {
        OTHER
    }
}
