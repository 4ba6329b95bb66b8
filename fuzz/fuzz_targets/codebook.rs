//! Any text as a coded signal: reading it must not panic, what is read must be written so that it reads back the same,
//! and what is not must have an answer.

#![no_main]

use guardline_wire::codebook;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    match codebook::parse(&String::from_utf8_lossy(bytes)) {
        Ok(signal) => assert_eq!(codebook::parse(&signal.to_string()), Ok(signal)),
        Err(error) => {
            error.reply().code();
            assert!(!error.to_string().is_empty());
        }
    }
});
