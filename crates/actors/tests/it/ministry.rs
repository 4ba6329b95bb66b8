//! The ministry's core: what moves it, how far it goes, and what it orders.

use guardline_actors::ports::{Brief, ToMinistry};
use guardline_actors::{Act, Evidence, Mind, Ministry};
use guardline_mechanism::{EarlyWarning, Path, Terms};
use guardline_units::{Instant, Params, Posture, Rung, Side, Span, UnitId};
use guardline_wire::record::Intent;
use guardline_wire::{LineId, Record, Route, SpeechAct, codec};

use crate::watch::{mind, table};

const OWN: Side = Side(0);
const OTHER: Side = Side(1);

fn ministry(mind: &Mind) -> Ministry {
    Ministry::new(OWN, "own", vec![OTHER], Intent::Innocent, mind)
}

fn report(rung: u8, evidence: Evidence, mind: &Mind) -> ToMinistry {
    ToMinistry::Report {
        by: UnitId(0),
        about: OTHER,
        evidence: evidence.reported(&mind.params),
        rung: Rung::new(rung),
        sent: Instant::START,
    }
}

/// Everything that falls due up to an hour.
fn until(core: &mut Ministry, hour: u64, mind: &Mind) -> Vec<Act> {
    let mut acts = Vec::new();
    loop {
        let due = core.wakes(mind);
        if due > Instant::START + Span::hours(hour) {
            return acts;
        }
        acts.extend(core.on(due, None, mind));
    }
}

fn postures(acts: &[Act]) -> Vec<u8> {
    let postures = acts.iter().filter_map(|act| match act {
        Act::Record(Record::Posture { to, .. }) => Some(to.number()),
        _ => None,
    });
    postures.collect()
}

#[test]
fn weapons_authority_is_delegated_only_above_contact() {
    let params = Params::default();
    let mut highest = [0; 10];
    for seed in 0..120 {
        for rung in [3_u8, 5, 6, 7] {
            let mind = mind(seed, &params, Terms::none());
            let mut core = ministry(&mind);
            let mut acts = Vec::new();
            for _ in 0..6 {
                let event = report(rung, Evidence::weapon(&table(&params)), &mind);
                acts.extend(core.on(Instant::START + Span::minutes(5), Some(&event), &mind));
            }
            acts.extend(until(&mut core, 48, &mind));
            let reached = postures(&acts).into_iter().max().unwrap_or(0);
            highest[usize::from(rung)] = highest[usize::from(rung)].max(reached);
        }
    }
    assert!(highest[3] <= 3 && highest[5] <= 3, "{highest:?}");
    assert_eq!((highest[6], highest[7]), (4, 4), "it does come up then");
}

#[test]
fn beliefs_move_by_reports_words_and_public_acts_alone() {
    let params = Params::default();
    let mind = mind(1, &params, Terms::none());
    let mut core = ministry(&mind);
    let bits = |core: &Ministry| core.belief(OTHER).map(|belief| belief.shares().map(f64::to_bits));
    let hour = |n| Instant::START + Span::hours(n);

    let mut before = bits(&core);
    core.on(hour(1), Some(&ToMinistry::Published), &mind);
    until(&mut core, 30, &mind);
    core.on(hour(30), Some(&ToMinistry::Due), &mind);
    core.on(
        hour(31),
        Some(&ToMinistry::Letter { frame: vec![1, 2, 3], sent: hour(1), route: Route::Embassy }),
        &mind,
    );
    assert_eq!(bits(&core), before, "time, the press and what cannot be read say nothing");

    let explanation = Evidence::explanation(true, &table(&params));
    let says = Some(SpeechAct::Explain { benign: true });
    let movers = [
        report(4, Evidence::lock(&table(&params)), &mind),
        ToMinistry::Public { side: OTHER, posture: Posture::new(2), since: Instant::START },
        ToMinistry::Words { from: OTHER, says, by: Some(LineId(0)), evidence: explanation.believed(0.5) },
    ];
    for event in movers {
        core.on(hour(32), Some(&event), &mind);
        assert_ne!(bits(&core), before, "{event:?}");
        before = bits(&core);
    }
}

/// Conservatism 0.8 times four fifths of what the unit itself would make of a move.
#[test]
fn a_report_weighs_four_fifths() {
    let params = Params { benign_discount: 0.0, ..Params::default() };
    let mind = mind(1, &params, Terms::none());
    let acts =
        ministry(&mind).on(Instant::START, Some(&report(4, Evidence::lock(&table(&params)), &mind)), &mind);
    let weight = acts.iter().find_map(|act| match act {
        Act::Record(Record::Believes { weight, .. }) => Some(*weight),
        _ => None,
    });
    assert!((weight.expect("a lock says something") - 0.8).abs() < 1e-12);
}

#[test]
fn postures_guide_and_cap() {
    let guidance: Vec<_> = (0..=4).map(|m| Posture::new(m).guidance().number()).collect();
    let caps: Vec<_> = (0..=4).map(|m| Posture::new(m).rules_of_engagement().number()).collect();
    assert_eq!((guidance, caps), (vec![2, 2, 3, 4, 5], vec![5, 5, 5, 6, 8]));
    let mut orders = 0;
    for seed in 0..40 {
        let params = Params::default();
        let mind = mind(seed, &params, Terms::none());
        let mut core = ministry(&mind);
        let mut acts =
            core.on(Instant::START, Some(&report(5, Evidence::lock(&table(&params)), &mind)), &mind);
        acts.extend(until(&mut core, 48, &mind));
        let mut posture = Posture::default();
        for (index, act) in acts.iter().enumerate() {
            match act {
                Act::Record(Record::Posture { to, .. }) => posture = *to,
                Act::Order { guidance, cap, .. } => {
                    orders += 1;
                    assert_eq!((*guidance, *cap), (posture.guidance(), posture.rules_of_engagement()));
                    assert_ne!(acts.get(index + 2), Some(act), "the same order is not given twice at once");
                }
                _ => {}
            }
        }
    }
    assert!(orders > 20);
}

/// The same situation with the same beliefs: reviews change nothing, and twice as many change nothing either.
#[test]
fn nothing_escalates_by_itself() {
    let run = |seed, review| {
        let params = Params { ministry_review: review, ministry_fatigue: 0.0, ..Params::default() };
        let mind = mind(seed, &params, Terms::none());
        let mut core = ministry(&mind);
        let event = report(4, Evidence::lock(&table(&params)), &mind);
        let mut acts = core.on(Instant::START, Some(&event), &mind);
        // Published from the start, so that the situation stays as it is.
        acts.extend(core.on(Instant::START, Some(&ToMinistry::Published), &mind));
        let first = postures(&[acts, until(&mut core, 24 * 7, &mind)].concat());
        (first, postures(&until(&mut core, 24 * 60, &mind)))
    };
    let mut moves = 0;
    for seed in 0..100 {
        let (first, later) = run(seed, 75.0);
        moves += first.len();
        assert_eq!(later, vec![0_u8; 0], "seed {seed}: weeks of the same change nothing");
        assert_eq!(run(seed, 37.5), (first, later), "seed {seed}");
    }
    assert!(moves > 50, "{moves}");
}

/// Silence on the line is an occasion to decide, as any evidence is; what says nothing is none.
#[test]
fn evidence_is_an_occasion_to_decide() {
    let params = Params { ministry_review: 1e9, ..Params::default() };
    let silence = Evidence::answered(false, [0.99, 0.9, 0.1], 0.0, true, &params);
    let decided = |evidence: Evidence| {
        let decides = |seed: &u64| {
            let mind = mind(*seed, &params, Terms::none());
            let mut core = ministry(&mind);
            core.on(Instant::START, Some(&report(4, Evidence::lock(&table(&params)), &mind)), &mind);
            let words = ToMinistry::Words { from: OTHER, says: None, by: Some(LineId(0)), evidence };
            !postures(&core.on(Instant::START + Span::hours(1), Some(&words), &mind)).is_empty()
        };
        (0..60).filter(decides).count()
    };
    assert!(decided(silence) > 0);
    assert_eq!(decided(Evidence { weight: 0.0, ..silence }), 0);
}

#[test]
fn protest_and_explanation_are_written_once() {
    let params = Params::default();
    let mind = mind(1, &params, Terms::none());
    let mut core = ministry(&mind);
    let mut letters = Vec::new();
    for _ in 0..3 {
        let protest = ToMinistry::Words {
            from: OTHER,
            says: Some(SpeechAct::Protest),
            by: None,
            evidence: Evidence { weight: 0.0, ..Evidence::line_contact(&table(&params)) },
        };
        for event in [report(4, Evidence::lock(&table(&params)), &mind), protest] {
            let acts = core.on(Instant::START, Some(&event), &mind);
            letters.extend(acts.into_iter().filter_map(|act| match act {
                Act::Embassy { says, .. } => Some(says),
                _ => None,
            }));
        }
    }
    assert_eq!(letters[0], SpeechAct::Protest);
    assert!(matches!(letters[1], SpeechAct::Explain { .. }));
    assert_eq!(letters.len(), 2);
}

/// A ministry wishes to talk from the first report of a simulated attack until somebody has explained it.
#[test]
fn the_wish_to_talk_ends_with_a_clarification() {
    let params = Params::default();
    let mind = mind(1, &params, Terms::none());
    let mut core = ministry(&mind);
    let wish = |acts: &[Act]| {
        acts.iter().rev().find_map(|act| match act {
            Act::Brief(Brief { wish, .. }) => Some(*wish),
            _ => None,
        })
    };
    let explain = ToMinistry::Words {
        from: OTHER,
        says: Some(SpeechAct::Explain { benign: true }),
        by: Some(LineId(0)),
        evidence: Evidence::explanation(true, &table(&params)),
    };
    assert_eq!(wish(&core.on(Instant::START, None, &mind)), Some(false));
    let lock = report(4, Evidence::lock(&table(&params)), &mind);
    assert_eq!(wish(&core.on(Instant::START, Some(&lock), &mind)), Some(true));
    assert_eq!(wish(&core.on(Instant::START, Some(&explain), &mind)), Some(false));
}

#[test]
fn a_copy_continues_identically() {
    let params = Params::default();
    let mind = mind(4, &params, Terms::none());
    let mut one = ministry(&mind);
    one.on(Instant::START, Some(&report(6, Evidence::collision(&table(&params)), &mind)), &mind);
    until(&mut one, 5, &mind);
    let mut other = one.clone();
    assert_eq!(codec::encode(&one), codec::encode(&other));
    assert_eq!(until(&mut one, 72, &mind), until(&mut other, 72, &mind));
    assert_eq!(one, other);
}

#[test]
fn an_explanation_that_nobody_believes_clears_nothing_up() {
    let mind = mind(1, &Params::default(), Terms::none());
    let clarified = |credibility| {
        let mut core = ministry(&mind);
        core.on(Instant::START, Some(&report(4, Evidence::lock(&mind.likelihoods), &mind)), &mind);
        let event = ToMinistry::Words {
            from: OTHER,
            says: Some(SpeechAct::Explain { benign: true }),
            by: None,
            evidence: Evidence::explanation(true, &mind.likelihoods).believed(credibility),
        };
        let acts = core.on(Instant::START + Span::hours(1), Some(&event), &mind);
        acts.iter().any(|act| matches!(act, Act::Order { clarified: true, .. }))
    };
    assert!(clarified(0.5) && !clarified(0.0));
}

/// Early warning is a duty: so many reports of hazardous conduct oblige a ministry to ask, though nothing has happened yet
/// that it would have asked about.
#[test]
fn early_warning_makes_a_ministry_ask_before_there_is_an_incident() {
    let params = Params::default();
    let duty = EarlyWarning { reports: 2, within_h: 24.0, tacit: false };
    let wish = |terms: Terms, reports: u64, apart: u64| {
        let mind = mind(1, &params, terms);
        let mut core = ministry(&mind);
        let mut wished = false;
        for n in 0..reports {
            let at = Instant::START + Span::hours(1 + n * apart);
            for act in core.on(at, Some(&report(3, Evidence::up(&mind.likelihoods), &mind)), &mind) {
                wished |= matches!(act, Act::Brief(Brief { wish: true, .. }));
            }
        }
        wished
    };
    let obliged = || Terms { early_warning: Some(duty.clone()), ..Terms::none() };
    assert!(wish(obliged(), 2, 1), "the second report obliges it");
    assert!(!wish(obliged(), 1, 1), "one does not");
    assert!(!wish(obliged(), 2, 25), "two in two days do not");
    assert!(!wish(Terms::none(), 5, 1), "without the duty nobody asks about manoeuvres");
    let cut = Terms { cut: vec![Path::Conduct], ..obliged() };
    assert!(!wish(cut, 5, 1), "and it acts by conduct alone");
}
