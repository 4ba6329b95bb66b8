//! What is strange in a scenario that could be run: injects that reach nobody, responses that nobody can give, branches
//! that never come, zones that are easily confused. Everything found is a warning; the run would go on without it.
//!
//! Whatever depends on where units are is looked up in runs of the scenario itself, under a few seeds. A lint that is not
//! sure says nothing: what only happens now and then is for rehearsals to show.

use guardline_units::{Metres, Position};

use crate::diagnostic::Diagnostic;
use crate::file::{InjectFile, ScenarioFile, UnitFile};
use crate::run::Prepared;
use crate::source::Span;
use crate::tree::Node;

mod never;
mod timing;
use timing::{When, timetable};

mod injects;
mod motion;
mod reception;
mod zones;

/// Everything strange in a scenario that has passed its checks. `root` is the file it was decoded from.
pub(crate) fn scenario(root: &Node, prepared: &Prepared) -> Vec<Diagnostic> {
    let scenario = prepared.scenario();
    let mut scene = Scene { root, prepared, scenario, when: Vec::new(), found: Vec::new() };
    scene.when = timetable(&scene);
    injects::look(&mut scene);
    reception::look(&mut scene);
    motion::look(&mut scene);
    zones::look(&mut scene);
    scene.found
}

/// What the lints look at, and what they have found.
pub(crate) struct Scene<'a> {
    root: &'a Node,
    prepared: &'a Prepared,
    scenario: &'a ScenarioFile,
    /// When each inject can begin at the earliest.
    when: Vec<When>,
    found: Vec<Diagnostic>,
}

impl<'a> Scene<'a> {
    /// Takes note of something strange about the value at the end of a path.
    fn warn(&mut self, code: &'static str, path: &[&str], message: String, label: &str) {
        let span = self.span(path);
        self.found.push(Diagnostic::warning(code, message).label(span, label));
    }

    /// The same with what to do about it.
    fn advise(&mut self, code: &'static str, path: &[&str], message: String, label: &str, help: String) {
        let span = self.span(path);
        self.found.push(Diagnostic::warning(code, message).label(span, label).help(help));
    }

    fn span(&self, path: &[&str]) -> Span {
        self.root.at(path).span
    }

    fn unit(&self, id: &str) -> Option<&'a UnitFile> {
        self.scenario.units.iter().find(|unit| unit.id == id)
    }

    fn inject(&self, id: &str) -> Option<(usize, &'a InjectFile)> {
        self.scenario.injects.iter().enumerate().find(|(_, inject)| inject.id == id)
    }

    fn is_side(&self, id: &str) -> bool {
        self.scenario.sides.iter().any(|side| side.id == id)
    }

    /// Hours from T0 to the end of the encounter, and to the end of the run.
    fn horizon_h(&self) -> f64 {
        self.prepared.horizon().as_hours()
    }
    fn end_h(&self) -> f64 {
        self.prepared.end().as_hours()
    }

    /// When a unit comes into play and leaves, in hours after T0.
    fn in_play(&self, unit: &UnitFile) -> (f64, f64) {
        let hours = |time| self.prepared.instant(time).since_start().as_hours();
        let from = unit.from.as_ref().map_or(0.0, hours);
        (from, unit.until.as_ref().map_or(f64::INFINITY, hours).min(self.horizon_h()))
    }

    /// The nearest that two units can come to each other while both are in play, and the farthest they can part, in
    /// nautical miles; none if they are never in play together.
    fn reach(&self, one: &UnitFile, other: &UnitFile) -> Option<(f64, f64)> {
        let (one_plays, other_plays) = (self.in_play(one), self.in_play(other));
        let until = one_plays.1.min(other_plays.1);
        if until <= one_plays.0.max(other_plays.0) {
            return None;
        }
        let sails = |unit: &UnitFile, from: f64| unit.platform.traits().fastest.0 * (until - from);
        let apart = apart((one.lat, one.lon), (other.lat, other.lon));
        let moves = sails(one, one_plays.0) + sails(other, other_plays.0);
        Some(((apart - moves).max(0.0), apart + moves))
    }

    /// Whether the mechanism has a line with this id.
    fn has_line(&self, id: &str) -> bool {
        self.prepared.lines().any(|line| line == id)
    }
}

/// Nautical miles between two places.
fn apart(one: (f64, f64), other: (f64, f64)) -> f64 {
    let at = |(lat, lon)| Position { lat, lon, height: 0.0 };
    Metres(at(one).line_to(at(other)).distance).nautical_miles()
}
