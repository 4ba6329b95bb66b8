//! What single fields cannot show: references, times in order, and what ships and aircraft can do.
//!
//! The checks look at every part that could be decoded, so that they speak up together with the decoder's errors.

use std::collections::BTreeMap;

use guardline_theatre::receiver;
use guardline_units::Params;
use guardline_wire::record::Mode;

use crate::decode::{Context, Draft, list_of_names, nearest};
use crate::diagnostic::{Diagnostic, code};
use crate::file::{Basis, TimeOfRecord};
use crate::source::Span;
use crate::tree::{Node, quoted};

mod injects;
mod mechanism;
mod units;
pub(crate) use mechanism::terms;

/// Checks a scenario.
pub(crate) fn scenario(draft: &Draft<'_>, cx: &mut Context) {
    let names = Names::of(draft.root, cx);
    parties(draft, &names, cx);
    units::check(draft, &names, cx);
    injects::check(draft, &names, cx);
    sources(draft, &names, cx);
    warning_receiver(draft, cx);
}

/// The ids written in a file, by kind, each with its place; those of elements that are wrong elsewhere as well, so
/// that one error does not bring forth others.
struct Names<'n> {
    injects: Ids<'n>,
    zones: Ids<'n>,
    /// Whether each inject expects a response.
    expecting: BTreeMap<&'n str, bool>,
    /// Whether each inject is a contingency.
    contingencies: BTreeMap<&'n str, bool>,
    sources: Ids<'n>,
    sides: Ids<'n>,
    units: Ids<'n>,
}

/// The ids of one kind.
struct Ids<'n> {
    what: &'static str,
    spans: BTreeMap<&'n str, Span>,
    /// Some element has no id that could be read: a reference may mean that one.
    incomplete: bool,
}

impl<'n> Names<'n> {
    fn of(root: &'n Node, cx: &mut Context) -> Self {
        Ids::of("objective", root, "objectives", cx);
        Ids::of("thing to try", root, "try", cx);
        let injects = || root.get("injects").and_then(Node::as_array).unwrap_or_default().iter();
        let named = |key: &'static str| {
            injects().filter_map(move |node| Some((node.get("id")?.as_str()?, node.get(key).is_some())))
        };
        Self {
            injects: Ids::of("inject", root, "injects", cx),
            zones: Ids::of("zone", root, "zones", cx),
            expecting: named("expects").collect(),
            contingencies: named("contingency").collect(),
            sources: Ids::of("source", root, "sources", cx),
            sides: Ids::of("side", root, "sides", cx),
            units: Ids::of("unit", root, "units", cx),
        }
    }
}

impl<'n> Ids<'n> {
    /// Collects the ids under `key` and reports those given twice.
    fn of(what: &'static str, root: &'n Node, key: &str, cx: &mut Context) -> Self {
        let damaged = root.as_table().is_some_and(|table| table.damaged);
        let mut ids = Self { what, spans: BTreeMap::new(), incomplete: damaged };
        for node in root.get(key).and_then(Node::as_array).unwrap_or_default() {
            let Some((id, span)) = node.get("id").and_then(|id| Some((id.as_str()?, id.span))) else {
                ids.incomplete = true;
                continue;
            };
            if let Some(first) = ids.spans.get(id) {
                cx.report(
                    Diagnostic::error(
                        code::DUPLICATE_ID,
                        format!("there are two {what}s with the id {}", quoted(id)),
                    )
                    .label(span, "used again here")
                    .label(*first, "first used here"),
                );
            } else {
                ids.spans.insert(id, span);
            }
        }
        ids
    }

    /// Reports a reference to nothing.
    fn refer(&self, id: &str, span: Span, cx: &mut Context) {
        if self.incomplete || self.spans.contains_key(id) {
            return;
        }
        let known = self.spans.keys().copied();
        let label = format!("no {} has this id", self.what);
        let hint = nearest(id, known.clone()).map(|near| format!("did you mean `{near}`? "));
        let help =
            format!("{}{}s in this file: {}", hint.unwrap_or_default(), self.what, list_of_names(known));
        let message = format!("there is no {} {}", self.what, quoted(id));
        cx.report(Diagnostic::error(code::DANGLING, message).label(span, label).help(help));
    }

    /// The same for where a value comes from.
    fn refer_basis(&self, basis: &Basis, span: Span, cx: &mut Context) {
        if let Basis::Source(id) = basis {
            self.refer(id, span, cx);
        }
    }
}

/// At least two sides, and units on each; sides that units and claims name.
fn parties(draft: &Draft<'_>, names: &Names<'_>, cx: &mut Context) {
    const MOST_SIDES: usize = 26;
    const MOST_UNITS: usize = 200;
    count(draft.root, "sides", 2, MOST_SIDES, cx);
    count(draft.root, "units", 1, MOST_UNITS, cx);
    for unit in &draft.units {
        names.sides.refer(&unit.side, unit.span(&["side"]), cx);
    }
    for zone in &draft.zones {
        names.sides.refer(&zone.side, zone.span(&["side"]), cx);
    }
    for side in draft.accused.iter().flatten() {
        let span = draft.root.at(&["accused"]).span;
        names.sides.refer(side, span, cx);
    }
    let objectives: Vec<&str> = draft.objectives.iter().map(|it| it.id.as_str()).collect();
    for inject in &draft.injects {
        if let Some(objective) = &inject.objective
            && !objectives.contains(&objective.as_str())
        {
            let message = format!("there is no objective {}", quoted(objective));
            let known = format!("objectives in this file: {}", list_of_names(objectives.iter().copied()));
            let wrong = Diagnostic::error(code::DANGLING, message).label(inject.span(&["objective"]), "");
            cx.report(wrong.help(known));
        }
    }
    for claim in &draft.claims {
        names.sides.refer(&claim.side, claim.span(&["side"]), cx);
    }
    for blank in &draft.blank {
        if !names.sides.spans.contains_key(blank.hearer.as_str()) {
            names.units.refer(&blank.hearer, blank.span(&["hearer"]), cx);
        }
    }
    // Units that could not be decoded still say whose they are.
    let nodes = draft.root.get("units").and_then(Node::as_array).unwrap_or_default();
    let owners: Vec<_> = nodes.iter().map(|node| node.get("side").and_then(Node::as_str)).collect();
    if owners.contains(&None) || names.units.incomplete {
        return;
    }
    for side in draft.sides.iter().filter(|side| !owners.contains(&Some(&side.id))) {
        cx.report(
            Diagnostic::error(code::EMPTY_SIDE, format!("the side {} has no units", quoted(&side.id)))
                .label(side.span(&["id"]), "no unit names this side"),
        );
    }
}

/// Reports a list with too few or too many elements.
fn count(root: &Node, key: &str, least: usize, most: usize, cx: &mut Context) {
    let Some(node) = root.get(key) else { return };
    let Some(elements) = node.as_array() else { return };
    if !(least..=most).contains(&elements.len()) {
        let message = format!("there are {} {key}, expected {least} to {most}", elements.len());
        cx.report(
            Diagnostic::error(code::OUT_OF_RANGE, message).label(node.span, format!("the {key} begin here")),
        );
    }
}

/// Every source that is cited is there.
fn sources(draft: &Draft<'_>, names: &Names<'_>, cx: &mut Context) {
    let sources = &names.sources;
    if let Some(place) = &draft.place {
        sources.refer_basis(&place.basis, place.span(&["basis"]), cx);
    }
    if let Some(politics) = &draft.politics {
        sources.refer_basis(&politics.basis, politics.span(&["basis"]), cx);
    }
    for platform in &draft.platforms {
        sources.refer_basis(&platform.basis, platform.span(&["basis"]), cx);
    }
    for unit in &draft.units {
        sources.refer_basis(&unit.basis, unit.span(&["basis"]), cx);
    }
    for inject in &draft.injects {
        sources.refer_basis(&inject.basis, inject.span(&["basis"]), cx);
    }
    for zone in &draft.zones {
        sources.refer_basis(&zone.basis, zone.span(&["basis"]), cx);
    }
    for record in &draft.records {
        sources.refer(&record.source, record.span(&["source"]), cx);
    }
    for claim in &draft.claims {
        if let Some(source) = &claim.source {
            sources.refer(source, claim.span(&["source"]), cx);
        }
    }
}

/// What a radar is taken for adds up to at most 1; the rest is a search.
fn warning_receiver(draft: &Draft<'_>, cx: &mut Context) {
    let Some(changed) = &draft.param else { return };
    let mut params = Params::default();
    for (name, value) in changed {
        let _ = params.set(name, *value); // names and ranges were checked when they were decoded
    }
    let modes = [(Mode::Search, "search"), (Mode::Track, "track"), (Mode::FireControl, "fire_control")];
    for (mode, name) in modes {
        let [nothing, track, lock] = receiver(mode, &params);
        // A sum of decimals may be off by the last bit.
        if nothing + track + lock > 1.0 + 1e-9 {
            let message = format!(
                "`warning.nothing_from.{name}` is {nothing}, `warning.track_from.{name}` {track} and \
                 `warning.lock_from.{name}` {lock}: together {:.4}, expected at most 1",
                nothing + track + lock
            );
            let span = draft.root.get("param").map_or(draft.root.span, |node| node.span);
            let wrong =
                Diagnostic::error(code::BAD_PARAMETER, message).label(span, "the parameters begin here");
            cx.report(wrong.help("the rest is the chance that the radar is taken for a search".to_owned()));
        }
    }
}

/// The reading of a recorded time that a run uses: the first.
fn seconds(time: &TimeOfRecord) -> i64 {
    time.alternatives.first().map_or(0, |moment| moment.epoch_seconds)
}

/// First and last second of a run.
fn run_window(draft: &Draft<'_>) -> Option<(i64, i64)> {
    let time = draft.time.as_ref()?;
    let start = seconds(&time.start);
    Some((start, start + (time.horizon_h * 3600.0) as i64))
}

/// A number of seconds as hours and minutes.
fn for_people(seconds: i64) -> String {
    let minutes = seconds.abs() / 60;
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}
