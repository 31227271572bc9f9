//! A request body's bytes to a [`Value`], with the semantics of PHP's `json_decode($body, true, 512)`.
//!
//! Source: php-src `ext/json/json_scanner.re` and `json_parser.y` (8.2). Any failure at all (syntax, UTF-8, a lone
//! surrogate escape, 512 levels and more, a byte-order mark, nothing) is one: Laravel then sees an empty form.

use crate::php::to_double;
use crate::value::{Value, integer_of};

/// Arrays and objects may nest this deep, the outermost included: PHP's depth of 512 counts the innermost values too.
const MAX_DEPTH: usize = 511;

/// Decodes `body`; `None` where PHP's `json_decode` fails.
pub fn decode(body: &[u8]) -> Option<Value> {
    // PHP checks UTF-8 inside strings only, but outside of them no byte over 0x7F is valid syntax anyway.
    let text = std::str::from_utf8(body).ok()?;
    let mut decoder = Decoder { text, at: 0, depth: 0 };
    let value = decoder.value()?;
    decoder.skip_white_space();
    (decoder.at == text.len()).then_some(value)
}

struct Decoder<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl Decoder<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += found as usize;
        found
    }

    fn skip_white_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn value(&mut self) -> Option<Value> {
        self.skip_white_space();
        match self.peek()? {
            b'{' => self.nested(Self::object),
            b'[' => self.nested(Self::array),
            b'"' => self.string().map(Value::Text),
            b't' => self.literal("true", Value::Bool(true)),
            b'f' => self.literal("false", Value::Bool(false)),
            b'n' => self.literal("null", Value::Null),
            _ => self.number(),
        }
    }

    fn literal(&mut self, word: &str, value: Value) -> Option<Value> {
        let found = self.text[self.at..].starts_with(word);
        self.at += word.len();
        found.then_some(value)
    }

    fn nested(&mut self, content: fn(&mut Self) -> Option<Value>) -> Option<Value> {
        self.at += 1;
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return None;
        }
        let value = content(self)?;
        self.depth -= 1;
        Some(value)
    }

    fn array(&mut self) -> Option<Value> {
        let mut items = Vec::new();
        self.skip_white_space();
        if self.eat(b']') {
            return Some(Value::List(items));
        }
        loop {
            items.push(self.value()?);
            self.skip_white_space();
            match self.next()? {
                b',' => {}
                b']' => return Some(Value::List(items)),
                _ => return None,
            }
        }
    }

    fn object(&mut self) -> Option<Value> {
        let mut entries = Vec::new();
        self.skip_white_space();
        if self.eat(b'}') {
            return Some(Value::List(Vec::new()));
        }
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
            entries.push((key, self.value()?));
            self.skip_white_space();
            match self.next()? {
                b',' => {}
                b'}' => return Some(Value::from_entries(entries)),
                _ => return None,
            }
        }
    }

    fn string(&mut self) -> Option<String> {
        self.at += 1;
        let mut out = String::new();
        loop {
            let start = self.at;
            // Neither a quote, a backslash nor a control character can be part of a longer UTF-8 sequence.
            let stop = self.text.as_bytes()[start..].iter().position(|&b| b == b'"' || b == b'\\' || b < 0x20)?;
            self.at = start + stop;
            out.push_str(&self.text[start..self.at]);
            match self.next()? {
                b'"' => return Some(out),
                b'\\' => out.push(self.escape()?),
                _ => return None,
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

    fn number(&mut self) -> Option<Value> {
        let start = self.at;
        self.eat(b'-');
        // One zero, or digits that do not begin with one.
        if !self.eat(b'0') {
            self.digits()?;
        }
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
        let text = &self.text[start..self.at];
        // With a point or an exponent it is a float, and so is an integer beyond 64 bits. ("-0" is the integer 0.)
        Some(integer_of(text.as_bytes()).map_or_else(|| Value::Float(to_double(text)), Value::Int))
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
    use super::*;

    fn text(body: &str) -> Option<String> {
        match decode(body.as_bytes())? {
            Value::Text(text) => Some(text),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn numbers_are_integers_or_floats_as_in_php() {
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
    fn strings() {
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
    fn what_is_not_one_json_text_fails() {
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
        assert_eq!(decode(b" \t\r\n[ 1 , 2 ] "), Some(Value::List(vec![Value::Int(1), Value::Int(2)])));
    }

    #[test]
    fn nesting_ends_before_512_levels() {
        let nested = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
        assert!(decode(nested(511).as_bytes()).is_some());
        assert!(decode(nested(512).as_bytes()).is_none());
        // Depth counts open levels, not brackets seen.
        assert!(decode(format!("[{}[]]", "[],".repeat(600)).as_bytes()).is_some());
    }

    #[test]
    fn objects_are_php_arrays() {
        assert_eq!(decode(b"{}"), Some(Value::List(vec![])));
        assert_eq!(decode(br#"{"0":1,"1":2}"#), decode(b"[1,2]"));
        assert_eq!(decode(br#"{"a":1,"b":2,"a":3}"#), decode(br#"{"a":3,"b":2}"#));
    }
}
