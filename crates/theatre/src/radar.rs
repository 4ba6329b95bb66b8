//! What a warning receiver makes of a radar, and what an analysis of its recording gives later.
//!
//! Both go by one table, per emission episode: rows are what the radar does, columns what it is taken for. Whatever is not
//! nothing, a track or a lock is a search.

use guardline_units::Params;
use guardline_wire::record::{Mode, Shows};

/// The chances that a mode is taken for nothing, for a track and for a lock; for a search with the rest.
pub fn receiver(mode: Mode, p: &Params) -> [f64; 3] {
    match mode {
        Mode::Search => [p.nothing_from_search, p.track_from_search, p.lock_from_search],
        Mode::Track => [p.nothing_from_track, p.track_from_track, p.lock_from_track],
        Mode::FireControl => {
            [p.nothing_from_fire_control, p.track_from_fire_control, p.lock_from_fire_control]
        }
    }
}

/// What the receiver shows of one emission episode, by a uniform draw.
pub fn perceive(mode: Mode, uniform: f64, params: &Params) -> Shows {
    shown(receiver(mode, params), uniform)
}

/// What an analysis of the recording finds, by a draw of its own: the same table with a part of the errors left.
pub fn analyse(mode: Mode, uniform: f64, params: &Params) -> Shows {
    let right = match mode {
        Mode::Search => None, // the rest, which is right as far as the others are not wrong
        Mode::Track => Some(1),
        Mode::FireControl => Some(2),
    };
    let mut row = receiver(mode, params).map(|chance| chance / params.analysis_divisor);
    if let Some(right) = right {
        row[right] = 1.0 - (1.0 - receiver(mode, params)[right]) / params.analysis_divisor;
    }
    shown(row, uniform)
}

fn shown([nothing, track, lock]: [f64; 3], uniform: f64) -> Shows {
    match uniform {
        u if u < lock => Shows::Lock,
        u if u < lock + track => Shows::Track,
        u if u > 1.0 - nothing => Shows::Nothing,
        _ => Shows::Search,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODES: [Mode; 3] = [Mode::Search, Mode::Track, Mode::FireControl];

    /// The share of ten thousand evenly spaced draws that gives each of nothing, search, track and lock.
    fn shares(read: impl Fn(f64) -> Shows) -> [f64; 4] {
        let mut counts = [0.0; 4];
        for n in 0..10_000 {
            counts[read((f64::from(n) + 0.5) / 10_000.0) as usize] += 1e-4;
        }
        counts
    }

    fn close(shares: [f64; 4], expected: [f64; 4]) {
        for (share, expected) in shares.into_iter().zip(expected) {
            assert!((share - expected).abs() < 2e-4, "{shares:?} is not {expected:?}");
        }
    }

    #[test]
    fn the_table_of_the_receiver() {
        let params = Params::default();
        let rows = [[0.05, 0.88, 0.06, 0.01], [0.05, 0.35, 0.45, 0.15], [0.04, 0.03, 0.13, 0.80]];
        for (mode, row) in MODES.into_iter().zip(rows) {
            close(shares(|u| perceive(mode, u, &params)), row);
        }
    }

    #[test]
    fn an_analysis_makes_a_third_of_the_errors() {
        let params = Params::default();
        for (mode, right) in MODES.into_iter().zip([1, 2, 3]) {
            let (seen, found) =
                (shares(|u| perceive(mode, u, &params)), shares(|u| analyse(mode, u, &params)));
            let mut expected = seen.map(|share| share / 3.0);
            expected[right] = 1.0 - (1.0 - seen[right]) / 3.0;
            close(found, expected);
        }
    }
}
