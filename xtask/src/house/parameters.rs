//! Every row of the table of parameters is used, and docs/model.md speaks of no other.

use super::{File, files, uphold};

const TABLE: &str = "crates/units/src/params/table.rs";
const MODEL: &str = "docs/model.md";
const CHAPTER: &str = "docs/parameters.md";

/// A row: the field of `Params`, the name for people, and the line on which it stands.
struct Row<'a> {
    field: &'a str,
    name: &'a str,
    index: usize,
}

/// The rows as they stand in the source: `field: "name", …;`.
fn rows(table: &str) -> Vec<Row<'_>> {
    table.lines().enumerate().filter_map(|(index, line)| row(index, line)).collect()
}

fn row(index: usize, line: &str) -> Option<Row<'_>> {
    let (field, rest) = line.trim().split_once(": \"")?;
    let name = rest.split('"').next().filter(|name| name.contains('.'))?;
    field.chars().all(is_of_name).then_some(Row { field, name, index })
}

fn is_of_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// Source without its unit tests and without white space around dots, so that a chain over several lines is one.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    words.replace(" .", ".")
}

/// Whether code reads a field of the parameters: `params.field` or `p.field`.
fn reads(code: &str, field: &str) -> bool {
    ["params.", "p."].iter().any(|of| {
        let read = format!("{of}{field}");
        code.match_indices(&read).any(|(at, _)| {
            let before = code[..at].chars().next_back();
            let after = code[at + read.len()..].chars().next();
            !before.is_some_and(is_of_name) && !after.is_some_and(is_of_name)
        })
    })
}

/// Names of parameters in running text: between back quotes, words with a dot whose first word begins a name of the table.
/// `name.*` stands for every name that begins so.
fn named<'a>(text: &'a str, rows: &[Row<'_>]) -> Vec<(usize, &'a str)> {
    let group = |name: &str| name.split('.').next().unwrap_or_default().to_owned();
    let groups: Vec<String> = rows.iter().map(|row| group(row.name)).collect();
    let looks_like_one = |text: &&str| {
        text.contains('.')
            && !is_rust(text)
            && text.chars().all(|it| is_of_name(it) || it == '.' || it == '*')
            && groups.contains(&group(text))
    };
    let lines = text.lines().enumerate();
    let quoted =
        lines.flat_map(|(index, line)| line.split('`').skip(1).step_by(2).map(move |it| (index, it)));
    quoted.filter(|(_, text)| looks_like_one(text)).collect()
}

fn exists(name: &str, rows: &[Row<'_>]) -> bool {
    match name.strip_suffix('*') {
        Some(beginning) => rows.iter().any(|row| row.name.starts_with(beginning)),
        None => rows.iter().any(|row| row.name == name),
    }
}

fn find<'a>(files: &'a [File], path: &str) -> &'a File {
    files.iter().find(|file| file.path == path).unwrap_or_else(|| panic!("there is no {path}"))
}

#[test]
fn no_parameter_is_dead() {
    let files = files();
    let table = find(&files, TABLE);
    let sources: Vec<String> = files
        .iter()
        .filter(|file| {
            file.is_rust() && file.path.contains("/src/") && !file.path.starts_with("crates/units")
        })
        .map(|file| code(&file.text))
        .collect();
    let rows = rows(&table.text);
    assert!(rows.len() > 150, "only {} rows were found", rows.len());
    let dead = rows.iter().filter(|row| !sources.iter().any(|source| reads(source, row.field)));
    uphold(
        "every parameter is read somewhere",
        dead.map(|row| table.breach(row.index, &format!("nothing reads `{}`", row.name))),
    );
}

#[test]
fn the_model_names_parameters_that_exist() {
    let files = files();
    let (table, model) = (find(&files, TABLE), find(&files, MODEL));
    let rows = rows(&table.text);
    let named = named(&model.text, &rows);
    assert!(named.len() > 100, "docs/model.md names only {} parameters", named.len());
    let unknown = named.iter().filter(|(_, name)| !exists(name, &rows));
    uphold(
        "docs/model.md names parameters as the table does",
        unknown.map(|(index, name)| model.breach(*index, &format!("there is no parameter `{name}`"))),
    );
    let chapter = &find(&files, CHAPTER).text;
    let untold = rows.iter().filter(|row| !chapter.contains(&format!("| `{}` |", row.name)));
    uphold(
        "the parameter chapter of the model is complete; `cargo xtask schema` writes it",
        untold.map(|row| table.breach(row.index, &format!("`{}` is not in {CHAPTER}", row.name))),
    );
}

#[test]
fn the_model_names_files_that_exist() {
    let files = files();
    let model = find(&files, MODEL);
    let sources = model.text.lines().enumerate().flat_map(|(index, line)| {
        line.split('`').skip(1).step_by(2).filter(|it| is_rust(it)).map(move |it| (index, it))
    });
    let gone = sources.filter(|(_, path)| !files.iter().any(|file| file.path == format!("crates/{path}")));
    uphold(
        "docs/model.md says where each equation is computed",
        gone.map(|(index, path)| model.breach(index, &format!("there is no crates/{path}"))),
    );
}

#[test]
fn a_dead_or_unknown_parameter_is_seen() {
    let rows = rows("    trust: \"belief.trust\", \"T\";\n    latch: \"ladder.latch\", \"-\";\n");
    assert_eq!(rows.iter().map(|row| row.field).collect::<Vec<_>>(), ["trust", "latch"]);
    assert!(reads(&code("let x = mind\n    .params\n    .trust;"), "trust"));
    assert!(!reads(&code("let x = politics.trust + params.trusted;"), "trust"));
    assert!(!reads(&code("#[cfg(test)] mod tests { fn f() { params.trust } }"), "trust"));
    let text = "`belief.trust` and `belief.trst`\n`ladder.*`, `belief.rs`, `somewhere.else`\n";
    let named = named(text, &rows);
    let unknown: Vec<_> = named.iter().filter(|(_, name)| !exists(name, &rows)).collect();
    assert_eq!((named.len(), unknown), (3, vec![&(0, "belief.trst")]));
}

/// Whether a word is the path of a Rust file.
fn is_rust(word: &str) -> bool {
    std::path::Path::new(word).extension().is_some_and(|it| it == "rs")
}
