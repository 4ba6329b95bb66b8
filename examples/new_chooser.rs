//! A chooser of one's own: write down how it decides, put it into a seat, and run a scenario with it.
//!
//! `cargo run --example new_chooser` runs an encounter with a commander on one side who comes down as soon as the other's
//! intent looks innocent enough, whatever it is worth to him, and else decides as the model does.

#![expect(clippy::print_stdout, reason = "an example shows what comes of it")]

use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;

use guardline::actors::{Logit, Seat, View};
use guardline::kernel::AsFastAsPossible;
use guardline::report::Outcome;
use guardline::scenario::{LoadError, Prepared, Settings, load};
use guardline::units::{Rung, Seed, Side};

/// Gives the benefit of the doubt.
struct Trusting {
    /// How sure of innocence he must be.
    sure: f64,
}

impl Seat for Trusting {
    fn decide(&mut self, view: &View) -> Rung {
        let [innocent, _, _] = view.belief.shares();
        // Only what is on the menu can be chosen: its lowest rung is as far as one can come down at once.
        match view.menu.first() {
            Some(lowest) if innocent >= self.sure => *lowest,
            _ => Logit.decide(view),
        }
    }
}

pub(crate) fn main() -> Result<(), LoadError> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/2025-12-06-southeast-of-okinawa.toml");
    let prepared = Prepared::new(&load(&file, None, &[])?);
    let sides: Vec<Side> = prepared.units().map(|unit| prepared.side_of(unit)).collect();
    for trusting in [false, true] {
        let outcome = Rc::new(RefCell::new(Outcome::of(&prepared)));
        let settings = Settings { seed: Seed(2), replicate: 0, until: None };
        let finished = prepared.run_with(settings, outcome.clone(), &mut AsFastAsPossible, |unit| {
            if trusting && sides[usize::from(unit.0)] == Side(1) {
                Box::new(Trusting { sure: 0.5 })
            } else {
                Box::new(Logit)
            }
        });
        outcome.borrow_mut().finish(finished.at);
        println!("simulated, trusting {trusting}: peak {}", outcome.borrow().peak());
    }
    Ok(())
}
