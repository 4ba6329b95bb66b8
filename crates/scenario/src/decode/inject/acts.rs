//! What an inject does.

use guardline_wire::codebook;
use guardline_wire::record::Distress;

use super::super::mechanism::channel;
use super::super::task::task;
use super::super::time::time_of_record;
use super::super::value::{boolean, id, number, string, word, written};
use super::super::{Arm, Context, Fields, list, variant};
use crate::diagnostic::{Diagnostic, code};
use crate::file::{
    AbsentFile, ActFile, CallText, FalseFile, GarbleFile, NoticeContent, RadarTruth, WarningFile,
};
use crate::tree::{Node, quoted};

pub(super) fn act(node: &Node, cx: &mut Context) -> Option<ActFile> {
    let arms = [
        ("notice", Arm::Body(notice)),
        ("notam", Arm::Body(|node, cx: &mut Context| warning(node, cx).map(ActFile::Notam))),
        (
            "navigational_warning",
            Arm::Body(|node, cx: &mut Context| warning(node, cx).map(ActFile::NavigationalWarning)),
        ),
        ("call", Arm::Body(call)),
        ("stuck_microphone", Arm::Body(stuck_microphone)),
        ("garble", Arm::Body(garble)),
        ("outage", Arm::Body(outage)),
        ("radar", Arm::Body(radar)),
        ("approach", Arm::Body(approach)),
        (
            "support",
            Arm::Body(|node, cx: &mut Context| {
                side("support", node, cx).map(|side| ActFile::Support { side })
            }),
        ),
        ("task", Arm::Body(sent)),
        ("steering_failure", Arm::Body(steering_failure)),
        ("distress", Arm::Body(distress)),
        ("unwatched", Arm::Body(unwatched)),
        ("asleep", Arm::Body(|node, cx: &mut Context| absent("asleep", node, cx).map(ActFile::Asleep))),
        (
            "interpreter_missing",
            Arm::Body(|node, cx: &mut Context| {
                absent("interpreter_missing", node, cx).map(ActFile::InterpreterMissing)
            }),
        ),
        ("false_report", Arm::Body(false_report)),
        (
            "leak",
            Arm::Body(|node, cx: &mut Context| side("leak", node, cx).map(|side| ActFile::Leak { side })),
        ),
        (
            "video",
            Arm::Body(|node, cx: &mut Context| side("video", node, cx).map(|side| ActFile::Video { side })),
        ),
        ("politics", Arm::Body(politics)),
        (
            "suspend",
            Arm::Body(|node, cx: &mut Context| {
                side("suspend", node, cx).map(|side| ActFile::Suspend { side })
            }),
        ),
        (
            "resume",
            Arm::Body(|node, cx: &mut Context| side("resume", node, cx).map(|side| ActFile::Resume { side })),
        ),
        ("cancel", Arm::Body(|node, cx: &mut Context| id(node, cx).map(ActFile::Cancel))),
        ("mediation", Arm::Word(|| ActFile::Mediation)),
    ];
    variant("act", &arms, node, cx)
}

fn notice(node: &Node, cx: &mut Context) -> Option<ActFile> {
    let mut fields = Fields::of("notice", node, cx)?;
    let from = fields.required("from", string);
    let to = fields.required("to", string);
    let channel = fields.required("channel", channel);
    let contents = fields.required("contents", list(word("content", &CONTENTS)));
    let repeated = fields.or("repeated", boolean, false);
    let begins = fields.optional("begins", time_of_record);
    let for_min = fields.optional("for_min", minutes);
    fields.finish();
    Some(ActFile::Notice {
        from: from?,
        to: to?,
        channel: channel?,
        contents: contents?,
        repeated: repeated?,
        begins: begins?,
        for_min: for_min?,
    })
}

const CONTENTS: [NoticeContent; 4] =
    [NoticeContent::Activity, NoticeContent::Times, NoticeContent::Area, NoticeContent::Heights];

fn warning(node: &Node, cx: &mut Context) -> Option<WarningFile> {
    let mut fields = Fields::of("warning", node, cx)?;
    let side = fields.required("side", string);
    let contents = fields.required("contents", list(word("content", &CONTENTS)));
    let begins = fields.optional("begins", time_of_record);
    let for_min = fields.optional("for_min", minutes);
    fields.finish();
    Some(WarningFile { side: side?, contents: contents?, begins: begins?, for_min: for_min? })
}

fn call(node: &Node, cx: &mut Context) -> Option<ActFile> {
    let mut fields = Fields::of("call", node, cx)?;
    let from = fields.required("from", string);
    let to = fields.required("to", string);
    let channel = fields.required("channel", channel);
    let says = fields.required("says", says);
    fields.finish();
    Some(ActFile::Call { from: from?, to: to?, channel: channel?, says: says? })
}

fn says(node: &Node, cx: &mut Context) -> Option<CallText> {
    let arms = [
        ("query", Arm::Word(|| CallText::Query)),
        ("demand", Arm::Word(|| CallText::Demand)),
        ("intention", Arm::Word(|| CallText::Intention)),
        ("talk", Arm::Word(|| CallText::Talk)),
        ("signal", Arm::Body(|node, cx: &mut Context| signal(node, cx).map(CallText::Signal))),
    ];
    variant("text", &arms, node, cx)
}

/// A coded signal of the codebook.
fn signal(node: &Node, cx: &mut Context) -> Option<String> {
    let text = written(node, cx)?;
    if let Err(error) = codebook::parse(&text) {
        let message = format!("the signal {} cannot be read: {error}", quoted(&text));
        cx.report(
            Diagnostic::error(code::BAD_TEXT, message)
                .label(node.span, "expected a signal of the codebook, such as \"YV1 RT7 5\""),
        );
        return None;
    }
    Some(text)
}

fn stuck_microphone(node: &Node, cx: &mut Context) -> Option<ActFile> {
    let mut fields = Fields::of("stuck microphone", node, cx)?;
    let unit = fields.required("unit", string);
    let channel = fields.required("channel", channel);
    let for_min = fields.required("for_min", minutes);
    fields.finish();
    Some(ActFile::StuckMicrophone { unit: unit?, channel: channel?, for_min: for_min? })
}

fn garble(node: &Node, cx: &mut Context) -> Option<ActFile> {
    let mut fields = Fields::of("garble", node, cx)?;
    let unit = fields.required("unit", string);
    let words = [GarbleFile::Addressee, GarbleFile::Content, GarbleFile::Figures];
    let loses = fields.required("loses", word("kind of word", &words));
    let for_min = fields.required("for_min", minutes);
    fields.finish();
    Some(ActFile::Garble { unit: unit?, loses: loses?, for_min: for_min? })
}

fn outage(node: &Node, cx: &mut Context) -> Option<ActFile> {
    let mut fields = Fields::of("outage", node, cx)?;
    let line = fields.required("line", id);
    let for_h = fields.required("for_h", number(0.01, 2400.0, "hours"));
    fields.finish();
    Some(ActFile::Outage { line: line?, for_h: for_h? })
}

fn minutes(node: &Node, cx: &mut Context) -> Option<f64> {
    number(0.1, 1440.0, "minutes")(node, cx)
}

fn radar(node: &Node, cx: &mut Context) -> Option<ActFile> {
    let mut fields = Fields::of("radar", node, cx)?;
    let from = fields.required("from", string);
    let on = fields.required("on", string);
    let for_min = fields.required("for_min", minutes);
    let truth = fields.required("truth", truth);
    fields.finish();
    Some(ActFile::Radar { from: from?, on: on?, for_min: for_min?, truth: truth? })
}

fn truth(node: &Node, cx: &mut Context) -> Option<RadarTruth> {
    let mut fields = Fields::of("truth", node, cx)?;
    let search = fields.required("search", weight);
    let track = fields.required("track", weight);
    let fire_control = fields.required("fire_control", weight);
    fields.finish();
    Some(RadarTruth { search: search?, track: track?, fire_control: fire_control? })
}

fn weight(node: &Node, cx: &mut Context) -> Option<f64> {
    number(0.0, 1000.0, "")(node, cx)
}

fn approach(node: &Node, cx: &mut Context) -> Option<ActFile> {
    let mut fields = Fields::of("approach", node, cx)?;
    let from = fields.required("from", string);
    let to = fields.required("to", string);
    let distance_m = fields.required("distance_m", number(1.0, 100_000.0, "metres"));
    let for_min = fields.required("for_min", minutes);
    fields.finish();
    Some(ActFile::Approach { from: from?, to: to?, distance_m: distance_m?, for_min: for_min? })
}

/// An act of which only the side is said.
fn side(tag: &'static str, node: &Node, cx: &mut Context) -> Option<String> {
    let mut fields = Fields::of(tag, node, cx)?;
    let side = fields.required("side", string);
    fields.finish();
    side
}

fn sent(node: &Node, cx: &mut Context) -> Option<ActFile> {
    let mut fields = Fields::of("task", node, cx)?;
    let unit = fields.required("unit", string);
    let task = fields.required("task", task);
    fields.finish();
    Some(ActFile::Task { unit: unit?, task: task? })
}

fn steering_failure(node: &Node, cx: &mut Context) -> Option<ActFile> {
    let mut fields = Fields::of("steering_failure", node, cx)?;
    let unit = fields.required("unit", string);
    let for_min = fields.required("for_min", minutes);
    fields.finish();
    Some(ActFile::SteeringFailure { unit: unit?, for_min: for_min? })
}

fn distress(node: &Node, cx: &mut Context) -> Option<ActFile> {
    let mut fields = Fields::of("distress", node, cx)?;
    let unit = fields.required("unit", string);
    let of = fields.required("of", word("kind of distress", &Distress::ALL));
    let for_min = fields.required("for_min", minutes);
    fields.finish();
    Some(ActFile::Distress { unit: unit?, of: of?, for_min: for_min? })
}

fn unwatched(node: &Node, cx: &mut Context) -> Option<ActFile> {
    let mut fields = Fields::of("unwatched", node, cx)?;
    let unit = fields.required("unit", string);
    let for_min = fields.required("for_min", minutes);
    fields.finish();
    Some(ActFile::Unwatched { unit: unit?, for_min: for_min? })
}

fn absent(tag: &'static str, node: &Node, cx: &mut Context) -> Option<AbsentFile> {
    let mut fields = Fields::of(tag, node, cx)?;
    let side = fields.required("side", string);
    let for_h = fields.required("for_h", number(0.01, 2400.0, "hours"));
    fields.finish();
    Some(AbsentFile { side: side?, for_h: for_h? })
}

fn false_report(node: &Node, cx: &mut Context) -> Option<ActFile> {
    let mut fields = Fields::of("false_report", node, cx)?;
    let side = fields.required("side", string);
    let about = fields.required("about", string);
    let claims = [FalseFile::Lock, FalseFile::CloseApproach, FalseFile::Collision];
    let says = fields.required("says", word("claim", &claims));
    fields.finish();
    Some(ActFile::FalseReport { side: side?, about: about?, says: says? })
}

fn politics(node: &Node, cx: &mut Context) -> Option<ActFile> {
    let mut fields = Fields::of("politics", node, cx)?;
    let climate = fields.required("climate", number(-2.0, 2.0, ""));
    fields.finish();
    Some(ActFile::Politics { climate: climate? })
}
