//! Politics between the ministries, as given for a run.

use serde::Serialize;

/// Trust and climate. A run of hours and days leaves them as they are.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
pub struct Politics {
    /// Trust between the ministries, 0 to 1.
    pub trust: f64,
    /// Political climate, −1 (frozen) to 1 (warm).
    pub climate: f64,
}
