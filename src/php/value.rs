//! A form value as PHP has it after `json_decode($body, true)` and Laravel's middleware: a borrowed view of a tape.
//!
//! A tape is a list of nodes of two numbers: tag and length, then the value or its offset. JavaScript writes tapes
//! (pkg-template/validate/tape.ts and plain-tape.ts), and so does the decoder
//! ([`json_decode`](crate::php::json_decode)). Reading a tape allocates nothing.

use crate::php::middleware;
use crate::profile::Profile;

/// The tags of nodes: the lower half of the first number. The upper half is a length.
pub mod tag {
    /// A missing key.
    pub const ABSENT: u32 = 0;
    /// `null`.
    pub const NULL: u32 = 1;
    /// `true` (length 1) or `false` (0).
    pub const BOOL: u32 = 2;
    /// A JavaScript number; an integer if it has no fraction.
    pub const NUMBER: u32 = 3;
    /// A PHP integer.
    pub const INT: u32 = 4;
    /// A PHP float.
    pub const FLOAT: u32 = 5;
    /// A text: its length in bytes, and its offset.
    pub const TEXT: u32 = 6;
    /// A frequent text: its index in [`KNOWN`](super::KNOWN).
    pub const KNOWN: u32 = 7;
    /// A list: its number of elements, and the index of its first node.
    pub const LIST: u32 = 8;
    /// A map: its number of entries, and the index of its first node. Key and value alternate.
    pub const MAP: u32 = 9;
    /// A value that cannot be serialized as JSON.
    pub const UNSERIALIZABLE: u32 = 10;
    /// A value that its field accepts unchanged, and that is not on the tape. It is a zone that was accepted before, a
    /// list of days (its length has a bit for each), or a text of at most [`PLAIN_LENGTH`] characters. All of these are
    /// printable ASCII, the first and the last not blank.
    pub const PLAIN: u32 = 11;
    /// The greatest length of a plain text. Fields of texts accept all texts of this length.
    pub const PLAIN_LENGTH: i64 = 255;
}

/// The texts that a tape refers to by index: the weekdays, which are also the options of the one `in` rule.
pub static KNOWN: [&[u8]; 7] = [b"monday", b"tuesday", b"wednesday", b"thursday", b"friday", b"saturday", b"sunday"];

/// Returns a node in its stored form.
pub const fn node(tag: u32, length: u32, holds: u64) -> [u64; 2] {
    [tag as u64 | (length as u64) << 32, holds]
}

/// Nodes and their texts, read with the middleware of a profile.
#[derive(Clone, Copy, Debug)]
pub struct Tape<'a> {
    /// The nodes, two numbers each.
    pub nodes: &'a [u64],
    /// The bytes of all texts.
    pub text: &'a [u8],
    /// The profile whose middleware trims texts; `None` for values outside of forms.
    pub profile: Option<Profile>,
}

/// A value of a request body. JSON objects and arrays are PHP arrays. An array with the keys `0, 1, 2 …` in order is a
/// [`Value::List`], however it was written (`{"0": …}` is the same PHP array as `[…]`); any other is a [`Value::Map`].
#[derive(Clone, Copy, Debug)]
pub enum Value<'a> {
    /// `null`, or a text of white space only.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// An integer that fits into PHP's 64-bit `int`.
    Int(i64),
    /// Any other number: JSON integers beyond 64 bits, and numbers with a point or an exponent.
    Float(f64),
    /// A trimmed UTF-8 text.
    Text(&'a [u8]),
    /// A PHP array with the keys `0..n`.
    List(Nodes<'a>),
    /// Any other PHP array, in insertion order, each key once.
    Map(Nodes<'a>),
}

/// The elements of a PHP array.
#[derive(Clone, Copy, Debug)]
pub struct Nodes<'a> {
    tape: &'a Tape<'a>,
    first: usize,
    count: usize,
}

/// Returns the value of a node that is an integer of 32 bits. (Not negative zero.)
#[inline(always)]
pub fn held_integer(tag: u32, holds: u64) -> Option<i32> {
    match tag {
        tag::NUMBER => {
            let whole = f64::from_bits(holds) as i32;
            (f64::from(whole).to_bits() == holds).then_some(whole)
        }
        tag::INT => (holds as i32 as i64 == holds as i64).then_some(holds as i32),
        _ => None,
    }
}

impl<'a> Tape<'a> {
    /// Returns the tag of a node and its length.
    #[inline(always)]
    pub fn head(&self, at: usize) -> (u32, u32) {
        let head = self.nodes[2 * at];
        (head as u32, (head >> 32) as u32)
    }

    /// Returns the untrimmed bytes of a text node.
    #[inline(always)]
    pub fn bytes(&self, at: usize) -> &'a [u8] {
        let (tag, length) = self.head(at);
        if tag == tag::KNOWN {
            return KNOWN[length as usize];
        }
        let start = self.nodes[2 * at + 1] as u32 as usize;
        &self.text[start..start + length as usize]
    }

    /// Returns the second number of a node.
    #[inline(always)]
    pub fn holds(&self, at: usize) -> u64 {
        self.nodes[2 * at + 1]
    }

    /// Returns the value of a node that is an integer of 32 bits. (Not negative zero.)
    #[inline(always)]
    pub fn small_integer(&self, at: usize, tag: u32) -> Option<i32> {
        held_integer(tag, self.holds(at))
    }

    /// Returns the value of a node that is present.
    pub fn value(&'a self, at: usize) -> Value<'a> {
        self.read(at)
    }

    /// Returns the same value; inlined for hot paths.
    #[inline(always)]
    pub fn read(&'a self, at: usize) -> Value<'a> {
        let (tag, length) = self.head(at);
        let holds = self.nodes[2 * at + 1];
        match tag {
            tag::NUMBER => {
                let number = f64::from_bits(holds);
                let whole = number as i64;
                if whole as f64 == number { Value::Int(whole) } else { Value::Float(number) }
            }
            tag::TEXT => {
                let start = holds as u32 as usize;
                let text = &self.text[start..start + length as usize];
                let Some(profile) = self.profile else { return Value::Text(text) };
                // Most texts begin and end with characters that no profile trims.
                let is_bare = |byte: Option<&u8>| byte.is_some_and(|byte| matches!(byte, b'!'..=b'~'));
                if is_bare(text.first()) && is_bare(text.last()) {
                    return Value::Text(text);
                }
                match middleware::trim(text, profile) {
                    [] => Value::Null,
                    rest => Value::Text(rest),
                }
            }
            tag::BOOL => Value::Bool(length != 0),
            tag::KNOWN => Value::Text(KNOWN[length as usize]),
            tag::INT => Value::Int(holds as i64),
            tag::FLOAT => Value::Float(f64::from_bits(holds)),
            tag::LIST => Value::List(Nodes { tape: self, first: holds as u32 as usize, count: length as usize }),
            tag::MAP => Value::Map(Nodes { tape: self, first: holds as u32 as usize, count: length as usize }),
            _ => Value::Null,
        }
    }
}

impl<'a> Nodes<'a> {
    /// Returns the number of a list's elements or of a map's entries. (An entry has two nodes.)
    #[inline(always)]
    pub fn len(self) -> usize {
        self.count
    }

    /// Returns whether there are no elements.
    pub fn is_empty(self) -> bool {
        self.count == 0
    }

    /// Returns an element of a list.
    #[inline]
    pub fn item(self, index: usize) -> Value<'a> {
        self.tape.value(self.first + index)
    }

    /// Returns an element of a list that is an integer of 32 bits.
    #[inline(always)]
    pub fn small_integer(self, index: usize) -> Option<i32> {
        self.tape.small_integer(self.first + index, self.head(index).0)
    }

    /// Returns the elements of a list.
    pub fn items(self) -> impl Iterator<Item = Value<'a>> {
        (0..self.count).map(move |index| self.item(index))
    }

    /// Returns the key of a map's entry.
    pub fn key(self, index: usize) -> &'a [u8] {
        self.tape.bytes(self.first + 2 * index)
    }

    /// Returns the value of a map's entry.
    pub fn entry(self, index: usize) -> Value<'a> {
        self.tape.value(self.first + 2 * index + 1)
    }

    /// Returns whether this node (the element of a list, or the value of a map's entry) is a PHP array with at least
    /// one element.
    #[inline(always)]
    pub fn is_filled_array(self, node: usize) -> bool {
        let (tag, length) = self.tape.head(self.first + node);
        matches!(tag, tag::LIST | tag::MAP) && length > 0
    }

    /// Returns tag and length of a list's element.
    #[inline(always)]
    pub fn head(self, index: usize) -> (u32, u32) {
        self.tape.head(self.first + index)
    }
}

impl<'a> Value<'a> {
    /// Returns the number of elements of a PHP array; `None` for any other value.
    #[inline(always)]
    pub fn count(self) -> Option<usize> {
        match self {
            Value::List(nodes) | Value::Map(nodes) => Some(nodes.count),
            _ => None,
        }
    }

    /// Returns whether this is a PHP array with at least one element.
    #[inline(always)]
    pub fn is_filled_array(self) -> bool {
        self.count().is_some_and(|n| n > 0)
    }

    /// Returns the value at an index of a PHP array, with any key.
    pub fn at(self, index: usize) -> Value<'a> {
        match self {
            Value::List(nodes) => nodes.item(index),
            Value::Map(nodes) => nodes.entry(index),
            _ => Value::Null,
        }
    }

    /// Returns the key at an index of a PHP array.
    pub fn key_at(self, index: usize) -> String {
        match self {
            Value::Map(nodes) => text_of(nodes.key(index)).into(),
            _ => digits_of(index as i64),
        }
    }
}

/// Returns the bytes of a tape's text, which are UTF-8, as a string.
pub fn text_of(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or_default()
}

/// Returns whether two texts are equal. Compares eight bytes at a time, or four of a short text: in a small module the
/// comparison of slices is a loop over bytes.
#[inline(never)]
#[cfg_attr(optimize_attribute, optimize(speed))]
pub fn is_same(a: &[u8], b: &[u8]) -> bool {
    are_same(a, b)
}

/// Returns the same; inlined for hot paths.
#[inline(always)]
pub fn are_same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    if a.as_chunks::<8>().0.iter().zip(b.as_chunks::<8>().0).any(|(word, its)| word != its) {
        return false;
    }
    // The last bytes, which may overlap those before.
    if let (Some(word), Some(its)) = (a.last_chunk::<8>(), b.last_chunk::<8>()) {
        return word == its;
    }
    match (a.first_chunk::<4>(), b.first_chunk::<4>(), a.last_chunk::<4>(), b.last_chunk::<4>()) {
        (Some(first), Some(its), Some(last), Some(other)) => first == its && last == other,
        _ => a == b,
    }
}

/// Keeps the last value of each key, at the key's first index, as PHP's array assignment does. Entries are four
/// numbers: two nodes.
pub fn keep_each_key_once(entries: &mut Vec<[u64; 4]>, key: impl Fn(&[u64; 4], &[u64; 4]) -> std::cmp::Ordering) {
    // Sorts indices instead of comparing all pairs: a body may hold hundreds of thousands of keys.
    let mut order: Vec<usize> = (0..entries.len()).collect();
    // Not `sort_by`: with the stable sort json.wasm has 280 bytes more.
    order.sort_unstable_by(|&a, &b| key(&entries[a], &entries[b]).then(a.cmp(&b)));
    let mut gone = vec![false; entries.len()];
    let mut first = 0;
    for (index, &i) in order.iter().enumerate() {
        // Equal keys are adjacent, in their original order.
        if index > 0 && key(&entries[i], &entries[first]).is_eq() {
            entries.swap(first, i);
            gone[i] = true;
        } else {
            first = i;
        }
    }
    let mut kept = 0;
    for (i, gone) in gone.iter().enumerate() {
        if !gone {
            entries.swap(kept, i);
            kept += 1;
        }
    }
    entries.truncate(kept);
}

/// Returns the decimal digits of `number`.
pub fn digits_of(number: i64) -> String {
    let mut digits = String::new();
    push_integer(&mut digits, number);
    digits
}

/// Reads an integer of up to nine digits without a leading zero: a fast path for the usual case.
#[inline(never)]
#[cfg_attr(optimize_attribute, optimize(speed))]
pub fn small_integer_of(text: &[u8]) -> Option<i32> {
    match text {
        b"0" => Some(0),
        [b'1'..=b'9', ..] if text.len() < 10 => text.iter().try_fold(0, |number, byte| {
            let digit = byte.wrapping_sub(b'0');
            (digit < 10).then_some(number * 10 + i32::from(digit))
        }),
        _ => None,
    }
}

/// Reads the integer of `[+-]?[0-9]+`; `None` for any other text, and beyond 64 bits. (Not `str::parse`, which is three
/// times as large.)
pub fn integer_of(text: &[u8]) -> Option<i64> {
    let (negative, digits) = match text {
        [b'-', digits @ ..] => (true, digits),
        [b'+', digits @ ..] => (false, digits),
        digits => (false, digits),
    };
    // There is one more negative number.
    let limit = i64::MAX as u64 + u64::from(negative);
    let mut number = 0;
    for byte in digits {
        let digit = byte.wrapping_sub(b'0');
        // Not `checked_mul`: wasm would multiply in 128 bits to detect an overflow.
        if digit > 9 || number > limit / 10 {
            return None;
        }
        number = number * 10 + u64::from(digit);
    }
    let signed = if negative { (number as i64).wrapping_neg() } else { number as i64 };
    (!digits.is_empty() && number <= limit).then_some(signed)
}

/// Appends the decimal digits of `number`. (Not `write!`: the formatting machinery adds kilobytes.)
pub fn push_integer(out: &mut String, number: i64) {
    let mut digits = [0u8; 20];
    let mut at = digits.len();
    let mut rest = number.unsigned_abs();
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if number < 0 {
        out.push('-');
    }
    digits[at..].iter().for_each(|&digit| out.push(digit as char));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{decode, list, map};

    #[test]
    fn decode_reads_an_object_with_keys_in_order_as_a_list() {
        assert_eq!(decode(br#"{"0":5,"1":6}"#), Some(list(&[Value::Int(5), Value::Int(6)])));
        for body in [r#"{"1":5,"0":6}"#, r#"{"00":5}"#] {
            assert!(matches!(decode(body.as_bytes()), Some(Value::Map(_))), "{body}");
        }
        assert_eq!(decode(b"{}"), Some(list(&[])));
    }

    #[test]
    fn decode_keeps_the_last_value_of_equal_keys_at_the_first_index() {
        let expected = map(&[("a", Value::Int(3)), ("b", Value::Int(2))]);
        assert_eq!(decode(br#"{"a":1,"b":2,"a":3}"#), Some(expected));
        assert_eq!(decode(br#"{"a":1,"a":9,"b":2,"a":3}"#), Some(expected));
    }

    #[test]
    fn integer_of_reads_integers_within_64_bits() {
        for text in ["0", "-0", "+7", "007", "9223372036854775807", "-9223372036854775808", "9223372036854775808"] {
            assert_eq!(integer_of(text.as_bytes()), text.parse().ok(), "{text}");
        }
        for text in ["", "+", "-", "1.", "a", "-9223372036854775809", "99999999999999999999", "1 "] {
            assert_eq!(integer_of(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn small_integer_of_agrees_with_integer_of_up_to_nine_digits() {
        for text in ["0", "7", "10", "123456789", "999999999"] {
            assert_eq!(small_integer_of(text.as_bytes()).map(i64::from), integer_of(text.as_bytes()), "{text}");
        }
        for text in ["", "00", "01", "-1", "+1", "1 ", " 1", "1a", "1.0", "1234567890", "١"] {
            assert_eq!(small_integer_of(text.as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn push_integer_writes_all_digits() {
        for number in [0, -1, 10, i64::MAX, i64::MIN] {
            let mut out = String::new();
            push_integer(&mut out, number);
            assert_eq!(out, number.to_string());
        }
    }
}
