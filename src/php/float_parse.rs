//! Decimal text to the nearest double, ties to even: what PHP's `zend_strtod` gives.

use super::big::Big;

/// More significant digits than this cannot change the result, but for whether any of them is not zero.
const MAX_DIGITS: usize = 800;

/// The double nearest to `text`, which must be `[+-]?[0-9]*(\.[0-9]*)?([eE][+-]?[0-9]+)?` with a digit before the exponent.
/// Too large a number is infinite, too small a one 0.
pub fn parse_float(text: &str) -> f64 {
    let negative = text.as_bytes().first() == Some(&b'-');
    let (mantissa, exponent) = match text.bytes().position(|byte| byte | 32 == b'e') {
        Some(at) => (&text[..at], saturating_integer(&text[at + 1..])),
        None => (text, 0),
    };

    let mut number = Digits::Few(0);
    let mut digits = 0;
    let mut lost = false;
    // number * 10^scale is the value.
    let mut scale = exponent;
    let mut behind_point = false;
    for byte in mantissa.bytes() {
        match byte {
            b'.' => behind_point = true,
            b'0'..=b'9' => {
                if digits == MAX_DIGITS {
                    lost |= byte != b'0';
                    scale += i64::from(!behind_point);
                    continue;
                }
                // Leading zeros are no digits.
                digits += (digits > 0 || byte != b'0') as usize;
                number.append(byte - b'0');
                scale -= i64::from(behind_point);
            }
            _ => {}
        }
    }
    if lost {
        number.append(1);
        scale -= 1;
    }
    let value = nearest(number, digits as i64, scale);
    if negative { -value } else { value }
}

/// The digits of a number, as a machine word while they fit.
enum Digits {
    Few(u64),
    Many(Big),
}

impl Digits {
    fn append(&mut self, digit: u8) {
        match self {
            Digits::Few(few) => match few.checked_mul(10).and_then(|tens| tens.checked_add(u64::from(digit))) {
                Some(more) => *few = more,
                None => {
                    let mut many = Big::from(*few);
                    many.append(digit);
                    *self = Digits::Many(many);
                }
            },
            Digits::Many(many) => many.append(digit),
        }
    }
}

/// The double nearest to `number * 10^scale`; `number` has about so many digits.
fn nearest(number: Digits, digits: i64, scale: i64) -> f64 {
    let number = match number {
        // Both sides are exact as doubles, so one multiplication or division rounds once (Clinger's fast path).
        Digits::Few(few) if few <= 1 << 53 && scale.abs() <= 22 => {
            let power = (0..scale.abs()).fold(1.0, |power, _| power * 10.0);
            return if scale < 0 { few as f64 / power } else { few as f64 * power };
        }
        Digits::Few(few) => Big::from(few),
        Digits::Many(many) => many,
    };
    if number.is_zero() || digits + scale < -330 {
        return 0.0;
    }
    if digits + scale > 310 {
        return f64::INFINITY;
    }
    let mut over = number;
    let mut under = Big::from(1);
    over.multiply_by_power_of_ten(scale.max(0) as i32);
    under.multiply_by_power_of_ten((-scale).max(0) as i32);

    // Scale by a power of two until 1 <= over / under < 2; the first guess is off by one at most.
    let mut exponent = over.bits() - under.bits();
    over.shift_left((-exponent).max(0) as u32);
    under.shift_left(exponent.max(0) as u32);
    if !over.at_least(&under) {
        over.shift_left(1);
        exponent -= 1;
    }

    // The first 64 binary digits, and whether anything is left.
    let mut bits = 0u64;
    for _ in 0..64 {
        let one = over.at_least(&under);
        if one {
            over.subtract(&under);
        }
        bits = bits << 1 | one as u64;
        over.shift_left(1);
    }

    // The last place of the result: 52 binary digits behind the first, or the smallest that a double has.
    let last = (exponent - 52).max(-1074);
    let dropped = last - (exponent - 63);
    if dropped > 64 {
        return 0.0;
    }
    let (kept, rest) = if dropped == 64 { (0, bits) } else { (bits >> dropped, bits << (64 - dropped)) };
    const HALF: u64 = 1 << 63;
    let up = rest > HALF || (rest == HALF && (!over.is_zero() || kept & 1 == 1));
    let mantissa = kept + up as u64;
    // Adding instead of setting bits: a mantissa that rounded up to 2^53, or a subnormal one to 2^52, carries over.
    let biased = if mantissa < 1 << 52 { 0 } else { (last + 1075) as u64 };
    if biased >= 2047 {
        return f64::INFINITY;
    }
    let bits = if biased == 0 { mantissa } else { (biased << 52) + (mantissa - (1 << 52)) };
    f64::from_bits(bits)
}

/// An integer with an optional sign, capped far beyond where it matters.
fn saturating_integer(text: &str) -> i64 {
    let mut size = 0i64;
    for byte in text.bytes().filter(u8::is_ascii_digit) {
        size = (size * 10 + i64::from(byte - b'0')).min(1 << 40);
    }
    if text.as_bytes()[0] == b'-' { -size } else { size }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn same(text: &str) {
        let expected: f64 = text.parse().unwrap();
        assert_eq!(parse_float(text).to_bits(), expected.to_bits(), "{text}");
    }

    #[test]
    fn edges() {
        for text in [
            "0",
            "-0",
            "0.0",
            "-0.0e5",
            "1",
            "1.",
            ".5",
            "+.5e-3",
            "127.0",
            "1e2",
            "1E+2",
            "1e22",
            "1e23",
            "9007199254740993",
            "9007199254740992.5",
            "9223372036854775808",
            "1.7976931348623157e308",
            "1.7976931348623158e308",
            "1.7976931348623159e308",
            "1e309",
            "1e400",
            "1e99999999999999999999",
            "4.9406564584124654e-324",
            "2.4703282292062327e-324",
            "2.4703282292062328e-324",
            "1e-400",
            "1e-99999999999999999999",
            "2.2250738585072011e-308",
            "2.2250738585072014e-308",
            "0.000000000000000000000000000000000000001",
            "0e99999999999",
            "5.000000000000001",
            "126.999999999999999",
            "00000000001.50",
            "1.00000000000000011102230246251565404236316680908203125",
            "1.00000000000000011102230246251565404236316680908203124",
            "1.00000000000000011102230246251565404236316680908203126",
        ] {
            same(text);
        }
        same(&["1", &"0".repeat(2000), "1e-2001"].concat());
        same(&["1.00000000000000011102230246251565404236316680908203125", &"0".repeat(2000), "1"].concat());
        same(&["0.", &"0".repeat(2000), "1e2000"].concat());
        same(&"9".repeat(400));
    }

    #[test]
    fn agrees_with_the_standard_library_on_many_numbers() {
        let mut seed = 0x2545_F491_4F6C_DD1Du64;
        let mut next = || {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            seed
        };
        for _ in 0..20_000 {
            let number = f64::from_bits(next() >> 1);
            if number.is_finite() {
                // Shortest, long, and halfway between two doubles.
                same(&format!("{number:e}"));
                same(&format!("{number:.40e}"));
                same(&format!("{}.{}e{}", next() >> 40, next() >> 20, (next() >> 33) as i64 % 340 - 170));
            }
        }
    }
}
