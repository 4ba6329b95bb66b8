//! Terms of a mechanism that contradict one another.

use guardline_mechanism::Terms;
use guardline_wire::{Channel, Modulation};

use crate::decode::Context;
use crate::diagnostic::{Diagnostic, code};
use crate::tree::{Node, quoted};

/// Checks terms against the tree they were decoded from.
pub(crate) fn terms(terms: &Terms, root: &Node, cx: &mut Context) {
    lines(terms, root, cx);
    dialogues(terms, root, cx);
    let Some(radio) = &terms.radio else { return };
    agreed_channel(radio.ship_channel, "ship_channel", Modulation::Fm, "a maritime channel", root, cx);
    agreed_channel(radio.air_channel, "air_channel", Modulation::Am, "an aeronautical channel", root, cx);
}

/// Lines are told apart by their ids, and what fails must take some time to repair.
fn lines(terms: &Terms, root: &Node, cx: &mut Context) {
    const MOST: usize = 16;
    let nodes = root.get("lines").and_then(Node::as_array).unwrap_or_default();
    if terms.lines.len() > MOST {
        let message = format!("there are {} lines, expected at most {MOST}", terms.lines.len());
        cx.report(Diagnostic::error(code::OUT_OF_RANGE, message).label(root.at(&["lines"]).span, "too many"));
    }
    for (index, (line, node)) in terms.lines.iter().zip(nodes).enumerate() {
        if terms.lines[..index].iter().any(|other| other.id == line.id) {
            let message = format!("there are two lines with the id {}", quoted(&line.id));
            cx.report(
                Diagnostic::error(code::DUPLICATE_ID, message)
                    .label(node.at(&["id"]).span, "used again here"),
            );
        }
        // What fails by the minute is no line, and costs a run more draws than all the rest.
        if line.mtbf_d > 0.0 && line.mtbf_d < 0.01 {
            let message = format!("the line {} fails every {} days", quoted(&line.id), line.mtbf_d);
            cx.report(
                Diagnostic::error(code::OUT_OF_RANGE, message)
                    .label(node.at(&["mtbf_d"]).span, "expected 0 (never) or at least 0.01"),
            );
        }
        if line.mtbf_d > 0.0 && line.mttr_h <= 0.0 {
            let message = format!("the line {} fails and its repair takes no time", quoted(&line.id));
            cx.report(
                Diagnostic::error(code::OUT_OF_RANGE, message)
                    .label(node.at(&["mtbf_d"]).span, "expected `mttr_h` above 0 beside it"),
            );
        }
    }
}

/// Dialogues are told apart by their ids.
fn dialogues(terms: &Terms, root: &Node, cx: &mut Context) {
    const MOST: usize = 16;
    if terms.dialogues.len() > MOST {
        let message = format!("there are {} dialogues, expected at most {MOST}", terms.dialogues.len());
        let place = root.at(&["dialogues"]).span;
        cx.report(Diagnostic::error(code::OUT_OF_RANGE, message).label(place, "too many"));
        return;
    }
    let nodes = root.get("dialogues").and_then(Node::as_array).unwrap_or_default();
    for (index, (dialogue, node)) in terms.dialogues.iter().zip(nodes).enumerate() {
        if terms.dialogues[..index].iter().any(|other| other.id == dialogue.id) {
            let message = format!("there are two dialogues with the id {}", quoted(&dialogue.id));
            let label = node.at(&["id"]).span;
            cx.report(Diagnostic::error(code::DUPLICATE_ID, message).label(label, "used again here"));
        }
    }
}

fn agreed_channel(
    channel: Option<Channel>,
    key: &str,
    modulation: Modulation,
    expected: &str,
    root: &Node,
    cx: &mut Context,
) {
    let Some(channel) = channel.filter(|channel| channel.modulation() != modulation) else { return };
    let message = format!("`{key}` is `{}`, expected {expected}", channel.name());
    cx.report(
        Diagnostic::error(code::CHANNEL, message)
            .label(root.at(&["radio", key]).span, format!("expected {expected}")),
    );
}
