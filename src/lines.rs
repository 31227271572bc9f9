//! NDJSON: which lines of a block of bytes are rows, and the [shapes](crate::shortcut) of a usual row, read off its bytes.
//!
//! The reader is strict: it takes only what [`json`](crate::json) takes too, and gives up where a row is unusual (an escape, a
//! fraction, an object in it, a key that stands twice). Nothing is allocated.

use crate::contract::fields::{DAYS, FIELD_COUNT, Field};
use crate::middleware::is_blank;
use crate::profile::Profile;
use crate::review::has_invisible_characters;
use crate::rules::timezone;
use crate::shortcut::{Lists, MAX_ELEMENTS, Shape, repeated};

/// The lines of a block that are not blank: where each starts, and its bytes without the line feed.
pub fn rows(block: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < block.len() {
            let start = at;
            let length = block[start..].iter().position(|&byte| byte == b'\n').unwrap_or(block.len() - start);
            at = start + length + 1;
            let line = &block[start..start + length];
            if !line.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\r')) {
                return Some((start, line));
            }
        }
        None
    })
}

/// The shapes of a row's fields, and of its lists. `None`: only the engine can say what this row means.
pub fn shapes(line: &[u8]) -> Option<([Shape; FIELD_COUNT], Lists)> {
    let mut reader = Reader { line, at: 0 };
    let mut shapes = [Shape::Nothing; FIELD_COUNT];
    let mut lists = Lists::default();
    let mut seen = 0_u32;
    // Most rows name the fields in the table's order.
    let mut expected = 0;
    reader.white_space();
    reader.expect(b'{')?;
    reader.white_space();
    if reader.peek()? == b'}' {
        return None;
    }
    loop {
        let key = reader.text()?;
        reader.white_space();
        reader.expect(b':')?;
        reader.white_space();
        let field = field_named(key, expected);
        if field.is_none() && !key.is_ascii() {
            return None;
        }
        if let Some(field) = field {
            expected = field as usize + 1;
            let bit = 1 << field as u32;
            if seen & bit != 0 {
                return None;
            }
            seen |= bit;
        }
        let shape = reader.value(field, &mut lists)?;
        if let Some(field) = field {
            shapes[field as usize] = shape;
        }
        reader.white_space();
        match reader.next()? {
            b',' => reader.white_space(),
            b'}' => break,
            _ => return None,
        }
    }
    reader.white_space();
    (reader.at == line.len()).then_some((shapes, lists))
}

#[inline(always)]
fn field_named(key: &[u8], expected: usize) -> Option<Field> {
    let is = |field: &Field| field.name().as_bytes() == key;
    Field::ALL.get(expected).filter(|field| is(field)).copied().or_else(|| Field::ALL.into_iter().find(is))
}

struct Reader<'a> {
    line: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    #[inline(always)]
    fn peek(&self) -> Option<u8> {
        self.line.get(self.at).copied()
    }

    #[inline(always)]
    fn next(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        Some(byte)
    }

    #[inline(always)]
    fn expect(&mut self, byte: u8) -> Option<()> {
        (self.next()? == byte).then_some(())
    }

    #[inline(always)]
    fn white_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    /// A string without escapes; its UTF-8 is still to be checked.
    #[inline(always)]
    fn text(&mut self) -> Option<&'a [u8]> {
        self.expect(b'"')?;
        let start = self.at;
        loop {
            match self.next()? {
                b'"' => return Some(&self.line[start..self.at - 1]),
                b'\\' | 0..=0x1F => return None,
                _ => {}
            }
        }
    }

    fn value(&mut self, field: Option<Field>, lists: &mut Lists) -> Option<Shape> {
        match self.peek()? {
            b'"' => {
                let text = self.text()?;
                shape_of_text(text, field)
            }
            b't' => self.word(b"true", Shape::Flag(true)),
            b'f' => self.word(b"false", Shape::Flag(false)),
            b'n' => self.word(b"null", Shape::Nothing),
            b'[' => match field? {
                Field::AllowedDays => self.days(lists),
                Field::PhoneNumberIds => self.ids(lists),
                _ => None,
            },
            _ => self.integer().map(Shape::Whole),
        }
    }

    fn word(&mut self, word: &[u8], shape: Shape) -> Option<Shape> {
        let found = self.line[self.at..].starts_with(word);
        self.at += word.len();
        found.then_some(shape)
    }

    /// An integer that a JavaScript number holds exactly, of 15 digits at most.
    #[inline(always)]
    fn integer(&mut self) -> Option<i64> {
        let negative = self.peek()? == b'-';
        self.at += negative as usize;
        let start = self.at;
        let mut number = 0_i64;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            number = number.wrapping_mul(10).wrapping_add(i64::from(digit - b'0'));
            self.at += 1;
        }
        let digits = self.at - start;
        if digits == 0
            || digits > 15
            || digits > 1 && self.line[start] == b'0'
            || matches!(self.peek(), Some(b'.' | b'e' | b'E'))
        {
            return None;
        }
        Some(if negative { -number } else { number })
    }

    /// The elements of a list, each read by `element`: how many there are.
    #[inline(always)]
    fn elements(&mut self, mut element: impl FnMut(&mut Self, usize) -> Option<()>) -> Option<Shape> {
        self.at += 1;
        self.white_space();
        if self.peek()? == b']' {
            self.at += 1;
            return Some(Shape::List(0));
        }
        for place in 0..MAX_ELEMENTS {
            self.white_space();
            element(self, place)?;
            self.white_space();
            match self.next()? {
                b',' => {}
                b']' => return Some(Shape::List(place as u32 + 1)),
                _ => return None,
            }
        }
        None
    }

    fn days(&mut self, lists: &mut Lists) -> Option<Shape> {
        let (mut days, mut strange) = (0, 0);
        let shape = self.elements(|reader, place| {
            let text = reader.text()?;
            match DAYS.iter().position(|day| day.as_bytes() == text) {
                Some(day) => days |= 1 << day,
                // An empty text is null to the rules.
                None if shape_of_text(text, None)? == Shape::Nothing => return None,
                None => strange |= 1 << place,
            }
            Some(())
        });
        (lists.days, lists.strange_days) = (days, strange);
        shape
    }

    fn ids(&mut self, lists: &mut Lists) -> Option<Shape> {
        let mut ids = [0; MAX_ELEMENTS];
        let shape = self.elements(|reader, place| {
            ids[place] = reader.integer()?;
            Some(())
        })?;
        if let Shape::List(count) = shape {
            lists.repeated_ids = repeated(count as usize, |place| ids[place]);
        }
        Some(shape)
    }
}

/// What is known of a text as the value of a field.
#[inline(always)]
fn shape_of_text(bytes: &[u8], field: Option<Field>) -> Option<Shape> {
    let (Some(&first), Some(&last)) = (bytes.first(), bytes.last()) else { return Some(Shape::Nothing) };
    let is_plain = bytes.iter().all(|byte| matches!(byte, b' '..=b'~'));
    if is_plain && (first == b' ' || last == b' ') {
        return None;
    }
    let length = if is_plain { bytes.len() } else { count_characters(bytes)? };
    Some(match field {
        Some(Field::Timezone) => Shape::Zone(is_plain && timezone::find(std::str::from_utf8(bytes).ok()?).is_some()),
        Some(Field::AllowedHoursStartTime | Field::AllowedHoursEndTime) if is_plain && length == 5 => {
            Shape::Five(bytes.try_into().ok()?)
        }
        _ => Shape::Text { length: length as u32, exact: true, first: if first.is_ascii() { first } else { 0 } },
    })
}

/// How many characters a text has that is UTF-8 and needs no trimming.
#[inline(never)]
fn count_characters(bytes: &[u8]) -> Option<usize> {
    let text = std::str::from_utf8(bytes).ok()?;
    // What Laravel 8 trims is trimmed by all.
    let is_trimmed = |c: Option<char>| c.is_some_and(|c| is_blank(Profile::Laravel12, c));
    let untouched =
        !is_trimmed(text.chars().next()) && !is_trimmed(text.chars().next_back()) && !has_invisible_characters(text);
    untouched.then(|| text.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(value: &str, field: Field) -> Option<Shape> {
        let line = format!("{{\"{}\":{value}}}", field.name());
        shapes(line.as_bytes()).map(|(shapes, _)| shapes[field as usize])
    }

    #[test]
    fn lines_that_are_not_blank_are_rows() {
        let found: Vec<_> = rows(b"a\n\n \t\r\nbc\r\nd").collect();
        assert_eq!(found, [(0, &b"a"[..]), (7, b"bc\r"), (11, b"d")]);
        assert_eq!(rows(b"").count(), 0);
        assert_eq!(rows(b"\n\n").count(), 0);
    }

    #[test]
    fn usual_values_have_shapes() {
        let text = |length, first| Shape::Text { length, exact: true, first };
        for (value, field, expected) in [
            ("null", Field::Name, Shape::Nothing),
            ("\"\"", Field::Name, Shape::Nothing),
            ("\"ab\"", Field::Name, text(2, b'a')),
            ("\"é😀\"", Field::Name, text(2, 0)),
            ("-5", Field::MaxRetries, Shape::Whole(-5)),
            ("-0", Field::MaxRetries, Shape::Whole(0)),
            ("true", Field::RetryOnVoicemail, Shape::Flag(true)),
            ("\"09:00\"", Field::AllowedHoursStartTime, Shape::Five(*b"09:00")),
            ("\"09:00\"", Field::Name, text(5, b'0')),
            ("\"Europe/Kyiv\"", Field::Timezone, Shape::Zone(true)),
            ("\"Europe/Kiev\"", Field::Timezone, Shape::Zone(false)),
            ("[ ]", Field::AllowedDays, Shape::List(0)),
            ("[ \"monday\" , \"x\" ]", Field::AllowedDays, Shape::List(2)),
            ("[1,2,1]", Field::PhoneNumberIds, Shape::List(3)),
        ] {
            assert_eq!(shape(value, field), Some(expected), "{value}");
        }
        let (_, lists) = shapes(br#"{"allowed_days":["friday","x"],"phone_number_ids":[1,2,1]}"#).unwrap();
        assert_eq!((lists.days, lists.strange_days, lists.repeated_ids), (1 << 4, 0b10, 0b101));
    }

    #[test]
    fn what_is_unusual_or_no_json_is_left_to_the_engine() {
        for value in [
            "\" a\"",
            "\"a \"",
            "\"a\\n\"",
            "\"a\u{7f}\"",
            "\"a\u{200b}b\"",
            "\"\u{a0}a\"",
            "\"a\tb\"",
            "1.5",
            "1e3",
            "01",
            "-",
            "1234567890123456",
            "{}",
            "[1]",
            "tru",
            "nul",
            "+1",
            "'a'",
            "\"a",
            "",
        ] {
            assert_eq!(shape(value, Field::Name), None, "{value:?}");
        }
        for line in [
            "",
            "{}",
            "[]",
            "{\"name\":1",
            "{\"name\":1}x",
            "{\"name\":1,}",
            "{\"name\":1,\"name\":2}",
            "{\"name\" 1}",
            "{name:1}",
            "{\"na\\u006de\":1}",
            "{\"x\":[1]}",
            "\u{feff}{\"name\":1}",
            "{\"allowed_days\":[\"monday\",]}",
            "{\"allowed_days\":[\"\"]}",
            "{\"phone_number_ids\":[1 2]}",
        ] {
            assert!(shapes(line.as_bytes()).is_none(), "{line}");
        }
        assert!(shapes(b"{\"name\":\"\xff\"}").is_none());
        assert!(shapes(b"{\"x\":\"\xff\"}").is_none());
        assert!(shapes(b"{\"\xff\":1}").is_none());
        assert!(shapes(b" { \"x\" : 1 , \"name\" : \"a\" } \r").is_some());
    }
}
