//! Units sent after others that are faster than they are.

use super::Scene;
use crate::diagnostic::code;
use crate::file::{ActFile, Task};

pub(super) fn look(scene: &mut Scene<'_>) {
    for (place, unit) in scene.scenario.units.iter().enumerate() {
        if let Some((task, other)) = keeps_to(&unit.task) {
            let path = ["units", &place.to_string(), "task", task, "unit"];
            cannot_keep_up(scene, &unit.id, other, &path);
        }
    }
    for (place, inject) in scene.scenario.injects.iter().enumerate() {
        for (number, act) in inject.acts.iter().enumerate() {
            let (place, number) = (place.to_string(), number.to_string());
            match act {
                ActFile::Approach { from, to, .. } => {
                    cannot_keep_up(
                        scene,
                        from,
                        to,
                        &["injects", &place, "acts", &number, "approach", "from"],
                    );
                }
                ActFile::Task { unit, task } => {
                    let Some((_, other)) = keeps_to(task) else { continue };
                    cannot_keep_up(scene, unit, other, &["injects", &place, "acts", &number, "task", "unit"]);
                }
                _ => {}
            }
        }
    }
}

/// The unit that a task keeps to, with the task's name in the file.
fn keeps_to(task: &Task) -> Option<(&'static str, &str)> {
    match task {
        Task::BreakOff { .. } | Task::CrossBow { .. } => None,
        other => other.about(),
    }
}

fn cannot_keep_up(scene: &mut Scene<'_>, follower: &str, other: &str, path: &[&str]) {
    let (Some(unit), Some(target)) = (scene.unit(follower), scene.unit(other)) else { return };
    let fastest = unit.platform.traits().fastest.0;
    if target.speed_kn <= fastest {
        return;
    }
    let message = format!(
        "the unit `{follower}` is {} and makes {fastest} knots at most, but `{other}` makes {}",
        unit.platform.name, target.speed_kn
    );
    scene.warn(code::TOO_SLOW, path, message, "cannot keep up");
}
