//! Packs: what several scenarios share, taken into a scenario's tree before it is decoded.
//!
//! The lists of a pack come before the scenario's own. A pack lies in the scenario's folder or below it, wherever its name
//! leads from there.

use std::fs;
use std::path::{Component, Path};

use super::{Files, Load};
use crate::decode;
use crate::diagnostic::{Diagnostic, code};
use crate::source::Span;
use crate::tree::{Entry, Node, Value, quoted};

/// The lists that a pack can bring.
pub(crate) const LISTS: [&str; 5] = ["sources", "sides", "platforms", "units", "zones"];

/// The table that a pack can bring.
pub(crate) const TABLE: &str = "third_party";

/// A scenario imports this many packs at most, those of its packs included.
const MOST_PACKS: usize = 32;

/// The packs of one scenario, as they are found.
struct Packs<'a> {
    /// The scenario's folder.
    folder: &'a Path,
    /// The packs being read, each imported by the one before it.
    chain: Vec<String>,
    /// Those read so far, by their paths from the folder.
    names: Vec<String>,
    /// Those that could be read, each after what it imports.
    trees: Vec<Node>,
}

impl Load<'_> {
    /// The tree of the scenario file `name`, with what it imports in it.
    pub(super) fn with_packs(&mut self, name: &str, root: Node) -> Node {
        let folder = Path::new(name).with_file_name("");
        let mut packs = Packs { folder: &folder, chain: Vec::new(), names: Vec::new(), trees: Vec::new() };
        self.gather(&root, Path::new(""), &mut packs);
        packs.trees.into_iter().rev().fold(root, |over, pack| joined(pack, over))
    }

    /// Reads what a file in the folder `within` imports, the deepest first.
    fn gather(&mut self, importer: &Node, within: &Path, packs: &mut Packs<'_>) {
        let items = importer.get("import").and_then(Node::as_array).unwrap_or_default();
        for (asked, span) in items.iter().filter_map(|item| Some((item.as_str()?, item.span))) {
            let Some(path) = beneath(within, asked) else {
                self.refuse(span, format!("the pack {} lies outside the scenario's folder", quoted(asked)));
                continue;
            };
            if packs.chain.contains(&path) {
                let circle = [packs.chain.join(" imports "), path].join(" imports ");
                self.refuse(span, format!("packs import one another in a circle: {circle}"));
            } else if packs.names.contains(&path) {
                // Two packs may build on a third.
            } else if packs.names.len() == MOST_PACKS {
                self.refuse(span, format!("more than {MOST_PACKS} packs are imported"));
                return;
            } else if let Some(pack) = self.read_pack(&path, packs.folder, span) {
                packs.names.push(path.clone());
                packs.chain.push(path.clone());
                self.gather(&pack, &Path::new(&path).with_file_name(""), packs);
                packs.chain.pop();
                packs.trees.push(pack);
            }
        }
    }

    fn read_pack(&mut self, path: &str, folder: &Path, span: Span) -> Option<Node> {
        let name = folder.join(path);
        if matches!(self.files, Files::OnDisk) && leads_out(&name, folder) {
            self.refuse(span, format!("the pack {path} is a link that leads out of the scenario's folder"));
            return None;
        }
        let name = name.display().to_string();
        match self.files.read(&name) {
            Ok(bytes) => {
                let pack = self.parse(&name, bytes, Some(span))?;
                // What a pack may say is checked here; what it says, with the rest of the scenario.
                decode::pack(&pack, &mut self.cx);
                Some(pack)
            }
            Err(error) => {
                self.refuse(span, format!("the pack {path} cannot be read: {}", error.kind()));
                None
            }
        }
    }

    fn refuse(&mut self, span: Span, message: String) {
        self.cx.report(Diagnostic::error(code::IMPORT, message).label(span, "imported here"));
    }
}

/// The path of `asked` as seen from `within`, both below the scenario's folder; nothing if it leaves that.
fn beneath(within: &Path, asked: &str) -> Option<String> {
    let mut steps: Vec<String> = Vec::new();
    for component in within.join(asked).components() {
        match component {
            Component::Normal(step) => steps.push(step.to_str()?.to_owned()),
            Component::ParentDir => drop(steps.pop()?),
            Component::CurDir => {}
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    (!steps.is_empty()).then(|| steps.join("/"))
}

/// Whether a file that is there really lies elsewhere.
fn leads_out(name: &Path, folder: &Path) -> bool {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    match (fs::canonicalize(name), fs::canonicalize(folder)) {
        (Ok(name), Ok(folder)) => !name.starts_with(folder),
        _ => false,
    }
}

/// What a pack brings, with what `over` says after it, or in the place of it where there can be only one.
fn joined(base: Node, over: Node) -> Node {
    let (Value::Table(base), Value::Table(mut table)) = (base.value, over.value) else {
        return Node { span: over.span, value: Value::Broken };
    };
    table.damaged |= base.damaged;
    for Entry { key, key_span, node } in base.entries {
        if !LISTS.contains(&key.as_str()) && key != TABLE {
            continue;
        }
        match table.entries.iter_mut().find(|entry| entry.key == key) {
            None => table.entries.push(Entry { key, key_span, node }),
            // What is no list is for the decoder to report.
            Some(own) => {
                if let (Value::Array(shared), Value::Array(more)) = (node.value, &mut own.node.value) {
                    more.splice(0..0, shared);
                }
            }
        }
    }
    Node { span: over.span, value: Value::Table(table) }
}
