//! What a person in a seat reads, in the words of the catalogue.

use std::fmt::Write;

use guardline_report::{Catalogue, say};
use guardline_units::{Rung, Span};

/// A line of what a seat perceives.
pub(crate) fn perceived(catalogue: Catalogue, time: &str, text: &str) -> String {
    say!(catalogue, "seat-perceived", time = time, text = text)
}

/// Something heard.
pub(crate) fn heard(
    catalogue: Catalogue,
    from: Option<&str>,
    way: &str,
    readability: u8,
    all: bool,
    says: Option<&str>,
) -> String {
    let from = from.map_or_else(|| catalogue.word("seat-nameless"), str::to_owned);
    let says = match says {
        Some(says) => say!(catalogue, "seat-quoted", says = says),
        None => catalogue.word("seat-not-understood"),
    };
    let key = if all { "seat-hears-all" } else { "seat-hears" };
    say!(catalogue, key, from = from, way = way, readability = readability, says = says)
}

/// Who is asked, what, and for how long there is time.
pub(crate) fn question(
    catalogue: Catalogue,
    what: &str,
    options: &[String],
    left: Span,
    waits: bool,
) -> String {
    let mut text = format!("\n>>> {what}\n");
    for (number, option) in (1..).zip(options) {
        let _ = writeln!(text, "    {number}  {option}");
    }
    let key = if waits { "seat-time-stands" } else { "seat-time-left" };
    let time = say!(catalogue, key, left = left);
    let choice = say!(catalogue, "seat-choice", last = options.len(), time = time);
    text + &format!(">>> {choice}")
}

/// What the host says, apart from what reaches the seat.
fn remark(text: &str) -> String {
    format!("--- {text}")
}

/// What was asked is over.
pub(crate) fn officer_decided(catalogue: Catalogue) -> String {
    remark(&catalogue.word("seat-officer-decided"))
}

/// What was asked is over, since it has become pointless.
pub(crate) fn asked_no_more(catalogue: Catalogue) -> String {
    remark(&catalogue.word("seat-asked-no-more"))
}

/// Time stands still for somebody else.
pub(crate) fn another_is_asked(catalogue: Catalogue) -> String {
    remark(&catalogue.word("seat-another-asked"))
}

/// The beginning.
pub(crate) fn sits_down(
    catalogue: Catalogue,
    seat: &str,
    (title, summary): &(String, String),
    scale: f64,
    waits: bool,
) -> String {
    let sits = say!(catalogue, "seat-sits-down", seat = seat);
    let key = if waits { "seat-pace-waits" } else { "seat-pace" };
    let pace = say!(catalogue, key, scale = scale.to_string());
    format!("{title}\n\n{summary}\n\n{sits}\n{pace}\n")
}

/// What can be typed.
pub(crate) fn help(catalogue: Catalogue, facilitates: bool) -> String {
    let typed = [
        ("1, 2, …", "seat-help-number"),
        ("p, pause", "seat-help-pause"),
        ("Enter, step", "seat-help-step"),
        ("speed 120x", "seat-help-speed"),
        ("status", "seat-help-status"),
        ("quit", "seat-help-quit"),
        ("end", "seat-help-end"),
        ("help", "seat-help-help"),
    ];
    let inject = facilitates.then_some(("inject ID", "seat-help-inject"));
    let lines = typed.into_iter().chain(inject);
    let lines = lines.map(|(typed, key)| format!("{typed:<12} {}", catalogue.word(key)));
    let lines: Vec<String> = lines.collect();
    format!("{}\n\n    {}", lines.join("\n    "), key(catalogue))
}

/// What the words mean that a seat is told.
pub fn key(catalogue: Catalogue) -> String {
    let rungs = catalogue.list("list-comma", (0..10).map(|rung| catalogue.rung(Rung::new(rung))));
    say!(catalogue, "seat-key", rungs = rungs)
}

/// A choice has been taken in.
pub(crate) fn chosen(catalogue: Catalogue, option: &str) -> String {
    remark(&say!(catalogue, "seat-chosen", option = option))
}
/// There is nothing to choose.
pub(crate) fn nothing_asked(catalogue: Catalogue) -> String {
    remark(&catalogue.word("seat-nothing-asked"))
}
/// The number is none of the options.
pub(crate) fn no_such_option(catalogue: Catalogue, options: usize) -> String {
    remark(&say!(catalogue, "seat-no-such-option", last = options))
}
/// What was typed means nothing.
pub(crate) fn unknown(catalogue: Catalogue, line: &str) -> String {
    remark(&say!(catalogue, "seat-unknown", line = line))
}
/// What was typed is for another terminal to decide.
pub(crate) fn not_yours(catalogue: Catalogue) -> String {
    remark(&catalogue.word("seat-not-yours"))
}
/// There is no such inject, or this is no facilitator.
pub(crate) fn no_such_inject(catalogue: Catalogue, id: &str, known: &[&str]) -> String {
    if known.is_empty() {
        return remark(&say!(catalogue, "seat-no-injects", inject = id));
    }
    let known = listed(catalogue, known);
    remark(&say!(catalogue, "seat-no-such-inject", inject = id, known = known))
}
/// An inject is begun.
pub(crate) fn inject_begins(catalogue: Catalogue, id: &str) -> String {
    remark(&say!(catalogue, "seat-inject-begins", inject = id))
}
/// Time stands still or goes on.
pub(crate) fn paused(catalogue: Catalogue, paused: bool, time: &str) -> String {
    remark(&if paused {
        say!(catalogue, "seat-time-paused", time = time)
    } else {
        catalogue.word("seat-time-goes-on")
    })
}
/// Another pace.
pub(crate) fn speed(catalogue: Catalogue, scale: f64) -> String {
    remark(&say!(catalogue, "seat-speed", scale = scale.to_string()))
}
/// Nobody types any more.
pub(crate) fn nobody_types(catalogue: Catalogue) -> String {
    remark(&catalogue.word("seat-nobody-types"))
}
/// The clock and the beliefs.
pub(crate) fn status(catalogue: Catalogue, time: &str, beliefs: &[(String, [f64; 3])]) -> String {
    let mut text = remark(&say!(catalogue, "seat-status", time = time));
    for (side, belief) in beliefs {
        let [innocent, probe, hostile] = belief.map(|share| format!("{:.0}", 100.0 * share));
        let belief = say!(
            catalogue,
            "seat-belief",
            side = side,
            innocent = innocent,
            probe = probe,
            hostile = hostile
        );
        let _ = write!(text, "\n    {belief}");
    }
    text
}
/// Somebody sits down at another terminal, or gets up.
pub(crate) fn peer(catalogue: Catalogue, seat: &str, joins: bool) -> String {
    let key = if joins { "seat-peer-joins" } else { "seat-peer-leaves" };
    remark(&say!(catalogue, key, seat = seat))
}
/// Where to join.
pub(crate) fn hosting(catalogue: Catalogue, address: &str, seats: &[&str]) -> String {
    remark(&say!(catalogue, "seat-hosting", address = address, seats = listed(catalogue, seats)))
}

fn listed(catalogue: Catalogue, names: &[&str]) -> String {
    catalogue.list("list-comma", names.iter().map(|&name| name.to_owned()))
}
