//! `timezone`: exactly one of the names of PHP's `timezone_identifiers_list()`.
//!
//! Source: `ValidatesAttributes::validateTimezone`. The list (`timezones.txt`) is the result of PHP 8.2 and 8.4 with
//! IANA 2025b to 2026f: `zone.tab` and `UTC`, 419 names. It holds neither `GMT` nor `US/Eastern` nor `Asia/Calcutta`.

use crate::php::value::{Value, is_same};
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

/// The names, one per line, in byte order. Modules hold no names: JavaScript has them too, and passes them to
/// [`set_names`].
#[cfg(not(target_arch = "wasm32"))]
pub const LIST: &str = include_str!("timezones.txt");

/// Returns the names that the server accepts, in byte order.
#[cfg(not(target_arch = "wasm32"))]
pub fn identifiers() -> impl Iterator<Item = &'static str> {
    LIST.lines()
}

#[cfg(target_arch = "wasm32")]
static NAMES: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();

/// Sets the names, one per line. They are kept.
#[cfg(target_arch = "wasm32")]
pub fn set_names(names: Vec<u8>) {
    let _ = NAMES.set(names);
    fill_index(list());
}

#[cfg(target_arch = "wasm32")]
#[inline(always)]
fn list() -> &'static [u8] {
    NAMES.get().map_or(&[], |names| names)
}

#[cfg(not(target_arch = "wasm32"))]
fn list() -> &'static [u8] {
    static INDEXED: std::sync::Once = std::sync::Once::new();
    INDEXED.call_once(|| fill_index(LIST.as_bytes()));
    LIST.as_bytes()
}

/// Returns whether the value is one of the names.
#[inline(always)]
pub fn passes(value: Value) -> bool {
    matches!(value, Value::Text(name) if is_known(name))
}

/// Returns whether the server knows a zone by this name.
#[inline(never)]
#[cfg_attr(optimize_attribute, optimize(speed))]
pub fn is_known(name: &[u8]) -> bool {
    let list = list();
    let mut at = bucket(name);
    loop {
        let entry = INDEX[at % SIZE].load(Relaxed) as usize;
        if entry == 0 {
            return false;
        }
        let start = entry >> 8;
        if entry & 0xFF == name.len() && list.get(start..start + name.len()).is_some_and(|it| is_same(it, name)) {
            return true;
        }
        at += 1;
    }
}

/// A hash table of the names: the offset of each name in the list, and in the lower eight bits its length; 0 is a free
/// slot. Filled when the names are set, so that it adds no bytes to the module.
static INDEX: [AtomicU32; SIZE] = [const { AtomicU32::new(0) }; SIZE];
const SIZE: usize = 1024;

/// Returns the first slot for a name: a hash of its first eight bytes, its last eight, and its length.
#[inline(always)]
fn bucket(name: &[u8]) -> usize {
    let (Some(first), Some(last)) = (name.first_chunk::<8>(), name.last_chunk::<8>()) else {
        return name.iter().fold(name.len(), |sum, byte| sum * 31 + usize::from(*byte)) % SIZE;
    };
    let mixed = u64::from_le_bytes(*first) ^ u64::from_le_bytes(*last).rotate_left(21) ^ name.len() as u64;
    (mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 54) as usize
}

#[cold]
#[inline(never)]
fn fill_index(list: &[u8]) {
    let mut start = 0;
    for (end, _) in list.iter().enumerate().filter(|(_, byte)| **byte == b'\n') {
        let mut at = bucket(&list[start..end]);
        while INDEX[at % SIZE].load(Relaxed) != 0 {
            at += 1;
        }
        INDEX[at % SIZE].store((start << 8 | (end - start)) as u32, Relaxed);
        start = end + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::text;

    fn accepts(name: &str) -> bool {
        passes(text(name))
    }

    #[test]
    fn timezone_accepts_phps_list_and_nothing_else() {
        assert_eq!(identifiers().count(), 419);
        assert!(identifiers().is_sorted());
        assert!(identifiers().all(accepts));
        let measured = include_str!("../../tests/conformance/timezones.txt");
        assert!(measured.lines().filter(|line| !line.starts_with('#')).eq(identifiers()));
    }

    #[test]
    fn timezone_rejects_names_that_php_lists_as_backward() {
        let backward = include_str!("../../tests/conformance/tz_rejected_backward.txt");
        assert!(backward.lines().count() > 150);
        for name in
            backward.lines().chain(["", "utc", "europe/berlin", "+02:00", "Europe/Berlin ", "Europe/Berlin\nUTC", "\n"])
        {
            assert!(!accepts(name), "{name:?}");
        }
    }

    /// A name that differs in one letter is another name, wherever the letter is.
    #[test]
    fn is_known_compares_every_letter_of_a_name() {
        for name in identifiers() {
            for at in 0..name.len() {
                let mut changed = name.as_bytes().to_vec();
                changed[at] ^= 0x20;
                assert!(!is_known(&changed), "{name} at {at}");
            }
            assert!(!is_known(&name.as_bytes()[1..]) || accepts(&name[1..]));
        }
    }
}
