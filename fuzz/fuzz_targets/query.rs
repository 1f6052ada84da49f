//! Fuzzes the app's search; what must hold is in `src/lib.rs`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| monograph_card_fuzz::query(data));
