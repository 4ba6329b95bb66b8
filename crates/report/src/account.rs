//! A run as text for people: wraps to a width, every line marked for what it is.

use std::fmt::Write;

use guardline_scenario::Prepared;
use guardline_units::{Instant, Rung, Span};

use crate::aftermath::text;
use crate::chart::Chart;
use crate::clock::Clock;
use crate::document::{RunDocument, knowledge};
use crate::notices;
use crate::outcome::Outcome;
use crate::page::{Layout, Page};
use crate::tables;
use crate::timeline::Item;
use crate::wording::{Names, rung_word};

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
        page.paragraph(&format!(
            "simulated · mechanism {} · seed {} · times in {}",
            receipt.mechanism, receipt.seed, clock.zone
        ));
        page.blank();
        page.paragraph(&format!("On record, in the scenario's words: {}", document.summary));
        page.heading("The scene");
        scene(&mut page, prepared, document, &names);
        page.heading("What each side says");
        for claim in &document.claims {
            page.item(claim, "");
        }
        page.heading("Time-line");
        time_line(&mut page, document);
        page.heading("Rungs over time");
        rungs_over_time(&mut page, prepared, outcome, &names, &clock);
        tables::communications(&mut page, &document.communications);
        notices::section(&mut page, &document.notices);
        tables::procedures(&mut page, &document.procedures);
        tables::chart(&mut page, chart, &clock);
    }
    page.heading("Outcome (simulated)");
    ending(&mut page, prepared, outcome, &names);
    text::accounts(&mut page, prepared, outcome, &names);
    text::weeks_after(&mut page, &outcome.aftermath);
    receipt(&mut page, document);
    page.text
}

fn scene(page: &mut Page, prepared: &Prepared, document: &RunDocument, names: &Names) {
    let scenario = prepared.scenario();
    let place = scenario.place.name.in_language(page.layout.language);
    page.bullet(&format!(
        "{place}, around {:.2}° N {:.2}° E{}",
        scenario.place.lat,
        scenario.place.lon,
        basis(&scenario.place.basis)
    ));
    for side in prepared.sides() {
        let units: Vec<String> = prepared
            .units()
            .filter(|unit| prepared.side_of(*unit) == side)
            .map(|unit| {
                let file = prepared.unit(unit);
                format!("{}{}", names.unit(unit), basis(&file.basis))
            })
            .collect();
        page.bullet(&format!("{}: {}", names.side(side), units.join("; ")));
    }
    for reading in &document.readings {
        page.bullet(reading);
    }
}

/// Marks positions that nobody reported.
fn basis(basis: &guardline_scenario::file::Basis) -> &'static str {
    match basis {
        guardline_scenario::file::Basis::Assumed => " [position assumed]",
        guardline_scenario::file::Basis::Source(_) => "",
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
            None => page.item(item, "undated "),
        }
    }
}

/// One row for the truth and one for each side's picture; each column is the highest rung within its stretch of time.
fn rungs_over_time(page: &mut Page, prepared: &Prepared, outcome: &Outcome, names: &Names, clock: &Clock) {
    let label = prepared.sides().map(|side| names.side(side).chars().count()).max().unwrap_or(0).max(5) + 2;
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
    let line = |name: &str, digits: String| format!("  {name:<label$}{digits}");
    let pad = |name: &str| {
        format!("{name}{}", " ".repeat(label.saturating_sub(textwrap::core::display_width(name))))
    };
    page.raw(&line(&pad("truth"), row(&|rungs| rungs.truth)));
    for side in prepared.sides() {
        let index = usize::from(side.0);
        page.raw(&line(&pad(names.side(side)), row(&|rungs| rungs.pictured[index])));
    }
    page.paragraph(&format!(
        "Each column is {column}, from {} on; truth is the referee's, the other rows each side's own picture.",
        clock.stamp(Instant::START).replace('T', " ")
    ));
}

fn ending(page: &mut Page, prepared: &Prepared, outcome: &Outcome, names: &Names) {
    page.bullet(&format!(
        "peak: {} (in truth {})",
        rung_word(outcome.peak()),
        rung_word(outcome.peak_true())
    ));
    page.bullet(&match (outcome.calm_lost(), outcome.deescalated_after()) {
        (None, _) => "the calm was never lost: nothing above R2".to_owned(),
        (Some(_), Some(after)) => {
            format!("de-escalated {after} after the calm was lost (R2 or lower from then on)")
        }
        (Some(_), None) => "not de-escalated by the end of the run".to_owned(),
    });
    for line in knowledge(prepared, outcome, names) {
        page.bullet(&line);
    }
    let radio = outcome.radio;
    let first = outcome
        .first_answer
        .map_or("no question was answered".to_owned(), |after| format!("first answer after {after}"));
    page.bullet(&format!(
        "radio: {} messages said, {} heard by whom they were for, {} heard by another, {} understood, {} of these to say \
         something else; {first}",
        radio.said, radio.heard, radio.heard_by_another, radio.understood, radio.otherwise
    ));
    page.bullet(&match (&outcome.line.wished, &outcome.line.answered_after) {
        (None, _) => "hotline: nobody wished to call, or there is no line".to_owned(),
        (Some(_), Some(after)) => format!("hotline: answered {after} after the first wish to call"),
        (Some(_), None) if outcome.line.rings == 0 => {
            "hotline: a ministry wished to call; it never came to a ring".to_owned()
        }
        (Some(_), None) => {
            format!("hotline: a ministry wished to call; {} rings, nobody answered", outcome.line.rings)
        }
    });
    if outcome.line.refusal_imposed {
        page.bullet("hotline: refusal imposed by the scenario, not produced by the model");
    }
    if outcome.line.answer_imposed {
        page.bullet("hotline: answer imposed by the scenario, not produced by the model");
    }
    if outcome.locks > 0 {
        page.bullet(&format!("locks seen: {}, of which false: {}", outcome.locks, outcome.false_locks));
    }
    if outcome.shots + outcome.collisions > 0 {
        page.bullet(&format!("weapons released: {}; collisions: {}", outcome.shots, outcome.collisions));
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
    page.paragraph(&format!(
        "Receipt: guardline {} · {} · --mechanism {} --seed {}{until}{sets} · trace {}{}",
        receipt.program,
        receipt.scenario,
        receipt.mechanism_argument.as_ref().unwrap_or(&receipt.mechanism),
        receipt.seed,
        receipt.trace,
        receipt.journal.as_ref().map(|link| format!(" · journal {link}")).unwrap_or_default(),
    ));
    page.paragraph(&document.rests_on.in_words("This simulated run"));
    if receipt.interrupted {
        page.paragraph("The run was interrupted before it was over.");
    }
    page.paragraph(
        "This is one run of many that the same facts allow. It is no forecast and no finding; compare many runs with \
         `guardline compare`.",
    );
}
