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

mod words;
use words::{WORDS, Words};

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

/// A line of a block that is not blank.
#[derive(Debug)]
pub struct Line<'a> {
    /// Where it starts in the block.
    pub start: usize,
    /// Its bytes without the line feed.
    pub bytes: &'a [u8],
    /// What is known of it as a row. `None`: only the engine can say what it means.
    pub row: Option<Row>,
}

/// The lines of a block that are not blank, each [read](Row) in passing unless `unread`. `zones` are the
/// [time zones](timezone::LIST) that the server takes.
pub fn lines<'a>(block: &'a [u8], zones: &'a [u8], unread: bool) -> impl Iterator<Item = Line<'a>> {
    let mut at = 0;
    let mut zones = Zones { list: zones, kept: [Words([0; 4]); 64] };
    std::iter::from_fn(move || {
        while at < block.len() {
            let start = at;
            let mut reader = Reader { block, at: start, zones: &mut zones };
            let row = if unread { None } else { reader.row() };
            let end = match row {
                // What is read ends with its line.
                Some(_) => reader.at,
                None => {
                    block[start..].iter().position(|&byte| byte == b'\n').map_or(block.len(), |length| start + length)
                }
            };
            at = end + 1;
            let bytes = &block[start..end];
            if row.is_some() || !bytes.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\r')) {
                return Some(Line { start, bytes, row });
            }
        }
        None
    })
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

/// `"name":` of each field as most writers write it, and its length.
const KEYS: [(Words, usize); FIELD_COUNT] = {
    let mut keys = [(Words::of(b""), 0); FIELD_COUNT];
    let mut place = 0;
    while place < FIELD_COUNT {
        keys[place] = quoted(Field::ALL[place].name().as_bytes(), b":");
        place += 1;
    }
    keys
};

/// The days with their quotes, and their lengths.
const QUOTED_DAYS: [(Words, usize); 7] = {
    let mut days = [(Words::of(b""), 0); 7];
    let mut day = 0;
    while day < 7 {
        days[day] = quoted(DAYS[day].as_bytes(), b"");
        day += 1;
    }
    days
};

/// A text with its quotes and what follows upon them.
const fn quoted(text: &[u8], then: &[u8]) -> (Words, usize) {
    let mut bytes = [0; WORDS];
    bytes[0] = b'"';
    let mut at = 0;
    while at < text.len() {
        bytes[at + 1] = text[at];
        at += 1;
    }
    bytes[at + 1] = b'"';
    if let [byte] = then {
        bytes[at + 2] = *byte;
    }
    (Words::of(&bytes), text.len() + 2 + then.len())
}

/// The list of zones, and those that were looked up, each where its letters point to: files name few of them, and often.
struct Zones<'a> {
    list: &'a [u8],
    kept: [Words; 64],
}

impl Zones<'_> {
    /// Whether the rule knows a zone by this name.
    fn has(&mut self, name: &[u8]) -> bool {
        let list = self.list;
        let is_known = || timezone::place(list, name).is_some();
        if name.len() > WORDS {
            return is_known();
        }
        let words = Words::of(name);
        let Words([a, b, c, d]) = words;
        let place = (a ^ b ^ c ^ d).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 58;
        let kept = &mut self.kept[place as usize];
        if *kept != words && is_known() {
            *kept = words;
        }
        *kept == words
    }
}

/// A text without escapes.
#[derive(Clone, Copy)]
struct Text<'a> {
    bytes: &'a [u8],
    /// Whether it is printable ASCII. What is not is still to be checked for UTF-8.
    is_plain: bool,
}

struct Reader<'a, 'z> {
    block: &'a [u8],
    at: usize,
    zones: &'z mut Zones<'a>,
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;

/// The highest bit of each byte that is `byte`. (Only up to the first such byte for sure: a borrow may set more behind it.)
#[inline(always)]
const fn matches_of(word: u64, byte: u8) -> u64 {
    let zero = word ^ (ONES * byte as u64);
    zero.wrapping_sub(ONES) & !zero & HIGHS
}

impl<'a> Reader<'a, '_> {
    /// A row up to the line feed, or the end of the block.
    fn row(&mut self) -> Option<Row> {
        let mut row = Row::default();
        let mut seen = 0_u32;
        // Most rows name the fields in the table's order.
        let mut expected = 0;
        self.white_space();
        self.expect(b'{')?;
        self.white_space();
        if self.peek()? == b'}' {
            return None;
        }
        loop {
            let field = self.key(expected)?;
            self.white_space();
            if let Some(field) = field {
                expected = field as usize + 1;
                let bit = 1 << field as u32;
                if seen & bit != 0 {
                    return None;
                }
                seen |= bit;
            }
            let (kind, number) = self.value(field, &mut row)?;
            if let Some(field) = field {
                row.shapes.kinds |= (kind as u64) << (4 * field as u32);
                row.shapes.numbers[field as usize] = number;
            }
            self.white_space();
            match self.next()? {
                b',' => self.white_space(),
                b'}' => break,
                _ => return None,
            }
        }
        self.white_space();
        matches!(self.peek(), None | Some(b'\n')).then_some(row)
    }

    /// A key and its colon: its field, if it is one of them.
    #[inline(always)]
    fn key(&mut self, expected: usize) -> Option<Option<Field>> {
        if let (Some((words, length)), Some(here)) = (KEYS.get(expected), Words::at(self.block, self.at))
            && here.first(*length) == *words
        {
            self.at += length;
            return Some(Some(Field::ALL[expected]));
        }
        self.other_key()
    }

    #[inline(never)]
    fn other_key(&mut self) -> Option<Option<Field>> {
        let key = self.text()?;
        self.white_space();
        self.expect(b':')?;
        let field = Field::ALL.into_iter().find(|field| field.name().as_bytes() == key.bytes);
        // One that is none of ours has to be UTF-8 all the same.
        (field.is_some() || key.bytes.is_ascii()).then_some(field)
    }

    #[inline(always)]
    fn peek(&self) -> Option<u8> {
        self.block.get(self.at).copied()
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

    /// White space of JSON, but for the line feed, with which a row ends.
    #[inline(always)]
    fn white_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r')) {
            self.at += 1;
        }
    }

    /// A string without escapes, eight bytes at a time.
    #[inline(always)]
    fn text(&mut self) -> Option<Text<'a>> {
        self.expect(b'"')?;
        let block = self.block;
        let start = self.at;
        let mut strange = 0;
        while let Some(part) = block[self.at..].first_chunk::<8>() {
            let word = u64::from_le_bytes(*part);
            // What ends a text here: its quote, an escape, a control character.
            let ends =
                matches_of(word, b'"') | matches_of(word, b'\\') | word.wrapping_sub(ONES * 0x20) & !word & HIGHS;
            let others = word | matches_of(word, 0x7F);
            if ends != 0 {
                let length = ends.trailing_zeros() as usize / 8;
                strange |= others & ((1 << (8 * length)) - 1);
                self.at += length;
                return self.ended(start, strange & HIGHS == 0);
            }
            strange |= others;
            self.at += 8;
        }
        // The last bytes of a block.
        while let Some(byte) = self.peek() {
            if matches!(byte, b'"' | b'\\' | 0..=0x1F) {
                return self.ended(start, strange & HIGHS == 0);
            }
            strange |= u64::from(byte >= 0x7F) << 7;
            self.at += 1;
        }
        None
    }

    #[inline(always)]
    fn ended(&mut self, start: usize, is_plain: bool) -> Option<Text<'a>> {
        let bytes = &self.block[start..self.at];
        self.expect(b'"')?;
        Some(Text { bytes, is_plain })
    }

    fn value(&mut self, field: Option<Field>, row: &mut Row) -> Option<(Kind, i32)> {
        match self.peek()? {
            b'"' => {
                let text = self.text()?;
                self.shape_of_text(text, field, row)
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

    #[inline(always)]
    fn word<const N: usize>(&mut self, word: &[u8; N], shape: (Kind, i32)) -> Option<(Kind, i32)> {
        let found = self.block[self.at..].first_chunk::<N>() == Some(word);
        self.at += N;
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
            || digits > 1 && self.block[start] == b'0'
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
            if let Some(here) = Words::at(reader.block, reader.at) {
                let is = |(words, length): &(Words, usize)| here.first(*length) == *words;
                if let Some(day) = QUOTED_DAYS.iter().position(is) {
                    days |= 1 << day;
                    reader.at += QUOTED_DAYS[day].1;
                    return Some(());
                }
            }
            let text = reader.text()?;
            match DAYS.iter().position(|day| day.as_bytes() == text.bytes) {
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

    /// What is known of a text as the value of a field.
    #[inline(always)]
    fn shape_of_text(&mut self, text: Text, field: Option<Field>, row: &mut Row) -> Option<(Kind, i32)> {
        let length = length_of(text)?;
        if length == 0 {
            return Some((Kind::Nothing, ABSENT));
        }
        match (field, text.bytes) {
            // Which zone may have been meant where it is none, the engine says.
            (Some(Field::Timezone), name) => self.zones.has(name).then_some((Kind::Zone, 1)),
            (Some(Field::AllowedHoursStartTime | Field::AllowedHoursEndTime), &[a, b, b':', c, d])
                if [a, b, c, d].iter().all(u8::is_ascii_digit) =>
            {
                let two = |tens: u8, ones: u8| i32::from(tens - b'0') * 10 + i32::from(ones - b'0');
                Some((Kind::Time, two(a, b) << 8 | two(c, d)))
            }
            _ => {
                if let Some(field) = field
                    && text.bytes[0].is_ascii_alphabetic()
                {
                    row.letters |= 1 << field as u32;
                }
                Some((Kind::Text, length as i32))
            }
        }
    }
}

/// How many characters a text has that needs no trimming. `None` where it does, or is not UTF-8.
#[inline(always)]
fn length_of(text: Text) -> Option<usize> {
    let (Some(&first), Some(&last)) = (text.bytes.first(), text.bytes.last()) else { return Some(0) };
    if !text.is_plain {
        return count_characters(text.bytes);
    }
    (first != b' ' && last != b' ').then_some(text.bytes.len())
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

    /// The row of a single line.
    fn read(line: &[u8]) -> Option<Row> {
        let mut found = lines(line, timezone::LIST.as_bytes(), false);
        let row = found.next().and_then(|line| line.row);
        assert!(found.next().is_none());
        row
    }

    fn shape(value: &str, field: Field) -> Option<(Kind, i32)> {
        let line = format!("{{\"{}\":{value}}}", field.name());
        read(line.as_bytes()).map(|row| (row.shapes.kind(field), row.shapes.numbers[field as usize]))
    }

    #[test]
    fn lines_that_are_not_blank_are_rows() {
        let found = |block: &'static [u8]| {
            lines(block, timezone::LIST.as_bytes(), false).map(|line| (line.start, line.bytes)).collect::<Vec<_>>()
        };
        assert_eq!(found(b"a\n\n \t\r\nbc\r\nd"), [(0, &b"a"[..]), (7, b"bc\r"), (11, b"d")]);
        assert_eq!(found(b""), []);
        assert_eq!(found(b"\n\n"), []);
        // As rows that are read, with something behind each or nothing.
        let block = b"{\"name\":\"a\"}\n\n {\"name\":\"a\"} \r\n{\"name\":\"a\"}";
        assert_eq!(found(block), [(0, &block[..12]), (14, &block[14..29]), (30, &block[30..])]);
        assert!(lines(block, timezone::LIST.as_bytes(), false).all(|line| line.row.is_some()));
        assert!(lines(block, timezone::LIST.as_bytes(), true).all(|line| line.row.is_none()));
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
