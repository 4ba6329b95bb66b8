//! What each move in a dispute is worth, against silence, which is worth nothing.

use guardline_units::Params;
use guardline_wire::dispute::{Move, Outlook};

/// The value of a move in an outlook.
pub(super) fn value(what: Move, x: &Outlook, p: &Params) -> f64 {
    let guilt = 1.0 - x.fault;
    match what {
        Move::Silence => 0.0,
        Move::Protest => p.dispute_protest + p.dispute_protest_fault * x.fault,
        Move::Accuse => p.dispute_accuse + p.dispute_accuse_fault * x.fault + p.dispute_accuse_cold * x.cold,
        Move::Deny => p.dispute_deny + p.dispute_deny_audience * x.audience,
        Move::Release => {
            p.dispute_release + p.dispute_release_fault * x.fault + p.dispute_release_audience * x.audience
        }
        Move::CounterAccuse => {
            p.dispute_counter + p.dispute_counter_fault * x.fault + p.dispute_counter_cold * x.cold
        }
        Move::Explain => {
            p.dispute_explain + p.dispute_explain_guilt * guilt + p.dispute_explain_cold * x.cold
        }
        Move::Regret => {
            p.dispute_regret + p.dispute_regret_guilt * guilt + p.dispute_regret_audience * x.audience
        }
        Move::OfferReview => {
            p.dispute_review
                + p.dispute_review_doubt * x.doubt
                + p.dispute_review_cold * x.cold
                + p.dispute_review_months * x.months
        }
        Move::Accept => {
            p.dispute_accept
                + p.dispute_accept_guilt * guilt
                + p.dispute_accept_cold * x.cold
                + p.dispute_accept_audience * x.audience
        }
        Move::Suspend => {
            p.dispute_suspend
                + p.dispute_suspend_fault * x.fault
                + p.dispute_suspend_hostile * x.hostile
                + p.dispute_suspend_cold * x.cold
        }
        Move::Resume => {
            p.dispute_resume + p.dispute_resume_cold * x.cold + p.dispute_resume_months * x.months
        }
        Move::Mediate => {
            p.dispute_mediate + p.dispute_mediate_doubt * x.doubt + p.dispute_mediate_months * x.months
        }
    }
}

/// By how much the value of a move grows a month: all that time itself changes about it.
pub(super) fn growth(what: Move, p: &Params) -> f64 {
    match what {
        Move::OfferReview => p.dispute_review_months,
        Move::Resume => p.dispute_resume_months,
        Move::Mediate => p.dispute_mediate_months,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_grow_in_proportion_to_time_and_by_no_more() {
        let p = Params::default();
        let at = |months| Outlook { fault: 0.6, hostile: 0.2, audience: 0.7, cold: 0.4, doubt: 0.9, months };
        for what in Move::ALL {
            for months in [1.0, 7.5] {
                let grown = value(what, &at(months), &p) - value(what, &at(0.0), &p);
                assert!((grown - months * growth(what, &p)).abs() < 1e-12, "{what:?} by {grown}");
            }
        }
    }
}
