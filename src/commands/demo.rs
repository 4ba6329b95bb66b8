//! `guardline demo`: one case from beginning to end, and what would have been with another answer.

use std::fmt::Write;
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::AtomicBool;

use guardline::journal::{asked, inputs};
use guardline::lab::branches::{Branches, Branching, Change, table};
use guardline::live::key;
use guardline::report::{Catalogue, Names, Outcome, say};
use guardline::scenario::file::{ScenarioFile, SideFile};
use guardline::scenario::{fictional, load_texts};
use guardline::units::{Instant, Language, Seed, Span, Text};
use guardline::wire::seat::Input;

use super::play::{Game, Manner, Played, free_name, sit};
use crate::FINE;
use crate::arguments::Demo;
use crate::journal_file::Inputs;
use crate::output::{self, Failure};

/// The encounter, as it comes with the program.
const CASE: (&str, &str) =
    ("2013-01-30-east-china-sea.toml", include_str!("../../scenarios/2013-01-30-east-china-sea.toml"));
const SEED: u64 = 1;
const SEAT: &str = "china";
const OTHER: &str = "japan";
const MECHANISM: &str = "as_designed";
/// How long it is watched.
const UNTIL: Span = Span::hours(120);
/// How many continuations there are with each answer.
const RUNS: u32 = 100;

pub(crate) fn demo(arguments: &Demo) -> Result<ExitCode, Failure> {
    let loaded = load_texts(&[(CASE.0.to_owned(), CASE.1.to_owned())], Some(MECHANISM), &[])?;
    // Nobody is asked to sit for a real state.
    let loaded = fictional(&loaded, Some(MECHANISM))?;
    let inputs = Inputs {
        scenario: Path::new(CASE.0),
        mechanism: Some(MECHANISM),
        seed: SEED,
        replicate: 0,
        ablations: &[],
        until: Some(UNTIL),
    };
    let game = Game::new(&loaded, &inputs, SEAT, free_name("demo"), false, true)?;
    let language = arguments.lang.into();
    let manner = Manner {
        pace: arguments.pace,
        think: Span::minutes(5),
        waits: true,
        facilitates: false,
        language,
        host: None,
    };
    let scenario = &loaded.scenario;
    let summary = format!("{}\n\n{}", scenario.summary.in_language(language), about(scenario, language));
    let played = sit(game, &manner, (scenario.title.in_language(language).to_owned(), summary))?;
    if played.interrupted {
        return Err(Failure::Interrupted);
    }
    output::print(&output::wrapped(&counterfactual(&played, language)?))?;
    Ok(FINE)
}

/// Who one is, what one is asked, and what the words mean.
fn about(scenario: &ScenarioFile, language: Language) -> String {
    let catalogue = Catalogue::of(language);
    let [own, other] = [SEAT, OTHER].map(|id| {
        let is = |side: &&SideFile| scenario.keys.get(&side.id).is_some_and(|known| known == id);
        let side = scenario.sides.iter().find(is);
        let unit = side.and_then(|side| scenario.units.iter().find(|unit| unit.side == side.id));
        let name = |text: Option<&Text>| text.map_or("?", |text| text.in_language(language)).to_owned();
        (name(side.map(|it| &it.name)), name(unit.map(|it| &it.name)))
    });
    let summary =
        say!(catalogue, "demo-summary", own = own.0, other = other.0, ship = own.1, theirs = other.1);
    format!("{summary}\n\n{}", key(catalogue))
}

/// Which answers let calm return most and least often, and what of it could be chance.
fn conclusion(arms: &[Branches], catalogue: Catalogue) -> String {
    let calm = |arm: &Branches| 100.0 * arm.mean("calm_24h").unwrap_or(0.0);
    let by_calm = |one: &&Branches, other: &&Branches| calm(one).total_cmp(&calm(other));
    let (Some(least), Some(most)) = (arms.iter().min_by(by_calm), arms.iter().max_by(by_calm)) else {
        return String::new();
    };
    // Half the width of a 95 % interval of the difference of two shares near one half, in points.
    let chance = 196.0 * (0.5 / f64::from(RUNS)).sqrt();
    let of = |arm: &Branches| format!("{:.0}", calm(arm));
    let key = if calm(most) - calm(least) > chance { "demo-conclusion" } else { "demo-no-difference" };
    say!(
        catalogue,
        key,
        most = &most.name,
        high = of(most),
        least = &least.name,
        low = of(least),
        chance = format!("{chance:.0}")
    )
}

/// The same run up to the first answer, continued many times with every answer that was open.
fn counterfactual(played: &Played, language: Language) -> Result<String, Failure> {
    let catalogue = Catalogue::of(language);
    let inputs: Vec<(Instant, Input)> = inputs(&played.entries).collect();
    let answer = inputs.iter().enumerate().find_map(|(place, (at, input))| match *input {
        Input::Answers { seat, question, choice } => Some((place, *at, seat, question, choice)),
        _ => None,
    });
    let Some((place, at, seat, question, choice)) = answer else {
        return Ok(format!("\n{}\n", catalogue.word("demo-no-answer")));
    };
    let what = asked(&played.entries, seat, question);
    let names = Names::new(&played.prepared, language);
    let options = what.map(|what| names.options(what)).unwrap_or_default();
    let then = [Input::Leaves { seat }];
    let branching = Branching {
        was: &played.prepared,
        seed: Seed(SEED),
        replicate: 0,
        inputs: &inputs[..place],
        at,
        then: &then,
        end: UNTIL,
        runs: RUNS,
    };
    let never = AtomicBool::new(false);
    let arms = (0..).zip(&options).map(|(choice, name)| {
        let first = Some(Input::Answers { seat, question, choice });
        let change = Change { name: name.clone(), prepared: &played.prepared, first };
        branching.run(None, &change, &never, &|| ())
    });
    let arms: Vec<Branches> = arms.collect::<Result<_, _>>().map_err(output::no_threads)?;
    let mut happened = Outcome::of(&played.prepared);
    played.entries.iter().for_each(|entry| happened.take(entry.at, &entry.is));
    happened.finish(played.finished.at);
    let own = options.get(usize::from(choice)).map_or("?", String::as_str);
    let heading = catalogue.word("demo-heading");
    let chosen = say!(catalogue, "demo-chosen", option = own, runs = RUNS);
    let mut text = format!("\n{heading}\n{chosen}\n\n");
    for arm in &arms {
        let share = |id| format!("{:.0}", 100.0 * arm.mean(id).unwrap_or(0.0));
        let line = say!(
            catalogue,
            "demo-arm",
            option = &arm.name,
            answered = share("line_answered"),
            calm = share("calm_24h"),
            public = share("public_24h")
        );
        let _ = writeln!(text, "  {line}");
    }
    let _ = writeln!(text, "\n{}\n", conclusion(&arms, catalogue));
    text.push_str(&table(&happened, &arms, UNTIL, output::width(), catalogue));
    let path = played.path.display();
    let one_case = catalogue.word("demo-one-case");
    let _ = write!(
        text,
        "\n{one_case}\n  guardline replay {path}\n  guardline branch {path} --at 1h\n  guardline play --help\n"
    );
    Ok(text)
}
