//! The table as a page of Markdown.

use std::fmt::Write as _;

use super::rows::CHAPTERS;
use super::{Calibration, From, Measured, Row, Unit, Value, Verdict};

/// What must stand beside every calibrated figure.
const CAVEAT: &str = "The recorded shares (T1 to T5 and B1 to B4) come from press-based coding, which sees more of what one side \
publicises. The six allegations of illumination are a selected sample: incidents that ended in fire would be filed under another \
name. On T8: on two of the three occasions the line was simply not used; only one is a reported unanswered attempt, and that report \
rests on unnamed officials. A target \
that is met says no more than that the model does not contradict the record there; it does not make the model a forecast.";

/// Figures of the record that no row is held to, and why.
const LEFT_OUT: &[(&str, &str)] = &[
    (
        "T4, incidents a year before and after September 2012",
        "a rate over years, in which trust and climate move; within one encounter both are constant",
    ),
    (
        "T6, the mix of all disputes since 1993",
        "disputes over territory, fishing and blockade, of which an encounter after a radar claim is one kind in many",
    ),
    (
        "T7, incidents that excite each other",
        "a rate over the whole theatre, of which one encounter is one event",
    ),
    (
        "T9, how long a ministry takes to learn",
        "an input: the delay and the hold of reports are drawn from it",
    ),
    (
        "confrontations whose last act is a display (MIE)",
        "says where press-based coding ends a series, not where an encounter ends",
    ),
    (
        "a display of the other side within 1, 7 or 30 days (MIE)",
        "any display anywhere between the two; the run follows one encounter and counts later meetings only if they go wrong",
    ),
    ("highest level of confrontations (MIE)", "series of incidents over months, begun by anything"),
    ("force after a display, all pairs since 1946 (MIE)", "it includes wars and rivalries at their height"),
    (
        "crises without violence after a non-violent military trigger (ICB)",
        "crises of heads of government, which an encounter at sea or in the air rarely becomes",
    ),
    (
        "unsafe share of scrambles, 3 of 6,812 and 6 of about 305",
        "a share of meetings, not of encounters; its denominator is a proxy. It bounds `encounters.unsafe`: at a middling climate the first record gives 0.00015 to 0.0013, in the cold year 2025 the second gives 0.009 to 0.042, and with the slope `encounters.climate` as it is no value meets both",
    ),
];

impl Calibration {
    /// The page: how it was made, every chapter of the table with its misses, and what is left out.
    pub fn markdown(&self) -> String {
        let mut page = format!(
            "# Calibration\n\nWritten by `cargo xtask calibrate --write`, at n = {} and seed {}. Every value is simulated; \
             its interval is a 95 % interval and covers simulation error only, not the uncertainty of the model.\n\n\
             A target is *met* if the whole interval lies in it, *missed* if none of it does, and otherwise *undecided* at \
             this n. Bounds are bounds: to lie far below an upper one is no achievement. Quantiles count what never came \
             as later than everything.\n\n{CAVEAT}\n",
            self.runs, self.seed.0
        );
        let count = |verdict| self.measured.iter().filter(|it| it.verdict == Some(verdict)).count();
        let _ = writeln!(
            page,
            "\nOf {} targets {} are met, {} missed and {} undecided.",
            self.measured.iter().filter(|it| it.verdict.is_some()).count(),
            count(Verdict::Met),
            count(Verdict::Missed),
            count(Verdict::Undecided)
        );
        for chapter in &CHAPTERS {
            let of = |it: &&Measured| chapter.rows.iter().any(|row| std::ptr::eq(row, it.row));
            let measured: Vec<&Measured> = self.measured.iter().filter(of).collect();
            if measured.is_empty() {
                continue;
            }
            let _ = writeln!(page, "\n## {}\n\n{}\n\n{HEAD}", chapter.title, chapter.opening);
            for it in &measured {
                page.push_str(&line(it));
            }
            page.push_str(&misses(&measured));
        }
        page.push_str("\n## Left out\n\n| figure of the record | why no row is held to it |\n|---|---|\n");
        for (figure, why) in LEFT_OUT {
            let _ = writeln!(page, "| {figure} | {why} |");
        }
        page
    }
}

const HEAD: &str = "| id | quantity | scenario, mechanism, start | what counts | simulated | n | target | source | result |\n\
                    |---|---|---|---|---|---|---|---|---|";

fn line(it: &Measured) -> String {
    let Row { id, quantity, predicate, from, target, .. } = it.row;
    let (record, source) = target.map_or(("–", "–"), |target| (target.record, target.source));
    let result = it.verdict.map_or("reported", word);
    format!(
        "| {id} | {quantity} | {} | {predicate} | {} | {} | {record} | {source} | {result} |\n",
        place(*from),
        shown(it.value),
        it.value.n
    )
}

/// One sentence for every row that is not met.
fn misses(measured: &[&Measured]) -> String {
    let missed = measured.iter().filter(|it| it.verdict.is_some_and(|verdict| verdict != Verdict::Met));
    let mut text = String::new();
    for it in missed {
        let why = if it.row.why.is_empty() { "The cause is not known." } else { it.row.why };
        let _ =
            write!(text, "\n- {}, {} ({}): {why}", it.row.id, it.row.quantity, it.verdict.map_or("", word));
    }
    if text.is_empty() { text } else { format!("{text}\n") }
}

fn place(from: From) -> String {
    match from {
        From::Share(scene, _) | From::Hours(scene, ..) | From::Days(scene, ..) => scene.name.to_owned(),
        From::Moved(base, other, _) => format!("{}; against {}", other.name, base.name),
        From::Wishes(line, _) | From::Checks(line) => line.name.to_owned(),
    }
}

const fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "met",
        Verdict::Missed => "**missed**",
        Verdict::Undecided => "*undecided*",
    }
}

fn shown(value: Value) -> String {
    let Value { unit, estimate, interval, .. } = value;
    let one = |it: f64| match unit {
        _ if it.is_infinite() => "never".to_owned(),
        Unit::Share if it < 0.1 => format!("{:.2}", 100.0 * it),
        Unit::Share => format!("{:.1}", 100.0 * it),
        Unit::Points => format!("{:+.2}", 100.0 * it),
        Unit::Hours if it < 1.0 => format!("{it:.2}"),
        Unit::Hours | Unit::Days => format!("{it:.1}"),
    };
    let unit = match unit {
        Unit::Share => " %",
        Unit::Points => " points",
        Unit::Hours => " h",
        Unit::Days => " d",
    };
    let unit_of = if estimate.is_infinite() { "" } else { unit };
    format!("{}{unit_of} [{}, {}]", one(estimate), one(interval.low), one(interval.high))
}
