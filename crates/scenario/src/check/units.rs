//! Ships and aircraft: what their platforms allow, where they are, and when.

use guardline_units::{Metres, Position};

use super::{Names, for_people, run_window, seconds};
use crate::decode::{Context, Draft, Item, list_of_names};
use crate::diagnostic::{Diagnostic, code};
use crate::file::{Place, Task, UnitFile};
use crate::source::Span;
use crate::tree::quoted;

/// Units begin within this distance of the place, where the plane approximation holds.
const FARTHEST: Metres = Metres(400_000.0);

pub(super) fn check(draft: &Draft<'_>, names: &Names<'_>, cx: &mut Context) {
    for unit in &draft.units {
        fits_its_platform(unit, cx);
        if let Some(place) = &draft.place {
            is_near(unit, place, cx);
        }
        comes_and_goes(unit, draft, cx);
        is_about_another(unit, &unit.task, |key| unit.span(&["task", key, "unit"]), draft, names, cx);
        can_keep_watch(unit, cx);
    }
}

fn fits_its_platform(unit: &Item<'_, UnitFile>, cx: &mut Context) {
    let traits = unit.platform.traits();
    let platform = &unit.platform.name;
    let id = quoted(&unit.id);
    let defined = || (unit.span(&["platform"]), platform.clone());
    if !(traits.slowest.0..=traits.fastest.0).contains(&unit.speed_kn) {
        let limits = format!("{platform} makes {} to {} knots", traits.slowest.0, traits.fastest.0);
        let message = format!("the unit {id} makes {} knots, but {limits}", unit.speed_kn);
        let (span, text) = defined();
        cx.report(
            Diagnostic::error(code::BEYOND_PLATFORM, message)
                .label(unit.span(&["speed_kn"]), "beyond its platform")
                .label(span, text),
        );
    }
    if unit.height_m > traits.ceiling.0 {
        let limits = if unit.platform.flies() {
            format!("{platform} goes no higher than {} metres", traits.ceiling.0)
        } else {
            format!("{platform} does not fly")
        };
        let message = format!("the unit {id} is {} metres high, but {limits}", unit.height_m);
        let (span, text) = defined();
        cx.report(
            Diagnostic::error(code::BEYOND_PLATFORM, message)
                .label(unit.span(&["height_m"]), "too high")
                .label(span, text),
        );
    }
}

fn is_near(unit: &Item<'_, UnitFile>, place: &Item<'_, Place>, cx: &mut Context) {
    let centre = Position { lat: place.lat, lon: place.lon, height: 0.0 };
    let distance = Position { lat: unit.lat, lon: unit.lon, height: 0.0 }.local(centre).length();
    // Close to a pole the plane has no meaning and the distance may be anything: that is too far as well.
    if distance <= FARTHEST.0 {
        return;
    }
    let (id, kilometres, most) = (quoted(&unit.id), distance / 1000.0, FARTHEST.0 / 1000.0);
    cx.report(
        Diagnostic::error(
            code::TOO_FAR,
            format!("the unit {id} begins {kilometres:.0} km from the place, expected at most {most} km"),
        )
        .label(unit.span(&["lat"]), format!("{}, {}", unit.lat, unit.lon))
        .label(place.span(&["lat"]), format!("the centre is {}, {}", place.lat, place.lon))
        .help("perhaps latitude and longitude were exchanged, or a sign is wrong".to_owned()),
    );
}

fn comes_and_goes(unit: &Item<'_, UnitFile>, draft: &Draft<'_>, cx: &mut Context) {
    let id = quoted(&unit.id);
    let (from, until) = (unit.from.as_ref().map(seconds), unit.until.as_ref().map(seconds));
    if let (Some(from), Some(until)) = (from, until)
        && until <= from
    {
        let message = format!("the unit {id} leaves {} before it comes", for_people(from - until));
        cx.report(
            Diagnostic::error(code::TIME_ORDER, message)
                .label(unit.span(&["until"]), "it leaves")
                .label(unit.span(&["from"]), "it comes"),
        );
        return;
    }
    let Some((start, end)) = run_window(draft) else { return };
    if let Some(from) = from.filter(|from| *from >= end) {
        let message = format!("the unit {id} comes {} after the end of the run", for_people(from - end));
        cx.report(Diagnostic::error(code::TIME_ORDER, message).label(unit.span(&["from"]), "too late"));
    }
    if let Some(until) = until.filter(|until| *until <= start) {
        let message = format!("the unit {id} leaves {} before T0", for_people(start - until));
        cx.report(Diagnostic::error(code::TIME_ORDER, message).label(unit.span(&["until"]), "too early"));
    }
}

/// A task is about another unit, and about one with which it can be done.
pub(super) fn is_about_another(
    unit: &Item<'_, UnitFile>,
    task: &Task,
    span: impl FnOnce(&str) -> Span,
    draft: &Draft<'_>,
    names: &Names<'_>,
    cx: &mut Context,
) {
    let sent = task;
    let Some((task, other)) = sent.about() else { return };
    let span = span(task);
    names.units.refer(other, span, cx);
    let id = quoted(&unit.id);
    if *other == unit.id {
        let message = format!("the task of the unit {id} is about itself");
        cx.report(Diagnostic::error(code::SAME_PARTY, message).label(span, "expected another unit"));
    }
    let in_the_air = match sent {
        Task::Wingtip { .. } => true,
        Task::Shoulder { .. } => false,
        _ => return,
    };
    let wanted = if in_the_air { "an aircraft" } else { "a ship" };
    let who = [(&unit.id, &unit.platform, unit.span(&["platform"]))]
        .into_iter()
        .chain(draft.units.iter().filter(|it| it.id == other).map(|it| (&it.id, &it.platform, span)));
    for (id, platform, span) in who.filter(|(_, platform, _)| platform.flies() != in_the_air) {
        let message =
            format!("`{task}` is done by {wanted} to {wanted}, but {} is {}", quoted(id), platform.name);
        cx.report(
            Diagnostic::error(code::BEYOND_PLATFORM, message).label(span, "expected ".to_owned() + wanted),
        );
    }
}

fn can_keep_watch(unit: &Item<'_, UnitFile>, cx: &mut Context) {
    let usable = unit.radio_sets();
    for channel in unit.watch.iter().flatten().filter(|channel| !usable.contains(channel)) {
        let platform = &unit.platform.name;
        let message =
            format!("the unit {} is {platform} and cannot hear `{}`", quoted(&unit.id), channel.name());
        cx.report(
            Diagnostic::error(code::CHANNEL, message).label(unit.span(&["watch"]), "not on board").help(
                format!("{platform} uses {}", list_of_names(usable.iter().map(|channel| channel.name()))),
            ),
        );
    }
}
