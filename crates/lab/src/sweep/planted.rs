//! Worlds whose truth is known, planted in place of the model: whether the answer that comes out is the one that was put in.
//!
//! Runs are made up: each replicate has a common fate that all arms share and, now and then, a fate of its own in each arm, as
//! two runs under common random numbers have. Everything after the runs (columns, estimates, the rule, the sentence) is the
//! program's own.
#![expect(clippy::print_stdout, reason = "how often each ending came is shown with `--no-capture`")]

use guardline_kernel::Draws;
use guardline_report::Catalogue;
use guardline_report::outcome::Cause;
use guardline_scenario::load_experiment_texts;
use guardline_units::{Language, Rung, Seed};

use super::gather::Gathered;
use super::judge::Ending;
use super::kept::Kept;
use super::plan::Plan;
use super::summary::Summary;
use crate::measure::Sheet;

/// How often warning force comes about without a mechanism.
const BASE: f64 = 0.12;
/// How often an arm has a fate of its own.
const OWN_FATE: f64 = 0.25;
/// By how much an arm that helps, or harms, differs: one point.
const POINT: f64 = 0.01;
/// Pairs in a sweep. A difference of a point between arms that share three quarters of their luck is then found four times in five.
const PAIRS: u32 = 8000;

/// Sweeps of each world: 200, or as many as the environment asks for. What came of more is in docs/verification.md.
fn sweeps() -> u32 {
    std::env::var("GUARDLINE_PLANTED_SWEEPS").ok().and_then(|asked| asked.parse().ok()).unwrap_or(200)
}

/// Of so many sweeps, the most that may be wrongly called supported: one in twenty, and chance; 21 of 200.
fn most_false(sweeps: u32) -> u32 {
    let n = f64::from(sweeps);
    (0.05 * n + 3.57 * (0.05 * 0.95 * n).sqrt()) as u32
}

/// And the fewest in which a true point must be found: four in five, less chance; 142 of 200.
fn fewest_found(sweeps: u32) -> u32 {
    let n = f64::from(sweeps);
    (0.8 * n - 3.18 * (0.8 * 0.2 * n).sqrt()) as u32
}

const EXPERIMENT: &str = r#"
format = 1
title = "Planted"
question = "Does it help?"
scenario = "case.toml"
embassy_control = false
arms = [{ id = "none", mechanism = "none" }, { id = "line", mechanism = "inert" }]
outcomes = { primary = "peak_r5" }

[hypothesis]
expect = "lower"
margin = 0.01
refuted_if = "no_effect"
claim = { en = "It helps.", zh = "它有帮助。", ja = "役に立つ。" }
"#;

fn plan(pairs: u32) -> Plan {
    let case = include_str!("../../../../scenarios/2013-01-30-east-china-sea.toml");
    let texts = [("planted.toml", EXPERIMENT), ("case.toml", case)]
        .map(|(name, text)| (name.to_owned(), text.to_owned()));
    let loaded =
        load_experiment_texts(&texts, &Plan::outcome_names()).unwrap_or_else(|error| panic!("{error}"));
    Plan::new(loaded, Some(pairs), "0")
}

/// A sweep of a world in which warning force comes about with this chance in the second arm.
fn ending(plan: &Plan, chance: f64, sweep: u32) -> (Ending, [String; 3]) {
    let draws = Draws::new(Seed(u64::from(sweep)), 0, 0);
    let gathered = Gathered::made_up(plan, |row| {
        let shared = draws.at("world", "fate", &[u64::from(row.replicate)]).uniform();
        let mut own = draws.at("world", "own fate", &[u64::from(row.replicate), row.arm as u64]);
        let fate = if own.bernoulli(OWN_FATE) { own.uniform() } else { shared };
        let chance = if row.arm == 0 { BASE } else { chance };
        let peak = Rung::new(if fate < chance { 5 } else { 4 });
        Kept {
            sheet: Sheet::made_up(peak),
            trace: [0; 2],
            path: vec![(peak, Cause::default())],
            words: [[0; 4]; 4],
        }
    });
    let summary = Summary { plan, gathered: &gathered, traces: String::new(), runs: plan.rows() };
    let result = summary.result(Vec::new());
    let headlines = [Language::En, Language::Zh, Language::Ja].map(|it| result.headline(Catalogue::of(it)));
    (result.hypothesis.expect("there is one").ending, headlines)
}

/// How often each ending came, in so many sweeps.
fn endings(world: &str, chance: f64) -> ([u32; 4], u32) {
    let (plan, sweeps) = (plan(PAIRS), sweeps());
    let mut counts = [0; 4];
    for sweep in 0..sweeps {
        let (ending, headlines) = ending(&plan, chance, sweep);
        counts[ending as usize] += 1;
        let begins = match ending {
            Ending::Supported => {
                ["Supported by", "经 8,000 对模拟得到支持", "8,000 対のシミュレーションで支持された"]
            }
            Ending::NotSupported => [
                "Not supported by",
                "经 8,000 对模拟未得到支持",
                "8,000 対のシミュレーションで支持されなかった",
            ],
            Ending::Undecided => {
                ["Undecided at", "8,000 对模拟尚无法定论", "8,000 対のシミュレーションでは決まらない"]
            }
            Ending::Refuted => {
                ["Refuted by", "经 8,000 对模拟被否定", "8,000 対のシミュレーションで反証された"]
            }
        };
        for (headline, begins) in headlines.iter().zip(begins) {
            // How numbers are grouped is the language's business.
            let plain = headline.replace(['\u{2068}', '\u{2069}', ','], "");
            assert!(plain.starts_with(&begins.replace(',', "")), "{headline}");
        }
    }
    show(world, sweeps, counts);
    (counts, sweeps)
}

/// A row of the table in docs/verification.md.
fn show(world: &str, sweeps: u32, [supported, not_supported, undecided, refuted]: [u32; 4]) {
    println!("| {world} | {sweeps} | {supported} | {not_supported} | {undecided} | {refuted} |");
}

fn supported(counts: [u32; 4]) -> u32 {
    counts[Ending::Supported as usize]
}

#[test]
fn what_does_nothing_is_seldom_called_a_help() {
    let (counts, sweeps) = endings("does nothing", BASE);
    assert!(supported(counts) <= most_false(sweeps), "{counts:?}");
    // Nothing that matters is shown to be none, most of the time.
    assert!(counts[Ending::Refuted as usize] >= sweeps / 2, "{counts:?}");
}

#[test]
fn what_helps_by_a_point_is_found() {
    let (counts, sweeps) = endings("helps by a point", BASE - POINT);
    assert!(supported(counts) >= fewest_found(sweeps), "{counts:?}");
}

#[test]
fn what_harms_is_never_called_a_help() {
    let (counts, sweeps) = endings("harms by a point", BASE + POINT);
    assert!(supported(counts) == 0, "{counts:?}");
    assert!(counts[Ending::Refuted as usize] >= fewest_found(sweeps), "{counts:?}");
}

/// A line that helps if it is answered, and is answered in every other sweep: how those ended, and how the others, of so many each.
fn told_apart() -> ([[u32; 4]; 2], u32) {
    let (plan, each) = (plan(PAIRS), sweeps() / 2);
    let mut counts = [[0; 4]; 2];
    for sweep in 0..2 * each {
        let silent = (sweep % 2) as usize;
        let chance = if silent == 0 { BASE - POINT } else { BASE };
        counts[silent][ending(&plan, chance, 1_000_000 + sweep).0 as usize] += 1;
    }
    for (counts, answered) in counts.into_iter().zip(["is", "is not"]) {
        show(&format!("helps only if answered, and {answered}"), each, counts);
    }
    (counts, each)
}

/// What is said of each sweep is what was so in it.
#[test]
fn what_helps_only_if_answered_is_told_from_what_is_not() {
    let (counts, each) = told_apart();
    let [found, wrong] = counts.map(supported);
    assert!(found >= fewest_found(each), "found {found} of {each}");
    assert!(wrong <= most_false(each), "{wrong} of {each}");
}

/// V5: the ladder as a walk of pure chance from R4, up with chance p and else down, until it leaves the ladder at R0 or reaches R9. What
/// comes out of the columns is what is known of the gambler's ruin: with r = q/p, P₉ = (1 − r⁴) / (1 − r⁹) and
/// D = 4 / (q − p) − 9 P₉ / (q − p), or 4/9 and 20 if p is one half.
#[test]
fn v5_a_ladder_of_pure_chance_is_the_gamblers_ruin() {
    let walks = 50_000;
    let plan = plan(walks);
    let up = [0.4, 0.5];
    let gathered = Gathered::made_up(&plan, |row| {
        let mut draw = Draws::new(Seed(5), row.replicate, 0).at("walk", "steps", &[row.arm as u64]);
        let mut rung: u8 = 4;
        let mut path = vec![(Rung::new(rung), Cause::Beginning)];
        while (1..9).contains(&rung) {
            rung = if draw.bernoulli(up[row.arm]) { rung + 1 } else { rung - 1 };
            path.push((Rung::new(rung), Cause::Conduct));
        }
        let sheet = Sheet::made_up(path.iter().map(|(rung, _)| *rung).max().unwrap_or_default());
        Kept { sheet, trace: [0; 2], path, words: [[0; 4]; 4] }
    });
    for (arm, (reached, steps)) in [(0.108_50, 15.118), (4.0 / 9.0, 20.0)].into_iter().enumerate() {
        let column = gathered.column(&plan, 0, arm);
        let n = f64::from(walks);
        let up_there = column.peaks.iter().filter(|peak| peak.number() == 9).count() as f64 / n;
        // Three standard errors.
        let error = 3.0 * (reached * (1.0 - reached) / n).sqrt();
        assert!((up_there - reached).abs() < error, "{up_there}, expected {reached} ± {error}");
        let mean = column.steps.values().sum::<u64>() as f64 / n;
        // The standard deviation of the number of steps is below its mean here.
        let error = 3.0 * steps / n.sqrt();
        assert!((mean - steps).abs() < error, "{mean}, expected {steps} ± {error}");
    }
}
