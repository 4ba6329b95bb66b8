//! The rules of the house that neither the compiler nor clippy knows. Each rule is a test and a few lines long; a
//! breach names file and line.

use std::fs;
use std::path::Path;

use crate::cargo::root;

mod arrows;
mod parameters;
mod texts;

/// A text file of the project.
struct File {
    /// Its path from the root, with `/`.
    path: String,
    text: String,
}

impl File {
    fn is_rust(&self) -> bool {
        Path::new(&self.path).extension().is_some_and(|extension| extension == "rs")
    }

    /// `path:line: what`, for the line with this index.
    fn breach(&self, index: usize, what: &str) -> String {
        format!("{}:{}: {what}", self.path, index + 1)
    }
}

/// Every text file of the project but those of this module, which have to spell out what they look for.
fn files() -> Vec<File> {
    let ignored = fs::read_to_string(root().join(".gitignore")).expect(".gitignore can be read");
    let left_out: Vec<_> = ignored.lines().map(|line| line.trim_matches('/')).chain([".git"]).collect();
    let mut files = Vec::new();
    collect(root(), "", &left_out, &mut files);
    files.retain(|file| !file.path.starts_with("xtask/src/house"));
    assert!(files.iter().any(File::is_rust), "no source was found");
    files
}

/// Adds the text files below a directory, in order of their names. Links are not followed.
fn collect(directory: &Path, prefix: &str, left_out: &[&str], files: &mut Vec<File>) {
    let mut entries: Vec<_> = fs::read_dir(directory).expect("a directory can be listed").flatten().collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().into_string().expect("file names are UTF-8");
        if left_out.contains(&name.as_str()) {
            continue;
        }
        let path = format!("{prefix}{name}");
        let kind = entry.file_type().expect("an entry has a type");
        if kind.is_dir() {
            collect(&entry.path(), &format!("{path}/"), left_out, files);
        } else if kind.is_file()
            && let Ok(text) = fs::read_to_string(entry.path())
        {
            files.push(File { path, text });
        }
    }
}

/// Fails with every breach on a line of its own.
#[track_caller]
fn uphold(rule: &str, breaches: impl IntoIterator<Item = String>) {
    let breaches: Vec<_> = breaches.into_iter().collect();
    assert!(breaches.is_empty(), "{rule}\n{}\n", breaches.join("\n"));
}
