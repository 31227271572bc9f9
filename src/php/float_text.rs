//! Writes a double as PHP does: `%.14G`, 14 significant digits, correctly rounded, ties to even.

use crate::host::float::exponential;
use crate::php::value::{integer_of, push_integer};

/// PHP's `precision` setting: the number of significant digits of `(string) $float`.
const PRECISION: i64 = 14;

/// The digits that decide a tie: no double is nearer to the middle between two numbers of [`PRECISION`] digits without
/// being it.
const EXACT_PLACES: usize = 50;

/// `(string) $number` (php-src `zend_gcvt`): `"127"`, `"0.5"`, `"1.0E+25"`, `"-INF"`.
pub fn float_text(number: f64) -> Vec<u8> {
    if number.is_nan() {
        return b"NAN".into();
    }
    let mut out = Vec::new();
    if number.is_sign_negative() {
        out.push(b'-');
    }
    if number.is_infinite() {
        out.extend_from_slice(b"INF");
        return out;
    }
    let (digits, exponent) = significant_digits(number.abs());
    // The number of digits before the decimal point.
    let mut point = exponent + 1;
    let is_long = !(-3..=PRECISION).contains(&point);
    if is_long {
        point = 1;
    } else if point <= 0 {
        out.extend_from_slice(b"0.");
    }
    (point..0).for_each(|_| out.push(b'0'));
    for (index, &digit) in digits.iter().enumerate() {
        if index > 0 && index as i64 == point {
            out.push(b'.');
        }
        out.push(digit);
    }
    (digits.len() as i64..point).for_each(|_| out.push(b'0'));
    if is_long {
        out.extend_from_slice(if digits.len() > 1 { b"E" } else { b".0E" });
        out.push(if exponent < 0 { b'-' } else { b'+' });
        let mut power = String::new();
        push_integer(&mut power, exponent.abs());
        out.extend_from_slice(power.as_bytes());
    }
    out
}

/// Returns the first [`PRECISION`] digits of a finite number that is not negative, without trailing zeros, and the
/// power of ten of the first digit.
fn significant_digits(number: f64) -> (Vec<u8>, i64) {
    /// The end of the digits of `d.ddde7`.
    const END: usize = PRECISION as usize + 1;
    let mut digits = exponential(number, END - 2);
    let exponent = integer_of(&digits[END + 1..]).unwrap_or(0);
    if digits[END - 1] & 1 == 1 {
        // JavaScript rounds a tie up, but it belongs to the even digit below.
        let exact = exponential(number, EXACT_PLACES);
        let rest = &exact[END..EXACT_PLACES + 2];
        digits[END - 1] -= u8::from(rest[0] == b'5' && rest[1..].iter().all(|digit| *digit == b'0'));
    }
    digits.truncate(END);
    digits.remove(1);
    while digits.last() == Some(&b'0') {
        digits.pop();
    }
    (digits, exponent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn float_text_writes_floats_as_php_does() {
        for (number, expected) in [
            (127.0, "127"),
            (126.999999999999999, "127"),
            (5.000000000000001, "5"),
            (0.5, "0.5"),
            (0.1, "0.1"),
            (-1.5, "-1.5"),
            (0.0, "0"),
            (-0.0, "-0"),
            (0.0001, "0.0001"),
            (0.00001, "1.0E-5"),
            (1.5e-7, "1.5E-7"),
            (99999999999999.0, "99999999999999"),
            (1e14, "1.0E+14"),
            (12345678901234.5, "12345678901234"),
            (12345678901235.5, "12345678901236"),
            (1234567890123.25, "1234567890123.2"),
            (1234567890123.75, "1234567890123.8"),
            (99999999999999.5, "1.0E+14"),
            (123456789012345678.0, "1.2345678901235E+17"),
            (1e100, "1.0E+100"),
            (f64::MAX, "1.7976931348623E+308"),
            (5e-324, "4.9406564584125E-324"),
            (f64::INFINITY, "INF"),
            (f64::NEG_INFINITY, "-INF"),
        ] {
            assert_eq!(float_text(number), expected.as_bytes(), "{number}");
        }
    }

    /// An independent check: Rust's formatting rounds the exact value to nearest, ties to even, as well.
    #[test]
    fn significant_digits_agree_with_exact_rounding_on_many_numbers() {
        let mut seed = 0x9E37_79B9_7F4A_7C15u64;
        for _ in 0..20_000 {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            let number = f64::from_bits(seed >> 1);
            if !number.is_finite() {
                continue;
            }
            let (digits, exponent) = significant_digits(number);
            let expected = format!("{number:.13e}");
            let (mantissa, expected_exponent) = expected.split_once('e').unwrap();
            assert_eq!(
                (std::str::from_utf8(&digits).unwrap(), exponent),
                (mantissa.replace('.', "").trim_end_matches('0'), expected_exponent.parse().unwrap()),
                "{number:e}"
            );
        }
    }
}
