//! The table of calibration: measured by an example of the program, kept as a page of the documentation.

use std::fs;

use crate::Outcome;
use crate::cargo::{cargo, output, root};

/// The page.
const PAGE: &str = "docs/calibration.md";

/// From this line on the page is written by hand and kept.
const KEPT: &str = "## Retuning";

/// Runs of a scene if not told.
const RUNS: u32 = 2_000;

/// Prints the table or, with `--write`, writes it into the page.
pub(crate) fn command(words: &[&str]) -> Outcome {
    let (runs, write) = read(words)?;
    let mut example = cargo("run --package guardline --release --example calibrate --");
    let page = output(example.arg(runs.to_string()))?;
    let page = String::from_utf8(page).map_err(|error| error.to_string())?;
    if !write {
        print!("{page}");
        return Ok(());
    }
    let path = root().join(PAGE);
    let old = fs::read_to_string(&path).unwrap_or_default();
    fs::write(&path, joined(&page, &old)).map_err(|error| format!("{PAGE}: {error}"))?;
    println!("{PAGE}: written");
    Ok(())
}

/// How many runs, and whether to write.
fn read(words: &[&str]) -> Result<(u32, bool), String> {
    match words {
        [] => Ok((RUNS, false)),
        ["--write", rest @ ..] => Ok((read(rest)?.0, true)),
        ["--runs", number, rest @ ..] => {
            let runs = number.parse().map_err(|_| format!("`{number}` is no number of runs"))?;
            Ok((runs, read(rest)?.1))
        }
        [word, ..] => Err(format!("`{word}`: `cargo xtask calibrate` knows --runs N and --write")),
    }
}

/// The new page, with what was written by hand at the end of the old one.
fn joined(page: &str, old: &str) -> String {
    let kept = old.find(KEPT).map_or(KEPT, |at| &old[at..]);
    format!("{}\n\n{}\n", page.trim_end(), kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_by_hand_is_kept() {
        let old = "# Old\n\n## Retuning\n\nBy hand.\n";
        assert_eq!(joined("# New\n", old), "# New\n\n## Retuning\n\nBy hand.\n");
        assert_eq!(joined("# New\n", ""), "# New\n\n## Retuning\n");
    }

    #[test]
    fn words_are_read_in_any_order() {
        assert_eq!(read(&[]), Ok((RUNS, false)));
        assert_eq!(read(&["--write", "--runs", "50"]), Ok((50, true)));
        assert_eq!(read(&["--runs", "50", "--write"]), Ok((50, true)));
        assert!(read(&["--runs", "many"]).unwrap_err().contains("`many`"));
        assert!(read(&["--fast"]).unwrap_err().contains("`--fast`"));
    }
}
