//! Injects and objectives: what never happens, what nobody can answer, and what serves nothing.

use super::Scene;
use super::timing::{When, cancelled};
use crate::diagnostic::code;
use crate::file::{ActFile, InjectFile};

pub(super) fn look(scene: &mut Scene<'_>) {
    for (place, inject) in scene.scenario.injects.iter().enumerate() {
        begins(scene, place, inject);
        conditions(scene, place, inject);
        for (act, file) in inject.acts.iter().enumerate() {
            lines(scene, (place, act), file);
        }
    }
    duty(scene);
    for (place, objective) in scene.scenario.objectives.iter().enumerate() {
        let serves = |inject: &InjectFile| inject.objective.as_ref() == Some(&objective.id);
        if !scene.scenario.injects.iter().any(serves) {
            let message = format!("no inject serves the objective `{}`", objective.id);
            let place = place.to_string();
            scene.advise(
                code::IDLE_OBJECTIVE,
                &["objectives", &place, "id"],
                message,
                "nothing in the scenario shows whether it is reached",
                format!("write `objective = \"{}\"` in an inject that does", objective.id),
            );
        }
    }
}

/// An inject that never begins. Where its condition is at fault, that is said of the condition.
fn begins(scene: &mut Scene<'_>, place: usize, inject: &InjectFile) {
    let Some(When::Never(why)) = scene.when.get(place).cloned() else { return };
    let number = place.to_string();
    let path = |key: &'static str| ["injects".to_owned(), number.clone(), key.to_owned()];
    let by = scene.scenario.injects.iter().find(|other| why == cancelled(&other.id));
    let impossible = |condition: &Option<_>| {
        condition.as_ref().is_some_and(|condition| scene.never(condition, &scene.when).is_some())
    };
    if by.is_none() && (impossible(&inject.once) || impossible(&inject.given)) {
        return;
    }
    let keys = ["after", "at", "manual", "rate", "contingency"];
    let key = keys.into_iter().find(|key| scene.root.at(&["injects", &number]).get(key).is_some());
    let path = path(key.unwrap_or("id"));
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    let code = if by.is_some() { code::CANCELLED } else { code::UNREACHABLE };
    scene.warn(code, &path, format!("the inject `{}` never begins: {why}", inject.id), "never");
}

/// Conditions that never hold, and responses that nobody can give.
fn conditions(scene: &mut Scene<'_>, place: usize, inject: &InjectFile) {
    let place = place.to_string();
    for (key, condition) in [("once", &inject.once), ("given", &inject.given)] {
        let why = condition.as_ref().and_then(|condition| scene.never(condition, &scene.when));
        if let Some(why) = why {
            let message = format!("the inject `{}` waits for what never holds: {why}", inject.id);
            scene.warn(code::IMPOSSIBLE, &["injects", &place, key], message, "this never holds");
        }
    }
    let Some(expects) = &inject.expects else { return };
    if let Some(why) = scene.never(&expects.response, &scene.when) {
        let message = format!("nobody can give the response that `{}` expects: {why}", inject.id);
        let path = ["injects", &place, "expects", "response"];
        scene.warn(code::NO_RESPONSE, &path, message, "this never comes");
    }
}

/// Acts about a line that is not there.
fn lines(scene: &mut Scene<'_>, (inject, act): (usize, usize), file: &ActFile) {
    let nobody_calls = match file {
        ActFile::Asleep(_) => Some("asleep"),
        ActFile::InterpreterMissing(_) => Some("interpreter_missing"),
        _ => None,
    };
    if let Some(tag) = nobody_calls.filter(|_| scene.prepared.lines().next().is_none()) {
        let message = format!(
            "the mechanism `{}` has no line at which anybody could be missed",
            scene.prepared.mechanism()
        );
        let path = ["injects", &inject.to_string(), "acts", &act.to_string(), tag];
        scene.warn(code::NO_LINE, &path, message, "nothing happens");
    }
    let ActFile::Outage { line, .. } = file else { return };
    if scene.has_line(line) {
        return;
    }
    let message =
        format!("the mechanism `{}` has no line `{line}` that could fail", scene.prepared.mechanism());
    let path = ["injects", &inject.to_string(), "acts", &act.to_string(), "outage", "line"];
    let known = scene.known_lines();
    scene.advise(code::NO_LINE, &path, message, "nothing happens", known);
}

/// Rosters at a line that is not there.
fn duty(scene: &mut Scene<'_>) {
    for (place, side) in scene.scenario.sides.iter().enumerate() {
        for (number, duty) in side.duty.iter().enumerate() {
            let Some(line) = duty.line.as_ref().filter(|line| !scene.has_line(line)) else { continue };
            let message = format!("the mechanism `{}` has no line `{line}`", scene.prepared.mechanism());
            let path = ["sides", &place.to_string(), "duty", &number.to_string(), "line"];
            let known = scene.known_lines();
            scene.advise(code::NO_LINE, &path, message, "this roster is for nothing", known);
        }
    }
}

impl Scene<'_> {
    /// What lines there are, as a hint.
    fn known_lines(&self) -> String {
        let lines: Vec<&str> = self.prepared.lines().collect();
        if lines.is_empty() {
            "it has no line at all".to_owned()
        } else {
            format!("its lines: {}", lines.join(", "))
        }
    }
}
