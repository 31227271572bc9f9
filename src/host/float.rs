//! Doubles from decimal digits and back, correctly rounded however many digits there are. Every host can do both: the standard
//! library here, JavaScript where the wasm module runs. (The library's tables and formatting would cost the module 20 KB.)

/// The double nearest to `text`, ties to even, which must be `[+-]?[0-9]*(\.[0-9]*)?([eE][+-]?[0-9]+)?` with a digit before the
/// exponent. Too large a number is infinite, too small a one 0. (What PHP's `zend_strtod` gives.)
#[cfg(not(target_arch = "wasm32"))]
pub fn parse_float(text: &[u8]) -> f64 {
    std::str::from_utf8(text).ok().and_then(|text| text.parse().ok()).expect("the digits of a number")
}

/// A finite number as `-d.ddde7` or `-d.ddde+7`, with so many digits behind the point. Two things that JavaScript does otherwise than the
/// standard library: it rounds a tie up, not to the even digit, and -0 has no sign.
#[cfg(not(target_arch = "wasm32"))]
pub fn exponential(number: f64, places: usize) -> Vec<u8> {
    format!("{number:.places$e}").into_bytes()
}

#[cfg(target_arch = "wasm32")]
pub use host::{exponential, parse_float};

#[cfg(target_arch = "wasm32")]
mod host {
    use wasm_bindgen::prelude::*;

    // Numbers in and out: the texts stand in memory (pkg-template/digits.js).
    #[wasm_bindgen]
    extern "C" {
        /// The double nearest to a text. (The language lets an engine ignore the digits after the 20th; none does.)
        fn number_at(at: usize, length: usize) -> f64;

        /// Writes a finite number with so many digits behind the point, and an exponent. Gives the length.
        fn digits_to(number: f64, places: usize, at: usize) -> usize;
    }

    /// The double nearest to `text`.
    pub fn parse_float(text: &[u8]) -> f64 {
        number_at(text.as_ptr() as usize, text.len())
    }

    /// A finite number with so many digits behind the point, and an exponent.
    pub fn exponential(number: f64, places: usize) -> Vec<u8> {
        let mut digits = vec![0; places + 10];
        let length = digits_to(number, places, digits.as_mut_ptr() as usize);
        digits.truncate(length);
        digits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The standard library is exact; that JavaScript is as well, tests/wasm/validator.rs holds.
    #[test]
    fn every_number_of_php_and_json_is_read() {
        for (text, number) in [
            ("0", 0.0),
            ("-0.0e5", -0.0),
            ("1.", 1.0),
            (".5", 0.5),
            ("+.5e-3", 0.0005),
            ("1.E+2", 100.0),
            ("00000000001.50", 1.5),
            ("9007199254740993", 9007199254740992.0),
            ("1e400", f64::INFINITY),
            ("-1e99999999999999999999", f64::NEG_INFINITY),
            ("1e-99999999999999999999", 0.0),
            ("0e99999999999", 0.0),
        ] {
            assert_eq!(parse_float(text.as_bytes()).to_bits(), number.to_bits(), "{text}");
        }
    }
}
