//! Injects: what triggers them; who takes part, whether they are there, and whether they can.

use guardline_theatre::Step;
use guardline_wire::Channel;

use super::units::is_about_another;
use super::{Names, for_people, run_window, seconds};
use crate::decode::{Context, Draft, Item, acts_of, list_of_names};
use crate::diagnostic::{Diagnostic, code};
use crate::file::{AbsentFile, ActFile, InjectFile, NoticeContent, RadarTruth, UnitFile};
use crate::source::Span;
use crate::tree::quoted;

mod triggers;

type Inject<'n> = Item<'n, InjectFile>;
type Unit<'n> = Item<'n, UnitFile>;

/// Who takes part in an act: the unit's id, and where it is named.
struct Party<'i> {
    id: &'i str,
    span: Span,
}

pub(super) fn check(draft: &Draft<'_>, names: &Names<'_>, cx: &mut Context) {
    for inject in &draft.injects {
        triggers::check(inject, names, cx);
        let within_the_run = falls_within_the_run(inject, draft, cx);
        if inject.acts.is_empty() {
            let message = format!("the inject {} does nothing", quoted(&inject.id));
            let span = inject.span(&["acts"]);
            cx.report(
                Diagnostic::error(code::OUT_OF_RANGE, message).label(span, "expected at least one act"),
            );
        }
        for (place, act) in inject.acts.iter().enumerate() {
            check_act(&Place { inject, place: place.to_string() }, act, within_the_run, draft, names, cx);
        }
    }
}

/// Where an act stands.
struct Place<'i, 'n> {
    inject: &'i Inject<'n>,
    place: String,
}

impl Place<'_, '_> {
    fn span(&self, path: &[&str]) -> Span {
        self.inject.span(&[&["acts", self.place.as_str()], path].concat())
    }
}

fn check_act(
    place: &Place<'_, '_>,
    act: &ActFile,
    within_the_run: bool,
    draft: &Draft<'_>,
    names: &Names<'_>,
    cx: &mut Context,
) {
    let (tag, parties, minutes, channel) = takes_part(act);
    let parties: Vec<Party<'_>> =
        parties.into_iter().map(|(key, id)| Party { id, span: place.span(&[tag, key]) }).collect();
    for party in &parties {
        names.units.refer(party.id, party.span, cx);
    }
    let unit = |party: &Party<'_>| draft.units.iter().find(|unit| unit.id == party.id);
    if let [from, to] = parties.as_slice() {
        are_different(from, to, tag, unit(from), unit(to), cx);
    }
    for party in &parties {
        let Some(unit) = unit(party) else { continue };
        if within_the_run && let Some(at) = &place.inject.at {
            is_there(place, seconds(at), unit, party, minutes, cx);
        }
        if let Some(channel) = channel {
            can_use(place, unit, channel, tag, cx);
        }
    }
    match act {
        ActFile::Radar { truth, .. } => {
            can_be_drawn(place, *truth, cx);
            if let Some(from) = parties.first().and_then(unit) {
                can_illuminate(place, from, *truth, cx);
            }
        }
        ActFile::Notice { contents, .. } => says_something(place, contents, tag, cx),
        ActFile::Notam(warning) | ActFile::NavigationalWarning(warning) => {
            names.sides.refer(&warning.side, place.span(&[tag, "side"]), cx);
            says_something(place, &warning.contents, tag, cx);
        }
        ActFile::Cancel(inject) => names.injects.refer(inject, place.span(&[tag]), cx),
        ActFile::Support { side }
        | ActFile::Leak { side }
        | ActFile::Video { side }
        | ActFile::Suspend { side }
        | ActFile::Resume { side }
        | ActFile::Asleep(AbsentFile { side, .. })
        | ActFile::InterpreterMissing(AbsentFile { side, .. }) => {
            names.sides.refer(side, place.span(&[tag, "side"]), cx);
        }
        ActFile::Task { task, .. } => {
            if let Some(unit) = parties.first().and_then(unit) {
                let span = |key: &str| place.span(&[tag, "task", key, "unit"]);
                is_about_another(unit, task, span, draft, names, cx);
            }
        }
        ActFile::FalseReport { side, .. } => {
            names.sides.refer(side, place.span(&[tag, "side"]), cx);
            if let Some(about) = parties.first() {
                is_of_another_side(side, about, unit(about), draft, cx);
            }
        }
        _ => {}
    }
}

/// An act's name in files, the units that take part with the keys that name them, how long it lasts in minutes, and
/// the channel it is on.
type Part<'i> = (&'static str, Vec<(&'static str, &'i str)>, f64, Option<Channel>);

fn takes_part(kind: &ActFile) -> Part<'_> {
    match kind {
        ActFile::Notice { from, to, channel, .. } => {
            ("notice", vec![("from", from), ("to", to)], 0.0, Some(*channel))
        }
        ActFile::Notam(_) => ("notam", vec![], 0.0, None),
        ActFile::NavigationalWarning(_) => ("navigational_warning", vec![], 0.0, None),
        ActFile::Call { from, to, channel, .. } => {
            ("call", vec![("from", from), ("to", to)], 0.0, Some(*channel))
        }
        ActFile::StuckMicrophone { unit, channel, for_min } => {
            ("stuck_microphone", vec![("unit", unit)], *for_min, Some(*channel))
        }
        ActFile::Garble { unit, for_min, .. } => ("garble", vec![("unit", unit)], *for_min, None),
        ActFile::Outage { .. } => ("outage", vec![], 0.0, None),
        ActFile::Task { unit, .. } => ("task", vec![("unit", unit)], 0.0, None),
        ActFile::SteeringFailure { unit, for_min } => {
            ("steering_failure", vec![("unit", unit)], *for_min, None)
        }
        ActFile::Distress { unit, for_min, .. } => ("distress", vec![("unit", unit)], *for_min, None),
        ActFile::Unwatched { unit, for_min } => ("unwatched", vec![("unit", unit)], *for_min, None),
        ActFile::FalseReport { about, .. } => ("false_report", vec![("about", about)], 0.0, None),
        ActFile::Asleep(_) => ("asleep", vec![], 0.0, None),
        ActFile::InterpreterMissing(_) => ("interpreter_missing", vec![], 0.0, None),
        ActFile::Leak { .. } => ("leak", vec![], 0.0, None),
        ActFile::Video { .. } => ("video", vec![], 0.0, None),
        ActFile::Politics { .. } => ("politics", vec![], 0.0, None),
        ActFile::Suspend { .. } => ("suspend", vec![], 0.0, None),
        ActFile::Resume { .. } => ("resume", vec![], 0.0, None),
        ActFile::Support { .. } => ("support", vec![], 0.0, None),
        ActFile::Mediation => ("mediation", vec![], 0.0, None),
        ActFile::Cancel(_) => ("cancel", vec![], 0.0, None),
        ActFile::Radar { from, on, for_min, .. } => {
            ("radar", vec![("from", from), ("on", on)], *for_min, None)
        }
        ActFile::Approach { from, to, for_min, .. } => {
            ("approach", vec![("from", from), ("to", to)], *for_min, None)
        }
    }
}

/// A ministry is told of another side's conduct, and by a unit of its own.
fn is_of_another_side(
    side: &str,
    about: &Party<'_>,
    unit: Option<&Unit<'_>>,
    draft: &Draft<'_>,
    cx: &mut Context,
) {
    if unit.is_some_and(|unit| unit.side == side) {
        let message = format!("the unit {} is of the side {} itself", quoted(about.id), quoted(side));
        cx.report(
            Diagnostic::error(code::SAME_PARTY, message).label(about.span, "expected a unit of another side"),
        );
    }
    if draft.sides.iter().any(|it| it.id == side) && !draft.units.iter().any(|unit| unit.side == side) {
        let message = format!("the side {} has no unit that could report anything", quoted(side));
        cx.report(Diagnostic::error(code::ABSENT_UNIT, message).label(about.span, "reported by nobody"));
    }
}

fn says_something(place: &Place<'_, '_>, contents: &[NoticeContent], tag: &str, cx: &mut Context) {
    if contents.is_empty() {
        let span = place.span(&[tag, "contents"]);
        let message = format!("the notice {} contains nothing", quoted(&place.inject.id));
        cx.report(
            Diagnostic::error(code::OUT_OF_RANGE, message).label(span, "expected at least one content"),
        );
    }
}

fn falls_within_the_run(inject: &Inject<'_>, draft: &Draft<'_>, cx: &mut Context) -> bool {
    let (Some((start, end)), Some(time)) = (run_window(draft), &draft.time) else { return true };
    let Some(at) = inject.at.as_ref().map(seconds) else { return true };
    let id = quoted(&inject.id);
    let (message, key, text) = if at < start {
        (format!("the inject {id} happens {} before T0", for_people(start - at)), "start", "T0")
    } else if at > end {
        let late = for_people(at - end);
        (format!("the inject {id} happens {late} after the end of the run"), "horizon_h", "the run's length")
    } else {
        return true;
    };
    cx.report(
        Diagnostic::error(code::TIME_ORDER, message)
            .label(inject.span(&["at"]), "outside the run")
            .label(time.span(&[key]), text),
    );
    false
}

/// A unit does nothing to itself, and its own side does not illuminate or harass it.
fn are_different(
    from: &Party<'_>,
    to: &Party<'_>,
    tag: &str,
    from_unit: Option<&Unit<'_>>,
    to_unit: Option<&Unit<'_>>,
    cx: &mut Context,
) {
    if from.id == to.id {
        cx.report(
            Diagnostic::error(
                code::SAME_PARTY,
                format!("the unit {} is both ends of this {tag}", quoted(from.id)),
            )
            .label(to.span, "expected another unit")
            .label(from.span, ""),
        );
    } else if !matches!(tag, "notice" | "call")
        && let (Some(from_unit), Some(to_unit)) = (from_unit, to_unit)
        && from_unit.side == to_unit.side
    {
        let message = format!(
            "the units {} and {} are both of the side {}",
            quoted(from.id),
            quoted(to.id),
            quoted(&from_unit.side)
        );
        cx.report(
            Diagnostic::error(code::SAME_PARTY, message)
                .label(to.span, "expected a unit of another side")
                .label(from.span, ""),
        );
    }
}

/// Somebody who takes part must have come and must not have left. That something lasts longer than a unit stays is
/// only worth a warning: it ends when the unit leaves.
fn is_there(
    place: &Place<'_, '_>,
    at: i64,
    unit: &Unit<'_>,
    party: &Party<'_>,
    minutes: f64,
    cx: &mut Context,
) {
    let last = at + (minutes * 60.0) as i64;
    let (id, what) = (quoted(&unit.id), quoted(&place.inject.id));
    let absent = |message: String, key: &str, text: &str| {
        Diagnostic::error(code::ABSENT_UNIT, message)
            .label(party.span, "not there at that time")
            .label(place.inject.span(&["at"]), "the time")
            .label(unit.span(&[key]), text)
    };
    if let Some(from) = unit.from.as_ref().map(seconds).filter(|from| at < *from) {
        let early = for_people(from - at);
        cx.report(absent(format!("the unit {id} comes {early} after the inject {what}"), "from", "it comes"));
    }
    if let Some(until) = unit.until.as_ref().map(seconds) {
        if at >= until {
            let late = for_people(at - until);
            cx.report(absent(
                format!("the unit {id} leaves {late} before the inject {what}"),
                "until",
                "it leaves",
            ));
        } else if last > until {
            let message = format!(
                "the inject {what} lasts {} longer than the unit {id} stays",
                for_people(last - until)
            );
            cx.report(
                Diagnostic::warning(code::ABSENT_UNIT, message)
                    .label(place.span(&[]), "it will end when the unit leaves")
                    .label(unit.span(&["until"]), "it leaves"),
            );
        }
    }
}

fn can_use(place: &Place<'_, '_>, unit: &Unit<'_>, channel: Channel, tag: &str, cx: &mut Context) {
    let usable = unit.radio_sets();
    if usable.contains(&channel) {
        return;
    }
    let platform = &unit.platform.name;
    let message = format!("the unit {} is {platform} and cannot use `{}`", quoted(&unit.id), channel.name());
    cx.report(
        Diagnostic::error(code::CHANNEL, message)
            .label(place.span(&[tag, "channel"]), "not on board")
            .help(format!("{platform} uses {}", list_of_names(usable.iter().map(|channel| channel.name())))),
    );
}

/// What has no fire-control radar cannot turn out to have used it.
fn can_illuminate(place: &Place<'_, '_>, from: &Unit<'_>, truth: RadarTruth, cx: &mut Context) {
    if truth.fire_control == 0.0 || from.platform.can(Step::Illuminate) {
        return;
    }
    let platform = &from.platform.name;
    let message = format!("the unit {} is {platform} and has no fire-control radar", quoted(&from.id));
    cx.report(
        Diagnostic::error(code::BEYOND_PLATFORM, message)
            .label(place.span(&["radar", "truth", "fire_control"]), "expected 0")
            .label(from.span(&["platform"]), format!("its acts are {}", acts_of(&from.platform))),
    );
}

fn can_be_drawn(place: &Place<'_, '_>, truth: RadarTruth, cx: &mut Context) {
    if truth.search + truth.track + truth.fire_control > 0.0 {
        return;
    }
    let message = format!("the weights of the truth of {} are all 0", quoted(&place.inject.id));
    cx.report(
        Diagnostic::error(code::WEIGHTS, message)
            .label(place.span(&["radar", "truth"]), "expected at least one weight above 0"),
    );
}
