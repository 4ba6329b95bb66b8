//! The page of a sweep, looked at in a browser in every language.

use std::path::{Path, PathBuf};
use std::process::{self, Command};
use std::{env, fs};

use crate::Outcome;
use crate::cargo::{Build, answers, at_root, guardline, root, run};

/// Where Debian puts it.
const CHROMIUM: &str = "/usr/bin/chromium";
/// Enough for every chart to have something in it.
const RUNS: &str = "200";

/// Makes reports of the quickstart and looks at them. The pages are kept if something is wrong with them.
pub(crate) fn check() -> Outcome {
    if !(answers(Command::new("node")) && answers(Command::new("npm"))) {
        return Err("the browser test needs node 20 or later, and npm, on the PATH".to_owned());
    }
    let browser = browser()?;
    let program = guardline(Build::Release)?;
    let scratch = env::temp_dir().join(format!("guardline-browser-{}", process::id()));
    let sweep = scratch.join("sweep-quickstart");
    let mut command = at_root(&program);
    command.args(["sweep", "scenarios/experiments/quickstart.toml", "--runs", RUNS, "--out"]).arg(&sweep);
    run(&mut command)?;
    let mut pages = Vec::new();
    for language in ["en", "zh", "ja"] {
        let page = scratch.join(format!("report.{language}.html"));
        run(at_root(&program).arg("report").arg(&sweep).args(["--lang", language, "--out"]).arg(&page))?;
        pages.push(page);
    }
    let tests = root().join("tests/browser");
    run(Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(&tests))?;
    run(Command::new("node").arg("report.mjs").args(&pages).env("CHROMIUM", &browser).current_dir(&tests))?;
    fs::remove_dir_all(&scratch).map_err(|error| format!("{}: {error}", scratch.display()))
}

/// The browser: the one that `CHROMIUM` names, else Debian's, which is installed where it is missing.
fn browser() -> Result<PathBuf, String> {
    if let Some(named) = env::var_os("CHROMIUM") {
        return Ok(named.into());
    }
    let debian = Path::new(CHROMIUM);
    if !debian.exists() && answers(Command::new("apt-get")) {
        // As root it works, else the sentence below says what to do.
        let _ =
            run(Command::new("apt-get").args(["install", "--yes", "--no-install-recommends", "chromium"]));
    }
    if debian.exists() {
        return Ok(debian.to_owned());
    }
    Err(format!("the browser test needs a Chromium: install it as {CHROMIUM}, or name one by CHROMIUM=PATH"))
}
