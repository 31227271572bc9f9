//! NDJSON: which lines of a block of bytes are rows, and what the [`shortcut`](crate::shortcut) needs to know of a usual row,
//! read off its bytes.
//!
//! The reader is strict: it takes only what [`json`](crate::json) takes too, and gives up where a row is unusual (an escape, a
//! fraction, an object in it, a key that stands twice). Nothing is allocated.

use crate::contract::fields::{DAYS, FIELD_COUNT, FIELDS, Field};
use crate::middleware::is_blank;
use crate::profile::Profile;
use crate::review::has_invisible_characters;
use crate::rules::{Rule, timezone};
use crate::shortcut::{ABSENT, Kind, MAX_ELEMENTS, Shapes};

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

/// What is known of a row.
#[derive(Clone, Copy, Debug, Default)]
pub struct Row {
    /// Its fields.
    pub shapes: Shapes,
    /// The fields whose text begins with an ASCII letter, a bit each.
    pub letters: u32,
    /// The places in `allowed_days` whose texts are no days, a bit each.
    pub strange_days: u32,
    /// The places in `phone_number_ids` (all integers) whose number stands there twice, a bit each.
    pub repeated_ids: u32,
}

/// Reads a row. `None`: only the engine can say what it means.
pub fn read(line: &[u8]) -> Option<Row> {
    let mut reader = Reader { line, at: 0 };
    let mut row = Row::default();
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
        let (kind, number) = reader.value(field, &mut row)?;
        if let Some(field) = field {
            row.shapes.kinds |= (kind as u64) << (4 * field as u32);
            row.shapes.numbers[field as usize] = number;
        }
        reader.white_space();
        match reader.next()? {
            b',' => reader.white_space(),
            b'}' => break,
            _ => return None,
        }
    }
    reader.white_space();
    (reader.at == line.len()).then_some(row)
}

/// The fields that hold a flag, a bit each.
const FLAGS: u32 = {
    let (mut bits, mut place) = (0, 0);
    while place < FIELD_COUNT {
        if matches!(FIELDS[place].rules[0], Rule::Boolean) {
            bits |= 1 << place;
        }
        place += 1;
    }
    bits
};

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

    fn value(&mut self, field: Option<Field>, row: &mut Row) -> Option<(Kind, i32)> {
        match self.peek()? {
            b'"' => {
                let text = self.text()?;
                shape_of_text(text, field, row)
            }
            b't' => self.word(b"true", (Kind::Flag, 1)),
            b'f' => self.word(b"false", (Kind::Flag, 0)),
            b'n' => self.word(b"null", (Kind::Nothing, ABSENT)),
            b'[' => match field? {
                Field::AllowedDays => self.days(row),
                Field::PhoneNumberIds => self.ids(row),
                _ => None,
            },
            _ => {
                let number = self.integer()?.clamp(i64::from(ABSENT + 1), i64::from(i32::MAX)) as i32;
                let is_flag = matches!(number, 0 | 1) && field.is_some_and(|field| FLAGS >> field as u32 & 1 == 1);
                Some((if is_flag { Kind::Flag } else { Kind::Whole }, number))
            }
        }
    }

    fn word(&mut self, word: &[u8], shape: (Kind, i32)) -> Option<(Kind, i32)> {
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
    fn elements(&mut self, mut element: impl FnMut(&mut Self, usize) -> Option<()>) -> Option<(Kind, i32)> {
        self.at += 1;
        self.white_space();
        if self.peek()? == b']' {
            self.at += 1;
            return Some((Kind::List, 0));
        }
        for place in 0..MAX_ELEMENTS {
            self.white_space();
            element(self, place)?;
            self.white_space();
            match self.next()? {
                b',' => {}
                b']' => return Some((Kind::List, place as i32 + 1)),
                _ => return None,
            }
        }
        None
    }

    fn days(&mut self, row: &mut Row) -> Option<(Kind, i32)> {
        let (mut days, mut strange) = (0, 0);
        let shape = self.elements(|reader, place| {
            let text = reader.text()?;
            match DAYS.iter().position(|day| day.as_bytes() == text) {
                Some(day) => days |= 1 << day,
                // An empty text is null to the rules.
                None if length_of(text)? == 0 => return None,
                None => strange |= 1 << place,
            }
            Some(())
        });
        row.shapes.days = days;
        row.shapes.strange_days = strange != 0;
        row.strange_days = strange;
        shape
    }

    fn ids(&mut self, row: &mut Row) -> Option<(Kind, i32)> {
        let mut ids = [0; MAX_ELEMENTS];
        let mut repeated = 0;
        let shape = self.elements(|reader, place| {
            let id = reader.integer()?;
            // PHP's `==` on two integers is equality.
            for (other, _) in ids[..place].iter().enumerate().filter(|(_, other)| **other == id) {
                repeated |= 1 << place | 1 << other;
            }
            ids[place] = id;
            Some(())
        });
        row.repeated_ids = repeated;
        shape
    }
}

/// What is known of a text as the value of a field.
#[inline(always)]
fn shape_of_text(bytes: &[u8], field: Option<Field>, row: &mut Row) -> Option<(Kind, i32)> {
    let length = length_of(bytes)?;
    if length == 0 {
        return Some((Kind::Nothing, ABSENT));
    }
    match (field, bytes) {
        (Some(Field::Timezone), _) => {
            // Which zone may have been meant, the engine says.
            timezone::find(std::str::from_utf8(bytes).ok()?).map(|_| (Kind::Zone, 1))
        }
        (Some(Field::AllowedHoursStartTime | Field::AllowedHoursEndTime), &[a, b, b':', c, d])
            if [a, b, c, d].iter().all(u8::is_ascii_digit) =>
        {
            let two = |tens: u8, ones: u8| i32::from(tens - b'0') * 10 + i32::from(ones - b'0');
            Some((Kind::Time, two(a, b) << 8 | two(c, d)))
        }
        _ => {
            if let Some(field) = field
                && bytes[0].is_ascii_alphabetic()
            {
                row.letters |= 1 << field as u32;
            }
            Some((Kind::Text, length as i32))
        }
    }
}

/// How many characters a text has that needs no trimming. `None` where it does, or is not UTF-8.
#[inline(always)]
fn length_of(bytes: &[u8]) -> Option<usize> {
    let (Some(&first), Some(&last)) = (bytes.first(), bytes.last()) else { return Some(0) };
    if !bytes.iter().all(|byte| matches!(byte, b' '..=b'~')) {
        return count_characters(bytes);
    }
    (first != b' ' && last != b' ').then_some(bytes.len())
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

    fn shape(value: &str, field: Field) -> Option<(Kind, i32)> {
        let line = format!("{{\"{}\":{value}}}", field.name());
        read(line.as_bytes()).map(|row| (row.shapes.kind(field), row.shapes.numbers[field as usize]))
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
        for (value, field, expected) in [
            ("null", Field::Name, (Kind::Nothing, ABSENT)),
            ("\"\"", Field::Name, (Kind::Nothing, ABSENT)),
            ("\"ab\"", Field::Name, (Kind::Text, 2)),
            ("\"é😀\"", Field::Name, (Kind::Text, 2)),
            ("-5", Field::MaxRetries, (Kind::Whole, -5)),
            ("-0", Field::MaxRetries, (Kind::Whole, 0)),
            ("123456789012345", Field::MaxRetries, (Kind::Whole, i32::MAX)),
            ("true", Field::RetryOnVoicemail, (Kind::Flag, 1)),
            ("0", Field::RetryOnVoicemail, (Kind::Flag, 0)),
            ("1", Field::MaxRetries, (Kind::Whole, 1)),
            ("\"09:00\"", Field::AllowedHoursStartTime, (Kind::Time, 9 << 8)),
            ("\"9:000\"", Field::AllowedHoursStartTime, (Kind::Text, 5)),
            ("\"09:00\"", Field::Name, (Kind::Text, 5)),
            ("\"Europe/Kyiv\"", Field::Timezone, (Kind::Zone, 1)),
            ("[ ]", Field::AllowedDays, (Kind::List, 0)),
            ("[ \"monday\" , \"x\" ]", Field::AllowedDays, (Kind::List, 2)),
            ("[1,2,1]", Field::PhoneNumberIds, (Kind::List, 3)),
        ] {
            assert_eq!(shape(value, field), Some(expected), "{value}");
        }
        assert_eq!(shape("\"Europe/Kiev\"", Field::Timezone), None);
        let row = read(br#"{"name":"a","allowed_days":["friday","x"],"phone_number_ids":[1,2,1,4,4]}"#).unwrap();
        assert_eq!((row.shapes.days, row.strange_days, row.repeated_ids, row.letters), (1 << 4, 0b10, 0b11101, 1));
        assert!(row.shapes.strange_days);
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
            assert!(read(line.as_bytes()).is_none(), "{line}");
        }
        assert!(read(b"{\"name\":\"\xff\"}").is_none());
        assert!(read(b"{\"x\":\"\xff\"}").is_none());
        assert!(read(b"{\"\xff\":1}").is_none());
        assert!(read(b" { \"x\" : 1 , \"name\" : \"a\" } \r").is_some());
    }
}
