//! A run as text for people: wraps to a width, every line marked for what it is.

use std::fmt::Write;

use textwrap::core::display_width;

use guardline_scenario::Prepared;
use guardline_scenario::file::Basis;
use guardline_units::{Instant, Rung, Span};

use crate::aftermath::text;
use crate::chart::Chart;
use crate::clock::Clock;
use crate::document::{RunDocument, knowledge};
use crate::notices;
use crate::outcome::Outcome;
use crate::page::{Layout, Page, padded};
use crate::say;
use crate::tables;
use crate::timeline::Item;
use crate::wording::Names;

/// The account of a run.
pub fn account(
    prepared: &Prepared,
    document: &RunDocument,
    outcome: &Outcome,
    chart: &Chart,
    layout: Layout,
) -> String {
    let mut page = Page::new(layout);
    let names = Names::new(prepared, layout.language);
    let clock = Clock::new(prepared);
    if !layout.quiet {
        page.title(&document.title);
        let receipt = &document.receipt;
        let (mechanism, seed) = (&receipt.mechanism, receipt.seed.to_string());
        page.paragraph(&say!(page, "account-lead", mechanism = mechanism, seed = seed, zone = &clock.zone));
        page.blank();
        page.paragraph(&say!(page, "account-on-record", summary = &document.summary));
        page.heading(&page.word("heading-scene"));
        scene(&mut page, prepared, document, &names);
        page.heading(&page.word("heading-claims"));
        for claim in &document.claims {
            page.item(claim, "");
        }
        page.heading(&page.word("heading-time-line"));
        time_line(&mut page, document);
        page.heading(&page.word("heading-rungs"));
        rungs_over_time(&mut page, prepared, outcome, &names, &clock);
        tables::communications(&mut page, &document.communications);
        notices::section(&mut page, &document.notices);
        tables::procedures(&mut page, &document.procedures);
        tables::chart(&mut page, chart, &clock);
    }
    page.heading(&page.word("heading-outcome"));
    ending(&mut page, prepared, outcome, &names);
    text::accounts(&mut page, prepared, outcome, &names);
    text::weeks_after(&mut page, &outcome.aftermath);
    receipt(&mut page, document);
    page.text
}

fn scene(page: &mut Page, prepared: &Prepared, document: &RunDocument, names: &Names) {
    let scenario = prepared.scenario();
    let place = scenario.place.name.in_language(page.layout.language);
    let place = if prepared.is_fictional() {
        place.to_owned()
    } else {
        let (lat, lon) = (format!("{:.2}", scenario.place.lat), format!("{:.2}", scenario.place.lon));
        say!(page, "scene-place", place = place, lat = lat, lon = lon)
    };
    page.bullet(&based(names, place, &scenario.place.basis));
    for side in prepared.sides() {
        let units = prepared
            .units()
            .filter(|unit| prepared.side_of(*unit) == side)
            .map(|unit| based(names, names.unit(unit).to_owned(), &prepared.unit(unit).basis));
        let units = names.catalogue().list("list-semicolon", units);
        page.bullet(&say!(page, "scene-side", side = names.side(side), units = units));
    }
    for reading in &document.readings {
        page.bullet(reading);
    }
}

/// Marks positions that nobody reported.
fn based(names: &Names, what: String, basis: &Basis) -> String {
    match basis {
        Basis::Assumed => say!(names, "scene-assumed", what = what),
        Basis::Source(_) => what,
    }
}

fn time_line(page: &mut Page, document: &RunDocument) {
    let mut all: Vec<&Item> = document.recorded.iter().chain(&document.timeline).collect();
    // What is on record at a moment comes before what the run makes of it.
    all.sort_by_key(|item| (item.at.unwrap_or(Instant::NEVER), item.standing));
    let mut date = String::new();
    for item in all {
        match item.time.as_ref().and_then(|time| time.split_once('T')) {
            Some((today, time)) => {
                if today != date {
                    page.paragraph(today);
                    today.clone_into(&mut date);
                }
                page.item(item, &time[..8]);
            }
            None => page.item(item, &padded(&page.word("item-undated"), "00:00:00".len())),
        }
    }
}

/// One row for the truth and one for each side's picture; each column is the highest rung within its stretch of time.
fn rungs_over_time(page: &mut Page, prepared: &Prepared, outcome: &Outcome, names: &Names, clock: &Clock) {
    let truth = page.word("rungs-truth");
    let widths = prepared.sides().map(|side| display_width(names.side(side)));
    let label = widths.max().unwrap_or(0).max(display_width(&truth)) + 2;
    let columns = page.layout.width.saturating_sub(label + 4).clamp(12, 72);
    let active = outcome.steps.last().map_or(Span::ZERO, |step| step.at.since_start());
    let shown = Span::from_seconds(
        (active.as_seconds() * 1.1).max(3600.0).min(outcome.end.since_start().as_seconds()),
    );
    let column = Span::nanos(shown.as_nanos() / columns as u64 + 1);
    let row = |pick: &dyn Fn(&crate::outcome::Rungs) -> Rung| -> String {
        (0..columns as u64)
            .map(|index| {
                let (from, until) = (Instant::START + column * index, Instant::START + column * (index + 1));
                let highest = outcome
                    .steps
                    .iter()
                    .enumerate()
                    .filter(|(at, step)| {
                        let ends = outcome.steps.get(at + 1).map_or(Instant::NEVER, |next| next.at);
                        step.at < until && ends > from
                    })
                    .map(|(_, step)| pick(&step.rungs).number())
                    .max()
                    .unwrap_or(0);
                char::from(b'0' + highest)
            })
            .collect()
    };
    let line = |name: &str, digits: String| format!("  {}{digits}", padded(name, label));
    page.raw(&line(&truth, row(&|rungs| rungs.truth)));
    for side in prepared.sides() {
        let index = usize::from(side.0);
        page.raw(&line(names.side(side), row(&|rungs| rungs.pictured[index])));
    }
    let from = clock.stamp(Instant::START).replace('T', " ");
    page.paragraph(&say!(page, "rungs-note", column = column, from = from));
}

fn ending(page: &mut Page, prepared: &Prepared, outcome: &Outcome, names: &Names) {
    let (peak, truth) = (names.rung(outcome.peak()), names.rung(outcome.peak_true()));
    page.bullet(&say!(page, "ending-peak", peak = peak, truth = truth));
    page.bullet(&match (outcome.calm_lost(), outcome.deescalated_after()) {
        (None, _) => page.word("ending-calm-kept"),
        (Some(_), Some(after)) => say!(page, "ending-deescalated", after = after),
        (Some(_), None) => page.word("ending-not-deescalated"),
    });
    for line in knowledge(prepared, outcome, names) {
        page.bullet(&line);
    }
    let radio = outcome.radio;
    let first = match outcome.first_answer {
        None => page.word("ending-no-answer"),
        Some(after) => say!(page, "ending-first-answer", after = after),
    };
    page.bullet(&say!(
        page,
        "ending-radio",
        said = radio.said,
        heard = radio.heard,
        another = radio.heard_by_another,
        understood = radio.understood,
        otherwise = radio.otherwise,
        first = first
    ));
    page.bullet(&match (&outcome.line.wished, &outcome.line.answered_after) {
        (None, _) => page.word("ending-line-no-wish"),
        (Some(_), Some(after)) => say!(page, "ending-line-answered", after = *after),
        (Some(_), None) if outcome.line.rings == 0 => page.word("ending-line-no-ring"),
        (Some(_), None) => say!(page, "ending-line-no-answer", rings = outcome.line.rings),
    });
    if outcome.line.refusal_imposed {
        page.bullet(&page.word("ending-refusal-imposed"));
    }
    if outcome.line.answer_imposed {
        page.bullet(&page.word("ending-answer-imposed"));
    }
    if outcome.locks > 0 {
        page.bullet(&say!(page, "ending-locks", seen = outcome.locks, wrong = outcome.false_locks));
    }
    if outcome.shots + outcome.collisions > 0 {
        let (shots, collisions) = (outcome.shots, outcome.collisions);
        page.bullet(&say!(page, "ending-weapons", shots = shots, collisions = collisions));
    }
}

fn receipt(page: &mut Page, document: &RunDocument) {
    let receipt = &document.receipt;
    page.blank();
    let sets: String = receipt.sets.iter().fold(String::new(), |mut all, set| {
        let _ = write!(all, " --set {set}");
        all
    });
    let sets = receipt.ablations.iter().fold(sets, |all, name| format!("{all} --ablate {name}"));
    let until = receipt.until_s.map(|seconds| format!(" --until {seconds}s")).unwrap_or_default();
    let mechanism = receipt.mechanism_argument.as_ref().unwrap_or(&receipt.mechanism);
    let replicate = match receipt.replicate {
        0 => String::new(),
        number => format!(" --replicate {number}"),
    };
    let arguments = receipt.only_by.clone().unwrap_or_else(|| {
        format!("--mechanism {mechanism} --seed {}{replicate}{until}{sets}", receipt.seed)
    });
    let line = say!(
        page,
        "receipt-run",
        program = &receipt.program,
        scenario = &receipt.scenario,
        arguments = arguments,
        trace = &receipt.trace
    );
    page.paragraph(&match &receipt.journal {
        Some(link) => say!(page, "receipt-journal", receipt = line, link = link),
        None => line,
    });
    page.paragraph(&document.rests_on.in_words(page.catalogue(), "rests-on-run"));
    if receipt.interrupted {
        page.paragraph(&page.word("receipt-interrupted"));
    }
    page.paragraph(&page.word("receipt-one-of-many"));
}
