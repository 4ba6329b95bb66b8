//! Three accounts of one incident, and the weeks after it, in words.

use guardline_scenario::Prepared;
use guardline_units::{Side, Span};

use super::{ACCOUNTS_AT, Aftermath, Ending, LAPSES_AFTER, REPEATS_WITHIN, ROUTINE_FOR, Stated};
use crate::outcome::Outcome;
use crate::page::Page;
use crate::wording::{Names, rung_word};

/// What is so, and what each side makes of it: three different things.
pub(crate) fn accounts(page: &mut Page, prepared: &Prepared, outcome: &Outcome, names: &Names) {
    page.heading("Three accounts (simulated)");
    let locks = match (outcome.locks, outcome.false_locks) {
        (0, _) => "nobody was shown a lock".to_owned(),
        (seen, 0) => format!("fire-control radar was on whenever a lock was shown ({seen}×)"),
        (seen, false_ones) if seen == false_ones => {
            "a lock was shown, and no fire-control radar was on".to_owned()
        }
        (seen, false_ones) => format!("of {seen} locks shown {false_ones} were false"),
    };
    page.bullet(&format!("in truth: conduct went as high as {}; {locks}", rung_word(outcome.peak_true())));
    for side in prepared.sides() {
        page.bullet(&format!("{}: {}", names.side(side), account(side, outcome)));
    }
}

fn account(side: Side, outcome: &Outcome) -> String {
    let held = outcome.aftermath.accounts.get(usize::from(side.0)).copied().unwrap_or_default();
    let pictured = rung_word(outcome.peak_pictured(side));
    let fault = held.fault.map_or("its ministry has no account of it".to_owned(), |fault| {
        format!("its ministry is {:.0} % sure that the other side is at fault", 100.0 * fault)
    });
    let stated = match held.stated {
        Stated::Nothing => "it has said nothing",
        Stated::Accuses => "it accuses the other side in public",
        Stated::Denies => "it denies in public",
        Stated::Concedes => "it has conceded an error",
    };
    format!("its picture went as high as {pictured}; {fault}; {stated}")
}

/// The weeks after.
pub(crate) fn weeks_after(page: &mut Page, aftermath: &Aftermath) {
    page.heading("In the weeks after (simulated)");
    let Some(_) = aftermath.opened else {
        page.bullet("there was nothing to dispute");
        return;
    };
    let days = |span: Span| {
        if span < Span::hours(48) { span.to_string() } else { format!("{:.1} days", span.as_hours() / 24.0) }
    };
    let after = |what: &str, span: Option<Span>, never: &str| match span {
        Some(span) => format!("{what}: after {}", days(span)),
        None => format!("{what}: {never}"),
    };
    page.bullet(&after("first contact in both directions", aftermath.first_contact, "none"));
    page.bullet(&after("first public statement", aftermath.first_public, "none"));
    page.bullet(&match aftermath.ending {
        Some(Ending::Settled(span)) => format!("settled after {}: one account, held by both", days(span)),
        Some(Ending::Lapsed(span)) => format!(
            "lapsed: the last thing was done after {}, and nothing for {} since",
            days(span),
            days(LAPSES_AFTER)
        ),
        None => "neither settled nor lapsed by the end of the run".to_owned(),
    });
    let routine = format!("routine (met again, and no open act for {})", days(ROUTINE_FOR));
    page.bullet(&after(&routine, aftermath.routine, "not returned by the end of the run"));
    if let Some(span) = aftermath.suspended {
        page.bullet(&format!("exchanges suspended after {}", days(span)));
    }
    if aftermath.watched >= REPEATS_WITHIN || aftermath.repeat.is_some() {
        page.bullet(&after("another meeting went wrong", aftermath.repeat, "none within 90 days"));
    }
    if let Some(differ) = aftermath.accounts_differ {
        let differ = if differ { "exclude each other" } else { "no longer exclude each other" };
        page.bullet(&format!("after {} the two accounts {differ}", days(ACCOUNTS_AT)));
    }
}
