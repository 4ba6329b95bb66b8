//! The rows: what the record says, and what is set against it. Recorded figures are rates that were tabulated from public
//! records; docs/sources.md lists the keys.

use guardline_report::Outcome;
use guardline_units::{Rung, Span};

use super::line::{KOREA_CUT, KOREA_THAW, MACM, MOSCOW_COLD, MOSCOW_WARM, SYRIA, US_CHINA};
use super::scene::{
    BYSTANDER, CHATTER, CLAIMS, CLOSE_AIRCRAFT, CLOSE_SHIPS, FIGHTERS, FIGHTERS_OBSERVED, INNOCENT_AIRCRAFT,
    INNOCENT_SHIPS, OFTEN, SELDOM, SHIPS, SHIPS_OBSERVED, SUSPICIOUS_AIRCRAFT, SUSPICIOUS_SHIPS, WEEKS,
    WEEKS_2025,
};
use super::{From, Read, Row, Target};

/// A chapter of the table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chapter {
    pub(super) title: &'static str,
    pub(super) opening: &'static str,
    pub(super) rows: &'static [Row],
}

/// Every row, chapter by chapter.
pub fn rows() -> impl Iterator<Item = &'static Row> {
    CHAPTERS.iter().flat_map(|chapter| chapter.rows)
}

pub(super) static CHAPTERS: [Chapter; 4] = [
    Chapter {
        title: "How high an encounter climbs",
        opening: "Everything here follows an alleged illumination. The incidents on record that reached the use of force \
                  are seizures, which a radar claim cannot become in the model: their share is an upper bound. What the \
                  record says of all pairs of states is an upper reference.",
        rows: HEIGHT,
    },
    Chapter {
        title: "Which lines are answered",
        opening: "One code and one set of weights; only organisation, orders and climate differ. A wish counts when both \
                  ends talk, interpreter included.",
        rows: LINES,
    },
    Chapter {
        title: "The weeks after",
        opening: "The record is a hand-picked list of encounters; its figures are held to within a factor of 1.5 unless \
                  their interval says otherwise. Times are counted from the loss of calm.",
        rows: AFTER,
    },
    Chapter {
        title: "Innocent contacts and irrelevant events",
        opening: "Nothing escalates by itself: two units that mean no harm and to which nothing happens stay low, and it \
                  does not matter how often anybody looks again. Runs with a false lock are left out of the shares and \
                  reported apart.",
        rows: INNOCENT,
    },
];

const fn at_most(high: f64, record: &'static str, source: &'static str) -> Target {
    Target { low: 0.0, high, record, source }
}

const fn at_least(low: f64, record: &'static str, source: &'static str) -> Target {
    Target { low, high: 1.0, record, source }
}

const fn between(low: f64, high: f64, record: &'static str, source: &'static str) -> Target {
    Target { low, high, record, source }
}

/// A row that meets its target.
const fn row(
    id: &'static str,
    quantity: &'static str,
    predicate: &'static str,
    from: From,
    target: Target,
) -> Row {
    Row { id, quantity, predicate, from, target: Some(target), why: "" }
}

/// A row that is held to nothing.
const fn reported(quantity: &'static str, predicate: &'static str, from: From) -> Row {
    Row { id: "–", quantity, predicate, from, target: None, why: "" }
}

impl Row {
    /// The same with the reason why it misses its target.
    const fn because(self, why: &'static str) -> Self {
        Self { why, ..self }
    }
}

const R5: Read = |outcome| flag(outcome.peak() >= Rung::new(5));
const R6: Read = |outcome| flag(outcome.peak() >= Rung::new(6));
const R7: Read = |outcome| flag(outcome.peak() >= Rung::new(7));
const R9: Read = |outcome| flag(outcome.peak() >= Rung::new(9));
const FIRE: Read = |outcome| flag(outcome.shots > 0);
const FALSE_LOCK: Read = |outcome| flag(outcome.false_locks > 0);
const INNOCENT_R3: Read = |outcome| innocent(outcome, 3);
const INNOCENT_R4: Read = |outcome| innocent(outcome, 4);

const DAY: Span = Span::hours(24);

#[expect(clippy::unnecessary_wraps, reason = "every run says something about it")]
fn flag(happened: bool) -> Option<f64> {
    Some(f64::from(u8::from(happened)))
}

fn innocent(outcome: &Outcome, rung: u8) -> Option<f64> {
    flag(outcome.peak_true() >= Rung::new(rung)).filter(|_| outcome.false_locks == 0)
}

fn hours(span: Option<Span>) -> f64 {
    span.map_or(f64::INFINITY, Span::as_hours)
}

const CONTACT: Read = |outcome| outcome.aftermath.opened.map(|_| hours(outcome.aftermath.first_contact));
const SAME_DAY: Read = |outcome| outcome.aftermath.first_public.and_then(|after| flag(after <= DAY));
const LATE: Read =
    |outcome| outcome.aftermath.first_public.and_then(|after| flag(after > Span::hours(17 * 24)));
const DIFFER: Read = |outcome| outcome.aftermath.accounts_differ.and_then(flag);
const REPEAT: Read =
    |outcome| outcome.aftermath.opened.and_then(|_| flag(outcome.aftermath.repeat.is_some()));
const ROUTINE_CONTACT: Read = |outcome| routine(outcome, true);
const ROUTINE_SILENCE: Read = |outcome| routine(outcome, false);

/// Days until routine returned, where the two sides had or had not been in contact within a day.
fn routine(outcome: &Outcome, contact: bool) -> Option<f64> {
    let after = &outcome.aftermath;
    let had = after.first_contact.is_some_and(|first| first <= DAY);
    after.opened.filter(|_| had == contact).map(|_| hours(after.routine) / 24.0)
}

const HEIGHT: &[Row] = &[
    row(
        "T1",
        "incidents between China and Japan that reach the use of force",
        "peak ≥ R6",
        From::Share(&CLAIMS, R6),
        at_most(0.061, "at most 6.1 %: 3 of 141, 0.7 to 6.1 %, all three seizures", "S1"),
    ),
    row(
        "T2",
        "of these, with a death in battle",
        "peak ≥ R7, a weapon released",
        From::Share(&CLAIMS, R7),
        at_most(0.027, "at most 2.7 %: 0 of 141", "S1"),
    ),
    row(
        "T3",
        "alleged illuminations that are followed by fire",
        "a shot",
        From::Share(&CLAIMS, FIRE),
        at_most(0.39, "at most 39 %: 0 of 6", "S2, S3, S6, S7, S8, S9"),
    ),
    row(
        "T5",
        "disputes of all pairs of states since 1993, begun by a display of force, that reach the use of force",
        "peak ≥ R6",
        From::Share(&CLAIMS, R6),
        at_most(0.248, "at most 24.8 % (n = 335)", "S1"),
    ),
    row(
        "T5",
        "of these, with any death",
        "peak ≥ R7",
        From::Share(&CLAIMS, R7),
        at_most(0.087, "at most 8.7 %", "S1"),
    ),
    row(
        "T5",
        "of these, war",
        "peak ≥ R9, which no test of the ladder reaches yet",
        From::Share(&CLAIMS, R9),
        at_most(0.006, "at most 0.6 %", "S1"),
    ),
    row(
        "T10",
        "warning force after a radar claim",
        "peak ≥ R5",
        From::Share(&SHIPS, R5),
        at_most(0.15, "at most 15 %", "T1, T3"),
    ),
    row(
        "T10",
        "warning force after a radar claim",
        "peak ≥ R5",
        From::Share(&SHIPS_OBSERVED, R5),
        at_most(0.15, "at most 15 %", "T1, T3"),
    ),
    row(
        "T10",
        "warning force after a radar claim",
        "peak ≥ R5",
        From::Share(&FIGHTERS, R5),
        at_most(0.15, "at most 15 %", "T1, T3"),
    ),
    row(
        "T10",
        "warning force after a radar claim",
        "peak ≥ R5",
        From::Share(&FIGHTERS_OBSERVED, R5),
        at_most(0.15, "at most 15 %", "T1, T3"),
    ),
    row(
        "T10",
        "contact or worse after a radar claim",
        "peak ≥ R6",
        From::Share(&SHIPS, R6),
        at_most(0.02, "at most 2 %", "T1, T3"),
    ),
    row(
        "T10",
        "contact or worse after a radar claim",
        "peak ≥ R6",
        From::Share(&SHIPS_OBSERVED, R6),
        at_most(0.02, "at most 2 %", "T1, T3"),
    ),
    row(
        "T10",
        "contact or worse after a radar claim",
        "peak ≥ R6",
        From::Share(&FIGHTERS, R6),
        at_most(0.02, "at most 2 %", "T1, T3"),
    ),
    row(
        "T10",
        "contact or worse after a radar claim",
        "peak ≥ R6",
        From::Share(&FIGHTERS_OBSERVED, R6),
        at_most(0.02, "at most 2 %", "T1, T3"),
    ),
    row(
        "B1",
        "displays of force between China and Japan after which the next act is force",
        "peak ≥ R6",
        From::Share(&CLAIMS, R6),
        at_most(0.052, "at most 5.2 %: 2 of 135, 0.4 to 5.2 %", "MIE"),
    ),
    row(
        "B2",
        "the same among seven comparable pairs of states",
        "peak ≥ R6",
        From::Share(&CLAIMS, R6),
        at_most(0.049, "at most 4.9 %: 14 of 472, 1.8 to 4.9 %", "MIE"),
    ),
    row(
        "B3",
        "confrontations of these seven, begun below force, that reach force",
        "peak ≥ R6",
        From::Share(&CLAIMS, R6),
        at_most(0.187, "at most 18.7 %: 8 of 79, 5.2 to 18.7 %", "MIE"),
    ),
    row(
        "B4",
        "events between these seven with a death",
        "peak ≥ R7",
        From::Share(&CLAIMS, R7),
        at_most(0.017, "at most 1.7 %: 3 of 520, 0.2 to 1.7 %", "MIE"),
    ),
];

const LINES: &[Row] = &[
    row(
        "T8",
        "occasions on which a talk on the line between China and Japan was wanted or expected, with a talk",
        "talk within 24 h of the wish",
        From::Wishes(&MACM, 24),
        at_most(0.56, "at most 56 %: 0 of 3", "S10, S11, S12, S13"),
    ),
    row(
        "T11",
        "operations line over Syria, 10 to 12 calls a day",
        "talk within 1 h of the wish",
        From::Wishes(&SYRIA, 1),
        at_least(0.95, "at least 95 %", "BRE17, REU17, NIE17"),
    ),
    row(
        "T11",
        "daily check calls between the Koreas, in a thaw",
        "answered",
        From::Checks(&KOREA_THAW),
        at_least(0.97, "at least 97 %", "KH23, YNA23"),
    ),
    row(
        "T11",
        "the same after a political cut",
        "answered",
        From::Checks(&KOREA_CUT),
        at_most(0.02, "at most 2 %", "KH23, YNA23"),
    ),
    row(
        "T11",
        "tests of the line between Moscow and Washington",
        "answered",
        From::Checks(&MOSCOW_COLD),
        at_least(0.99, "at least 99 %, in any climate", "QREAL"),
    ),
    row(
        "T11",
        "the same in a warm climate",
        "answered",
        From::Checks(&MOSCOW_WARM),
        at_least(0.99, "at least 99 %, in any climate", "QREAL"),
    ),
    row(
        "T11",
        "line between China and Japan, 2023 to 2025",
        "talk within 24 h of the wish",
        From::Wishes(&MACM, 24),
        at_most(0.35, "at most 35 %: 0 of 3", "S10, S11, S12, S13"),
    ),
    row(
        "T11",
        "United States and China, 2001 and 2023",
        "talk within 12 h of the wish",
        From::Wishes(&US_CHINA, 12),
        at_most(0.25, "at most 25 %: 0 of 2", "AP23, CBS23, BUL24"),
    ),
];

const AFTER: &[Row] = &[
    row(
        "T12",
        "first contact of the two sides on any channel, lower quartile",
        "first answer, hours; never where there was none",
        From::Hours(&WEEKS, 0.25, CONTACT),
        between(0.0, 0.5, "0 h (n = 28), so under half an hour", "ENC"),
    ),
    row(
        "T12",
        "first contact, median",
        "as above",
        From::Hours(&WEEKS, 0.5, CONTACT),
        between(8.0 / 1.5, 12.0, "8 h: 5.3 to 12 h", "ENC"),
    )
    .because(
        "An answer on the radio counts as contact, and in most runs a unit in range answers the first call within minutes; the record gives 8 hours for the fighters of 2025, although notices on the radio had been acknowledged. No tuned value bears on it.",
    ),
    row(
        "T12",
        "first contact, upper quartile",
        "as above",
        From::Hours(&WEEKS, 0.75, CONTACT),
        between(16.0, 36.0, "24 h: 16 to 36 h", "ENC"),
    )
    .because(
        "Where nobody answers on the radio, contact is a letter from either side through the embassies, with an assumed median of nine hours each. No tuned value bears on it.",
    ),
    row(
        "T12",
        "published encounters that are public on the same day",
        "first open act within 24 h, of runs with one",
        From::Share(&WEEKS, SAME_DAY),
        between(0.553 / 1.5, 0.553 * 1.5, "21 of 38: 37 to 83 %", "ENC"),
    )
    .because(
        "Either ministry draws a time of publication of its own, with a sourced median of ten hours, and the earlier of the two counts. The tuned weight of an accusation, tried down to −5, moves the share by two points.",
    ),
    row(
        "T12",
        "published encounters that are public later than any on record",
        "first open act after 17 days, of runs with one",
        From::Share(&WEEKS, LATE),
        at_most(0.092, "at most 9.2 %: 0 of 38", "ENC"),
    ),
    row(
        "T12",
        "return to routine with contact of the two sides within 24 h, median",
        "days until a meeting after which a week passes without an open act",
        From::Days(&WEEKS, 0.5, ROUTINE_CONTACT),
        between(2.0, 4.5, "3 d (n = 11): 2 to 4.5 d", "ENC"),
    ),
    row(
        "T12",
        "the same without contact within 24 h, median",
        "as above",
        From::Days(&WEEKS, 0.5, ROUTINE_SILENCE),
        between(7.0 / 1.5, 10.5, "7 d (n = 17): 4.7 to 10.5 d", "ENC"),
    )
    .because(
        "Open acts do not depend on whether anybody was reached: each is made once, most within days, and meetings go on at the same rate, so that routine returns as soon either way. The tuned weight of publishing evidence, tried up to −1, adds a quarter to a third of a day to the mean of all runs.",
    ),
    row(
        "T12",
        "radar claims after which the accounts differ at day 30",
        "both contest, and nothing is settled, of runs in which a side has spoken",
        From::Share(&WEEKS, DIFFER),
        at_least(0.5, "most: 5 of 5, at least 50 %", "ENC"),
    ),
    row(
        "T12",
        "another encounter that goes wrong within 90 days",
        "a meeting that goes wrong, of runs with a dispute",
        From::Share(&WEEKS_2025, REPEAT),
        between(0.2, 0.45, "about 3 in 10: 20 to 45 %", "ENC"),
    ),
];

const INNOCENT: &[Row] = &[
    row(
        "I1",
        "innocent ships that reach a simulated attack",
        "R_true ≥ R4, no false lock",
        From::Share(&INNOCENT_SHIPS, INNOCENT_R4),
        at_most(0.005, "under 0.5 %", "required of the model"),
    ),
    row(
        "I1",
        "innocent aircraft that do",
        "as above",
        From::Share(&INNOCENT_AIRCRAFT, INNOCENT_R4),
        at_most(0.005, "under 0.5 %", "required of the model"),
    ),
    row(
        "I2",
        "innocent ships without trust",
        "as above",
        From::Share(&SUSPICIOUS_SHIPS, INNOCENT_R4),
        at_most(0.01, "under 1 %", "required of the model"),
    ),
    row(
        "I2",
        "innocent aircraft without trust",
        "as above",
        From::Share(&SUSPICIOUS_AIRCRAFT, INNOCENT_R4),
        at_most(0.01, "under 1 %", "required of the model"),
    ),
    row(
        "I3",
        "innocent ships that start close",
        "as above",
        From::Share(&CLOSE_SHIPS, INNOCENT_R4),
        at_most(0.01, "under 1 %", "required of the model"),
    ),
    row(
        "I3",
        "innocent aircraft that start close",
        "as above",
        From::Share(&CLOSE_AIRCRAFT, INNOCENT_R4),
        at_most(0.01, "under 1 %", "required of the model"),
    ),
    row(
        "I4",
        "looking again half as often",
        "P(peak ≥ R5), less that with the rates as they are",
        From::Moved(&CLAIMS, &SELDOM, R5),
        between(-0.01, 0.01, "less than 1 point", "required of the model"),
    ),
    row(
        "I4",
        "looking again twice as often",
        "as above",
        From::Moved(&CLAIMS, &OFTEN, R5),
        between(-0.01, 0.01, "less than 1 point", "required of the model"),
    ),
    row(
        "I5",
        "four irrelevant events an hour",
        "P(peak ≥ R5), less that with a silent supply ship",
        From::Moved(&BYSTANDER, &CHATTER, R5),
        between(-0.01, 0.01, "less than 1 point", "required of the model"),
    ),
    reported(
        "innocent ships that start close and come to a hazardous manoeuvre",
        "R_true ≥ R3, no false lock",
        From::Share(&CLOSE_SHIPS, INNOCENT_R3),
    ),
    reported(
        "false locks among innocent ships",
        "a receiver shows a lock that is none",
        From::Share(&INNOCENT_SHIPS, FALSE_LOCK),
    ),
    reported("false locks among innocent aircraft", "as above", From::Share(&INNOCENT_AIRCRAFT, FALSE_LOCK)),
    reported("false locks with radar claims", "as above", From::Share(&CLAIMS, FALSE_LOCK)),
];
