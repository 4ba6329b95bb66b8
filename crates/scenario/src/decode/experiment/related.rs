//! What parts of an experiment say of one another.

use std::collections::BTreeMap;

use super::settings::path;
use super::{Context, Item, MOST_ARMS};
use crate::EMBASSY_CONTROL;
use crate::decode::list_of_names;
use crate::diagnostic::{Diagnostic, code};
use crate::file::{
    ArmFile, DesignFile, ExpectFile, HypothesisFile, ListFile, RefutedFile, StopFile, TrendFile, unless_given,
};
use crate::source::Span;
use crate::tree::{Node, quoted};

/// What several parts of an experiment say of one another.
pub(super) fn related(
    root: &Node,
    arms: &[Item<'_, ArmFile>],
    design: &DesignFile,
    for_one_cell: [(Option<Span>, &str); 2],
    hypothesis: Option<&Item<'_, HypothesisFile>>,
    cx: &mut Context,
) -> Option<()> {
    let factors = match design {
        DesignFile::Factorial(factorial) => Some(&factorial.factors),
        _ => None,
    };
    // A factorial design takes one mechanism apart: its arms are the combinations.
    let (fewest, most) = if factors.is_some() { (1, 1) } else { (2, MOST_ARMS) };
    let at_arms = root.get("arms").unwrap_or(root);
    let mut all_well = in_number("arms", arms.len(), fewest, most, at_arms, cx);
    all_well = unlike("arm", arms.iter().map(|arm| (arm.id.as_str(), arm)), cx).and(all_well);
    all_well = unreserved(arms, cx).and(all_well);
    all_well = match design {
        DesignFile::List(list) => set_once(root, arms, list, cx).and(all_well),
        DesignFile::LatinHypercube(design) => not_varied(arms, &design.parameters, cx).and(all_well),
        DesignFile::Morris(design) => not_varied(arms, &design.parameters, cx).and(all_well),
        DesignFile::Pairs | DesignFile::Factorial(_) => all_well,
    };
    let at_many = for_one_cell.into_iter().filter(|_| *design != DesignFile::Pairs);
    for (span, message) in at_many.filter_map(|(span, message)| Some((span?, message))) {
        let diagnostic = Diagnostic::error(code::UNKNOWN_FIELD, message);
        cx.report(diagnostic.label(span, "not with this design"));
        all_well = None;
    }
    let Some(hypothesis) = hypothesis else { return all_well };
    let arm_ids: Vec<&str> = arms.iter().map(|arm| arm.id.as_str()).collect();
    let factor_ids = factors.map(|all| all.iter().map(|factor| factor.id.as_str()).collect::<Vec<_>>());
    let cells: Vec<&str> = match design {
        DesignFile::List(list) => list.cells.iter().map(|cell| cell.id.as_str()).collect(),
        _ => Vec::new(),
    };
    let mut wrong = false;
    let directed = matches!(hypothesis.expect, ExpectFile::Lower | ExpectFile::Higher);
    if !directed && hypothesis.refuted_if != RefutedFile::Opposite {
        let message = "what is expected here would be its own refutation";
        let diagnostic = Diagnostic::error(code::UNKNOWN_WORD, message);
        let help = "`no_effect` and `includes_zero` refute `lower` and `higher`; write \"opposite\"";
        cx.report(
            diagnostic.label(hypothesis.span(&["refuted_if"]), "expected `opposite`").help(help.to_owned()),
        );
        wrong = true;
    }
    let mut known = |what: &'static str, key: &str, named: Option<&String>, of: &[&str]| {
        let unknown = named.filter(|named| !of.contains(&named.as_str()))?;
        let message = format!("there is no {what} {}", quoted(unknown));
        let help = format!("there is {}", list_of_names(of.iter().copied()));
        let diagnostic = Diagnostic::error(code::DANGLING, message);
        cx.report(diagnostic.label(hypothesis.span(&[key]), "nothing has this id").help(help));
        Some(())
    };
    if let Some(factors) = &factor_ids {
        wrong |= known("factor", "of", hypothesis.of.as_ref(), factors).is_some();
        wrong |= known("arm", "against", hypothesis.against.as_ref(), &[]).is_some();
    } else {
        wrong |= known("arm", "of", hypothesis.of.as_ref(), &arm_ids).is_some();
        wrong |= known("arm", "against", hypothesis.against.as_ref(), &arm_ids).is_some();
    }
    for cell in &hypothesis.cells {
        wrong |= known("cell", "cells", Some(cell), &cells).is_some();
    }
    let of = hypothesis.of.as_deref().or(arm_ids.get(1).copied());
    let against = hypothesis.against.as_deref().or(arm_ids.first().copied());
    if factor_ids.is_none() && of == against {
        let diagnostic = Diagnostic::error(code::SAME_PARTY, "an arm is compared with itself");
        cx.report(diagnostic.label(hypothesis.span(&["of"]), "expected another arm"));
        wrong = true;
    }
    if wrong { None } else { all_well }
}

/// No two of one kind have the same id.
pub(super) fn unlike<'i, 'n: 'i, T: 'i>(
    what: &str,
    ids: impl Iterator<Item = (&'i str, &'i Item<'n, T>)>,
    cx: &mut Context,
) -> Option<()> {
    let mut seen = BTreeMap::new();
    let mut all_well = Some(());
    for (id, item) in ids {
        if let Some(first) = seen.insert(id, item.span(&["id"])) {
            let diagnostic = Diagnostic::error(code::DUPLICATE_ID, format!("two {what}s are {}", quoted(id)));
            cx.report(diagnostic.label(item.span(&["id"]), "again").label(first, "first here"));
            all_well = None;
        }
    }
    all_well
}

pub(super) fn in_number(
    what: &str,
    number: usize,
    low: usize,
    high: usize,
    node: &Node,
    cx: &mut Context,
) -> Option<()> {
    if (low..=high).contains(&number) {
        return Some(());
    }
    let expected = match high {
        _ if low == high => format!("expected {low}"),
        usize::MAX => format!("expected {low} or more"),
        _ => format!("expected {low} to {high}"),
    };
    let message = format!("there are {number} {what}, {expected}");
    let diagnostic = Diagnostic::error(code::OUT_OF_RANGE, message);
    cx.report(diagnostic.label(node.span, format!("{expected} {what}")));
    None
}

/// No arm has the id of the control arm that is added.
fn unreserved(arms: &[Item<'_, ArmFile>], cx: &mut Context) -> Option<()> {
    let arm = arms.iter().find(|arm| arm.id == EMBASSY_CONTROL);
    let Some(arm) = arm else { return Some(()) };
    let message = format!("{} is the id of the control arm that is added", quoted(EMBASSY_CONTROL));
    let diagnostic = Diagnostic::error(code::DUPLICATE_ID, message);
    cx.report(diagnostic.label(arm.span(&["id"]), "expected another id"));
    None
}

/// What an arm sets no cell sets otherwise: the arms would no longer be what they are called.
fn set_once(root: &Node, arms: &[Item<'_, ArmFile>], list: &ListFile, cx: &mut Context) -> Option<()> {
    let cells = root.get("design").and_then(|it| it.get("list")?.get("cells")?.as_array());
    let mut all_well = Some(());
    for (cell, node) in list.cells.iter().zip(cells.into_iter().flatten()) {
        for (place, set) in cell.sets.iter().enumerate() {
            let arm = arms.iter().find(|arm| arm.sets.iter().any(|it| path(it) == path(set)));
            let Some(arm) = arm else { continue };
            let at = node.get("sets").and_then(|it| it.as_array()?.get(place)).unwrap_or(node);
            let message = format!("the arm {} sets {} too", quoted(&arm.id), quoted(&path(set)));
            let diagnostic = Diagnostic::error(code::DUPLICATE_ID, message);
            let diagnostic = diagnostic.label(at.span, "set for every arm here");
            cx.report(diagnostic.label(arm.span(&["sets"]), "and for one arm here"));
            all_well = None;
        }
    }
    all_well
}

/// What an arm sets is not varied under every arm: the arm would have the varied value, and no longer be what it is called.
fn not_varied(arms: &[Item<'_, ArmFile>], varied: &[String], cx: &mut Context) -> Option<()> {
    let mut all_well = Some(());
    for arm in arms {
        for set in &arm.sets {
            let path = path(set);
            let name = path.strip_prefix("param.").filter(|name| varied.iter().any(|it| it == name));
            let Some(name) = name else { continue };
            let message =
                format!("the arm {} sets {}, which the design varies", quoted(&arm.id), quoted(name));
            let help = "leave it out of the arm, or name the parameters to vary without it";
            let diagnostic = Diagnostic::error(code::DUPLICATE_ID, message);
            cx.report(diagnostic.label(arm.span(&["sets"]), "set for one arm here").help(help.to_owned()));
            all_well = None;
        }
    }
    all_well
}

/// A stopping rule looks at least once before all is run.
pub(super) fn looked_at(
    stop: Option<&Item<'_, StopFile>>,
    runs: Option<u64>,
    cx: &mut Context,
) -> Option<()> {
    let (Some(stop), Some(runs)) = (stop, runs) else { return Some(()) };
    if u64::from(stop.first) <= runs {
        return Some(());
    }
    let message = format!("the first look is after {} runs, and there are {runs} at most", stop.first);
    let diagnostic = Diagnostic::error(code::OUT_OF_RANGE, message);
    let otherwise = unless_given::look();
    let help = format!(
        "`runs` is the most that are run; the first look is after {otherwise} if `first` does not say"
    );
    cx.report(diagnostic.label(stop.span(&["first"]), format!("expected {runs} or fewer")).help(help));
    None
}

/// Trends are along the cells of a list, through two places or more.
pub(super) fn along_cells(
    trends: &[Item<'_, TrendFile>],
    design: &DesignFile,
    cx: &mut Context,
) -> Option<()> {
    let cells: Vec<&str> = match design {
        DesignFile::List(list) => list.cells.iter().map(|cell| cell.id.as_str()).collect(),
        _ => Vec::new(),
    };
    let mut all_well = unlike("trend", trends.iter().map(|trend| (trend.id.as_str(), trend)), cx);
    for trend in trends {
        for unknown in trend.at.keys().filter(|cell| !cells.contains(&cell.as_str())) {
            let diagnostic =
                Diagnostic::error(code::DANGLING, format!("there is no cell {}", quoted(unknown)));
            let help = if cells.is_empty() {
                "a trend is along the cells of `design.list`".to_owned()
            } else {
                format!("there is {}", list_of_names(cells.iter().copied()))
            };
            cx.report(diagnostic.label(trend.span(&["at", unknown]), "nothing has this id").help(help));
            all_well = None;
        }
        let first = trend.at.values().next();
        if first.is_none_or(|first| trend.at.values().all(|place| place.total_cmp(first).is_eq())) {
            let diagnostic = Diagnostic::error(code::OUT_OF_RANGE, "a trend is between two places or more");
            cx.report(diagnostic.label(trend.span(&["at"]), "expected two different numbers"));
            all_well = None;
        }
    }
    all_well
}
