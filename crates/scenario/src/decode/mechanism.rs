//! The mechanism: the choice in a scenario file, and the terms in a file of their own.

use guardline_mechanism::{HotlineTerms, Level, NoticeTerms, Orders, Path, RadioTerms, Reply, Terms};
use guardline_wire::Channel;

use super::time::hours;
use super::value::{boolean, format, id, number, string, text, word, written};
use super::{Arm, Context, Fields, list, variant};
use crate::diagnostic::{Diagnostic, code};
use crate::file::MechanismChoice;
use crate::tree::Node;

/// `[mechanism]` of a scenario file.
pub(super) fn choice(node: &Node, cx: &mut Context) -> Option<MechanismChoice> {
    let arms = [
        ("preset", Arm::Body(|node, cx: &mut Context| string(node, cx).map(MechanismChoice::Preset))),
        ("file", Arm::Body(|node, cx: &mut Context| written(node, cx).map(MechanismChoice::File))),
    ];
    variant("mechanism", &arms, node, cx)
}

/// A whole mechanism file.
pub(crate) fn terms(root: &Node, cx: &mut Context) -> Option<Terms> {
    let mut fields = Fields::of("mechanism", root, cx)?;
    let format = fields.required("format", format);
    let name = fields.required("name", id);
    let title = fields.required("title", text);
    let basis = fields.required("basis", written);
    let hotline = fields.optional("hotline", hotline);
    let radio = fields.optional("radio", radio);
    let notices = fields.optional("notices", notices);
    let cut = fields.or("cut", list(word("path", &Path::ALL)), Vec::new());
    fields.finish();
    Some(Terms {
        format: format?,
        name: name?,
        title: title?,
        basis: basis?,
        hotline: hotline?,
        radio: radio?,
        notices: notices?,
        cut: cut?,
    })
}

fn hotline(node: &Node, cx: &mut Context) -> Option<HotlineTerms> {
    let mut fields = Fields::of("hotline", node, cx)?;
    let levels = [Level::DutyOfficer, Level::DirectorGeneral, Level::Minister];
    let level = fields.required("level", word("level", &levels));
    let standing_authority = fields.required("standing_authority", boolean);
    let orders = fields.required("orders", orders);
    let prior_consultation_min = fields.required("prior_consultation_min", number(0.0, 10_080.0, "minutes"));
    let pickup_min = fields.required("pickup_min", number(0.0, 1440.0, "minutes"));
    let call_min = fields.required("call_min", number(0.1, 240.0, "minutes"));
    let interpretation = fields.required("interpretation", number(1.0, 10.0, ""));
    // A line redialled without a pause would ring for ever at one instant.
    let redial_min = fields.required("redial_min", number(0.1, 1440.0, "minutes"));
    let reply_window_h = fields.required("reply_window_h", number(0.0, 2400.0, "hours"));
    let hours = fields.required("hours", hours);
    let nominal_silence = fields.required("nominal_silence", three_probabilities);
    fields.finish();
    Some(HotlineTerms {
        level: level?,
        standing_authority: standing_authority?,
        orders: orders?,
        prior_consultation_min: prior_consultation_min?,
        pickup_min: pickup_min?,
        call_min: call_min?,
        interpretation: interpretation?,
        redial_min: redial_min?,
        reply_window_h: reply_window_h?,
        hours: hours?,
        nominal_silence: nominal_silence?,
    })
}

/// Standing orders about ringing phones, of a mechanism or of a side.
pub(super) fn orders(node: &Node, cx: &mut Context) -> Option<Orders> {
    word("order", &[Orders::Answer, Orders::None, Orders::DoNotAnswer])(node, cx)
}

fn three_probabilities(node: &Node, cx: &mut Context) -> Option<[f64; 3]> {
    let values = list(number(0.0, 1.0, ""))(node, cx)?;
    let count = values.len();
    if let Ok(three) = values.try_into() {
        return Some(three);
    }
    cx.report(
        Diagnostic::error(code::OUT_OF_RANGE, format!("`nominal_silence` has {count} values, expected 3"))
            .label(node.span, "expected one each for the intents innocent, probe and hostile"),
    );
    None
}

fn radio(node: &Node, cx: &mut Context) -> Option<RadioTerms> {
    let mut fields = Fields::of("radio", node, cx)?;
    let ship_channel = fields.optional("ship_channel", channel);
    let air_channel = fields.optional("air_channel", channel);
    let phrasebook = fields.required("phrasebook", boolean);
    let reply = fields.required("reply", word("rule", &[Reply::AtDiscretion, Reply::ByOrder]));
    fields.finish();
    Some(RadioTerms {
        ship_channel: ship_channel?,
        air_channel: air_channel?,
        phrasebook: phrasebook?,
        reply: reply?,
    })
}

/// A channel by its name.
pub(super) fn channel(node: &Node, cx: &mut Context) -> Option<Channel> {
    word("channel", &Channel::ALL)(node, cx)
}

fn notices(node: &Node, cx: &mut Context) -> Option<NoticeTerms> {
    let mut fields = Fields::of("notices", node, cx)?;
    let lead_h = fields.required("lead_h", number(0.0, 2400.0, "hours"));
    let distribution_min = fields.required("distribution_min", number(0.0, 10_080.0, "minutes"));
    fields.finish();
    Some(NoticeTerms { lead_h: lead_h?, distribution_min: distribution_min? })
}
