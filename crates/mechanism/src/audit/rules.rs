//! Operating rules: who, when and how are laid down before they are needed. A file has to give level, hours and times of every
//! line; what is looked for here is what it may leave open.

use super::duties::nothing;
use super::{Terms, Verdict, operates};
use crate::terms::Area;

/// Longer than this, in hours, what a call is about has been decided meanwhile.
const LONG: f64 = 12.0;

pub(super) fn judge(terms: &Terms, verdict: &mut Verdict) {
    if !operates(terms) {
        let (clause, why) = nothing(terms, "nothing says who calls whom, when, and how");
        verdict.fail(clause, why);
        return;
    }
    for line in &terms.lines {
        let clause = |term: &str| format!("lines.{}.{term}", line.id);
        if line.reply_window_h <= 0.0 {
            verdict
                .fail(clause("reply_window_h"), "there is no time within which the other side has to answer");
        } else if line.reply_window_h > LONG {
            let why =
                format!("the other side may take {} h: longer than encounters last", line.reply_window_h);
            verdict.remark(clause("reply_window_h"), why);
        }
        if line.check_calls.is_empty() {
            verdict.remark(
                clause("check_calls"),
                "nobody tests it: whether it works is known once it is needed",
            );
        }
    }
    if let Some(radio) = &terms.radio {
        match (radio.ship_channel.or(radio.air_channel), radio.phrasebook) {
            (None, false) => verdict.fail("radio.ship_channel", "neither a channel nor phrases are agreed"),
            (None, true) => verdict.remark(
                "radio.ship_channel",
                "no working channel is agreed: calls go out on guard channels, among the traffic of others",
            ),
            (Some(_), false) => {
                verdict.remark("radio.phrasebook", "no phrases are agreed: both sides talk freely");
            }
            (Some(_), true) => {}
        }
        if radio.language.is_empty() {
            verdict.fail("radio.language", "the file does not say which language is spoken");
        }
    }
    if terms.notices.as_ref().is_some_and(|notices| notices.lead_h <= 0.0) {
        verdict.fail("notices.lead_h", "the file does not say how long ahead an activity is announced");
    }
    match &terms.scope {
        None => verdict.remark("scope", "the file does not say where it holds and for whom"),
        Some(scope) if scope.area == Area::Silent => {
            verdict.remark(
                "scope.area",
                "the text does not say where it holds: the sides can differ about any place",
            );
        }
        Some(_) => {}
    }
    if terms.review.is_none() {
        verdict.remark("review", "nothing is laid down about what is done after an incident");
    }
}
