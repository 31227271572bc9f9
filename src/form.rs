//! A form: the 14 fields of a request body, as they stand after Laravel's middleware.

use crate::contract::fields::{FIELD_COUNT, Field};
use crate::middleware;
use crate::php;
use crate::profile::Profile;
use crate::value::Value;

/// What a form holds for one field.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Slot {
    /// The key is not there.
    #[default]
    Absent,
    /// The caller's value cannot be turned into JSON (a cycle, a getter that throws).
    Unserializable,
    /// The key is there with this value.
    Present(Value),
}

/// The 14 fields of a form. Other keys are gone: no rule sees them, and they are never sent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Form {
    slots: [Slot; FIELD_COUNT],
}

impl Form {
    /// The form that a server with this profile sees in a request body. A body that PHP cannot decode, or that is no object,
    /// is an empty form.
    pub fn from_body(body: &[u8], profile: Profile) -> Form {
        let mut form = Form::default();
        let Some(Value::Map(entries)) = crate::json::decode(body) else { return form };
        for (key, value) in entries {
            if let Some(field) = Field::from_name(&key) {
                form.slots[field as usize] = Slot::Present(prepare(value, profile));
            }
        }
        form
    }

    /// Says of a field that its value cannot be sent.
    pub fn mark_unserializable(&mut self, field: Field) {
        self.slots[field as usize] = Slot::Unserializable;
    }

    /// What the form holds for a field.
    pub fn slot(&self, field: Field) -> &Slot {
        &self.slots[field as usize]
    }

    /// The value of a field; `None` where it is absent or null.
    pub fn value(&self, field: Field) -> Option<&Value> {
        match self.slot(field) {
            Slot::Present(Value::Null) | Slot::Absent | Slot::Unserializable => None,
            Slot::Present(value) => Some(value),
        }
    }
}

/// A field's value after the middleware and `Validator::parseData`.
fn prepare(mut value: Value, profile: Profile) -> Value {
    middleware::clean(&mut value, profile);
    // Laravel 8 writes `__asterisk__` for `*` in keys while it validates, so two such keys become one.
    if profile.is_laravel_8() {
        rename_keys(&mut value, &|key| php::replace(key, "*", "__asterisk__"));
    }
    value
}

/// An element's key as Laravel shows it: in 8 every `__asterisk__` turns (back) into `*`.
pub fn displayed_key(key: &str, profile: Profile) -> String {
    if profile.is_laravel_8() { php::replace(key, "__asterisk__", "*") } else { key.into() }
}

/// Renames the keys of all arrays in `value`; of those that become equal the last value counts.
pub fn rename_keys(value: &mut Value, rename: &dyn Fn(&str) -> String) {
    match value {
        Value::List(items) => items.iter_mut().for_each(|item| rename_keys(item, rename)),
        Value::Map(entries) => {
            for (key, item) in entries.iter_mut() {
                *key = rename(key);
                rename_keys(item, rename);
            }
            *value = Value::from_entries(std::mem::take(entries));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_that_is_no_object_is_an_empty_form() {
        for body in ["", "null", "5", "[{\"name\":\"a\"}]", "\"name\"", "{\"name\":\"\\ud800\"}", "{}"] {
            assert_eq!(Form::from_body(body.as_bytes(), Profile::Documented), Form::default(), "{body}");
        }
    }

    #[test]
    fn only_the_fields_of_the_contract_count() {
        let form = Form::from_body(br#"{"name":" a ","timezone":" ","x":1,"_method":"DELETE"}"#, Profile::Documented);
        assert_eq!(form.value(Field::Name), Some(&Value::Text("a".into())));
        assert_eq!(form.slot(Field::Timezone), &Slot::Present(Value::Null));
        assert_eq!(form.value(Field::Timezone), None);
        assert_eq!(form.slot(Field::MaxRetries), &Slot::Absent);
    }

    #[test]
    fn in_laravel_8_an_asterisk_and_its_stand_in_are_one_key() {
        let body = br#"{"allowed_days":{"*":"monday","b":1,"__asterisk__":"friday"}}"#;
        let count = |profile| Form::from_body(body, profile).value(Field::AllowedDays).unwrap().count();
        assert_eq!((count(Profile::Laravel8), count(Profile::Laravel12)), (Some(2), Some(3)));
    }
}
