//! What Laravel does to a form before any rule sees it: `TrimStrings`, then `ConvertEmptyStringsToNull`.
//!
//! Source: `Illuminate\Foundation\Http\Middleware\{TrimStrings, ConvertEmptyStringsToNull}`, 8.83 and 11.56.

use crate::profile::Profile;
use crate::value::Value;

/// What PHP's `trim` removes: Laravel 8.
const BLANK_8: &[(u32, u32)] = &[(0x00, 0x00), (0x09, 0x0B), (0x0D, 0x0D), (0x20, 0x20)];

/// What `Str::trim` removes, white space and invisible characters: Laravel 11 and newer.
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

/// Whether the profile's Laravel trims this code point at both ends of a string.
pub fn is_blank(profile: Profile, c: char) -> bool {
    let set = if profile.is_laravel_8() { BLANK_8 } else { BLANK_11 };
    set.iter().any(|&(first, last)| (first..=last).contains(&(c as u32)))
}

/// Trims every string of `value` at any depth (keys are left alone) and turns those that are then empty into null.
pub fn clean(value: &mut Value, profile: Profile) {
    match value {
        Value::Text(text) => {
            let trimmed = trim(text, profile);
            if trimmed.is_empty() {
                *value = Value::Null;
            } else if trimmed.len() < text.len() {
                *text = String::from(trimmed);
            }
        }
        Value::List(items) => items.iter_mut().for_each(|item| clean(item, profile)),
        Value::Map(entries) => entries.iter_mut().for_each(|(_, item)| clean(item, profile)),
        _ => {}
    }
}

fn trim(text: &str, profile: Profile) -> &str {
    // From both ends: a text may be half a gigabyte long.
    let mut rest = text;
    let mut chars = text.chars();
    while chars.next_back().is_some_and(|c| is_blank(profile, c)) {
        rest = chars.as_str();
    }
    chars = rest.chars();
    while chars.next().is_some_and(|c| is_blank(profile, c)) {
        rest = chars.as_str();
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sets as measured from all 1,112,064 code points.
    #[test]
    fn exactly_the_measured_code_points_are_trimmed() {
        let measured = include_str!("../tests/conformance/whitespace_sets.txt");
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
    fn strings_are_trimmed_at_any_depth_and_empty_ones_become_null() {
        let text = |t: &str| Value::Text(t.into());
        let form = Value::Map(vec![(" k ".into(), Value::List(vec![text(" a b\n"), text("\u{a0}"), text("")]))]);
        let expected = |second| Value::Map(vec![(" k ".into(), Value::List(vec![text("a b"), second, Value::Null]))]);
        let cleaned = |profile| {
            let mut form = form.clone();
            clean(&mut form, profile);
            form
        };
        assert_eq!(cleaned(Profile::Laravel12), expected(Value::Null));
        assert_eq!(cleaned(Profile::Laravel8), expected(text("\u{a0}")));
    }
}
