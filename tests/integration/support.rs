//! What the tests share: scenarios, runs, and the program itself.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::rc::Rc;

use guardline::kernel::{AsFastAsPossible, Lane};
use guardline::report::Outcome;
use guardline::scenario::{Finished, Prepared, Settings, load, load_texts};
use guardline::units::{ActorId, Instant, Seed};
use guardline::wire::Record;

/// Records of a run, as the sink got them.
pub(crate) type Records = Vec<(Instant, ActorId, Lane, Record)>;

/// A path below the root of the project.
pub(crate) fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Every scenario that comes with the program.
pub(crate) fn scenarios() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(root("scenarios"))
        .expect("there are scenarios")
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    files.sort();
    assert!(files.len() >= 2, "two encounters come with the program");
    files
}

/// Whether the run of a scenario under a seed is told otherwise than in its golden; rewrites the golden if asked to.
pub(crate) fn is_stale(file: &str, seed: &str, golden: &Path) -> bool {
    let output = guardline(&root(""), &["run", file, "--seed", seed]);
    assert!(output.status.success(), "{}", stderr(&output));
    let now = stdout(&output);
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        std::fs::write(golden, now).unwrap();
        return false;
    }
    std::fs::read_to_string(golden).ok().as_ref() != Some(&now)
}

/// A scenario from its file.
pub(crate) fn prepared(path: &Path, mechanism: Option<&str>, sets: &[&str]) -> Prepared {
    let sets: Vec<String> = sets.iter().map(|set| (*set).to_owned()).collect();
    Prepared::new(&load(path, mechanism, &sets).unwrap_or_else(|error| panic!("{error}")))
}

/// A scenario from its text.
pub(crate) fn prepared_text(text: &str, mechanism: Option<&str>) -> Prepared {
    let file = ("test.toml".to_owned(), text.to_owned());
    Prepared::new(&load_texts(&[file], mechanism, &[]).unwrap_or_else(|error| panic!("{error}")))
}

/// The texts of a scenario and of the packs that it imports, each with its name, the scenario's own first.
pub(crate) fn texts(path: &Path) -> Vec<(String, String)> {
    let loaded = load(path, None, &[]).unwrap_or_else(|error| panic!("{error}"));
    let preset = |name: &str| name.starts_with("preset ");
    loaded.texts.into_iter().filter(|(name, _)| !preset(name)).collect()
}

/// A scenario from its texts.
pub(crate) fn prepared_texts(texts: &[(String, String)], mechanism: Option<&str>) -> Prepared {
    Prepared::new(&load_texts(texts, mechanism, &[]).unwrap_or_else(|error| panic!("{error}")))
}

/// One run with everything it recorded.
pub(crate) fn run(prepared: &Prepared, seed: u64) -> (Finished, Records) {
    let sink = Rc::new(RefCell::new(Records::new()));
    let finished = prepared.run(settings(seed), sink.clone(), &mut AsFastAsPossible);
    let records = sink.borrow().clone();
    (finished, records)
}

/// One run boiled down to its outcome.
pub(crate) fn outcome(prepared: &Prepared, seed: u64) -> Outcome {
    let sink = Rc::new(RefCell::new(Outcome::of(prepared)));
    let finished = prepared.run(settings(seed), sink.clone(), &mut AsFastAsPossible);
    let mut outcome = sink.borrow().clone();
    outcome.finish(finished.at);
    outcome
}

fn settings(seed: u64) -> Settings {
    Settings { seed: Seed(seed), replicate: 0, until: None }
}

/// The program, run with arguments in a folder.
pub(crate) fn guardline(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments).output().expect("the program runs")
}

/// The program, not yet run.
pub(crate) fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_guardline"));
    command.current_dir(folder).args(arguments).env_remove("NO_COLOR").env_remove("COLUMNS");
    command
}

/// Standard output as text.
pub(crate) fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("text")
}

/// Standard error as text.
pub(crate) fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("text")
}
