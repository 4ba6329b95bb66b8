//! The link budget of a voice channel.

use guardline_theatre::free_space_loss;
use guardline_units::{Decibels, Metres, Params};
use guardline_wire::Channel;

/// Thermal noise in a 25 kHz voice channel: −174 dBm/Hz + 10 log₁₀ 25 000.
const THERMAL_NOISE_DBM: f64 = -130.0;

/// Signal-to-noise ratio at a distance, before crew and equipment add theirs; free space, unity antennas, and a
/// loss that grows with each kilometre at the fringe of the radio horizon.
pub fn signal_to_noise(distance: Metres, horizon: Metres, channel: Channel, params: &Params) -> Decibels {
    let power_dbm = 10.0 * libm::log10(params.transmit_power * 1000.0);
    let noise_dbm = THERMAL_NOISE_DBM + params.noise_figure;
    let fringe = (distance.0 - params.fringe_begins * horizon.0).max(0.0) / 1000.0 * params.fringe_loss;
    Decibels(power_dbm - free_space_loss(distance, channel.frequency()).0 - noise_dbm - fringe)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn power_is_ample_within_the_horizon() {
        let params = Params::default();
        let snr = |km: f64| signal_to_noise(Metres(km * 1e3), Metres(41_200.0), Channel::Vhf16, &params).0;
        // 25 W = 44 dBm, 108.6 dB of loss at 41 km, noise −120 dBm, 3.9 km of fringe.
        assert!((snr(41.0) - (43.979 - 108.615 + 120.0 - 5.88)).abs() < 0.05, "{}", snr(41.0));
        assert!(snr(3.0) > 70.0);
    }
}
