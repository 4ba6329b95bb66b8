//! One page when it is over: what was decided in a seat, what the other side believed, what was so, what was missed first, and
//! how it came out.

use std::fmt::Write;

use guardline_journal::{Entry, asked};
use guardline_report::{Clock, Names, Outcome};
use guardline_scenario::Prepared;
use guardline_units::{Instant, Language, Rung, Side, Span};
use guardline_wire::line::LineState;
use guardline_wire::record::{Party, Unheard};
use guardline_wire::seat::DecidedBy;
use guardline_wire::{Record, Route};

/// Decisions of a seat that are shown one by one.
const SHOWN: usize = 12;

/// The page.
pub fn debrief(
    prepared: &Prepared,
    entries: &[Entry],
    end: Instant,
    seat: Party,
    language: Language,
) -> String {
    let page =
        Page { prepared, names: Names::new(prepared, language), clock: Clock::new(prepared), entries, seat };
    let mut text = format!("\nDebrief (simulated): the seat of {}\n", page.names.party(seat));
    page.happened(&mut text);
    page.decided(&mut text);
    page.believed(&mut text);
    page.truth(&mut text);
    page.missed(&mut text);
    page.measures(end, &mut text);
    text
}

struct Page<'a> {
    prepared: &'a Prepared,
    names: Names,
    clock: Clock,
    entries: &'a [Entry],
    seat: Party,
}

impl Page<'_> {
    fn side(&self) -> Side {
        match self.seat {
            Party::Unit(unit) => self.prepared.side_of(unit),
            Party::Ministry(side) => side,
        }
    }

    fn when(&self, at: Instant) -> String {
        format!("{} {}", self.clock.date(at), self.clock.time(at))
    }

    /// The highest rungs, and when they were reached first.
    fn happened(&self, text: &mut String) {
        text.push_str("\nWhat happened\n");
        for unit in self.prepared.units() {
            let rungs = self.entries.iter().filter_map(|entry| match entry.is {
                Record::Rung { unit: of, rung } if of == unit => Some((entry.at, rung)),
                _ => None,
            });
            let first = rungs.fold(None, |best: Option<(Instant, Rung)>, (at, rung)| match best {
                Some((_, highest)) if rung <= highest => best,
                _ => Some((at, rung)),
            });
            if let Some((at, rung)) = first {
                let _ = writeln!(
                    text,
                    "  {}: at most {rung} {}, first at {}",
                    self.names.unit(unit),
                    rung.name(),
                    self.when(at)
                );
            }
        }
        for entry in self.entries {
            if matches!(entry.is, Record::Collides { .. } | Record::Acts { .. } | Record::Publishes { .. }) {
                let _ = writeln!(text, "  {} {}", self.when(entry.at), self.names.record(&entry.is));
            }
        }
    }

    /// What was decided in the seat, when, and by whom.
    fn decided(&self, text: &mut String) {
        text.push_str("\nWhat you decided\n");
        let mut lines = Vec::new();
        let mut officer = 0;
        for entry in self.entries {
            match &entry.is {
                Record::SeatDecided { seat, question, choice, by } if *seat == self.seat => {
                    let what = asked(self.entries, *seat, *question);
                    match (by, choice, what) {
                        (DecidedBy::Person, Some(choice), Some(what)) => {
                            let options = self.names.options(what);
                            let option = options.get(usize::from(*choice)).map_or("?", String::as_str);
                            lines.push(format!(
                                "  {} {}\n      {option}\n",
                                self.when(entry.at),
                                self.names.asked(what)
                            ));
                        }
                        (DecidedBy::Officer, ..) => officer += 1,
                        _ => {}
                    }
                }
                _ => {}
            }
        }
        if lines.is_empty() {
            text.push_str("  nothing\n");
        }
        let left = lines.len().saturating_sub(SHOWN);
        lines.iter().take(SHOWN).for_each(|line| text.push_str(line));
        if left > 0 {
            let _ = writeln!(text, "  and {left} more times");
        }
        if officer > 0 {
            let _ =
                writeln!(text, "  {officer} times the officer decided, since nobody had answered in time");
        }
    }

    /// What the other side took this side to intend: at worst, and in the end.
    fn believed(&self, text: &mut String) {
        text.push_str("\nWhat the other side believed of yours\n");
        let me = self.side();
        let of_other = |who: &Party| match who {
            Party::Unit(unit) => self.prepared.side_of(*unit) != me,
            Party::Ministry(side) => *side != me,
        };
        let mut whom: Vec<Party> = Vec::new();
        for entry in self.entries {
            if let Record::Believes { who, about, .. } = &entry.is
                && *about == me
                && of_other(who)
                && !whom.contains(who)
            {
                whom.push(*who);
            }
        }
        for who in whom {
            let hostile = self.entries.iter().filter_map(|entry| match &entry.is {
                Record::Believes { who: it, about, belief, .. } if *it == who && *about == me => {
                    Some((entry.at, belief[2]))
                }
                _ => None,
            });
            let all: Vec<(Instant, f64)> = hostile.collect();
            let worst = all.iter().copied().fold((Instant::START, 0.0), |a, b| if b.1 > a.1 { b } else { a });
            let last = all.last().map_or(0.0, |(_, hostile)| *hostile);
            let _ = writeln!(
                text,
                "  {}: hostile with {:.0} % at most ({}), {:.0} % in the end",
                self.names.party(who),
                100.0 * worst.1,
                self.when(worst.0),
                100.0 * last
            );
        }
    }

    /// What was so, and nobody on the other side knew.
    fn truth(&self, text: &mut String) {
        text.push_str("\nWhat was so\n");
        for entry in self.entries {
            if matches!(entry.is, Record::Truth { .. } | Record::Emission { begins: true, .. }) {
                let at = if matches!(entry.is, Record::Truth { .. }) {
                    String::new()
                } else {
                    format!("{} ", self.when(entry.at))
                };
                let _ = writeln!(text, "  {at}{}", self.names.record(&entry.is));
            }
        }
    }

    /// The first call, question and notice that reached nobody.
    fn missed(&self, text: &mut String) {
        text.push_str("\nFirst missed chances\n");
        let first = |what: &dyn Fn(&Record) -> bool| self.entries.iter().find(|entry| what(&entry.is));
        let ring = first(&|record| {
            matches!(
                record,
                Record::Line {
                    state: LineState::NoAnswer | LineState::Declined | LineState::Dead { .. },
                    ..
                }
            )
        });
        let unasked = first(&|record| matches!(record, Record::Silence { .. }));
        let unheard = first(
            &|record| matches!(record, Record::Misses { route: Route::Radio(_), why, .. } if *why != Unheard::NotInPlay),
        );
        let mut none = true;
        for entry in [ring, unasked, unheard].into_iter().flatten() {
            none = false;
            let _ = writeln!(text, "  {} {}", self.when(entry.at), self.names.record(&entry.is));
        }
        if none {
            text.push_str("  none: whoever called was heard\n");
        }
    }

    fn measures(&self, end: Instant, text: &mut String) {
        let mut outcome = Outcome::of(self.prepared);
        self.entries.iter().for_each(|entry| outcome.take(entry.at, &entry.is));
        outcome.finish(end);
        let peak = outcome.peak();
        let down: Option<Span> = outcome.deescalated_after();
        let _ = writeln!(text, "\nMeasures\n  highest rung: {peak} {}", peak.name());
        match down {
            Some(after) => {
                let _ = writeln!(text, "  down to R2 and kept there: {after} after the first R3 or more");
            }
            None if peak >= Rung::new(3) => text.push_str("  not down to R2 and kept there by the end\n"),
            None => text.push_str("  nothing ever reached R3\n"),
        }
    }
}
