//! What makes a scenario something to teach with.

use super::value::{basis, id, number, string, text, word, written};
use super::{Context, Fields, list};
use crate::diagnostic::{Diagnostic, code};
use crate::file::{Direction, FictionalFile, ObjectiveFile, TeachingFile, TryFile, ZoneFile, ZoneKind};
use crate::tree::Node;

/// How many pairs of runs something to try takes if it does not say, and at most.
const PAIRS: u32 = 1000;
const MOST_PAIRS: u32 = 50_000;

pub(super) fn teaching(node: &Node, cx: &mut Context) -> Option<TeachingFile> {
    let mut fields = Fields::of("teaching note", node, cx)?;
    let what = fields.required("what", text);
    let notice = fields.or("notice", list(text), Vec::new());
    let discuss = fields.or("discuss", list(text), Vec::new());
    fields.finish();
    Some(TeachingFile { what: what?, notice: notice?, discuss: discuss? })
}

pub(super) fn objective(node: &Node, cx: &mut Context) -> Option<ObjectiveFile> {
    let mut fields = Fields::of("objective", node, cx)?;
    let id = fields.required("id", id);
    let text = fields.required("text", text);
    fields.finish();
    Some(ObjectiveFile { id: id?, text: text? })
}

pub(super) fn tries(node: &Node, cx: &mut Context) -> Option<TryFile> {
    let mut fields = Fields::of("thing to try", node, cx)?;
    let name = fields.required("id", id);
    let text = fields.required("text", text);
    let mechanism = fields.optional("mechanism", written);
    let sets = fields.or("sets", list(written), Vec::new());
    let measure = fields.required("measure", string);
    let expect = fields.required("expect", word("direction", &Direction::ALL));
    let pairs = fields.or("pairs", pairs, PAIRS);
    let measured = fields.optional("measured", written);
    fields.finish();
    let (mechanism, sets) = (mechanism?, sets?);
    if mechanism.is_none() && sets.is_empty() {
        let message = "there is nothing to try: neither another mechanism nor a setting".to_owned();
        cx.report(
            Diagnostic::error(code::MISSING_FIELD, message)
                .label(node.span, "expected `mechanism` or `sets`"),
        );
        return None;
    }
    Some(TryFile {
        id: name?,
        text: text?,
        mechanism,
        sets,
        measure: measure?,
        expect: expect?,
        pairs: pairs?,
        measured: measured?,
    })
}

fn pairs(node: &Node, cx: &mut Context) -> Option<u32> {
    let pairs = number(10.0, f64::from(MOST_PAIRS), "pairs")(node, cx)?;
    Some(pairs as u32)
}

pub(super) fn fictional(node: &Node, cx: &mut Context) -> Option<FictionalFile> {
    let mut fields = Fields::of("fictional texts", node, cx)?;
    let title = fields.required("title", text);
    let summary = fields.required("summary", text);
    fields.finish();
    Some(FictionalFile { title: title?, summary: summary? })
}

pub(super) fn zone(node: &Node, cx: &mut Context) -> Option<ZoneFile> {
    let mut fields = Fields::of("zone", node, cx)?;
    let id = fields.required("id", id);
    let name = fields.required("name", text);
    let side = fields.required("side", string);
    let kind = fields.required("kind", word("kind of zone", &ZoneKind::ALL));
    let lat = fields.required("lat", number(-90.0, 90.0, "degrees north"));
    let lon = fields.required("lon", number(-180.0, 180.0, "degrees east"));
    let radius_nm = fields.required("radius_nm", number(0.5, 500.0, "nautical miles"));
    let basis = fields.required("basis", basis);
    fields.finish();
    Some(ZoneFile {
        id: id?,
        name: name?,
        side: side?,
        kind: kind?,
        lat: lat?,
        lon: lon?,
        radius_nm: radius_nm?,
        basis: basis?,
    })
}
