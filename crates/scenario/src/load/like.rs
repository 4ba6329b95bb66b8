//! A mechanism that is like another: the other's tree, with what the file itself says in its place.

use super::{Asked, Load};
use crate::diagnostic::{Diagnostic, code};
use crate::file::MechanismChoice;
use crate::source::Span;
use crate::tree::{Node, Removal, Setting, Value, leaves};

/// Files that are like one another may go this deep; what is deeper goes in circles.
const DEEPEST: usize = 4;

/// What a file says about itself and never takes over.
const OWN: [&str; 6] = ["format", "name", "title", "basis", "grade", "like"];

impl Load<'_> {
    /// The tree of a mechanism, with what it takes over from another already in it.
    pub(super) fn mechanism_tree(&mut self, asked: &Asked) -> Option<Node> {
        let root = self.parse_mechanism(asked)?;
        self.resolved(root, 0)
    }

    fn resolved(&mut self, root: Node, depth: usize) -> Option<Node> {
        let Some((name, span)) = asked_like(&root) else { return Some(root) };
        if depth == DEEPEST {
            let message = format!("mechanisms are like one another more than {DEEPEST} deep");
            self.cx.report(Diagnostic::error(code::MECHANISM, message).label(span, "here again"));
            return None;
        }
        let choice = MechanismChoice::Preset(name.clone());
        let base = self.parse_mechanism(&Asked { choice, path: name, span })?;
        let base = self.resolved(base, depth + 1)?;
        let mut root = merged(base, root);
        let without: Vec<Removal> = strings(&root, &["like", "without"]).map(Removal::of).collect();
        let changes: Vec<Setting> = root
            .get("like")
            .and_then(|like| like.get("change"))
            .map(leaves)
            .unwrap_or_default()
            .into_iter()
            .map(|(steps, node)| Setting::at(steps, node.clone()))
            .collect();
        let removed = without.into_iter().map(|removal| removal.apply(&mut root)).collect::<Vec<_>>();
        let changed = changes.into_iter().map(|change| change.apply(&mut root));
        for diagnostic in removed.into_iter().chain(changed.collect::<Vec<_>>()).filter_map(Result::err) {
            self.cx.report(diagnostic);
        }
        Some(root)
    }
}

/// The preset that a file is like, and where it says so. What is there and wrong is for the decoder to report.
fn asked_like(root: &Node) -> Option<(String, Span)> {
    let preset = root.get("like")?.get("preset")?;
    Some((preset.as_str()?.to_owned(), preset.span))
}

fn strings<'n>(root: &'n Node, path: &[&str]) -> impl Iterator<Item = (&'n str, Span)> {
    let node = path.iter().try_fold(root, |node, key| node.get(key));
    let items = node.and_then(Node::as_array).unwrap_or_default();
    items.iter().filter_map(|item| Some((item.as_str()?, item.span)))
}

/// The other's tree, in which each key of the own one takes the place of the other's.
fn merged(base: Node, own: Node) -> Node {
    let (Value::Table(mut base), Value::Table(own_table)) = (base.value, own.value) else {
        return Node { span: own.span, value: Value::Broken };
    };
    base.entries.retain(|entry| {
        !OWN.contains(&entry.key.as_str()) && own_table.entries.iter().all(|own| own.key != entry.key)
    });
    base.entries.extend(own_table.entries);
    base.damaged |= own_table.damaged;
    Node { span: own.span, value: Value::Table(base) }
}
