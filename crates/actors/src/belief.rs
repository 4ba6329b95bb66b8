//! What one side believes of another's intent, and how evidence changes it.

use serde::{Deserialize, Serialize};

use guardline_units::{Params, Span};
use guardline_wire::Form;
use guardline_wire::inputs::{Grounds, Selects, Strain};
use guardline_wire::record::{Because, Intent};

use crate::likelihoods::{Likelihoods, Row, Sign};

/// Belief that the other side's present intent is innocent, a probe, or hostile. Sums to 1.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Belief([f64; 3]);

/// A piece of evidence: how likely it is under each intent, and how heavily it counts.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Evidence {
    /// What it is.
    pub what: Because,
    /// Natural logarithm of the likelihood under innocent, probe and hostile; only differences matter.
    pub log_likelihood: [f64; 3],
    /// Weight before conservatism and stress.
    pub weight: f64,
    /// What both follow from.
    pub grounds: Grounds,
}

impl Belief {
    /// The first picture at a level of trust, for a person whose shift on the logit scale is `shift`.
    ///
    /// logit b_H = logit(b_H0 − slope·T) + σ_z·z; the rest is split between probe and innocent in a ratio that depends
    /// on trust, each at least a little.
    pub fn prior(trust: f64, shift: f64, params: &Params) -> Self {
        let base = (params.prior_hostile - params.prior_slope * trust).clamp(0.001, 0.999);
        let logit = libm::log(base / (1.0 - base)) + params.prior_spread * shift;
        let hostile = 1.0 / (1.0 + libm::exp(-logit));
        let probe = params.prior_probe - params.prior_probe_slope * trust;
        let innocent = params.prior_innocent + params.prior_innocent_slope * trust;
        let (rest, share, least) = (1.0 - hostile, probe / (probe + innocent), params.prior_least);
        Self::normalised([(rest * (1.0 - share)).max(least), (rest * share).max(least), hostile.max(1e-6)])
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
        let [i, p, h] = evidence.log_likelihood;
        if evidence.says_nothing() {
            return None;
        }
        let benign = i > p.max(h);
        let discount = if benign { 1.0 - params.benign_discount * stress } else { 1.0 };
        let weight = params.conservatism * evidence.weight * discount;
        self.weigh(evidence.log_likelihood, weight);
        Some(weight)
    }

    /// Takes back evidence that counted with an exponent: b ∝ b·L^(−w). Whatever else was learned in between stays.
    pub fn retract(&mut self, log_likelihood: [f64; 3], weight: f64) {
        self.weigh(log_likelihood, -weight);
    }

    fn weigh(&mut self, log_likelihood: [f64; 3], exponent: f64) {
        let mut next = [0.0; 3];
        for ((next, belief), log) in next.iter_mut().zip(self.0).zip(log_likelihood) {
            *next = belief * libm::exp(exponent * log);
        }
        *self = Self::normalised(next.map(|b| b.max(1e-12)));
    }
}

/// Stress, 0 to 1: it grows with the rungs in play and with a close and hazardous approach.
pub fn stress(strain: Strain, p: &Params) -> f64 {
    let highest = f64::from(strain.own.max(strain.other).number());
    let close = if strain.close { p.stress_close } else { 0.0 };
    (p.stress_base + p.stress_rung * highest + close).clamp(0.0, 1.0)
}

/// The logarithm of 10⁻¹²: nothing is taken to be less likely than that.
const LEAST: f64 = -27.631_021_115_928_547;

fn logarithms(likelihood: [f64; 3]) -> [f64; 3] {
    likelihood.map(|likelihood| libm::log(likelihood).max(LEAST))
}

impl Evidence {
    /// What has one row in the table.
    fn of(what: Because, sign: Sign, table: &Likelihoods) -> Self {
        let Row { likelihood, weight } = table.row(sign);
        Self { what, log_likelihood: logarithms(likelihood), weight, grounds: Grounds::SEEN }
    }

    fn selected(what: Because, selects: Selects, log_likelihood: [f64; 3], weight: f64) -> Self {
        Self { what, log_likelihood, weight, grounds: Grounds { selects, ..Grounds::SEEN } }
    }

    /// Whether it is as likely under every intent, or has no weight.
    pub fn says_nothing(&self) -> bool {
        let [i, p, h] = self.log_likelihood;
        #[expect(clippy::float_cmp, reason = "a row that was built flat is flat to the bit")]
        let flat = i == p && p == h;
        flat || self.weight == 0.0
    }

    /// Words count only as far as they are believed: L ← c·L + (1 − c)·mean(L).
    #[must_use]
    pub fn believed(self, credibility: f64) -> Self {
        let likelihood = self.log_likelihood.map(libm::exp);
        let mean = likelihood.iter().sum::<f64>() / 3.0;
        let believed = likelihood.map(|l| credibility * l + (1.0 - credibility) * mean);
        let grounds = Grounds { credibility, ..self.grounds };
        Self { log_likelihood: logarithms(believed), grounds, ..self }
    }

    /// The same, reported by somebody else.
    #[must_use]
    pub fn reported(self, params: &Params) -> Self {
        let grounds = Grounds { reported: true, ..self.grounds };
        Self { weight: self.weight * params.report_weight, grounds, ..self }
    }

    /// A fire-control lock seen on oneself.
    pub fn lock(table: &Likelihoods) -> Self {
        Self::of(Because::Lock, Sign::Lock, table)
    }
    /// A move of the other into R3 or above.
    pub fn up(table: &Likelihoods) -> Self {
        Self::of(Because::Up, Sign::Up, table)
    }
    /// A move of the other out of R3 or above.
    pub fn down(table: &Likelihoods) -> Self {
        Self::of(Because::Down, Sign::Down, table)
    }
    /// No move for a while, with the other at R3 or above (`high`) or below: e^(−rate·Δt).
    pub fn quiet(passed: Span, high: bool, table: &Likelihoods) -> Self {
        let Row { likelihood: rates, weight } = table.row(if high { Sign::Down } else { Sign::Up });
        let hours = passed.as_hours();
        let log_likelihood = rates.map(|rate| (-rate * hours).max(LEAST));
        Self::selected(Because::Quiet, Selects::Time { passed, high }, log_likelihood, weight)
    }
    /// A weapon released.
    pub fn weapon(table: &Likelihoods) -> Self {
        Self::of(Because::Weapon, Sign::Weapon, table)
    }
    /// Two hulls touched.
    pub fn collision(table: &Likelihoods) -> Self {
        Self::of(Because::Collision, Sign::Collision, table)
    }
    /// The other asked who we are.
    pub fn query(table: &Likelihoods) -> Self {
        Self::of(Because::Query, Sign::Query, table)
    }
    /// The other told us to leave.
    pub fn demand(table: &Likelihoods) -> Self {
        Self::of(Because::Demand, Sign::Demand, table)
    }
    /// A call that was not understood and was taken for a threat.
    pub fn threat_heard(table: &Likelihoods) -> Self {
        Self::of(Because::ThreatHeard, Sign::Threat, table)
    }
    /// An intention stated in a form, and then kept or not.
    pub fn intention(kept: bool, form: Form, table: &Likelihoods) -> Self {
        let row = table.row(match form {
            // A signal is not an agreed phrase: with it nobody has agreed to keep his word.
            Form::Free | Form::Rote | Form::Coded => Sign::KeptFree,
            Form::Phrasebook | Form::Interpreted => Sign::KeptPhrase,
        });
        let (what, likelihood) = if kept {
            (Because::IntentionKept, row.likelihood)
        } else {
            (Because::IntentionBroken, row.likelihood.map(|l| 1.0 - l))
        };
        Self::selected(what, Selects::Form(form), logarithms(likelihood), row.weight)
    }
    /// A notice of a worth from 0 (says nothing) to 1 (complete), received and understood: 1 + (ratio − 1)·worth.
    pub fn notice(worth: f64, table: &Likelihoods) -> Self {
        let row = table.row(Sign::Notice);
        let likelihood = row.likelihood.map(|ratio| 1.0 + (ratio - 1.0) * worth);
        Self::selected(Because::Notice, Selects::Worth(worth), logarithms(likelihood), row.weight)
    }
    /// A coded signal about the other's own activity that was understood: a notice of some worth.
    pub fn signal(worth: f64, table: &Likelihoods) -> Self {
        Self { what: Because::Signal, ..Self::notice(worth, table) }
    }
    /// Whether a question was answered, when `answer` are the chances that an answer reaches us under each intent and
    /// `dead` the prior that the channel is simply dead; on a `line` between ministries or on the radio.
    pub fn answered(answered: bool, answer: [f64; 3], dead: f64, line: bool, p: &Params) -> Self {
        let heard = answer.map(|chance| (1.0 - dead) * chance);
        let (what, likelihood) = if answered {
            (Because::Answer, heard)
        } else {
            (Because::Silence, heard.map(|chance| 1.0 - chance))
        };
        let weight = if line { p.line_answer_weight } else { p.answer_weight };
        Self::selected(what, Selects::Chances { answer, dead, line }, logarithms(likelihood), weight)
    }
    /// The other ministry called.
    pub fn line_contact(table: &Likelihoods) -> Self {
        Self::of(Because::LineContact, Sign::LineContact, table)
    }
    /// The other ministry offered a benign explanation, or did not.
    pub fn explanation(benign: bool, table: &Likelihoods) -> Self {
        let offered = Self::of(Because::Explanation, Sign::Explanation, table);
        if benign {
            return offered;
        }
        let missing = table.row(Sign::Explanation).likelihood.map(|l| 1.0 - l);
        Self { what: Because::NoExplanation, log_likelihood: logarithms(missing), ..offered }
    }
    /// The other came to help in distress.
    pub fn assistance(table: &Likelihoods) -> Self {
        Self::of(Because::Assistance, Sign::Assistance, table)
    }
    /// The other side accused us in public.
    pub fn public_act(table: &Likelihoods) -> Self {
        Self::of(Because::PublicAct, Sign::Accusation, table)
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
        belief.update(&Evidence::lock(&Likelihoods::new(&params)), 0.0, &params);
        close(belief, [0.2049, 0.5693, 0.2258]);
        let kept = Evidence::intention(true, Form::Phrasebook, &Likelihoods::new(&params));
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
        let table = Likelihoods::new(&params);
        let (lock, kept) = (Evidence::lock(&table), Evidence::intention(true, Form::Phrasebook, &table));
        let mut belief = Belief::normalised([0.36, 0.50, 0.14]);
        let weight = belief.update(&lock, 0.0, &params).expect("a lock says something");
        belief.update(&kept, 0.0, &params);
        belief.retract(lock.log_likelihood, weight);
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
        let flat = Evidence::answered(false, [0.3; 3], 0.0, true, &params);
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
        let table = Likelihoods::new(&params);
        let benign = Evidence::explanation(true, &table);
        assert!(weight(benign, 1.0) < weight(benign, 0.0));
        assert_eq!(weight(Evidence::demand(&table), 1.0), weight(Evidence::demand(&table), 0.0));
    }
}
