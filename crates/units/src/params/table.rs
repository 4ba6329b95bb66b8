//! The rows. Probabilities and likelihoods come in threes, for the intents innocent, probe and hostile.

use super::Origin::{Assumed, Estimated, Memory, Source, Tuned};
use super::{Parameter, ParameterError};

macro_rules! parameters {
    ($($field:ident: $name:literal, $symbol:literal, $unit:literal, $default:literal, $low:literal..$high:literal, $origin:expr, $what:literal;)*) => {
        /// The values of all parameters in one run.
        #[derive(Clone, PartialEq, Debug)]
        #[allow(missing_docs)] // each field is documented by its row in PARAMETERS
        pub struct Params { $(pub $field: f64,)* }

        /// The table.
        pub const PARAMETERS: &[Parameter] = &[$(Parameter {
            name: $name, symbol: $symbol, unit: $unit, default: $default, low: $low, high: $high,
            origin: $origin, what: $what,
        },)*];

        impl Default for Params {
            fn default() -> Self {
                Self { $($field: $default,)* }
            }
        }

        impl Params {
            /// The value of a parameter.
            pub fn get(&self, name: &str) -> Option<f64> {
                match name {
                    $($name => Some(self.$field),)*
                    _ => None,
                }
            }

            /// Every value with its row.
            pub fn rows(&self) -> impl Iterator<Item = (&'static Parameter, f64)> {
                PARAMETERS.iter().zip([$(self.$field,)*])
            }

            /// Sets a parameter, if there is one of that name and the value is within its range.
            pub fn set(&mut self, name: &str, value: f64) -> Result<(), ParameterError> {
                let row = Parameter::named(name)?;
                if !(row.low..=row.high).contains(&value) {
                    let Parameter { name, unit, low, high, .. } = *row;
                    return Err(ParameterError::OutOfRange { name, value, low, high, unit });
                }
                match name {
                    $($name => self.$field = value,)*
                    _ => {}
                }
                Ok(())
            }
        }
    };
}

parameters! {
    // What the sides bring along.
    trust: "belief.trust", "T", "-", 0.40, 0.0..1.0, Assumed, "trust stock between the ministries; sets priors and credibility";
    climate: "politics.climate", "C", "-", -0.5, -1.0..1.0, Assumed, "political climate; a scenario sets its own";
    hostile_share: "world.hostile_share", "q_H", "-", 0.01, 0.0..0.6, Assumed, "share of acts with the intent to use force";
    unplanned_share: "world.unplanned_share", "q_A", "-", 0.33, 0.10..0.50, Assumed, "share of acts that nobody above the console ordered";
    probe_share: "world.probe_share", "q_P", "-", 0.46, 0.0..0.7, Assumed, "share of acts that are a deliberate probe";

    // Beliefs about the other side's present intent.
    prior_hostile: "belief.prior_hostile", "b_H0", "-", 0.20, 0.12..0.30, Assumed, "prior of hostile intent at trust 0";
    prior_slope: "belief.prior_slope", "-", "-", 0.15, 0.05..0.20, Assumed, "fall of that prior from trust 0 to 1";
    prior_spread: "belief.prior_spread", "σ_z", "logit", 0.9, 0.4..1.4, Assumed, "personal spread of the prior";
    conservatism: "belief.conservatism", "η", "-", 0.8, 0.5..1.0, Memory, "weight of new evidence (1 is exact Bayes)";
    benign_discount: "belief.benign_discount", "bias", "-", 0.5, 0.0..0.8, Assumed, "discount of benign evidence under full stress";
    posture_misread: "belief.posture_misread", "ε_obs", "per move", 0.06, 0.0..0.15, Assumed, "chance that a move of the other is seen one rung off";
    move_weight: "belief.move_weight", "m_e", "-", 0.6, 0.0..1.0, Assumed, "weight of seen moves and of quiet as evidence";
    lock_innocent: "belief.lock.innocent", "L", "-", 0.30, 0.15..0.45, Assumed, "likelihood of a lock seen, innocent";
    lock_probe: "belief.lock.probe", "L", "-", 0.60, 0.45..0.75, Assumed, "likelihood of a lock seen, probe";
    lock_hostile: "belief.lock.hostile", "L", "-", 0.85, 0.70..1.0, Assumed, "likelihood of a lock seen, hostile";
    up_innocent: "belief.up.innocent", "-", "1/h", 0.9, 0.3..2.0, Assumed, "rate of moves up to R3 or more, innocent";
    up_probe: "belief.up.probe", "-", "1/h", 2.7, 1.0..6.0, Assumed, "rate of moves up to R3 or more, probe";
    up_hostile: "belief.up.hostile", "-", "1/h", 6.2, 2.0..12.0, Assumed, "rate of moves up to R3 or more, hostile";
    down_innocent: "belief.down.innocent", "-", "1/h", 4.5, 2.0..9.0, Assumed, "rate of moves down from R3 or more, innocent";
    down_probe: "belief.down.probe", "-", "1/h", 2.2, 1.0..5.0, Assumed, "rate of moves down from R3 or more, probe";
    down_hostile: "belief.down.hostile", "-", "1/h", 0.8, 0.2..2.0, Assumed, "rate of moves down from R3 or more, hostile";
    weapon_innocent: "belief.weapon.innocent", "L", "-", 0.15, 0.0..0.3, Assumed, "likelihood of a weapon released, innocent";
    weapon_probe: "belief.weapon.probe", "L", "-", 0.35, 0.2..0.5, Assumed, "likelihood of a weapon released, probe";
    weapon_hostile: "belief.weapon.hostile", "L", "-", 1.00, 0.85..1.0, Assumed, "likelihood of a weapon released, hostile";
    collision_innocent: "belief.collision.innocent", "L", "-", 0.30, 0.15..0.45, Assumed, "likelihood of a collision, innocent";
    collision_probe: "belief.collision.probe", "L", "-", 0.40, 0.25..0.55, Assumed, "likelihood of a collision, probe";
    collision_hostile: "belief.collision.hostile", "L", "-", 0.60, 0.45..0.75, Assumed, "likelihood of a collision, hostile";
    query_innocent: "belief.query.innocent", "L", "-", 0.70, 0.55..0.85, Assumed, "likelihood of being asked who one is, innocent";
    query_probe: "belief.query.probe", "L", "-", 0.50, 0.35..0.65, Assumed, "likelihood of being asked who one is, probe";
    query_hostile: "belief.query.hostile", "L", "-", 0.25, 0.1..0.4, Assumed, "likelihood of being asked who one is, hostile";
    demand_innocent: "belief.demand.innocent", "L", "-", 0.40, 0.25..0.55, Assumed, "likelihood of being told to leave, innocent";
    demand_probe: "belief.demand.probe", "L", "-", 0.50, 0.35..0.65, Assumed, "likelihood of being told to leave, probe";
    demand_hostile: "belief.demand.hostile", "L", "-", 0.60, 0.45..0.75, Assumed, "likelihood of being told to leave, hostile";
    threat_innocent: "belief.threat.innocent", "L", "-", 0.25, 0.1..0.4, Assumed, "likelihood of a call not understood and taken for a threat, innocent";
    threat_probe: "belief.threat.probe", "L", "-", 0.50, 0.35..0.65, Assumed, "likelihood of a call not understood and taken for a threat, probe";
    threat_hostile: "belief.threat.hostile", "L", "-", 0.70, 0.55..0.85, Assumed, "likelihood of a call not understood and taken for a threat, hostile";
    contact_innocent: "belief.line_contact.innocent", "L", "-", 0.65, 0.5..0.8, Assumed, "likelihood of the other ministry calling, innocent";
    contact_probe: "belief.line_contact.probe", "L", "-", 0.50, 0.35..0.65, Assumed, "likelihood of the other ministry calling, probe";
    contact_hostile: "belief.line_contact.hostile", "L", "-", 0.30, 0.15..0.45, Assumed, "likelihood of the other ministry calling, hostile";
    explanation_innocent: "belief.explanation.innocent", "L", "-", 0.85, 0.7..1.0, Assumed, "likelihood of a benign explanation offered, innocent";
    explanation_probe: "belief.explanation.probe", "L", "-", 0.40, 0.25..0.55, Assumed, "likelihood of a benign explanation offered, probe";
    explanation_hostile: "belief.explanation.hostile", "L", "-", 0.40, 0.25..0.55, Assumed, "likelihood of a benign explanation offered, hostile";
    accusation_innocent: "belief.accusation.innocent", "L", "-", 0.45, 0.3..0.6, Assumed, "likelihood of a public accusation by the other side, innocent";
    accusation_probe: "belief.accusation.probe", "L", "-", 0.50, 0.35..0.65, Assumed, "likelihood of a public accusation by the other side, probe";
    accusation_hostile: "belief.accusation.hostile", "L", "-", 0.55, 0.4..0.7, Assumed, "likelihood of a public accusation by the other side, hostile";
    assistance_innocent: "belief.assistance.innocent", "L", "-", 0.80, 0.65..0.95, Assumed, "likelihood of coming to help in distress, innocent";
    assistance_probe: "belief.assistance.probe", "L", "-", 0.60, 0.45..0.75, Assumed, "likelihood of coming to help in distress, probe";
    assistance_hostile: "belief.assistance.hostile", "L", "-", 0.30, 0.15..0.45, Assumed, "likelihood of coming to help in distress, hostile";
    notice_gain: "belief.notice_gain", "-", "-", 1.5, 1.0..3.0, Assumed, "how much a complete notice raises the odds of innocent intent";
    channel_dead: "belief.channel_dead", "d", "-", 0.15, 0.0..0.9, Assumed, "prior that a silent radio channel is simply dead";
    threat_misreading: "belief.threat_misreading", "p_mis", "-", 0.15, 0.03..0.30, Assumed, "chance that a call not understood is taken for a threat";
    credibility_radio: "credibility.radio.base", "c_r", "-", 0.45, 0.25..0.65, Assumed, "credibility of words on the radio at trust 0";
    credibility_radio_slope: "credibility.radio.slope", "c_r", "-", 0.35, 0.15..0.55, Assumed, "its growth with trust";
    credibility_line: "credibility.line.base", "c_h", "-", 0.50, 0.30..0.70, Assumed, "credibility of words on a hotline at trust 0";
    credibility_line_slope: "credibility.line.slope", "c_h", "-", 0.40, 0.20..0.60, Assumed, "its growth with trust";
    credibility_embassy: "credibility.embassy", "c_e", "-", 0.55, 0.35..0.75, Assumed, "credibility of words through the embassy";
    credibility_unreported: "credibility.unreported", "-", "-", 0.4, 0.1..1.0, Assumed, "factor on line credibility before the own unit's report is in";
    report_weight: "belief.report_weight", "-", "-", 0.8, 0.4..1.0, Assumed, "weight of evidence reported up the chain";
    answer_weight: "belief.answer_weight", "m_e", "-", 0.5, 0.0..1.0, Assumed, "weight of an answer and of silence on the radio, which are a matter of several calls";
    line_answer_weight: "belief.line_answer_weight", "m_e", "-", 1.0, 0.0..1.0, Assumed, "weight of an answer and of silence on a line";
    prior_probe: "belief.prior_probe", "-", "-", 0.62, 0.45..0.80, Assumed, "share of a probe, against that of innocence, in what the prior leaves beside hostile intent, at trust 0";
    prior_probe_slope: "belief.prior_probe_slope", "-", "-", 0.30, 0.0..0.40, Assumed, "its fall from trust 0 to 1";
    prior_innocent: "belief.prior_innocent", "-", "-", 0.18, 0.05..0.40, Assumed, "share of innocence, against that of a probe, at trust 0";
    prior_innocent_slope: "belief.prior_innocent_slope", "-", "-", 0.45, 0.0..0.60, Assumed, "its growth from trust 0 to 1";
    prior_least: "belief.prior_least", "-", "-", 0.01, 0.001..0.05, Assumed, "least prior of a probe and of innocence, before all three are made to sum to 1";
    stress_base: "stress.base", "σ", "-", 0.10, 0.0..0.30, Assumed, "stress when nothing happens, on a scale of 0 to 1";
    stress_rung: "stress.rung", "σ", "1/rung", 0.09, 0.0..0.15, Assumed, "its growth with each rung of the higher of both sides";
    stress_close: "stress.close", "σ", "-", 0.30, 0.0..0.50, Assumed, "the same while another comes close in a hazardous manoeuvre";

    // Choice of commanders.
    precision: "choice.precision", "λ₀", "1/util", 3.0, 0.0..100.0, Tuned, "precision of choice (0 is uniform)";
    stress_on_precision: "choice.stress_on_precision", "κ", "-", 0.9, 0.3..2.0, Assumed, "how stress lowers precision";
    security: "choice.security", "a_s", "util", 1.1, 0.7..1.6, Tuned, "weight of exposure to the other's rung";
    war_risk: "choice.war_risk", "a_w", "util", 0.40, 0.20..0.45, Tuned, "weight of the risk of war and accident";
    war_convexity: "choice.war_convexity", "k_w", "-", 0.42, 0.3..0.6, Assumed, "growth of that risk with the rung";
    audience: "choice.audience", "a_r", "util", 0.55, 0.2..1.1, Assumed, "cost of backing down before an audience";
    reciprocity: "choice.reciprocity", "a_q", "util", 0.30, 0.1..0.4, Tuned, "weight of answering in kind";
    reciprocity_share: "choice.reciprocity_share", "r", "-", 0.55, 0.3..0.8, Estimated("S36"), "share of the other's rung that is answered";
    obedience: "choice.obedience", "a_o", "util", 0.55, 0.2..1.1, Assumed, "cost of going above guidance (half of it, a rung)";
    purpose: "choice.purpose", "a_t", "util", 0.30, 0.1..0.6, Assumed, "pull of the own purpose";
    effort: "choice.effort", "a_d", "util", 0.22, 0.1..0.4, Assumed, "cost of changing rung";
    first_shot_gain: "choice.first_shot_gain", "G", "util", 3.0, 2.0..6.0, Assumed, "gain of the first shot at a hostile unit";
    wrongful_shot_cost: "choice.wrongful_shot_cost", "C", "util", 8.0, 4.0..16.0, Assumed, "cost of a shot at a unit that was not hostile";
    self_defence: "choice.self_defence", "b*", "-", 0.75, 0.6..0.9, Assumed, "belief in hostile intent that lifts the cap of standing orders";
    commander_spread: "choice.commander_spread", "σ_c", "log", 0.8, 0.4..1.1, Assumed, "spread of commanders' hawkishness";
    commander_review: "choice.commander_review", "τ_c", "min", 6.0, 1.0..24.0, Assumed, "mean time between a commander's reviews";
    expect_radio: "choice.expect.radio", "expect", "rung", 1.0, 0.0..2.0, Assumed, "step-back expected after an understood offer by radio";
    expect_line: "choice.expect.line", "expect", "rung", 1.5, 0.0..3.0, Assumed, "step-back expected after an understood offer on a line";
    expect_lasts: "choice.expect.lasts", "-", "min", 30.0, 5.0..240.0, Assumed, "how long a step-back offered on a line is expected";
    cover: "choice.cover", "cover", "-", 0.40, 0.1..0.7, Source("S31"), "audience cost spared by a benign clarification (sign sourced, size assumed)";
    fear_probe: "choice.fear.probe", "-", "-", 0.5, 0.0..1.5, Assumed, "how much exposure to a probe counts, each rung of it";
    fear_hostile: "choice.fear.hostile", "-", "-", 1.5, 0.5..3.0, Assumed, "how much exposure to a hostile unit counts, each rung of it";
    audience_growth: "choice.audience_growth", "-", "1/rung", 0.1, 0.0..0.3, Assumed, "growth of the audience's weight with each rung that one has been at";
    committed: "choice.committed", "-", "rung", 4.0, 1.0..9.0, Assumed, "rung above which there is no more to back down from";
    purpose_share: "choice.purpose_share", "-", "-", 0.5, 0.0..1.0, Assumed, "share of its pull that the own purpose has on who is not hostile";
    aim_innocent: "choice.aim.innocent", "τ", "rung", 1.0, 0.0..3.0, Assumed, "rung that the own purpose asks for, innocent";
    aim_probe: "choice.aim.probe", "τ", "rung", 2.0, 1.0..4.0, Assumed, "the same, probe";
    aim_hostile: "choice.aim.hostile", "τ", "rung", 7.0, 4.0..7.0, Assumed, "the same, hostile";
    effort_exponent: "choice.effort_exponent", "-", "-", 1.5, 1.0..2.0, Assumed, "growth of the cost of changing rung with the size of the step";
    hazard_review: "choice.hazard_review", "-", "min", 1.0, 0.1..6.0, Assumed, "mean time between a commander's reviews while an approach is hazardous, if shorter than otherwise";
    verify_after: "choice.verify_after", "-", "min", 5.0, 1.0..30.0, Assumed, "after how long a commander looks whether a stated intention was kept, and for how long his own word binds him";

    // Choice of ministries.
    ministry_precision: "ministry.precision", "λ_m", "1/util", 3.0, 0.0..100.0, Assumed, "precision of a ministry's choice";
    ministry_review: "ministry.review", "τ_m", "min", 75.0, 15.0..360.0, Assumed, "mean time between a ministry's reviews in the first six hours; three times that later";
    ministry_spread: "ministry.spread", "σ_m", "log", 0.7, 0.3..1.0, Assumed, "spread of ministries' hawkishness";
    ministry_security: "ministry.security", "m_s", "util", 1.25, 0.8..1.8, Tuned, "weight of exposure";
    ministry_risk: "ministry.risk", "m_w", "util", 0.20, 0.14..0.30, Tuned, "weight of risk";
    ministry_audience: "ministry.audience", "m_r", "util", 0.55, 0.2..1.1, Assumed, "cost of backing down";
    ministry_reciprocity: "ministry.reciprocity", "m_q", "util", 0.25, 0.1..0.5, Assumed, "weight of answering in kind";
    ministry_effort: "ministry.effort", "m_d", "util", 0.7, 0.3..1.5, Assumed, "cost of changing posture";
    ministry_fatigue: "ministry.fatigue", "m_t", "util/d", 0.25, 0.0..0.5, Assumed, "growing cost of a posture with the days of a dispute";
    audience_before: "audience.before", "A₀", "-", 0.15, 0.0..0.4, Assumed, "audience weight before publication";
    audience_third_party: "audience.third_party", "-", "-", 1.3, 1.0..2.0, Source("S32"), "factor on it while a third party stands by the other side (sign sourced, size assumed)";
    audience_after: "audience.after", "A₁", "-", 1.0, 0.5..1.5, Assumed, "audience weight after publication";
    publication_median: "audience.publication_median", "-", "min", 600.0, 30.0..30000.0, Source("S9"), "median time from the event to its publication";
    publication_spread: "audience.publication_spread", "-", "log", 1.1, 0.1..1.5, Assumed, "its spread";

    press_median: "audience.press_median", "-", "min", 60.0, 1.0..1440.0, Assumed, "median time until a public act of one side is taken in by the other's ministry";
    press_spread: "audience.press_spread", "-", "log", 0.7, 0.1..1.5, Assumed, "its spread";
    ministry_fear_probe: "ministry.fear.probe", "-", "-", 0.9, 0.0..2.0, Assumed, "how much exposure to a probe counts, each posture of it";
    ministry_aim_probe: "ministry.aim.probe", "-", "posture", 1.5, 0.0..4.0, Assumed, "posture at which a probe is answered in full";
    ministry_fear_hostile: "ministry.fear.hostile", "-", "-", 3.0, 1.0..6.0, Assumed, "how much exposure to hostile intent counts, each posture of it";
    ministry_aim_hostile: "ministry.aim.hostile", "-", "posture", 3.5, 2.0..4.0, Assumed, "posture at which hostile intent is answered in full";
    ministry_fear_public: "ministry.fear.public", "-", "-", 0.35, 0.0..1.0, Assumed, "how much the audience at home counts that wants to see something done, each posture of it";
    ministry_aim_public: "ministry.aim.public", "-", "posture", 2.0, 0.0..4.0, Assumed, "posture that satisfies it";
    ministry_danger_force: "ministry.danger.force", "γ", "-", 1.4, 1.0..3.0, Assumed, "factor on hostile intent once there is warning force";
    ministry_danger_contact: "ministry.danger.contact", "γ", "-", 2.0, 1.0..4.0, Assumed, "the same once there is contact or worse";
    ministry_convexity: "ministry.convexity", "-", "-", 0.75, 0.3..1.2, Assumed, "growth of the risk with the posture";
    ministry_early: "ministry.early", "-", "h", 6.0, 1.0..48.0, Assumed, "how long an affair is fresh";
    ministry_later: "ministry.later", "-", "-", 3.0, 1.0..10.0, Assumed, "by how much the time between a ministry's reviews is longer after that";

    // Reporting chain.
    report_median: "chain.report_median", "-", "min", 35.0, 1.0..120.0, Assumed, "median time of a report from unit to ministry";
    report_spread: "chain.report_spread", "-", "log", 1.0, 0.1..1.5, Assumed, "its spread";
    hold_share: "chain.hold_share", "v", "-", 0.3, 0.0..0.6, Source("S14"), "share of contested reports held for verification";
    hold_median: "chain.hold_median", "-", "h", 36.0, 1.0..200.0, Source("S14"), "median length of such a hold";
    hold_spread: "chain.hold_spread", "-", "log", 1.0, 0.1..1.5, Assumed, "its spread";
    guidance_median: "chain.guidance_median", "-", "min", 12.0, 1.0..60.0, Assumed, "median time of an order from ministry to unit";
    guidance_spread: "chain.guidance_spread", "-", "log", 0.5, 0.1..1.5, Assumed, "its spread";
    relay_median: "chain.relay_median", "-", "min", 20.0, 1.0..240.0, Assumed, "median time for a ship to pass a heard notice to aircraft of its side";
    relay_spread: "chain.relay_spread", "-", "log", 1.0, 0.1..1.5, Assumed, "its spread";

    // Radio and language.
    transmit_power: "radio.power", "P_t", "W", 25.0, 1.0..100.0, Source("PAPA"), "transmitter power of a ship's VHF set";
    noise_figure: "radio.noise_figure", "F", "dB", 10.0, 3.0..20.0, Assumed, "receiver noise figure";
    fringe_begins: "radio.fringe.begins", "-", "horizon", 0.9, 0.5..1.0, Assumed, "share of the radio horizon beyond which a signal falls faster than in free space";
    fringe_loss: "radio.fringe.loss", "-", "dB/km", 1.5, 0.0..5.0, Assumed, "by how much faster";
    voice_cap: "radio.voice_cap", "-", "dB", 20.0, 10.0..30.0, Assumed, "signal-to-noise above which voice gets no clearer";
    crew_noise: "radio.crew_noise.mean", "-", "dB", 12.0, 4.0..18.0, Assumed, "loss to accent, noise, workload and equipment, mean";
    crew_noise_spread: "radio.crew_noise.spread", "-", "dB", 4.0, 0.0..6.0, Assumed, "the same, standard deviation";
    reception_threshold: "language.threshold", "SRT", "dB", 2.0, -2.0..6.0, Assumed, "signal-to-noise at which half is understood, native-like";
    second_language_shift: "language.shift", "-", "dB", 4.0, 1.0..7.0, Source("S21"), "shift of that threshold for free talk in a second language";
    slope_native: "language.slope.native", "k", "1/dB", 0.126, 0.05..0.25, Source("S21"), "slope of the comprehension curve, native-like or closed set";
    slope_second: "language.slope.second", "k", "1/dB", 0.075, 0.03..0.20, Source("S21"), "slope for free talk in a second language";
    speech_rate: "language.speech_rate", "-", "words/min", 100.0, 60.0..180.0, Memory, "rate of speech on the radio (radiotelephony practice)";
    load_guard: "radio.load.guard", "G", "Erl", 0.30, 0.0..0.6, Assumed, "traffic of others on a guard channel";
    load_agreed: "radio.load.agreed", "G", "Erl", 0.05, 0.0..0.5, Assumed, "traffic of others on an agreed working channel";
    listen_guard: "radio.listen.guard", "p_listen", "-", 0.65, 0.0..1.0, Assumed, "chance that a watch on a guard channel is really kept";
    listen_agreed: "radio.listen.agreed", "p_listen", "-", 0.95, 0.0..1.0, Assumed, "the same on an agreed channel";
    reply_guard_innocent: "conduct.reply.guard.innocent", "will", "-", 0.60, 0.4..0.8, Assumed, "chance that a call on guard is answered, innocent";
    reply_guard_probe: "conduct.reply.guard.probe", "will", "-", 0.35, 0.15..0.55, Assumed, "the same, probe";
    reply_guard_hostile: "conduct.reply.guard.hostile", "will", "-", 0.25, 0.05..0.45, Assumed, "the same, hostile";
    reply_agreed_innocent: "conduct.reply.agreed.innocent", "will", "-", 0.90, 0.60..0.98, Assumed, "the same under an agreed procedure, innocent";
    reply_agreed_probe: "conduct.reply.agreed.probe", "will", "-", 0.65, 0.35..0.85, Assumed, "the same, probe";
    reply_agreed_hostile: "conduct.reply.agreed.hostile", "will", "-", 0.40, 0.25..0.60, Assumed, "the same, hostile";
    kept_free_innocent: "conduct.kept.free.innocent", "-", "-", 0.60, 0.45..0.75, Assumed, "chance that an intention said freely is kept, innocent";
    kept_free_probe: "conduct.kept.free.probe", "-", "-", 0.35, 0.20..0.50, Assumed, "the same, probe";
    kept_free_hostile: "conduct.kept.free.hostile", "-", "-", 0.25, 0.10..0.40, Assumed, "the same, hostile";
    kept_phrase_innocent: "conduct.kept.phrase.innocent", "-", "-", 0.88, 0.70..0.95, Assumed, "the same in the agreed phrases, innocent";
    kept_phrase_probe: "conduct.kept.phrase.probe", "-", "-", 0.70, 0.55..0.80, Assumed, "the same, probe";
    kept_phrase_hostile: "conduct.kept.phrase.hostile", "-", "-", 0.30, 0.20..0.35, Assumed, "the same, hostile";
    explain_innocent: "conduct.explain.innocent", "-", "-", 0.85, 0.65..1.0, Assumed, "chance that a ministry offers an explanation, innocent";
    explain_probe: "conduct.explain.probe", "-", "-", 0.40, 0.20..0.60, Assumed, "the same, probe";
    explain_hostile: "conduct.explain.hostile", "-", "-", 0.40, 0.20..0.60, Assumed, "the same, hostile";
    acknowledge_timeout: "radio.acknowledge_timeout", "τ_ack", "s", 30.0, 10.0..120.0, Assumed, "wait for an answer before a call is repeated";
    reply_time: "radio.reply_time", "-", "s", 10.0, 2.0..60.0, Memory, "mean time from the end of a call to the answer";
    hesitation: "radio.hesitation", "-", "s", 10.0, 0.0..60.0, Assumed, "mean time until an operator who may call reaches for the handset";
    blind_window: "radio.blind_window", "-", "s", 0.5, 0.0..5.0, Assumed, "age below which talk is not heard yet by who is about to talk";
    patience: "radio.patience", "-", "s", 30.0, 5.0..300.0, Assumed, "how long an operator waits for a busy channel before he gives up the attempt";
    capture_fm: "radio.capture.fm", "-", "dB", 6.0, 3.0..20.0, Assumed, "by how much a voice must be stronger to be heard through another, frequency modulation";
    capture_am: "radio.capture.am", "-", "dB", 12.0, 6.0..30.0, Assumed, "the same, amplitude modulation";
    substitution: "language.substitution", "-", "-", 0.20, 0.0..1.0, Assumed, "chance that a figure or a number of a name that is lost is taken for another";
    own_number: "language.own_number", "-", "-", 0.30, 0.0..1.0, Assumed, "chance that a number of a name heard wrongly is heard as one's own";
    blind_acknowledgement: "language.blind_acknowledgement", "-", "-", 0.20, 0.0..1.0, Assumed, "chance that who hears and does not understand acknowledges receipt instead of asking again";
    readback_phrase: "readback.error.phrase", "-", "-", 0.01, 0.0..0.2, Source("CARD94"), "chance of a wrong readback, agreed phrases, short and calm (under 1 % of controllers' messages)";
    readback_free: "readback.error.free", "-", "-", 0.08, 0.0..0.5, Assumed, "the same, free talk in a second language";
    readback_length: "readback.length", "-", "logit", 0.5, 0.0..2.0, Assumed, "growth with every twenty words more (sign: PRINZO09)";
    readback_topics: "readback.topics", "-", "logit", 0.35, 0.0..2.0, Assumed, "growth with every topic more (sign: PRINZO06)";
    readback_speed: "readback.speed", "-", "logit", 2.0, 0.0..5.0, Assumed, "growth with doubled speed of speech (sign: AVK)";
    readback_surprise: "readback.surprise", "-", "logit", 0.7, 0.0..3.0, Assumed, "growth when something unexpected is said (sign: MAYC)";
    readback_stress: "readback.stress", "-", "logit", 1.0, 0.0..3.0, Assumed, "growth from calm to full stress";
    hearback_phrase: "readback.noticed.phrase", "-", "-", 0.9, 0.5..1.0, Assumed, "chance that a wrong readback is noticed, agreed phrases";
    hearback_free: "readback.noticed.free", "-", "-", 0.6, 0.2..1.0, Assumed, "the same, free talk";
    officer_level: "language.level", "-", "ICAO level", 4.0, 1.0..6.0, Assumed, "level of an officer in the language of the radio where the scenario says nothing (4 is the least that civil aviation demands)";
    flags_range: "visual.flags_range", "-", "NM", 2.0, 0.5..5.0, Assumed, "distance at which flags are read";
    lamp_range: "visual.lamp_range", "-", "NM", 5.0, 1.0..12.0, Assumed, "distance at which a signal lamp is read";
    wings_range: "visual.wings_range", "-", "NM", 0.5, 0.1..2.0, Assumed, "distance at which the movements of an aircraft are understood";
    visual_seen: "visual.seen", "-", "-", 0.7, 0.2..1.0, Assumed, "chance that a signal in sight is seen and read";
    visual_seconds: "visual.seconds", "-", "s", 60.0, 10.0..300.0, Assumed, "time that a visual signal takes";
    late_calling: "ladder.late_calling", "-", "-", 0.10, 0.0..0.5, Assumed, "added to the chance of reacting too late while the radio is being called and nobody manoeuvres";
    notice_lead: "notice.lead", "-", "min", 60.0, 0.0..1440.0, Assumed, "how long before an activity a notice must be there to be of full use";
    notam_median: "notice.notam.median", "-", "min", 90.0, 5.0..1440.0, Assumed, "median time until a notice to airmen is in the hands of a crew";
    warning_median: "notice.warning.median", "-", "min", 60.0, 5.0..1440.0, Assumed, "median time until a navigational warning is in the hands of a watch";
    notice_spread: "notice.spread", "-", "log", 0.8, 0.1..1.5, Assumed, "spread of both";
    third_party_credibility: "credibility.third_party", "-", "-", 0.5, 0.2..0.9, Assumed, "credibility of words through a third party";
    embassy_median: "embassy.median", "-", "min", 540.0, 180.0..1440.0, Assumed, "median time of a message through the embassy";
    embassy_spread: "embassy.spread", "-", "log", 0.7, 0.1..1.5, Assumed, "its spread";
    notice_complete: "notice.complete", "-", "-", 0.75, 0.25..1.0, Assumed, "worth of a notice from which on it can be accepted: one knows what to keep clear of";
    signal_worth: "notice.signal", "-", "-", 0.25, 0.0..1.0, Assumed, "worth, as a notice, of a coded signal about one's own activity: it says what, and not when, where or how high";

    // Who picks up: the weights of the answer to a ring.
    answer_information: "line.answer.information", "a_i", "util", 1.5, 0.5..3.0, Tuned, "weight of the need to know";
    answer_orders: "line.answer.orders", "a_p", "util", 12.0, 4.0..16.0, Tuned, "weight of orders to answer or not";
    answer_unauthorised: "line.answer.unauthorised", "a_b", "util", 4.0, 2.0..8.0, Tuned, "cost of talking without authority";
    answer_unreported: "line.answer.unreported", "a_k", "util", 1.0, 0.0..3.0, Tuned, "cost of talking before the own unit has reported";
    answer_climate: "line.answer.climate", "a_c", "util", 2.5, 0.5..5.0, Tuned, "cost of being seen to talk in a cold climate";
    answer_delay: "line.answer.delay", "a_d", "util", 1.0, 0.0..3.0, Tuned, "cost of asking first";
    answer_snub: "line.answer.snub", "a_x", "util", 1.0, 0.0..3.0, Tuned, "cost of declining outright";
    answer_punish: "line.answer.punish", "a_n", "util", 0.5, 0.0..2.0, Tuned, "wish to punish by silence, before an audience of weight 0";
    answer_asking: "line.answer.asking", "-", "-", 0.5, 0.0..1.0, Assumed, "share of the need to know and of the orders that asking for authority first is worth";
    answer_promise: "line.answer.promise", "-", "-", 0.5, 0.0..1.0, Assumed, "share of the orders and of the cold climate that a promise to call back is worth";
    grant_hostile: "line.grant.hostile", "-", "util", 3.0, 0.0..6.0, Assumed, "how much the belief in hostile intent speaks for granting authority to talk";
    grant_reluctance: "line.grant.reluctance", "-", "util", 0.5, 0.0..2.0, Assumed, "reluctance to grant it";
    ringing: "line.ringing", "-", "min", 3.0, 0.5..15.0, Assumed, "how long a phone rings at least before the caller hangs up";
    ringing_pickups: "line.ringing_pickups", "-", "-", 8.0, 1.0..20.0, Assumed, "the same, in mean times that the called officer takes to come to the phone, if that is longer";
    line_misunderstanding: "line.misunderstanding", "-", "-", 0.06, 0.0..0.5, Assumed, "chance that a statement on the line is misunderstood through interpretation";
    line_coloured: "line.coloured", "-", "-", 0.5, 0.0..1.0, Assumed, "share of misunderstandings in which a statement is coloured into its opposite, and not lost";
    line_no_interpreter: "line.no_interpreter", "-", "-", 0.18, 0.0..0.6, Assumed, "chance that a statement is misunderstood where both talk in a second language";
    interpreter_spread: "line.interpreter_spread", "-", "log", 0.5, 0.1..1.5, Assumed, "spread of the time until an interpreter is there";
    message_passed_on: "line.message_passed_on", "-", "min", 90.0, 5.0..720.0, Assumed, "median time until a message taken by somebody else is with whom it is for";
    translation: "line.translation", "-", "min", 30.0, 2.0..240.0, Assumed, "median time until a written message is translated and read";
    promise_kept: "line.promise_kept", "-", "-", 0.5, 0.0..1.0, Assumed, "chance that a promised call back is asked for";
    consultation_spread: "line.consultation_spread", "-", "log", 0.5, 0.1..1.5, Assumed, "spread of the time that prior consultation takes";
    message_spread: "line.message_spread", "-", "log", 0.5, 0.1..1.5, Assumed, "spread of the time until a message is passed on, or translated and read";

    // The ladder's tests.
    watch_distance: "ladder.watch_distance", "D_watch", "NM", 5.0, 1.0..20.0, Assumed, "range below which watch becomes close surveillance";
    watch_time: "ladder.watch_time", "-", "min", 10.0, 1.0..30.0, Assumed, "time below it that makes close surveillance";
    safe_distance_ship: "ladder.safe_distance.ship", "D_safe", "NM", 0.5, 0.1..2.0, Assumed, "closest approach that is still safe between ships";
    safe_distance_air: "ladder.safe_distance.air", "D_safe", "ft", 500.0, 100.0..3000.0, Assumed, "the same with an aircraft";
    safe_time_ship: "ladder.safe_time.ship", "T_safe", "min", 6.0, 1.0..15.0, Assumed, "time to closest approach within which it is unsafe, ships";
    safe_time_air: "ladder.safe_time.air", "T_safe", "s", 30.0, 5.0..120.0, Assumed, "the same with an aircraft";
    latch: "ladder.latch", "-", "min", 30.0, 5.0..120.0, Assumed, "shortest time for which an act keeps its rung";
    late_reaction: "ladder.late_reaction", "-", "-", 0.10, 0.0..0.5, Assumed, "chance that a watch reacts too late to a collision in the making";
    hazard_time_ship: "ladder.hazard_time.ship", "-", "min", 1.0, 0.2..5.0, Assumed, "time for which ships must be too close or converging before it counts as hazardous, or lie beside each other before it is shouldering";
    hazard_time_air: "ladder.hazard_time.air", "-", "s", 10.0, 1.0..60.0, Assumed, "the same with an aircraft, for being too close";
    bow_distance: "ladder.bow_distance", "-", "NM", 1.0, 0.2..3.0, Assumed, "distance ahead of a ship within which passing is crossing the bow";
    formation_distance: "ladder.formation_distance", "-", "NM", 2.0, 0.5..5.0, Assumed, "distance from two units that keep together within which their formation is entered";
    shoulder_gap: "ladder.shoulder_gap", "-", "m", 100.0, 20.0..300.0, Assumed, "clear water between ships below which it is shouldering";
    evade_time_ship: "ladder.evade_time.ship", "-", "min", 3.0, 1.0..10.0, Assumed, "time to a collision at which a prudent watch turns away, ships";
    evade_time_station: "ladder.evade_time.station", "-", "min", 1.0, 0.5..3.0, Assumed, "the same where one of two ships means to come close and slows down as it does";
    evade_time_air: "ladder.evade_time.air", "-", "s", 30.0, 10.0..120.0, Assumed, "the same with an aircraft";
    manoeuvre_information: "ladder.manoeuvre_information", "-", "-", 0.5, 0.25..1.0, Assumed, "factor on the chance of a late reaction to a unit whose stated course and speed have been understood";
    collision_course: "ladder.collision_course", "-", "hulls", 2.0, 1.0..4.0, Assumed, "closest approach, in the sum of both hulls' radii, below which two are on collision course";
    surprise_guard: "ladder.surprise_guard", "-", "1/rung", 0.3, 0.0..1.0, Assumed, "fall of the hazard of a surprise shot with each rung of the other's guard above R2";
    surprise_fire: "ladder.surprise_fire", "-", "1/h", 0.05, 0.0..0.2, Assumed, "hazard that a hostile unit fires by surprise at a unit at R2";

    // The radar warning receiver: what a mode is taken for, per emission episode; for a search where no row says otherwise.
    lock_from_search: "warning.lock_from.search", "-", "-", 0.01, 0.0..0.2, Assumed, "search radar taken for a lock";
    lock_from_track: "warning.lock_from.track", "-", "-", 0.15, 0.0..0.5, Assumed, "track-while-scan taken for a lock";
    lock_from_fire_control: "warning.lock_from.fire_control", "-", "-", 0.80, 0.5..1.0, Assumed, "fire control recognised as a lock";
    nothing_from_search: "warning.nothing_from.search", "-", "-", 0.05, 0.0..0.5, Assumed, "search radar not noticed";
    track_from_search: "warning.track_from.search", "-", "-", 0.06, 0.0..0.5, Assumed, "search radar taken for a track";
    nothing_from_track: "warning.nothing_from.track", "-", "-", 0.05, 0.0..0.5, Assumed, "track-while-scan not noticed";
    track_from_track: "warning.track_from.track", "-", "-", 0.45, 0.0..1.0, Assumed, "track-while-scan recognised as a track";
    nothing_from_fire_control: "warning.nothing_from.fire_control", "-", "-", 0.04, 0.0..0.5, Assumed, "fire control not noticed";
    track_from_fire_control: "warning.track_from.fire_control", "-", "-", 0.13, 0.0..0.5, Assumed, "fire control taken for a track";
    analysis_median: "warning.analysis.median", "-", "h", 18.0, 1.0..240.0, Assumed, "median time until the recording of a warning receiver has been analysed";
    analysis_spread: "warning.analysis.spread", "-", "log", 1.0, 0.1..1.5, Assumed, "its spread";
    analysis_divisor: "warning.analysis.divisor", "-", "-", 3.0, 1.0..100.0, Assumed, "by how much an analysis makes fewer errors than the receiver (1 is no better)";

    // Sensors: standard deviations of one measurement, by the observer for bearings and by the observed for speeds.
    sensor_range: "sensor.range", "σ_R", "m", 50.0, 0.0..500.0, Assumed, "error of a range";
    sensor_bearing_ship: "sensor.bearing.ship", "σ_β", "deg", 0.5, 0.0..5.0, Assumed, "error of a bearing taken by a ship";
    sensor_bearing_air: "sensor.bearing.air", "σ_β", "deg", 1.0, 0.0..5.0, Assumed, "the same, by an aircraft";
    sensor_speed_ship: "sensor.speed.ship", "σ_v", "kn", 0.5, 0.0..10.0, Assumed, "error of the speed of a ship";
    sensor_speed_air: "sensor.speed.air", "σ_v", "kn", 10.0, 0.0..100.0, Assumed, "the same, of an aircraft";
    identity_error: "sensor.identity_error", "-", "1/h", 0.01, 0.0..1.0, Assumed, "rate at which a track is mixed up with another of the same side";

    // The dispute: what two ministries do about an incident in the weeks after it. Values are against silence, 0.
    dispute_precision: "dispute.precision", "λ_d", "1/util", 1.0, 0.0..100.0, Assumed, "precision of choice in a dispute";
    dispute_protest: "dispute.protest.base", "-", "util", 1.0, -4.0..4.0, Tuned, "private protest";
    dispute_protest_fault: "dispute.protest.fault", "-", "util", 2.0, 0.0..6.0, Assumed, "more of it the surer the side is that the other is at fault";
    dispute_accuse: "dispute.accuse.base", "-", "util", -2.5, -6.0..2.0, Tuned, "public accusation";
    dispute_accuse_fault: "dispute.accuse.fault", "-", "util", 2.5, 0.0..6.0, Assumed, "the surer, the more";
    dispute_accuse_cold: "dispute.accuse.cold", "-", "util", 1.5, 0.0..4.0, Assumed, "the colder the climate, the more";
    dispute_deny: "dispute.deny.base", "-", "util", 1.5, -2.0..4.0, Tuned, "public denial once accused";
    dispute_deny_audience: "dispute.deny.audience", "-", "util", 1.5, 0.0..4.0, Assumed, "the larger the audience, the more";
    dispute_release: "dispute.release.base", "-", "util", -2.5, -6.0..2.0, Tuned, "publication of evidence once contradicted";
    dispute_release_fault: "dispute.release.fault", "-", "util", 2.0, 0.0..6.0, Assumed, "the surer, the more";
    dispute_release_audience: "dispute.release.audience", "-", "util", 1.0, 0.0..4.0, Assumed, "the larger the audience, the more";
    dispute_counter: "dispute.counter.base", "-", "util", -2.0, -6.0..2.0, Tuned, "counter-accusation once accused";
    dispute_counter_fault: "dispute.counter.fault", "-", "util", 1.5, 0.0..6.0, Assumed, "the surer, the more";
    dispute_counter_cold: "dispute.counter.cold", "-", "util", 1.5, 0.0..4.0, Assumed, "the colder the climate, the more";
    dispute_explain: "dispute.explain.base", "-", "util", -3.5, -6.0..2.0, Tuned, "benign account given in private once protested to";
    dispute_explain_guilt: "dispute.explain.guilt", "-", "util", 2.0, 0.0..6.0, Assumed, "the surer that it was the own side, the more";
    dispute_explain_cold: "dispute.explain.cold", "-", "util", -1.5, -4.0..0.0, Assumed, "the colder the climate, the less";
    dispute_regret: "dispute.regret.base", "-", "util", -5.0, -6.0..2.0, Tuned, "expression of regret";
    dispute_regret_guilt: "dispute.regret.guilt", "-", "util", 2.0, 0.0..6.0, Assumed, "the surer that it was the own side, the more";
    dispute_regret_audience: "dispute.regret.audience", "-", "util", -1.5, -4.0..0.0, Assumed, "the larger the audience, the less";
    dispute_review: "dispute.review.base", "-", "util", -3.0, -6.0..2.0, Tuned, "offer of a technical talk";
    dispute_review_doubt: "dispute.review.doubt", "-", "util", 1.5, 0.0..4.0, Assumed, "the less it is clear whose fault it was, the more";
    dispute_review_cold: "dispute.review.cold", "-", "util", -2.0, -4.0..0.0, Assumed, "the colder the climate, the less";
    dispute_review_months: "dispute.review.months", "-", "util/month", 0.5, 0.0..2.0, Assumed, "the longer it lasts, the more";
    dispute_accept: "dispute.accept.base", "-", "util", -1.0, -6.0..2.0, Tuned, "acceptance of an account or of a review that is offered";
    dispute_accept_guilt: "dispute.accept.guilt", "-", "util", 2.0, 0.0..6.0, Assumed, "the less the other is held to be at fault, the more";
    dispute_accept_cold: "dispute.accept.cold", "-", "util", -2.0, -4.0..0.0, Assumed, "the colder the climate, the less";
    dispute_accept_audience: "dispute.accept.audience", "-", "util", -1.0, -4.0..0.0, Assumed, "the larger the audience, the less";
    dispute_suspend: "dispute.suspend.base", "-", "util", -4.5, -8.0..2.0, Tuned, "suspension of exchanges and of the line";
    dispute_suspend_fault: "dispute.suspend.fault", "-", "util", 1.0, 0.0..6.0, Assumed, "the surer that the other is at fault, the more";
    dispute_suspend_hostile: "dispute.suspend.hostile", "-", "util", 2.0, 0.0..6.0, Assumed, "the more the other is thought hostile, the more";
    dispute_suspend_cold: "dispute.suspend.cold", "-", "util", 2.0, 0.0..4.0, Assumed, "the colder the climate, the more";
    dispute_resume: "dispute.resume.base", "-", "util", -1.5, -6.0..2.0, Tuned, "resumption of what was suspended";
    dispute_resume_cold: "dispute.resume.cold", "-", "util", -1.5, -4.0..0.0, Assumed, "the colder the climate, the less";
    dispute_resume_months: "dispute.resume.months", "-", "util/month", 1.0, 0.0..4.0, Assumed, "the longer it lasts, the more";
    dispute_mediate: "dispute.mediate.base", "-", "util", -3.0, -6.0..2.0, Tuned, "request for mediation, where there is a third party";
    dispute_mediate_doubt: "dispute.mediate.doubt", "-", "util", 1.0, 0.0..4.0, Assumed, "the less it is clear whose fault it was, the more";
    dispute_mediate_months: "dispute.mediate.months", "-", "util/month", 0.5, 0.0..2.0, Assumed, "the longer it lasts, the more";
    dispute_late: "dispute.late", "-", "h", 48.0, 12.0..240.0, Assumed, "from when on a ministry comes back to a dispute once a day or so";
    dispute_epoch_late: "dispute.epoch_late", "-", "h", 24.0, 6.0..96.0, Assumed, "mean time between a ministry's reviews from then on";
    reply_median: "dispute.reply_median", "-", "h", 12.0, 1.0..96.0, Assumed, "median time to prepare a denial or a counter-accusation; first replies on record came within three days";
    reply_spread: "dispute.reply_spread", "-", "log", 1.0, 0.1..1.5, Assumed, "its spread";
    release_median: "dispute.release_median", "-", "h", 72.0, 6.0..480.0, Assumed, "median time to prepare evidence for publication; recordings were published after three days in 2018 and 2025";
    release_spread: "dispute.release_spread", "-", "log", 0.7, 0.1..1.5, Assumed, "its spread";
    review_median: "dispute.review_median", "-", "d", 30.0, 3.0..90.0, Assumed, "median time from acceptance of a technical talk until evidence has been compared; a review within 60 days is what agreements name";
    review_spread: "dispute.review_spread", "-", "log", 0.5, 0.1..1.5, Assumed, "its spread";

    // Each side's account of whose fault it was: likelihood ratios for the other's fault.
    account_prior: "account.prior", "f₀", "-", 0.5, 0.1..0.9, Assumed, "credence that the other side is at fault before anything is known";
    account_conduct: "account.conduct", "-", "-", 4.0, 1.0..20.0, Assumed, "an own unit reports a hazardous manoeuvre, a weapon or a collision";
    account_crew: "account.crew", "-", "-", 6.0, 1.0..50.0, Assumed, "an own crew says that it did nothing out of the ordinary; its inverse if it says that it did";
    account_conceded: "account.conceded", "-", "-", 10.0, 1.0..100.0, Assumed, "the other side concedes an error";
    account_released: "account.released", "-", "-", 0.2, 0.0..1.0, Assumed, "share of the other's evidence that its own cut is worth";
    account_compared: "account.compared", "-", "-", 0.8, 0.0..1.0, Assumed, "share of the other's evidence that a technical talk is worth";
    candour: "account.candour", "-", "-", 0.7, 0.0..1.0, Assumed, "chance that a crew owns up to what nobody above it ordered";

    // Distress at sea.
    rescue_willing: "rescue.willing", "-", "-", 0.95, 0.5..1.0, Assumed, "chance that whoever hears a distress call and is free comes, if he has nothing to fear of the caller";
    rescue_lasts: "rescue.lasts", "-", "h", 3.0, 0.5..24.0, Assumed, "how long he stays";
    rescue_distance: "rescue.distance", "-", "NM", 0.6, 0.3..3.0, Assumed, "how close he goes: boats and ropes do the rest";

    // Meeting again.
    meetings_rate: "encounters.rate", "-", "1/d", 1.55, 0.1..10.0, Estimated("JASDF"), "meetings of the kind that there was, a day: scrambles against China, fiscal years 2013 to 2024";
    meetings_unsafe: "encounters.unsafe", "-", "-", 0.0008, 0.0001..0.05, Tuned, "share of meetings that go wrong at climate 0";
    meetings_climate: "encounters.climate", "b_C", "-", 1.85, 0.0..3.0, Tuned, "growth of that share as the climate cools";
    meetings_suspended: "encounters.suspended", "-", "-", 1.5, 1.0..4.0, Assumed, "factor on that share while exchanges are suspended";
}
