//! Conditions.

use super::value::{id, number, string, whole, word};
use super::{Arm, Context, Fields, list, variant};
use crate::diagnostic::{Diagnostic, code};
use crate::file::{CallFate, ConditionFile, Fate, Saying};
use crate::tree::Node;

/// Conditions deeper than this are refused: nobody would understand them, and each level takes room on the stack.
const DEEPEST: usize = 8;

pub(super) fn condition(node: &Node, cx: &mut Context) -> Option<ConditionFile> {
    if cx.depth >= DEEPEST {
        let message = format!("the condition is nested more than {DEEPEST} levels deep");
        cx.report(Diagnostic::error(code::OUT_OF_RANGE, message).label(node.span, "too deep"));
        return None;
    }
    cx.depth += 1;
    let arms = [
        ("all", Arm::Body(|node, cx: &mut Context| several(node, cx).map(ConditionFile::All))),
        ("any", Arm::Body(|node, cx: &mut Context| several(node, cx).map(ConditionFile::Any))),
        ("not", Arm::Body(|node, cx: &mut Context| Some(ConditionFile::Not(Box::new(condition(node, cx)?))))),
        ("range", Arm::Body(range)),
        ("inside", Arm::Body(inside)),
        ("rung", Arm::Body(rung)),
        ("sees", Arm::Body(sees)),
        ("belief", Arm::Body(belief)),
        ("posture", Arm::Body(posture)),
        ("message", Arm::Body(message)),
        ("silence", Arm::Body(silence)),
        ("line", Arm::Body(line)),
        ("begun", Arm::Body(|node, cx: &mut Context| id(node, cx).map(ConditionFile::Begun))),
        ("published", Arm::Body(|node, cx: &mut Context| id(node, cx).map(ConditionFile::Published))),
    ];
    let condition = variant("condition", &arms, node, cx);
    cx.depth -= 1;
    condition
}

/// One condition or more.
fn several(node: &Node, cx: &mut Context) -> Option<Vec<ConditionFile>> {
    let conditions = list(condition)(node, cx)?;
    if conditions.is_empty() {
        let message = "there is no condition in this list".to_owned();
        cx.report(Diagnostic::error(code::OUT_OF_RANGE, message).label(node.span, "expected at least one"));
        return None;
    }
    Some(conditions)
}

fn range(node: &Node, cx: &mut Context) -> Option<ConditionFile> {
    let distance = number(0.01, 1000.0, "nautical miles");
    let mut fields = Fields::of("range", node, cx)?;
    let of = fields.required("of", string);
    let to = fields.required("to", string);
    let below_nm = fields.optional("below_nm", &distance);
    let above_nm = fields.optional("above_nm", &distance);
    fields.finish();
    let (below_nm, above_nm) = (below_nm?, above_nm?);
    if below_nm.is_some() == above_nm.is_some() {
        let message = "a range is below or above a distance".to_owned();
        cx.report(
            Diagnostic::error(code::MISSING_FIELD, message)
                .label(node.span, "expected one of `below_nm` and `above_nm`"),
        );
        return None;
    }
    Some(ConditionFile::Range { of: of?, to: to?, below_nm, above_nm })
}

fn inside(node: &Node, cx: &mut Context) -> Option<ConditionFile> {
    let mut fields = Fields::of("inside", node, cx)?;
    let unit = fields.required("unit", string);
    let zone = fields.required("zone", string);
    fields.finish();
    Some(ConditionFile::Inside { unit: unit?, zone: zone? })
}

fn a_rung(node: &Node, cx: &mut Context) -> Option<u8> {
    whole(0, 9, "rungs")(node, cx).map(|rung| rung as u8)
}

fn rung(node: &Node, cx: &mut Context) -> Option<ConditionFile> {
    let mut fields = Fields::of("rung", node, cx)?;
    let of = fields.required("of", string);
    let at_least = fields.required("at_least", a_rung);
    fields.finish();
    Some(ConditionFile::Rung { of: of?, at_least: at_least? })
}

fn sees(node: &Node, cx: &mut Context) -> Option<ConditionFile> {
    let mut fields = Fields::of("picture", node, cx)?;
    let by = fields.required("by", string);
    let of = fields.required("of", string);
    let at_least = fields.required("at_least", a_rung);
    fields.finish();
    Some(ConditionFile::Sees { by: by?, of: of?, at_least: at_least? })
}

fn belief(node: &Node, cx: &mut Context) -> Option<ConditionFile> {
    let mut fields = Fields::of("belief", node, cx)?;
    let of = fields.required("of", string);
    let about = fields.required("about", string);
    let hostile_at_least = fields.required("hostile_at_least", number(0.0, 1.0, ""));
    fields.finish();
    Some(ConditionFile::Belief { of: of?, about: about?, hostile_at_least: hostile_at_least? })
}

fn posture(node: &Node, cx: &mut Context) -> Option<ConditionFile> {
    let mut fields = Fields::of("posture", node, cx)?;
    let of = fields.required("of", string);
    let at_least = fields.required("at_least", |node, cx| whole(0, 4, "steps")(node, cx));
    fields.finish();
    Some(ConditionFile::Posture { of: of?, at_least: at_least? as u8 })
}

fn message(node: &Node, cx: &mut Context) -> Option<ConditionFile> {
    let mut fields = Fields::of("message", node, cx)?;
    let from = fields.required("from", string);
    let to = fields.optional("to", string);
    let says = fields.optional("says", word("saying", &Saying::ALL));
    let fate = fields.required("fate", word("fate", &Fate::ALL));
    fields.finish();
    Some(ConditionFile::Message { from: from?, to: to?, says: says?, fate: fate? })
}

fn silence(node: &Node, cx: &mut Context) -> Option<ConditionFile> {
    let mut fields = Fields::of("silence", node, cx)?;
    let of = fields.required("of", string);
    let for_min = fields.required("for_min", number(0.1, 144_000.0, "minutes"));
    fields.finish();
    Some(ConditionFile::Silence { of: of?, for_min: for_min? })
}

fn line(node: &Node, cx: &mut Context) -> Option<ConditionFile> {
    let mut fields = Fields::of("line", node, cx)?;
    let by = fields.required("by", string);
    let fate = fields.required("fate", word("fate", &CallFate::ALL));
    fields.finish();
    Some(ConditionFile::Line { by: by?, fate: fate? })
}
