//! A track that is taken for another unit: calls and reports go by the wrong name until a voice puts it right.

use guardline_actors::Deed;
use guardline_actors::ports::{Heard, ToBridge, ToOperator};
use guardline_mechanism::Terms;
use guardline_units::{Params, UnitId};
use guardline_wire::record::{Intent, Shows};
use guardline_wire::{Channel, Form, MessageId, Question, Record, Route, SpeechAct};

use crate::classes::destroyer;
use crate::watch::{OTHER, OWN, Onlooker, THEIRS, Watch, mind, still};

const THIRD: UnitId = UnitId(2);
const DAY: f64 = 24.0 * 60.0;

/// A commander who mixes up what he follows within hours, and follows these.
fn watch(follows: &[UnitId]) -> Watch {
    let params = Params { identity_error: 1.0, ..still() };
    let mut watch = Watch::new(destroyer(), Intent::Innocent, mind(1, &params, Terms::none()));
    for with in follows {
        let contact = ToBridge::Contact { with: *with, side: THEIRS, begins: true };
        watch.at(0.0, contact, &mut Onlooker::default());
    }
    watch
}

/// Which track is taken for whom, in order.
fn taken(deeds: &[Deed]) -> Vec<(UnitId, UnitId)> {
    let taken = deeds.iter().filter_map(|deed| match deed {
        Deed::Record(Record::TakenFor { by: OWN, of, taken_for }) => Some((*of, *taken_for)),
        _ => None,
    });
    taken.collect()
}

/// Whom a question is put to, and whom a report names, when the first of the others locks on.
fn named(watch: &mut Watch, minute: f64) -> (Vec<UnitId>, Vec<UnitId>) {
    let lock = ToBridge::Warned { by: OTHER, shows: Shows::Lock };
    let deeds = watch.at(minute, lock, &mut Onlooker::default());
    let asked = deeds.iter().filter_map(|deed| match deed {
        Deed::Operator(ToOperator::Ask { to, .. }) => Some(*to),
        _ => None,
    });
    let reported = deeds.iter().filter_map(|deed| match deed {
        Deed::Report { of, .. } => Some(*of),
        _ => None,
    });
    (asked.collect(), reported.collect())
}

#[test]
fn a_track_held_for_long_is_taken_for_another_until_that_one_speaks() {
    let mut watch = watch(&[OTHER, THIRD]);
    assert_eq!(named(&mut watch, 0.0), (vec![OTHER], vec![OTHER]), "a new contact is known");
    let mixed = taken(&watch.until(DAY, &mut Onlooker::default()));
    assert!(mixed.contains(&(OTHER, THIRD)), "{mixed:?}");
    assert_eq!(named(&mut watch, DAY), (vec![THIRD], vec![THIRD]));

    let heard = ToBridge::Heard(Heard {
        from: THIRD,
        side: THEIRS,
        message: MessageId { sender: 9, number: 1 },
        question: Question(7),
        route: Route::Radio(Channel::Vhf72),
        form: Form::Free,
        says: Some(SpeechAct::Query),
        misheard: false,
        invalid_code: false,
        answer: false,
    });
    let righted = taken(&watch.at(DAY, heard, &mut Onlooker::default()));
    assert!(righted.contains(&(OTHER, OTHER)), "{righted:?}");
    assert_eq!(named(&mut watch, DAY), (vec![OTHER], vec![OTHER]));
}

#[test]
fn a_new_contact_puts_it_right() {
    let mut watch = watch(&[OTHER, THIRD]);
    watch.until(DAY, &mut Onlooker::default());
    for begins in [false, true] {
        watch.at(DAY, ToBridge::Contact { with: OTHER, side: THEIRS, begins }, &mut Onlooker::default());
    }
    assert_eq!(named(&mut watch, DAY), (vec![OTHER], vec![OTHER]));
}

#[test]
fn where_there_is_nobody_else_nobody_is_mixed_up() {
    let mut watch = watch(&[OTHER]);
    assert_eq!(taken(&watch.until(10.0 * DAY, &mut Onlooker::default())), []);
}
