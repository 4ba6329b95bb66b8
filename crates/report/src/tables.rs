//! The sections of an account about words: communications, procedures, and who said what to whom.

use guardline_units::Span;

use crate::chart::Chart;
use crate::clock::Clock;
use crate::communications::{Communications, LineRow, MessageRow};
use crate::page::Page;
use crate::procedure::{Procedures, Standing, Total};

/// Narrower than this a table of figures cannot be read, and each row is told in a sentence.
const TABLE: usize = 96;

/// What was said by every way, and how far it came.
pub(crate) fn communications(page: &mut Page, communications: &Communications) {
    page.heading("Communications (simulated)");
    if communications.messages.is_empty() && communications.lines.is_empty() {
        page.paragraph("Nobody said anything to anybody.");
    }
    if page.layout.width >= TABLE {
        message_table(page, &communications.messages);
        if !communications.lines.is_empty() {
            page.blank();
            line_table(page, &communications.lines);
        }
    } else {
        communications.messages.iter().for_each(|row| page.bullet(&message_sentence(row)));
        communications.lines.iter().for_each(|row| page.bullet(&line_sentence(row)));
    }
    for unsent in &communications.unsent {
        let (count, from, way, why) = (unsent.count, &unsent.from, &unsent.way, &unsent.why);
        page.paragraph(&format!("Not sent by {from} on {way}: {count} ({why})."));
    }
}

fn message_table(page: &mut Page, rows: &[MessageRow]) {
    if rows.is_empty() {
        return;
    }
    let header = [
        "from → to",
        "way",
        "said",
        "heard",
        "other",
        "as\nsaid",
        "wrong",
        "R/U/A",
        "heard\nafter",
        "answer\nafter",
    ];
    let mut before = String::new();
    let mut cells = |row: &MessageRow| {
        // Several ways of one direction stand under each other.
        let direction = format!("{} → {}", row.from, row.to);
        let shown = if direction == before { String::new() } else { direction.clone() };
        before = direction;
        let acknowledged =
            [row.acknowledged_received, row.acknowledged_understood, row.acknowledged_accepted];
        vec![
            shown,
            row.way.clone(),
            row.attempts.to_string(),
            row.reached.to_string(),
            row.heard_by_another.to_string(),
            row.understood.to_string(),
            row.understood_otherwise.to_string(),
            acknowledged.map(|it| it.to_string()).join("/"),
            length(row.heard_after_s),
            length(row.answered_after_s),
        ]
    };
    page.table(&header, &rows.iter().map(&mut cells).collect::<Vec<_>>(), 2);
    page.paragraph(
        "heard: by whom it was for; other: by somebody else who took it to be for him; as said, wrong: understood as it \
         was said, or to say something else; R/U/A: answered received, understood, accepted; times are medians.",
    );
}

fn message_sentence(row: &MessageRow) -> String {
    format!(
        "{} → {}, {}: {} said, {} heard, {} heard by another, {} understood as said, {} otherwise; answered received {}, \
         understood {}, accepted {}; heard after {}, first answer after {}",
        row.from,
        row.to,
        row.way,
        row.attempts,
        row.reached,
        row.heard_by_another,
        row.understood,
        row.understood_otherwise,
        row.acknowledged_received,
        row.acknowledged_understood,
        row.acknowledged_accepted,
        length(row.heard_after_s),
        length(row.answered_after_s)
    )
}

fn line_table(page: &mut Page, rows: &[LineRow]) {
    let header = [
        "from → to",
        "line",
        "wishes",
        "checks",
        "may\ntalk",
        "asked",
        "rings",
        "answered",
        "talked",
        "cut",
        "read\nback",
        "answer\nafter",
    ];
    let cells = |row: &LineRow| {
        vec![
            format!("{} → {}", row.from, row.to),
            row.line.clone(),
            row.wishes.to_string(),
            row.checks.to_string(),
            row.authorised.to_string(),
            row.requests.to_string(),
            row.rings.to_string(),
            match row.answered_by_another {
                0 => row.answered.to_string(),
                others => format!("{} + {others}", row.answered),
            },
            row.talked.to_string(),
            row.cut_off.to_string(),
            format!("{}/{}", row.read_back_right, row.read_back_wrong),
            length(row.answered_after_s),
        ]
    };
    page.table(&header, &rows.iter().map(cells).collect::<Vec<_>>(), 2);
    page.paragraph(
        "may talk: calls authorised; asked: requests passed on; answered: by the person called, + by somebody else; read \
         back: right/wrong.",
    );
}

fn line_sentence(row: &LineRow) -> String {
    format!(
        "{} → {}, {}: {} wishes, {} check calls, {} authorised, {} requests, {} rings, {} answered, {} by somebody else, \
         {} talked, {} cut off; read back right {}, wrong {}; answered after {}",
        row.from,
        row.to,
        row.line,
        row.wishes,
        row.checks,
        row.authorised,
        row.requests,
        row.rings,
        row.answered,
        row.answered_by_another,
        row.talked,
        row.cut_off,
        row.read_back_right,
        row.read_back_wrong,
        length(row.answered_after_s)
    )
}

/// How far procedures were kept to.
pub(crate) fn procedures(page: &mut Page, procedures: &Procedures) {
    page.heading("Procedures (simulated)");
    if procedures.totals.is_empty() {
        page.paragraph("Nobody asked anybody anything, and nobody wished to call.");
        return;
    }
    if page.layout.width >= TABLE {
        total_table(page, &procedures.totals);
    } else {
        procedures.totals.iter().for_each(|total| page.bullet(&total_sentence(total)));
    }
    for total in &procedures.totals {
        let mut missing: Vec<(&str, u32)> = Vec::new();
        let scores = procedures.scores.iter().filter(|score| score.procedure == total.procedure);
        for step in scores.flat_map(|score| &score.steps).filter(|step| step.standing == Standing::Missing) {
            match missing.iter_mut().find(|(name, _)| *name == step.name) {
                Some((_, count)) => *count += 1,
                None => missing.push((&step.name, 1)),
            }
        }
        if !missing.is_empty() {
            let list: Vec<String> = missing.iter().map(|(name, count)| format!("{name} {count}×")).collect();
            page.bullet(&format!("{}, due and missing: {}", total.procedure.name(), list.join(", ")));
        }
    }
    page.paragraph(
        "steps: taken of those due; contact: an answer was heard; shared: what was said was read back rightly; times are \
         medians.",
    );
}

fn total_table(page: &mut Page, totals: &[Total]) {
    let cells = |total: &Total| {
        vec![
            total.procedure.name().to_owned(),
            total.exchanges.to_string(),
            format!("{} of {}", total.taken, total.due),
            total.in_order.to_string(),
            total.contacts.to_string(),
            length(total.contact_after_s),
            total.shared.to_string(),
            length(total.shared_after_s),
            match total.call_backs_promised {
                0 => "–".to_owned(),
                promised => format!("{} of {promised}", total.call_backs_made),
            },
        ]
    };
    let header =
        ["procedure", "exchanges", "steps", "in order", "contact", "after", "shared", "after", "called back"];
    page.table(&header, &totals.iter().map(cells).collect::<Vec<_>>(), 1);
}

fn total_sentence(total: &Total) -> String {
    format!(
        "{}: {} exchanges, {} of {} steps, {} in order; {} contacts after {}, {} shared after {}; {} of {} promised calls \
         back made",
        total.procedure.name(),
        total.exchanges,
        total.taken,
        total.due,
        total.in_order,
        total.contacts,
        length(total.contact_after_s),
        total.shared,
        length(total.shared_after_s),
        total.call_backs_made,
        total.call_backs_promised
    )
}

/// The message sequence chart.
pub(crate) fn chart(page: &mut Page, chart: &Chart, clock: &Clock) {
    page.heading("Who said what to whom (simulated)");
    for line in chart.draw(clock, page.layout.width) {
        page.raw(&line);
    }
}

fn length(seconds: Option<f64>) -> String {
    seconds.map_or_else(|| "–".to_owned(), |seconds| Span::from_seconds(seconds).to_string())
}
