//! Nothing escalates by itself: a situation has one draw, and looking again changes nothing.

use guardline_actors::Logit;
use guardline_actors::ports::ToBridge;
use guardline_mechanism::Terms;
use guardline_units::Params;
use guardline_wire::record::Shows;

use crate::watch::{OTHER, Onlooker, Watch, conduct, mind, moves, orders, sharp, still};

/// From which rung to which, in order.
type Moves = Vec<(u8, u8)>;

/// The moves of a commander in an unchanging situation, with a lock seen or without, over four days.
fn moves_in(seed: u64, rung: u8, locked: bool, params: &Params) -> (Moves, Moves) {
    let mut watch = Watch::facing(rung, mind(seed, params, Terms::none()), &mut Logit);
    if locked {
        watch.at(0.0, ToBridge::Warned { by: OTHER, shows: Shows::Lock }, &mut Logit);
    }
    let first = watch.until(24.0 * 60.0, &mut Logit);
    (moves(&first), moves(&watch.until(100.0 * 60.0, &mut Logit)))
}

#[test]
fn nothing_escalates_by_itself() {
    let often = Params { commander_review: 3.0, ..still() };
    let mut moved = 0;
    for seed in 0..40 {
        for (rung, locked) in [(1, false), (2, false), (3, false), (2, true)] {
            let (first, later) = moves_in(seed, rung, locked, &still());
            moved += first.len();
            assert!(first.len() <= 4, "seed {seed}, R{rung}: {first:?}");
            assert_eq!(later, [], "seed {seed}: three more days of the same change nothing");
            let (halved, later) = moves_in(seed, rung, locked, &often);
            assert_eq!((halved, later), (first, vec![]), "seed {seed}, R{rung}: reviews twice as often");
        }
    }
    assert!(moved > 10, "somebody does something at all: {moved}");
}

#[test]
fn shocks_belong_to_a_situation() {
    let mut seat = Onlooker::default();
    let mut watch = Watch::facing(1, mind(3, &still(), Terms::none()), &mut seat);
    watch.until(60.0, &mut seat);
    watch.at(60.0, orders(3, 5, 60), &mut seat);
    watch.until(120.0, &mut seat);
    watch.at(120.0, orders(2, 5, 120), &mut seat);
    watch.until(180.0, &mut seat);
    let views = seat.0;
    assert!(views.len() > 12, "orders and many reviews");
    for pair in views.windows(2) {
        let same = pair[0].situation == pair[1].situation;
        assert_eq!(same, pair[0].shocks == pair[1].shocks, "{pair:?}");
    }
    let mut situations: Vec<_> = views.iter().map(|view| view.situation).collect();
    situations.dedup();
    let visits: Vec<_> = situations.iter().map(|s| (s.guidance.number(), s.visit)).collect();
    assert_eq!(visits, [(2, 0), (3, 0), (2, 1)], "coming back is a new visit");
}

/// A posture misread is put right at the next look, and until then stays as it was read.
#[test]
fn a_misreading_lasts_until_the_next_look() {
    let params = Params { posture_misread: 1.0, ..still() };
    for seed in 0..20 {
        let mut seat = Onlooker::default();
        let mut watch = Watch::facing(2, mind(seed, &params, Terms::none()), &mut seat);
        watch.at(0.0, orders(2, 5, 0), &mut seat);
        let read = seat.0.last().expect("orders are weighed").situation.seen.number();
        assert!(read == 1 || read == 3, "seed {seed}: read as {read}");
        watch.until(120.0, &mut seat);
        assert_eq!(seat.0.last().expect("reviewed").situation.seen.number(), 2, "seed {seed}");
    }
}

/// What says nothing is no occasion to decide: the number of decisions is that of the reviews.
#[test]
fn evidence_that_says_nothing_is_no_occasion() {
    let flat = |will| Params {
        reply_guard_innocent: will,
        reply_guard_probe: 0.5,
        reply_guard_hostile: 0.5,
        ..still()
    };
    for (will, decisions) in [(0.5, 0), (0.8, 1)] {
        let mut seat = Onlooker::default();
        let mut watch = Watch::facing(1, mind(4, &flat(will), Terms::none()), &mut seat);
        let before = seat.0.len();
        let channel = guardline_wire::Channel::Vhf16;
        watch.at(1.0, ToBridge::Silence { to: OTHER, channel }, &mut seat);
        assert_eq!(seat.0.len() - before, decisions);
    }
}

/// Orders can overtake each other on their way down; the latest given are in force.
#[test]
fn late_orders_do_not_undo_later_ones() {
    let mut seat = Onlooker::default();
    let mut watch = Watch::facing(1, mind(5, &still(), Terms::none()), &mut seat);
    watch.at(30.0, orders(4, 6, 20), &mut seat);
    watch.at(40.0, orders(3, 5, 10), &mut seat);
    watch.until(60.0, &mut seat);
    assert_eq!(seat.0.last().expect("reviewed").situation.guidance.number(), 4);
}

/// Reviews follow the clock, and the clock alone: the beliefs at a given hour do not depend on how often one looks.
#[test]
fn quiet_is_evidence_by_rate_and_not_by_look() {
    let belief = |review| {
        let params = Params { commander_review: review, ..sharp() };
        let mut seat = Onlooker::default();
        let mut watch = Watch::facing(1, mind(6, &params, Terms::none()), &mut seat);
        watch.at(90.0, conduct(2, 2), &mut seat);
        watch.belief()
    };
    for (one, other) in belief(6.0).into_iter().zip(belief(1.0)) {
        assert!((one - other).abs() < 1e-9, "{one} and {other}");
    }
}
