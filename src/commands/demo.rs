//! `guardline demo`: one case from beginning to end, and what would have been with another answer.

use std::fmt::Write;
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::AtomicBool;

use guardline::journal::{asked, inputs};
use guardline::lab::branches::{Branches, Branching, Change, table};
use guardline::report::{Catalogue, Names, Outcome, say};
use guardline::scenario::{fictional, load_texts};
use guardline::units::{Instant, Language, Seed, Span};
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
    let about = Catalogue::of(language).word("demo-summary");
    let summary = format!("{}\n\n{about}", scenario.summary.in_language(language));
    let played = sit(game, &manner, (scenario.title.in_language(language).to_owned(), summary))?;
    if played.interrupted {
        return Err(Failure::Interrupted);
    }
    output::print(&counterfactual(&played, language)?)?;
    Ok(FINE)
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
    text.push('\n');
    text.push_str(&table(&happened, &arms, UNTIL, output::width(), catalogue));
    let path = played.path.display();
    let one_case = catalogue.word("demo-one-case");
    let _ = write!(
        text,
        "\n{one_case}\n  guardline replay {path}\n  guardline branch {path} --at 1h\n  guardline play --help\n"
    );
    Ok(text)
}
