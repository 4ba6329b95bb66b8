//! What a unit has been sent to do.

use guardline_theatre::Beam;

use super::value::{number, string, word};
use super::{Arm, Context, Fields, variant};
use crate::file::Task;
use crate::tree::Node;

pub(super) fn task(node: &Node, cx: &mut Context) -> Option<Task> {
    let arms = [
        ("transit", Arm::Word(|| Task::Transit)),
        ("hold", Arm::Word(|| Task::Hold)),
        ("patrol_box", Arm::Body(patrol_box)),
        ("shadow", Arm::Body(shadow)),
        ("close_look", Arm::Body(close_look)),
        ("cross_bow", Arm::Body(cross_bow)),
        ("shoulder", Arm::Body(shoulder)),
        ("break_off", Arm::Body(break_off)),
        ("intercept", Arm::Body(intercept)),
        ("wingtip", Arm::Body(wingtip)),
        ("orbit", Arm::Body(orbit)),
    ];
    variant("task", &arms, node, cx)
}

fn range_nm(node: &Node, cx: &mut Context) -> Option<f64> {
    number(0.05, 300.0, "nautical miles")(node, cx)
}

fn bearing(node: &Node, cx: &mut Context) -> Option<f64> {
    number(0.0, 360.0, "degrees")(node, cx)
}

fn side(node: &Node, cx: &mut Context) -> Option<Beam> {
    word("side", &[Beam::Port, Beam::Starboard])(node, cx)
}

fn patrol_box(node: &Node, cx: &mut Context) -> Option<Task> {
    let mut fields = Fields::of("patrol_box", node, cx)?;
    let lat = fields.required("lat", number(-90.0, 90.0, "degrees north"));
    let lon = fields.required("lon", number(-180.0, 180.0, "degrees east"));
    let width_nm = fields.required("width_nm", number(1.0, 300.0, "nautical miles"));
    let length_nm = fields.required("length_nm", number(1.0, 300.0, "nautical miles"));
    fields.finish();
    Some(Task::PatrolBox { lat: lat?, lon: lon?, width_nm: width_nm?, length_nm: length_nm? })
}

fn shadow(node: &Node, cx: &mut Context) -> Option<Task> {
    let mut fields = Fields::of("shadow", node, cx)?;
    let unit = fields.required("unit", string);
    let range_nm = fields.required("range_nm", range_nm);
    let bearing = fields.optional("bearing", bearing);
    fields.finish();
    Some(Task::Shadow { unit: unit?, range_nm: range_nm?, bearing: bearing? })
}

fn close_look(node: &Node, cx: &mut Context) -> Option<Task> {
    let mut fields = Fields::of("close_look", node, cx)?;
    let unit = fields.required("unit", string);
    let range_nm = fields.required("range_nm", range_nm);
    let side = fields.required("side", side);
    fields.finish();
    Some(Task::CloseLook { unit: unit?, range_nm: range_nm?, side: side? })
}

fn cross_bow(node: &Node, cx: &mut Context) -> Option<Task> {
    let mut fields = Fields::of("cross_bow", node, cx)?;
    let unit = fields.required("unit", string);
    let range_nm = fields.required("range_nm", number(0.1, 10.0, "nautical miles"));
    fields.finish();
    Some(Task::CrossBow { unit: unit?, range_nm: range_nm? })
}

fn shoulder(node: &Node, cx: &mut Context) -> Option<Task> {
    let mut fields = Fields::of("shoulder", node, cx)?;
    let unit = fields.required("unit", string);
    let side = fields.required("side", side);
    let gap_m = fields.required("gap_m", number(40.0, 300.0, "metres"));
    fields.finish();
    Some(Task::Shoulder { unit: unit?, side: side?, gap_m: gap_m? })
}

fn break_off(node: &Node, cx: &mut Context) -> Option<Task> {
    let mut fields = Fields::of("break_off", node, cx)?;
    let unit = fields.required("unit", string);
    let bearing = fields.optional("bearing", bearing);
    fields.finish();
    Some(Task::BreakOff { unit: unit?, bearing: bearing? })
}

fn intercept(node: &Node, cx: &mut Context) -> Option<Task> {
    let mut fields = Fields::of("intercept", node, cx)?;
    let unit = fields.required("unit", string);
    let range_nm = fields.required("range_nm", range_nm);
    fields.finish();
    Some(Task::Intercept { unit: unit?, range_nm: range_nm? })
}

fn wingtip(node: &Node, cx: &mut Context) -> Option<Task> {
    let mut fields = Fields::of("wingtip", node, cx)?;
    let unit = fields.required("unit", string);
    let range_m = fields.required("range_m", number(30.0, 500.0, "metres"));
    let side = fields.required("side", side);
    fields.finish();
    Some(Task::Wingtip { unit: unit?, range_m: range_m?, side: side? })
}

fn orbit(node: &Node, cx: &mut Context) -> Option<Task> {
    let mut fields = Fields::of("orbit", node, cx)?;
    let unit = fields.required("unit", string);
    let range_nm = fields.required("range_nm", range_nm);
    fields.finish();
    Some(Task::Orbit { unit: unit?, range_nm: range_nm? })
}
