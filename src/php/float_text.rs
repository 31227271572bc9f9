//! A double as PHP writes it: `%.14G`, 14 significant digits, correctly rounded, ties to even.
//!
//! Exact big-integer arithmetic, a few dozen lines, instead of `core::fmt`, which costs the wasm module 9 KB.

use super::big::Big;

/// PHP's `precision` setting: how many significant digits `(string) $float` has.
const PRECISION: i32 = 14;

/// `(string) $number` (php-src `zend_gcvt`): `"127"`, `"0.5"`, `"1.0E+25"`, `"-INF"`.
pub fn float_text(number: f64) -> String {
    let mut out = String::new();
    if number.is_nan() {
        return "NAN".into();
    }
    if number.is_sign_negative() {
        out.push('-');
    }
    if number.is_infinite() {
        out.push_str("INF");
        return out;
    }
    if number.abs() < 1e14 && number == number.trunc() {
        crate::value::push_integer(&mut out, number.abs() as i64);
        return out;
    }
    let (digits, point) = exact_digits(number.abs(), PRECISION as usize);
    let mut digits = digits.as_str();
    while let Some(rest) = digits.strip_suffix('0') {
        digits = rest;
    }
    // `point` digits stand before the decimal point.
    if !(-3..=PRECISION).contains(&point) {
        let exponent = point - 1;
        out.push_str(&digits[..1]);
        out.push('.');
        out.push_str(if digits.len() > 1 { &digits[1..] } else { "0" });
        out.push_str(if exponent < 0 { "E-" } else { "E+" });
        crate::value::push_integer(&mut out, i64::from(exponent.abs()));
    } else if point <= 0 {
        out.push_str("0.");
        (point..0).for_each(|_| out.push('0'));
        out.push_str(digits);
    } else {
        let whole = point as usize;
        out.push_str(&digits[..whole.min(digits.len())]);
        (digits.len()..whole).for_each(|_| out.push('0'));
        if digits.len() > whole {
            out.push('.');
            out.push_str(&digits[whole..]);
        }
    }
    out
}

/// So many significant digits of a positive finite number, correctly rounded, and how many of them stand before the decimal
/// point.
pub fn exact_digits(number: f64, precision: usize) -> (String, i32) {
    let bits = number.to_bits();
    let (mantissa, exponent) = match (bits >> 52) as i32 {
        0 => (bits, -1074),
        biased => (bits & ((1 << 52) - 1) | 1 << 52, biased - 1075),
    };
    // number = over / under, exactly.
    let mut over = Big::from(mantissa);
    let mut under = Big::from(1);
    over.shift_left(exponent.max(0) as u32);
    under.shift_left((-exponent).max(0) as u32);

    // Scale by a power of ten until 1 <= over / under < 10. The first guess, from the binary exponent, is off by one at most.
    let log2 = exponent + 63 - mantissa.leading_zeros() as i32;
    let mut point = (f64::from(log2) * std::f64::consts::LOG10_2).floor() as i32;
    over.multiply_by_power_of_ten((-point).max(0));
    under.multiply_by_power_of_ten(point.max(0));
    if over.at_least(&under.times_ten()) {
        under = under.times_ten();
        point += 1;
    } else if !over.at_least(&under) {
        over = over.times_ten();
        point -= 1;
    }

    let mut digits = Vec::with_capacity(precision);
    for place in 0..precision {
        if place > 0 {
            over = over.times_ten();
        }
        let mut digit = b'0';
        while over.at_least(&under) {
            over.subtract(&under);
            digit += 1;
        }
        digits.push(digit);
    }

    // What is left decides the rounding: over half up, exactly half to the even digit.
    let mut twice = over;
    twice.shift_left(1);
    let odd = digits[precision - 1] & 1 == 1;
    if twice.at_least(&under) && (odd || !under.at_least(&twice)) {
        let mut place = precision;
        loop {
            if place == 0 {
                // 99…9 became 100…0.
                digits.insert(0, b'1');
                digits.pop();
                point += 1;
                break;
            }
            place -= 1;
            if digits[place] == b'9' {
                digits[place] = b'0';
            } else {
                digits[place] += 1;
                break;
            }
        }
    }
    (digits.into_iter().map(char::from).collect(), point + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_php_writes_floats() {
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
            (99999999999999.5, "1.0E+14"),
            (123456789012345678.0, "1.2345678901235E+17"),
            (1e100, "1.0E+100"),
            (f64::MAX, "1.7976931348623E+308"),
            (5e-324, "4.9406564584125E-324"),
            (f64::INFINITY, "INF"),
            (f64::NEG_INFINITY, "-INF"),
        ] {
            assert_eq!(float_text(number), expected, "{number}");
        }
    }

    /// Rust's own formatting rounds to nearest, ties to even, from the exact value as well: an independent check.
    #[test]
    fn agrees_with_exact_rounding_on_many_numbers() {
        let mut seed = 0x9E37_79B9_7F4A_7C15u64;
        for _ in 0..20_000 {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            let number = f64::from_bits(seed >> 1);
            if !number.is_finite() {
                continue;
            }
            let (digits, point) = exact_digits(number, 14);
            let expected = format!("{number:.13e}");
            let (mantissa, exponent) = expected.split_once('e').unwrap();
            assert_eq!(
                (digits.as_str(), point - 1),
                (mantissa.replace('.', "").as_str(), exponent.parse().unwrap()),
                "{number:e}"
            );
        }
    }
}
