//! Any bytes, as a frame and as the body of a well-formed frame: decoding must not panic, and what decodes must come
//! back the same from its own frame.

#![no_main]

use guardline_wire::{Message, codec};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    check(bytes);
    check(&enveloped(bytes));
});

fn check(frame: &[u8]) {
    if let Ok(message) = codec::decode::<Message>(frame) {
        assert_eq!(codec::decode::<Message>(&codec::encode(&message)), Ok(message));
    }
}

/// A frame whose checksum is right, so that the body is looked at.
fn enveloped(body: &[u8]) -> Vec<u8> {
    [&codec::MAGIC[..], &codec::VERSION.to_le_bytes(), blake3::hash(body).as_bytes(), body].concat()
}
