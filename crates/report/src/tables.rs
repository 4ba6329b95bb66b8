//! The sections of an account about words: communications, procedures, and who said what to whom.

use guardline_units::Span;
use guardline_wire::Route;

use crate::chart::Chart;
use crate::clock::Clock;
use crate::communications::{Communications, LineRow, MessageRow};
use crate::language::Catalogue;
use crate::page::Page;
use crate::procedure::{Procedures, Standing, Total};
use crate::say;
use crate::wording::unsent_key;

/// Narrower than this a table of figures cannot be read, and each row is told in a sentence.
const TABLE: usize = 96;

/// What was said by every way, and how far it came.
pub(crate) fn communications(page: &mut Page, communications: &Communications) {
    page.heading(&page.word("heading-communications"));
    if communications.messages.is_empty() && communications.lines.is_empty() {
        page.paragraph(&page.word("communications-none"));
    }
    if page.layout.width >= TABLE {
        message_table(page, &communications.messages);
        if !communications.lines.is_empty() {
            page.blank();
            line_table(page, &communications.lines);
        }
    } else {
        let catalogue = page.catalogue();
        communications.messages.iter().for_each(|row| page.bullet(&message_sentence(catalogue, row)));
        communications.lines.iter().for_each(|row| page.bullet(&line_sentence(catalogue, row)));
    }
    for unsent in &communications.unsent {
        let way = way(page.catalogue(), unsent.route);
        let why = unsent.reason.map(|why| page.word(unsent_key(why))).unwrap_or_default();
        let (from, count) = (&unsent.from, unsent.count);
        page.paragraph(&say!(
            page,
            "communications-unsent",
            from = from,
            way = way,
            count = count,
            why = why
        ));
    }
}

fn message_table(page: &mut Page, rows: &[MessageRow]) {
    if rows.is_empty() {
        return;
    }
    let catalogue = page.catalogue();
    let header = columns(
        catalogue,
        &[
            "column-from-to",
            "column-way",
            "column-said",
            "column-heard",
            "column-other",
            "column-as-said",
            "column-wrong",
            "column-grades",
            "column-heard-after",
            "column-answer-after",
        ],
    );
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
            way(catalogue, row.route),
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
    page.paragraph(&page.word("communications-note"));
}

fn message_sentence(catalogue: Catalogue, row: &MessageRow) -> String {
    say!(
        catalogue,
        "communications-message",
        from = &row.from,
        to = &row.to,
        way = way(catalogue, row.route),
        said = row.attempts,
        heard = row.reached,
        another = row.heard_by_another,
        understood = row.understood,
        otherwise = row.understood_otherwise,
        received = row.acknowledged_received,
        copied = row.acknowledged_understood,
        accepted = row.acknowledged_accepted,
        heard_after = length(row.heard_after_s),
        answered_after = length(row.answered_after_s)
    )
}

fn line_table(page: &mut Page, rows: &[LineRow]) {
    let header = columns(
        page.catalogue(),
        &[
            "column-from-to",
            "column-line",
            "column-wishes",
            "column-checks",
            "column-may-talk",
            "column-asked",
            "column-rings",
            "column-answered",
            "column-talked",
            "column-cut",
            "column-read-back",
            "column-answer-after",
        ],
    );
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
    page.paragraph(&page.word("communications-lines-note"));
}

fn line_sentence(catalogue: Catalogue, row: &LineRow) -> String {
    say!(
        catalogue,
        "communications-line",
        from = &row.from,
        to = &row.to,
        line = &row.line,
        wishes = row.wishes,
        checks = row.checks,
        authorised = row.authorised,
        requests = row.requests,
        rings = row.rings,
        answered = row.answered,
        another = row.answered_by_another,
        talked = row.talked,
        cut = row.cut_off,
        right = row.read_back_right,
        wrong = row.read_back_wrong,
        answered_after = length(row.answered_after_s)
    )
}

/// How far procedures were kept to.
pub(crate) fn procedures(page: &mut Page, procedures: &Procedures) {
    page.heading(&page.word("heading-procedures"));
    if procedures.totals.is_empty() {
        page.paragraph(&page.word("procedures-none"));
        return;
    }
    if page.layout.width >= TABLE {
        total_table(page, &procedures.totals);
    } else {
        let catalogue = page.catalogue();
        procedures.totals.iter().for_each(|total| page.bullet(&total_sentence(catalogue, total)));
    }
    for total in &procedures.totals {
        let mut missing: Vec<(&str, u32)> = Vec::new();
        let scores = procedures.scores.iter().filter(|score| score.procedure == total.procedure);
        for step in scores.flat_map(|score| &score.steps).filter(|step| step.standing == Standing::Missing) {
            match missing.iter_mut().find(|(key, _)| *key == step.key) {
                Some((_, count)) => *count += 1,
                None => missing.push((step.key, 1)),
            }
        }
        if !missing.is_empty() {
            let steps = missing.iter();
            let steps =
                steps.map(|(key, count)| say!(page, "list-times", what = page.word(key), count = *count));
            let steps = page.catalogue().list("list-comma", steps);
            let procedure = page.word(total.procedure.key());
            page.bullet(&say!(page, "procedures-missing", procedure = procedure, steps = steps));
        }
    }
    page.paragraph(&page.word("procedures-note"));
}

fn total_table(page: &mut Page, totals: &[Total]) {
    let catalogue = page.catalogue();
    let of = |some: u32, all: u32| say!(catalogue, "count-of", some = some, all = all);
    let cells = |total: &Total| {
        vec![
            catalogue.word(total.procedure.key()),
            total.exchanges.to_string(),
            of(total.taken, total.due),
            total.in_order.to_string(),
            total.contacts.to_string(),
            length(total.contact_after_s),
            total.shared.to_string(),
            length(total.shared_after_s),
            match total.call_backs_promised {
                0 => "–".to_owned(),
                promised => of(total.call_backs_made, promised),
            },
        ]
    };
    let header = columns(
        catalogue,
        &[
            "column-procedure",
            "column-exchanges",
            "column-steps",
            "column-in-order",
            "column-contact",
            "column-after",
            "column-shared",
            "column-after",
            "column-called-back",
        ],
    );
    page.table(&header, &totals.iter().map(cells).collect::<Vec<_>>(), 1);
}

fn total_sentence(catalogue: Catalogue, total: &Total) -> String {
    say!(
        catalogue,
        "procedures-total",
        procedure = catalogue.word(total.procedure.key()),
        exchanges = total.exchanges,
        taken = total.taken,
        due = total.due,
        in_order = total.in_order,
        contacts = total.contacts,
        contact_after = length(total.contact_after_s),
        shared = total.shared,
        shared_after = length(total.shared_after_s),
        made = total.call_backs_made,
        promised = total.call_backs_promised
    )
}

/// The message sequence chart.
pub(crate) fn chart(page: &mut Page, chart: &Chart, clock: &Clock) {
    page.heading(&page.word("heading-chart"));
    for line in chart.draw(clock, page.catalogue(), page.layout.width) {
        page.raw(&line);
    }
}

/// Titles of columns. A catalogue marks by `|` where a long one is broken.
fn columns(catalogue: Catalogue, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| catalogue.word(key).replace('|', "\n")).collect()
}

fn way(catalogue: Catalogue, route: Option<Route>) -> String {
    route.map(|route| catalogue.way(route)).unwrap_or_default()
}

fn length(seconds: Option<f64>) -> String {
    seconds.map_or_else(|| "–".to_owned(), |seconds| Span::from_seconds(seconds).to_string())
}
