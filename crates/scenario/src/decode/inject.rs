//! Injects: what triggers them, what they do, and which response they expect.

use super::condition::condition;
use super::time::time_of_record;
use super::value::{basis, boolean, id, number, string, text, whole, word};
use super::{Arm, Context, Fields, list, list_of_names, variant};
use crate::diagnostic::{Diagnostic, code};
use crate::file::{AfterFile, ExpectsFile, InjectFile, ManualFile, Phase, RateFile};
use crate::tree::{Node, quoted};

mod acts;

pub(super) fn inject(node: &Node, cx: &mut Context) -> Option<InjectFile> {
    let mut fields = Fields::of("inject", node, cx)?;
    let name = fields.required("id", id);
    let title = fields.optional("title", text);
    let objective = fields.optional("objective", string);
    let at = fields.optional("at", time_of_record);
    let after = fields.optional("after", after);
    let once = fields.optional("once", condition);
    let rate = fields.optional("rate", rate);
    let manual = fields.optional("manual", manual);
    let contingency = fields.or("contingency", boolean, false);
    let given = fields.optional("given", condition);
    let acts = fields.required("acts", list(acts::act));
    let expects = fields.optional("expects", expects);
    let basis = fields.required("basis", basis);
    fields.finish();
    one_trigger(node, cx)?;
    Some(InjectFile {
        id: name?,
        title: title?,
        objective: objective?,
        at: at?,
        after: after?,
        once: once?,
        rate: rate?,
        manual: manual?,
        contingency: contingency?,
        given: given?,
        acts: acts?,
        expects: expects?,
        basis: basis?,
    })
}

const TRIGGERS: [&str; 6] = ["at", "after", "once", "rate", "manual", "contingency"];

/// Exactly one key says when.
fn one_trigger(node: &Node, cx: &mut Context) -> Option<()> {
    let table = node.as_table()?;
    let mut given = table.entries.iter().filter(|entry| TRIGGERS.contains(&entry.key.as_str()));
    let name = node
        .get("id")
        .and_then(Node::as_str)
        .map_or_else(|| "this inject".to_owned(), |id| format!("the inject {}", quoted(id)));
    match (given.next(), given.next()) {
        (Some(_), None) => Some(()),
        (Some(first), Some(second)) => {
            let message =
                format!("{name} has both `{}` and `{}`, expected one of them", first.key, second.key);
            cx.report(
                Diagnostic::error(code::UNKNOWN_FIELD, message)
                    .label(second.key_span, "a second one")
                    .label(first.key_span, "the first"),
            );
            None
        }
        _ if table.damaged => None,
        _ => {
            let message = format!("{name} does not say when it happens");
            let help = format!("expected one of {}", list_of_names(TRIGGERS.into_iter()));
            cx.report(
                Diagnostic::error(code::MISSING_FIELD, message).label(node.span, "no trigger").help(help),
            );
            None
        }
    }
}

fn after(node: &Node, cx: &mut Context) -> Option<AfterFile> {
    let mut fields = Fields::of("after", node, cx)?;
    let inject = fields.required("inject", string);
    let min = fields.or("min", number(0.0, 144_000.0, "minutes"), 0.0);
    let of = fields.or("of", word("phase", &[Phase::Begins, Phase::Met, Phase::Unmet]), Phase::Begins);
    fields.finish();
    Some(AfterFile { inject: inject?, min: min?, of: of? })
}

fn hours(node: &Node, cx: &mut Context) -> Option<f64> {
    number(0.0, 9600.0, "hours")(node, cx)
}

fn rate(node: &Node, cx: &mut Context) -> Option<RateFile> {
    let mut fields = Fields::of("rate", node, cx)?;
    let per_day = fields.required("per_day", number(0.001, 1000.0, "a day"));
    let excitation = fields.or("excitation", number(0.0, 0.95, ""), 0.0);
    let decay_h = fields.optional("decay_h", number(0.01, 2400.0, "hours"));
    let from_h = fields.or("from_h", hours, 0.0);
    let until_h = fields.optional("until_h", hours);
    let most = fields.optional("most", whole(1, 10_000, "times"));
    fields.finish();
    Some(RateFile {
        per_day: per_day?,
        excitation: excitation?,
        decay_h: decay_h?,
        from_h: from_h?,
        until_h: until_h?,
        most: most?,
    })
}

fn manual(node: &Node, cx: &mut Context) -> Option<ManualFile> {
    let arms = [
        ("held", Arm::Word(|| ManualFile::Held)),
        ("at_h", Arm::Body(|node, cx: &mut Context| hours(node, cx).map(ManualFile::AtH))),
        ("drawn", Arm::Body(drawn)),
    ];
    variant("rule for a run without a facilitator", &arms, node, cx)
}

fn drawn(node: &Node, cx: &mut Context) -> Option<ManualFile> {
    let mut fields = Fields::of("draw", node, cx)?;
    let between = fields.required("between_h", list(hours));
    let chance = fields.required("chance", number(0.0, 1.0, ""));
    fields.finish();
    let (between, chance) = (between?, chance?);
    if let [from, to] = between[..]
        && from < to
    {
        return Some(ManualFile::Drawn { between_h: [from, to], chance });
    }
    let message = "`between_h` names two hours, the earlier first".to_owned();
    cx.report(
        Diagnostic::error(code::TIME_ORDER, message).label(node.at(&["between_h"]).span, "such as [1, 6]"),
    );
    None
}

fn expects(node: &Node, cx: &mut Context) -> Option<ExpectsFile> {
    let mut fields = Fields::of("expected response", node, cx)?;
    let response = fields.required("response", condition);
    let within_min = fields.required("within_min", number(0.1, 144_000.0, "minutes"));
    let otherwise = fields.optional("otherwise", string);
    fields.finish();
    Some(ExpectsFile { response: response?, within_min: within_min?, otherwise: otherwise? })
}
