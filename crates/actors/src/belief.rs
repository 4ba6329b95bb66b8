//! What one side believes of another's intent, and how evidence changes it.

use serde::{Deserialize, Serialize};

use guardline_units::Params;
use guardline_wire::Form;
use guardline_wire::record::{Because, Intent};

/// Belief that the other side's present intent is innocent, a probe, or hostile. Sums to 1.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Belief([f64; 3]);

/// A piece of evidence: how likely it is under each intent, and how heavily it counts.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Evidence {
    /// What it is.
    pub what: Because,
    /// Likelihood under innocent, probe and hostile; only ratios matter.
    pub likelihood: [f64; 3],
    /// Weight before conservatism and stress.
    pub weight: f64,
}

impl Belief {
    /// The first picture at a level of trust, for a person whose shift on the logit scale is `shift`.
    ///
    /// logit b_H = logit(b_H0 − slope·T) + σ_z·z; the rest is split between probe and innocent in a ratio that depends
    /// on trust, each at least 0.01.
    pub fn prior(trust: f64, shift: f64, params: &Params) -> Self {
        let base = (params.prior_hostile - params.prior_slope * trust).clamp(0.001, 0.999);
        let logit = libm::log(base / (1.0 - base)) + params.prior_spread * shift;
        let hostile = 1.0 / (1.0 + libm::exp(-logit));
        let (probe, innocent) = (0.62 - 0.30 * trust, 0.38 + 0.30 * trust - 0.20 + 0.15 * trust);
        let rest = 1.0 - hostile;
        let share = probe / (probe + innocent);
        Self::normalised([(rest * (1.0 - share)).max(0.01), (rest * share).max(0.01), hostile.max(1e-6)])
    }

    /// From any three weights.
    pub fn normalised(weights: [f64; 3]) -> Self {
        let sum: f64 = weights.iter().sum();
        Self(weights.map(|weight| weight / sum))
    }

    /// The three probabilities: innocent, probe, hostile.
    pub const fn shares(&self) -> [f64; 3] {
        self.0
    }
    /// Belief in one intent.
    pub const fn of(&self, intent: Intent) -> f64 {
        self.0[intent.index()]
    }

    /// Entropy over its largest value: 1 knows nothing, 0 is certain.
    pub fn uncertainty(&self) -> f64 {
        -self.0.iter().filter(|p| **p > 0.0).map(|p| p * libm::log(*p)).sum::<f64>() / libm::log(3.0)
    }

    /// Updates by Bayes' rule with an exponent: b ∝ b·L^w, w = η·m_e·(1 − bias·σ·[evidence favours innocence]).
    ///
    /// Returns the exponent used, or none if the evidence says nothing; then the belief is left untouched to the bit.
    pub fn update(&mut self, evidence: &Evidence, stress: f64, params: &Params) -> Option<f64> {
        let [i, p, h] = evidence.likelihood;
        if evidence.says_nothing() {
            return None;
        }
        let benign = i > p.max(h);
        let discount = if benign { 1.0 - params.benign_discount * stress } else { 1.0 };
        let weight = params.conservatism * evidence.weight * discount;
        self.weigh(evidence.likelihood, weight);
        Some(weight)
    }

    /// Takes back evidence that counted with an exponent: b ∝ b·L^(−w). Whatever else was learned in between stays.
    pub fn retract(&mut self, likelihood: [f64; 3], weight: f64) {
        self.weigh(likelihood, -weight);
    }

    fn weigh(&mut self, likelihood: [f64; 3], exponent: f64) {
        let mut next = [0.0; 3];
        for ((next, belief), likelihood) in next.iter_mut().zip(self.0).zip(likelihood) {
            *next = belief * libm::pow(likelihood.max(1e-12), exponent);
        }
        *self = Self::normalised(next.map(|b| b.max(1e-12)));
    }
}

impl Evidence {
    fn new(what: Because, likelihood: [f64; 3], weight: f64) -> Self {
        Self { what, likelihood, weight }
    }

    /// Whether it is as likely under every intent, or has no weight.
    pub fn says_nothing(&self) -> bool {
        let [i, p, h] = self.likelihood;
        #[expect(clippy::float_cmp, reason = "a row that was built flat is flat to the bit")]
        let flat = i == p && p == h;
        flat || self.weight == 0.0
    }

    /// Words count only as far as they are believed: L ← c·L + (1 − c)·mean(L).
    #[must_use]
    pub fn believed(self, credibility: f64) -> Self {
        let mean = self.likelihood.iter().sum::<f64>() / 3.0;
        let likelihood = self.likelihood.map(|l| credibility * l + (1.0 - credibility) * mean);
        Self { likelihood, ..self }
    }

    /// The same, reported by somebody else.
    #[must_use]
    pub fn reported(self, params: &Params) -> Self {
        Self { weight: self.weight * params.report_weight, ..self }
    }

    /// A fire-control lock seen on oneself. It counts in full whatever the conservatism.
    pub fn lock(p: &Params) -> Self {
        Self::new(Because::Lock, [p.lock_innocent, p.lock_probe, p.lock_hostile], 1.0 / p.conservatism)
    }
    /// A move of the other into R3 or above.
    pub fn up(p: &Params) -> Self {
        Self::new(Because::Up, [p.up_innocent, p.up_probe, p.up_hostile], p.move_weight)
    }
    /// A move of the other out of R3 or above.
    pub fn down(p: &Params) -> Self {
        Self::new(Because::Down, [p.down_innocent, p.down_probe, p.down_hostile], p.move_weight)
    }
    /// No move for `hours`, while the other is at R3 or above (`high`) or below: e^(−rate·Δt).
    pub fn quiet(hours: f64, high: bool, p: &Params) -> Self {
        let rates = if high {
            [p.down_innocent, p.down_probe, p.down_hostile]
        } else {
            [p.up_innocent, p.up_probe, p.up_hostile]
        };
        Self::new(Because::Quiet, rates.map(|rate| libm::exp(-rate * hours)), p.move_weight)
    }
    /// A weapon released.
    pub fn weapon(p: &Params) -> Self {
        Self::new(Because::Weapon, [p.weapon_innocent, p.weapon_probe, p.weapon_hostile], 1.0)
    }
    /// Two hulls touched.
    pub fn collision(p: &Params) -> Self {
        Self::new(Because::Collision, [p.collision_innocent, p.collision_probe, p.collision_hostile], 1.0)
    }
    /// The other asked who we are.
    pub fn query(p: &Params) -> Self {
        Self::new(Because::Query, [p.query_innocent, p.query_probe, p.query_hostile], 1.0)
    }
    /// The other told us to leave.
    pub fn demand(p: &Params) -> Self {
        Self::new(Because::Demand, [p.demand_innocent, p.demand_probe, p.demand_hostile], 1.0)
    }
    /// A call that was not understood and was taken for a threat.
    pub fn threat_heard(p: &Params) -> Self {
        Self::new(Because::ThreatHeard, [p.threat_innocent, p.threat_probe, p.threat_hostile], 1.0)
    }
    /// An intention stated in a form, and then kept or not.
    pub fn intention(kept: bool, form: Form, p: &Params) -> Self {
        let kept_row = match form {
            // A signal is not an agreed phrase: with it nobody has agreed to keep his word.
            Form::Free | Form::Rote | Form::Coded => {
                [p.kept_free_innocent, p.kept_free_probe, p.kept_free_hostile]
            }
            Form::Phrasebook | Form::Interpreted => {
                [p.kept_phrase_innocent, p.kept_phrase_probe, p.kept_phrase_hostile]
            }
        };
        if kept {
            Self::new(Because::IntentionKept, kept_row, 1.0)
        } else {
            Self::new(Because::IntentionBroken, kept_row.map(|l| 1.0 - l), 1.0)
        }
    }
    /// A notice of a quality from 0 (says nothing) to 1 (complete), received and understood.
    pub fn notice(quality: f64, p: &Params) -> Self {
        Self::new(Because::Notice, [1.0 + (p.notice_gain - 1.0) * quality, 1.0, 1.0], 1.0)
    }
    /// Whether a question was answered, when `answers` are the chances that an answer reaches us under each intent and
    /// `dead` the prior that the channel is simply dead.
    pub fn answered(answered: bool, answers: [f64; 3], dead: f64, weight: f64) -> Self {
        let heard = answers.map(|p| (1.0 - dead) * p);
        if answered {
            Self::new(Because::Answer, heard, weight)
        } else {
            Self::new(Because::Silence, heard.map(|p| 1.0 - p), weight)
        }
    }
    /// The other ministry called.
    pub fn line_contact(p: &Params) -> Self {
        Self::new(Because::LineContact, [p.contact_innocent, p.contact_probe, p.contact_hostile], 1.0)
    }
    /// The other ministry offered a benign explanation, or did not.
    pub fn explanation(benign: bool, p: &Params) -> Self {
        let offered = [p.explanation_innocent, p.explanation_probe, p.explanation_hostile];
        if benign {
            Self::new(Because::Explanation, offered, 1.0)
        } else {
            Self::new(Because::NoExplanation, offered.map(|l| 1.0 - l), 1.0)
        }
    }
    /// The other side accused us in public.
    pub fn public_act(p: &Params) -> Self {
        Self::new(Because::PublicAct, [p.accusation_innocent, p.accusation_probe, p.accusation_hostile], 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact() -> Params {
        Params { conservatism: 1.0, benign_discount: 0.0, ..Params::default() }
    }

    fn close(belief: Belief, expected: [f64; 3]) {
        for (got, want) in belief.shares().into_iter().zip(expected) {
            assert!((got - want).abs() < 5e-5, "{belief:?} is not {expected:?}");
        }
    }

    /// V7: exact Bayes on a lock, then on an intention kept, believed in part or in full.
    #[test]
    fn v7_bayes_posterior() {
        let params = exact();
        let mut belief = Belief::normalised([0.36, 0.50, 0.14]);
        belief.update(&Evidence::lock(&params), 0.0, &params);
        close(belief, [0.2049, 0.5693, 0.2258]);
        let kept = Evidence::intention(true, Form::Phrasebook, &params);
        let (mut partly, mut fully) = (belief, belief);
        partly.update(&kept.believed(0.59), 0.0, &params);
        close(partly, [0.2491, 0.5974, 0.1535]);
        fully.update(&kept.believed(1.0), 0.0, &params);
        close(fully, [0.2789, 0.6163, 0.1048]);
    }

    /// What is taken back is as if it had never been said, whatever was learned before and after.
    #[test]
    fn what_is_retracted_leaves_no_trace() {
        let params = exact();
        let (lock, kept) = (Evidence::lock(&params), Evidence::intention(true, Form::Phrasebook, &params));
        let mut belief = Belief::normalised([0.36, 0.50, 0.14]);
        let weight = belief.update(&lock, 0.0, &params).expect("a lock says something");
        belief.update(&kept, 0.0, &params);
        belief.retract(lock.likelihood, weight);
        let mut without = Belief::normalised([0.36, 0.50, 0.14]);
        without.update(&kept, 0.0, &params);
        for (got, want) in belief.shares().into_iter().zip(without.shares()) {
            assert!((got - want).abs() < 1e-12, "{belief:?} is not {without:?}");
        }
    }

    #[test]
    fn evidence_that_says_nothing_changes_no_bit() {
        let params = Params::default();
        let before = Belief::prior(0.4, 0.3, &params);
        let mut after = before;
        let flat = Evidence { what: Because::Silence, likelihood: [0.7; 3], weight: 1.0 };
        assert_eq!(after.update(&flat, 0.5, &params), None);
        assert_eq!(before.shares().map(f64::to_bits), after.shares().map(f64::to_bits));
    }

    #[test]
    fn the_prior_of_the_specification() {
        close(Belief::prior(0.4, 0.0, &Params::default()), [0.36, 0.50, 0.14]);
    }

    #[test]
    fn stress_discounts_benign_evidence_only() {
        let params = Params::default();
        let weight =
            |evidence: Evidence, stress| Belief::normalised([1.0; 3]).update(&evidence, stress, &params);
        let benign = Evidence::explanation(true, &params);
        assert!(weight(benign, 1.0) < weight(benign, 0.0));
        assert_eq!(weight(Evidence::demand(&params), 1.0), weight(Evidence::demand(&params), 0.0));
    }
}
