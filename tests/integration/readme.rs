//! The README shows what the program really prints.

use crate::support::{guardline, root, stdout};

/// Each line of an example stands in the output of the command before it; `…` stands for lines left out.
#[test]
fn its_examples_are_real() {
    let readme = std::fs::read_to_string(root("README.md")).unwrap();
    let mut arguments: Vec<String> = Vec::new();
    let mut output = None;
    let mut compared = 0;
    for line in readme.lines() {
        if let Some(command) = line.strip_prefix("cargo run --release -- ") {
            let command = command.split('#').next().unwrap_or_default();
            arguments = command.split_whitespace().map(str::to_owned).collect();
        } else if line == "```text" {
            let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
            output = Some(stdout(&guardline(&root(""), &arguments)));
        } else if line.starts_with("```") {
            output = None;
        } else if let Some(output) = output.as_ref().filter(|_| line.trim() != "…" && !line.trim().is_empty())
        {
            compared += 1;
            assert!(
                output.lines().any(|printed| printed == line),
                "`guardline {}` does not print: {line}",
                arguments.join(" ")
            );
        }
    }
    assert!(compared > 20, "the README shows only {compared} lines of output");
}
