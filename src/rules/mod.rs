//! Laravel's rules, one a file. A rule knows values, never messages and never JavaScript.

use crate::contract::fields::{DAYS, Row};
use crate::profile::Profile;
use crate::value::Value;

pub mod array;
pub mod boolean;
pub mod date_format;
pub mod distinct;
pub mod in_list;
pub mod integer;
pub mod required;
pub mod size;
pub mod string;
pub mod timezone;

/// A rule as a row of the table names it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Rule {
    /// `required`
    Required,
    /// `string`
    String,
    /// `integer`
    Integer,
    /// `boolean`
    Boolean,
    /// `array`
    Array,
    /// `timezone`
    Timezone,
    /// `date_format:H:i`
    DateFormat,
    /// `in:monday,…,sunday`
    In,
    /// `distinct`
    Distinct,
    /// `min`
    Min(i64),
    /// `max`
    Max(i64),
    /// `max`, with the account's parallel limit, or the provider's cap, or nothing at all.
    MaxParallel,
    /// `between`
    Between(i64, i64),
}

/// What a rule may need to know beyond the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context {
    /// Which Laravel decides.
    pub profile: Profile,
    /// The bound of [`Rule::MaxParallel`]; `None` for no bound.
    pub parallel_limit: Option<i64>,
}

impl Rule {
    /// What would pass in place of a value that did not, where that is known.
    pub fn suggestion(self, value: &Value) -> Option<&'static str> {
        match (self, value) {
            (Rule::Timezone, Value::Text(name)) => timezone::canonical(name),
            _ => None,
        }
    }

    /// Whether `value` passes. [`Rule::Distinct`] is not decided here: it looks at all elements (see [`distinct`]).
    pub fn passes(self, value: &Value, row: &Row, context: &Context) -> bool {
        let measure = || size::Measured::of(value, row.is_numeric(), context.profile);
        match self {
            Rule::Required => required::passes(value),
            Rule::String => string::passes(value),
            Rule::Integer => integer::passes(value),
            Rule::Boolean => boolean::passes(value),
            Rule::Array => array::passes(value),
            Rule::Timezone => timezone::passes(value),
            Rule::DateFormat => date_format::passes(value),
            Rule::In => in_list::passes(value, &DAYS),
            Rule::Distinct => true,
            Rule::Min(min) => measure().is_at_least(min),
            Rule::Max(max) => measure().is_at_most(max),
            Rule::MaxParallel => context.parallel_limit.is_none_or(|limit| measure().is_at_most(limit)),
            Rule::Between(min, max) => {
                let size = measure();
                size.is_at_least(min) && size.is_at_most(max)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_under_its_older_name_is_told_the_newer_one() {
        let name = Value::Text("Europe/Kiev".into());
        assert_eq!(Rule::Timezone.suggestion(&name), Some("Europe/Kyiv"));
        assert_eq!(Rule::String.suggestion(&name), None);
        assert_eq!(Rule::Timezone.suggestion(&Value::Text("Nowhere".into())), None);
        assert_eq!(Rule::Timezone.suggestion(&Value::Int(1)), None);
    }
}
