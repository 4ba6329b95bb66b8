//! How evidence counts: quiet by rate, words as far as they are believed, reports at four fifths.

use guardline_actors::ports::ToBridge;
use guardline_actors::{Belief, Deed, Evidence};
use guardline_mechanism::Terms;
use guardline_units::{Params, Span};
use guardline_wire::Form;
use guardline_wire::record::{Because, Shows};

use crate::watch::{OTHER, Onlooker, Watch, mind, sharp, table};

#[test]
fn quiet_is_additive() {
    let params = Params::default();
    for high in [false, true] {
        for stress in [0.0, 0.4] {
            let mut once = Belief::prior(0.4, 0.2, &params);
            let mut twice = once;
            once.update(&Evidence::quiet(Span::minutes(90), high, &table(&params)), stress, &params);
            for _ in 0..2 {
                twice.update(&Evidence::quiet(Span::minutes(45), high, &table(&params)), stress, &params);
            }
            for (one, other) in once.shares().into_iter().zip(twice.shares()) {
                assert!((one - other).abs() < 1e-12, "{once:?} {twice:?}");
            }
        }
    }
}

/// Nobody is believed at credibility 0: the belief is the same to the bit.
#[test]
fn words_that_are_not_believed_say_nothing() {
    let params = Params::default();
    let before = Belief::prior(0.4, -0.7, &params);
    let words = [
        Evidence::intention(true, Form::Phrasebook, &table(&params)),
        Evidence::intention(false, Form::Free, &table(&params)),
        Evidence::explanation(true, &table(&params)),
        Evidence::explanation(false, &table(&params)),
        Evidence::notice(1.0, &table(&params)),
    ];
    for evidence in words {
        let mut after = before;
        assert_eq!(after.update(&evidence.believed(0.0), 0.3, &params), None);
        assert_eq!(before.shares().map(f64::to_bits), after.shares().map(f64::to_bits));
        assert!(after.update(&evidence.believed(0.1), 0.3, &params).is_some());
    }
}

/// What answers and silence say of one question cancel on average: nobody is moved by asking alone.
#[test]
fn an_answer_updates_as_well_as_silence() {
    let exact = Params { conservatism: 1.0, benign_discount: 0.0, ..Params::default() };
    let prior = Belief::prior(0.4, 0.0, &exact);
    let chances = [0.6, 0.35, 0.25];
    let heard: f64 = prior.shares().iter().zip(chances).map(|(b, p)| b * p * 0.85).sum();
    let after = |answered| {
        let mut belief = prior;
        belief.update(&Evidence::answered(answered, chances, 0.15, true, &exact), 0.0, &exact);
        belief.shares()
    };
    for ((yes, no), before) in after(true).into_iter().zip(after(false)).zip(prior.shares()) {
        assert!((heard * yes + (1.0 - heard) * no - before).abs() < 1e-12);
    }
}

/// A report carries the evidence, not the conclusion, at four fifths of its weight.
#[test]
fn reports_weigh_four_fifths() {
    let mut seat = Onlooker::default();
    let mut watch = Watch::facing(2, mind(1, &sharp(), Terms::none()), &mut seat);
    let deeds = watch.at(1.0, ToBridge::Warned { by: OTHER, shows: Shows::Lock }, &mut seat);
    let report = deeds.iter().find_map(|deed| match deed {
        Deed::Report { evidence, rung, .. } => Some((*evidence, rung.number())),
        _ => None,
    });
    let own = Evidence::lock(&watch.mind.likelihoods);
    let (evidence, rung) = report.expect("a lock is reported");
    assert_eq!((evidence.what, evidence.log_likelihood, rung), (Because::Lock, own.log_likelihood, 4));
    assert!((evidence.weight / own.weight - 0.8).abs() < 1e-12);
}
