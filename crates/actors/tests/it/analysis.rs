//! What the analysis of a recording does to a ministry: it corrects, confirms, finds what was not seen, or errs.

use guardline_actors::ports::{Analysis, ToMinistry};
use guardline_actors::{Act, Evidence, Likelihoods, Mind, Ministry};
use guardline_mechanism::Terms;
use guardline_units::{Instant, Params, Rung, Side, Span, UnitId};
use guardline_wire::Record;
use guardline_wire::record::{Because, Intent, Shows};

use crate::watch::{mind, still};

const OTHER: Side = Side(1);

fn minute(minute: u64) -> Instant {
    Instant::START + Span::minutes(minute)
}

/// A ministry to which unit 0 has reported a lock of this minute.
fn after_locks(minutes: &[u64], mind: &Mind) -> Ministry {
    let mut core = Ministry::new(Side(0), "own", vec![OTHER], Intent::Innocent, mind);
    for at in minutes {
        core.on(minute(*at + 30), Some(&lock(*at, &mind.params)), mind);
    }
    core
}

fn lock(at: u64, params: &Params) -> ToMinistry {
    let evidence = Evidence::lock(&Likelihoods::new(params)).reported(params);
    ToMinistry::Report { by: UnitId(0), about: OTHER, evidence, rung: Rung::new(4), sent: minute(at) }
}

fn analysis(at: u64, showed: Shows, finds: Shows) -> ToMinistry {
    let (unit, by, about, recorded) = (UnitId(0), UnitId(1), OTHER, minute(at));
    ToMinistry::Analysed(Analysis { unit, by, about, recorded, showed, finds })
}

fn belief(core: &Ministry) -> [f64; 3] {
    core.belief(OTHER).expect("there is a prior").shares()
}

fn close(one: [f64; 3], other: [f64; 3]) -> bool {
    one.into_iter().zip(other).all(|(one, other)| (one - other).abs() < 1e-12)
}

fn clears_up(acts: &[Act]) -> bool {
    acts.iter().any(|act| matches!(act, Act::Order { clarified: true, .. }))
}

fn whys(acts: &[Act]) -> Vec<Because> {
    let whys = acts.iter().filter_map(|act| match act {
        Act::Record(Record::Believes { because, .. }) => Some(*because),
        _ => None,
    });
    whys.collect()
}

#[test]
fn a_lock_that_is_not_confirmed_is_taken_back_and_clears_the_matter_up() {
    let mind = mind(1, &still(), Terms::none());
    let (mut core, prior) = (after_locks(&[0], &mind), belief(&after_locks(&[], &mind)));
    assert!(!close(belief(&core), prior));
    let acts = core.on(minute(900), Some(&analysis(0, Shows::Lock, Shows::Track)), &mind);
    assert!(close(belief(&core), prior), "{:?} is not {prior:?}", belief(&core));
    assert_eq!(whys(&acts), [Because::Analysis]);
    assert!(clears_up(&acts));
}

#[test]
fn nothing_is_cleared_up_while_another_lock_stands() {
    let mind = mind(1, &still(), Terms::none());
    let (mut core, one) = (after_locks(&[0, 200], &mind), belief(&after_locks(&[0], &mind)));
    let acts = core.on(minute(900), Some(&analysis(0, Shows::Lock, Shows::Search)), &mind);
    assert!(close(belief(&core), one), "the other lock counts as before");
    assert!(!clears_up(&acts));
    assert!(clears_up(&core.on(minute(950), Some(&analysis(200, Shows::Lock, Shows::Nothing)), &mind)));
}

#[test]
fn what_is_confirmed_is_not_counted_twice() {
    let mind = mind(1, &still(), Terms::none());
    let mut core = after_locks(&[0], &mind);
    let before = belief(&core);
    for (showed, finds) in [(Shows::Lock, Shows::Lock), (Shows::Track, Shows::Search)] {
        let acts = core.on(minute(900), Some(&analysis(0, showed, finds)), &mind);
        assert!(whys(&acts).is_empty() && !clears_up(&acts));
        assert!(
            acts.iter().any(|act| matches!(act, Act::Record(Record::Analysed { .. }))),
            "it is on record"
        );
    }
    assert!(close(belief(&core), before));
}

#[test]
fn a_report_that_comes_after_its_analysis_does_not_count() {
    let mind = mind(1, &still(), Terms::none());
    let mut core = after_locks(&[], &mind);
    let prior = belief(&core);
    assert!(clears_up(&core.on(minute(600), Some(&analysis(0, Shows::Lock, Shows::Search)), &mind)));
    core.on(minute(700), Some(&lock(0, &mind.params)), &mind);
    assert!(close(belief(&core), prior));
    core.on(minute(800), Some(&lock(60, &mind.params)), &mind);
    assert!(!close(belief(&core), prior), "another lock does");
}

#[test]
fn a_lock_that_nobody_saw_is_news_when_it_is_found() {
    let mind = mind(1, &still(), Terms::none());
    let (mut core, reported) = (after_locks(&[], &mind), belief(&after_locks(&[0], &mind)));
    let acts = core.on(minute(900), Some(&analysis(0, Shows::Search, Shows::Lock)), &mind);
    assert!(close(belief(&core), reported), "it counts as a report of it would");
    assert!(acts.iter().any(|act| matches!(act, Act::Embassy { .. })), "and is protested against");
}
