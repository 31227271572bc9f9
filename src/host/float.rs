//! Converts doubles from and to decimal digits, correctly rounded for any number of digits. Every host can do both: the
//! standard library natively, JavaScript for the wasm modules. (The library's tables and formatting would add 20 KB to
//! a module.)

/// Returns the double nearest to `text`, ties to even. The text must be `[+-]?[0-9]*(\.[0-9]*)?([eE][+-]?[0-9]+)?` with
/// a digit before the exponent. Too large a number is infinite, too small a one 0. (As PHP's `zend_strtod`.)
#[cfg(not(target_arch = "wasm32"))]
pub fn parse_float(text: &[u8]) -> f64 {
    std::str::from_utf8(text).ok().and_then(|text| text.parse().ok()).expect("the digits of a number")
}

/// Writes a finite number as `-d.ddde7` or `-d.ddde+7`, with this many digits behind the point. JavaScript differs from
/// the standard library in two ways: it rounds a tie up, not to the even digit, and -0 has no sign.
#[cfg(not(target_arch = "wasm32"))]
pub fn exponential(number: f64, places: usize) -> Vec<u8> {
    format!("{number:.places$e}").into_bytes()
}

#[cfg(target_arch = "wasm32")]
pub use host::{exponential, parse_float};

#[cfg(target_arch = "wasm32")]
mod host {
    use wasm_bindgen::prelude::*;

    // Only numbers cross: the texts are in memory (pkg-template/wasm/float-digits.ts).
    #[wasm_bindgen]
    extern "C" {
        /// Returns the double nearest to a text. (The language lets an engine ignore the digits after the 20th; none
        /// does.)
        fn number_at(at: usize, length: usize) -> f64;

        /// Writes a finite number with this many digits behind the point, and an exponent. Returns the length.
        fn digits_to(number: f64, places: usize, at: usize) -> usize;
    }

    /// Returns the double nearest to `text`.
    pub fn parse_float(text: &[u8]) -> f64 {
        number_at(text.as_ptr() as usize, text.len())
    }

    /// Writes a finite number with this many digits behind the point, and an exponent.
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

    /// The standard library is exact. tests/wasm/validator.rs checks that JavaScript is exact too.
    #[test]
    fn parse_float_reads_every_form_of_a_php_or_json_number() {
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
