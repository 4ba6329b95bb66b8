//! The rungs there are to choose, and what becomes of locks, latches and directed acts.

use guardline_actors::ports::{ToBridge, ToWorld};
use guardline_actors::{Deed, Seat};
use guardline_mechanism::Terms;
use guardline_theatre::{Platform, Step};
use guardline_units::{Rung, Span};
use guardline_wire::record::{Act, Because, Intent, Shows};

use crate::classes::{destroyer, fighter, unarmed};
use crate::watch::{
    Climber, OTHER, OWN, Onlooker, THEIRS, Watch, conduct, mind, moves, orders, pictures, reasons, sharp,
    still,
};

const LOCK: ToBridge = ToBridge::Warned { by: OTHER, shows: Shows::Lock };
const DARK: ToBridge = ToBridge::Dark { by: OTHER };

/// How high somebody who always takes the highest rung of the menu gets in a day.
fn highest(platform: Platform, intent: Intent, events: &[ToBridge]) -> u8 {
    let mut watch = Watch::new(platform, intent, mind(1, &still(), Terms::none()));
    let mut deeds = watch.meet(&mut Climber);
    for event in events {
        deeds.extend(watch.at(1.0, event.clone(), &mut Climber));
    }
    deeds.extend(watch.until(24.0 * 60.0, &mut Climber));
    moves(&deeds).into_iter().map(|(_, to)| to).max().unwrap_or(0)
}

#[test]
fn without_provocation_the_menu_ends_at_three() {
    use Intent::{Hostile, Innocent, Probe};
    assert_eq!(highest(destroyer(), Innocent, &[conduct(2, 1)]), 3);
    assert_eq!(highest(destroyer(), Innocent, &[conduct(3, 1)]), 5, "the other is at R3");
    assert_eq!(highest(destroyer(), Innocent, &[LOCK]), 5, "an incident");
    assert_eq!(highest(destroyer(), Probe, &[conduct(2, 1)]), 5, "a purpose");
    assert_eq!(highest(destroyer(), Hostile, &[conduct(2, 1)]), 5, "a purpose");
}

#[test]
fn standing_orders_cap_the_menu_until_it_is_self_defence() {
    let ship = |events: &[ToBridge]| highest(destroyer(), Intent::Innocent, events);
    assert_eq!(ship(&[LOCK, orders(4, 6, 1)]), 6);
    assert_eq!(ship(&[LOCK, orders(5, 8, 1)]), 7, "R8 and R9 are outcomes, never choices");
    assert_eq!(ship(&[LOCK, orders(2, 3, 1)]), 3);
    let fire = ToBridge::Acted { unit: OTHER, act: Act::Fire, on: OWN };
    assert_eq!(ship(&[fire, orders(2, 3, 1)]), 7, "fire is observed");

    // Lock upon lock, until the other is believed to be hostile.
    let mut watch = Watch::facing(2, mind(1, &still(), Terms::none()), &mut Climber);
    let mut believed = Vec::new();
    for minute in 2..40 {
        let own = watch.commander.own();
        watch.at(f64::from(minute), LOCK, &mut Climber);
        if own.number() == 5 {
            believed.push((watch.belief()[2] > 0.75, watch.commander.own().number() > 5));
        }
    }
    assert!(believed.contains(&(false, false)) && believed.contains(&(true, true)), "{believed:?}");
    assert!(believed.iter().all(|(hostile, above)| hostile == above), "{believed:?}");
}

#[test]
fn nobody_does_what_his_class_cannot() {
    let fire = ToBridge::Acted { unit: OTHER, act: Act::Fire, on: OWN };
    for platform in [destroyer(), fighter(), unarmed()] {
        for intent in Intent::ALL {
            let mut watch = Watch::new(platform.clone(), intent, mind(2, &still(), Terms::none()));
            let mut deeds = watch.meet(&mut Climber);
            deeds.extend(watch.at(1.0, fire.clone(), &mut Climber));
            deeds.extend(watch.at(1.0, orders(5, 8, 1), &mut Climber));
            deeds.extend(watch.until(600.0, &mut Climber));
            let to: Vec<u8> = moves(&deeds).into_iter().map(|(_, to)| to).collect();
            let can =
                |to: &u8| Step::ALL.into_iter().any(|step| step.rung().number() == *to && platform.can(step));
            assert!(to.len() > 1 && to.iter().all(can), "{}: {to:?}", platform.id);
        }
    }
}

#[test]
fn a_lock_seen_is_not_also_a_move_up() {
    let mut seat = Onlooker::default();
    let mut watch = Watch::facing(2, mind(1, &sharp(), Terms::none()), &mut seat);
    assert_eq!(reasons(&watch.at(0.0, LOCK, &mut seat)), [Because::Lock]);
    assert_eq!(reasons(&watch.at(0.0, conduct(3, 2), &mut seat)), [], "up there it is already");
    assert_eq!(reasons(&watch.at(0.0, DARK, &mut seat)), [], "and it stays up there");
    assert_eq!(reasons(&watch.at(0.0, conduct(2, 3), &mut seat)), [Because::Down]);
}

/// The rung a lock stands for falls half an hour after it was seen, and only with the emitter off.
#[test]
fn a_lock_keeps_its_rung() {
    for (dark, falls) in [(5.0, 31.0), (29.0, 31.0), (50.0, 50.0)] {
        let mut seat = Onlooker::default();
        let mut watch = Watch::facing(2, mind(1, &sharp(), Terms::none()), &mut seat);
        assert_eq!(pictures(&watch.at(1.0, LOCK, &mut seat)), [4]);
        let mut early = watch.until(dark - 0.01, &mut seat);
        let mut deeds = watch.at(dark, DARK, &mut seat);
        if dark < falls {
            early.append(&mut deeds);
            early.extend(watch.until(falls - 0.01, &mut seat));
        }
        assert!(pictures(&early).is_empty(), "dark at {dark}");
        deeds.extend(watch.until(falls, &mut seat));
        assert_eq!(pictures(&deeds), [2], "dark at {dark}");
    }
}

#[test]
fn a_second_lock_begins_the_half_hour_anew() {
    let mut seat = Onlooker::default();
    let mut watch = Watch::facing(2, mind(1, &sharp(), Terms::none()), &mut seat);
    for (minute, event) in [(1.0, LOCK), (5.0, DARK), (20.0, LOCK), (25.0, DARK)] {
        watch.at(minute, event, &mut seat);
    }
    assert!(pictures(&watch.until(49.99, &mut seat)).is_empty());
    assert_eq!(pictures(&watch.until(50.0, &mut seat)), [2]);
}

/// The event engine's order holds for its time, whatever the seat would rather do, and ends even if contact is lost.
#[test]
fn a_directed_act_begins_and_ends() {
    let directed =
        || ToBridge::Directed { to: OTHER, rung: Rung::new(4), range: None, lasts: Span::minutes(12) };
    let lights = |deeds: &[Deed]| {
        let lights = deeds.iter().filter_map(|deed| match deed {
            Deed::World(ToWorld::Illuminate { begins, .. }) => Some(*begins),
            _ => None,
        });
        lights.collect::<Vec<_>>()
    };
    for lost in [false, true] {
        let mut seat = Climber;
        let mut watch = Watch::facing(1, mind(1, &still(), Terms::none()), &mut seat);
        assert_eq!(lights(&watch.at(10.0, directed(), &mut seat)), [true]);
        if lost {
            watch.at(15.0, ToBridge::Contact { with: OTHER, side: THEIRS, begins: false }, &mut seat);
        }
        assert_eq!(moves(&watch.until(21.99, &mut seat)), [], "lost: {lost}");
        let end = watch.until(22.0, &mut seat);
        assert_eq!((moves(&end), lights(&end)), (vec![(4, 1)], vec![false]), "lost: {lost}");
    }
}

/// A seat may only choose from the menu.
#[test]
fn what_is_not_on_the_menu_is_not_done() {
    struct Wild;
    impl Seat for Wild {
        fn decide(&mut self, _: &guardline_actors::View) -> Rung {
            Rung::HIGHEST
        }
    }
    let mut watch = Watch::facing(3, mind(1, &still(), Terms::none()), &mut Wild);
    assert_eq!(moves(&watch.until(600.0, &mut Wild)), []);
    assert_eq!(watch.commander.own(), Rung::ROUTINE);
}
