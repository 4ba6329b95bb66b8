//! What a mechanism file says about itself: what it is like, what it is for, where it holds, meetings, review, exit.

use std::collections::BTreeMap;

use guardline_mechanism::{Aim, Area, Dialogue, DialogueLevel, Exit, Force, Like, Purpose, Review, Scope};

use crate::decode::value::{boolean, id, number, string, word, written};
use crate::decode::{Context, Fields, list};
use crate::tree::{Node, leaves};

pub(super) fn like(node: &Node, cx: &mut Context) -> Option<Like> {
    let mut fields = Fields::of("like", node, cx)?;
    let preset = fields.required("preset", string);
    let without = fields.or("without", list(written), Vec::new());
    let change = fields.or("change", changes, BTreeMap::new());
    fields.finish();
    Some(Like { preset: preset?, without: without?, change: change? })
}

/// The changes as text. They are in the tree already; whether their values are right was said where they stand.
fn changes(node: &Node, cx: &mut Context) -> Option<BTreeMap<String, String>> {
    if node.as_table().is_none() {
        cx.wrong_type(node, "a table of terms, such as { lines.hotline.orders = \"none\" }");
        return None;
    }
    let path = |steps: Vec<(String, _)>| steps.into_iter().map(|(key, _)| key).collect::<Vec<_>>().join(".");
    Some(leaves(node).into_iter().map(|(steps, value)| (path(steps), value.text())).collect())
}

pub(super) fn aim(node: &Node, cx: &mut Context) -> Option<Aim> {
    let mut fields = Fields::of("aim", node, cx)?;
    let purposes = fields.required("purposes", list(word("purpose", &Purpose::ALL)));
    fields.finish();
    Some(Aim { purposes: purposes? })
}

pub(super) fn scope(node: &Node, cx: &mut Context) -> Option<Scope> {
    let mut fields = Fields::of("scope", node, cx)?;
    let areas = [Area::Silent, Area::Everywhere, Area::OutsideTerritorialSea];
    let area = fields.required("area", word("area", &areas));
    let forces = [Force::Navy, Force::AirForce, Force::CoastGuard];
    let parties = fields.required("parties", list(word("force", &forces)));
    fields.finish();
    Some(Scope { area: area?, parties: parties? })
}

pub(super) fn dialogue(node: &Node, cx: &mut Context) -> Option<Dialogue> {
    let mut fields = Fields::of("dialogue", node, cx)?;
    let id = fields.required("id", id);
    let levels = [
        DialogueLevel::Experts,
        DialogueLevel::DirectorGeneral,
        DialogueLevel::Minister,
        DialogueLevel::Leaders,
    ];
    let level = fields.required("level", word("level of a dialogue", &levels));
    let every_months = fields.or("every_months", number(0.0, 600.0, "months"), 0.0);
    let tacit = fields.or("tacit", boolean, false);
    fields.finish();
    Some(Dialogue { id: id?, level: level?, every_months: every_months?, tacit: tacit? })
}

pub(super) fn review(node: &Node, cx: &mut Context) -> Option<Review> {
    let mut fields = Fields::of("review", node, cx)?;
    let within_d = fields.required("within_d", number(0.0, 3650.0, "days"));
    let joint = fields.required("joint", boolean);
    let tacit = fields.or("tacit", boolean, false);
    fields.finish();
    Some(Review { within_d: within_d?, joint: joint?, tacit: tacit? })
}

pub(super) fn exit(node: &Node, cx: &mut Context) -> Option<Exit> {
    let mut fields = Fields::of("exit", node, cx)?;
    let in_writing = fields.required("in_writing", boolean);
    let notice_d = fields.or("notice_d", number(0.0, 3650.0, "days"), 0.0);
    fields.finish();
    Some(Exit { in_writing: in_writing?, notice_d: notice_d? })
}
