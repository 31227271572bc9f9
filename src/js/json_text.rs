//! Results as JSON text, which the facade hands to `JSON.parse`: a tenth of the code that building the objects one by one
//! takes (serde-wasm-bindgen), and one crossing instead of one a member.

use crate::php::exact_digits;
use crate::value::{push_integer, push_json_string};
use serde::ser::{self, Impossible, Serialize, Serializer};

/// `value` as JSON text.
pub fn to_json_text(value: &impl Serialize) -> String {
    let mut out = String::new();
    // Nothing that is serialised here can fail: see `Never`.
    let _ = value.serialize(Writer(&mut out));
    out
}

struct Writer<'a>(&'a mut String);

/// The error of a serializer that has none. A `Serialize` of ours never asks for what is missing below.
#[derive(Debug)]
struct Never;

impl std::fmt::Display for Never {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Never {}

impl ser::Error for Never {
    fn custom<T: std::fmt::Display>(_: T) -> Never {
        Never
    }
}

/// A list or an object that is being written.
struct Nested<'a> {
    out: &'a mut String,
    first: bool,
    close: char,
}

impl Nested<'_> {
    fn comma(&mut self) {
        if !self.first {
            self.out.push(',');
        }
        self.first = false;
    }
}

macro_rules! integers {
    ($($method:ident $type:ty),*) => {
        $(fn $method(self, number: $type) -> Result<(), Never> {
            push_integer(self.0, number as i64);
            Ok(())
        })*
    };
}

macro_rules! absent {
    ($($method:ident($($type:ty),*) -> $result:ty),* $(,)?) => {
        $(fn $method(self, $(_: $type),*) -> Result<$result, Never> {
            Err(Never)
        })*
    };
}

impl<'a> Serializer for Writer<'a> {
    type Ok = ();
    type Error = Never;
    type SerializeSeq = Nested<'a>;
    type SerializeTuple = Impossible<(), Never>;
    type SerializeTupleStruct = Impossible<(), Never>;
    type SerializeTupleVariant = Impossible<(), Never>;
    type SerializeMap = Nested<'a>;
    type SerializeStruct = Nested<'a>;
    type SerializeStructVariant = Impossible<(), Never>;

    integers!(serialize_i8 i8, serialize_i16 i16, serialize_i32 i32, serialize_i64 i64, serialize_u8 u8, serialize_u16 u16,
        serialize_u32 u32, serialize_u64 u64);

    absent!(
        serialize_f32(f32) -> (),
        serialize_char(char) -> (),
        serialize_bytes(&[u8]) -> (),
        serialize_unit_struct(&'static str) -> (),
        serialize_tuple(usize) -> Self::SerializeTuple,
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct,
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant,
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant,
    );

    fn serialize_newtype_struct<T: ?Sized + Serialize>(self, _: &'static str, value: &T) -> Result<(), Never> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Never> {
        Err(Never)
    }

    fn serialize_bool(self, flag: bool) -> Result<(), Never> {
        self.0.push_str(if flag { "true" } else { "false" });
        Ok(())
    }

    /// So many digits that `JSON.parse` reads the same double again.
    fn serialize_f64(self, number: f64) -> Result<(), Never> {
        if number == number.trunc() && number.abs() < 1e15 {
            push_integer(self.0, number as i64);
            return Ok(());
        }
        let (digits, point) = exact_digits(number.abs(), 17);
        if number < 0.0 {
            self.0.push('-');
        }
        self.0.push_str("0.");
        self.0.push_str(&digits);
        self.0.push('e');
        push_integer(self.0, i64::from(point));
        Ok(())
    }

    fn serialize_str(self, text: &str) -> Result<(), Never> {
        push_json_string(self.0, text);
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Never> {
        self.serialize_unit()
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Result<(), Never> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Never> {
        self.0.push_str("null");
        Ok(())
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Result<(), Never> {
        self.serialize_str(name)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Nested<'a>, Never> {
        self.0.push('[');
        Ok(Nested { out: self.0, first: true, close: ']' })
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Nested<'a>, Never> {
        self.0.push('{');
        Ok(Nested { out: self.0, first: true, close: '}' })
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Nested<'a>, Never> {
        self.serialize_map(None)
    }
}

impl ser::SerializeSeq for Nested<'_> {
    type Ok = ();
    type Error = Never;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Never> {
        self.comma();
        value.serialize(Writer(self.out))
    }

    fn end(self) -> Result<(), Never> {
        self.out.push(self.close);
        Ok(())
    }
}

impl ser::SerializeMap for Nested<'_> {
    type Ok = ();
    type Error = Never;

    fn serialize_key<T: ?Sized + Serialize>(&mut self, key: &T) -> Result<(), Never> {
        self.comma();
        key.serialize(Writer(self.out))
    }

    fn serialize_value<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), Never> {
        self.out.push(':');
        value.serialize(Writer(self.out))
    }

    fn end(self) -> Result<(), Never> {
        ser::SerializeSeq::end(self)
    }
}

impl ser::SerializeStruct for Nested<'_> {
    type Ok = ();
    type Error = Never;

    fn serialize_field<T: ?Sized + Serialize>(&mut self, key: &'static str, value: &T) -> Result<(), Never> {
        ser::SerializeMap::serialize_entry(self, key, value)
    }

    fn end(self) -> Result<(), Never> {
        ser::SerializeSeq::end(self)
    }
}
