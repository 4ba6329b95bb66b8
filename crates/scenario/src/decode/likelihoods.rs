//! Rows of the table of likelihoods.

use std::collections::BTreeMap;

use guardline_actors::likelihoods::Sign;

use super::value::number;
use super::{Context, Fields};
use crate::file::LikelihoodFile;
use crate::tree::Node;

/// The greatest weight that a row can have.
pub(crate) const HEAVIEST: f64 = 2.0;

/// Rows by the name of the evidence. All of them are looked at, even after one has failed.
pub(super) fn rows(node: &Node, cx: &mut Context) -> Option<BTreeMap<String, LikelihoodFile>> {
    let mut fields = Fields::of("table of likelihoods", node, cx)?;
    let rows: Vec<_> = Sign::ALL
        .iter()
        .map(|sign| {
            let row = fields.optional(sign.name(), |node, cx| row(*sign, node, cx))?;
            Some(row.map(|row| (sign.name().to_owned(), row)))
        })
        .collect();
    fields.finish();
    rows.into_iter().collect::<Option<Vec<_>>>().map(|rows| rows.into_iter().flatten().collect())
}

fn row(sign: Sign, node: &Node, cx: &mut Context) -> Option<LikelihoodFile> {
    let measure = sign.measure();
    let mut fields = Fields::of("row of likelihoods", node, cx)?;
    let innocent = fields.required("innocent", number(0.0, measure.most(), measure.unit()));
    let probe = fields.required("probe", number(0.0, measure.most(), measure.unit()));
    let hostile = fields.required("hostile", number(0.0, measure.most(), measure.unit()));
    let weight = fields.optional("weight", number(0.0, HEAVIEST, ""));
    fields.finish();
    Some(LikelihoodFile { innocent: innocent?, probe: probe?, hostile: hostile?, weight: weight? })
}
