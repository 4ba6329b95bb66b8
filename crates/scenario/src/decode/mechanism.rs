//! The mechanism: the choice in a scenario file, and the terms in a file of their own.

use guardline_mechanism::{
    Declared, EarlyWarning, Faith, Interpreter, Level, LineTerms, NoticeTerms, Orders, Path, RadioTerms,
    Reply, Request, Terms,
};
use guardline_wire::Channel;

use self::frame::{aim, dialogue, exit, like, review, scope};
use super::time::{hours, time_of_day};
use super::value::{GRADES, boolean, format, id, number, string, text, whole, word, written};
use super::{Arm, Context, Fields, list, variant};
use crate::diagnostic::{Diagnostic, code};
use crate::file::MechanismChoice;
use crate::tree::Node;

mod frame;

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
    let grade = fields.required("grade", word("grade", &GRADES));
    let like = fields.optional("like", like);
    let aim = fields.optional("aim", aim);
    let scope = fields.optional("scope", scope);
    let lines = fields.or("lines", list(line), Vec::new());
    let radio = fields.optional("radio", radio);
    let notices = fields.optional("notices", notices);
    let early_warning = fields.optional("early_warning", early_warning);
    let dialogues = fields.or("dialogues", list(dialogue), Vec::new());
    let review = fields.optional("review", review);
    let exit = fields.optional("exit", exit);
    let faith = fields.or("faith", word("faith", &[Faith::Good, Faith::Bad]), Faith::Good);
    let cut = fields.or("cut", list(word("path", &Path::ALL)), Vec::new());
    fields.finish();
    Some(Terms {
        format: format?,
        name: name?,
        title: title?,
        basis: basis?,
        grade: grade?,
        like: like?,
        aim: aim?,
        scope: scope?,
        lines: lines?,
        radio: radio?,
        notices: notices?,
        early_warning: early_warning?,
        dialogues: dialogues?,
        review: review?,
        exit: exit?,
        faith: faith?,
        cut: cut?,
    })
}

fn line(node: &Node, cx: &mut Context) -> Option<LineTerms> {
    let minutes = |high| number(0.0, high, "minutes");
    let mut fields = Fields::of("line", node, cx)?;
    let id = fields.required("id", id);
    let levels = [Level::DutyOfficer, Level::DirectorGeneral, Level::Minister];
    let level = fields.required("level", word("level", &levels));
    let declared =
        fields.or("declared", word("declaration", &[Declared::Open, Declared::Suspended]), Declared::Open);
    let standing_authority = fields.required("standing_authority", boolean);
    let orders = fields.required("orders", orders);
    let prior_consultation_min = fields.required("prior_consultation_min", minutes(10_080.0));
    let requests = [Request::Ring, Request::Relayed];
    let request = fields.or("request", word("kind of request", &requests), Request::Ring);
    let relay_min = fields.or("relay_min", minutes(10_080.0), 0.0);
    let reply_window_h = fields.required("reply_window_h", number(0.0, 2400.0, "hours"));
    let circuits = fields.or("circuits", whole(1, 1000, "circuits"), 1);
    let pickup_min = fields.required("pickup_min", minutes(1440.0));
    let call_min = fields.required("call_min", number(0.1, 240.0, "minutes"));
    let interpretation = fields.required("interpretation", number(1.0, 10.0, ""));
    let interpreter = fields.or("interpreter", interpreter, Interpreter::Posted);
    let interpreter_call_in_min = fields.or("interpreter_call_in_min", minutes(1440.0), 0.0);
    // A line redialled without a pause would ring for ever at one instant.
    let redial_min = fields.required("redial_min", number(0.1, 1440.0, "minutes"));
    let written = fields.or("written", boolean, false);
    let hours = fields.required("hours", hours);
    let somebody_else_answers = fields.or("somebody_else_answers", boolean, false);
    let mtbf_d = fields.or("mtbf_d", number(0.0, 36_500.0, "days"), 0.0);
    let mttr_h = fields.or("mttr_h", number(0.0, 2400.0, "hours"), 0.0);
    let check_calls = fields.or("check_calls", list(time_of_day), Vec::new());
    let secret = fields.or("secret", boolean, false);
    let nominal_silence = fields.required("nominal_silence", three_probabilities);
    let tacit = fields.or("tacit", boolean, false);
    fields.finish();
    Some(LineTerms {
        id: id?,
        level: level?,
        declared: declared?,
        standing_authority: standing_authority?,
        orders: orders?,
        prior_consultation_min: prior_consultation_min?,
        request: request?,
        relay_min: relay_min?,
        reply_window_h: reply_window_h?,
        circuits: circuits?,
        pickup_min: pickup_min?,
        call_min: call_min?,
        interpretation: interpretation?,
        interpreter: interpreter?,
        interpreter_call_in_min: interpreter_call_in_min?,
        redial_min: redial_min?,
        written: written?,
        hours: hours?,
        somebody_else_answers: somebody_else_answers?,
        mtbf_d: mtbf_d?,
        mttr_h: mttr_h?,
        check_calls: check_calls?,
        secret: secret?,
        nominal_silence: nominal_silence?,
        tacit: tacit?,
    })
}

/// Where an interpreter is, of a line or of a side.
pub(super) fn interpreter(node: &Node, cx: &mut Context) -> Option<Interpreter> {
    word("place of an interpreter", &[Interpreter::Posted, Interpreter::OnCall, Interpreter::None])(node, cx)
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
    let language = fields.or("language", self::id, String::new());
    let phrasebook = fields.required("phrasebook", boolean);
    let reply = fields.required("reply", word("rule", &[Reply::AtDiscretion, Reply::ByOrder]));
    let tacit = fields.or("tacit", boolean, false);
    fields.finish();
    Some(RadioTerms {
        ship_channel: ship_channel?,
        air_channel: air_channel?,
        language: language?,
        phrasebook: phrasebook?,
        reply: reply?,
        tacit: tacit?,
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
    let tacit = fields.or("tacit", boolean, false);
    fields.finish();
    Some(NoticeTerms { lead_h: lead_h?, distribution_min: distribution_min?, tacit: tacit? })
}

fn early_warning(node: &Node, cx: &mut Context) -> Option<EarlyWarning> {
    let mut fields = Fields::of("early_warning", node, cx)?;
    let reports = fields.required("reports", whole(1, 1000, "reports"));
    let within_h = fields.required("within_h", number(0.1, 2400.0, "hours"));
    let tacit = fields.or("tacit", boolean, false);
    fields.finish();
    Some(EarlyWarning { reports: reports?, within_h: within_h?, tacit: tacit? })
}
