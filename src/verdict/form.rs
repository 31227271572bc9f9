//! A form: the 14 fields of a request body, after Laravel's middleware.

use crate::contract::fields::{FIELD_COUNT, Field};
use crate::php::value::{KNOWN, Tape, Value, held_integer, is_same, small_integer_of, tag};
use crate::rules::distinct;
use crate::verdict::validate::Failure;

/// The state of a field in a form.
#[derive(Clone, Copy, Debug)]
pub enum Slot<'a> {
    /// The key is missing.
    Absent,
    /// The caller's value cannot be serialized as JSON (a cycle, a getter that throws).
    Unserializable,
    /// The key is present with this value.
    Present(Value<'a>),
}

/// The 14 fields of a form, the first nodes of a tape. Other keys are not on it: no rule sees them, and they are never
/// sent.
#[derive(Clone, Copy, Debug)]
pub struct Form<'a> {
    tape: &'a Tape<'a>,
    /// The nodes of the fields. (An array: constant indices need no check.)
    fields: &'a [u64; 2 * FIELD_COUNT],
}

impl<'a> Form<'a> {
    /// Returns the form on a tape. Panics if the tape lacks nodes of fields.
    #[inline(always)]
    pub fn on(tape: &'a Tape<'a>) -> Form<'a> {
        Form { tape, fields: &tape.nodes.as_chunks().0[0] }
    }

    /// Returns the state of a field.
    pub fn slot(&self, field: Field) -> Slot<'a> {
        match self.head(field).0 {
            tag::ABSENT => Slot::Absent,
            tag::UNSERIALIZABLE => Slot::Unserializable,
            _ => Slot::Present(self.tape.value(field as usize)),
        }
    }

    /// Returns the value of a field; `None` if it is absent or null.
    pub fn value(&self, field: Field) -> Option<Value<'a>> {
        match self.slot(field) {
            Slot::Present(Value::Null) | Slot::Absent | Slot::Unserializable => None,
            Slot::Present(value) => Some(value),
        }
    }

    /// Returns the value that a failure is about.
    pub fn refused(&self, failure: Failure) -> Option<Value<'a>> {
        let value = self.value(failure.field())?;
        Some(failure.element().map_or(value, |index| value.at(index as usize)))
    }

    /// Returns the value of a field that is present; inlined for hot paths.
    #[inline(always)]
    pub fn read(&self, field: Field) -> Value<'a> {
        self.tape.read(field as usize)
    }

    /// Returns the value of a field that is an integer of 32 bits.
    #[inline(always)]
    pub fn small_integer(&self, field: Field, tag: u32) -> Option<i32> {
        held_integer(tag, self.holds(field))
    }

    /// Returns a text field that no profile trims.
    #[inline(always)]
    pub fn bare_text(&self, field: Field) -> Option<&'a [u8]> {
        let (start, length) = self.holds_and_length(field);
        let text = self.tape.text.get(start..start + length)?;
        match text {
            [first, .., last] if matches!(first, b'!'..=b'~') && matches!(last, b'!'..=b'~') => Some(text),
            _ => None,
        }
    }

    /// Returns which [`KNOWN`](crate::php::value::KNOWN) texts a list holds, a bit each; `None` if it holds any other
    /// value.
    #[inline(always)]
    pub fn known_texts(&self, field: Field, tag: u32) -> Option<u32> {
        if tag != tag::LIST {
            return None;
        }
        let (first, count) = self.holds_and_length(field);
        let mut bits = 0;
        for index in first..first + count {
            let known = match self.tape.head(index) {
                (tag::KNOWN, known) => known,
                (tag::TEXT, _) => known_text(self.tape.bytes(index))?,
                _ => return None,
            };
            bits |= 1 << known;
        }
        Some(bits)
    }

    /// Returns the number of elements of a list of different integers of 32 bits, and whether some are texts of digits;
    /// `None` for any other list.
    #[inline(always)]
    pub fn different_integers(&self, field: Field, tag: u32) -> Option<(usize, bool)> {
        if tag != tag::LIST {
            return None;
        }
        let (first, count) = self.holds_and_length(field);
        let (mut before, mut are_in_order, mut has_digits) = (i64::MIN, true, false);
        for index in first..first + count {
            let tag = self.tape.head(index).0;
            has_digits |= tag == tag::TEXT;
            let number = i64::from(self.small_integer_at(index, tag)?);
            are_in_order &= before < number;
            before = number;
        }
        (are_in_order || self.are_different(first, count)).then_some((count, has_digits))
    }

    #[inline(never)]
    fn are_different(&self, first: usize, count: usize) -> bool {
        let mut numbers = Vec::with_capacity(count);
        for index in first..first + count {
            numbers.push(self.small_integer_at(index, self.tape.head(index).0).map_or(0, i64::from));
        }
        distinct::by_number(&numbers).is_some_and(|passed| !passed.contains(&false))
    }

    #[inline(always)]
    fn small_integer_at(&self, index: usize, tag: u32) -> Option<i32> {
        if tag == tag::TEXT { small_integer_of(self.tape.bytes(index)) } else { self.tape.small_integer(index, tag) }
    }

    /// Returns the untrimmed bytes of a text field.
    pub fn text(&self, field: Field) -> &'a [u8] {
        self.tape.bytes(field as usize)
    }

    /// Returns the second number of a field's node.
    #[inline(always)]
    fn holds(&self, field: Field) -> u64 {
        self.fields[2 * field as usize + 1]
    }

    /// Returns the offset of a text and its length, or the index of a list's first element and the number of elements.
    #[inline(always)]
    fn holds_and_length(&self, field: Field) -> (usize, usize) {
        (self.holds(field) as u32 as usize, self.head(field).1 as usize)
    }

    /// Returns tag and length of a field's node.
    #[inline(always)]
    pub fn head(&self, field: Field) -> (u32, u32) {
        let head = self.fields[2 * field as usize];
        (head as u32, (head >> 32) as u32)
    }
}

/// Returns the index of a text in [`KNOWN`], whose first letters and lengths differ from each other.
#[inline(never)]
fn known_text(text: &[u8]) -> Option<u32> {
    let is_like = |known: &&[u8]| known.len() == text.len() && known[0] == text[0];
    let index = KNOWN.iter().position(is_like)?;
    is_same(KNOWN[index], text).then_some(index as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::fields::Field;
    use crate::profile::Profile;
    use crate::testing::{form, text};

    #[test]
    fn form_of_a_body_that_is_no_object_is_empty() {
        for body in ["", "null", "5", "[{\"name\":\"a\"}]", "\"name\"", "{\"name\":\"\\ud800\"}", "{}"] {
            let form = form(body.as_bytes(), Profile::Documented);
            assert!(Field::ALL.iter().all(|field| matches!(form.slot(*field), Slot::Absent)), "{body}");
        }
    }

    #[test]
    fn form_holds_only_the_fields_of_the_contract() {
        let form = form(br#"{"name":" a ","timezone":" ","x":1,"_method":"DELETE"}"#, Profile::Documented);
        assert_eq!(form.value(Field::Name), Some(text("a")));
        assert!(matches!(form.slot(Field::Timezone), Slot::Present(Value::Null)));
        assert_eq!(form.value(Field::Timezone), None);
        assert!(matches!(form.slot(Field::MaxRetries), Slot::Absent));
    }

    #[test]
    fn form_in_laravel_8_merges_an_asterisk_and_its_replacement() {
        let body = br#"{"allowed_days":{"*":"monday","b":1,"__asterisk__":"friday"}}"#;
        let count = |profile| form(body, profile).value(Field::AllowedDays).unwrap().count();
        assert_eq!((count(Profile::Laravel8), count(Profile::Laravel12)), (Some(2), Some(3)));
    }
}
