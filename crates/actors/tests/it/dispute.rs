//! The dispute's core: what moves an account, what can be done when, and how it ends.

use guardline_actors::dispute::{Dispute, Standing, Step};
use guardline_mechanism::Terms;
use guardline_units::{Instant, Params, Rung, Side, Span};
use guardline_wire::Record;
use guardline_wire::dispute::{Clue, Move};
use guardline_wire::inputs::Strain;

use crate::watch::mind;

const OWN: Side = Side(0);
const OTHER: Side = Side(1);
const CALM: Standing =
    Standing { hostile: 0.1, audience: 0.15, clarified: false, published: false, third_party: false };

fn opened(params: &Params) -> Dispute {
    let mut dispute = Dispute::new(OWN, OTHER, params);
    dispute.open(Instant::START, &mut Vec::new());
    dispute
}

fn learns(dispute: &mut Dispute, clue: Clue, ratio: f64, params: &Params) -> Vec<Step> {
    let mut steps = Vec::new();
    dispute.learns(clue, ratio, Strain::default(), params, &mut steps);
    steps
}

fn hears(dispute: &mut Dispute, what: Move, fault: f64, params: &Params) -> Vec<Step> {
    let mut steps = Vec::new();
    dispute.hears(what, fault, Strain::default(), params, &mut steps);
    steps
}

/// What could be done at the next look, and what was chosen.
fn weighs(dispute: &mut Dispute, seed: u64, params: &Params) -> Option<(Vec<Move>, Vec<f64>, Move)> {
    let mind = mind(seed, params, Terms::none());
    let (steps, _) = dispute.decide(Instant::START + Span::hours(1), &CALM, "own/ministry", &mind);
    steps.into_iter().find_map(|step| match step {
        Step::Record(Record::Disputes { menu, shares, chosen, .. }) => Some((menu, shares, chosen)),
        _ => None,
    })
}

/// Takes the first seed under which a move is made now; false if there is none.
fn makes(dispute: &mut Dispute, what: Move, params: &Params) -> bool {
    (0..400).any(|seed| {
        let mut trial = dispute.clone();
        let made = weighs(&mut trial, seed, params).is_some_and(|(_, _, chosen)| chosen == what);
        if made {
            *dispute = trial;
        }
        made
    })
}

/// Exact Bayes on odds, once for each kind of clue, and nothing else moves an account.
#[test]
fn an_account_is_moved_by_clues_alone() {
    let params = Params { conservatism: 1.0, benign_discount: 0.0, ..Params::default() };
    let mut dispute = opened(&params);
    assert!((dispute.account.fault() - 0.5).abs() < 1e-12);
    learns(&mut dispute, Clue::Lock, 10.0, &params);
    assert!((dispute.account.fault() - 10.0 / 11.0).abs() < 1e-12);
    assert!(learns(&mut dispute, Clue::Lock, 10.0, &params).is_empty(), "the same clue counts once");
    learns(&mut dispute, Clue::CrewAdmitted, 0.1, &params);
    assert!((dispute.account.fault() - 0.5).abs() < 1e-12);
    let before = dispute.account.fault().to_bits();
    for said in
        [Move::Protest, Move::Accuse, Move::Deny, Move::CounterAccuse, Move::Suspend, Move::OfferReview]
    {
        hears(&mut dispute, said, 0.99, &params);
    }
    assert_eq!(dispute.account.fault().to_bits(), before, "words without evidence move nothing");
    hears(&mut dispute, Move::Release, 0.99, &params);
    assert!(dispute.account.fault() < 0.5, "what the other side shows does");
}

#[test]
fn what_speaks_against_oneself_is_discounted_under_stress() {
    let params = Params::default();
    let after = |ratio: f64, own: u8| {
        let strain = Strain { own: Rung::new(own), ..Strain::default() };
        let (mut dispute, mut steps) = (opened(&params), Vec::new());
        dispute.learns(Clue::Compared, ratio, strain, &params, &mut steps);
        dispute.account.fault()
    };
    assert!(after(0.1, 8) > after(0.1, 0));
    assert_eq!(after(10.0, 8).to_bits(), after(10.0, 0).to_bits());
}

#[test]
fn nobody_answers_what_has_not_been_said() {
    let params = Params::default();
    let mut dispute = opened(&params);
    learns(&mut dispute, Clue::Lock, 10.0, &params);
    let (menu, shares, _) = weighs(&mut dispute, 1, &params).unwrap();
    assert_eq!(menu, [Move::Silence, Move::Protest, Move::Accuse, Move::Suspend]);
    assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    hears(&mut dispute, Move::Accuse, 0.9, &params);
    let (menu, ..) = weighs(&mut dispute, 1, &params).unwrap();
    assert!(
        menu.contains(&Move::Deny) && menu.contains(&Move::CounterAccuse) && menu.contains(&Move::Explain)
    );
    assert!(!menu.contains(&Move::Release), "nobody publishes evidence before he has spoken: {menu:?}");
    assert!(!menu.contains(&Move::Accept), "nothing is on offer");
    assert!(!menu.contains(&Move::Mediate), "there is no third party");
}

#[test]
fn each_thing_is_done_once() {
    let params = Params::default();
    let mut dispute = opened(&params);
    learns(&mut dispute, Clue::Lock, 10.0, &params);
    assert!(makes(&mut dispute, Move::Protest, &params));
    let (menu, ..) = weighs(&mut dispute, 7, &params).unwrap();
    assert!(!menu.contains(&Move::Protest));
}

/// Looking again at the same situation, at the same moment, gives the same answer.
#[test]
fn time_alone_moves_nothing() {
    let params = Params { dispute_resume_months: 0.0, ..Params::default() };
    for seed in 0..50 {
        let mut dispute = opened(&params);
        learns(&mut dispute, Clue::Lock, 10.0, &params);
        let (menu, shares, chosen) = weighs(&mut dispute, seed, &params).unwrap();
        if chosen == Move::Silence {
            for _ in 0..20 {
                assert_eq!(weighs(&mut dispute, seed, &params), Some((menu.clone(), shares.clone(), chosen)));
            }
        }
    }
}

#[test]
fn an_explanation_that_is_accepted_settles_it() {
    let params = Params::default();
    let mut dispute = opened(&params);
    learns(&mut dispute, Clue::Lock, 10.0, &params);
    hears(&mut dispute, Move::Explain, 0.5, &params);
    assert!(makes(&mut dispute, Move::Accept, &params));
    assert!(dispute.is_settled());
    assert_eq!(weighs(&mut dispute, 3, &params), None, "there is nothing left to do");
}

/// A joint account takes both sides: received is not understood, and understood is not accepted.
#[test]
fn a_joint_account_takes_both() {
    let params = Params::default();
    let mut dispute = opened(&params);
    learns(&mut dispute, Clue::Lock, 10.0, &params);
    let mut steps = Vec::new();
    dispute.compared(0.2, Strain::default(), &params, &mut steps);
    assert!(!dispute.is_settled());
    hears(&mut dispute, Move::Accept, 0.5, &params);
    assert!(!dispute.is_settled(), "the other side alone is not enough");
    assert!(makes(&mut dispute, Move::Accept, &params));
    assert!(dispute.is_settled());
}

#[test]
fn suspension_takes_effect_when_it_is_made_and_ends_when_it_is_lifted() {
    let params = Params::default();
    let mut dispute = opened(&params);
    assert!(!dispute.is_suspended());
    dispute.takes_effect(Move::Suspend);
    assert!(dispute.is_suspended());
    let (menu, ..) = weighs(&mut dispute, 1, &params).unwrap();
    assert!(menu.contains(&Move::Resume) && !menu.contains(&Move::Suspend));
    dispute.takes_effect(Move::Resume);
    assert!(!dispute.is_suspended());
}

/// Precision 0 is uniform choice over the menu.
#[test]
fn without_precision_all_moves_are_alike() {
    let params = Params { dispute_precision: 0.0, ..Params::default() };
    let mut dispute = opened(&params);
    learns(&mut dispute, Clue::Lock, 10.0, &params);
    let (menu, shares, _) = weighs(&mut dispute, 1, &params).unwrap();
    assert!(shares.iter().all(|share| (share - 1.0 / menu.len() as f64).abs() < 1e-12));
}

/// What a third party brings together is compared once one side accepts, as if each had offered it to the other.
#[test]
fn mediation_is_an_offer_to_both() {
    let params = Params::default();
    let mut dispute = opened(&params);
    learns(&mut dispute, Clue::Lock, 10.0, &params);
    dispute.is_mediated();
    let (menu, ..) = weighs(&mut dispute, 1, &params).unwrap();
    assert!(menu.contains(&Move::Accept));
    let steps = hears(&mut dispute, Move::Accept, 0.5, &params);
    assert_eq!(steps, [Step::Compare]);
    assert!(!dispute.is_settled());
}
