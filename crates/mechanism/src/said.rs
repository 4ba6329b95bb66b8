//! For tests: a mechanism with everything in it, and everything that a view can say, as text.

use guardline_wire::LineId;

use crate::terms::{
    Aim, Area, Channel, Dialogue, DialogueLevel, EarlyWarning, Exit, Force, Interpreter, Level, LineTerms,
    NoticeTerms, Path, Purpose, RadioTerms, Reply, Request, Review, Scope, ServiceHours, Terms,
};
use crate::views::Mechanism;

pub(crate) fn full() -> Terms {
    Terms {
        name: "full".into(),
        aim: Some(Aim { purposes: vec![Purpose::AvoidCollisions] }),
        scope: Some(Scope { area: Area::Everywhere, parties: vec![Force::Navy] }),
        lines: vec![LineTerms {
            level: Level::Minister,
            prior_consultation_min: 60.0,
            request: Request::Relayed,
            relay_min: 10.0,
            circuits: 2,
            pickup_min: 5.0,
            call_min: 20.0,
            interpretation: 2.0,
            interpreter: Interpreter::OnCall,
            interpreter_call_in_min: 30.0,
            written: true,
            hours: ServiceHours { from_minute: 540, until_minute: 1020 },
            somebody_else_answers: true,
            mtbf_d: 90.0,
            mttr_h: 6.0,
            check_calls: vec![540, 1020],
            secret: false,
            nominal_silence: [0.1, 0.2, 0.3],
            ..LineTerms::duty_officer()
        }],
        radio: Some(RadioTerms {
            ship_channel: Some(Channel::Vhf72),
            air_channel: Some(Channel::Air130_0),
            language: "ko".into(),
            phrasebook: true,
            reply: Reply::ByOrder,
            tacit: false,
        }),
        notices: Some(NoticeTerms { lead_h: 48.0, distribution_min: 240.0, tacit: false }),
        early_warning: Some(EarlyWarning { reports: 2, within_h: 24.0, tacit: false }),
        dialogues: vec![Dialogue {
            id: "annual".into(),
            level: DialogueLevel::Experts,
            every_months: 12.0,
            tacit: false,
        }],
        review: Some(Review { within_d: 60.0, joint: true, tacit: false }),
        exit: Some(Exit { in_writing: true, notice_d: 30.0 }),
        ..Terms::none()
    }
}

/// Everything that one view of a mechanism with at most one line can say. The line that is asked about is the first, whether
/// or not there is one.
pub(crate) fn said(mechanism: &Mechanism, view: Path) -> String {
    let line = LineId(0);
    match view {
        Path::Reach => {
            let reach = mechanism.reach();
            let channels = Channel::ALL.map(|channel| (reach.listens(channel), reach.load(channel)));
            let agreed = (reach.agreed_channel(), reach.agreed_air_channel(), reach.line_reaches(line));
            let line = (reach.circuits(line), reach.failures(line), reach.writes(line));
            format!("{channels:?} {agreed:?} {line:?}")
        }
        Path::Comprehension => {
            let view = mechanism.comprehension();
            format!("{:?} {:?} {:?}", view.form(), view.language(), view.interpreter(line))
        }
        Path::Delay => {
            let view = mechanism.delay();
            let asks = (view.consultation(line), view.relay(line), view.pickup(line), view.call(line));
            let waits = (view.interpreter(line), view.redial(line), view.reply_window(line));
            format!("{asks:?} {waits:?} {:?}", view.distribution())
        }
        Path::Credibility => {
            let view = mechanism.credibility();
            let words = [view.radio(0.4), view.radio(0.0), view.line(0.4, true), view.line(0.0, false)];
            let silence = (view.line_silence(line), view.line_dead(line));
            format!("{words:?} {:?} {:?} {silence:?}", view.embassy(), view.third_party())
        }
        Path::Authority => {
            let view = mechanism.authority();
            let may = (view.standing(line), view.orders(line));
            format!("{may:?} {:?} {:?}", view.level(line), view.somebody_else_answers(line))
        }
        Path::Conduct => {
            let view = mechanism.conduct();
            let words = [0, 1, 2].map(|intent| view.speaks_as(intent));
            let tables = [view.reply(), view.keeps_intention(), view.explains()];
            format!("{tables:?} {words:?} {:?} {:?}", view.discloses(line), view.early_warning())
        }
        Path::Calendar => {
            let view = mechanism.calendar();
            let staffed = [0, 600].map(|minute| view.staffed(line, minute));
            format!("{staffed:?} {:?} {:?}", view.check_calls(line), view.notice_lead())
        }
    }
}
