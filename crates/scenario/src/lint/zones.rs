//! Zones on the sea and zones of time that are easily confused.

use std::collections::BTreeSet;

use guardline_units::{Language, Text};

use super::{Scene, apart};
use crate::diagnostic::code;
use crate::file::{ActFile, Basis, TimeOfRecord, ZoneFile};

/// The clock of a place may be so many hours off its longitude: some countries keep one clock over fifty degrees.
const CLOCK_OFF_H: f64 = 4.0;

pub(super) fn look(scene: &mut Scene<'_>) {
    names(scene);
    overlaps(scene);
    away(scene);
    times(scene);
    clock(scene);
}

/// Names of zones, and of units, that nobody can tell apart over a telephone.
fn names(scene: &mut Scene<'_>) {
    let zones = scene.scenario.zones.iter().map(|it| (it.id.as_str(), &it.name)).collect();
    let units = scene.scenario.units.iter().map(|it| (it.id.as_str(), &it.name)).collect();
    alike(scene, "zones", &zones);
    alike(scene, "units", &units);
}

fn alike(scene: &mut Scene<'_>, key: &str, named: &Vec<(&str, &Text)>) {
    for (place, (id, name)) in named.iter().enumerate() {
        let same = |language| {
            named[..place].iter().find(|(_, other)| sound(name, language) == sound(other, language))
        };
        let languages = [Language::En, Language::Zh, Language::Ja];
        let Some((other, _)) = languages.into_iter().find_map(same) else { continue };
        let message = format!("the {key} `{other}` and `{id}` have names that nobody can tell apart");
        let path = [key, &place.to_string(), "name"];
        scene.warn(code::ZONE_NAMES, &path, message, "the same but for case and signs");
    }
}

/// A name without what is not heard.
fn sound(name: &Text, language: Language) -> String {
    name.in_language(language)
        .chars()
        .filter(|it| it.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

fn overlaps(scene: &mut Scene<'_>) {
    let zones = &scene.scenario.zones;
    for (place, zone) in zones.iter().enumerate() {
        let overlap = |other: &&ZoneFile| {
            let apart = apart((zone.lat, zone.lon), (other.lat, other.lon));
            let assumed = [zone, other].iter().any(|it| it.basis == Basis::Assumed);
            assumed
                && other.kind == zone.kind
                && other.side != zone.side
                && apart < zone.radius_nm + other.radius_nm
        };
        let Some(other) = zones[..place].iter().find(overlap) else { continue };
        let message = format!("the zones `{}` and `{}` of two sides overlap", other.id, zone.id);
        scene.warn(
            code::ZONES_OVERLAP,
            &["zones", &place.to_string(), "radius_nm"],
            message,
            "it is not clear whose zone a unit is in",
        );
    }
}

fn away(scene: &mut Scene<'_>) {
    for (place, zone) in scene.scenario.zones.iter().enumerate() {
        let reached = |unit: &crate::file::UnitFile| {
            let (from, until) = scene.in_play(unit);
            let sails = unit.platform.traits().fastest.0 * (until - from).max(0.0);
            apart((unit.lat, unit.lon), (zone.lat, zone.lon)) - zone.radius_nm <= sails
        };
        if !scene.scenario.units.iter().any(reached) {
            let message = format!("no unit can reach the zone `{}` within the run", zone.id);
            scene.warn(
                code::ZONE_AWAY,
                &["zones", &place.to_string(), "lat"],
                message,
                "too far from everybody",
            );
        }
    }
}

/// Times in a zone that has nothing to do with the scenario.
fn times(scene: &mut Scene<'_>) {
    let scenario = scene.scenario;
    let mut known: BTreeSet<i16> = scenario.sides.iter().map(|side| side.offset_minutes).collect();
    known.extend([0, scenario.time.zone.offset_minutes]);
    let mut odd: Vec<(Vec<String>, i16)> = Vec::new();
    let mut check = |time: Option<&TimeOfRecord>, path: &[&str]| {
        // Where the record does not say which zone it means, the alternatives say it all.
        if let Some([only]) = time.map(|time| time.alternatives.as_slice())
            && !known.contains(&only.offset_minutes)
        {
            odd.push((path.iter().map(|&key| key.to_owned()).collect(), only.offset_minutes));
        }
    };
    check(Some(&scenario.time.start), &["time", "start"]);
    for (place, unit) in scenario.units.iter().enumerate() {
        let place = place.to_string();
        check(unit.from.as_ref(), &["units", &place, "from"]);
        check(unit.until.as_ref(), &["units", &place, "until"]);
    }
    for (place, inject) in scenario.injects.iter().enumerate() {
        let place = place.to_string();
        check(inject.at.as_ref(), &["injects", &place, "at"]);
        for (number, act) in inject.acts.iter().enumerate() {
            let (tag, begins) = match act {
                ActFile::Notice { begins, .. } => ("notice", begins.as_ref()),
                ActFile::Notam(notice) => ("notam", notice.begins.as_ref()),
                ActFile::NavigationalWarning(notice) => ("navigational_warning", notice.begins.as_ref()),
                _ => continue,
            };
            check(begins, &["injects", &place, "acts", &number.to_string(), tag, "begins"]);
        }
    }
    for (place, record) in scenario.records.iter().enumerate() {
        check(record.at.as_ref(), &["records", &place.to_string(), "at"]);
    }
    for (path, offset) in odd {
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        let message = format!(
            "this time is written at {}, which is the zone of neither the file nor a side",
            clock_of(offset)
        );
        scene.warn(code::ODD_ZONE, &path, message, "whose clock is that?");
    }
}

fn clock(scene: &mut Scene<'_>) {
    let (offset, lon) = (scene.scenario.time.zone.offset_minutes, scene.scenario.place.lon);
    let off = (f64::from(offset) / 60.0 - lon / 15.0 + 36.0).rem_euclid(24.0) - 12.0;
    if offset != 0 && off.abs() > CLOCK_OFF_H {
        let message = format!(
            "the file's zone is {}, but by its longitude the place is at about {}",
            clock_of(offset),
            clock_of((libm::round(lon / 15.0) * 60.0) as i16)
        );
        scene.warn(code::FAR_CLOCK, &["time", "zone"], message, "whose clock is that?");
    }
}

fn clock_of(offset: i16) -> String {
    let sign = if offset < 0 { '−' } else { '+' };
    format!("UTC{sign}{:02}:{:02}", offset.unsigned_abs() / 60, offset.unsigned_abs() % 60)
}
