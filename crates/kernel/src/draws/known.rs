//! Streams that have been asked for before.
//!
//! The replicate is no part of an address, so that the runs of a sweep ask for the same few thousand keys again and again,
//! and the arms of a replicate, which follow each other, draw the same numbers. Finding them takes a fifth of the time of
//! deriving them. What is remembered is a function of address and replicate alone: it changes no draw.

use std::cell::RefCell;
use std::hash::Hasher;

use rand::Rng;
use rustc_hash::FxHasher;

use super::generator;

/// Addresses of up to so many bytes are remembered: nearly all.
pub(super) const ROOM: usize = 96;
/// Places for them. An encounter of two units has some six thousand addresses.
const PLACES: usize = 1 << 14;
/// Of each stream so many numbers are remembered: most are asked for no more.
pub(super) const FIRST: usize = 4;

/// The bytes of an address, with zeros up to the end. An address tells its own length, so no two become the same by that.
pub(super) type Padded = [u8; ROOM];

#[derive(Clone, Copy)]
#[repr(align(64))]
struct Known {
    address: Padded,
    key: [u8; 32],
    /// Whose numbers these are.
    replicate: u64,
    numbers: [u64; FIRST],
}

impl Known {
    /// No address: there is no name as long as this says it is.
    const NONE: Self = Self { address: [u8::MAX; ROOM], key: [0; 32], replicate: 0, numbers: [0; FIRST] };
}

thread_local! {
    /// Each address has one place, and the last that asked for the place has it.
    static PLACE: RefCell<Vec<Known>> = const { RefCell::new(Vec::new()) };
}

/// The key of an address, and the first numbers of its stream in a replicate. `derive` derives the key, if it is not known.
pub(super) fn stream(
    address: &Padded,
    replicate: u64,
    derive: impl FnOnce() -> [u8; 32],
) -> ([u8; 32], [u64; FIRST]) {
    PLACE.with_borrow_mut(|places| {
        if places.is_empty() {
            places.resize(PLACES, Known::NONE);
        }
        let known = &mut places[place(address)];
        let is_key = known.address == *address;
        if !is_key || known.replicate != replicate {
            let key = if is_key { known.key } else { derive() };
            let mut bytes = [0; FIRST * size_of::<u64>()];
            generator(&key, replicate).fill_bytes(&mut bytes);
            let words = bytes.as_chunks().0;
            let numbers = std::array::from_fn(|place| u64::from_le_bytes(words[place]));
            *known = Known { address: *address, key, replicate, numbers };
        }
        (known.key, known.numbers)
    })
}

fn place(address: &Padded) -> usize {
    let mut hasher = FxHasher::default();
    hasher.write(address);
    hasher.finish() as usize % PLACES
}

#[cfg(test)]
mod tests {
    use rand::Rng;

    use super::{FIRST, PLACES, ROOM, generator, place, stream};

    fn address(number: usize) -> [u8; ROOM] {
        let mut address = [0; ROOM];
        address[..8].copy_from_slice(&number.to_le_bytes());
        address
    }

    #[test]
    fn each_address_has_its_own_stream_however_many_share_a_place() {
        for replicate in [0, 0, 1, u64::MAX] {
            for number in (0..2 * PLACES).step_by(7) {
                let key = [number as u8; 32];
                let mut generator = generator(&key, replicate);
                let numbers: [u64; FIRST] = std::array::from_fn(|_| generator.next_u64());
                for _ in 0..2 {
                    assert_eq!(stream(&address(number), replicate, || key), (key, numbers));
                }
            }
        }
    }

    /// Numbers are what addresses mostly differ by, wherever in them they stand.
    #[test]
    fn numbers_are_spread_over_the_places() {
        for at in 20..ROOM - 8 {
            let mut taken: Vec<usize> = (0..100_u64)
                .map(|number| {
                    let mut address = [0; ROOM];
                    address[at..at + 8].copy_from_slice(&number.to_le_bytes());
                    place(&address)
                })
                .collect();
            taken.sort_unstable();
            taken.dedup();
            assert!(taken.len() > 90, "{} places for 100 numbers at {at}", taken.len());
        }
    }

    #[test]
    fn a_key_is_derived_once_for_all_replicates() {
        let mut derived = 0;
        for replicate in [0, 1, 0] {
            stream(&address(7), replicate, || {
                derived += 1;
                [7; 32]
            });
        }
        assert_eq!(derived, 1);
    }
}
