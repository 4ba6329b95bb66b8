//! The trace hash: what a run did, boiled down to two numbers that every determinism test compares.

use std::cell::Cell;
use std::fmt;

use guardline_units::{ActorId, Instant};

/// A small number for every kind of message, so that the trace hash can tell kinds apart without reading messages.
pub trait Kind {
    /// The number of this message's kind. It goes into the trace hash and must not change between versions lightly.
    fn kind(&self) -> u16;
}

impl Kind for () {
    fn kind(&self) -> u16 {
        0
    }
}

/// For tests: the number itself, cut to 16 bits.
impl Kind for u64 {
    fn kind(&self) -> u16 {
        *self as u16
    }
}

/// Which of the two hashes something is mixed into.
///
/// The hotline's own traffic has a lane of its own: two runs that differ only in what was said on the line then agree
/// in `main` up to the first moment at which the line *changed* anything.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Lane {
    /// Everything but the hotline.
    Main,
    /// The hotline's own traffic.
    Line,
}

/// What happened in a run so far, one number per [`Lane`]. Equal runs have equal hashes, on every platform.
///
/// Printed as 32 hexadecimal digits, `main` first.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TraceHash {
    /// Hash of the main lane.
    pub main: u64,
    /// Hash of the hotline's lane.
    pub line: u64,
}

impl fmt::Display for TraceHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}{:016x}", self.main, self.line)
    }
}

impl fmt::Debug for TraceHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TraceHash({self})")
    }
}

/// The running state behind a [`TraceHash`].
///
/// A word is mixed in by xor, multiplication by an odd constant and a shift of the high half onto the low half. Each of
/// the three can be undone, so two traces that differ in a single word never meet again by accident at that word.
/// Reading applies the finaliser of `SplitMix64`. This is a checksum against drift, not against an adversary.
pub(crate) struct Trace {
    main: Cell<u64>,
    line: Cell<u64>,
}

/// Set in the second word of a record, so that a record never looks like a delivery.
const RECORD: u64 = 1 << 16;

impl Trace {
    pub(crate) fn new() -> Self {
        Self { main: Cell::new(0x6775_6172_646c_696e), line: Cell::new(0x7468_652d_6c69_6e65) }
    }

    /// A message handed to its receiver.
    pub(crate) fn delivery(&self, lane: Lane, at: Instant, actor: ActorId, kind: u16) {
        let hash = self.of(lane);
        hash.set(mix(mix(hash.get(), at.nanos()), u64::from(actor.0) << 32 | u64::from(kind)));
    }

    /// A record written to the run's sink.
    pub(crate) fn record(&self, lane: Lane, at: Instant, actor: ActorId, kind: u16, digest: u64) {
        let hash = self.of(lane);
        let who = u64::from(actor.0) << 32 | RECORD | u64::from(kind);
        hash.set(mix(mix(mix(hash.get(), at.nanos()), who), digest));
    }

    pub(crate) fn read(&self) -> TraceHash {
        TraceHash { main: finish(self.main.get()), line: finish(self.line.get()) }
    }

    fn of(&self, lane: Lane) -> &Cell<u64> {
        match lane {
            Lane::Main => &self.main,
            Lane::Line => &self.line,
        }
    }
}

fn mix(state: u64, word: u64) -> u64 {
    let product = (state ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    product ^ product >> 32
}

fn finish(state: u64) -> u64 {
    let state = (state ^ state >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let state = (state ^ state >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    state ^ state >> 31
}
