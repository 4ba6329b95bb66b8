//! One page when it is over: what was decided in a seat, what the other side believed, what was so, what was missed first, and
//! how it came out.

use std::fmt::Write;

use guardline_journal::{Entry, asked};
use guardline_report::{Catalogue, Clock, Names, Outcome, say};
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
    let (names, clock, catalogue) =
        (Names::new(prepared, language), Clock::new(prepared), Catalogue::of(language));
    let page = Page { prepared, names, clock, catalogue, entries, seat };
    let title = say!(catalogue, "debrief-title", seat = page.names.party(seat));
    let mut text = format!("\n{title}\n");
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
    catalogue: Catalogue,
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

    fn heading(&self, key: &str, text: &mut String) {
        let _ = writeln!(text, "\n{}", self.catalogue.word(key));
    }

    /// The highest rungs, and when they were reached first.
    fn happened(&self, text: &mut String) {
        self.heading("debrief-happened", text);
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
                let (rung, when) = (self.catalogue.rung(rung), self.when(at));
                let unit = self.names.unit(unit);
                let highest = say!(self.catalogue, "debrief-highest", unit = unit, rung = rung, when = when);
                let _ = writeln!(text, "  {highest}");
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
        self.heading("debrief-decided", text);
        let mut lines = Vec::new();
        let mut officer = 0_usize;
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
            let _ = writeln!(text, "  {}", self.catalogue.word("debrief-nothing"));
        }
        let left = lines.len().saturating_sub(SHOWN);
        lines.iter().take(SHOWN).for_each(|line| text.push_str(line));
        if left > 0 {
            let _ = writeln!(text, "  {}", say!(self.catalogue, "debrief-more", count = left));
        }
        if officer > 0 {
            let _ = writeln!(text, "  {}", say!(self.catalogue, "debrief-officer", count = officer));
        }
    }

    /// What the other side took this side to intend: at worst, and in the end.
    fn believed(&self, text: &mut String) {
        self.heading("debrief-believed", text);
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
            let percent = |share: f64| format!("{:.0}", 100.0 * share);
            let hostile = say!(
                self.catalogue,
                "debrief-hostile",
                who = self.names.party(who),
                worst = percent(worst.1),
                when = self.when(worst.0),
                last = percent(last)
            );
            let _ = writeln!(text, "  {hostile}");
        }
    }

    /// What was so, and nobody on the other side knew.
    fn truth(&self, text: &mut String) {
        self.heading("debrief-truth", text);
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
        self.heading("debrief-missed", text);
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
        let mut missed: Vec<_> = [ring, unasked, unheard].into_iter().flatten().collect();
        missed.sort_by_key(|entry| entry.n);
        for entry in &missed {
            let _ = writeln!(text, "  {} {}", self.when(entry.at), self.names.record(&entry.is));
        }
        if missed.is_empty() {
            let _ = writeln!(text, "  {}", self.catalogue.word("debrief-none-missed"));
        }
    }

    fn measures(&self, end: Instant, text: &mut String) {
        let mut outcome = Outcome::of(self.prepared);
        self.entries.iter().for_each(|entry| outcome.take(entry.at, &entry.is));
        outcome.finish(end);
        let (peak, catalogue) = (outcome.peak(), self.catalogue);
        let down: Option<Span> = outcome.deescalated_after();
        self.heading("debrief-measures", text);
        let _ = writeln!(text, "  {}", say!(catalogue, "debrief-peak", rung = catalogue.rung(peak)));
        let calm = match down {
            Some(after) => say!(catalogue, "debrief-down", after = after),
            None if peak >= Rung::new(3) => catalogue.word("debrief-not-down"),
            None => catalogue.word("debrief-calm"),
        };
        let _ = writeln!(text, "  {calm}");
    }
}
