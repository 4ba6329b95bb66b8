//! What came of a run, from records alone.

use guardline_report::Outcome;
use guardline_units::{Instant, Side, UnitId};
use guardline_wire::Record;
use guardline_wire::record::{Mode, Shows};

#[test]
fn a_lock_is_false_if_the_radar_did_something_else() {
    let outcome = |mode, shows| {
        let (unit, on) = (UnitId(0), UnitId(1));
        let mut outcome = Outcome::new(2, vec![Side(0), Side(1)], Instant::NEVER);
        outcome.take(Instant::START, &Record::Emission { unit, on, mode, begins: true });
        outcome.take(Instant::START, &Record::Warned { unit: on, by: unit, shows });
        (outcome.locks, outcome.false_locks)
    };
    assert_eq!(outcome(Mode::FireControl, Shows::Lock), (1, 0));
    assert_eq!(outcome(Mode::Track, Shows::Lock), (1, 1));
    assert_eq!(outcome(Mode::Search, Shows::Lock), (1, 1));
    assert_eq!(outcome(Mode::FireControl, Shows::Track), (0, 0), "a lock missed is no lock seen");
}
