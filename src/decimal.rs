//! Doubles from decimal digits and back, correctly rounded however many digits there are. Every host can do both: the standard
//! library here, JavaScript where the wasm module runs. (The library's tables and formatting would cost the module 20 KB.)

/// The double nearest to `text`, ties to even, which must be `[+-]?[0-9]*(\.[0-9]*)?([eE][+-]?[0-9]+)?` with a digit before the
/// exponent. Too large a number is infinite, too small a one 0. (What PHP's `zend_strtod` gives.)
#[cfg(not(target_arch = "wasm32"))]
pub fn parse_float(text: &str) -> f64 {
    text.parse().expect("the digits of a number")
}

/// A finite number as `-d.ddde7` or `-d.ddde+7`, with so many digits behind the point. Two things that JavaScript does otherwise than the
/// standard library: it rounds a tie up, not to the even digit, and -0 has no sign.
#[cfg(not(target_arch = "wasm32"))]
pub fn exponential(number: f64, places: usize) -> String {
    format!("{number:.places$e}")
}

#[cfg(target_arch = "wasm32")]
pub use host::{exponential, parse_float};

#[cfg(target_arch = "wasm32")]
mod host {
    use wasm_bindgen::prelude::*;

    // Numbers and texts in and out: no JavaScript value is held here.
    #[wasm_bindgen]
    extern "C" {
        /// The double nearest to `text`. (The language lets an engine ignore the digits after the 20th; none does.)
        #[wasm_bindgen(js_name = Number)]
        pub fn parse_float(text: &str) -> f64;

        /// A finite number with so many digits behind the point, and an exponent.
        #[wasm_bindgen(js_namespace = ["Number", "prototype", "toExponential"], js_name = call)]
        pub fn exponential(number: f64, places: usize) -> String;
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
            assert_eq!(parse_float(text).to_bits(), number.to_bits(), "{text}");
        }
    }
}
