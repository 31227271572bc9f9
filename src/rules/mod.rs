//! Laravel's rules, one per file. A rule knows values, never messages and never JavaScript.

use crate::php::value::{KNOWN, Value};
use crate::profile::Profile;

pub mod array;
pub mod boolean;
pub mod check;
pub mod date;
pub mod date_format;
pub mod distinct;
pub mod in_list;
pub mod integer;
pub mod required;
pub mod size;
pub mod string;
pub mod timezone;

/// A rule in a row of the table.
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
    /// `max` with the account's parallel limit, or the provider's cap, or no bound.
    MaxParallel,
    /// `between`
    Between(i64, i64),
}

/// The facts beyond the value that a rule depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context {
    /// The Laravel version that decides.
    pub profile: Profile,
    /// The bound of [`Rule::MaxParallel`]; `None` for no bound.
    pub parallel_limit: Option<i64>,
}

impl Rule {
    /// Returns whether `value` passes. [`Rule::Distinct`] is not decided here, because it looks at all elements (see
    /// [`distinct`]).
    #[inline(always)]
    pub fn passes(self, value: Value, is_numeric: bool, context: &Context) -> bool {
        let within = |min, max| size::is_within(value, is_numeric, min, max, context.profile);
        match self {
            Rule::Required => required::passes(value),
            Rule::String => string::passes(value),
            Rule::Integer => integer::passes(value),
            Rule::Boolean => boolean::passes(value),
            Rule::Array => array::passes(value),
            Rule::Timezone => timezone::passes(value),
            Rule::DateFormat => date_format::passes(value),
            Rule::In => in_list::passes(value, &KNOWN),
            Rule::Distinct => true,
            Rule::Min(min) => within(min, i64::MAX),
            Rule::Max(max) => within(i64::MIN, max),
            Rule::MaxParallel => within(i64::MIN, context.parallel_limit.unwrap_or(i64::MAX)),
            Rule::Between(min, max) => within(min, max),
        }
    }

    /// Returns whether `value` passes; not inlined, for cold paths.
    #[inline(never)]
    pub fn passes_any(self, value: Value, is_numeric: bool, context: &Context) -> bool {
        self.passes(value, is_numeric, context)
    }
}
