//! From signal to noise to words understood.

use guardline_units::{Decibels, Params};
use guardline_wire::Form;

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

/// Chance that a message is understood: ψ = 1 / (1 + exp(−4 k (SNR − SRT))).
///
/// Agreed phrases come from a closed set, on which second-language listeners do as well as native ones; free talk in a
/// second language shifts the threshold and flattens the slope (van Wijngaarden et al. 2002). The language pillar acts
/// here and nowhere else.
pub fn comprehension(snr: Decibels, form: Form, params: &Params) -> f64 {
    let (threshold, slope) = match form {
        Form::Phrasebook | Form::Interpreted => (params.reception_threshold, params.slope_native),
        Form::Free => (params.reception_threshold + params.second_language_shift, params.slope_second),
    };
    1.0 / (1.0 + libm::exp(-4.0 * slope * (snr.0 - threshold)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// V15: half is understood at the threshold, and the slope there is k.
    #[test]
    fn v15_psychometric_curve() {
        let params = Params::default();
        let at = |snr, form| comprehension(Decibels(snr), form, &params);
        for (form, threshold, slope) in [(Form::Phrasebook, 2.0, 0.126), (Form::Free, 6.0, 0.075)] {
            assert!((at(threshold, form) - 0.5).abs() < 1e-12);
            let rise = (at(threshold + 1e-4, form) - at(threshold - 1e-4, form)) / 2e-4;
            assert!((rise - slope).abs() < 1e-8, "{form:?}: {rise}");
        }
    }
}
