//! What takes a measurement to know of the scenarios: that rehearsals find no dead end in them, and that their things to try come
//! out as their files say.

use std::fs;
use std::path::Path;

use crate::Outcome;
use crate::cargo::{Build, at_root, guardline, root, run};
use crate::determinism::scenarios;

/// What a file says about what was measured begins with this.
const MEASURED: &str = "measured = ";

/// How often a scenario is rehearsed.
const REHEARSALS: &str = "200";

/// Measures everything there is to try; with `--write` what was measured goes into the files.
pub(crate) fn command(words: &[&str]) -> Outcome {
    match words {
        [] => measure(false),
        ["--write"] => measure(true),
        [word, ..] => Err(format!("`{word}`: `cargo xtask try` knows --write")),
    }
}

/// Rehearses every scenario and measures what there is to try in it.
pub(crate) fn check() -> Outcome {
    let program = guardline(Build::Release)?;
    for path in scenarios() {
        run(at_root(&program).arg("rehearse").arg(path).args(["--runs", REHEARSALS]))?;
    }
    measure(false)
}

fn measure(write: bool) -> Outcome {
    let program = guardline(Build::Release)?;
    let mut wrong = Vec::new();
    for path in scenarios() {
        let file = path.display().to_string();
        let path = root().join(path);
        let text = fs::read_to_string(&path).map_err(|error| format!("{file}: {error}"))?;
        if !text.contains("[[try]]") {
            continue;
        }
        let measured = measured(&program, &file)?;
        for (id, sentence) in &measured {
            println!("{file}: {id}: {sentence}");
            if sentence.ends_with("not as expected") {
                wrong.push(format!("{file}: `{id}` is not as expected: {sentence}"));
            }
        }
        let new = measured.iter().fold(text.clone(), |text, (id, sentence)| written(&text, id, sentence));
        if write && new != text {
            fs::write(&path, new).map_err(|error| format!("{file}: {error}"))?;
        } else if new != text {
            wrong.push(format!(
                "{file}: what was measured is not what the file says; `cargo xtask try --write`"
            ));
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n")) }
}

/// What the program measures: the id of each thing to try, and what came of it.
fn measured(program: &Path, file: &str) -> Result<Vec<(String, String)>, String> {
    let output = at_root(program).args(["try", file]).output().map_err(|error| error.to_string())?;
    // That something is not as expected is no failure of the program.
    if !matches!(output.status.code(), Some(0 | 1)) {
        return Err(format!("{file}: {}", String::from_utf8_lossy(&output.stderr)));
    }
    Ok(read(&String::from_utf8_lossy(&output.stdout)))
}

fn read(printed: &str) -> Vec<(String, String)> {
    let mut id = String::new();
    let mut all = Vec::new();
    for line in printed.lines() {
        if let Some((_, sentence)) = line.strip_prefix("  ").and_then(|line| line.split_once("; ")) {
            all.push((id.clone(), sentence.to_owned()));
        } else if let Some((name, _)) = line.split_once(": ") {
            name.clone_into(&mut id);
        }
    }
    all
}

/// The file with what was measured in the entry with this id; everything else stays as it is, comments too.
fn written(text: &str, id: &str, sentence: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let begins = |line: &str| line.trim_start().starts_with('[');
    let names = |line: &&str| line.trim().starts_with("id") && line.contains(&format!("\"{id}\""));
    let entry = (0..lines.len()).filter(|at| lines[*at].trim() == "[[try]]").find_map(|at| {
        let end =
            lines[at + 1..].iter().position(|line| begins(line)).map_or(lines.len(), |end| at + 1 + end);
        lines[at..end].iter().any(names).then_some((at, end))
    });
    let Some((start, end)) = entry else { return text.to_owned() };
    let new = format!("{MEASURED}\"{sentence}\"");
    let mut all: Vec<String> = lines.iter().map(|&line| line.to_owned()).collect();
    if let Some(at) = (start..end).find(|at| lines[*at].starts_with(MEASURED)) {
        all[at] = new;
    } else {
        // After the last line of the entry that says anything.
        let said = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
        let last = lines[start..end].iter().rposition(said).map_or(start, |at| start + at);
        all.insert(last + 1, new);
    }
    all.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "a = 1\n\n[[try]]  \nid = \"one\"\n# why\npairs = 5\n\n[[try]]\nid = \"two\"\nmeasured = \"old\"\n\n[time]\n";

    #[test]
    fn what_was_measured_goes_where_it_belongs_and_nothing_else_changes() {
        let once = written(FILE, "one", "new");
        assert_eq!(once, FILE.replace("pairs = 5\n", "pairs = 5\nmeasured = \"new\"\n"));
        assert_eq!(written(&once, "one", "new"), once);
        assert_eq!(written(FILE, "two", "new"), FILE.replace("old", "new"));
        assert_eq!(written(FILE, "three", "new"), FILE);
    }

    #[test]
    fn what_the_program_prints_is_read() {
        let printed =
            "one: A line; and more.\n  settled, expected higher; simulated, 5 pairs: 0.00 pp, as expected\n";
        let expected = ("one".to_owned(), "simulated, 5 pairs: 0.00 pp, as expected".to_owned());
        assert_eq!(read(printed), [expected]);
    }
}
