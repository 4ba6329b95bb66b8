//! Three accounts of one incident, and the weeks after it, in words.

use guardline_scenario::Prepared;
use guardline_units::{Side, Span};

use super::{ACCOUNTS_AT, Aftermath, Ending, LAPSES_AFTER, REPEATS_WITHIN, ROUTINE_FOR, Stated};
use crate::outcome::Outcome;
use crate::page::Page;
use crate::say;
use crate::wording::{Names, percent};

/// What is so, and what each side makes of it: three different things.
pub(crate) fn accounts(page: &mut Page, prepared: &Prepared, outcome: &Outcome, names: &Names) {
    page.heading(&page.word("heading-accounts"));
    let locks = match (outcome.locks, outcome.false_locks) {
        (0, _) => page.word("locks-none"),
        (seen, 0) => say!(page, "locks-right", seen = seen),
        (seen, wrong) if seen == wrong => page.word("locks-false"),
        (seen, wrong) => say!(page, "locks-some-false", seen = seen, wrong = wrong),
    };
    page.bullet(&say!(page, "accounts-truth", rung = names.rung(outcome.peak_true()), locks = locks));
    for side in prepared.sides() {
        page.bullet(&account(side, outcome, names));
    }
}

fn account(side: Side, outcome: &Outcome, names: &Names) -> String {
    let held = outcome.aftermath.accounts.get(usize::from(side.0)).copied().unwrap_or_default();
    let pictured = names.rung(outcome.peak_pictured(side));
    let fault = match held.fault {
        None => names.word("accounts-no-fault"),
        Some(fault) => say!(names, "accounts-fault", fault = percent(fault)),
    };
    let stated = names.word(match held.stated {
        Stated::Nothing => "stated-nothing",
        Stated::Accuses => "stated-accuses",
        Stated::Denies => "stated-denies",
        Stated::Concedes => "stated-concedes",
    });
    let side = names.side(side);
    say!(names, "accounts-side", side = side, rung = pictured, fault = fault, stated = stated)
}

/// The weeks after.
pub(crate) fn weeks_after(page: &mut Page, aftermath: &Aftermath) {
    page.heading(&page.word("heading-weeks-after"));
    let Some(_) = aftermath.opened else {
        page.bullet(&page.word("after-nothing"));
        return;
    };
    let catalogue = page.catalogue();
    let days = |span: Span| {
        if span < Span::hours(48) {
            span.to_string()
        } else {
            say!(catalogue, "length-days", days = format!("{:.1}", span.as_hours() / 24.0))
        }
    };
    let after = |what: &str, span: Option<Span>, never: &str| {
        let what = catalogue.word(what);
        match span {
            Some(span) => say!(catalogue, "after-span", what = what, span = days(span)),
            None => say!(catalogue, "after-never", what = what, never = catalogue.word(never)),
        }
    };
    page.bullet(&after("after-first-contact", aftermath.first_contact, "after-none"));
    page.bullet(&after("after-first-public", aftermath.first_public, "after-none"));
    page.bullet(&match aftermath.ending {
        Some(Ending::Settled(span)) => say!(page, "after-settled", span = days(span)),
        Some(Ending::Lapsed(span)) => {
            say!(page, "after-lapsed", span = days(span), quiet = days(LAPSES_AFTER))
        }
        None => page.word("after-not-ended"),
    });
    page.bullet(&match aftermath.routine {
        Some(span) => say!(page, "after-routine", quiet = days(ROUTINE_FOR), span = days(span)),
        None => say!(page, "after-no-routine", quiet = days(ROUTINE_FOR)),
    });
    if let Some(span) = aftermath.suspended {
        page.bullet(&say!(page, "after-suspended", span = days(span)));
    }
    if aftermath.watched >= REPEATS_WITHIN || aftermath.repeat.is_some() {
        page.bullet(&after("after-repeat", aftermath.repeat, "after-no-repeat"));
    }
    if let Some(differ) = aftermath.accounts_differ {
        let key = if differ { "after-accounts-differ" } else { "after-accounts-agree" };
        page.bullet(&say!(page, key, span = days(ACCOUNTS_AT)));
    }
}
