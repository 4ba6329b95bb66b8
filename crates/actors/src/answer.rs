//! Who picks up. Answering is a choice of the called side's people, made by the same logit as every other choice; no
//! table says how often a line is answered.

use guardline_mechanism::Orders;
use guardline_units::Params;
use guardline_wire::inputs::AtTheLine;
use guardline_wire::line::AnswerChoice;

use crate::choice;

/// What weighs on the person at the phone.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Weighing {
    /// Need to know: uncertainty of the own ministry's belief, 0 to 1.
    pub uncertainty: f64,
    /// Standing orders about answering.
    pub orders: Orders,
    /// Whether talking is authorised.
    pub authorised: bool,
    /// Whether the own unit's report is in.
    pub reported: bool,
    /// Political climate, −1 to 1.
    pub climate: f64,
    /// Weight of the audience at home.
    pub audience: f64,
}

impl Weighing {
    fn orders(&self) -> f64 {
        match self.orders {
            Orders::Answer => 1.0,
            Orders::None => 0.0,
            Orders::DoNotAnswer => -1.0,
        }
    }

    /// What each choice is worth.
    pub fn values(&self, p: &Params) -> [(AnswerChoice, f64); 5] {
        let (need, told) = (p.answer_information * self.uncertainty, p.answer_orders * self.orders());
        let cold = p.answer_climate * (-self.climate).max(0.0);
        let unauthorised = if self.authorised { 0.0 } else { p.answer_unauthorised };
        let unreported = if self.reported { 0.0 } else { p.answer_unreported };
        // Asking first is only an option while talking is not authorised.
        let seek = if self.authorised {
            f64::NEG_INFINITY
        } else {
            p.answer_asking * (told + need) - p.answer_delay
        };
        [
            (AnswerChoice::LetRing, 0.0),
            (AnswerChoice::Answer, need + told - unauthorised - unreported - cold),
            (AnswerChoice::SeekAuthority, seek),
            (AnswerChoice::Decline, p.answer_punish * (1.0 + self.audience) - told - p.answer_snub),
            (AnswerChoice::PromiseCallBack, p.answer_promise * (told - cold)),
        ]
    }

    /// The choice, given one Gumbel shock for each option.
    pub fn choose(&self, shocks: &[f64; 5], p: &Params) -> AnswerChoice {
        let options = self.values(p);
        options[choice::choose(&options.map(|(_, value)| value), 1.0, shocks)].0
    }

    /// What granting authority to talk is worth to the person who may grant it, against 0 for not granting.
    pub fn grant(&self, hostile: f64, p: &Params) -> f64 {
        let cold = p.answer_climate * (-self.climate).max(0.0);
        p.answer_information * self.uncertainty + p.grant_hostile * hostile
            - cold
            - p.grant_reluctance
            - self.audience
    }

    /// What a choice is computed from, for the record; `belief` is what the ministry has told.
    pub fn look(&self, belief: Option<[f64; 3]>, choice: AnswerChoice, p: &Params) -> AtTheLine {
        let options = self.values(p);
        let chosen = options.iter().position(|(option, _)| *option == choice).unwrap_or(0);
        self.recorded(false, belief, &options.map(|(_, value)| value), chosen)
    }

    /// The same for a request for authority.
    pub fn look_at_grant(
        &self,
        belief: Option<[f64; 3]>,
        hostile: f64,
        grant: bool,
        p: &Params,
    ) -> AtTheLine {
        self.recorded(true, belief, &[0.0, self.grant(hostile, p)], usize::from(grant))
    }

    fn recorded(&self, grant: bool, belief: Option<[f64; 3]>, values: &[f64], chosen: usize) -> AtTheLine {
        AtTheLine {
            grant,
            belief,
            orders: self.orders(),
            authorised: self.authorised,
            reported: self.reported,
            audience: self.audience,
            values: values.iter().map(|value| value.is_finite().then_some(*value)).collect(),
            probabilities: choice::probabilities(values, 1.0),
            chosen: chosen as u8,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(weighing: &Weighing) -> f64 {
        let options = weighing.values(&Params::default());
        let shares = choice::probabilities(&options.map(|(_, value)| value), 1.0);
        options
            .iter()
            .zip(shares)
            .filter(|((choice, _), _)| *choice == AnswerChoice::Answer)
            .map(|(_, p)| p)
            .sum()
    }

    /// The calibration table of lines: only organisation, orders and climate differ.
    #[test]
    fn lines_answer_as_lines_have_answered() {
        let duty_officer = Weighing {
            uncertainty: 0.9,
            orders: Orders::Answer,
            authorised: true,
            reported: false,
            climate: -0.6,
            audience: 0.15,
        };
        assert!(answered(&duty_officer) >= 0.99, "a duty officer under orders, in any climate");
        let cut = Weighing { orders: Orders::DoNotAnswer, authorised: false, ..duty_officer };
        assert!(answered(&cut) <= 0.02, "after a political cut");
        let minister = Weighing { orders: Orders::None, authorised: false, ..duty_officer };
        assert!(answered(&minister) < 0.1, "a minister without authority in a cold climate");
    }
}
