//! The experiment file.

use std::collections::{BTreeMap, BTreeSet};

use guardline_units::params::PARAMETERS;

mod related;
use related::{along_cells, in_number, looked_at, related, unlike};

mod settings;
use settings::settings;

use super::value::{boolean, format, id, number, string, text, word, written};
use super::{Arm, Context, Fields, Item, item, list, report_unknown_word, those_of, variant};
use crate::diagnostic::{Diagnostic, code};
use crate::file::{
    ArmFile, CellFile, DesignFile, ExpectFile, ExperimentFile, FactorFile, FactorialFile, HypercubeFile,
    HypothesisFile, KeepFile, ListFile, MorrisFile, OutcomesFile, RareFile, RefutedFile, StatedFile,
    StopFile, TrendFile, unless_given,
};
use crate::tree::{Entry, Node, quoted};

/// The lowest rung that is a level on the way to a rare one: what simulates an attack.
const LOWEST_LEVEL: u8 = 4;
/// The most of everything: what is more is a mistake, or takes years.
const MOST_RUNS: f64 = 10_000_000.0;
const MOST_ARMS: usize = 16;
const MOST_CELLS: usize = 10_000;
const MOST_FACTORS: usize = 4;
const MOST_LEVELS: usize = 40;
/// TOML's numbers and JSON's agree up to here.
const HIGHEST_SEED: f64 = 9_007_199_254_740_992.0;
/// The longest aftermath a scenario can have, and more.
const LONGEST_H: f64 = 24.0 * 400.0;

/// An experiment and the nodes it was decoded from, so that later checks can point to them.
#[derive(Debug)]
pub(crate) struct ExperimentDraft<'n> {
    pub(crate) file: ExperimentFile,
    pub(crate) root: &'n Node,
}

/// Decodes an experiment file; `outcomes` are the measures that there are.
pub(crate) fn experiment<'n>(
    root: &'n Node,
    outcomes: &[&'static str],
    cx: &mut Context,
) -> Option<ExperimentDraft<'n>> {
    if let Some(units) = root.get("units").filter(|_| root.get("arms").is_none()) {
        let diagnostic = Diagnostic::error(code::MISSING_FIELD, "this is a scenario, not an experiment");
        let help = "write a file that names it as its `scenario` and lists `arms`, or run it alone by `guardline run`";
        cx.report(diagnostic.label(units.span, "a scenario has units").help(help.to_owned()));
        return None;
    }
    let mut fields = Fields::of("experiment", root, cx)?;
    let format = fields.required("format", format);
    let title = fields.required("title", text);
    let question = fields.required("question", text);
    let scenario = fields.required("scenario", written);
    let seed = fields.or("seed", count(0.0, HIGHEST_SEED, ""), unless_given::seed());
    let runs = fields.or("runs", count(2.0, MOST_RUNS, ""), u64::from(unless_given::runs()));
    let until_h = fields.optional("until_h", number(0.01, LONGEST_H, "hours"));
    let arms = fields.required("arms", list(item(arm)));
    let embassy_control = fields.or("embassy_control", boolean, unless_given::embassy_control());
    let design = fields.or("design", design, DesignFile::Pairs);
    let trends = fields.or("trends", list(item(trend)), Vec::new());
    let stop = fields.optional("stop", item(stop));
    let measured = |node: &'n Node, cx: &mut Context| measures(node, outcomes, cx);
    let outcomes = fields.required("outcomes", measured);
    let rare = fields.optional("rare", item(rare));
    let hypothesis = fields.optional("hypothesis", item(hypothesis));
    let stated = fields.optional("stated", stated);
    let keep = fields.or("keep", list(word("table of runs", &KeepFile::ALL)), unless_given::keep());
    fields.finish();
    let (arms, design, stop, rare, hypothesis) = (arms?, design?, stop?, rare?, hypothesis?);
    let trends = trends?;
    let for_one_cell = [
        (stop.as_ref().map(|it| it.span(&[])), "a stopping rule is for one cell: it looks at one difference"),
        (
            rare.as_ref().map(|it| it.span(&[])),
            "a rare rung is for one cell: it takes as many runs as a sweep of its own",
        ),
    ];
    let along = along_cells(&trends, &design, cx);
    let looks = looked_at(stop.as_ref(), runs, cx);
    related(root, &arms, &design, for_one_cell, hypothesis.as_ref(), cx).and(along).and(looks)?;
    let file = ExperimentFile {
        format: format?,
        title: title?,
        question: question?,
        scenario: scenario?,
        seed: seed?,
        runs: runs? as u32,
        until_h: until_h?,
        arms: arms.into_iter().map(Item::into_value).collect(),
        embassy_control: embassy_control?,
        design,
        trends: trends.into_iter().map(Item::into_value).collect(),
        stop: stop.map(Item::into_value),
        outcomes: outcomes?,
        rare: rare.map(Item::into_value),
        hypothesis: hypothesis.map(Item::into_value),
        stated: stated?,
        keep: keep?,
    };
    Some(ExperimentDraft { file, root })
}

/// A whole number.
fn count(low: f64, high: f64, unit: &'static str) -> impl Fn(&Node, &mut Context) -> Option<u64> {
    move |node, cx| {
        let value = number(low, high, unit)(node, cx)?;
        if value.fract() == 0.0 {
            return Some(value as u64);
        }
        cx.wrong_type(node, "a whole number");
        None
    }
}

fn counted(low: f64, high: f64, unit: &'static str) -> impl Fn(&Node, &mut Context) -> Option<u32> {
    move |node, cx| count(low, high, unit)(node, cx).map(|value| value as u32)
}

fn arm(node: &Node, cx: &mut Context) -> Option<ArmFile> {
    let mut fields = Fields::of("arm", node, cx)?;
    let id = fields.required("id", id);
    let mechanism = fields.required("mechanism", written);
    let sets = fields.or("sets", settings, Vec::new());
    fields.finish();
    Some(ArmFile { id: id?, mechanism: mechanism?, sets: sets? })
}

fn design(node: &Node, cx: &mut Context) -> Option<DesignFile> {
    variant(
        "design",
        &[
            ("pairs", Arm::Word(|| DesignFile::Pairs)),
            ("list", Arm::Body(|node, cx| cells(node, cx).map(DesignFile::List))),
            ("factorial", Arm::Body(|node, cx| factorial(node, cx).map(DesignFile::Factorial))),
            ("latin_hypercube", Arm::Body(|node, cx| hypercube(node, cx).map(DesignFile::LatinHypercube))),
            ("morris", Arm::Body(|node, cx| morris(node, cx).map(DesignFile::Morris))),
        ],
        node,
        cx,
    )
}

fn cells(node: &Node, cx: &mut Context) -> Option<ListFile> {
    let mut fields = Fields::of("list of cells", node, cx)?;
    let cells = fields.required("cells", those_of(item(cell)));
    fields.finish();
    let cells = cells?;
    let ids = cells.iter().map(|cell| (cell.id.as_str(), cell));
    unlike("cell", ids, cx)?;
    in_number("cells", cells.len(), 1, MOST_CELLS, node, cx)?;
    Some(ListFile { cells: cells.into_iter().map(Item::into_value).collect() })
}

fn cell(node: &Node, cx: &mut Context) -> Option<CellFile> {
    let mut fields = Fields::of("cell", node, cx)?;
    let id = fields.required("id", id);
    let sets = fields.or("sets", settings, Vec::new());
    fields.finish();
    Some(CellFile { id: id?, sets: sets? })
}

fn trend(node: &Node, cx: &mut Context) -> Option<TrendFile> {
    let mut fields = Fields::of("trend", node, cx)?;
    let id = fields.required("id", id);
    let axis = fields.required("axis", text);
    let at = fields.required("at", places);
    fields.finish();
    Some(TrendFile { id: id?, axis: axis?, at: at? })
}

/// Where cells lie on an axis.
fn places(node: &Node, cx: &mut Context) -> Option<BTreeMap<String, f64>> {
    let Some(table) = node.as_table() else {
        cx.wrong_type(node, "a table of cells with their places");
        return None;
    };
    let place = |entry: &Entry| Some((entry.key.clone(), number(-1e9, 1e9, "")(&entry.node, cx)?));
    let places: Vec<_> = table.entries.iter().map(place).collect();
    places.into_iter().collect()
}

fn factorial(node: &Node, cx: &mut Context) -> Option<FactorialFile> {
    let mut fields = Fields::of("factorial design", node, cx)?;
    let factors = fields.required("factors", those_of(item(factor)));
    fields.finish();
    let factors = factors?;
    unlike("factor", factors.iter().map(|factor| (factor.id.as_str(), factor)), cx)?;
    in_number("factors", factors.len(), 1, MOST_FACTORS, node, cx)?;
    apart(&factors, cx)?;
    Some(FactorialFile { factors: factors.into_iter().map(Item::into_value).collect() })
}

fn factor(node: &Node, cx: &mut Context) -> Option<FactorFile> {
    let mut fields = Fields::of("factor", node, cx)?;
    let id = fields.required("id", id);
    let clauses = fields.required("clauses", clauses);
    fields.finish();
    Some(FactorFile { id: id?, clauses: clauses? })
}

fn clauses(node: &Node, cx: &mut Context) -> Option<Vec<String>> {
    let clauses = list(written)(node, cx)?;
    in_number("clauses", clauses.len(), 1, usize::MAX, node, cx)?;
    Some(clauses)
}

/// No clause belongs to two factors: whether it is there would not follow from either.
fn apart(factors: &[Item<'_, FactorFile>], cx: &mut Context) -> Option<()> {
    let within = |one: &str, other: &str| {
        one == other || one.strip_prefix(other).is_some_and(|it| it.starts_with('.'))
    };
    let mut all_well = Some(());
    for (place, factor) in factors.iter().enumerate() {
        for other in &factors[..place] {
            let shared = factor
                .clauses
                .iter()
                .find(|clause| other.clauses.iter().any(|it| within(clause, it) || within(it, clause)));
            if let Some(clause) = shared {
                let message = format!("the clause {} belongs to two factors", quoted(clause));
                let diagnostic = Diagnostic::error(code::DUPLICATE_ID, message);
                let diagnostic = diagnostic.label(factor.span(&["clauses"]), "here again");
                cx.report(diagnostic.label(other.span(&["clauses"]), "here, or what it is part of"));
                all_well = None;
            }
        }
    }
    all_well
}

fn hypercube(node: &Node, cx: &mut Context) -> Option<HypercubeFile> {
    let mut fields = Fields::of("Latin hypercube", node, cx)?;
    let points = fields.required("points", counted(2.0, MOST_CELLS as f64, "points"));
    let parameters = fields.required("parameters", parameters);
    fields.finish();
    Some(HypercubeFile { points: points?, parameters: parameters? })
}

fn morris(node: &Node, cx: &mut Context) -> Option<MorrisFile> {
    let mut fields = Fields::of("Morris design", node, cx)?;
    let trajectories = fields.required("trajectories", counted(2.0, 100.0, "trajectories"));
    let parameters = fields.required("parameters", parameters);
    fields.finish();
    Some(MorrisFile { trajectories: trajectories?, parameters: parameters? })
}

/// Names of parameters, each once; `"*"` alone is all of them.
fn parameters(node: &Node, cx: &mut Context) -> Option<Vec<String>> {
    let names = list(item(written))(node, cx)?;
    if let [all] = names.as_slice()
        && **all == "*"
    {
        return Some(PARAMETERS.iter().map(|row| row.name.to_owned()).collect());
    }
    let mut all_well = in_number("parameters", names.len(), 1, PARAMETERS.len(), node, cx);
    for name in &names {
        if PARAMETERS.iter().all(|row| row.name != **name) {
            let hint = cx.nearest(name, PARAMETERS.iter().map(|row| row.name));
            let message = format!("there is no parameter {}", quoted(name));
            let diagnostic =
                Diagnostic::error(code::BAD_PARAMETER, message).label(name.span(&[]), "unknown parameter");
            cx.report(diagnostic.help(hint.map(|near| format!("did you mean `{near}`?"))));
            all_well = None;
        }
    }
    unlike("parameter", names.iter().map(|name| (name.as_str(), name)), cx)?;
    all_well?;
    Some(names.into_iter().map(Item::into_value).collect())
}

fn stop(node: &Node, cx: &mut Context) -> Option<StopFile> {
    let mut fields = Fields::of("stopping rule", node, cx)?;
    let half_width = fields.required("half_width", number(1e-6, 1e6, ""));
    let first = fields.or("first", counted(10.0, MOST_RUNS, "runs"), unless_given::look());
    let every = fields.or("every", counted(1.0, MOST_RUNS, "runs"), unless_given::look());
    fields.finish();
    Some(StopFile { half_width: half_width?, first: first?, every: every? })
}

fn rare(node: &Node, cx: &mut Context) -> Option<RareFile> {
    let mut fields = Fields::of("rare rung", node, cx)?;
    let rung = fields.required("rung", counted(1.0, 9.0, ""));
    let levels = fields.optional("levels", list(item(number(0.1, 9.0, ""))));
    let effort = fields.or("effort", counted(10.0, 1e6, "runs"), unless_given::effort());
    let repeats = fields.or("repeats", counted(2.0, 1000.0, "repetitions"), unless_given::repeats());
    fields.finish();
    let (rung, levels) = (rung? as u8, levels?);
    if let Some(levels) = &levels {
        in_number("levels", levels.len(), 1, MOST_LEVELS, node, cx)?;
        let mut before = 0.0;
        for level in levels {
            if **level <= before {
                let diagnostic = Diagnostic::error(code::OUT_OF_RANGE, "the levels must ascend");
                cx.report(diagnostic.label(level.span(&[]), format!("expected more than {before}")));
                return None;
            }
            before = **level;
        }
        let last = levels.last().filter(|last| ***last < f64::from(rung) || ***last > f64::from(rung));
        if let Some(last) = last {
            let message = format!("the last level is {}, but the rung is R{rung}", **last);
            let diagnostic = Diagnostic::error(code::OUT_OF_RANGE, message);
            cx.report(diagnostic.label(last.span(&[]), format!("expected {rung}")));
            return None;
        }
    }
    // A belief lies between two rungs, so that half a rung is half the way to what counts as conviction.
    let halves = (2 * LOWEST_LEVEL.min(rung)..=2 * rung).map(|half| f64::from(half) / 2.0);
    let levels =
        levels.map_or_else(|| halves.collect(), |all| all.into_iter().map(Item::into_value).collect());
    Some(RareFile { rung, levels, effort: effort?, repeats: repeats? })
}

fn measures(node: &Node, known: &[&'static str], cx: &mut Context) -> Option<OutcomesFile> {
    let measure = |node: &Node, cx: &mut Context| {
        let name = string(node, cx)?;
        if known.contains(&name.as_str()) {
            return Some(name);
        }
        report_unknown_word("outcome", &name, node.span, known.iter().copied(), cx);
        None
    };
    let mut fields = Fields::of("table of outcomes", node, cx)?;
    let primary = fields.required("primary", measure);
    let secondary = fields.or("secondary", list(measure), Vec::new());
    fields.finish();
    let (primary, mut secondary) = (primary?, secondary?);
    let mut seen = BTreeSet::from([primary.clone()]);
    // What is named twice is one outcome: it would be paid for twice in the adjustment.
    secondary.retain(|name| seen.insert(name.clone()));
    Some(OutcomesFile { primary, secondary })
}

fn hypothesis(node: &Node, cx: &mut Context) -> Option<HypothesisFile> {
    let mut fields = Fields::of("hypothesis", node, cx)?;
    let claim = fields.required("claim", text);
    let of = fields.optional("of", string);
    let against = fields.optional("against", string);
    let cells = fields.or("cells", list(string), Vec::new());
    let expect = fields.required("expect", word("expectation", &ExpectFile::ALL));
    let margin = fields.required("margin", number(1e-6, 1e6, ""));
    let refuted_if = fields.required("refuted_if", word("refutation", &RefutedFile::ALL));
    fields.finish();
    Some(HypothesisFile {
        claim: claim?,
        of: of?,
        against: against?,
        cells: cells?,
        expect: expect?,
        margin: margin?,
        refuted_if: refuted_if?,
    })
}

fn stated(node: &Node, cx: &mut Context) -> Option<StatedFile> {
    let mut fields = Fields::of("rule as it was stated", node, cx)?;
    let rule = fields.required("rule", written);
    let changes = fields.or("changes", list(written), Vec::new());
    fields.finish();
    Some(StatedFile { rule: rule?, changes: changes? })
}
