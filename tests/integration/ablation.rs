//! Ablations: a run in which what is taken away never came up is the same run to the bit.

use guardline::mechanism::Ablation;
use guardline::scenario::Prepared;
use guardline::wire::line::LineState;
use guardline::wire::record::Because;
use guardline::wire::{Record, SpeechAct};

use crate::support::{guardline, prepared, root, run, scenarios, stderr, stdout};

const SEEDS: std::ops::Range<u64> = 1..13;

fn ablated(prepared: &Prepared, ablation: Ablation) -> Prepared {
    prepared.clone().ablated(&[ablation]).unwrap()
}

/// Whether a record is of words that somebody understood, or of a notice in hand.
fn words(record: &Record) -> bool {
    matches!(
        record,
        Record::Hears { understood: Some(_), .. }
            | Record::NoticeInHand { .. }
            | Record::Line { state: LineState::Understands { .. }, .. }
    )
}

/// Whether somebody heard the other announce a step back.
fn announcement(record: &Record) -> bool {
    let announces = |says: &SpeechAct| {
        matches!(says, SpeechAct::StepBackOffer | SpeechAct::Intention { step_back: true, .. })
    };
    match record {
        Record::Hears { understood: Some(says), .. }
        | Record::Line { state: LineState::Understands { says: Some(says) }, .. } => announces(says),
        _ => false,
    }
}

/// Whether something was cleared up.
fn clarification(record: &Record) -> bool {
    matches!(
        record,
        Record::Orders { clarified: true, .. } | Record::Believes { because: Because::IntentionKept, .. }
    )
}

/// Runs the scenarios with and without what is taken away, under every seed, up to the first record of `comes_up`: so far
/// they must be one run, and wherever it never comes up to the end. At least one run must differ in the end.
fn same_until(ablation: Ablation, mechanism: &str, comes_up: fn(&Record) -> bool) {
    let (mut compared, mut different) = (0, 0);
    for path in scenarios() {
        let whole = prepared(&path, Some(mechanism), &[]);
        let without = ablated(&whole, ablation);
        for seed in SEEDS {
            let ((finished, records), (ended, others)) = (run(&whole, seed), run(&without, seed));
            match records.iter().position(|(.., record)| comes_up(record)) {
                None => assert_eq!((finished, &records), (ended, &others), "{ablation:?}, seed {seed}"),
                Some(first) => {
                    assert!(records[..first] == others[..first], "{ablation:?}, seed {seed}");
                    compared += first;
                }
            }
            different += u32::from(finished.trace != ended.trace);
        }
    }
    assert!(compared > 100 && different > 0, "{ablation:?}: {compared} records, {different} runs differ");
}

#[test]
fn without_words_nothing_differs_until_words_are_understood() {
    same_until(Ablation::Words, "as_designed", words);
}

#[test]
fn with_flat_credibility_nothing_differs_until_words_are_understood() {
    same_until(Ablation::Credibility, "as_designed", words);
}

#[test]
fn without_announcements_nothing_differs_until_one_is_understood() {
    same_until(Ablation::Announcements, "as_designed", announcement);
}

#[test]
fn without_cover_nothing_differs_until_something_is_cleared_up() {
    same_until(Ablation::Cover, "as_designed", clarification);
}

/// Under no mechanism nobody is ordered to answer and no phrases are agreed.
#[test]
fn conduct_can_be_taken_away_from_a_mechanism_and_not_from_none() {
    for ablation in Ablation::CONDUCT {
        let mut different = 0;
        for path in scenarios() {
            let none = prepared(&path, Some("none"), &[]);
            let designed = prepared(&path, Some("as_designed"), &[]);
            for seed in SEEDS {
                assert_eq!(
                    run(&none, seed),
                    run(&ablated(&none, ablation), seed),
                    "{ablation:?}, seed {seed}"
                );
                let traces = [&designed, &ablated(&designed, ablation)].map(|it| run(it, seed).0.trace);
                different += u32::from(traces[0] != traces[1]);
            }
        }
        assert!(different > 0, "{ablation:?} takes nothing away from as_designed");
    }
}

/// Words that nobody believes still pass, and change no belief.
#[test]
fn without_words_no_word_moves_a_belief() {
    let path = &root("scenarios/2013-01-30-east-china-sea.toml");
    let moved = |prepared: &Prepared| {
        let records = SEEDS.flat_map(|seed| run(prepared, seed).1);
        let by_words = |record: &Record| match record {
            Record::Believes { because, .. } => matches!(
                because,
                Because::IntentionKept
                    | Because::IntentionBroken
                    | Because::Notice
                    | Because::Explanation
                    | Because::NoExplanation
            ),
            Record::Orders { clarified, .. } => *clarified,
            _ => false,
        };
        records.filter(|(.., record)| by_words(record)).count()
    };
    let whole = prepared(path, Some("as_designed"), &[]);
    assert!(moved(&whole) > 0);
    assert_eq!(moved(&ablated(&whole, Ablation::Words)), 0);
}

#[test]
fn an_ablation_stands_in_the_receipt_and_the_journal_and_replays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ablated.jsonl").to_string_lossy().into_owned();
    let scenario = "scenarios/2013-01-30-east-china-sea.toml";
    let arguments = ["run", scenario, "--mechanism", "as_designed", "--ablate", "words", "--ablate", "cover"];
    let told = guardline(&root(""), &[&arguments[..], &["--journal", &path]].concat());
    assert!(told.status.success(), "{}", stderr(&told));
    let told = stdout(&told).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("--ablate words --ablate cover"), "{told}");
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.lines().next().unwrap().contains(r#""ablations":["words","cover"]"#));
    let again = guardline(folder.path(), &["replay", "ablated.jsonl"]);
    assert_eq!(again.status.code(), Some(0), "{}", stderr(&again));
    assert_eq!(guardline(&root(""), &["run", scenario, "--ablate", "gossip"]).status.code(), Some(2));
}
