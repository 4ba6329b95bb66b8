//! Streams that have been asked for before.
//!
//! The replicate is no part of an address, so that the runs of a sweep ask for the same few thousand keys again and again,
//! and the arms of a replicate, which follow each other, draw the same numbers. Finding them takes a fifth of the time of
//! deriving them. What is remembered is a function of address and replicate alone: it changes no draw.

use std::cell::RefCell;
use std::hash::Hasher;

use rand::RngExt;
use rustc_hash::FxHasher;

use super::generator;

/// Short forms of up to so many bytes are remembered, which are nearly all: one line of cache, and another for what is known.
const ROOM: usize = 64;
/// Places for them. An encounter of two units has some six thousand addresses.
const PLACES: usize = 1 << 14;
/// Of each stream so many numbers are remembered: most are asked for no more.
pub(super) const FIRST: usize = 3;

/// An address in few bytes, for looking it up: seed and epoch, the three lengths, the texts and the indices, with zeros up to the
/// end, as words. It tells its own length, so that no two addresses have the same.
pub(super) struct Short {
    words: Words,
    /// Where it is looked up.
    place: usize,
}

type Words = [u64; ROOM / 8];

impl Short {
    /// None if it takes more room than there is.
    #[inline]
    pub(super) fn of(seed: u64, epoch: u32, who: &str, purpose: &str, index: &[u64]) -> Option<Self> {
        const HEAD: usize = 15;
        let (texts, count) = (HEAD + who.len() + purpose.len(), index.len());
        if texts + count > ROOM {
            return None;
        }
        let mut bytes = [0; ROOM];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        bytes[8..12].copy_from_slice(&epoch.to_le_bytes());
        bytes[12..HEAD].copy_from_slice(&[who.len(), purpose.len(), count].map(|length| length as u8));
        put(&mut bytes[HEAD..HEAD + who.len()], who.as_bytes());
        put(&mut bytes[HEAD + who.len()..texts], purpose.as_bytes());
        let mut filled = texts;
        for number in index {
            // Most are small: one byte, or the mark that all eight follow.
            let small = u8::try_from(*number).unwrap_or(u8::MAX);
            *bytes.get_mut(filled)? = small;
            filled += 1;
            if small == u8::MAX {
                bytes.get_mut(filled..filled + 8)?.copy_from_slice(&number.to_le_bytes());
                filled += 8;
            }
        }
        let mut hasher = FxHasher::default();
        hasher.write(&bytes);
        let (words, _) = bytes.as_chunks();
        let words = std::array::from_fn(|word| u64::from_le_bytes(words[word]));
        Some(Self { words, place: hasher.finish() as usize % PLACES })
    }

    /// Whether these are its words, looked at all at once: a call to compare so few bytes takes longer.
    fn is(&self, words: &Words) -> bool {
        self.words.iter().zip(words).fold(0, |differs, (own, other)| differs | (own ^ other)) == 0
    }
}

/// Copies a text, of which most have from eight to sixteen bytes: in two numbers then, since a call takes longer.
fn put(into: &mut [u8], text: &[u8]) {
    if let (Some(first), Some(last), true) =
        (text.first_chunk::<8>(), text.last_chunk::<8>(), text.len() <= 16 && into.len() == text.len())
    {
        into[..8].copy_from_slice(first);
        into[text.len() - 8..].copy_from_slice(last);
    } else {
        into.copy_from_slice(text);
    }
}

#[derive(Clone, Copy)]
#[repr(align(128))]
struct Known {
    address: Words,
    key: [u8; 32],
    /// Whose numbers these are.
    replicate: u64,
    numbers: [u64; FIRST],
}

impl Known {
    /// No address: there is no name as long as this says it is.
    const NONE: Self =
        Self { address: [u64::MAX; ROOM / 8], key: [0; 32], replicate: 0, numbers: [0; FIRST] };
}

/// What is remembered, in the order in which it was first asked for: runs ask for the same things one after another, and so find them
/// next to each other in memory.
struct Table {
    /// Where to look for each place; [`NOWHERE`] for one that nobody has asked for.
    slots: Vec<u16>,
    known: Vec<Known>,
}

const NOWHERE: u16 = u16::MAX;
const _: () = assert!(PLACES < NOWHERE as usize);

thread_local! {
    /// Each address has one place, and the last that asked for the place has it.
    static TABLE: RefCell<Table> = const { RefCell::new(Table { slots: Vec::new(), known: Vec::new() }) };
}

/// The key of an address, and the first numbers of its stream in a replicate. `derive` derives the key, if it is not known.
pub(super) fn stream(
    short: &Short,
    replicate: u64,
    derive: impl FnOnce() -> [u8; 32],
) -> ([u8; 32], [u64; FIRST]) {
    TABLE.with_borrow_mut(|Table { slots, known }| {
        if slots.is_empty() {
            slots.resize(PLACES, NOWHERE);
        }
        let slot = &mut slots[short.place];
        if *slot == NOWHERE {
            *slot = known.len() as u16;
            known.push(Known::NONE);
        }
        let known = &mut known[usize::from(*slot)];
        let is_key = short.is(&known.address);
        if !is_key || known.replicate != replicate {
            let key = if is_key { known.key } else { derive() };
            let mut numbers = [0; FIRST];
            generator(&key, replicate).fill(&mut numbers);
            *known = Known { address: short.words, key, replicate, numbers };
        }
        (known.key, known.numbers)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rand::Rng;

    use super::{FIRST, PLACES, ROOM, Short, generator, stream};

    fn short(number: usize) -> Short {
        Short::of(1, 0, "frigate", "review", &[number as u64]).expect("there is room")
    }

    #[test]
    fn each_address_has_its_own_stream_however_many_share_a_place() {
        for replicate in [0, 0, 1, u64::MAX] {
            for number in (0..2 * PLACES).step_by(7) {
                let key = [number as u8; 32];
                let mut generator = generator(&key, replicate);
                let numbers: [u64; FIRST] = std::array::from_fn(|_| generator.next_u64());
                for _ in 0..2 {
                    assert_eq!(stream(&short(number), replicate, || key), (key, numbers));
                }
            }
        }
    }

    /// Numbers are what addresses mostly differ by, wherever in them they stand.
    #[test]
    fn numbers_are_spread_over_the_places() {
        for before in 0..=ROOM - 24 {
            for large in [0_u64, 1_000_000] {
                let who = "frigate".repeat(9)[..before].to_owned();
                let place =
                    |number| Short::of(1, 0, &who, "", &[number + large]).expect("there is room").place;
                let mut taken: Vec<usize> = (0..100).map(place).collect();
                taken.sort_unstable();
                taken.dedup();
                assert!(taken.len() > 90, "{} places for 100 numbers after {before}", taken.len());
            }
        }
    }

    #[test]
    fn a_key_is_derived_once_for_all_replicates() {
        let mut derived = 0;
        for replicate in [0, 1, 0] {
            stream(&short(7), replicate, || {
                derived += 1;
                [7; 32]
            });
        }
        assert_eq!(derived, 1);
    }

    type Address = (u64, u32, String, String, Vec<u64>);

    fn address() -> impl Strategy<Value = Address> {
        let text = || "[ab/]{0,40}";
        let number = prop_oneof![0_u64..4, 253_u64..258, Just(0xff), Just(u64::MAX), any::<u64>()];
        (0_u64..2, 0_u32..2, text(), text(), prop::collection::vec(number, 0..9))
    }

    proptest! {
        #[test]
        fn no_two_addresses_have_the_same_short_form(one in address(), other in address(), cut in 0_usize..40) {
            let of = |it: &Address| Short::of(it.0, it.1, &it.2, &it.3, &it.4);
            // The likeliest to be confused: where one text ends and the next begins is all that differs.
            let (seed, epoch, who, purpose, index) = one.clone();
            let texts = format!("{who}{purpose}");
            let cut = cut.min(texts.len());
            let moved = (seed, epoch, texts[..cut].to_owned(), texts[cut..].to_owned(), index);
            for other in [other, moved] {
                if let (Some(short), Some(same)) = (of(&one), of(&other)) {
                    prop_assert_eq!(short.is(&same.words), one == other);
                }
            }
            let plain = one.2.len() + one.3.len() + 9 * one.4.len() + 15;
            prop_assert!(of(&one).is_some() || plain > ROOM);
        }
    }
}
