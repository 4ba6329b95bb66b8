//! From signal to noise to words, and from words to what a listener takes them to say.
//!
//! Every message has three sides: what is *said*, what is *heard* (the words that came through), and what is *understood*.
//! The agreed language and the agreed phrases act on the comprehension curve and on what can be said, and nowhere else.

use guardline_units::{Decibels, Params};
use guardline_wire::Form;

mod hearing;
pub use hearing::{Hearing, Recognised, hear, recognises, understand};

mod readback;
pub use readback::{Circumstances, readback_error};

/// Readability 1 (unreadable) to 5 (perfectly readable), by thresholds on the effective signal-to-noise ratio.
pub fn readability(snr: Decibels) -> u8 {
    match snr.0 {
        x if x < 0.0 => 1,
        x if x < 4.0 => 2,
        x if x < 8.0 => 3,
        x if x < 14.0 => 4,
        _ => 5,
    }
}

/// The ICAO level of an officer who talks in the language he grew up with.
pub const NATIVE: f64 = 6.0;

/// Chance that a message is understood: ψ = 1 / (1 + exp(−4 k (SNR − SRT))).
///
/// Agreed phrases come from a closed set, on which second-language listeners do as well as native ones; free talk in a
/// second language shifts the threshold and flattens the slope (van Wijngaarden et al. 2002). `level` is the lower of
/// the two officers' ICAO levels in the language that is spoken: the published shift is taken to be that of level 4 and
/// to vanish at level 6 in a straight line (assumed). The language pillar acts here and nowhere else.
pub fn comprehension(snr: Decibels, form: Form, level: f64, params: &Params) -> f64 {
    let foreign = match form {
        Form::Phrasebook | Form::Rote | Form::Coded | Form::Interpreted => 0.0,
        Form::Free => ((NATIVE - level) / 2.0).max(0.0),
    };
    let threshold = params.reception_threshold + foreign * params.second_language_shift;
    let slope = params.slope_native + foreign.min(1.0) * (params.slope_second - params.slope_native);
    1.0 / (1.0 + libm::exp(-4.0 * slope * (snr.0 - threshold)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// V15, ψ(SNR) = 1 / (1 + exp(−4 k (SNR − SRT))): half is understood at the threshold, and the slope there is k.
    #[test]
    fn v15_psychometric_curve() {
        let params = Params::default();
        let at = |snr, form| comprehension(Decibels(snr), form, 4.0, &params);
        assert!((at(8.0, Form::Phrasebook) - 0.953_6).abs() < 1e-4);
        assert!((at(8.0, Form::Free) - 0.645_7).abs() < 1e-4);
        for (form, threshold, slope) in [(Form::Phrasebook, 2.0, 0.126), (Form::Free, 6.0, 0.075)] {
            assert!((at(threshold, form) - 0.5).abs() < 1e-12);
            let rise = (at(threshold + 1e-4, form) - at(threshold - 1e-4, form)) / 2e-4;
            assert!((rise - slope).abs() < 1e-8, "{form:?}: {rise}");
        }
    }

    /// The better the language, the more free talk is understood; the agreed phrases do not ask.
    #[test]
    fn levels_act_on_free_talk_alone() {
        let params = Params::default();
        let at = |level, form| comprehension(Decibels(8.0), form, level, &params);
        assert!(at(3.0, Form::Free) < at(4.0, Form::Free) && at(4.0, Form::Free) < at(5.0, Form::Free));
        assert_eq!(at(NATIVE, Form::Free).to_bits(), at(1.0, Form::Phrasebook).to_bits());
    }
}
