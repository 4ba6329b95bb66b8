//! What differs between two mechanisms, and by which paths each difference can act.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use crate::clauses::{Clause, clauses_of, pillars};
use crate::terms::{Path, Terms};

/// A clause, or a whole pillar, that two mechanisms have differently.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Change {
    /// Its path in a file, such as `lines.hotline.orders`.
    pub clause: String,
    /// What the first has, as in a file; null if it has no such pillar.
    pub old: Value,
    /// What the second has.
    pub new: Value,
    /// The paths by which it can act. None: it cannot act within the hours or days of an encounter.
    pub acts: Vec<Path>,
}

/// The clauses that differ, in the order of their paths. A pillar that only one of them has is one change. A path that both
/// have cut is no path of any change.
pub fn diff(a: &Terms, b: &Terms) -> Vec<Change> {
    let open = |path: &Path| !(a.cut.contains(path) && b.cut.contains(path));
    let change = |clause: String, old: Value, new: Value| {
        let acts = Clause::of(&clause).map_or(&[][..], |row| row.acts);
        let mut acts: Vec<Path> = acts.iter().copied().filter(open).collect();
        if clause == "cut" {
            acts.retain(|path| a.cut.contains(path) != b.cut.contains(path));
        }
        Change { clause, old, new, acts }
    };
    let (a, b): (BTreeMap<_, _>, BTreeMap<_, _>) =
        (pillars(a).into_iter().collect(), pillars(b).into_iter().collect());
    let mut changes = Vec::new();
    for pillar in a.keys().chain(b.keys().filter(|key| !a.contains_key(*key))) {
        match (a.get(pillar), b.get(pillar)) {
            (Some(old), Some(new)) => {
                let pairs = clauses_of(pillar, old).into_iter().zip(clauses_of(pillar, new));
                let differ = pairs.filter(|((_, old), (_, new))| old != new);
                changes.extend(differ.map(|((clause, old), (_, new))| change(clause, old, new)));
            }
            (old, new) => {
                let value = |it: Option<&Value>| it.cloned().unwrap_or(Value::Null);
                changes.push(change(pillar.clone(), value(old), value(new)));
            }
        }
    }
    changes.sort_by(|one, other| one.clause.cmp(&other.clause));
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::said::full;
    use crate::terms::{Orders, Review};

    #[test]
    fn a_difference_has_both_values_and_its_paths() {
        let mut other = full();
        other.lines[0].orders = Orders::None;
        other.review = Some(Review { within_d: 30.0, ..other.review.unwrap() });
        other.notices = None;
        let changes = diff(&full(), &other);
        let shown: Vec<_> = changes.iter().map(|it| (it.clause.as_str(), it.acts.as_slice())).collect();
        assert_eq!(
            shown,
            [
                ("lines.hotline.orders", &[Path::Authority][..]),
                ("notices", &[Path::Delay, Path::Calendar]),
                ("review.within_d", &[]),
            ]
        );
        assert_eq!((&changes[0].old, &changes[0].new), (&Value::from("answer"), &Value::from("none")));
        assert!(changes[1].old.is_object() && changes[1].new.is_null());
        assert!(diff(&full(), &full()).is_empty());
    }

    #[test]
    fn what_is_cut_on_both_sides_cannot_act() {
        let cut = Terms { cut: vec![Path::Delay], ..full() };
        let mut other = cut.clone();
        other.lines[0].pickup_min += 1.0;
        other.cut.push(Path::Reach);
        let changes = diff(&cut, &other);
        assert_eq!(changes.iter().map(|it| it.acts.clone()).collect::<Vec<_>>(), [vec![Path::Reach], vec![]]);
    }
}
