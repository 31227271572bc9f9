//! The middleware that Laravel runs on a form before the rules: `TrimStrings`, then `ConvertEmptyStringsToNull`.
//!
//! Source: `Illuminate\Foundation\Http\Middleware\{TrimStrings, ConvertEmptyStringsToNull}`, 8.83 and 11.56.

use crate::profile::Profile;

/// The characters that PHP's `trim` removes (Laravel 8).
const BLANK_8: &[(u32, u32)] = &[(0x00, 0x00), (0x09, 0x0B), (0x0D, 0x0D), (0x20, 0x20)];

/// The white space and invisible characters that `Str::trim` removes (Laravel 11 and newer).
const BLANK_11: &[(u32, u32)] = &[
    (0x00, 0x00),
    (0x09, 0x0D),
    (0x20, 0x20),
    (0x85, 0x85),
    (0xA0, 0xA0),
    (0xAD, 0xAD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x115F, 0x1160),
    (0x1680, 0x1680),
    (0x17B4, 0x17B5),
    (0x180E, 0x180E),
    (0x2000, 0x200F),
    (0x2028, 0x2029),
    (0x202F, 0x202F),
    (0x205F, 0x2065),
    (0x206A, 0x206F),
    (0x2800, 0x2800),
    (0x3000, 0x3000),
    (0x3164, 0x3164),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0x1D159, 0x1D159),
    (0x1D173, 0x1D17A),
    (0xE0020, 0xE0020),
];

/// Returns whether the profile's Laravel trims this code point at both ends of a string.
pub fn is_blank(profile: Profile, c: char) -> bool {
    is_in(if profile.is_laravel_8() { BLANK_8 } else { BLANK_11 }, c)
}

/// Returns whether a character is in one of these ranges.
#[inline(never)]
pub fn is_in(set: &[(u32, u32)], c: char) -> bool {
    set.iter().any(|&(first, last)| (first..=last).contains(&(c as u32)))
}

/// Trims a text as the profile's Laravel does. Laravel converts an empty result to null. (Keys are not trimmed.)
#[inline(never)]
pub fn trim(text: &[u8], profile: Profile) -> &[u8] {
    // From both ends: a text may have half a gigabyte.
    let mut rest = text;
    while let Some((c, length)) = last_char(rest)
        && is_blank(profile, c)
    {
        rest = &rest[..rest.len() - length];
    }
    while let Some((c, length)) = first_char(rest)
        && is_blank(profile, c)
    {
        rest = &rest[length..];
    }
    rest
}

/// Returns the first character of a text and its length in bytes. (Hand-written, because every non-ASCII character of a
/// name is read with it.)
pub fn first_char(text: &[u8]) -> Option<(char, usize)> {
    let byte = |at: usize| text.get(at).map(|byte| u32::from(byte & 0x3F));
    let first = u32::from(*text.first()?);
    let (code, length) = match first {
        0..0x80 => (first, 1),
        0x80..0xE0 => ((first & 0x1F) << 6 | byte(1)?, 2),
        0xE0..0xF0 => ((first & 0x0F) << 12 | byte(1)? << 6 | byte(2)?, 3),
        _ => ((first & 0x07) << 18 | byte(1)? << 12 | byte(2)? << 6 | byte(3)?, 4),
    };
    Some((char::from_u32(code)?, length))
}

/// The highest bit of each of eight bytes, which no ASCII character has.
pub const HIGHS: u64 = 0x8080_8080_8080_8080;

/// Returns whether these bytes are UTF-8. (Hand-written: the standard library's check adds half a kilobyte.)
#[inline(never)]
pub fn is_utf8(bytes: &[u8]) -> bool {
    let mut at = 0;
    loop {
        // 16 bytes of ASCII at a time.
        while let Some(part) = bytes[at..].first_chunk::<16>()
            && u128::from_le_bytes(*part) & (u128::from(HIGHS) << 64 | u128::from(HIGHS)) == 0
        {
            at += 16;
        }
        let rest = &bytes[at..];
        let Some(&first) = rest.first() else { return true };
        if first < 0x80 {
            at += 1;
            continue;
        }
        let Some((c, length)) = first_char(rest) else { return false };
        let is_whole = (0xC2..0xF5).contains(&first)
            && c.len_utf8() == length
            && rest[1..length].iter().all(|byte| byte & 0xC0 == 0x80);
        if !is_whole {
            return false;
        }
        at += length;
    }
}

/// Returns the last character of a text and its length in bytes.
pub fn last_char(text: &[u8]) -> Option<(char, usize)> {
    let before = text.iter().rposition(|byte| byte & 0xC0 != 0x80)?;
    first_char(&text[before..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::fields::Field;
    use crate::php::value::Value;
    use crate::testing::{form, list, map, text};

    #[test]
    fn is_utf8_gives_the_verdict_of_the_standard_library() {
        let mut texts: Vec<Vec<u8>> = vec!["é電😀".into(), vec![0x80; 16], vec![0x80; 17], "a".repeat(40).into()];
        // All sequences of up to three bytes from the bounds of the ranges, behind and before ASCII.
        let bounds =
            [0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5];
        for first in bounds {
            for second in bounds {
                for third in bounds {
                    for ascii in ["", "fifteen letters"] {
                        texts.push([ascii.as_bytes(), &[first], ascii.as_bytes()].concat());
                        texts.push([&[first, second], ascii.as_bytes()].concat());
                        texts.push([ascii.as_bytes(), &[first, second, third]].concat());
                        texts.push([&[first, second, third, 0x80], ascii.as_bytes()].concat());
                    }
                }
            }
        }
        for text in texts {
            assert_eq!(is_utf8(&text), std::str::from_utf8(&text).is_ok(), "{text:x?}");
        }
    }

    /// The sets were measured from all 1,112,064 code points.
    #[test]
    fn is_blank_is_true_for_exactly_the_measured_code_points() {
        let measured = include_str!("../../tests/conformance/whitespace_sets.txt");
        for (profile, label, count) in [(Profile::Laravel8, "v8 6: ", 6), (Profile::Laravel12, "11+ 65: ", 65)] {
            let line = measured.lines().find_map(|line| line.strip_prefix(label)).expect(label);
            let ranges: Vec<(u32, u32)> = line
                .split_whitespace()
                .map(|range| {
                    let (first, last) = range.split_once('-').unwrap_or((range, range));
                    (u32::from_str_radix(first, 16).unwrap(), u32::from_str_radix(last, 16).unwrap())
                })
                .collect();
            let mut trimmed = 0;
            for c in '\0'..=char::MAX {
                let expected = ranges.iter().any(|&(first, last)| (first..=last).contains(&(c as u32)));
                assert_eq!(is_blank(profile, c), expected, "{:04X} in {}", c as u32, profile.name());
                trimmed += expected as u32;
            }
            assert_eq!(trimmed, count);
        }
    }

    #[test]
    fn middleware_trims_strings_at_any_depth_and_turns_empty_ones_into_null() {
        let body = "{\"allowed_days\":{\" k \":[\" a b\\n\",\"\u{a0}\",\"\"]}}";
        let cleaned = |profile| form(body.as_bytes(), profile).value(Field::AllowedDays).unwrap();
        let expected = |second| map(&[(" k ", list(&[text("a b"), second, Value::Null]))]);
        assert_eq!(cleaned(Profile::Laravel12), expected(Value::Null));
        assert_eq!(cleaned(Profile::Laravel8), expected(text("\u{a0}")));
    }
}
