//! Other choosers than the model's own: strategies that are compared with it, and a script.
//!
//! Each is a value of its own for each unit. What a chooser wants and the menu does not have, it cannot do: standing orders, one's
//! word and the platform bind everybody.

use guardline_units::{Instant, Rung, Span};

use crate::seat::{Seat, View};

/// The highest rung of the menu that is not above `rung`; where one is if there is none.
fn at_most(rung: Rung, view: &View) -> Rung {
    view.menu.iter().copied().filter(|it| *it <= rung).max().unwrap_or(view.own)
}

/// Answers in kind: the other's rung as seen, as far as the menu allows.
#[derive(Clone, Copy, Debug, Default)]
pub struct TitForTat;

impl Seat for TitForTat {
    fn decide(&mut self, view: &View) -> Rung {
        at_most(view.situation.seen, view)
    }
}

/// Pushes on where the other gives way and gives way where the other pushes: one rung above who is at or below one's own,
/// as far as guidance allows, and one below who is above.
#[derive(Clone, Copy, Debug, Default)]
pub struct Bully;

impl Seat for Bully {
    fn decide(&mut self, view: &View) -> Rung {
        let own = view.own.number();
        if view.situation.seen > view.own {
            at_most(Rung::new(own.saturating_sub(1)), view)
        } else {
            at_most(Rung::new(own + 1).min(view.situation.guidance), view)
        }
    }
}

/// Graduated and reciprocated initiatives: step down unasked and wait, up to three times as long as the other does not follow;
/// answer in kind as soon as the other goes up meanwhile, and begin again once he has come down.
///
/// A seat chooses rungs and says nothing: the announcement that belongs to the strategy is not made.
#[derive(Clone, Copy, Debug)]
pub struct Grit {
    /// How long it waits for the other to follow.
    pub wait: Span,
    /// How often it steps down unasked.
    pub most: u32,
    steps: u32,
    /// Since when it waits, and the other's rung then.
    waits: Option<(Instant, Rung)>,
}

impl Default for Grit {
    fn default() -> Self {
        Self { wait: Span::minutes(30), most: 3, steps: 0, waits: None }
    }
}

impl Seat for Grit {
    fn decide(&mut self, view: &View) -> Rung {
        let seen = view.situation.seen;
        if let Some((since, then)) = self.waits {
            if seen > then {
                // Exploited.
                return at_most(seen, view);
            }
            if seen < then {
                // The other has followed: what was given is given back.
                (self.steps, self.waits) = (0, None);
            } else if view.at - since < self.wait {
                return at_most(view.own, view);
            }
        }
        if self.steps == self.most || view.own == Rung::ROUTINE {
            return at_most(seen.min(view.own), view);
        }
        self.steps += 1;
        self.waits = Some((view.at, seen));
        at_most(Rung::new(view.own.number() - 1), view)
    }
}

/// Reads from a list: from each time on the rung that stands beside it, as far as the menu allows; before the first it stays.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Scripted {
    lines: Vec<(Span, Rung)>,
}

impl Scripted {
    /// A script: scenario time and rung, in any order.
    pub fn new(mut lines: Vec<(Span, Rung)>) -> Self {
        lines.sort_by_key(|(at, _)| *at);
        Self { lines }
    }
}

impl Seat for Scripted {
    fn decide(&mut self, view: &View) -> Rung {
        let passed = view.at.since_start();
        let line = self.lines.iter().rev().find(|(at, _)| *at <= passed);
        line.map_or(view.own, |(_, rung)| at_most(*rung, view))
    }
}
