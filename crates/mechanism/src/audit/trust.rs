//! No trust required: it works when nobody believes anybody and nobody wants to be seen talking.

use super::duties::nothing;
use super::{Orders, Request, Terms, Verdict, is_seen, operates};

pub(super) fn judge(terms: &Terms, verdict: &mut Verdict) {
    if !operates(terms) {
        let (clause, why) =
            nothing(terms, "meetings are held as long as relations allow, and nothing works without them");
        verdict.fail(clause, why);
        return;
    }
    verdict.lines(&terms.lines, |line| {
        let mut found = Vec::new();
        if !line.standing_authority {
            let why = "whoever is on duty must ask before he talks, and leave to talk depends on the climate";
            found.push(("standing_authority", why.to_owned()));
        }
        if line.prior_consultation_min > 0.0 {
            let minutes = line.prior_consultation_min;
            let why = format!("a call waits for consultation, {minutes} min in the median, which somebody must want");
            found.push(("prior_consultation_min", why));
        }
        if line.orders != Orders::Answer {
            let why = "without orders to answer, answering is a choice that the climate weighs on";
            found.push(("orders", why.to_owned()));
        }
        if line.request == Request::Relayed {
            let why = "a call is asked for through officials, and a request can be left lying without a refusal";
            found.push(("request", why.to_owned()));
        }
        if line.check_calls.is_empty() && !is_seen(terms) {
            let why = "nothing shows that the other side keeps to it: no check calls, and nothing done on the scene";
            found.push(("check_calls", why.to_owned()));
        }
        found
    });
}
