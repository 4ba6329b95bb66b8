//! The page of a sweep: what must stand on it in every language, and what must not.

use std::fs;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use guardline_lab::sweep::{Plan, Report, SweepResult};
use guardline_report::Catalogue;
use guardline_scenario::load_experiment;
use guardline_units::Language;
use serde_json::Value;

const LANGUAGES: [Language; 3] = [Language::En, Language::Zh, Language::Ja];

/// An experiment whose author writes what a browser would take for its own; with `design` as the last lines of the file.
fn experiment(arms: &str, design: &str) -> String {
    let scenario =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/2013-01-30-east-china-sea.toml");
    format!(
        r#"
format = 1
title = "<script>alert(1)</script> & \"quoted\""
question = "Is it <b>calm</b> sooner?"
scenario = '{}'
runs = 12
until_h = 30
keep = []

{arms}

[outcomes]
primary = "calm_24h"
secondary = ["tension", "hours_to_deescalate", "misperception_gap", "fired_on_calm"]

[hypothesis]
claim = "It is <i>calmer</i>."
expect = "higher"
margin = 0.05
refuted_if = "opposite"
{design}
"#,
        scenario.display()
    )
}

const PAIR: &str =
    "[[arms]]\nid = 'none'\nmechanism = 'none'\n[[arms]]\nid = 'as_designed'\nmechanism = 'as_designed'\n";

fn swept(arms: &str, design: &str) -> (Plan, SweepResult) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("small.toml");
    fs::write(&file, experiment(arms, design)).unwrap();
    let loaded = load_experiment(&file, &Plan::outcome_names()).unwrap_or_else(|error| panic!("{error}"));
    let plan = Plan::new(loaded, None, "0");
    let out = folder.path().join("out");
    plan.claim(&out).unwrap();
    plan.run(None, &out, 0..plan.rows(), &AtomicBool::new(false), &|_| ()).unwrap();
    let result = plan.result(&out).unwrap();
    assert_eq!(
        result,
        plan.conclude(None, &out, &AtomicBool::new(false), &|_, _| ()).unwrap(),
        "made from the log alone it is the same"
    );
    (plan, result)
}

fn of_one_cell() -> (Plan, SweepResult) {
    swept(PAIR, "of = 'as_designed'")
}

fn report<'a>(plan: &'a Plan, result: &'a SweepResult, language: Language) -> Report<'a> {
    Report::new(plan, result, Path::new("some/small sweep"), language)
}

/// As it stands in HTML.
fn escaped(text: &str) -> String {
    let pairs = [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;"), ("'", "&#39;")];
    pairs.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

/// What stands on the page beside the programs that it carries.
fn own(page: &str) -> String {
    let (first, _) = page.split_once("</footer>").unwrap();
    first.to_owned()
}

#[test]
fn answer_qualifier_and_rule_stand_on_the_page_in_every_language() {
    let (plan, result) = of_one_cell();
    for language in LANGUAGES {
        let catalogue = Catalogue::of(language);
        let page = own(&report(&plan, &result, language).html());
        assert!(page.contains(&escaped(&result.headline(catalogue))), "{language:?}");
        let qualifier = escaped(&result.qualifier(catalogue));
        assert_eq!(page.matches(&qualifier).count(), 2, "beside the answer and at the foot, {language:?}");
        assert!(page.find("<footer>").unwrap() < page.rfind(&qualifier).unwrap());
        assert!(page.contains(&escaped(&result.rule(catalogue).unwrap())));
        for hash in [&result.receipt.plan, &result.receipt.rule, &result.receipt.traces] {
            assert!(page.contains(hash.as_str()));
        }
        assert!(page.contains("guardline verify &#39;small sweep&#39;"), "commands are quoted for a shell");
        let lang = ["en", "zh-CN", "ja"][language as usize];
        assert!(page.contains(&format!("<html lang=\"{lang}\">")));
    }
}

#[test]
fn every_chart_says_that_it_is_simulated_and_has_a_text() {
    let (plan, result) = of_one_cell();
    for language in LANGUAGES {
        let simulated = Catalogue::of(language).word("mark-simulated");
        let charts = report(&plan, &result, language).charts();
        // Four units of outcomes, time, rungs, steps under three arms, pairs of two with the base, and words.
        assert_eq!(charts.len(), 12, "{language:?}");
        for chart in charts {
            let title = chart.spec["title"]["text"].as_str().unwrap();
            assert!(title.contains(&simulated), "{title}");
            assert_eq!(chart.spec["description"], chart.alternative.as_str());
            assert!(
                chart.alternative.contains(|letter: char| letter.is_ascii_digit()),
                "{}",
                chart.alternative
            );
            assert!(!chart.spec["data"]["values"].as_array().unwrap().is_empty());
            assert!(!chart.spec.to_string().contains("http"), "no data and no scheme from elsewhere");
        }
    }
}

#[test]
fn the_charts_show_the_numbers_of_the_result() {
    let (plan, result) = of_one_cell();
    let charts = report(&plan, &result, Language::En).charts();
    let rows = |place: usize| charts[place].spec["data"]["values"].as_array().unwrap().clone();
    // Shares in percentage points, the primary outcome first, each beside its conduct-neutral arm.
    let effect = &result.outcomes[0].cells[0].effects[0];
    let first = &rows(0)[0];
    let close = |value: &Value, expected: f64| (value.as_f64().unwrap() - expected).abs() < 1e-9;
    assert!(close(&first["value"], 100.0 * effect.difference));
    assert!(close(&first["low"], 100.0 * effect.interval.unwrap().low));
    assert!(close(&first["margin_high"], 5.0));
    assert!(first["neutral"].is_number());
    // Bars make up the whole.
    let peaks = charts.iter().find(|chart| chart.heading.starts_with("Highest rung")).unwrap();
    let values = peaks.spec["data"]["values"].as_array().unwrap();
    let all: f64 = values.iter().map(|it| it["share"].as_f64().unwrap()).sum();
    assert!((all - result.arms.len() as f64).abs() < 1e-9);
    // Steps are counted for every hundred runs.
    let steps = charts.iter().find(|chart| chart.heading.contains("steps between rungs")).unwrap();
    let values = steps.spec["data"]["values"].as_array().unwrap();
    let drawn: f64 = values.iter().map(|it| it["count"].as_f64().unwrap()).sum();
    let counted: u64 = result.paths[0].steps.iter().map(|step| step.count).sum();
    assert!((drawn - 100.0 * counted as f64 / f64::from(result.receipt.replicates)).abs() < 1e-6);
}

#[test]
fn what_an_author_writes_is_text_and_nothing_is_fetched() {
    let (plan, result) = of_one_cell();
    for language in LANGUAGES {
        let page = report(&plan, &result, language).html();
        let own = own(&page);
        assert!(!own.contains("<script>alert") && own.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
        assert!(!own.contains("<b>calm") && !own.contains("<i>calmer"));
        for (place, _) in own.match_indices("src=").chain(own.match_indices("href=")) {
            assert!(own[place..].starts_with("href='#s"), "{}", &own[place..place + 60]);
        }
        assert!(!own.contains("http://") && !own.contains("https://") && !own.contains("url("));
        assert!(own.contains("default-src 'none'") && !own.contains("unsafe-eval"));
        assert_eq!(
            page.matches("</script>").count(),
            page.matches("<script>").count() + report(&plan, &result, language).charts().len()
        );
    }
}

#[test]
fn several_cells_are_rows_and_a_screening_begins_with_what_moves_the_effect() {
    let cells = "of = 'as_designed'\n[[design.list.cells]]\nid = 'slow'\nsets = ['units.frigate.speed_kn=12']\n\
                 [[design.list.cells]]\nid = 'fast'\nsets = ['units.frigate.speed_kn=20']\n";
    let (plan, result) = swept(PAIR, cells);
    let english = report(&plan, &result, Language::En);
    let rows = english.charts()[0].spec["data"]["values"].as_array().unwrap().clone();
    let labels: Vec<&str> = rows.iter().filter_map(|row| row["label"].as_str()).collect();
    assert!(labels.iter().any(|it| it.starts_with("slow")) && labels.iter().any(|it| it.starts_with("fast")));
    assert!(english.html().contains("Shown is the first of 2 cells, slow."));

    let morris = "of = 'as_designed'\n[design.morris]\ntrajectories = 2\nparameters = ['belief.trust', 'stress.base']\n";
    let (plan, result) = swept(PAIR, morris);
    let page = report(&plan, &result, Language::En).html();
    assert!(page.contains("<h2 id='s1'>1 · What the answer hangs on</h2>"));
    assert!(page.contains("belief.trust"));
}

#[test]
fn a_factorial_says_what_each_factor_contributes_and_what_is_not_modelled() {
    let arm = "[[arms]]\nid = 'as_designed'\nmechanism = 'as_designed'\n";
    let design = "[[design.factorial.factors]]\nid = 'line'\nclauses = ['lines.hotline']\n\
                  [[design.factorial.factors]]\nid = 'radio'\nclauses = ['radio']\n\
                  [[design.factorial.factors]]\nid = 'meetings'\nclauses = ['dialogues.annual']\n";
    let (plan, result) = swept(arm, design);
    // None of meetings, which cannot act within an encounter.
    assert_eq!(result.contributions.len(), 10);
    assert!(result.contributions.iter().all(|it| it.factor != "meetings"));
    assert!(result.not_modelled_at_this_horizon.contains(&"dialogues.annual".to_owned()));
    let page = own(&report(&plan, &result, Language::En).html());
    assert!(page.contains("without lines.hotline, radio"), "what each combination leaves out");
    assert!(page.contains("Shapley"));
    for clause in &result.not_modelled_at_this_horizon {
        let row = format!(
            "<th scope='row'>{}</th><td class='n'>not modelled at this horizon</td>",
            escaped(clause)
        );
        assert!(page.contains(&row), "{clause}");
    }
}
