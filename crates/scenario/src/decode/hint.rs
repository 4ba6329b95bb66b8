//! Hints: the known name nearest to a wrong one, and lists of names.

/// The known name nearest to `name`, if one is near enough: a small edit distance, a common beginning, or the same
/// last word of a dotted name.
pub(crate) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    const LONGEST: usize = 60;
    if name.is_empty() || name.len() > LONGEST {
        return None;
    }
    let name = name.to_lowercase();
    let last_word = |name: &str| name.rsplit('.').next().map(str::to_owned);
    known
        .filter_map(|candidate| {
            let allowed = (name.chars().count().max(candidate.chars().count()) / 3).max(1);
            let distance = edit_distance(&name, candidate);
            let beginning = candidate.starts_with(&name) || name.starts_with(candidate);
            let same_end = candidate.contains('.') && last_word(candidate) == last_word(&name);
            if distance <= allowed {
                Some((distance, candidate))
            } else {
                (beginning || same_end).then_some((LONGEST + distance, candidate))
            }
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// How many characters must be put in, taken out, exchanged or swapped with their neighbour to make `a` into `b`.
fn edit_distance(a: &str, b: &str) -> usize {
    let a: Vec<_> = a.chars().collect();
    let b: Vec<_> = b.chars().collect();
    let mut before = vec![0; b.len() + 1];
    let mut last: Vec<_> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let exchanged = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = exchanged.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

/// `` `a`, `b` and `c` ``; a long list is cut.
pub(crate) fn list_of_names<'a>(names: impl Iterator<Item = &'a str>) -> String {
    const MOST: usize = 24;
    let names: Vec<_> = names.map(|name| format!("`{name}`")).collect();
    match names.as_slice() {
        [] => "none".into(),
        [one] => one.clone(),
        [most @ .., last] if names.len() <= MOST => format!("{} and {last}", most.join(", ")),
        _ => format!("{} and {} more", names[..MOST].join(", "), names.len() - MOST),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_count_edits() {
        assert_eq!(edit_distance("course", "coures"), 1, "neighbours swapped");
        assert_eq!(edit_distance("speed", "speed_kn"), 3);
        assert_eq!(edit_distance("", "abc"), 3);
        assert_eq!(edit_distance("东海", "東海"), 1);
    }

    #[test]
    fn near_names_are_found_and_far_ones_are_not() {
        let known = ["speed_kn", "course", "belief.trust"];
        assert_eq!(nearest("speed", known.into_iter()), Some("speed_kn"));
        assert_eq!(nearest("Course", known.into_iter()), Some("course"));
        assert_eq!(nearest("trust", known.into_iter()), Some("belief.trust"));
        assert_eq!(nearest("banana", known.into_iter()), None);
    }

    #[test]
    fn lists_read_like_a_sentence() {
        assert_eq!(list_of_names(["a", "b", "c"].into_iter()), "`a`, `b` and `c`");
    }
}
