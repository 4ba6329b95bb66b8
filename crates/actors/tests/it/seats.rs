//! Everybody decides at the same decision point: the model, a script, tit for tat. And a core is a value.

use guardline_actors::ports::ToBridge;
use guardline_actors::{Belief, Bully, Grit, Logit, Scripted, Seat, TitForTat, View};
use guardline_mechanism::Terms;
use guardline_units::{Instant, Params, Rung, Span};
use guardline_wire::codec;
use guardline_wire::record::{Occasion, Shows, Situation};

use crate::watch::{OTHER, OWN, Watch, conduct, mind, moves, orders, sharp, still};

const LOCK: ToBridge = ToBridge::Warned { by: OTHER, shows: Shows::Lock };

/// Asks somebody else and keeps what they were shown.
struct Witnessed<S>(S, Vec<View>);

impl<S: Seat> Seat for Witnessed<S> {
    fn decide(&mut self, view: &View) -> Rung {
        self.1.push(view.clone());
        self.0.decide(view)
    }
}

/// Says these rungs one after the other, and then the last.
struct Script(Vec<u8>);

impl Seat for Script {
    fn decide(&mut self, view: &View) -> Rung {
        assert_eq!(view.unit, OWN);
        Rung::new(if self.0.len() > 1 { self.0.remove(0) } else { self.0[0] })
    }
}

#[test]
fn a_script_decides_at_the_decision_point() {
    let mut seat = Witnessed(Script(vec![1, 2, 1]), Vec::new());
    let params = Params { commander_review: 600.0, ..still() };
    let mut watch = Watch::facing(3, mind(1, &params, Terms::none()), &mut seat);
    let mut deeds = watch.at(2.0, orders(3, 5, 2), &mut seat);
    deeds.extend(watch.at(3.0, orders(4, 6, 3), &mut seat));
    deeds.extend(watch.until(6_000.0, &mut seat));
    assert_eq!(moves(&deeds), [(1, 2), (2, 1)]);
    let occasions: Vec<_> = seat.1.iter().map(|view| view.occasion).collect();
    assert_eq!(occasions[..3], [Occasion::Seen, Occasion::Orders, Occasion::Orders]);
    assert!(occasions[3..].iter().all(|occasion| *occasion == Occasion::Review));
}

#[test]
fn tit_for_tat_answers_in_kind() {
    let mut seat = Witnessed(TitForTat, Vec::new());
    let mut watch = Watch::facing(2, mind(1, &still(), Terms::none()), &mut seat);
    watch.until(60.0, &mut seat);
    assert_eq!(watch.commander.own().number(), 2);
    watch.at(60.0, LOCK, &mut seat);
    watch.until(80.0, &mut seat);
    assert_eq!(watch.commander.own().number(), 4);
    watch.at(80.0, ToBridge::Dark { by: OTHER }, &mut seat);
    watch.until(200.0, &mut seat);
    assert_eq!(watch.commander.own().number(), 2);
    for view in &seat.1 {
        assert_eq!((view.values.len(), view.shocks.len()), (view.menu.len(), view.menu.len()));
    }
}

/// λ → 0 is chance by the shocks alone, λ → ∞ the best response.
#[test]
fn precision_has_its_limits() {
    let best = |view: &View| {
        let of = |values: &[f64]| {
            (0..values.len()).max_by(|a, b| values[*a].total_cmp(&values[*b])).map(|index| view.menu[index])
        };
        (of(&view.values), of(&view.shocks))
    };
    for seed in 0..50 {
        for (precision, by_value) in [(0.0, false), (1e9, true)] {
            let params = Params { precision, ..still() };
            let mut seat = Witnessed(Logit, Vec::new());
            let watch = Watch::facing(3, mind(seed, &params, Terms::none()), &mut seat);
            let (value, shock) = best(&seat.1[seat.1.len() - 1]);
            assert_eq!(Some(watch.commander.own()), if by_value { value } else { shock }, "seed {seed}");
        }
    }
}

/// The model's own chooser is asked without a view, and decides as it does with one.
#[test]
fn the_model_needs_no_view() {
    let mut decisions = 0;
    for seed in 0..20 {
        let run = |seat: &mut dyn Seat| {
            let mut watch = Watch::facing(2, mind(seed, &sharp(), Terms::none()), seat);
            let mut deeds = watch.at(5.0, LOCK, seat);
            deeds.extend(watch.at(25.0, ToBridge::Dark { by: OTHER }, seat));
            deeds.extend(watch.at(40.0, conduct(4, 2), seat));
            deeds.extend(watch.until(300.0, seat));
            deeds
        };
        let mut seen = Witnessed(Logit, Vec::new());
        let with_views = run(&mut seen);
        assert!(Logit.is_model() && !seen.is_model() && seen.1.len() > 20);
        assert_eq!(run(&mut Logit), with_views, "seed {seed}");
        decisions += moves(&with_views).len();
    }
    assert!(decisions > 20, "{decisions}");
}

/// V(a) of the specification, term by term, for an innocent commander of median temper at R0 who sees R3.
#[test]
fn the_values_of_the_specification() {
    let params = Params { commander_spread: 0.0, commander_review: 600.0, ..still() };
    let mut seat = Witnessed(Script(vec![0]), Vec::new());
    Watch::facing(3, mind(1, &params, Terms::none()), &mut seat);
    let view = &seat.1[0];
    let [_, probe, hostile] = view.belief.shares();
    assert_eq!(view.menu.iter().map(|rung| rung.number()).collect::<Vec<_>>(), [0, 1, 2]);
    // Exposure (ỹ = 3), war, backing down (nothing yet), in kind (0.55·3 + 0.45 = 2.1), orders (g = 2), purpose, effort.
    let expected = [
        -1.1 * (0.5 * probe * 2.0 + 1.5 * hostile * 4.0) - 0.40 * libm::exp(-0.84) - 0.30 * 2.1 - 0.15,
        -1.1 * (0.5 * probe + 1.5 * hostile * 3.0) - 0.40 * libm::exp(-0.42) - 0.30 * 1.1 - 0.22,
        -1.1 * (1.5 * hostile * 2.0) - 0.40 - 0.30 * 0.1 - 0.15 - 0.22 * libm::pow(2.0, 1.5),
    ];
    for (value, expected) in view.values.iter().zip(expected) {
        assert!((value - expected).abs() < 1e-12, "{:?} is not {expected}", view.values);
    }
    // σ = 0.10 + 0.09·3, and λ = λ₀ / (1 + κσ).
    assert!((view.precision - 3.0 / (1.0 + 0.9 * 0.37)).abs() < 1e-12, "{}", view.precision);
}

/// A copy of a commander goes on exactly as the original, and it can be written down.
#[test]
fn a_copy_continues_identically() {
    let mut one = Watch::facing(2, mind(8, &sharp(), Terms::none()), &mut Logit);
    one.at(5.0, LOCK, &mut Logit);
    one.until(20.0, &mut Logit);
    let mut other = Watch::facing(2, mind(8, &sharp(), Terms::none()), &mut Logit);
    other.commander = one.commander.clone();
    assert_eq!(codec::encode(&one.commander), codec::encode(&other.commander));
    let go_on = |watch: &mut Watch| {
        let mut deeds = watch.at(25.0, ToBridge::Dark { by: OTHER }, &mut Logit);
        deeds.extend(watch.at(40.0, conduct(4, 2), &mut Logit));
        deeds.extend(watch.until(600.0, &mut Logit));
        deeds
    };
    let (first, second) = (go_on(&mut one), go_on(&mut other));
    assert!(first.len() > 50);
    assert_eq!(first, second);
    assert_eq!(one.commander, other.commander);
}

/// What somebody at a rung sees who sees the other at another, with two rungs up and down to choose from.
fn view(minute: u64, own: u8, seen: u8) -> View {
    let menu: Vec<Rung> = (own.saturating_sub(2)..=own + 2).map(Rung::new).collect();
    let (seen, guidance) = (Rung::new(seen), Rung::new(4));
    View {
        at: Instant::START + Span::minutes(minute),
        unit: OWN,
        about: OTHER,
        named: OTHER,
        own: Rung::new(own),
        situation: Situation { seen, guidance, incident: false, clarified: false, visit: 0 },
        belief: Belief::normalised([1.0; 3]),
        occasion: Occasion::Review,
        values: vec![0.0; menu.len()].into(),
        precision: 1.0,
        shocks: vec![0.0; menu.len()].into(),
        menu: menu.into(),
    }
}

#[test]
fn a_bully_pushes_where_the_other_gives_way() {
    let chooses = |own, seen| Bully.decide(&view(0, own, seen)).number();
    assert_eq!([chooses(2, 0), chooses(2, 2), chooses(2, 3), chooses(4, 1)], [3, 3, 1, 4]);
}

#[test]
fn grit_steps_down_waits_and_answers_who_exploits_it() {
    let mut grit = Grit::default();
    let mut chooses = |minute, own, seen| grit.decide(&view(minute, own, seen)).number();
    assert_eq!(chooses(0, 4, 4), 3, "a first step unasked");
    assert_eq!(chooses(10, 3, 4), 3, "it waits");
    assert_eq!([chooses(31, 3, 4), chooses(62, 2, 4)], [2, 1], "and again");
    assert_eq!(chooses(93, 1, 4), 1, "three times and no more");
    assert_eq!(chooses(94, 1, 5), 3, "exploited: as high as it can come towards the other");
    assert_eq!(chooses(95, 3, 3), 2, "the other has come down: a first step again");
}

#[test]
fn a_script_reads_from_its_list_as_far_as_the_menu_allows() {
    let lines = [(60, 1), (30, 7), (90, 2)].map(|(minute, rung)| (Span::minutes(minute), Rung::new(rung)));
    let mut script = Scripted::new(lines.to_vec());
    let chosen =
        [(0, 2), (30, 2), (60, 2), (95, 1)].map(|(at, own)| script.decide(&view(at, own, 0)).number());
    assert_eq!(chosen, [2, 4, 1, 2]);
}
