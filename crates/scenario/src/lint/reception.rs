//! Acts that nobody can receive: words on a channel that does not carry them, and radars beyond the horizon.

use guardline_channels::Obstacle;
use guardline_units::{Instant, Seed, Span};
use guardline_wire::Channel;

use super::Scene;
use crate::diagnostic::code;
use crate::file::ActFile;
use crate::run::channel::Survey;

/// Runs in which it is looked up where units are.
const SEEDS: [u64; 3] = [1, 2, 3];

pub(super) fn look(scene: &mut Scene<'_>) {
    for (place, inject) in scene.scenario.injects.iter().enumerate() {
        let at = scene.when.get(place).and_then(super::When::surely);
        for (number, act) in inject.acts.iter().enumerate() {
            let path = [place.to_string(), number.to_string()];
            match act {
                ActFile::Notice { from, to, channel, .. } => {
                    spoken(scene, &path, "notice", (from, to, *channel), at);
                }
                ActFile::Call { from, to, channel, .. } => {
                    spoken(scene, &path, "call", (from, to, *channel), at);
                }
                ActFile::Radar { from, on, .. } => radar(scene, &path, (from, on), at),
                ActFile::Notam(notice) => published(scene, &path, "notam", &notice.side, true),
                ActFile::NavigationalWarning(notice) => {
                    published(scene, &path, "navigational_warning", &notice.side, false);
                }
                ActFile::StuckMicrophone { unit, channel, .. } => stuck(scene, &path, unit, *channel),
                ActFile::Garble { unit, .. } => {
                    silent(scene, &path, ("garble", unit), "there is no voice to lose words");
                }
                ActFile::Unwatched { unit, .. } => {
                    silent(scene, &path, ("unwatched", unit), "nobody listens anyway");
                }
                ActFile::Distress { unit, .. } => {
                    silent(scene, &path, ("distress", unit), "nobody hears it call");
                }
                _ => {}
            }
        }
    }
}

/// What lies between two units at a time, in a few runs.
fn surveys(scene: &Scene<'_>, from: &str, to: &str, hours: f64) -> Vec<Survey> {
    let at = Instant::START + Span::from_hours(hours);
    let (from, to) = (scene.prepared.unit_id(from), scene.prepared.unit_id(to));
    SEEDS.map(|seed| scene.prepared.survey(Seed(seed), at, from, to)).into()
}

fn spoken(
    scene: &mut Scene<'_>,
    [inject, act]: &[String; 2],
    tag: &str,
    (from, to, channel): (&str, &str, Channel),
    at: Option<f64>,
) {
    if scene.unit(from).zip(scene.unit(to)).is_none_or(|(one, other)| one.id == other.id) {
        return;
    }
    // Where it is not sure when it is said, the file alone shows whether anybody listens.
    let surveys = surveys(scene, from, to, at.unwrap_or(0.0));
    let deaf = scene.unit(to).is_some_and(|unit| unit.watch.as_ref().is_some_and(Vec::is_empty));
    let counts = |obstacle: Option<Obstacle>| match obstacle {
        Some(Obstacle::BeyondHorizon) => at.is_some(),
        Some(Obstacle::NotInPlay) | None => false,
        // A unit that keeps no watch at all, by the file, is deaf because its author wants it so.
        Some(Obstacle::NoWatch) => !deaf,
        Some(_) => true,
    };
    let obstacle = |survey: &Survey, wanted: Channel| {
        let row = survey.channels.iter().find(|row| row.assessment.channel == wanted);
        row.map_or(Some(Obstacle::CallerHasNoSet), |row| row.assessment.obstacle)
    };
    let first = surveys.first().and_then(|survey| obstacle(survey, channel));
    if !surveys.iter().all(|survey| counts(obstacle(survey, channel))) {
        return;
    }
    let why = match first {
        Some(Obstacle::NoWatch) => format!("`{to}` does not listen on {channel}"),
        Some(Obstacle::CalledHasNoSet) => format!("`{to}` has no set for {channel}"),
        Some(Obstacle::CallerHasNoSet) => format!("`{from}` has no set for {channel}"),
        _ => format!("`{to}` is beyond the radio horizon of `{from}`"),
    };
    let open = |wanted: &Channel| surveys.iter().any(|survey| obstacle(survey, *wanted).is_none());
    let other = Channel::ALL.into_iter().find(open);
    let id = &scene.scenario.injects[inject.parse().unwrap_or(0)].id;
    let path = ["injects", inject, "acts", act, tag, "channel"];
    if let Some(other) = other {
        let message = format!("nobody can receive the {tag} of `{id}`: {why}");
        let help = format!("`{}` would reach it", other.name());
        scene.advise(code::UNHEARD, &path, message, "not received", help);
    } else {
        let message = format!("no channel joins `{from}` and `{to}` for the {tag} of `{id}`: {why}");
        scene.warn(code::NO_CHANNEL, &path, message, "not received on any channel");
    }
}

fn radar(scene: &mut Scene<'_>, [inject, act]: &[String; 2], (from, on): (&str, &str), at: Option<f64>) {
    let Some(at) = at else { return };
    let beyond = |survey: &Survey| match (survey.range, survey.horizon) {
        (Some(range), Some(horizon)) => range > horizon,
        _ => false,
    };
    if surveys(scene, from, on, at).iter().all(beyond) {
        let message = format!("`{on}` is beyond the horizon of the radar of `{from}`");
        let path = ["injects", inject, "acts", act, "radar", "on"];
        scene.warn(code::UNHEARD, &path, message, "not illuminated");
    }
}

/// Notices to airmen are read by aircraft, warnings to navigation by ships, of the other sides.
fn published(scene: &mut Scene<'_>, [inject, act]: &[String; 2], tag: &str, by: &str, flies: bool) {
    let reads = |unit: &crate::file::UnitFile| unit.side != by && unit.platform.flies() == flies;
    if scene.scenario.units.iter().any(reads) {
        return;
    }
    let readers = if flies { "aircraft" } else { "ship" };
    let message = format!("nobody can receive this notice: no other side has a {readers} to read it");
    scene.warn(code::UNHEARD, &["injects", inject, "acts", act, tag], message, "not received");
}

fn stuck(scene: &mut Scene<'_>, [inject, act]: &[String; 2], unit: &str, channel: Channel) {
    let other = |it: &crate::file::UnitFile| it.id != unit && it.radio_sets().contains(&channel);
    if !scene.scenario.units.iter().any(other) {
        let message = format!("no other unit has a set for {channel}: nobody notices the open microphone");
        let path = ["injects", inject, "acts", act, "stuck_microphone", "channel"];
        scene.warn(code::UNHEARD, &path, message, "not received");
    }
}

/// Acts upon the radio of a unit that has none.
fn silent(scene: &mut Scene<'_>, [inject, act]: &[String; 2], (tag, unit): (&str, &str), so: &str) {
    if scene.unit(unit).is_some_and(|unit| unit.radio_sets().is_empty()) {
        let message = format!("`{unit}` has no radio set: {so}");
        scene.warn(code::UNHEARD, &["injects", inject, "acts", act, tag, "unit"], message, "no set");
    }
}
