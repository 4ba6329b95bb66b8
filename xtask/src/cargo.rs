//! Calling cargo, and the program that it builds.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, iter};

use crate::Outcome;

/// The root of the workspace, in which every command runs, wherever it was called from.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the root of the workspace")
}

/// A program, run in the root.
pub(crate) fn at_root(path: &Path) -> Command {
    let mut command = Command::new(path);
    command.current_dir(root());
    command
}

/// The cargo that runs us, with `words` as arguments.
pub(crate) fn cargo(words: &str) -> Command {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = at_root(Path::new(&cargo));
    command.args(words.split_whitespace());
    command
}

/// What the compiler prints.
pub(crate) fn rustc(words: &str) -> Result<String, String> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let text = output(at_root(Path::new(&rustc)).args(words.split_whitespace()))?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}

/// The triple of this machine.
pub(crate) fn host() -> Result<String, String> {
    let text = rustc("-vV")?;
    let triple = text.lines().find_map(|line| line.strip_prefix("host: "));
    triple.map(str::to_owned).ok_or_else(|| "`rustc -vV` does not name the host".into())
}

/// Whether `cargo NAME` is there.
pub(crate) fn has(name: &str) -> bool {
    answers(cargo(name))
}

/// Whether a program is there: it says its version.
pub(crate) fn answers(mut probe: Command) -> bool {
    probe.arg("--version").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    probe.status().is_ok_and(|status| status.success())
}

/// How the program is built.
#[derive(Clone, Copy)]
pub(crate) enum Build {
    /// Together with the tests, so that what they have compiled is not compiled again with other features.
    Debug,
    /// As its users build it.
    Release,
}

/// Where the program lies, brought up to date first.
pub(crate) fn guardline(build: Build) -> Result<PathBuf, String> {
    let (words, directory) = match build {
        Build::Debug => ("build --workspace --bins --tests", "debug"),
        Build::Release => ("build --package guardline --release", "release"),
    };
    run(&mut cargo(words))?;
    let own = env::current_exe().map_err(|error| format!("where this program lies: {error}"))?;
    let target = own.ancestors().nth(2).expect("cargo put this program into TARGET/debug");
    Ok(target.join(directory).join(format!("guardline{}", env::consts::EXE_SUFFIX)))
}

/// Shows a command, runs it in the open and waits for it.
pub(crate) fn run(command: &mut Command) -> Outcome {
    let line = shown(command);
    println!("$ {line}");
    let status = command.status().map_err(|error| format!("`{line}` did not start: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("`{line}` failed, {status}")) }
}

/// What a command prints to its standard output; what it says besides is passed on.
pub(crate) fn output(command: &mut Command) -> Result<Vec<u8>, String> {
    let line = shown(command);
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("`{line}` did not start: {error}"))?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(format!("`{line}` failed, {}", output.status))
    }
}

/// A command as one would type it, with the variables set for it.
fn shown(command: &Command) -> String {
    let variables = command.get_envs().filter_map(|(name, value)| {
        let value = value?.to_string_lossy();
        let quote = if value.contains(' ') { "'" } else { "" };
        Some(format!("{}={quote}{value}{quote}", name.to_string_lossy()))
    });
    let program = Path::new(command.get_program()).file_stem().unwrap_or_default();
    let words = iter::once(program).chain(command.get_args()).map(|word| word.to_string_lossy().into_owned());
    variables.chain(words).collect::<Vec<_>>().join(" ")
}
