//! Where the model must become a simpler one: choice without precision and with all of it, belief without bias, and what
//! a message can be worth to one who decides alone.

use guardline_actors::ports::{Heard, ToBridge};
use guardline_actors::{Deed, Logit, Mind, Seat, View};
use guardline_mechanism::Terms;
use guardline_units::{Params, Rung};
use guardline_wire::inputs::Selects;
use guardline_wire::record::{Because, Shows};
use guardline_wire::{Channel, Form, MessageId, Question, Record, Route, SpeechAct};

use crate::watch::{OTHER, Onlooker, THEIRS, Watch, conduct, mind, orders, sharp};

/// The model's own chooser, with every view it was shown and what it chose.
#[derive(Default)]
struct Witnessed(Vec<(View, Rung)>);

impl Seat for Witnessed {
    fn decide(&mut self, view: &View) -> Rung {
        let chosen = Logit.decide(view);
        self.0.push((view.clone(), chosen));
        chosen
    }
}

/// Every look at the options of a watch with one event after the other.
fn looks(seed: u64, params: &Params) -> Vec<(View, Rung)> {
    let mut seat = Witnessed::default();
    let mut watch = Watch::facing(3, mind(seed, params, Terms::none()), &mut seat);
    watch.at(5.0, ToBridge::Warned { by: OTHER, shows: Shows::Lock }, &mut seat);
    watch.at(20.0, ToBridge::Dark { by: OTHER }, &mut seat);
    watch.at(30.0, conduct(2, 2), &mut seat);
    watch.until(90.0, &mut seat);
    seat.0
}

/// λ → 0: every rung of the menu is taken equally often, whatever it is worth. Pearson's test on the first decision of many
/// commanders, at a level of one in a thousand.
#[test]
fn without_precision_choice_is_uniform() {
    let params = Params { precision: 0.0, ..sharp() };
    let mut counts = [0_u32; 3];
    let commanders = 3_000;
    for seed in 0..commanders {
        let (view, chosen) = looks(seed, &params).remove(0);
        assert_eq!(view.menu.len(), 3, "two up from R0");
        assert!((view.values[0] - view.values[1]).abs() > 1e-9, "the options are not worth the same");
        counts[usize::from(chosen.number())] += 1;
    }
    let expected = commanders as f64 / 3.0;
    let off = counts.map(|n| f64::from(n) - expected);
    let chi_square: f64 = off.iter().map(|off| off * off / expected).sum();
    assert!(chi_square < 13.82, "{counts:?}: {chi_square}");
}

/// λ → ∞: the best response, always.
#[test]
fn with_all_precision_choice_is_the_best_response() {
    let params = Params { precision: 1e9, ..sharp() };
    let mut compared = 0;
    for (view, chosen) in (0..50).flat_map(|seed| looks(seed, &params)) {
        let best = view.values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let place = view.menu.iter().position(|rung| *rung == chosen).unwrap();
        assert!(view.values[place] >= best - 1e-6, "{view:?} chose {chosen}");
        compared += 1;
    }
    assert!(compared > 500, "only {compared} looks");
}

/// Neither conservatism nor bias, and everything at full weight.
fn exact() -> Params {
    let all = Params { conservatism: 1.0, benign_discount: 0.0, ..sharp() };
    Params { move_weight: 1.0, answer_weight: 1.0, channel_dead: 0.0, ..all }
}

fn detailed(seed: u64, params: &Params) -> Mind {
    Mind { detail: true, ..mind(seed, params, Terms::none()) }
}

/// η = 1, bias 0: along a whole watch the belief is the prior times the likelihoods of all that was seen, by a product that
/// is worked out here from the parameters alone.
#[test]
fn without_bias_beliefs_are_exact_bayes_along_a_whole_watch() {
    let p = exact();
    for seed in 0..20 {
        let seat = &mut Onlooker::default();
        let mut watch = Watch::new(
            crate::classes::destroyer(),
            guardline_wire::record::Intent::Innocent,
            detailed(seed, &p),
        );
        let mut deeds = watch.meet(seat);
        let prior = watch.belief();
        deeds.extend(watch.at(10.0, conduct(3, 1), seat));
        deeds.extend(watch.until(25.0, seat));
        deeds.extend(watch.at(25.0, ToBridge::Warned { by: OTHER, shows: Shows::Lock }, seat));
        deeds.extend(watch.at(26.0, ToBridge::Silence { to: OTHER, channel: Channel::Vhf16 }, seat));
        deeds.extend(watch.at(40.0, ToBridge::Dark { by: OTHER }, seat));
        deeds.extend(watch.at(55.0, conduct(1, 2), seat));
        deeds.extend(watch.until(120.0, seat));
        watch.at(120.0, orders(2, 5, 100), seat);
        // A lock, a move up and one down; ten minutes below R3, forty-five above, sixty-five below again; and one silence.
        let silence = deeds.iter().find_map(|deed| match deed {
            Deed::Record(Record::Weighs { because: Because::Silence, grounds, .. }) => {
                match grounds.selects {
                    Selects::Chances { answer, .. } => Some(answer.map(|chance| 1.0 - chance)),
                    _ => None,
                }
            }
            _ => None,
        });
        let rates = |up: f64, down: f64| libm::exp(-up * 75.0 / 60.0 - down * 45.0 / 60.0);
        let likelihoods = [
            p.lock_innocent * p.up_innocent * p.down_innocent * rates(p.up_innocent, p.down_innocent),
            p.lock_probe * p.up_probe * p.down_probe * rates(p.up_probe, p.down_probe),
            p.lock_hostile * p.up_hostile * p.down_hostile * rates(p.up_hostile, p.down_hostile),
        ];
        let silence = silence.expect("nobody answered");
        let product: Vec<f64> = (0..3).map(|it| prior[it] * likelihoods[it] * silence[it]).collect();
        let sum: f64 = product.iter().sum();
        for (got, want) in watch.belief().into_iter().zip(product.iter().map(|share| share / sum)) {
            assert!(
                (got - want).abs() < 1e-9,
                "seed {seed}: {:?} is not {product:?} / {sum}",
                watch.belief()
            );
        }
    }
}

/// V18: who believes as he should and takes the best option never loses by asking, whatever he would then hear. His values
/// are linear in his beliefs, and an answer and silence together are what he expected beforehand.
#[test]
fn v18_asking_never_lowers_what_can_be_expected() {
    let p = exact();
    let mut gained = 0;
    for seed in 0..200 {
        let best = |event: ToBridge| {
            let mut seat = Onlooker::default();
            let mut watch = Watch::facing(3, detailed(seed, &p), &mut seat);
            let deeds = watch.at(3.0, event, &mut seat);
            let view = seat.0.pop().expect("he looks at his options");
            let chances = deeds.iter().find_map(|deed| match deed {
                Deed::Record(Record::Weighs { grounds, .. }) => match grounds.selects {
                    Selects::Chances { answer, .. } => Some(answer),
                    _ => None,
                },
                _ => None,
            });
            let best = view.values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            (view, best, chances)
        };
        let (view, unasked, _) = best(orders(2, 5, 3));
        let (_, silent, chances) = best(ToBridge::Silence { to: OTHER, channel: Channel::Vhf16 });
        let (after, answered, _) = best(ToBridge::Heard(Heard {
            from: OTHER,
            side: THEIRS,
            message: MessageId { sender: 9, number: 1 },
            question: Question::about(&["v18"], &[seed]),
            route: Route::Radio(Channel::Vhf16),
            form: Form::Free,
            says: Some(SpeechAct::Intention { step_back: false, course: 0, speed: 0 }),
            misheard: false,
            invalid_code: false,
            answer: true,
        }));
        assert_eq!((after.own, after.situation, &after.menu), (view.own, view.situation, &view.menu));
        let chances = chances.expect("silence was weighed");
        let answer: f64 = view.belief.shares().iter().zip(chances).map(|(b, chance)| b * chance).sum();
        let asked = answer * answered + (1.0 - answer) * silent;
        assert!(asked >= unasked - 1e-12, "seed {seed}: {asked} is less than {unasked}");
        gained += u32::from(asked > unasked + 1e-9);
    }
    assert!(gained > 0, "asking is never worth anything");
}
