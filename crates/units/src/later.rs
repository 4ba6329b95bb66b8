//! A value that holds for a whole run, or until the run branches off.

use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

/// A value shared by everybody in a run, which another may take the place of once, for all of them.
///
/// ```
/// use guardline_units::Later;
///
/// let value = Later::from(1);
/// let shared = value.clone();
/// value.replace(2);
/// assert_eq!(*shared, 2);
/// value.replace(3);
/// assert_eq!(*shared, 2, "only the first replacement counts");
/// ```
pub struct Later<T>(Arc<Two<T>>);

struct Two<T> {
    first: T,
    then: OnceLock<T>,
}

impl<T> Later<T> {
    /// From now on it is this. Only the first replacement counts.
    pub fn replace(&self, then: T) {
        let _ = self.0.then.set(then);
    }
}

impl<T> Deref for Later<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0.then.get().unwrap_or(&self.0.first)
    }
}

impl<T> From<T> for Later<T> {
    fn from(first: T) -> Self {
        Self(Arc::new(Two { first, then: OnceLock::new() }))
    }
}

impl<T> Clone for Later<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T: fmt::Debug> fmt::Debug for Later<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
