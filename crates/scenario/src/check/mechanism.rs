//! Terms of a mechanism that contradict one another.

use guardline_mechanism::Terms;
use guardline_wire::{Channel, Modulation};

use crate::decode::Context;
use crate::diagnostic::{Diagnostic, code};
use crate::tree::Node;

/// Checks terms against the tree they were decoded from.
pub(crate) fn terms(terms: &Terms, root: &Node, cx: &mut Context) {
    let Some(radio) = &terms.radio else { return };
    agreed_channel(radio.ship_channel, "ship_channel", Modulation::Fm, "a maritime channel", root, cx);
    agreed_channel(radio.air_channel, "air_channel", Modulation::Am, "an aeronautical channel", root, cx);
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
