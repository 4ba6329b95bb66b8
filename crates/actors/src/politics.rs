//! Politics between the ministries.

use std::cell::Cell;
use std::rc::Rc;

/// Trust and climate. A run of hours and days leaves them as they are, but for what the scenario makes happen to the
/// climate. Cheap to clone: all clones are one.
#[derive(Clone, PartialEq, Debug)]
pub struct Politics {
    /// Trust between the ministries, 0 to 1.
    pub trust: f64,
    /// Political climate, −1 (frozen) to 1 (warm).
    climate: Rc<Cell<f64>>,
}

impl Politics {
    /// Trust from 0 to 1 and climate from −1 to 1.
    pub fn new(trust: f64, climate: f64) -> Self {
        Self { trust, climate: Rc::new(Cell::new(climate)) }
    }

    /// Political climate now, −1 (frozen) to 1 (warm).
    pub fn climate(&self) -> f64 {
        self.climate.get()
    }

    /// Shifts the climate in both capitals from now on; gives what it then is.
    pub fn shift(&self, by: f64) -> f64 {
        self.climate.set((self.climate.get() + by).clamp(-1.0, 1.0));
        self.climate.get()
    }
}
