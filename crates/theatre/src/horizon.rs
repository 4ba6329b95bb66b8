//! How far radio and radar see.

use guardline_units::{Decibels, Hertz, Metres};

/// Radio horizon of two antennas at heights in metres: 4.12 (√h₁ + √h₂) km, an earth of 4/3 radius.
pub fn radio_horizon(one: Metres, other: Metres) -> Metres {
    Metres(4_120.0 * (one.0.max(0.0).sqrt() + other.0.max(0.0).sqrt()))
}

/// Free-space loss: 32.45 + 20 log₁₀ f/MHz + 20 log₁₀ d/km, for d of at least ten metres.
pub fn free_space_loss(distance: Metres, frequency: Hertz) -> Decibels {
    let kilometres = distance.0.max(10.0) / 1000.0;
    Decibels(32.45 + 20.0 * libm::log10(frequency.megahertz()) + 20.0 * libm::log10(kilometres))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// V9: two masts of 25 m see each other at 41.2 km, a mast and an aircraft at 9 000 m at 411.5 km.
    #[test]
    fn v9_radio_horizon() {
        assert!((radio_horizon(Metres(25.0), Metres(25.0)).0 - 41_200.0).abs() < 1e-6);
        assert!((radio_horizon(Metres(25.0), Metres(9_000.0)).0 / 1000.0 - 411.5).abs() < 0.05);
    }
}
