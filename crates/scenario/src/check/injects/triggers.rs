//! What triggers name: other injects, and whom conditions are about.

use super::{Inject, Names};
use crate::decode::Context;
use crate::diagnostic::{Diagnostic, code};
use crate::file::{ConditionFile, Phase};
use crate::source::Span;
use crate::tree::quoted;

pub(super) fn check(inject: &Inject<'_>, names: &Names<'_>, cx: &mut Context) {
    if let Some(after) = &inject.after {
        let span = inject.span(&["after", "inject"]);
        names.injects.refer(&after.inject, span, cx);
        not_itself(inject, &after.inject, span, cx);
        if after.of != Phase::Begins {
            expects_something(inject, &after.inject, names, cx);
        }
    }
    let conditions = [("once", &inject.once), ("given", &inject.given)];
    for (key, condition) in conditions {
        if let Some(condition) = condition {
            names_of(condition, inject.span(&[key]), names, cx);
        }
    }
    if let Some(expects) = &inject.expects {
        names_of(&expects.response, inject.span(&["expects", "response"]), names, cx);
        if let Some(other) = &expects.otherwise {
            let span = inject.span(&["expects", "otherwise"]);
            names.injects.refer(other, span, cx);
            not_itself(inject, other, span, cx);
            is_a_contingency(inject, other, span, names, cx);
        }
    }
}

fn not_itself(inject: &Inject<'_>, other: &str, span: Span, cx: &mut Context) {
    if inject.id == other {
        let message = format!("the inject {} waits for itself", quoted(&inject.id));
        cx.report(Diagnostic::error(code::SAME_PARTY, message).label(span, "expected another inject"));
    }
}

/// An inject that waits for a response to another must find that it expects one.
fn expects_something(inject: &Inject<'_>, other: &str, names: &Names<'_>, cx: &mut Context) {
    if names.expecting.get(other) == Some(&false) {
        let message = format!("the inject {} expects no response", quoted(other));
        let span = inject.span(&["after", "of"]);
        cx.report(Diagnostic::error(code::DANGLING, message).label(span, "this will never happen"));
    }
}

/// What happens only if a response does not come says so.
fn is_a_contingency(inject: &Inject<'_>, other: &str, span: Span, names: &Names<'_>, cx: &mut Context) {
    if names.contingencies.get(other) == Some(&false) {
        let message =
            format!("the inject {} names {}, which is no contingency", quoted(&inject.id), quoted(other));
        cx.report(
            Diagnostic::error(code::DANGLING, message)
                .label(span, "named here")
                .help("write `contingency = true` in it instead of its own trigger".to_owned()),
        );
    }
}

fn names_of(condition: &ConditionFile, span: Span, names: &Names<'_>, cx: &mut Context) {
    let mut each = |conditions: &[ConditionFile]| {
        for condition in conditions {
            names_of(condition, span, names, cx);
        }
    };
    match condition {
        ConditionFile::All(conditions) | ConditionFile::Any(conditions) => each(conditions),
        ConditionFile::Not(condition) => names_of(condition, span, names, cx),
        ConditionFile::Range { of, to, .. } | ConditionFile::Sees { by: of, of: to, .. } => {
            names.units.refer(of, span, cx);
            names.units.refer(to, span, cx);
        }
        ConditionFile::Inside { unit, zone } => {
            names.units.refer(unit, span, cx);
            names.zones.refer(zone, span, cx);
        }
        ConditionFile::Rung { of, .. } => names.units.refer(of, span, cx),
        ConditionFile::Belief { of, about, .. } => {
            party(of, span, names, cx);
            names.sides.refer(about, span, cx);
        }
        ConditionFile::Message { from, to, .. } => {
            party(from, span, names, cx);
            if let Some(to) = to {
                party(to, span, names, cx);
            }
        }
        ConditionFile::Silence { of, .. } => party(of, span, names, cx),
        ConditionFile::Posture { of: side, .. }
        | ConditionFile::Line { by: side, .. }
        | ConditionFile::Published(side) => names.sides.refer(side, span, cx),
        ConditionFile::Begun(inject) => names.injects.refer(inject, span, cx),
    }
}

/// A unit, or a side for its ministry.
fn party(id: &str, span: Span, names: &Names<'_>, cx: &mut Context) {
    if !names.sides.spans.contains_key(id) {
        names.units.refer(id, span, cx);
    }
}
