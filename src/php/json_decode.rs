//! Decodes a request body to a [`Tape`], as PHP's `json_decode($body, true, 512)` does.
//!
//! Source: php-src `ext/json/json_scanner.re` and `json_parser.y` (8.2). All failures are equal (syntax, UTF-8, a lone
//! surrogate escape, 512 levels and more, a byte-order mark, an empty body): Laravel then sees an empty form.
//!
//! Texts stay in the body. A text with escapes overwrites itself, because unescaping only shortens it.

use crate::contract::fields::{FIELD_COUNT, Field};
use crate::php::middleware::{self, HIGHS};
use crate::php::to_double;
use crate::php::value::{Tape, are_same, keep_each_key_once, node, push_integer, tag};
use crate::profile::Profile;
use std::num::NonZero;

/// The maximum nesting of arrays and objects, the outermost included. PHP's depth of 512 counts the innermost values
/// too.
const MAX_DEPTH: usize = 511;

/// The nodes of a decoded body. Their memory is reused for the next one.
#[derive(Debug, Default)]
pub struct Decoded {
    nodes: Vec<u64>,
    /// Nodes of incomplete arrays.
    open: Vec<u64>,
}

/// The root node of [`Decoded::value`].
pub const ROOT: usize = 0;

impl Decoded {
    /// Decodes any value to the node [`ROOT`]. Returns `None` if PHP's `json_decode` fails.
    pub fn value(&mut self, body: &mut [u8]) -> Option<()> {
        self.value_for(body, None)
    }

    /// Decodes any value with the keys that a server with this profile sees.
    pub fn value_for(&mut self, body: &mut [u8], profile: Option<Profile>) -> Option<()> {
        self.nodes.clear();
        self.nodes.extend([0, 0]);
        let mut reader = self.reader(body, profile, false);
        let end = reader.any_value(0)?.get();
        if reader.after_blanks(end) < reader.body.len() {
            return None;
        }
        let root = reader.value;
        self.nodes[..2].copy_from_slice(&root);
        Some(())
    }

    /// Decodes the form that a server with this profile sees in a request body. The first nodes are the values of
    /// `keys`. A body that PHP cannot decode, or that is not an object, is an empty form. Returns false if PHP cannot
    /// decode the body.
    pub fn form(&mut self, body: &mut [u8], profile: Profile) -> bool {
        self.decode_form(body, profile, false).0
    }

    /// Decodes the form in the first line, as [`form`](Self::form) does. Returns the length of the line.
    pub fn row(&mut self, lines: &mut [u8], profile: Profile) -> usize {
        self.decode_form(lines, profile, true).1
    }

    /// Returns whether PHP can decode the form, and the length of its line.
    #[cfg_attr(optimize_attribute, optimize(speed))]
    fn decode_form(&mut self, body: &mut [u8], profile: Profile, is_line: bool) -> (bool, usize) {
        if self.nodes.len() < 2 * FIELD_COUNT {
            // Most forms need no more memory.
            self.nodes.reserve(8 * FIELD_COUNT);
            self.open.reserve(2 * FIELD_COUNT);
            self.nodes.resize(2 * FIELD_COUNT, 0);
        }
        self.clear();
        let mut reader = self.reader(body, Some(profile), is_line);
        if let Some(end) = reader.form() {
            return (true, end.get());
        }
        let rest = &reader.body[reader.unescaped_to..];
        let end = reader.unescaped_to + rest.iter().position(|&byte| byte == b'\n').unwrap_or(rest.len());
        self.clear();
        (false, end)
    }

    /// Makes all fields absent. (The second number of an absent node is never read. `fill` would become `memory.fill`,
    /// which engines run outside the wasm code.)
    #[inline(always)]
    fn clear(&mut self) {
        self.nodes.truncate(2 * FIELD_COUNT);
        self.nodes.iter_mut().step_by(2).for_each(|head| *head = tag::ABSENT.into());
    }

    /// Returns the tape: the nodes, with the decoded body as their texts.
    pub fn tape<'a>(&'a self, body: &'a [u8], profile: Option<Profile>) -> Tape<'a> {
        Tape { nodes: &self.nodes, text: body, profile }
    }

    /// Returns the nodes.
    pub fn into_nodes(self) -> Vec<u64> {
        self.nodes
    }

    #[inline(always)]
    fn reader<'a>(&'a mut self, body: &'a mut [u8], profile: Option<Profile>, is_line: bool) -> Reader<'a> {
        self.open.clear();
        // Laravel 8 writes `__asterisk__` for `*` in keys while it validates, so two such keys become one.
        let renames = profile.is_some_and(Profile::is_laravel_8);
        Reader {
            body,
            is_line,
            value: [0; 2],
            unescaped_to: 0,
            depth: 0,
            nodes: &mut self.nodes,
            open: &mut self.open,
            renames,
        }
    }
}

/// Reads JSON. Its functions take the position where they start, and return the position after the value or key, or
/// `None` if PHP cannot read it. (Positions are parameters and results, because engines keep those in registers.)
struct Reader<'a> {
    body: &'a mut [u8],
    /// Whether a line feed ends the body.
    is_line: bool,
    /// The node of the value or key that was read last.
    value: [u64; 2],
    /// The position of [`escaped`](Self::escaped). No line feed was written at this position or after it.
    unescaped_to: usize,
    depth: usize,
    nodes: &'a mut Vec<u64>,
    open: &'a mut Vec<u64>,
    renames: bool,
}

/// A position after some bytes of the body, so that `Option<Position>` fits in one register.
type Position = NonZero<usize>;

/// The text that Laravel 8 writes for `*` in keys.
const ASTERISK: &[u8] = b"__asterisk__";

/// Replaces each `search`, as PHP's `str_replace` does.
fn replaced(mut text: &[u8], search: &[u8], by: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    while !text.is_empty() {
        let is_found = text.starts_with(search);
        out.extend_from_slice(if is_found { by } else { &text[..1] });
        text = &text[if is_found { search.len() } else { 1 }..];
    }
    out
}

const ONES: u64 = 0x0101_0101_0101_0101;

/// Returns the highest bit of each byte that is `byte`. (Reliable only up to the first such byte: a borrow may set more
/// bits behind it.)
#[inline(always)]
const fn matches_of(word: u64, byte: u8) -> u64 {
    let zero = word ^ (ONES * byte as u64);
    zero.wrapping_sub(ONES) & !zero & HIGHS
}

/// Appends a node. (Not `extend_from_slice`: it becomes `memory.copy`, which engines run outside the wasm code.)
#[inline(always)]
fn push_node(nodes: &mut Vec<u64>, [head, value]: [u64; 2]) {
    nodes.push(head);
    nodes.push(value);
}

impl Reader<'_> {
    #[inline(always)]
    fn byte(&self, at: usize) -> Option<u8> {
        self.body.get(at).copied()
    }

    /// Returns the position after white space.
    #[inline(always)]
    fn after_blanks(&self, at: usize) -> usize {
        if matches!(self.byte(at), Some(0..=b' ')) { self.after_more_blanks(at) } else { at }
    }

    #[inline(never)]
    fn after_more_blanks(&self, mut at: usize) -> usize {
        while let Some(byte) = self.byte(at)
            && (matches!(byte, b' ' | b'\t' | b'\r') || byte == b'\n' && !self.is_line)
        {
            at += 1;
        }
        at
    }

    /// Reads the fields of the outermost object, and the rest of the body or line.
    #[inline(always)]
    fn form(&mut self) -> Option<Position> {
        let mut at = self.after_blanks(0);
        if self.byte(at) != Some(b'{') {
            return None;
        }
        self.depth = 1;
        // Most forms name the fields in the table's order.
        let mut expected = 0;
        at = self.after_blanks(at + 1);
        if self.byte(at) != Some(b'}') {
            loop {
                let field = match self.expected_field(at, expected) {
                    Some((field, after)) => {
                        at = after;
                        Some(field)
                    }
                    None => {
                        at = self.any_key(at)?.get();
                        self.searched_field()
                    }
                };
                at = self.value(at)?.get();
                // The last of equal keys counts. Values of other keys are skipped and may stay on the tape.
                if let Some(field) = field {
                    let slot = 2 * field as usize;
                    [self.nodes[slot], self.nodes[slot + 1]] = self.value;
                    expected = field as usize + 1;
                }
                at = self.after_blanks(at);
                match self.byte(at)? {
                    b',' => at = self.after_blanks(at + 1),
                    b'}' => break,
                    _ => return None,
                }
            }
        }
        at = self.after_blanks(at + 1);
        let is_end = at == self.body.len() || self.is_line && self.body[at] == b'\n';
        if is_end { Position::new(at) } else { None }
    }

    /// Returns the expected field and the position after its colon, if its key is written there without white space.
    #[inline(always)]
    fn expected_field(&self, at: usize, expected: usize) -> Option<(Field, usize)> {
        let field = *Field::ALL.get(expected)?;
        let key = field.json_key().as_bytes();
        are_same(self.body.get(at..at + key.len())?, key).then_some((field, at + key.len()))
    }

    /// Reads a key and its colon.
    #[inline(never)]
    fn any_key(&mut self, at: usize) -> Option<Position> {
        let at = self.string(at)?.get();
        let at = self.after_blanks(at);
        if self.byte(at) == Some(b':') { Position::new(at + 1) } else { None }
    }

    /// Returns the field whose name was read last.
    #[inline(never)]
    fn searched_field(&self) -> Option<Field> {
        let name = self.text_of(self.value);
        Field::ALL.into_iter().find(|field| field.name().as_bytes() == name)
    }

    #[inline(never)]
    fn any_value(&mut self, at: usize) -> Option<Position> {
        self.value(at)
    }

    #[inline(always)]
    fn value(&mut self, at: usize) -> Option<Position> {
        let at = self.after_blanks(at);
        match self.byte(at)? {
            b'"' => self.string(at),
            b'{' => self.nested(at, Self::object),
            b'[' => self.nested(at, Self::array),
            b't' => self.literal(at, b"true", node(tag::BOOL, 1, 0)),
            b'f' => self.literal(at, b"false", node(tag::BOOL, 0, 0)),
            b'n' => self.literal(at, b"null", node(tag::NULL, 0, 0)),
            _ => self.number(at),
        }
    }

    #[inline(always)]
    fn literal<const N: usize>(&mut self, at: usize, word: &[u8; N], value: [u64; 2]) -> Option<Position> {
        self.value = value;
        if self.body[at..].first_chunk::<N>() == Some(word) { Position::new(at + N) } else { None }
    }

    #[inline(always)]
    fn nested(&mut self, at: usize, content: fn(&mut Self, usize) -> Option<Position>) -> Option<Position> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return None;
        }
        let end = content(self, at + 1);
        self.depth -= 1;
        end
    }

    /// Moves the nodes that were read since `from` behind the other nodes, side by side.
    fn close(&mut self, tag: u32, from: usize, length: usize) -> [u64; 2] {
        let first = self.nodes.len() / 2;
        for element in self.open[from..].as_chunks::<2>().0 {
            push_node(self.nodes, *element);
        }
        self.open.truncate(from);
        node(tag, length as u32, first as u64)
    }

    #[inline(never)]
    #[cfg_attr(optimize_attribute, optimize(speed))]
    fn array(&mut self, at: usize) -> Option<Position> {
        let from = self.open.len();
        let mut at = self.after_blanks(at);
        if self.byte(at) != Some(b']') {
            loop {
                at = self.value(at)?.get();
                push_node(self.open, self.value);
                at = self.after_blanks(at);
                match self.byte(at)? {
                    b',' => at += 1,
                    b']' => break,
                    _ => return None,
                }
            }
        }
        self.value = self.close(tag::LIST, from, (self.open.len() - from) / 2);
        Position::new(at + 1)
    }

    #[inline(never)]
    fn object(&mut self, at: usize) -> Option<Position> {
        let from = self.open.len();
        let mut at = self.after_blanks(at);
        if self.byte(at) != Some(b'}') {
            loop {
                at = self.any_key(at)?.get();
                push_node(self.open, self.value);
                at = self.any_value(at)?.get();
                push_node(self.open, self.value);
                at = self.after_blanks(at);
                match self.byte(at)? {
                    b',' => at = self.after_blanks(at + 1),
                    b'}' => break,
                    _ => return None,
                }
            }
        }
        self.value = self.entries(from);
        Position::new(at + 1)
    }

    /// Builds the PHP array that has these entries in this order.
    fn entries(&mut self, from: usize) -> [u64; 2] {
        let mut entries: Vec<[u64; 4]> = Vec::new();
        for entry in self.open[from..].chunks_exact(4) {
            entries.push([entry[0], entry[1], entry[2], entry[3]]);
        }
        self.open.truncate(from);
        let mut is_list = self.are_indices(&entries);
        if !is_list {
            self.keep_each_key_once(&mut entries);
            if self.renames && self.rename(&mut entries) {
                self.keep_each_key_once(&mut entries);
            }
            is_list = self.are_indices(&entries);
        }
        let first = self.nodes.len() / 2;
        for entry in &entries {
            self.nodes.extend_from_slice(if is_list { &entry[2..] } else { entry });
        }
        node(if is_list { tag::LIST } else { tag::MAP }, entries.len() as u32, first as u64)
    }

    /// Returns the text of a node.
    fn text_of(&self, [head, start]: [u64; 2]) -> &[u8] {
        &self.body[start as usize..][..(head >> 32) as usize]
    }

    fn key(&self, entry: &[u64; 4]) -> &[u8] {
        self.text_of([entry[0], entry[1]])
    }

    /// Returns whether the keys are 0, 1, 2, ….
    fn are_indices(&self, entries: &[[u64; 4]]) -> bool {
        let mut digits = String::new();
        entries.iter().enumerate().all(|(index, entry)| {
            digits.clear();
            push_integer(&mut digits, index as i64);
            self.key(entry) == digits.as_bytes()
        })
    }

    fn keep_each_key_once(&self, entries: &mut Vec<[u64; 4]>) {
        keep_each_key_once(entries, |a, b| self.key(a).cmp(self.key(b)));
    }

    /// Renames keys as Laravel 8 does. It writes `__asterisk__` for `*` in keys while it validates, and `*` for each
    /// `__asterisk__` at the end. The displayed key overwrites the key and is never longer. Returns whether a key was
    /// renamed.
    fn rename(&mut self, entries: &mut [[u64; 4]]) -> bool {
        let mut is_renamed = false;
        for entry in entries {
            let key = self.key(entry);
            if !key.iter().any(|byte| matches!(byte, b'*' | b'_')) {
                continue;
            }
            let shown = replaced(&replaced(key, b"*", ASTERISK), ASTERISK, b"*");
            if shown != key || key.contains(&b'*') {
                is_renamed = true;
                let start = entry[1] as usize;
                self.body[start..start + shown.len()].copy_from_slice(&shown);
                [entry[0], entry[1]] = node(tag::TEXT, shown.len() as u32, start as u64);
            }
        }
        is_renamed
    }

    /// Reads a text, with its quotes.
    #[inline(never)]
    #[cfg_attr(optimize_attribute, optimize(speed))]
    fn string(&mut self, at: usize) -> Option<Position> {
        if self.byte(at) != Some(b'"') {
            return None;
        }
        let start = at + 1;
        let mut at = start;
        // Eight bytes at a time. A quote, a backslash or a control character ends the search; none of them is part of a
        // longer UTF-8 sequence.
        let mut seen = 0;
        while let Some(part) = self.body[at..].first_chunk::<8>() {
            let word = u64::from_le_bytes(*part);
            let ends =
                matches_of(word, b'"') | matches_of(word, b'\\') | word.wrapping_sub(ONES * 0x20) & !word & HIGHS;
            seen |= word;
            if ends != 0 {
                at += ends.trailing_zeros() as usize / 8;
                break;
            }
            at += 8;
        }
        let last = loop {
            let byte = self.byte(at)?;
            if matches!(byte, b'"' | b'\\' | 0..0x20) {
                break byte;
            }
            seen |= u64::from(byte);
            at += 1;
        };
        // PHP checks UTF-8 inside texts only. Elsewhere no byte over 0x7F is valid syntax anyway.
        if last != b'"' || seen & HIGHS != 0 {
            return self.escaped(start, at);
        }
        self.value = node(tag::TEXT, (at - start) as u32, start as u64);
        Position::new(at + 1)
    }

    /// Reads the rest of a text that may have escapes and other characters than ASCII.
    #[inline(never)]
    fn escaped(&mut self, start: usize, at: usize) -> Option<Position> {
        self.unescaped_to = at;
        let mut to = at;
        loop {
            match self.next()? {
                b'"' => break,
                b'\\' => {
                    let mut bytes = [0; 4];
                    let c = self.escape()?.encode_utf8(&mut bytes).as_bytes();
                    self.body[to..to + c.len()].copy_from_slice(c);
                    to += c.len();
                }
                byte => {
                    self.body[to] = byte;
                    to += 1;
                }
            }
        }
        // An escape is a whole character, so that the bytes around it are UTF-8 before it is replaced or never.
        if !middleware::is_utf8(&self.body[start..to]) {
            return None;
        }
        self.value = node(tag::TEXT, (to - start) as u32, start as u64);
        Position::new(self.unescaped_to)
    }

    /// Reads a byte of a text. Not a control character, which could be the line feed that ends the line.
    fn next(&mut self) -> Option<u8> {
        let byte = self.byte(self.unescaped_to).filter(|&byte| byte >= 0x20)?;
        self.unescaped_to += 1;
        Some(byte)
    }

    fn escape(&mut self) -> Option<char> {
        Some(match self.next()? {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode_escape(),
            _ => return None,
        })
    }

    fn unicode_escape(&mut self) -> Option<char> {
        let first = self.four_hex_digits()?;
        if !(0xD800..0xDC00).contains(&first) {
            return char::from_u32(first);
        }
        if !(self.next()? == b'\\' && self.next()? == b'u') {
            return None;
        }
        let second = self.four_hex_digits()?;
        if !(0xDC00..0xE000).contains(&second) {
            return None;
        }
        char::from_u32(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
    }

    fn four_hex_digits(&mut self) -> Option<u32> {
        (0..4).try_fold(0, |code, _| Some(code << 4 | (self.next()? as char).to_digit(16)?))
    }

    #[inline(never)]
    #[cfg_attr(optimize_attribute, optimize(speed))]
    fn number(&mut self, start: usize) -> Option<Position> {
        let is_negative = self.byte(start) == Some(b'-');
        let digits = start + usize::from(is_negative);
        let mut at = digits;
        let mut number = 0_i64;
        while let Some(digit @ b'0'..=b'9') = self.byte(at) {
            number = number.wrapping_mul(10).wrapping_add(i64::from(digit - b'0'));
            at += 1;
        }
        // One zero, or digits that do not begin with one.
        if at == digits || at - digits > 1 && self.body[digits] == b'0' {
            return None;
        }
        if !matches!(self.byte(at), Some(b'.' | b'e' | b'E')) && at - digits < 19 {
            self.value = node(tag::INT, 0, (if is_negative { -number } else { number }) as u64);
            return Position::new(at);
        }
        self.long_number(start, at)
    }

    #[inline(never)]
    fn long_number(&mut self, start: usize, mut at: usize) -> Option<Position> {
        if self.byte(at) == Some(b'.') {
            at = self.digits(at + 1)?.get();
        }
        if matches!(self.byte(at), Some(b'e' | b'E')) {
            at += 1;
            if matches!(self.byte(at), Some(b'+' | b'-')) {
                at += 1;
            }
            at = self.digits(at)?.get();
        }
        let text = &self.body[start..at];
        // A number with a point or an exponent is a float, and so is an integer beyond 64 bits. ("-0" is the integer
        // 0.)
        self.value = match crate::php::value::integer_of(text) {
            Some(number) => node(tag::INT, 0, number as u64),
            None => node(tag::FLOAT, 0, to_double(text).to_bits()),
        };
        Position::new(at)
    }

    fn digits(&mut self, start: usize) -> Option<Position> {
        let mut at = start;
        while matches!(self.byte(at), Some(b'0'..=b'9')) {
            at += 1;
        }
        if at > start { Position::new(at) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::Decoded;
    use crate::contract::fields::Field;
    use crate::php::value::{Value, text_of};
    use crate::profile::Profile;
    use crate::testing::{decode, list};
    use crate::verdict::form::Form;

    fn text(body: &str) -> Option<String> {
        match decode(body.as_bytes())? {
            Value::Text(text) => Some(text_of(text).into()),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn decode_reads_numbers_as_php_integers_or_floats() {
        let cases: [(&str, Option<Value>); 17] = [
            ("9223372036854775807", Some(Value::Int(i64::MAX))),
            ("-9223372036854775808", Some(Value::Int(i64::MIN))),
            ("9223372036854775808", Some(Value::Float(9223372036854775808.0))),
            ("-0", Some(Value::Int(0))),
            ("1E2", Some(Value::Float(100.0))),
            ("1.0", Some(Value::Float(1.0))),
            ("1e400", Some(Value::Float(f64::INFINITY))),
            ("1e-400", Some(Value::Float(0.0))),
            ("1e99999999999999999999", Some(Value::Float(f64::INFINITY))),
            ("00", None),
            ("01", None),
            ("1.", None),
            (".5", None),
            ("+1", None),
            ("1e", None),
            ("-", None),
            ("Infinity", None),
        ];
        for (body, expected) in cases {
            assert_eq!(decode(body.as_bytes()), expected, "{body}");
        }
    }

    #[test]
    fn decode_unescapes_strings_and_refuses_malformed_ones() {
        assert_eq!(text(r#""a\u0000\/\"\u00e9\ud83d\ude00é""#).unwrap(), "a\0/\"é😀é");
        for bad in [
            r#""\ud83d""#,
            r#""\ud83dx""#,
            r#""\ud83d\u0041""#,
            r#""\ude00""#,
            r#""\x""#,
            r#""\u12g4""#,
            "\"a\nb\"",
            "\"a",
        ] {
            assert_eq!(text(bad), None, "{bad}");
        }
        assert_eq!(decode(b"\"\xff\""), None);
        assert_eq!(decode(b"\"\xed\xa0\x80\""), None);
    }

    #[test]
    fn decode_refuses_anything_but_one_json_text() {
        for bad in [
            "",
            " ",
            "TRUE",
            "nul",
            "[1,]",
            "{\"a\":1,}",
            "{a:1}",
            "[1 2]",
            "1 2",
            "\u{feff}{}",
            "1\0",
            "\u{b}1",
            "'a'",
        ] {
            assert_eq!(decode(bad.as_bytes()), None, "{bad:?}");
        }
        assert_eq!(decode(b" \t\r\n[ 1 , 2 ] "), Some(list(&[Value::Int(1), Value::Int(2)])));
    }

    #[test]
    fn decode_refuses_512_levels_of_nesting() {
        let nested = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
        assert!(decode(nested(511).as_bytes()).is_some());
        assert!(decode(nested(512).as_bytes()).is_none());
        // Depth counts open levels, not brackets seen.
        assert!(decode(format!("[{}[]]", "[],".repeat(600)).as_bytes()).is_some());
    }

    #[test]
    fn decode_reads_keys_with_white_space_around_them() {
        let form_of = |body: &str| {
            let mut body = body.as_bytes().to_vec();
            let mut decoded = Decoded::default();
            let is_whole = decoded.form(&mut body, Profile::Laravel12);
            let tape = decoded.tape(&body, Some(Profile::Laravel12));
            let form = Form::on(&tape);
            let [name, assistant] = [Field::Name, Field::AssistantId].map(|field| form.value(field));
            (is_whole, format!("{name:?} {assistant:?}"))
        };
        let expected = form_of(r#"{"name":"x","assistant_id":7}"#);
        assert!(expected.0 && expected.1.contains("Int(7)"), "{expected:?}");
        for body in [
            "{ \"name\" : \"x\" , \"assistant_id\" : 7 }",
            "{\"name\"\n:\"x\",\n\"assistant_id\"\t:\r7}",
            r#"{"assistant_id":7,"name" :"x"}"#,
            r#"{"other" :1,"name":"x","other":{},"assistant_id":7}"#,
            r#"{"n\u0061me":"x","assistant_id":7}"#,
        ] {
            assert_eq!(form_of(body), expected, "{body}");
        }
        for body in [r#"{"name""x"}"#, r#"{"name" "x"}"#, r#"{"other" "x"}"#, r#"{"name"}"#, r#"{"name":}"#] {
            assert!(!form_of(body).0, "{body}");
        }
    }

    #[test]
    fn decode_checks_utf8_in_texts_with_and_without_escapes() {
        for good in ["\"é\"", "\"\\né\"", "\"é\\n\"", "\"abcdefgh é\"", "{\"é\":1}"] {
            assert!(decode(good.as_bytes()).is_some(), "{good}");
        }
        for bad in [
            &b"\"\xC3\""[..],
            b"\"\xC3\xC3\"",
            b"\"\xC3 345678\xC3 34567890\"",
            b"\"\xA9\"",
            b"\"\\n\xC3\"",
            b"\"\xC3\\u00a9\"",
            b"\"\xC3\\n\xA9\"",
            b"\"abcdefgh\xC3\"",
            b"{\"\xC3\":1}",
            b"[\xC3\xA9]",
        ] {
            assert_eq!(decode(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn row_ends_at_the_first_line_feed_whatever_the_line_holds() {
        let next = "{\"name\":\"next\"}";
        for (line, is_whole) in [
            (r#"{"name":"x"}"#, true),
            ("{\"name\":\"x\"} \t\r", true),
            (" \t{ \"name\" : \"x\" }", true),
            // The decoded text holds a line feed.
            (r#"{"name":"x\n\u000a"}"#, true),
            (r#"{"name":"x\n","assistant_id":"#, false),
            (r#"{"name":"x\n\u000"#, false),
            (r#"{"name":"x\n\"#, false),
            (r#"{"name":"x\n"#, false),
            (r#"{"name":"x\ud800"#, false),
            ("{\"name\":\"x\",", false),
            ("{\"name\":[1,", false),
            ("{\"name\":{\"a\":", false),
            ("{\"name\":\"x\"", false),
            ("{\"name\":tru", false),
            ("{\"name\":-", false),
            ("{\"name\":\"x\"} {}", false),
            ("[1]", false),
            ("", false),
            ("{", false),
        ] {
            for end in ["", "\n", "\n\n", &format!("\n{next}\n")] {
                let mut lines = format!("{line}{end}").into_bytes();
                let mut decoded = Decoded::default();
                assert_eq!(decoded.row(&mut lines, Profile::Laravel12), line.len(), "{line:?}{end:?}");
                let tape = decoded.tape(&lines, Some(Profile::Laravel12));
                let name = Form::on(&tape).value(Field::Name);
                assert_eq!(name.is_some(), is_whole, "{line:?}{end:?}: {name:?}");
                if end.contains(next) {
                    assert_eq!(decoded.row(&mut lines[line.len() + 1..], Profile::Laravel12), next.len(), "{line:?}");
                }
            }
        }
    }

    #[test]
    fn decode_reads_objects_as_php_arrays() {
        assert_eq!(decode(b"{}"), Some(list(&[])));
        assert_eq!(decode(br#"{"0":1,"1":2}"#), decode(b"[1,2]"));
        assert_eq!(decode(br#"{"a":1,"b":2,"a":3}"#), decode(br#"{"a":3,"b":2}"#));
    }
}
