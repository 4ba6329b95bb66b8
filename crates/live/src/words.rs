//! Every sentence that a person in a seat reads, in one place.

use std::fmt::Write;

use guardline_units::Span;

/// A line of what a seat perceives.
pub(crate) fn perceived(time: &str, text: &str) -> String {
    format!("{time} simulated {text}")
}

/// Something heard.
pub(crate) fn heard(
    from: Option<&str>,
    route: &str,
    readability: u8,
    all: bool,
    says: Option<&str>,
) -> String {
    let from = from.unwrap_or("somebody whose name did not come through");
    let to = if all { " to all stations" } else { "" };
    let says = says.map_or_else(|| "not understood".to_owned(), |says| format!("\"{says}\""));
    format!("you hear {from}{to} by {route}, readability {readability}: {says}")
}

/// Who is asked, what, and for how long there is time.
pub(crate) fn question(what: &str, options: &[String], left: Span, waits: bool) -> String {
    let mut text = format!("\n>>> {what}\n");
    for (number, option) in (1..).zip(options) {
        let _ = writeln!(text, "    {number}  {option}");
    }
    let time = if waits {
        format!("Time stands still until you answer ({left} of scenario time to decide in).")
    } else {
        format!("You have {left} of scenario time; then the officer decides.")
    };
    text + &format!(">>> Your choice, 1 to {}? {time}", options.len())
}

/// What was asked is over.
pub(crate) fn officer_decided() -> &'static str {
    "--- no answer in time: the officer has decided"
}

/// What was asked is over, since it has become pointless.
pub(crate) fn asked_no_more() -> &'static str {
    "--- things have changed: that is to be decided no more"
}

/// The beginning.
pub(crate) fn sits_down(seat: &str, title: &str, summary: &str, pace: &str) -> String {
    format!(
        "{title}\n\n{summary}\n\nEverything from here on is simulated. You sit in the seat of {seat} and are told what \
         reaches that seat, and nothing else.\nTime passes {pace}. A number and Enter chooses; `help` says what else there \
         is.\n"
    )
}

/// How fast, in words.
pub(crate) fn pace(scale: f64, waits: bool) -> String {
    let stands = if waits { ", and stands still while you are asked something" } else { "" };
    format!("{scale}× as fast as by the clock on the wall{stands}")
}

/// What can be typed.
pub(crate) fn help(facilitates: bool) -> String {
    let mut text = "\
    1, 2, …      choose an option
    p, pause     time stands still, or goes on
    Enter, step  to the next thing that reaches your seat, while time stands still
    speed 120x   another pace
    status       the time, what you believe, and what you are asked
    quit         an end for now; the journal can be taken up again with --resume
    help         this list"
        .to_owned();
    if facilitates {
        text.push_str("\n    inject ID    begin an inject");
    }
    text
}

/// A choice has been taken in.
pub(crate) fn chosen(option: &str) -> String {
    format!("--- you choose: {option}")
}

/// Several things that go wrong with what was typed.
pub(crate) fn nothing_asked() -> &'static str {
    "--- nothing is asked now"
}
/// The number is none of the options.
pub(crate) fn no_such_option(options: usize) -> String {
    format!("--- choose a number from 1 to {options}")
}
/// What was typed means nothing.
pub(crate) fn unknown(line: &str) -> String {
    format!("--- `{line}` is nothing that can be done here; `help` says what is")
}
/// There is no such inject, or this is no facilitator.
pub(crate) fn no_such_inject(id: &str, known: &[&str]) -> String {
    if known.is_empty() {
        return format!("--- `{id}`: no inject can be begun by hand here");
    }
    format!("--- there is no inject `{id}` to begin by hand; there are {}", known.join(", "))
}
/// An inject is begun.
pub(crate) fn inject_begins(id: &str) -> String {
    format!("--- you begin the inject {id}")
}
/// Time stands still or goes on.
pub(crate) fn paused(paused: bool, time: &str) -> String {
    if paused {
        format!("--- time stands still at {time}; Enter goes to the next thing, `p` goes on")
    } else {
        "--- time goes on".to_owned()
    }
}
/// Another pace.
pub(crate) fn speed(scale: f64) -> String {
    format!("--- {scale}× from now on")
}
/// Nobody types any more.
pub(crate) fn nobody_types() -> &'static str {
    "--- nothing more can be typed: the officer takes the seat, and the run goes on to its end"
}
/// The clock and the beliefs.
pub(crate) fn status(time: &str, beliefs: &[(String, [f64; 3])]) -> String {
    let mut text = format!("--- it is {time}");
    for (side, [innocent, probe, hostile]) in beliefs {
        let _ = write!(
            text,
            "\n    you take {side} to mean no harm with {:.0} %, to probe with {:.0} %, to be hostile with {:.0} %",
            100.0 * innocent,
            100.0 * probe,
            100.0 * hostile
        );
    }
    text
}
/// Somebody sits down at another terminal, or gets up.
pub(crate) fn peer(seat: &str, joins: bool) -> String {
    if joins {
        format!("--- somebody takes the seat of {seat} at another terminal")
    } else {
        format!("--- the seat of {seat} is empty again; the officer decides there")
    }
}
/// Where to join.
pub(crate) fn hosting(address: &str, seats: &[&str]) -> String {
    format!("--- `guardline join {address} --seat NAME` takes another seat: {}", seats.join(", "))
}
