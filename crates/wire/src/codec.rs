//! The form in which messages cross a channel.
//!
//! An envelope of magic, format version and BLAKE3 checksum around a bincode body. Length, magic, version and checksum
//! are checked before bincode sees a byte, decoding is limited, and trailing bytes are refused. It is for messages and
//! frames that one build of this program writes and reads itself; files that outlive a version are JSON Lines.
//!
//! This is the only place that may name bincode: its development has ended, and this seam is where a successor goes.

use serde::Serialize;
use serde::de::DeserializeOwned;
use thiserror::Error;

/// First bytes of every frame.
pub const MAGIC: [u8; 4] = *b"GLIN";
/// Version of the frame's layout; it rises with every change of the message types.
pub const VERSION: u16 = 2;
/// Longest frame in bytes. Speech is short; more than this is not a message.
pub const LIMIT: usize = 4096;

const HASH: usize = 32;
const HEADER: usize = MAGIC.len() + size_of::<u16>() + HASH;

/// Why bytes are not a message.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
#[non_exhaustive]
pub enum CodecError {
    /// Fewer bytes than an envelope has.
    #[error("frame of {0} bytes is shorter than an envelope of {HEADER}")]
    Short(usize),
    /// More bytes than a message may have.
    #[error("frame of {0} bytes is longer than {LIMIT}")]
    Long(usize),
    /// It does not begin as a frame begins.
    #[error("not a frame: it begins with {0:02x?}")]
    Magic([u8; 4]),
    /// Another version of the layout.
    #[error("frame of version {0}, this program reads {VERSION}")]
    Version(u16),
    /// The body is not what was sent.
    #[error("checksum differs: the frame was damaged")]
    Checksum,
    /// The body is whole but does not hold what was expected.
    #[error("body does not decode: {0}")]
    Body(String),
    /// There is more in the body than the message.
    #[error("{0} bytes follow the message")]
    Trailing(usize),
}

fn config() -> impl bincode::config::Config {
    bincode::config::standard().with_limit::<LIMIT>()
}

/// The frame of a value.
///
/// # Panics
/// If the value cannot be encoded or is longer than [`LIMIT`]: the types that cross channels can and are not.
pub fn encode<T: Serialize>(value: &T) -> Vec<u8> {
    let mut frame = Vec::with_capacity(HEADER + USUAL);
    frame.extend(MAGIC);
    frame.extend(VERSION.to_le_bytes());
    frame.extend([0; HASH]);
    let mut frame = Frame(frame);
    bincode::serde::encode_into_writer(value, &mut frame, config())
        .expect("a message encodes within the limit");
    let Frame(mut frame) = frame;
    let hash = blake3::hash(&frame[HEADER..]);
    frame[HEADER - HASH..HEADER].copy_from_slice(hash.as_bytes());
    frame
}

/// Few bodies are longer than this, and need more room than is asked for at once.
const USUAL: usize = 90;

/// A frame that is being written.
struct Frame(Vec<u8>);

impl bincode::enc::write::Writer for Frame {
    fn write(&mut self, bytes: &[u8]) -> Result<(), bincode::error::EncodeError> {
        self.0.extend_from_slice(bytes);
        Ok(())
    }
}

/// Sixty-four bits that stand for the encoding of a value, which is never written out. A checksum against drift, not
/// against an adversary.
pub(crate) fn digest<T: Serialize>(value: &T) -> u64 {
    let mut digest = Digest::default();
    bincode::serde::encode_into_writer(value, &mut digest, config()).expect("what is recorded encodes");
    digest.finish()
}

/// A hash of several texts and numbers, each told apart from the next: the same for the same, whatever the machine.
#[derive(Clone, Debug)]
pub struct Fingerprint(blake3::Hasher);

impl Fingerprint {
    /// Of nothing yet, for one purpose: the same texts have another fingerprint for another one.
    pub fn new(purpose: &str) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(purpose.as_bytes());
        Self(hasher)
    }

    /// Takes in a text.
    pub fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.0.update(text.as_bytes());
    }

    /// Takes in a number.
    pub fn number(&mut self, number: u64) {
        self.0.update(&number.to_le_bytes());
    }

    /// The first 128 bits in hexadecimal.
    pub fn finish(&self) -> String {
        self.0.finalize().to_hex()[..32].to_owned()
    }
}

/// Mixes bytes as they come, eight at a time. Each step can be undone, so that two encodings of one length that differ
/// in a single word never have the same digest.
#[derive(Default)]
struct Digest {
    state: u64,
    /// The bytes not mixed in yet, the first one lowest, and how many bytes have come so far.
    word: u64,
    length: u64,
}

impl Digest {
    fn mix(&mut self, word: u64) {
        let product = (self.state ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.state = product ^ product >> 32;
    }

    fn finish(mut self) -> u64 {
        self.mix(self.word);
        self.mix(self.length);
        self.state
    }

    /// Takes in the lowest `size` bytes of a number, at most eight, which has no others. It may straddle two words.
    #[inline]
    fn take(&mut self, number: u64, size: u64) {
        let filled = self.length % 8;
        self.word |= number << (8 * filled);
        self.length += size;
        if filled + size >= 8 {
            let word = self.word;
            self.mix(word);
            self.word = if filled == 0 { 0 } else { number >> (8 * (8 - filled)) };
        }
    }
}

impl bincode::enc::write::Writer for Digest {
    #[inline]
    fn write(&mut self, bytes: &[u8]) -> Result<(), bincode::error::EncodeError> {
        match <[u8; 8]>::try_from(bytes) {
            // A number that is encoded whole.
            Ok(bytes) => self.take(u64::from_le_bytes(bytes), 8),
            Err(_) => bytes.iter().for_each(|byte| self.take(u64::from(*byte), 1)),
        }
        Ok(())
    }
}

/// The value in a frame.
pub fn decode<T: DeserializeOwned>(frame: &[u8]) -> Result<T, CodecError> {
    if frame.len() > HEADER + LIMIT {
        return Err(CodecError::Long(frame.len()));
    }
    let short = || CodecError::Short(frame.len());
    let (magic, rest) = frame.split_first_chunk::<4>().ok_or_else(short)?;
    let (version, rest) = rest.split_first_chunk::<2>().ok_or_else(short)?;
    let (hash, body) = rest.split_first_chunk::<HASH>().ok_or_else(short)?;
    if *magic != MAGIC {
        return Err(CodecError::Magic(*magic));
    }
    let version = u16::from_le_bytes(*version);
    if version != VERSION {
        return Err(CodecError::Version(version));
    }
    if blake3::hash(body) != *hash {
        return Err(CodecError::Checksum);
    }
    let (value, read) = bincode::serde::decode_from_slice(body, config())
        .map_err(|error| CodecError::Body(error.to_string()))?;
    match body.len() - read {
        0 => Ok(value),
        left => Err(CodecError::Trailing(left)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A well-formed envelope around any body.
    fn enveloped(body: &[u8]) -> Vec<u8> {
        [&MAGIC[..], &VERSION.to_le_bytes(), blake3::hash(body).as_bytes(), body].concat()
    }

    #[test]
    fn every_flaw_has_its_name() {
        let frame = encode(&7u64);
        assert_eq!(decode::<u64>(&frame), Ok(7));
        assert_eq!(decode::<u64>(&frame[..10]), Err(CodecError::Short(10)));
        assert_eq!(decode::<u64>(&[b"XXXX", &frame[4..]].concat()), Err(CodecError::Magic(*b"XXXX")));
        let mut newer = frame.clone();
        newer[4] = 9;
        assert_eq!(decode::<u64>(&newer), Err(CodecError::Version(9)));
        let mut flipped = frame.clone();
        *flipped.last_mut().unwrap() ^= 1;
        assert_eq!(decode::<u64>(&flipped), Err(CodecError::Checksum));
        assert_eq!(decode::<u64>(&enveloped(&[7, 0])), Err(CodecError::Trailing(1)));
        assert_eq!(decode::<u64>(&vec![0; 10_000]), Err(CodecError::Long(10_000)));
    }

    #[test]
    fn a_length_that_lies_is_refused_and_not_allocated() {
        let huge = [0xfd, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
        assert!(matches!(decode::<String>(&enveloped(&huge)), Err(CodecError::Body(_))));
        assert!(matches!(decode::<Vec<u64>>(&enveloped(&huge)), Err(CodecError::Body(_))));
    }

    proptest! {
        #[test]
        fn whatever_bit_differs_the_digest_does(bytes: [u8; 32], bit in 0_usize..256, cut in 0_usize..32) {
            let mut other = bytes;
            other[bit / 8] ^= 1 << (bit % 8);
            prop_assert_ne!(digest(&bytes), digest(&other));
            prop_assert_ne!(digest(&&bytes[..cut]), digest(&&bytes[..]));
            prop_assert_eq!(digest(&bytes), digest(&bytes));
        }

        #[test]
        fn hostile_bytes_never_panic(body in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = decode::<crate::Message>(&body);
            let _ = decode::<crate::Message>(&enveloped(&body));
        }
    }
}
