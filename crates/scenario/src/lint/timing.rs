//! When each inject can begin at the earliest, as far as the file alone says it.

use super::Scene;
use crate::file::{ActFile, InjectFile, ManualFile, Phase};

/// When an inject can begin.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum When {
    /// Never, and why.
    Never(String),
    /// So many hours after T0 at the earliest; whether it surely is then and no other time.
    From(f64, bool),
}

impl When {
    /// Hours after T0, if it can begin.
    pub(super) fn hours(&self) -> Option<f64> {
        match self {
            Self::Never(_) => None,
            Self::From(hours, _) => Some(*hours),
        }
    }

    /// Hours after T0, if it is sure when it begins.
    pub(super) fn surely(&self) -> Option<f64> {
        match self {
            Self::From(hours, true) => Some(*hours),
            _ => None,
        }
    }
}

/// When each inject can begin, in the order of the file. What waits for itself, by whatever detour, never does.
pub(super) fn timetable(scene: &Scene<'_>) -> Vec<When> {
    let undisturbed = settled(scene, &[]);
    let cancelled: Vec<(usize, When)> = scene
        .scenario
        .injects
        .iter()
        .enumerate()
        .filter_map(|(place, inject)| Some((place, withheld(scene, (place, inject), &undisturbed)?)))
        .collect();
    settled(scene, &cancelled)
}

/// The same, with what is known beforehand of some of them.
fn settled(scene: &Scene<'_>, known: &[(usize, When)]) -> Vec<When> {
    let injects = &scene.scenario.injects;
    let nothing = |_: &InjectFile| When::Never("what it waits for never happens".to_owned());
    let mut table: Vec<When> = injects.iter().map(nothing).collect();
    // Each pass brings a chain forward by a link; a chain has no more links than there are injects.
    for _ in 0..=injects.len() {
        let one = |(place, inject)| {
            let pinned = known.iter().find(|(other, _)| *other == place);
            pinned.map_or_else(|| begins(scene, inject, &table), |(_, when)| when.clone())
        };
        let next: Vec<When> = injects.iter().enumerate().map(one).collect();
        if next == table {
            break;
        }
        table = next;
    }
    table
}

fn begins(scene: &Scene<'_>, inject: &InjectFile, table: &[When]) -> When {
    let when = triggered(scene, inject, table);
    let Some(hours) = when.hours() else { return when };
    if hours > scene.end_h() {
        return When::Never("the run is over by then".to_owned());
    }
    let Some(given) = &inject.given else { return when };
    match scene.never(given, table) {
        Some(why) => When::Never(format!("what must be given never is: {why}")),
        // What must be given may not be.
        None => When::From(hours, false),
    }
}

fn triggered(scene: &Scene<'_>, inject: &InjectFile, table: &[When]) -> When {
    if let Some(at) = &inject.at {
        return When::From(scene.prepared.instant(at).since_start().as_hours(), true);
    }
    if let Some(after) = &inject.after {
        return follows(scene, &after.inject, after.of, after.min / 60.0, table);
    }
    if let Some(condition) = &inject.once {
        return match scene.never(condition, table) {
            Some(why) => When::Never(format!("its condition never holds: {why}")),
            None => When::From(0.0, false),
        };
    }
    if let Some(rate) = &inject.rate {
        let empty = rate.per_day <= 0.0 || rate.most == Some(0);
        return if empty || rate.until_h.is_some_and(|until| until <= rate.from_h) {
            When::Never("its rate leaves no room for a single arrival".to_owned())
        } else {
            When::From(rate.from_h, false)
        };
    }
    match inject.manual {
        Some(ManualFile::AtH(hours)) => When::From(hours, true),
        Some(ManualFile::Drawn { chance, .. }) if chance <= 0.0 => {
            When::Never("its chance is 0 and no facilitator is there".to_owned())
        }
        Some(ManualFile::Drawn { between_h: [from, _], .. }) => When::From(from, false),
        // A facilitator may set it off at any time.
        Some(ManualFile::Held) => When::From(0.0, false),
        None => contingency(scene, inject, table),
    }
}

fn follows(scene: &Scene<'_>, other: &str, of: Phase, later: f64, table: &[When]) -> When {
    let Some((place, other)) = scene.inject(other) else { return When::From(0.0, false) };
    let id = &other.id;
    let (hours, sure) = match &table[place] {
        When::Never(_) => return When::Never(format!("`{id}`, which it comes after, never happens")),
        When::From(hours, sure) => (*hours, *sure),
    };
    let expects = other.expects.as_ref();
    match of {
        Phase::Begins => When::From(hours + later, sure),
        Phase::Met => match expects.and_then(|expects| scene.never(&expects.response, table)) {
            Some(why) => When::Never(format!("the response to `{id}` never comes: {why}")),
            None => When::From(hours + later, false),
        },
        Phase::Unmet => {
            let window = expects.map_or(0.0, |expects| expects.within_min / 60.0);
            When::From(hours + window + later, false)
        }
    }
}

fn contingency(scene: &Scene<'_>, inject: &InjectFile, table: &[When]) -> When {
    let injects = scene.scenario.injects.iter().zip(table);
    let mut named = false;
    let mut earliest: Option<f64> = None;
    for (other, when) in injects {
        let Some(expects) = &other.expects else { continue };
        if expects.otherwise.as_ref() != Some(&inject.id) {
            continue;
        }
        named = true;
        if let Some(hours) = when.hours() {
            let hours = hours + expects.within_min / 60.0;
            earliest = Some(earliest.map_or(hours, |known| known.min(hours)));
        }
    }
    match earliest {
        Some(hours) => When::From(hours, false),
        None if named => When::Never("the injects that name it never happen".to_owned()),
        None => When::Never("no inject names it as its `otherwise`".to_owned()),
    }
}

/// What another inject surely withholds before it can begin never begins.
fn withheld(scene: &Scene<'_>, (own, inject): (usize, &InjectFile), table: &[When]) -> Option<When> {
    let hours = table[own].hours()?;
    let others = scene.scenario.injects.iter().zip(table).enumerate();
    for (place, (other, begins)) in others {
        let cancels = other.acts.iter().any(|act| matches!(act, ActFile::Cancel(id) if *id == inject.id));
        let Some(then) = begins.surely().filter(|_| cancels) else { continue };
        // Of two that are due at one instant the first in the file begins first.
        if then < hours || (then <= hours && place < own && inject.at.is_some()) {
            return Some(When::Never(cancelled(&other.id)));
        }
    }
    None
}

/// Why a cancelled inject never begins.
pub(super) fn cancelled(by: &str) -> String {
    format!("`{by}` cancels it before it can begin")
}
