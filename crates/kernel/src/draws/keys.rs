//! Keys of addresses, remembered.
//!
//! The replicate is no part of an address, so that the runs of a sweep ask for the same few thousand keys again and again.
//! Finding one takes a fifth of the time of deriving it. What is remembered is a function of the address alone: it changes
//! no draw.

#![expect(clippy::disallowed_types, reason = "nothing asks for its order")]

use std::cell::RefCell;
use std::collections::HashMap;

use rustc_hash::FxBuildHasher;

/// So many are remembered, of a hundred bytes or two each; then it begins anew. An encounter of two units has some six
/// thousand.
const MOST: usize = 1 << 15;

thread_local! {
    static KNOWN: RefCell<HashMap<Box<[u8]>, [u8; 32], FxBuildHasher>> = const { RefCell::new(HashMap::with_hasher(FxBuildHasher)) };
}

/// The key of an address, which `derive` derives if it is not known yet.
pub(super) fn known(address: &[u8], derive: impl FnOnce() -> [u8; 32]) -> [u8; 32] {
    KNOWN.with_borrow_mut(|known| {
        if let Some(key) = known.get(address) {
            return *key;
        }
        if known.len() >= MOST {
            known.clear();
        }
        let key = derive();
        known.insert(address.into(), key);
        key
    })
}

#[cfg(test)]
mod tests {
    use super::{KNOWN, MOST, known};

    #[test]
    fn a_key_is_derived_once_and_memory_has_an_end() {
        let address = |number: usize| number.to_le_bytes();
        let mut derived = 0;
        for number in (0..MOST).chain(0..MOST) {
            let key = known(&address(number), || {
                derived += 1;
                [number as u8; 32]
            });
            assert_eq!(key, [number as u8; 32]);
        }
        assert_eq!(derived, MOST);
        known(&address(MOST), || [0; 32]);
        assert_eq!(KNOWN.with_borrow(|known| known.len()), 1);
    }
}
