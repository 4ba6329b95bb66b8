//! A run is a function of its inputs: the same bytes come out of every build, every time.

use std::path::{Path, PathBuf};
use std::{env, fs, process};

use crate::Outcome;
use crate::cargo::{Build, at_root, guardline, root, run};

/// Runs every scenario with both builds, with one of them twice, and compares the journals byte by byte. They are kept
/// if they differ.
pub(crate) fn check() -> Outcome {
    let (release, debug) = (guardline(Build::Release)?, guardline(Build::Debug)?);
    let writers = [("release", &release), ("release-again", &release), ("debug", &debug)];
    let scratch = env::temp_dir().join(format!("guardline-determinism-{}", process::id()));
    fs::create_dir_all(&scratch).map_err(|error| format!("{}: {error}", scratch.display()))?;
    for scenario in scenarios() {
        let mut journals = Vec::new();
        for (writer, program) in writers {
            let path = scratch.join(format!("{}.{writer}.jsonl", stem(&scenario)));
            let mut command = at_root(program);
            command.arg("run").arg(&scenario).args(["--seed", "7", "--quiet", "--journal"]).arg(&path);
            run(&mut command)?;
            let bytes = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            journals.push((path, bytes));
        }
        let (first, rest) = journals.split_first().expect("there are several writers");
        for (path, bytes) in rest {
            if let Some(line) = first_difference(&first.1, bytes) {
                let (one, other) = (first.0.display(), path.display());
                return Err(format!("{}: {one} and {other} differ from line {line} on", scenario.display()));
            }
        }
        println!("{}: {} bytes, {} times the same", scenario.display(), first.1.len(), journals.len());
    }
    fs::remove_dir_all(&scratch).map_err(|error| format!("{}: {error}", scratch.display()))
}

/// The scenarios that come with the program, by path from the root.
pub(crate) fn scenarios() -> Vec<PathBuf> {
    let directory = fs::read_dir(root().join("scenarios")).expect("there is a directory of scenarios");
    let mut files: Vec<_> = directory
        .map(|entry| Path::new("scenarios").join(entry.expect("the directory can be listed").file_name()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "scenarios/ has no scenario in it");
    files
}

/// The name of a scenario, without directory and ending.
pub(crate) fn stem(scenario: &Path) -> String {
    scenario.file_stem().expect("a file has a name").to_string_lossy().into_owned()
}

/// The number, from 1, of the first line in which two texts differ.
fn first_difference(one: &[u8], other: &[u8]) -> Option<usize> {
    (one != other).then(|| {
        let same = one.iter().zip(other).take_while(|(a, b)| a == b).count();
        one[..same].split(|byte| *byte == b'\n').count()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_found_by_line() {
        assert_eq!(first_difference(b"a\nb\n", b"a\nb\n"), None);
        assert_eq!(first_difference(b"a\nb\nc\n", b"a\nx\nc\n"), Some(2));
        assert_eq!(first_difference(b"a\nb\n", b"a\nb\nc\n"), Some(3), "one ends early");
    }
}
