//! Comparisons of the scenario of 2013, run on threads.

use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use guardline_lab::{Comparison, Design, MEASURES, Measured, Reading, Unit};
use guardline_mechanism::Ablation;
use guardline_report::Catalogue;
use guardline_scenario::{Prepared, load};
use guardline_units::{Language, Seed, Span};

fn arm(mechanism: &str, sets: &[&str]) -> Prepared {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/2013-01-30-east-china-sea.toml");
    let sets: Vec<String> = sets.iter().map(ToString::to_string).collect();
    Prepared::new(&load(&file, Some(mechanism), &sets).unwrap_or_else(|error| panic!("{error}")))
}

fn design(arms: &[Prepared], runs: u32) -> Design<'_> {
    Design { arms, runs, seed: Seed(2013), until: None, program_version: "test" }
}

fn run(design: &Design<'_>) -> Comparison {
    Comparison::run(design, &AtomicBool::new(false), &|| ())
}

fn on_threads<T: Send>(threads: usize, work: impl FnOnce() -> T + Send) -> T {
    rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap().install(work)
}

fn json(comparison: &Comparison) -> String {
    serde_json::to_string_pretty(comparison).unwrap()
}

fn same(a: f64, b: f64) -> bool {
    a.to_bits() == b.to_bits()
}

/// The text without its line breaks.
fn in_one_line(comparison: &Comparison, width: usize) -> String {
    comparison.text(width, Catalogue::ENGLISH).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn any_number_of_threads_makes_the_same_bytes() {
    let arms = [arm("none", &[]), arm("as_observed", &[]), arm("as_designed", &[])];
    let on = |threads| on_threads(threads, || run(&design(&arms, 40)));
    let one = on(1);
    assert_eq!(one.runs, 40);
    for threads in [2, 4] {
        let many = on(threads);
        assert_eq!(json(&one), json(&many), "{threads} threads");
        assert_eq!(one.text(90, Catalogue::ENGLISH), many.text(90, Catalogue::ENGLISH));
    }
}

#[test]
fn an_arm_does_not_differ_from_itself() {
    let none = arm("none", &[]);
    let comparison = run(&design(&[none.clone(), none], 30));
    assert_eq!(comparison.mechanisms, ["none", "none (2)"]);
    for measured in &comparison.measures {
        let [difference] = &measured.differences[..] else { panic!("two arms have one difference") };
        assert_eq!(difference.difference.to_bits(), 0.0_f64.to_bits(), "{}", measured.id);
        assert_eq!((difference.pairs_higher, difference.pairs_lower), (0, 0));
        assert_eq!(difference.reading, Reading::Same);
        assert_eq!(difference.variance_gain, None);
        assert!(difference.interval.unwrap().contains(0.0));
        assert_eq!(measured.levels[0].estimate.to_bits(), measured.levels[1].estimate.to_bits());
    }
    assert!(same(comparison.peaks[0].same.estimate, 1.0));
}

/// V16 of the model: a mechanism that is there but inert changes nothing.
#[test]
fn a_placebo_does_not_differ_from_nothing() {
    let comparison = run(&design(&[arm("none", &[]), arm("inert", &[])], 40));
    for measured in &comparison.measures {
        assert_eq!(measured.differences[0].reading, Reading::Same, "{}", measured.id);
    }
}

#[test]
fn the_order_of_arms_beyond_the_base_does_not_matter() {
    let [a, b, c] = [arm("none", &[]), arm("as_observed", &[]), arm("as_designed", &[])];
    let one = run(&design(&[a.clone(), b.clone(), c.clone()], 25));
    let other = run(&design(&[a, c, b], 25));
    for (one, other) in one.measures.iter().zip(&other.measures) {
        assert_eq!(one.levels[0], other.levels[0]);
        assert_eq!([&one.levels[1], &one.levels[2]], [&other.levels[2], &other.levels[1]]);
        assert_eq!(
            [&one.differences[0], &one.differences[1]],
            [&other.differences[1], &other.differences[0]]
        );
    }
    assert_eq!([&one.peaks[0], &one.peaks[1]], [&other.peaks[1], &other.peaks[0]]);
}

#[test]
fn the_numbers_of_a_measure_fit_together() {
    let comparison = run(&design(&[arm("none", &[]), arm("as_observed", &[])], 60));
    let ids: Vec<&str> = comparison.measures.iter().map(|measured| measured.id.as_str()).collect();
    assert_eq!(ids, MEASURES.iter().map(|measure| measure.id).collect::<Vec<_>>());
    for measured in &comparison.measures {
        let [base, arm] = &measured.levels[..] else { panic!("two arms have two levels") };
        let difference = &measured.differences[0];
        assert_eq!((difference.mechanism.as_str(), difference.against.as_str()), ("as_observed", "none"));
        assert!((difference.difference - (arm.estimate - base.estimate)).abs() < 1e-9, "{}", measured.id);
        assert_eq!(difference.cells.is_some(), measured.unit == Unit::Probability);
        if let Some(cells) = difference.cells {
            assert_eq!(cells.pairs(), 60);
            assert!(same(f64::from(cells.both + cells.only_arm) / 60.0, arm.estimate));
            assert!(same(f64::from(cells.both + cells.only_base) / 60.0, base.estimate));
        }
        for level in [base, arm] {
            assert!(level.interval.unwrap().contains(level.estimate));
            if measured.unit == Unit::Hours {
                assert!((0.0..=comparison.until_hours).contains(&level.estimate));
            }
        }
        assert!(difference.interval.unwrap().contains(difference.difference));
    }
    let peaks = &comparison.peaks[0];
    assert!((peaks.worse.estimate + peaks.better.estimate + peaks.same.estimate - 1.0).abs() < 1e-12);
}

/// Decision 9 of the model: beside every arm stands the same one with no conduct ordered.
#[test]
fn the_conduct_neutral_arm_is_the_arm_without_its_conduct() {
    let arms = [arm("none", &[]), arm("as_designed", &[]), arm("line_only", &[])];
    let comparison = run(&design(&arms, 40));
    assert_eq!(comparison.conduct_neutral_as_it_is, [true, false, true]);
    let neutral = arms.clone().map(|arm| arm.ablated(&Ablation::CONDUCT).unwrap());
    let by_hand = run(&design(&neutral, 40));
    assert_eq!(by_hand.ablations, ["willingness", "intention_keeping"]);
    assert_eq!(by_hand.conduct_neutral_as_it_is, [true; 3], "nothing is left to take away");
    for (measured, by_hand) in comparison.measures.iter().zip(&by_hand.measures) {
        assert_eq!(measured.neutral_levels, by_hand.levels);
        assert_eq!(measured.neutral_differences, by_hand.differences);
        assert_eq!(measured.neutral_levels[2], measured.levels[2], "the line orders nobody's conduct");
    }
    assert_eq!(comparison.neutral_peaks, by_hand.peaks);
    let differs = |measured: &Measured| measured.neutral_levels[1] != measured.levels[1];
    assert!(comparison.measures.iter().any(differs), "as_designed orders conduct");
    let text = in_one_line(&comparison, 100);
    for words in ["worse, better and the same", "conduct-neutral", "It is the same arm for line_only."] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(in_one_line(&by_hand, 100).contains("without willingness without intention_keeping"));
}

#[test]
fn a_comparison_that_is_interrupted_keeps_the_first_replicates() {
    let arms = [arm("none", &[]), arm("as_observed", &[])];
    for threads in [1, 2, 4] {
        let (stop, done) = (AtomicBool::new(false), AtomicU32::new(0));
        let progress = || {
            if done.fetch_add(1, Ordering::Relaxed) == 9 {
                stop.store(true, Ordering::Relaxed);
            }
        };
        let comparison = on_threads(threads, || Comparison::run(&design(&arms, 100_000), &stop, &progress));
        assert!(comparison.runs >= 10 && comparison.runs < 100, "{} runs", comparison.runs);
        assert_eq!(comparison.runs, done.load(Ordering::Relaxed), "what is done is kept");
        assert!(in_one_line(&comparison, 80).contains("interrupted; 100000 were asked for"));
        // They are the replicates that a smaller design runs.
        let whole = run(&design(&arms, comparison.runs));
        assert_eq!((whole.measures, whole.peaks), (comparison.measures, comparison.peaks));
    }
}

#[test]
fn nothing_done_is_said_and_not_shown() {
    let arms = [arm("none", &[]), arm("as_observed", &[])];
    let comparison = Comparison::run(&design(&arms, 10), &AtomicBool::new(true), &|| ());
    assert_eq!((comparison.runs, comparison.runs_asked), (0, 10));
    assert!(comparison.measures.is_empty() && comparison.peaks.is_empty());
    assert!(comparison.text(80, Catalogue::ENGLISH).contains("nothing can be said"));
}

#[test]
fn one_replicate_and_one_arm_are_enough_to_be_shown() {
    let comparison = run(&design(&[arm("none", &[])], 1));
    assert!(comparison.measures.iter().all(|measured| measured.differences.is_empty()));
    let tension = comparison.measures.iter().find(|measured| measured.id == "tension").unwrap();
    assert_eq!(tension.levels[0].interval, None);
    assert!(comparison.text(80, Catalogue::ENGLISH).contains("[–]"));
}

#[test]
fn what_a_short_run_cannot_show_is_left_out() {
    let arms = [arm("none", &[])];
    let comparison = run(&Design { until: Some(Span::hours(6)), ..design(&arms, 3) });
    assert!(same(comparison.until_hours, 6.0));
    let has = |id| comparison.measures.iter().any(|measured| measured.id == id);
    assert!(has("calm_6h") && !has("calm_24h"));
    // The scenario's end is the limit.
    let comparison = run(&Design { until: Some(Span::hours(10_000)), ..design(&arms, 3) });
    assert!(same(comparison.until_hours, 90.0 * 24.0));
}

#[test]
fn the_document_says_that_it_is_simulated() {
    let arms = [arm("none", &[]), arm("as_observed", &[])];
    let document: serde_json::Value = serde_json::from_str(&json(&run(&design(&arms, 5)))).unwrap();
    assert_eq!(document["simulated"], true);
    assert_eq!(document["mechanisms"], serde_json::json!(["none", "as_observed"]));
    assert_eq!(document["seed"], 2013);
    assert_eq!(document["program_version"], "test");
    assert_eq!(document["choice_imposed"], false);
    assert_eq!(document["measures"][0]["unit"], "probability");

    let schema = schemars::schema_for!(Comparison);
    assert_eq!(schema.pointer("/properties/simulated/const"), Some(&true.into()));
    let described = schema.pointer("/properties").and_then(serde_json::Value::as_object).unwrap();
    for (field, about) in described {
        assert!(document.get(field).is_some(), "{field} is in the document");
        assert!(about.get("description").is_some(), "{field} is described");
    }
}

#[test]
fn an_imposed_refusal_is_told() {
    let arms = [arm("as_designed", &["sides.china.answer_imposed=let_ring"])];
    let comparison = run(&design(&arms, 100));
    assert!(comparison.choice_imposed);
    assert!(in_one_line(&comparison, 80).contains("because the scenario's author says so"));
}

#[test]
fn the_text_keeps_to_its_width() {
    let arms = [arm("none", &[]), arm("as_observed", &[]), arm("as_designed", &[])];
    let comparison = run(&design(&arms, 20));
    for width in [60, 80, 100, 140] {
        let text = comparison.text(width, Catalogue::ENGLISH);
        assert!(text.starts_with("SIMULATED"));
        for line in text.lines() {
            assert!(line.chars().count() <= width, "{width}: {line}");
        }
        let line = in_one_line(&comparison, width);
        for words in [
            "Simulated levels",
            "Simulated paired differences",
            "cover simulation error only",
            "undecided at this",
        ] {
            // Narrow columns break words off.
            assert!(width <= 80 || line.contains(words), "{words:?} at {width}: {text}");
        }
        assert!(!text.contains('\u{1b}'));
    }
}

/// In Chinese and Japanese letters are two columns wide, and what is left in ours are names and signs.
#[test]
fn the_text_is_there_in_every_language() {
    let same = ["guardline", "none", "as_observed", "as_designed", "pp", "test"];
    let arms = [arm("none", &[]), arm("as_observed", &[]), arm("as_designed", &[])];
    let comparison = run(&design(&arms, 20));
    for (language, mark) in [(Language::Zh, "模拟"), (Language::Ja, "模擬")] {
        for width in [60, 100, 140] {
            let text = comparison.text(width, Catalogue::of(language));
            assert!(text.starts_with(mark), "{text}");
            for line in text.lines() {
                assert!(textwrap::core::display_width(line) <= width, "{width}: {line}");
            }
            let apart = |letter: char| !letter.is_ascii_alphanumeric() && letter != '_';
            let word = |it: &&str| it.len() > 1 && it.chars().all(|it| it.is_ascii_alphabetic() || it == '_');
            for word in text.split(apart).filter(word) {
                assert!(width < 100 || same.contains(&word), "{word} in {text}");
            }
        }
    }
    for measure in MEASURES {
        let key = format!("measure-{}", measure.id.replace('_', "-"));
        assert_eq!(Catalogue::ENGLISH.word(&key), measure.name);
        assert_ne!(Catalogue::of(Language::Zh).word(&key), measure.name);
    }
}
