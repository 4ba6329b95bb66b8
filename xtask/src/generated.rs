//! Files that are committed although a program writes them: readers and editors want them without building anything.

use std::fs;

use crate::Outcome;
use crate::cargo::{Build, at_root, cargo, guardline, output, root, run};

/// Each file, and the arguments with which the program prints it.
const GENERATED: &[(&str, &[&str])] = &[
    ("scenarios/schema.json", &["schema", "scenario"]),
    ("scenarios/pack.schema.json", &["schema", "pack"]),
    ("scenarios/mechanism.schema.json", &["schema", "mechanism"]),
    ("scenarios/experiment.schema.json", &["schema", "experiment"]),
    ("docs/sweep.schema.json", &["schema", "sweep"]),
    ("docs/result.schema.json", &["schema", "result"]),
    ("docs/explanation.schema.json", &["schema", "explanation"]),
    ("docs/comparison.schema.json", &["schema", "comparison"]),
    ("docs/ranking.schema.json", &["schema", "ranking"]),
    ("docs/channel.schema.json", &["schema", "channel"]),
    ("docs/brief.schema.json", &["schema", "brief"]),
    ("docs/rehearsal.schema.json", &["schema", "rehearsal"]),
    ("docs/audit.schema.json", &["schema", "audit"]),
    ("docs/difference.schema.json", &["schema", "difference"]),
    ("docs/parameters.schema.json", &["schema", "parameters"]),
    ("docs/parameters.md", &["params", "--format", "md"]),
    ("docs/channels.md", &["reference", "channels"]),
    ("docs/platforms.md", &["reference", "platforms"]),
    ("docs/codebook.md", &["reference", "codebook"]),
    ("docs/mechanisms.md", &["reference", "mechanisms"]),
    ("docs/checks.md", &["reference", "checks"]),
];

/// Writes the files that are not current.
pub(crate) fn write() -> Outcome {
    for file in stale()? {
        fs::write(root().join(file.path), &file.text).map_err(|error| format!("{}: {error}", file.path))?;
        println!("{}: written", file.path);
    }
    Ok(())
}

/// Fails if any file is not current.
pub(crate) fn check() -> Outcome {
    let stale: Vec<_> = stale()?.into_iter().map(|file| file.path).collect();
    if stale.is_empty() {
        return Ok(());
    }
    Err(format!("not current: {}; write with `cargo xtask schema`", stale.join(", ")))
}

/// Runs the tests of the whole program with leave to write what they would otherwise compare.
pub(crate) fn goldens() -> Outcome {
    run(cargo("test --workspace --test integration").env("UPDATE_GOLDENS", "1"))?;
    println!("read the change before you commit it: git diff tests/golden");
    Ok(())
}

/// A file as it should be.
struct File {
    path: &'static str,
    text: Vec<u8>,
}

/// The files whose committed text is not what the program prints.
fn stale() -> Result<Vec<File>, String> {
    let program = guardline(Build::Debug)?;
    let mut stale = Vec::new();
    for (path, arguments) in GENERATED {
        let text = output(at_root(&program).args(*arguments))?;
        if fs::read(root().join(path)).ok().as_ref() == Some(&text) {
            println!("{path}: current");
        } else {
            stale.push(File { path, text });
        }
    }
    Ok(stale)
}
