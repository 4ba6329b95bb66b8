//! A person in a commander's place: asked, and the unit stays as it is until he has answered; what he does not answer in
//! time, the officer decides.

use guardline_actors::Place;
use guardline_actors::ports::ToSeat;
use guardline_mechanism::Terms;
use guardline_units::{Instant, Rung, Span};
use guardline_wire::Record;
use guardline_wire::record::Intent;
use guardline_wire::seat::{Asked, DecidedBy};

use crate::classes::destroyer;
use crate::watch::{Climber, OWN, Watch, conduct, mind, still};

const THINK: Span = Span::minutes(5);

/// A commander whose place a person has taken, and who sees another at R3; what he is asked, and his options.
fn asked() -> (Watch, Place, u32, Vec<Rung>) {
    let mut place = Place::new(OWN, Box::new(Climber));
    let mut watch = Watch::new(destroyer(), Intent::Innocent, mind(1, &still(), Terms::none()));
    let taken = ToSeat::Taken { think: THINK };
    place.take_in(Instant::START, taken, &mut watch.commander, &watch.mind);
    watch.meet(&mut place);
    watch.at(0.0, conduct(3, 1), &mut place);
    let last = place.notes().into_iter().rev().find_map(|record| match record {
        Record::SeatAsked { question, what: Asked::Conduct { menu, .. }, .. } => Some((question, menu)),
        _ => None,
    });
    let (question, menu) = last.expect("he is asked");
    (watch, place, question, menu)
}

#[test]
fn who_is_asked_has_time() {
    let (mut watch, mut place, _, menu) = asked();
    assert_eq!((watch.commander.own(), place.due()), (Rung::ROUTINE, Instant::START + THINK));
    let before = Instant::START + Span::minutes(4);
    assert!(place.overdue(before, &mut watch.commander, &watch.mind).is_empty());
    place.overdue(Instant::START + THINK, &mut watch.commander, &watch.mind);
    assert_eq!(Some(&watch.commander.own()), menu.last(), "the officer goes as high as he can");
    let by_officer = |record: &Record| matches!(record, Record::SeatDecided { by: DecidedBy::Officer, .. });
    assert!(place.notes().iter().any(by_officer));
    assert_eq!(place.due(), Instant::NEVER);
}

#[test]
fn what_he_answers_is_done() {
    let (mut watch, mut place, question, menu) = asked();
    let now = Instant::START + Span::minutes(1);
    let mut answer = |place: &mut Place, question, choice| {
        let news = ToSeat::Chosen { question, choice };
        place.take_in(now, news, &mut watch.commander, &watch.mind);
        watch.commander.own()
    };
    assert_eq!(answer(&mut place, question + 7, 1), Rung::ROUTINE, "nobody asked that");
    assert_eq!(answer(&mut place, question, 200), Rung::ROUTINE, "there is no such option");
    assert_eq!(answer(&mut place, question, 1), menu[1]);
    assert_eq!(answer(&mut place, question, 0), menu[1], "it has been answered");
}

#[test]
fn who_gets_up_leaves_it_to_the_officer() {
    let (mut watch, mut place, _, menu) = asked();
    place.take_in(Instant::START, ToSeat::Left, &mut watch.commander, &watch.mind);
    assert!(!place.manned());
    assert_eq!(Some(&watch.commander.own()), menu.last());
}
