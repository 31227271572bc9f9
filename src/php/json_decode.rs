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
        if !middleware::is_utf8(body) {
            return None;
        }
        let mut reader = self.reader(body, profile);
        let root = reader.value()?;
        reader.skip_white_space();
        if reader.at < reader.body.len() {
            return None;
        }
        self.nodes[..2].copy_from_slice(&root);
        Some(())
    }

    /// Decodes the form that a server with this profile sees in a request body. The first nodes are the values of
    /// `keys`. A body that PHP cannot decode, or that is not an object, is an empty form. Returns false if PHP cannot
    /// decode the body. `is_utf8` states that the bytes were checked.
    #[cfg_attr(optimize_attribute, optimize(speed))]
    pub fn form(&mut self, body: &mut [u8], profile: Profile, is_utf8: bool) -> bool {
        if self.nodes.len() < 2 * FIELD_COUNT {
            // Most forms need no more memory.
            self.nodes.reserve(8 * FIELD_COUNT);
            self.open.reserve(2 * FIELD_COUNT);
            self.nodes.resize(2 * FIELD_COUNT, 0);
        }
        self.clear();
        // PHP checks UTF-8 inside strings only, but outside of them no byte over 0x7F is valid syntax anyway.
        let is_whole = (is_utf8 || middleware::is_utf8(body)) && self.reader(body, Some(profile)).form().is_some();
        if !is_whole {
            self.clear();
        }
        is_whole
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

    fn reader<'a>(&'a mut self, body: &'a mut [u8], profile: Option<Profile>) -> Reader<'a> {
        self.open.clear();
        // Laravel 8 writes `__asterisk__` for `*` in keys while it validates, so two such keys become one.
        let renames = profile.is_some_and(Profile::is_laravel_8);
        Reader { body, at: 0, depth: 0, nodes: &mut self.nodes, open: &mut self.open, renames }
    }
}

struct Reader<'a> {
    body: &'a mut [u8],
    at: usize,
    depth: usize,
    nodes: &'a mut Vec<u64>,
    open: &'a mut Vec<u64>,
    renames: bool,
}

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
    fn peek(&self) -> Option<u8> {
        self.body.get(self.at).copied()
    }

    #[inline(always)]
    fn next(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    #[inline(always)]
    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += found as usize;
        found
    }

    #[inline(always)]
    fn skip_white_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// Reads the fields of the outermost object.
    #[cfg_attr(optimize_attribute, optimize(speed))]
    fn form(&mut self) -> Option<()> {
        self.skip_white_space();
        if !self.eat(b'{') {
            return None;
        }
        self.depth = 1;
        // Most forms name the fields in the table's order.
        let mut expected = 0;
        self.skip_white_space();
        if !self.eat(b'}') {
            loop {
                self.skip_white_space();
                let field = self.field(expected)?;
                let value = self.value()?;
                // The last of equal keys counts. Values of other keys are skipped and may stay on the tape.
                if let Some(field) = field {
                    self.nodes[2 * field as usize..2 * field as usize + 2].copy_from_slice(&value);
                    expected = field as usize + 1;
                }
                self.skip_white_space();
                match self.next()? {
                    b',' => {}
                    b'}' => break,
                    _ => return None,
                }
            }
        }
        self.skip_white_space();
        (self.at == self.body.len()).then_some(())
    }

    /// Reads a key of the outermost object, and the colon after it.
    #[inline(always)]
    fn field(&mut self, expected: usize) -> Option<Option<Field>> {
        if let Some(field) = Field::ALL.get(expected) {
            let name = field.name().as_bytes();
            if let [b'"', rest @ ..] = &self.body[self.at..]
                && let Some((text, [b'"', b':', ..])) = rest.split_at_checked(name.len())
                && are_same(text, name)
            {
                self.at += name.len() + 3;
                return Some(Some(*field));
            }
        }
        self.searched_field()
    }

    /// Reads a key that is not the expected one, or has white space before its colon, and the colon.
    #[inline(never)]
    fn searched_field(&mut self) -> Option<Option<Field>> {
        let [head, start] = self.string()?;
        self.skip_white_space();
        if !self.eat(b':') {
            return None;
        }
        let start = start as usize;
        let name = &self.body[start..start + (head >> 32) as usize];
        Some(Field::ALL.into_iter().find(|field| field.name().as_bytes() == name))
    }

    #[cfg_attr(optimize_attribute, optimize(speed))]
    fn value(&mut self) -> Option<[u64; 2]> {
        self.skip_white_space();
        match self.peek()? {
            b'"' => self.string(),
            b'{' => self.nested(Self::object),
            b'[' => self.nested(Self::array),
            b't' => self.literal(b"true", node(tag::BOOL, 1, 0)),
            b'f' => self.literal(b"false", node(tag::BOOL, 0, 0)),
            b'n' => self.literal(b"null", node(tag::NULL, 0, 0)),
            _ => self.number(),
        }
    }

    fn literal(&mut self, word: &[u8], value: [u64; 2]) -> Option<[u64; 2]> {
        let found = self.body[self.at..].starts_with(word);
        self.at += word.len();
        found.then_some(value)
    }

    fn nested(&mut self, content: fn(&mut Self) -> Option<[u64; 2]>) -> Option<[u64; 2]> {
        self.at += 1;
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return None;
        }
        let value = content(self)?;
        self.depth -= 1;
        Some(value)
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

    #[cfg_attr(optimize_attribute, optimize(speed))]
    fn array(&mut self) -> Option<[u64; 2]> {
        let from = self.open.len();
        self.skip_white_space();
        if !self.eat(b']') {
            loop {
                let value = self.value()?;
                push_node(self.open, value);
                self.skip_white_space();
                match self.next()? {
                    b',' => {}
                    b']' => break,
                    _ => return None,
                }
            }
        }
        Some(self.close(tag::LIST, from, (self.open.len() - from) / 2))
    }

    #[inline(never)]
    fn object(&mut self) -> Option<[u64; 2]> {
        let from = self.open.len();
        self.skip_white_space();
        if !self.eat(b'}') {
            loop {
                self.skip_white_space();
                if self.peek() != Some(b'"') {
                    return None;
                }
                let key = self.string()?;
                self.skip_white_space();
                if !self.eat(b':') {
                    return None;
                }
                let value = self.value()?;
                push_node(self.open, key);
                push_node(self.open, value);
                self.skip_white_space();
                match self.next()? {
                    b',' => {}
                    b'}' => break,
                    _ => return None,
                }
            }
        }
        Some(self.entries(from))
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

    fn key(&self, entry: &[u64; 4]) -> &[u8] {
        let start = entry[1] as usize;
        &self.body[start..start + (entry[0] >> 32) as usize]
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
    fn string(&mut self) -> Option<[u64; 2]> {
        if self.peek()? != b'"' {
            return None;
        }
        let start = self.at + 1;
        let mut at = start;
        // Eight bytes at a time. A quote, a backslash or a control character ends the search; none of them is part of a
        // longer UTF-8 sequence.
        while let Some(part) = self.body[at..].first_chunk::<8>() {
            let word = u64::from_le_bytes(*part);
            let ends =
                matches_of(word, b'"') | matches_of(word, b'\\') | word.wrapping_sub(ONES * 0x20) & !word & HIGHS;
            if ends != 0 {
                at += ends.trailing_zeros() as usize / 8;
                break;
            }
            at += 8;
        }
        self.at = at;
        while !matches!(self.peek()?, b'"' | b'\\' | 0..0x20) {
            self.at += 1;
        }
        if self.eat(b'"') {
            return Some(node(tag::TEXT, (self.at - 1 - start) as u32, start as u64));
        }
        self.escaped(start)
    }

    /// Reads the rest of a text with an escape.
    #[inline(never)]
    fn escaped(&mut self, start: usize) -> Option<[u64; 2]> {
        let mut to = self.at;
        loop {
            match self.next()? {
                b'"' => return Some(node(tag::TEXT, (to - start) as u32, start as u64)),
                b'\\' => {
                    let mut bytes = [0; 4];
                    let c = self.escape()?.encode_utf8(&mut bytes).as_bytes();
                    self.body[to..to + c.len()].copy_from_slice(c);
                    to += c.len();
                }
                0..0x20 => return None,
                byte => {
                    self.body[to] = byte;
                    to += 1;
                }
            }
        }
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
        if !(self.eat(b'\\') && self.eat(b'u')) {
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

    #[cfg_attr(optimize_attribute, optimize(speed))]
    fn number(&mut self) -> Option<[u64; 2]> {
        let start = self.at;
        let negative = self.eat(b'-');
        // One zero, or digits that do not begin with one.
        let digits = self.at;
        let mut number = 0_i64;
        if !self.eat(b'0') {
            let mut at = digits;
            while let Some(digit @ b'0'..=b'9') = self.body.get(at) {
                number = number.wrapping_mul(10).wrapping_add(i64::from(digit - b'0'));
                at += 1;
            }
            self.at = at;
            if at == digits {
                return None;
            }
        }
        if !matches!(self.peek(), Some(b'.' | b'e' | b'E')) && self.at - digits < 19 {
            return Some(node(tag::INT, 0, (if negative { -number } else { number }) as u64));
        }
        self.long_number(start)
    }

    #[inline(never)]
    fn long_number(&mut self, start: usize) -> Option<[u64; 2]> {
        if self.eat(b'.') {
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits()?;
        }
        let text = &self.body[start..self.at];
        // A number with a point or an exponent is a float, and so is an integer beyond 64 bits. ("-0" is the integer
        // 0.)
        Some(match crate::php::value::integer_of(text) {
            Some(number) => node(tag::INT, 0, number as u64),
            None => node(tag::FLOAT, 0, to_double(text).to_bits()),
        })
    }

    fn digits(&mut self) -> Option<()> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        (self.at > start).then_some(())
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
            let is_whole = decoded.form(&mut body, Profile::Laravel12, false);
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
    fn decode_reads_objects_as_php_arrays() {
        assert_eq!(decode(b"{}"), Some(list(&[])));
        assert_eq!(decode(br#"{"0":1,"1":2}"#), decode(b"[1,2]"));
        assert_eq!(decode(br#"{"a":1,"b":2,"a":3}"#), decode(br#"{"a":3,"b":2}"#));
    }
}
